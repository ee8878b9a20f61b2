/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cs-test"

#include "cs-file-save.h"

#include <glib/gstdio.h>
#include <grp.h>
#include <signal.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "save-folder.h"

#define NOBODY 65534

typedef int (*InChild) (Folder *folder);

/* Runs @run in a child, as somebody who is not root, for whom permissions hold. The child's exit
 * status names the step that failed. */
static void
run_in_child (Folder  *folder,
              InChild  run)
{
  int status;
  pid_t pid;

  pid = fork ();
  g_assert_cmpint (pid, >=, 0);
  if (pid == 0)
    {
      if (getuid () == 0 && (setgroups (0, NULL) < 0 || setgid (NOBODY) < 0 || setuid (NOBODY) < 0))
        _exit (100);
      _exit (run (folder));
    }
  g_assert_cmpint (waitpid (pid, &status, 0), ==, pid);
  g_assert_true (WIFEXITED (status));
  g_assert_cmpint (WEXITSTATUS (status), ==, 0);
}

static void
lend_to_nobody (const char *path)
{
  if (getuid () == 0)
    g_assert_cmpint (chown (path, NOBODY, NOBODY), ==, 0);
}

static char *
backups_path (void)
{
  return g_build_filename (g_get_user_state_dir (), "connector-studio", "unfinished-saves", NULL);
}

static guint
count_backups (void)
{
  g_autofree char *path = backups_path ();
  g_autoptr(GDir) dir = g_dir_open (path, 0, NULL);
  guint count = 0;

  while (dir != NULL && g_dir_read_name (dir) != NULL)
    count++;
  return count;
}

static int
save_in_read_only_folder (Folder *folder)
{
  g_autofree char *file = in_folder (folder, "a.json");
  g_autofree char *other = in_folder (folder, "b.json");
  g_autofree char *text = NULL;
  g_autoptr(GError) error = NULL;

  if (!save_text (file, "new", 0600, &error))
    return 1;
  if (!g_file_get_contents (file, &text, NULL, NULL) || g_strcmp0 (text, "new") != 0)
    return 2;
  if (get_mode (file) != 0664)
    return 3;
  if (save_text (other, "new", 0600, &error) || !g_error_matches (error, G_FILE_ERROR, G_FILE_ERROR_ACCES))
    return 4;
  if (count_backups () != 0)
    return 5;
  return 0;
}

static void
test_read_only_folder (Folder        *folder,
                       gconstpointer  data)
{
  g_autofree char *file = in_folder (folder, "a.json");

  make_file (file, "the old content", 0664);
  lend_to_nobody (file);
  lend_to_nobody (folder->path);
  g_assert_cmpint (g_chmod (folder->path, 0555), ==, 0);
  run_in_child (folder, save_in_read_only_folder);
}

static int
save_without_backup (Folder *folder)
{
  g_autofree char *file = in_folder (folder, "a.json");
  g_autofree char *state = g_strdup (g_get_user_state_dir ());
  g_autofree char *text = NULL;
  g_autoptr(GError) error = NULL;

  if (g_chmod (state, 0500) < 0)
    return 1;
  if (save_text (file, "new", 0600, &error))
    return 2;
  g_chmod (state, 0700);
  if (strstr (error->message, "no backup copy") == NULL)
    return 3;
  if (!g_file_get_contents (file, &text, NULL, NULL) || g_strcmp0 (text, "old") != 0)
    return 4;
  return 0;
}

static void
test_read_only_folder_no_backup (Folder        *folder,
                                 gconstpointer  data)
{
  g_autofree char *file = in_folder (folder, "a.json");
  g_autofree char *ours = g_build_filename (g_get_user_state_dir (), "connector-studio", NULL);

  remove_tree (ours);
  make_file (file, "old", 0664);
  lend_to_nobody (file);
  lend_to_nobody (folder->path);
  g_assert_cmpint (g_chmod (folder->path, 0555), ==, 0);
  run_in_child (folder, save_without_backup);
}

/* A disk that is full, as far as this process can tell: nothing over 1,000 bytes can be written. */
static void
fill_disk (void)
{
  struct rlimit limit = { 1000, 1000 };

  signal (SIGXFSZ, SIG_IGN);
  setrlimit (RLIMIT_FSIZE, &limit);
}

static int
save_on_full_disk (Folder *folder)
{
  g_autofree char *file = in_folder (folder, "a.json");
  g_autofree char *big = g_strnfill (5000, 'x');
  g_autofree char *text = NULL;
  g_autoptr(GError) error = NULL;

  fill_disk ();
  if (save_text (file, big, 0600, &error))
    return 1;
  if (error->domain != G_FILE_ERROR)
    return 2;
  if (!g_file_get_contents (file, &text, NULL, NULL) || g_strcmp0 (text, "old") != 0)
    return 3;
  if (count_temporaries (folder->path) != 0)
    return 4;
  if (count_backups () != 0)
    return 5;
  return 0;
}

static void
test_full_disk (Folder        *folder,
                gconstpointer  data)
{
  g_autofree char *file = in_folder (folder, "a.json");

  make_file (file, "old", 0664);
  lend_to_nobody (file);
  lend_to_nobody (folder->path);
  run_in_child (folder, save_on_full_disk);
}

static void
test_full_disk_in_place (Folder        *folder,
                         gconstpointer  data)
{
  g_autofree char *file = in_folder (folder, "a.json");

  make_file (file, "old", 0664);
  lend_to_nobody (file);
  lend_to_nobody (folder->path);
  g_assert_cmpint (g_chmod (folder->path, 0555), ==, 0);
  run_in_child (folder, save_on_full_disk);
}

static int
save_read_only_file (Folder *folder)
{
  g_autofree char *file = in_folder (folder, "a.json");
  g_autofree char *text = NULL;
  g_autoptr(GError) error = NULL;

  if (save_text (file, "new", 0644, &error))
    return 1;
  if (!g_error_matches (error, G_FILE_ERROR, G_FILE_ERROR_ACCES))
    return 2;
  if (!g_file_get_contents (file, &text, NULL, NULL) || g_strcmp0 (text, "old") != 0)
    return 3;
  return 0;
}

static void
test_read_only_file (Folder        *folder,
                     gconstpointer  data)
{
  g_autofree char *file = in_folder (folder, "a.json");

  make_file (file, "old", 0444);
  lend_to_nobody (file);
  lend_to_nobody (folder->path);
  run_in_child (folder, save_read_only_file);
}

/* A file of a group that we are not in: our group, which takes its place, gets no more than all. */
static int
save_file_of_other_user (Folder *folder)
{
  g_autofree char *file = in_folder (folder, "a.json");
  struct stat status;

  if (!save_text (file, "new", 0644, NULL) || stat (file, &status) < 0)
    return 1;
  if (status.st_gid == 0)
    return 2;
  return (status.st_mode & 07777) == 0666 ? 0 : 3;
}

static void
test_group_lost (Folder        *folder,
                 gconstpointer  data)
{
  g_autofree char *file = in_folder (folder, "a.json");

  if (getuid () != 0)
    {
      g_test_skip ("only root can make a file of another group");
      return;
    }
  make_file (file, "old", 0676);
  lend_to_nobody (folder->path);
  run_in_child (folder, save_file_of_other_user);
}

static void
test_owner_kept (Folder        *folder,
                 gconstpointer  data)
{
  g_autofree char *file = in_folder (folder, "a.json");
  g_autoptr(GError) error = NULL;
  struct stat status;

  if (getuid () != 0)
    {
      g_test_skip ("only root can give a file to another user");
      return;
    }
  make_file (file, "old", 0640);
  lend_to_nobody (file);
  g_assert_true (save_text (file, "new", 0644, &error));
  g_assert_no_error (error);
  g_assert_cmpint (stat (file, &status), ==, 0);
  g_assert_cmpuint (status.st_uid, ==, NOBODY);
  g_assert_cmpuint (status.st_gid, ==, NOBODY);
  g_assert_cmphex (status.st_mode & 07777, ==, 0640);
}

int
main (int   argc,
      char *argv[])
{
  g_autofree char *state = g_dir_make_tmp ("cs-file-save-state-XXXXXX", NULL);
  int result;

  umask (0022);
  g_setenv ("XDG_STATE_HOME", state, TRUE);
  lend_to_nobody (state);
  g_test_init (&argc, &argv, NULL);

  add ("read-only-folder", test_read_only_folder);
  add ("read-only-folder-no-backup", test_read_only_folder_no_backup);
  add ("full-disk", test_full_disk);
  add ("full-disk-in-place", test_full_disk_in_place);
  add ("read-only-file", test_read_only_file);
  add ("group-lost", test_group_lost);
  add ("owner-kept", test_owner_kept);

  result = g_test_run ();
  remove_tree (state);
  return result;
}
