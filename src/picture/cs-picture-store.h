/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cs-picture-source.h"

G_BEGIN_DECLS

/* A CsPictureSource that decodes and remembers: data: addresses by itself, files and the network
 * through those who have them. */

#define CS_TYPE_PICTURE_STORE (cs_picture_store_get_type ())
G_DECLARE_FINAL_TYPE (CsPictureStore, cs_picture_store, CS, PICTURE_STORE, GObject)

/* What is remembered at most, in bytes of pixels; what was asked for longest ago goes first. */
#define CS_PICTURE_STORE_MAX_BYTES  (96u * 1024 * 1024)
/* Of one picture of a card. */
#define CS_PICTURE_STORE_MAX_PIXELS (4u * 1024 * 1024)

/**
 * CsPictureFileFunc:
 * @path: as the card has it; not to be trusted
 *
 * Returns: (transfer full) (nullable): the file's bytes; NULL where the project has none
 */
typedef GBytes *(*CsPictureFileFunc) (const char *path,
                                      gpointer    user_data);
/* Asks for an http or https picture; the answer goes to cs_picture_store_take(). */
typedef void    (*CsPictureAskFunc)  (const char *url,
                                      gpointer    user_data);

/* @wait: decodes before it answers, for those who draw once; else in threads */
CsPictureStore *cs_picture_store_new       (gboolean           wait) G_GNUC_WARN_UNUSED_RESULT;
void            cs_picture_store_set_files (CsPictureStore    *self,
                                            CsPictureFileFunc  get,
                                            gpointer           user_data);
/* NULL: nobody is asked, and what stands in for a picture stays. */
void            cs_picture_store_set_ask   (CsPictureStore    *self,
                                            CsPictureAskFunc   ask,
                                            gpointer           user_data);
/* @bytes: (nullable): what @url led to; NULL for nothing */
void            cs_picture_store_take      (CsPictureStore    *self,
                                            const char        *url,
                                            GBytes            *bytes);
/* Forgets everything: files and answers may be others now. */
void            cs_picture_store_clear     (CsPictureStore    *self);

G_END_DECLS
