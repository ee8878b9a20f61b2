/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cs-rules"

#include "cs-rules-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "cs-words-private.h"

/* Who the app is: its GUID and its version. */

#define NIL_GUID "00000000-0000-0000-0000-000000000000"

static void
check_id (CsCheck *check)
{
  const char *id = cs_check_get_string (check, "/id");
  const char *connector_id = cs_check_get_string (check, "/connectors/0/connectorId");
  CsFinding  *finding;

  if (id == NULL || cs_check_is_refused (check, "/id"))
    return;

  if (g_str_equal (id, NIL_GUID))
    {
      finding = cs_check_report (check, "id-nil", NULL, "/id",
                                 _("The app's id is %s, all zeros, as a template leaves it; give "
                                   "it a GUID of its own."),
                                 id);
      cs_finding_set_cure (finding, _("Make a new GUID"), CS_CURE_FUNCTION, NULL, NULL);
    }
  else if (connector_id != NULL && g_ascii_strcasecmp (id, connector_id) == 0)
    cs_check_report (check, "id-equals-connector-id", NULL, "/id",
                     _("The app's id is also its connector's id, as Microsoft's documentation "
                       "asked for; keep both as they are, or existing connections break."));
}

/* The numbers of a version text, from its first digit to what is neither digit nor dot: "v1.2-rc1"
 * gives 1.2. */
static char *
tidy_version (const char *version)
{
  const char      *start = strpbrk (version, "0123456789");
  gsize            length = start != NULL ? strspn (start, "0123456789.") : 0;
  g_autofree char *numbers = g_strndup (start != NULL ? start : "", length);
  g_auto (GStrv)   parts = g_strsplit (numbers, ".", -1);
  guint64          fields[3] = { length > 0 ? 0 : 1, 0, 0 };
  guint            n_fields = 0;

  for (guint i = 0; parts[i] != NULL && n_fields < G_N_ELEMENTS (fields); i++)
    {
      if (*parts[i] != '\0')
        fields[n_fields++] = g_ascii_strtoull (parts[i], NULL, 10);
    }

  return g_strdup_printf ("%" G_GUINT64_FORMAT ".%" G_GUINT64_FORMAT ".%" G_GUINT64_FORMAT,
                          fields[0], fields[1], fields[2]);
}

static void
report_version (CsCheck    *check,
                const char *id,
                const char *version,
                const char *message)
{
  g_autofree char *tidy = tidy_version (version);
  g_autofree char *label = g_strdup_printf (_("Set version %s"), tidy);

  cs_finding_cure_string (cs_check_report_text (check, id, NULL, "/version", message), label, NULL,
                          tidy);
}

/* The number of dot-separated numbers without leading zeros; 0 when there is anything else. */
static guint
count_numbers (const char *version)
{
  g_auto (GStrv) parts = g_strsplit (version, ".", -1);

  for (guint i = 0; parts[i] != NULL; i++)
    {
      const gsize length = strlen (parts[i]);

      if (length == 0 || strspn (parts[i], "0123456789") != length ||
          (length > 1 && parts[i][0] == '0'))
        return 0;
    }

  return g_strv_length (parts);
}

static void
check_version (CsCheck *check)
{
  const char      *version = cs_check_get_string (check, "/version");
  guint            n_numbers;
  g_autofree char *message = NULL;

  if (version == NULL || cs_check_is_refused (check, "/version"))
    return;

  if (cs_words_is_blank (version))
    {
      report_version (check, "version-missing", "1.0.0",
                      _("The app's version is empty; write one such as 1.0.0."));
      return;
    }

  n_numbers = count_numbers (version);
  if (n_numbers == 2)
    {
      message = g_strdup_printf (_("The app's version “%s” has two numbers; Teams wants three, "
                                   "such as %s.0."),
                                 version, version);
      report_version (check, "version-two-part", version, message);
    }
  else if (n_numbers != 3)
    {
      message = g_strdup_printf (_("The app's version “%s” is not of the form 1.2.3; only three "
                                   "numbers with dots between them are accepted."),
                                 version);
      report_version (check, "version-format", version, message);
    }
  else if (version[0] == '0')
    {
      CsFinding *finding = cs_check_report (check, "version-major-zero", NULL, "/version",
                                            _("The app's version “%s” begins with 0; Teams wants a "
                                              "first release to be 1.0.0."),
                                            version);

      cs_finding_cure_string (finding, _("Set version 1.0.0"), NULL, "1.0.0");
    }
}

/* "A new GUID" must be new, so it is made when it is asked for, not at each check. */
static CsChange *
fix_id (CsCheck    *check,
        CsFinding  *finding,
        GError    **error)
{
  g_autofree char        *guid = g_uuid_string_random ();
  g_autofree char        *value = cs_json_quote (guid);
  g_autoptr (CsTextEdit)  edit = cs_text_edit_set (check->written, "/id", value, error);

  return cs_change_of_edit (cs_finding_get_fix_label (finding), check->path, "/id",
                            g_steal_pointer (&edit));
}

const CsRule cs_rules_identity[] = {
  {
    .info = {
      .id = "id-missing",
      .severity = CS_BOTH (ERROR),
      .flags = CS_RULE_SCHEMA,
      .fixable = TRUE,
      .title = N_("The app has an id"),
      .explanation = N_("“id” is the GUID by which Teams knows the app from upload to upload. "
                        "Without it the package is refused. If the app was published before, take "
                        "its old id; else make a new one."),
      .code = "CommonAppIdIsRequiredField",
      .source = "Microsoft Graph, teamsApp: publish",
    },
    .fix = fix_id,
  },
  {
    .info = {
      .id = "id-not-guid",
      .severity = CS_BOTH (ERROR),
      .flags = CS_RULE_SCHEMA,
      .fixable = TRUE,
      .title = N_("The app's id is a GUID"),
      .explanation = N_("“id” must have 32 hexadecimal digits in five groups, such as "
                        "6f1c8a50-2d1e-4c7b-9b1f-0a4f1f2d3c4b, without brackets around it. If the "
                        "app was published before, take its old id; else make a new one."),
      .code = "CommonAppIdIsNotGuid",
      .source = "Microsoft Graph, teamsApp: publish",
    },
    .fix = fix_id,
  },
  {
    .info = {
      .id = "id-nil",
      .severity = CS_BOTH (WARNING),
      .fixable = TRUE,
      .title = N_("The app's id is its own"),
      .explanation = N_("A GUID of zeros is what templates put in. Two apps with the same id are "
                        "the same app to Teams, so make a new one before the first upload."),
      .source = "generator-teams",
    },
    .check = check_id,
    .fix = fix_id,
  },
  {
    .info = {
      .id = "id-equals-connector-id",
      .severity = CS_BOTH (NOTE),
      .title = N_("The app's id and the connector's id"),
      .explanation = N_("Microsoft's documentation told people to put the GUID from the connector "
                        "dashboard into both “id” and “connectorId”. That works; but the app's id "
                        "and the connector's id are then one, and neither should be changed."),
      .source = "Microsoft Learn, create connectors for Microsoft 365 Groups",
    },
    .check = check_id,
  },
  {
    .info = {
      .id = "version-missing",
      .severity = CS_BOTH (ERROR),
      .fixable = TRUE,
      .title = N_("The app has a version"),
      .explanation = N_("“version” tells Teams which of two packages of the same app is newer. "
                        "Without it the package is refused."),
      .code = "VersionCannotBeEmpty",
      .source = "Microsoft Graph, teamsApp: publish",
    },
    .check = check_version,
  },
  {
    .info = {
      .id = "version-format",
      .severity = CS_BOTH (ERROR),
      .fixable = TRUE,
      .title = N_("The version is three numbers"),
      .explanation = N_("Teams takes versions of the form MAJOR.MINOR.PATCH in digits and dots "
                        "only. What semantic versioning adds, such as “-preview” or “+build”, is "
                        "refused, although the schema lets it pass."),
      .code = "VersionContainsOnlyNumbersDotSeparated",
      .source = "Microsoft Graph, teamsApp: publish; microsoft-teams-app-schema#174",
    },
    .check = check_version,
  },
  {
    .info = {
      .id = "version-two-part",
      .severity = CS_BOTH (ERROR),
      .fixable = TRUE,
      .title = N_("The version has its third number"),
      .explanation = N_("The connector dashboard wrote “1.0”, and older validators took two "
                        "numbers. The store wants MAJOR.MINOR.PATCH, and today's upload does too. "
                        "Add “.0”."),
      .code = "VersionContainsOnlyNumbersDotSeparated",
      .source = "Microsoft Graph, teamsApp: publish; store validation guidelines",
    },
    .check = check_version,
  },
  {
    .info = {
      .id = "version-major-zero",
      .severity = CS_BOTH (WARNING),
      .fixable = TRUE,
      .title = N_("The version begins with 1 or more"),
      .explanation = N_("Microsoft's service warns of an app whose version begins with 0. Give the "
                        "first release 1.0.0."),
      .code = "VersionHasMajorLessThan1",
      .source = "Microsoft Graph, teamsApp: publish",
    },
    .check = check_version,
  },
  {
    .info = {
      .id = "version-too-long",
      .severity = CS_BOTH (ERROR),
      .flags = CS_RULE_SCHEMA,
      .title = N_("The version is short"),
      .explanation = N_("The schema allows at most 256 characters. A version such as 1.0.0 is "
                        "enough."),
      .code = "SchemaError_MaximumLength",
      .source = "Microsoft's manifest schemas",
    },
  },
  { .info = { .id = NULL } },
};
