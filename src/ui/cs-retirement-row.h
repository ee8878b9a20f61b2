/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * CsRetirementRow:
 *
 * Says what the retirement of Office 365 connectors changed, with its dates, and what to do
 * instead.
 */
#define CS_TYPE_RETIREMENT_ROW (cs_retirement_row_get_type ())
G_DECLARE_FINAL_TYPE (CsRetirementRow, cs_retirement_row, CS, RETIREMENT_ROW, AdwExpanderRow)

GtkWidget *cs_retirement_row_new (void) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
