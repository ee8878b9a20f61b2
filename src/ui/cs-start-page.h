/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * CsStartPage:
 *
 * What a window without a project shows: ways to begin, and what was opened lately.
 */
#define CS_TYPE_START_PAGE (cs_start_page_get_type ())
G_DECLARE_FINAL_TYPE (CsStartPage, cs_start_page, CS, START_PAGE, AdwBin)

G_END_DECLS
