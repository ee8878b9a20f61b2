/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cs-test"

#include <string.h>

#include "cs-gallery.h"
#include "cs-kind.h"
#include "cs-snapshot.h"
#include "cs-workspace.h"

static void
test_card (gconstpointer data)
{
  const CsGalleryCard *card = data;
  g_autoptr (GBytes) bytes = cs_gallery_card_load (card);
  g_autoptr (CsSnapshot) snapshot = cs_snapshot_new (bytes);
  gsize length;
  const char *text = g_bytes_get_data (bytes, &length);

  g_assert_cmpuint (cs_snapshot_get_n_faults (snapshot), ==, 0);
  g_assert_cmpint (cs_kind_guess (snapshot), ==, CS_SUBJECT_CARD);
  g_assert_cmpint (text[length - 1], ==, '\n');
  g_assert_true (cs_gallery_find (card->id) == card);

  /* What people read of it before they open the message. */
  if (card->target == CS_TARGET_CONNECTOR)
    g_assert_cmpstr (cs_snapshot_get_string (snapshot, cs_snapshot_find (snapshot, "/summary")),
                     !=, NULL);
  else
    g_assert_cmpstr (cs_snapshot_get_string (snapshot, cs_snapshot_find (snapshot,
                                                                         "/fallbackText")),
                     !=, NULL);
}

/* Where it is made for nobody has anything to say against it. */
static void
test_no_finding (gconstpointer data)
{
  const CsGalleryCard *card = data;
  g_autoptr (GBytes) bytes = cs_gallery_card_load (card);
  g_autoptr (GError) error = NULL;
  g_autoptr (CsWorkspace) workspace = cs_workspace_open_bytes ("card.json", bytes, &error);
  GListModel *findings;

  g_assert_no_error (error);
  cs_workspace_set_target (workspace, card->target);
  cs_workspace_check (workspace);
  findings = cs_workspace_get_findings (workspace);
  for (guint i = 0; i < g_list_model_get_n_items (findings); i++)
    {
      g_autoptr (CsFinding) finding = g_list_model_get_item (findings, i);

      g_test_message ("%s: %s", cs_finding_get_id (finding), cs_finding_get_message (finding));
    }
  g_assert_cmpuint (g_list_model_get_n_items (findings), ==, 0);
}

static void
test_enough (void)
{
  guint n_cards;

  cs_gallery_cards (&n_cards);
  g_assert_cmpuint (n_cards, >=, 16);
  g_assert_null (cs_gallery_find ("no-such-card"));
}

int
main (int   argc,
      char *argv[])
{
  const CsGalleryCard *cards;
  guint n_cards;

  g_test_init (&argc, &argv, NULL);

  cards = cs_gallery_cards (&n_cards);
  for (guint i = 0; i < n_cards; i++)
    {
      g_autofree char *path = g_strconcat ("/gallery/", cards[i].id, NULL);

      g_autofree char *sound_path = g_strconcat ("/gallery/no-finding/", cards[i].id, NULL);

      g_test_add_data_func (path, &cards[i], test_card);
      g_test_add_data_func (sound_path, &cards[i], test_no_finding);
    }
  g_test_add_func ("/gallery/enough", test_enough);

  return g_test_run ();
}
