/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cs-conversion.h"
#include "cs-workspace.h"

G_BEGIN_DECLS

/**
 * CsOldCardState:
 * @CS_OLD_CARD_CONVERTED: it was a MessageCard
 * @CS_OLD_CARD_ADAPTIVE: an Adaptive Card already: there is nothing to do
 * @CS_OLD_CARD_OTHER: JSON, but no card
 * @CS_OLD_CARD_UNREADABLE: no sound JSON, or the file cannot be read
 */
typedef enum
{
  CS_OLD_CARD_CONVERTED,
  CS_OLD_CARD_ADAPTIVE,
  CS_OLD_CARD_OTHER,
  CS_OLD_CARD_UNREADABLE,
} CsOldCardState;

#define CS_OLD_CARD_N_STATES 4

/**
 * CsOldCard:
 *
 * A file that may be a MessageCard, and what becomes of it as an Adaptive Card. Made in any thread,
 * and immutable but for the property "selected" (whether it is to be written; main thread only).
 */
#define CS_TYPE_OLD_CARD (cs_old_card_get_type ())
G_DECLARE_FINAL_TYPE (CsOldCard, cs_old_card, CS, OLD_CARD, GObject)

/**
 * cs_old_card_new:
 * @path: what it is called
 * @text: the file's bytes: a card, or a message or curl command that has one
 */
CsOldCard      *cs_old_card_new            (const char      *path,
                                            GBytes          *text,
                                            CsHttpPost       http_post) G_GNUC_WARN_UNUSED_RESULT;
/* @path: within @folder, both in the file name encoding */
CsOldCard      *cs_old_card_load           (const char      *folder,
                                            const char      *path,
                                            CsHttpPost       http_post) G_GNUC_WARN_UNUSED_RESULT;
const char     *cs_old_card_get_path       (CsOldCard       *self);
CsOldCardState  cs_old_card_get_state      (CsOldCard       *self);
/* (nullable): why it was not converted, a clause without a full stop */
const char     *cs_old_card_get_why        (CsOldCard       *self);
/* (nullable): NULL where it was not converted */
CsConversion   *cs_old_card_get_conversion (CsOldCard       *self);
/* (nullable) (transfer none): the card alone, and what it became */
CsSnapshot     *cs_old_card_get_before     (CsOldCard       *self);
CsSnapshot     *cs_old_card_get_after      (CsOldCard       *self);
/* In bytes, of the file and of what it became; 0 where it was not converted */
gsize           cs_old_card_get_size       (CsOldCard       *self);
gsize           cs_old_card_get_new_size   (CsOldCard       *self);
guint           cs_old_card_count_losses   (CsOldCard       *self,
                                            CsLossKind       kind);
gboolean        cs_old_card_get_selected   (CsOldCard       *self);
void            cs_old_card_set_selected   (CsOldCard       *self,
                                            gboolean         selected);
/* (transfer full): a sentence for people: "2 changed, 1 dropped" or why there is nothing */
char           *cs_old_card_dup_summary    (CsOldCard       *self) G_GNUC_WARN_UNUSED_RESULT;
/* (transfer full): the whole account as text, grouped by what was changed, approximated, dropped */
char           *cs_old_card_dup_report     (CsOldCard       *self) G_GNUC_WARN_UNUSED_RESULT;
/* Translated: "Changed", "Approximated", "Dropped" */
const char     *cs_loss_kind_get_title     (CsLossKind       kind);
/* Where a card goes whose buttons were converted so. */
CsTarget        cs_http_post_get_target    (CsHttpPost       http_post);

/**
 * cs_old_card_dup_new_path:
 * @project: (nullable): whose files are not to be in the way
 * @path: of the old card
 *
 * Returns: (transfer full): a name for the new card beside the old one: "build-adaptive.json"
 */
char           *cs_old_card_dup_new_path   (CsProject       *project,
                                            const char      *path) G_GNUC_WARN_UNUSED_RESULT;
/**
 * cs_old_card_add:
 * @cards: (element-type CsOldCard): converted ones; their paths are in the project, or give the
 *   names of new cards
 * @path: (nullable): of a single one: the new card's; NULL to find names for all
 * @http_post: what they were converted with, which tells their target
 *
 * Puts the new cards into the project beside the old ones, as one step of the history.
 *
 * Returns: FALSE with CS_PROJECT_ERROR or CS_JSON_ERROR; nothing is changed then
 */
gboolean        cs_old_card_add            (CsWorkspace     *workspace,
                                            GPtrArray       *cards,
                                            const char      *path,
                                            CsHttpPost       http_post,
                                            GError         **error);
/* Puts the new card in the place of the old one, as one step of the history. */
gboolean        cs_old_card_replace        (CsWorkspace     *workspace,
                                            CsOldCard       *self,
                                            CsHttpPost       http_post,
                                            GError         **error);

G_END_DECLS
