/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * CsTextLines:
 *
 * Where the lines of a text begin. A line ends at LF, CRLF or CR and at nothing else.
 * Immutable; may be read from any thread.
 */
typedef struct _CsTextLines CsTextLines;

/**
 * cs_text_lines_new:
 * @text: (array length=length): bytes, which need not be valid UTF-8; must outlive the result
 * @length: number of bytes
 *
 * Returns: (transfer full): the index
 */
CsTextLines *cs_text_lines_new          (const char        *text,
                                         gsize              length) G_GNUC_WARN_UNUSED_RESULT;
void         cs_text_lines_free         (CsTextLines       *self);
guint        cs_text_lines_get_n_lines  (const CsTextLines *self);

/**
 * cs_text_lines_get_position:
 * @offset: a byte offset; one past the end is the end
 * @line: (out): from 1
 * @column: (out): from 1, in characters; a byte that is not part of valid UTF-8 counts as one
 */
void         cs_text_lines_get_position (const CsTextLines *self,
                                         gsize              offset,
                                         guint             *line,
                                         guint             *column);

/**
 * cs_text_lines_get_offset:
 * @line: from 1; a line past the last is the end of the text
 * @column: from 1, in characters; a column past the line's end is that end
 *
 * Returns: the byte offset
 */
gsize        cs_text_lines_get_offset   (const CsTextLines *self,
                                         guint              line,
                                         guint              column);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CsTextLines, cs_text_lines_free)

G_END_DECLS
