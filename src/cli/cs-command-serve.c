/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cs-cli"

#include <glib-unix.h>
#include <glib/gi18n-lib.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>

#include "cs-action-token.h"
#include "cs-channel-server.h"
#include "cs-command.h"
#include "cs-json-writer.h"

/* Several at a time get a folder each. */
#define MAX_SERVERS 9

/* How long a line may wait for others, in microseconds. */
#define MAX_WAIT 20000
#define OUTPUT_BUFFER (64u * 1024)

static guint flusher;        /* a source, while lines wait to be written */
static gint64 first_waits;   /* monotonic time */

static const char *const webhook_names[] = { "connector", "workflow" };

/* Whether the text is JSON, and in one line already, as it mostly is. */
static gboolean
is_one_line (CsSnapshot *snapshot,
             const char *text,
             gsize       size)
{
  return cs_snapshot_get_n_faults (snapshot) == 0 && size > 0 &&
         (text[0] == '{' || text[0] == '[') &&
         memchr (text, '\n', size) == NULL && memchr (text, '\r', size) == NULL;
}

/* JSON in one line, and anything else as a string. */
static void
append_payload (GString    *line,
                CsSnapshot *snapshot)
{
  g_autoptr (GBytes) minified = NULL;
  g_autofree char *text = NULL;
  gsize size;
  const char *data = g_bytes_get_data (cs_snapshot_get_bytes (snapshot), &size);

  if (is_one_line (snapshot, data, size))
    {
      g_string_append (line, ",\"payload\":");
      g_string_append_len (line, data, size);
      return;
    }

  minified = cs_json_write_minified (snapshot, NULL);
  if (minified != NULL && cs_snapshot_get_n_faults (snapshot) == 0)
    {
      g_string_append (line, ",\"payload\":");
      g_string_append_len (line, g_bytes_get_data (minified, NULL), g_bytes_get_size (minified));
      /* What ends the text ends no line of ours. */
      while (line->str[line->len - 1] == '\n')
        g_string_truncate (line, line->len - 1);
      return;
    }

  text = g_strndup (data != NULL ? data : "", size);
  cs_json_append_member (line, "payload", text);
}

static gboolean
flush_cb (gpointer user_data)
{
  flusher = 0;
  fflush (stdout);
  return G_SOURCE_REMOVE;
}

/* Under a load, the lines of what came together go together. */
static void
print_line (const GString *line)
{
  gint64 now = g_get_monotonic_time ();

  fwrite (line->str, 1, line->len, stdout);
  fputc ('\n', stdout);
  if (flusher == 0)
    {
      flusher = g_idle_add_full (G_PRIORITY_HIGH_IDLE, flush_cb, NULL, NULL);
      first_waits = now;
    }
  else if (now - first_waits > MAX_WAIT)
    {
      fflush (stdout);
      first_waits = now;
    }
}

/* "2026-11-24T03:14:19Z". Made once for all that comes within a second. */
static const char *
format_time (gint64 microseconds)
{
  static gint64 second = -1;
  static char *text;

  if (text == NULL || second != microseconds / G_USEC_PER_SEC)
    {
      g_autoptr (GDateTime) time = NULL;

      second = microseconds / G_USEC_PER_SEC;
      time = g_date_time_new_from_unix_utc (second);
      g_free (text);
      text = g_date_time_format (time, "%FT%TZ");
    }

  return text;
}

static void
message_cb (CsChannelServer  *server,
            CsChannelMessage *message,
            CsSnapshot       *body,
            gpointer          user_data)
{
  g_autoptr (GString) line = g_string_sized_new (2048);

  g_string_append (line, "{\"event\":\"message\"");
  g_string_append_printf (line, ",\"id\":%" G_GUINT64_FORMAT, cs_channel_message_get_id (message));
  cs_json_append_member (line, "time", format_time (cs_channel_message_get_time (message)));
  cs_json_append_member (line, "kind",
                 cs_endpoint_kind_get_name (cs_channel_message_get_plays (message)));
  g_string_append_printf (line, ",\"status\":%u", cs_channel_message_get_status (message));
  cs_json_append_member (line, "answer", cs_channel_message_get_answer (message));
  g_string_append_printf (line, ",\"accepted\":%s",
                          cs_channel_message_get_accepted (message) ? "true" : "false");
  cs_json_append_member (line, "runError", cs_channel_message_get_run_error (message));
  cs_json_append_member (line, "fault",
                 cs_channel_fault_get_name (cs_channel_message_get_fault (message)));
  g_string_append_printf (line, ",\"size\":%" G_GSIZE_FORMAT ",\"measured\":%" G_GSIZE_FORMAT,
                          cs_channel_message_get_size (message),
                          cs_channel_message_get_measured (message));
  append_payload (line, body);
  g_string_append_c (line, '}');
  print_line (line);
}

/* Returns: (transfer full) (nullable) */
static CsMessageStore *
open_store (const char  *folder,
            GError     **error)
{
  if (folder != NULL)
    return cs_message_store_open (folder, error);

  for (guint i = 1; i <= MAX_SERVERS; i++)
    {
      g_autofree char *name = g_strdup_printf ("serve-%u", i);
      g_autofree char *path = g_build_filename (g_get_user_data_dir (), "connector-studio",
                                                "channel", name, NULL);
      CsMessageStore *store;

      g_clear_error (error);
      store = cs_message_store_open (path, error);
      if (store != NULL)
        return store;
    }

  return NULL;
}

/* "workflow=delay:5", or "drop" for both. */
static gboolean
set_fault (CsChannelServer *server,
           const char      *text)
{
  const char *equals = strchr (text, '=');
  g_auto (GStrv) parts = g_strsplit (equals != NULL ? equals + 1 : text, ":", 2);
  guint64 seconds = 5;
  CsEndpointKind kind = CS_ENDPOINT_OTHER;
  CsChannelFault fault;

  if (equals != NULL)
    {
      g_autofree char *name = g_strndup (text, equals - text);

      if (!cs_endpoint_kind_parse (name, &kind) || kind > CS_ENDPOINT_WORKFLOW)
        return FALSE;
    }
  if (parts[0] == NULL || !cs_channel_fault_parse (parts[0], &fault) ||
      (parts[1] != NULL &&
       !g_ascii_string_to_unsigned (parts[1], 10, 0, 3600, &seconds, NULL)))
    return FALSE;

  if (kind != CS_ENDPOINT_WORKFLOW)
    cs_channel_server_set_fault (server, CS_ENDPOINT_CONNECTOR, fault, seconds);
  if (kind != CS_ENDPOINT_CONNECTOR)
    cs_channel_server_set_fault (server, CS_ENDPOINT_WORKFLOW, fault, seconds);
  return TRUE;
}

static CsExit
fail_fault (const char *text)
{
  g_autoptr (GString) names = g_string_new (NULL);

  for (guint i = 0; i < CS_N_CHANNEL_FAULTS; i++)
    g_string_append_printf (names, "%s%s", i > 0 ? ", " : "", cs_channel_fault_get_name (i));
  return cs_command_fail_with (_("there is no fault '%s'; there are %s"), text, names->str);
}

static gboolean
quit_cb (gpointer user_data)
{
  g_main_loop_quit (user_data);
  return G_SOURCE_CONTINUE;
}

static void
print_address (const char *kind,
               const char *url)
{
  g_autoptr (GString) line = g_string_new ("{\"event\":\"ready\"");

  cs_json_append_member (line, "kind", kind);
  cs_json_append_member (line, "url", url);
  g_string_append_c (line, '}');
  print_line (line);
}

/* What the tokens of button calls are checked by. Messages come without it. */
static void
publish_keys (CsChannelServer *server)
{
  g_autofree char *path = cs_token_key_dup_path ();
  g_autoptr (GError) error = NULL;
  g_autoptr (CsTokenKey) key = cs_token_key_open (path, &error);
  g_autofree char *url = NULL;

  if (key == NULL)
    {
      g_message ("%s", error->message);
      return;
    }

  cs_action_token_publish (server, key);
  url = cs_action_token_dup_address (server, CS_ACTION_TOKEN_METADATA_PATH);
  print_address ("openid-configuration", url);
}

/* Until somebody stops it. */
static void
serve (CsChannelServer *server)
{
  g_autoptr (GMainLoop) loop = g_main_loop_new (NULL, FALSE);
  static char buffer[OUTPUT_BUFFER];
  guint interrupt = g_unix_signal_add (SIGINT, quit_cb, loop);
  guint terminate = g_unix_signal_add (SIGTERM, quit_cb, loop);

  setvbuf (stdout, buffer, _IOFBF, sizeof buffer);
  for (guint i = 0; i < G_N_ELEMENTS (webhook_names); i++)
    {
      g_autofree char *url = cs_channel_server_dup_url (server, i == 0 ? CS_ENDPOINT_CONNECTOR
                                                                       : CS_ENDPOINT_WORKFLOW);

      print_address (webhook_names[i], url);
    }
  publish_keys (server);

  g_main_loop_run (loop);
  g_clear_handle_id (&flusher, g_source_remove);
  fflush (stdout);
  g_source_remove (interrupt);
  g_source_remove (terminate);
}

static CsExit
run (const CsCommand    *self,
     const char * const *arguments)
{
  int port = 0;
  gboolean no_limits = FALSE;
  g_auto (GStrv) faults = NULL;
  g_autofree char *folder = NULL;
  gboolean new_key = FALSE;
  g_auto (GStrv) rest = NULL;
  g_autoptr (CsMessageStore) store = NULL;
  g_autoptr (CsChannelServer) server = NULL;
  g_autoptr (GError) error = NULL;
  CsExit status;
  const GOptionEntry entries[] = {
    { "port", 0, 0, G_OPTION_ARG_INT, &port,
      N_("Listen at this port instead of one that is free"), N_("N") },
    { "no-limits", 0, 0, G_OPTION_ARG_NONE, &no_limits,
      N_("Take as many messages as come"), NULL },
    { "fault", 0, 0, G_OPTION_ARG_STRING_ARRAY, &faults,
      N_("Let something go wrong: drop, delay:5, workflow=rate-limit"), N_("[WEBHOOK=]FAULT") },
    { "folder", 0, 0, G_OPTION_ARG_FILENAME, &folder,
      N_("Keep the messages in this folder"), N_("FOLDER") },
    { "new-key", 0, 0, G_OPTION_ARG_NONE, &new_key,
      N_("Make a new key for the tokens first; a server that runs keeps its old one"), NULL },
    { NULL }
  };

  if (!cs_command_parse (self, entries, arguments, 0, 0, &rest, &status))
    return status;
  if (port < 0 || port > G_MAXUINT16)
    return cs_command_fail_with (_("there is no port %d"), port);

  if (new_key)
    {
      g_autofree char *path = cs_token_key_dup_path ();

      if (!cs_token_key_renew (path, &error))
        return cs_command_fail (error);
    }

  store = open_store (folder, &error);
  if (store == NULL)
    return cs_command_fail (error);

  server = cs_channel_server_new (store);
  cs_channel_server_set_limits (server, !no_limits);
  for (guint i = 0; faults != NULL && faults[i] != NULL; i++)
    {
      if (!set_fault (server, faults[i]))
        return fail_fault (faults[i]);
    }

  g_signal_connect (server, "message", G_CALLBACK (message_cb), NULL);
  if (!cs_channel_server_start (server, port, &error))
    return cs_command_fail (error);

  serve (server);
  return CS_EXIT_FINE;
}

const CsCommand cs_command_serve = {
  .name = "serve",
  .summary = N_("Play the channel: take messages on this machine and answer as Teams does"),
  .description = N_("Listens on this machine alone. Prints a line of JSON with the address for each "
                    "of two\nwebhooks, a connector and a workflow, one for where the keys for the "
                    "tokens of\nbutton calls are found, and then one for each message that arrives.\n"
                    "Runs until it is interrupted."),
  .run = run,
};
