/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cs-test-channel"

#include "cs-request-code.h"

#include <gio/gio.h>
#include <glib/gstdio.h>
#include <string.h>

#include "cs-channel-server.h"

/* Each program is run, where its language is there, and posts what it should to the local channel. */

static const char payload_text[] =
  "{\n\t\"text\": \"it's \\\"é\\\" \\\\ $HOME `x` %s ‘q’ @URL@ @PAYLOAD@ \\u2028 \xe2\x80\xa8 😀\"\n}";

static const struct
{
  const char *program;            /* what must be there */
  const char *arguments[4];       /* before the file's name */
} runs[CS_N_REQUEST_LANGUAGES] = {
  [CS_REQUEST_CODE_CURL]       = { "curl", { "sh" } },
  [CS_REQUEST_CODE_POWERSHELL] = { "pwsh", { "pwsh", "-NoProfile", "-File" } },
  [CS_REQUEST_CODE_PYTHON]     = { "python3", { "python3" } },
  [CS_REQUEST_CODE_CSHARP]     = { "mcs", { "sh", "-c",
                                             "mcs -r:System.Net.Http.dll -out:\"$0.exe\" \"$0\" && "
                                             "mono \"$0.exe\"" } },
  [CS_REQUEST_CODE_JAVASCRIPT] = { "node", { "node" } },
  [CS_REQUEST_CODE_GO]         = { "go", { "go", "run" } },
};

typedef struct
{
  char    *output;
  gboolean done;
} Outcome;

static void
finished_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  Outcome *outcome = user_data;

  g_subprocess_communicate_utf8_finish (G_SUBPROCESS (source), result, &outcome->output, NULL, NULL);
  outcome->done = TRUE;
}

/* Returns: (transfer full): what it printed */
static char *
run_program (CsRequestLanguage  language,
             const char        *file,
             const char        *url)
{
  g_autoptr (GPtrArray) arguments = g_ptr_array_new ();
  g_autoptr (GSubprocessLauncher) launcher =
    g_subprocess_launcher_new (G_SUBPROCESS_FLAGS_STDOUT_PIPE);
  g_autoptr (GSubprocess) process = NULL;
  g_autoptr (GError) error = NULL;
  Outcome outcome = { 0 };

  for (guint i = 0; i < 4 && runs[language].arguments[i] != NULL; i++)
    g_ptr_array_add (arguments, (char *) runs[language].arguments[i]);
  g_ptr_array_add (arguments, (char *) file);
  g_ptr_array_add (arguments, NULL);
  /* What the sanitizers need is nothing for other programs. */
  g_subprocess_launcher_unsetenv (launcher, "ASAN_OPTIONS");
  if (url != NULL)
    g_subprocess_launcher_setenv (launcher, "WEBHOOK_URL", url, TRUE);
  process = g_subprocess_launcher_spawnv (launcher, (const char *const *) arguments->pdata, &error);
  g_assert_no_error (error);
  g_subprocess_communicate_utf8_async (process, NULL, NULL, finished_cb, &outcome);
  while (!outcome.done)
    g_main_context_iteration (NULL, TRUE);

  return outcome.output;
}

static void
check_posted (CsMessageStore *store)
{
  g_autoptr (CsChannelMessage) message = NULL;
  g_autoptr (GBytes) body = NULL;

  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (store)), ==, 1);
  message = g_list_model_get_item (G_LIST_MODEL (store), 0);
  g_assert_nonnull (strstr (cs_channel_message_get_request (message),
                            "application/json; charset=utf-8"));
  body = cs_channel_message_load_body (message, NULL);
  g_assert_cmpmem (g_bytes_get_data (body, NULL), g_bytes_get_size (body),
                   payload_text, strlen (payload_text));
  cs_message_store_clear (store);
}

static void
test_language (gconstpointer data)
{
  CsRequestLanguage language = GPOINTER_TO_UINT (data);
  g_autofree char *program = g_find_program_in_path (runs[language].program);
  g_autofree char *folder = g_dir_make_tmp ("cs-code-XXXXXX", NULL);
  g_autofree char *name = g_strconcat ("code.", cs_request_language_get_extension (language), NULL);
  g_autofree char *file = g_build_filename (folder, name, NULL);
  g_autofree char *built = g_strconcat (file, ".exe", NULL);
  g_autofree char *kept = g_build_filename (folder, "kept", NULL);
  g_autofree char *kept_lock = g_build_filename (kept, "lock", NULL);
  g_autoptr (GBytes) payload = g_bytes_new_static (payload_text, strlen (payload_text));
  g_autoptr (CsMessageStore) store = cs_message_store_open (kept, NULL);
  g_autoptr (CsChannelServer) server = cs_channel_server_new (store);
  g_autofree char *url = NULL;

  g_assert_true (cs_channel_server_start (server, 0, NULL));
  url = cs_channel_server_dup_url (server, CS_ENDPOINT_WORKFLOW);
  if (program == NULL || runs[language].arguments[0] == NULL)
    g_test_skip ("the language is not there");

  for (guint masked = 0; masked < 2; masked++)
    {
      g_autofree char *code = cs_request_code_write (language, masked ? NULL : url, payload);
      g_autofree char *output = NULL;

      g_assert_cmpint (strstr (code, strstr (url, "sig=")) != NULL, ==, !masked);
      g_assert_nonnull (strstr (code, masked ? "WEBHOOK_URL" : "127.0.0.1"));
      if (program == NULL || runs[language].arguments[0] == NULL)
        continue;

      g_assert_true (g_file_set_contents (file, code, -1, NULL));
      output = run_program (language, file, masked ? url : NULL);
      g_strchomp (output);
      g_assert_true (g_str_has_suffix (output, "202"));
      check_posted (store);
    }

  g_clear_object (&server);
  g_clear_object (&store);
  g_unlink (file);
  g_unlink (built);
  g_unlink (kept_lock);
  g_rmdir (kept);
  g_rmdir (folder);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < CS_N_REQUEST_LANGUAGES; i++)
    {
      g_autofree char *path = g_strconcat ("/request-code/", cs_request_language_get_name (i), NULL);

      g_test_add_data_func (path, GUINT_TO_POINTER (i), test_language);
    }
  return g_test_run ();
}
