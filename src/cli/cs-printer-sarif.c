/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cs-cli"

#include "cs-printer-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "cs-config.h"
#include "cs-rules.h"

/* SARIF 2.1.0 (OASIS, 27 March 2020), the parts that readers of it look at:
 *
 *     log > runs[0] > results[]           one for each finding
 *                   > tool.driver.rules[] what they are, each that was found
 *                   > invocations[0]      what could not be looked at
 *
 * Members have no order in JSON, so the rules stand after the results that name them, and a run
 * over a thousand packages need not be held in memory. */

/* What @path is as a URI: relative where it is, so that the log may travel. Section 3.4.3. */
static char *
dup_uri (const char *path)
{
  g_autofree char *escaped = NULL;

  if (g_path_is_absolute (path))
    {
      char *uri = g_filename_to_uri (path, NULL, NULL);

      if (uri != NULL)
        return uri;
    }

  escaped = g_uri_escape_bytes ((const guint8 *) path, strlen (path), "/");
  return g_steal_pointer (&escaped);
}

static guint
get_rule_index (CsPrinter  *self,
                const char *id)
{
  gpointer index;

  if (g_hash_table_lookup_extended (self->rule_indices, id, NULL, &index))
    return GPOINTER_TO_UINT (index);

  g_ptr_array_add (self->rules, g_strdup (id));
  g_hash_table_insert (self->rule_indices, g_strdup (id), GUINT_TO_POINTER (self->rules->len - 1));

  return self->rules->len - 1;
}

static void
append_text (GString    *buffer,
             const char *name,
             const char *text)
{
  g_string_append_printf (buffer, "\"%s\": {\"text\": ", name);
  cs_printer_append_string (buffer, text);
  g_string_append_c (buffer, '}');
}

static void
append_location (GString    *buffer,
                 const char *file,
                 CsFinding  *finding)
{
  const char *pointer = cs_finding_get_pointer (finding);
  g_autofree char *uri = dup_uri (file);

  g_string_append (buffer, "\"locations\": [{\"physicalLocation\": {\"artifactLocation\": {\"uri\": ");
  cs_printer_append_string (buffer, uri);
  g_string_append_c (buffer, '}');
  if (cs_finding_get_line (finding) > 0)
    g_string_append_printf (buffer, ", \"region\": {\"startLine\": %u, \"startColumn\": %u}",
                            cs_finding_get_line (finding),
                            MAX (cs_finding_get_column (finding), 1));
  g_string_append_c (buffer, '}');

  if (pointer != NULL)
    {
      g_string_append (buffer, ", \"logicalLocations\": [{\"fullyQualifiedName\": ");
      cs_printer_append_string (buffer, pointer);
      g_string_append (buffer, ", \"kind\": \"member\"}]");
    }
  g_string_append (buffer, "}]");
}

static void
append_rule (GString    *buffer,
             const char *id)
{
  const CsRuleInfo *rule = cs_rules_find_rule (id);

  g_string_append (buffer, "{\"id\": ");
  cs_printer_append_string (buffer, id);
  if (rule != NULL)
    {
      g_string_append (buffer, ", ");
      append_text (buffer, "shortDescription", _(rule->title));
      g_string_append (buffer, ", ");
      append_text (buffer, "fullDescription", _(rule->explanation));
      g_string_append_printf (buffer, ", \"defaultConfiguration\": {\"level\": \"%s\"}",
                              cs_severity_get_name (rule->severity[CS_PROFILE_UPLOAD]));
    }
  g_string_append_c (buffer, '}');
}

void
cs_printer_begin_sarif (CsPrinter *self)
{
  self->rules = g_ptr_array_new_with_free_func (g_free);
  self->rule_indices = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->failures = g_ptr_array_new_with_free_func (g_free);

  g_string_append (self->buffer,
                   "{\n"
                   "  \"$schema\": \"https://json.schemastore.org/sarif-2.1.0.json\",\n"
                   "  \"version\": \"2.1.0\",\n"
                   "  \"runs\": [{\n"
                   "    \"columnKind\": \"unicodeCodePoints\",\n"
                   "    \"results\": [");
}

void
cs_printer_add_sarif (CsPrinter  *self,
                      const char *file,
                      CsFinding  *finding)
{
  const char *keyword = cs_finding_get_keyword (finding);
  GString *buffer = self->buffer;

  g_string_append (buffer, self->n_findings > 0 ? ",\n      {" : "\n      {");
  g_string_append (buffer, "\"ruleId\": ");
  cs_printer_append_string (buffer, cs_finding_get_id (finding));
  g_string_append_printf (buffer, ", \"ruleIndex\": %u, \"level\": \"%s\", ",
                          get_rule_index (self, cs_finding_get_id (finding)),
                          cs_severity_get_name (cs_finding_get_severity (finding)));
  append_text (buffer, "message", cs_finding_get_message (finding));
  g_string_append (buffer, ", ");
  append_location (buffer, file, finding);
  g_string_append_printf (buffer, ", \"properties\": {\"fixable\": %s",
                          cs_finding_get_fixable (finding) ? "true" : "false");
  if (keyword != NULL)
    {
      g_string_append (buffer, ", \"keyword\": ");
      cs_printer_append_string (buffer, keyword);
    }
  g_string_append (buffer, "}}");
}

void
cs_printer_finish_sarif (CsPrinter *self)
{
  GString *buffer = self->buffer;

  g_string_append (buffer, self->n_findings > 0 ? "\n    ],\n" : "],\n");
  g_string_append_printf (buffer, "    \"invocations\": [{\"executionSuccessful\": %s",
                          self->failures->len == 0 ? "true" : "false");
  if (self->failures->len > 0)
    g_string_append (buffer, ", \"toolExecutionNotifications\": [");
  for (guint i = 0; i < self->failures->len; i++)
    {
      g_string_append (buffer, i > 0 ? ", {\"level\": \"error\", " : "{\"level\": \"error\", ");
      append_text (buffer, "message", g_ptr_array_index (self->failures, i));
      g_string_append_c (buffer, '}');
    }
  g_string_append (buffer, self->failures->len > 0 ? "]}],\n" : "}],\n");

  g_string_append (buffer, "    \"tool\": {\"driver\": {\n"
                           "      \"name\": \"Connector Studio\",\n"
                           "      \"version\": \"" CS_VERSION "\",\n"
                           "      \"rules\": [");
  for (guint i = 0; i < self->rules->len; i++)
    {
      g_string_append (buffer, i > 0 ? ",\n        " : "\n        ");
      append_rule (buffer, g_ptr_array_index (self->rules, i));
    }
  g_string_append (buffer, self->rules->len > 0 ? "\n      ]\n    }}\n  }]\n}\n"
                                                : "]\n    }}\n  }]\n}\n");
}
