/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cs-card-guess.h"
#include "cs-target.h"
#include "cs-workspace.h"

G_BEGIN_DECLS

/**
 * cs_new_card_dup_path:
 * @name: what people call it: "Build failed"
 *
 * Returns: (transfer full): a path for a card of that name which no file of the project has:
 *   "cards/build-failed.json"
 */
char     *cs_new_card_dup_path (CsProject    *project,
                                const char   *name) G_GNUC_WARN_UNUSED_RESULT;
/* (transfer full): the smallest sound card that goes to @target, with a line of text */
GBytes   *cs_new_card_empty    (CsTarget      target) G_GNUC_WARN_UNUSED_RESULT;
/**
 * cs_new_card_add:
 * @path: within the project; no file of it
 * @text: the card
 * @target: where it goes, which connector.json remembers; CS_TARGET_NONE for no decision
 *
 * Puts a card into the project, as one step of the history.
 *
 * Returns: FALSE with CS_PROJECT_ERROR or CS_JSON_ERROR; nothing is changed then
 */
gboolean  cs_new_card_add      (CsWorkspace  *workspace,
                                const char   *path,
                                GBytes       *text,
                                CsTarget      target,
                                GError      **error);

G_END_DECLS
