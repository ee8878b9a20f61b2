/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Web addresses, as rules look at them: strict where a service is, with no list of schemes. */

/**
 * cs_web_address_dup_host:
 *
 * Returns: (transfer full) (nullable): the host of an absolute http or https address in lower
 *   case; NULL when @url is none: no host, spaces, another scheme
 */
char    *cs_web_address_dup_host    (const char *url) G_GNUC_WARN_UNUSED_RESULT;
gboolean cs_web_address_is_secure   (const char *url);
/**
 * cs_web_address_make_secure:
 *
 * Returns: (transfer full) (nullable): @url with https, when that makes a whole address of it:
 *   of "http://x.y" and of "www.x.y"; else NULL
 */
char    *cs_web_address_make_secure (const char *url) G_GNUC_WARN_UNUSED_RESULT;
/* As cs_web_address_make_secure(), but takes spaces around it away first. */
char    *cs_web_address_tidy        (const char *url) G_GNUC_WARN_UNUSED_RESULT;
/* Whether @host is @domain or lies under it. */
gboolean cs_web_host_is_under       (const char *host,
                                     const char *domain);

G_END_DECLS
