/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cs-workspace"

#include "cs-member-help.h"

#include <glib/gi18n-lib.h>
#include <math.h>

static const char *const type_names[] = {
  [CS_TYPE_ANY] = N_("Any value"),
  [CS_TYPE_OBJECT] = N_("An object"),
  [CS_TYPE_ARRAY] = N_("A list"),
  [CS_TYPE_BOOLEAN] = N_("true or false"),
  [CS_TYPE_INTEGER] = N_("A whole number"),
  [CS_TYPE_NUMBER] = N_("A number"),
  [CS_TYPE_STRING] = N_("A text"),
  [CS_TYPE_TEXT] = N_("A text of several lines"),
  [CS_TYPE_CHOICE] = N_("One of a few texts"),
  [CS_TYPE_URL] = N_("A web address"),
  [CS_TYPE_GUID] = N_("A GUID"),
  [CS_TYPE_COLOR] = N_("A color such as #5B5FC7"),
  [CS_TYPE_VERSION] = N_("A version such as 1.0.0"),
  [CS_TYPE_FILE] = N_("The name of a file in the package"),
  [CS_TYPE_DOMAIN] = N_("A host name"),
  [CS_TYPE_LANGUAGE] = N_("A language tag such as en-US"),
};

static void
take (GStrvBuilder *facts,
      char         *fact)
{
  g_strv_builder_add (facts, fact);
  g_free (fact);
}

static void
add_length (GStrvBuilder   *facts,
            const CsMember *member)
{
  gboolean is_list = member->type == CS_TYPE_ARRAY;

  if (member->max_length > 0)
    take (facts, is_list
          ? g_strdup_printf (ngettext ("At most %u item", "At most %u items", member->max_length),
                             member->max_length)
          : g_strdup_printf (ngettext ("At most %u character", "At most %u characters",
                                       member->max_length), member->max_length));

  if (member->min_length > 0)
    take (facts, is_list
          ? g_strdup_printf (ngettext ("At least %u item", "At least %u items", member->min_length),
                             member->min_length)
          : g_strdup_printf (ngettext ("At least %u character", "At least %u characters",
                                       member->min_length), member->min_length));
}

static void
add_range (GStrvBuilder   *facts,
           const CsMember *member)
{
  if (member->minimum == 0 && member->maximum == 0)
    return;

  if (!isinf (member->minimum))
    take (facts, g_strdup_printf (_("Not below %g"), member->minimum));
  if (!isinf (member->maximum))
    take (facts, g_strdup_printf (_("Not above %g"), member->maximum));
}

static void
add_choices (GStrvBuilder   *facts,
             const CsMember *member)
{
  const CsMember *row = member->choices == NULL && member->item != NULL ? member->item : member;
  g_autofree char *choices = NULL;

  while (row->choices == NULL && row->other != NULL)
    row = row->other;
  if (row->choices == NULL)
    return;

  choices = g_strjoinv (", ", (char **) row->choices);
  /* Translators: %s lists the values that are allowed, as they stand in the text */
  take (facts, g_strdup_printf (_("Choices: %s"), choices));
}

static void
add_versions (GStrvBuilder   *facts,
              const CsMember *member)
{
  g_autofree char *since = cs_version_to_string (member->since);
  g_autofree char *until = cs_version_to_string (member->until);

  if (member->since != CS_VERSION_NONE && member->until != CS_VERSION_NONE)
    /* Translators: versions of the manifest */
    take (facts, g_strdup_printf (_("From version %s to %s"), since, until));
  else if (member->since > CS_VERSION (1, 0))
    take (facts, g_strdup_printf (_("Since version %s"), since));
  else if (member->until != CS_VERSION_NONE)
    take (facts, g_strdup_printf (_("Until version %s"), until));
}

char **
cs_member_help_list_facts (const CsMember *member,
                           CsVersion       version)
{
  g_autoptr (GStrvBuilder) facts = g_strv_builder_new ();

  g_return_val_if_fail (member != NULL, NULL);

  g_strv_builder_add (facts, _(type_names[member->type]));
  if (cs_member_required_in (member, version))
    g_strv_builder_add (facts, _("Required"));
  add_length (facts, member);
  add_range (facts, member);
  add_choices (facts, member);
  if (member->default_value != NULL)
    /* Translators: %s is a value as it stands in a JSON text */
    take (facts, g_strdup_printf (_("Default: %s"), member->default_value));
  add_versions (facts, member);

  return g_strv_builder_end (facts);
}
