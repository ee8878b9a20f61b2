/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cs-test"

#include <string.h>

#include "cs-kind.h"

typedef struct
{
  const char    *name;
  const char    *text;
  CsSubjectKind  kind;
} Text;

static const Text texts[] = {
  { "manifest", "{\"manifestVersion\": \"1.16\"}", CS_SUBJECT_MANIFEST },
  { "manifest-by-schema",
    "{\"$schema\": \"https://developer.microsoft.com/en-us/json-schemas/teams/v1.8/"
    "MicrosoftTeams.schema.json\"}", CS_SUBJECT_MANIFEST },
  { "manifest-by-members",
    "{\"id\": 1, \"developer\": {}, \"icons\": {}, \"accentColor\": \"\"}", CS_SUBJECT_MANIFEST },
  { "manifest-broken", "{\"manifestVersion\": \"1.16\", \"id\": ,}", CS_SUBJECT_MANIFEST },
  { "manifest-cut", "{\"version\": \"1.0.0\", \"manifestVersion\": \"1.1", CS_SUBJECT_MANIFEST },
  { "manifest-with-comment", "// Teams\n{\"manifestVersion\": \"1.16\"}", CS_SUBJECT_MANIFEST },
  { "language-file",
    "{\"$schema\": \"https://developer.microsoft.com/json-schemas/teams/v1.16/"
    "MicrosoftTeams.Localization.schema.json\", \"name.short\": \"\"}", CS_SUBJECT_JSON },
  { "message-card", "{\"@type\": \"MessageCard\", \"text\": \"\"}", CS_SUBJECT_CARD },
  { "message-card-by-context", "{\"@context\": \"http://schema.org/extensions\"}",
    CS_SUBJECT_CARD },
  { "adaptive-card", "{\"type\": \"AdaptiveCard\", \"version\": \"1.5\"}", CS_SUBJECT_CARD },
  { "adaptive-card-with-id",
    "{\"type\": \"AdaptiveCard\", \"id\": \"a\", \"version\": \"1.5\", \"authorization\": {}, "
    "\"$schema\": \"http://adaptivecards.io/schemas/adaptive-card.json\"}", CS_SUBJECT_CARD },
  { "message",
    "{\"type\": \"message\", \"attachments\": [{\"content\": {\"type\": \"AdaptiveCard\"}}]}",
    CS_SUBJECT_CARD },
  { "message-with-content-type",
    "{\"type\": \"message\", \"attachments\": [{\"contentType\": "
    "\"application/vnd.microsoft.card.adaptive\"}]}", CS_SUBJECT_CARD },
  { "linked-data", "{\"@context\": \"https://schema.org\", \"@type\": \"Person\"}",
    CS_SUBJECT_JSON },
  { "web-manifest",
    "{\"name\": \"a\", \"icons\": [], \"start_url\": \"/\", \"display\": \"standalone\"}",
    CS_SUBJECT_JSON },
  { "node-package", "{\"name\": \"a\", \"version\": \"1.0.0\", \"description\": \"\"}",
    CS_SUBJECT_JSON },
  { "text-alone", "{\"text\": \"Hello\"}", CS_SUBJECT_CARD },
  { "title-alone", "{\"title\": \"Hello\"}", CS_SUBJECT_JSON },
  { "text-among-others", "{\"text\": \"Hello\", \"count\": 1}", CS_SUBJECT_JSON },
  { "array", "[{\"manifestVersion\": \"1.16\"}]", CS_SUBJECT_JSON },
  { "number", "1", CS_SUBJECT_JSON },
  { "nothing", "", CS_SUBJECT_JSON },
};

static void
test_text (gconstpointer data)
{
  const Text *text = data;
  g_autoptr (GBytes) bytes = g_bytes_new_static (text->text, strlen (text->text));
  g_autoptr (CsSnapshot) snapshot = cs_snapshot_new (bytes);

  g_assert_cmpint (cs_kind_guess (snapshot), ==, text->kind);
}

static void
test_utf16 (void)
{
  static const char text[] = "\xff\xfe{\0\"\0m\0a\0n\0i\0f\0e\0s\0t\0V\0e\0r\0s\0i\0o\0n\0\"\0"
                             ":\0\"\0001\0.\0001\0006\0\"\0}\0";
  g_autoptr (GBytes) bytes = g_bytes_new_static (text, sizeof text - 1);
  g_autoptr (CsSnapshot) snapshot = cs_snapshot_new (bytes);

  g_assert_true (cs_kind_is_text (bytes));
  g_assert_cmpint (cs_kind_guess (snapshot), ==, CS_SUBJECT_MANIFEST);
}

typedef struct
{
  const char *name;
  const char *data;
  gsize       length;
  gboolean    zip;
  gboolean    text;
} Content;

#define CONTENT(name, data, zip, text) { name, data, sizeof data - 1, zip, text }

static const Content contents[] = {
  CONTENT ("object", "{}", FALSE, TRUE),
  CONTENT ("blanks", " \r\n\t[1]", FALSE, TRUE),
  CONTENT ("bom", "\xef\xbb\xbf{}", FALSE, TRUE),
  CONTENT ("comment", "/* a */ // b\n{}", FALSE, TRUE),
  CONTENT ("string", "\"a\"", FALSE, TRUE),
  CONTENT ("empty", "", FALSE, FALSE),
  CONTENT ("words", "Dear reader", FALSE, FALSE),
  CONTENT ("web-page", "<!DOCTYPE html>", FALSE, FALSE),
  CONTENT ("png", "\x89PNG\r\n\x1a\n", FALSE, FALSE),
  CONTENT ("zip", "PK\003\004....", TRUE, FALSE),
  CONTENT ("zip-empty", "PK\005\006\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0", TRUE, FALSE),
  CONTENT ("zip-behind-junk", "#!/bin/sh\nPK\005\006\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0",
           TRUE, FALSE),
};

static void
test_content (gconstpointer data)
{
  const Content *content = data;
  g_autoptr (GBytes) bytes = g_bytes_new_static (content->data, content->length);

  g_assert_cmpint (cs_kind_is_zip (bytes), ==, content->zip);
  if (!content->zip)
    g_assert_cmpint (cs_kind_is_text (bytes), ==, content->text);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autofree char *path = g_strconcat ("/kind/guess/", texts[i].name, NULL);

      g_test_add_data_func (path, &texts[i], test_text);
    }
  for (guint i = 0; i < G_N_ELEMENTS (contents); i++)
    {
      g_autofree char *path = g_strconcat ("/kind/content/", contents[i].name, NULL);

      g_test_add_data_func (path, &contents[i], test_content);
    }
  g_test_add_func ("/kind/guess/utf-16", test_utf16);

  return g_test_run ();
}
