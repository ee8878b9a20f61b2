/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cs-test"

#include "cs-life.h"
#include "cs-template.h"

typedef struct
{
  const char  *step;
  CsLifeState  state;
  guint        n_problems;
} Expected;

typedef struct
{
  const char *name;
  const char *from;       /* (nullable): in the manifest of the template "connector" */
  const char *to;
  const char *drop;       /* (nullable): a file that is not there */
  Expected    expected[8];
} Case;

#define ADDRESSES_DONE "connector.example", "alerts.nordlicht.test"

static const Case cases[] = {
  { "template", NULL, NULL, NULL,
    { { "describe", CS_LIFE_NEEDS_YOU, 0 }, { "icons", CS_LIFE_DONE, 0 },
      { "configure", CS_LIFE_DONE, 0 }, { "register", CS_LIFE_OVER, 0 },
      { "languages", CS_LIFE_OPTIONAL, 0 }, { "cards", CS_LIFE_DONE, 0 },
      { "package", CS_LIFE_DONE, 0 }, { "publish", CS_LIFE_NEEDS_YOU, 0 } } },
  { "addresses", ADDRESSES_DONE, NULL,
    { { "describe", CS_LIFE_DONE, 0 }, { "configure", CS_LIFE_DONE, 0 } } },
  { "name-too-long", "\"Fog Horn\"", "\"A fog horn whose name is longer than Teams shows it\"", NULL,
    { { "describe", CS_LIFE_NEEDS_YOU, 2 }, { "icons", CS_LIFE_DONE, 0 },
      { "package", CS_LIFE_LATER, 0 }, { "publish", CS_LIFE_LATER, 0 } } },
  { "no-icon", NULL, NULL, "outline.png",
    { { "icons", CS_LIFE_NEEDS_YOU, 1 }, { "package", CS_LIFE_LATER, 0 } } },
  { "connector-without-https", "https://connector.example/configure", "http://connector.example/c",
    NULL,
    { { "configure", CS_LIFE_NEEDS_YOU, 1 }, { "icons", CS_LIFE_DONE, 0 } } },
  { "no-connector", "\"connectors\": [", "\"x-connectors\": [", NULL,
    { { "configure", CS_LIFE_OPTIONAL, 0 }, { "register", CS_LIFE_OVER, 0 } } },
  { "broken-manifest", "\"manifestVersion\":", "\"manifestVersion\"", NULL,
    { { "describe", CS_LIFE_NEEDS_YOU, 1 }, { "icons", CS_LIFE_NOT_KNOWN, 0 },
      { "configure", CS_LIFE_NOT_KNOWN, 0 }, { "register", CS_LIFE_OVER, 0 },
      { "languages", CS_LIFE_NOT_KNOWN, 0 }, { "cards", CS_LIFE_DONE, 0 },
      { "package", CS_LIFE_LATER, 0 }, { "publish", CS_LIFE_LATER, 0 } } },
  { "no-manifest", NULL, NULL, "manifest.json",
    { { "icons", CS_LIFE_NOT_KNOWN, 0 }, { "configure", CS_LIFE_NOT_KNOWN, 0 } } },
  { "no-cards", NULL, NULL, "cards/", { { "cards", CS_LIFE_OPTIONAL, 0 } } },
};

static GBytes *
edit (GBytes     *bytes,
      const Case *test)
{
  g_autoptr (GString) text = g_string_new_len (g_bytes_get_data (bytes, NULL),
                                               g_bytes_get_size (bytes));

  if (test->from != NULL)
    g_assert_cmpuint (g_string_replace (text, test->from, test->to, 0), >, 0);

  return g_string_free_to_bytes (g_steal_pointer (&text));
}

static CsWorkspace *
create_workspace (const Case *test)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (CsProject) made = cs_template_create (cs_template_find ("connector"), "Fog Horn",
                                                   &error);
  g_autoptr (CsProject) project = cs_project_new ();

  g_assert_no_error (error);
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (made)); i++)
    {
      g_autoptr (CsDocument) document = g_list_model_get_item (G_LIST_MODEL (made), i);
      const char *path = cs_document_get_path (document);
      g_autoptr (GBytes) bytes = g_str_equal (path, "manifest.json")
                                 ? edit (cs_document_get_bytes (document), test)
                                 : g_bytes_ref (cs_document_get_bytes (document));

      if (test->drop != NULL && g_str_has_prefix (path, test->drop))
        continue;
      g_assert_true (cs_project_add_file (project, path, bytes, &error));
      g_assert_no_error (error);
    }

  return cs_workspace_new (project);
}

static void
test_states (gconstpointer data)
{
  const Case *test = data;
  g_autoptr (CsWorkspace) workspace = create_workspace (test);
  g_autoptr (CsLife) life = cs_life_new (workspace);

  g_assert_cmpint (cs_life_step_get_state (cs_life_find_step (life, "describe")), ==,
                   CS_LIFE_UNKNOWN);
  cs_workspace_check (workspace);

  for (guint i = 0; i < G_N_ELEMENTS (test->expected) && test->expected[i].step != NULL; i++)
    {
      const Expected *expected = &test->expected[i];
      CsLifeStep *step = cs_life_find_step (life, expected->step);

      g_test_message ("%s: %s", expected->step, cs_life_step_get_sentence (step));
      g_assert_cmpint (cs_life_step_get_state (step), ==, expected->state);
      if (expected->state != CS_LIFE_OPTIONAL)
        g_assert_cmpuint (cs_life_step_get_n_problems (step), ==, expected->n_problems);
      g_assert_true (g_str_has_suffix (cs_life_step_get_sentence (step), "."));
    }
}

/* The list is one of eight steps that stay, whatever becomes of them. */
static void
test_list (void)
{
  static const Case plain = { "plain" };
  g_autoptr (CsWorkspace) workspace = create_workspace (&plain);
  g_autoptr (CsLife) life = cs_life_new (workspace);
  g_autoptr (CsLifeStep) first = g_list_model_get_item (G_LIST_MODEL (life), 0);

  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (life)), ==, 8);
  g_assert_null (g_list_model_get_item (G_LIST_MODEL (life), 8));
  g_assert_true (g_list_model_get_item_type (G_LIST_MODEL (life)) == CS_TYPE_LIFE_STEP);
  g_assert_true (first == cs_life_find_step (life, "describe"));
  g_assert_null (cs_life_find_step (life, "retire"));
}

static void
count_cb (guint *count)
{
  (*count)++;
}

/* A step follows the text, tells of it once, and leads to the place. */
static void
test_follows (void)
{
  static const Case plain = { "plain", ADDRESSES_DONE };
  g_autoptr (CsWorkspace) workspace = create_workspace (&plain);
  g_autoptr (CsLife) life = cs_life_new (workspace);
  CsProject *project = cs_workspace_get_project (workspace);
  CsLifeStep *step = cs_life_find_step (life, "describe");
  CsSnapshot *snapshot = cs_document_get_snapshot (cs_project_get_document (project,
                                                                            "manifest.json"));
  g_autoptr (CsChange) change = cs_change_new ("Set version");
  g_autoptr (GError) error = NULL;
  CsTextEdit *text_edit;
  guint n_states = 0;

  cs_workspace_check (workspace);
  g_assert_cmpint (cs_life_step_get_state (step), ==, CS_LIFE_DONE);
  g_assert_true (cs_life_get_retired (life));
  g_assert_cmpstr (cs_life_step_get_page (step), ==, "app");

  g_signal_connect_swapped (step, "notify::state", G_CALLBACK (count_cb), &n_states);
  text_edit = cs_text_edit_set (snapshot, "/version", "\"1.x\"", &error);
  g_assert_no_error (error);
  cs_change_edit (change, "manifest.json", text_edit);
  cs_history_do (cs_project_get_history (project), change, &error);
  g_assert_no_error (error);
  cs_workspace_check (workspace);

  g_assert_cmpuint (n_states, ==, 1);
  g_assert_cmpint (cs_life_step_get_state (step), ==, CS_LIFE_NEEDS_YOU);
  g_assert_cmpstr (cs_life_step_get_path (step), ==, "manifest.json");
  g_assert_cmpstr (cs_life_step_get_pointer (step), ==, "/version");
  g_assert_cmpuint (cs_life_count_problems (life, "app"), ==, 1);
  g_assert_cmpuint (cs_life_count_problems (life, "icons"), ==, 0);

  cs_history_undo (cs_project_get_history (project));
  cs_workspace_check (workspace);
  g_assert_cmpuint (n_states, ==, 2);
  g_assert_cmpint (cs_life_step_get_state (step), ==, CS_LIFE_DONE);
}

/* A project without a manifest, as of a package that cannot be read, has a life too. */
static void
test_empty (void)
{
  g_autoptr (CsProject) project = cs_project_new ();
  g_autoptr (CsWorkspace) workspace = cs_workspace_new (project);
  g_autoptr (CsLife) life = cs_life_new (workspace);

  cs_workspace_check (workspace);
  g_assert_false (cs_life_get_retired (life));
  g_assert_cmpint (cs_life_step_get_state (cs_life_find_step (life, "languages")), ==,
                   CS_LIFE_NOT_KNOWN);
}

/* A manifest in another encoding: nothing in it is known, whatever its icons are. */
static void
test_other_encoding (void)
{
  const char *shared = g_getenv ("CS_TEST_SHARED");
  g_autofree char *path = g_build_filename (shared != NULL ? shared : "", "corpus", "packages",
                                            "31-utf16.zip", NULL);
  g_autoptr (CsWorkspace) workspace = NULL;
  g_autoptr (CsLife) life = NULL;
  g_autoptr (GError) error = NULL;

  if (!g_file_test (path, G_FILE_TEST_EXISTS))
    {
      g_test_skip ("the corpus is not there");
      return;
    }

  workspace = cs_workspace_open (path, &error);
  g_assert_no_error (error);
  life = cs_life_new (workspace);
  cs_workspace_check (workspace);
  g_assert_cmpint (cs_life_step_get_state (cs_life_find_step (life, "describe")), ==,
                   CS_LIFE_NEEDS_YOU);
  g_assert_cmpint (cs_life_step_get_state (cs_life_find_step (life, "icons")), ==,
                   CS_LIFE_NOT_KNOWN);
  g_assert_cmpint (cs_life_step_get_state (cs_life_find_step (life, "configure")), ==,
                   CS_LIFE_NOT_KNOWN);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strconcat ("/life/states/", cases[i].name, NULL);

      g_test_add_data_func (path, &cases[i], test_states);
    }
  g_test_add_func ("/life/list", test_list);
  g_test_add_func ("/life/follows", test_follows);
  g_test_add_func ("/life/empty", test_empty);
  g_test_add_func ("/life/other-encoding", test_other_encoding);

  return g_test_run ();
}
