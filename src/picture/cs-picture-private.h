/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cs-picture.h"

G_BEGIN_DECLS

/* @pixels: (transfer full): width * height * 4 bytes from g_malloc() */
CsPicture *cs_picture_new_take   (guint             width,
                                  guint             height,
                                  guint8           *pixels) G_GNUC_WARN_UNUSED_RESULT;

/* Reads the frame header of a JPEG. Returns: FALSE when there is none before the first scan */
gboolean   cs_jpeg_read_size     (GBytes           *bytes,
                                  guint            *width,
                                  guint            *height);

/* Decodes a JPEG or SVG in a process of its own, under limits of time and memory. */
CsPicture *cs_picture_load_apart (GBytes           *bytes,
                                  CsPictureFormat   format,
                                  guint             max_pixels,
                                  GCancellable     *cancellable,
                                  GError          **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
