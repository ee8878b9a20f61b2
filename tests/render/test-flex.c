/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cs-test-flex"

#include "cs-flex.h"

typedef struct
{
  const char *name;
  double      room;
  guint       n_items;
  CsFlexItem  items[3];
  double      sizes[3];
} Case;

/* { basis, grow, shrink, floor } */
static const Case cases[] = {
  { "alone", 100, 1, { { 50, 1, 1, 0 } }, { 100 } },
  { "what-is-left-is-shared", 300, 2, { { 50, 1, 1, 0 }, { 50, 1, 1, 0 } }, { 150, 150 } },
  { "fixed-stays", 300, 2, { { 80, 0, 0, 0 }, { 50, 1, 1, 0 } }, { 80, 220 } },
  { "nobody-grows", 300, 2, { { 80, 0, 1, 0 }, { 50, 0, 1, 0 } }, { 80, 50 } },
  { "missing-by-size", 100, 2, { { 150, 0, 1, 0 }, { 50, 0, 1, 0 } }, { 75, 25 } },
  { "padding-does-not-count", 100, 2, { { 150, 0, 1, 0 }, { 50, 0, 1, 40 } }, { 56.25, 43.75 } },
  { "no-smaller-than-its-floor", 60, 2, { { 150, 0, 0, 0 }, { 50, 0, 1, 40 } }, { 150, 40 } },
  { "fixed-does-not-shrink", 100, 2, { { 80, 0, 0, 0 }, { 50, 1, 1, 0 } }, { 80, 20 } },
  { "shares-and-rest", 418, 3,
    { { 209, 1, 1, 0 }, { 50, 1, 1, 0 }, { 60, 0, 1, 0 } }, { 258.5, 99.5, 60 } },
  { "too-small-for-all-floors", 10, 2, { { 50, 1, 1, 32 }, { 50, 1, 1, 32 } }, { 32, 32 } },
};

static void
test_resolve (gconstpointer data)
{
  const Case *test = data;
  CsFlexItem items[3];

  for (guint i = 0; i < test->n_items; i++)
    items[i] = test->items[i];
  cs_flex_resolve (items, test->n_items, test->room);
  for (guint i = 0; i < test->n_items; i++)
    g_assert_cmpfloat_with_epsilon (items[i].size, test->sizes[i], 0.001);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strconcat ("/flex/resolve/", cases[i].name, NULL);

      g_test_add_data_func (path, &cases[i], test_resolve);
    }

  return g_test_run ();
}
