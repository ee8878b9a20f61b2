/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cs-fuzz"

#include <errno.h>
#include <fcntl.h>
#include <glib.h>
#include <glib/gstdio.h>
#include <signal.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/*
 * Runs a fuzz target without a fuzzer: over each file of the folders (or files) that
 * are given as arguments, and over mutations of each. A mutation depends on the file's
 * bytes and its own number alone, so a failure comes back on every machine. A folder is
 * one TAP case; one that is not there is skipped, and says so.
 *
 * When an input kills the program, its name is printed and its bytes are left in
 * 'crash-PROGRAM' in the working folder, ready to become a case of the corpus.
 *
 * CS_TEST_LONG in the environment runs many more mutations.
 */

int LLVMFuzzerTestOneInput (const uint8_t *data,
                            size_t         size);

/* With a sanitizer in the build, its runtime defines this. */
extern void __sanitizer_set_death_callback (void (*callback) (void)) __attribute__ ((weak));

#define SECONDS_PER_INPUT     20
#define MUTATIONS             32
#define MUTATIONS_LONG        2000
/* Big inputs get fewer mutations: at most this many bytes are run for one file. */
#define MUTATED_BYTES         (2 * 1024 * 1024)
#define MUTATED_BYTES_LONG    (256 * 1024 * 1024)

/* What is running now, for the handler of a crash: nothing there may allocate. */
static const uint8_t *current_data;
static size_t         current_size;
static char           current_name[1024];
static char           crash_path[256];

static void
write_all (int         fd,
           const void *data,
           size_t      size)
{
  const char *at = data;

  while (size > 0)
    {
      ssize_t n = write (fd, at, size);

      if (n < 0 && errno == EINTR)
        continue;
      if (n <= 0)
        return;
      at += n;
      size -= (size_t) n;
    }
}

static void
say (const char *text)
{
  write_all (STDERR_FILENO, text, strlen (text));
}

static void
report_crash (void)
{
  int fd;

  say ("\nfuzz-dry-run: died on ");
  say (current_name);

  fd = open (crash_path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0644);
  if (fd >= 0)
    {
      write_all (fd, current_data, current_size);
      close (fd);
      say ("; its bytes are in ");
      say (crash_path);
    }
  say ("\n");
}

static void
died_cb (int signal_number)
{
  if (signal_number == SIGALRM)
    say ("\nfuzz-dry-run: one input takes too long");
  report_crash ();

  signal (signal_number, SIG_DFL);
  raise (signal_number == SIGALRM ? SIGABRT : signal_number);
}

static void
watch_for_crashes (const char *program)
{
  static const int signals[] = { SIGSEGV, SIGBUS, SIGFPE, SIGILL, SIGTRAP, SIGABRT, SIGALRM };
  g_autofree char *name = g_path_get_basename (program);

  g_snprintf (crash_path, sizeof crash_path, "crash-%s", name);

  /* A sanitizer has its own handlers with better words, and calls us back at the end. */
  if (__sanitizer_set_death_callback != NULL)
    {
      __sanitizer_set_death_callback (report_crash);
      signal (SIGALRM, died_cb);
      return;
    }

  for (guint i = 0; i < G_N_ELEMENTS (signals); i++)
    signal (signals[i], died_cb);
}

static void
run_one (const uint8_t *data,
         size_t         size)
{
  /* Memory of exactly this size, so that reading past its end is noticed. */
  uint8_t *copy = g_malloc (MAX (size, 1));

  if (size > 0)
    memcpy (copy, data, size);
  current_data = copy;
  current_size = size;

  alarm (SECONDS_PER_INPUT);
  LLVMFuzzerTestOneInput (copy, size);
  alarm (0);

  g_free (copy);
}

/* One to four small harms, of the kinds that break readers: flipped bits, special bytes,
 * numbers at their limits, and pieces that are cut, doubled, moved or put in. */
static void
mutate (GByteArray *bytes,
        GRand      *rand)
{
  static const guint8 special[] = { 0x00, 0xff, 0x7f, 0x80, '"', '\\', '{', '}', '[', ']', ',',
                                    ':', '/', '<', '>', '&', '\n', '\r', ' ', 0xc0, 0xef, 0xf4 };
  int harms = g_rand_int_range (rand, 1, 5);

  for (int i = 0; i < harms; i++)
    {
      guint at = bytes->len > 0 ? (guint) g_rand_int_range (rand, 0, (gint32) bytes->len) : 0;
      guint rest = bytes->len - at;
      guint length = rest > 0 ? (guint) g_rand_int_range (rand, 1, (gint32) MIN (rest, 64) + 1) : 0;
      guint8 byte = special[g_rand_int_range (rand, 0, G_N_ELEMENTS (special))];

      switch (bytes->len > 0 ? g_rand_int_range (rand, 0, 7) : 6)
        {
        case 0:
          bytes->data[at] ^= (guint8) (1u << g_rand_int_range (rand, 0, 8));
          break;
        case 1:
          bytes->data[at] = byte;
          break;
        case 2:
          memset (bytes->data + at, g_rand_boolean (rand) ? 0xff : 0x00, MIN (rest, 4));
          break;
        case 3:
          g_byte_array_set_size (bytes, at);
          break;
        case 4:
          g_byte_array_remove_range (bytes, at, length);
          break;
        case 5:
          {
            g_autofree guint8 *piece = g_memdup2 (bytes->data + at, length);

            g_byte_array_append (bytes, piece, length);
          }
          break;
        default:
          g_byte_array_append (bytes, &byte, 1);
          if (bytes->len > 1)
            {
              memmove (bytes->data + at + 1, bytes->data + at, bytes->len - 1 - at);
              bytes->data[at] = byte;
            }
          break;
        }
    }
}

static guint
run_file (const char *path,
          GError    **error)
{
  gboolean many = g_getenv ("CS_TEST_LONG") != NULL;
  g_autofree char *data = NULL;
  size_t size;
  size_t budget;
  guint mutations;

  if (!g_file_get_contents (path, &data, &size, error))
    return 0;

  g_snprintf (current_name, sizeof current_name, "%s", path);
  run_one ((const uint8_t *) data, size);

  budget = (many ? MUTATED_BYTES_LONG : MUTATED_BYTES) / MAX (size, 1);
  mutations = (guint) CLAMP (budget, 1, many ? MUTATIONS_LONG : MUTATIONS);

  for (guint i = 0; i < mutations; i++)
    {
      g_autoptr(GRand) rand = g_rand_new_with_seed (i);
      g_autoptr(GByteArray) bytes = g_byte_array_sized_new ((guint) size + 64);

      g_byte_array_append (bytes, (const guint8 *) data, (guint) size);
      mutate (bytes, rand);
      g_snprintf (current_name, sizeof current_name, "%s, mutation %u", path, i);
      run_one (bytes->data, bytes->len);
    }

  return mutations + 1;
}

static int
compare_names (gconstpointer a,
               gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

static guint
run_folder (const char *path,
            GError    **error)
{
  g_autoptr(GDir) dir = NULL;
  g_autoptr(GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  const char *name;
  guint inputs = 0;

  if (!g_file_test (path, G_FILE_TEST_IS_DIR))
    return run_file (path, error);

  dir = g_dir_open (path, 0, error);
  if (dir == NULL)
    return 0;

  while ((name = g_dir_read_name (dir)) != NULL)
    g_ptr_array_add (names, g_build_filename (path, name, NULL));
  g_ptr_array_sort (names, compare_names);

  for (guint i = 0; i < names->len; i++)
    {
      GError *local_error = NULL;

      inputs += run_folder (g_ptr_array_index (names, i), &local_error);
      if (local_error != NULL)
        {
          g_propagate_error (error, local_error);
          return inputs;
        }
    }

  return inputs;
}

/* Inputs that every reader must survive, whatever its corpus holds. */
static guint
run_simple_inputs (void)
{
  static const char *const simple[] = { "", "\0", "\n", "0", "\"", "{", "[", "\xff", "\xef\xbb\xbf" };

  for (guint i = 0; i < G_N_ELEMENTS (simple); i++)
    {
      g_snprintf (current_name, sizeof current_name, "simple input %u", i);
      run_one ((const uint8_t *) simple[i], i == 1 ? 1 : strlen (simple[i]));
    }

  return G_N_ELEMENTS (simple);
}

int
main (int   argc,
      char *argv[])
{
  int failures = 0;

  setvbuf (stdout, NULL, _IOLBF, 0);
  watch_for_crashes (argv[0]);

  printf ("1..%d\n", argc);
  printf ("ok 1 - simple inputs: %u inputs\n", run_simple_inputs ());

  for (int i = 1; i < argc; i++)
    {
      g_autoptr(GError) error = NULL;
      g_autofree char *name = g_path_get_basename (argv[i]);
      guint inputs;

      if (!g_file_test (argv[i], G_FILE_TEST_EXISTS))
        {
          printf ("ok %d - %s # SKIP %s is not there\n", i + 1, name, argv[i]);
          continue;
        }

      inputs = run_folder (argv[i], &error);
      if (error != NULL)
        printf ("# %s\n", error->message);
      printf ("%s %d - %s: %u inputs\n", error == NULL ? "ok" : "not ok", i + 1, name, inputs);
      failures += error != NULL;
    }

  return failures > 0 ? EXIT_FAILURE : EXIT_SUCCESS;
}
