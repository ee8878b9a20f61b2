/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cs-rules"

#include "cs-rules-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "cs-web-address-private.h"

/* Pictures, addresses and what buttons do with them; widths of columns. */

static const char *const picture_members[] = {
  "backgroundImage", "poster", "iconUrl", "activityImage", "image", "heroImage"
};

static gboolean
begins_with (const char *text,
             const char *prefix)
{
  return g_ascii_strncasecmp (text, prefix, strlen (prefix)) == 0;
}

static void
check_picture (CsCard *card,
               guint   node)
{
  const char      *url = cs_snapshot_get_string (card->snapshot, node);
  g_autofree char *secure = NULL;
  CsFinding       *finding;

  if (url == NULL || cs_card_text_is_template (url) || !begins_with (url, "http://"))
    return;

  finding = cs_card_report (card, "card-image-http", node,
                            _("“%s” does not begin with https://; clients do not load pictures "
                              "over plain http."),
                            url);
  secure = cs_web_address_make_secure (url);
  if (secure != NULL)
    cs_finding_cure_string (finding, _("Use https"), NULL, secure);
}

static gboolean
is_image (const CsCardPart *part)
{
  return cs_card_part_is (part, "Image") || cs_card_part_stands_in (part, "images") ||
         cs_card_part_stands_in (part, "backgroundImage") ||
         cs_card_part_stands_in (part, "heroImage");
}

static void
check_pictures (CsCard           *card,
                const CsCardPart *part)
{
  if (is_image (part))
    check_picture (card, cs_card_get_member (card, part->node, "url"));
  for (guint i = 0; i < G_N_ELEMENTS (picture_members); i++)
    check_picture (card, cs_card_get_member (card, part->node, picture_members[i]));
}

static void
check_alt_text (CsCard           *card,
                const CsCardPart *part)
{
  const gboolean  adaptive = card->language == CS_CARD_ADAPTIVE;
  const char     *member = adaptive ? "altText" : "title";
  const char     *text = cs_card_get_string (card, part->node, member);

  if (!(cs_card_part_is (part, "Image") || cs_card_part_stands_in (part, "images")) ||
      (cs_card_has (card, part->node, member) && (text == NULL || *text != '\0')))
    return;
  /* Empty is how an Adaptive Card says that a picture means nothing. */
  if (adaptive && text != NULL)
    return;

  cs_card_report_missing (card, "card-alt-text", part->node, member,
                          _("The picture has no “%s”; who does not see it learns nothing of it."),
                          member);
}

static void
report_address (CsCard     *card,
                guint       node,
                const char *url)
{
  g_autofree char *tidy = cs_web_address_tidy (url);
  CsFinding       *finding;

  finding = cs_card_report (card, "card-open-url", node,
                            _("“%s” is no web address; Teams opens addresses with http:// or "
                              "https:// only."),
                            url);
  cs_card_judge_target (card, finding);
  if (tidy != NULL)
    cs_finding_cure_string (finding, _("Repair the address"), NULL, tidy);
}

static void
check_address (CsCard *card,
               guint   node)
{
  const char *url = cs_snapshot_get_string (card->snapshot, node);

  if (url == NULL || *url == '\0' || cs_card_text_is_template (url))
    return;
  if (!begins_with (url, "http://") && !begins_with (url, "https://"))
    report_address (card, node, url);
}

static void
check_open_url (CsCard           *card,
                const CsCardPart *part)
{
  const guint  node = cs_card_get_member (card, part->node, "url");
  const char  *url = cs_snapshot_get_string (card->snapshot, node);
  CsFinding   *finding;

  if (node == CS_NODE_NONE || url == NULL || *url == '\0')
    {
      finding = cs_card_report_missing (card, "card-open-url-missing", part->node, "url",
                                        _("The action has no “url” that it could open."));
      if (!cs_card_part_stands_in (part, "actions"))
        cs_finding_set_severity (finding, CS_SEVERITY_WARNING);
      cs_card_judge_place (part, finding);
      return;
    }

  check_address (card, node);
}

static void
check_open_uri (CsCard           *card,
                const CsCardPart *part)
{
  const guint list = cs_card_get_member (card, part->node, "targets");
  CsFinding  *finding;

  if (cs_card_get_n_items (card, part->node, "targets") == 0)
    {
      if (list != CS_NODE_NONE && cs_card_is_template (card, list))
        return;
      finding = cs_card_report_missing (card, "card-open-url-missing", part->node, "targets",
                                        _("The action has no “targets” that it could open."));
      cs_finding_set_severity (finding, CS_SEVERITY_WARNING);
      return;
    }

  for (guint target = cs_snapshot_get_first_child (card->snapshot, list); target != CS_NODE_NONE;
       target = cs_snapshot_get_next (card->snapshot, target))
    {
      const char *os = cs_card_get_string (card, target, "os");

      /* An address for a program of the phone may have a scheme of its own. */
      if (os == NULL || g_ascii_strcasecmp (os, "default") == 0)
        check_address (card, cs_card_get_member (card, target, "uri"));
    }
}

static gboolean
is_local (const char *host)
{
  return g_str_equal (host, "localhost") || g_str_has_prefix (host, "127.") ||
         g_str_equal (host, "[::1]") || g_str_has_suffix (host, ".local");
}

static void
check_http_post (CsCard           *card,
                 const CsCardPart *part)
{
  const guint      node = cs_card_get_member (card, part->node, "target");
  const char      *url = cs_card_get_string (card, part->node, "target");
  g_autofree char *host = url != NULL ? cs_web_address_dup_host (url) : NULL;
  g_autofree char *secure = NULL;
  CsFinding       *finding;

  if (url == NULL)
    return;

  if (host != NULL && is_local (host))
    {
      cs_card_report (card, "card-http-post", node,
                      _("“%s” is this machine only; the request comes from Microsoft's servers, "
                        "so the address must be reachable on the internet."),
                      url);
    }
  else if (host == NULL || !cs_web_address_is_secure (url))
    {
      finding = cs_card_report (card, "card-http-post", node,
                                _("“%s” is no https address; the request is sent to secure "
                                  "addresses only."),
                                url);
      secure = cs_web_address_tidy (url);
      if (secure != NULL)
        cs_finding_cure_string (finding, _("Use https"), NULL, secure);
    }
}

/* The action that took the place of ViewAction. */
static char *
dup_open_uri (CsCard           *card,
              const CsCardPart *part)
{
  const guint      list = cs_card_get_member (card, part->node, "target");
  const char      *name = cs_card_get_string (card, part->node, "name");
  const char      *uri = cs_snapshot_get_string (card->snapshot, list);
  g_autofree char *name_json = NULL;
  g_autofree char *uri_json = NULL;

  if (uri == NULL)
    uri = cs_snapshot_get_string (card->snapshot, cs_snapshot_get_first_child (card->snapshot, list));
  if (name == NULL || uri == NULL)
    return NULL;

  name_json = cs_json_quote (name);
  uri_json = cs_json_quote (uri);
  return g_strdup_printf ("{\n  \"@type\": \"OpenUri\",\n  \"name\": %s,\n  \"targets\": [\n    "
                          "{ \"os\": \"default\", \"uri\": %s }\n  ]\n}",
                          name_json, uri_json);
}

static void
check_view_action (CsCard           *card,
                   const CsCardPart *part)
{
  g_autofree char *json = dup_open_uri (card, part);
  CsFinding       *finding;

  finding = cs_card_report (card, "card-view-action", part->node,
                            _("ViewAction is an old form that webhooks have been refusing; "
                              "OpenUri took its place."));
  if (json != NULL)
    cs_finding_set_cure (finding, _("Make it an OpenUri"), CS_CURE_SET, NULL, json);
}

/* What the official renderer reads: a number, "auto", "stretch", "50px", "2*". Of a table's columns
 * the words are Teams' own, which the tables know. */
static gboolean
is_width (CsCard *card,
          guint   node)
{
  const char *text = cs_snapshot_get_string (card->snapshot, node);
  gsize       n_digits;

  if (text == NULL)
    return cs_snapshot_get_kind (card->snapshot, node) == CS_JSON_NUMBER;
  if (g_str_equal (text, "auto") || g_str_equal (text, "stretch"))
    return TRUE;

  n_digits = strspn (text, "0123456789");
  return n_digits > 0 && (text[n_digits] == '\0' || g_str_equal (text + n_digits, "px") ||
                          g_str_equal (text + n_digits, "*"));
}

static void
check_width (CsCard           *card,
             const CsCardPart *part)
{
  const CsCardPart *parent = cs_card_get_parent (card, part);
  const gboolean    words = parent != NULL && !cs_card_part_is (parent, "Table");
  const guint       node = cs_card_get_member (card, part->node, "width");
  const char       *text;
  CsFinding        *finding;

  if (!cs_card_part_stands_in (part, "columns") || node == CS_NODE_NONE ||
      cs_snapshot_get_kind (card->snapshot, node) == CS_JSON_MISSING ||
      cs_card_is_template (card, node) || is_width (card, node))
    return;

  if (words)
    finding = cs_card_report (card, "card-column-width", node,
                              _("The column's width is taken for “auto”; write “auto”, “stretch”, "
                                "a weight such as 2 or a size such as 50px."));
  else
    finding = cs_card_report (card, "card-column-width", node,
                              _("The column's width is not understood; write a weight such as 2 "
                                "or a size such as 50px."));

  text = cs_snapshot_get_string (card->snapshot, node);
  if (words && text != NULL && g_ascii_strcasecmp (text, "stretch") == 0)
    cs_finding_set_cure (finding, _("Set “stretch”"), CS_CURE_SET, NULL, "\"stretch\"");
  else if (words)
    cs_finding_set_cure (finding, _("Set “auto”"), CS_CURE_SET, NULL, "\"auto\"");
  else
    cs_finding_set_cure (finding, _("Set the weight 1"), CS_CURE_SET, NULL, "1");
}

static void
check_media (CsCard *card)
{
  for (guint i = 0; i < card->parts->len; i++)
    {
      const CsCardPart *part = cs_card_get_part (card, i);

      check_pictures (card, part);
      check_alt_text (card, part);
      check_width (card, part);
      if (cs_card_part_is (part, "Action.OpenUrl"))
        check_open_url (card, part);
      else if (cs_card_part_is (part, "OpenUri"))
        check_open_uri (card, part);
      else if (cs_card_part_is (part, "HttpPOST"))
        check_http_post (card, part);
      else if (cs_card_part_is (part, "ViewAction"))
        check_view_action (card, part);
    }
}

const CsRule cs_rules_card_media[] = {
  CS_CARD_RULE (check_media, "card-image-http", WARNING, TRUE,
                N_("Pictures over https"),
                N_("Clients show cards in a secure page and do not load pictures over plain "
                   "http there, or take them through a service that refuses http."),
                "Microsoft Learn, cards format"),
  CS_CARD_RULE (check_media, "card-alt-text", WARNING, FALSE,
                N_("Pictures have an alternative text"),
                N_("A screen reader says the alternative text instead of the picture, and it "
                   "stands there until the picture is loaded. Where a picture of an Adaptive "
                   "Card is mere decoration, give it an empty one."),
                "Microsoft Learn, cards accessibility"),
  CS_CARD_RULE (check_media, "card-open-url", WARNING, TRUE,
                N_("Buttons open web addresses"),
                N_("Teams and Outlook on the web open addresses that begin with http:// or "
                   "https:// and nothing else: no mail addresses, no files, no relative "
                   "addresses."),
                "Microsoft Learn, legacy actionable message card reference"),
  CS_CARD_RULE (check_media, "card-open-url-missing", ERROR, FALSE,
                N_("A link leads somewhere"),
                N_("An action that is to open an address has none. The button does nothing."),
                "The official JavaScript renderer: PropertyCantBeNull"),
  CS_CARD_RULE (check_media, "card-http-post", WARNING, TRUE,
                N_("HttpPOST goes to a public https address"),
                N_("The request of HttpPOST is sent by Microsoft's servers, never by the "
                   "client, so its target must be a secure address that is reachable on the "
                   "internet."),
                "Microsoft Learn, legacy actionable message card reference"),
  CS_CARD_RULE (check_media, "card-view-action", WARNING, TRUE,
                N_("OpenUri instead of ViewAction"),
                N_("ViewAction is the older form of a link. Since 2023 webhooks have been "
                   "answering it with “Bad payload received by generic incoming webhook”."),
                "rundeck-microsoft-teams-notification-plugin#5"),
  CS_CARD_RULE (check_media, "card-column-width", WARNING, TRUE,
                N_("Widths of columns"),
                N_("A column's width is “auto”, “stretch”, a number that is its share of what "
                   "is left, or a size such as 50px; a table's column has a number or a size. "
                   "Anything else is taken for “auto”."),
                "The official JavaScript renderer: InvalidPropertyValue"),
  { .info = { .id = NULL } },
};
