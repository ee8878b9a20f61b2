/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cs-vocab"

#include "cs-vocab-message-private.h"

/* What people fill in, in the ActionCards of a MessageCard. */

#define INPUT_ROWS \
  { .name = "id", .type = CS_TYPE_STRING, \
    .title = N_("ID"), \
    .help = N_("The name, unique in the card, by which a body refers to the answer") }, \
  { .name = "title", .type = CS_TYPE_STRING, .flags = CS_MEMBER_SHOWN, \
    .title = N_("Title"), .help = N_("What is asked; Teams shows it inside the input") }, \
  { .name = "isRequired", .type = CS_TYPE_BOOLEAN, .default_value = "false", \
    .title = N_("Required"), .help = N_("Whether it must be filled in") }, \
  { .name = "value", .type = CS_TYPE_STRING, .other = FORM (.type = CS_TYPE_NUMBER), \
    .title = N_("Value"), .help = N_("What is there at first") }, \
  CONTEXT_ROW

static const CsMember text_input_members[] = {
  TYPE_ROW ("TextInput"),
  { .name = "isMultiline", .type = CS_TYPE_BOOLEAN, .default_value = "false",
    .flags = CS_MEMBER_NULLABLE,
    .title = N_("Several lines"), .help = N_("Whether there is room for more than one line") },
  { .name = "maxLength", .type = CS_TYPE_INTEGER, .maximum = INFINITY,
    .flags = CS_MEMBER_NULLABLE,
    .title = N_("Maximum length"), .help = N_("How many characters can be typed at most") },
  INPUT_ROWS,
  { NULL }
};

const CsShape cs_message_text_input = {
  .name = N_("the text input"),
  .members = text_input_members,
};

static const CsMember date_input_members[] = {
  TYPE_ROW ("DateInput"),
  { .name = "includeTime", .type = CS_TYPE_BOOLEAN, .default_value = "false",
    .title = N_("With time"), .help = N_("Whether a time of the day is asked for as well") },
  INPUT_ROWS,
  { NULL }
};

const CsShape cs_message_date_input = {
  .name = N_("the date input"),
  .members = date_input_members,
};

static const CsMember choice_members[] = {
  { .name = "display", .type = CS_TYPE_STRING, REQUIRED, .flags = CS_MEMBER_SHOWN,
    .title = N_("Text"), .help = N_("What people read") },
  { .name = "value", .type = CS_TYPE_STRING, REQUIRED, .other = FORM (.type = CS_TYPE_NUMBER),
    .title = N_("Value"), .help = N_("What your service gets") },
  { NULL }
};

static const CsShape choice = {
  .name = N_("the choice"),
  .members = choice_members,
};

static const CsMember multichoice_input_members[] = {
  TYPE_ROW ("MultichoiceInput"),
  { .name = "choices", .type = CS_TYPE_ARRAY, .shape = &choice,
    .title = N_("Choices"), .help = N_("What people can choose from") },
  { .name = "isMultiSelect", .type = CS_TYPE_BOOLEAN, .default_value = "false",
    .title = N_("Several choices"), .help = N_("Whether more than one can be chosen") },
  /* Outlook's word for closed is "normal", Teams' is "compact"; its documentation has true. */
  { .name = "style", .type = CS_TYPE_CHOICE, .choices = CHOICES ("normal", "compact", "expanded"),
    .other = FORM (.type = CS_TYPE_BOOLEAN),
    .title = N_("Style"),
    .help = N_("Whether the choices are in a list that opens, or all to be seen") },
  INPUT_ROWS,
  { NULL }
};

const CsShape cs_message_multichoice_input = {
  .name = N_("the choice input"),
  .members = multichoice_input_members,
};

static const CsKind input_kinds[] = {
  { "TextInput", &cs_message_text_input,
    .title = N_("Text Input"), .help = N_("Asks for a text"),
    .icon_name = "cs-part-input-text-symbolic" },
  { "DateInput", &cs_message_date_input,
    .title = N_("Date Input"), .help = N_("Asks for a date"),
    .icon_name = "cs-part-input-date-symbolic" },
  { "MultichoiceInput", &cs_message_multichoice_input,
    .title = N_("Choice Input"), .help = N_("Asks to choose from a list"),
    .icon_name = "cs-part-choices-symbolic" },
  { NULL }
};

const CsFamily cs_message_inputs = {
  .name = N_("an input"),
  .discriminator = "@type",
  .kinds = input_kinds,
};
