/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cs-test"

/* Kills a program that edits, saves and drafts, at random moments, and judges what is left:
 *
 *   - each file on disk is the one that was saved last or the one that was being saved, whole;
 *   - the recovered project is what was in memory at one moment, all files of it together;
 *   - what was typed more than a second before the kill is in it;
 *   - undo leads from it to what is on disk. */

#include "cs-drafts.h"

#include <errno.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "crash-content.h"
#include "cs-file-save.h"
#include "folder.h"

#define SHORT_KILLS 20
#define LONG_KILLS  500
#define BATCH       5        /* programs that run at a time */
#define MAX_LIFE    3000000  /* microseconds */

/* On a machine that is busy elsewhere the program may not get to run: when it paused for this long
 * the kill says nothing about the program's own time, and is done again. Microseconds. */
#define STARVED     250000

static const char *program_path;

typedef struct
{
  Folder  *folder;
  GPid     pid;
  int      output;
  guint    seed;
  gint64   kill_at;
  gint64   killed;
} Victim;

/* What the victim said. */
typedef struct
{
  int      typed_in_time;   /* the last token that was typed a second before the kill */
  int      last_typed;
  int      saved;           /* the last token that was saved */
  int      saving;          /* the token of the save that was going on, or that of the last */
  gint64   longest_pause;
} Story;

static void
start (Victim *victim,
       guint   seed)
{
  g_autofree char *folder = NULL;
  g_autofree char *drafts = NULL;
  g_autofree char *seed_text = g_strdup_printf ("%u", seed);
  g_autoptr (GRand) random = g_rand_new_with_seed (seed);
  g_autoptr (GBytes) log = crash_make_log (0);
  g_autoptr (GBytes) image = crash_make_image (0);
  g_autoptr (GError) error = NULL;

  victim->folder = folder_new ();
  victim->seed = seed;
  folder_write_bytes (victim->folder, "project/" CRASH_LOG, log);
  folder_write_bytes (victim->folder, "project/" CRASH_IMAGE, image);
  folder_write (victim->folder, "project/cards/even.json", "{}");
  folder = folder_get_name (victim->folder, "project");
  drafts = folder_get_name (victim->folder, "drafts");

  {
    const char * const arguments[] = { program_path, folder, drafts, seed_text, NULL };

    g_spawn_async_with_pipes (NULL, (char **) arguments, NULL, G_SPAWN_DO_NOT_REAP_CHILD, NULL,
                              NULL, &victim->pid, NULL, &victim->output, NULL, &error);
    g_assert_no_error (error);
  }
  victim->kill_at = g_get_monotonic_time () + g_rand_int_range (random, 20000, MAX_LIFE);
}

static void
end (Victim *victim)
{
  gint64 now = g_get_monotonic_time ();
  int status;

  if (victim->kill_at > now)
    g_usleep ((gulong) (victim->kill_at - now));

  victim->killed = g_get_monotonic_time ();
  g_assert_cmpint (kill (victim->pid, SIGKILL), ==, 0);
  g_assert_cmpint (waitpid (victim->pid, &status, 0), ==, victim->pid);
  g_assert_true (WIFSIGNALED (status) && WTERMSIG (status) == SIGKILL);
  g_spawn_close_pid (victim->pid);
}

static char *
read_output (Victim *victim)
{
  g_autoptr (GString) text = g_string_new (NULL);
  char buffer[4096];
  gssize n;

  while ((n = read (victim->output, buffer, sizeof buffer)) > 0 || (n < 0 && errno == EINTR))
    if (n > 0)
      g_string_append_len (text, buffer, n);
  close (victim->output);

  return g_string_free (g_steal_pointer (&text), FALSE);
}

static void
understand (Victim *victim,
            Story  *story)
{
  g_autofree char *output = read_output (victim);
  g_auto (GStrv) lines = g_strsplit (output, "\n", -1);
  gint64 last = 0;

  memset (story, 0, sizeof *story);

  /* What stands behind the last line's end was cut off. */
  for (guint i = 0; lines[i] != NULL && lines[i + 1] != NULL; i++)
    {
      g_auto (GStrv) words = g_strsplit (lines[i], " ", -1);

      if (strcmp (words[0], "typed") == 0)
        {
          gint64 time = g_ascii_strtoll (words[1], NULL, 10);

          story->last_typed = atoi (words[2]);
          if (time < victim->killed - G_USEC_PER_SEC)
            story->typed_in_time = story->last_typed;
          if (last != 0)
            story->longest_pause = MAX (story->longest_pause, time - last);
          last = time;
        }
      else if (strcmp (words[0], "begin") == 0)
        {
          story->saving = atoi (words[1]);
        }
      else if (strcmp (words[0], "end") == 0)
        {
          story->saved = atoi (words[1]);
        }
    }

  if (last != 0)
    story->longest_pause = MAX (story->longest_pause, victim->killed - last);
}

static gboolean
is_image_of (GBytes *bytes,
             int     token)
{
  g_autoptr (GBytes) image = crash_make_image ((guint) token);

  return g_bytes_equal (image, bytes);
}

static void
judge_disk (Victim *victim,
            Story  *story)
{
  g_autoptr (GBytes) log = folder_read (victim->folder, "project/" CRASH_LOG);
  g_autoptr (GBytes) image = folder_read (victim->folder, "project/" CRASH_IMAGE);
  int token = crash_read_log (log);

  g_assert_cmpint (token, >=, 0);
  g_assert_true (token == story->saved || token == story->saving);
  g_assert_true (is_image_of (image, story->saved) || is_image_of (image, story->saving));

  /* While one name takes the place of the other both may be there, but never none. */
  g_assert_true (folder_has (victim->folder, "project/cards/even.json") ||
                 folder_has (victim->folder, "project/cards/odd.json"));
}

static CsProject *
recover (Victim   *victim,
         gboolean *from_draft)
{
  g_autofree char *folder = folder_get_name (victim->folder, "project");
  g_autofree char *drafts = folder_get_name (victim->folder, "drafts");
  g_autoptr (GPtrArray) infos = cs_drafts_find (drafts);
  g_autoptr (GError) error = NULL;
  CsProject *project;

  g_assert_cmpuint (infos->len, <=, 1);
  *from_draft = infos->len == 1;
  if (*from_draft)
    project = cs_drafts_recover (drafts, ((CsDraftInfo *) infos->pdata[0])->id, &error);
  else
    project = cs_project_open (folder, &error);
  g_assert_no_error (error);

  return project;
}

static void
judge_project (CsProject *project,
               Story     *story,
               gboolean   starved)
{
  CsDocument *log = cs_project_get_document (project, CRASH_LOG);
  CsDocument *image = cs_project_get_document (project, CRASH_IMAGE);
  int token = crash_read_log (cs_document_get_bytes (log));
  const char *card = crash_get_card ((guint) MAX (token, 0));

  g_assert_cmpint (token, >=, 0);
  g_assert_cmpint (token, >=, story->saved);
  g_assert_true (is_image_of (cs_document_get_bytes (image), token));
  g_assert_nonnull (cs_project_get_document (project, card));
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (project)), ==, 3);
  if (!starved)
    g_assert_cmpint (token, >=, story->typed_in_time);
}

static void
judge_undo (Victim    *victim,
            CsProject *project)
{
  g_autoptr (GBytes) log = folder_read (victim->folder, "project/" CRASH_LOG);

  cs_history_undo (cs_project_get_history (project));
  g_assert_false (cs_history_get_can_undo (cs_project_get_history (project)));
  g_assert_false (cs_project_get_modified (project));
  g_assert_true (g_bytes_equal (log, cs_document_get_bytes (cs_project_get_document (project, CRASH_LOG))));
}

static guint
count_temporaries (Victim *victim)
{
  static const char *const folders[] = { "project", "project/cards" };
  guint n = 0;

  for (guint i = 0; i < G_N_ELEMENTS (folders); i++)
    {
      g_autofree char *path = folder_get_name (victim->folder, folders[i]);
      g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);
      const char *name;

      while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
        n += g_str_has_prefix (name, CS_FILE_SAVE_TEMPORARY_PREFIX);
    }

  return n;
}

typedef struct
{
  guint n_kills;
  guint n_starved;
  guint n_while_saving;
  guint n_from_draft;
  guint n_with_old_typing;   /* where something was typed a second before */
  guint n_left;              /* temporary files */
} Tally;

static void
judge (Victim *victim,
       Tally  *tally)
{
  g_autoptr (CsProject) project = NULL;
  gboolean from_draft, starved;
  Story story;

  understand (victim, &story);
  starved = story.longest_pause > STARVED;
  g_test_message ("seed %u: typed %d, a second before %d, saved %d, saving %d, longest pause %d ms",
                  victim->seed, story.last_typed, story.typed_in_time, story.saved, story.saving,
                  (int) (story.longest_pause / 1000));

  judge_disk (victim, &story);
  project = recover (victim, &from_draft);
  judge_project (project, &story, starved);
  if (from_draft)
    judge_undo (victim, project);
  tally->n_left += count_temporaries (victim);
  cs_project_tidy (project);
  g_assert_cmpuint (count_temporaries (victim), ==, 0);

  tally->n_kills += starved ? 0 : 1;
  tally->n_starved += starved ? 1 : 0;
  tally->n_while_saving += story.saving > story.saved ? 1 : 0;
  tally->n_from_draft += from_draft ? 1 : 0;
  tally->n_with_old_typing += story.typed_in_time > 0 ? 1 : 0;
}

static int
compare_victims (gconstpointer a,
                 gconstpointer b)
{
  const Victim *first = a;
  const Victim *second = b;

  return first->kill_at < second->kill_at ? -1 : first->kill_at > second->kill_at;
}

static void
test_kills (void)
{
  guint wanted = g_getenv ("CS_TEST_LONG") != NULL ? LONG_KILLS : SHORT_KILLS;
  guint seed = g_test_rand_int () & 0xffffff;
  Tally tally = { 0 };

  while (tally.n_kills < wanted && tally.n_kills + tally.n_starved < 3 * wanted)
    {
      Victim victims[BATCH] = { { 0 } };

      for (guint i = 0; i < BATCH; i++)
        start (&victims[i], seed++);
      qsort (victims, BATCH, sizeof victims[0], compare_victims);
      for (guint i = 0; i < BATCH; i++)
        end (&victims[i]);
      for (guint i = 0; i < BATCH; i++)
        {
          judge (&victims[i], &tally);
          folder_free (victims[i].folder);
        }
    }

  g_test_message ("%u kills, %u of them within a save, %u projects recovered from a draft, %u with "
                  "typing older than a second; %u more where the machine was too busy to time it; "
                  "%u temporary files tidied away",
                  tally.n_kills, tally.n_while_saving, tally.n_from_draft, tally.n_with_old_typing,
                  tally.n_starved, tally.n_left);
  g_assert_cmpuint (tally.n_from_draft, >, 0);
  if (tally.n_kills < wanted)
    g_test_incomplete ("the machine was too busy");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_assert_cmpint (argc, ==, 2);
  program_path = argv[1];
  g_test_add_func ("/crash/kills", test_kills);

  return g_test_run ();
}
