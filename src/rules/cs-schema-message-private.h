/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cs-vocab.h"

G_BEGIN_DECLS

/* The sentences that a schema check says, each whole, for translators.
 *
 * @subject is the dotted place that Microsoft's services name too: "connectors[0].scopes". */

char *cs_schema_message_unknown     (const char     *name,
                                     const CsShape  *shape,
                                     CsVersion       version,
                                     const CsMember *nearest) G_GNUC_WARN_UNUSED_RESULT;
char *cs_schema_message_required    (const char     *name,
                                     const CsShape  *shape) G_GNUC_WARN_UNUSED_RESULT;
char *cs_schema_message_type        (const char     *subject,
                                     const CsMember *member,
                                     CsType          type) G_GNUC_WARN_UNUSED_RESULT;
char *cs_schema_message_enum        (const char     *subject,
                                     const CsMember *member) G_GNUC_WARN_UNUSED_RESULT;
char *cs_schema_message_const       (const char     *subject,
                                     const char     *value) G_GNUC_WARN_UNUSED_RESULT;
char *cs_schema_message_pattern     (const char     *subject,
                                     const CsMember *member) G_GNUC_WARN_UNUSED_RESULT;
char *cs_schema_message_format      (const char     *subject) G_GNUC_WARN_UNUSED_RESULT;
char *cs_schema_message_min_length  (const char     *subject,
                                     guint           limit) G_GNUC_WARN_UNUSED_RESULT;
char *cs_schema_message_max_length  (const char     *subject,
                                     guint           length,
                                     guint           limit) G_GNUC_WARN_UNUSED_RESULT;
char *cs_schema_message_min_items   (const char     *subject,
                                     guint           limit) G_GNUC_WARN_UNUSED_RESULT;
char *cs_schema_message_max_items   (const char     *subject,
                                     guint           length,
                                     guint           limit) G_GNUC_WARN_UNUSED_RESULT;
char *cs_schema_message_unique      (const char     *subject) G_GNUC_WARN_UNUSED_RESULT;
char *cs_schema_message_minimum     (const char     *subject,
                                     double          limit) G_GNUC_WARN_UNUSED_RESULT;
char *cs_schema_message_maximum     (const char     *subject,
                                     double          limit) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
