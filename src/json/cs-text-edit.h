/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cs-snapshot.h"

G_BEGIN_DECLS

#define CS_JSON_ERROR (cs_json_error_quark ())
GQuark cs_json_error_quark (void);

/**
 * CsJsonError:
 * @CS_JSON_ERROR_NO_PARENT: the pointer's parent does not exist or cannot have such a child
 * @CS_JSON_ERROR_NOT_FOUND: nothing stands at the pointer
 * @CS_JSON_ERROR_EXISTS: a member of that name exists already
 * @CS_JSON_ERROR_BAD_VALUE: the given value is not JSON
 * @CS_JSON_ERROR_BROKEN: the text has faults at that place which make an edit unsafe
 */
typedef enum
{
  CS_JSON_ERROR_NO_PARENT,
  CS_JSON_ERROR_NOT_FOUND,
  CS_JSON_ERROR_EXISTS,
  CS_JSON_ERROR_BAD_VALUE,
  CS_JSON_ERROR_BROKEN,
} CsJsonError;

/**
 * CsTextReplacement:
 * @span: the bytes that go, in offsets of the text before the edit
 * @text: the bytes that come, @text_length of them
 */
typedef struct
{
  CsSpan  span;
  char   *text;
  gsize   text_length;
} CsTextReplacement;

/**
 * CsTextEdit:
 *
 * Replacements of byte ranges of one text, ascending and apart from each other. A plain boxed
 * value; not shared between threads while it is being filled.
 */
typedef struct _CsTextEdit CsTextEdit;

CsTextEdit              *cs_text_edit_new                (void) G_GNUC_WARN_UNUSED_RESULT;
CsTextEdit              *cs_text_edit_copy               (const CsTextEdit *self) G_GNUC_WARN_UNUSED_RESULT;
void                     cs_text_edit_free               (CsTextEdit       *self);

/**
 * cs_text_edit_replace:
 * @start: must not lie before the end of the replacement added last
 *
 * Adds one replacement.
 */
void                     cs_text_edit_replace            (CsTextEdit       *self,
                                                          gsize             start,
                                                          gsize             length,
                                                          const char       *text,
                                                          gssize            text_length);
guint                    cs_text_edit_get_n_replacements (const CsTextEdit *self);
const CsTextReplacement *cs_text_edit_get_replacement    (const CsTextEdit *self,
                                                          guint             index);
/**
 * cs_text_edit_apply:
 * @text: the text that the edit was computed for; its spans must lie within
 *
 * Returns: (transfer full): the new text
 */
GBytes                  *cs_text_edit_apply              (const CsTextEdit *self,
                                                          GBytes           *text) G_GNUC_WARN_UNUSED_RESULT;
/**
 * cs_text_edit_invert:
 * @text: the text before the edit
 *
 * Returns: (transfer full): the edit that leads back, in offsets of the text after it
 */
CsTextEdit              *cs_text_edit_invert             (const CsTextEdit *self,
                                                          GBytes           *text) G_GNUC_WARN_UNUSED_RESULT;
/**
 * cs_text_edit_difference:
 *
 * Returns: (transfer full): one replacement between the longest common beginning and end, never
 *   inside a UTF-8 character; no replacement when the texts are equal
 */
CsTextEdit              *cs_text_edit_difference         (GBytes           *before,
                                                          GBytes           *after) G_GNUC_WARN_UNUSED_RESULT;

/* What can be done to a JSON text. Each computes the smallest replacement that keeps the user's
 * formatting (indentation, line ends, space after colons, minified or not) and gives NULL with a
 * CS_JSON_ERROR where it cannot. @value is JSON text in UTF-8; written over several lines it is
 * indented anew in the document's own style. */

/**
 * cs_text_edit_set:
 * @snapshot: the revision that the edit is computed for
 * @pointer: an RFC 6901 JSON pointer; its parent must exist
 *
 * Makes the value at @pointer equal to @value. A missing member is added after the last one.
 * For an array, "-" or the index one past the last appends.
 */
CsTextEdit *cs_text_edit_set     (CsSnapshot  *snapshot,
                                  const char  *pointer,
                                  const char  *value,
                                  GError     **error) G_GNUC_WARN_UNUSED_RESULT;
/**
 * cs_text_edit_set_deep:
 *
 * As cs_text_edit_set(), but adds the objects that are missing on the way to @pointer (a missing
 * step is always a member of an object).
 */
CsTextEdit *cs_text_edit_set_deep (CsSnapshot  *snapshot,
                                   const char  *pointer,
                                   const char  *value,
                                   GError     **error) G_GNUC_WARN_UNUSED_RESULT;
/**
 * cs_text_edit_insert:
 * @before: (nullable): in an object, the member before which the new one goes; NULL for the end
 *
 * Adds a member that must not exist yet, or an array element before the index that @pointer
 * ends with ("-" for the end).
 */
CsTextEdit *cs_text_edit_insert  (CsSnapshot  *snapshot,
                                  const char  *pointer,
                                  const char  *value,
                                  const char  *before,
                                  GError     **error) G_GNUC_WARN_UNUSED_RESULT;
CsTextEdit *cs_text_edit_remove  (CsSnapshot  *snapshot,
                                  const char  *pointer,
                                  GError     **error) G_GNUC_WARN_UNUSED_RESULT;
/**
 * cs_text_edit_move:
 * @from: what moves; @to must not lie within it
 * @to: where it stands afterwards, in the sense of RFC 6902 "move" (@from removed first)
 */
CsTextEdit *cs_text_edit_move    (CsSnapshot  *snapshot,
                                  const char  *from,
                                  const char  *to,
                                  GError     **error) G_GNUC_WARN_UNUSED_RESULT;
CsTextEdit *cs_text_edit_rename  (CsSnapshot  *snapshot,
                                  const char  *pointer,
                                  const char  *name,
                                  GError     **error) G_GNUC_WARN_UNUSED_RESULT;
/**
 * cs_text_edit_fix_fault:
 * @index: of one of @snapshot's faults
 *
 * The mechanical cure: drop a trailing comma, a comment or a BOM, add a comma, put double
 * quotes, transcode UTF-16, remove the earlier of two duplicate members.
 *
 * Returns: (transfer full) (nullable): the edit, or NULL where no mechanical cure exists
 */
CsTextEdit *cs_text_edit_fix_fault (CsSnapshot *snapshot,
                                    guint       index) G_GNUC_WARN_UNUSED_RESULT;

/**
 * cs_json_quote:
 * @text: UTF-8
 *
 * Returns: (transfer full): @text as a JSON string with its quotes; only what must be escaped is
 */
char       *cs_json_quote        (const char *text) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CsTextEdit, cs_text_edit_free)

G_END_DECLS
