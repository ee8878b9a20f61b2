/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cs-vocab"

#include "cs-vocab.h"

#include <string.h>

#include "cs-json-pointer.h"

/* Longer names are not compared in spelling: nobody types one by mistake. */
#define MAX_NEAREST_LENGTH 64

/* "[0-15]" in @template against "[7]" in @name; moves both on. */
static gboolean
match_index (const char **template,
             const char **name)
{
  char    *end = NULL;
  guint64  low = g_ascii_strtoull (*template + 1, &end, 10);
  guint64  high = g_ascii_strtoull (end + 1, &end, 10);
  guint64  index;

  *template = end + 1;

  if (**name != '[' || !g_ascii_isdigit ((*name)[1]))
    return FALSE;
  if ((*name)[1] == '0' && (*name)[2] != ']')
    return FALSE;

  index = g_ascii_strtoull (*name + 1, &end, 10);
  if (*end != ']')
    return FALSE;

  *name = end + 1;
  return index >= low && index <= high;
}

static gboolean
is_index_range (const char *template)
{
  const char *p = template + 1;

  if (template[0] != '[' || !g_ascii_isdigit (*p))
    return FALSE;
  while (g_ascii_isdigit (*p))
    p++;
  return *p == '-';
}

static gboolean
match_template (const char *template,
                const char *name)
{
  while (*template != '\0')
    {
      if (is_index_range (template))
        {
          if (!match_index (&template, &name))
            return FALSE;
        }
      else if (g_str_has_prefix (template, "{any}"))
        return *name != '\0';
      else if (g_str_has_prefix (template, "{name}"))
        {
          if (!g_ascii_isalpha (*name) && *name != '_')
            return FALSE;
          while (g_ascii_isalnum (*name) || *name == '_')
            name++;
          template += strlen ("{name}");
        }
      else if (*template++ != *name++)
        return FALSE;
    }

  return *name == '\0';
}

gboolean
cs_member_matches (const CsMember *member,
                   const char     *name)
{
  if (member->flags & CS_MEMBER_TEMPLATE)
    return match_template (member->name, name);

  return strcmp (member->name, name) == 0;
}

gboolean
cs_member_exists_in (const CsMember *member,
                     CsVersion       version)
{
  if (version == CS_VERSION_NONE)
    return TRUE;

  return version >= member->since && (member->until == CS_VERSION_NONE || version <= member->until);
}

gboolean
cs_member_required_in (const CsMember *member,
                       CsVersion       version)
{
  if (member->required_until == CS_VERSION_NONE && member->required_since == CS_VERSION_NONE)
    return FALSE;
  if (version == CS_VERSION_NONE)
    return member->required_until == CS_VERSION_PREVIEW;

  return cs_member_exists_in (member, version) &&
         version >= member->required_since && version <= member->required_until;
}

const char *
cs_member_find_choice (const CsMember *member,
                       const char     *text)
{
  if (!text)
    return NULL;

  for (; member; member = member->other)
    {
      for (guint i = 0; member->choices && member->choices[i]; i++)
        {
          if (g_ascii_strcasecmp (member->choices[i], text) == 0)
            return member->choices[i];
        }
    }

  return NULL;
}

const CsChoiceNote *
cs_member_get_choice_note (const CsMember *member,
                           const char     *choice)
{
  for (; choice && member; member = member->other)
    {
      for (const CsChoiceNote *note = member->choice_notes; note && note->choice; note++)
        {
          if (g_ascii_strcasecmp (note->choice, choice) == 0)
            return note;
        }
    }

  return NULL;
}

const CsMember *
cs_shape_find_member (const CsShape *shape,
                      const char    *name,
                      CsVersion      version)
{
  const CsMember *found = NULL;

  for (const CsMember *row = shape->members; row->name; row++)
    {
      /* A card is read by thousands of such questions: most rows already begin otherwise. */
      if (row->name[0] != name[0] && !(row->flags & CS_MEMBER_TEMPLATE))
        continue;
      if (!cs_member_exists_in (row, version) || !cs_member_matches (row, name))
        continue;
      if (version != CS_VERSION_NONE)
        return row;
      /* What only the preview has is newest only where there is nothing else. */
      if (!found || row->since != CS_VERSION_PREVIEW)
        found = row;
    }

  return found;
}

/* Edits (insert, delete, replace, swap neighbours) that make @b of @a; case does not count. */
static guint
spelling_distance (const char *a,
                   const char *b)
{
  guint rows[3][MAX_NEAREST_LENGTH + 1];
  gsize n = strlen (a);
  gsize m = strlen (b);

  if (n > MAX_NEAREST_LENGTH || m > MAX_NEAREST_LENGTH)
    return G_MAXUINT;

  for (gsize j = 0; j <= m; j++)
    rows[0][j] = j;

  for (gsize i = 1; i <= n; i++)
    {
      guint *row = rows[i % 3];
      guint *above = rows[(i + 2) % 3];
      guint *above2 = rows[(i + 1) % 3];

      row[0] = i;
      for (gsize j = 1; j <= m; j++)
        {
          char  ca = g_ascii_tolower (a[i - 1]);
          char  cb = g_ascii_tolower (b[j - 1]);
          guint best = above[j - 1] + (ca != cb);

          best = MIN (best, above[j] + 1);
          best = MIN (best, row[j - 1] + 1);
          if (i > 1 && j > 1 && ca == g_ascii_tolower (b[j - 2]) && g_ascii_tolower (a[i - 2]) == cb)
            best = MIN (best, above2[j - 2] + 1);
          row[j] = best;
        }
    }

  return rows[n % 3][m];
}

const CsMember *
cs_shape_find_nearest (const CsShape *shape,
                       const char    *name,
                       CsVersion      version)
{
  const CsMember *nearest = NULL;
  /* A third of the letters may differ, and at most three: "teamUrl" is not "tenantId". */
  guint           bound = MIN (3, strlen (name) / 3) + 1;

  for (const CsMember *row = shape->members; row->name; row++)
    {
      guint distance;

      if (!cs_member_exists_in (row, version) || (row->flags & CS_MEMBER_TEMPLATE))
        continue;

      distance = spelling_distance (name, row->name);
      if (distance < bound)
        {
          bound = distance;
          nearest = row;
        }
    }

  return nearest;
}

const CsKind *
cs_family_find (const CsFamily *family,
                const char     *type)
{
  if (!type)
    return NULL;

  for (const CsKind *kind = family->kinds; kind->type; kind++)
    {
      /* As above: asked of each element of a card. */
      if (g_ascii_tolower (kind->type[0]) == g_ascii_tolower (type[0]) &&
          g_ascii_strcasecmp (kind->type, type) == 0)
        return kind;
    }

  return NULL;
}

const CsKind *
cs_family_find_nearest (const CsFamily *family,
                        const char     *type)
{
  const CsKind *nearest = NULL;
  guint         bound;

  if (!type)
    return NULL;

  bound = MIN (3, strlen (type) / 3) + 1;
  for (const CsKind *kind = family->kinds; kind->type; kind++)
    {
      guint       distance = spelling_distance (type, kind->type);
      const char *dot = strchr (kind->type, '.');

      /* "OpenUrl" for "Action.OpenUrl": what is left out is no slip of the keyboard. */
      if (dot && g_ascii_strcasecmp (dot + 1, type) == 0)
        distance = 1;
      if (distance < bound)
        {
          bound = distance;
          nearest = kind;
        }
    }

  return nearest;
}

const CsMember *
cs_shape_find (const CsShape *shape,
               const char    *pointer,
               CsVersion      version)
{
  g_auto (GStrv)  tokens = cs_json_pointer_split (pointer);
  const CsMember *row = NULL;
  gboolean        in_array = FALSE;

  for (guint i = 0; tokens && tokens[i]; i++)
    {
      if (in_array)
        {
          row = row->item;
          in_array = FALSE;
          if (!row && !shape)
            return NULL;
        }
      else if (!shape)
        return NULL;
      else
        {
          row = cs_shape_find_member (shape, tokens[i], version);
          if (!row)
            return NULL;
          in_array = row->type == CS_TYPE_ARRAY;
          shape = row->shape;
        }
    }

  return row;
}

CsVersion
cs_version_parse (const char *text)
{
  guint numbers[2] = { 0 };

  if (!text)
    return CS_VERSION_NONE;
  if (strcmp (text, "devPreview") == 0)
    return CS_VERSION_PREVIEW;

  for (guint i = 0; i < 2; i++)
    {
      const char *start = text;

      while (g_ascii_isdigit (*text) && text - start < 3)
        numbers[i] = numbers[i] * 10 + (*text++ - '0');
      if (text == start || (*start == '0' && text - start > 1) || *text != (i == 0 ? '.' : '\0'))
        return CS_VERSION_NONE;
      text++;
    }

  /* The highest number of all stands for the preview. */
  if (numbers[0] > 254 || numbers[1] > 255)
    return CS_VERSION_NONE;

  return CS_VERSION (numbers[0], numbers[1]);
}

char *
cs_version_to_string (CsVersion version)
{
  if (version == CS_VERSION_PREVIEW)
    return g_strdup ("devPreview");

  return g_strdup_printf ("%d.%d", version >> 8, version & 0xff);
}
