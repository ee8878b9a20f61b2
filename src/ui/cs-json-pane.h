/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "cs-workspace.h"

G_BEGIN_DECLS

/**
 * CsJsonPane:
 *
 * The JSON text of one document, live and two-way, with its findings as squiggles and their
 * sentences on hover.
 *
 * Properties: "workspace", "path" (the document shown).
 *
 * Signal "place" (const char *pointer): the user put the caret on that value.
 */
#define CS_TYPE_JSON_PANE (cs_json_pane_get_type ())
G_DECLARE_FINAL_TYPE (CsJsonPane, cs_json_pane, CS, JSON_PANE, AdwBin)

void           cs_json_pane_set_workspace (CsJsonPane  *self,
                                           CsWorkspace *workspace);
void           cs_json_pane_set_path      (CsJsonPane  *self,
                                           const char  *path);
const char    *cs_json_pane_get_path      (CsJsonPane  *self);
/* The text view, for tests and for focus. */
GtkTextView   *cs_json_pane_get_view      (CsJsonPane  *self);
/**
 * cs_json_pane_show_span:
 *
 * Selects a range of bytes of the present text and scrolls to it, without taking the focus.
 */
void           cs_json_pane_show_span     (CsJsonPane  *self,
                                           CsSpan       span);
void           cs_json_pane_show_pointer  (CsJsonPane  *self,
                                           const char  *pointer);

/* What the window's actions do to the text. */
void           cs_json_pane_find          (CsJsonPane  *self,
                                           gboolean     replace);
void           cs_json_pane_find_again    (CsJsonPane  *self,
                                           gboolean     forward);
void           cs_json_pane_ask_line      (CsJsonPane  *self);
/**
 * cs_json_pane_go_to_line:
 * @place: "12" or "12:5", a line and a column as the problems list has them
 *
 * Returns: whether that is a place
 */
gboolean       cs_json_pane_go_to_line    (CsJsonPane  *self,
                                           const char  *place);
/* One step of the history each; FALSE with the reason as a toast where the text is broken. */
gboolean       cs_json_pane_format        (CsJsonPane  *self);
gboolean       cs_json_pane_minify        (CsJsonPane  *self);
void           cs_json_pane_copy_all      (CsJsonPane  *self);
void           cs_json_pane_complete      (CsJsonPane  *self);

G_END_DECLS
