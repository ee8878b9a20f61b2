/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cs-test"

#include "cs-error-text.h"

#include <gio/gio.h>

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

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/error-text/sentence", test_sentence);
  g_test_add_func ("/error-text/way-out", test_way_out);
  g_test_add_func ("/error-text/nothing-there", test_nothing_there);

  return g_test_run ();
}
