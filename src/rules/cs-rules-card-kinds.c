/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cs-rules"

#include "cs-rules-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* What kinds of object stand in a card, and where: known ones, such as the target shows, in places
 * where they are allowed. */

/* All kinds, wherever they may stand. */
static const CsFamily *const families[] = {
  &cs_adaptive_elements, &cs_adaptive_actions, &cs_adaptive_inlines, &cs_adaptive_columns,
  &cs_adaptive_rows, &cs_adaptive_cells, &cs_adaptive_pages, &cs_message_actions,
  &cs_message_inputs,
};

static const char *
get_type (CsCard           *card,
          const CsCardPart *part)
{
  return cs_snapshot_get_string (card->snapshot,
                                 cs_card_get_member (card, part->node,
                                                     part->family->discriminator));
}

/* Where its type stands, or itself. */
static guint
get_type_node (CsCard           *card,
               const CsCardPart *part)
{
  const guint type = part->family != NULL
                       ? cs_card_get_member (card, part->node, part->family->discriminator)
                       : CS_NODE_NONE;

  return type != CS_NODE_NONE ? type : part->node;
}

/* Whether something takes the place of a part that nobody understands: its own fallback, or that
 * of what it stands in. */
static gboolean
has_fallback (CsCard           *card,
              const CsCardPart *part)
{
  for (; part != NULL; part = cs_card_get_parent (card, part))
    {
      if (cs_card_has (card, part->node, "fallback") || cs_card_has (card, part->node, "requires"))
        return TRUE;
    }

  return FALSE;
}

/* Whether it is known, only not at this place. */
static gboolean
is_known_elsewhere (const char *type)
{
  for (guint i = 0; i < G_N_ELEMENTS (families); i++)
    {
      const CsKind *kind = cs_family_find (families[i], type);

      if (kind != NULL && g_str_equal (kind->type, type))
        return TRUE;
    }

  return FALSE;
}

/* Elements and actions; of what else has a kind nobody says when it is not understood. */
static gboolean
is_part_of_card (const CsCardPart *part)
{
  return part->family == &cs_adaptive_elements || part->family == &cs_adaptive_inlines ||
         part->family == &cs_adaptive_columns || part->family == &cs_adaptive_rows ||
         part->family == &cs_adaptive_cells || part->family == &cs_message_inputs ||
         cs_card_part_stands_in (part, "selectAction") ||
         cs_card_part_stands_in (part, "inlineAction") || cs_card_part_is_action (part);
}

static void
report_unknown (CsCard           *card,
                const CsCardPart *part)
{
  const guint   node = get_type_node (card, part);
  const char   *type = get_type (card, part);
  const CsKind *nearest = type != NULL ? cs_family_find_nearest (part->family, type) : NULL;
  CsFinding    *finding;

  if (type == NULL)
    finding = cs_card_report_missing (card, "card-kind-unknown", part->node,
                                      part->family->discriminator,
                                      _("Nothing says what kind of object this is; add “%s”."),
                                      part->family->discriminator);
  else if (is_known_elsewhere (type))
    finding = cs_card_report (card, "card-kind-place", node,
                              _("“%s” may not stand here, where %s is expected."), type,
                              _(part->family->name));
  else if (nearest != NULL)
    finding = cs_card_report (card, "card-kind-unknown", node,
                              _("“%s” is not known, so it is not shown; did you mean “%s”?"), type,
                              nearest->type);
  else if (cs_card_has (card, part->node, "fallback"))
    finding = cs_card_report (card, "card-kind-unknown", node,
                              _("“%s” is not known; its fallback stands in for it."), type);
  else
    finding = cs_card_report (card, "card-kind-unknown", node,
                              _("“%s” is not known, so it is not shown."), type);

  if (nearest != NULL && !is_known_elsewhere (type))
    {
      g_autofree char *json = cs_json_quote (nearest->type);
      g_autofree char *label = g_strdup_printf (_("Set %s"), json);

      cs_finding_set_cure (finding, label, CS_CURE_SET, NULL, json);
    }
  if (has_fallback (card, part) || !is_part_of_card (part))
    cs_finding_set_severity (finding, CS_SEVERITY_WARNING);
  cs_card_judge_place (part, finding);
}

/* Types of elements are known in one spelling; of a MessageCard the service takes any. */
static void
check_spelling (CsCard           *card,
                const CsCardPart *part)
{
  const char      *type = get_type (card, part);
  g_autofree char *json = NULL;
  g_autofree char *label = NULL;
  CsFinding       *finding;

  if (type == NULL || g_str_equal (type, part->kind->type))
    return;

  if (card->language == CS_CARD_MESSAGE)
    finding = cs_card_report (card, "card-kind-case", get_type_node (card, part),
                              _("“%s” is spelled “%s”; the service takes both, other programs "
                                "do not."),
                              part->kind->type, type);
  else
    finding = cs_card_report (card, "card-kind-case", get_type_node (card, part),
                              _("“%s” is spelled “%s”, so it is not shown everywhere."),
                              part->kind->type, type);

  json = cs_json_quote (part->kind->type);
  label = g_strdup_printf (_("Set %s"), json);
  cs_finding_set_cure (finding, label, CS_CURE_SET, NULL, json);
}

/* Inputs alone do no harm: it is the button that fails. */
static gboolean
is_unanswered (CsCard           *card,
               const CsCardPart *part)
{
  return part->kind->answered && card->language == CS_CARD_ADAPTIVE &&
         card->target == CS_TARGET_WORKFLOWS && !cs_card_part_is_input (part);
}

static void
check_support (CsCard           *card,
               const CsCardPart *part)
{
  const CsCardPart *parent = cs_card_get_parent (card, part);
  const CsKind     *kind = part->kind;
  CsFinding        *finding = NULL;

  if (is_unanswered (card, part))
    finding = cs_card_report (card, "card-action-unanswered", get_type_node (card, part),
                              _("“%s” needs a bot that answers; behind a webhook there is none, "
                                "so it fails."),
                              kind->type);
  else if (card->target != CS_TARGET_NONE && kind->not_on & (1u << card->target))
    /* Translators: a kind of element, then where the card goes: "Teams Workflows webhook" */
    finding = cs_card_report (card, "card-kind-target", get_type_node (card, part),
                              _("“%s” is not shown where the card goes: %s."), kind->type,
                              cs_target_get_title (card->target));

  if (finding != NULL)
    {
      cs_card_judge_target (card, finding);
      cs_card_judge_place (part, finding);
    }
  else if (kind->teams && !card->chosen && !(parent != NULL && parent->kind != NULL &&
                                             parent->kind->teams))
    {
      cs_card_report (card, "card-kind-teams", get_type_node (card, part),
                      _("“%s” is Teams' own; others do not know it. Choose the card's target, or "
                        "give it a fallback."),
                      kind->type);
    }
}

static void
check_version (CsCard           *card,
               const CsCardPart *part)
{
  const CsKind    *kind = part->kind;
  g_autofree char *since = NULL;
  g_autofree char *version = NULL;
  CsFinding       *finding;

  /* Teams shows its own kinds in cards of any version. */
  if (kind->teams || kind->since == CS_VERSION_NONE || card->version == CS_VERSION_NONE ||
      kind->since <= card->version)
    return;

  since = cs_version_to_string (kind->since);
  version = cs_version_to_string (card->version);
  finding = cs_card_report (card, "card-version-low", get_type_node (card, part),
                            _("“%s” came with version %s, and the card says %s; programs of that "
                              "version do not know it."),
                            kind->type, since, version);
  cs_card_cure_version (card, finding, kind->since);
}

/* What may not stand in a page of a carousel. */
static const char *const not_in_carousel[] = {
  "Action.ShowCard", "Action.ToggleVisibility", "ActionSet", "Carousel", "Media", NULL
};

static const char *
find_reason_against (CsCard           *card,
                     const CsCardPart *part)
{
  const CsCardPart *parent = cs_card_get_parent (card, part);

  if (part->places & CS_CARD_IN_CAROUSEL &&
      (g_strv_contains (not_in_carousel, part->kind->type) ||
       g_str_has_prefix (part->kind->type, "Input.")))
    return _("“%s” may not stand in a carousel.");

  if (!cs_card_part_is (part, "Action.ShowCard"))
    return NULL;
  if (cs_card_part_stands_in (part, "selectAction"))
    return _("“%s” may not be what a click on an element does; it needs a button.");
  if (cs_card_part_stands_in (part, "inlineAction"))
    return _("“%s” may not stand in an input.");
  if (part->places & CS_CARD_IN_SHOW_CARD && cs_card_part_stands_in (part, "actions") &&
      parent != NULL && !cs_card_part_is (parent, "ActionSet"))
    return _("“%s” may not stand in a card that a button shows.");

  return NULL;
}

static void
check_place (CsCard           *card,
             const CsCardPart *part)
{
  const char *reason = find_reason_against (card, part);
  CsFinding  *finding;

  if (reason == NULL)
    return;

  finding = cs_card_report (card, "card-kind-place", get_type_node (card, part), reason,
                            part->kind->type);
  cs_card_judge_place (part, finding);
}

static void
check_part (CsCard           *card,
            const CsCardPart *part)
{
  if (part->family == NULL || cs_card_is_template (card, get_type_node (card, part)))
    return;

  if (part->kind == NULL)
    {
      report_unknown (card, part);
      return;
    }

  check_spelling (card, part);
  check_support (card, part);
  check_version (card, part);
  check_place (card, part);
}

static gboolean
suits (CsCard *card)
{
  switch (card->target)
    {
    case CS_TARGET_WORKFLOWS:
      return card->language == CS_CARD_ADAPTIVE;
    case CS_TARGET_CONNECTOR:
    case CS_TARGET_OUTLOOK:
      return card->language == CS_CARD_MESSAGE;
    case CS_TARGET_BOT:
    case CS_TARGET_NONE:
    default:
      return TRUE;
    }
}

static void
check_language (CsCard *card)
{
  CsFinding *finding;

  if (card->language == CS_CARD_UNKNOWN)
    {
      cs_card_report (card, "card-unknown", card->root,
                      _("This is no card that we know: it is neither a MessageCard (“@type”) nor "
                        "an Adaptive Card (“type”)."));
      return;
    }
  if (suits (card))
    return;

  /* Translators: %s is where the card goes: "Teams Workflows webhook" */
  finding = cs_card_report (card, "card-language-target", card->root,
                            card->language == CS_CARD_MESSAGE
                              ? _("The card is a MessageCard, but an Adaptive Card is wanted "
                                  "there: %s. Convert it.")
                              : _("The card is an Adaptive Card, but a MessageCard is wanted "
                                  "there: %s."),
                            cs_target_get_title (card->target));
  cs_card_judge_target (card, finding);
}

static void
check_kinds (CsCard *card)
{
  check_language (card);
  for (guint i = 0; i < card->parts->len; i++)
    check_part (card, cs_card_get_part (card, i));

  if (card->first_template != CS_NODE_NONE)
    cs_card_report (card, "card-template", card->first_template,
                    _("The card is a template: values such as this one are filled in later, and "
                      "are not checked."));
}

const CsRule cs_rules_card_kinds[] = {
  CS_CARD_RULE (check_kinds, "card-unknown", WARNING, FALSE,
                N_("A card says what it is"),
                N_("A MessageCard says “@type”: “MessageCard”, an Adaptive Card says “type”: "
                   "“AdaptiveCard”. This text has nothing of either language."),
                "Connector Studio"),
  CS_CARD_RULE (check_kinds, "card-language-target", WARNING, FALSE,
                N_("A card in the language of its target"),
                N_("Workflows webhooks want Adaptive Cards; of a MessageCard they show some "
                   "text and no buttons. Outlook groups and connectors want MessageCards."),
                "Microsoft Learn, create incoming webhooks with Workflows"),
  CS_CARD_RULE (check_kinds, "card-kind-unknown", ERROR, TRUE,
                N_("Known elements and actions"),
                N_("Renderers leave out an element or action of a kind that they do not know, "
                   "or show its fallback. Without one, what you wrote is lost."),
                "The official JavaScript renderer: UnknownElementType, UnknownActionType"),
  CS_CARD_RULE (check_kinds, "card-kind-case", WARNING, TRUE,
                N_("Capital and small letters of kinds"),
                N_("Kinds of elements and actions are known in one spelling. The official "
                   "JavaScript renderer does not show “textblock”."),
                "The official JavaScript renderer: UnknownElementType, UnknownActionType"),
  CS_CARD_RULE (check_kinds, "card-kind-teams", WARNING, FALSE,
                N_("Teams' own elements"),
                N_("Teams shows elements that are no part of the language of Adaptive Cards. "
                   "Other programs leave them out. When you choose a target of Teams for the "
                   "card, this is not said any more."),
                "Microsoft Learn, Adaptive Cards for Teams"),
  CS_CARD_RULE (check_kinds, "card-kind-target", WARNING, FALSE,
                N_("Elements and actions that the target shows"),
                N_("The element or action is known, but not shown where this card goes. Remove "
                   "it, or choose the target for which the card is meant."),
                "Microsoft Learn, cards reference"),
  CS_CARD_RULE (check_kinds, "card-action-unanswered", WARNING, FALSE,
                N_("Somebody answers the button"),
                N_("Action.Submit and Action.Execute send what people entered to the bot that "
                   "sent the card. A card that came through a webhook has no bot, so the "
                   "button shows an error. Use Action.OpenUrl, or send the card with a bot."),
                "Microsoft Learn, add incoming webhook"),
  CS_CARD_RULE (check_kinds, "card-kind-place", WARNING, FALSE,
                N_("Elements and actions where they are allowed"),
                N_("A card that a button shows may not stand behind a click on an element, in "
                   "an input, or among the buttons of another such card; a carousel holds no "
                   "inputs, sets of actions or media. Renderers leave it out."),
                "The official JavaScript renderer: ActionTypeNotAllowed, ElementTypeNotAllowed"),
  CS_CARD_RULE (check_kinds, "card-template", NOTE, FALSE,
                N_("Templates of cards"),
                N_("Values such as ${name}, and the members $data and $when, are filled in "
                   "from data before the card is sent. What will stand there nobody knows yet, "
                   "so such values are taken as they are."),
                "Microsoft Learn, Adaptive Cards templating"),
  { .info = { .id = NULL } },
};
