/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cs-project"

#include "cs-history.h"

#include "cs-change-private.h"
#include "cs-history-private.h"

/* The steps lie in one row; the position says how many of them are done.
 *
 *     step 0   step 1   step 2 | step 3   step 4
 *                              ^ position        undo does step 2 back, redo does step 3
 *              ^ saved
 *
 * A change drops what lies behind the position. When the saved state lay there, it can never be
 * reached again and the mark is NOWHERE. "modified" is: the position is not the mark. Two ways to
 * the same text are two states here; whether bytes differ from the disk is the project's question. */

#define BURST_TIME G_USEC_PER_SEC
#define NOWHERE    G_MAXUINT

typedef struct
{
  CsChange *forward;
  CsChange *inverse;   /* in the order of forward */
  gboolean  own;       /* both are our copies, which may grow */
  gboolean  open;      /* takes the next change of its burst */
  gint64    time;      /* of its last change */
  gsize     weight;
} Step;

struct _CsHistory
{
  GObject                parent_instance;

  const CsHistoryTarget *target;
  gpointer               target_data;
  gint64               (*clock) (void);

  GPtrArray             *steps;
  guint                  position;
  guint                  saved;
  gsize                  weight;
  gsize                  max_bytes;

  char                  *group_label;
  gboolean               group_begun;   /* the group has its step */
  gboolean               busy;          /* a change is being applied */

  /* What was notified last. */
  gboolean               could_undo;
  gboolean               could_redo;
  gboolean               was_modified;
  char                  *old_undo_label;
  char                  *old_redo_label;
};

enum
{
  PROP_0,
  PROP_CAN_UNDO,
  PROP_CAN_REDO,
  PROP_UNDO_LABEL,
  PROP_REDO_LABEL,
  PROP_MODIFIED,
  N_PROPS
};

enum
{
  MOVED,
  N_SIGNALS
};

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (CsHistory, cs_history, G_TYPE_OBJECT)

static void
step_free (gpointer data)
{
  Step *step = data;

  g_object_unref (step->forward);
  g_object_unref (step->inverse);
  g_free (step);
}

static void
notify_boolean (CsHistory *self,
                gboolean  *old_value,
                gboolean   value,
                guint      property)
{
  if (*old_value == value)
    return;

  *old_value = value;
  g_object_notify_by_pspec (G_OBJECT (self), properties[property]);
}

static void
notify_label (CsHistory   *self,
              char       **old_value,
              const char  *value,
              guint        property)
{
  if (g_strcmp0 (*old_value, value) == 0)
    return;

  g_free (*old_value);
  *old_value = g_strdup (value);
  g_object_notify_by_pspec (G_OBJECT (self), properties[property]);
}

static void
notify_changes (CsHistory *self)
{
  g_object_freeze_notify (G_OBJECT (self));
  notify_boolean (self, &self->could_undo, cs_history_get_can_undo (self), PROP_CAN_UNDO);
  notify_boolean (self, &self->could_redo, cs_history_get_can_redo (self), PROP_CAN_REDO);
  notify_boolean (self, &self->was_modified, cs_history_get_modified (self), PROP_MODIFIED);
  notify_label (self, &self->old_undo_label, cs_history_get_undo_label (self), PROP_UNDO_LABEL);
  notify_label (self, &self->old_redo_label, cs_history_get_redo_label (self), PROP_REDO_LABEL);
  g_object_thaw_notify (G_OBJECT (self));
}

static Step *
get_last_step (CsHistory *self)
{
  return self->position > 0 ? self->steps->pdata[self->position - 1] : NULL;
}

static void
weigh_step (CsHistory *self,
            Step      *step)
{
  self->weight -= step->weight;
  step->weight = cs_change_get_weight (step->forward) + cs_change_get_weight (step->inverse);
  self->weight += step->weight;
}

static void
drop_redo (CsHistory *self)
{
  for (guint i = self->position; i < self->steps->len; i++)
    self->weight -= ((Step *) self->steps->pdata[i])->weight;
  g_ptr_array_set_size (self->steps, (int) self->position);

  if (self->saved != NOWHERE && self->saved > self->position)
    self->saved = NOWHERE;
}

static void
drop_undo (CsHistory *self,
           guint      n_steps)
{
  if (n_steps == 0)
    return;

  for (guint i = 0; i < n_steps; i++)
    self->weight -= ((Step *) self->steps->pdata[i])->weight;
  g_ptr_array_remove_range (self->steps, 0, n_steps);

  self->position -= n_steps;
  if (self->saved != NOWHERE)
    self->saved = self->saved < n_steps ? NOWHERE : self->saved - n_steps;
}

/* The present step stays, however large it is: what was just done can always be undone. */
static void
keep_bound (CsHistory *self)
{
  gsize weight = self->weight;
  guint n_steps = 0;

  while (weight > self->max_bytes && n_steps + 1 < self->position)
    weight -= ((Step *) self->steps->pdata[n_steps++])->weight;

  drop_undo (self, n_steps);
}

static void
add_step (CsHistory *self,
          CsChange  *forward,
          CsChange  *inverse,
          gint64     now)
{
  Step *step = g_new0 (Step, 1);

  cs_change_seal (forward);
  step->forward = g_object_ref (forward);
  step->inverse = g_object_ref (inverse);
  step->open = cs_change_get_burst (forward) != NULL;
  step->time = now;

  g_ptr_array_add (self->steps, step);
  self->position++;
  weigh_step (self, step);
}

static void
join_step (CsHistory *self,
           Step      *step,
           CsChange  *change,
           CsChange  *inverse,
           gint64     now)
{
  /* A change that was given to us, or lent to a listener, must stay what it is. */
  if (!step->own)
    {
      g_autoptr (CsChange) old_forward = step->forward;
      g_autoptr (CsChange) old_inverse = step->inverse;

      step->forward = cs_change_copy (old_forward);
      step->inverse = cs_change_copy (old_inverse);
      step->own = TRUE;
    }

  cs_change_join (step->forward, step->inverse, change, inverse);
  step->time = now;

  /* A group may have thousands of operations: those are added up, not counted anew each time. */
  if (self->group_label != NULL)
    {
      gsize added = cs_change_get_weight (change) + cs_change_get_weight (inverse);

      step->weight += added;
      self->weight += added;
    }
  else
    {
      weigh_step (self, step);
    }
}

static gboolean
belongs_to_burst (CsHistory *self,
                  Step      *step,
                  CsChange  *change,
                  gint64     now)
{
  return step != NULL &&
         step->open &&
         self->saved != self->position &&
         now - step->time <= BURST_TIME &&
         cs_change_get_burst (change) != NULL &&
         g_strcmp0 (cs_change_get_burst (step->forward), cs_change_get_burst (change)) == 0;
}

static void
record (CsHistory *self,
        CsChange  *change,
        CsChange  *inverse)
{
  gint64 now = self->clock ();
  Step *last = get_last_step (self);

  drop_redo (self);

  if (self->group_label != NULL && self->group_begun)
    {
      join_step (self, last, change, inverse, now);
    }
  else if (self->group_label != NULL)
    {
      g_autoptr (CsChange) group = cs_change_copy (change);

      cs_change_set_burst (group, NULL);
      cs_change_set_label (group, self->group_label);
      add_step (self, group, inverse, now);
      self->group_begun = TRUE;
    }
  else if (belongs_to_burst (self, last, change, now))
    {
      join_step (self, last, change, inverse, now);
    }
  else
    {
      if (last != NULL)
        last->open = FALSE;
      add_step (self, change, inverse, now);
    }

  keep_bound (self);
}

static gboolean
apply (CsHistory  *self,
       CsChange   *change,
       CsChange  **inverse,
       GError    **error)
{
  gboolean done;

  self->busy = TRUE;
  done = self->target->apply (self->target_data, change, inverse, error);
  self->busy = FALSE;

  return done;
}

static void
cs_history_get_property (GObject    *object,
                         guint       prop_id,
                         GValue     *value,
                         GParamSpec *pspec)
{
  CsHistory *self = CS_HISTORY (object);

  switch (prop_id)
    {
    case PROP_CAN_UNDO:
      g_value_set_boolean (value, cs_history_get_can_undo (self));
      break;
    case PROP_CAN_REDO:
      g_value_set_boolean (value, cs_history_get_can_redo (self));
      break;
    case PROP_UNDO_LABEL:
      g_value_set_string (value, cs_history_get_undo_label (self));
      break;
    case PROP_REDO_LABEL:
      g_value_set_string (value, cs_history_get_redo_label (self));
      break;
    case PROP_MODIFIED:
      g_value_set_boolean (value, cs_history_get_modified (self));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
cs_history_finalize (GObject *object)
{
  CsHistory *self = CS_HISTORY (object);

  g_ptr_array_unref (self->steps);
  g_free (self->group_label);
  g_free (self->old_undo_label);
  g_free (self->old_redo_label);

  G_OBJECT_CLASS (cs_history_parent_class)->finalize (object);
}

static void
cs_history_class_init (CsHistoryClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  object_class->get_property = cs_history_get_property;
  object_class->finalize = cs_history_finalize;

  properties[PROP_CAN_UNDO] = g_param_spec_boolean ("can-undo", NULL, NULL, FALSE, flags);
  properties[PROP_CAN_REDO] = g_param_spec_boolean ("can-redo", NULL, NULL, FALSE, flags);
  properties[PROP_UNDO_LABEL] = g_param_spec_string ("undo-label", NULL, NULL, NULL, flags);
  properties[PROP_REDO_LABEL] = g_param_spec_string ("redo-label", NULL, NULL, NULL, flags);
  properties[PROP_MODIFIED] = g_param_spec_boolean ("modified", NULL, NULL, FALSE, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  signals[MOVED] =
    g_signal_new ("moved", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                  G_TYPE_NONE, 2, CS_TYPE_CHANGE, G_TYPE_BOOLEAN);
}

static void
cs_history_init (CsHistory *self)
{
  self->steps = g_ptr_array_new_with_free_func (step_free);
  self->clock = g_get_monotonic_time;
  self->max_bytes = CS_HISTORY_MAX_BYTES;
}

CsHistory *
cs_history_new (const CsHistoryTarget *target,
                gpointer               data)
{
  CsHistory *self = g_object_new (CS_TYPE_HISTORY, NULL);

  self->target = target;
  self->target_data = data;

  return self;
}

void
cs_history_detach (CsHistory *self)
{
  self->target = NULL;
  self->target_data = NULL;
}

void
cs_history_set_clock (CsHistory *self,
                      gint64   (*clock) (void))
{
  self->clock = clock;
}

void
cs_history_set_max_bytes (CsHistory *self,
                          gsize      max_bytes)
{
  self->max_bytes = max_bytes;
}

gboolean
cs_history_do (CsHistory  *self,
               CsChange   *change,
               GError    **error)
{
  g_autoptr (CsHistory) kept = NULL;
  g_autoptr (CsChange) inverse = NULL;

  g_return_val_if_fail (CS_IS_HISTORY (self), FALSE);
  g_return_val_if_fail (CS_IS_CHANGE (change), FALSE);
  g_return_val_if_fail (self->target != NULL, FALSE);
  g_return_val_if_fail (!self->busy, FALSE);

  if (cs_change_get_n_operations (change) == 0)
    return TRUE;

  kept = g_object_ref (self);
  if (!apply (self, change, &inverse, error))
    return FALSE;
  if (inverse == NULL)
    return TRUE;

  record (self, change, inverse);
  notify_changes (self);
  g_signal_emit (self, signals[MOVED], 0, change, FALSE);

  return TRUE;
}

void
cs_history_undo (CsHistory *self)
{
  g_autoptr (CsHistory) kept = NULL;
  g_autoptr (CsChange) back = NULL;
  g_autoptr (CsChange) forward = NULL;
  g_autoptr (GError) error = NULL;
  Step *step;

  g_return_if_fail (CS_IS_HISTORY (self));
  g_return_if_fail (self->target != NULL);
  g_return_if_fail (!self->busy);
  g_return_if_fail (self->group_label == NULL);

  if (self->position == 0)
    return;

  kept = g_object_ref (self);
  step = get_last_step (self);
  step->open = FALSE;
  step->own = FALSE;
  forward = g_object_ref (step->forward);
  back = cs_change_reverse (step->inverse, forward);

  if (!apply (self, back, NULL, &error))
    {
      /* Only a file that was put into the project beside the history can stand in the way. What
       * lies before cannot be reached any more, so it is not offered. */
      g_warning ("cannot undo '%s': %s", cs_change_get_label (forward), error->message);
      drop_undo (self, self->position);
      notify_changes (self);
      return;
    }

  self->position--;
  cs_history_end_burst (self);
  notify_changes (self);
  g_signal_emit (self, signals[MOVED], 0, forward, TRUE);
}

void
cs_history_redo (CsHistory *self)
{
  g_autoptr (CsHistory) kept = NULL;
  g_autoptr (CsChange) forward = NULL;
  g_autoptr (GError) error = NULL;
  Step *step;

  g_return_if_fail (CS_IS_HISTORY (self));
  g_return_if_fail (self->target != NULL);
  g_return_if_fail (!self->busy);
  g_return_if_fail (self->group_label == NULL);

  if (self->position == self->steps->len)
    return;

  kept = g_object_ref (self);
  step = self->steps->pdata[self->position];
  step->own = FALSE;
  forward = g_object_ref (step->forward);

  if (!apply (self, forward, NULL, &error))
    {
      g_warning ("cannot redo '%s': %s", cs_change_get_label (forward), error->message);
      drop_redo (self);
      notify_changes (self);
      return;
    }

  self->position++;
  notify_changes (self);
  g_signal_emit (self, signals[MOVED], 0, forward, FALSE);
}

gboolean
cs_history_get_can_undo (CsHistory *self)
{
  g_return_val_if_fail (CS_IS_HISTORY (self), FALSE);

  return self->position > 0;
}

gboolean
cs_history_get_can_redo (CsHistory *self)
{
  g_return_val_if_fail (CS_IS_HISTORY (self), FALSE);

  return self->position < self->steps->len;
}

const char *
cs_history_get_undo_label (CsHistory *self)
{
  Step *step;

  g_return_val_if_fail (CS_IS_HISTORY (self), NULL);

  step = get_last_step (self);

  return step != NULL ? cs_change_get_label (step->forward) : NULL;
}

const char *
cs_history_get_redo_label (CsHistory *self)
{
  g_return_val_if_fail (CS_IS_HISTORY (self), NULL);

  if (self->position == self->steps->len)
    return NULL;

  return cs_change_get_label (((Step *) self->steps->pdata[self->position])->forward);
}

void
cs_history_begin_group (CsHistory  *self,
                        const char *label)
{
  g_return_if_fail (CS_IS_HISTORY (self));
  g_return_if_fail (label != NULL);
  g_return_if_fail (self->group_label == NULL);

  cs_history_end_burst (self);
  self->group_label = g_strdup (label);
  self->group_begun = FALSE;
}

void
cs_history_end_group (CsHistory *self)
{
  g_return_if_fail (CS_IS_HISTORY (self));
  g_return_if_fail (self->group_label != NULL);

  g_clear_pointer (&self->group_label, g_free);
  self->group_begun = FALSE;
}

void
cs_history_end_burst (CsHistory *self)
{
  Step *step;

  g_return_if_fail (CS_IS_HISTORY (self));

  step = get_last_step (self);
  if (step != NULL)
    step->open = FALSE;
}

void
cs_history_mark_saved (CsHistory *self)
{
  g_return_if_fail (CS_IS_HISTORY (self));
  g_return_if_fail (self->group_label == NULL);

  self->saved = self->position;
  if (self->target != NULL && self->target->saved != NULL)
    self->target->saved (self->target_data);
  notify_changes (self);
}

gboolean
cs_history_get_modified (CsHistory *self)
{
  g_return_val_if_fail (CS_IS_HISTORY (self), FALSE);

  return self->position != self->saved;
}
