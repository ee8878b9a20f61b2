/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* Whom a request would reach: the whole world's servers, this machine, or a net of which a card's
 * author has no business to learn anything. Any thread. */

/**
 * cs_web_host_is_loopback:
 * @host: (nullable): of a GUri: a name or a literal address, without brackets
 *
 * Returns: whether @host is this machine by its spelling: "localhost", a name below it, or a
 *   literal loopback address
 */
gboolean cs_web_host_is_loopback   (const char   *host);
/**
 * cs_web_host_is_public:
 * @host: (nullable): of a GUri
 *
 * Asks no resolver: what a public name leads to must be looked at with
 * cs_web_address_is_public() when the connection is made.
 *
 * Returns: whether @host may be a host of the public internet by its spelling: a name with a dot
 *   that is not reserved for local nets, or a public literal address
 */
gboolean cs_web_host_is_public     (const char   *host);
/**
 * cs_web_address_is_public:
 *
 * Returns: FALSE for loopback, private, link-local, shared, reserved and multicast addresses, also
 *   where an IPv6 address wraps an IPv4 one
 */
gboolean cs_web_address_is_public  (GInetAddress *address);

G_END_DECLS
