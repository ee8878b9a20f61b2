/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cs-vocab"

#include "cs-vocab-adaptive-private.h"

/* How Teams arranges what is in a container. */

#define GAP_ROWS \
  { .name = "columnSpacing", .type = CS_TYPE_CHOICE, SPACING_CHOICES, TEAMS, \
    .title = N_("Space between columns"), \
    .help = N_("How much room there is between things side by side") }, \
  { .name = "rowSpacing", .type = CS_TYPE_CHOICE, SPACING_CHOICES, TEAMS, \
    .title = N_("Space between rows"), \
    .help = N_("How much room there is between things one below the other") }

static const CsMember stack_members[] = {
  TYPE_ROW ("Layout.Stack"),
  TARGET_WIDTH_ROW,
  KEY_ROW,
  { NULL }
};

const CsShape cs_adaptive_layout_stack = {
  .name = N_("the stack layout"),
  .members = stack_members,
};

static const CsMember flow_members[] = {
  TYPE_ROW ("Layout.Flow"),
  { .name = "itemFit", .type = CS_TYPE_CHOICE, .choices = CHOICES ("Fit", "Fill"),
    .default_value = "\"Fit\"", TEAMS,
    .title = N_("Fit"), .help = N_("Whether the items share the room that is left in their row") },
  { .name = "itemWidth", .type = CS_TYPE_STRING, .pattern = PATTERN_PIXELS, TEAMS,
    .title = N_("Width of items"), .help = N_("How wide each item is in pixels, such as \"100px\"") },
  { .name = "minItemWidth", .type = CS_TYPE_STRING, .pattern = PATTERN_PIXELS, TEAMS,
    .title = N_("Minimum width of items"),
    .help = N_("How wide each item is at least, in pixels such as \"80px\"") },
  { .name = "maxItemWidth", .type = CS_TYPE_STRING, .pattern = PATTERN_PIXELS, TEAMS,
    .title = N_("Maximum width of items"),
    .help = N_("How wide each item is at most, in pixels such as \"200px\"") },
  { .name = "horizontalItemsAlignment", .type = CS_TYPE_CHOICE, HORIZONTAL_CHOICES,
    .default_value = "\"center\"", TEAMS,
    .title = N_("Horizontal alignment"),
    .help = N_("Where the items of a row stand that leave room") },
  { .name = "verticalItemsAlignment", .type = CS_TYPE_CHOICE, VERTICAL_CHOICES,
    .default_value = "\"top\"", TEAMS,
    .title = N_("Vertical alignment"),
    .help = N_("Where an item stands that is not as high as its row") },
  GAP_ROWS,
  TARGET_WIDTH_ROW,
  KEY_ROW,
  { NULL }
};

const CsShape cs_adaptive_layout_flow = {
  .name = N_("the flow layout"),
  .members = flow_members,
};

static const CsMember grid_area_members[] = {
  { .name = "name", .type = CS_TYPE_STRING, TEAMS,
    .title = N_("Name"), .help = N_("The name by which an element says that it stands here") },
  { .name = "column", .type = CS_TYPE_INTEGER, .minimum = 1, .maximum = INFINITY,
    .default_value = "1", TEAMS,
    .title = N_("Column"), .help = N_("In which column the area begins; the first is 1") },
  { .name = "columnSpan", .type = CS_TYPE_INTEGER, .minimum = 1, .maximum = INFINITY,
    .default_value = "1", TEAMS,
    .title = N_("Columns"), .help = N_("Over how many columns the area reaches") },
  { .name = "row", .type = CS_TYPE_INTEGER, .minimum = 1, .maximum = INFINITY,
    .default_value = "1", TEAMS,
    .title = N_("Row"), .help = N_("In which row the area begins; the first is 1") },
  { .name = "rowSpan", .type = CS_TYPE_INTEGER, .minimum = 1, .maximum = INFINITY,
    .default_value = "1", TEAMS,
    .title = N_("Rows"), .help = N_("Over how many rows the area reaches") },
  KEY_ROW,
  { NULL }
};

static const CsShape grid_area = {
  .name = N_("the area of the grid"),
  .members = grid_area_members,
};

static const CsMember area_grid_members[] = {
  TYPE_ROW ("Layout.AreaGrid"),
  { .name = "columns", .type = CS_TYPE_ARRAY, .item = FORM (.type = CS_TYPE_NUMBER),
    .other = FORM (.type = CS_TYPE_STRING, .pattern = PATTERN_PIXELS), TEAMS,
    .title = N_("Columns"),
    .help = N_("How wide each column is, in percent as a number or in pixels such as \"100px\"") },
  { .name = "areas", .type = CS_TYPE_ARRAY, .shape = &grid_area, TEAMS,
    .title = N_("Areas"), .help = N_("The parts of the grid in which elements can stand") },
  GAP_ROWS,
  TARGET_WIDTH_ROW,
  KEY_ROW,
  { NULL }
};

const CsShape cs_adaptive_layout_area_grid = {
  .name = N_("the area grid layout"),
  .members = area_grid_members,
};
