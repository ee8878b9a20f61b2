/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cs-test"

#include "cs-folder-conversion.h"

#include <string.h>

#include "../project/folder.h"
#include "cs-card-size.h"

#define MESSAGE "{\"@type\": \"MessageCard\", \"title\": \"Bell\", \"text\": \"It rang.\", " \
                "\"themeColor\": \"ff0000\", \"x\": 1}"

static const char adaptive[] = "{\"type\": \"AdaptiveCard\", \"version\": \"1.5\", \"body\": []}";

static char *
read_file (Folder     *folder,
           const char *path)
{
  g_autoptr (GBytes) bytes = folder_read (folder, path);

  return g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
}

static Folder *
make_folder (void)
{
  static const char *const files[][2] = {
    { "a.json", MESSAGE },
    { "b.json", adaptive },
    { "c.json", "{\"version\": 1}" },
    { "d.json", "{\"title\": " },
    { "deep/e.JSON", "{\"text\": \"Hello\"}" },
    { "a.data.json", "{\"title\": \"data\"}" },
    { ".hidden.json", MESSAGE },
    { "node_modules/f.json", MESSAGE },
    { "notes.txt", MESSAGE },
  };
  Folder *folder = folder_new ();

  for (gsize i = 0; i < G_N_ELEMENTS (files); i++)
    folder_write (folder, files[i][0], files[i][1]);
  return folder;
}

static void
wait_for (CsFolderConversion *conversion)
{
  while (cs_folder_conversion_get_busy (conversion))
    g_main_context_iteration (NULL, TRUE);
}

static CsOldCard *
get (CsFolderConversion *conversion,
     guint               index)
{
  CsOldCard *card = g_list_model_get_item (G_LIST_MODEL (conversion), index);

  g_assert_nonnull (card);
  g_object_unref (card);
  return card;
}

static CsFolderConversion *
read_folder (const char *folder)
{
  CsFolderConversion *conversion = cs_folder_conversion_new ();
  g_autoptr (GError) error = NULL;

  g_assert_true (cs_folder_conversion_read_folder (conversion, folder, CS_HTTP_POST_DROP, &error));
  g_assert_no_error (error);
  g_assert_true (cs_folder_conversion_get_busy (conversion));
  wait_for (conversion);
  return conversion;
}

static void
test_read (void)
{
  static const struct
  {
    const char     *path;
    CsOldCardState  state;
    const char     *summary;
  } expected[] = {
    { "a.json", CS_OLD_CARD_CONVERTED, "Converted: 0 changed, 1 approximated, 1 dropped" },
    { "b.json", CS_OLD_CARD_ADAPTIVE, "Nothing to do: an Adaptive Card already" },
    { "c.json", CS_OLD_CARD_OTHER, "Not a card" },
    { "d.json", CS_OLD_CARD_UNREADABLE, NULL },
    { "deep/e.JSON", CS_OLD_CARD_CONVERTED, "Converted, nothing lost" },
  };
  g_autoptr (Folder) folder = make_folder ();
  g_autoptr (CsFolderConversion) conversion = read_folder (folder_get_path (folder));
  g_autofree char *report = NULL;

  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (conversion)), ==,
                    G_N_ELEMENTS (expected));
  g_assert_cmpuint (cs_folder_conversion_get_n_files (conversion), ==, G_N_ELEMENTS (expected));
  g_assert_cmpuint (cs_folder_conversion_get_n_done (conversion), ==, G_N_ELEMENTS (expected));
  for (guint i = 0; i < G_N_ELEMENTS (expected); i++)
    {
      CsOldCard *card = get (conversion, i);
      g_autofree char *summary = cs_old_card_dup_summary (card);

      g_assert_cmpstr (cs_old_card_get_path (card), ==, expected[i].path);
      g_assert_cmpint (cs_old_card_get_state (card), ==, expected[i].state);
      if (expected[i].summary != NULL)
        g_assert_cmpstr (summary, ==, expected[i].summary);
      else
        g_assert_true (g_str_has_prefix (summary, "Cannot be read: "));
      g_assert_true (cs_old_card_get_selected (card) ==
                     (expected[i].state == CS_OLD_CARD_CONVERTED));
      g_assert_cmpuint (cs_old_card_get_size (card), >, 0);
      g_assert_true ((cs_old_card_get_new_size (card) > 0) ==
                     (expected[i].state == CS_OLD_CARD_CONVERTED));
    }

  report = cs_old_card_dup_report (get (conversion, 0));
  g_assert_true (g_str_has_prefix (report, "a.json\nConverted: 0 changed, 1 approximated, 1 dropped\n"
                                           "\nDropped\n- /x: "));
  g_assert_nonnull (strstr (report, "\nApproximated\n- /themeColor: "));
}

static void
written_cb (CsFolderConversion *conversion,
            guint               n_written,
            guint               n_skipped,
            const char         *problem,
            char              **result)
{
  *result = g_strdup_printf ("%u written, %u skipped, %s", n_written, n_skipped,
                             problem != NULL ? "problem" : "fine");
}

static void
write_and_expect (CsFolderConversion *conversion,
                  const char         *folder,
                  CsInTheWay          in_the_way,
                  const char         *expected)
{
  g_autofree char *result = NULL;
  gulong id = g_signal_connect (conversion, "written", G_CALLBACK (written_cb), &result);

  cs_folder_conversion_write_selected (conversion, folder, in_the_way);
  wait_for (conversion);
  g_assert_cmpstr (result, ==, expected);
  g_signal_handler_disconnect (conversion, id);
}

static void
test_write (void)
{
  g_autoptr (Folder) folder = make_folder ();
  g_autofree char *output = folder_get_name (folder, ".new");
  g_autoptr (CsFolderConversion) conversion = read_folder (folder_get_path (folder));
  g_autofree char *source = NULL;
  g_autofree char *text = NULL;
  g_autofree char *kept = NULL;
  g_autofree char *numbered = NULL;
  g_autofree char *replaced = NULL;

  g_assert_cmpuint (cs_folder_conversion_count_in_way (conversion, output), ==, 0);
  write_and_expect (conversion, output, CS_IN_THE_WAY_REFUSE, "2 written, 0 skipped, fine");
  text = read_file (folder, ".new/a.json");
  g_assert_nonnull (strstr (text, "AdaptiveCard"));
  g_assert_true (folder_has (folder, ".new/deep/e.JSON"));
  source = read_file (folder, "a.json");
  g_assert_cmpstr (source, ==, MESSAGE);

  /* What is there is not lost without a word. */
  folder_write (folder, ".new/a.json", "mine");
  g_assert_cmpuint (cs_folder_conversion_count_in_way (conversion, output), ==, 2);
  write_and_expect (conversion, output, CS_IN_THE_WAY_REFUSE, "0 written, 0 skipped, problem");
  write_and_expect (conversion, output, CS_IN_THE_WAY_SKIP, "0 written, 2 skipped, fine");
  kept = read_file (folder, ".new/a.json");
  g_assert_cmpstr (kept, ==, "mine");
  cs_old_card_set_selected (get (conversion, 4), FALSE);
  write_and_expect (conversion, output, CS_IN_THE_WAY_NUMBER, "1 written, 0 skipped, fine");
  numbered = read_file (folder, ".new/a-2.json");
  g_assert_cmpstr (numbered, ==, text);
  write_and_expect (conversion, output, CS_IN_THE_WAY_REPLACE, "1 written, 0 skipped, fine");
  replaced = read_file (folder, ".new/a.json");
  g_assert_cmpstr (replaced, ==, text);

  /* What is no card is never written. */
  cs_old_card_set_selected (get (conversion, 2), TRUE);
  g_assert_false (cs_old_card_get_selected (get (conversion, 2)));
}

static void
test_stop (void)
{
  g_autoptr (Folder) folder = make_folder ();
  g_autoptr (CsFolderConversion) conversion = cs_folder_conversion_new ();
  g_autoptr (GError) error = NULL;

  g_assert_true (cs_folder_conversion_read_folder (conversion, folder_get_path (folder),
                                                   CS_HTTP_POST_DROP, &error));
  cs_folder_conversion_stop (conversion);
  g_assert_false (cs_folder_conversion_get_busy (conversion));
  for (guint i = 0; i < 50; i++)
    {
      g_usleep (1000);
      g_main_context_iteration (NULL, FALSE);
    }
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (conversion)), ==, 0);

  g_assert_false (cs_folder_conversion_read_folder (conversion, "/no/such/folder",
                                                    CS_HTTP_POST_DROP, &error));
  g_assert_error (error, G_FILE_ERROR, G_FILE_ERROR_NOENT);
}

static void
assert_no_errors (CsOldCard *card)
{
  g_autoptr (GError) error = NULL;
  GBytes *text = cs_conversion_get_text (cs_old_card_get_conversion (card));
  g_autoptr (CsWorkspace) workspace = cs_workspace_open_bytes ("card.json", text, &error);

  g_assert_no_error (error);
  cs_workspace_set_target (workspace, CS_TARGET_WORKFLOWS);
  cs_workspace_check (workspace);
  g_assert_cmpuint (cs_workspace_get_n_errors (workspace), ==, 0);
}

/* A team's whole folder: all of it converts, and Workflows takes all of it. */
static void
test_corpus (void)
{
  g_autofree char *folder = g_build_filename (g_getenv ("CS_TEST_SHARED"), "corpus", "cards",
                                              "message", NULL);
  g_autoptr (CsFolderConversion) conversion = NULL;
  guint n_cards;

  if (!g_file_test (folder, G_FILE_TEST_IS_DIR))
    {
      g_test_skip ("the folder of real inputs is not there");
      return;
    }

  conversion = read_folder (folder);
  n_cards = g_list_model_get_n_items (G_LIST_MODEL (conversion));
  g_assert_cmpuint (n_cards, >=, 20);
  for (guint i = 0; i < n_cards; i++)
    {
      CsOldCard *card = get (conversion, i);

      g_test_message ("%s", cs_old_card_get_path (card));
      g_assert_cmpint (cs_old_card_get_state (card), ==, CS_OLD_CARD_CONVERTED);
      g_assert_cmpuint (cs_old_card_get_new_size (card), <, CS_CARD_SIZE_MAX);
      assert_no_errors (card);
    }
}

static CsWorkspace *
make_workspace (void)
{
  static const char *const files[][2] = {
    { "manifest.json", "{}\n" },
    { "cards/bell.json", MESSAGE },
    { "cards/bell-adaptive.json", adaptive },
    { "cards/new.json", adaptive },
  };
  g_autoptr (CsProject) project = cs_project_new ();

  for (gsize i = 0; i < G_N_ELEMENTS (files); i++)
    {
      g_autoptr (GBytes) bytes = g_bytes_new_static (files[i][1], strlen (files[i][1]));

      g_assert_true (cs_project_add_file (project, files[i][0], bytes, NULL));
    }
  return cs_workspace_new (project);
}

static void
test_project (void)
{
  g_autoptr (CsWorkspace) workspace = make_workspace ();
  CsProject *project = cs_workspace_get_project (workspace);
  CsHistory *history = cs_project_get_history (project);
  g_autoptr (CsFolderConversion) conversion = cs_folder_conversion_new ();
  g_autoptr (GPtrArray) selected = NULL;
  g_autoptr (GPtrArray) two = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GBytes) message = g_bytes_new_static (MESSAGE, strlen (MESSAGE));
  g_autoptr (GError) error = NULL;
  GBytes *bytes;

  cs_folder_conversion_read_project (conversion, project, CS_HTTP_POST_DROP);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (conversion)), ==, 3);
  selected = cs_folder_conversion_dup_selected (conversion);
  g_assert_cmpuint (selected->len, ==, 1);

  /* A new card beside the old one. */
  g_assert_true (cs_old_card_add (workspace, selected, NULL, CS_HTTP_POST_DROP, &error));
  g_assert_no_error (error);
  g_assert_cmpstr (cs_history_get_undo_label (history), ==, "Convert bell.json");
  g_assert_nonnull (cs_project_get_document (project, "cards/bell.json"));
  g_assert_nonnull (cs_project_get_document (project, "cards/bell-adaptive-2.json"));
  g_assert_cmpint (cs_workspace_get_card_target (workspace, "cards/bell-adaptive-2.json", NULL), ==,
                   CS_TARGET_WORKFLOWS);
  cs_history_undo (history);
  g_assert_null (cs_project_get_document (project, "cards/bell-adaptive-2.json"));
  g_assert_null (cs_project_get_document (project, "connector.json"));
  g_assert_false (cs_history_get_can_undo (history));

  /* Several from elsewhere, two of one name, as one step. */
  g_ptr_array_add (two, cs_old_card_new ("old/ring.json", message, CS_HTTP_POST_SUBMIT));
  g_ptr_array_add (two, cs_old_card_new ("older/ring.json", message, CS_HTTP_POST_SUBMIT));
  g_assert_true (cs_old_card_add (workspace, two, NULL, CS_HTTP_POST_SUBMIT, &error));
  g_assert_no_error (error);
  g_assert_cmpstr (cs_history_get_undo_label (history), ==, "Convert 2 cards");
  g_assert_nonnull (cs_project_get_document (project, "cards/ring.json"));
  g_assert_nonnull (cs_project_get_document (project, "cards/ring-adaptive.json"));
  g_assert_cmpint (cs_workspace_get_card_target (workspace, "cards/ring-adaptive.json", NULL), ==,
                   CS_TARGET_BOT);
  cs_history_undo (history);
  g_assert_null (cs_project_get_document (project, "cards/ring.json"));

  /* In the place of the old one. */
  g_assert_true (cs_old_card_replace (workspace, g_ptr_array_index (selected, 0),
                                      CS_HTTP_POST_DROP, &error));
  g_assert_no_error (error);
  bytes = cs_document_get_bytes (cs_project_get_document (project, "cards/bell.json"));
  g_assert_nonnull (g_strstr_len (g_bytes_get_data (bytes, NULL),
                                  (gssize) g_bytes_get_size (bytes), "AdaptiveCard"));
  cs_history_undo (history);
  bytes = cs_document_get_bytes (cs_project_get_document (project, "cards/bell.json"));
  g_assert_cmpmem (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), MESSAGE,
                   strlen (MESSAGE));
  g_assert_false (cs_history_get_can_undo (history));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/folder-conversion/read", test_read);
  g_test_add_func ("/folder-conversion/write", test_write);
  g_test_add_func ("/folder-conversion/stop", test_stop);
  g_test_add_func ("/folder-conversion/corpus", test_corpus);
  g_test_add_func ("/folder-conversion/project", test_project);

  return g_test_run ();
}
