/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "cs-text-mirror.h"

G_BEGIN_DECLS

/**
 * CsTextSearch:
 *
 * The bar that finds and replaces in a source view. Replacing all is one step of the history.
 */
#define CS_TYPE_TEXT_SEARCH (cs_text_search_get_type ())
G_DECLARE_FINAL_TYPE (CsTextSearch, cs_text_search, CS, TEXT_SEARCH, AdwBin)

/* @view is searched from now on, and so is the buffer that it has by then. */
void  cs_text_search_set_view   (CsTextSearch *self,
                                 GtkTextView  *view,
                                 CsTextMirror *mirror);
/* Shows the bar, with the selected text of one line to be found, and takes the focus. */
void  cs_text_search_open       (CsTextSearch *self,
                                 gboolean      replace);
void  cs_text_search_close      (CsTextSearch *self);
void  cs_text_search_go         (CsTextSearch *self,
                                 gboolean      forward);
/* Returns: how many places were replaced */
guint cs_text_search_replace_all (CsTextSearch *self);

G_END_DECLS
