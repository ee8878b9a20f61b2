/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cs-test"

/* shots FOLDER [VARIANT] - draws every page and state of the window into PNG files, for people to
 * look at, in every variant or in one. NAME-VARIANT.png; the first picture of a state that does not come out ends it. */

#include <errno.h>
#include <glib/gstdio.h>

#include "cs-application.h"
#include "cs-button-dialog.h"
#include "cs-channel-desk.h"
#include "cs-close-dialog.h"
#include "cs-conversion-dialog.h"
#include "cs-disk-dialog.h"
#include "cs-folder-dialog.h"
#include "cs-gallery-dialog.h"
#include "cs-drafts.h"
#include "cs-locale.h"
#include "cs-message-dialog.h"
#include "cs-new-dialog.h"
#include "cs-page.h"
#include "cs-preferences.h"
#include "cs-recovery-dialog.h"
#include "cs-sample.h"
#include "cs-send-dialog.h"
#include "cs-settings.h"
#include "cs-webhook-dialog.h"
#include "cs-window.h"

/* Until what is loaded and checked in workers is there, in milliseconds. */
#define SETTLE_MS 350

#define MAX_SETTLES 20

#define USUAL_DPI (96 * 1024)

typedef struct
{
  const char     *name;
  AdwColorScheme  scheme;
  int             width;
  int             height;
  int             text_scale;
  gboolean        mirrored;   /* as for who reads from right to left */
  gboolean        dialogs;    /* whether dialogs are drawn in it, too */
} Variant;

static const Variant variants[] = {
  { "light-1200", ADW_COLOR_SCHEME_FORCE_LIGHT, 1200, 800, 1, FALSE, TRUE },
  { "dark-1200", ADW_COLOR_SCHEME_FORCE_DARK, 1200, 800, 1, FALSE, TRUE },
  { "light-800", ADW_COLOR_SCHEME_FORCE_LIGHT, 800, 600, 1, FALSE, FALSE },
  { "dark-800", ADW_COLOR_SCHEME_FORCE_DARK, 800, 600, 1, FALSE, FALSE },
  { "text-200", ADW_COLOR_SCHEME_FORCE_LIGHT, 1200, 800, 2, FALSE, TRUE },
  { "narrow", ADW_COLOR_SCHEME_FORCE_LIGHT, 360, 700, 1, FALSE, FALSE },
  { "narrow-text-200", ADW_COLOR_SCHEME_FORCE_LIGHT, 360, 700, 2, FALSE, FALSE },
  { "mirrored", ADW_COLOR_SCHEME_FORCE_LIGHT, 1200, 800, 1, TRUE, FALSE },
};

typedef struct
{
  AdwApplication *application;
  const char     *folder;     /* where the pictures go */
  const char     *variant;    /* (nullable): the only one */
  char           *sample;
} Shots;

typedef GtkWindow *(*OpenFunc) (Shots      *shots,
                                GtkWindow  *parent,
                                const char *detail);

typedef struct
{
  const char *name;
  OpenFunc    open;
  const char *detail;
} State;

static gboolean
rested_cb (gpointer user_data)
{
  *(gboolean *) user_data = TRUE;

  return G_SOURCE_REMOVE;
}

static void
settle (void)
{
  gboolean rested = FALSE;

  g_timeout_add (SETTLE_MS, rested_cb, &rested);
  while (!rested)
    g_main_context_iteration (NULL, TRUE);
}

/* (nullable): NULL while the window has not been laid out */
static GskRenderNode *
take_picture (GtkWindow *window)
{
  g_autoptr (GdkPaintable) paintable = gtk_widget_paintable_new (GTK_WIDGET (window));
  g_autoptr (GtkSnapshot) snapshot = gtk_snapshot_new ();

  gdk_paintable_snapshot (paintable, GDK_SNAPSHOT (snapshot),
                          gdk_paintable_get_intrinsic_width (paintable),
                          gdk_paintable_get_intrinsic_height (paintable));

  return gtk_snapshot_free_to_node (g_steal_pointer (&snapshot));
}

static void
draw (GtkWindow  *window,
      const char *path)
{
  g_autoptr (GskRenderNode) node = take_picture (window);
  g_autoptr (GdkTexture) texture = NULL;

  /* A busy machine takes its time. */
  for (guint i = 0; i < MAX_SETTLES && node == NULL; i++)
    {
      settle ();
      node = take_picture (window);
    }
  if (node == NULL)
    g_error ("nothing was drawn for %s", path);

  texture = gsk_renderer_render_texture (gtk_native_get_renderer (GTK_NATIVE (window)), node,
                                         NULL);
  if (!gdk_texture_save_to_png (texture, path))
    g_error ("cannot write %s", path);
}

static CsWindow *
open_project (Shots      *shots,
              const char *path)
{
  CsWindow *window = cs_window_new (shots->application);

  cs_window_open (window, path);

  return window;
}

static GtkWindow *
open_start (Shots      *shots,
            GtkWindow  *parent,
            const char *detail)
{
  CsRecent *recent = cs_settings_get_recent ();

  cs_recent_clear (recent);
  if (detail != NULL)
    {
      cs_recent_add (recent, "/nowhere/harbor-lights", "Harbor Lights", 0);
      cs_recent_add (recent, shots->sample, "Larkspur Build Alerts", 2);
      cs_recent_add (recent, g_get_tmp_dir (), "Fog Horn", 0);
    }

  return GTK_WINDOW (cs_window_new (shots->application));
}

static void
receive (GBytes         *body,
         CsEndpointKind  plays)
{
  CsChannelServer *server = cs_channel_desk_get_server (cs_channel_desk_get (), NULL);
  g_autoptr (CsChannelMessage) message = NULL;
  CsChannelAnswer answer;
  CsMessageFacts facts = {
    .time = G_GINT64_CONSTANT (1794000000) * G_USEC_PER_SEC,
    .plays = plays,
    .measured = cs_channel_measure (body),
    .request = "POST /webhookb2/****/IncomingWebhook/****/**** HTTP/1.1\n"
               "Content-Type: application/json\n",
    .answer = &answer,
  };

  cs_channel_answer_message (plays, body, &answer);
  message = cs_message_store_append (cs_channel_server_get_store (server), &facts, body, NULL);
  cs_channel_answer_clear (&answer);
}

/* What came lately: the sample's cards, and something that was refused. */
static void
fill_conversation (Shots *shots)
{
  static const char *const cards[] = { "cards/deployment.json", "cards/build-failed.json" };
  g_autoptr (GBytes) bad = g_bytes_new_static ("{}", 2);

  for (guint i = 0; i < G_N_ELEMENTS (cards); i++)
    {
      g_autofree char *path = g_build_filename (shots->sample, cards[i], NULL);
      g_autoptr (GFile) file = g_file_new_for_path (path);
      g_autoptr (GBytes) body = g_file_load_bytes (file, NULL, NULL, NULL);

      if (body == NULL)
        g_error ("cannot read %s", path);
      receive (body, i == 0 ? CS_ENDPOINT_WORKFLOW : CS_ENDPOINT_CONNECTOR);
      if (i == 0)
        receive (bad, CS_ENDPOINT_CONNECTOR);
    }
}

static GtkWindow *
open_page (Shots      *shots,
           GtkWindow  *parent,
           const char *page)
{
  CsWindow *window = open_project (shots, shots->sample);

  gtk_widget_activate_action (GTK_WIDGET (window), "win.page", "s", page);

  return GTK_WINDOW (window);
}

static GtkWindow *
open_conversation (Shots      *shots,
                   GtkWindow  *parent,
                   const char *detail)
{
  fill_conversation (shots);

  return open_page (shots, parent, "channel");
}

static GtkWindow *
open_template (Shots      *shots,
               GtkWindow  *parent,
               const char *template)
{
  CsWindow *window = cs_window_new (shots->application);

  gtk_widget_activate_action (GTK_WIDGET (window), "win.new-project", "s", template);

  return GTK_WINDOW (window);
}

static GtkWindow *
open_file (Shots      *shots,
           GtkWindow  *parent,
           const char *name)
{
  g_autofree char *path = g_build_filename (shots->sample, name, NULL);

  return GTK_WINDOW (open_project (shots, path));
}

/* The manifest with its first brace gone, in memory alone. */
static GtkWindow *
open_broken (Shots      *shots,
             GtkWindow  *parent,
             const char *page)
{
  GtkWindow *window = open_page (shots, parent, page);
  CsProject *project = cs_workspace_get_project (cs_window_get_workspace (CS_WINDOW (window)));
  g_autoptr (CsChange) change = cs_change_new ("Break it");
  g_autoptr (GBytes) bytes = NULL;
  GBytes *whole = cs_document_get_bytes (cs_project_get_document (project, "manifest.json"));

  bytes = g_bytes_new_from_bytes (whole, 0, g_bytes_get_size (whole) / 2);
  cs_change_replace (change, "manifest.json", bytes);
  cs_history_do (cs_project_get_history (project), change, NULL);

  return window;
}

static GtkWindow *
open_new_dialog (Shots      *shots,
                 GtkWindow  *parent,
                 const char *detail)
{
  return cs_new_dialog_new (parent, "Larkspur Build Alerts");
}

static GtkWindow *
open_close_dialog (Shots      *shots,
                   GtkWindow  *parent,
                   const char *detail)
{
  return cs_close_dialog_new (parent, cs_window_get_workspace (CS_WINDOW (parent)));
}

static GtkWindow *
open_disk_dialog (Shots      *shots,
                  GtkWindow  *parent,
                  const char *detail)
{
  char *paths[] = { "manifest.json", "fr.json", NULL };

  return cs_disk_dialog_new (parent,
                             cs_workspace_get_project (cs_window_get_workspace (CS_WINDOW (parent))),
                             paths);
}

static GtkWindow *
open_comparison (Shots      *shots,
                 GtkWindow  *parent,
                 const char *path)
{
  return cs_disk_dialog_compare (parent,
                                 cs_workspace_get_project (cs_window_get_workspace (CS_WINDOW (parent))),
                                 path);
}

static void
chosen_cb (char     **ids,
           gpointer   user_data)
{
}

static GtkWindow *
open_recovery (Shots      *shots,
               GtkWindow  *parent,
               const char *detail)
{
  CsDraftInfo drafts[] = {
    { "1", shots->sample, G_GINT64_CONSTANT (1794000000) * G_USEC_PER_SEC, 2 },
    { "2", NULL, G_GINT64_CONSTANT (1793900000) * G_USEC_PER_SEC, 6 },
  };
  g_autoptr (GPtrArray) list = g_ptr_array_new ();

  g_ptr_array_add (list, &drafts[0]);
  g_ptr_array_add (list, &drafts[1]);

  return cs_recovery_dialog_new (parent, list, chosen_cb, chosen_cb, NULL);
}

static GtkWindow *
open_webhook_dialog (Shots      *shots,
                     GtkWindow  *parent,
                     const char *detail)
{
  return GTK_WINDOW (cs_webhook_dialog_new (
    parent, cs_window_get_workspace (CS_WINDOW (parent)), detail));
}

static GtkWindow *
open_send_dialog (Shots      *shots,
                  GtkWindow  *parent,
                  const char *card)
{
  return cs_send_dialog_new (parent, cs_window_get_workspace (CS_WINDOW (parent)), card);
}

static GtkWindow *
open_message_dialog (Shots      *shots,
                     GtkWindow  *parent,
                     const char *detail)
{
  CsChannelServer *server = cs_channel_desk_get_server (cs_channel_desk_get (), NULL);
  g_autoptr (CsChannelMessage) message = NULL;

  fill_conversation (shots);
  message = g_list_model_get_item (G_LIST_MODEL (cs_channel_server_get_store (server)), 0);
  return GTK_WINDOW (cs_message_dialog_new (
    parent, cs_window_get_workspace (CS_WINDOW (parent)), message));
}

static GtkWindow *
open_button_dialog (Shots      *shots,
                    GtkWindow  *parent,
                    const char *detail)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static ("{}", 2);
  g_autoptr (CsSnapshot) action = cs_snapshot_new (bytes);
  CsPress press = { .kind = CS_PRESS_POST, .action = action, .type = "HttpPOST",
                    .title = "Build again", .url = "http://127.0.0.1:8080/builds/1842",
                    .body = "{ \"again\": true }" };

  return cs_button_dialog_new (parent, &press, NULL);
}

static GtkWindow *
open_preferences (Shots      *shots,
                  GtkWindow  *parent,
                  const char *detail)
{
  return cs_preferences_new (parent);
}

static GtkWindow *
open_shortcuts (Shots      *shots,
                GtkWindow  *parent,
                const char *detail)
{
  return GTK_WINDOW (gtk_application_window_get_help_overlay (GTK_APPLICATION_WINDOW (parent)));
}

static GtkWindow *
open_conversion (Shots      *shots,
                 GtkWindow  *parent,
                 const char *card)
{
  GtkWidget *dialog = cs_conversion_dialog_new (
    parent, cs_window_get_workspace (CS_WINDOW (parent)), card,
    adw_style_manager_get_dark (adw_style_manager_get_default ()) ? CS_THEME_DARK : CS_THEME_LIGHT);
  GtkListBox *list = cs_conversion_view_get_list (
    cs_conversion_dialog_get_view (CS_CONVERSION_DIALOG (dialog)));

  gtk_list_box_select_row (list, gtk_list_box_get_row_at_index (list, 1));
  return GTK_WINDOW (dialog);
}

static GtkWindow *
open_folder_conversion (Shots      *shots,
                        GtkWindow  *parent,
                        const char *detail)
{
  return GTK_WINDOW (cs_folder_dialog_new (parent, cs_window_get_workspace (CS_WINDOW (parent)),
                                           CS_THEME_LIGHT));
}

static GtkWindow *
open_gallery (Shots      *shots,
              GtkWindow  *parent,
              const char *detail)
{
  return GTK_WINDOW (cs_gallery_dialog_new (parent));
}

static const State window_states[] = {
  { "start", open_start, NULL },
  { "start-recent", open_start, "recent" },
  { "template", open_template, "connector" },
  { "broken", open_broken, "app" },
  { "card", open_file, "cards/build-failed.json" },
  { "conversation", open_conversation, NULL },
};

static const State dialog_states[] = {
  { "dialog-save", open_new_dialog, NULL },
  { "dialog-close", open_close_dialog, NULL },
  { "dialog-disk", open_disk_dialog, NULL },
  { "dialog-compare", open_comparison, "manifest.json" },
  { "dialog-recovery", open_recovery, NULL },
  { "dialog-preferences", open_preferences, NULL },
  { "dialog-shortcuts", open_shortcuts, NULL },
  { "dialog-webhook", open_webhook_dialog, NULL },
  { "dialog-send", open_send_dialog, "cards/build-failed.json" },
  { "dialog-message", open_message_dialog, NULL },
  { "dialog-button", open_button_dialog, NULL },
  { "dialog-conversion", open_conversion, "cards/build-failed.json" },
  { "dialog-folder-conversion", open_folder_conversion, NULL },
  { "dialog-gallery", open_gallery, NULL },
};

static void
shoot (Shots         *shots,
       const State   *state,
       const Variant *variant,
       GtkWindow     *parent)
{
  g_autofree char *name = g_strdup_printf ("%s-%s.png", state->name, variant->name);
  g_autofree char *path = g_build_filename (shots->folder, name, NULL);
  GtkWindow *window = state->open (shots, parent, state->detail);

  gtk_window_present (window);
  settle ();
  draw (window, path);
  gtk_window_destroy (window);
  /* The pages begin with an empty conversation. */
  cs_message_store_clear (cs_channel_desk_get_messages (cs_channel_desk_get ()));
}

static void
choose (const Variant *variant)
{
  GSettings *settings = cs_settings_get ();

  g_settings_set_int (settings, CS_SETTING_WINDOW_WIDTH, variant->width);
  g_settings_set_int (settings, CS_SETTING_WINDOW_HEIGHT, variant->height);
  g_object_set (gtk_settings_get_default (), "gtk-xft-dpi", USUAL_DPI * variant->text_scale, NULL);
  adw_style_manager_set_color_scheme (adw_style_manager_get_default (), variant->scheme);
  gtk_widget_set_default_direction (variant->mirrored ? GTK_TEXT_DIR_RTL : GTK_TEXT_DIR_LTR);
}

static void
shoot_all (Shots *shots)
{
  guint n_pages;
  const CsPageInfo *pages = cs_page_infos (&n_pages);

  for (guint i = 0; i < G_N_ELEMENTS (variants); i++)
    {
      if (shots->variant != NULL && !g_str_equal (shots->variant, variants[i].name))
        continue;

      choose (&variants[i]);
      for (guint j = 0; j < G_N_ELEMENTS (window_states); j++)
        shoot (shots, &window_states[j], &variants[i], NULL);

      for (guint j = 0; j < n_pages; j++)
        {
          g_autofree char *name = g_strconcat ("page-", pages[j].name, NULL);
          State state = { name, open_page, pages[j].name };

          shoot (shots, &state, &variants[i], NULL);
        }

      for (guint j = 0; variants[i].dialogs && j < G_N_ELEMENTS (dialog_states); j++)
        {
          GtkWindow *parent = open_broken (shots, NULL, "app");

          gtk_window_present (parent);
          shoot (shots, &dialog_states[j], &variants[i], parent);
          gtk_window_destroy (parent);
        }
    }
}

int
main (int   argc,
      char *argv[])
{
  g_autoptr (CsApplication) application = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *data_home = NULL;
  Shots shots = { NULL };

  if (argc != 2 && argc != 3)
    {
      g_printerr ("usage: %s FOLDER [VARIANT]\n", argv[0]);
      return 2;
    }

  cs_locale_init ();
  /* Nothing of whoever runs this, and nothing for them. */
  g_setenv ("GSETTINGS_BACKEND", "memory", TRUE);
  data_home = g_dir_make_tmp ("cs-shots-XXXXXX", &error);
  if (data_home == NULL)
    g_error ("%s", error->message);
  g_setenv ("XDG_DATA_HOME", data_home, TRUE);
  if (cs_channel_desk_get_server (cs_channel_desk_get (), &error) == NULL)
    g_error ("%s", error->message);
  if (cs_settings_get () == NULL)
    g_error ("the settings' schema is not there");
  application = cs_application_new ();
  if (!g_application_register (G_APPLICATION (application), NULL, &error))
    g_error ("%s", error->message);

  shots.application = ADW_APPLICATION (application);
  shots.folder = argv[1];
  shots.variant = argc == 3 ? argv[2] : NULL;
  shots.sample = cs_sample_prepare (&error);
  if (shots.sample == NULL || g_mkdir_with_parents (shots.folder, 0755) != 0)
    g_error ("%s", error != NULL ? error->message : g_strerror (errno));

  shoot_all (&shots);
  g_free (shots.sample);

  return 0;
}
