/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cs-grammar.h"

G_BEGIN_DECLS

/**
 * CsProposal:
 * @label: what it is called in a list: a member's name, or a value
 * @member: (nullable): the row that it is about; of a value the row that the value is for
 * @text: what goes in the place of the completion's span: with quotes, a colon, a sensible value
 *   and the commas that are missing
 * @select: the bytes of @text to select afterwards, or to put the caret at
 * @required: the language requires this member
 * @is_value: it is a value, not a member
 */
typedef struct
{
  char           *label;
  const CsMember *member;
  char           *text;
  CsSpan          select;
  gboolean        required;
  gboolean        is_value;
} CsProposal;

/**
 * CsCompletion:
 * @span: the bytes of the text that a proposal takes the place of
 * @word: what the user has typed of it, without quotes
 * @proposals: (element-type CsProposal): required members first, then as the tables have them
 *
 * What can stand at one place of a JSON text.
 */
typedef struct
{
  CsSpan     span;
  char      *word;
  GPtrArray *proposals;
} CsCompletion;

/**
 * cs_completion_new:
 * @grammar: the language of the text
 * @snapshot: the text, broken as it may be while one types
 * @offset: a byte offset: where the caret is
 * @files: (nullable) (array zero-terminated=1): the project's files, proposed where a file is meant
 *
 * Never proposes a member that the object has already, nor one that the version does not know.
 *
 * Returns: (transfer full): what can stand there; without proposals where nothing is known
 */
CsCompletion     *cs_completion_new      (const CsGrammar    *grammar,
                                          CsSnapshot         *snapshot,
                                          gsize               offset,
                                          const char * const *files) G_GNUC_WARN_UNUSED_RESULT;
void              cs_completion_free     (CsCompletion       *self);
/* (nullable): the proposal of that label. */
const CsProposal *cs_completion_find     (const CsCompletion *self,
                                          const char         *label);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CsCompletion, cs_completion_free)

G_END_DECLS
