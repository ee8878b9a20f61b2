/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cs-vocab"

#include "cs-vocab-adaptive-private.h"

/* What is read: blocks of text, runs of it with their own looks, facts. */

#define LABEL_FOR_ROW \
  { .name = "labelFor", .type = CS_TYPE_STRING, RARE_TEAMS, \
    .title = N_("Label for"), \
    .help = N_("The ID of the input that this text labels, for screen readers") }

static const CsMember text_block_members[] = {
  TYPE_ROW ("TextBlock"),
  { .name = "text", .type = CS_TYPE_TEXT, REQUIRED,
    .flags = CS_MEMBER_SHOWN | CS_MEMBER_MARKDOWN,
    .title = N_("Text"),
    .help = N_("The text to show; bold, italic, lists and links can be written in Markdown") },
  { .name = "wrap", .type = CS_TYPE_BOOLEAN, .default_value = "false",
    .title = N_("Wrap"),
    .help = N_("Whether a long text goes on in the next line, instead of being cut") },
  { .name = "style", .type = CS_TYPE_CHOICE, .since = V (5),
    .choices = CHOICES ("default", "heading", "columnHeader"),
    .choice_notes = NOTES ({ .choice = "columnHeader", .teams = TRUE }),
    .default_value = "\"default\"", .flags = CS_MEMBER_NULLABLE,
    .title = N_("Style"),
    .help = N_("Whether the text is a heading, which screen readers announce as one") },
  TEXT_ROWS (V (2)),
  ALIGNMENT_ROW,
  { .name = "maxLines", .type = CS_TYPE_INTEGER, .minimum = 1, .maximum = INFINITY, RARE,
    .title = N_("Most lines"),
    .help = N_("How many lines are shown at most; what is longer is cut") },
  LABEL_FOR_ROW,
  ELEMENT_ROWS,
  { NULL }
};

const CsShape cs_adaptive_text_block = {
  .name = N_("the text block"),
  .members = text_block_members,
};

static const CsMember rich_text_block_members[] = {
  TYPE_ROW ("RichTextBlock"),
  { .name = "inlines", .type = CS_TYPE_ARRAY, REQUIRED, .family = &cs_adaptive_inlines,
    .other = FORM (.type = CS_TYPE_TEXT, .flags = CS_MEMBER_SHOWN),
    .title = N_("Runs"),
    .help = N_("The pieces of the text, each with its own looks, one after the other") },
  ALIGNMENT_ROW,
  LABEL_FOR_ROW,
  ELEMENT_ROWS,
  { NULL }
};

const CsShape cs_adaptive_rich_text_block = {
  .name = N_("the rich text block"),
  .members = rich_text_block_members,
};

/* What Teams lets a run have besides its looks. */
#define RUN_ROWS \
  { .name = "id", .type = CS_TYPE_STRING, RARE_TEAMS, \
    .title = N_("ID"), \
    .help = N_("A name, unique in the card, by which actions and updates refer to this part") }, \
  { .name = "isVisible", .type = CS_TYPE_BOOLEAN, .default_value = "true", RARE_TEAMS, \
    .title = N_("Visible"), \
    .help = N_("Whether this part is shown at first; a button can show and hide it") }, \
  { .name = "fallback", .type = CS_TYPE_OBJECT, .family = &cs_adaptive_inlines, \
    .other = FORM (.type = CS_TYPE_CHOICE, .choices = CHOICES ("drop")), RARE_TEAMS, \
    .title = N_("Fallback"), \
    .help = N_("What is shown where this part is not known; \"drop\" leaves it out") }, \
  KEY_ROW, LANG_ROW, SORT_KEY_ROW, GRID_AREA_ROW

static const CsMember text_run_members[] = {
  TYPE_ROW ("TextRun"),
  { .name = "text", .type = CS_TYPE_TEXT, REQUIRED, .flags = CS_MEMBER_SHOWN,
    .title = N_("Text"),
    .help = N_("The text to show, as it stands: Markdown has no meaning here") },
  TEXT_ROWS (CS_VERSION_NONE),
  { .name = "italic", .type = CS_TYPE_BOOLEAN, .default_value = "false",
    .title = N_("Italic"), .help = N_("Whether the letters are slanted") },
  { .name = "strikethrough", .type = CS_TYPE_BOOLEAN, .default_value = "false",
    .title = N_("Struck through"), .help = N_("Whether a line goes through the text") },
  { .name = "underline", .type = CS_TYPE_BOOLEAN, .since = V (3), .default_value = "false",
    .title = N_("Underlined"), .help = N_("Whether there is a line under the text") },
  { .name = "highlight", .type = CS_TYPE_BOOLEAN, .default_value = "false",
    .title = N_("Highlighted"),
    .help = N_("Whether the text stands out, as if marked with a felt pen") },
  SELECT_ACTION_ROW (CS_VERSION_NONE),
  RUN_ROWS,
  { NULL }
};

const CsShape cs_adaptive_text_run = {
  .name = N_("the text run"),
  .members = text_run_members,
};

static const CsMember icon_run_members[] = {
  TYPE_ROW ("IconRun"),
  { .name = "name", .type = CS_TYPE_STRING, REQUIRED, .flags = CS_MEMBER_TEAMS | CS_MEMBER_ICON,
    .title = N_("Icon"), .help = ICON_NAME_HELP },
  { .name = "size", .type = CS_TYPE_CHOICE, FONT_SIZE_CHOICES,
    .default_value = "\"default\"", TEAMS,
    .title = N_("Size"), .help = N_("The size of text that the icon fits") },
  { .name = "style", .type = CS_TYPE_CHOICE, .choices = CHOICES ("Regular", "Filled"),
    .default_value = "\"Regular\"", TEAMS,
    .title = N_("Style"), .help = N_("Whether the icon is drawn in lines or filled") },
  { .name = "color", .type = CS_TYPE_CHOICE, TEXT_COLOR_CHOICES,
    .default_value = "\"default\"", TEAMS,
    .title = N_("Color"), .help = N_("The color of the icon, by what it stands for") },
  SELECT_ACTION_ROW (CS_VERSION_NONE),
  RUN_ROWS,
  { NULL }
};

const CsShape cs_adaptive_icon_run = {
  .name = N_("the icon in the text"),
  .members = icon_run_members,
};

static const CsMember image_run_members[] = {
  TYPE_ROW ("ImageRun"),
  { .name = "url", .type = CS_TYPE_URL, REQUIRED,
    .flags = CS_MEMBER_TEAMS | CS_MEMBER_PICTURE,
    .title = N_("Address"), .help = N_("The address of the picture") },
  { .name = "size", .type = CS_TYPE_CHOICE, FONT_SIZE_CHOICES,
    .default_value = "\"default\"", TEAMS,
    .title = N_("Size"), .help = N_("The size of text that the picture fits") },
  { .name = "style", .type = CS_TYPE_CHOICE,
    .choices = CHOICES ("default", "person", "RoundedCorners"),
    .default_value = "\"default\"", TEAMS,
    .title = N_("Style"),
    .help = N_("Whether the picture is cut to a circle, as for people, or has rounded corners") },
  SELECT_ACTION_ROW (CS_VERSION_NONE),
  THEMED_URLS_ROW,
  RUN_ROWS,
  { NULL }
};

const CsShape cs_adaptive_image_run = {
  .name = N_("the picture in the text"),
  .members = image_run_members,
};

static const CsMember fact_members[] = {
  { .name = "title", .type = CS_TYPE_STRING, REQUIRED,
    .flags = CS_MEMBER_SHOWN | CS_MEMBER_MARKDOWN,
    .title = N_("Title"), .help = N_("What the fact is about, in bold") },
  { .name = "value", .type = CS_TYPE_STRING, REQUIRED,
    .flags = CS_MEMBER_SHOWN | CS_MEMBER_MARKDOWN,
    .title = N_("Value"), .help = N_("What is the case") },
  IMPLIED_TYPE_ROW ("Fact"),
  KEY_ROW,
  { NULL }
};

static const CsShape fact = {
  .name = N_("the fact"),
  .members = fact_members,
};

static const CsMember fact_set_members[] = {
  TYPE_ROW ("FactSet"),
  { .name = "facts", .type = CS_TYPE_ARRAY, REQUIRED, .shape = &fact,
    .title = N_("Facts"),
    .help = N_("Pairs of a title and a value, one below the other in two columns") },
  TEAMS_ALIGNMENT_ROW,
  ELEMENT_ROWS,
  { NULL }
};

const CsShape cs_adaptive_fact_set = {
  .name = N_("the set of facts"),
  .members = fact_set_members,
};
