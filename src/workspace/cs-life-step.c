/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cs-workspace"

#include "cs-life-private.h"

#include <glib/gi18n-lib.h>

struct _CsLifeStep
{
  GObject      parent_instance;

  const char  *id;
  const char  *title;
  const char  *page;
  CsLifeState  state;
  char        *sentence;
  guint        n_problems;
  char        *path;
  char        *pointer;
};

enum
{
  PROP_ID = 1,
  PROP_TITLE,
  PROP_STATE,
  PROP_SENTENCE,
  PROP_N_PROBLEMS,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (CsLifeStep, cs_life_step, G_TYPE_OBJECT)

static void
cs_life_step_finalize (GObject *object)
{
  CsLifeStep *self = CS_LIFE_STEP (object);

  g_clear_pointer (&self->sentence, g_free);
  g_clear_pointer (&self->path, g_free);
  g_clear_pointer (&self->pointer, g_free);

  G_OBJECT_CLASS (cs_life_step_parent_class)->finalize (object);
}

static void
cs_life_step_get_property (GObject    *object,
                           guint       prop_id,
                           GValue     *value,
                           GParamSpec *pspec)
{
  CsLifeStep *self = CS_LIFE_STEP (object);

  switch (prop_id)
    {
    case PROP_ID:
      g_value_set_string (value, self->id);
      break;

    case PROP_TITLE:
      g_value_set_string (value, self->title);
      break;

    case PROP_STATE:
      g_value_set_int (value, self->state);
      break;

    case PROP_SENTENCE:
      g_value_set_string (value, self->sentence);
      break;

    case PROP_N_PROBLEMS:
      g_value_set_uint (value, self->n_problems);
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
cs_life_step_class_init (CsLifeStepClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GParamFlags flags = G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  object_class->finalize = cs_life_step_finalize;
  object_class->get_property = cs_life_step_get_property;

  properties[PROP_ID] = g_param_spec_string ("id", NULL, NULL, NULL, flags);
  properties[PROP_TITLE] = g_param_spec_string ("title", NULL, NULL, NULL, flags);
  properties[PROP_STATE] =
    g_param_spec_int ("state", NULL, NULL, CS_LIFE_UNKNOWN, CS_LIFE_OVER, CS_LIFE_UNKNOWN, flags);
  properties[PROP_SENTENCE] = g_param_spec_string ("sentence", NULL, NULL, NULL, flags);
  properties[PROP_N_PROBLEMS] =
    g_param_spec_uint ("n-problems", NULL, NULL, 0, G_MAXUINT, 0, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
cs_life_step_init (CsLifeStep *self)
{
}

CsLifeStep *
cs_life_step_new (const char *id,
                  const char *title,
                  const char *page)
{
  CsLifeStep *self = g_object_new (CS_TYPE_LIFE_STEP, NULL);

  self->id = id;
  self->title = title;
  self->page = page;

  return self;
}

void
cs_life_step_set (CsLifeStep  *self,
                  CsLifeState  state,
                  const char  *sentence)
{
  if (self->state != state)
    {
      self->state = state;
      g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_STATE]);
    }

  if (g_strcmp0 (self->sentence, sentence) != 0)
    {
      g_free (self->sentence);
      self->sentence = g_strdup (sentence);
      g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SENTENCE]);
    }
}

void
cs_life_step_set_n_problems (CsLifeStep *self,
                             guint       n_problems)
{
  if (self->n_problems == n_problems)
    return;

  self->n_problems = n_problems;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_N_PROBLEMS]);
}

void
cs_life_step_set_place (CsLifeStep *self,
                        const char *path,
                        const char *pointer)
{
  g_autofree char *old_path = self->path;
  g_autofree char *old_pointer = self->pointer;

  self->path = g_strdup (path);
  self->pointer = g_strdup (pointer);
}

const char *
cs_life_state_get_title (CsLifeState state)
{
  static const char *const titles[] = {
    [CS_LIFE_UNKNOWN] = N_("Being checked"),
    [CS_LIFE_DONE] = N_("Done"),
    [CS_LIFE_NEEDS_YOU] = N_("Needs you"),
    [CS_LIFE_OPTIONAL] = N_("Optional"),
    [CS_LIFE_LATER] = N_("Later"),
    [CS_LIFE_OVER] = N_("Retired"),
    [CS_LIFE_NOT_KNOWN] = N_("Not known"),
  };

  g_return_val_if_fail (state < G_N_ELEMENTS (titles), NULL);

  return _(titles[state]);
}

const char *
cs_life_step_get_id (CsLifeStep *self)
{
  g_return_val_if_fail (CS_IS_LIFE_STEP (self), NULL);

  return self->id;
}

const char *
cs_life_step_get_title (CsLifeStep *self)
{
  g_return_val_if_fail (CS_IS_LIFE_STEP (self), NULL);

  return self->title;
}

CsLifeState
cs_life_step_get_state (CsLifeStep *self)
{
  g_return_val_if_fail (CS_IS_LIFE_STEP (self), CS_LIFE_UNKNOWN);

  return self->state;
}

const char *
cs_life_step_get_sentence (CsLifeStep *self)
{
  g_return_val_if_fail (CS_IS_LIFE_STEP (self), NULL);

  return self->sentence;
}

guint
cs_life_step_get_n_problems (CsLifeStep *self)
{
  g_return_val_if_fail (CS_IS_LIFE_STEP (self), 0);

  return self->n_problems;
}

const char *
cs_life_step_get_page (CsLifeStep *self)
{
  g_return_val_if_fail (CS_IS_LIFE_STEP (self), NULL);

  return self->page;
}

const char *
cs_life_step_get_path (CsLifeStep *self)
{
  g_return_val_if_fail (CS_IS_LIFE_STEP (self), NULL);

  return self->path;
}

const char *
cs_life_step_get_pointer (CsLifeStep *self)
{
  g_return_val_if_fail (CS_IS_LIFE_STEP (self), NULL);

  return self->pointer;
}
