/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cs-rules"

#include "cs-rules-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "cs-domains-private.h"
#include "cs-schema-cure-private.h"
#include "cs-url-token.h"
#include "cs-web-address-private.h"
#include "cs-words-private.h"

/* The connector itself, and what the app is able to do besides. */

#define TEAM_SCOPES "[\"team\"]"

/* What makes an app worth installing; any of them is enough. */
static const char *const capabilities[] = {
  "/connectors", "/bots", "/staticTabs", "/configurableTabs", "/composeExtensions",
  "/meetingExtensionDefinition", "/extensions", "/dashboardCards", "/copilotAgents",
  "/agentConnectors", "/agentSkills", "/agenticUserTemplates", "/graphConnector", "/activities",
};

/* Empty lists of these came from generators, and keep the connector from being added. */
static const char *const lists[] = {
  "/bots", "/staticTabs", "/configurableTabs", "/composeExtensions",
};

static gboolean
is_guid (const char *text)
{
  return g_uuid_string_is_valid (text);
}

static void
check_connector_id (CsCheck    *check,
                    const char *connector)
{
  g_autofree char *pointer = g_strconcat (connector, "/connectorId", NULL);
  const char      *id = cs_check_get_string (check, pointer);

  if (id != NULL && !is_guid (id) && !cs_check_is_refused (check, pointer))
    cs_check_report (check, "connector-id-guid", NULL, pointer,
                     _("The connector's id “%s” is no GUID; copy the one that the connector was "
                       "registered with."),
                     id);
}

static void
check_scopes (CsCheck    *check,
              const char *connector)
{
  g_autofree char *pointer = g_strconcat (connector, "/scopes", NULL);
  CsFinding       *finding;

  if (!cs_check_is_array (check, pointer) || cs_check_get_n_items (check, pointer) > 0)
    return;

  finding = cs_check_report (check, "connector-scopes", NULL, pointer,
                             _("The connector has no scope; it must have exactly one, “team”."));
  cs_finding_set_cure (finding, _("Set the scope “team”"), CS_CURE_SET, NULL, TEAM_SCOPES);
}

static void
report_token (CsCheck    *check,
              const char *pointer,
              const char *url,
              const char *open,
              const char *name)
{
  const CsUrlToken *meant = cs_url_token_guess (name);
  CsFinding       *finding = cs_check_report (check, "connector-url-tokens", NULL, pointer,
                                              _("Teams knows no token “{%s}” and leaves it in the "
                                                "address as it is; known ones are {loginHint}, "
                                                "{tid}, {groupId}, {theme} and {channelName}."),
                                              name);
  g_autofree char *before = NULL;
  g_autofree char *mended = NULL;

  if (meant == NULL)
    return;

  before = g_strndup (url, open + 1 - url);
  mended = g_strconcat (before, meant->name, open + 1 + strlen (name), NULL);
  cs_finding_cure_string (finding, _("Correct the token"), NULL, mended);
}

static void
check_tokens (CsCheck    *check,
              const char *pointer,
              const char *url)
{
  for (const char *open = strchr (url, '{'); open != NULL; open = strchr (open + 1, '{'))
    {
      const char      *close = strchr (open, '}');
      g_autofree char *name = close != NULL ? g_strndup (open + 1, close - open - 1) : NULL;

      if (name == NULL)
        return;
      if (cs_url_token_find (name) == NULL)
        report_token (check, pointer, url, open, name);
    }
}

static void
check_config_domain (CsCheck    *check,
                     const char *pointer,
                     const char *host)
{
  CsFinding       *finding;
  g_autofree char *value = NULL;
  const char      *covered_by = cs_domains_find_covering (check, host);

  if (cs_domains_names (check, host))
    return;

  if (covered_by != NULL)
    finding = cs_check_report (check, "connector-config-domain", NULL, pointer,
                               _("The configuration page's host “%s” is in “validDomains” only as "
                                 "“%s”; connectors do not understand wildcards, so name the host "
                                 "itself."),
                               host, covered_by);
  else
    finding = cs_check_report (check, "connector-config-domain", NULL, pointer,
                               _("The configuration page's host “%s” is not in “validDomains”; "
                                 "Teams opens pages of listed hosts only."),
                               host);

  value = cs_json_quote (host);
  if (cs_check_is_array (check, "/validDomains"))
    cs_finding_set_cure (finding, _("Add the host to validDomains"), CS_CURE_SET,
                         "/validDomains/-", value);
  else if (!cs_check_has (check, "/validDomains"))
    {
      g_autofree char *list = g_strdup_printf ("[%s]", value);

      cs_finding_set_cure (finding, _("Add the host to validDomains"), CS_CURE_SET,
                           "/validDomains", list);
    }
  if (cs_domains_is_full (check))
    cs_finding_set_cure (finding, NULL, CS_CURE_NONE, NULL, NULL);
}

static void
check_config_url (CsCheck    *check,
                  const char *connector)
{
  g_autofree char *pointer = g_strconcat (connector, "/configurationUrl", NULL);
  const char      *url = cs_check_get_string (check, pointer);
  g_autofree char *host = NULL;
  CsFinding       *finding;

  if (!cs_check_has (check, pointer))
    {
      if (check->version >= CS_VERSION (1, 3))
        cs_check_report (check, "connector-config-url-missing", NULL, pointer,
                         _("The connector has no “configurationUrl”; without a page of their own, "
                           "people cannot choose what is posted."));
      return;
    }
  if (url == NULL || cs_check_is_refused (check, pointer))
    return;

  host = cs_web_address_dup_host (url);
  if (host == NULL)
    {
      g_autofree char *tidy = cs_web_address_tidy (url);

      finding = cs_check_report (check, "url-malformed", NULL, pointer,
                                 _("“%s” is no complete web address; write it with its host, such "
                                   "as https://connector.contoso.com/configure."),
                                 url);
      if (tidy != NULL)
        cs_finding_cure_string (finding, _("Repair the address"), NULL, tidy);
      return;
    }

  if (!cs_web_address_is_secure (url))
    {
      g_autofree char *secure = cs_web_address_make_secure (url);

      finding = cs_check_report (check, "connector-config-url-https", NULL, pointer,
                                 _("The configuration page “%s” does not begin with https://; "
                                   "Teams opens secure pages only."),
                                 url);
      if (secure != NULL)
        cs_finding_cure_string (finding, _("Use https"), NULL, secure);
    }
  check_config_domain (check, pointer, host);
  check_tokens (check, pointer, url);
}

static void
check_channel_features (CsCheck *check)
{
  const char *scope = cs_check_get_string (check, "/connectors/0/scopes/0");
  CsFinding  *finding;

  if (check->version < CS_VERSION (1, 25) || g_strcmp0 (scope, "team") != 0 ||
      cs_check_has (check, "/supportsChannelFeatures"))
    return;

  finding = cs_check_report (check, "channel-features", NULL, "/supportsChannelFeatures",
                             _("The manifest does not say “supportsChannelFeatures”, which from "
                               "version 1.25 on is expected of apps for teams; set it to “tier1”."));
  cs_finding_set_cure (finding, _("Set tier1"), CS_CURE_SET, NULL, "\"tier1\"");
}

static void
check_connectors (CsCheck *check)
{
  const guint n_connectors = cs_check_get_n_items (check, "/connectors");

  for (guint i = 0; i < n_connectors; i++)
    {
      g_autofree char *connector = g_strdup_printf ("/connectors/%u", i);
      const guint      node = cs_check_find (check, connector);

      if (cs_snapshot_get_kind (check->manifest, node) != CS_JSON_OBJECT)
        continue;
      check_connector_id (check, connector);
      check_scopes (check, connector);
      check_config_url (check, connector);
    }

  check_channel_features (check);
  if (n_connectors > 0)
    cs_check_report (check, "connectors-retired", NULL, "/connectors",
                     _("Microsoft has retired Office 365 connectors in Teams: they were switched "
                       "off in May 2026, and no new one can be registered. Workflows webhooks with "
                       "Adaptive Cards take their place."));
}

static gboolean
has_capability (CsCheck *check)
{
  for (guint i = 0; i < G_N_ELEMENTS (capabilities); i++)
    {
      if (cs_check_has (check, capabilities[i]) &&
          (!cs_check_is_array (check, capabilities[i]) ||
           cs_check_get_n_items (check, capabilities[i]) > 0))
        return TRUE;
    }

  return FALSE;
}

static void
check_empty_lists (CsCheck *check)
{
  for (guint i = 0; i < G_N_ELEMENTS (lists); i++)
    {
      CsFinding *finding;

      if (!cs_check_is_array (check, lists[i]) || cs_check_get_n_items (check, lists[i]) > 0)
        continue;

      finding = cs_check_report (check, "capability-empty-array", NULL, lists[i],
                                 _("“%s” is an empty list; remove it, or the connector cannot be "
                                   "added."),
                                 lists[i] + 1);
      cs_finding_set_cure (finding, _("Remove the empty list"), CS_CURE_REMOVE, NULL, NULL);
    }
}

static void
check_capabilities (CsCheck *check)
{
  CsFinding *finding;

  if (check->manifest == NULL || cs_snapshot_get_kind (check->manifest, 0) != CS_JSON_OBJECT)
    return;

  check_empty_lists (check);
  if (cs_check_is_array (check, "/connectors") && cs_check_get_n_items (check, "/connectors") == 0)
    {
      finding = cs_check_report (check, "connectors-empty", NULL, "/connectors",
                                 _("“connectors” is an empty list; describe the connector in it, "
                                   "or remove it."));
      if (has_capability (check))
        cs_finding_set_cure (finding, _("Remove the empty list"), CS_CURE_REMOVE, NULL, NULL);
    }
  else if (!has_capability (check))
    cs_check_report (check, "no-capability", NULL, "/connectors",
                     _("The app has neither a connector nor anything else that it can do; add a "
                       "connector."));
}

const CsRule cs_rules_connectors[] = {
  {
    .info = {
      .id = "connectors-empty",
      .severity = CS_BOTH (WARNING),
      .fixable = TRUE,
      .title = N_("The list of connectors holds one"),
      .explanation = N_("The schema allows an empty list, but an app with an empty list has no "
                        "connector."),
      .source = "Connector Studio",
    },
    .check = check_capabilities,
  },
  {
    .info = {
      .id = "connector-count",
      .severity = CS_BOTH (ERROR),
      .flags = CS_RULE_SCHEMA,
      .title = N_("One connector per app"),
      .explanation = N_("A manifest may hold one connector. For another one make another app."),
      .code = "SchemaError_MaximumItems",
      .source = "Microsoft's manifest schemas",
    },
  },
  {
    .info = {
      .id = "connector-id-guid",
      .severity = CS_BOTH (WARNING),
      .title = N_("The connector's id is its GUID"),
      .explanation = N_("“connectorId” is the GUID under which the connector was registered in "
                        "Microsoft's dashboard. The schema takes any text of up to 64 characters, "
                        "but Teams finds the connector by its GUID only."),
      .source = "Microsoft Learn, create connectors for Microsoft 365 Groups",
    },
    .check = check_connectors,
  },
  {
    .info = {
      .id = "connector-scopes",
      .severity = CS_BOTH (ERROR),
      .fixable = TRUE,
      .title = N_("The connector's scope is “team”"),
      .explanation = N_("Connectors post into channels of teams, so “scopes” must be exactly "
                        "[\"team\"]. An empty list passes the schema, but then the connector can "
                        "be added nowhere."),
      .source = "Microsoft Learn, app manifest",
    },
    .check = check_connectors,
  },
  {
    .info = {
      .id = "connector-config-url-missing",
      .severity = CS_BOTH (WARNING),
      .fixable = TRUE,
      .title = N_("The connector's configuration page"),
      .explanation = N_("“configurationUrl” is the page that people see when they add the "
                        "connector. The schema does not require it, Microsoft's documentation "
                        "does. It came with manifest version 1.3; in earlier ones it is an error."),
      .source = "Microsoft Learn, app manifest; msteams-docs#338",
    },
    .check = check_connectors,
    .fix = cs_schema_fix_upgrade,
  },
  {
    .info = {
      .id = "connector-config-url-https",
      .severity = CS_BOTH (ERROR),
      .fixable = TRUE,
      .title = N_("The configuration page is secure"),
      .explanation = N_("Teams shows the configuration page in a frame of its own secure page, and "
                        "browsers do not load an http page there. From manifest version 1.5 on the "
                        "schema no longer says so."),
      .source = "Microsoft Learn, app manifest",
    },
    .check = check_connectors,
  },
  {
    .info = {
      .id = "connector-config-domain",
      .severity = CS_BOTH (ERROR),
      .fixable = TRUE,
      .title = N_("The configuration page's host is a valid domain"),
      .explanation = N_("Teams opens pages of the hosts in “validDomains” only. Connectors do not "
                        "understand wildcards there, so the configuration page's host must be "
                        "named in full; else people see “Url domain is not present in the valid "
                        "domain list”."),
      .source = "microsoft-teams-library-js#317",
    },
    .check = check_connectors,
  },
  {
    .info = {
      .id = "connector-url-tokens",
      .severity = CS_BOTH (WARNING),
      .fixable = TRUE,
      .title = N_("Known tokens in the configuration page's address"),
      .explanation = N_("Teams replaces {loginHint}, {tid}, {groupId}, {theme}, {channelName} and "
                        "a few others in the address by what they stand for. A token that it does "
                        "not know reaches the page as it is."),
      .source = "generator-teams; Microsoft Learn, get context",
    },
    .check = check_connectors,
  },
  {
    .info = {
      .id = "capability-empty-array",
      .severity = CS_BOTH (WARNING),
      .fixable = TRUE,
      .title = N_("No empty lists"),
      .explanation = N_("Generators write empty lists of bots, tabs and message extensions. With "
                        "them there the connector cannot be added to a channel; remove them."),
      .source = "Microsoft Learn, create connectors for Microsoft 365 Groups",
    },
    .check = check_capabilities,
  },
  {
    .info = {
      .id = "no-capability",
      .severity = CS_BOTH (WARNING),
      .title = N_("An app that can do something"),
      .explanation = N_("The manifest describes neither a connector nor a bot, tab, message "
                        "extension or anything else. People could install the app, but nothing "
                        "would happen."),
      .source = "Connector Studio",
    },
    .check = check_capabilities,
  },
  {
    .info = {
      .id = "channel-features",
      .severity = CS_BOTH (WARNING),
      .fixable = TRUE,
      .title = N_("Channel features are stated"),
      .explanation = N_("From manifest version 1.25 on, Microsoft's service warns when an app for "
                        "teams does not state with “supportsChannelFeatures” that it works in "
                        "every kind of channel."),
      .source = "o365-moodle#3080",
    },
    .check = check_connectors,
  },
  {
    .info = {
      .id = "connectors-retired",
      .severity = CS_BOTH (NOTE),
      .title = N_("Connectors are retired"),
      .explanation = N_("Microsoft retired Office 365 connectors in Teams. They were switched off "
                        "in May 2026, and new ones cannot be registered, although every manifest "
                        "schema still has them. For new work send Adaptive Cards to a webhook of "
                        "Workflows."),
      .source = "Microsoft 365 developer blog, retirement of Office 365 connectors within "
                "Microsoft Teams",
    },
    .check = check_connectors,
  },
  { .info = { .id = NULL } },
};
