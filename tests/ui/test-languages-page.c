/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cs-test"

#include "cs-language-cell.h"
#include "cs-language-tile.h"
#include "cs-languages-page.h"
#include "window-fixture.h"

typedef struct
{
  const char *tag;
  const char *key;
} Place;

static gboolean
is_cell_of (GtkWidget     *widget,
            gconstpointer  data)
{
  const Place *place = data;
  CsLanguageCell *cell = CS_LANGUAGE_CELL (widget);

  return g_str_equal (cs_language_cell_get_language (cell)->tag, place->tag) &&
         g_str_equal (cs_language_cell_get_key (cell)->key, place->key);
}

static gboolean
has_label (GtkWidget     *widget,
           gconstpointer  text)
{
  return g_strcmp0 (gtk_label_get_label (GTK_LABEL (widget)), text) == 0;
}

/* The other one chooses among all languages of Teams. */
static gboolean
is_shown_language (GtkWidget     *widget,
                   gconstpointer  data)
{
  return g_list_model_get_n_items (gtk_drop_down_get_model (GTK_DROP_DOWN (widget))) == 2;
}

static CsLanguagesPage *
show_page (WindowFixture *fixture)
{
  GtkWidget *page;

  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.page", "s", "languages");
  settle (fixture);

  page = find_widget (GTK_WIDGET (fixture->window), CS_TYPE_LANGUAGES_PAGE, NULL, NULL);
  g_assert_nonnull (page);
  return CS_LANGUAGES_PAGE (page);
}

static CsLanguageCell *
find_cell (CsLanguagesPage *page,
           const char      *tag,
           const char      *key)
{
  const Place place = { tag, key };
  GtkWidget *cell = find_widget (GTK_WIDGET (page), CS_TYPE_LANGUAGE_CELL, is_cell_of, &place);

  return cell != NULL ? CS_LANGUAGE_CELL (cell) : NULL;
}

static void
assert_text (CsLanguagesPage *page,
             const char      *tag,
             const char      *key,
             const char      *expected)
{
  CsLanguageCell *cell = find_cell (page, tag, key);
  g_autofree char *text = NULL;

  g_assert_nonnull (cell);
  text = cs_language_cell_dup_text (cell);
  g_assert_cmpstr (text, ==, expected);
}

static void
undo_all (WindowFixture *fixture)
{
  CsHistory *history = cs_project_get_history (cs_workspace_get_project (fixture->workspace));
  g_autofree char *manifest = NULL;

  while (cs_history_get_can_undo (history))
    cs_history_undo (history);
  settle (fixture);
  manifest = dup_manifest (fixture);
  g_assert_cmpstr (manifest, ==, sound_manifest);
}

static void
test_default (WindowFixture *fixture,
              gconstpointer  data)
{
  CsLanguagesPage *page = show_page (fixture);
  g_autofree char *manifest = NULL;

  assert_text (page, "", "name.short", "Build Bell");
  cs_language_cell_type (find_cell (page, "", "name.short"), "Ringer");
  settle (fixture);
  manifest = dup_manifest (fixture);
  g_assert_nonnull (strstr (manifest, "\"name\": { \"short\": \"Ringer\", \"full\""));
  undo_all (fixture);
  assert_text (page, "", "name.short", "Build Bell");
}

static void
test_add_and_type (WindowFixture *fixture,
                   gconstpointer  data)
{
  CsLanguagesPage *page = show_page (fixture);
  CsProject *project = cs_workspace_get_project (fixture->workspace);

  cs_languages_page_add (page, "fr");
  settle (fixture);
  g_assert_cmpstr (cs_history_get_undo_label (cs_project_get_history (project)), ==, "Add French");
  g_assert_nonnull (cs_project_get_document (project, "fr.json"));
  g_assert_false (has_finding (fixture, "loc-required"));
  g_assert_false (has_finding (fixture, "loc-schema-missing"));
  assert_text (page, "en", "name.short", "Build Bell");
  assert_text (page, "fr", "description.full", "Tells a channel how each build went.");

  cs_language_cell_type (find_cell (page, "fr", "name.short"), "Cloche");
  settle (fixture);
  g_assert_nonnull (find_widget (GTK_WIDGET (find_cell (page, "fr", "name.short")),
                                 GTK_TYPE_LABEL, has_label, "6/30"));
  g_assert_nonnull (find_widget (find_widget (GTK_WIDGET (page), GTK_TYPE_FLOW_BOX, NULL, NULL),
                                 GTK_TYPE_LABEL, has_label, "Cloche"));

  /* A second time changes nothing. */
  cs_languages_page_add (page, "FR");
  g_assert_cmpstr (cs_history_get_undo_label (cs_project_get_history (project)), !=, "Add French");
  undo_all (fixture);
  g_assert_null (cs_project_get_document (project, "fr.json"));
  g_assert_null (find_cell (page, "fr", "name.short"));
}

static void
test_marks (WindowFixture *fixture,
            gconstpointer  data)
{
  CsLanguagesPage *page = show_page (fixture);
  GtkWidget *cell;

  cs_languages_page_add (page, "de");
  settle (fixture);
  cell = GTK_WIDGET (find_cell (page, "de", "name.short"));
  cs_language_cell_type (CS_LANGUAGE_CELL (cell), "");
  g_assert_nonnull (find_widget (cell, GTK_TYPE_LABEL, has_label, "Missing"));
  gtk_test_accessible_assert_state (GTK_ACCESSIBLE (find_widget (cell, GTK_TYPE_ENTRY, NULL, NULL)),
                                    GTK_ACCESSIBLE_STATE_INVALID, GTK_ACCESSIBLE_INVALID_TRUE);
  cs_language_cell_type (CS_LANGUAGE_CELL (cell), "Eine Glocke, die viel zu lang heißt");
  g_assert_nonnull (find_widget (cell, GTK_TYPE_LABEL, has_label, "Too long"));
  g_assert_nonnull (find_widget (cell, GTK_TYPE_LABEL, has_label, "35/30"));
  cs_language_cell_type (CS_LANGUAGE_CELL (cell), "Glocke");
  g_assert_null (find_widget (cell, GTK_TYPE_LABEL, has_label, "Too long"));
  undo_all (fixture);
}

static void
test_default_and_remove (WindowFixture *fixture,
                         gconstpointer  data)
{
  CsLanguagesPage *page = show_page (fixture);
  g_autofree char *manifest = NULL;

  cs_languages_page_add (page, "fr");
  settle (fixture);
  cs_language_cell_type (find_cell (page, "fr", "name.short"), "Cloche");
  cs_languages_page_make_default (page, 1);
  settle (fixture);
  manifest = dup_manifest (fixture);
  g_assert_nonnull (strstr (manifest, "\"short\": \"Cloche\""));
  assert_text (page, "fr", "name.short", "Cloche");
  assert_text (page, "en", "name.short", "Build Bell");

  cs_languages_page_remove (page, 1);
  settle (fixture);
  g_assert_null (find_cell (page, "en", "name.short"));
  undo_all (fixture);
}

/* Where there is no room for the columns, one language at a time. */
static void
test_narrow (WindowFixture *fixture,
             gconstpointer  data)
{
  CsLanguagesPage *page = show_page (fixture);
  GtkWidget *scroller = find_widget (GTK_WIDGET (page), GTK_TYPE_SCROLLED_WINDOW, NULL, NULL);
  GtkAdjustment *width = gtk_scrolled_window_get_hadjustment (GTK_SCROLLED_WINDOW (scroller));
  GtkWidget *chooser;

  cs_languages_page_add (page, "fr");
  gtk_adjustment_configure (width, 0, 0, 700, 1, 1, 700);
  settle (fixture);
  g_assert_true (gtk_widget_get_visible (GTK_WIDGET (find_cell (page, "en", "name.short"))));
  g_assert_true (gtk_widget_get_visible (GTK_WIDGET (find_cell (page, "fr", "name.short"))));

  gtk_adjustment_configure (width, 0, 0, 400, 1, 1, 400);
  settle (fixture);
  g_assert_true (gtk_widget_get_visible (GTK_WIDGET (find_cell (page, "en", "name.short"))));
  g_assert_false (gtk_widget_get_visible (GTK_WIDGET (find_cell (page, "fr", "name.short"))));

  chooser = find_widget (GTK_WIDGET (page), GTK_TYPE_DROP_DOWN, is_shown_language, NULL);
  g_assert_true (gtk_widget_get_visible (chooser));
  gtk_drop_down_set_selected (GTK_DROP_DOWN (chooser), 1);
  g_assert_false (gtk_widget_get_visible (GTK_WIDGET (find_cell (page, "en", "name.short"))));
  g_assert_true (gtk_widget_get_visible (GTK_WIDGET (find_cell (page, "fr", "name.short"))));
  undo_all (fixture);
}

static void
test_accessible (WindowFixture *fixture,
                 gconstpointer  data)
{
  CsLanguagesPage *page = show_page (fixture);
  GtkWidget *cell, *tile;

  cs_languages_page_add (page, "fr");
  settle (fixture);
  cell = GTK_WIDGET (find_cell (page, "fr", "name.short"));
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (find_widget (cell, GTK_TYPE_ENTRY, NULL,
                                                                    NULL)),
                                       GTK_ACCESSIBLE_PROPERTY_LABEL, "Short name, French");
  tile = find_widget (GTK_WIDGET (page), CS_TYPE_LANGUAGE_TILE, NULL, NULL);
  gtk_test_accessible_assert_role (GTK_ACCESSIBLE (tile), GTK_ACCESSIBLE_ROLE_GROUP);
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (tile), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "English");
  undo_all (fixture);
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
  g_test_add ("/languages-page/" name, WindowFixture, sound_manifest, \
              window_fixture_set_up, func, window_fixture_tear_down)
  ADD ("default", test_default);
  ADD ("add-and-type", test_add_and_type);
  ADD ("marks", test_marks);
  ADD ("default-and-remove", test_default_and_remove);
  ADD ("narrow", test_narrow);
  ADD ("accessible", test_accessible);

  return g_test_run ();
}
