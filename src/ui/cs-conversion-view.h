/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "cs-canvas-sheet.h"
#include "cs-old-card.h"
#include "cs-theme.h"

G_BEGIN_DECLS

/**
 * CsConversionView:
 *
 * An old card and what it became, drawn beside each other (below each other where it is narrow),
 * with the report of what was changed, approximated and dropped. A row of the report leads to its
 * place in both.
 */
#define CS_TYPE_CONVERSION_VIEW (cs_conversion_view_get_type ())
G_DECLARE_FINAL_TYPE (CsConversionView, cs_conversion_view, CS, CONVERSION_VIEW, AdwBin)

void           cs_conversion_view_set_theme (CsConversionView *self,
                                             CsThemeName       theme);
/* @pictures: (nullable) */
void           cs_conversion_view_set_pictures (CsConversionView *self,
                                                CsPictureSource  *pictures);
/**
 * cs_conversion_view_set_card:
 * @card: a converted one
 * @before: where the old card is shown
 * @after: where the new one will be
 */
void           cs_conversion_view_set_card  (CsConversionView *self,
                                             CsOldCard        *card,
                                             CsTarget          before,
                                             CsTarget          after);
/* (transfer none): what is drawn before (0) and after (1), and the rows; for tests */
CsCanvasSheet *cs_conversion_view_get_sheet (CsConversionView *self,
                                             guint             index);
GtkListBox    *cs_conversion_view_get_list  (CsConversionView *self);

G_END_DECLS
