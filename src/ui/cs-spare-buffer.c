/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cs-ui"

#include "cs-spare-buffer.h"

/* A GtkTextBuffer of GTK 4.8 that ever had a selection is never freed: its content provider takes
 * a reference to it, and update_selection_clipboards() forgets the reference with the pointer.
 * Each project that was opened would leave a buffer behind, with its tags and marks. So they are
 * not made anew but used again; there are never more than were in use at one time. */
static GQueue spares = G_QUEUE_INIT;

GtkSourceBuffer *
cs_spare_buffer_take (void)
{
  GtkSourceBuffer *buffer = g_queue_pop_head (&spares);

  return buffer != NULL ? buffer : gtk_source_buffer_new (NULL);
}

void
cs_spare_buffer_give (GtkSourceBuffer *buffer)
{
  g_return_if_fail (GTK_SOURCE_IS_BUFFER (buffer));

  gtk_text_buffer_set_text (GTK_TEXT_BUFFER (buffer), "", 0);
  g_queue_push_head (&spares, buffer);
}
