/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cs-test"

#include "cs-file-save.h"

#include <glib/gstdio.h>
#include <signal.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "save-folder.h"

/* Each row: what stands in the folder, what is saved, and what must stand there then. */
typedef struct
{
  const char *name;
  const char *file;          /* an existing file, or NULL */
  guint       mode;
  const char *links[4][2];   /* link name, its target */
  const char *save;
  const char *text;
  guint       new_mode;
  const char *real;          /* the file that must have the text */
  guint       real_mode;
} Case;

static const Case cases[] = {
  { "new", NULL, 0, { { NULL } }, "a.json", "new", 0644, "a.json", 0644 },
  { "new-private", NULL, 0, { { NULL } }, "a.json", "new", 0600, "a.json", 0600 },
  { "new-umask", NULL, 0, { { NULL } }, "a.json", "new", 0666, "a.json", 0644 },
  { "existing-0600", "a.json", 0600, { { NULL } }, "a.json", "new", 0644, "a.json", 0600 },
  { "existing-0755", "a.json", 0755, { { NULL } }, "a.json", "new", 0644, "a.json", 0755 },
  { "existing-0666-against-umask", "a.json", 0666, { { NULL } }, "a.json", "new", 0600, "a.json", 0666 },
  { "empty-content", "a.json", 0640, { { NULL } }, "a.json", "", 0644, "a.json", 0640 },
  { "shorter-content", "a.json", 0640, { { NULL } }, "a.json", "1", 0644, "a.json", 0640 },
  { "non-ascii", "\xc3\xa9t\xc3\xa9 \xe6\x97\xa5.json", 0644, { { NULL } },
    "\xc3\xa9t\xc3\xa9 \xe6\x97\xa5.json", "new", 0644, "\xc3\xa9t\xc3\xa9 \xe6\x97\xa5.json", 0644 },
  { "not-utf8", "\xff\xfe.json", 0644, { { NULL } }, "\xff\xfe.json", "new", 0644, "\xff\xfe.json", 0644 },
  { "symlink", "sub/a.json", 0600, { { "link", "ABSOLUTE/sub/a.json" } }, "link", "new", 0644,
    "sub/a.json", 0600 },
  { "relative-symlink", "sub/a.json", 0751, { { "link", "sub/a.json" } }, "link", "new", 0644,
    "sub/a.json", 0751 },
  { "relative-symlink-upwards", "a.json", 0640, { { "sub/link", "../a.json" } }, "sub/link", "new",
    0644, "a.json", 0640 },
  { "symlink-chain", "a.json", 0604,
    { { "one", "sub/two" }, { "sub/two", "../three" }, { "three", "ABSOLUTE/a.json" } }, "one", "new",
    0644, "a.json", 0604 },
  { "symlinked-folder", "sub/a.json", 0600, { { "there", "sub" } }, "there/a.json", "new", 0644,
    "sub/a.json", 0600 },
  { "link-through-symlinked-folder", "a.json", 0600, { { "there", "sub" }, { "sub/up", "../a.json" } },
    "there/up", "new", 0644, "a.json", 0600 },
  { "dangling-symlink", NULL, 0, { { "link", "sub/later.json" } }, "link", "new", 0640,
    "sub/later.json", 0640 },
  { "dangling-chain", NULL, 0, { { "one", "two" }, { "two", "sub/later.json" } }, "one", "new", 0644,
    "sub/later.json", 0644 },
};

static void
test_case (Folder        *folder,
           gconstpointer  data)
{
  const Case *test = data;
  g_autofree char *sub = in_folder (folder, "sub");
  g_autofree char *save = in_folder (folder, test->save);
  g_autofree char *real = in_folder (folder, test->real);
  g_autoptr(GError) error = NULL;

  g_assert_cmpint (g_mkdir (sub, 0755), ==, 0);
  if (test->file != NULL)
    {
      g_autofree char *file = in_folder (folder, test->file);

      make_file (file, "the old content", test->mode);
    }
  for (guint i = 0; i < G_N_ELEMENTS (test->links) && test->links[i][0] != NULL; i++)
    {
      g_autofree char *link = in_folder (folder, test->links[i][0]);
      g_autoptr(GString) to = g_string_new (test->links[i][1]);

      g_string_replace (to, "ABSOLUTE", folder->path, 0);
      g_assert_cmpint (symlink (to->str, link), ==, 0);
    }

  g_assert_true (save_text (save, test->text, test->new_mode, &error));
  g_assert_no_error (error);

  assert_text (real, test->text);
  g_assert_false (g_file_test (real, G_FILE_TEST_IS_SYMLINK));
  g_assert_cmphex (get_mode (real), ==, test->real_mode);
  for (guint i = 0; i < G_N_ELEMENTS (test->links) && test->links[i][0] != NULL; i++)
    {
      g_autofree char *link = in_folder (folder, test->links[i][0]);

      g_assert_true (g_file_test (link, G_FILE_TEST_IS_SYMLINK));
    }
  g_assert_cmpuint (count_temporaries (folder->path), ==, 0);
  g_assert_cmpuint (count_temporaries (sub), ==, 0);
}

typedef struct
{
  const char *name;
  const char *save;
  GFileError  code;
} Refusal;

static const Refusal refusals[] = {
  { "folder", "sub", G_FILE_ERROR_ISDIR },
  { "slash-at-end", "sub/", G_FILE_ERROR_ISDIR },
  { "dot", "sub/.", G_FILE_ERROR_ISDIR },
  { "link-to-folder", "to-sub", G_FILE_ERROR_ISDIR },
  { "missing-folder", "nowhere/a.json", G_FILE_ERROR_NOENT },
  { "file-as-folder", "a.json/b.json", G_FILE_ERROR_NOTDIR },
  { "link-loop", "loop", G_FILE_ERROR_LOOP },
  { "dangling-into-missing-folder", "far", G_FILE_ERROR_NOENT },
  { "fifo", "fifo", G_FILE_ERROR_INVAL },
};

static void
test_refusal (Folder        *folder,
              gconstpointer  data)
{
  const Refusal *test = data;
  g_autofree char *sub = in_folder (folder, "sub");
  g_autofree char *file = in_folder (folder, "a.json");
  g_autofree char *loop = in_folder (folder, "loop");
  g_autofree char *to_sub = in_folder (folder, "to-sub");
  g_autofree char *far = in_folder (folder, "far");
  g_autofree char *fifo = in_folder (folder, "fifo");
  g_autofree char *save = in_folder (folder, test->save);
  g_autoptr(GError) error = NULL;

  g_assert_cmpint (g_mkdir (sub, 0755), ==, 0);
  make_file (file, "old", 0644);
  g_assert_cmpint (symlink ("loop", loop), ==, 0);
  g_assert_cmpint (symlink ("sub", to_sub), ==, 0);
  g_assert_cmpint (symlink ("nowhere/b.json", far), ==, 0);
  g_assert_cmpint (mkfifo (fifo, 0600), ==, 0);

  g_assert_false (save_text (save, "new", 0644, &error));
  g_assert_error (error, G_FILE_ERROR, (gint) test->code);
  g_assert_nonnull (strstr (error->message, save));
  assert_text (file, "old");
  g_assert_cmpuint (count_temporaries (folder->path), ==, 0);
  g_assert_cmpuint (count_temporaries (sub), ==, 0);
}

static void
test_hard_link (Folder        *folder,
                gconstpointer  data)
{
  g_autofree char *one = in_folder (folder, "one.json");
  g_autofree char *two = in_folder (folder, "two.json");
  g_autoptr(GError) error = NULL;

  make_file (one, "old", 0640);
  g_assert_cmpint (link (one, two), ==, 0);

  g_assert_true (save_text (one, "new", 0644, &error));
  g_assert_no_error (error);
  assert_text (one, "new");
  assert_text (two, "old");
  g_assert_cmphex (get_mode (one), ==, 0640);
}

static int
save_repeatedly (const char *path)
{
  g_autoptr(GBytes) bytes = g_bytes_new_static ("new", 3);

  for (guint i = 0; i < 20; i++)
    {
      if (!cs_file_save (path, bytes, 0644, NULL))
        return 1;
    }
  return 0;
}

/* Processes of one parent share GLib's random numbers, but must not choose the same names: what
 * one left behind would stop the next. */
static void
test_forked_names (Folder        *folder,
                   gconstpointer  data)
{
  g_autofree char *file = in_folder (folder, "a.json");
  pid_t pids[8];

  (void) g_random_int ();
  for (guint i = 0; i < G_N_ELEMENTS (pids); i++)
    {
      pids[i] = fork ();
      g_assert_cmpint (pids[i], >=, 0);
      if (pids[i] == 0)
        _exit (save_repeatedly (file));
    }
  for (guint i = 0; i < G_N_ELEMENTS (pids); i++)
    {
      int status;

      g_assert_cmpint (waitpid (pids[i], &status, 0), ==, pids[i]);
      g_assert_true (WIFEXITED (status) && WEXITSTATUS (status) == 0);
    }
  assert_text (file, "new");
  g_assert_cmpuint (count_temporaries (folder->path), ==, 0);
}

/* What a crash left behind neither stops a save nor is touched by it. */
static void
test_stale_temporary (Folder        *folder,
                      gconstpointer  data)
{
  g_autofree char *file = in_folder (folder, "a.json");
  g_autofree char *stale = in_folder (folder, CS_FILE_SAVE_TEMPORARY_PREFIX "left");
  g_autoptr(GError) error = NULL;

  g_assert_true (g_str_has_prefix (CS_FILE_SAVE_TEMPORARY_PREFIX, "."));
  make_file (stale, "half", 0600);
  g_assert_true (save_text (file, "new", 0644, &error));
  g_assert_no_error (error);
  assert_text (file, "new");
  assert_text (stale, "half");
}

/* Contents for the killing: one letter over the whole length, of two very different lengths. */
static GBytes *
make_content (char  letter,
              gsize size)
{
  char *data = g_malloc (size);

  memset (data, letter, size);
  return g_bytes_new_take (data, size);
}

static void
save_for_ever (const char *path)
{
  g_autoptr(GBytes) a = make_content ('a', 300000);
  g_autoptr(GBytes) b = make_content ('b', 1000);

  for (;;)
    {
      if (!cs_file_save (path, a, 0644, NULL) || !cs_file_save (path, b, 0644, NULL))
        _exit (1);
    }
}

static void
test_killed (Folder        *folder,
             gconstpointer  data)
{
  guint kills = g_getenv ("CS_TEST_LONG") != NULL ? 500 : 12;
  g_autoptr(GRand) rand = g_rand_new_with_seed (42);
  g_autofree char *path = in_folder (folder, "a.json");
  g_autoptr(GError) error = NULL;
  g_autoptr(GDir) dir = NULL;
  const char *name;

  g_assert_true (save_text (path, "b", 0644, &error));
  for (guint i = 0; i < kills; i++)
    {
      g_autofree char *text = NULL;
      gsize length;
      int status;
      pid_t pid = fork ();

      g_assert_cmpint (pid, >=, 0);
      if (pid == 0)
        save_for_ever (path);

      g_usleep ((gulong) g_rand_int_range (rand, 0, 15000));
      g_assert_cmpint (kill (pid, SIGKILL), ==, 0);
      g_assert_cmpint (waitpid (pid, &status, 0), ==, pid);
      g_assert_true (WIFSIGNALED (status));

      g_assert_true (g_file_get_contents (path, &text, &length, &error));
      g_assert_no_error (error);
      if (text[0] == 'a')
        g_assert_cmpuint (length, ==, 300000);
      else if (i > 0 && length != 1)
        g_assert_cmpuint (length, ==, 1000);
      g_assert_cmpuint (strspn (text, text[0] == 'a' ? "a" : "b"), ==, length);
    }

  dir = g_dir_open (folder->path, 0, NULL);
  while ((name = g_dir_read_name (dir)) != NULL)
    g_assert_true (g_str_equal (name, "a.json") || name[0] == '.');
  g_assert_true (save_text (path, "still works", 0644, &error));
  assert_text (path, "still works");
}

int
main (int   argc,
      char *argv[])
{
  umask (0022);
  g_test_init (&argc, &argv, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strconcat ("/file-save/case/", cases[i].name, NULL);

      g_test_add (path, Folder, &cases[i], save_folder_set_up, test_case, save_folder_tear_down);
    }
  for (guint i = 0; i < G_N_ELEMENTS (refusals); i++)
    {
      g_autofree char *path = g_strconcat ("/file-save/refusal/", refusals[i].name, NULL);

      g_test_add (path, Folder, &refusals[i], save_folder_set_up, test_refusal, save_folder_tear_down);
    }
  add ("hard-link", test_hard_link);
  add ("forked-names", test_forked_names);
  add ("stale-temporary", test_stale_temporary);
  add ("killed", test_killed);

  return g_test_run ();
}
