/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cs-compose.h"
#include "cs-target.h"
#include "cs-workspace.h"

G_BEGIN_DECLS

/**
 * CsComposer:
 *
 * One card being composed: what its parts are, which of them is selected, and what can be done to
 * them. Palette, outline, canvas, inspector and JSON text are views of it, so that all of them
 * select the same thing. Main thread only.
 *
 * While the text is broken the outline is that of the last sound text, and nothing can be done to
 * it but in the text itself.
 *
 * Properties, read-only and notified: "broken".
 *
 * Signals: "changed": the outline is another one; indices of the former mean nothing any more.
 * "selected": the selection is another one; also after "changed". "went": somebody selected a part
 * or did something to one, by the composer; not when the text was changed elsewhere, so that who
 * types there is not disturbed. All views of the text have it by then.
 */
#define CS_TYPE_COMPOSER (cs_composer_get_type ())
G_DECLARE_FINAL_TYPE (CsComposer, cs_composer, CS, COMPOSER, GObject)

/**
 * cs_composer_new:
 * @path: a card in the project
 */
CsComposer  *cs_composer_new             (CsWorkspace           *workspace,
                                          const char            *path) G_GNUC_WARN_UNUSED_RESULT;
CsWorkspace *cs_composer_get_workspace   (CsComposer            *self);
const char  *cs_composer_get_path        (CsComposer            *self);
gboolean     cs_composer_get_broken      (CsComposer            *self);
/* (transfer none) (nullable): NULL where the text never was a card. Until the next "changed". */
CsOutline   *cs_composer_get_outline     (CsComposer            *self);
/* Whether it is a MessageCard. */
gboolean     cs_composer_is_message_card (CsComposer            *self);

/* The selection: a part of the outline, or CS_OUTLINE_NONE. */
guint        cs_composer_get_selected    (CsComposer            *self);
void         cs_composer_select          (CsComposer            *self,
                                          guint                  index);
/* The innermost part that contains that place of the text. */
void         cs_composer_select_pointer  (CsComposer            *self,
                                          const char            *pointer);
/* (transfer full) (nullable): where the selected part stands in the text */
char        *cs_composer_dup_pointer     (CsComposer            *self) G_GNUC_WARN_UNUSED_RESULT;

/* What can be done: one step of the history each, after which the part that it was done to is
 * selected. FALSE with CS_COMPOSE_ERROR, CS_JSON_ERROR or CS_PROJECT_ERROR where it cannot. */

/**
 * cs_composer_insert:
 * @part: JSON text of one part
 * @place: (nullable): NULL for in or behind the selected part, whichever is allowed
 */
gboolean     cs_composer_insert          (CsComposer            *self,
                                          const char            *part,
                                          const CsComposePlace  *place,
                                          GError               **error);
gboolean     cs_composer_remove          (CsComposer            *self,
                                          GError               **error);
gboolean     cs_composer_duplicate       (CsComposer            *self,
                                          GError               **error);
gboolean     cs_composer_move            (CsComposer            *self,
                                          guint                  index,
                                          const CsComposePlace  *place,
                                          GError               **error);
/* One place up (-1) or down (1) in its list. FALSE without an error where it is the last one. */
gboolean     cs_composer_shift           (CsComposer            *self,
                                          int                    by,
                                          GError               **error);
gboolean     cs_composer_wrap            (CsComposer            *self,
                                          const char            *type,
                                          GError               **error);
gboolean     cs_composer_rename          (CsComposer            *self,
                                          const char            *id,
                                          GError               **error);

/* cs-composer-text.c */

/**
 * cs_composer_find_text:
 * @index: a part
 *
 * Returns: (nullable): the member that people read of the part, which is edited where it stands:
 *   a text block's text, a button's title; NULL for a part that says nothing by itself
 */
const CsMember *cs_composer_find_text    (CsComposer            *self,
                                          guint                  index);
/* (transfer full): what that member of the selected part says; empty where it says nothing */
char        *cs_composer_dup_text        (CsComposer            *self) G_GNUC_WARN_UNUSED_RESULT;
/* Of any part; the selection stays where it is. */
gboolean     cs_composer_set_text        (CsComposer            *self,
                                          guint                  index,
                                          const char            *text,
                                          GError               **error);
/**
 * cs_composer_paste:
 * @text: JSON of a part, or of a card, which may have an envelope or a curl command around it
 *
 * Inserts a part in or behind the selected one. A card takes the place of this one, where the card
 * itself or nothing is selected.
 */
gboolean     cs_composer_paste           (CsComposer            *self,
                                          const char            *text,
                                          GError               **error);
/* Whether the selected part is of a kind that has an id; the one that it has; and whether it may
 * have @id. */
gboolean     cs_composer_can_rename      (CsComposer            *self);
char        *cs_composer_dup_id          (CsComposer            *self) G_GNUC_WARN_UNUSED_RESULT;
gboolean     cs_composer_check_id        (CsComposer            *self,
                                          const char            *id,
                                          GError               **error);
/* (transfer full) (nullable): the selected part's text, for the clipboard */
char        *cs_composer_dup_selected    (CsComposer            *self) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
