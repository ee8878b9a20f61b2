/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cs-compose.h"

G_BEGIN_DECLS

/* cs-compose-type.c: what a part is. */

/* (nullable): what parts of @shape say of their type, where a list has one kind only. */
const char *cs_compose_shape_type       (const CsShape   *shape);
/* (nullable): what the root of @part says of its type, for a place of @member's. */
char       *cs_compose_dup_type         (CsSnapshot      *part,
                                         const CsMember  *member) G_GNUC_WARN_UNUSED_RESULT;
char       *cs_compose_dup_item_type    (CsOutline       *outline,
                                         guint            index) G_GNUC_WARN_UNUSED_RESULT;
/* Translated: what people call such a part. */
const char *cs_compose_get_title        (const CsMember  *member,
                                         const char      *type);

/* cs-compose-ids.c */

/* @part with numbers at those of its ids that the card has already. */
char       *cs_compose_dup_with_new_ids (CsOutline       *outline,
                                         const char      *part,
                                         const CsMember  *member) G_GNUC_WARN_UNUSED_RESULT;

/* cs-compose-starter.c */

/* A container around @part; several lines. */
char       *cs_compose_dup_wrapped      (const char      *type,
                                         const char      *part) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
