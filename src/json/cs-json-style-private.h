/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cs-snapshot.h"

G_BEGIN_DECLS

/**
 * CsJsonStyle:
 * @multi_line: whether objects and lists go over several lines
 * @newline: the line end
 * @indent: one step of indentation
 * @colon: the colon with the white space around it
 * @comma: the comma and what follows it between two entries of one line
 * @padding: what stands inside the brackets of a line
 *
 * How a document is written, as its own text shows it.
 */
typedef struct
{
  gboolean    multi_line;
  const char *newline;
  char       *indent;
  char       *colon;
  char       *comma;
  char       *padding;
} CsJsonStyle;

CsJsonStyle *cs_json_style_new         (CsSnapshot  *snapshot) G_GNUC_WARN_UNUSED_RESULT;
void         cs_json_style_free        (CsJsonStyle *self);

/* (transfer full): the white space at the beginning of the line that @offset lies in */
char        *cs_json_style_dup_line_indent (const char *text,
                                            gsize       offset) G_GNUC_WARN_UNUSED_RESULT;

/**
 * cs_json_style_append:
 * @json: valid JSON
 * @base: the indentation of the line where the value begins
 *
 * Appends a value in this style: where it goes over several lines they are indented anew, and in
 * a document of one line it is put on that line. A value of one line stays as it is.
 */
void         cs_json_style_append      (const CsJsonStyle *self,
                                        GString           *result,
                                        const char        *json,
                                        gsize              length,
                                        const char        *base);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CsJsonStyle, cs_json_style_free)

G_END_DECLS
