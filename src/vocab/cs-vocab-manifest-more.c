/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cs-vocab"

#include "cs-vocab-manifest-private.h"

/* Parts that connector apps hardly ever have. */

static const CsMember constraint_team_members[] = {
  { .name = "id", .type = CS_TYPE_STRING, REQUIRED, .max_length = 64,
    .title = N_("Team ID"),
    .help = N_("The ID of the team's general channel") },
  { NULL }
};

const CsShape cs_manifest_constraint_team = {
  .name = N_("the team"),
  .members = constraint_team_members,
};

static const CsMember constraint_group_chat_members[] = {
  { .name = "id", .type = CS_TYPE_STRING, REQUIRED, .max_length = 64,
    .title = N_("Chat ID"),
    .help = N_("The ID of the group chat") },
  { NULL }
};

const CsShape cs_manifest_constraint_group_chat = {
  .name = N_("the group chat"),
  .members = constraint_group_chat_members,
};

static const CsMember scope_constraints_members[] = {
  { .name = "teams", .type = CS_TYPE_ARRAY, .max_length = 128,
    .shape = &cs_manifest_constraint_team,
    .title = N_("Teams"),
    .help = N_("The teams in which the app may be used") },
  { .name = "groupChats", .type = CS_TYPE_ARRAY, .max_length = 128,
    .shape = &cs_manifest_constraint_group_chat,
    .title = N_("Group chats"),
    .help = N_("The group chats in which the app may be used") },
  { NULL }
};

const CsShape cs_manifest_scope_constraints = {
  .name = N_("the scope constraints"),
  .members = scope_constraints_members,
};

static const CsMember dashboard_icon_members[] = {
  { .name = "iconUrl", .type = CS_TYPE_STRING, .max_length = 2048,
    .title = N_("Address"),
    .help = N_("The address of the picture") },
  { .name = "officeUIFabricIconName", .type = CS_TYPE_STRING, .max_length = 255,
    .title = N_("Icon name"),
    .help = N_("The name of a Fluent UI icon, used where no address is given") },
  { NULL }
};

const CsShape cs_manifest_dashboard_icon = {
  .name = N_("the dashboard card’s icon"),
  .members = dashboard_icon_members,
};

static const CsMember dashboard_bot_members[] = {
  { .name = "botId", .type = CS_TYPE_GUID, .pattern = CS_PATTERN_GUID,
    .title = N_("Bot ID"),
    .help = N_("The GUID of the bot's registration") },
  { NULL }
};

const CsShape cs_manifest_dashboard_bot = {
  .name = N_("the dashboard card’s bot"),
  .members = dashboard_bot_members,
};

static const CsMember dashboard_content_members[] = {
  { .name = "sourceType", .type = CS_TYPE_CHOICE, .choices = CHOICES ("bot"),
    .title = N_("Kind"),
    .help = N_("What supplies the content, which can only be a bot") },
  { .name = "botConfiguration", .type = CS_TYPE_OBJECT, .shape = &cs_manifest_dashboard_bot,
    .title = N_("Bot"),
    .help = N_("The bot that supplies the content") },
  { NULL }
};

const CsShape cs_manifest_dashboard_content = {
  .name = N_("the dashboard card’s content"),
  .members = dashboard_content_members,
};

static const CsMember dashboard_card_members[] = {
  { .name = "id", .type = CS_TYPE_GUID, REQUIRED, .pattern = CS_PATTERN_GUID,
    .title = N_("ID"),
    .help = N_("The GUID of the card") },
  { .name = "displayName", .type = CS_TYPE_STRING, REQUIRED, .max_length = 255,
    .flags = CS_MEMBER_SHOWN,
    .title = N_("Name"),
    .help = N_("What the card is called") },
  { .name = "description", .type = CS_TYPE_STRING, REQUIRED, .max_length = 255,
    .flags = CS_MEMBER_SHOWN,
    .title = N_("Description"),
    .help = N_("What the card shows") },
  { .name = "pickerGroupId", .type = CS_TYPE_GUID, REQUIRED, .pattern = CS_PATTERN_GUID,
    .title = N_("Group"),
    .help = N_("The GUID of the group under which the card can be picked") },
  { .name = "icon", .type = CS_TYPE_OBJECT, .shape = &cs_manifest_dashboard_icon,
    .flags = CS_MEMBER_RARE,
    .title = N_("Icon"),
    .help = N_("The picture beside the card's name") },
  { .name = "contentSource", .type = CS_TYPE_OBJECT, REQUIRED,
    .shape = &cs_manifest_dashboard_content,
    .title = N_("Content"),
    .help = N_("Where the card's content comes from") },
  { .name = "defaultSize", .type = CS_TYPE_CHOICE, REQUIRED,
    .choices = CHOICES ("medium", "large"),
    .title = N_("Size"),
    .help = N_("The size that the card has at first") },
  { NULL }
};

const CsShape cs_manifest_dashboard_card = {
  .name = N_("the dashboard card"),
  .members = dashboard_card_members,
};

static const CsMember intune_info_members[] = {
  { .name = "supportedMobileAppManagementVersion", .type = CS_TYPE_STRING, .max_length = 64,
    .title = N_("Supported version"),
    .help = N_("The version of mobile app management with which the app complies") },
  { NULL }
};

const CsShape cs_manifest_intune_info = {
  .name = N_("the Intune settings"),
  .members = intune_info_members,
};

static const CsMember agentic_user_template_members[] = {
  { .name = "id", .type = CS_TYPE_STRING, REQUIRED, .min_length = 1, .max_length = 64,
    .pattern = PATTERN_TEMPLATE_ID,
    .title = N_("ID"),
    .help = N_("A name for the template, of letters, digits, dots, underscores and hyphens") },
  { .name = "file", .type = CS_TYPE_FILE, REQUIRED, .max_length = 2048,
    .title = N_("File"),
    .help = N_("The file of the package that holds the template") },
  { NULL }
};

const CsShape cs_manifest_agentic_user_template = {
  .name = N_("the agentic user template"),
  .members = agentic_user_template_members,
};

static const CsMember background_tab_members[] = {
  { .name = "contentUrl", .type = CS_TYPE_URL, REQUIRED, .max_length = 2048,
    .pattern = CS_PATTERN_URL,
    .title = N_("Page"),
    .help = N_("The page to load in advance, as an https address") },
  { NULL }
};

const CsShape cs_manifest_background_tab = {
  .name = N_("the tab loaded in advance"),
  .members = background_tab_members,
};

static const CsMember background_load_members[] = {
  { .name = "tabConfiguration", .type = CS_TYPE_OBJECT, .shape = &cs_manifest_background_tab,
    .title = N_("Tab"),
    .help = N_("What is loaded in advance for the app's tabs") },
  { NULL }
};

const CsShape cs_manifest_background_load = {
  .name = N_("the background loading"),
  .members = background_load_members,
};

static const CsMember agent_skill_members[] = {
  { .name = "folder", .type = CS_TYPE_STRING, REQUIRED, .max_length = 256,
    .title = N_("Folder"),
    .help = N_("The folder that holds the skill's SKILL.md file") },
  { NULL }
};

const CsShape cs_manifest_agent_skill = {
  .name = N_("the agent skill"),
  .members = agent_skill_members,
};
