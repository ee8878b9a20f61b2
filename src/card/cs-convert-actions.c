/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cs-card"

#include "cs-convert-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Teams shows six buttons; further ones go behind a menu when they say so. */
#define MAX_PRIMARY 6

static JsonObject *
add_action (CsConvert  *self,
            JsonArray  *actions,
            guint       node,
            const char *type)
{
  JsonObject *action;
  const char *title = cs_convert_take_string (self, node, "name");

  cs_convert_keep (self, node);
  action = cs_convert_add_element (actions, type);
  cs_convert_mark (self, action, node);
  if (title != NULL)
    json_object_set_string_member (action, "title", title);
  if (cs_convert_take_boolean (self, node, "isPrimary", FALSE))
    json_object_set_string_member (action, "style", "positive");
  if (json_array_get_length (actions) > MAX_PRIMARY)
    {
      json_object_set_string_member (action, "mode", "secondary");
      cs_convert_lose (self, node, "many-actions", CS_LOSS_CHANGED, CS_SEVERITY_NOTE,
                       _("Teams shows six buttons; this one is in the menu behind them."));
    }
  return action;
}

static gboolean
is_default_target (CsConvert *self,
                   guint      target)
{
  const char *os = cs_convert_take_string (self, target, "os");

  return os == NULL || g_ascii_strcasecmp (os, "default") == 0;
}

static void
lose_system (CsConvert *self,
             guint      target)
{
  const char *system = cs_convert_read_string (self, cs_snapshot_get_member (self->snapshot, target,
                                                                             "os"));

  if (system == NULL)
    cs_convert_lose (self, target, "other-system", CS_LOSS_DROPPED, CS_SEVERITY_NOTE,
                     _("A button of an Adaptive Card opens the same address on every system; this "
                       "second one is left out."));
  else
    cs_convert_lose (self, target, "other-system", CS_LOSS_DROPPED, CS_SEVERITY_NOTE,
                     _("A button of an Adaptive Card opens the same address on every system; the "
                       "one for \"%s\" is left out."), system);
}

/* What people call the action: what stands on its button. */
static const char *
get_name (CsConvert *self,
          guint      node)
{
  const char *name = cs_convert_read_string (self, cs_snapshot_get_member (self->snapshot, node,
                                                                           "name"));

  return name != NULL ? name : "";
}

/* OpenUri has a list of addresses, for each system one. */
static guint
take_address (CsConvert *self,
              guint      node)
{
  guint targets = cs_convert_take (self, node, "targets");
  guint chosen = CS_NODE_NONE;

  if (targets == CS_NODE_NONE || cs_snapshot_get_kind (self->snapshot, targets) != CS_JSON_ARRAY)
    return CS_NODE_NONE;
  for (guint target = cs_snapshot_get_first_child (self->snapshot, targets);
       target != CS_NODE_NONE; target = cs_snapshot_get_next (self->snapshot, target))
    if (cs_snapshot_get_kind (self->snapshot, target) == CS_JSON_OBJECT &&
        (chosen == CS_NODE_NONE || is_default_target (self, target)))
      {
        chosen = target;
        if (is_default_target (self, target))
          break;
      }
  if (chosen == CS_NODE_NONE)
    return CS_NODE_NONE;

  cs_convert_keep (self, chosen);
  for (guint target = cs_snapshot_get_first_child (self->snapshot, targets);
       target != CS_NODE_NONE; target = cs_snapshot_get_next (self->snapshot, target))
    if (target != chosen)
      lose_system (self, target);
  return cs_convert_take (self, chosen, "uri");
}

static guint
take_first (CsConvert *self,
            guint      list)
{
  guint first;

  if (list == CS_NODE_NONE || cs_snapshot_get_kind (self->snapshot, list) != CS_JSON_ARRAY)
    return list;
  first = cs_snapshot_get_first_child (self->snapshot, list);
  if (first == CS_NODE_NONE)
    return CS_NODE_NONE;

  cs_convert_keep (self, first);
  for (guint node = cs_snapshot_get_next (self->snapshot, first); node != CS_NODE_NONE;
       node = cs_snapshot_get_next (self->snapshot, node))
    cs_convert_lose (self, node, "other-address", CS_LOSS_DROPPED, CS_SEVERITY_NOTE,
                     _("Only the first address was ever opened."));
  return first;
}

static void
add_open (CsConvert *self,
          JsonArray *actions,
          guint      node,
          guint      address)
{
  const char *url = cs_convert_read_string (self, address);

  if (url == NULL)
    {
      cs_convert_lose (self, node, "no-address", CS_LOSS_DROPPED, CS_SEVERITY_WARNING,
                       _("The action has no address to open."));
      return;
    }
  if (!cs_convert_check_url (self, address, url, FALSE))
    {
      cs_convert_lose (self, node, "action-address", CS_LOSS_DROPPED, CS_SEVERITY_WARNING,
                       _("Teams opens addresses of the web only."));
      return;
    }
  json_object_set_string_member (add_action (self, actions, node, "Action.OpenUrl"), "url", url);
}

static void
add_open_uri (CsConvert *self,
              JsonArray *actions,
              guint      node)
{
  add_open (self, actions, node, take_address (self, node));
}

static void
add_view (CsConvert *self,
          JsonArray *actions,
          guint      node)
{
  cs_convert_take (self, node, "@context");
  add_open (self, actions, node, take_first (self, cs_convert_take (self, node, "target")));
}

static void
add_headers (CsConvert  *self,
             JsonObject *action,
             guint       node)
{
  guint      list = cs_convert_take (self, node, "headers");
  JsonArray *headers;

  if (list == CS_NODE_NONE || cs_snapshot_get_kind (self->snapshot, list) != CS_JSON_ARRAY)
    return;
  headers = json_array_new ();
  for (guint item = cs_snapshot_get_first_child (self->snapshot, list); item != CS_NODE_NONE;
       item = cs_snapshot_get_next (self->snapshot, item))
    {
      const char *name = cs_convert_take_string (self, item, "name");
      const char *value = cs_convert_take_string (self, item, "value");
      JsonObject *header;

      if (name == NULL)
        continue;
      cs_convert_keep (self, item);
      header = json_object_new ();
      json_object_set_string_member (header, "name", name);
      json_object_set_string_member (header, "value", value != NULL ? value : "");
      json_array_add_object_element (headers, header);
    }
  json_object_set_array_member (action, "headers", headers);
}

static void
add_submit (CsConvert  *self,
            JsonArray  *actions,
            guint       node,
            const char *target)
{
  JsonObject *action = add_action (self, actions, node, "Action.Submit");
  JsonObject *data = json_object_new ();
  const char *body = cs_convert_take_string (self, node, "body");
  const char *type = cs_convert_take_string (self, node, "bodyContentType");

  json_object_set_string_member (data, "target", target);
  if (body != NULL)
    json_object_set_string_member (data, "body", body);
  if (type != NULL)
    json_object_set_string_member (data, "bodyContentType", type);
  add_headers (self, data, node);
  json_object_set_object_member (action, "data", data);
  cs_convert_lose (self, node, "http-post", CS_LOSS_CHANGED, CS_SEVERITY_WARNING,
                   _("The button \"%s\" asks a bot, which gets the address, the body and what was "
                     "typed in, and must post them itself."), get_name (self, node));
}

static void
add_http (CsConvert  *self,
          JsonArray  *actions,
          guint       node,
          const char *target)
{
  JsonObject *action = add_action (self, actions, node, "Action.Http");
  const char *body = cs_convert_take_string (self, node, "body");
  const char *type = cs_convert_take_string (self, node, "bodyContentType");

  json_object_set_string_member (action, "method", "POST");
  json_object_set_string_member (action, "url", target);
  add_headers (self, action, node);
  if (body != NULL)
    json_object_set_string_member (action, "body", body);
  if (type != NULL)
    {
      JsonObject *header = json_object_new ();

      if (!json_object_has_member (action, "headers"))
        json_object_set_array_member (action, "headers", json_array_new ());
      json_object_set_string_member (header, "name", "Content-Type");
      json_object_set_string_member (header, "value", type);
      json_array_add_object_element (json_object_get_array_member (action, "headers"), header);
    }
  cs_convert_lose (self, node, "http-post", CS_LOSS_CHANGED, CS_SEVERITY_WARNING,
                   _("The button \"%s\" posts as before in Outlook; Teams does not know this "
                     "action."), get_name (self, node));
}

static void
add_post (CsConvert *self,
          JsonArray *actions,
          guint      node)
{
  guint       address = CS_NODE_NONE;
  const char *target = NULL;

  if (self->http_post != CS_HTTP_POST_DROP)
    {
      address = cs_convert_take (self, node, "target");
      target = cs_convert_read_string (self, address);
      if (target == NULL)
        {
          cs_convert_lose (self, node, "no-address", CS_LOSS_DROPPED, CS_SEVERITY_WARNING,
                           _("The button \"%s\" is left out: it has no address to post to."),
                           get_name (self, node));
          return;
        }
    }

  switch (self->http_post)
    {
    case CS_HTTP_POST_DROP:
      cs_convert_lose (self, node, "http-post", CS_LOSS_DROPPED, CS_SEVERITY_WARNING,
                       _("The button \"%s\" is left out: a card that comes through a webhook "
                         "cannot post by itself. It can open its address in the browser, or ask a "
                         "bot, instead."), get_name (self, node));
      break;
    case CS_HTTP_POST_OPEN:
      add_open (self, actions, node, address);
      cs_convert_lose (self, node, "http-post", CS_LOSS_CHANGED, CS_SEVERITY_WARNING,
                       _("The button \"%s\" opens its address in the browser, where it posted "
                         "before."), get_name (self, node));
      break;
    case CS_HTTP_POST_SUBMIT:
      add_submit (self, actions, node, target);
      break;
    case CS_HTTP_POST_HTTP:
      add_http (self, actions, node, target);
      break;
    }
}

static void
add_action_card (CsConvert *self,
                 JsonArray *actions,
                 guint      node)
{
  g_autoptr (JsonArray) inner = json_array_new ();
  guint                 list = cs_convert_take (self, node, "actions");
  JsonObject           *card;
  JsonArray            *body;

  cs_convert_add_actions (self, inner, list, FALSE);
  if (json_array_get_length (inner) == 0)
    {
      cs_convert_lose (self, node, "action-card", CS_LOSS_DROPPED, CS_SEVERITY_WARNING,
                       _("The form \"%s\" is left out with its inputs, as none of its buttons can "
                         "be kept."), get_name (self, node));
      return;
    }

  card = json_object_new ();
  json_object_set_object_member (add_action (self, actions, node, "Action.ShowCard"), "card", card);
  json_object_set_string_member (card, "type", "AdaptiveCard");
  body = json_array_new ();
  cs_convert_add_inputs (self, body, cs_convert_take (self, node, "inputs"));
  if (json_array_get_length (body) > 0)
    json_object_set_array_member (card, "body", body);
  else
    json_array_unref (body);
  json_object_set_array_member (card, "actions", g_steal_pointer (&inner));
  cs_convert_lose (self, node, "action-card", CS_LOSS_CHANGED, CS_SEVERITY_NOTE,
                   _("The form \"%s\" opens below the buttons, as a card of its own."),
                   get_name (self, node));
}

static void
add_add_in (CsConvert *self,
            JsonArray *actions,
            guint      node)
{
  cs_convert_lose (self, node, "add-in-command", CS_LOSS_DROPPED, CS_SEVERITY_WARNING,
                   _("The button \"%s\" is left out: only Outlook can start an add-in from a "
                     "card."), get_name (self, node));
}

void
cs_convert_add_actions (CsConvert *self,
                        JsonArray *actions,
                        guint      list,
                        gboolean   may_unfold)
{
  static const struct
  {
    const char *type;
    void      (*add) (CsConvert *, JsonArray *, guint);
  } kinds[] = {
    { "OpenUri", add_open_uri },
    { "OpenUrl", add_open_uri },
    { "ViewAction", add_view },
    { "HttpPOST", add_post },
    { "ActionCard", add_action_card },
    { "InvokeAddInCommand", add_add_in },
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
      if (i == G_N_ELEMENTS (kinds))
        cs_convert_lose (self, node, "unknown-action", CS_LOSS_DROPPED, CS_SEVERITY_WARNING,
                         _("No such kind of action is known."));
      else if (kinds[i].add == add_action_card && !may_unfold)
        cs_convert_lose (self, node, "nested-form", CS_LOSS_DROPPED, CS_SEVERITY_WARNING,
                         _("A form in a form was never shown."));
      else
        kinds[i].add (self, actions, node);
    }
}
