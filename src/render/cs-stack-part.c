/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cs-render"

#include "cs-stack-part.h"

/* What CSS calls a flexible column: children have their own heights, those that stretch share
 * what is left over, and where none does the whole stands at the top, the middle or the bottom. */

typedef struct
{
  CsVAlign    valign;
  CsSurface   surface;
  CsBackdrop *backdrop;
} CsStackPartPrivate;

G_DEFINE_TYPE_WITH_PRIVATE (CsStackPart, cs_stack_part, CS_TYPE_PART)

static CsStackPartPrivate *
get_private (CsPart *self)
{
  return cs_stack_part_get_instance_private (CS_STACK_PART (self));
}

/* A border lies outside the padding. */
static CsSides
get_inset (CsPart *self)
{
  const CsSurface *surface = &get_private (self)->surface;
  CsSides inset = cs_part_get_traits (self)->padding;

  if (surface->border_edges & CS_EDGE_TOP)
    inset.top += surface->border_width;
  if (surface->border_edges & CS_EDGE_RIGHT)
    inset.right += surface->border_width;
  if (surface->border_edges & CS_EDGE_BOTTOM)
    inset.bottom += surface->border_width;
  if (surface->border_edges & CS_EDGE_LEFT)
    inset.left += surface->border_width;

  return inset;
}

static CsPart *
find_first_shown (CsPart *self)
{
  for (CsPart *child = cs_part_get_first (self); child != NULL; child = cs_part_get_next (child))
    {
      if (cs_part_get_traits (child)->shown)
        return child;
    }

  return NULL;
}

static CsEdges
cs_stack_part_get_edges (CsPart *self,
                         CsPart *child)
{
  CsEdges edges = CS_EDGE_LEFT | CS_EDGE_RIGHT;
  gboolean last = TRUE;

  if (find_first_shown (self) == child)
    edges |= CS_EDGE_TOP;
  for (CsPart *after = cs_part_get_next (child); after != NULL; after = cs_part_get_next (after))
    {
      if (cs_part_get_traits (after)->shown)
        last = FALSE;
    }

  return last ? edges | CS_EDGE_BOTTOM : edges;
}

typedef struct
{
  CsPart  *child;
  CsSides  bleed;
  double   distance;
  double   height;
} Item;

/* Of each child that is drawn: what comes before it, and how high it is. */
static GArray *
list_items (CsPart *self,
            double  width)
{
  GArray *items = g_array_new (FALSE, FALSE, sizeof (Item));
  CsPart *first = find_first_shown (self);
  gboolean begun = FALSE;

  for (CsPart *child = cs_part_get_first (self); child != NULL; child = cs_part_get_next (child))
    {
      Item item = { .child = child };

      if (cs_part_get_traits (child)->absent)
        continue;
      if (cs_part_is_drawn (child))
        {
          item.bleed = cs_part_get_bleed (child);
          item.distance = cs_part_get_distance (child, !begun || child == first);
          item.height = cs_part_measure_height (child,
                                                width + item.bleed.left + item.bleed.right);
          g_array_append_val (items, item);
        }
      begun = TRUE;
    }

  return items;
}

static double
sum_items (GArray *items)
{
  double sum = 0;

  for (guint i = 0; i < items->len; i++)
    {
      const Item *item = &g_array_index (items, Item, i);

      sum += item->distance + item->height - item->bleed.top - item->bleed.bottom;
    }

  return sum;
}

static void
cs_stack_part_measure_widths (CsPart *self,
                              double *min,
                              double *max)
{
  CsSides inset = get_inset (self);

  *min = *max = 0;
  for (CsPart *child = cs_part_get_first (self); child != NULL; child = cs_part_get_next (child))
    {
      CsSides bleed = cs_part_get_bleed (child);
      double child_min, child_max;

      if (!cs_part_is_drawn (child))
        continue;
      cs_part_measure_widths (child, &child_min, &child_max);
      *min = MAX (*min, child_min - bleed.left - bleed.right);
      *max = MAX (*max, child_max - bleed.left - bleed.right);
    }
  *min += inset.left + inset.right;
  *max += inset.left + inset.right;
}

static double
cs_stack_part_measure_height (CsPart *self,
                              double  width)
{
  CsSides inset = get_inset (self);
  g_autoptr (GArray) items = list_items (self, MAX (width - inset.left - inset.right, 0));

  return sum_items (items) + inset.top + inset.bottom;
}

static guint
count_stretching (GArray *items)
{
  guint n = 0;

  for (guint i = 0; i < items->len; i++)
    n += cs_part_get_traits (g_array_index (items, Item, i).child)->stretch;

  return n;
}

static void
cs_stack_part_arrange (CsPart      *self,
                       const CsBox *box)
{
  CsSides inset = get_inset (self);
  double width = MAX (box->width - inset.left - inset.right, 0);
  g_autoptr (GArray) items = list_items (self, width);
  double rest = box->height - inset.top - inset.bottom - sum_items (items);
  guint n_stretching = rest > 0 ? count_stretching (items) : 0;
  CsVAlign valign = get_private (self)->valign;
  double y = box->y + inset.top;

  if (n_stretching == 0 && valign == CS_VALIGN_CENTER)
    y += rest / 2;
  else if (n_stretching == 0 && valign == CS_VALIGN_BOTTOM)
    y += rest;

  for (guint i = 0; i < items->len; i++)
    {
      const Item *item = &g_array_index (items, Item, i);
      double height = item->height;

      if (n_stretching > 0 && cs_part_get_traits (item->child)->stretch)
        height += rest / n_stretching;
      y += item->distance - item->bleed.top;
      cs_part_place (item->child, box->x + inset.left - item->bleed.left, y,
                     width + item->bleed.left + item->bleed.right, height);
      y += height - item->bleed.bottom;
    }
}

static void
paint_separators (CsPart      *self,
                  GtkSnapshot *snapshot)
{
  guint32 color = cs_part_get_theme (self)->separator;
  CsPart *first = find_first_shown (self);
  gboolean begun = FALSE;

  for (CsPart *child = cs_part_get_first (self); child != NULL; child = cs_part_get_next (child))
    {
      const CsPartTraits *traits = cs_part_get_traits (child);
      const CsBox *box = cs_part_get_box (child);

      if (traits->absent)
        continue;
      if (traits->separator && cs_part_is_drawn (child) && begun && child != first)
        {
          CsBox line = { box->x, box->y - traits->spacing / 2 - 1, box->width, 1 };

          cs_part_paint_color (self, snapshot, &line, color);
        }
      begun = TRUE;
    }
}

static void
paint_borders (CsPart          *self,
               GtkSnapshot     *snapshot,
               const CsSurface *surface)
{
  const CsBox *box = cs_part_get_box (self);
  double width = surface->border_width;
  const struct { CsEdges edge; CsBox box; } lines[] = {
    { CS_EDGE_TOP, { box->x, box->y, box->width, width } },
    { CS_EDGE_BOTTOM, { box->x, box->y + box->height - width, box->width, width } },
    { CS_EDGE_LEFT, { box->x, box->y, width, box->height } },
    { CS_EDGE_RIGHT, { box->x + box->width - width, box->y, width, box->height } },
  };

  for (guint i = 0; i < G_N_ELEMENTS (lines); i++)
    {
      if (surface->border_edges & lines[i].edge)
        cs_part_paint_color (self, snapshot, &lines[i].box, surface->border);
    }
}

static void
paint_backdrop (CsPart      *self,
                GtkSnapshot *snapshot,
                CsBackdrop  *backdrop)
{
  graphene_rect_t place = cs_part_snap (self, cs_part_get_box (self));

  if (backdrop != NULL)
    cs_backdrop_paint (backdrop, snapshot, &place, cs_part_get_theme (self)->placeholder);
}

static void
paint_rounded (CsPart          *self,
               GtkSnapshot     *snapshot,
               const CsSurface *surface,
               CsBackdrop      *backdrop)
{
  const CsBox *box = cs_part_get_box (self);
  graphene_rect_t place = cs_part_snap (self, box);
  GskRoundedRect outline;

  cs_part_paint_frame (self, snapshot, box, surface->radius, surface->background, 0, 0);
  gsk_rounded_rect_init_from_rect (&outline, &place, (float) surface->radius);
  gtk_snapshot_push_rounded_clip (snapshot, &outline);
  paint_backdrop (self, snapshot, backdrop);
  gtk_snapshot_pop (snapshot);
  if (surface->border_edges != 0)
    cs_part_paint_frame (self, snapshot, box, surface->radius, 0, surface->border,
                         surface->border_width);
}

void
cs_surface_paint (const CsSurface *surface,
                  CsBackdrop      *backdrop,
                  CsPart          *part,
                  GtkSnapshot     *snapshot)
{
  if (surface->radius > 0)
    {
      paint_rounded (part, snapshot, surface, backdrop);
      return;
    }

  cs_part_paint_color (part, snapshot, cs_part_get_box (part), surface->background);
  paint_backdrop (part, snapshot, backdrop);
  paint_borders (part, snapshot, surface);
}

static void
cs_stack_part_take_picture (CsPart          *self,
                            CsPictureSource *source,
                            const char      *url)
{
  CsBackdrop *backdrop = get_private (self)->backdrop;

  if (backdrop != NULL && cs_backdrop_ask (backdrop, source, url))
    gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
cs_stack_part_finalize (GObject *object)
{
  g_clear_pointer (&get_private (CS_PART (object))->backdrop, cs_backdrop_free);

  G_OBJECT_CLASS (cs_stack_part_parent_class)->finalize (object);
}

static void
cs_stack_part_paint (CsPart      *self,
                     GtkSnapshot *snapshot)
{
  CsStackPartPrivate *priv = get_private (self);

  cs_surface_paint (&priv->surface, priv->backdrop, self, snapshot);
  paint_separators (self, snapshot);
}

static void
cs_stack_part_class_init (CsStackPartClass *class)
{
  CsPartClass *part_class = CS_PART_CLASS (class);

  part_class->measure_widths = cs_stack_part_measure_widths;
  part_class->measure_height = cs_stack_part_measure_height;
  part_class->arrange = cs_stack_part_arrange;
  part_class->paint = cs_stack_part_paint;
  part_class->get_edges = cs_stack_part_get_edges;
  part_class->take_picture = cs_stack_part_take_picture;

  G_OBJECT_CLASS (class)->finalize = cs_stack_part_finalize;
}

static void
cs_stack_part_init (CsStackPart *self)
{
}

CsPart *
cs_stack_part_new (void)
{
  return g_object_new (CS_TYPE_STACK_PART, NULL);
}

void
cs_stack_part_set_valign (CsStackPart *self,
                          CsVAlign     valign)
{
  get_private (CS_PART (self))->valign = valign;
}

void
cs_stack_part_set_surface (CsStackPart     *self,
                           const CsSurface *surface)
{
  get_private (CS_PART (self))->surface = *surface;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

void
cs_stack_part_set_backdrop (CsStackPart *self,
                            CsBackdrop  *backdrop)
{
  CsStackPartPrivate *priv = get_private (CS_PART (self));

  g_clear_pointer (&priv->backdrop, cs_backdrop_free);
  priv->backdrop = backdrop;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}
