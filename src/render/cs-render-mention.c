/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cs-render"

#include <string.h>

#include "cs-render.h"

#define OPENING "<at>"
#define CLOSING "</at>"
/* Where a mention leads, which no browser knows. */
#define ADDRESS "mention:"

static gboolean
has_entity (CsSnapshot *card,
            const char *text,
            gsize       length)
{
  guint msteams = cs_snapshot_get_member (card, 0, "msteams");
  guint list = msteams != CS_NODE_NONE ? cs_snapshot_get_member (card, msteams, "entities")
                                       : CS_NODE_NONE;

  if (list == CS_NODE_NONE || cs_snapshot_get_kind (card, list) != CS_JSON_ARRAY)
    return FALSE;

  for (guint item = cs_snapshot_get_first_child (card, list); item != CS_NODE_NONE;
       item = cs_snapshot_get_next (card, item))
    {
      const char *own = cs_snapshot_get_string (card, cs_snapshot_get_member (card, item, "text"));

      if (own != NULL && strlen (own) == length && strncmp (own, text, length) == 0)
        return TRUE;
    }

  return FALSE;
}

static void
add_link (GString    *result,
          const char *name,
          gsize       length)
{
  g_string_append_c (result, '[');
  for (gsize i = 0; i < length; i++)
    {
      if (strchr ("[]\\*_", name[i]) != NULL)
        g_string_append_c (result, '\\');
      g_string_append_c (result, name[i]);
    }
  g_string_append (result, "](" ADDRESS ")");
}

gboolean
cs_render_is_mention (const char *href)
{
  return strcmp (href, ADDRESS) == 0;
}

char *
cs_render_dup_mentioned (CsRender   *render,
                         const char *text)
{
  const char *at = text, *opening;
  GString *result;

  if (render->card == NULL || !cs_target_is_teams_card (render->target) ||
      strstr (text, OPENING) == NULL)
    return g_strdup (text);

  result = g_string_new (NULL);
  while ((opening = strstr (at, OPENING)) != NULL)
    {
      const char *name = opening + strlen (OPENING);
      const char *closing = strstr (name, CLOSING);
      const char *end;

      if (closing == NULL)
        break;
      end = closing + strlen (CLOSING);
      g_string_append_len (result, at, opening - at);
      if (has_entity (render->card, opening, (gsize) (end - opening)))
        add_link (result, name, (gsize) (closing - name));
      else
        g_string_append_len (result, opening, end - opening);
      at = end;
    }
  g_string_append (result, at);

  return g_string_free (result, FALSE);
}
