/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cs-cli"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "cs-command.h"
#include "cs-printer-private.h"

static const char *
get_severity (const CsRuleInfo *rule,
              CsProfile         profile)
{
  if (profile == CS_PROFILE_UPLOAD && rule->store_only)
    return "-";

  return cs_severity_get_name (rule->severity[profile]);
}

static void
print_list (void)
{
  for (guint i = 0; i < cs_rules_get_n_rules (); i++)
    {
      const CsRuleInfo *rule = cs_rules_get_rule (i);

      cs_command_print ("%-28s %-8s %-8s %s\n", rule->id,
                        get_severity (rule, CS_PROFILE_UPLOAD),
                        get_severity (rule, CS_PROFILE_STORE),
                        _(rule->title));
    }
}

static void
print_rule (const CsRuleInfo *rule)
{
  cs_command_print ("%s: %s\n\n%s\n\n", rule->id, _(rule->title), _(rule->explanation));
  cs_command_print (_("Severity: %s for an upload, %s for the store\n"),
                    get_severity (rule, CS_PROFILE_UPLOAD),
                    get_severity (rule, CS_PROFILE_STORE));
  if (rule->fixable)
    cs_command_print ("%s\n", _("Can be fixed: 'validate --fix' does it"));
  if (rule->flags != CS_RULE_PLAIN)
    cs_command_print ("%s\n", _("Stops an export, also with --force"));
  if (rule->code != NULL)
    cs_command_print (_("Microsoft's name for it: %s\n"), rule->code);
  if (rule->source != NULL)
    cs_command_print (_("Source: %s\n"), rule->source);
}

static void
append_member (GString    *json,
               const char *name,
               const char *value)
{
  if (value == NULL)
    return;

  g_string_append_printf (json, "\"%s\": ", name);
  cs_printer_append_string (json, value);
  g_string_append (json, ", ");
}

static void
append_json (GString          *json,
             const CsRuleInfo *rule)
{
  g_string_append_c (json, '{');
  append_member (json, "id", rule->id);
  if (!rule->store_only)
    append_member (json, "severity", cs_severity_get_name (rule->severity[CS_PROFILE_UPLOAD]));
  append_member (json, "storeSeverity", cs_severity_get_name (rule->severity[CS_PROFILE_STORE]));
  append_member (json, "title", _(rule->title));
  append_member (json, "explanation", _(rule->explanation));
  append_member (json, "code", rule->code);
  append_member (json, "source", rule->source);
  g_string_append_printf (json, "\"schema\": %s, \"files\": %s, \"fixable\": %s}",
                          rule->flags & CS_RULE_SCHEMA ? "true" : "false",
                          rule->flags & CS_RULE_FILES ? "true" : "false",
                          rule->fixable ? "true" : "false");
}

static void
print_json (const CsRuleInfo *only)
{
  g_autoptr (GString) json = g_string_new ("[");

  for (guint i = 0; i < cs_rules_get_n_rules (); i++)
    {
      const CsRuleInfo *rule = cs_rules_get_rule (i);

      if (only != NULL && rule != only)
        continue;
      g_string_append (json, json->len > 1 ? ",\n  " : "\n  ");
      append_json (json, rule);
    }
  g_string_append (json, "\n]\n");

  cs_command_print ("%s", json->str);
}

static CsExit
run (const CsCommand    *self,
     const char * const *arguments)
{
  g_autofree char *format_text = NULL;
  CsFormat format = CS_FORMAT_TEXT;
  g_auto (GStrv) ids = NULL;
  const CsRuleInfo *rule = NULL;
  CsExit status;
  const GOptionEntry entries[] = {
    { "format", 0, 0, G_OPTION_ARG_STRING, &format_text, N_("How they are printed"), "text|json" },
    { NULL }
  };

  if (!cs_command_parse (self, entries, arguments, 0, 1, &ids, &status))
    return status;
  if (format_text != NULL &&
      (!cs_format_parse (format_text, &format) || format == CS_FORMAT_SARIF))
    return cs_command_fail_with (_("there is no format '%s'; there are 'text' and 'json'"),
                                 format_text);

  if (ids[0] != NULL)
    {
      rule = cs_rules_find_rule (ids[0]);
      if (rule == NULL)
        return cs_command_fail_with (_("there is no rule '%s'; 'connector-studio rules' lists them"),
                                     ids[0]);
    }

  if (format == CS_FORMAT_JSON)
    print_json (rule);
  else if (rule != NULL)
    print_rule (rule);
  else
    print_list ();

  return CS_EXIT_FINE;
}

const CsCommand cs_command_rules = {
  .name = "rules",
  .arguments = N_("[ID]"),
  .summary = N_("List the rules, or explain one"),
  .description = N_("Lists the rules with their severities for an upload and for the store, or "
                    "explains one."),
  .run = run,
};
