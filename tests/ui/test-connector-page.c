/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cs-test"

#include "cs-connector-page.h"

#include <string.h>

#include "cs-member-row.h"
#include "cs-retirement-row.h"
#include "cs-token-button.h"
#include "window-fixture.h"

static const char with_connector[] =
  "{\n"
  "  \"manifestVersion\": \"1.16\",\n"
  "  \"id\": \"5b1c0f6e-7f4e-4d6f-9d57-0a8f6f7f2b11\",\n"
  "  \"connectors\": [\n"
  "    {\n"
  "      \"connectorId\": \"5b1c0f6e-7f4e-4d6f-9d57-0a8f6f7f2b11\",\n"
  "      \"configurationUrl\": \"https://bell.example/configure?t={theme}&w={who}\",\n"
  "      \"scopes\": [\"team\"]\n"
  "    }\n"
  "  ]\n"
  "}\n";

static CsPage *
create_page (WindowFixture *fixture)
{
  return g_object_ref_sink (g_object_new (CS_TYPE_CONNECTOR_PAGE,
                                          "workspace", fixture->workspace, NULL));
}

static gboolean
has_tooltip (GtkWidget     *widget,
             gconstpointer  tooltip)
{
  return g_strcmp0 (gtk_widget_get_tooltip_text (widget), tooltip) == 0;
}

static GtkWidget *
find_button (CsPage     *page,
             const char *tooltip)
{
  GtkWidget *button = find_widget (GTK_WIDGET (page), GTK_TYPE_WIDGET, has_tooltip, tooltip);

  g_assert_nonnull (button);
  return button;
}

static void
click (CsPage     *page,
       const char *tooltip)
{
  g_signal_emit_by_name (find_button (page, tooltip), "clicked");
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

/* Whether @widget would be seen if the page were: no widget around it is hidden. */
static gboolean
is_shown (CsPage    *page,
          GtkWidget *widget)
{
  for (; widget != GTK_WIDGET (page); widget = gtk_widget_get_parent (widget))
    if (!gtk_widget_get_visible (widget))
      return FALSE;

  return TRUE;
}

static gboolean
has_title (GtkWidget     *widget,
           gconstpointer  title)
{
  return g_strcmp0 (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (widget)), title) == 0;
}

static GtkWidget *
find_titled (CsPage     *page,
             const char *title)
{
  return find_widget (GTK_WIDGET (page), ADW_TYPE_ACTION_ROW, has_title, title);
}

static void
undo (WindowFixture *fixture)
{
  cs_history_undo (cs_project_get_history (cs_workspace_get_project (fixture->workspace)));
}

static void
test_add_and_remove (WindowFixture *fixture,
                     gconstpointer  data)
{
  CsPage *page = create_page (fixture);
  g_autofree char *added = NULL;
  g_autofree char *removed = NULL;
  g_autofree char *undone = NULL;

  g_assert_true (is_shown (page, find_button (page, "Add a Connector to the Manifest")));
  g_assert_false (is_shown (page, get_row (page, "/connectors/0/connectorId")));

  click (page, "Add a Connector to the Manifest");
  added = dup_manifest (fixture);
  g_assert_nonnull (strstr (added, "\"connectorId\": \"5b1c0f6e-7f4e-4d6f-9d57-0a8f6f7f2b11\""));
  g_assert_false (is_shown (page, find_button (page, "Add a Connector to the Manifest")));
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (get_row (page, "/connectors/0/configurationUrl"))),
                   ==, "https://nordlicht.test/configure?theme={theme}");
  g_assert_true (is_shown (page, get_row (page, "/connectors/0/connectorId")));
  g_assert_true (is_shown (page, find_titled (page, "The connector has the app’s ID")));

  click (page, "Remove the Connector from the Manifest");
  removed = dup_manifest (fixture);
  g_assert_cmpstr (removed, ==, data);

  undo (fixture);
  undo (fixture);
  undone = dup_manifest (fixture);
  g_assert_cmpstr (undone, ==, data);
  g_assert_true (is_shown (page, find_button (page, "Add a Connector to the Manifest")));

  g_assert_finalize_object (page);
}

static void
test_host (WindowFixture *fixture,
           gconstpointer  data)
{
  CsPage *page = create_page (fixture);
  GtkWidget *row = find_titled (page, "bell.example");
  GtkWidget *button = find_button (page, "Add the Host to the Valid Domains");
  g_autofree char *manifest = NULL;

  g_assert_true (is_shown (page, row));
  g_assert_true (is_shown (page, button));
  click (page, "Add the Host to the Valid Domains");
  manifest = dup_manifest (fixture);
  g_assert_nonnull (strstr (manifest, "\"validDomains\": [\n    \"bell.example\"\n  ]"));
  g_assert_false (is_shown (page, button));
  g_assert_cmpstr (adw_action_row_get_subtitle (ADW_ACTION_ROW (row)), ==,
                   "The page’s host is among the valid domains.");

  undo (fixture);
  g_assert_true (is_shown (page, button));
  gtk_editable_set_text (GTK_EDITABLE (get_row (page, "/connectors/0/configurationUrl")), "");
  g_assert_false (is_shown (page, row));

  g_assert_finalize_object (page);
}

static void
test_starter (WindowFixture *fixture,
              gconstpointer  data)
{
  CsPage *page = create_page (fixture);
  CsProject *project = cs_workspace_get_project (fixture->workspace);
  GtkWidget *button = find_button (page, "Write a Starter Configuration Page");

  g_assert_true (is_shown (page, button));
  click (page, "Write a Starter Configuration Page");
  g_assert_nonnull (cs_project_get_document (project, "config/configure.html"));
  g_assert_nonnull (cs_project_get_document (project, "config/configure.js"));
  g_assert_nonnull (cs_project_get_document (project, "config/configure.css"));
  g_assert_false (is_shown (page, button));
  g_assert_nonnull (find_titled (page, "The project has a configuration page"));

  undo (fixture);
  g_assert_null (cs_project_get_document (project, "config/configure.html"));
  g_assert_true (is_shown (page, button));
  g_assert_nonnull (find_titled (page, "Starter configuration page"));

  g_assert_finalize_object (page);
}

typedef struct
{
  const char *text;
  int         position;
  const char *token;
  const char *result;
} Insert;

static const Insert inserts[] = {
  { "https://a.example/c", 0, "theme", "https://a.example/c?theme={theme}" },
  { "https://a.example/c?", 20, "theme", "https://a.example/c?theme={theme}" },
  { "https://a.example/c?a=b", 23, "tid", "https://a.example/c?a=b&tid={tid}" },
  { "https://a.example/c?a=b&", 24, "tid", "https://a.example/c?a=b&tid={tid}" },
  { "https://a.example/c?a=", 22, "tid", "https://a.example/c?a={tid}" },
  { "https://a.example/c?a=&b", 22, "tid", "https://a.example/c?a={tid}&b" },
  { "", 0, "tid", "{tid}" },
};

static void
test_tokens (WindowFixture *fixture,
             gconstpointer  data)
{
  CsPage *page = create_page (fixture);
  GtkWidget *row = get_row (page, "/connectors/0/configurationUrl");
  GtkWidget *button = find_widget (row, CS_TYPE_TOKEN_BUTTON, NULL, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (inserts); i++)
    {
      gtk_editable_set_text (GTK_EDITABLE (row), inserts[i].text);
      gtk_editable_set_position (GTK_EDITABLE (row), inserts[i].position);
      cs_token_button_insert (CS_TOKEN_BUTTON (button), inserts[i].token);
      g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (row)), ==, inserts[i].result);
    }

  g_assert_finalize_object (page);
}

static gboolean
is_underlined (PangoAttribute *attribute,
               gpointer        data)
{
  return attribute->klass->type == PANGO_ATTR_UNDERLINE;
}

/* Known tokens stand out, unknown ones are underlined. */
static void
test_marks (WindowFixture *fixture,
            gconstpointer  data)
{
  CsPage *page = create_page (fixture);
  GtkWidget *row = get_row (page, "/connectors/0/configurationUrl");
  GtkWidget *text = find_widget (row, GTK_TYPE_TEXT, NULL, NULL);
  PangoAttrList *marks = gtk_text_get_attributes (GTK_TEXT (text));
  g_autoptr (PangoAttrList) copy = pango_attr_list_copy (marks);
  g_autoptr (PangoAttrList) underlined = pango_attr_list_filter (copy, is_underlined, NULL);
  GSList *list = pango_attr_list_get_attributes (underlined);
  PangoAttribute *attribute;
  const char *shown = gtk_editable_get_text (GTK_EDITABLE (row));

  g_assert_cmpuint (g_slist_length (list), ==, 1);
  attribute = list->data;
  g_assert_cmpint (strncmp (shown + attribute->start_index, "{who}",
                            attribute->end_index - attribute->start_index), ==, 0);
  g_slist_free_full (list, (GDestroyNotify) pango_attribute_destroy);

  gtk_editable_set_text (GTK_EDITABLE (row), "https://bell.example/?t={theme}");
  g_clear_pointer (&underlined, pango_attr_list_unref);
  g_clear_pointer (&copy, pango_attr_list_unref);
  copy = pango_attr_list_copy (gtk_text_get_attributes (GTK_TEXT (text)));
  underlined = pango_attr_list_filter (copy, is_underlined, NULL);
  g_assert_null (underlined);

  g_assert_finalize_object (page);
}

/* There is no connector.json until somebody has something to say. */
static void
test_registration (WindowFixture *fixture,
                   gconstpointer  data)
{
  CsPage *page = create_page (fixture);
  CsProject *project = cs_workspace_get_project (fixture->workspace);
  GtkWidget *row = get_row (page, "/registration/name");
  CsDocument *document;
  CsSnapshot *snapshot;

  g_assert_null (cs_project_get_document (project, "connector.json"));
  gtk_editable_set_text (GTK_EDITABLE (row), "Bell");
  document = cs_project_get_document (project, "connector.json");
  g_assert_nonnull (document);
  snapshot = cs_document_get_snapshot (document);
  g_assert_cmpstr (cs_snapshot_get_string (snapshot, cs_snapshot_find (snapshot, "/registration/name")),
                   ==, "Bell");

  undo (fixture);
  g_assert_null (cs_project_get_document (project, "connector.json"));
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (row)), ==, "");

  g_assert_finalize_object (page);
}

static void
test_show_place (WindowFixture *fixture,
                 gconstpointer  data)
{
  CsPage *page = create_page (fixture);
  GtkWidget *row = get_row (page, "/connectors/0/configurationUrl");

  g_assert_false (cs_page_show_place (page, "manifest.json", "/name/short"));
  g_assert_false (cs_page_show_place (page, "manifest.json", NULL));
  g_assert_true (cs_page_show_place (page, "manifest.json", "/connectors/0/configurationUrl"));
  g_assert_true (gtk_widget_has_css_class (row, "cs-marked"));
  g_assert_true (cs_page_show_place (page, "connector.json", "/registration/name"));

  g_assert_finalize_object (page);
}

static void
test_accessible (WindowFixture *fixture,
                 gconstpointer  data)
{
  CsPage *page = create_page (fixture);
  GtkWidget *tokens = find_button (page, "Insert What Teams Fills In");

  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (tokens), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "Insert What Teams Fills In");
  g_assert_nonnull (find_widget (GTK_WIDGET (page), CS_TYPE_RETIREMENT_ROW, NULL, NULL));

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

#define ADD(name, manifest, func) \
  g_test_add ("/connector-page/" name, WindowFixture, manifest, \
              window_fixture_set_up, func, window_fixture_tear_down)
  ADD ("add-and-remove", sound_manifest, test_add_and_remove);
  ADD ("host", with_connector, test_host);
  ADD ("starter", with_connector, test_starter);
  ADD ("tokens", with_connector, test_tokens);
  ADD ("marks", with_connector, test_marks);
  ADD ("registration", with_connector, test_registration);
  ADD ("show-place", with_connector, test_show_place);
  ADD ("accessible", with_connector, test_accessible);

  return g_test_run ();
}
