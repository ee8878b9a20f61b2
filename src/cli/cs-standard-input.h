/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* All of the standard input, up to 64 MiB; NULL with a G_IO_ERROR. */
GBytes *cs_standard_input_read (GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
