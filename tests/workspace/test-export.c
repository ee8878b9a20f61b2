/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cs-test"

#include <glib/gstdio.h>
#include <string.h>
#include <time.h>

#include "cs-package.h"
#include "cs-template.h"
#include "cs-workspace.h"
#include "folder.h"

/* A project on the disk, made from the template, with these changes to its manifest. */
static void
make_project (Folder     *folder,
              const char *pointer,
              const char *value)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (CsProject) project = cs_template_create (cs_template_find ("connector"), "Alerts",
                                                      &error);
  g_autofree char *path = folder_get_name (folder, "project");

  g_assert_no_error (error);
  if (pointer != NULL)
    {
      CsDocument *document = cs_project_get_document (project, "manifest.json");
      g_autoptr (CsChange) change = cs_change_new ("Set");
      CsTextEdit *edit = cs_text_edit_set_deep (cs_document_get_snapshot (document), pointer, value,
                                                &error);

      g_assert_no_error (error);
      cs_change_edit (change, "manifest.json", edit);
      cs_history_do (cs_project_get_history (project), change, &error);
      g_assert_no_error (error);
    }
  g_assert_true (cs_project_save_as (project, path, &error));
  g_assert_no_error (error);
}

static CsWorkspace *
open_project (Folder     *folder,
              const char *path)
{
  g_autofree char *name = folder_get_name (folder, path);
  g_autoptr (GError) error = NULL;
  CsWorkspace *workspace = cs_workspace_open (name, &error);

  g_assert_no_error (error);
  return workspace;
}

static GBytes *
get_entry (CsPackage  *package,
           const char *name)
{
  for (guint i = 0; i < cs_package_get_n_entries (package); i++)
    {
      if (g_str_equal (cs_package_get_entry (package, i)->name, name))
        return cs_package_get_entry (package, i)->bytes;
    }

  return NULL;
}

static void
test_content (void)
{
  g_autoptr (Folder) folder = folder_new ();
  g_autoptr (CsWorkspace) workspace = NULL;
  g_autoptr (CsExport) export = NULL;
  g_autoptr (CsPackage) package = NULL;
  g_autoptr (GBytes) on_disk = NULL;
  g_autoptr (GBytes) manifest = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *names = NULL;

  make_project (folder, "/localizationInfo",
                "{\"defaultLanguageTag\": \"en\", \"additionalLanguages\": "
                "[{\"languageTag\": \"fr\", \"file\": \"languages/fr.json\"}]}");
  folder_write (folder, "project/languages/fr.json",
                "{\"$schema\": \"https://developer.microsoft.com/json-schemas/teams/v1.19/"
                "MicrosoftTeams.Localization.schema.json\", \"name.short\": \"Alertes\", "
                "\"name.full\": \"Alertes pour vos canaux\", \"description.short\": \"Des alertes\", "
                "\"description.full\": \"Des cartes dans un canal\"}");
  folder_write (folder, "project/notes.json", "{}");

  workspace = open_project (folder, "project");
  export = cs_workspace_export (workspace, NULL, FALSE, &error);
  g_assert_no_error (error);
  g_assert_true (g_str_has_suffix (export->path, "/project/build/Alerts-1.0.0.zip"));
  g_assert_true (folder_has (folder, "project/build/Alerts-1.0.0.zip"));

  on_disk = folder_read (folder, "project/build/Alerts-1.0.0.zip");
  g_assert_true (g_bytes_equal (on_disk, export->bytes));
  package = cs_package_read (on_disk, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpint (cs_package_get_n_faults (package), ==, 0);

  names = g_strjoinv (" ", export->names);
  g_assert_cmpstr (names, ==, "manifest.json color.png outline.png languages/fr.json");
  g_assert_cmpint (cs_package_get_n_entries (package), ==, 4);
  g_assert_cmpstr (cs_package_get_entry (package, 0)->name, ==, "manifest.json");

  /* As it is, to the byte. */
  manifest = folder_read (folder, "project/manifest.json");
  g_assert_true (g_bytes_equal (manifest, get_entry (package, "manifest.json")));
}

static void
test_same_everywhere (void)
{
  static const char * const zones[] = { "UTC", "America/New_York", "Asia/Tokyo" };
  g_autoptr (Folder) folder = folder_new ();
  g_autoptr (CsWorkspace) workspace = NULL;
  g_autoptr (GBytes) first = NULL;

  make_project (folder, NULL, NULL);
  workspace = open_project (folder, "project");

  for (guint i = 0; i < G_N_ELEMENTS (zones); i++)
    {
      g_autoptr (CsExport) export = NULL;
      g_autoptr (GError) error = NULL;

      g_setenv ("TZ", zones[i], TRUE);
      tzset ();
      export = cs_workspace_export (workspace, NULL, FALSE, &error);
      g_assert_no_error (error);
      if (first == NULL)
        first = g_bytes_ref (export->bytes);
      g_assert_true (g_bytes_equal (first, export->bytes));
    }

  g_setenv ("TZ", "UTC", TRUE);
  tzset ();
}

typedef struct
{
  const char *name;
  const char *pointer;
  const char *value;
  gboolean    can_be_forced;
} Refusal;

static const Refusal refusals[] = {
  { "plain", "/developer/privacyUrl", "\"http://a.example/\"", TRUE },
  { "schema", "/name/short", "\"A name that is longer than thirty characters\"", FALSE },
  { "unknown-member", "/needsIdentity", "true", FALSE },
  { "missing-icon", "/icons/color", "\"other.png\"", FALSE },
  { "icon-outside", "/icons/color", "\"../color.png\"", FALSE },
  { "icon-is-url", "/icons/color", "\"https://a.example/color.png\"", FALSE },
  { "missing-language", "/localizationInfo",
    "{\"defaultLanguageTag\": \"en\", \"additionalLanguages\": "
    "[{\"languageTag\": \"fr\", \"file\": \"fr.json\"}]}", FALSE },
};

/* Nothing is written, not even the folder. */
static void
test_refusal (gconstpointer data)
{
  const Refusal *refusal = data;
  g_autoptr (Folder) folder = folder_new ();
  g_autoptr (CsWorkspace) workspace = NULL;
  g_autoptr (GPtrArray) blockers = NULL;
  g_autoptr (CsExport) export = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;

  make_project (folder, refusal->pointer, refusal->value);
  workspace = open_project (folder, "project");
  before = folder_describe (folder);

  g_assert_null (cs_workspace_export (workspace, NULL, FALSE, &error));
  g_assert_error (error, CS_WORKSPACE_ERROR, CS_WORKSPACE_ERROR_REFUSED);
  g_clear_error (&error);
  blockers = cs_workspace_find_blockers (workspace, FALSE);
  g_assert_cmpint (blockers->len, >, 0);

  if (!refusal->can_be_forced)
    {
      g_assert_null (cs_workspace_export (workspace, NULL, TRUE, &error));
      g_assert_error (error, CS_WORKSPACE_ERROR, CS_WORKSPACE_ERROR_REFUSED);
    }
  after = folder_describe (folder);
  g_assert_cmpstr (before, ==, after);

  if (refusal->can_be_forced)
    {
      export = cs_workspace_export (workspace, NULL, TRUE, &error);
      g_assert_no_error (error);
      g_assert_nonnull (export);
    }
}

static void
test_placeholder (void)
{
  g_autoptr (Folder) folder = folder_new ();
  g_autoptr (CsWorkspace) workspace = NULL;
  g_autoptr (CsExport) export = NULL;
  g_autoptr (CsPackage) package = NULL;
  g_autoptr (CsSnapshot) snapshot = NULL;
  g_autoptr (GError) error = NULL;

  make_project (folder, "/id", "\"${{APP_ID}}\"");
  folder_write (folder, "project/env/.env.dev",
                "APP_ID=6f0f2c0e-5a3b-4d57-9c0a-2f1f6e8b7d41\n");
  workspace = open_project (folder, "project");

  g_assert_null (cs_workspace_export (workspace, NULL, FALSE, &error));
  g_assert_error (error, CS_WORKSPACE_ERROR, CS_WORKSPACE_ERROR_REFUSED);
  g_clear_error (&error);

  cs_workspace_set_environment (workspace, "dev");
  export = cs_workspace_export (workspace, NULL, FALSE, &error);
  g_assert_no_error (error);

  package = cs_package_read (export->bytes, NULL, &error);
  g_assert_no_error (error);
  snapshot = cs_snapshot_new (get_entry (package, "manifest.json"));
  g_assert_cmpstr (cs_snapshot_get_string (snapshot, cs_snapshot_find (snapshot, "/id")), ==,
                   "6f0f2c0e-5a3b-4d57-9c0a-2f1f6e8b7d41");
  /* Not in the project. */
  g_assert_false (cs_project_get_modified (cs_workspace_get_project (workspace)));
}

/* A slip of the hand: the target is somebody's manifest, or a folder. */
static void
test_target (void)
{
  static const char * const targets[] = { "project/manifest.json", "project/color.png", "project" };
  g_autoptr (Folder) folder = folder_new ();
  g_autoptr (CsWorkspace) workspace = NULL;
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;

  make_project (folder, NULL, NULL);
  workspace = open_project (folder, "project");
  before = folder_describe (folder);

  for (guint i = 0; i < G_N_ELEMENTS (targets); i++)
    {
      g_autofree char *path = folder_get_name (folder, targets[i]);
      g_autoptr (GError) error = NULL;

      g_assert_null (cs_workspace_export (workspace, path, FALSE, &error));
      g_assert_error (error, CS_WORKSPACE_ERROR, CS_WORKSPACE_ERROR_EXISTS);
    }

  after = folder_describe (folder);
  g_assert_cmpstr (before, ==, after);
}

/* The manifest is not called manifest.json, and lies in a folder of a repository. */
static void
test_repository (void)
{
  g_autoptr (Folder) folder = folder_new ();
  g_autoptr (Folder) repository = folder_new ();
  g_autofree char *path = folder_get_name (repository, "out.zip");
  g_autoptr (CsWorkspace) workspace = NULL;
  g_autoptr (CsExport) export = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *names = NULL;
  static const char * const files[][2] = {
    { "project/manifest.json", "appPackage/manifest.template.json" },
    { "project/color.png", "appPackage/color.png" },
    { "project/outline.png", "appPackage/outline.png" },
  };

  make_project (folder, NULL, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (files); i++)
    {
      g_autoptr (GBytes) bytes = folder_read (folder, files[i][0]);

      folder_write_bytes (repository, files[i][1], bytes);
    }

  workspace = cs_workspace_open (folder_get_path (repository), &error);
  g_assert_no_error (error);
  export = cs_workspace_export (workspace, path, FALSE, &error);
  g_assert_no_error (error);
  names = g_strjoinv (" ", export->names);
  g_assert_cmpstr (names, ==, "manifest.json color.png outline.png");
}

/* From a package whose archive is at fault: the export is another archive. */
static void
test_package (void)
{
  g_autofree char *source = g_build_filename (g_getenv ("CS_TEST_SHARED"), "corpus", "packages",
                                              "24-nested-in-folder.zip", NULL);
  g_autoptr (Folder) folder = folder_new ();
  g_autofree char *path = folder_get_name (folder, "out.zip");
  g_autoptr (CsWorkspace) workspace = NULL;
  g_autoptr (CsExport) export = NULL;
  g_autoptr (GError) error = NULL;

  if (!g_file_test (source, G_FILE_TEST_EXISTS))
    {
      g_test_skip ("the folder of real inputs is not there");
      return;
    }

  workspace = cs_workspace_open (source, &error);
  g_assert_no_error (error);
  export = cs_workspace_export (workspace, path, FALSE, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (export->names[0], ==, "manifest.json");
}

static void
test_card (void)
{
  g_autoptr (Folder) folder = folder_new ();
  g_autoptr (CsWorkspace) workspace = NULL;
  g_autoptr (GError) error = NULL;

  folder_write (folder, "card.json", "{\"type\": \"AdaptiveCard\"}");
  workspace = open_project (folder, "card.json");
  g_assert_null (cs_workspace_export (workspace, NULL, FALSE, &error));
  g_assert_error (error, CS_WORKSPACE_ERROR, CS_WORKSPACE_ERROR_NO_MANIFEST);
}

typedef struct
{
  GMainLoop *loop;
  CsExport  *export;
  GError    *error;
} Answer;

static void
exported_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  Answer *answer = user_data;

  answer->export = cs_workspace_export_finish (CS_WORKSPACE (source), result, &answer->error);
  g_main_loop_quit (answer->loop);
}

/* In a worker the same comes out, of what the project was when it was asked for; what is given up
 * leaves no file. */
static void
test_async (void)
{
  g_autoptr (Folder) folder = folder_new ();
  g_autoptr (CsWorkspace) workspace = NULL;
  g_autoptr (CsExport) direct = NULL;
  g_autoptr (GMainLoop) loop = g_main_loop_new (NULL, FALSE);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (CsChange) change = cs_change_new ("Delete");
  g_autofree char *one = folder_get_name (folder, "one.zip");
  g_autofree char *two = folder_get_name (folder, "two.zip");
  g_autofree char *three = folder_get_name (folder, "three.zip");
  Answer answer = { loop, NULL, NULL };
  g_autoptr (GError) error = NULL;

  make_project (folder, NULL, NULL);
  workspace = open_project (folder, "project");
  direct = cs_workspace_export (workspace, one, FALSE, &error);
  g_assert_no_error (error);

  cs_workspace_export_async (workspace, two, FALSE, NULL, exported_cb, &answer);
  cs_change_delete (change, "color.png");
  cs_history_do (cs_project_get_history (cs_workspace_get_project (workspace)), change, &error);
  g_assert_no_error (error);
  g_main_loop_run (loop);
  g_assert_no_error (answer.error);
  g_assert_cmpstr (answer.export->path, ==, two);
  g_assert_true (g_bytes_equal (answer.export->bytes, direct->bytes));
  g_assert_cmpstr (cs_workspace_get_last_export (workspace), ==, two);
  g_assert_true (folder_has (folder, "two.zip"));
  g_clear_pointer (&answer.export, cs_export_free);

  /* Its icon is gone now. */
  cs_workspace_export_async (workspace, three, FALSE, NULL, exported_cb, &answer);
  g_main_loop_run (loop);
  g_assert_null (answer.export);
  g_assert_error (answer.error, CS_WORKSPACE_ERROR, CS_WORKSPACE_ERROR_REFUSED);
  g_clear_error (&answer.error);

  cs_history_undo (cs_project_get_history (cs_workspace_get_project (workspace)));
  g_cancellable_cancel (cancellable);
  cs_workspace_export_async (workspace, three, FALSE, cancellable, exported_cb, &answer);
  g_main_loop_run (loop);
  g_assert_null (answer.export);
  g_assert_error (answer.error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_clear_error (&answer.error);
  g_assert_false (folder_has (folder, "three.zip"));
  g_assert_cmpstr (cs_workspace_get_last_export (workspace), ==, two);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/export/content", test_content);
  g_test_add_func ("/export/same-everywhere", test_same_everywhere);
  for (guint i = 0; i < G_N_ELEMENTS (refusals); i++)
    {
      g_autofree char *path = g_strconcat ("/export/refusal/", refusals[i].name, NULL);

      g_test_add_data_func (path, &refusals[i], test_refusal);
    }
  g_test_add_func ("/export/placeholder", test_placeholder);
  g_test_add_func ("/export/target", test_target);
  g_test_add_func ("/export/repository", test_repository);
  g_test_add_func ("/export/package", test_package);
  g_test_add_func ("/export/card", test_card);
  g_test_add_func ("/export/async", test_async);

  return g_test_run ();
}
