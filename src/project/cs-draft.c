/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cs-project"

#include "cs-draft-private.h"

#include <string.h>

#include "cs-project-private.h"

/* Time, folder, the files asked for, and of each file its path and the names of its contents. A
 * name is the SHA-256 of the content, so a picture is not written again with every letter that is
 * typed elsewhere, and a content that is not whole is known as such. */
#define FORMAT "(xmaymasa(smsms))"

static void
draft_file_free (gpointer data)
{
  CsDraftFile *file = data;

  g_free (file->path);
  g_clear_pointer (&file->base, g_bytes_unref);
  g_clear_pointer (&file->now, g_bytes_unref);
  g_free (file);
}

static CsDraft *
draft_new (gint64       time,
           const char  *folder,
           char       **only)
{
  CsDraft *self = g_new0 (CsDraft, 1);

  self->time = time;
  self->folder = g_strdup (folder);
  self->only = g_strdupv (only);
  self->files = g_ptr_array_new_with_free_func (draft_file_free);

  return self;
}

static void
add_file (CsDraft    *self,
          const char *path,
          GBytes     *base,
          GBytes     *now)
{
  CsDraftFile *file = g_new0 (CsDraftFile, 1);

  file->path = g_strdup (path);
  file->base = base != NULL ? g_bytes_ref (base) : NULL;
  file->now = now != NULL ? g_bytes_ref (now) : NULL;
  g_ptr_array_add (self->files, file);
}

static GBytes *
get_base (CsProject  *project,
          const char *path)
{
  CsDiskFile *known = g_hash_table_lookup (project->disk, path);

  return project->folder == NULL && known != NULL ? cs_disk_file_get_bytes (known) : NULL;
}

/* Returns: (nullable): the name of @bytes, which are added to @blobs */
static char *
add_blob (GHashTable *blobs,
          GBytes     *bytes)
{
  char *name;

  if (bytes == NULL)
    return NULL;

  name = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, bytes);
  g_hash_table_replace (blobs, g_strdup (name), g_bytes_ref (bytes));

  return name;
}

static gboolean
is_blob_name (const char *name)
{
  return strlen (name) == 64 && strspn (name, "0123456789abcdef") == 64;
}

/* @name: (nullable). Returns: whether what it names is whole, or it names nothing */
static gboolean
load_blob (const char   *name,
           CsDraftLoad   load,
           gpointer      user_data,
           GHashTable   *names,
           GBytes      **bytes)
{
  g_autofree char *checksum = NULL;

  *bytes = NULL;
  if (name == NULL)
    return TRUE;
  if (!is_blob_name (name))
    return FALSE;

  *bytes = load (name, user_data);
  if (*bytes == NULL)
    return FALSE;

  g_hash_table_add (names, g_strdup (name));
  checksum = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, *bytes);

  return strcmp (checksum, name) == 0;
}

/* Returns: (transfer full) (nullable): what follows the checksum, when it is whole */
static GVariant *
parse_variant (GBytes *bytes)
{
  const gsize head = strlen (CS_DRAFT_MAGIC) + 64 + 1;
  g_autoptr (GBytes) payload = NULL;
  g_autoptr (GVariant) variant = NULL;
  g_autofree char *checksum = NULL;
  gsize length;
  const char *data = g_bytes_get_data (bytes, &length);

  if (length < head || memcmp (data, CS_DRAFT_MAGIC, strlen (CS_DRAFT_MAGIC)) != 0)
    return NULL;

  payload = g_bytes_new_from_bytes (bytes, head, length - head);
  checksum = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, payload);
  if (memcmp (data + strlen (CS_DRAFT_MAGIC), checksum, 64) != 0)
    return NULL;

  variant = g_variant_new_from_bytes (G_VARIANT_TYPE (FORMAT), payload, FALSE);
  g_variant_ref_sink (variant);

  return g_variant_get_normal_form (variant);
}

CsDraft *
cs_draft_new_of_project (CsProject *project)
{
  g_autoptr (CsDraft) self = NULL;
  GHashTableIter iter;
  gpointer path;

  self = draft_new (g_get_real_time (), project->folder, project->only);

  for (guint i = 0; i < project->documents->len; i++)
    {
      CsDocument *document = project->documents->pdata[i];
      const char *document_path = cs_document_get_path (document);

      if (project->folder == NULL || cs_document_get_modified (document))
        add_file (self,
                  document_path,
                  get_base (project, document_path),
                  cs_document_get_bytes (document));
    }

  g_hash_table_iter_init (&iter, project->disk);
  while (g_hash_table_iter_next (&iter, &path, NULL))
    if (cs_project_get_document (project, path) == NULL)
      add_file (self, path, get_base (project, path), NULL);

  return g_steal_pointer (&self);
}

void
cs_draft_free (CsDraft *self)
{
  g_free (self->folder);
  g_strfreev (self->only);
  g_ptr_array_unref (self->files);
  g_free (self);
}

guint
cs_draft_get_n_files (const CsDraft *self)
{
  guint n_files = 0;

  for (guint i = 0; i < self->files->len; i++)
    {
      const CsDraftFile *file = self->files->pdata[i];

      if (self->folder != NULL || file->base == NULL || file->now == NULL ||
          !g_bytes_equal (file->base, file->now))
        n_files++;
    }

  return n_files;
}

gboolean
cs_draft_is_on_disk (const CsDraft *self)
{
  if (self->folder == NULL)
    return FALSE;

  for (guint i = 0; i < self->files->len; i++)
    {
      const CsDraftFile *file = self->files->pdata[i];
      g_autofree char *name = g_build_filename (self->folder, file->path, NULL);
      g_autoptr (CsDiskFile) present = NULL;

      if (file->now == NULL && !cs_disk_has (name))
        continue;

      present = cs_disk_file_read (name, NULL);
      if (present == NULL || file->now == NULL ||
          !g_bytes_equal (cs_disk_file_get_bytes (present), file->now))
        return FALSE;
    }

  return TRUE;
}

GBytes *
cs_draft_serialize (const CsDraft  *self,
                    GHashTable    **blobs)
{
  g_autoptr (GHashTable) contents = NULL;
  g_autoptr (GVariant) variant = NULL;
  g_autoptr (GBytes) payload = NULL;
  g_autoptr (GByteArray) array = NULL;
  g_autofree char *checksum = NULL;
  GVariantBuilder files;

  contents = g_hash_table_new_full (g_str_hash, g_str_equal, g_free,
                                    (GDestroyNotify) g_bytes_unref);

  g_variant_builder_init (&files, G_VARIANT_TYPE ("a(smsms)"));
  for (guint i = 0; i < self->files->len; i++)
    {
      const CsDraftFile *file = self->files->pdata[i];
      g_autofree char *base = add_blob (contents, file->base);
      g_autofree char *now = add_blob (contents, file->now);

      g_variant_builder_add (&files, "(smsms)", file->path, base, now);
    }

  variant = g_variant_new ("(x@may@masa(smsms))",
                           self->time,
                           g_variant_new_maybe (G_VARIANT_TYPE_BYTESTRING,
                                                self->folder != NULL
                                                  ? g_variant_new_bytestring (self->folder)
                                                  : NULL),
                           g_variant_new_maybe (G_VARIANT_TYPE_STRING_ARRAY,
                                                self->only != NULL
                                                  ? g_variant_new_strv ((const char * const *) self->only, -1)
                                                  : NULL),
                           &files);
  g_variant_ref_sink (variant);
  payload = g_variant_get_data_as_bytes (variant);
  checksum = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, payload);

  array = g_byte_array_new ();
  g_byte_array_append (array, (const guint8 *) CS_DRAFT_MAGIC, strlen (CS_DRAFT_MAGIC));
  g_byte_array_append (array, (const guint8 *) checksum, 64);
  g_byte_array_append (array, (const guint8 *) "\n", 1);
  g_byte_array_append (array, g_bytes_get_data (payload, NULL), (guint) g_bytes_get_size (payload));

  *blobs = g_steal_pointer (&contents);

  return g_byte_array_free_to_bytes (g_steal_pointer (&array));
}

CsDraft *
cs_draft_parse (GBytes       *bytes,
                CsDraftLoad   load,
                gpointer      user_data,
                GHashTable  **names)
{
  g_autoptr (CsDraft) self = NULL;
  g_autoptr (GVariant) variant = parse_variant (bytes);
  g_autoptr (GVariant) folder = NULL;
  g_autoptr (GVariant) only = NULL;
  g_autoptr (GVariantIter) files = NULL;
  g_autoptr (GHashTable) found = NULL;
  g_auto (GStrv) only_paths = NULL;
  const char *path, *base_name, *now_name;
  gint64 time;

  if (variant == NULL)
    return NULL;

  found = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_variant_get (variant, "(xm@aym@asa(smsms))", &time, &folder, &only, &files);
  if (only != NULL)
    only_paths = g_variant_dup_strv (only, NULL);
  self = draft_new (time, folder != NULL ? g_variant_get_bytestring (folder) : NULL, only_paths);

  while (g_variant_iter_next (files, "(&sm&sm&s)", &path, &base_name, &now_name))
    {
      g_autoptr (GBytes) base = NULL;
      g_autoptr (GBytes) now = NULL;

      if (!cs_project_path_is_safe (path) ||
          !load_blob (base_name, load, user_data, found, &base) ||
          !load_blob (now_name, load, user_data, found, &now))
        return NULL;
      add_file (self, path, base, now);
    }

  if (names != NULL)
    *names = g_steal_pointer (&found);

  return g_steal_pointer (&self);
}
