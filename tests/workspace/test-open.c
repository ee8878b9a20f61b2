/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cs-test"

#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "cs-workspace.h"
#include "folder.h"

#define MANIFEST "{\"manifestVersion\": \"1.16\", \"name\": {\"short\": \"Alerts\"}, " \
                 "\"icons\": {\"color\": \"color.png\", \"outline\": \"outline.png\"}}"
#define WEB_MANIFEST "{\"name\": \"A page\", \"display\": \"standalone\"}"
#define CARD "{\"type\": \"AdaptiveCard\"}"

/* What lies in the folder: paths that end in ".png" are pictures of a kind, others are texts. */
typedef struct
{
  const char *path;
  const char *text;
} File;

typedef struct
{
  const char    *name;
  const char    *open;       /* below the folder */
  CsSubjectKind  kind;
  const char    *main_path;
  const char    *has;        /* a file that the project has, or NULL */
  const char    *error;      /* part of the error's text, or NULL */
  File           files[6];
} Layout;

static const Layout layouts[] = {
  { "root", "", CS_SUBJECT_FOLDER, "manifest.json", "color.png", NULL,
    { { "manifest.json", MANIFEST }, { "color.png", "-" } } },
  { "trailing-slash", "a/", CS_SUBJECT_FOLDER, "manifest.json", NULL, NULL,
    { { "a/manifest.json", MANIFEST } } },
  { "app-package", "", CS_SUBJECT_FOLDER, "manifest.json", "color.png", NULL,
    { { "appPackage/manifest.json", MANIFEST }, { "appPackage/color.png", "-" },
      { "package.json", "{}" } } },
  { "manifest-folder", "", CS_SUBJECT_FOLDER, "manifest.json", NULL, NULL,
    { { "manifest/manifest.json", MANIFEST } } },
  { "two-deep", "", CS_SUBJECT_FOLDER, "manifest.json", "color.png", NULL,
    { { "src/package/manifest.json", MANIFEST }, { "src/package/color.png", "-" } } },
  { "template", "", CS_SUBJECT_FOLDER, "manifest.template.json", NULL, NULL,
    { { "appPackage/manifest.template.json", MANIFEST } } },
  { "manifest-before-template", "", CS_SUBJECT_FOLDER, "manifest.json", NULL, NULL,
    { { "manifest.template.json", MANIFEST }, { "manifest.json", MANIFEST } } },
  { "root-before-others", "", CS_SUBJECT_FOLDER, "manifest.json", "package/manifest.json", NULL,
    { { "manifest.json", MANIFEST }, { "package/manifest.json", MANIFEST } } },
  { "beside-a-web-page", "", CS_SUBJECT_FOLDER, "manifest.json", "color.png", NULL,
    { { "manifest.json", WEB_MANIFEST }, { "appPackage/manifest.json", MANIFEST },
      { "appPackage/color.png", "-" } } },
  { "only-a-strange-one", "", CS_SUBJECT_FOLDER, "manifest.json", NULL, NULL,
    { { "manifest.json", "{\"a\": 1}" } } },
  { "broken", "", CS_SUBJECT_FOLDER, "manifest.json", NULL, NULL,
    { { "manifest.json", "{\"manifestVersion\": " } } },
  { "other-name", "", CS_SUBJECT_FOLDER, "teams.json", NULL, NULL,
    { { "teams.json", MANIFEST }, { "other.json", "{}" } } },
  { "icon-without-suffix", "", CS_SUBJECT_FOLDER, "manifest.json", "icons/a/color", NULL,
    { { "manifest.json",
        "{\"manifestVersion\": \"1.16\", \"icons\": {\"color\": \"icons/a/color\"}}" },
      { "icons/a/color", "-" } } },
  { "several", "", 0, NULL, NULL, "several manifests ('appPackage/manifest.json', "
                                  "'package/manifest.json')",
    { { "appPackage/manifest.json", MANIFEST }, { "package/manifest.json", MANIFEST } } },
  { "none", "", 0, NULL, NULL, "there is no manifest.json in it",
    { { "readme.txt", "-" }, { "card.json", CARD } } },
  { "missing", "nothing/here", 0, NULL, NULL, "there is no such file or folder",
    { { "readme.txt", "-" } } },

  { "file-with-icon", "manifest.json", CS_SUBJECT_FOLDER, "manifest.json", "color.png", NULL,
    { { "manifest.json", MANIFEST }, { "color.png", "-" } } },
  { "file-of-other-name", "teams.json", CS_SUBJECT_FOLDER, "teams.json", "color.png", NULL,
    { { "teams.json", MANIFEST }, { "color.png", "-" } } },
  { "file-alone", "manifest.json", CS_SUBJECT_MANIFEST, "manifest.json", NULL, NULL,
    { { "manifest.json", MANIFEST } } },
  { "card", "card.json", CS_SUBJECT_CARD, "card.json", NULL, NULL, { { "card.json", CARD } } },
  { "card-called-manifest", "manifest.json", CS_SUBJECT_CARD, "manifest.json", NULL, NULL,
    { { "manifest.json", CARD } } },
  { "card-called-zip", "card.zip", CS_SUBJECT_CARD, "card.zip", NULL, NULL,
    { { "card.zip", CARD } } },
  { "json", "a.json", CS_SUBJECT_JSON, "a.json", NULL, NULL, { { "a.json", "[1, 2]" } } },
  { "empty-json", "a.json", CS_SUBJECT_JSON, "a.json", NULL, NULL, { { "a.json", "" } } },
  { "no-zip", "a.zip", CS_SUBJECT_PACKAGE, "manifest.json", NULL, NULL,
    { { "a.zip", "this is no archive" } } },
  { "empty-zip", "a.zip", CS_SUBJECT_PACKAGE, "manifest.json", NULL, NULL, { { "a.zip", "" } } },
  { "text", "readme.txt", 0, NULL, NULL, "neither JSON nor a zip archive",
    { { "readme.txt", "Hello" } } },
};

static void
test_layout (gconstpointer data)
{
  const Layout *layout = data;
  g_autoptr (Folder) folder = folder_new ();
  g_autofree char *path = NULL;
  g_autoptr (CsWorkspace) workspace = NULL;
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (layout->files) && layout->files[i].path != NULL; i++)
    folder_write (folder, layout->files[i].path, layout->files[i].text);

  path = g_strconcat (folder_get_path (folder), "/", layout->open, NULL);
  workspace = cs_workspace_open (path, &error);

  if (layout->error != NULL)
    {
      g_assert_null (workspace);
      g_assert_nonnull (error);
      if (strstr (error->message, layout->error) == NULL)
        g_error ("'%s' is not in '%s'", layout->error, error->message);
      return;
    }

  g_assert_no_error (error);
  g_assert_cmpint (cs_workspace_get_kind (workspace), ==, layout->kind);
  g_assert_cmpstr (cs_workspace_get_main_path (workspace), ==, layout->main_path);
  if (layout->has != NULL)
    g_assert_nonnull (cs_project_get_document (cs_workspace_get_project (workspace), layout->has));
  g_assert_false (cs_project_get_modified (cs_workspace_get_project (workspace)));

  g_clear_object (&workspace);
}

static void
test_title (void)
{
  g_autoptr (Folder) folder = folder_new ();
  g_autofree char *unnamed = folder_get_name (folder, "unnamed");
  g_autoptr (CsWorkspace) workspace = NULL;
  g_autoptr (CsWorkspace) other = NULL;

  folder_write (folder, "manifest.json", MANIFEST);
  folder_write (folder, "unnamed/manifest.json", "{\"manifestVersion\": \"1.16\"}");

  workspace = cs_workspace_open (folder_get_path (folder), NULL);
  g_assert_cmpstr (cs_workspace_get_title (workspace), ==, "Alerts");
  other = cs_workspace_open (unnamed, NULL);
  g_assert_cmpstr (cs_workspace_get_title (other), ==, "unnamed");
}

/* As a shell's user sees them. */
static void
test_file_names (void)
{
  static const struct
  {
    const char *open;
    const char *expected;
  } names[] = {
    { ".", "manifest.json" },
    { "./", "./manifest.json" },
    { "manifest.json", "manifest.json" },
    { "./manifest.json", "manifest.json" },
    { "repository", "repository/appPackage/manifest.json" },
    { "repository/appPackage/", "repository/appPackage/manifest.json" },
    { "repository/appPackage/manifest.json", "repository/appPackage/manifest.json" },
  };
  g_autoptr (Folder) folder = folder_new ();
  g_autofree char *before = g_get_current_dir ();

  folder_write (folder, "manifest.json", MANIFEST);
  folder_write (folder, "repository/appPackage/manifest.json", MANIFEST);
  g_assert_cmpint (g_chdir (folder_get_path (folder)), ==, 0);

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (CsWorkspace) workspace = cs_workspace_open (names[i].open, &error);
      g_autofree char *name = NULL;

      g_assert_no_error (error);
      name = cs_workspace_dup_file_name (workspace, "manifest.json");
      g_assert_cmpstr (name, ==, names[i].expected);
    }

  g_assert_cmpint (g_chdir (before), ==, 0);
}

static void
test_pipe (void)
{
  g_autoptr (Folder) folder = folder_new ();
  g_autofree char *path = folder_get_name (folder, "pipe.json");
  g_autoptr (GError) error = NULL;

  g_assert_cmpint (mkfifo (path, 0600), ==, 0);
  g_assert_null (cs_workspace_open (path, &error));
  g_assert_error (error, CS_WORKSPACE_ERROR, CS_WORKSPACE_ERROR_NOT_READABLE);
}

/* Something has the manifest's name: what it is, and not that there is no manifest. */
static void
test_strange_manifest (void)
{
  static const struct
  {
    const char *made;
    const char *reason;
  } cases[] = {
    { "folder", "manifest.json': it is a folder, and" },
    { "pipe", "manifest.json': it is not a regular file" },
    { "link-to-nothing", "manifest.json': it is a symbolic link to something that is not there" },
    { "link-to-folder", "manifest.json': it is a symbolic link to a folder" },
    { "link-out", "manifest.json': a symbolic link leads out of the folder" },
    { "folder-behind-link", "appPackage/manifest.json': a symbolic link leads out" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (Folder) folder = folder_new ();
      g_autoptr (Folder) elsewhere = folder_new ();
      g_autofree char *path = folder_get_name (folder, "manifest.json");
      g_autofree char *link = folder_get_name (folder, "appPackage");
      g_autofree char *target = folder_get_name (elsewhere, "manifest.json");
      g_autoptr (GError) error = NULL;
      int failed = 0;

      folder_write (elsewhere, "manifest.json", MANIFEST);
      if (g_str_equal (cases[i].made, "folder"))
        failed = g_mkdir (path, 0700);
      else if (g_str_equal (cases[i].made, "pipe"))
        failed = mkfifo (path, 0600);
      else if (g_str_equal (cases[i].made, "link-to-nothing"))
        failed = symlink ("nowhere.json", path);
      else if (g_str_equal (cases[i].made, "link-to-folder"))
        failed = symlink (folder_get_path (elsewhere), path);
      else if (g_str_equal (cases[i].made, "link-out"))
        failed = symlink (target, path);
      else
        failed = symlink (folder_get_path (elsewhere), link);
      g_assert_cmpint (failed, ==, 0);

      g_assert_null (cs_workspace_open (folder_get_path (folder), &error));
      g_assert_error (error, CS_WORKSPACE_ERROR, CS_WORKSPACE_ERROR_NOT_READABLE);
      if (strstr (error->message, cases[i].reason) == NULL)
        g_error ("%s: '%s' is not in '%s'", cases[i].made, cases[i].reason, error->message);
    }
}

/* An icon that is a link out of the folder is not the project's to read. */
static void
test_link_out (void)
{
  g_autoptr (Folder) folder = folder_new ();
  g_autoptr (Folder) elsewhere = folder_new ();
  g_autofree char *secret = folder_get_name (elsewhere, "secret");
  g_autofree char *link = folder_get_name (folder, "color");
  g_autofree char *manifest = folder_get_name (folder, "manifest.json");
  g_autoptr (CsWorkspace) workspace = NULL;

  folder_write (elsewhere, "secret", "-");
  folder_write (folder, "manifest.json",
                "{\"manifestVersion\": \"1.16\", \"icons\": {\"color\": \"color\"}}");
  g_assert_cmpint (symlink (secret, link), ==, 0);

  workspace = cs_workspace_open (manifest, NULL);
  g_assert_nonnull (workspace);
  g_assert_cmpint (cs_workspace_get_kind (workspace), ==, CS_SUBJECT_MANIFEST);
  g_assert_null (cs_project_get_document (cs_workspace_get_project (workspace), "color"));
}

static void
test_bytes (void)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static (MANIFEST, strlen (MANIFEST));
  g_autoptr (GError) error = NULL;
  g_autoptr (CsWorkspace) workspace = cs_workspace_open_bytes ("<stdin>", bytes, &error);
  g_autofree char *name = NULL;

  g_assert_no_error (error);
  g_assert_cmpint (cs_workspace_get_kind (workspace), ==, CS_SUBJECT_MANIFEST);
  name = cs_workspace_dup_file_name (workspace, "manifest.json");
  g_assert_cmpstr (name, ==, "<stdin>");
  g_assert_false (cs_workspace_save (workspace, &error));
  g_assert_error (error, CS_PROJECT_ERROR, CS_PROJECT_ERROR_UNSAVED);
}

/* The values of a repository's placeholders lie beside the package's folder. */
static void
test_environment (void)
{
  static const char manifest[] = "{\"manifestVersion\": \"1.16\", \"id\": \"${{APP_ID}}\"}";
  static const char * const opened[] = { "", "appPackage", "appPackage/manifest.json" };

  for (guint i = 0; i < G_N_ELEMENTS (opened); i++)
    {
      g_autoptr (Folder) folder = folder_new ();
      g_autofree char *path = g_strconcat (folder_get_path (folder), "/", opened[i], NULL);
      g_autoptr (CsWorkspace) workspace = NULL;
      g_autoptr (GError) error = NULL;
      guint n_errors;

      folder_write (folder, "appPackage/manifest.json", manifest);
      folder_write (folder, "env/.env.dev", "APP_ID=6f0f2c0e-5a3b-4d57-9c0a-2f1f6e8b7d41\n");

      workspace = cs_workspace_open (path, &error);
      g_assert_no_error (error);
      cs_workspace_check (workspace);
      n_errors = cs_workspace_get_n_errors (workspace);

      g_assert_true (cs_workspace_choose_environment (workspace, "dev", &error));
      g_assert_no_error (error);
      cs_workspace_check (workspace);
      g_assert_cmpint (cs_workspace_get_n_errors (workspace), ==, n_errors - 1);

      g_assert_false (cs_workspace_choose_environment (workspace, "live", &error));
      g_assert_error (error, CS_WORKSPACE_ERROR, CS_WORKSPACE_ERROR_NOT_FOUND);
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (layouts); i++)
    {
      g_autofree char *path = g_strconcat ("/open/layout/", layouts[i].name, NULL);

      g_test_add_data_func (path, &layouts[i], test_layout);
    }
  g_test_add_func ("/open/title", test_title);
  g_test_add_func ("/open/file-names", test_file_names);
  g_test_add_func ("/open/pipe", test_pipe);
  g_test_add_func ("/open/strange-manifest", test_strange_manifest);
  g_test_add_func ("/open/link-out", test_link_out);
  g_test_add_func ("/open/bytes", test_bytes);
  g_test_add_func ("/open/environment", test_environment);

  return g_test_run ();
}
