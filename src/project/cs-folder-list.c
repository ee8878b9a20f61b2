/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cs-project"

#include "cs-folder-list-private.h"

#include <dirent.h>
#include <errno.h>
#include <glib/gi18n-lib.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "cs-project.h"

/* A folder of a hundred thousand foreign files is not walked to its end. */
#define MAX_ENTRIES 20000

static const char * const file_suffixes[] =
{
  ".json", ".png", ".jpg", ".jpeg", ".gif", ".svg", ".webp", ".bmp", ".ico",
};

/* The configuration page's own; nothing else in a folder of programs is ours to hold. */
#define CONFIG_PAGE_FOLDER "config/"

static const char * const config_page_suffixes[] =
{
  ".html", ".js", ".css",
};

static const char * const passed_folders[] =
{
  "node_modules", "bower_components", "build", "dist", "out", "bin", "obj", "target", "coverage",
  "__pycache__",
};

typedef struct
{
  const char *folder;
  GPtrArray  *paths;
  GPtrArray  *folders;
  guint       n_entries;
} Walk;

static gboolean
has_suffix (const char *name,
            const char *suffix)
{
  gsize name_length = strlen (name);
  gsize suffix_length = strlen (suffix);

  return name_length > suffix_length &&
         g_ascii_strcasecmp (name + name_length - suffix_length, suffix) == 0;
}

static gboolean
is_environment (const char *path)
{
  return g_str_has_prefix (path, "env/.env.") && path[strlen ("env/.env.")] != '\0';
}

static gboolean
is_file_wanted (const char *path,
                const char *name)
{
  if (is_environment (path))
    return TRUE;
  if (name[0] == '.')
    return FALSE;

  for (guint i = 0; i < G_N_ELEMENTS (file_suffixes); i++)
    if (has_suffix (name, file_suffixes[i]))
      return TRUE;

  if (g_str_has_prefix (path, CONFIG_PAGE_FOLDER))
    for (guint i = 0; i < G_N_ELEMENTS (config_page_suffixes); i++)
      if (has_suffix (name, config_page_suffixes[i]))
        return TRUE;

  return FALSE;
}

static gboolean
is_folder_wanted (const char *name)
{
  if (name[0] == '.')
    return FALSE;

  for (guint i = 0; i < G_N_ELEMENTS (passed_folders); i++)
    if (g_ascii_strcasecmp (name, passed_folders[i]) == 0)
      return FALSE;

  return TRUE;
}

/* Also finds out what a symbolic link leads to, and refuses one that leads out. */
static mode_t
get_type (Walk       *walk,
          const char *name)
{
  struct stat status;

  if (lstat (name, &status) != 0)
    return 0;
  if (S_ISLNK (status.st_mode) && (stat (name, &status) != 0 || !cs_folder_holds (walk->folder, name)))
    return 0;

  return status.st_mode;
}

static gboolean
add_entry (Walk        *walk,
           const char  *prefix,
           const char  *name,
           GError     **error)
{
  g_autofree char *path = g_strconcat (prefix, name, NULL);
  g_autofree char *full = NULL;
  gboolean file_wanted = is_file_wanted (path, name);
  gboolean folder_wanted = *prefix == '\0' && is_folder_wanted (name);
  mode_t type;

  if (++walk->n_entries > MAX_ENTRIES)
    {
      g_set_error (error, CS_PROJECT_ERROR, CS_PROJECT_ERROR_TOO_LARGE,
                   _("cannot open '%s': the folder has more than %d entries"),
                   walk->folder, MAX_ENTRIES);
      return FALSE;
    }

  if ((!file_wanted && !folder_wanted) || !cs_project_path_is_safe (path))
    return TRUE;

  full = g_build_filename (walk->folder, path, NULL);
  type = get_type (walk, full);
  if (S_ISDIR (type) && folder_wanted)
    {
      g_ptr_array_add (walk->folders, g_strconcat (path, "/", NULL));
      return TRUE;
    }
  if (!S_ISREG (type) || !file_wanted)
    return TRUE;

  if (walk->paths->len == CS_PROJECT_MAX_FILES)
    {
      g_set_error (error, CS_PROJECT_ERROR, CS_PROJECT_ERROR_TOO_LARGE,
                   _("cannot open '%s': the folder has more than %d files of a project"),
                   walk->folder, CS_PROJECT_MAX_FILES);
      return FALSE;
    }
  g_ptr_array_add (walk->paths, g_steal_pointer (&path));

  return TRUE;
}

static gboolean
walk_folder (Walk        *walk,
             const char  *prefix,
             GError     **error)
{
  g_autofree char *full = g_build_filename (walk->folder, prefix, NULL);
  DIR *handle;
  struct dirent *entry;
  gboolean fine = TRUE;

  handle = opendir (full);
  if (handle == NULL && *prefix != '\0')
    return TRUE;
  if (handle == NULL)
    {
      g_set_error (error, G_FILE_ERROR, g_file_error_from_errno (errno),
                   _("cannot open '%s': %s"), walk->folder, g_strerror (errno));
      return FALSE;
    }

  while (fine && (entry = readdir (handle)) != NULL)
    fine = add_entry (walk, prefix, entry->d_name, error);
  closedir (handle);

  return fine;
}

/* The nearest part of @path that exists, with all links followed. */
static char *
resolve_nearest (const char *path)
{
  g_autofree char *part = g_strdup (path);

  while (TRUE)
    {
      g_autofree char *parent = NULL;
      char *real;
      struct stat status;

      real = realpath (part, NULL);
      if (real != NULL)
        {
          char *copy = g_strdup (real);

          free (real);
          return copy;
        }

      /* A dangling link leads to where something would be made: nobody knows what. */
      if (lstat (part, &status) == 0)
        return NULL;

      parent = g_path_get_dirname (part);
      if (strcmp (parent, part) == 0)
        return NULL;
      g_free (part);
      part = g_steal_pointer (&parent);
    }
}

GPtrArray *
cs_folder_list (const char  *folder,
                GError     **error)
{
  g_autoptr (GPtrArray) paths = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray) folders = g_ptr_array_new_with_free_func (g_free);
  Walk walk = { folder, paths, folders, 0 };

  if (!walk_folder (&walk, "", error))
    return NULL;
  for (guint i = 0; i < folders->len; i++)
    if (!walk_folder (&walk, folders->pdata[i], error))
      return NULL;

  g_ptr_array_sort (paths, cs_folder_compare_paths);

  return g_steal_pointer (&paths);
}

gboolean
cs_folder_holds (const char *folder,
                 const char *path)
{
  g_autofree char *real_folder = resolve_nearest (folder);
  g_autofree char *real_path = resolve_nearest (path);
  gsize length;

  if (real_folder == NULL || real_path == NULL)
    return FALSE;

  length = strlen (real_folder);
  if (strcmp (real_folder, "/") == 0 || strcmp (real_folder, real_path) == 0)
    return TRUE;

  return g_str_has_prefix (real_path, real_folder) && real_path[length] == '/';
}

int
cs_folder_compare_paths (gconstpointer a,
                         gconstpointer b)
{
  return strcmp (*(const char * const *) a, *(const char * const *) b);
}
