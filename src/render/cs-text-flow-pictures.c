/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cs-render"

#include "cs-text-flow-private.h"

#include <string.h>

#include "cs-part.h"

/* Pictures among words stand on the line, as large as they come. In the text they are one
 * character each. */

#define PICTURE_CHARACTER "\357\277\274"
#define STAND_IN          100.0

CsTextPicture *
cs_text_picture_new (const char *url,
                     const char *alternative)
{
  CsTextPicture *self = g_new0 (CsTextPicture, 1);

  self->url = g_strdup (url);
  self->alternative = g_strdup (alternative);
  self->width = self->height = STAND_IN;

  return self;
}

void
cs_text_picture_free (CsTextPicture *self)
{
  g_clear_object (&self->texture);
  g_free (self->alternative);
  g_free (self->url);
  g_free (self);
}

static void
take_answer (CsTextPicture         *self,
             const CsPictureAnswer *answer)
{
  gboolean gone = answer->state == CS_PICTURE_STATE_NONE;

  g_clear_object (&self->texture);
  self->texture = cs_part_make_texture (answer);
  self->width = gone ? 0 : answer->width > 0 ? answer->width : STAND_IN;
  self->height = gone ? 0 : answer->height > 0 ? answer->height : STAND_IN;
}

void
cs_text_flow_add_picture (CsTextFlow        *self,
                          const char        *url,
                          const char        *alternative,
                          const CsTextStyle *style)
{
  CsTextBlock *block = g_ptr_array_index (self->blocks, self->blocks->len - 1);
  guint n_runs = block->runs->len;

  cs_text_flow_add (self, PICTURE_CHARACTER, style);
  if (block->runs->len > n_runs)
    g_array_index (block->runs, CsTextRun, n_runs).picture = cs_text_picture_new (url, alternative);
}

gboolean
cs_text_flow_take_picture (CsTextFlow      *self,
                           CsPictureSource *source,
                           const char      *url)
{
  gboolean taken = FALSE;

  for (guint i = 0; source != NULL && i < self->blocks->len; i++)
    {
      CsTextBlock *block = g_ptr_array_index (self->blocks, i);

      for (guint k = 0; k < block->runs->len; k++)
        {
          CsTextPicture *picture = g_array_index (block->runs, CsTextRun, k).picture;
          CsPictureAnswer answer;

          if (picture == NULL || (url != NULL && strcmp (url, picture->url) != 0))
            continue;
          answer = cs_picture_source_ask (source, picture->url);
          take_answer (picture, &answer);
          g_clear_object (&block->layout);
          block->natural = block->minimum = -1;
          self->width = -1;
          taken = TRUE;
        }
    }

  return taken;
}

PangoAttribute *
cs_text_picture_make_attribute (const CsTextPicture *self)
{
  PangoRectangle rect = { 0, -(int) (self->height * PANGO_SCALE),
                          (int) (self->width * PANGO_SCALE), (int) (self->height * PANGO_SCALE) };

  return pango_attr_shape_new (&rect, &rect);
}

void
cs_text_picture_paint (const CsTextPicture *self,
                       double               x,
                       double               baseline,
                       guint32              stand_in,
                       GtkSnapshot         *snapshot)
{
  graphene_rect_t rect = GRAPHENE_RECT_INIT ((float) x, (float) (baseline - self->height),
                                             (float) self->width, (float) self->height);
  GdkRGBA rgba;

  if (self->width <= 0 || self->height <= 0)
    return;
  if (self->texture != NULL)
    {
      gtk_snapshot_append_texture (snapshot, self->texture, &rect);
      return;
    }

  cs_theme_to_rgba (stand_in, &rgba);
  gtk_snapshot_append_color (snapshot, &rgba, &rect);
}

void
cs_text_block_name_pictures (const CsTextBlock *block,
                             GString           *text)
{
  for (guint i = 0; i < block->runs->len; i++)
    {
      const CsTextPicture *picture = g_array_index (block->runs, CsTextRun, i).picture;

      if (picture != NULL)
        g_string_replace (text, PICTURE_CHARACTER,
                          picture->alternative != NULL ? picture->alternative : "", 1);
    }
}
