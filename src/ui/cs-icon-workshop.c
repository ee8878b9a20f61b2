/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cs-ui"

#include "cs-icon-workshop-private.h"

#include <glib/gi18n.h>

#include "cs-icon-texture.h"

/* What happens here, one after the other; the first arrow is in cs-icon-workshop-source.c:
 *
 *     file, clipboard, drop -> bytes -> (worker) picture --.
 *                                              glyph ------+-> source and recipe
 *                                                                   |  ^ the user's hands
 *                                       icons <- (worker) make  <---'
 *
 * One making is under way at a time. When the recipe changed meanwhile, another follows it. */

#define GLYPH_SIDE      512
#define GLYPH_TILE      32
#define GLYPH_PADDING   0.25

static const guint8 first_background[3] = { 0x46, 0x4e, 0xb8 };

enum
{
  PROP_0,
  PROP_BUSY,
  PROP_OPEN,
  PROP_READY,
  N_PROPS,
};

enum
{
  MADE,
  N_SIGNALS,
};

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (CsIconWorkshop, cs_icon_workshop, ADW_TYPE_BIN)

static void start_making (CsIconWorkshop *self,
                          gboolean        suits);

static void
making_free (Making *making)
{
  g_clear_pointer (&making->source, cs_picture_unref);
  g_clear_pointer (&making->color, cs_picture_unref);
  g_clear_pointer (&making->outline, cs_picture_unref);
  g_clear_pointer (&making->icons, cs_icon_set_free);
  g_free (making);
}

void
cs_icon_workshop_tell_problem (CsIconWorkshop *self,
                               const char     *sentence)
{
  gtk_label_set_label (self->problem_label, sentence != NULL ? sentence : "");
  gtk_widget_set_visible (GTK_WIDGET (self->problem_box), sentence != NULL);
}

void
cs_icon_workshop_update_busy (CsIconWorkshop *self)
{
  gboolean reading = self->reading != NULL;

  gtk_widget_set_visible (GTK_WIDGET (self->spinner), reading);
  gtk_widget_set_visible (GTK_WIDGET (self->cancel_button), reading);
  if (reading)
    gtk_spinner_start (self->spinner);
  else
    gtk_spinner_stop (self->spinner);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_BUSY]);
  if (self->shown_ready != cs_icon_workshop_get_ready (self))
    {
      self->shown_ready = !self->shown_ready;
      g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_READY]);
    }
  if (self->shown_open != cs_icon_workshop_get_open (self))
    {
      self->shown_open = !self->shown_open;
      g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_OPEN]);
    }
}

static void
make_icons (GTask        *task,
            gpointer      source_object,
            gpointer      task_data,
            GCancellable *cancellable)
{
  Making *making = task_data;
  g_autoptr (CsPicture) color32 = NULL;
  GError *error = NULL;

  if (making->suits)
    cs_icon_recipe_init (&making->recipe, making->source);

  making->outline = making->glyph != NULL ? cs_glyph_make_outline (making->glyph)
                                          : cs_icon_make_outline (making->source, &making->recipe,
                                                                  &error);
  if (making->outline == NULL)
    {
      g_task_return_error (task, error);
      return;
    }

  making->color = cs_icon_make_color (making->source, &making->recipe);
  color32 = cs_icon_make_color32 (making->source, &making->recipe);
  making->icons = g_new0 (CsIconSet, 1);
  making->icons->color = cs_picture_save_png (making->color);
  making->icons->outline = cs_picture_save_png (making->outline);
  making->icons->color32 = cs_picture_save_png (color32);

  g_task_return_boolean (task, TRUE);
}

/* A recipe that the worker worked out becomes the one that the user goes on with. */
static void
show_recipe (CsIconWorkshop     *self,
             const CsIconRecipe *recipe)
{
  self->to_controls = TRUE;
  cs_icon_canvas_set_source (self->canvas, self->source, recipe);
  gtk_adjustment_set_value (self->padding, recipe->padding * 100);
  gtk_switch_set_active (self->background_switch, recipe->has_background);
  self->to_controls = FALSE;
}

static void
forget_made (CsIconWorkshop *self)
{
  g_clear_pointer (&self->made, making_free);
  cs_icon_pixels_set_picture (self->outline, NULL);
  g_signal_emit (self, signals[MADE], 0);
}

static void
made_cb (GObject      *source_object,
         GAsyncResult *result,
         gpointer      user_data)
{
  CsIconWorkshop *self = CS_ICON_WORKSHOP (source_object);
  GTask *task = G_TASK (result);
  Making *making = g_task_get_task_data (task);
  g_autoptr (GError) error = NULL;
  gboolean made = g_task_propagate_boolean (task, &error);

  /* Another picture was taken, or the page is gone. */
  if (g_task_get_cancellable (task) != self->cancellable)
    return;

  self->making = FALSE;
  if (making->suits && !self->stale)
    show_recipe (self, &making->recipe);

  if (!made)
    {
      forget_made (self);
      cs_icon_workshop_tell_error (self, error);
    }
  else
    {
      cs_icon_workshop_tell_problem (self, NULL);
      g_clear_pointer (&self->made, making_free);
      self->made = g_new0 (Making, 1);
      self->made->color = g_steal_pointer (&making->color);
      self->made->outline = g_steal_pointer (&making->outline);
      self->made->icons = g_steal_pointer (&making->icons);
      cs_icon_pixels_set_picture (self->outline, self->made->outline);
      if (!self->stale)
        cs_icon_canvas_set_result (self->canvas, self->made->color);
      g_signal_emit (self, signals[MADE], 0);
    }

  gtk_widget_set_visible (GTK_WIDGET (self->adjust_box), TRUE);
  if (self->stale)
    start_making (self, FALSE);
  cs_icon_workshop_update_busy (self);
}

static void
start_making (CsIconWorkshop *self,
              gboolean        suits)
{
  g_autoptr (GTask) task = NULL;
  Making *making;

  if (self->source == NULL)
    return;
  if (self->making)
    {
      self->stale = TRUE;
      cs_icon_workshop_update_busy (self);
      return;
    }

  making = g_new0 (Making, 1);
  making->source = cs_picture_ref (self->source);
  making->glyph = self->glyph;
  making->suits = suits;
  if (!suits)
    making->recipe = *cs_icon_canvas_get_recipe (self->canvas);

  self->making = TRUE;
  self->stale = FALSE;
  task = g_task_new (self, self->cancellable, made_cb, NULL);
  g_task_set_source_tag (task, start_making);
  g_task_set_check_cancellable (task, FALSE);
  g_task_set_task_data (task, making, (GDestroyNotify) making_free);
  g_task_run_in_thread (task, make_icons);
  cs_icon_workshop_update_busy (self);
}

/* From here on what is under way is about something else. */
static void
drop_source (CsIconWorkshop *self)
{
  if (self->reading != NULL)
    g_cancellable_cancel (self->reading);
  g_clear_object (&self->reading);
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  self->making = FALSE;
  self->stale = FALSE;
}

void
cs_icon_workshop_take_picture (CsIconWorkshop *self,
                               CsPicture      *picture)
{
  drop_source (self);
  g_clear_pointer (&self->source, cs_picture_unref);
  self->source = cs_picture_ref (picture);
  self->glyph = NULL;
  gtk_widget_set_sensitive (GTK_WIDGET (self->background_switch), TRUE);
  start_making (self, TRUE);
}

static void
cancel_clicked_cb (CsIconWorkshop *self)
{
  if (self->reading != NULL)
    g_cancellable_cancel (self->reading);
  g_clear_object (&self->reading);
  cs_icon_workshop_update_busy (self);
}

static void
canvas_changed_cb (CsIconWorkshop *self)
{
  start_making (self, FALSE);
}

static void
padding_changed_cb (CsIconWorkshop *self)
{
  if (self->to_controls)
    return;

  cs_icon_canvas_set_padding (self->canvas, gtk_adjustment_get_value (self->padding) / 100);
  start_making (self, FALSE);
}

static void
background_changed_cb (CsIconWorkshop *self)
{
  GdkRGBA color;
  guint8 background[3];

  if (self->to_controls || self->source == NULL)
    return;

  gtk_color_chooser_get_rgba (GTK_COLOR_CHOOSER (self->color_button), &color);
  background[0] = (guint8) (color.red * 255 + 0.5f);
  background[1] = (guint8) (color.green * 255 + 0.5f);
  background[2] = (guint8) (color.blue * 255 + 0.5f);
  cs_icon_canvas_set_background (self->canvas, gtk_switch_get_active (self->background_switch)
                                               ? background : NULL);
  start_making (self, FALSE);
}

static void
safe_area_changed_cb (CsIconWorkshop *self)
{
  cs_icon_canvas_set_show_safe_area (self->canvas, gtk_switch_get_active (self->safe_switch));
}

static void
smaller_clicked_cb (CsIconWorkshop *self)
{
  cs_icon_canvas_scale (self->canvas, 1 / 1.1);
}

static void
larger_clicked_cb (CsIconWorkshop *self)
{
  cs_icon_canvas_scale (self->canvas, 1.1);
}

static void
whole_clicked_cb (CsIconWorkshop *self)
{
  cs_icon_canvas_show_whole (self->canvas);
}

static void
glyph_activated_cb (CsIconWorkshop  *self,
                    GtkFlowBoxChild *child)
{
  guint n;
  const CsGlyph *glyphs = cs_glyphs (&n);

  cs_icon_workshop_take_glyph (self, &glyphs[gtk_flow_box_child_get_index (child)]);
}

/* Tab would go from glyph to glyph; the arrows do that. */
static gboolean
leave_glyphs_cb (GtkWidget *widget,
                 GVariant  *direction,
                 gpointer   user_data)
{
  gboolean left;

  gtk_widget_set_can_focus (widget, FALSE);
  left = gtk_widget_child_focus (GTK_WIDGET (gtk_widget_get_root (widget)),
                                 (GtkDirectionType) g_variant_get_int32 (direction));
  gtk_widget_set_can_focus (widget, TRUE);

  return left;
}

static void
add_ways_out (GtkWidget *glyphs)
{
  GtkEventController *controller = gtk_shortcut_controller_new ();
  const struct { guint key; GdkModifierType modifiers; GtkDirectionType direction; } ways[] = {
    { GDK_KEY_Tab, 0, GTK_DIR_TAB_FORWARD },
    { GDK_KEY_Tab, GDK_SHIFT_MASK, GTK_DIR_TAB_BACKWARD },
  };

  for (guint i = 0; i < G_N_ELEMENTS (ways); i++)
    {
      GtkShortcut *shortcut =
        gtk_shortcut_new (gtk_keyval_trigger_new (ways[i].key, ways[i].modifiers),
                          gtk_callback_action_new (leave_glyphs_cb, NULL, NULL));

      gtk_shortcut_set_arguments (shortcut, g_variant_new_int32 (ways[i].direction));
      gtk_shortcut_controller_add_shortcut (GTK_SHORTCUT_CONTROLLER (controller), shortcut);
    }
  gtk_event_controller_set_propagation_phase (controller, GTK_PHASE_CAPTURE);
  gtk_widget_add_controller (glyphs, controller);
}

static void
fill_glyphs (CsIconWorkshop *self)
{
  guint n;
  const CsGlyph *glyphs = cs_glyphs (&n);

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (CsPicture) tile = cs_glyph_make_color (&glyphs[i], first_background,
                                                        2 * GLYPH_TILE);
      g_autoptr (GdkTexture) texture = cs_icon_texture_new (tile);
      GtkWidget *picture = gtk_image_new_from_paintable (GDK_PAINTABLE (texture));
      GtkWidget *child = gtk_flow_box_child_new ();

      gtk_image_set_pixel_size (GTK_IMAGE (picture), GLYPH_TILE);
      gtk_widget_set_halign (picture, GTK_ALIGN_CENTER);
      gtk_widget_set_overflow (picture, GTK_OVERFLOW_HIDDEN);
      gtk_widget_add_css_class (picture, "cs-icon-tile");
      gtk_flow_box_child_set_child (GTK_FLOW_BOX_CHILD (child), picture);
      gtk_widget_set_tooltip_text (child, _(glyphs[i].title));
      gtk_accessible_update_property (GTK_ACCESSIBLE (child), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                      _(glyphs[i].title), -1);
      gtk_flow_box_append (self->glyphs, child);
    }
}

static void
cs_icon_workshop_dispose (GObject *object)
{
  CsIconWorkshop *self = CS_ICON_WORKSHOP (object);

  if (self->reading != NULL)
    g_cancellable_cancel (self->reading);
  g_clear_object (&self->reading);
  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->source, cs_picture_unref);
  g_clear_pointer (&self->made, making_free);
  gtk_widget_dispose_template (GTK_WIDGET (self), CS_TYPE_ICON_WORKSHOP);

  G_OBJECT_CLASS (cs_icon_workshop_parent_class)->dispose (object);
}

static void
cs_icon_workshop_get_property (GObject    *object,
                               guint       prop_id,
                               GValue     *value,
                               GParamSpec *pspec)
{
  switch (prop_id)
    {
    case PROP_BUSY:
      g_value_set_boolean (value, cs_icon_workshop_get_busy (CS_ICON_WORKSHOP (object)));
      break;

    case PROP_OPEN:
      g_value_set_boolean (value, cs_icon_workshop_get_open (CS_ICON_WORKSHOP (object)));
      break;

    case PROP_READY:
      g_value_set_boolean (value, cs_icon_workshop_get_ready (CS_ICON_WORKSHOP (object)));
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
cs_icon_workshop_class_init (CsIconWorkshopClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = cs_icon_workshop_dispose;
  object_class->get_property = cs_icon_workshop_get_property;

  properties[PROP_BUSY] =
    g_param_spec_boolean ("busy", NULL, NULL, FALSE,
                          G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  properties[PROP_OPEN] =
    g_param_spec_boolean ("open", NULL, NULL, FALSE,
                          G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  properties[PROP_READY] =
    g_param_spec_boolean ("ready", NULL, NULL, FALSE,
                          G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  signals[MADE] = g_signal_new ("made", CS_TYPE_ICON_WORKSHOP, G_SIGNAL_RUN_LAST, 0,
                                NULL, NULL, NULL, G_TYPE_NONE, 0);

  g_type_ensure (CS_TYPE_ICON_CANVAS);
  g_type_ensure (CS_TYPE_ICON_PIXELS);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/connectorstudio/ConnectorStudio/"
                                               "cs-icon-workshop.ui");
  gtk_widget_class_bind_template_child (widget_class, CsIconWorkshop, choose_button);
  gtk_widget_class_bind_template_child (widget_class, CsIconWorkshop, paste_button);
  gtk_widget_class_bind_template_child (widget_class, CsIconWorkshop, spinner);
  gtk_widget_class_bind_template_child (widget_class, CsIconWorkshop, cancel_button);
  gtk_widget_class_bind_template_child (widget_class, CsIconWorkshop, problem_box);
  gtk_widget_class_bind_template_child (widget_class, CsIconWorkshop, problem_label);
  gtk_widget_class_bind_template_child (widget_class, CsIconWorkshop, adjust_box);
  gtk_widget_class_bind_template_child (widget_class, CsIconWorkshop, canvas);
  gtk_widget_class_bind_template_child (widget_class, CsIconWorkshop, outline);
  gtk_widget_class_bind_template_child (widget_class, CsIconWorkshop, padding);
  gtk_widget_class_bind_template_child (widget_class, CsIconWorkshop, padding_scale);
  gtk_widget_class_bind_template_child (widget_class, CsIconWorkshop, color_button);
  gtk_widget_class_bind_template_child (widget_class, CsIconWorkshop, background_switch);
  gtk_widget_class_bind_template_child (widget_class, CsIconWorkshop, safe_switch);
  gtk_widget_class_bind_template_child (widget_class, CsIconWorkshop, glyphs);
  gtk_widget_class_bind_template_callback (widget_class, cs_icon_workshop_choose);
  gtk_widget_class_bind_template_callback (widget_class, cs_icon_workshop_paste);
  gtk_widget_class_bind_template_callback (widget_class, cancel_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, canvas_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, padding_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, background_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, safe_area_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, smaller_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, larger_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, whole_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, glyph_activated_cb);
}

static void
cs_icon_workshop_init (CsIconWorkshop *self)
{
  const GdkRGBA color = { first_background[0] / 255.f, first_background[1] / 255.f,
                          first_background[2] / 255.f, 1 };

  GtkWidget *label;

  self->cancellable = g_cancellable_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_color_chooser_set_rgba (GTK_COLOR_CHOOSER (self->color_button), &color);
  /* The keyboard comes to the button within, which is what a screen reader names. */
  gtk_accessible_update_property (GTK_ACCESSIBLE (gtk_widget_get_first_child (GTK_WIDGET (self->color_button))),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, _("Background color"), -1);
  /* Large text in a narrow window: better a shorter word than a wider window. */
  label = gtk_button_get_child (self->choose_button);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  fill_glyphs (self);
  add_ways_out (GTK_WIDGET (self->glyphs));
}

void
cs_icon_workshop_take_glyph (CsIconWorkshop *self,
                             const CsGlyph  *glyph)
{
  CsIconRecipe recipe = { .crop_width = 1, .crop_height = 1, .padding = GLYPH_PADDING,
                          .has_background = TRUE };

  g_return_if_fail (CS_IS_ICON_WORKSHOP (self));

  drop_source (self);
  g_clear_pointer (&self->source, cs_picture_unref);
  self->source = cs_glyph_draw (glyph, GLYPH_SIDE);
  self->glyph = glyph;
  show_recipe (self, &recipe);
  /* A white glyph needs a ground to stand on. */
  gtk_widget_set_sensitive (GTK_WIDGET (self->background_switch), FALSE);
  background_changed_cb (self);
}

void
cs_icon_workshop_clear (CsIconWorkshop *self)
{
  g_return_if_fail (CS_IS_ICON_WORKSHOP (self));

  drop_source (self);
  g_clear_pointer (&self->source, cs_picture_unref);
  self->glyph = NULL;
  cs_icon_canvas_set_source (self->canvas, NULL, NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->adjust_box), FALSE);
  cs_icon_workshop_tell_problem (self, NULL);
  forget_made (self);
  cs_icon_workshop_update_busy (self);
}

gboolean
cs_icon_workshop_get_busy (CsIconWorkshop *self)
{
  g_return_val_if_fail (CS_IS_ICON_WORKSHOP (self), FALSE);

  return self->reading != NULL || self->making;
}

gboolean
cs_icon_workshop_get_open (CsIconWorkshop *self)
{
  g_return_val_if_fail (CS_IS_ICON_WORKSHOP (self), FALSE);

  return gtk_widget_get_visible (GTK_WIDGET (self->adjust_box));
}

gboolean
cs_icon_workshop_get_ready (CsIconWorkshop *self)
{
  g_return_val_if_fail (CS_IS_ICON_WORKSHOP (self), FALSE);

  return self->made != NULL && !self->making && !self->stale;
}

void
cs_icon_workshop_grab_choice (CsIconWorkshop *self)
{
  g_return_if_fail (CS_IS_ICON_WORKSHOP (self));

  gtk_widget_grab_focus (GTK_WIDGET (self->choose_button));
}

const CsIconSet *
cs_icon_workshop_get_icons (CsIconWorkshop *self)
{
  g_return_val_if_fail (CS_IS_ICON_WORKSHOP (self), NULL);

  return self->made != NULL ? self->made->icons : NULL;
}

CsPicture *
cs_icon_workshop_get_color (CsIconWorkshop *self)
{
  g_return_val_if_fail (CS_IS_ICON_WORKSHOP (self), NULL);

  return self->made != NULL ? self->made->color : NULL;
}

CsPicture *
cs_icon_workshop_get_outline (CsIconWorkshop *self)
{
  g_return_val_if_fail (CS_IS_ICON_WORKSHOP (self), NULL);

  return self->made != NULL ? self->made->outline : NULL;
}
