/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cs-change.h"
#include "cs-target.h"

G_BEGIN_DECLS

/* Where a project remembers where its cards go: "cards"/PATH/"target" in its connector.json. */

#define CS_CARD_TARGET_FILE "connector.json"

/**
 * cs_card_target_read:
 * @connector_json: (nullable): the project's connector.json
 * @card: the card's path in the project
 *
 * Returns: the target that was chosen for it, %CS_TARGET_NONE where none was
 */
CsTarget  cs_card_target_read    (CsSnapshot  *connector_json,
                                  const char  *card);
/**
 * cs_card_target_choose:
 * @connector_json: (nullable): the project's connector.json; %NULL makes one
 * @target: %CS_TARGET_NONE takes the choice back
 * @error: CS_JSON_ERROR where the file's text is broken
 *
 * Returns: (transfer full) (nullable): the change that remembers the choice; without operations
 *   where there is nothing to do
 */
CsChange *cs_card_target_choose  (CsSnapshot  *connector_json,
                                  const char  *card,
                                  CsTarget     target,
                                  GError     **error) G_GNUC_WARN_UNUSED_RESULT;
/**
 * cs_card_target_guess:
 * @snapshot: a card, or a message that brings one
 *
 * Returns: where such a card goes when nobody says so: a MessageCard to a connector, an Adaptive
 *   Card to a Workflows webhook; %CS_TARGET_NONE of what is no card
 */
CsTarget  cs_card_target_guess   (CsSnapshot  *snapshot);

G_END_DECLS
