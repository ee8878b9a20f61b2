/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cs-picture.h"

G_BEGIN_DECLS

/* The accent colour of an app: what goes with its icon, and carries white text. */

/* What WCAG 2.1 asks of text of ordinary size (success criterion 1.4.3, level AA). */
#define CS_ACCENT_ENOUGH 4.5

/**
 * cs_accent_contrast:
 * @a: R, G, B in sRGB
 * @b: likewise
 *
 * Returns: the contrast ratio of WCAG 2.1, from 1 (the same) to 21 (black on white)
 */
double cs_accent_contrast (const guint8 a[3],
                           const guint8 b[3]);

/**
 * cs_accent_darken:
 * @color: R, G, B
 * @darker: (out): the lightest colour of that hue on which white text reads well; @color itself
 *   when it is dark enough
 */
void   cs_accent_darken   (const guint8 color[3],
                           guint8       darker[3]);

/**
 * cs_accent_pick:
 * @colors: (out caller-allocates): what is found, each R, G, B
 * @max: room in @colors
 *
 * Finds the colours that make up an icon, apart from white, black and grey, the one that covers
 * most first; no two of them look alike. Of an icon without colours the greys.
 *
 * Returns: how many, 0 for a picture that is wholly transparent
 */
guint  cs_accent_pick     (CsPicture   *picture,
                           guint8     (*colors)[3],
                           guint        max);

G_END_DECLS
