/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cs-test"

#include <gtksourceview/gtksource.h>

#include "cs-application.h"
#include "cs-json-completion.h"
#include "cs-json-pane.h"
#include "cs-text-search.h"
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

  return g_test_run ();
}
