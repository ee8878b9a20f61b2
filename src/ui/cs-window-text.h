/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cs-window.h"

G_BEGIN_DECLS

/* Adds the actions on the JSON text and the problems list; and when they can be done. */
void cs_window_add_text_actions    (CsWindow *self);
void cs_window_update_text_actions (CsWindow *self);

G_END_DECLS
