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
};

const CsRenderer *
cs_renderer_find (const char *type)
{
  for (guint i = 0; i < G_N_ELEMENTS (renderers); i++)
    {
      if (g_ascii_strcasecmp (renderers[i]->type, type) == 0)
        return renderers[i];
    }

  return NULL;
}
