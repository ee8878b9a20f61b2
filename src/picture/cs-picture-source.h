/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cs-picture.h"

G_BEGIN_DECLS

/* Where a card's pictures come from. Who draws asks by address and is told at once what is there;
 * what comes later, "picture-ready" announces. */

/**
 * CsPictureState:
 * @CS_PICTURE_STATE_READY: it is there
 * @CS_PICTURE_STATE_AWAITED: it may come; something else stands in until then
 * @CS_PICTURE_STATE_NONE: there is none: no such file, damaged, or an address that nobody asks
 */
typedef enum
{
  CS_PICTURE_STATE_READY,
  CS_PICTURE_STATE_AWAITED,
  CS_PICTURE_STATE_NONE,
} CsPictureState;

/**
 * CsPictureAnswer:
 * @picture: (transfer none) (nullable): while @state is ready; a drawing may have more pixels than
 *   it measures, and of a format that we do not draw only the size is known
 * @width: what it measures, in pixels of the card; 0 while not known
 */
typedef struct
{
  CsPictureState  state;
  CsPicture      *picture;
  double          width;
  double          height;
} CsPictureAnswer;

#define CS_TYPE_PICTURE_SOURCE (cs_picture_source_get_type ())
G_DECLARE_INTERFACE (CsPictureSource, cs_picture_source, CS, PICTURE_SOURCE, GObject)

struct _CsPictureSourceInterface
{
  GTypeInterface parent_iface;

  CsPictureAnswer (*ask) (CsPictureSource *self,
                          const char      *url);
};

/**
 * cs_picture_source_ask:
 * @url: as the card has it: "https://…", "data:…", or the path of a project file
 *
 * Asks for a picture. Where the answer is awaited, "picture-ready" follows with the same @url.
 * Main thread only.
 */
CsPictureAnswer cs_picture_source_ask   (CsPictureSource *self,
                                         const char      *url);
/* For those who implement it: tells that there is an answer now, good or bad. */
void            cs_picture_source_ready (CsPictureSource *self,
                                         const char      *url);

G_END_DECLS
