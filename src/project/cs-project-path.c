/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cs-project"

#include "cs-project.h"

#include <string.h>

/* What Linux file systems hold, in bytes; a whole path is bounded well below PATH_MAX. */
#define MAX_STEP_BYTES 255
#define MAX_PATH_BYTES 1024

static gboolean
is_step_safe (const char *step)
{
  return *step != '\0' &&
         strlen (step) <= MAX_STEP_BYTES &&
         strcmp (step, ".") != 0 &&
         strcmp (step, "..") != 0;
}

gboolean
cs_project_path_is_safe (const char *path)
{
  g_auto (GStrv) steps = NULL;

  if (path == NULL || strlen (path) > MAX_PATH_BYTES || !g_utf8_validate (path, -1, NULL))
    return FALSE;

  for (const char *p = path; *p != '\0'; p = g_utf8_next_char (p))
    if (*p == '\\' || g_unichar_iscntrl (g_utf8_get_char (p)))
      return FALSE;

  /* A drive: absolute where the package is opened next. */
  if (g_ascii_isalpha (path[0]) && path[1] == ':')
    return FALSE;

  steps = g_strsplit (path, "/", -1);
  if (steps[0] == NULL)
    return FALSE;
  for (guint i = 0; steps[i] != NULL; i++)
    if (!is_step_safe (steps[i]))
      return FALSE;

  return TRUE;
}
