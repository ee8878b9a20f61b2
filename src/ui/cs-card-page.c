/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cs-ui"

#include "cs-card-page.h"

#include <glib/gi18n.h>

#include "cs-card-actions.h"
#include "cs-card-canvas.h"
#include "cs-card-target.h"
#include "cs-composer.h"
#include "cs-inspector.h"
#include "cs-outline-view.h"
#include "cs-palette.h"

struct _CsCardPage
{
  CsPage        parent_instance;

  CsComposer   *composer;
  gboolean      choosing;     /* what is chosen is written by us, not by a person */

  GtkWidget    *bar;
  GtkDropDown  *target;
  GtkDropDown  *width;
  GtkDropDown  *theme;
  GtkWidget       *broken_label;
  GtkToggleButton *parts_button;
  GtkToggleButton *inspector_button;
  GtkToggleButton *try_button;
  GtkStack        *parts;
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

static CsDocument *
get_remembered (CsCardPage *self)
{
  return cs_project_get_document (cs_page_get_project (CS_PAGE (self)), CS_CARD_TARGET_FILE);
}

/* Where the card goes: as somebody chose, else as such a card does. */
static CsTarget
find_target (CsCardPage *self)
{
  CsDocument *remembered = get_remembered (self);
  CsOutline *outline = cs_composer_get_outline (self->composer);
  CsTarget target = CS_TARGET_NONE;

  if (remembered != NULL)
    target = cs_card_target_read (cs_document_get_snapshot (remembered),
                                  cs_page_get_path (CS_PAGE (self)));
  if (target == CS_TARGET_NONE && outline != NULL)
    target = cs_card_target_guess (cs_outline_get_snapshot (outline));

  return target;
}

static void
use_target (CsCardPage *self,
            CsTarget    target)
{
  cs_card_canvas_set_target (self->canvas, target);
  cs_palette_set_target (self->palette, target);
  cs_inspector_set_target (self->inspector, target);
}

static void
show_target (CsCardPage *self)
{
  CsTarget target = find_target (self);

  /* Who looks at the whole language goes on doing so. */
  if (gtk_drop_down_get_selected (self->target) == CS_TARGET_NONE &&
      gtk_widget_get_mapped (GTK_WIDGET (self)))
    return;

  self->choosing = TRUE;
  gtk_drop_down_set_selected (self->target, target);
  self->choosing = FALSE;
  use_target (self, target);
}

/* In a project the choice is remembered; a card alone has nobody who could. */
static void
target_selected_cb (CsCardPage *self)
{
  CsTarget target = gtk_drop_down_get_selected (self->target);
  CsDocument *remembered;
  g_autoptr (CsChange) change = NULL;
  g_autoptr (GError) error = NULL;

  if (self->choosing || self->composer == NULL)
    return;

  use_target (self, target);
  if (target == CS_TARGET_NONE || target == find_target (self) ||
      !cs_workspace_makes_package (cs_page_get_workspace (CS_PAGE (self))))
    return;

  remembered = get_remembered (self);
  change = cs_card_target_choose (remembered != NULL ? cs_document_get_snapshot (remembered)
                                                     : NULL,
                                  cs_page_get_path (CS_PAGE (self)), target, &error);
  if (change == NULL || !cs_history_do (cs_page_get_history (CS_PAGE (self)), change, &error))
    cs_page_explain (CS_PAGE (self), _("The Target Was Not Remembered"), error);
}

static void
width_selected_cb (CsCardPage *self)
{
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
  cs_outline_view_set_composer (self->outline, self->composer);
  cs_palette_set_composer (self->palette, self->composer);
  cs_card_canvas_set_composer (self->canvas, self->composer);
  cs_inspector_set_composer (self->inspector, self->composer);
  actions = cs_card_actions_new (GTK_WIDGET (self), self->composer, self->canvas);
  gtk_widget_insert_action_group (GTK_WIDGET (self), "card", G_ACTION_GROUP (actions));
  show_target (self);
  g_signal_connect_object (self->composer, "notify::broken", G_CALLBACK (broken_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->composer, "went", G_CALLBACK (went_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (cs_page_get_history (page), "moved", G_CALLBACK (show_target), self,
                           G_CONNECT_SWAPPED);
  broken_cb (self);
}

static void
cs_card_page_dispose (GObject *object)
{
  CsCardPage *self = CS_CARD_PAGE (object);

  g_clear_object (&self->composer);
  gtk_widget_dispose_template (GTK_WIDGET (self), CS_TYPE_CARD_PAGE);

  G_OBJECT_CLASS (cs_card_page_parent_class)->dispose (object);
}

static void
cs_card_page_class_init (CsCardPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->constructed = cs_card_page_constructed;
  G_OBJECT_CLASS (klass)->dispose = cs_card_page_dispose;
  widget_class->map = cs_card_page_map;
  CS_PAGE_CLASS (klass)->show_place = cs_card_page_show_place;

  g_type_ensure (CS_TYPE_CARD_CANVAS);
  g_type_ensure (CS_TYPE_INSPECTOR);
  g_type_ensure (CS_TYPE_OUTLINE_VIEW);
  g_type_ensure (CS_TYPE_PALETTE);
  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/connectorstudio/ConnectorStudio/cs-card-page.ui");
  gtk_widget_class_bind_template_child (widget_class, CsCardPage, bar);
  gtk_widget_class_bind_template_child (widget_class, CsCardPage, target);
  gtk_widget_class_bind_template_child (widget_class, CsCardPage, width);
  gtk_widget_class_bind_template_child (widget_class, CsCardPage, theme);
  gtk_widget_class_bind_template_child (widget_class, CsCardPage, broken_label);
  gtk_widget_class_bind_template_child (widget_class, CsCardPage, parts_button);
  gtk_widget_class_bind_template_child (widget_class, CsCardPage, inspector_button);
  gtk_widget_class_bind_template_child (widget_class, CsCardPage, try_button);
  gtk_widget_class_bind_template_child (widget_class, CsCardPage, parts);
  gtk_widget_class_bind_template_child (widget_class, CsCardPage, outline);
  gtk_widget_class_bind_template_child (widget_class, CsCardPage, palette);
  gtk_widget_class_bind_template_child (widget_class, CsCardPage, canvas);
  gtk_widget_class_bind_template_child (widget_class, CsCardPage, inspector);
  gtk_widget_class_bind_template_callback (widget_class, target_selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, width_selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, theme_selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, trying_cb);
  gtk_widget_class_install_action (widget_class, "card.insert", NULL, insert_cb);
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

  for (guint i = 0; i < CS_N_TARGETS; i++)
    target_titles[i] = i == CS_TARGET_NONE ? _("Whole Language") : cs_target_get_title (i);
  for (guint i = 0; i < CS_N_CANVAS_WIDTHS; i++)
    width_titles[i] = cs_canvas_width_get_title (i);
  for (guint i = 0; i < G_N_ELEMENTS (themes); i++)
    theme_titles[i] = _(themes[i].title);

  self->choosing = TRUE;
  fill (self->target, CS_N_TARGETS, target_titles);
  fill (self->width, CS_N_CANVAS_WIDTHS, width_titles);
  fill (self->theme, G_N_ELEMENTS (themes), theme_titles);
  gtk_drop_down_set_selected (self->width, CS_CANVAS_CHAT);
  self->choosing = FALSE;
}
