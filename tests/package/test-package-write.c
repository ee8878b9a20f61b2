/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cs-test"

#include "cs-package.h"

#include <string.h>
#include <time.h>

#define PNG "\x89PNG\r\n\x1a\n"

static CsPackageEntry
make_entry (const char *name,
            const char *text,
            gsize       length)
{
  return (CsPackageEntry) { (char *) name, g_bytes_new (text, length) };
}

static void
clear_entries (CsPackageEntry *entries,
               guint           n_entries)
{
  for (guint i = 0; i < n_entries; i++)
    g_bytes_unref (entries[i].bytes);
}

static GBytes *
write_sample (void)
{
  g_autofree char *text = g_strnfill (1000, '{');
  CsPackageEntry entries[] = {
    make_entry ("manifest.json", text, 1000),
    make_entry ("color.png", PNG "color", 13),
    make_entry ("outline.png", PNG "outline", 15),
    make_entry ("fr-\xc3\xa9.json", "{}", 2),
    make_entry ("empty.json", "", 0),
  };
  g_autoptr(GError) error = NULL;
  GBytes *zip = cs_package_write (entries, G_N_ELEMENTS (entries), &error);

  g_assert_no_error (error);
  g_assert_nonnull (zip);
  clear_entries (entries, G_N_ELEMENTS (entries));
  return zip;
}

static void
test_round_trip (void)
{
  g_autoptr(GBytes) zip = write_sample ();
  g_autoptr(GError) error = NULL;
  g_autoptr(CsPackage) package = cs_package_read (zip, NULL, &error);
  static const struct
  {
    const char *name;
    gsize       length;
  } expected[] = {
    { "manifest.json", 1000 }, { "color.png", 13 }, { "outline.png", 15 },
    { "fr-\xc3\xa9.json", 2 }, { "empty.json", 0 },
  };

  g_assert_no_error (error);
  g_assert_cmpuint (cs_package_get_n_faults (package), ==, 0);
  g_assert_cmpuint (cs_package_get_n_entries (package), ==, G_N_ELEMENTS (expected));
  for (guint i = 0; i < G_N_ELEMENTS (expected); i++)
    {
      const CsPackageEntry *entry = cs_package_get_entry (package, i);

      g_assert_cmpstr (entry->name, ==, expected[i].name);
      g_assert_cmpuint (g_bytes_get_size (entry->bytes), ==, expected[i].length);
    }
  g_assert_cmpmem (g_bytes_get_data (cs_package_get_entry (package, 1)->bytes, NULL), 13, PNG "color", 13);
}

static void
test_time_zones (void)
{
  static const char *const zones[] = { "UTC", "America/New_York", "Asia/Tokyo", "Asia/Kathmandu",
                                       "XXX-14", "XXX+12" };
  g_autofree char *old = g_strdup (g_getenv ("TZ"));
  g_autoptr(GBytes) first = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (zones); i++)
    {
      g_autoptr(GBytes) zip = NULL;

      g_setenv ("TZ", zones[i], TRUE);
      tzset ();
      zip = write_sample ();
      if (first == NULL)
        first = g_steal_pointer (&zip);
      else
        g_assert_cmpmem (g_bytes_get_data (zip, NULL), g_bytes_get_size (zip),
                         g_bytes_get_data (first, NULL), g_bytes_get_size (first));
    }

  if (old != NULL)
    g_setenv ("TZ", old, TRUE);
  else
    g_unsetenv ("TZ");
  tzset ();
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/package-write/round-trip", test_round_trip);
  g_test_add_func ("/package-write/time-zones", test_time_zones);

  return g_test_run ();
}
