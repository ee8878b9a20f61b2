/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cs-ui"

#include "cs-message-slot.h"

/* About what a small message takes. */
#define HEIGHT 120

/* After layout and drawing, and before the cards of the rows. */
#define MAKE_PRIORITY (G_PRIORITY_DEFAULT_IDLE + 20)

struct _CsMessageSlot
{
  AdwBin            parent_instance;

  CsChannelMessage *message;   /* (nullable): for a row that is not made yet */
  CsMessageRow     *row;       /* (nullable): the child */
};

enum { MADE, N_SIGNALS };

static guint signals[N_SIGNALS];

static GQueue waiting = G_QUEUE_INIT;
static guint waiting_source;

G_DEFINE_FINAL_TYPE (CsMessageSlot, cs_message_slot, ADW_TYPE_BIN)

static void
make_row (CsMessageSlot *self)
{
  g_autoptr (CsChannelMessage) message = g_steal_pointer (&self->message);

  self->row = CS_MESSAGE_ROW (cs_message_row_new ());
  gtk_widget_set_size_request (GTK_WIDGET (self), -1, -1);
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->row));
  cs_message_row_set_message (self->row, message);
  g_signal_emit (self, signals[MADE], 0, self->row);
}

static gboolean
make_next_cb (gpointer user_data)
{
  CsMessageSlot *slot = g_queue_pop_head (&waiting);

  if (slot != NULL)
    make_row (slot);
  if (!g_queue_is_empty (&waiting))
    return G_SOURCE_CONTINUE;

  waiting_source = 0;
  return G_SOURCE_REMOVE;
}

static void
cs_message_slot_dispose (GObject *object)
{
  CsMessageSlot *self = CS_MESSAGE_SLOT (object);

  g_queue_remove (&waiting, self);
  g_clear_object (&self->message);
  self->row = NULL;

  G_OBJECT_CLASS (cs_message_slot_parent_class)->dispose (object);
}

static void
cs_message_slot_class_init (CsMessageSlotClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = cs_message_slot_dispose;

  signals[MADE] = g_signal_new ("made", CS_TYPE_MESSAGE_SLOT, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                NULL, G_TYPE_NONE, 1, CS_TYPE_MESSAGE_ROW);
}

static void
cs_message_slot_init (CsMessageSlot *self)
{
  gtk_widget_set_size_request (GTK_WIDGET (self), -1, HEIGHT);
}

GtkWidget *
cs_message_slot_new (void)
{
  return g_object_new (CS_TYPE_MESSAGE_SLOT, NULL);
}

void
cs_message_slot_set_message (CsMessageSlot    *self,
                             CsChannelMessage *message)
{
  g_return_if_fail (CS_IS_MESSAGE_SLOT (self));

  if (self->row != NULL)
    {
      cs_message_row_set_message (self->row, message);
      return;
    }
  if (!g_set_object (&self->message, message))
    return;

  g_queue_remove (&waiting, self);
  if (message == NULL)
    return;

  g_queue_push_tail (&waiting, self);
  if (waiting_source == 0)
    waiting_source = g_idle_add_full (MAKE_PRIORITY, make_next_cb, NULL, NULL);
}

CsMessageRow *
cs_message_slot_get_row (CsMessageSlot *self)
{
  g_return_val_if_fail (CS_IS_MESSAGE_SLOT (self), NULL);

  return self->row;
}
