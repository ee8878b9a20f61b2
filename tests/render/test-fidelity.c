/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cs-test-fidelity"

#include <glib/gstdio.h>
#include <gtk/gtk.h>
#include <stdio.h>

#include "cs-card-export.h"
#include "cs-picture-store.h"

/* Draws every card of which there is a drawing by the official renderer, and has the two compared
 * by the tool that measures it. */

#define WIDTH 480

typedef struct
{
  char            *cards;        /* folders */
  char            *references;
  char            *output;
  GPtrArray       *arguments;    /* of the tool */
  CsPictureStore  *store;
} Round;

static void
draw_one (Round      *round,
          const char *name)
{
  g_autofree char *card = g_build_filename (round->cards, name, NULL);
  g_autofree char *ours = g_build_filename (round->output, name, NULL);
  g_autofree char *folder = g_path_get_dirname (ours);
  g_autoptr (CsCardView) view = g_object_ref_sink (CS_CARD_VIEW (cs_card_view_new ()));
  g_autoptr (CsSnapshot) snapshot = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autofree char *boxes = NULL;
  char *text;
  gsize length;

  g_assert_true (g_file_get_contents (card, &text, &length, NULL));
  bytes = g_bytes_new_take (text, length);
  snapshot = cs_snapshot_new (bytes);
  cs_card_view_set_pictures (view, CS_PICTURE_SOURCE (round->store));
  cs_card_view_set_snapshot (view, snapshot);
  boxes = cs_card_export_boxes (view, WIDTH);

  g_assert_cmpint (g_mkdir_with_parents (folder, 0755), ==, 0);
  g_assert_true (g_file_set_contents (ours, boxes, -1, NULL));
  g_ptr_array_add (round->arguments, g_steal_pointer (&ours));
  g_ptr_array_add (round->arguments, g_build_filename (round->references, name, NULL));
}

static void
draw_folder (Round      *round,
             const char *folder)
{
  g_autofree char *path = g_build_filename (round->references, folder, NULL);
  g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);
  const char *name;

  g_assert_nonnull (dir);
  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *below = *folder != '\0' ? g_build_filename (folder, name, NULL)
                                               : g_strdup (name);
      g_autofree char *full = g_build_filename (round->references, below, NULL);

      if (g_file_test (full, G_FILE_TEST_IS_DIR))
        draw_folder (round, below);
      else if (g_str_has_suffix (name, ".json"))
        draw_one (round, below);
    }
}

static void
test_official_drawings (void)
{
  const char *shared = g_getenv ("CS_TEST_SHARED");
  g_autofree char *tool = g_build_filename (shared, "tools", "card-fidelity", NULL);
  g_autoptr (GPtrArray) arguments = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (CsPictureStore) store = cs_picture_store_new (TRUE);
  Round round = { .arguments = arguments, .store = store };
  g_autofree char *report = NULL;
  g_autoptr (GError) error = NULL;
  double height, dx, dy, share;
  guint n_cards, n_whole;
  const char *summary;

  if (!g_file_test (tool, G_FILE_TEST_EXISTS))
    {
      g_test_skip ("there are no official drawings");
      return;
    }

  round.cards = g_build_filename (shared, "corpus", "cards", "adaptive", NULL);
  round.references = g_build_filename (shared, "corpus", "cards", "adaptive-reference", NULL);
  round.output = g_build_filename (g_getenv ("CS_TEST_BUILD_ROOT"), "test-home", "boxes", NULL);
  g_ptr_array_add (arguments, g_strdup ("python3"));
  g_ptr_array_add (arguments, g_strdup (tool));
  draw_folder (&round, "");
  g_ptr_array_add (arguments, NULL);

  g_assert_true (g_spawn_sync (NULL, (char **) arguments->pdata, NULL, G_SPAWN_SEARCH_PATH, NULL,
                               NULL, &report, NULL, NULL, &error));
  g_assert_no_error (error);
  summary = g_strrstr (report, "cards ");
  g_assert_nonnull (summary);
  g_assert_cmpint (sscanf (summary, "cards %u, whole text %u (%lf %%), median height %lf, "
                                    "dx %lf, dy %lf",
                           &n_cards, &n_whole, &share, &height, &dx, &dy), ==, 6);
  g_test_message ("%s", summary);

  g_assert_cmpuint (n_cards, >, 200);
  g_assert_cmpuint (n_whole, ==, n_cards);
  g_assert_cmpfloat (height, >=, 0.99);
  g_assert_cmpfloat (height, <=, 1.01);
  g_assert_cmpfloat (dx, <, 1);
  g_assert_cmpfloat (dy, <, 1);

  g_free (round.cards);
  g_free (round.references);
  g_free (round.output);
}

int
main (int   argc,
      char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);

  g_test_add_func ("/render/official-drawings", test_official_drawings);

  return g_test_run ();
}
