/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cs-vocab"

#include "cs-vocab-adaptive-private.h"

/* Which kinds of object may stand where. */

#define CHART_KINDS \
  { "Chart.Donut", &cs_adaptive_chart_donut, .teams = TRUE, \
    .title = N_("Donut Chart"), .help = N_("Parts of a whole, as a ring"), \
    .icon_name = "cs-part-chart-symbolic" }, \
  { "Chart.Pie", &cs_adaptive_chart_pie, .teams = TRUE, \
    .title = N_("Pie Chart"), .help = N_("Parts of a whole, as slices"), \
    .icon_name = "cs-part-chart-symbolic" }, \
  { "Chart.VerticalBar", &cs_adaptive_chart_vertical_bar, .teams = TRUE, \
    .title = N_("Vertical Bar Chart"), .help = N_("Values as upright bars"), \
    .icon_name = "cs-part-chart-symbolic" }, \
  { "Chart.VerticalBar.Grouped", &cs_adaptive_chart_vertical_bar_grouped, .teams = TRUE, \
    .title = N_("Grouped Bar Chart"), .help = N_("Several values for each place, as bars"), \
    .icon_name = "cs-part-chart-symbolic" }, \
  { "Chart.HorizontalBar", &cs_adaptive_chart_horizontal_bar, .teams = TRUE, \
    .title = N_("Horizontal Bar Chart"), .help = N_("Values as bars from left to right"), \
    .icon_name = "cs-part-chart-symbolic" }, \
  { "Chart.HorizontalBar.Stacked", &cs_adaptive_chart_horizontal_bar_stacked, .teams = TRUE, \
    .title = N_("Stacked Bar Chart"), .help = N_("Bars, each made up of several values"), \
    .icon_name = "cs-part-chart-symbolic" }, \
  { "Chart.Line", &cs_adaptive_chart_line, .teams = TRUE, \
    .title = N_("Line Chart"), .help = N_("How values change, as lines"), \
    .icon_name = "cs-part-chart-symbolic" }, \
  { "Chart.Gauge", &cs_adaptive_chart_gauge, .teams = TRUE, \
    .title = N_("Gauge"), .help = N_("One value between a least and a greatest one"), \
    .icon_name = "cs-part-chart-symbolic" }

#define INPUT_KINDS \
  { "Input.Text", &cs_adaptive_input_text, .answered = TRUE, \
    .title = N_("Text Input"), .help = N_("Asks for a text"), \
    .icon_name = "cs-part-input-text-symbolic" }, \
  { "Input.Number", &cs_adaptive_input_number, .answered = TRUE, \
    .title = N_("Number Input"), .help = N_("Asks for a number"), \
    .icon_name = "cs-part-input-number-symbolic" }, \
  { "Input.Date", &cs_adaptive_input_date, .answered = TRUE, \
    .title = N_("Date Input"), .help = N_("Asks for a date"), \
    .icon_name = "cs-part-input-date-symbolic" }, \
  { "Input.Time", &cs_adaptive_input_time, .answered = TRUE, \
    .title = N_("Time Input"), .help = N_("Asks for a time of the day"), \
    .icon_name = "cs-part-input-time-symbolic" }, \
  { "Input.Toggle", &cs_adaptive_input_toggle, .answered = TRUE, \
    .title = N_("Toggle"), .help = N_("Asks for yes or no, as a check box"), \
    .icon_name = "cs-part-toggle-symbolic" }, \
  { "Input.ChoiceSet", &cs_adaptive_input_choice_set, .answered = TRUE, \
    .title = N_("Choice Set"), .help = N_("Asks to choose from a list"), \
    .icon_name = "cs-part-choices-symbolic" }, \
  { "Input.Rating", &cs_adaptive_input_rating, .teams = TRUE, .answered = TRUE, \
    .title = N_("Rating Input"), .help = N_("Asks for stars"), \
    .icon_name = "cs-part-rating-symbolic" }

#define ELEMENT_KINDS \
  { "TextBlock", &cs_adaptive_text_block, \
    .title = N_("Text Block"), .help = N_("Text of one look, which may have Markdown in it"), \
    .icon_name = "cs-part-text-symbolic" }, \
  { "RichTextBlock", &cs_adaptive_rich_text_block, .since = V (2), \
    .title = N_("Rich Text Block"), .help = N_("Text whose pieces can each look different"), \
    .icon_name = "cs-part-rich-text-symbolic" }, \
  { "Image", &cs_adaptive_image, \
    .title = N_("Image"), .help = N_("A picture from a web address"), \
    .icon_name = "cs-part-image-symbolic" }, \
  { "ImageSet", &cs_adaptive_image_set, \
    .title = N_("Image Set"), .help = N_("Several pictures of one size, side by side"), \
    .icon_name = "cs-part-image-set-symbolic" }, \
  { "Media", &cs_adaptive_media, .since = V (1), \
    .title = N_("Media"), .help = N_("A film or a sound that people can play"), \
    .icon_name = "cs-part-media-symbolic" }, \
  { "FactSet", &cs_adaptive_fact_set, \
    .title = N_("Fact Set"), .help = N_("Titles and values in two columns"), \
    .icon_name = "cs-part-facts-symbolic" }, \
  { "Container", &cs_adaptive_container, \
    .title = N_("Container"), .help = N_("Elements that belong together, with one background"), \
    .icon_name = "cs-part-container-symbolic" }, \
  { "ColumnSet", &cs_adaptive_column_set, \
    .title = N_("Column Set"), .help = N_("Columns of elements, side by side"), \
    .icon_name = "cs-part-columns-symbolic" }, \
  { "Table", &cs_adaptive_table, .since = V (5), \
    .title = N_("Table"), .help = N_("Rows and columns of cells"), \
    .icon_name = "cs-part-table-symbolic" }, \
  { "ActionSet", &cs_adaptive_action_set, .since = V (2), \
    .title = N_("Action Set"), .help = N_("Buttons anywhere in the card"), \
    .icon_name = "cs-part-actions-symbolic" }, \
  INPUT_KINDS, \
  { "Badge", &cs_adaptive_badge, .teams = TRUE, \
    .title = N_("Badge"), .help = N_("A word that stands out, such as a status"), \
    .icon_name = "cs-part-badge-symbolic" }, \
  { "Carousel", &cs_adaptive_carousel, .since = V (6), .teams = TRUE, \
    .title = N_("Carousel"), .help = N_("Pages to leaf through"), \
    .icon_name = "cs-part-carousel-symbolic" }, \
  { "CodeBlock", &cs_adaptive_code_block, .teams = TRUE, \
    .title = N_("Code Block"), .help = N_("Source code or the lines of a log"), \
    .icon_name = "cs-part-code-symbolic" }, \
  { "CompoundButton", &cs_adaptive_compound_button, .teams = TRUE, \
    .title = N_("Compound Button"), .help = N_("A large button with an icon and two texts"), \
    .icon_name = "cs-part-button-symbolic" }, \
  { "Icon", &cs_adaptive_icon, .teams = TRUE, \
    .title = N_("Icon"), .help = N_("One of Microsoft's Fluent icons"), \
    .icon_name = "cs-part-icon-symbolic" }, \
  { "ProgressBar", &cs_adaptive_progress_bar, .teams = TRUE, \
    .title = N_("Progress Bar"), .help = N_("How far some work has come"), \
    .icon_name = "cs-part-progress-bar-symbolic" }, \
  { "ProgressRing", &cs_adaptive_progress_ring, .teams = TRUE, \
    .title = N_("Progress Ring"), .help = N_("Says that something is going on"), \
    .icon_name = "cs-part-progress-ring-symbolic" }, \
  { "Rating", &cs_adaptive_rating, .teams = TRUE, \
    .title = N_("Rating"), .help = N_("How many stars something was given"), \
    .icon_name = "cs-part-rating-symbolic" }, \
  CHART_KINDS, \
  { "Component", &cs_adaptive_component, .teams = TRUE, .answered = TRUE, \
    .title = N_("Microsoft Graph Component"), \
    .help = N_("A person, a file or an event of Microsoft 365"), \
    .icon_name = "cs-part-person-symbolic" }

#define INLINE_KINDS \
  { "TextRun", &cs_adaptive_text_run, .since = V (2), \
    .title = N_("Text Run"), .help = N_("A piece of text with its own look"), \
    .icon_name = "cs-part-rich-text-symbolic" }, \
  { "IconRun", &cs_adaptive_icon_run, .teams = TRUE, \
    .title = N_("Icon in Text"), .help = N_("One of Microsoft's Fluent icons, within a text"), \
    .icon_name = "cs-part-icon-symbolic" }, \
  { "ImageRun", &cs_adaptive_image_run, .teams = TRUE, \
    .title = N_("Picture in Text"), .help = N_("A small picture within a text"), \
    .icon_name = "cs-part-image-symbolic" }

static const CsKind element_kinds[] = {
  ELEMENT_KINDS,
  { NULL }
};

const CsFamily cs_adaptive_elements = {
  .name = N_("an element"),
  .discriminator = "type",
  .kinds = element_kinds,
};

static const CsKind popover_content_kinds[] = {
  ELEMENT_KINDS,
  INLINE_KINDS,
  { NULL }
};

const CsFamily cs_adaptive_popover_content = {
  .name = N_("an element"),
  .discriminator = "type",
  .kinds = popover_content_kinds,
};

static const CsKind inline_kinds[] = {
  INLINE_KINDS,
  { NULL }
};

const CsFamily cs_adaptive_inlines = {
  .name = N_("a run"),
  .discriminator = "type",
  .kinds = inline_kinds,
};

/* Where only one kind may stand. */
#define ONE_KIND(VARIABLE, TYPE, IMPLIED, NAME, TITLE, HELP, ...) \
  static const CsKind VARIABLE##_kinds[] = { \
    { TYPE, .title = TITLE, .help = HELP, ##__VA_ARGS__ }, \
    { NULL } \
  }; \
  const CsFamily VARIABLE = { \
    .name = NAME, .discriminator = "type", .implied = IMPLIED, .kinds = VARIABLE##_kinds \
  }

ONE_KIND (cs_adaptive_columns, "Column", "Column", N_("a column"),
          N_("Column"), N_("Elements one below the other, beside other columns"),
          .shape = &cs_adaptive_column,
          .icon_name = "cs-part-column-symbolic");
ONE_KIND (cs_adaptive_rows, "TableRow", "TableRow", N_("a row"),
          N_("Table Row"), N_("Cells side by side"),
          .shape = &cs_adaptive_table_row,
          .icon_name = "cs-part-row-symbolic", .since = V (5));
ONE_KIND (cs_adaptive_cells, "TableCell", "TableCell", N_("a cell"),
          N_("Table Cell"), N_("The elements in one place of a table"),
          .shape = &cs_adaptive_table_cell,
          .icon_name = "cs-part-cell-symbolic", .since = V (5));
ONE_KIND (cs_adaptive_images, "Image", "Image", N_("an image"),
          N_("Image"), N_("A picture from a web address"),
          .shape = &cs_adaptive_image,
          .icon_name = "cs-part-image-symbolic");
ONE_KIND (cs_adaptive_pages, "CarouselPage", "CarouselPage", N_("a page"),
          N_("Carousel Page"), N_("The elements that are shown at one time"),
          .shape = &cs_adaptive_carousel_page,
          .icon_name = "cs-part-dialog-symbolic", .since = V (6), .teams = TRUE);

static const CsKind layout_kinds[] = {
  { "Layout.Stack", &cs_adaptive_layout_stack, .teams = TRUE,
    .title = N_("Stack"), .help = N_("Elements one below the other") },
  { "Layout.Flow", &cs_adaptive_layout_flow, .teams = TRUE,
    .title = N_("Flow"), .help = N_("Elements side by side, in as many rows as needed") },
  { "Layout.AreaGrid", &cs_adaptive_layout_area_grid, .teams = TRUE,
    .title = N_("Area Grid"), .help = N_("Elements in the named areas of a grid") },
  { NULL }
};

const CsFamily cs_adaptive_layouts = {
  .name = N_("a layout"),
  .discriminator = "type",
  .kinds = layout_kinds,
};

#define EXECUTE_KIND \
  { "Action.Execute", &cs_adaptive_execute, .since = V (4), .answered = TRUE, \
    .title = N_("Execute"), .help = N_("Has a bot do something and answer with a card"), \
    .icon_name = "cs-part-execute-symbolic" }
#define SHOW_CARD_KIND \
  { "Action.ShowCard", &cs_adaptive_show_card, \
    .title = N_("Show Card"), .help = N_("Unfolds a card below the button"), \
    .icon_name = "cs-part-show-card-symbolic" }
#define OPEN_URL_DIALOG_KIND \
  { "Action.OpenUrlDialog", &cs_adaptive_open_url_dialog, .teams = TRUE, .answered = TRUE, \
    .title = N_("Open Dialog"), .help = N_("Opens a page of the app in a dialog"), \
    .icon_name = "cs-part-dialog-symbolic" }
#define RESET_INPUTS_KIND \
  { "Action.ResetInputs", &cs_adaptive_reset_inputs, .teams = TRUE, \
    .title = N_("Reset Inputs"), .help = N_("Gives inputs their first value again"), \
    .icon_name = "cs-part-reset-symbolic" }
#define POPOVER_KIND \
  { "Action.Popover", &cs_adaptive_popover, .teams = TRUE, \
    .title = N_("Popover"), .help = N_("Shows an element in a small window at the button"), \
    .icon_name = "cs-part-dialog-symbolic" }
#define COMMON_ACTION_KINDS \
  { "Action.OpenUrl", &cs_adaptive_open_url, \
    .title = N_("Open Address"), .help = N_("Opens a web page"), \
    .icon_name = "cs-part-open-symbolic" }, \
  { "Action.Submit", &cs_adaptive_submit, .answered = TRUE, \
    .title = N_("Submit"), .help = N_("Sends what people filled in to a bot"), \
    .icon_name = "cs-part-submit-symbolic" }, \
  EXECUTE_KIND, \
  { "Action.ToggleVisibility", &cs_adaptive_toggle_visibility, .since = V (2), \
    .title = N_("Show and Hide"), .help = N_("Shows elements of the card, or hides them"), \
    .icon_name = "cs-part-visibility-symbolic" }, \
  { "Action.InsertImage", &cs_adaptive_insert_image, .teams = TRUE, \
    .title = N_("Insert Image"), .help = N_("Inserts a picture where somebody is writing"), \
    .icon_name = "cs-part-image-symbolic" }

static const CsKind action_kinds[] = {
  COMMON_ACTION_KINDS,
  SHOW_CARD_KIND,
  OPEN_URL_DIALOG_KIND,
  RESET_INPUTS_KIND,
  POPOVER_KIND,
  { NULL }
};

const CsFamily cs_adaptive_actions = {
  .name = N_("an action"),
  .discriminator = "type",
  .kinds = action_kinds,
};

/* Selecting an element cannot unfold a card: there is no button below which it could be. */
static const CsKind select_action_kinds[] = {
  COMMON_ACTION_KINDS,
  OPEN_URL_DIALOG_KIND,
  RESET_INPUTS_KIND,
  POPOVER_KIND,
  { NULL }
};

const CsFamily cs_adaptive_select_actions = {
  .name = N_("an action"),
  .discriminator = "type",
  .kinds = select_action_kinds,
};

static const CsKind menu_action_kinds[] = {
  COMMON_ACTION_KINDS,
  OPEN_URL_DIALOG_KIND,
  RESET_INPUTS_KIND,
  { NULL }
};

const CsFamily cs_adaptive_menu_actions = {
  .name = N_("an action"),
  .discriminator = "type",
  .kinds = menu_action_kinds,
};

static const CsKind change_action_kinds[] = {
  OPEN_URL_DIALOG_KIND,
  RESET_INPUTS_KIND,
  POPOVER_KIND,
  { NULL }
};

const CsFamily cs_adaptive_change_actions = {
  .name = N_("an action"),
  .discriminator = "type",
  .kinds = change_action_kinds,
};

static const CsKind refresh_action_kinds[] = {
  EXECUTE_KIND,
  { NULL }
};

const CsFamily cs_adaptive_refresh_actions = {
  .name = N_("an action"),
  .discriminator = "type",
  .kinds = refresh_action_kinds,
};

static const CsKind submit_data_kinds[] = {
  { "messageBack", &cs_adaptive_message_back, .teams = TRUE, .answered = TRUE,
    .title = N_("Message to the Bot"), .help = N_("Sends a message that people need not see") },
  { "imBack", &cs_adaptive_im_back, .teams = TRUE, .answered = TRUE,
    .title = N_("Message in the Chat"), .help = N_("Sends a message that everybody sees") },
  { "signin", &cs_adaptive_signin, .teams = TRUE, .answered = TRUE,
    .title = N_("Sign In"), .help = N_("Opens the page on which people sign in") },
  { "invoke", &cs_adaptive_invoke, .teams = TRUE, .answered = TRUE,
    .title = N_("Invoke"), .help = N_("Asks the bot for something without a message") },
  { "task/fetch", &cs_adaptive_task_fetch, .teams = TRUE, .answered = TRUE,
    .title = N_("Dialog"), .help = N_("Opens a dialog that the bot fills") },
  { NULL }
};

const CsFamily cs_adaptive_submit_data = {
  .name = N_("an action in Teams"),
  .discriminator = "type",
  .kinds = submit_data_kinds,
};
