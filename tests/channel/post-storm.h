/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * PostStorm:
 * @n_accepted: answers of 200 with "1" or of 202
 * @n_other: other answers
 * @n_connections: how often a connection was opened
 */
typedef struct
{
  guint  n_accepted;
  guint  n_other;
  guint  n_connections;
  double seconds;
} PostStorm;

/**
 * post_storm:
 * @urls: (array length=2): http addresses on 127.0.0.1, which are taken by turns
 *
 * @keep_alive: whether a connection serves for as long as the server lets it, or for one post
 *
 * Posts a card @n_posts times from @n_at_once connections. With a bare minimum of work, so that
 * what is measured is the server.
 *
 * Returns: FALSE where a connection failed
 */
gboolean post_storm (const char * const *urls,
                     guint               n_posts,
                     guint               n_at_once,
                     gboolean            keep_alive,
                     PostStorm          *storm);

G_END_DECLS
