/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cs-test-rules"

#include "cs-card-target.h"

#include <string.h>

#include "cs-project.h"

/* Where a card goes: read, chosen, guessed. */

static CsSnapshot *
snapshot_of (const char *text)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static (text, strlen (text));

  return cs_snapshot_new (bytes);
}

static void
test_read (void)
{
  g_autoptr (CsSnapshot) connector_json =
    snapshot_of ("{ \"cards\": { \"cards/a.json\": { \"target\": \"bot\" },"
                 " \"b.json\": { \"target\": \"pigeon\" }, \"c~d.json\": { \"target\": 1 } } }");

  g_assert_cmpint (cs_card_target_read (connector_json, "cards/a.json"), ==, CS_TARGET_BOT);
  g_assert_cmpint (cs_card_target_read (connector_json, "b.json"), ==, CS_TARGET_NONE);
  g_assert_cmpint (cs_card_target_read (connector_json, "c~d.json"), ==, CS_TARGET_NONE);
  g_assert_cmpint (cs_card_target_read (connector_json, "cards"), ==, CS_TARGET_NONE);
  g_assert_cmpint (cs_card_target_read (NULL, "cards/a.json"), ==, CS_TARGET_NONE);
}

/* What connector.json reads after a choice; NULL for no such file before. */
static const struct
{
  const char *name;
  const char *before;
  CsTarget    target;
  const char *after;
} choices[] = {
  { "none-before", NULL, CS_TARGET_BOT,
    "{\n  \"cards\": {\n    \"cards/a.json\": {\n      \"target\": \"bot\"\n    }\n  }\n}\n" },
  { "nothing-to-take-back", NULL, CS_TARGET_NONE, NULL },
  { "another", "{ \"cards\": { \"cards/a.json\": { \"target\": \"bot\" } } }", CS_TARGET_OUTLOOK,
    "{ \"cards\": { \"cards/a.json\": { \"target\": \"outlook\" } } }" },
  { "back", "{ \"cards\": { \"b\": {}, \"cards/a.json\": { \"target\": \"bot\" } } }",
    CS_TARGET_NONE, "{ \"cards\": { \"b\": {} } }" },
  { "back-beside", "{ \"cards\": { \"cards/a.json\": { \"x\": 1, \"target\": \"bot\" } } }",
    CS_TARGET_NONE, "{ \"cards\": { \"cards/a.json\": { \"x\": 1 } } }" },
  { "back-never-chosen", "{ \"webhooks\": [] }", CS_TARGET_NONE, "{ \"webhooks\": [] }" },
};

static void
test_choose (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (choices); i++)
    {
      g_autoptr (CsProject)  project = cs_project_new ();
      g_autoptr (CsSnapshot) snapshot = NULL;
      g_autoptr (CsChange)   change = NULL;
      g_autoptr (GError)     error = NULL;
      CsDocument            *document;

      g_test_message ("%s", choices[i].name);
      if (choices[i].before != NULL)
        {
          snapshot = snapshot_of (choices[i].before);
          cs_project_add_file (project, CS_CARD_TARGET_FILE, cs_snapshot_get_bytes (snapshot),
                               &error);
          g_assert_no_error (error);
        }

      change = cs_card_target_choose (snapshot, "cards/a.json", choices[i].target, &error);
      g_assert_no_error (error);
      if (cs_change_get_n_operations (change) > 0)
        g_assert_true (cs_history_do (cs_project_get_history (project), change, &error));
      g_assert_no_error (error);

      document = cs_project_get_document (project, CS_CARD_TARGET_FILE);
      g_assert_cmpint (document != NULL, ==, choices[i].after != NULL);
      if (document != NULL)
        {
          gsize            length;
          const char      *data = g_bytes_get_data (cs_document_get_bytes (document), &length);
          g_autofree char *text = g_strndup (data, length);

          g_assert_cmpstr (text, ==, choices[i].after);
        }
    }
}

static void
test_choose_in_broken_text (void)
{
  g_autoptr (CsSnapshot) snapshot = snapshot_of ("[ 1 ]");
  g_autoptr (GError)     error = NULL;
  CsChange              *change = cs_card_target_choose (snapshot, "a.json", CS_TARGET_BOT, &error);

  g_assert_null (change);
  g_assert_nonnull (error);
}

static const struct
{
  const char *text;
  CsTarget    target;
} guesses[] = {
  { "{ \"@type\": \"MessageCard\" }", CS_TARGET_CONNECTOR },
  { "{ \"text\": \"Hello\" }", CS_TARGET_CONNECTOR },
  { "{ \"Summary\": \"Hello\" }", CS_TARGET_CONNECTOR },
  { "{ \"type\": \"AdaptiveCard\", \"title\": 1 }", CS_TARGET_WORKFLOWS },
  { "{ \"version\": \"1.5\", \"body\": [] }", CS_TARGET_WORKFLOWS },
  { "{ \"attachments\": [ { \"content\": { \"type\": \"AdaptiveCard\" } } ] }",
    CS_TARGET_WORKFLOWS },
  { "{ \"attachments\": [ { \"contentType\": \"application/vnd.microsoft.teams.card.o365connector\","
    " \"content\": { \"@type\": \"MessageCard\" } } ] }", CS_TARGET_CONNECTOR },
  { "{ \"attachments\": [ { \"contentType\": \"image/png\", \"content\": { \"text\": \"\" } } ] }",
    CS_TARGET_NONE },
  { "{ \"compilerOptions\": {} }", CS_TARGET_NONE },
  { "[]", CS_TARGET_NONE },
  { "", CS_TARGET_NONE },
};

static void
test_guess (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (guesses); i++)
    {
      g_autoptr (CsSnapshot) snapshot = snapshot_of (guesses[i].text);

      g_test_message ("%s", guesses[i].text);
      g_assert_cmpint (cs_card_target_guess (snapshot), ==, guesses[i].target);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/card-target/read", test_read);
  g_test_add_func ("/card-target/choose", test_choose);
  g_test_add_func ("/card-target/choose-in-broken-text", test_choose_in_broken_text);
  g_test_add_func ("/card-target/guess", test_guess);

  return g_test_run ();
}
