/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cs-test"

#include <string.h>

#include "cs-languages.h"
#include "folder.h"

static const char plain[] =
  "{\n"
  "  \"manifestVersion\": \"1.19\",\n"
  "  \"name\": {\"short\": \"Bell\", \"full\": \"Bell for builds\"},\n"
  "  \"description\": {\"short\": \"Rings.\", \"full\": \"Rings when it is done.\"},\n"
  "  \"staticTabs\": [{\"entityId\": \"a\", \"name\": \"Home\"}]\n"
  "}\n";

static const char french[] =
  "{\n"
  "  \"manifestVersion\": \"1.19\",\n"
  "  \"name\": {\"short\": \"Bell\", \"full\": \"Bell for builds\"},\n"
  "  \"localizationInfo\": {\n"
  "    \"defaultLanguageTag\": \"en\",\n"
  "    \"additionalLanguages\": [\n"
  "      {\n"
  "        \"languageTag\": \"fr\",\n"
  "        \"file\": \"fr.json\"\n"
  "      }\n"
  "    ]\n"
  "  }\n"
  "}\n";

static const char texts[] = "{\n  \"name.short\": \"Cloche\",\n  \"staticTabs[0].name\": \"Accueil\"\n}\n";

static CsWorkspace *
open_folder (Folder     *folder,
             const char *manifest,
             const char *fr)
{
  g_autoptr (GError) error = NULL;
  CsWorkspace *workspace;

  folder_write (folder, "manifest.json", manifest);
  if (fr != NULL)
    folder_write (folder, "fr.json", fr);
  workspace = cs_workspace_open (folder_get_path (folder), &error);
  g_assert_no_error (error);

  return workspace;
}

static void
assert_file (CsWorkspace *workspace,
             const char  *path,
             const char  *text)
{
  CsDocument *document = cs_project_get_document (cs_workspace_get_project (workspace), path);
  GBytes *bytes;
  g_autofree char *found = NULL;

  g_assert_cmpint (document != NULL, ==, text != NULL);
  if (text == NULL)
    return;

  bytes = cs_document_get_bytes (document);
  found = g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
  g_assert_cmpstr (found, ==, text);
}

static CsHistory *
do_change (CsWorkspace *workspace,
           CsChange    *change)
{
  CsHistory *history = cs_project_get_history (cs_workspace_get_project (workspace));
  g_autoptr (CsChange) owned = change;
  g_autoptr (GError) error = NULL;

  g_assert_nonnull (change);
  cs_history_do (history, change, &error);
  g_assert_no_error (error);

  return history;
}

static void
test_keys (void)
{
  g_autoptr (Folder) folder = folder_new ();
  g_autoptr (CsWorkspace) workspace = open_folder (folder, plain, NULL);
  g_autoptr (CsLanguageTable) table = cs_language_table_new (workspace);
  static const char *const expected[] = {
    "name.short", "name.full", "description.short", "description.full", "staticTabs[0].name",
  };

  g_assert_cmpuint (table->languages->len, ==, 1);
  g_assert_cmpuint (table->keys->len, ==, G_N_ELEMENTS (expected));
  for (guint i = 0; i < G_N_ELEMENTS (expected); i++)
    {
      const CsLanguageKey *key = g_ptr_array_index (table->keys, i);

      g_assert_cmpstr (key->key, ==, expected[i]);
      g_assert_cmpint (key->required, ==, i < 4);
      g_assert_nonnull (cs_language_get_text (workspace, g_ptr_array_index (table->languages, 0),
                                              key));
    }
}

static void
test_add (void)
{
  g_autoptr (Folder) folder = folder_new ();
  g_autoptr (CsWorkspace) workspace = open_folder (folder, plain, NULL);
  g_autoptr (CsLanguageTable) table = NULL;
  g_autoptr (GError) error = NULL;
  CsHistory *history;

  history = do_change (workspace, cs_language_add (workspace, "fr", &error));
  g_assert_no_error (error);
  g_assert_cmpstr (cs_history_get_undo_label (history), ==, "Add French");
  assert_file (workspace, "fr.json",
               "{\n"
               "  \"$schema\": \"https://developer.microsoft.com/json-schemas/teams/v1.19/"
               "MicrosoftTeams.Localization.schema.json\",\n"
               "  \"name.short\": \"Bell\",\n"
               "  \"name.full\": \"Bell for builds\",\n"
               "  \"description.short\": \"Rings.\",\n"
               "  \"description.full\": \"Rings when it is done.\"\n"
               "}\n");

  table = cs_language_table_new (workspace);
  g_assert_cmpuint (table->languages->len, ==, 2);
  g_assert_cmpstr (((CsLanguage *) g_ptr_array_index (table->languages, 0))->tag, ==, "en");
  g_assert_cmpstr (((CsLanguage *) g_ptr_array_index (table->languages, 1))->tag, ==, "fr");
  g_assert_false (((CsLanguage *) g_ptr_array_index (table->languages, 1))->missing);

  do_change (workspace, cs_language_add (workspace, "de", &error));
  g_assert_no_error (error);
  cs_history_undo (history);
  cs_history_undo (history);
  assert_file (workspace, "manifest.json", plain);
  assert_file (workspace, "fr.json", NULL);
}

static void
test_add_too_old (void)
{
  g_autoptr (Folder) folder = folder_new ();
  g_autoptr (CsWorkspace) workspace = open_folder (folder, "{\"manifestVersion\": \"1.3\", "
                                                           "\"name\": {\"short\": \"a\"}}", NULL);
  g_autoptr (GError) error = NULL;

  g_assert_null (cs_language_add (workspace, "fr", &error));
  g_assert_error (error, CS_JSON_ERROR, CS_JSON_ERROR_NO_PARENT);
}

static void
test_set_text (void)
{
  g_autoptr (Folder) folder = folder_new ();
  g_autoptr (CsWorkspace) workspace = open_folder (folder, french, texts);
  g_autoptr (CsLanguageTable) table = cs_language_table_new (workspace);
  const CsLanguage *en = g_ptr_array_index (table->languages, 0);
  const CsLanguage *fr = g_ptr_array_index (table->languages, 1);
  const CsLanguageKey *short_name = g_ptr_array_index (table->keys, 0);
  const CsLanguageKey *full_name = g_ptr_array_index (table->keys, 1);
  g_autoptr (GError) error = NULL;
  CsHistory *history;

  g_assert_cmpstr (cs_language_get_text (workspace, fr, short_name), ==, "Cloche");
  g_assert_null (cs_language_get_text (workspace, fr, full_name));
  history = do_change (workspace, cs_language_set_text (workspace, fr, short_name, "Sonnette",
                                                        &error));
  do_change (workspace, cs_language_set_text (workspace, en, short_name, "Ring", &error));
  g_assert_cmpstr (cs_language_get_text (workspace, fr, short_name), ==, "Sonnette");
  g_assert_cmpstr (cs_language_get_text (workspace, en, short_name), ==, "Ring");
  do_change (workspace, cs_language_set_text (workspace, fr, full_name, "Une sonnette", &error));
  g_assert_cmpstr (cs_language_get_text (workspace, fr, full_name), ==, "Une sonnette");

  while (cs_history_get_can_undo (history))
    cs_history_undo (history);
  assert_file (workspace, "manifest.json", french);
  assert_file (workspace, "fr.json", texts);
}

static void
test_remove (void)
{
  g_autoptr (Folder) folder = folder_new ();
  g_autoptr (CsWorkspace) workspace = open_folder (folder, french, texts);
  g_autoptr (CsLanguageTable) table = cs_language_table_new (workspace);
  g_autoptr (CsLanguageTable) after = NULL;
  g_autoptr (GError) error = NULL;
  CsHistory *history;

  history = do_change (workspace, cs_language_remove (workspace,
                                                      g_ptr_array_index (table->languages, 1),
                                                      &error));
  after = cs_language_table_new (workspace);
  g_assert_cmpuint (after->languages->len, ==, 1);
  g_assert_false (cs_language_table_equal (table, after));
  assert_file (workspace, "fr.json", NULL);
  cs_history_undo (history);
  assert_file (workspace, "manifest.json", french);
  assert_file (workspace, "fr.json", texts);
}

static void
test_make_default (void)
{
  g_autoptr (Folder) folder = folder_new ();
  g_autoptr (CsWorkspace) workspace = open_folder (folder, french, texts);
  g_autoptr (CsLanguageTable) table = cs_language_table_new (workspace);
  g_autoptr (CsLanguageTable) after = NULL;
  g_autoptr (GError) error = NULL;
  const CsLanguage *first, *second;
  CsHistory *history;

  history = do_change (workspace,
                       cs_language_make_default (workspace,
                                                 g_ptr_array_index (table->languages, 1), &error));
  g_assert_no_error (error);
  after = cs_language_table_new (workspace);
  first = g_ptr_array_index (after->languages, 0);
  second = g_ptr_array_index (after->languages, 1);
  g_assert_cmpstr (first->tag, ==, "fr");
  g_assert_cmpstr (second->tag, ==, "en");
  g_assert_cmpstr (second->path, ==, "en.json");
  g_assert_cmpstr (cs_language_get_text (workspace, first, g_ptr_array_index (after->keys, 0)), ==,
                   "Cloche");
  g_assert_cmpstr (cs_language_get_text (workspace, second, g_ptr_array_index (after->keys, 0)),
                   ==, "Bell");
  assert_file (workspace, "fr.json", NULL);

  cs_history_undo (history);
  assert_file (workspace, "manifest.json", french);
  assert_file (workspace, "fr.json", texts);
}

/* Every language that is offered is one that the rules know. */
static void
test_names (void)
{
  guint n;
  const CsLanguageName *names = cs_language_names (&n);

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (Folder) folder = folder_new ();
      g_autoptr (CsWorkspace) workspace = open_folder (folder, french, texts);
      g_autoptr (GError) error = NULL;
      GListModel *findings = cs_workspace_get_findings (workspace);

      g_test_message ("%s", names[i].tag);
      do_change (workspace, cs_language_set_default_tag (workspace, "pseudo", &error));
      if (g_str_equal (names[i].tag, "fr"))
        continue;
      do_change (workspace, cs_language_add (workspace, names[i].tag, &error));
      g_assert_no_error (error);
      cs_workspace_check (workspace);
      for (guint k = 0; k < g_list_model_get_n_items (findings); k++)
        {
          g_autoptr (CsFinding) finding = g_list_model_get_item (findings, k);

          g_assert_cmpstr (cs_finding_get_id (finding), !=, "loc-tag-unknown");
          g_assert_cmpstr (cs_finding_get_id (finding), !=, "loc-schema-url");
        }
    }

  g_assert_cmpstr (cs_language_get_name ("PT-BR"), ==, "Portuguese (Brazil)");
  g_assert_cmpstr (cs_language_get_name ("xx"), ==, "xx");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/languages/keys", test_keys);
  g_test_add_func ("/languages/add", test_add);
  g_test_add_func ("/languages/add-too-old", test_add_too_old);
  g_test_add_func ("/languages/set-text", test_set_text);
  g_test_add_func ("/languages/remove", test_remove);
  g_test_add_func ("/languages/make-default", test_make_default);
  g_test_add_func ("/languages/names", test_names);

  return g_test_run ();
}
