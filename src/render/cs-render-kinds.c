/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cs-render"

#include "cs-render-kinds.h"

static const CsRenderer *const renderers[] = {
  &cs_renderer_text_block,
  &cs_renderer_rich_text_block,
  &cs_renderer_image,
  &cs_renderer_image_set,
  &cs_renderer_fact_set,
  &cs_renderer_container,
  &cs_renderer_column_set,
  &cs_renderer_action_set,
  &cs_renderer_table,
  &cs_renderer_media,
  &cs_renderer_input_text,
  &cs_renderer_input_number,
  &cs_renderer_input_date,
  &cs_renderer_input_time,
  &cs_renderer_input_toggle,
  &cs_renderer_input_choice_set,
  &cs_renderer_input_rating,
  &cs_renderer_badge,
  &cs_renderer_carousel,
  &cs_renderer_code_block,
  &cs_renderer_component,
  &cs_renderer_compound_button,
  &cs_renderer_icon,
  &cs_renderer_progress_bar,
  &cs_renderer_progress_ring,
  &cs_renderer_rating,
};

const CsRenderer *
cs_renderer_find (const char *type)
{
  for (guint i = 0; i < G_N_ELEMENTS (renderers); i++)
    {
      if (g_ascii_tolower (renderers[i]->type[0]) == g_ascii_tolower (type[0]) &&
          g_ascii_strcasecmp (renderers[i]->type, type) == 0)
        return renderers[i];
    }

  for (guint i = 0; i < cs_n_renderer_charts; i++)
    {
      if (g_ascii_strcasecmp (cs_renderer_charts[i].type, type) == 0)
        return &cs_renderer_charts[i];
    }

  return NULL;
}
