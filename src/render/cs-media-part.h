/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cs-part.h"

G_BEGIN_DECLS

/* A film or a sound: its poster, with a button to play it. Emits "clicked". */

#define CS_TYPE_MEDIA_PART (cs_media_part_get_type ())
G_DECLARE_FINAL_TYPE (CsMediaPart, cs_media_part, CS, MEDIA_PART, CsPart)

CsPart *cs_media_part_new         (void);
/**
 * cs_media_part_set_look:
 * @text: what it is called
 * @poster: (nullable): the address of a picture
 * @playable: something can be played
 */
void    cs_media_part_set_look    (CsMediaPart     *self,
                                   const char      *text,
                                   CsPictureSource *source,
                                   const char      *poster,
                                   gboolean         playable);
G_END_DECLS
