/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cs-test"

#include "cs-gallery-dialog.h"

#include <string.h>

#include "cs-card-view.h"
#include "cs-gallery.h"
#include "window-fixture.h"

#define EMPTY_CARDS 2

static CsGalleryDialog *
open_dialog (WindowFixture *fixture)
{
  GListModel *windows = gtk_window_get_toplevels ();
  CsGalleryDialog *dialog = NULL;

  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.new-card", NULL);
  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWindow) window = g_list_model_get_item (windows, i);

      if (CS_IS_GALLERY_DIALOG (window))
        dialog = CS_GALLERY_DIALOG (window);
    }
  g_assert_nonnull (dialog);
  settle (fixture);
  return dialog;
}

static void
set_up (WindowFixture *fixture,
        gconstpointer  data)
{
  window_fixture_set_up (fixture, sound_manifest);
  gtk_window_present (GTK_WINDOW (fixture->window));
  settle (fixture);
}

static GtkListBox *
get_list (CsGalleryDialog *dialog)
{
  return GTK_LIST_BOX (find_widget (GTK_WIDGET (dialog), GTK_TYPE_LIST_BOX, NULL, NULL));
}

static void
select_row (CsGalleryDialog *dialog,
            int              index)
{
  gtk_list_box_select_row (get_list (dialog),
                           gtk_list_box_get_row_at_index (get_list (dialog), index));
}

/* What is in sight of the card. */
static double
get_height (CsGalleryDialog *dialog)
{
  return cs_card_view_arrange (CS_CARD_VIEW (find_widget (GTK_WIDGET (dialog), CS_TYPE_CARD_VIEW,
                                                          NULL, NULL)), 400);
}

static GtkWidget *
find_create (CsGalleryDialog *dialog)
{
  return gtk_window_get_default_widget (GTK_WINDOW (dialog));
}

static CsProject *
get_project (WindowFixture *fixture)
{
  return cs_workspace_get_project (fixture->workspace);
}

/* Each card is drawn, and has a name for those who do not see it. */
static void
test_previews (WindowFixture *fixture,
               gconstpointer  data)
{
  CsGalleryDialog *dialog = open_dialog (fixture);
  guint n_cards;
  const CsGalleryCard *cards = cs_gallery_cards (&n_cards);

  for (guint i = 0; i < n_cards; i++)
    {
      GtkListBoxRow *row = gtk_list_box_get_row_at_index (get_list (dialog),
                                                          (int) i + EMPTY_CARDS);

      gtk_test_accessible_assert_role (row, GTK_ACCESSIBLE_ROLE_LIST_ITEM);
      gtk_test_accessible_assert_property (row, GTK_ACCESSIBLE_PROPERTY_LABEL, cards[i].title);
      select_row (dialog, (int) i + EMPTY_CARDS);
      g_assert_cmpfloat (get_height (dialog), >, 100);
    }
  g_assert_null (gtk_list_box_get_row_at_index (get_list (dialog), (int) n_cards + EMPTY_CARDS));

  gtk_window_destroy (GTK_WINDOW (dialog));
  settle (fixture);
}

/* Each card makes the file that the gallery has, as one step. */
static void
test_create (WindowFixture *fixture,
             gconstpointer  data)
{
  CsHistory *history = cs_project_get_history (get_project (fixture));
  guint n_cards;
  const CsGalleryCard *cards = cs_gallery_cards (&n_cards);

  for (guint i = 0; i < n_cards; i++)
    {
      CsGalleryDialog *dialog = open_dialog (fixture);
      g_autofree char *path = g_strdup_printf ("cards/%s.json", cards[i].id);
      g_autoptr (GBytes) text = cs_gallery_card_load (&cards[i]);
      CsDocument *document;

      select_row (dialog, (int) i + EMPTY_CARDS);
      g_signal_emit_by_name (find_create (dialog), "clicked");
      settle (fixture);
      document = cs_project_get_document (get_project (fixture), path);
      g_assert_nonnull (document);
      g_assert_true (g_bytes_equal (cs_document_get_bytes (document), text));
      g_assert_cmpint (cs_workspace_get_card_target (fixture->workspace, path, NULL), ==,
                       cards[i].target);
      cs_history_undo (history);
      settle (fixture);
      g_assert_null (cs_project_get_document (get_project (fixture), path));
      g_assert_false (cs_history_get_can_undo (history));
    }
}

#define ADAPTIVE "{\"type\": \"AdaptiveCard\", \"version\": \"1.5\", \"body\": []}"

static const struct
{
  const char *name;
  const char *text;
  const char *type;     /* NULL: there is no card in it */
} pastes[] = {
  { "card", ADAPTIVE, "AdaptiveCard" },
  { "message", "{\"type\": \"message\", \"attachments\": [{\"contentType\": "
    "\"application/vnd.microsoft.card.adaptive\", \"content\": " ADAPTIVE "}]}", "AdaptiveCard" },
  { "attachment", "{\"contentType\": \"application/vnd.microsoft.card.adaptive\", \"content\": "
    ADAPTIVE "}", "AdaptiveCard" },
  { "curl", "curl -H 'Content-Type: application/json' -d '{\"@type\": \"MessageCard\", "
    "\"text\": \"Hello\"}' https://hooks.example/x", "MessageCard" },
  { "words", "Hello", NULL },
};

static void
test_paste (WindowFixture *fixture,
            gconstpointer  data)
{
  for (gsize i = 0; i < G_N_ELEMENTS (pastes); i++)
    {
      CsGalleryDialog *dialog = open_dialog (fixture);
      g_autoptr (GBytes) bytes = g_bytes_new_static (pastes[i].text, strlen (pastes[i].text));
      CsDocument *document;
      g_autofree char *text = NULL;

      g_test_message ("%s", pastes[i].name);
      g_assert_true (cs_gallery_dialog_take (dialog, "taken", bytes) == (pastes[i].type != NULL));
      if (pastes[i].type == NULL)
        {
          gtk_window_destroy (GTK_WINDOW (dialog));
          settle (fixture);
          continue;
        }

      /* Once more: the row before goes. */
      g_assert_true (cs_gallery_dialog_take (dialog, "taken", bytes));
      g_signal_emit_by_name (find_create (dialog), "clicked");
      settle (fixture);
      document = cs_project_get_document (get_project (fixture), "cards/taken.json");
      g_assert_nonnull (document);
      text = g_strndup (g_bytes_get_data (cs_document_get_bytes (document), NULL),
                        g_bytes_get_size (cs_document_get_bytes (document)));
      g_assert_nonnull (strstr (text, pastes[i].type));
      g_assert_null (strstr (text, "attachments"));
      g_assert_null (strstr (text, "curl"));
      cs_history_undo (cs_project_get_history (get_project (fixture)));
      settle (fixture);
    }
}

/* What is on the clipboard comes by the button. */
static void
test_clipboard (WindowFixture *fixture,
                gconstpointer  data)
{
  CsGalleryDialog *dialog = open_dialog (fixture);
  GtkListBoxRow *row;

  gdk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (dialog)), pastes[3].text);
  gtk_widget_activate_action (GTK_WIDGET (dialog), "gallery.paste", NULL);
  for (guint i = 0; i < 100; i++)
    {
      g_main_context_iteration (NULL, FALSE);
      g_usleep (1000);
    }
  row = gtk_list_box_get_selected_row (get_list (dialog));
  gtk_test_accessible_assert_property (row, GTK_ACCESSIBLE_PROPERTY_LABEL, "Pasted Card");

  gtk_window_destroy (GTK_WINDOW (dialog));
  settle (fixture);
}

int
main (int   argc,
      char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();

#define ADD(name, function) \
  g_test_add ("/gallery-dialog/" name, WindowFixture, NULL, set_up, function, \
              window_fixture_tear_down)
  ADD ("previews", test_previews);
  ADD ("create", test_create);
  ADD ("paste", test_paste);
  ADD ("clipboard", test_clipboard);
#undef ADD

  return g_test_run ();
}
