/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cs-vocab"

#include "cs-vocab-adaptive-private.h"

/* Elements that only Teams has. */

#define ICON_LOOK_ROWS \
  { .name = "size", .type = CS_TYPE_CHOICE, \
    .choices = CHOICES ("xxSmall", "xSmall", "Small", "Standard", "Medium", "Large", "xLarge", \
        "xxLarge"), .default_value = "\"Standard\"", TEAMS, \
    .title = N_("Size"), .help = N_("How large the icon is, from 12 to 48 pixels") }, \
  { .name = "style", .type = CS_TYPE_CHOICE, .choices = CHOICES ("Regular", "Filled"), \
    .default_value = "\"Regular\"", TEAMS, \
    .title = N_("Style"), .help = N_("Whether the icon is drawn in lines or filled") }, \
  { .name = "color", .type = CS_TYPE_CHOICE, TEXT_COLOR_CHOICES, \
    .default_value = "\"default\"", TEAMS, \
    .title = N_("Color"), .help = N_("The color of the icon, by what it stands for") }

static const CsMember badge_members[] = {
  TYPE_ROW ("Badge"),
  { .name = "text", .type = CS_TYPE_STRING, .flags = CS_MEMBER_TEAMS | CS_MEMBER_SHOWN,
    .title = N_("Text"), .help = N_("What stands in the badge: a word or two") },
  { .name = "style", .type = CS_TYPE_CHOICE,
    .choices = CHOICES ("Default", "Subtle", "Informative", "Accent", "Good", "Attention",
        "Warning"), .default_value = "\"Default\"", TEAMS,
    .title = N_("Style"), .help = N_("The color of the badge, by what it stands for") },
  { .name = "appearance", .type = CS_TYPE_CHOICE, .choices = CHOICES ("Filled", "Tint"),
    .default_value = "\"Filled\"", TEAMS,
    .title = N_("Appearance"), .help = N_("Whether the badge is filled or only tinted") },
  { .name = "size", .type = CS_TYPE_CHOICE, .choices = CHOICES ("Medium", "Large", "ExtraLarge"),
    .default_value = "\"Medium\"", TEAMS,
    .title = N_("Size"), .help = N_("How large the badge is") },
  { .name = "shape", .type = CS_TYPE_CHOICE, .choices = CHOICES ("Square", "Rounded", "Circular"),
    .default_value = "\"Circular\"", TEAMS,
    .title = N_("Shape"), .help = N_("How round the corners of the badge are") },
  { .name = "icon", .type = CS_TYPE_STRING, .flags = CS_MEMBER_TEAMS | CS_MEMBER_ICON,
    .title = N_("Icon"), .help = ICON_NAME_HELP },
  { .name = "iconPosition", .type = CS_TYPE_CHOICE, .choices = CHOICES ("Before", "After"),
    .default_value = "\"Before\"", TEAMS,
    .title = N_("Position of the icon"),
    .help = N_("Whether the icon stands before or after the text") },
  { .name = "tooltip", .type = CS_TYPE_STRING, .flags = CS_MEMBER_TEAMS | CS_MEMBER_SHOWN,
    .title = N_("Tooltip"), .help = N_("What is told when the pointer rests on the badge") },
  TEAMS_ALIGNMENT_ROW,
  ELEMENT_ROWS,
  { NULL }
};

const CsShape cs_adaptive_badge = {
  .name = N_("the badge"),
  .members = badge_members,
};

static const CsMember code_block_members[] = {
  TYPE_ROW ("CodeBlock"),
  { .name = "codeSnippet", .type = CS_TYPE_TEXT, .flags = CS_MEMBER_TEAMS | CS_MEMBER_SHOWN,
    .title = N_("Code"),
    .help = N_("The code to show; Teams shows ten lines at first and the rest on demand") },
  { .name = "language", .type = CS_TYPE_CHOICE,
    .choices = CHOICES ("Bash", "C", "Cpp", "CSharp", "Css", "Dos", "Go", "Graphql", "Html",
        "Java", "JavaScript", "Json", "ObjectiveC", "Perl", "Php", "PlainText", "PowerShell",
        "Python", "Sql", "TypeScript", "VbNet", "Verilog", "Vhdl", "Xml"),
    .default_value = "\"PlainText\"", TEAMS,
    .title = N_("Language"), .help = N_("The language of the code, by which it is colored") },
  { .name = "startLineNumber", .type = CS_TYPE_INTEGER, .maximum = INFINITY,
    .default_value = "1", TEAMS,
    .title = N_("First line number"), .help = N_("The number of the first line") },
  TEAMS_ALIGNMENT_ROW,
  ELEMENT_ROWS,
  { NULL }
};

const CsShape cs_adaptive_code_block = {
  .name = N_("the code block"),
  .members = code_block_members,
};

static const CsMember icon_info_members[] = {
  { .name = "name", .type = CS_TYPE_STRING, .flags = CS_MEMBER_TEAMS | CS_MEMBER_ICON,
    .title = N_("Icon"), .help = ICON_NAME_HELP },
  ICON_LOOK_ROWS,
  KEY_ROW,
  { NULL }
};

static const CsShape icon_info = {
  .name = N_("the icon"),
  .members = icon_info_members,
};

static const CsMember compound_button_members[] = {
  TYPE_ROW ("CompoundButton"),
  { .name = "title", .type = CS_TYPE_STRING, .flags = CS_MEMBER_TEAMS | CS_MEMBER_SHOWN,
    .title = N_("Title"), .help = N_("What stands on the button: say what it does") },
  { .name = "description", .type = CS_TYPE_STRING, .flags = CS_MEMBER_TEAMS | CS_MEMBER_SHOWN,
    .title = N_("Description"), .help = N_("What stands in small letters below the title") },
  { .name = "icon", .type = CS_TYPE_OBJECT, .shape = &icon_info, TEAMS,
    .title = N_("Icon"), .help = N_("The icon beside the title") },
  { .name = "badge", .type = CS_TYPE_STRING, .flags = CS_MEMBER_TEAMS | CS_MEMBER_SHOWN,
    .title = N_("Badge"), .help = N_("A word that stands out on the button, such as \"New\"") },
  SELECT_ACTION_ROW (CS_VERSION_NONE),
  TEAMS_ALIGNMENT_ROW,
  ELEMENT_ROWS,
  { NULL }
};

const CsShape cs_adaptive_compound_button = {
  .name = N_("the compound button"),
  .members = compound_button_members,
};

static const CsMember icon_members[] = {
  TYPE_ROW ("Icon"),
  { .name = "name", .type = CS_TYPE_STRING, REQUIRED, .flags = CS_MEMBER_TEAMS | CS_MEMBER_ICON,
    .title = N_("Icon"), .help = ICON_NAME_HELP },
  ICON_LOOK_ROWS,
  SELECT_ACTION_ROW (CS_VERSION_NONE),
  TEAMS_ALIGNMENT_ROW,
  ELEMENT_ROWS,
  { NULL }
};

const CsShape cs_adaptive_icon = {
  .name = N_("the icon"),
  .members = icon_members,
};

static const CsMember progress_bar_members[] = {
  TYPE_ROW ("ProgressBar"),
  { .name = "value", .type = CS_TYPE_NUMBER, .maximum = INFINITY, TEAMS,
    .title = N_("Value"),
    .help = N_("How far the work has come; without it the bar moves to and fro") },
  { .name = "max", .type = CS_TYPE_NUMBER, .maximum = INFINITY, .default_value = "100", TEAMS,
    .title = N_("Maximum"), .help = N_("The value at which the work is done") },
  { .name = "color", .type = CS_TYPE_CHOICE,
    .choices = CHOICES ("Accent", "Good", "Warning", "Attention"),
    .default_value = "\"Accent\"", TEAMS,
    .title = N_("Color"), .help = N_("The color of the bar, by what it stands for") },
  TEAMS_ALIGNMENT_ROW,
  ELEMENT_ROWS,
  { NULL }
};

const CsShape cs_adaptive_progress_bar = {
  .name = N_("the progress bar"),
  .members = progress_bar_members,
};

static const CsMember progress_ring_members[] = {
  TYPE_ROW ("ProgressRing"),
  { .name = "label", .type = CS_TYPE_STRING, .flags = CS_MEMBER_TEAMS | CS_MEMBER_SHOWN,
    .title = N_("Label"), .help = N_("What is being waited for") },
  { .name = "labelPosition", .type = CS_TYPE_CHOICE,
    .choices = CHOICES ("Before", "After", "Above", "Below"), .default_value = "\"Above\"", TEAMS,
    .title = N_("Position of the label"), .help = N_("On which side of the ring the label stands") },
  { .name = "size", .type = CS_TYPE_CHOICE,
    .choices = CHOICES ("Tiny", "Small", "Medium", "Large"),
    .default_value = "\"Medium\"", TEAMS,
    .title = N_("Size"), .help = N_("How large the ring is") },
  TEAMS_ALIGNMENT_ROW,
  ELEMENT_ROWS,
  { NULL }
};

const CsShape cs_adaptive_progress_ring = {
  .name = N_("the progress ring"),
  .members = progress_ring_members,
};

static const CsMember rating_members[] = {
  TYPE_ROW ("Rating"),
  { .name = "value", .type = CS_TYPE_NUMBER, .maximum = INFINITY, TEAMS,
    .title = N_("Value"), .help = N_("How many stars were given") },
  { .name = "max", .type = CS_TYPE_INTEGER, .minimum = 1, .maximum = INFINITY,
    .default_value = "5", TEAMS,
    .title = N_("Maximum"), .help = N_("How many stars can be given") },
  { .name = "count", .type = CS_TYPE_INTEGER, .maximum = INFINITY, TEAMS,
    .title = N_("Votes"), .help = N_("How many people gave stars") },
  { .name = "size", .type = CS_TYPE_CHOICE, .choices = CHOICES ("Medium", "Large"),
    .default_value = "\"Large\"", TEAMS,
    .title = N_("Size"), .help = N_("How large the stars are") },
  { .name = "color", .type = CS_TYPE_CHOICE, .choices = CHOICES ("Neutral", "Marigold"),
    .default_value = "\"Neutral\"", TEAMS,
    .title = N_("Color"), .help = N_("The color of the stars") },
  { .name = "style", .type = CS_TYPE_CHOICE, .choices = CHOICES ("Default", "Compact"),
    .default_value = "\"Default\"", TEAMS,
    .title = N_("Style"), .help = N_("Whether all stars are shown, or one with a number") },
  TEAMS_ALIGNMENT_ROW,
  ELEMENT_ROWS,
  { NULL }
};

const CsShape cs_adaptive_rating = {
  .name = N_("the rating"),
  .members = rating_members,
};
