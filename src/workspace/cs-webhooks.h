/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cs-endpoint.h"
#include "cs-project.h"

G_BEGIN_DECLS

/* The webhooks that a project names in its connector.json, without their addresses. */

typedef struct
{
  char           *name;
  CsEndpointKind  kind;
  char           *label;    /* where the messages arrive; "" where nobody said */
} CsWebhook;

void       cs_webhook_free            (CsWebhook       *self);

/**
 * cs_webhooks_list:
 *
 * Returns: (transfer full) (element-type CsWebhook): those with a name, in the order of the file
 */
GPtrArray *cs_webhooks_list           (CsProject       *project) G_GNUC_WARN_UNUSED_RESULT;

/**
 * cs_webhooks_put:
 * @name: changes the webhook of this name, or adds one
 * @label: a masked address, or words; never an address
 * @error: CS_JSON_ERROR where connector.json is broken
 *
 * Returns: (transfer full) (nullable): the change, which makes the file where there is none
 */
CsChange  *cs_webhooks_put            (CsProject       *project,
                                       const char      *name,
                                       CsEndpointKind   kind,
                                       const char      *label,
                                       GError         **error) G_GNUC_WARN_UNUSED_RESULT;
/* Returns: (transfer full) (nullable): as above; without operations where there is no such one */
CsChange  *cs_webhooks_remove         (CsProject       *project,
                                       const char      *name,
                                       GError         **error) G_GNUC_WARN_UNUSED_RESULT;

/**
 * cs_webhooks_dup_project_key:
 * @main_path: (nullable): the manifest
 *
 * Returns: (transfer full): by what the keyring tells this project from others: the manifest's id
 *   where it is one, so that it may move and be cloned; else its folder
 */
char      *cs_webhooks_dup_project_key (CsProject      *project,
                                        const char     *main_path) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CsWebhook, cs_webhook_free)

G_END_DECLS
