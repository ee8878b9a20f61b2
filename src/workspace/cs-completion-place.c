/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cs-workspace"

#include "cs-completion-place-private.h"

#include <string.h>

/* Reads the text from its beginning to the caret, token by token, and keeps what is open. The
 * snapshot's tree is not used for this: how its reader recovers from a fault is made for telling
 * what is wrong, while here only what stands before the caret counts. */

#define MAX_DEPTH CS_JSON_MAX_DEPTH

typedef enum
{
  EXPECT_NAME,
  EXPECT_COLON,
  EXPECT_VALUE,
  EXPECT_COMMA,
} Expect;

typedef struct
{
  gsize    start;
  gboolean is_array;
  Expect   expect;
  CsSpot   spot;        /* of the object or array */
  CsSpot   value;       /* of the member whose name was read last */
  gsize    value_end;
} Level;

typedef struct
{
  const CsGrammar *grammar;
  const char      *text;
  gsize            length;
  gsize            offset;
  GArray          *levels;
} Walk;

static gboolean
is_word (char c)
{
  return g_ascii_isalnum (c) || c == '_' || c == '-' || c == '.' || c == '$' || (guchar) c >= 0x80;
}

static gboolean
is_blank (char c)
{
  return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

/* The byte after the string that begins at @start; an unclosed one ends with its line. */
static gsize
end_of_string (const Walk *walk,
               gsize       start,
               gboolean   *closed)
{
  gsize i = start + 1;

  *closed = FALSE;
  while (i < walk->length && walk->text[i] != '\n' && walk->text[i] != '\r')
    {
      if (walk->text[i] == '"')
        {
          *closed = TRUE;
          return i + 1;
        }
      i += walk->text[i] == '\\' && i + 1 < walk->length ? 2 : 1;
    }

  return MIN (i, walk->length);
}

/* A quote that the user has just opened swallows what follows on its line, up to the next one:
 * then the token ends with the word at the caret. What comes after it tells. */
static gsize
end_of_typed_string (const Walk *walk,
                     gsize       start,
                     gsize       end,
                     gboolean    closed)
{
  gsize word = walk->offset;
  gsize next = end;

  while (next < walk->length && is_blank (walk->text[next]))
    next++;

  if (closed &&
      (next == walk->length || strchr (",}]:", walk->text[next]) != NULL ||
       memchr (walk->text + end, '\n', next - end) != NULL))
    return end;

  while (word < walk->length && is_word (walk->text[word]))
    word++;

  return MAX (word, start + 1);
}

static gsize
end_of_word (const Walk *walk,
             gsize       start)
{
  gsize i = start;

  while (i < walk->length && is_word (walk->text[i]))
    i++;

  return MAX (i, start + 1);
}

static gsize
end_of_comment (const Walk *walk,
                gsize       start)
{
  const char *rest = walk->text + start;
  gsize left = walk->length - start;
  const char *end = NULL;

  if (left >= 2 && rest[1] == '*')
    end = g_strstr_len (rest + 2, left - 2, "*/");
  else if (left >= 2 && rest[1] == '/')
    end = memchr (rest, '\n', left);
  else
    return start + 1;

  if (end == NULL)
    return walk->length;

  return (end - walk->text) + (rest[1] == '*' ? 2 : 1);
}

static Level *
get_level (Walk *walk)
{
  return walk->levels->len > 0 ? &g_array_index (walk->levels, Level, walk->levels->len - 1) : NULL;
}

/* What a value that begins now is, by the tables. */
static CsSpot
get_value_spot (Walk *walk)
{
  Level *level = get_level (walk);

  if (level == NULL)
    return cs_grammar_root (walk->grammar);

  return level->is_array ? cs_grammar_item (walk->grammar, level->spot) : level->value;
}

static void
end_value (Walk  *walk,
           gsize  end)
{
  Level *level = get_level (walk);

  if (level != NULL)
    {
      level->expect = EXPECT_COMMA;
      level->value_end = end;
    }
}

/* What the object that begins at @start says it is, before the caret or after it. */
static char *
dup_discriminator (const Walk *walk,
                   gsize       start,
                   const char *name)
{
  guint depth = 0;
  gboolean is_wanted = FALSE;
  gsize i = start;

  while (i < walk->length)
    {
      char c = walk->text[i];
      gboolean closed = FALSE;
      gsize end;

      if (c == '{' || c == '[')
        depth++;
      else if ((c == '}' || c == ']') && --depth == 0)
        break;
      else if (c == ',')
        is_wanted = FALSE;

      if (c != '"' && c != '/')
        {
          i++;
          continue;
        }

      end = c == '"' ? end_of_string (walk, i, &closed) : end_of_comment (walk, i);
      if (closed && depth == 1)
        {
          g_autofree char *text = g_strndup (walk->text + i + 1, end - i - 2);
          gsize next = end;

          if (is_wanted)
            return g_steal_pointer (&text);
          while (next < walk->length && is_blank (walk->text[next]))
            next++;
          is_wanted = next < walk->length && walk->text[next] == ':' && strcmp (text, name) == 0;
        }
      i = end;
    }

  return NULL;
}

static void
open_level (Walk     *walk,
            gsize     start,
            gboolean  is_array)
{
  Level level = { 0 };

  level.start = start;
  level.is_array = is_array;
  level.expect = is_array ? EXPECT_VALUE : EXPECT_NAME;
  level.spot = get_value_spot (walk);
  if (!is_array && level.spot.family != NULL)
    {
      g_autofree char *type = dup_discriminator (walk, start, level.spot.family->discriminator);

      level.spot = cs_grammar_resolve (level.spot, type);
    }
  g_array_append_val (walk->levels, level);
}

static void
close_level (Walk     *walk,
             gsize     end,
             gboolean  is_array)
{
  Level *level = get_level (walk);

  /* A bracket of the other kind closes nothing. */
  if (level == NULL || level->is_array != is_array)
    return;

  g_array_set_size (walk->levels, walk->levels->len - 1);
  end_value (walk, end);
}

static void
read_string (Walk  *walk,
             gsize  start,
             gsize  end)
{
  Level *level = get_level (walk);

  if (level != NULL && !level->is_array && level->expect != EXPECT_VALUE)
    {
      g_autofree char *name = g_strndup (walk->text + start + 1,
                                         end > start + 2 ? end - start - 2 : 0);

      level->value = cs_grammar_member (walk->grammar, level->spot, name);
      level->expect = EXPECT_COLON;
      return;
    }

  end_value (walk, end);
}

static void
read_sign (Walk *walk,
           gsize place)
{
  Level *level = get_level (walk);

  switch (walk->text[place])
    {
    case '{':
    case '[':
      if (walk->levels->len < MAX_DEPTH)
        open_level (walk, place, walk->text[place] == '[');
      break;

    case '}':
    case ']':
      close_level (walk, place + 1, walk->text[place] == ']');
      break;

    case ':':
      if (level != NULL && !level->is_array)
        level->expect = EXPECT_VALUE;
      break;

    case ',':
      if (level != NULL)
        level->expect = level->is_array ? EXPECT_VALUE : EXPECT_NAME;
      break;

    default:
      break;
    }
}

/* Returns: where the token that the caret is in begins, or @offset */
static gsize
walk_to_caret (Walk   *walk,
               CsSpan *token)
{
  gsize place = 0;

  while (place < walk->offset)
    {
      char c = walk->text[place];
      gboolean closed;
      gsize end = place + 1;

      if (c == '"')
        {
          end = end_of_string (walk, place, &closed);
          if (end > walk->offset || (end == walk->offset && !closed))
            {
              token->start = place;
              token->length = end_of_typed_string (walk, place, end, closed) - place;
              return place;
            }
          read_string (walk, place, end);
        }
      else if (c == '/')
        {
          end = end_of_comment (walk, place);
        }
      else if (is_word (c))
        {
          end = end_of_word (walk, place);
          if (end >= walk->offset)
            {
              token->start = place;
              token->length = end - place;
              return place;
            }
          end_value (walk, end);
        }
      else
        {
          read_sign (walk, place);
        }

      place = end;
    }

  token->start = walk->offset;
  token->length = 0;
  return place;
}

static void
look_ahead (Walk    *walk,
            CsPlace *place)
{
  gsize next = place->token.start + place->token.length;

  while (next < walk->length && is_blank (walk->text[next]))
    next++;

  if (next == walk->length)
    return;

  place->has_colon = walk->text[next] == ':';
  place->needs_comma = strchr (",}]:", walk->text[next]) == NULL;
}

CsPlace
cs_place_find (const CsGrammar *grammar,
               const char      *text,
               gsize            length,
               gsize            offset)
{
  g_autoptr (GArray) levels = g_array_new (FALSE, TRUE, sizeof (Level));
  Walk walk = { grammar, text, length, MIN (offset, length), levels };
  CsPlace place = { CS_PLACE_NOWHERE };
  gsize reached = walk_to_caret (&walk, &place.token);
  Level *level = get_level (&walk);

  /* Inside a comment, or past the end of the root. */
  if (reached > walk.offset || level == NULL)
    return place;

  place.container = level->start;
  place.is_array = level->is_array;
  look_ahead (&walk, &place);

  if (!level->is_array && (level->expect == EXPECT_NAME || level->expect == EXPECT_COMMA))
    {
      place.kind = CS_PLACE_NAME;
      place.spot = level->spot;
    }
  else if (level->expect == EXPECT_VALUE || (level->is_array && level->expect == EXPECT_COMMA))
    {
      place.kind = CS_PLACE_VALUE;
      place.spot = get_value_spot (&walk);
    }

  if (level->expect == EXPECT_COMMA)
    place.after = level->value_end;

  return place;
}
