/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cs-render"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "cs-render-kinds.h"
#include "cs-render-teams.h"

#define MARIGOLD  0xffeaa300
#define EMPTY     0xffd1d1d1
#define FONT_SIZE 14.0
#define MAX_STARS 10

static gboolean
is_word (const char *text,
         const char *word)
{
  return text != NULL && g_ascii_strcasecmp (text, word) == 0;
}

/* "4.5 · 1,234", "4.5" */
static char *
make_words (double value,
            double count)
{
  g_autofree char *number = g_strdup_printf ("%.3g", value);

  if (count < 0)
    return g_steal_pointer (&number);

  return g_strdup_printf ("%s · %'.0f", number, count);
}

static void
fill_rating (CsRender          *render,
             CsPart            *part,
             const CsObject    *object,
             const CsInherited *inherited)
{
  double value = cs_object_get_number (object, "value", 0);
  double count = cs_object_get_number (object, "count", -1);
  double max = CLAMP (cs_object_get_number (object, "max", 5), 1, MAX_STARS);
  gboolean compact = is_word (cs_object_get_choice (object, "style"), "Compact");
  gboolean contrast = render->theme == cs_theme_get (CS_THEME_CONTRAST);
  guint32 ink = cs_render_ink (render, "default", inherited);
  guint32 color = is_word (cs_object_get_choice (object, "color"), "Marigold") && !contrast
                    ? MARIGOLD : ink;
  CsChipLook look = {
    .size = is_word (cs_object_get_choice (object, "size"), "Medium") ? 16 : 20,
    .gap = 4, .align = cs_render_own_align (object, inherited), .rtl = inherited->rtl,
  };
  g_autofree char *words = make_words (value, count);
  g_autofree char *name = g_strdup_printf (_("%.3g of %.0f stars"), value, max);

  for (guint i = 0; i < (compact ? 1 : (guint) max); i++)
    {
      cs_chip_look_add (&look, "Star", !contrast || value > i, color);
      /* To the half, as Teams draws it. */
      look.symbols[i].share = compact ? 1 : CLAMP (round ((value - i) * 2) / 2, 0, 1);
      look.symbols[i].rest = contrast ? ink : EMPTY;
    }
  cs_chip_part_set_look (CS_CHIP_PART (part), &look, compact || count >= 0
    ? cs_render_plain_text (words, FONT_SIZE, 400, ink, FALSE) : NULL);
  cs_render_name (part, name);
}

const CsRenderer cs_renderer_rating = { "Rating", cs_chip_part_new, fill_rating };
