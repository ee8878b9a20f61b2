/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What an administrator types into Exchange Online PowerShell to allow or forbid connectors. Source
 * of every fact: Microsoft's pages "Manage Microsoft 365 connectors and custom connectors",
 * Set-OrganizationConfig, Set-UnifiedGroup and Connect-ExchangeOnline. */

/**
 * CsCloud:
 * @CS_CLOUD_GCC: the United States' Government Community Cloud, reached as the worldwide one is
 * @CS_CLOUD_CHINA: operated by 21Vianet
 *
 * Which of Microsoft's clouds a tenant lives in.
 */
typedef enum
{
  CS_CLOUD_WORLDWIDE,
  CS_CLOUD_GCC,
  CS_CLOUD_GCC_HIGH,
  CS_CLOUD_DOD,
  CS_CLOUD_CHINA,
  CS_N_CLOUDS,
} CsCloud;

/**
 * CsCloudInfo:
 * @environment: (nullable): the value of -ExchangeEnvironmentName, NULL for the default
 * @title: translatable
 * @help: translatable: how connectors fare there
 */
typedef struct
{
  const char *environment;
  const char *title;
  const char *help;
} CsCloudInfo;

/**
 * CsAdminSetting:
 * @CS_ADMIN_ALL: connectors altogether, which overrides all others
 * @CS_ADMIN_GROUP: of one Microsoft 365 group, and so of its team
 *
 * In the order in which they are set: what overrides the others comes first.
 */
typedef enum
{
  CS_ADMIN_ALL,
  CS_ADMIN_TEAMS,
  CS_ADMIN_ACTIONS,
  CS_ADMIN_OUTLOOK,
  CS_ADMIN_GROUP,
  CS_N_ADMIN_SETTINGS,
} CsAdminSetting;

/**
 * CsAdminSettingInfo:
 * @parameter: of the cmdlet, without its hyphen
 * @title: translatable
 * @help: translatable, one sentence
 */
typedef struct
{
  const char *parameter;
  const char *title;
  const char *help;
} CsAdminSettingInfo;

typedef enum
{
  CS_ADMIN_LEAVE,
  CS_ADMIN_ON,
  CS_ADMIN_OFF,
} CsAdminChoice;

/**
 * CsAdminChoices:
 * @account: (nullable): the administrator's user principal name
 * @group: (nullable): name, alias or address of the group; without one CS_ADMIN_GROUP is left
 */
typedef struct
{
  CsCloud        cloud;
  CsAdminChoice  choices[CS_N_ADMIN_SETTINGS];
  const char    *account;
  const char    *group;
} CsAdminChoices;

const CsCloudInfo        *cs_cloud_get_info         (CsCloud               cloud);
const CsAdminSettingInfo *cs_admin_setting_get_info (CsAdminSetting        setting);

/**
 * cs_admin_commands_quote:
 * @text: UTF-8
 *
 * Returns: (transfer full): @text as a PowerShell literal in single quotes. PowerShell ends such
 *   a literal at a typographic quote too, so these are doubled as well; control characters, which
 *   no name has, are left out.
 */
char      *cs_admin_commands_quote      (const char           *text) G_GNUC_WARN_UNUSED_RESULT;
/**
 * cs_admin_commands_write:
 *
 * Returns: (transfer full): the lines to type, each ended by a line feed, with comments: connect,
 *   set what was chosen, check, leave. Without a choice they only connect and check.
 */
char      *cs_admin_commands_write      (const CsAdminChoices *choices) G_GNUC_WARN_UNUSED_RESULT;
/**
 * cs_admin_commands_find_conflicts:
 *
 * Returns: (transfer full) (element-type utf8): translated sentences, each about a choice that
 *   has no effect beside the others; empty when all have
 */
GPtrArray *cs_admin_commands_find_conflicts (const CsAdminChoices *choices) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
