/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * CsSpan:
 * @start: offset of the first byte
 * @length: number of bytes; 0 for a place between two bytes
 *
 * A range of a text, always in bytes, never in characters.
 */
typedef struct
{
  gsize start;
  gsize length;
} CsSpan;

G_END_DECLS
