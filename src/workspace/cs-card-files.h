/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cs-workspace.h"

G_BEGIN_DECLS

/* The card files of a project: what stands beside a card, its sample data and what connector.json
 * remembers of it, goes where the card goes. Each is one step of the history. */

/**
 * cs_card_files_list_data:
 *
 * Returns: (transfer full) (array zero-terminated=1): the sample data of @card: "cards/a.data.json"
 *   and "cards/a.NAME.data.json", but for those that belong to a card "cards/a.NAME.json"
 */
char     **cs_card_files_list_data   (CsProject    *project,
                                      const char   *card) G_GNUC_WARN_UNUSED_RESULT;
/* (transfer full): the card's name for people: "build-failed" of "cards/build-failed.json" */
char      *cs_card_files_dup_name    (const char   *card) G_GNUC_WARN_UNUSED_RESULT;
/**
 * cs_card_files_check_name:
 * @name: what somebody typed, with or without ".json"
 * @error: CS_PROJECT_ERROR, in words for people
 *
 * Returns: (transfer full) (nullable): the path that @card has when it is called @name, or NULL
 *   where it cannot be called so
 */
char      *cs_card_files_check_name  (CsProject    *project,
                                      const char   *card,
                                      const char   *name,
                                      GError      **error) G_GNUC_WARN_UNUSED_RESULT;
/**
 * cs_card_files_check_new:
 * @beside: the card whose folder the new one goes to
 *
 * As cs_card_files_check_name(), for a card that is made: @beside's own name is taken, too, and its
 * data do not go along.
 */
char      *cs_card_files_check_new   (CsProject    *project,
                                      const char   *beside,
                                      const char   *name,
                                      GError      **error) G_GNUC_WARN_UNUSED_RESULT;
/* @new_path: from cs_card_files_check_name() */
gboolean   cs_card_files_rename      (CsWorkspace  *workspace,
                                      const char   *card,
                                      const char   *new_path,
                                      GError      **error);
/**
 * cs_card_files_duplicate:
 *
 * Returns: (transfer full) (nullable): the path of the copy: "cards/build-failed-2.json"
 */
char      *cs_card_files_duplicate   (CsWorkspace  *workspace,
                                      const char   *card,
                                      GError      **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean   cs_card_files_delete      (CsWorkspace  *workspace,
                                      const char   *card,
                                      GError      **error);

G_END_DECLS
