/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * CsCommandBox:
 *
 * Lines to type into a shell, to be read, selected and copied.
 *
 * Properties: "title" (what takes the lines: "PowerShell"), "text".
 */
#define CS_TYPE_COMMAND_BOX (cs_command_box_get_type ())
G_DECLARE_FINAL_TYPE (CsCommandBox, cs_command_box, CS, COMMAND_BOX, AdwBin)

GtkWidget  *cs_command_box_new       (const char   *title,
                                      const char   *text) G_GNUC_WARN_UNUSED_RESULT;
const char *cs_command_box_get_title (CsCommandBox *self);
void        cs_command_box_set_title (CsCommandBox *self,
                                      const char   *title);
const char *cs_command_box_get_text  (CsCommandBox *self);
void        cs_command_box_set_text  (CsCommandBox *self,
                                      const char   *text);

G_END_DECLS
