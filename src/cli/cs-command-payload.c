/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cs-cli"

#include <glib/gi18n-lib.h>

#include "cs-card-envelope.h"
#include "cs-card-file.h"
#include "cs-card-size.h"
#include "cs-command.h"
#include "cs-json-writer.h"

static GBytes *
format (GBytes *payload)
{
  g_autoptr (CsSnapshot) snapshot = cs_snapshot_new (payload);

  return cs_json_write_formatted (snapshot, NULL, NULL);
}

static void
print_size (CsSnapshot *card)
{
  CsCardSize size;

  if (cs_card_size_measure (card, &size))
    cs_command_notice (_("%u bytes are sent; Teams counts about %u of at most %u.\n"),
                       (guint) size.payload, (guint) size.estimate, CS_CARD_SIZE_MAX);
}

static CsExit
run (const CsCommand    *self,
     const char * const *arguments)
{
  g_autofree char       *output = NULL;
  gboolean               minified = FALSE;
  gboolean               size = FALSE;
  g_auto (GStrv)         paths = NULL;
  g_autoptr (CsSnapshot) card = NULL;
  g_autoptr (GBytes)     payload = NULL;
  g_autoptr (GBytes)     text = NULL;
  g_autoptr (GError)     error = NULL;
  CsExit                 status;
  const GOptionEntry     entries[] = {
    { "output", 'o', 0, G_OPTION_ARG_FILENAME, &output,
      N_("The file to write, instead of the standard output"), N_("FILE") },
    { "minified", 0, 0, G_OPTION_ARG_NONE, &minified, N_("Without white space, as it is sent"),
      NULL },
    { "size", 0, 0, G_OPTION_ARG_NONE, &size, N_("Tell how much of Teams' limit it takes"), NULL },
    { NULL }
  };

  if (!cs_command_parse (self, entries, arguments, 1, 1, &paths, &status))
    return status;

  card = cs_card_file_read (paths[0], &error);
  if (card != NULL)
    payload = cs_card_envelope_wrap (card, &error);
  if (payload == NULL)
    return cs_command_fail (error);

  text = minified ? g_bytes_ref (payload) : format (payload);
  if (!cs_card_file_write (output, text, &error))
    return cs_command_fail (error);
  if (size)
    print_size (card);
  return CS_EXIT_FINE;
}

const CsCommand cs_command_payload = {
  .name = "payload",
  .arguments = N_("CARD"),
  .summary = N_("Print what a webhook must get to show a card"),
  .description = N_("Prints the body of the request that posts CARD: an Adaptive Card attached to "
                    "a message,\na MessageCard as it is. CARD may be - for the standard input."),
  .run = run,
};
