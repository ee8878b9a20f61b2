/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cs-vocab"

#include "cs-vocab-adaptive-private.h"

/* What people can do with a card. */

#define ACTION_ROWS_BUT_MENU \
  { .name = "title", .type = CS_TYPE_STRING, .flags = CS_MEMBER_SHOWN, \
    .title = N_("Title"), .help = N_("What stands on the button: say what it does") }, \
  { .name = "style", .type = CS_TYPE_CHOICE, .since = V (2), \
    .choices = CHOICES ("default", "positive", "destructive"), \
    .choice_notes = NOTES ({ .choice = "positive", .not_on = CS_ON_TEAMS_CARD }, \
        { .choice = "destructive", .not_on = CS_ON_TEAMS_CARD }), \
    .default_value = "\"default\"", \
    .title = N_("Style"), \
    .help = N_("Whether the button stands out as the expected one, or warns of a loss") }, \
  { .name = "mode", .type = CS_TYPE_CHOICE, .since = V (5), \
    .choices = CHOICES ("primary", "secondary"), .default_value = "\"primary\"", \
    .title = N_("Place"), \
    .help = N_("Whether the action is a button of its own, or stands in the menu behind \"…\"") }, \
  { .name = "iconUrl", .type = CS_TYPE_URL, .since = V (1), \
    .flags = CS_MEMBER_PICTURE | CS_MEMBER_ICON, \
    .title = N_("Icon"), \
    .help = N_("The address of a picture beside the title; in Teams also \"icon:\" and the name " \
               "of a Fluent icon") }, \
  { .name = "tooltip", .type = CS_TYPE_STRING, .since = V (5), .flags = CS_MEMBER_SHOWN, \
    .title = N_("Tooltip"), \
    .help = N_("What is told when the pointer rests on the button") }, \
  ID_ROW, \
  REQUIRES_ROW, \
  FALLBACK_ROW (cs_adaptive_actions), \
  { .name = "themedIconUrls", .type = CS_TYPE_ARRAY, .shape = &cs_adaptive_themed_url, RARE_TEAMS, \
    .title = N_("Icons by theme"), .help = N_("Other icons for the light and the dark theme") }, \
  KEY_ROW, \
  LANG_ROW

#define IS_ENABLED_ROW(...) \
  { .name = "isEnabled", .type = CS_TYPE_BOOLEAN, .since = V (5), .default_value = "true", \
    ##__VA_ARGS__, RARE, \
    .title = N_("Enabled"), .help = N_("Whether the button can be pressed") }

#define MENU_ROW \
  { .name = "menuActions", .type = CS_TYPE_ARRAY, .family = &cs_adaptive_menu_actions, RARE_TEAMS, \
    .title = N_("Menu"), .help = N_("Further actions, in a menu that hangs from the button") }

#define ACTION_ROWS ACTION_ROWS_BUT_MENU, IS_ENABLED_ROW (), MENU_ROW

#define DATA_ROWS(version) \
  { .name = "data", .type = CS_TYPE_OBJECT, .shape = &cs_adaptive_data, \
    .other = FORM (.type = CS_TYPE_STRING), \
    .title = N_("Data"), \
    .help = N_("What is sent to the bot beside what people filled in") }, \
  { .name = "associatedInputs", .type = CS_TYPE_CHOICE, .since = version, \
    .choices = CHOICES ("auto", "none"), .default_value = "\"auto\"", \
    .title = N_("Inputs"), \
    .help = N_("Whether the card's inputs are checked and sent along, or left alone") }, \
  { .name = "conditionallyEnabled", .type = CS_TYPE_BOOLEAN, .default_value = "false", RARE_TEAMS, \
    .title = N_("Enabled when filled in"), \
    .help = N_("Whether the button can be pressed only when all required inputs are filled in") }

static const CsMember open_url_members[] = {
  TYPE_ROW ("Action.OpenUrl"),
  { .name = "url", .type = CS_TYPE_URL, REQUIRED,
    .title = N_("Address"), .help = N_("The address of the page that is opened") },
  ACTION_ROWS,
  { NULL }
};

const CsShape cs_adaptive_open_url = {
  .name = N_("the action that opens a page"),
  .members = open_url_members,
};

static const CsMember submit_members[] = {
  TYPE_ROW ("Action.Submit"),
  DATA_ROWS (V (3)),
  { .name = "msteams", .type = CS_TYPE_OBJECT, .shape = &cs_adaptive_submit_properties, RARE_TEAMS,
    .title = N_("Settings for Teams"), .help = N_("What only Teams knows about this action") },
  ACTION_ROWS_BUT_MENU,
  IS_ENABLED_ROW (.not_on = CS_ON_TEAMS_CARD),
  MENU_ROW,
  { NULL }
};

const CsShape cs_adaptive_submit = {
  .name = N_("the action that submits"),
  .members = submit_members,
};

static const CsMember execute_members[] = {
  TYPE_ROW ("Action.Execute"),
  { .name = "verb", .type = CS_TYPE_STRING,
    .title = N_("Verb"), .help = N_("The name by which the bot knows what is to be done") },
  DATA_ROWS (CS_VERSION_NONE),
  ACTION_ROWS,
  { NULL }
};

const CsShape cs_adaptive_execute = {
  .name = N_("the action that a bot executes"),
  .members = execute_members,
};

static const CsMember show_card_members[] = {
  TYPE_ROW ("Action.ShowCard"),
  { .name = "card", .type = CS_TYPE_OBJECT, .shape = &cs_vocab_adaptive_card,
    .title = N_("Card"), .help = N_("The card that unfolds below the button") },
  ACTION_ROWS,
  { NULL }
};

const CsShape cs_adaptive_show_card = {
  .name = N_("the action that shows a card"),
  .members = show_card_members,
};

static const CsMember target_element_members[] = {
  { .name = "elementId", .type = CS_TYPE_STRING, REQUIRED,
    .title = N_("Element"), .help = N_("The ID of the element to show or hide") },
  { .name = "isVisible", .type = CS_TYPE_BOOLEAN, .flags = CS_MEMBER_NULLABLE,
    .title = N_("Visible"),
    .help = N_("Whether the element is shown or hidden; without it the one becomes the other") },
  IMPLIED_TYPE_ROW ("TargetElement"),
  KEY_ROW,
  { NULL }
};

static const CsShape target_element = {
  .name = N_("the element to show or hide"),
  .members = target_element_members,
};

static const CsMember toggle_visibility_members[] = {
  TYPE_ROW ("Action.ToggleVisibility"),
  { .name = "targetElements", .type = CS_TYPE_ARRAY, REQUIRED, .shape = &target_element,
    .other = FORM (.type = CS_TYPE_STRING),
    .title = N_("Elements"), .help = N_("Which elements the button shows and hides, by their IDs") },
  ACTION_ROWS,
  { NULL }
};

const CsShape cs_adaptive_toggle_visibility = {
  .name = N_("the action that shows and hides"),
  .members = toggle_visibility_members,
};

static const CsMember insert_image_members[] = {
  TYPE_ROW ("Action.InsertImage"),
  { .name = "url", .type = CS_TYPE_URL, .flags = CS_MEMBER_TEAMS | CS_MEMBER_PICTURE,
    .title = N_("Picture"), .help = N_("The address of the picture to insert") },
  { .name = "altText", .type = CS_TYPE_STRING, .flags = CS_MEMBER_TEAMS | CS_MEMBER_SHOWN,
    .title = N_("Alternative text"),
    .help = N_("What is to be seen, for people who cannot see the picture") },
  { .name = "insertPosition", .type = CS_TYPE_CHOICE,
    .choices = CHOICES ("Selection", "Top", "Bottom"), .default_value = "\"Selection\"", TEAMS,
    .title = N_("Where"), .help = N_("Where in the document the picture is inserted") },
  ACTION_ROWS,
  { NULL }
};

const CsShape cs_adaptive_insert_image = {
  .name = N_("the action that inserts a picture"),
  .members = insert_image_members,
};

#define DIALOG_SIZE(...) \
  .type = CS_TYPE_CHOICE, .choices = CHOICES ("small", "medium", "large"), \
  .other = FORM (.type = CS_TYPE_STRING, .pattern = PATTERN_PIXELS), TEAMS

static const CsMember open_url_dialog_members[] = {
  TYPE_ROW ("Action.OpenUrlDialog"),
  { .name = "url", .type = CS_TYPE_URL, TEAMS,
    .title = N_("Address"), .help = N_("The address of the page that the dialog shows") },
  { .name = "dialogTitle", .type = CS_TYPE_STRING, .flags = CS_MEMBER_TEAMS | CS_MEMBER_SHOWN,
    .title = N_("Title of the dialog"), .help = N_("What stands at the top of the dialog") },
  { .name = "dialogHeight", DIALOG_SIZE (),
    .title = N_("Height of the dialog"),
    .help = N_("How high the dialog is, by name or in pixels such as \"400px\"") },
  { .name = "dialogWidth", DIALOG_SIZE (),
    .title = N_("Width of the dialog"),
    .help = N_("How wide the dialog is, by name or in pixels such as \"400px\"") },
  ACTION_ROWS,
  { NULL }
};

const CsShape cs_adaptive_open_url_dialog = {
  .name = N_("the action that opens a dialog"),
  .members = open_url_dialog_members,
};

static const CsMember reset_inputs_members[] = {
  TYPE_ROW ("Action.ResetInputs"),
  { .name = "targetInputIds", .type = CS_TYPE_ARRAY, .item = FORM (.type = CS_TYPE_STRING), TEAMS,
    .title = N_("Inputs"),
    .help = N_("The IDs of the inputs that get their first value again; without them all") },
  ACTION_ROWS,
  { NULL }
};

const CsShape cs_adaptive_reset_inputs = {
  .name = N_("the action that resets inputs"),
  .members = reset_inputs_members,
};

static const CsMember popover_members[] = {
  TYPE_ROW ("Action.Popover"),
  { .name = "content", .type = CS_TYPE_OBJECT, .family = &cs_adaptive_popover_content, TEAMS,
    .title = N_("Content"), .help = N_("The element that the popover shows") },
  { .name = "position", .type = CS_TYPE_CHOICE,
    .choices = CHOICES ("Above", "Below", "Before", "After"), .default_value = "\"Above\"", TEAMS,
    .title = N_("Position"), .help = N_("On which side of the button the popover appears") },
  { .name = "displayArrow", .type = CS_TYPE_BOOLEAN, .default_value = "true", TEAMS,
    .title = N_("Arrow"), .help = N_("Whether an arrow points from the popover to the button") },
  { .name = "maxPopoverWidth", .type = CS_TYPE_STRING, .pattern = PATTERN_PIXELS, TEAMS,
    .title = N_("Maximum width"),
    .help = N_("The greatest width of the popover in pixels, such as \"300px\"") },
  ACTION_ROWS_BUT_MENU,
  IS_ENABLED_ROW (),
  { NULL }
};

const CsShape cs_adaptive_popover = {
  .name = N_("the action that opens a popover"),
  .members = popover_members,
};
