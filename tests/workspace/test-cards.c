/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cs-test"

#include <string.h>

#include "cs-workspace.h"
#include "folder.h"

/* The findings of cards, alone and in a project, and where the cards go. */

static const char card[] =
  "{ \"type\": \"AdaptiveCard\", \"version\": \"1.5\", \"fallbackText\": \"x\",\n"
  "  \"body\": [ { \"type\": \"TextBlock\", \"text\": \"x\", \"wrap\": \"true\" } ],\n"
  "  \"actions\": [ { \"type\": \"Action.Submit\", \"title\": \"Send\" } ] }\n";

static CsFinding *
find (CsWorkspace *workspace,
      const char  *id,
      const char  *file)
{
  GListModel *findings = cs_workspace_get_findings (workspace);

  for (guint i = 0; i < g_list_model_get_n_items (findings); i++)
    {
      g_autoptr (CsFinding) finding = g_list_model_get_item (findings, i);

      if (g_str_equal (cs_finding_get_id (finding), id) &&
          g_strcmp0 (cs_finding_get_file (finding), file) == 0)
        return finding;
    }

  return NULL;
}

static void
assert_severity (CsWorkspace *workspace,
                 const char  *id,
                 const char  *file,
                 CsSeverity   severity)
{
  CsFinding *finding;

  cs_workspace_check (workspace);
  finding = find (workspace, id, file);
  g_assert_nonnull (finding);
  g_assert_cmpint (cs_finding_get_severity (finding), ==, severity);
}

static void
count_cb (GObject    *object,
          GParamSpec *pspec,
          gpointer    user_data)
{
  ++*(guint *) user_data;
}

static void
test_alone (void)
{
  g_autoptr (Folder)      folder = folder_new ();
  g_autofree char        *path = folder_get_name (folder, "alert.json");
  g_autoptr (CsWorkspace) workspace = NULL;
  g_autoptr (GError)      error = NULL;
  gboolean                chosen = TRUE;
  guint                   n_notified = 0;

  folder_write (folder, "alert.json", card);
  workspace = cs_workspace_open (path, &error);
  g_assert_no_error (error);
  g_signal_connect (workspace, "notify::target", G_CALLBACK (count_cb), &n_notified);

  g_assert_cmpint (cs_workspace_get_card_target (workspace, "alert.json", &chosen), ==,
                   CS_TARGET_WORKFLOWS);
  g_assert_false (chosen);
  assert_severity (workspace, "card-action-unanswered", "alert.json", CS_SEVERITY_WARNING);
  assert_severity (workspace, "card-boolean-string", "alert.json", CS_SEVERITY_WARNING);

  g_assert_true (cs_workspace_choose_card_target (workspace, "alert.json", CS_TARGET_WORKFLOWS,
                                                  &error));
  g_assert_no_error (error);
  g_assert_cmpuint (n_notified, ==, 1);
  assert_severity (workspace, "card-action-unanswered", "alert.json", CS_SEVERITY_ERROR);
  g_assert_cmpint (cs_workspace_get_card_target (workspace, "alert.json", &chosen), ==,
                   CS_TARGET_WORKFLOWS);
  g_assert_true (chosen);

  g_assert_true (cs_workspace_choose_card_target (workspace, "alert.json", CS_TARGET_BOT, &error));
  cs_workspace_check (workspace);
  g_assert_null (find (workspace, "card-action-unanswered", "alert.json"));
  cs_workspace_set_target (workspace, CS_TARGET_BOT);
  g_assert_cmpuint (n_notified, ==, 2);

  /* A card's fix is one like any other. */
  g_assert_cmpuint (cs_workspace_fix_all (workspace), ==, 1);
  g_assert_null (find (workspace, "card-boolean-string", "alert.json"));
}

static void
test_in_project (void)
{
  g_autoptr (Folder)      folder = folder_new ();
  g_autoptr (CsWorkspace) workspace = NULL;
  g_autoptr (GError)      error = NULL;
  CsHistory              *history;
  gboolean                chosen = TRUE;

  folder_write (folder, "manifest.json", "{ \"manifestVersion\": \"1.16\" }");
  folder_write (folder, "cards/alert.json", card);
  folder_write (folder, "cards/alert.data.json", "{ \"type\": \"AdaptiveCard\" }");
  folder_write (folder, "templates/other.json", card);
  folder_write (folder, "templates/settings.json", "{ \"type\": \"none\", \"version\": 1 }");
  workspace = cs_workspace_open (folder_get_path (folder), &error);
  g_assert_no_error (error);
  history = cs_project_get_history (cs_workspace_get_project (workspace));

  assert_severity (workspace, "card-action-unanswered", "cards/alert.json", CS_SEVERITY_WARNING);
  assert_severity (workspace, "card-action-unanswered", "templates/other.json",
                   CS_SEVERITY_WARNING);
  g_assert_null (find (workspace, "card-version-missing", "cards/alert.data.json"));
  g_assert_null (find (workspace, "card-version-invalid", "templates/settings.json"));

  g_assert_true (cs_workspace_choose_card_target (workspace, "cards/alert.json",
                                                  CS_TARGET_WORKFLOWS, &error));
  g_assert_no_error (error);
  assert_severity (workspace, "card-action-unanswered", "cards/alert.json", CS_SEVERITY_ERROR);
  assert_severity (workspace, "card-action-unanswered", "templates/other.json",
                   CS_SEVERITY_WARNING);
  g_assert_cmpint (cs_workspace_get_card_target (workspace, "cards/alert.json", &chosen), ==,
                   CS_TARGET_WORKFLOWS);
  g_assert_true (chosen);

  cs_history_undo (history);
  assert_severity (workspace, "card-action-unanswered", "cards/alert.json", CS_SEVERITY_WARNING);
  g_assert_null (cs_project_get_document (cs_workspace_get_project (workspace), "connector.json"));

  /* The same choice again is no step. */
  g_assert_true (cs_workspace_choose_card_target (workspace, "cards/alert.json", CS_TARGET_NONE,
                                                  &error));
  g_assert_no_error (error);
  g_assert_null (cs_project_get_document (cs_workspace_get_project (workspace), "connector.json"));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/cards/alone", test_alone);
  g_test_add_func ("/cards/in-project", test_in_project);

  return g_test_run ();
}
