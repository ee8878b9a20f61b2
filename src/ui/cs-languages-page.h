/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cs-languages.h"
#include "cs-page.h"

G_BEGIN_DECLS

/**
 * CsLanguagesPage:
 *
 * The texts that people read, one row for each and one column for each language. Where there is
 * no room for the columns, one language at a time.
 */
#define CS_TYPE_LANGUAGES_PAGE (cs_languages_page_get_type ())
G_DECLARE_FINAL_TYPE (CsLanguagesPage, cs_languages_page, CS, LANGUAGES_PAGE, CsPage)

/* As the list of languages and the buttons beside each do. */
void cs_languages_page_add          (CsLanguagesPage *self,
                                     const char      *tag);
void cs_languages_page_remove       (CsLanguagesPage *self,
                                     guint            index);
void cs_languages_page_make_default (CsLanguagesPage *self,
                                     guint            index);

G_END_DECLS
