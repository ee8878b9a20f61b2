/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cs-project"

#include "cs-document.h"

#include "cs-document-private.h"

struct _CsDocument
{
  GObject     parent_instance;

  char       *path;
  GBytes     *bytes;
  CsSnapshot *snapshot;
  guint64     revision;
  gboolean    modified;
  guint       mode;
};

enum
{
  PROP_0,
  PROP_PATH,
  PROP_REVISION,
  PROP_MODIFIED,
  N_PROPS
};

enum
{
  CHANGED,
  N_SIGNALS
};

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (CsDocument, cs_document, G_TYPE_OBJECT)

static void
set_revision (CsDocument *self,
              guint64     revision)
{
  if (self->revision == revision)
    return;

  self->revision = revision;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_REVISION]);
}

static void
cs_document_get_property (GObject    *object,
                          guint       prop_id,
                          GValue     *value,
                          GParamSpec *pspec)
{
  CsDocument *self = CS_DOCUMENT (object);

  switch (prop_id)
    {
    case PROP_PATH:
      g_value_set_string (value, self->path);
      break;
    case PROP_REVISION:
      g_value_set_uint64 (value, self->revision);
      break;
    case PROP_MODIFIED:
      g_value_set_boolean (value, self->modified);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
cs_document_finalize (GObject *object)
{
  CsDocument *self = CS_DOCUMENT (object);

  g_free (self->path);
  g_bytes_unref (self->bytes);
  g_clear_pointer (&self->snapshot, cs_snapshot_unref);

  G_OBJECT_CLASS (cs_document_parent_class)->finalize (object);
}

static void
cs_document_class_init (CsDocumentClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = cs_document_get_property;
  object_class->finalize = cs_document_finalize;

  properties[PROP_PATH] =
    g_param_spec_string ("path", NULL, NULL, NULL,
                         G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  properties[PROP_REVISION] =
    g_param_spec_uint64 ("revision", NULL, NULL, 0, G_MAXUINT64, 0,
                         G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  properties[PROP_MODIFIED] =
    g_param_spec_boolean ("modified", NULL, NULL, FALSE,
                          G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  /* The edit travels as a pointer: it is lent for the time of the emission. */
  signals[CHANGED] =
    g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                  G_TYPE_NONE, 1, G_TYPE_POINTER);
}

static void
cs_document_init (CsDocument *self)
{
}

CsDocument *
cs_document_new (const char *path,
                 GBytes     *bytes,
                 guint64     revision,
                 gboolean    modified,
                 guint       mode)
{
  CsDocument *self = g_object_new (CS_TYPE_DOCUMENT, NULL);

  self->path = g_strdup (path);
  self->bytes = g_bytes_ref (bytes);
  self->revision = revision;
  self->modified = modified;
  self->mode = mode;

  return self;
}

void
cs_document_update (CsDocument *self,
                    GBytes     *bytes,
                    CsTextEdit *edit,
                    guint64     revision,
                    gboolean    modified)
{
  g_autoptr (GBytes) old_bytes = NULL;

  g_object_freeze_notify (G_OBJECT (self));
  old_bytes = g_steal_pointer (&self->bytes);
  self->bytes = g_bytes_ref (bytes);
  g_clear_pointer (&self->snapshot, cs_snapshot_unref);
  set_revision (self, revision);
  cs_document_set_modified (self, modified);
  g_signal_emit (self, signals[CHANGED], 0, edit);
  g_object_thaw_notify (G_OBJECT (self));
}

void
cs_document_set_path (CsDocument *self,
                      const char *path,
                      guint64     revision,
                      gboolean    modified)
{
  g_autofree char *old_path = NULL;

  g_object_freeze_notify (G_OBJECT (self));
  old_path = g_steal_pointer (&self->path);
  self->path = g_strdup (path);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_PATH]);
  set_revision (self, revision);
  cs_document_set_modified (self, modified);
  g_object_thaw_notify (G_OBJECT (self));
}

void
cs_document_set_modified (CsDocument *self,
                          gboolean    modified)
{
  if (self->modified == modified)
    return;

  self->modified = modified;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_MODIFIED]);
}

guint
cs_document_get_mode (CsDocument *self)
{
  return self->mode;
}

const char *
cs_document_get_path (CsDocument *self)
{
  g_return_val_if_fail (CS_IS_DOCUMENT (self), NULL);

  return self->path;
}

GBytes *
cs_document_get_bytes (CsDocument *self)
{
  g_return_val_if_fail (CS_IS_DOCUMENT (self), NULL);

  return self->bytes;
}

guint64
cs_document_get_revision (CsDocument *self)
{
  g_return_val_if_fail (CS_IS_DOCUMENT (self), 0);

  return self->revision;
}

gboolean
cs_document_get_modified (CsDocument *self)
{
  g_return_val_if_fail (CS_IS_DOCUMENT (self), FALSE);

  return self->modified;
}

CsSnapshot *
cs_document_get_snapshot (CsDocument *self)
{
  g_return_val_if_fail (CS_IS_DOCUMENT (self), NULL);

  if (self->snapshot == NULL)
    self->snapshot = cs_snapshot_new (self->bytes);

  return self->snapshot;
}

gboolean
cs_document_is_json (CsDocument *self)
{
  gsize length;

  g_return_val_if_fail (CS_IS_DOCUMENT (self), FALSE);

  length = strlen (self->path);

  return length >= 5 && g_ascii_strcasecmp (self->path + length - 5, ".json") == 0;
}
