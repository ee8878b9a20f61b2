/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cs-change.h"

G_BEGIN_DECLS

/**
 * CsHistory:
 *
 * The changes of one project: does, undoes and redoes them, merges a burst of typing into one
 * step and knows the saved state. It knows nothing else. Main thread only.
 *
 * Properties, read-only and notified: "can-undo", "can-redo", "undo-label", "redo-label" (the
 * translated labels of the changes at hand), "modified" (not at the step where the mark was set
 * last; once a change took the place of the steps that led there, never again until it is set
 * anew). Whether bytes differ from the disk is the project's "modified".
 *
 * Steps keep only the bytes that were replaced, and references to files that were replaced whole;
 * beyond 256 MiB the oldest steps go.
 *
 * Signal "moved" (CsChange *change, gboolean back): after a change was done or redone (back is
 * FALSE) or undone (TRUE), so that a view can show its place.
 */
#define CS_TYPE_HISTORY (cs_history_get_type ())
G_DECLARE_FINAL_TYPE (CsHistory, cs_history, CS, HISTORY, GObject)

/**
 * cs_history_do:
 * @change: (transfer none): what to do; its edits must fit the present texts
 * @error: CS_PROJECT_ERROR; nothing is changed then
 *
 * A change without operations, or one that changes nothing, is done quietly and leaves no step.
 * Must not be called from a listener of a document's "changed".
 */
gboolean    cs_history_do             (CsHistory  *self,
                                       CsChange   *change,
                                       GError    **error);
void        cs_history_undo           (CsHistory  *self);
void        cs_history_redo           (CsHistory  *self);
gboolean    cs_history_get_can_undo   (CsHistory  *self);
gboolean    cs_history_get_can_redo   (CsHistory  *self);
const char *cs_history_get_undo_label (CsHistory  *self);
const char *cs_history_get_redo_label (CsHistory  *self);

/**
 * cs_history_begin_group:
 * @label: translated, names the whole
 *
 * All changes until cs_history_end_group() become one step; none when there were none. Groups do
 * not nest, and there is no undo, redo or saving within one.
 */
void        cs_history_begin_group    (CsHistory  *self,
                                       const char *label);
void        cs_history_end_group      (CsHistory  *self);

/* Ends the present burst of typing: the next change is a step of its own. */
void        cs_history_end_burst      (CsHistory  *self);

/**
 * cs_history_mark_saved:
 *
 * The present state is the saved one. cs_project_save() does this by itself; it is for the owner
 * of a project without a folder, who wrote its files elsewhere.
 */
void        cs_history_mark_saved     (CsHistory  *self);
gboolean    cs_history_get_modified   (CsHistory  *self);

G_END_DECLS
