/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cs-render"

#include "cs-part.h"

#include <math.h>

#define N_KEPT_HEIGHTS 2

typedef struct
{
  CsPartTraits   traits;
  CsBox          box;
  const CsTheme *theme;
  gboolean       pressable;
  gboolean       out_of_sight;
  gboolean       looked_into;   /* parts in it may be out of sight by themselves */
  double         min_width;   /* < 0 while unknown */
  double         max_width;
  struct { double width; double height; } heights[N_KEPT_HEIGHTS];
  CsPartChangedFunc changed;  /* (nullable) */
  gpointer          changed_data;
} CsPartPrivate;

G_DEFINE_TYPE_WITH_PRIVATE (CsPart, cs_part, GTK_TYPE_WIDGET)

static CsPartPrivate *
get_private (CsPart *self)
{
  return cs_part_get_instance_private (self);
}

static void
forget_sizes (CsPartPrivate *priv)
{
  priv->min_width = priv->max_width = -1;
  for (guint i = 0; i < N_KEPT_HEIGHTS; i++)
    priv->heights[i].width = -1;
}

static void
cs_part_measure (GtkWidget      *widget,
                 GtkOrientation  orientation,
                 int             for_size,
                 int            *minimum,
                 int            *natural,
                 int            *minimum_baseline,
                 int            *natural_baseline)
{
  /* GTK need not know: whoever holds the root asks cs_part_measure_height(). */
  *minimum = *natural = 0;
}

static void
cs_part_size_allocate (GtkWidget *widget,
                       int        width,
                       int        height,
                       int        baseline)
{
  const CsBox *own = cs_part_get_box (CS_PART (widget));

  for (CsPart *child = cs_part_get_first (CS_PART (widget)); child != NULL;
       child = cs_part_get_next (child))
    {
      const CsBox *box = cs_part_get_box (child);

      if (!cs_part_is_drawn (child))
        continue;
      gtk_widget_allocate (GTK_WIDGET (child),
                           (int) ceil (MAX (box->width, 0)), (int) ceil (MAX (box->height, 0)), -1,
                           gsk_transform_translate (NULL, &GRAPHENE_POINT_INIT (
                             (float) (box->x - own->x), (float) (box->y - own->y))));
    }
}

static void
paint_pressable (CsPart      *self,
                 GtkSnapshot *snapshot)
{
  const CsTheme *theme = cs_part_get_theme (self);
  const CsBox *box = cs_part_get_box (self);

  if (gtk_widget_get_state_flags (GTK_WIDGET (self)) & GTK_STATE_FLAG_PRELIGHT)
    cs_part_paint_color (self, snapshot, box, theme->hover);
  if (gtk_widget_has_visible_focus (GTK_WIDGET (self)))
    cs_part_paint_frame (self, snapshot, box, 0, 0, theme->focus, 2);
}

static void
cs_part_state_flags_changed (GtkWidget     *widget,
                             GtkStateFlags  previous)
{
  if (get_private (CS_PART (widget))->pressable)
    gtk_widget_queue_draw (widget);

  GTK_WIDGET_CLASS (cs_part_parent_class)->state_flags_changed (widget, previous);
}

static void
cs_part_snapshot (GtkWidget   *widget,
                  GtkSnapshot *snapshot)
{
  CsPartClass *class = CS_PART_GET_CLASS (widget);

  if (get_private (CS_PART (widget))->out_of_sight)
    return;

  if (class->paint != NULL)
    class->paint (CS_PART (widget), snapshot);
  if (get_private (CS_PART (widget))->pressable)
    paint_pressable (CS_PART (widget), snapshot);
  GTK_WIDGET_CLASS (cs_part_parent_class)->snapshot (widget, snapshot);
}

static CsEdges
get_all_edges (CsPart *self,
               CsPart *child)
{
  return CS_EDGE_ALL;
}

static void
cs_part_dispose (GObject *object)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);

  G_OBJECT_CLASS (cs_part_parent_class)->dispose (object);
}

static void
cs_part_finalize (GObject *object)
{
  g_free (get_private (CS_PART (object))->traits.id);

  G_OBJECT_CLASS (cs_part_parent_class)->finalize (object);
}

static void
cs_part_class_init (CsPartClass *class)
{
  GObjectClass *object_class = G_OBJECT_CLASS (class);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  object_class->dispose = cs_part_dispose;
  object_class->finalize = cs_part_finalize;

  widget_class->measure = cs_part_measure;
  widget_class->size_allocate = cs_part_size_allocate;
  widget_class->snapshot = cs_part_snapshot;
  widget_class->state_flags_changed = cs_part_state_flags_changed;

  class->get_edges = get_all_edges;

  gtk_widget_class_set_css_name (widget_class, "cardpart");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
cs_part_init (CsPart *self)
{
  CsPartPrivate *priv = get_private (self);

  priv->traits.shown = TRUE;
  forget_sizes (priv);
}

CsPart *
cs_part_new (void)
{
  return g_object_new (CS_TYPE_PART, NULL);
}

CsPartTraits *
cs_part_get_traits (CsPart *self)
{
  return &get_private (self)->traits;
}

const CsBox *
cs_part_get_box (CsPart *self)
{
  return &get_private (self)->box;
}

void
cs_part_set_theme (CsPart        *self,
                   const CsTheme *theme)
{
  get_private (self)->theme = theme;
}

const CsTheme *
cs_part_get_theme (CsPart *self)
{
  for (CsPart *part = self; part != NULL; part = cs_part_get_parent_part (part))
    {
      CsPartPrivate *priv = get_private (part);

      if (priv->theme != NULL)
        return priv->theme;
    }

  return cs_theme_get (CS_THEME_LIGHT);
}

guint
cs_part_get_node (CsPart *self)
{
  guint node = 0;

  for (CsPart *part = self; part != NULL; part = cs_part_get_parent_part (part))
    node += cs_part_get_traits (part)->node_offset;

  return node;
}

gboolean
cs_part_is_drawn (CsPart *self)
{
  const CsPartTraits *traits = cs_part_get_traits (self);

  return traits->shown && !traits->absent;
}

static CsPart *
skip_others (GtkWidget *widget)
{
  while (widget != NULL && !CS_IS_PART (widget))
    widget = gtk_widget_get_next_sibling (widget);

  return (CsPart *) widget;
}

CsPart *
cs_part_get_first (CsPart *self)
{
  return skip_others (gtk_widget_get_first_child (GTK_WIDGET (self)));
}

CsPart *
cs_part_get_next (CsPart *self)
{
  return skip_others (gtk_widget_get_next_sibling (GTK_WIDGET (self)));
}

CsPart *
cs_part_get_parent_part (CsPart *self)
{
  GtkWidget *parent = gtk_widget_get_parent (GTK_WIDGET (self));

  return CS_IS_PART (parent) ? CS_PART (parent) : NULL;
}

void
cs_part_insert (CsPart *self,
                CsPart *child,
                CsPart *after)
{
  gtk_widget_insert_after (GTK_WIDGET (child), GTK_WIDGET (self), (GtkWidget *) after);
  cs_part_changed (self);
}

void
cs_part_append (CsPart *self,
                CsPart *child)
{
  gtk_widget_set_parent (GTK_WIDGET (child), GTK_WIDGET (self));
  cs_part_changed (self);
}

void
cs_part_remove (CsPart *self)
{
  CsPart *parent = cs_part_get_parent_part (self);

  gtk_widget_unparent (GTK_WIDGET (self));
  if (parent != NULL)
    cs_part_changed (parent);
}

void
cs_part_measure_widths (CsPart *self,
                        double *min,
                        double *max)
{
  CsPartPrivate *priv = get_private (self);
  CsPartClass *class = CS_PART_GET_CLASS (self);

  if (priv->max_width < 0)
    {
      priv->min_width = priv->max_width = priv->traits.padding.left + priv->traits.padding.right;
      if (class->measure_widths != NULL)
        class->measure_widths (self, &priv->min_width, &priv->max_width);
    }

  if (min != NULL)
    *min = priv->min_width;
  if (max != NULL)
    *max = priv->max_width;
}

double
cs_part_measure_height (CsPart *self,
                        double  width)
{
  CsPartPrivate *priv = get_private (self);
  CsPartClass *class = CS_PART_GET_CLASS (self);
  double height = priv->traits.padding.top + priv->traits.padding.bottom;

  for (guint i = 0; i < N_KEPT_HEIGHTS; i++)
    {
      if (priv->heights[i].width == width)
        return priv->heights[i].height;
    }

  if (class->measure_height != NULL)
    height = class->measure_height (self, width);
  if (priv->traits.max_height > 0)
    height = MIN (height, priv->traits.max_height);
  height = MAX (height, priv->traits.min_height);

  for (guint i = N_KEPT_HEIGHTS - 1; i > 0; i--)
    priv->heights[i] = priv->heights[i - 1];
  priv->heights[0].width = width;
  priv->heights[0].height = height;

  return height;
}

/* What is painted lies on whole pixels of the card: at another fraction it looks different. */
static gboolean
lies_otherwise (const CsBox *one,
                const CsBox *other)
{
  return one->width != other->width || one->height != other->height ||
         one->x - floor (one->x) != other->x - floor (other->x) ||
         one->y - floor (one->y) != other->y - floor (other->y);
}

void
cs_part_place (CsPart *self,
               double  x,
               double  y,
               double  width,
               double  height)
{
  CsPartPrivate *priv = get_private (self);
  CsPartClass *class = CS_PART_GET_CLASS (self);
  CsBox box = { x, y, width, height };

  if (lies_otherwise (&priv->box, &box))
    gtk_widget_queue_draw (GTK_WIDGET (self));
  priv->box = box;
  if (class->arrange != NULL)
    class->arrange (self, &priv->box);
}

static gboolean
touches (const CsBox *one,
         const CsBox *other)
{
  return one->x < other->x + other->width && other->x < one->x + one->width &&
         one->y < other->y + other->height && other->y < one->y + one->height;
}

void
cs_part_set_sight (CsPart      *self,
                   const CsBox *sight)
{
  CsPartPrivate *priv = get_private (self);
  gboolean out_of_sight = sight != NULL && !touches (&priv->box, sight);

  if (priv->out_of_sight != out_of_sight)
    {
      priv->out_of_sight = out_of_sight;
      gtk_widget_queue_draw (GTK_WIDGET (self));
    }
  if (out_of_sight)
    return;

  /* Of a low part all is seen, or so little is not that it is not worth a look. */
  if (sight != NULL && priv->box.height < sight->height / 2)
    sight = NULL;
  if (sight == NULL && !priv->looked_into)
    return;

  priv->looked_into = sight != NULL;
  for (CsPart *child = cs_part_get_first (self); child != NULL; child = cs_part_get_next (child))
    cs_part_set_sight (child, sight);
}

void
cs_part_changed (CsPart *self)
{
  CsPartPrivate *top = NULL;

  for (CsPart *part = self; part != NULL; part = cs_part_get_parent_part (part))
    {
      top = get_private (part);
      forget_sizes (top);
      gtk_widget_queue_allocate (GTK_WIDGET (part));
    }

  if (gtk_widget_get_visible (GTK_WIDGET (self)) != cs_part_is_drawn (self))
    gtk_widget_set_visible (GTK_WIDGET (self), cs_part_is_drawn (self));
  gtk_widget_queue_draw (GTK_WIDGET (self));
  if (top->changed != NULL)
    top->changed (top->changed_data);
  else
    gtk_widget_queue_resize (GTK_WIDGET (self));
}

void
cs_part_set_changed_func (CsPart            *self,
                          CsPartChangedFunc  changed,
                          gpointer           user_data)
{
  CsPartPrivate *priv = get_private (self);

  priv->changed = changed;
  priv->changed_data = user_data;
}

void
cs_part_set_shown (CsPart   *self,
                   gboolean  shown)
{
  CsPartTraits *traits = cs_part_get_traits (self);

  if (!traits->shown == !shown)
    return;

  traits->shown = shown;
  cs_part_changed (self);
}

void
cs_part_set_pressable (CsPart   *self,
                       gboolean  pressable)
{
  CsPartPrivate *priv = get_private (self);

  if (!priv->pressable == !pressable)
    return;

  priv->pressable = pressable;
  gtk_widget_set_focusable (GTK_WIDGET (self), pressable);
  gtk_widget_set_cursor_from_name (GTK_WIDGET (self), pressable ? "pointer" : NULL);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

gboolean
cs_part_is_pressable (CsPart *self)
{
  return get_private (self)->pressable;
}

/* As the official renderer finds it: on each side the padding of the nearest part around it that
 * has one, as long as each part on the way touches that edge of the next. */
CsSides
cs_part_get_bleed (CsPart *self)
{
  CsSides bleed = { 0 };
  CsEdges open = CS_EDGE_ALL;

  if (!cs_part_get_traits (self)->bleed)
    return bleed;

  for (CsPart *child = self; open != 0; )
    {
      CsPart *parent = cs_part_get_parent_part (child);
      const CsSides *padding;
      CsEdges touched;

      if (parent == NULL)
        break;
      padding = &cs_part_get_traits (parent)->padding;
      touched = cs_part_get_traits (parent)->open
                  ? open : CS_PART_GET_CLASS (parent)->get_edges (parent, child) & open;
      if (touched & CS_EDGE_TOP && padding->top > 0)
        bleed.top = padding->top;
      if (touched & CS_EDGE_RIGHT && padding->right > 0)
        bleed.right = padding->right;
      if (touched & CS_EDGE_BOTTOM && padding->bottom > 0)
        bleed.bottom = padding->bottom;
      if (touched & CS_EDGE_LEFT && padding->left > 0)
        bleed.left = padding->left;
      open = touched & ((bleed.top > 0 ? 0 : CS_EDGE_TOP) | (bleed.right > 0 ? 0 : CS_EDGE_RIGHT) |
                        (bleed.bottom > 0 ? 0 : CS_EDGE_BOTTOM) |
                        (bleed.left > 0 ? 0 : CS_EDGE_LEFT));
      child = parent;
    }

  return bleed;
}

double
cs_part_get_distance (CsPart   *self,
                      gboolean  first)
{
  const CsPartTraits *traits = cs_part_get_traits (self);

  if (first && !traits->spaced)
    return 0;

  return traits->spacing + (traits->separator ? 1 : 0);
}

void
cs_part_draw (CsPart      *self,
              GtkSnapshot *snapshot)
{
  CsPartClass *class = CS_PART_GET_CLASS (self);
  const CsBox *box = cs_part_get_box (self);
  gboolean clip = gtk_widget_get_overflow (GTK_WIDGET (self)) == GTK_OVERFLOW_HIDDEN;

  if (!cs_part_is_drawn (self))
    return;

  if (class->paint != NULL)
    {
      gtk_snapshot_save (snapshot);
      gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT ((float) box->x, (float) box->y));
      class->paint (self, snapshot);
      gtk_snapshot_restore (snapshot);
    }
  if (clip)
    gtk_snapshot_push_clip (snapshot, &GRAPHENE_RECT_INIT ((float) box->x, (float) box->y,
                                                           (float) box->width,
                                                           (float) box->height));
  for (CsPart *child = cs_part_get_first (self); child != NULL; child = cs_part_get_next (child))
    cs_part_draw (child, snapshot);
  if (clip)
    gtk_snapshot_pop (snapshot);
}

typedef struct
{
  const CsBox   *origin;
  CsTextRunFunc  visit;
  gpointer       user_data;
} Visit;

static void
visit_from_part_cb (const char            *text,
                    const graphene_rect_t *box,
                    guint                  n_lines,
                    const char            *href,
                    gpointer               user_data)
{
  const Visit *visit = user_data;
  graphene_rect_t moved;

  graphene_rect_offset_r (box, (float) visit->origin->x, (float) visit->origin->y, &moved);
  visit->visit (text, &moved, n_lines, href, visit->user_data);
}

void
cs_part_visit_texts (CsPart        *self,
                     CsTextRunFunc  visit,
                     gpointer       user_data)
{
  CsPartClass *class = CS_PART_GET_CLASS (self);
  Visit own = { cs_part_get_box (self), visit, user_data };

  if (!cs_part_is_drawn (self))
    return;

  if (class->visit_texts != NULL)
    class->visit_texts (self, visit_from_part_cb, &own);
  for (CsPart *child = cs_part_get_first (self); child != NULL; child = cs_part_get_next (child))
    cs_part_visit_texts (child, visit, user_data);
}

void
cs_part_take_picture (CsPart          *self,
                      CsPictureSource *source,
                      const char      *url)
{
  CsPartClass *class = CS_PART_GET_CLASS (self);

  if (class->take_picture != NULL)
    class->take_picture (self, source, url);
  for (CsPart *child = cs_part_get_first (self); child != NULL; child = cs_part_get_next (child))
    cs_part_take_picture (child, source, url);
}

GdkTexture *
cs_part_make_texture (const CsPictureAnswer *answer)
{
  CsPicture *picture = answer->picture;

  if (answer->state != CS_PICTURE_STATE_READY || picture == NULL)
    return NULL;

  return gdk_memory_texture_new ((int) cs_picture_get_width (picture),
                                 (int) cs_picture_get_height (picture), GDK_MEMORY_R8G8B8A8,
                                 cs_picture_get_bytes (picture),
                                 (gsize) cs_picture_get_width (picture) * 4);
}

graphene_rect_t
cs_part_snap (CsPart      *self,
              const CsBox *box)
{
  const CsBox *own = cs_part_get_box (self);
  double left = round (box->x), top = round (box->y);
  double right = round (box->x + box->width), bottom = round (box->y + box->height);

  return GRAPHENE_RECT_INIT ((float) (left - own->x), (float) (top - own->y),
                             (float) (right - left), (float) (bottom - top));
}

void
cs_part_paint_color (CsPart      *self,
                     GtkSnapshot *snapshot,
                     const CsBox *box,
                     guint32      color)
{
  graphene_rect_t rect = cs_part_snap (self, box);
  GdkRGBA rgba;

  if (color >> 24 == 0)
    return;

  cs_theme_to_rgba (color, &rgba);
  gtk_snapshot_append_color (snapshot, &rgba, &rect);
}

void
cs_part_paint_frame (CsPart      *self,
                     GtkSnapshot *snapshot,
                     const CsBox *box,
                     double       radius,
                     guint32      background,
                     guint32      border,
                     double       border_width)
{
  graphene_rect_t rect = cs_part_snap (self, box);
  float width = (float) border_width;
  GskRoundedRect outline;
  GdkRGBA rgba;

  gsk_rounded_rect_init_from_rect (&outline, &rect, (float) radius);
  if (background >> 24 != 0)
    {
      cs_theme_to_rgba (background, &rgba);
      gtk_snapshot_push_rounded_clip (snapshot, &outline);
      gtk_snapshot_append_color (snapshot, &rgba, &rect);
      gtk_snapshot_pop (snapshot);
    }
  if (border_width > 0 && border >> 24 != 0)
    {
      cs_theme_to_rgba (border, &rgba);
      gtk_snapshot_append_border (snapshot, &outline,
                                  (float[4]) { width, width, width, width },
                                  (GdkRGBA[4]) { rgba, rgba, rgba, rgba });
    }
}
