/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * CsTarget:
 * @CS_TARGET_NONE: nowhere in particular: the whole language, as its authors' renderer shows it
 * @CS_TARGET_WORKFLOWS: a Teams Workflows webhook: Adaptive Cards up to 1.5; nobody answers buttons
 * @CS_TARGET_CONNECTOR: an Office 365 connector in Teams: MessageCards; switched off in May 2026
 * @CS_TARGET_OUTLOOK: an Outlook group: MessageCards
 * @CS_TARGET_BOT: a Teams bot: Adaptive Cards 1.5 with Submit and Execute
 *
 * Where a card is going.
 */
typedef enum
{
  CS_TARGET_NONE,
  CS_TARGET_WORKFLOWS,
  CS_TARGET_CONNECTOR,
  CS_TARGET_OUTLOOK,
  CS_TARGET_BOT,
} CsTarget;

#define CS_N_TARGETS 5

/* A set of targets: bit n stands for target n. */
typedef guint8 CsTargets;

#define CS_ON(target)    ((CsTargets) (1u << CS_TARGET_##target))
#define CS_ON_TEAMS_CARD (CS_ON (WORKFLOWS) | CS_ON (BOT))

/**
 * cs_target_parse:
 * @text: "workflows", "connector", "outlook", "bot"
 *
 * Returns: whether @text names a target
 */
gboolean    cs_target_parse     (const char *text,
                                 CsTarget   *target);
/* Returns: the word that cs_target_parse() takes; NULL for CS_TARGET_NONE */
const char *cs_target_get_name  (CsTarget    target);
/* Returns: whether it shows Adaptive Cards as Teams does */
gboolean    cs_target_is_teams_card (CsTarget target);
/* Returns: translated: "Teams Workflows webhook" */
const char *cs_target_get_title (CsTarget    target);

G_END_DECLS
