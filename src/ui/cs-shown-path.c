/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cs-ui"

#include "cs-shown-path.h"

#include <string.h>

char *
cs_shown_path_dup (const char *path)
{
  const char *home = g_get_home_dir ();
  gsize length = strlen (home);
  g_autofree char *rest = NULL;

  if (strncmp (path, home, length) != 0 || path[length] != '/')
    return g_filename_display_name (path);

  rest = g_filename_display_name (path + length);

  return g_strconcat ("~", rest, NULL);
}
