/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cs-test"

#include "window-fixture.h"

#include <glib/gstdio.h>

const char sound_manifest[] =
  "{\n"
  "  \"$schema\": \"https://developer.microsoft.com/json-schemas/teams/v1.16/MicrosoftTeams.schema.json\",\n"
  "  \"manifestVersion\": \"1.16\",\n"
  "  \"version\": \"1.0.0\",\n"
  "  \"id\": \"5b1c0f6e-7f4e-4d6f-9d57-0a8f6f7f2b11\",\n"
  "  \"developer\": {\n"
  "    \"name\": \"Nordlicht Works\",\n"
  "    \"websiteUrl\": \"https://nordlicht.test\",\n"
  "    \"privacyUrl\": \"https://nordlicht.test/privacy\",\n"
  "    \"termsOfUseUrl\": \"https://nordlicht.test/terms\"\n"
  "  },\n"
  "  \"name\": { \"short\": \"Build Bell\", \"full\": \"Build Bell notifications\" },\n"
  "  \"description\": { \"short\": \"Posts build results.\", \"full\": \"Tells a channel how each build went.\" },\n"
  "  \"icons\": { \"outline\": \"outline.png\", \"color\": \"color.png\" },\n"
  "  \"accentColor\": \"#464EB8\"\n"
  "}\n";

void
window_fixture_set_up (WindowFixture *fixture,
                       gconstpointer  manifest)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *path = NULL;

  fixture->folder = g_dir_make_tmp ("cs-window-XXXXXX", &error);
  g_assert_no_error (error);
  path = g_build_filename (fixture->folder, "manifest.json", NULL);
  g_file_set_contents (path, manifest, -1, &error);
  g_assert_no_error (error);

  fixture->workspace = cs_workspace_open (fixture->folder, &error);
  g_assert_no_error (error);

  fixture->window = g_object_ref_sink (cs_window_new (NULL));
  cs_window_set_workspace (fixture->window, fixture->workspace);
  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.page", "s", "app");
  settle (fixture);
}

void
finish_workspace (CsWorkspace *workspace)
{
  g_object_add_weak_pointer (G_OBJECT (workspace), (gpointer *) &workspace);
  g_object_unref (workspace);
  for (guint i = 0; i < 2500 && workspace != NULL; i++)
    {
      g_main_context_iteration (NULL, FALSE);
      g_usleep (workspace != NULL ? 2000 : 0);
    }
  g_assert_null (workspace);
}

void
window_fixture_tear_down (WindowFixture *fixture,
                          gconstpointer  manifest)
{
  g_autofree char *path = g_build_filename (fixture->folder, "manifest.json", NULL);

  g_object_add_weak_pointer (G_OBJECT (fixture->window), (gpointer *) &fixture->window);
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  while (g_main_context_iteration (NULL, FALSE))
    continue;
  g_object_unref (fixture->window);
  g_assert_null (fixture->window);

  finish_workspace (g_steal_pointer (&fixture->workspace));

  g_unlink (path);
  g_rmdir (fixture->folder);
  g_free (fixture->folder);
}

ShownPage
shown_page_open (WindowFixture *fixture,
                 GType          type)
{
  ShownPage self = {
    gtk_window_new (),
    g_object_new (type, "workspace", fixture->workspace, NULL),
  };

  gtk_window_set_default_size (GTK_WINDOW (self.window), 600, 700);
  gtk_window_set_child (GTK_WINDOW (self.window), GTK_WIDGET (self.page));
  gtk_window_present (GTK_WINDOW (self.window));
  while (!gtk_widget_get_mapped (GTK_WIDGET (self.page)))
    g_main_context_iteration (NULL, TRUE);

  return self;
}

void
shown_page_close (ShownPage *self)
{
  CsPage *page = g_object_ref (self->page);

  gtk_window_destroy (GTK_WINDOW (self->window));
  while (g_main_context_iteration (NULL, FALSE))
    continue;
  for (guint i = 0; i < 2000 && G_OBJECT (page)->ref_count > 1; i++)
    {
      g_main_context_iteration (NULL, FALSE);
      g_usleep (1000);
    }
  g_assert_finalize_object (page);
}

GtkWidget *
find_widget (GtkWidget     *widget,
             GType          type,
             WidgetMatch    matches,
             gconstpointer  data)
{
  if (g_type_is_a (G_OBJECT_TYPE (widget), type) && (matches == NULL || matches (widget, data)))
    return widget;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_widget (child, type, matches, data);

      if (found != NULL)
        return found;
    }

  return NULL;
}

void
settle (WindowFixture *fixture)
{
  while (g_main_context_iteration (NULL, FALSE))
    continue;
  cs_workspace_check (fixture->workspace);
  while (g_main_context_iteration (NULL, FALSE))
    continue;
}

char *
dup_manifest (WindowFixture *fixture)
{
  CsProject *project = cs_workspace_get_project (fixture->workspace);
  GBytes *bytes = cs_document_get_bytes (cs_project_get_document (project, "manifest.json"));

  return g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
}

gboolean
has_finding (WindowFixture *fixture,
             const char    *id)
{
  GListModel *findings = cs_workspace_get_findings (fixture->workspace);

  for (guint i = 0; i < g_list_model_get_n_items (findings); i++)
    {
      g_autoptr (CsFinding) finding = g_list_model_get_item (findings, i);

      if (g_str_equal (cs_finding_get_id (finding), id))
        return TRUE;
    }

  return FALSE;
}
