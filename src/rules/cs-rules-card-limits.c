/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cs-rules"

#include "cs-rules-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "cs-card-size.h"

/* How much of it: sections, pictures, buttons, bytes. */

#define MAX_SECTIONS     10
#define MAX_IMAGES       5
#define MAX_ACTIONS      6
/* Two pages of Microsoft say four and five. */
#define MESSAGE_ACTIONS  4
#define MESSAGE_ACTIONS_SHOWN 5

static void
check_sections (CsCard *card)
{
  const guint  n_sections = cs_card_get_n_items (card, card->root, "sections");
  CsFinding   *finding;

  if (n_sections <= MAX_SECTIONS)
    return;

  finding = cs_card_report (card, "card-sections-max",
                            cs_card_get_member (card, card->root, "sections"),
                            _("The card has %u sections; those after the tenth are not shown."),
                            n_sections);
  cs_card_judge_target (card, finding);
}

static void
check_images (CsCard           *card,
              const CsCardPart *part)
{
  const guint  n_images = cs_card_get_n_items (card, part->node, "images");
  CsFinding   *finding;

  if (n_images <= MAX_IMAGES || card->target == CS_TARGET_OUTLOOK)
    return;

  finding = cs_card_report (card, "card-images-max",
                            cs_card_get_member (card, part->node, "images"),
                            _("The section has %u pictures; Teams shows five."), n_images);
  cs_card_judge_target (card, finding);
}

static void
check_message_actions (CsCard           *card,
                       const CsCardPart *part)
{
  static const char *const members[] = { "potentialAction", "actions" };

  for (guint i = 0; i < G_N_ELEMENTS (members); i++)
    {
      const guint  n_actions = cs_card_get_n_items (card, part->node, members[i]);
      CsFinding   *finding;

      if (n_actions <= MESSAGE_ACTIONS)
        continue;

      finding = cs_card_report (card, "card-actions-max",
                                cs_card_get_member (card, part->node, members[i]),
                                _("There are %u actions in one place; four are allowed there, and "
                                  "those after the fifth are not shown."),
                                n_actions);
      if (n_actions > MESSAGE_ACTIONS_SHOWN)
        cs_card_judge_target (card, finding);
    }
}

static guint
count_primary (CsCard *card,
               guint   list)
{
  guint n_primary = 0;

  for (guint node = cs_snapshot_get_first_child (card->snapshot, list); node != CS_NODE_NONE;
       node = cs_snapshot_get_next (card->snapshot, node))
    {
      const char *mode = cs_card_get_string (card, node, "mode");

      n_primary += mode == NULL || g_ascii_strcasecmp (mode, "secondary") != 0;
    }

  return n_primary;
}

static void
check_adaptive_actions (CsCard           *card,
                        const CsCardPart *part)
{
  const guint list = cs_card_get_member (card, part->node, "actions");
  const guint n_actions = cs_card_get_n_items (card, part->node, "actions");
  guint       n_primary;

  if (n_actions <= MAX_ACTIONS)
    return;

  n_primary = count_primary (card, list);
  if (n_primary > MAX_ACTIONS)
    cs_card_report (card, "card-actions-max", list,
                    _("There are %u actions in one place; Teams shows six as buttons and puts the "
                      "others into a menu, and other programs leave them out."),
                    n_actions);
  /* Teams has a menu for those that say so. */
  else if (!card->chosen)
    cs_card_report (card, "card-actions-max", list,
                    _("There are %u actions in one place; programs without a menu for “secondary” "
                      "ones leave out those after the sixth."),
                    n_actions);
}

/* Of several cards in one message the first one stands for it. */
static gboolean
stands_for_message (CsCard *card)
{
  const guint attachments = cs_card_get_member (card, 0, "attachments");

  return card->envelope == CS_NODE_NONE ||
         cs_snapshot_get_parent (card->snapshot, card->root) ==
           cs_snapshot_get_first_child (card->snapshot, attachments);
}

static void
check_size (CsCard *card)
{
  CsCardSize  size;
  CsFinding  *finding;

  /* A quotation mark may count twice, and nothing more than that. */
  if (g_bytes_get_size (cs_snapshot_get_bytes (card->snapshot)) < CS_CARD_SIZE_MAX / 2 - 1024 ||
      !stands_for_message (card) || !cs_card_size_measure (card->snapshot, &size))
    return;

  if (size.payload > CS_CARD_SIZE_MAX)
    {
      finding = cs_card_report (card, "card-size", card->root,
                                _("The message is %u bytes long as it is sent; %u are allowed."),
                                (guint) size.payload, CS_CARD_SIZE_MAX);
      cs_card_judge_target (card, finding);
    }
  else if (size.estimate > CS_CARD_SIZE_MAX)
    {
      cs_card_report (card, "card-size", card->root,
                      _("The message is %u bytes long as it is sent, which Teams counts as about "
                        "%u; %u are allowed."),
                      (guint) size.payload, (guint) size.estimate, CS_CARD_SIZE_MAX);
    }
}

static void
check_limits (CsCard *card)
{
  if (card->language == CS_CARD_UNKNOWN)
    return;

  if (card->language == CS_CARD_MESSAGE)
    check_sections (card);
  for (guint i = 0; i < card->parts->len; i++)
    {
      const CsCardPart *part = cs_card_get_part (card, i);

      if (card->language == CS_CARD_ADAPTIVE)
        {
          check_adaptive_actions (card, part);
          continue;
        }
      if (cs_card_part_stands_in (part, "sections"))
        check_images (card, part);
      check_message_actions (card, part);
    }
  check_size (card);
}

const CsRule cs_rules_card_limits[] = {
  CS_CARD_RULE (check_limits, "card-sections-max", WARNING, FALSE,
                N_("Ten sections at the most"),
                N_("A MessageCard may have ten sections; what comes after them is not shown. "
                   "Put the rest behind a link."),
                "Microsoft Learn, legacy actionable message card reference; cards reference"),
  CS_CARD_RULE (check_limits, "card-images-max", WARNING, FALSE,
                N_("Five pictures in a section at the most"),
                N_("Of a section's pictures Teams shows five."),
                "Microsoft Learn, cards reference"),
  CS_CARD_RULE (check_limits, "card-actions-max", WARNING, FALSE,
                N_("A few actions only"),
                N_("A MessageCard may have four actions in one place by one page of "
                   "Microsoft's and five by another. Of an Adaptive Card Teams shows six as "
                   "buttons and puts further ones into a menu; other programs leave them out."),
                "Microsoft Learn, legacy actionable message card reference; cards reference; "
                "the official JavaScript renderer: TooManyActions"),
  CS_CARD_RULE (check_limits, "card-size", WARNING, FALSE,
                N_("28 KB at the most"),
                N_("Webhooks refuse messages of more than 28 KB. White space between the "
                   "members does not count, as it is not sent; quotation marks and backslashes "
                   "may count twice. Leave out what people can read elsewhere, and pictures "
                   "that stand in the card itself."),
                "Microsoft Learn, create incoming webhooks"),
  { .info = { .id = NULL } },
};
