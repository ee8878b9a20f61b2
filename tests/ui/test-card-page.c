/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cs-test"

#include "cs-card-page.h"

#include <string.h>

#include "cs-canvas-sheet.h"
#include "cs-card-drop.h"
#include "cs-composer.h"
#include "cs-icon-button.h"
#include "cs-inspector.h"
#include "cs-json-pane.h"
#include "cs-outline-view.h"
#include "cs-palette.h"
#include "window-fixture.h"

#define PATH "cards/card.json"

static const char card[] =
  "{\n"
  "  \"type\": \"AdaptiveCard\",\n"
  "  \"version\": \"1.5\",\n"
  "  \"body\": [\n"
  "    { \"type\": \"TextBlock\", \"text\": \"One\" },\n"
  "    {\n"
  "      \"type\": \"Container\",\n"
  "      \"items\": [\n"
  "        { \"type\": \"TextBlock\", \"id\": \"two\", \"text\": \"Two\" }\n"
  "      ]\n"
  "    }\n"
  "  ],\n"
  "  \"actions\": [\n"
  "    { \"type\": \"Action.OpenUrl\", \"title\": \"Go\", \"url\": \"https://example.com\" }\n"
  "  ]\n"
  "}\n";

static const char show_card[] =
  "{ \"type\": \"AdaptiveCard\", \"version\": \"1.5\", \"body\": [], \"actions\": [\n"
  "  { \"type\": \"Action.ShowCard\", \"title\": \"More\", \"card\": {\n"
  "      \"type\": \"AdaptiveCard\", \"body\": [ { \"type\": \"TextBlock\", \"text\": \"In\" } ] } }\n"
  "] }\n";

static CsDocument *
get_document (WindowFixture *fixture)
{
  return cs_project_get_document (cs_workspace_get_project (fixture->workspace), PATH);
}

static CsHistory *
get_history (WindowFixture *fixture)
{
  return cs_project_get_history (cs_workspace_get_project (fixture->workspace));
}

static GtkWidget *
find (WindowFixture *fixture,
      GType          type)
{
  GtkWidget *found = find_widget (GTK_WIDGET (fixture->window), type, NULL, NULL);

  g_assert_nonnull (found);
  return found;
}

static CsCanvasSheet *
get_sheet (WindowFixture *fixture)
{
  return CS_CANVAS_SHEET (find (fixture, CS_TYPE_CANVAS_SHEET));
}

static const char *
get_string (WindowFixture *fixture,
            const char    *pointer)
{
  CsSnapshot *snapshot = cs_document_get_snapshot (get_document (fixture));

  return cs_snapshot_get_string (snapshot, cs_snapshot_find (snapshot, pointer));
}

static void
assert_first_bytes (WindowFixture *fixture)
{
  GBytes *bytes = cs_document_get_bytes (get_document (fixture));

  g_assert_cmpmem (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), card, strlen (card));
}

static void
set_up (WindowFixture *fixture,
        gconstpointer  text)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static (text, strlen (text));
  g_autoptr (CsChange) change = cs_change_new ("Add");
  g_autoptr (GError) error = NULL;

  window_fixture_set_up (fixture, sound_manifest);
  cs_change_create (change, PATH, bytes);
  g_assert_true (cs_history_do (get_history (fixture), change, &error));
  g_assert_no_error (error);
  cs_history_mark_saved (get_history (fixture));
  gtk_window_set_default_size (GTK_WINDOW (fixture->window), 1400, 800);
  gtk_window_present (GTK_WINDOW (fixture->window));
  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.page", "s", "card:" PATH);
  while (!gtk_widget_get_mapped (find (fixture, CS_TYPE_CARD_PAGE)))
    g_main_context_iteration (NULL, TRUE);
  settle (fixture);
}

static GtkSingleSelection *
get_outline (WindowFixture *fixture)
{
  GtkWidget *list = find_widget (find (fixture, CS_TYPE_OUTLINE_VIEW), GTK_TYPE_LIST_VIEW, NULL,
                                 NULL);

  return GTK_SINGLE_SELECTION (gtk_list_view_get_model (GTK_LIST_VIEW (list)));
}

/* The value that the caret of the text is in. */
static char *
dup_caret_pointer (WindowFixture *fixture)
{
  CsJsonPane *pane = CS_JSON_PANE (find (fixture, CS_TYPE_JSON_PANE));
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (cs_json_pane_get_view (pane));
  CsSnapshot *snapshot = cs_document_get_snapshot (get_document (fixture));
  GtkTextIter start, end, first;
  g_autofree char *before = NULL;

  gtk_text_buffer_get_selection_bounds (buffer, &start, &end);
  gtk_text_buffer_get_start_iter (buffer, &first);
  before = gtk_text_buffer_get_text (buffer, &first, &start, TRUE);
  return cs_snapshot_dup_pointer (snapshot, cs_snapshot_find_at (snapshot, strlen (before) + 1));
}

static void
assert_selected (WindowFixture *fixture,
                 guint          row,
                 const char    *pointer)
{
  CsSnapshot *snapshot = cs_document_get_snapshot (get_document (fixture));
  g_autofree char *caret = dup_caret_pointer (fixture);

  g_assert_cmpuint (gtk_single_selection_get_selected (get_outline (fixture)), ==, row);
  g_assert_cmpuint (cs_canvas_sheet_get_selected (get_sheet (fixture)), ==,
                    cs_snapshot_find (snapshot, pointer));
  g_assert_true (g_str_has_prefix (caret, pointer));
}

static void
act (WindowFixture *fixture,
     const char    *action)
{
  g_assert_true (gtk_widget_activate_action (find (fixture, CS_TYPE_OUTLINE_VIEW), action, NULL));
}

static void
test_selection (WindowFixture *fixture,
                gconstpointer  data)
{
  CsJsonPane *pane = CS_JSON_PANE (find (fixture, CS_TYPE_JSON_PANE));

  /* From the outline to all others. */
  gtk_single_selection_set_selected (get_outline (fixture), 3);
  assert_selected (fixture, 3, "/body/1/items/0");

  /* From the text. */
  g_signal_emit_by_name (pane, "place", "/body/0/text");
  g_assert_cmpuint (gtk_single_selection_get_selected (get_outline (fixture)), ==, 1);
  g_assert_cmpuint (cs_canvas_sheet_get_selected (get_sheet (fixture)), ==,
                    cs_snapshot_find (cs_document_get_snapshot (get_document (fixture)), "/body/0"));

  /* The inspector says what the selected part says. */
  g_assert_nonnull (find_widget (find (fixture, CS_TYPE_INSPECTOR), GTK_TYPE_TEXT_VIEW, NULL,
                                 NULL));
}

static void
test_actions (WindowFixture *fixture,
              gconstpointer  data)
{
  GtkWidget *canvas = GTK_WIDGET (get_sheet (fixture));

  gtk_single_selection_set_selected (get_outline (fixture), 1);
  act (fixture, "card.duplicate");
  g_assert_cmpstr (get_string (fixture, "/body/1/text"), ==, "One");
  assert_selected (fixture, 2, "/body/1");
  act (fixture, "card.move-down");
  assert_selected (fixture, 4, "/body/2");
  act (fixture, "card.move-up");
  assert_selected (fixture, 2, "/body/1");
  act (fixture, "card.wrap-container");
  g_assert_cmpstr (get_string (fixture, "/body/1/type"), ==, "Container");
  act (fixture, "card.delete");
  g_assert_cmpstr (get_string (fixture, "/body/1/items/0/text"), ==, "Two");

  for (guint i = 0; i < 5; i++)
    {
      g_assert_true (cs_history_get_can_undo (get_history (fixture)));
      gtk_widget_activate_action (canvas, "win.undo", NULL);
    }
  assert_first_bytes (fixture);

  /* The card itself cannot go. */
  gtk_single_selection_set_selected (get_outline (fixture), 0);
  act (fixture, "card.delete");
  assert_first_bytes (fixture);
}

/* Moved by the keyboard, a part takes the focus along: the next key is about it, too. */
static void
test_focus (WindowFixture *fixture,
            gconstpointer  data)
{
  GtkWidget *list = find_widget (find (fixture, CS_TYPE_OUTLINE_VIEW), GTK_TYPE_LIST_VIEW, NULL,
                                 NULL);
  GtkWidget *focus;

  gtk_single_selection_set_selected (get_outline (fixture), 1);
  gtk_widget_grab_focus (list);
  act (fixture, "card.move-down");
  focus = gtk_root_get_focus (GTK_ROOT (fixture->window));
  g_assert_true (gtk_widget_is_ancestor (focus, list));
  g_assert_true (gtk_widget_get_state_flags (focus) & GTK_STATE_FLAG_SELECTED);
  cs_history_undo (get_history (fixture));
  assert_first_bytes (fixture);
}

/* So does the neighbor of one that is deleted. */
static void
test_focus_after_delete (WindowFixture *fixture,
                         gconstpointer  data)
{
  GtkWidget *list = find_widget (find (fixture, CS_TYPE_OUTLINE_VIEW), GTK_TYPE_LIST_VIEW, NULL,
                                 NULL);
  GtkWidget *focus;

  gtk_single_selection_set_selected (get_outline (fixture), 1);
  gtk_widget_grab_focus (list);
  act (fixture, "card.delete");
  settle (fixture);
  assert_selected (fixture, 1, "/body/0");
  g_assert_cmpstr (get_string (fixture, "/body/0/type"), ==, "Container");
  focus = gtk_root_get_focus (GTK_ROOT (fixture->window));
  g_assert_true (gtk_widget_is_ancestor (focus, list));
  g_assert_true (gtk_widget_get_state_flags (focus) & GTK_STATE_FLAG_SELECTED);
  cs_history_undo (get_history (fixture));
  assert_first_bytes (fixture);
}

static void
test_edit_text (WindowFixture *fixture,
                gconstpointer  data)
{
  CsCanvasSheet *sheet = get_sheet (fixture);
  GtkWidget *editor;

  gtk_single_selection_set_selected (get_outline (fixture), 1);
  act (fixture, "card.edit-text");
  editor = cs_canvas_sheet_get_editor (sheet);
  g_assert_nonnull (editor);
  gtk_test_accessible_assert_role (editor, GTK_ACCESSIBLE_ROLE_TEXT_BOX);
  gtk_text_buffer_set_text (gtk_text_view_get_buffer (GTK_TEXT_VIEW (editor)), "Changed", -1);

  /* Going on to another part takes what was typed. */
  gtk_single_selection_set_selected (get_outline (fixture), 3);
  g_assert_null (cs_canvas_sheet_get_editor (sheet));
  g_assert_cmpstr (get_string (fixture, "/body/0/text"), ==, "Changed");
  cs_history_undo (get_history (fixture));
  g_assert_cmpstr (get_string (fixture, "/body/0/text"), ==, "One");
  assert_first_bytes (fixture);
}

/* Who types in the text keeps the caret where it is. */
static void
test_typing (WindowFixture *fixture,
             gconstpointer  data)
{
  CsJsonPane *pane = CS_JSON_PANE (find (fixture, CS_TYPE_JSON_PANE));
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (cs_json_pane_get_view (pane));
  GtkTextIter caret, start, end;
  g_autofree char *text = NULL;

  gtk_single_selection_set_selected (get_outline (fixture), 1);
  gtk_text_buffer_get_start_iter (buffer, &caret);
  g_assert_true (gtk_text_iter_forward_search (&caret, "One", 0, NULL, &caret, NULL));
  gtk_text_buffer_place_cursor (buffer, &caret);
  gtk_text_buffer_insert_interactive_at_cursor (buffer, "a", 1, TRUE);
  gtk_text_buffer_insert_interactive_at_cursor (buffer, "b", 1, TRUE);

  g_assert_false (gtk_text_buffer_get_selection_bounds (buffer, &start, &end));
  g_assert_cmpstr (get_string (fixture, "/body/0/text"), ==, "Oneab");
}

static void
test_insert (WindowFixture *fixture,
             gconstpointer  data)
{
  GtkWidget *palette = find (fixture, CS_TYPE_PALETTE);
  GtkWidget *search = find_widget (palette, GTK_TYPE_SEARCH_ENTRY, NULL, NULL);

  gtk_single_selection_set_selected (get_outline (fixture), 1);
  act (fixture, "card.insert");
  g_assert_true (gtk_widget_get_mapped (palette));
  gtk_editable_set_text (GTK_EDITABLE (search), "fact");
  g_signal_emit_by_name (search, "activate");
  g_assert_cmpstr (get_string (fixture, "/body/1/type"), ==, "FactSet");
  assert_selected (fixture, 2, "/body/1");
  cs_history_undo (get_history (fixture));
  g_assert_cmpstr (get_string (fixture, "/body/1/type"), ==, "Container");
}

static gboolean
has_tooltip (GtkWidget     *widget,
             gconstpointer  tooltip)
{
  return g_strcmp0 (gtk_widget_get_tooltip_text (widget), tooltip) == 0;
}

static gboolean
has_label (GtkWidget     *widget,
           gconstpointer  label)
{
  return g_strcmp0 (gtk_button_get_label (GTK_BUTTON (widget)), label) == 0;
}

static void
click (WindowFixture *fixture,
       WidgetMatch    matches,
       const char    *words)
{
  GtkWidget *button = find_widget (find (fixture, CS_TYPE_INSPECTOR), GTK_TYPE_BUTTON, matches,
                                   words);

  g_assert_nonnull (button);
  g_signal_emit_by_name (button, "clicked");
}

/* Facts come, move and go, each as one step. */
static void
test_lists (WindowFixture *fixture,
            gconstpointer  data)
{
  CsPalette *palette = CS_PALETTE (find (fixture, CS_TYPE_PALETTE));
  GtkWidget *search = find_widget (GTK_WIDGET (palette), GTK_TYPE_SEARCH_ENTRY, NULL, NULL);
  CsSnapshot *snapshot;
  guint n_facts;

  gtk_single_selection_set_selected (get_outline (fixture), 1);
  act (fixture, "card.insert");
  gtk_editable_set_text (GTK_EDITABLE (search), "fact");
  g_signal_emit_by_name (search, "activate");
  snapshot = cs_document_get_snapshot (get_document (fixture));
  n_facts = cs_snapshot_get_n_children (snapshot, cs_snapshot_find (snapshot, "/body/1/facts"));
  g_assert_cmpuint (n_facts, >, 0);

  click (fixture, has_label, "Add to “Facts”");
  snapshot = cs_document_get_snapshot (get_document (fixture));
  g_assert_cmpuint (cs_snapshot_get_n_children (snapshot,
                                                cs_snapshot_find (snapshot, "/body/1/facts")), ==,
                    n_facts + 1);
  g_assert_nonnull (get_string (fixture, "/body/1/facts/0/title"));
  click (fixture, has_tooltip, "Remove");
  snapshot = cs_document_get_snapshot (get_document (fixture));
  g_assert_cmpuint (cs_snapshot_get_n_children (snapshot,
                                                cs_snapshot_find (snapshot, "/body/1/facts")), ==,
                    n_facts);
  for (guint i = 0; i < 3; i++)
    cs_history_undo (get_history (fixture));
  assert_first_bytes (fixture);
}

static gboolean
is_picture (GtkWidget     *widget,
            gconstpointer  tooltip)
{
  return gtk_widget_has_css_class (widget, "cs-picture-choice") && has_tooltip (widget, tooltip);
}

static GtkToggleButton *
find_picture (WindowFixture *fixture,
              const char    *tooltip)
{
  GtkWidget *button = find_widget (find (fixture, CS_TYPE_INSPECTOR), GTK_TYPE_TOGGLE_BUTTON,
                                   is_picture, tooltip);

  g_assert_nonnull (button);
  return GTK_TOGGLE_BUTTON (button);
}

/* Colors are pictures: one is chosen, another, and none again, each as one step. */
static void
test_pictures (WindowFixture *fixture,
               gconstpointer  data)
{
  gtk_single_selection_set_selected (get_outline (fixture), 1);
  gtk_test_accessible_assert_property (GTK_WIDGET (find_picture (fixture, "Attention (red)")),
                                       GTK_ACCESSIBLE_PROPERTY_LABEL, "Attention (red)");
  gtk_toggle_button_set_active (find_picture (fixture, "Attention (red)"), TRUE);
  g_assert_cmpstr (get_string (fixture, "/body/0/color"), ==, "attention");
  gtk_toggle_button_set_active (find_picture (fixture, "Good (green)"), TRUE);
  g_assert_cmpstr (get_string (fixture, "/body/0/color"), ==, "good");
  g_assert_false (gtk_toggle_button_get_active (find_picture (fixture, "Attention (red)")));
  gtk_toggle_button_set_active (find_picture (fixture, "Good (green)"), FALSE);
  g_assert_null (get_string (fixture, "/body/0/color"));
  gtk_toggle_button_set_active (find_picture (fixture, "Center"), TRUE);
  g_assert_cmpstr (get_string (fixture, "/body/0/horizontalAlignment"), ==, "center");

  for (guint i = 0; i < 4; i++)
    {
      g_assert_true (cs_history_get_can_undo (get_history (fixture)));
      cs_history_undo (get_history (fixture));
    }
  assert_first_bytes (fixture);
  g_assert_false (gtk_toggle_button_get_active (find_picture (fixture, "Center")));
}

static const char icon_card[] =
  "{ \"type\": \"AdaptiveCard\", \"version\": \"1.5\", \"body\": [\n"
  "  { \"type\": \"Badge\", \"text\": \"New\", \"icon\": \"NobodyDrewThis\" },\n"
  "  { \"type\": \"CompoundButton\", \"title\": \"Go\" }\n"
  "], \"actions\": [\n"
  "  { \"type\": \"Action.OpenUrl\", \"title\": \"Go\", \"url\": \"https://example.com\",\n"
  "    \"iconUrl\": \"icon:Add,filled\" }\n"
  "] }\n";

static GtkWidget *
open_icons (WindowFixture *fixture)
{
  GtkWidget *row = find_widget (find (fixture, CS_TYPE_INSPECTOR), CS_TYPE_ICON_BUTTON, NULL, NULL);
  GtkWidget *button = find_widget (row, GTK_TYPE_MENU_BUTTON, NULL, NULL);

  gtk_menu_button_popup (GTK_MENU_BUTTON (button));
  settle (fixture);
  return GTK_WIDGET (gtk_menu_button_get_popover (GTK_MENU_BUTTON (button)));
}

static void
choose_icon (GtkWidget  *popover,
             const char *words)
{
  GtkWidget *search = find_widget (popover, GTK_TYPE_SEARCH_ENTRY, NULL, NULL);

  gtk_editable_set_text (GTK_EDITABLE (search), words);
  g_signal_emit_by_name (search, "search-changed");
  g_signal_emit_by_name (search, "activate");
}

/* A designer does not know the names of icons: they are searched and seen. */
static void
test_icons (WindowFixture *fixture,
            gconstpointer  data)
{
  GtkWidget *popover, *grid, *button;
  GtkFlowBoxChild *child;

  gtk_single_selection_set_selected (get_outline (fixture), 1);
  settle (fixture);
  popover = open_icons (fixture);
  grid = find_widget (popover, GTK_TYPE_FLOW_BOX, NULL, NULL);
  child = gtk_flow_box_get_child_at_index (GTK_FLOW_BOX (grid), 1);
  gtk_test_accessible_assert_property (GTK_WIDGET (child), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "Add circle");
  /* What cannot be drawn stays as it was typed. */
  choose_icon (popover, "nobody");
  g_assert_cmpstr (get_string (fixture, "/body/0/icon"), ==, "NobodyDrewThis");
  g_assert_false (gtk_widget_get_child_visible (GTK_WIDGET (child)));
  choose_icon (popover, "calendar clock");
  g_assert_cmpstr (get_string (fixture, "/body/0/icon"), ==, "CalendarClock");
  button = gtk_widget_get_ancestor (popover, GTK_TYPE_MENU_BUTTON);
  gtk_test_accessible_assert_property (button, GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "Icon: Calendar clock. Choose Another");

  g_signal_emit_by_name (find_widget (open_icons (fixture), GTK_TYPE_BUTTON, has_label, "_No Icon"),
                         "clicked");
  g_assert_null (get_string (fixture, "/body/0/icon"));

  /* An icon of an object that is not there yet. */
  gtk_single_selection_set_selected (get_outline (fixture), 2);
  settle (fixture);
  g_signal_emit_by_name (find_widget (find (fixture, CS_TYPE_INSPECTOR), GTK_TYPE_BUTTON, has_label,
                                      "Add “Icon”"), "clicked");
  settle (fixture);
  choose_icon (open_icons (fixture), "important");
  g_assert_cmpstr (get_string (fixture, "/body/1/icon/name"), ==, "ErrorCircle");

  /* Of an address the style is kept. */
  gtk_single_selection_set_selected (get_outline (fixture), 3);
  settle (fixture);
  choose_icon (open_icons (fixture), "lock");
  g_assert_cmpstr (get_string (fixture, "/actions/0/iconUrl"), ==, "icon:LockClosed,filled");

  for (guint i = 0; i < 5; i++)
    cs_history_undo (get_history (fixture));
  g_assert_cmpstr (get_string (fixture, "/actions/0/iconUrl"), ==, "icon:Add,filled");
  g_assert_cmpstr (get_string (fixture, "/body/0/icon"), ==, "NobodyDrewThis");
}

/* Pieces that stand in one list alone are no entries of the palette: a table gets its rows here. */
static void
test_pieces (WindowFixture *fixture,
             gconstpointer  data)
{
  gtk_single_selection_set_selected (get_outline (fixture), 1);
  act (fixture, "card.wrap-columns");
  settle (fixture);
  click (fixture, has_label, "Add “Column”");
  g_assert_cmpstr (get_string (fixture, "/body/0/columns/1/type"), ==, "Column");
  assert_selected (fixture, 4, "/body/0/columns/1");
  cs_history_undo (get_history (fixture));
  cs_history_undo (get_history (fixture));
  assert_first_bytes (fixture);
}

/* What cannot stand where it was let go goes where it can: an element among the buttons. */
static void
test_drop (WindowFixture *fixture,
           gconstpointer  data)
{
  g_autoptr (CsComposer) composer = cs_composer_new (fixture->workspace, PATH);
  g_auto (GValue) value = G_VALUE_INIT;

  g_value_init (&value, G_TYPE_STRING);
  g_value_set_static_string (&value, "{ \"type\": \"TextBlock\", \"text\": \"New\" }");
  g_assert_true (cs_card_drop (GTK_WIDGET (get_sheet (fixture)), composer, 4, CS_DROP_BEFORE,
                               &value));
  g_assert_cmpstr (get_string (fixture, "/body/2/text"), ==, "New");
  g_assert_true (cs_card_drop (GTK_WIDGET (get_sheet (fixture)), composer, 2, CS_DROP_BEFORE,
                               &value));
  g_assert_cmpstr (get_string (fixture, "/body/1/text"), ==, "New");
  cs_history_undo (get_history (fixture));
  cs_history_undo (get_history (fixture));
  assert_first_bytes (fixture);
}

static void
painted_cb (GdkFrameClock *clock,
            gboolean      *painted)
{
  *painted = TRUE;
}

static void
wait_for_frame (WindowFixture *fixture)
{
  GdkFrameClock *clock = gtk_widget_get_frame_clock (GTK_WIDGET (fixture->window));
  gboolean painted = FALSE;
  gulong handler = g_signal_connect (clock, "after-paint", G_CALLBACK (painted_cb), &painted);

  gtk_widget_queue_draw (GTK_WIDGET (fixture->window));
  while (!painted)
    g_main_context_iteration (NULL, TRUE);
  g_signal_handler_disconnect (clock, handler);
}

/* Wherever a part is selected, the next frame shows it in all panes. */
static void
test_next_frame (WindowFixture *fixture,
                 gconstpointer  data)
{
  CsJsonPane *pane = CS_JSON_PANE (find (fixture, CS_TYPE_JSON_PANE));
  graphene_rect_t box;

  gtk_single_selection_set_selected (get_outline (fixture), 3);
  wait_for_frame (fixture);
  assert_selected (fixture, 3, "/body/1/items/0");
  g_assert_true (cs_canvas_sheet_find_selected (get_sheet (fixture), &box));
  g_assert_nonnull (find_widget (find (fixture, CS_TYPE_INSPECTOR), GTK_TYPE_TEXT_VIEW, NULL, NULL));

  g_signal_emit_by_name (pane, "place", "/actions/0/title");
  wait_for_frame (fixture);
  g_assert_cmpuint (gtk_single_selection_get_selected (get_outline (fixture)), ==, 4);
  g_assert_cmpuint (cs_canvas_sheet_get_selected (get_sheet (fixture)), ==,
                    cs_snapshot_find (cs_document_get_snapshot (get_document (fixture)),
                                      "/actions/0"));
  g_assert_null (find_widget (find (fixture, CS_TYPE_INSPECTOR), GTK_TYPE_TEXT_VIEW, NULL, NULL));

  g_signal_emit_by_name (pane, "place", "/body/0/text");
  wait_for_frame (fixture);
  g_assert_cmpuint (gtk_single_selection_get_selected (get_outline (fixture)), ==, 1);
  g_assert_nonnull (find_widget (find (fixture, CS_TYPE_INSPECTOR), GTK_TYPE_TEXT_VIEW, NULL, NULL));
}

/* What a button hides is opened when it is selected. */
static void
test_show_card (WindowFixture *fixture,
                gconstpointer  data)
{
  CsCardView *view = cs_canvas_sheet_get_view (get_sheet (fixture));
  CsSnapshot *snapshot = cs_document_get_snapshot (get_document (fixture));
  guint hidden = cs_snapshot_find (snapshot, "/actions/0/card/body/0");
  graphene_rect_t box;
  CsBox place;

  gtk_single_selection_set_selected (get_outline (fixture), 1);
  g_assert_false (cs_card_view_find_box (view, hidden, &place));
  gtk_single_selection_set_selected (get_outline (fixture), 3);
  wait_for_frame (fixture);
  assert_selected (fixture, 3, "/actions/0/card/body/0");
  g_assert_true (cs_canvas_sheet_find_selected (get_sheet (fixture), &box));

  /* It stays open for what else is in it. */
  gtk_single_selection_set_selected (get_outline (fixture), 2);
  g_assert_true (cs_card_view_find_box (view, hidden, &place));
}

static gboolean
is_warning (GtkWidget     *widget,
            gconstpointer  data)
{
  return gtk_widget_has_css_class (widget, "cs-card-broken");
}

/* The last sound card stays, with its parts, and a banner says why. */
static void
test_broken (WindowFixture *fixture,
             gconstpointer  data)
{
  CsTextEdit *edit = cs_text_edit_new ();
  g_autoptr (CsChange) change = cs_change_new ("Type");
  GtkWidget *warning = find_widget (find (fixture, CS_TYPE_CARD_PAGE), GTK_TYPE_WIDGET, is_warning,
                                    NULL);
  g_autoptr (GError) error = NULL;
  guint n_rows = g_list_model_get_n_items (G_LIST_MODEL (get_outline (fixture)));

  g_assert_nonnull (warning);
  g_assert_false (gtk_widget_get_visible (warning));
  cs_text_edit_replace (edit, 0, 1, "{{", 2);
  cs_change_edit (change, PATH, edit);
  g_assert_true (cs_history_do (get_history (fixture), change, &error));

  g_assert_true (gtk_widget_get_visible (warning));
  gtk_test_accessible_assert_role (warning, GTK_ACCESSIBLE_ROLE_ALERT);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (get_outline (fixture))), ==, n_rows);

  cs_history_undo (get_history (fixture));
  g_assert_false (gtk_widget_get_visible (warning));
}

static void
assert_target (WindowFixture *fixture,
               GtkDropDown   *list,
               const char    *row,
               gboolean       chosen)
{
  gboolean is_chosen;

  g_assert_cmpstr (gtk_string_object_get_string (gtk_drop_down_get_selected_item (list)), ==, row);
  g_assert_cmpint (cs_workspace_get_card_target (fixture->workspace, PATH, &is_chosen), ==,
                   CS_TARGET_WORKFLOWS);
  g_assert_cmpint (is_chosen, ==, chosen);
}

/* What was guessed says so, and can be chosen as any other target can. */
static void
test_guessed_target (WindowFixture *fixture,
                     gconstpointer  data)
{
  static const char guess[] = "Guessed: Teams Workflows webhook";
  GtkDropDown *list = GTK_DROP_DOWN (find_widget (find (fixture, CS_TYPE_CARD_PAGE),
                                                  GTK_TYPE_DROP_DOWN, has_tooltip,
                                                  "Where the card is shown"));
  GListModel *rows = gtk_drop_down_get_model (list);

  g_assert_cmpuint (g_list_model_get_n_items (rows), ==, CS_N_TARGETS + 1);
  g_assert_cmpuint (gtk_drop_down_get_selected (list), ==, 0);
  assert_target (fixture, list, guess, FALSE);

  /* Looking at the whole language, and back, chooses nothing. */
  gtk_drop_down_set_selected (list, 1 + CS_TARGET_NONE);
  assert_target (fixture, list, "Whole Language", FALSE);
  gtk_drop_down_set_selected (list, 0);
  assert_target (fixture, list, guess, FALSE);
  g_assert_null (cs_project_get_document (cs_workspace_get_project (fixture->workspace),
                                          "connector.json"));

  gtk_drop_down_set_selected (list, 1 + CS_TARGET_WORKFLOWS);
  g_assert_cmpuint (g_list_model_get_n_items (rows), ==, CS_N_TARGETS);
  assert_target (fixture, list, "Teams Workflows webhook", TRUE);

  /* Who looks at the whole language while the choice is taken back goes on doing so. */
  gtk_drop_down_set_selected (list, CS_TARGET_NONE);
  cs_history_undo (get_history (fixture));
  g_assert_cmpuint (g_list_model_get_n_items (rows), ==, CS_N_TARGETS + 1);
  assert_target (fixture, list, "Whole Language", FALSE);
  gtk_drop_down_set_selected (list, 0);
  cs_history_redo (get_history (fixture));
  assert_target (fixture, list, "Teams Workflows webhook", TRUE);
  cs_history_undo (get_history (fixture));
  assert_target (fixture, list, guess, FALSE);

  /* A card alone, or a target for all of them, is nothing of the history. */
  cs_workspace_set_target (fixture->workspace, CS_TARGET_WORKFLOWS);
  assert_target (fixture, list, "Teams Workflows webhook", TRUE);
  cs_workspace_set_target (fixture->workspace, CS_TARGET_NONE);
  assert_target (fixture, list, guess, FALSE);
  assert_first_bytes (fixture);
}

static void
test_names (WindowFixture *fixture,
            gconstpointer  data)
{
  GtkWidget *list = find_widget (find (fixture, CS_TYPE_OUTLINE_VIEW), GTK_TYPE_LIST_VIEW, NULL,
                                 NULL);

  gtk_test_accessible_assert_property (list, GTK_ACCESSIBLE_PROPERTY_LABEL, "Parts of the card");
  gtk_test_accessible_assert_role (GTK_WIDGET (get_sheet (fixture)), GTK_ACCESSIBLE_ROLE_GROUP);
  gtk_test_accessible_assert_property (GTK_WIDGET (get_sheet (fixture)),
                                       GTK_ACCESSIBLE_PROPERTY_LABEL, "The card as it is shown");
  gtk_single_selection_set_selected (get_outline (fixture), 1);
  gtk_test_accessible_assert_property (GTK_WIDGET (get_sheet (fixture)),
                                       GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, "Text Block");
}

int
main (int   argc,
      char *argv[])
{
  g_autofree char *data_home = g_dir_make_tmp ("cs-data-XXXXXX", NULL);

  g_setenv ("XDG_DATA_HOME", data_home, TRUE);
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();

#define ADD(name, function) \
  g_test_add ("/card-page/" name, WindowFixture, card, set_up, function, window_fixture_tear_down)
  ADD ("selection", test_selection);
  ADD ("actions", test_actions);
  ADD ("focus", test_focus);
  ADD ("focus-after-delete", test_focus_after_delete);
  ADD ("edit-text", test_edit_text);
  ADD ("typing", test_typing);
  ADD ("insert", test_insert);
  ADD ("lists", test_lists);
  ADD ("pictures", test_pictures);
  ADD ("pieces", test_pieces);
  ADD ("drop", test_drop);
  ADD ("next-frame", test_next_frame);
  ADD ("broken", test_broken);
  ADD ("guessed-target", test_guessed_target);
  ADD ("names", test_names);
  g_test_add ("/card-page/icons", WindowFixture, icon_card, set_up, test_icons,
              window_fixture_tear_down);
  g_test_add ("/card-page/show-card", WindowFixture, show_card, set_up, test_show_card,
              window_fixture_tear_down);
#undef ADD

  return g_test_run ();
}
