/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cs-workspace"

#include "cs-workspace.h"
#include "cs-workspace-private.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "cs-kind.h"

/* What a package's manifest must be called, and a file without a usable name is. */
#define MANIFEST_NAME "manifest.json"

static void
set_open_error (GError     **error,
                int          saved_errno,
                const char  *path)
{
  g_autofree char *name = g_filename_display_name (path);

  if (saved_errno == ENOENT || saved_errno == ENOTDIR)
    g_set_error (error, CS_WORKSPACE_ERROR, CS_WORKSPACE_ERROR_NOT_FOUND,
                 _("cannot open '%s': there is no such file or folder"), name);
  else
    g_set_error (error, CS_WORKSPACE_ERROR, CS_WORKSPACE_ERROR_NOT_READABLE,
                 _("cannot open '%s': %s"), name, g_strerror (saved_errno));
}

/* All of a descriptor's bytes, of which @size is a good guess. */
static GBytes *
read_all (int          fd,
          gsize        size,
          const char  *path,
          GError     **error)
{
  g_autoptr (GByteArray) content = g_byte_array_sized_new (size + 1);
  g_autofree guint8 *block = g_malloc (MIN (size + 1, 1u << 20));
  const gsize block_size = MIN (size + 1, 1u << 20);

  while (TRUE)
    {
      gssize n_read = read (fd, block, block_size);

      if (n_read < 0 && errno == EINTR)
        continue;
      if (n_read < 0)
        {
          set_open_error (error, errno, path);
          return NULL;
        }
      if (n_read == 0)
        return g_byte_array_free_to_bytes (g_steal_pointer (&content));

      g_byte_array_append (content, block, n_read);
      if (content->len > CS_WORKSPACE_MAX_BYTES)
        {
          g_autofree char *name = g_filename_display_name (path);

          g_set_error (error, CS_WORKSPACE_ERROR, CS_WORKSPACE_ERROR_NOT_READABLE,
                       _("cannot open '%s': it is larger than %u MiB"), name,
                       CS_WORKSPACE_MAX_BYTES >> 20);
          return NULL;
        }
    }
}

GBytes *
cs_workspace_read_file (const char  *path,
                        GError     **error)
{
  struct stat status;
  GBytes *bytes;
  /* A pipe without a writer would wait for ever. */
  int fd = open (path, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY);

  if (fd < 0 || fstat (fd, &status) != 0)
    {
      set_open_error (error, errno, path);
      if (fd >= 0)
        close (fd);
      return NULL;
    }

  if (!S_ISREG (status.st_mode))
    {
      g_autofree char *name = g_filename_display_name (path);

      close (fd);
      g_set_error (error, CS_WORKSPACE_ERROR, CS_WORKSPACE_ERROR_NOT_READABLE,
                   S_ISDIR (status.st_mode) ? _("cannot open '%s': it is a folder, not a file")
                                            : _("cannot open '%s': it is neither a file nor a folder"),
                   name);
      return NULL;
    }

  bytes = read_all (fd, MIN ((gsize) status.st_size, CS_WORKSPACE_MAX_BYTES), path, error);
  close (fd);

  return bytes;
}

static gboolean
has_suffix (const char *path,
            const char *suffix)
{
  gsize length = strlen (path);
  gsize suffix_length = strlen (suffix);

  return length >= suffix_length &&
         g_ascii_strcasecmp (path + length - suffix_length, suffix) == 0;
}

static CsWorkspace *
open_package (const char  *location,
              const char  *path,
              GBytes      *bytes,
              GError     **error)
{
  g_autoptr (CsProject) project = cs_project_new ();
  g_autoptr (CsPackage) package = NULL;
  g_autoptr (GError) read_error = NULL;
  CsWorkspace *self;

  /* One that cannot be read has no files and no package; a rule says so. */
  package = cs_package_read (bytes, NULL, &read_error);
  for (guint i = 0; package != NULL && i < cs_package_get_n_entries (package); i++)
    {
      const CsPackageEntry *entry = cs_package_get_entry (package, i);

      if (!cs_project_add_file (project, entry->name, entry->bytes, error))
        return NULL;
    }

  self = cs_workspace_new_private (project, CS_SUBJECT_PACKAGE, MANIFEST_NAME);
  self->path = path != NULL ? g_canonicalize_filename (path, NULL) : NULL;
  self->zip = g_bytes_ref (bytes);
  self->package = g_steal_pointer (&package);
  cs_workspace_set_place (self, CS_SOURCE_PACKAGE, location, location);

  return self;
}

/* A file in no folder that could be saved to: what came through a pipe, or what has a name that no
 * project file may have. */
static CsWorkspace *
open_loose (const char     *location,
            CsSubjectKind   kind,
            GBytes         *bytes,
            GError        **error)
{
  g_autoptr (CsProject) project = cs_project_new ();
  CsWorkspace *self;

  if (!cs_project_add_file (project, MANIFEST_NAME, bytes, error))
    return NULL;

  self = cs_workspace_new_private (project, kind, MANIFEST_NAME);
  cs_workspace_set_place (self, CS_SOURCE_NONE, location, NULL);

  return self;
}

static CsWorkspace *
open_json (const char  *location,
           GBytes      *bytes,
           GError     **error)
{
  g_autoptr (CsSnapshot) snapshot = cs_snapshot_new (bytes);
  CsSubjectKind kind = cs_kind_guess (snapshot);
  g_autofree char *folder = g_path_get_dirname (location);
  g_autofree char *name = g_path_get_basename (location);
  g_autoptr (CsProject) project = NULL;
  const char *paths[] = { name, NULL };
  CsWorkspace *self;

  if (!cs_project_path_is_safe (name))
    return open_loose (location, kind, bytes, error);

  if (kind == CS_SUBJECT_MANIFEST && cs_workspace_has_named_file (snapshot, folder))
    {
      g_autoptr (GError) folder_error = NULL;

      self = cs_workspace_open_folder (location, folder, name, &folder_error);
      if (self != NULL)
        return self;
      /* A folder full of other things: the manifest is what was asked for. */
      if (!g_error_matches (folder_error, CS_PROJECT_ERROR, CS_PROJECT_ERROR_TOO_LARGE))
        {
          g_propagate_error (error, g_steal_pointer (&folder_error));
          return NULL;
        }
    }

  project = cs_project_open_files (folder, paths, error);
  if (project == NULL)
    return NULL;

  self = cs_workspace_new_private (project, kind, name);
  self->path = g_canonicalize_filename (location, NULL);
  cs_workspace_set_place (self, CS_SOURCE_FOLDER, location, folder);

  return self;
}

static gboolean
is_package (const char *name,
            GBytes     *bytes)
{
  return cs_kind_is_zip (bytes) || (has_suffix (name, ".zip") && !cs_kind_is_text (bytes));
}

static gboolean
is_json (const char *name,
         GBytes     *bytes)
{
  return has_suffix (name, ".json") || cs_kind_is_text (bytes);
}

static void
set_foreign_error (GError     **error,
                   const char  *name)
{
  g_autofree char *display_name = g_filename_display_name (name);

  g_set_error (error, CS_WORKSPACE_ERROR, CS_WORKSPACE_ERROR_NOT_READABLE,
               _("cannot open '%s': it is neither JSON nor a zip archive"), display_name);
}

CsWorkspace *
cs_workspace_load (const char  *path,
                   GError     **error)
{
  g_autoptr (GBytes) bytes = NULL;

  g_return_val_if_fail (path != NULL, NULL);

  if (g_file_test (path, G_FILE_TEST_IS_DIR))
    return cs_workspace_open_folder (path, path, NULL, error);

  bytes = cs_workspace_read_file (path, error);
  if (bytes == NULL)
    return NULL;

  if (is_package (path, bytes))
    return open_package (path, path, bytes, error);
  if (is_json (path, bytes))
    return open_json (path, bytes, error);

  set_foreign_error (error, path);
  return NULL;
}

/* @self: (nullable) */
static CsWorkspace *
watch (CsWorkspace *self)
{
  if (self != NULL)
    cs_workspace_watch (self);

  return self;
}

CsWorkspace *
cs_workspace_open (const char  *path,
                   GError     **error)
{
  return watch (cs_workspace_load (path, error));
}

CsWorkspace *
cs_workspace_open_bytes (const char  *name,
                         GBytes      *bytes,
                         GError     **error)
{
  g_autoptr (CsSnapshot) snapshot = NULL;

  g_return_val_if_fail (name != NULL, NULL);
  g_return_val_if_fail (bytes != NULL, NULL);

  if (is_package (name, bytes))
    return watch (open_package (name, NULL, bytes, error));
  if (!is_json (name, bytes))
    {
      set_foreign_error (error, name);
      return NULL;
    }

  snapshot = cs_snapshot_new (bytes);
  return watch (open_loose (name, cs_kind_guess (snapshot), bytes, error));
}
