/* SPDX-License-Identifier: GPL-3.0-or-later */
/* node play-config-page.js FOLDER: plays Teams to the configuration page in FOLDER.
 *
 * A page of a few elements and a Teams that writes down what it is asked stand in for a browser;
 * like the real library, it refuses what comes before initialize() has an answer. */

"use strict";

const assert = require("assert");
const fs = require("fs");
const path = require("path");
const vm = require("vm");

const folder = process.argv[2];
const html = fs.readFileSync(path.join(folder, "configure.html"), "utf8");
const script = fs.readFileSync(path.join(folder, "configure.js"), "utf8");

class Element {
  constructor(value = "") {
    this.value = value;
    this.checked = false;
    this.textContent = "";
    this.className = "";
    this.dataset = {};
    this.listeners = {};
  }

  addEventListener(name, listener) {
    this.listeners[name] = listener;
  }
}

/* The elements that the HTML really has, so that a wrong id fails here. */
function readPage() {
  const elements = {};
  const boxes = [];

  for (const match of html.matchAll(/<[a-z]+[^>]*\bid="([^"]+)"/g))
    elements[match[1]] = new Element();
  for (const match of html.matchAll(/<input type="checkbox" name="event" value="([^"]+)">/g))
    boxes.push(new Element(match[1]));

  return { elements, boxes, root: new Element() };
}

async function open(options = {}) {
  const page = readPage();
  const calls = [];
  const requests = [];
  let initialized = false;
  let config = options.config || {};
  const handlers = {};

  function call(name, ...args) {
    assert(initialized, name + " came before initialize() was answered");
    calls.push([name, ...args]);
  }

  const microsoftTeams = {
    app: {
      async initialize() {
        calls.push(["initialize"]);
        await null;
        if (options.outside)
          throw new Error("Initialization Failed. No Parent window found.");
        initialized = true;
      },
      async getContext() {
        call("getContext");
        return { app: { theme: options.theme || "default" }, page: { frameContext: "settings" } };
      },
      registerOnThemeChangeHandler(handler) {
        call("registerOnThemeChangeHandler");
        handlers.theme = handler;
      },
    },
    pages: {
      async getConfig() {
        call("getConfig");
        if (options.noConfig)
          throw new Error("no config");
        return config;
      },
      config: {
        registerOnSaveHandler(handler) {
          call("registerOnSaveHandler");
          handlers.save = handler;
        },
        registerOnRemoveHandler(handler) {
          call("registerOnRemoveHandler");
          handlers.remove = handler;
        },
        setValidityState(valid) {
          call("setValidityState", valid);
        },
        async setConfig(value) {
          call("setConfig", { ...value });
          if (options.refuse)
            throw new Error(options.refuse);
          config = { webhookUrl: options.newWebhook, appType: "teams", userObjectId: "oid",
                     ...value };
        },
      },
    },
  };

  const sandbox = {
    Error,
    crypto: { randomUUID: () => "11111111-2222-4333-8444-555555555555" },
    document: {
      documentElement: page.root,
      getElementById: (id) => page.elements[id] || null,
      querySelectorAll: (selector) => {
        assert.strictEqual(selector, 'input[name="event"]');
        return page.boxes;
      },
    },
    fetch: async (url, init) => {
      if (options.offline)
        throw new TypeError("fetch failed");
      await new Promise((resolve) => setTimeout(resolve, 5));
      requests.push({ url, method: init.method, body: JSON.parse(init.body) });
      return { ok: !options.status, status: options.status || 200 };
    },
    window: {
      location: { origin: "https://own.example", pathname: "/configure.html" },
      microsoftTeams: options.noLibrary ? undefined : microsoftTeams,
    },
  };

  vm.runInNewContext(script, sandbox, { filename: "configure.js" });
  await new Promise((resolve) => setTimeout(resolve, 5));

  async function raise(name, result) {
    const answers = [];

    await handlers[name]({
      result,
      notifySuccess: () => answers.push(["success", requests.length]),
      notifyFailure: (reason) => answers.push(["failure", reason]),
    });
    assert.strictEqual(answers.length, 1, name + " must be answered exactly once");

    return answers[0];
  }

  return {
    ...page, calls, requests, handlers, raise,
    names: () => calls.map((entry) => entry[0]),
    count: (name) => calls.filter((entry) => entry[0] === name).length,
    last: (name) => calls.filter((entry) => entry[0] === name).pop(),
    input: () => page.elements.form.listeners.input(),
  };
}

const contentUrl = process.argv[3];
const webhook = "https://hooks.example/secret";
const cases = {
  async "a new connection"() {
    const teams = await open();

    assert.strictEqual(teams.names()[0], "initialize");
    for (const name of ["registerOnSaveHandler", "registerOnRemoveHandler",
                        "registerOnThemeChangeHandler", "getContext", "getConfig"])
      assert.strictEqual(teams.count(name), 1, name);
    assert.deepStrictEqual(teams.last("setValidityState"), ["setValidityState", false]);
    assert.strictEqual(teams.elements.status.textContent, "");

    teams.elements.name.value = "  Builds ";
    teams.input();
    assert.deepStrictEqual(teams.last("setValidityState"), ["setValidityState", false]);
    teams.boxes[0].checked = teams.boxes[2].checked = true;
    teams.input();
    assert.deepStrictEqual(teams.last("setValidityState"), ["setValidityState", true]);

    assert.deepStrictEqual(await teams.raise("save", { webhookUrl: webhook }), ["success", 1]);
    assert.deepStrictEqual(teams.last("setConfig")[1], {
      entityId: "11111111-2222-4333-8444-555555555555+created+failed",
      configName: "Builds",
      contentUrl,
    });
    assert.deepStrictEqual(teams.requests, [{
      url: "connections",
      method: "POST",
      body: { id: "11111111-2222-4333-8444-555555555555", webhookUrl: webhook, name: "Builds",
              events: ["created", "failed"], appType: "teams", userObjectId: "oid" },
    }]);
  },

  async "blanks are no name"() {
    const teams = await open();

    teams.elements.name.value = "   ";
    teams.boxes[0].checked = true;
    teams.input();
    assert.deepStrictEqual(teams.last("setValidityState"), ["setValidityState", false]);
  },

  async "the form is never sent"() {
    const teams = await open();
    let prevented = false;

    teams.elements.form.listeners.submit({ preventDefault: () => { prevented = true; } });
    assert(prevented);
  },

  async "an edit shows what was saved and keeps the id"() {
    const teams = await open({
      config: { entityId: "id-7+changed", configName: "Builds" },
      newWebhook: webhook + "/new",
    });

    assert.strictEqual(teams.elements.name.value, "Builds");
    assert.deepStrictEqual(teams.boxes.map((box) => box.checked), [false, true, false]);
    assert.deepStrictEqual(teams.last("setValidityState"), ["setValidityState", true]);

    teams.boxes[1].checked = false;
    teams.boxes[2].checked = true;
    teams.input();
    assert.deepStrictEqual(await teams.raise("save", { webhookUrl: webhook }), ["success", 1]);
    assert.strictEqual(teams.last("setConfig")[1].entityId, "id-7+failed");
    assert.strictEqual(teams.requests[0].body.id, "id-7");
    assert.strictEqual(teams.requests[0].body.webhookUrl, webhook + "/new");
  },

  async "Teams refuses the settings"() {
    const teams = await open({ refuse: "not in the valid domains" });

    assert.deepStrictEqual(await teams.raise("save", { webhookUrl: webhook }),
                           ["failure", "not in the valid domains"]);
    assert.deepStrictEqual(teams.requests, []);
    assert.match(teams.elements.status.textContent, /not in the valid domains/);
    assert.strictEqual(teams.elements.status.className, "status failed");
  },

  async "no webhook"() {
    for (const result of [undefined, {}, { webhookUrl: "" }]) {
      const teams = await open();

      assert.strictEqual((await teams.raise("save", result))[0], "failure");
      assert.deepStrictEqual(teams.requests, []);
    }
  },

  async "the service refuses"() {
    const teams = await open({ status: 500 });
    const answer = await teams.raise("save", { webhookUrl: webhook });

    assert.deepStrictEqual(answer, ["failure", "The service answered with status 500."]);
    assert(!teams.elements.status.textContent.includes(webhook));
  },

  async "the service does not answer"() {
    const teams = await open({ offline: true });

    assert.deepStrictEqual(await teams.raise("save", { webhookUrl: webhook }),
                           ["failure", "fetch failed"]);
  },

  async "removal"() {
    const teams = await open({ config: { entityId: "id-7+changed", configName: "Builds" } });

    assert.deepStrictEqual(await teams.raise("remove"), ["success", 1]);
    assert.deepStrictEqual(teams.requests, [{ url: "connections", method: "DELETE",
                                              body: { id: "id-7" } }]);
  },

  async "removal without the service"() {
    for (const options of [{ offline: true }, { status: 404 }]) {
      const teams = await open(options);

      assert.strictEqual((await teams.raise("remove"))[0], "success");
    }
  },

  async "themes"() {
    for (const [theme, shown] of [["default", "light"], ["dark", "dark"], ["contrast", "contrast"],
                                  ["glass", "light"], ["toString", "light"]]) {
      const teams = await open({ theme });

      assert.strictEqual(teams.root.dataset.theme, shown);
    }

    const teams = await open();

    teams.handlers.theme("dark");
    assert.strictEqual(teams.root.dataset.theme, "dark");
    teams.handlers.theme("default");
    assert.strictEqual(teams.root.dataset.theme, "light");
  },

  async "outside of Teams"() {
    const teams = await open({ outside: true });

    assert.deepStrictEqual(teams.names(), ["initialize"]);
    assert.match(teams.elements.status.textContent, /in Teams only/);
  },

  async "without the library"() {
    const teams = await open({ noLibrary: true });

    assert.deepStrictEqual(teams.calls, []);
    assert.match(teams.elements.status.textContent, /did not load/);
  },

  async "Teams knows no settings"() {
    const teams = await open({ noConfig: true });

    assert.strictEqual(teams.count("setValidityState"), 0);
    assert.match(teams.elements.status.textContent, /open it again/);
  },

  async "the HTML"() {
    assert.match(html, /^<!DOCTYPE html>/);
    assert.match(html, /<html lang="[a-z]+"/);
    assert.match(html, /<title>[^<]+<\/title>/);
    assert.match(html, /src="https:\/\/res\.cdn\.office\.net\/teams-js\/2\./);
    assert.match(html, /integrity="sha384-[A-Za-z0-9+\/]{64}"/);
    assert.match(html, /role="status"/);
    assert(!/jquery/i.test(html + script));
    assert(!/\son[a-z]+=/i.test(html), "a strict Content-Security-Policy forbids inline handlers");
    for (const match of html.matchAll(/<label for="([^"]+)"/g))
      assert(html.includes('id="' + match[1] + '"'));
    for (const match of html.matchAll(/aria-describedby="([^"]+)"/g))
      assert(html.includes('id="' + match[1] + '"'));
    for (const match of html.matchAll(/<input (?!type="checkbox")[^>]*id="([^"]+)"/g))
      assert(html.includes('for="' + match[1] + '"'), match[1] + " has no label");
  },
};

(async () => {
  for (const [name, play] of Object.entries(cases)) {
    try {
      await play();
    } catch (error) {
      error.message = name + ": " + error.message;
      throw error;
    }
  }
  console.log(Object.keys(cases).length + " cases");
})().catch((error) => {
  console.error(error.stack);
  process.exit(1);
});
