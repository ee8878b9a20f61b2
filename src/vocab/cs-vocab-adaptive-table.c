/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cs-vocab"

#include "cs-vocab-adaptive-private.h"

/* Tables: columns, rows and cells. */

static const CsMember column_definition_members[] = {
  { .name = "width", .type = CS_TYPE_NUMBER, .maximum = INFINITY,
    .other = FORM (.type = CS_TYPE_STRING, .pattern = PATTERN_WEIGHT,
        .other = FORM (.type = CS_TYPE_CHOICE, .choices = CHOICES ("auto", "stretch"),
            .choice_notes = NOTES ({ .choice = "auto", .teams = TRUE },
                { .choice = "stretch", .teams = TRUE }))),
    .default_value = "1",
    .title = N_("Width"),
    .help = N_("The column's share of the width as a number, or pixels such as \"120px\"") },
  CELL_ALIGNMENT_ROWS,
  IMPLIED_TYPE_ROW ("TableColumnDefinition"),
  KEY_ROW,
  { NULL }
};

static const CsShape column_definition = {
  .name = N_("the column of the table"),
  .members = column_definition_members,
};

static const CsMember table_members[] = {
  TYPE_ROW ("Table"),
  { .name = "columns", .type = CS_TYPE_ARRAY, .shape = &column_definition,
    .title = N_("Columns"), .help = N_("How wide each column is, and how its cells are aligned") },
  { .name = "rows", .type = CS_TYPE_ARRAY, .family = &cs_adaptive_rows,
    .title = N_("Rows"), .help = N_("The rows of the table, from top to bottom") },
  { .name = "firstRowAsHeader", .type = CS_TYPE_BOOLEAN, .default_value = "true",
    .title = N_("First row is a header"),
    .help = N_("Whether the first row holds the names of the columns; Teams reads only "
               "\"firstRowAsHeaders\"") },
  /* The description has the name above, its own renderer and Teams have this one. */
  { .name = "firstRowAsHeaders", .type = CS_TYPE_BOOLEAN, .default_value = "true",
    .title = N_("First row is a header"),
    .help = N_("Whether the first row holds the names of the columns") },
  { .name = "showGridLines", .type = CS_TYPE_BOOLEAN, .default_value = "true",
    .title = N_("Grid lines"), .help = N_("Whether there are lines between the cells") },
  { .name = "gridStyle", .type = CS_TYPE_CHOICE, CONTAINER_STYLE_CHOICES,
    .default_value = "\"default\"", .flags = CS_MEMBER_NULLABLE,
    .title = N_("Grid style"), .help = N_("The color of the lines between the cells") },
  CELL_ALIGNMENT_ROWS,
  { .name = "style", .type = CS_TYPE_CHOICE, CONTAINER_STYLE_CHOICES, TEAMS,
    .title = N_("Style"), .help = N_("The colors of the background and of the text on it") },
  SHOW_BORDER_ROW,
  ROUNDED_CORNERS_ROW,
  MIN_WIDTH_ROW,
  TEAMS_ALIGNMENT_ROW,
  ELEMENT_ROWS,
  { NULL }
};

const CsShape cs_adaptive_table = {
  .name = N_("the table"),
  .members = table_members,
};

/* Teams lets a row and a cell have what each element has. */
#define TEAMS_PART_ROWS \
  { .name = "id", .type = CS_TYPE_STRING, RARE_TEAMS, \
    .title = N_("ID"), \
    .help = N_("A name, unique in the card, by which actions and updates refer to this part") }, \
  { .name = "isVisible", .type = CS_TYPE_BOOLEAN, .default_value = "true", RARE_TEAMS, \
    .title = N_("Visible"), \
    .help = N_("Whether this part is shown at first; a button can show and hide it") }, \
  { .name = "separator", .type = CS_TYPE_BOOLEAN, .default_value = "false", RARE_TEAMS, \
    .title = N_("Separator"), \
    .help = N_("Whether a line separates this part from the one before it") }, \
  { .name = "spacing", .type = CS_TYPE_CHOICE, SPACING_CHOICES, RARE_TEAMS, \
    .title = N_("Spacing"), \
    .help = N_("How much room there is between this part and the one before it") }, \
  { .name = "requires", .type = CS_TYPE_OBJECT, .shape = &cs_adaptive_requires, RARE_TEAMS, \
    .title = N_("Requires"), \
    .help = N_("Features, with their lowest versions, without which the fallback is shown " \
               "instead") }, \
  { .name = "height", .type = CS_TYPE_CHOICE, .choices = CHOICES ("auto", "stretch"), \
    .default_value = "\"auto\"", RARE_TEAMS, \
    .title = N_("Height"), \
    .help = N_("Whether this part is as high as its content, or takes the height that is left") }, \
  { .name = "fallback", .type = CS_TYPE_OBJECT, .family = &cs_adaptive_elements, \
    .other = FORM (.type = CS_TYPE_CHOICE, .choices = CHOICES ("drop")), RARE_TEAMS, \
    .title = N_("Fallback"), \
    .help = N_("What is shown where this part is not known; \"drop\" leaves it out") }, \
  TEAMS_ALIGNMENT_ROW, KEY_ROW, LANG_ROW, SORT_KEY_ROW, GRID_AREA_ROW, TARGET_WIDTH_ROW

static const CsMember table_row_members[] = {
  IMPLIED_TYPE_ROW ("TableRow"),
  { .name = "cells", .type = CS_TYPE_ARRAY, .family = &cs_adaptive_cells,
    .title = N_("Cells"), .help = N_("The cells of the row, one for each column") },
  CONTAINER_STYLE_ROW (CS_VERSION_NONE),
  CELL_ALIGNMENT_ROWS,
  SHOW_BORDER_ROW,
  ROUNDED_CORNERS_ROW,
  TEAMS_PART_ROWS,
  { NULL }
};

const CsShape cs_adaptive_table_row = {
  .name = N_("the row of the table"),
  .members = table_row_members,
};

static const CsMember table_cell_members[] = {
  IMPLIED_TYPE_ROW ("TableCell"),
  { .name = "items", .type = CS_TYPE_ARRAY, REQUIRED, .family = &cs_adaptive_elements,
    .title = N_("Items"), .help = N_("The elements in it") },
  CONTAINER_STYLE_ROW (CS_VERSION_NONE),
  SELECT_ACTION_ROW (V (1)),
  VERTICAL_CONTENT_ROW,
  BLEED_ROW,
  BACKGROUND_IMAGE_ROW,
  MIN_HEIGHT_ROW,
  MAX_HEIGHT_ROW,
  RTL_ROW,
  LAYOUTS_ROW,
  TEAMS_PART_ROWS,
  { NULL }
};

const CsShape cs_adaptive_table_cell = {
  .name = N_("the cell of the table"),
  .members = table_cell_members,
};
