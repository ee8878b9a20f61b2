/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cs-rules"

#include "cs-finding.h"
#include "cs-finding-private.h"

struct _CsFinding
{
  GObject     parent_instance;

  char       *id;
  CsSeverity  severity;
  char       *file;
  char       *pointer;
  CsSpan      span;
  guint       line;
  guint       column;
  char       *message;
  char       *fix_label;
  char       *keyword;
  CsCure      cure;
};

enum
{
  PROP_0,
  PROP_ID,
  PROP_SEVERITY,
  PROP_FILE,
  PROP_POINTER,
  PROP_LINE,
  PROP_COLUMN,
  PROP_MESSAGE,
  PROP_FIXABLE,
  PROP_FIX_LABEL,
  PROP_KEYWORD,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (CsFinding, cs_finding, G_TYPE_OBJECT)

static void
cs_finding_finalize (GObject *object)
{
  CsFinding *self = CS_FINDING (object);

  g_clear_pointer (&self->id, g_free);
  g_clear_pointer (&self->file, g_free);
  g_clear_pointer (&self->pointer, g_free);
  g_clear_pointer (&self->message, g_free);
  g_clear_pointer (&self->fix_label, g_free);
  g_clear_pointer (&self->keyword, g_free);
  g_clear_pointer (&self->cure.file, g_free);
  g_clear_pointer (&self->cure.pointer, g_free);
  g_clear_pointer (&self->cure.text, g_free);

  G_OBJECT_CLASS (cs_finding_parent_class)->finalize (object);
}

static void
cs_finding_get_property (GObject    *object,
                         guint       prop_id,
                         GValue     *value,
                         GParamSpec *pspec)
{
  CsFinding *self = CS_FINDING (object);

  switch (prop_id)
    {
    case PROP_ID:
      g_value_set_string (value, self->id);
      break;
    case PROP_SEVERITY:
      g_value_set_int (value, self->severity);
      break;
    case PROP_FILE:
      g_value_set_string (value, self->file);
      break;
    case PROP_POINTER:
      g_value_set_string (value, self->pointer);
      break;
    case PROP_LINE:
      g_value_set_uint (value, self->line);
      break;
    case PROP_COLUMN:
      g_value_set_uint (value, self->column);
      break;
    case PROP_MESSAGE:
      g_value_set_string (value, self->message);
      break;
    case PROP_FIXABLE:
      g_value_set_boolean (value, cs_finding_get_fixable (self));
      break;
    case PROP_FIX_LABEL:
      g_value_set_string (value, self->fix_label);
      break;
    case PROP_KEYWORD:
      g_value_set_string (value, self->keyword);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
cs_finding_class_init (CsFindingClass *klass)
{
  GObjectClass     *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS;

  object_class->finalize = cs_finding_finalize;
  object_class->get_property = cs_finding_get_property;

  properties[PROP_ID] = g_param_spec_string ("id", NULL, NULL, NULL, flags);
  properties[PROP_SEVERITY] = g_param_spec_int ("severity", NULL, NULL, CS_SEVERITY_NOTE,
                                                CS_SEVERITY_ERROR, CS_SEVERITY_NOTE, flags);
  properties[PROP_FILE] = g_param_spec_string ("file", NULL, NULL, NULL, flags);
  properties[PROP_POINTER] = g_param_spec_string ("pointer", NULL, NULL, NULL, flags);
  properties[PROP_LINE] = g_param_spec_uint ("line", NULL, NULL, 0, G_MAXUINT, 0, flags);
  properties[PROP_COLUMN] = g_param_spec_uint ("column", NULL, NULL, 0, G_MAXUINT, 0, flags);
  properties[PROP_MESSAGE] = g_param_spec_string ("message", NULL, NULL, NULL, flags);
  properties[PROP_FIXABLE] = g_param_spec_boolean ("fixable", NULL, NULL, FALSE, flags);
  properties[PROP_FIX_LABEL] = g_param_spec_string ("fix-label", NULL, NULL, NULL, flags);
  properties[PROP_KEYWORD] = g_param_spec_string ("keyword", NULL, NULL, NULL, flags);

  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
cs_finding_init (CsFinding *self)
{
}

CsFinding *
cs_finding_new (const char *id,
                CsSeverity  severity,
                const char *file,
                const char *pointer)
{
  CsFinding *self = g_object_new (CS_TYPE_FINDING, NULL);

  self->id = g_strdup (id);
  self->severity = severity;
  self->file = g_strdup (file);
  self->pointer = g_strdup (pointer);

  return self;
}

void
cs_finding_take_message (CsFinding *self,
                         char      *message)
{
  g_free (self->message);
  self->message = message;
}

void
cs_finding_set_severity (CsFinding  *self,
                         CsSeverity  severity)
{
  self->severity = severity;
}

void
cs_finding_set_keyword (CsFinding  *self,
                        const char *keyword)
{
  g_free (self->keyword);
  self->keyword = g_strdup (keyword);
}

void
cs_finding_set_place (CsFinding *self,
                      CsSpan     span,
                      guint      line,
                      guint      column)
{
  self->span = span;
  self->line = line;
  self->column = column;
}

void
cs_finding_set_cure (CsFinding  *self,
                     const char *label,
                     CsCureKind  kind,
                     const char *pointer,
                     const char *text)
{
  g_free (self->fix_label);
  g_free (self->cure.pointer);
  g_free (self->cure.text);
  self->fix_label = g_strdup (label);
  self->cure.kind = kind;
  self->cure.pointer = g_strdup (pointer);
  self->cure.text = g_strdup (text);
}

void
cs_finding_set_cure_file (CsFinding  *self,
                          const char *file)
{
  g_free (self->cure.file);
  self->cure.file = g_strdup (file);
}

const CsCure *
cs_finding_get_cure (CsFinding *self)
{
  return &self->cure;
}

const char *
cs_finding_get_id (CsFinding *self)
{
  g_return_val_if_fail (CS_IS_FINDING (self), NULL);

  return self->id;
}

CsSeverity
cs_finding_get_severity (CsFinding *self)
{
  g_return_val_if_fail (CS_IS_FINDING (self), CS_SEVERITY_NOTE);

  return self->severity;
}

const char *
cs_finding_get_file (CsFinding *self)
{
  g_return_val_if_fail (CS_IS_FINDING (self), NULL);

  return self->file;
}

const char *
cs_finding_get_pointer (CsFinding *self)
{
  g_return_val_if_fail (CS_IS_FINDING (self), NULL);

  return self->pointer;
}

CsSpan
cs_finding_get_span (CsFinding *self)
{
  g_return_val_if_fail (CS_IS_FINDING (self), (CsSpan) { 0 });

  return self->span;
}

guint
cs_finding_get_line (CsFinding *self)
{
  g_return_val_if_fail (CS_IS_FINDING (self), 0);

  return self->line;
}

guint
cs_finding_get_column (CsFinding *self)
{
  g_return_val_if_fail (CS_IS_FINDING (self), 0);

  return self->column;
}

const char *
cs_finding_get_message (CsFinding *self)
{
  g_return_val_if_fail (CS_IS_FINDING (self), NULL);

  return self->message;
}

gboolean
cs_finding_get_fixable (CsFinding *self)
{
  g_return_val_if_fail (CS_IS_FINDING (self), FALSE);

  return self->cure.kind != CS_CURE_NONE;
}

const char *
cs_finding_get_fix_label (CsFinding *self)
{
  g_return_val_if_fail (CS_IS_FINDING (self), NULL);

  return self->fix_label;
}

const char *
cs_finding_get_keyword (CsFinding *self)
{
  g_return_val_if_fail (CS_IS_FINDING (self), NULL);

  return self->keyword;
}

gboolean
cs_finding_equal (CsFinding *a,
                  CsFinding *b)
{
  g_return_val_if_fail (CS_IS_FINDING (a), FALSE);
  g_return_val_if_fail (CS_IS_FINDING (b), FALSE);

  return a->severity == b->severity &&
         g_str_equal (a->id, b->id) &&
         g_strcmp0 (a->file, b->file) == 0 &&
         g_strcmp0 (a->pointer, b->pointer) == 0 &&
         g_strcmp0 (a->keyword, b->keyword) == 0 &&
         g_strcmp0 (a->message, b->message) == 0;
}
