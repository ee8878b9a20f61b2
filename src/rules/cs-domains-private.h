/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cs-check-private.h"

G_BEGIN_DECLS

/* "validDomains", as other rules need it. */

/**
 * cs_domains_names:
 * @host: in lower case
 *
 * Returns: whether an entry names that very host, be it with a scheme or path that does not belong
 *   there (which is another rule's finding)
 */
gboolean    cs_domains_names         (CsCheck    *check,
                                      const char *host);
/* Returns: (nullable): the entry with a wildcard that covers @host */
const char *cs_domains_find_covering (CsCheck    *check,
                                      const char *host);
/* Whether the list has as many entries as the manifest's version allows. */
gboolean    cs_domains_is_full       (CsCheck    *check);

G_END_DECLS
