/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cs-rules"

#include "cs-rules-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "cs-pattern.h"

/* What a card says about itself as a whole: what it is, for which version, in which language and
 * colour, and what a notification of it reads. */

#define CONTEXT        "https://schema.org/extensions"
#define CONTEXT_OF_OLD "http://schema.org/extensions"
#define ADAPTIVE_TYPE  "application/vnd.microsoft.card.adaptive"

/* In an adaptive card's "lang", as the official renderer reads it. */
#define PATTERN_LANG "^[a-zA-Z]{2,3}$"

/* A summary is one line of a notification. */
#define MAX_SUMMARY 120

/* Up to four numbers with points between them. */
static gboolean
is_version (const char *text)
{
  guint n_numbers = 0;

  while (n_numbers < 4)
    {
      const gsize n_digits = strspn (text, "0123456789");

      if (n_digits == 0 || n_digits > 9)
        return FALSE;
      n_numbers++;
      text += n_digits;
      if (*text == '\0')
        return TRUE;
      if (*text++ != '.')
        return FALSE;
    }

  return FALSE;
}

static void
offer_version (CsCard    *card,
               CsFinding *finding)
{
  cs_card_cure_member (card, finding, _("Set version 1.5"), card->root, "version", "\"1.5\"");
}

/* What the official renderer makes a version of: two numbers with one character between them. */
static gboolean
has_two_numbers (const char *text)
{
  return cs_pattern_matches ("[0-9]+.[0-9]+", text);
}

/* Some take a number for a version, and one among other signs, and no version for the newest. */
static gboolean
is_forgiven (CsCard     *card,
             guint       node,
             const char *text)
{
  double number;

  if (text != NULL)
    return *text == '\0' || has_two_numbers (text);
  if (cs_snapshot_get_double (card->snapshot, node, &number))
    return number != (guint) CLAMP (number, 0, 1000);

  return cs_snapshot_get_kind (card->snapshot, node) == CS_JSON_NULL ||
         cs_snapshot_get_kind (card->snapshot, node) == CS_JSON_FALSE;
}

static void
check_version_text (CsCard     *card,
                    guint       node,
                    const char *text)
{
  CsFinding *finding;

  if (text == NULL || !is_version (text))
    {
      finding = cs_card_report (card, "card-version-invalid", node,
                                _("“version” is no version; write one such as \"1.5\"."));
      if (is_forgiven (card, node, text))
        cs_finding_set_severity (finding, CS_SEVERITY_WARNING);
      offer_version (card, finding);
    }
  else if (strchr (text, '.') == NULL)
    {
      g_autofree char *whole = g_strconcat (text, ".0", NULL);
      g_autofree char *json = cs_json_quote (whole);
      g_autofree char *label = g_strdup_printf (_("Set %s"), json);

      finding = cs_card_report (card, "card-version-invalid", node,
                                _("“%s” is not understood everywhere; write \"%s\"."), text,
                                whole);
      cs_finding_set_severity (finding, CS_SEVERITY_WARNING);
      cs_finding_set_cure (finding, label, CS_CURE_SET, NULL, json);
    }
}

static void
check_version_bound (CsCard     *card,
                     guint       node,
                     const char *text)
{
  CsFinding *finding;

  if (card->version == CS_VERSION_NONE ? g_ascii_strtoull (text, NULL, 10) > 1
                                       : card->version > CS_ADAPTIVE_VERSION_NEWEST)
    {
      finding = cs_card_report (card, "card-version-unknown", node,
                                _("There is no version %s of Adaptive Cards; the newest is 1.6, "
                                  "and Teams shows 1.5."),
                                text);
      offer_version (card, finding);
    }
  else if (card->version > CS_ADAPTIVE_VERSION_TEAMS && card->target != CS_TARGET_NONE)
    {
      finding = cs_card_report (card, "card-version-high", node,
                                _("Teams shows cards up to version 1.5; this one says %s, and "
                                  "“card couldn't be displayed” would stand there."),
                                text);
      cs_card_judge_target (card, finding);
      offer_version (card, finding);
    }
}

static void
check_version (CsCard *card)
{
  const guint  node = cs_card_get_member (card, card->root, "version");
  const char  *text = cs_snapshot_get_string (card->snapshot, node);
  CsFinding   *finding;

  if (node == CS_NODE_NONE)
    {
      finding = cs_card_report_missing (card, "card-version-missing", card->root, "version",
                                        _("The card does not say for which version of Adaptive "
                                          "Cards it is; add “version”."));
      offer_version (card, finding);
      return;
    }
  if (cs_card_is_template (card, node) ||
      cs_snapshot_get_kind (card->snapshot, node) == CS_JSON_MISSING)
    return;

  check_version_text (card, node, text);
  if (text != NULL && is_version (text))
    check_version_bound (card, node, text);
}

static void
check_type_of (CsCard *card,
               guint   object)
{
  const guint  node = cs_card_get_member (card, object, "type");
  const char  *type = cs_snapshot_get_string (card->snapshot, node);
  CsFinding   *finding;

  if (type != NULL && (g_str_equal (type, "AdaptiveCard") || cs_card_text_is_template (type)))
    return;

  finding = cs_card_report_missing (card, "card-type-missing", object, "type",
                                    _("The card does not say “type”: “AdaptiveCard”; without it "
                                      "nobody takes it for a card."));
  cs_card_cure_member (card, finding, _("Set the type"), object, "type", "\"AdaptiveCard\"");
}

/* Of the card itself, and of those that its buttons show. */
static void
check_adaptive_type (CsCard *card)
{
  check_type_of (card, card->root);

  for (guint i = 1; i < card->parts->len; i++)
    {
      const CsCardPart *part = cs_card_get_part (card, i);

      if (cs_card_part_stands_in (part, "card") &&
          cs_card_part_is (cs_card_get_parent (card, part), "Action.ShowCard"))
        check_type_of (card, part->node);
    }
}

static void
check_message_type (CsCard *card)
{
  const char *type = cs_card_get_string (card, card->root, "@type");
  const char *context = cs_card_get_string (card, card->root, "@context");
  CsFinding  *finding;

  if (!cs_card_has (card, card->root, "@type") ||
      (type != NULL && !g_str_equal (type, "MessageCard")))
    {
      finding = cs_card_report_missing (card, "card-type-missing", card->root, "@type",
                                        _("The card does not say “@type”: “MessageCard”, which "
                                          "the documentation asks for."));
      cs_card_cure_member (card, finding, _("Set the type"), card->root, "@type",
                           "\"MessageCard\"");
    }

  if (!cs_card_has (card, card->root, "@context"))
    {
      finding = cs_card_report_missing (card, "card-context", card->root, "@context",
                                        _("“@context” is missing; the documentation asks for %s."),
                                        CONTEXT);
      cs_card_cure_member (card, finding, _("Add the context"), card->root, "@context",
                           "\"" CONTEXT "\"");
    }
  else if (context != NULL && !g_str_equal (context, CONTEXT))
    {
      finding = cs_card_report (card, "card-context",
                                cs_card_get_member (card, card->root, "@context"),
                                _("“@context” is not %s, which the documentation asks for."),
                                CONTEXT);
      /* Microsoft's own examples have it. */
      if (g_str_equal (context, CONTEXT_OF_OLD))
        cs_finding_set_severity (finding, CS_SEVERITY_NOTE);
      cs_finding_set_cure (finding, _("Set the context"), CS_CURE_SET, NULL, "\"" CONTEXT "\"");
    }
}

/* A line for a notification, made of a text that people see. */
static char *
dup_line (const char *text)
{
  g_autofree char *line = g_strndup (text, strcspn (text, "\r\n"));
  g_autofree char *bare = g_strdup (line);
  char            *to = bare;

  for (const char *from = line; *from != '\0'; from++)
    {
      if (strchr ("*_#`~", *from) == NULL)
        *to++ = *from;
    }
  *to = '\0';
  g_strstrip (bare);

  return g_utf8_strlen (bare, -1) > MAX_SUMMARY ? g_utf8_substring (bare, 0, MAX_SUMMARY)
                                                : g_steal_pointer (&bare);
}

/* The first text that stands in the card. */
static const char *
find_text (CsCard *card)
{
  static const char *const members[] = { "title", "activityTitle", "text", "activityText" };

  for (guint i = 0; i < card->parts->len; i++)
    {
      const CsCardPart *part = cs_card_get_part (card, i);

      if (card->language == CS_CARD_ADAPTIVE && !cs_card_part_is (part, "TextBlock"))
        continue;
      for (guint j = 0; j < G_N_ELEMENTS (members); j++)
        {
          const char *text = cs_card_get_string (card, part->node, members[j]);

          if (text != NULL && *text != '\0' && (j == 0 || card->language == CS_CARD_ADAPTIVE ||
                                                g_utf8_strlen (text, -1) > 0))
            return text;
        }
    }

  return NULL;
}

static void
cure_notification (CsCard     *card,
                   CsFinding  *finding,
                   guint       object,
                   const char *member)
{
  const char      *text = find_text (card);
  g_autofree char *line = text != NULL ? dup_line (text) : NULL;
  g_autofree char *json = NULL;

  if (line == NULL || *line == '\0')
    return;

  json = cs_json_quote (line);
  cs_card_cure_member (card, finding, _("Take the card's first text"), object, member, json);
}

static gboolean
is_blank (CsCard     *card,
          guint       object,
          const char *member)
{
  const guint  node = cs_card_get_member (card, object, member);
  const char  *text = cs_snapshot_get_string (card->snapshot, node);

  return node == CS_NODE_NONE || cs_snapshot_get_kind (card->snapshot, node) == CS_JSON_NULL ||
         (text != NULL && *text == '\0');
}

static void
check_message_notification (CsCard *card)
{
  CsFinding *finding;

  if (!is_blank (card, card->root, "summary"))
    return;

  if (is_blank (card, card->root, "text"))
    finding = cs_card_report_missing (card, "card-summary-missing", card->root, "summary",
                                      _("The card has neither “summary” nor “text”; the service "
                                        "refuses it: “Summary or Text is required.”"));
  else
    finding = cs_card_report_missing (card, "card-notification", card->root, "summary",
                                      _("The card has no “summary”, which is what notifications "
                                        "and lists of messages show."));
  cure_notification (card, finding, card->root, "summary");
}

static void
check_adaptive_notification (CsCard *card)
{
  CsFinding *finding;

  if (card->envelope != CS_NODE_NONE)
    {
      if (!is_blank (card, card->envelope, "summary") || !is_blank (card, card->envelope, "text"))
        return;
      finding = cs_card_report_missing (card, "card-notification", card->envelope, "summary",
                                        _("The message has no “summary”, which is what "
                                          "notifications show instead of the card."));
      cure_notification (card, finding, card->envelope, "summary");
    }
  else if (card->parts->len > 1 && is_blank (card, card->root, "fallbackText") &&
           is_blank (card, card->root, "speak"))
    {
      finding = cs_card_report_missing (card, "card-notification", card->root, "fallbackText",
                                        _("The card has no “fallbackText”, which stands for it in "
                                          "notifications and where it cannot be shown."));
      cure_notification (card, finding, card->root, "fallbackText");
    }
}

static char *
tidy_color (const char *text)
{
  const char  *digits = *text == '#' ? text + 1 : text;
  const gsize  length = strspn (digits, "0123456789abcdefABCDEF");

  if (digits[length] != '\0')
    return NULL;
  if (length == 3)
    return g_strdup_printf ("%c%c%c%c%c%c", digits[0], digits[0], digits[1], digits[1], digits[2],
                            digits[2]);
  if (length == 8)
    return g_strdup (digits + 2);

  return length == 6 ? g_strdup (digits) : NULL;
}

static void
check_color (CsCard *card)
{
  const guint      node = cs_card_get_member (card, card->root, "themeColor");
  const char      *text = cs_snapshot_get_string (card->snapshot, node);
  g_autofree char *tidy = text != NULL ? tidy_color (text) : NULL;
  g_autofree char *json = tidy != NULL ? cs_json_quote (tidy) : NULL;
  CsFinding       *finding;

  if (node == CS_NODE_NONE || cs_card_is_template (card, node) ||
      cs_snapshot_get_kind (card->snapshot, node) == CS_JSON_MISSING ||
      (text != NULL && (*text == '\0' || g_strcmp0 (text, tidy) == 0)))
    return;

  finding = cs_card_report (card, "card-theme-color", node,
                            _("“themeColor” is not six hexadecimal digits such as 0076D7."));
  /* With a "#" before them they are common and understood. */
  if (tidy != NULL && text[0] == '#' && strlen (text) == 7)
    cs_finding_set_severity (finding, CS_SEVERITY_NOTE);
  if (json != NULL)
    {
      g_autofree char *label = g_strdup_printf (_("Set %s"), json);

      cs_finding_set_cure (finding, label, CS_CURE_SET, NULL, json);
    }
}

static void
check_lang (CsCard *card)
{
  for (guint i = 0; i < card->parts->len; i++)
    {
      const CsCardPart *part = cs_card_get_part (card, i);
      const char       *lang = cs_card_get_string (card, part->node, "lang");
      g_autofree char  *json = NULL;
      g_autofree char  *bare = NULL;
      CsFinding        *finding;

      if (lang == NULL || *lang == '\0' || cs_pattern_matches (PATTERN_LANG, lang))
        continue;

      finding = cs_card_report (card, "card-lang",
                                cs_card_get_member (card, part->node, "lang"),
                                _("“%s” is not read as a language; write two or three letters "
                                  "such as en."),
                                lang);
      bare = g_strndup (lang, strcspn (lang, "-_"));
      if (!cs_pattern_matches (PATTERN_LANG, bare))
        continue;
      json = cs_json_quote (bare);
      cs_finding_set_cure (finding, _("Keep the language alone"), CS_CURE_SET, NULL, json);
    }
}

static void
check_requires (CsCard *card)
{
  for (guint i = 0; i < card->parts->len; i++)
    {
      const CsCardPart *part = cs_card_get_part (card, i);
      const guint       list = cs_card_get_member (card, part->node, "requires");

      for (guint node = cs_snapshot_get_first_child (card->snapshot, list); node != CS_NODE_NONE;
           node = cs_snapshot_get_next (card->snapshot, node))
        {
          const char *text = cs_snapshot_get_string (card->snapshot, node);

          if (text == NULL || *text == '\0' || g_str_equal (text, "*") ||
              cs_card_is_template (card, node) || has_two_numbers (text))
            continue;
          cs_card_report (card, "card-requires", node,
                          _("“%s” is no version; write one such as 1.2, or * for any."), text);
        }
    }
}

/* The message around an Adaptive Card. */
static void
check_envelope (CsCard *card)
{
  const guint  attachment = cs_snapshot_get_parent (card->snapshot, card->root);
  const char  *type = cs_card_get_string (card, card->envelope, "type");
  const char  *content_type = cs_card_get_string (card, attachment, "contentType");
  CsFinding   *finding;

  if (!cs_card_has (card, card->envelope, "type") ||
      (type != NULL && !g_str_equal (type, "message")))
    {
      finding = cs_card_report_missing (card, "card-envelope", card->envelope, "type",
                                        _("The message around the card does not say “type”: "
                                          "“message”."));
      cs_card_cure_member (card, finding, _("Set the type"), card->envelope, "type",
                           "\"message\"");
    }
  if (card->language == CS_CARD_ADAPTIVE &&
      (!cs_card_has (card, attachment, "contentType") ||
       (content_type != NULL && !g_str_equal (content_type, ADAPTIVE_TYPE))))
    {
      finding = cs_card_report_missing (card, "card-envelope", attachment, "contentType",
                                        _("The attachment does not say that it is an Adaptive "
                                          "Card: “contentType” must be %s."),
                                        ADAPTIVE_TYPE);
      cs_card_cure_member (card, finding, _("Set the type"), attachment, "contentType",
                           "\"" ADAPTIVE_TYPE "\"");
    }
}

static void
check_head (CsCard *card)
{
  if (card->language == CS_CARD_ADAPTIVE)
    {
      check_adaptive_type (card);
      check_version (card);
      check_adaptive_notification (card);
      check_lang (card);
      check_requires (card);
    }
  else if (card->language == CS_CARD_MESSAGE)
    {
      check_message_type (card);
      check_message_notification (card);
      check_color (card);
    }
  if (card->envelope != CS_NODE_NONE)
    check_envelope (card);
}

const CsRule cs_rules_card_head[] = {
  CS_CARD_RULE (check_head, "card-version-missing", WARNING, TRUE,
                N_("An Adaptive Card says its version"),
                N_("Without “version” each program takes another one for granted, and some "
                   "show nothing. Write the version that has all that the card uses; Teams "
                   "shows cards up to 1.5."),
                "adaptivecards.io, schema explorer"),
  CS_CARD_RULE (check_head, "card-version-invalid", ERROR, TRUE,
                N_("The card's version is a version"),
                N_("“version” is a text with two numbers, such as \"1.5\". What is no version "
                   "is taken for one that is too new, and the card is not shown."),
                "The official renderers' tests of versions"),
  CS_CARD_RULE (check_head, "card-version-unknown", ERROR, TRUE,
                N_("The card's version exists"),
                N_("A program shows a card's “fallbackText” instead of a card whose version is "
                   "newer than those that it knows. There is none above 1.6."),
                "The official JavaScript renderer: UnsupportedCardVersion"),
  CS_CARD_RULE (check_head, "card-version-high", WARNING, TRUE,
                N_("A version that Teams shows"),
                N_("Teams shows cards up to version 1.5. A card of 1.6 arrives as “card "
                   "couldn't be displayed”."),
                "microsoft/AdaptiveCards#9378; Microsoft Learn, cards reference"),
  CS_CARD_RULE (check_head, "card-type-missing", WARNING, TRUE,
                N_("The card says what it is"),
                N_("An Adaptive Card has “type”: “AdaptiveCard”, a MessageCard “@type”: "
                   "“MessageCard”. Some receivers guess it, others refuse the message."),
                "Microsoft Learn, legacy actionable message card reference"),
  CS_CARD_RULE (check_head, "card-context", WARNING, TRUE,
                N_("The context of a MessageCard"),
                N_("“@context” must be https://schema.org/extensions. Teams takes cards "
                   "without it and with http:// too, Outlook is stricter."),
                "Microsoft Learn, legacy actionable message card reference"),
  CS_CARD_RULE (check_head, "card-summary-missing", ERROR, TRUE,
                N_("A MessageCard has a summary or a text"),
                N_("The service refuses a MessageCard that has neither “summary” nor “text” "
                   "with “Summary or Text is required.”, wherever else in the card a text may "
                   "stand."),
                "Microsoft Learn, legacy actionable message card reference"),
  CS_CARD_RULE (check_head, "card-notification", NOTE, TRUE,
                N_("Notifications have something to show"),
                N_("A notification, a list of messages and a screen reader show a line of text "
                   "instead of the card: “summary” of a MessageCard and of a message, "
                   "“fallbackText” of an Adaptive Card. Without it they only say that there is "
                   "a card."),
                "Microsoft Learn, cards reference; uptime-kuma"),
  CS_CARD_RULE (check_head, "card-theme-color", WARNING, TRUE,
                N_("The theme color is six digits"),
                N_("“themeColor” is written as six hexadecimal digits, as in 0076D7, without "
                   "“#”. Names of colors are not understood."),
                "Microsoft Learn, legacy actionable message card reference"),
  CS_CARD_RULE (check_head, "card-lang", WARNING, TRUE,
                N_("The language has two or three letters"),
                N_("“lang” is read by the official renderer when it has two or three letters; "
                   "with a country behind it is passed over, and dates are written as in "
                   "English."),
                "The official JavaScript renderer: InvalidPropertyValue"),
  CS_CARD_RULE (check_head, "card-requires", WARNING, FALSE,
                N_("Versions of required features"),
                N_("“requires” names features and the versions of them that an element needs, "
                   "such as 1.2, or * for any. What is no version is passed over, so the "
                   "element is shown although the feature may be missing."),
                "The official JavaScript renderer: InvalidPropertyValue"),
  CS_CARD_RULE (check_head, "card-envelope", WARNING, TRUE,
                N_("The message around a card"),
                N_("A webhook takes an Adaptive Card within a message: “type”: “message”, and "
                   "“attachments” with the “contentType” of Adaptive Cards. Another type is "
                   "not shown as a card."),
                "Microsoft Learn, create and send messages with Workflows"),
  { .info = { .id = NULL } },
};
