/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cs-ui"

#include "cs-member-choice-row.h"

#include <string.h>

#include <glib/gi18n.h>

#include "cs-member-parts.h"
#include "cs-still.h"

struct _CsMemberChoiceRow
{
  AdwComboRow    parent_instance;

  CsMemberField *field;
  GPtrArray     *values;    /* NULL first for "not set" */
  GtkStringList *titles;
  gboolean       to_row;
};

G_DEFINE_FINAL_TYPE (CsMemberChoiceRow, cs_member_choice_row, ADW_TYPE_COMBO_ROW)

static void
append (GPtrArray  *values,
        GPtrArray  *titles,
        const char *value,
        char       *title)
{
  g_ptr_array_add (values, g_strdup (value));
  g_ptr_array_add (titles, title);
}

static gboolean
has_value (GPtrArray  *values,
           const char *value)
{
  for (guint i = 0; i < values->len; i++)
    {
      if (g_strcmp0 (g_ptr_array_index (values, i), value) == 0)
        return TRUE;
    }

  return FALSE;
}

/* What the tables offer in this version, and what the document has. */
static void
list_choices (CsMemberChoiceRow *self,
              GPtrArray         *values,
              GPtrArray         *titles)
{
  const CsMember *member = cs_member_field_get_member (self->field);
  const char *pointer = cs_member_field_get_pointer (self->field);
  const char *present = cs_member_field_get_string (self->field);

  append (values, titles, NULL, g_strdup (_("Not set")));
  for (guint i = 0; member->choices != NULL && member->choices[i] != NULL; i++)
    append (values, titles, member->choices[i], cs_member_dup_choice (pointer, member->choices[i]));
  if (present != NULL && !has_value (values, present))
    append (values, titles, present, g_strdup (present));
}

static gboolean
is_listed (CsMemberChoiceRow *self,
           GPtrArray         *values)
{
  if (self->values == NULL || self->values->len != values->len)
    return FALSE;

  for (guint i = 0; i < values->len; i++)
    {
      if (g_strcmp0 (g_ptr_array_index (self->values, i), g_ptr_array_index (values, i)) != 0)
        return FALSE;
    }

  return TRUE;
}

static void
update (CsMemberChoiceRow *self)
{
  g_autoptr (GPtrArray) values = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray) titles = g_ptr_array_new_with_free_func (g_free);
  const char *present = cs_member_field_get_string (self->field);

  if (cs_member_field_get_held (self->field))
    return;

  self->to_row = TRUE;
  list_choices (self, values, titles);
  if (!is_listed (self, values))
    {
      g_ptr_array_add (titles, NULL);
      gtk_string_list_splice (self->titles, 0,
                              g_list_model_get_n_items (G_LIST_MODEL (self->titles)),
                              (const char *const *) titles->pdata);
      g_clear_pointer (&self->values, g_ptr_array_unref);
      self->values = g_steal_pointer (&values);
    }
  for (guint i = 0; i < self->values->len; i++)
    {
      if (g_strcmp0 (g_ptr_array_index (self->values, i), present) == 0)
        adw_combo_row_set_selected (ADW_COMBO_ROW (self), i);
    }
  self->to_row = FALSE;
}

static void
selected_cb (CsMemberChoiceRow *self)
{
  guint selected = adw_combo_row_get_selected (ADW_COMBO_ROW (self));
  const char *value;
  g_autofree char *json = NULL;

  if (self->to_row || self->values == NULL || selected >= self->values->len)
    return;

  value = g_ptr_array_index (self->values, selected);
  json = value != NULL ? cs_json_quote (value) : NULL;
  cs_member_field_write (self->field, json, NULL, FALSE);
}

static void
cs_member_choice_row_dispose (GObject *object)
{
  CsMemberChoiceRow *self = CS_MEMBER_CHOICE_ROW (object);

  /* The list goes before the row does, and says so. */
  self->to_row = TRUE;
  g_clear_object (&self->field);
  g_clear_pointer (&self->values, g_ptr_array_unref);
  g_clear_object (&self->titles);

  G_OBJECT_CLASS (cs_member_choice_row_parent_class)->dispose (object);
}

static void
cs_member_choice_row_class_init (CsMemberChoiceRowClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = cs_member_choice_row_dispose;
  cs_still_class_init (GTK_WIDGET_CLASS (klass));
}

static void
cs_member_choice_row_init (CsMemberChoiceRow *self)
{
  self->titles = gtk_string_list_new (NULL);
  self->to_row = TRUE;
  adw_combo_row_set_model (ADW_COMBO_ROW (self), G_LIST_MODEL (self->titles));
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (self), 0);
  g_signal_connect (self, "notify::selected", G_CALLBACK (selected_cb), NULL);
}

GtkWidget *
cs_member_choice_row_new (CsMemberField *field)
{
  const CsMember *member = cs_member_field_get_member (field);
  CsMemberChoiceRow *self = g_object_new (CS_TYPE_MEMBER_CHOICE_ROW,
                                          "title", cs_member_field_get_title (field),
                                          "use-markup", FALSE,
                                          NULL);

  /* Now that it is no markup: within the construction it still is. */
  if (member->help != NULL)
    adw_action_row_set_subtitle (ADW_ACTION_ROW (self), _(member->help));

  self->field = g_object_ref (field);
  g_signal_connect_object (field, "changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  update (self);

  return GTK_WIDGET (self);
}
