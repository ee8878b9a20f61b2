/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cs-card"

#include "cs-markdown-private.h"

#include <string.h>

/* md4c has no switch for most of its constructs. So what a dialect does not know is hidden from
 * it: a character that would begin one is replaced by one that Unicode keeps free for such uses,
 * and shown again in what md4c gives back. */

static const char masked[] = "~#`<>!=-*_.):+|";

#define MASK_PREFIX "\xef\xb7"   /* U+FDD0 is EF B7 90 */
#define MASK_BEGIN  0x90
#define MASK_END    0xb0         /* U+FDEF is the last one */

typedef struct
{
  gboolean quotes;      /* >, and with them <autolinks> */
  gboolean code;
  gboolean strike;
  gboolean rules;       /* and the lines below headings */
  gboolean definitions; /* [name]: address */
  gboolean numbers;
  gboolean pluses;
  guint    min_heading; /* the first level of heading that is none */
} Hidden;

static const Hidden hidden[] = {
  [CS_MARKDOWN_WHOLE]     = { .min_heading = 7 },
  [CS_MARKDOWN_ADAPTIVE]  = { TRUE, TRUE, TRUE, TRUE, TRUE, FALSE, FALSE, 1 },
  [CS_MARKDOWN_CONNECTOR] = { .definitions = TRUE, .min_heading = 4 },
  [CS_MARKDOWN_OUTLOOK]   = { TRUE, TRUE, FALSE, FALSE, TRUE, TRUE, TRUE, 7 },
};

static void
append_masked (GString *string,
               char     c)
{
  const char *at = strchr (masked, c);

  g_string_append (string, MASK_PREFIX);
  g_string_append_c (string, MASK_BEGIN + (at - masked));
}

void
cs_markdown_append_unmasked (GString    *string,
                             const char *text,
                             gsize       length)
{
  for (gsize i = 0; i < length; i++)
    if (i + 2 < length && memcmp (text + i, MASK_PREFIX, 2) == 0 &&
        (guchar) text[i + 2] >= MASK_BEGIN &&
        (guchar) text[i + 2] < MASK_BEGIN + sizeof masked - 1)
      {
        g_string_append_c (string, masked[(guchar) text[i + 2] - MASK_BEGIN]);
        i += 2;
      }
    else
      {
        g_string_append_c (string, text[i]);
      }
}

/* Whether the line has nothing but one of the characters that draw a rule. */
static gboolean
is_rule (const char *line,
         gsize       length)
{
  char drawn = '\0';

  for (gsize i = 0; i < length; i++)
    {
      if (line[i] == ' ' || line[i] == '\t')
        continue;
      if (drawn == '\0' && strchr ("-=*_", line[i]) != NULL)
        drawn = line[i];
      else if (line[i] != drawn || drawn == '\0')
        return FALSE;
    }
  return drawn != '\0';
}

static gsize
count_run (const char *line,
           gsize       length,
           gsize       at)
{
  gsize n = 1;

  while (at + n < length && line[at + n] == line[at])
    n++;
  return n;
}

/* Marks, in @hide, what must be hidden where the line's content begins, behind the markers of
 * lists and quotations. */
static void
look_at_beginning (const char   *line,
                   gsize         length,
                   const Hidden *dialect,
                   gboolean     *hide)
{
  gsize at = 0;

  for (;;)
    {
      gsize digits = 0;

      while (at < length && (line[at] == ' ' || line[at] == '\t'))
        at++;
      if (dialect->rules && is_rule (line + at, length - at))
        {
          for (; at < length; at++)
            hide[at] = line[at] != ' ' && line[at] != '\t';
          return;
        }
      if (at >= length)
        return;

      while (at + digits < length && digits < 10 && g_ascii_isdigit (line[at + digits]))
        digits++;
      if (digits > 0 && at + digits < length && strchr (".)", line[at + digits]) != NULL)
        {
          at += digits;
          hide[at] = dialect->numbers;
          if (dialect->numbers)
            return;
        }
      else if (line[at] == '+' && dialect->pluses)
        {
          hide[at] = TRUE;
          return;
        }
      else if (strchr ("-+*>", line[at]) == NULL)
        {
          break;
        }
      at++;
      if (line[at - 1] != '>' && (at >= length || (line[at] != ' ' && line[at] != '\t')))
        return;
    }

  if (line[at] == '#')
    {
      gsize level = count_run (line, length, at);

      for (gsize i = 0; level >= dialect->min_heading && i < level; i++)
        hide[at + i] = TRUE;
    }
  else if (line[at] == '[' && dialect->definitions)
    {
      const char *close = memchr (line + at, ']', length - at);

      if (close != NULL && close + 1 < line + length && close[1] == ':')
        hide[close + 1 - line] = TRUE;
    }
}

/* As markdown-it has it: two tildes strike text out, one does not; three begin a line of a
 * fenced block. */
static void
look_at_tildes (const char   *line,
                gsize         length,
                const Hidden *dialect,
                gboolean     *hide)
{
  gboolean only_space = TRUE;

  for (gsize at = 0; at < length; at++)
    {
      gsize n = line[at] == '~' ? count_run (line, length, at) : 0;

      if (n > 0 && (dialect->strike || (n != 2 && !(n > 2 && only_space && !dialect->code))))
        for (gsize i = 0; i < n; i++)
          hide[at + i] = TRUE;
      at += n > 0 ? n - 1 : 0;
      only_space = only_space && strchr (" \t>-+*~", line[at]) != NULL;
    }
}

/* md4c 0.4 pairs a "*" in a link's address with one behind the link, and shows neither. */
static void
look_at_addresses (const char *line,
                   gsize       length,
                   gboolean   *hide)
{
  for (gsize at = 0; at + 1 < length; at++)
    {
      gsize end = at + 2;
      guint depth = 0;

      if (line[at] != ']' || line[at + 1] != '(')
        continue;
      for (; end < length && line[end] != ' ' && line[end] != '\t'; end++)
        if (line[end] == '\\')
          end++;
        else if (line[end] == '(')
          depth++;
        else if (line[end] == ')' && depth-- == 0)
          break;
      if (end >= length || line[end] != ')')
        continue;
      for (gsize i = at + 2; i < end; i++)
        if (line[i] == '*' || line[i] == '_')
          hide[i] = TRUE;
      at = end;
    }
}

/* md4c 0.4 takes any character for the first one of an <autolink>'s scheme. */
static gboolean
is_false_address (const char *line,
                  gsize       length)
{
  gsize at = 2;

  if (length < 4 || g_ascii_isalpha (line[1]))
    return FALSE;
  while (at < length && (g_ascii_isalnum (line[at]) || strchr ("+-.", line[at]) != NULL))
    at++;
  return at < length && line[at] == ':' && memchr (line + at, '>', length - at) != NULL;
}

static void
append_line (GString      *string,
             const char   *line,
             gsize         length,
             const Hidden *dialect)
{
  g_autofree gboolean *hide = g_new0 (gboolean, length + 1);
  gboolean             escaped = FALSE;

  look_at_beginning (line, length, dialect, hide);
  look_at_tildes (line, length, dialect, hide);
  look_at_addresses (line, length, hide);
  for (gsize at = 0; at < length; at++)
    {
      char c = line[at];

      if ((dialect->quotes && (c == '<' || c == '>')) || (dialect->code && c == '`'))
        hide[at] = TRUE;
      if (c == '<' && is_false_address (line + at, length - at))
        hide[at] = TRUE;

      if (hide[at] && !escaped)
        append_masked (string, c);
      else
        g_string_append_c (string, c);
      escaped = c == '\\' && !escaped;
    }
}

/* A text that has such characters itself must not be taken for ours. */
static char *
free_masks (const char *text)
{
  g_autoptr (GString) string = g_string_new (NULL);
  gsize               length = strlen (text);

  for (gsize i = 0; i < length; i++)
    if (i + 2 < length && memcmp (text + i, MASK_PREFIX, 2) == 0 &&
        (guchar) text[i + 2] >= MASK_BEGIN && (guchar) text[i + 2] < MASK_END)
      {
        g_string_append (string, "\xef\xbf\xbd");
        i += 2;
      }
    else
      {
        g_string_append_c (string, text[i]);
      }
  return g_string_free (g_steal_pointer (&string), FALSE);
}

static guint
count_cells (const char *line,
             gsize       length)
{
  guint n = 1;

  while (length > 0 && g_ascii_isspace (line[length - 1]))
    length--;
  while (length > 0 && g_ascii_isspace (*line))
    line++, length--;
  if (length > 1 && *line == '|')
    line++, length--;
  if (length > 1 && line[length - 1] == '|' && line[length - 2] != '\\')
    length--;
  for (gsize at = 0; at < length; at++)
    {
      if (line[at] == '\\')
        at++;
      else if (line[at] == '|')
        n++;
    }

  return n;
}

/* The line below the headings of a table: "|:-|-:|". */
static gboolean
is_table_line (const char *line,
               gsize       length)
{
  gboolean pipe = FALSE, dash = FALSE;
  gsize indent = 0;

  while (indent < length && line[indent] == ' ')
    indent++;
  if (indent > 3)
    return FALSE;
  for (gsize at = indent; at < length; at++)
    {
      if (strchr ("|:- \t", line[at]) == NULL)
        return FALSE;
      pipe = pipe || line[at] == '|';
      dash = dash || line[at] == '-';
    }

  return pipe && dash;
}

/* md4c 0.4 wants three dashes in every cell, where one is enough. */
static void
append_table_line (GString    *string,
                   const char *line,
                   gsize       length)
{
  for (gsize at = 0; at < length; at++)
    {
      gsize n = line[at] == '-' ? count_run (line, length, at) : 0;

      if (n == 0)
        {
          g_string_append_c (string, line[at]);
          continue;
        }
      g_string_append_len (string, line + at, (gssize) n);
      for (gsize i = n; i < 3; i++)
        g_string_append_c (string, '-');
      at += n - 1;
    }
}

char *
cs_markdown_mask (const char        *text,
                  CsMarkdownDialect  dialect)
{
  g_autofree char    *free_text = free_masks (text);
  g_autoptr (GString) string = g_string_new (NULL);
  const char         *line = free_text;
  const char         *before = free_text;
  gsize               before_length = 0;

  while (*line != '\0')
    {
      gsize length = strcspn (line, "\r\n");

      if (dialect == CS_MARKDOWN_WHOLE && before_length > 0 && is_table_line (line, length) &&
          count_cells (before, before_length) == count_cells (line, length))
        append_table_line (string, line, length);
      else
        append_line (string, line, length, &hidden[dialect]);
      before = line;
      before_length = length;
      line += length;
      for (; *line == '\r' || *line == '\n'; line++)
        g_string_append_c (string, *line);
    }

  return g_string_free (g_steal_pointer (&string), FALSE);
}
