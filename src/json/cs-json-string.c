/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cs-json"

#include "cs-json-string-private.h"

#include <string.h>

#include "cs-text-edit.h"

/* -1 when there are not four hexadecimal digits */
static int
read_hex4 (const char *text,
           const char *end)
{
  int value = 0;

  if (end - text < 4)
    return -1;

  for (guint i = 0; i < 4; i++)
    {
      int digit = g_ascii_xdigit_value (text[i]);

      if (digit < 0)
        return -1;
      value = value * 16 + digit;
    }

  return value;
}

static char *
decode_unicode_escape (const char **place,
                       const char  *end,
                       char        *out)
{
  const char *in = *place;
  int         unit = read_hex4 (in, end);
  gunichar    character;

  if (unit < 0)
    {
      *out++ = 'u';
      return out;
    }

  in += 4;
  character = unit;
  if (unit >= 0xd800 && unit < 0xe000)
    {
      int low = end - in >= 6 && in[0] == '\\' && in[1] == 'u' ? read_hex4 (in + 2, end) : -1;

      if (unit < 0xdc00 && low >= 0xdc00 && low < 0xe000)
        {
          character = 0x10000 + ((unit - 0xd800) << 10) + (low - 0xdc00);
          in += 6;
        }
      else
        {
          character = 0xfffd;
        }
    }

  *place = in;
  return out + g_unichar_to_utf8 (character, out);
}

guint
cs_json_string_quote_length (const char *text,
                             gsize       length,
                             guchar     *quote)
{
  const guchar *bytes = (const guchar *) text;

  if (length == 0)
    return 0;

  *quote = bytes[0];
  if (bytes[0] == '"' || bytes[0] == '\'' || bytes[0] == '`')
    return 1;
  /* U+201C, U+201D, U+201E */
  if (length >= 3 && bytes[0] == 0xe2 && bytes[1] == 0x80 && bytes[2] >= 0x9c && bytes[2] <= 0x9e)
    return 3;

  return 0;
}

gsize
cs_json_string_decode (const char *token,
                       gsize       length,
                       char       *decoded)
{
  const char *in = token;
  const char *end = token + length;
  char       *out = decoded;
  guchar      quote;
  guchar      other;

  in += cs_json_string_quote_length (token, length, &quote);
  while (in < end)
    {
      const char *run = in;

      while (in < end && *in != '\\' && *in != '"' && (guchar) *in != quote)
        in++;
      memmove (out, run, in - run);
      out += in - run;
      if (in >= end)
        break;

      if (*in != '\\')
        {
          guint quote_length = cs_json_string_quote_length (in, end - in, &other);

          /* A closing quote is always the last thing in a token */
          if (quote_length > 0 && in + quote_length == end)
            break;
          *out++ = *in++;
          continue;
        }

      if (++in == end)
        break;
      switch (*in)
        {
        case 'b': *out++ = '\b'; in++; break;
        case 'f': *out++ = '\f'; in++; break;
        case 'n': *out++ = '\n'; in++; break;
        case 'r': *out++ = '\r'; in++; break;
        case 't': *out++ = '\t'; in++; break;
        case 'u':
          in++;
          out = decode_unicode_escape (&in, end, out);
          break;
        default:
          *out++ = *in++;
          break;
        }
    }

  *out = '\0';
  return out - decoded;
}

void
cs_json_string_append_quoted (GString    *result,
                              const char *text,
                              gsize       length)
{
  g_string_append_c (result, '"');
  for (gsize i = 0; i < length; i++)
    {
      switch (text[i])
        {
        case '"': g_string_append (result, "\\\""); break;
        case '\\': g_string_append (result, "\\\\"); break;
        case '\b': g_string_append (result, "\\b"); break;
        case '\f': g_string_append (result, "\\f"); break;
        case '\n': g_string_append (result, "\\n"); break;
        case '\r': g_string_append (result, "\\r"); break;
        case '\t': g_string_append (result, "\\t"); break;
        default:
          if ((guchar) text[i] < 0x20)
            g_string_append_printf (result, "\\u%04x", text[i]);
          else
            g_string_append_c (result, text[i]);
          break;
        }
    }
  g_string_append_c (result, '"');
}

char *
cs_json_quote (const char *text)
{
  gsize    length = strlen (text);
  GString *result = g_string_sized_new (length + 2);

  cs_json_string_append_quoted (result, text, length);

  return g_string_free (result, FALSE);
}
