/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cs-rules"

#include "cs-rules-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "cs-words-private.h"

/* The app's names. Lengths come from the schema check; see cs-rules-schema.c. */

static const char *const reserved_names[] = {
  "Chat", "Contacts", "Calendar", "Calls", "Files", "Activity", "Teams", "Help", NULL,
};

static const char *const product_names[] = {
  "Microsoft", "Teams", "Excel", "PowerPoint", "Word", "OneDrive", "SharePoint", "OneNote",
  "Azure", "Surface", "Xbox", NULL,
};

static const char *const staging_words[] = {
  "staging", "stg", "stag", "beta", "dev", "preview", "UAT", "local", NULL,
};

static const char *const name_pointers[] = { "/name/short", "/name/full" };

/* "X for Microsoft Teams" is how Microsoft wants its name to be used: at the end, and not in
 * brackets. Gives the length of what stands before it. */
static gsize
length_without_suffix (const char *name)
{
  static const char *const suffixes[] = { " for Microsoft Teams", " for Teams" };

  for (guint i = 0; i < G_N_ELEMENTS (suffixes); i++)
    {
      const gsize length = strlen (name);
      const gsize suffix = strlen (suffixes[i]);

      if (length > suffix && g_ascii_strcasecmp (name + length - suffix, suffixes[i]) == 0)
        return length - suffix;
    }

  return strlen (name);
}

static const char *
find_reserved (const char *name)
{
  for (guint i = 0; reserved_names[i] != NULL; i++)
    {
      if (g_ascii_strcasecmp (name, reserved_names[i]) == 0)
        return reserved_names[i];
    }

  return NULL;
}

static const char *
find_leading_reserved (const char *name)
{
  for (guint i = 0; reserved_names[i] != NULL; i++)
    {
      if (cs_words_lead (name, reserved_names[i]))
        return reserved_names[i];
    }

  return NULL;
}

static void
check_short_name (CsCheck    *check,
                  const char *name)
{
  g_autofree char *trimmed = g_strstrip (g_strdup (name));

  if (*trimmed == '\0')
    cs_check_report (check, "short-name-empty", NULL, "/name/short",
                     _("The short name is empty; write the name that people shall see in Teams, at "
                       "most 30 characters."));
  else if (find_reserved (trimmed) != NULL)
    cs_check_report (check, "short-name-reserved", NULL, "/name/short",
                     _("The short name “%s” is what Teams calls a part of its own; choose another "
                       "one."),
                     trimmed);
}

static void
check_product_names (CsCheck    *check,
                     const char *pointer,
                     const char *name)
{
  g_autofree char *own_part = g_strndup (name, length_without_suffix (name));
  const char      *product = cs_words_find_any (own_part, product_names);

  if (product != NULL)
    cs_check_report (check, "name-microsoft", NULL, pointer,
                     _("The name “%s” contains “%s”, a name of Microsoft's; only “for Microsoft "
                       "Teams” at the end is allowed."),
                     name, product);
}

static void
check_name_words (CsCheck    *check,
                  const char *pointer,
                  const char *name)
{
  const char *staging = cs_words_find_any (name, staging_words);
  const char *leading = find_leading_reserved (name);

  if (leading != NULL && find_reserved (name) == NULL)
    cs_check_report (check, "name-lead-reserved", NULL, pointer,
                     _("The name “%s” begins with “%s”, which Teams calls a part of its own; begin "
                       "with another word."),
                     name, leading);
  check_product_names (check, pointer, name);
  if (staging != NULL)
    cs_check_report (check, "name-staging", NULL, pointer,
                     _("The name “%s” contains “%s”, which tells of a version that is not "
                       "finished; remove the word before you publish."),
                     name, staging);
  if (cs_words_find (name, "app") != NULL)
    cs_check_report (check, "name-app-word", NULL, pointer,
                     _("The name “%s” contains the word “app”; people know that it is one, so "
                       "leave it out."),
                     name);
}

static void
check_full_name (CsCheck    *check,
                 const char *short_name,
                 const char *full_name)
{
  if (cs_words_is_blank (full_name))
    {
      CsFinding *finding = cs_check_report (check, "name-full-same", NULL, "/name/full",
                                            _("The full name is empty; write one that says more "
                                              "than the short name, or remove the member."));

      cs_finding_set_severity (finding, CS_SEVERITY_WARNING);
    }
  else if (g_strcmp0 (short_name, full_name) == 0)
    cs_check_report (check, "name-full-same", NULL, "/name/full",
                     _("The full name “%s” is the same as the short name; it has up to 100 "
                       "characters to say more."),
                     full_name);
}

static void
check_names (CsCheck *check)
{
  const char *short_name = cs_check_get_string (check, "/name/short");
  const char *full_name = cs_check_get_string (check, "/name/full");

  if (short_name != NULL)
    check_short_name (check, short_name);
  if (full_name != NULL)
    check_full_name (check, short_name, full_name);

  for (guint i = 0; i < G_N_ELEMENTS (name_pointers); i++)
    {
      const char *name = cs_check_get_string (check, name_pointers[i]);

      /* What was said of the short name need not be said of an equal full name again. */
      if (name != NULL && *name != '\0' && (i == 0 || g_strcmp0 (name, short_name) != 0))
        check_name_words (check, name_pointers[i], name);
    }
}

const CsRule cs_rules_names[] = {
  {
    .info = {
      .id = "short-name-empty",
      .severity = CS_BOTH (ERROR),
      .title = N_("The app has a short name"),
      .explanation = N_("The short name is what people see in Teams: below the icon, in lists and "
                        "as the sender. The schema lets an empty one pass, but the service refuses "
                        "it."),
      .code = "ShortNameIsRequiredField",
      .source = "Microsoft Graph, teamsApp: publish",
    },
    .check = check_names,
  },
  {
    .info = {
      .id = "short-name-length",
      .severity = CS_BOTH (ERROR),
      .flags = CS_RULE_SCHEMA,
      .title = N_("The short name has at most 30 characters"),
      .explanation = N_("Teams has room for 30 characters. A longer name is refused. Put the "
                        "longer form into the full name, which may have 100."),
      .code = "ShortNameLengthCheck",
      .source = "Microsoft's manifest schemas; Microsoft Graph, teamsApp: publish",
    },
  },
  {
    .info = {
      .id = "short-name-reserved",
      .severity = CS_BOTH (ERROR),
      .title = N_("The short name is not one of Teams' own"),
      .explanation = N_("Chat, Contacts, Calendar, Calls, Files, Activity, Teams and Help are "
                        "parts of Teams itself. An app of that name is refused."),
      .code = "ShortNameEqualsReservedName",
      .source = "Microsoft Graph, teamsApp: publish; store validation guidelines",
    },
    .check = check_names,
  },
  {
    .info = {
      .id = "name-lead-reserved",
      .severity = CS_BOTH (WARNING),
      .title = N_("The name does not begin like a part of Teams"),
      .explanation = N_("A name that begins with Chat, Contacts, Calendar, Calls, Files, Activity, "
                        "Teams or Help reads as if it were a part of Teams. The store refuses it."),
      .source = "Microsoft's store validation guidelines",
    },
    .check = check_names,
  },
  {
    .info = {
      .id = "name-microsoft",
      .severity = CS_BOTH (WARNING),
      .title = N_("No names of Microsoft's products"),
      .explanation = N_("A name must not look as if Microsoft had made the app. “Contoso for "
                        "Microsoft Teams” is allowed, with the words at the end and without "
                        "brackets; other uses of Microsoft's and its products' names are not."),
      .code = "ShortNameContainsMicrosoftProductName",
      .source = "Microsoft.Teams.ManifestValidation; store validation guidelines",
    },
    .check = check_names,
  },
  {
    .info = {
      .id = "name-staging",
      .severity = CS_BOTH (WARNING),
      .title = N_("No words of an unfinished version"),
      .explanation = N_("Words such as staging, beta, dev, preview, UAT and local tell people that "
                        "the app is not meant for them. Whole words only are looked at: “product” "
                        "holds no “prod”."),
      .source = "Microsoft.Teams.ManifestValidation; store validation guidelines; msteams-docs#8480",
    },
    .check = check_names,
  },
  {
    .info = {
      .id = "name-app-word",
      .severity = CS_BOTH (NOTE),
      .title = N_("No “app” in the name"),
      .explanation = N_("Microsoft's checklist for manifests advises against the word: everything "
                        "in the list is an app."),
      .source = "Microsoft's app manifest checklist",
    },
    .check = check_names,
  },
  {
    .info = {
      .id = "name-full-same",
      .severity = CS_BOTH (NOTE),
      .title = N_("The full name says more than the short one"),
      .explanation = N_("The full name is shown where there is room for more than 30 characters. "
                        "When both are the same, or the full one is empty, that room is wasted."),
      .source = "Microsoft Learn, app manifest; Microsoft.Teams.ManifestValidation",
    },
    .check = check_names,
  },
  { .info = { .id = NULL } },
};
