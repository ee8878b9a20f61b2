/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "cs-form-group.h"
#include "cs-vocab-form.h"
#include "cs-workspace.h"

G_BEGIN_DECLS

/**
 * CsFormPage:
 *
 * A form over one JSON document: sections and rows as the vocabulary's tables have them. A row is
 * there as long as the version that the document is written in has its member, or the document
 * has it all the same.
 *
 * Signal "place" (const char *pointer): the user went to the row of that value.
 */
#define CS_TYPE_FORM_PAGE (cs_form_page_get_type ())
G_DECLARE_FINAL_TYPE (CsFormPage, cs_form_page, CS, FORM_PAGE, AdwBin)

/**
 * cs_form_page_new:
 * @path: the document
 * @shape: its language
 * @sections: ended by one without a title; must outlive the page
 */
CsFormPage *cs_form_page_new          (CsWorkspace         *workspace,
                                       const char          *path,
                                       const CsShape       *shape,
                                       const CsFormSection *sections) G_GNUC_WARN_UNUSED_RESULT;
/* As that, of the object at @base in the document; the sections' pointers lead on from there. */
CsFormPage *cs_form_page_new_within   (CsWorkspace         *workspace,
                                       const char          *path,
                                       const char          *base,
                                       const CsShape       *shape,
                                       const CsFormSection *sections) G_GNUC_WARN_UNUSED_RESULT;
/* Puts another group below the sections. */
void        cs_form_page_add          (CsFormPage          *self,
                                       CsFormGroup         *group);
/* (transfer none): of the section of that number, for what else belongs to its heading */
AdwPreferencesGroup *cs_form_page_get_group (CsFormPage       *self,
                                             guint             section);
/**
 * cs_form_page_find_row:
 *
 * Returns: (transfer none) (nullable): the row that shows the value at @pointer: its own, or that
 *   of the list that it is in
 */
GtkWidget  *cs_form_page_find_row     (CsFormPage          *self,
                                       const char          *pointer);
/* Scrolls to the row of @pointer and marks it for a moment; the focus stays where it is. */
void        cs_form_page_show_pointer (CsFormPage          *self,
                                       const char          *pointer);

G_END_DECLS
