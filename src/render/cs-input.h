/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cs-part.h"

G_BEGIN_DECLS

/* What people fill in: a part with a value. Emits "input-changed". */

#define CS_TYPE_INPUT (cs_input_get_type ())
G_DECLARE_INTERFACE (CsInput, cs_input, CS, INPUT, CsPart)

struct _CsInputInterface
{
  GTypeInterface parent_iface;

  char *(*dup_value)   (CsInput    *self);
  void  (*set_value)   (CsInput    *self,
                        const char *value);
  void  (*set_invalid) (CsInput    *self,
                        gboolean    invalid);
};

/* Returns: (transfer full): as a button would send it; "" for nothing */
char *cs_input_dup_value   (CsInput    *self) G_GNUC_WARN_UNUSED_RESULT;
void  cs_input_set_value   (CsInput    *self,
                            const char *value);
/* Marks it as wrong, for eyes and for screen readers. */
void  cs_input_set_invalid (CsInput    *self,
                            gboolean    invalid);
/* For those who implement it: tells that people changed the value. */
void  cs_input_changed     (CsInput    *self);

G_END_DECLS
