/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cs-render"

#include <glib/gi18n-lib.h>

#include "cs-progress-part.h"
#include "cs-render-kinds.h"
#include "cs-render-teams.h"
#include "cs-row-part.h"
#include "cs-text-part.h"

#define LABEL_GAP 8.0

static guint32
get_track (CsRender *render)
{
  if (render->theme == cs_theme_get (CS_THEME_CONTRAST))
    return 0xff606060;

  return render->theme == cs_theme_get (CS_THEME_DARK) ? 0xff525252 : 0xffe6e6e6;
}

static void
fill_bar (CsRender          *render,
          CsPart            *part,
          const CsObject    *object,
          const CsInherited *inherited)
{
  double max = cs_object_get_number (object, "max", 100);
  double value = cs_object_get_number (object, "value", -1);
  double share = value < 0 ? -1 : max > 0 ? CLAMP (value / max, 0, 1) : 0;
  const char *color = cs_object_get_choice (object, "color");

  cs_progress_part_set_bar (CS_PROGRESS_PART (part), share,
                            cs_render_ink (render, color, inherited), get_track (render));
  cs_render_name (part, _("Progress"));
}

const CsRenderer cs_renderer_progress_bar = { "ProgressBar", cs_progress_part_new, fill_bar };

/* The ring and its label: one child each, beside or below one another. */

static gboolean
is_word (const char *text,
         const char *word)
{
  return text != NULL && g_ascii_strcasecmp (text, word) == 0;
}

static void
fill_ring (CsRender          *render,
           CsPart            *part,
           const CsObject    *object,
           const CsInherited *inherited)
{
  static const struct { const char *word; double size; } sizes[] = {
    { "Tiny", 20 }, { "Small", 28 }, { "Medium", 32 }, { "Large", 40 },
  };
  const char *word = cs_object_get_choice (object, "size");
  const char *label = cs_object_get_string (object, "label");
  const char *place = cs_object_get_choice (object, "labelPosition");
  gboolean beside = is_word (place, "Before") || is_word (place, "After");
  double size = 32;

  for (guint i = 0; i < G_N_ELEMENTS (sizes); i++)
    {
      if (is_word (word, sizes[i].word))
        size = sizes[i].size;
    }
  cs_progress_part_set_ring (CS_PROGRESS_PART (part), size,
                             beside ? CS_ALIGN_START : cs_render_own_align (object, inherited),
                             cs_render_ink (render, "accent", inherited), get_track (render));
  cs_part_get_traits (part)->width_kind = CS_WIDTH_PIXELS;
  cs_part_get_traits (part)->width = size;
  cs_part_get_traits (part)->spacing = LABEL_GAP;
  cs_render_name (part, label != NULL && *label != '\0' ? label : _("Progress"));
}

static void
fill_label (CsRender          *render,
            CsPart            *part,
            const CsObject    *object,
            const CsInherited *inherited)
{
  const char *label = cs_object_get_string (object, "label");
  CsTextLook look = { .wrap = TRUE, .align = cs_render_own_align (object, inherited) };
  const char *place = cs_object_get_choice (object, "labelPosition");

  if (is_word (place, "Before") || is_word (place, "After"))
    look.align = CS_ALIGN_START;
  cs_part_get_traits (part)->absent = label == NULL || *label == '\0';
  cs_text_part_set_flow (CS_TEXT_PART (part), label != NULL
                                                ? cs_render_text (render, label, &look, inherited)
                                                : NULL);
  cs_part_get_traits (part)->width_kind = CS_WIDTH_AUTO;
  cs_part_get_traits (part)->spacing = LABEL_GAP;
}

static const CsRenderer label_text = { "label", cs_text_part_new, fill_label, .piece = TRUE };

/* Beside the ring it stands in the middle. */
static void
fill_middle (CsRender          *render,
             CsPart            *part,
             const CsObject    *object,
             const CsInherited *inherited)
{
  const char *label = cs_object_get_string (object, "label");
  CsRenderChild child = { &label_text, *object, *inherited };

  cs_render_children (render, part, &child, 1);
  cs_stack_part_set_valign (CS_STACK_PART (part), CS_VALIGN_CENTER);
  cs_part_get_traits (part)->absent = label == NULL || *label == '\0';
  cs_part_get_traits (part)->width_kind = CS_WIDTH_AUTO;
  cs_part_get_traits (part)->spacing = LABEL_GAP;
}

static const CsRenderer ring_renderer = { "ring", cs_progress_part_new, fill_ring, .piece = TRUE };
static const CsRenderer label_renderer = { "label", cs_stack_part_new, fill_middle, .piece = TRUE };

/* In a row or a stack, which the element's own part holds. */
static void
fill_pair (CsRender          *render,
           CsPart            *part,
           const CsObject    *object,
           const CsInherited *inherited)
{
  const char *place = cs_object_get_choice (object, "labelPosition");
  gboolean first = is_word (place, "Before") || is_word (place, "Above");
  CsRenderChild children[2] = {
    { first ? &label_renderer : &ring_renderer, *object, *inherited },
    { first ? &ring_renderer : &label_renderer, *object, *inherited },
  };

  if (CS_IS_ROW_PART (part))
    {
      cs_row_part_set_align (CS_ROW_PART (part), cs_render_own_align (object, inherited));
      cs_row_part_set_rtl (CS_ROW_PART (part), inherited->rtl);
    }
  cs_render_children (render, part, children, 2);
}

static const CsRenderer row_renderer = { "row", cs_row_part_new, fill_pair, .piece = TRUE };
static const CsRenderer stack_renderer = { "stack", cs_stack_part_new, fill_pair, .piece = TRUE };

static void
fill_progress_ring (CsRender          *render,
                    CsPart            *part,
                    const CsObject    *object,
                    const CsInherited *inherited)
{
  const char *place = cs_object_get_choice (object, "labelPosition");
  gboolean beside = is_word (place, "Before") || is_word (place, "After");
  CsRenderChild child = { beside ? &row_renderer : &stack_renderer, *object, *inherited };

  cs_render_children (render, part, &child, 1);
}

const CsRenderer cs_renderer_progress_ring = {
  "ProgressRing", cs_stack_part_new, fill_progress_ring,
};
