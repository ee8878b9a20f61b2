/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cs-test"

/* The program that test-crash.c kills: crash-program FOLDER DRAFTS SEED. Types, saves and drafts
 * for ever, and says on standard output what it did, each line when it is done:
 *
 *     typed MICROSECONDS TOKEN     now in memory
 *     begin TOKEN                  a save begins
 *     end TOKEN                    it has returned
 */

#include "cs-drafts.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "crash-content.h"

typedef struct
{
  CsProject *project;
  GRand     *random;
  guint      token;
  guint      save_pause;   /* milliseconds; 0 for never */
} Program;

static void schedule_type (Program *program);
static void schedule_save (Program *program);

static void
check (const GError *error)
{
  if (error == NULL)
    return;

  fprintf (stderr, "%s\n", error->message);
  exit (1);
}

static gboolean
type_cb (gpointer data)
{
  Program *program = data;
  g_autoptr (CsChange) change = cs_change_new ("Type");
  g_autoptr (GBytes) image = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;
  CsDocument *log = cs_project_get_document (program->project, CRASH_LOG);
  CsTextEdit *edit = cs_text_edit_new ();
  const char *old_card = crash_get_card (program->token);
  const char *new_card = crash_get_card (program->token + 1);

  program->token++;
  text = g_strdup_printf ("%u\n", program->token);
  cs_text_edit_replace (edit, g_bytes_get_size (cs_document_get_bytes (log)), 0, text, -1);
  cs_change_edit (change, CRASH_LOG, edit);
  image = crash_make_image (program->token);
  cs_change_replace (change, CRASH_IMAGE, image);
  if (strcmp (old_card, new_card) != 0)
    cs_change_rename (change, old_card, new_card);
  cs_change_set_burst (change, "typing");

  cs_history_do (cs_project_get_history (program->project), change, &error);
  check (error);
  printf ("typed %" G_GINT64_FORMAT " %u\n", g_get_monotonic_time (), program->token);
  fflush (stdout);
  schedule_type (program);

  return G_SOURCE_REMOVE;
}

static gboolean
save_cb (gpointer data)
{
  Program *program = data;
  g_autoptr (GError) error = NULL;

  printf ("begin %u\n", program->token);
  fflush (stdout);
  cs_project_save (program->project, &error);
  check (error);
  printf ("end %u\n", program->token);
  fflush (stdout);
  schedule_save (program);

  return G_SOURCE_REMOVE;
}

static void
schedule_type (Program *program)
{
  g_timeout_add ((guint) g_rand_int_range (program->random, 2, 25), type_cb, program);
}

static void
schedule_save (Program *program)
{
  if (program->save_pause > 0)
    g_timeout_add ((guint) g_rand_int_range (program->random, 1, (gint32) program->save_pause),
                   save_cb, program);
}

int
main (int   argc,
      char *argv[])
{
  static const guint save_pauses[] = { 0, 1500, 200, 30 };
  g_autoptr (GMainLoop) loop = g_main_loop_new (NULL, FALSE);
  g_autoptr (CsProject) project = NULL;
  g_autoptr (CsDrafts) drafts = NULL;
  g_autoptr (GError) error = NULL;
  Program program = { 0 };
  guint seed;

  if (argc != 4)
    return 2;

  seed = (guint) atoi (argv[3]);
  project = cs_project_open (argv[1], &error);
  check (error);
  drafts = cs_drafts_new (project, argv[2], 500);
  program.project = project;
  program.random = g_rand_new_with_seed (seed);
  program.save_pause = save_pauses[seed % G_N_ELEMENTS (save_pauses)];
  schedule_type (&program);
  schedule_save (&program);
  g_main_loop_run (loop);

  return 0;
}
