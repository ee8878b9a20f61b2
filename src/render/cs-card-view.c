/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cs-render"

#include "cs-card-view.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "cs-card-view-private.h"
#include "cs-press-private.h"
#include "cs-render-kinds.h"
#include "cs-render-layout.h"
#include "cs-render-message.h"

#define MIN_WIDTH     200
#define NATURAL_WIDTH 480
#define N_ANSWERS     2

struct _CsCardView
{
  GtkWidget    parent_instance;

  CsSnapshot  *snapshot;
  guint        node;
  CsThemeName  theme;
  CsTarget     target;
  gboolean     message;      /* the text is a MessageCard */
  CsPart      *root;
  CsPictureSource *pictures;
  GTimeZone   *zone;
  CsWidthClass width_class;
  guint        width_idle;
  gboolean     searched;     /* for what is for some widths only, in the present text */
  gboolean     targets_widths;
  gboolean     rendering;
  guint        n_answers;    /* how high we are, as GTK was told since it had to ask anew */
  struct { int width; int height; } answers[N_ANSWERS];
  GtkWidget   *aimed;        /* (nullable): weak; where the button of the pointer went down */
};

G_DEFINE_FINAL_TYPE (CsCardView, cs_card_view, GTK_TYPE_WIDGET)

enum
{
  PRESSED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

void
cs_card_view_begin (CsCardView *self,
                    CsSnapshot *snapshot,
                    CsRender   *render)
{
  *render = (CsRender) {
    .snapshot = snapshot,
    .theme = cs_theme_get (self->theme),
    .target = self->target,
    .view = GTK_WIDGET (self),
    .pictures = self->pictures,
    .zone = self->zone,
    .width_class = self->width_class,
    .card = self->snapshot,
  };
  if (self->snapshot != NULL)
    render->language = cs_snapshot_get_string (self->snapshot,
                                               cs_snapshot_get_member (self->snapshot,
                                                                       self->node, "lang"));
}

void
cs_card_view_press (CsCardView    *self,
                    const CsPress *press)
{
  CsPress told = *press;

  if (self->snapshot != NULL)
    told.correlation_id =
      cs_snapshot_get_string (self->snapshot, cs_snapshot_get_member (self->snapshot, self->node,
                                                                      "correlationId"));
  g_signal_emit (self, signals[PRESSED], 0, &told);
}

static void
remove_all (CsCardView *self)
{
  CsPart *child;

  while ((child = cs_part_get_first (self->root)) != NULL)
    cs_part_remove (child);
}

static int
measure_height (CsCardView *self,
                int         width)
{
  return (int) ceil (cs_part_measure_height (self->root, width > 0 ? width : NATURAL_WIDTH));
}

/* All that is around the card is measured and placed anew where GTK has to ask; a typed character
 * mostly leaves the card as high as it was. */
static gboolean
is_as_high (CsCardView *self)
{
  if (self->n_answers == 0 || self->n_answers > N_ANSWERS)
    return FALSE;

  for (guint i = 0; i < self->n_answers; i++)
    {
      if (measure_height (self, self->answers[i].width) != self->answers[i].height)
        return FALSE;
    }

  return TRUE;
}

static void
parts_changed_cb (gpointer user_data)
{
  CsCardView *self = user_data;

  if (self->rendering)
    return;

  self->n_answers = 0;
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

static void
keep_answer (CsCardView *self,
             int         width,
             int         height)
{
  for (guint i = 0; i < MIN (self->n_answers, N_ANSWERS); i++)
    {
      if (self->answers[i].width == width)
        {
          self->answers[i].height = height;
          return;
        }
    }

  if (self->n_answers < N_ANSWERS)
    {
      self->answers[self->n_answers].width = width;
      self->answers[self->n_answers].height = height;
    }
  self->n_answers = MIN (self->n_answers + 1, N_ANSWERS + 1);
}

static gboolean
mentions (CsSnapshot *snapshot,
          const char *member)
{
  GBytes *bytes = cs_snapshot_get_bytes (snapshot);

  return g_strstr_len (g_bytes_get_data (bytes, NULL), (gssize) g_bytes_get_size (bytes),
                       member) != NULL;
}

static void
render (CsCardView *self)
{
  CsRender render;
  /* What stands in a message is an Adaptive Card. */
  gboolean message = self->snapshot != NULL && self->node == 0 &&
                     cs_render_is_message (self->snapshot);
  CsObject card = { self->snapshot, self->node,
                    message ? &cs_vocab_message_card : &cs_vocab_adaptive_card };

  self->rendering = TRUE;
  cs_card_view_begin (self, self->snapshot, &render);
  cs_part_get_traits (self->root)->node_offset = self->node;
  cs_part_set_theme (self->root, render.theme);
  cs_part_set_shown (self->root, self->snapshot != NULL);
  if (self->message != message)
    remove_all (self);
  self->message = message;
  if (message)
    cs_render_message (&render, self->root, &card);
  else if (self->snapshot != NULL)
    cs_render_card (&render, self->root, &card, CS_STYLE_DEFAULT);
  cs_part_changed (self->root);
  self->rendering = FALSE;

  if (is_as_high (self))
    gtk_widget_queue_allocate (GTK_WIDGET (self));
  else
    parts_changed_cb (self);
}

/* What other colours and other rules touch is everything. */
static void
render_anew (CsCardView *self)
{
  remove_all (self);
  render (self);
}

static GtkSizeRequestMode
cs_card_view_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
cs_card_view_measure (GtkWidget      *widget,
                      GtkOrientation  orientation,
                      int             for_size,
                      int            *minimum,
                      int            *natural,
                      int            *minimum_baseline,
                      int            *natural_baseline)
{
  CsCardView *self = CS_CARD_VIEW (widget);

  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *minimum = MIN_WIDTH;
      *natural = NATURAL_WIDTH;
      return;
    }

  *minimum = *natural = measure_height (self, for_size);
  keep_answer (self, for_size, *natural);
}

static double
arrange (CsCardView *self,
         double      width)
{
  double height = cs_part_measure_height (self->root, width);

  cs_part_place (self->root, 0, 0, width, height);

  return height;
}

/* Returns: whether the card has to be made anew for that width */
static gboolean
uses_width_class (CsCardView *self,
                  double      width)
{
  if (self->snapshot == NULL || self->message || !cs_target_is_teams_card (self->target) ||
      cs_width_class_of (width) == self->width_class)
    return FALSE;

  if (!self->searched)
    self->targets_widths = mentions (self->snapshot, "targetWidth");
  self->searched = TRUE;

  return self->targets_widths;
}

static gboolean
width_idle_cb (gpointer data)
{
  CsCardView *self = data;

  self->width_idle = 0;
  self->width_class = cs_width_class_of (gtk_widget_get_width (GTK_WIDGET (self)));
  render_anew (self);

  return G_SOURCE_REMOVE;
}

static void
cs_card_view_size_allocate (GtkWidget *widget,
                            int        width,
                            int        height,
                            int        baseline)
{
  CsCardView *self = CS_CARD_VIEW (widget);
  double own = MAX (arrange (self, width), height);

  /* Parts cannot come and go while places are given. */
  if (uses_width_class (self, width) && self->width_idle == 0)
    self->width_idle = g_idle_add_full (GTK_PRIORITY_RESIZE, width_idle_cb, self, NULL);
  if (cs_part_is_drawn (self->root))
    gtk_widget_allocate (GTK_WIDGET (self->root), width, (int) ceil (own), -1, NULL);
}

static gboolean
press (GtkWidget *widget)
{
  CsPart *part = (CsPart *) widget;

  if (!CS_IS_PART (widget) || !gtk_widget_is_sensitive (widget))
    return FALSE;
  if (CS_PART_GET_CLASS (part)->press != NULL)
    CS_PART_GET_CLASS (part)->press (part);
  else if (cs_part_is_pressable (part))
    cs_press_do (part);
  else
    return FALSE;

  return TRUE;
}

/* Returns: (nullable): what is meant by a click on @widget: it, or the nearest around it that can
 *   have the focus */
static GtkWidget *
find_aim (CsCardView *self,
          double      x,
          double      y)
{
  /* A button that cannot be pressed does not let through to what is behind it. */
  GtkWidget *widget = gtk_widget_pick (GTK_WIDGET (self), x, y, GTK_PICK_INSENSITIVE);

  while (widget != NULL && widget != GTK_WIDGET (self) && !gtk_widget_get_focusable (widget))
    widget = gtk_widget_get_parent (widget);

  return widget != GTK_WIDGET (self) ? widget : NULL;
}

static void
pressed_cb (GtkGestureClick *gesture,
            int              n_press,
            double           x,
            double           y,
            CsCardView      *self)
{
  g_set_weak_pointer (&self->aimed, find_aim (self, x, y));
}

static void
released_cb (GtkGestureClick *gesture,
             int              n_press,
             double           x,
             double           y,
             CsCardView      *self)
{
  g_autoptr (GtkWidget) widget = self->aimed != NULL ? g_object_ref (self->aimed) : NULL;

  g_clear_weak_pointer (&self->aimed);
  if (widget == NULL || widget != find_aim (self, x, y))
    return;

  if (CS_IS_PART (widget) && CS_PART_GET_CLASS (widget)->press != NULL)
    gtk_widget_grab_focus (widget);
  if (press (widget))
    gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);
}

static gboolean
key_cb (GtkEventControllerKey *controller,
        guint                  key,
        guint                  code,
        GdkModifierType        state,
        CsCardView            *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  if ((state & gtk_accelerator_get_default_mod_mask ()) != 0 || focus == NULL ||
      (key != GDK_KEY_Return && key != GDK_KEY_KP_Enter && key != GDK_KEY_space &&
       key != GDK_KEY_KP_Space))
    return FALSE;

  return press (focus);
}

static void
cs_card_view_dispose (GObject *object)
{
  CsCardView *self = CS_CARD_VIEW (object);

  g_clear_weak_pointer (&self->aimed);

  if (self->root != NULL)
    gtk_widget_unparent (GTK_WIDGET (g_steal_pointer (&self->root)));
  g_clear_pointer (&self->snapshot, cs_snapshot_unref);
  if (self->pictures != NULL)
    g_signal_handlers_disconnect_by_data (self->pictures, self);
  g_clear_object (&self->pictures);
  g_clear_pointer (&self->zone, g_time_zone_unref);
  g_clear_handle_id (&self->width_idle, g_source_remove);

  G_OBJECT_CLASS (cs_card_view_parent_class)->dispose (object);
}

static void
cs_card_view_class_init (CsCardViewClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = cs_card_view_dispose;

  /* ::pressed: (self, CsPress) */
  signals[PRESSED] = g_signal_new ("pressed", CS_TYPE_CARD_VIEW, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                   NULL, G_TYPE_NONE, 1, G_TYPE_POINTER);

  widget_class->get_request_mode = cs_card_view_get_request_mode;
  widget_class->measure = cs_card_view_measure;
  widget_class->size_allocate = cs_card_view_size_allocate;

  gtk_widget_class_set_css_name (widget_class, "cardview");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_REGION);
}

static void
cs_card_view_init (CsCardView *self)
{
  GtkGesture *click = gtk_gesture_click_new ();
  GtkEventController *keys = gtk_event_controller_key_new ();

  g_signal_connect (click, "pressed", G_CALLBACK (pressed_cb), self);
  g_signal_connect (click, "released", G_CALLBACK (released_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (click));
  g_signal_connect (keys, "key-pressed", G_CALLBACK (key_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);

  self->zone = g_time_zone_new_local ();
  self->width_class = CS_WIDTH_CLASS_STANDARD;
  self->root = cs_stack_part_new ();
  cs_part_set_changed_func (self->root, parts_changed_cb, self);
  gtk_widget_set_parent (GTK_WIDGET (self->root), GTK_WIDGET (self));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->root),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, _("Card"), -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, _("Card"), -1);
}

GtkWidget *
cs_card_view_new (void)
{
  return g_object_new (CS_TYPE_CARD_VIEW, NULL);
}

void
cs_card_view_set_snapshot (CsCardView *self,
                           CsSnapshot *snapshot)
{
  cs_card_view_set_card (self, snapshot, 0);
}

void
cs_card_view_set_card (CsCardView *self,
                       CsSnapshot *snapshot,
                       guint       root)
{
  g_autoptr (CsSnapshot) before = self->snapshot;
  gboolean same = before == snapshot && self->node == root;

  self->snapshot = snapshot != NULL ? cs_snapshot_ref (snapshot) : NULL;
  self->node = root;
  if (same)
    return;

  self->searched = FALSE;
  render (self);
}

void
cs_card_view_set_theme (CsCardView  *self,
                        CsThemeName  theme)
{
  if (self->theme == theme)
    return;

  self->theme = theme;
  render_anew (self);
}

void
cs_card_view_set_target (CsCardView *self,
                         CsTarget    target)
{
  if (self->target == target)
    return;

  self->target = target;
  render_anew (self);
}

static void
picture_ready_cb (CsPictureSource *pictures,
                  const char      *url,
                  CsCardView      *self)
{
  cs_part_take_picture (self->root, pictures, url);
}

void
cs_card_view_set_pictures (CsCardView      *self,
                           CsPictureSource *pictures)
{
  if (self->pictures == pictures)
    return;

  if (self->pictures != NULL)
    g_signal_handlers_disconnect_by_data (self->pictures, self);
  g_set_object (&self->pictures, pictures);
  if (pictures != NULL)
    g_signal_connect (pictures, "picture-ready", G_CALLBACK (picture_ready_cb), self);
  render_anew (self);
}

double
cs_card_view_arrange (CsCardView *self,
                      double      width)
{
  if (uses_width_class (self, width))
    {
      self->width_class = cs_width_class_of (width);
      render_anew (self);
    }

  return arrange (self, width);
}

static gboolean
contains (const CsBox *box,
          double       x,
          double       y)
{
  return x >= box->x && x < box->x + box->width && y >= box->y && y < box->y + box->height;
}

guint
cs_card_view_pick_node (CsCardView *self,
                        double      x,
                        double      y)
{
  CsPart *found = self->root;
  CsPart *child = cs_part_get_first (found);

  while (child != NULL)
    {
      if (cs_part_is_drawn (child) && contains (cs_part_get_box (child), x, y))
        {
          found = child;
          child = cs_part_get_first (found);
        }
      else
        {
          child = cs_part_get_next (child);
        }
    }

  return cs_part_get_node (found);
}

/* @node: of @part; the outermost one with the node that is looked for, as those in it have no other */
static CsPart *
find_part (CsPart *part,
           guint   node,
           guint   wanted)
{
  if (node == wanted)
    return part;

  for (CsPart *child = cs_part_get_first (part); child != NULL; child = cs_part_get_next (child))
    {
      CsPart *found = cs_part_is_drawn (child)
                      ? find_part (child, node + cs_part_get_traits (child)->node_offset, wanted)
                      : NULL;

      if (found != NULL)
        return found;
    }

  return NULL;
}

gboolean
cs_card_view_find_box (CsCardView *self,
                       guint       node,
                       CsBox      *box)
{
  CsPart *part = self->snapshot != NULL && cs_part_is_drawn (self->root)
                 ? find_part (self->root, self->node, node) : NULL;

  if (part != NULL)
    *box = *cs_part_get_box (part);
  return part != NULL;
}

/* In @part, which was made from the object that has the member; its parts are called after those. */
static CsPart *
find_member_part (CsPart     *part,
                  const char *name)
{
  for (CsPart *child = cs_part_get_first (part); child != NULL; child = cs_part_get_next (child))
    {
      const CsPartTraits *traits = cs_part_get_traits (child);
      const CsRenderer *renderer = traits->renderer;
      CsPart *found;

      if (!cs_part_is_drawn (child) || traits->node_offset != 0)
        continue;
      if (renderer != NULL && g_ascii_strcasecmp (renderer->type, name) == 0)
        return child;
      found = find_member_part (child, name);
      if (found != NULL)
        return found;
    }

  return NULL;
}

gboolean
cs_card_view_find_place (CsCardView *self,
                         guint       node,
                         CsBox      *box)
{
  const char *key = NULL;

  if (self->snapshot == NULL || !cs_part_is_drawn (self->root))
    return FALSE;

  for (; node != CS_NODE_NONE; node = cs_snapshot_get_parent (self->snapshot, node))
    {
      CsPart *part = find_part (self->root, self->node, node);
      CsPart *member = part != NULL && key != NULL ? find_member_part (part, key) : NULL;

      if (part != NULL)
        {
          *box = *cs_part_get_box (member != NULL ? member : part);
          return TRUE;
        }
      key = cs_snapshot_get_key (self->snapshot, node);
    }

  return FALSE;
}

static gboolean
opens_card (CsCardView *self,
            guint       node)
{
  const char *type = cs_snapshot_get_string (self->snapshot,
                                             cs_snapshot_get_member (self->snapshot, node, "type"));

  if (type == NULL)
    type = cs_snapshot_get_string (self->snapshot,
                                   cs_snapshot_get_member (self->snapshot, node, "@type"));
  return type != NULL && cs_press_opens (type);
}

void
cs_card_view_reveal (CsCardView *self,
                     guint       node)
{
  guint parent;

  g_return_if_fail (CS_IS_CARD_VIEW (self));

  if (self->snapshot == NULL || node == CS_NODE_NONE || node == self->node)
    return;

  /* From outside: the button of an inner card is only there once the outer one is open. */
  parent = cs_snapshot_get_parent (self->snapshot, node);
  if (parent == CS_NODE_NONE)
    return;

  cs_card_view_reveal (self, parent);
  if (opens_card (self, parent))
    {
      CsPart *part = find_part (self->root, self->node, parent);

      if (part != NULL)
        cs_press_open (part);
    }
}

CsPart *
cs_card_view_get_root (CsCardView *self)
{
  return self->root;
}
