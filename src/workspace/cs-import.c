/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cs-workspace"

#include "cs-import.h"

#include <glib/gi18n-lib.h>

#include "cs-workspace-private.h"

CsPackage *
cs_import_package (const char  *path,
                   const char  *folder,
                   GError     **error)
{
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (CsPackage) package = NULL;
  g_autoptr (CsProject) project = cs_project_new ();

  g_return_val_if_fail (path != NULL, NULL);
  g_return_val_if_fail (folder != NULL, NULL);

  bytes = cs_workspace_read_file (path, error);
  if (bytes == NULL)
    return NULL;

  package = cs_package_read (bytes, NULL, error);
  if (package == NULL)
    {
      g_autofree char *name = g_filename_display_name (path);

      g_prefix_error (error, _("cannot import '%s': "), name);
      return NULL;
    }

  if (cs_package_get_n_entries (package) == 0)
    {
      g_autofree char *name = g_filename_display_name (path);

      g_set_error (error, CS_WORKSPACE_ERROR, CS_WORKSPACE_ERROR_NOT_READABLE,
                   _("cannot import '%s': no file in it can be used"), name);
      return NULL;
    }

  for (guint i = 0; i < cs_package_get_n_entries (package); i++)
    {
      const CsPackageEntry *entry = cs_package_get_entry (package, i);

      if (!cs_project_add_file (project, entry->name, entry->bytes, error))
        return NULL;
    }

  if (!cs_project_save_as (project, folder, error))
    return NULL;

  return g_steal_pointer (&package);
}
