/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cs-test-channel"

#include "cs-action-token.h"

#include <glib/gstdio.h>
#include <gnutls/abstract.h>
#include <gnutls/x509.h>
#include <libsoup/soup.h>
#include <string.h>
#include <sys/stat.h>

#include "cs-snapshot.h"

#define URL "https://API.contoso.example:443/approve?x=1"
#define NOW 1790000000

typedef struct
{
  char *folder;
  char *path;
} Fixture;

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  fixture->folder = g_dir_make_tmp ("cs-token-XXXXXX", NULL);
  fixture->path = g_build_filename (fixture->folder, "data", "key.pem", NULL);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  g_autofree char *inner = g_path_get_dirname (fixture->path);

  g_unlink (fixture->path);
  g_rmdir (inner);
  g_assert_cmpint (g_rmdir (fixture->folder), ==, 0);
  g_free (fixture->path);
  g_free (fixture->folder);
}

static CsTokenKey *
open_key (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;
  CsTokenKey *key = cs_token_key_open (fixture->path, &error);

  g_assert_no_error (error);
  return key;
}

static guchar *
decode (const char *text,
        gssize      length,
        gsize      *size)
{
  g_autoptr (GString) padded = g_string_new_len (text, length);

  g_strdelimit (padded->str, "-", '+');
  g_strdelimit (padded->str, "_", '/');
  while (padded->len % 4 != 0)
    g_string_append_c (padded, '=');
  return g_base64_decode (padded->str, size);
}

static CsSnapshot *
parse (const char *text,
       gssize      length)
{
  g_autoptr (GBytes) bytes = g_bytes_new (text, length < 0 ? strlen (text) : (gsize) length);
  CsSnapshot *snapshot = cs_snapshot_new (bytes);

  g_assert_false (cs_snapshot_is_broken (snapshot));
  return snapshot;
}

/* Returns: (transfer none): of the first key of a set */
static const char *
get_of_key (CsSnapshot *set,
            const char *name)
{
  guint keys = cs_snapshot_get_member (set, 0, "keys");

  return cs_snapshot_get_string (set, cs_snapshot_get_member (set,
                                                              cs_snapshot_get_first_child (set, keys),
                                                              name));
}

/* By the numbers of the served set alone, as a service does it. */
static gboolean
is_signed (CsTokenKey *key,
           const char *token)
{
  g_autofree char *text = cs_token_key_dup_set (key);
  g_autoptr (CsSnapshot) set = parse (text, -1);
  gnutls_datum_t n, e, signature, data;
  g_autofree guchar *modulus = NULL;
  g_autofree guchar *exponent = NULL;
  g_autofree guchar *bytes = NULL;
  const char *end = strrchr (token, '.');
  gnutls_pubkey_t public;
  gsize size;
  int status;

  modulus = decode (get_of_key (set, "n"), -1, &size);
  n = (gnutls_datum_t) { modulus, size };
  g_assert_cmpuint (size, ==, 256);
  exponent = decode (get_of_key (set, "e"), -1, &size);
  e = (gnutls_datum_t) { exponent, size };
  bytes = decode (end + 1, -1, &size);
  signature = (gnutls_datum_t) { bytes, size };
  data = (gnutls_datum_t) { (guchar *) token, end - token };

  g_assert_cmpint (gnutls_pubkey_init (&public), >=, 0);
  g_assert_cmpint (gnutls_pubkey_import_rsa_raw (public, &n, &e), >=, 0);
  status = gnutls_pubkey_verify_data2 (public, GNUTLS_SIGN_RSA_SHA256, 0, &data, &signature);
  gnutls_pubkey_deinit (public);
  return status >= 0;
}

static CsSnapshot *
parse_part (const char *token,
            guint       index)
{
  g_auto (GStrv) parts = g_strsplit (token, ".", -1);
  g_autofree guchar *text = NULL;
  gsize size;

  g_assert_cmpuint (g_strv_length (parts), ==, 3);
  g_assert_null (strpbrk (token, "=+/"));
  text = decode (parts[index], -1, &size);
  return parse ((char *) text, size);
}

static gint64
get_number (CsSnapshot *snapshot,
            const char *name)
{
  gint64 value;

  g_assert_true (cs_snapshot_get_integer (snapshot, cs_snapshot_get_member (snapshot, 0, name),
                                          &value));
  return value;
}

static const struct
{
  CsActionTokenKind  kind;
  const char        *audience;
  gint64             expires;
  gboolean           is_signed;
} tokens[] = {
  { CS_ACTION_TOKEN_VALID, "https://api.contoso.example", NOW + 600, TRUE },
  { CS_ACTION_TOKEN_EXPIRED, "https://api.contoso.example", NOW - 3600, TRUE },
  { CS_ACTION_TOKEN_AUDIENCE, "https://another-service.example", NOW + 600, TRUE },
  { CS_ACTION_TOKEN_FORGED, "https://api.contoso.example", NOW + 600, FALSE },
};

static void
test_tokens (Fixture       *fixture,
             gconstpointer  data)
{
  g_autoptr (CsTokenKey) key = open_key (fixture);

  for (guint i = 0; i < G_N_ELEMENTS (tokens); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autofree char *token = cs_action_token_new (key, URL, tokens[i].kind, NOW, &error);
      g_autoptr (CsSnapshot) head = NULL;
      g_autoptr (CsSnapshot) claims = NULL;
      const char *subject;

      g_assert_no_error (error);
      g_test_message ("%s", cs_action_token_get_title (tokens[i].kind));
      head = parse_part (token, 0);
      claims = parse_part (token, 1);
      g_assert_cmpstr (cs_snapshot_get_string (head, cs_snapshot_get_member (head, 0, "alg")), ==,
                       "RS256");
      g_assert_cmpstr (cs_snapshot_get_string (head, cs_snapshot_get_member (head, 0, "kid")), ==,
                       cs_token_key_get_id (key));
      g_assert_cmpstr (cs_snapshot_get_string (claims, cs_snapshot_get_member (claims, 0, "iss")),
                       ==, "https://substrate.office.com/sts/");
      g_assert_cmpstr (cs_snapshot_get_string (claims, cs_snapshot_get_member (claims, 0, "aud")),
                       ==, tokens[i].audience);
      g_assert_cmpstr (cs_snapshot_get_string (claims, cs_snapshot_get_member (claims, 0,
                                                                               "appid")),
                       ==, "48af08dc-f6d2-435f-b2a7-069abd99c086");
      subject = cs_snapshot_get_string (claims, cs_snapshot_get_member (claims, 0, "sub"));
      g_assert_true (g_uuid_string_is_valid (subject));
      g_assert_cmpint (get_number (claims, "exp"), ==, tokens[i].expires);
      g_assert_cmpint (get_number (claims, "iat"), ==, tokens[i].expires - 600);
      g_assert_cmpint (get_number (claims, "nbf"), ==, tokens[i].expires - 600);
      g_assert_cmpint (is_signed (key, token), ==, tokens[i].is_signed);
    }

  g_assert_null (cs_action_token_new (key, URL, CS_ACTION_TOKEN_NONE, NOW, NULL));
}

static void
test_audiences (Fixture       *fixture,
                gconstpointer  data)
{
  static const struct { const char *url; const char *audience; } cases[] = {
    { "https://a.example", "https://a.example" },
    { "https://A.example/b/c?d#e", "https://a.example" },
    { "https://a.example:8443/b", "https://a.example:8443" },
    { "http://127.0.0.1:80/", "http://127.0.0.1" },
    { "http://localhost:3000/x", "http://localhost:3000" },
    { "http://[::1]:3000/x", "http://[::1]:3000" },
  };
  g_autoptr (CsTokenKey) key = open_key (fixture);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *text = cs_action_token_dup_claims (key, cases[i].url,
                                                          CS_ACTION_TOKEN_VALID, NOW);
      g_autoptr (CsSnapshot) claims = parse (text, -1);

      g_assert_cmpstr (cs_snapshot_get_string (claims, cs_snapshot_get_member (claims, 0, "aud")),
                       ==, cases[i].audience);
    }
}

/* One byte anywhere in it makes a token worthless. */
static void
test_tampered (Fixture       *fixture,
               gconstpointer  data)
{
  g_autoptr (CsTokenKey) key = open_key (fixture);
  g_autofree char *token = cs_action_token_new (key, URL, CS_ACTION_TOKEN_VALID, NOW, NULL);
  gsize length = strlen (token);

  g_assert_true (is_signed (key, token));
  /* The last character of a signature holds four bits that count for nothing. */
  for (gsize i = 0; i < length - 1; i += 37)
    {
      g_autofree char *changed = g_strdup (token);

      if (changed[i] == '.')
        continue;
      changed[i] = changed[i] == 'A' ? 'B' : 'A';
      g_assert_false (is_signed (key, changed));
    }
}

static guint
get_mode (const char *path)
{
  struct stat status;

  g_assert_cmpint (g_stat (path, &status), ==, 0);
  return status.st_mode & 07777;
}

static void
test_file (Fixture       *fixture,
           gconstpointer  data)
{
  g_autoptr (CsTokenKey) key = open_key (fixture);
  g_autoptr (CsTokenKey) again = NULL;
  g_autoptr (CsTokenKey) renewed = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *token = cs_action_token_new (key, URL, CS_ACTION_TOKEN_VALID, NOW, NULL);
  g_autofree char *folder = g_path_get_dirname (fixture->path);
  g_autofree char *set = NULL;
  g_autofree char *set_again = NULL;

  g_assert_cmpuint (get_mode (fixture->path), ==, 0600);
  g_assert_cmpuint (get_mode (folder), ==, 0700);

  /* It stays, and closes itself again. */
  g_assert_cmpint (g_chmod (fixture->path, 0644), ==, 0);
  again = open_key (fixture);
  g_assert_cmpuint (get_mode (fixture->path), ==, 0600);
  set = cs_token_key_dup_set (key);
  set_again = cs_token_key_dup_set (again);
  g_assert_cmpstr (set, ==, set_again);
  g_assert_true (is_signed (again, token));
  g_assert_null (strstr (set, "PRIVATE"));
  g_assert_null (strstr (set, "\"d\""));

  g_assert_true (cs_token_key_renew (fixture->path, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (get_mode (fixture->path), ==, 0600);
  renewed = open_key (fixture);
  g_assert_cmpstr (cs_token_key_get_id (renewed), !=, cs_token_key_get_id (key));
  g_assert_false (is_signed (renewed, token));
}

static void
test_broken (Fixture       *fixture,
             gconstpointer  data)
{
  static const struct { const char *name; const char *text; } cases[] = {
    { "empty", "" },
    { "no key", "hello" },
    { "cut", "-----BEGIN PRIVATE KEY-----\nMIIE" },
  };
  g_autofree char *folder = g_path_get_dirname (fixture->path);

  g_assert_cmpint (g_mkdir (folder, 0700), ==, 0);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autofree char *after = NULL;

      g_test_message ("%s", cases[i].name);
      g_assert_true (g_file_set_contents (fixture->path, cases[i].text, -1, NULL));
      g_assert_null (cs_token_key_open (fixture->path, &error));
      g_assert_error (error, CS_CHANNEL_ERROR, CS_CHANNEL_ERROR_KEY);
      g_assert_nonnull (strstr (error->message, fixture->path));
      /* Who put it there may want it back. */
      g_assert_true (g_file_get_contents (fixture->path, &after, NULL, NULL));
      g_assert_cmpstr (after, ==, cases[i].text);
    }
}

static gpointer
open_in_thread (gpointer data)
{
  return cs_token_key_open (data, NULL);
}

/* Several that begin at once agree. */
static void
test_race (Fixture       *fixture,
           gconstpointer  data)
{
  GThread *threads[4];
  g_autoptr (CsTokenKey) first = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (threads); i++)
    threads[i] = g_thread_new ("open", open_in_thread, fixture->path);
  for (guint i = 0; i < G_N_ELEMENTS (threads); i++)
    {
      g_autoptr (CsTokenKey) key = g_thread_join (threads[i]);

      g_assert_nonnull (key);
      if (first == NULL)
        first = cs_token_key_ref (key);
      g_assert_cmpstr (cs_token_key_get_id (key), ==, cs_token_key_get_id (first));
    }
}

/* Returns: (nullable): a Python that has what check-token.py needs; the first one on the path may be
 * somebody's own. */
static const char *
find_python (void)
{
  static const char *const programs[] = { "python3", "/usr/bin/python3" };

  for (guint i = 0; i < G_N_ELEMENTS (programs); i++)
    {
      const char *const arguments[] = { programs[i], "-c", "import jwt, cryptography", NULL };
      int status;

      if (g_spawn_sync (NULL, (char **) arguments, NULL,
                        G_SPAWN_SEARCH_PATH | G_SPAWN_STDERR_TO_DEV_NULL, NULL, NULL, NULL, NULL,
                        &status, NULL) &&
          g_spawn_check_wait_status (status, NULL))
        return programs[i];
    }

  return NULL;
}

static void
finished_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  char **output = user_data;
  g_autoptr (GError) error = NULL;

  g_subprocess_communicate_utf8_finish (G_SUBPROCESS (source), result, output, NULL, &error);
  g_assert_no_error (error);
}

/* Another client, with its own libraries, from what the channel serves. */
static void
test_independent (Fixture       *fixture,
                  gconstpointer  data)
{
  static const char *const expected[CS_N_ACTION_TOKENS] = {
    [CS_ACTION_TOKEN_VALID] = "valid\n",
    [CS_ACTION_TOKEN_EXPIRED] = "ExpiredSignatureError\n",
    [CS_ACTION_TOKEN_AUDIENCE] = "InvalidAudienceError\n",
    [CS_ACTION_TOKEN_FORGED] = "InvalidSignatureError\n",
  };
  g_autofree char *script = g_build_filename (g_getenv ("CS_TEST_SOURCE_ROOT"), "tests", "channel",
                                              "check-token.py", NULL);
  g_autofree char *kept = g_build_filename (fixture->folder, "data", "kept", NULL);
  g_autoptr (CsMessageStore) store = NULL;
  g_autoptr (CsChannelServer) server = NULL;
  g_autoptr (CsTokenKey) key = open_key (fixture);
  g_autoptr (GError) error = NULL;
  gint64 now = g_get_real_time () / G_USEC_PER_SEC;
  g_autofree char *metadata = NULL;
  const char *python = find_python ();
  g_autoptr (GFile) folder = g_file_new_for_path (kept);
  g_autoptr (GFileEnumerator) files = NULL;

  if (python == NULL)
    {
      g_test_skip ("there is no python3 with jwt and cryptography");
      return;
    }

  store = cs_message_store_open (kept, &error);
  g_assert_no_error (error);
  server = cs_channel_server_new (store);
  g_assert_true (cs_channel_server_start (server, 0, &error));
  cs_action_token_publish (server, key);
  metadata = cs_action_token_dup_address (server, CS_ACTION_TOKEN_REAL_METADATA_PATH);

  for (guint i = 0; i < CS_ACTION_TOKEN_NONE; i++)
    {
      g_autofree char *token = cs_action_token_new (key, "https://api.contoso.example/approve", i,
                                                    now, &error);
      g_autoptr (GSubprocess) client = NULL;
      g_autofree char *output = NULL;

      client = g_subprocess_new (G_SUBPROCESS_FLAGS_STDOUT_PIPE, &error, python, script,
                                 metadata, "https://api.contoso.example", token, NULL);
      g_assert_no_error (error);
      g_subprocess_communicate_utf8_async (client, NULL, NULL, finished_cb, &output);
      while (output == NULL)
        g_main_context_iteration (NULL, TRUE);
      g_assert_cmpstr (output, ==, expected[i]);
    }

  cs_channel_server_stop (server);
  g_clear_object (&server);
  g_clear_object (&store);
  files = g_file_enumerate_children (folder, "standard::name", G_FILE_QUERY_INFO_NONE, NULL, NULL);
  while (files != NULL)
    {
      GFile *file;

      if (!g_file_enumerator_iterate (files, NULL, &file, NULL, NULL) || file == NULL)
        break;
      g_file_delete (file, NULL, NULL);
    }
  g_rmdir (kept);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(name, function) \
  g_test_add ("/action-token/" name, Fixture, NULL, set_up, function, tear_down)
  ADD ("tokens", test_tokens);
  ADD ("audiences", test_audiences);
  ADD ("tampered", test_tampered);
  ADD ("file", test_file);
  ADD ("broken", test_broken);
  ADD ("race", test_race);
  ADD ("independent", test_independent);
#undef ADD
  return g_test_run ();
}
