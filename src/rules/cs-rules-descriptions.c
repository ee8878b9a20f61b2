/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cs-rules"

#include "cs-rules-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "cs-words-private.h"

/* The two descriptions, and what a template left in any text that people see. */

#define MAX_WORDS 500

static const char *const superlatives[] = {
  "best", "top", "#1", "number one", "amazing", "certified for", "powered by", NULL,
};

static const char *const template_texts[] = {
  "lorem ipsum", "add short description here", "add full description here", "example.com", NULL,
};

static const char *const shown_texts[] = {
  "/name/short", "/name/full", "/description/short", "/description/full", "/developer/name",
};

/* What people write for names of Microsoft's, and what they are called. Longer ones first. */
static const struct
{
  const char *abbreviation;
  const char *name;
} abbreviations[] = {
  { "MS Teams", "Microsoft Teams" },
  { "Office 365", "Microsoft 365" },
  { "O365", "Microsoft 365" },
  { "MSFT", "Microsoft" },
  { "MS", "Microsoft" },
};

static const struct
{
  const char *pointer;
  const char *what;          /* as a sentence begins */
  const char *empty_id;
  const char *empty;
  glong       max_length;
} descriptions[] = {
  { "/description/short", N_("The short description"), "short-description-empty",
    N_("The short description is empty; say in one sentence of at most 80 characters what the "
       "connector does."),
    80 },
  { "/description/full", N_("The full description"), "full-description-empty",
    N_("The full description is empty; say in up to 4,000 characters what the connector does and "
       "for whom."),
    4000 },
};

static char *
replace_at (const char *text,
            const char *place,
            gsize       length,
            const char *by)
{
  GString *result = g_string_new_len (text, place - text);

  g_string_append (result, by);
  g_string_append (result, place + length);
  return g_string_free (result, FALSE);
}

/* With all abbreviations written out. */
static char *
write_out (const char *text)
{
  char *result = g_strdup (text);

  for (guint i = 0; i < G_N_ELEMENTS (abbreviations); i++)
    {
      const char *place;

      while ((place = cs_words_find_exact (result, abbreviations[i].abbreviation)) != NULL)
        {
          char *longer = replace_at (result, place, strlen (abbreviations[i].abbreviation),
                                     abbreviations[i].name);

          g_free (result);
          result = longer;
        }
    }

  return result;
}

/* The first mention of Teams, where it is not called Microsoft Teams. */
static const char *
find_bare_teams (const char *text)
{
  const char *teams = cs_words_find_exact (text, "Teams");
  const gsize length = strlen ("Microsoft ");

  if (teams == NULL)
    return NULL;
  if ((gsize) (teams - text) >= length && strncmp (teams - length, "Microsoft ", length) == 0)
    return NULL;

  return teams;
}

static const char *
find_abbreviation (const char *text,
                   guint      *index)
{
  for (*index = 0; *index < G_N_ELEMENTS (abbreviations); (*index)++)
    {
      const char *place = cs_words_find_exact (text, abbreviations[*index].abbreviation);

      if (place != NULL)
        return place;
    }

  return NULL;
}

static void
check_abbreviations (CsCheck    *check,
                     const char *pointer,
                     const char *text,
                     glong       max_length)
{
  g_autofree char *written_out = write_out (text);
  const char      *teams = find_bare_teams (written_out);
  CsFinding       *finding;
  guint            index;

  if (find_abbreviation (text, &index) != NULL)
    finding = cs_check_report (check, "description-ms-abbrev", NULL, pointer,
                               _("The description says “%s”; write “%s”."),
                               abbreviations[index].abbreviation, abbreviations[index].name);
  else if (teams != NULL)
    finding = cs_check_report (check, "description-ms-abbrev", NULL, pointer,
                               _("The description's first mention of Teams does not say “Microsoft "
                                 "Teams”; the first one should."));
  else
    return;

  if (teams != NULL)
    {
      char *longer = replace_at (written_out, teams, strlen ("Teams"), "Microsoft Teams");

      g_free (written_out);
      written_out = longer;
    }
  /* Written out it may be too long, and what then is to go only the author knows. */
  if (g_utf8_strlen (written_out, -1) <= max_length)
    cs_finding_cure_string (finding, _("Write the name out"), NULL, written_out);
}

static void
check_one_description (CsCheck *check,
                       guint    index)
{
  const char *pointer = descriptions[index].pointer;
  const char *text = cs_check_get_string (check, pointer);
  const char *superlative;

  if (text == NULL)
    return;
  if (cs_words_is_blank (text))
    {
      cs_check_report_text (check, descriptions[index].empty_id, NULL, pointer,
                            _(descriptions[index].empty));
      return;
    }

  check_abbreviations (check, pointer, text, descriptions[index].max_length);

  superlative = cs_words_find_any (text, superlatives);
  if (superlative != NULL)
    cs_check_report (check, "description-superlative", NULL, pointer,
                     _("The description says “%s”; the store accepts no praise and no claims of "
                       "endorsement, so say plainly what the connector does."),
                     superlative);
  if (cs_words_find (text, "appsource") != NULL)
    cs_check_report (check, "description-appsource-link", NULL, pointer,
                     _("The description points to AppSource; people read it in the store itself, "
                       "so remove the link."));
}

static void
check_both (CsCheck    *check,
            const char *short_text,
            const char *full_text)
{
  if (cs_words_is_blank (short_text) || cs_words_is_blank (full_text))
    return;

  if (g_str_equal (short_text, full_text))
    cs_check_report (check, "description-same", NULL, "/description/full",
                     _("The full description is the same as the short one; people read it to learn "
                       "more, so say more."));
  else if (strstr (full_text, short_text) != NULL)
    cs_check_report (check, "full-contains-short", NULL, "/description/full",
                     _("The full description repeats the short one; both are shown together, so "
                       "say it in other words."));
}

static void
check_descriptions (CsCheck *check)
{
  const char *short_text = cs_check_get_string (check, "/description/short");
  const char *full_text = cs_check_get_string (check, "/description/full");

  for (guint i = 0; i < G_N_ELEMENTS (descriptions); i++)
    check_one_description (check, i);

  if (short_text != NULL && full_text != NULL)
    check_both (check, short_text, full_text);
  if (short_text != NULL && cs_words_find (short_text, "app") != NULL)
    cs_check_report (check, "description-app-word", NULL, "/description/short",
                     _("The short description contains the word “app”; say what it does instead."));
  if (full_text != NULL && cs_words_count (full_text) > MAX_WORDS)
    cs_check_report (check, "description-words", NULL, "/description/full",
                     _("The full description has %u words; people read up to %d, so shorten it."),
                     cs_words_count (full_text), MAX_WORDS);
}

/* "<Your name>", but neither "<<NAME>>", which is a placeholder, nor "a < b > c". */
static gboolean
has_angle_text (const char *text)
{
  const char *open = strchr (text, '<');

  for (; open != NULL; open = strchr (open + 1, '<'))
    {
      const char *close = strchr (open, '>');

      if (close != NULL && g_ascii_isalpha (open[1]))
        return TRUE;
    }

  return FALSE;
}

static const char *
find_template_text (const char *text)
{
  if (strstr (text, "TODO:") != NULL)
    return "TODO:";
  if (has_angle_text (text))
    return "<…>";

  return cs_words_find_any (text, template_texts);
}

static void
check_template_texts (CsCheck *check)
{
  for (guint i = 0; i < G_N_ELEMENTS (shown_texts); i++)
    {
      const char *text = cs_check_get_string (check, shown_texts[i]);
      const char *found = text != NULL ? find_template_text (text) : NULL;

      if (found != NULL)
        cs_check_report (check, "text-placeholder", NULL, shown_texts[i],
                         _("“%s” was left by a template in a text that people see; write your own."),
                         found);
    }
}

const CsRule cs_rules_descriptions[] = {
  {
    .info = {
      .id = "short-description-empty",
      .severity = CS_BOTH (ERROR),
      .title = N_("The app has a short description"),
      .explanation = N_("The short description stands below the name in lists. The schema lets an "
                        "empty one pass, but the service refuses it."),
      .code = "ShortDescriptionCannotBeEmpty",
      .source = "Microsoft Graph, teamsApp: publish",
    },
    .check = check_descriptions,
  },
  {
    .info = {
      .id = "short-description-length",
      .severity = CS_BOTH (ERROR),
      .flags = CS_RULE_SCHEMA,
      .title = N_("The short description has at most 80 characters"),
      .explanation = N_("Lists have room for 80 characters. Put the rest into the full description."),
      .code = "ShortDescriptionLengthCheck",
      .source = "Microsoft's manifest schemas; Microsoft Graph, teamsApp: publish",
    },
  },
  {
    .info = {
      .id = "full-description-empty",
      .severity = CS_BOTH (ERROR),
      .title = N_("The app has a full description"),
      .explanation = N_("The full description is what people read before they add the app. The "
                        "schema lets an empty one pass, but the service refuses it."),
      .code = "FullDescriptionCannotBeEmpty",
      .source = "Microsoft Graph, teamsApp: publish",
    },
    .check = check_descriptions,
  },
  {
    .info = {
      .id = "full-description-length",
      .severity = CS_BOTH (ERROR),
      .flags = CS_RULE_SCHEMA,
      .title = N_("The full description has at most 4,000 characters"),
      .explanation = N_("The schema and the service refuse a longer one."),
      .code = "FullDescriptionLengthCheck",
      .source = "Microsoft's manifest schemas; Microsoft Graph, teamsApp: publish",
    },
  },
  {
    .info = {
      .id = "full-contains-short",
      .severity = CS_BOTH (WARNING),
      .title = N_("The full description does not repeat the short one"),
      .explanation = N_("Both are shown on the app's page, one below the other. Microsoft's "
                        "service warns when the full text contains the short one word for word."),
      .code = "FullDescriptionContainsShortDescription",
      .source = "Microsoft.Teams.ManifestValidation",
    },
    .check = check_descriptions,
  },
  {
    .info = {
      .id = "description-same",
      .severity = CS_BOTH (WARNING),
      .title = N_("Two descriptions, not one twice"),
      .explanation = N_("The short and the full description must differ: the full one is for "
                        "people who want to know more."),
      .source = "Microsoft Learn, app manifest",
    },
    .check = check_descriptions,
  },
  {
    .info = {
      .id = "description-app-word",
      .severity = CS_BOTH (NOTE),
      .title = N_("No “app” in the short description"),
      .explanation = N_("The store's guidelines advise against the word: everything in the list is "
                        "an app."),
      .source = "Microsoft's store validation guidelines",
    },
    .check = check_descriptions,
  },
  {
    .info = {
      .id = "description-ms-abbrev",
      .severity = CS_BOTH (WARNING),
      .fixable = TRUE,
      .title = N_("Microsoft's names written out"),
      .explanation = N_("The store wants “Microsoft” instead of MS or MSFT, “Microsoft 365” "
                        "instead of Office 365 or O365, and “Microsoft Teams” where Teams is "
                        "mentioned first."),
      .source = "Microsoft's store validation guidelines",
    },
    .check = check_descriptions,
  },
  {
    .info = {
      .id = "description-words",
      .severity = CS_BOTH (NOTE),
      .title = N_("A full description of at most 500 words"),
      .explanation = N_("The store's guidelines advise to stay below 500 words, so that people "
                        "read to the end."),
      .source = "Microsoft's store validation guidelines",
    },
    .check = check_descriptions,
  },
  {
    .info = {
      .id = "description-superlative",
      .severity = CS_BOTH (NOTE),
      .title = N_("No praise"),
      .explanation = N_("Words such as best, top, #1 and amazing, and claims such as “certified "
                        "for” and “powered by”, have to be proved to the store. Say plainly what "
                        "the connector does."),
      .source = "Microsoft's store validation guidelines",
    },
    .check = check_descriptions,
  },
  {
    .info = {
      .id = "description-appsource-link",
      .severity = CS_BOTH (WARNING),
      .title = N_("No links to AppSource"),
      .explanation = N_("The description is shown in Teams' own store. The guidelines do not allow "
                        "a link from there to AppSource."),
      .source = "Microsoft's store validation guidelines",
    },
    .check = check_descriptions,
  },
  {
    .info = {
      .id = "text-placeholder",
      .severity = CS_BOTH (WARNING),
      .title = N_("No texts of a template"),
      .explanation = N_("“TODO:”, “lorem ipsum”, “example.com” and texts in angle brackets were "
                        "put there by a template to be replaced. People will see them."),
      .source = "generator-teams",
    },
    .check = check_template_texts,
  },
  { .info = { .id = NULL } },
};
