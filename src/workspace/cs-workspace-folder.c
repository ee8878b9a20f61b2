/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cs-workspace"

#include "cs-workspace.h"
#include "cs-workspace-private.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <limits.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "cs-kind.h"
#include "cs-manifest-files.h"

/* Opening a folder: which manifest is its manifest, and which files belong to it. */

/* Where toolkits and people keep the package's files inside a repository. */
static const char * const manifest_folders[] = {
  "", "appPackage", "manifest", "appManifest", "package", "Manifest", "teamsAppManifest",
  "TeamsAppManifest", "src/package", "src/manifest", "src/appPackage", "templates/appPackage",
};

#define MAX_UNUSUAL_FILES 100

/* A toolkit fills the second in to get the first. */
static const char * const manifest_names[] = { "manifest.json", "manifest.template.json" };

/* Whether a file that the project may take lies at @path in @folder: a regular one, not behind a
 * link that leads out. */
static gboolean
lies_in_folder (const char *folder,
                const char *path)
{
  g_autofree char *name = g_build_filename (folder, path, NULL);
  char real_folder[PATH_MAX];
  char real_name[PATH_MAX];
  struct stat status;
  gsize length;

  if (stat (name, &status) != 0 || !S_ISREG (status.st_mode) ||
      realpath (folder, real_folder) == NULL || realpath (name, real_name) == NULL)
    return FALSE;

  length = strlen (real_folder);
  return strcmp (real_folder, "/") == 0 ||
         (strncmp (real_name, real_folder, length) == 0 && real_name[length] == '/');
}

static gboolean
is_manifest_file (const char *folder,
                  const char *path)
{
  g_autofree char *name = g_build_filename (folder, path, NULL);
  g_autoptr (GBytes) bytes = cs_workspace_read_file (name, NULL);
  g_autoptr (CsSnapshot) snapshot = bytes != NULL ? cs_snapshot_new (bytes) : NULL;

  return snapshot != NULL && cs_kind_guess (snapshot) == CS_SUBJECT_MANIFEST;
}

/* The manifests where they usually lie, one a folder. */
static GPtrArray *
find_usual_manifests (const char *folder)
{
  g_autoptr (GPtrArray) found = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < G_N_ELEMENTS (manifest_folders); i++)
    {
      for (guint j = 0; j < G_N_ELEMENTS (manifest_names); j++)
        {
          g_autofree char *path = g_build_filename (manifest_folders[i], manifest_names[j], NULL);

          if (!lies_in_folder (folder, path))
            continue;
          g_ptr_array_add (found, g_steal_pointer (&path));
          break;
        }
    }

  return g_steal_pointer (&found);
}

static int
compare_names (gconstpointer a,
               gconstpointer b)
{
  return strcmp (*(const char * const *) a, *(const char * const *) b);
}

/* Any JSON file right in the folder that reads like a manifest. Not looked for in a folder that is
 * full of them: that is somebody's data. */
static GPtrArray *
find_unusual_manifests (const char  *folder,
                        GError     **error)
{
  g_autoptr (GPtrArray) found = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  guint n_files = 0;
  const char *name;

  if (dir == NULL)
    {
      g_autofree char *display_name = g_filename_display_name (folder);

      g_set_error (error, CS_WORKSPACE_ERROR, CS_WORKSPACE_ERROR_NOT_READABLE,
                   _("cannot open '%s': %s"), display_name, g_strerror (errno));
      return NULL;
    }

  while ((name = g_dir_read_name (dir)) != NULL && n_files < MAX_UNUSUAL_FILES)
    {
      const char *dot = strrchr (name, '.');

      if (dot == NULL || g_ascii_strcasecmp (dot, ".json") != 0)
        continue;
      n_files++;
      if (lies_in_folder (folder, name) && is_manifest_file (folder, name))
        g_ptr_array_add (found, g_strdup (name));
    }
  g_ptr_array_sort (found, compare_names);

  return g_steal_pointer (&found);
}

/* The one right in the folder goes before all others; a manifest of something else, such as a web
 * page's, goes behind. */
static void
keep_real_ones (const char *folder,
                GPtrArray  *found)
{
  g_autofree char *first = NULL;

  if (found->len < 2)
    return;

  first = g_strdup (g_ptr_array_index (found, 0));
  for (guint i = found->len; i > 0; i--)
    {
      if (!is_manifest_file (folder, g_ptr_array_index (found, i - 1)))
        g_ptr_array_remove_index (found, i - 1);
    }

  if (found->len == 0)
    g_ptr_array_add (found, g_steal_pointer (&first));
  else if (strchr (g_ptr_array_index (found, 0), '/') == NULL)
    g_ptr_array_set_size (found, 1);
}

/* What bears the manifest's name and cannot be taken for one.
 * Returns: (nullable): what it is, NULL when nothing has that name */
static const char *
explain_file (const char *name)
{
  struct stat status;

  if (lstat (name, &status) != 0)
    return NULL;

  if (S_ISDIR (status.st_mode))
    return _("it is a folder, and a manifest is a file of that name");
  if (S_ISLNK (status.st_mode) && stat (name, &status) != 0)
    return _("it is a symbolic link to something that is not there");
  if (S_ISDIR (status.st_mode))
    return _("it is a symbolic link to a folder, and a manifest is a file of that name");
  if (!S_ISREG (status.st_mode))
    return _("it is not a regular file");

  return _("a symbolic link leads out of the folder that was opened; put the file itself there, or "
           "open the folder that it is in");
}

/* Returns: whether something stands where a manifest is looked for, and @error tells what */
static gboolean
explain_usual_manifests (const char  *folder,
                         GError     **error)
{
  for (guint i = 0; i < G_N_ELEMENTS (manifest_folders); i++)
    {
      for (guint j = 0; j < G_N_ELEMENTS (manifest_names); j++)
        {
          g_autofree char *name = g_build_filename (folder, manifest_folders[i],
                                                    manifest_names[j], NULL);
          g_autofree char *shown = g_filename_display_name (name);
          const char *reason = explain_file (name);

          if (reason == NULL)
            continue;
          g_set_error (error, CS_WORKSPACE_ERROR, CS_WORKSPACE_ERROR_NOT_READABLE,
                       _("cannot open '%s': %s"), shown, reason);
          return TRUE;
        }
    }

  return FALSE;
}

static char *
find_manifest (const char  *location,
               const char  *folder,
               GError     **error)
{
  g_autoptr (GPtrArray) found = find_usual_manifests (folder);
  g_autofree char *name = g_filename_display_name (location);

  if (found->len == 0)
    {
      g_ptr_array_unref (found);
      found = find_unusual_manifests (folder, error);
      if (found == NULL)
        return NULL;
    }
  else
    {
      keep_real_ones (folder, found);
    }

  if (found->len == 1)
    return g_strdup (g_ptr_array_index (found, 0));

  if (found->len == 0 && explain_usual_manifests (folder, error))
    return NULL;

  if (found->len == 0)
    g_set_error (error, CS_WORKSPACE_ERROR, CS_WORKSPACE_ERROR_NO_MANIFEST,
                 _("cannot open '%s': there is no manifest.json in it"), name);
  else
    g_set_error (error, CS_WORKSPACE_ERROR, CS_WORKSPACE_ERROR_NO_MANIFEST,
                 _("cannot open '%s': it has several manifests ('%s', '%s'); open one of them"),
                 name, (char *) g_ptr_array_index (found, 0), (char *) g_ptr_array_index (found, 1));
  return NULL;
}

/* Opens the folder's files, and those that its manifest names and its own choice leaves out: two
 * folders deep, or without a suffix. */
static CsProject *
open_project (const char  *folder,
              const char  *manifest,
              GError     **error)
{
  g_autoptr (CsProject) project = cs_project_open (folder, error);
  g_autoptr (GPtrArray) paths = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray) files = NULL;
  CsDocument *document;
  guint n_documents;

  if (project == NULL)
    return NULL;

  n_documents = g_list_model_get_n_items (G_LIST_MODEL (project));
  for (guint i = 0; i < n_documents; i++)
    {
      g_autoptr (CsDocument) one = g_list_model_get_item (G_LIST_MODEL (project), i);

      g_ptr_array_add (paths, g_strdup (cs_document_get_path (one)));
    }

  document = cs_project_get_document (project, manifest);
  if (document == NULL)
    g_ptr_array_add (paths, g_strdup (manifest));
  else
    files = cs_manifest_files_find (cs_document_get_snapshot (document), manifest);

  for (guint i = 0; files != NULL && i < files->len; i++)
    {
      CsManifestFile *file = g_ptr_array_index (files, i);

      if (cs_project_get_document (project, file->path) == NULL &&
          lies_in_folder (folder, file->path))
        g_ptr_array_add (paths, g_strdup (file->path));
    }

  if (paths->len == n_documents)
    return g_steal_pointer (&project);

  g_ptr_array_add (paths, NULL);
  return cs_project_open_files (folder, (const char * const *) paths->pdata, error);
}

gboolean
cs_workspace_has_named_file (CsSnapshot *manifest,
                             const char *folder)
{
  g_autoptr (GPtrArray) files = cs_manifest_files_find (manifest, manifest_names[0]);

  for (guint i = 0; i < files->len; i++)
    {
      CsManifestFile *file = g_ptr_array_index (files, i);

      if (lies_in_folder (folder, file->path))
        return TRUE;
    }

  return FALSE;
}

CsWorkspace *
cs_workspace_open_folder (const char  *location,
                          const char  *folder,
                          const char  *manifest,
                          GError     **error)
{
  g_autofree char *path = manifest != NULL ? g_strdup (manifest)
                                           : find_manifest (location, folder, error);
  g_autofree char *path_folder = NULL;
  g_autofree char *root = NULL;
  g_autofree char *name = NULL;
  g_autoptr (CsProject) project = NULL;
  CsWorkspace *self;

  if (path == NULL)
    return NULL;

  /* The project's folder is the manifest's, since all that it names is beside it. */
  path_folder = g_path_get_dirname (path);
  name = g_path_get_basename (path);
  root = strcmp (path_folder, ".") == 0 ? g_strdup (folder)
                                        : g_build_filename (folder, path_folder, NULL);

  project = open_project (root, name, error);
  if (project == NULL)
    return NULL;

  self = cs_workspace_new_private (project, CS_SUBJECT_FOLDER, name);
  cs_workspace_set_place (self, CS_SOURCE_FOLDER, location, root);

  return self;
}
