/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cs-rules"

#include "cs-rules-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "cs-file-guess-private.h"
#include "cs-json-pointer.h"
#include "cs-localization-private.h"
#include "cs-schema-cure-private.h"
#include "cs-words-private.h"

/* The languages: which files the manifest names, and what is in them. Unknown and missing keys
 * and lengths come from the schema check; see cs-rules-schema.c. */

#define LANGUAGES "/localizationInfo/additionalLanguages"
#define DEFAULT_TAG "/localizationInfo/defaultLanguageTag"

/* By language, the regions that Microsoft's toolkit knows; every language also without a region. */
static const struct
{
  const char *language;
  const char *regions;
} known_tags[] = {
  { "ar", "sa" }, { "bg", "bg" }, { "ca", "es" }, { "cs", "cz" }, { "cy", "gb" }, { "da", "dk" },
  { "de", "at ch de li lu" }, { "el", "gr" },
  { "en", "029 au bz ca gb ie in jm my nz ph sg tt us za zw" },
  { "es", "ar bo cl co cr do ec es gt hn mx ni pa pe pr py sv us uy ve" }, { "et", "ee" },
  { "fi", "fi" }, { "fil", "ph" }, { "fl", "ip" }, { "fr", "be ca ch fr lu mc" }, { "he", "il" },
  { "hi", "in" }, { "hr", "hr" }, { "hu", "hu" }, { "id", "id" }, { "is", "is" },
  { "it", "ch it" }, { "ja", "jp" }, { "ko", "kr" }, { "lt", "lt" }, { "lv", "lv" },
  { "nb", "no" }, { "nl", "be nl" }, { "nn", "no" }, { "pl", "pl" }, { "pseudo", "" },
  { "pt", "br pt" }, { "ro", "ro" }, { "ru", "ru" }, { "sk", "sk" }, { "sl", "si" },
  { "sr", "latn-rs" }, { "sv", "fi se" }, { "th", "th" }, { "tr", "tr" }, { "uk", "ua" },
  { "vi", "vn" }, { "zh", "cn hk mo sg tw" },
};

/* Asked for by the service since November 2022, also where the schema does not. */
static const char *const required_keys[] = {
  "name.short", "name.full", "description.short", "description.full",
};

static gboolean
is_known_tag (const char *tag)
{
  g_autofree char *lower = g_ascii_strdown (tag, -1);
  char            *region = strchr (lower, '-');

  if (region != NULL)
    *region++ = '\0';

  for (guint i = 0; i < G_N_ELEMENTS (known_tags); i++)
    {
      g_auto (GStrv) regions = NULL;

      if (!g_str_equal (known_tags[i].language, lower))
        continue;
      regions = g_strsplit (known_tags[i].regions, " ", -1);
      return region == NULL || g_strv_contains ((const char *const *) regions, region);
    }

  return FALSE;
}

static void
add_file (GPtrArray  *files,
          CsCheck    *check,
          const char *name)
{
  if (name != NULL && cs_subject_get_file (check->subject, name) != NULL &&
      !g_ptr_array_find_with_equal_func (files, name, g_str_equal, NULL))
    g_ptr_array_add (files, g_strdup (name));
}

GPtrArray *
cs_localization_list_files (CsCheck *check)
{
  GPtrArray  *files = g_ptr_array_new_with_free_func (g_free);
  const guint n_languages = cs_check_get_n_items (check, LANGUAGES);

  add_file (files, check, cs_check_get_string (check, "/localizationInfo/defaultLanguageFile"));
  for (guint i = 0; i < n_languages; i++)
    add_file (files, check, cs_check_get_stringf (check, LANGUAGES "/%u/file", i));

  return files;
}

/* "staticTabs[0].name" as the pointer "/staticTabs/0/name". */
static char *
dup_target (const char *key)
{
  GString *pointer = g_string_new ("/");

  for (const char *p = key; *p != '\0'; p++)
    {
      if (*p == '.' || *p == '[')
        g_string_append_c (pointer, '/');
      else if (*p == '~')
        g_string_append (pointer, "~0");
      else if (*p == '/')
        g_string_append (pointer, "~1");
      else if (*p != ']')
        g_string_append_c (pointer, *p);
    }

  return g_string_free (pointer, FALSE);
}

const char *
cs_localization_get_default (CsCheck    *check,
                             const char *key)
{
  g_autofree char *target = dup_target (key);
  const char      *text = cs_check_get_string (check, target);

  if ((text == NULL || cs_words_is_blank (text)) && g_str_equal (key, "name.full"))
    text = cs_check_get_string (check, "/name/short");

  return text != NULL && !cs_words_is_blank (text) ? text : NULL;
}

static void
check_schema_url (CsCheck    *check,
                  const char *file,
                  CsSnapshot *snapshot)
{
  const guint      node = cs_snapshot_find (snapshot, "/$schema");
  const char      *url = node != CS_NODE_NONE ? cs_snapshot_get_string (snapshot, node) : NULL;
  g_autofree char *wanted = cs_manifest_dup_language_schema_url (check->version);
  g_autofree char *value = wanted != NULL ? cs_json_quote (wanted) : NULL;
  CsVersion        version = CS_VERSION_NONE;
  CsFinding       *finding = NULL;

  if (check->version < CS_VERSION (1, 5))
    return;

  if (node == CS_NODE_NONE)
    finding = cs_check_report (check, "loc-schema-missing", file, "/$schema",
                               _("The language file “%s” has no “$schema”; add the address of the "
                                 "schema for language files."),
                               file);
  else if (url == NULL)
    return;
  else if (cs_manifest_parse_schema_url (url, &version) != CS_SCHEMA_URL_LOCALIZATION)
    finding = cs_check_report (check, "loc-schema-url", file, "/$schema",
                               _("“$schema” of the language file is “%s”, which is not the address "
                                 "of a schema for language files."),
                               url);
  else if (version != check->version)
    {
      g_autofree char *named = cs_version_to_string (version);
      g_autofree char *declared = cs_version_to_string (check->version);

      finding = cs_check_report (check, "loc-schema-version", file, "/$schema",
                                 _("The language file's “$schema” is of version %s, the manifest "
                                   "of %s; they must be the same."),
                                 named != NULL ? named : url, declared);
    }

  if (finding != NULL && value != NULL)
    cs_finding_set_cure (finding, _("Set the language schema's address"), CS_CURE_INSERT_FIRST,
                         "/$schema", value);
}

static void
check_required_keys (CsCheck    *check,
                     const char *file,
                     CsSnapshot *snapshot)
{
  /* From 1.16 on the schema says which are required. */
  if (check->version >= CS_VERSION (1, 16))
    return;

  for (guint i = 0; i < G_N_ELEMENTS (required_keys); i++)
    {
      g_autofree char *pointer = cs_json_pointer_join ("", required_keys[i]);
      const char      *text = cs_localization_get_default (check, required_keys[i]);
      CsFinding       *finding;

      if (cs_snapshot_find (snapshot, pointer) != CS_NODE_NONE)
        continue;
      finding = cs_check_report (check, "loc-required", file, pointer,
                                 _("The language file “%s” has no “%s”; Microsoft's service wants "
                                   "it since November 2022."),
                                 file, required_keys[i]);
      if (text != NULL)
        cs_finding_cure_string (finding, _("Take the manifest's text"), NULL, text);
    }
}

static gboolean
is_required_key (const char *key)
{
  for (guint i = 0; i < G_N_ELEMENTS (required_keys); i++)
    {
      if (g_str_equal (required_keys[i], key))
        return TRUE;
    }

  return FALSE;
}

static gboolean
has_target (CsCheck    *check,
            const char *key)
{
  g_autofree char *target = dup_target (key);

  return cs_check_has (check, target) || is_required_key (key) || g_str_equal (key, "$schema") ||
         g_str_equal (key, "localizationKeys");
}

static void
check_key (CsCheck    *check,
           const char *file,
           CsSnapshot *snapshot,
           guint       node)
{
  const char      *key = cs_snapshot_get_key (snapshot, node);
  const char      *text = cs_snapshot_get_string (snapshot, node);
  g_autofree char *pointer = cs_snapshot_dup_pointer (snapshot, node);
  const char      *source = key != NULL ? cs_localization_get_default (check, key) : NULL;
  CsFinding       *finding;

  if (key == NULL || cs_check_is_refused_in (check, file, pointer))
    return;

  if (!has_target (check, key))
    {
      finding = cs_check_report (check, "loc-key-no-target", file, pointer,
                                 _("“%s” translates a text that the manifest does not have; remove "
                                   "it."),
                                 key);
      cs_finding_set_cure (finding, _("Remove the key"), CS_CURE_REMOVE, NULL, NULL);
      cs_check_mark_key (check, finding);
    }
  else if (text != NULL && cs_words_is_blank (text))
    {
      finding = cs_check_report (check, "loc-empty", file, pointer,
                                 _("The text of “%s” is empty; translate it, or remove the key."),
                                 key);
      if (check->version < CS_VERSION (1, 21))
        cs_finding_set_severity (finding, CS_SEVERITY_WARNING);
      if (source != NULL)
        cs_finding_cure_string (finding, _("Take the manifest's text"), NULL, source);
      else if (!is_required_key (key))
        cs_finding_set_cure (finding, _("Remove the key"), CS_CURE_REMOVE, NULL, NULL);
    }
  else if (text != NULL && g_str_has_prefix (key, "description.") &&
           g_strcmp0 (text, source) == 0)
    cs_check_report (check, "loc-same-as-default", file, pointer,
                     _("“%s” is the same as in the manifest; is it translated?"), key);
}

static void
check_file (CsCheck    *check,
            const char *file)
{
  CsSnapshot *snapshot = cs_subject_get_filled_snapshot (check->subject, file);
  CsJsonKind  kind = cs_snapshot_get_n_nodes (snapshot) > 0 ? cs_snapshot_get_kind (snapshot, 0)
                                                            : CS_JSON_MISSING;

  if (kind != CS_JSON_OBJECT)
    {
      /* A text that cannot be read at all has a finding already. */
      if (!cs_snapshot_is_broken (snapshot) && !cs_check_is_refused_in (check, file, ""))
        cs_check_report (check, "loc-json", file, "",
                         _("The language file “%s” is no JSON object; write its texts as members "
                           "in braces."),
                         file);
      return;
    }

  check_schema_url (check, file, snapshot);
  check_required_keys (check, file, snapshot);
  for (guint node = cs_snapshot_get_first_child (snapshot, 0); node != CS_NODE_NONE;
       node = cs_snapshot_get_next (snapshot, node))
    check_key (check, file, snapshot, node);
}

static void
check_file_there (CsCheck    *check,
                  const char *pointer,
                  const char *tag)
{
  const char *file = cs_check_get_string (check, pointer);
  const char *near;
  CsFinding  *finding;

  if (file == NULL || cs_subject_get_file (check->subject, file) != NULL)
    return;

  near = cs_file_guess_near (check, file);
  if (near != NULL && !g_str_equal (near, check->path))
    {
      g_autofree char *label = g_strdup_printf (_("Use “%s”"), near);

      finding = cs_check_report (check, "loc-file-missing", NULL, pointer,
                                 _("The file “%s” for the language “%s” is not there, but “%s” is; "
                                   "names must be the same to the letter."),
                                 file, tag, near);
      cs_finding_cure_string (finding, label, NULL, near);
    }
  else
    cs_check_report (check, "loc-file-missing", NULL, pointer,
                     _("The file “%s” for the language “%s” is not there; add it, or remove the "
                       "language."),
                     file, tag);
}

static gboolean
has_language (CsCheck    *check,
              guint       n_languages,
              const char *tag)
{
  const char *default_tag = cs_check_get_string (check, DEFAULT_TAG);

  if (default_tag != NULL && g_ascii_strcasecmp (default_tag, tag) == 0)
    return TRUE;

  for (guint i = 0; i < n_languages; i++)
    {
      const char *other = cs_check_get_stringf (check, LANGUAGES "/%u/languageTag", i);

      if (other != NULL && g_ascii_strcasecmp (other, tag) == 0)
        return TRUE;
    }

  return FALSE;
}

static void
check_tag (CsCheck    *check,
           guint       index,
           const char *pointer,
           const char *tag)
{
  const char      *default_tag = cs_check_get_string (check, DEFAULT_TAG);
  g_autofree char *language = g_strdup_printf (LANGUAGES "/%u", index);
  g_autofree char *base = g_strndup (tag, strcspn (tag, "-"));
  CsFinding       *finding = NULL;

  if (default_tag != NULL && g_ascii_strcasecmp (default_tag, tag) == 0)
    finding = cs_check_report (check, "loc-tag-is-default", NULL, pointer,
                               _("“%s” is the default language, whose texts stand in the manifest; "
                                 "remove it from the additional ones."),
                               tag);
  else if (has_language (check, index, tag))
    finding = cs_check_report (check, "loc-duplicate-tag", NULL, pointer,
                               _("The language “%s” is in the list already; remove one of them."),
                               tag);
  if (finding != NULL)
    {
      cs_finding_set_cure (finding, _("Remove the language"), CS_CURE_REMOVE, language, NULL);
      return;
    }

  if (!is_known_tag (tag))
    cs_check_report (check, "loc-tag-unknown", NULL, pointer,
                     _("Teams is not known to have the language “%s”; nobody would see these texts."),
                     tag);
  else if (!g_str_equal (base, tag) &&
           !has_language (check, cs_check_get_n_items (check, LANGUAGES), base))
    cs_check_report (check, "loc-region-without-base", NULL, pointer,
                     _("There is “%s”, but no “%s” for people of that language in other regions."),
                     tag, base);
}

static void
check_languages (CsCheck *check)
{
  const guint n_languages = cs_check_get_n_items (check, LANGUAGES);
  g_autoptr (GPtrArray) files = cs_localization_list_files (check);

  for (guint i = 0; i < n_languages; i++)
    {
      g_autofree char *tag_pointer = g_strdup_printf (LANGUAGES "/%u/languageTag", i);
      g_autofree char *file_pointer = g_strdup_printf (LANGUAGES "/%u/file", i);
      const char      *tag = cs_check_get_string (check, tag_pointer);

      if (tag != NULL && !cs_check_is_refused (check, tag_pointer) &&
          !cs_check_is_refused (check, LANGUAGES))
        check_tag (check, i, tag_pointer, tag);
      check_file_there (check, file_pointer, tag != NULL ? tag : "?");
    }

  if (cs_check_has (check, "/localizationInfo/defaultLanguageFile") &&
      !cs_check_is_refused (check, "/localizationInfo/defaultLanguageFile"))
    check_file_there (check, "/localizationInfo/defaultLanguageFile",
                      cs_check_get_string (check, DEFAULT_TAG) != NULL
                        ? cs_check_get_string (check, DEFAULT_TAG) : "?");

  for (guint i = 0; i < files->len; i++)
    check_file (check, g_ptr_array_index (files, i));
}

const CsRule cs_rules_localization[] = {
  {
    .info = {
      .id = "loc-version",
      .severity = CS_BOTH (ERROR),
      .flags = CS_RULE_SCHEMA,
      .fixable = TRUE,
      .title = N_("Languages from 1.5 on"),
      .explanation = N_("“localizationInfo” came with manifest version 1.5; earlier schemas refuse "
                        "it. Upgrade the manifest."),
      .code = "SchemaError_AdditionalProperties",
      .source = "Microsoft Learn, localize your app",
    },
    .fix = cs_schema_fix_upgrade,
  },
  {
    .info = {
      .id = "loc-file-missing",
      .severity = CS_BOTH (ERROR),
      .flags = CS_RULE_FILES,
      .fixable = TRUE,
      .title = N_("Every language has its file"),
      .explanation = N_("Each additional language names a JSON file with its texts. The upload "
                        "fails when a file is not in the package; names are compared to the letter."),
      .code = "Serialization_FileMissing",
      .source = "microsoft-365-agents-toolkit#13118",
    },
    .check = check_languages,
    .absence = TRUE,
  },
  {
    .info = {
      .id = "loc-json",
      .severity = CS_BOTH (ERROR),
      .flags = CS_RULE_SCHEMA,
      .title = N_("A language file is an object"),
      .explanation = N_("A language file is a JSON object whose members are the translated texts."),
      .code = "SchemaError_Type",
      .source = "Microsoft's language file schemas",
    },
    .check = check_languages,
  },
  {
    .info = {
      .id = "loc-schema-missing",
      .severity = CS_BOTH (ERROR),
      .fixable = TRUE,
      .title = N_("A language file names its schema"),
      .explanation = N_("The service wants “$schema” in every language file, with the address of "
                        "the schema for language files in the manifest's version."),
      .code = "LocalizationSchemaIsMissing",
      .source = "Microsoft Graph, teamsApp: publish",
    },
    .check = check_languages,
  },
  {
    .info = {
      .id = "loc-schema-url",
      .severity = CS_BOTH (ERROR),
      .fixable = TRUE,
      .title = N_("A language file's schema is Microsoft's"),
      .explanation = N_("“$schema” of a language file is "
                        "https://developer.microsoft.com/json-schemas/teams/vN/"
                        "MicrosoftTeams.Localization.schema.json; the service refuses others."),
      .code = "LocalizationSchemaDoesNotFollowConventionalSchemaRegex",
      .source = "Microsoft Graph, teamsApp: publish",
    },
    .check = check_languages,
  },
  {
    .info = {
      .id = "loc-schema-version",
      .severity = CS_BOTH (ERROR),
      .fixable = TRUE,
      .title = N_("Language files follow the manifest's version"),
      .explanation = N_("The version in a language file's “$schema” must be the manifest's. After "
                        "an upgrade it is easily forgotten."),
      .code = "LocalizationSchemaIsNotTheSameAsTheManifestSchemaVersion",
      .source = "Microsoft Graph, teamsApp: publish; store validation guidelines",
    },
    .check = check_languages,
  },
  {
    .info = {
      .id = "loc-required",
      .severity = CS_BOTH (ERROR),
      .flags = CS_RULE_SCHEMA,
      .fixable = TRUE,
      .title = N_("Names and descriptions in every language"),
      .explanation = N_("Since November 2022 Microsoft's service wants short and full name and "
                        "short and full description in each language file, also where an older "
                        "schema does not require them. The fix takes the manifest's texts, to be "
                        "translated."),
      .code = "SchemaError_Required",
      .source = "msteams-docs#7551; microsoft-teams-app-schema#162",
    },
    .check = check_languages,
  },
  {
    .info = {
      .id = "loc-key-unknown",
      .severity = CS_BOTH (ERROR),
      .flags = CS_RULE_SCHEMA,
      .fixable = TRUE,
      .title = N_("Known keys only"),
      .explanation = N_("A language file's keys name places of the manifest, and the schema has a "
                        "list of them. There is none for anything of a connector."),
      .code = "SchemaError_AdditionalProperties",
      .source = "Microsoft's language file schemas",
    },
  },
  {
    .info = {
      .id = "loc-key-no-target",
      .severity = CS_BOTH (WARNING),
      .fixable = TRUE,
      .title = N_("Keys lead somewhere"),
      .explanation = N_("The key names a place that this manifest does not have, so the text is "
                        "never shown."),
      .source = "Connector Studio",
    },
    .check = check_languages,
  },
  {
    .info = {
      .id = "loc-empty",
      .severity = CS_BOTH (ERROR),
      .flags = CS_RULE_SCHEMA,
      .fixable = TRUE,
      .title = N_("No empty texts"),
      .explanation = N_("An empty text would be shown as such. From version 1.21 on the schema "
                        "refuses texts that are empty, blank, or the word “null”."),
      .code = "SchemaError_Pattern",
      .source = "Microsoft's language file schemas",
    },
    .check = check_languages,
  },
  {
    .info = {
      .id = "loc-duplicate-tag",
      .severity = CS_BOTH (ERROR),
      .fixable = TRUE,
      .title = N_("Each language once"),
      .explanation = N_("Two entries of “additionalLanguages” have the same tag; only one file can "
                        "be shown."),
      .source = "Microsoft Learn, localize your app",
    },
    .check = check_languages,
  },
  {
    .info = {
      .id = "loc-tag-is-default",
      .severity = CS_BOTH (WARNING),
      .fixable = TRUE,
      .title = N_("The default language stands in the manifest"),
      .explanation = N_("The manifest's own texts are in the default language. A file for the same "
                        "language competes with them."),
      .source = "Microsoft Learn, localize your app",
    },
    .check = check_languages,
  },
  {
    .info = {
      .id = "loc-tag-unknown",
      .severity = CS_BOTH (WARNING),
      .title = N_("Languages that Teams has"),
      .explanation = N_("Teams itself exists in some 130 languages and regions. Texts in another "
                        "one are carried along, but nobody has a Teams that asks for them."),
      .source = "@microsoft/teamsfx-core",
    },
    .check = check_languages,
  },
  {
    .info = {
      .id = "loc-region-without-base",
      .severity = CS_BOTH (NOTE),
      .title = N_("A language before its regions"),
      .explanation = N_("Microsoft advises to give a file for the language alone (“de”), and "
                        "others for regions only where they differ: people in other regions fall "
                        "back to it."),
      .source = "Microsoft Learn, localize your app",
    },
    .check = check_languages,
  },
  {
    .info = {
      .id = "loc-same-as-default",
      .severity = CS_BOTH (NOTE),
      .title = N_("Texts are translated"),
      .explanation = N_("A description in a language file is the same as in the manifest. Perhaps "
                        "it still waits for its translation."),
      .source = "Connector Studio",
    },
    .check = check_languages,
  },
  {
    .info = {
      .id = "default-language-file",
      .severity = CS_BOTH (ERROR),
      .flags = CS_RULE_SCHEMA,
      .fixable = TRUE,
      .title = N_("A default language file from 1.19 on"),
      .explanation = N_("“defaultLanguageFile” came with manifest version 1.19; earlier schemas "
                        "refuse it. Upgrade the manifest, or remove it."),
      .code = "SchemaError_AdditionalProperties",
      .source = "Microsoft's manifest schemas",
    },
    .fix = cs_schema_fix_upgrade,
  },
  { .info = { .id = NULL } },
};
