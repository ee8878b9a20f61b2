/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cs-rules"

#include "cs-rules-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "cs-json-pointer.h"
#include "cs-localization-private.h"
#include "cs-placeholder.h"
#include "cs-schema-cure-private.h"

/* What breaks Microsoft's schemas. The tables' check says where and by which keyword; here each
 * fault gets the id of the rule that is about that place, or else that of its keyword:
 *
 *     /name/short  maxLength             ->  short-name-length
 *     /needsIdentity  additionalProperties ->  needs-identity
 *     /permissions/0  enum               ->  schema-enum */

typedef struct
{
  const char   *pointer;    /* "*" stands for any one step */
  const char   *keyword;
  const char   *id;
  CsSchemaCure  cure;       /* (nullable) */
  /* (nullable): translatable; the check's own sentence is good enough where there is nothing to
   * add. Gets the value or its length, see describe(). */
  const char   *message;
} Mapping;

static const Mapping manifest_map[] = {
  { "", "type", "json-root", NULL,
    N_("The manifest is no JSON object; its members must stand in braces.") },
  { "/manifestVersion", "required", "manifest-version-missing", cs_schema_cure_version,
    N_("The manifest does not say which version it has; add “manifestVersion”.") },
  { "/manifestVersion", "const", "manifest-version-unknown", cs_schema_cure_version,
    N_("“%s” is no manifest version that exists.") },
  { "/manifestVersion", "enum", "manifest-version-unknown", cs_schema_cure_version,
    N_("“%s” is no manifest version that exists.") },
  { "/$schema", "additionalProperties", "schema-10-no-schema-key", cs_schema_cure_remove,
    N_("Manifest version 1.0 does not allow “$schema”, which came with 1.1; remove it or upgrade "
       "the manifest.") },
  { "/packageName", "additionalProperties", "package-name-deprecated", cs_schema_cure_remove,
    N_("“packageName” is refused from manifest version 1.17 on; remove it.") },
  { "/needsIdentity", "additionalProperties", "needs-identity", cs_schema_cure_remove,
    N_("“needsIdentity”, left by the former connector dashboard, is in no version of the schema; "
       "remove it, and ask for the permission “identity” if the app needs to know the user.") },
  { "/id", "required", "id-missing", cs_schema_cure_guid,
    N_("The app has no “id”; add the GUID by which Teams knows it.") },
  { "/id", "pattern", "id-not-guid", cs_schema_cure_guid,
    N_("The app's id “%s” is not a GUID, 32 hexadecimal digits in five groups; take the app's old "
       "one or make a new one.") },
  { "/version", "required", "version-missing", cs_schema_cure_version,
    N_("The app has no “version”; add one such as 1.0.0.") },
  { "/version", "maxLength", "version-too-long", NULL,
    N_("The app's version has %u characters; at most 256 are allowed, and 1.0.0 is enough.") },
  { "/name/short", "required", "short-name-empty", NULL,
    N_("The app has no short name; write the name that people shall see in Teams, at most 30 "
       "characters.") },
  { "/name/short", "maxLength", "short-name-length", NULL,
    N_("The short name has %u characters; Teams shows at most 30, so shorten it and put the rest "
       "into the full name.") },
  { "/description/short", "required", "short-description-empty", NULL,
    N_("The app has no short description; say in at most 80 characters what the connector does.") },
  { "/description/short", "maxLength", "short-description-length", NULL,
    N_("The short description has %u characters; at most 80 are allowed, so shorten it.") },
  { "/description/full", "required", "full-description-empty", NULL,
    N_("The app has no full description; say in up to 4,000 characters what the connector does and "
       "for whom.") },
  { "/description/full", "maxLength", "full-description-length", NULL,
    N_("The full description has %u characters; at most 4,000 are allowed, so shorten it.") },
  { "/developer/name", "required", "developer-name-empty", NULL,
    N_("The developer has no name; write who publishes the app, at most 32 characters.") },
  { "/developer/name", "maxLength", "developer-name-length", NULL,
    N_("The developer's name has %u characters; at most 32 are allowed, so shorten it.") },
  { "/developer/websiteUrl", "required", "developer-website-missing", NULL,
    N_("The developer has no “websiteUrl”; add the https address of the website.") },
  { "/developer/privacyUrl", "required", "developer-privacy-missing", NULL,
    N_("The developer has no “privacyUrl”; add the https address of the privacy statement.") },
  { "/developer/termsOfUseUrl", "required", "developer-terms-missing", NULL,
    N_("The developer has no “termsOfUseUrl”; add the https address of the terms of use.") },
  { "/developer/websiteUrl", "pattern", "developer-website-not-https", cs_schema_cure_https,
    N_("The website's address “%s” does not begin with https://; write the whole address.") },
  { "/developer/privacyUrl", "pattern", "developer-privacy-not-https", cs_schema_cure_https,
    N_("The privacy statement's address “%s” does not begin with https://; write the whole address.") },
  { "/developer/termsOfUseUrl", "pattern", "developer-terms-not-https", cs_schema_cure_https,
    N_("The address of the terms of use “%s” does not begin with https://; write the whole address.") },
  { "/icons/color", "required", "icon-missing", cs_schema_cure_icon,
    N_("The manifest names no color icon; add the name of a PNG of 192×192 pixels.") },
  { "/icons/outline", "required", "icon-missing", cs_schema_cure_icon,
    N_("The manifest names no outline icon; add the name of a PNG of 32×32 pixels.") },
  { "/icons/color32x32", "additionalProperties", "color32-version", cs_schema_cure_upgrade,
    N_("“color32x32” came with manifest version 1.21; upgrade the manifest or remove it.") },
  { "/connectors", "maxItems", "connector-count", NULL,
    N_("The manifest describes %u connectors; one is allowed, so make another app for the others.") },
  { "/connectors/*/scopes", "required", "connector-scopes", cs_schema_cure_scopes,
    N_("The connector has no “scopes”; it must be exactly [\"team\"].") },
  { "/connectors/*/scopes", "type", "connector-scopes", cs_schema_cure_scopes,
    N_("The connector's “scopes” is no list; it must be exactly [\"team\"].") },
  { "/connectors/*/scopes", "maxItems", "connector-scopes", cs_schema_cure_scopes,
    N_("The connector has %u scopes; it must have exactly one, “team”.") },
  { "/connectors/*/scopes/*", "enum", "connector-scopes", cs_schema_cure_scopes,
    N_("The connector's scope is “%s”; connectors work in teams only, so it must be “team”.") },
  { "/connectors/*/scopes/*", "type", "connector-scopes", cs_schema_cure_scopes,
    N_("The connector's scope is no text; it must be “team”.") },
  { "/connectors/*/configurationUrl", "additionalProperties", "connector-config-url-missing",
    cs_schema_cure_upgrade,
    N_("“configurationUrl” came with manifest version 1.3; upgrade the manifest, or remove it and "
       "register the page with the connector.") },
  { "/connectors/*/configurationUrl", "pattern", "connector-config-url-https",
    cs_schema_cure_https,
    N_("The configuration page's address “%s” does not begin with https://; write the whole "
       "address.") },
  { "/validDomains", "maxItems", "domain-count", NULL, NULL },
  { "/localizationInfo", "additionalProperties", "loc-version", cs_schema_cure_upgrade,
    N_("“localizationInfo” came with manifest version 1.5; upgrade the manifest.") },
  { "/localizationInfo/defaultLanguageFile", "additionalProperties", "default-language-file",
    cs_schema_cure_upgrade,
    N_("“defaultLanguageFile” came with manifest version 1.19; upgrade the manifest or remove it.") },
  { "/localizationInfo/additionalLanguages", "uniqueItems", "loc-duplicate-tag",
    cs_schema_cure_generic,
    N_("The same language is in the list twice; remove one of them.") },
  { NULL },
};

static const Mapping language_map[] = {
  { "", "type", "loc-json", NULL,
    N_("The language file is no JSON object; write its texts as members in braces.") },
  { "/name.short", "maxLength", "short-name-length", NULL,
    N_("The short name has %u characters in this language; Teams shows at most 30, so shorten it.") },
  { "/description.short", "maxLength", "short-description-length", NULL,
    N_("The short description has %u characters in this language; at most 80 are allowed, so "
       "shorten it.") },
  { "/description.full", "maxLength", "full-description-length", NULL,
    N_("The full description has %u characters in this language; at most 4,000 are allowed, so "
       "shorten it.") },
  { "/*", "required", "loc-required", cs_schema_cure_text, NULL },
  { "/*", "pattern", "loc-empty", cs_schema_cure_text, NULL },
  { "/*", "additionalProperties", "loc-key-unknown", cs_schema_cure_remove,
    N_("“%s” is no key that language files have; remove it.") },
  { NULL },
};

static const struct
{
  const char *keyword;
  const char *id;
} keyword_ids[] = {
  { "additionalProperties", "schema-additional-property" },
  { "const", "schema-enum" },
  { "enum", "schema-enum" },
  { "format", "schema-format" },
  { "maxItems", "schema-max-items" },
  { "maxLength", "schema-max-length" },
  { "maximum", "schema-range" },
  { "minItems", "schema-min-items" },
  { "minLength", "schema-min-length" },
  { "minimum", "schema-range" },
  { "pattern", "schema-pattern" },
  { "required", "schema-required" },
  { "type", "schema-type" },
  { "uniqueItems", "schema-unique-items" },
};

typedef struct
{
  CsCheck       *check;
  const char    *file;
  CsSnapshot    *snapshot;
  const Mapping *map;
} Report;

static gboolean
matches_pointer (const char *pattern,
                 const char *pointer)
{
  while (*pattern != '\0' && *pointer != '\0')
    {
      if (*pattern == '*')
        {
          pattern++;
          pointer += strcspn (pointer, "/");
        }
      else if (*pattern++ != *pointer++)
        return FALSE;
    }

  return *pattern == *pointer;
}

static const Mapping *
find_mapping (const Mapping       *map,
              const CsSchemaFault *fault)
{
  for (; map->pointer != NULL; map++)
    {
      if (g_str_equal (map->keyword, fault->keyword) &&
          matches_pointer (map->pointer, fault->pointer))
        return map;
    }

  return NULL;
}

/* An unknown member that is known in another version, or much like one that is known. */
static gboolean
is_near (const CsSchemaFault *fault,
         const char          *key)
{
  return fault->nearest != NULL ||
         (key != NULL && fault->shape != NULL &&
          cs_shape_find_member (fault->shape, key, CS_VERSION_NONE) != NULL);
}

static const char *
id_of_keyword (const CsSchemaFault *fault,
               const char          *key)
{
  if (g_str_equal (fault->keyword, "additionalProperties") && is_near (fault, key))
    return "unknown-property-near";

  for (guint i = 0; i < G_N_ELEMENTS (keyword_ids); i++)
    {
      if (g_str_equal (keyword_ids[i].keyword, fault->keyword))
        return keyword_ids[i].id;
    }

  g_assert_not_reached ();
}

/* The mapping's sentence: "%s" is the value, or the name of an unknown member, "%u" the length of
 * the value. */
static char *
describe (const Report        *report,
          const Mapping       *mapping,
          const CsSchemaFault *fault)
{
  const char *text = cs_snapshot_get_string (report->snapshot, fault->node);
  const char *format = mapping != NULL && mapping->message != NULL ? _(mapping->message) : NULL;

  if (format == NULL)
    return g_strdup (fault->message);
  if (strstr (format, "%u") != NULL)
    return g_strdup_printf (format, text != NULL
                                      ? (guint) g_utf8_strlen (text, -1)
                                      : cs_snapshot_get_n_children (report->snapshot, fault->node));
  if (strstr (format, "%s") == NULL)
    return g_strdup (format);
  if (g_str_equal (fault->keyword, "additionalProperties"))
    return g_strdup_printf (format, cs_snapshot_get_key (report->snapshot, fault->node));

  return text != NULL ? g_strdup_printf (format, text) : g_strdup (fault->message);
}

/* Nobody can judge a value that is still to be filled in: then that is the fault. */
static gboolean
is_about_placeholder (const Report        *report,
                      const CsSchemaFault *fault)
{
  static const char *const value_keywords[] = {
    "pattern", "format", "enum", "const", "minLength", "maxLength", NULL,
  };
  const char    *text = cs_snapshot_get_string (report->snapshot, fault->node);
  CsPlaceholder  placeholder;

  return text != NULL && g_strv_contains (value_keywords, fault->keyword) &&
         cs_placeholder_find_next (text, 0, &placeholder);
}

static void
report_placeholder (const Report        *report,
                    const CsSchemaFault *fault)
{
  const char      *text = cs_snapshot_get_string (report->snapshot, fault->node);
  CsPlaceholder    placeholder;
  g_autofree char *spelled = NULL;
  CsFinding       *finding;

  cs_placeholder_find_next (text, 0, &placeholder);
  spelled = g_strndup (text + placeholder.offset, placeholder.length);
  finding = cs_check_report (report->check, "template-left", report->file, fault->pointer,
                             placeholder.spelling == CS_PLACEHOLDER_TOOLKIT
                               ? _("The placeholder “%s” was not filled in, and as it stands the "
                                   "value is refused; write the value, or choose an environment "
                                   "that has it.")
                               : _("The placeholder “%s” was not filled in, and as it stands the "
                                   "value is refused; write the value."),
                             spelled);
  cs_finding_set_keyword (finding, fault->keyword);
}

/* Whether a required member is there under a name that is nearly its own. Renaming that one keeps
 * its value; putting in a new one would leave the other behind. */
static gboolean
is_misspelled (const Report        *report,
               const CsSchemaFault *fault)
{
  CsSnapshot *snapshot = report->snapshot;

  if (!g_str_equal (fault->keyword, "required") || fault->shape == NULL)
    return FALSE;

  for (guint child = cs_snapshot_get_first_child (snapshot, fault->node); child != CS_NODE_NONE;
       child = cs_snapshot_get_next (snapshot, child))
    {
      const char     *key = cs_snapshot_get_key (snapshot, child);
      const CsMember *nearest;

      if (key == NULL || cs_shape_find_member (fault->shape, key, CS_VERSION_NONE) != NULL)
        continue;

      nearest = cs_shape_find_nearest (fault->shape, key, report->check->version);
      if (nearest != NULL && g_str_equal (nearest->name, fault->member->name))
        return TRUE;
    }

  return FALSE;
}

static void
fault_cb (const CsSchemaFault *fault,
          gpointer             user_data)
{
  const Report    *report = user_data;
  const char      *key = cs_snapshot_get_key (report->snapshot, fault->node);
  const Mapping   *mapping = find_mapping (report->map, fault);
  g_autofree char *message = NULL;
  CsFinding       *finding;

  /* Which version was meant is told apart where versions are looked at. */
  if (mapping != NULL && g_str_equal (mapping->id, "manifest-version-unknown") &&
      cs_snapshot_get_string (report->snapshot, fault->node) != NULL)
    return;

  if (is_about_placeholder (report, fault))
    {
      report_placeholder (report, fault);
      return;
    }

  message = describe (report, mapping, fault);
  finding = cs_check_report_text (report->check,
                                  mapping != NULL ? mapping->id : id_of_keyword (fault, key),
                                  report->file, fault->pointer, message);
  cs_finding_set_severity (finding, CS_SEVERITY_ERROR);
  cs_finding_set_keyword (finding, fault->keyword);
  if (g_str_equal (fault->keyword, "additionalProperties"))
    cs_check_mark_key (report->check, finding);

  if (is_misspelled (report, fault))
    return;

  if (mapping == NULL)
    cs_schema_cure_generic (report->check, finding, report->snapshot, fault);
  else if (mapping->cure != NULL)
    mapping->cure (report->check, finding, report->snapshot, fault);
}

static void
check_language_file (CsCheck    *check,
                     const char *file)
{
  Report report = {
    .check = check,
    .file = file,
    .snapshot = cs_subject_get_filled_snapshot (check->subject, file),
    .map = language_map,
  };

  cs_schema_check (report.snapshot, 0, &cs_vocab_language_file, check->version, fault_cb, &report);
}

static void
check_schema (CsCheck *check)
{
  Report report = {
    .check = check,
    .file = check->path,
    .snapshot = check->manifest,
    .map = manifest_map,
  };
  g_autoptr (GPtrArray) files = NULL;

  if (check->manifest == NULL || cs_snapshot_get_n_nodes (check->manifest) == 0)
    return;

  cs_schema_check (check->manifest, 0, &cs_vocab_manifest, check->version, fault_cb, &report);

  files = cs_localization_list_files (check);
  for (guint i = 0; check->version >= CS_VERSION (1, 5) && i < files->len; i++)
    check_language_file (check, g_ptr_array_index (files, i));
}

#define SCHEMA_ROW(id_, fixable_, title_, explanation_, code_)                            \
  {                                                                                       \
    .info = {                                                                             \
      .id = id_,                                                                          \
      .severity = CS_BOTH (ERROR),                                                        \
      .flags = CS_RULE_SCHEMA,                                                            \
      .fixable = fixable_,                                                                \
      .title = title_,                                                                    \
      .explanation = explanation_,                                                        \
      .code = code_,                                                                      \
      .source = "Microsoft's manifest schemas",                                           \
    },                                                                                    \
    .check = check_schema,                                                                \
    .fix = cs_schema_fix_upgrade,                                                         \
  }

const CsRule cs_rules_schema[] = {
  SCHEMA_ROW ("unknown-property-near", TRUE, N_("Members are spelled right and of this version"),
              N_("The schema knows no member of that name in this version. It is probably a slip "
                 "of the pen for one that it does know, or a member that exists in earlier or "
                 "later versions only."),
              "SchemaError_AdditionalProperties"),
  SCHEMA_ROW ("schema-additional-property", TRUE, N_("Known members only"),
              N_("The schema allows the members that it knows and no other; a package with more is "
                 "refused. Remove the member."),
              "SchemaError_AdditionalProperties"),
  SCHEMA_ROW ("schema-required", TRUE, N_("Required members"),
              N_("The schema requires a member that is missing."), "SchemaError_Required"),
  SCHEMA_ROW ("schema-type", TRUE, N_("Values of the right type"),
              N_("A value is a text where a number is wanted, a single value where a list is "
                 "wanted, or the like."),
              "SchemaError_Type"),
  SCHEMA_ROW ("schema-enum", TRUE, N_("One of the allowed values"),
              N_("The member may have a few values only, in this very spelling."),
              "SchemaError_Enum"),
  SCHEMA_ROW ("schema-pattern", TRUE, N_("Values of the right form"),
              N_("A text does not have the form that the schema asks for: a GUID, a web address, a "
                 "color such as #4464EE, a language tag."),
              "SchemaError_Pattern"),
  SCHEMA_ROW ("schema-format", TRUE, N_("Complete addresses"),
              N_("The schema wants an absolute URI."), "SchemaError_Format"),
  SCHEMA_ROW ("schema-max-length", FALSE, N_("Texts are not too long"),
              N_("A text has more characters than the schema allows. What is to go only its author "
                 "knows."),
              "SchemaError_MaximumLength"),
  SCHEMA_ROW ("schema-min-length", FALSE, N_("Texts are not too short"),
              N_("A text has fewer characters than the schema wants."), "SchemaError_MinimumLength"),
  SCHEMA_ROW ("schema-max-items", FALSE, N_("Lists are not too long"),
              N_("A list has more entries than the schema allows."), "SchemaError_MaximumItems"),
  SCHEMA_ROW ("schema-min-items", FALSE, N_("Lists are not too short"),
              N_("A list has fewer entries than the schema wants."), "SchemaError_MinimumItems"),
  SCHEMA_ROW ("schema-unique-items", TRUE, N_("Entries differ"),
              N_("A list has the same entry twice."), "SchemaError_UniqueItems"),
  SCHEMA_ROW ("schema-range", FALSE, N_("Numbers within their bounds"),
              N_("A number is below or above what the schema allows."), "SchemaError_Maximum"),
  { .info = { .id = NULL } },
};
