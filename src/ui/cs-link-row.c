/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cs-ui"

#include "cs-link-row.h"

struct _CsLinkRow
{
  AdwActionRow  parent_instance;

  char         *uri;
};

enum
{
  PROP_0,
  PROP_URI,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (CsLinkRow, cs_link_row, ADW_TYPE_ACTION_ROW)

static void
cs_link_row_activate (AdwActionRow *row)
{
  CsLinkRow *self = CS_LINK_ROW (row);
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  gtk_show_uri (GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL, self->uri, GDK_CURRENT_TIME);
}

static void
cs_link_row_finalize (GObject *object)
{
  g_free (CS_LINK_ROW (object)->uri);

  G_OBJECT_CLASS (cs_link_row_parent_class)->finalize (object);
}

static void
cs_link_row_get_property (GObject    *object,
                          guint       prop_id,
                          GValue     *value,
                          GParamSpec *pspec)
{
  switch (prop_id)
    {
    case PROP_URI:
      g_value_set_string (value, CS_LINK_ROW (object)->uri);
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
cs_link_row_set_property (GObject      *object,
                          guint         prop_id,
                          const GValue *value,
                          GParamSpec   *pspec)
{
  switch (prop_id)
    {
    case PROP_URI:
      CS_LINK_ROW (object)->uri = g_value_dup_string (value);
      gtk_widget_set_tooltip_text (GTK_WIDGET (object), g_value_get_string (value));
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
cs_link_row_class_init (CsLinkRowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->finalize = cs_link_row_finalize;
  object_class->get_property = cs_link_row_get_property;
  object_class->set_property = cs_link_row_set_property;
  ADW_ACTION_ROW_CLASS (klass)->activate = cs_link_row_activate;

  properties[PROP_URI] =
    g_param_spec_string ("uri", NULL, NULL, NULL,
                         G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
cs_link_row_init (CsLinkRow *self)
{
  GtkWidget *icon = gtk_image_new_from_icon_name ("adw-external-link-symbolic");

  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (self), TRUE);
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (self), FALSE);
  adw_action_row_add_suffix (ADW_ACTION_ROW (self), icon);
}

GtkWidget *
cs_link_row_new (const char *title,
                 const char *subtitle,
                 const char *uri)
{
  return g_object_new (CS_TYPE_LINK_ROW, "title", title, "subtitle", subtitle, "uri", uri, NULL);
}

const char *
cs_link_row_get_uri (CsLinkRow *self)
{
  g_return_val_if_fail (CS_IS_LINK_ROW (self), NULL);

  return self->uri;
}
