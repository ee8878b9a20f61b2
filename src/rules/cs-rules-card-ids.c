/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cs-rules"

#include "cs-rules-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Names within a card: ids, what refers to them, and the people that a text mentions. */

#define AT_START "<at>"
#define AT_END   "</at>"

/* Whether @part stands in the fallback of the part that the id belongs to already. */
static gboolean
is_fallback_of (CsCard           *card,
                const CsCardPart *part,
                guint             owner)
{
  const CsCardPart *other = cs_card_get_part (card, owner);

  for (const CsCardPart *around = part; around != NULL; around = cs_card_get_parent (card, around))
    {
      if (around == other)
        return (part->places & CS_CARD_IN_FALLBACK) != 0 || other->shape == NULL;
    }

  return FALSE;
}

/* What an id names; what is in the data of an action may have one that means something else. */
static gboolean
has_id (CsCard           *card,
        const CsCardPart *part)
{
  static const CsFamily *const families[] = {
    &cs_adaptive_elements, &cs_adaptive_columns, &cs_adaptive_rows, &cs_adaptive_cells,
    &cs_adaptive_images, &cs_adaptive_pages, &cs_adaptive_inlines,
  };

  if (card->language == CS_CARD_MESSAGE)
    return part->family == &cs_message_inputs;
  /* What is not understood is not there. */
  if (part->shape == NULL)
    return FALSE;

  for (guint i = 0; i < G_N_ELEMENTS (families); i++)
    {
      if (part->family == families[i])
        return TRUE;
    }

  return cs_card_part_is_action (part);
}

/* Whether a renderer is sure to see the part, and its id. */
static gboolean
is_certain (CsCard           *card,
            const CsCardPart *part)
{
  if (part->places & CS_CARD_IN_FALLBACK || part->family == &cs_adaptive_images ||
      part->family == &cs_adaptive_inlines || cs_card_part_stands_in (part, "inlineAction") ||
      cs_card_part_stands_in (part, "selectAction"))
    return FALSE;

  for (; part != NULL; part = cs_card_get_parent (card, part))
    {
      if (cs_card_has (card, part->node, "requires"))
        return FALSE;
    }

  return TRUE;
}

static void
check_duplicate (CsCard           *card,
                 const CsCardPart *part,
                 guint             index,
                 GHashTable       *ids)
{
  const guint  node = cs_card_get_member (card, part->node, "id");
  const char  *id = cs_card_get_string (card, part->node, "id");
  gpointer     owner;
  CsFinding   *finding;

  if (id == NULL || *id == '\0')
    return;
  if (!g_hash_table_lookup_extended (ids, id, NULL, &owner))
    {
      g_hash_table_insert (ids, (gpointer) id, GUINT_TO_POINTER (index));
      return;
    }
  if (is_fallback_of (card, part, GPOINTER_TO_UINT (owner)))
    return;

  finding = cs_card_report (card, "card-id-duplicate", node,
                            _("The id “%s” stands twice in the card; values and switches of one "
                              "would go to the other."),
                            id);
  if (card->language == CS_CARD_MESSAGE || card->first_template != CS_NODE_NONE ||
      !is_certain (card, part) ||
      !is_certain (card, cs_card_get_part (card, GPOINTER_TO_UINT (owner))))
    cs_finding_set_severity (finding, CS_SEVERITY_WARNING);
}

static GHashTable *
check_ids (CsCard *card)
{
  GHashTable *ids = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < card->parts->len; i++)
    {
      const CsCardPart *part = cs_card_get_part (card, i);

      if (has_id (card, part))
        check_duplicate (card, part, i, ids);
    }

  return ids;
}

static void
check_toggle_targets (CsCard           *card,
                      const CsCardPart *part,
                      GHashTable       *ids)
{
  const guint list = cs_card_get_member (card, part->node, "targetElements");

  if (cs_card_get_n_items (card, part->node, "targetElements") == 0)
    return;

  for (guint node = cs_snapshot_get_first_child (card->snapshot, list); node != CS_NODE_NONE;
       node = cs_snapshot_get_next (card->snapshot, node))
    {
      const char *id = cs_snapshot_get_kind (card->snapshot, node) == CS_JSON_OBJECT
                         ? cs_card_get_string (card, node, "elementId")
                         : cs_snapshot_get_string (card->snapshot, node);

      if (id == NULL || cs_card_text_is_template (id) || g_hash_table_contains (ids, id))
        continue;
      cs_card_report (card, "card-toggle-target", node,
                      _("No element of the card has the id “%s”, so there is nothing to show or "
                        "hide."),
                      id);
    }
}

static void
check_names (CsCard *card)
{
  g_autoptr (GHashTable) ids = check_ids (card);

  for (guint i = 0; i < card->parts->len; i++)
    {
      const CsCardPart *part = cs_card_get_part (card, i);

      if (cs_card_part_is (part, "Action.ToggleVisibility"))
        check_toggle_targets (card, part, ids);
    }
}

static guint
find_entities (CsCard *card)
{
  return cs_card_get_member (card, cs_card_get_member (card, card->root, "msteams"), "entities");
}

static gboolean
has_entity (CsCard     *card,
            const char *mention)
{
  for (guint node = cs_snapshot_get_first_child (card->snapshot, find_entities (card));
       node != CS_NODE_NONE; node = cs_snapshot_get_next (card->snapshot, node))
    {
      const guint  text = cs_card_get_member (card, node, "text");
      const char  *value = cs_snapshot_get_string (card->snapshot, text);

      if (value != NULL && (g_str_equal (value, mention) || cs_card_text_is_template (value)))
        return TRUE;
    }

  return FALSE;
}

/* Each <at>Name</at> of one text; those that are sound come into @mentions. */
static void
check_text (CsCard     *card,
            guint       node,
            GHashTable *mentions)
{
  const char *text = cs_snapshot_get_string (card->snapshot, node);
  const char *start = text != NULL ? strstr (text, AT_START) : NULL;

  while (start != NULL)
    {
      const char      *end = strstr (start, AT_END);
      g_autofree char *mention = NULL;
      CsFinding       *finding;

      if (end == NULL)
        return;

      end += strlen (AT_END);
      mention = g_strndup (start, end - start);
      start = strstr (end, AT_START);
      if (cs_card_text_is_template (mention))
        continue;
      if (card->language == CS_CARD_ADAPTIVE && has_entity (card, mention))
        {
          g_hash_table_add (mentions, g_steal_pointer (&mention));
          continue;
        }

      finding = cs_card_report (card, "card-mention-entity", node,
                                card->language == CS_CARD_ADAPTIVE
                                  ? _("Nothing in “msteams”, “entities” says who “%s” is, so "
                                      "nobody is notified.")
                                  : _("A MessageCard cannot mention people; “%s” stays a text."),
                                mention);
      cs_card_judge_target (card, finding);
    }
}

static void
check_entities (CsCard     *card,
                GHashTable *mentions)
{
  for (guint node = cs_snapshot_get_first_child (card->snapshot, find_entities (card));
       node != CS_NODE_NONE; node = cs_snapshot_get_next (card->snapshot, node))
    {
      const char *type = cs_card_get_string (card, node, "type");
      const char *text = cs_card_get_string (card, node, "text");
      CsFinding  *finding;

      if (g_strcmp0 (type, "mention") != 0 || text == NULL ||
          g_hash_table_contains (mentions, text))
        continue;

      finding = cs_card_report (card, "card-mention-text",
                                cs_card_get_member (card, node, "text"),
                                _("No text of the card has “%s” in it, so this person is not "
                                  "mentioned; the two must be the same, with <at> and </at>."),
                                text);
      cs_card_judge_target (card, finding);
    }
}

static void
check_mentions (CsCard *card)
{
  g_autoptr (GHashTable) mentions = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  static const char *const members[] = { "text", "title", "value", "activityTitle",
                                         "activitySubtitle", "activityText" };

  for (guint i = 0; i < card->parts->len; i++)
    {
      const CsCardPart *part = cs_card_get_part (card, i);

      /* The entity's own text mentions nobody. */
      if (cs_card_part_stands_in (part, "entities"))
        continue;
      for (guint j = 0; j < G_N_ELEMENTS (members); j++)
        check_text (card, cs_card_get_member (card, part->node, members[j]), mentions);
    }

  if (card->language == CS_CARD_ADAPTIVE)
    check_entities (card, mentions);
}

const CsRule cs_rules_card_ids[] = {
  CS_CARD_RULE (check_names, "card-id-duplicate", ERROR, FALSE,
                N_("Each id once"),
                N_("An id names one element, action or input of the whole card, cards that "
                   "buttons show included. Of two inputs with the same id only one value is "
                   "sent. An element and its own fallback may have the same id, as only one of "
                   "them is shown."),
                "The official renderers: DuplicateId, IdCollision"),
  CS_CARD_RULE (check_names, "card-toggle-target", WARNING, FALSE,
                N_("What a button shows or hides is there"),
                N_("Action.ToggleVisibility names elements by their id. For an id that no "
                   "element has, the button does nothing."),
                "adaptivecards.io, schema explorer"),
  CS_CARD_RULE (check_mentions, "card-mention-entity", WARNING, FALSE,
                N_("Who is mentioned is said"),
                N_("<at>Name</at> in a text mentions somebody only where an entry of "
                   "“msteams”, “entities” has the very same text and the person's id."),
                "Microsoft Learn, cards format; apprise"),
  CS_CARD_RULE (check_mentions, "card-mention-text", WARNING, FALSE,
                N_("Who is to be mentioned stands in a text"),
                N_("An entry of “msteams”, “entities” whose text stands nowhere in the card "
                   "mentions nobody. Microsoft's service refuses some such messages."),
                "Microsoft Learn, cards format"),
  { .info = { .id = NULL } },
};
