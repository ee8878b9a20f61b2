/* What happens between Teams and this page:
 *
 *   Teams                                page
 *     |  <-- app.initialize() ------------  |   first of all; nothing else may come before
 *     |  --- context (theme) ------------>  |
 *     |  --- getConfig() ---------------->  |   empty when it is new, as saved when it is edited
 *     |  <-- setValidityState(true) ------  |   turns on Teams' Save button
 *     |  --- save ----------------------->  |   somebody presses Save
 *     |  <-- setConfig() -----------------  |
 *     |  <-- notifySuccess() -------------  |   or notifyFailure(reason), exactly once
 *     |  --- remove --------------------->  |   somebody removes the connector
 *     |  <-- notifySuccess() -------------  |
 */

"use strict";

/* The page that Teams opens to edit the connection: this one, as the manifest names it. Teams
   replaces tokens such as {theme}. Its host must be in "validDomains". */
const CONTENT_URL = @CONFIGURATION_URL@ || window.location.origin + window.location.pathname;

/* Where your service keeps connections, relative to this page. A POST here gets
   { id, webhookUrl, name, events, ... } and must answer with 2xx; a DELETE gets { id }. */
const SERVICE_URL = "connections";

const { app, pages } = window.microsoftTeams || {};

const form = document.getElementById("form");
const nameField = document.getElementById("name");
const eventBoxes = Array.from(document.querySelectorAll('input[name="event"]'));
const statusLine = document.getElementById("status");

/* Names this connection in your service; one that is edited keeps its id. */
let connectionId = "";

function tell(sentence, failed = false) {
  statusLine.textContent = sentence;
  statusLine.className = failed ? "status failed" : "status";
}

/* Teams says "default", "dark" or "contrast"; what it may say one day looks like "default". */
function applyTheme(theme) {
  const known = ["dark", "contrast"];

  document.documentElement.dataset.theme = known.includes(theme) ? theme : "light";
}

function getEvents() {
  return eventBoxes.filter((box) => box.checked).map((box) => box.value);
}

/* Only what can be saved turns on the Save button. */
function updateValidity() {
  pages.config.setValidityState(nameField.value.trim() !== "" && getEvents().length > 0);
}

/* Teams keeps three texts of ours: the id, the name and the address. The events fit into the id,
   so that the page can show them again without asking the service. */
function makeEntityId() {
  return [connectionId, ...getEvents()].join("+");
}

function showConfig(config) {
  const [id, ...events] = (config.entityId || "").split("+");

  connectionId = id || crypto.randomUUID();
  nameField.value = config.configName || "";
  for (const box of eventBoxes)
    box.checked = events.includes(box.value);
}

async function ask(method, body) {
  const response = await fetch(SERVICE_URL, {
    method,
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify(body),
  });

  if (!response.ok)
    throw new Error("The service answered with status " + response.status + ".");
}

async function save(saveEvent) {
  try {
    await pages.config.setConfig({
      entityId: makeEntityId(),
      configName: nameField.value.trim(),
      contentUrl: CONTENT_URL,
    });

    /* Whoever knows the webhook's address can post to the channel: send it to your service and
       nowhere else, and write it to no log. Teams may give another one after setConfig(). */
    const config = await pages.getConfig();
    const webhookUrl = config.webhookUrl || (saveEvent.result && saveEvent.result.webhookUrl);

    if (!webhookUrl)
      throw new Error("Teams gave no webhook for this channel.");

    await ask("POST", {
      id: connectionId,
      webhookUrl,
      name: nameField.value.trim(),
      events: getEvents(),
      appType: config.appType,
      userObjectId: config.userObjectId,
    });
    saveEvent.notifySuccess();
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);

    tell("The connection was not saved. " + reason, true);
    saveEvent.notifyFailure(reason);
  }
}

/* Teams removes the connector whatever we say, so a service that does not answer must not keep
   people waiting: it will learn from the webhook that the channel is gone. */
async function remove(removeEvent) {
  try {
    await ask("DELETE", { id: connectionId });
  } catch (error) {
    tell("The service was not told of the removal.", true);
  }
  removeEvent.notifySuccess();
}

async function start() {
  if (!app) {
    tell("Microsoft’s library for Teams did not load.", true);
    return;
  }

  try {
    await app.initialize();
  } catch (error) {
    tell("This page works in Teams only: add the connector to a channel there.", true);
    return;
  }

  try {
    pages.config.registerOnSaveHandler(save);
    pages.config.registerOnRemoveHandler(remove);
    app.registerOnThemeChangeHandler(applyTheme);
    applyTheme((await app.getContext()).app.theme);
    showConfig((await pages.getConfig()) || {});
  } catch (error) {
    tell("Teams did not say what this is about. Close the page and open it again.", true);
    return;
  }

  form.addEventListener("input", updateValidity);
  form.addEventListener("submit", (event) => event.preventDefault());
  updateValidity();
  tell("");
}

start();
