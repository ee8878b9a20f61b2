/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cs-render"

#include "cs-fonts.h"

#include <hb.h>
#include <math.h>
#include <pango/pangocairo.h>

static const char *const families[] = {
  [CS_FACE_DEFAULT]   = "Segoe UI,Tahoma,Geneva,Verdana,sans-serif",
  [CS_FACE_MONOSPACE] = "Courier New,Courier,monospace",
  [CS_FACE_CODE]      = "monospace",
};

#define MAX_KEPT_METRICS 32

static PangoContext *
make_context (gboolean rtl)
{
  PangoContext *context = pango_font_map_create_context (pango_cairo_font_map_get_default ());
  cairo_font_options_t *options = cairo_font_options_create ();

  cairo_font_options_set_antialias (options, CAIRO_ANTIALIAS_GRAY);
  cairo_font_options_set_hint_style (options, CAIRO_HINT_STYLE_NONE);
  cairo_font_options_set_hint_metrics (options, CAIRO_HINT_METRICS_OFF);
  pango_cairo_context_set_font_options (context, options);
  pango_cairo_context_set_resolution (context, 96);
  pango_context_set_round_glyph_positions (context, FALSE);
  pango_context_set_base_dir (context, rtl ? PANGO_DIRECTION_RTL : PANGO_DIRECTION_LTR);
  cairo_font_options_destroy (options);

  return context;
}

PangoContext *
cs_fonts_get_context (gboolean rtl)
{
  static PangoContext *contexts[2];

  rtl = rtl != FALSE;
  if (contexts[rtl] == NULL)
    contexts[rtl] = make_context (rtl);

  return contexts[rtl];
}

PangoFontDescription *
cs_fonts_describe (const CsFont *font)
{
  PangoFontDescription *description = pango_font_description_new ();

  pango_font_description_set_family_static (description, families[font->face]);
  pango_font_description_set_absolute_size (description, font->size * PANGO_SCALE);
  pango_font_description_set_weight (description, (PangoWeight) font->weight);
  pango_font_description_set_style (description,
                                    font->italic ? PANGO_STYLE_ITALIC : PANGO_STYLE_NORMAL);

  return description;
}

CsFontMetrics
cs_fonts_measure (PangoFont *font)
{
  CsFontMetrics metrics = { 0 };
  hb_font_extents_t extents;

  if (font == NULL || !hb_font_get_h_extents (pango_font_get_hb_font (font), &extents))
    return metrics;

  metrics.ascent = round ((double) extents.ascender / PANGO_SCALE);
  metrics.descent = round ((double) -extents.descender / PANGO_SCALE);
  metrics.gap = round ((double) extents.line_gap / PANGO_SCALE);

  return metrics;
}

CsFontMetrics
cs_fonts_get_metrics (const CsFont *font)
{
  /* A card has a handful of fonts, and asks for them with every text. */
  static struct { CsFont font; CsFontMetrics metrics; } kept[MAX_KEPT_METRICS];
  static guint n_kept = 0;
  PangoFontDescription *description;
  g_autoptr (PangoFont) loaded = NULL;
  CsFontMetrics metrics;

  for (guint i = 0; i < n_kept; i++)
    {
      if (kept[i].font.face == font->face && kept[i].font.size == font->size &&
          kept[i].font.weight == font->weight && !kept[i].font.italic == !font->italic)
        return kept[i].metrics;
    }

  description = cs_fonts_describe (font);
  loaded = pango_context_load_font (cs_fonts_get_context (FALSE), description);
  pango_font_description_free (description);
  metrics = cs_fonts_measure (loaded);

  if (n_kept < MAX_KEPT_METRICS)
    {
      kept[n_kept].font = *font;
      kept[n_kept++].metrics = metrics;
    }

  return metrics;
}
