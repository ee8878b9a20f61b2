/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cs-snapshot.h"

G_BEGIN_DECLS

/* As many errors are kept, and as many warnings. What follows is rarely worth a look before
 * these are cured, and a hostile file could otherwise make millions. */
#define CS_JSON_MAX_FAULTS 100

/**
 * CsJsonCure:
 * @CS_JSON_CURE_NONE: it takes a person
 * @CS_JSON_CURE_REPLACE: the bytes of the cure's span become the cure's text
 * @CS_JSON_CURE_COMMAS: every comma in the cure's span goes
 * @CS_JSON_CURE_COMMENT: the comment goes, with its lines where it has them for itself
 * @CS_JSON_CURE_STRING: the string in the cure's span is spelled anew
 * @CS_JSON_CURE_QUOTE: the bare word in the cure's span gets quotes
 * @CS_JSON_CURE_DUPLICATE: the earlier member of that name goes
 * @CS_JSON_CURE_ENCODING: the whole text is transcoded
 *
 * How a fault is cured by machine; what cs_text_edit_fix_fault() does.
 */
typedef enum
{
  CS_JSON_CURE_NONE,
  CS_JSON_CURE_REPLACE,
  CS_JSON_CURE_COMMAS,
  CS_JSON_CURE_COMMENT,
  CS_JSON_CURE_STRING,
  CS_JSON_CURE_QUOTE,
  CS_JSON_CURE_DUPLICATE,
  CS_JSON_CURE_ENCODING,
} CsJsonCure;

/* @fault comes first, so that a record can be lent as a CsJsonFault */
typedef struct
{
  CsJsonFault fault;
  CsJsonCure  cure;
  CsSpan      cure_span;
  char       *cure_text;
} CsJsonFaultRecord;

typedef struct
{
  GArray   *records;
  guint     n_errors;
  guint     n_warnings;
  gboolean  broken;
  gboolean  error_dropped;
  gboolean  warning_dropped;
  CsSpan    first_dropped;
} CsJsonFaults;

void               cs_json_faults_init  (CsJsonFaults *self);
void               cs_json_faults_clear (CsJsonFaults *self);

/**
 * cs_json_faults_add:
 * @id: a static string
 * @message: (transfer full): the sentence
 *
 * Returns: (nullable): the new record, for the caller to fill in the cure and the node at once;
 *   NULL when there are too many already
 */
CsJsonFaultRecord *cs_json_faults_add   (CsJsonFaults *self,
                                         const char   *id,
                                         CsSeverity    severity,
                                         gsize         start,
                                         gsize         length,
                                         char         *message);
/* Puts the faults in order, and adds the one that says that there are more. */
void               cs_json_faults_seal  (CsJsonFaults *self);

G_END_DECLS
