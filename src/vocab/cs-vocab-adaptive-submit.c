/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cs-vocab"

#include "cs-vocab-adaptive-private.h"

/* What Action.Submit and Action.Execute send, and what Teams makes of its "msteams" part. */

static const CsMember data_members[] = {
  { .name = "msteams", .type = CS_TYPE_OBJECT, .family = &cs_adaptive_submit_data, RARE_TEAMS,
    .title = N_("Action in Teams"),
    .help = N_("What Teams does instead of sending the data, such as opening a dialog") },
  { NULL }
};

/* Data are what the card's author wants them to be. */
const CsShape cs_adaptive_data = {
  .name = N_("the data"),
  .members = data_members,
  .open = TRUE,
};

static const CsMember feedback_members[] = {
  { .name = "hide", .type = CS_TYPE_BOOLEAN, TEAMS,
    .title = N_("Hidden"),
    .help = N_("Whether Teams keeps silent after the button was pressed") },
  KEY_ROW,
  { NULL }
};

static const CsShape feedback = {
  .name = N_("the feedback"),
  .members = feedback_members,
};

static const CsMember submit_properties_members[] = {
  { .name = "feedback", .type = CS_TYPE_OBJECT, .shape = &feedback, TEAMS,
    .title = N_("Feedback"),
    .help = N_("What Teams tells somebody who has pressed the button") },
  KEY_ROW,
  { NULL }
};

const CsShape cs_adaptive_submit_properties = {
  .name = N_("the action's settings for Teams"),
  .members = submit_properties_members,
};

static const CsMember im_back_members[] = {
  TYPE_ROW ("imBack"),
  { .name = "value", .type = CS_TYPE_STRING, REQUIRED, TEAMS,
    .title = N_("Message"),
    .help = N_("The message that is sent in the name of the person, for all to see") },
  KEY_ROW,
  { NULL }
};

const CsShape cs_adaptive_im_back = {
  .name = N_("the message in somebody's name"),
  .members = im_back_members,
};

static const CsMember message_back_members[] = {
  TYPE_ROW ("messageBack"),
  { .name = "text", .type = CS_TYPE_STRING, TEAMS,
    .title = N_("Text"), .help = N_("The text that the bot gets, unseen by people") },
  { .name = "displayText", .type = CS_TYPE_STRING, .flags = CS_MEMBER_TEAMS | CS_MEMBER_SHOWN,
    .title = N_("Shown text"), .help = N_("The message that appears in the chat") },
  { .name = "value", .type = CS_TYPE_ANY, TEAMS,
    .title = N_("Value"), .help = N_("What the bot gets besides the text") },
  KEY_ROW,
  { NULL }
};

const CsShape cs_adaptive_message_back = {
  .name = N_("the message to the bot"),
  .members = message_back_members,
};

static const CsMember signin_members[] = {
  TYPE_ROW ("signin"),
  { .name = "value", .type = CS_TYPE_URL, REQUIRED, TEAMS,
    .title = N_("Address"), .help = N_("The address of the page on which people sign in") },
  KEY_ROW,
  { NULL }
};

const CsShape cs_adaptive_signin = {
  .name = N_("the sign-in"),
  .members = signin_members,
};

static const CsMember tab_info_members[] = {
  { .name = "name", .type = CS_TYPE_STRING, .flags = CS_MEMBER_TEAMS | CS_MEMBER_SHOWN,
    .title = N_("Name"), .help = N_("What stands above the content") },
  { .name = "contentUrl", .type = CS_TYPE_URL, TEAMS,
    .title = N_("Content page"), .help = N_("The address of the page that is shown in Teams") },
  { .name = "entityId", .type = CS_TYPE_STRING, TEAMS,
    .title = N_("Entity ID"), .help = N_("A name of your choice that tells this content from others") },
  { .name = "websiteUrl", .type = CS_TYPE_URL, TEAMS,
    .title = N_("Website"), .help = N_("The address at which a browser shows the content") },
  KEY_ROW,
  { NULL }
};

static const CsShape tab_info = {
  .name = N_("the content to show"),
  .members = tab_info_members,
};

static const CsMember stage_members[] = {
  TYPE_ROW ("tab/tabInfoAction"),
  { .name = "tabInfo", .type = CS_TYPE_OBJECT, .shape = &tab_info, TEAMS,
    .title = N_("Content"), .help = N_("What is shown, and under which name") },
  KEY_ROW,
  { NULL }
};

/* An invoke's value is anything; only what shows a page beside the chat is described. */
static const CsShape stage = {
  .name = N_("the value"),
  .members = stage_members,
  .open = TRUE,
};

static const CsKind invoke_value_kinds[] = {
  { "tab/tabInfoAction", &stage, .teams = TRUE, .answered = TRUE,
    .title = N_("Page Beside the Chat"),
    .help = N_("Shows a page of the app beside the chat") },
  { NULL }
};

static const CsFamily invoke_values = {
  .name = N_("a value"),
  .discriminator = "type",
  .kinds = invoke_value_kinds,
};

static const CsMember invoke_members[] = {
  TYPE_ROW ("invoke"),
  { .name = "value", .type = CS_TYPE_OBJECT, .family = &invoke_values,
    .other = FORM (.type = CS_TYPE_ANY), REQUIRED, TEAMS,
    .title = N_("Value"), .help = N_("What the bot is asked to do") },
  KEY_ROW,
  { NULL }
};

const CsShape cs_adaptive_invoke = {
  .name = N_("the request to the bot"),
  .members = invoke_members,
};

static const CsMember task_fetch_members[] = {
  TYPE_ROW ("task/fetch"),
  KEY_ROW,
  { NULL }
};

const CsShape cs_adaptive_task_fetch = {
  .name = N_("the dialog of the bot"),
  .members = task_fetch_members,
};
