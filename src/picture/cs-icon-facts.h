/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cs-picture.h"
#include "cs-png-walk.h"

G_BEGIN_DECLS

/* What Teams asks of the two icons of a package: reference/manifest.md, section 3, Icons. */

#define CS_ICON_COLOR_SIZE   192
#define CS_ICON_OUTLINE_SIZE 32

typedef enum
{
  CS_ICON_COLOR,     /* 192x192, full colour */
  CS_ICON_OUTLINE,   /* 32x32, exactly white on exactly transparent */
  CS_ICON_COLOR32,   /* 32x32, full colour; manifest 1.21 and later */
} CsIconRole;

/**
 * CsIconFacts:
 * @format: what the file really is
 * @png: what the walk found; zeroed for other formats
 * @picture: (nullable): decoded; NULL when it is no PNG, when it could not be, or when it has
 *   more pixels than 1024x1024
 * @width: also known of a PNG that could not be decoded, and of a JPEG; else 0
 * @n_wrong_pixels: of an outline: pixels that are neither alpha 0 nor (255,255,255,255)
 * @wrong_x: the first of them, in reading order
 * @wrong_rgba: its value
 * @blank: wholly transparent, or for an outline wholly white
 * @has_corners: of a colour icon: the corner pixels are opaque (a full square, as Teams wants it)
 * @transparent_background: of a colour icon: fully transparent around the symbol. With neither this
 *   nor @has_corners it is a plate with its corners cut off, or half transparent
 * @plain_background: of a colour icon: transparent, or one colour around the symbol
 * @margins: (array fixed-size=4): left, top, right, bottom margins of the symbol in pixels. Of a
 *   colour icon the symbol is what differs from the background; all are 0 when that is not plain
 */
typedef struct
{
  CsIconRole      role;
  CsPictureFormat format;
  CsPngInfo       png;
  CsPicture      *picture;
  guint           width;
  guint           height;
  guint           n_wrong_pixels;
  guint           wrong_x;
  guint           wrong_y;
  guint8          wrong_rgba[4];
  gboolean        blank;
  gboolean        has_corners;
  gboolean        transparent_background;
  gboolean        plain_background;
  guint           margins[4];
} CsIconFacts;

/**
 * cs_icon_facts_new:
 * @bytes: a file's content, anything
 *
 * Decodes a PNG only: what else is named as an icon is wrong whatever it shows. Without a file
 * or a process, and fast enough for the main thread (a 192x192 icon takes under a millisecond).
 *
 * Returns: (transfer full): what is known of it; bounded in time, memory and pixels
 */
CsIconFacts *cs_icon_facts_new  (GBytes      *bytes,
                                 CsIconRole   role) G_GNUC_WARN_UNUSED_RESULT;
void         cs_icon_facts_free (CsIconFacts *self);

/**
 * cs_icon_facts_find_wrong_pixels:
 *
 * Returns: (transfer full) (element-type guint32): of an outline every wrong pixel, as
 *   y * width + x, in reading order
 */
GArray      *cs_icon_facts_find_wrong_pixels (const CsIconFacts *self) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CsIconFacts, cs_icon_facts_free)

G_END_DECLS
