/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cs-ui"

#include "cs-card-page.h"

#include <glib/gi18n.h>

#include "cs-card-actions.h"
#include "cs-card-canvas.h"
#include "cs-card-filling.h"
#include "cs-card-hand-over.h"
#include "cs-card-status.h"
#include "cs-composer.h"
#include "cs-error-text.h"
#include "cs-inspector.h"
#include "cs-outline-view.h"
#include "cs-palette.h"
#include "cs-still-bin.h"

/* Below this there is room for the canvas and one side, and below that for one of them. */
#define CRAMPED_WIDTH 900
#define NARROW_WIDTH  520
#define MIN_WIDTH     300
/* What a chat takes with the ground around it, and that with one side beside it. */
#define CHAT_WIDTH    446
#define CROWDED_WIDTH (CHAT_WIDTH + 270)

struct _CsCardPage
{
  CsPage        parent_instance;

  CsComposer   *composer;
  CsCardFilling *filling;
  gboolean      choosing;     /* what is chosen is written by us, not by a person */
  gboolean      narrow;       /* one side at a time, and in its place no canvas */
  gboolean      cramped;      /* one side at a time */
  gboolean      crowded;      /* beside the sides that are shown a chat does not fit */
  guint         fold_source;
  CsTarget      guessed;      /* what the target list's first row says; none where one is chosen */
  char        **data;         /* paths, in the order of the list, which begins with none */

  GtkWidget    *bar;
  GtkWidget    *choices;      /* the three lists: in the bar, or in the popover of the button */
  GtkWidget    *view_button;
  GtkPopover   *view_popover;
  gboolean      width_chosen; /* by a person */
  GtkDropDown  *target;
  GtkDropDown  *width;
  GtkDropDown  *theme;
  GtkWidget       *broken_label;
  GtkToggleButton *parts_button;
  GtkToggleButton *inspector_button;
  GtkToggleButton *try_button;
  GtkStack        *parts;
  GtkWidget       *parts_side;
  GtkWidget       *data_bar;
  GtkDropDown     *data_list;
  GtkLabel        *data_label;
  CsCardStatus    *status;
  CsOutlineView   *outline;
  CsPalette       *palette;
  CsCardCanvas    *canvas;
  CsInspector     *inspector;
};

/* In the order of the list; the first two themes are shown beside each other. */
static const struct
{
  const char  *title;
  CsThemeName  first;
  CsThemeName  second;
} themes[] = {
  { N_("Light"), CS_THEME_LIGHT, CS_N_THEMES },
  { N_("Dark"), CS_THEME_DARK, CS_N_THEMES },
  { N_("High Contrast"), CS_THEME_CONTRAST, CS_N_THEMES },
  { N_("Light and Dark"), CS_THEME_LIGHT, CS_THEME_DARK },
};

G_DEFINE_FINAL_TYPE (CsCardPage, cs_card_page, CS_TYPE_PAGE)

static void
use_target (CsCardPage *self,
            CsTarget    target)
{
  cs_card_canvas_set_target (self->canvas, target);
  cs_palette_set_target (self->palette, target);
  cs_inspector_set_target (self->inspector, target);
}

/* The targets follow in their order; before them stands what was guessed, where nobody chose. */
static guint
get_first_target_row (CsCardPage *self)
{
  return self->guessed != CS_TARGET_NONE ? 1 : 0;
}

static gboolean
is_whole_language (CsCardPage *self)
{
  return gtk_drop_down_get_selected (self->target) == get_first_target_row (self) + CS_TARGET_NONE;
}

/* What is selected stays so, as far as it is still there. */
static void
set_guessed (CsCardPage *self,
             CsTarget    guessed)
{
  GtkStringList *rows = GTK_STRING_LIST (gtk_drop_down_get_model (self->target));
  gboolean whole = is_whole_language (self);
  g_autofree char *title = NULL;
  const char *added[] = { NULL, NULL };

  if (self->guessed == guessed)
    return;

  if (guessed != CS_TARGET_NONE)
    /* Translators: %s is where a card goes, such as "Teams Workflows webhook" */
    added[0] = title = g_strdup_printf (_("Guessed: %s"), cs_target_get_title (guessed));
  gtk_string_list_splice (rows, 0, get_first_target_row (self), added);
  self->guessed = guessed;
  if (whole)
    gtk_drop_down_set_selected (self->target, get_first_target_row (self) + CS_TARGET_NONE);
}

static void
show_target (CsCardPage *self)
{
  gboolean chosen;
  CsTarget target = cs_workspace_get_card_target (cs_page_get_workspace (CS_PAGE (self)),
                                                  cs_page_get_path (CS_PAGE (self)), &chosen);
  /* Who looks at the whole language goes on doing so. */
  gboolean stays = is_whole_language (self) && gtk_widget_get_mapped (GTK_WIDGET (self));

  self->choosing = TRUE;
  set_guessed (self, chosen ? CS_TARGET_NONE : target);
  if (!stays)
    gtk_drop_down_set_selected (self->target, self->guessed != CS_TARGET_NONE ? 0 : target);
  self->choosing = FALSE;
  if (!stays)
    use_target (self, target);
}

static void
target_selected_cb (CsCardPage *self)
{
  guint row = gtk_drop_down_get_selected (self->target);
  guint first = get_first_target_row (self);
  CsTarget target = row < first ? self->guessed : row - first;
  CsWorkspace *workspace = cs_page_get_workspace (CS_PAGE (self));
  const char *path = cs_page_get_path (CS_PAGE (self));
  gboolean chosen;
  g_autoptr (GError) error = NULL;

  if (self->choosing || self->composer == NULL || row == GTK_INVALID_LIST_POSITION)
    return;

  use_target (self, target);
  /* The whole language is a way of looking, no place where a card goes; nor is a guess a choice. */
  if (target == CS_TARGET_NONE || row < first)
    return;
  if (target == cs_workspace_get_card_target (workspace, path, &chosen) && chosen)
    return;

  if (!cs_workspace_choose_card_target (workspace, path, target, &error))
    cs_page_explain (CS_PAGE (self), _("The Target Was Not Remembered"), error);
}

static void
width_selected_cb (CsCardPage *self)
{
  if (!self->choosing)
    self->width_chosen = TRUE;
  cs_card_canvas_set_width (self->canvas, gtk_drop_down_get_selected (self->width));
}

static void
theme_selected_cb (CsCardPage *self)
{
  guint index = gtk_drop_down_get_selected (self->theme);

  if (index < G_N_ELEMENTS (themes))
    cs_card_canvas_set_themes (self->canvas, themes[index].first, themes[index].second);
}

static void
broken_cb (CsCardPage *self)
{
  gtk_widget_set_visible (self->broken_label, cs_composer_get_broken (self->composer));
}

static void
went_cb (CsCardPage *self)
{
  g_autofree char *pointer = cs_composer_dup_pointer (self->composer);

  if (pointer != NULL)
    cs_page_went_to (CS_PAGE (self), cs_page_get_path (CS_PAGE (self)), pointer);
}

static void
insert_cb (GtkWidget  *widget,
           const char *action,
           GVariant   *parameter)
{
  CsCardPage *self = CS_CARD_PAGE (widget);

  gtk_toggle_button_set_active (self->parts_button, TRUE);
  gtk_stack_set_visible_child_name (self->parts, "palette");
  cs_palette_search (self->palette);
}

static void
trying_cb (CsCardPage *self)
{
  cs_card_canvas_set_trying (self->canvas, gtk_toggle_button_get_active (self->try_button));
}

static char *
dup_data_text (CsCardPage *self,
               gboolean    any)
{
  const char *problem = cs_card_filling_get_problem (self->filling);
  g_autofree char *reason = problem != NULL ? cs_error_text_dup_sentence (problem) : NULL;

  if (reason != NULL)
    /* Translators: %s is a sentence, the reason */
    return g_strdup_printf (_("Not filled, so the template is shown. %s"), reason);

  return g_strdup (any ? _("Sample data")
                       : _("A template. Put its data beside it, into a file that ends in "
                           ".data.json."));
}

/* Which data sets there are, and which one is shown. */
static void
show_data (CsCardPage *self)
{
  g_auto (GStrv) paths = cs_card_filling_list_data (self->filling);
  const char *chosen = cs_card_filling_get_data (self->filling);
  g_autofree char *text = dup_data_text (self, paths[0] != NULL);
  gboolean template = cs_card_filling_is_template (self->filling);
  g_autoptr (GtkStringList) titles = gtk_string_list_new (NULL);
  guint selected = 0;

  gtk_widget_set_visible (self->data_bar, template);
  if (!template)
    return;

  gtk_label_set_text (self->data_label, text);
  gtk_widget_set_visible (GTK_WIDGET (self->data_list), paths[0] != NULL);
  for (guint i = 0; paths[i] != NULL; i++)
    {
      if (g_strcmp0 (paths[i], chosen) == 0)
        selected = i + 1;
    }

  self->choosing = TRUE;
  if (self->data == NULL || !g_strv_equal ((const char *const *) self->data,
                                           (const char *const *) paths))
    {
      gtk_string_list_append (titles, _("None, Show the Template"));
      for (guint i = 0; paths[i] != NULL; i++)
        gtk_string_list_take (titles, cs_card_filling_dup_title (self->filling, paths[i]));
      gtk_drop_down_set_model (self->data_list, G_LIST_MODEL (titles));
      g_strfreev (self->data);
      self->data = g_steal_pointer (&paths);
    }
  gtk_drop_down_set_selected (self->data_list, selected);
  self->choosing = FALSE;
}

static void
data_selected_cb (CsCardPage *self)
{
  guint selected = gtk_drop_down_get_selected (self->data_list);

  if (self->choosing || self->data == NULL || selected == GTK_INVALID_LIST_POSITION)
    return;

  cs_card_filling_set_data (self->filling, selected > 0 ? self->data[selected - 1] : NULL);
}

static void
fold (CsCardPage *self)
{
  gboolean parts = gtk_toggle_button_get_active (self->parts_button);
  gboolean inspector = gtk_toggle_button_get_active (self->inspector_button);

  gtk_widget_set_visible (self->parts_side, parts);
  gtk_widget_set_visible (GTK_WIDGET (self->inspector), inspector);
  gtk_widget_set_visible (GTK_WIDGET (self->canvas), !self->narrow || (!parts && !inspector));
  gtk_widget_set_visible (gtk_widget_get_parent (GTK_WIDGET (self->canvas)),
                          !self->narrow || !parts);
}

/* Where there is room for one side, the other one goes. */
static void
side_toggled_cb (CsCardPage      *self,
                 GtkToggleButton *button)
{
  GtkToggleButton *other = button == self->parts_button ? self->inspector_button
                                                        : self->parts_button;

  if ((self->cramped || self->narrow) && gtk_toggle_button_get_active (button))
    gtk_toggle_button_set_active (other, FALSE);
  fold (self);
}

/* Three lists side by side leave no room for what they say: one button opens them below each
 * other. */
static void
fold_choices (CsCardPage *self)
{
  gboolean folded = gtk_popover_get_child (self->view_popover) == self->choices;

  cs_card_status_set_narrow (self->status, self->narrow);
  gtk_widget_set_visible (self->view_button, self->narrow);
  if (folded == self->narrow)
    return;

  g_object_ref (self->choices);
  if (self->narrow)
    {
      gtk_box_remove (GTK_BOX (self->bar), self->choices);
      gtk_popover_set_child (self->view_popover, self->choices);
    }
  else
    {
      gtk_popover_set_child (self->view_popover, NULL);
      gtk_box_insert_child_after (GTK_BOX (self->bar), self->choices,
                                  GTK_WIDGET (self->parts_button));
    }
  g_object_unref (self->choices);
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self->choices),
                                  self->narrow ? GTK_ORIENTATION_VERTICAL
                                               : GTK_ORIENTATION_HORIZONTAL);
}

/* As wide as in a chat, or as on a phone where that does not fit; until somebody says otherwise. */
static void
choose_width (CsCardPage *self)
{
  if (self->width_chosen)
    return;

  self->choosing = TRUE;
  gtk_drop_down_set_selected (self->width, self->narrow || self->crowded ? CS_CANVAS_PHONE
                                                                         : CS_CANVAS_CHAT);
  self->choosing = FALSE;
}

static gboolean
fold_cb (gpointer user_data)
{
  CsCardPage *self = user_data;

  self->fold_source = 0;
  fold_choices (self);
  choose_width (self);
  if (self->narrow)
    {
      gtk_toggle_button_set_active (self->parts_button, FALSE);
      gtk_toggle_button_set_active (self->inspector_button, FALSE);
    }
  else if (self->cramped)
    {
      gtk_toggle_button_set_active (self->parts_button, FALSE);
      gtk_toggle_button_set_active (self->inspector_button, TRUE);
    }
  else
    {
      gtk_toggle_button_set_active (self->parts_button, TRUE);
      gtk_toggle_button_set_active (self->inspector_button, TRUE);
    }
  fold (self);

  return G_SOURCE_REMOVE;
}

/* Narrower than its panes: they fold when the place is known. */
static void
cs_card_page_measure (GtkWidget      *widget,
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
  gtk_widget_measure (child, orientation, for_size >= 0 ? MAX (for_size, least) : -1, minimum,
                      natural, NULL, NULL);
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    *minimum = MIN (*minimum, MIN_WIDTH);
}

static void
cs_card_page_size_allocate (GtkWidget *widget,
                            int        width,
                            int        height,
                            int        baseline)
{
  CsCardPage *self = CS_CARD_PAGE (widget);
  GtkWidget *child = adw_bin_get_child (ADW_BIN (widget));
  gboolean narrow = width < NARROW_WIDTH;
  gboolean cramped = width < CRAMPED_WIDTH;
  gboolean crowded = width < CROWDED_WIDTH || (!cramped && width < 2 * CROWDED_WIDTH - CHAT_WIDTH);
  int least;

  gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, &least, NULL, NULL, NULL);
  gtk_widget_allocate (child, MAX (width, least), height, baseline, NULL);

  if (narrow == self->narrow && cramped == self->cramped && crowded == self->crowded)
    return;

  /* What folds does so afterwards: not while the page is given its place. */
  self->narrow = narrow;
  self->cramped = cramped;
  self->crowded = crowded;
  if (self->fold_source == 0)
    self->fold_source = g_idle_add_full (G_PRIORITY_HIGH_IDLE, fold_cb, self, NULL);
}

static gboolean
cs_card_page_show_place (CsPage     *page,
                         const char *path,
                         const char *pointer)
{
  CsCardPage *self = CS_CARD_PAGE (page);

  if (g_strcmp0 (path, cs_page_get_path (page)) != 0)
    return FALSE;

  g_signal_handlers_block_by_func (self->composer, went_cb, self);
  cs_composer_select_pointer (self->composer, pointer);
  g_signal_handlers_unblock_by_func (self->composer, went_cb, self);
  return TRUE;
}

/* The text pane follows the card that is looked at. */
static void
cs_card_page_map (GtkWidget *widget)
{
  CsCardPage *self = CS_CARD_PAGE (widget);

  GTK_WIDGET_CLASS (cs_card_page_parent_class)->map (widget);
  went_cb (self);
}

static void
cs_card_page_constructed (GObject *object)
{
  CsCardPage *self = CS_CARD_PAGE (object);
  CsPage *page = CS_PAGE (self);
  g_autoptr (CsCardActions) actions = NULL;

  G_OBJECT_CLASS (cs_card_page_parent_class)->constructed (object);

  self->composer = cs_composer_new (cs_page_get_workspace (page), cs_page_get_path (page));
  cs_composer_select (self->composer,
                      cs_composer_get_outline (self->composer) != NULL ? 0 : CS_OUTLINE_NONE);
  self->filling = cs_card_filling_new (self->composer);
  cs_outline_view_set_composer (self->outline, self->composer);
  cs_palette_set_composer (self->palette, self->composer);
  cs_card_canvas_set_filling (self->canvas, self->filling);
  cs_card_status_set_filling (self->status, self->filling);
  cs_inspector_set_composer (self->inspector, self->composer);
  actions = cs_card_actions_new (GTK_WIDGET (self), self->composer, self->canvas);
  cs_card_hand_over_add (G_ACTION_MAP (actions), GTK_WIDGET (self), self->filling, self->canvas);
  gtk_widget_insert_action_group (GTK_WIDGET (self), "card", G_ACTION_GROUP (actions));
  show_target (self);
  g_signal_connect_object (self->composer, "notify::broken", G_CALLBACK (broken_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->composer, "went", G_CALLBACK (went_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (cs_page_get_history (page), "moved", G_CALLBACK (show_target), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (cs_page_get_workspace (page), "notify::target",
                           G_CALLBACK (show_target), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->filling, "changed", G_CALLBACK (show_data), self,
                           G_CONNECT_SWAPPED);
  show_data (self);
  broken_cb (self);
}

static void
cs_card_page_dispose (GObject *object)
{
  CsCardPage *self = CS_CARD_PAGE (object);

  g_clear_handle_id (&self->fold_source, g_source_remove);
  g_clear_object (&self->filling);
  g_clear_object (&self->composer);
  gtk_widget_dispose_template (GTK_WIDGET (self), CS_TYPE_CARD_PAGE);

  G_OBJECT_CLASS (cs_card_page_parent_class)->dispose (object);
}

static void
cs_card_page_finalize (GObject *object)
{
  g_strfreev (CS_CARD_PAGE (object)->data);

  G_OBJECT_CLASS (cs_card_page_parent_class)->finalize (object);
}

/* The card itself, where its parts are selected and its keys work. */
static gboolean
cs_card_page_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (
    GTK_WIDGET (cs_card_canvas_get_sheet (CS_CARD_PAGE (widget)->canvas, 0)));
}

static void
cs_card_page_class_init (CsCardPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->constructed = cs_card_page_constructed;
  G_OBJECT_CLASS (klass)->dispose = cs_card_page_dispose;
  G_OBJECT_CLASS (klass)->finalize = cs_card_page_finalize;
  widget_class->map = cs_card_page_map;
  widget_class->grab_focus = cs_card_page_grab_focus;
  widget_class->measure = cs_card_page_measure;
  widget_class->size_allocate = cs_card_page_size_allocate;
  CS_PAGE_CLASS (klass)->show_place = cs_card_page_show_place;

  g_type_ensure (CS_TYPE_CARD_CANVAS);
  g_type_ensure (CS_TYPE_CARD_STATUS);
  g_type_ensure (CS_TYPE_INSPECTOR);
  g_type_ensure (CS_TYPE_OUTLINE_VIEW);
  g_type_ensure (CS_TYPE_PALETTE);
  g_type_ensure (CS_TYPE_STILL_BIN);
  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/connectorstudio/ConnectorStudio/cs-card-page.ui");
  gtk_widget_class_bind_template_child (widget_class, CsCardPage, bar);
  gtk_widget_class_bind_template_child (widget_class, CsCardPage, choices);
  gtk_widget_class_bind_template_child (widget_class, CsCardPage, view_button);
  gtk_widget_class_bind_template_child (widget_class, CsCardPage, view_popover);
  gtk_widget_class_bind_template_child (widget_class, CsCardPage, target);
  gtk_widget_class_bind_template_child (widget_class, CsCardPage, width);
  gtk_widget_class_bind_template_child (widget_class, CsCardPage, theme);
  gtk_widget_class_bind_template_child (widget_class, CsCardPage, broken_label);
  gtk_widget_class_bind_template_child (widget_class, CsCardPage, parts_button);
  gtk_widget_class_bind_template_child (widget_class, CsCardPage, inspector_button);
  gtk_widget_class_bind_template_child (widget_class, CsCardPage, try_button);
  gtk_widget_class_bind_template_child (widget_class, CsCardPage, parts);
  gtk_widget_class_bind_template_child (widget_class, CsCardPage, parts_side);
  gtk_widget_class_bind_template_child (widget_class, CsCardPage, data_bar);
  gtk_widget_class_bind_template_child (widget_class, CsCardPage, data_list);
  gtk_widget_class_bind_template_child (widget_class, CsCardPage, data_label);
  gtk_widget_class_bind_template_child (widget_class, CsCardPage, status);
  gtk_widget_class_bind_template_child (widget_class, CsCardPage, outline);
  gtk_widget_class_bind_template_child (widget_class, CsCardPage, palette);
  gtk_widget_class_bind_template_child (widget_class, CsCardPage, canvas);
  gtk_widget_class_bind_template_child (widget_class, CsCardPage, inspector);
  gtk_widget_class_bind_template_callback (widget_class, target_selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, width_selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, theme_selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, trying_cb);
  gtk_widget_class_bind_template_callback (widget_class, side_toggled_cb);
  gtk_widget_class_bind_template_callback (widget_class, data_selected_cb);
  gtk_widget_class_install_action (widget_class, "card.insert", NULL, insert_cb);
}

/* What is chosen gives way where there is little room. */
static void
setup_chosen_cb (GtkListItemFactory *factory,
                 GtkListItem        *item)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_list_item_set_child (item, label);
}

static void
bind_chosen_cb (GtkListItemFactory *factory,
                GtkListItem        *item)
{
  gtk_label_set_text (GTK_LABEL (gtk_list_item_get_child (item)),
                      gtk_string_object_get_string (gtk_list_item_get_item (item)));
}

static void
let_shrink (GtkDropDown *list)
{
  g_autoptr (GtkListItemFactory) factory = gtk_signal_list_item_factory_new ();
  g_autoptr (GtkListItemFactory) rows = gtk_drop_down_get_factory (list);

  g_object_ref (rows);
  g_signal_connect (factory, "setup", G_CALLBACK (setup_chosen_cb), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_chosen_cb), NULL);
  gtk_drop_down_set_list_factory (list, rows);
  gtk_drop_down_set_factory (list, factory);
}

static void
fill (GtkDropDown *list,
      guint        n_titles,
      const char  *titles[])
{
  g_autoptr (GtkStringList) strings = gtk_string_list_new (NULL);

  for (guint i = 0; i < n_titles; i++)
    gtk_string_list_append (strings, titles[i]);
  gtk_drop_down_set_model (list, G_LIST_MODEL (strings));
}

static void
cs_card_page_init (CsCardPage *self)
{
  const char *target_titles[CS_N_TARGETS];
  const char *width_titles[CS_N_CANVAS_WIDTHS];
  const char *theme_titles[G_N_ELEMENTS (themes)];

  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_widget_set_layout_manager (GTK_WIDGET (self), NULL);
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);

  for (guint i = 0; i < CS_N_TARGETS; i++)
    target_titles[i] = i == CS_TARGET_NONE ? _("Whole Language") : cs_target_get_title (i);
  for (guint i = 0; i < CS_N_CANVAS_WIDTHS; i++)
    width_titles[i] = cs_canvas_width_get_title (i);
  for (guint i = 0; i < G_N_ELEMENTS (themes); i++)
    theme_titles[i] = _(themes[i].title);

  self->choosing = TRUE;
  let_shrink (self->target);
  let_shrink (self->width);
  let_shrink (self->theme);
  fill (self->target, CS_N_TARGETS, target_titles);
  fill (self->width, CS_N_CANVAS_WIDTHS, width_titles);
  fill (self->theme, G_N_ELEMENTS (themes), theme_titles);
  gtk_drop_down_set_selected (self->width, CS_CANVAS_CHAT);
  self->choosing = FALSE;
}

CsThemeName
cs_card_page_get_theme (CsCardPage *self)
{
  guint index = gtk_drop_down_get_selected (self->theme);

  g_return_val_if_fail (CS_IS_CARD_PAGE (self), CS_THEME_LIGHT);

  return index < G_N_ELEMENTS (themes) ? themes[index].first : CS_THEME_LIGHT;
}
