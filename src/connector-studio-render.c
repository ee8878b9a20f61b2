/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cs-render"

#include <gio/gio.h>
#include <glib/gi18n-lib.h>
#include <gtk/gtk.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "cs-card-export.h"
#include "cs-locale.h"
#include "cs-picture-fetch.h"
#include "cs-picture-store.h"
#include "cs-private-display.h"

/*
 * Draws one card: what `connector-studio render` becomes, once it has read its arguments. GTK needs
 * a display even to measure; nothing is shown on it. Where the user has none, this program starts
 * itself again on a private one.
 */

/* For all pictures of a card together; each has bounds of its own beside it. */
#define FETCH_SECONDS 20

static char *output;
static char *boxes;
static char *theme = (char *) "light";
static char *target;
static double width = 480;
static double scale = 1;
static gboolean fetch;
static gboolean again;
static char **paths;

static const GOptionEntry options[] = {
  { "output", 'o', 0, G_OPTION_ARG_FILENAME, &output, NULL, NULL },
  { "boxes", 0, 0, G_OPTION_ARG_FILENAME, &boxes, NULL, NULL },
  { "theme", 0, 0, G_OPTION_ARG_STRING, &theme, NULL, NULL },
  { "target", 0, 0, G_OPTION_ARG_STRING, &target, NULL, NULL },
  { "width", 0, 0, G_OPTION_ARG_DOUBLE, &width, NULL, NULL },
  { "scale", 0, 0, G_OPTION_ARG_DOUBLE, &scale, NULL, NULL },
  { "fetch", 0, 0, G_OPTION_ARG_NONE, &fetch, NULL, NULL },
  { "again", 0, 0, G_OPTION_ARG_NONE, &again, NULL, NULL },
  { G_OPTION_REMAINING, 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &paths, NULL, NULL },
  { NULL },
};

/* The exit status of what could not be done. */
static int
fail (const GError *error)
{
  fprintf (stderr, "connector-studio: %s\n", error->message);

  return 2;
}

/* What GTK reads when it begins: no GL, which costs more than the drawing; no bus, no settings
 * daemon and no accessibility, as nobody looks. */
static void
choose_backends (void)
{
  g_setenv ("GSK_RENDERER", "cairo", TRUE);
  if (gtk_get_major_version () > 4 || gtk_get_minor_version () >= 16)
    g_setenv ("GDK_DISABLE", "gl", TRUE);
  else
    g_setenv ("GDK_DEBUG", "gl-disable", TRUE);
  g_setenv ("GTK_A11Y", "none", TRUE);
  g_setenv ("GSETTINGS_BACKEND", "memory", TRUE);
  g_setenv ("DBUS_SESSION_BUS_ADDRESS", "disabled:", TRUE);
  g_setenv ("GTK_IM_MODULE", "gtk-im-context-simple", TRUE);
}

static GBytes *
get_file_cb (const char *path,
             gpointer    user_data)
{
  GFile *folder = user_data;
  g_autoptr (GFile) file = g_file_resolve_relative_path (folder, path);

  /* A card may name what lies beside it, and nothing else. */
  if (!g_file_has_prefix (file, folder))
    return NULL;

  return g_file_load_bytes (file, NULL, NULL, NULL);
}

/* Who gets pictures from the network while a card is laid out. */
typedef struct
{
  CsPictureFetch *fetch;
  CsPictureStore *store;
  GCancellable   *cancellable;
  guint           n_awaited;
} Fetching;

typedef struct
{
  Fetching *fetching;
  char     *url;
} Asked;

static void
fetched_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  Asked *asked = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = cs_picture_fetch_finish (CS_PICTURE_FETCH (source), result, &error);

  if (bytes == NULL)
    fprintf (stderr, "connector-studio: %s: %s\n", asked->url, error->message);
  cs_picture_store_take (asked->fetching->store, asked->url, bytes);
  asked->fetching->n_awaited--;
  g_free (asked->url);
  g_free (asked);
}

static void
ask_cb (const char *url,
        gpointer    user_data)
{
  Fetching *fetching = user_data;
  Asked *asked = g_new (Asked, 1);

  *asked = (Asked) { fetching, g_strdup (url) };
  fetching->n_awaited++;
  cs_picture_fetch_async (fetching->fetch, url, fetching->cancellable, fetched_cb, asked);
}

static gboolean
give_up_cb (gpointer user_data)
{
  g_cancellable_cancel (user_data);

  return G_SOURCE_REMOVE;
}

/* A picture that came may have a place for another, as a background has: until nothing is awaited,
 * or the time is over. */
static void
wait_for_pictures (Fetching *fetching)
{
  guint timeout = g_timeout_add_seconds (FETCH_SECONDS, give_up_cb, fetching->cancellable);

  while (fetching->n_awaited > 0)
    g_main_context_iteration (NULL, TRUE);
  if (!g_cancellable_is_cancelled (fetching->cancellable))
    g_source_remove (timeout);
}

static CsCardView *
make_view (const char      *path,
           CsPictureStore  *store,
           GError         **error)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GBytes) bytes = g_file_load_bytes (file, NULL, NULL, error);
  g_autoptr (CsSnapshot) snapshot = NULL;
  CsThemeName name = CS_THEME_LIGHT;
  CsTarget place = CS_TARGET_NONE;
  CsCardView *view;

  if (bytes == NULL)
    {
      g_autofree char *shown = g_filename_display_name (path);

      g_prefix_error (error, _("cannot read '%s': "), shown);
      return NULL;
    }

  snapshot = cs_snapshot_new (bytes);
  if (cs_snapshot_get_kind (snapshot, 0) != CS_JSON_OBJECT)
    {
      g_autofree char *shown = g_filename_display_name (path);

      g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA, _("'%s' is no card"), shown);
      return NULL;
    }

  cs_theme_parse (theme, &name);
  if (target != NULL)
    cs_target_parse (target, &place);
  view = g_object_ref_sink (CS_CARD_VIEW (cs_card_view_new ()));
  cs_card_view_set_theme (view, name);
  cs_card_view_set_target (view, place);
  cs_card_view_set_pictures (view, CS_PICTURE_SOURCE (store));
  cs_card_view_set_snapshot (view, snapshot);

  return view;
}

static gboolean
write_file (const char  *path,
            const void  *data,
            gsize        size,
            GError     **error)
{
  g_autofree char *shown = g_filename_display_name (path);

  if (g_file_set_contents (path, data, (gssize) size, error))
    return TRUE;

  g_prefix_error (error, _("cannot write '%s': "), shown);

  return FALSE;
}

static int
draw (void)
{
  g_autoptr (GFile) file = g_file_new_for_path (paths[0]);
  g_autoptr (GFile) folder = g_file_get_parent (file);
  g_autoptr (CsPictureStore) store = cs_picture_store_new (TRUE);
  g_autoptr (CsPictureFetch) network = NULL;
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  Fetching fetching = { NULL, store, cancellable, 0 };
  g_autoptr (CsCardView) view = NULL;
  g_autoptr (GError) error = NULL;

  cs_picture_store_set_files (store, get_file_cb, folder);
  if (fetch)
    {
      fetching.fetch = network = cs_picture_fetch_new (CS_PICTURE_FETCH_LOOPBACK);
      cs_picture_store_set_ask (store, ask_cb, &fetching);
    }
  view = make_view (paths[0], store, &error);
  if (view == NULL)
    return fail (error);
  if (fetch)
    wait_for_pictures (&fetching);

  if (boxes != NULL)
    {
      g_autofree char *text = cs_card_export_boxes (view, width);

      if (!write_file (boxes, text, strlen (text), &error))
        return fail (error);
    }
  if (output != NULL)
    {
      g_autoptr (GBytes) png = cs_card_export_png (view, width, scale, &error);

      if (png == NULL ||
          !write_file (output, g_bytes_get_data (png, NULL), g_bytes_get_size (png), &error))
        return fail (error);
    }

  return 0;
}

int
main (int   argc,
      char *argv[])
{
  g_autoptr (GOptionContext) context = g_option_context_new (NULL);
  g_auto (GStrv) arguments = g_strdupv (argv);
  g_autoptr (GError) error = NULL;
  int status;

  cs_locale_init ();
  g_option_context_add_main_entries (context, options, NULL);
  if (!g_option_context_parse (context, &argc, &argv, &error))
    return fail (error);
  if (paths == NULL || paths[0] == NULL)
    return 2;

  choose_backends ();
  if ((again || cs_private_display_is_needed () == FALSE) && gtk_init_check ())
    {
      status = draw ();
      /* The system tidies up faster than we could. */
      fflush (NULL);
      _exit (status);
    }
  if (again)
    {
      g_set_error (&error, G_IO_ERROR, G_IO_ERROR_FAILED,
                   _("cannot draw: GTK cannot begin on a private display"));
      return fail (error);
    }

  status = cs_private_display_run (arguments, &error);

  return status >= 0 ? status : fail (error);
}
