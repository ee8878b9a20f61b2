/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cs-test"

#include "cs-locale.h"

#include <libintl.h>
#include <locale.h>

/* LANGUAGE chooses the catalog, but not in the locale "C", nor, since glibc 2.39, in "C.UTF-8"
 * that the tests run in. Any other locale will do. */
static gboolean
set_translating_locale (void)
{
  static const char *const locales[] = { "fr_FR.UTF-8", "en_US.UTF-8", "en_GB.UTF-8", "de_DE.UTF-8" };

  for (guint i = 0; i < G_N_ELEMENTS (locales); i++)
    if (setlocale (LC_ALL, locales[i]) != NULL)
      return g_setenv ("LC_ALL", locales[i], TRUE);

#if defined __GLIBC__ && !__GLIBC_PREREQ (2, 39)
  return TRUE;
#else
  return FALSE;
#endif
}

/* The catalog is read from the build folder: nothing of this is installed. */
static void
test_french (void)
{
  const char *english = "Build, repair and package connectors";

  if (!set_translating_locale ())
    {
      g_test_skip ("no locale but C.UTF-8 is there, in which nothing is translated");
      return;
    }

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
