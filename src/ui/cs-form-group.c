/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cs-ui"

#include "cs-form-group.h"

#include "cs-still.h"

/* GTK draws what a viewport holds to the last row, and clips it then. With the cairo renderer each
 * of these render nodes is walked for each frame, whatever changed: a form of seven groups, of which
 * two are in sight, made every typed character slower by half of what a bare view costs.
 *
 * Only drawing stops out of sight. The rows stay mapped, so that the keyboard and a screen reader
 * come to them as before. */

/* What a group draws around itself: shadows, the mark of the focus. In pixels. */
#define MARGIN 24

struct _CsFormGroup
{
  AdwPreferencesGroup parent_instance;

  gboolean            out_of_sight;
  gboolean            still;    /* drawn as one node */
};

G_DEFINE_FINAL_TYPE (CsFormGroup, cs_form_group, ADW_TYPE_PREFERENCES_GROUP)

/* A row that was recorded with the group has no recording of its own. */
static void
redraw_rows (GtkWidget *widget)
{
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      if (GTK_IS_LIST_BOX_ROW (child))
        gtk_widget_queue_draw (child);
      else
        redraw_rows (child);
    }
}

static void
cs_form_group_snapshot (GtkWidget   *widget,
                        GtkSnapshot *snapshot)
{
  CsFormGroup *self = CS_FORM_GROUP (widget);
  gboolean was_still = self->still;

  if (self->out_of_sight)
    return;

  self->still = cs_still_is_due (widget);
  if (was_still && !self->still)
    redraw_rows (widget);
  cs_still_snapshot (widget, snapshot, GTK_WIDGET_CLASS (cs_form_group_parent_class)->snapshot);
}

static void
cs_form_group_class_init (CsFormGroupClass *klass)
{
  GTK_WIDGET_CLASS (klass)->snapshot = cs_form_group_snapshot;
}

static void
cs_form_group_init (CsFormGroup *self)
{
}

CsFormGroup *
cs_form_group_new (void)
{
  return g_object_new (CS_TYPE_FORM_GROUP, NULL);
}

void
cs_form_group_check_sight (CsFormGroup *self)
{
  GtkWidget *view;
  graphene_rect_t bounds, sight;
  gboolean out_of_sight = FALSE;

  g_return_if_fail (CS_IS_FORM_GROUP (self));

  view = gtk_widget_get_ancestor (GTK_WIDGET (self), GTK_TYPE_VIEWPORT);
  if (view != NULL && gtk_widget_compute_bounds (GTK_WIDGET (self), view, &bounds))
    {
      graphene_rect_init (&sight, 0, 0, gtk_widget_get_width (view), gtk_widget_get_height (view));
      graphene_rect_inset (&sight, -MARGIN, -MARGIN);
      out_of_sight = !graphene_rect_intersection (&bounds, &sight, NULL);
    }

  if (self->out_of_sight == out_of_sight)
    return;

  self->out_of_sight = out_of_sight;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}
