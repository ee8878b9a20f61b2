/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cs-test-channel"

#include "cs-secret-store.h"

#include <glib/gstdio.h>
#include <string.h>

#include "fake-keyring.h"

/* With the keyring that libsecret keeps in a file; without any; with one that never answers, or
 * late; and with the one that people have. */

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

static void
late_cb (CsSecretStore *store,
         const char    *project,
         const char    *name,
         gpointer       user_data)
{
  guint *n_found = user_data;

  g_assert_cmpstr (project, ==, "p");
  g_assert_cmpstr (name, ==, "Alerts");
  (*n_found)++;
}

/* Its owner comes back from lunch when nobody waits any more. */
static void
test_late (void)
{
  FakeKeyring *keyring = fake_keyring_new ();
  g_autoptr (CsSecretStore) store = cs_secret_store_new ();
  Outcome outcome = { 0 };
  guint n_found = 0;
  double seconds;
  gint64 begin;

  if (keyring == NULL)
    {
      g_test_message ("there is no dbus-daemon");
      return;
    }

  g_signal_connect (store, "found", G_CALLBACK (late_cb), &n_found);
  cs_secret_store_save_async (store, "p", "Alerts", URL, NULL, saved_cb, &outcome);
  wait (&outcome);
  g_assert_no_error (outcome.error);
  g_assert_cmpuint (fake_keyring_get_n_items (keyring), ==, 1);
  g_clear_object (&store);
  clear (&outcome);

  store = cs_secret_store_new ();
  g_signal_connect (store, "found", G_CALLBACK (late_cb), &n_found);
  fake_keyring_lock (keyring);
  begin = g_get_monotonic_time ();
  cs_secret_store_look_up_async (store, "p", "Alerts", NULL, found_cb, &outcome);
  wait (&outcome);
  seconds = (g_get_monotonic_time () - begin) / (double) G_USEC_PER_SEC;
  g_test_message ("It went on after %.2f s", seconds);
  g_assert_error (outcome.error, CS_CHANNEL_ERROR, CS_CHANNEL_ERROR_LOCKED);
  g_assert_cmpint (cs_secret_store_get_state (store), ==, CS_KEYRING_LOCKED);
  g_assert_cmpfloat (seconds, >=, CS_SECRET_STORE_SECONDS - 1.0);
  g_assert_cmpfloat (seconds, <, CS_SECRET_STORE_SECONDS + 1.0);
  g_assert_cmpuint (fake_keyring_get_n_prompts (keyring), ==, 1);
  g_assert_cmpuint (n_found, ==, 0);
  clear (&outcome);

  fake_keyring_unlock (keyring);
  while (n_found == 0)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpint (cs_secret_store_get_state (store), ==, CS_KEYRING_WORKS);
  g_assert_cmpstr (cs_secret_store_get_remembered (store, "p", "Alerts"), ==, URL);
  cs_secret_store_look_up_async (store, "p", "Alerts", NULL, found_cb, &outcome);
  wait (&outcome);
  g_assert_no_error (outcome.error);
  g_assert_cmpstr (outcome.url, ==, URL);
  g_assert_cmpuint (n_found, ==, 1);
  clear (&outcome);

  fake_keyring_free (keyring);
}

/* Waits for as long as it is told to, and takes what comes in that time. */
static void
test_patient (void)
{
  FakeKeyring *keyring = fake_keyring_new ();
  g_autoptr (CsSecretStore) store = cs_secret_store_new ();
  Outcome outcome = { 0 };

  if (keyring == NULL)
    {
      g_test_message ("there is no dbus-daemon");
      return;
    }

  fake_keyring_add (keyring, "p", "Alerts", URL);
  fake_keyring_lock (keyring);
  cs_secret_store_set_patience (store, CS_SECRET_STORE_SECONDS_ASKED);

  /* Closed without a password. */
  cs_secret_store_look_up_async (store, "p", "Alerts", NULL, found_cb, &outcome);
  while (fake_keyring_get_n_prompts (keyring) == 0)
    g_main_context_iteration (NULL, TRUE);
  fake_keyring_dismiss (keyring);
  wait (&outcome);
  g_assert_error (outcome.error, CS_CHANNEL_ERROR, CS_CHANNEL_ERROR_LOCKED);
  clear (&outcome);

  cs_secret_store_look_up_async (store, "p", "Alerts", NULL, found_cb, &outcome);
  for (gint64 end = g_get_monotonic_time () + (CS_SECRET_STORE_SECONDS + 1) * G_USEC_PER_SEC;
       g_get_monotonic_time () < end; )
    {
      g_main_context_iteration (NULL, FALSE);
      g_usleep (1000);
    }
  g_assert_false (outcome.done);
  fake_keyring_unlock (keyring);
  wait (&outcome);
  g_assert_no_error (outcome.error);
  g_assert_cmpstr (outcome.url, ==, URL);
  clear (&outcome);

  fake_keyring_free (keyring);
}

/* Where somebody sits at a terminal of a desktop, the keyring's prompt can be answered. */
static void
test_patience (void)
{
  static const struct
  {
    const char *name;
    gboolean    terminal;
    const char *wayland;
    const char *x11;
    guint       seconds;
  } cases[] = {
    { "a terminal on Wayland", TRUE, "wayland-0", NULL, 60 },
    { "a terminal on X11", TRUE, NULL, ":0", 60 },
    { "a terminal without a screen", TRUE, NULL, NULL, 3 },
    { "a terminal with an empty name", TRUE, "", "", 3 },
    { "a program on Wayland", FALSE, "wayland-0", NULL, 3 },
    { "a program on X11", FALSE, NULL, ":0", 3 },
    { "a service", FALSE, NULL, NULL, 3 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_test_message ("%s", cases[i].name);
      g_assert_cmpuint (cs_secret_store_choose_patience (cases[i].terminal, cases[i].wayland,
                                                         cases[i].x11), ==, cases[i].seconds);
    }
}

static GSubprocess *
start_keyring (const char *folder)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GSubprocessLauncher) launcher =
    g_subprocess_launcher_new (G_SUBPROCESS_FLAGS_STDIN_PIPE | G_SUBPROCESS_FLAGS_STDOUT_SILENCE |
                               G_SUBPROCESS_FLAGS_STDERR_SILENCE);
  GSubprocess *keyring;
  GOutputStream *input;

  g_subprocess_launcher_setenv (launcher, "XDG_DATA_HOME", folder, TRUE);
  g_subprocess_launcher_setenv (launcher, "XDG_RUNTIME_DIR", folder, TRUE);
  g_subprocess_launcher_unsetenv (launcher, "G_DEBUG");
  keyring = g_subprocess_launcher_spawn (launcher, &error, "gnome-keyring-daemon", "--foreground",
                                         "--components=secrets", "--unlock", NULL);
  g_assert_no_error (error);
  input = g_subprocess_get_stdin_pipe (keyring);
  g_output_stream_write_all (input, "password", 8, NULL, NULL, &error);
  g_assert_no_error (error);
  g_output_stream_close (input, NULL, NULL);
  return keyring;
}

static GVariant *
call_keyring (GDBusConnection *connection,
              const char      *method,
              GVariant        *parameters)
{
  return g_dbus_connection_call_sync (connection, "org.freedesktop.secrets",
                                      "/org/freedesktop/secrets", "org.freedesktop.Secret.Service",
                                      method, parameters, NULL, G_DBUS_CALL_FLAGS_NO_AUTO_START,
                                      1000, NULL, NULL);
}

/* Until it has its login keyring, which is what "default" stands for. */
static void
wait_for_keyring (GDBusConnection *connection)
{
  for (guint i = 0; i < 100; i++)
    {
      g_autoptr (GVariant) answer = call_keyring (connection, "ReadAlias",
                                                  g_variant_new ("(s)", "default"));
      g_autofree char *path = NULL;

      if (answer != NULL)
        g_variant_get (answer, "(o)", &path);
      if (g_strcmp0 (path, "/org/freedesktop/secrets/collection/login") == 0)
        return;
      g_usleep (50 * 1000);
    }

  g_error ("gnome-keyring-daemon does not come up");
}

/* With the keyring that people have, on a bus of its own. */
static void
test_gnome (void)
{
  g_autofree char *daemon = g_find_program_in_path ("dbus-daemon");
  g_autofree char *program = g_find_program_in_path ("gnome-keyring-daemon");
  g_autofree char *folder = g_dir_make_tmp ("cs-keyring-XXXXXX", NULL);
  g_autofree char *remove = g_strconcat ("rm -r ", folder, NULL);
  static const char *const locked[] = { "/org/freedesktop/secrets/collection/login", NULL };
  g_autoptr (GTestDBus) bus = NULL;
  g_autoptr (GDBusConnection) connection = NULL;
  g_autoptr (GDBusConnection) prompter = NULL;
  g_autoptr (GSubprocess) keyring = NULL;
  g_autoptr (CsSecretStore) store = NULL;
  g_autoptr (CsSecretStore) later = NULL;
  g_autoptr (CsSecretStore) waiting = NULL;
  g_autoptr (GVariant) owned = NULL;
  g_autoptr (GVariant) answer = NULL;
  g_autoptr (GError) error = NULL;
  Outcome outcome = { 0 };
  gint64 begin;

  if (daemon == NULL || program == NULL)
    {
      g_test_message ("there is no gnome-keyring-daemon");
      return;
    }

  bus = g_test_dbus_new (G_TEST_DBUS_NONE);
  g_test_dbus_up (bus);
  connection = g_dbus_connection_new_for_address_sync
    (g_test_dbus_get_bus_address (bus),
     G_DBUS_CONNECTION_FLAGS_AUTHENTICATION_CLIENT |
     G_DBUS_CONNECTION_FLAGS_MESSAGE_BUS_CONNECTION, NULL, NULL, &error);
  g_assert_no_error (error);
  keyring = start_keyring (folder);
  wait_for_keyring (connection);

  /* Unlocked. */
  store = cs_secret_store_new ();
  cs_secret_store_save_async (store, "p", "Alerts", URL, NULL, saved_cb, &outcome);
  wait (&outcome);
  g_assert_no_error (outcome.error);
  g_assert_true (outcome.saved);
  g_assert_cmpint (cs_secret_store_get_state (store), ==, CS_KEYRING_WORKS);
  clear (&outcome);
  later = cs_secret_store_new ();
  cs_secret_store_look_up_async (later, "p", "Alerts", NULL, found_cb, &outcome);
  wait (&outcome);
  g_assert_no_error (outcome.error);
  g_assert_cmpstr (outcome.url, ==, URL);
  clear (&outcome);

  /* Locked, and its owner does not come to type the password. */
  prompter = g_dbus_connection_new_for_address_sync
    (g_test_dbus_get_bus_address (bus),
     G_DBUS_CONNECTION_FLAGS_AUTHENTICATION_CLIENT |
     G_DBUS_CONNECTION_FLAGS_MESSAGE_BUS_CONNECTION, NULL, NULL, &error);
  g_assert_no_error (error);
  g_dbus_connection_add_filter (prompter, swallow_cb, NULL, NULL);
  owned = g_dbus_connection_call_sync (prompter, "org.freedesktop.DBus", "/org/freedesktop/DBus",
                                       "org.freedesktop.DBus", "RequestName",
                                       g_variant_new ("(su)", "org.gnome.keyring.SystemPrompter",
                                                      0),
                                       NULL, G_DBUS_CALL_FLAGS_NONE, -1, NULL, &error);
  g_assert_no_error (error);
  answer = call_keyring (connection, "Lock", g_variant_new ("(^ao)", locked));
  g_assert_nonnull (answer);
  waiting = cs_secret_store_new ();
  begin = g_get_monotonic_time ();
  cs_secret_store_look_up_async (waiting, "p", "Alerts", NULL, found_cb, &outcome);
  wait (&outcome);
  g_assert_error (outcome.error, CS_CHANNEL_ERROR, CS_CHANNEL_ERROR_LOCKED);
  g_assert_cmpint (cs_secret_store_get_state (waiting), ==, CS_KEYRING_LOCKED);
  g_assert_cmpint (g_get_monotonic_time () - begin, >=, 2 * G_USEC_PER_SEC);
  g_assert_cmpint (g_get_monotonic_time () - begin, <, 5 * G_USEC_PER_SEC);
  clear (&outcome);

  /* The prompt ends without a password: the address is not known to be missing. */
  g_dbus_connection_close_sync (prompter, NULL, NULL);
  for (guint i = 0; i < 3000 && G_OBJECT (waiting)->ref_count > 1; i++)
    {
      g_main_context_iteration (NULL, FALSE);
      g_usleep (1000);
    }
  g_assert_cmpint (cs_secret_store_get_state (waiting), ==, CS_KEYRING_LOCKED);
  g_test_message ("The prompt is gone");
  cs_secret_store_look_up_async (waiting, "p", "Alerts", NULL, found_cb, &outcome);
  wait (&outcome);
  g_assert_error (outcome.error, CS_CHANNEL_ERROR, CS_CHANNEL_ERROR_LOCKED);
  clear (&outcome);

  g_subprocess_force_exit (keyring);
  g_subprocess_wait (keyring, NULL, NULL);
  g_dbus_connection_close_sync (connection, NULL, NULL);
  g_test_dbus_stop (bus);
  g_assert_true (g_spawn_command_line_sync (remove, NULL, NULL, NULL, NULL));
  /* It would wait half a minute for libsecret to let go of the bus; the process ends here. */
  (void) g_steal_pointer (&bus);
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
  g_test_add_data_func ("/secret-store/gnome", "/secret-store/subprocess/gnome", run_apart);
  g_test_add_data_func ("/secret-store/late", "/secret-store/subprocess/late", run_apart);
  g_test_add_data_func ("/secret-store/patient", "/secret-store/subprocess/patient", run_apart);
  g_test_add_func ("/secret-store/patience", test_patience);
  g_test_add_data_func ("/secret-store/file", "/secret-store/subprocess/file", run_apart);
  g_test_add_func ("/secret-store/subprocess/none", test_none);
  g_test_add_func ("/secret-store/subprocess/silent", test_silent);
  g_test_add_func ("/secret-store/subprocess/gnome", test_gnome);
  g_test_add_func ("/secret-store/subprocess/late", test_late);
  g_test_add_func ("/secret-store/subprocess/patient", test_patient);
  g_test_add_func ("/secret-store/subprocess/file", test_file);
  status = g_test_run ();

  if (folder != NULL)
    {
      g_unlink (file);
      g_rmdir (folder);
    }
  return status;
}
