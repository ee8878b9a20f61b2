/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cs-test"

#include "cs-webhooks-page.h"

#include <string.h>

#include "cs-channel-desk.h"
#include "cs-new-card.h"
#include "cs-request-code.h"
#include "cs-send-box.h"
#include "cs-sending-row.h"
#include "cs-sent-row.h"
#include "cs-webhook-dialog.h"
#include "cs-webhooks.h"
#include "fake-keyring.h"
#include "secret-search.h"
#include "window-fixture.h"

/* A whole walk over the page with an address whose parts must be nowhere, and a keyring that is
 * unlocked when nobody waits any more. The keyring is a fake one in this process. */

#define PROJECT "5b1c0f6e-7f4e-4d6f-9d57-0a8f6f7f2b11"

static FakeKeyring *keyring;
static char *homes;       /* the folder of all that the program keeps */

typedef struct
{
  GtkWidget *window;
  GtkWidget *page;
  GtkWidget *box;
} Shown;

static Shown
show_page (WindowFixture *fixture)
{
  Shown shown = { gtk_window_new () };

  shown.page = g_object_new (CS_TYPE_WEBHOOKS_PAGE, "workspace", fixture->workspace, NULL);
  gtk_window_set_child (GTK_WINDOW (shown.window), shown.page);
  gtk_window_present (GTK_WINDOW (shown.window));
  while (!gtk_widget_get_mapped (shown.page))
    g_main_context_iteration (NULL, TRUE);
  shown.box = find_widget (shown.page, CS_TYPE_SEND_BOX, NULL, NULL);

  return shown;
}

static void
close_page (Shown *shown)
{
  gtk_window_destroy (GTK_WINDOW (shown->window));
}

static gboolean
has_title (GtkWidget     *widget,
           gconstpointer  title)
{
  return g_strcmp0 (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (widget)), title) == 0;
}

static GtkWidget *
find_row (GtkWidget  *widget,
          const char *title)
{
  return find_widget (widget, ADW_TYPE_PREFERENCES_ROW, has_title, title);
}

static gboolean
has_tip (GtkWidget     *widget,
         gconstpointer  tip)
{
  return g_strcmp0 (gtk_widget_get_tooltip_text (widget), tip) == 0;
}

static gboolean
has_label (GtkWidget     *widget,
           gconstpointer  label)
{
  return g_strcmp0 (gtk_button_get_label (GTK_BUTTON (widget)), label) == 0;
}

static void
press (GtkWidget  *widget,
       const char *label)
{
  GtkWidget *button = find_widget (widget, GTK_TYPE_BUTTON, has_label, label);

  if (button == NULL)
    button = find_widget (widget, GTK_TYPE_BUTTON, has_tip, label);
  g_assert_nonnull (button);
  g_assert_true (gtk_widget_get_sensitive (button));
  g_signal_emit_by_name (button, "clicked");
}

/* Until @done says so, for at most five seconds. */
static void
wait_for (gboolean (*done) (gpointer data),
          gpointer   data)
{
  for (guint i = 0; i < 5000 && !done (data); i++)
    {
      g_main_context_iteration (NULL, FALSE);
      g_usleep (1000);
    }
  g_assert_true (done (data));
}

static GtkWidget *
find_dialog (const char *title)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWindow) window = g_list_model_get_item (windows, i);

      if (g_strcmp0 (gtk_window_get_title (window), title) == 0 ||
          (ADW_IS_MESSAGE_DIALOG (window) &&
           g_strcmp0 (adw_message_dialog_get_heading (ADW_MESSAGE_DIALOG (window)), title) == 0))
        return GTK_WIDGET (window);
    }

  return NULL;
}

static void
refresh (WindowFixture *fixture,
         Shown         *shown)
{
  settle (fixture);
  cs_send_box_refresh (CS_SEND_BOX (shown->box));
}

static void
text_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  char **text = user_data;

  *text = gdk_clipboard_read_text_finish (GDK_CLIPBOARD (source), result, NULL);
  if (*text == NULL)
    *text = g_strdup ("");
}

static gboolean
has_text (gpointer data)
{
  return *(char **) data != NULL;
}

static char *
dup_copied (GtkWidget *widget)
{
  char *text = NULL;

  gdk_clipboard_read_text_async (gtk_widget_get_clipboard (widget), NULL, text_cb, &text);
  wait_for (has_text, &text);
  return text;
}

/* Also behind a NUL, which files of other kinds have. */
static gboolean
is_found (const char *data,
          gsize       size,
          const char *secret)
{
  while (size > 0)
    {
      gsize length = strnlen (data, size);

      if (g_strstr_len (data, length, secret) != NULL)
        return TRUE;
      length = MIN (length + 1, size);
      data += length;
      size -= length;
    }

  return FALSE;
}

static guint
search_folder (const char         *path,
               const char * const *secrets)
{
  g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);
  guint n_files = 0;

  for (const char *name; dir != NULL && (name = g_dir_read_name (dir)) != NULL; )
    {
      g_autofree char *child = g_build_filename (path, name, NULL);
      g_autofree char *content = NULL;
      gsize size;

      if (g_file_test (child, G_FILE_TEST_IS_DIR))
        {
          n_files += search_folder (child, secrets);
          continue;
        }
      if (!g_file_get_contents (child, &content, &size, NULL))
        continue;

      n_files++;
      for (guint i = 0; secrets[i] != NULL; i++)
        {
          if (is_found (content, size, secrets[i]))
            g_error ("%s has '%s'", child, secrets[i]);
        }
    }

  return n_files;
}

/* Every window, the clipboard, the history's labels, and all files. */
static void
search_everything (WindowFixture      *fixture,
                   Shown              *shown,
                   const char * const *secrets)
{
  CsProject *project = cs_workspace_get_project (fixture->workspace);
  GListModel *windows = gtk_window_get_toplevels ();
  const char *undo = cs_history_get_undo_label (cs_project_get_history (project));
  g_autofree char *copied = NULL;

  settle (fixture);
  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWidget) window = g_list_model_get_item (windows, i);

      assert_no_secret (window, secrets);
    }
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (project)); i++)
    {
      g_autoptr (CsDocument) document = g_list_model_get_item (G_LIST_MODEL (project), i);
      GBytes *bytes = cs_document_get_bytes (document);

      for (guint k = 0; bytes != NULL && secrets[k] != NULL; k++)
        g_assert_false (is_found (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes),
                                  secrets[k]));
    }
  copied = dup_copied (shown->box);
  for (guint k = 0; secrets[k] != NULL; k++)
    {
      g_assert_null (strstr (copied, secrets[k]));
      g_assert_null (strstr (undo != NULL ? undo : "", secrets[k]));
    }
  search_folder (fixture->folder, secrets);
  search_folder (homes, secrets);
}

static gboolean
is_answered (gpointer data)
{
  GtkWidget *row = find_widget (data, CS_TYPE_SENDING_ROW, NULL, NULL);

  return row != NULL && !cs_sending_is_under_way (cs_sending_row_get_sending (CS_SENDING_ROW (row)));
}

/* Returns: the status of HTTP, 0 where there was none */
static guint
send (Shown *shown)
{
  GtkWidget *confirmation;
  CsSending *sending;

  gtk_widget_activate_action (shown->box, "send-box.send", NULL);
  confirmation = find_dialog ("Send for the First Time?");
  if (confirmation != NULL)
    adw_message_dialog_response (ADW_MESSAGE_DIALOG (confirmation), "send");
  wait_for (is_answered, shown->box);
  sending = cs_sending_row_get_sending (CS_SENDING_ROW (find_widget (shown->box,
                                                                     CS_TYPE_SENDING_ROW, NULL,
                                                                     NULL)));
  return cs_sending_get_result (sending) != NULL ? cs_sending_get_result (sending)->status : 0;
}

static void
choose_only (Shown      *shown,
             const char *name)
{
  GtkWidget *local = find_widget (find_row (shown->box, "Local channel"), GTK_TYPE_CHECK_BUTTON,
                                  NULL, NULL);
  GtkWidget *check = find_widget (find_row (shown->box, name), GTK_TYPE_CHECK_BUTTON, NULL, NULL);

  gtk_check_button_set_active (GTK_CHECK_BUTTON (local), FALSE);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (check), TRUE);
}

/* The page's rows, opened, so that what they show is there. */
static void
open_rows (GtkWidget *widget)
{
  if (ADW_IS_EXPANDER_ROW (widget))
    adw_expander_row_set_expanded (ADW_EXPANDER_ROW (widget), TRUE);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    open_rows (child);
}

static void
keep (WindowFixture *fixture,
      GtkWidget     *dialog,
      const char    *name,
      const char    *url)
{
  gtk_editable_set_text (GTK_EDITABLE (find_row (dialog, "Name")), name);
  if (url != NULL)
    gtk_editable_set_text (GTK_EDITABLE (find_widget (dialog, ADW_TYPE_PASSWORD_ENTRY_ROW, NULL,
                                                      NULL)), url);
  settle (fixture);
}

static void
test_walk (WindowFixture *fixture,
           gconstpointer  data)
{
  CsChannelServer *server = cs_channel_desk_start_server (cs_channel_desk_get (), NULL);
  g_autofree char *url = cs_channel_server_dup_url (server, CS_ENDPOINT_WORKFLOW);
  g_auto (GStrv) parts = cs_endpoint_dup_secrets (url);
  const char * const *secrets = (const char * const *) parts;
  g_autoptr (GBytes) card = cs_new_card_empty (CS_TARGET_WORKFLOWS);
  g_autofree char *whole = NULL;
  GtkWidget *dialog;
  Shown shown;

  g_assert_cmpuint (g_strv_length (parts), >=, 1);
  g_assert_true (cs_new_card_add (fixture->workspace, "cards/hello.json", card,
                                  CS_TARGET_WORKFLOWS, NULL));
  settle (fixture);
  shown = show_page (fixture);

  /* Add it. */
  press (shown.box, "Add a Webhook");
  dialog = find_dialog ("Add a Webhook");
  g_assert_nonnull (dialog);
  keep (fixture, dialog, "ops", url);
  search_everything (fixture, &shown, secrets);
  press (dialog, "_Keep");
  refresh (fixture, &shown);
  g_assert_nonnull (find_row (shown.box, "ops"));
  search_everything (fixture, &shown, secrets);

  /* Send, fail, and send what was sent. */
  choose_only (&shown, "ops");
  gtk_widget_activate_action (shown.box, "send-box.send", NULL);
  g_assert_nonnull (find_dialog ("Send for the First Time?"));
  search_everything (fixture, &shown, secrets);
  adw_message_dialog_response (ADW_MESSAGE_DIALOG (find_dialog ("Send for the First Time?")),
                               "cancel");
  settle (fixture);
  g_assert_cmpuint (send (&shown), ==, 202);
  cs_channel_server_set_fault (server, CS_ENDPOINT_WORKFLOW, CS_CHANNEL_FAULT_UNAUTHORIZED, 0);
  g_assert_cmpuint (send (&shown), ==, 401);
  cs_channel_server_set_fault (server, CS_ENDPOINT_WORKFLOW, CS_CHANNEL_FAULT_DROP, 0);
  g_assert_cmpuint (send (&shown), ==, 0);
  cs_channel_server_set_fault (server, CS_ENDPOINT_WORKFLOW, CS_CHANNEL_FAULT_NONE, 0);
  open_rows (shown.page);
  search_everything (fixture, &shown, secrets);

  /* Copy, in all languages. */
  for (guint i = 0; i < CS_N_REQUEST_LANGUAGES; i++)
    {
      gtk_widget_activate_action (shown.box, "send-box.copy", "s", cs_request_language_get_name (i));
      search_everything (fixture, &shown, secrets);
    }
  g_object_set (shown.box, "with-address", TRUE, NULL);
  gtk_widget_activate_action (shown.box, "send-box.copy", "s", cs_request_language_get_name (0));
  whole = dup_copied (shown.box);
  for (guint i = 0; secrets[i] != NULL; i++)
    g_assert_true (is_found (whole, strlen (whole), secrets[i]));
  g_object_set (shown.box, "with-address", FALSE, NULL);
  gtk_widget_activate_action (shown.box, "send-box.copy", "s", cs_request_language_get_name (0));

  /* Change its name, and then an address that the doctor does not like. */
  press (find_row (shown.box, "ops"), "Change");
  dialog = find_dialog ("Change Webhook");
  keep (fixture, dialog, "alerts", NULL);
  search_everything (fixture, &shown, secrets);
  press (dialog, "_Keep");
  refresh (fixture, &shown);
  g_assert_nonnull (find_row (shown.box, "alerts"));
  press (find_row (shown.box, "alerts"), "Change");
  dialog = find_dialog ("Change Webhook");
  {
    g_autofree char *cut = g_strndup (url, strlen (url) - 4);

    keep (fixture, dialog, "alerts", cut);
  }
  search_everything (fixture, &shown, secrets);
  gtk_window_destroy (GTK_WINDOW (dialog));

  /* Save and remove. */
  g_assert_true (cs_workspace_save (fixture->workspace, NULL));
  g_assert_cmpuint (search_folder (fixture->folder, secrets), >=, 2);
  press (find_row (shown.box, "alerts"), "Remove");
  refresh (fixture, &shown);
  g_assert_null (find_row (shown.box, "alerts"));
  search_everything (fixture, &shown, secrets);
  g_assert_cmpuint (search_folder (homes, secrets), >=, 1);

  close_page (&shown);
}

static gboolean
is_prompted (gpointer data)
{
  return fake_keyring_get_n_prompts (keyring) > 0;
}

static gboolean
is_locked (gpointer data)
{
  return cs_secret_store_get_state (data) == CS_KEYRING_LOCKED;
}

static gboolean
is_remembered (gpointer data)
{
  return cs_secret_store_get_remembered (data, PROJECT, "late") != NULL;
}

/* The window goes on, says what it waits for, and uses what comes. */
static void
test_late (WindowFixture *fixture,
           gconstpointer  data)
{
  CsSecretStore *store = cs_channel_desk_get_secrets (cs_channel_desk_get ());
  CsChannelServer *server = cs_channel_desk_start_server (cs_channel_desk_get (), NULL);
  g_autofree char *url = cs_channel_server_dup_url (server, CS_ENDPOINT_WORKFLOW);
  g_autoptr (GBytes) card = cs_new_card_empty (CS_TARGET_WORKFLOWS);
  g_autoptr (CsChange) change =
    cs_webhooks_put (cs_workspace_get_project (fixture->workspace), "late", CS_ENDPOINT_WORKFLOW,
                     "127.0.0.1", NULL);
  GtkWidget *row;
  Shown shown;

  g_assert_true (cs_history_do (cs_project_get_history (
    cs_workspace_get_project (fixture->workspace)), change, NULL));
  g_assert_true (cs_new_card_add (fixture->workspace, "cards/hello.json", card,
                                  CS_TARGET_WORKFLOWS, NULL));
  fake_keyring_add (keyring, PROJECT, "late", url);
  fake_keyring_lock (keyring);
  cs_secret_store_set_patience (store, 1);
  settle (fixture);

  shown = show_page (fixture);
  wait_for (is_prompted, NULL);
  wait_for (is_locked, store);
  settle (fixture);
  g_assert_true (gtk_widget_get_visible (find_row (shown.box, "The keyring waits to be unlocked")));
  row = find_row (shown.box, "late");
  g_assert_nonnull (strstr (adw_action_row_get_subtitle (ADW_ACTION_ROW (row)),
                            "The keyring waits to be unlocked."));

  fake_keyring_unlock (keyring);
  wait_for (is_remembered, store);
  settle (fixture);
  g_assert_null (strstr (adw_action_row_get_subtitle (ADW_ACTION_ROW (row)), "waits"));
  g_assert_cmpint (cs_secret_store_get_state (store), ==, CS_KEYRING_WORKS);
  choose_only (&shown, "late");
  g_assert_cmpuint (send (&shown), ==, 202);

  close_page (&shown);
}

int
main (int   argc,
      char *argv[])
{
  static const char *const variables[] = {
    "XDG_DATA_HOME", "XDG_STATE_HOME", "XDG_CACHE_HOME", "XDG_CONFIG_HOME",
  };
  g_autofree char *display = g_strdup (g_getenv ("DISPLAY"));
  int status;

  homes = g_dir_make_tmp ("cs-homes-XXXXXX", NULL);
  for (guint i = 0; i < G_N_ELEMENTS (variables); i++)
    {
      g_autofree char *path = g_build_filename (homes, variables[i], NULL);

      g_mkdir_with_parents (path, 0700);
      g_setenv (variables[i], path, TRUE);
    }
  g_unsetenv ("SECRET_BACKEND");
  /* Its bus forks, which is sound before there are threads alone, and takes the display away. */
  keyring = fake_keyring_new ();
  g_setenv ("DISPLAY", display, TRUE);
  if (keyring == NULL)
    {
      g_print ("1..0 # SKIP there is no dbus-daemon\n");
      return 0;
    }
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();

#define ADD(name, func) \
  g_test_add ("/webhook-secrets/" name, WindowFixture, sound_manifest, \
              window_fixture_set_up, func, window_fixture_tear_down)
  ADD ("walk", test_walk);
  ADD ("late", test_late);

  status = g_test_run ();
  fake_keyring_free (keyring);
  g_free (homes);
  return status;
}
