/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cs-card"

#include "cs-convert-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* An id must be there, and there once on the whole card. */
static char *
dup_id (CsConvert *self,
        guint      input)
{
  guint       node = cs_convert_take (self, input, "id");
  const char *given = cs_convert_read_string (self, node);
  char       *id = g_strdup (given);

  while (id == NULL || g_hash_table_contains (self->ids, id))
    {
      g_free (id);
      id = g_strdup_printf ("input-%u", ++self->n_inputs);
    }
  if (g_strcmp0 (id, given) != 0)
    cs_convert_lose (self, node != CS_NODE_NONE ? node : input, "input-id", CS_LOSS_CHANGED,
                     given != NULL ? CS_SEVERITY_WARNING : CS_SEVERITY_NOTE,
                     _("The input is called \"%s\" now, since each needs an id of its own."), id);
  g_hash_table_add (self->ids, g_strdup (id));
  return id;
}

static JsonObject *
add_input (CsConvert  *self,
           JsonArray  *items,
           guint       input,
           const char *type,
           const char *id)
{
  JsonObject *element = cs_convert_add_element (items, type);
  const char *title = cs_convert_take_string (self, input, "title");

  json_object_set_string_member (element, "id", id);
  cs_convert_mark (self, element, input);
  if (title != NULL)
    json_object_set_string_member (element, "label", title);
  if (cs_convert_take_boolean (self, input, "isRequired", FALSE))
    {
      json_object_set_boolean_member (element, "isRequired", TRUE);
      json_object_set_string_member (element, "errorMessage", _("Fill this in."));
    }
  return element;
}

static void
add_text_input (CsConvert  *self,
                JsonArray  *items,
                guint       input,
                const char *id)
{
  JsonObject *element = add_input (self, items, input, "Input.Text", id);
  const char *value = cs_convert_take_string (self, input, "value");
  const char *length = cs_convert_take_string (self, input, "maxLength");
  gint64      max_length = length != NULL ? g_ascii_strtoll (length, NULL, 10) : 0;

  if (cs_convert_take_boolean (self, input, "isMultiline", FALSE))
    json_object_set_boolean_member (element, "isMultiline", TRUE);
  if (max_length > 0)
    json_object_set_int_member (element, "maxLength", max_length);
  if (value != NULL)
    json_object_set_string_member (element, "value", value);
}

static void
add_date_input (CsConvert  *self,
                JsonArray  *items,
                guint       input,
                const char *id)
{
  JsonObject    *element = add_input (self, items, input, "Input.Date", id);
  const char    *value = cs_convert_take_string (self, input, "value");
  g_auto (GStrv) parts = value != NULL ? g_strsplit (value, "T", 2) : NULL;
  gboolean       has_time = cs_convert_take_boolean (self, input, "includeTime", FALSE);

  if (parts != NULL)
    json_object_set_string_member (element, "value", parts[0]);
  if (has_time)
    {
      g_autofree char *time_id = g_strconcat (id, "-time", NULL);
      JsonObject      *time = cs_convert_add_element (items, "Input.Time");

      g_hash_table_add (self->ids, g_strdup (time_id));
      json_object_set_string_member (time, "id", time_id);
      json_object_set_string_member (time, "label", _("Time"));
      json_object_set_string_member (time, "spacing", "Small");
      if (parts != NULL && parts[1] != NULL && strlen (parts[1]) >= 5)
        {
          g_autofree char *hours = g_strndup (parts[1], 5);

          json_object_set_string_member (time, "value", hours);
        }
      cs_convert_lose (self, input, "date-and-time", CS_LOSS_APPROXIMATED, CS_SEVERITY_NOTE,
                       _("Date and time are two inputs now, \"%s\" and \"%s\"."), id, time_id);
    }
}

static JsonArray *
new_choices (CsConvert *self,
             guint      input)
{
  guint      list = cs_convert_take (self, input, "choices");
  JsonArray *choices = json_array_new ();

  if (list == CS_NODE_NONE || cs_snapshot_get_kind (self->snapshot, list) != CS_JSON_ARRAY)
    return choices;
  for (guint node = cs_snapshot_get_first_child (self->snapshot, list); node != CS_NODE_NONE;
       node = cs_snapshot_get_next (self->snapshot, node))
    {
      const char *display = cs_convert_take_string (self, node, "display");
      const char *value = cs_convert_take_string (self, node, "value");
      JsonObject *choice;

      if (display == NULL && value == NULL)
        continue;
      cs_convert_keep (self, node);
      choice = json_object_new ();
      json_object_set_string_member (choice, "title", display != NULL ? display : value);
      json_object_set_string_member (choice, "value", value != NULL ? value : display);
      json_array_add_object_element (choices, choice);
    }
  return choices;
}

static void
add_choice_input (CsConvert  *self,
                  JsonArray  *items,
                  guint       input,
                  const char *id)
{
  JsonObject *element = add_input (self, items, input, "Input.ChoiceSet", id);
  const char *style = cs_convert_take_string (self, input, "style");
  const char *value = cs_convert_take_string (self, input, "value");
  gboolean    is_multiple = cs_convert_take_boolean (self, input, "isMultiSelect", FALSE);
  gboolean    is_compact = style != NULL ? g_ascii_strcasecmp (style, "expanded") != 0
                                         : !is_multiple;

  json_object_set_string_member (element, "style", is_compact ? "compact" : "expanded");
  if (is_multiple)
    json_object_set_boolean_member (element, "isMultiSelect", TRUE);
  if (value != NULL)
    {
      g_autofree char *values = is_multiple ? g_strdelimit (g_strdup (value), ";", ',')
                                            : g_strdup (value);

      json_object_set_string_member (element, "value", values);
    }
  if (is_multiple)
    cs_convert_lose (self, input, "multiple-choice", CS_LOSS_CHANGED, CS_SEVERITY_NOTE,
                     _("The chosen values are parted by commas now, no longer by semicolons."));
  json_object_set_array_member (element, "choices", new_choices (self, input));
}

void
cs_convert_add_inputs (CsConvert *self,
                       JsonArray *items,
                       guint      list)
{
  static const struct
  {
    const char *type;
    void      (*add) (CsConvert *, JsonArray *, guint, const char *);
  } kinds[] = {
    { "TextInput", add_text_input },
    { "DateInput", add_date_input },
    { "MultichoiceInput", add_choice_input },
  };

  if (list == CS_NODE_NONE || cs_snapshot_get_kind (self->snapshot, list) != CS_JSON_ARRAY)
    return;
  for (guint node = cs_snapshot_get_first_child (self->snapshot, list); node != CS_NODE_NONE;
       node = cs_snapshot_get_next (self->snapshot, node))
    {
      const char *type = cs_convert_take_string (self, node, "@type");
      gsize       i = 0;

      while (i < G_N_ELEMENTS (kinds) &&
             (type == NULL || g_ascii_strcasecmp (kinds[i].type, type) != 0))
        i++;
      if (i < G_N_ELEMENTS (kinds))
        {
          g_autofree char *id = dup_id (self, node);

          cs_convert_keep (self, node);
          kinds[i].add (self, items, node, id);
        }
      else
        {
          cs_convert_lose (self, node, "unknown-input", CS_LOSS_DROPPED, CS_SEVERITY_WARNING,
                           _("No such kind of input is known."));
        }
    }
}
