/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cs-test"

#include "cs-admin-commands.h"

#include <string.h>

typedef struct
{
  const char *name;
  const char *text;
  const char *quoted;
} Quote;

static const Quote quotes[] = {
  { "plain", "Sales", "'Sales'" },
  { "empty", "", "''" },
  { "apostrophe", "Sales '24", "'Sales ''24'" },
  { "only-apostrophes", "''", "''''''" },
  { "typographic", "Ada’s ‘team’ ‚x‛", "'Ada’’s ‘‘team’’ ‚‚x‛‛'" },
  { "double-quotes", "the \"best\" “one”", "'the \"best\" “one”'" },
  { "dollar-and-backtick", "$(Remove-Item x); `n", "'$(Remove-Item x); `n'" },
  { "line-feed", "a\nb\r\tc", "'abc'" },
  { "unicode", "Équipe 日本 🎉", "'Équipe 日本 🎉'" },
};

static void
test_quote (gconstpointer data)
{
  const Quote *quote = data;
  g_autofree char *quoted = cs_admin_commands_quote (quote->text);

  g_assert_cmpstr (quoted, ==, quote->quoted);
}

#define INSTALL \
  "# Once on this computer\n" \
  "Install-Module -Name ExchangeOnlineManagement -Scope CurrentUser\n\n" \
  "# Sign in as an Exchange administrator\n" \
  "Import-Module ExchangeOnlineManagement\n"
#define CHECK \
  "\n# See what holds now\n" \
  "Get-OrganizationConfig | Format-List Connectors*\n"
#define LEAVE "\n# Sign out\nDisconnect-ExchangeOnline -Confirm:$false\n"
#define ORGANIZATION "\n# For the whole organization\n"
#define GROUP "\n# For one group and its team\n"

typedef struct
{
  const char    *name;
  CsAdminChoices choices;
  const char    *commands;
  guint          n_conflicts;
} Case;

static const Case cases[] = {
  { "nothing-chosen", { .cloud = CS_CLOUD_WORLDWIDE },
    INSTALL "Connect-ExchangeOnline\n" CHECK LEAVE, 0 },
  { "gcc-connects-as-worldwide", { .cloud = CS_CLOUD_GCC },
    INSTALL "Connect-ExchangeOnline\n" CHECK LEAVE, 0 },
  { "gcc-high", { .cloud = CS_CLOUD_GCC_HIGH, .account = "admin@agency.example" },
    INSTALL "Connect-ExchangeOnline -UserPrincipalName 'admin@agency.example' "
    "-ExchangeEnvironmentName O365USGovGCCHigh\n" CHECK LEAVE, 0 },
  { "dod", { .cloud = CS_CLOUD_DOD },
    INSTALL "Connect-ExchangeOnline -ExchangeEnvironmentName O365USGovDoD\n" CHECK LEAVE, 0 },
  { "china", { .cloud = CS_CLOUD_CHINA },
    INSTALL "Connect-ExchangeOnline -ExchangeEnvironmentName O365China\n" CHECK LEAVE, 0 },
  { "all-off", { .choices = { [CS_ADMIN_ALL] = CS_ADMIN_OFF } },
    INSTALL "Connect-ExchangeOnline\n" ORGANIZATION
    "Set-OrganizationConfig -ConnectorsEnabled:$false\n" CHECK LEAVE, 0 },
  { "teams-on",
    { .choices = { CS_ADMIN_ON, CS_ADMIN_ON, CS_ADMIN_ON } },
    INSTALL "Connect-ExchangeOnline\n" ORGANIZATION
    "Set-OrganizationConfig -ConnectorsEnabled:$true\n"
    "Set-OrganizationConfig -ConnectorsEnabledForTeams:$true\n"
    "Set-OrganizationConfig -ConnectorsActionableMessagesEnabled:$true\n" CHECK LEAVE, 0 },
  { "outlook-off", { .choices = { [CS_ADMIN_OUTLOOK] = CS_ADMIN_OFF } },
    INSTALL "Connect-ExchangeOnline\n" ORGANIZATION
    "Set-OrganizationConfig -ConnectorsEnabledForOutlook:$false\n" CHECK LEAVE, 0 },
  { "group-off",
    { .choices = { [CS_ADMIN_GROUP] = CS_ADMIN_OFF }, .group = "  Ada's team " },
    INSTALL "Connect-ExchangeOnline\n" GROUP
    "Set-UnifiedGroup -Identity 'Ada''s team' -ConnectorsEnabled:$false\n" CHECK
    "Get-UnifiedGroup -Identity 'Ada''s team' | Format-List DisplayName, ConnectorsEnabled\n"
    LEAVE, 0 },
  { "group-only-looked-at", { .group = "Sales" },
    INSTALL "Connect-ExchangeOnline\n" CHECK
    "Get-UnifiedGroup -Identity 'Sales' | Format-List DisplayName, ConnectorsEnabled\n" LEAVE, 0 },
  { "group-without-name",
    { .choices = { [CS_ADMIN_GROUP] = CS_ADMIN_OFF }, .group = " \t" },
    INSTALL "Connect-ExchangeOnline\n" CHECK LEAVE, 1 },
  { "all-off-overrides",
    { .choices = { CS_ADMIN_OFF, CS_ADMIN_ON, CS_ADMIN_ON, CS_ADMIN_LEAVE, CS_ADMIN_ON },
      .group = "Sales" },
    INSTALL "Connect-ExchangeOnline\n" ORGANIZATION
    "Set-OrganizationConfig -ConnectorsEnabled:$false\n"
    "Set-OrganizationConfig -ConnectorsEnabledForTeams:$true\n"
    "Set-OrganizationConfig -ConnectorsActionableMessagesEnabled:$true\n" GROUP
    "Set-UnifiedGroup -Identity 'Sales' -ConnectorsEnabled:$true\n" CHECK
    "Get-UnifiedGroup -Identity 'Sales' | Format-List DisplayName, ConnectorsEnabled\n" LEAVE, 2 },
  { "teams-off-overrides-group",
    { .choices = { [CS_ADMIN_TEAMS] = CS_ADMIN_OFF, [CS_ADMIN_GROUP] = CS_ADMIN_ON },
      .group = "Sales" },
    INSTALL "Connect-ExchangeOnline\n" ORGANIZATION
    "Set-OrganizationConfig -ConnectorsEnabledForTeams:$false\n" GROUP
    "Set-UnifiedGroup -Identity 'Sales' -ConnectorsEnabled:$true\n" CHECK
    "Get-UnifiedGroup -Identity 'Sales' | Format-List DisplayName, ConnectorsEnabled\n" LEAVE, 1 },
};

static void
test_commands (gconstpointer data)
{
  const Case *c = data;
  g_autofree char *commands = cs_admin_commands_write (&c->choices);
  g_autoptr (GPtrArray) conflicts = cs_admin_commands_find_conflicts (&c->choices);

  g_assert_cmpstr (commands, ==, c->commands);
  g_assert_cmpuint (conflicts->len, ==, c->n_conflicts);
}

static void
test_tables (void)
{
  for (CsCloud i = 0; i < CS_N_CLOUDS; i++)
    {
      g_assert_nonnull (cs_cloud_get_info (i)->title);
      g_assert_nonnull (cs_cloud_get_info (i)->help);
    }

  for (CsAdminSetting i = 0; i < CS_N_ADMIN_SETTINGS; i++)
    {
      g_assert_true (g_str_has_prefix (cs_admin_setting_get_info (i)->parameter, "Connectors"));
      g_assert_nonnull (cs_admin_setting_get_info (i)->title);
      g_assert_nonnull (cs_admin_setting_get_info (i)->help);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (quotes); i++)
    {
      g_autofree char *path = g_strconcat ("/admin-commands/quote/", quotes[i].name, NULL);

      g_test_add_data_func (path, &quotes[i], test_quote);
    }
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strconcat ("/admin-commands/write/", cases[i].name, NULL);

      g_test_add_data_func (path, &cases[i], test_commands);
    }
  g_test_add_func ("/admin-commands/tables", test_tables);

  return g_test_run ();
}
