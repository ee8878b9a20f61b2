/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cs-check-private.h"
#include "cs-vocab-card.h"

G_BEGIN_DECLS

/* A card as its rules see it: each object in it that the tables know something about is a part,
 * found in one walk through the tables, so that no rule has to know where which objects stand.
 *
 *     card ---- body/0 ---- items/0 ---- selectAction
 *      |   \--- body/1 ---- fallback           (live only where body/1 is not understood)
 *      \------- actions/0 - card ---- body/0   (a card that a button shows)
 */

typedef enum
{
  CS_CARD_UNKNOWN,
  CS_CARD_MESSAGE,
  CS_CARD_ADAPTIVE,
} CsCardLanguage;

/**
 * CsCardPlace:
 * @CS_CARD_IN_FALLBACK: stands in for an object that is understood, so nobody reads it
 * @CS_CARD_IN_SHOW_CARD: in a card that a button shows
 * @CS_CARD_IN_CAROUSEL: in a page of a carousel
 *
 * What is around a part.
 */
typedef enum
{
  CS_CARD_IN_FALLBACK  = 1 << 0,
  CS_CARD_IN_SHOW_CARD = 1 << 1,
  CS_CARD_IN_CAROUSEL  = 1 << 2,
} CsCardPlace;

#define CS_CARD_NO_PART G_MAXUINT

/**
 * CsCardPart:
 * @node: an object in the text
 * @parent: index of the part around it, CS_CARD_NO_PART of the card itself
 * @row: (nullable): the member of the parent under which it stands
 * @family: (nullable): the kinds that may stand there
 * @kind: (nullable): which of them it is; NULL also where the tables know one shape only
 * @shape: (nullable): what it may say; NULL for an unknown kind
 */
typedef struct
{
  guint           node;
  guint           parent;
  const CsMember *row;
  const CsFamily *family;
  const CsKind   *kind;
  const CsShape  *shape;
  CsCardPlace     places;
} CsCardPart;

/**
 * CsCard:
 * @file: the project file that it stands in
 * @root: the card's object in @snapshot, 0 unless it stands in a message
 * @envelope: the message around it, CS_NODE_NONE for a card alone
 * @target: where it is going
 * @chosen: somebody said so; else it was guessed
 * @version: what an Adaptive Card says; CS_VERSION_NONE where it says nothing we know
 * @parts: of CsCardPart; the card itself first, parents before what is in them
 * @first_template: the first value or name that a template fills in later, or CS_NODE_NONE
 * @surplus: (nullable): what stands for findings beyond those that anybody reads
 */
typedef struct
{
  CsCheck        *check;
  const char     *file;
  CsSnapshot     *snapshot;
  guint           root;
  guint           envelope;
  CsCardLanguage  language;
  CsTarget        target;
  gboolean        chosen;
  CsVersion       version;
  GArray         *parts;
  guint           first_template;
  guint           n_findings;
  CsFinding      *surplus;
} CsCard;

/* The cards of the subject, made at the first question. */
GPtrArray        *cs_check_get_cards       (CsCheck          *self);
/* Whether the file is read as a card. */
gboolean          cs_check_is_card         (CsCheck          *self,
                                            const char       *file);

const CsCardPart *cs_card_get_part         (CsCard           *self,
                                            guint             index);
/* The part around it; NULL of the card itself. */
const CsCardPart *cs_card_get_parent       (CsCard           *self,
                                            const CsCardPart *part);
gboolean          cs_card_part_is          (const CsCardPart *part,
                                            const char       *type);
gboolean          cs_card_part_is_input    (const CsCardPart *part);
gboolean          cs_card_part_is_action   (const CsCardPart *part);
/* Whether the part is an object in that member of its parent. */
gboolean          cs_card_part_stands_in   (const CsCardPart *part,
                                            const char       *member);

/* Members of an object. In a MessageCard the case of letters in names does not count, as it does
 * not for the service. */
guint             cs_card_get_member       (CsCard           *self,
                                            guint             object,
                                            const char       *name);
/* (nullable): NULL also for a text that a template fills in. */
const char       *cs_card_get_string       (CsCard           *self,
                                            guint             object,
                                            const char       *name);
/* "true" in quotes counts. */
gboolean          cs_card_get_boolean      (CsCard           *self,
                                            guint             object,
                                            const char       *name);
gboolean          cs_card_has              (CsCard           *self,
                                            guint             object,
                                            const char       *name);
/* 0 for what is not an array. */
guint             cs_card_get_n_items      (CsCard           *self,
                                            guint             object,
                                            const char       *name);
/* Whether somebody fills in the value later: "${name}", "${{NAME}}". */
gboolean          cs_card_is_template      (CsCard           *self,
                                            guint             node);
gboolean          cs_card_text_is_template (const char       *text);

/* Reporting: at a node, or at the member of an object that is not there. */
CsFinding        *cs_card_report           (CsCard           *self,
                                            const char       *id,
                                            guint             node,
                                            const char       *format,
                                            ...) G_GNUC_PRINTF (4, 5);
CsFinding        *cs_card_report_missing   (CsCard           *self,
                                            const char       *id,
                                            guint             object,
                                            const char       *member,
                                            const char       *format,
                                            ...) G_GNUC_PRINTF (5, 6);
/* Of a rule about the target: an error where the target was chosen, else a warning. */
void              cs_card_judge_target     (CsCard           *self,
                                            CsFinding        *finding);
/* What is an error in a place that is read is a warning in one that nobody reads. */
void              cs_card_judge_place      (const CsCardPart *part,
                                            CsFinding        *finding);

/* Cures. @member NULL is the node that the finding is about. */
void              cs_card_cure_member      (CsCard           *self,
                                            CsFinding        *finding,
                                            const char       *label,
                                            guint             object,
                                            const char       *member,
                                            const char       *json);

/* Offers to raise the card's version, as far as Teams goes. */
void              cs_card_cure_version     (CsCard           *self,
                                            CsFinding        *finding,
                                            CsVersion         version);

/* A row of a table of rules: what is found by @check_. Its severity is the same in all profiles. */
#define CS_CARD_RULE(check_, id_, severity_, fixable_, title_, explanation_, source_) \
  {                                                                                  \
    .info = {                                                                        \
      .id = id_,                                                                     \
      .severity = CS_BOTH (severity_),                                               \
      .fixable = fixable_,                                                           \
      .title = title_,                                                               \
      .explanation = explanation_,                                                   \
      .source = source_,                                                             \
    },                                                                               \
    .card = check_,                                                                  \
  }

/* cs-card-target.c */
CsTarget          cs_card_target_of        (CsSubject        *subject,
                                            const char       *file,
                                            CsCardLanguage    language,
                                            gboolean         *chosen);

/* cs-card-guess.c */

/* (nullable): what a card of that language may say. */
const CsShape    *cs_card_language_get_shape (CsCardLanguage  language);
/**
 * cs_card_guess_language:
 * @object: a node
 *
 * Returns: what the object is, by the members that it has
 */
CsCardLanguage    cs_card_guess_language   (CsSnapshot       *snapshot,
                                            guint             object);
/**
 * cs_card_find_roots:
 * @envelope: (out): the message around them, CS_NODE_NONE when the text is a card itself
 *
 * Returns: (transfer full) (element-type guint): the cards in a text: itself, or what is attached
 *   to the message that it is
 */
GArray           *cs_card_find_roots       (CsSnapshot       *snapshot,
                                            guint            *envelope) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
