/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cs-test"

#include "cs-place.h"

static void
test_not_installed (void)
{
  g_assert_false (cs_place_is_installed ());
}

static void
test_locale_dir (void)
{
  g_autofree char *po = g_build_filename (g_getenv ("CS_TEST_BUILD_ROOT"), "po", NULL);

  g_assert_cmpstr (cs_place_get_locale_dir (), ==, po);
}

static void
test_schema_dir (void)
{
  g_autofree char *compiled = g_build_filename (cs_place_get_schema_dir (), "gschemas.compiled", NULL);

  g_assert_true (g_file_test (compiled, G_FILE_TEST_IS_REGULAR));
}

static void
test_program (void)
{
  g_autofree char *path = cs_place_dup_program ("connector-studio");
  g_autofree char *expected = g_build_filename (g_getenv ("CS_TEST_BUILD_ROOT"),
                                                "src", "connector-studio", NULL);

  g_assert_cmpstr (path, ==, expected);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/place/not-installed", test_not_installed);
  g_test_add_func ("/place/locale-dir", test_locale_dir);
  g_test_add_func ("/place/schema-dir", test_schema_dir);
  g_test_add_func ("/place/program", test_program);

  return g_test_run ();
}
