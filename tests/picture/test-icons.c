/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cs-test"

#include "cs-icon-maker.h"

#include <math.h>
#include <string.h>

#define CLEAR   0x00000000u
#define WHITE   0xffffffffu
#define BLACK   0x000000ffu
#define BLUE    0x2050c0ffu
#define RED     0xd03020ffu
#define YELLOW  0xf0d020ffu

/* A picture for a case: its ground, a disc, and a smaller disc on that. Radii are shares of the
 * shorter side, 0 for none. Edges are smooth. */
typedef struct
{
  guint   width;
  guint   height;
  guint32 ground;
  guint32 disc;
  double  radius;
  guint32 inner;
  double  inner_radius;
} Drawing;

static void
blend (guint8  *pixel,
       guint32  color,
       double   part)
{
  guint8 from[4] = { color >> 24 & 0xff, color >> 16 & 0xff, color >> 8 & 0xff, color & 0xff };
  double alpha = from[3] / 255. * part;
  double below = pixel[3] / 255. * (1 - alpha);

  if (alpha <= 0)
    return;
  for (guint c = 0; c < 3; c++)
    pixel[c] = (guint8) ((from[c] * alpha + pixel[c] * below) / (alpha + below) + 0.5);
  pixel[3] = (guint8) ((alpha + below) * 255 + 0.5);
}

static CsPicture *
draw (const Drawing *drawing)
{
  g_autofree guint8 *pixels = g_malloc0 ((gsize) drawing->width * drawing->height * 4);
  double side = MIN (drawing->width, drawing->height);
  g_autoptr(GBytes) bytes = NULL;

  for (guint i = 0; i < drawing->width * drawing->height; i++)
    {
      double x = i % drawing->width + 0.5 - drawing->width / 2.;
      double y = i / drawing->width + 0.5 - drawing->height / 2.;
      double distance = sqrt (x * x + y * y);

      blend (pixels + i * 4, drawing->ground, 1);
      blend (pixels + i * 4, drawing->disc, CLAMP (drawing->radius * side - distance + 0.5, 0, 1));
      blend (pixels + i * 4, drawing->inner,
             CLAMP (drawing->inner_radius * side - distance + 0.5, 0, 1));
    }

  bytes = g_bytes_new (pixels, (gsize) drawing->width * drawing->height * 4);
  return cs_picture_new (drawing->width, drawing->height, bytes);
}

/* A landscape in noise: no plain ground, something round and bright in its middle. */
static CsPicture *
draw_photograph (guint width,
                 guint height)
{
  g_autoptr(GRand) rand = g_rand_new_with_seed (7);
  g_autofree guint8 *pixels = g_malloc ((gsize) width * height * 4);
  g_autoptr(GBytes) bytes = NULL;

  for (guint i = 0; i < width * height; i++)
    {
      int y = (int) (i / width);
      double dx = i % width - width / 2., dy = y - height / 2.;
      gboolean sun = dx * dx + dy * dy < height * height / 16.;
      int noise = g_rand_int_range (rand, -9, 10);

      pixels[i * 4] = (guint8) CLAMP ((sun ? 240 : 30 + 60 * y / (int) height) + noise, 0, 255);
      pixels[i * 4 + 1] = (guint8) CLAMP ((sun ? 220 : 60 + 40 * y / (int) height) + noise, 0, 255);
      pixels[i * 4 + 2] = (guint8) CLAMP ((sun ? 120 : 130 - 90 * y / (int) height) + noise, 0, 255);
      pixels[i * 4 + 3] = 255;
    }

  bytes = g_bytes_new (pixels, (gsize) width * height * 4);
  return cs_picture_new (width, height, bytes);
}

static CsIconFacts *
look (CsPicture  *picture,
      CsIconRole  role)
{
  g_autoptr(GBytes) png = cs_picture_save_png (picture);

  return cs_icon_facts_new (png, role);
}

static const guint8 *
pixel_at (CsPicture *picture,
          guint      x,
          guint      y)
{
  return cs_picture_get_pixels (picture) + (y * cs_picture_get_width (picture) + x) * 4;
}

static void
assert_outline (CsPicture *picture)
{
  g_autoptr(CsIconFacts) facts = look (picture, CS_ICON_OUTLINE);

  g_assert_cmpuint (facts->width, ==, 32);
  g_assert_cmpuint (facts->height, ==, 32);
  g_assert_cmpuint (facts->n_wrong_pixels, ==, 0);
  g_assert_false (facts->blank);
}

static void
assert_color (CsPicture *picture,
              guint      size)
{
  g_autoptr(CsIconFacts) facts = look (picture, CS_ICON_COLOR);

  g_assert_cmpuint (facts->width, ==, size);
  g_assert_cmpuint (facts->height, ==, size);
  g_assert_false (facts->blank);
  g_assert_true (facts->has_corners || facts->transparent_background);

  if (size == CS_ICON_COLOR_SIZE && facts->plain_background)
    {
      for (guint i = 0; i < 4; i++)
        g_assert_cmpuint (facts->margins[i], >=, 48);
    }
}

/* --- facts --------------------------------------------------------------------------------- */

typedef struct
{
  const char *name;
  CsIconRole  role;
  Drawing     drawing;
  gboolean    blank;
  gboolean    has_corners;
  gboolean    transparent;
  gboolean    plain;
  guint       margin;
} FactsCase;

static const FactsCase facts_cases[] = {
  { "symbol on transparent", CS_ICON_COLOR, { 192, 192, CLEAR, BLUE, 0.25 }, FALSE, FALSE, TRUE, TRUE, 48 },
  { "symbol on plain ground", CS_ICON_COLOR, { 192, 192, RED, WHITE, 0.25 }, FALSE, TRUE, FALSE, TRUE, 48 },
  { "symbol to the edges", CS_ICON_COLOR, { 192, 192, RED, WHITE, 0.5 }, FALSE, TRUE, FALSE, FALSE, 0 },
  { "corners cut off", CS_ICON_COLOR, { 192, 192, CLEAR, BLUE, 0.65 }, FALSE, FALSE, FALSE, FALSE, 0 },
  { "one colour", CS_ICON_COLOR, { 192, 192, RED }, FALSE, TRUE, FALSE, TRUE, 0 },
  { "blank", CS_ICON_COLOR, { 192, 192, CLEAR }, TRUE, FALSE, TRUE, TRUE, 0 },
  { "small", CS_ICON_COLOR32, { 32, 32, RED, WHITE, 0.25 }, FALSE, TRUE, FALSE, TRUE, 8 },
  { "outline blank", CS_ICON_OUTLINE, { 32, 32, CLEAR }, TRUE, FALSE, FALSE, FALSE, 0 },
  { "outline white", CS_ICON_OUTLINE, { 32, 32, WHITE }, TRUE, FALSE, FALSE, FALSE, 0 },
};

static void
test_facts (gconstpointer data)
{
  const FactsCase *c = data;
  g_autoptr(CsPicture) picture = draw (&c->drawing);
  g_autoptr(CsIconFacts) facts = look (picture, c->role);

  g_assert_cmpint (facts->format, ==, CS_PICTURE_FORMAT_PNG);
  g_assert_cmpuint (facts->width, ==, c->drawing.width);
  g_assert_cmpuint (facts->height, ==, c->drawing.height);
  g_assert_cmpint (facts->blank, ==, c->blank);
  g_assert_cmpint (facts->has_corners, ==, c->has_corners);
  g_assert_cmpint (facts->transparent_background, ==, c->transparent);
  g_assert_cmpint (facts->plain_background, ==, c->plain);
  for (guint i = 0; i < 4; i++)
    g_assert_cmpuint (facts->margins[i], ==, c->margin);
}

typedef struct
{
  const char *name;
  guint8      rgba[4];
  gboolean    wrong;
} PixelCase;

static const PixelCase pixel_cases[] = {
  { "white", { 255, 255, 255, 255 }, FALSE },
  { "transparent", { 0, 0, 0, 0 }, FALSE },
  { "transparent white", { 255, 255, 255, 0 }, FALSE },
  { "alpha 216", { 255, 255, 255, 216 }, TRUE },
  { "alpha 254", { 255, 255, 255, 254 }, TRUE },
  { "alpha 1", { 255, 255, 255, 1 }, TRUE },
  { "nearly white", { 254, 255, 255, 255 }, TRUE },
  { "black", { 0, 0, 0, 255 }, TRUE },
};

static void
test_wrong_pixel (gconstpointer data)
{
  const PixelCase *c = data;
  guint8 pixels[32 * 32 * 4] = { 0 };
  g_autoptr(GBytes) bytes = NULL;
  g_autoptr(CsPicture) picture = NULL;
  g_autoptr(CsIconFacts) facts = NULL;
  g_autoptr(GArray) wrong = NULL;

  memset (pixels, 255, 4);
  memcpy (pixels + (5 * 32 + 7) * 4, c->rgba, 4);
  bytes = g_bytes_new (pixels, sizeof pixels);
  picture = cs_picture_new (32, 32, bytes);
  facts = look (picture, CS_ICON_OUTLINE);
  wrong = cs_icon_facts_find_wrong_pixels (facts);

  g_assert_cmpuint (facts->n_wrong_pixels, ==, c->wrong ? 1 : 0);
  g_assert_cmpuint (wrong->len, ==, facts->n_wrong_pixels);
  if (c->wrong)
    {
      g_assert_cmpuint (facts->wrong_x, ==, 7);
      g_assert_cmpuint (facts->wrong_y, ==, 5);
      g_assert_cmpmem (facts->wrong_rgba, 4, c->rgba, 4);
      g_assert_cmpuint (g_array_index (wrong, guint32, 0), ==, 5 * 32 + 7);
    }
}

static void
test_other_format (void)
{
  g_autoptr(GBytes) bytes = g_bytes_new_static ("GIF89a\1\0\1\0", 10);
  g_autoptr(CsIconFacts) facts = cs_icon_facts_new (bytes, CS_ICON_OUTLINE);
  g_autoptr(GArray) wrong = cs_icon_facts_find_wrong_pixels (facts);

  g_assert_cmpint (facts->format, ==, CS_PICTURE_FORMAT_GIF);
  g_assert_null (facts->picture);
  g_assert_cmpuint (wrong->len, ==, 0);
}

/* --- making -------------------------------------------------------------------------------- */

typedef struct
{
  const char *name;
  Drawing     drawing;
  gboolean    photograph;    /* is made from its middle, without padding */
  guint8      middle[4];     /* the colour icon's middle pixel */
  guint8      corner[4];     /* and its first */
  gboolean    outline_hole;  /* the outline's middle is transparent */
} MakeCase;

static const MakeCase make_cases[] = {
  { "disc on transparent", { 300, 300, CLEAR, BLUE, 0.4 }, FALSE,
    { 0x20, 0x50, 0xc0, 255 }, { 0, 0, 0, 0 }, FALSE },
  { "disc on white", { 300, 300, WHITE, BLUE, 0.2 }, FALSE,
    { 0x20, 0x50, 0xc0, 255 }, { 255, 255, 255, 255 }, FALSE },
  { "white disc on blue", { 300, 300, BLUE, WHITE, 0.4 }, FALSE,
    { 255, 255, 255, 255 }, { 0x20, 0x50, 0xc0, 255 }, FALSE },
  { "ring on white", { 300, 300, WHITE, BLUE, 0.45, WHITE, 0.25 }, FALSE,
    { 255, 255, 255, 255 }, { 255, 255, 255, 255 }, TRUE },
  { "dark on black", { 300, 300, BLACK, 0x303030ff, 0.4 }, FALSE,
    { 0x30, 0x30, 0x30, 255 }, { 0, 0, 0, 255 }, FALSE },
  { "plate with a symbol", { 300, 300, CLEAR, BLUE, 0.5, YELLOW, 0.2 }, FALSE,
    { 0xf0, 0xd0, 0x20, 255 }, { 0x20, 0x50, 0xc0, 255 }, FALSE },
  { "wide", { 900, 200, WHITE, RED, 0.4 }, FALSE,
    { 0xd0, 0x30, 0x20, 255 }, { 255, 255, 255, 255 }, FALSE },
  { "tiny", { 9, 9, CLEAR, RED, 0.4 }, FALSE,
    { 0xd0, 0x30, 0x20, 255 }, { 0, 0, 0, 0 }, FALSE },
};

static void
assert_near (const guint8 *pixel,
             const guint8 *expected)
{
  for (guint c = 0; c < 4; c++)
    g_assert_cmpint (ABS ((int) pixel[c] - expected[c]), <=, 3);
}

static void
test_make (gconstpointer data)
{
  const MakeCase *c = data;
  g_autoptr(CsPicture) source = draw (&c->drawing);
  g_autoptr(GError) error = NULL;
  CsIconRecipe recipe;

  cs_icon_recipe_init (&recipe, source);
  g_assert_cmpfloat (recipe.padding, ==, 0.25);

  {
    g_autoptr(CsPicture) color = cs_icon_make_color (source, &recipe);
    g_autoptr(CsPicture) color32 = cs_icon_make_color32 (source, &recipe);
    g_autoptr(CsPicture) outline = cs_icon_make_outline (source, &recipe, &error);

    g_assert_no_error (error);
    assert_color (color, 192);
    assert_color (color32, 32);
    assert_outline (outline);
    assert_near (pixel_at (color, 96, 96), c->middle);
    assert_near (pixel_at (color, 0, 0), c->corner);
    g_assert_cmpuint (pixel_at (outline, 16, 16)[3], ==, c->outline_hole ? 0 : 255);
    /* It fills the icon, and stays round. */
    g_assert_cmpuint (pixel_at (outline, 16, 0)[3], ==, 255);
    g_assert_cmpuint (pixel_at (outline, 0, 16)[3], ==, 255);
    g_assert_cmpuint (pixel_at (outline, 0, 0)[3], ==, 0);
  }
}

typedef struct
{
  const char *name;
  Drawing     drawing;
} BackgroundCase;

static const BackgroundCase background_cases[] = {
  { "plain", { 300, 300, WHITE, RED, 0.4, WHITE, 0.2 } },
  { "plate", { 300, 300, CLEAR, WHITE, 0.65, RED, 0.3 } },
  { "transparent", { 300, 300, CLEAR, RED, 0.4 } },
};

/* A new background takes the place of a plain ground or a plate, and leaves no fringe of it. */
static void
test_make_background (gconstpointer data)
{
  const BackgroundCase *c = data;
  const Drawing drawing = c->drawing;
  static const guint8 blue[4] = { 0, 0, 255, 255 };
  g_autoptr(CsPicture) source = draw (&drawing);
  g_autoptr(CsPicture) color = NULL;
  CsIconRecipe recipe;

  cs_icon_recipe_init (&recipe, source);
  recipe.has_background = TRUE;
  memcpy (recipe.background, blue, 3);
  color = cs_icon_make_color (source, &recipe);

  assert_color (color, 192);
  assert_near (pixel_at (color, 0, 0), blue);
  assert_near (pixel_at (color, 50, 50), blue);
  if (drawing.inner == WHITE)
    g_assert_cmpuint (pixel_at (color, 96, 96)[1], >, 250);   /* what is inside stays */
  for (guint i = 0; i < 192 * 192; i++)
    {
      const guint8 *pixel = pixel_at (color, i % 192, i / 192);
      double x = i % 192 + 0.5 - 96, y = i / 192 + 0.5 - 96;

      /* Between red and blue there is no green; a pale fringe would have it. */
      if (sqrt (x * x + y * y) > 40)
        g_assert_cmpuint (pixel[1], <=, 60);
    }
}

static void
test_make_photograph (void)
{
  g_autoptr(CsPicture) source = draw_photograph (480, 320);
  g_autoptr(CsPicture) color = NULL;
  g_autoptr(CsPicture) outline = NULL;
  CsIconRecipe recipe;

  cs_icon_recipe_init (&recipe, source);
  g_assert_cmpfloat (recipe.padding, ==, 0);
  g_assert_cmpfloat_with_epsilon (recipe.crop_width, 320. / 480, 0.001);
  g_assert_cmpfloat_with_epsilon (recipe.crop_x, 80. / 480, 0.001);

  color = cs_icon_make_color (source, &recipe);
  outline = cs_icon_make_outline (source, &recipe, NULL);
  assert_color (color, 192);
  assert_outline (outline);
  g_assert_cmpuint (pixel_at (color, 96, 96)[0], >, 220);
  g_assert_cmpuint (pixel_at (color, 0, 0)[3], ==, 255);
  /* The sun. */
  g_assert_cmpuint (pixel_at (outline, 16, 16)[3], ==, 255);
  g_assert_cmpuint (pixel_at (outline, 0, 0)[3], ==, 0);
  g_assert_cmpuint (pixel_at (outline, 31, 31)[3], ==, 0);
}

static void
test_make_empty (void)
{
  static const Drawing drawing = { 64, 64, CLEAR };
  g_autoptr(CsPicture) source = draw (&drawing);
  g_autoptr(CsPicture) outline = NULL;
  g_autoptr(GError) error = NULL;
  CsIconRecipe recipe;

  cs_icon_recipe_init (&recipe, source);
  outline = cs_icon_make_outline (source, &recipe, &error);
  g_assert_null (outline);
  g_assert_error (error, CS_PICTURE_ERROR, CS_PICTURE_ERROR_EMPTY);
}

/* Whatever a recipe says, and however small or long the source is, the icons are right. */
static void
test_make_any (void)
{
  static const guint sides[] = { 1, 2, 3, 31, 32, 33, 200, 1000 };
  guint n_rounds = g_getenv ("CS_TEST_LONG") != NULL ? 1000 : 30;
  g_autoptr(GRand) rand = g_rand_new_with_seed (11);

  for (guint i = 0; i < n_rounds; i++)
    {
      Drawing drawing = {
        sides[g_rand_int_range (rand, 0, G_N_ELEMENTS (sides))],
        sides[g_rand_int_range (rand, 0, G_N_ELEMENTS (sides))],
        g_rand_boolean (rand) ? CLEAR : g_rand_int (rand), g_rand_int (rand) | 0xff,
        g_rand_double_range (rand, 0.1, 0.8), g_rand_int (rand), g_rand_double_range (rand, 0, 0.3),
      };
      g_autoptr(CsPicture) source = draw (&drawing);
      g_autoptr(CsPicture) color = NULL;
      g_autoptr(CsPicture) outline = NULL;
      g_autoptr(CsPicture) repaired = NULL;
      CsIconRecipe recipe;

      cs_icon_recipe_init (&recipe, source);
      if (g_rand_boolean (rand))
        recipe = (CsIconRecipe) {
          g_rand_double_range (rand, -0.2, 1.2), g_rand_double_range (rand, -0.2, 1.2),
          g_rand_double_range (rand, 0, 1.2), g_rand_double_range (rand, 0, 1.2),
          g_rand_double_range (rand, -0.1, 0.6), g_rand_boolean (rand), { 1, 2, 3 },
        };

      color = cs_icon_make_color (source, &recipe);
      g_assert_cmpuint (cs_picture_get_width (color), ==, 192);

      outline = cs_icon_make_outline (source, &recipe, NULL);
      if (outline != NULL)
        assert_outline (outline);
      repaired = cs_icon_repair_outline (source, NULL);
      if (repaired != NULL)
        assert_outline (repaired);
    }
}

/* --- repair -------------------------------------------------------------------------------- */

typedef struct
{
  const char *name;
  Drawing     drawing;
  guint       middle;   /* alpha of the middle in the repaired outline */
  guint       side;     /* alpha of a pixel half way to the right */
  guint       corner;
} RepairCase;

static const RepairCase repair_cases[] = {
  { "smooth edges", { 32, 32, CLEAR, WHITE, 0.45 }, 255, 255, 0 },
  { "alpha 216", { 32, 32, CLEAR, 0xffffffd8, 0.45 }, 255, 255, 0 },
  { "faint", { 32, 32, CLEAR, 0xffffff50, 0.45 }, 255, 255, 0 },
  { "black on transparent", { 32, 32, CLEAR, BLACK, 0.45 }, 255, 255, 0 },
  { "colour on transparent", { 32, 32, CLEAR, BLUE, 0.45 }, 255, 255, 0 },
  { "black on white", { 32, 32, WHITE, BLACK, 0.45 }, 255, 255, 0 },
  { "white on black", { 32, 32, BLACK, WHITE, 0.45 }, 255, 255, 0 },
  { "colour on colour", { 32, 32, BLUE, YELLOW, 0.45 }, 255, 255, 0 },
  { "white in a dark disc", { 32, 32, CLEAR, BLACK, 0.5, WHITE, 0.2 }, 255, 0, 0 },
  { "dark hole in white", { 32, 32, CLEAR, WHITE, 0.5, BLACK, 0.2 }, 0, 255, 0 },
  { "too large", { 192, 192, CLEAR, WHITE, 0.45 }, 255, 255, 0 },
  { "too small", { 20, 20, CLEAR, WHITE, 0.45 }, 255, 255, 0 },
  { "not square", { 64, 32, CLEAR, WHITE, 0.45 }, 255, 0, 0 },
};

static void
test_repair_outline (gconstpointer data)
{
  const RepairCase *c = data;
  g_autoptr(CsPicture) picture = draw (&c->drawing);
  g_autoptr(GError) error = NULL;
  g_autoptr(CsPicture) repaired = cs_icon_repair_outline (picture, &error);

  g_assert_no_error (error);
  assert_outline (repaired);
  g_assert_cmpuint (pixel_at (repaired, 16, 16)[3], ==, c->middle);
  g_assert_cmpuint (pixel_at (repaired, 26, 16)[3], ==, c->side);
  g_assert_cmpuint (pixel_at (repaired, 0, 0)[3], ==, c->corner);
}

static void
test_repair_keeps_right (void)
{
  guint n;
  const CsGlyph *glyphs = cs_glyphs (&n);

  for (guint i = 0; i < n; i++)
    {
      g_autoptr(CsPicture) outline = cs_glyph_make_outline (&glyphs[i]);
      g_autoptr(CsPicture) repaired = cs_icon_repair_outline (outline, NULL);

      g_assert_true (g_bytes_equal (cs_picture_get_bytes (outline), cs_picture_get_bytes (repaired)));
    }
}

static void
test_repair_nothing (gconstpointer data)
{
  const guint32 *ground = data;
  Drawing drawing = { 32, 32, *ground };
  g_autoptr(CsPicture) picture = draw (&drawing);
  g_autoptr(GError) error = NULL;
  g_autoptr(CsPicture) repaired = cs_icon_repair_outline (picture, &error);

  g_assert_null (repaired);
  g_assert_error (error, CS_PICTURE_ERROR, CS_PICTURE_ERROR_EMPTY);
}

typedef struct
{
  const char *name;
  Drawing     drawing;
  guint       size;
  guint8      corner[4];
} RepairColorCase;

static const RepairColorCase repair_color_cases[] = {
  { "too small", { 96, 96, RED, WHITE, 0.25 }, 192, { 0xd0, 0x30, 0x20, 255 } },
  { "too large", { 512, 512, RED, WHITE, 0.25 }, 192, { 0xd0, 0x30, 0x20, 255 } },
  { "not square", { 300, 150, RED, WHITE, 0.25 }, 192, { 0xd0, 0x30, 0x20, 255 } },
  { "transparent", { 300, 300, CLEAR, RED, 0.25 }, 192, { 0, 0, 0, 0 } },
  { "corners cut off", { 192, 192, CLEAR, RED, 0.65, WHITE, 0.2 }, 192, { 0xd0, 0x30, 0x20, 255 } },
  { "small icon", { 192, 192, RED, WHITE, 0.25 }, 32, { 0xd0, 0x30, 0x20, 255 } },
};

static void
test_repair_color (gconstpointer data)
{
  const RepairColorCase *c = data;
  g_autoptr(CsPicture) picture = draw (&c->drawing);
  g_autoptr(CsPicture) repaired = cs_icon_repair_color (picture, c->size);
  g_autoptr(CsIconFacts) facts = look (repaired, CS_ICON_COLOR);

  g_assert_cmpuint (facts->width, ==, c->size);
  g_assert_cmpuint (facts->height, ==, c->size);
  g_assert_true (facts->has_corners || facts->transparent_background);
  assert_near (pixel_at (repaired, 0, 0), c->corner);
}

/* --- glyphs -------------------------------------------------------------------------------- */

static void
test_glyph (gconstpointer data)
{
  static const guint8 grounds[][3] = { { 0x46, 0x4f, 0xb8 }, { 0, 0, 0 }, { 255, 255, 255 },
                                       { 0xff, 0xd7, 0x00 } };
  const CsGlyph *glyph = data;
  g_autoptr(CsPicture) outline = cs_glyph_make_outline (glyph);
  g_autoptr(CsPicture) white = cs_glyph_draw (glyph, 64);
  guint n_white = 0;

  assert_outline (outline);
  g_assert_true (cs_glyph_find (glyph->name) == glyph);
  g_assert_cmpuint (cs_picture_get_width (white), ==, 64);

  for (guint i = 0; i < 32 * 32; i++)
    n_white += pixel_at (outline, i % 32, i / 32)[3] == 255;
  g_assert_cmpuint (n_white, >, 100);
  g_assert_cmpuint (n_white, <, 900);

  for (guint i = 0; i < G_N_ELEMENTS (grounds); i++)
    {
      g_autoptr(CsPicture) color = cs_glyph_make_color (glyph, grounds[i], 192);
      g_autoptr(CsPicture) color32 = cs_glyph_make_color (glyph, grounds[i], 32);
      g_autoptr(CsIconFacts) facts = look (color, CS_ICON_COLOR);

      assert_color (color, 192);
      assert_color (color32, 32);
      g_assert_cmpmem (pixel_at (color, 0, 0), 3, grounds[i], 3);
      /* It can be seen. */
      g_assert_cmpuint (facts->margins[0], <, 96);
    }
}

static void
test_glyphs_differ (void)
{
  g_autoptr(GHashTable) names = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr(GHashTable) drawings = g_hash_table_new_full (g_bytes_hash, g_bytes_equal,
                                                          (GDestroyNotify) g_bytes_unref, NULL);
  guint n;
  const CsGlyph *glyphs = cs_glyphs (&n);

  g_assert_cmpuint (n, >=, 36);
  for (guint i = 0; i < n; i++)
    {
      g_autoptr(CsPicture) outline = cs_glyph_make_outline (&glyphs[i]);

      g_assert_true (g_hash_table_add (names, (gpointer) glyphs[i].name));
      g_assert_true (g_hash_table_add (drawings, g_bytes_ref (cs_picture_get_bytes (outline))));
    }
  g_assert_null (cs_glyph_find ("no such glyph"));
}

static void
add_case (const char    *folder,
          const char    *name,
          gconstpointer  data,
          GTestDataFunc  test)
{
  g_autofree char *path = g_strdup_printf ("/%s/%s", folder, name);

  g_test_add_data_func (path, data, test);
}

#define ADD_CASES(folder, cases, test) \
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) \
    add_case (folder, cases[i].name, &cases[i], test)

int
main (int   argc,
      char *argv[])
{
  static const guint32 clear = CLEAR, white = WHITE, black = BLACK;
  guint n_glyphs;
  const CsGlyph *glyphs = cs_glyphs (&n_glyphs);

  g_test_init (&argc, &argv, NULL);

  ADD_CASES ("icon-facts", facts_cases, test_facts);
  ADD_CASES ("icon-facts/wrong-pixel", pixel_cases, test_wrong_pixel);
  g_test_add_func ("/icon-facts/other-format", test_other_format);

  ADD_CASES ("icon-maker", make_cases, test_make);
  ADD_CASES ("icon-maker/new-background", background_cases, test_make_background);
  g_test_add_func ("/icon-maker/photograph", test_make_photograph);
  g_test_add_func ("/icon-maker/empty", test_make_empty);
  g_test_add_func ("/icon-maker/any", test_make_any);

  ADD_CASES ("icon-repair/outline", repair_cases, test_repair_outline);
  ADD_CASES ("icon-repair/color", repair_color_cases, test_repair_color);
  g_test_add_func ("/icon-repair/keeps-right", test_repair_keeps_right);
  add_case ("icon-repair", "blank", &clear, test_repair_nothing);
  add_case ("icon-repair", "white", &white, test_repair_nothing);
  add_case ("icon-repair", "black", &black, test_repair_nothing);

  for (guint i = 0; i < n_glyphs; i++)
    add_case ("glyph", glyphs[i].name, &glyphs[i], test_glyph);
  g_test_add_func ("/glyphs/differ", test_glyphs_differ);

  return g_test_run ();
}
