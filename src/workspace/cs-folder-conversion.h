/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cs-old-card.h"

G_BEGIN_DECLS

/**
 * CsInTheWay:
 * @CS_IN_THE_WAY_REFUSE: fail
 * @CS_IN_THE_WAY_SKIP: leave what is there
 * @CS_IN_THE_WAY_NUMBER: take another name
 * @CS_IN_THE_WAY_REPLACE: write over it
 *
 * What is done where a file of that name is in the folder already.
 */
typedef enum
{
  CS_IN_THE_WAY_REFUSE,
  CS_IN_THE_WAY_SKIP,
  CS_IN_THE_WAY_NUMBER,
  CS_IN_THE_WAY_REPLACE,
} CsInTheWay;

#define CS_FOLDER_CONVERSION_MAX_FILES 10000

/**
 * cs_folder_conversion_list:
 *
 * Returns: (transfer full) (array zero-terminated=1) (nullable): the .json files in @folder and in
 *   folders in it, eight levels deep, sorted; relative, in the file name encoding. Passed over are
 *   hidden ones, sample data, links to folders, node_modules, and what is beyond
 *   CS_FOLDER_CONVERSION_MAX_FILES. NULL with G_FILE_ERROR. Any thread.
 */
char   **cs_folder_conversion_list       (const char   *folder,
                                          GError      **error) G_GNUC_WARN_UNUSED_RESULT;
/* Returns: whether a file of that card's name is in @folder */
gboolean cs_folder_conversion_is_in_way  (const char   *folder,
                                          CsOldCard    *card);
/**
 * cs_folder_conversion_write:
 * @card: a converted one
 * @folder: made where it is missing; the card keeps its path below it
 * @error: G_FILE_ERROR; CS_WORKSPACE_ERROR_EXISTS
 *
 * Writes one new card, atomically. Any thread.
 *
 * Returns: (transfer full) (nullable): the file's path below @folder; NULL with an error, or without
 *   one where it was skipped
 */
char    *cs_folder_conversion_write      (CsOldCard    *card,
                                          const char   *folder,
                                          CsInTheWay    in_the_way,
                                          GError      **error) G_GNUC_WARN_UNUSED_RESULT;

/**
 * CsFolderConversion:
 *
 * A folder of old cards, or the cards of a project, read, converted and written one after the
 * other while the window lives on. A GListModel of CsOldCard, in the order of their paths. Main
 * thread only.
 *
 * Properties, read-only and notified: "busy", "n-files", "n-done": of what is under way.
 *
 * Signal "written" (guint n_written, guint n_skipped, const char *problem): writing has ended;
 * @problem is the first thing that went wrong, or NULL.
 */
#define CS_TYPE_FOLDER_CONVERSION (cs_folder_conversion_get_type ())
G_DECLARE_FINAL_TYPE (CsFolderConversion, cs_folder_conversion, CS, FOLDER_CONVERSION, GObject)

CsFolderConversion *cs_folder_conversion_new            (void) G_GNUC_WARN_UNUSED_RESULT;
/**
 * cs_folder_conversion_read_folder:
 *
 * Fills the list from a folder; what was in it goes.
 *
 * Returns: FALSE with G_FILE_ERROR
 */
gboolean            cs_folder_conversion_read_folder    (CsFolderConversion *self,
                                                         const char         *folder,
                                                         CsHttpPost          http_post,
                                                         GError            **error);
/* From the cards of an open project, as they are in memory; they are there at once. */
void                cs_folder_conversion_read_project   (CsFolderConversion *self,
                                                         CsProject          *project,
                                                         CsHttpPost          http_post);
/* Writes what is selected. */
void                cs_folder_conversion_write_selected (CsFolderConversion *self,
                                                         const char         *folder,
                                                         CsInTheWay          in_the_way);
/* Ends what is under way after the file that it is at. */
void                cs_folder_conversion_stop           (CsFolderConversion *self);
gboolean            cs_folder_conversion_get_busy       (CsFolderConversion *self);
guint               cs_folder_conversion_get_n_files    (CsFolderConversion *self);
guint               cs_folder_conversion_get_n_done     (CsFolderConversion *self);
/* (transfer full) (element-type CsOldCard): the selected ones */
GPtrArray          *cs_folder_conversion_dup_selected   (CsFolderConversion *self) G_GNUC_WARN_UNUSED_RESULT;
/* How many selected ones would find a file of their name in @folder. */
guint               cs_folder_conversion_count_in_way   (CsFolderConversion *self,
                                                         const char         *folder);

G_END_DECLS
