/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cs-ui"

#include "cs-member-parts.h"

#include <glib/gi18n.h>

#include "cs-vocab-words.h"

/* The part of a limit from which on it is worth a look, in percent. */
#define METER_FROM 80

/* A form has many of these, and most are never opened. */
static void
create_help_popup_cb (GtkMenuButton *button,
                      gpointer       help)
{
  GtkWidget *popover = gtk_popover_new ();
  GtkWidget *label = gtk_label_new (help);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 40);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_set_margin_start (label, 6);
  gtk_widget_set_margin_end (label, 6);
  gtk_widget_set_margin_top (label, 6);
  gtk_widget_set_margin_bottom (label, 6);
  gtk_popover_set_child (GTK_POPOVER (popover), label);
  gtk_menu_button_set_popover (button, popover);
}

GtkWidget *
cs_member_help_new (CsMemberField *field)
{
  const CsMember *member = cs_member_field_get_member (field);
  GtkWidget *button;
  g_autofree char *name = NULL;

  if (member->help == NULL)
    return NULL;

  button = gtk_menu_button_new ();
  gtk_menu_button_set_icon_name (GTK_MENU_BUTTON (button), "help-about-symbolic");
  gtk_menu_button_set_create_popup_func (GTK_MENU_BUTTON (button), create_help_popup_cb,
                                         (gpointer) _(member->help), NULL);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "cs-help");
  gtk_widget_set_tooltip_text (button, _(member->help));
  /* Translators: %s is the title of a form row, such as "Short name" */
  name = g_strdup_printf (_("Help on “%s”"), cs_member_field_get_title (field));
  gtk_accessible_update_property (GTK_ACCESSIBLE (button),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);

  return button;
}

GtkWidget *
cs_member_button_new (const char *icon_name,
                      const char *tooltip,
                      const char *action)
{
  GtkWidget *button = gtk_button_new_from_icon_name (icon_name);

  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_tooltip_text (button, tooltip);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, tooltip, -1);
  if (action != NULL)
    gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);

  return button;
}

/* An inscription's size does not follow its text: it counts along with typing, and a label would
 * have the window laid out for each character. */
GtkWidget *
cs_member_meter_new (void)
{
  GtkWidget *meter = gtk_inscription_new (NULL);

  gtk_inscription_set_xalign (GTK_INSCRIPTION (meter), 1);
  gtk_widget_add_css_class (meter, "dim-label");
  gtk_widget_add_css_class (meter, "numeric");
  gtk_widget_add_css_class (meter, "caption");
  gtk_widget_set_visible (meter, FALSE);

  return meter;
}

void
cs_member_meter_update (GtkWidget      *meter,
                        const CsMember *member,
                        const char     *text)
{
  guint length = g_utf8_strlen (text, -1);
  guint limit = member->max_length;
  gboolean shown = (member->flags & CS_MEMBER_SHOWN) && limit > 0 &&
                   length * 100 >= limit * METER_FROM;
  g_autofree char *label = NULL;
  g_autofree char *tip = NULL;

  gtk_widget_set_visible (meter, shown);
  if (!shown)
    return;

  label = g_strdup_printf ("%u/%u", limit, limit);
  gtk_inscription_set_min_chars (GTK_INSCRIPTION (meter), strlen (label));
  g_free (label);
  label = g_strdup_printf ("%u/%u", length, limit);
  gtk_inscription_set_text (GTK_INSCRIPTION (meter), label);
  if (length > limit)
    {
      tip = g_strdup_printf (ngettext ("%u character too many", "%u characters too many",
                                       length - limit), length - limit);
      gtk_widget_add_css_class (meter, "error");
      gtk_widget_remove_css_class (meter, "dim-label");
    }
  else
    {
      tip = g_strdup_printf (ngettext ("Room for %u more character",
                                       "Room for %u more characters", limit - length),
                             limit - length);
      gtk_widget_remove_css_class (meter, "error");
      gtk_widget_add_css_class (meter, "dim-label");
    }
  gtk_widget_set_tooltip_text (meter, tip);
  gtk_accessible_update_property (GTK_ACCESSIBLE (meter), GTK_ACCESSIBLE_PROPERTY_LABEL, tip, -1);
}

char *
cs_member_dup_choice (const char *pointer,
                      const char *value)
{
  const CsFormChoice *choice = cs_form_find_choice (pointer, value);

  const char *word = choice != NULL ? choice->title : cs_vocab_find_word (value);

  return g_strdup (word != NULL ? _(word) : value);
}
