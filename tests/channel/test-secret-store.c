/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cs-test-channel"

#include "cs-secret-store.h"

#include <glib/gstdio.h>
#include <string.h>

/* With the keyring that libsecret keeps in a file; without any; and with one that never answers. */

#define URL "https://example.com/s3cr3t-s3cr3t"

typedef struct
{
  GError  *error;
  char    *url;
  gboolean saved;
  gboolean done;
} Outcome;

static void
saved_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  Outcome *outcome = user_data;

  outcome->saved = cs_secret_store_save_finish (CS_SECRET_STORE (source), result, &outcome->error);
  outcome->done = TRUE;
}

static void
removed_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  Outcome *outcome = user_data;

  outcome->saved = cs_secret_store_remove_finish (CS_SECRET_STORE (source), result,
                                                  &outcome->error);
  outcome->done = TRUE;
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
wait (Outcome *outcome)
{
  while (!outcome->done)
    g_main_context_iteration (NULL, TRUE);
  if (outcome->error != NULL)
    g_assert_null (strstr (outcome->error->message, "s3cr3t"));
}

static void
clear (Outcome *outcome)
{
  g_clear_error (&outcome->error);
  g_clear_pointer (&outcome->url, g_free);
  *outcome = (Outcome) { 0 };
}

static void
test_file (void)
{
  g_autoptr (CsSecretStore) store = cs_secret_store_new ();
  g_autoptr (CsSecretStore) later = cs_secret_store_new ();
  g_autofree char *content = NULL;
  gsize size;
  Outcome outcome = { 0 };

  g_setenv ("SECRET_BACKEND", "file", TRUE);

  cs_secret_store_look_up_async (store, "p", "Alerts", NULL, found_cb, &outcome);
  wait (&outcome);
  g_assert_error (outcome.error, CS_CHANNEL_ERROR, CS_CHANNEL_ERROR_NO_SECRET);
  clear (&outcome);

  cs_secret_store_save_async (store, "p", "Alerts", URL, NULL, saved_cb, &outcome);
  wait (&outcome);
  g_assert_no_error (outcome.error);
  g_assert_true (outcome.saved);
  g_assert_cmpint (cs_secret_store_get_state (store), ==, CS_KEYRING_WORKS);
  clear (&outcome);
  g_assert_true (g_file_get_contents (g_getenv ("SECRET_FILE_TEST_PATH"), &content, &size, NULL));
  g_assert_null (g_strstr_len (content, size, "s3cr3t"));

  cs_secret_store_look_up_async (later, "p", "Alerts", NULL, found_cb, &outcome);
  wait (&outcome);
  g_assert_no_error (outcome.error);
  g_assert_cmpstr (outcome.url, ==, URL);
  clear (&outcome);

  cs_secret_store_look_up_async (later, "another project", "Alerts", NULL, found_cb, &outcome);
  wait (&outcome);
  g_assert_error (outcome.error, CS_CHANNEL_ERROR, CS_CHANNEL_ERROR_NO_SECRET);
  clear (&outcome);

  cs_secret_store_remove_async (later, "p", "Alerts", NULL, removed_cb, &outcome);
  wait (&outcome);
  g_assert_no_error (outcome.error);
  clear (&outcome);
  cs_secret_store_look_up_async (later, "p", "Alerts", NULL, found_cb, &outcome);
  wait (&outcome);
  g_assert_error (outcome.error, CS_CHANNEL_ERROR, CS_CHANNEL_ERROR_NO_SECRET);
  clear (&outcome);
}

static void
test_none (void)
{
  g_autoptr (CsSecretStore) store = cs_secret_store_new ();
  Outcome outcome = { 0 };

  cs_secret_store_save_async (store, "p", "Alerts", URL, NULL, saved_cb, &outcome);
  g_assert_cmpstr (cs_secret_store_get_remembered (store, "p", "Alerts"), ==, URL);
  wait (&outcome);
  g_assert_error (outcome.error, CS_CHANNEL_ERROR, CS_CHANNEL_ERROR_NO_KEYRING);
  g_assert_cmpint (cs_secret_store_get_state (store), ==, CS_KEYRING_NONE);
  clear (&outcome);

  /* It lasts for the session. */
  cs_secret_store_look_up_async (store, "p", "Alerts", NULL, found_cb, &outcome);
  wait (&outcome);
  g_assert_no_error (outcome.error);
  g_assert_cmpstr (outcome.url, ==, URL);
  clear (&outcome);

  cs_secret_store_look_up_async (store, "p", "Others", NULL, found_cb, &outcome);
  wait (&outcome);
  g_assert_error (outcome.error, CS_CHANNEL_ERROR, CS_CHANNEL_ERROR_NO_KEYRING);
  clear (&outcome);
}

static GDBusMessage *
swallow_cb (GDBusConnection *connection,
            GDBusMessage    *message,
            gboolean         incoming,
            gpointer         user_data)
{
  /* A keyring that waits for its owner answers nothing at all. */
  if (incoming && g_dbus_message_get_message_type (message) == G_DBUS_MESSAGE_TYPE_METHOD_CALL)
    {
      g_object_unref (message);
      return NULL;
    }

  return message;
}

static void
test_silent (void)
{
  g_autofree char *program = g_find_program_in_path ("dbus-daemon");
  g_autoptr (GTestDBus) bus = NULL;
  g_autoptr (GDBusConnection) connection = NULL;
  g_autoptr (CsSecretStore) store = NULL;
  g_autoptr (GVariant) owned = NULL;
  g_autoptr (GError) error = NULL;
  Outcome outcome = { 0 };
  gint64 begin;

  if (program == NULL)
    {
      g_test_skip ("there is no dbus-daemon");
      return;
    }

  bus = g_test_dbus_new (G_TEST_DBUS_NONE);
  g_test_dbus_up (bus);
  connection = g_dbus_connection_new_for_address_sync
    (g_test_dbus_get_bus_address (bus),
     G_DBUS_CONNECTION_FLAGS_AUTHENTICATION_CLIENT |
     G_DBUS_CONNECTION_FLAGS_MESSAGE_BUS_CONNECTION, NULL, NULL, &error);
  g_assert_no_error (error);
  g_dbus_connection_add_filter (connection, swallow_cb, NULL, NULL);
  owned = g_dbus_connection_call_sync (connection, "org.freedesktop.DBus", "/org/freedesktop/DBus",
                                       "org.freedesktop.DBus", "RequestName",
                                       g_variant_new ("(su)", "org.freedesktop.secrets", 0), NULL,
                                       G_DBUS_CALL_FLAGS_NONE, -1, NULL, &error);
  g_assert_no_error (error);

  store = cs_secret_store_new ();
  cs_secret_store_set_patience (store, 1);
  begin = g_get_monotonic_time ();
  cs_secret_store_save_async (store, "p", "Alerts", URL, NULL, saved_cb, &outcome);
  wait (&outcome);
  g_assert_error (outcome.error, CS_CHANNEL_ERROR, CS_CHANNEL_ERROR_LOCKED);
  g_assert_cmpint (g_get_monotonic_time () - begin, <, 3 * G_USEC_PER_SEC);
  g_assert_cmpint (cs_secret_store_get_state (store), ==, CS_KEYRING_LOCKED);
  g_assert_cmpstr (cs_secret_store_get_remembered (store, "p", "Alerts"), ==, URL);
  clear (&outcome);

  /* Its calls fail when the keyring goes, and only then let go of the store. */
  g_dbus_connection_close_sync (connection, NULL, NULL);
  while (G_OBJECT (store)->ref_count > 1)
    g_main_context_iteration (NULL, TRUE);
  g_test_dbus_stop (bus);
}

/* The backend is chosen once in a process, so each case has its own. */
static void
run_apart (gconstpointer data)
{
  const char *path = data;

  g_test_trap_subprocess (path, 20 * G_USEC_PER_SEC, 0);
  g_test_trap_assert_passed ();
}

int
main (int    argc,
      char **argv)
{
  g_autofree char *folder = NULL;
  g_autofree char *file = NULL;
  int status;

  g_test_init (&argc, &argv, NULL);
  g_unsetenv ("SECRET_BACKEND");
  if (!g_test_subprocess ())
    {
      g_autofree char *options = g_strconcat (g_getenv ("ASAN_OPTIONS") != NULL
                                              ? g_getenv ("ASAN_OPTIONS") : "", ":detect_leaks=0",
                                              NULL);

      /* libsecret 0.20 loses the entity tag of its file at each write. */
      g_setenv ("ASAN_OPTIONS", options, TRUE);
      folder = g_dir_make_tmp ("cs-secret-XXXXXX", NULL);
      file = g_build_filename (folder, "test.keyring", NULL);
      g_setenv ("SECRET_FILE_TEST_PATH", file, TRUE);
      g_setenv ("SECRET_FILE_TEST_PASSWORD", "password", TRUE);
    }

  g_test_add_data_func ("/secret-store/none", "/secret-store/subprocess/none", run_apart);
  g_test_add_data_func ("/secret-store/silent", "/secret-store/subprocess/silent", run_apart);
  g_test_add_data_func ("/secret-store/file", "/secret-store/subprocess/file", run_apart);
  g_test_add_func ("/secret-store/subprocess/none", test_none);
  g_test_add_func ("/secret-store/subprocess/silent", test_silent);
  g_test_add_func ("/secret-store/subprocess/file", test_file);
  status = g_test_run ();

  if (folder != NULL)
    {
      g_unlink (file);
      g_rmdir (folder);
    }
  return status;
}
