/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cs-render"

#include "cs-press-private.h"

#include <json-glib/json-glib.h>
#include <string.h>

#include "cs-button-part.h"
#include "cs-card-view-private.h"
#include "cs-input-check.h"
#include "cs-render-kinds.h"
#include "cs-render-message.h"
#include "cs-substitution.h"

/*
 *     stack of the actions
 *       strip     [ Approve ] [ Comment ^ ]
 *       pane      the card of "Comment", made when it is opened for the first time, and hidden when
 *                 it is closed: what was typed into it is still there
 */

#define PANE_MARGIN 16.0

typedef struct
{
  GBytes      *text;       /* of the action */
  CsInherited  inherited;
  CsPart      *pane;       /* weak; NULL while it was never opened */
} Press;

static GQuark press_quark;
static GQuark opener_quark;
static GQuark connected_quark;

static void
init_quarks (void)
{
  if (press_quark != 0)
    return;

  press_quark = g_quark_from_static_string ("cs-press");
  opener_quark = g_quark_from_static_string ("cs-press-opener");
  connected_quark = g_quark_from_static_string ("cs-press-connected");
}

static void
forget_pane (Press *press)
{
  CsPart *pane = press->pane;

  if (pane == NULL)
    return;

  g_clear_weak_pointer (&press->pane);
  if (cs_part_get_parent_part (pane) != NULL)
    cs_part_remove (pane);
}

static void
press_free (gpointer data)
{
  Press *press = data;

  forget_pane (press);
  g_bytes_unref (press->text);
  g_free (press);
}

static Press *
get_press (CsPart *part)
{
  init_quarks ();

  return g_object_get_qdata (G_OBJECT (part), press_quark);
}

CsPart *
cs_press_get_opener (CsPart *pane)
{
  init_quarks ();

  return g_object_get_qdata (G_OBJECT (pane), opener_quark);
}

static const char *
get_member (CsSnapshot *snapshot,
            guint       node,
            const char *name)
{
  return cs_snapshot_get_string (snapshot, cs_snapshot_get_member (snapshot, node, name));
}

static const char *
get_type (CsSnapshot *snapshot,
          guint       node)
{
  const char *type = get_member (snapshot, node, "type");

  return type != NULL ? type : get_member (snapshot, node, "@type");
}

static gboolean
is_word (const char *text,
         const char *word)
{
  return text != NULL && g_ascii_strcasecmp (text, word) == 0;
}

gboolean
cs_press_opens (const char *type)
{
  return is_word (type, "Action.ShowCard") || is_word (type, "ActionCard");
}

/* What stands in the pane of @part. @snapshot may be the action's text alone; the places of what is
 * in it count from the action all the same. */
static void
fill_pane (CsRender   *render,
           CsPart     *part,
           Press      *press,
           CsSnapshot *snapshot,
           guint       node)
{
  guint around = cs_part_get_node (cs_part_get_parent_part (press->pane));

  cs_part_get_traits (press->pane)->node_offset = node - around;
  if (is_word (get_type (snapshot, node), "ActionCard"))
    {
      CsObject object = cs_object_of_family (snapshot, node, &cs_message_actions, NULL);

      cs_render_message_pane (render, press->pane, &object, &press->inherited);
    }
  else
    {
      CsObject card = { snapshot, cs_snapshot_get_member (snapshot, node, "card"),
                        &cs_vocab_adaptive_card };

      cs_render_card (render, press->pane, &card, CS_STYLE_EMPHASIS);
    }
  /* It reaches over the card's own padding, to the edges. */
  cs_part_get_traits (press->pane)->bleed = TRUE;
  cs_part_get_traits (press->pane)->spaced = TRUE;
  cs_part_get_traits (press->pane)->spacing = PANE_MARGIN;
  cs_part_get_traits (press->pane)->node_offset = cs_part_get_node (part) - around;
  cs_part_changed (press->pane);
}

static void
open_pane (CsPart     *part,
           Press      *press,
           CsSnapshot *snapshot)
{
  CsPart *strip = cs_part_get_parent_part (part);
  CsPart *stack = strip != NULL ? cs_part_get_parent_part (strip) : NULL;
  GtkWidget *view = gtk_widget_get_ancestor (GTK_WIDGET (part), CS_TYPE_CARD_VIEW);
  const char *title = get_member (snapshot, 0, "title");
  CsRender render;

  if (stack == NULL || view == NULL)
    return;

  cs_card_view_begin (CS_CARD_VIEW (view), snapshot, &render);
  g_set_weak_pointer (&press->pane, cs_stack_part_new ());
  g_object_set_qdata (G_OBJECT (press->pane), opener_quark, part);
  cs_part_append (stack, press->pane);
  fill_pane (&render, part, press, snapshot, 0);
  gtk_accessible_update_property (GTK_ACCESSIBLE (press->pane), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  title != NULL ? title : get_member (snapshot, 0, "name"), -1);
}

static void
set_open (CsPart   *part,
          gboolean  open)
{
  Press *press = get_press (part);

  if (press == NULL || press->pane == NULL)
    return;

  cs_part_set_shown (press->pane, open);
  if (CS_IS_BUTTON_PART (part))
    cs_button_part_set_expanded (CS_BUTTON_PART (part), open);
}

/* Only one of those beside one another is open. */
static void
toggle_pane (CsPart     *part,
             Press      *press,
             CsSnapshot *snapshot)
{
  CsPart *strip = cs_part_get_parent_part (part);
  gboolean open = press->pane == NULL || !cs_part_get_traits (press->pane)->shown;
  CsPart *stack = strip != NULL ? cs_part_get_parent_part (strip) : NULL;

  if (open && stack != NULL)
    {
      for (CsPart *pane = cs_part_get_first (stack); pane != NULL; pane = cs_part_get_next (pane))
        {
          CsPart *opener = cs_press_get_opener (pane);

          if (opener != NULL)
            set_open (opener, FALSE);
        }
    }
  if (press->pane == NULL)
    open_pane (part, press, snapshot);
  set_open (part, open);
}

void
cs_press_open (CsPart *part)
{
  Press *press = get_press (part);

  if (press == NULL || (press->pane != NULL && cs_part_get_traits (press->pane)->shown))
    return;

  cs_press_do (part);
}

static CsPart *
find_part (CsPart     *part,
           const char *id)
{
  if (g_strcmp0 (cs_part_get_traits (part)->id, id) == 0)
    return part;

  for (CsPart *child = cs_part_get_first (part); child != NULL; child = cs_part_get_next (child))
    {
      CsPart *found = find_part (child, id);

      if (found != NULL)
        return found;
    }

  return NULL;
}

static void
toggle_visibility (CsPart     *root,
                   CsSnapshot *snapshot)
{
  guint list = cs_snapshot_get_member (snapshot, 0, "targetElements");

  if (list == CS_NODE_NONE || cs_snapshot_get_kind (snapshot, list) != CS_JSON_ARRAY)
    return;

  for (guint item = cs_snapshot_get_first_child (snapshot, list); item != CS_NODE_NONE;
       item = cs_snapshot_get_next (snapshot, item))
    {
      const char *id = cs_snapshot_get_string (snapshot, item);
      guint visible = CS_NODE_NONE;
      CsPart *part;

      if (cs_snapshot_get_kind (snapshot, item) == CS_JSON_OBJECT)
        {
          id = get_member (snapshot, item, "elementId");
          visible = cs_snapshot_get_member (snapshot, item, "isVisible");
        }
      part = id != NULL ? find_part (root, id) : NULL;
      if (part == NULL)
        continue;
      if (visible != CS_NODE_NONE && (cs_snapshot_get_kind (snapshot, visible) == CS_JSON_TRUE ||
                                      cs_snapshot_get_kind (snapshot, visible) == CS_JSON_FALSE))
        cs_part_set_shown (part, cs_snapshot_get_kind (snapshot, visible) == CS_JSON_TRUE);
      else
        cs_part_set_shown (part, !cs_part_get_traits (part)->shown);
    }
}

/* An opened card sends what is in it and what is around it, but not what its neighbours hold. */
static void
list_inputs (CsPart    *part,
             CsPart    *from,
             GPtrArray *inputs)
{
  CsPart *opener = cs_press_get_opener (part);

  if (opener != NULL && !gtk_widget_is_ancestor (GTK_WIDGET (from), GTK_WIDGET (part)))
    return;
  if (CS_IS_INPUT_PART (part))
    g_ptr_array_add (inputs, part);

  for (CsPart *child = cs_part_get_first (part); child != NULL; child = cs_part_get_next (child))
    list_inputs (child, from, inputs);
}

/* A MessageCard's button needs only those whose value is in its body.
 * @body: (nullable) */
static gboolean
check_inputs (CsCardView *view,
              CsSnapshot *snapshot,
              GPtrArray  *inputs,
              const char *body,
              gboolean    only_body)
{
  CsInputPart *first = NULL;
  CsRender render;

  cs_card_view_begin (view, snapshot, &render);
  for (guint i = 0; i < inputs->len; i++)
    {
      CsInputPart *input = CS_INPUT_PART (g_ptr_array_index (inputs, i));
      const char *id = cs_part_get_traits (CS_PART (input))->id;

      if (only_body &&
          (body == NULL || id == NULL || !cs_substitution_refers_to (body, id)))
        continue;
      if (!cs_input_check (&render, input) && first == NULL)
        first = input;
    }
  if (first != NULL && gtk_widget_get_root (GTK_WIDGET (first)) != NULL)
    gtk_widget_child_focus (GTK_WIDGET (cs_input_part_get_control (first)), GTK_DIR_TAB_FORWARD);

  return first == NULL;
}

static void
press_input_clear (gpointer data)
{
  CsPressInput *input = data;

  g_free (input->id);
  g_free (input->value);
}

static GArray *
read_inputs (GPtrArray *parts)
{
  GArray *inputs = g_array_new (FALSE, FALSE, sizeof (CsPressInput));

  g_array_set_clear_func (inputs, press_input_clear);
  for (guint i = 0; i < parts->len; i++)
    {
      CsInputPart *part = CS_INPUT_PART (g_ptr_array_index (parts, i));
      CsPart *control = cs_input_part_get_control (part);
      CsPressInput input = { .id = g_strdup (cs_part_get_traits (CS_PART (part))->id) };

      if (input.id == NULL)
        continue;
      input.value = cs_input_dup_value (CS_INPUT (control));
      g_array_append_val (inputs, input);
    }

  return inputs;
}

/* The action's data with the inputs in it, as the official renderer makes it. */
static char *
make_data (CsSnapshot *snapshot,
           GArray     *inputs)
{
  JsonNode *root = cs_snapshot_get_json (snapshot);
  JsonObject *action = root != NULL && JSON_NODE_HOLDS_OBJECT (root) ? json_node_get_object (root)
                                                                     : NULL;
  JsonNode *given = action != NULL ? json_object_get_member (action, "data") : NULL;
  g_autoptr (JsonNode) data = json_node_new (JSON_NODE_OBJECT);
  g_autoptr (JsonObject) object = json_object_new ();

  if (given != NULL && JSON_NODE_HOLDS_VALUE (given))
    return json_to_string (given, TRUE);
  if (given != NULL && JSON_NODE_HOLDS_OBJECT (given))
    {
      JsonObjectIter iter;
      const char *name;
      JsonNode *value;

      json_object_iter_init (&iter, json_node_get_object (given));
      while (json_object_iter_next (&iter, &name, &value))
        json_object_set_member (object, name, json_node_copy (value));
    }
  for (guint i = 0; i < inputs->len; i++)
    {
      const CsPressInput *input = &g_array_index (inputs, CsPressInput, i);

      json_object_set_string_member (object, input->id, input->value);
    }
  json_node_set_object (data, object);

  return json_to_string (data, TRUE);
}

static void
send (CsPart      *part,
      CsCardView  *view,
      CsSnapshot  *snapshot,
      CsPressKind  kind)
{
  g_autoptr (GPtrArray) parts = g_ptr_array_new ();
  g_autoptr (GArray) inputs = NULL;
  g_autofree char *data = NULL;
  CsPress press = {
    .kind = kind,
    .action = snapshot,
    .type = get_type (snapshot, 0),
    .title = get_member (snapshot, 0, "title"),
    .verb = get_member (snapshot, 0, "verb"),
  };

  if (press.title == NULL)
    press.title = get_member (snapshot, 0, "name");
  if (!is_word (get_member (snapshot, 0, "associatedInputs"), "none"))
    list_inputs (cs_card_view_get_root (view), part, parts);
  if (!check_inputs (view, snapshot, parts, is_word (press.type, "HttpPOST")
                                            ? get_member (snapshot, 0, "body") : NULL,
                     is_word (press.type, "HttpPOST")))
    return;

  inputs = read_inputs (parts);
  press.inputs = (const CsPressInput *) (gpointer) inputs->data;
  press.n_inputs = inputs->len;
  if (kind == CS_PRESS_SEND)
    press.data = data = make_data (snapshot, inputs);
  else
    {
      press.url = get_member (snapshot, 0, "target");
      if (press.url == NULL)
        press.url = get_member (snapshot, 0, "url");
      press.body = get_member (snapshot, 0, "body");
      press.content_type = get_member (snapshot, 0, "bodyContentType");
      if (press.content_type == NULL)
        press.content_type = "application/json";
    }
  cs_card_view_press (view, &press);
}

/* Of the addresses for several systems the one for all, else the first. */
static const char *
find_target (CsSnapshot *snapshot)
{
  guint list = cs_snapshot_get_member (snapshot, 0, "targets");
  const char *first = NULL;

  if (list == CS_NODE_NONE)
    list = cs_snapshot_get_member (snapshot, 0, "target");
  if (list == CS_NODE_NONE || cs_snapshot_get_kind (snapshot, list) != CS_JSON_ARRAY)
    return cs_snapshot_get_string (snapshot, list);

  for (guint item = cs_snapshot_get_first_child (snapshot, list); item != CS_NODE_NONE;
       item = cs_snapshot_get_next (snapshot, item))
    {
      const char *url = cs_snapshot_get_string (snapshot, item);

      if (url == NULL)
        url = get_member (snapshot, item, "uri");
      if (is_word (get_member (snapshot, item, "os"), "default"))
        return url;
      if (first == NULL)
        first = url;
    }

  return first;
}

static void
tell (CsCardView  *view,
      CsSnapshot  *snapshot,
      CsPressKind  kind,
      const char  *url)
{
  const char *title = get_member (snapshot, 0, "title");
  CsPress press = {
    .kind = kind,
    .action = snapshot,
    .type = get_type (snapshot, 0),
    .title = title != NULL ? title : get_member (snapshot, 0, "name"),
    .url = url,
  };

  cs_card_view_press (view, &press);
}

static gboolean
is_listed (CsSnapshot *snapshot,
           guint       list,
           const char *id)
{
  for (guint item = cs_snapshot_get_first_child (snapshot, list); item != CS_NODE_NONE;
       item = cs_snapshot_get_next (snapshot, item))
    {
      if (g_strcmp0 (cs_snapshot_get_string (snapshot, item), id) == 0)
        return TRUE;
    }

  return FALSE;
}

static void
reset_inputs (CsPart     *part,
              CsPart     *root,
              CsSnapshot *snapshot)
{
  g_autoptr (GPtrArray) inputs = g_ptr_array_new ();
  guint list = cs_snapshot_get_member (snapshot, 0, "targetInputIds");

  list_inputs (root, part, inputs);
  for (guint i = 0; i < inputs->len; i++)
    {
      CsPart *input = g_ptr_array_index (inputs, i);

      if (list == CS_NODE_NONE || is_listed (snapshot, list, cs_part_get_traits (input)->id))
        cs_input_part_reset (CS_INPUT_PART (input));
    }
}

void
cs_press_do (CsPart *part)
{
  Press *press = get_press (part);
  GtkWidget *widget = gtk_widget_get_ancestor (GTK_WIDGET (part), CS_TYPE_CARD_VIEW);
  g_autoptr (CsSnapshot) snapshot = NULL;
  g_autoptr (CsPart) kept = g_object_ref (part);
  CsCardView *view;
  const char *type;

  if (press == NULL || widget == NULL)
    return;

  view = CS_CARD_VIEW (widget);
  snapshot = cs_snapshot_new (press->text);
  type = get_type (snapshot, 0);
  if (cs_press_opens (type))
    toggle_pane (part, press, snapshot);
  else if (is_word (type, "Action.ToggleVisibility"))
    toggle_visibility (cs_card_view_get_root (view), snapshot);
  else if (is_word (type, "Action.ResetInputs"))
    reset_inputs (part, cs_card_view_get_root (view), snapshot);
  else if (is_word (type, "Action.Submit") || is_word (type, "Action.Execute"))
    send (part, view, snapshot, CS_PRESS_SEND);
  else if (is_word (type, "HttpPOST") || is_word (type, "Action.Http"))
    send (part, view, snapshot, CS_PRESS_POST);
  else if (is_word (type, "OpenUri") || is_word (type, "ViewAction"))
    tell (view, snapshot, CS_PRESS_OPEN, find_target (snapshot));
  else if (is_word (type, "Action.OpenUrl") || is_word (type, "Action.OpenUrlDialog"))
    tell (view, snapshot, CS_PRESS_OPEN, get_member (snapshot, 0, "url"));
  else
    tell (view, snapshot, CS_PRESS_OTHER, NULL);
}

/* Returns: (transfer none): of @part, which does what @text says from now on */
static Press *
take_text (CsPart *part,
           GBytes *text)
{
  Press *press = get_press (part);

  if (press == NULL)
    {
      press = g_new0 (Press, 1);
      g_object_set_qdata_full (G_OBJECT (part), press_quark, press, press_free);
      /* The view looks for clicks and keys on everything else. */
      if (CS_IS_BUTTON_PART (part) && g_object_get_qdata (G_OBJECT (part), connected_quark) == NULL)
        g_signal_connect (part, "clicked", G_CALLBACK (cs_press_do), NULL);
      g_object_set_qdata (G_OBJECT (part), connected_quark, part);
    }
  else
    g_bytes_unref (press->text);
  press->text = text;

  return press;
}

void
cs_press_set_text (CsPart     *part,
                   const char *action)
{
  take_text (part, g_bytes_new (action, strlen (action)));
}

void
cs_press_set_url (CsPart     *part,
                  const char *title,
                  const char *url)
{
  g_autoptr (JsonObject) object = json_object_new ();
  g_autoptr (JsonNode) node = json_node_alloc ();
  g_autofree char *text = NULL;

  json_object_set_string_member (object, "type", "Action.OpenUrl");
  json_object_set_string_member (object, "title", title);
  json_object_set_string_member (object, "url", url);
  json_node_init_object (node, object);
  text = json_to_string (node, FALSE);
  cs_press_set_text (part, text);
}

void
cs_press_set (CsRender          *render,
              CsPart            *part,
              const CsObject    *action,
              const CsInherited *inherited)
{
  Press *press;
  CsSpan span;

  init_quarks ();
  if (!CS_IS_BUTTON_PART (part))
    cs_part_set_pressable (part, action->node != CS_NODE_NONE);
  if (action->node == CS_NODE_NONE)
    {
      g_object_set_qdata (G_OBJECT (part), press_quark, NULL);
      return;
    }

  span = cs_snapshot_get_value_span (action->snapshot, action->node);
  press = take_text (part, g_bytes_new_from_bytes (cs_snapshot_get_bytes (action->snapshot),
                                                   span.start, span.length));
  press->inherited = *inherited;
  if (press->pane == NULL)
    return;

  if (cs_press_opens (get_type (action->snapshot, action->node)))
    fill_pane (render, part, press, action->snapshot, action->node);
  else
    forget_pane (press);
}
