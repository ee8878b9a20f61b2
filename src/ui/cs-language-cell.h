/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "cs-languages.h"

G_BEGIN_DECLS

/**
 * CsLanguageCell:
 *
 * One text in one language: it is typed into, says how long it is and may be, and when it is
 * missing what people read instead.
 *
 * Signal "entered": the user went to it.
 */
#define CS_TYPE_LANGUAGE_CELL (cs_language_cell_get_type ())
G_DECLARE_FINAL_TYPE (CsLanguageCell, cs_language_cell, CS, LANGUAGE_CELL, GtkBox)

/* @table: the row and the column are of it; must outlive the cell */
GtkWidget           *cs_language_cell_new          (CsWorkspace           *workspace,
                                                    const CsLanguageTable *table,
                                                    const CsLanguage      *language,
                                                    const CsLanguageKey   *key) G_GNUC_WARN_UNUSED_RESULT;
const CsLanguage    *cs_language_cell_get_language (CsLanguageCell        *self);
const CsLanguageKey *cs_language_cell_get_key      (CsLanguageCell        *self);
/* What the user sees and types. */
char                *cs_language_cell_dup_text     (CsLanguageCell        *self) G_GNUC_WARN_UNUSED_RESULT;
void                 cs_language_cell_type         (CsLanguageCell        *self,
                                                    const char            *text);
/* Takes the text from the project again. */
void                 cs_language_cell_update       (CsLanguageCell        *self);

G_END_DECLS
