/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cs-cli"

#include <glib/gi18n-lib.h>

#include "cs-card-file.h"
#include "cs-command.h"
#include "cs-conversion.h"
#include "cs-folder-conversion.h"
#include "cs-printer-private.h"

static const char *
get_kind_title (CsLossKind kind)
{
  static const char *const titles[] = { N_("changed"), N_("approximated"), N_("dropped") };

  return _(titles[kind]);
}

static void
print_text (CsConversion *conversion)
{
  for (guint i = 0; i < cs_conversion_get_n_losses (conversion); i++)
    {
      const CsLoss    *loss = cs_conversion_get_loss (conversion, i);
      g_autofree char *pointer = cs_command_dup_printable (loss->pointer);
      g_autofree char *message = cs_command_dup_printable (loss->message);

      cs_command_notice ("%s: %s: %s [%s]\n", pointer, get_kind_title (loss->kind), message,
                         loss->id);
    }
}

static void
print_json (CsConversion *conversion)
{
  g_autoptr (GString) json = g_string_new ("[");

  for (guint i = 0; i < cs_conversion_get_n_losses (conversion); i++)
    {
      const CsLoss *loss = cs_conversion_get_loss (conversion, i);

      g_string_append_printf (json, "%s\n  {\"id\": ", i > 0 ? "," : "");
      cs_printer_append_string (json, loss->id);
      g_string_append_printf (json, ", \"kind\": \"%s\", \"severity\": \"%s\", \"pointer\": ",
                              cs_loss_kind_get_name (loss->kind),
                              cs_severity_get_name (loss->severity));
      cs_printer_append_string (json, loss->pointer);
      g_string_append (json, ", \"message\": ");
      cs_printer_append_string (json, loss->message);
      g_string_append_c (json, '}');
    }
  cs_command_notice ("%s%s]\n", json->str, cs_conversion_get_n_losses (conversion) > 0 ? "\n" : "");
}

/* One line for each file: whoever converts a folder wants to know which to look at. */
static CsExit
convert_file (const char *folder,
              const char *path,
              const char *output,
              CsHttpPost  choice,
              gboolean    force)
{
  g_autoptr (CsOldCard) card = cs_old_card_load (folder, path, choice);
  g_autofree char      *name = cs_command_dup_printable (path);
  g_autofree char      *summary = cs_old_card_dup_summary (card);
  g_autofree char      *shown = cs_command_dup_printable (summary);
  g_autofree char      *written = NULL;
  g_autoptr (GError)    error = NULL;

  if (cs_old_card_get_state (card) == CS_OLD_CARD_UNREADABLE)
    return cs_command_fail_with ("%s: %s", name, cs_old_card_get_why (card));
  if (cs_old_card_get_state (card) != CS_OLD_CARD_CONVERTED)
    {
      cs_command_notice ("%s: %s\n", name, shown);
      return CS_EXIT_FINE;
    }

  written = cs_folder_conversion_write (card, output,
                                        force ? CS_IN_THE_WAY_REPLACE : CS_IN_THE_WAY_REFUSE,
                                        &error);
  if (written == NULL)
    return cs_command_fail (error);

  cs_command_notice ("%s: %s\n", name, shown);
  for (guint i = 0; i < cs_conversion_get_n_losses (cs_old_card_get_conversion (card)); i++)
    {
      const CsLoss    *loss = cs_conversion_get_loss (cs_old_card_get_conversion (card), i);
      g_autofree char *pointer = cs_command_dup_printable (loss->pointer);
      g_autofree char *message = cs_command_dup_printable (loss->message);

      cs_command_notice ("%s: %s: %s: %s [%s]\n", name, pointer, get_kind_title (loss->kind),
                         message, loss->id);
    }
  return CS_EXIT_FINE;
}

/* One card that cannot be read keeps no other one from being converted. */
static CsExit
convert_folder (const char *folder,
                const char *output,
                CsHttpPost  choice,
                gboolean    force)
{
  g_autoptr (GError) error = NULL;
  g_auto (GStrv)     paths = NULL;
  CsExit             status = CS_EXIT_FINE;

  if (output == NULL || g_str_equal (output, "-"))
    return cs_command_fail_with (_("name a folder for the new cards: --output FOLDER"));

  paths = cs_folder_conversion_list (folder, &error);
  if (paths == NULL)
    return cs_command_fail (error);
  for (guint i = 0; paths[i] != NULL; i++)
    {
      CsExit one = convert_file (folder, paths[i], output, choice, force);

      status = MAX (status, one);
    }
  return status;
}

static CsExit
run (const CsCommand    *self,
     const char * const *arguments)
{
  g_autofree char          *output = NULL;
  g_autofree char          *http_post = NULL;
  gboolean                  json = FALSE;
  gboolean                  force = FALSE;
  g_auto (GStrv)            paths = NULL;
  CsHttpPost                choice = CS_HTTP_POST_DROP;
  g_autoptr (CsSnapshot)    card = NULL;
  g_autoptr (CsConversion)  conversion = NULL;
  g_autoptr (GError)        error = NULL;
  CsExit                    status;
  const GOptionEntry        entries[] = {
    { "output", 'o', 0, G_OPTION_ARG_FILENAME, &output,
      N_("The file to write, instead of the standard output; of a folder the folder to write to"),
      N_("FILE") },
    { "http-post", 0, 0, G_OPTION_ARG_STRING, &http_post,
      N_("What becomes of buttons that post by themselves: drop (the default), open their "
         "address, submit to a bot, or http for Outlook"), N_("CHOICE") },
    { "json", 0, 0, G_OPTION_ARG_NONE, &json, N_("Print the report as JSON"), NULL },
    { "force", 0, 0, G_OPTION_ARG_NONE, &force,
      N_("Write over files that are in the folder already"), NULL },
    { NULL }
  };

  if (!cs_command_parse (self, entries, arguments, 1, 1, &paths, &status))
    return status;
  if (http_post != NULL && !cs_http_post_parse (http_post, &choice))
    return cs_command_fail_with (_("--http-post is drop, open, submit or http, not '%s'"),
                                 http_post);

  if (g_file_test (paths[0], G_FILE_TEST_IS_DIR))
    {
      if (json)
        return cs_command_fail_with (_("--json reports on one card, not on a folder"));
      return convert_folder (paths[0], output, choice, force);
    }

  card = cs_card_file_read (paths[0], &error);
  if (card != NULL)
    conversion = cs_conversion_new (card, choice, &error);
  if (conversion == NULL ||
      !cs_card_file_write (output, cs_conversion_get_text (conversion), &error))
    return cs_command_fail (error);

  if (json)
    print_json (conversion);
  else
    print_text (conversion);
  return CS_EXIT_FINE;
}

const CsCommand cs_command_convert = {
  .name = "convert",
  .arguments = N_("CARD"),
  .summary = N_("Turn a MessageCard into an Adaptive Card"),
  .description = N_("Prints the MessageCard CARD as an Adaptive Card. The standard error tells what "
                    "was changed,\napproximated or dropped, and why. CARD may be - for the "
                    "standard input, or a folder: then\neach MessageCard in it is written under "
                    "its own name into the folder of --output."),
  .run = run,
};
