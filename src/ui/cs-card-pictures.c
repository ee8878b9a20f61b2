/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cs-ui"

#include "cs-card-pictures.h"

#include "cs-picture-fetch.h"
#include "cs-picture-store.h"
#include "cs-settings.h"

typedef struct
{
  CsPictureStore *store;
  char           *url;
} Asking;

static GBytes *
get_file_cb (const char *path,
             gpointer    user_data)
{
  CsDocument *document = cs_project_get_document (user_data, path);

  return document != NULL ? g_bytes_ref (cs_document_get_bytes (document)) : NULL;
}

/* A picture that does not come leaves its box grey; the findings tell of wrong addresses. */
static void
fetched_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  Asking *asking = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = cs_picture_fetch_finish (CS_PICTURE_FETCH (source), result, &error);

  if (bytes != NULL)
    cs_picture_store_take (asking->store, asking->url, bytes);
  else
    g_debug ("no picture: %s", error->message);
  g_object_unref (asking->store);
  g_free (asking->url);
  g_free (asking);
}

static void
ask_cb (const char *url,
        gpointer    user_data)
{
  /* All windows share what was fetched. */
  static CsPictureFetch *fetch;
  GSettings *settings = cs_settings_get ();
  Asking *asking;

  if (settings == NULL || !g_settings_get_boolean (settings, CS_SETTING_FETCH_PICTURES))
    return;

  if (fetch == NULL)
    fetch = cs_picture_fetch_new (CS_PICTURE_FETCH_PLAIN);
  asking = g_new0 (Asking, 1);
  asking->store = g_object_ref (user_data);
  asking->url = g_strdup (url);
  cs_picture_fetch_async (fetch, url, NULL, fetched_cb, asking);
}

CsPictureSource *
cs_card_pictures_new (CsProject *project)
{
  CsPictureStore *store = cs_picture_store_new (FALSE);

  g_object_set_data_full (G_OBJECT (store), "cs-project", g_object_ref (project), g_object_unref);
  cs_picture_store_set_files (store, get_file_cb, project);
  cs_picture_store_set_ask (store, ask_cb, store);

  return CS_PICTURE_SOURCE (store);
}
