/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cs-text-edit.h"

G_BEGIN_DECLS

/**
 * cs_text_edit_compose:
 * @first: an edit
 * @second: an edit of the text that @first leads to
 *
 * Returns: (transfer full): the one edit that does both, in offsets of the text before @first;
 *   bytes that neither touches lie outside of its replacements
 */
CsTextEdit *cs_text_edit_compose (const CsTextEdit *first,
                                  const CsTextEdit *second) G_GNUC_WARN_UNUSED_RESULT;

/**
 * cs_text_edit_remove_children:
 * @removed: (array length=n_children): which children of @container go
 *
 * Adds the removal of children with the commas and the white space that go with them.
 */
void        cs_text_edit_remove_children (CsTextEdit     *self,
                                          CsSnapshot     *snapshot,
                                          guint           container,
                                          const gboolean *removed);

/**
 * cs_text_edit_replace_difference:
 *
 * Replaces @length bytes at @start of @text, less what the old and the new ones begin and end with.
 */
void        cs_text_edit_replace_difference (CsTextEdit *self,
                                             const char *text,
                                             gsize       start,
                                             gsize       length,
                                             const char *added,
                                             gsize       added_length);

/**
 * cs_text_edit_check:
 * @edit: (transfer full): an edit of @snapshot
 * @pointer: (nullable): where the edit took place
 * @value: (nullable): what must stand there afterwards
 *
 * In a text with faults an edit that is right by itself may still run into one of them: the new
 * text is read, and the edit is refused when it made things worse or is not what was asked for.
 *
 * Returns: (transfer full) (nullable): @edit, or NULL with CS_JSON_ERROR_BROKEN
 */
CsTextEdit *cs_text_edit_check (CsSnapshot  *snapshot,
                                CsTextEdit  *edit,
                                const char  *pointer,
                                CsSnapshot  *value,
                                GError     **error) G_GNUC_WARN_UNUSED_RESULT;

/* How many errors of the syntax there are */
guint       cs_snapshot_count_errors (CsSnapshot *self);

/* Where the node begins: with its name or its value */
gsize       cs_snapshot_get_node_start (CsSnapshot *self,
                                        guint       node);
gsize       cs_snapshot_get_node_end   (CsSnapshot *self,
                                        guint       node);

G_END_DECLS
