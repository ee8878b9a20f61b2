/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cs-test-vocab"

#include "cs-pattern.h"
#include "cs-vocab-manifest.h"

#include <string.h>

/* What must hold for each row, so that nothing that reads the tables has to expect less. */

static const struct
{
  const char    *name;
  const CsShape *shape;
  guint          at_least;
} tables[] = {
  { "manifest",       &cs_vocab_manifest,       250 },
  { "language-file",  &cs_vocab_language_file,  100 },
  { "registration",   &cs_vocab_registration,   9 },
  { "connector-json", &cs_vocab_connector_json, 16 },
};

static void
check_value (const CsMember *row)
{
  if (row->pattern)
    cs_pattern_matches (row->pattern, "x");
  if (row->type == CS_TYPE_CHOICE)
    g_assert_nonnull (row->choices);
  if (row->choices)
    g_assert_nonnull (row->choices[0]);
  if (row->max_length)
    g_assert_cmpuint (row->min_length, <=, row->max_length);
  g_assert_cmpfloat (row->minimum, <=, row->maximum);
  g_assert_true (row->type == CS_TYPE_ARRAY || !row->item);
  g_assert_true (row->type == CS_TYPE_ARRAY || row->type == CS_TYPE_OBJECT || !row->shape);
}

static guint
check_shape (const CsShape *shape)
{
  guint n_rows = 0;

  g_assert_nonnull (shape->name);

  for (const CsMember *row = shape->members; row->name; row++)
    {
      const CsMember *next = row + 1;

      n_rows++;
      g_test_message ("%s: %s", shape->name, row->name);
      g_assert_nonnull (row->title);
      g_assert_nonnull (row->help);
      g_assert_false (g_ascii_islower (row->title[0]));
      g_assert_false (g_str_has_suffix (row->help, "."));
      g_assert_true (row->until == CS_VERSION_NONE || row->since <= row->until);
      g_assert_cmphex (row->required_since, <=, row->required_until);
      if (next->name && strcmp (row->name, next->name) == 0)
        {
          g_assert_cmphex (row->until, !=, CS_VERSION_NONE);
          g_assert_cmphex (row->until, <, next->since);
        }
      for (const CsMember *later = next; later->name; later++)
        if (strcmp (row->name, later->name) == 0)
          g_assert_cmpstr (later[-1].name, ==, row->name);

      check_value (row);
      if (row->item)
        check_value (row->item);
      if (row->shape)
        n_rows += check_shape (row->shape);
    }

  return n_rows;
}

static void
test_table (gconstpointer data)
{
  gsize i = GPOINTER_TO_SIZE (data);

  g_assert_cmpuint (check_shape (tables[i].shape), >=, tables[i].at_least);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (tables); i++)
    {
      g_autofree char *path = g_strconcat ("/tables/", tables[i].name, NULL);

      g_test_add_data_func (path, GSIZE_TO_POINTER (i), test_table);
    }

  return g_test_run ();
}
