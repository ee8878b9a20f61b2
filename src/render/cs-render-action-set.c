/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cs-render"

#include "cs-button-part.h"
#include "cs-press-private.h"
#include "cs-render-kinds.h"
#include "cs-strip-part.h"

#include <glib/gi18n-lib.h>

/* What an action set is made of: a strip of buttons, and below it the card that one of them
 * opened.
 *
 *     [ Approve ] [ Comment v ] [...]
 *     .-----------------------------.
 *     | the card of Comment         |
 */

#define MAX_ACTIONS 6

static gboolean
is_word (const char *text,
         const char *word)
{
  return text != NULL && g_ascii_strcasecmp (text, word) == 0;
}

static void
fill_button (CsRender          *render,
             CsPart            *part,
             const CsObject    *object,
             const CsInherited *inherited)
{
  const char *type = cs_snapshot_get_string (object->snapshot,
                                             cs_snapshot_get_member (object->snapshot,
                                                                     object->node, "type"));
  const char *style = cs_object_get_choice (object, "style");
  CsButtonLook look = {
    .title = cs_object_get_string (object, "title"),
    .tooltip = cs_object_get_string (object, "tooltip"),
    .has_icon = cs_object_get_string (object, "iconUrl") != NULL,
    .expandable = is_word (type, "Action.ShowCard"),
    .disabled = !cs_object_get_boolean (object, "isEnabled"),
  };

  if (is_word (style, "positive"))
    look.style = CS_BUTTON_POSITIVE;
  else if (is_word (style, "destructive"))
    look.style = CS_BUTTON_DESTRUCTIVE;
  else if (inherited->style == CS_STYLE_EMPHASIS)
    look.style = CS_BUTTON_EMPHASIS;
  look.expanded = look.expandable && cs_button_part_get_expanded (CS_BUTTON_PART (part));
  cs_button_part_set_look (CS_BUTTON_PART (part), &look);
  cs_press_set (render, part, object, inherited);
}

static const CsRenderer button_renderer = { "Action", cs_button_part_new, fill_button };

static gboolean
is_secondary (const CsObject *object)
{
  return is_word (cs_object_get_choice (object, "mode"), "secondary");
}

/* Up to six primary ones; the rest the official renderer leaves out. */
static GArray *
list_buttons (CsRender          *render,
              const CsObject    *object,
              const CsInherited *inherited,
              gboolean          *more)
{
  GArray *children = g_array_new (FALSE, FALSE, sizeof (CsRenderChild));
  guint list = cs_object_get_node (object, "actions");

  *more = FALSE;
  if (list == CS_NODE_NONE || cs_snapshot_get_kind (render->snapshot, list) != CS_JSON_ARRAY)
    return children;

  for (guint item = cs_snapshot_get_first_child (render->snapshot, list); item != CS_NODE_NONE;
       item = cs_snapshot_get_next (render->snapshot, item))
    {
      CsRenderChild child = { &button_renderer, { render->snapshot, item, NULL }, *inherited };

      if (!cs_render_resolve_action (render, item, &child.object))
        continue;
      if (is_secondary (&child.object))
        *more = TRUE;
      else if (children->len < MAX_ACTIONS)
        g_array_append_val (children, child);
      else if (render->target != CS_TARGET_NONE)
        *more = TRUE;
    }

  return children;
}

static void
show_more (CsPart   *strip,
           gboolean  more)
{
  CsPart *last = NULL;
  CsButtonLook look = { .title = "...", .tooltip = _("More options") };

  for (CsPart *child = cs_part_get_first (strip); child != NULL; child = cs_part_get_next (child))
    {
      if (cs_part_get_traits (child)->renderer == NULL)
        last = child;
    }

  if (more && last == NULL)
    {
      last = cs_button_part_new ();
      cs_part_append (strip, last);
      cs_button_part_set_look (CS_BUTTON_PART (last), &look);
    }
  else if (!more && last != NULL)
    cs_part_remove (last);
}

guint
cs_render_actions (CsRender          *render,
                   CsPart            *part,
                   const CsObject    *object,
                   const CsInherited *inherited)
{
  CsPart *strip = cs_part_get_first (part);
  gboolean more;
  g_autoptr (GArray) children = list_buttons (render, object, inherited, &more);

  if (strip == NULL)
    {
      strip = cs_strip_part_new ();
      gtk_accessible_update_property (GTK_ACCESSIBLE (strip), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                      _("Buttons"), -1);
      cs_part_append (part, strip);
    }
  cs_render_children (render, strip, (const CsRenderChild *) (gpointer) children->data,
                      children->len);
  show_more (strip, more);
  cs_strip_part_set_rtl (CS_STRIP_PART (strip), inherited->rtl);
  cs_strip_part_set_align (CS_STRIP_PART (strip), inherited->halign);

  return children->len + more;
}

static void
fill_action_set (CsRender          *render,
                 CsPart            *part,
                 const CsObject    *object,
                 const CsInherited *inherited)
{
  CsInherited own = *inherited;
  guint n;

  /* Only its own word counts here, not what stands around. */
  own.halign = cs_render_parse_align (cs_object_get_choice (object, "horizontalAlignment"),
                                      CS_ALIGN_START);
  n = cs_render_actions (render, part, object, &own);
  cs_part_get_traits (part)->absent = n == 0;
}

const CsRenderer cs_renderer_action_set = { "ActionSet", cs_stack_part_new, fill_action_set };
