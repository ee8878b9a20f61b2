/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cs-render"

#include "cs-render-input.h"

#include <string.h>

#include "cs-button-part.h"
#include "cs-choice-part.h"
#include "cs-entry-part.h"
#include "cs-input-check.h"
#include "cs-press-private.h"
#include "cs-toggle-part.h"

#define DEFAULT_COLUMN      100.0
#define DEFAULT_LABEL_SHARE 30.0

static gboolean
is_word (const char *text,
         const char *word)
{
  return text != NULL && g_ascii_strcasecmp (text, word) == 0;
}

static CsTextFlow *
make_label (CsRender          *render,
            const CsObject    *object,
            const CsInherited *inherited)
{
  const char *label = cs_object_get_string (object, "label");
  CsTextLook plain = { 0 }, cue = { .color = "attention" };
  CsInherited own = *inherited;
  CsTextStyle style;
  CsTextFlow *flow;

  if (label == NULL || *label == '\0')
    return NULL;

  own.text_role = CS_TEXT_PLAIN;
  flow = cs_text_flow_new (inherited->rtl, inherited->halign);
  cs_render_begin_rich (flow);
  cs_render_text_style (render, &plain, &own, &style);
  cs_text_flow_add (flow, label, &style);
  if (cs_object_get_boolean (object, "isRequired"))
    {
      cs_render_text_style (render, &cue, &own, &style);
      cs_text_flow_add (flow, " *", &style);
    }

  return flow;
}

static void
place_label (CsInputPart    *part,
             const CsObject *object)
{
  guint node = cs_snapshot_get_member (object->snapshot, object->node, "labelWidth");
  const char *place = cs_snapshot_get_string (object->snapshot,
                                              cs_snapshot_get_member (object->snapshot,
                                                                      object->node,
                                                                      "labelPosition"));
  double pixels = cs_render_parse_pixels (cs_snapshot_get_string (object->snapshot, node));
  double share;

  if (!is_word (place, "inline"))
    cs_input_part_place_label (part, CS_LABEL_ABOVE, 0);
  else if (pixels > 0)
    cs_input_part_place_label (part, CS_LABEL_PIXELS, pixels);
  else if (node != CS_NODE_NONE && cs_snapshot_get_double (object->snapshot, node, &share))
    cs_input_part_place_label (part, CS_LABEL_SHARE, CLAMP (share, 0, 100));
  else
    cs_input_part_place_label (part, CS_LABEL_SHARE, DEFAULT_LABEL_SHARE);
}

void
cs_render_input (CsRender          *render,
                 CsPart            *part,
                 const CsObject    *object,
                 const CsInherited *inherited,
                 const char        *value)
{
  cs_input_part_set_label (CS_INPUT_PART (part), make_label (render, object, inherited));
  place_label (CS_INPUT_PART (part), object);
  cs_input_part_set_given (CS_INPUT_PART (part), value);
  cs_input_check_set (CS_INPUT_PART (part), object);
  gtk_accessible_update_property (GTK_ACCESSIBLE (cs_input_part_get_control (CS_INPUT_PART (part))),
                                  GTK_ACCESSIBLE_PROPERTY_REQUIRED,
                                  cs_object_get_boolean (object, "isRequired"), -1);
}

static CsPart *
create_entry (void)
{
  return cs_input_part_new (cs_entry_part_new ());
}

static void
fill_button (CsRender          *render,
             CsInputPart       *part,
             const CsObject    *object,
             const CsInherited *inherited)
{
  CsObject action = cs_object_get_object (object, "inlineAction");
  CsButtonLook look = { .style = CS_BUTTON_INLINE };
  CsPart *button = cs_input_part_get_button (part);
  const char *type;

  type = cs_snapshot_get_string (object->snapshot,
                                 cs_snapshot_get_member (object->snapshot, action.node, "type"));
  if (action.node == CS_NODE_NONE || is_word (type, "Action.ShowCard") ||
      cs_family_find (&cs_adaptive_actions, type) == NULL)
    {
      cs_input_part_set_button (part, NULL);
      return;
    }

  if (button == NULL)
    {
      button = cs_button_part_new ();
      cs_input_part_set_button (part, button);
    }
  look.title = cs_object_get_string (&action, "title");
  look.tooltip = cs_object_get_string (&action, "tooltip");
  look.has_icon = cs_object_get_string (&action, "iconUrl") != NULL;
  if (look.title == NULL || *look.title == '\0')
    look.title = "Inline Action";
  if (look.has_icon)
    {
      look.tooltip = look.title;
      look.title = NULL;
    }
  cs_button_part_set_look (CS_BUTTON_PART (button), &look);
  cs_button_part_set_icon (CS_BUTTON_PART (button), render->pictures,
                           cs_object_get_string (&action, "iconUrl"));
  cs_press_set (render, button, &action, inherited);
}

static void
fill_text (CsRender          *render,
           CsPart            *part,
           const CsObject    *object,
           const CsInherited *inherited)
{
  static const struct { const char *word; GtkInputPurpose purpose; } purposes[] = {
    { "tel", GTK_INPUT_PURPOSE_PHONE }, { "url", GTK_INPUT_PURPOSE_URL },
    { "email", GTK_INPUT_PURPOSE_EMAIL }, { "password", GTK_INPUT_PURPOSE_PASSWORD },
  };
  const char *style = cs_object_get_choice (object, "style");
  CsEntryLook look = {
    .label = cs_object_get_string (object, "label"),
    .placeholder = cs_object_get_string (object, "placeholder"),
    .purpose = GTK_INPUT_PURPOSE_FREE_FORM,
    .max_length = (guint) CLAMP (cs_object_get_number (object, "maxLength", 0), 0, 1000000),
    .height = CS_ENTRY_HEIGHT,
    .rtl = inherited->rtl,
  };

  for (guint i = 0; i < G_N_ELEMENTS (purposes); i++)
    {
      if (is_word (style, purposes[i].word))
        look.purpose = purposes[i].purpose;
    }
  if (is_word (style, "password"))
    look.kind = CS_ENTRY_PASSWORD;
  else if (cs_object_get_boolean (object, "isMultiline"))
    {
      look.kind = CS_ENTRY_LINES;
      look.height = CS_ENTRY_LINES_HEIGHT;
    }

  cs_entry_part_set_look (CS_ENTRY_PART (cs_input_part_get_control (CS_INPUT_PART (part))), &look);
  fill_button (render, CS_INPUT_PART (part), object, inherited);
  cs_render_input (render, part, object, inherited, cs_object_get_string (object, "value"));
}

const CsRenderer cs_renderer_input_text = { "Input.Text", create_entry, fill_text };

static void
fill_line (CsRender          *render,
           CsPart            *part,
           const CsObject    *object,
           const CsInherited *inherited,
           CsEntryKind        kind,
           const char        *hint)
{
  CsEntryLook look = {
    .kind = kind,
    .label = cs_object_get_string (object, "label"),
    .placeholder = cs_object_get_string (object, "placeholder"),
    .purpose = kind == CS_ENTRY_NUMBER ? GTK_INPUT_PURPOSE_NUMBER : GTK_INPUT_PURPOSE_FREE_FORM,
    .height = CS_ENTRY_HEIGHT,
    .rtl = inherited->rtl,
  };
  g_autofree char *value = cs_object_dup_text (object, "value");

  if (look.placeholder == NULL)
    look.placeholder = hint;
  cs_entry_part_set_look (CS_ENTRY_PART (cs_input_part_get_control (CS_INPUT_PART (part))), &look);
  cs_render_input (render, part, object, inherited, value);
}

static void
fill_number (CsRender          *render,
             CsPart            *part,
             const CsObject    *object,
             const CsInherited *inherited)
{
  fill_line (render, part, object, inherited, CS_ENTRY_NUMBER, NULL);
}

static void
fill_date (CsRender          *render,
           CsPart            *part,
           const CsObject    *object,
           const CsInherited *inherited)
{
  fill_line (render, part, object, inherited, CS_ENTRY_DATE, "YYYY-MM-DD");
}

static void
fill_time (CsRender          *render,
           CsPart            *part,
           const CsObject    *object,
           const CsInherited *inherited)
{
  fill_line (render, part, object, inherited, CS_ENTRY_TIME, "HH:MM");
}

const CsRenderer cs_renderer_input_number = { "Input.Number", create_entry, fill_number };
const CsRenderer cs_renderer_input_date = { "Input.Date", create_entry, fill_date };
const CsRenderer cs_renderer_input_time = { "Input.Time", create_entry, fill_time };

static CsTextFlow *
make_words (CsRender          *render,
            const char        *text,
            gboolean           wrap,
            const CsInherited *inherited)
{
  CsTextLook look = { .wrap = wrap, .align = inherited->halign };

  return text != NULL && *text != '\0' ? cs_render_text (render, text, &look, inherited) : NULL;
}

static CsPart *
create_toggle (void)
{
  return cs_input_part_new (cs_toggle_part_new ());
}

static void
fill_toggle (CsRender          *render,
             CsPart            *part,
             const CsObject    *object,
             const CsInherited *inherited)
{
  CsTogglePart *toggle = CS_TOGGLE_PART (cs_input_part_get_control (CS_INPUT_PART (part)));
  g_autofree char *value = cs_object_dup_text (object, "value");
  const char *on = cs_object_get_string (object, "valueOn");
  const char *off = cs_object_get_string (object, "valueOff");

  const char *title = cs_object_get_string (object, "title");
  /* Only in Teams may the title stay unseen; it names the box all the same. */
  gboolean titled = !cs_target_is_teams_card (render->target) ||
                    cs_object_get_boolean (object, "showTitle");

  cs_check_part_set_rtl (CS_CHECK_PART (toggle), inherited->rtl);
  cs_check_part_set_flow (CS_CHECK_PART (toggle), !titled ? NULL :
                          make_words (render, title, cs_object_get_boolean (object, "wrap"),
                                      inherited));
  if (!titled && title != NULL && *title != '\0')
    gtk_accessible_update_property (GTK_ACCESSIBLE (toggle), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                    title, -1);
  cs_toggle_part_set_values (toggle, on != NULL ? on : "true", off != NULL ? off : "false");
  cs_render_input (render, part, object, inherited, value);
}

const CsRenderer cs_renderer_input_toggle = { "Input.Toggle", create_toggle, fill_toggle };

/* Only in Teams boxes stand in several columns. */
static double
get_column (CsRender       *render,
            const CsObject *object)
{
  double pixels;

  if (!cs_target_is_teams_card (render->target) ||
      !cs_object_get_boolean (object, "useMultipleColumns"))
    return 0;

  pixels = cs_render_parse_pixels (cs_object_get_string (object, "minColumnWidth"));

  return pixels > 0 ? pixels : DEFAULT_COLUMN;
}

static CsPart *
create_choices (void)
{
  return cs_input_part_new (cs_choice_part_new ());
}

static CsChoiceKind
get_choice_kind (const CsObject *object)
{
  CsSnapshot *snapshot = object->snapshot;
  guint query = cs_snapshot_get_member (snapshot, object->node, "choices.data");
  const char *style = cs_object_get_choice (object, "style");

  if (query != CS_NODE_NONE && cs_snapshot_get_kind (snapshot, query) == CS_JSON_OBJECT &&
      is_word (cs_snapshot_get_string (snapshot, cs_snapshot_get_member (snapshot, query, "type")),
               "Data.Query"))
    return CS_CHOICE_SEARCHED;
  if (cs_object_get_boolean (object, "isMultiSelect"))
    return CS_CHOICE_SEVERAL;
  if (is_word (style, "expanded"))
    return CS_CHOICE_ONE;

  return is_word (style, "filtered") ? CS_CHOICE_FILTERED : CS_CHOICE_COMPACT;
}

static void
fill_choices (CsRender          *render,
              CsPart            *part,
              const CsObject    *object,
              const CsInherited *inherited)
{
  CsChoicePart *choices = CS_CHOICE_PART (cs_input_part_get_control (CS_INPUT_PART (part)));
  CsChoiceKind kind = get_choice_kind (object);
  gboolean wrap = cs_object_get_boolean (object, "wrap");
  g_autofree char *given = cs_object_dup_text (object, "value");
  guint list = cs_object_get_node (object, "choices");
  guint n = 0;

  cs_choice_part_set_column (choices, get_column (render, object));
  cs_choice_part_begin (choices, kind, cs_object_get_string (object, "label"),
                        cs_object_get_string (object, "placeholder"), inherited->rtl);
  if (list != CS_NODE_NONE && cs_snapshot_get_kind (render->snapshot, list) == CS_JSON_ARRAY)
    {
      for (guint item = cs_snapshot_get_first_child (render->snapshot, list);
           item != CS_NODE_NONE; item = cs_snapshot_get_next (render->snapshot, item))
        {
          CsObject choice = cs_render_item (object, "choices", item);
          const char *title = cs_object_get_string (&choice, "title");
          g_autofree char *nameless = g_strdup_printf ("Choice %u", ++n);
          CsTextFlow *flow = NULL;

          if (title == NULL || *title == '\0')
            title = nameless;
          if (kind == CS_CHOICE_ONE || kind == CS_CHOICE_SEVERAL)
            flow = make_words (render, title, wrap, inherited);
          cs_choice_part_add (choices, title, cs_object_get_string (&choice, "value"), flow);
        }
    }
  cs_render_input (render, part, object, inherited, given);
}

const CsRenderer cs_renderer_input_choice_set = {
  "Input.ChoiceSet", create_choices, fill_choices,
};
