/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cs-message-store.h"

G_BEGIN_DECLS

/* A message as it lies in a file. One record is one write, so a killed process leaves at most one
 * that is cut short, at the end, and that one was not acknowledged. */

/* Returns: (transfer full): the message without its body, as JSON */
GString          *cs_message_record_write_facts (CsChannelMessage *message) G_GNUC_WARN_UNUSED_RESULT;
/* Returns: (transfer full): the record */
GBytes           *cs_message_record_new         (GString          *facts,
                                                 GBytes           *body) G_GNUC_WARN_UNUSED_RESULT;
/**
 * cs_message_record_append:
 * @fd: a file that is at its end
 *
 * Returns: how many bytes were written, 0 with errno where not all were
 */
gsize             cs_message_record_append      (int               fd,
                                                 GString          *facts,
                                                 GBytes           *body);
/**
 * cs_message_record_read:
 * @path: of the file, which the message reads its body from later
 * @offset: (inout): where the record begins; moved behind it
 *
 * Returns: (transfer full) (nullable): NULL where there is no whole one
 */
CsChannelMessage *cs_message_record_read        (GRefString       *path,
                                                 const char       *data,
                                                 gsize             size,
                                                 gsize            *offset) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
