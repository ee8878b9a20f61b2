/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cs-test"

#include "cs-error-text.h"

#include <gio/gio.h>

#include "cs-compose.h"
#include "cs-text-edit.h"
#include "cs-workspace.h"

static const struct
{
  const char *clause;
  const char *sentence;
} sentences[] = {
  { "cannot open 'a.json': no such file", "Cannot open 'a.json': no such file." },
  { "'a.json' is no JSON", "'a.json' is no JSON." },
  { "état inconnu", "État inconnu." },
  { "Is a sentence.", "Is a sentence." },
  { "is it?", "Is it?" },
  { "goes on…", "Goes on…" },
  { " spaces \n", "Spaces." },
  { "ends in \xc3", "Ends in \xef\xbf\xbd." },
  { "", "" },
};

static void
test_sentence (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (sentences); i++)
    {
      g_autofree char *text = cs_error_text_dup_sentence (sentences[i].clause);

      g_assert_cmpstr (text, ==, sentences[i].sentence);
    }
}

static void
test_way_out (void)
{
  g_autoptr (GError) full = g_error_new (G_FILE_ERROR, G_FILE_ERROR_NOSPC,
                                         "cannot save 'a.json': no space left");
  g_autoptr (GError) other = g_error_new (G_FILE_ERROR, G_FILE_ERROR_FAILED, "it failed");
  g_autofree char *full_text = cs_error_text_dup (full);
  g_autofree char *other_text = cs_error_text_dup (other);

  g_assert_cmpstr (full_text, ==,
                   "Cannot save 'a.json': no space left.\n\n"
                   "Free some space and try again; nothing of your work is lost meanwhile.");
  g_assert_cmpstr (other_text, ==, "It failed.");
}

/* What really stops people. */
static void
test_nothing_there (void)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;

  g_assert_null (cs_workspace_open ("/nowhere/at/all", &error));
  text = cs_error_text_dup (error);
  g_assert_cmpstr (text, ==,
                   "Cannot open '/nowhere/at/all': there is no such file or folder.\n\n"
                   "It may have been moved or renamed; look for it and try again.");
}

/* A designer does not read JSON pointers: a reason of the text comes behind our own words. */
static void
test_of_card (void)
{
  g_autoptr (GError) composing = g_error_new_literal (CS_COMPOSE_ERROR, CS_COMPOSE_ERROR_WITHIN,
                                                      "A part cannot be moved into itself.");
  g_autoptr (GError) broken = g_error_new_literal (CS_JSON_ERROR, CS_JSON_ERROR_BROKEN,
                                                   "the text has faults: line 3");
  g_autoptr (GError) text = g_error_new_literal (CS_JSON_ERROR, CS_JSON_ERROR_NOT_FOUND,
                                                 "there is no '/body/3'");
  g_autoptr (GError) disk = g_error_new_literal (G_FILE_ERROR, G_FILE_ERROR_ROFS, "cannot save");
  const struct { const GError *error; const char *text; } rows[] = {
    { composing, "A part cannot be moved into itself." },
    { broken, "The card's text has a fault. Mend it first; the problems list shows where." },
    { text, "The card's text is not as this expects it, so nothing was changed. Look at the place "
            "in the JSON text, mend it there and try again.\n\nThere is no '/body/3'." },
    { disk, "Cannot save.\n\nChoose another folder, or change who may write there." },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *said = cs_error_text_dup_of_card (rows[i].error);

      g_assert_cmpstr (said, ==, rows[i].text);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/error-text/sentence", test_sentence);
  g_test_add_func ("/error-text/way-out", test_way_out);
  g_test_add_func ("/error-text/nothing-there", test_nothing_there);
  g_test_add_func ("/error-text/of-card", test_of_card);

  return g_test_run ();
}
