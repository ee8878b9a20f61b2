/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cs-ui"

#include "cs-conversion-view.h"

#include <glib/gi18n.h>

#include "cs-loss-row.h"

/* Below this the cards stand below each other. */
#define NARROW_WIDTH 600
#define MIN_WIDTH    300

/* As wide as in a chat. */
#define CARD_WIDTH 420
#define MARGIN     12

/* Around a part that is scrolled into sight. */
#define ROOM 24

typedef struct
{
  GtkWidget     *ground;      /* the scrolled window */
  GtkWidget     *content;     /* what is scrolled */
  CsCanvasSheet *sheet;
  GtkLabel      *size;
} Side;

struct _CsConversionView
{
  AdwBin      parent_instance;

  CsOldCard  *card;           /* (nullable) */
  Side        sides[2];
  GtkBox     *cards;
  GtkListBox *list;
  gboolean    narrow;
  guint       fold_source;
  guint       scroll_source;
};

static const char *const theme_classes[CS_N_THEMES] = {
  [CS_THEME_LIGHT] = "cs-canvas-light",
  [CS_THEME_DARK] = "cs-canvas-dark",
  [CS_THEME_CONTRAST] = "cs-canvas-contrast",
};

/* What readers would miss most comes first. */
static const CsLossKind order[] = { CS_LOSS_DROPPED, CS_LOSS_APPROXIMATED, CS_LOSS_CHANGED };

G_DEFINE_FINAL_TYPE (CsConversionView, cs_conversion_view, ADW_TYPE_BIN)

static void
scroll_to_selected (Side *side)
{
  GtkAdjustment *adjustment =
    gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (side->ground));
  graphene_rect_t box;
  graphene_point_t corner;

  if (!cs_canvas_sheet_find_selected (side->sheet, &box) ||
      !gtk_widget_compute_point (GTK_WIDGET (side->sheet), side->content,
                                 &box.origin, &corner))
    return;

  gtk_adjustment_clamp_page (adjustment, MAX (corner.y - ROOM, 0),
                             corner.y + box.size.height + ROOM);
}

static gboolean
scroll_cb (gpointer user_data)
{
  CsConversionView *self = user_data;

  self->scroll_source = 0;
  for (guint i = 0; i < G_N_ELEMENTS (self->sides); i++)
    scroll_to_selected (&self->sides[i]);

  return G_SOURCE_REMOVE;
}

static void
row_selected_cb (CsConversionView *self,
                 GtkListBoxRow    *row)
{
  const CsLoss *loss = row != NULL ? cs_loss_row_get_loss (CS_LOSS_ROW (row)) : NULL;
  g_autofree char *place = NULL;

  if (loss == NULL)
    {
      for (guint i = 0; i < G_N_ELEMENTS (self->sides); i++)
        cs_canvas_sheet_set_selected (self->sides[i].sheet, CS_NODE_NONE, NULL);
      return;
    }

  place = cs_conversion_dup_place (cs_old_card_get_conversion (self->card), loss->node);
  cs_canvas_sheet_set_selected (self->sides[0].sheet, loss->node,
                                *loss->pointer != '\0' ? loss->pointer : NULL);
  cs_canvas_sheet_set_selected (self->sides[1].sheet,
                                cs_snapshot_find (cs_old_card_get_after (self->card), place),
                                *place != '\0' ? place : NULL);
  /* After the cards had a chance to be laid out. */
  if (self->scroll_source == 0)
    self->scroll_source = g_idle_add (scroll_cb, self);
}

static guint
get_rank (GtkListBoxRow *row)
{
  const CsLoss *loss = cs_loss_row_get_loss (CS_LOSS_ROW (row));
  guint rank = 0;

  while (order[rank] != loss->kind)
    rank++;
  return rank;
}

static int
sort_cb (GtkListBoxRow *a,
         GtkListBoxRow *b,
         gpointer       user_data)
{
  int difference = (int) get_rank (a) - (int) get_rank (b);
  guint first = cs_loss_row_get_loss (CS_LOSS_ROW (a))->node;
  guint second = cs_loss_row_get_loss (CS_LOSS_ROW (b))->node;

  return difference != 0 ? difference : first < second ? -1 : first > second;
}

static void
header_cb (GtkListBoxRow *row,
           GtkListBoxRow *before,
           gpointer       user_data)
{
  CsConversionView *self = user_data;
  CsLossKind kind = cs_loss_row_get_loss (CS_LOSS_ROW (row))->kind;
  g_autofree char *title = NULL;
  GtkWidget *label;

  if (before != NULL && get_rank (before) == get_rank (row))
    {
      gtk_list_box_row_set_header (row, NULL);
      return;
    }

  /* Translators: the kind of a loss ("Dropped"), and how many there are */
  title = g_strdup_printf (_("%s (%u)"), cs_loss_kind_get_title (kind),
                           cs_old_card_count_losses (self->card, kind));
  label = gtk_label_new (title);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, "heading");
  gtk_widget_add_css_class (label, "cs-loss-heading");
  gtk_list_box_row_set_header (row, label);
}

static gboolean
fold_cb (gpointer user_data)
{
  CsConversionView *self = user_data;

  self->fold_source = 0;
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self->cards),
                                  self->narrow ? GTK_ORIENTATION_VERTICAL
                                               : GTK_ORIENTATION_HORIZONTAL);
  return G_SOURCE_REMOVE;
}

static void
cs_conversion_view_size_allocate (GtkWidget *widget,
                                  int        width,
                                  int        height,
                                  int        baseline)
{
  CsConversionView *self = CS_CONVERSION_VIEW (widget);
  GtkWidget *child = adw_bin_get_child (ADW_BIN (widget));
  gboolean narrow = width < NARROW_WIDTH;
  int least;

  gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, &least, NULL, NULL, NULL);
  gtk_widget_allocate (child, MAX (width, least), height, baseline, NULL);
  if (narrow == self->narrow)
    return;

  /* What folds does so afterwards: not while the view is given its place. */
  self->narrow = narrow;
  if (self->fold_source == 0)
    self->fold_source = g_idle_add_full (G_PRIORITY_HIGH_IDLE, fold_cb, self, NULL);
}

/* The cards side by side need more than there may be: then they fold. */
static void
cs_conversion_view_measure (GtkWidget      *widget,
                            GtkOrientation  orientation,
                            int             for_size,
                            int            *minimum,
                            int            *natural,
                            int            *minimum_baseline,
                            int            *natural_baseline)
{
  GtkWidget *child = adw_bin_get_child (ADW_BIN (widget));
  int least;

  gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, &least, NULL, NULL, NULL);
  gtk_widget_measure (child, orientation,
                      orientation == GTK_ORIENTATION_VERTICAL && for_size >= 0
                      ? MAX (for_size, least) : -1, minimum, natural, NULL, NULL);
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    *minimum = MIN (*minimum, MIN_WIDTH);
}

static void
cs_conversion_view_dispose (GObject *object)
{
  CsConversionView *self = CS_CONVERSION_VIEW (object);

  g_clear_handle_id (&self->fold_source, g_source_remove);
  g_clear_handle_id (&self->scroll_source, g_source_remove);
  /* Rows tell of losses that the card owns. */
  if (self->list != NULL)
    cs_conversion_view_set_card (self, NULL, CS_TARGET_NONE, CS_TARGET_NONE);
  self->list = NULL;

  G_OBJECT_CLASS (cs_conversion_view_parent_class)->dispose (object);
}

static void
cs_conversion_view_class_init (CsConversionViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = cs_conversion_view_dispose;
  widget_class->measure = cs_conversion_view_measure;
  widget_class->size_allocate = cs_conversion_view_size_allocate;
}

static GtkWidget *
create_side (CsConversionView *self,
             Side             *side,
             const char       *title)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *heading = gtk_label_new (title);
  GtkWidget *clamp = adw_clamp_new ();
  GtkWidget *frame = adw_bin_new ();

  gtk_widget_add_css_class (heading, "heading");
  side->size = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_xalign (side->size, 0);
  gtk_widget_set_hexpand (GTK_WIDGET (side->size), TRUE);
  gtk_widget_add_css_class (GTK_WIDGET (side->size), "caption");
  gtk_widget_add_css_class (GTK_WIDGET (side->size), "dim-label");
  gtk_widget_add_css_class (head, "cs-side-head");
  gtk_box_append (GTK_BOX (head), heading);
  gtk_box_append (GTK_BOX (head), GTK_WIDGET (side->size));

  side->sheet = CS_CANVAS_SHEET (cs_canvas_sheet_new ());
  cs_canvas_sheet_set_nearest (side->sheet, TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (side->sheet), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  title, -1);
  gtk_widget_set_valign (frame, GTK_ALIGN_START);
  gtk_widget_add_css_class (frame, "cs-canvas-card");
  adw_bin_set_child (ADW_BIN (frame), GTK_WIDGET (side->sheet));
  adw_clamp_set_maximum_size (ADW_CLAMP (clamp), CARD_WIDTH);
  adw_clamp_set_tightening_threshold (ADW_CLAMP (clamp), CARD_WIDTH);
  gtk_widget_set_margin_top (clamp, 2 * MARGIN);
  gtk_widget_set_margin_bottom (clamp, MARGIN);
  gtk_widget_set_margin_start (clamp, MARGIN);
  gtk_widget_set_margin_end (clamp, MARGIN);
  adw_clamp_set_child (ADW_CLAMP (clamp), frame);

  side->content = clamp;
  side->ground = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (side->ground), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (side->ground), clamp);
  gtk_widget_set_vexpand (side->ground, TRUE);
  gtk_widget_add_css_class (side->ground, "cs-canvas");

  gtk_box_append (GTK_BOX (box), head);
  gtk_box_append (GTK_BOX (box), side->ground);
  return box;
}

static GtkWidget *
create_report (CsConversionView *self)
{
  GtkWidget *scroller = gtk_scrolled_window_new ();
  GtkWidget *nothing = gtk_label_new (_("Nothing was lost."));

  self->list = GTK_LIST_BOX (gtk_list_box_new ());
  gtk_list_box_set_selection_mode (self->list, GTK_SELECTION_BROWSE);
  gtk_list_box_set_sort_func (self->list, sort_cb, NULL, NULL);
  gtk_list_box_set_header_func (self->list, header_cb, self, NULL);
  gtk_widget_add_css_class (nothing, "dim-label");
  gtk_widget_add_css_class (nothing, "cs-nothing-lost");
  gtk_list_box_set_placeholder (self->list, nothing);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("What was lost"), -1);
  g_signal_connect_object (self->list, "row-selected", G_CALLBACK (row_selected_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->list, "row-activated", G_CALLBACK (row_selected_cb), self,
                           G_CONNECT_SWAPPED);

  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), GTK_WIDGET (self->list));
  gtk_widget_set_size_request (scroller, -1, 120);
  return scroller;
}

static void
cs_conversion_view_init (CsConversionView *self)
{
  GtkWidget *rows = gtk_paned_new (GTK_ORIENTATION_VERTICAL);

  gtk_widget_set_layout_manager (GTK_WIDGET (self), NULL);
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
  self->cards = GTK_BOX (gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 1));
  gtk_box_set_homogeneous (self->cards, TRUE);
  gtk_box_append (self->cards, create_side (self, &self->sides[0], _("Before")));
  gtk_box_append (self->cards, create_side (self, &self->sides[1], _("After")));
  gtk_widget_set_size_request (GTK_WIDGET (self->cards), -1, 160);

  gtk_paned_set_start_child (GTK_PANED (rows), GTK_WIDGET (self->cards));
  gtk_paned_set_end_child (GTK_PANED (rows), create_report (self));
  gtk_paned_set_shrink_start_child (GTK_PANED (rows), FALSE);
  gtk_paned_set_shrink_end_child (GTK_PANED (rows), FALSE);
  gtk_paned_set_resize_end_child (GTK_PANED (rows), TRUE);
  adw_bin_set_child (ADW_BIN (self), rows);
}

void
cs_conversion_view_set_theme (CsConversionView *self,
                              CsThemeName       theme)
{
  g_return_if_fail (CS_IS_CONVERSION_VIEW (self));

  for (guint i = 0; i < G_N_ELEMENTS (self->sides); i++)
    {
      for (guint j = 0; j < CS_N_THEMES; j++)
        gtk_widget_remove_css_class (self->sides[i].ground, theme_classes[j]);
      gtk_widget_add_css_class (self->sides[i].ground, theme_classes[theme]);
      cs_card_view_set_theme (cs_canvas_sheet_get_view (self->sides[i].sheet), theme);
    }
}

void
cs_conversion_view_set_pictures (CsConversionView *self,
                                 CsPictureSource  *pictures)
{
  g_return_if_fail (CS_IS_CONVERSION_VIEW (self));

  for (guint i = 0; i < G_N_ELEMENTS (self->sides); i++)
    cs_card_view_set_pictures (cs_canvas_sheet_get_view (self->sides[i].sheet), pictures);
}

static void
show_side (Side       *side,
           CsSnapshot *snapshot,
           CsTarget    target,
           gsize       size)
{
  /* Translators: the size of a card */
  g_autofree char *text = g_strdup_printf (_("%'u bytes"), (guint) size);
  CsCardView *view = cs_canvas_sheet_get_view (side->sheet);

  cs_canvas_sheet_set_selected (side->sheet, CS_NODE_NONE, NULL);
  cs_card_view_set_target (view, target);
  cs_card_view_set_snapshot (view, snapshot);
  gtk_label_set_text (side->size, text);
}

void
cs_conversion_view_set_card (CsConversionView *self,
                             CsOldCard        *card,
                             CsTarget          before,
                             CsTarget          after)
{
  CsConversion *conversion;
  GtkWidget *row;

  g_return_if_fail (CS_IS_CONVERSION_VIEW (self));

  while ((row = GTK_WIDGET (gtk_list_box_get_row_at_index (self->list, 0))) != NULL)
    gtk_list_box_remove (self->list, row);
  g_set_object (&self->card, card);
  if (card == NULL)
    return;

  show_side (&self->sides[0], cs_old_card_get_before (card), before, cs_old_card_get_size (card));
  show_side (&self->sides[1], cs_old_card_get_after (card), after, cs_old_card_get_new_size (card));

  conversion = cs_old_card_get_conversion (card);
  for (guint i = 0; i < cs_conversion_get_n_losses (conversion); i++)
    {
      const CsLoss *loss = cs_conversion_get_loss (conversion, i);
      g_autofree char *place = cs_conversion_dup_place (conversion, loss->node);

      gtk_list_box_append (self->list, cs_loss_row_new (loss, place));
    }
}

CsCanvasSheet *
cs_conversion_view_get_sheet (CsConversionView *self,
                              guint             index)
{
  g_return_val_if_fail (index < G_N_ELEMENTS (self->sides), NULL);

  return self->sides[index].sheet;
}

GtkListBox *
cs_conversion_view_get_list (CsConversionView *self)
{
  return self->list;
}
