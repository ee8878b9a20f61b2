/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cs-json"

#include "cs-json-encoding-private.h"

#include <string.h>

/* The first byte that is not UTF-8, or NULL. g_utf8_validate_len() takes a NUL for an end; here it
 * is a character, which the reader complains about. */
static const char *
find_invalid_utf8 (const char *text,
                   gsize       length)
{
  const char *end = text + length;

  while (text < end)
    {
      guint64 word;

      while (end - text >= 8 &&
             (memcpy (&word, text, 8), (word & G_GUINT64_CONSTANT (0x8080808080808080)) == 0))
        text += 8;
      while (text < end && (guchar) *text < 0x80)
        text++;
      if (text < end)
        {
          gunichar c = g_utf8_get_char_validated (text, end - text);

          if (c == (gunichar) -1 || c == (gunichar) -2)
            return text;
          text += g_utf8_skip[(guchar) *text];
        }
    }

  return NULL;
}

/* Whether no bytes at all make a UTF-8 character of several bytes: then those above 0x7f are
 * letters of an old encoding, rather than UTF-8 that was cut or damaged somewhere. */
static gboolean
has_no_utf8 (const char *text,
             gsize       length)
{
  for (gsize i = 0; i < length; i++)
    {
      gunichar c;

      if ((guchar) text[i] < 0x80)
        continue;
      c = g_utf8_get_char_validated (text + i, length - i);
      if (c != (gunichar) -1 && c != (gunichar) -2)
        return FALSE;
    }

  return TRUE;
}

/* RFC 4627, section 3: a JSON text begins with two ASCII characters, so the zero bytes among the
 * first four tell. */
static CsJsonEncoding
detect_wide (const guchar *text,
             gsize         length)
{
  if (length >= 4 && length % 4 == 0)
    {
      if (text[0] == 0 && text[1] == 0 && text[2] == 0 && text[3] != 0)
        return CS_JSON_ENCODING_UTF32BE;
      if (text[0] != 0 && text[1] == 0 && text[2] == 0 && text[3] == 0)
        return CS_JSON_ENCODING_UTF32LE;
    }
  if (length >= 2 && length % 2 == 0)
    {
      /* The second character need not be ASCII where the first is a quote */
      if (text[0] == 0 && text[1] != 0)
        return CS_JSON_ENCODING_UTF16BE;
      if (text[0] != 0 && text[1] == 0)
        return CS_JSON_ENCODING_UTF16LE;
    }

  return CS_JSON_ENCODING_UTF8;
}

CsJsonEncoding
cs_json_encoding_detect (const char *text,
                         gsize       length,
                         guint      *bom_length,
                         gsize      *fault_offset)
{
  static const struct
  {
    CsJsonEncoding encoding;
    guint          length;
    const char    *bytes;
  } marks[] = {
    { CS_JSON_ENCODING_UTF8, 3, "\xef\xbb\xbf" },
    { CS_JSON_ENCODING_UTF32LE, 4, "\xff\xfe\0\0" },
    { CS_JSON_ENCODING_UTF32BE, 4, "\0\0\xfe\xff" },
    { CS_JSON_ENCODING_UTF16LE, 2, "\xff\xfe" },
    { CS_JSON_ENCODING_UTF16BE, 2, "\xfe\xff" },
  };
  CsJsonEncoding encoding = CS_JSON_ENCODING_UTF8;
  const char    *invalid;

  *bom_length = 0;
  *fault_offset = 0;
  for (guint i = 0; i < G_N_ELEMENTS (marks) && *bom_length == 0; i++)
    if (length >= marks[i].length && memcmp (text, marks[i].bytes, marks[i].length) == 0)
      {
        encoding = marks[i].encoding;
        *bom_length = marks[i].length;
      }

  if (*bom_length == 0)
    encoding = detect_wide ((const guchar *) text, length);
  if (encoding != CS_JSON_ENCODING_UTF8)
    return encoding;

  invalid = find_invalid_utf8 (text, length);
  if (invalid == NULL)
    return CS_JSON_ENCODING_UTF8;

  *fault_offset = invalid - text;
  if (*bom_length == 0 && memchr (text, '\0', length) == NULL && has_no_utf8 (text, length))
    return CS_JSON_ENCODING_LEGACY;

  return CS_JSON_ENCODING_UNKNOWN;
}

char *
cs_json_encoding_to_utf8 (const char *text,
                          gsize       length,
                          gsize      *utf8_length)
{
  static const char *const charsets[] = {
    [CS_JSON_ENCODING_UTF16LE] = "UTF-16LE",
    [CS_JSON_ENCODING_UTF16BE] = "UTF-16BE",
    [CS_JSON_ENCODING_UTF32LE] = "UTF-32LE",
    [CS_JSON_ENCODING_UTF32BE] = "UTF-32BE",
    [CS_JSON_ENCODING_LEGACY] = "WINDOWS-1252",
  };
  guint          bom_length;
  gsize          fault_offset;
  CsJsonEncoding encoding = cs_json_encoding_detect (text, length, &bom_length, &fault_offset);

  if (encoding == CS_JSON_ENCODING_UNKNOWN)
    return NULL;
  if (encoding == CS_JSON_ENCODING_UTF8)
    {
      *utf8_length = length - bom_length;
      return g_memdup2 (text + bom_length, length - bom_length);
    }

  return g_convert (text + bom_length, length - bom_length, "UTF-8", charsets[encoding],
                    NULL, utf8_length, NULL);
}
