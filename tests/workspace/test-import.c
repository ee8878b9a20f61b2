/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cs-test"

#include <string.h>

#include "cs-import.h"
#include "cs-project.h"
#include "folder.h"

static void
write_package (Folder     *folder,
               const char *path,
               const char *manifest)
{
  g_autoptr (GBytes) bytes = g_bytes_new (manifest, strlen (manifest));
  g_autoptr (GBytes) icon = g_bytes_new_static ("-", 1);
  const CsPackageEntry entries[] = {
    { (char *) "manifest.json", bytes }, { (char *) "icons/color.png", icon },
  };
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) zip = cs_package_write (entries, G_N_ELEMENTS (entries), &error);

  g_assert_no_error (error);
  folder_write_bytes (folder, path, zip);
}

static void
test_import (void)
{
  g_autoptr (Folder) folder = folder_new ();
  g_autofree char *zip = folder_get_name (folder, "a.zip");
  g_autofree char *target = folder_get_name (folder, "new/project");
  g_autoptr (CsPackage) package = NULL;
  g_autoptr (GError) error = NULL;

  write_package (folder, "a.zip", "{}");
  package = cs_import_package (zip, target, &error);
  g_assert_no_error (error);
  g_assert_cmpint (cs_package_get_n_entries (package), ==, 2);
  folder_assert_text (folder, "new/project/manifest.json", "{}");
  folder_assert_text (folder, "new/project/icons/color.png", "-");
}

/* One file that is there stops all of it. */
static void
test_never_overwrites (void)
{
  g_autoptr (Folder) folder = folder_new ();
  g_autofree char *zip = folder_get_name (folder, "a.zip");
  g_autofree char *target = folder_get_name (folder, "project");
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  g_autoptr (GError) error = NULL;

  write_package (folder, "a.zip", "{}");
  folder_write (folder, "project/icons/color.png", "mine");
  before = folder_describe (folder);

  g_assert_null (cs_import_package (zip, target, &error));
  g_assert_error (error, CS_PROJECT_ERROR, CS_PROJECT_ERROR_FILE_EXISTS);
  after = folder_describe (folder);
  g_assert_cmpstr (before, ==, after);
}

static void
test_no_zip (void)
{
  g_autoptr (Folder) folder = folder_new ();
  g_autofree char *zip = folder_get_name (folder, "a.zip");
  g_autofree char *target = folder_get_name (folder, "project");
  g_autoptr (GError) error = NULL;

  folder_write (folder, "a.zip", "Hello");
  g_assert_null (cs_import_package (zip, target, &error));
  g_assert_error (error, CS_PACKAGE_ERROR, CS_PACKAGE_ERROR_NOT_ZIP);
  g_assert_false (folder_has (folder, "project"));
}

/* Whatever the names in an archive are, nothing lands outside of the folder. */
static void
test_stays_inside (void)
{
  static const char * const names[] = {
    "abs-unix", "abs-unc", "abs-win", "slip-dotdot", "slip-backslash", "symlink", "name-nul",
    "dup-manifest", "case-collision", "two-eocd",
  };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *file = g_strconcat (names[i], ".zip", NULL);
      g_autofree char *zip = g_build_filename (g_getenv ("CS_TEST_SHARED"), "corpus", "zips",
                                               "generated", file, NULL);
      g_autoptr (Folder) folder = folder_new ();
      g_autofree char *target = folder_get_name (folder, "a/b/project");
      g_autoptr (CsPackage) package = NULL;
      g_autoptr (GDir) dir = NULL;

      if (!g_file_test (zip, G_FILE_TEST_EXISTS))
        {
          g_test_skip ("the folder of real inputs is not there");
          return;
        }

      package = cs_import_package (zip, target, NULL);
      dir = g_dir_open (folder_get_path (folder), 0, NULL);
      for (const char *name = g_dir_read_name (dir); name != NULL; name = g_dir_read_name (dir))
        g_assert_cmpstr (name, ==, "a");
      g_assert_false (g_file_test ("/tmp/evil.txt", G_FILE_TEST_EXISTS));
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/import/import", test_import);
  g_test_add_func ("/import/never-overwrites", test_never_overwrites);
  g_test_add_func ("/import/no-zip", test_no_zip);
  g_test_add_func ("/import/stays-inside", test_stays_inside);

  return g_test_run ();
}
