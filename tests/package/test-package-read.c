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
  g_test_add_func ("/package-read/tables-are-whole", test_tables_are_whole);
  g_test_add_data_func ("/package-read/cost/generated", "generated", test_cost);
  g_test_add_data_func ("/package-read/cost/yauzl", "yauzl", test_cost);

  return g_test_run ();
}
