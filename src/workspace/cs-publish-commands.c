/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cs-workspace"

#include "cs-publish-commands.h"

#include <glib/gi18n-lib.h>

#include "cs-admin-commands.h"

#define APPS   "https://graph.microsoft.com/v1.0/appCatalogs/teamsApps"
#define REVIEW "?requiresReview=true"

/* Where the catalog's own id of the app goes, which is not that of the manifest. */
#define CATALOG_ID "CATALOG-ID"

static const char *const action_titles[] = {
  [CS_PUBLISH_NEW] = N_("Publish"),
  [CS_PUBLISH_REVIEW] = N_("Submit for review"),
  [CS_PUBLISH_UPDATE] = N_("Update"),
};

static const char *const tool_titles[] = {
  [CS_PUBLISH_CURL] = N_("Shell, with curl"),
  [CS_PUBLISH_POWERSHELL] = N_("PowerShell, with Microsoft Graph"),
  [CS_PUBLISH_M365] = N_("CLI for Microsoft 365"),
};

/* The least that each action asks for. */
static const char *const permissions[] = {
  [CS_PUBLISH_NEW] = "AppCatalog.ReadWrite.All",
  [CS_PUBLISH_REVIEW] = "AppCatalog.Submit",
  [CS_PUBLISH_UPDATE] = "AppCatalog.ReadWrite.All",
};

G_STATIC_ASSERT (G_N_ELEMENTS (action_titles) == CS_N_PUBLISH_ACTIONS);
G_STATIC_ASSERT (G_N_ELEMENTS (tool_titles) == CS_N_PUBLISH_TOOLS);
G_STATIC_ASSERT (G_N_ELEMENTS (permissions) == CS_N_PUBLISH_ACTIONS);

const char *
cs_publish_action_get_title (CsPublishAction action)
{
  g_return_val_if_fail (action < CS_N_PUBLISH_ACTIONS, NULL);

  return _(action_titles[action]);
}

const char *
cs_publish_tool_get_title (CsPublishTool tool)
{
  g_return_val_if_fail (tool < CS_N_PUBLISH_TOOLS, NULL);

  return _(tool_titles[tool]);
}

static const char *
get_address (CsPublishAction action)
{
  switch (action)
    {
    case CS_PUBLISH_REVIEW:
      return APPS REVIEW;

    case CS_PUBLISH_UPDATE:
      return APPS "/" CATALOG_ID "/appDefinitions";

    default:
      return APPS;
    }
}

static void
append_comment (GString    *text,
                const char *comment)
{
  g_string_append_printf (text, "# %s\n", comment);
}

static void
append_update_comments (GString         *text,
                        CsPublishAction  action)
{
  if (action == CS_PUBLISH_UPDATE)
    append_comment (text, _("Put the “id” that this prints in the place of CATALOG-ID"));
}

static char *
dup_filter (const char *app_id)
{
  return g_strdup_printf ("externalId eq '%s'", app_id);
}

static void
append_curl (GString         *text,
             CsPublishAction  action,
             const char      *path,
             const char      *app_id)
{
  g_autofree char *data = g_strconcat ("@", path, NULL);
  g_autofree char *quoted_data = g_shell_quote (data);
  /* Translators: %s is the name of a permission */
  g_autofree char *comment = g_strdup_printf (_("TOKEN is an access token of Microsoft "
                                                "Graph with the permission %s"), permissions[action]);

  append_comment (text, comment);
  append_update_comments (text, action);
  if (action == CS_PUBLISH_UPDATE)
    {
      g_autofree char *filter = dup_filter (app_id);
      g_autofree char *parameter = g_strconcat ("$filter=", filter, NULL);
      g_autofree char *quoted = g_shell_quote (parameter);

      g_string_append_printf (text, "curl -G '" APPS "' \\\n"
                              "  -H \"Authorization: Bearer $TOKEN\" \\\n"
                              "  --data-urlencode %s\n", quoted);
    }
  g_string_append_printf (text, "curl '%s' \\\n"
                          "  -H \"Authorization: Bearer $TOKEN\" \\\n"
                          "  -H 'Content-Type: application/zip' \\\n"
                          "  --data-binary %s\n", get_address (action), quoted_data);
}

static void
append_powershell (GString         *text,
                   CsPublishAction  action,
                   const char      *path,
                   const char      *app_id)
{
  g_autofree char *quoted_path = cs_admin_commands_quote (path);

  g_string_append_printf (text, "Connect-MgGraph -Scopes '%s'\n", permissions[action]);
  append_update_comments (text, action);
  if (action == CS_PUBLISH_UPDATE)
    {
      g_autofree char *filter = dup_filter (app_id);
      g_autofree char *quoted = cs_admin_commands_quote (filter);

      g_string_append_printf (text, "Get-MgAppCatalogTeamApp -Filter %s\n", quoted);
    }
  g_string_append_printf (text, "Invoke-MgGraphRequest -Method POST `\n"
                          "  -Uri '%s' `\n"
                          "  -ContentType 'application/zip' `\n"
                          "  -InputFilePath %s\n", get_address (action), quoted_path);
}

static void
append_m365 (GString         *text,
             CsPublishAction  action,
             const char      *path)
{
  g_autofree char *quoted_path = g_shell_quote (path);

  g_string_append (text, "m365 login\n");
  append_update_comments (text, action);
  if (action == CS_PUBLISH_UPDATE)
    g_string_append_printf (text, "m365 teams app list --distributionMethod organization\n"
                            "m365 teams app update --id " CATALOG_ID " --filePath %s\n",
                            quoted_path);
  else
    g_string_append_printf (text, "m365 teams app publish --filePath %s\n", quoted_path);
}

char *
cs_publish_commands_write (CsPublishTool    tool,
                           CsPublishAction  action,
                           const char      *path,
                           const char      *app_id)
{
  GString *text;

  g_return_val_if_fail (action < CS_N_PUBLISH_ACTIONS, NULL);

  if (tool == CS_PUBLISH_M365 && action == CS_PUBLISH_REVIEW)
    return NULL;

  text = g_string_new (NULL);
  switch (tool)
    {
    case CS_PUBLISH_CURL:
      append_curl (text, action, path, app_id);
      break;

    case CS_PUBLISH_POWERSHELL:
      append_powershell (text, action, path, app_id);
      break;

    default:
      append_m365 (text, action, path);
    }

  return g_string_free (text, FALSE);
}
