/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cs-ui"

#include "cs-card-answer.h"

#include <glib/gi18n.h>

CsCardAnswer *
cs_card_answer_new (const CsButtonResult *result)
{
  CsCardAnswer *self = g_atomic_rc_box_new0 (CsCardAnswer);
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autofree char *when = g_date_time_format (now, "%X");

  self->failed = result->outcome >= CS_BUTTON_SIGN_IN;
  self->card = result->card != NULL ? g_bytes_ref (result->card) : NULL;
  if (result->shown != NULL && self->failed)
    self->status = g_strdup (result->shown);
  else if (result->shown != NULL)
    /* Translators: below a card whose button was pressed: what the service says, who pressed it and
     * when */
    self->status = g_strdup_printf (_("%s (%s, %s)"), result->shown, g_get_real_name (), when);

  return self;
}

CsCardAnswer *
cs_card_answer_follow (CsCardAnswer *before,
                       CsCardAnswer *answer)
{
  CsCardAnswer *self;

  if (before == NULL || before->card == NULL || answer->card != NULL)
    return cs_card_answer_ref (answer);

  self = g_atomic_rc_box_new0 (CsCardAnswer);
  self->card = g_bytes_ref (before->card);
  self->status = g_strdup (answer->status);
  self->failed = answer->failed;
  return self;
}

CsCardAnswer *
cs_card_answer_ref (CsCardAnswer *self)
{
  return g_atomic_rc_box_acquire (self);
}

static void
clear (gpointer data)
{
  CsCardAnswer *self = data;

  g_clear_pointer (&self->card, g_bytes_unref);
  g_free (self->status);
}

void
cs_card_answer_unref (CsCardAnswer *self)
{
  g_atomic_rc_box_release_full (self, clear);
}
