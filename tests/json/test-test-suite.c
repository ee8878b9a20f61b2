/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cs-test"

#include "cs-snapshot.h"

#include <string.h>

/* JSONTestSuite: a file's name says what a reader must do with it. y_: take it, n_: refuse it,
 * i_: either. */

static CsSnapshot *
load (const char *path)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = NULL;
  char              *contents;
  gsize              length;

  g_file_get_contents (path, &contents, &length, &error);
  g_assert_no_error (error);
  bytes = g_bytes_new_take (contents, length);

  return cs_snapshot_new (bytes);
}

static void
check_file (gconstpointer data)
{
  const char            *path = data;
  g_autofree char       *name = g_path_get_basename (path);
  g_autoptr (CsSnapshot) snapshot = load (path);
  const CsJsonFault     *broken = NULL;
  gsize                  length = g_bytes_get_size (cs_snapshot_get_bytes (snapshot));

  for (guint i = 0; i < cs_snapshot_get_n_faults (snapshot); i++)
    {
      const CsJsonFault *fault = cs_snapshot_get_fault (snapshot, i);

      g_assert_true (g_str_has_prefix (fault->id, "json-"));
      g_assert_true (g_utf8_validate (fault->message, -1, NULL));
      g_assert_cmpuint (fault->span.start + fault->span.length, <=, length);
      g_test_message ("%s: %s %zu+%zu: %s", name, fault->id, fault->span.start, fault->span.length, fault->message);
      if (fault->severity == CS_SEVERITY_ERROR && strcmp (fault->id, "json-duplicate-key") != 0)
        broken = fault;
    }

  g_assert_cmpint (cs_snapshot_is_broken (snapshot), ==, broken != NULL);
  if (name[0] == 'y')
    {
      g_assert_null (broken);
      g_assert_nonnull (cs_snapshot_get_json (snapshot));
    }
  if (name[0] == 'n')
    g_assert_nonnull (broken);
  cs_snapshot_get_json (snapshot);
}

int
main (int    argc,
      char **argv)
{
  g_autofree char *folder = g_build_filename (g_getenv ("CS_TEST_SHARED") ? g_getenv ("CS_TEST_SHARED") : "",
                                              "corpus", "json", "test_parsing", NULL);
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char      *name;

  g_test_init (&argc, &argv, NULL);

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *test = g_strconcat ("/json/test-suite/", name, NULL);

      g_test_add_data_func_full (test, g_build_filename (folder, name, NULL), check_file, g_free);
    }

  return g_test_run ();
}
