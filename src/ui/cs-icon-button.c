/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cs-ui"

#include "cs-icon-button.h"

#include <glib/gi18n.h>
#include <string.h>

#include "cs-choice-picture.h"
#include "cs-symbol.h"

#define PER_LINE 7
#define SCHEME   "icon:"

struct _CsIconButton
{
  AdwBin          parent_instance;

  CsMemberField  *field;
  GtkMenuButton  *button;
  char           *shown;      /* (nullable): the name of the icon on the button */

  /* Made when the button is pressed for the first time. */
  GtkWidget      *popover;    /* (nullable) */
  GtkSearchEntry *search;
  GtkFlowBox     *grid;
  GtkStack       *found;
};

G_DEFINE_FINAL_TYPE (CsIconButton, cs_icon_button, ADW_TYPE_BIN)

static gboolean
is_address (CsIconButton *self)
{
  return cs_member_field_get_member (self->field)->type == CS_TYPE_URL;
}

/* (nullable) */
static char *
dup_name (CsIconButton *self)
{
  const char *present = cs_member_field_get_string (self->field);

  if (present == NULL || *present == '\0')
    return NULL;

  return is_address (self) ? cs_symbol_parse (present, NULL) : g_strdup (present);
}

/* What stands on the button: the icon, or that one can be chosen. */
static void
update (CsIconButton *self)
{
  g_autofree char *name = dup_name (self);
  g_autofree char *text = cs_symbol_dup_text (name);
  g_autofree char *title = NULL;

  /* Translators: %s is the name of an icon */
  title = name != NULL ? g_strdup_printf (_("Icon: %s. Choose Another"), text)
                       : g_strdup (_("Choose an Icon"));
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->button), title);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  title, -1);
  if (gtk_menu_button_get_child (self->button) != NULL && g_strcmp0 (self->shown, name) == 0)
    return;

  gtk_menu_button_set_child (self->button,
                             name != NULL ? cs_choice_picture_new (CS_CHOICE_LOOK_SYMBOL, name)
                             : gtk_image_new_from_icon_name ("cs-part-icon-symbolic"));
  g_free (self->shown);
  self->shown = g_steal_pointer (&name);
}

static void
choose (CsIconButton *self,
        const char   *name)
{
  const char *present = cs_member_field_get_string (self->field);
  g_autofree char *before = is_address (self) ? cs_symbol_parse (present, NULL) : NULL;
  const char *style = before != NULL ? strchr (present, ',') : NULL;
  g_autofree char *address = NULL;

  gtk_menu_button_popdown (self->button);
  if (is_address (self) && *name != '\0')
    address = g_strconcat (SCHEME, name, style, NULL);
  cs_member_field_write_text (self->field, address != NULL ? address : name, NULL, FALSE);
}

static void
activated_cb (CsIconButton    *self,
              GtkFlowBoxChild *child)
{
  choose (self, cs_symbol_get_name (gtk_flow_box_child_get_index (child)));
}

static void
none_cb (CsIconButton *self)
{
  choose (self, "");
}

static gboolean
filter_cb (GtkFlowBoxChild *child,
           gpointer         user_data)
{
  CsIconButton *self = user_data;

  return cs_symbol_matches (gtk_flow_box_child_get_index (child),
                            gtk_editable_get_text (GTK_EDITABLE (self->search)));
}

/* (nullable) */
static GtkFlowBoxChild *
find_first (CsIconButton *self)
{
  GtkFlowBoxChild *child;

  for (int i = 0; (child = gtk_flow_box_get_child_at_index (self->grid, i)) != NULL; i++)
    {
      if (filter_cb (child, self))
        return child;
    }

  return NULL;
}

static void
search_changed_cb (CsIconButton *self)
{
  gtk_flow_box_invalidate_filter (self->grid);
  gtk_stack_set_visible_child_name (self->found, find_first (self) != NULL ? "icons" : "nothing");
}

/* Enter takes the first that is found. */
static void
search_activated_cb (CsIconButton *self)
{
  GtkFlowBoxChild *first = find_first (self);

  if (first != NULL)
    activated_cb (self, first);
}

static gboolean
leave_search_cb (GtkWidget *widget,
                 GVariant  *arguments,
                 gpointer   user_data)
{
  CsIconButton *self = user_data;
  GtkFlowBoxChild *first = find_first (self);

  return first != NULL && gtk_widget_grab_focus (GTK_WIDGET (first));
}

/* Tab would go from icon to icon; the arrows do that. */
static gboolean
leave_grid_cb (GtkWidget *widget,
               GVariant  *arguments,
               gpointer   user_data)
{
  CsIconButton *self = user_data;
  gboolean back = g_variant_get_boolean (arguments);
  GtkWidget *box = gtk_popover_get_child (GTK_POPOVER (self->popover));

  return gtk_widget_grab_focus (back ? GTK_WIDGET (self->search)
                                     : gtk_widget_get_last_child (box));
}

static void
add_key (GtkWidget       *widget,
         guint            key,
         GdkModifierType  state,
         GtkShortcutFunc  function,
         gpointer         self,
         gboolean         argument)
{
  GtkEventController *controller = gtk_shortcut_controller_new ();
  GtkShortcut *shortcut = gtk_shortcut_new (gtk_keyval_trigger_new (key, state),
                                            gtk_callback_action_new (function, self, NULL));

  gtk_shortcut_set_arguments (shortcut, g_variant_new_boolean (argument));
  gtk_shortcut_controller_add_shortcut (GTK_SHORTCUT_CONTROLLER (controller), shortcut);
  gtk_event_controller_set_propagation_phase (controller, GTK_PHASE_CAPTURE);
  gtk_widget_add_controller (widget, controller);
}

static GtkWidget *
create_grid (CsIconButton *self)
{
  GtkWidget *scroller = gtk_scrolled_window_new ();
  const char *name;

  self->grid = GTK_FLOW_BOX (gtk_flow_box_new ());
  gtk_flow_box_set_selection_mode (self->grid, GTK_SELECTION_NONE);
  gtk_flow_box_set_homogeneous (self->grid, TRUE);
  gtk_flow_box_set_min_children_per_line (self->grid, PER_LINE);
  gtk_flow_box_set_max_children_per_line (self->grid, PER_LINE);
  gtk_widget_set_valign (GTK_WIDGET (self->grid), GTK_ALIGN_START);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->grid), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Icons"), -1);
  for (guint i = 0; (name = cs_symbol_get_name (i)) != NULL; i++)
    {
      GtkWidget *child = gtk_flow_box_child_new ();
      g_autofree char *text = cs_symbol_dup_text (name);

      gtk_flow_box_child_set_child (GTK_FLOW_BOX_CHILD (child),
                                    cs_choice_picture_new (CS_CHOICE_LOOK_SYMBOL, name));
      gtk_widget_add_css_class (child, "cs-icon-choice");
      gtk_widget_set_tooltip_text (child, text);
      gtk_accessible_update_property (GTK_ACCESSIBLE (child), GTK_ACCESSIBLE_PROPERTY_LABEL, text,
                                      -1);
      gtk_flow_box_append (self->grid, child);
    }
  gtk_flow_box_set_filter_func (self->grid, filter_cb, self, NULL);
  g_signal_connect_object (self->grid, "child-activated", G_CALLBACK (activated_cb), self,
                           G_CONNECT_SWAPPED);
  add_key (GTK_WIDGET (self->grid), GDK_KEY_Tab, 0, leave_grid_cb, self, FALSE);
  add_key (GTK_WIDGET (self->grid), GDK_KEY_ISO_Left_Tab, GDK_SHIFT_MASK, leave_grid_cb, self, TRUE);

  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_min_content_height (GTK_SCROLLED_WINDOW (scroller), 220);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), GTK_WIDGET (self->grid));
  return scroller;
}

static void
fill_popover (CsIconButton *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *nothing = gtk_label_new (_("No icon of this name can be drawn here. Any name of a "
                                        "Fluent icon can be typed in the row."));
  GtkWidget *none = gtk_button_new_with_mnemonic (_("_No Icon"));

  self->search = GTK_SEARCH_ENTRY (gtk_search_entry_new ());
  g_object_set (self->search, "placeholder-text", _("Search icons"), NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->search), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Search icons"), -1);
  g_signal_connect_object (self->search, "search-changed", G_CALLBACK (search_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->search, "activate", G_CALLBACK (search_activated_cb), self,
                           G_CONNECT_SWAPPED);
  add_key (GTK_WIDGET (self->search), GDK_KEY_Down, 0, leave_search_cb, self, FALSE);

  gtk_label_set_wrap (GTK_LABEL (nothing), TRUE);
  gtk_label_set_max_width_chars (GTK_LABEL (nothing), 30);
  gtk_label_set_justify (GTK_LABEL (nothing), GTK_JUSTIFY_CENTER);
  gtk_widget_add_css_class (nothing, "dim-label");
  self->found = GTK_STACK (gtk_stack_new ());
  gtk_stack_add_named (self->found, create_grid (self), "icons");
  gtk_stack_add_named (self->found, nothing, "nothing");

  gtk_widget_set_visible (none, !cs_member_field_get_required (self->field));
  gtk_widget_add_css_class (none, "flat");
  g_signal_connect_object (none, "clicked", G_CALLBACK (none_cb), self, G_CONNECT_SWAPPED);

  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->search));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->found));
  gtk_box_append (GTK_BOX (box), none);
  gtk_popover_set_child (GTK_POPOVER (self->popover), box);
}

/* A hundred pictures in each inspector would be slow, and few of them are looked at. */
static void
create_popover_cb (GtkMenuButton *button,
                   gpointer       user_data)
{
  CsIconButton *self = user_data;

  if (self->popover == NULL)
    {
      self->popover = gtk_popover_new ();
      fill_popover (self);
      gtk_menu_button_set_popover (button, self->popover);
    }

  gtk_editable_set_text (GTK_EDITABLE (self->search), "");
}

static void
cs_icon_button_dispose (GObject *object)
{
  CsIconButton *self = CS_ICON_BUTTON (object);

  g_clear_object (&self->field);

  G_OBJECT_CLASS (cs_icon_button_parent_class)->dispose (object);
}

static void
cs_icon_button_finalize (GObject *object)
{
  g_free (CS_ICON_BUTTON (object)->shown);

  G_OBJECT_CLASS (cs_icon_button_parent_class)->finalize (object);
}

static void
cs_icon_button_class_init (CsIconButtonClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = cs_icon_button_dispose;
  G_OBJECT_CLASS (klass)->finalize = cs_icon_button_finalize;
}

static void
cs_icon_button_init (CsIconButton *self)
{
  self->button = GTK_MENU_BUTTON (gtk_menu_button_new ());
  gtk_widget_add_css_class (GTK_WIDGET (self->button), "flat");
  gtk_widget_set_valign (GTK_WIDGET (self->button), GTK_ALIGN_CENTER);
  gtk_menu_button_set_create_popup_func (self->button, create_popover_cb, self, NULL);
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->button));
}

GtkWidget *
cs_icon_button_new (CsMemberField *field)
{
  CsIconButton *self = g_object_new (CS_TYPE_ICON_BUTTON, NULL);

  g_return_val_if_fail (CS_IS_MEMBER_FIELD (field), NULL);

  self->field = g_object_ref (field);
  g_signal_connect_object (field, "changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  update (self);
  return GTK_WIDGET (self);
}
