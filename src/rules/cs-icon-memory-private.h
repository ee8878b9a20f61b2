/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cs-icon-facts.h"

G_BEGIN_DECLS

/* The facts of one icon, shared by all who asked for them. */
typedef struct
{
  GBytes      *bytes;
  CsIconRole   role;
  CsIconFacts *facts;
} CsIconEntry;

/**
 * cs_icon_memory_look_up:
 *
 * Works the facts out, or gives those that were worked out before for these very bytes. A check
 * runs after each key press, and the pictures do not change then. Any thread.
 *
 * Returns: (transfer full): give it back with cs_icon_entry_unref()
 */
CsIconEntry *cs_icon_memory_look_up (GBytes      *bytes,
                                     CsIconRole   role) G_GNUC_WARN_UNUSED_RESULT;
void         cs_icon_entry_unref    (CsIconEntry *self);

G_END_DECLS
