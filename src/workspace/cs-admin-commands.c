/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cs-workspace"

#include "cs-admin-commands.h"

#include <glib/gi18n-lib.h>

static const CsCloudInfo clouds[] = {
  [CS_CLOUD_WORLDWIDE] = {
    NULL, N_("Worldwide"),
    N_("Connectors are on until an administrator turns them off.") },
  [CS_CLOUD_GCC] = {
    NULL, N_("GCC (US)"),
    N_("For US government. Connectors are off until an administrator turns them on; custom ones "
       "are not available.") },
  [CS_CLOUD_GCC_HIGH] = {
    "O365USGovGCCHigh", N_("GCC High (US)"),
    N_("For US government. Connectors are off until an administrator turns them on; custom ones "
       "are not available.") },
  [CS_CLOUD_DOD] = {
    "O365USGovDoD", N_("DoD (US)"),
    N_("For US defense. Custom connectors are not available.") },
  [CS_CLOUD_CHINA] = {
    "O365China", N_("China (21Vianet)"),
    N_("Microsoft does not say whether connectors are on here; the check below tells.") },
};

static const CsAdminSettingInfo settings[] = {
  [CS_ADMIN_ALL] = {
    "ConnectorsEnabled", N_("All connectors"),
    N_("Outlook, SharePoint, Teams and Viva Engage, for the whole organization") },
  [CS_ADMIN_TEAMS] = {
    "ConnectorsEnabledForTeams", N_("Connectors in Teams"),
    N_("Connectors in the channels of every team") },
  [CS_ADMIN_ACTIONS] = {
    "ConnectorsActionableMessagesEnabled", N_("Actionable messages"),
    N_("Buttons in the cards that connectors post") },
  [CS_ADMIN_OUTLOOK] = {
    "ConnectorsEnabledForOutlook", N_("Connectors in Outlook"),
    N_("Connectors in the mailboxes of Outlook on the web") },
  [CS_ADMIN_GROUP] = {
    "ConnectorsEnabled", N_("Connectors of the group"),
    N_("One Microsoft 365 group, and the team that belongs to it") },
};

G_STATIC_ASSERT (G_N_ELEMENTS (clouds) == CS_N_CLOUDS);
G_STATIC_ASSERT (G_N_ELEMENTS (settings) == CS_N_ADMIN_SETTINGS);

const CsCloudInfo *
cs_cloud_get_info (CsCloud cloud)
{
  g_return_val_if_fail (cloud < CS_N_CLOUDS, NULL);

  return &clouds[cloud];
}

const CsAdminSettingInfo *
cs_admin_setting_get_info (CsAdminSetting setting)
{
  g_return_val_if_fail (setting < CS_N_ADMIN_SETTINGS, NULL);

  return &settings[setting];
}

static gboolean
is_named (const char *text)
{
  for (const char *p = text; p != NULL && *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (!g_unichar_isspace (c) && !g_unichar_iscntrl (c))
        return TRUE;
    }

  return FALSE;
}

/* What PowerShell's own CharExtensions.IsSingleQuote() takes for a single quote. */
static gboolean
is_single_quote (gunichar c)
{
  return c == '\'' || (c >= 0x2018 && c <= 0x201b);
}

char *
cs_admin_commands_quote (const char *text)
{
  GString *quoted = g_string_new ("'");

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (g_unichar_iscntrl (c))
        continue;
      if (is_single_quote (c))
        g_string_append_unichar (quoted, c);
      g_string_append_unichar (quoted, c);
    }
  g_string_append_c (quoted, '\'');

  return g_string_free (quoted, FALSE);
}

static char *
quote_name (const char *text)
{
  g_autofree char *name = g_strstrip (g_strdup (text));

  return cs_admin_commands_quote (name);
}

static void
append_comment (GString    *text,
                const char *comment)
{
  g_string_append_printf (text, "%s# %s\n", text->len > 0 ? "\n" : "", comment);
}

static void
append_connect (GString              *text,
                const CsAdminChoices *choices)
{
  const char *environment = clouds[choices->cloud].environment;

  append_comment (text, _("Once on this computer"));
  g_string_append (text, "Install-Module -Name ExchangeOnlineManagement -Scope CurrentUser\n");

  append_comment (text, _("Sign in as an Exchange administrator"));
  g_string_append (text, "Import-Module ExchangeOnlineManagement\nConnect-ExchangeOnline");
  if (is_named (choices->account))
    {
      g_autofree char *account = quote_name (choices->account);

      g_string_append_printf (text, " -UserPrincipalName %s", account);
    }
  if (environment != NULL)
    g_string_append_printf (text, " -ExchangeEnvironmentName %s", environment);
  g_string_append_c (text, '\n');
}

static gboolean
is_group_set (const CsAdminChoices *choices)
{
  return choices->choices[CS_ADMIN_GROUP] != CS_ADMIN_LEAVE && is_named (choices->group);
}

/* With a colon, as one of the parameters is a switch, which takes its value in no other way. */
static const char *
get_value (CsAdminChoice choice)
{
  return choice == CS_ADMIN_ON ? "$true" : "$false";
}

static void
append_settings (GString              *text,
                 const CsAdminChoices *choices)
{
  gboolean any = FALSE;

  for (CsAdminSetting i = CS_ADMIN_ALL; i < CS_ADMIN_GROUP; i++)
    {
      if (choices->choices[i] == CS_ADMIN_LEAVE)
        continue;

      if (!any)
        append_comment (text, _("For the whole organization"));
      any = TRUE;
      g_string_append_printf (text, "Set-OrganizationConfig -%s:%s\n", settings[i].parameter,
                              get_value (choices->choices[i]));
    }

  if (is_group_set (choices))
    {
      g_autofree char *group = quote_name (choices->group);

      append_comment (text, _("For one group and its team"));
      g_string_append_printf (text, "Set-UnifiedGroup -Identity %s -%s:%s\n", group,
                              settings[CS_ADMIN_GROUP].parameter,
                              get_value (choices->choices[CS_ADMIN_GROUP]));
    }
}

static void
append_check (GString              *text,
              const CsAdminChoices *choices)
{
  append_comment (text, _("See what holds now"));
  /* Also those for SharePoint and Viva Engage, which are not chosen here. */
  g_string_append (text, "Get-OrganizationConfig | Format-List Connectors*\n");

  if (is_named (choices->group))
    {
      g_autofree char *group = quote_name (choices->group);

      g_string_append_printf (text, "Get-UnifiedGroup -Identity %s | Format-List DisplayName, %s\n",
                              group, settings[CS_ADMIN_GROUP].parameter);
    }
}

char *
cs_admin_commands_write (const CsAdminChoices *choices)
{
  GString *text;

  g_return_val_if_fail (choices->cloud < CS_N_CLOUDS, NULL);

  text = g_string_new (NULL);
  append_connect (text, choices);
  append_settings (text, choices);
  append_check (text, choices);
  append_comment (text, _("Sign out"));
  g_string_append (text, "Disconnect-ExchangeOnline -Confirm:$false\n");

  return g_string_free (text, FALSE);
}

GPtrArray *
cs_admin_commands_find_conflicts (const CsAdminChoices *choices)
{
  const CsAdminChoice *choice = choices->choices;
  GPtrArray *sentences = g_ptr_array_new_with_free_func (g_free);

  if (choice[CS_ADMIN_ALL] == CS_ADMIN_OFF)
    {
      if (choice[CS_ADMIN_TEAMS] == CS_ADMIN_ON || choice[CS_ADMIN_OUTLOOK] == CS_ADMIN_ON ||
          choice[CS_ADMIN_GROUP] == CS_ADMIN_ON)
        g_ptr_array_add (sentences,
                         g_strdup (_("While all connectors are off, turning them on for Teams, "
                                     "Outlook or a group has no effect.")));
      if (choice[CS_ADMIN_ACTIONS] == CS_ADMIN_ON)
        g_ptr_array_add (sentences,
                         g_strdup (_("While all connectors are off, none posts a card that could "
                                     "have buttons.")));
    }
  else if (choice[CS_ADMIN_TEAMS] == CS_ADMIN_OFF && choice[CS_ADMIN_GROUP] == CS_ADMIN_ON)
    {
      g_ptr_array_add (sentences,
                       g_strdup (_("The organization’s setting overrides the group’s: while "
                                   "connectors are off in Teams, the group’s team has none "
                                   "either.")));
    }

  if (choice[CS_ADMIN_GROUP] != CS_ADMIN_LEAVE && !is_named (choices->group))
    g_ptr_array_add (sentences, g_strdup (_("Name the group, or its setting is left out.")));

  return sentences;
}
