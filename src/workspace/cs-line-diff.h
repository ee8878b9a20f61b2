/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * CsDiffKind:
 * @CS_DIFF_BOTH: the line stands in both texts
 * @CS_DIFF_OLD: in the old one alone
 * @CS_DIFF_NEW: in the new one alone
 */
typedef enum
{
  CS_DIFF_BOTH,
  CS_DIFF_OLD,
  CS_DIFF_NEW,
} CsDiffKind;

/**
 * CsDiffLine:
 * @text: the line without its end, valid UTF-8
 * @old_number: from 1; 0 where the old text does not have it
 * @new_number: likewise
 */
typedef struct
{
  CsDiffKind  kind;
  char       *text;
  guint       old_number;
  guint       new_number;
} CsDiffLine;

void       cs_diff_line_free (CsDiffLine *self);

/**
 * cs_line_diff:
 * @old_text: (nullable): any bytes; NULL for a file that was not there
 * @new_text: (nullable): likewise
 *
 * Compares two texts line by line. What is not UTF-8 shows U+FFFD. Texts that have little in
 * common are not compared in their middle, where all old lines come before all new ones, so that
 * the time stays bounded.
 *
 * Returns: (transfer full) (element-type CsDiffLine): the lines of both, in reading order
 */
GPtrArray *cs_line_diff      (GBytes     *old_text,
                              GBytes     *new_text) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CsDiffLine, cs_diff_line_free)

G_END_DECLS
