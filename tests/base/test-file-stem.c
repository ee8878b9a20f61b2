/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cs-test"

#include "cs-file-stem.h"

static void
test_stem (void)
{
  static const struct { const char *title; const char *stem; } rows[] = {
    { "Build Bell", "build-bell" },
    { "  Über  uns!  ", "über-uns" },
    { "../../etc/passwd", "etc-passwd" },
    { "a.b_c", "a-b-c" },
    { "42", "42" },
    { "?!", "" },
    { "", "" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *stem = cs_file_stem_dup (rows[i].title);

      g_assert_cmpstr (stem, ==, rows[i].stem);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/file-stem/titles", test_stem);

  return g_test_run ();
}
