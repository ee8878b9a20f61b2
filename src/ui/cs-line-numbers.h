/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * CsLineNumbers:
 *
 * The line numbers of a GtkTextView, in its left gutter. GtkSourceView has its own, but in 5.6 its
 * gutter, once painted, holds the view that holds it: 60 KB stay behind with every window.
 */
#define CS_TYPE_LINE_NUMBERS (cs_line_numbers_get_type ())
G_DECLARE_FINAL_TYPE (CsLineNumbers, cs_line_numbers, CS, LINE_NUMBERS, GtkWidget)

/* Puts line numbers into @view, which must have no other left gutter. */
void cs_line_numbers_add (GtkTextView *view);

G_END_DECLS
