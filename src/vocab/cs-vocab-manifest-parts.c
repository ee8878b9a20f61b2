/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cs-vocab"

#include "cs-vocab-manifest-private.h"

/* What every app has: names, texts, icons, languages, sign-in, notifications; and the connector. */

static const CsMember additional_language_members[] = {
  { .name = "languageTag", .type = CS_TYPE_LANGUAGE, REQUIRED, .pattern = CS_PATTERN_LANGUAGE,
    .title = N_("Language"),
    .help = N_("The language of this file's texts, as a tag such as fr or pt-br") },
  { .name = "file", .type = CS_TYPE_FILE, REQUIRED, .max_length = 2048,
    .title = N_("File"),
    .help = N_("The file of the package that holds the texts of this language") },
  { NULL }
};

const CsShape cs_manifest_additional_language = {
  .name = N_("the additional language"),
  .members = additional_language_members,
};

static const CsMember localization_info_members[] = {
  { .name = "defaultLanguageTag", .type = CS_TYPE_LANGUAGE, REQUIRED,
    .pattern = CS_PATTERN_LANGUAGE, .default_value = "\"en-us\"",
    .title = N_("Default language"),
    .help = N_("The language of the texts in the manifest itself, as a tag such as en-us") },
  { .name = "defaultLanguageFile", .type = CS_TYPE_FILE, .since = V (19), .max_length = 2048,
    .flags = CS_MEMBER_RARE,
    .title = N_("Default language file"),
    .help = N_("The file of the package that holds the texts of the default language") },
  { .name = "additionalLanguages", .type = CS_TYPE_ARRAY,
    .shape = &cs_manifest_additional_language, .flags = CS_MEMBER_UNIQUE,
    .title = N_("Additional languages"),
    .help = N_("The languages into which the app is translated, each with its own file") },
  { NULL }
};

const CsShape cs_manifest_localization_info = {
  .name = N_("the languages"),
  .members = localization_info_members,
};

static const CsMember support_contact_members[] = {
  { .name = "userEmailsForChatSupport", .type = CS_TYPE_ARRAY, REQUIRED, .min_length = 1,
    .max_length = 10, .item = ITEM (.type = CS_TYPE_STRING, .max_length = 80),
    .title = N_("Chat support"),
    .help = N_("The email addresses of the people who answer in a support chat") },
  { .name = "emailsForEmailSupport", .type = CS_TYPE_ARRAY, REQUIRED, .min_length = 1,
    .max_length = 1, .item = ITEM (.type = CS_TYPE_STRING, .max_length = 80),
    .title = N_("Email support"),
    .help = N_("The email address that takes support requests") },
  { NULL }
};

const CsShape cs_manifest_support_contact = {
  .name = N_("the support contact"),
  .members = support_contact_members,
  .open = TRUE,
};

static const CsMember contact_info_members[] = {
  { .name = "defaultSupport", .type = CS_TYPE_OBJECT, REQUIRED,
    .shape = &cs_manifest_support_contact,
    .title = N_("Support contact"),
    .help = N_("The contact that is used unless another one applies") },
  { NULL }
};

const CsShape cs_manifest_contact_info = {
  .name = N_("the contact"),
  .members = contact_info_members,
  .open = TRUE,
};

static const CsMember developer_members[] = {
  { .name = "name", .type = CS_TYPE_STRING, REQUIRED, .max_length = 32, .flags = CS_MEMBER_SHOWN,
    .title = N_("Developer name"),
    .help = N_("The name of the company or person who makes the app, as people see it in the store") },
  { .name = "mpnId", .type = CS_TYPE_STRING, .since = V (5), .max_length = 10,
    .flags = CS_MEMBER_RARE,
    .title = N_("Partner ID"),
    .help = N_("Your number in the Microsoft Cloud Partner Program, if you are a member") },
  { .name = "websiteUrl", .type = CS_TYPE_URL, REQUIRED, .max_length = 2048,
    .pattern = CS_PATTERN_URL, .flags = CS_MEMBER_SHOWN,
    .title = N_("Website"),
    .help = N_("The page where people learn about the app and get support, as an https address") },
  { .name = "privacyUrl", .type = CS_TYPE_URL, REQUIRED, .max_length = 2048,
    .pattern = CS_PATTERN_URL, .flags = CS_MEMBER_SHOWN,
    .title = N_("Privacy policy"),
    .help = N_("The page with the app's privacy policy, as an https address") },
  { .name = "termsOfUseUrl", .type = CS_TYPE_URL, REQUIRED, .max_length = 2048,
    .pattern = CS_PATTERN_URL, .flags = CS_MEMBER_SHOWN,
    .title = N_("Terms of use"),
    .help = N_("The page with the app's terms of use, as an https address") },
  { .name = "contactInfo", .type = CS_TYPE_OBJECT, .since = PREVIEW,
    .shape = &cs_manifest_contact_info, .flags = CS_MEMBER_RARE,
    .title = N_("Contact"),
    .help = N_("Whom Microsoft's customers reach when they need support") },
  { NULL }
};

const CsShape cs_manifest_developer = {
  .name = N_("the developer"),
  .members = developer_members,
};

static const CsMember name_members[] = {
  { .name = "short", .type = CS_TYPE_STRING, REQUIRED, .max_length = 30,
    .flags = CS_MEMBER_SHOWN,
    .title = N_("Short name"),
    .help = N_("The name that people see in Teams, at most 30 characters long") },
  { .name = "full", .type = CS_TYPE_STRING, .until = V (30), .required_since = V (16),
    .required_until = V (19), .max_length = 100, .flags = CS_MEMBER_SHOWN,
    .title = N_("Full name"),
    .help = N_("The complete name, for places with more room, and different from the short one") },
  { .name = "full", .type = CS_TYPE_STRING, .since = PREVIEW, REQUIRED, .max_length = 100,
    .flags = CS_MEMBER_SHOWN,
    .title = N_("Full name"),
    .help = N_("The complete name, for places with more room, and different from the short one") },
  { .name = "abbreviated", .type = CS_TYPE_STRING, .since = PREVIEW, .max_length = 15,
    .flags = CS_MEMBER_SHOWN | CS_MEMBER_RARE,
    .title = N_("Abbreviated name"),
    .help = N_("A very short name for the narrowest places") },
  { NULL }
};

const CsShape cs_manifest_name = {
  .name = N_("the name"),
  .members = name_members,
};

static const CsMember feature_members[] = {
  { .name = "title", .type = CS_TYPE_STRING, REQUIRED, .max_length = 45,
    .flags = CS_MEMBER_SHOWN,
    .title = N_("Title"),
    .help = N_("The feature in a few words") },
  { .name = "description", .type = CS_TYPE_TEXT, REQUIRED, .max_length = 120,
    .flags = CS_MEMBER_SHOWN,
    .title = N_("Description"),
    .help = N_("What the feature does for people") },
  { NULL }
};

const CsShape cs_manifest_feature = {
  .name = N_("the feature"),
  .members = feature_members,
};

static const CsMember description_members[] = {
  { .name = "short", .type = CS_TYPE_STRING, REQUIRED, .max_length = 80,
    .flags = CS_MEMBER_SHOWN,
    .title = N_("Short description"),
    .help = N_("One line that says what the app is good for, at most 80 characters long") },
  { .name = "full", .type = CS_TYPE_TEXT, REQUIRED, .max_length = 4000, .flags = CS_MEMBER_SHOWN,
    .title = N_("Full description"),
    .help = N_("The description on the app's page in the store, which should not repeat the short "
               "one") },
  { .name = "features", .type = CS_TYPE_ARRAY, .since = V (26), .min_length = 1, .max_length = 3,
    .shape = &cs_manifest_feature, .flags = CS_MEMBER_RARE,
    .title = N_("Features"),
    .help = N_("Up to three features of the app, each presented with a title and a text") },
  { NULL }
};

const CsShape cs_manifest_description = {
  .name = N_("the description"),
  .members = description_members,
};

static const CsMember icons_members[] = {
  { .name = "outline", .type = CS_TYPE_FILE, REQUIRED, .max_length = 2048,
    .title = N_("Outline icon"),
    .help = N_("A PNG file of 32 × 32 pixels with a white symbol on a transparent background") },
  { .name = "color", .type = CS_TYPE_FILE, REQUIRED, .max_length = 2048,
    .title = N_("Color icon"),
    .help = N_("A PNG file of 192 × 192 pixels in full color, with the symbol in its middle") },
  { .name = "color32x32", .type = CS_TYPE_FILE, .since = V (21), .max_length = 2048,
    .flags = CS_MEMBER_RARE,
    .title = N_("Small color icon"),
    .help = N_("A PNG file of 32 × 32 pixels in full color on a transparent background, for "
               "Outlook and Microsoft 365") },
  { NULL }
};

const CsShape cs_manifest_icons = {
  .name = N_("the icons"),
  .members = icons_members,
};

static const CsMember connector_members[] = {
  { .name = "connectorId", .type = CS_TYPE_STRING, REQUIRED, .max_length = 64,
    .title = N_("Connector ID"),
    .help = N_("The GUID under which the connector was registered in the Connectors Developer "
               "Dashboard") },
  { .name = "configurationUrl", .type = CS_TYPE_URL, .since = V (3), .until = V (4),
    .max_length = 2048, .pattern = CS_PATTERN_HTTPS,
    .title = N_("Configuration page"),
    .help = N_("The page on which people set up the connector for a channel, as an https address") },
  { .name = "configurationUrl", .type = CS_TYPE_URL, .since = V (5), .max_length = 2048,
    .pattern = CS_PATTERN_URL,
    .title = N_("Configuration page"),
    .help = N_("The page on which people set up the connector for a channel, as an https address") },
  { .name = "scopes", .type = CS_TYPE_ARRAY, REQUIRED, .max_length = 1,
    .item = ITEM (.type = CS_TYPE_CHOICE, .choices = CHOICES ("team"), .flags = CS_MEMBER_UNTYPED),
    .title = N_("Where"),
    .help = N_("Where the connector can be added, which can only be a team") },
  { NULL }
};

const CsShape cs_manifest_connector = {
  .name = N_("the connector"),
  .members = connector_members,
};

static const CsMember subscription_offer_members[] = {
  { .name = "offerId", .type = CS_TYPE_STRING, REQUIRED, .max_length = 2048,
    .title = N_("Offer ID"),
    .help = N_("The publisher and the offer in Microsoft's marketplace, with a dot between them") },
  { NULL }
};

const CsShape cs_manifest_subscription_offer = {
  .name = N_("the subscription offer"),
  .members = subscription_offer_members,
};

static const CsMember nested_app_auth_info_members[] = {
  { .name = "redirectUri", .type = CS_TYPE_STRING, REQUIRED,
    .title = N_("Redirect address"),
    .help = N_("The origin to which the token is sent") },
  { .name = "scopes", .type = CS_TYPE_ARRAY, REQUIRED, .max_length = 20,
    .item = ITEM (.type = CS_TYPE_STRING),
    .title = N_("Scopes"),
    .help = N_("What the token allows, in the order in which the app will ask") },
  { .name = "claims", .type = CS_TYPE_STRING, .min_length = 1, .flags = CS_MEMBER_RARE,
    .title = N_("Claims"),
    .help = N_("The client's capabilities as JSON text, left out when there are none") },
  { NULL }
};

const CsShape cs_manifest_nested_app_auth_info = {
  .name = N_("the nested app sign-in"),
  .members = nested_app_auth_info_members,
};

static const CsMember web_application_info_members[] = {
  { .name = "id", .type = CS_TYPE_GUID, .until = V (4), REQUIRED, .max_length = 36,
    .pattern = CS_PATTERN_GUID,
    .title = N_("Entra app ID"),
    .help = N_("The GUID of the app's registration in Microsoft Entra") },
  { .name = "id", .type = CS_TYPE_GUID, .since = V (5), REQUIRED, .pattern = CS_PATTERN_GUID,
    .title = N_("Entra app ID"),
    .help = N_("The GUID of the app's registration in Microsoft Entra") },
  { .name = "resource", .type = CS_TYPE_STRING, .required_until = V (5), .max_length = 2048,
    .title = N_("Resource"),
    .help = N_("The address for which sign-in tokens are made, usually api:// with your host name "
               "and the app ID") },
  { .name = "applicationPermissions", .type = CS_TYPE_ARRAY, .since = V (6), .until = V (11),
    .max_length = 100, .item = ITEM (.type = CS_TYPE_STRING, .max_length = 128),
    .flags = CS_MEMBER_RARE,
    .title = N_("Application permissions"),
    .help = N_("The resource-specific permissions that the app asks for, which stand under "
               "authorization from version 1.12 on") },
  { .name = "nestedAppAuthInfo", .type = CS_TYPE_ARRAY, .since = V (22), .max_length = 5,
    .shape = &cs_manifest_nested_app_auth_info, .flags = CS_MEMBER_RARE,
    .title = N_("Nested app sign-in"),
    .help = N_("The tokens that are fetched in advance when a tab is loaded") },
  { NULL }
};

const CsShape cs_manifest_web_application_info = {
  .name = N_("the single sign-on settings"),
  .members = web_application_info_members,
};

static const CsMember graph_connector_members[] = {
  { .name = "notificationUrl", .type = CS_TYPE_URL, REQUIRED, .max_length = 2048,
    .pattern = CS_PATTERN_URL,
    .title = N_("Notification address"),
    .help = N_("The address that is told when an administrator switches the connection on or off") },
  { NULL }
};

const CsShape cs_manifest_graph_connector = {
  .name = N_("the Graph connector"),
  .members = graph_connector_members,
};

static const CsMember activity_type_members[] = {
  { .name = "type", .type = CS_TYPE_STRING, .until = V (16), REQUIRED, .max_length = 32,
    .title = N_("Type"),
    .help = N_("The name by which your service asks for this notification") },
  { .name = "type", .type = CS_TYPE_STRING, .since = V (17), .until = V (30), REQUIRED,
    .max_length = 64,
    .title = N_("Type"),
    .help = N_("The name by which your service asks for this notification") },
  { .name = "type", .type = CS_TYPE_STRING, .since = PREVIEW, REQUIRED, .max_length = 32,
    .title = N_("Type"),
    .help = N_("The name by which your service asks for this notification") },
  { .name = "description", .type = CS_TYPE_STRING, REQUIRED, .max_length = 128,
    .flags = CS_MEMBER_SHOWN,
    .title = N_("Description"),
    .help = N_("What the notification is for, as people see it in their settings") },
  { .name = "templateText", .type = CS_TYPE_STRING, REQUIRED, .max_length = 128,
    .flags = CS_MEMBER_SHOWN,
    .title = N_("Text"),
    .help = N_("The notification's text, with parameters in braces") },
  { .name = "allowedIconIds", .type = CS_TYPE_ARRAY, .since = V (22), .max_length = 50,
    .item = ITEM (.type = CS_TYPE_STRING), .flags = CS_MEMBER_RARE,
    .title = N_("Icons"),
    .help = N_("The IDs of the icons that this notification may show") },
  { NULL }
};

const CsShape cs_manifest_activity_type = {
  .name = N_("the activity type"),
  .members = activity_type_members,
};

static const CsMember activity_icon_members[] = {
  { .name = "id", .type = CS_TYPE_STRING, REQUIRED, .max_length = 64,
    .title = N_("ID"),
    .help = N_("The name by which notifications refer to the icon") },
  { .name = "iconFile", .type = CS_TYPE_FILE, REQUIRED, .max_length = 128,
    .title = N_("File"),
    .help = N_("A picture of 32 × 32 pixels in the package") },
  { NULL }
};

const CsShape cs_manifest_activity_icon = {
  .name = N_("the activity icon"),
  .members = activity_icon_members,
};

static const CsMember activities_members[] = {
  { .name = "activityTypes", .type = CS_TYPE_ARRAY, .max_length = 128,
    .shape = &cs_manifest_activity_type,
    .title = N_("Activity types"),
    .help = N_("The kinds of notifications that the app sends") },
  { .name = "activityIcons", .type = CS_TYPE_ARRAY, .since = V (22), .max_length = 50,
    .shape = &cs_manifest_activity_icon, .flags = CS_MEMBER_RARE,
    .title = N_("Activity icons"),
    .help = N_("Icons of your own for notifications") },
  { NULL }
};

const CsShape cs_manifest_activities = {
  .name = N_("the activity feed"),
  .members = activities_members,
};

static const CsMember default_group_capability_members[] = {
  { .name = "team", .type = CS_TYPE_CHOICE, .choices = CHOICES ("tab", "bot", "connector"),
    .title = N_("In teams"),
    .help = N_("What opens first in a team") },
  { .name = "groupchat", .type = CS_TYPE_CHOICE, .choices = CHOICES ("tab", "bot", "connector"),
    .title = N_("In group chats"),
    .help = N_("What opens first in a group chat") },
  { .name = "meetings", .type = CS_TYPE_CHOICE, .choices = CHOICES ("tab", "bot", "connector"),
    .title = N_("In meetings"),
    .help = N_("What opens first in a meeting") },
  { NULL }
};

const CsShape cs_manifest_default_group_capability = {
  .name = N_("the default capability"),
  .members = default_group_capability_members,
};

static const CsMember resource_permission_members[] = {
  { .name = "name", .type = CS_TYPE_STRING, REQUIRED, .max_length = 128,
    .title = N_("Name"),
    .help = N_("The permission's name, such as ChannelSettings.Read.Group") },
  { .name = "type", .type = CS_TYPE_CHOICE, REQUIRED,
    .choices = CHOICES ("Application", "Delegated"),
    .title = N_("Kind"),
    .help = N_("Whether the app acts on its own or for a signed-in person") },
  { NULL }
};

const CsShape cs_manifest_resource_permission = {
  .name = N_("the resource-specific permission"),
  .members = resource_permission_members,
};

static const CsMember permissions_members[] = {
  { .name = "resourceSpecific", .type = CS_TYPE_ARRAY, .max_length = 16,
    .shape = &cs_manifest_resource_permission, .flags = CS_MEMBER_UNIQUE,
    .title = N_("Resource-specific permissions"),
    .help = N_("Permissions that the owner of a team, chat or meeting grants for it alone") },
  { NULL }
};

const CsShape cs_manifest_permissions = {
  .name = N_("the permissions"),
  .members = permissions_members,
};

static const CsMember authorization_members[] = {
  { .name = "permissions", .type = CS_TYPE_OBJECT, .shape = &cs_manifest_permissions,
    .title = N_("Permissions"),
    .help = N_("The permissions that the app needs") },
  { NULL }
};

const CsShape cs_manifest_authorization = {
  .name = N_("the authorization"),
  .members = authorization_members,
};
