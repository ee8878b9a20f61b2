/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cs-test"

#include "cs-history-private.h"
#include "cs-project.h"

#include <string.h>

/* A random walk over several files: changes of every kind, groups, bursts, undo, redo and saved
 * marks. Beside it runs a row of checksums of the whole project, one for each step; whatever
 * happens, the project has to be at the checksum where the row says it is. */

#define SHORT_WALK 500
#define LONG_WALK  10000

typedef struct
{
  CsProject *project;
  CsHistory *history;
  GRand     *random;
  GPtrArray *states;       /* checksums; one more than there are steps */
  guint      position;
  int        saved;        /* a position, or -1 */
  char      *saved_state;
  char      *burst;        /* that the last step may take more of */
  gint64     burst_time;
  guint      n_changes;
  guint      n_told;
} Walk;

static gint64 present_time;

static gint64
get_test_time (void)
{
  return present_time;
}

static char *
describe (CsProject *project)
{
  g_autoptr (GChecksum) checksum = g_checksum_new (G_CHECKSUM_SHA256);

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (project)); i++)
    {
      g_autoptr (CsDocument) document = g_list_model_get_item (G_LIST_MODEL (project), i);
      const char *path = cs_document_get_path (document);
      guint64 length = g_bytes_get_size (cs_document_get_bytes (document));

      g_checksum_update (checksum, (const guchar *) path, (gssize) strlen (path) + 1);
      g_checksum_update (checksum, (const guchar *) &length, sizeof length);
      if (length > 0)
        g_checksum_update (checksum,
                           g_bytes_get_data (cs_document_get_bytes (document), NULL),
                           (gssize) length);
    }

  return g_strdup (g_checksum_get_string (checksum));
}

/* Keeps its own copy of a document's bytes, by the edits that it is told of alone. */
static void
changed_cb (CsDocument *document,
            CsTextEdit *edit,
            Walk       *walk)
{
  GBytes *copy = g_object_get_data (G_OBJECT (document), "copy");
  GBytes *now = cs_document_get_bytes (document);

  walk->n_told++;
  if (edit != NULL)
    {
      g_autoptr (GBytes) led = cs_text_edit_apply (edit, copy);

      g_assert_true (g_bytes_equal (led, now));
    }
  g_object_set_data_full (G_OBJECT (document), "copy", g_bytes_ref (now),
                          (GDestroyNotify) g_bytes_unref);
}

static void
items_changed_cb (GListModel *model,
                  guint       position,
                  guint       removed,
                  guint       added,
                  Walk       *walk)
{
  for (guint i = position; i < position + added; i++)
    {
      g_autoptr (CsDocument) document = g_list_model_get_item (model, i);

      if (g_object_get_data (G_OBJECT (document), "copy") == NULL)
        g_signal_connect (document, "changed", G_CALLBACK (changed_cb), walk);
      g_object_set_data_full (G_OBJECT (document), "copy",
                              g_bytes_ref (cs_document_get_bytes (document)),
                              (GDestroyNotify) g_bytes_unref);
    }
}

static GBytes *
make_bytes (Walk *walk)
{
  gsize length = (gsize) g_rand_int_range (walk->random, 0, 60);
  guint8 *data = g_malloc (length + 1);

  for (gsize i = 0; i < length; i++)
    data[i] = (guint8) g_rand_int_range (walk->random, 0, 256);

  return g_bytes_new_take (data, length);
}

static CsTextEdit *
make_edit (Walk   *walk,
           GBytes *bytes)
{
  CsTextEdit *edit = cs_text_edit_new ();
  gsize size = g_bytes_get_size (bytes);
  gsize start = 0;
  int n_replacements = g_rand_int_range (walk->random, 1, 4);

  for (int i = 0; i < n_replacements && start <= size; i++)
    {
      g_autoptr (GBytes) text = make_bytes (walk);
      gsize left, length;

      start += (gsize) g_rand_int_range (walk->random, 0, (gint32) (size - start) + 1);
      left = size - start;
      length = (gsize) g_rand_int_range (walk->random, 0, (gint32) MIN (left, 12) + 1);
      cs_text_edit_replace (edit, start, length, g_bytes_get_data (text, NULL),
                            (gssize) g_bytes_get_size (text));
      start += length + 1;
    }

  return edit;
}

static CsDocument *
pick_document (Walk *walk)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (walk->project));
  g_autoptr (CsDocument) document = NULL;

  if (n == 0)
    return NULL;
  document = g_list_model_get_item (G_LIST_MODEL (walk->project),
                                    (guint) g_rand_int_range (walk->random, 0, (gint32) n));

  return document;
}

static void
add_operation (Walk     *walk,
               CsChange *change)
{
  CsDocument *document = pick_document (walk);
  g_autoptr (GBytes) bytes = make_bytes (walk);
  g_autofree char *path = g_strdup_printf ("f%d.json", g_rand_int_range (walk->random, 0, 40));
  gboolean is_free = cs_project_get_document (walk->project, path) == NULL;
  int kind = g_rand_int_range (walk->random, 0, 10);

  if (document == NULL || (kind == 0 && is_free))
    cs_change_create (change, path, bytes);
  else if (kind == 1)
    cs_change_delete (change, cs_document_get_path (document));
  else if (kind == 2 && is_free)
    cs_change_rename (change, cs_document_get_path (document), path);
  else if (kind == 3)
    cs_change_replace (change, cs_document_get_path (document), bytes);
  else
    cs_change_edit (change, cs_document_get_path (document),
                    make_edit (walk, cs_document_get_bytes (document)));
}

/* The row of states after a change: a step more, or the last one moved on. */
static void
expect_step (Walk     *walk,
             gboolean  joined)
{
  guint keep = joined ? walk->position : walk->position + 1;

  if (walk->saved > (int) walk->position || (joined && walk->saved == (int) walk->position))
    walk->saved = -1;
  g_ptr_array_set_size (walk->states, (int) keep);
  g_ptr_array_add (walk->states, describe (walk->project));
  walk->position = walk->states->len - 1;
}

static void
do_one (Walk       *walk,
        const char *burst)
{
  g_autoptr (CsChange) change = cs_change_new ("Change");
  g_autoptr (GError) error = NULL;

  add_operation (walk, change);
  cs_change_set_burst (change, burst);
  cs_history_do (walk->history, change, &error);
  g_assert_no_error (error);
  walk->n_changes++;
}

static gboolean
differs (Walk *walk)
{
  g_autofree char *state = describe (walk->project);

  return strcmp (state, walk->states->pdata[walk->position]) != 0;
}

static void
walk_change (Walk *walk)
{
  static const char * const bursts[] = { NULL, "x", "y" };
  const char *burst = bursts[g_rand_int_range (walk->random, 0, G_N_ELEMENTS (bursts))];
  gboolean joined;

  do_one (walk, burst);
  if (!differs (walk))
    return;

  joined = burst != NULL && g_strcmp0 (burst, walk->burst) == 0 &&
           present_time - walk->burst_time <= G_USEC_PER_SEC &&
           walk->saved != (int) walk->position;
  expect_step (walk, joined);
  g_free (walk->burst);
  walk->burst = g_strdup (burst);
  walk->burst_time = present_time;
}

static void
walk_group (Walk *walk)
{
  int n_changes = g_rand_int_range (walk->random, 0, 5);
  gboolean changed = FALSE;

  cs_history_begin_group (walk->history, "Group");
  for (int i = 0; i < n_changes; i++)
    {
      g_autofree char *before = describe (walk->project);
      g_autofree char *after = NULL;

      do_one (walk, "x");
      after = describe (walk->project);
      changed |= strcmp (before, after) != 0;
    }
  cs_history_end_group (walk->history);

  if (changed)
    expect_step (walk, FALSE);
  g_clear_pointer (&walk->burst, g_free);
}

static void
walk_undo (Walk *walk)
{
  g_assert_cmpint (cs_history_get_can_undo (walk->history), ==, walk->position > 0);
  cs_history_undo (walk->history);
  if (walk->position > 0)
    {
      walk->position--;
      g_clear_pointer (&walk->burst, g_free);
    }
}

static void
walk_redo (Walk *walk)
{
  gboolean can = walk->position + 1 < walk->states->len;

  g_assert_cmpint (cs_history_get_can_redo (walk->history), ==, can);
  cs_history_redo (walk->history);
  if (can)
    {
      walk->position++;
      g_clear_pointer (&walk->burst, g_free);
    }
}

static void
walk_save (Walk *walk)
{
  cs_history_mark_saved (walk->history);
  walk->saved = (int) walk->position;
  g_free (walk->saved_state);
  walk->saved_state = describe (walk->project);
}

static void
check (Walk *walk)
{
  g_autofree char *state = describe (walk->project);

  g_assert_cmpstr (state, ==, walk->states->pdata[walk->position]);
  g_assert_cmpint (cs_history_get_modified (walk->history), ==,
                   walk->saved != (int) walk->position);
  g_assert_cmpint (cs_project_get_modified (walk->project), ==,
                   strcmp (state, walk->saved_state) != 0);
}

static void
take_step (Walk *walk)
{
  int action = g_rand_int_range (walk->random, 0, 100);

  present_time += g_rand_int_range (walk->random, 0, 1500000);
  if (action < 50)
    walk_change (walk);
  else if (action < 55)
    walk_group (walk);
  else if (action < 75)
    walk_undo (walk);
  else if (action < 92)
    walk_redo (walk);
  else if (action < 97)
    walk_save (walk);
  else
    {
      cs_history_end_burst (walk->history);
      g_clear_pointer (&walk->burst, g_free);
    }
}

static void
go_to_ends (Walk *walk)
{
  while (cs_history_get_can_redo (walk->history))
    walk_redo (walk);
  g_assert_cmpuint (walk->position, ==, walk->states->len - 1);
  check (walk);

  while (cs_history_get_can_undo (walk->history))
    walk_undo (walk);
  g_assert_cmpuint (walk->position, ==, 0);
  check (walk);

  while (cs_history_get_can_redo (walk->history))
    walk_redo (walk);
  g_assert_cmpuint (walk->position, ==, walk->states->len - 1);
  check (walk);
}

static void
test_walk (gconstpointer data)
{
  guint n_steps = g_getenv ("CS_TEST_LONG") != NULL ? LONG_WALK : SHORT_WALK;
  g_autoptr (CsProject) project = cs_project_new ();
  Walk walk = { 0 };

  walk.project = project;
  walk.history = cs_project_get_history (project);
  walk.random = g_rand_new_with_seed (GPOINTER_TO_UINT (data));
  walk.states = g_ptr_array_new_with_free_func (g_free);
  g_signal_connect (project, "items-changed", G_CALLBACK (items_changed_cb), &walk);
  cs_history_set_clock (walk.history, get_test_time);

  for (guint i = 0; i < 6; i++)
    {
      g_autofree char *path = g_strdup_printf ("f%u.json", i);
      g_autoptr (GBytes) bytes = make_bytes (&walk);

      g_assert_true (cs_project_add_file (project, path, bytes, NULL));
    }
  g_ptr_array_add (walk.states, describe (project));
  walk.saved_state = describe (project);

  for (guint i = 0; i < n_steps; i++)
    {
      take_step (&walk);
      check (&walk);
    }
  go_to_ends (&walk);

  g_test_message ("%u actions, %u changes, %u steps at the end, %u changes of bytes told of",
                  n_steps, walk.n_changes, walk.states->len - 1, walk.n_told);
  g_assert_cmpuint (walk.n_changes, >, n_steps / 3);

  g_rand_free (walk.random);
  g_ptr_array_unref (walk.states);
  g_free (walk.saved_state);
  g_free (walk.burst);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  for (guint seed = 1; seed <= 4; seed++)
    {
      g_autofree char *name = g_strdup_printf ("/walk/seed-%u", seed);

      g_test_add_data_func (name, GUINT_TO_POINTER (seed), test_walk);
    }

  return g_test_run ();
}
