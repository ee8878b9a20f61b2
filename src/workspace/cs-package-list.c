/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cs-workspace"

#include "cs-package-list.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "cs-manifest-files.h"
#include "cs-vocab-manifest.h"
#include "cs-workspace-private.h"

#define ENTRY_MANIFEST      "manifest.json"
#define POINTER_LANGUAGES   "/localizationInfo/"
#define ENVIRONMENT_FOLDER  "env"
#define ENVIRONMENT_PREFIX  ".env."
#define ENVIRONMENT_PRIVATE ".user"

/* As far up as cs_workspace_choose_environment() goes. */
#define MAX_LEVELS_UP 2

void
cs_package_part_free (CsPackagePart *self)
{
  g_free (self->name);
  g_free (self->path);
  g_free (self->pointer);
  g_free (self);
}

static void
add_part (GPtrArray  *parts,
          const char *name,
          const char *path,
          const char *pointer,
          const char *title,
          GBytes     *bytes)
{
  CsPackagePart *part = g_new0 (CsPackagePart, 1);

  part->name = g_strdup (name);
  part->path = g_strdup (path);
  part->pointer = g_strdup (pointer);
  part->title = title;
  part->size = bytes != NULL ? g_bytes_get_size (bytes) : 0;
  part->missing = bytes == NULL;
  g_ptr_array_add (parts, part);
}

static const char *
get_title (const char *pointer)
{
  const CsMember *member = cs_shape_find (&cs_vocab_manifest, pointer, CS_VERSION_NONE);

  /* A member that is called a file there is one of many here. */
  if (g_str_has_prefix (pointer, POINTER_LANGUAGES))
    return _("Language file");

  return member != NULL && member->title != NULL ? _(member->title) : _("File");
}

GPtrArray *
cs_package_list (CsWorkspace *workspace)
{
  g_autoptr (GPtrArray) parts = NULL;
  g_autoptr (GPtrArray) files = NULL;
  g_autoptr (CsSubject) subject = NULL;
  g_autoptr (CsSnapshot) manifest = NULL;
  GBytes *filled;

  g_return_val_if_fail (CS_IS_WORKSPACE (workspace), NULL);

  parts = g_ptr_array_new_with_free_func ((GDestroyNotify) cs_package_part_free);
  if (workspace->kind == CS_SUBJECT_CARD || workspace->kind == CS_SUBJECT_JSON)
    return g_steal_pointer (&parts);

  subject = cs_workspace_make_subject (workspace, CS_SUBJECT_FOLDER, NULL);
  filled = cs_subject_get_filled (subject, workspace->main_path);
  add_part (parts, ENTRY_MANIFEST, workspace->main_path, "", _("Manifest"), filled);
  if (filled == NULL)
    return g_steal_pointer (&parts);

  manifest = cs_snapshot_new (filled);
  files = cs_manifest_files_find (manifest, workspace->main_path);
  for (guint i = 0; i < files->len; i++)
    {
      const CsManifestFile *file = g_ptr_array_index (files, i);

      add_part (parts, file->name, file->path, file->pointer, get_title (file->pointer),
                g_str_has_suffix (file->path, ".json")
                ? cs_subject_get_filled (subject, file->path)
                : cs_subject_get_file (subject, file->path));
    }

  return g_steal_pointer (&parts);
}

static void
add_environment (GHashTable *names,
                 const char *file_name)
{
  if (g_str_has_prefix (file_name, ENVIRONMENT_PREFIX) &&
      file_name[strlen (ENVIRONMENT_PREFIX)] != '\0' &&
      !g_str_has_suffix (file_name, ENVIRONMENT_PRIVATE))
    g_hash_table_add (names, g_strdup (file_name + strlen (ENVIRONMENT_PREFIX)));
}

static int
compare_names (gconstpointer a,
               gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

char **
cs_package_list_environments (CsWorkspace *workspace)
{
  g_autoptr (GHashTable) names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  GListModel *documents;
  g_autofree char *folder = NULL;
  GPtrArray *sorted = g_ptr_array_new ();
  GHashTableIter iter;
  gpointer name;

  g_return_val_if_fail (CS_IS_WORKSPACE (workspace), NULL);

  documents = G_LIST_MODEL (workspace->project);
  for (guint i = 0; i < g_list_model_get_n_items (documents); i++)
    {
      g_autoptr (CsDocument) document = g_list_model_get_item (documents, i);
      const char *path = cs_document_get_path (document);

      if (g_str_has_prefix (path, ENVIRONMENT_FOLDER "/"))
        add_environment (names, path + strlen (ENVIRONMENT_FOLDER "/"));
    }

  folder = g_strdup (cs_project_get_folder (workspace->project));
  for (guint i = 0; folder != NULL && i <= MAX_LEVELS_UP; i++)
    {
      g_autofree char *place = g_build_filename (folder, ENVIRONMENT_FOLDER, NULL);
      g_autoptr (GDir) dir = g_dir_open (place, 0, NULL);
      char *parent = g_path_get_dirname (folder);
      const char *file_name;

      while (dir != NULL && (file_name = g_dir_read_name (dir)) != NULL)
        {
          if (g_utf8_validate (file_name, -1, NULL))
            add_environment (names, file_name);
        }
      g_free (folder);
      folder = parent;
    }

  g_hash_table_iter_init (&iter, names);
  while (g_hash_table_iter_next (&iter, &name, NULL))
    g_ptr_array_add (sorted, g_strdup (name));
  g_ptr_array_sort (sorted, compare_names);
  g_ptr_array_add (sorted, NULL);

  return (char **) g_ptr_array_free (sorted, FALSE);
}
