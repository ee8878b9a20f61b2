/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cs-channel"

#include "cs-channel-message-private.h"

#include <glib/gi18n-lib.h>

enum { PROP_0, PROP_ID, PROP_TIME, N_PROPS };

G_DEFINE_FINAL_TYPE (CsChannelMessage, cs_channel_message, G_TYPE_OBJECT)

static GParamSpec *properties[N_PROPS];

static void
cs_channel_message_finalize (GObject *object)
{
  CsChannelMessage *self = CS_CHANNEL_MESSAGE (object);

  g_free (self->answer);
  g_free (self->run_error);
  g_free (self->request);
  g_clear_pointer (&self->path, g_ref_string_release);

  G_OBJECT_CLASS (cs_channel_message_parent_class)->finalize (object);
}

static void
cs_channel_message_get_property (GObject    *object,
                                 guint       id,
                                 GValue     *value,
                                 GParamSpec *pspec)
{
  CsChannelMessage *self = CS_CHANNEL_MESSAGE (object);

  switch (id)
    {
    case PROP_ID:
      g_value_set_uint64 (value, self->id);
      break;
    case PROP_TIME:
      g_value_set_int64 (value, self->time);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
cs_channel_message_class_init (CsChannelMessageClass *class)
{
  GObjectClass *object_class = G_OBJECT_CLASS (class);

  object_class->finalize = cs_channel_message_finalize;
  object_class->get_property = cs_channel_message_get_property;

  properties[PROP_ID] =
    g_param_spec_uint64 ("id", NULL, NULL, 0, G_MAXUINT64, 0,
                         G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  properties[PROP_TIME] =
    g_param_spec_int64 ("time", NULL, NULL, G_MININT64, G_MAXINT64, 0,
                        G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
cs_channel_message_init (CsChannelMessage *self)
{
}

guint64
cs_channel_message_get_id (CsChannelMessage *self)
{
  return self->id;
}

gint64
cs_channel_message_get_time (CsChannelMessage *self)
{
  return self->time;
}

CsEndpointKind
cs_channel_message_get_plays (CsChannelMessage *self)
{
  return self->plays;
}

guint
cs_channel_message_get_status (CsChannelMessage *self)
{
  return self->status;
}

const char *
cs_channel_message_get_answer (CsChannelMessage *self)
{
  return self->answer;
}

gboolean
cs_channel_message_get_accepted (CsChannelMessage *self)
{
  return self->accepted;
}

const char *
cs_channel_message_get_run_error (CsChannelMessage *self)
{
  return self->run_error;
}

CsChannelFault
cs_channel_message_get_fault (CsChannelMessage *self)
{
  return self->fault;
}

gsize
cs_channel_message_get_size (CsChannelMessage *self)
{
  return self->size;
}

gsize
cs_channel_message_get_measured (CsChannelMessage *self)
{
  return self->measured;
}

const char *
cs_channel_message_get_request (CsChannelMessage *self)
{
  return self->request;
}

GBytes *
cs_channel_message_load_body (CsChannelMessage  *self,
                              GError           **error)
{
  g_autoptr (GFile) file = g_file_new_for_path (self->path);
  g_autoptr (GFileInputStream) stream = g_file_read (file, NULL, error);
  g_autofree char *body = NULL;
  gsize n_read;

  if (stream == NULL ||
      !g_seekable_seek (G_SEEKABLE (stream), self->offset, G_SEEK_SET, NULL, error))
    return NULL;

  body = g_malloc (self->size + 1);
  if (!g_input_stream_read_all (G_INPUT_STREAM (stream), body, self->size, &n_read, NULL, error))
    return NULL;
  if (n_read != self->size)
    {
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_PARTIAL_INPUT, _("the message is cut short"));
      return NULL;
    }

  return g_bytes_new_take (g_steal_pointer (&body), n_read);
}
