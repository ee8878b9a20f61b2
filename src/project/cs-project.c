/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cs-project"

#include "cs-project.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "cs-folder-list-private.h"
#include "cs-project-plan-private.h"
#include "cs-project-private.h"

G_DEFINE_QUARK (cs-project-error-quark, cs_project_error)

enum
{
  PROP_0,
  PROP_FOLDER,
  PROP_MODIFIED,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

static void cs_project_list_model_init (GListModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (CsProject, cs_project, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL,
                                                      cs_project_list_model_init))

static gboolean
differs_from_disk (CsProject  *self,
                   const char *path,
                   GBytes     *bytes)
{
  CsDiskFile *known = g_hash_table_lookup (self->disk, path);
  GBytes *known_bytes;

  if (known == NULL)
    return TRUE;

  known_bytes = cs_disk_file_get_bytes (known);

  return known_bytes != bytes && !g_bytes_equal (known_bytes, bytes);
}

static void
insert_document (CsProject  *self,
                 const char *path,
                 GBytes     *bytes)
{
  CsDiskFile *known = g_hash_table_lookup (self->disk, path);
  CsDocument *document;
  guint index;

  document = cs_document_new (path,
                              bytes,
                              ++self->revision,
                              differs_from_disk (self, path, bytes),
                              known != NULL ? cs_disk_file_get_mode (known) : 0644);
  cs_project_find_index (self, path, &index);
  g_ptr_array_insert (self->documents, (int) index, document);
  g_list_model_items_changed (G_LIST_MODEL (self), index, 0, 1);
}

static void
remove_document (CsProject  *self,
                 const char *path)
{
  guint index;

  if (!cs_project_find_index (self, path, &index))
    g_return_if_reached ();

  g_ptr_array_remove_index (self->documents, index);
  g_list_model_items_changed (G_LIST_MODEL (self), index, 1, 0);
}

static void
rename_document (CsProject  *self,
                 const char *path,
                 const char *new_path)
{
  g_autoptr (CsDocument) document = NULL;
  guint index;

  if (!cs_project_find_index (self, path, &index))
    g_return_if_reached ();

  document = g_ptr_array_steal_index (self->documents, index);
  g_list_model_items_changed (G_LIST_MODEL (self), index, 1, 0);

  cs_document_set_path (document,
                        new_path,
                        ++self->revision,
                        differs_from_disk (self, new_path, cs_document_get_bytes (document)));

  cs_project_find_index (self, new_path, &index);
  g_ptr_array_insert (self->documents, (int) index, g_object_ref (document));
  g_list_model_items_changed (G_LIST_MODEL (self), index, 0, 1);
}

static void
update_document (CsProject  *self,
                 const char *path,
                 GBytes     *bytes,
                 CsTextEdit *edit)
{
  g_autoptr (CsDocument) document = g_object_ref (cs_project_get_document (self, path));

  cs_document_update (document,
                      bytes,
                      edit,
                      ++self->revision,
                      differs_from_disk (self, path, bytes));
}

static void
commit_operation (CsProject         *self,
                  const CsOperation *operation,
                  GBytes            *result)
{
  switch (operation->kind)
    {
    case CS_OPERATION_EDIT:
    case CS_OPERATION_REPLACE:
      if (result != NULL)
        update_document (self, operation->path, result, operation->edit);
      break;
    case CS_OPERATION_CREATE:
      insert_document (self, operation->path, result);
      break;
    case CS_OPERATION_DELETE:
      remove_document (self, operation->path);
      break;
    case CS_OPERATION_RENAME:
      rename_document (self, operation->path, operation->new_path);
      break;
    default:
      g_return_if_reached ();
    }
}

static gboolean
apply_change (gpointer    target,
              CsChange   *change,
              CsChange  **inverse,
              GError    **error)
{
  CsProject *self = target;
  g_autoptr (CsProject) kept = NULL;
  g_autoptr (CsProjectPlan) plan = cs_project_plan_new (self, change, error);

  if (plan == NULL)
    return FALSE;
  if (!plan->differs)
    return TRUE;

  /* A listener may drop the last reference to us. */
  kept = g_object_ref (self);
  for (guint i = 0; i < cs_change_get_n_operations (change); i++)
    commit_operation (self, cs_change_get_operation (change, i), plan->results->pdata[i]);
  cs_project_update_modified (self);

  if (inverse != NULL)
    *inverse = g_steal_pointer (&plan->inverse);

  return TRUE;
}

/* Without a folder nothing but the owner's word tells what is saved. With one, the disk does. */
static void
take_as_saved (gpointer target)
{
  CsProject *self = target;

  if (self->folder != NULL)
    return;

  g_hash_table_remove_all (self->disk);
  for (guint i = 0; i < self->documents->len; i++)
    {
      CsDocument *document = self->documents->pdata[i];

      g_hash_table_insert (self->disk,
                           g_strdup (cs_document_get_path (document)),
                           cs_disk_file_new (cs_document_get_bytes (document)));
      cs_document_set_modified (document, FALSE);
    }
  cs_project_update_modified (self);
}

static const CsHistoryTarget history_target =
{
  .apply = apply_change,
  .saved = take_as_saved,
};

static GType
cs_project_get_item_type (GListModel *model)
{
  return CS_TYPE_DOCUMENT;
}

static guint
cs_project_get_n_items (GListModel *model)
{
  return CS_PROJECT (model)->documents->len;
}

static gpointer
cs_project_get_item (GListModel *model,
                     guint       position)
{
  CsProject *self = CS_PROJECT (model);

  if (position >= self->documents->len)
    return NULL;

  return g_object_ref (self->documents->pdata[position]);
}

static void
cs_project_list_model_init (GListModelInterface *iface)
{
  iface->get_item_type = cs_project_get_item_type;
  iface->get_n_items = cs_project_get_n_items;
  iface->get_item = cs_project_get_item;
}

static void
cs_project_get_property (GObject    *object,
                         guint       prop_id,
                         GValue     *value,
                         GParamSpec *pspec)
{
  CsProject *self = CS_PROJECT (object);

  switch (prop_id)
    {
    case PROP_FOLDER:
      g_value_set_string (value, self->folder);
      break;
    case PROP_MODIFIED:
      g_value_set_boolean (value, self->modified);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
cs_project_dispose (GObject *object)
{
  CsProject *self = CS_PROJECT (object);

  cs_project_stop_watching (self);
  if (self->history != NULL)
    cs_history_detach (self->history);

  G_OBJECT_CLASS (cs_project_parent_class)->dispose (object);
}

static void
cs_project_finalize (GObject *object)
{
  CsProject *self = CS_PROJECT (object);

  g_free (self->folder);
  g_strfreev (self->only);
  g_ptr_array_unref (self->documents);
  g_object_unref (self->history);
  g_hash_table_unref (self->disk);
  g_hash_table_unref (self->passed_over);
  g_hash_table_unref (self->told);
  g_hash_table_unref (self->monitors);

  G_OBJECT_CLASS (cs_project_parent_class)->finalize (object);
}

static void
cs_project_class_init (CsProjectClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  object_class->get_property = cs_project_get_property;
  object_class->dispose = cs_project_dispose;
  object_class->finalize = cs_project_finalize;

  properties[PROP_FOLDER] = g_param_spec_string ("folder", NULL, NULL, NULL, flags);
  properties[PROP_MODIFIED] = g_param_spec_boolean ("modified", NULL, NULL, FALSE, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  g_signal_new ("changed-on-disk", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  g_signal_new ("saving", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                NULL, G_TYPE_NONE, 0);
}

static void
clear_bytes (gpointer data)
{
  if (data != NULL)
    g_bytes_unref (data);
}

static void
cs_project_init (CsProject *self)
{
  self->documents = g_ptr_array_new_with_free_func (g_object_unref);
  self->history = cs_history_new (&history_target, self);
  self->disk = g_hash_table_new_full (g_str_hash, g_str_equal, g_free,
                                      (GDestroyNotify) cs_disk_file_free);
  self->passed_over = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->told = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, clear_bytes);
  self->monitors = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_object_unref);
}

gboolean
cs_project_find_index (CsProject  *self,
                       const char *path,
                       guint      *index)
{
  guint low = 0;
  guint high = self->documents->len;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;
      int order = strcmp (cs_document_get_path (self->documents->pdata[middle]), path);

      if (order == 0)
        {
          *index = middle;
          return TRUE;
        }
      if (order < 0)
        low = middle + 1;
      else
        high = middle;
    }

  *index = low;

  return FALSE;
}

char *
cs_project_dup_file_name (CsProject  *self,
                          const char *path)
{
  return g_build_filename (self->folder, path, NULL);
}

void
cs_project_set_known (CsProject  *self,
                      const char *path,
                      CsDiskFile *known)
{
  CsDocument *document;

  if (known != NULL)
    g_hash_table_replace (self->disk, g_strdup (path), known);
  else
    g_hash_table_remove (self->disk, path);
  g_hash_table_remove (self->told, path);

  document = cs_project_get_document (self, path);
  if (document != NULL)
    cs_document_set_modified (document,
                              differs_from_disk (self, path, cs_document_get_bytes (document)));
  cs_project_update_modified (self);
}

void
cs_project_update_modified (CsProject *self)
{
  guint n_known = 0;
  gboolean modified = FALSE;

  for (guint i = 0; i < self->documents->len && !modified; i++)
    modified = cs_document_get_modified (self->documents->pdata[i]);

  /* Each file that is not modified is known; what is known beyond those was deleted. */
  if (!modified)
    {
      n_known = g_hash_table_size (self->disk);
      modified = n_known != self->documents->len;
    }

  if (self->modified == modified)
    return;

  self->modified = modified;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_MODIFIED]);
}

void
cs_project_set_folder (CsProject  *self,
                       const char *folder)
{
  g_autofree char *old_folder = NULL;

  if (g_strcmp0 (self->folder, folder) == 0)
    return;

  old_folder = g_steal_pointer (&self->folder);
  self->folder = g_strdup (folder);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_FOLDER]);
}

static gboolean
read_files (CsProject  *self,
            GPtrArray  *paths,
            GError    **error)
{
  gsize total = 0;

  for (guint i = 0; i < paths->len; i++)
    {
      const char *path = paths->pdata[i];
      g_autofree char *name = cs_project_dup_file_name (self, path);
      g_autoptr (CsDiskFile) file = cs_disk_file_read (name, error);

      if (file == NULL)
        return FALSE;

      total += g_bytes_get_size (cs_disk_file_get_bytes (file));
      if (total > CS_PROJECT_MAX_BYTES)
        {
          g_set_error (error, CS_PROJECT_ERROR, CS_PROJECT_ERROR_TOO_LARGE,
                       _("cannot open '%s': its files are larger than %u MiB together"),
                       self->folder, CS_PROJECT_MAX_BYTES >> 20);
          return FALSE;
        }

      g_ptr_array_add (self->documents,
                       cs_document_new (path,
                                        cs_disk_file_get_bytes (file),
                                        ++self->revision,
                                        FALSE,
                                        cs_disk_file_get_mode (file)));
      g_hash_table_insert (self->disk, g_strdup (path), g_steal_pointer (&file));
    }

  return TRUE;
}

CsProject *
cs_project_new (void)
{
  return g_object_new (CS_TYPE_PROJECT, NULL);
}

CsProject *
cs_project_open (const char  *folder,
                 GError     **error)
{
  g_autoptr (CsProject) self = cs_project_new ();
  g_autoptr (GPtrArray) paths = NULL;

  g_return_val_if_fail (folder != NULL, NULL);

  self->folder = g_canonicalize_filename (folder, NULL);
  paths = cs_folder_list (self->folder, error);
  if (paths == NULL || !read_files (self, paths, error))
    return NULL;

  return g_steal_pointer (&self);
}

CsProject *
cs_project_open_files (const char         *folder,
                       const char * const *paths,
                       GError            **error)
{
  g_autoptr (CsProject) self = cs_project_new ();
  g_autoptr (GPtrArray) sorted = g_ptr_array_new ();

  g_return_val_if_fail (folder != NULL, NULL);
  g_return_val_if_fail (paths != NULL, NULL);

  self->folder = g_canonicalize_filename (folder, NULL);
  self->only = g_strdupv ((char **) paths);

  for (guint i = 0; paths[i] != NULL; i++)
    {
      if (!cs_project_path_is_safe (paths[i]))
        {
          g_set_error (error, CS_PROJECT_ERROR, CS_PROJECT_ERROR_UNSAFE_PATH,
                       _("'%s' cannot be the name of a file of the project"), paths[i]);
          return NULL;
        }
      if (!g_ptr_array_find_with_equal_func (sorted, paths[i], g_str_equal, NULL))
        g_ptr_array_add (sorted, (gpointer) paths[i]);
    }

  g_ptr_array_sort (sorted, cs_folder_compare_paths);
  if (!read_files (self, sorted, error))
    return NULL;

  return g_steal_pointer (&self);
}

gboolean
cs_project_add_file (CsProject   *self,
                     const char  *path,
                     GBytes      *bytes,
                     GError     **error)
{
  g_autoptr (CsChange) change = NULL;
  g_autoptr (CsProjectPlan) plan = NULL;

  g_return_val_if_fail (CS_IS_PROJECT (self), FALSE);
  g_return_val_if_fail (path != NULL, FALSE);
  g_return_val_if_fail (bytes != NULL, FALSE);

  /* Not done through the history, but judged as any creation is. */
  change = cs_change_new ("");
  cs_change_create (change, path, bytes);
  plan = cs_project_plan_new (self, change, error);
  if (plan == NULL)
    return FALSE;

  if (self->folder == NULL)
    g_hash_table_replace (self->disk, g_strdup (path), cs_disk_file_new (bytes));
  insert_document (self, path, bytes);
  cs_project_update_modified (self);

  return TRUE;
}

CsHistory *
cs_project_get_history (CsProject *self)
{
  g_return_val_if_fail (CS_IS_PROJECT (self), NULL);

  return self->history;
}

const char *
cs_project_get_folder (CsProject *self)
{
  g_return_val_if_fail (CS_IS_PROJECT (self), NULL);

  return self->folder;
}

gboolean
cs_project_get_modified (CsProject *self)
{
  g_return_val_if_fail (CS_IS_PROJECT (self), FALSE);

  return self->modified;
}

CsDocument *
cs_project_get_document (CsProject  *self,
                         const char *path)
{
  guint index;

  g_return_val_if_fail (CS_IS_PROJECT (self), NULL);
  g_return_val_if_fail (path != NULL, NULL);

  return cs_project_find_index (self, path, &index) ? self->documents->pdata[index] : NULL;
}
