/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cs-languages-page.h"
#include "cs-languages.h"

G_BEGIN_DECLS

struct _CsLanguagesPage
{
  CsPage               parent_instance;

  CsLanguageTable     *table;
  guint                update_source;
  guint                fold_source;
  gboolean             narrow;
  gboolean             to_chooser;
  GPtrArray           *rows;        /* not owned */
  GPtrArray           *cells;       /* not owned: CsLanguageCell */
  GPtrArray           *heads;       /* not owned: one for each language */
  GPtrArray           *tile_list;   /* not owned: one for each language */
  GBytes              *icon_bytes;  /* that the icon is of */
  GdkTexture          *icon;

  AdwPreferencesGroup *languages_group;
  GtkMenuButton       *add_button;
  GtkPopover          *popover;
  GtkSearchEntry      *search;
  GtkListBox          *names;
  GtkDropDown         *chooser;
  GtkGrid             *grid;
  GtkFlowBox          *tiles;
};

/* cs-languages-page.c */

const CsLanguage *cs_languages_page_get_language     (CsLanguagesPage  *self,
                                                      guint             index);
const char       *cs_languages_page_get_title        (const CsLanguage *language);

/* Takes @change, which may be NULL with @error set, and does it. */
void              cs_languages_page_do               (CsLanguagesPage  *self,
                                                      CsChange         *change,
                                                      GError           *error);

/* cs-languages-page-list.c: the languages that there are, and those that can be added. */

void              cs_languages_page_fill_rows        (CsLanguagesPage  *self);
void              cs_languages_page_fill_names       (CsLanguagesPage  *self);
void              cs_languages_page_search_changed   (CsLanguagesPage  *self);
void              cs_languages_page_search_activated (CsLanguagesPage  *self);
void              cs_languages_page_name_activated   (CsLanguagesPage  *self,
                                                      GtkListBoxRow    *row);

G_END_DECLS
