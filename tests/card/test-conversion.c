/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cs-test"

#include "cs-conversion.h"

#include <string.h>

#include "cs-card-envelope.h"
#include "cs-card-size.h"
#include "cs-markdown.h"

static CsSnapshot *
snapshot_of (const char *text)
{
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));

  return cs_snapshot_new (bytes);
}

static CsSnapshot *
result_of (CsConversion *conversion)
{
  return cs_snapshot_new (cs_conversion_get_text (conversion));
}

/* The words that people see, in the order in which they see them. */

static void
append_words (GPtrArray         *words,
              const char        *text,
              CsMarkdownDialect  dialect)
{
  g_autoptr (CsMarkdown) markdown = text != NULL ? cs_markdown_new (text, dialect) : NULL;

  for (guint i = 0; markdown != NULL && i < cs_markdown_get_n_blocks (markdown); i++)
    {
      const CsMarkdownBlock *block = cs_markdown_get_block (markdown, i);
      g_autoptr (GString)    shown = g_string_new (NULL);
      g_auto (GStrv)         parts = NULL;

      if (block->number >= 0 && block->kind == CS_MARKDOWN_ITEM)
        g_string_append_printf (shown, "%d. ", block->number);
      for (guint j = 0; j < block->n_runs; j++)
        g_string_append_printf (shown, block->runs[j].style & CS_MARKDOWN_IMAGE ? " %s " : "%s",
                                block->runs[j].text);
      parts = g_strsplit_set (shown->str, " \t\n", -1);
      for (guint j = 0; parts[j] != NULL; j++)
        {
          char *word = parts[j];

          while (g_str_has_prefix (word, "\302\240"))
            word += 2;
          if (*word != '\0')
            g_ptr_array_add (words, g_strdup (word));
        }
    }
}

static guint
member (CsSnapshot *card,
        guint       object,
        const char *name)
{
  if (object == CS_NODE_NONE || cs_snapshot_get_kind (card, object) != CS_JSON_OBJECT)
    return CS_NODE_NONE;
  for (guint node = cs_snapshot_get_first_child (card, object); node != CS_NODE_NONE;
       node = cs_snapshot_get_next (card, node))
    if (g_ascii_strcasecmp (cs_snapshot_get_key (card, node), name) == 0)
      return node;
  return CS_NODE_NONE;
}

static const char *
string_member (CsSnapshot *card,
               guint       object,
               const char *name)
{
  return cs_snapshot_get_string (card, member (card, object, name));
}

/* Numbers are shown as well. */
static void
append_fact_words (GPtrArray         *words,
                   CsSnapshot        *card,
                   guint              node,
                   CsMarkdownDialect  dialect)
{
  const char *text = cs_snapshot_get_string (card, node);

  if (text != NULL)
    {
      append_words (words, text, dialect);
    }
  else if (node != CS_NODE_NONE && cs_snapshot_get_kind (card, node) == CS_JSON_NUMBER)
    {
      CsSpan           span = cs_snapshot_get_value_span (card, node);
      const char      *bytes = g_bytes_get_data (cs_snapshot_get_bytes (card), NULL);
      g_autofree char *number = g_strndup (bytes + span.start, span.length);

      append_words (words, number, CS_MARKDOWN_PLAIN);
    }
}

#define EACH(card, node, list) \
  guint node = list != CS_NODE_NONE ? cs_snapshot_get_first_child (card, list) : CS_NODE_NONE; \
  node != CS_NODE_NONE; node = cs_snapshot_get_next (card, node)

static void
append_source_actions (GPtrArray    *words,
                       CsSnapshot   *card,
                       guint         list,
                       CsConversion *conversion)
{
  for (EACH (card, action, list))
    {
      if (!cs_conversion_is_kept (conversion, action))
        continue;
      append_words (words, string_member (card, action, "name"), CS_MARKDOWN_PLAIN);
      for (EACH (card, input, member (card, action, "inputs")))
        {
          append_words (words, string_member (card, input, "title"), CS_MARKDOWN_PLAIN);
          for (EACH (card, choice, member (card, input, "choices")))
            append_words (words, string_member (card, choice, "display"), CS_MARKDOWN_PLAIN);
        }
      append_source_actions (words, card, member (card, action, "actions"), conversion);
    }
}

static GPtrArray *
read_source_words (CsSnapshot   *card,
                   CsConversion *conversion)
{
  GPtrArray *words = g_ptr_array_new_with_free_func (g_free);

  append_words (words, string_member (card, 0, "title"), CS_MARKDOWN_CONNECTOR);
  append_words (words, string_member (card, 0, "text"), CS_MARKDOWN_CONNECTOR);
  for (EACH (card, section, member (card, 0, "sections")))
    {
      static const char *const first[] = { "title", "activityTitle", "activitySubtitle",
                                           "activityText", "text" };
      guint             markdown = member (card, section, "markdown");
      CsMarkdownDialect dialect =
        markdown != CS_NODE_NONE && cs_snapshot_get_kind (card, markdown) == CS_JSON_FALSE
        ? CS_MARKDOWN_HTML : CS_MARKDOWN_CONNECTOR;

      for (gsize i = 0; i < G_N_ELEMENTS (first); i++)
        append_words (words, string_member (card, section, first[i]), dialect);
      for (EACH (card, fact, member (card, section, "facts")))
        {
          append_fact_words (words, card, member (card, fact, "name"), dialect);
          append_fact_words (words, card, member (card, fact, "value"), dialect);
        }
      append_source_actions (words, card, member (card, section, "potentialAction"), conversion);
    }
  append_source_actions (words, card, member (card, 0, "potentialAction"), conversion);
  return words;
}

/* Everything that an Adaptive Card of ours shows is in one of these. A picture in a text has its
 * words as alternative text. */
static void
append_result_words (GPtrArray  *words,
                     CsSnapshot *card,
                     guint       node,
                     gboolean    in_text)
{
  CsJsonKind kind = cs_snapshot_get_kind (card, node);

  if (kind == CS_JSON_OBJECT)
    {
      const char *type = string_member (card, node, "type");
      gboolean    is_fact = type == NULL;

      if (g_strcmp0 (type, "Image") == 0)
        {
          if (g_strcmp0 (string_member (card, node, "size"), "Auto") == 0)
            append_words (words, string_member (card, node, "altText"), CS_MARKDOWN_PLAIN);
          return;
        }
      if (g_strcmp0 (type, "Input.Time") == 0)
        return;
      append_words (words, string_member (card, node, "label"), CS_MARKDOWN_PLAIN);
      append_words (words, string_member (card, node, "text"), CS_MARKDOWN_ADAPTIVE);
      append_words (words, string_member (card, node, "title"),
                    is_fact && member (card, cs_snapshot_get_parent (card, cs_snapshot_get_parent (
                                                                       card, node)), "facts") !=
                    CS_NODE_NONE ? CS_MARKDOWN_ADAPTIVE : CS_MARKDOWN_PLAIN);
      if (is_fact && g_strcmp0 (cs_snapshot_get_key (card, cs_snapshot_get_parent (card, node)),
                                "facts") == 0)
        append_words (words, string_member (card, node, "value"), CS_MARKDOWN_ADAPTIVE);
    }
  if (kind == CS_JSON_OBJECT || kind == CS_JSON_ARRAY)
    for (EACH (card, child, node))
      append_result_words (words, card, child, in_text);
}

static void
check_words (const char   *name,
             CsSnapshot   *source,
             CsConversion *conversion)
{
  g_autoptr (CsSnapshot) result = result_of (conversion);
  g_autoptr (GPtrArray)  expected = read_source_words (source, conversion);
  g_autoptr (GPtrArray)  shown = g_ptr_array_new_with_free_func (g_free);

  append_result_words (shown, result, 0, FALSE);
  for (guint i = 0; i < MIN (expected->len, shown->len); i++)
    if (g_strcmp0 (expected->pdata[i], shown->pdata[i]) != 0)
      g_error ("%s: word %u is '%s' and not '%s'", name, i, (char *) shown->pdata[i],
               (char *) expected->pdata[i]);
  if (expected->len == 0 && string_member (source, 0, "summary") != NULL)
    return;
  g_assert_cmpuint (shown->len, ==, expected->len);
}

/* Each member of the source was kept, or the report speaks of it or of what it stands in. */
static void
check_account (const char   *name,
               CsSnapshot   *source,
               CsConversion *conversion)
{
  for (guint node = 0; node < cs_snapshot_get_n_nodes (source); node++)
    {
      gboolean found = cs_conversion_is_kept (conversion, node);

      for (guint up = node; !found && up != CS_NODE_NONE; up = cs_snapshot_get_parent (source, up))
        for (guint i = 0; !found && i < cs_conversion_get_n_losses (conversion); i++)
          {
            const CsLoss *loss = cs_conversion_get_loss (conversion, i);

            found = loss->node == up && loss->kind == CS_LOSS_DROPPED;
          }
      if (!found)
        {
          g_autofree char *pointer = cs_snapshot_dup_pointer (source, node);

          g_error ("%s: nothing is said of %s", name, pointer);
        }
    }
  for (guint i = 0; i < cs_conversion_get_n_losses (conversion); i++)
    {
      const CsLoss *loss = cs_conversion_get_loss (conversion, i);

      g_assert_cmpuint (cs_snapshot_find (source, loss->pointer), ==, loss->node);
      g_assert_cmpstr (loss->message, !=, "");
    }
}

static void
check_result (CsConversion *conversion)
{
  static const char *const lists[] = { "items", "columns", "facts", "images", "actions", "choices" };
  g_autoptr (CsSnapshot) result = result_of (conversion);
  CsCardSize             size;

  g_assert_false (cs_snapshot_is_broken (result));
  g_assert_true (cs_card_is_adaptive (result));
  g_assert_true (cs_card_size_measure (result, &size));
  g_assert_cmpuint (size.estimate, <, CS_CARD_SIZE_MAX);
  g_assert_cmpuint (g_bytes_get_size (cs_conversion_get_text (conversion)), <, CS_CARD_SIZE_MAX);
  for (guint node = 0; node < cs_snapshot_get_n_nodes (result); node++)
    for (gsize i = 0; i < G_N_ELEMENTS (lists); i++)
      if (g_strcmp0 (cs_snapshot_get_key (result, node), lists[i]) == 0)
        g_assert_cmpuint (cs_snapshot_get_n_children (result, node), >, 0);
}

static void
test_corpus (void)
{
  g_autofree char *folder = g_build_filename (g_getenv ("CS_TEST_SHARED"), "corpus/cards/message",
                                              NULL);
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char      *name;
  guint            n = 0;

  if (dir == NULL)
    {
      g_test_skip ("the corpus is not here");
      return;
    }
  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char       *path = g_build_filename (folder, name, NULL);
      g_autoptr (CsSnapshot) source = NULL;
      g_autofree char       *text = NULL;

      if (!g_str_has_suffix (name, ".json"))
        continue;
      g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
      source = snapshot_of (text);
      for (CsHttpPost choice = CS_HTTP_POST_DROP; choice <= CS_HTTP_POST_HTTP; choice++)
        {
          g_autoptr (GError)       error = NULL;
          g_autoptr (CsConversion) conversion = cs_conversion_new (source, choice, &error);

          g_assert_no_error (error);
          check_words (name, source, conversion);
          check_account (name, source, conversion);
          check_result (conversion);
        }
      n++;
    }
  g_assert_cmpuint (n, >=, 27);
}

/* What is in the result, and which losses are reported. */
static const struct
{
  const char *name;
  CsHttpPost  http_post;
  const char *source;
  const char *pointer;
  const char *value;
  const char *losses;
} cases[] = {
  { "text", 0, "{'text': 'Hello *you*'}", "/body/0/text", "'Hello *you*'", "" },
  { "title", 0, "{'title': 'A', 'text': 'b'}", "/body/0/style", "'heading'", "" },
  { "color", 0, "{'title': 'A', 'themeColor': '#FF0000'}", "/body/0/style", "'attention'",
    "approximated theme-color /themeColor" },
  { "color-blue", 0, "{'title': 'A', 'themeColor': '0072C6'}", "/body/0/style", "'accent'",
    "approximated theme-color /themeColor" },
  { "color-wrong", 0, "{'title': 'A', 'themeColor': 'red'}", "/body/0/type", "'TextBlock'",
    "dropped theme-color /themeColor" },
  { "summary", 0, "{'summary': 'A', 'title': 'b'}", "/fallbackText", "'A'", "" },
  { "title-as-summary", 0, "{'title': '**A** b', 'text': 'c'}", "/fallbackText", "'A b'", "" },
  { "text-as-summary", 0, "{'text': 'see [this](https://a.example)'}", "/fallbackText",
    "'see this'", "" },
  { "summary-alone", 0, "{'summary': 'A'}", "/body/0/text", "'A'", "" },
  { "heading", 0, "{'text': '# A\\nb'}", "/body/1/text", "'b'", "changed heading /text" },
  { "strike", 0, "{'text': 'a ~~b~~ c'}", "/body/0/text", "'a b c'",
    "approximated strikethrough /text" },
  { "code", 0, "{'text': 'a\\n\\n```\\nb *c*\\n  d\\n```'}", "/body/1/text",
    "'b \\\\*c\\\\*\\n\\n\302\240\302\240d'", "approximated code /text" },
  { "picture", 0, "{'text': 'a ![b](https://c.example/d.png) e'}", "/body/1/url",
    "'https://c.example/d.png'", "approximated picture-in-text /text" },
  { "html", 0, "{'sections': [{'markdown': false, 'text': '<p>a <b>b_c</b></p><ul><li>d</ul>'}]}",
    "/body/0/items/0/text", "'a **b_c**\\n\\n- d'", "changed html /sections/0/text" },
  { "tags", 0, "{'text': 'a <br> b < c'}", "/body/0/text", "'a <br> b < c'",
    "approximated html-tags /text" },
  { "facts", 0, "{'sections': [{'facts': [{'name': 'a', 'value': 1.50}, {'title': 'b', "
    "'value': 'c'}, {}]}]}", "/body/0/items/0/facts/0/value", "'1.50'",
    "changed fact-name /sections/0/facts/1/title, dropped empty-fact /sections/0/facts/2" },
  { "activity", 0, "{'sections': [{'activityTitle': '**A**', 'activityImage': "
    "'https://b.example/c.png'}]}", "/body/0/items/0/columns/0/items/0/altText", "'A'", "" },
  { "empty-section", 0, "{'text': 'a', 'sections': [{'text': ''}]}", "/body/1", NULL,
    "dropped empty-section /sections/0" },
  { "unknown", 0, "{'text': 'a', 'originator': 'b'}", "/originator", NULL,
    "dropped unknown-member /originator" },
  { "open", 0, "{'text': 'a', 'potentialAction': [{'@type': 'OpenUri', 'name': 'b', 'targets': "
    "[{'os': 'iOS', 'uri': 'c:d'}, {'os': 'default', 'uri': 'https://e.example'}]}]}",
    "/actions/0/url", "'https://e.example'", "dropped other-system /potentialAction/0/targets/0" },
  { "open-no-web", 0, "{'text': 'a', 'potentialAction': [{'@type': 'OpenUri', 'name': 'b', "
    "'targets': [{'os': 'default', 'uri': 'file:///c'}]}]}", "/actions", NULL,
    "dropped action-address /potentialAction/0, "
    "dropped address /potentialAction/0/targets/0/uri" },
  { "view", 0, "{'text': 'a', 'potentialAction': [{'@context': 'http://schema.org', '@type': "
    "'ViewAction', 'name': 'b', 'target': ['https://c.example']}]}", "/actions/0/url",
    "'https://c.example'", "" },
  { "post-drop", CS_HTTP_POST_DROP, "{'text': 'a', 'potentialAction': [{'@type': 'HttpPost', "
    "'name': 'b', 'target': 'https://c.example'}]}", "/actions", NULL,
    "dropped http-post /potentialAction/0" },
  { "post-open", CS_HTTP_POST_OPEN, "{'text': 'a', 'potentialAction': [{'@type': 'HttpPOST', "
    "'name': 'b', 'target': 'https://c.example'}]}", "/actions/0/type", "'Action.OpenUrl'",
    "changed http-post /potentialAction/0" },
  { "post-submit", CS_HTTP_POST_SUBMIT, "{'text': 'a', 'potentialAction': [{'@type': 'HttpPOST', "
    "'name': 'b', 'target': 'https://c.example', 'body': '{}'}]}", "/actions/0/data/body",
    "'{}'", "changed http-post /potentialAction/0" },
  { "post-http", CS_HTTP_POST_HTTP, "{'text': 'a', 'potentialAction': [{'@type': 'HttpPOST', "
    "'name': 'b', 'target': 'https://c.example', 'bodyContentType': 'text/plain'}]}",
    "/actions/0/headers/0/value", "'text/plain'", "changed http-post /potentialAction/0" },
  { "form", CS_HTTP_POST_SUBMIT, "{'text': 'a', 'potentialAction': [{'@type': 'ActionCard', "
    "'name': 'b', 'inputs': [{'@type': 'MultichoiceInput', 'id': 'c', 'title': 'd', "
    "'isMultiSelect': 'true', 'value': 'e;f', 'choices': [{'display': 'E', 'value': 'e'}]}], "
    "'actions': [{'@type': 'HttpPOST', 'name': 'g', 'target': 'https://h.example'}]}]}",
    "/actions/0/card/body/0/value", "'e,f'",
    "changed action-card /potentialAction/0, "
    "changed multiple-choice /potentialAction/0/inputs/0, "
    "changed http-post /potentialAction/0/actions/0" },
  { "form-drop", CS_HTTP_POST_DROP, "{'text': 'a', 'potentialAction': [{'@type': 'ActionCard', "
    "'name': 'b', 'actions': [{'@type': 'HttpPOST', 'name': 'g', 'target': "
    "'https://h.example'}]}]}", "/actions", NULL,
    "dropped action-card /potentialAction/0, dropped http-post /potentialAction/0/actions/0" },
};

/* Whatever is asked for, the place is there. */
static void
check_places (CsSnapshot   *source,
              CsConversion *conversion,
              CsSnapshot   *result)
{
  for (guint node = 0; node < cs_snapshot_get_n_nodes (source); node++)
    {
      g_autofree char *place = cs_conversion_dup_place (conversion, node);

      g_assert_cmpuint (cs_snapshot_find (result, place), !=, CS_NODE_NONE);
    }
}

static void
test_case (gconstpointer data)
{
  gsize                    i = GPOINTER_TO_SIZE (data);
  g_autofree char         *text = g_strdelimit (g_strdup (cases[i].source), "'", '"');
  g_autoptr (CsSnapshot)   source = snapshot_of (text);
  g_autoptr (CsConversion) conversion = cs_conversion_new (source, cases[i].http_post, NULL);
  g_autoptr (CsSnapshot)   result = result_of (conversion);
  guint                    node = cs_snapshot_find (result, cases[i].pointer);
  g_autoptr (GString)      losses = g_string_new (NULL);

  if (cases[i].value == NULL)
    {
      g_assert_cmpuint (node, ==, CS_NODE_NONE);
    }
  else
    {
      g_autofree char *value = g_strdelimit (g_strdup (cases[i].value), "'", '"');
      g_autofree char *shown = NULL;
      CsSpan           span;

      g_assert_cmpuint (node, !=, CS_NODE_NONE);
      span = cs_snapshot_get_value_span (result, node);
      shown = g_strndup ((const char *) g_bytes_get_data (cs_conversion_get_text (conversion),
                                                          NULL) + span.start, span.length);
      g_assert_cmpstr (shown, ==, value);
    }

  for (guint j = 0; j < cs_conversion_get_n_losses (conversion); j++)
    {
      const CsLoss *loss = cs_conversion_get_loss (conversion, j);

      g_string_append_printf (losses, "%s%s %s %s", losses->len > 0 ? ", " : "",
                              cs_loss_kind_get_name (loss->kind), loss->id, loss->pointer);
    }
  g_assert_cmpstr (losses->str, ==, cases[i].losses);
  check_account (cases[i].name, source, conversion);
  check_places (source, conversion, result);
}

/* Whoever reads the report is led to what a part became, or to where it would be. */
static void
test_places (void)
{
  static const struct
  {
    const char *from;
    const char *to;
  } places[] = {
    { "", "" },
    { "/title", "/body/0/items/0" },
    { "/themeColor", "/body/0" },
    { "/text", "/body/1" },
    { "/summary", "" },
    { "/sections/0", "/body/3" },
    { "/sections/0/activityTitle", "/body/3/items/0" },
    { "/sections/0/facts", "/body/3/items/1" },
    { "/sections/0/facts/1/value", "/body/3/items/1/facts/1" },
    { "/sections/0/images/0", "/body/3/items/2" },
    { "/sections/0/images/1", "/body/3/items/2/images/0" },
    { "/sections/0/potentialAction/0", "/body/3/items/3/actions/0" },
    { "/potentialAction/0", "" },
    { "/potentialAction/1", "/actions/0" },
    { "/potentialAction/1/inputs/0", "/actions/0/card/body/0" },
  };
  g_autofree char *text = g_strdelimit (g_strdup (
    "{'summary': 's', 'themeColor': '00ff00', 'title': 't', 'text': '# H\\n\\nwords',"
    " 'sections': [{'activityTitle': 'a', 'facts': [{'name': 'n', 'value': 'v'}, "
    "{'name': 'n', 'value': 'w'}], 'images': [{'image': 'no'}, {'image': 'https://h.example/i'}],"
    " 'potentialAction': [{'@type': 'OpenUri', 'name': 'o', 'targets': [{'os': 'default', "
    "'uri': 'https://h.example'}]}]}],"
    " 'potentialAction': [{'@type': 'HttpPOST', 'name': 'p', 'target': 'https://h.example'}, "
    "{'@type': 'ActionCard', 'name': 'f', 'inputs': [{'@type': 'TextInput', 'id': 'i'}], "
    "'actions': [{'@type': 'ViewAction', 'name': 'v', 'target': ['https://h.example']}]}]}"),
    "'", '"');
  g_autoptr (CsSnapshot)   source = snapshot_of (text);
  g_autoptr (CsConversion) conversion = cs_conversion_new (source, CS_HTTP_POST_DROP, NULL);

  g_assert_true (cs_conversion_get_source (conversion) == source);
  for (gsize i = 0; i < G_N_ELEMENTS (places); i++)
    {
      g_autofree char *place = NULL;
      guint            node = cs_snapshot_find (source, places[i].from);

      g_assert_cmpuint (node, !=, CS_NODE_NONE);
      place = cs_conversion_dup_place (conversion, node);
      g_assert_cmpstr (place, ==, places[i].to);
    }
}

static void
test_no_card (void)
{
  static const struct
  {
    const char *text;
    int         code;
  } texts[] = {
    { "[]", CS_CONVERSION_ERROR_BROKEN },
    { "{", CS_CONVERSION_ERROR_BROKEN },
    { "{\"type\": \"AdaptiveCard\"}", CS_CONVERSION_ERROR_ADAPTIVE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (CsSnapshot)   source = snapshot_of (texts[i].text);
      g_autoptr (GError)       error = NULL;
      g_autoptr (CsConversion) conversion = cs_conversion_new (source, CS_HTTP_POST_DROP, &error);

      g_assert_null (conversion);
      g_assert_error (error, CS_CONVERSION_ERROR, texts[i].code);
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/card/conversion/corpus", test_corpus);
  g_test_add_func ("/card/conversion/no-card", test_no_card);
  g_test_add_func ("/card/conversion/places", test_places);
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strconcat ("/card/conversion/", cases[i].name, NULL);

      g_test_add_data_func (path, GSIZE_TO_POINTER (i), test_case);
    }

  return g_test_run ();
}
