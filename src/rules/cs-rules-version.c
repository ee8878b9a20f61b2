/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cs-rules"

#include "cs-rules-private.h"

#include <glib/gi18n-lib.h>

/* Which schema the manifest follows: "$schema" and "manifestVersion", and what depends on them.
 * Missing members and unknown ones come from the schema check; see cs-rules-schema.c. */

#define STORE_OLDEST CS_VERSION (1, 10)

static gboolean
looks_newer (const char *declared)
{
  const CsVersion version = cs_version_parse (declared);

  return version != CS_VERSION_PREVIEW && version > CS_MANIFEST_VERSION_NEWEST;
}

static void
check_manifest_version (CsCheck *check)
{
  const char      *declared = cs_check_get_string (check, "/manifestVersion");
  g_autofree char *newest = cs_version_to_string (CS_MANIFEST_VERSION_NEWEST);
  g_autofree char *judged = cs_version_to_string (check->version);
  CsFinding       *finding;

  if (declared == NULL || check->declared != CS_VERSION_NONE ||
      cs_check_is_refused (check, "/manifestVersion"))
    return;

  if (looks_newer (declared))
    {
      finding = cs_check_report (check, "manifest-version-unknown", NULL, "/manifestVersion",
                                 _("Manifest version “%s” is newer than %s, the newest one that "
                                   "this program knows; it is judged as %s."),
                                 declared, newest, judged);
      cs_finding_set_severity (finding, CS_SEVERITY_WARNING);
    }
  else
    {
      finding = cs_check_report (check, "manifest-version-unknown", NULL, "/manifestVersion",
                                 _("“%s” is no manifest version that ever existed, and the newest "
                                   "is %s; the manifest is judged as %s."),
                                 declared, newest, judged);
      cs_finding_set_cure (finding, _("Set an existing version"), CS_CURE_FUNCTION, NULL, NULL);
    }
  /* The schemas themselves say so from 1.4 on. */
  if (check->version == CS_VERSION_PREVIEW)
    cs_finding_set_keyword (finding, "enum");
  else if (check->version >= CS_VERSION (1, 4))
    cs_finding_set_keyword (finding, "const");
}

static void
report_url (CsCheck    *check,
            const char *id,
            const char *message)
{
  CsFinding       *finding = cs_check_report_text (check, id, NULL, "/$schema", message);
  g_autofree char *url = cs_manifest_dup_schema_url (check->version);
  g_autofree char *value = cs_json_quote (url);

  cs_finding_set_cure (finding, _("Set the manifest schema's address"), CS_CURE_INSERT_FIRST,
                       "/$schema", value);
}

static void
check_schema_url (CsCheck *check)
{
  const char *url = cs_check_get_string (check, "/$schema");

  if (check->manifest == NULL || cs_snapshot_get_kind (check->manifest, 0) != CS_JSON_OBJECT)
    return;

  if (!cs_check_has (check, "/$schema"))
    {
      /* The schema of 1.0 does not allow the member that names it. */
      if (check->version != CS_VERSION (1, 0))
        report_url (check, "schema-url-missing",
                    _("The manifest has no “$schema”, by which Microsoft's services and editors "
                      "know its version; add it as the first member."));
      return;
    }
  if (url == NULL || cs_check_is_refused (check, "/$schema"))
    return;

  if (check->url_form == CS_SCHEMA_URL_LOCALIZATION)
    report_url (check, "schema-url-localization",
                _("“$schema” names the schema of language files; a manifest needs "
                  "MicrosoftTeams.schema.json."));
  else if (check->by_url == CS_VERSION_NONE)
    {
      g_autofree char *message = g_strdup_printf (_("“$schema” is “%s”, which is not the address "
                                                    "of a Teams manifest schema; it should begin "
                                                    "with "
                                                    "https://developer.microsoft.com/json-schemas/teams/."),
                                                  url);

      report_url (check, "schema-url-foreign", message);
    }
}

static void
check_mismatch (CsCheck *check)
{
  g_autofree char *declared = NULL;
  g_autofree char *by_url = NULL;
  CsFinding       *finding;

  if (check->declared == CS_VERSION_NONE || check->by_url == CS_VERSION_NONE ||
      check->declared == check->by_url || check->url_form != CS_SCHEMA_URL_MANIFEST ||
      cs_check_is_refused (check, "/$schema"))
    return;

  declared = cs_version_to_string (check->declared);
  by_url = cs_version_to_string (check->by_url);
  finding = cs_check_report (check, "schema-version-mismatch", NULL, "/manifestVersion",
                             _("“manifestVersion” is %s, but “$schema” names version %s; they must "
                               "be the same."),
                             declared, by_url);
  cs_finding_set_cure (finding, _("Make both the same version"), CS_CURE_FUNCTION, NULL, NULL);
}

static void
check_version_age (CsCheck *check)
{
  g_autofree char *version = cs_version_to_string (check->version);

  if (check->declared == CS_VERSION_PREVIEW)
    cs_check_report (check, "manifest-devpreview", NULL, "/manifestVersion",
                     _("Manifest version “devPreview” is for trying things out; the store does not "
                       "take it. Choose a numbered version before you publish."));
  else if (check->profile == CS_PROFILE_STORE && check->declared != CS_VERSION_NONE &&
           check->declared < STORE_OLDEST)
    cs_check_report (check, "manifest-version-old-store", NULL, "/manifestVersion",
                     _("Manifest version %s is older than 1.10, the oldest that the store wants; "
                       "upgrade the manifest."),
                     version);
}

static void
check_package_name (CsCheck *check)
{
  CsFinding *finding;

  /* Required to 1.4; from 1.17 on the schema itself refuses it. */
  if (!cs_check_has (check, "/packageName") || check->version < CS_VERSION (1, 5) ||
      cs_check_is_refused (check, "/packageName"))
    return;

  finding = cs_check_report (check, "package-name-deprecated", NULL, "/packageName",
                             _("“packageName” has no use any more, and manifest versions from 1.17 "
                               "on refuse it; remove it."));
  cs_finding_set_severity (finding, CS_SEVERITY_WARNING);
  cs_finding_set_cure (finding, _("Remove packageName"), CS_CURE_REMOVE, NULL, NULL);
  cs_check_mark_key (check, finding);
}

static void
check_versions (CsCheck *check)
{
  check_manifest_version (check);
  check_schema_url (check);
  check_mismatch (check);
  check_version_age (check);
  check_package_name (check);
}

/* Which of the two to trust: the one under which the manifest has fewer faults, and of equals the
 * lower one, as it asks less of those who read it. */
static CsChange *
fix_mismatch (CsCheck    *check,
              CsFinding  *finding,
              GError    **error)
{
  const CsVersion lower = MIN (check->declared, check->by_url);
  const CsVersion higher = MAX (check->declared, check->by_url);
  const guint     lower_faults = cs_rules_count_faults (check, lower, FALSE);
  const guint     higher_faults = cs_rules_count_faults (check, higher, FALSE);

  return cs_rules_align (check, higher_faults < lower_faults ? higher : lower,
                         cs_finding_get_fix_label (finding), error);
}

/* The version that "$schema" names, else the newest under which there are fewest faults. */
static CsChange *
fix_manifest_version (CsCheck    *check,
                      CsFinding  *finding,
                      GError    **error)
{
  const CsVersion *versions = cs_manifest_versions ();
  CsVersion        best = check->by_url;
  guint            fewest = G_MAXUINT;

  for (guint i = 0; check->by_url == CS_VERSION_NONE && versions[i] != CS_VERSION_NONE; i++)
    {
      const guint faults = versions[i] != CS_VERSION_PREVIEW
                             ? cs_rules_count_faults (check, versions[i], FALSE)
                             : G_MAXUINT;

      if (faults <= fewest && versions[i] != CS_VERSION_PREVIEW)
        {
          fewest = faults;
          best = versions[i];
        }
    }

  return cs_rules_align (check, best, cs_finding_get_fix_label (finding), error);
}

const CsRule cs_rules_version[] = {
  {
    .info = {
      .id = "manifest-version-missing",
      .severity = CS_BOTH (ERROR),
      .flags = CS_RULE_SCHEMA,
      .fixable = TRUE,
      .title = N_("The manifest names its version"),
      .explanation = N_("“manifestVersion” says which of Microsoft's schemas the manifest follows. "
                        "Without it the services refuse the package, and nobody can tell which "
                        "members are allowed. The fix takes the version that “$schema” names, else "
                        "the one that suits the manifest best."),
      .code = "CommonManifestVersionIsRequiredField",
      .source = "Microsoft Graph, teamsApp: publish",
    },
    .fix = fix_manifest_version,
  },
  {
    .info = {
      .id = "manifest-version-unknown",
      .severity = CS_BOTH (ERROR),
      .flags = CS_RULE_SCHEMA,
      .fixable = TRUE,
      .title = N_("The manifest's version exists"),
      .explanation = N_("Manifest versions run from 1.0 to 1.30, without 1.18, and there is "
                        "“devPreview”. A package of any other version is refused. A version above "
                        "the newest that this program knows is only a warning: it may have "
                        "appeared since."),
      .code = "SchemaError_Const",
      .source = "Microsoft's manifest schemas; Microsoft Learn, manifest schema versions",
    },
    .check = check_versions,
    .fix = fix_manifest_version,
  },
  {
    .info = {
      .id = "schema-url-missing",
      .severity = CS_BOTH (WARNING),
      .fixable = TRUE,
      .title = N_("The manifest names its schema"),
      .explanation = N_("“$schema” tells editors and Microsoft's services which schema to hold "
                        "against the manifest. The catalogue's service asks for it, and "
                        "Microsoft's toolkit refuses a manifest without it."),
      .code = "CommonSchemaUrlIsRequiredField",
      .source = "Microsoft Graph, teamsApp: publish",
    },
    .check = check_versions,
  },
  {
    .info = {
      .id = "schema-version-mismatch",
      .severity = CS_BOTH (ERROR),
      .fixable = TRUE,
      .title = N_("“$schema” and “manifestVersion” agree"),
      .explanation = N_("Both name a version, and the services refuse a manifest in which they "
                        "differ. The fix keeps the one under which the manifest has fewer faults, "
                        "and of equals the lower one, and sets the other; language files follow."),
      .source = "Microsoft's store validation guidelines; msteams-docs#708",
    },
    .check = check_versions,
    .fix = fix_mismatch,
  },
  {
    .info = {
      .id = "schema-url-foreign",
      .severity = CS_BOTH (WARNING),
      .fixable = TRUE,
      .title = N_("“$schema” is Microsoft's address"),
      .explanation = N_("The manifest schema lies at "
                        "https://developer.microsoft.com/json-schemas/teams/vN/MicrosoftTeams.schema.json. "
                        "Older spellings are understood too; this one is none of them, so editors "
                        "and services cannot find the schema."),
      .source = "Microsoft's manifest schemas; @microsoft/teams.cli",
    },
    .check = check_versions,
  },
  {
    .info = {
      .id = "schema-url-localization",
      .severity = CS_BOTH (ERROR),
      .fixable = TRUE,
      .title = N_("A manifest does not use the language files' schema"),
      .explanation = N_("MicrosoftTeams.Localization.schema.json is for language files. A page of "
                        "Microsoft's documentation once told people to put it into the manifest, "
                        "which the services refuse."),
      .source = "Microsoft Learn, localize your app",
    },
    .check = check_versions,
  },
  {
    .info = {
      .id = "schema-10-no-schema-key",
      .severity = CS_BOTH (ERROR),
      .flags = CS_RULE_SCHEMA,
      .fixable = TRUE,
      .title = N_("Version 1.0 has no “$schema”"),
      .explanation = N_("The schema of manifest version 1.0 does not allow the member “$schema”; "
                        "it came with 1.1. Remove it, or upgrade the manifest."),
      .code = "SchemaError_AdditionalProperties",
      .source = "Microsoft's manifest schema 1.0; msteams-docs#245",
    },
  },
  {
    .info = {
      .id = "manifest-devpreview",
      .severity = CS_SPLIT (WARNING, ERROR),
      .title = N_("No preview version for the store"),
      .explanation = N_("A manifest of version “devPreview” may use members that are still being "
                        "tried out. It can be uploaded for testing only."),
      .source = "Microsoft's store validation guidelines",
    },
    .check = check_versions,
  },
  {
    .info = {
      .id = "manifest-version-old-store",
      .severity = CS_BOTH (NOTE),
      .store_only = TRUE,
      .title = N_("A recent manifest version for the store"),
      .explanation = N_("The store wants manifests of version 1.10 or later. Use “Upgrade” to "
                        "bring the manifest there."),
      .source = "Microsoft's store validation guidelines",
    },
    .check = check_versions,
  },
  {
    .info = {
      .id = "package-name-deprecated",
      .severity = CS_BOTH (ERROR),
      .flags = CS_RULE_SCHEMA,
      .fixable = TRUE,
      .title = N_("No “packageName”"),
      .explanation = N_("“packageName” was required up to version 1.4, optional up to 1.16, and is "
                        "refused from 1.17 on. Nothing reads it any more. In versions 1.5 to 1.16 "
                        "this is a warning only."),
      .code = "PackageNameIsDefinedAfterManifestVersion116",
      .source = "Microsoft's manifest schemas; o365-moodle#3080",
    },
    .check = check_versions,
  },
  {
    .info = {
      .id = "needs-identity",
      .severity = CS_BOTH (ERROR),
      .flags = CS_RULE_SCHEMA,
      .fixable = TRUE,
      .title = N_("No “needsIdentity”"),
      .explanation = N_("The former connector dashboard wrote “needsIdentity” into its manifests, "
                        "but no version of the schema ever allowed it, so the upload fails. Remove "
                        "it. An app that needs the user's identity asks for the permission "
                        "“identity” instead."),
      .code = "SchemaError_AdditionalProperties",
      .source = "microsoft-teams-sample-connector-csharp#10",
    },
  },
  { .info = { .id = NULL } },
};
