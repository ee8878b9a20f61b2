/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cs-render"

#include "cs-media-part.h"
#include "cs-render-kinds.h"

#include <glib/gi18n-lib.h>

/* Whether one of the sources is of a kind that can be played. */
static gboolean
has_source (const CsObject *object)
{
  CsSnapshot *snapshot = object->snapshot;
  guint list = cs_object_get_node (object, "sources");

  if (list == CS_NODE_NONE || cs_snapshot_get_kind (snapshot, list) != CS_JSON_ARRAY)
    return FALSE;

  for (guint item = cs_snapshot_get_first_child (snapshot, list); item != CS_NODE_NONE;
       item = cs_snapshot_get_next (snapshot, item))
    {
      CsObject source = cs_render_item (object, "sources", item);

      if (cs_object_get_string (&source, "url") != NULL)
        return TRUE;
    }

  return FALSE;
}

static void
fill_media (CsRender          *render,
            CsPart            *part,
            const CsObject    *object,
            const CsInherited *inherited)
{
  const char *text = cs_object_get_string (object, "altText");
  const char *poster = cs_object_get_string (object, "poster");

  if (poster != NULL && *poster == '\0')
    poster = NULL;
  cs_media_part_set_look (CS_MEDIA_PART (part), text != NULL ? text : _("Media"),
                          render->pictures, poster, has_source (object));
}

const CsRenderer cs_renderer_media = { "Media", cs_media_part_new, fill_media };
