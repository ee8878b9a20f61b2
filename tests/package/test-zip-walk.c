/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cs-test"

#include "cs-zip-walk.h"
#include "zip-builder.h"

#include <string.h>

static CsZipWalk *
walk (GBytes *zip)
{
  gsize size;
  const guint8 *data = g_bytes_get_data (zip, &size);

  return cs_zip_walk (data, size);
}

static void
test_places (void)
{
  const ZipFile files[] = {
    { .name = "manifest.json", .text = "{}" }, { .name = "a.png", .text = "png", .descriptor = 16 }, { NULL },
  };
  const ZipEnd end = { .before = "0123456789" };
  g_autoptr(GBytes) zip = build_zip (files, &end);
  g_autoptr(CsZipWalk) self = walk (zip);
  const CsZipEntry *first = &g_array_index (self->entries, CsZipEntry, 0);
  const CsZipEntry *second = &g_array_index (self->entries, CsZipEntry, 1);

  g_assert_cmpint (self->status, ==, CS_ZIP_OK);
  g_assert_cmpuint (self->oddities, ==, CS_ZIP_JUNK_BEFORE);
  g_assert_cmpuint (self->start, ==, 10);
  g_assert_cmpuint (self->declared, ==, 2);
  g_assert_cmpuint (self->entries->len, ==, 2);

  g_assert_cmpmem (first->name, first->name_length, "manifest.json", 13);
  g_assert_cmpuint (first->header, ==, 10);
  g_assert_cmpuint (first->end, ==, 10 + 30 + 13 + 2);
  g_assert_cmpuint (first->size, ==, 2);
  g_assert_cmpuint (second->header, ==, first->end);
  g_assert_cmpuint (second->end, ==, second->header + 30 + 5 + 3 + 16);
  g_assert_cmpuint (self->directory, ==, second->end);
  g_assert_cmpuint (second->oddities, ==, 0);
}

/* The name's own bytes, NUL included. */
static void
test_name_with_nul (void)
{
  const ZipFile files[] = { { .name = "a\0b", .name_length = 3, .text = "1" }, { NULL } };
  g_autoptr(GBytes) zip = build_zip (files, NULL);
  g_autoptr(CsZipWalk) self = walk (zip);
  const CsZipEntry *entry = &g_array_index (self->entries, CsZipEntry, 0);

  g_assert_cmpmem (entry->name, entry->name_length, "a\0b", 3);
  g_assert_cmpuint (entry->oddities, ==, 0);
}

/* Two entries of the directory that are one file. */
static void
test_overlap (void)
{
  const ZipFile files[] = { { .name = "a", .text = "1" }, { .name = "b", .text = "1" }, { NULL } };
  g_autoptr(GBytes) zip = build_zip (files, NULL);
  gsize size;
  g_autofree guint8 *data = g_memdup2 (g_bytes_get_data (zip, &size), g_bytes_get_size (zip));
  gsize second = 2 * 32 + 47;
  g_autoptr(CsZipWalk) self = NULL;

  g_assert_cmpint (data[second + 42], ==, 32);
  data[second + 42] = 0;
  self = cs_zip_walk (data, g_bytes_get_size (zip));

  for (guint i = 0; i < 2; i++)
    g_assert_cmpuint (g_array_index (self->entries, CsZipEntry, i).oddities & CS_ZIP_ENTRY_OVERLAP, !=, 0);
}

static void
test_status (void)
{
  static const guint8 no_directory[] = "PK\5\6\0\0\0\0\1\0\1\0\x2e\0\0\0\0\0\0\0\0";
  g_autoptr(CsZipWalk) nothing = cs_zip_walk (NULL, 0);
  g_autoptr(CsZipWalk) text = cs_zip_walk ((const guint8 *) "this is a text without any record in it", 39);
  g_autoptr(CsZipWalk) lost = cs_zip_walk (no_directory, 22);
  static const guint8 empty[22] = "PK\5\6";
  g_autoptr(CsZipWalk) nobody = cs_zip_walk (empty, 22);

  g_assert_cmpint (nothing->status, ==, CS_ZIP_NO_END);
  g_assert_cmpint (text->status, ==, CS_ZIP_NO_END);
  g_assert_cmpint (lost->status, ==, CS_ZIP_NO_DIRECTORY);
  g_assert_cmpint (nobody->status, ==, CS_ZIP_OK);
  g_assert_cmpuint (nobody->entries->len, ==, 0);
  g_assert_cmpuint (nobody->oddities, ==, 0);
}

/* Ten megabytes of end records, or of entries with as many Unicode names as fit: still one walk. */
static void
test_linear (void)
{
  const gsize size = 10 * 1024 * 1024;
  g_autofree guint8 *ends = g_malloc (size);
  g_autofree char *name = g_strnfill (60000, 'n');
  g_autofree char *extra = g_malloc0 (60000);
  g_autoptr(GTimer) timer = g_timer_new ();
  g_autoptr(CsZipWalk) self = NULL;
  g_autoptr(CsZipWalk) other = NULL;
  g_autoptr(GBytes) zip = NULL;
  ZipFile files[61] = { { NULL } };

  for (gsize i = 0; i < size; i++)
    ends[i] = (guint8) "PK\5\6"[i % 4];
  self = cs_zip_walk (ends, size);

  for (guint i = 0; i + 10 <= 60000; i += 10)
    memcpy (extra + i, "up\x06\0\1????x", 10);
  for (guint i = 0; i < 60; i++)
    files[i] = (ZipFile) { .name = name, .text = "", .extra = extra, .extra_length = 60000 };
  zip = build_zip (files, NULL);
  other = walk (zip);

  g_assert_cmpuint (other->entries->len, ==, 60);
  /* Without bounds these take minutes. */
  g_assert_cmpfloat (g_timer_elapsed (timer, NULL), <, 10);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/zip-walk/places", test_places);
  g_test_add_func ("/zip-walk/name-with-nul", test_name_with_nul);
  g_test_add_func ("/zip-walk/overlap", test_overlap);
  g_test_add_func ("/zip-walk/status", test_status);
  g_test_add_func ("/zip-walk/linear", test_linear);

  return g_test_run ();
}
