/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtksourceview/gtksource.h>

G_BEGIN_DECLS

/**
 * cs_spare_buffer_take:
 *
 * Returns: (transfer full): an empty buffer that nobody else has
 */
GtkSourceBuffer *cs_spare_buffer_take (void) G_GNUC_WARN_UNUSED_RESULT;

/**
 * cs_spare_buffer_give:
 * @buffer: (transfer full): of cs_spare_buffer_take(), shown by no view any more
 *
 * Keeps the buffer, emptied, for whoever needs one next. Its tags stay: they are to be looked up
 * by their names.
 */
void             cs_spare_buffer_give (GtkSourceBuffer *buffer);

G_END_DECLS
