/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cs-test"

#include <gtk/gtk.h>

#include "cs-text-mirror.h"

typedef struct
{
  CsProject     *project;
  CsDocument    *document;
  GtkTextBuffer *buffer;
  CsTextMirror  *mirror;
} Fixture;

static void
set_up (Fixture       *fixture,
        gconstpointer  text)
{
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));
  g_autoptr (GError) error = NULL;

  fixture->project = cs_project_new ();
  cs_project_add_file (fixture->project, "a.json", bytes, &error);
  g_assert_no_error (error);
  fixture->document = cs_project_get_document (fixture->project, "a.json");
  fixture->buffer = gtk_text_buffer_new (NULL);
  fixture->mirror = cs_text_mirror_new (cs_project_get_history (fixture->project),
                                        fixture->document, fixture->buffer);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  text)
{
  g_assert_finalize_object (fixture->mirror);
  g_assert_finalize_object (fixture->buffer);
  g_assert_finalize_object (fixture->project);
}

static char *
dup_buffer_text (Fixture *fixture)
{
  GtkTextIter start, end;

  gtk_text_buffer_get_bounds (fixture->buffer, &start, &end);
  return gtk_text_buffer_get_slice (fixture->buffer, &start, &end, TRUE);
}

static void
assert_both (Fixture    *fixture,
             const char *expected)
{
  GBytes *bytes = cs_document_get_bytes (fixture->document);
  g_autofree char *in_buffer = dup_buffer_text (fixture);

  g_assert_cmpstr (in_buffer, ==, expected);
  g_assert_cmpmem (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes),
                   expected, strlen (expected));
}

static void
replace (Fixture    *fixture,
         int         from,
         int         to,
         const char *text)
{
  GtkTextIter start, end;

  gtk_text_buffer_get_iter_at_offset (fixture->buffer, &start, from);
  gtk_text_buffer_get_iter_at_offset (fixture->buffer, &end, to);
  if (from != to)
    gtk_text_buffer_delete (fixture->buffer, &start, &end);
  if (text != NULL)
    gtk_text_buffer_insert (fixture->buffer, &start, text, -1);
}

static void
test_typing (Fixture       *fixture,
             gconstpointer  data)
{
  CsHistory *history = cs_project_get_history (fixture->project);

  assert_both (fixture, data);
  replace (fixture, 1, 1, "é€😀");
  assert_both (fixture, "{é€😀\"ä\": 1}");
  replace (fixture, 5, 6, NULL);
  assert_both (fixture, "{é€😀\"\": 1}");

  cs_history_undo (history);
  cs_history_undo (history);
  assert_both (fixture, data);
}

static void
test_one_action_is_one_change (Fixture       *fixture,
                               gconstpointer  data)
{
  CsHistory *history = cs_project_get_history (fixture->project);
  guint64 revision = cs_document_get_revision (fixture->document);

  gtk_text_buffer_begin_user_action (fixture->buffer);
  replace (fixture, 1, 4, "\"completed\"");
  replace (fixture, 0, 0, "  ");
  replace (fixture, gtk_text_buffer_get_char_count (fixture->buffer),
           gtk_text_buffer_get_char_count (fixture->buffer), "\n");
  g_assert_cmpuint (cs_document_get_revision (fixture->document), ==, revision);
  gtk_text_buffer_end_user_action (fixture->buffer);

  assert_both (fixture, "  {\"completed\": 1}\n");
  g_assert_cmpuint (cs_document_get_revision (fixture->document), ==, revision + 1);
  cs_history_undo (history);
  assert_both (fixture, data);
  g_assert_false (cs_history_get_can_undo (history));
  cs_history_redo (history);
  assert_both (fixture, "  {\"completed\": 1}\n");
}

static void
test_following_edits (Fixture       *fixture,
                      gconstpointer  data)
{
  g_autoptr (CsChange) change = cs_change_new ("Two places");
  g_autoptr (GError) error = NULL;
  CsTextEdit *edit = cs_text_edit_new ();

  cs_text_edit_replace (edit, 1, 4, "\"ö\"", -1);
  cs_text_edit_replace (edit, 7, 1, "[\"€\"]", -1);
  cs_change_edit (change, "a.json", edit);
  cs_history_do (cs_project_get_history (fixture->project), change, &error);
  g_assert_no_error (error);

  assert_both (fixture, "{\"ö\": [\"€\"]}");
  cs_history_undo (cs_project_get_history (fixture->project));
  assert_both (fixture, data);
}

/* An edit that was made elsewhere comes to a view without the keyboard a frame late; who asks
 * before does not work with an old text. */
static void
test_late_edits (Fixture       *fixture,
                 gconstpointer  data)
{
  CsHistory *history = cs_project_get_history (fixture->project);
  GtkWindow *window = GTK_WINDOW (gtk_window_new ());
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *view = gtk_text_view_new_with_buffer (fixture->buffer);
  GtkWidget *entry = gtk_entry_new ();

  gtk_box_append (GTK_BOX (box), entry);
  gtk_box_append (GTK_BOX (box), view);
  gtk_window_set_child (window, box);
  gtk_window_present (window);
  while (!gtk_widget_get_mapped (view) || !gtk_window_is_active (window))
    g_main_context_iteration (NULL, TRUE);
  cs_text_mirror_set_view (fixture->mirror, view);
  gtk_widget_grab_focus (entry);

  for (guint way = 0; way < 2; way++)
    {
      g_autoptr (CsChange) change = cs_change_new ("Elsewhere");
      g_autoptr (GError) error = NULL;
      CsTextEdit *edit = cs_text_edit_new ();

      cs_text_edit_replace (edit, 7, 1, "22", -1);
      cs_change_edit (change, "a.json", edit);
      cs_history_do (history, change, &error);
      g_assert_no_error (error);
      g_assert_true (cs_text_mirror_get_behind (fixture->mirror));

      /* Somebody asks, or the frame comes. */
      if (way == 0)
        cs_text_mirror_flush (fixture->mirror);
      while (cs_text_mirror_get_behind (fixture->mirror))
        g_main_context_iteration (NULL, TRUE);
      assert_both (fixture, "{\"ä\": 22}");
      cs_history_undo (history);
      cs_text_mirror_flush (fixture->mirror);
      assert_both (fixture, data);
    }

  /* With the keyboard in it, at once. */
  gtk_widget_grab_focus (view);
  {
    g_autoptr (CsChange) change = cs_change_new ("Here");
    g_autoptr (GError) error = NULL;
    CsTextEdit *edit = cs_text_edit_new ();

    cs_text_edit_replace (edit, 7, 1, "3", -1);
    cs_change_edit (change, "a.json", edit);
    cs_history_do (history, change, &error);
    g_assert_false (cs_text_mirror_get_behind (fixture->mirror));
    assert_both (fixture, "{\"ä\": 3}");
  }

  gtk_window_destroy (window);
}

static void
test_places (Fixture       *fixture,
             gconstpointer  data)
{
  GtkTextIter iter;

  /* Byte 5 is past the two bytes of "ä" and its quotes: character 4. */
  cs_text_mirror_get_iter (fixture->mirror, 5, &iter);
  g_assert_cmpint (gtk_text_iter_get_offset (&iter), ==, 4);
  g_assert_cmpuint (cs_text_mirror_get_offset (fixture->mirror, &iter), ==, 5);
}

static void
test_not_utf8 (Fixture       *fixture,
               gconstpointer  data)
{
  GBytes *before = cs_document_get_bytes (fixture->document);
  g_autofree char *shown = dup_buffer_text (fixture);

  g_assert_false (cs_text_mirror_get_writable (fixture->mirror));
  g_assert_cmpstr (shown, ==, "{\"a\uFFFD\": 1}");
  g_assert_true (cs_document_get_bytes (fixture->document) == before);
}

/* Any mixture of edits from both sides leaves both the same, and undo leads back. */
static void
test_random_walk (Fixture       *fixture,
                  gconstpointer  data)
{
  static const char *const pieces[] = { "a", "é", "😀", "\r\n", "\r", "\n", "{\"b\":2}", "\u2029" };
  CsHistory *history = cs_project_get_history (fixture->project);
  g_autoptr (GRand) rand = g_rand_new_with_seed (20260501);

  for (guint i = 0; i < 400; i++)
    {
      guint n = gtk_text_buffer_get_char_count (fixture->buffer);
      guint from = g_rand_int_range (rand, 0, n + 1);
      guint to = MIN (n, from + (guint) g_rand_int_range (rand, 0, 4));
      g_autofree char *shown = NULL;
      GBytes *bytes;

      switch (g_rand_int_range (rand, 0, 6))
        {
        case 0:
          cs_history_undo (history);
          break;

        case 1:
          cs_history_redo (history);
          break;

        default:
          gtk_text_buffer_begin_user_action (fixture->buffer);
          for (guint j = g_rand_int_range (rand, 1, 4); j > 0; j--)
            {
              replace (fixture, MIN (from, (guint) gtk_text_buffer_get_char_count (fixture->buffer)),
                       MIN (to, (guint) gtk_text_buffer_get_char_count (fixture->buffer)),
                       pieces[g_rand_int_range (rand, 0, G_N_ELEMENTS (pieces))]);
              from = from / 2;
              to = from;
            }
          gtk_text_buffer_end_user_action (fixture->buffer);
          cs_history_end_burst (history);
        }

      shown = dup_buffer_text (fixture);
      bytes = cs_document_get_bytes (fixture->document);
      g_assert_cmpmem (shown, strlen (shown),
                       g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
    }

  while (cs_history_get_can_undo (history))
    cs_history_undo (history);
  assert_both (fixture, data);
}

int
main (int   argc,
      char *argv[])
{
  static const char text[] = "{\"ä\": 1}";

  gtk_test_init (&argc, &argv, NULL);

#define ADD(name, text, func) g_test_add ("/text-mirror/" name, Fixture, text, set_up, func, tear_down)
  ADD ("typing", text, test_typing);
  ADD ("one-action-is-one-change", text, test_one_action_is_one_change);
  ADD ("following-edits", text, test_following_edits);
  ADD ("late-edits", text, test_late_edits);
  ADD ("places", text, test_places);
  ADD ("not-utf8", "{\"a\xe4\": 1}", test_not_utf8);
  ADD ("random-walk", text, test_random_walk);

  return g_test_run ();
}
