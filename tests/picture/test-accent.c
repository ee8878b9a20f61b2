/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cs-test"

#include <math.h>
#include <string.h>

#include "cs-accent.h"
#include "cs-icon-maker.h"

static const guint8 white[3] = { 255, 255, 255 };

typedef struct
{
  const char *name;
  guint8      color[3];
  double      contrast;   /* with white, as WCAG's own examples and checkers give it */
} Row;

static const Row rows[] = {
  { "black", { 0, 0, 0 }, 21 },
  { "white", { 255, 255, 255 }, 1 },
  { "red", { 255, 0, 0 }, 3.998 },
  { "green", { 0, 128, 0 }, 5.138 },
  { "gray-777", { 0x77, 0x77, 0x77 }, 4.478 },
  { "gray-767", { 0x76, 0x76, 0x76 }, 4.542 },
  { "teams", { 0x46, 0x4e, 0xb8 }, 6.903 },
};

static void
test_contrast (gconstpointer data)
{
  const Row *row = data;
  guint8 darker[3];

  g_assert_cmpfloat_with_epsilon (cs_accent_contrast (row->color, white), row->contrast, 0.005);
  g_assert_cmpfloat_with_epsilon (cs_accent_contrast (white, row->color), row->contrast, 0.005);

  cs_accent_darken (row->color, darker);
  g_assert_cmpfloat (cs_accent_contrast (darker, white), >=, CS_ACCENT_ENOUGH);
  if (row->contrast >= CS_ACCENT_ENOUGH)
    g_assert_cmpmem (darker, 3, row->color, 3);
  else
    g_assert_cmpfloat (cs_accent_contrast (darker, white), <, CS_ACCENT_ENOUGH + 0.15);
}

static CsPicture *
make_picture (const guint8 (*colors)[4],
              guint          n)
{
  g_autoptr (GBytes) bytes = g_bytes_new (colors, (gsize) n * 4);

  return cs_picture_new (n, 1, bytes);
}

static void
test_pick (void)
{
  const guint8 pixels[][4] = {
    { 255, 255, 255, 255 }, { 255, 255, 255, 255 }, { 255, 255, 255, 255 }, { 0, 0, 0, 255 },
    { 20, 80, 200, 255 }, { 22, 82, 200, 255 }, { 200, 20, 20, 255 }, { 250, 250, 0, 0 },
  };
  g_autoptr (CsPicture) picture = make_picture (pixels, G_N_ELEMENTS (pixels));
  guint8 colors[4][3];

  g_assert_cmpuint (cs_accent_pick (picture, colors, 4), ==, 2);
  g_assert_true (ABS (colors[0][0] - 21) <= 1 && ABS (colors[0][2] - 200) <= 1);
  g_assert_cmpuint (colors[1][0], ==, 200);
  g_assert_cmpuint (cs_accent_pick (picture, colors, 1), ==, 1);
}

static void
test_pick_grey (void)
{
  const guint8 pixels[][4] = { { 255, 255, 255, 255 }, { 30, 30, 30, 255 }, { 30, 30, 30, 255 } };
  const guint8 clear[][4] = { { 30, 90, 30, 0 } };
  g_autoptr (CsPicture) grey = make_picture (pixels, G_N_ELEMENTS (pixels));
  g_autoptr (CsPicture) nothing = make_picture (clear, 1);
  guint8 colors[4][3];

  g_assert_cmpuint (cs_accent_pick (grey, colors, 4), ==, 2);
  g_assert_cmpuint (colors[0][0], ==, 30);
  g_assert_cmpuint (cs_accent_pick (nothing, colors, 4), ==, 0);
}

static void
test_pick_glyph (void)
{
  const guint8 blue[3] = { 0x1a, 0x5f, 0xb4 };
  g_autoptr (CsPicture) icon = cs_glyph_make_color (cs_glyph_find ("bell"), blue, 192);
  guint8 colors[4][3];

  g_assert_cmpuint (cs_accent_pick (icon, colors, 4), >=, 1);
  for (guint c = 0; c < 3; c++)
    g_assert_cmpint (ABS (colors[0][c] - blue[c]), <=, 2);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *path = g_strconcat ("/accent/contrast/", rows[i].name, NULL);

      g_test_add_data_func (path, &rows[i], test_contrast);
    }
  g_test_add_func ("/accent/pick", test_pick);
  g_test_add_func ("/accent/pick-grey", test_pick_grey);
  g_test_add_func ("/accent/pick-glyph", test_pick_glyph);

  return g_test_run ();
}
