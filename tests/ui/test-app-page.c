/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cs-test"

#include "cs-app-page.h"
#include "cs-app-preview.h"
#include "cs-member-row.h"
#include "cs-upgrade-dialog.h"
#include "window-fixture.h"

/* The page with a window of its own, which is never shown. */
static CsPage *
open_page (WindowFixture *fixture)
{
  CsPage *page = g_object_new (CS_TYPE_APP_PAGE, "workspace", fixture->workspace, NULL);

  g_object_ref_sink (page);
  settle (fixture);

  return page;
}

static void
close_page (CsPage *page)
{
  while (g_main_context_iteration (NULL, FALSE))
    continue;
  g_assert_finalize_object (page);
}

static gboolean
label_has (GtkWidget     *widget,
           gconstpointer  text)
{
  return strstr (gtk_label_get_label (GTK_LABEL (widget)), text) != NULL;
}

static gboolean
preview_has (CsPage     *page,
             const char *text)
{
  GtkWidget *preview = find_widget (GTK_WIDGET (page), CS_TYPE_APP_PREVIEW, NULL, NULL);

  g_assert_nonnull (preview);
  return find_widget (preview, GTK_TYPE_LABEL, label_has, text) != NULL;
}

static gboolean
is_at (GtkWidget     *widget,
       gconstpointer  pointer)
{
  return g_str_equal (cs_member_row_get_pointer (CS_MEMBER_ROW (widget)), pointer);
}

static GtkWidget *
get_row (CsPage     *page,
         const char *pointer)
{
  GtkWidget *row = find_widget (GTK_WIDGET (page), CS_TYPE_MEMBER_ROW, is_at, pointer);

  g_assert_nonnull (row);
  return row;
}

static void
test_preview (WindowFixture *fixture,
              gconstpointer  data)
{
  CsPage *page = open_page (fixture);
  GtkWidget *preview = find_widget (GTK_WIDGET (page), CS_TYPE_APP_PREVIEW, NULL, NULL);

  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (preview), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "Preview of the app in Teams");
  g_assert_true (preview_has (page, "Build Bell notifications"));
  g_assert_true (preview_has (page, "Tells a channel how each build went."));
  g_assert_true (preview_has (page, "Version 1.0.0"));
  g_assert_true (preview_has (page, "<a href=\"https://nordlicht.test/privacy\""));
  g_assert_true (preview_has (page, "#464EB8"));

  /* Live, and not fooled by markup. */
  gtk_editable_set_text (GTK_EDITABLE (get_row (page, "/developer/name")), "A & <b>");
  settle (fixture);
  g_assert_true (preview_has (page, "A &amp; &lt;b&gt;"));

  close_page (page);
}

static void
test_show_place (WindowFixture *fixture,
                 gconstpointer  data)
{
  CsPage *page = open_page (fixture);

  g_assert_true (cs_page_show_place (page, "manifest.json", "/developer/mpnId"));
  g_assert_false (cs_page_show_place (page, "manifest.json", "/connectors/0"));
  g_assert_false (cs_page_show_place (page, "fr.json", "/name/short"));
  g_assert_false (cs_page_show_place (page, "manifest.json", ""));
  close_page (page);
}

static gboolean
button_is (GtkWidget     *widget,
           gconstpointer  label)
{
  return g_strcmp0 (gtk_button_get_label (GTK_BUTTON (widget)), label) == 0;
}

static void
test_upgrade (WindowFixture *fixture,
              gconstpointer  data)
{
  CsHistory *history = cs_project_get_history (cs_workspace_get_project (fixture->workspace));
  GtkWidget *dialog = cs_upgrade_dialog_new (fixture->workspace, NULL);
  GtkWidget *button = find_widget (dialog, GTK_TYPE_BUTTON, button_is, "_Upgrade");
  g_autofree char *upgraded = NULL;
  g_autofree char *undone = NULL;

  g_assert_nonnull (button);
  g_assert_nonnull (find_widget (dialog, GTK_TYPE_LABEL, label_has, "Before: 1.16\nAfter: 1.30"));
  g_signal_emit_by_name (button, "clicked");
  while (g_main_context_iteration (NULL, FALSE))
    continue;

  upgraded = dup_manifest (fixture);
  g_assert_nonnull (strstr (upgraded, "\"manifestVersion\": \"1.30\""));
  g_assert_cmpstr (cs_history_get_undo_label (history), ==, "Upgrade the manifest to 1.30");
  cs_history_undo (history);
  undone = dup_manifest (fixture);
  g_assert_cmpstr (undone, ==, sound_manifest);
}

static void
test_upgrade_action (WindowFixture *fixture,
                     gconstpointer  data)
{
  CsPage *page = open_page (fixture);
  GtkWidget *window = gtk_window_new ();
  GtkWidget *button = find_widget (get_row (page, "/manifestVersion"), GTK_TYPE_BUTTON, button_is,
                                   "_Upgrade…");

  g_assert_nonnull (button);
  gtk_window_set_child (GTK_WINDOW (window), GTK_WIDGET (page));
  g_assert_true (gtk_widget_get_sensitive (button));
  gtk_editable_set_text (GTK_EDITABLE (get_row (page, "/manifestVersion")), "1.30");
  settle (fixture);
  g_assert_false (gtk_widget_get_sensitive (button));
  gtk_window_destroy (GTK_WINDOW (window));
  close_page (page);
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
  g_test_add ("/app-page/" name, WindowFixture, sound_manifest, \
              window_fixture_set_up, func, window_fixture_tear_down)
  ADD ("preview", test_preview);
  ADD ("show-place", test_show_place);
  ADD ("upgrade", test_upgrade);
  ADD ("upgrade-action", test_upgrade_action);

  return g_test_run ();
}
