/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cs-render"

#include "cs-link-part.h"

#include <math.h>
#include <string.h>

#include "cs-press-private.h"

struct _CsLinkPart
{
  CsPart  parent_instance;

  char   *text;
  GArray *lines;     /* graphene_rect_t, from its own corner; one for each line that it stands in */
};

G_DEFINE_FINAL_TYPE (CsLinkPart, cs_link_part, CS_TYPE_PART)

static void
cs_link_part_paint (CsPart      *part,
                    GtkSnapshot *snapshot)
{
  CsLinkPart *self = CS_LINK_PART (part);
  const CsBox *own = cs_part_get_box (part);

  if (!gtk_widget_has_visible_focus (GTK_WIDGET (self)))
    return;

  for (guint i = 0; i < self->lines->len; i++)
    {
      const graphene_rect_t *line = &g_array_index (self->lines, graphene_rect_t, i);
      CsBox box = { own->x + line->origin.x, own->y + line->origin.y,
                    line->size.width, line->size.height };

      cs_part_paint_frame (part, snapshot, &box, 2, 0, cs_part_get_theme (part)->focus, 2);
    }
}

/* A link over two lines does not own the words that stand between its halves. */
static gboolean
cs_link_part_contains (GtkWidget *widget,
                       double     x,
                       double     y)
{
  CsLinkPart *self = CS_LINK_PART (widget);

  for (guint i = 0; i < self->lines->len; i++)
    {
      if (graphene_rect_contains_point (&g_array_index (self->lines, graphene_rect_t, i),
                                        &GRAPHENE_POINT_INIT ((float) x, (float) y)))
        return TRUE;
    }

  return FALSE;
}

static void
cs_link_part_state_flags_changed (GtkWidget     *widget,
                                  GtkStateFlags  previous)
{
  gtk_widget_queue_draw (widget);

  GTK_WIDGET_CLASS (cs_link_part_parent_class)->state_flags_changed (widget, previous);
}

static void
cs_link_part_finalize (GObject *object)
{
  CsLinkPart *self = CS_LINK_PART (object);

  g_free (self->text);
  g_array_unref (self->lines);

  G_OBJECT_CLASS (cs_link_part_parent_class)->finalize (object);
}

static void
cs_link_part_class_init (CsLinkPartClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->finalize = cs_link_part_finalize;

  CS_PART_CLASS (class)->paint = cs_link_part_paint;
  CS_PART_CLASS (class)->press = cs_press_do;

  widget_class->contains = cs_link_part_contains;
  widget_class->state_flags_changed = cs_link_part_state_flags_changed;
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_LINK);
}

static void
cs_link_part_init (CsLinkPart *self)
{
  self->lines = g_array_new (FALSE, FALSE, sizeof (graphene_rect_t));
  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
  gtk_widget_set_cursor_from_name (GTK_WIDGET (self), "pointer");
}

static void
set_link (CsLinkPart       *self,
          const CsTextLink *link)
{
  if (g_strcmp0 (self->text, link->text) != 0)
    {
      g_free (self->text);
      self->text = g_strdup (link->text);
      gtk_accessible_update_property (GTK_ACCESSIBLE (self),
                                      GTK_ACCESSIBLE_PROPERTY_LABEL, link->text, -1);
    }
  gtk_widget_set_tooltip_text (GTK_WIDGET (self), *link->href != '\0' ? link->href : link->text);
  if (link->action != NULL)
    cs_press_set_text (CS_PART (self), link->action);
  else
    cs_press_set_url (CS_PART (self), link->text, link->href);
}

typedef struct
{
  CsPart *owner;
  CsPart *last;
} Fill;

static void
fill_cb (const CsTextLink *link,
         gpointer          user_data)
{
  Fill *fill = user_data;
  CsPart *part = fill->last != NULL ? cs_part_get_next (fill->last)
                                    : cs_part_get_first (fill->owner);

  if (part == NULL)
    {
      part = g_object_new (CS_TYPE_LINK_PART, NULL);
      cs_part_insert (fill->owner, part, fill->last);
    }
  set_link (CS_LINK_PART (part), link);
  fill->last = part;
}

void
cs_link_parts_fill (CsPart     *owner,
                    CsTextFlow *flow)
{
  Fill fill = { owner, NULL };
  CsPart *rest;

  if (flow != NULL)
    cs_text_flow_visit_links (flow, -1, fill_cb, &fill);
  while ((rest = fill.last != NULL ? cs_part_get_next (fill.last)
                                   : cs_part_get_first (owner)) != NULL)
    cs_part_remove (rest);
}

typedef struct
{
  CsPart *part;
  CsBox   area;
} Arrange;

static void
arrange_cb (const CsTextLink *link,
            gpointer          user_data)
{
  Arrange *arrange = user_data;
  CsLinkPart *self = CS_LINK_PART (arrange->part);
  graphene_rect_t area = GRAPHENE_RECT_INIT (0, 0, (float) arrange->area.width,
                                             (float) arrange->area.height);
  graphene_rect_t bounds = GRAPHENE_RECT_INIT (0, 0, 0, 0);

  g_array_set_size (self->lines, 0);
  for (guint i = 0; i < link->n_lines; i++)
    {
      graphene_rect_t line;

      /* What is cut off cannot be pressed. */
      if (!graphene_rect_intersection (&link->lines[i], &area, &line))
        continue;
      if (self->lines->len == 0)
        bounds = line;
      else
        graphene_rect_union (&bounds, &line, &bounds);
      g_array_append_val (self->lines, line);
    }
  for (guint i = 0; i < self->lines->len; i++)
    graphene_rect_offset (&g_array_index (self->lines, graphene_rect_t, i),
                          -bounds.origin.x, -bounds.origin.y);

  cs_part_place (arrange->part, arrange->area.x + bounds.origin.x,
                 arrange->area.y + bounds.origin.y, bounds.size.width, bounds.size.height);
  arrange->part = cs_part_get_next (arrange->part);
}

void
cs_link_parts_arrange (CsPart     *owner,
                       CsTextFlow *flow,
                       double      x,
                       double      y,
                       double      width)
{
  Arrange arrange = { cs_part_get_first (owner), { x, y, width, 0 } };

  if (flow == NULL || arrange.part == NULL)
    return;

  arrange.area.height = cs_text_flow_get_height (flow, width);
  cs_text_flow_visit_links (flow, width, arrange_cb, &arrange);
}

const char *
cs_link_part_get_text (CsLinkPart *self)
{
  return self->text;
}
