/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cs-press.h"
#include "cs-render.h"

G_BEGIN_DECLS

/* What happens when something of a card is pressed. A part keeps the text of its action, so that it
 * can still be pressed after the text around it changed. */

/**
 * cs_press_set:
 * @part: a button, or anything else that becomes one by it
 * @action: the action, or one whose node is CS_NODE_NONE for none
 * @inherited: what the card that it opens inherits
 *
 * Says what pressing @part does. What it opened stays open, and shows the new text.
 */
void       cs_press_set        (CsRender          *render,
                                CsPart            *part,
                                const CsObject    *action,
                                const CsInherited *inherited);
/* As cs_press_set(), for what opens no card; @action: the action's own text */
void       cs_press_set_text   (CsPart            *part,
                                const char        *action);
/* Pressing @part opens @url, as an action with that title would. */
void       cs_press_set_url    (CsPart            *part,
                                const char        *title,
                                const char        *url);
/* Presses it, as a person would. */
void       cs_press_do         (CsPart            *part);
/* Opens the card that pressing it opens, where it is not open. @part must open one. */
void       cs_press_open       (CsPart            *part);
/* Returns: whether a card can be opened by @type: "Action.ShowCard", "ActionCard" */
gboolean   cs_press_opens      (const char        *type);
/* Returns: (nullable): the part that opened @pane, NULL where it is no opened card */
CsPart    *cs_press_get_opener (CsPart            *pane);

G_END_DECLS
