/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cs-test"

#include "cs-locale.h"

#include <libintl.h>

/* The catalog is read from the build folder: nothing of this is installed. LANGUAGE chooses
 * in any locale but "C", so that no locale has to be generated for it. */
static void
test_french (void)
{
  const char *english = "Build, repair and package connectors";

  g_setenv ("LANGUAGE", "fr", TRUE);
  cs_locale_init ();
  g_assert_cmpstr (gettext (english), ==, "Créer, réparer et empaqueter des connecteurs");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/locale/french", test_french);

  return g_test_run ();
}
