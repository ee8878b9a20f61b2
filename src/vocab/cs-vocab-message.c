/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cs-vocab"

#include "cs-vocab-message-private.h"

/* MessageCard, the language of Office 365 connectors and of actionable messages in Outlook. It
 * has no versions. Its published description is older than what both programs show, so the rows
 * follow their documentation. */

static const CsMember fact_members[] = {
  { .name = "name", .type = CS_TYPE_STRING, TEXT_FLAGS, .other = FORM (.type = CS_TYPE_NUMBER),
    .title = N_("Name"), .help = N_("What the fact is about") },
  { .name = "value", .type = CS_TYPE_STRING, TEXT_FLAGS,
    .other = FORM (.type = CS_TYPE_NUMBER, .other = FORM (.type = CS_TYPE_BOOLEAN)),
    .title = N_("Value"), .help = N_("What is the case") },
  { NULL }
};

static const CsShape fact = {
  .name = N_("the fact"),
  .members = fact_members,
};

static const CsMember image_members[] = {
  { .name = "image", .type = CS_TYPE_URL, REQUIRED, .flags = CS_MEMBER_PICTURE,
    .title = N_("Picture"), .help = N_("The https address of the picture") },
  { .name = "title", .type = CS_TYPE_STRING, .flags = CS_MEMBER_SHOWN,
    .title = N_("Title"),
    .help = N_("What is to be seen: the tooltip, and for people who cannot see the picture") },
  { NULL }
};

static const CsShape image = {
  .name = N_("the image"),
  .members = image_members,
};

/* An old way to write a hero image is only its address. */
static const CsMember section_members[] = {
  { .name = "title", .type = CS_TYPE_STRING, TEXT_FLAGS,
    .title = N_("Title"), .help = N_("What stands above the section; links do not belong here") },
  { .name = "startGroup", .type = CS_TYPE_BOOLEAN, .default_value = "false", OUTLOOK_ONLY,
    .title = N_("Starts a group"),
    .help = N_("Whether a line separates the section from the one before it; in Teams always") },
  { .name = "activityImage", .type = CS_TYPE_URL, .flags = CS_MEMBER_PICTURE,
    .title = N_("Activity picture"),
    .help = N_("The https address of a picture of who or what the section is about") },
  { .name = "activityImageType", .type = CS_TYPE_CHOICE,
    .choices = CHOICES ("avatar", "article"), .default_value = "\"avatar\"",
    .title = N_("Shape of the picture"),
    .help = N_("Whether the picture is cut to a circle, as for people, or keeps its corners") },
  { .name = "activityTitle", .type = CS_TYPE_STRING, TEXT_FLAGS,
    .title = N_("Activity title"), .help = N_("What happened, or who did it") },
  { .name = "activitySubtitle", .type = CS_TYPE_STRING, TEXT_FLAGS,
    .title = N_("Activity subtitle"),
    .help = N_("What stands in paler letters below, such as the date") },
  { .name = "activityText", .type = CS_TYPE_TEXT, TEXT_FLAGS,
    .title = N_("Activity text"), .help = N_("More about what happened") },
  { .name = "heroImage", .type = CS_TYPE_OBJECT, .shape = &image, OUTLOOK_ONLY,
    .other = FORM (.type = CS_TYPE_URL, .flags = CS_MEMBER_PICTURE), .flags = CS_MEMBER_PICTURE,
    .title = N_("Hero image"), .help = N_("A large picture; only Outlook shows it") },
  { .name = "text", .type = CS_TYPE_TEXT, TEXT_FLAGS,
    .title = N_("Text"), .help = N_("The text of the section, in Markdown") },
  { .name = "facts", .type = CS_TYPE_ARRAY, .shape = &fact,
    .title = N_("Facts"), .help = N_("Pairs of a name and a value, in two columns") },
  { .name = "images", .type = CS_TYPE_ARRAY, .shape = &image, .max_length = 5,
    .title = N_("Images"), .help = N_("Pictures side by side; Teams shows five at most") },
  { .name = "potentialAction", .type = CS_TYPE_ARRAY, .family = &cs_message_actions,
    .max_length = 5,
    .title = N_("Actions"), .help = N_("The buttons at the end of the section") },
  { .name = "markdown", .type = CS_TYPE_BOOLEAN, .default_value = "true", RARE,
    .title = N_("Markdown"), .help = N_("Whether the section's texts are in Markdown") },
  { NULL }
};

static const CsShape section = {
  .name = N_("the section"),
  .members = section_members,
};

static const CsMember message_card_members[] = {
  TYPE_ROW ("MessageCard"),
  { .name = "@context", .type = CS_TYPE_CHOICE, REQUIRED,
    .choices = CHOICES ("https://schema.org/extensions", "http://schema.org/extensions"),
    .default_value = "\"https://schema.org/extensions\"",
    .title = N_("Context"),
    .help = N_("The vocabulary in which the card is written: https://schema.org/extensions") },
  { .name = "summary", .type = CS_TYPE_STRING, .flags = CS_MEMBER_SHOWN,
    .title = N_("Summary"),
    .help = N_("What the notification and the list of messages show; needed where there is no "
               "text") },
  { .name = "themeColor", .type = CS_TYPE_STRING, .pattern = "^#?([0-9a-fA-F]{3}|[0-9a-fA-F]{6})$",
    .title = N_("Theme color"),
    .help = N_("The color of the card's edge, as six hexadecimal digits") },
  { .name = "title", .type = CS_TYPE_STRING, TEXT_FLAGS,
    .title = N_("Title"),
    .help = N_("What stands at the top; Teams shows two lines of it, and links do not belong "
               "here") },
  { .name = "text", .type = CS_TYPE_TEXT, TEXT_FLAGS,
    .title = N_("Text"), .help = N_("The text below the title, in Markdown") },
  { .name = "sections", .type = CS_TYPE_ARRAY, .shape = &section, .max_length = 10,
    .title = N_("Sections"), .help = N_("The parts of the card; Teams shows ten at most") },
  { .name = "potentialAction", .type = CS_TYPE_ARRAY, .family = &cs_message_actions,
    .max_length = 5,
    .title = N_("Actions"), .help = N_("The buttons at the end of the card, four at most") },
  { .name = "markdown", .type = CS_TYPE_BOOLEAN, .default_value = "true", RARE,
    .title = N_("Markdown"), .help = N_("Whether the card's texts are in Markdown") },
  { .name = "correlationId", .type = CS_TYPE_STRING, OUTLOOK_ONLY, RARE,
    .title = N_("Correlation ID"),
    .help = N_("A name that comes back with each action, by which your service knows the card") },
  { .name = "expectedActors", .type = CS_TYPE_ARRAY, .item = FORM (.type = CS_TYPE_STRING), RARE,
    .title = N_("Expected people"),
    .help = N_("The email addresses under which your service knows the people who act") },
  { .name = "originator", .type = CS_TYPE_STRING, OUTLOOK_ONLY, RARE,
    .title = N_("Originator"), .help = N_("The ID of the registered sender, in email") },
  { .name = "hideOriginalBody", .type = CS_TYPE_BOOLEAN, .default_value = "false",
    OUTLOOK_ONLY, RARE,
    .title = N_("Hide the email"), .help = N_("Whether only the card of an email is shown") },
  /* The published description has these two; nothing comes of them. */
  { .name = "style", .type = CS_TYPE_CHOICE, .choices = CHOICES ("compact", "expanded"), RARE,
    .title = N_("Style"), .help = N_("A leftover that has no effect") },
  { .name = "isMultiSelect", .type = CS_TYPE_BOOLEAN, RARE,
    .title = N_("Several choices"), .help = N_("A leftover that has no effect") },
  { NULL }
};

const CsShape cs_vocab_message_card = {
  .name = N_("the card"),
  .members = message_card_members,
};
