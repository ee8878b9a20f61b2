/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cs-vocab"

#include "cs-vocab-adaptive-private.h"

/* What people fill in. */

/* The ID comes among the first here: without one nobody gets the answer. */
#define INPUT_ROWS \
  { .name = "id", .type = CS_TYPE_STRING, REQUIRED, \
    .title = N_("ID"), \
    .help = N_("The name, unique in the card, under which the bot gets the answer") }, \
  { .name = "label", .type = CS_TYPE_STRING, .since = V (3), .flags = CS_MEMBER_SHOWN, \
    .title = N_("Label"), \
    .help = N_("What is asked; screen readers need it to announce the input") }, \
  { .name = "isRequired", .type = CS_TYPE_BOOLEAN, .since = V (3), .default_value = "false", \
    .title = N_("Required"), \
    .help = N_("Whether it must be filled in before the card can be sent") }, \
  { .name = "errorMessage", .type = CS_TYPE_STRING, .since = V (3), .flags = CS_MEMBER_SHOWN, \
    .title = N_("Error message"), \
    .help = N_("What is said when it is not filled in, or not as it should be") }, \
  { .name = "valueChangedAction", .type = CS_TYPE_OBJECT, \
    .family = &cs_adaptive_change_actions, RARE_TEAMS, \
    .title = N_("Action on change"), \
    .help = N_("What happens as soon as somebody changes the value") }, \
  IS_VISIBLE_ROW, SEPARATOR_ROW, SPACING_ROW, HEIGHT_ROW, REQUIRES_ROW, \
  FALLBACK_ROW (cs_adaptive_elements), TEAMS_ALIGNMENT_ROW, KEY_ROW, LANG_ROW, SORT_KEY_ROW, \
  GRID_AREA_ROW, TARGET_WIDTH_ROW

/* Teams' own inputs are not laid out beside their labels. */
#define LABEL_ROWS \
  { .name = "labelPosition", .type = CS_TYPE_CHOICE, .since = V (6), \
    .choices = CHOICES ("above", "inline"), .default_value = "\"above\"", RARE, \
    .title = N_("Position of the label"), \
    .help = N_("Whether the label stands above the input or beside it") }, \
  { .name = "labelWidth", .type = CS_TYPE_NUMBER, .since = V (6), .maximum = 100, \
    .other = FORM (.type = CS_TYPE_STRING, .pattern = PATTERN_PIXELS), RARE, \
    .title = N_("Width of the label"), \
    .help = N_("How wide a label beside the input is, in percent or pixels such as \"90px\"") }, \
  { .name = "inputStyle", .type = CS_TYPE_CHOICE, .since = V (6), \
    .choices = CHOICES ("default", "revealOnHover"), .default_value = "\"default\"", RARE, \
    .title = N_("Input style"), \
    .help = N_("Whether the input looks like text until the pointer is on it") }

#define PLACEHOLDER_ROW \
  { .name = "placeholder", .type = CS_TYPE_STRING, .flags = CS_MEMBER_SHOWN, \
    .title = N_("Placeholder"), \
    .help = N_("What stands in the input until somebody fills it in, such as an example") }

static const CsMember input_text_members[] = {
  TYPE_ROW ("Input.Text"),
  { .name = "value", .type = CS_TYPE_TEXT,
    .title = N_("Value"), .help = N_("The text that is there at first") },
  PLACEHOLDER_ROW,
  { .name = "isMultiline", .type = CS_TYPE_BOOLEAN, .default_value = "false",
    .title = N_("Several lines"), .help = N_("Whether there is room for more than one line") },
  { .name = "maxLength", .type = CS_TYPE_INTEGER, .maximum = INFINITY,
    .title = N_("Maximum length"), .help = N_("How many characters can be typed at most") },
  { .name = "style", .type = CS_TYPE_CHOICE,
    .choices = CHOICES ("text", "tel", "url", "email", "password"),
    .choice_notes = NOTES ({ .choice = "password", .since = V (5) }),
    .default_value = "\"text\"",
    .title = N_("Style"),
    .help = N_("What kind of text is expected, by which phones choose their keyboard") },
  { .name = "regex", .type = CS_TYPE_STRING, .since = V (3), RARE,
    .title = N_("Pattern"),
    .help = N_("A regular expression that the text must match") },
  { .name = "inlineAction", .type = CS_TYPE_OBJECT, .since = V (2),
    .family = &cs_adaptive_select_actions, RARE,
    .title = N_("Action beside it"), .help = N_("A button at the end of the input") },
  LABEL_ROWS,
  INPUT_ROWS,
  { NULL }
};

const CsShape cs_adaptive_input_text = {
  .name = N_("the text input"),
  .members = input_text_members,
};

static const CsMember input_number_members[] = {
  TYPE_ROW ("Input.Number"),
  { .name = "value", .type = CS_TYPE_NUMBER,
    .title = N_("Value"), .help = N_("The number that is there at first") },
  PLACEHOLDER_ROW,
  { .name = "min", .type = CS_TYPE_NUMBER,
    .title = N_("Minimum"), .help = N_("The smallest number that is accepted") },
  { .name = "max", .type = CS_TYPE_NUMBER,
    .title = N_("Maximum"), .help = N_("The greatest number that is accepted") },
  LABEL_ROWS,
  INPUT_ROWS,
  { NULL }
};

const CsShape cs_adaptive_input_number = {
  .name = N_("the number input"),
  .members = input_number_members,
};

static const CsMember input_date_members[] = {
  TYPE_ROW ("Input.Date"),
  { .name = "value", .type = CS_TYPE_STRING,
    .title = N_("Value"), .help = N_("The date that is there at first, such as 2026-03-31") },
  PLACEHOLDER_ROW,
  { .name = "min", .type = CS_TYPE_STRING,
    .title = N_("Earliest"), .help = N_("The first date that is accepted, such as 2026-01-01") },
  { .name = "max", .type = CS_TYPE_STRING,
    .title = N_("Latest"), .help = N_("The last date that is accepted, such as 2026-12-31") },
  LABEL_ROWS,
  INPUT_ROWS,
  { NULL }
};

const CsShape cs_adaptive_input_date = {
  .name = N_("the date input"),
  .members = input_date_members,
};

static const CsMember input_time_members[] = {
  TYPE_ROW ("Input.Time"),
  { .name = "value", .type = CS_TYPE_STRING,
    .title = N_("Value"), .help = N_("The time that is there at first, such as 15:30") },
  PLACEHOLDER_ROW,
  { .name = "min", .type = CS_TYPE_STRING,
    .title = N_("Earliest"), .help = N_("The first time that is accepted, such as 08:00") },
  { .name = "max", .type = CS_TYPE_STRING,
    .title = N_("Latest"), .help = N_("The last time that is accepted, such as 18:00") },
  LABEL_ROWS,
  INPUT_ROWS,
  { NULL }
};

const CsShape cs_adaptive_input_time = {
  .name = N_("the time input"),
  .members = input_time_members,
};

static const CsMember input_toggle_members[] = {
  TYPE_ROW ("Input.Toggle"),
  { .name = "title", .type = CS_TYPE_STRING, REQUIRED, .flags = CS_MEMBER_SHOWN,
    .title = N_("Title"), .help = N_("What stands beside the check box") },
  { .name = "value", .type = CS_TYPE_STRING, .default_value = "\"false\"",
    .title = N_("Value"),
    .help = N_("What is there at first: the same text as for on, or as for off") },
  { .name = "valueOn", .type = CS_TYPE_STRING, .default_value = "\"true\"",
    .title = N_("Value for on"), .help = N_("What the bot gets when the box is checked") },
  { .name = "valueOff", .type = CS_TYPE_STRING, .default_value = "\"false\"",
    .title = N_("Value for off"), .help = N_("What the bot gets when the box is not checked") },
  { .name = "wrap", .type = CS_TYPE_BOOLEAN, .since = V (2), .default_value = "false",
    .title = N_("Wrap"), .help = N_("Whether a long title goes on in the next line") },
  { .name = "showTitle", .type = CS_TYPE_BOOLEAN, .default_value = "true", TEAMS,
    .title = N_("Title shown"), .help = N_("Whether the title is to be seen") },
  LABEL_ROWS,
  INPUT_ROWS,
  { NULL }
};

const CsShape cs_adaptive_input_toggle = {
  .name = N_("the toggle"),
  .members = input_toggle_members,
};

static const CsMember choice_members[] = {
  { .name = "title", .type = CS_TYPE_STRING, REQUIRED, .flags = CS_MEMBER_SHOWN,
    .title = N_("Title"), .help = N_("What people read") },
  { .name = "value", .type = CS_TYPE_STRING, REQUIRED,
    .title = N_("Value"), .help = N_("What the bot gets; it must not contain a comma") },
  IMPLIED_TYPE_ROW ("Input.Choice"),
  KEY_ROW,
  { NULL }
};

static const CsShape choice = {
  .name = N_("the choice"),
  .members = choice_members,
};

static const CsMember data_query_members[] = {
  TYPE_ROW ("Data.Query"),
  { .name = "dataset", .type = CS_TYPE_STRING, .since = V (6), REQUIRED,
    .title = N_("Dataset"),
    .help = N_("The name by which the bot knows where to look for choices") },
  { .name = "count", .type = CS_TYPE_INTEGER, .since = V (6), .maximum = INFINITY, RARE,
    .title = N_("Count"), .help = N_("How many choices are asked for") },
  { .name = "skip", .type = CS_TYPE_INTEGER, .since = V (6), .maximum = INFINITY, RARE,
    .title = N_("Skip"), .help = N_("How many choices are passed over") },
  { .name = "associatedInputs", .type = CS_TYPE_CHOICE, .choices = CHOICES ("auto", "none"),
    .default_value = "\"auto\"", RARE_TEAMS,
    .title = N_("Inputs"),
    .help = N_("Whether the bot gets the values of the other inputs with the question") },
  KEY_ROW,
  { NULL }
};

static const CsShape data_query = {
  .name = N_("the query for choices"),
  .members = data_query_members,
};

static const CsMember input_choice_set_members[] = {
  TYPE_ROW ("Input.ChoiceSet"),
  { .name = "choices", .type = CS_TYPE_ARRAY, .shape = &choice,
    .title = N_("Choices"), .help = N_("What people can choose from") },
  { .name = "isMultiSelect", .type = CS_TYPE_BOOLEAN, .default_value = "false",
    .title = N_("Several choices"), .help = N_("Whether more than one can be chosen") },
  { .name = "style", .type = CS_TYPE_CHOICE,
    .choices = CHOICES ("compact", "expanded", "filtered"),
    .choice_notes = NOTES ({ .choice = "filtered", .since = V (5) }),
    .default_value = "\"compact\"",
    .title = N_("Style"),
    .help = N_("Whether the choices are in a list that opens, all to be seen, or found by typing") },
  { .name = "value", .type = CS_TYPE_STRING,
    .title = N_("Value"),
    .help = N_("The value of the choice that is made at first; of several ones, with commas "
               "between them") },
  PLACEHOLDER_ROW,
  { .name = "wrap", .type = CS_TYPE_BOOLEAN, .since = V (2), .default_value = "false",
    .title = N_("Wrap"), .help = N_("Whether a long choice goes on in the next line") },
  { .name = "choices.data", .type = CS_TYPE_OBJECT, .since = V (6), .shape = &data_query,
    .not_on = CS_ON (WORKFLOWS), RARE,
    .title = N_("Choices from a bot"),
    .help = N_("Where further choices come from while somebody types") },
  { .name = "useMultipleColumns", .type = CS_TYPE_BOOLEAN, .default_value = "false", RARE_TEAMS,
    .title = N_("Several columns"),
    .help = N_("Whether expanded choices stand in several columns") },
  { .name = "minColumnWidth", .type = CS_TYPE_STRING, .pattern = PATTERN_PIXELS, RARE_TEAMS,
    .title = N_("Minimum width of columns"),
    .help = N_("The least width of these columns in pixels, such as \"100px\"") },
  LABEL_ROWS,
  INPUT_ROWS,
  { NULL }
};

const CsShape cs_adaptive_input_choice_set = {
  .name = N_("the choice set"),
  .members = input_choice_set_members,
};

static const CsMember input_rating_members[] = {
  TYPE_ROW ("Input.Rating"),
  { .name = "value", .type = CS_TYPE_NUMBER, .maximum = INFINITY, TEAMS,
    .title = N_("Value"), .help = N_("How many stars there are at first") },
  { .name = "max", .type = CS_TYPE_INTEGER, .minimum = 1, .maximum = INFINITY,
    .default_value = "5", TEAMS,
    .title = N_("Maximum"), .help = N_("How many stars can be given") },
  { .name = "allowHalfSteps", .type = CS_TYPE_BOOLEAN, .default_value = "false", TEAMS,
    .title = N_("Half stars"), .help = N_("Whether half a star can be given") },
  { .name = "size", .type = CS_TYPE_CHOICE, .choices = CHOICES ("Medium", "Large"),
    .default_value = "\"Large\"", TEAMS,
    .title = N_("Size"), .help = N_("How large the stars are") },
  { .name = "color", .type = CS_TYPE_CHOICE, .choices = CHOICES ("Neutral", "Marigold"),
    .default_value = "\"Neutral\"", TEAMS,
    .title = N_("Color"), .help = N_("The color of the stars") },
  INPUT_ROWS,
  { NULL }
};

const CsShape cs_adaptive_input_rating = {
  .name = N_("the rating input"),
  .members = input_rating_members,
};
