/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cs-ui"

#include "cs-card-canvas.h"

#include <glib/gi18n.h>

#include "cs-answer-bar.h"
#include "cs-button-dialog.h"
#include "cs-card-actions.h"
#include "cs-card-export.h"
#include "cs-card-pictures.h"
#include "cs-card-tell.h"
#include "cs-menus.h"
#include "cs-outline-row.h"

#define MARGIN 12
/* How much of a part that holds others stands for the place before or behind it, in pixels. */
#define DROP_EDGE 12

/* One card in one theme, on the ground that Teams puts behind it. */
typedef struct
{
  GtkWidget     *ground;
  AdwClamp      *clamp;
  CsCanvasSheet *card;
} Sheet;

struct _CsCardCanvas
{
  AdwBin         parent_instance;

  CsComposer    *composer;
  CsCardFilling *filling;
  CsCanvasWidth  width;
  CsThemeName    theme;     /* of the first sheet */
  CsTarget       target;
  gboolean       trying;    /* clicks go to the card */
  Sheet          sheets[2];
  char          *editing;   /* (nullable): the pointer of the part whose text is edited */
  CsAnswerBar   *answer_bar;
  CsSnapshot    *refreshed; /* (nullable): the card that an endpoint sent, shown instead */
  GtkWidget     *menu;      /* (nullable): popped up at the selected part */
};

static const struct
{
  const char *title;
  int         pixels;     /* 0: whatever there is */
} widths[CS_N_CANVAS_WIDTHS] = {
  [CS_CANVAS_PHONE] = { N_("Phone"), 320 },
  [CS_CANVAS_CHAT] = { N_("Chat"), 420 },
  [CS_CANVAS_CHANNEL] = { N_("Channel"), 600 },
  [CS_CANVAS_FULL] = { N_("Full Width"), 900 },
  [CS_CANVAS_ANY] = { N_("As Wide as Here"), 0 },
};

static const char *const theme_classes[CS_N_THEMES] = {
  [CS_THEME_LIGHT] = "cs-canvas-light",
  [CS_THEME_DARK] = "cs-canvas-dark",
  [CS_THEME_CONTRAST] = "cs-canvas-contrast",
};

G_DEFINE_FINAL_TYPE (CsCardCanvas, cs_card_canvas, ADW_TYPE_BIN)

const char *
cs_canvas_width_get_title (CsCanvasWidth width)
{
  g_return_val_if_fail (width < CS_N_CANVAS_WIDTHS, NULL);

  return _(widths[width].title);
}

static CsCardView *
get_view (Sheet *sheet)
{
  return cs_canvas_sheet_get_view (sheet->card);
}

static void
reveal (CsCardCanvas *self,
        guint         node)
{
  CsBox box;

  for (guint i = 0; i < G_N_ELEMENTS (self->sheets); i++)
    {
      Sheet *sheet = &self->sheets[i];

      if (node != CS_NODE_NONE && gtk_widget_get_visible (sheet->ground) &&
          !cs_card_view_find_box (get_view (sheet), node, &box))
        cs_card_view_reveal (get_view (sheet), node);
    }
}

/* The same part on both sheets, in the frame in which it is another one elsewhere. */
static void
show_selection (CsCardCanvas *self)
{
  g_autoptr (CsOutlineRow) row = NULL;
  CsOutline *outline;
  guint selected;

  /* First, as what was typed makes another outline. */
  for (guint i = 0; i < G_N_ELEMENTS (self->sheets); i++)
    cs_canvas_sheet_finish (self->sheets[i].card);

  outline = cs_composer_get_outline (self->composer);
  selected = cs_composer_get_selected (self->composer);
  if (outline != NULL && selected != CS_OUTLINE_NONE)
    row = cs_outline_row_new (outline, selected);

  /* What a button hides is opened, or nobody would see that it is selected. */
  if (row != NULL && !self->trying)
    reveal (self, cs_card_filling_find_node (self->filling, selected));

  for (guint i = 0; i < G_N_ELEMENTS (self->sheets); i++)
    cs_canvas_sheet_set_selected (self->sheets[i].card,
                                  row != NULL && !self->trying
                                  ? cs_card_filling_find_node (self->filling, selected)
                                  : CS_NODE_NONE,
                                  row != NULL ? cs_outline_row_get_kind (row) : NULL);
}

static void
show_text (CsCardCanvas *self)
{
  guint root;
  CsSnapshot *snapshot = cs_card_filling_get_snapshot (self->filling, &root);

  if (self->refreshed != NULL)
    {
      snapshot = self->refreshed;
      root = 0;
    }
  if (snapshot == NULL)
    return;

  for (guint i = 0; i < G_N_ELEMENTS (self->sheets); i++)
    {
      cs_canvas_sheet_set_hovered (self->sheets[i].card, CS_NODE_NONE);
      if (gtk_widget_get_visible (self->sheets[i].ground))
        cs_card_view_set_card (get_view (&self->sheets[i]), snapshot, root);
    }
}

static void
forget_answer (CsCardCanvas *self)
{
  cs_answer_bar_set_answer (self->answer_bar, NULL);
  g_clear_pointer (&self->refreshed, cs_snapshot_unref);
}

static void
back_cb (CsCardCanvas *self)
{
  forget_answer (self);
  show_text (self);
}

/* Whoever goes on writing sees what is written. */
static void
filling_changed_cb (CsCardCanvas *self)
{
  forget_answer (self);
  show_text (self);
  show_selection (self);
}

/* The part at a point of the sheet, CS_OUTLINE_NONE where there is no card. */
static guint
pick (CsCardCanvas  *self,
      CsCanvasSheet *sheet,
      double         x,
      double         y)
{
  return cs_card_filling_find_part (self->filling,
                                    cs_card_view_pick_node (cs_canvas_sheet_get_view (sheet),
                                                            x, y));
}

static guint
get_node (CsCardCanvas *self,
          guint         index)
{
  return cs_card_filling_find_node (self->filling, index);
}

static CsCanvasSheet *
get_sheet (gpointer controller)
{
  return CS_CANVAS_SHEET (gtk_event_controller_get_widget (controller));
}

static void
edit_text (CsCardCanvas  *self,
           CsCanvasSheet *sheet)
{
  const CsMember *row = cs_composer_find_text (self->composer,
                                               cs_composer_get_selected (self->composer));
  g_autofree char *text = NULL;

  if (row == NULL || cs_composer_get_broken (self->composer))
    return;

  text = cs_composer_dup_text (self->composer);
  g_free (self->editing);
  self->editing = cs_composer_dup_pointer (self->composer);
  cs_canvas_sheet_edit (sheet, text, row->type == CS_TYPE_TEXT);
}

static void
pressed_cb (CsCardCanvas    *self,
            int              n_press,
            double           x,
            double           y,
            GtkGestureClick *gesture)
{
  CsCanvasSheet *sheet = get_sheet (gesture);

  if (self->trying || self->composer == NULL || cs_canvas_sheet_get_editor (sheet) != NULL)
    return;

  gtk_widget_grab_focus (GTK_WIDGET (sheet));
  cs_composer_select (self->composer, pick (self, sheet, x, y));
  if (n_press == 2)
    edit_text (self, sheet);
}

static void
pop_up (CsCardCanvas  *self,
        CsCanvasSheet *sheet,
        double         x,
        double         y)
{
  g_clear_pointer (&self->menu, gtk_widget_unparent);
  self->menu = gtk_popover_menu_new_from_model (cs_menus_get ("part_menu"));
  gtk_widget_set_parent (self->menu, GTK_WIDGET (sheet));
  gtk_popover_set_has_arrow (GTK_POPOVER (self->menu), FALSE);
  gtk_widget_set_halign (self->menu, GTK_ALIGN_START);
  gtk_popover_set_pointing_to (GTK_POPOVER (self->menu), &(GdkRectangle) { (int) x, (int) y, 1, 1 });
  gtk_popover_popup (GTK_POPOVER (self->menu));
}

static void
menu_pressed_cb (CsCardCanvas    *self,
                 int              n_press,
                 double           x,
                 double           y,
                 GtkGestureClick *gesture)
{
  CsCanvasSheet *sheet = get_sheet (gesture);

  if (self->trying || self->composer == NULL || cs_canvas_sheet_get_editor (sheet) != NULL)
    return;

  gtk_widget_grab_focus (GTK_WIDGET (sheet));
  cs_composer_select (self->composer, pick (self, sheet, x, y));
  pop_up (self, sheet, x, y);
}

static void
motion_cb (CsCardCanvas             *self,
           double                    x,
           double                    y,
           GtkEventControllerMotion *controller)
{
  if (self->composer != NULL && !self->trying)
    cs_canvas_sheet_set_hovered (get_sheet (controller),
                                 get_node (self, pick (self, get_sheet (controller), x, y)));
}

static void
leave_cb (CsCardCanvas             *self,
          GtkEventControllerMotion *controller)
{
  cs_canvas_sheet_set_hovered (get_sheet (controller), CS_NODE_NONE);
}

/* Through the parts in reading order, as in the outline. */
static gboolean
step (CsCardCanvas *self,
      int           by)
{
  CsOutline *outline = cs_composer_get_outline (self->composer);
  guint selected = cs_composer_get_selected (self->composer);
  guint n_items = outline != NULL ? cs_outline_get_n_items (outline) : 0;

  if (n_items == 0)
    return FALSE;

  if (selected == CS_OUTLINE_NONE)
    cs_composer_select (self->composer, 0);
  else if (by < 0 ? selected > 0 : selected + 1 < n_items)
    cs_composer_select (self->composer, selected + by);
  return TRUE;
}

static gboolean
key_pressed_cb (CsCardCanvas          *self,
                guint                  keyval,
                guint                  keycode,
                GdkModifierType        state,
                GtkEventControllerKey *controller)
{
  CsCanvasSheet *sheet = get_sheet (controller);
  GdkModifierType modifiers = state & gtk_accelerator_get_default_mod_mask ();
  graphene_rect_t place;

  if (self->composer == NULL || !gtk_widget_has_focus (GTK_WIDGET (sheet)))
    return FALSE;

  if (keyval == GDK_KEY_Menu || (keyval == GDK_KEY_F10 && modifiers == GDK_SHIFT_MASK))
    {
      if (!cs_canvas_sheet_find_selected (sheet, &place))
        place = GRAPHENE_RECT_INIT (0, 0, 1, 1);
      pop_up (self, sheet, place.origin.x, place.origin.y + place.size.height);
      return TRUE;
    }
  if (modifiers != 0)
    return FALSE;

  switch (keyval)
    {
    case GDK_KEY_Up:
    case GDK_KEY_Left:
      return step (self, -1);

    case GDK_KEY_Down:
    case GDK_KEY_Right:
      return step (self, 1);

    case GDK_KEY_Return:
    case GDK_KEY_KP_Enter:
      edit_text (self, sheet);
      return TRUE;

    default:
      return FALSE;
    }
}

static void
edited_cb (CsCardCanvas *self,
           const char   *text)
{
  g_autofree char *pointer = g_steal_pointer (&self->editing);
  g_autoptr (GError) error = NULL;

  if (pointer == NULL)
    return;

  cs_composer_set_text (self->composer,
                        cs_outline_find (cs_composer_get_outline (self->composer), pointer), text,
                        &error);
  cs_card_tell (GTK_WIDGET (self), _("The Text Was Not Changed"), error);
}

/* Whether the parts of the list that @index stands in lie side by side. */
static gboolean
lies_across (CsCardCanvas  *self,
             CsCanvasSheet *sheet,
             guint          index)
{
  CsOutline *outline = cs_composer_get_outline (self->composer);
  const CsOutlineItem *item = cs_outline_get_item (outline, index);
  CsBox own, other;

  if (!cs_card_view_find_box (cs_canvas_sheet_get_view (sheet), get_node (self, index), &own))
    return FALSE;

  for (guint i = item->parent != CS_OUTLINE_NONE ? item->parent + 1 : 0;
       i < cs_outline_get_n_items (outline); i = cs_outline_get_item (outline, i)->end)
    {
      const CsOutlineItem *sibling = cs_outline_get_item (outline, i);

      if (sibling->parent != item->parent)
        break;
      if (i == index || sibling->member != item->member ||
          !cs_card_view_find_box (cs_canvas_sheet_get_view (sheet), get_node (self, i), &other))
        continue;
      return own.y < other.y + other.height && other.y < own.y + own.height;
    }

  return FALSE;
}

/* Near an edge of a part it goes before or behind it; else into it. The edges of a large part that
 * holds others are narrow, as most of it is for those. */
static CsDropSide
find_side (const CsBox *box,
           gboolean     holds,
           gboolean     across,
           double       x,
           double       y)
{
  double at = across ? x - box->x : y - box->y;
  double size = across ? box->width : box->height;
  double edge = holds ? MIN (size / 3, DROP_EDGE) : size / 2;

  return at < edge ? CS_DROP_BEFORE : at >= size - edge ? CS_DROP_BEHIND : CS_DROP_INSIDE;
}

static double
find_distance (const CsBox *box,
               double       x,
               double       y)
{
  double dx = MAX (MAX (box->x - x, x - box->x - box->width), 0);
  double dy = MAX (MAX (box->y - y, y - box->y - box->height), 0);

  return dx + dy;
}

/* The part in @parent that is nearest to a gap between its parts: what is let go there is meant
 * for that gap, not for the end. CS_OUTLINE_NONE for an empty one. */
static guint
find_nearest (CsCardCanvas  *self,
              CsCanvasSheet *sheet,
              guint          parent,
              double         x,
              double         y,
              CsBox         *nearest)
{
  CsOutline *outline = cs_composer_get_outline (self->composer);
  guint found = CS_OUTLINE_NONE;
  double distance = G_MAXDOUBLE;
  CsBox box;

  for (guint i = parent + 1; i < cs_outline_get_item (outline, parent)->end;
       i = cs_outline_get_item (outline, i)->end)
    {
      if (cs_outline_get_item (outline, i)->index == CS_OUTLINE_NONE ||
          !cs_card_view_find_box (cs_canvas_sheet_get_view (sheet), get_node (self, i), &box) ||
          find_distance (&box, x, y) >= distance)
        continue;
      distance = find_distance (&box, x, y);
      *nearest = box;
      found = i;
    }

  return found;
}

static guint
find_drop (CsCardCanvas  *self,
           CsCanvasSheet *sheet,
           double         x,
           double         y,
           CsDropSide    *side,
           gboolean      *across)
{
  guint index = self->composer != NULL ? pick (self, sheet, x, y) : CS_OUTLINE_NONE;
  guint nearest;
  CsBox box;

  *side = CS_DROP_INSIDE;
  *across = FALSE;
  if (index == CS_OUTLINE_NONE ||
      !cs_card_view_find_box (cs_canvas_sheet_get_view (sheet), get_node (self, index), &box))
    return index;

  if (index != 0)
    {
      *across = lies_across (self, sheet, index);
      *side = find_side (&box, cs_card_holds_parts (self->composer, index), *across, x, y);
    }
  if (*side != CS_DROP_INSIDE)
    return index;

  nearest = find_nearest (self, sheet, index, x, y, &box);
  if (nearest == CS_OUTLINE_NONE)
    return index;

  *across = lies_across (self, sheet, nearest);
  *side = find_side (&box, FALSE, *across, x, y);
  return nearest;
}

static GdkDragAction
drop_motion_cb (CsCardCanvas  *self,
                double         x,
                double         y,
                GtkDropTarget *target)
{
  CsDropSide side;
  gboolean across;
  guint index = find_drop (self, get_sheet (target), x, y, &side, &across);

  if (index == CS_OUTLINE_NONE)
    return 0;

  cs_canvas_sheet_set_drop (get_sheet (target), get_node (self, index), side, across);
  return gdk_drop_get_actions (gtk_drop_target_get_current_drop (target)) & GDK_ACTION_MOVE
         ? GDK_ACTION_MOVE : GDK_ACTION_COPY;
}

static void
drop_leave_cb (CsCardCanvas  *self,
               GtkDropTarget *target)
{
  cs_canvas_sheet_set_drop (get_sheet (target), CS_NODE_NONE, CS_DROP_INSIDE, FALSE);
}

static gboolean
drop_cb (CsCardCanvas  *self,
         const GValue  *value,
         double         x,
         double         y,
         GtkDropTarget *target)
{
  CsDropSide side;
  gboolean across;
  guint index = find_drop (self, get_sheet (target), x, y, &side, &across);

  drop_leave_cb (self, target);
  return index != CS_OUTLINE_NONE &&
         cs_card_drop (GTK_WIDGET (self), self->composer, index, side, value);
}

static GdkContentProvider *
prepare_cb (CsCardCanvas  *self,
            double         x,
            double         y,
            GtkDragSource *source)
{
  guint index = self->composer != NULL && !self->trying ? pick (self, get_sheet (source), x, y)
                                                        : CS_OUTLINE_NONE;

  return index != CS_OUTLINE_NONE ? cs_card_drag_part (self->composer, index) : NULL;
}

static void
connect (CsCardCanvas *self,
         gpointer      controller,
         const char   *signal,
         GCallback     callback)
{
  g_signal_connect_object (controller, signal, callback, self, G_CONNECT_SWAPPED);
}

static void
add_controllers (CsCardCanvas *self,
                 GtkWidget    *sheet)
{
  GtkGesture *click = gtk_gesture_click_new ();
  GtkGesture *menu = gtk_gesture_click_new ();
  GtkEventController *motion = gtk_event_controller_motion_new ();
  GtkEventController *keys = gtk_event_controller_key_new ();
  GtkDropTarget *drop = gtk_drop_target_new (G_TYPE_STRING, GDK_ACTION_COPY | GDK_ACTION_MOVE);
  GtkDragSource *drag = gtk_drag_source_new ();

  connect (self, click, "pressed", G_CALLBACK (pressed_cb));
  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (menu), GDK_BUTTON_SECONDARY);
  connect (self, menu, "pressed", G_CALLBACK (menu_pressed_cb));
  connect (self, motion, "motion", G_CALLBACK (motion_cb));
  connect (self, motion, "leave", G_CALLBACK (leave_cb));
  connect (self, keys, "key-pressed", G_CALLBACK (key_pressed_cb));
  connect (self, drop, "motion", G_CALLBACK (drop_motion_cb));
  connect (self, drop, "leave", G_CALLBACK (drop_leave_cb));
  connect (self, drop, "drop", G_CALLBACK (drop_cb));
  gtk_drag_source_set_actions (drag, GDK_ACTION_MOVE | GDK_ACTION_COPY);
  connect (self, drag, "prepare", G_CALLBACK (prepare_cb));
  connect (self, sheet, "edited", G_CALLBACK (edited_cb));

  gtk_widget_add_controller (sheet, GTK_EVENT_CONTROLLER (click));
  gtk_widget_add_controller (sheet, GTK_EVENT_CONTROLLER (menu));
  gtk_widget_add_controller (sheet, motion);
  gtk_widget_add_controller (sheet, keys);
  gtk_widget_add_controller (sheet, GTK_EVENT_CONTROLLER (drop));
  gtk_widget_add_controller (sheet, GTK_EVENT_CONTROLLER (drag));
  cs_card_actions_add_keys (sheet);
}

static void
answered_cb (CsCardCanvas *self,
             CsCardAnswer *answer)
{
  cs_answer_bar_set_answer (self->answer_bar, answer);
  if (answer->card == NULL)
    return;

  g_clear_pointer (&self->refreshed, cs_snapshot_unref);
  self->refreshed = cs_snapshot_new (answer->card);
  show_text (self);
}

/* Who tries the card out sees what would leave it, and what comes of it. */
static void
card_pressed_cb (CsCardCanvas  *self,
                 const CsPress *press)
{
  GtkWindow *dialog = cs_button_dialog_present (GTK_WIDGET (self), press);

  if (dialog != NULL)
    g_signal_connect_object (dialog, "answered", G_CALLBACK (answered_cb), self,
                             G_CONNECT_SWAPPED);
}

static void
create_sheet (CsCardCanvas *self,
              Sheet        *sheet)
{
  GtkWidget *card = cs_canvas_sheet_new ();
  GtkWidget *scroller = gtk_scrolled_window_new ();

  sheet->card = CS_CANVAS_SHEET (card);
  g_signal_connect_object (get_view (sheet), "pressed", G_CALLBACK (card_pressed_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_widget_set_valign (card, GTK_ALIGN_START);
  gtk_widget_add_css_class (card, "cs-canvas-card");
  add_controllers (self, card);

  sheet->clamp = ADW_CLAMP (adw_clamp_new ());
  gtk_widget_set_margin_top (GTK_WIDGET (sheet->clamp), MARGIN);
  gtk_widget_set_margin_bottom (GTK_WIDGET (sheet->clamp), MARGIN);
  gtk_widget_set_margin_start (GTK_WIDGET (sheet->clamp), MARGIN);
  gtk_widget_set_margin_end (GTK_WIDGET (sheet->clamp), MARGIN);
  adw_clamp_set_child (sheet->clamp, card);

  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), GTK_WIDGET (sheet->clamp));
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_AUTOMATIC,
                                  GTK_POLICY_AUTOMATIC);
  gtk_widget_set_hexpand (scroller, TRUE);
  gtk_widget_set_vexpand (scroller, TRUE);
  gtk_widget_add_css_class (scroller, "cs-canvas");
  sheet->ground = scroller;
}

/* Whatever moved a card has made us be drawn again. */
static void
cs_card_canvas_snapshot (GtkWidget   *widget,
                         GtkSnapshot *snapshot)
{
  CsCardCanvas *self = CS_CARD_CANVAS (widget);

  for (guint i = 0; i < G_N_ELEMENTS (self->sheets); i++)
    {
      if (gtk_widget_get_mapped (self->sheets[i].ground))
        cs_canvas_sheet_check_sight (self->sheets[i].card);
    }

  GTK_WIDGET_CLASS (cs_card_canvas_parent_class)->snapshot (widget, snapshot);
}

static void
cs_card_canvas_dispose (GObject *object)
{
  CsCardCanvas *self = CS_CARD_CANVAS (object);

  g_clear_pointer (&self->menu, gtk_widget_unparent);
  g_clear_object (&self->filling);
  g_clear_object (&self->composer);

  G_OBJECT_CLASS (cs_card_canvas_parent_class)->dispose (object);
}

static void
cs_card_canvas_finalize (GObject *object)
{
  g_free (CS_CARD_CANVAS (object)->editing);
  g_clear_pointer (&CS_CARD_CANVAS (object)->refreshed, cs_snapshot_unref);

  G_OBJECT_CLASS (cs_card_canvas_parent_class)->finalize (object);
}

static void
cs_card_canvas_class_init (CsCardCanvasClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = cs_card_canvas_dispose;
  G_OBJECT_CLASS (klass)->finalize = cs_card_canvas_finalize;
  GTK_WIDGET_CLASS (klass)->snapshot = cs_card_canvas_snapshot;

  gtk_widget_class_set_css_name (GTK_WIDGET_CLASS (klass), "cardcanvas");
}

static void
cs_card_canvas_init (CsCardCanvas *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  GtkWidget *column = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  for (guint i = 0; i < G_N_ELEMENTS (self->sheets); i++)
    {
      create_sheet (self, &self->sheets[i]);
      gtk_box_append (GTK_BOX (box), self->sheets[i].ground);
    }
  gtk_box_set_homogeneous (GTK_BOX (box), TRUE);
  self->answer_bar = CS_ANSWER_BAR (cs_answer_bar_new ());
  gtk_widget_add_css_class (GTK_WIDGET (self->answer_bar), "toolbar");
  g_signal_connect_object (self->answer_bar, "back", G_CALLBACK (back_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (column), box);
  gtk_box_append (GTK_BOX (column), GTK_WIDGET (self->answer_bar));
  adw_bin_set_child (ADW_BIN (self), column);

  cs_card_canvas_set_trying (self, FALSE);
  cs_card_canvas_set_themes (self, CS_THEME_LIGHT, CS_N_THEMES);
  cs_card_canvas_set_width (self, CS_CANVAS_CHAT);
}

void
cs_card_canvas_set_filling (CsCardCanvas  *self,
                            CsCardFilling *filling)
{
  CsComposer *composer = cs_card_filling_get_composer (filling);
  g_autoptr (CsPictureSource) pictures = NULL;

  g_return_if_fail (CS_IS_CARD_CANVAS (self));

  g_set_object (&self->filling, filling);
  g_set_object (&self->composer, composer);
  pictures = cs_card_pictures_new (cs_workspace_get_project (cs_composer_get_workspace (composer)));
  for (guint i = 0; i < G_N_ELEMENTS (self->sheets); i++)
    cs_card_view_set_pictures (get_view (&self->sheets[i]), pictures);
  g_signal_connect_object (filling, "changed", G_CALLBACK (filling_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (composer, "selected", G_CALLBACK (show_selection), self,
                           G_CONNECT_SWAPPED);
  show_text (self);
  show_selection (self);
}

void
cs_card_canvas_set_themes (CsCardCanvas *self,
                           CsThemeName   first,
                           CsThemeName   second)
{
  const CsThemeName themes[] = { first, second };

  g_return_if_fail (CS_IS_CARD_CANVAS (self));
  g_return_if_fail (first < CS_N_THEMES);

  self->theme = first;
  for (guint i = 0; i < G_N_ELEMENTS (self->sheets); i++)
    {
      Sheet *sheet = &self->sheets[i];
      gboolean shown = themes[i] < CS_N_THEMES;

      gtk_widget_set_visible (sheet->ground, shown);
      if (!shown)
        continue;

      for (guint j = 0; j < CS_N_THEMES; j++)
        gtk_widget_remove_css_class (sheet->ground, theme_classes[j]);
      gtk_widget_add_css_class (sheet->ground, theme_classes[themes[i]]);
      cs_card_view_set_theme (get_view (sheet), themes[i]);
    }

  if (self->composer != NULL)
    show_text (self);
}

void
cs_card_canvas_set_width (CsCardCanvas  *self,
                          CsCanvasWidth  width)
{
  g_return_if_fail (CS_IS_CARD_CANVAS (self));
  g_return_if_fail (width < CS_N_CANVAS_WIDTHS);

  self->width = width;
  for (guint i = 0; i < G_N_ELEMENTS (self->sheets); i++)
    {
      int pixels = widths[width].pixels;
      GtkWidget *card = adw_clamp_get_child (self->sheets[i].clamp);

      adw_clamp_set_maximum_size (self->sheets[i].clamp, pixels > 0 ? pixels : G_MAXINT);
      adw_clamp_set_tightening_threshold (self->sheets[i].clamp, pixels > 0 ? pixels : G_MAXINT);
      /* A phone is as wide as it is; where there is less room, one scrolls. */
      gtk_widget_set_size_request (card, pixels > 0 ? pixels : -1, -1);
    }
}

void
cs_card_canvas_set_target (CsCardCanvas *self,
                           CsTarget      target)
{
  g_return_if_fail (CS_IS_CARD_CANVAS (self));

  self->target = target;
  for (guint i = 0; i < G_N_ELEMENTS (self->sheets); i++)
    cs_card_view_set_target (get_view (&self->sheets[i]), target);
}

void
cs_card_canvas_set_trying (CsCardCanvas *self,
                           gboolean      trying)
{
  g_return_if_fail (CS_IS_CARD_CANVAS (self));

  self->trying = trying;
  for (guint i = 0; i < G_N_ELEMENTS (self->sheets); i++)
    {
      GtkWidget *view = GTK_WIDGET (get_view (&self->sheets[i]));

      gtk_widget_set_can_target (view, trying);
      gtk_widget_set_can_focus (view, trying);
      gtk_widget_set_focusable (GTK_WIDGET (self->sheets[i].card), !trying);
    }
  if (self->composer == NULL)
    return;

  /* What is selected and edited is the card itself. */
  if (!trying)
    back_cb (self);
  show_selection (self);
}

void
cs_card_canvas_edit_text (CsCardCanvas *self)
{
  g_return_if_fail (CS_IS_CARD_CANVAS (self));

  if (self->composer != NULL)
    edit_text (self, self->sheets[0].card);
}

/* From a view of its own: laying out the one on the screen for another width would be seen. */
GBytes *
cs_card_canvas_export (CsCardCanvas  *self,
                       double         scale,
                       GError       **error)
{
  g_autoptr (GtkWidget) widget = g_object_ref_sink (cs_card_view_new ());
  CsCardView *view = CS_CARD_VIEW (widget);
  int width = widths[self->width].pixels;
  guint root;
  CsSnapshot *snapshot = cs_card_filling_get_snapshot (self->filling, &root);

  cs_card_view_set_theme (view, self->theme);
  cs_card_view_set_target (view, self->target);
  cs_card_view_set_card (view, snapshot, root);
  if (width == 0)
    width = gtk_widget_get_width (GTK_WIDGET (self->sheets[0].card));

  return cs_card_export_png (view, MAX (width, 200), scale, error);
}

CsCanvasSheet *
cs_card_canvas_get_sheet (CsCardCanvas *self,
                          guint         index)
{
  g_return_val_if_fail (index < G_N_ELEMENTS (self->sheets), NULL);

  return self->sheets[index].card;
}
