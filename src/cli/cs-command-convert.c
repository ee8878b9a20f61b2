/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cs-cli"

#include <glib/gi18n-lib.h>

#include "cs-card-file.h"
#include "cs-command.h"
#include "cs-conversion.h"
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

static CsExit
run (const CsCommand    *self,
     const char * const *arguments)
{
  g_autofree char          *output = NULL;
  g_autofree char          *http_post = NULL;
  gboolean                  json = FALSE;
  g_auto (GStrv)            paths = NULL;
  CsHttpPost                choice = CS_HTTP_POST_DROP;
  g_autoptr (CsSnapshot)    card = NULL;
  g_autoptr (CsConversion)  conversion = NULL;
  g_autoptr (GError)        error = NULL;
  CsExit                    status;
  const GOptionEntry        entries[] = {
    { "output", 'o', 0, G_OPTION_ARG_FILENAME, &output,
      N_("The file to write, instead of the standard output"), N_("FILE") },
    { "http-post", 0, 0, G_OPTION_ARG_STRING, &http_post,
      N_("What becomes of buttons that post by themselves: drop (the default), open their "
         "address, submit to a bot, or http for Outlook"), N_("CHOICE") },
    { "json", 0, 0, G_OPTION_ARG_NONE, &json, N_("Print the report as JSON"), NULL },
    { NULL }
  };

  if (!cs_command_parse (self, entries, arguments, 1, 1, &paths, &status))
    return status;
  if (http_post != NULL && !cs_http_post_parse (http_post, &choice))
    return cs_command_fail_with (_("--http-post is drop, open, submit or http, not '%s'"),
                                 http_post);

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
                    "standard input."),
  .run = run,
};
