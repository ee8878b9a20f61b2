/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cs-card"

#include <string.h>

#include "cs-conversion.h"
#include "cs-markdown.h"

/* What a text says must arrive, whoever reads the converted card: the whole of Markdown, as the
 * official renderer does with its usual companion, or what Teams knows of it. */

/* What is shown, without space: distances may differ. */
static char *
dup_shown (const char        *text,
           CsMarkdownDialect  dialect)
{
  g_autoptr (CsMarkdown) markdown = cs_markdown_new (text, dialect);
  g_autoptr (GString)    all = g_string_new (NULL);
  GString               *shown = g_string_new (NULL);

  for (guint i = 0; i < cs_markdown_get_n_blocks (markdown); i++)
    {
      const CsMarkdownBlock *block = cs_markdown_get_block (markdown, i);

      if (block->kind == CS_MARKDOWN_ITEM && block->number >= 0)
        g_string_append_printf (all, "%d.", block->number);
      for (guint j = 0; j < block->n_runs; j++)
        g_string_append (all, block->runs[j].text);
    }
  for (const char *at = all->str; *at != '\0'; at = g_utf8_next_char (at))
    if (!g_unichar_isspace (g_utf8_get_char (at)))
      g_string_append_unichar (shown, g_utf8_get_char (at));

  return g_string_free (shown, FALSE);
}

static void
append_json (GString    *string,
             const char *text)
{
  g_string_append_c (string, '"');
  for (const char *at = text; *at != '\0'; at++)
    if (*at == '"' || *at == '\\')
      g_string_append_printf (string, "\\%c", *at);
    else if (*at == '\n')
      g_string_append (string, "\\n");
    else
      g_string_append_c (string, *at);
  g_string_append_c (string, '"');
}

static CsConversion *
convert (const char *text,
         gboolean    is_markdown)
{
  g_autoptr (GString)    source = g_string_new ("{\"@type\":\"MessageCard\",\"summary\":\"s\","
                                                "\"sections\":[{\"markdown\":");
  g_autoptr (GBytes)     bytes = NULL;
  g_autoptr (CsSnapshot) snapshot = NULL;
  g_autoptr (GError)     error = NULL;
  CsConversion          *conversion;

  g_string_append_printf (source, "%s,\"text\":", is_markdown ? "true" : "false");
  append_json (source, text);
  g_string_append (source, ",\"facts\":[{\"name\":\"n\",\"value\":");
  append_json (source, text);
  g_string_append (source, "}]}]}");
  bytes = g_bytes_new (source->str, source->len);
  snapshot = cs_snapshot_new (bytes);
  conversion = cs_conversion_new (snapshot, CS_HTTP_POST_DROP, &error);
  g_assert_no_error (error);

  return conversion;
}

/* All texts of the converted card, once as each reader shows them. */
static void
assert_arrives (const char *text,
                gboolean    is_markdown)
{
  g_autoptr (CsConversion) conversion = convert (text, is_markdown);
  g_autoptr (CsSnapshot)   card = cs_snapshot_new (cs_conversion_get_text (conversion));
  g_autofree char         *wanted = dup_shown (text, is_markdown ? CS_MARKDOWN_CONNECTOR
                                                                 : CS_MARKDOWN_HTML);
  g_autoptr (GString)      in_teams = g_string_new (NULL);
  g_autoptr (GString)      elsewhere = g_string_new (NULL);

  for (guint node = 0; node < cs_snapshot_get_n_nodes (card); node++)
    {
      const char *key = cs_snapshot_get_key (card, node);
      gboolean    is_text = g_strcmp0 (key, "text") == 0;

      if (is_text || g_strcmp0 (key, "value") == 0)
        {
          const char      *shown = cs_snapshot_get_string (card, node);
          g_autofree char *teams = dup_shown (shown, CS_MARKDOWN_ADAPTIVE);
          g_autofree char *whole = dup_shown (shown, CS_MARKDOWN_WHOLE);

          if (is_text)
            {
              g_string_append (in_teams, teams);
              g_string_append (elsewhere, whole);
            }
          else
            {
              g_assert_cmpstr (teams, ==, wanted);
              g_assert_cmpstr (whole, ==, wanted);
            }
        }
    }

  g_assert_cmpstr (in_teams->str, ==, wanted);
  g_assert_cmpstr (elsewhere->str, ==, wanted);
}

static const char *const texts[] = {
  "plain words", "# no heading without HTML", "> not quoted", "1. one\n2. two", "- a\n- b", "2) b",
  "| a | b |\n|---|---|\n| c | d |", "a | b\n--|--\nc | d", "```\ncode\n```", "`code` and `more",
  "~~struck~~ ~once~", "*a* _b_ **c** __d__", "snake_case and 2 * 3 * 4", "[link](https://a.b)",
  "[a]: https://a.b", "a\n---", "a\n===", "---", "***", "C:\\dir\\*.txt", "&amp; &#35; & &x",
  "<https://example.com> <b>bold</b> <me@example.com>", "+ plus", "+1", "-1 and 3.", "#12",
  "####### seven", "\\# escaped", "!x ![", "a  \nb", "a\\\nb",
};

static void
test_cases (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_test_message ("%s", texts[i]);
      assert_arrives (texts[i], FALSE);
      assert_arrives (texts[i], TRUE);
    }
}

static void
test_random (void)
{
  static const char signs[] = "ab12  \n\n**__``~~##>>--++==||[](){}!<>&;.:/\\";
  GRand *random = g_rand_new_with_seed (20260101);
  int    n = g_getenv ("CS_TEST_LONG") != NULL ? 100000 : 3000;

  for (int i = 0; i < n; i++)
    {
      char text[24];
      int  length = g_rand_int_range (random, 1, sizeof text);

      for (int j = 0; j < length; j++)
        text[j] = signs[g_rand_int_range (random, 0, sizeof signs - 1)];
      text[length] = '\0';
      g_test_message ("%s", text);
      assert_arrives (text, FALSE);
    }

  g_rand_free (random);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/card/convert-text/cases", test_cases);
  g_test_add_func ("/card/convert-text/random", test_random);

  return g_test_run ();
}
