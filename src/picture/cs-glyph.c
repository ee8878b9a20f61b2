/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cs-picture"

#include "cs-icon-maker.h"

#include <math.h>
#include <string.h>

#include "cs-picture-private.h"

/*
 * A layer becomes a heap of short straight lines. A pixel's colour comes from its distance to
 * the glyph's edge, negative inside: with distances, to join layers is to take the smaller, to cut
 * is to take the larger, a stroke is "nearer than half its width", and an edge is smooth at every
 * size. It takes no library, and draws the same everywhere.
 */

#define GRID         32.f
#define CURVE_STEPS  16
#define CIRCLE_STEPS 64
#define FAR          1e6f

typedef struct
{
  float x, y;
} Point;

typedef struct
{
  Point a, b;
} Line;

typedef struct
{
  gboolean  cuts;
  float     width;   /* of the stroke; 0 fills */
  GArray   *lines;   /* of Line */
  Point     low;     /* corners of what it covers */
  Point     high;
} Layer;

typedef struct
{
  Layer *layer;
  Point  at;
  Point  start;   /* of the open figure */
} Pen;

static void
draw_to (Pen   *pen,
         Point  to)
{
  Line line = { pen->at, to };
  float reach = pen->layer->width / 2;

  g_array_append_val (pen->layer->lines, line);
  pen->layer->low.x = MIN (pen->layer->low.x, MIN (line.a.x, line.b.x) - reach);
  pen->layer->low.y = MIN (pen->layer->low.y, MIN (line.a.y, line.b.y) - reach);
  pen->layer->high.x = MAX (pen->layer->high.x, MAX (line.a.x, line.b.x) + reach);
  pen->layer->high.y = MAX (pen->layer->high.y, MAX (line.a.y, line.b.y) + reach);
  pen->at = to;
}

static void
move_to (Pen   *pen,
         Point  to)
{
  /* A figure that is filled is closed. */
  if (pen->layer->width == 0 && (pen->at.x != pen->start.x || pen->at.y != pen->start.y))
    draw_to (pen, pen->start);
  pen->at = pen->start = to;
}

static void
curve_to (Pen   *pen,
          Point  b,
          Point  c,
          Point  d)
{
  Point a = pen->at;

  for (guint i = 1; i <= CURVE_STEPS; i++)
    {
      float t = (float) i / CURVE_STEPS;
      float u = 1 - t;
      float wa = u * u * u, wb = 3 * u * u * t, wc = 3 * u * t * t, wd = t * t * t;

      draw_to (pen, (Point) { wa * a.x + wb * b.x + wc * c.x + wd * d.x,
                              wa * a.y + wb * b.y + wc * c.y + wd * d.y });
    }
}

/* Clockwise, from an angle that counts in quarters from the right. */
static void
turn (Pen   *pen,
      Point  center,
      float  rx,
      float  ry,
      float  quarter,
      float  quarters)
{
  guint n = (guint) ceilf (CIRCLE_STEPS * quarters / 4);

  for (guint i = 0; i <= n; i++)
    {
      float angle = (quarter + quarters * (float) i / (float) n) * (float) G_PI_2;
      Point to = { center.x + rx * cosf (angle), center.y + ry * sinf (angle) };

      if (i == 0 && quarter == 0)
        move_to (pen, to);
      else
        draw_to (pen, to);
    }
}

static void
draw_rectangle (Pen   *pen,
                float  x,
                float  y,
                float  w,
                float  h,
                float  r)
{
  Point centers[4] = { { x + w - r, y + h - r }, { x + r, y + h - r },
                       { x + r, y + r }, { x + w - r, y + r } };

  for (guint i = 0; i < 4; i++)
    turn (pen, centers[i], r, r, (float) i, 1);
  draw_to (pen, pen->start);
}

static float
read_number (const char **text)
{
  char *end;
  double value = g_ascii_strtod (*text, &end);

  g_assert (end != *text);
  *text = end;
  return (float) value;
}

static Point
read_point (const char **text)
{
  float x = read_number (text);

  return (Point) { x, read_number (text) };
}

static void
draw_figure (Pen         *pen,
             char         command,
             const char **text)
{
  Point a = { 0 }, b = { 0 };

  switch (command)
    {
    case 'M':
      move_to (pen, read_point (text));
      break;
    case 'L':
      draw_to (pen, read_point (text));
      break;
    case 'H':
      draw_to (pen, (Point) { read_number (text), pen->at.y });
      break;
    case 'V':
      draw_to (pen, (Point) { pen->at.x, read_number (text) });
      break;
    case 'C':
      a = read_point (text);
      b = read_point (text);
      curve_to (pen, a, b, read_point (text));
      break;
    case 'Z':
      draw_to (pen, pen->start);
      break;
    case 'O':
      a = read_point (text);
      b.x = read_number (text);
      turn (pen, a, b.x, b.x, 0, 4);
      break;
    case 'E':
      a = read_point (text);
      b = read_point (text);
      turn (pen, a, b.x, b.y, 0, 4);
      break;
    case 'R':
      a = read_point (text);
      b = read_point (text);
      draw_rectangle (pen, a.x, a.y, b.x, b.y, read_number (text));
      break;
    default:
      g_assert_not_reached ();
    }
}

/* Reads one layer and leaves @text behind it. */
static void
read_layer (const char **text,
            Layer       *layer)
{
  Pen pen = { .layer = layer };
  char kind;

  *text += strspn (*text, " ;");
  kind = *(*text)++;
  layer->cuts = kind == 'c' || kind == 'k';
  layer->width = kind == 's' || kind == 'k' ? read_number (text) : 0;
  layer->lines = g_array_new (FALSE, FALSE, sizeof (Line));
  layer->low = (Point) { FAR, FAR };
  layer->high = (Point) { -FAR, -FAR };

  while (TRUE)
    {
      char command;

      *text += strspn (*text, " ");
      if (**text == ';' || **text == '\0')
        break;
      command = *(*text)++;
      draw_figure (&pen, command, text);
    }

  move_to (&pen, pen.start);
}

static void
clear_layer (gpointer data)
{
  g_array_unref (((Layer *) data)->lines);
}

static float
get_square_distance (const Line *line,
                     Point       at)
{
  Point along = { line->b.x - line->a.x, line->b.y - line->a.y };
  Point off = { at.x - line->a.x, at.y - line->a.y };
  float length = along.x * along.x + along.y * along.y;
  float t = length > 0 ? CLAMP ((off.x * along.x + off.y * along.y) / length, 0.f, 1.f) : 0;

  off.x -= t * along.x;
  off.y -= t * along.y;
  return off.x * off.x + off.y * off.y;
}

static float
get_layer_distance (const Layer *layer,
                    Point        at)
{
  float nearest = FAR;
  gboolean inside = FALSE;

  /* Farther away than a pixel of the smallest size it does not matter how far. */
  if (at.x < layer->low.x - 2 || at.y < layer->low.y - 2 ||
      at.x > layer->high.x + 2 || at.y > layer->high.y + 2)
    return FAR;

  for (guint i = 0; i < layer->lines->len; i++)
    {
      const Line *line = &g_array_index (layer->lines, Line, i);

      nearest = MIN (nearest, get_square_distance (line, at));
      if ((line->a.y > at.y) != (line->b.y > at.y) &&
          at.x < line->a.x + (at.y - line->a.y) * (line->b.x - line->a.x) / (line->b.y - line->a.y))
        inside = !inside;
    }

  nearest = sqrtf (nearest);
  if (layer->width > 0)
    return nearest - layer->width / 2;
  return inside ? -nearest : nearest;
}

static float
get_distance (const GArray *layers,
              Point         at)
{
  float distance = FAR;

  for (guint i = 0; i < layers->len; i++)
    {
      const Layer *layer = &g_array_index (layers, Layer, i);
      float own = get_layer_distance (layer, at);

      distance = layer->cuts ? MAX (distance, -own) : MIN (distance, own);
    }

  return distance;
}

/* How much of each pixel the glyph covers, 0 to 255. */
static guint8 *
draw_cover (const CsGlyph *glyph,
            guint          size)
{
  g_autoptr(GArray) layers = g_array_new (FALSE, FALSE, sizeof (Layer));
  const char *text = glyph->layers;
  guint8 *cover = g_malloc ((gsize) size * size);
  float unit = (float) size / GRID;

  g_array_set_clear_func (layers, clear_layer);
  while (*text != '\0')
    {
      Layer layer;

      read_layer (&text, &layer);
      g_array_append_val (layers, layer);
    }

  for (guint i = 0; i < size * size; i++)
    {
      Point at = { ((float) (i % size) + 0.5f) / unit, ((float) (i / size) + 0.5f) / unit };
      float part = 0.5f - get_distance (layers, at) * unit;

      cover[i] = (guint8) (CLAMP (part, 0.f, 1.f) * 255 + 0.5f);
    }

  return cover;
}

const CsGlyph *
cs_glyph_find (const char *name)
{
  guint n;
  const CsGlyph *glyphs = cs_glyphs (&n);

  for (guint i = 0; i < n; i++)
    {
      if (strcmp (glyphs[i].name, name) == 0)
        return &glyphs[i];
    }

  return NULL;
}

CsPicture *
cs_glyph_draw (const CsGlyph *glyph,
               guint          size)
{
  g_autofree guint8 *cover = draw_cover (glyph, size);
  guint8 *pixels = g_new0 (guint8, (gsize) size * size * 4);

  for (gsize i = 0; i < (gsize) size * size; i++)
    {
      if (cover[i] == 0)
        continue;
      memset (pixels + i * 4, 255, 3);
      pixels[i * 4 + 3] = cover[i];
    }

  return cs_picture_new_take (size, size, pixels);
}

static double
get_luminance (const guint8 *color)
{
  static const double weights[3] = { 0.2126, 0.7152, 0.0722 };
  double luminance = 0;

  for (guint c = 0; c < 3; c++)
    luminance += weights[c] * pow (color[c] / 255., 2.2);

  return luminance;
}

CsPicture *
cs_glyph_make_color (const CsGlyph *glyph,
                     const guint8   background[3],
                     guint          size)
{
  /* The large icon has a safe area; the small one needs the room. */
  guint side = size >= CS_ICON_COLOR_SIZE ? size / 2 : size * 3 / 4;
  guint margin = (size - side) / 2;
  /* White as long as it is seen: less than 2:1 is not. */
  guint8 ink = 1.05 / (get_luminance (background) + 0.05) >= 2 ? 255 : 36;
  g_autofree guint8 *cover = draw_cover (glyph, side);
  guint8 *pixels = g_malloc ((gsize) size * size * 4);

  for (guint y = 0; y < size; y++)
    {
      for (guint x = 0; x < size; x++)
        {
          guint8 *pixel = pixels + ((gsize) y * size + x) * 4;
          gboolean is_glyph = x - margin < side && y - margin < side;
          guint part = is_glyph ? cover[(y - margin) * side + x - margin] : 0;

          for (guint c = 0; c < 3; c++)
            pixel[c] = (guint8) ((ink * part + background[c] * (255 - part) + 127) / 255);
          pixel[3] = 255;
        }
    }

  return cs_picture_new_take (size, size, pixels);
}

CsPicture *
cs_glyph_make_outline (const CsGlyph *glyph)
{
  guint n = CS_ICON_OUTLINE_SIZE * CS_ICON_OUTLINE_SIZE;
  g_autofree guint8 *cover = draw_cover (glyph, CS_ICON_OUTLINE_SIZE);
  guint8 *pixels = g_new0 (guint8, (gsize) n * 4);

  for (guint i = 0; i < n; i++)
    {
      if (cover[i] >= 128)
        memset (pixels + (gsize) i * 4, 255, 4);
    }

  return cs_picture_new_take (CS_ICON_OUTLINE_SIZE, CS_ICON_OUTLINE_SIZE, pixels);
}
