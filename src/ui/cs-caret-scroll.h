/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define CS_TYPE_CARET_SCROLL (cs_caret_scroll_get_type ())
G_DECLARE_FINAL_TYPE (CsCaretScroll, cs_caret_scroll, CS, CARET_SCROLL, GObject)

/**
 * cs_caret_scroll_new:
 * @view: a text view whose lines do not wrap, and that is scrolled
 *
 * Makes @view scroll sideways in steps of a third of its width, not by every character that is
 * typed at its edge.
 *
 * Returns: (transfer full): what does it, as long as it lives
 */
CsCaretScroll *cs_caret_scroll_new (GtkTextView *view) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
