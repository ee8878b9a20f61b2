/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cs-ui"

#include "cs-palette.h"

#include <glib/gi18n.h>

#include "cs-card-drop.h"
#include "cs-card-tell.h"
#include "cs-still.h"
#include "cs-vocab-card.h"

typedef enum
{
  PURPOSE_TEXT,
  PURPOSE_PICTURES,
  PURPOSE_LAYOUT,
  PURPOSE_DATA,
  PURPOSE_INPUTS,
  PURPOSE_ACTIONS,
} Purpose;

static const char *const purpose_titles[] = {
  [PURPOSE_TEXT] = N_("Text"),
  [PURPOSE_PICTURES] = N_("Pictures"),
  [PURPOSE_LAYOUT] = N_("Layout"),
  [PURPOSE_DATA] = N_("Data"),
  [PURPOSE_INPUTS] = N_("Inputs"),
  [PURPOSE_ACTIONS] = N_("Actions"),
};

/* Elements that are for something else than text. */
static const struct
{
  const char *type;
  Purpose     purpose;
} purposes[] = {
  { "Image", PURPOSE_PICTURES },
  { "ImageSet", PURPOSE_PICTURES },
  { "Media", PURPOSE_PICTURES },
  { "Icon", PURPOSE_PICTURES },
  { "Container", PURPOSE_LAYOUT },
  { "ColumnSet", PURPOSE_LAYOUT },
  { "Carousel", PURPOSE_LAYOUT },
  { "FactSet", PURPOSE_DATA },
  { "Table", PURPOSE_DATA },
  { "ProgressBar", PURPOSE_DATA },
  { "ProgressRing", PURPOSE_DATA },
  { "Rating", PURPOSE_DATA },
  { "Component", PURPOSE_DATA },
  { "ActionSet", PURPOSE_ACTIONS },
  { "CompoundButton", PURPOSE_ACTIONS },
};

struct _CsPalette
{
  AdwBin          parent_instance;

  CsComposer     *composer;
  CsTarget        target;
  gboolean        message_card;
  gboolean        filled;
  GtkSearchEntry *search;
  GtkListBox     *list;
};

/* A row's data. */
typedef struct
{
  const CsFamily *family;
  const CsKind   *kind;
  Purpose         purpose;
} Entry;

G_DEFINE_FINAL_TYPE (CsPalette, cs_palette, ADW_TYPE_BIN)

static Entry *
get_entry (gpointer row)
{
  return g_object_get_data (G_OBJECT (row), "cs-palette-entry");
}

static Purpose
find_purpose (const CsFamily *family,
              const CsKind   *kind)
{
  if (family == &cs_adaptive_actions || family == &cs_message_actions)
    return PURPOSE_ACTIONS;
  if (family == &cs_message_inputs || g_str_has_prefix (kind->type, "Input."))
    return PURPOSE_INPUTS;
  if (g_str_has_prefix (kind->type, "Chart."))
    return PURPOSE_DATA;

  for (guint i = 0; i < G_N_ELEMENTS (purposes); i++)
    {
      if (g_str_equal (purposes[i].type, kind->type))
        return purposes[i].purpose;
    }

  return PURPOSE_TEXT;
}

static GdkContentProvider *
prepare_cb (GtkDragSource *source,
            double         x,
            double         y,
            gpointer       user_data)
{
  Entry *entry = get_entry (gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (source)));
  g_autofree char *part = cs_compose_starter (entry->family, entry->kind);

  return cs_card_drag_text (part);
}

static void
activated_cb (CsPalette     *self,
              GtkListBoxRow *row)
{
  Entry *entry = get_entry (row);
  g_autofree char *part = cs_compose_starter (entry->family, entry->kind);
  g_autoptr (GError) error = NULL;

  cs_composer_insert (self->composer, part, NULL, &error);
  cs_card_tell (GTK_WIDGET (self), _("The Part Was Not Inserted"), error);
}

static void
append (CsPalette      *self,
        const CsFamily *family,
        const CsKind   *kind)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 9);
  GtkWidget *label = gtk_label_new (_(kind->title));
  GtkDragSource *drag = gtk_drag_source_new ();
  Entry *entry = g_new0 (Entry, 1);

  *entry = (Entry) { family, kind, find_purpose (family, kind) };
  g_object_set_data_full (G_OBJECT (row), "cs-palette-entry", entry, g_free);

  gtk_box_append (GTK_BOX (box),
                  gtk_image_new_from_icon_name (kind->icon_name != NULL ? kind->icon_name
                                                                        : "list-add-symbolic"));
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_box_append (GTK_BOX (box), label);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_widget_set_tooltip_text (row, _(kind->help));
  gtk_accessible_update_property (GTK_ACCESSIBLE (row),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, _(kind->title),
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, _(kind->help), -1);

  gtk_drag_source_set_actions (drag, GDK_ACTION_COPY);
  g_signal_connect (drag, "prepare", G_CALLBACK (prepare_cb), NULL);
  gtk_widget_add_controller (row, GTK_EVENT_CONTROLLER (drag));

  gtk_list_box_append (self->list, row);
}

static void
append_family (CsPalette      *self,
               const CsFamily *family)
{
  for (const CsKind *kind = family->kinds; kind->type != NULL; kind++)
    append (self, family, kind);
}

static int
sort_cb (GtkListBoxRow *a,
         GtkListBoxRow *b,
         gpointer       user_data)
{
  return (int) get_entry (a)->purpose - (int) get_entry (b)->purpose;
}

static void
header_cb (GtkListBoxRow *row,
           GtkListBoxRow *before,
           gpointer       user_data)
{
  Purpose purpose = get_entry (row)->purpose;
  GtkWidget *label;

  if (before != NULL && get_entry (before)->purpose == purpose)
    {
      gtk_list_box_row_set_header (row, NULL);
      return;
    }

  label = gtk_label_new (_(purpose_titles[purpose]));
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, "cs-sidebar-heading");
  gtk_widget_add_css_class (label, "dim-label");
  gtk_list_box_row_set_header (row, label);
}

static gboolean
contains (const char *text,
          const char *needle)
{
  g_autofree char *folded = g_utf8_casefold (text, -1);

  return strstr (folded, needle) != NULL;
}

static gboolean
filter_cb (GtkListBoxRow *row,
           gpointer       user_data)
{
  CsPalette *self = user_data;
  const CsKind *kind = get_entry (row)->kind;
  g_autofree char *needle =
    g_utf8_casefold (gtk_editable_get_text (GTK_EDITABLE (self->search)), -1);

  if (self->target != CS_TARGET_NONE && (kind->not_on & (1u << self->target)) != 0)
    return FALSE;
  /* Without a target the whole language is meant, of which these are no part. */
  if (self->target == CS_TARGET_NONE && kind->teams)
    return FALSE;

  return *needle == '\0' || contains (_(kind->title), needle) || contains (kind->type, needle) ||
         contains (_(kind->help), needle);
}

static void
fill (CsPalette *self)
{
  gboolean message_card = cs_composer_is_message_card (self->composer);
  GtkListBoxRow *row;

  if (self->filled && self->message_card == message_card)
    return;

  while ((row = gtk_list_box_get_row_at_index (self->list, 0)) != NULL)
    gtk_list_box_remove (self->list, GTK_WIDGET (row));

  if (message_card)
    {
      append_family (self, &cs_message_actions);
      append_family (self, &cs_message_inputs);
    }
  else
    {
      append_family (self, &cs_adaptive_elements);
      append_family (self, &cs_adaptive_actions);
    }
  self->filled = TRUE;
  self->message_card = message_card;
}

/* Enter takes the first that is found. */
static void
search_activated_cb (CsPalette *self)
{
  for (int i = 0; gtk_list_box_get_row_at_index (self->list, i) != NULL; i++)
    {
      GtkListBoxRow *row = gtk_list_box_get_row_at_index (self->list, i);

      if (filter_cb (row, self))
        {
          activated_cb (self, row);
          return;
        }
    }
}

/* Escape leads back to the card, where what was inserted is selected. */
static void
search_stopped_cb (CsPalette *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "card.focus", NULL);
}

static void
cs_palette_dispose (GObject *object)
{
  CsPalette *self = CS_PALETTE (object);

  g_clear_object (&self->composer);

  G_OBJECT_CLASS (cs_palette_parent_class)->dispose (object);
}

static void
cs_palette_class_init (CsPaletteClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = cs_palette_dispose;
  cs_still_class_init (GTK_WIDGET_CLASS (klass));
}

static void
cs_palette_init (CsPalette *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *scroller = gtk_scrolled_window_new ();
  GtkWidget *nothing = gtk_label_new (_("Nothing of this name"));

  self->search = GTK_SEARCH_ENTRY (gtk_search_entry_new ());
  g_object_set (self->search, "placeholder-text", _("Search parts"), NULL);
  gtk_widget_set_margin_top (GTK_WIDGET (self->search), 6);
  gtk_widget_set_margin_bottom (GTK_WIDGET (self->search), 6);
  gtk_widget_set_margin_start (GTK_WIDGET (self->search), 6);
  gtk_widget_set_margin_end (GTK_WIDGET (self->search), 6);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->search), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Search parts"), -1);

  self->list = GTK_LIST_BOX (gtk_list_box_new ());
  gtk_list_box_set_selection_mode (self->list, GTK_SELECTION_NONE);
  gtk_list_box_set_sort_func (self->list, sort_cb, NULL, NULL);
  gtk_list_box_set_header_func (self->list, header_cb, NULL, NULL);
  gtk_list_box_set_filter_func (self->list, filter_cb, self, NULL);
  gtk_widget_add_css_class (GTK_WIDGET (self->list), "navigation-sidebar");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Parts to insert"), -1);
  gtk_widget_add_css_class (nothing, "dim-label");
  gtk_widget_set_margin_top (nothing, 24);
  gtk_list_box_set_placeholder (self->list, nothing);
  g_signal_connect_object (self->list, "row-activated", G_CALLBACK (activated_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->search, "activate", G_CALLBACK (search_activated_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->search, "stop-search", G_CALLBACK (search_stopped_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->search, "search-changed",
                           G_CALLBACK (gtk_list_box_invalidate_filter), self->list,
                           G_CONNECT_SWAPPED);

  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), GTK_WIDGET (self->list));
  gtk_widget_set_vexpand (scroller, TRUE);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->search));
  gtk_box_append (GTK_BOX (box), scroller);
  adw_bin_set_child (ADW_BIN (self), box);
}

void
cs_palette_set_composer (CsPalette  *self,
                         CsComposer *composer)
{
  g_return_if_fail (CS_IS_PALETTE (self));

  g_set_object (&self->composer, composer);
  g_signal_connect_object (composer, "changed", G_CALLBACK (fill), self, G_CONNECT_SWAPPED);
  fill (self);
}

void
cs_palette_set_target (CsPalette *self,
                       CsTarget   target)
{
  g_return_if_fail (CS_IS_PALETTE (self));

  if (self->target == target)
    return;

  self->target = target;
  gtk_list_box_invalidate_filter (self->list);
}

void
cs_palette_search (CsPalette *self)
{
  g_return_if_fail (CS_IS_PALETTE (self));

  gtk_editable_set_text (GTK_EDITABLE (self->search), "");
  gtk_widget_grab_focus (GTK_WIDGET (self->search));
}
