/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cs-ui"

#include "cs-menus.h"

GMenuModel *
cs_menus_get (const char *id)
{
  static GtkBuilder *builder;
  GObject *menu;

  if (builder == NULL)
    builder = gtk_builder_new_from_resource ("/io/github/connectorstudio/ConnectorStudio/cs-menus.ui");

  menu = gtk_builder_get_object (builder, id);
  g_return_val_if_fail (G_IS_MENU_MODEL (menu), NULL);

  return G_MENU_MODEL (menu);
}
