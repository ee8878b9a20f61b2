/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cs-test"

#include "cs-text-lines.h"

#include <string.h>

typedef struct
{
  const char *name;
  const char *text;
  gssize      length;
  guint       n_lines;
  gsize       offset;
  guint       line;
  guint       column;
} Case;

#define TEXT(text) text, sizeof text - 1

static const Case cases[] = {
  { "empty", TEXT (""), 1, 0, 1, 1 },
  { "past-the-end", TEXT ("ab"), 1, 99, 1, 3 },
  { "lf", TEXT ("a\nb\n"), 3, 2, 2, 1 },
  { "last-empty-line", TEXT ("a\nb\n"), 3, 4, 3, 1 },
  { "crlf", TEXT ("a\r\nbc"), 2, 4, 2, 2 },
  { "between-cr-and-lf", TEXT ("a\r\nbc"), 2, 2, 1, 3 },
  { "cr", TEXT ("a\rbc"), 2, 3, 2, 2 },
  { "cr-cr-lf", TEXT ("\r\r\nx"), 3, 3, 3, 1 },
  { "no-other-line-ends", TEXT ("a\xe2\x80\xa9\x0c\x0b" "b"), 1, 6, 1, 5 },
  { "multi-byte", TEXT ("é🎉x"), 1, 6, 1, 3 },
  { "inside-a-character", TEXT ("é🎉x"), 1, 4, 1, 2 },
  { "invalid-bytes-count", TEXT ("\xff\xfe\xc3x"), 1, 3, 1, 4 },
  { "invalid-and-valid", TEXT ("\xff" "éx"), 1, 3, 1, 3 },
  { "nul", TEXT ("a\0\nb"), 2, 3, 2, 1 },
};

static void
check_position (gconstpointer data)
{
  const Case             *test = data;
  g_autoptr (CsTextLines) lines = cs_text_lines_new (test->text, test->length);
  guint                   line;
  guint                   column;

  g_assert_cmpuint (cs_text_lines_get_n_lines (lines), ==, test->n_lines);
  cs_text_lines_get_position (lines, test->offset, &line, &column);
  g_assert_cmpuint (line, ==, test->line);
  g_assert_cmpuint (column, ==, test->column);
}

static void
test_offsets (void)
{
  const char             *text = "aé\r\nb\n";
  g_autoptr (CsTextLines) lines = cs_text_lines_new (text, strlen (text));

  g_assert_cmpuint (cs_text_lines_get_offset (lines, 1, 1), ==, 0);
  g_assert_cmpuint (cs_text_lines_get_offset (lines, 1, 2), ==, 1);
  g_assert_cmpuint (cs_text_lines_get_offset (lines, 1, 3), ==, 3);
  g_assert_cmpuint (cs_text_lines_get_offset (lines, 1, 99), ==, 3);
  g_assert_cmpuint (cs_text_lines_get_offset (lines, 2, 1), ==, 5);
  g_assert_cmpuint (cs_text_lines_get_offset (lines, 3, 1), ==, 7);
  g_assert_cmpuint (cs_text_lines_get_offset (lines, 4, 1), ==, 7);
  g_assert_cmpuint (cs_text_lines_get_offset (lines, 0, 0), ==, 0);
}

/* Wherever a character begins, its position leads back to it */
static void
test_round_trip (void)
{
  const char             *text = "{\r\n\t\"é\": \"🎉\",\r \n}";
  g_autoptr (CsTextLines) lines = cs_text_lines_new (text, strlen (text));

  for (const char *place = text; *place != '\0'; place = g_utf8_next_char (place))
    {
      guint line;
      guint column;

      if (*place == '\n' && place > text && place[-1] == '\r')
        continue;
      cs_text_lines_get_position (lines, place - text, &line, &column);
      g_assert_cmpuint (cs_text_lines_get_offset (lines, line, column), ==, place - text);
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strconcat ("/base/text-lines/position/", cases[i].name, NULL);

      g_test_add_data_func (path, &cases[i], check_position);
    }
  g_test_add_func ("/base/text-lines/offsets", test_offsets);
  g_test_add_func ("/base/text-lines/round-trip", test_round_trip);

  return g_test_run ();
}
