/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cs-cli"

#include <glib/gi18n-lib.h>

#include "cs-command.h"
#include "cs-printer.h"

/* What stands in the way, as validate prints it. */
static void
print_blockers (CsWorkspace *workspace,
                gboolean     force)
{
  g_autoptr (GPtrArray) blockers = cs_workspace_find_blockers (workspace, force);
  g_autoptr (CsPrinter) printer = cs_printer_new (CS_FORMAT_TEXT);

  for (guint i = 0; i < blockers->len; i++)
    {
      CsFinding *finding = g_ptr_array_index (blockers, i);
      g_autofree char *file = cs_workspace_dup_file_name (workspace,
                                                          cs_finding_get_file (finding));

      cs_printer_add_one (printer, file, finding);
    }
  cs_printer_finish (printer);
}

static void
print_export (const CsExport *export)
{
  g_autofree char *path = cs_command_dup_printable (export->path);
  g_autofree char *size = g_format_size (g_bytes_get_size (export->bytes));

  cs_command_print ("%s (%s)\n", path, size);
  for (guint i = 0; export->names[i] != NULL; i++)
    {
      g_autofree char *name = cs_command_dup_printable (export->names[i]);
      g_autofree char *entry_size = g_format_size (export->sizes[i]);

      cs_command_print ("  %s (%s)\n", name, entry_size);
    }
}

static CsExit
run (const CsCommand    *self,
     const char * const *arguments)
{
  g_autofree char *output = NULL;
  g_autofree char *environment = NULL;
  gboolean force = FALSE;
  g_auto (GStrv) paths = NULL;
  g_autoptr (CsWorkspace) workspace = NULL;
  g_autoptr (CsExport) export = NULL;
  g_autoptr (GError) error = NULL;
  CsExit status;
  const GOptionEntry entries[] = {
    { "output", 'o', 0, G_OPTION_ARG_FILENAME, &output,
      N_("The package to write, instead of build/NAME-VERSION.zip"), N_("FILE") },
    { "env", 0, 0, G_OPTION_ARG_STRING, &environment,
      N_("Fill placeholders from env/.env.NAME"), N_("NAME") },
    { "force", 0, 0, G_OPTION_ARG_NONE, &force,
      N_("Pass over errors that are neither of the schema nor about files"), NULL },
    { NULL }
  };

  if (!cs_command_parse (self, entries, arguments, 1, 1, &paths, &status))
    return status;

  workspace = cs_workspace_open (paths[0], &error);
  if (workspace == NULL || !cs_workspace_choose_environment (workspace, environment, &error))
    return cs_command_fail (error);

  export = cs_workspace_export (workspace, output, force, &error);
  if (export != NULL)
    {
      print_export (export);
      return CS_EXIT_FINE;
    }

  if (!g_error_matches (error, CS_WORKSPACE_ERROR, CS_WORKSPACE_ERROR_REFUSED))
    return cs_command_fail (error);

  print_blockers (workspace, force);
  cs_command_fail (error);
  return CS_EXIT_FINDINGS;
}

const CsCommand cs_command_export = {
  .name = "export",
  .arguments = N_("PATH"),
  .summary = N_("Write the package (.zip) that is uploaded"),
  .description = N_("Writes the package of PATH: the manifest, and the icons and language files "
                    "that it names.\nWhere a finding is an error, nothing is written."),
  .run = run,
};
