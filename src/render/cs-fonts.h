/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <pango/pango.h>

G_BEGIN_DECLS

/* The fonts of a card, measured as a browser measures them: glyphs at fractions of a pixel, no
 * hinting, ascent and descent rounded. */

typedef enum
{
  CS_FACE_DEFAULT,
  CS_FACE_MONOSPACE,
  CS_FACE_CODE,       /* of Markdown's code, which no host configuration names */
} CsFace;

/**
 * CsFont:
 * @size: in pixels
 * @weight: 100 to 900, as CSS counts
 */
typedef struct
{
  CsFace   face;
  double   size;
  int      weight;
  gboolean italic;
} CsFont;

/**
 * CsFontMetrics:
 * @gap: what a line of no height of its own has beyond the two
 *
 * In whole pixels, as browsers round them.
 */
typedef struct
{
  double ascent;
  double descent;
  double gap;
} CsFontMetrics;

/* @rtl: of a text that runs from right to left */
PangoContext         *cs_fonts_get_context     (gboolean      rtl);
PangoFontDescription *cs_fonts_describe        (const CsFont *font) G_GNUC_WARN_UNUSED_RESULT;
CsFontMetrics         cs_fonts_get_metrics     (const CsFont *font);
/* Of the very font that a run of glyphs is drawn with. */
CsFontMetrics         cs_fonts_measure         (PangoFont    *font);

G_END_DECLS
