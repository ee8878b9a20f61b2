/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cs-change.h"
#include "cs-outline.h"

G_BEGIN_DECLS

/* What a designer does to a card: parts come, go, move, and get a container around them. Each is
 * one change of one file, with the smallest edit of its text; nothing else in it is touched. */

#define CS_COMPOSE_ERROR (cs_compose_error_quark ())
GQuark cs_compose_error_quark (void);

/**
 * CsComposeError:
 * @CS_COMPOSE_ERROR_NOT_ALLOWED: such a part cannot stand in that place
 * @CS_COMPOSE_ERROR_NO_PART: what is to be inserted is no part of a card
 * @CS_COMPOSE_ERROR_WHOLE: the card itself cannot be removed, moved or wrapped
 * @CS_COMPOSE_ERROR_WITHIN: a part cannot move into itself
 * @CS_COMPOSE_ERROR_TAKEN: another part has that id
 *
 * Why something cannot be done; the message is a translated sentence for people.
 */
typedef enum
{
  CS_COMPOSE_ERROR_NOT_ALLOWED,
  CS_COMPOSE_ERROR_NO_PART,
  CS_COMPOSE_ERROR_WHOLE,
  CS_COMPOSE_ERROR_WITHIN,
  CS_COMPOSE_ERROR_TAKEN,
} CsComposeError;

/**
 * CsComposePlace:
 * @parent: the part in which it is
 * @member: the row of @parent that holds parts: a list, or one part
 * @index: in the list: before which item; CS_OUTLINE_NONE for its end
 *
 * A place for a part, which may be empty still.
 */
typedef struct
{
  guint           parent;
  const CsMember *member;
  guint           index;
} CsComposePlace;

/**
 * cs_compose_accepts:
 * @member: a row that holds parts
 * @type: (nullable): what the part's discriminating member says
 *
 * Returns: whether the tables let such a part stand there
 */
gboolean   cs_compose_accepts     (const CsMember        *member,
                                   const char            *type);
/**
 * cs_compose_find_place:
 * @selected: the part after which, or in which, something is to come
 * @type: of what is to come
 * @place: (out): at the end of @selected when it takes such parts, else behind it, else behind the
 *   nearest of its parents for which that holds
 *
 * Returns: whether there is a place
 */
gboolean   cs_compose_find_place  (CsOutline             *outline,
                                   guint                  selected,
                                   const char            *type,
                                   CsComposePlace        *place);
/**
 * cs_compose_dup_part:
 *
 * Returns: (transfer full): the part's JSON text, indented as a text of its own
 */
char      *cs_compose_dup_part    (CsOutline             *outline,
                                   guint                  index) G_GNUC_WARN_UNUSED_RESULT;
/**
 * cs_compose_insert:
 * @path: the card's file in the project
 * @part: JSON text of one part, in UTF-8
 *
 * An id in it that the card has already gets a number; what refers to it inside @part follows.
 *
 * Returns: (transfer full) (nullable): the change; its place is the new part
 */
CsChange  *cs_compose_insert      (CsOutline             *outline,
                                   const char            *path,
                                   const CsComposePlace  *place,
                                   const char            *part,
                                   GError               **error) G_GNUC_WARN_UNUSED_RESULT;
/* The change's place is the part that stood behind it, else the one before it, else the parent. */
CsChange  *cs_compose_remove      (CsOutline             *outline,
                                   const char            *path,
                                   guint                  index,
                                   GError               **error) G_GNUC_WARN_UNUSED_RESULT;
/* A copy right behind the part. */
CsChange  *cs_compose_duplicate   (CsOutline             *outline,
                                   const char            *path,
                                   guint                  index,
                                   GError               **error) G_GNUC_WARN_UNUSED_RESULT;
/* @place: in the outline as it is now, with the part still in its old place */
CsChange  *cs_compose_move        (CsOutline             *outline,
                                   const char            *path,
                                   guint                  index,
                                   const CsComposePlace  *place,
                                   GError               **error) G_GNUC_WARN_UNUSED_RESULT;
/**
 * cs_compose_wrap:
 * @type: "Container" or "ColumnSet"
 *
 * Puts a container, or a set of one column, around an element.
 */
CsChange  *cs_compose_wrap        (CsOutline             *outline,
                                   const char            *path,
                                   guint                  index,
                                   const char            *type,
                                   GError               **error) G_GNUC_WARN_UNUSED_RESULT;
/* Whether such a part has an id, and (nullable) the one that it has. */
gboolean    cs_compose_may_have_id (CsOutline             *outline,
                                    guint                  index);
const char *cs_compose_get_id      (CsOutline             *outline,
                                    guint                  index);
/**
 * cs_compose_rename:
 * @id: the new id, not empty
 *
 * Gives a part another id, and changes what refers to it: actions that show and hide it, labels,
 * "{{ID.value}}" in texts.
 */
CsChange  *cs_compose_rename      (CsOutline             *outline,
                                   const char            *path,
                                   guint                  index,
                                   const char            *id,
                                   GError               **error) G_GNUC_WARN_UNUSED_RESULT;
/**
 * cs_compose_starter:
 * @kind: of one of the families of cards
 *
 * Returns: (transfer full): JSON text of such a part to begin with: what it must have, with words
 *   that say what to put there
 */
char      *cs_compose_starter     (const CsFamily        *family,
                                   const CsKind          *kind) G_GNUC_WARN_UNUSED_RESULT;

/* (transfer full): JSON text of an object of @shape to begin with: what it must have */
char      *cs_compose_item_starter (const CsShape         *shape) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
