/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <math.h>

#include <glib/gi18n-lib.h>

#include "cs-vocab-card.h"

/* The shapes of which an Adaptive Card is made, and the shorthand in which their rows are
 * written. What many kinds have in common stands here as rows, so that each shape has all its
 * members in one flat table. */

#define V(minor)     CS_VERSION (1, minor)
#define REQUIRED     .required_until = CS_VERSION_PREVIEW
#define TEAMS        .flags = CS_MEMBER_TEAMS
#define RARE         .flags = CS_MEMBER_RARE
#define RARE_TEAMS   .flags = CS_MEMBER_RARE | CS_MEMBER_TEAMS
#define CHOICES(...) ((const char *const []) { __VA_ARGS__, NULL })
#define NOTES(...)   ((const CsChoiceNote []) { __VA_ARGS__, { NULL } })
#define FORM(...)    (&(const CsMember) { __VA_ARGS__ })

#define PATTERN_PIXELS "^[0-9]+(\\.[0-9]+)?px$"
/* A column's width: pixels, or a weight. */
#define PATTERN_WEIGHT "^[0-9]+(\\.[0-9]+)?(px|\\*)?$"

#define TYPE_ROW(kind) \
  { .name = "type", .type = CS_TYPE_CHOICE, REQUIRED, .choices = CHOICES (kind), \
    .default_value = "\"" kind "\"", \
    .title = N_("Type"), .help = N_("Which kind of object this is") }
/* Where only one kind may stand, it need not be named. */
#define IMPLIED_TYPE_ROW(kind) \
  { .name = "type", .type = CS_TYPE_CHOICE, .choices = CHOICES (kind), \
    .default_value = "\"" kind "\"", RARE, \
    .title = N_("Type"), .help = N_("Which kind of object this is") }

#define KEY_ROW \
  { .name = "key", .type = CS_TYPE_STRING, RARE_TEAMS, \
    .title = N_("Key"), \
    .help = N_("A name that stays the same when the card is updated, by which Teams finds this " \
               "part again") }
#define LANG_ROW \
  { .name = "lang", .type = CS_TYPE_LANGUAGE, RARE_TEAMS, \
    .title = N_("Language"), \
    .help = N_("The language of the text in here, where it differs from the card's") }
#define SORT_KEY_ROW \
  { .name = "isSortKey", .type = CS_TYPE_BOOLEAN, .default_value = "false", RARE_TEAMS, \
    .title = N_("Sort key"), \
    .help = N_("Whether a list that contains this part is sorted by it") }
#define GRID_AREA_ROW \
  { .name = "grid.area", .type = CS_TYPE_STRING, RARE_TEAMS, \
    .title = N_("Grid area"), \
    .help = N_("The area of the surrounding grid layout in which this part stands") }
#define TARGET_WIDTH_ROW \
  { .name = "targetWidth", .type = CS_TYPE_CHOICE, RARE_TEAMS, \
    .choices = CHOICES ("VeryNarrow", "Narrow", "Standard", "Wide", \
        "atLeast:VeryNarrow", "atMost:VeryNarrow", "atLeast:Narrow", "atMost:Narrow", \
        "atLeast:Standard", "atMost:Standard", "atLeast:Wide", "atMost:Wide"), \
    .title = N_("Shown at width"), \
    .help = N_("How wide the card must be for this part to be shown, such as only on phones") }

#define ID_ROW \
  { .name = "id", .type = CS_TYPE_STRING, RARE, \
    .title = N_("ID"), \
    .help = N_("A name, unique in the card, by which actions and updates refer to this part") }
#define REQUIRES_ROW \
  { .name = "requires", .type = CS_TYPE_OBJECT, .since = V (2), \
    .shape = &cs_adaptive_requires, RARE, \
    .title = N_("Requires"), \
    .help = N_("Features, with their lowest versions, without which the fallback is shown " \
               "instead") }
#define IS_VISIBLE_ROW \
  { .name = "isVisible", .type = CS_TYPE_BOOLEAN, .since = V (2), .default_value = "true", RARE, \
    .title = N_("Visible"), \
    .help = N_("Whether this part is shown at first; a button can show and hide it") }
#define SEPARATOR_ROW \
  { .name = "separator", .type = CS_TYPE_BOOLEAN, .default_value = "false", \
    .title = N_("Separator"), \
    .help = N_("Whether a line separates this part from the one before it") }

#define SPACING_CHOICES \
  .choices = CHOICES ("none", "extraSmall", "small", "default", "medium", "large", "extraLarge", \
      "padding"), \
  .choice_notes = NOTES ({ .choice = "extraSmall", .teams = TRUE }), \
  .default_value = "\"default\""
#define SPACING_ROW \
  { .name = "spacing", .type = CS_TYPE_CHOICE, SPACING_CHOICES, \
    .title = N_("Spacing"), \
    .help = N_("How much room there is between this part and the one before it") }
#define HEIGHT_ROW \
  { .name = "height", .type = CS_TYPE_CHOICE, .since = V (1), \
    .choices = CHOICES ("auto", "stretch"), .default_value = "\"auto\"", RARE, \
    .title = N_("Height"), \
    .help = N_("Whether this part is as high as its content, or takes the height that is left") }
#define FALLBACK_ROW(kinds) \
  { .name = "fallback", .type = CS_TYPE_OBJECT, .since = V (2), .family = &kinds, \
    .other = FORM (.type = CS_TYPE_CHOICE, .choices = CHOICES ("drop")), RARE, \
    .title = N_("Fallback"), \
    .help = N_("What is shown where this part is not known; \"drop\" leaves it out") }

#define HORIZONTAL_CHOICES .choices = CHOICES ("left", "center", "right")
#define VERTICAL_CHOICES   .choices = CHOICES ("top", "center", "bottom")
#define ALIGNMENT_ROW \
  { .name = "horizontalAlignment", .type = CS_TYPE_CHOICE, HORIZONTAL_CHOICES, \
    .flags = CS_MEMBER_NULLABLE, \
    .title = N_("Horizontal alignment"), \
    .help = N_("Whether this part stands left, in the middle or right") }
#define TEAMS_ALIGNMENT_ROW \
  { .name = "horizontalAlignment", .type = CS_TYPE_CHOICE, HORIZONTAL_CHOICES, RARE_TEAMS, \
    .title = N_("Horizontal alignment"), \
    .help = N_("Whether this part stands left, in the middle or right") }

/* What every element of a card has, save for how it is aligned, which some have by themselves. */
#define ELEMENT_ROWS_BUT_HEIGHT \
  ID_ROW, IS_VISIBLE_ROW, SEPARATOR_ROW, SPACING_ROW, REQUIRES_ROW, \
  FALLBACK_ROW (cs_adaptive_elements), KEY_ROW, LANG_ROW, SORT_KEY_ROW, GRID_AREA_ROW, \
  TARGET_WIDTH_ROW
#define ELEMENT_ROWS ELEMENT_ROWS_BUT_HEIGHT, HEIGHT_ROW

#define CONTAINER_STYLE_CHOICES \
  .choices = CHOICES ("default", "emphasis", "good", "attention", "warning", "accent"), \
  .choice_notes = NOTES ({ .choice = "good", .since = V (2) }, \
      { .choice = "attention", .since = V (2) }, { .choice = "warning", .since = V (2) }, \
      { .choice = "accent", .since = V (2) })
#define CONTAINER_STYLE_ROW(version) \
  { .name = "style", .type = CS_TYPE_CHOICE, .since = version, CONTAINER_STYLE_CHOICES, \
    .flags = CS_MEMBER_NULLABLE, \
    .title = N_("Style"), \
    .help = N_("The colors of the background and of the text on it") }
#define SELECT_ACTION_ROW(version) \
  { .name = "selectAction", .type = CS_TYPE_OBJECT, .since = version, \
    .family = &cs_adaptive_select_actions, \
    .title = N_("Action on selection"), \
    .help = N_("What happens when somebody selects this part") }
#define BLEED_ROW \
  { .name = "bleed", .type = CS_TYPE_BOOLEAN, .since = V (2), .default_value = "false", \
    .title = N_("Bleed"), \
    .help = N_("Whether the background reaches through the padding to the edge of what is " \
               "around it") }
#define MIN_HEIGHT_ROW \
  { .name = "minHeight", .type = CS_TYPE_STRING, .since = V (2), .pattern = PATTERN_PIXELS, RARE, \
    .title = N_("Minimum height"), \
    .help = N_("The least height in pixels, such as \"80px\"") }
#define MAX_HEIGHT_ROW \
  { .name = "maxHeight", .type = CS_TYPE_STRING, .pattern = PATTERN_PIXELS, RARE_TEAMS, \
    .title = N_("Maximum height"), \
    .help = N_("The greatest height in pixels, such as \"200px\"; what is higher is scrolled") }
#define MIN_WIDTH_ROW \
  { .name = "minWidth", .type = CS_TYPE_CHOICE, .choices = CHOICES ("auto"), \
    .other = FORM (.type = CS_TYPE_STRING, .pattern = PATTERN_PIXELS), RARE_TEAMS, \
    .title = N_("Minimum width"), \
    .help = N_("The least width in pixels, such as \"300px\"; in a narrower card it is scrolled") }
#define BACKGROUND_IMAGE_ROW \
  { .name = "backgroundImage", .type = CS_TYPE_OBJECT, .since = V (2), \
    .shape = &cs_adaptive_background_image, .flags = CS_MEMBER_PICTURE, \
    .other = FORM (.type = CS_TYPE_URL, .flags = CS_MEMBER_PICTURE), \
    .title = N_("Background image"), \
    .help = N_("A picture behind the content: its address, or an object that says how it is " \
               "laid out") }
#define VERTICAL_CONTENT_ROW \
  { .name = "verticalContentAlignment", .type = CS_TYPE_CHOICE, .since = V (1), \
    VERTICAL_CHOICES, .flags = CS_MEMBER_NULLABLE | CS_MEMBER_RARE, \
    .title = N_("Vertical alignment"), \
    .help = N_("Whether the content stands at the top, in the middle or at the bottom when " \
               "there is room left") }
#define RTL_ROW \
  { .name = "rtl", .type = CS_TYPE_BOOLEAN, .since = V (5), \
    .flags = CS_MEMBER_NULLABLE | CS_MEMBER_RARE, \
    .title = N_("Right to left"), \
    .help = N_("Whether the content runs from right to left, as Arabic and Hebrew do") }
#define SHOW_BORDER_ROW \
  { .name = "showBorder", .type = CS_TYPE_BOOLEAN, .default_value = "false", TEAMS, \
    .title = N_("Border"), \
    .help = N_("Whether there is a line around it, in the color of its style") }
#define ROUNDED_CORNERS_ROW \
  { .name = "roundedCorners", .type = CS_TYPE_BOOLEAN, .default_value = "false", TEAMS, \
    .title = N_("Rounded corners"), \
    .help = N_("Whether the corners of the background and of the border are rounded") }
#define LAYOUTS_ROW \
  { .name = "layouts", .type = CS_TYPE_ARRAY, .family = &cs_adaptive_layouts, RARE_TEAMS, \
    .title = N_("Layouts"), \
    .help = N_("How the content is arranged, for each width of the card; without one, from top " \
               "to bottom") }
#define CELL_ALIGNMENT_ROWS \
  { .name = "horizontalCellContentAlignment", .type = CS_TYPE_CHOICE, HORIZONTAL_CHOICES, \
    .flags = CS_MEMBER_NULLABLE, \
    .title = N_("Horizontal alignment of cells"), \
    .help = N_("Whether the content of the cells stands left, in the middle or right") }, \
  { .name = "verticalCellContentAlignment", .type = CS_TYPE_CHOICE, VERTICAL_CHOICES, \
    .flags = CS_MEMBER_NULLABLE, \
    .title = N_("Vertical alignment of cells"), \
    .help = N_("Whether the content of the cells stands at the top, in the middle or at the " \
               "bottom") }
#define THEMED_URLS_ROW \
  { .name = "themedUrls", .type = CS_TYPE_ARRAY, .shape = &cs_adaptive_themed_url, RARE_TEAMS, \
    .title = N_("Addresses by theme"), \
    .help = N_("Other pictures for the light and the dark theme") }

#define FONT_SIZE_CHOICES   .choices = CHOICES ("small", "default", "medium", "large", "extraLarge")
#define TEXT_COLOR_CHOICES \
  .choices = CHOICES ("default", "dark", "light", "accent", "good", "warning", "attention")
/* How text looks, in a block or in a run of it. */
#define TEXT_ROWS(version) \
  { .name = "color", .type = CS_TYPE_CHOICE, TEXT_COLOR_CHOICES, .flags = CS_MEMBER_NULLABLE, \
    .title = N_("Color"), \
    .help = N_("The color of the text, by what it stands for: good news, a warning") }, \
  { .name = "size", .type = CS_TYPE_CHOICE, FONT_SIZE_CHOICES, .flags = CS_MEMBER_NULLABLE, \
    .title = N_("Size"), .help = N_("How large the letters are") }, \
  { .name = "weight", .type = CS_TYPE_CHOICE, \
    .choices = CHOICES ("lighter", "default", "bolder"), .flags = CS_MEMBER_NULLABLE, \
    .title = N_("Weight"), .help = N_("How bold the letters are") }, \
  { .name = "isSubtle", .type = CS_TYPE_BOOLEAN, .default_value = "false", \
    .flags = CS_MEMBER_NULLABLE, \
    .title = N_("Subtle"), \
    .help = N_("Whether the text is paler, because it matters less") }, \
  { .name = "fontType", .type = CS_TYPE_CHOICE, .since = version, \
    .choices = CHOICES ("default", "monospace"), .flags = CS_MEMBER_NULLABLE, \
    .title = N_("Font"), \
    .help = N_("The usual font, or one whose letters all have the same width, as for code") }

#define ICON_NAME_HELP N_("The name of one of Microsoft's Fluent icons, such as \"Calendar\"")

extern const CsFamily cs_adaptive_menu_actions;
extern const CsFamily cs_adaptive_change_actions;
extern const CsFamily cs_adaptive_refresh_actions;
extern const CsFamily cs_adaptive_popover_content;
extern const CsFamily cs_adaptive_submit_data;

/* cs-vocab-adaptive.c */
extern const CsShape cs_adaptive_requires;
extern const CsShape cs_adaptive_background_image;

/* cs-vocab-adaptive-actions.c */
extern const CsShape cs_adaptive_execute;
extern const CsShape cs_adaptive_insert_image;
extern const CsShape cs_adaptive_open_url;
extern const CsShape cs_adaptive_open_url_dialog;
extern const CsShape cs_adaptive_popover;
extern const CsShape cs_adaptive_reset_inputs;
extern const CsShape cs_adaptive_show_card;
extern const CsShape cs_adaptive_submit;
extern const CsShape cs_adaptive_toggle_visibility;

/* cs-vocab-adaptive-submit.c */
extern const CsShape cs_adaptive_data;
extern const CsShape cs_adaptive_submit_properties;
extern const CsShape cs_adaptive_im_back;
extern const CsShape cs_adaptive_invoke;
extern const CsShape cs_adaptive_message_back;
extern const CsShape cs_adaptive_signin;
extern const CsShape cs_adaptive_task_fetch;

/* cs-vocab-adaptive-charts.c */
extern const CsShape cs_adaptive_chart_donut;
extern const CsShape cs_adaptive_chart_pie;
extern const CsShape cs_adaptive_chart_vertical_bar;
extern const CsShape cs_adaptive_chart_vertical_bar_grouped;
extern const CsShape cs_adaptive_chart_horizontal_bar;
extern const CsShape cs_adaptive_chart_horizontal_bar_stacked;
extern const CsShape cs_adaptive_chart_line;
extern const CsShape cs_adaptive_chart_gauge;

/* cs-vocab-adaptive-containers.c */
extern const CsShape cs_adaptive_action_set;
extern const CsShape cs_adaptive_container;
extern const CsShape cs_adaptive_column_set;
extern const CsShape cs_adaptive_column;
extern const CsShape cs_adaptive_carousel;
extern const CsShape cs_adaptive_carousel_page;

/* cs-vocab-adaptive-inputs.c */
extern const CsShape cs_adaptive_input_text;
extern const CsShape cs_adaptive_input_number;
extern const CsShape cs_adaptive_input_date;
extern const CsShape cs_adaptive_input_time;
extern const CsShape cs_adaptive_input_toggle;
extern const CsShape cs_adaptive_input_choice_set;
extern const CsShape cs_adaptive_input_rating;

/* cs-vocab-adaptive-layouts.c */
extern const CsShape cs_adaptive_layout_stack;
extern const CsShape cs_adaptive_layout_flow;
extern const CsShape cs_adaptive_layout_area_grid;

/* cs-vocab-adaptive-graph.c */
extern const CsShape cs_adaptive_component;

/* cs-vocab-adaptive-pictures.c */
extern const CsShape cs_adaptive_themed_url;
extern const CsShape cs_adaptive_image;
extern const CsShape cs_adaptive_image_set;
extern const CsShape cs_adaptive_media;

/* cs-vocab-adaptive-table.c */
extern const CsShape cs_adaptive_table;
extern const CsShape cs_adaptive_table_row;
extern const CsShape cs_adaptive_table_cell;

/* cs-vocab-adaptive-teams.c */
extern const CsShape cs_adaptive_badge;
extern const CsShape cs_adaptive_code_block;
extern const CsShape cs_adaptive_compound_button;
extern const CsShape cs_adaptive_icon;
extern const CsShape cs_adaptive_progress_bar;
extern const CsShape cs_adaptive_progress_ring;
extern const CsShape cs_adaptive_rating;

/* cs-vocab-adaptive-text.c */
extern const CsShape cs_adaptive_text_block;
extern const CsShape cs_adaptive_rich_text_block;
extern const CsShape cs_adaptive_text_run;
extern const CsShape cs_adaptive_icon_run;
extern const CsShape cs_adaptive_image_run;
extern const CsShape cs_adaptive_fact_set;
