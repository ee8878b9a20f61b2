/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cs-ui"

#include "cs-token-button.h"

#include <glib/gi18n.h>
#include <string.h>

#include "cs-url-token.h"

#define MENU_WIDTH  320
#define MENU_HEIGHT 360

struct _CsTokenButton
{
  AdwBin         parent_instance;

  GtkMenuButton *button;
  GtkEditable   *editable;   /* not owned: it contains us */
  GtkText       *text;       /* (nullable): not owned */
};

G_DEFINE_FINAL_TYPE (CsTokenButton, cs_token_button, ADW_TYPE_BIN)

static void
mark (PangoAttrList  *marks,
      PangoAttribute *attribute,
      CsSpan          span)
{
  attribute->start_index = span.start;
  attribute->end_index = span.start + span.length;
  pango_attr_list_insert (marks, attribute);
}

static void
update_marks (CsTokenButton *self)
{
  g_autoptr (PangoAttrList) marks = pango_attr_list_new ();
  const char *text = gtk_editable_get_text (self->editable);
  const CsUrlToken *token;
  CsSpan span;

  for (gsize from = 0; cs_url_token_find_next (text, from, &span, &token);
       from = span.start + span.length)
    mark (marks,
          token != NULL ? pango_attr_weight_new (PANGO_WEIGHT_SEMIBOLD)
                        : pango_attr_underline_new (PANGO_UNDERLINE_ERROR), span);

  gtk_text_set_attributes (self->text, marks);
}

static void
activated_cb (CsTokenButton *self,
              GtkListBoxRow *row)
{
  guint n;
  const CsUrlToken *tokens = cs_url_tokens (&n);

  gtk_menu_button_popdown (self->button);
  cs_token_button_insert (self, tokens[gtk_list_box_row_get_index (row)].name);
}

static GtkWidget *
create_list (CsTokenButton *self)
{
  GtkWidget *list = gtk_list_box_new ();
  guint n;
  const CsUrlToken *tokens = cs_url_tokens (&n);

  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (list), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Tokens"), -1);
  for (guint i = 0; i < n && tokens[i].usual; i++)
    {
      GtkWidget *row = adw_action_row_new ();
      g_autofree char *title = g_strdup_printf ("%s · {%s}", _(tokens[i].title), tokens[i].name);

      adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
      adw_action_row_set_subtitle (ADW_ACTION_ROW (row), _(tokens[i].help));
      gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
      gtk_list_box_append (GTK_LIST_BOX (list), row);
    }
  g_signal_connect_object (list, "row-activated", G_CALLBACK (activated_cb), self,
                           G_CONNECT_SWAPPED);

  return list;
}

/* Made when it is first opened. */
static void
create_popup_cb (GtkMenuButton *button,
                 gpointer       user_data)
{
  GtkWidget *popover, *scroller;

  if (gtk_menu_button_get_popover (button) != NULL)
    return;

  popover = gtk_popover_new ();
  scroller = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scroller), TRUE);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (scroller), MENU_HEIGHT);
  gtk_widget_set_size_request (scroller, MENU_WIDTH, -1);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), create_list (user_data));
  gtk_popover_set_child (GTK_POPOVER (popover), scroller);
  gtk_widget_add_css_class (popover, "cs-token-menu");
  gtk_menu_button_set_popover (button, popover);
}

static void
cs_token_button_class_init (CsTokenButtonClass *klass)
{
}

static void
cs_token_button_init (CsTokenButton *self)
{
  GtkWidget *button = gtk_menu_button_new ();

  self->button = GTK_MENU_BUTTON (button);
  gtk_menu_button_set_label (self->button, "{ }");
  gtk_menu_button_set_create_popup_func (self->button, create_popup_cb, self, NULL);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (button, _("Insert What Teams Fills In"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Insert What Teams Fills In"), -1);
  gtk_widget_add_css_class (button, "flat");
  adw_bin_set_child (ADW_BIN (self), button);
}

GtkWidget *
cs_token_button_new (GtkEditable *editable)
{
  CsTokenButton *self = g_object_new (CS_TYPE_TOKEN_BUTTON, NULL);
  GtkEditable *text = editable;

  self->editable = editable;
  while (text != NULL && !GTK_IS_TEXT (text))
    text = gtk_editable_get_delegate (text);
  if (text != NULL)
    {
      self->text = GTK_TEXT (text);
      g_signal_connect_object (editable, "changed", G_CALLBACK (update_marks), self,
                               G_CONNECT_SWAPPED);
      update_marks (self);
    }

  return GTK_WIDGET (self);
}

void
cs_token_button_insert (CsTokenButton *self,
                        const char    *name)
{
  const char *text;
  int position, length;
  g_autofree char *before = NULL;
  g_autofree char *inserted = NULL;

  g_return_if_fail (CS_IS_TOKEN_BUTTON (self));

  text = gtk_editable_get_text (self->editable);
  length = g_utf8_strlen (text, -1);
  position = gtk_editable_get_position (self->editable);
  /* Nobody wants it before the scheme: the caret was never placed. */
  if (position == 0)
    position = length;

  before = gtk_editable_get_chars (self->editable, 0, position);
  if (position < length || length == 0 || g_str_has_suffix (before, "="))
    inserted = g_strdup_printf ("{%s}", name);
  else
    inserted = g_strdup_printf ("%s%s={%s}",
                                strchr (before, '?') == NULL ? "?" :
                                g_str_has_suffix (before, "?") || g_str_has_suffix (before, "&") ?
                                "" : "&", name, name);

  gtk_widget_grab_focus (GTK_WIDGET (self->editable));
  gtk_editable_insert_text (self->editable, inserted, -1, &position);
  gtk_editable_set_position (self->editable, position);
}
