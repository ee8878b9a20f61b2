/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cs-render"

#include "cs-button-part.h"
#include "cs-press-private.h"
#include "cs-render-kinds.h"
#include "cs-strip-part.h"
#include "cs-symbol.h"
#include "cs-wrap-part.h"

#include <glib/gi18n-lib.h>

/* What an action set is made of: a strip of buttons, and below it the card that one of them
 * opened.
 *
 *     [ Approve ] [ Comment v ] [...]
 *     .-----------------------------.
 *     | the card of Comment         |
 */

#define MAX_ACTIONS 6
#define BUTTON_GAP  8.0

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
  gboolean teams = cs_target_is_teams_card (render->target);
  g_autofree char *symbol = NULL;
  CsButtonLook look = {
    .title = cs_object_get_string (object, "title"),
    .tooltip = cs_object_get_string (object, "tooltip"),
    .has_icon = cs_object_get_string (object, "iconUrl") != NULL,
    .expandable = is_word (type, "Action.ShowCard"),
    .disabled = !cs_object_get_boolean (object, "isEnabled"),
  };

  if (teams)
    {
      look.symbol = symbol = cs_symbol_parse (cs_object_get_string (object, "iconUrl"),
                                              &look.symbol_filled);
      look.has_icon &= symbol == NULL;
      /* Teams cannot grey out one that submits, and knows no good and bad ones. */
      look.disabled &= !is_word (type, "Action.Submit");
    }
  else if (is_word (style, "positive"))
    look.style = CS_BUTTON_POSITIVE;
  else if (is_word (style, "destructive"))
    look.style = CS_BUTTON_DESTRUCTIVE;
  /* On such a ground the official renderer's style sheet leaves no button another colour. */
  if (inherited->style == CS_STYLE_EMPHASIS)
    look.style = CS_BUTTON_EMPHASIS;
  look.expanded = look.expandable && cs_button_part_get_expanded (CS_BUTTON_PART (part));
  cs_button_part_set_look (CS_BUTTON_PART (part), &look);
  cs_button_part_set_icon (CS_BUTTON_PART (part), render->pictures,
                           look.symbol != NULL ? NULL
                             : cs_render_pick_themed (render, object, "themedIconUrls",
                                                      cs_object_get_string (object, "iconUrl")));
  cs_press_set (render, part, object, inherited);
}

static const CsRenderer button_renderer = { "Action", cs_button_part_new, fill_button };

static gboolean
is_secondary (const CsObject *object)
{
  return is_word (cs_object_get_choice (object, "mode"), "secondary");
}

typedef struct
{
  GArray *shown;
  GArray *more;      /* in the menu */
} Buttons;

/* Up to six primary ones stand beside one another; the rest Teams has in a menu, and the official
 * renderer leaves out, unless they are meant for a menu. */
static void
list_buttons (CsRender          *render,
              const CsObject    *object,
              const CsInherited *inherited,
              Buttons           *buttons)
{
  guint list = cs_object_get_node (object, "actions");

  buttons->shown = g_array_new (FALSE, FALSE, sizeof (CsRenderChild));
  buttons->more = g_array_new (FALSE, FALSE, sizeof (CsRenderChild));
  if (list == CS_NODE_NONE || cs_snapshot_get_kind (render->snapshot, list) != CS_JSON_ARRAY)
    return;

  for (guint item = cs_snapshot_get_first_child (render->snapshot, list); item != CS_NODE_NONE;
       item = cs_snapshot_get_next (render->snapshot, item))
    {
      CsRenderChild child = { &button_renderer, { render->snapshot, item, NULL }, *inherited };

      if (!cs_render_resolve_action (render, item, &child.object))
        continue;
      if (is_secondary (&child.object))
        g_array_append_val (buttons->more, child);
      else if (buttons->shown->len < MAX_ACTIONS)
        g_array_append_val (buttons->shown, child);
      else if (render->target != CS_TARGET_NONE)
        g_array_append_val (buttons->more, child);
    }
}

/* What is in the menu are buttons, too, that nobody sees: an item presses one. */
static CsPart *
take_menu (CsPart *part,
           CsPart *strip)
{
  CsPart *menu = cs_part_get_next (strip);

  if (menu != NULL && g_object_get_data (G_OBJECT (menu), "cs-menu") != NULL)
    return menu;

  menu = cs_stack_part_new ();
  g_object_set_data (G_OBJECT (menu), "cs-menu", menu);
  cs_part_insert (part, menu, strip);
  cs_part_get_traits (menu)->absent = TRUE;
  cs_part_changed (menu);
  gtk_accessible_update_property (GTK_ACCESSIBLE (menu), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("More options"), -1);

  return menu;
}

static void
item_cb (GtkWidget *item,
         CsPart    *button)
{
  gtk_popover_popdown (GTK_POPOVER (gtk_widget_get_ancestor (item, GTK_TYPE_POPOVER)));
  cs_press_do (button);
}

static gboolean
unparent_cb (gpointer popover)
{
  gtk_widget_unparent (popover);
  g_object_unref (popover);

  return G_SOURCE_REMOVE;
}

/* Its items act after it is closed. */
static void
closed_cb (GtkWidget *popover)
{
  g_idle_add (unparent_cb, g_object_ref (popover));
}

static void
more_cb (CsPart *button,
         CsPart *menu)
{
  GtkWidget *popover = gtk_popover_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  for (CsPart *child = cs_part_get_first (menu); child != NULL; child = cs_part_get_next (child))
    {
      GtkWidget *item = gtk_button_new_with_label (
        cs_button_part_get_title (CS_BUTTON_PART (child)));

      gtk_widget_add_css_class (item, "flat");
      gtk_widget_set_sensitive (item, gtk_widget_get_sensitive (GTK_WIDGET (child)));
      g_signal_connect_object (item, "clicked", G_CALLBACK (item_cb), child, 0);
      gtk_box_append (GTK_BOX (box), item);
    }
  gtk_popover_set_child (GTK_POPOVER (popover), box);
  gtk_widget_set_parent (popover, GTK_WIDGET (button));
  g_signal_connect (popover, "closed", G_CALLBACK (closed_cb), NULL);
  gtk_popover_popup (GTK_POPOVER (popover));
}

static void
show_more (CsPart   *strip,
           CsPart   *menu,
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
      gtk_accessible_update_property (GTK_ACCESSIBLE (last), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                      _("More options"), -1);
      g_signal_connect_object (last, "clicked", G_CALLBACK (more_cb), menu, 0);
    }
  else if (!more && last != NULL)
    cs_part_remove (last);
}

/* Where there is no room, Teams goes on in another line; the official renderer cuts words. */
static void
arrange_buttons (CsPart            *strip,
                 const CsInherited *inherited)
{
  if (CS_IS_STRIP_PART (strip))
    {
      cs_strip_part_set_rtl (CS_STRIP_PART (strip), inherited->rtl);
      cs_strip_part_set_align (CS_STRIP_PART (strip), inherited->halign);
      return;
    }

  cs_wrap_part_set_gaps (CS_WRAP_PART (strip), BUTTON_GAP, BUTTON_GAP);
  cs_wrap_part_set_rtl (CS_WRAP_PART (strip), inherited->rtl);
  cs_wrap_part_set_align (CS_WRAP_PART (strip), inherited->halign);
}

guint
cs_render_actions (CsRender          *render,
                   CsPart            *part,
                   const CsObject    *object,
                   const CsInherited *inherited)
{
  CsPart *strip = cs_part_get_first (part), *menu;
  Buttons buttons;
  guint n;

  list_buttons (render, object, inherited, &buttons);
  if (strip == NULL)
    {
      strip = render->target == CS_TARGET_NONE ? cs_strip_part_new () : cs_wrap_part_new ();
      cs_part_append (part, strip);
    }
  menu = take_menu (part, strip);
  cs_render_children (render, strip, (const CsRenderChild *) (gpointer) buttons.shown->data,
                      buttons.shown->len);
  cs_render_children (render, menu, (const CsRenderChild *) (gpointer) buttons.more->data,
                      buttons.more->len);
  show_more (strip, menu, buttons.more->len > 0);
  gtk_accessible_update_property (GTK_ACCESSIBLE (strip), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Actions"), -1);
  arrange_buttons (strip, inherited);

  n = buttons.shown->len + (buttons.more->len > 0);
  g_array_unref (buttons.shown);
  g_array_unref (buttons.more);

  return n;
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
