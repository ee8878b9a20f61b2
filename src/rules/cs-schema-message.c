/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cs-rules"

#include "cs-schema-message-private.h"

#include <string.h>

#include <glib/gi18n-lib.h>

/* The row of @name in another version: the newest of those that are gone, else the first of
 * those that are still to come. */
static const CsMember *
find_in_other_version (const CsShape *shape,
                       const char    *name,
                       CsVersion      version)
{
  const CsMember *found = NULL;

  for (const CsMember *row = shape->members; row->name; row++)
    {
      if (!cs_member_matches (row, name))
        continue;
      if (!found || row->since < version)
        found = row;
    }

  return found;
}

static char *
message_other_version (const char     *name,
                       const CsMember *row,
                       CsVersion       version)
{
  g_autofree char *here = cs_version_to_string (version);

  if (row->since == CS_VERSION_PREVIEW)
    /* Translators: a member's name, then a version such as 1.16 */
    return g_strdup_printf (_("“%s” exists only in devPreview, and this is version %s; remove it."),
                            name, here);

  if (row->since > version)
    {
      g_autofree char *since = cs_version_to_string (row->since);

      /* Translators: a member's name, then two versions such as 1.16 */
      return g_strdup_printf (_("“%s” exists only from version %s on, and this is version %s; remove "
                                "it or use a newer version."),
                              name, since, here);
    }
  else
    {
      g_autofree char *until = cs_version_to_string (row->until);

      /* Translators: a member's name, then two versions such as 1.16 */
      return g_strdup_printf (_("“%s” exists only up to version %s, and this is version %s; remove "
                                "it."),
                              name, until, here);
    }
}

char *
cs_schema_message_unknown (const char     *name,
                           const CsShape  *shape,
                           CsVersion       version,
                           const CsMember *nearest)
{
  const CsMember *other = NULL;

  if (version != CS_VERSION_NONE)
    other = find_in_other_version (shape, name, version);
  if (other)
    return message_other_version (name, other, version);

  if (nearest)
    /* Translators: a member's name, what it is in ("the manifest"), a known member's name */
    return g_strdup_printf (_("“%s” is not known in %s; did you mean “%s”?"),
                            name, _(shape->name), nearest->name);

  /* Translators: a member's name, then what it is in ("the manifest") */
  return g_strdup_printf (_("“%s” is not known in %s; remove it."), name, _(shape->name));
}

char *
cs_schema_message_required (const char    *name,
                            const CsShape *shape)
{
  /* Translators: a member's name, then what it is in ("the manifest") */
  return g_strdup_printf (_("“%s” is missing in %s; add it."), name, _(shape->name));
}

char *
cs_schema_message_type (const char     *subject,
                        const CsMember *member,
                        CsType          type)
{
  const char *sentence;

  switch (type)
    {
    case CS_TYPE_OBJECT:
      sentence = _("“%s” must be an object: members in braces.");
      break;
    case CS_TYPE_ARRAY:
      sentence = _("“%s” must be a list: entries in brackets.");
      break;
    case CS_TYPE_BOOLEAN:
      if (member && (member->flags & CS_MEMBER_NULLABLE))
        sentence = _("“%s” must be true, false or null, without quotes.");
      else
        sentence = _("“%s” must be true or false, without quotes.");
      break;
    case CS_TYPE_INTEGER:
      sentence = _("“%s” must be a whole number, without quotes.");
      break;
    case CS_TYPE_NUMBER:
      sentence = _("“%s” must be a number, without quotes.");
      break;
    default:
      sentence = _("“%s” must be a text in quotes.");
      break;
    }

  return g_strdup_printf (sentence, subject);
}

char *
cs_schema_message_enum (const char     *subject,
                        const CsMember *member)
{
  g_autoptr (GString) list = NULL;

  if (!member->choices[1])
    return g_strdup_printf (_("“%s” can only be “%s” here."), subject, member->choices[0]);

  list = g_string_new (NULL);
  for (guint i = 0; member->choices[i]; i++)
    {
      if (i > 0)
        g_string_append (list, ", ");
      /* Translators: one of several values that are allowed, in quotes */
      g_string_append_printf (list, _("“%s”"), member->choices[i]);
    }

  /* Translators: the place of a value, then a list of values in quotes */
  return g_strdup_printf (_("“%s” must be one of these: %s."), subject, list->str);
}

char *
cs_schema_message_const (const char *subject,
                         const char *value)
{
  return g_strdup_printf (_("“%s” must be “%s”, the version that this text is checked for."),
                          subject, value);
}

char *
cs_schema_message_pattern (const char     *subject,
                           const CsMember *member)
{
  const char *pattern = member->pattern;

  if (strcmp (pattern, CS_PATTERN_GUID) == 0)
    return g_strdup_printf (_("“%s” must be a GUID: hexadecimal digits in groups of 8, 4, 4, 4 and "
                              "12, with hyphens between them."),
                            subject);
  if (strcmp (pattern, CS_PATTERN_COLOR) == 0)
    return g_strdup_printf (_("“%s” must be a color: # and six hexadecimal digits, such as "
                              "#4464EE."),
                            subject);
  if (strcmp (pattern, CS_PATTERN_URL) == 0 || strcmp (pattern, CS_PATTERN_HTTPS) == 0)
    return g_strdup_printf (_("“%s” must be a web address that begins with https://."), subject);
  if (strcmp (pattern, CS_PATTERN_LANGUAGE) == 0)
    return g_strdup_printf (_("“%s” must be a language tag, such as en-us."), subject);
  if (strcmp (pattern, CS_PATTERN_NONEMPTY) == 0)
    return g_strdup_printf (_("“%s” must have a text, and one other than “null”; fill it in."),
                            subject);

  /* Translators: the place of a value, its title ("Width"), and a sentence about it */
  return g_strdup_printf (_("“%s” does not have the form that it must have: %s."), subject,
                          member->help ? _(member->help) : pattern);
}

char *
cs_schema_message_format (const char *subject)
{
  return g_strdup_printf (_("“%s” must be a complete address, such as https://example.com/page."),
                          subject);
}

char *
cs_schema_message_min_length (const char *subject,
                              guint       limit)
{
  return g_strdup_printf (ngettext ("“%s” is too short: it must have at least %u character.",
                                    "“%s” is too short: it must have at least %u characters.",
                                    limit),
                          subject, limit);
}

char *
cs_schema_message_max_length (const char *subject,
                              guint       length,
                              guint       limit)
{
  return g_strdup_printf (ngettext ("“%s” has %u character; shorten it to %u at most.",
                                    "“%s” has %u characters; shorten it to %u at most.", length),
                          subject, length, limit);
}

char *
cs_schema_message_min_items (const char *subject,
                             guint       limit)
{
  return g_strdup_printf (ngettext ("“%s” must have at least %u entry; add it, or remove the list.",
                                    "“%s” must have at least %u entries; add them, or remove the "
                                    "list.",
                                    limit),
                          subject, limit);
}

char *
cs_schema_message_max_items (const char *subject,
                             guint       length,
                             guint       limit)
{
  return g_strdup_printf (ngettext ("“%s” has %u entry, but can have %u at most; remove the others.",
                                    "“%s” has %u entries, but can have %u at most; remove the "
                                    "others.",
                                    length),
                          subject, length, limit);
}

char *
cs_schema_message_unique (const char *subject)
{
  return g_strdup_printf (_("“%s” has the same entry twice; remove one of them."), subject);
}

char *
cs_schema_message_minimum (const char *subject,
                           double      limit)
{
  return g_strdup_printf (_("“%s” must be %g or more."), subject, limit);
}

char *
cs_schema_message_maximum (const char *subject,
                           double      limit)
{
  return g_strdup_printf (_("“%s” must be %g or less."), subject, limit);
}
