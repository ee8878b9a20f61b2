/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cs-member-row.h"

G_BEGIN_DECLS

/* cs-member-tools.c: the buttons behind the text. */

/* Installs the "member." actions. */
void cs_member_tools_class_init (GtkWidgetClass *klass);
/* Adds the buttons of the field's kind. */
void cs_member_tools_add        (CsMemberRow    *self);
/* The text is another one. */
void cs_member_tools_update     (CsMemberRow    *self);

/* What the buttons keep. */
typedef struct
{
  GtkWidget *color_button;
  GtkWidget *bump_button;
  gboolean   shows_color;     /* the color button is being set */
} CsMemberTools;

CsMemberTools *cs_member_row_get_tools (CsMemberRow *self);

G_END_DECLS
