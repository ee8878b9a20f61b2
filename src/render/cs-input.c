/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cs-render"

#include "cs-input.h"

G_DEFINE_INTERFACE (CsInput, cs_input, CS_TYPE_PART)

enum
{
  CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void
cs_input_default_init (CsInputInterface *iface)
{
  signals[CHANGED] = g_signal_new ("input-changed", CS_TYPE_INPUT, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                   NULL, G_TYPE_NONE, 0);
}

char *
cs_input_dup_value (CsInput *self)
{
  return CS_INPUT_GET_IFACE (self)->dup_value (self);
}

void
cs_input_set_value (CsInput    *self,
                    const char *value)
{
  CS_INPUT_GET_IFACE (self)->set_value (self, value != NULL ? value : "");
}

void
cs_input_set_invalid (CsInput  *self,
                      gboolean  invalid)
{
  CS_INPUT_GET_IFACE (self)->set_invalid (self, invalid);
  gtk_accessible_update_state (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_STATE_INVALID,
                               invalid ? GTK_ACCESSIBLE_INVALID_TRUE : GTK_ACCESSIBLE_INVALID_FALSE,
                               -1);
}

void
cs_input_changed (CsInput *self)
{
  g_signal_emit (self, signals[CHANGED], 0);
}
