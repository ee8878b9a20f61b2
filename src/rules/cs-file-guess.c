/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cs-rules"

#include "cs-file-guess-private.h"

#include <string.h>

/* A path as a package writes it: without "./" or a drive, with "/" between its steps, and of a web
 * address only the path, without query. */
static char *
tidy_path (const char *name)
{
  const char      *scheme = strstr (name, "://");
  const char      *start = scheme != NULL ? scheme + 3 : name;
  g_autofree char *path = g_strndup (start, strcspn (start, scheme != NULL ? "?#" : ""));
  const char      *tidy = path;

  g_strdelimit (path, "\\", '/');
  if (g_ascii_isalpha (tidy[0]) && tidy[1] == ':')
    tidy += 2;
  while (tidy[0] == '/' || (tidy[0] == '.' && tidy[1] == '/'))
    tidy++;

  return g_strdup (tidy);
}

static const char *
get_last_step (const char *path)
{
  const char *slash = strrchr (path, '/');

  return slash != NULL ? slash + 1 : path;
}

const char *
cs_file_guess_near (CsCheck    *check,
                    const char *name)
{
  g_autofree char *tidy = tidy_path (name);
  const char      *last = get_last_step (tidy);
  const guint      n_files = cs_subject_get_n_files (check->subject);
  const char      *by_last_step = NULL;

  if (*last == '\0')
    return NULL;

  for (guint i = 0; i < n_files; i++)
    {
      const char *path = cs_subject_get_file_path (check->subject, i);

      if (g_ascii_strcasecmp (path, tidy) == 0)
        return path;
      if (by_last_step == NULL && g_ascii_strcasecmp (get_last_step (path), last) == 0)
        by_last_step = path;
    }

  return by_last_step;
}

static gboolean
has_size (CsCheck    *check,
          const char *path,
          guint       size)
{
  GBytes    *bytes = cs_subject_get_file (check->subject, path);
  CsPngInfo  info;

  return cs_picture_format_guess (bytes) == CS_PICTURE_FORMAT_PNG &&
         cs_png_walk (bytes, 0, &info) && info.width == size && info.height == size;
}

const char *
cs_file_guess_icon (CsCheck    *check,
                    CsIconRole  role)
{
  const guint  size = role == CS_ICON_COLOR ? CS_ICON_COLOR_SIZE : CS_ICON_OUTLINE_SIZE;
  const guint  n_files = cs_subject_get_n_files (check->subject);
  const char  *found = NULL;

  for (guint i = 0; i < n_files; i++)
    {
      const char *path = cs_subject_get_file_path (check->subject, i);

      if (!has_size (check, path, size) || cs_check_is_named (check, path))
        continue;
      if (found != NULL)
        return NULL;
      found = path;
    }

  return found;
}
