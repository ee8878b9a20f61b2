/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cs-vocab"

#include "cs-vocab-manifest-private.h"

/* Message extensions. */

static const CsMember task_info_members[] = {
  { .name = "title", .type = CS_TYPE_STRING, .max_length = 64, .flags = CS_MEMBER_SHOWN,
    .title = N_("Title"),
    .help = N_("What stands above the dialog") },
  { .name = "width", .type = CS_TYPE_STRING, .max_length = 16, .pattern = PATTERN_DIMENSION,
    .title = N_("Width"),
    .help = N_("The dialog's width in pixels, or small, medium or large") },
  { .name = "height", .type = CS_TYPE_STRING, .max_length = 16, .pattern = PATTERN_DIMENSION,
    .title = N_("Height"),
    .help = N_("The dialog's height in pixels, or small, medium or large") },
  { .name = "url", .type = CS_TYPE_URL, .max_length = 2048, .pattern = CS_PATTERN_URL,
    .title = N_("Page"),
    .help = N_("The page that the dialog shows, as an https address") },
  { NULL }
};

const CsShape cs_manifest_task_info = {
  .name = N_("the dialog"),
  .members = task_info_members,
};

static const CsMember entra_configuration_members[] = {
  { .name = "supportsSingleSignOn", .type = CS_TYPE_BOOLEAN, .default_value = "false",
    .title = N_("Single sign-on"),
    .help = N_("Whether people who are signed in to Teams need not sign in again") },
  { NULL }
};

const CsShape cs_manifest_entra_configuration = {
  .name = N_("the Microsoft Entra settings"),
  .members = entra_configuration_members,
};

static const CsMember api_key_configuration_members[] = {
  { .name = "apiSecretRegistrationId", .type = CS_TYPE_STRING, .max_length = 128,
    .title = N_("Key registration"),
    .help = N_("The ID that the Developer Portal gave the key when it was registered") },
  { NULL }
};

const CsShape cs_manifest_api_key_configuration = {
  .name = N_("the API key settings"),
  .members = api_key_configuration_members,
};

static const CsMember oauth_configuration_members[] = {
  { .name = "oAuthConfigurationId", .type = CS_TYPE_STRING, .max_length = 128,
    .title = N_("OAuth registration"),
    .help = N_("The ID that the Developer Portal gave the OAuth settings when they were registered") },
  { NULL }
};

const CsShape cs_manifest_oauth_configuration = {
  .name = N_("the OAuth settings"),
  .members = oauth_configuration_members,
};

static const CsMember compose_authorization_members[] = {
  { .name = "authType", .type = CS_TYPE_CHOICE, .until = V (25),
    .choices = CHOICES ("none", "apiSecretServiceAuth", "microsoftEntra"),
    .title = N_("Method"),
    .help = N_("The method by which the web API knows who is calling") },
  { .name = "authType", .type = CS_TYPE_CHOICE, .since = V (26),
    .choices = CHOICES ("none", "apiSecretServiceAuth", "microsoftEntra", "oAuth2.0"),
    .title = N_("Method"),
    .help = N_("The method by which the web API knows who is calling") },
  { .name = "microsoftEntraConfiguration", .type = CS_TYPE_OBJECT,
    .shape = &cs_manifest_entra_configuration, .flags = CS_MEMBER_RARE,
    .title = N_("Microsoft Entra"),
    .help = N_("Settings for signing in with Microsoft Entra") },
  { .name = "apiSecretServiceAuthConfiguration", .type = CS_TYPE_OBJECT,
    .shape = &cs_manifest_api_key_configuration, .flags = CS_MEMBER_RARE,
    .title = N_("API key"),
    .help = N_("Settings for a web API that asks for a key") },
  { .name = "oAuthConfiguration", .type = CS_TYPE_OBJECT, .since = V (26),
    .shape = &cs_manifest_oauth_configuration, .flags = CS_MEMBER_RARE,
    .title = N_("OAuth"),
    .help = N_("Settings for a web API that uses OAuth 2.0") },
  { NULL }
};

const CsShape cs_manifest_compose_authorization = {
  .name = N_("the message extension’s authorization"),
  .members = compose_authorization_members,
};

static const CsMember sample_prompt_members[] = {
  { .name = "text", .type = CS_TYPE_STRING, REQUIRED, .max_length = 128,
    .flags = CS_MEMBER_SHOWN,
    .title = N_("Text"),
    .help = N_("What somebody would ask") },
  { NULL }
};

const CsShape cs_manifest_sample_prompt = {
  .name = N_("the sample prompt"),
  .members = sample_prompt_members,
};

static const CsMember parameter_choice_members[] = {
  { .name = "title", .type = CS_TYPE_STRING, REQUIRED, .max_length = 128,
    .flags = CS_MEMBER_SHOWN,
    .title = N_("Title"),
    .help = N_("The choice as people see it") },
  { .name = "value", .type = CS_TYPE_STRING, REQUIRED, .max_length = 512,
    .title = N_("Value"),
    .help = N_("The choice as your service gets it") },
  { NULL }
};

const CsShape cs_manifest_parameter_choice = {
  .name = N_("the choice"),
  .members = parameter_choice_members,
};

static const CsMember parameter_members[] = {
  { .name = "name", .type = CS_TYPE_STRING, REQUIRED, .max_length = 64,
    .title = N_("Name"),
    .help = N_("The name under which your service gets the value") },
  { .name = "inputType", .type = CS_TYPE_CHOICE, .since = V (4), .until = V (4),
    .choices = CHOICES ("text", "textarea", "number", "date", "time", "toggle"),
    .default_value = "\"text\"",
    .title = N_("Input"),
    .help = N_("The kind of field in which the value is entered") },
  { .name = "inputType", .type = CS_TYPE_CHOICE, .since = V (5),
    .choices = CHOICES ("text", "textarea", "number", "date", "time", "toggle", "choiceset"),
    .default_value = "\"text\"",
    .title = N_("Input"),
    .help = N_("The kind of field in which the value is entered") },
  { .name = "title", .type = CS_TYPE_STRING, REQUIRED, .max_length = 32,
    .flags = CS_MEMBER_SHOWN,
    .title = N_("Title"),
    .help = N_("What the field is called") },
  { .name = "description", .type = CS_TYPE_STRING, .max_length = 128, .flags = CS_MEMBER_SHOWN,
    .title = N_("Description"),
    .help = N_("A hint that says what to enter") },
  { .name = "isRequired", .type = CS_TYPE_BOOLEAN, .since = V (17), .default_value = "false",
    .flags = CS_MEMBER_RARE,
    .title = N_("Required"),
    .help = N_("Whether the command cannot run without this value") },
  { .name = "value", .type = CS_TYPE_STRING, .since = V (5), .max_length = 512,
    .flags = CS_MEMBER_RARE,
    .title = N_("Initial value"),
    .help = N_("What the field holds at first") },
  { .name = "choices", .type = CS_TYPE_ARRAY, .since = V (5), .max_length = 10,
    .shape = &cs_manifest_parameter_choice, .flags = CS_MEMBER_RARE,
    .title = N_("Choices"),
    .help = N_("What people can choose from, for a list of choices") },
  { .name = "semanticDescription", .type = CS_TYPE_TEXT, .since = V (17), .max_length = 2000,
    .flags = CS_MEMBER_RARE,
    .title = N_("Description for Copilot"),
    .help = N_("What the value means, in the words that Copilot needs to fill it in") },
  { NULL }
};

const CsShape cs_manifest_parameter = {
  .name = N_("the parameter"),
  .members = parameter_members,
};

static const CsMember compose_command_members[] = {
  { .name = "id", .type = CS_TYPE_STRING, REQUIRED, .max_length = 64,
    .title = N_("ID"),
    .help = N_("The name by which your service knows the command") },
  { .name = "type", .type = CS_TYPE_CHOICE, .since = V (4),
    .choices = CHOICES ("query", "action"), .default_value = "\"query\"",
    .title = N_("Kind"),
    .help = N_("Whether the command searches for something or does something") },
  { .name = "triggers", .type = CS_TYPE_ARRAY, .since = V (29), .max_length = 1,
    .item = ITEM (.type = CS_TYPE_CHOICE, .choices = CHOICES ("slash")), .flags = CS_MEMBER_RARE,
    .title = N_("Triggers"),
    .help = N_("Whether the command is also offered after a slash") },
  { .name = "samplePrompts", .type = CS_TYPE_ARRAY, .since = V (17), .min_length = 1,
    .max_length = 5, .shape = &cs_manifest_sample_prompt, .flags = CS_MEMBER_RARE,
    .title = N_("Sample prompts"),
    .help = N_("Examples of what people can ask Copilot to do with the command") },
  { .name = "apiResponseRenderingTemplateFile", .type = CS_TYPE_FILE, .since = V (17),
    .max_length = 2048, .flags = CS_MEMBER_RARE,
    .title = N_("Rendering template"),
    .help = N_("The file of the package that says how the web API's answers become cards") },
  { .name = "context", .type = CS_TYPE_ARRAY, .since = V (5), .max_length = 3,
    .item = ITEM (.type = CS_TYPE_CHOICE, .choices = CHOICES ("compose", "commandBox", "message"),
        .flags = CS_MEMBER_UNTYPED),
    .default_value = "[\"compose\",\"commandBox\"]",
    .title = N_("Contexts"),
    .help = N_("Whether the command is offered in the message box, in the search box or on a "
               "message") },
  { .name = "title", .type = CS_TYPE_STRING, REQUIRED, .max_length = 32,
    .flags = CS_MEMBER_SHOWN,
    .title = N_("Title"),
    .help = N_("What the command is called") },
  { .name = "description", .type = CS_TYPE_STRING, .max_length = 128, .flags = CS_MEMBER_SHOWN,
    .title = N_("Description"),
    .help = N_("What the command does") },
  { .name = "initialRun", .type = CS_TYPE_BOOLEAN, .default_value = "false",
    .flags = CS_MEMBER_RARE,
    .title = N_("Runs at once"),
    .help = N_("Whether the command runs once, without a search text, as soon as it is opened") },
  { .name = "fetchTask", .type = CS_TYPE_BOOLEAN, .since = V (4), .default_value = "false",
    .title = N_("Ask the bot for the dialog"),
    .help = N_("Whether the dialog's content comes from the bot instead of from this file") },
  { .name = "parameters", .type = CS_TYPE_ARRAY, .required_until = V (3), .min_length = 1,
    .max_length = 5, .shape = &cs_manifest_parameter,
    .title = N_("Parameters"),
    .help = N_("What people enter before the command runs") },
  { .name = "taskInfo", .type = CS_TYPE_OBJECT, .since = V (5), .shape = &cs_manifest_task_info,
    .title = N_("Dialog"),
    .help = N_("The dialog that opens when the bot is not asked for one") },
  { .name = "semanticDescription", .type = CS_TYPE_TEXT, .since = V (17), .max_length = 5000,
    .flags = CS_MEMBER_RARE,
    .title = N_("Description for Copilot"),
    .help = N_("What the command does, in the words that Copilot needs to choose it") },
  { NULL }
};

const CsShape cs_manifest_compose_command = {
  .name = N_("the message extension’s command"),
  .members = compose_command_members,
};

static const CsMember message_handler_value_members[] = {
  { .name = "domains", .type = CS_TYPE_ARRAY,
    .item = ITEM (.type = CS_TYPE_DOMAIN, .max_length = 2048),
    .title = N_("Domains"),
    .help = N_("The host names whose links become a preview") },
  { .name = "supportsAnonymousAccess", .type = CS_TYPE_BOOLEAN, .since = PREVIEW,
    .default_value = "false", .flags = CS_MEMBER_RARE,
    .title = N_("Anonymous access"),
    .help = N_("Whether links get a preview for people who are not known to the service") },
  { .name = "supportsAnonymizedPayloads", .type = CS_TYPE_BOOLEAN, .since = V (15),
    .default_value = "false", .flags = CS_MEMBER_RARE,
    .title = N_("Preview without the app"),
    .help = N_("Whether links get a preview for people who have not installed the app") },
  { NULL }
};

const CsShape cs_manifest_message_handler_value = {
  .name = N_("the message handler’s links"),
  .members = message_handler_value_members,
};

const CsShape cs_manifest_message_handler_value_open = {
  .name = N_("the message handler’s links"),
  .members = message_handler_value_members,
  .open = TRUE,
};

static const CsMember message_handler_members[] = {
  { .name = "type", .type = CS_TYPE_CHOICE, REQUIRED, .choices = CHOICES ("link"),
    .title = N_("Kind"),
    .help = N_("What the handler waits for, which can only be a link") },
  { .name = "value", .type = CS_TYPE_OBJECT, .until = V (19), REQUIRED,
    .shape = &cs_manifest_message_handler_value_open,
    .title = N_("Links"),
    .help = N_("Which links the handler is for") },
  { .name = "value", .type = CS_TYPE_OBJECT, .since = V (20), .until = V (30), REQUIRED,
    .shape = &cs_manifest_message_handler_value,
    .title = N_("Links"),
    .help = N_("Which links the handler is for") },
  { .name = "value", .type = CS_TYPE_OBJECT, .since = PREVIEW, REQUIRED,
    .shape = &cs_manifest_message_handler_value_open,
    .title = N_("Links"),
    .help = N_("Which links the handler is for") },
  { NULL }
};

const CsShape cs_manifest_message_handler = {
  .name = N_("the message handler"),
  .members = message_handler_members,
};

static const CsMember compose_extension_members[] = {
  { .name = "id", .type = CS_TYPE_STRING, .since = V (20), .max_length = 64,
    .flags = CS_MEMBER_RARE,
    .title = N_("ID"),
    .help = N_("A name that tells this extension from the app's other parts") },
  { .name = "botId", .type = CS_TYPE_STRING, .until = V (10), REQUIRED, .max_length = 64,
    .title = N_("Bot ID"),
    .help = N_("The GUID of the bot registration that answers the extension's commands") },
  { .name = "botId", .type = CS_TYPE_GUID, .since = V (11), .required_until = V (16),
    .pattern = CS_PATTERN_GUID,
    .title = N_("Bot ID"),
    .help = N_("The GUID of the bot registration that answers the extension's commands") },
  { .name = "scopes", .type = CS_TYPE_ARRAY, .until = V (0), REQUIRED, .max_length = 2,
    .item = ITEM (.type = CS_TYPE_CHOICE, .choices = CHOICES ("team", "personal"),
        .flags = CS_MEMBER_UNTYPED),
    .flags = CS_MEMBER_RARE,
    .title = N_("Where"),
    .help = N_("Whether the extension works in teams, for a person alone or both") },
  { .name = "composeExtensionType", .type = CS_TYPE_CHOICE, .since = V (17),
    .choices = CHOICES ("botBased", "apiBased"), .default_value = "\"botBased\"",
    .flags = CS_MEMBER_RARE,
    .title = N_("Kind"),
    .help = N_("Whether a bot answers the commands or a web API does") },
  { .name = "authorization", .type = CS_TYPE_OBJECT, .since = V (17),
    .shape = &cs_manifest_compose_authorization, .flags = CS_MEMBER_RARE,
    .title = N_("Authorization"),
    .help = N_("How people are let in to the web API behind the extension") },
  { .name = "apiSpecificationFile", .type = CS_TYPE_FILE, .since = V (17), .max_length = 2048,
    .flags = CS_MEMBER_RARE,
    .title = N_("API description"),
    .help = N_("The file of the package that describes the web API in OpenAPI") },
  { .name = "canUpdateConfiguration", .type = CS_TYPE_BOOLEAN, .since = V (1), .until = V (16),
    .default_value = "false", .flags = CS_MEMBER_RARE,
    .title = N_("Can be reconfigured"),
    .help = N_("Whether people may change the extension's settings") },
  { .name = "canUpdateConfiguration", .type = CS_TYPE_BOOLEAN, .since = V (17),
    .flags = CS_MEMBER_NULLABLE | CS_MEMBER_RARE,
    .title = N_("Can be reconfigured"),
    .help = N_("Whether people may change the extension's settings") },
  { .name = "commands", .type = CS_TYPE_ARRAY, .until = V (2), REQUIRED, .max_length = 1,
    .shape = &cs_manifest_compose_command,
    .title = N_("Commands"),
    .help = N_("What people can search or do with the extension") },
  { .name = "commands", .type = CS_TYPE_ARRAY, .since = V (3), .required_until = V (16),
    .max_length = 10, .shape = &cs_manifest_compose_command,
    .title = N_("Commands"),
    .help = N_("What people can search or do with the extension") },
  { .name = "messageHandlers", .type = CS_TYPE_ARRAY, .since = V (5), .max_length = 5,
    .shape = &cs_manifest_message_handler, .flags = CS_MEMBER_RARE,
    .title = N_("Message handlers"),
    .help = N_("What makes the extension act by itself, such as a link that is pasted into a "
               "message") },
  { .name = "requirementSet", .type = CS_TYPE_OBJECT, .since = V (20),
    .shape = &cs_manifest_requirement_set, .flags = CS_MEMBER_RARE,
    .title = N_("Requirements"),
    .help = N_("What the host application must be able to do before this part is offered") },
  { NULL }
};

const CsShape cs_manifest_compose_extension = {
  .name = N_("the message extension"),
  .members = compose_extension_members,
};
