/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cs-test"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include "cs-package.h"

/* How long the program takes for one package, start and end included, and for a thousand in one
 * run; and what a thousand cost in memory that one does not. */

#define N_RUNS          50
#define N_PACKAGES      1000
#define MAX_PROCESS_MS  30.0
#define MAX_PACKAGE_MS  5.0
#define MAX_GROWTH_KIB  4096

static const char * const files[] = { "manifest.json", "color.png", "outline.png" };

static GBytes *
make_package (void)
{
  g_autofree char *folder = g_build_filename (g_getenv ("CS_TEST_SOURCE_ROOT"), "tests", "cli",
                                              "project", NULL);
  CsPackageEntry entries[G_N_ELEMENTS (files)];
  g_autoptr (GError) error = NULL;
  GBytes *zip;

  for (guint i = 0; i < G_N_ELEMENTS (files); i++)
    {
      g_autofree char *path = g_build_filename (folder, files[i], NULL);
      char *data;
      gsize length;

      g_file_get_contents (path, &data, &length, &error);
      g_assert_no_error (error);
      entries[i].name = (char *) files[i];
      entries[i].bytes = g_bytes_new_take (data, length);
    }

  zip = cs_package_write (entries, G_N_ELEMENTS (files), &error);
  g_assert_no_error (error);
  for (guint i = 0; i < G_N_ELEMENTS (files); i++)
    g_bytes_unref (entries[i].bytes);

  return zip;
}

/* Returns milliseconds. */
static double
run (char  **argv,
     long   *max_rss)
{
  gint64 start = g_get_monotonic_time ();
  struct rusage usage;
  int status;
  pid_t pid = fork ();

  g_assert_cmpint (pid, >=, 0);
  if (pid == 0)
    {
      int null = open ("/dev/null", O_WRONLY);

      dup2 (null, STDOUT_FILENO);
      execv (argv[0], argv);
      _exit (127);
    }

  while (wait4 (pid, &status, 0, &usage) < 0)
    g_assert_cmpint (errno, ==, EINTR);
  g_assert_true (WIFEXITED (status));
  g_assert_cmpint (WEXITSTATUS (status), ==, 0);
  *max_rss = usage.ru_maxrss;

  return (g_get_monotonic_time () - start) / 1000.0;
}

static int
compare_doubles (gconstpointer a,
                 gconstpointer b)
{
  double difference = *(const double *) a - *(const double *) b;

  return (difference > 0) - (difference < 0);
}

int
main (int    argc,
      char **argv)
{
  g_autofree char *program = g_build_filename (g_getenv ("CS_TEST_BUILD_ROOT"), "src",
                                               "connector-studio", NULL);
  g_autofree char *folder = g_dir_make_tmp ("cs-bench-XXXXXX", NULL);
  g_autoptr (GBytes) zip = make_package ();
  g_autoptr (GPtrArray) many = g_ptr_array_new_with_free_func (g_free);
  char *one[] = { program, (char *) "validate", NULL, NULL };
  double runs[N_RUNS];
  double many_ms;
  long one_rss, many_rss;
  gboolean fine;

  g_ptr_array_add (many, g_strdup (program));
  g_ptr_array_add (many, g_strdup ("validate"));
  for (guint i = 0; i < N_PACKAGES; i++)
    {
      g_autofree char *name = g_strdup_printf ("%u.zip", i);
      char *path = g_build_filename (folder, name, NULL);

      g_assert_true (g_file_set_contents (path, g_bytes_get_data (zip, NULL),
                                          g_bytes_get_size (zip), NULL));
      g_ptr_array_add (many, path);
    }
  g_ptr_array_add (many, NULL);

  one[2] = g_ptr_array_index (many, 2);
  for (guint i = 0; i < N_RUNS; i++)
    runs[i] = run (one, &one_rss);
  qsort (runs, N_RUNS, sizeof runs[0], compare_doubles);
  many_ms = run ((char **) many->pdata, &many_rss);

  printf ("one package, whole process: median %.1f ms, 95th percentile %.1f ms (bar: %.0f ms)\n",
          runs[N_RUNS / 2], runs[N_RUNS * 95 / 100], MAX_PROCESS_MS);
  printf ("%d packages in one run: %.2f ms each (bar: %.0f ms)\n", N_PACKAGES,
          many_ms / N_PACKAGES, MAX_PACKAGE_MS);
  printf ("memory at its peak: %ld KiB for one, %ld KiB for %d (bar: %d KiB more)\n", one_rss,
          many_rss, N_PACKAGES, MAX_GROWTH_KIB);

  fine = runs[N_RUNS / 2] < MAX_PROCESS_MS && many_ms / N_PACKAGES < MAX_PACKAGE_MS &&
         many_rss - one_rss < MAX_GROWTH_KIB;

  for (guint i = 2; i < many->len - 1; i++)
    g_unlink (g_ptr_array_index (many, i));
  g_rmdir (folder);

  return fine ? EXIT_SUCCESS : EXIT_FAILURE;
}
