/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cs-rules"

#include "cs-rules-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Inputs: can their values be told apart, do people know what to enter, and what was wrong? */

static void
check_id (CsCard           *card,
          const CsCardPart *part)
{
  const guint  node = cs_card_get_member (card, part->node, "id");
  const char  *id = cs_snapshot_get_string (card->snapshot, node);
  CsFinding   *finding;

  if (node != CS_NODE_NONE && (id == NULL || *id != '\0'))
    return;

  finding = cs_card_report_missing (card, "card-input-id", part->node, "id",
                                    _("The input has no “id”, so what people enter is not sent."));
  if (card->language == CS_CARD_MESSAGE)
    cs_finding_set_severity (finding, CS_SEVERITY_WARNING);
  cs_card_judge_place (part, finding);
}

/* The words that stand beside the input, for a label that is missing. */
static const char *
find_words (CsCard           *card,
            const CsCardPart *part)
{
  const char *placeholder = cs_card_get_string (card, part->node, "placeholder");

  return placeholder != NULL && *placeholder != '\0' ? placeholder
                                                     : cs_card_get_string (card, part->node,
                                                                           "title");
}

static gboolean
is_blank (CsCard           *card,
          const CsCardPart *part,
          const char       *member)
{
  const guint  node = cs_card_get_member (card, part->node, member);
  const char  *text = cs_snapshot_get_string (card->snapshot, node);

  return node == CS_NODE_NONE || (text != NULL && *text == '\0');
}

static void
check_label (CsCard           *card,
             const CsCardPart *part)
{
  const gboolean required = cs_card_get_boolean (card, part->node, "isRequired");
  const char    *words;
  CsFinding     *finding;

  /* A toggle's title stands beside it. */
  if (!is_blank (card, part, "label") || (cs_card_part_is (part, "Input.Toggle") && !required))
    return;

  finding = cs_card_report_missing (card, "card-input-label", part->node, "label",
                                    _("The input has no “label”; a screen reader cannot say what "
                                      "to enter, and a placeholder goes away while one types."));
  words = find_words (card, part);
  if (words != NULL && *words != '\0')
    {
      g_autofree char *json = cs_json_quote (words);

      cs_card_cure_member (card, finding, _("Take its own words"), part->node, "label", json);
    }
}

static void
check_error_message (CsCard           *card,
                     const CsCardPart *part)
{
  if (!is_blank (card, part, "errorMessage"))
    return;

  if (cs_card_get_boolean (card, part->node, "isRequired"))
    cs_card_report_missing (card, "card-input-error-message", part->node, "errorMessage",
                            _("The input is required and has no “errorMessage” that says so when "
                              "it is left empty."));
  else if (cs_card_has (card, part->node, "regex"))
    cs_card_report_missing (card, "card-input-error-message", part->node, "errorMessage",
                            _("The input wants a text of a certain form and has no "
                              "“errorMessage” that says which."));
}

static void
check_choice (CsCard *card,
              guint   choice,
              const char *shown)
{
  static const char *const members[] = { NULL, "value" };

  if (cs_snapshot_get_kind (card->snapshot, choice) != CS_JSON_OBJECT)
    return;

  for (guint i = 0; i < G_N_ELEMENTS (members); i++)
    {
      const char  *member = members[i] != NULL ? members[i] : shown;
      const guint  node = cs_card_get_member (card, choice, member);
      const char  *text = cs_snapshot_get_string (card->snapshot, node);
      CsFinding   *finding;

      if (text != NULL && (*text != '\0' || card->language == CS_CARD_MESSAGE))
        continue;
      if (node != CS_NODE_NONE && text == NULL)
        continue;

      finding = cs_card_report_missing (card, "card-choice-incomplete", choice, member,
                                        _("The choice has no “%s”; each needs what people see and "
                                          "what is sent."),
                                        member);
      if (i == 1 && cs_card_get_string (card, choice, shown) != NULL &&
          *cs_card_get_string (card, choice, shown) != '\0')
        {
          g_autofree char *json = cs_json_quote (cs_card_get_string (card, choice, shown));

          cs_card_cure_member (card, finding, _("Send what people see"), choice, member, json);
        }
    }
}

static void
check_choices (CsCard           *card,
               const CsCardPart *part)
{
  const char  *shown = card->language == CS_CARD_MESSAGE ? "display" : "title";
  const guint  list = cs_card_get_member (card, part->node, "choices");

  if (cs_card_get_n_items (card, part->node, "choices") == 0)
    {
      if (list != CS_NODE_NONE && cs_card_is_template (card, list))
        return;
      cs_card_report_missing (card, "card-choices-missing", part->node, "choices",
                              _("The input has no choices, so there is nothing to choose."));
      return;
    }

  for (guint choice = cs_snapshot_get_first_child (card->snapshot, list); choice != CS_NODE_NONE;
       choice = cs_snapshot_get_next (card->snapshot, choice))
    check_choice (card, choice, shown);
}

static void
check_inputs (CsCard *card)
{
  for (guint i = 0; i < card->parts->len; i++)
    {
      const CsCardPart *part = cs_card_get_part (card, i);

      if (part->shape == NULL || !cs_card_part_is_input (part))
        continue;

      check_id (card, part);
      if (card->language == CS_CARD_ADAPTIVE)
        {
          check_label (card, part);
          check_error_message (card, part);
        }
      if (cs_card_part_is (part, "Input.ChoiceSet") || cs_card_part_is (part, "MultichoiceInput"))
        check_choices (card, part);
    }
}

const CsRule cs_rules_card_inputs[] = {
  CS_CARD_RULE (check_inputs, "card-input-id", ERROR, FALSE,
                N_("Inputs have an id"),
                N_("What people enter is sent under the input's “id”. Without one it is lost."),
                "The official JavaScript renderer: PropertyCantBeNull"),
  CS_CARD_RULE (check_inputs, "card-input-label", WARNING, TRUE,
                N_("Inputs have a label"),
                N_("“label” (since version 1.3) stands above the input and is what a screen "
                   "reader says. A placeholder is no substitute, as it goes away while one "
                   "types."),
                "Microsoft Learn, cards accessibility; the official JavaScript renderer: "
                "RequiredInputsShouldHaveLabel"),
  CS_CARD_RULE (check_inputs, "card-input-error-message", WARNING, FALSE,
                N_("Checked inputs say what was wrong"),
                N_("An input that is required, or whose text is checked, keeps the button from "
                   "working. “errorMessage” (since version 1.3) tells people why."),
                "The official JavaScript renderer: RequiredInputsShouldHaveErrorMessage"),
  CS_CARD_RULE (check_inputs, "card-choices-missing", WARNING, FALSE,
                N_("Sets of choices have choices"),
                N_("A set without choices shows nothing that could be chosen. Where choices "
                   "come from a service while people type, give those that most of them want."),
                "The official JavaScript renderer: CollectionCantBeEmpty"),
  CS_CARD_RULE (check_inputs, "card-choice-incomplete", WARNING, TRUE,
                N_("Choices have a title and a value"),
                N_("Each choice has what people see (“title”, in a MessageCard “display”) and "
                   "what is sent (“value”)."),
                "The official JavaScript renderer: PropertyCantBeNull"),
  { .info = { .id = NULL } },
};
