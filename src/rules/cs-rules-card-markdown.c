/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cs-rules"

#include "cs-rules-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "cs-markdown.h"

/* Markup that stands in the text as it is written, as the target does not know it. */

typedef enum
{
  MARK_HEADING    = 1 << 0,
  MARK_SMALL_HEADING = 1 << 1,   /* of the fourth level and below */
  MARK_STRIKE     = 1 << 2,
  MARK_CODE       = 1 << 3,
  MARK_IMAGE      = 1 << 4,
  MARK_QUOTE      = 1 << 5,
  MARK_RULE       = 1 << 6,
  MARK_TABLE      = 1 << 7,
  MARK_HTML       = 1 << 8,
} Marks;

static const struct
{
  Marks       mark;
  const char *sentence;
} sentences[] = {
  { MARK_HEADING, N_("Headings (#) are not shown as such there; the signs stand in the text.") },
  { MARK_SMALL_HEADING, N_("Headings below the third level are not shown as such there.") },
  { MARK_STRIKE, N_("Struck out text (~~) is not shown as such there; the signs stand in the "
                    "text.") },
  { MARK_CODE, N_("Code (`) is not shown as such there; the signs stand in the text.") },
  { MARK_IMAGE, N_("Pictures in a text (![]) are not shown there; use a picture of the card.") },
  { MARK_QUOTE, N_("Quotations (>) are not shown as such there; the signs stand in the text.") },
  { MARK_RULE, N_("Lines (---) are not drawn there; the signs stand in the text.") },
  { MARK_TABLE, N_("Tables of Markdown are not shown as such there.") },
  { MARK_HTML, N_("HTML is not understood there; the tags stand in the text.") },
};

/* What Teams shows of a text in an Adaptive Card and in a connector card, and what Outlook does, by
 * its documentation. */
static const Marks unknown_to[CS_N_TARGETS] = {
  [CS_TARGET_WORKFLOWS] = MARK_HEADING | MARK_SMALL_HEADING | MARK_STRIKE | MARK_CODE | MARK_IMAGE |
                          MARK_QUOTE | MARK_RULE | MARK_TABLE | MARK_HTML,
  [CS_TARGET_BOT] = MARK_HEADING | MARK_SMALL_HEADING | MARK_STRIKE | MARK_CODE | MARK_IMAGE |
                    MARK_QUOTE | MARK_RULE | MARK_TABLE | MARK_HTML,
  [CS_TARGET_CONNECTOR] = MARK_SMALL_HEADING | MARK_TABLE | MARK_HTML,
  [CS_TARGET_OUTLOOK] = MARK_CODE | MARK_IMAGE | MARK_QUOTE | MARK_TABLE | MARK_HTML,
};

static const char *const html_tags[] = {
  "a", "b", "blockquote", "br", "code", "div", "em", "font", "h1", "h2", "h3", "h4", "hr", "i",
  "img", "li", "ol", "p", "pre", "s", "span", "strike", "strong", "table", "td", "th", "tr", "u",
  "ul", NULL
};

static gboolean
has_html (const char *text)
{
  for (const char *p = strchr (text, '<'); p != NULL; p = strchr (p + 1, '<'))
    {
      const char      *name = p[1] == '/' ? p + 2 : p + 1;
      const gsize      length = strspn (name, "abcdefghijklmnopqrstuvwxyz"
                                              "ABCDEFGHIJKLMNOPQRSTUVWXYZ123456");
      g_autofree char *tag = g_ascii_strdown (name, length);

      if (length > 0 && g_strv_contains (html_tags, tag) && strchr (">/ \t\n", name[length]) != NULL &&
          strchr (name, '>') != NULL)
        return TRUE;
    }

  return FALSE;
}

/* Most texts have no sign that could begin such markup; they need no reading. */
static gboolean
is_plain (const char *text)
{
  return strpbrk (text, "#~`!>|") == NULL && strstr (text, "---") == NULL &&
         strstr (text, "***") == NULL && strstr (text, "___") == NULL &&
         strstr (text, "===") == NULL && strstr (text, "    ") == NULL;
}

static Marks
find_marks_of_block (const CsMarkdownBlock *block)
{
  Marks marks = block->quote > 0 ? MARK_QUOTE : 0;

  switch (block->kind)
    {
    case CS_MARKDOWN_HEADING:
      marks |= block->level > 3 ? MARK_SMALL_HEADING : MARK_HEADING;
      break;
    case CS_MARKDOWN_PREFORMATTED:
      marks |= MARK_CODE;
      break;
    case CS_MARKDOWN_RULE:
      marks |= MARK_RULE;
      break;
    case CS_MARKDOWN_ROW:
      marks |= MARK_TABLE;
      break;
    case CS_MARKDOWN_PARAGRAPH:
    case CS_MARKDOWN_ITEM:
    default:
      break;
    }

  for (guint i = 0; i < block->n_runs; i++)
    {
      marks |= block->runs[i].style & CS_MARKDOWN_STRIKE ? MARK_STRIKE : 0;
      marks |= block->runs[i].style & CS_MARKDOWN_CODE ? MARK_CODE : 0;
      marks |= block->runs[i].style & CS_MARKDOWN_IMAGE ? MARK_IMAGE : 0;
    }

  return marks;
}

static Marks
find_marks (const char *text)
{
  g_autoptr (CsMarkdown) markdown = NULL;
  Marks                  marks = has_html (text) ? MARK_HTML : 0;

  if (is_plain (text))
    return marks;

  markdown = cs_markdown_new (text, CS_MARKDOWN_WHOLE);
  for (guint i = 0; i < cs_markdown_get_n_blocks (markdown); i++)
    marks |= find_marks_of_block (cs_markdown_get_block (markdown, i));

  return marks;
}

static void
check_text (CsCard     *card,
            guint       object,
            const char *member)
{
  const guint  node = cs_card_get_member (card, object, member);
  const char  *text = cs_snapshot_get_string (card->snapshot, node);
  Marks        unknown;

  if (text == NULL || strlen (text) > CS_MARKDOWN_MAX_BYTES)
    return;

  unknown = find_marks (text) & unknown_to[card->target];
  for (guint i = 0; i < G_N_ELEMENTS (sentences); i++)
    {
      CsFinding *finding;

      if (!(unknown & sentences[i].mark))
        continue;

      finding = cs_card_report (card, "card-markdown", node, "%s", _(sentences[i].sentence));
      /* Tags can still be read, and a program's output may well be meant to have some. */
      if (sentences[i].mark != MARK_HTML)
        cs_card_judge_target (card, finding);
    }
}

/* A section that says so has HTML instead. */
static gboolean
is_html (CsCard           *card,
         const CsCardPart *part)
{
  for (; part != NULL; part = cs_card_get_parent (card, part))
    {
      if (cs_card_has (card, part->node, "markdown"))
        return !cs_card_get_boolean (card, part->node, "markdown");
    }

  return FALSE;
}

static void
check_part (CsCard           *card,
            const CsCardPart *part)
{
  if (card->language == CS_CARD_ADAPTIVE)
    {
      if (cs_card_part_is (part, "TextBlock"))
        check_text (card, part->node, "text");
      else if (cs_card_part_stands_in (part, "facts"))
        check_text (card, part->node, "value");
      return;
    }

  if (is_html (card, part))
    return;
  if (part->parent == CS_CARD_NO_PART || cs_card_part_stands_in (part, "sections"))
    {
      check_text (card, part->node, "text");
      check_text (card, part->node, "activityText");
    }
  else if (cs_card_part_stands_in (part, "facts"))
    check_text (card, part->node, "value");
}

static void
check_markdown (CsCard *card)
{
  for (guint i = 0; i < card->parts->len; i++)
    check_part (card, cs_card_get_part (card, i));
}

const CsRule cs_rules_card_markdown[] = {
  CS_CARD_RULE (check_markdown, "card-markdown", WARNING, FALSE,
                N_("Markup that the target shows"),
                N_("In an Adaptive Card Teams shows bold and italic text, lists and links, and "
                   "nothing else of Markdown; in a connector card it shows more, and Outlook "
                   "something in between. Other markup stands in the text as it is written. "
                   "HTML is understood in sections with “markdown”: false only."),
                "Microsoft Learn, cards format"),
  { .info = { .id = NULL } },
};
