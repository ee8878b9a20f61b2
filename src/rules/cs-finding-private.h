/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cs-finding.h"

G_BEGIN_DECLS

/**
 * CsCureKind:
 * @CS_CURE_SET: the value at a pointer becomes @text, as JSON; missing objects are added
 * @CS_CURE_INSERT_FIRST: as SET, but a new member becomes the first of its object
 * @CS_CURE_RENAME: the member at a pointer is called @text from now on
 * @CS_CURE_DELETE_FILE: the file goes
 * @CS_CURE_RENAME_FILE: the file is called @text from now on
 * @CS_CURE_REPACK: the files are right already; the archive has to be written anew
 * @CS_CURE_FUNCTION: the rule's own function works it out
 */
typedef enum
{
  CS_CURE_NONE,
  CS_CURE_SET,
  CS_CURE_INSERT_FIRST,
  CS_CURE_REMOVE,
  CS_CURE_RENAME,
  CS_CURE_DELETE_FILE,
  CS_CURE_RENAME_FILE,
  CS_CURE_REPACK,
  CS_CURE_FUNCTION,
} CsCureKind;

/* How a finding is cured; what is cheap is known when it is made, the rest is left to a function.
 * @file and @pointer are NULL where they are the finding's own. */
typedef struct
{
  CsCureKind  kind;
  char       *file;
  char       *pointer;
  char       *text;
} CsCure;

/* A finding may be changed until it is handed out. */
CsFinding    *cs_finding_new          (const char *id,
                                       CsSeverity  severity,
                                       const char *file,
                                       const char *pointer) G_GNUC_WARN_UNUSED_RESULT;
void          cs_finding_take_message (CsFinding  *self,
                                       char       *message);
void          cs_finding_set_severity (CsFinding  *self,
                                       CsSeverity  severity);
void          cs_finding_set_keyword  (CsFinding  *self,
                                       const char *keyword);
void          cs_finding_set_place    (CsFinding  *self,
                                       CsSpan      span,
                                       guint       line,
                                       guint       column);
/* @pointer and @text may be NULL; @label is translated. */
void          cs_finding_set_cure     (CsFinding  *self,
                                       const char *label,
                                       CsCureKind  kind,
                                       const char *pointer,
                                       const char *text);
/* For a cure in another file than the finding's. */
void          cs_finding_set_cure_file (CsFinding *self,
                                        const char *file);
const CsCure *cs_finding_get_cure     (CsFinding  *self);

G_END_DECLS
