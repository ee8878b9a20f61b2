/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cs-workspace"

#include "cs-line-diff.h"

#include <string.h>

/* The longest common subsequence in a table, after what is the same at both ends was taken away:
 * of two revisions of a manifest a few lines are left. Beyond this many cells (16 MiB, some
 * milliseconds) the middle is told as replaced. */
#define MAX_CELLS (8u * 1024 * 1024)

static char **
split (GBytes *bytes)
{
  gsize size = 0;
  const char *data = bytes != NULL ? g_bytes_get_data (bytes, &size) : NULL;
  g_autofree char *text = g_utf8_make_valid (data != NULL ? data : "", size);
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);
  guint n = g_strv_length (lines);

  /* What ends with a line end has no further line. */
  if (n > 0 && *lines[n - 1] == '\0')
    g_clear_pointer (&lines[n - 1], g_free);

  for (guint i = 0; lines[i] != NULL; i++)
    {
      gsize length = strlen (lines[i]);

      if (length > 0 && lines[i][length - 1] == '\r')
        lines[i][length - 1] = '\0';
    }

  return g_steal_pointer (&lines);
}

static void
add (GPtrArray  *result,
     CsDiffKind  kind,
     const char *text,
     guint       old_number,
     guint       new_number)
{
  CsDiffLine *line = g_new0 (CsDiffLine, 1);

  line->kind = kind;
  line->text = g_strdup (text);
  line->old_number = kind != CS_DIFF_NEW ? old_number : 0;
  line->new_number = kind != CS_DIFF_OLD ? new_number : 0;
  g_ptr_array_add (result, line);
}

/* lengths[i][j] is the length of the longest common subsequence of what follows i and j. */
static guint16 *
measure (char  **old_lines,
         guint   n_old,
         char  **new_lines,
         guint   n_new)
{
  guint width = n_new + 1;
  guint16 *lengths = g_new0 (guint16, (gsize) (n_old + 1) * width);

  for (guint i = n_old; i-- > 0;)
    for (guint j = n_new; j-- > 0;)
      lengths[(gsize) i * width + j] =
        strcmp (old_lines[i], new_lines[j]) == 0
        ? lengths[(gsize) (i + 1) * width + j + 1] + 1
        : MAX (lengths[(gsize) (i + 1) * width + j], lengths[(gsize) i * width + j + 1]);

  return lengths;
}

static void
compare_middle (GPtrArray  *result,
                char      **old_lines,
                guint       n_old,
                char      **new_lines,
                guint       n_new,
                guint       before)
{
  guint width = n_new + 1;
  g_autofree guint16 *lengths = NULL;
  guint i = 0;
  guint j = 0;

  if ((guint64) (n_old + 1) * width <= MAX_CELLS && MIN (n_old, n_new) < G_MAXUINT16)
    lengths = measure (old_lines, n_old, new_lines, n_new);

  while (i < n_old || j < n_new)
    {
      if (lengths != NULL && i < n_old && j < n_new && strcmp (old_lines[i], new_lines[j]) == 0)
        {
          add (result, CS_DIFF_BOTH, old_lines[i], before + i + 1, before + j + 1);
          i++;
          j++;
        }
      else if (i < n_old &&
               (j == n_new || lengths == NULL ||
                lengths[(gsize) (i + 1) * width + j] >= lengths[(gsize) i * width + j + 1]))
        {
          add (result, CS_DIFF_OLD, old_lines[i], before + i + 1, 0);
          i++;
        }
      else
        {
          add (result, CS_DIFF_NEW, new_lines[j], 0, before + j + 1);
          j++;
        }
    }
}

void
cs_diff_line_free (CsDiffLine *self)
{
  g_free (self->text);
  g_free (self);
}

GPtrArray *
cs_line_diff (GBytes *old_text,
              GBytes *new_text)
{
  GPtrArray *result = g_ptr_array_new_with_free_func ((GDestroyNotify) cs_diff_line_free);
  g_auto (GStrv) old_lines = split (old_text);
  g_auto (GStrv) new_lines = split (new_text);
  guint n_old = g_strv_length (old_lines);
  guint n_new = g_strv_length (new_lines);
  guint before = 0;
  guint after = 0;

  while (before < MIN (n_old, n_new) && strcmp (old_lines[before], new_lines[before]) == 0)
    before++;
  while (after < MIN (n_old, n_new) - before &&
         strcmp (old_lines[n_old - after - 1], new_lines[n_new - after - 1]) == 0)
    after++;

  for (guint i = 0; i < before; i++)
    add (result, CS_DIFF_BOTH, old_lines[i], i + 1, i + 1);
  compare_middle (result, old_lines + before, n_old - before - after,
                  new_lines + before, n_new - before - after, before);
  for (guint i = after; i > 0; i--)
    add (result, CS_DIFF_BOTH, old_lines[n_old - i], n_old - i + 1, n_new - i + 1);

  return result;
}
