/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <libsoup/soup.h>

#include "cs-channel-answer.h"

G_BEGIN_DECLS

/* Who may ask the local channel, and how it is answered. */

/* Only who means this server, and knows it as what it is: a page of another site that its name's
 * owner has lead here sends that name. */
gboolean cs_channel_is_own_host    (SoupServerMessage     *message,
                                    guint16                port);
/* Browsers say so, and nobody else does. */
gboolean cs_channel_is_from_page   (SoupServerMessage     *message);

/**
 * cs_channel_reply:
 * @content_type: (nullable): static; plain text where it is %NULL
 * @text: the body, which may be empty
 */
void     cs_channel_reply          (SoupServerMessage     *message,
                                    guint                  status,
                                    const char            *content_type,
                                    const char            *text);
/* JSON that whoever asks may read. */
void     cs_channel_reply_document (SoupServerMessage     *message,
                                    GBytes                *document);
void     cs_channel_reply_answer   (SoupServerMessage     *message,
                                    const CsChannelAnswer *answer);
/* As the service does that the path looks like. */
void     cs_channel_reply_unknown  (SoupServerMessage     *message,
                                    const char            *path);
void     cs_channel_reply_unsigned (SoupServerMessage     *message);

G_END_DECLS
