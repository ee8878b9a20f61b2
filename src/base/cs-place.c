/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cs-base"

#include "cs-place.h"

#include <limits.h>
#include <stdlib.h>
#include <string.h>

#include "cs-config.h"

/* Folders of /proc/self/exe: argv[0] may say anything, and may be relative to a folder that
 * is no longer the current one. */
static const char *
get_program_dir (void)
{
  static const char *dir;

  if (g_once_init_enter (&dir))
    {
      g_autofree char *path = g_file_read_link ("/proc/self/exe", NULL);

      /* Without /proc the program can only have been installed. */
      g_once_init_leave (&dir, path != NULL ? g_path_get_dirname (path) : g_strdup (CS_BIN_DIR));
    }

  return dir;
}

static gboolean
is_inside (const char *path,
           const char *folder)
{
  char resolved[PATH_MAX];
  gsize length;

  if (realpath (folder, resolved) == NULL)
    return FALSE;

  length = strlen (resolved);
  return strncmp (path, resolved, length) == 0 && (path[length] == '\0' || path[length] == '/');
}

gboolean
cs_place_is_installed (void)
{
  static gsize state;

  if (g_once_init_enter (&state))
    {
      /* A prefix may lie inside the build folder. */
      gboolean installed = is_inside (get_program_dir (), CS_BIN_DIR) ||
                           !is_inside (get_program_dir (), CS_BUILD_ROOT);

      g_once_init_leave (&state, installed ? 1 : 2);
    }

  return state == 1;
}

const char *
cs_place_get_locale_dir (void)
{
  return cs_place_is_installed () ? CS_LOCALE_DIR : CS_BUILD_ROOT "/po";
}

const char *
cs_place_get_schema_dir (void)
{
  return cs_place_is_installed () ? NULL : CS_BUILD_ROOT "/data";
}

char *
cs_place_dup_program (const char *name)
{
  /* Beside us when installed, wherever that is; a test runs from elsewhere in the build. */
  return g_build_filename (cs_place_is_installed () ? get_program_dir () : CS_BUILD_ROOT "/src",
                           name, NULL);
}
