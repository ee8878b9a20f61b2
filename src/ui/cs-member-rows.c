/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cs-ui"

#include "cs-member-rows.h"

#include <glib/gi18n.h>

#include "cs-member-checks-row.h"
#include "cs-member-choice-row.h"
#include "cs-member-list-row.h"
#include "cs-member-parts.h"
#include "cs-member-picture-row.h"
#include "cs-member-place-row.h"
#include "cs-member-row.h"
#include "cs-member-switch-row.h"
#include "cs-member-text-row.h"

static GtkWidget *
create_array_row (CsMemberField  *field,
                  const CsMember *member)
{
  if (member->item == NULL)
    return cs_member_place_row_new (field);

  switch (member->item->type)
    {
    case CS_TYPE_CHOICE:
      return cs_member_checks_row_new (field);

    case CS_TYPE_ANY:
    case CS_TYPE_OBJECT:
    case CS_TYPE_ARRAY:
    case CS_TYPE_BOOLEAN:
    case CS_TYPE_INTEGER:
    case CS_TYPE_NUMBER:
      return cs_member_place_row_new (field);

    default:
      return cs_member_list_row_new (field);
    }
}

/* Whether the member may be typed in one line, in a form other than its first: a background's
 * address instead of the object that says more, pixels instead of one of the choices. */
static gboolean
has_line_form (const CsMember *member)
{
  for (const CsMember *form = member->other; form != NULL; form = form->other)
    {
      if (form->type == CS_TYPE_STRING || form->type == CS_TYPE_URL ||
          form->type == CS_TYPE_NUMBER || form->type == CS_TYPE_INTEGER)
        return TRUE;
    }

  return FALSE;
}

static void
chosen_cb (GtkWidget  *button,
           const char *word)
{
  GtkWidget *row = gtk_widget_get_ancestor (button, CS_TYPE_MEMBER_ROW);

  gtk_popover_popdown (GTK_POPOVER (gtk_widget_get_ancestor (button, GTK_TYPE_POPOVER)));
  cs_member_field_write_text (cs_member_row_get_field (CS_MEMBER_ROW (row)), word, NULL, FALSE);
}

/* An entry, and the words that it also may be. */
static GtkWidget *
create_line_row (CsMemberField  *field,
                 const CsMember *member)
{
  GtkWidget *row = cs_member_row_new (field);
  GtkWidget *button = gtk_menu_button_new ();
  GtkWidget *popover = gtk_popover_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  gboolean any = FALSE;

  for (const CsMember *form = member; form != NULL; form = form->other)
    {
      for (guint i = 0; form->choices != NULL && form->choices[i] != NULL; i++)
        {
          g_autofree char *title =
            cs_member_dup_choice (cs_member_field_get_pointer (field), form->choices[i]);
          GtkWidget *choice = gtk_button_new_with_label (title);

          gtk_widget_add_css_class (choice, "flat");
          g_signal_connect (choice, "clicked", G_CALLBACK (chosen_cb),
                            (gpointer) form->choices[i]);
          gtk_box_append (GTK_BOX (box), choice);
          any = TRUE;
        }
    }

  gtk_popover_set_child (GTK_POPOVER (popover), box);
  gtk_menu_button_set_popover (GTK_MENU_BUTTON (button), popover);
  gtk_menu_button_set_icon_name (GTK_MENU_BUTTON (button), "pan-down-symbolic");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_tooltip_text (button, _("What it may be"));
  gtk_widget_set_visible (button, any);
  adw_entry_row_add_suffix (ADW_ENTRY_ROW (row), button);
  return row;
}

GtkWidget *
cs_member_rows_create (CsMemberField *field)
{
  const CsMember *member = cs_member_field_get_member (field);

  /* The version that a text is written in is one line, though one version has a single choice. */
  if (member->flags & CS_MEMBER_VERSION)
    return cs_member_row_new (field);

  if (has_line_form (member) && member->type != CS_TYPE_ARRAY)
    return create_line_row (field, member);

  switch (member->type)
    {
    case CS_TYPE_ARRAY:
      return create_array_row (field, member);

    case CS_TYPE_ANY:
    case CS_TYPE_OBJECT:
      return cs_member_place_row_new (field);

    case CS_TYPE_BOOLEAN:
      return cs_member_switch_row_new (field);

    case CS_TYPE_CHOICE:
      return cs_member_picture_row_is_fit (field) ? cs_member_picture_row_new (field)
                                                  : cs_member_choice_row_new (field);

    case CS_TYPE_TEXT:
      return cs_member_text_row_new (field);

    default:
      return cs_member_row_new (field);
    }
}
