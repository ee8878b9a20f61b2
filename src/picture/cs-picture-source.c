/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cs-picture"

#include "cs-picture-source.h"

G_DEFINE_INTERFACE (CsPictureSource, cs_picture_source, G_TYPE_OBJECT)

enum
{
  PICTURE_READY,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void
cs_picture_source_default_init (CsPictureSourceInterface *iface)
{
  /* ::picture-ready: (self, url) */
  signals[PICTURE_READY] = g_signal_new ("picture-ready", CS_TYPE_PICTURE_SOURCE,
                                         G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                         G_TYPE_NONE, 1, G_TYPE_STRING);
}

CsPictureAnswer
cs_picture_source_ask (CsPictureSource *self,
                       const char      *url)
{
  return CS_PICTURE_SOURCE_GET_IFACE (self)->ask (self, url);
}

void
cs_picture_source_ready (CsPictureSource *self,
                         const char      *url)
{
  g_signal_emit (self, signals[PICTURE_READY], 0, url);
}
