/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cs-test"

#include "cs-markdown.h"

#include <string.h>

#include "cs-html-entity.h"
#include "cs-snapshot.h"

/* Markdown written as the HTML that the cases expect. */

static void
append_escaped (GString    *html,
                const char *text)
{
  for (; *text != '\0'; text++)
    switch (*text)
      {
      case '&': g_string_append (html, "&amp;"); break;
      case '<': g_string_append (html, "&lt;"); break;
      case '>': g_string_append (html, "&gt;"); break;
      case '"': g_string_append (html, "&quot;"); break;
      default: g_string_append_c (html, *text); break;
      }
}

/* Runs keep no nesting, so what is compared is the text with the style that each part has. */
static void
append_run (GString             *html,
            const CsMarkdownRun *run)
{
  if (run->style & CS_MARKDOWN_BOLD)
    g_string_append (html, "{b}");
  if (run->style & CS_MARKDOWN_ITALIC)
    g_string_append (html, "{i}");
  if (run->style & CS_MARKDOWN_STRIKE)
    g_string_append (html, "{s}");
  if (run->style & CS_MARKDOWN_CODE)
    g_string_append (html, "{c}");
  if (run->style & CS_MARKDOWN_IMAGE)
    g_string_append_printf (html, "{img %s}", run->href);
  else if (run->href != NULL)
    g_string_append_printf (html, "{a %s}", run->href);
  append_escaped (html, run->text);
  if (run->style != 0 || run->href != NULL)
    g_string_append (html, "{/}");
}

static char *
write_blocks (CsMarkdown *markdown)
{
  g_autoptr (GString) html = g_string_new (NULL);

  for (guint i = 0; i < cs_markdown_get_n_blocks (markdown); i++)
    {
      const CsMarkdownBlock *block = cs_markdown_get_block (markdown, i);
      static const char     *const names[] = { "p", "h", "li", "pre", "hr", "tr" };

      g_string_append_printf (html, "<%s", names[block->kind]);
      if (block->kind == CS_MARKDOWN_HEADING || block->kind == CS_MARKDOWN_ITEM)
        g_string_append_printf (html, "%u", block->level);
      if (block->number >= 0)
        g_string_append_printf (html, " %d", block->number);
      if (block->cells != NULL)
        g_string_append_printf (html, "%s %s", block->first ? "1" : "", block->cells);
      if (block->quote > 0)
        g_string_append_printf (html, " q%u", block->quote);
      if (block->depth > 0 && block->kind != CS_MARKDOWN_ITEM)
        g_string_append_printf (html, " in%u", block->depth);
      if (block->depth > 0 && !block->tight)
        g_string_append (html, " loose");
      g_string_append (html, ">");
      for (guint j = 0; j < block->n_runs; j++)
        append_run (html, &block->runs[j]);
    }
  return g_string_free (g_steal_pointer (&html), FALSE);
}

static char *
write_markdown (const char        *text,
                CsMarkdownDialect  dialect)
{
  g_autoptr (CsMarkdown) markdown = cs_markdown_new (text, dialect);

  return write_blocks (markdown);
}

/* The HTML of a case, which has p, ul, ol, li, em, strong and a, in the same writing. */
static char *
read_expected (const char *html)
{
  g_autoptr (GString) out = g_string_new (NULL);
  g_autofree char    *href = NULL;
  guint               bold = 0;
  guint               italic = 0;
  int                 number = -1;
  gboolean            open = FALSE;
  g_autofree char    *style = NULL;

  while (*html != '\0')
    {
      if (*html == '<')
        {
          const char *end = strchr (html, '>');
          g_autofree char *tag = g_strndup (html + 1, end - html - 1);

          html = end + 1;
          if (g_str_has_prefix (tag, "a href=\""))
            href = g_strndup (tag + 8, strlen (tag) - 9);
          else if (g_str_equal (tag, "/a"))
            g_clear_pointer (&href, g_free);
          else if (g_str_equal (tag, "em") || g_str_equal (tag, "/em"))
            italic += *tag == '/' ? -1 : 1;
          else if (g_str_equal (tag, "strong") || g_str_equal (tag, "/strong"))
            bold += *tag == '/' ? -1 : 1;
          else if (g_str_has_prefix (tag, "ol start=\""))
            number = atoi (tag + 10);
          else if (g_str_equal (tag, "ul"))
            number = -1;
          else if (g_str_equal (tag, "li") || g_str_equal (tag, "p"))
            {
              if (open)
                g_string_append (out, "{/}");
              open = FALSE;
              g_clear_pointer (&style, g_free);
              g_string_append (out, *tag == 'l' ? "<li1" : "<p");
              if (*tag == 'l' && number >= 0)
                g_string_append_printf (out, " %d", number++);
              g_string_append_c (out, '>');
            }
          continue;
        }

      {
        g_autofree char *now = g_strdup_printf ("%s%s%s%s%s", bold > 0 ? "{b}" : "",
                                                italic > 0 ? "{i}" : "",
                                                href != NULL ? "{a " : "",
                                                href != NULL ? href : "", href != NULL ? "}" : "");

        if (g_strcmp0 (now, style != NULL ? style : "") != 0)
          {
            if (open)
              g_string_append (out, "{/}");
            g_string_append (out, now);
            open = *now != '\0';
            g_free (style);
            style = g_steal_pointer (&now);
          }
      }
      g_string_append_c (out, *html == '\n' || *html == '\r' ? ' ' : *html);
      html++;
    }
  if (open)
    g_string_append (out, "{/}");
  return g_string_free (g_steal_pointer (&out), FALSE);
}

/* White space collapses where it is shown: "\n bim" has one space. */
static char *
collapse (const char *text)
{
  g_autoptr (GString) string = g_string_new (NULL);

  for (; *text != '\0'; text++)
    if (*text != ' ' || string->len == 0 || string->str[string->len - 1] != ' ')
      g_string_append_c (string, *text);
  return g_string_free (g_steal_pointer (&string), FALSE);
}

static CsSnapshot *
read_cases (const char *name)
{
  g_autofree char   *path = g_build_filename (g_getenv ("CS_TEST_SHARED"),
                                              "corpus/cards/conformance", name, NULL);
  char              *text;
  gsize              length;
  g_autoptr (GBytes) bytes = NULL;

  if (!g_file_get_contents (path, &text, &length, NULL))
    {
      g_test_skip ("the corpus is not here");
      return NULL;
    }
  bytes = g_bytes_new_take (text, length);
  return cs_snapshot_new (bytes);
}

/* In CommonMark, and so in markdown-it, the parenthesis that stands in the address is paired with
 * the one that should end it: this is no link. */
static const char *const exceptions[] = {
  "[[cool link!]](https://contoso.com/New%20Document%20(1\\).docx)",
};

static gboolean
is_exception (const char *input)
{
  for (gsize i = 0; i < G_N_ELEMENTS (exceptions); i++)
    if (g_str_equal (input, exceptions[i]))
      return TRUE;
  return FALSE;
}

static void
test_conformance (void)
{
  g_autoptr (CsSnapshot) snapshot = read_cases ("markdown.json");
  guint                  n_cases = 0;
  guint                  n_failed = 0;

  if (snapshot == NULL)
    return;
  for (guint node = cs_snapshot_get_first_child (snapshot, cs_snapshot_find (snapshot, "/cases"));
       node != CS_NODE_NONE; node = cs_snapshot_get_next (snapshot, node))
    {
      const char *input =
        cs_snapshot_get_string (snapshot, cs_snapshot_get_member (snapshot, node, "input"));
      const char *html =
        cs_snapshot_get_string (snapshot, cs_snapshot_get_member (snapshot, node, "html"));
      g_autofree char *shown = write_markdown (input, CS_MARKDOWN_ADAPTIVE);
      g_autofree char *expected = read_expected (html);
      g_autofree char *collapsed = collapse (expected);

      n_cases++;
      /* An empty text has no paragraph: there is nothing to show. */
      if (*input == '\0')
        g_assert_cmpstr (shown, ==, "");
      else if (!g_str_equal (shown, collapsed) && !is_exception (input))
        {
          n_failed++;
          g_test_message ("%s\n  shown    %s\n  expected %s", input, shown, collapsed);
        }
    }
  g_assert_cmpuint (n_cases, ==, 160);
  g_assert_cmpuint (n_failed, ==, 0);
}

static void
test_entities (void)
{
  g_autoptr (CsSnapshot) snapshot = read_cases ("html-entities.json");

  if (snapshot == NULL)
    return;
  for (guint node = cs_snapshot_get_first_child (snapshot, cs_snapshot_find (snapshot, "/cases"));
       node != CS_NODE_NONE; node = cs_snapshot_get_next (snapshot, node))
    {
      const char *input = cs_snapshot_get_string (snapshot,
                                                  cs_snapshot_get_element (snapshot, node, 0));
      const char *expected = cs_snapshot_get_string (snapshot,
                                                     cs_snapshot_get_element (snapshot, node, 1));
      g_autofree char *decoded = cs_html_entities_decode (input);

      g_assert_cmpstr (decoded, ==, expected);
    }
}

static const struct
{
  const char        *name;
  CsMarkdownDialect  dialect;
  const char        *text;
  const char        *shown;
} cases[] = {
  { "plain", CS_MARKDOWN_PLAIN, "**a**\nb", "<p>**a**\nb" },
  { "heading", CS_MARKDOWN_WHOLE, "# A\nb", "<h1>A<p>b" },
  { "heading-setext", CS_MARKDOWN_WHOLE, "A\n---\nb", "<h2>A<p>b" },
  { "strike", CS_MARKDOWN_WHOLE, "~~a~~ ~b~", "<p>{s}a{/} ~b~" },
  { "fence", CS_MARKDOWN_WHOLE, "~~~\na  b\n\nc\n~~~", "<pre>{c}a  b\n\nc{/}" },
  { "indented", CS_MARKDOWN_WHOLE, "    a\n    b", "<pre>{c}a\nb{/}" },
  { "code", CS_MARKDOWN_WHOLE, "a `b  *c*` d", "<p>a {c}b *c*{/} d" },
  { "quote", CS_MARKDOWN_WHOLE, "> a\n> > b\n\nc", "<p q1>a<p q2>b<p>c" },
  { "rule", CS_MARKDOWN_WHOLE, "a\n\n***\n\nb", "<p>a<hr><p>b" },
  { "picture", CS_MARKDOWN_WHOLE, "a ![b *c*](d.png) e", "<p>a {img d.png}b c{/} e" },
  { "html", CS_MARKDOWN_WHOLE, "<b>a</b> &copy;", "<p>&lt;b&gt;a&lt;/b&gt; \302\251" },
  { "html-block", CS_MARKDOWN_WHOLE, "<div>\n*a*\n</div>",
    "<p>&lt;div&gt; {i}a{/} &lt;/div&gt;" },
  { "autolink", CS_MARKDOWN_WHOLE, "<https://a.example>", "<p>{a https://a.example}https://a.example{/}" },
  { "no-linkify", CS_MARKDOWN_WHOLE, "https://a.example", "<p>https://a.example" },
  { "bad-link", CS_MARKDOWN_WHOLE, "[a](javascript:b)", "<p>[a](javascript:b)" },
  { "reference", CS_MARKDOWN_WHOLE, "[a]\n\n[a]: b", "<p>{a b}a{/}" },
  { "break", CS_MARKDOWN_WHOLE, "a  \nb\\\nc\nd", "<p>a\nb\nc d" },
  { "nested", CS_MARKDOWN_WHOLE, "- a\n  1. b\n  2. c\n- d",
    "<li1>a<li2 1>b<li2 2>c<li1>d" },
  { "loose", CS_MARKDOWN_WHOLE, "- a\n\n  b\n\n- c", "<li1 loose>a<p in1 loose>b<li1 loose>c" },
  { "item-of-heading", CS_MARKDOWN_WHOLE, "- # a", "<li1><h1 in1>a" },
  { "empty-item", CS_MARKDOWN_WHOLE, "-\n- a", "<li1><li1>a" },
  { "table", CS_MARKDOWN_WHOLE, "a|b\n---|---\nc|d", "<tr1 -->{b}a{/}\t{b}b{/}<tr -->c\td" },
  { "table-alignment", CS_MARKDOWN_WHOLE, "|a|b|c|\n|:-|:-:|-:|\n|d",
    "<tr1 lcr>{b}a{/}\t{b}b{/}\t{b}c{/}<tr lcr>d\t\t" },
  { "two-tables", CS_MARKDOWN_WHOLE, "|a|b|\n|-|-|\n\nc\n\n|d|e|\n|-|-|",
    "<tr1 -->{b}a{/}\t{b}b{/}<p>c<tr1 -->{b}d{/}\t{b}e{/}" },
  { "no-table", CS_MARKDOWN_WHOLE, "a|b|c\n-|-", "<p>a|b|c -|-" },
  { "spaces", CS_MARKDOWN_WHOLE, "a    b&nbsp; *c* ", "<p>a b\302\240 {i}c{/}" },
  { "stays", CS_MARKDOWN_ADAPTIVE, "# a\n> b\n`c` ~~d~~ ![e](f)",
    "<p># a &gt; b `c` ~~d~~ ![e](f)" },
  { "stays-fence", CS_MARKDOWN_ADAPTIVE, "```\na\n```", "<p>``` a ```" },
  { "stays-rule", CS_MARKDOWN_ADAPTIVE, "a\n---\nb\n\n***", "<p>a --- b<p>***" },
  { "stays-reference", CS_MARKDOWN_ADAPTIVE, "[a]: b", "<p>[a]: b" },
  { "stays-autolink", CS_MARKDOWN_ADAPTIVE, "<https://a.example>", "<p>&lt;https://a.example&gt;" },
  { "escaped", CS_MARKDOWN_ADAPTIVE, "\\# \\> \\` \\*a\\* \\\\", "<p># &gt; ` *a* \\" },
  { "masks", CS_MARKDOWN_ADAPTIVE, "\357\267\220", "<p>\357\277\275" },
  { "connector", CS_MARKDOWN_CONNECTOR, "### a\n#### b\n~~c~~ `d`",
    "<h3>a<p>#### b {s}c{/} {c}d{/}" },
  { "outlook", CS_MARKDOWN_OUTLOOK, "#### a\n1. b\n> c\n\n- d `e`",
    "<h4>a<p>1. b &gt; c<li1>d `e`" },
  { "html-inline", CS_MARKDOWN_HTML, "a <strong>b <em>c</em></strong> <strike>d</strike> 1 < 2",
    "<p>a {b}b {/}{b}{i}c{/} {s}d{/} 1 &lt; 2" },
  { "html-blocks", CS_MARKDOWN_HTML, "<p>a</p>\n<h1>b</h1><blockquote>c</blockquote><pre>d\n e</pre>",
    "<p>a<h1>b<p q1>c<pre>{c}d\n e{/}" },
  { "html-list", CS_MARKDOWN_HTML, "<ol><li>a<ul><li>b</ul><li>c</ol>d",
    "<li1 1>a<li2>b<li1 2>c<p>d" },
  { "html-link", CS_MARKDOWN_HTML, "<a href='https://a.example?b&amp;c'>d</a><img src=e alt=\"f\">",
    "<p>{a https://a.example?b&c}d{/}{img e}f{/}" },
  { "html-script", CS_MARKDOWN_HTML, "a<script>b</script><u>c</u><!-- d --><br>e", "<p>ac\ne" },
};

static void
test_case (gconstpointer data)
{
  gsize            i = GPOINTER_TO_SIZE (data);
  g_autofree char *shown = write_markdown (cases[i].text, cases[i].dialect);

  g_assert_cmpstr (shown, ==, cases[i].shown);
}

static void
test_too_long (void)
{
  g_autofree char       *text = g_strnfill (CS_MARKDOWN_MAX_BYTES + 1, '*');
  g_autoptr (CsMarkdown) markdown = cs_markdown_new (text, CS_MARKDOWN_WHOLE);

  g_assert_cmpuint (cs_markdown_get_n_blocks (markdown), ==, 1);
  g_assert_cmpstr (cs_markdown_get_block (markdown, 0)->runs[0].text, ==, text);
}

/* What is known to cost some readers the square of its length. */
static void
test_hostile (void)
{
  static const char *const parts[] = {
    "[", "![", "*a ", "**a_b ", "`", "> ", "- ", "<", "&", "[a](", "~~a ", "|", "a|b\n-|-\n", "[a]: b\n",
    "\\", "_a__", "((", "<p>", "<ul><li>", "<a href=\"", "```\n", "    ", "1. ",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (parts); i++)
    for (CsMarkdownDialect dialect = CS_MARKDOWN_WHOLE; dialect < CS_MARKDOWN_PLAIN; dialect++)
      {
        g_autoptr (GString)    text = g_string_new (NULL);
        g_autoptr (CsMarkdown) markdown = NULL;
        gint64                 begin;

        while (text->len + strlen (parts[i]) <= (g_getenv ("CS_TEST_LONG") ? 64 : 16) * 1024)
          g_string_append (text, parts[i]);
        begin = g_get_monotonic_time ();
        markdown = cs_markdown_new (text->str, dialect);
        if (g_get_monotonic_time () - begin > 100000)
          g_test_message ("%s in dialect %d: %" G_GINT64_FORMAT " ms", parts[i], dialect,
                          (g_get_monotonic_time () - begin) / 1000);
        g_assert_cmpint (g_get_monotonic_time () - begin, <, 3 * G_USEC_PER_SEC);
      }
}

/* Plain words are read in a shorter way; an empty line behind them takes the long one. */
static void
test_words (void)
{
  static const char *const pieces[] = {
    "a", "Word", "7", "www.", "https:", "www", ".", ":", " ", " ", ",", "-", "--", "(", ")", "'",
    "!", "%", "/", "?", "\303\251", "\302\240", "\342\200\242", "x.y", "@", "1.", "*", "[", "&",
  };
  g_autoptr (GRand) rand = g_rand_new_with_seed (20261124);
  guint n_rounds = g_getenv ("CS_TEST_LONG") != NULL ? 100000 : 3000;

  for (guint i = 0; i < n_rounds; i++)
    {
      g_autoptr (GString) text = g_string_new (NULL);
      CsMarkdownDialect dialect = (CsMarkdownDialect) g_rand_int_range (rand, 0,
                                                                        CS_MARKDOWN_OUTLOOK + 1);
      g_autofree char *one = NULL, *other = NULL;

      for (gint32 n = g_rand_int_range (rand, 1, 8); n > 0; n--)
        g_string_append (text, pieces[g_rand_int_range (rand, 0, G_N_ELEMENTS (pieces))]);
      one = write_markdown (text->str, dialect);
      g_string_append (text, "\n\n");
      other = write_markdown (text->str, dialect);
      g_assert_cmpstr (one, ==, other);
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/card/markdown/conformance", test_conformance);
  g_test_add_func ("/card/markdown/entities", test_entities);
  g_test_add_func ("/card/markdown/words", test_words);
  g_test_add_func ("/card/markdown/too-long", test_too_long);
  g_test_add_func ("/card/markdown/hostile", test_hostile);
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strconcat ("/card/markdown/", cases[i].name, NULL);

      g_test_add_data_func (path, GSIZE_TO_POINTER (i), test_case);
    }

  return g_test_run ();
}
