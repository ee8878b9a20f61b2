/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cs-ui"

#include "cs-member-checks-row.h"

#include <string.h>

#include <glib/gi18n.h>

#include "cs-json-pointer.h"
#include "cs-member-parts.h"

/* A longer list is folded, unless some of it is in use. */
#define MAX_UNFOLDED 5

typedef struct
{
  CsMemberChecksRow *owner;
  char              *value;
  GtkWidget         *row;
  GtkCheckButton    *button;
} Check;

struct _CsMemberChecksRow
{
  AdwExpanderRow  parent_instance;

  CsMemberField  *field;
  GPtrArray      *checks;     /* Check */
  gboolean        to_row;
};

G_DEFINE_FINAL_TYPE (CsMemberChecksRow, cs_member_checks_row, ADW_TYPE_EXPANDER_ROW)

static void
check_free (gpointer data)
{
  Check *check = data;

  g_free (check->value);
  g_free (check);
}

static Check *
find_check (CsMemberChecksRow *self,
            const char        *value)
{
  for (guint i = 0; i < self->checks->len; i++)
    {
      Check *check = g_ptr_array_index (self->checks, i);

      if (strcmp (check->value, value) == 0)
        return check;
    }

  return NULL;
}

/* The index of @value in the document's list, and how long that is. */
static guint
find_element (CsMemberChecksRow *self,
              const char        *value,
              guint             *n_elements)
{
  CsSnapshot *snapshot = cs_member_field_get_snapshot (self->field);
  guint node = cs_member_field_get_node (self->field);
  guint found = G_MAXUINT;

  *n_elements = 0;
  if (node == CS_NODE_NONE || cs_snapshot_get_kind (snapshot, node) != CS_JSON_ARRAY)
    return found;

  for (guint child = cs_snapshot_get_first_child (snapshot, node); child != CS_NODE_NONE;
       child = cs_snapshot_get_next (snapshot, child))
    {
      if (found == G_MAXUINT && g_strcmp0 (cs_snapshot_get_string (snapshot, child), value) == 0)
        found = *n_elements;
      (*n_elements)++;
    }

  return found;
}

static void
add_value (CsMemberChecksRow *self,
           const char        *value,
           const char        *label)
{
  CsSnapshot *snapshot = cs_member_field_get_snapshot (self->field);
  guint node = cs_member_field_get_node (self->field);
  g_autofree char *json = cs_json_quote (value);

  if (node != CS_NODE_NONE && cs_snapshot_get_kind (snapshot, node) == CS_JSON_ARRAY)
    {
      g_autofree char *pointer =
        cs_json_pointer_join (cs_member_field_get_pointer (self->field), "-");
      GError *error = NULL;
      CsTextEdit *edit = cs_text_edit_insert (snapshot, pointer, json, NULL, &error);

      cs_member_field_do (self->field, edit, error, label);
    }
  else
    {
      g_autofree char *list = g_strdup_printf ("[%s]", json);

      cs_member_field_write (self->field, list, label, FALSE);
    }
}

/* The last one takes an optional list with it. */
static void
remove_value (CsMemberChecksRow *self,
              const char        *value,
              const char        *label)
{
  guint n_elements;
  guint index = find_element (self, value, &n_elements);
  g_autofree char *pointer = NULL;
  GError *error = NULL;
  CsTextEdit *edit;

  if (index == G_MAXUINT)
    return;

  if (n_elements == 1 && !cs_member_field_get_required (self->field))
    {
      cs_member_field_write (self->field, NULL, label, FALSE);
      return;
    }

  pointer = cs_json_pointer_join_index (cs_member_field_get_pointer (self->field), index);
  edit = cs_text_edit_remove (cs_member_field_get_snapshot (self->field), pointer, &error);
  cs_member_field_do (self->field, edit, error, label);
}

static void
toggled_cb (GtkCheckButton *button,
            Check          *check)
{
  CsMemberChecksRow *self = check->owner;
  const char *title = adw_preferences_row_get_title (ADW_PREFERENCES_ROW (check->row));
  gboolean active = gtk_check_button_get_active (button);
  g_autofree char *value = NULL;
  g_autofree char *label = NULL;

  if (self->to_row)
    return;

  /* Translators: %s is something that can be chosen, such as "Camera and microphone" */
  label = g_strdup_printf (active ? _("Add “%s”") : _("Remove “%s”"), title);
  /* The check itself may go with what it stands for. */
  value = g_strdup (check->value);
  if (active)
    add_value (self, value, label);
  else
    remove_value (self, value, label);
}

static void
add_check (CsMemberChecksRow *self,
           const char        *value)
{
  const char *pointer = cs_member_field_get_pointer (self->field);
  const CsFormChoice *choice = cs_form_find_choice (pointer, value);
  g_autofree char *title = cs_member_dup_choice (pointer, value);
  Check *check = g_new0 (Check, 1);

  check->owner = self;
  check->value = g_strdup (value);
  check->button = GTK_CHECK_BUTTON (gtk_check_button_new ());
  check->row = adw_action_row_new ();
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (check->row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (check->row), title);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (check->row), 0);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (check->row), 0);
  if (choice != NULL && choice->help != NULL)
    adw_action_row_set_subtitle (ADW_ACTION_ROW (check->row), _(choice->help));
  adw_action_row_add_prefix (ADW_ACTION_ROW (check->row), GTK_WIDGET (check->button));
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (check->row), GTK_WIDGET (check->button));
  gtk_widget_set_valign (GTK_WIDGET (check->button), GTK_ALIGN_CENTER);
  gtk_accessible_update_property (GTK_ACCESSIBLE (check->button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  title, -1);
  g_signal_connect (check->button, "toggled", G_CALLBACK (toggled_cb), check);

  g_ptr_array_add (self->checks, check);
  adw_expander_row_add_row (ADW_EXPANDER_ROW (self), check->row);
}

static gboolean
is_choice (const CsMember *member,
           const char     *value)
{
  return member->item->choices != NULL && g_strv_contains (member->item->choices, value);
}

/* What is neither offered nor in the document goes. */
static void
drop_checks (CsMemberChecksRow *self)
{
  const CsMember *member = cs_member_field_get_member (self->field);

  for (guint i = self->checks->len; i > 0; i--)
    {
      Check *check = g_ptr_array_index (self->checks, i - 1);
      guint n_elements;

      if (is_choice (member, check->value) ||
          find_element (self, check->value, &n_elements) != G_MAXUINT)
        continue;

      adw_expander_row_remove (ADW_EXPANDER_ROW (self), check->row);
      g_ptr_array_remove_index (self->checks, i - 1);
    }
}

static void
add_checks (CsMemberChecksRow *self)
{
  const CsMember *member = cs_member_field_get_member (self->field);
  CsSnapshot *snapshot = cs_member_field_get_snapshot (self->field);
  guint node = cs_member_field_get_node (self->field);

  for (guint i = 0; member->item->choices != NULL && member->item->choices[i] != NULL; i++)
    {
      if (find_check (self, member->item->choices[i]) == NULL)
        add_check (self, member->item->choices[i]);
    }

  if (node == CS_NODE_NONE || cs_snapshot_get_kind (snapshot, node) != CS_JSON_ARRAY)
    return;

  for (guint child = cs_snapshot_get_first_child (snapshot, node); child != CS_NODE_NONE;
       child = cs_snapshot_get_next (snapshot, child))
    {
      const char *value = cs_snapshot_get_string (snapshot, child);

      if (value != NULL && find_check (self, value) == NULL)
        add_check (self, value);
    }
}

static void
update (CsMemberChecksRow *self)
{
  if (cs_member_field_get_held (self->field))
    return;

  self->to_row = TRUE;
  drop_checks (self);
  add_checks (self);
  for (guint i = 0; i < self->checks->len; i++)
    {
      Check *check = g_ptr_array_index (self->checks, i);
      guint n_elements;

      gtk_check_button_set_active (check->button,
                                   find_element (self, check->value, &n_elements) != G_MAXUINT);
    }
  self->to_row = FALSE;
}

static void
cs_member_checks_row_dispose (GObject *object)
{
  CsMemberChecksRow *self = CS_MEMBER_CHECKS_ROW (object);

  self->to_row = TRUE;
  g_clear_object (&self->field);

  G_OBJECT_CLASS (cs_member_checks_row_parent_class)->dispose (object);
}

static void
cs_member_checks_row_finalize (GObject *object)
{
  g_ptr_array_unref (CS_MEMBER_CHECKS_ROW (object)->checks);

  G_OBJECT_CLASS (cs_member_checks_row_parent_class)->finalize (object);
}

static void
cs_member_checks_row_class_init (CsMemberChecksRowClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = cs_member_checks_row_dispose;
  G_OBJECT_CLASS (klass)->finalize = cs_member_checks_row_finalize;
}

static void
cs_member_checks_row_init (CsMemberChecksRow *self)
{
  self->checks = g_ptr_array_new_with_free_func (check_free);
}

GtkWidget *
cs_member_checks_row_new (CsMemberField *field)
{
  const CsMember *member = cs_member_field_get_member (field);
  CsMemberChecksRow *self = g_object_new (CS_TYPE_MEMBER_CHECKS_ROW,
                                          "title", cs_member_field_get_title (field),
                                          "use-markup", FALSE,
                                          NULL);

  /* Now that it is no markup: within the construction it still is. */
  if (member->help != NULL)
    adw_expander_row_set_subtitle (ADW_EXPANDER_ROW (self), _(member->help));

  self->field = g_object_ref (field);
  cs_member_field_cover (field, TRUE, NULL);
  g_signal_connect_object (field, "changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  update (self);
  adw_expander_row_set_expanded (ADW_EXPANDER_ROW (self),
                                 self->checks->len <= MAX_UNFOLDED ||
                                 cs_member_field_get_node (field) != CS_NODE_NONE);

  return GTK_WIDGET (self);
}

GtkCheckButton *
cs_member_checks_row_find (CsMemberChecksRow *self,
                           const char        *value)
{
  Check *check;

  g_return_val_if_fail (CS_IS_MEMBER_CHECKS_ROW (self), NULL);

  check = find_check (self, value);
  return check != NULL ? check->button : NULL;
}
