/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cs-project"

#include "cs-project-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "cs-folder-list-private.h"

/* What other programs do to the folder. Writing a file makes several events: they are waited for
 * this long, in milliseconds, and then there is one look. */
#define LOOK_DELAY 150

typedef struct
{
  char   *path;
  GBytes *bytes;   /* NULL: gone, or cannot be read */
} DiskChange;

static void
disk_change_free (gpointer data)
{
  DiskChange *change = data;

  g_free (change->path);
  g_clear_pointer (&change->bytes, g_bytes_unref);
  g_free (change);
}

static void
add_change (GPtrArray  *changes,
            const char *path,
            GBytes     *bytes)
{
  DiskChange *change = g_new0 (DiskChange, 1);

  change->path = g_strdup (path);
  change->bytes = bytes != NULL ? g_bytes_ref (bytes) : NULL;
  g_ptr_array_add (changes, change);
}

static int
compare_changes (gconstpointer a,
                 gconstpointer b)
{
  const DiskChange *first = *(const DiskChange * const *) a;
  const DiskChange *second = *(const DiskChange * const *) b;

  return strcmp (first->path, second->path);
}

static void
look_at_known (CsProject *self,
               GPtrArray *changes)
{
  GHashTableIter iter;
  gpointer path, known;

  g_hash_table_iter_init (&iter, self->disk);
  while (g_hash_table_iter_next (&iter, &path, &known))
    {
      g_autofree char *name = cs_project_dup_file_name (self, path);
      g_autoptr (CsDiskFile) now = NULL;

      if (cs_disk_file_look (known, name, &now) != CS_DISK_SAME)
        add_change (changes, path, now != NULL ? cs_disk_file_get_bytes (now) : NULL);
    }
}

/* A file of the project that was never saved and now is on disk is one that appeared, too. */
static void
look_at_unknown (CsProject  *self,
                 const char *path,
                 GPtrArray  *changes)
{
  g_autofree char *name = NULL;
  g_autoptr (CsDiskFile) now = NULL;

  if (g_hash_table_contains (self->disk, path) || g_hash_table_contains (self->passed_over, path))
    return;

  name = cs_project_dup_file_name (self, path);
  if (!cs_disk_has (name))
    return;

  now = cs_disk_file_read (name, NULL);
  add_change (changes, path, now != NULL ? cs_disk_file_get_bytes (now) : NULL);
}

static void
look_for_new (CsProject *self,
              GPtrArray *changes)
{
  g_autoptr (GPtrArray) listed = NULL;

  if (self->only == NULL)
    listed = cs_folder_list (self->folder, NULL);

  for (guint i = 0; listed != NULL && i < listed->len; i++)
    if (cs_project_get_document (self, listed->pdata[i]) == NULL)
      look_at_unknown (self, listed->pdata[i], changes);
  for (guint i = 0; i < self->documents->len; i++)
    look_at_unknown (self, cs_document_get_path (self->documents->pdata[i]), changes);
}

static GPtrArray *
look (CsProject *self)
{
  g_autoptr (GPtrArray) changes = g_ptr_array_new_with_free_func (disk_change_free);

  if (self->folder != NULL)
    {
      look_at_known (self, changes);
      look_for_new (self, changes);
      g_ptr_array_sort (changes, compare_changes);
    }

  return g_steal_pointer (&changes);
}

static gboolean
was_told (CsProject  *self,
          DiskChange *change)
{
  gpointer bytes;

  if (!g_hash_table_lookup_extended (self->told, change->path, NULL, &bytes))
    return FALSE;
  if (bytes == NULL || change->bytes == NULL)
    return bytes == change->bytes;

  return g_bytes_equal (bytes, change->bytes);
}

static void
remember_told (CsProject *self,
               GPtrArray *changes)
{
  g_hash_table_remove_all (self->told);
  for (guint i = 0; i < changes->len; i++)
    {
      DiskChange *change = changes->pdata[i];

      g_hash_table_insert (self->told,
                           g_strdup (change->path),
                           change->bytes != NULL ? g_bytes_ref (change->bytes) : NULL);
    }
}

static gboolean
look_timeout_cb (gpointer user_data)
{
  CsProject *self = user_data;

  self->look_source = 0;
  cs_project_look (self);

  return G_SOURCE_REMOVE;
}

static void
monitor_changed_cb (CsProject *self)
{
  if (self->look_source == 0)
    self->look_source = g_timeout_add (LOOK_DELAY, look_timeout_cb, self);
}

static void
add_monitor (CsProject  *self,
             GHashTable *wanted,
             const char *folder)
{
  g_autoptr (GFile) file = NULL;
  g_autoptr (GFileMonitor) monitor = NULL;
  g_autoptr (GError) error = NULL;

  if (g_hash_table_contains (wanted, folder))
    return;
  g_hash_table_add (wanted, g_strdup (folder));
  if (g_hash_table_contains (self->monitors, folder))
    return;

  file = g_file_new_for_path (folder);
  monitor = g_file_monitor_directory (file, G_FILE_MONITOR_WATCH_MOVES, NULL, &error);
  if (monitor == NULL)
    {
      /* The looks on focus and before a save still find what happens there. */
      g_debug ("cannot watch '%s': %s", folder, error->message);
      return;
    }

  g_signal_connect_object (monitor, "changed", G_CALLBACK (monitor_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_hash_table_insert (self->monitors, g_strdup (folder), g_steal_pointer (&monitor));
}

static void
add_monitor_of_file (CsProject  *self,
                     GHashTable *wanted,
                     const char *path)
{
  g_autofree char *name = cs_project_dup_file_name (self, path);
  g_autofree char *folder = g_path_get_dirname (name);

  if (g_file_test (folder, G_FILE_TEST_IS_DIR))
    add_monitor (self, wanted, folder);
}

static gboolean
is_unwanted (gpointer key,
             gpointer value,
             gpointer user_data)
{
  return !g_hash_table_contains (user_data, key);
}

/* @now: (out) (nullable): what is there; NULL when nothing is */
static gboolean
read_present (CsProject   *self,
              const char  *path,
              CsDiskFile **now,
              GError     **error)
{
  g_autofree char *name = cs_project_dup_file_name (self, path);

  if (!cs_folder_holds (self->folder, name))
    {
      g_set_error (error, CS_PROJECT_ERROR, CS_PROJECT_ERROR_UNSAFE_PATH,
                   _("cannot read '%s': a symbolic link leads out of the project's folder"), name);
      return FALSE;
    }

  *now = NULL;
  if (!cs_disk_has (name))
    return TRUE;

  *now = cs_disk_file_read (name, error);

  return *now != NULL;
}

/* Returns: (nullable): the change that leads from the document to the disk */
static CsChange *
make_reload (CsProject  *self,
             const char *path,
             CsDiskFile *now)
{
  CsDocument *document = cs_project_get_document (self, path);
  g_autofree char *base = g_path_get_basename (path);
  g_autofree char *label = NULL;
  g_autoptr (CsChange) change = NULL;

  /* Translators: %s is a file's name */
  label = g_strdup_printf (_("Reload %s"), base);
  change = cs_change_new (label);
  cs_change_set_place (change, path, NULL);

  if (document == NULL && now == NULL)
    return g_steal_pointer (&change);
  if (document == NULL)
    cs_change_create (change, path, cs_disk_file_get_bytes (now));
  else if (now == NULL)
    cs_change_delete (change, path);
  else if (cs_document_is_json (document))
    cs_change_edit (change, path,
                    cs_text_edit_difference (cs_document_get_bytes (document),
                                             cs_disk_file_get_bytes (now)));
  else
    cs_change_replace (change, path, cs_disk_file_get_bytes (now));

  return g_steal_pointer (&change);
}

void
cs_project_stop_watching (CsProject *self)
{
  self->watching = FALSE;
  g_clear_handle_id (&self->look_source, g_source_remove);
  g_hash_table_remove_all (self->monitors);
}

void
cs_project_update_monitors (CsProject *self)
{
  g_autoptr (GHashTable) wanted = NULL;
  GHashTableIter iter;
  gpointer path;

  if (!self->watching || self->folder == NULL)
    return;

  wanted = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  add_monitor (self, wanted, self->folder);
  g_hash_table_iter_init (&iter, self->disk);
  while (g_hash_table_iter_next (&iter, &path, NULL))
    add_monitor_of_file (self, wanted, path);
  for (guint i = 0; i < self->documents->len; i++)
    add_monitor_of_file (self, wanted, cs_document_get_path (self->documents->pdata[i]));

  g_hash_table_foreach_remove (self->monitors, is_unwanted, wanted);
}

char **
cs_project_find_changed_on_disk (CsProject *self)
{
  g_autoptr (GPtrArray) changes = NULL;
  g_autoptr (GStrvBuilder) builder = NULL;

  g_return_val_if_fail (CS_IS_PROJECT (self), NULL);

  changes = look (self);
  builder = g_strv_builder_new ();
  for (guint i = 0; i < changes->len; i++)
    g_strv_builder_add (builder, ((DiskChange *) changes->pdata[i])->path);

  return g_strv_builder_end (builder);
}

gboolean
cs_project_reload (CsProject   *self,
                   const char  *path,
                   GError     **error)
{
  g_autoptr (CsDiskFile) now = NULL;
  g_autoptr (CsChange) change = NULL;

  g_return_val_if_fail (CS_IS_PROJECT (self), FALSE);
  g_return_val_if_fail (path != NULL, FALSE);

  if (self->folder == NULL)
    {
      g_set_error (error, CS_PROJECT_ERROR, CS_PROJECT_ERROR_UNSAVED,
                   _("cannot read '%s': the project has no folder yet"), path);
      return FALSE;
    }
  if (!cs_project_path_is_safe (path))
    {
      g_set_error (error, CS_PROJECT_ERROR, CS_PROJECT_ERROR_UNSAFE_PATH,
                   _("'%s' cannot be the name of a file of the project"), path);
      return FALSE;
    }
  if (!read_present (self, path, &now, error))
    return FALSE;

  change = make_reload (self, path, now);
  if (!cs_history_do (self->history, change, error))
    return FALSE;

  cs_project_set_known (self, path, g_steal_pointer (&now));

  /* The state that was saved is no longer the one on disk; this one is, when all files agree. */
  if (!self->modified)
    cs_history_mark_saved (self->history);

  return TRUE;
}

void
cs_project_keep_mine (CsProject  *self,
                      const char *path)
{
  g_autofree char *name = NULL;
  g_autoptr (CsDiskFile) now = NULL;

  g_return_if_fail (CS_IS_PROJECT (self));
  g_return_if_fail (path != NULL);
  g_return_if_fail (self->folder != NULL);

  name = cs_project_dup_file_name (self, path);

  /* What was never ours must not be deleted by the next save, as a known file without a document
   * would be. */
  if (!g_hash_table_contains (self->disk, path) && cs_project_get_document (self, path) == NULL)
    {
      g_hash_table_add (self->passed_over, g_strdup (path));
      return;
    }

  if (cs_disk_has (name))
    {
      now = cs_disk_file_read (name, NULL);
      if (now == NULL)
        return;
    }
  cs_project_set_known (self, path, g_steal_pointer (&now));
}

void
cs_project_set_watching (CsProject *self,
                         gboolean   watching)
{
  g_return_if_fail (CS_IS_PROJECT (self));

  if (self->watching == watching)
    return;

  if (watching)
    {
      self->watching = TRUE;
      cs_project_update_monitors (self);
    }
  else
    {
      cs_project_stop_watching (self);
    }
}

void
cs_project_look (CsProject *self)
{
  g_autoptr (CsProject) kept = NULL;
  g_autoptr (GPtrArray) changes = NULL;
  g_autoptr (GPtrArray) news = NULL;

  g_return_if_fail (CS_IS_PROJECT (self));

  kept = g_object_ref (self);
  cs_project_update_monitors (self);

  changes = look (self);
  news = g_ptr_array_new ();
  for (guint i = 0; i < changes->len; i++)
    if (!was_told (self, changes->pdata[i]))
      g_ptr_array_add (news, changes->pdata[i]);
  remember_told (self, changes);

  for (guint i = 0; i < news->len; i++)
    g_signal_emit_by_name (self, "changed-on-disk", ((DiskChange *) news->pdata[i])->path);
}
