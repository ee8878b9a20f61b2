/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cs-render"

#include "cs-render-kinds.h"
#include "cs-render-teams.h"
#include "cs-symbol.h"

/* Teams' own palette, which its host configuration does not have. */
typedef struct
{
  guint32 background;
  guint32 text;
  guint32 border;
} Colors;

static const struct
{
  const char *word;
  CsInk       ink;       /* in high contrast */
  Colors      filled;
  Colors      tint;
} styles[] = {
  { "Default", CS_INK_DEFAULT, { 0xffe6e6e6, 0xff242424, 0 }, { 0xfff5f5f5, 0xff424242, 0xffd1d1d1 } },
  { "Subtle", CS_INK_DEFAULT, { 0xfff5f5f5, 0xff616161, 0 }, { 0xffffffff, 0xff616161, 0xffd1d1d1 } },
  { "Informative", CS_INK_DEFAULT, { 0xff616161, 0xffffffff, 0 },
    { 0xfff0f0f0, 0xff424242, 0xffd1d1d1 } },
  { "Accent", CS_INK_ACCENT, { 0xff5b5fc7, 0xffffffff, 0 }, { 0xffe8ebfa, 0xff444791, 0xffc5cbfa } },
  { "Good", CS_INK_GOOD, { 0xff107c10, 0xffffffff, 0 }, { 0xfff1faf1, 0xff0e700e, 0xff9fd89f } },
  { "Attention", CS_INK_ATTENTION, { 0xffc50f1f, 0xffffffff, 0 },
    { 0xfffdf3f4, 0xffb10e1c, 0xffeeacb2 } },
  { "Warning", CS_INK_WARNING, { 0xffbc4b09, 0xffffffff, 0 }, { 0xfffff9f5, 0xff8a3707, 0xfffdcfb4 } },
};

static const struct
{
  const char *word;
  double      height;
  double      font;
  double      symbol;
  double      padding;
} sizes[] = {
  { "Medium", 20, 10.5, 12, 6 },
  { "Large", 24, 12, 16, 8 },
  { "ExtraLarge", 32, 14, 20, 10 },
};

static const struct { const char *word; double radius; } shapes[] = {
  { "Square", 0 }, { "Rounded", 4 }, { "Circular", 999 },
};

static gboolean
is_word (const char *text,
         const char *word)
{
  return text != NULL && g_ascii_strcasecmp (text, word) == 0;
}

static Colors
find_colors (CsRender   *render,
             const char *style,
             gboolean    tint)
{
  for (guint i = 0; i < G_N_ELEMENTS (styles); i++)
    {
      if (!is_word (style, styles[i].word))
        continue;
      if (render->theme == cs_theme_get (CS_THEME_CONTRAST))
        {
          guint32 ink = render->theme->styles[CS_STYLE_DEFAULT].inks[styles[i].ink].normal;

          return (Colors) { 0xff000000, ink, ink };
        }

      return tint ? styles[i].tint : styles[i].filled;
    }

  return styles[0].filled;
}

static void
fill_badge (CsRender          *render,
            CsPart            *part,
            const CsObject    *object,
            const CsInherited *inherited)
{
  const char *text = cs_object_get_string (object, "text");
  const char *icon = cs_object_get_string (object, "icon");
  const char *size = cs_object_get_choice (object, "size");
  const char *shape = cs_object_get_choice (object, "shape");
  const char *tooltip = cs_object_get_string (object, "tooltip");
  Colors colors = find_colors (render, cs_object_get_choice (object, "style"),
                               is_word (cs_object_get_choice (object, "appearance"), "Tint"));
  CsChipLook look = { .gap = 4, .rtl = inherited->rtl,
                      .align = cs_render_own_align (object, inherited),
                      .after = is_word (cs_object_get_choice (object, "iconPosition"), "After") };
  double font = sizes[0].font;

  look.surface = (CsSurface) { .background = colors.background, .border = colors.border,
                               .border_width = colors.border != 0 ? 1 : 0, .radius = 999 };
  look.height = sizes[0].height;
  for (guint i = 0; i < G_N_ELEMENTS (sizes); i++)
    {
      if (i > 0 && !is_word (size, sizes[i].word))
        continue;
      look.height = sizes[i].height;
      look.size = sizes[i].symbol;
      look.padding = sizes[i].padding;
      font = sizes[i].font;
    }
  for (guint i = 0; i < G_N_ELEMENTS (shapes); i++)
    {
      if (is_word (shape, shapes[i].word))
        look.surface.radius = shapes[i].radius;
    }
  if (icon != NULL && *icon != '\0')
    cs_chip_look_add (&look, icon, FALSE, colors.text);

  cs_part_get_traits (part)->absent = look.n_symbols == 0 && (text == NULL || *text == '\0');
  cs_chip_part_set_look (CS_CHIP_PART (part), &look, text != NULL && *text != '\0'
    ? cs_render_plain_text (text, font, 600, colors.text, FALSE) : NULL);
  gtk_widget_set_tooltip_text (GTK_WIDGET (part), tooltip);
  cs_render_name (part, text != NULL && *text != '\0' ? text : tooltip != NULL ? tooltip : icon);
}

const CsRenderer cs_renderer_badge = { "Badge", cs_chip_part_new, fill_badge };
