/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cs-cli"

#include <glib/gi18n-lib.h>
#include <string.h>
#include <unistd.h>

#include "cs-card-file.h"
#include "cs-card-send.h"
#include "cs-command.h"
#include "cs-printer.h"
#include "cs-secret-store.h"
#include "cs-send-history.h"
#include "cs-sender.h"
#include "cs-standard-input.h"
#include "cs-url-doctor.h"
#include "cs-webhooks.h"

#define MAX_URL 16384

typedef struct
{
  char     **names;
  char      *variable;
  char      *data;
  gboolean   from_input;
  gboolean   dry_run;
  gboolean   force;
  gboolean   json;
  gboolean   remember;
} Options;

/* A webhook that the card goes to. */
typedef struct
{
  char           *name;
  char           *url;
  CsEndpointKind  kind;
  CsEndpointKind  accepts;
  char           *label;
  GBytes         *payload;
  CsSendResult   *result;
} Target;

/* What one asynchronous call gave. */
typedef struct
{
  GError       *error;
  char         *url;
  CsSendResult *result;
  gboolean      done;
} Outcome;

static void
target_free (Target *target)
{
  g_free (target->name);
  g_free (target->url);
  g_free (target->label);
  g_clear_pointer (&target->payload, g_bytes_unref);
  g_clear_pointer (&target->result, cs_send_result_free);
  g_free (target);
}

static void
wait_for (Outcome *outcome)
{
  while (!outcome->done)
    g_main_context_iteration (NULL, TRUE);
}

static void
found_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  Outcome *outcome = user_data;

  outcome->url = cs_secret_store_look_up_finish (CS_SECRET_STORE (source), result,
                                                 &outcome->error);
  outcome->done = TRUE;
}

static void
saved_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  Outcome *outcome = user_data;

  cs_secret_store_save_finish (CS_SECRET_STORE (source), result, &outcome->error);
  outcome->done = TRUE;
}

static void
sent_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  Outcome *outcome = user_data;

  outcome->result = cs_sender_send_finish (CS_SENDER (source), result, &outcome->error);
  outcome->done = TRUE;
}

/* Returns: (transfer full) (nullable): the address that came with the command */
static char *
read_url (const Options  *options,
          GError        **error)
{
  g_autoptr (GBytes) bytes = NULL;
  const char *value;
  gsize size;

  if (options->variable != NULL)
    {
      value = g_getenv (options->variable);
      if (value == NULL || value[0] == '\0')
        {
          g_set_error (error, CS_CHANNEL_ERROR, CS_CHANNEL_ERROR_NO_SECRET,
                       _("the environment variable '%s' is not set"), options->variable);
          return NULL;
        }
      return g_strdup (value);
    }

  bytes = cs_standard_input_read (error);
  if (bytes == NULL)
    return NULL;

  value = g_bytes_get_data (bytes, &size);
  if (size > MAX_URL)
    {
      g_set_error (error, CS_CHANNEL_ERROR, CS_CHANNEL_ERROR_ADDRESS,
                   _("the standard input is no webhook's address"));
      return NULL;
    }
  return g_strndup (value != NULL ? value : "", size);
}

/* Says what there is to say about an address; its secrets are in none of it.
 * Returns: whether something can be sent there */
static gboolean
examine (Target         *target,
         GError        **error)
{
  g_autoptr (CsUrlReport) report = cs_url_doctor_examine (target->url);

  for (guint i = 0; i < report->notes->len; i++)
    {
      const CsUrlNote *note = &g_array_index (report->notes, CsUrlNote, i);

      if (note->severity == CS_SEVERITY_ERROR)
        {
          g_set_error (error, CS_CHANNEL_ERROR, CS_CHANNEL_ERROR_ADDRESS, "%s", note->message);
          return FALSE;
        }
      if (note->severity == CS_SEVERITY_WARNING)
        cs_command_notice ("%s: %s [%s]\n", target->name, note->message, note->id);
    }

  g_free (target->url);
  target->url = g_steal_pointer (&report->url);
  target->label = g_steal_pointer (&report->label);
  target->kind = report->kind;
  target->accepts = report->accepts;
  return TRUE;
}

/* Returns: (transfer full) (nullable) */
static char *
look_up (CsSecretStore  *store,
         const char     *project,
         const char     *name,
         GError        **error)
{
  Outcome outcome = { 0 };

  cs_secret_store_look_up_async (store, project, name, NULL, found_cb, &outcome);
  wait_for (&outcome);
  if (outcome.error != NULL)
    g_propagate_error (error, outcome.error);
  return outcome.url;
}

/* Whether connector.json names it; where it names none, the keyring alone decides. */
static gboolean
check_name (CsProject   *project,
            const char  *name,
            GError     **error)
{
  g_autoptr (GPtrArray) webhooks = cs_webhooks_list (project);
  g_autoptr (GString) names = g_string_new (NULL);

  for (guint i = 0; i < webhooks->len; i++)
    {
      const CsWebhook *webhook = webhooks->pdata[i];

      if (g_str_equal (webhook->name, name))
        return TRUE;
      g_string_append_printf (names, "%s'%s'", i > 0 ? ", " : "", webhook->name);
    }

  if (webhooks->len == 0)
    return TRUE;
  g_set_error (error, CS_CHANNEL_ERROR, CS_CHANNEL_ERROR_NO_SECRET,
               _("the project has no webhook '%s'; it has %s"), name, names->str);
  return FALSE;
}

static void
keep_url (CsSecretStore *store,
          const char    *project,
          const Target  *target)
{
  Outcome outcome = { 0 };

  cs_secret_store_save_async (store, project, target->name, target->url, NULL, saved_cb, &outcome);
  wait_for (&outcome);
  if (outcome.error != NULL)
    cs_command_notice (_("%s: the address is not remembered: %s\n"), target->name,
                       outcome.error->message);
  g_clear_error (&outcome.error);
}

/* Returns: (transfer full) (nullable) */
static Target *
make_target (CsCardToSend   *card,
             CsSecretStore  *store,
             const char     *project,
             const char     *name,
             const char     *given_url,
             GError        **error)
{
  Target *target = g_new0 (Target, 1);

  target->name = g_strdup (name != NULL ? name : _("webhook"));
  if (given_url != NULL)
    target->url = g_strdup (given_url);
  else if (check_name (cs_workspace_get_project (card->workspace), name, error))
    target->url = look_up (store, project, name, error);

  if (target->url != NULL && examine (target, error))
    target->payload = cs_card_dup_payload (card->bytes, target->accepts, error);
  if (target->payload == NULL)
    {
      g_prefix_error (error, "%s: ", target->name);
      target_free (target);
      return NULL;
    }

  return target;
}

static void
progress_cb (CsSendPhase phase,
             guint       attempt,
             guint       seconds,
             gpointer    user_data)
{
  const Target *target = user_data;

  if (phase == CS_SEND_RUNNING || seconds == 0)
    return;

  if (phase == CS_SEND_PLANNED)
    cs_command_notice (ngettext ("%s: sent in %u second, within the service's limits\n",
                                 "%s: sent in %u seconds, within the service's limits\n", seconds),
                       target->name, seconds);
  else
    cs_command_notice (ngettext ("%s: sent again in %u second\n",
                                 "%s: sent again in %u seconds\n", seconds),
                       target->name, seconds);
}

static void
print_json_member (GString    *text,
                   const char *name,
                   const char *value)
{
  g_autofree char *valid = g_utf8_make_valid (value, -1);
  g_autofree char *quoted = cs_json_quote (valid);

  g_string_append_printf (text, ",\"%s\":%s", name, quoted);
}

static void
print_json (const GPtrArray *targets)
{
  g_autoptr (GString) text = g_string_new ("[");

  for (guint i = 0; i < targets->len; i++)
    {
      const Target *target = targets->pdata[i];
      const CsSendResult *result = target->result;

      g_string_append_printf (text, "%s\n{\"sent\":%s", i > 0 ? "," : "",
                              result != NULL ? "true" : "false");
      print_json_member (text, "to", target->name);
      print_json_member (text, "kind", cs_endpoint_kind_get_name (target->kind));
      print_json_member (text, "label", target->label);
      g_string_append_printf (text, ",\"size\":%" G_GSIZE_FORMAT,
                              g_bytes_get_size (target->payload));
      if (result != NULL)
        {
          g_string_append_printf (text, ",\"status\":%u,\"attempts\":%u,\"milliseconds\":%u",
                                  result->status, result->attempts, result->milliseconds);
          print_json_member (text, "answer", result->answer);
          print_json_member (text, "verdict", result->verdict.id);
          print_json_member (text, "outcome", cs_outcome_get_name (result->verdict.outcome));
          print_json_member (text, "meaning", result->verdict.sentence);
        }
      else
        {
          gsize size;
          const char *data = g_bytes_get_data (target->payload, &size);
          g_autofree char *payload = g_strndup (data != NULL ? data : "", size);

          print_json_member (text, "payload", payload);
        }
      g_string_append_c (text, '}');
    }

  cs_command_print ("%s\n]\n", text->str);
}

static void
print_text (const Target *target)
{
  const CsSendResult *result = target->result;
  g_autofree char *name = cs_command_dup_printable (target->name);

  if (result == NULL)
    {
      g_autofree char *size = g_format_size (g_bytes_get_size (target->payload));

      /* Translators: name of a webhook, its kind, its masked address, size of the message. */
      cs_command_print (_("%s: would send to a webhook of the kind '%s' at %s: %s\n"), name,
                        cs_endpoint_kind_get_title (target->kind), target->label,
                        size);
      return;
    }

  cs_command_print ("%s: %s: %s\n", name, cs_outcome_get_title (result->verdict.outcome),
                    result->verdict.sentence);
  if (result->status != 0)
    {
      g_autofree char *answer = cs_command_dup_printable (result->answer);

      /* Translators: the status of HTTP, and the text that came with it. */
      cs_command_print (_("  answer %u: %s\n"), result->status, answer);
    }
}

static CsExit
refuse (CsCardToSend    *card,
        const GPtrArray *errors)
{
  for (guint i = 0; i < errors->len; i++)
    {
      CsFinding *finding = errors->pdata[i];
      g_autofree char *file = cs_workspace_dup_file_name (card->workspace,
                                                          cs_finding_get_file (finding));
      g_autofree char *shown = cs_command_dup_printable (file);
      g_autofree char *message = cs_command_dup_printable (cs_finding_get_message (finding));

      cs_command_notice ("%s: %s: %s [%s]\n", shown,
                         cs_severity_get_name (cs_finding_get_severity (finding)), message,
                         cs_finding_get_id (finding));
    }

  cs_command_fail_with (ngettext ("nothing is sent: the card has %u error; --force sends it all the "
                                  "same",
                                  "nothing is sent: the card has %u errors; --force sends it all "
                                  "the same", errors->len), errors->len);
  return CS_EXIT_FINDINGS;
}

/* Sends one after the other: several at a time would fail at the same moment. */
static CsExit
send_all (CsCardToSend    *card,
          const char      *project,
          const GPtrArray *targets)
{
  g_autoptr (CsSender) sender = cs_sender_new ();
  g_autofree char *path = cs_send_history_dup_path ();
  g_autoptr (CsSendHistory) history = cs_send_history_open (path);
  CsExit status = CS_EXIT_FINE;

  for (guint i = 0; i < targets->len; i++)
    {
      Target *target = targets->pdata[i];
      CsSentFacts facts = { project, target->name, target->kind, target->url, card->path,
                            target->payload };
      g_autoptr (GError) error = NULL;
      Outcome outcome = { 0 };

      cs_sender_send_async (sender, target->url, target->accepts, target->payload, CS_SEND_PLAIN,
                            progress_cb, target, NULL, sent_cb, &outcome);
      wait_for (&outcome);
      if (outcome.result == NULL)
        {
          status = cs_command_fail (outcome.error);
          g_clear_error (&outcome.error);
          continue;
        }

      target->result = outcome.result;
      if (target->result->verdict.outcome > CS_OUTCOME_ACCEPTED)
        status = CS_EXIT_FAILED;
      if (!cs_send_history_add (history, &facts, target->result, &error))
        cs_command_notice ("%s\n", error->message);
    }

  return status;
}

/* Puts the data into a template.
 * @path: (nullable): of the data */
static gboolean
fill (CsCardToSend  *card,
      const char    *path,
      GError       **error)
{
  g_autoptr (CsSnapshot) template = cs_snapshot_new (card->bytes);
  g_autoptr (CsFilled) filled = NULL;

  if (path == NULL)
    {
      if (cs_fill_is_template (template))
        cs_command_notice (_("%s: the card is a template and is sent as it is; --data fills it\n"),
                           card->path);
      return TRUE;
    }

  filled = cs_card_file_fill (template, path, error);
  if (filled == NULL)
    return FALSE;

  g_bytes_unref (card->bytes);
  card->bytes = g_bytes_ref (cs_filled_get_text (filled));
  return TRUE;
}

static CsExit
send_card (const char    *file,
           const Options *options)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (CsCardToSend) card = cs_card_to_send_open (file, &error);
  g_autoptr (GPtrArray) errors = NULL;
  g_autoptr (GPtrArray) targets = g_ptr_array_new_with_free_func ((GDestroyNotify) target_free);
  g_autoptr (CsSecretStore) store = cs_secret_store_new ();
  g_autofree char *project = NULL;
  g_autofree char *url = NULL;
  CsExit status = CS_EXIT_FINE;
  guint n_names = options->names != NULL ? g_strv_length (options->names) : 0;

  if (card == NULL)
    return cs_command_fail (error);
  errors = cs_card_to_send_find_errors (card);
  if (errors->len > 0 && !options->force)
    return refuse (card, errors);
  if (!fill (card, options->data, &error))
    return cs_command_fail (error);

  cs_secret_store_set_patience (store,
                                cs_secret_store_choose_patience (isatty (STDERR_FILENO),
                                                                 g_getenv ("WAYLAND_DISPLAY"),
                                                                 g_getenv ("DISPLAY")));
  project = cs_webhooks_dup_project_key (cs_workspace_get_project (card->workspace),
                                         cs_workspace_get_main_path (card->workspace));
  if (options->from_input || options->variable != NULL)
    {
      url = read_url (options, &error);
      if (url == NULL)
        return cs_command_fail (error);
    }

  for (guint i = 0; i < MAX (n_names, 1); i++)
    {
      Target *target = make_target (card, store, project, n_names > 0 ? options->names[i] : NULL,
                                    url, &error);

      if (target == NULL)
        return cs_command_fail (error);
      g_ptr_array_add (targets, target);
      if (url != NULL && options->remember)
        keep_url (store, project, target);
    }

  if (!options->dry_run)
    status = send_all (card, project, targets);
  if (options->json)
    print_json (targets);
  else
    g_ptr_array_foreach (targets, (GFunc) (void (*) (void)) print_text, NULL);

  return status;
}

static CsExit
run (const CsCommand    *self,
     const char * const *arguments)
{
  Options options = { 0 };
  g_auto (GStrv) names = NULL;
  g_autofree char *variable = NULL;
  g_autofree char *data = NULL;
  g_auto (GStrv) files = NULL;
  CsExit status;
  guint n_names;
  const GOptionEntry entries[] = {
    { "to", 0, 0, G_OPTION_ARG_STRING_ARRAY, &names,
      N_("A webhook of the project, by its name; may be given several times"), N_("NAME") },
    { "url-stdin", 0, 0, G_OPTION_ARG_NONE, &options.from_input,
      N_("Read the webhook's address from the standard input"), NULL },
    { "url-env", 0, 0, G_OPTION_ARG_STRING, &variable,
      N_("Take the webhook's address from this environment variable"), N_("VARIABLE") },
    { "data", 0, 0, G_OPTION_ARG_FILENAME, &data,
      N_("Fill the card's template with this JSON file first"), N_("FILE") },
    { "remember", 0, 0, G_OPTION_ARG_NONE, &options.remember,
      N_("Keep the address in the keyring, under the webhook's name"), NULL },
    { "dry-run", 0, 0, G_OPTION_ARG_NONE, &options.dry_run,
      N_("Say what would be sent, and send nothing"), NULL },
    { "force", 0, 0, G_OPTION_ARG_NONE, &options.force,
      N_("Send although the card has errors"), NULL },
    { "json", 0, 0, G_OPTION_ARG_NONE, &options.json,
      N_("Print what came of it as JSON"), NULL },
    { NULL }
  };

  if (!cs_command_parse (self, entries, arguments, 1, 1, &files, &status))
    return status;

  options.names = names;
  options.variable = variable;
  options.data = data;
  n_names = names != NULL ? g_strv_length (names) : 0;
  if (options.from_input && variable != NULL)
    return cs_command_fail_with (_("the address is either in the standard input or in a variable"));
  if (options.from_input && g_strcmp0 (data, "-") == 0)
    return cs_command_fail_with (_("the standard input is the address or the data, not both"));
  if (n_names == 0 && !options.from_input && variable == NULL)
    return cs_command_fail_with (_("say where it goes, with --to, --url-stdin or --url-env"));
  if (n_names > 1 && (options.from_input || variable != NULL))
    return cs_command_fail_with (_("one address is for one webhook"));
  if (options.remember && (n_names != 1 || (!options.from_input && variable == NULL)))
    return cs_command_fail_with (_("--remember needs an address and the name that it is for"));

  return send_card (files[0], &options);
}

const CsCommand cs_command_send = {
  .name = "send",
  .arguments = N_("CARD"),
  .summary = N_("Send a card to webhooks, and say what the answers mean"),
  .description = N_("Sends CARD to each webhook that is named. Addresses are secrets: they come from "
                    "the keyring,\nthe standard input or a variable, never from the arguments."),
  .run = run,
};
