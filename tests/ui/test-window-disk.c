/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cs-test"

#include <glib/gstdio.h>

#include "cs-member-row.h"
#include "window-fixture.h"

/* Another program writes a file while the window is open: the real monitors, and no save and no
 * change of focus that would look at the disk. */

/* Two delays gather what happens; a loaded machine takes its time. */
#define WAIT_MS 5000

static GtkWindow *
find_dialog (WindowFixture *fixture)
{
  g_autoptr (GList) windows = gtk_window_list_toplevels ();

  for (GList *link = windows; link != NULL; link = link->next)
    {
      if (gtk_window_get_transient_for (link->data) == GTK_WINDOW (fixture->window))
        return link->data;
    }

  return NULL;
}

static GtkWindow *
wait_for_dialog (WindowFixture *fixture,
                 guint          milliseconds)
{
  gint64 end = g_get_monotonic_time () + milliseconds * 1000;
  GtkWindow *dialog;

  while ((dialog = find_dialog (fixture)) == NULL && g_get_monotonic_time () < end)
    {
      g_main_context_iteration (NULL, FALSE);
      g_usleep (2000);
    }

  return dialog;
}

static void
answer (GtkWindow  *dialog,
        const char *response)
{
  adw_message_dialog_response (ADW_MESSAGE_DIALOG (dialog), response);
  gtk_window_destroy (dialog);
}

static void
write_outside (WindowFixture *fixture,
               const char    *name,
               const char    *text)
{
  g_autofree char *path = g_build_filename (fixture->folder, name, NULL);
  g_autoptr (GError) error = NULL;

  g_file_set_contents (path, text, -1, &error);
  g_assert_no_error (error);
}

static void
write_manifest (WindowFixture *fixture,
                const char    *developer)
{
  g_autoptr (GString) text = g_string_new (sound_manifest);

  g_string_replace (text, "Nordlicht Works", developer, 0);
  write_outside (fixture, "manifest.json", text->str);
}

static gboolean
row_is_at (GtkWidget     *widget,
           gconstpointer  pointer)
{
  return g_str_equal (cs_member_row_get_pointer (CS_MEMBER_ROW (widget)), pointer);
}

static void
edit_here (WindowFixture *fixture)
{
  GtkWidget *row = find_widget (GTK_WIDGET (fixture->window), CS_TYPE_MEMBER_ROW, row_is_at,
                                "/version");

  g_assert_nonnull (row);
  gtk_editable_set_text (GTK_EDITABLE (row), "2.0.0");
  g_assert_true (cs_project_get_modified (cs_workspace_get_project (fixture->workspace)));
}

static gboolean
has_title (GtkWidget     *widget,
           gconstpointer  title)
{
  return g_strcmp0 (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (widget)), title) == 0;
}

static void
test_asks_at_once (WindowFixture *fixture,
                   gconstpointer  data)
{
  g_autofree char *manifest = NULL;
  GtkWindow *dialog;
  GtkWidget *row;

  edit_here (fixture);
  write_manifest (fixture, "Southern Cross");
  dialog = wait_for_dialog (fixture, WAIT_MS);
  g_assert_nonnull (dialog);
  row = find_widget (GTK_WIDGET (dialog), ADW_TYPE_ACTION_ROW, has_title, "manifest.json");
  g_assert_nonnull (row);
  g_assert_cmpstr (adw_action_row_get_subtitle (ADW_ACTION_ROW (row)), ==,
                   "Changed on the disk, and here");

  answer (dialog, "reload");
  manifest = dup_manifest (fixture);
  g_assert_nonnull (strstr (manifest, "Southern Cross"));
  g_assert_null (wait_for_dialog (fixture, 500));
}

/* "Later" is an answer: the same change is not asked about again, the next one is. */
static void
test_asks_once (WindowFixture *fixture,
                gconstpointer  data)
{
  GtkWindow *dialog;

  edit_here (fixture);
  write_manifest (fixture, "Southern Cross");
  dialog = wait_for_dialog (fixture, WAIT_MS);
  g_assert_nonnull (dialog);
  answer (dialog, "later");
  g_object_notify (G_OBJECT (fixture->window), "is-active");
  g_assert_null (wait_for_dialog (fixture, 500));

  write_manifest (fixture, "Eastern Wind");
  dialog = wait_for_dialog (fixture, WAIT_MS);
  g_assert_nonnull (dialog);
  answer (dialog, "keep");
}

/* What changes while the question stands is asked about afterwards: the first answer was not
 * about that. */
static void
test_changed_while_asked (WindowFixture *fixture,
                          gconstpointer  data)
{
  g_autofree char *second = g_build_filename (fixture->folder, "fr.json", NULL);
  GtkWindow *dialog;
  gint64 end;

  edit_here (fixture);
  write_manifest (fixture, "Southern Cross");
  dialog = wait_for_dialog (fixture, WAIT_MS);
  g_assert_nonnull (dialog);

  write_outside (fixture, "fr.json", "{}\n");
  end = g_get_monotonic_time () + G_USEC_PER_SEC / 2;
  while (g_get_monotonic_time () < end)
    {
      g_main_context_iteration (NULL, FALSE);
      g_usleep (2000);
    }
  answer (dialog, "reload");
  g_assert_null (cs_project_get_document (cs_workspace_get_project (fixture->workspace),
                                          "fr.json"));

  dialog = wait_for_dialog (fixture, WAIT_MS);
  g_assert_nonnull (dialog);
  g_assert_nonnull (find_widget (GTK_WIDGET (dialog), ADW_TYPE_ACTION_ROW, has_title, "fr.json"));
  g_assert_null (find_widget (GTK_WIDGET (dialog), ADW_TYPE_ACTION_ROW, has_title,
                              "manifest.json"));
  answer (dialog, "reload");
  g_assert_nonnull (cs_project_get_document (cs_workspace_get_project (fixture->workspace),
                                             "fr.json"));
  g_unlink (second);
}

/* What the window itself writes is no news. */
static void
test_own_save (WindowFixture *fixture,
               gconstpointer  data)
{
  edit_here (fixture);
  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.save", NULL);
  g_assert_null (wait_for_dialog (fixture, 700));
}

int
main (int   argc,
      char *argv[])
{
  g_autofree char *data_home = g_dir_make_tmp ("cs-data-XXXXXX", NULL);

  g_setenv ("XDG_DATA_HOME", data_home, TRUE);
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();

#define ADD(name, func) \
  g_test_add ("/window-disk/" name, WindowFixture, sound_manifest, \
              window_fixture_set_up, func, window_fixture_tear_down)
  ADD ("asks-at-once", test_asks_at_once);
  ADD ("asks-once", test_asks_once);
  ADD ("changed-while-asked", test_changed_while_asked);
  ADD ("own-save", test_own_save);

  return g_test_run ();
}
