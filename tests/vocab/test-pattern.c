/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cs-test-vocab"

#include "cs-pattern.h"
#include "cs-vocab.h"

#define DIMENSION \
  "^((([0-9]*\\.)?[0-9]+)|[lL][aA][rR][gG][eE]|[mM][eE][dD][iI][uU][mM]|[sS][mM][aA][lL][lL])$"

static const struct
{
  const char *name;
  const char *pattern;
  const char *text;
  gboolean    matches;
} cases[] = {
  { "guid", CS_PATTERN_GUID, "e9343a03-0a5e-4c1f-95a8-263a565505a5", TRUE },
  { "guid-upper", CS_PATTERN_GUID, "E9343A03-0A5E-4C1F-95A8-263A565505A5", TRUE },
  { "guid-short", CS_PATTERN_GUID, "e9343a03-0a5e-4c1f-95a8-263a565505a", FALSE },
  { "guid-long", CS_PATTERN_GUID, "e9343a03-0a5e-4c1f-95a8-263a565505a5a", FALSE },
  { "guid-braces", CS_PATTERN_GUID, "{e9343a03-0a5e-4c1f-95a8-263a565505a5}", FALSE },
  { "guid-letter", CS_PATTERN_GUID, "g9343a03-0a5e-4c1f-95a8-263a565505a5", FALSE },
  { "guid-line-end", CS_PATTERN_GUID, "e9343a03-0a5e-4c1f-95a8-263a565505a5\n", FALSE },
  { "guid-empty", CS_PATTERN_GUID, "", FALSE },
  { "color", CS_PATTERN_COLOR, "#FFffF0", TRUE },
  { "color-line-end", CS_PATTERN_COLOR, "#FFFFFF\n", FALSE },
  { "color-short", CS_PATTERN_COLOR, "#FFF", FALSE },
  { "color-name", CS_PATTERN_COLOR, "white", FALSE },
  { "url", CS_PATTERN_URL, "http://example.com", TRUE },
  { "url-case", CS_PATTERN_URL, "HttpS://", TRUE },
  { "url-inside", CS_PATTERN_URL, " https://example.com", FALSE },
  { "https", CS_PATTERN_HTTPS, "https://x", TRUE },
  { "https-plain", CS_PATTERN_HTTPS, "http://x", FALSE },
  { "language", CS_PATTERN_LANGUAGE, "en", TRUE },
  { "language-region", CS_PATTERN_LANGUAGE, "zh-Hant-TW", TRUE },
  { "language-four", CS_PATTERN_LANGUAGE, "a-b-c-d", FALSE },
  { "language-dash", CS_PATTERN_LANGUAGE, "en-", FALSE },
  { "language-nine", CS_PATTERN_LANGUAGE, "abcdefghi", FALSE },
  { "nonempty", CS_PATTERN_NONEMPTY, "Nullable", TRUE },
  { "nonempty-null", CS_PATTERN_NONEMPTY, "nUll", FALSE },
  { "nonempty-null-line", CS_PATTERN_NONEMPTY, "null\n", TRUE },
  { "nonempty-blank", CS_PATTERN_NONEMPTY, " \t\n\xc2\xa0\xef\xbb\xbf", FALSE },
  { "nonempty-zero-width", CS_PATTERN_NONEMPTY, "\xe2\x80\x8b", TRUE },
  { "nonempty-later", CS_PATTERN_NONEMPTY, "\n\n x", TRUE },
  { "size", DIMENSION, "16.5", TRUE },
  { "size-name", DIMENSION, "Large", TRUE },
  { "size-unit", DIMENSION, "16px", FALSE },
  { "size-line-end", DIMENSION, "large\n", FALSE },
};

static const struct
{
  const char *uri;
  gboolean    valid;
} uris[] = {
  { "https://developer.microsoft.com/json-schemas/teams/v1.16/MicrosoftTeams.schema.json", TRUE },
  { "http://user:pass@host:8080/a/b;c?d=e&f#g", TRUE },
  { "http://[::1]:80/", TRUE },
  { "http://[::1", FALSE },
  { "http://[::1%25eth0]/", FALSE },
  { "http://[v1.x:y]/", TRUE },
  { "http://[1.2.3.4]/", FALSE },
  { "http://a:b/", FALSE },
  { "urn:uuid:0", TRUE },
  { "mailto:a@b.c", TRUE },
  { "x:/one-slash", TRUE },
  { "x:/", TRUE },
  { "x://", TRUE },
  { "x:", FALSE },
  { "x:?q", FALSE },
  { "file:///etc/passwd", TRUE },
  { "https://a b", FALSE },
  { "https://a/%zz", FALSE },
  { "https://a/%41", TRUE },
  { "https://a/b#c#d", FALSE },
  { "https://h\xc3\xb6st/", FALSE },
  { "https://a/{x}", FALSE },
  { "//host/path", FALSE },
  { "manifest.json", FALSE },
  { "", FALSE },
};

static void
test_pattern (gconstpointer data)
{
  gsize i = GPOINTER_TO_SIZE (data);

  g_assert_cmpint (cs_pattern_matches (cases[i].pattern, cases[i].text), ==, cases[i].matches);
}

static void
test_uri (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (uris); i++)
    if (cs_uri_is_valid (uris[i].uri) != uris[i].valid)
      {
        g_test_message ("%s", uris[i].uri);
        g_test_fail ();
      }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strconcat ("/pattern/", cases[i].name, NULL);

      g_test_add_data_func (path, GSIZE_TO_POINTER (i), test_pattern);
    }
  g_test_add_func ("/uri", test_uri);

  return g_test_run ();
}
