/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cs-rules"

#include "cs-rules-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* What people read: facts under their right keys, texts that are not cut, buttons and headings. */

/* About what a line of a card in a channel holds at the default size, and what two of a title do. */
#define CHARS_OF_LINE  80
#define CHARS_OF_TITLE 160

static gboolean
is_fact (const CsCardPart *part)
{
  return cs_card_part_stands_in (part, "facts");
}

/* A member under a name that is its own in other capitals, or in the other language. */
static guint
find_misnamed (CsCard     *card,
               guint       fact,
               const char *name,
               const char *foreign)
{
  for (guint node = cs_snapshot_get_first_child (card->snapshot, fact); node != CS_NODE_NONE;
       node = cs_snapshot_get_next (card->snapshot, node))
    {
      const char *key = cs_snapshot_get_key (card->snapshot, node);

      if (key != NULL && !g_str_equal (key, name) &&
          (g_ascii_strcasecmp (key, name) == 0 || g_ascii_strcasecmp (key, foreign) == 0))
        return node;
    }

  return CS_NODE_NONE;
}

static void
check_fact_key (CsCard     *card,
                guint       fact,
                const char *name,
                const char *foreign)
{
  g_autofree char *label = NULL;
  guint            misnamed;
  CsFinding       *finding;

  if (cs_snapshot_get_member (card->snapshot, fact, name) != CS_NODE_NONE)
    return;

  misnamed = find_misnamed (card, fact, name, foreign);
  if (misnamed == CS_NODE_NONE)
    {
      cs_card_report_missing (card, "card-fact-keys", fact, name,
                              _("The fact has no “%s”; nothing stands at its place."), name);
      return;
    }

  finding = cs_card_report (card, "card-fact-keys", misnamed,
                            _("A fact of this kind of card has “%s”, not “%s”, so nothing is "
                              "shown."),
                            name, cs_snapshot_get_key (card->snapshot, misnamed));
  cs_check_mark_key (card->check, finding);
  label = g_strdup_printf (_("Rename to %s"), name);
  cs_finding_set_cure (finding, label, CS_CURE_RENAME, NULL, name);
}

static void
check_fact (CsCard           *card,
            const CsCardPart *part)
{
  if (card->language == CS_CARD_MESSAGE)
    check_fact_key (card, part->node, "name", "title");
  else
    check_fact_key (card, part->node, "title", "name");
  check_fact_key (card, part->node, "value", "value");
}

static gboolean
is_emoji (gunichar c)
{
  return (c >= 0x1f300 && c <= 0x1faff) || (c >= 0x2600 && c <= 0x27bf) || c == 0x2b50 ||
         c == 0x2b55 || (c >= 0x1f000 && c <= 0x1f2ff) || c == 0x231a || c == 0x231b ||
         (c >= 0x23e9 && c <= 0x23fa);
}

/* What belongs to an emoji before it: variation selectors, joiners, tones are in the range. */
static gboolean
is_emoji_part (gunichar c)
{
  return is_emoji (c) || c == 0xfe0f || c == 0x200d || c == 0x20e3;
}

static char *
dup_without_emoji (const char *text,
                   gboolean   *found)
{
  GString *bare = g_string_new (NULL);

  *found = FALSE;
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      const gunichar c = g_utf8_get_char (p);

      *found = *found || is_emoji (c);
      if (is_emoji_part (c))
        continue;
      /* Not two spaces where one stood on each side. */
      if (c == ' ' && (bare->len == 0 || bare->str[bare->len - 1] == ' '))
        continue;
      g_string_append_unichar (bare, c);
    }

  return g_strchomp (g_string_free (bare, FALSE));
}

static void
check_action_title (CsCard           *card,
                    const CsCardPart *part)
{
  const char      *member = card->language == CS_CARD_MESSAGE ? "name" : "title";
  const char      *title = cs_card_get_string (card, part->node, member);
  g_autofree char *bare = NULL;
  g_autofree char *json = NULL;
  gboolean         found;
  CsFinding       *finding;

  if (title == NULL)
    return;

  bare = dup_without_emoji (title, &found);
  if (!found)
    return;

  finding = cs_card_report (card, "card-action-emoji",
                            cs_card_get_member (card, part->node, member),
                            _("The title “%s” of an action has an emoji, which Teams does not "
                              "show on buttons."),
                            title);
  if (*bare == '\0')
    return;
  json = cs_json_quote (bare);
  cs_finding_set_cure (finding, _("Remove the emoji"), CS_CURE_SET, NULL, json);
}

/* The longest line of a text, in characters. */
static gsize
count_longest_line (const char *text)
{
  gsize longest = 0;

  while (*text != '\0')
    {
      const gsize  bytes = strcspn (text, "\n");
      const gsize  length = g_utf8_strlen (text, bytes);

      longest = MAX (longest, length);
      text += bytes;
      if (*text == '\n')
        text++;
    }

  return longest;
}

static void
check_wrap (CsCard           *card,
            const CsCardPart *part)
{
  const char *text = cs_card_get_string (card, part->node, "text");
  CsFinding  *finding;

  if (text == NULL || cs_card_has (card, part->node, "wrap") ||
      count_longest_line (text) <= CHARS_OF_LINE)
    return;

  finding = cs_card_report (card, "card-text-cut", part->node,
                            _("The text is cut at the end of its line, as “wrap” is not set."));
  cs_card_cure_member (card, finding, _("Wrap the text"), part->node, "wrap", "true");
}

static void
check_message_title (CsCard *card)
{
  const char *title = cs_card_get_string (card, card->root, "title");

  if (title == NULL || card->target == CS_TARGET_OUTLOOK ||
      count_longest_line (title) <= CHARS_OF_TITLE)
    return;

  cs_card_report (card, "card-text-cut", cs_card_get_member (card, card->root, "title"),
                  _("The title is longer than two lines, which is where Teams cuts it; put the "
                    "rest into “text”."));
}

static gboolean
is_prominent (CsCard           *card,
              const CsCardPart *part)
{
  const char *size = cs_card_get_string (card, part->node, "size");
  const char *weight = cs_card_get_string (card, part->node, "weight");

  return size != NULL && weight != NULL && g_ascii_strcasecmp (weight, "bolder") == 0 &&
         (g_ascii_strcasecmp (size, "large") == 0 || g_ascii_strcasecmp (size, "extraLarge") == 0);
}

/* The first text that looks like a heading, where none is one. */
static void
check_heading (CsCard *card)
{
  const CsCardPart *first = NULL;
  CsFinding        *finding;

  for (guint i = 0; i < card->parts->len; i++)
    {
      const CsCardPart *part = cs_card_get_part (card, i);
      const char       *style;

      if (!cs_card_part_is (part, "TextBlock"))
        continue;
      style = cs_card_get_string (card, part->node, "style");
      if (style != NULL && g_ascii_strcasecmp (style, "heading") == 0)
        return;
      if (first == NULL && is_prominent (card, part) && !cs_card_has (card, part->node, "style"))
        first = part;
    }

  if (first == NULL)
    return;

  finding = cs_card_report (card, "card-heading", first->node,
                            _("The text looks like a heading and does not say so; with “style”: "
                              "“heading” a screen reader finds it."));
  cs_card_cure_member (card, finding, _("Make it a heading"), first->node, "style",
                       "\"heading\"");
}

/* {{DATE(...)}} and {{TIME(...)}}, which a renderer writes as its reader does. */
static void
check_dates (CsCard           *card,
             const CsCardPart *part)
{
  static const char *const members[] = { "text", "title", "value" };

  for (guint i = 0; i < G_N_ELEMENTS (members); i++)
    {
      const guint  node = cs_card_get_member (card, part->node, members[i]);
      const char  *text = cs_snapshot_get_string (card->snapshot, node);
      CsFinding   *finding;

      if (text == NULL || (strstr (text, "{{DATE(") == NULL && strstr (text, "{{TIME(") == NULL))
        continue;

      finding = cs_card_report (card, "card-date-function", node,
                                _("Teams does not write dates for its reader, so the function "
                                  "stands there as it is; write the date out."));
      cs_card_judge_target (card, finding);
    }
}

static void
check_texts (CsCard *card)
{
  for (guint i = 0; i < card->parts->len; i++)
    {
      const CsCardPart *part = cs_card_get_part (card, i);

      if (is_fact (part))
        check_fact (card, part);
      else if (cs_card_part_is_action (part))
        check_action_title (card, part);
      else if (cs_card_part_is (part, "TextBlock"))
        check_wrap (card, part);
      if (card->language == CS_CARD_ADAPTIVE)
        check_dates (card, part);
    }

  if (card->language == CS_CARD_MESSAGE)
    check_message_title (card);
  else if (card->language == CS_CARD_ADAPTIVE)
    check_heading (card);
}

const CsRule cs_rules_card_texts[] = {
  CS_CARD_RULE (check_texts, "card-fact-keys", WARNING, TRUE,
                N_("Facts under their right names"),
                N_("A fact of a MessageCard has “name” and “value”, one of an Adaptive Card "
                   "“title” and “value”. Under other names, and in other capitals, its text is "
                   "not shown."),
                "Microsoft Learn, legacy actionable message card reference; adaptivecards.io"),
  CS_CARD_RULE (check_texts, "card-action-emoji", WARNING, TRUE,
                N_("No emoji on buttons"),
                N_("Teams does not show emoji in the titles of actions, or shows a box "
                   "instead."),
                "Microsoft Learn, cards reference"),
  CS_CARD_RULE (check_texts, "card-text-cut", WARNING, TRUE,
                N_("Texts are not cut"),
                N_("A TextBlock without “wrap”: true is one line, and what does not fit is "
                   "cut, most of all on a phone. The title of a MessageCard is cut after its "
                   "second line."),
                "Microsoft Learn, cards reference and Adaptive Cards design"),
  CS_CARD_RULE (check_texts, "card-heading", NOTE, TRUE,
                N_("Headings say that they are headings"),
                N_("Who listens to a card jumps from heading to heading. Size and weight alone "
                   "make a text big, not a heading; “style”: “heading” (since version 1.5) "
                   "does both."),
                "Microsoft Learn, cards accessibility"),
  CS_CARD_RULE (check_texts, "card-date-function", WARNING, FALSE,
                N_("Dates are written out"),
                N_("{{DATE(...)}} and {{TIME(...)}} are filled in by a renderer in its "
                   "reader's language and time zone. Teams does not do that."),
                "Microsoft Learn, cards reference"),
  { .info = { .id = NULL } },
};
