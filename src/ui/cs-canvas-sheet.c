/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cs-ui"

#include "cs-canvas-sheet.h"

#include <glib/gi18n.h>

/* The frame stands this far outside of the part, so that it hides nothing of it. */
#define FRAME_GAP    2
#define FRAME_WIDTH  2
#define DROP_WIDTH   3
#define LABEL_INSET  5
/* What scrolls into sight is drawn this far before, in pixels. */
#define SIGHT_MARGIN 48

#define MIN_EDITOR_WIDTH  160
#define MIN_EDITOR_HEIGHT 36

struct _CsCanvasSheet
{
  AdwBin       parent_instance;

  GtkOverlay  *overlay;
  CsCardView  *view;
  guint        selected;
  gboolean     nearest;     /* what is not drawn has the frame of what is around it */
  char        *name;
  guint        hovered;
  guint        drop;
  CsDropSide   drop_side;
  gboolean     drop_across;
  GtkWidget   *editor;      /* (nullable): the text view while a text is edited */
  gboolean     lines;       /* whether it may have several lines */
  char        *before;      /* what it said */
};

enum
{
  EDITED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (CsCanvasSheet, cs_canvas_sheet, ADW_TYPE_BIN)

static gboolean
find_box (CsCanvasSheet   *self,
          guint            node,
          graphene_rect_t *rect)
{
  CsBox box;
  graphene_point_t corner;

  if (node == CS_NODE_NONE ||
      !(self->nearest ? cs_card_view_find_place : cs_card_view_find_box) (self->view, node, &box) ||
      !gtk_widget_compute_point (GTK_WIDGET (self->view), GTK_WIDGET (self),
                                 &GRAPHENE_POINT_INIT (0, 0), &corner))
    return FALSE;

  *rect = GRAPHENE_RECT_INIT (corner.x + (float) box.x, corner.y + (float) box.y,
                              (float) box.width, (float) box.height);
  return TRUE;
}

static void
get_accent (CsCanvasSheet *self,
            float          alpha,
            GdkRGBA       *color)
{
  GtkStyleContext *context = gtk_widget_get_style_context (GTK_WIDGET (self));

  if (!gtk_style_context_lookup_color (context, "accent_bg_color", color))
    *color = (GdkRGBA) { 0.2f, 0.5f, 0.9f, 1 };
  color->alpha = alpha;
}

static void
draw_frame (CsCanvasSheet         *self,
            GtkSnapshot           *snapshot,
            const graphene_rect_t *rect,
            float                  width,
            float                  alpha)
{
  GskRoundedRect outline;
  graphene_rect_t outer = *rect;
  GdkRGBA color;

  graphene_rect_inset (&outer, -FRAME_GAP - width, -FRAME_GAP - width);
  gsk_rounded_rect_init_from_rect (&outline, &outer, 4);
  get_accent (self, alpha, &color);
  gtk_snapshot_append_border (snapshot, &outline, (float[4]) { width, width, width, width },
                              (GdkRGBA[4]) { color, color, color, color });
}

/* On the frame's upper edge; where there is no room above, on the lower one. At the end of the line,
 * where it hides less of what stands above: texts begin at the other side. */
static void
draw_name (CsCanvasSheet         *self,
           GtkSnapshot           *snapshot,
           const graphene_rect_t *rect)
{
  g_autoptr (PangoLayout) layout = gtk_widget_create_pango_layout (GTK_WIDGET (self), self->name);
  g_autoptr (PangoAttrList) attributes = pango_attr_list_new ();
  GskRoundedRect outline;
  graphene_rect_t tab;
  float left = rect->origin.x - FRAME_GAP - FRAME_WIDTH;
  GdkRGBA color;
  int width, height;

  pango_attr_list_insert (attributes, pango_attr_scale_new (0.75));
  pango_attr_list_insert (attributes, pango_attr_weight_new (PANGO_WEIGHT_BOLD));
  pango_layout_set_attributes (layout, attributes);
  pango_layout_get_pixel_size (layout, &width, &height);

  if (gtk_widget_get_direction (GTK_WIDGET (self)) != GTK_TEXT_DIR_RTL)
    left += MAX (rect->size.width + 2 * (FRAME_GAP + FRAME_WIDTH) - (float) width - 2 * LABEL_INSET,
                 0);
  tab = GRAPHENE_RECT_INIT (left,
                            rect->origin.y - FRAME_GAP - (float) height,
                            (float) (width + 2 * LABEL_INSET), (float) height);
  if (tab.origin.y < -(float) height)
    tab.origin.y = rect->origin.y + rect->size.height + FRAME_GAP;
  gsk_rounded_rect_init_from_rect (&outline, &tab, 3);

  get_accent (self, 1, &color);
  gtk_snapshot_push_rounded_clip (snapshot, &outline);
  gtk_snapshot_append_color (snapshot, &color, &tab);
  gtk_snapshot_pop (snapshot);
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot,
                          &GRAPHENE_POINT_INIT (tab.origin.x + LABEL_INSET, tab.origin.y));
  gtk_snapshot_append_layout (snapshot, layout, &(GdkRGBA) { 1, 1, 1, 1 });
  gtk_snapshot_restore (snapshot);
}

static void
draw_drop (CsCanvasSheet         *self,
           GtkSnapshot           *snapshot,
           const graphene_rect_t *rect)
{
  graphene_rect_t line = *rect;
  GdkRGBA color;

  if (self->drop_side == CS_DROP_INSIDE)
    {
      get_accent (self, 0.15f, &color);
      gtk_snapshot_append_color (snapshot, &color, rect);
      draw_frame (self, snapshot, rect, DROP_WIDTH, 1);
      return;
    }

  if (self->drop_across)
    {
      if (self->drop_side == CS_DROP_BEHIND)
        line.origin.x += line.size.width;
      line.origin.x -= DROP_WIDTH / 2.0f;
      line.size.width = DROP_WIDTH;
    }
  else
    {
      if (self->drop_side == CS_DROP_BEHIND)
        line.origin.y += line.size.height;
      line.origin.y -= DROP_WIDTH / 2.0f;
      line.size.height = DROP_WIDTH;
    }
  get_accent (self, 1, &color);
  gtk_snapshot_append_color (snapshot, &color, &line);
}

static void
cs_canvas_sheet_snapshot (GtkWidget   *widget,
                          GtkSnapshot *snapshot)
{
  CsCanvasSheet *self = CS_CANVAS_SHEET (widget);
  graphene_rect_t rect;

  GTK_WIDGET_CLASS (cs_canvas_sheet_parent_class)->snapshot (widget, snapshot);

  if (self->hovered != self->selected && find_box (self, self->hovered, &rect))
    draw_frame (self, snapshot, &rect, 1, 0.6f);
  if (self->editor == NULL && find_box (self, self->selected, &rect))
    {
      draw_frame (self, snapshot, &rect, FRAME_WIDTH, 1);
      if (self->name != NULL)
        draw_name (self, snapshot, &rect);
    }
  if (find_box (self, self->drop, &rect))
    draw_drop (self, snapshot, &rect);
}

static GtkTextView *
get_text_view (CsCanvasSheet *self)
{
  return GTK_TEXT_VIEW (gtk_scrolled_window_get_child (GTK_SCROLLED_WINDOW (self->editor)));
}

static void
end_editing (CsCanvasSheet *self,
             gboolean       take)
{
  GtkWidget *editor = self->editor;
  GtkTextBuffer *buffer;
  g_autofree char *text = NULL;
  g_autofree char *before = NULL;
  GtkTextIter start, end;
  gboolean focused;

  if (editor == NULL)
    return;

  buffer = gtk_text_view_get_buffer (get_text_view (self));
  gtk_text_buffer_get_bounds (buffer, &start, &end);
  text = gtk_text_buffer_get_text (buffer, &start, &end, TRUE);
  before = g_steal_pointer (&self->before);
  focused = gtk_widget_has_focus (GTK_WIDGET (get_text_view (self)));

  /* First, as it loses the focus by that. */
  self->editor = NULL;
  if (focused)
    gtk_widget_grab_focus (GTK_WIDGET (self));
  gtk_overlay_remove_overlay (self->overlay, editor);
  gtk_widget_queue_draw (GTK_WIDGET (self));

  if (take && g_strcmp0 (text, before) != 0)
    g_signal_emit (self, signals[EDITED], 0, text);
}

static gboolean
editor_key_cb (GtkEventControllerKey *controller,
               guint                  keyval,
               guint                  keycode,
               GdkModifierType        state,
               CsCanvasSheet         *self)
{
  gboolean enter = keyval == GDK_KEY_Return || keyval == GDK_KEY_KP_Enter;

  if (keyval == GDK_KEY_Escape)
    {
      end_editing (self, FALSE);
      return TRUE;
    }
  if (enter && (state & GDK_SHIFT_MASK) == 0)
    {
      end_editing (self, TRUE);
      return TRUE;
    }

  /* Shift and Enter begin a line, where there may be several. */
  return enter && !self->lines;
}

static void
editor_left_cb (CsCanvasSheet *self)
{
  end_editing (self, TRUE);
}

static gboolean
place_editor_cb (CsCanvasSheet *self,
                 GtkWidget     *widget,
                 GdkRectangle  *place)
{
  graphene_rect_t rect;

  if (!find_box (self, self->selected, &rect))
    return FALSE;

  place->x = (int) rect.origin.x - 4;
  place->y = (int) rect.origin.y - 4;
  place->width = MAX ((int) rect.size.width + 8, MIN_EDITOR_WIDTH);
  place->height = MAX ((int) rect.size.height + 8, MIN_EDITOR_HEIGHT);
  place->width = MIN (place->width, gtk_widget_get_width (GTK_WIDGET (self)) - place->x);
  return TRUE;
}

static void
cs_canvas_sheet_dispose (GObject *object)
{
  CS_CANVAS_SHEET (object)->editor = NULL;

  G_OBJECT_CLASS (cs_canvas_sheet_parent_class)->dispose (object);
}

static void
cs_canvas_sheet_finalize (GObject *object)
{
  CsCanvasSheet *self = CS_CANVAS_SHEET (object);

  g_free (self->name);
  g_free (self->before);

  G_OBJECT_CLASS (cs_canvas_sheet_parent_class)->finalize (object);
}

static void
cs_canvas_sheet_class_init (CsCanvasSheetClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = cs_canvas_sheet_dispose;
  G_OBJECT_CLASS (klass)->finalize = cs_canvas_sheet_finalize;
  widget_class->snapshot = cs_canvas_sheet_snapshot;

  signals[EDITED] = g_signal_new ("edited", CS_TYPE_CANVAS_SHEET, G_SIGNAL_RUN_LAST, 0,
                                  NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);

  gtk_widget_class_set_css_name (widget_class, "canvassheet");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
cs_canvas_sheet_init (CsCanvasSheet *self)
{
  self->selected = self->hovered = self->drop = CS_NODE_NONE;
  self->view = CS_CARD_VIEW (cs_card_view_new ());
  self->overlay = GTK_OVERLAY (gtk_overlay_new ());
  gtk_overlay_set_child (self->overlay, GTK_WIDGET (self->view));
  g_signal_connect_object (self->overlay, "get-child-position", G_CALLBACK (place_editor_cb), self,
                           G_CONNECT_SWAPPED);
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->overlay));
  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("The card as it is shown"), -1);
}

GtkWidget *
cs_canvas_sheet_new (void)
{
  return g_object_new (CS_TYPE_CANVAS_SHEET, NULL);
}

CsCardView *
cs_canvas_sheet_get_view (CsCanvasSheet *self)
{
  return self->view;
}

void
cs_canvas_sheet_set_selected (CsCanvasSheet *self,
                              guint          node,
                              const char    *name)
{
  /* What moves a part draws the sheet anew by itself. */
  if (self->selected == node && g_strcmp0 (self->name, name) == 0)
    return;

  self->selected = node;
  g_free (self->name);
  self->name = g_strdup (name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  name != NULL ? name : "", -1);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

void
cs_canvas_sheet_set_nearest (CsCanvasSheet *self,
                             gboolean       nearest)
{
  self->nearest = nearest;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

void
cs_canvas_sheet_check_sight (CsCanvasSheet *self)
{
  GtkWidget *view = gtk_widget_get_ancestor (GTK_WIDGET (self), GTK_TYPE_VIEWPORT);
  graphene_rect_t bounds, sight;

  g_return_if_fail (CS_IS_CANVAS_SHEET (self));

  if (view == NULL || !gtk_widget_compute_bounds (view, GTK_WIDGET (self->view), &bounds))
    return;

  graphene_rect_inset_r (&bounds, -SIGHT_MARGIN, -SIGHT_MARGIN, &sight);
  cs_part_set_sight (cs_card_view_get_root (self->view),
                     &(CsBox) { sight.origin.x, sight.origin.y, sight.size.width,
                                sight.size.height });
}

guint
cs_canvas_sheet_get_selected (CsCanvasSheet *self)
{
  return self->selected;
}

gboolean
cs_canvas_sheet_find_selected (CsCanvasSheet   *self,
                               graphene_rect_t *box)
{
  return find_box (self, self->selected, box);
}

void
cs_canvas_sheet_set_hovered (CsCanvasSheet *self,
                             guint          node)
{
  if (self->hovered == node)
    return;

  self->hovered = node;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

void
cs_canvas_sheet_set_drop (CsCanvasSheet *self,
                          guint          node,
                          CsDropSide     side,
                          gboolean       across)
{
  if (self->drop == node && self->drop_side == side && self->drop_across == across)
    return;

  self->drop = node;
  self->drop_side = side;
  self->drop_across = across;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

void
cs_canvas_sheet_edit (CsCanvasSheet *self,
                      const char    *text,
                      gboolean       lines)
{
  GtkWidget *view = gtk_text_view_new ();
  GtkEventController *keys = gtk_event_controller_key_new ();
  GtkEventController *focus = gtk_event_controller_focus_new ();
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (view));
  GtkTextIter start, end;

  end_editing (self, TRUE);

  gtk_text_buffer_set_text (buffer, text, -1);
  gtk_text_buffer_get_bounds (buffer, &start, &end);
  gtk_text_buffer_select_range (buffer, &end, &start);
  gtk_text_view_set_wrap_mode (GTK_TEXT_VIEW (view), GTK_WRAP_WORD_CHAR);
  gtk_text_view_set_accepts_tab (GTK_TEXT_VIEW (view), FALSE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (view), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  self->name != NULL ? self->name : _("Text"), -1);

  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (editor_key_cb), self, 0);
  gtk_widget_add_controller (view, keys);
  g_signal_connect_object (focus, "leave", G_CALLBACK (editor_left_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (view, focus);

  self->before = g_strdup (text);
  self->lines = lines;
  self->editor = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->editor), view);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (self->editor), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_widget_add_css_class (self->editor, "cs-canvas-editor");
  gtk_overlay_add_overlay (self->overlay, self->editor);
  gtk_widget_grab_focus (view);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

void
cs_canvas_sheet_finish (CsCanvasSheet *self)
{
  end_editing (self, TRUE);
}

GtkWidget *
cs_canvas_sheet_get_editor (CsCanvasSheet *self)
{
  return self->editor != NULL ? GTK_WIDGET (get_text_view (self)) : NULL;
}
