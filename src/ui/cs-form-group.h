/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define CS_TYPE_FORM_GROUP (cs_form_group_get_type ())
G_DECLARE_FINAL_TYPE (CsFormGroup, cs_form_group, CS, FORM_GROUP, AdwPreferencesGroup)

/**
 * cs_form_group_new:
 *
 * A group of rows that draws nothing while it is scrolled out of sight.
 *
 * Returns: (transfer floating): the group
 */
CsFormGroup *cs_form_group_new        (void);

/**
 * cs_form_group_check_sight:
 * @self: a group
 *
 * Looks whether the group is in the view that it is scrolled in. Whoever holds the view calls it
 * when it is drawn, before the group is: a widget is not told that it was moved.
 */
void         cs_form_group_check_sight (CsFormGroup *self);

G_END_DECLS
