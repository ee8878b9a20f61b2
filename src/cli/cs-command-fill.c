/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cs-cli"

#include <glib/gi18n-lib.h>

#include "cs-card-file.h"
#include "cs-command.h"

static CsExit
run (const CsCommand    *self,
     const char * const *arguments)
{
  g_autofree char       *output = NULL;
  g_autofree char       *data_path = NULL;
  g_auto (GStrv)         paths = NULL;
  g_autoptr (CsSnapshot) card = NULL;
  g_autoptr (CsFilled)   filled = NULL;
  g_autoptr (GError)     error = NULL;
  CsExit                 status;
  const GOptionEntry     entries[] = {
    { "data", 0, 0, G_OPTION_ARG_FILENAME, &data_path, N_("The data, a JSON file"), N_("FILE") },
    { "output", 'o', 0, G_OPTION_ARG_FILENAME, &output,
      N_("The file to write, instead of the standard output"), N_("FILE") },
    { NULL }
  };

  if (!cs_command_parse (self, entries, arguments, 1, 1, &paths, &status))
    return status;
  if (data_path == NULL)
    return cs_command_fail_with (_("name the data with --data FILE"));

  card = cs_card_file_read_any (paths[0], &error);
  if (card != NULL)
    filled = cs_card_file_fill (card, data_path, &error);
  if (filled == NULL || !cs_card_file_write (output, cs_filled_get_text (filled), &error))
    return cs_command_fail (error);

  return CS_EXIT_FINE;
}

const CsCommand cs_command_fill = {
  .name = "fill",
  .arguments = N_("CARD --data FILE"),
  .summary = N_("Fill a card's template with data"),
  .description = N_("Prints CARD with its expressions, such as ${name}, replaced by what the data "
                    "have for them.\nWhat is not understood, or has no value, stays as it is; the "
                    "standard error tells of it."),
  .run = run,
};
