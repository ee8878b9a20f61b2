/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cs-bench"

#include "cs-rules.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* How long the rules take for a card of the largest size that a webhook accepts, in a subject that
 * is made anew each time, as after each rest in typing. */

#define N_ROUNDS 200
#define MAX_MS   2.0
#define MAX_SIZE (28 * 1024)

static char *
make_card (void)
{
  GString *card = g_string_new ("{\n  \"type\": \"AdaptiveCard\",\n  \"version\": \"1.5\",\n"
                                "  \"fallbackText\": \"Build\",\n  \"body\": [\n");

  for (guint i = 0; card->len < MAX_SIZE - 600; i++)
    g_string_append_printf (card,
                            "    { \"type\": \"Container\", \"id\": \"row%u\", \"items\": [\n"
                            "      { \"type\": \"TextBlock\", \"text\": \"**Build %u** of `main` "
                            "[failed](https://ci.contoso.net/%u)\", \"wrap\": true },\n"
                            "      { \"type\": \"FactSet\", \"facts\": [ { \"title\": \"Branch\", "
                            "\"value\": \"main\" } ] } ] },\n",
                            i, i, i);
  g_string_append (card, "    { \"type\": \"TextBlock\", \"text\": \"End\", \"wrap\": true }\n  ]\n}\n");

  return g_string_free (card, FALSE);
}

static int
compare_times (gconstpointer a,
               gconstpointer b)
{
  const gint64 one = *(const gint64 *) a;
  const gint64 other = *(const gint64 *) b;

  return one < other ? -1 : one > other;
}

int
main (void)
{
  g_autoptr (CsProject) project = cs_project_new ();
  char                 *text = make_card ();
  g_autoptr (GBytes)    bytes = g_bytes_new_take (text, strlen (text));
  gint64                times[N_ROUNDS];
  guint                 n_findings = 0;
  double                typical;
  double                slow;

  if (!cs_project_add_file (project, "card.json", bytes, NULL))
    return EXIT_FAILURE;

  for (guint i = 0; i < N_ROUNDS; i++)
    {
      const gint64          start = g_get_monotonic_time ();
      g_autoptr (CsSubject) subject = cs_subject_new (project, CS_SUBJECT_CARD, "card.json", NULL,
                                                      NULL);
      g_autoptr (GPtrArray) findings = cs_rules_check (subject, CS_PROFILE_UPLOAD, NULL);

      n_findings = findings->len;
      times[i] = g_get_monotonic_time () - start;
    }

  qsort (times, N_ROUNDS, sizeof (gint64), compare_times);
  typical = times[N_ROUNDS / 2] / 1000.0;
  slow = times[N_ROUNDS * 95 / 100] / 1000.0;
  printf ("card of %zu bytes, %u findings: %.2f ms, 95th percentile %.2f ms (bar %.1f)\n",
          g_bytes_get_size (bytes), n_findings, typical, slow, MAX_MS);

  return typical <= MAX_MS ? EXIT_SUCCESS : EXIT_FAILURE;
}
