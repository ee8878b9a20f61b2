/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cs-test"

#include <glib/gstdio.h>
#include <string.h>

#include "cs-sample.h"
#include "cs-template.h"
#include "cs-workspace.h"
#include "folder.h"

static CsWorkspace *
check (CsProject *project)
{
  CsWorkspace *workspace = cs_workspace_new (project);

  cs_workspace_check (workspace);
  for (guint i = 0; i < g_list_model_get_n_items (cs_workspace_get_findings (workspace)); i++)
    {
      g_autoptr (CsFinding) finding = g_list_model_get_item (cs_workspace_get_findings (workspace),
                                                             i);

      g_test_message ("%s: %s [%s]", cs_finding_get_file (finding),
                      cs_finding_get_message (finding), cs_finding_get_id (finding));
    }

  return workspace;
}

static char *
dup_string (CsProject  *project,
            const char *pointer)
{
  CsSnapshot *snapshot =
    cs_document_get_snapshot (cs_project_get_document (project, "manifest.json"));

  return g_strdup (cs_snapshot_get_string (snapshot, cs_snapshot_find (snapshot, pointer)));
}

static void
test_indent (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (CsProject) project = cs_template_create (cs_template_find ("connector"), "Fog Horn",
                                                      &error);
  g_autoptr (CsProject) indented = cs_template_indent (project, "\t", &error);
  CsDocument *manifest;
  const char *text;

  g_assert_no_error (error);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (indented)), ==,
                    g_list_model_get_n_items (G_LIST_MODEL (project)));
  manifest = cs_project_get_document (indented, "manifest.json");
  text = g_bytes_get_data (cs_document_get_bytes (manifest), NULL);
  g_assert_true (g_str_has_prefix (text, "{\n\t\"$schema\""));
  g_assert_false (cs_project_get_modified (indented));
  g_assert_false (cs_history_get_can_undo (cs_project_get_history (indented)));
}

static void
test_template (gconstpointer data)
{
  const CsTemplate *template = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (CsProject) project = cs_template_create (template, NULL, &error);
  g_autoptr (CsProject) other = cs_template_create (template, NULL, &error);
  g_autoptr (CsWorkspace) workspace = NULL;
  g_autofree char *id = NULL;
  g_autofree char *other_id = NULL;
  g_autofree char *connector_id = NULL;

  g_assert_no_error (error);
  workspace = check (project);
  g_assert_cmpint (cs_workspace_get_n_errors (workspace), ==, 0);

  id = dup_string (project, "/id");
  other_id = dup_string (other, "/id");
  connector_id = dup_string (project, "/connectors/0/connectorId");
  g_assert_true (g_uuid_string_is_valid (id));
  g_assert_true (g_uuid_string_is_valid (connector_id));
  g_assert_cmpstr (id, !=, other_id);
  g_assert_cmpstr (id, !=, connector_id);
}

static void
test_name (void)
{
  const CsTemplate *template = cs_template_find ("connector");
  g_autoptr (GError) error = NULL;
  g_autoptr (CsProject) project = cs_template_create (template, "  Say \"Hi\" \\o/ ", &error);
  g_autofree char *name = NULL;

  g_assert_no_error (error);
  name = dup_string (project, "/name/short");
  g_assert_cmpstr (name, ==, "Say \"Hi\" \\o/");
}

static void
test_bad_name (void)
{
  static const char * const names[] = {
    "", "   ", "A name that is longer than thirty characters", "Teams",
  };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (cs_template_create (cs_template_find ("connector"), names[i], &error));
      g_assert_error (error, CS_WORKSPACE_ERROR, CS_WORKSPACE_ERROR_REFUSED);
    }
}

/* A newcomer sees in it how problems look: an error that a fix cures, and a warning. */
static void
test_sample (void)
{
  g_autoptr (Folder) folder = folder_new ();
  g_autofree char *path = NULL;
  g_autofree char *again = NULL;
  g_autofree char *manifest = NULL;
  g_autoptr (CsWorkspace) workspace = NULL;
  g_autoptr (GError) error = NULL;

  g_setenv ("XDG_DATA_HOME", folder_get_path (folder), TRUE);
  path = cs_sample_prepare (&error);
  g_assert_no_error (error);
  g_assert_true (g_str_has_prefix (path, folder_get_path (folder)));

  workspace = cs_workspace_open (path, &error);
  g_assert_no_error (error);
  cs_workspace_check (workspace);
  g_assert_cmpint (cs_workspace_get_n_errors (workspace), ==, 1);
  g_assert_cmpint (cs_workspace_get_n_warnings (workspace), ==, 1);
  g_assert_cmpint (cs_workspace_fix_all (workspace), ==, 1);
  g_assert_cmpint (cs_workspace_get_n_errors (workspace), ==, 0);

  /* A second time it is the user's, even when it is broken. */
  manifest = g_build_filename (path, "manifest.json", NULL);
  g_assert_cmpint (g_remove (manifest), ==, 0);
  again = cs_sample_prepare (&error);
  g_assert_no_error (error);
  g_assert_cmpstr (again, ==, path);
  g_assert_false (g_file_test (manifest, G_FILE_TEST_EXISTS));
}

int
main (int    argc,
      char **argv)
{
  const CsTemplate *templates;
  guint n_templates;

  g_test_init (&argc, &argv, NULL);

  templates = cs_templates (&n_templates);
  for (guint i = 0; i < n_templates; i++)
    {
      g_autofree char *path = g_strconcat ("/template/", templates[i].id, NULL);

      g_test_add_data_func (path, &templates[i], test_template);
    }
  g_test_add_func ("/template/name", test_name);
  g_test_add_func ("/template/bad-name", test_bad_name);
  g_test_add_func ("/template/sample", test_sample);

  g_test_add_func ("/template/indent", test_indent);

  return g_test_run ();
}
