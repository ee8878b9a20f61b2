/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cs-json-faults-private.h"

G_BEGIN_DECLS

/**
 * CsNode:
 * @key_start: offset of the member's name, with its quotes
 * @key_length: 0 when the node is no member, or a member whose name is missing
 * @escaped: whether the name's bytes between the quotes are not simply the name
 * @bare: whether the name has no quotes
 *
 * 28 bytes. The first child of a node that has children is the node after it.
 */
typedef struct
{
  guint32 key_start;
  guint32 key_length;
  guint32 start;
  guint32 length;
  guint32 parent;
  guint32 next;
  guint32 kind : 3;
  guint32 escaped : 1;
  guint32 bare : 1;
  guint32 n_children : 27;
} CsNode;

/**
 * cs_json_read:
 * @text: UTF-8, which may hold NUL
 * @start: where to begin, after a BOM
 * @n_nodes: (out): at least one
 *
 * Returns: (transfer full) (array length=n_nodes): the nodes in the order of their first byte
 */
CsNode *cs_json_read       (const char   *text,
                            guint32       start,
                            guint32       length,
                            CsJsonFaults *faults,
                            guint        *n_nodes) G_GNUC_WARN_UNUSED_RESULT;

/* Compares names as they are decoded; strcmp() order, NUL included. */
int     cs_node_compare_keys (const char   *text,
                              const CsNode *a,
                              const CsNode *b);
/* (transfer full): the name of @node, decoded; @length is its number of bytes. */
char   *cs_node_dup_key    (const char   *text,
                            const CsNode *node,
                            gsize        *length) G_GNUC_WARN_UNUSED_RESULT;

/**
 * cs_json_find_duplicates:
 * @object: an object, whose children are complete
 *
 * Adds a fault at each member whose name stands earlier in the same object.
 */
void    cs_json_find_duplicates (const char    *text,
                                 const CsNode  *nodes,
                                 const guint32 *hashes,
                                 guint          object,
                                 CsJsonFaults  *faults);
guint32 cs_json_hash_name       (const char    *name,
                                 gsize          length);

G_END_DECLS
