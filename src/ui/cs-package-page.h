/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cs-page.h"

G_BEGIN_DECLS

/**
 * CsPackagePage:
 *
 * What goes into the package and how big it is, what stands in the way of it, and the export with
 * its result.
 */
#define CS_TYPE_PACKAGE_PAGE (cs_package_page_get_type ())
G_DECLARE_FINAL_TYPE (CsPackagePage, cs_package_page, CS, PACKAGE_PAGE, CsPage)

/**
 * cs_package_page_export:
 * @path: where the .zip goes
 *
 * As the Export… button does once a place has been chosen. The result, or what stood in the way,
 * is shown on the page.
 */
void cs_package_page_export (CsPackagePage *self,
                             const char    *path);

G_END_DECLS
