/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cs-test"

#include "cs-fill.h"

#include <string.h>

static CsSnapshot *
snapshot_of (const char *text)
{
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));

  return cs_snapshot_new (bytes);
}

/* Returns: (nullable) */
static CsSnapshot *
read_file (const char *folder,
           const char *name)
{
  g_autofree char *path = g_build_filename (g_getenv ("CS_TEST_SHARED"), "corpus/cards", folder,
                                            name, NULL);
  g_autofree char *text = NULL;

  return g_file_get_contents (path, &text, NULL, NULL) ? snapshot_of (text) : NULL;
}

static void
check_equal (const char *name,
             CsFilled   *filled,
             CsSnapshot *expected)
{
  g_autoptr (CsSnapshot) result = cs_snapshot_new (cs_filled_get_text (filled));

  if (!json_node_equal (cs_snapshot_get_json (result), cs_snapshot_get_json (expected)))
    g_error ("%s: %s", name, (const char *) g_bytes_get_data (cs_filled_get_text (filled), NULL));
}

/* @suffix: what the names of templates end with, and so those of their data: "card.json" has
 * "card.data.json", or all of a folder have @data */
static guint
check_folder (const char *folder,
              const char *suffix,
              const char *data_name)
{
  g_autofree char *path = g_build_filename (g_getenv ("CS_TEST_SHARED"), "corpus/cards", folder,
                                            NULL);
  g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);
  const char      *name;
  guint            n = 0;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char       *stem = NULL;
      g_autofree char       *expanded_name = NULL;
      g_autofree char       *template_name = NULL;
      g_autofree char       *own_data_name = NULL;
      g_autoptr (CsSnapshot) template = NULL;
      g_autoptr (CsSnapshot) data = NULL;
      g_autoptr (CsSnapshot) expanded = NULL;
      g_autoptr (CsFilled)   filled = NULL;
      g_autoptr (GError)     error = NULL;

      if (!g_str_has_suffix (name, ".expanded.json"))
        continue;
      template_name = g_strconcat ("", name, NULL);
      template_name[strlen (name) - strlen (".expanded.json")] = '\0';
      stem = g_strndup (template_name, strlen (template_name) - strlen (suffix));
      own_data_name = g_strconcat (stem, ".data.json", NULL);
      expanded_name = g_strconcat (template_name, ".json", NULL);

      template = read_file (folder, expanded_name);
      data = read_file (folder, data_name != NULL ? data_name : own_data_name);
      if (data == NULL)
        data = snapshot_of ("{}");
      expanded = read_file (folder, name);
      filled = cs_fill (template, data, NULL, &error);
      g_assert_no_error (error);
      check_equal (name, filled, expanded);
      n++;
    }
  return n;
}

static void
test_corpus (void)
{
  guint n = check_folder ("adaptive/Templates/Elements", "", "Template.data.json");

  if (n == 0)
    {
      g_test_skip ("the corpus is not here");
      return;
    }
  n += check_folder ("adaptive/Templates/Scenarios", ".template", NULL);
  g_assert_cmpuint (n, >=, 26);
}

static void
test_conformance (void)
{
  static const struct
  {
    const char *template;
    const char *data;
    const char *host;
    const char *output;
  } files[] = {
    { "complex-template.json", "complex-template.data.json", NULL, "complex-template.output.json" },
    { "complex-template-host.json", "complex-template-host.data.json",
      "complex-template-host.host.json", "complex-template-host.output.json" },
    { "version-template-success.json", NULL, NULL, "version-template-success.output.json" },
    { "version-template-fail.json", NULL, NULL, "version-template-fail-invalid.output.json" },
    { "version-template-invalid.json", NULL, NULL, "version-template-fail-invalid.output.json" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (files); i++)
    {
      const char            *folder = "conformance/templating";
      g_autoptr (CsSnapshot) template = read_file (folder, files[i].template);
      g_autoptr (CsSnapshot) output = read_file (folder, files[i].output);
      g_autoptr (CsSnapshot) data = files[i].data != NULL ? read_file (folder, files[i].data)
                                                          : snapshot_of ("{}");
      g_autoptr (CsSnapshot) host = files[i].host != NULL ? read_file (folder, files[i].host)
                                                          : NULL;
      g_autoptr (CsFilled)   filled = NULL;

      if (template == NULL)
        {
          g_test_skip ("the corpus is not here");
          return;
        }
      filled = cs_fill (template, data, host, NULL);
      check_equal (files[i].template, filled, output);
    }
}

static const char data_text[] =
  "{\"n\": null, \"b\": true, \"f\": 1.50, \"i\": 3, \"s\": \"x\", \"o\": {\"a\": 1}, "
  "\"l\": [1, 2], \"d\": \"2018-03-15T12:00:00Z\", \"w\": [{\"v\": 1}, {\"v\": 2}]}";

/* What the official library makes of an expression; where it stops altogether, the expression
 * stays and is noted. */
static const struct
{
  const char *expression;
  const char *value;   /* (nullable): it stays */
} expressions[] = {
  { "${n}", "null" }, { "${u}", NULL }, { "a ${u.v}", NULL }, { "a ${n}", NULL },
  { "a ${l}", "\"a 1,2\"" }, { "a ${b}", "\"a true\"" }, { "a ${f}", "\"a 1.50\"" },
  { "${f}", "1.50" }, { "${f+1}", "2.5" }, { "${i/2}", "1" }, { "${i*2}", "6" },
  { "${s+1}", "\"x1\"" }, { "${string(o)}", "\"{\\\"a\\\": 1}\"" }, { "${string(n)}", "\"\"" },
  { "${string(2000)}", "\"2,000\"" }, { "${string(0.1)}", "\"0.1\"" },
  { "${formatNumber(1234.5,2)}", "\"1,234.50\"" }, { "${formatNumber(2.5,0)}", "\"3\"" },
  { "${formatNumber(-1234.567,1)}", "\"\342\210\2221,234.6\"" }, { "${formatNumber(u,2)}", NULL },
  { "${if(u,1,2)}", "2" }, { "${if(0,1,2)}", "1" }, { "${u==null}", "true" },
  { "${u=='a'}", "false" }, { "${s=='x'}", "true" }, { "${length(s)}", "1" },
  { "${count(l)}", "2" }, { "${length(l)}", NULL }, { "${substring('abcd',1,2)}", "\"bc\"" },
  { "${substring('abcd',1,9)}", NULL }, { "${indexOf('abc','c')}", "2" }, { "${indexOf(l,2)}", "1" },
  { "${min(l)}", "1" }, { "${max(1,2,3)}", "3" }, { "${sum(l)}", "3" },
  { "${sum(select(w, x, x.v * 10))}", "30" }, { "${count(where(w, x, x.v > 1))}", "1" },
  { "${formatEpoch(1570000000,'yyyy-MM-ddTHH:mm:ssZ')}", "\"2019-10-02T07:06:40+00:00\"" },
  { "${formatTicks(637243624200000000)}", "\"2020-05-06T11:47:00.000Z\"" },
  { "${formatDateTime(d,'ddd, MMM d, yyyy h:mm tt')}", "\"Thu, Mar 15, 2018 12:00 PM\"" },
  { "${formatDateTime('03/15/2018 12:00:00','yyyy-MM-dd')}", "\"2018-03-15\"" },
  { "${formatDateTime('no','yyyy')}", NULL },
  { "${int('3')}", "3" }, { "${int(3.7)}", "3" }, { "${select(l,x,x+1)}", "[2,3]" },
  { "${json('{\\\"a\\\":1}').a}", "1" }, { "${exists(n)}", "false" }, { "${exists(u)}", "false" },
  { "${l[0]}", "1" }, { "${l[5]}", NULL }, { "${o['a']}", "1" }, { "${O.A}", "1" },
  { "${!u}", "true" }, { "${u && b}", "false" }, { "${or(u,b)}", "true" }, { "${and(b,i)}", "true" },
  { "${i>2}", "true" }, { "${s>2}", NULL }, { "${u>2}", "false" }, { "${-i}", "-3" },
  { "${'a' & 'b'}", "\"ab\"" }, { "\\\\${s}", "\"${s}\"" }, { "a${s}b${u}", NULL },
  { "${foo(1)}", NULL }, { "${s +}", NULL }, { "${i==3?1:2}", "1" }, { "${i/0}", NULL },
  { "${'it\\\\'s'}", "\"it's\"" }, { "${$root.s}", "\"x\"" }, { "${$index}", NULL },
  { "$${i}", "\"$3\"" }, { "a $ {x}", "\"a $ {x}\"" }, { "${(1 + 2) * 3 - 4 / 2}", "7" },
  { "${s} ${", "\"x ${\"" }, { "${join(l, ' ')}", "\"1 2\"" }, { "${9 >= 9 && !(1 > 2)}", "true" },
};

static void
test_expressions (void)
{
  g_autoptr (CsSnapshot) data = snapshot_of (data_text);

  for (gsize i = 0; i < G_N_ELEMENTS (expressions); i++)
    {
      g_autofree char       *text = g_strdup_printf ("{\"v\": \"%s\"}", expressions[i].expression);
      g_autoptr (CsSnapshot) template = snapshot_of (text);
      g_autoptr (CsFilled)   filled = cs_fill (template, data, NULL, NULL);
      g_autoptr (CsSnapshot) result = cs_snapshot_new (cs_filled_get_text (filled));
      guint                  node = cs_snapshot_find (result, "/v");
      CsSpan                 span = cs_snapshot_get_value_span (result, node);
      g_autofree char       *value = g_strndup ((const char *) g_bytes_get_data (
                                                  cs_filled_get_text (filled), NULL) + span.start,
                                                span.length);
      g_autofree char       *one_line = NULL;
      g_auto (GStrv)         parts = g_strsplit_set (value, "\n", -1);

      for (guint j = 0; parts[j] != NULL; j++)
        g_strstrip (parts[j]);
      one_line = g_strjoinv ("", parts);

      g_test_message ("%s", expressions[i].expression);
      if (expressions[i].value != NULL)
        {
          g_assert_cmpstr (one_line, ==, expressions[i].value);
          g_assert_cmpuint (cs_filled_get_n_notes (filled), ==, 0);
        }
      else
        {
          g_assert_nonnull (strstr (value, "${"));
          g_assert_cmpuint (cs_filled_get_n_notes (filled), ==,
                            strstr (expressions[i].expression, "a ${n}") != NULL ? 0 : 1);
        }
    }
}

static const struct
{
  const char *name;
  const char *template;
  const char *result;
  const char *note;
} cases[] = {
  { "repeat", "{'a': [{'$data': '${w}', 'x': '${v}', 'i': '${$index}'}, 1]}",
    "{'a': [{'x': 1, 'i': 0}, {'x': 2, 'i': 1}, 1]}", NULL },
  { "when", "{'a': [{'$when': '${i > 2}', 'x': 1}, {'$when': '${i > 9}', 'x': 2}]}",
    "{'a': [{'x': 1}]}", NULL },
  { "when-each", "{'a': [{'$data': '${w}', '$when': '${v > 1}', 'x': '${v}'}]}",
    "{'a': [{'x': 2}]}", NULL },
  { "when-member", "{'a': {'$when': '${false}', 'x': 1}}", "{'a': null}", NULL },
  { "when-no-expression", "{'a': [{'$when': 'yes', 'x': 1}]}", "{'a': []}", "fill-when" },
  { "context", "{'$data': '${o}', 'x': '${a}', 'y': '${$root.s}'}", "{'x': 1, 'y': 'x'}", NULL },
  { "inline-data", "{'$data': {'k': [1, 2]}, 'x': '${k[1]}'}", "{'x': 2}", NULL },
  { "list-member", "{'x': '${l}'}", "{'x': [1, 2]}", NULL },
  { "list-item", "{'x': [0, '${l}']}", "{'x': [0, 1, 2]}", NULL },
  { "keeps", "{'x': 1.50, 'y': 'a\\\\u00e9', 'z': [null, true]}",
    "{'x': 1.50, 'y': 'a\\\\u00e9', 'z': [true]}", NULL },
  { "unknown", "{'x': '${missing}'}", "{'x': '${missing}'}", "fill-no-value" },
};

static void
test_case (gconstpointer user_data)
{
  gsize                  i = GPOINTER_TO_SIZE (user_data);
  g_autofree char       *template_text = g_strdelimit (g_strdup (cases[i].template), "'", '"');
  g_autofree char       *result_text = g_strdelimit (g_strdup (cases[i].result), "'", '"');
  g_autoptr (CsSnapshot) template = snapshot_of (template_text);
  g_autoptr (CsSnapshot) expected = snapshot_of (result_text);
  g_autoptr (CsSnapshot) data = snapshot_of (data_text);
  g_autoptr (CsFilled)   filled = cs_fill (template, data, NULL, NULL);

  check_equal (cases[i].name, filled, expected);
  g_assert_cmpint (cs_fill_is_template (template), ==, strstr (template_text, "${") != NULL);
  if (cases[i].note == NULL)
    {
      g_assert_cmpuint (cs_filled_get_n_notes (filled), ==, 0);
      return;
    }
  g_assert_cmpuint (cs_filled_get_n_notes (filled), ==, 1);
  g_assert_cmpstr (cs_filled_get_note (filled, 0)->id, ==, cases[i].note);
}

/* Templates that would take for ever, or all memory. */
static void
test_hostile (void)
{
  g_autoptr (GString)    data_string = g_string_new ("{\"l\": [");
  g_autoptr (CsSnapshot) data = NULL;
  g_autoptr (GString)    nested = g_string_new ("1");
  g_autofree char       *deep = g_strnfill (30000, '(');
  g_autofree char       *deep_text = NULL;
  const char            *texts[4];

  for (guint i = 0; i < 3000; i++)
    g_string_append_printf (data_string, "%s%u", i > 0 ? "," : "", i);
  g_string_append (data_string, "]}");
  data = snapshot_of (data_string->str);

  for (guint i = 0; i < 12; i++)
    {
      g_string_prepend (nested, "{\"$data\": \"${$root.l}\", \"a\": ");
      g_string_append (nested, "}");
    }
  texts[0] = nested->str;
  texts[1] = "{\"a\": \"${select(l, a, select(l, b, select(l, c, a + b + c)))}\"}";
  texts[2] = "{\"a\": [{\"$data\": \"${l}\", \"b\": \"${join($root.l, join($root.l, 'abc'))}\"}]}";
  deep_text = g_strconcat ("{\"a\": \"${", deep, "1}\"}", NULL);
  texts[3] = deep_text;

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (CsSnapshot) template = snapshot_of (texts[i]);
      gint64                 begin = g_get_monotonic_time ();
      g_autoptr (GError)     error = NULL;
      g_autoptr (CsFilled)   filled = cs_fill (template, data, NULL, &error);

      if (i < 2)
        g_assert_error (error, CS_FILL_ERROR, CS_FILL_ERROR_TOO_LARGE);
      g_test_message ("%" G_GSIZE_FORMAT ": %" G_GINT64_FORMAT " ms", i,
                      (g_get_monotonic_time () - begin) / 1000);
      g_assert_cmpint (g_get_monotonic_time () - begin, <, 10 * G_USEC_PER_SEC);
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/card/fill/corpus", test_corpus);
  g_test_add_func ("/card/fill/conformance", test_conformance);
  g_test_add_func ("/card/fill/expressions", test_expressions);
  g_test_add_func ("/card/fill/hostile", test_hostile);
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strconcat ("/card/fill/", cases[i].name, NULL);

      g_test_add_data_func (path, GSIZE_TO_POINTER (i), test_case);
    }

  return g_test_run ();
}
