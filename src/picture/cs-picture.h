/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

#define CS_PICTURE_ERROR (cs_picture_error_quark ())
GQuark cs_picture_error_quark (void);

/**
 * CsPictureError:
 * @CS_PICTURE_ERROR_FORMAT: neither PNG, JPEG nor SVG
 * @CS_PICTURE_ERROR_DAMAGED: cut short, a wrong checksum, or not decodable
 * @CS_PICTURE_ERROR_TOO_LARGE: beyond a limit in bytes or pixels
 * @CS_PICTURE_ERROR_TOO_SLOW: beyond the limit in time
 * @CS_PICTURE_ERROR_EMPTY: it has no visible pixel
 */
typedef enum
{
  CS_PICTURE_ERROR_FORMAT,
  CS_PICTURE_ERROR_DAMAGED,
  CS_PICTURE_ERROR_TOO_LARGE,
  CS_PICTURE_ERROR_TOO_SLOW,
  CS_PICTURE_ERROR_EMPTY,
} CsPictureError;

typedef enum
{
  CS_PICTURE_FORMAT_UNKNOWN,
  CS_PICTURE_FORMAT_PNG,
  CS_PICTURE_FORMAT_JPEG,
  CS_PICTURE_FORMAT_SVG,
  CS_PICTURE_FORMAT_GIF,
  CS_PICTURE_FORMAT_WEBP,
  CS_PICTURE_FORMAT_BMP,
  CS_PICTURE_FORMAT_ICO,
} CsPictureFormat;

/* From the first bytes; never from a file's name. */
CsPictureFormat cs_picture_format_guess     (GBytes          *bytes);
/* Returns: "PNG", "JPEG", ...; "unknown format" translated */
const char     *cs_picture_format_get_name  (CsPictureFormat  format);

/**
 * CsPicture:
 *
 * A decoded picture: rows of 8-bit R, G, B, A, not premultiplied, without padding. Immutable,
 * reference counted, any thread.
 */
typedef struct _CsPicture CsPicture;

#define CS_PICTURE_MAX_BYTES  (20u * 1024 * 1024)
#define CS_PICTURE_MAX_PIXELS (16u * 1024 * 1024)

/**
 * cs_picture_load:
 * @bytes: a PNG, JPEG or SVG
 * @max_pixels: refuses what is larger before it is decoded; at most CS_PICTURE_MAX_PIXELS
 *
 * Decodes. A PNG's chunks are walked first, so that no decoder ever sees an unchecked one. JPEG and
 * SVG are decoded in a process of their own (connector-studio-picture) under limits of time and
 * memory. A JPEG is turned as its EXIF data says, and one of more than @max_pixels, as cameras
 * make them, is read at half, a quarter or an eighth of its size. SVG is drawn by librsvg without
 * external references, at its own size but with a longer side of 512 to 2048 pixels.
 * Blocks: call it in a worker.
 *
 * Returns: (transfer full) (nullable): the picture, or NULL with CS_PICTURE_ERROR
 */
CsPicture    *cs_picture_load       (GBytes        *bytes,
                                     guint          max_pixels,
                                     GCancellable  *cancellable,
                                     GError       **error) G_GNUC_WARN_UNUSED_RESULT;
void          cs_picture_load_async (GBytes        *bytes,
                                     guint          max_pixels,
                                     GCancellable  *cancellable,
                                     GAsyncReadyCallback callback,
                                     gpointer       user_data);
CsPicture    *cs_picture_load_finish (GAsyncResult *result,
                                      GError      **error) G_GNUC_WARN_UNUSED_RESULT;

/* @pixels: (transfer none): width * height * 4 bytes */
CsPicture    *cs_picture_new        (guint          width,
                                     guint          height,
                                     GBytes        *pixels) G_GNUC_WARN_UNUSED_RESULT;
CsPicture    *cs_picture_ref        (CsPicture     *self);
void          cs_picture_unref      (CsPicture     *self);
guint         cs_picture_get_width  (CsPicture     *self);
guint         cs_picture_get_height (CsPicture     *self);
const guint8 *cs_picture_get_pixels (CsPicture     *self);
GBytes       *cs_picture_get_bytes  (CsPicture     *self);

/**
 * cs_picture_save_png:
 *
 * Returns: (transfer full): an RGBA PNG; equal pictures give equal bytes
 */
GBytes       *cs_picture_save_png   (CsPicture     *self) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CsPicture, cs_picture_unref)

G_END_DECLS
