/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cs-ui"

#include "cs-card-drop.h"

#include <glib/gi18n.h>

#include "cs-card-tell.h"

/* What is under way within this program; nothing crosses to another one but the text. */
static struct
{
  CsComposer *composer;     /* weak */
  char       *text;
  char       *pointer;
} drag;

GdkContentProvider *
cs_card_drag_text (const char *text)
{
  return gdk_content_provider_new_typed (G_TYPE_STRING, text);
}

GdkContentProvider *
cs_card_drag_part (CsComposer *composer,
                   guint       index)
{
  CsOutline *outline = cs_composer_get_outline (composer);

  if (outline == NULL || cs_outline_get_item (outline, index)->parent == CS_OUTLINE_NONE)
    return NULL;

  g_clear_weak_pointer (&drag.composer);
  g_free (drag.text);
  g_free (drag.pointer);
  g_set_weak_pointer (&drag.composer, composer);
  drag.text = cs_compose_dup_part (outline, index);
  drag.pointer = cs_snapshot_dup_pointer (cs_outline_get_snapshot (outline),
                                          cs_outline_get_item (outline, index)->node);
  return cs_card_drag_text (drag.text);
}

static gboolean
find_place (CsOutline      *outline,
            guint           index,
            CsDropSide      side,
            const char     *part,
            CsComposePlace *place)
{
  const CsOutlineItem *item = cs_outline_get_item (outline, index);
  g_autoptr (GBytes) bytes = g_bytes_new (part, strlen (part));
  g_autoptr (CsSnapshot) snapshot = cs_snapshot_new (bytes);
  const char *type;

  type = cs_snapshot_get_string (snapshot, cs_snapshot_get_member (snapshot, 0, "type"));
  if (type == NULL)
    type = cs_snapshot_get_string (snapshot, cs_snapshot_get_member (snapshot, 0, "@type"));

  /* An element beside a button goes where elements go. What has no type, as a column may have none,
   * is judged by who takes it. */
  if (side != CS_DROP_INSIDE && item->index != CS_OUTLINE_NONE &&
      (type == NULL || cs_compose_accepts (item->member, type)))
    {
      *place = (CsComposePlace) {
        item->parent, item->member, side == CS_DROP_BEFORE ? item->index : item->index + 1,
      };
      return TRUE;
    }

  return cs_compose_find_place (outline, index, type, place);
}

gboolean
cs_card_holds_parts (CsComposer *composer,
                     guint       index)
{
  const CsOutlineItem *item = cs_outline_get_item (cs_composer_get_outline (composer), index);

  for (const CsMember *row = item->shape != NULL ? item->shape->members : NULL;
       row != NULL && row->name != NULL; row++)
    {
      if (row->type == CS_TYPE_ARRAY &&
          (row->family != NULL || (row->shape != NULL && cs_shape_is_part (row->shape))))
        return TRUE;
    }

  return FALSE;
}

gboolean
cs_card_drop (GtkWidget    *widget,
              CsComposer   *composer,
              guint         index,
              CsDropSide    side,
              const GValue *value)
{
  CsOutline *outline = cs_composer_get_outline (composer);
  const char *text = g_value_get_string (value);
  g_autoptr (GError) error = NULL;
  CsComposePlace place;
  gboolean done;

  if (outline == NULL || text == NULL)
    return FALSE;

  if (!find_place (outline, index, side, text, &place))
    {
      gtk_widget_activate_action (widget, "win.tell", "s",
                                  _("This cannot stand there. Drop it in another place."));
      return FALSE;
    }

  if (drag.composer == composer && g_strcmp0 (drag.text, text) == 0)
    done = cs_composer_move (composer, cs_outline_find (outline, drag.pointer), &place, &error);
  else
    done = cs_composer_insert (composer, text, &place, &error);

  cs_card_tell (widget, _("The Part Was Not Taken"), error);
  return done;
}
