/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cs-workspace"

#include "cs-folder-conversion.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>

#include "cs-card-guess.h"
#include "cs-file-save.h"

/* One file of a folder: which there are, and how a new one is written. */

#define ENDING    ".json"
#define MAX_DEPTH 8

static gboolean
is_json_name (const char *name)
{
  gsize length = strlen (name);

  return length > strlen (ENDING) &&
         g_ascii_strcasecmp (name + length - strlen (ENDING), ENDING) == 0;
}

/* The sample data of a template may have a title, and are no card for all that. */
static gboolean
may_be_card (const char *name)
{
  return is_json_name (name) && !g_str_has_suffix (name, CS_CARD_DATA_SUFFIX);
}

static gboolean
list (GPtrArray   *paths,
      const char  *folder,
      const char  *inner,
      guint        depth,
      GError     **error)
{
  g_autofree char *full = inner != NULL ? g_build_filename (folder, inner, NULL) : g_strdup (folder);
  g_autoptr (GDir) dir = g_dir_open (full, 0, error);
  const char *name;

  if (dir == NULL)
    return FALSE;

  while ((name = g_dir_read_name (dir)) != NULL && paths->len < CS_FOLDER_CONVERSION_MAX_FILES)
    {
      g_autofree char *path = inner != NULL ? g_build_filename (inner, name, NULL)
                                            : g_strdup (name);
      g_autofree char *full_path = g_build_filename (folder, path, NULL);

      if (*name == '.' || g_str_equal (name, "node_modules"))
        continue;
      if (g_file_test (full_path, G_FILE_TEST_IS_DIR))
        {
          /* A folder in it that may not be read has nothing for us. */
          if (depth < MAX_DEPTH && !g_file_test (full_path, G_FILE_TEST_IS_SYMLINK) &&
              !list (paths, folder, path, depth + 1, NULL))
            g_debug ("passed over: %s", full_path);
        }
      else if (may_be_card (name))
        {
          g_ptr_array_add (paths, g_steal_pointer (&path));
        }
    }

  return TRUE;
}

static int
compare_paths (gconstpointer a,
               gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

char **
cs_folder_conversion_list (const char  *folder,
                           GError     **error)
{
  g_autoptr (GPtrArray) paths = g_ptr_array_new_with_free_func (g_free);

  if (!list (paths, folder, NULL, 1, error))
    return NULL;

  g_ptr_array_sort (paths, compare_paths);
  g_ptr_array_add (paths, NULL);
  return (char **) g_ptr_array_free (g_steal_pointer (&paths), FALSE);
}

/* A link that leads nowhere is in the way, too. */
static gboolean
is_there (const char *path)
{
  return g_file_test (path, G_FILE_TEST_EXISTS) || g_file_test (path, G_FILE_TEST_IS_SYMLINK);
}

static char *
dup_full (const char *folder,
          CsOldCard  *card)
{
  return g_build_filename (folder, cs_old_card_get_path (card), NULL);
}

gboolean
cs_folder_conversion_is_in_way (const char *folder,
                                CsOldCard  *card)
{
  g_autofree char *path = dup_full (folder, card);

  return is_there (path);
}

static char *
dup_numbered (const char *path)
{
  gsize stem = strlen (path) - (is_json_name (path) ? strlen (ENDING) : 0);
  char *name = NULL;

  for (guint number = 2; name == NULL; number++)
    {
      name = g_strdup_printf ("%.*s-%u" ENDING, (int) stem, path, number);
      if (is_there (name))
        g_clear_pointer (&name, g_free);
    }

  return name;
}

char *
cs_folder_conversion_write (CsOldCard   *card,
                            const char  *folder,
                            CsInTheWay   in_the_way,
                            GError     **error)
{
  g_autofree char *path = dup_full (folder, card);
  g_autofree char *parent = NULL;
  const char *below;

  g_return_val_if_fail (cs_old_card_get_conversion (card) != NULL, NULL);

  if (is_there (path))
    {
      if (in_the_way == CS_IN_THE_WAY_SKIP)
        return NULL;
      if (in_the_way == CS_IN_THE_WAY_REFUSE)
        {
          g_set_error (error, CS_WORKSPACE_ERROR, CS_WORKSPACE_ERROR_EXISTS,
                       _("cannot write '%s': there is a file of that name"), path);
          return NULL;
        }
      if (in_the_way == CS_IN_THE_WAY_NUMBER)
        {
          char *numbered = dup_numbered (path);

          g_free (path);
          path = numbered;
        }
    }

  parent = g_path_get_dirname (path);
  if (g_mkdir_with_parents (parent, 0755) != 0)
    {
      int code = errno;

      g_set_error (error, G_FILE_ERROR, g_file_error_from_errno (code),
                   _("cannot make the folder '%s': %s"), parent, g_strerror (code));
      return NULL;
    }
  if (!cs_file_save (path, cs_conversion_get_text (cs_old_card_get_conversion (card)), 0644, error))
    return NULL;

  below = path + strlen (folder);
  return g_strdup (below + strspn (below, "/"));
}
