/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cs-vocab"

#include "cs-vocab-manifest-private.h"

/* The bot. */

static const CsMember bot_dialog_members[] = {
  { .name = "fetchTask", .type = CS_TYPE_BOOLEAN, .default_value = "false",
    .title = N_("Ask the bot for the dialog"),
    .help = N_("Whether the dialog's content comes from the bot instead of from this file") },
  { .name = "taskInfo", .type = CS_TYPE_OBJECT, .shape = &cs_manifest_task_info,
    .title = N_("Dialog"),
    .help = N_("The dialog that opens when the bot is not asked for one") },
  { NULL }
};

const CsShape cs_manifest_bot_dialog = {
  .name = N_("the bot’s configuration for one place"),
  .members = bot_dialog_members,
};

static const CsMember bot_configuration_members[] = {
  { .name = "team", .type = CS_TYPE_OBJECT, .shape = &cs_manifest_bot_dialog,
    .title = N_("In teams"),
    .help = N_("How the bot is set up in a team") },
  { .name = "groupChat", .type = CS_TYPE_OBJECT, .shape = &cs_manifest_bot_dialog,
    .title = N_("In group chats"),
    .help = N_("How the bot is set up in a group chat") },
  { NULL }
};

const CsShape cs_manifest_bot_configuration = {
  .name = N_("the bot’s configuration"),
  .members = bot_configuration_members,
};

static const CsMember bot_command_members[] = {
  { .name = "title", .type = CS_TYPE_STRING, .until = V (20), REQUIRED, .max_length = 32,
    .flags = CS_MEMBER_SHOWN,
    .title = N_("Title"),
    .help = N_("The command as people type it") },
  { .name = "title", .type = CS_TYPE_STRING, .since = V (21), REQUIRED, .max_length = 128,
    .flags = CS_MEMBER_SHOWN,
    .title = N_("Title"),
    .help = N_("The command as people type it") },
  { .name = "description", .type = CS_TYPE_TEXT, .until = V (20), REQUIRED, .max_length = 128,
    .flags = CS_MEMBER_SHOWN,
    .title = N_("Description"),
    .help = N_("What the command does, or an example of its use") },
  { .name = "description", .type = CS_TYPE_TEXT, .since = V (21), .required_until = V (26),
    .max_length = 4000, .flags = CS_MEMBER_SHOWN,
    .title = N_("Description"),
    .help = N_("What the command does, or an example of its use") },
  { .name = "type", .type = CS_TYPE_CHOICE, .since = V (27),
    .choices = CHOICES ("basic", "prompt"), .default_value = "\"basic\"",
    .flags = CS_MEMBER_RARE,
    .title = N_("Kind"),
    .help = N_("Whether the command is sent as it is or starts a longer prompt") },
  { .name = "prompt", .type = CS_TYPE_TEXT, .since = V (27), .max_length = 4000,
    .flags = CS_MEMBER_RARE,
    .title = N_("Prompt"),
    .help = N_("The text that is sent when somebody picks a prompt") },
  { NULL }
};

const CsShape cs_manifest_bot_command = {
  .name = N_("the bot’s command"),
  .members = bot_command_members,
};

static const CsMember command_list_members[] = {
  { .name = "triggers", .type = CS_TYPE_ARRAY, .since = V (29), .max_length = 2,
    .item = ITEM (.type = CS_TYPE_CHOICE, .choices = CHOICES ("mention", "slash")),
    .default_value = "[\"mention\"]", .flags = CS_MEMBER_RARE,
    .title = N_("Triggers"),
    .help = N_("Whether the commands are offered after a mention of the bot, after a slash, or "
               "both") },
  { .name = "scopes", .type = CS_TYPE_ARRAY, .until = V (3), REQUIRED, .max_length = 2,
    .item = ITEM (.type = CS_TYPE_CHOICE, .choices = CHOICES ("team", "personal"),
        .flags = CS_MEMBER_UNTYPED),
    .title = N_("Where"),
    .help = N_("The places in which these commands are suggested") },
  { .name = "scopes", .type = CS_TYPE_ARRAY, .since = V (4), .until = V (16), REQUIRED,
    .max_length = 3,
    .item = ITEM (.type = CS_TYPE_CHOICE, .choices = CHOICES ("team", "personal", "groupChat",
        "groupchat"), .flags = CS_MEMBER_UNTYPED),
    .title = N_("Where"),
    .help = N_("The places in which these commands are suggested") },
  { .name = "scopes", .type = CS_TYPE_ARRAY, .since = V (17), .until = V (20), REQUIRED,
    .max_length = 3,
    .item = ITEM (.type = CS_TYPE_CHOICE, .choices = CHOICES ("team", "personal", "groupChat"),
        .flags = CS_MEMBER_UNTYPED),
    .title = N_("Where"),
    .help = N_("The places in which these commands are suggested") },
  { .name = "scopes", .type = CS_TYPE_ARRAY, .since = V (21), REQUIRED, .max_length = 4,
    .item = ITEM (.type = CS_TYPE_CHOICE, .choices = CHOICES ("team", "personal", "groupChat",
        "copilot"), .flags = CS_MEMBER_UNTYPED),
    .title = N_("Where"),
    .help = N_("The places in which these commands are suggested") },
  { .name = "commands", .type = CS_TYPE_ARRAY, .until = V (23), REQUIRED, .max_length = 10,
    .shape = &cs_manifest_bot_command,
    .title = N_("Commands"),
    .help = N_("The commands of this list") },
  { .name = "commands", .type = CS_TYPE_ARRAY, .since = V (24), REQUIRED, .max_length = 12,
    .shape = &cs_manifest_bot_command,
    .title = N_("Commands"),
    .help = N_("The commands of this list") },
  { NULL }
};

const CsShape cs_manifest_command_list = {
  .name = N_("the command list"),
  .members = command_list_members,
};

static const CsMember registration_info_members[] = {
  { .name = "source", .type = CS_TYPE_CHOICE, REQUIRED,
    .choices = CHOICES ("standard", "microsoftCopilotStudio", "onedriveSharepoint"),
    .title = N_("Source"),
    .help = N_("The service by which the bot was registered") },
  { .name = "environment", .type = CS_TYPE_STRING, .max_length = 128, .flags = CS_MEMBER_RARE,
    .title = N_("Environment"),
    .help = N_("The Power Platform environment that holds the bot") },
  { .name = "schemaName", .type = CS_TYPE_STRING, .max_length = 128, .flags = CS_MEMBER_RARE,
    .title = N_("Schema name"),
    .help = N_("The name that Copilot Studio gives the bot") },
  { .name = "clusterCategory", .type = CS_TYPE_STRING, .max_length = 128,
    .flags = CS_MEMBER_RARE,
    .title = N_("Cluster category"),
    .help = N_("The kind of Microsoft cloud that runs the bot") },
  { NULL }
};

const CsShape cs_manifest_registration_info = {
  .name = N_("the bot’s registration"),
  .members = registration_info_members,
};

static const CsMember bot_members[] = {
  { .name = "botId", .type = CS_TYPE_STRING, .until = V (10), REQUIRED, .max_length = 64,
    .title = N_("Bot ID"),
    .help = N_("The GUID of the bot's registration in Azure, its Microsoft app ID") },
  { .name = "botId", .type = CS_TYPE_GUID, .since = V (11), REQUIRED, .pattern = CS_PATTERN_GUID,
    .title = N_("Bot ID"),
    .help = N_("The GUID of the bot's registration in Azure, its Microsoft app ID") },
  { .name = "configuration", .type = CS_TYPE_OBJECT, .since = V (17),
    .shape = &cs_manifest_bot_configuration, .flags = CS_MEMBER_RARE,
    .title = N_("Configuration"),
    .help = N_("How the bot is set up where it is installed") },
  { .name = "needsChannelSelector", .type = CS_TYPE_BOOLEAN, .default_value = "false",
    .flags = CS_MEMBER_RARE,
    .title = N_("Ask for a channel"),
    .help = N_("Whether people are asked for a channel when they add the bot to a team") },
  { .name = "isNotificationOnly", .type = CS_TYPE_BOOLEAN, .default_value = "false",
    .title = N_("Only notifies"),
    .help = N_("Whether the bot only sends messages and takes none") },
  { .name = "requiresSecurityEnabledGroup", .type = CS_TYPE_BOOLEAN, .since = PREVIEW,
    .default_value = "false", .flags = CS_MEMBER_RARE,
    .title = N_("Needs a security group"),
    .help = N_("Whether the bot works only in teams whose group is enabled for security") },
  { .name = "supportsFiles", .type = CS_TYPE_BOOLEAN, .since = V (3), .default_value = "false",
    .flags = CS_MEMBER_RARE,
    .title = N_("Exchanges files"),
    .help = N_("Whether the bot can send and receive files in personal chats") },
  { .name = "supportsCalling", .type = CS_TYPE_BOOLEAN, .since = V (8), .default_value = "false",
    .flags = CS_MEMBER_RARE,
    .title = N_("Takes calls"),
    .help = N_("Whether the bot can be called by voice") },
  { .name = "supportsVideo", .type = CS_TYPE_BOOLEAN, .since = V (8), .default_value = "false",
    .flags = CS_MEMBER_RARE,
    .title = N_("Takes video calls"),
    .help = N_("Whether the bot can be called with video") },
  { .name = "supportsSessions", .type = CS_TYPE_BOOLEAN, .since = PREVIEW,
    .default_value = "false", .flags = CS_MEMBER_RARE,
    .title = N_("Keeps sessions"),
    .help = N_("Whether the bot keeps separate conversations with the same person") },
  { .name = "scopes", .type = CS_TYPE_ARRAY, .until = V (2), REQUIRED, .max_length = 2,
    .item = ITEM (.type = CS_TYPE_CHOICE, .choices = CHOICES ("team", "personal"),
        .flags = CS_MEMBER_UNTYPED),
    .title = N_("Where"),
    .help = N_("Whether the bot works in personal chats, in group chats, in teams or in Copilot") },
  { .name = "scopes", .type = CS_TYPE_ARRAY, .since = V (3), .until = V (16), REQUIRED,
    .max_length = 3,
    .item = ITEM (.type = CS_TYPE_CHOICE, .choices = CHOICES ("team", "personal", "groupChat",
        "groupchat"), .flags = CS_MEMBER_UNTYPED),
    .title = N_("Where"),
    .help = N_("Whether the bot works in personal chats, in group chats, in teams or in Copilot") },
  { .name = "scopes", .type = CS_TYPE_ARRAY, .since = V (17), .until = V (20), REQUIRED,
    .max_length = 3,
    .item = ITEM (.type = CS_TYPE_CHOICE, .choices = CHOICES ("team", "personal", "groupChat"),
        .flags = CS_MEMBER_UNTYPED),
    .title = N_("Where"),
    .help = N_("Whether the bot works in personal chats, in group chats, in teams or in Copilot") },
  { .name = "scopes", .type = CS_TYPE_ARRAY, .since = V (21), REQUIRED, .max_length = 4,
    .item = ITEM (.type = CS_TYPE_CHOICE, .choices = CHOICES ("team", "personal", "groupChat",
        "copilot"), .flags = CS_MEMBER_UNTYPED),
    .title = N_("Where"),
    .help = N_("Whether the bot works in personal chats, in group chats, in teams or in Copilot") },
  { .name = "supportsTargetedMessages", .type = CS_TYPE_BOOLEAN, .since = V (29),
    .default_value = "false", .flags = CS_MEMBER_RARE,
    .title = N_("Private messages"),
    .help = N_("Whether the bot can show messages to one member of a conversation only, which "
               "slash commands need") },
  { .name = "commandLists", .type = CS_TYPE_ARRAY, .until = V (3), .max_length = 2,
    .shape = &cs_manifest_command_list, .flags = CS_MEMBER_RARE,
    .title = N_("Command lists"),
    .help = N_("The commands that are suggested to people, one list for each place") },
  { .name = "commandLists", .type = CS_TYPE_ARRAY, .since = V (4), .max_length = 3,
    .shape = &cs_manifest_command_list, .flags = CS_MEMBER_RARE,
    .title = N_("Command lists"),
    .help = N_("The commands that are suggested to people, one list for each place") },
  { .name = "requirementSet", .type = CS_TYPE_OBJECT, .since = V (20),
    .shape = &cs_manifest_requirement_set, .flags = CS_MEMBER_RARE,
    .title = N_("Requirements"),
    .help = N_("What the host application must be able to do before this part is offered") },
  { .name = "registrationInfo", .type = CS_TYPE_OBJECT, .since = V (23),
    .shape = &cs_manifest_registration_info, .flags = CS_MEMBER_RARE,
    .title = N_("Registration"),
    .help = N_("Where the bot was made, written by Microsoft's services and not to be changed by "
               "hand") },
  { NULL }
};

const CsShape cs_manifest_bot = {
  .name = N_("the bot"),
  .members = bot_members,
};
