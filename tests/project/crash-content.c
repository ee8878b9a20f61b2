/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cs-test"

#include "crash-content.h"

#include <stdlib.h>
#include <string.h>

#define FILLER_LINES 400

GBytes *
crash_make_log (guint token)
{
  g_autoptr (GString) text = g_string_new ("[\n");

  for (guint i = 0; i < FILLER_LINES; i++)
    g_string_append_printf (text, "  \"what was there before, line %u\",\n", i);
  for (guint i = 0; i <= token; i++)
    g_string_append_printf (text, "%u\n", i);

  return g_string_free_to_bytes (g_steal_pointer (&text));
}

GBytes *
crash_make_image (guint token)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (token);
  gsize length = (gsize) g_rand_int_range (random, 20000, 60000);
  guint8 *data = g_malloc (length);

  for (gsize i = 0; i < length; i++)
    data[i] = (guint8) g_rand_int (random);

  return g_bytes_new_take (data, length);
}

const char *
crash_get_card (guint token)
{
  return (token / 5) % 2 == 0 ? "cards/even.json" : "cards/odd.json";
}

int
crash_read_log (GBytes *log)
{
  gsize length;
  const char *data = g_bytes_get_data (log, &length);
  g_autofree char *text = g_strndup (data, length);
  g_autoptr (GBytes) expected = NULL;
  char *line;
  int token;

  if (length < 2 || text[length - 1] != '\n')
    return -1;
  text[length - 1] = '\0';
  line = strrchr (text, '\n');
  if (line == NULL)
    return -1;

  token = atoi (line + 1);
  expected = crash_make_log ((guint) MAX (token, 0));

  return g_bytes_equal (expected, log) ? token : -1;
}
