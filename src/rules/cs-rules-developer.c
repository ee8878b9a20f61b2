/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cs-rules"

#include "cs-rules-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "cs-web-address-private.h"
#include "cs-words-private.h"

/* Who stands behind the app: the developer's name and addresses. Members that are missing come
 * from the schema check; see cs-rules-schema.c. */

static const struct
{
  const char *pointer;
  const char *missing_id;
  const char *insecure_id;
} addresses[] = {
  { "/developer/websiteUrl", "developer-website-missing", "developer-website-not-https" },
  { "/developer/privacyUrl", "developer-privacy-missing", "developer-privacy-not-https" },
  { "/developer/termsOfUseUrl", "developer-terms-missing", "developer-terms-not-https" },
};

/* Hosts that samples and templates put in. */
static const char *const sample_hosts[] = {
  "example.com", "example.org", "example.net", "microsoft.com", "contoso.com",
};

static gboolean
is_sample_host (const char *host)
{
  for (guint i = 0; i < G_N_ELEMENTS (sample_hosts); i++)
    {
      if (cs_web_host_is_under (host, sample_hosts[i]))
        return TRUE;
    }

  return FALSE;
}

static void
check_address (CsCheck *check,
               guint    index)
{
  const char      *pointer = addresses[index].pointer;
  const char      *url = cs_check_get_string (check, pointer);
  g_autofree char *host = NULL;
  CsFinding       *finding;

  if (url == NULL || cs_check_is_refused (check, pointer))
    return;

  if (cs_words_is_blank (url))
    {
      cs_check_report (check, addresses[index].missing_id, NULL, pointer,
                       _("The address is empty; write the https address of the page."));
      return;
    }

  host = cs_web_address_dup_host (url);
  if (host == NULL)
    {
      g_autofree char *tidy = cs_web_address_tidy (url);

      finding = cs_check_report (check, "url-malformed", NULL, pointer,
                                 _("“%s” is no complete web address; write it with its host, such "
                                   "as https://www.contoso.com/privacy."),
                                 url);
      if (tidy != NULL)
        cs_finding_cure_string (finding, _("Repair the address"), NULL, tidy);
    }
  else if (!cs_web_address_is_secure (url))
    {
      g_autofree char *secure = cs_web_address_make_secure (url);

      finding = cs_check_report (check, addresses[index].insecure_id, NULL, pointer,
                                 _("“%s” does not begin with https://; Microsoft's service takes "
                                   "secure addresses only."),
                                 url);
      if (secure != NULL)
        cs_finding_cure_string (finding, _("Use https"), NULL, secure);
    }
  else if (is_sample_host (host))
    cs_check_report (check, "url-placeholder", NULL, pointer,
                     _("“%s” is an address from a sample; write your own."), url);
}

static void
check_identical (CsCheck *check)
{
  const char *first = cs_check_get_string (check, addresses[0].pointer);

  for (guint i = 1; i < G_N_ELEMENTS (addresses); i++)
    {
      const char *url = cs_check_get_string (check, addresses[i].pointer);
      const char *other = i == 2 ? cs_check_get_string (check, addresses[1].pointer) : NULL;

      if (url == NULL || *url == '\0')
        continue;
      if (g_strcmp0 (url, first) == 0 || g_strcmp0 (url, other) == 0)
        {
          cs_check_report (check, "urls-identical", NULL, addresses[i].pointer,
                           _("“%s” is given for two of the developer's pages; privacy and terms of "
                             "use have pages of their own."),
                           url);
          return;
        }
    }
}

static void
check_mpn_id (CsCheck *check)
{
  const char *mpn_id = cs_check_get_string (check, "/developer/mpnId");

  if (!cs_check_has (check, "/developer/mpnId"))
    {
      if (check->profile == CS_PROFILE_STORE && cs_check_has (check, "/developer") &&
          check->version >= CS_VERSION (1, 5))
        cs_check_report (check, "mpn-missing", NULL, "/developer/mpnId",
                         _("The developer has no “mpnId”; with the number of a Microsoft partner "
                           "the store shows a verified publisher."));
    }
  else if (mpn_id != NULL && strspn (mpn_id, "0123456789") != strlen (mpn_id))
    cs_check_report (check, "mpn-digits", NULL, "/developer/mpnId",
                     _("The partner number “%s” holds other characters than digits; copy it from "
                       "the partner center."),
                     mpn_id);
}

static void
check_developer (CsCheck *check)
{
  const char *name = cs_check_get_string (check, "/developer/name");

  if (name != NULL && cs_words_is_blank (name))
    cs_check_report (check, "developer-name-empty", NULL, "/developer/name",
                     _("The developer's name is empty; write who publishes the app, at most 32 "
                       "characters."));
  for (guint i = 0; i < G_N_ELEMENTS (addresses); i++)
    check_address (check, i);
  check_identical (check);
  check_mpn_id (check);
}

#define MISSING_ROW(id_, title_, code_)                                                   \
  {                                                                                       \
    .info = {                                                                             \
      .id = id_,                                                                          \
      .severity = CS_BOTH (ERROR),                                                        \
      .flags = CS_RULE_SCHEMA,                                                            \
      .title = title_,                                                                    \
      .explanation = N_("Teams shows links to the developer's website, privacy "         \
                        "statement and terms of use on the app's page. All three are "    \
                        "required, also for an app of the own organisation."),            \
      .code = code_,                                                                      \
      .source = "Microsoft's manifest schemas; Microsoft Graph, teamsApp: publish",       \
    },                                                                                    \
    .check = check_developer,                                                             \
  }

#define INSECURE_ROW(id_, title_, code_)                                                  \
  {                                                                                       \
    .info = {                                                                             \
      .id = id_,                                                                          \
      .severity = CS_BOTH (ERROR),                                                        \
      .fixable = TRUE,                                                                    \
      .title = title_,                                                                    \
      .explanation = N_("The schema lets addresses with http:// pass, but Microsoft's "   \
                        "service refuses them. Use https://, and see that the page "      \
                        "really answers there."),                                         \
      .code = code_,                                                                      \
      .source = "Microsoft Graph, teamsApp: publish",                                     \
    },                                                                                    \
    .check = check_developer,                                                             \
  }

const CsRule cs_rules_developer[] = {
  {
    .info = {
      .id = "developer-name-empty",
      .severity = CS_BOTH (ERROR),
      .title = N_("The developer has a name"),
      .explanation = N_("Teams shows who made the app. The schema lets an empty name pass, but the "
                        "service refuses it."),
      .code = "DeveloperNameIsRequiredField",
      .source = "Microsoft Graph, teamsApp: publish",
    },
    .check = check_developer,
  },
  {
    .info = {
      .id = "developer-name-length",
      .severity = CS_BOTH (ERROR),
      .flags = CS_RULE_SCHEMA,
      .title = N_("The developer's name has at most 32 characters"),
      .explanation = N_("A longer name is refused. Leave out forms of incorporation, or use the "
                        "name that your customers know."),
      .code = "DeveloperNameLengthCheck",
      .source = "Microsoft's manifest schemas; Microsoft Graph, teamsApp: publish",
    },
  },
  MISSING_ROW ("developer-website-missing", N_("The developer has a website"),
               "DeveloperWebsiteUrlIsRequiredField"),
  MISSING_ROW ("developer-privacy-missing", N_("The developer has a privacy statement"),
               "DeveloperPrivacyUrlIsRequiredField"),
  MISSING_ROW ("developer-terms-missing", N_("The developer has terms of use"),
               "DeveloperTermsOfUseUrlIsRequiredField"),
  INSECURE_ROW ("developer-website-not-https", N_("The website's address is secure"),
                "DeveloperWebsiteUrlMustBeHttps"),
  INSECURE_ROW ("developer-privacy-not-https", N_("The privacy statement's address is secure"),
                "DeveloperPrivacyUrlMustBeHttps"),
  INSECURE_ROW ("developer-terms-not-https", N_("The terms of use's address is secure"),
                "DeveloperTermsOfUseUrlMustBeHttps"),
  {
    .info = {
      .id = "url-malformed",
      .severity = CS_BOTH (ERROR),
      .fixable = TRUE,
      .title = N_("Complete web addresses"),
      .explanation = N_("An address needs a scheme and a host, and may hold no spaces. People who "
                        "follow the link would land nowhere."),
      .source = "RFC 3986; @microsoft/teams.cli",
    },
    .check = check_developer,
  },
  {
    .info = {
      .id = "urls-identical",
      .severity = CS_BOTH (NOTE),
      .title = N_("Three different pages"),
      .explanation = N_("Website, privacy statement and terms of use are three things. The store's "
                        "reviewers look at each, so give each its own page."),
      .source = "Connector Studio",
    },
    .check = check_developer,
  },
  {
    .info = {
      .id = "url-placeholder",
      .severity = CS_BOTH (WARNING),
      .title = N_("Your own addresses"),
      .explanation = N_("The addresses of samples (example.com, contoso.com, microsoft.com) are in "
                        "the manifest. People who follow them land on somebody else's pages."),
      .source = "Connector Studio",
    },
    .check = check_developer,
  },
  {
    .info = {
      .id = "mpn-missing",
      .severity = CS_BOTH (NOTE),
      .store_only = TRUE,
      .title = N_("A partner number for the store"),
      .explanation = N_("“mpnId” is the number of a member of Microsoft's partner network. It is "
                        "not required, but with it the store shows that the publisher is verified."),
      .source = "Microsoft's store validation guidelines",
    },
    .check = check_developer,
  },
  {
    .info = {
      .id = "mpn-digits",
      .severity = CS_BOTH (WARNING),
      .title = N_("A partner number is a number"),
      .explanation = N_("Partner numbers are made of digits only."),
      .source = "Connector Studio",
    },
    .check = check_developer,
  },
  { .info = { .id = NULL } },
};
