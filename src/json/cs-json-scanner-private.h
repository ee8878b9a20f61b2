/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cs-json-faults-private.h"

G_BEGIN_DECLS

/* From bytes to tokens. The scanner names every fault that lies within a token or between two
 * (comments, quotes, escapes, numbers); what the tokens mean beside each other is the reader's. */

typedef enum
{
  CS_TOKEN_END,
  CS_TOKEN_OBJECT_START,
  CS_TOKEN_OBJECT_END,
  CS_TOKEN_ARRAY_START,
  CS_TOKEN_ARRAY_END,
  CS_TOKEN_COMMA,
  CS_TOKEN_COLON,
  CS_TOKEN_STRING,
  CS_TOKEN_NUMBER,
  CS_TOKEN_TRUE,
  CS_TOKEN_FALSE,
  CS_TOKEN_NULL,
  /* A run of bytes that is no JSON, up to the next space or sign of punctuation */
  CS_TOKEN_WORD,
  /* One byte that is no JSON: ; = / */
  CS_TOKEN_SIGN,
} CsTokenKind;

/**
 * CsToken:
 * @new_line: whether a line ends between the token before and this one
 * @escaped: of a string, whether its bytes are not simply its content
 * @reported: whether a fault was added for it already
 * @unterminated: of a string, whether the closing quote is missing
 */
typedef struct
{
  CsTokenKind kind;
  guint32     start;
  guint32     end;
  guint       new_line : 1;
  guint       escaped : 1;
  guint       reported : 1;
  guint       unterminated : 1;
} CsToken;

/**
 * CsJsonScanner:
 * @place: the next byte to look at
 * @closers: the closing brackets that are due, innermost last
 * @quiet: whether what follows is a consequence of a fault that was named
 * @at_name: whether a member's name is expected
 */
typedef struct
{
  const char   *text;
  guint32       length;
  guint32       place;
  CsJsonFaults *faults;
  const char   *closers;
  guint         depth;
  gboolean      quiet;
  gboolean      at_name;
  gboolean      comment_unclosed;
} CsJsonScanner;

void               cs_json_scanner_next    (CsJsonScanner *self,
                                            CsToken       *token);
/* Whether the next thing after the scanner's place, but for white space, is @character. */
gboolean           cs_json_scanner_follows (const CsJsonScanner *self,
                                            char           character);
CsJsonFaultRecord *cs_json_scanner_fault   (CsJsonScanner *self,
                                            const char    *id,
                                            CsSeverity     severity,
                                            guint32        start,
                                            guint32        end,
                                            const char    *format,
                                            ...) G_GNUC_PRINTF (6, 7);
/* (transfer full): the bytes as they can stand in a sentence, shortened */
char              *cs_json_scanner_excerpt (CsJsonScanner *self,
                                            guint32        start,
                                            guint32        end);
void               cs_json_fault_cure      (CsJsonFaultRecord *record,
                                            CsJsonCure         cure,
                                            guint32            start,
                                            guint32            end,
                                            const char        *text);

G_END_DECLS
