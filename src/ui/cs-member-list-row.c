/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cs-ui"

#include "cs-member-list-row.h"

#include <string.h>

#include <glib/gi18n.h>

#include "cs-json-pointer.h"
#include "cs-member-parts.h"
#include "cs-member-row.h"

/* A row belongs to an index, not to a text: when an item goes, those behind it take other texts
 * and the last row goes. So each row is an ordinary field of one line. */

/* Beyond this a list is looked at in the JSON text. */
#define MAX_ROWS 200

struct _CsMemberListRow
{
  AdwExpanderRow    parent_instance;

  CsMemberField    *field;
  const CsFormItem *words;
  GPtrArray        *items;      /* CsMemberField */
  GPtrArray        *rows;       /* GtkWidget, not owned */
  GtkWidget        *add_row;
};

G_DEFINE_FINAL_TYPE (CsMemberListRow, cs_member_list_row, ADW_TYPE_EXPANDER_ROW)

static guint
count_elements (CsMemberListRow *self)
{
  CsSnapshot *snapshot = cs_member_field_get_snapshot (self->field);
  guint node = cs_member_field_get_node (self->field);

  if (node == CS_NODE_NONE || cs_snapshot_get_kind (snapshot, node) != CS_JSON_ARRAY)
    return 0;

  return MIN (cs_snapshot_get_n_children (snapshot, node), MAX_ROWS);
}

static gboolean
has_item (CsMemberListRow *self,
          const char      *text)
{
  for (guint i = 0; i < self->items->len; i++)
    {
      if (g_strcmp0 (cs_member_field_get_string (g_ptr_array_index (self->items, i)), text) == 0)
        return TRUE;
    }

  return FALSE;
}

static void
remove_cb (CsMemberListRow *self,
           GtkWidget       *button)
{
  GtkWidget *row = gtk_widget_get_ancestor (button, CS_TYPE_MEMBER_ROW);
  CsMemberField *item = cs_member_row_get_field (CS_MEMBER_ROW (row));
  const char *text = cs_member_field_get_string (item);
  guint index = 0;
  g_autofree char *label = NULL;
  GError *error = NULL;

  g_ptr_array_find (self->rows, row, &index);
  /* Translators: %s is an item of a list, such as a domain */
  label = g_strdup_printf (_("Remove “%s”"), text != NULL ? text : "");

  if (self->items->len == 1 && !cs_member_field_get_required (self->field))
    cs_member_field_write (self->field, NULL, label, FALSE);
  else
    {
      CsTextEdit *edit = cs_text_edit_remove (cs_member_field_get_snapshot (self->field),
                                              cs_member_field_get_pointer (item), &error);

      cs_member_field_do (self->field, edit, error, label);
    }

  /* The keyboard stays in the list: at the item that took this one's place. */
  gtk_widget_grab_focus (index < self->rows->len ? g_ptr_array_index (self->rows, index)
                                                 : self->add_row);
}

static void
add_item_row (CsMemberListRow *self)
{
  CsMemberField *item = cs_member_field_new_item (self->field, self->items->len);
  GtkWidget *row = cs_member_row_new (item);
  GtkWidget *button = cs_member_button_new ("user-trash-symbolic", _(self->words->remove), NULL);
  GtkWidget *list = gtk_widget_get_parent (self->add_row);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _(self->words->title));
  adw_entry_row_add_suffix (ADW_ENTRY_ROW (row), button);
  g_signal_connect_object (button, "clicked", G_CALLBACK (remove_cb), self, G_CONNECT_SWAPPED);

  gtk_list_box_insert (GTK_LIST_BOX (list), row,
                       gtk_list_box_row_get_index (GTK_LIST_BOX_ROW (self->add_row)));
  cs_member_field_attach (item, row);
  g_ptr_array_add (self->items, item);
  g_ptr_array_add (self->rows, row);
}

static void
update (CsMemberListRow *self)
{
  guint n_elements = count_elements (self);

  if (cs_member_field_get_held (self->field))
    return;

  while (self->items->len > n_elements)
    {
      cs_member_field_detach (g_ptr_array_index (self->items, self->items->len - 1));
      g_ptr_array_remove_index (self->rows, self->rows->len - 1);
      g_ptr_array_remove_index (self->items, self->items->len - 1);
    }
  while (self->items->len < n_elements)
    add_item_row (self);
}

static void
add_cb (CsMemberListRow *self)
{
  CsSnapshot *snapshot = cs_member_field_get_snapshot (self->field);
  guint node = cs_member_field_get_node (self->field);
  g_autofree char *text = g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->add_row)));
  g_autofree char *json = NULL;
  g_autofree char *label = NULL;
  gboolean done;

  g_strstrip (text);
  if (*text == '\0')
    return;
  if (has_item (self, text))
    {
      gtk_widget_activate_action (GTK_WIDGET (self), "win.tell", "s",
                                  _("That is in the list already."));
      return;
    }

  json = cs_json_quote (text);
  /* Translators: %s is an item of a list, such as a domain */
  label = g_strdup_printf (_("Add “%s”"), text);
  if (node != CS_NODE_NONE && cs_snapshot_get_kind (snapshot, node) == CS_JSON_ARRAY)
    {
      g_autofree char *pointer =
        cs_json_pointer_join (cs_member_field_get_pointer (self->field), "-");
      GError *error = NULL;
      CsTextEdit *edit = cs_text_edit_insert (snapshot, pointer, json, NULL, &error);

      done = cs_member_field_do (self->field, edit, error, label);
    }
  else
    {
      g_autofree char *list = g_strdup_printf ("[%s]", json);

      done = cs_member_field_write (self->field, list, label, FALSE);
    }

  if (done)
    gtk_editable_set_text (GTK_EDITABLE (self->add_row), "");
}

static void
cs_member_list_row_dispose (GObject *object)
{
  CsMemberListRow *self = CS_MEMBER_LIST_ROW (object);

  g_clear_object (&self->field);

  G_OBJECT_CLASS (cs_member_list_row_parent_class)->dispose (object);
}

static void
cs_member_list_row_finalize (GObject *object)
{
  CsMemberListRow *self = CS_MEMBER_LIST_ROW (object);

  g_ptr_array_unref (self->items);
  g_ptr_array_unref (self->rows);

  G_OBJECT_CLASS (cs_member_list_row_parent_class)->finalize (object);
}

static void
cs_member_list_row_class_init (CsMemberListRowClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = cs_member_list_row_dispose;
  G_OBJECT_CLASS (klass)->finalize = cs_member_list_row_finalize;
}

static void
cs_member_list_row_init (CsMemberListRow *self)
{
  self->items = g_ptr_array_new_with_free_func (g_object_unref);
  self->rows = g_ptr_array_new ();
  adw_expander_row_set_expanded (ADW_EXPANDER_ROW (self), TRUE);
}

GtkWidget *
cs_member_list_row_new (CsMemberField *field)
{
  const CsMember *member = cs_member_field_get_member (field);
  CsMemberListRow *self = g_object_new (CS_TYPE_MEMBER_LIST_ROW,
                                        "title", cs_member_field_get_title (field),
                                        "use-markup", FALSE,
                                        NULL);

  /* Now that it is no markup: within the construction it still is. */
  if (member->help != NULL)
    adw_expander_row_set_subtitle (ADW_EXPANDER_ROW (self), _(member->help));

  self->field = g_object_ref (field);
  self->words = cs_form_find_item (cs_member_field_get_pointer (field));

  self->add_row = adw_entry_row_new ();
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->add_row), _(self->words->add));
  adw_entry_row_set_show_apply_button (ADW_ENTRY_ROW (self->add_row), TRUE);
  gtk_editable_set_enable_undo (GTK_EDITABLE (self->add_row), FALSE);
  g_signal_connect_object (self->add_row, "apply", G_CALLBACK (add_cb), self, G_CONNECT_SWAPPED);
  adw_expander_row_add_row (ADW_EXPANDER_ROW (self), self->add_row);

  g_signal_connect_object (field, "changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  update (self);

  return GTK_WIDGET (self);
}

GtkWidget *
cs_member_list_row_find_item (CsMemberListRow *self,
                              const char      *pointer)
{
  g_return_val_if_fail (CS_IS_MEMBER_LIST_ROW (self), NULL);

  for (guint i = 0; i < self->items->len; i++)
    {
      if (strcmp (cs_member_field_get_pointer (g_ptr_array_index (self->items, i)), pointer) == 0)
        return g_ptr_array_index (self->rows, i);
    }

  return NULL;
}

GtkWidget *
cs_member_list_row_get_add_row (CsMemberListRow *self)
{
  g_return_val_if_fail (CS_IS_MEMBER_LIST_ROW (self), NULL);

  return self->add_row;
}
