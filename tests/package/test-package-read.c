/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cs-test"

#include "cs-package.h"
#include "zip-builder.h"

#include <glib/gstdio.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

/* What a hostile file may cost at most. The time is a guard against hanging, not a measurement. */
#define MAX_MEMORY_KIB  (200 * 1024)
#define MAX_SECONDS     10

/* Faults as "id id ..." in the order of their telling, '?' in front of a warning and '.' in front of
 * a note. */
static char *
describe_faults (CsPackage *package)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < cs_package_get_n_faults (package); i++)
    {
      const CsPackageFault *fault = cs_package_get_fault (package, i);

      g_assert_nonnull (fault->message);
      g_assert_true (g_utf8_validate (fault->message, -1, NULL));
      g_assert_true (g_str_has_suffix (fault->message, "."));
      /* Names are quoted as in all other findings. */
      g_assert_null (strchr (fault->message, '\''));
      g_assert_true (fault->entry == NULL || strstr (fault->message, fault->entry) != NULL ||
                     fault->entry[0] == '\0');
      if (text->len > 0)
        g_string_append_c (text, ' ');
      if (fault->severity != CS_SEVERITY_ERROR)
        g_string_append_c (text, fault->severity == CS_SEVERITY_WARNING ? '?' : '.');
      g_string_append (text, fault->id);
    }
  return g_string_free (text, FALSE);
}

/* Entries as "name=length name=length". */
static char *
describe_entries (CsPackage *package)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < cs_package_get_n_entries (package); i++)
    {
      const CsPackageEntry *entry = cs_package_get_entry (package, i);

      g_string_append_printf (text, "%s%s=%" G_GSIZE_FORMAT, i > 0 ? " " : "", entry->name,
                              g_bytes_get_size (entry->bytes));
    }
  return g_string_free (text, FALSE);
}

static GBytes *
load_shared (const char *folder,
             const char *name)
{
  const char *shared = g_getenv ("CS_TEST_SHARED");
  g_autofree char *path = NULL;
  char *data;
  gsize size;

  if (shared == NULL)
    return NULL;
  path = g_build_filename (shared, "corpus", "zips", folder, name, NULL);
  if (!g_file_get_contents (path, &data, &size, NULL))
    return NULL;
  return g_bytes_new_take (data, size);
}

typedef struct
{
  const char *name;
  const char *faults;     /* NULL: refused, with a text that has @entries in it */
  const char *entries;    /* NULL: not looked at */
} FileCase;

#define OK_ENTRIES "manifest.json=70 color.png=8 outline.png=8"

static const FileCase generated[] = {
  { "abs-unc.zip", "zip-unsafe-name", OK_ENTRIES },
  { "abs-unix.zip", "zip-unsafe-name", OK_ENTRIES },
  { "abs-win.zip", "zip-unsafe-name", OK_ENTRIES },
  { "bom-manifest.zip", "", "manifest.json=73 color.png=8 outline.png=8" },
  { "bomb-200MB.zip", "zip-bomb", "manifest.json=70" },
  { "case-collision.zip", "?zip-case-collision", OK_ENTRIES " Manifest.JSON=10" },
  { "count-lies.zip", "zip-damaged", OK_ENTRIES },
  { "crc-wrong.zip", "zip-damaged", "color.png=8 outline.png=8" },
  { "dup-manifest.zip", "zip-duplicate-entry", OK_ENTRIES },
  { "empty.zip", "", "" },
  { "encrypted-flag.zip", "zip-encrypted", "color.png=8 outline.png=8" },
  { "local-central-name-mismatch.zip", "zip-ambiguous", OK_ENTRIES },
  { "macosx-junk.zip", "", OK_ENTRIES " __MACOSX/._manifest.json=1 .DS_Store=1" },
  { "many-entries.zip", "zip-too-many", NULL },
  { "method-99.zip", "zip-method", "color.png=8 outline.png=8" },
  { "name-badutf8.zip", "zip-bad-name", OK_ENTRIES },
  { "name-bidi.zip", "zip-bad-name", OK_ENTRIES },
  { "name-control.zip", "zip-bad-name", OK_ENTRIES },
  { "name-empty.zip", "zip-bad-name", OK_ENTRIES },
  { "name-long.zip", "zip-bad-name", OK_ENTRIES },
  { "name-nul.zip", "zip-unsafe-name", OK_ENTRIES },
  { "nested-folder.zip", "zip-nested", OK_ENTRIES },
  { "nfc-nfd-collision.zip", "?zip-case-collision",
    OK_ENTRIES " \xc3\xa9.json=2 e\xcc\x81.json=2" },
  { "ok.zip", "", OK_ENTRIES },
  { "overlap-full.zip", "zip-bomb", "" },
  { "prefix-junk.zip", "zip-junk-around", OK_ENTRIES },
  { "slip-backslash.zip", "zip-unsafe-name", OK_ENTRIES },
  { "slip-dotdot.zip", "zip-unsafe-name", OK_ENTRIES },
  { "symlink.zip", "zip-symlink", OK_ENTRIES },
  { "trailing-junk.zip", "zip-junk-around", OK_ENTRIES },
  { "truncated.zip", NULL, "cut off" },
  { "two-eocd.zip", "zip-ambiguous", "manifest.json=12" },
  { "usize-4g.zip", "zip-size-lie", "color.png=8 outline.png=8" },
  { "usize-lies-small.zip", "zip-size-lie", "color.png=8 outline.png=8" },
  { "zero-bytes.zip", NULL, "empty" },
  { "zip-in-comment.zip", "zip-ambiguous", "manifest.json=7" },
};

/* The failures are named after what is wrong with them; the rest is what other programs made. */
static const FileCase yauzl[] = {
  { "End of central directory record signature not found Either not a zip file or file is truncated.zip",
    NULL, "cut off" },
  { "End of central directory record signature not found Either not a zip file or file is truncated_1.zip",
    NULL, "empty" },
  { "Invalid comment length Expected 1 Found 0 Are there extra bytes at the end of the file Or is the "
    "end of central dir signature PK in the com.zip", "zip-junk-around", "a.txt=5 b.txt=5" },
  { "NtfsTimestamp.zip", "", "a=0" },
  { "absolute path C xt.zip", "zip-unsafe-name", "b.txt=5" },
  { "absolute path atxt.zip", "zip-unsafe-name", "b.txt=5" },
  { "big-compression.zip", "", "0x21000=135168" },
  { "big-uncompressed.zip", "", "0x21000=135168" },
  { "bogus-compression-method.zip", "zip-method", "" },
  { "compressed uncompressed size mismatch for stored file 2147483647 5.zip", "zip-damaged", "b.txt=5" },
  { "cygwin-info-zip.zip", "", "a.txt=5 b.txt=5" },
  { "deflate.zip", "", "index.js=10689" },
  { "directories.zip", "zip-nested", "a.txt=0" },
  { "empty.zip", "", "" },
  /* Right for a general reader; more than a package may hold. */
  { "everything.zip", "zip-too-many", NULL },
  { "extra field length exceeds extra field buffer size.zip", "zip-damaged", "a.txt=5 b.txt=5" },
  { "file data overflows file bounds 63 2147483647 308.zip", "zip-damaged", "b.txt=5" },
  { "invalid central directory file header signature 0x1014b50.zip", "zip-damaged", "a.txt=5" },
  { "invalid characters in fileName a txt.zip", "?zip-backslash-name zip-ambiguous", "a/txt=5 b.txt=5" },
  { "invalid code lengths set.zip", "zip-damaged", "" },
  { "invalid local file header signature 0x3034b50.zip", "zip-damaged", "a.txt=5" },
  { "invalid relative path xt.zip", "zip-unsafe-name", "b.txt=5" },
  { "invalid zip64 end of central directory record signature.zip", NULL, "directory" },
  { "linux-info-zip.zip", "", "a.txt=5 b.txt=5" },
  { "multi-disk zip files are not supported found disk number 1.zip", "zip-damaged", "a.txt=5 b.txt=5" },
  { "not enough bytes in the stream expected 2048576 got only 1000000.zip", "zip-bomb", "" },
  { "sloppy-filenames.zip", "?zip-backslash-name zip-ambiguous", "a/txt=5 b.txt=5" },
  { "streaming.zip", "", "test1.txt=25 test2.txt=25" },
  { "strong encryption is not supported.zip", "zip-encrypted", "" },
  { "too many bytes in the stream expected 82496 got at least 98304.zip", "zip-size-lie", "" },
  { "too many length or distance symbols.zip", "zip-damaged", "" },
  { "traditional-encryption-and-compression.zip", "zip-encrypted", "" },
  { "traditional-encryption-and-compression_deprecated.zip", "zip-encrypted", "" },
  { "traditional-encryption.zip", "zip-encrypted", "" },
  { "traditional-encryption_deprecated.zip", "zip-encrypted", "" },
  { "unexpected EOF.zip", "zip-damaged", "" },
  /* The plain name has a NUL, whatever stands beside it, and there are bytes that nobody owns. */
  { "unicode-path-extra-field.zip", "?zip-junk-around zip-unsafe-name", "" },
  { "unicode.zip", "zip-nested",
    "Hoitovirhe/Rautaketju.mp3=0 Pirun nyrkki/Mist\xc3\xa4 veri pakenee.mp3=0" },
  { "unix-epoch.zip", "", "unix-epoch.txt=0" },
  { "unsupported compression method 1.zip", "zip-method", "a.txt=5" },
  { "windows-7-zip.zip", "", "a.txt=5 b.txt=5" },
  { "windows-compressed-folder.zip", "", "a.txt=5 b.txt=5" },
  { "wrong-entry-sizes.zip", "zip-size-lie zip-size-lie zip-size-lie", "" },
  { "zip64 extended information extra field does not include compressed size.zip", "zip-damaged", "" },
  { "zip64 extended information extra field does not include relative header offset.zip", "zip-damaged",
    "" },
  { "zip64 extended information extra field does not include uncompressed size.zip", "zip-damaged", "" },
  { "zip64.zip", "", "test1.txt=3 test2.txt=3" },
};

static void
assert_reading (GBytes         *zip,
                const FileCase *expected)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(CsPackage) package = cs_package_read (zip, NULL, &error);
  g_autofree char *faults = NULL;
  g_autofree char *entries = NULL;

  if (expected->faults == NULL)
    {
      g_assert_null (package);
      g_assert_error (error, CS_PACKAGE_ERROR, CS_PACKAGE_ERROR_NOT_ZIP);
      g_assert_nonnull (strstr (error->message, expected->entries));
      return;
    }

  g_assert_no_error (error);
  g_assert_cmpuint (cs_package_get_size (package), ==, g_bytes_get_size (zip));
  faults = describe_faults (package);
  g_assert_cmpstr (faults, ==, expected->faults);
  entries = describe_entries (package);
  if (expected->entries != NULL)
    g_assert_cmpstr (entries, ==, expected->entries);
}

static void
assert_shared_file (const char     *folder,
                    const FileCase *expected)
{
  g_autoptr(GBytes) zip = load_shared (folder, expected->name);

  if (zip == NULL)
    {
      g_test_skip ("../shared is not there");
      return;
    }
  assert_reading (zip, expected);
}

static void
test_generated (gconstpointer data)
{
  assert_shared_file ("generated", data);
}

static void
test_yauzl (gconstpointer data)
{
  assert_shared_file ("yauzl", data);
}

/* Every row has its file and every file its row. */
static void
test_tables_are_whole (void)
{
  static const struct
  {
    const char     *folder;
    const FileCase *cases;
    guint           n_cases;
  } tables[] = {
    { "generated", generated, G_N_ELEMENTS (generated) },
    { "yauzl", yauzl, G_N_ELEMENTS (yauzl) },
  };

  for (guint i = 0; i < G_N_ELEMENTS (tables); i++)
    {
      g_autofree char *path = g_build_filename (g_getenv ("CS_TEST_SHARED") ? g_getenv ("CS_TEST_SHARED") : "",
                                                "corpus", "zips", tables[i].folder, NULL);
      g_autoptr(GDir) dir = g_dir_open (path, 0, NULL);
      const char *name;
      guint files = 0;

      if (dir == NULL)
        {
          g_test_skip ("../shared is not there");
          return;
        }
      while ((name = g_dir_read_name (dir)) != NULL)
        {
          guint row = 0;

          while (row < tables[i].n_cases && !g_str_equal (tables[i].cases[row].name, name))
            row++;
          if (row == tables[i].n_cases)
            g_error ("no row for %s/%s", tables[i].folder, name);
          files++;
        }
      g_assert_cmpuint (files, ==, tables[i].n_cases);
    }
}

/* Reads every file of a folder in a child, and asks the kernel what that took. */
static void
test_cost (gconstpointer data)
{
  g_autofree char *path = g_build_filename (g_getenv ("CS_TEST_SHARED") ? g_getenv ("CS_TEST_SHARED") : "",
                                            "corpus", "zips", data, NULL);
  g_autoptr(GDir) dir = g_dir_open (path, 0, NULL);
  const char *name;

  if (dir == NULL)
    {
      g_test_skip ("../shared is not there");
      return;
    }

  while ((name = g_dir_read_name (dir)) != NULL)
    {
      struct rusage usage;
      int status;
      pid_t pid = fork ();

      g_assert_cmpint (pid, >=, 0);
      if (pid == 0)
        {
          g_autoptr(GBytes) zip = load_shared (data, name);
          CsPackage *package;

          alarm (MAX_SECONDS);
          package = cs_package_read (zip, NULL, NULL);
          _exit (package != NULL ? 0 : 1);
        }

      g_assert_cmpint (wait4 (pid, &status, 0, &usage), ==, pid);
      if (!WIFEXITED (status))
        g_error ("%s/%s: died of signal %d", (const char *) data, name, WTERMSIG (status));
#ifndef __SANITIZE_ADDRESS__
      if (usage.ru_maxrss > MAX_MEMORY_KIB)
        g_error ("%s/%s: took %ld KiB", (const char *) data, name, usage.ru_maxrss);
#endif
      g_test_message ("%s: %ld KiB, %ld ms", name, usage.ru_maxrss,
                      (long) (usage.ru_utime.tv_sec * 1000 + usage.ru_utime.tv_usec / 1000));
    }
}

typedef struct
{
  const char    *name;
  const char    *faults;
  const char    *entries;
  const ZipFile  files[6];
  ZipEnd         end;
} BuiltCase;

#define MANIFEST  { .name = "manifest.json", .text = "{}" }
#define INNER_ZIP "PK\3\4 not really PK\5\6 but an end record all the same, if one looks at it"

static const BuiltCase built[] = {
  { "plain", "", "manifest.json=2 a.png=3", { MANIFEST, { .name = "a.png", .text = "png" } } },
  { "folder-entry", "", "manifest.json=2 l/fr.json=2",
    { MANIFEST, { .name = "l/" }, { .name = "l/fr.json", .text = "{}" } } },
  { "comment", "", "manifest.json=2", { MANIFEST }, { .comment = "hello", .comment_length = 5 } },
  { "descriptors", "", "a=1 b=1 c=1 d=1",
    { { .name = "a", .text = "1", .descriptor = 12 }, { .name = "b", .text = "1", .descriptor = 16 },
      { .name = "c", .text = "1", .descriptor = 20 }, { .name = "d", .text = "1", .descriptor = 24 } } },
  { "zip64", "", "manifest.json=2", { MANIFEST }, { .zip64 = TRUE } },
  { "zip-in-zip", "", "manifest.json=2 inner.zip=71",
    { MANIFEST, { .name = "inner.zip", .text = INNER_ZIP } } },
  { "nested-with-litter", "zip-nested", "manifest.json=2 a.png=1 __MACOSX/app/._manifest.json=1 .DS_Store=1",
    { { .name = "app/manifest.json", .text = "{}" }, { .name = "app/a.png", .text = "1" },
      { .name = "__MACOSX/app/._manifest.json", .text = "1" }, { .name = "app/.DS_Store", .text = "1" } } },
  { "nested-twice", "zip-nested", "manifest.json=2 icons/a.png=1",
    { { .name = "a/b/manifest.json", .text = "{}" }, { .name = "a/b/icons/a.png", .text = "1" } } },
  { "not-nested", "", "manifest.json=2 app/manifest.json=2",
    { MANIFEST, { .name = "app/manifest.json", .text = "{}" } } },
  { "similar-folders", "", "app/manifest.json=2 apple/a.png=1",
    { { .name = "app/manifest.json", .text = "{}" }, { .name = "apple/a.png", .text = "1" } } },
  { "nested-litter-takes-name", "zip-nested", "manifest.json=2 Thumbs.db=1",
    { { .name = "app/manifest.json", .text = "{}" }, { .name = "app/Thumbs.db", .text = "1" },
      { .name = "Thumbs.db", .text = "12" } } },

  { "backslash", "?zip-backslash-name", "manifest.json=2 icons/a.png=1",
    { MANIFEST, { .name = "icons\\a.png", .text = "1" } } },
  { "backslash-folder", "?zip-backslash-name", "manifest.json=2", { MANIFEST, { .name = "icons\\" } } },
  { "dot-step", "zip-bad-name", "manifest.json=2", { { .name = "./manifest.json", .text = "{}" } } },
  { "empty-step", "zip-bad-name", "manifest.json=2 a/b=1", { MANIFEST, { .name = "a//b", .text = "1" } } },
  { "dots-in-middle", "zip-unsafe-name", "manifest.json=2", { MANIFEST, { .name = "a/../b", .text = "1" } } },
  { "dots-at-end", "zip-unsafe-name", "manifest.json=2", { MANIFEST, { .name = "a/..", .text = "1" } } },
  { "dots-folder", "zip-unsafe-name", "manifest.json=2", { MANIFEST, { .name = "../" } } },
  { "dots-in-name", "", "manifest.json=2 a..b=1", { MANIFEST, { .name = "a..b", .text = "1" } } },
  { "drive-relative", "zip-unsafe-name", "manifest.json=2", { MANIFEST, { .name = "c:a", .text = "1" } } },
  { "network-path", "zip-unsafe-name", "manifest.json=2", { MANIFEST, { .name = "//h/s/a", .text = "1" } } },
  { "only-slash", "zip-unsafe-name", "manifest.json=2", { MANIFEST, { .name = "/" } } },
  { "nul-at-end", "zip-unsafe-name", "manifest.json=2",
    { MANIFEST, { .name = "a.png\0", .name_length = 6, .text = "1" } } },
  { "only-nul", "zip-unsafe-name", "manifest.json=2", { MANIFEST, { .name = "\0", .name_length = 1 } } },
  { "delete-character", "zip-bad-name", "manifest.json=2", { MANIFEST, { .name = "a\x7f", .text = "1" } } },
  { "c1-character", "zip-bad-name", "manifest.json=2", { MANIFEST, { .name = "a\xc2\x9b", .text = "1" } } },
  { "zero-width-space", "zip-bad-name", "manifest.json=2",
    { MANIFEST, { .name = "manifest\xe2\x80\x8b.json", .text = "1" } } },
  { "soft-hyphen", "zip-bad-name", "manifest.json=2",
    { MANIFEST, { .name = "mani\xc2\xad" "fest.json", .text = "1", .flags = 0x800 } } },
  { "line-separator", "zip-bad-name", "manifest.json=2",
    { MANIFEST, { .name = "a\xe2\x80\xa8", .text = "1" } } },
  { "isolate", "zip-bad-name", "manifest.json=2",
    { MANIFEST, { .name = "a\xe2\x81\xa6", .text = "1", .flags = 0x800 } } },
  { "joiner-in-emoji", "", "manifest.json=2 \xf0\x9f\x91\xa9\xe2\x80\x8d\xf0\x9f\x92\xbb.png=1",
    { MANIFEST, { .name = "\xf0\x9f\x91\xa9\xe2\x80\x8d\xf0\x9f\x92\xbb.png", .text = "1", .flags = 0x800 } } },
  { "surrogate", "zip-bad-name", "manifest.json=2",
    { MANIFEST, { .name = "\xed\xa0\x80", .text = "1", .flags = 0x800 } } },
  { "overlong-slash", "zip-bad-name", "manifest.json=2",
    { MANIFEST, { .name = "..\xc0\xaf" "a", .text = "1", .flags = 0x800 } } },
  { "code-page-437", "?zip-bad-name", "manifest.json=2 \xc3\xa9.json=1",
    { MANIFEST, { .name = "\x82.json", .text = "1" } } },
  { "utf8-without-bit", ".zip-bad-name", "manifest.json=2 \xc3\xa9.json=1",
    { MANIFEST, { .name = "\xc3\xa9.json", .text = "1" } } },
  { "device-name", "?zip-bad-name", "manifest.json=2 AUX.json=1",
    { MANIFEST, { .name = "AUX.json", .text = "1" } } },
  { "stream-name", "?zip-bad-name", "manifest.json=2 manifest.json:x=1",
    { MANIFEST, { .name = "manifest.json:x", .text = "1" } } },
  { "dot-at-end", "?zip-bad-name", "manifest.json=2 a.=1", { MANIFEST, { .name = "a.", .text = "1" } } },

  { "duplicate", "zip-duplicate-entry", "manifest.json=2",
    { MANIFEST, { .name = "manifest.json", .text = "other" } } },
  { "duplicate-by-backslash", "?zip-backslash-name zip-duplicate-entry", "manifest.json=2 a/b=1",
    { MANIFEST, { .name = "a/b", .text = "1" }, { .name = "a\\b", .text = "22" } } },
  { "file-and-folder", "zip-duplicate-entry", "manifest.json=2 a=1",
    { MANIFEST, { .name = "a", .text = "1" }, { .name = "a/b", .text = "1" } } },
  { "folder-and-file", "zip-duplicate-entry", "manifest.json=2 a/b=1",
    { MANIFEST, { .name = "a/b", .text = "1" }, { .name = "a", .text = "1" } } },
  { "folder-entry-and-file", "zip-duplicate-entry", "manifest.json=2",
    { MANIFEST, { .name = "manifest.json/" } } },
  { "case", "?zip-case-collision", "manifest.json=2 \xc3\x89=1 \xc3\xa9=1",
    { MANIFEST, { .name = "\xc3\x89", .text = "1", .flags = 0x800 },
      { .name = "\xc3\xa9", .text = "1", .flags = 0x800 } } },

  { "symlink-from-dos", "zip-symlink", "manifest.json=2",
    { MANIFEST, { .name = "l", .text = "x", .host = 0, .attributes = 0120777u << 16 } } },
  { "fifo", "zip-symlink", "manifest.json=2",
    { MANIFEST, { .name = "f", .host = 3, .attributes = 0010644u << 16 } } },
  { "device", "zip-symlink", "manifest.json=2",
    { MANIFEST, { .name = "f", .host = 19, .attributes = 0020644u << 16 } } },
  { "unix-file", "", "manifest.json=2 f=1",
    { MANIFEST, { .name = "f", .text = "1", .host = 3, .attributes = 0100755u << 16 } } },

  { "encrypted", "zip-encrypted", "manifest.json=2", { MANIFEST, { .name = "a", .text = "1", .flags = 1 } } },
  { "strongly-encrypted", "zip-encrypted", "manifest.json=2",
    { MANIFEST, { .name = "a", .text = "1", .flags = 0x41 } } },
  { "deflate64", "zip-method", "manifest.json=2", { MANIFEST, { .name = "a", .text = "1", .method = 9 } } },
  { "lzma", "zip-method", "manifest.json=2", { MANIFEST, { .name = "a", .text = "1", .method = 14 } } },
  { "not-deflated", "zip-damaged", "manifest.json=2",
    { MANIFEST, { .name = "a", .text = "\xff\xff\xff", .method = 8 } } },
  { "wrong-crc", "zip-damaged", "manifest.json=2", { MANIFEST, { .name = "a", .text = "1", .bad_crc = TRUE } } },
  { "stored-size-lies", "zip-size-lie", "manifest.json=2",
    { MANIFEST, { .name = "a", .text = "1", .size_plus = 5 } } },
  { "local-size-lies", "zip-size-lie", "manifest.json=2 a=1",
    { MANIFEST, { .name = "a", .text = "1", .local_size_plus = 5 } } },
  { "local-name-lies", "zip-ambiguous", "manifest.json=2 a=1",
    { MANIFEST, { .name = "a", .local_name = "manifest.json", .text = "1" } } },

  { "unicode-path", "", "manifest.json=2 \xc3\xa9=1",
    { MANIFEST, { .name = "\x82",
                  .text = "1", .extra = "up\x07\0\1\x81\x0d\xb4\xd1\xc3\xa9", .extra_length = 11 } } },
  { "extra-too-long", "zip-damaged", "manifest.json=2 a=1",
    { MANIFEST, { .name = "a", .text = "1", .extra = "UT\xff\0\1\1\1\1\1", .extra_length = 9 } } },
  { "extra-padding", "", "manifest.json=2 a=1",
    { MANIFEST, { .name = "a", .text = "1", .extra = "\0\0\0", .extra_length = 3 } } },

  { "before", "zip-junk-around", "manifest.json=2", { MANIFEST }, { .before = "#!/bin/sh\n" } },
  { "before-counted", "zip-junk-around", "manifest.json=2", { MANIFEST },
    { .before = "#!/bin/sh\n", .offsets_count_before = TRUE } },
  { "between", "?zip-junk-around", "manifest.json=2", { MANIFEST }, { .between = "junk" } },
  { "after", "zip-junk-around", "manifest.json=2", { MANIFEST }, { .after = "junk" } },
  { "headers-before", "zip-ambiguous", "manifest.json=2", { MANIFEST }, { .before = "PK\3\4 hidden" } },
  { "headers-between", "zip-ambiguous", "manifest.json=2", { MANIFEST }, { .between = "PK\3\4 hidden" } },
  { "end-record-in-comment", "zip-ambiguous", "manifest.json=2", { MANIFEST },
    { .comment = "see PK\5\6 there", .comment_length = 14 } },
  { "end-record-after", "zip-ambiguous", "manifest.json=2", { MANIFEST }, { .after = "PK\5\6" } },
  { "count-too-low", "zip-damaged", "manifest.json=2 a=1",
    { MANIFEST, { .name = "a", .text = "1" } }, { .count_plus = -1 } },
  { "count-too-high", "zip-damaged", "manifest.json=2", { MANIFEST }, { .count_plus = 1 } },
  { "second-disk", "zip-damaged", "manifest.json=2", { MANIFEST }, { .disk = 1 } },
};

static void
test_built (gconstpointer data)
{
  const BuiltCase *test = data;
  const FileCase expected = { test->name, test->faults, test->entries };
  g_autoptr(GBytes) zip = build_zip (test->files, &test->end);

  assert_reading (zip, &expected);
}

/* What is no archive is named as what it is. */
static void
test_other_kinds (void)
{
  static const struct
  {
    const char *start;
    const char *message;
  } kinds[] = {
    { "", "empty" }, { "{\"a\": 1}", "JSON" }, { "\x89PNG\r\n", "PNG" }, { "Rar!\x1a", "RAR" },
    { "7z\xbc\xaf\x27\x1c", "7-Zip" }, { "\x1f\x8b\x08", "gzip" }, { "%PDF-1.7", "PDF" },
    { "PK\3\4 and the rest is missing", "cut off" }, { "hello", "not a zip" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      g_autoptr(GBytes) bytes = g_bytes_new_static (kinds[i].start, strlen (kinds[i].start));
      g_autoptr(GError) error = NULL;

      g_assert_null (cs_package_read (bytes, NULL, &error));
      g_assert_error (error, CS_PACKAGE_ERROR, CS_PACKAGE_ERROR_NOT_ZIP);
      g_assert_nonnull (strstr (error->message, kinds[i].message));
    }
}

/* Thousands of entries that each are small enough, together too much. */
static void
test_too_much_together (void)
{
  g_autofree char *text = g_strnfill (7 * 1024 * 1024, 'a');
  ZipFile files[8] = { { NULL } };
  g_autoptr(GBytes) zip = NULL;
  g_autoptr(CsPackage) package = NULL;
  g_autofree char *faults = NULL;
  static const char *const names[] = { "a", "b", "c", "d", "e", "f", "g" };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    files[i] = (ZipFile) { .name = names[i], .text = text };
  zip = build_zip (files, NULL);
  package = cs_package_read (zip, NULL, NULL);

  faults = describe_faults (package);
  g_assert_cmpstr (faults, ==, "zip-size zip-bomb");
  g_assert_cmpuint (cs_package_get_n_entries (package), ==, 4);
}

static void
test_too_big_entry (void)
{
  g_autofree char *text = g_strnfill (9 * 1024 * 1024, 'a');
  const ZipFile files[] = { MANIFEST, { .name = "a", .text = text }, { NULL } };
  g_autoptr(GBytes) zip = build_zip (files, NULL);
  const FileCase expected = { "too-big", "zip-size", "manifest.json=2" };

  assert_reading (zip, &expected);
}

static void
test_cancelled (void)
{
  const ZipFile files[] = { MANIFEST, { NULL } };
  g_autoptr(GBytes) zip = build_zip (files, NULL);
  g_autoptr(GCancellable) cancellable = g_cancellable_new ();
  g_autoptr(GError) error = NULL;

  g_cancellable_cancel (cancellable);
  g_assert_null (cs_package_read (zip, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

/* Whether @part, read in whatever state, gives anything that is not in @whole. */
static void
assert_nothing_new (GBytes    *part,
                    CsPackage *whole)
{
  g_autoptr(CsPackage) package = cs_package_read (part, NULL, NULL);

  for (guint i = 0; package != NULL && i < cs_package_get_n_entries (package); i++)
    {
      const CsPackageEntry *entry = cs_package_get_entry (package, i);
      gboolean found = FALSE;

      for (guint k = 0; !found && k < cs_package_get_n_entries (whole); k++)
        found = g_bytes_equal (entry->bytes, cs_package_get_entry (whole, k)->bytes);
      g_assert_true (found);
    }
}

static GBytes *
write_sample (void)
{
  g_autofree char *text = g_strnfill (300, '{');
  g_autoptr(GBytes) manifest = g_bytes_new (text, 300);
  g_autoptr(GBytes) picture = g_bytes_new_static ("\x89PNG\r\n\x1a\n picture", 16);
  const CsPackageEntry entries[] = {
    { (char *) "manifest.json", manifest }, { (char *) "color.png", picture },
  };
  GBytes *zip = cs_package_write (entries, G_N_ELEMENTS (entries), NULL);

  g_assert_nonnull (zip);
  return zip;
}

/* Every beginning of an archive is refused; no beginning without its first bytes gives anything
 * else than what the archive held. */
static void
test_cut_everywhere (void)
{
  g_autoptr(GBytes) zip = write_sample ();
  g_autoptr(CsPackage) whole = cs_package_read (zip, NULL, NULL);
  gsize size = g_bytes_get_size (zip);

  for (gsize cut = 0; cut < size; cut++)
    {
      g_autoptr(GBytes) start = g_bytes_new (g_bytes_get_data (zip, NULL), cut);
      g_autoptr(GBytes) end = g_bytes_new ((const guint8 *) g_bytes_get_data (zip, NULL) + cut, size - cut);
      g_autoptr(GError) error = NULL;

      g_assert_null (cs_package_read (start, NULL, &error));
      g_assert_error (error, CS_PACKAGE_ERROR, CS_PACKAGE_ERROR_NOT_ZIP);
      assert_nothing_new (end, whole);
    }
}

/* Whatever bit is wrong: no content is read that was not there. The checksum is what guards them. */
static void
test_every_bit_flipped (void)
{
  g_autoptr(GBytes) zip = write_sample ();
  g_autoptr(CsPackage) whole = cs_package_read (zip, NULL, NULL);
  gsize size;
  const guint8 *data = g_bytes_get_data (zip, &size);

  for (gsize bit = 0; bit < size * 8; bit++)
    {
      g_autofree guint8 *copy = g_memdup2 (data, size);
      g_autoptr(GBytes) flipped = NULL;

      copy[bit / 8] ^= (guint8) (1u << bit % 8);
      flipped = g_bytes_new_take (g_steal_pointer (&copy), size);
      assert_nothing_new (flipped, whole);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (generated); i++)
    {
      g_autofree char *path = g_strconcat ("/package-read/generated/", generated[i].name, NULL);

      g_test_add_data_func (path, &generated[i], test_generated);
    }
  for (guint i = 0; i < G_N_ELEMENTS (yauzl); i++)
    {
      g_autofree char *path = g_strconcat ("/package-read/yauzl/", yauzl[i].name, NULL);

      g_test_add_data_func (path, &yauzl[i], test_yauzl);
    }
  for (guint i = 0; i < G_N_ELEMENTS (built); i++)
    {
      g_autofree char *path = g_strconcat ("/package-read/built/", built[i].name, NULL);

      g_test_add_data_func (path, &built[i], test_built);
    }
  g_test_add_func ("/package-read/other-kinds", test_other_kinds);
  g_test_add_func ("/package-read/too-much-together", test_too_much_together);
  g_test_add_func ("/package-read/too-big-entry", test_too_big_entry);
  g_test_add_func ("/package-read/cancelled", test_cancelled);
  g_test_add_func ("/package-read/cut-everywhere", test_cut_everywhere);
  g_test_add_func ("/package-read/every-bit-flipped", test_every_bit_flipped);
  g_test_add_func ("/package-read/tables-are-whole", test_tables_are_whole);
  g_test_add_data_func ("/package-read/cost/generated", "generated", test_cost);
  g_test_add_data_func ("/package-read/cost/yauzl", "yauzl", test_cost);

  return g_test_run ();
}
