/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "cs-vocab-form.h"
#include "cs-workspace.h"

G_BEGIN_DECLS

/**
 * CsMemberField:
 *
 * One member of a JSON document as a form knows it: where it stands, what the tables say of it in
 * the version that the document is written in, what is wrong with it, and the way of changes into
 * the document. The rows of a form are views of fields.
 *
 * What cannot be written, because the text is broken near the place, is kept with a sentence below
 * the row, and written when the text is mended; unless the value changed there meanwhile.
 *
 * Properties, read-only and notified: "shown" (the version has the member, or it is there all the
 * same).
 *
 * Signal "changed": the document, or what the tables say, is not what it was. Also after the
 * field's own writing.
 */
#define CS_TYPE_MEMBER_FIELD (cs_member_field_get_type ())
G_DECLARE_FINAL_TYPE (CsMemberField, cs_member_field, CS, MEMBER_FIELD, GObject)

/**
 * cs_member_field_new:
 * @path: the document; where there is none yet the first change makes it
 * @shape: its language, which must know @pointer
 */
CsMemberField  *cs_member_field_new             (CsWorkspace    *workspace,
                                                 const char     *path,
                                                 const CsShape  *shape,
                                                 const char     *pointer) G_GNUC_WARN_UNUSED_RESULT;
/**
 * cs_member_field_new_within:
 * @base: the pointer of an object in the document
 * @shape: what that object may say
 * @pointer: of a member of it, from there
 */
CsMemberField  *cs_member_field_new_within      (CsWorkspace    *workspace,
                                                 const char     *path,
                                                 const char     *base,
                                                 const CsShape  *shape,
                                                 const char     *pointer) G_GNUC_WARN_UNUSED_RESULT;
/* The item of a list's field. */
CsMemberField  *cs_member_field_new_item        (CsMemberField  *list,
                                                 guint           index) G_GNUC_WARN_UNUSED_RESULT;
CsWorkspace    *cs_member_field_get_workspace   (CsMemberField  *self);
const char     *cs_member_field_get_path        (CsMemberField  *self);
const char     *cs_member_field_get_pointer     (CsMemberField  *self);
const CsShape  *cs_member_field_get_shape       (CsMemberField  *self);
/* The row of the document's version; of the newest where that version has none. */
const CsMember *cs_member_field_get_member      (CsMemberField  *self);
/* The title for people, translated; of an item that of its list. */
const char     *cs_member_field_get_title       (CsMemberField  *self);
gboolean        cs_member_field_get_shown       (CsMemberField  *self);
gboolean        cs_member_field_get_required    (CsMemberField  *self);

/* The present text: (nullable), and CS_NODE_NONE, where there is none. */
CsSnapshot     *cs_member_field_get_snapshot    (CsMemberField  *self);
guint           cs_member_field_get_node        (CsMemberField  *self);
const char     *cs_member_field_get_string      (CsMemberField  *self);
/* Whether what the document says must not be shown now: what was typed waits to be written, or
 * the value cannot be found because the text is broken. */
gboolean        cs_member_field_get_held        (CsMemberField  *self);

/**
 * cs_member_field_write:
 * @value: (nullable): JSON text; NULL removes the member
 * @label: (nullable): translated, names the step; NULL for "Change “TITLE”"
 * @typing: whether it is part of a burst of typing
 *
 * Returns: whether it is in the document now
 */
gboolean        cs_member_field_write           (CsMemberField  *self,
                                                 const char     *value,
                                                 const char     *label,
                                                 gboolean        typing);
/* As that, with a text: an empty one removes a member that need not be there. */
gboolean        cs_member_field_write_text      (CsMemberField  *self,
                                                 const char     *text,
                                                 const char     *label,
                                                 gboolean        typing);
/**
 * cs_member_field_write_file:
 * @name: as the document names the file
 * @path: as the project does
 * @bytes: (nullable): what the file is to hold; NULL for one that is there
 *
 * Names a file and puts it into the project, in one step.
 */
gboolean        cs_member_field_write_file      (CsMemberField  *self,
                                                 const char     *name,
                                                 const char     *path,
                                                 GBytes         *bytes);
/**
 * cs_member_field_do:
 * @edit: (transfer full) (nullable): of the present snapshot; NULL with @error set
 * @error: (transfer full) (nullable): why there is no edit
 *
 * Does an edit that concerns the field as one step of the history; tells people why it cannot.
 */
gboolean        cs_member_field_do              (CsMemberField  *self,
                                                 CsTextEdit     *edit,
                                                 GError         *error,
                                                 const char     *label);

/**
 * cs_member_field_cover:
 * @below: whether findings about what is inside the value are the field's
 * @also: (nullable): another pointer whose findings are the field's: that of an object around it
 *
 * What the row speaks for, beside the value itself.
 */
void            cs_member_field_cover           (CsMemberField  *self,
                                                 gboolean        below,
                                                 const char     *also);
/**
 * cs_member_field_attach:
 * @row: the field's row, which stands in a list box
 *
 * From now on the row shows whether the value is bad, and a second one below it says why.
 */
void            cs_member_field_attach          (CsMemberField  *self,
                                                 GtkWidget      *row);
/* Takes the row and what stands below it out of their list box. */
void            cs_member_field_detach          (CsMemberField  *self);
/* (nullable) The worst that is wrong, once there is a row. */
CsFinding      *cs_member_field_get_finding     (CsMemberField  *self);
/* The row that says what is wrong, invisible as long as nothing is. */
GtkWidget      *cs_member_field_get_problem_row (CsMemberField  *self);

G_END_DECLS
