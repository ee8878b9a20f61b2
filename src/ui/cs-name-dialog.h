/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* What the user answers who wants the new name. */
#define CS_NAME_DIALOG_RENAME "rename"

/**
 * cs_name_dialog_new:
 * @heading: translated
 * @body: translated
 * @label: translated, what a screen reader calls the entry
 * @name: what it is called now
 * @entry: (out) (transfer none): what the new name is typed into
 *
 * A dialog that asks for another name. Whoever listens to @entry says with cs_name_dialog_judge()
 * what can be one.
 *
 * Returns: (transfer none): the dialog, not shown yet
 */
AdwMessageDialog *cs_name_dialog_new   (GtkWindow         *parent,
                                        const char        *heading,
                                        const char        *body,
                                        const char        *label,
                                        const char        *name,
                                        GtkEditable      **entry);

/* @why: (nullable): a sentence that says what is wrong with the name */
void              cs_name_dialog_judge (AdwMessageDialog  *dialog,
                                        gboolean           possible,
                                        const char        *why);

G_END_DECLS
