/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cs-cli"

#include "cs-command.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <stdio.h>
#include <unistd.h>

#include "cs-place.h"
#include "cs-sample.h"

#define WINDOW_PROGRAM "connector-studio-window"

CsExit
cs_command_window (const char * const *paths)
{
  g_autofree char *program = cs_place_dup_program (WINDOW_PROGRAM);
  g_autoptr (GPtrArray) argv = g_ptr_array_new ();

  if (!g_file_test (program, G_FILE_TEST_IS_EXECUTABLE))
    return cs_command_fail_with (_("cannot open the window: there is no '%s'"), program);

  g_ptr_array_add (argv, program);
  for (guint i = 0; paths[i] != NULL; i++)
    g_ptr_array_add (argv, (gpointer) paths[i]);
  g_ptr_array_add (argv, NULL);

  /* Becomes it rather than starts it: nobody waits, and signals and the status are its own. */
  fflush (NULL);
  execv (program, (char **) argv->pdata);

  return cs_command_fail_with (_("cannot open the window: '%s': %s"), program, g_strerror (errno));
}

CsExit
cs_command_window_on_sample (void)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *folder = cs_sample_prepare (&error);
  const char *paths[] = { folder, NULL };

  return folder != NULL ? cs_command_window (paths) : cs_command_fail (error);
}
