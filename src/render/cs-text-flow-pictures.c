/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cs-render"

#include "cs-text-flow-private.h"

#include <string.h>

#include "cs-part.h"
#include "cs-symbol.h"

/* Pictures among words stand on the line, as large as they come. In the text they are one
 * character each. */

#define PICTURE_CHARACTER "\357\277\274"
#define STAND_IN          100.0
/* Of one among words: how much of it is below the line that they stand on, and how many times its
 * height it may be wide. */
#define DROP              0.2
#define MAX_SHAPE         4.0

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
  g_free (self->symbol);
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
  if (self->fit > 0 && !gone)
    {
      self->width = self->round ? self->fit
                                : MIN (self->width * self->fit / self->height, MAX_SHAPE * self->fit);
      self->height = self->fit;
    }
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

static CsTextPicture *
get_last_picture (CsTextFlow *self)
{
  CsTextBlock *block = g_ptr_array_index (self->blocks, self->blocks->len - 1);

  return block->runs->len > 0
           ? g_array_index (block->runs, CsTextRun, block->runs->len - 1).picture : NULL;
}

void
cs_text_flow_fit_picture (CsTextFlow *self,
                          double      size,
                          gboolean    round)
{
  CsTextPicture *picture = get_last_picture (self);

  g_return_if_fail (picture != NULL);

  picture->fit = picture->width = picture->height = size;
  picture->drop = size * DROP;
  picture->round = round;
}

void
cs_text_flow_add_symbol (CsTextFlow        *self,
                         const char        *name,
                         gboolean           filled,
                         double             size,
                         const CsTextStyle *style)
{
  g_autofree char *words = cs_symbol_dup_text (name);
  CsTextPicture *picture;

  cs_text_flow_add_picture (self, "", words, style);
  cs_text_flow_fit_picture (self, size, FALSE);
  picture = get_last_picture (self);
  picture->symbol = g_strdup (name);
  picture->filled = filled;
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

          if (picture == NULL || picture->symbol != NULL || (url != NULL && strcmp (url, picture->url) != 0))
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
  PangoRectangle rect = { 0, -(int) ((self->height - self->drop) * PANGO_SCALE),
                          (int) (self->width * PANGO_SCALE), (int) (self->height * PANGO_SCALE) };

  return pango_attr_shape_new (&rect, &rect);
}

void
cs_text_picture_paint (const CsTextPicture *self,
                       double               x,
                       double               baseline,
                       guint32              color,
                       guint32              stand_in,
                       GtkSnapshot         *snapshot)
{
  graphene_rect_t rect = GRAPHENE_RECT_INIT ((float) x,
                                             (float) (baseline - self->height + self->drop),
                                             (float) self->width, (float) self->height);
  GskRoundedRect circle;
  GdkRGBA rgba;

  if (self->width <= 0 || self->height <= 0)
    return;
  if (self->symbol != NULL)
    {
      cs_symbol_paint (self->symbol, self->filled, color, &rect, snapshot);
      return;
    }

  if (self->round)
    gtk_snapshot_push_rounded_clip (snapshot,
                                    gsk_rounded_rect_init_from_rect (&circle, &rect,
                                                                     rect.size.height / 2));
  cs_theme_to_rgba (stand_in, &rgba);
  if (self->texture != NULL)
    gtk_snapshot_append_texture (snapshot, self->texture, &rect);
  else
    gtk_snapshot_append_color (snapshot, &rgba, &rect);
  if (self->round)
    gtk_snapshot_pop (snapshot);
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
