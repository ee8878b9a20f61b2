/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cs-ui"

#include "cs-http-post-titles.h"

#include <glib/gi18n.h>

#include "cs-conversion.h"

GListModel *
cs_http_post_titles_new (void)
{
  static const char *const titles[] = {
    [CS_HTTP_POST_DROP] = N_("Leave Them Out"),
    [CS_HTTP_POST_OPEN] = N_("Open Their Address"),
    [CS_HTTP_POST_SUBMIT] = N_("Submit to a Bot"),
    [CS_HTTP_POST_HTTP] = N_("Post, in Outlook Only"),
  };
  GtkStringList *list = gtk_string_list_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (titles); i++)
    gtk_string_list_append (list, _(titles[i]));
  return G_LIST_MODEL (list);
}
