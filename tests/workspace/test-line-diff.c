/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cs-test"

#include "cs-line-diff.h"

#include <string.h>

/* Lines of the result: "=", "-" or "+", the text, and "/" after each. */
typedef struct
{
  const char *name;
  const char *old_text;
  const char *new_text;
  const char *expected;
} Case;

static const Case cases[] = {
  { "same", "a\nb\n", "a\nb\n", "=a/=b/" },
  { "both-empty", "", "", "" },
  { "made", NULL, "a\n", "+a/" },
  { "gone", "a\nb", NULL, "-a/-b/" },
  { "in-the-middle", "a\nb\nc\n", "a\nx\nc\n", "=a/-b/+x/=c/" },
  { "inserted", "a\nc\n", "a\nb\nc\n", "=a/+b/=c/" },
  { "removed", "a\nb\nc\n", "a\nc\n", "=a/-b/=c/" },
  { "doubled", "a\na\n", "a\n", "=a/-a/" },
  { "moved", "a\nb\nc\nd\n", "a\nc\nb\nd\n", "=a/-b/=c/+b/=d/" },
  { "line-ends", "a\r\nb\r\n", "a\nb\n", "=a/=b/" },
  { "no-last-line-end", "a\nb", "a\nb\n", "=a/=b/" },
  { "not-utf-8", "a\n\xff\n", "a\nb\n", "=a/-\xef\xbf\xbd/+b/" },
};

static GBytes *
wrap (const char *text)
{
  return text != NULL ? g_bytes_new_static (text, strlen (text)) : NULL;
}

static void
test_case (gconstpointer data)
{
  const Case *test = data;
  g_autoptr (GBytes) old_text = wrap (test->old_text);
  g_autoptr (GBytes) new_text = wrap (test->new_text);
  g_autoptr (GPtrArray) lines = cs_line_diff (old_text, new_text);
  g_autoptr (GString) result = g_string_new (NULL);

  for (guint i = 0; i < lines->len; i++)
    {
      CsDiffLine *line = g_ptr_array_index (lines, i);

      g_string_append_printf (result, "%c%s/", "=-+"[line->kind], line->text);
    }
  g_assert_cmpstr (result->str, ==, test->expected);
}

/* Each text can be put together from the lines, with numbers that count on; also where both are
 * too long to be compared. */
static void
test_complete (void)
{
  for (guint n = 10; n <= 10000; n *= 10)
    {
      g_autoptr (GString) old_text = g_string_new (NULL);
      g_autoptr (GString) new_text = g_string_new (NULL);
      g_autoptr (GBytes) old_bytes = NULL;
      g_autoptr (GBytes) new_bytes = NULL;
      g_autoptr (GPtrArray) lines = NULL;
      guint old_number = 0;
      guint new_number = 0;

      for (guint i = 0; i < n; i++)
        {
          g_string_append_printf (old_text, "%u\n", i * 7 % n);
          g_string_append_printf (new_text, "%u\n", i * 3 % n);
        }
      old_bytes = wrap (old_text->str);
      new_bytes = wrap (new_text->str);
      lines = cs_line_diff (old_bytes, new_bytes);

      for (guint i = 0; i < lines->len; i++)
        {
          CsDiffLine *line = g_ptr_array_index (lines, i);

          if (line->kind != CS_DIFF_NEW)
            g_assert_cmpuint (line->old_number, ==, ++old_number);
          if (line->kind != CS_DIFF_OLD)
            g_assert_cmpuint (line->new_number, ==, ++new_number);
        }
      g_assert_cmpuint (old_number, ==, n);
      g_assert_cmpuint (new_number, ==, n);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strconcat ("/line-diff/", cases[i].name, NULL);

      g_test_add_data_func (path, &cases[i], test_case);
    }
  g_test_add_func ("/line-diff/complete", test_complete);

  return g_test_run ();
}
