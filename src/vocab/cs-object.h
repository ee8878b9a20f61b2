/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cs-snapshot.h"
#include "cs-vocab.h"

G_BEGIN_DECLS

/* Reading objects through the tables: typed, tolerant as the official renderer is, and with the
 * default where the text says nothing usable. The member must be one of the shape's rows. */

/**
 * CsObject:
 * @snapshot: (transfer none): the text
 * @node: the object in it; CS_NODE_NONE for one that is not there: every member has its default
 * @shape: what it may say
 *
 * An object of a text, and what the tables know about it. A value to pass around; it holds no
 * reference.
 */
typedef struct
{
  CsSnapshot    *snapshot;
  guint          node;
  const CsShape *shape;
} CsObject;

/* Returns: the member's node, or CS_NODE_NONE; a null is as good as none */
guint       cs_object_get_node    (const CsObject *self,
                                   const char     *name);
gboolean    cs_object_has         (const CsObject *self,
                                   const char     *name);
/**
 * cs_object_get_string:
 *
 * Returns: (transfer none) (nullable): the text, else the default, else NULL
 */
const char *cs_object_get_string  (const CsObject *self,
                                   const char     *name);
/**
 * cs_object_dup_text:
 *
 * Returns: (transfer full) (nullable): the text, or a number, "true" or "false" as written; else
 *   the default, else NULL. For what people read: a fact's value may well be a number.
 */
char       *cs_object_dup_text    (const CsObject *self,
                                   const char     *name) G_GNUC_WARN_UNUSED_RESULT;
/* "true" and "false" in quotes count, as they do for the official renderer. */
gboolean    cs_object_get_boolean (const CsObject *self,
                                   const char     *name);
/* Returns: the number, else the default, else @otherwise */
double      cs_object_get_number  (const CsObject *self,
                                   const char     *name,
                                   double          otherwise);
/**
 * cs_object_get_choice:
 *
 * Returns: (transfer none) (nullable): the choice as the row spells it, whatever the case of
 *   letters in the text; the default for a value that is none of them
 */
const char *cs_object_get_choice  (const CsObject *self,
                                   const char     *name);
/**
 * cs_object_get_object:
 *
 * Returns: the object in that member, with its shape (by its kind, where it is one of a family);
 *   one whose node is CS_NODE_NONE where there is none
 */
CsObject    cs_object_get_object  (const CsObject *self,
                                   const char     *name);
/**
 * cs_object_get_item:
 * @name: a member whose value is an array
 * @item: one of the array's items
 * @kind: (out) (optional) (nullable): its kind where it is one of a family
 *
 * Returns: the object that the item is, as cs_object_get_object() does
 */
CsObject    cs_object_get_item    (const CsObject *self,
                                   const char     *name,
                                   guint           item,
                                   const CsKind  **kind);
/**
 * cs_object_of_family:
 * @node: an object in @snapshot
 * @kind: (out) (optional) (nullable): its kind, NULL for an unknown one
 *
 * Returns: the object with its kind's shape; of an unknown kind the shape is NULL
 */
CsObject    cs_object_of_family   (CsSnapshot     *snapshot,
                                   guint           node,
                                   const CsFamily *family,
                                   const CsKind  **kind);

/* Whether a value of that kind is of the row's type; which text it is, and what is in a list, does
 * not count. */
gboolean    cs_member_takes       (const CsMember *self,
                                   CsJsonKind      kind);

G_END_DECLS
