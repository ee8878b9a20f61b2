/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <json-glib/json-glib.h>

#include "cs-severity.h"
#include "cs-span.h"
#include "cs-text-lines.h"

G_BEGIN_DECLS

/* A JSON text, read once: the flat tree of its nodes with their places, and its faults.
 *
 *     {"a": [1, 2], "b"     }
 *     0     |--1-----|  |-4-|      node 0: object, children 1 and 4
 *            2  3                  node 1: key "a", array, children 2 and 3
 *                                  node 4: key "b", CS_JSON_MISSING: half typed
 *
 * Nodes are numbers, in the order of their first byte; 0 is the root. */

#define CS_NODE_NONE     G_MAXUINT
#define CS_JSON_MAX_DEPTH 512
#define CS_JSON_MAX_BYTES (32u * 1024 * 1024)
#define CS_JSON_MAX_NODES 1000000u

/**
 * CsJsonKind:
 * @CS_JSON_MISSING: there is no value where one must be (a half-typed member, an empty file,
 *   a text that is not UTF-8), or what is there is not a JSON value
 */
typedef enum
{
  CS_JSON_MISSING,
  CS_JSON_OBJECT,
  CS_JSON_ARRAY,
  CS_JSON_STRING,
  CS_JSON_NUMBER,
  CS_JSON_TRUE,
  CS_JSON_FALSE,
  CS_JSON_NULL,
} CsJsonKind;

/**
 * CsJsonFault:
 * @id: a public rule id that begins with "json-": json-syntax, json-trailing-comma,
 *   json-missing-comma, json-comment, json-single-quotes, json-duplicate-key, json-bom,
 *   json-encoding, json-number-range, json-nul, json-too-deep, json-too-large (also for more
 *   faults than are kept)
 * @severity: error, or warning for a BOM, a NUL and a number that others cannot hold
 * @span: the bytes at fault
 * @node: the node at fault, or the nearest one around it, or CS_NODE_NONE
 * @message: (transfer none): one translated sentence: what is wrong, and what to do
 */
typedef struct
{
  const char *id;
  CsSeverity  severity;
  CsSpan      span;
  guint       node;
  const char *message;
} CsJsonFault;

/**
 * CsSnapshot:
 *
 * One revision of a JSON text, parsed once. Immutable and reference counted; any thread may
 * read it and hold a reference.
 */
typedef struct _CsSnapshot CsSnapshot;

/**
 * cs_snapshot_new:
 * @text: any bytes; a reference is kept
 *
 * Reads RFC 8259 JSON strictly and recovers from every fault, so that there is always a tree,
 * possibly of one CS_JSON_MISSING root. Never recurses. Bounded by CS_JSON_MAX_*; what lies
 * beyond a bound is not read, and a fault says so.
 *
 * Returns: (transfer full): the snapshot
 */
CsSnapshot        *cs_snapshot_new             (GBytes           *text) G_GNUC_WARN_UNUSED_RESULT;
CsSnapshot        *cs_snapshot_ref             (CsSnapshot       *self);
void               cs_snapshot_unref           (CsSnapshot       *self);

GBytes            *cs_snapshot_get_bytes       (CsSnapshot       *self);
const CsTextLines *cs_snapshot_get_lines       (CsSnapshot       *self);

/* Faults, in the order of their place. */
guint              cs_snapshot_get_n_faults    (CsSnapshot       *self);
const CsJsonFault *cs_snapshot_get_fault       (CsSnapshot       *self,
                                                guint             index);
/* Whether a fault is an error, other than json-duplicate-key, which still gives a sound tree. */
gboolean           cs_snapshot_is_broken       (CsSnapshot       *self);

/* The tree. */
guint              cs_snapshot_get_n_nodes     (CsSnapshot       *self);
CsJsonKind         cs_snapshot_get_kind        (CsSnapshot       *self,
                                                guint             node);
/**
 * cs_snapshot_get_value_span:
 *
 * Returns: the value's bytes with its quotes or brackets; of a missing value what stands there
 *   instead, which is mostly nothing: the place where it should stand, with length 0
 */
CsSpan             cs_snapshot_get_value_span  (CsSnapshot       *self,
                                                guint             node);
/**
 * cs_snapshot_get_key_span:
 *
 * Returns: the member name's bytes with its quotes; length 0 for a node that is not a member
 */
CsSpan             cs_snapshot_get_key_span    (CsSnapshot       *self,
                                                guint             node);
guint              cs_snapshot_get_parent      (CsSnapshot       *self,
                                                guint             node);
guint              cs_snapshot_get_first_child (CsSnapshot       *self,
                                                guint             node);
guint              cs_snapshot_get_next        (CsSnapshot       *self,
                                                guint             node);
guint              cs_snapshot_get_n_children  (CsSnapshot       *self,
                                                guint             node);

/**
 * cs_snapshot_get_key:
 *
 * Returns: (transfer none) (nullable): the member's decoded name as UTF-8, NULL for a node that
 *   is not a member. A name with an escaped NUL ends there.
 */
const char        *cs_snapshot_get_key         (CsSnapshot       *self,
                                                guint             node);
/**
 * cs_snapshot_get_string:
 *
 * Returns: (transfer none) (nullable): the decoded string as UTF-8, NULL when @node is
 *   CS_NODE_NONE or no string. A lone surrogate decodes to U+FFFD; an escaped NUL ends it.
 */
const char        *cs_snapshot_get_string      (CsSnapshot       *self,
                                                guint             node);
/**
 * cs_snapshot_get_double:
 * @value: (out): the nearest double, infinite when out of range
 *
 * Returns: whether @node is a number
 */
gboolean           cs_snapshot_get_double      (CsSnapshot       *self,
                                                guint             node,
                                                double           *value);
/**
 * cs_snapshot_get_integer:
 *
 * Returns: whether @node is a number whose value is whole and fits ("2.0" and "1e2" are whole)
 */
gboolean           cs_snapshot_get_integer     (CsSnapshot       *self,
                                                guint             node,
                                                gint64           *value);

/* Finding nodes. All take CS_NODE_NONE and give it back. */

/**
 * cs_snapshot_get_member:
 *
 * Returns: the member called @name of an object; of duplicates the last one, as JSON.parse
 *   takes it; else CS_NODE_NONE
 */
guint              cs_snapshot_get_member      (CsSnapshot       *self,
                                                guint             object,
                                                const char       *name);
guint              cs_snapshot_get_element     (CsSnapshot       *self,
                                                guint             array,
                                                guint             index);
/**
 * cs_snapshot_find:
 * @pointer: an RFC 6901 JSON pointer
 *
 * Returns: the node, or CS_NODE_NONE
 */
guint              cs_snapshot_find            (CsSnapshot       *self,
                                                const char       *pointer);
/**
 * cs_snapshot_find_nearest:
 *
 * Returns: the node of @pointer or of its nearest ancestor that exists; the root at the least
 */
guint              cs_snapshot_find_nearest    (CsSnapshot       *self,
                                                const char       *pointer);
/**
 * cs_snapshot_find_at:
 * @offset: a byte offset
 *
 * Returns: the innermost node that contains or touches @offset, a member from the first byte of
 *   its name to the last of its value; else the object or array around it, else the root
 */
guint              cs_snapshot_find_at         (CsSnapshot       *self,
                                                gsize             offset);
char              *cs_snapshot_dup_pointer     (CsSnapshot       *self,
                                                guint             node) G_GNUC_WARN_UNUSED_RESULT;

/**
 * cs_snapshot_get_json:
 *
 * The tree as json-glib holds it, sealed; built at the first call, from any thread. Of
 * duplicate members the last one counts; missing values and numbers out of range are null.
 *
 * Returns: (transfer none) (nullable): the tree, NULL when the root is missing: when the text
 *   is empty, not UTF-8 or too large
 */
JsonNode          *cs_snapshot_get_json        (CsSnapshot       *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CsSnapshot, cs_snapshot_unref)

G_END_DECLS
