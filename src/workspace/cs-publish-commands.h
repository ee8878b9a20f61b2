/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What to type to put a package into an organization's catalog. Source of every fact: Microsoft's
 * pages on Graph's teamsApp, and those of the CLI for Microsoft 365. */

/**
 * CsPublishAction:
 * @CS_PUBLISH_NEW: publish at once, as an administrator
 * @CS_PUBLISH_REVIEW: submit it, for an administrator to approve
 * @CS_PUBLISH_UPDATE: replace one that is there
 */
typedef enum
{
  CS_PUBLISH_NEW,
  CS_PUBLISH_REVIEW,
  CS_PUBLISH_UPDATE,
  CS_N_PUBLISH_ACTIONS,
} CsPublishAction;

typedef enum
{
  CS_PUBLISH_CURL,
  CS_PUBLISH_POWERSHELL,
  CS_PUBLISH_M365,
  CS_N_PUBLISH_TOOLS,
} CsPublishTool;

/* Translated. */
const char *cs_publish_action_get_title (CsPublishAction  action);
const char *cs_publish_tool_get_title   (CsPublishTool    tool);

/**
 * cs_publish_commands_write:
 * @path: the package
 * @app_id: the id in its manifest; an update is looked for by it
 *
 * Returns: (transfer full) (nullable): the lines to type, each ended by a line feed; NULL where the
 *   tool has no such command
 */
char       *cs_publish_commands_write   (CsPublishTool    tool,
                                         CsPublishAction  action,
                                         const char      *path,
                                         const char      *app_id) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
