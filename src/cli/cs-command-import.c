/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cs-cli"

#include <glib/gi18n-lib.h>

#include "cs-command.h"
#include "cs-import.h"

/* Faults of the archive end here: the folder does not have them any more. Files that were left
 * out are among them. */
static void
print_faults (CsPackage  *package,
              const char *path)
{
  g_autofree char *printable_path = cs_command_dup_printable (path);

  for (guint i = 0; i < cs_package_get_n_faults (package); i++)
    {
      const CsPackageFault *fault = cs_package_get_fault (package, i);
      g_autofree char *message = cs_command_dup_printable (fault->message);

      cs_command_notice ("%s: %s [%s]\n", printable_path, message, fault->id);
    }
}

static CsExit
run (const CsCommand    *self,
     const char * const *arguments)
{
  g_auto (GStrv) paths = NULL;
  g_autoptr (CsPackage) package = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *folder = NULL;
  CsExit status;
  guint n_files;

  if (!cs_command_parse (self, NULL, arguments, 2, 2, &paths, &status))
    return status;

  package = cs_import_package (paths[0], paths[1], &error);
  if (package == NULL)
    return cs_command_fail (error);

  print_faults (package, paths[0]);

  folder = cs_command_dup_printable (paths[1]);
  n_files = cs_package_get_n_entries (package);
  /* Translators: %s is a folder, %u a number of files. */
  cs_command_print (ngettext ("%s: imported %u file\n", "%s: imported %u files\n", n_files),
                    folder, n_files);

  return CS_EXIT_FINE;
}

const CsCommand cs_command_import = {
  .name = "import",
  .arguments = N_("FILE.zip FOLDER"),
  .summary = N_("Make a project folder of a package"),
  .description = N_("Puts the files of a package into FOLDER, where nothing is overwritten."),
  .run = run,
};
