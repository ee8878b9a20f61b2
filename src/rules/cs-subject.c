/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cs-rules"

#include "cs-subject.h"
#include "cs-subject-private.h"

#include "cs-environment-private.h"
#include "cs-icon-memory-private.h"

typedef struct
{
  char        *path;
  GBytes      *bytes;
  CsSnapshot  *snapshot;          /* the lock guards this and what follows */
  GBytes      *filled;
  CsSnapshot  *filled_snapshot;
  CsIconEntry *icons[CS_ICON_COLOR32 + 1];
} SubjectFile;

struct _CsSubject
{
  gatomicrefcount  ref_count;
  CsSubjectKind    kind;
  char            *main_path;
  CsPackage       *package;
  GPtrArray       *files;         /* SubjectFile, in the project's order */
  GHashTable      *by_path;
  GHashTable      *environment;   /* (nullable): no environment was chosen */
  CsTarget         target;
  GMutex           lock;
};

static void
subject_file_free (gpointer data)
{
  SubjectFile *file = data;

  g_free (file->path);
  g_bytes_unref (file->bytes);
  g_clear_pointer (&file->snapshot, cs_snapshot_unref);
  g_clear_pointer (&file->filled, g_bytes_unref);
  g_clear_pointer (&file->filled_snapshot, cs_snapshot_unref);
  for (guint i = 0; i < G_N_ELEMENTS (file->icons); i++)
    g_clear_pointer (&file->icons[i], cs_icon_entry_unref);
  g_free (file);
}

static SubjectFile *
find_file (CsSubject  *self,
           const char *path)
{
  return path != NULL ? g_hash_table_lookup (self->by_path, path) : NULL;
}

static void
add_file (CsSubject  *self,
          CsDocument *document)
{
  SubjectFile *file = g_new0 (SubjectFile, 1);

  file->path = g_strdup (cs_document_get_path (document));
  file->bytes = g_bytes_ref (cs_document_get_bytes (document));
  /* The document keeps its snapshot from check to check, so that a project of many cards is not
   * parsed anew after each key press. */
  if (cs_document_is_json (document))
    file->snapshot = cs_snapshot_ref (cs_document_get_snapshot (document));

  g_ptr_array_add (self->files, file);
  g_hash_table_insert (self->by_path, file->path, file);
}

static void
read_environment (CsSubject  *self,
                  const char *name)
{
  /* Secrets stand in a file of their own beside it, which git does not see. */
  const char *const forms[] = { "env/.env.%s", "env/.env.%s.user" };

  self->environment = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  for (guint i = 0; i < G_N_ELEMENTS (forms); i++)
    {
      g_autofree char *path = g_strdup_printf (forms[i], name);
      SubjectFile     *file = find_file (self, path);

      if (file != NULL)
        cs_environment_read (self->environment, file->bytes);
    }
}

CsSubject *
cs_subject_new (CsProject     *project,
                CsSubjectKind  kind,
                const char    *main_path,
                CsPackage     *package,
                const char    *environment)
{
  CsSubject *self;
  guint      n_documents;

  g_return_val_if_fail (CS_IS_PROJECT (project), NULL);

  self = g_new0 (CsSubject, 1);
  g_atomic_ref_count_init (&self->ref_count);
  g_mutex_init (&self->lock);
  self->kind = kind;
  self->main_path = g_strdup (main_path != NULL ? main_path : "manifest.json");
  self->package = package != NULL ? cs_package_ref (package) : NULL;
  self->files = g_ptr_array_new_with_free_func (subject_file_free);
  self->by_path = g_hash_table_new (g_str_hash, g_str_equal);

  n_documents = g_list_model_get_n_items (G_LIST_MODEL (project));
  for (guint i = 0; i < n_documents; i++)
    {
      g_autoptr (CsDocument) document = g_list_model_get_item (G_LIST_MODEL (project), i);

      add_file (self, document);
    }
  if (environment != NULL)
    read_environment (self, environment);

  return self;
}

void
cs_subject_add_environment (CsSubject *self,
                            GBytes    *text)
{
  if (self->environment == NULL)
    self->environment = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);

  cs_environment_read (self->environment, text);
}

void
cs_subject_set_target (CsSubject *self,
                       CsTarget   target)
{
  self->target = target;
}

CsTarget
cs_subject_get_target (CsSubject *self)
{
  return self->target;
}

CsSubject *
cs_subject_ref (CsSubject *self)
{
  g_atomic_ref_count_inc (&self->ref_count);

  return self;
}

void
cs_subject_unref (CsSubject *self)
{
  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;

  g_free (self->main_path);
  g_clear_pointer (&self->package, cs_package_unref);
  g_hash_table_unref (self->by_path);
  g_ptr_array_unref (self->files);
  g_clear_pointer (&self->environment, g_hash_table_unref);
  g_mutex_clear (&self->lock);
  g_free (self);
}

CsSubjectKind
cs_subject_get_kind (CsSubject *self)
{
  return self->kind;
}

const char *
cs_subject_get_main_path (CsSubject *self)
{
  return self->main_path;
}

CsPackage *
cs_subject_get_package (CsSubject *self)
{
  return self->package;
}

guint
cs_subject_get_n_files (CsSubject *self)
{
  return self->files->len;
}

const char *
cs_subject_get_file_path (CsSubject *self,
                          guint      index)
{
  const SubjectFile *file;

  g_return_val_if_fail (index < self->files->len, NULL);

  file = g_ptr_array_index (self->files, index);
  return file->path;
}

GBytes *
cs_subject_get_file (CsSubject  *self,
                     const char *path)
{
  SubjectFile *file = find_file (self, path);

  return file != NULL ? file->bytes : NULL;
}

static CsSnapshot *
ensure_snapshot (SubjectFile *file)
{
  if (file->snapshot == NULL)
    file->snapshot = cs_snapshot_new (file->bytes);

  return file->snapshot;
}

static GBytes *
ensure_filled (CsSubject   *self,
               SubjectFile *file)
{
  if (file->filled == NULL)
    file->filled = self->environment != NULL ? cs_environment_fill (self->environment, file->bytes)
                                             : g_bytes_ref (file->bytes);

  return file->filled;
}

CsSnapshot *
cs_subject_get_snapshot (CsSubject  *self,
                         const char *path)
{
  SubjectFile              *file = find_file (self, path);
  g_autoptr (GMutexLocker)  locker = NULL;

  if (file == NULL)
    return NULL;

  locker = g_mutex_locker_new (&self->lock);
  return ensure_snapshot (file);
}

GBytes *
cs_subject_get_filled (CsSubject  *self,
                       const char *path)
{
  SubjectFile              *file = find_file (self, path);
  g_autoptr (GMutexLocker)  locker = NULL;

  if (file == NULL)
    return NULL;

  locker = g_mutex_locker_new (&self->lock);
  return ensure_filled (self, file);
}

CsSnapshot *
cs_subject_get_filled_snapshot (CsSubject  *self,
                                const char *path)
{
  SubjectFile              *file = find_file (self, path);
  g_autoptr (GMutexLocker)  locker = NULL;

  if (file == NULL)
    return NULL;

  locker = g_mutex_locker_new (&self->lock);
  if (ensure_filled (self, file) == file->bytes)
    return ensure_snapshot (file);
  if (file->filled_snapshot == NULL)
    file->filled_snapshot = cs_snapshot_new (file->filled);

  return file->filled_snapshot;
}

const CsIconFacts *
cs_subject_get_icon_facts (CsSubject  *self,
                           const char *path,
                           CsIconRole  role)
{
  SubjectFile              *file = find_file (self, path);
  g_autoptr (GMutexLocker)  locker = NULL;

  if (file == NULL)
    return NULL;

  locker = g_mutex_locker_new (&self->lock);
  if (file->icons[role] == NULL)
    file->icons[role] = cs_icon_memory_look_up (file->bytes, role);

  return file->icons[role]->facts;
}
