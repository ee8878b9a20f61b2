/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cs-render"

#include "cs-input-check.h"

#include <stdlib.h>

static void
rules_free (gpointer data)
{
  CsInputRules *rules = data;

  g_free (rules->pattern);
  g_free (rules->minimum);
  g_free (rules->maximum);
  g_free (rules->on);
  g_free (rules->message);
  g_free (rules);
}

static CsInputRules *
get_rules (CsInputPart *part)
{
  return g_object_get_data (G_OBJECT (part), "cs-input-rules");
}

/* People who mend what is wrong see at once that it is mended. */
static void
changed_cb (CsInput     *input,
            CsInputPart *part)
{
  const CsInputRules *rules = get_rules (part);
  g_autofree char *value = cs_input_dup_value (input);

  if (rules != NULL && cs_input_part_has_error (part) && cs_input_rules_check (rules, value))
    cs_input_part_set_error (part, NULL);
}

void
cs_input_check_take (CsInputPart        *part,
                     const CsInputRules *rules)
{
  CsInputRules *copy = g_new0 (CsInputRules, 1);

  if (get_rules (part) == NULL)
    g_signal_connect (cs_input_part_get_control (part), "input-changed", G_CALLBACK (changed_cb),
                      part);

  *copy = *rules;
  copy->pattern = g_strdup (rules->pattern);
  copy->minimum = g_strdup (rules->minimum);
  copy->maximum = g_strdup (rules->maximum);
  copy->on = g_strdup (rules->on);
  copy->message = g_strdup (rules->message);
  g_object_set_data_full (G_OBJECT (part), "cs-input-rules", copy, rules_free);
}

static const struct
{
  const char  *type;
  CsInputKind  kind;
} kinds[] = {
  { "Input.Text", CS_INPUT_KIND_TEXT },
  { "Input.Number", CS_INPUT_KIND_NUMBER },
  { "Input.Date", CS_INPUT_KIND_DATE },
  { "Input.Time", CS_INPUT_KIND_TIME },
  { "Input.Toggle", CS_INPUT_KIND_TOGGLE },
  { "Input.ChoiceSet", CS_INPUT_KIND_CHOICES },
};

static gboolean
has_member (const CsObject *object,
            const char     *name)
{
  return cs_shape_find_member (object->shape, name, CS_VERSION_NONE) != NULL;
}

void
cs_input_check_set (CsInputPart    *part,
                    const CsObject *object)
{
  const char *type = cs_snapshot_get_string (object->snapshot,
                                             cs_snapshot_get_member (object->snapshot,
                                                                     object->node, "type"));
  g_autofree char *minimum = has_member (object, "min") ? cs_object_dup_text (object, "min") : NULL;
  g_autofree char *maximum = has_member (object, "max") ? cs_object_dup_text (object, "max") : NULL;
  CsInputRules rules = {
    .kind = CS_INPUT_KIND_TEXT,
    .required = cs_object_get_boolean (object, "isRequired"),
    .minimum = minimum,
    .maximum = maximum,
    .message = (char *) cs_object_get_string (object, "errorMessage"),
  };

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      if (type != NULL && g_ascii_strcasecmp (kinds[i].type, type) == 0)
        rules.kind = kinds[i].kind;
    }
  if (has_member (object, "regex"))
    rules.pattern = (char *) cs_object_get_string (object, "regex");
  if (has_member (object, "valueOn"))
    rules.on = (char *) cs_object_get_string (object, "valueOn");
  cs_input_check_take (part, &rules);
}

static gboolean
fits_number (const CsInputRules *rules,
             const char         *value)
{
  char *end;
  double number = g_ascii_strtod (value, &end);

  if (end == value || *end != '\0')
    return FALSE;
  if (rules->minimum != NULL && number < g_ascii_strtod (rules->minimum, NULL))
    return FALSE;

  return rules->maximum == NULL || number <= g_ascii_strtod (rules->maximum, NULL);
}

/* Dates and times are written so that they sort as text. */
static gboolean
fits_moment (const CsInputRules *rules,
             const char         *value,
             const char         *form)
{
  if (!g_regex_match_simple (form, value, 0, 0))
    return FALSE;
  if (rules->minimum != NULL && strcmp (value, rules->minimum) < 0)
    return FALSE;

  return rules->maximum == NULL || strcmp (value, rules->maximum) <= 0;
}

static gboolean
fits_pattern (const char *pattern,
              const char *value)
{
  g_autoptr (GRegex) regex = g_regex_new (pattern, 0, 0, NULL);

  /* One that cannot be read is a fault of the card, which the rules tell; people may go on. */
  return regex == NULL || g_regex_match (regex, value, 0, NULL);
}

gboolean
cs_input_rules_check (const CsInputRules *rules,
                      const char         *value)
{
  if (rules->kind == CS_INPUT_KIND_TOGGLE)
    return !rules->required || g_strcmp0 (value, rules->on != NULL ? rules->on : "true") == 0;
  if (*value == '\0')
    return !rules->required;

  switch (rules->kind)
    {
    case CS_INPUT_KIND_NUMBER:
      return fits_number (rules, value);
    case CS_INPUT_KIND_DATE:
      return fits_moment (rules, value, "^\\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\\d|3[01])$");
    case CS_INPUT_KIND_TIME:
      return fits_moment (rules, value, "^([01]\\d|2[0-3]):[0-5]\\d$");
    case CS_INPUT_KIND_TEXT:
      return rules->pattern == NULL || fits_pattern (rules->pattern, value);
    case CS_INPUT_KIND_TOGGLE:
    case CS_INPUT_KIND_CHOICES:
    default:
      return TRUE;
    }
}

/* The text is the card's own, which may say nothing: then the frame alone tells. */
static CsTextFlow *
make_message (CsRender   *render,
              const char *text)
{
  CsTextBlockSpec spec = { .font = { CS_FACE_DEFAULT, 12, 400, FALSE } };
  CsTextStyle style = { .font = spec.font };
  CsTextFlow *flow = cs_text_flow_new (FALSE, CS_ALIGN_START);

  style.color = render->theme->styles[CS_STYLE_DEFAULT].inks[CS_INK_ATTENTION].normal;
  cs_text_flow_begin (flow, &spec);
  cs_text_flow_add (flow, text != NULL ? text : "", &style);
  cs_text_flow_set_wrap (flow, TRUE, 0);

  return flow;
}

gboolean
cs_input_check (CsRender    *render,
                CsInputPart *part)
{
  const CsInputRules *rules = get_rules (part);
  g_autofree char *value = NULL;
  gboolean fits;

  if (rules == NULL)
    return TRUE;

  value = cs_input_dup_value (CS_INPUT (cs_input_part_get_control (part)));
  fits = cs_input_rules_check (rules, value);
  cs_input_part_set_error (part, fits ? NULL : make_message (render, rules->message));

  return fits;
}
