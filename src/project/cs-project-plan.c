/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cs-project"

#include "cs-project-plan-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* The project as it is after the operations that were worked out so far: what they touched lies in
 * a table above the documents, where NULL says that there is no such file. */
typedef struct
{
  CsProject     *project;
  GHashTable    *files;
  guint          n_files;
  CsProjectPlan *plan;
} Work;

static void
clear_bytes (gpointer data)
{
  if (data != NULL)
    g_bytes_unref (data);
}

static GBytes *
get_bytes (Work       *work,
           const char *path)
{
  CsDocument *document;
  gpointer bytes;

  if (g_hash_table_lookup_extended (work->files, path, NULL, &bytes))
    return bytes;

  document = cs_project_get_document (work->project, path);

  return document != NULL ? cs_document_get_bytes (document) : NULL;
}

static void
set_bytes (Work       *work,
           const char *path,
           GBytes     *bytes)
{
  g_hash_table_replace (work->files,
                        g_strdup (path),
                        bytes != NULL ? g_bytes_ref (bytes) : NULL);
}

static void
add_result (Work     *work,
            GBytes   *bytes,
            gboolean  differs)
{
  g_ptr_array_add (work->plan->results, bytes != NULL && differs ? g_bytes_ref (bytes) : NULL);
  work->plan->differs |= differs;
}

static GBytes *
require_bytes (Work        *work,
               const char  *path,
               GError     **error)
{
  GBytes *bytes = get_bytes (work, path);

  if (bytes == NULL)
    g_set_error (error, CS_PROJECT_ERROR, CS_PROJECT_ERROR_NO_FILE,
                 _("the project has no file '%s'"), path);

  return bytes;
}

/* Whether a file lies in the would-be folder @path. */
static gboolean
is_folder (Work       *work,
           const char *path)
{
  g_autofree char *prefix = g_strconcat (path, "/", NULL);
  guint n_documents = g_list_model_get_n_items (G_LIST_MODEL (work->project));
  GHashTableIter iter;
  gpointer key, value;

  g_hash_table_iter_init (&iter, work->files);
  while (g_hash_table_iter_next (&iter, &key, &value))
    if (value != NULL && g_str_has_prefix (key, prefix))
      return TRUE;

  for (guint i = 0; i < n_documents; i++)
    {
      g_autoptr (CsDocument) document = g_list_model_get_item (G_LIST_MODEL (work->project), i);
      const char *other = cs_document_get_path (document);

      if (g_str_has_prefix (other, prefix) && get_bytes (work, other) != NULL)
        return TRUE;
    }

  return FALSE;
}

static gboolean
require_free (Work        *work,
              const char  *path,
              GError     **error)
{
  g_autofree char *parent = NULL;
  char *slash;

  if (!cs_project_path_is_safe (path))
    {
      g_set_error (error, CS_PROJECT_ERROR, CS_PROJECT_ERROR_UNSAFE_PATH,
                   _("'%s' cannot be the name of a file of the project"), path);
      return FALSE;
    }

  if (get_bytes (work, path) != NULL || is_folder (work, path))
    {
      g_set_error (error, CS_PROJECT_ERROR, CS_PROJECT_ERROR_FILE_EXISTS,
                   _("the project already has '%s'"), path);
      return FALSE;
    }

  /* No step of the way may be a file. */
  parent = g_strdup (path);
  while ((slash = strrchr (parent, '/')) != NULL)
    {
      *slash = '\0';
      if (get_bytes (work, parent) != NULL)
        {
          g_set_error (error, CS_PROJECT_ERROR, CS_PROJECT_ERROR_FILE_EXISTS,
                       _("'%s' is a file and cannot be the folder of '%s'"), parent, path);
          return FALSE;
        }
    }

  return TRUE;
}

static gboolean
require_size (const char  *path,
              GBytes      *bytes,
              GError     **error)
{
  if (g_bytes_get_size (bytes) <= CS_PROJECT_MAX_FILE_BYTES)
    return TRUE;

  g_set_error (error, CS_PROJECT_ERROR, CS_PROJECT_ERROR_TOO_LARGE,
               _("'%s' would be larger than %u MiB"), path, CS_PROJECT_MAX_FILE_BYTES >> 20);

  return FALSE;
}

static gboolean
fits (const CsTextEdit *edit,
      GBytes           *bytes)
{
  gsize size = g_bytes_get_size (bytes);
  gsize end = 0;

  for (guint i = 0; i < cs_text_edit_get_n_replacements (edit); i++)
    {
      const CsTextReplacement *replacement = cs_text_edit_get_replacement (edit, i);

      if (replacement->span.start < end ||
          replacement->span.start > size ||
          replacement->span.length > size - replacement->span.start)
        return FALSE;
      end = replacement->span.start + replacement->span.length;
    }

  return TRUE;
}

static gboolean
plan_edit (Work               *work,
           const CsOperation  *operation,
           GError            **error)
{
  GBytes *before = require_bytes (work, operation->path, error);
  g_autoptr (GBytes) after = NULL;

  if (before == NULL)
    return FALSE;
  if (!fits (operation->edit, before))
    {
      g_set_error (error, CS_PROJECT_ERROR, CS_PROJECT_ERROR_STALE,
                   _("the edit does not fit the present text of '%s'"), operation->path);
      return FALSE;
    }

  after = cs_text_edit_apply (operation->edit, before);
  if (!require_size (operation->path, after, error))
    return FALSE;

  cs_change_edit (work->plan->inverse, operation->path,
                  cs_text_edit_invert (operation->edit, before));
  add_result (work, after, !g_bytes_equal (before, after));
  set_bytes (work, operation->path, after);

  return TRUE;
}

static gboolean
plan_replace (Work               *work,
              const CsOperation  *operation,
              GError            **error)
{
  GBytes *before = require_bytes (work, operation->path, error);

  if (before == NULL || !require_size (operation->path, operation->bytes, error))
    return FALSE;

  cs_change_replace (work->plan->inverse, operation->path, before);
  add_result (work, operation->bytes, !g_bytes_equal (before, operation->bytes));
  set_bytes (work, operation->path, operation->bytes);

  return TRUE;
}

static gboolean
plan_create (Work               *work,
             const CsOperation  *operation,
             GError            **error)
{
  if (!require_free (work, operation->path, error) ||
      !require_size (operation->path, operation->bytes, error))
    return FALSE;

  if (work->n_files == CS_PROJECT_MAX_FILES)
    {
      g_set_error (error, CS_PROJECT_ERROR, CS_PROJECT_ERROR_TOO_LARGE,
                   _("the project already has %d files"), CS_PROJECT_MAX_FILES);
      return FALSE;
    }

  work->n_files++;
  cs_change_delete (work->plan->inverse, operation->path);
  add_result (work, operation->bytes, TRUE);
  set_bytes (work, operation->path, operation->bytes);

  return TRUE;
}

static gboolean
plan_delete (Work               *work,
             const CsOperation  *operation,
             GError            **error)
{
  GBytes *before = require_bytes (work, operation->path, error);

  if (before == NULL)
    return FALSE;

  work->n_files--;
  cs_change_create (work->plan->inverse, operation->path, before);
  add_result (work, NULL, TRUE);
  set_bytes (work, operation->path, NULL);

  return TRUE;
}

static gboolean
plan_rename (Work               *work,
             const CsOperation  *operation,
             GError            **error)
{
  g_autoptr (GBytes) bytes = NULL;
  GBytes *before = require_bytes (work, operation->path, error);

  if (before == NULL)
    return FALSE;

  bytes = g_bytes_ref (before);
  cs_change_rename (work->plan->inverse, operation->new_path, operation->path);
  add_result (work, NULL, TRUE);

  /* "a/b" may become "a", and "a" become "a/b": its own place is no hindrance, unless it stays. */
  if (strcmp (operation->path, operation->new_path) != 0)
    set_bytes (work, operation->path, NULL);
  if (!require_free (work, operation->new_path, error))
    return FALSE;
  set_bytes (work, operation->new_path, bytes);

  return TRUE;
}

static gboolean
plan_operation (Work               *work,
                const CsOperation  *operation,
                GError            **error)
{
  switch (operation->kind)
    {
    case CS_OPERATION_EDIT:
      return plan_edit (work, operation, error);
    case CS_OPERATION_REPLACE:
      return plan_replace (work, operation, error);
    case CS_OPERATION_CREATE:
      return plan_create (work, operation, error);
    case CS_OPERATION_DELETE:
      return plan_delete (work, operation, error);
    case CS_OPERATION_RENAME:
      return plan_rename (work, operation, error);
    default:
      g_return_val_if_reached (FALSE);
    }
}

CsProjectPlan *
cs_project_plan_new (CsProject  *project,
                     CsChange   *change,
                     GError    **error)
{
  g_autoptr (CsProjectPlan) self = g_new0 (CsProjectPlan, 1);
  g_autoptr (GHashTable) files = NULL;
  Work work;

  files = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, clear_bytes);
  self->results = g_ptr_array_new_with_free_func (clear_bytes);
  self->inverse = cs_change_new (cs_change_get_label (change));

  work.project = project;
  work.files = files;
  work.n_files = g_list_model_get_n_items (G_LIST_MODEL (project));
  work.plan = self;

  for (guint i = 0; i < cs_change_get_n_operations (change); i++)
    if (!plan_operation (&work, cs_change_get_operation (change, i), error))
      return NULL;

  return g_steal_pointer (&self);
}

void
cs_project_plan_free (CsProjectPlan *self)
{
  g_clear_pointer (&self->results, g_ptr_array_unref);
  g_clear_object (&self->inverse);
  g_free (self);
}
