/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cs-rules"

#include "cs-card-value-private.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "cs-object.h"
#include "cs-pattern.h"
#include "cs-schema-message-private.h"

static gboolean
is_choice (const CsMember *form,
           const char     *text)
{
  for (guint i = 0; form->choices[i] != NULL; i++)
    {
      if (g_ascii_strcasecmp (form->choices[i], text) == 0)
        return TRUE;
    }

  return FALSE;
}

static CsCardFault
judge_text (const CsMember *form,
            const char     *text)
{
  const gsize length = g_utf8_strlen (text, -1);

  if (form->choices != NULL && !is_choice (form, text))
    return CS_CARD_FAULT_CHOICE;
  if (form->pattern != NULL && !cs_pattern_matches (form->pattern, text))
    return CS_CARD_FAULT_PATTERN;
  if (length < form->min_length || (form->max_length > 0 && length > form->max_length))
    return CS_CARD_FAULT_LENGTH;

  return CS_CARD_FAULT_NONE;
}

static CsCardFault
judge_number (CsCard         *card,
              const CsMember *form,
              guint           node)
{
  gint64 whole;
  double value;

  if (!cs_snapshot_get_double (card->snapshot, node, &value))
    return CS_CARD_FAULT_TYPE;
  if (form->type == CS_TYPE_INTEGER && !cs_snapshot_get_integer (card->snapshot, node, &whole))
    return CS_CARD_FAULT_TYPE;
  if ((form->minimum != 0 || form->maximum != 0) &&
      (value < form->minimum || value > form->maximum))
    return CS_CARD_FAULT_RANGE;

  return CS_CARD_FAULT_NONE;
}

static CsCardFault
judge_form (CsCard         *card,
            const CsMember *form,
            guint           node)
{
  const CsJsonKind kind = cs_snapshot_get_kind (card->snapshot, node);

  if (kind == CS_JSON_NULL && form->flags & CS_MEMBER_NULLABLE)
    return CS_CARD_FAULT_NONE;
  if (!cs_member_takes (form, kind))
    return CS_CARD_FAULT_TYPE;

  switch (kind)
    {
    case CS_JSON_STRING:
      return judge_text (form, cs_snapshot_get_string (card->snapshot, node));
    case CS_JSON_NUMBER:
      return form->type == CS_TYPE_ANY ? CS_CARD_FAULT_NONE : judge_number (card, form, node);
    case CS_JSON_ARRAY:
      return cs_snapshot_get_n_children (card->snapshot, node) < form->min_length
               ? CS_CARD_FAULT_LENGTH : CS_CARD_FAULT_NONE;
    default:
      return CS_CARD_FAULT_NONE;
    }
}

CsCardFault
cs_card_value_judge (CsCard          *card,
                     const CsMember  *row,
                     guint            node,
                     const CsMember **form)
{
  CsCardFault fault = CS_CARD_FAULT_TYPE;

  *form = row;
  if (cs_snapshot_get_kind (card->snapshot, node) == CS_JSON_MISSING ||
      cs_card_is_template (card, node))
    return CS_CARD_FAULT_NONE;

  for (const CsMember *one = row; one != NULL; one = one->other)
    {
      const CsCardFault here = judge_form (card, one, node);

      if (here == CS_CARD_FAULT_NONE)
        return CS_CARD_FAULT_NONE;
      /* Of the right type and wrong in itself says more than of the wrong type. */
      if (here != CS_CARD_FAULT_TYPE && fault == CS_CARD_FAULT_TYPE)
        {
          fault = here;
          *form = one;
        }
    }

  return fault;
}

static char *
describe_length (CsCard         *card,
                 const char     *name,
                 const CsMember *form,
                 guint           node)
{
  const char *text = cs_snapshot_get_string (card->snapshot, node);

  if (text == NULL)
    return cs_schema_message_min_items (name, form->min_length);
  if (form->max_length > 0 && g_utf8_strlen (text, -1) > form->max_length)
    return cs_schema_message_max_length (name, g_utf8_strlen (text, -1), form->max_length);

  return cs_schema_message_min_length (name, form->min_length);
}

static char *
describe_range (CsCard         *card,
                const char     *name,
                const CsMember *form,
                guint           node)
{
  double value = 0;

  cs_snapshot_get_double (card->snapshot, node, &value);
  return value < form->minimum ? cs_schema_message_minimum (name, form->minimum)
                               : cs_schema_message_maximum (name, form->maximum);
}

char *
cs_card_value_describe (CsCard         *card,
                        CsCardFault     fault,
                        const char     *name,
                        const CsMember *form,
                        guint           node)
{
  switch (fault)
    {
    case CS_CARD_FAULT_CHOICE:
      return cs_schema_message_enum (name, form);
    case CS_CARD_FAULT_PATTERN:
      return cs_schema_message_pattern (name, form);
    case CS_CARD_FAULT_RANGE:
      return describe_range (card, name, form, node);
    case CS_CARD_FAULT_LENGTH:
      return describe_length (card, name, form, node);
    case CS_CARD_FAULT_TYPE:
    case CS_CARD_FAULT_NONE:
    default:
      return cs_schema_message_type (name, form, form->type);
    }
}

static char *
dup_raw (CsCard *card,
         guint   node)
{
  const CsSpan  span = cs_snapshot_get_value_span (card->snapshot, node);
  const char   *text = g_bytes_get_data (cs_snapshot_get_bytes (card->snapshot), NULL);

  return g_strndup (text + span.start, span.length);
}

static void
offer (CsFinding  *finding,
       const char *json)
{
  g_autofree char *label = g_strdup_printf (_("Set %s"), json);

  cs_finding_set_cure (finding, label, CS_CURE_SET, NULL, json);
}

/* "16 px" and "16.0" are no numbers for a member that wants one; "16" is what was meant. */
static gboolean
is_number (const char *text)
{
  const char *digits = *text == '-' ? text + 1 : text;

  return *digits != '\0' && strspn (digits, "0123456789") == strlen (digits) &&
         (digits[0] != '0' || digits[1] == '\0');
}

static void
cure_type (CsCard         *card,
           CsFinding      *finding,
           const CsMember *form,
           guint           node)
{
  const CsJsonKind  kind = cs_snapshot_get_kind (card->snapshot, node);
  const char       *text = cs_snapshot_get_string (card->snapshot, node);
  g_autofree char  *raw = dup_raw (card, node);

  if (kind == CS_JSON_NULL)
    {
      cs_finding_set_cure (finding, _("Remove the value"), CS_CURE_REMOVE, NULL, NULL);
    }
  else if (form->type == CS_TYPE_BOOLEAN && text != NULL &&
           (g_ascii_strcasecmp (text, "true") == 0 || g_ascii_strcasecmp (text, "false") == 0))
    {
      offer (finding, g_ascii_tolower (*text) == 't' ? "true" : "false");
    }
  else if ((form->type == CS_TYPE_INTEGER || form->type == CS_TYPE_NUMBER) && text != NULL &&
           is_number (text))
    {
      offer (finding, text);
    }
  else if (form->type >= CS_TYPE_STRING && form->choices == NULL && form->pattern == NULL &&
           (kind == CS_JSON_NUMBER || kind == CS_JSON_TRUE || kind == CS_JSON_FALSE))
    {
      g_autofree char *quoted = cs_json_quote (raw);

      offer (finding, quoted);
    }
  else if (form->type == CS_TYPE_ARRAY && kind == CS_JSON_OBJECT &&
           (form->family != NULL || form->shape != NULL))
    {
      g_autofree char *list = g_strdup_printf ("[%s]", raw);

      cs_finding_set_cure (finding, _("Make it a list"), CS_CURE_SET, NULL, list);
    }
}

/* The choice that begins as the text does, or the text as it does: "automatic" for "auto". */
static void
cure_choice (CsFinding      *finding,
             const CsMember *form,
             const char     *text)
{
  for (guint i = 0; form->choices[i] != NULL; i++)
    {
      const char  *choice = form->choices[i];
      const gsize  common = MIN (strlen (choice), strlen (text));

      if (common >= 3 && g_ascii_strncasecmp (choice, text, common) == 0)
        {
          g_autofree char *json = cs_json_quote (choice);

          offer (finding, json);
          return;
        }
    }
}

void
cs_card_value_cure (CsCard         *card,
                    CsFinding      *finding,
                    CsCardFault     fault,
                    const CsMember *form,
                    guint           node)
{
  if (fault == CS_CARD_FAULT_TYPE)
    cure_type (card, finding, form, node);
  else if (fault == CS_CARD_FAULT_CHOICE)
    cure_choice (finding, form, cs_snapshot_get_string (card->snapshot, node));
}
