/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cs-cli"

#include "cs-card-file.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>

#include "cs-card-envelope.h"
#include "cs-command.h"
#include "cs-file-save.h"
#include "cs-standard-input.h"

static GBytes *
read_bytes (const char  *path,
            GError     **error)
{
  char *text;
  gsize length;

  if (strcmp (path, "-") == 0)
    return cs_standard_input_read (error);
  if (!g_file_get_contents (path, &text, &length, error))
    return NULL;
  return g_bytes_new_take (text, length);
}

CsSnapshot *
cs_card_file_read (const char  *path,
                   GError     **error)
{
  g_autoptr (GBytes) bytes = read_bytes (path, error);
  g_autoptr (GBytes) card = NULL;

  if (bytes == NULL)
    return NULL;
  card = cs_card_envelope_unwrap (bytes, error);
  if (card == NULL)
    {
      g_autofree char *name = cs_command_dup_printable (path);

      g_prefix_error (error, "%s: ", name);
      return NULL;
    }
  return cs_snapshot_new (card);
}

CsSnapshot *
cs_card_file_read_any (const char  *path,
                       GError     **error)
{
  g_autoptr (GBytes) bytes = read_bytes (path, error);

  return bytes != NULL ? cs_snapshot_new (bytes) : NULL;
}

static void
print_notes (CsSnapshot *card,
             CsFilled   *filled)
{
  for (guint i = 0; i < cs_filled_get_n_notes (filled); i++)
    {
      const CsFillNote *note = cs_filled_get_note (filled, i);
      g_autofree char  *raw = cs_snapshot_dup_pointer (card, note->node);
      g_autofree char  *pointer = cs_command_dup_printable (raw);
      g_autofree char  *message = cs_command_dup_printable (note->message);

      cs_command_notice ("%s: %s [%s]\n", pointer, message, note->id);
    }
}

CsFilled *
cs_card_file_fill (CsSnapshot  *card,
                   const char  *data_path,
                   GError     **error)
{
  g_autoptr (CsSnapshot) data = cs_card_file_read_any (data_path, error);
  CsFilled *filled = data != NULL ? cs_fill (card, data, NULL, error) : NULL;

  if (filled != NULL)
    print_notes (card, filled);
  return filled;
}

gboolean
cs_card_file_write (const char  *path,
                    GBytes      *bytes,
                    GError     **error)
{
  gsize       size;
  const char *data = g_bytes_get_data (bytes, &size);

  if (path != NULL && strcmp (path, "-") != 0)
    return cs_file_save (path, bytes, 0644, error);

  if (fwrite (data, 1, size, stdout) != size || fflush (stdout) != 0)
    {
      int code = errno;

      g_set_error (error, G_FILE_ERROR, g_file_error_from_errno (code), "%s", g_strerror (code));
      return FALSE;
    }
  return TRUE;
}
