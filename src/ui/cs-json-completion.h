/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtksourceview/gtksource.h>

#include "cs-text-mirror.h"

G_BEGIN_DECLS

/**
 * CsJsonCompletion:
 *
 * Proposes the names and values that the tables know, in the JSON pane.
 */
#define CS_TYPE_JSON_COMPLETION (cs_json_completion_get_type ())
G_DECLARE_FINAL_TYPE (CsJsonCompletion, cs_json_completion, CS, JSON_COMPLETION, GObject)

CsJsonCompletion *cs_json_completion_new        (CsWorkspace      *workspace) G_GNUC_WARN_UNUSED_RESULT;
/* (nullable): the text that is completed from now on; NULL for none. */
void              cs_json_completion_set_mirror (CsJsonCompletion *self,
                                                 CsTextMirror     *mirror);
/**
 * cs_json_completion_take:
 * @label: of a proposal
 *
 * Puts that proposal at the caret, as one step of the history.
 *
 * Returns: whether there was such a proposal
 */
gboolean          cs_json_completion_take       (CsJsonCompletion *self,
                                                 const char       *label);

G_END_DECLS
