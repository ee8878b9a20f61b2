/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cs-rules"

#include "cs-card-guess.h"

#include <string.h>

#include "cs-card-private.h"

/* Members that give a card away, the telling ones first. */
static const struct
{
  const char     *member;
  const char     *value;     /* (nullable): any */
  CsCardLanguage  language;
} signs[] = {
  { "@type",           "MessageCard",  CS_CARD_MESSAGE },
  { "type",            "AdaptiveCard", CS_CARD_ADAPTIVE },
  { "potentialAction", NULL,           CS_CARD_MESSAGE },
  { "sections",        NULL,           CS_CARD_MESSAGE },
  { "@context",        NULL,           CS_CARD_MESSAGE },
  { "body",            NULL,           CS_CARD_ADAPTIVE },
  { "actions",         NULL,           CS_CARD_ADAPTIVE },
  { "type",            NULL,           CS_CARD_ADAPTIVE },
  { "themeColor",      NULL,           CS_CARD_MESSAGE },
  { "text",            NULL,           CS_CARD_MESSAGE },
  { "title",           NULL,           CS_CARD_MESSAGE },
  { "summary",         NULL,           CS_CARD_MESSAGE },
  { "@type",           NULL,           CS_CARD_MESSAGE },
  { "version",         NULL,           CS_CARD_ADAPTIVE },
};

/* A bit for each row of @signs that one member of the object is. */
static guint
find_signs (CsSnapshot *snapshot,
            guint       member)
{
  const char *key = cs_snapshot_get_key (snapshot, member);
  guint       found = 0;

  for (guint i = 0; key != NULL && i < G_N_ELEMENTS (signs); i++)
    {
      if (g_ascii_strcasecmp (key, signs[i].member) == 0 &&
          (signs[i].value == NULL ||
           g_strcmp0 (cs_snapshot_get_string (snapshot, member), signs[i].value) == 0))
        found |= 1u << i;
    }

  return found;
}

CsCardLanguage
cs_card_guess_language (CsSnapshot *snapshot,
                        guint       object)
{
  guint found = 0;

  if (object == CS_NODE_NONE || cs_snapshot_get_kind (snapshot, object) != CS_JSON_OBJECT)
    return CS_CARD_UNKNOWN;

  for (guint member = cs_snapshot_get_first_child (snapshot, object); member != CS_NODE_NONE;
       member = cs_snapshot_get_next (snapshot, member))
    found |= find_signs (snapshot, member);

  return found != 0 ? signs[g_bit_nth_lsf (found, -1)].language : CS_CARD_UNKNOWN;
}

/* What an attachment brings, where it is a card. */
static guint
find_content (CsSnapshot *snapshot,
              guint       attachment)
{
  const guint content = cs_snapshot_get_member (snapshot, attachment, "content");
  const guint type = cs_snapshot_get_member (snapshot, attachment, "contentType");
  const char *content_type = cs_snapshot_get_string (snapshot, type);

  if (content == CS_NODE_NONE || cs_snapshot_get_kind (snapshot, content) != CS_JSON_OBJECT)
    return CS_NODE_NONE;
  if (content_type != NULL && strstr (content_type, "card") == NULL)
    return CS_NODE_NONE;

  return cs_card_guess_language (snapshot, content) != CS_CARD_UNKNOWN ? content : CS_NODE_NONE;
}

GArray *
cs_card_find_roots (CsSnapshot *snapshot,
                    guint      *envelope)
{
  GArray *roots = g_array_new (FALSE, FALSE, sizeof (guint));
  guint   list = cs_snapshot_get_member (snapshot, 0, "attachments");
  guint   root = 0;

  *envelope = CS_NODE_NONE;
  for (guint attachment = cs_snapshot_get_first_child (snapshot, list);
       attachment != CS_NODE_NONE;
       attachment = cs_snapshot_get_next (snapshot, attachment))
    {
      const guint content = find_content (snapshot, attachment);

      if (content != CS_NODE_NONE)
        g_array_append_val (roots, content);
    }

  if (roots->len > 0)
    *envelope = 0;
  else
    g_array_append_val (roots, root);

  return roots;
}

gboolean
cs_card_path_is_card (const char *path)
{
  return g_str_has_prefix (path, CS_CARDS_FOLDER) && g_str_has_suffix (path, ".json") &&
         !g_str_has_suffix (path, CS_CARD_DATA_SUFFIX);
}

guint
cs_card_find (CsSnapshot     *snapshot,
              const CsShape **shape)
{
  guint              envelope;
  g_autoptr (GArray) roots = cs_card_find_roots (snapshot, &envelope);
  const guint        root = g_array_index (roots, guint, 0);

  *shape = cs_card_language_get_shape (cs_card_guess_language (snapshot, root));
  return root;
}

const CsShape *
cs_card_language_get_shape (CsCardLanguage language)
{
  switch (language)
    {
    case CS_CARD_MESSAGE:
      return &cs_vocab_message_card;
    case CS_CARD_ADAPTIVE:
      return &cs_vocab_adaptive_card;
    case CS_CARD_UNKNOWN:
    default:
      return NULL;
    }
}
