/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cs-test"

#include "cs-config-page.h"

#include <string.h>

#include "folder.h"

static CsProject *
make_project (const char *manifest)
{
  CsProject *project = cs_project_new ();
  g_autoptr (GBytes) bytes = g_bytes_new (manifest, strlen (manifest));
  g_autoptr (GError) error = NULL;

  g_assert_true (cs_project_add_file (project, "manifest.json", bytes, &error));
  g_assert_no_error (error);

  return project;
}

static void
write_page (CsProject *project)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (CsChange) change = cs_config_page_write (project, "manifest.json", &error);

  g_assert_no_error (error);
  g_assert_true (cs_history_do (cs_project_get_history (project), change, &error));
  g_assert_no_error (error);
}

static char *
dup_file (CsProject  *project,
          const char *path)
{
  CsDocument *document = cs_project_get_document (project, path);
  GBytes *bytes;

  g_assert_nonnull (document);
  bytes = cs_document_get_bytes (document);

  return g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
}

typedef struct
{
  const char *name;
  const char *manifest;
  const char *title;
  const char *description;
  const char *address;     /* as JavaScript */
} Fill;

static const Fill fills[] = {
  { "whole",
    "{\"name\":{\"short\":\"Build Bell\"},\"description\":{\"short\":\"Posts builds.\"},"
    "\"connectors\":[{\"configurationUrl\":\"https://x.example/c?theme={theme}\"}]}",
    "<title>Set up Build Bell</title>", "<p>Posts builds.</p>",
    "\"https://x.example/c?theme={theme}\"" },
  { "empty", "{}", "<title>Set up the connector</title>",
    "<p>Choose what it posts to this channel.</p>", "\"\"" },
  { "no-json", "", "<title>Set up the connector</title>",
    "<p>Choose what it posts to this channel.</p>", "\"\"" },
  { "markup", "{\"name\":{\"short\":\"--><script>R&D \\\"x\\\"\"}}",
    "<title>Set up --&gt;&lt;script&gt;R&amp;D &quot;x&quot;</title>",
    "<p>Choose what it posts to this channel.</p>", "\"\"" },
  { "looks-like-a-placeholder",
    "{\"name\":{\"short\":\"@DESCRIPTION@\"},\"description\":{\"short\":\"a@b\"}}",
    "<title>Set up @DESCRIPTION@</title>", "<p>a@b</p>", "\"\"" },
  { "quotes-in-the-address",
    "{\"connectors\":[{\"configurationUrl\":\"https://x.example/\\\"+alert(1)+\\\"\"}]}",
    "<title>Set up the connector</title>", "<p>Choose what it posts to this channel.</p>",
    "\"https://x.example/\\\"+alert(1)+\\\"\"" },
  { "http", "{\"connectors\":[{\"configurationUrl\":\"http://x.example/\"}]}",
    "<title>Set up the connector</title>", "<p>Choose what it posts to this channel.</p>", "\"\"" },
  { "placeholder-in-the-address",
    "{\"connectors\":[{\"configurationUrl\":\"https://${{HOST}}/c\"}]}",
    "<title>Set up the connector</title>", "<p>Choose what it posts to this channel.</p>", "\"\"" },
};

static void
test_fill (gconstpointer data)
{
  const Fill *fill = data;
  g_autoptr (CsProject) project = make_project (fill->manifest);
  g_autofree char *html = NULL;
  g_autofree char *script = NULL;
  g_autofree char *line = g_strdup_printf ("const CONTENT_URL = %s || window.location.origin",
                                           fill->address);

  write_page (project);
  html = dup_file (project, "config/configure.html");
  script = dup_file (project, "config/configure.js");
  g_assert_nonnull (strstr (html, fill->title));
  g_assert_nonnull (strstr (html, fill->description));
  g_assert_nonnull (strstr (script, line));
}

static void
test_undo (void)
{
  g_autoptr (CsProject) project = make_project ("{}");
  CsHistory *history = cs_project_get_history (project);
  const char *const *paths = cs_config_page_get_paths ();
  g_autoptr (CsChange) again = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_false (cs_config_page_exists (project));
  write_page (project);
  g_assert_true (cs_config_page_exists (project));
  for (guint i = 0; paths[i] != NULL; i++)
    g_assert_nonnull (cs_project_get_document (project, paths[i]));

  again = cs_config_page_write (project, "manifest.json", &error);
  g_assert_error (error, CS_PROJECT_ERROR, CS_PROJECT_ERROR_FILE_EXISTS);
  g_assert_null (again);

  cs_history_undo (history);
  g_assert_false (cs_config_page_exists (project));
  g_assert_false (cs_history_get_can_undo (history));
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (project)), ==, 1);
}

/* What was written is there again when the folder is opened. */
static void
test_saved (void)
{
  g_autoptr (Folder) folder = folder_new ();
  g_autoptr (CsProject) project = make_project ("{}");
  g_autoptr (CsProject) opened = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *path = folder_get_name (folder, "project");
  g_autofree char *written = NULL;
  g_autofree char *read = NULL;

  write_page (project);
  g_assert_true (cs_project_save_as (project, path, &error));
  g_assert_no_error (error);
  folder_write (folder, "project/index.html", "not ours");
  folder_write (folder, "project/src/server.js", "not ours");

  opened = cs_project_open (path, &error);
  g_assert_no_error (error);
  g_assert_true (cs_config_page_exists (opened));
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (opened)), ==, 4);
  written = dup_file (project, "config/configure.html");
  read = dup_file (opened, "config/configure.html");
  g_assert_cmpstr (written, ==, read);
}

static void
run_node (const char *node,
          const char *first,
          const char *second,
          const char *third)
{
  const char *arguments[] = { node, first, second, third, NULL };
  g_autofree char *output = NULL;
  g_autofree char *errors = NULL;
  g_autoptr (GError) error = NULL;
  int status;

  g_spawn_sync (NULL, (char **) arguments, NULL, G_SPAWN_DEFAULT, NULL, NULL, &output, &errors,
                &status, &error);
  g_assert_no_error (error);
  g_test_message ("%s%s", output, errors);
  g_assert_true (g_spawn_check_wait_status (status, &error));
  g_assert_no_error (error);
}

typedef struct
{
  const char *name;
  const char *manifest;
  const char *address;
} Play;

static const Play plays[] = {
  { "with-an-address",
    "{\"name\":{\"short\":\"R&D's \\\"Bell\\\"\"},"
    "\"connectors\":[{\"configurationUrl\":\"https://x.example/\\\"c?theme={theme}\"}]}",
    "https://x.example/\"c?theme={theme}" },
  { "without-an-address", "{}", "https://own.example/configure.html" },
};

static void
test_play (gconstpointer data)
{
  const Play *play = data;
  g_autofree char *node = g_find_program_in_path ("node");
  g_autofree char *player = g_build_filename (g_getenv ("CS_TEST_SOURCE_ROOT"), "tests",
                                              "workspace", "play-config-page.js", NULL);
  g_autoptr (Folder) folder = folder_new ();
  g_autoptr (CsProject) project = make_project (play->manifest);
  g_autofree char *path = folder_get_name (folder, "project");
  g_autofree char *page = g_build_filename (path, "config", NULL);
  g_autofree char *script = g_build_filename (page, "configure.js", NULL);
  g_autoptr (GError) error = NULL;

  if (node == NULL)
    {
      g_test_skip ("node is not installed");
      return;
    }

  write_page (project);
  g_assert_true (cs_project_save_as (project, path, &error));
  g_assert_no_error (error);

  run_node (node, "--check", script, NULL);
  run_node (node, player, page, play->address);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (fills); i++)
    {
      g_autofree char *path = g_strconcat ("/config-page/fill/", fills[i].name, NULL);

      g_test_add_data_func (path, &fills[i], test_fill);
    }
  g_test_add_func ("/config-page/undo", test_undo);
  g_test_add_func ("/config-page/saved", test_saved);
  for (guint i = 0; i < G_N_ELEMENTS (plays); i++)
    {
      g_autofree char *path = g_strconcat ("/config-page/play/", plays[i].name, NULL);

      g_test_add_data_func (path, &plays[i], test_play);
    }

  return g_test_run ();
}
