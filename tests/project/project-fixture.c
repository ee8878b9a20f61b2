/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cs-test"

#include "project-fixture.h"

#include <string.h>

CsProject *
open_folder (Folder *folder)
{
  g_autoptr (GError) error = NULL;
  CsProject *project = cs_project_open (folder_get_path (folder), &error);

  g_assert_no_error (error);

  return project;
}

static char *
list_paths (CsProject *project)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (project)); i++)
    {
      g_autoptr (CsDocument) document = g_list_model_get_item (G_LIST_MODEL (project), i);

      g_string_append_printf (text, "%s%s", i > 0 ? " " : "", cs_document_get_path (document));
    }

  return g_string_free (g_steal_pointer (&text), FALSE);
}

void
assert_paths (CsProject  *project,
              const char *expected)
{
  g_autofree char *found = list_paths (project);

  g_assert_cmpstr (found, ==, expected);
}

void
assert_document (CsProject  *project,
                 const char *path,
                 const char *text)
{
  CsDocument *document = cs_project_get_document (project, path);
  const char *data;
  gsize length;

  g_assert_nonnull (document);
  data = g_bytes_get_data (cs_document_get_bytes (document), &length);
  g_assert_cmpmem (data, length, text, strlen (text));
}

GBytes *
make_bytes (const char *text)
{
  return g_bytes_new (text, strlen (text));
}

void
do_change (CsProject *project,
           CsChange  *change)
{
  g_autoptr (CsChange) taken = change;
  g_autoptr (GError) error = NULL;

  cs_history_do (cs_project_get_history (project), taken, &error);
  g_assert_no_error (error);
}

void
do_replace (CsProject  *project,
            const char *path,
            const char *text)
{
  CsChange *change = cs_change_new ("Replace");
  g_autoptr (GBytes) bytes = make_bytes (text);

  cs_change_replace (change, path, bytes);
  do_change (project, change);
}

void
do_create (CsProject  *project,
           const char *path,
           const char *text)
{
  CsChange *change = cs_change_new ("Create");
  g_autoptr (GBytes) bytes = make_bytes (text);

  cs_change_create (change, path, bytes);
  do_change (project, change);
}

void
do_delete (CsProject  *project,
           const char *path)
{
  CsChange *change = cs_change_new ("Delete");

  cs_change_delete (change, path);
  do_change (project, change);
}

void
do_rename (CsProject  *project,
           const char *path,
           const char *new_path)
{
  CsChange *change = cs_change_new ("Rename");

  cs_change_rename (change, path, new_path);
  do_change (project, change);
}

void
save (CsProject *project)
{
  g_autoptr (GError) error = NULL;

  cs_project_save (project, &error);
  g_assert_no_error (error);
  g_assert_false (cs_project_get_modified (project));
  g_assert_false (cs_history_get_modified (cs_project_get_history (project)));
}

void
assert_changed_on_disk (CsProject  *project,
                        const char *expected)
{
  g_auto (GStrv) found = cs_project_find_changed_on_disk (project);
  g_autofree char *joined = g_strjoinv (" ", found);

  g_assert_cmpstr (joined, ==, expected);
}
