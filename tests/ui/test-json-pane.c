/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cs-test"

#include <gtksourceview/gtksource.h>

#include "cs-application.h"
#include "cs-json-pane-private.h"
#include "cs-member-row.h"
#include "window-fixture.h"

static CsJsonPane *
get_pane (WindowFixture *fixture)
{
  return CS_JSON_PANE (find_widget (GTK_WIDGET (fixture->window), CS_TYPE_JSON_PANE, NULL, NULL));
}

static void
do_action (WindowFixture *fixture,
           const char    *name)
{
  gtk_widget_activate_action (GTK_WIDGET (fixture->window), name, NULL);
}

static void
test_minify_and_format (WindowFixture *fixture,
                        gconstpointer  data)
{
  g_autofree char *minified = NULL;
  g_autofree char *formatted = NULL;
  g_autofree char *undone = NULL;

  do_action (fixture, "win.minify");
  minified = dup_manifest (fixture);
  g_assert_null (strstr (minified, "\n  "));

  do_action (fixture, "win.format");
  formatted = dup_manifest (fixture);
  g_assert_nonnull (strstr (formatted, "\n  \"version\": \"1.0.0\""));

  do_action (fixture, "win.undo");
  do_action (fixture, "win.undo");
  undone = dup_manifest (fixture);
  g_assert_cmpstr (undone, ==, data);
}

static void
test_replace_all_is_one_step (WindowFixture *fixture,
                              gconstpointer  data)
{
  CsJsonPane *pane = get_pane (fixture);
  CsTextSearch *search = CS_TEXT_SEARCH (find_widget (GTK_WIDGET (pane), CS_TYPE_TEXT_SEARCH,
                                                      NULL, NULL));
  GtkWidget *entry = find_widget (GTK_WIDGET (search), GTK_TYPE_SEARCH_ENTRY, NULL, NULL);
  GtkWidget *replacement = find_widget (GTK_WIDGET (search), GTK_TYPE_ENTRY, NULL, NULL);
  CsHistory *history = cs_project_get_history (cs_workspace_get_project (fixture->workspace));
  g_autofree char *after = NULL;
  g_autofree char *undone = NULL;

  do_action (fixture, "win.replace");
  g_assert_true (gtk_widget_get_visible (GTK_WIDGET (search)));
  gtk_editable_set_text (GTK_EDITABLE (entry), "nordlicht.test");
  g_signal_emit_by_name (entry, "search-changed");
  gtk_editable_set_text (GTK_EDITABLE (replacement), "südlicht.test");
  settle (fixture);

  g_assert_cmpuint (cs_text_search_replace_all (search), ==, 3);
  after = dup_manifest (fixture);
  g_assert_null (strstr (after, "nordlicht.test"));
  g_assert_nonnull (strstr (after, "https://südlicht.test/privacy"));
  g_assert_cmpstr (cs_history_get_undo_label (history), ==, "Replace all");

  do_action (fixture, "win.undo");
  g_assert_false (cs_history_get_can_undo (history));
  undone = dup_manifest (fixture);
  g_assert_cmpstr (undone, ==, data);
  cs_text_search_close (search);
}

static void
test_go_to_line (WindowFixture *fixture,
                 gconstpointer  data)
{
  CsJsonPane *pane = get_pane (fixture);
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (cs_json_pane_get_view (pane));
  GtkTextIter iter;

  g_assert_true (cs_json_pane_go_to_line (pane, "4:3"));
  gtk_text_buffer_get_iter_at_mark (buffer, &iter, gtk_text_buffer_get_insert (buffer));
  g_assert_cmpint (gtk_text_iter_get_line (&iter), ==, 3);
  g_assert_cmpint (gtk_text_iter_get_line_offset (&iter), ==, 2);

  g_assert_true (cs_json_pane_go_to_line (pane, "99999"));
  g_assert_false (cs_json_pane_go_to_line (pane, "0"));
  g_assert_false (cs_json_pane_go_to_line (pane, "4:x"));
  g_assert_false (cs_json_pane_go_to_line (pane, ""));
}

static void
test_complete (WindowFixture *fixture,
               gconstpointer  data)
{
  CsJsonPane *pane = get_pane (fixture);
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (cs_json_pane_get_view (pane));
  GListModel *project = G_LIST_MODEL (cs_workspace_get_project (fixture->workspace));
  g_autoptr (CsDocument) document = g_list_model_get_item (project, 0);
  g_autoptr (CsJsonCompletion) completion = cs_json_completion_new (fixture->workspace);
  CsHistory *history = cs_project_get_history (CS_PROJECT (project));
  g_autoptr (CsTextMirror) mirror = NULL;
  g_autofree char *after = NULL;
  g_autofree char *undone = NULL;
  GtkTextIter place, match;

  gtk_text_buffer_get_start_iter (buffer, &place);
  g_assert_true (gtk_text_iter_forward_search (&place, "\"version\": \"1.0.0\",", 0, NULL, &match,
                                               NULL));
  gtk_text_buffer_place_cursor (buffer, &match);

  mirror = cs_text_mirror_new (history, document, buffer);
  cs_json_completion_set_mirror (completion, mirror);
  g_assert_false (cs_json_completion_take (completion, "version"));
  g_assert_false (cs_json_completion_take (completion, "nothing"));
  g_clear_object (&mirror);
  cs_json_completion_set_mirror (completion, NULL);
  g_assert_false (cs_json_completion_take (completion, "isFullScreen"));

  undone = dup_manifest (fixture);
  g_assert_cmpstr (undone, ==, data);
}

static void
test_long_line (WindowFixture *fixture,
                gconstpointer  data)
{
  CsJsonPane *pane = get_pane (fixture);
  g_autofree char *blanks = g_strnfill (5000, ' ');
  g_autofree char *text = g_strdup_printf ("{%s\"version\":\"1.0.0\"}", blanks);
  g_autoptr (CsChange) change = cs_change_new ("Test");
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));

  cs_change_replace (change, "manifest.json", bytes);
  g_assert_true (cs_history_do (cs_project_get_history (cs_workspace_get_project (fixture->workspace)),
                                change, NULL));
  g_assert_false (gtk_text_view_get_editable (cs_json_pane_get_view (pane)));
  do_action (fixture, "win.format");
  g_assert_true (gtk_text_view_get_editable (cs_json_pane_get_view (pane)));
  do_action (fixture, "win.undo");
  g_assert_false (gtk_text_view_get_editable (cs_json_pane_get_view (pane)));
  do_action (fixture, "win.undo");
  g_assert_true (gtk_text_view_get_editable (cs_json_pane_get_view (pane)));
}

static void
test_root_is_not_selected (WindowFixture *fixture,
                           gconstpointer  data)
{
  CsJsonPane *pane = get_pane (fixture);
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (cs_json_pane_get_view (pane));

  cs_json_pane_show_pointer (pane, "/version");
  g_assert_true (gtk_text_buffer_get_has_selection (buffer));
  cs_json_pane_show_pointer (pane, "");
  g_assert_false (gtk_text_buffer_get_has_selection (buffer));
  cs_json_pane_show_pointer (pane, "/nothing");
  g_assert_false (gtk_text_buffer_get_has_selection (buffer));
}

static GtkTextBuffer *
get_buffer (WindowFixture *fixture)
{
  return gtk_text_view_get_buffer (cs_json_pane_get_view (get_pane (fixture)));
}

static CsHistory *
get_history (WindowFixture *fixture)
{
  return cs_project_get_history (cs_workspace_get_project (fixture->workspace));
}

/* Puts the caret behind @after, and types @text there, one key after the other. */
static void
type_after (WindowFixture *fixture,
            const char    *after,
            const char    *text)
{
  GtkTextBuffer *buffer = get_buffer (fixture);
  GtkTextIter place, match;

  gtk_text_buffer_get_start_iter (buffer, &place);
  g_assert_true (gtk_text_iter_forward_search (&place, after, 0, NULL, &match, NULL));
  gtk_text_buffer_place_cursor (buffer, &match);
  for (const char *c = text; *c != '\0'; c = g_utf8_next_char (c))
    g_assert_true (gtk_text_buffer_insert_interactive_at_cursor (buffer, c, g_utf8_next_char (c) - c,
                                                                 TRUE));
}

typedef struct
{
  const char *name;
  const char *after;      /* where the caret is put */
  const char *typed;      /* before the proposal is taken */
  const char *label;
  const char *expected;   /* what stands in the text then */
} CompletionCase;

static const CompletionCase completion_cases[] = {
  { "member", "\"version\": \"1.0.0\",", "\n  \"isF", "isFullScreen", "\"isFullScreen\": false" },
  { "member-with-others-inside", "\"version\": \"1.0.0\",", "\n  \"local", "localizationInfo",
    "\"localizationInfo\": {" },
  { "choice", "\"accentColor\": \"#464EB8\"", ",\n  \"permissions\": [\"i", "identity",
    "\"permissions\": [\"identity\"" },
};

/* What was typed is one step, the proposal that was taken another with a name of its own, whatever
 * it deleted and inserted for it. */
static void
test_completion_is_one_step (WindowFixture *fixture,
                             gconstpointer  data)
{
  CsJsonPane *pane = get_pane (fixture);
  CsHistory *history = get_history (fixture);

  for (guint i = 0; i < G_N_ELEMENTS (completion_cases); i++)
    {
      const CompletionCase *row = &completion_cases[i];
      g_autofree char *label = g_strdup_printf ("Complete “%s”", row->label);
      g_autofree char *typed = NULL;
      g_autofree char *taken = NULL;
      g_autofree char *back = NULL;
      g_autofree char *undone = NULL;

      type_after (fixture, row->after, row->typed);
      typed = dup_manifest (fixture);
      g_test_message ("%s", row->name);
      g_assert_true (cs_json_completion_take (pane->completion, row->label));
      taken = dup_manifest (fixture);
      g_assert_nonnull (strstr (taken, row->expected));
      g_assert_cmpstr (cs_history_get_undo_label (history), ==, label);

      do_action (fixture, "win.undo");
      back = dup_manifest (fixture);
      g_assert_cmpstr (back, ==, typed);

      do_action (fixture, "win.redo");
      g_clear_pointer (&back, g_free);
      back = dup_manifest (fixture);
      g_assert_cmpstr (back, ==, taken);

      while (cs_history_get_can_undo (history))
        do_action (fixture, "win.undo");
      settle (fixture);
      undone = dup_manifest (fixture);
      g_assert_cmpstr (undone, ==, data);
    }
}

static gsize
find_offset (WindowFixture *fixture,
             const char    *text)
{
  g_autofree char *manifest = dup_manifest (fixture);
  const char *place = strstr (manifest, text);

  g_assert_nonnull (place);
  return place - manifest;
}

static gboolean
has_tip_at (WindowFixture *fixture,
            gsize          offset)
{
  CsJsonPane *pane = get_pane (fixture);
  g_autoptr (GtkTooltip) tooltip = g_object_new (GTK_TYPE_TOOLTIP, NULL);
  gboolean shown = FALSE;
  GtkTextIter iter;

  cs_text_mirror_get_iter (pane->mirror, offset, &iter);
  gtk_text_buffer_place_cursor (get_buffer (fixture), &iter);
  g_signal_emit_by_name (pane->view, "query-tooltip", 0, 0, TRUE, tooltip, &shown);

  return shown;
}

/* A member's name explains the member, a squiggle its fault, and a sound value nothing. */
static void
test_help_on_hover (WindowFixture *fixture,
                    gconstpointer  data)
{
  CsJsonPane *pane = get_pane (fixture);
  g_autoptr (GString) help = g_string_new (NULL);

  g_assert_true (cs_json_pane_get_help (pane, find_offset (fixture, "\"version\"") + 2, help));
  g_assert_nonnull (strstr (help->str, "<b>"));
  g_assert_true (pango_parse_markup (help->str, -1, 0, NULL, NULL, NULL, NULL));
  g_string_truncate (help, 0);
  g_assert_false (cs_json_pane_get_help (pane, find_offset (fixture, "1.0.0") + 1, help));
  g_assert_cmpstr (help->str, ==, "");

  g_assert_true (has_tip_at (fixture, find_offset (fixture, "\"version\"") + 2));
  g_assert_false (has_tip_at (fixture, find_offset (fixture, "1.0.0") + 1));

  type_after (fixture, "\"version\": \"1.0.0", ".x");
  settle (fixture);
  g_assert_true (has_finding (fixture, "version-format"));
  g_assert_true (has_tip_at (fixture, find_offset (fixture, "1.0.0.x") + 1));
}

typedef struct
{
  const char *name;
  const char *option;     /* NULL: none */
  const char *search;
  const char *replacement;
  guint       n;
  const char *expected;
} SearchCase;

static const SearchCase search_cases[] = {
  { "any-case", NULL, "BUILD BELL", "Fog Horn", 2, "\"short\": \"Fog Horn\"" },
  { "same-case", "search.case-sensitive", "BUILD BELL", "Fog Horn", 0, "\"Build Bell\"" },
  { "whole-words", "search.at-word-boundaries", "build", "deploy", 4,
    "Tells a channel how each deploy went." },
  { "not-in-words", "search.at-word-boundaries", "uild", "x", 0, "\"Build Bell\"" },
  { "expression", "search.regex-enabled", "https://nordlicht\\.test/(\\w+)",
    "https://\\1.nordlicht.test", 2, "\"https://privacy.nordlicht.test\"" },
  { "no-expression", "search.regex-enabled", "(", "x", 0, "\"Build Bell\"" },
};

static void
wait_for_search (CsTextSearch *search)
{
  for (guint i = 0; i < 50; i++)
    {
      while (g_main_context_iteration (NULL, FALSE))
        continue;
      g_usleep (200);
    }
}

/* However many places: one step. */
static void
test_replace_options (WindowFixture *fixture,
                      gconstpointer  data)
{
  CsTextSearch *search = get_pane (fixture)->search;
  CsHistory *history = get_history (fixture);
  GtkWidget *entry = find_widget (GTK_WIDGET (search), GTK_TYPE_SEARCH_ENTRY, NULL, NULL);
  GtkWidget *replacement = find_widget (GTK_WIDGET (search), GTK_TYPE_ENTRY, NULL, NULL);

  do_action (fixture, "win.replace");
  for (guint i = 0; i < G_N_ELEMENTS (search_cases); i++)
    {
      const SearchCase *row = &search_cases[i];
      g_autofree char *after = NULL;
      g_autofree char *undone = NULL;

      g_test_message ("%s", row->name);
      if (row->option != NULL)
        gtk_widget_activate_action (entry, row->option, NULL);
      gtk_editable_set_text (GTK_EDITABLE (entry), row->search);
      g_signal_emit_by_name (entry, "search-changed");
      gtk_editable_set_text (GTK_EDITABLE (replacement), row->replacement);
      wait_for_search (search);

      g_assert_cmpuint (cs_text_search_replace_all (search), ==, row->n);
      after = dup_manifest (fixture);
      g_assert_nonnull (strstr (after, row->expected));

      if (row->n > 0)
        do_action (fixture, "win.undo");
      g_assert_false (cs_history_get_can_undo (history));
      undone = dup_manifest (fixture);
      g_assert_cmpstr (undone, ==, data);

      if (row->option != NULL)
        gtk_widget_activate_action (entry, row->option, NULL);
    }

  cs_text_search_close (search);
  g_assert_false (gtk_widget_get_visible (GTK_WIDGET (search)));
}

static void
test_find_again (WindowFixture *fixture,
                 gconstpointer  data)
{
  CsTextSearch *search = get_pane (fixture)->search;
  GtkWidget *entry = find_widget (GTK_WIDGET (search), GTK_TYPE_SEARCH_ENTRY, NULL, NULL);
  GtkTextIter start, end;
  int first, second;

  do_action (fixture, "win.find");
  gtk_editable_set_text (GTK_EDITABLE (entry), "nordlicht.test");
  g_signal_emit_by_name (entry, "search-changed");
  wait_for_search (search);
  g_assert_true (gtk_text_buffer_get_selection_bounds (get_buffer (fixture), &start, &end));
  first = gtk_text_iter_get_offset (&start);

  do_action (fixture, "win.find-next");
  g_assert_true (gtk_text_buffer_get_selection_bounds (get_buffer (fixture), &start, &end));
  second = gtk_text_iter_get_offset (&start);
  g_assert_cmpint (second, >, first);

  do_action (fixture, "win.find-previous");
  g_assert_true (gtk_text_buffer_get_selection_bounds (get_buffer (fixture), &start, &end));
  g_assert_cmpint (gtk_text_iter_get_offset (&start), ==, first);

  /* Three places, and around the end. */
  for (guint i = 0; i < 3; i++)
    do_action (fixture, "win.find-next");
  g_assert_true (gtk_text_buffer_get_selection_bounds (get_buffer (fixture), &start, &end));
  g_assert_cmpint (gtk_text_iter_get_offset (&start), ==, first);
  cs_text_search_close (search);
}

static void
run_for (guint milliseconds)
{
  gint64 end = g_get_monotonic_time () + milliseconds * 1000;

  while (g_get_monotonic_time () < end)
    {
      g_main_context_iteration (NULL, FALSE);
      g_usleep (500);
    }
}

static gboolean
row_is_at (GtkWidget     *widget,
           gconstpointer  pointer)
{
  return g_str_equal (cs_member_row_get_pointer (CS_MEMBER_ROW (widget)), pointer);
}

/* The caret marks the form's row, and a row that is gone to leads the caret; neither takes the
 * focus from the other. */
static void
test_caret_and_row (WindowFixture *fixture,
                    gconstpointer  data)
{
  GtkWidget *window = GTK_WIDGET (fixture->window);
  GtkWidget *view = GTK_WIDGET (cs_json_pane_get_view (get_pane (fixture)));
  GtkWidget *row = find_widget (window, CS_TYPE_MEMBER_ROW, row_is_at, "/developer/name");
  GtkTextIter place, match;

  gtk_window_present (GTK_WINDOW (window));
  run_for (100);
  gtk_window_present (GTK_WINDOW (window));
  run_for (100);
  if (!gtk_window_is_active (GTK_WINDOW (window)))
    {
      g_test_skip ("the display gives no window the focus");
      return;
    }

  gtk_widget_grab_focus (view);
  gtk_text_buffer_get_start_iter (get_buffer (fixture), &place);
  g_assert_true (gtk_text_iter_forward_search (&place, "Nordlicht", 0, NULL, &match, NULL));
  gtk_text_buffer_place_cursor (get_buffer (fixture), &match);
  run_for (250);
  g_assert_true (gtk_widget_has_css_class (row, "cs-marked"));
  g_assert_true (gtk_widget_has_focus (view));

  row = find_widget (window, CS_TYPE_MEMBER_ROW, row_is_at, "/name/short");
  gtk_widget_grab_focus (row);
  run_for (250);
  /* The row's own text is the one selection that X11 has; the caret shows the place all the same. */
  gtk_text_buffer_get_iter_at_mark (get_buffer (fixture), &place,
                                    gtk_text_buffer_get_insert (get_buffer (fixture)));
  cs_text_mirror_get_iter (get_pane (fixture)->mirror, find_offset (fixture, "\"Build Bell\""),
                           &match);
  g_assert_cmpint (gtk_text_iter_get_line (&place), ==, gtk_text_iter_get_line (&match));
  g_assert_true (gtk_widget_is_ancestor (gtk_root_get_focus (GTK_ROOT (window)), row));
}

int
main (int   argc,
      char *argv[])
{
  g_autofree char *data_home = g_dir_make_tmp ("cs-data-XXXXXX", NULL);

  g_setenv ("XDG_DATA_HOME", data_home, TRUE);
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  gtk_source_init ();

#define ADD(name, func) \
  g_test_add ("/json-pane/" name, WindowFixture, sound_manifest, \
              window_fixture_set_up, func, window_fixture_tear_down)
  ADD ("minify-and-format", test_minify_and_format);
  ADD ("replace-all-is-one-step", test_replace_all_is_one_step);
  ADD ("go-to-line", test_go_to_line);
  ADD ("complete", test_complete);
  ADD ("long-line", test_long_line);
  ADD ("root-is-not-selected", test_root_is_not_selected);
  ADD ("completion-is-one-step", test_completion_is_one_step);
  ADD ("help-on-hover", test_help_on_hover);
  ADD ("replace-options", test_replace_options);
  ADD ("find-again", test_find_again);
  ADD ("caret-and-row", test_caret_and_row);

  return g_test_run ();
}
