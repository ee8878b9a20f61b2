/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cs-workspace"

#include "cs-manifest-files.h"

#include <string.h>

#include "cs-project.h"
#include "cs-vocab-manifest.h"

/* What stands first in a package, as Microsoft's own tools order it; all others follow as the
 * manifest names them. */
static const char * const first_pointers[] = {
  "/icons/color",
  "/icons/outline",
  "/icons/color32x32",
};

typedef struct
{
  CsSnapshot *manifest;
  const char *main_path;
  GPtrArray  *files;
} Search;

static void find_in_object (Search        *search,
                            guint          object,
                            const CsShape *shape);

static const char *
skip_dot_slash (const char *name)
{
  while (name[0] == '.' && name[1] == '/')
    {
      name += 2;
      while (*name == '/')
        name++;
    }

  return name;
}

static gboolean
has_path (GPtrArray  *files,
          const char *path)
{
  for (guint i = 0; i < files->len; i++)
    {
      CsManifestFile *file = g_ptr_array_index (files, i);

      if (strcmp (file->path, path) == 0)
        return TRUE;
    }

  return FALSE;
}

static void
add_file (Search *search,
          guint   node)
{
  const char *name = cs_snapshot_get_string (search->manifest, node);
  g_autofree char *path = NULL;
  CsManifestFile *file;

  if (name == NULL)
    return;

  path = cs_manifest_files_resolve (search->main_path, name);
  if (path == NULL || has_path (search->files, path))
    return;

  file = g_new0 (CsManifestFile, 1);
  file->pointer = cs_snapshot_dup_pointer (search->manifest, node);
  file->name = g_strdup (skip_dot_slash (name));
  file->path = g_steal_pointer (&path);
  g_ptr_array_add (search->files, file);
}

static void
find_in_value (Search         *search,
               guint           node,
               CsType          type,
               const CsShape  *shape,
               const CsMember *item)
{
  CsJsonKind kind = cs_snapshot_get_kind (search->manifest, node);

  if (type == CS_TYPE_FILE)
    {
      add_file (search, node);
    }
  else if (kind == CS_JSON_OBJECT && type == CS_TYPE_OBJECT && shape != NULL)
    {
      find_in_object (search, node, shape);
    }
  else if (kind == CS_JSON_ARRAY && type == CS_TYPE_ARRAY)
    {
      for (guint child = cs_snapshot_get_first_child (search->manifest, node);
           child != CS_NODE_NONE;
           child = cs_snapshot_get_next (search->manifest, child))
        {
          if (shape != NULL)
            find_in_value (search, child, CS_TYPE_OBJECT, shape, NULL);
          else if (item != NULL)
            find_in_value (search, child, item->type, item->shape, item->item);
        }
    }
}

/* As deep as the tables are, whatever the text is. */
static void
find_in_object (Search        *search,
                guint          object,
                const CsShape *shape)
{
  for (guint node = cs_snapshot_get_first_child (search->manifest, object);
       node != CS_NODE_NONE;
       node = cs_snapshot_get_next (search->manifest, node))
    {
      const char *key = cs_snapshot_get_key (search->manifest, node);
      const CsMember *member;

      if (key == NULL)
        continue;

      member = cs_shape_find_member (shape, key, CS_VERSION_NONE);
      if (member != NULL)
        find_in_value (search, node, member->type, member->shape, member->item);
    }
}

static guint
get_rank (const CsManifestFile *file)
{
  guint rank = 0;

  while (rank < G_N_ELEMENTS (first_pointers) &&
         strcmp (file->pointer, first_pointers[rank]) != 0)
    rank++;

  return rank;
}

/* g_ptr_array_sort() keeps the order of equals. */
static int
compare_ranks (gconstpointer a,
               gconstpointer b)
{
  const CsManifestFile *file_a = *(CsManifestFile * const *) a;
  const CsManifestFile *file_b = *(CsManifestFile * const *) b;

  return (int) get_rank (file_a) - (int) get_rank (file_b);
}

void
cs_manifest_file_free (CsManifestFile *self)
{
  g_free (self->pointer);
  g_free (self->name);
  g_free (self->path);
  g_free (self);
}

GPtrArray *
cs_manifest_files_find (CsSnapshot *manifest,
                        const char *main_path)
{
  g_autoptr (GPtrArray) files = NULL;
  Search search = { manifest, main_path, NULL };

  files = g_ptr_array_new_with_free_func ((GDestroyNotify) cs_manifest_file_free);
  search.files = files;
  if (cs_snapshot_get_kind (manifest, 0) == CS_JSON_OBJECT)
    find_in_object (&search, 0, &cs_vocab_manifest);
  g_ptr_array_sort (files, compare_ranks);

  return g_steal_pointer (&files);
}

char *
cs_manifest_files_resolve (const char *main_path,
                           const char *name)
{
  const char *slash = strrchr (main_path, '/');
  g_autofree char *path = NULL;

  name = skip_dot_slash (name);
  if (*name == '\0' || strstr (name, "://") != NULL || !cs_project_path_is_safe (name))
    return NULL;

  if (slash == NULL)
    return g_strdup (name);

  path = g_strndup (main_path, slash - main_path);
  return g_strconcat (path, "/", name, NULL);
}
