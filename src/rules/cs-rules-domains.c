/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cs-rules"

#include "cs-rules-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "cs-domains-private.h"
#include "cs-placeholder.h"
#include "cs-web-address-private.h"
#include "cs-words-private.h"

/* "validDomains": the hosts whose pages Teams opens for the app. An entry is a host, or a host
 * whose first segments are "*", each of which stands for exactly one segment. */

#define TEAM_SITE_TOKEN "{teamSiteDomain}"

/* The store does not want these, whoever owns what lies below. */
static const char *const forbidden[] = {
  "*.azurewebsites.net", "*.azureedge.com", "*.azureedge.net", "*.microsoft.com",
  "*.microsoftonline.com", "*.onmicrosoft.com", "*.botframework.com", "go.microsoft.com",
  "teams.microsoft.com", NULL,
};

/* Anybody can have a host under these, so that a wildcard lets everybody in. */
static const char *const shared_hosting[] = {
  "amazonaws.com", "appspot.com", "azurewebsites.net", "cloudapp.net", "dialogflow.com",
  "glitch.me", "heroku.com", "herokuapp.com", "onmicrosoft.com", "recast.ai", "sharepoint.com",
  NULL,
};

static const char *const tunnels[] = {
  "ngrok.io", "ngrok.app", "ngrok.dev", "ngrok-free.app", "ngrok-free.dev", "openport.io",
  "portmap.io", "fwd.wf", "devtunnels.ms", "trycloudflare.com", "loca.lt", "localhost.run",
  "serveo.net", NULL,
};

static const char *const identity_providers[] = {
  "login.microsoftonline.com", "login.windows.net", "login.live.com", "accounts.google.com",
  "appleid.apple.com", NULL,
};

/* Where names are given out below two segments. */
static const char *const double_suffixes[] = {
  "co.uk", "org.uk", "com.au", "co.jp", "com.br", "co.in", "co.nz", "com.cn", "com.mx", "co.za",
  NULL,
};

static const char *
get_entry (CsCheck *check,
           guint    index)
{
  return cs_check_get_stringf (check, "/validDomains/%u", index);
}

/* The host of an entry, whatever stands around it, in lower case. */
static char *
dup_host (const char *entry)
{
  const char *scheme = strstr (entry, "://");
  const char *start = scheme != NULL ? scheme + 3 : entry;

  if (scheme == NULL && (g_ascii_strncasecmp (entry, "http:", 5) == 0 ||
                         g_ascii_strncasecmp (entry, "https:", 6) == 0))
    start = strchr (entry, ':') + 1;

  return g_ascii_strdown (start, strcspn (start, "/?#:"));
}

gboolean
cs_domains_names (CsCheck    *check,
                  const char *host)
{
  const guint n_entries = cs_check_get_n_items (check, "/validDomains");

  for (guint i = 0; i < n_entries; i++)
    {
      const char      *entry = get_entry (check, i);
      g_autofree char *named = entry != NULL ? dup_host (entry) : NULL;

      if (g_strcmp0 (named, host) == 0)
        return TRUE;
    }

  return FALSE;
}

static gboolean
covers (const char *entry,
        const char *host)
{
  g_auto (GStrv) wanted = g_strsplit (host, ".", -1);
  g_auto (GStrv) given = g_strsplit (entry, ".", -1);

  if (strchr (entry, '*') == NULL)
    return FALSE;
  if (g_str_equal (entry, "*"))
    return TRUE;
  if (g_strv_length (wanted) != g_strv_length (given))
    return FALSE;

  for (guint i = 0; given[i] != NULL; i++)
    {
      if (!g_str_equal (given[i], "*") && g_ascii_strcasecmp (given[i], wanted[i]) != 0)
        return FALSE;
    }

  return TRUE;
}

const char *
cs_domains_find_covering (CsCheck    *check,
                          const char *host)
{
  const guint n_entries = cs_check_get_n_items (check, "/validDomains");

  for (guint i = 0; i < n_entries; i++)
    {
      const char *entry = get_entry (check, i);

      if (entry != NULL && covers (entry, host))
        return entry;
    }

  return NULL;
}

gboolean
cs_domains_is_full (CsCheck *check)
{
  const CsMember *row = cs_shape_find_member (&cs_vocab_manifest, "validDomains", check->version);

  return row != NULL && row->max_length > 0 &&
         cs_check_get_n_items (check, "/validDomains") >= row->max_length;
}

/* Whether removing an entry of that host leaves the configuration page without one. */
static gboolean
is_needed (CsCheck    *check,
           const char *host)
{
  const char      *url = cs_check_get_string (check, "/connectors/0/configurationUrl");
  g_autofree char *needed = url != NULL ? cs_web_address_dup_host (url) : NULL;

  return g_strcmp0 (needed, host) == 0;
}

static void
offer_removal (CsFinding *finding)
{
  cs_finding_set_cure (finding, _("Remove the entry"), CS_CURE_REMOVE, NULL, NULL);
}

/* Leaves of the entry the host only, or nothing where another entry has that host already. */
static void
offer_host (CsCheck    *check,
            CsFinding  *finding,
            guint       index,
            const char *host)
{
  const guint n_entries = cs_check_get_n_items (check, "/validDomains");

  for (guint i = 0; i < n_entries; i++)
    {
      const char *other = get_entry (check, i);

      if (i != index && other != NULL && g_ascii_strcasecmp (other, host) == 0)
        {
          offer_removal (finding);
          return;
        }
    }

  if (*host == '\0')
    offer_removal (finding);
  else
    cs_finding_cure_string (finding, _("Leave the host only"), NULL, host);
}

/* Hosts of other alphabets are taken as they are; of ASCII only what a host's name may have. */
static gboolean
is_host (const char *text)
{
  if (*text == '\0' || strstr (text, "..") != NULL)
    return FALSE;

  for (; *text != '\0'; text++)
    {
      if ((guchar) *text < 0x80 && !g_ascii_isalnum (*text) && strchr ("-._*", *text) == NULL)
        return FALSE;
    }

  return TRUE;
}

static void
check_characters (CsCheck    *check,
                  guint       index,
                  const char *pointer,
                  const char *entry)
{
  CsPlaceholder    placeholder;
  CsFinding       *finding;
  g_autofree char *bare = NULL;

  if (is_host (entry) || cs_placeholder_find_next (entry, 0, &placeholder))
    return;

  if (cs_words_is_blank (entry))
    {
      finding = cs_check_report (check, "domain-malformed", NULL, pointer,
                                 _("This valid domain is empty; write a host, or remove it."));
      offer_removal (finding);
      return;
    }

  finding = cs_check_report (check, "domain-malformed", NULL, pointer,
                             _("The valid domain “%s” is no host, such as www.contoso.com; no page "
                               "matches it."),
                             entry);
  bare = g_strstrip (g_strdup (entry));
  if (is_host (bare))
    offer_host (check, finding, index, bare);
}

static void
check_form (CsCheck    *check,
            guint       index,
            const char *pointer,
            const char *entry,
            const char *host)
{
  const char *rest = strchr (entry, ':');
  CsFinding  *finding;

  if (g_ascii_strcasecmp (entry, host) == 0)
    {
      check_characters (check, index, pointer, entry);
      return;
    }

  if (strstr (entry, "://") != NULL || g_ascii_strncasecmp (entry, "http:", 5) == 0 ||
      g_ascii_strncasecmp (entry, "https:", 6) == 0)
    finding = cs_check_report (check, "domain-has-scheme", NULL, pointer,
                               _("The valid domain “%s” is a whole address; only the host “%s” "
                                 "belongs here."),
                               entry, host);
  else if (strpbrk (entry, "/?#") != NULL)
    finding = cs_check_report (check, "domain-has-path", NULL, pointer,
                               _("The valid domain “%s” has a path; only the host “%s” belongs "
                                 "here."),
                               entry, host);
  else if (rest != NULL)
    finding = cs_check_report (check, "domain-has-port", NULL, pointer,
                               _("The valid domain “%s” has a port; only the host “%s” belongs "
                                 "here."),
                               entry, host);
  else
    return;
  offer_host (check, finding, index, host);
}

/* "*", "*.com", ".com", "*.co.uk": nothing but wildcards before what a registry gives out. */
static gboolean
is_top_level (const char *host)
{
  const char *rest = host;

  while (g_str_has_prefix (rest, "*.") || g_str_has_prefix (rest, "."))
    rest += *rest == '*' ? 2 : 1;
  if (rest == host)
    return g_str_equal (host, "*");

  return *rest == '\0' || g_str_equal (rest, "*") || strchr (rest, '.') == NULL ||
         g_strv_contains (double_suffixes, rest);
}

static gboolean
has_bad_wildcard (const char *host)
{
  g_auto (GStrv) segments = g_strsplit (host, ".", -1);
  gboolean       named = FALSE;

  for (guint i = 0; segments[i] != NULL; i++)
    {
      const gboolean wildcard = g_str_equal (segments[i], "*");

      if ((!wildcard && strchr (segments[i], '*') != NULL) || (wildcard && named))
        return TRUE;
      named = named || !wildcard;
    }

  return FALSE;
}

static const char *
find_suffix (const char        *host,
             const char *const *domains)
{
  for (guint i = 0; domains[i] != NULL; i++)
    {
      if (cs_web_host_is_under (host, domains[i]))
        return domains[i];
    }

  return NULL;
}

static void
check_wildcard (CsCheck    *check,
                const char *pointer,
                const char *host)
{
  const char *hosting = find_suffix (host, shared_hosting);
  CsFinding  *finding;

  if (is_top_level (host))
    offer_removal (cs_check_report (check, "domain-tld", NULL, pointer,
                                    _("The valid domain “%s” lets every site in; name the hosts of "
                                      "your own pages."),
                                    host));
  else if (has_bad_wildcard (host))
    offer_removal (cs_check_report (check, "domain-wildcard-segment", NULL, pointer,
                                    _("In the valid domain “%s” the “*” does not stand for whole "
                                      "leading segments, as in “*.contoso.com”."),
                                    host));
  else if (g_strv_contains (forbidden, host))
    {
      finding = cs_check_report (check, "domain-forbidden", NULL, pointer,
                                 _("The valid domain “%s” belongs to Microsoft or to all of its "
                                   "customers; name the hosts of your own pages."),
                                 host);
      if (hosting != NULL)
        cs_finding_set_severity (finding, CS_SEVERITY_ERROR);
      offer_removal (finding);
    }
  else if (hosting != NULL)
    offer_removal (cs_check_report (check, "domain-wildcard-hosting", NULL, pointer,
                                    _("The valid domain “%s” lets in everybody who has a host "
                                      "under %s; name your own host in full."),
                                    host, hosting));
  else if (strchr (host, '*') != NULL)
    cs_check_report (check, "domain-wildcard", NULL, pointer,
                     _("In the valid domain “%s” each “*” stands for exactly one segment, and "
                       "connectors do not understand wildcards at all."),
                     host);
}

static void
check_plain_host (CsCheck    *check,
                  const char *pointer,
                  const char *host)
{
  const char *tunnel = find_suffix (host, tunnels);
  CsFinding  *finding;

  if (g_strv_contains (forbidden, host))
    {
      finding = cs_check_report (check, "domain-forbidden", NULL, pointer,
                                 _("The valid domain “%s” belongs to Microsoft or to all of its "
                                   "customers; name the hosts of your own pages."),
                                 host);
      if (!is_needed (check, host))
        offer_removal (finding);
    }
  else if (tunnel != NULL)
    cs_check_report (check, "domain-tunnel", NULL, pointer,
                     _("The valid domain “%s” is a tunnel of %s, good for trying things out; name "
                       "your own host before you publish."),
                     host, tunnel);
  else if (g_strv_contains (identity_providers, host))
    cs_check_report (check, "domain-identity-provider", NULL, pointer,
                     _("The valid domain “%s” is a sign-in page, which Teams opens without being "
                       "told to; it can be left out."),
                     host);
}

static gboolean
check_duplicate (CsCheck    *check,
                 guint       index,
                 const char *pointer,
                 const char *entry)
{
  for (guint i = 0; i < index; i++)
    {
      const char *other = get_entry (check, i);

      if (other == NULL || g_ascii_strcasecmp (other, entry) != 0)
        continue;
      offer_removal (cs_check_report (check, "domain-duplicate", NULL, pointer,
                                      _("The valid domain “%s” is in the list already; remove one "
                                        "of them."),
                                      entry));
      return TRUE;
    }

  return FALSE;
}

static void
check_domains (CsCheck *check)
{
  const guint n_entries = cs_check_get_n_items (check, "/validDomains");

  for (guint i = 0; i < n_entries; i++)
    {
      g_autofree char *pointer = g_strdup_printf ("/validDomains/%u", i);
      const char      *entry = get_entry (check, i);
      g_autofree char *host = NULL;

      if (entry == NULL || strstr (entry, TEAM_SITE_TOKEN) != NULL ||
          cs_check_is_refused (check, pointer) || check_duplicate (check, i, pointer, entry))
        continue;

      host = dup_host (entry);
      check_form (check, i, pointer, entry, host);
      if (strchr (host, '*') != NULL || host[0] == '.')
        check_wildcard (check, pointer, host);
      else
        check_plain_host (check, pointer, host);
    }
}

const CsRule cs_rules_domains[] = {
  {
    .info = {
      .id = "domain-has-scheme",
      .severity = CS_BOTH (ERROR),
      .fixable = TRUE,
      .title = N_("Valid domains without https://"),
      .explanation = N_("“validDomains” holds hosts, not addresses. With a scheme in front the "
                        "service refuses the package."),
      .code = "ValidDomainsContainsUrl",
      .source = "Microsoft Graph, teamsApp: publish; Office-365-Huddle-Templates#5",
    },
    .check = check_domains,
  },
  {
    .info = {
      .id = "domain-has-path",
      .severity = CS_BOTH (WARNING),
      .fixable = TRUE,
      .title = N_("Valid domains without paths"),
      .explanation = N_("“validDomains” holds hosts. Behind a path nothing is ever found."),
      .code = "ValidDomainsContainsUrl",
      .source = "Microsoft Graph, teamsApp: publish",
    },
    .check = check_domains,
  },
  {
    .info = {
      .id = "domain-has-port",
      .severity = CS_BOTH (WARNING),
      .fixable = TRUE,
      .title = N_("Valid domains without ports"),
      .explanation = N_("“validDomains” holds hosts. An entry with a port matches nothing."),
      .code = "ValidDomainsContainsUrl",
      .source = "Microsoft Graph, teamsApp: publish",
    },
    .check = check_domains,
  },
  {
    .info = {
      .id = "domain-malformed",
      .severity = CS_BOTH (WARNING),
      .fixable = TRUE,
      .title = N_("Valid domains are hosts"),
      .explanation = N_("“validDomains” holds hosts, such as www.contoso.com. An entry that is "
                        "empty, or has blanks or other characters in it that no host has, matches "
                        "no page."),
      .source = "Connector Studio",
    },
    .check = check_domains,
  },
  {
    .info = {
      .id = "domain-tld",
      .severity = CS_BOTH (ERROR),
      .fixable = TRUE,
      .title = N_("No whole top-level domains"),
      .explanation = N_("“*”, “*.com” and their like would let every page of the web speak as the "
                        "app. Name the hosts of your own pages."),
      .source = "Microsoft's store validation guidelines",
    },
    .check = check_domains,
  },
  {
    .info = {
      .id = "domain-wildcard-segment",
      .severity = CS_BOTH (ERROR),
      .fixable = TRUE,
      .title = N_("A wildcard is a whole leading segment"),
      .explanation = N_("“*” must be a whole segment, and every segment before it must be “*” too: "
                        "“*.contoso.com” and “*.*.contoso.com” are right, “app*.contoso.com” and "
                        "“eu.*.contoso.com” are not."),
      .source = "Microsoft's store validation guidelines",
    },
    .check = check_domains,
  },
  {
    .info = {
      .id = "domain-wildcard",
      .severity = CS_BOTH (NOTE),
      .title = N_("What a wildcard means"),
      .explanation = N_("A “*” stands for exactly one segment: “*.contoso.com” allows "
                        "app.contoso.com, but neither contoso.com nor eu.app.contoso.com. "
                        "Configuration pages of connectors need their host in full."),
      .source = "Microsoft Learn, app manifest; microsoft-teams-library-js#317",
    },
    .check = check_domains,
  },
  {
    .info = {
      .id = "domain-forbidden",
      .severity = CS_SPLIT (WARNING, ERROR),
      .fixable = TRUE,
      .title = N_("No domains of Microsoft's"),
      .explanation = N_("Domains of Microsoft's own, and wildcards over those in which all of its "
                        "customers have hosts, are refused by the store."),
      .source = "Microsoft's store validation guidelines",
    },
    .check = check_domains,
  },
  {
    .info = {
      .id = "domain-wildcard-hosting",
      .severity = CS_BOTH (ERROR),
      .fixable = TRUE,
      .title = N_("No wildcards over shared hosting"),
      .explanation = N_("Under such a domain anybody can have a host, and with the wildcard all of "
                        "them could speak as the app. Name your own host in full."),
      .source = "Microsoft.Teams.ManifestValidation",
    },
    .check = check_domains,
  },
  {
    .info = {
      .id = "domain-tunnel",
      .severity = CS_SPLIT (WARNING, ERROR),
      .title = N_("No tunnels"),
      .explanation = N_("Tunnels lead to a developer's own machine. They are fine for trying "
                        "things out; the store refuses them."),
      .source = "Microsoft.Teams.ManifestValidation",
    },
    .check = check_domains,
  },
  {
    .info = {
      .id = "domain-count",
      .severity = CS_BOTH (ERROR),
      .flags = CS_RULE_SCHEMA,
      .title = N_("Not too many valid domains"),
      .explanation = N_("Up to manifest version 1.27 the list may have 16 entries, from 1.28 on "
                        "100."),
      .code = "SchemaError_MaximumItems",
      .source = "Microsoft's manifest schemas",
    },
  },
  {
    .info = {
      .id = "domain-duplicate",
      .severity = CS_BOTH (NOTE),
      .fixable = TRUE,
      .title = N_("Each valid domain once"),
      .explanation = N_("Upper and lower case are the same in host names. A second entry has no "
                        "effect."),
      .source = "Connector Studio",
    },
    .check = check_domains,
  },
  {
    .info = {
      .id = "domain-identity-provider",
      .severity = CS_BOTH (NOTE),
      .title = N_("No sign-in pages"),
      .explanation = N_("Pages of identity providers need not be listed: Teams opens the sign-in "
                        "window for any address."),
      .source = "Microsoft Learn, app manifest",
    },
    .check = check_domains,
  },
  { .info = { .id = NULL } },
};
