/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cs-test"

#include "cs-admin-page.h"

#include <string.h>

#include "cs-command-box.h"
#include "cs-link-row.h"
#include "cs-retirement-row.h"
#include "window-fixture.h"

static gboolean
has_title (GtkWidget     *widget,
           gconstpointer  title)
{
  return g_strcmp0 (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (widget)), title) == 0;
}

static GtkWidget *
find_row (GtkWidget  *page,
          const char *title)
{
  return find_widget (page, ADW_TYPE_PREFERENCES_ROW, has_title, title);
}

static GtkWidget *
create_page (WindowFixture *fixture)
{
  return g_object_ref_sink (g_object_new (CS_TYPE_ADMIN_PAGE, "workspace", fixture->workspace, NULL));
}

static void
choose (GtkWidget  *page,
        const char *title,
        guint       choice)
{
  GtkWidget *row = find_row (page, title);

  g_assert_nonnull (row);
  adw_combo_row_set_selected (ADW_COMBO_ROW (row), choice);
}

static void
type (GtkWidget  *page,
      const char *title,
      const char *text)
{
  GtkWidget *row = find_row (page, title);

  g_assert_nonnull (row);
  gtk_editable_set_text (GTK_EDITABLE (row), text);
}

static CsCommandBox *
get_box (GtkWidget *page)
{
  return CS_COMMAND_BOX (find_widget (page, CS_TYPE_COMMAND_BOX, NULL, NULL));
}

static gboolean
says (GtkWidget  *page,
      const char *text)
{
  return strstr (cs_command_box_get_text (get_box (page)), text) != NULL;
}

static void
test_choices (WindowFixture *fixture,
              gconstpointer  data)
{
  GtkWidget *page = create_page (fixture);

  g_assert_false (says (page, "Set-"));
  choose (page, "All connectors", 2);
  g_assert_true (says (page, "\nSet-OrganizationConfig -ConnectorsEnabled:$false\n"));
  choose (page, "All connectors", 1);
  choose (page, "Connectors in Teams", 1);
  choose (page, "Actionable messages", 2);
  g_assert_true (says (page, "\nSet-OrganizationConfig -ConnectorsEnabled:$true\n"
                             "Set-OrganizationConfig -ConnectorsEnabledForTeams:$true\n"
                             "Set-OrganizationConfig -ConnectorsActionableMessagesEnabled:$false\n"));
  choose (page, "All connectors", 0);
  g_assert_false (says (page, "-ConnectorsEnabled:"));

  choose (page, "Connectors of the group", 2);
  g_assert_false (says (page, "Set-UnifiedGroup"));
  type (page, "Name, alias or address of the group", "Ada’s team");
  g_assert_true (says (page, "Set-UnifiedGroup -Identity 'Ada’’s team' -ConnectorsEnabled:$false\n"));

  g_assert_finalize_object (page);
}

static void
test_clouds (WindowFixture *fixture,
             gconstpointer  data)
{
  GtkWidget *page = create_page (fixture);
  GtkWidget *row = find_row (page, "Cloud");
  g_autofree char *first = g_strdup (adw_action_row_get_subtitle (ADW_ACTION_ROW (row)));

  g_assert_true (says (page, "\nConnect-ExchangeOnline\n"));
  choose (page, "Cloud", 2);
  type (page, "Administrator’s account (optional)", "admin@agency.example");
  g_assert_true (says (page, "Connect-ExchangeOnline -UserPrincipalName 'admin@agency.example' "
                             "-ExchangeEnvironmentName O365USGovGCCHigh\n"));
  g_assert_cmpstr (adw_action_row_get_subtitle (ADW_ACTION_ROW (row)), !=, first);

  g_assert_finalize_object (page);
}

static gboolean
is_conflict (GtkWidget     *widget,
             gconstpointer  data)
{
  const char *title = adw_preferences_row_get_title (ADW_PREFERENCES_ROW (widget));

  return g_str_has_prefix (title, "While all connectors are off, turning");
}

static void
test_conflict (WindowFixture *fixture,
               gconstpointer  data)
{
  GtkWidget *page = create_page (fixture);

  choose (page, "All connectors", 2);
  g_assert_null (find_widget (page, ADW_TYPE_ACTION_ROW, is_conflict, NULL));
  choose (page, "Connectors in Outlook", 1);
  g_assert_nonnull (find_widget (page, ADW_TYPE_ACTION_ROW, is_conflict, NULL));
  choose (page, "All connectors", 1);
  g_assert_null (find_widget (page, ADW_TYPE_ACTION_ROW, is_conflict, NULL));

  g_assert_finalize_object (page);
}

static void
pasted_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  *(char **) user_data = gdk_clipboard_read_text_finish (GDK_CLIPBOARD (source), result, NULL);
}

static void
test_copy (WindowFixture *fixture,
           gconstpointer  data)
{
  GtkWidget *page = create_page (fixture);
  GtkWidget *button = find_widget (GTK_WIDGET (get_box (page)), GTK_TYPE_BUTTON, NULL, NULL);
  g_autofree char *pasted = NULL;

  g_signal_emit_by_name (button, "clicked");
  gdk_clipboard_read_text_async (gtk_widget_get_clipboard (page), NULL, pasted_cb, &pasted);
  while (pasted == NULL)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpstr (pasted, ==, cs_command_box_get_text (get_box (page)));

  g_assert_finalize_object (page);
}

static void
test_accessible (WindowFixture *fixture,
                 gconstpointer  data)
{
  GtkWidget *page = create_page (fixture);
  GtkWidget *box = GTK_WIDGET (get_box (page));
  GtkWidget *button = find_widget (box, GTK_TYPE_BUTTON, NULL, NULL);

  gtk_test_accessible_assert_role (GTK_ACCESSIBLE (box), GTK_ACCESSIBLE_ROLE_GROUP);
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (box), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "PowerShell");
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "Copy: PowerShell");
  g_assert_cmpstr (gtk_widget_get_tooltip_text (button), ==, "Copy");
  g_assert_nonnull (find_widget (page, CS_TYPE_RETIREMENT_ROW, NULL, NULL));
  g_assert_true (g_str_has_prefix (cs_link_row_get_uri (CS_LINK_ROW (find_row (page, "Manage connectors"))),
                                   "https://learn.microsoft.com/"));

  g_assert_finalize_object (page);
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
  g_test_add ("/admin-page/" name, WindowFixture, sound_manifest, \
              window_fixture_set_up, func, window_fixture_tear_down)
  ADD ("choices", test_choices);
  ADD ("clouds", test_clouds);
  ADD ("conflict", test_conflict);
  ADD ("copy", test_copy);
  ADD ("accessible", test_accessible);

  return g_test_run ();
}
