/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cs-rules"

#include "cs-rules-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* The text of the files: is it JSON at all? The reader has the sentences; here they get a row,
 * a place in the project and a cure. */

/* Our own files, and what the manifest names: other JSON files of a repository are not ours to
 * judge, and some have their own dialect (tsconfig.json may hold comments). */
static gboolean
is_ours (CsCheck    *check,
         const char *path)
{
  if (g_str_equal (path, check->path))
    return TRUE;
  if (check->manifest == NULL || !g_str_has_suffix (path, ".json"))
    return FALSE;

  return g_str_has_prefix (path, "cards/") || cs_check_is_card (check, path) ||
         g_str_equal (path, "connector.json") ||
         cs_check_is_named (check, path);
}

static gboolean
is_curable (CsSnapshot *snapshot,
            guint       index)
{
  g_autoptr (CsTextEdit) edit = cs_text_edit_fix_fault (snapshot, index);

  return edit != NULL;
}

static const char *
label_of_cure (const char *id)
{
  static const struct
  {
    const char *id;
    const char *label;
  } labels[] = {
    { "json-trailing-comma", N_("Remove the comma") },
    { "json-missing-comma", N_("Add the comma") },
    { "json-comment", N_("Remove the comment") },
    { "json-single-quotes", N_("Use double quotes") },
    { "json-duplicate-key", N_("Remove the earlier member") },
    { "json-bom", N_("Remove the byte order mark") },
    { "json-encoding", N_("Convert to UTF-8") },
  };

  for (guint i = 0; i < G_N_ELEMENTS (labels); i++)
    {
      if (g_str_equal (labels[i].id, id))
        return _(labels[i].label);
    }

  return _("Repair the text");
}

static void
report_fault (CsCheck           *check,
              const char        *path,
              CsSnapshot        *snapshot,
              guint              index)
{
  const CsJsonFault *fault = cs_snapshot_get_fault (snapshot, index);
  const char        *id = cs_rules_find_row (fault->id) != NULL ? fault->id : "json-syntax";
  g_autofree char   *pointer = fault->node != CS_NODE_NONE
                                 ? cs_snapshot_dup_pointer (snapshot, fault->node)
                                 : g_strdup ("");
  CsFinding         *finding;

  finding = cs_check_report_text (check, id, path, pointer, fault->message);
  cs_finding_set_severity (finding, fault->severity);
  /* Whoever takes a card takes the last one; of a manifest that is not so. */
  if (g_str_equal (id, "json-duplicate-key") && cs_check_is_card (check, path))
    cs_finding_set_severity (finding, CS_SEVERITY_WARNING);
  cs_check_mark_span (check, finding, fault->span);
  if (is_curable (snapshot, index))
    cs_finding_set_cure (finding, label_of_cure (id), CS_CURE_FUNCTION, NULL, NULL);
}

static void
check_text (CsCheck *check)
{
  const guint n_files = cs_subject_get_n_files (check->subject);

  for (guint i = 0; i < n_files; i++)
    {
      const char *path = cs_subject_get_file_path (check->subject, i);
      CsSnapshot *snapshot;
      guint       n_faults;

      if (!is_ours (check, path))
        continue;

      snapshot = cs_subject_get_snapshot (check->subject, path);
      n_faults = cs_snapshot_get_n_faults (snapshot);
      for (guint fault = 0; fault < n_faults; fault++)
        report_fault (check, path, snapshot, fault);
    }
}

/* The fault that the finding was made of: a place has at most one of each kind. */
static CsChange *
fix_text (CsCheck    *check,
          CsFinding  *finding,
          GError    **error)
{
  const char *path = cs_finding_get_file (finding);
  CsSnapshot *snapshot = cs_subject_get_snapshot (check->subject, path);
  const guint n_faults = snapshot != NULL ? cs_snapshot_get_n_faults (snapshot) : 0;

  for (guint i = 0; i < n_faults; i++)
    {
      const CsJsonFault      *fault = cs_snapshot_get_fault (snapshot, i);
      g_autoptr (CsTextEdit)  edit = NULL;

      if (fault->span.start != cs_finding_get_span (finding).start ||
          g_strcmp0 (fault->message, cs_finding_get_message (finding)) != 0)
        continue;
      edit = cs_text_edit_fix_fault (snapshot, i);
      if (edit != NULL)
        return cs_change_of_edit (cs_finding_get_fix_label (finding), path,
                                  cs_finding_get_pointer (finding), g_steal_pointer (&edit));
    }

  g_set_error (error, CS_RULES_ERROR, CS_RULES_ERROR_NOT_FIXABLE,
               _("cannot fix “%s”: the text is another one"), cs_finding_get_id (finding));
  return NULL;
}

const CsRule cs_rules_text[] = {
  {
    .info = {
      .id = "json-syntax",
      .severity = CS_BOTH (ERROR),
      .flags = CS_RULE_SCHEMA,
      .fixable = TRUE,
      .title = N_("The file is JSON"),
      .explanation = N_("Manifests, language files and cards are JSON texts. Where the text does "
                        "not follow JSON's grammar, Teams refuses the whole package with a message "
                        "that names no place. Go to the line and column and complete or remove "
                        "what stands there."),
      .code = "Serialization_FileNotValidJson",
      .source = "RFC 8259; Microsoft Graph, teamsApp: publish",
    },
    .check = check_text,
    .fix = fix_text,
  },
  {
    .info = {
      .id = "json-trailing-comma",
      .severity = CS_BOTH (ERROR),
      .flags = CS_RULE_SCHEMA,
      .fixable = TRUE,
      .title = N_("No comma after the last member"),
      .explanation = N_("JavaScript allows a comma after the last member of an object or array; "
                        "JSON does not. Teams refuses such a manifest. Remove the comma."),
      .code = "Serialization_TrailingCommaInManifestJsonFile",
      .source = "RFC 8259; Microsoft Graph, teamsApp: publish",
    },
    .check = check_text,
    .fix = fix_text,
  },
  {
    .info = {
      .id = "json-missing-comma",
      .severity = CS_BOTH (ERROR),
      .flags = CS_RULE_SCHEMA,
      .fixable = TRUE,
      .title = N_("A comma between members"),
      .explanation = N_("The members of an object and the items of an array are separated by "
                        "commas. Without one the text is no JSON and the package is refused."),
      .code = "Serialization_FileNotValidJson",
      .source = "RFC 8259",
    },
    .check = check_text,
    .fix = fix_text,
  },
  {
    .info = {
      .id = "json-comment",
      .severity = CS_BOTH (ERROR),
      .flags = CS_RULE_SCHEMA,
      .fixable = TRUE,
      .title = N_("No comments"),
      .explanation = N_("JSON has no comments. Some editors let them pass, but Teams and every "
                        "tool around it refuse the file. Remove them, or keep the remark in your "
                        "README."),
      .code = "Serialization_FileNotValidJson",
      .source = "RFC 8259",
    },
    .check = check_text,
    .fix = fix_text,
  },
  {
    .info = {
      .id = "json-single-quotes",
      .severity = CS_BOTH (ERROR),
      .flags = CS_RULE_SCHEMA,
      .fixable = TRUE,
      .title = N_("Strings in double quotes"),
      .explanation = N_("JSON knows double quotes only. A text in single quotes is refused by "
                        "Teams, although some programs read it."),
      .code = "Serialization_FileNotValidJson",
      .source = "RFC 8259",
    },
    .check = check_text,
    .fix = fix_text,
  },
  {
    .info = {
      .id = "json-duplicate-key",
      .severity = CS_BOTH (ERROR),
      .flags = CS_RULE_SCHEMA,
      .fixable = TRUE,
      .title = N_("Each member once"),
      .explanation = N_("An object holds two members of the same name. Most programs silently take "
                        "the last one, some the first, so what you see is not what they use. Keep "
                        "one of them."),
      .source = "RFC 8259, section 4",
    },
    .check = check_text,
    .fix = fix_text,
  },
  {
    .info = {
      .id = "json-bom",
      .severity = CS_BOTH (WARNING),
      .flags = CS_RULE_SCHEMA,
      .fixable = TRUE,
      .title = N_("No byte order mark"),
      .explanation = N_("Some Windows programs put three invisible bytes in front of a UTF-8 text. "
                        "Uploads have been refused because of them, with a message that speaks of "
                        "an unexpected character. Remove them."),
      .source = "Microsoft-Teams-Samples#1859; RFC 8259, section 8.1",
    },
    .check = check_text,
    .fix = fix_text,
  },
  {
    .info = {
      .id = "json-encoding",
      .severity = CS_BOTH (ERROR),
      .flags = CS_RULE_SCHEMA,
      .fixable = TRUE,
      .title = N_("Text in UTF-8"),
      .explanation = N_("JSON that is exchanged between programs must be UTF-8. Files saved as "
                        "“Unicode” by Windows programs are UTF-16, and Teams cannot read them. "
                        "Convert the file."),
      .code = "Serialization_FileNotValidJson",
      .source = "RFC 8259, section 8.1",
    },
    .check = check_text,
    .fix = fix_text,
  },
  {
    .info = {
      .id = "json-number-range",
      .severity = CS_BOTH (WARNING),
      .title = N_("Numbers that every program can hold"),
      .explanation = N_("A number is larger or finer than what common programs can store, so they "
                        "would read another one. Write it as a string, or with fewer digits."),
      .source = "RFC 8259, section 6",
    },
    .check = check_text,
    .fix = fix_text,
  },
  {
    .info = {
      .id = "json-nul",
      .severity = CS_BOTH (WARNING),
      .title = N_("No NUL in a text"),
      .explanation = N_("The character U+0000 ends a text in many programs, which would lose what "
                        "follows it. Remove it."),
      .source = "RFC 8259, section 9",
    },
    .check = check_text,
    .fix = fix_text,
  },
  {
    .info = {
      .id = "json-too-deep",
      .severity = CS_BOTH (ERROR),
      .flags = CS_RULE_SCHEMA,
      .title = N_("Bounded nesting"),
      .explanation = N_("Objects and arrays are nested deeper than 512 levels. No manifest or card "
                        "needs that, and many readers crash on it."),
      .source = "RFC 8259, section 9",
    },
    .check = check_text,
    .fix = fix_text,
  },
  {
    .info = {
      .id = "json-too-large",
      .severity = CS_BOTH (ERROR),
      .flags = CS_RULE_SCHEMA,
      .title = N_("Bounded size"),
      .explanation = N_("The file is larger than what this program reads as JSON (32 MiB or a "
                        "million values). It is probably not the right file."),
      .source = "RFC 8259, section 9",
    },
    .check = check_text,
    .fix = fix_text,
  },
  {
    .info = {
      .id = "json-root",
      .severity = CS_BOTH (ERROR),
      .flags = CS_RULE_SCHEMA,
      .title = N_("A manifest is an object"),
      .explanation = N_("The outermost value of a manifest must be an object, in curly brackets. A "
                        "list, a text or a number there is valid JSON, but no manifest."),
      .code = "SchemaError_Type",
      .source = "Microsoft's manifest schema; @microsoft/teams.cli",
    },
  },
  { .info = { .id = NULL } },
};
