/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cs-cli"

#include <glib/gi18n-lib.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "cs-command.h"
#include "cs-printer.h"
#include "cs-standard-input.h"

#define STANDARD_INPUT "-"

typedef struct
{
  CsProfile  profile;
  CsFormat   format;
  char      *environment;
  CsTarget   target;
  gboolean   fix;
} Options;

static CsWorkspace *
open_path (const char  *path,
           GError     **error)
{
  g_autoptr (GBytes) bytes = NULL;

  if (strcmp (path, STANDARD_INPUT) != 0)
    return cs_workspace_open (path, error);

  bytes = cs_standard_input_read (error);
  return bytes != NULL ? cs_workspace_open_bytes ("<stdin>", bytes, error) : NULL;
}

/* On the standard error, as the standard output tells what is left. */
static void
print_fixed (CsWorkspace *workspace,
             CsFinding   *finding)
{
  g_autofree char *file = cs_workspace_dup_file_name (workspace, cs_finding_get_file (finding));
  g_autofree char *shown = cs_command_dup_printable (file);
  const char *label = cs_finding_get_fix_label (finding);
  g_autofree char *printable = cs_command_dup_printable (label != NULL ? label : "");

  /* Translators: a file, what was done in it ("Remove needsIdentity"), and the rule that asked
   * for it. */
  cs_command_notice (_("%s: fixed: %s [%s]\n"), shown, printable, cs_finding_get_id (finding));
}

static gboolean
fix (CsWorkspace  *workspace,
     const char   *path,
     GError      **error)
{
  g_autoptr (GPtrArray) fixed = g_ptr_array_new_with_free_func (g_object_unref);
  guint n_fixes = cs_workspace_fix_all_full (workspace, fixed);
  g_autofree char *printable = cs_command_dup_printable (path);

  if (n_fixes > 0 && !cs_workspace_save (workspace, error))
    return FALSE;

  for (guint i = 0; i < fixed->len; i++)
    print_fixed (workspace, fixed->pdata[i]);

  /* Translators: %s is a path, %u a number of problems. */
  cs_command_notice (ngettext ("%s: fixed %u problem\n", "%s: fixed %u problems\n", n_fixes),
                     printable, n_fixes);
  return TRUE;
}

static CsExit
fail (CsPrinter    *printer,
      const GError *error)
{
  cs_printer_add_failure (printer, error);
  return cs_command_fail (error);
}

static CsExit
validate (CsPrinter     *printer,
          const char    *path,
          const Options *options)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (CsWorkspace) workspace = open_path (path, &error);
  CsExit status = CS_EXIT_FINE;

  if (workspace == NULL)
    return fail (printer, error);

  cs_workspace_set_profile (workspace, options->profile);
  cs_workspace_set_target (workspace, options->target);
  if (!cs_workspace_choose_environment (workspace, options->environment, &error))
    return fail (printer, error);
  /* What is left is worth knowing also where it could not be saved. */
  if (options->fix && !fix (workspace, path, &error))
    status = fail (printer, error);

  cs_workspace_check (workspace);
  cs_printer_add (printer, workspace);

  return MAX (status, cs_workspace_get_n_errors (workspace) > 0 ? CS_EXIT_FINDINGS : CS_EXIT_FINE);
}

static gboolean
parse_values (const char *profile,
              const char *format,
              const char *target,
              Options    *options)
{
  if (profile != NULL && !cs_profile_parse (profile, &options->profile))
    {
      cs_command_fail_with (_("there is no profile '%s'; there are 'upload' and 'store'"), profile);
      return FALSE;
    }
  if (format != NULL && !cs_format_parse (format, &options->format))
    {
      cs_command_fail_with (_("there is no format '%s'; there are 'text', 'json' and 'sarif'"),
                            format);
      return FALSE;
    }
  if (target != NULL && !cs_target_parse (target, &options->target))
    {
      cs_command_fail_with (_("there is no target '%s'; there are 'workflows', 'connector', "
                              "'outlook' and 'bot'"),
                            target);
      return FALSE;
    }

  return TRUE;
}

static CsExit
run (const CsCommand    *self,
     const char * const *arguments)
{
  Options options = { CS_PROFILE_UPLOAD, CS_FORMAT_TEXT, NULL, CS_TARGET_NONE, FALSE };
  g_autofree char *profile = NULL;
  g_autofree char *format = NULL;
  g_autofree char *environment = NULL;
  g_autofree char *target = NULL;
  g_auto (GStrv) paths = NULL;
  g_autoptr (CsPrinter) printer = NULL;
  CsExit status = CS_EXIT_FINE;
  guint n_errors = 0;
  const GOptionEntry entries[] = {
    { "profile", 0, 0, G_OPTION_ARG_STRING, &profile,
      N_("Who is going to judge it: upload (the own organisation) or store"), "upload|store" },
    { "format", 0, 0, G_OPTION_ARG_STRING, &format,
      N_("How findings are printed"), "text|json|sarif" },
    { "fix", 0, 0, G_OPTION_ARG_NONE, &options.fix,
      N_("Apply every fix that there is, save, and report what is left"), NULL },
    { "env", 0, 0, G_OPTION_ARG_STRING, &environment,
      N_("Fill placeholders from env/.env.NAME"), N_("NAME") },
    { "target", 0, 0, G_OPTION_ARG_STRING, &target,
      N_("Where the cards go, whatever their project says"), "workflows|connector|outlook|bot" },
    { NULL }
  };

  if (!cs_command_parse (self, entries, arguments, 1, G_MAXUINT, &paths, &status))
    return status;
  if (!parse_values (profile, format, target, &options))
    return CS_EXIT_FAILED;

  options.environment = environment;
  printer = cs_printer_new (options.format);
  for (guint i = 0; paths[i] != NULL; i++)
    {
      CsExit one = validate (printer, paths[i], &options);

      n_errors += one != CS_EXIT_FINE;
      status = MAX (status, one);
    }
  cs_printer_finish (printer);

  /* A person wants to be told that all is well; a program reads the status. */
  if (n_errors == 0 && options.format == CS_FORMAT_TEXT && isatty (STDOUT_FILENO))
    cs_command_print ("%s\n", _("No errors found."));

  return status;
}

const CsCommand cs_command_validate = {
  .name = "validate",
  .arguments = N_("PATH…"),
  .summary = N_("Check folders, manifests, packages and cards; fix what can be fixed"),
  .description = N_("Checks each PATH (a folder, a manifest, a package, a card or any other JSON "
                    "file; '-' is\nthe standard input) and prints what it finds."),
  .run = run,
};
