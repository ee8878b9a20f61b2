/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cs-test"

#include "cs-publish-commands.h"

#define APPS "https://graph.microsoft.com/v1.0/appCatalogs/teamsApps"
#define TOKEN(permission) \
  "# TOKEN is an access token of Microsoft Graph with the permission " permission "\n"
#define BEARER "  -H \"Authorization: Bearer $TOKEN\" \\\n"
#define PRINTS "# Put the “id” that this prints in the place of CATALOG-ID\n"

typedef struct
{
  const char      *name;
  CsPublishTool    tool;
  CsPublishAction  action;
  const char      *path;
  const char      *commands;
} Case;

static const Case cases[] = {
  { "curl-new", CS_PUBLISH_CURL, CS_PUBLISH_NEW, "/home/ada/bell-1.0.0.zip",
    TOKEN ("AppCatalog.ReadWrite.All") "curl '" APPS "' \\\n" BEARER
    "  -H 'Content-Type: application/zip' \\\n  --data-binary '@/home/ada/bell-1.0.0.zip'\n" },
  { "curl-review", CS_PUBLISH_CURL, CS_PUBLISH_REVIEW, "/a b/ada's.zip",
    TOKEN ("AppCatalog.Submit") "curl '" APPS "?requiresReview=true' \\\n" BEARER
    "  -H 'Content-Type: application/zip' \\\n  --data-binary '@/a b/ada'\\''s.zip'\n" },
  { "curl-update", CS_PUBLISH_CURL, CS_PUBLISH_UPDATE, "/x.zip",
    TOKEN ("AppCatalog.ReadWrite.All") PRINTS "curl -G '" APPS "' \\\n" BEARER
    "  --data-urlencode '$filter=externalId eq '\\''the-id'\\'''\n"
    "curl '" APPS "/CATALOG-ID/appDefinitions' \\\n" BEARER
    "  -H 'Content-Type: application/zip' \\\n  --data-binary '@/x.zip'\n" },
  { "powershell-new", CS_PUBLISH_POWERSHELL, CS_PUBLISH_NEW, "/ada’s.zip",
    "Connect-MgGraph -Scopes 'AppCatalog.ReadWrite.All'\n"
    "Invoke-MgGraphRequest -Method POST `\n  -Uri '" APPS "' `\n"
    "  -ContentType 'application/zip' `\n  -InputFilePath '/ada’’s.zip'\n" },
  { "powershell-review", CS_PUBLISH_POWERSHELL, CS_PUBLISH_REVIEW, "/x.zip",
    "Connect-MgGraph -Scopes 'AppCatalog.Submit'\n"
    "Invoke-MgGraphRequest -Method POST `\n  -Uri '" APPS "?requiresReview=true' `\n"
    "  -ContentType 'application/zip' `\n  -InputFilePath '/x.zip'\n" },
  { "powershell-update", CS_PUBLISH_POWERSHELL, CS_PUBLISH_UPDATE, "/x.zip",
    "Connect-MgGraph -Scopes 'AppCatalog.ReadWrite.All'\n" PRINTS
    "Get-MgAppCatalogTeamApp -Filter 'externalId eq ''the-id'''\n"
    "Invoke-MgGraphRequest -Method POST `\n  -Uri '" APPS "/CATALOG-ID/appDefinitions' `\n"
    "  -ContentType 'application/zip' `\n  -InputFilePath '/x.zip'\n" },
  { "m365-new", CS_PUBLISH_M365, CS_PUBLISH_NEW, "/$HOME/x.zip",
    "m365 login\nm365 teams app publish --filePath '/$HOME/x.zip'\n" },
  { "m365-review", CS_PUBLISH_M365, CS_PUBLISH_REVIEW, "/x.zip", NULL },
  { "m365-update", CS_PUBLISH_M365, CS_PUBLISH_UPDATE, "/x.zip",
    "m365 login\n" PRINTS "m365 teams app list --distributionMethod organization\n"
    "m365 teams app update --id CATALOG-ID --filePath '/x.zip'\n" },
};

static void
test_write (gconstpointer data)
{
  const Case *c = data;
  g_autofree char *commands = cs_publish_commands_write (c->tool, c->action, c->path, "the-id");

  g_assert_cmpstr (commands, ==, c->commands);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strconcat ("/publish-commands/", cases[i].name, NULL);

      g_test_add_data_func (path, &cases[i], test_write);
    }

  return g_test_run ();
}
