/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cs-project.h"

G_BEGIN_DECLS

/* The connector as an entry of the manifest: it comes, goes, and asks for its page's host to be
 * among the valid domains. Each function that gives a change fails with CS_PROJECT_ERROR_NO_FILE
 * where there is no manifest, and with CS_JSON_ERROR where its text is broken at that place. */

/**
 * cs_connector_entry_exists:
 *
 * Returns: whether the manifest at @main_path has a connector
 */
gboolean   cs_connector_entry_exists       (CsProject   *project,
                                            const char  *main_path);
/**
 * cs_connector_entry_add:
 *
 * Returns: (transfer full) (nullable): the change that adds a connector, whose id is that of the
 *   app (as the Connectors Developer Dashboard made it) and whose page lies on the first host
 *   that the manifest names; without the page where the manifest's version knows none
 */
CsChange  *cs_connector_entry_add          (CsProject   *project,
                                            const char  *main_path,
                                            GError     **error) G_GNUC_WARN_UNUSED_RESULT;
/**
 * cs_connector_entry_remove:
 *
 * Returns: (transfer full) (nullable): the change that takes the connector out of the manifest
 */
CsChange  *cs_connector_entry_remove       (CsProject   *project,
                                            const char  *main_path,
                                            GError     **error) G_GNUC_WARN_UNUSED_RESULT;

/**
 * cs_connector_entry_dup_host:
 *
 * Returns: (transfer full) (nullable): the host of the configuration page, in lower case; NULL
 *   while the address has none, or one that is a placeholder
 */
char      *cs_connector_entry_dup_host     (CsProject   *project,
                                            const char  *main_path) G_GNUC_WARN_UNUSED_RESULT;
/**
 * cs_connector_entry_has_host:
 *
 * Returns: whether @host is among the valid domains by its own name; connectors do not understand
 *   wildcards
 */
gboolean   cs_connector_entry_has_host     (CsProject   *project,
                                            const char  *main_path,
                                            const char  *host);
/**
 * cs_connector_entry_add_host:
 *
 * Returns: (transfer full) (nullable): the change that adds @host to the valid domains
 */
CsChange  *cs_connector_entry_add_host     (CsProject   *project,
                                            const char  *main_path,
                                            const char  *host,
                                            GError     **error) G_GNUC_WARN_UNUSED_RESULT;
/**
 * cs_connector_entry_has_app_id:
 *
 * Returns: whether the connector's id is the app's
 */
gboolean   cs_connector_entry_has_app_id   (CsProject   *project,
                                            const char  *main_path);

G_END_DECLS
