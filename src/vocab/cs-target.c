/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cs-vocab"

#include "cs-target.h"

#include <glib/gi18n-lib.h>

static const struct
{
  const char *name;
  const char *title;
} targets[CS_N_TARGETS] = {
  [CS_TARGET_NONE] = { NULL, N_("No particular target") },
  [CS_TARGET_WORKFLOWS] = { "workflows", N_("Teams Workflows webhook") },
  [CS_TARGET_CONNECTOR] = { "connector", N_("Teams connector (switched off)") },
  [CS_TARGET_OUTLOOK] = { "outlook", N_("Outlook group") },
  [CS_TARGET_BOT] = { "bot", N_("Teams bot") },
};

gboolean
cs_target_parse (const char *text,
                 CsTarget   *target)
{
  for (guint i = CS_TARGET_WORKFLOWS; i < CS_N_TARGETS; i++)
    {
      if (g_strcmp0 (text, targets[i].name) == 0)
        {
          *target = i;
          return TRUE;
        }
    }

  return FALSE;
}

const char *
cs_target_get_name (CsTarget target)
{
  g_return_val_if_fail (target < CS_N_TARGETS, NULL);

  return targets[target].name;
}

const char *
cs_target_get_title (CsTarget target)
{
  g_return_val_if_fail (target < CS_N_TARGETS, NULL);

  return _(targets[target].title);
}

gboolean
cs_target_is_teams_card (CsTarget target)
{
  return (CS_ON_TEAMS_CARD & (1u << target)) != 0;
}
