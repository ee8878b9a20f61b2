/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cs-fill.h"

G_BEGIN_DECLS

/* The files of the commands that work on one card. */

/**
 * cs_card_file_read:
 * @path: in the file name encoding; "-" is the standard input
 *
 * Reads a card, and takes it out of a message, an attachment or a curl command line.
 *
 * Returns: (transfer full) (nullable): the card, NULL with an error that names the file
 */
CsSnapshot *cs_card_file_read  (const char  *path,
                                GError     **error) G_GNUC_WARN_UNUSED_RESULT;
/* The same without looking for a card: data, templates. */
CsSnapshot *cs_card_file_read_any (const char  *path,
                                   GError     **error) G_GNUC_WARN_UNUSED_RESULT;
/**
 * cs_card_file_fill:
 * @data_path: in the file name encoding; "-" is the standard input
 *
 * Fills a template with the data in a file, and tells on the standard error what stays as it is.
 *
 * Returns: (transfer full) (nullable): NULL with an error that names the file, or with CS_FILL_ERROR
 */
CsFilled   *cs_card_file_fill (CsSnapshot  *card,
                               const char  *data_path,
                               GError     **error) G_GNUC_WARN_UNUSED_RESULT;
/**
 * cs_card_file_write:
 * @path: (nullable): NULL and "-" are the standard output
 */
gboolean    cs_card_file_write (const char  *path,
                                GBytes      *bytes,
                                GError     **error);

G_END_DECLS
