/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cs-test"

#include "cs-history-private.h"
#include "cs-project.h"

#include <string.h>

static gint64 present_time;

static gint64
get_test_time (void)
{
  return present_time;
}

static CsProject *
make_project (const char *text)
{
  g_autoptr (CsProject) project = cs_project_new ();
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));
  g_autoptr (GError) error = NULL;

  cs_project_add_file (project, "a.json", bytes, &error);
  g_assert_no_error (error);
  cs_history_set_clock (cs_project_get_history (project), get_test_time);

  return g_steal_pointer (&project);
}

static CsChange *
make_edit (const char *label,
           const char *burst,
           gsize       start,
           gsize       length,
           const char *text)
{
  g_autoptr (CsChange) change = cs_change_new (label);
  CsTextEdit *edit = cs_text_edit_new ();

  cs_text_edit_replace (edit, start, length, text, -1);
  cs_change_edit (change, "a.json", edit);
  cs_change_set_burst (change, burst);
  cs_change_set_place (change, "a.json", "/x");

  return g_steal_pointer (&change);
}

static void
do_edit (CsProject  *project,
         const char *label,
         const char *burst,
         gsize       start,
         gsize       length,
         const char *text)
{
  g_autoptr (CsChange) change = make_edit (label, burst, start, length, text);
  g_autoptr (GError) error = NULL;

  cs_history_do (cs_project_get_history (project), change, &error);
  g_assert_no_error (error);
}

static void
assert_text (CsProject  *project,
             const char *text)
{
  CsDocument *document = cs_project_get_document (project, "a.json");
  gsize length;
  const char *data = g_bytes_get_data (cs_document_get_bytes (document), &length);

  g_assert_cmpmem (data, length, text, strlen (text));
}

static void
test_undo_redo (void)
{
  g_autoptr (CsProject) project = make_project ("abc");
  CsHistory *history = cs_project_get_history (project);

  g_assert_false (cs_history_get_can_undo (history));
  g_assert_null (cs_history_get_undo_label (history));

  do_edit (project, "First", NULL, 0, 1, "X");
  do_edit (project, "Second", NULL, 3, 0, "YZ");
  assert_text (project, "XbcYZ");
  g_assert_cmpstr (cs_history_get_undo_label (history), ==, "Second");
  g_assert_null (cs_history_get_redo_label (history));

  cs_history_undo (history);
  assert_text (project, "Xbc");
  g_assert_cmpstr (cs_history_get_undo_label (history), ==, "First");
  g_assert_cmpstr (cs_history_get_redo_label (history), ==, "Second");

  cs_history_undo (history);
  assert_text (project, "abc");
  g_assert_false (cs_history_get_can_undo (history));
  cs_history_undo (history);
  assert_text (project, "abc");

  cs_history_redo (history);
  cs_history_redo (history);
  cs_history_redo (history);
  assert_text (project, "XbcYZ");
  g_assert_false (cs_history_get_can_redo (history));

  cs_history_undo (history);
  do_edit (project, "Third", NULL, 0, 0, "-");
  assert_text (project, "-Xbc");
  g_assert_false (cs_history_get_can_redo (history));
}

/* Two edits of one burst, what comes between them, and how many steps they make. */
static const struct
{
  const char *name;
  gint64      pause;       /* microseconds */
  const char *first;
  const char *second;
  gboolean    ended;
  gboolean    saved;
  guint       n_steps;
}
bursts[] =
{
  { "same", 200000, "form:/x", "form:/x", FALSE, FALSE, 1 },
  { "just-within", G_USEC_PER_SEC, "form:/x", "form:/x", FALSE, FALSE, 1 },
  { "too-late", G_USEC_PER_SEC + 1, "form:/x", "form:/x", FALSE, FALSE, 2 },
  { "other-field", 0, "form:/x", "form:/y", FALSE, FALSE, 2 },
  { "none", 0, NULL, NULL, FALSE, FALSE, 2 },
  { "first-only", 0, "form:/x", NULL, FALSE, FALSE, 2 },
  { "second-only", 0, NULL, "form:/x", FALSE, FALSE, 2 },
  { "ended", 0, "form:/x", "form:/x", TRUE, FALSE, 2 },
  { "saved-between", 0, "form:/x", "form:/x", FALSE, TRUE, 2 },
};

static void
test_burst (gconstpointer data)
{
  const guint row = GPOINTER_TO_UINT (data);
  g_autoptr (CsProject) project = make_project ("abc");
  CsHistory *history = cs_project_get_history (project);
  guint n_steps = 0;

  do_edit (project, "Type", bursts[row].first, 3, 0, "d");
  if (bursts[row].ended)
    cs_history_end_burst (history);
  if (bursts[row].saved)
    cs_history_mark_saved (history);
  present_time += bursts[row].pause;
  do_edit (project, "Type", bursts[row].second, 4, 0, "e");
  assert_text (project, "abcde");

  for (; cs_history_get_can_undo (history); n_steps++)
    cs_history_undo (history);
  assert_text (project, "abc");
  g_assert_cmpuint (n_steps, ==, bursts[row].n_steps);

  while (cs_history_get_can_redo (history))
    cs_history_redo (history);
  assert_text (project, "abcde");
}

/* Edits of one burst on "0123456789": typing, deleting both ways, typing over, and far apart. */
typedef struct
{
  gsize       start;
  gsize       length;
  const char *text;
} BurstEdit;

static const struct
{
  const char *name;
  BurstEdit   edits[5];
  const char *after;
}
joins[] =
{
  { "typing", { { 2, 0, "a" }, { 3, 0, "b" }, { 4, 0, "c" } }, "01abc23456789" },
  { "backspace", { { 4, 1, "" }, { 3, 1, "" }, { 2, 1, "" } }, "0156789" },
  { "delete", { { 4, 1, "" }, { 4, 1, "" }, { 4, 1, "" } }, "0123789" },
  { "backspace-past-start", { { 5, 0, "ab" }, { 6, 1, "" }, { 5, 1, "" }, { 4, 1, "" } }, "012356789" },
  { "over", { { 2, 5, "abc" }, { 1, 6, "xy" } }, "0xy9" },
  { "inside", { { 2, 2, "abcdef" }, { 4, 2, "" } }, "01abef456789" },
  { "whole-again", { { 2, 3, "v1" }, { 2, 2, "v12" }, { 2, 3, "v123" } }, "01v12356789" },
  { "over-end", { { 2, 2, "abc" }, { 4, 4, "Z" } }, "01abZ789" },
  { "apart", { { 8, 1, "B" }, { 1, 1, "A" }, { 9, 0, "C" } }, "0A234567BC9" },
  { "before-touching", { { 5, 1, "b" }, { 4, 1, "a" } }, "0123ab6789" },
  { "nothing-left", { { 0, 10, "" }, { 0, 0, "q" }, { 0, 1, "" } }, "" },
};

static void
test_join (gconstpointer data)
{
  const guint row = GPOINTER_TO_UINT (data);
  g_autoptr (CsProject) project = make_project ("0123456789");
  CsHistory *history = cs_project_get_history (project);

  for (guint i = 0; i < G_N_ELEMENTS (joins[row].edits) && joins[row].edits[i].text != NULL; i++)
    do_edit (project, "Type", "b", joins[row].edits[i].start, joins[row].edits[i].length,
             joins[row].edits[i].text);
  assert_text (project, joins[row].after);

  for (guint i = 0; i < 2; i++)
    {
      cs_history_undo (history);
      assert_text (project, "0123456789");
      g_assert_false (cs_history_get_can_undo (history));
      cs_history_redo (history);
      assert_text (project, joins[row].after);
    }
}

static void
keep_change_cb (CsHistory *history,
                CsChange  *change,
                gboolean   back,
                CsChange **kept)
{
  g_set_object (kept, change);
}

static void
test_burst_is_one_operation (void)
{
  g_autoptr (CsProject) project = make_project ("[]");
  CsHistory *history = cs_project_get_history (project);
  g_autoptr (CsChange) kept = NULL;

  for (guint i = 0; i < 500; i++)
    do_edit (project, "Type", "b", 1 + i, 0, "x");

  g_signal_connect (history, "moved", G_CALLBACK (keep_change_cb), &kept);
  cs_history_undo (history);
  assert_text (project, "[]");
  g_assert_cmpuint (cs_change_get_n_operations (kept), ==, 1);
  g_assert_cmpstr (cs_change_get_place_pointer (kept), ==, "/x");
}

static void
test_group (void)
{
  g_autoptr (CsProject) project = make_project ("abc");
  CsHistory *history = cs_project_get_history (project);

  cs_history_begin_group (history, "Empty");
  cs_history_end_group (history);
  g_assert_false (cs_history_get_can_undo (history));

  do_edit (project, "Before", "b", 0, 0, "0");
  cs_history_begin_group (history, "Fix all");
  do_edit (project, "One", "b", 0, 0, "1");
  do_edit (project, "Two", NULL, 5, 0, "2");
  do_edit (project, "Three", NULL, 2, 1, "");
  cs_history_end_group (history);
  assert_text (project, "10bc2");
  do_edit (project, "After", "b", 0, 0, "9");

  cs_history_undo (history);
  assert_text (project, "10bc2");
  g_assert_cmpstr (cs_history_get_undo_label (history), ==, "Fix all");
  cs_history_undo (history);
  assert_text (project, "0abc");
  g_assert_cmpstr (cs_history_get_redo_label (history), ==, "Fix all");
  g_assert_cmpstr (cs_history_get_undo_label (history), ==, "Before");
  cs_history_redo (history);
  assert_text (project, "10bc2");
}

static void
test_nothing (void)
{
  g_autoptr (CsProject) project = make_project ("abc");
  CsHistory *history = cs_project_get_history (project);
  CsDocument *document = cs_project_get_document (project, "a.json");
  guint64 revision = cs_document_get_revision (document);
  g_autoptr (CsChange) empty = cs_change_new ("Nothing");
  g_autoptr (CsChange) no_edit = cs_change_new ("Nothing");

  g_assert_true (cs_history_do (history, empty, NULL));
  cs_change_edit (no_edit, "a.json", cs_text_edit_new ());
  g_assert_true (cs_history_do (history, no_edit, NULL));
  do_edit (project, "Same", NULL, 1, 1, "b");

  g_assert_false (cs_history_get_can_undo (history));
  g_assert_cmpuint (cs_document_get_revision (document), ==, revision);
  g_assert_false (cs_project_get_modified (project));
}

static void
test_saved_mark (void)
{
  g_autoptr (CsProject) project = make_project ("abc");
  CsHistory *history = cs_project_get_history (project);

  g_assert_false (cs_history_get_modified (history));
  do_edit (project, "One", NULL, 0, 0, "1");
  do_edit (project, "Two", NULL, 0, 0, "2");
  g_assert_true (cs_history_get_modified (history));
  cs_history_mark_saved (history);
  g_assert_false (cs_history_get_modified (history));

  /* Around the mark and back. */
  cs_history_undo (history);
  g_assert_true (cs_history_get_modified (history));
  g_assert_true (cs_project_get_modified (project));
  cs_history_undo (history);
  cs_history_redo (history);
  cs_history_redo (history);
  g_assert_false (cs_history_get_modified (history));
  g_assert_false (cs_project_get_modified (project));

  /* What led to the mark is gone: no number of steps leads there. */
  cs_history_undo (history);
  do_edit (project, "Other", NULL, 0, 0, "2");
  g_assert_true (cs_history_get_modified (history));
  while (cs_history_get_can_undo (history))
    {
      cs_history_undo (history);
      g_assert_true (cs_history_get_modified (history));
    }
  while (cs_history_get_can_redo (history))
    cs_history_redo (history);
  g_assert_true (cs_history_get_modified (history));

  /* But the bytes are the saved ones again, and there is nothing to save. */
  assert_text (project, "21abc");
  g_assert_false (cs_project_get_modified (project));

  cs_history_mark_saved (history);
  g_assert_false (cs_history_get_modified (history));
}

static void
count_cb (GObject    *object,
          GParamSpec *pspec,
          guint      *count)
{
  (*count)++;
}

static void
test_notify (void)
{
  static const char * const names[] = { "can-undo", "can-redo", "undo-label", "redo-label", "modified" };
  enum { DO, DO_AGAIN, UNDO, REDO, N_ACTIONS };
  /* By action: how often each property is notified. */
  static const guint expected[N_ACTIONS][G_N_ELEMENTS (names)] =
  {
    [DO] = { 1, 0, 1, 0, 1 },
    [DO_AGAIN] = { 0, 0, 1, 0, 0 },
    [UNDO] = { 0, 1, 1, 1, 0 },
    [REDO] = { 0, 1, 1, 1, 0 },
  };
  g_autoptr (CsProject) project = make_project ("abc");
  CsHistory *history = cs_project_get_history (project);
  guint counts[G_N_ELEMENTS (names)];

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *detailed = g_strconcat ("notify::", names[i], NULL);

      g_signal_connect (history, detailed, G_CALLBACK (count_cb), &counts[i]);
    }

  for (guint action = 0; action < N_ACTIONS; action++)
    {
      memset (counts, 0, sizeof counts);
      if (action == DO)
        do_edit (project, "One", NULL, 0, 0, "1");
      else if (action == DO_AGAIN)
        do_edit (project, "Two", NULL, 0, 0, "2");
      else if (action == UNDO)
        cs_history_undo (history);
      else
        cs_history_redo (history);

      for (guint i = 0; i < G_N_ELEMENTS (names); i++)
        {
          g_test_message ("action %u, %s", action, names[i]);
          g_assert_cmpuint (counts[i], ==, expected[action][i]);
        }
    }
}

typedef struct
{
  guint    n_calls;
  gboolean back;
  char    *label;
} Move;

static void
moved_cb (CsHistory *history,
          CsChange  *change,
          gboolean   back,
          Move      *move)
{
  move->n_calls++;
  move->back = back;
  g_free (move->label);
  move->label = g_strdup (cs_change_get_label (change));
  g_assert_cmpstr (cs_change_get_place_path (change), ==, "a.json");
}

static void
test_moved (void)
{
  g_autoptr (CsProject) project = make_project ("abc");
  CsHistory *history = cs_project_get_history (project);
  Move move = { 0 };

  g_signal_connect (history, "moved", G_CALLBACK (moved_cb), &move);
  do_edit (project, "One", NULL, 0, 0, "1");
  g_assert_cmpuint (move.n_calls, ==, 1);
  g_assert_false (move.back);
  cs_history_undo (history);
  g_assert_cmpuint (move.n_calls, ==, 2);
  g_assert_true (move.back);
  g_assert_cmpstr (move.label, ==, "One");
  cs_history_redo (history);
  g_assert_cmpuint (move.n_calls, ==, 3);
  g_assert_false (move.back);
  g_free (move.label);
}

static void
test_bound (void)
{
  g_autoptr (CsProject) project = make_project ("");
  CsHistory *history = cs_project_get_history (project);
  guint n_steps = 0;

  cs_history_set_max_bytes (history, 10000);
  for (guint i = 0; i < 200; i++)
    do_edit (project, "Type", NULL, 0, 0, "0123456789012345678901234567890123456789");

  g_assert_true (cs_history_get_modified (history));
  for (; cs_history_get_can_undo (history); n_steps++)
    {
      cs_history_undo (history);
      g_assert_true (cs_history_get_modified (history));
    }
  g_assert_cmpuint (n_steps, >, 5);
  g_assert_cmpuint (n_steps, <, 100);

  /* The last change can be undone, however large it is. */
  cs_history_set_max_bytes (history, 1);
  do_edit (project, "Type", NULL, 0, 0, "x");
  g_assert_true (cs_history_get_can_undo (history));
}

static void
test_finalize (void)
{
  CsProject *project = make_project ("abc");
  CsHistory *history = g_object_ref (cs_project_get_history (project));

  do_edit (project, "One", "b", 0, 0, "1");
  do_edit (project, "One", "b", 1, 0, "1");
  cs_history_undo (history);

  g_assert_finalize_object (project);
  g_assert_true (cs_history_get_can_redo (history));
  g_assert_finalize_object (history);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/history/undo-redo", test_undo_redo);
  for (guint i = 0; i < G_N_ELEMENTS (bursts); i++)
    {
      g_autofree char *name = g_strconcat ("/history/burst/", bursts[i].name, NULL);

      g_test_add_data_func (name, GUINT_TO_POINTER (i), test_burst);
    }
  for (guint i = 0; i < G_N_ELEMENTS (joins); i++)
    {
      g_autofree char *name = g_strconcat ("/history/join/", joins[i].name, NULL);

      g_test_add_data_func (name, GUINT_TO_POINTER (i), test_join);
    }
  g_test_add_func ("/history/burst-is-one-operation", test_burst_is_one_operation);
  g_test_add_func ("/history/group", test_group);
  g_test_add_func ("/history/nothing", test_nothing);
  g_test_add_func ("/history/saved-mark", test_saved_mark);
  g_test_add_func ("/history/notify", test_notify);
  g_test_add_func ("/history/moved", test_moved);
  g_test_add_func ("/history/bound", test_bound);
  g_test_add_func ("/history/finalize", test_finalize);

  return g_test_run ();
}
