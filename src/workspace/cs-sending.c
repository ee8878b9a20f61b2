/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cs-workspace"

#include "cs-sending.h"

#include <glib/gi18n-lib.h>

#include "cs-card-send.h"
#include "cs-error-text.h"
#include "cs-url-doctor.h"

struct _CsSending
{
  GObject         parent_instance;

  CsChannelDesk  *desk;
  char           *project;
  char           *webhook;
  CsEndpointKind  kind;
  char           *url;        /* (nullable) */
  char           *card;
  GBytes         *text;       /* (nullable) */
  GBytes         *payload;    /* (nullable) */

  CsSendingState  state;
  char           *sentence;
  CsSendResult   *result;     /* (nullable) */
  GCancellable   *cancellable;
};

enum
{
  CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (CsSending, cs_sending, G_TYPE_OBJECT)

static void
enter (CsSending      *self,
       CsSendingState  state,
       char           *sentence)
{
  self->state = state;
  g_free (self->sentence);
  self->sentence = sentence;
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
fail (CsSending    *self,
      const GError *error)
{
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    enter (self, CS_SENDING_FAILED, g_strdup (_("Stopped. Nothing was sent.")));
  else
    enter (self, CS_SENDING_FAILED, cs_error_text_dup (error));
}

static void
progress_cb (CsSendPhase phase,
             guint       attempt,
             guint       seconds,
             gpointer    user_data)
{
  CsSending *self = user_data;
  char *sentence;

  if (phase == CS_SEND_RUNNING)
    sentence = attempt < 2
               ? g_strdup (_("Sending…"))
               : g_strdup_printf (_("Sending, attempt %u…"), attempt);
  else if (phase == CS_SEND_PLANNED)
    sentence = g_strdup_printf (ngettext ("Sends in %u second, within the service's limits",
                                          "Sends in %u seconds, within the service's limits",
                                          seconds), seconds);
  else
    sentence = g_strdup_printf (ngettext ("Nothing was posted. Sends again in %u second",
                                          "Nothing was posted. Sends again in %u seconds",
                                          seconds), seconds);

  enter (self, phase == CS_SEND_RUNNING ? CS_SENDING_RUNNING : CS_SENDING_WAITING, sentence);
}

static void
remember (CsSending *self)
{
  CsSentFacts facts = {
    .project = self->project,
    .webhook = self->webhook,
    .kind = self->kind,
    .url = self->url,
    .card = self->card,
    .payload = self->payload,
  };
  g_autoptr (GError) error = NULL;

  if (!cs_send_history_add (cs_channel_desk_get_history (self->desk), &facts, self->result, &error))
    g_message ("What was sent is not remembered: %s", error->message);
}

static void
sent_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr (CsSending) self = user_data;
  g_autoptr (GError) error = NULL;

  self->result = cs_sender_send_finish (CS_SENDER (source), result, &error);
  if (self->result == NULL)
    {
      fail (self, error);
      return;
    }

  remember (self);
  enter (self, CS_SENDING_DONE, g_strdup (self->result->verdict.sentence));
}

/* Where nothing can be sent there, the doctor says why. */
static gboolean
prepare (CsSending       *self,
         CsEndpointKind  *accepts,
         GError         **error)
{
  g_autoptr (CsUrlReport) report = cs_url_doctor_examine (self->url);

  for (guint i = 0; i < report->notes->len; i++)
    {
      const CsUrlNote *note = &g_array_index (report->notes, CsUrlNote, i);

      if (note->severity == CS_SEVERITY_ERROR)
        {
          g_set_error_literal (error, CS_CHANNEL_ERROR, CS_CHANNEL_ERROR_ADDRESS, note->message);
          return FALSE;
        }
    }

  *accepts = report->accepts;
  g_free (self->url);
  self->url = g_steal_pointer (&report->url);
  if (self->payload == NULL)
    self->payload = cs_card_dup_payload (self->text, report->accepts, error);
  return self->payload != NULL;
}

static void
post (CsSending *self)
{
  CsEndpointKind accepts;
  g_autoptr (GError) error = NULL;

  if (!prepare (self, &accepts, &error))
    {
      fail (self, error);
      return;
    }

  enter (self, CS_SENDING_RUNNING, g_strdup (_("Sending…")));
  cs_sender_send_async (cs_channel_desk_get_sender (self->desk), self->url, accepts, self->payload,
                        CS_SEND_PLAIN, progress_cb, self, self->cancellable, sent_cb,
                        g_object_ref (self));
}

static void
found_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  g_autoptr (CsSending) self = user_data;
  g_autoptr (GError) error = NULL;

  self->url = cs_secret_store_look_up_finish (CS_SECRET_STORE (source), result, &error);
  if (self->url != NULL)
    post (self);
  else
    fail (self, error);
}

static void
begin (CsSending *self)
{
  if (self->url != NULL)
    {
      post (self);
      return;
    }

  enter (self, CS_SENDING_LOOKING_UP, g_strdup (_("Asks the keyring for the address…")));
  cs_secret_store_look_up_async (cs_channel_desk_get_secrets (self->desk), self->project,
                                 self->webhook, self->cancellable, found_cb, g_object_ref (self));
}

static void
cs_sending_finalize (GObject *object)
{
  CsSending *self = CS_SENDING (object);

  g_free (self->project);
  g_free (self->webhook);
  g_free (self->url);
  g_free (self->card);
  g_free (self->sentence);
  g_clear_pointer (&self->text, g_bytes_unref);
  g_clear_pointer (&self->payload, g_bytes_unref);
  g_clear_pointer (&self->result, cs_send_result_free);
  g_clear_object (&self->cancellable);

  G_OBJECT_CLASS (cs_sending_parent_class)->finalize (object);
}

static void
cs_sending_class_init (CsSendingClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = cs_sending_finalize;

  signals[CHANGED] = g_signal_new ("changed", CS_TYPE_SENDING, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                   NULL, G_TYPE_NONE, 0);
}

static void
cs_sending_init (CsSending *self)
{
  self->cancellable = g_cancellable_new ();
}

CsSending *
cs_sending_start (CsChannelDesk        *desk,
                  const CsSendingOrder *order)
{
  CsSending *self = g_object_new (CS_TYPE_SENDING, NULL);

  self->desk = desk;
  self->project = g_strdup (order->project);
  self->webhook = g_strdup (order->webhook);
  self->kind = order->kind;
  self->url = g_strdup (order->url);
  self->card = g_strdup (order->card);
  self->text = order->text != NULL ? g_bytes_ref (order->text) : NULL;
  self->payload = order->payload != NULL ? g_bytes_ref (order->payload) : NULL;
  begin (self);

  return self;
}

void
cs_sending_cancel (CsSending *self)
{
  g_return_if_fail (CS_IS_SENDING (self));

  g_cancellable_cancel (self->cancellable);
}

CsSending *
cs_sending_repeat (CsSending *self)
{
  CsSendingOrder order = {
    .project = self->project,
    .webhook = self->webhook,
    .kind = self->kind,
    .url = self->url,
    .card = self->card,
    .text = self->text,
    .payload = self->payload,
  };

  return cs_sending_start (self->desk, &order);
}

CsSendingState
cs_sending_get_state (CsSending *self)
{
  g_return_val_if_fail (CS_IS_SENDING (self), CS_SENDING_FAILED);

  return self->state;
}

gboolean
cs_sending_is_under_way (CsSending *self)
{
  return cs_sending_get_state (self) < CS_SENDING_DONE;
}

const char *
cs_sending_get_webhook (CsSending *self)
{
  g_return_val_if_fail (CS_IS_SENDING (self), NULL);

  return self->webhook;
}

const char *
cs_sending_get_card (CsSending *self)
{
  g_return_val_if_fail (CS_IS_SENDING (self), NULL);

  return self->card;
}

const char *
cs_sending_get_sentence (CsSending *self)
{
  g_return_val_if_fail (CS_IS_SENDING (self), NULL);

  return self->sentence;
}

const CsSendResult *
cs_sending_get_result (CsSending *self)
{
  g_return_val_if_fail (CS_IS_SENDING (self), NULL);

  return self->result;
}
