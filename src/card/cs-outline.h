/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cs-snapshot.h"
#include "cs-vocab.h"

G_BEGIN_DECLS

#define CS_OUTLINE_NONE G_MAXUINT

/**
 * CsOutlineItem:
 * @node: the object in the snapshot
 * @kind: (nullable): its row in @family; NULL for an unknown one, and where there is no family
 * @shape: (nullable): what the object may say; NULL for an unknown kind
 * @member: (nullable): the member of the parent item that holds it, or the list it stands in; NULL
 *   for the card itself
 * @index: its place in that list; CS_OUTLINE_NONE for an object that is no item of a list
 * @depth: 0 for the card itself
 * @parent: the item it stands in, CS_OUTLINE_NONE for the card itself
 * @end: the item behind the last one below it
 *
 * One part of a card that can be selected, moved and removed: an element, a column, a row, a cell,
 * an action, a card in a card.
 */
typedef struct
{
  guint           node;
  const CsKind   *kind;
  const CsShape  *shape;
  const CsMember *member;
  guint           index;
  guint           depth;
  guint           parent;
  guint           end;
} CsOutlineItem;

/**
 * CsOutline:
 *
 * The parts of a card in reading order, parents before what is in them. Holds a reference of the
 * snapshot; immutable; any thread.
 */
typedef struct _CsOutline CsOutline;

/**
 * cs_outline_new:
 * @root: the card's object, 0 where the text is the card itself
 * @shape: the card's language
 *
 * What the tables do not know is left out, but for objects of an unknown type: they may be
 * somebody else's elements. Bounded by the snapshot; no recursion.
 */
CsOutline           *cs_outline_new          (CsSnapshot      *snapshot,
                                              guint            root,
                                              const CsShape   *shape) G_GNUC_WARN_UNUSED_RESULT;
void                 cs_outline_free         (CsOutline       *self);
CsSnapshot          *cs_outline_get_snapshot (CsOutline       *self);
guint                cs_outline_get_n_items  (CsOutline       *self);
const CsOutlineItem *cs_outline_get_item     (CsOutline       *self,
                                              guint            index);
/**
 * cs_outline_find:
 * @pointer: any place in the text
 *
 * Returns: the innermost part that contains that place; CS_OUTLINE_NONE for one outside the card
 */
guint                cs_outline_find         (CsOutline       *self,
                                              const char      *pointer);
/* As cs_outline_find(), of a node. */
guint                cs_outline_find_node    (CsOutline       *self,
                                              guint            node);
/**
 * cs_outline_dup_title:
 *
 * Returns: (transfer full): what tells the part from its likes: its text, title, label, or address,
 *   on one line and cut after some 60 characters; NULL where it says nothing of itself
 */
char                *cs_outline_dup_title    (CsOutline       *self,
                                              guint            index) G_GNUC_WARN_UNUSED_RESULT;

/**
 * cs_shape_is_part:
 *
 * Returns: whether objects of @shape are parts of a card by themselves: whether they hold, or may
 *   hold, elements or actions. A fact or a choice is not.
 */
gboolean             cs_shape_is_part        (const CsShape   *shape);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CsOutline, cs_outline_free)

G_END_DECLS
