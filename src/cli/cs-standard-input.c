/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cs-cli"

#include "cs-standard-input.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <unistd.h>

#define MAX_BYTES (64u * 1024 * 1024)

GBytes *
cs_standard_input_read (GError **error)
{
  g_autoptr (GByteArray) content = g_byte_array_new ();
  guint8 block[16 * 1024];

  while (TRUE)
    {
      gssize n_read = read (STDIN_FILENO, block, sizeof block);

      if (n_read < 0 && errno == EINTR)
        continue;
      if (n_read < 0)
        {
          g_set_error (error, G_IO_ERROR, g_io_error_from_errno (errno),
                       _("cannot read the standard input: %s"), g_strerror (errno));
          return NULL;
        }
      if (n_read == 0)
        return g_byte_array_free_to_bytes (g_steal_pointer (&content));

      if (content->len + n_read > MAX_BYTES)
        {
          g_set_error (error, G_IO_ERROR, G_IO_ERROR_NO_SPACE,
                       _("cannot read the standard input: it is larger than %u MiB"),
                       MAX_BYTES >> 20);
          return NULL;
        }
      g_byte_array_append (content, block, n_read);
    }
}
