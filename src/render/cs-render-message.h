/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cs-render.h"

G_BEGIN_DECLS

/* MessageCards: the old connectors' cards, in the order in which Microsoft's own code shows them. */

/* The extra room for a card's address is one of the things that Outlook has and Teams has not. */
#define CS_MESSAGE_MAX_SECTIONS 10
#define CS_MESSAGE_MAX_IMAGES   5
#define CS_MESSAGE_MAX_ACTIONS  5

/* Returns: whether the text is a MessageCard rather than an Adaptive Card */
gboolean    cs_render_is_message       (CsSnapshot        *snapshot);
/* Fills @part, a CsStackPart, with the whole card. */
void        cs_render_message          (CsRender          *render,
                                        CsPart            *part,
                                        const CsObject    *object);
/* The inputs and the buttons of the ActionCard @object, into @part, a CsStackPart. */
void        cs_render_message_pane     (CsRender          *render,
                                        CsPart            *part,
                                        const CsObject    *object,
                                        const CsInherited *inherited);

/* One of each: a section, the buttons of a card or a section. */
extern const CsRenderer cs_renderer_message_section;
extern const CsRenderer cs_renderer_message_actions;

/* For the files of this language. Letters count in any case: such cards are written by many, and
 * Teams takes them. */
guint       cs_message_find            (const CsObject    *object,
                                        const char        *name);
const char *cs_message_get_string      (const CsObject    *object,
                                        const char        *name);
/* Returns: (transfer full) (nullable): numbers too, as written; NULL for nothing and for "" */
char       *cs_message_dup_text        (const CsObject    *object,
                                        const char        *name) G_GNUC_WARN_UNUSED_RESULT;
/* Returns: what the section's or the card's texts inherit: as Markdown or as HTML */
CsInherited cs_message_inherit         (CsRender          *render,
                                        const CsObject    *object,
                                        const CsInherited *inherited);
/* Makes @part, a CsTextPart, show the member @name. */
void        cs_message_fill_text       (CsRender          *render,
                                        CsPart            *part,
                                        const CsObject    *object,
                                        const char        *name,
                                        const CsTextLook  *look,
                                        const CsInherited *inherited);

G_END_DECLS
