/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * cs_sample_prepare:
 *
 * Copies the sample project to "$XDG_DATA_HOME/connector-studio/sample" when nothing is there yet.
 * What is there is the user's, whatever they made of it, and is left alone.
 *
 * Returns: (transfer full) (nullable): the folder, absolute
 */
char *cs_sample_prepare (GError **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
