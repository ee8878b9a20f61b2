/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cs-picture"

#include "cs-icon-maker.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "cs-picture-private.h"
#include "cs-shape-private.h"

/* Leaves the middle 96 of 192 pixels: manifest.md, color-safe-area. */
#define SAFE_PADDING 0.25
#define MAX_PADDING  0.4

/* A ground is taken away at this size; the icon is much smaller. */
#define KEYING_SIDE  768

/* How far from the ground's colour a pixel of it may be. */
#define GROUND_TOLERANCE 14

static CsArea
get_crop (const CsIconRecipe *recipe,
          guint               width,
          guint               height)
{
  double x = CLAMP (recipe->crop_x, 0, 1) * width;
  double y = CLAMP (recipe->crop_y, 0, 1) * height;
  double right = CLAMP (recipe->crop_x + recipe->crop_width, 0, 1) * width;
  double bottom = CLAMP (recipe->crop_y + recipe->crop_height, 0, 1) * height;

  /* One pixel at least, and inside. */
  x = MIN (x, width - 1.);
  y = MIN (y, height - 1.);
  return (CsArea) { x, y, MAX (right - x, 1), MAX (bottom - y, 1) };
}

void
cs_icon_recipe_init (CsIconRecipe *recipe,
                     CsPicture    *source)
{
  g_autoptr(CsPicture) small = cs_picture_reduce (source, CS_SHAPE_MAX_SIDE);
  g_autoptr(CsShape) shape = NULL;
  double width = cs_picture_get_width (small);
  double height = cs_picture_get_height (small);
  double side = MIN (width, height);
  CsArea crop = { (width - side) / 2, (height - side) / 2, side, side };
  CsGround ground;

  memset (recipe, 0, sizeof *recipe);
  cs_ground_find (small, &ground);

  /* More of a ground that is not even cannot be painted: then it's a photograph. */
  if (ground.kind != CS_GROUND_NONE && ground.seamless)
    {
      CsArea bounds;

      shape = cs_shape_find_whole (small, &ground);
      if (cs_shape_find_bounds (shape, &bounds))
        {
          crop = bounds;
          recipe->padding = SAFE_PADDING;
        }
    }

  recipe->crop_x = crop.x / width;
  recipe->crop_y = crop.y / height;
  recipe->crop_width = crop.width / width;
  recipe->crop_height = crop.height / height;
}

/* Puts @color under the whole picture. */
static CsPicture *
flatten (CsPicture    *picture,
         const guint8 *color)
{
  guint width = cs_picture_get_width (picture);
  guint height = cs_picture_get_height (picture);
  gsize n = (gsize) width * height;
  guint8 *pixels = g_memdup2 (cs_picture_get_pixels (picture), n * 4);

  for (gsize i = 0; i < n; i++)
    {
      guint8 *pixel = pixels + i * 4;

      for (guint c = 0; c < 3; c++)
        pixel[c] = (guint8) ((pixel[c] * pixel[3] + color[c] * (255 - pixel[3]) + 127) / 255);
      pixel[3] = 255;
    }

  return cs_picture_new_take (width, height, pixels);
}

/* Marks what of the plain ground is connected with the edge. */
static guint8 *
find_outside (CsPicture    *picture,
              const guint8 *color)
{
  guint w = cs_picture_get_width (picture);
  guint n = w * cs_picture_get_height (picture);
  const guint8 *pixels = cs_picture_get_pixels (picture);
  guint8 *outside = g_new0 (guint8, n);
  g_autoptr(GArray) open = g_array_new (FALSE, FALSE, sizeof (guint));

  for (guint i = 0; i < n; i++)
    {
      if (i % w == 0 || i % w == w - 1 || i < w || i >= n - w)
        g_array_append_val (open, i);
    }

  while (open->len > 0)
    {
      guint at = g_array_index (open, guint, open->len - 1);
      guint x = at % w;
      guint next[4] = { x > 0 ? at - 1 : at, x + 1 < w ? at + 1 : at, at >= w ? at - w : at,
                        at + w < n ? at + w : at };

      g_array_set_size (open, open->len - 1);
      if (outside[at] ||
          cs_color_get_difference (pixels + (gsize) at * 4, color) > GROUND_TOLERANCE)
        continue;

      outside[at] = 1;
      g_array_append_vals (open, next, 4);
    }

  return outside;
}

/* How different from the ground the symbol is near (@x, @y); 0 where all is inside it. */
static guint
get_contrast_at_rim (const guint8 *pixels,
                     const guint8 *outside,
                     const guint8 *color,
                     int           x,
                     int           y,
                     int           w,
                     int           h)
{
  guint contrast = 0;
  gboolean near_outside = FALSE;

  for (int ny = MAX (y - 2, 0); ny <= MIN (y + 2, h - 1); ny++)
    {
      for (int nx = MAX (x - 2, 0); nx <= MIN (x + 2, w - 1); nx++)
        {
          gsize i = (gsize) ny * (gsize) w + (gsize) nx;

          near_outside |= outside[i];
          contrast = MAX (contrast, cs_color_get_difference (pixels + i * 4, color));
        }
    }

  return near_outside ? contrast : 0;
}

/* Takes the plain ground away from around the symbol. A pixel of its rim is a mixture of the
 * two, and is parted again. */
static CsPicture *
remove_ground (CsPicture      *picture,
               const CsGround *ground)
{
  int w = (int) cs_picture_get_width (picture);
  int h = (int) cs_picture_get_height (picture);
  const guint8 *from = cs_picture_get_pixels (picture);
  g_autofree guint8 *outside = find_outside (picture, ground->color);
  guint8 *pixels = g_memdup2 (from, (gsize) w * (gsize) h * 4);

  for (int y = 0; y < h; y++)
    {
      for (int x = 0; x < w; x++)
        {
          gsize i = (gsize) y * (gsize) w + (gsize) x;
          guint8 *pixel = pixels + i * 4;
          guint difference, contrast;

          if (outside[i])
            {
              memset (pixel, 0, 4);
              continue;
            }

          contrast = get_contrast_at_rim (from, outside, ground->color, x, y, w, h);
          difference = cs_color_get_difference (pixel, ground->color);
          if (contrast <= difference || difference == 0)
            continue;

          for (guint c = 0; c < 3; c++)
            {
              int value = ground->color[c] +
                          (pixel[c] - ground->color[c]) * (int) contrast / (int) difference;

              pixel[c] = (guint8) CLAMP (value, 0, 255);
            }
          pixel[3] = (guint8) (pixel[3] * difference / contrast);
        }
    }

  return cs_picture_new_take ((guint) w, (guint) h, pixels);
}

/* The source as it is drawn from, and the colour that the icon is filled with. */
static CsPicture *
prepare (CsPicture          *source,
         const CsIconRecipe *recipe,
         guint8              canvas[4])
{
  g_autoptr(CsPicture) small = cs_picture_reduce (source, CS_SHAPE_MAX_SIDE);
  CsGround ground;

  cs_ground_find (small, &ground);
  memcpy (canvas, ground.color, 4);

  if (recipe->has_background)
    {
      memcpy (canvas, recipe->background, 3);
      canvas[3] = 255;
      if ((ground.kind == CS_GROUND_PLAIN || ground.kind == CS_GROUND_PLATE) && ground.seamless)
        {
          g_autoptr(CsPicture) smaller = cs_picture_reduce (source, KEYING_SIDE);
          g_autoptr(CsPicture) flat = flatten (smaller, ground.color);

          return remove_ground (flat, &ground);
        }
    }
  else if (ground.kind != CS_GROUND_CLEAR)
    return flatten (source, canvas);

  return cs_picture_ref (source);
}

/* Draws @tile over @pixels at (@left, @top). */
static void
draw_over (guint8    *pixels,
           guint      size,
           CsPicture *tile,
           guint      left,
           guint      top)
{
  const guint8 *from = cs_picture_get_pixels (tile);

  for (guint y = 0; y < cs_picture_get_height (tile); y++)
    {
      for (guint x = 0; x < cs_picture_get_width (tile); x++, from += 4)
        {
          guint8 *pixel = pixels + ((gsize) (top + y) * size + left + x) * 4;
          guint alpha = from[3];
          guint below = pixel[3] * (255 - alpha) / 255;

          if (alpha == 0)
            continue;
          for (guint c = 0; c < 3; c++)
            pixel[c] = (guint8) ((from[c] * alpha + pixel[c] * below + (alpha + below) / 2) /
                                 (alpha + below));
          pixel[3] = (guint8) (alpha + below);
        }
    }
}

/* A plate that fills a transparent icon, its corners cut off, is what Teams does not want: the
 * corners are filled with the colour beside them. */
static CsPicture *
fill_corners (CsPicture *icon)
{
  guint n = cs_picture_count_border (icon);
  guint sum[4] = { 0 };
  guint8 color[4];

  for (guint i = 0; i < n; i++)
    {
      const guint8 *pixel = cs_picture_get_border_pixel (icon, i);

      if (pixel[3] == 0)
        continue;
      for (guint c = 0; c < 3; c++)
        sum[c] += pixel[c];
      sum[3]++;
    }

  if (sum[3] * 2 <= n)
    return cs_picture_ref (icon);

  for (guint c = 0; c < 3; c++)
    color[c] = (guint8) (sum[c] / sum[3]);
  return flatten (icon, color);
}

/* @source's crop in the middle of a square that is filled with @canvas. */
static CsPicture *
compose (CsPicture          *source,
         const CsIconRecipe *recipe,
         const guint8        canvas[4],
         guint               size)
{
  CsArea crop = get_crop (recipe, cs_picture_get_width (source), cs_picture_get_height (source));
  double padding = CLAMP (recipe->padding, 0, MAX_PADDING);
  guint inner = MAX (size - 2 * (guint) ceil (padding * size - 1e-6), 1);
  double longer = MAX (crop.width, crop.height);
  guint width = MAX ((guint) (crop.width * inner / longer + 0.5), 1);
  guint height = MAX ((guint) (crop.height * inner / longer + 0.5), 1);
  g_autoptr(CsPicture) tile = cs_picture_scale (source, &crop, width, height);
  g_autoptr(CsPicture) icon = NULL;
  guint8 *pixels = g_new0 (guint8, (gsize) size * size * 4);

  for (gsize i = 0; canvas[3] > 0 && i < (gsize) size * size; i++)
    memcpy (pixels + i * 4, canvas, 4);
  draw_over (pixels, size, tile, (size - width) / 2, (size - height) / 2);
  icon = cs_picture_new_take (size, size, pixels);

  return fill_corners (icon);
}

static CsPicture *
make_color (CsPicture          *source,
            const CsIconRecipe *recipe,
            guint               size)
{
  guint8 canvas[4];
  g_autoptr(CsPicture) prepared = prepare (source, recipe, canvas);

  return compose (prepared, recipe, canvas, size);
}

CsPicture *
cs_icon_make_color (CsPicture          *source,
                    const CsIconRecipe *recipe)
{
  return make_color (source, recipe, CS_ICON_COLOR_SIZE);
}

/* At 32 pixels the symbol needs the room: the safe area is a matter of the large icon. */
CsPicture *
cs_icon_make_color32 (CsPicture          *source,
                      const CsIconRecipe *recipe)
{
  CsIconRecipe closer = *recipe;

  closer.padding = recipe->padding / 2;
  return make_color (source, &closer, CS_ICON_OUTLINE_SIZE);
}

CsPicture *
cs_icon_make_outline (CsPicture           *source,
                      const CsIconRecipe  *recipe,
                      GError             **error)
{
  CsArea crop = get_crop (recipe, cs_picture_get_width (source), cs_picture_get_height (source));
  g_autoptr(CsPicture) small = cs_picture_reduce (source, CS_SHAPE_MAX_SIDE);
  g_autoptr(CsShape) shape = NULL;
  CsGround ground;
  CsArea bounds;

  cs_ground_find (small, &ground);
  if (ground.kind == CS_GROUND_NONE || !ground.seamless)
    {
      /* Of a photograph only what the icon shows is judged. */
      double scale = MIN (128 / MAX (crop.width, crop.height), 1);

      g_clear_pointer (&small, cs_picture_unref);
      small = cs_picture_scale (source, &crop, MAX ((guint) (crop.width * scale), 1),
                                MAX ((guint) (crop.height * scale), 1));
      cs_ground_find (small, &ground);
      crop = (CsArea) { 0, 0, cs_picture_get_width (small), cs_picture_get_height (small) };
    }
  else
    crop = get_crop (recipe, cs_picture_get_width (small), cs_picture_get_height (small));

  shape = cs_shape_trace (small, &ground);
  cs_shape_crop (shape, &crop);
  if (!cs_shape_find_bounds (shape, &bounds))
    {
      g_set_error (error, CS_PICTURE_ERROR, CS_PICTURE_ERROR_EMPTY,
                   _("there is no shape in the picture"));
      return NULL;
    }

  return cs_shape_draw (shape, &bounds, CS_ICON_OUTLINE_SIZE);
}

CsPicture *
cs_icon_repair_color (CsPicture *picture,
                      guint      size)
{
  CsIconRecipe whole = { .crop_width = 1, .crop_height = 1 };
  g_autoptr(CsPicture) small = cs_picture_reduce (picture, CS_SHAPE_MAX_SIDE);
  CsGround ground;

  /* What is transparent stays so: an icon that stands clear is right. */
  cs_ground_find (small, &ground);
  if (ground.kind == CS_GROUND_PLATE)
    ground.color[3] = 0;

  return compose (picture, &whole, ground.color, size);
}
