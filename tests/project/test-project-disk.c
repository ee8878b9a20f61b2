/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cs-test"

#include "cs-project.h"

#include <fcntl.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>

#include "project-fixture.h"

/* What another program does to "m.json" (or "n.json", which is new) before a save that would write
 * or delete it, and whether that is seen. */
static const struct
{
  const char *name;
  const char *ours;      /* NULL: we delete it */
  const char *theirs;    /* NULL: they delete it */
  gboolean    same_stamp;
  gboolean    in_place;
  gboolean    conflict;
}
conflicts[] =
{
  { "other-text", "ours", "theirs!", FALSE, FALSE, TRUE },
  { "same-size", "ours", "THEM", FALSE, FALSE, TRUE },
  { "same-size-and-time", "ours", "THEM", TRUE, FALSE, TRUE },
  { "same-size-and-time-in-place", "ours", "THEM", TRUE, TRUE, TRUE },
  { "touched", "ours", "base", FALSE, FALSE, FALSE },
  { "same-change", "ours", "ours", FALSE, FALSE, FALSE },
  { "deleted", "ours", NULL, FALSE, FALSE, TRUE },
  { "we-delete", NULL, "theirs!", FALSE, FALSE, TRUE },
  { "both-delete", NULL, NULL, FALSE, FALSE, FALSE },
};

static void
test_conflict (gconstpointer data)
{
  const guint row = GPOINTER_TO_UINT (data);
  g_autoptr (Folder) folder = folder_new ();
  g_autofree char *name = folder_get_name (folder, "m.json");
  g_autoptr (CsProject) project = NULL;
  g_autoptr (GError) error = NULL;
  struct stat status;

  folder_write (folder, "a.json", "1");
  folder_write (folder, "m.json", "base");
  project = open_folder (folder);
  do_replace (project, "a.json", "2");
  if (conflicts[row].ours != NULL)
    do_replace (project, "m.json", conflicts[row].ours);
  else
    do_delete (project, "m.json");

  g_assert_cmpint (stat (name, &status), ==, 0);
  if (conflicts[row].theirs == NULL)
    g_assert_cmpint (g_unlink (name), ==, 0);
  else if (conflicts[row].in_place)
    {
      FILE *file = g_fopen (name, "r+");

      fputs (conflicts[row].theirs, file);
      fclose (file);
    }
  else
    folder_write (folder, "m.json", conflicts[row].theirs);
  if (conflicts[row].same_stamp)
    {
      struct timespec times[2] = { status.st_atim, status.st_mtim };

      g_assert_cmpint (utimensat (AT_FDCWD, name, times, 0), ==, 0);
    }

  if (!conflicts[row].conflict)
    {
      save (project);
      folder_assert_text (folder, "a.json", "2");
      return;
    }

  assert_changed_on_disk (project, "m.json");
  g_assert_false (cs_project_save (project, &error));
  g_assert_error (error, CS_PROJECT_ERROR, CS_PROJECT_ERROR_CHANGED_ON_DISK);
  g_assert_nonnull (strstr (error->message, "m.json"));
  folder_assert_text (folder, "a.json", "1");
  if (conflicts[row].theirs != NULL)
    folder_assert_text (folder, "m.json", conflicts[row].theirs);
  g_assert_true (cs_project_get_modified (project));

  cs_project_keep_mine (project, "m.json");
  assert_changed_on_disk (project, "");
  save (project);
  folder_assert_text (folder, "a.json", "2");
  if (conflicts[row].ours != NULL)
    folder_assert_text (folder, "m.json", conflicts[row].ours);
  else
    g_assert_false (folder_has (folder, "m.json"));
}

static void
test_conflict_new (void)
{
  g_autoptr (Folder) folder = folder_new ();
  g_autoptr (CsProject) project = NULL;
  g_autoptr (GError) error = NULL;

  folder_write (folder, "a.json", "1");
  project = open_folder (folder);
  do_create (project, "n.json", "ours");
  folder_write (folder, "n.json", "theirs");
  assert_changed_on_disk (project, "n.json");
  g_assert_false (cs_project_save (project, &error));
  g_assert_error (error, CS_PROJECT_ERROR, CS_PROJECT_ERROR_CHANGED_ON_DISK);
  folder_assert_text (folder, "n.json", "theirs");
  cs_project_keep_mine (project, "n.json");
  save (project);
  folder_assert_text (folder, "n.json", "ours");
}

/* A file that we have not touched does not stop a save, and is not touched by it. */
static void
test_other_file_changed (void)
{
  g_autoptr (Folder) folder = folder_new ();
  g_autoptr (CsProject) project = NULL;

  folder_write (folder, "a.json", "1");
  folder_write (folder, "b.json", "1");
  project = open_folder (folder);
  folder_write (folder, "b.json", "theirs");
  do_replace (project, "a.json", "2");
  save (project);
  folder_assert_text (folder, "b.json", "theirs");
  assert_changed_on_disk (project, "b.json");
}

static void
test_reload (void)
{
  g_autoptr (Folder) folder = folder_new ();
  g_autoptr (CsProject) project = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *name = folder_get_name (folder, "b.json");
  CsHistory *history;

  folder_write (folder, "a.json", "{\"a\": 1}");
  folder_write (folder, "b.json", "{}");
  folder_write (folder, "c.png", "png");
  project = open_folder (folder);
  history = cs_project_get_history (project);

  /* Changed, gone and new. */
  folder_write (folder, "a.json", "{\"a\": 2}");
  g_assert_cmpint (g_unlink (name), ==, 0);
  folder_write (folder, "c.png", "other");
  folder_write (folder, "d.json", "new");
  assert_changed_on_disk (project, "a.json b.json c.png d.json");

  for (const char *path = "abcd"; *path != '\0'; path++)
    {
      g_autofree char *full = g_strdup_printf ("%c.%s", *path, *path == 'c' ? "png" : "json");

      cs_project_reload (project, full, &error);
      g_assert_no_error (error);
    }
  assert_paths (project, "a.json c.png d.json");
  assert_document (project, "a.json", "{\"a\": 2}");
  assert_document (project, "c.png", "other");
  assert_document (project, "d.json", "new");
  assert_changed_on_disk (project, "");
  g_assert_false (cs_project_get_modified (project));
  g_assert_false (cs_history_get_modified (history));
  g_assert_cmpstr (cs_history_get_undo_label (history), ==, "Reload d.json");

  /* Each is a step; back is what we had, and differs from the disk now. */
  for (guint i = 0; i < 4; i++)
    {
      g_assert_true (cs_history_get_can_undo (history));
      cs_history_undo (history);
    }
  assert_paths (project, "a.json b.json c.png");
  assert_document (project, "a.json", "{\"a\": 1}");
  g_assert_true (cs_project_get_modified (project));
  g_assert_true (cs_document_get_modified (cs_project_get_document (project, "a.json")));
  save (project);
  folder_assert_text (folder, "a.json", "{\"a\": 1}");
  folder_assert_text (folder, "b.json", "{}");
  g_assert_false (folder_has (folder, "d.json"));

  /* Nothing to take: no step. */
  do_replace (project, "a.json", "x");
  g_assert_cmpstr (cs_history_get_undo_label (history), ==, "Replace");
  cs_project_reload (project, "b.json", &error);
  g_assert_no_error (error);
  g_assert_cmpstr (cs_history_get_undo_label (history), ==, "Replace");
}

static void
test_keep_mine_foreign (void)
{
  g_autoptr (Folder) folder = folder_new ();
  g_autoptr (CsProject) project = NULL;

  folder_write (folder, "a.json", "1");
  project = open_folder (folder);
  folder_write (folder, "new.json", "theirs");
  assert_changed_on_disk (project, "new.json");
  cs_project_keep_mine (project, "new.json");
  assert_changed_on_disk (project, "");
  g_assert_false (cs_project_get_modified (project));
  do_replace (project, "a.json", "2");
  save (project);
  folder_assert_text (folder, "new.json", "theirs");
}

typedef struct
{
  GMainLoop *loop;
  GString   *told;
} Told;

static void
changed_on_disk_cb (CsProject  *project,
                    const char *path,
                    Told       *told)
{
  g_string_append_printf (told->told, "%s;", path);
  g_main_loop_quit (told->loop);
}

static gboolean
quit_cb (gpointer loop)
{
  g_main_loop_quit (loop);

  return G_SOURCE_CONTINUE;
}

static void
run_for (Told  *told,
         guint  milliseconds)
{
  guint source = g_timeout_add (milliseconds, quit_cb, told->loop);

  g_main_loop_run (told->loop);
  g_source_remove (source);
}

static void
test_watch (void)
{
  g_autoptr (Folder) folder = folder_new ();
  g_autoptr (CsProject) project = NULL;
  g_autoptr (GMainLoop) loop = g_main_loop_new (NULL, FALSE);
  g_autoptr (GString) text = g_string_new (NULL);
  Told told = { loop, text };

  folder_write (folder, "a.json", "1");
  folder_write (folder, "cards/b.json", "1");
  project = open_folder (folder);
  g_signal_connect (project, "changed-on-disk", G_CALLBACK (changed_on_disk_cb), &told);
  cs_project_set_watching (project, TRUE);

  folder_write (folder, "cards/b.json", "theirs");
  run_for (&told, 5000);
  g_assert_cmpstr (text->str, ==, "cards/b.json;");

  /* Told once; anew when it changes again, and never of our own saving. */
  cs_project_look (project);
  g_assert_cmpstr (text->str, ==, "cards/b.json;");
  folder_write (folder, "cards/b.json", "theirs 2");
  cs_project_look (project);
  g_assert_cmpstr (text->str, ==, "cards/b.json;cards/b.json;");
  do_replace (project, "a.json", "2");
  save (project);
  run_for (&told, 400);
  g_assert_cmpstr (text->str, ==, "cards/b.json;cards/b.json;");

  cs_project_set_watching (project, FALSE);
  folder_write (folder, "a.json", "3");
  run_for (&told, 300);
  g_assert_cmpstr (text->str, ==, "cards/b.json;cards/b.json;");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (conflicts); i++)
    {
      g_autofree char *name = g_strconcat ("/project/conflict/", conflicts[i].name, NULL);

      g_test_add_data_func (name, GUINT_TO_POINTER (i), test_conflict);
    }
  g_test_add_func ("/project/conflict-new", test_conflict_new);
  g_test_add_func ("/project/other-file-changed", test_other_file_changed);
  g_test_add_func ("/project/reload", test_reload);
  g_test_add_func ("/project/keep-mine-foreign", test_keep_mine_foreign);
  g_test_add_func ("/project/watch", test_watch);

  return g_test_run ();
}
