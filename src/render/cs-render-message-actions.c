/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cs-render"

#include "cs-render-message.h"

#include <glib/gi18n-lib.h>

#include "cs-button-part.h"
#include "cs-choice-part.h"
#include "cs-entry-part.h"
#include "cs-input-check.h"
#include "cs-press-private.h"
#include "cs-wrap-part.h"

/* Outlined buttons in Teams, words in Outlook; below them the inputs of the one that is open. */

#define BUTTON_GAP 8.0
#define WORD_GAP   16.0

static gboolean
is_word (const char *text,
         const char *word)
{
  return text != NULL && g_ascii_strcasecmp (text, word) == 0;
}

static gboolean
is_true (const CsObject *object,
         const char     *name)
{
  guint node = cs_message_find (object, name);

  return node != CS_NODE_NONE &&
         (cs_snapshot_get_kind (object->snapshot, node) == CS_JSON_TRUE ||
          is_word (cs_snapshot_get_string (object->snapshot, node), "true"));
}

static void
fill_button (CsRender          *render,
             CsPart            *part,
             const CsObject    *object,
             const CsInherited *inherited)
{
  const char *type = cs_message_get_string (object, "@type");
  CsButtonLook look = {
    .title = cs_message_get_string (object, "name"),
    .expandable = cs_press_opens (type),
    .expanded = cs_button_part_get_expanded (CS_BUTTON_PART (part)),
  };

  /* In an opened pane the button that sends stands out. */
  if (render->target == CS_TARGET_OUTLOOK)
    look.style = inherited->style == CS_STYLE_EMPHASIS ? CS_BUTTON_EMPHASIS : CS_BUTTON_FLAT;
  else if (is_true (object, "isPrimary"))
    look.style = CS_BUTTON_EMPHASIS;
  cs_button_part_set_look (CS_BUTTON_PART (part), &look);
  cs_press_set (render, part, object, inherited);
}

static const CsRenderer button_renderer = { "action", cs_button_part_new, fill_button };

/* An add-in opens only in Outlook. */
static gboolean
is_shown (CsRender   *render,
          const char *type)
{
  if (is_word (type, "InvokeAddInCommand"))
    return render->target != CS_TARGET_CONNECTOR;

  return type != NULL;
}

static void
fill_buttons (CsRender          *render,
              CsPart            *part,
              const CsObject    *object,
              const char        *member,
              const CsInherited *inherited)
{
  g_autoptr (GArray) children = g_array_new (FALSE, FALSE, sizeof (CsRenderChild));
  gboolean words = render->target == CS_TARGET_OUTLOOK && inherited->style != CS_STYLE_EMPHASIS;
  guint list = cs_message_find (object, member);
  CsPart *strip = cs_part_get_first (part);

  if (list != CS_NODE_NONE && cs_snapshot_get_kind (render->snapshot, list) == CS_JSON_ARRAY)
    {
      for (guint item = cs_snapshot_get_first_child (render->snapshot, list);
           item != CS_NODE_NONE; item = cs_snapshot_get_next (render->snapshot, item))
        {
          CsRenderChild child = { &button_renderer, { render->snapshot, item, NULL }, *inherited };

          if (!is_shown (render, cs_message_get_string (&child.object, "@type")))
            continue;
          if (render->target == CS_TARGET_CONNECTOR && children->len == CS_MESSAGE_MAX_ACTIONS)
            break;
          g_array_append_val (children, child);
        }
    }

  if (strip == NULL || !CS_IS_WRAP_PART (strip))
    {
      strip = cs_wrap_part_new ();
      cs_part_insert (part, strip, NULL);
    }
  cs_wrap_part_set_gaps (CS_WRAP_PART (strip), words ? WORD_GAP : BUTTON_GAP, BUTTON_GAP);
  cs_render_children (render, strip, (const CsRenderChild *) (gpointer) children->data,
                      children->len);
  gtk_accessible_update_property (GTK_ACCESSIBLE (strip), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Actions"), -1);
  cs_part_get_traits (part)->absent = children->len == 0;
}

static void
fill_row (CsRender          *render,
          CsPart            *part,
          const CsObject    *object,
          const CsInherited *inherited)
{
  fill_buttons (render, part, object, "potentialAction", inherited);
}

static const CsRenderer row_renderer = { "actions", cs_stack_part_new, fill_row };

static void
fill_open_form (CsRender          *render,
                CsPart            *part,
                const CsObject    *object,
                const CsInherited *inherited)
{
  const char *name = cs_message_get_string (object, "name");

  cs_render_message_pane (render, part, object, inherited);
  cs_part_get_traits (part)->bleed = TRUE;
  if (name != NULL)
    gtk_accessible_update_property (GTK_ACCESSIBLE (part), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

static const CsRenderer open_form_renderer = { "ActionCard", cs_stack_part_new, fill_open_form };

/* Outlook shows a form that is the only action open, and no button for it. */
static guint
find_open_form (CsRender       *render,
                const CsObject *object)
{
  guint list = cs_message_find (object, "potentialAction"), form;
  CsObject action = { render->snapshot, CS_NODE_NONE, NULL };

  if (render->target != CS_TARGET_OUTLOOK || list == CS_NODE_NONE ||
      cs_snapshot_get_kind (render->snapshot, list) != CS_JSON_ARRAY)
    return CS_NODE_NONE;

  form = cs_snapshot_get_first_child (render->snapshot, list);
  if (form == CS_NODE_NONE || cs_snapshot_get_next (render->snapshot, form) != CS_NODE_NONE ||
      cs_snapshot_get_kind (render->snapshot, form) != CS_JSON_OBJECT)
    return CS_NODE_NONE;

  action.node = form;

  return cs_press_opens (cs_message_get_string (&action, "@type")) ? form : CS_NODE_NONE;
}

static void
fill_actions (CsRender          *render,
              CsPart            *part,
              const CsObject    *object,
              const CsInherited *inherited)
{
  CsRenderChild child = { &row_renderer, *object, *inherited };
  guint form = find_open_form (render, object);

  if (form != CS_NODE_NONE)
    {
      child.renderer = &open_form_renderer;
      child.object = (CsObject) { render->snapshot, form, NULL };
    }
  cs_render_children (render, part, &child, 1);
  cs_part_get_traits (part)->absent = cs_part_get_traits (cs_part_get_first (part))->absent;
  cs_part_get_traits (part)->spacing = cs_theme_get_spacing ("medium");
}

const CsRenderer cs_renderer_message_actions = {
  "potentialAction", cs_stack_part_new, fill_actions,
};

static void
fill_pane_actions (CsRender          *render,
                   CsPart            *part,
                   const CsObject    *object,
                   const CsInherited *inherited)
{
  fill_buttons (render, part, object, "actions", inherited);
}

static const CsRenderer pane_actions = { "actions", cs_stack_part_new, fill_pane_actions };

static CsTextFlow *
make_label (CsRender          *render,
            const CsObject    *object,
            const CsInherited *inherited)
{
  const char *title = cs_message_get_string (object, "title");
  CsTextLook look = { .wrap = TRUE }, cue = { .color = "attention" };
  CsInherited own = *inherited;
  CsTextFlow *flow;

  if (title == NULL)
    return NULL;
  own.dialect = CS_MARKDOWN_PLAIN;
  flow = cs_render_text (render, title, &look, &own);
  if (is_true (object, "isRequired"))
    {
      CsTextStyle style;

      cs_render_text_style (render, &cue, &own, &style);
      cs_text_flow_add (flow, " *", &style);
    }

  return flow;
}

/* What all inputs have. @labelled: the title stands above rather than in the field */
static void
fill_input (CsRender          *render,
            CsPart            *part,
            const CsObject    *object,
            const CsInherited *inherited,
            CsInputKind        kind,
            const char        *value,
            gboolean           labelled)
{
  const char *id = cs_message_get_string (object, "id");
  CsInputRules rules = { .kind = kind, .required = is_true (object, "isRequired") };
  CsPart *control = cs_input_part_get_control (CS_INPUT_PART (part));

  /* Teams says no more than this. */
  rules.message = _("This field is required");
  g_free (cs_part_get_traits (part)->id);
  cs_part_get_traits (part)->id = g_strdup (id);
  cs_input_part_set_label (CS_INPUT_PART (part),
                           labelled ? make_label (render, object, inherited) : NULL);
  cs_input_part_set_given (CS_INPUT_PART (part), value);
  cs_input_check_take (CS_INPUT_PART (part), &rules);
  gtk_accessible_update_property (GTK_ACCESSIBLE (control), GTK_ACCESSIBLE_PROPERTY_REQUIRED,
                                  rules.required, -1);
}

static CsPart *
create_entry (void)
{
  return cs_input_part_new (cs_entry_part_new ());
}

static void
fill_text_input (CsRender          *render,
                 CsPart            *part,
                 const CsObject    *object,
                 const CsInherited *inherited)
{
  gboolean lines = is_true (object, "isMultiline");
  guint length = cs_message_find (object, "maxLength");
  double max = 0;
  g_autofree char *value = cs_message_dup_text (object, "value");
  CsEntryLook look = {
    .kind = lines ? CS_ENTRY_LINES : CS_ENTRY_LINE,
    .label = cs_message_get_string (object, "title"),
    .placeholder = cs_message_get_string (object, "title"),
    .purpose = GTK_INPUT_PURPOSE_FREE_FORM,
    .height = lines ? CS_ENTRY_LINES_HEIGHT : CS_ENTRY_HEIGHT,
  };

  if (length != CS_NODE_NONE && cs_snapshot_get_double (object->snapshot, length, &max))
    look.max_length = (guint) CLAMP (max, 0, 1000000);
  cs_entry_part_set_look (CS_ENTRY_PART (cs_input_part_get_control (CS_INPUT_PART (part))), &look);
  fill_input (render, part, object, inherited, CS_INPUT_KIND_TEXT, value, FALSE);
}

static void
fill_date_input (CsRender          *render,
                 CsPart            *part,
                 const CsObject    *object,
                 const CsInherited *inherited)
{
  gboolean with_time = is_true (object, "includeTime");
  g_autofree char *value = cs_message_dup_text (object, "value");
  CsEntryLook look = {
    .kind = CS_ENTRY_DATE,
    .label = cs_message_get_string (object, "title"),
    .placeholder = with_time ? "YYYY-MM-DD HH:MM" : "YYYY-MM-DD",
    .purpose = GTK_INPUT_PURPOSE_FREE_FORM,
    .height = CS_ENTRY_HEIGHT,
  };

  cs_entry_part_set_look (CS_ENTRY_PART (cs_input_part_get_control (CS_INPUT_PART (part))), &look);
  fill_input (render, part, object, inherited,
              with_time ? CS_INPUT_KIND_TEXT : CS_INPUT_KIND_DATE, value, TRUE);
}

static CsPart *
create_choices (void)
{
  return cs_input_part_new (cs_choice_part_new ());
}

static void
add_choices (CsRender          *render,
             CsChoicePart      *part,
             const CsObject    *object,
             gboolean           boxes,
             const CsInherited *inherited)
{
  guint list = cs_message_find (object, "choices");
  CsTextLook look = { .wrap = TRUE };
  CsInherited own = *inherited;

  own.dialect = CS_MARKDOWN_PLAIN;
  if (list == CS_NODE_NONE || cs_snapshot_get_kind (render->snapshot, list) != CS_JSON_ARRAY)
    return;

  for (guint item = cs_snapshot_get_first_child (render->snapshot, list); item != CS_NODE_NONE;
       item = cs_snapshot_get_next (render->snapshot, item))
    {
      CsObject choice = { render->snapshot, item, NULL };
      g_autofree char *title = cs_message_dup_text (&choice, "display");
      g_autofree char *value = cs_message_dup_text (&choice, "value");

      if (title == NULL)
        title = g_strdup (value != NULL ? value : "");
      cs_choice_part_add (part, title, value,
                          boxes && *title != '\0' ? cs_render_text (render, title, &look, &own)
                                                  : NULL);
    }
}

static void
fill_choice_input (CsRender          *render,
                   CsPart            *part,
                   const CsObject    *object,
                   const CsInherited *inherited)
{
  CsChoicePart *choices = CS_CHOICE_PART (cs_input_part_get_control (CS_INPUT_PART (part)));
  const char *title = cs_message_get_string (object, "title");
  gboolean several = is_true (object, "isMultiSelect");
  gboolean boxes = several || is_word (cs_message_get_string (object, "style"), "expanded");
  g_autofree char *value = cs_message_dup_text (object, "value");

  cs_choice_part_begin (choices, several ? CS_CHOICE_SEVERAL
                                         : boxes ? CS_CHOICE_ONE : CS_CHOICE_COMPACT,
                        title, title, inherited->rtl);
  add_choices (render, choices, object, boxes, inherited);
  /* Such cards part values by another sign. */
  if (several && value != NULL)
    g_strdelimit (value, ";", ',');
  fill_input (render, part, object, inherited, CS_INPUT_KIND_CHOICES, value, boxes);
}

static const CsRenderer input_renderers[] = {
  { "TextInput", create_entry, fill_text_input },
  { "DateInput", create_entry, fill_date_input },
  { "MultichoiceInput", create_choices, fill_choice_input },
};

static const CsRenderer *
find_input (const char *type)
{
  for (guint i = 0; i < G_N_ELEMENTS (input_renderers); i++)
    {
      if (is_word (type, input_renderers[i].type))
        return &input_renderers[i];
    }

  return NULL;
}

void
cs_render_message_pane (CsRender          *render,
                        CsPart            *part,
                        const CsObject    *object,
                        const CsInherited *inherited)
{
  g_autoptr (GArray) children = g_array_new (FALSE, FALSE, sizeof (CsRenderChild));
  guint list = cs_message_find (object, "inputs");
  CsSurface surface = { .background = render->theme->styles[CS_STYLE_EMPHASIS].background };
  CsRenderChild child = { .inherited = *inherited };

  child.inherited.style = CS_STYLE_EMPHASIS;
  if (list != CS_NODE_NONE && cs_snapshot_get_kind (render->snapshot, list) == CS_JSON_ARRAY)
    {
      for (guint item = cs_snapshot_get_first_child (render->snapshot, list);
           item != CS_NODE_NONE; item = cs_snapshot_get_next (render->snapshot, item))
        {
          child.object = (CsObject) { render->snapshot, item, NULL };
          child.renderer = find_input (cs_message_get_string (&child.object, "@type"));
          if (child.renderer != NULL)
            g_array_append_val (children, child);
        }
    }
  child.object = *object;
  child.renderer = &pane_actions;
  g_array_append_val (children, child);

  cs_part_get_traits (part)->padding = (CsSides) { CS_PADDING, CS_PADDING, CS_PADDING,
                                                   CS_PADDING };
  cs_stack_part_set_surface (CS_STACK_PART (part), &surface);
  cs_render_children (render, part, (const CsRenderChild *) (gpointer) children->data,
                      children->len);
}
