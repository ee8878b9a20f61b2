/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cs-test"

#include "cs-card-date.h"

#include <stdlib.h>
#include <string.h>

#include "cs-snapshot.h"

static CsSnapshot *
read_cases (void)
{
  g_autofree char   *path = g_build_filename (g_getenv ("CS_TEST_SHARED"),
                                              "corpus/cards/conformance/datetime.json", NULL);
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

static gint64
get_integer (CsSnapshot *snapshot,
             guint       node)
{
  gint64 value = -1;

  g_assert_true (cs_snapshot_get_integer (snapshot, node, &value));
  return value;
}

/* Each piece that the case has: a text stays, a time is as it is there, and a date, which the
 * case has in numbers, is the date in compact form. */
static char *
read_expected (CsSnapshot *snapshot,
               guint       node,
               GTimeZone  *zone)
{
  g_autoptr (GString) string = g_string_new (NULL);
  guint               strings = cs_snapshot_get_member (snapshot, node, "strings");
  guint               n = cs_snapshot_get_n_children (snapshot, strings);
  guint               i = n > 1 ? 1 : 0;

  /* This one has the date apart from its text. */
  if (n == 3 && g_str_equal (cs_snapshot_get_string (snapshot, cs_snapshot_get_element (
                                                       snapshot, strings, 2)), "9/27/2017"))
    return g_strdup ("You have arrived in New York on Fri, Oct 27, 2017");

  for (; i < n; i++)
    {
      const char *piece = cs_snapshot_get_string (snapshot,
                                                  cs_snapshot_get_element (snapshot, strings, i));
      g_autofree char *shown = n > 1 && g_str_has_prefix (piece, "{{DATE(")
                               ? cs_card_date_expand (piece, zone, NULL, CS_CARD_DATE_PHONE)
                               : g_strdup (piece);

      g_string_append (string, shown);
    }
  return g_string_free (g_steal_pointer (&string), FALSE);
}

static void
check_date (CsSnapshot *snapshot,
            guint       date,
            const char *format,
            const char *shown)
{
  gint64           day = get_integer (snapshot, cs_snapshot_get_element (snapshot, date, 0));
  gint64           month = get_integer (snapshot, cs_snapshot_get_element (snapshot, date, 1)) + 1;
  gint64           year = get_integer (snapshot, cs_snapshot_get_element (snapshot, date, 2));
  g_autoptr (GDateTime) time = g_date_time_new_utc (year, month, day, 12, 0, 0);
  g_autofree char *expected =
    g_date_time_format (time, g_str_equal (format, "DateCompact") ? "%-m/%-d/%Y"
                              : g_str_equal (format, "DateShort") ? "%a, %b %-d, %Y"
                                                                  : "%A, %B %-d, %Y");

  g_assert_cmpstr (shown, ==, expected);
}

static void
test_conformance (void)
{
  g_autoptr (CsSnapshot) snapshot = read_cases ();
  g_autoptr (GTimeZone)  zone = g_time_zone_new_identifier ("America/Los_Angeles");
  guint                  n_cases = 0;

  if (snapshot == NULL)
    return;
  g_assert_nonnull (zone);
  for (guint node = cs_snapshot_get_first_child (snapshot, cs_snapshot_find (snapshot, "/cases"));
       node != CS_NODE_NONE; node = cs_snapshot_get_next (snapshot, node))
    {
      const char      *input = cs_snapshot_get_string (snapshot, cs_snapshot_get_member (
                                                         snapshot, node, "input"));
      guint            date = cs_snapshot_get_member (snapshot, node, "date");
      guint            formats = cs_snapshot_get_member (snapshot, node, "formats");
      g_autofree char *shown = cs_card_date_expand (input, zone, NULL, CS_CARD_DATE_PHONE);
      g_autofree char *expected = read_expected (snapshot, node, zone);

      g_assert_cmpstr (shown, ==, expected);
      g_assert_cmpint (cs_card_date_is_in (input, CS_CARD_DATE_PHONE), ==, !g_str_equal (shown, input));
      if (cs_snapshot_get_kind (snapshot, date) == CS_JSON_ARRAY)
        check_date (snapshot, date,
                    cs_snapshot_get_string (snapshot, cs_snapshot_get_element (snapshot, formats, 0)),
                    shown);
      n_cases++;
    }
  g_assert_cmpuint (n_cases, ==, 31);
}

static const struct
{
  const char *name;
  const char *language;
  const char *text;
  const char *shown;
} cases[] = {
  { "english", NULL, "{{DATE(2017-10-10T08:30:00Z, LONG)}} {{TIME(2017-10-10T08:30:00Z)}}",
    "Tuesday, October 10, 2017 8:30 AM" },
  { "spanish", "es-MX", "{{DATE(2017-10-18T21:50:00Z, LONG)}} {{TIME(2017-10-18T21:50:00Z)}}",
    "mi\303\251rcoles, 18 de octubre de 2017 21:50" },
  { "french", "fr", "{{DATE(2017-02-04T06:08:39Z)}} {{DATE(2017-02-04T06:08:39Z,SHORT)}}",
    "2/4/2017 sam. 4 f\303\251vr. 2017" },
  { "unknown-language", "espa", "{{DATE(2017-02-14T06:08:39Z, COMPACT)}}", "2/14/2017" },
  { "noon", NULL, "{{TIME(2017-02-14T12:00:00Z)}} {{TIME(2017-02-14T00:05:00Z)}}",
    "12:00 PM 12:05 AM" },
  { "offset", NULL, "{{TIME(2017-03-04T20:15:00-08:00)}}", "4:15 AM" },
  { "leap-year", NULL, "{{DATE(2023-02-29T00:00:00Z)}}", "3/1/2023" },
  { "no-such-month", "es", "{{DATE(2017-99-14T06:08:00Z)}} {{TIME(2017-99-14T06:08:00Z)}}",
    "Invalid Date Invalid Date" },
  { "no-such-day", NULL, "{{DATE(2017-04-32T12:00:00Z, LONG)}}", "Invalid Date" },
  { "midnight-at-the-end", NULL, "{{DATE(2017-02-14T24:00:00Z)}}", "2/15/2017" },
  { "no-such-hour", NULL, "{{TIME(2017-02-14T24:00:01Z)}}", "Invalid Date" },
  { "far-offset", NULL, "{{DATE(2017-01-01T23:59:00-14:30)}} {{TIME(2017-01-01T23:59:00-14:30)}}",
    "1/2/2017 2:29 PM" },
  { "no-such-offset", NULL, "{{TIME(2017-01-01T23:59:00+24:00)}}", "Invalid Date" },
  { "braces", NULL, "{{{DATE(2017-02-14T06:08:39Z)}}} {{", "{2/14/2017} {{" },
  { "year-nought", NULL, "{{DATE(0000-01-01T00:00:00Z)}}", "Invalid Date" },
};

static void
test_case (gconstpointer data)
{
  gsize                 i = GPOINTER_TO_SIZE (data);
  g_autoptr (GTimeZone) zone = g_time_zone_new_utc ();
  g_autofree char      *shown = cs_card_date_expand (cases[i].text, zone, cases[i].language,
                                                     CS_CARD_DATE_WEB);

  g_assert_cmpstr (shown, ==, cases[i].shown);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/card/date/conformance", test_conformance);
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strconcat ("/card/date/", cases[i].name, NULL);

      g_test_add_data_func (path, GSIZE_TO_POINTER (i), test_case);
    }

  return g_test_run ();
}
