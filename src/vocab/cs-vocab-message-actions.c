/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cs-vocab"

#include "cs-vocab-message-private.h"

/* What people can do with a MessageCard. */

#define ACTION_ROWS \
  { .name = "name", .type = CS_TYPE_STRING, REQUIRED, .flags = CS_MEMBER_SHOWN, \
    .title = N_("Name"), .help = N_("What stands on the button: say what it does") }, \
  { .name = "@id", .type = CS_TYPE_STRING, RARE, \
    .title = N_("ID"), .help = N_("A name of the action, unique in the card") }, \
  { .name = "isPrimary", .type = CS_TYPE_BOOLEAN, .default_value = "false", RARE, \
    .title = N_("Primary"), .help = N_("Whether the button stands out as the expected one") }, \
  CONTEXT_ROW

static const CsMember target_members[] = {
  { .name = "os", .type = CS_TYPE_CHOICE, REQUIRED,
    .choices = CHOICES ("default", "windows", "iOS", "android"),
    .default_value = "\"default\"",
    .title = N_("System"), .help = N_("On which system this address is opened") },
  { .name = "uri", .type = CS_TYPE_URL, REQUIRED,
    .title = N_("Address"), .help = N_("The address of the page that is opened") },
  { NULL }
};

static const CsShape target = {
  .name = N_("the address for a system"),
  .members = target_members,
};

static const CsMember open_uri_members[] = {
  TYPE_ROW ("OpenUri"),
  { .name = "targets", .type = CS_TYPE_ARRAY, REQUIRED, .min_length = 1, .shape = &target,
    .title = N_("Addresses"),
    .help = N_("What is opened: an address for each system, or one for all as \"default\"") },
  ACTION_ROWS,
  { NULL }
};

const CsShape cs_message_open_uri = {
  .name = N_("the action that opens a page"),
  .members = open_uri_members,
};

static const CsMember header_members[] = {
  { .name = "name", .type = CS_TYPE_STRING, REQUIRED,
    .title = N_("Name"), .help = N_("The name of the header") },
  { .name = "value", .type = CS_TYPE_STRING, REQUIRED,
    .title = N_("Value"), .help = N_("What is sent in the header") },
  { NULL }
};

static const CsShape header = {
  .name = N_("the header"),
  .members = header_members,
};

static const CsMember http_post_members[] = {
  TYPE_ROW ("HttpPOST"),
  /* The cards of bots have none: what they post goes to the bot. */
  { .name = "target", .type = CS_TYPE_URL, REQUIRED,
    .title = N_("Address"),
    .help = N_("The https address of your service, which must be reachable from the internet") },
  { .name = "body", .type = CS_TYPE_TEXT,
    .title = N_("Body"),
    .help = N_("What is sent; {{id.value}} stands for what somebody filled in") },
  { .name = "bodyContentType", .type = CS_TYPE_CHOICE,
    .choices = CHOICES ("application/json", "application/x-www-form-urlencoded"),
    .default_value = "\"application/json\"",
    .title = N_("Content type"), .help = N_("The format of the body") },
  { .name = "headers", .type = CS_TYPE_ARRAY, .shape = &header,
    .title = N_("Headers"), .help = N_("HTTP headers that are sent along") },
  { .name = "successMessage", .type = CS_TYPE_STRING, .flags = CS_MEMBER_SHOWN | CS_MEMBER_RARE,
    .title = N_("Message on success"), .help = N_("What is said when your service has answered") },
  { .name = "errorMessage", .type = CS_TYPE_STRING, .flags = CS_MEMBER_SHOWN | CS_MEMBER_RARE,
    .title = N_("Message on failure"), .help = N_("What is said when your service has failed") },
  { .name = "isPrimaryAction", .type = CS_TYPE_BOOLEAN, RARE,
    .title = N_("Primary action"), .help = N_("Whether the button stands out, in email") },
  { .name = "hideCardOnInvoke", .type = CS_TYPE_BOOLEAN, RARE,
    .title = N_("Hide the card"), .help = N_("Whether the card goes away afterwards, in email") },
  ACTION_ROWS,
  { NULL }
};

const CsShape cs_message_http_post = {
  .name = N_("the action that posts"),
  .members = http_post_members,
};

static const CsMember action_card_members[] = {
  TYPE_ROW ("ActionCard"),
  { .name = "inputs", .type = CS_TYPE_ARRAY, .family = &cs_message_inputs,
    .title = N_("Inputs"), .help = N_("What people fill in") },
  { .name = "actions", .type = CS_TYPE_ARRAY, .family = &cs_message_card_actions,
    .title = N_("Actions"), .help = N_("The buttons below the inputs") },
  ACTION_ROWS,
  { NULL }
};

const CsShape cs_message_action_card = {
  .name = N_("the action that shows inputs"),
  .members = action_card_members,
};

static const CsMember invoke_add_in_members[] = {
  TYPE_ROW ("InvokeAddInCommand"),
  { .name = "addInId", .type = CS_TYPE_GUID, REQUIRED, .pattern = CS_PATTERN_GUID,
    .title = N_("Add-in"), .help = N_("The ID of the Outlook add-in") },
  { .name = "desktopCommandId", .type = CS_TYPE_STRING, REQUIRED,
    .title = N_("Command"), .help = N_("The ID of the add-in's command") },
  { .name = "initializationContext", .type = CS_TYPE_OBJECT,
    .title = N_("Context for the add-in"), .help = N_("What the add-in is told when it starts") },
  ACTION_ROWS,
  { NULL }
};

const CsShape cs_message_invoke_add_in = {
  .name = N_("the action that opens an add-in"),
  .members = invoke_add_in_members,
};

static const CsMember view_action_members[] = {
  TYPE_ROW ("ViewAction"),
  { .name = "target", .type = CS_TYPE_ARRAY, REQUIRED, .min_length = 1,
    .item = FORM (.type = CS_TYPE_URL),
    .title = N_("Addresses"), .help = N_("The address of the page; only the first one counts") },
  ACTION_ROWS,
  { NULL }
};

const CsShape cs_message_view_action = {
  .name = N_("the old action that opens a page"),
  .members = view_action_members,
};

#define CARD_ACTION_KINDS \
  { "OpenUri", &cs_message_open_uri, \
    .title = N_("Open Address"), .help = N_("Opens a web page"), \
    .icon_name = "cs-part-open-symbolic" }, \
  { "HttpPOST", &cs_message_http_post, .answered = TRUE, \
    .title = N_("Post"), .help = N_("Sends a request to your service"), \
    .icon_name = "cs-part-request-symbolic" }

static const CsKind action_kinds[] = {
  CARD_ACTION_KINDS,
  { "ActionCard", &cs_message_action_card,
    .title = N_("Action Card"), .help = N_("Unfolds inputs and buttons"),
    .icon_name = "cs-part-show-card-symbolic" },
  { "InvokeAddInCommand", &cs_message_invoke_add_in, OUTLOOK_ONLY,
    .title = N_("Open Add-in"), .help = N_("Opens an add-in in Outlook"),
    .icon_name = "cs-part-execute-symbolic" },
  { "ViewAction", &cs_message_view_action,
    .title = N_("View"), .help = N_("Opens a web page, in the old way"),
    .icon_name = "cs-part-open-symbolic" },
  { NULL }
};

const CsFamily cs_message_actions = {
  .name = N_("an action"),
  .discriminator = "@type",
  .kinds = action_kinds,
};

/* An ActionCard has no ActionCards in it. */
static const CsKind card_action_kinds[] = {
  CARD_ACTION_KINDS,
  { NULL }
};

const CsFamily cs_message_card_actions = {
  .name = N_("an action"),
  .discriminator = "@type",
  .kinds = card_action_kinds,
};
