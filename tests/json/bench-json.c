/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cs-bench"

#include "cs-snapshot.h"

#include <string.h>

/* How fast a text is read beside json-glib's own reader, on the same text in the same run. A
 * snapshot is measured twice: with the tree alone, and with all its strings and lines as well. */

#define N_ROUNDS 41

typedef enum
{
  READ_TREE,
  READ_ALL,
  READ_JSON_GLIB,
  N_READERS,
} Reader;

static void
read_once (GBytes *bytes,
           Reader  reader)
{
  gsize       length;
  const char *text = g_bytes_get_data (bytes, &length);

  if (reader == READ_JSON_GLIB)
    {
      g_autoptr (JsonParser) parser = json_parser_new_immutable ();

      if (!json_parser_load_from_data (parser, text, length, NULL))
        g_error ("json-glib does not take the text");
    }
  else
    {
      g_autoptr (CsSnapshot) snapshot = cs_snapshot_new (bytes);

      if (reader == READ_ALL)
        {
          cs_snapshot_get_string (snapshot, 1);
          cs_snapshot_get_key (snapshot, 1);
          cs_snapshot_get_lines (snapshot);
        }
    }
}

static gint
compare_times (gconstpointer a,
               gconstpointer b)
{
  gint64 one = *(const gint64 *) a;
  gint64 other = *(const gint64 *) b;

  return one < other ? -1 : one > other;
}

/* In nanoseconds a reading; small texts are read many times a round */
static void
measure (GBytes  *bytes,
         gint64   medians[N_READERS],
         gint64   slow[N_READERS])
{
  static gint64 times[N_READERS][N_ROUNDS];
  guint         n_readings = MAX (1, 400000 / MAX (1, g_bytes_get_size (bytes)));

  for (guint round = 0; round < N_ROUNDS; round++)
    for (Reader reader = 0; reader < N_READERS; reader++)
      {
        gint64 start = g_get_monotonic_time ();

        for (guint i = 0; i < n_readings; i++)
          read_once (bytes, reader);
        times[reader][round] = (g_get_monotonic_time () - start) * 1000 / n_readings;
      }

  for (Reader reader = 0; reader < N_READERS; reader++)
    {
      qsort (times[reader], N_ROUNDS, sizeof (gint64), compare_times);
      medians[reader] = times[reader][N_ROUNDS / 2];
      slow[reader] = times[reader][N_ROUNDS * 95 / 100];
    }
}

static void
report (const char *name,
        GBytes     *bytes)
{
  gint64 medians[N_READERS];
  gint64 slow[N_READERS];
  double length = g_bytes_get_size (bytes);

  measure (bytes, medians, slow);
  g_print ("%-28s %8.0f bytes  tree %9.1f us (p95 %9.1f, %6.1f MB/s)  all %9.1f us (p95 %9.1f)  "
           "json-glib %9.1f us (p95 %9.1f)  %.1f times as fast (p95 %.1f), all %.1f\n",
           name, length, medians[READ_TREE] / 1e3, slow[READ_TREE] / 1e3, length * 1e3 / medians[READ_TREE],
           medians[READ_ALL] / 1e3, slow[READ_ALL] / 1e3, medians[READ_JSON_GLIB] / 1e3,
           slow[READ_JSON_GLIB] / 1e3, (double) medians[READ_JSON_GLIB] / medians[READ_TREE],
           (double) slow[READ_JSON_GLIB] / slow[READ_TREE], (double) medians[READ_JSON_GLIB] / medians[READ_ALL]);
}

/* A text of our own: what a large card of many facts looks like */
static GBytes *
make_text (guint    n_entries,
           gboolean formatted)
{
  GString    *text = g_string_new (formatted ? "{\n  \"sections\": [" : "{\"sections\":[");
  const char *format = formatted
    ? "%s\n    {\n      \"name\": \"Fact %u\",\n      \"value\": \"A \\\"quoted\\\" line\\nand Zoë\",\n"
      "      \"count\": %u,\n      \"ratio\": 0.25,\n      \"markdown\": true,\n      \"images\": [1, 2, null]\n    }"
    : "%s{\"name\":\"Fact %u\",\"value\":\"A \\\"quoted\\\" line\\nand Zoë\",\"count\":%u,\"ratio\":0.25,"
      "\"markdown\":true,\"images\":[1,2,null]}";

  for (guint i = 0; i < n_entries; i++)
    g_string_append_printf (text, format, i > 0 ? "," : "", i, i * 7919);
  g_string_append (text, formatted ? "\n  ]\n}\n" : "]}");

  return g_string_free_to_bytes (text);
}

int
main (int    argc,
      char **argv)
{
  g_autoptr (GBytes) card = make_text (20, TRUE);
  g_autoptr (GBytes) large = make_text (6000, TRUE);
  g_autoptr (GBytes) minified = make_text (6000, FALSE);

  report ("card", card);
  report ("large", large);
  report ("large, minified", minified);
  for (int i = 1; i < argc; i++)
    {
      g_autofree char   *name = g_path_get_basename (argv[i]);
      g_autoptr (GError) error = NULL;
      g_autoptr (GBytes) bytes = NULL;
      char              *contents;
      gsize              length;

      if (!g_file_get_contents (argv[i], &contents, &length, &error))
        g_error ("%s", error->message);
      bytes = g_bytes_new_take (contents, length);
      report (name, bytes);
    }

  return 0;
}
