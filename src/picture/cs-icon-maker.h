/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cs-icon-facts.h"

G_BEGIN_DECLS

/**
 * CsIconRecipe:
 * @crop_x: what part of the source is used, as fractions of its width and height, 0 to 1; it is
 *   kept in proportion, in the middle of the icon
 * @padding: share of the icon's side that stays free around the source, 0 to 0.4; 0.25 keeps
 *   the symbol in Teams' safe area of 96 pixels. An outline icon has none, as Teams asks
 * @has_background: put it on @background, in place of a plain ground of its own; else its own
 *   ground, transparent or a colour, goes on to the icon's edges
 * @background: R, G, B
 *
 * How a pair of icons is made from a source picture.
 */
typedef struct
{
  double   crop_x;
  double   crop_y;
  double   crop_width;
  double   crop_height;
  double   padding;
  gboolean has_background;
  guint8   background[3];
} CsIconRecipe;

/**
 * cs_icon_recipe_init:
 *
 * The recipe that suits @source: a square crop of its middle for a photograph, everything
 * padded for a symbol on transparent or plain ground. Takes time by the pixel, as all of these do:
 * call them in a worker.
 */
void       cs_icon_recipe_init      (CsIconRecipe        *recipe,
                                     CsPicture           *source);

/* Both from any picture. The results satisfy every icon rule; the outline is the source's shape,
 * exactly white on exactly transparent. NULL with CS_PICTURE_ERROR_EMPTY when there is no shape. */
CsPicture *cs_icon_make_color       (CsPicture           *source,
                                     const CsIconRecipe  *recipe) G_GNUC_WARN_UNUSED_RESULT;
CsPicture *cs_icon_make_outline     (CsPicture           *source,
                                     const CsIconRecipe  *recipe,
                                     GError             **error) G_GNUC_WARN_UNUSED_RESULT;
CsPicture *cs_icon_make_color32     (CsPicture           *source,
                                     const CsIconRecipe  *recipe) G_GNUC_WARN_UNUSED_RESULT;

/**
 * cs_icon_repair_outline:
 * @picture: a faulty outline icon of any size
 *
 * Without drawing it anew: scaled to 32x32 where needed, each pixel becomes white or
 * transparent, whichever it is nearer to; dark or coloured symbols, on transparent or on any
 * ground, are understood as well. An icon that is right comes back as it is.
 *
 * Returns: (transfer full) (nullable): the icon, or NULL with CS_PICTURE_ERROR_EMPTY
 */
CsPicture *cs_icon_repair_outline   (CsPicture           *picture,
                                     GError             **error) G_GNUC_WARN_UNUSED_RESULT;
/* Scales a colour icon of another size, pads one that is not square, and fills the corners of one
 * that has them cut off. */
CsPicture *cs_icon_repair_color     (CsPicture           *picture,
                                     guint                size) G_GNUC_WARN_UNUSED_RESULT;

/* Glyphs of our own drawing, for people without art. */
typedef struct
{
  const char *name;    /* "bell", for the command line */
  const char *title;   /* translatable: "Bell" */
  const char *layers;  /* the drawing, for cs_glyph_draw() */
} CsGlyph;

/* Returns: (array length=n_glyphs): all of them, in the order in which they are offered */
const CsGlyph *cs_glyphs            (guint               *n_glyphs);
/* Returns: (nullable): the glyph of that name */
const CsGlyph *cs_glyph_find        (const char          *name);

/**
 * cs_glyph_draw:
 * @size: side in pixels
 *
 * Returns: (transfer full): the glyph in white on transparent, filling the square
 */
CsPicture *cs_glyph_draw            (const CsGlyph       *glyph,
                                     guint                size) G_GNUC_WARN_UNUSED_RESULT;
/* A valid pair from a glyph and a background colour. */
CsPicture *cs_glyph_make_color      (const CsGlyph       *glyph,
                                     const guint8         background[3],
                                     guint                size) G_GNUC_WARN_UNUSED_RESULT;
CsPicture *cs_glyph_make_outline    (const CsGlyph       *glyph) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
