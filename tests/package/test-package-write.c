/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cs-test"

#include "cs-package.h"
#include "cs-zip-walk.h"

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

/* What stands in the archive itself: order, methods, and nothing that tells of this machine. */
static void
test_raw (void)
{
  g_autoptr(GBytes) zip = write_sample ();
  gsize size;
  const guint8 *data = g_bytes_get_data (zip, &size);
  g_autoptr(CsZipWalk) walk = cs_zip_walk (data, size);
  const guint8 *record = data + walk->directory;
  static const struct
  {
    const char *name;
    guint16     method;
    guint16     flags;
  } expected[] = {
    { "manifest.json", CS_ZIP_METHOD_DEFLATE, 0 },
    { "color.png", CS_ZIP_METHOD_STORE, 0 },
    { "outline.png", CS_ZIP_METHOD_STORE, 0 },
    { "fr-\xc3\xa9.json", CS_ZIP_METHOD_DEFLATE, CS_ZIP_FLAG_UTF8 },
    { "empty.json", CS_ZIP_METHOD_DEFLATE, 0 },
  };

  g_assert_cmpuint (walk->oddities, ==, 0);
  g_assert_cmpuint (walk->entries->len, ==, G_N_ELEMENTS (expected));
  for (guint i = 0; i < walk->entries->len; i++)
    {
      const CsZipEntry *entry = &g_array_index (walk->entries, CsZipEntry, i);

      g_assert_cmpmem (entry->name, entry->name_length, expected[i].name, strlen (expected[i].name));
      if (entry->size > 0)
        g_assert_cmpuint (entry->method, ==, expected[i].method);
      g_assert_cmphex (entry->flags & (CS_ZIP_FLAG_UTF8 | CS_ZIP_FLAG_DESCRIPTOR | CS_ZIP_FLAG_ENCRYPTED), ==,
                       expected[i].flags);
      g_assert_cmphex (entry->attributes, ==, 0100644u << 16);
      g_assert_cmpuint (entry->host, ==, 3);

      /* The date is 1 January 1980; neither place has an extra field or a comment. */
      g_assert_cmpmem (record + 12, 4, "\0\0\x21\0", 4);
      g_assert_cmpmem (record + 30, 4, "\0\0\0\0", 4);
      g_assert_cmpmem (data + entry->header + 10, 4, "\0\0\x21\0", 4);
      g_assert_cmpmem (data + entry->header + 28, 2, "\0\0", 2);
      record += 46 + entry->name_length;
    }
}

static void
test_no_entries (void)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(GBytes) zip = cs_package_write (NULL, 0, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (g_bytes_get_size (zip), ==, 22);
}

static void
test_nested (void)
{
  CsPackageEntry entries[] = { make_entry ("cards/a.json", "{}", 2), make_entry ("cards/b.json", "[]", 2) };
  g_autoptr(GError) error = NULL;
  g_autoptr(GBytes) zip = cs_package_write (entries, G_N_ELEMENTS (entries), &error);

  g_assert_no_error (error);
  g_assert_nonnull (zip);
  clear_entries (entries, G_N_ELEMENTS (entries));
}

/* What reading would refuse is not written. */
static void
test_refused (void)
{
  static const struct
  {
    const char     *name;
    CsPackageError  code;
  } names[] = {
    { "manifest.json", CS_PACKAGE_ERROR_WRITE },   /* there already */
    { "../a.png", CS_PACKAGE_ERROR_READ_BACK },
    { "/a.png", CS_PACKAGE_ERROR_READ_BACK },
    { "a\\b.png", CS_PACKAGE_ERROR_READ_BACK },
    { "a//b.png", CS_PACKAGE_ERROR_READ_BACK },
    { "folder/", CS_PACKAGE_ERROR_READ_BACK },
    { "a\x1b.png", CS_PACKAGE_ERROR_WRITE },
    { "manifest.json/a", CS_PACKAGE_ERROR_READ_BACK },
    { "\xff.png", CS_PACKAGE_ERROR_WRITE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      CsPackageEntry entries[] = { make_entry ("manifest.json", "{}", 2), make_entry (names[i].name, "1", 1) };
      g_autoptr(GError) error = NULL;
      g_autoptr(GBytes) zip = cs_package_write (entries, G_N_ELEMENTS (entries), &error);

      g_assert_null (zip);
      g_assert_error (error, CS_PACKAGE_ERROR, (gint) names[i].code);
      g_assert_null (strchr (error->message, '\x1b'));
      g_assert_true (g_utf8_validate (error->message, -1, NULL));
      clear_entries (entries, G_N_ELEMENTS (entries));
    }
}

static void
test_too_big (void)
{
  const gsize size = CS_PACKAGE_MAX_ENTRY_BYTES + 1;
  g_autofree char *text = g_strnfill (size, 'x');
  CsPackageEntry entries[] = { make_entry ("a.json", text, size) };
  g_autoptr(GError) error = NULL;
  g_autoptr(GBytes) zip = cs_package_write (entries, G_N_ELEMENTS (entries), &error);

  g_assert_null (zip);
  g_assert_error (error, CS_PACKAGE_ERROR, CS_PACKAGE_ERROR_READ_BACK);
  clear_entries (entries, G_N_ELEMENTS (entries));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/package-write/round-trip", test_round_trip);
  g_test_add_func ("/package-write/time-zones", test_time_zones);
  g_test_add_func ("/package-write/raw", test_raw);
  g_test_add_func ("/package-write/no-entries", test_no_entries);
  g_test_add_func ("/package-write/nested", test_nested);
  g_test_add_func ("/package-write/refused", test_refused);
  g_test_add_func ("/package-write/too-big", test_too_big);

  return g_test_run ();
}
