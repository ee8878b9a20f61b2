/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cs-test"

#include "cs-sidebar-row.h"

#include <glib/gstdio.h>
#include <string.h>

#include "cs-card-page.h"
#include "window-fixture.h"

static const struct
{
  const char *path;
  const char *text;
} files[] = {
  { "cards/bell.data.json", "{\"a\": 1}\n" },
  { "cards/bell.json", "{\"type\": \"AdaptiveCard\", \"version\": \"1.5\", \"body\": []}\n" },
  { "cards/ring.json", "{\"type\": \"AdaptiveCard\", \"version\": \"1.5\", \"body\": []}\n" },
};

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

static gboolean
has (WindowFixture *fixture,
     const char    *path)
{
  return cs_project_get_document (get_project (fixture), path) != NULL;
}

static void
set_up (WindowFixture *fixture,
        gconstpointer  data)
{
  g_autoptr (CsChange) change = cs_change_new ("Add");
  g_autoptr (GError) error = NULL;

  window_fixture_set_up (fixture, sound_manifest);
  for (gsize i = 0; i < G_N_ELEMENTS (files); i++)
    {
      g_autoptr (GBytes) bytes = g_bytes_new_static (files[i].text, strlen (files[i].text));

      cs_change_create (change, files[i].path, bytes);
    }
  g_assert_true (cs_history_do (get_history (fixture), change, &error));
  g_assert_no_error (error);
  gtk_window_set_default_size (GTK_WINDOW (fixture->window), 1200, 800);
  gtk_window_present (GTK_WINDOW (fixture->window));
  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.page", "s", "card:cards/bell.json");
  settle (fixture);
}

static gboolean
is_card (GtkWidget     *widget,
         gconstpointer  path)
{
  return g_strcmp0 (cs_sidebar_row_get_path (CS_SIDEBAR_ROW (widget)), path) == 0;
}

static GtkWidget *
find_row (WindowFixture *fixture,
          const char    *path)
{
  return find_widget (GTK_WIDGET (fixture->window), CS_TYPE_SIDEBAR_ROW, is_card, path);
}

static void
act (WindowFixture *fixture,
     const char    *action,
     const char    *card)
{
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (fixture->window), action, "s", card));
  settle (fixture);
}

static void
assert_shown (WindowFixture *fixture,
              const char    *path)
{
  GtkWidget *row = find_row (fixture, path);

  g_assert_nonnull (row);
  g_assert_true (gtk_list_box_row_is_selected (GTK_LIST_BOX_ROW (row)));
}

static void
test_duplicate (WindowFixture *fixture,
                gconstpointer  data)
{
  act (fixture, "win.duplicate-card", "cards/bell.json");
  g_assert_true (has (fixture, "cards/bell-2.json"));
  g_assert_true (has (fixture, "cards/bell-2.data.json"));
  assert_shown (fixture, "cards/bell-2.json");
  g_assert_cmpstr (cs_history_get_undo_label (get_history (fixture)), ==, "Duplicate card bell");

  cs_history_undo (get_history (fixture));
  settle (fixture);
  g_assert_false (has (fixture, "cards/bell-2.json"));
  g_assert_null (find_row (fixture, "cards/bell-2.json"));
  cs_history_redo (get_history (fixture));
  settle (fixture);
  g_assert_nonnull (find_row (fixture, "cards/bell-2.json"));
}

static void
test_delete (WindowFixture *fixture,
             gconstpointer  data)
{
  act (fixture, "win.delete-card", "cards/bell.json");
  g_assert_false (has (fixture, "cards/bell.json"));
  g_assert_false (has (fixture, "cards/bell.data.json"));
  g_assert_null (find_row (fixture, "cards/bell.json"));
  g_assert_cmpstr (cs_history_get_undo_label (get_history (fixture)), ==, "Delete card bell");

  /* Back, and in sight again. */
  cs_history_undo (get_history (fixture));
  settle (fixture);
  assert_shown (fixture, "cards/bell.json");
  g_assert_true (has (fixture, "cards/bell.data.json"));

  /* One that is gone meanwhile. */
  act (fixture, "win.delete-card", "cards/nowhere.json");
}

static AdwMessageDialog *
find_question (void)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWindow) window = g_list_model_get_item (windows, i);

      if (ADW_IS_MESSAGE_DIALOG (window))
        return ADW_MESSAGE_DIALOG (window);
    }

  return NULL;
}

static void
test_rename (WindowFixture *fixture,
             gconstpointer  data)
{
  AdwMessageDialog *question;
  GtkWidget *entry;

  act (fixture, "win.rename-card", "cards/bell.json");
  question = find_question ();
  g_assert_nonnull (question);
  entry = find_widget (GTK_WIDGET (question), GTK_TYPE_ENTRY, NULL, NULL);
  gtk_test_accessible_assert_property (entry, GTK_ACCESSIBLE_PROPERTY_LABEL, "Name of the card");
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (entry)), ==, "bell");
  g_assert_false (adw_message_dialog_get_response_enabled (question, "rename"));
  gtk_editable_set_text (GTK_EDITABLE (entry), "ring");
  g_assert_false (adw_message_dialog_get_response_enabled (question, "rename"));
  gtk_editable_set_text (GTK_EDITABLE (entry), "chime");
  g_assert_true (adw_message_dialog_get_response_enabled (question, "rename"));
  adw_message_dialog_response (question, "rename");
  gtk_window_destroy (GTK_WINDOW (question));
  settle (fixture);

  assert_shown (fixture, "cards/chime.json");
  g_assert_true (has (fixture, "cards/chime.data.json"));
  g_assert_null (find_row (fixture, "cards/bell.json"));
  g_assert_cmpstr (cs_history_get_undo_label (get_history (fixture)), ==,
                   "Rename card bell to chime");
  cs_history_undo (get_history (fixture));
  settle (fixture);
  assert_shown (fixture, "cards/bell.json");
  g_assert_null (find_row (fixture, "cards/chime.json"));
}

/* F2, Control and D, and Delete are for the card that has the keyboard. */
static void
test_keys (WindowFixture *fixture,
           gconstpointer  data)
{
  static const char *const triggers[] = { "F2", "<Control>d", "Delete|KP_Delete" };
  GtkWidget *list = gtk_widget_get_parent (find_row (fixture, "cards/bell.json"));
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (list);
  guint n_found = 0;

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);

      if (!GTK_IS_SHORTCUT_CONTROLLER (controller))
        continue;
      for (guint j = 0; j < g_list_model_get_n_items (G_LIST_MODEL (controller)); j++)
        {
          g_autoptr (GtkShortcut) shortcut = g_list_model_get_item (G_LIST_MODEL (controller), j);
          g_autofree char *keys = gtk_shortcut_trigger_to_string (gtk_shortcut_get_trigger (shortcut));

          n_found += g_strv_contains (triggers, keys);
          if (g_strcmp0 (keys, "<Control>d") != 0)
            continue;
          gtk_widget_grab_focus (find_row (fixture, "cards/ring.json"));
          g_assert_true (gtk_shortcut_action_activate (gtk_shortcut_get_action (shortcut), 0, list,
                                                       NULL));
        }
    }
  g_assert_cmpuint (n_found, ==, G_N_ELEMENTS (triggers));
  settle (fixture);
  g_assert_true (has (fixture, "cards/ring-2.json"));
  g_assert_false (has (fixture, "cards/bell-2.json"));
}

int
main (int   argc,
      char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();

#define ADD(name, function) \
  g_test_add ("/window-cards/" name, WindowFixture, NULL, set_up, function, \
              window_fixture_tear_down)
  ADD ("duplicate", test_duplicate);
  ADD ("delete", test_delete);
  ADD ("rename", test_rename);
  ADD ("keys", test_keys);
#undef ADD

  return g_test_run ();
}
