/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef enum
{
  CS_JSON_ENCODING_UTF8,
  CS_JSON_ENCODING_UTF16LE,
  CS_JSON_ENCODING_UTF16BE,
  CS_JSON_ENCODING_UTF32LE,
  CS_JSON_ENCODING_UTF32BE,
  /* Bytes of some 8-bit encoding, in all likelihood Windows-1252 */
  CS_JSON_ENCODING_LEGACY,
  CS_JSON_ENCODING_UNKNOWN,
} CsJsonEncoding;

/**
 * cs_json_encoding_detect:
 * @bom_length: (out): the number of bytes of the byte order mark, 0 for none
 * @fault_offset: (out): the first byte that is not UTF-8, for LEGACY and UNKNOWN
 */
CsJsonEncoding cs_json_encoding_detect  (const char *text,
                                         gsize       length,
                                         guint      *bom_length,
                                         gsize      *fault_offset);
/* (transfer full) (nullable): the text as UTF-8, without byte order mark */
char          *cs_json_encoding_to_utf8 (const char *text,
                                         gsize       length,
                                         gsize      *utf8_length) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
