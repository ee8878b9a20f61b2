/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "cs-workspace.h"

G_BEGIN_DECLS

/**
 * CsTextMirror:
 *
 * Keeps a GtkTextBuffer and a CsDocument equal. What the user does in the buffer becomes one
 * CsChange at the end of the action; what happens to the document elsewhere is done to the buffer.
 * The buffer's own undo is off: the project's history undoes.
 *
 * The document must be "mirrorable": valid UTF-8 without NUL. Otherwise the buffer shows the
 * text with replacement characters and "writable" is FALSE.
 *
 * Properties: "document" (construct-only), "buffer" (construct-only), "writable" (read-only,
 * notified).
 */
#define CS_TYPE_TEXT_MIRROR (cs_text_mirror_get_type ())
G_DECLARE_FINAL_TYPE (CsTextMirror, cs_text_mirror, CS, TEXT_MIRROR, GObject)

CsTextMirror *cs_text_mirror_new              (CsHistory     *history,
                                               CsDocument    *document,
                                               GtkTextBuffer *buffer) G_GNUC_WARN_UNUSED_RESULT;
gboolean      cs_text_mirror_get_writable     (CsTextMirror  *self);

/**
 * cs_text_mirror_get_iter:
 * @offset: a byte offset of the document's present text
 * @iter: (out): the place in the buffer; before a CRLF rather than in the middle of it
 *
 * Places travel as byte offsets, never as line numbers: GTK breaks lines at more characters than
 * JSON does.
 */
void          cs_text_mirror_get_iter         (CsTextMirror  *self,
                                               gsize          offset,
                                               GtkTextIter   *iter);
/* Returns: the byte offset of @iter in the document's present text; the mirror must not be behind */
gsize         cs_text_mirror_get_offset       (CsTextMirror  *self,
                                               const GtkTextIter *iter);
/* Whether the buffer is ahead of the document, in the middle of a user's action; byte offsets have no
 * meaning then. What the buffer has not yet is put into it. */
gboolean      cs_text_mirror_get_in_action    (CsTextMirror  *self);
/**
 * cs_text_mirror_name_step:
 * @label: translated, as of a CsChange
 *
 * The next action on the buffer becomes a step of that name, and not part of a burst of typing.
 */
void          cs_text_mirror_name_step        (CsTextMirror  *self,
                                               const char    *label);
/**
 * cs_text_mirror_set_view:
 * @view: shows the buffer
 *
 * While @view is on the screen and does not have the keyboard, edits of the document come to the
 * buffer a frame late, so that the view in which somebody types is drawn first.
 */
void          cs_text_mirror_set_view         (CsTextMirror  *self,
                                               GtkWidget     *view);
/* Whether there is an edit of the document that the buffer has not yet: only then do byte offsets
 * and places in the buffer not belong together. */
gboolean      cs_text_mirror_get_behind       (CsTextMirror  *self);
/* Makes the buffer what the document is. All iterators become invalid. */
void          cs_text_mirror_flush            (CsTextMirror  *self);

G_END_DECLS
