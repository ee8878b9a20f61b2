/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cs-render"

#include "cs-backdrop.h"

#define STAND_IN 100.0f

struct _CsBackdrop
{
  char           *url;
  CsBackdropFill  fill;
  double          x;
  double          y;
  CsPictureState  state;
  GdkTexture     *texture;
  float           width;
  float           height;
};

CsBackdrop *
cs_backdrop_new (const char     *url,
                 CsBackdropFill  fill,
                 double          x,
                 double          y)
{
  CsBackdrop *self = g_new0 (CsBackdrop, 1);

  self->url = g_strdup (url);
  self->fill = fill;
  self->x = x;
  self->y = y;
  self->state = CS_PICTURE_STATE_AWAITED;
  self->width = self->height = STAND_IN;

  return self;
}

void
cs_backdrop_free (CsBackdrop *self)
{
  g_clear_object (&self->texture);
  g_free (self->url);
  g_free (self);
}

gboolean
cs_backdrop_ask (CsBackdrop      *self,
                 CsPictureSource *source,
                 const char      *url)
{
  CsPictureAnswer answer;

  if (source == NULL || (url != NULL && strcmp (self->url, url) != 0))
    return FALSE;

  answer = cs_picture_source_ask (source, self->url);
  g_clear_object (&self->texture);
  self->texture = cs_part_make_texture (&answer);
  self->state = answer.state;
  self->width = answer.width > 0 ? (float) answer.width : STAND_IN;
  self->height = answer.height > 0 ? (float) answer.height : STAND_IN;

  return TRUE;
}

static void
paint_once (CsBackdrop            *self,
            GtkSnapshot           *snapshot,
            const graphene_rect_t *rect,
            guint32                stand_in)
{
  GdkRGBA rgba;

  if (self->texture != NULL)
    {
      gtk_snapshot_append_texture (snapshot, self->texture, rect);
      return;
    }

  cs_theme_to_rgba (stand_in, &rgba);
  gtk_snapshot_append_color (snapshot, &rgba, rect);
}

/* What is repeated is repeated: where it stands is where one of its copies does. */
static void
paint_repeated (CsBackdrop            *self,
                GtkSnapshot           *snapshot,
                const graphene_rect_t *place,
                const graphene_rect_t *one,
                guint32                stand_in)
{
  graphene_rect_t all = *place;

  if (self->fill == CS_BACKDROP_ACROSS)
    {
      all.origin.y = one->origin.y;
      all.size.height = one->size.height;
    }
  else if (self->fill == CS_BACKDROP_DOWN)
    {
      all.origin.x = one->origin.x;
      all.size.width = one->size.width;
    }

  gtk_snapshot_push_repeat (snapshot, &all, one);
  paint_once (self, snapshot, one, stand_in);
  gtk_snapshot_pop (snapshot);
}

void
cs_backdrop_paint (CsBackdrop            *self,
                   GtkSnapshot           *snapshot,
                   const graphene_rect_t *place,
                   guint32                stand_in)
{
  graphene_rect_t one = GRAPHENE_RECT_INIT (place->origin.x, place->origin.y,
                                            self->width, self->height);

  if (self->state == CS_PICTURE_STATE_NONE || place->size.width <= 0 || place->size.height <= 0)
    return;

  if (self->fill == CS_BACKDROP_COVER)
    {
      float scale = MAX (place->size.width / self->width, place->size.height / self->height);

      one.size.width *= scale;
      one.size.height *= scale;
    }
  one.origin.x += (place->size.width - one.size.width) * (float) self->x;
  one.origin.y += (place->size.height - one.size.height) * (float) self->y;

  gtk_snapshot_push_clip (snapshot, place);
  if (self->fill == CS_BACKDROP_COVER)
    paint_once (self, snapshot, &one, stand_in);
  else
    paint_repeated (self, snapshot, place, &one, stand_in);
  gtk_snapshot_pop (snapshot);
}
