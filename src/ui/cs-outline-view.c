/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cs-ui"

#include "cs-outline-view.h"

#include <glib/gi18n.h>

#include "cs-card-actions.h"
#include "cs-card-drop.h"
#include "cs-menus.h"
#include "cs-outline-cell.h"
#include "cs-outline-row.h"
#include "cs-still.h"

/* How far each level stands in, in pixels. */
#define INDENT 14
/* How long what a part says may wait while it is typed elsewhere: a frame and a half, in ms. */
#define LATE_MS 24

struct _CsOutlineView
{
  AdwBin              parent_instance;

  CsComposer         *composer;
  GListStore         *rows;
  GtkSingleSelection *selection;
  GtkListView        *list;
  gboolean            following;    /* the composer's selection, not a person's */
  GtkWidget          *menu;         /* (nullable) */
  guint               late;         /* titles are followed when the typed character is shown */
};

G_DEFINE_FINAL_TYPE (CsOutlineView, cs_outline_view, ADW_TYPE_BIN)

static CsOutlineRow *
get_row (CsOutlineView *self,
         guint          index)
{
  g_autoptr (CsOutlineRow) row = g_list_model_get_item (G_LIST_MODEL (self->rows), index);

  return row;     /* the store holds it */
}

/* Who works in the list with the keyboard goes on from what is selected: a part that was moved
 * takes the focus along. */
static void
take_focus_along (CsOutlineView *self,
                  guint          selected)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  if (focus == NULL || !gtk_widget_is_ancestor (focus, GTK_WIDGET (self->list)))
    return;

  for (GtkWidget *row = gtk_widget_get_first_child (GTK_WIDGET (self->list)); row != NULL;
       row = gtk_widget_get_next_sibling (row))
    {
      GtkWidget *cell = gtk_widget_get_first_child (row);
      GtkListItem *item = cell != NULL ? g_object_get_data (G_OBJECT (cell), "cs-list-item") : NULL;

      if (item != NULL && gtk_list_item_get_position (item) == selected)
        {
          gtk_widget_grab_focus (row);
          return;
        }
    }
}

static void
follow_selection (CsOutlineView *self)
{
  guint selected = cs_composer_get_selected (self->composer);
  guint before = gtk_single_selection_get_selected (self->selection);

  self->following = TRUE;
  gtk_single_selection_set_selected (self->selection, selected != CS_OUTLINE_NONE
                                                      ? selected : GTK_INVALID_LIST_POSITION);
  self->following = FALSE;
  /* Somebody may have scrolled away while another pane is typed into. */
  if (selected != CS_OUTLINE_NONE && selected != before)
    gtk_widget_activate_action (GTK_WIDGET (self->list), "list.scroll-to-item", "u", selected);
  if (selected != CS_OUTLINE_NONE)
    take_focus_along (self, selected);
}

/* What a part says changes with each typed character. A list is slow when its items go and come, and
 * a row that stays says the same. */
static gboolean
has_same_rows (CsOutlineView *self,
               CsOutline     *outline,
               guint          n_items)
{
  if (n_items != g_list_model_get_n_items (G_LIST_MODEL (self->rows)))
    return FALSE;

  for (guint i = 0; i < n_items; i++)
    {
      if (!cs_outline_row_is_for (get_row (self, i), outline, i))
        return FALSE;
    }

  return TRUE;
}

static gboolean
follow_titles_cb (gpointer user_data)
{
  CsOutlineView *self = user_data;
  CsOutline *outline = cs_composer_get_outline (self->composer);

  self->late = 0;
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->rows)); i++)
    cs_outline_row_follow (get_row (self, i), outline, i);

  return G_SOURCE_REMOVE;
}

/* The one frame that shows a character has no time for what says the same once more. */
static gboolean
is_typed_elsewhere (CsOutlineView *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  return GTK_IS_TEXT_VIEW (focus) || GTK_IS_TEXT (focus);
}

/* Only what is another row than before is put in anew, so that the list keeps its scroll. */
static void
follow_outline (CsOutlineView *self)
{
  CsOutline *outline = cs_composer_get_outline (self->composer);
  guint n_before = g_list_model_get_n_items (G_LIST_MODEL (self->rows));
  guint n_items = outline != NULL ? cs_outline_get_n_items (outline) : 0;
  g_autoptr (GPtrArray) rows = NULL;
  guint head = 0, tail = 0;

  if (outline != NULL && has_same_rows (self, outline, n_items))
    {
      if (!is_typed_elsewhere (self))
        follow_titles_cb (self);
      else if (self->late == 0)
        self->late = g_timeout_add (LATE_MS, follow_titles_cb, self);
      return;
    }

  g_clear_handle_id (&self->late, g_source_remove);
  rows = g_ptr_array_new_with_free_func (g_object_unref);
  for (guint i = 0; i < n_items; i++)
    g_ptr_array_add (rows, cs_outline_row_new (outline, i));

  while (head < n_items && head < n_before &&
         cs_outline_row_equal (get_row (self, head), rows->pdata[head]))
    head++;
  while (tail < n_items - head && tail < n_before - head &&
         cs_outline_row_equal (get_row (self, n_before - 1 - tail),
                               rows->pdata[n_items - 1 - tail]))
    tail++;

  self->following = TRUE;
  if (n_before - head - tail > 0 || n_items - head - tail > 0)
    g_list_store_splice (self->rows, head, n_before - head - tail, rows->pdata + head,
                         n_items - head - tail);
  self->following = FALSE;
}

static void
selected_cb (CsOutlineView *self)
{
  guint selected = gtk_single_selection_get_selected (self->selection);

  if (!self->following && self->composer != NULL)
    cs_composer_select (self->composer, selected != GTK_INVALID_LIST_POSITION ? selected
                                                                              : CS_OUTLINE_NONE);
}

static CsOutlineView *
get_view (gpointer controller)
{
  GtkWidget *widget = gtk_event_controller_get_widget (controller);

  return CS_OUTLINE_VIEW (gtk_widget_get_ancestor (widget, CS_TYPE_OUTLINE_VIEW));
}

/* The upper third of a row stands for the place before it, the lower for the one behind it; of a
 * part that holds others the middle for its inside. */
static CsDropSide
find_side (CsOutlineView *self,
           GtkWidget     *row,
           guint          index,
           double         y)
{
  double height = MAX (gtk_widget_get_height (row), 1);

  if (index == 0)
    return CS_DROP_INSIDE;
  if (!cs_card_holds_parts (self->composer, index))
    return y < height / 2 ? CS_DROP_BEFORE : CS_DROP_BEHIND;

  return y < height / 3 ? CS_DROP_BEFORE : y > height * 2 / 3 ? CS_DROP_BEHIND : CS_DROP_INSIDE;
}

static const char *const mark_classes[] = {
  [CS_DROP_BEFORE] = "cs-drop-before",
  [CS_DROP_INSIDE] = "cs-drop-inside",
  [CS_DROP_BEHIND] = "cs-drop-behind",
};

static void
unmark (GtkWidget *row)
{
  for (guint i = 0; i < G_N_ELEMENTS (mark_classes); i++)
    gtk_widget_remove_css_class (row, mark_classes[i]);
}

static GdkDragAction
drop_motion_cb (GtkDropTarget *target,
                double         x,
                double         y,
                GtkListItem   *item)
{
  GtkWidget *row = gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (target));
  CsDropSide side = find_side (get_view (target), row, gtk_list_item_get_position (item), y);

  unmark (row);
  gtk_widget_add_css_class (row, mark_classes[side]);
  return gdk_drop_get_actions (gtk_drop_target_get_current_drop (target)) & GDK_ACTION_MOVE
         ? GDK_ACTION_MOVE : GDK_ACTION_COPY;
}

static void
drop_leave_cb (GtkDropTarget *target)
{
  unmark (gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (target)));
}

static gboolean
drop_cb (GtkDropTarget *target,
         const GValue  *value,
         double         x,
         double         y,
         GtkListItem   *item)
{
  GtkWidget *row = gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (target));
  CsOutlineView *self = get_view (target);
  guint index = gtk_list_item_get_position (item);

  unmark (row);
  return cs_card_drop (GTK_WIDGET (self), self->composer, index, find_side (self, row, index, y),
                       value);
}

static void
pop_up (CsOutlineView *self,
        GtkWidget     *row,
        double         x,
        double         y)
{
  graphene_point_t point = GRAPHENE_POINT_INIT ((float) x, (float) y);

  if (!gtk_widget_compute_point (row, GTK_WIDGET (self), &point, &point))
    return;

  g_clear_pointer (&self->menu, gtk_widget_unparent);
  self->menu = gtk_popover_menu_new_from_model (cs_menus_get ("part_menu"));
  gtk_widget_set_parent (self->menu, GTK_WIDGET (self));
  gtk_popover_set_has_arrow (GTK_POPOVER (self->menu), FALSE);
  gtk_widget_set_halign (self->menu, GTK_ALIGN_START);
  gtk_popover_set_pointing_to (GTK_POPOVER (self->menu),
                               &(GdkRectangle) { (int) point.x, (int) point.y, 1, 1 });
  gtk_popover_popup (GTK_POPOVER (self->menu));
}

static void
menu_pressed_cb (GtkGestureClick *gesture,
                 int              n_press,
                 double           x,
                 double           y,
                 GtkListItem     *item)
{
  CsOutlineView *self = get_view (gesture);

  cs_composer_select (self->composer, gtk_list_item_get_position (item));
  pop_up (self, gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (gesture)), x, y);
}

static gboolean
menu_key_cb (GtkWidget *widget,
             GVariant  *arguments,
             gpointer   user_data)
{
  GtkWidget *focus = gtk_root_get_focus (gtk_widget_get_root (widget));

  if (focus == NULL || !gtk_widget_is_ancestor (focus, widget))
    return FALSE;

  pop_up (CS_OUTLINE_VIEW (widget), focus, 24, gtk_widget_get_height (focus));
  return TRUE;
}

static void
activated_cb (CsOutlineView *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "card.edit-text", NULL);
}

static GdkContentProvider *
prepare_cb (GtkDragSource *source,
            double         x,
            double         y,
            GtkListItem   *item)
{
  return cs_card_drag_part (get_view (source)->composer, gtk_list_item_get_position (item));
}

/* Asked for when it is shown: to set another text has GTK look for the tooltip of the pointer's place
 * at once, and lay the window out for it. */
static gboolean
query_tooltip_cb (GtkWidget  *box,
                  int         x,
                  int         y,
                  gboolean    by_keyboard,
                  GtkTooltip *tooltip)
{
  const char *title = gtk_label_get_text (GTK_LABEL (gtk_widget_get_last_child (box)));

  gtk_tooltip_set_text (tooltip, title);
  return *title != '\0';
}

static void
setup_cb (GtkListItemFactory *factory,
          GtkListItem        *item)
{
  GtkWidget *box = cs_outline_cell_new ();
  GtkWidget *kind = gtk_label_new (NULL);
  GtkWidget *title = gtk_label_new (NULL);
  GtkDragSource *drag = gtk_drag_source_new ();
  GtkDropTarget *drop = gtk_drop_target_new (G_TYPE_STRING, GDK_ACTION_COPY | GDK_ACTION_MOVE);
  GtkGesture *menu = gtk_gesture_click_new ();

  gtk_widget_add_css_class (box, "cs-outline-row");
  gtk_widget_set_has_tooltip (box, TRUE);
  g_signal_connect (box, "query-tooltip", G_CALLBACK (query_tooltip_cb), NULL);
  gtk_box_append (GTK_BOX (box), gtk_image_new ());
  gtk_box_append (GTK_BOX (box), kind);
  gtk_box_append (GTK_BOX (box), title);
  gtk_label_set_ellipsize (GTK_LABEL (title), PANGO_ELLIPSIZE_END);
  gtk_label_set_xalign (GTK_LABEL (title), 0);
  gtk_widget_set_hexpand (title, TRUE);
  gtk_widget_add_css_class (title, "dim-label");

  gtk_drag_source_set_actions (drag, GDK_ACTION_MOVE | GDK_ACTION_COPY);
  g_signal_connect (drag, "prepare", G_CALLBACK (prepare_cb), item);
  gtk_widget_add_controller (box, GTK_EVENT_CONTROLLER (drag));
  g_signal_connect (drop, "motion", G_CALLBACK (drop_motion_cb), item);
  g_signal_connect (drop, "leave", G_CALLBACK (drop_leave_cb), NULL);
  g_signal_connect (drop, "drop", G_CALLBACK (drop_cb), item);
  gtk_widget_add_controller (box, GTK_EVENT_CONTROLLER (drop));

  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (menu), GDK_BUTTON_SECONDARY);
  g_signal_connect (menu, "pressed", G_CALLBACK (menu_pressed_cb), item);
  gtk_widget_add_controller (box, GTK_EVENT_CONTROLLER (menu));

  g_object_set_data (G_OBJECT (box), "cs-list-item", item);
  gtk_list_item_set_child (item, box);
}

static void
show_title (GtkWidget    *box,
            GParamSpec   *pspec,
            CsOutlineRow *row)
{
  const char *title = cs_outline_row_get_title (row);

  gtk_label_set_text (GTK_LABEL (gtk_widget_get_last_child (box)), title != NULL ? title : "");
}

static void
bind_cb (GtkListItemFactory *factory,
         GtkListItem        *item)
{
  CsOutlineRow *row = gtk_list_item_get_item (item);
  GtkWidget *box = gtk_list_item_get_child (item);
  GtkWidget *icon = gtk_widget_get_first_child (box);
  GtkWidget *kind = gtk_widget_get_next_sibling (icon);

  gtk_widget_set_margin_start (box, INDENT * cs_outline_row_get_depth (row));
  gtk_image_set_from_icon_name (GTK_IMAGE (icon), cs_outline_row_get_icon_name (row));
  gtk_label_set_text (GTK_LABEL (kind), cs_outline_row_get_kind (row));
  show_title (box, NULL, row);
  g_signal_connect_object (row, "notify::title", G_CALLBACK (show_title), box, G_CONNECT_SWAPPED);
}

static void
unbind_cb (GtkListItemFactory *factory,
           GtkListItem        *item)
{
  g_signal_handlers_disconnect_by_func (gtk_list_item_get_item (item), show_title,
                                        gtk_list_item_get_child (item));
}

static void
cs_outline_view_dispose (GObject *object)
{
  CsOutlineView *self = CS_OUTLINE_VIEW (object);

  g_clear_handle_id (&self->late, g_source_remove);
  g_clear_pointer (&self->menu, gtk_widget_unparent);
  g_clear_object (&self->composer);
  g_clear_object (&self->rows);
  g_clear_object (&self->selection);

  G_OBJECT_CLASS (cs_outline_view_parent_class)->dispose (object);
}

static void
cs_outline_view_class_init (CsOutlineViewClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = cs_outline_view_dispose;
  cs_still_class_init (GTK_WIDGET_CLASS (klass));

  gtk_widget_class_add_binding (GTK_WIDGET_CLASS (klass), GDK_KEY_Menu, 0, menu_key_cb, NULL);
  gtk_widget_class_add_binding (GTK_WIDGET_CLASS (klass), GDK_KEY_F10, GDK_SHIFT_MASK,
                                menu_key_cb, NULL);
}

static void
cs_outline_view_init (CsOutlineView *self)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  GtkWidget *scroller = gtk_scrolled_window_new ();

  g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), NULL);
  g_signal_connect (factory, "unbind", G_CALLBACK (unbind_cb), NULL);

  self->rows = g_list_store_new (CS_TYPE_OUTLINE_ROW);
  self->selection = gtk_single_selection_new (g_object_ref (G_LIST_MODEL (self->rows)));
  gtk_single_selection_set_autoselect (self->selection, FALSE);
  gtk_single_selection_set_can_unselect (self->selection, TRUE);
  g_signal_connect_object (self->selection, "notify::selected", G_CALLBACK (selected_cb), self,
                           G_CONNECT_SWAPPED);

  self->list = GTK_LIST_VIEW (gtk_list_view_new (g_object_ref (GTK_SELECTION_MODEL (self->selection)),
                                                 factory));
  gtk_widget_add_css_class (GTK_WIDGET (self->list), "navigation-sidebar");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Parts of the card"), -1);

  g_signal_connect_object (self->list, "activate", G_CALLBACK (activated_cb), self,
                           G_CONNECT_SWAPPED);
  cs_card_actions_add_keys (GTK_WIDGET (self));

  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), GTK_WIDGET (self->list));
  adw_bin_set_child (ADW_BIN (self), scroller);
}

void
cs_outline_view_set_composer (CsOutlineView *self,
                              CsComposer    *composer)
{
  g_return_if_fail (CS_IS_OUTLINE_VIEW (self));

  g_set_object (&self->composer, composer);
  g_signal_connect_object (composer, "changed", G_CALLBACK (follow_outline), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (composer, "selected", G_CALLBACK (follow_selection), self,
                           G_CONNECT_SWAPPED);
  follow_outline (self);
  follow_selection (self);
}
