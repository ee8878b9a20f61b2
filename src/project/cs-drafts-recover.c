/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cs-project"

#include "cs-drafts.h"

#include <glib/gi18n-lib.h>

#include "cs-disk-file-private.h"
#include "cs-draft-folder-private.h"

static CsDraftInfo *
info_new (const char    *id,
          const CsDraft *draft)
{
  CsDraftInfo *info = g_new0 (CsDraftInfo, 1);

  info->id = g_strdup (id);
  info->folder = g_strdup (draft->folder);
  info->time = draft->time;
  info->n_files = cs_draft_get_n_files (draft);

  return info;
}

static void
info_free (gpointer data)
{
  cs_draft_info_free (data);
}

static int
compare_infos (gconstpointer a,
               gconstpointer b)
{
  const CsDraftInfo *first = *(const CsDraftInfo * const *) a;
  const CsDraftInfo *second = *(const CsDraftInfo * const *) b;

  if (first->time != second->time)
    return first->time > second->time ? -1 : 1;

  return g_strcmp0 (first->id, second->id);
}

static CsProject *
open_saved (const CsDraft  *draft,
            GError        **error)
{
  g_autoptr (GStrvBuilder) builder = NULL;
  g_auto (GStrv) present = NULL;

  if (draft->only == NULL)
    return cs_project_open (draft->folder, error);

  /* One that is gone from the disk by now must not keep the others from being recovered. */
  builder = g_strv_builder_new ();
  for (guint i = 0; draft->only[i] != NULL; i++)
    {
      g_autofree char *name = g_build_filename (draft->folder, draft->only[i], NULL);

      if (cs_disk_has (name))
        g_strv_builder_add (builder, draft->only[i]);
    }
  present = g_strv_builder_end (builder);

  return cs_project_open_files (draft->folder, (const char * const *) present, error);
}

/* The project as it was opened, from the draft alone. */
static CsProject *
open_unsaved (const CsDraft  *draft,
              GError        **error)
{
  g_autoptr (CsProject) project = cs_project_new ();

  for (guint i = 0; i < draft->files->len; i++)
    {
      const CsDraftFile *file = draft->files->pdata[i];

      if (file->base != NULL && !cs_project_add_file (project, file->path, file->base, error))
        return NULL;
    }

  return g_steal_pointer (&project);
}

static CsProject *
open_project (const CsDraft  *draft,
              GError        **error)
{
  if (draft->folder != NULL && g_file_test (draft->folder, G_FILE_TEST_IS_DIR))
    return open_saved (draft, error);

  return open_unsaved (draft, error);
}

static CsChange *
make_change (const CsDraft *draft,
             CsProject     *project)
{
  g_autoptr (CsChange) change = cs_change_new (_("Recover unsaved changes"));

  /* A file may have gone to make room for a folder of its name, so what goes goes first. */
  for (guint i = 0; i < draft->files->len; i++)
    {
      const CsDraftFile *file = draft->files->pdata[i];

      if (file->now == NULL && cs_project_get_document (project, file->path) != NULL)
        cs_change_delete (change, file->path);
    }

  for (guint i = 0; i < draft->files->len; i++)
    {
      const CsDraftFile *file = draft->files->pdata[i];

      if (file->now == NULL)
        continue;
      if (cs_project_get_document (project, file->path) != NULL)
        cs_change_replace (change, file->path, file->now);
      else
        cs_change_create (change, file->path, file->now);
    }

  return g_steal_pointer (&change);
}

static CsDraft *
read_draft (CsDraftFolder  *folder,
            const char     *id,
            GError        **error)
{
  CsDraft *draft = cs_draft_folder_read (folder);

  if (draft == NULL)
    g_set_error (error, G_FILE_ERROR, G_FILE_ERROR_NOENT,
                 _("cannot recover the draft '%s': it is not whole"), id);

  return draft;
}

void
cs_draft_info_free (CsDraftInfo *info)
{
  g_free (info->id);
  g_free (info->folder);
  g_free (info);
}

GPtrArray *
cs_drafts_find (const char *root)
{
  g_autoptr (GPtrArray) infos = g_ptr_array_new_with_free_func (info_free);
  g_autoptr (GDir) dir = NULL;
  const char *id;

  g_return_val_if_fail (root != NULL, NULL);

  dir = g_dir_open (root, 0, NULL);
  while (dir != NULL && (id = g_dir_read_name (dir)) != NULL)
    {
      g_autoptr (CsDraftFolder) folder = cs_draft_folder_open (root, id, NULL);
      g_autoptr (CsDraft) draft = folder != NULL ? cs_draft_folder_read (folder) : NULL;

      if (folder == NULL)
        continue;
      if (draft != NULL ? cs_draft_is_on_disk (draft) : !cs_draft_folder_has_draft (folder))
        cs_draft_folder_remove (folder);
      else if (draft != NULL)
        g_ptr_array_add (infos, info_new (id, draft));
    }
  g_ptr_array_sort (infos, compare_infos);

  return g_steal_pointer (&infos);
}

CsProject *
cs_drafts_recover (const char  *root,
                   const char  *id,
                   GError     **error)
{
  g_autoptr (CsDraftFolder) folder = NULL;
  g_autoptr (CsDraft) draft = NULL;
  g_autoptr (CsProject) project = NULL;
  g_autoptr (CsChange) change = NULL;

  g_return_val_if_fail (root != NULL, NULL);
  g_return_val_if_fail (id != NULL, NULL);

  folder = cs_draft_folder_open (root, id, error);
  if (folder == NULL)
    return NULL;
  draft = read_draft (folder, id, error);
  if (draft == NULL)
    return NULL;
  project = open_project (draft, error);
  if (project == NULL)
    return NULL;

  change = make_change (draft, project);
  if (!cs_history_do (cs_project_get_history (project), change, error))
    return NULL;

  return g_steal_pointer (&project);
}

gboolean
cs_drafts_remove (const char  *root,
                  const char  *id,
                  GError     **error)
{
  g_autoptr (CsDraftFolder) folder = NULL;

  g_return_val_if_fail (root != NULL, FALSE);
  g_return_val_if_fail (id != NULL, FALSE);

  folder = cs_draft_folder_open (root, id, error);
  if (folder == NULL)
    return FALSE;

  cs_draft_folder_remove (folder);

  return TRUE;
}
