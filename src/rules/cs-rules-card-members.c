/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cs-rules"

#include "cs-rules-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "cs-card-value-private.h"

/* What the tables say about each member of each part of a card.
 *
 * The official renderer is lenient: it passes over what it does not know and takes the default for
 * what it cannot read. So nothing here keeps a card from being shown, and all of it is a warning:
 * the author did not get what he wrote. */

/* The schema has two more, but the official renderer takes the default for them. */
static const CsMember image_set_size = {
  .name = "imageSize",
  .type = CS_TYPE_CHOICE,
  .choices = (const char *const []) { "small", "medium", "large", NULL },
};

/* Names that tools read and no renderer: "$schema", "$data". */
static gboolean
is_foreign (const char *key)
{
  return key == NULL || key[0] == '$' || g_str_has_prefix (key, "_");
}

/* Read by the official renderer, and in no schema. */
static const CsMember action_role = {
  .name = "role",
  .type = CS_TYPE_CHOICE,
  .choices = (const char *const []) { "button", "link", "tab", "menu", "menuItem", NULL },
};

/* Names that the tables of an object do not have and that mean the object itself. */
static gboolean
is_discriminator (const CsCardPart *part,
                  const char       *key)
{
  return (part->family != NULL && g_str_equal (key, part->family->discriminator)) ||
         g_str_equal (key, "type") || g_ascii_strcasecmp (key, "@type") == 0;
}

/* Members that have rules of their own, under the member that holds the part (NULL: any). */
static const struct
{
  const char *holder;
  const char *member;
  gboolean    required;   /* it is the absence that another rule is about */
} elsewhere[] = {
  { "columns", "width", FALSE },
  { NULL, "lang", FALSE },
  { NULL, "version", FALSE },
  { NULL, "themeColor", FALSE },
  { NULL, "requires", FALSE },
  { NULL, "url", FALSE },
  { NULL, "uri", FALSE },
  { NULL, "version", TRUE },
  { NULL, "id", TRUE },
  { NULL, "url", TRUE },
  { NULL, "uri", TRUE },
  { NULL, "altText", TRUE },
  { NULL, "label", TRUE },
  { NULL, "errorMessage", TRUE },
  { NULL, "summary", TRUE },
  { NULL, "text", TRUE },
  { NULL, "@context", TRUE },
  { NULL, "choices", TRUE },
  { "choices", "title", TRUE },
  { "choices", "value", TRUE },
  { "facts", "title", TRUE },
  { "facts", "name", TRUE },
  { "facts", "value", TRUE },
};

static gboolean
is_elsewhere (const CsCardPart *part,
              const char       *member,
              gboolean          required)
{
  for (guint i = 0; i < G_N_ELEMENTS (elsewhere); i++)
    {
      if (elsewhere[i].required == required && g_str_equal (elsewhere[i].member, member) &&
          (elsewhere[i].holder == NULL || cs_card_part_stands_in (part, elsewhere[i].holder)))
        return TRUE;
    }

  return FALSE;
}

static const CsMember *
find_row_by_case (const CsShape *shape,
                  const char    *key)
{
  for (const CsMember *row = shape->members; row->name != NULL; row++)
    {
      if (g_ascii_strcasecmp (row->name, key) == 0)
        return row;
    }

  return NULL;
}

static void
cure_name (CsCard         *card,
           CsFinding      *finding,
           guint           object,
           guint           node,
           const CsMember *row)
{
  g_autofree char *label = NULL;
  const CsMember  *form;

  if (cs_snapshot_get_member (card->snapshot, object, row->name) != CS_NODE_NONE ||
      cs_card_value_judge (card, row, node, &form) != CS_CARD_FAULT_NONE)
    return;

  label = g_strdup_printf (_("Rename to %s"), row->name);
  cs_finding_set_cure (finding, label, CS_CURE_RENAME, NULL, row->name);
}

static void
report_case (CsCard           *card,
             const CsCardPart *part,
             guint             node,
             const CsMember   *row)
{
  const char *key = cs_snapshot_get_key (card->snapshot, node);
  CsFinding  *finding;

  if (card->language == CS_CARD_MESSAGE)
    finding = cs_card_report (card, "card-member-case", node,
                              _("“%s” is spelled “%s”; the service takes both, other programs "
                                "do not."),
                              row->name, key);
  else
    finding = cs_card_report (card, "card-member-case", node,
                              _("“%s” is spelled “%s”, so nobody reads it; write it as it is "
                                "known."),
                              row->name, key);
  cs_check_mark_key (card->check, finding);
  cure_name (card, finding, part->node, node, row);
}

static void
report_unknown (CsCard           *card,
                const CsCardPart *part,
                guint             node)
{
  const char     *key = cs_snapshot_get_key (card->snapshot, node);
  const CsMember *nearest = cs_shape_find_nearest (part->shape, key, CS_VERSION_NONE);
  CsFinding      *finding;

  if (nearest != NULL)
    {
      finding = cs_card_report (card, "card-member-near", node,
                                _("“%s” is not known in %s; did you mean “%s”?"), key,
                                _(part->shape->name), nearest->name);
      cs_check_mark_key (card->check, finding);
      cure_name (card, finding, part->node, node, nearest);
    }
  else
    {
      g_autofree char *label = g_strdup_printf (_("Remove %s"), key);

      finding = cs_card_report (card, "card-member-unknown", node,
                                _("“%s” is not known in %s; nobody reads it."), key,
                                _(part->shape->name));
      cs_check_mark_key (card->check, finding);
      cs_finding_set_cure (finding, label, CS_CURE_REMOVE, NULL, NULL);
    }
}

/* The official renderer reads whole pixels only. */
static gboolean
has_broken_pixels (const CsMember *row,
                   const char     *text)
{
  return text != NULL && g_str_has_suffix (text, "px") && strchr (text, '.') != NULL &&
         (g_str_equal (row->name, "width") || g_str_equal (row->name, "height") ||
          g_str_equal (row->name, "minHeight"));
}

static void
check_value (CsCard         *card,
             const CsMember *row,
             const char     *name,
             guint           node,
             gboolean        type_only)
{
  const CsMember  *form;
  CsCardFault      fault = cs_card_value_judge (card, row, node, &form);
  g_autofree char *message = NULL;
  const char      *text = cs_snapshot_get_string (card->snapshot, node);
  const char      *id;
  CsFinding       *finding;

  if (fault == CS_CARD_FAULT_NONE && row->name != NULL && has_broken_pixels (row, text))
    {
      cs_card_report (card, "card-pattern", node,
                      _("“%s” must be in whole pixels, such as 50px."), name);
      return;
    }
  if (fault == CS_CARD_FAULT_NONE || (type_only && fault != CS_CARD_FAULT_TYPE))
    return;

  if (fault == CS_CARD_FAULT_TYPE)
    id = form->type == CS_TYPE_BOOLEAN && text != NULL ? "card-boolean-string" : "card-type";
  else if (fault == CS_CARD_FAULT_CHOICE)
    id = "card-choice";
  else if (fault == CS_CARD_FAULT_PATTERN)
    id = "card-pattern";
  else
    id = "card-range";

  message = cs_card_value_describe (card, fault, name, form, node);
  finding = cs_card_report (card, id, node, "%s", message);
  cs_card_value_cure (card, finding, fault, form, node);
}

static void
check_items (CsCard         *card,
             const CsMember *row,
             const char     *name,
             guint           node)
{
  if (row->type != CS_TYPE_ARRAY ||
      cs_snapshot_get_kind (card->snapshot, node) != CS_JSON_ARRAY)
    return;

  for (guint item = cs_snapshot_get_first_child (card->snapshot, node); item != CS_NODE_NONE;
       item = cs_snapshot_get_next (card->snapshot, item))
    {
      const CsMember object = { .type = CS_TYPE_OBJECT, .other = row->other };

      if (row->item != NULL)
        check_value (card, row->item, name, item, FALSE);
      else if (row->family != NULL || row->shape != NULL)
        check_value (card, &object, name, item, FALSE);
    }
}

/* As an address alone it came before the object. */
static gboolean
is_first_form (CsCard         *card,
               const CsMember *row,
               guint           node)
{
  return g_str_equal (row->name, "backgroundImage") &&
         cs_snapshot_get_kind (card->snapshot, node) == CS_JSON_STRING;
}

/* Said once for each name: raising the version cures all of them. */
static void
check_version (CsCard         *card,
               const CsMember *row,
               guint           node,
               GHashTable     *seen)
{
  g_autofree char *since = NULL;
  g_autofree char *version = NULL;
  CsFinding       *finding;

  if (card->version == CS_VERSION_NONE || row->since <= card->version ||
      row->flags & CS_MEMBER_TEAMS || is_first_form (card, row, node) ||
      row->since > CS_ADAPTIVE_VERSION_NEWEST || !g_hash_table_add (seen, (gpointer) row->name))
    return;

  since = cs_version_to_string (row->since);
  version = cs_version_to_string (card->version);
  finding = cs_card_report (card, "card-version-low", node,
                            _("“%s” came with version %s, and the card says %s; programs of that "
                              "version do not know it."),
                            row->name, since, version);
  cs_check_mark_key (card->check, finding);
  cs_card_cure_version (card, finding, row->since);
}

static void
check_target (CsCard         *card,
              const CsMember *row,
              guint           node)
{
  g_autofree char *label = NULL;
  CsFinding       *finding;

  if (card->target == CS_TARGET_NONE || !(row->not_on & (1u << card->target)))
    return;

  /* Translators: a member's name, then where the card goes: "Teams Workflows webhook" */
  finding = cs_card_report (card, "card-member-target", node,
                            _("“%s” has no effect where the card goes: %s."), row->name,
                            cs_target_get_title (card->target));
  cs_check_mark_key (card->check, finding);
  cs_card_judge_target (card, finding);
  label = g_strdup_printf (_("Remove %s"), row->name);
  cs_finding_set_cure (finding, label, CS_CURE_REMOVE, NULL, NULL);
}

/* A choice that not every version and target has. */
static void
check_choice_note (CsCard         *card,
                   const CsMember *row,
                   guint           node,
                   GHashTable     *seen)
{
  const char         *text = cs_snapshot_get_string (card->snapshot, node);
  const char         *choice = cs_member_find_choice (row, text);
  const CsChoiceNote *note = choice != NULL ? cs_member_get_choice_note (row, choice) : NULL;
  CsFinding          *finding;

  if (note == NULL)
    return;

  if (card->target != CS_TARGET_NONE && note->not_on & (1u << card->target))
    {
      /* Translators: a value, then where the card goes: "Teams Workflows webhook" */
      /* The default is shown instead, so nothing is lost: a warning also where it was chosen. */
      cs_card_report (card, "card-member-target", node,
                      _("“%s” has no effect where the card goes: %s."), choice,
                      cs_target_get_title (card->target));
    }
  else if (note->teams && !card->chosen)
    {
      cs_card_report (card, "card-choice-teams", node,
                      _("“%s” is Teams' own; other programs take the default."), choice);
    }
  else if (!note->teams && card->version != CS_VERSION_NONE && note->since > card->version &&
           g_hash_table_add (seen, (gpointer) note->choice))
    {
      g_autofree char *since = cs_version_to_string (note->since);
      g_autofree char *version = cs_version_to_string (card->version);

      finding = cs_card_report (card, "card-version-low", node,
                                _("“%s” came with version %s, and the card says %s; programs of "
                                  "that version do not know it."),
                                choice, since, version);
      cs_card_cure_version (card, finding, note->since);
    }
}

static void
check_required (CsCard           *card,
                const CsCardPart *part)
{
  for (const CsMember *row = part->shape->members; row->name != NULL; row++)
    {
      CsFinding *finding;

      if (!cs_member_required_in (row, CS_VERSION_NONE) || is_discriminator (part, row->name) ||
          cs_card_has (card, part->node, row->name) ||
          is_elsewhere (part, row->name, TRUE))
        continue;

      finding = cs_card_report_missing (card, "card-required", part->node, row->name,
                                        _("“%s” is missing in %s; add it."), row->name,
                                        _(part->shape->name));
      cs_card_judge_place (part, finding);
    }
}

static void
check_part (CsCard           *card,
            const CsCardPart *part,
            GHashTable       *seen)
{
  for (guint node = cs_snapshot_get_first_child (card->snapshot, part->node);
       node != CS_NODE_NONE; node = cs_snapshot_get_next (card->snapshot, node))
    {
      const char     *key = cs_snapshot_get_key (card->snapshot, node);
      const CsMember *row;

      if (is_foreign (key))
        continue;

      row = cs_shape_find_member (part->shape, key, CS_VERSION_NONE);
      if (row == NULL && cs_card_part_is_action (part) && g_str_equal (key, "role"))
        row = &action_role;
      if (row == NULL && !part->shape->open && !is_discriminator (part, key))
        {
          row = find_row_by_case (part->shape, key);
          if (row == NULL && !cs_card_part_stands_in (part, "facts"))
            report_unknown (card, part, node);
          else if (row == NULL)
            continue;
          else if (!cs_card_part_stands_in (part, "facts"))
            report_case (card, part, node, row);
          if (card->language != CS_CARD_MESSAGE)
            row = NULL;
        }
      if (row == NULL)
        continue;

      if (!is_elsewhere (part, row->name, FALSE) && !is_discriminator (part, key))
        {
          check_value (card, cs_card_part_is (part, "ImageSet") &&
                               g_str_equal (row->name, "imageSize") ? &image_set_size : row,
                       row->name, node, FALSE);
          check_items (card, row, row->name, node);
        }
      else if (g_str_equal (row->name, "url") || g_str_equal (row->name, "uri") ||
               g_str_equal (row->name, "lang") || g_str_equal (row->name, "requires"))
        {
          check_value (card, row, row->name, node, TRUE);
        }
      check_version (card, row, node, seen);
      check_target (card, row, node);
      check_choice_note (card, row, node, seen);
    }

  check_required (card, part);
}

static void
check_members (CsCard *card)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < card->parts->len; i++)
    {
      const CsCardPart *part = cs_card_get_part (card, i);

      if (part->shape != NULL)
        check_part (card, part, seen);
    }
}

#define OFFICIAL "adaptivecards.io, schema explorer; the official JavaScript renderer"

const CsRule cs_rules_card_members[] = {
  CS_CARD_RULE (check_members, "card-member-near", WARNING, TRUE,
                N_("Members of cards are spelled right"),
                N_("Nobody reads a member of that name; it is probably a slip of the pen for "
                   "one that is known. Renderers pass over it in silence, so the card looks as "
                   "if the member were not there."),
                OFFICIAL),
  CS_CARD_RULE (check_members, "card-member-case", WARNING, TRUE,
                N_("Capital and small letters of members"),
                N_("Names of members are known in one spelling. The service that takes "
                   "MessageCards lets other capitals pass, renderers of Adaptive Cards and "
                   "most programs do not."),
                OFFICIAL),
  CS_CARD_RULE (check_members, "card-member-unknown", NOTE, TRUE,
                N_("Known members of cards only"),
                N_("Neither the language of the card nor Teams' additions have a member of "
                   "that name at this place. It does no harm, and it does nothing."),
                OFFICIAL),
  CS_CARD_RULE (check_members, "card-required", WARNING, FALSE,
                N_("What an element needs is there"),
                N_("An element lacks a member without which it shows nothing or does nothing. "
                   "Add it."),
                OFFICIAL),
  CS_CARD_RULE (check_members, "card-type", WARNING, TRUE,
                N_("Values of cards are of the right type"),
                N_("A value is a text where a number is wanted, a single value where a list is "
                   "wanted, or the like. Renderers take the default instead and say nothing."),
                OFFICIAL),
  CS_CARD_RULE (check_members, "card-boolean-string", WARNING, TRUE,
                N_("true and false without quotes"),
                N_("In quotes, true and false are texts. Some renderers understand what was "
                   "meant, others take every text that is not empty for true, and others take "
                   "the default."),
                "Microsoft's own MessageCard examples; the official renderers"),
  CS_CARD_RULE (check_members, "card-choice", WARNING, TRUE,
                N_("One of the known choices"),
                N_("The member may have a few values only. For any other one renderers take "
                   "the default."),
                OFFICIAL),
  CS_CARD_RULE (check_members, "card-choice-teams", WARNING, FALSE,
                N_("Teams' own choices"),
                N_("Teams knows values that are no part of the language of Adaptive Cards. "
                   "Other programs take the default instead. When you choose a target of Teams "
                   "for the card, this is not said any more."),
                "Microsoft Learn, Adaptive Cards for Teams"),
  CS_CARD_RULE (check_members, "card-pattern", WARNING, FALSE,
                N_("Values of cards have the right form"),
                N_("A text does not have the form that its member asks for: a size such as "
                   "50px, a web address, a version. Renderers take the default instead."),
                OFFICIAL),
  CS_CARD_RULE (check_members, "card-range", WARNING, FALSE,
                N_("Numbers and lengths within their bounds"),
                N_("A number is below or above what the member allows, a text is too long, or "
                   "a list has too few entries."),
                OFFICIAL),
  CS_CARD_RULE (check_members, "card-version-low", WARNING, TRUE,
                N_("The card's version has what the card uses"),
                N_("A card says for which version of Adaptive Cards it is written. What came "
                   "later is unknown to programs of that version, which drop it in silence. "
                   "Raise the version, at most to 1.5, which is the newest that Teams shows."),
                OFFICIAL),
  CS_CARD_RULE (check_members, "card-member-target", WARNING, TRUE,
                N_("Members that the target knows"),
                N_("The member belongs to the language, but not where this card goes: it is "
                   "passed over there. Remove it, or choose the target for which the card is "
                   "meant."),
                "Microsoft Learn, cards reference and cards format"),
  { .info = { .id = NULL } },
};
