/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cs-member-field.h"

G_BEGIN_DECLS

/* The small pieces that several kinds of rows have. */

/**
 * cs_member_help_new:
 *
 * Returns: (nullable): the button that shows what the member is for, NULL without such a sentence
 */
GtkWidget *cs_member_help_new     (CsMemberField *field) G_GNUC_WARN_UNUSED_RESULT;
/* A quiet button with a picture: the tooltip is its name for those who do not see it. */
GtkWidget *cs_member_button_new   (const char    *icon_name,
                                   const char    *tooltip,
                                   const char    *action) G_GNUC_WARN_UNUSED_RESULT;
/**
 * cs_member_meter_new:
 *
 * Returns: the label that says how much of its length a text that people read has used up; it is
 *   not seen as long as there is plenty of room
 */
GtkWidget *cs_member_meter_new    (void) G_GNUC_WARN_UNUSED_RESULT;
void       cs_member_meter_update (GtkWidget      *meter,
                                   const CsMember *member,
                                   const char     *text);
/* Returns: (transfer full): a value of @pointer's choices for people */
char      *cs_member_dup_choice   (const char    *pointer,
                                   const char    *value) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
