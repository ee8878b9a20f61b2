/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cs-vocab"

#include "cs-vocab-adaptive-private.h"

/* An Adaptive Card as a whole, and what stands at its root and nowhere else. */

static const CsMember requires_members[] = {
  { .name = "{any}", .type = CS_TYPE_STRING, .flags = CS_MEMBER_TEMPLATE,
    .pattern = "^(\\*|[0-9]+(\\.[0-9]+)*)$",
    .title = N_("Feature"),
    .help = N_("The lowest version of this feature that will do, such as \"1.2\", or \"*\" for "
               "any") },
  { NULL }
};

const CsShape cs_adaptive_requires = {
  .name = N_("the required features"),
  .members = requires_members,
};

static const CsMember background_image_members[] = {
  { .name = "url", .type = CS_TYPE_URL, REQUIRED, .flags = CS_MEMBER_PICTURE,
    .title = N_("Picture"),
    .help = N_("The https address of the picture, or the picture itself as a data: address") },
  { .name = "fillMode", .type = CS_TYPE_CHOICE,
    .choices = CHOICES ("cover", "repeatHorizontally", "repeatVertically", "repeat"),
    .default_value = "\"cover\"",
    .title = N_("Fill"),
    .help = N_("Whether the picture is made large enough for the whole area, or repeated") },
  { .name = "horizontalAlignment", .type = CS_TYPE_CHOICE, HORIZONTAL_CHOICES,
    .default_value = "\"left\"",
    .title = N_("Horizontal alignment"),
    .help = N_("Where a picture stands that leaves room, or is repeated from top to bottom") },
  { .name = "verticalAlignment", .type = CS_TYPE_CHOICE, VERTICAL_CHOICES,
    .default_value = "\"top\"",
    .title = N_("Vertical alignment"),
    .help = N_("Where a picture stands that leaves room, or is repeated from left to right") },
  THEMED_URLS_ROW,
  IMPLIED_TYPE_ROW ("BackgroundImage"),
  KEY_ROW,
  { NULL }
};

const CsShape cs_adaptive_background_image = {
  .name = N_("the background image"),
  .members = background_image_members,
};

static const CsMember refresh_members[] = {
  { .name = "action", .type = CS_TYPE_OBJECT, .family = &cs_adaptive_refresh_actions,
    .title = N_("Action"), .help = N_("What is asked of the bot to get the new card") },
  { .name = "userIds", .type = CS_TYPE_ARRAY, .item = FORM (.type = CS_TYPE_STRING),
    .title = N_("People"),
    .help = N_("The IDs of the people for whom the card is refreshed by itself") },
  { .name = "expires", .type = CS_TYPE_STRING, .since = V (6), RARE,
    .title = N_("Expires"),
    .help = N_("The date and time after which the card is refreshed, such as "
               "2026-03-31T12:00:00Z") },
  IMPLIED_TYPE_ROW ("Refresh"),
  KEY_ROW,
  { NULL }
};

static const CsShape refresh = {
  .name = N_("the refresh"),
  .members = refresh_members,
};

static const CsMember token_exchange_resource_members[] = {
  { .name = "id", .type = CS_TYPE_STRING, REQUIRED,
    .title = N_("ID"), .help = N_("The name of this resource") },
  { .name = "uri", .type = CS_TYPE_STRING, REQUIRED,
    .title = N_("URI"), .help = N_("For which application or resource a token is exchanged") },
  { .name = "providerId", .type = CS_TYPE_STRING, REQUIRED,
    .title = N_("Provider ID"), .help = N_("Who signs people in") },
  IMPLIED_TYPE_ROW ("TokenExchangeResource"),
  KEY_ROW,
  { NULL }
};

static const CsShape token_exchange_resource = {
  .name = N_("the token exchange"),
  .members = token_exchange_resource_members,
};

static const CsMember auth_card_button_members[] = {
  { .name = "type", .type = CS_TYPE_STRING, REQUIRED,
    .title = N_("Type"), .help = N_("What the button does, mostly \"signin\"") },
  { .name = "title", .type = CS_TYPE_STRING, .flags = CS_MEMBER_SHOWN,
    .title = N_("Title"), .help = N_("What stands on the button") },
  { .name = "image", .type = CS_TYPE_URL, .flags = CS_MEMBER_PICTURE,
    .title = N_("Picture"), .help = N_("The address of a picture on the button") },
  { .name = "value", .type = CS_TYPE_STRING, REQUIRED,
    .title = N_("Value"), .help = N_("What the button stands for, mostly an address") },
  KEY_ROW,
  { NULL }
};

static const CsShape auth_card_button = {
  .name = N_("the sign-in button"),
  .members = auth_card_button_members,
};

static const CsMember authentication_members[] = {
  { .name = "text", .type = CS_TYPE_TEXT, .flags = CS_MEMBER_SHOWN,
    .title = N_("Text"), .help = N_("What is said to people who have to sign in") },
  { .name = "connectionName", .type = CS_TYPE_STRING,
    .title = N_("Connection"), .help = N_("The name of the bot's OAuth connection") },
  { .name = "tokenExchangeResource", .type = CS_TYPE_OBJECT, .shape = &token_exchange_resource,
    .title = N_("Token exchange"), .help = N_("What single sign-on needs") },
  { .name = "buttons", .type = CS_TYPE_ARRAY, .shape = &auth_card_button,
    .title = N_("Buttons"), .help = N_("The buttons by which people sign in") },
  IMPLIED_TYPE_ROW ("Authentication"),
  KEY_ROW,
  { NULL }
};

static const CsShape authentication = {
  .name = N_("the authentication"),
  .members = authentication_members,
};

static const CsMember metadata_members[] = {
  { .name = "webUrl", .type = CS_TYPE_URL,
    .title = N_("Web address"), .help = N_("The page that says the same as the card, for links") },
  IMPLIED_TYPE_ROW ("Metadata"),
  KEY_ROW,
  { NULL }
};

static const CsShape metadata = {
  .name = N_("the metadata"),
  .members = metadata_members,
};

static const CsMember mentioned_members[] = {
  { .name = "id", .type = CS_TYPE_STRING, REQUIRED, TEAMS,
    .title = N_("ID"),
    .help = N_("Who is mentioned: a sign-in name, a Microsoft Entra object ID or a tag's ID") },
  { .name = "name", .type = CS_TYPE_STRING, .flags = CS_MEMBER_TEAMS | CS_MEMBER_SHOWN,
    .title = N_("Name"), .help = N_("The name that is shown") },
  { .name = "mentionType", .type = CS_TYPE_CHOICE, .choices = CHOICES ("Person", "Tag"),
    .default_value = "\"Person\"", TEAMS,
    .title = N_("Kind"), .help = N_("Whether a person or a tag is mentioned") },
  /* Bots have long written the tag so. */
  { .name = "type", .type = CS_TYPE_STRING, RARE_TEAMS,
    .title = N_("Type"), .help = N_("\"tag\" where a tag is mentioned") },
  KEY_ROW,
  { NULL }
};

static const CsShape mentioned = {
  .name = N_("who is mentioned"),
  .members = mentioned_members,
};

static const CsMember mention_members[] = {
  TYPE_ROW ("mention"),
  { .name = "text", .type = CS_TYPE_STRING, REQUIRED, .pattern = "^<at>.*</at>$", TEAMS,
    .title = N_("Text"),
    .help = N_("What stands in the card for this mention, such as <at>Alex</at>, letter by "
               "letter") },
  { .name = "mentioned", .type = CS_TYPE_OBJECT, REQUIRED, .shape = &mentioned, TEAMS,
    .title = N_("Who"), .help = N_("Who is mentioned, and so gets a notification") },
  KEY_ROW,
  { NULL }
};

static const CsShape mention = {
  .name = N_("the mention"),
  .members = mention_members,
};

static const CsMember teams_card_members[] = {
  { .name = "width", .type = CS_TYPE_CHOICE, .choices = CHOICES ("Full"), TEAMS,
    .title = N_("Width"), .help = N_("\"Full\" lets the card be as wide as the chat") },
  { .name = "entities", .type = CS_TYPE_ARRAY, .shape = &mention, TEAMS,
    .title = N_("Mentions"),
    .help = N_("Who is mentioned in the card's texts; each needs its <at>…</at> there") },
  KEY_ROW,
  { NULL }
};

static const CsShape teams_card = {
  .name = N_("the card's settings for Teams"),
  .members = teams_card_members,
};

static const CsMember localized_values_members[] = {
  { .name = "{any}", .type = CS_TYPE_TEXT,
    .flags = CS_MEMBER_TEMPLATE | CS_MEMBER_TEAMS | CS_MEMBER_SHOWN,
    .title = N_("Text"), .help = N_("The text in this language") },
  { NULL }
};

static const CsShape localized_values = {
  .name = N_("the translations"),
  .members = localized_values_members,
};

static const CsMember string_resource_members[] = {
  { .name = "defaultValue", .type = CS_TYPE_TEXT, .flags = CS_MEMBER_TEAMS | CS_MEMBER_SHOWN,
    .title = N_("Default"), .help = N_("The text for people whose language is not among the others") },
  { .name = "localizedValues", .type = CS_TYPE_OBJECT, .shape = &localized_values, TEAMS,
    .title = N_("Translations"), .help = N_("The text in other languages, by their tags") },
  KEY_ROW,
  { NULL }
};

static const CsShape string_resource = {
  .name = N_("the text"),
  .members = string_resource_members,
};

static const CsMember strings_members[] = {
  { .name = "{any}", .type = CS_TYPE_OBJECT, .shape = &string_resource,
    .flags = CS_MEMBER_TEMPLATE | CS_MEMBER_TEAMS,
    .title = N_("Text"), .help = N_("A text in several languages, under the name that refers to it") },
  { NULL }
};

static const CsShape strings = {
  .name = N_("the texts"),
  .members = strings_members,
};

static const CsMember resources_members[] = {
  { .name = "strings", .type = CS_TYPE_OBJECT, .shape = &strings, TEAMS,
    .title = N_("Texts"), .help = N_("Texts in several languages") },
  KEY_ROW,
  { NULL }
};

static const CsShape resources = {
  .name = N_("the resources"),
  .members = resources_members,
};

static const CsMember adaptive_card_members[] = {
  TYPE_ROW ("AdaptiveCard"),
  { .name = "version", .type = CS_TYPE_CHOICE,
    .choices = CHOICES ("1.0", "1.1", "1.2", "1.3", "1.4", "1.5", "1.6"),
    .title = N_("Version"),
    .help = N_("The version of Adaptive Cards that is needed to show it; Teams shows 1.5 at "
               "most") },
  { .name = "$schema", .type = CS_TYPE_URL, RARE,
    .title = N_("Schema"),
    .help = N_("The address of the language's description, by which editors know it") },
  { .name = "body", .type = CS_TYPE_ARRAY, .family = &cs_adaptive_elements,
    .title = N_("Body"), .help = N_("The elements of the card, from top to bottom") },
  { .name = "actions", .type = CS_TYPE_ARRAY, .family = &cs_adaptive_actions,
    .title = N_("Actions"), .help = N_("The buttons at the end of the card") },
  { .name = "fallbackText", .type = CS_TYPE_TEXT, .flags = CS_MEMBER_SHOWN,
    .title = N_("Fallback text"),
    .help = N_("What is shown where this version of the card cannot be shown") },
  { .name = "speak", .type = CS_TYPE_TEXT, RARE,
    .title = N_("Spoken text"), .help = N_("What is said where cards are read aloud") },
  { .name = "lang", .type = CS_TYPE_LANGUAGE, RARE,
    .title = N_("Language"),
    .help = N_("The language of the card, by which dates and times are written") },
  { .name = "msteams", .type = CS_TYPE_OBJECT, .shape = &teams_card, TEAMS,
    .title = N_("Settings for Teams"),
    .help = N_("What only Teams knows: the full width, and who is mentioned") },
  SELECT_ACTION_ROW (V (1)),
  { .name = "backgroundImage", .type = CS_TYPE_URL, .until = V (1), .flags = CS_MEMBER_PICTURE,
    .title = N_("Background image"), .help = N_("The address of a picture behind the content") },
  BACKGROUND_IMAGE_ROW,
  { .name = "style", .type = CS_TYPE_CHOICE, CONTAINER_STYLE_CHOICES, TEAMS,
    .title = N_("Style"), .help = N_("The colors of the background and of the text on it") },
  MIN_HEIGHT_ROW,
  VERTICAL_CONTENT_ROW,
  RTL_ROW,
  { .name = "refresh", .type = CS_TYPE_OBJECT, .since = V (4), .shape = &refresh,
    .not_on = CS_ON (WORKFLOWS), RARE,
    .title = N_("Refresh"), .help = N_("How the card gets up to date when somebody looks at it") },
  { .name = "authentication", .type = CS_TYPE_OBJECT, .since = V (4), .shape = &authentication,
    .not_on = CS_ON (WORKFLOWS), RARE,
    .title = N_("Authentication"), .help = N_("How people sign in before they act") },
  { .name = "metadata", .type = CS_TYPE_OBJECT, .since = V (6), .shape = &metadata, RARE,
    .title = N_("Metadata"), .help = N_("What programs learn about the card") },
  LAYOUTS_ROW,
  { .name = "resources", .type = CS_TYPE_OBJECT, .shape = &resources, RARE_TEAMS,
    .title = N_("Resources"), .help = N_("Texts in several languages that the card refers to") },
  { .name = "id", .type = CS_TYPE_STRING, RARE_TEAMS,
    .title = N_("ID"),
    .help = N_("A name, unique in the card, by which actions and updates refer to this part") },
  { .name = "requires", .type = CS_TYPE_OBJECT, .shape = &cs_adaptive_requires, RARE_TEAMS,
    .title = N_("Requires"),
    .help = N_("Features, with their lowest versions, without which the fallback is shown "
               "instead") },
  { .name = "fallback", .type = CS_TYPE_OBJECT, .family = &cs_adaptive_elements,
    .other = FORM (.type = CS_TYPE_CHOICE, .choices = CHOICES ("drop")), RARE_TEAMS,
    .title = N_("Fallback"),
    .help = N_("What is shown where this part is not known; \"drop\" leaves it out") },
  KEY_ROW,
  SORT_KEY_ROW,
  GRID_AREA_ROW,
  { NULL }
};

const CsShape cs_vocab_adaptive_card = {
  .name = N_("the card"),
  .members = adaptive_card_members,
};

static const CsMember attachment_members[] = {
  { .name = "contentType", .type = CS_TYPE_CHOICE, REQUIRED,
    .choices = CHOICES ("application/vnd.microsoft.card.adaptive"),
    .default_value = "\"application/vnd.microsoft.card.adaptive\"",
    .title = N_("Content type"), .help = N_("Says that an Adaptive Card is attached") },
  { .name = "content", .type = CS_TYPE_OBJECT, REQUIRED, .shape = &cs_vocab_adaptive_card,
    .title = N_("Card"), .help = N_("The Adaptive Card itself") },
  { .name = "contentUrl", .type = CS_TYPE_URL, .flags = CS_MEMBER_NULLABLE | CS_MEMBER_RARE,
    .title = N_("Address"), .help = N_("Nothing for cards: null") },
  { .name = "name", .type = CS_TYPE_STRING, RARE,
    .title = N_("Name"), .help = N_("A name for what is attached") },
  { NULL }
};

static const CsShape attachment = {
  .name = N_("the attachment"),
  .members = attachment_members,
};

static const CsMember envelope_members[] = {
  TYPE_ROW ("message"),
  { .name = "attachments", .type = CS_TYPE_ARRAY, REQUIRED, .shape = &attachment,
    .title = N_("Attachments"), .help = N_("The cards that the message brings") },
  { .name = "summary", .type = CS_TYPE_STRING, .flags = CS_MEMBER_SHOWN,
    .title = N_("Summary"), .help = N_("What the notification says") },
  { .name = "text", .type = CS_TYPE_TEXT, .flags = CS_MEMBER_SHOWN,
    .title = N_("Text"), .help = N_("What stands above the cards") },
  { .name = "attachmentLayout", .type = CS_TYPE_CHOICE, .choices = CHOICES ("list", "carousel"),
    .default_value = "\"list\"", RARE,
    .title = N_("Layout"), .help = N_("Whether several cards stand one below the other") },
  { NULL }
};

/* A message has much more; what a webhook does not read does no harm. */
const CsShape cs_vocab_card_message = {
  .name = N_("the message"),
  .members = envelope_members,
  .open = TRUE,
};
