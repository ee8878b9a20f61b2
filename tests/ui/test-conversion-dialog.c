/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cs-test"

#include "cs-conversion-dialog.h"

#include <glib/gstdio.h>
#include <string.h>

#include "cs-folder-dialog.h"
#include "cs-loss-row.h"
#include "window-fixture.h"

#define PATH "cards/bell.json"

static const char card[] =
  "{\n"
  "  \"@type\": \"MessageCard\",\n"
  "  \"summary\": \"Bell\",\n"
  "  \"themeColor\": \"ff0000\",\n"
  "  \"title\": \"Bell\",\n"
  "  \"sections\": [\n"
  "    { \"text\": \"It ~~rang~~.\", \"facts\": [ { \"name\": \"When\", \"value\": \"Now\" } ] }\n"
  "  ],\n"
  "  \"potentialAction\": [\n"
  "    { \"@type\": \"HttpPOST\", \"name\": \"Answer\", \"target\": \"https://bell.example\" }\n"
  "  ]\n"
  "}\n";

static CsProject *
get_project (WindowFixture *fixture)
{
  return cs_workspace_get_project (fixture->workspace);
}

static CsHistory *
get_history (WindowFixture *fixture)
{
  return cs_project_get_history (get_project (fixture));
}

static char *
dup_text (WindowFixture *fixture,
          const char    *path)
{
  CsDocument *document = cs_project_get_document (get_project (fixture), path);
  GBytes *bytes = document != NULL ? cs_document_get_bytes (document) : NULL;

  return bytes != NULL ? g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes))
                       : NULL;
}

static void
set_up (WindowFixture *fixture,
        gconstpointer  data)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static (card, strlen (card));
  g_autoptr (CsChange) change = cs_change_new ("Add");
  g_autoptr (GError) error = NULL;

  window_fixture_set_up (fixture, sound_manifest);
  cs_change_create (change, PATH, bytes);
  g_assert_true (cs_history_do (get_history (fixture), change, &error));
  g_assert_no_error (error);
  gtk_window_set_default_size (GTK_WINDOW (fixture->window), 1200, 800);
  gtk_window_present (GTK_WINDOW (fixture->window));
  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.page", "s", "card:" PATH);
  settle (fixture);
}

/* What is open over the window. */
static GtkWindow *
find_dialog (GType type)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWindow) window = g_list_model_get_item (windows, i);

      if (g_type_is_a (G_OBJECT_TYPE (window), type))
        return window;
    }

  return NULL;
}

static CsConversionDialog *
open_dialog (WindowFixture *fixture)
{
  GtkWindow *dialog;

  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.convert-card",
                                             NULL));
  dialog = find_dialog (CS_TYPE_CONVERSION_DIALOG);
  g_assert_nonnull (dialog);
  while (!gtk_widget_get_mapped (GTK_WIDGET (dialog)))
    g_main_context_iteration (NULL, TRUE);
  settle (fixture);
  return CS_CONVERSION_DIALOG (dialog);
}

static void
close_dialog (WindowFixture *fixture,
              gpointer       dialog)
{
  gtk_window_destroy (GTK_WINDOW (dialog));
  settle (fixture);
}

static CsLossRow *
get_row (CsConversionView *view,
         int               index)
{
  return CS_LOSS_ROW (gtk_list_box_get_row_at_index (cs_conversion_view_get_list (view), index));
}

/* Each row leads to its place in both cards. */
static void
test_rows (WindowFixture *fixture,
           gconstpointer  data)
{
  static const struct
  {
    const char *id;
    CsLossKind  kind;
    const char *before;
    const char *after;
  } rows[] = {
    { "http-post", CS_LOSS_DROPPED, "/potentialAction/0", "" },
    { "theme-color", CS_LOSS_APPROXIMATED, "/themeColor", "/body/0" },
    { "strikethrough", CS_LOSS_APPROXIMATED, "/sections/0/text", "/body/1/items/0" },
  };
  CsConversionDialog *dialog = open_dialog (fixture);
  CsConversionView *view = cs_conversion_dialog_get_view (dialog);
  g_autoptr (GBytes) bytes = g_bytes_new_static (card, strlen (card));
  g_autoptr (CsOldCard) old = cs_old_card_new (PATH, bytes, CS_HTTP_POST_DROP);

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      CsLossRow *row = get_row (view, i);
      graphene_rect_t box;

      g_assert_nonnull (row);
      g_assert_cmpstr (cs_loss_row_get_loss (row)->id, ==, rows[i].id);
      g_assert_cmpint (cs_loss_row_get_loss (row)->kind, ==, rows[i].kind);
      gtk_list_box_select_row (cs_conversion_view_get_list (view), GTK_LIST_BOX_ROW (row));
      g_assert_cmpuint (cs_canvas_sheet_get_selected (cs_conversion_view_get_sheet (view, 0)), ==,
                        cs_snapshot_find (cs_old_card_get_before (old), rows[i].before));
      g_assert_cmpuint (cs_canvas_sheet_get_selected (cs_conversion_view_get_sheet (view, 1)), ==,
                        cs_snapshot_find (cs_old_card_get_after (old), rows[i].after));
      for (guint j = 0; j < 2; j++)
        g_assert_true (cs_canvas_sheet_find_selected (cs_conversion_view_get_sheet (view, j),
                                                      &box));
      gtk_test_accessible_assert_role (row, GTK_ACCESSIBLE_ROLE_LIST_ITEM);
      gtk_test_accessible_assert_property (row, GTK_ACCESSIBLE_PROPERTY_LABEL,
                                           cs_loss_row_get_loss (row)->message);
    }
  g_assert_null (get_row (view, G_N_ELEMENTS (rows)));

  close_dialog (fixture, dialog);
}

/* A text of a MessageCard is framed by itself, not with all that is around it. */
static void
test_text_frame (WindowFixture *fixture,
                 gconstpointer  data)
{
  CsConversionDialog *dialog = open_dialog (fixture);
  CsConversionView *view = cs_conversion_dialog_get_view (dialog);
  CsCanvasSheet *sheet = cs_conversion_view_get_sheet (view, 0);
  graphene_rect_t whole, text;

  gtk_list_box_select_row (cs_conversion_view_get_list (view), GTK_LIST_BOX_ROW (get_row (view, 1)));
  g_assert_true (cs_canvas_sheet_find_selected (sheet, &whole));
  gtk_list_box_select_row (cs_conversion_view_get_list (view), GTK_LIST_BOX_ROW (get_row (view, 2)));
  g_assert_true (cs_canvas_sheet_find_selected (sheet, &text));
  g_assert_cmpfloat (text.size.height * 3, <, whole.size.height);

  close_dialog (fixture, dialog);
}

static void
test_save (WindowFixture *fixture,
           gconstpointer  data)
{
  CsConversionDialog *dialog = open_dialog (fixture);
  g_autofree char *text = NULL;
  g_autofree char *old = NULL;

  gtk_widget_activate_action (GTK_WIDGET (dialog), "conversion.save", NULL);
  settle (fixture);
  g_assert_null (find_dialog (CS_TYPE_CONVERSION_DIALOG));

  text = dup_text (fixture, "cards/bell-adaptive.json");
  g_assert_nonnull (strstr (text, "AdaptiveCard"));
  old = dup_text (fixture, PATH);
  g_assert_cmpstr (old, ==, card);
  g_assert_cmpint (cs_workspace_get_card_target (fixture->workspace, "cards/bell-adaptive.json",
                                                 NULL), ==, CS_TARGET_WORKFLOWS);
  g_assert_cmpstr (cs_history_get_undo_label (get_history (fixture)), ==, "Convert bell.json");

  /* The new card is in sight, and nothing is left to convert. */
  g_assert_false (gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.convert-card",
                                              NULL) &&
                  find_dialog (CS_TYPE_CONVERSION_DIALOG) != NULL);
  cs_history_undo (get_history (fixture));
  settle (fixture);
  g_assert_null (cs_project_get_document (get_project (fixture), "cards/bell-adaptive.json"));
}

static void
test_replace (WindowFixture *fixture,
              gconstpointer  data)
{
  CsConversionDialog *dialog = open_dialog (fixture);
  g_autofree char *text = NULL;
  g_autofree char *old = NULL;

  gtk_widget_activate_action (GTK_WIDGET (dialog), "conversion.replace", NULL);
  settle (fixture);
  text = dup_text (fixture, PATH);
  g_assert_nonnull (strstr (text, "AdaptiveCard"));
  cs_history_undo (get_history (fixture));
  settle (fixture);
  old = dup_text (fixture, PATH);
  g_assert_cmpstr (old, ==, card);
}

static void
test_choice (WindowFixture *fixture,
             gconstpointer  data)
{
  CsConversionDialog *dialog = open_dialog (fixture);
  CsConversionView *view = cs_conversion_dialog_get_view (dialog);
  GtkWidget *post = find_widget (GTK_WIDGET (dialog), GTK_TYPE_DROP_DOWN, NULL, NULL);
  g_autofree char *text = NULL;

  g_assert_cmpint (cs_loss_row_get_loss (get_row (view, 0))->kind, ==, CS_LOSS_DROPPED);
  gtk_drop_down_set_selected (GTK_DROP_DOWN (post), CS_HTTP_POST_SUBMIT);
  g_assert_cmpint (cs_loss_row_get_loss (get_row (view, 0))->kind, ==, CS_LOSS_APPROXIMATED);
  gtk_widget_activate_action (GTK_WIDGET (dialog), "conversion.save", NULL);
  settle (fixture);
  text = dup_text (fixture, "cards/bell-adaptive.json");
  g_assert_nonnull (strstr (text, "Action.Submit"));
  g_assert_cmpint (cs_workspace_get_card_target (fixture->workspace, "cards/bell-adaptive.json",
                                                 NULL), ==, CS_TARGET_BOT);
}

/* Nothing that is there is written over. */
static void
test_names (WindowFixture *fixture,
            gconstpointer  data)
{
  CsConversionDialog *dialog = open_dialog (fixture);
  GtkWidget *name = find_widget (GTK_WIDGET (dialog), GTK_TYPE_ENTRY, NULL, NULL);
  GtkWidget *save = find_widget (GTK_WIDGET (dialog), GTK_TYPE_BUTTON, NULL, NULL);

  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (name)), ==, "bell-adaptive");
  gtk_editable_set_text (GTK_EDITABLE (name), "bell");
  gtk_widget_activate_action (GTK_WIDGET (dialog), "conversion.save", NULL);
  g_assert_true (find_dialog (CS_TYPE_CONVERSION_DIALOG) == GTK_WINDOW (dialog));
  gtk_test_accessible_assert_state (name, GTK_ACCESSIBLE_STATE_INVALID,
                                    GTK_ACCESSIBLE_INVALID_TRUE);
  gtk_test_accessible_assert_role (save, GTK_ACCESSIBLE_ROLE_BUTTON);
  gtk_editable_set_text (GTK_EDITABLE (name), "ring");
  gtk_widget_activate_action (GTK_WIDGET (dialog), "conversion.save", NULL);
  settle (fixture);
  g_assert_nonnull (cs_project_get_document (get_project (fixture), "cards/ring.json"));
}

static void
text_read_cb (GObject      *source,
              GAsyncResult *result,
              gpointer      user_data)
{
  *(char **) user_data = gdk_clipboard_read_text_finish (GDK_CLIPBOARD (source), result, NULL);
}

static void
test_report (WindowFixture *fixture,
             gconstpointer  data)
{
  CsConversionDialog *dialog = open_dialog (fixture);
  g_autofree char *report = NULL;

  gtk_widget_activate_action (GTK_WIDGET (dialog), "conversion.copy-report", NULL);
  gdk_clipboard_read_text_async (gtk_widget_get_clipboard (GTK_WIDGET (dialog)), NULL,
                                 text_read_cb, &report);
  while (report == NULL)
    g_main_context_iteration (NULL, TRUE);
  g_assert_true (g_str_has_prefix (report, PATH "\nConverted: 0 changed, 2 approximated, "
                                           "1 dropped\n\nDropped\n- /potentialAction/0: "));
  close_dialog (fixture, dialog);
}

/* A card that is open on its own gets its new one beside it, on the disk. */
static void
test_alone (void)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *folder = g_dir_make_tmp ("cs-alone-XXXXXX", &error);
  g_autofree char *path = g_build_filename (folder, "bell.json", NULL);
  g_autofree char *new_path = g_build_filename (folder, "bell-adaptive.json", NULL);
  g_autofree char *text = NULL;
  g_autofree char *old = NULL;
  CsWorkspace *workspace;
  GtkWidget *dialog;

  g_file_set_contents (path, card, -1, &error);
  g_assert_no_error (error);
  workspace = cs_workspace_open (path, &error);
  g_assert_no_error (error);
  dialog = g_object_ref_sink (cs_conversion_dialog_new (NULL, workspace, "bell.json",
                                                        CS_THEME_LIGHT));
  gtk_window_present (GTK_WINDOW (dialog));
  gtk_widget_activate_action (dialog, "conversion.save", NULL);
  g_file_get_contents (new_path, &text, NULL, &error);
  g_assert_no_error (error);
  g_assert_nonnull (strstr (text, "AdaptiveCard"));
  g_file_get_contents (path, &old, NULL, &error);
  g_assert_cmpstr (old, ==, card);
  while (g_main_context_iteration (NULL, FALSE))
    continue;
  g_assert_finalize_object (dialog);

  /* Once more: that name is taken now, and another one is asked for. */
  dialog = g_object_ref_sink (cs_conversion_dialog_new (NULL, workspace, "bell.json",
                                                        CS_THEME_DARK));
  g_file_set_contents (new_path, "mine", -1, &error);
  gtk_widget_activate_action (dialog, "conversion.save", NULL);
  g_clear_pointer (&text, g_free);
  g_file_get_contents (new_path, &text, NULL, &error);
  g_assert_cmpstr (text, ==, "mine");
  gtk_window_destroy (GTK_WINDOW (dialog));
  while (g_main_context_iteration (NULL, FALSE))
    continue;
  g_assert_finalize_object (dialog);

  finish_workspace (workspace);
  g_unlink (path);
  g_unlink (new_path);
  g_rmdir (folder);
}

static void
wait_for (CsFolderDialog *dialog)
{
  while (cs_folder_conversion_get_busy (cs_folder_dialog_get_conversion (dialog)))
    g_main_context_iteration (NULL, TRUE);
  while (g_main_context_iteration (NULL, FALSE))
    continue;
}

static CsFolderDialog *
open_folder_dialog (WindowFixture *fixture)
{
  GtkWindow *dialog;

  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.convert-folder", NULL);
  dialog = find_dialog (CS_TYPE_FOLDER_DIALOG);
  g_assert_nonnull (dialog);
  settle (fixture);
  return CS_FOLDER_DIALOG (dialog);
}

/* Not the list of a drop-down. */
static gboolean
is_list (GtkWidget     *widget,
         gconstpointer  data)
{
  return !gtk_list_view_get_single_click_activate (GTK_LIST_VIEW (widget));
}

/* It begins with the project's own cards. */
static void
test_folder_project (WindowFixture *fixture,
                     gconstpointer  data)
{
  CsFolderDialog *dialog = open_folder_dialog (fixture);
  CsFolderConversion *conversion = cs_folder_dialog_get_conversion (dialog);
  g_autoptr (CsOldCard) old = g_list_model_get_item (G_LIST_MODEL (conversion), 0);
  GtkWidget *check = find_widget (GTK_WIDGET (dialog), GTK_TYPE_CHECK_BUTTON, NULL, NULL);
  GtkWidget *list = find_widget (GTK_WIDGET (dialog), GTK_TYPE_LIST_VIEW, is_list, NULL);
  GtkWindow *look;

  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (conversion)), ==, 1);
  g_assert_nonnull (check);
  gtk_test_accessible_assert_property (check, GTK_ACCESSIBLE_PROPERTY_LABEL, "Convert " PATH);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (check), FALSE);
  g_assert_false (cs_old_card_get_selected (old));
  gtk_widget_activate_action (GTK_WIDGET (dialog), "folder.select-all", NULL);
  g_assert_true (gtk_check_button_get_active (GTK_CHECK_BUTTON (check)));

  /* Side by side. */
  g_signal_emit_by_name (list, "activate", 0);
  look = find_dialog (CS_TYPE_CONVERSION_DIALOG);
  g_assert_nonnull (look);
  settle (fixture);
  close_dialog (fixture, look);

  gtk_widget_activate_action (GTK_WIDGET (dialog), "folder.add", NULL);
  settle (fixture);
  g_assert_null (find_dialog (CS_TYPE_FOLDER_DIALOG));
  g_assert_nonnull (cs_project_get_document (get_project (fixture), "cards/bell-adaptive.json"));
  cs_history_undo (get_history (fixture));
  settle (fixture);
  g_assert_null (cs_project_get_document (get_project (fixture), "cards/bell-adaptive.json"));
}

static void
test_folder_disk (WindowFixture *fixture,
                  gconstpointer  data)
{
  g_autofree char *source = g_build_filename (fixture->folder, "old", NULL);
  g_autofree char *output = g_build_filename (fixture->folder, "new", NULL);
  g_autofree char *path = g_build_filename (source, "bell.json", NULL);
  g_autofree char *new_path = g_build_filename (output, "bell.json", NULL);
  g_autofree char *second_path = g_build_filename (output, "bell-2.json", NULL);
  g_autoptr (GError) error = NULL;
  CsFolderDialog *dialog;
  GtkWindow *question;

  g_assert_cmpint (g_mkdir (source, 0755), ==, 0);
  g_file_set_contents (path, card, -1, &error);
  g_assert_no_error (error);

  dialog = open_folder_dialog (fixture);
  cs_folder_dialog_read (dialog, source);
  wait_for (dialog);
  g_assert_cmpuint (g_list_model_get_n_items (
    G_LIST_MODEL (cs_folder_dialog_get_conversion (dialog))), ==, 1);
  cs_folder_dialog_write (dialog, output);
  wait_for (dialog);
  g_assert_true (g_file_test (new_path, G_FILE_TEST_IS_REGULAR));

  /* What is in the way is asked about. */
  cs_folder_dialog_write (dialog, output);
  question = find_dialog (ADW_TYPE_MESSAGE_DIALOG);
  g_assert_nonnull (question);
  g_assert_false (g_file_test (second_path, G_FILE_TEST_EXISTS));
  adw_message_dialog_response (ADW_MESSAGE_DIALOG (question), "number");
  wait_for (dialog);
  g_assert_true (g_file_test (second_path, G_FILE_TEST_IS_REGULAR));
  close_dialog (fixture, dialog);

  g_unlink (path);
  g_unlink (new_path);
  g_unlink (second_path);
  g_rmdir (source);
  g_rmdir (output);
}

/* All old cards of the corpus, in the window. */
static void
test_folder_corpus (WindowFixture *fixture,
                    gconstpointer  data)
{
  g_autofree char *folder = g_build_filename (g_getenv ("CS_TEST_SHARED"), "corpus", "cards",
                                              "message", NULL);
  CsFolderDialog *dialog;
  g_autoptr (GPtrArray) selected = NULL;

  if (!g_file_test (folder, G_FILE_TEST_IS_DIR))
    {
      g_test_skip ("the folder of real inputs is not there");
      return;
    }

  dialog = open_folder_dialog (fixture);
  cs_folder_dialog_read (dialog, folder);
  wait_for (dialog);
  selected = cs_folder_conversion_dup_selected (cs_folder_dialog_get_conversion (dialog));
  g_assert_cmpuint (selected->len, ==, g_list_model_get_n_items (
    G_LIST_MODEL (cs_folder_dialog_get_conversion (dialog))));
  gtk_widget_activate_action (GTK_WIDGET (dialog), "folder.add", NULL);
  settle (fixture);
  for (guint i = 0; i < g_list_model_get_n_items (cs_workspace_get_findings (fixture->workspace));
       i++)
    {
      g_autoptr (CsFinding) finding =
        g_list_model_get_item (cs_workspace_get_findings (fixture->workspace), i);

      if (cs_finding_get_file (finding) != NULL && strstr (cs_finding_get_file (finding), "cards/"))
        g_assert_cmpint (cs_finding_get_severity (finding), !=, CS_SEVERITY_ERROR);
    }
  cs_history_undo (get_history (fixture));
  settle (fixture);
}

int
main (int   argc,
      char *argv[])
{
  static const struct
  {
    const char *path;
    void      (*test) (WindowFixture *, gconstpointer);
  } tests[] = {
    { "/conversion/rows", test_rows },
    { "/conversion/text-frame", test_text_frame },
    { "/conversion/save", test_save },
    { "/conversion/replace", test_replace },
    { "/conversion/choice", test_choice },
    { "/conversion/names", test_names },
    { "/conversion/report", test_report },
    { "/conversion/folder-project", test_folder_project },
    { "/conversion/folder-disk", test_folder_disk },
    { "/conversion/folder-corpus", test_folder_corpus },
  };

  gtk_test_init (&argc, &argv, NULL);
  adw_init ();

  for (guint i = 0; i < G_N_ELEMENTS (tests); i++)
    g_test_add (tests[i].path, WindowFixture, NULL, set_up, tests[i].test,
                window_fixture_tear_down);
  g_test_add_func ("/conversion/alone", test_alone);

  return g_test_run ();
}
