/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cs-cli"

#include "cs-printer.h"
#include "cs-printer-private.h"

#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "cs-command.h"
#include "cs-text-edit.h"

/* Written when so much has gathered: neither a call for each line nor all of a thousand files in
 * memory. */
#define FLUSH_BYTES (64 * 1024)

static const char * const format_names[] = { "text", "json", "sarif" };
static const char * const severity_names[] = { "note", "warning", "error" };

/* Bold cyan, magenta and red, as compilers have taught people. */
static const char * const severity_colors[] = { "\033[1;36m", "\033[1;35m", "\033[1;31m" };

gboolean
cs_format_parse (const char *text,
                 CsFormat   *format)
{
  for (guint i = 0; i < G_N_ELEMENTS (format_names); i++)
    {
      if (strcmp (format_names[i], text) == 0)
        {
          *format = i;
          return TRUE;
        }
    }

  return FALSE;
}

const char *
cs_severity_get_name (CsSeverity severity)
{
  return severity_names[severity];
}

static gboolean
wants_colors (void)
{
  const char *no_color = g_getenv ("NO_COLOR");

  return isatty (STDOUT_FILENO) && (no_color == NULL || *no_color == '\0') &&
         g_strcmp0 (g_getenv ("TERM"), "dumb") != 0;
}

static void
flush (CsPrinter *self)
{
  fwrite (self->buffer->str, 1, self->buffer->len, stdout);
  g_string_truncate (self->buffer, 0);
}

void
cs_printer_append_string (GString    *buffer,
                          const char *text)
{
  g_autofree char *valid = g_utf8_make_valid (text, -1);
  g_autofree char *quoted = cs_json_quote (valid);

  g_string_append (buffer, quoted);
}

static void
add_text (CsPrinter  *self,
          const char *file,
          CsFinding  *finding)
{
  CsSeverity severity = cs_finding_get_severity (finding);
  g_autofree char *printable_file = cs_command_dup_printable (file);
  g_autofree char *message = cs_command_dup_printable (cs_finding_get_message (finding));

  g_string_append_printf (self->buffer, "%s:%u:%u: %s%s:%s %s [%s]\n", printable_file,
                          MAX (cs_finding_get_line (finding), 1),
                          MAX (cs_finding_get_column (finding), 1),
                          self->colored ? severity_colors[severity] : "",
                          cs_severity_get_name (severity),
                          self->colored ? "\033[0m" : "",
                          message, cs_finding_get_id (finding));
}

static void
append_member (GString    *buffer,
               const char *name,
               const char *value)
{
  g_string_append_printf (buffer, "\"%s\": ", name);
  cs_printer_append_string (buffer, value);
  g_string_append (buffer, ", ");
}

static void
add_json (CsPrinter  *self,
          const char *file,
          CsFinding  *finding)
{
  const char *pointer = cs_finding_get_pointer (finding);
  const char *keyword = cs_finding_get_keyword (finding);
  g_autofree char *display_file = g_filename_display_name (file);

  g_string_append (self->buffer, self->n_findings > 0 ? ",\n  {" : "\n  {");
  append_member (self->buffer, "id", cs_finding_get_id (finding));
  append_member (self->buffer, "severity",
                 cs_severity_get_name (cs_finding_get_severity (finding)));
  append_member (self->buffer, "file", display_file);
  append_member (self->buffer, "pointer", pointer != NULL ? pointer : "");
  g_string_append_printf (self->buffer, "\"line\": %u, \"column\": %u, ",
                          MAX (cs_finding_get_line (finding), 1),
                          MAX (cs_finding_get_column (finding), 1));
  append_member (self->buffer, "message", cs_finding_get_message (finding));
  if (keyword != NULL)
    append_member (self->buffer, "keyword", keyword);
  g_string_append_printf (self->buffer, "\"fixable\": %s}",
                          cs_finding_get_fixable (finding) ? "true" : "false");
}

CsPrinter *
cs_printer_new (CsFormat format)
{
  CsPrinter *self = g_new0 (CsPrinter, 1);

  self->format = format;
  self->buffer = g_string_sized_new (4096);
  self->colored = format == CS_FORMAT_TEXT && wants_colors ();

  if (format == CS_FORMAT_JSON)
    g_string_append_c (self->buffer, '[');
  else if (format == CS_FORMAT_SARIF)
    cs_printer_begin_sarif (self);

  return self;
}

void
cs_printer_free (CsPrinter *self)
{
  g_string_free (self->buffer, TRUE);
  g_clear_pointer (&self->rules, g_ptr_array_unref);
  g_clear_pointer (&self->rule_indices, g_hash_table_unref);
  g_clear_pointer (&self->failures, g_ptr_array_unref);
  g_free (self);
}

void
cs_printer_add_one (CsPrinter  *self,
                    const char *file,
                    CsFinding  *finding)
{
  switch (self->format)
    {
    case CS_FORMAT_TEXT:
      add_text (self, file, finding);
      break;
    case CS_FORMAT_JSON:
      add_json (self, file, finding);
      break;
    case CS_FORMAT_SARIF:
      cs_printer_add_sarif (self, file, finding);
      break;
    default:
      g_return_if_reached ();
    }

  self->n_findings++;
  if (self->buffer->len > FLUSH_BYTES)
    flush (self);
}

void
cs_printer_add (CsPrinter   *self,
                CsWorkspace *workspace)
{
  GListModel *findings = cs_workspace_get_findings (workspace);
  guint n_findings = g_list_model_get_n_items (findings);

  for (guint i = 0; i < n_findings; i++)
    {
      g_autoptr (CsFinding) finding = g_list_model_get_item (findings, i);
      g_autofree char *file = cs_workspace_dup_file_name (workspace,
                                                          cs_finding_get_file (finding));

      cs_printer_add_one (self, file, finding);
    }
}

void
cs_printer_add_failure (CsPrinter    *self,
                        const GError *error)
{
  if (self->format == CS_FORMAT_SARIF)
    g_ptr_array_add (self->failures, g_strdup (error->message));
}

void
cs_printer_finish (CsPrinter *self)
{
  if (self->format == CS_FORMAT_JSON)
    g_string_append (self->buffer, self->n_findings > 0 ? "\n]\n" : "]\n");
  else if (self->format == CS_FORMAT_SARIF)
    cs_printer_finish_sarif (self);

  flush (self);
}
