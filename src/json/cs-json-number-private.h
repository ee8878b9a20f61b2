/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* How long the number at the beginning of @text is by RFC 8259's grammar, 0 for none. */
gsize    cs_json_number_match      (const char *text,
                                    gsize       length);
gboolean cs_json_number_is_integer (const char *text,
                                    gsize       length);
double   cs_json_number_to_double  (const char *text,
                                    gsize       length);
/* Whether the value is whole and fits, however it is spelled. */
gboolean cs_json_number_to_integer (const char *text,
                                    gsize       length,
                                    gint64     *value);
/* Whether readers that keep numbers as 64-bit integers and doubles keep this one. */
gboolean cs_json_number_is_common  (const char *text,
                                    gsize       length);
/**
 * cs_json_number_repair:
 *
 * Returns: (transfer full) (nullable): the number that a plus sign or a missing digit beside the
 *   point keeps from being JSON, spelled rightly; NULL for anything else
 */
char    *cs_json_number_repair     (const char *text,
                                    gsize       length) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
