/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cs-workspace"

#include "cs-workspace.h"
#include "cs-workspace-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* The values of placeholders stand in env/.env.NAME: in the project's folder, where they are files
 * of the project and the subject reads them itself, or, as toolkits lay a repository out, beside
 * the package's folder:
 *
 *     repository/
 *       env/.env.dev
 *       appPackage/manifest.json
 *
 * Those are only read: the project ends at its folder. */

#define MAX_LEVELS_UP 2

/* Secrets stand in a file of their own beside it, which git does not see; its values win. */
static const char * const forms[] = { "env/.env.%s", "env/.env.%s.user" };

static gboolean
is_name (const char *name)
{
  return *name != '\0' && *name != '.' && strchr (name, '/') == NULL;
}

static GPtrArray *
read_from (const char *folder,
           const char *name)
{
  g_autoptr (GPtrArray) texts = g_ptr_array_new_with_free_func ((GDestroyNotify) g_bytes_unref);

  for (guint i = 0; i < G_N_ELEMENTS (forms); i++)
    {
      g_autofree char *path = g_strdup_printf (forms[i], name);
      g_autofree char *full = g_build_filename (folder, path, NULL);
      GBytes *bytes = cs_workspace_read_file (full, NULL);

      if (bytes != NULL)
        g_ptr_array_add (texts, bytes);
    }

  return texts->len > 0 ? g_steal_pointer (&texts) : NULL;
}

/* From the project's folder upwards. */
static GPtrArray *
find_texts (const char *folder,
            const char *name)
{
  g_autofree char *current = g_strdup (folder);

  for (guint i = 0; i <= MAX_LEVELS_UP; i++)
    {
      GPtrArray *texts = read_from (current, name);
      char *parent;

      if (texts != NULL)
        return texts;

      parent = g_path_get_dirname (current);
      g_free (current);
      current = parent;
    }

  return NULL;
}

gboolean
cs_workspace_find_environment (CsWorkspace *self,
                               const char  *name)
{
  const char *folder = cs_project_get_folder (self->project);
  g_autofree char *path = NULL;

  g_clear_pointer (&self->environment_texts, g_ptr_array_unref);
  if (name == NULL)
    return TRUE;
  if (!is_name (name))
    return FALSE;

  path = g_strdup_printf (forms[0], name);
  if (cs_project_get_document (self->project, path) != NULL)
    return TRUE;

  if (folder != NULL)
    self->environment_texts = find_texts (folder, name);
  return self->environment_texts != NULL;
}

gboolean
cs_workspace_choose_environment (CsWorkspace  *self,
                                 const char   *name,
                                 GError      **error)
{
  g_autofree char *location = NULL;

  g_return_val_if_fail (CS_IS_WORKSPACE (self), FALSE);

  if (cs_workspace_find_environment (self, name))
    {
      cs_workspace_set_environment (self, name);
      return TRUE;
    }

  location = g_filename_display_name (self->location != NULL ? self->location : self->title);
  g_set_error (error, CS_WORKSPACE_ERROR, CS_WORKSPACE_ERROR_NOT_FOUND,
               _("cannot use the environment '%s' for '%s': there is no file 'env/.env.%s'"),
               name, location, name);
  return FALSE;
}
