/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cs-vocab"

#include "cs-vocab-adaptive-private.h"

/* What holds other elements. */

#define ITEMS_ROW(...) \
  { .name = "items", .type = CS_TYPE_ARRAY, .family = &cs_adaptive_elements, ##__VA_ARGS__, \
    .title = N_("Items"), .help = N_("The elements in it") }

static const CsMember action_set_members[] = {
  TYPE_ROW ("ActionSet"),
  { .name = "actions", .type = CS_TYPE_ARRAY, REQUIRED, .family = &cs_adaptive_actions,
    .title = N_("Actions"), .help = N_("The buttons, side by side") },
  TEAMS_ALIGNMENT_ROW,
  ELEMENT_ROWS,
  { NULL }
};

const CsShape cs_adaptive_action_set = {
  .name = N_("the set of actions"),
  .members = action_set_members,
};

static const CsMember container_members[] = {
  TYPE_ROW ("Container"),
  ITEMS_ROW (REQUIRED),
  CONTAINER_STYLE_ROW (CS_VERSION_NONE),
  SELECT_ACTION_ROW (V (1)),
  VERTICAL_CONTENT_ROW,
  BLEED_ROW,
  BACKGROUND_IMAGE_ROW,
  MIN_HEIGHT_ROW,
  MAX_HEIGHT_ROW,
  RTL_ROW,
  SHOW_BORDER_ROW,
  ROUNDED_CORNERS_ROW,
  LAYOUTS_ROW,
  TEAMS_ALIGNMENT_ROW,
  ELEMENT_ROWS,
  { NULL }
};

const CsShape cs_adaptive_container = {
  .name = N_("the container"),
  .members = container_members,
};

static const CsMember column_set_members[] = {
  TYPE_ROW ("ColumnSet"),
  { .name = "columns", .type = CS_TYPE_ARRAY, .family = &cs_adaptive_columns,
    .title = N_("Columns"), .help = N_("The columns, side by side") },
  CONTAINER_STYLE_ROW (V (2)),
  SELECT_ACTION_ROW (V (1)),
  BLEED_ROW,
  MIN_HEIGHT_ROW,
  MIN_WIDTH_ROW,
  ALIGNMENT_ROW,
  SHOW_BORDER_ROW,
  ROUNDED_CORNERS_ROW,
  ELEMENT_ROWS,
  { NULL }
};

const CsShape cs_adaptive_column_set = {
  .name = N_("the set of columns"),
  .members = column_set_members,
};

static const CsMember column_members[] = {
  IMPLIED_TYPE_ROW ("Column"),
  ITEMS_ROW (),
  { .name = "width", .type = CS_TYPE_CHOICE, .choices = CHOICES ("auto", "stretch"),
    .other = FORM (.type = CS_TYPE_STRING, .pattern = PATTERN_WEIGHT,
        .other = FORM (.type = CS_TYPE_NUMBER, .maximum = INFINITY)),
    .title = N_("Width"),
    .help = N_("As wide as its content, all the room that is left, a share of it as a number, or "
               "pixels such as \"120px\"") },
  CONTAINER_STYLE_ROW (CS_VERSION_NONE),
  SELECT_ACTION_ROW (V (1)),
  VERTICAL_CONTENT_ROW,
  BLEED_ROW,
  BACKGROUND_IMAGE_ROW,
  MIN_HEIGHT_ROW,
  MAX_HEIGHT_ROW,
  RTL_ROW,
  SHOW_BORDER_ROW,
  ROUNDED_CORNERS_ROW,
  LAYOUTS_ROW,
  SEPARATOR_ROW,
  SPACING_ROW,
  ID_ROW,
  IS_VISIBLE_ROW,
  REQUIRES_ROW,
  FALLBACK_ROW (cs_adaptive_columns),
  { .name = "height", .type = CS_TYPE_CHOICE, .choices = CHOICES ("auto", "stretch"),
    .default_value = "\"auto\"", RARE_TEAMS,
    .title = N_("Height"),
    .help = N_("Whether this part is as high as its content, or takes the height that is left") },
  TEAMS_ALIGNMENT_ROW,
  KEY_ROW,
  LANG_ROW,
  SORT_KEY_ROW,
  GRID_AREA_ROW,
  TARGET_WIDTH_ROW,
  { NULL }
};

const CsShape cs_adaptive_column = {
  .name = N_("the column"),
  .members = column_members,
};

static const CsMember carousel_members[] = {
  TYPE_ROW ("Carousel"),
  { .name = "pages", .type = CS_TYPE_ARRAY, .family = &cs_adaptive_pages, TEAMS,
    .title = N_("Pages"), .help = N_("The pages, of which one is shown at a time") },
  { .name = "pageAnimation", .type = CS_TYPE_CHOICE,
    .choices = CHOICES ("Slide", "CrossFade", "None"), .default_value = "\"Slide\"", TEAMS,
    .title = N_("Animation"), .help = N_("How one page gives way to the next") },
  BLEED_ROW,
  MIN_HEIGHT_ROW,
  TEAMS_ALIGNMENT_ROW,
  ELEMENT_ROWS,
  { NULL }
};

const CsShape cs_adaptive_carousel = {
  .name = N_("the carousel"),
  .members = carousel_members,
};

static const CsMember carousel_page_members[] = {
  IMPLIED_TYPE_ROW ("CarouselPage"),
  ITEMS_ROW (REQUIRED),
  CONTAINER_STYLE_ROW (CS_VERSION_NONE),
  SELECT_ACTION_ROW (V (1)),
  VERTICAL_CONTENT_ROW,
  BACKGROUND_IMAGE_ROW,
  MIN_HEIGHT_ROW,
  MAX_HEIGHT_ROW,
  RTL_ROW,
  SHOW_BORDER_ROW,
  ROUNDED_CORNERS_ROW,
  LAYOUTS_ROW,
  TEAMS_ALIGNMENT_ROW,
  ELEMENT_ROWS,
  { NULL }
};

const CsShape cs_adaptive_carousel_page = {
  .name = N_("the page of the carousel"),
  .members = carousel_page_members,
};
