/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cs-ui"

#include "cs-page.h"

#include <glib/gi18n.h>

#include "cs-admin-page.h"
#include "cs-app-page.h"
#include "cs-channel-page.h"
#include "cs-connector-page.h"
#include "cs-error-text.h"
#include "cs-icons-page.h"
#include "cs-languages-page.h"
#include "cs-overview-page.h"
#include "cs-package-page.h"
#include "cs-publish-page.h"
#include "cs-webhooks-page.h"

/* Milliseconds without a change after which typing rests. */
#define REST_MS 150

typedef struct
{
  CsWorkspace *workspace;
  char        *path;        /* (nullable) */
  gboolean     stale;     /* it shows something that changed */
  guint        refresh;   /* the source that will refresh it */
} CsPagePrivate;

enum
{
  PROP_0,
  PROP_WORKSPACE,
  PROP_PATH,
  N_PROPS,
};

enum
{
  PLACE,
  N_SIGNALS,
};

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

static const CsPageInfo infos[] = {
  { "overview", N_("Project"), N_("Overview"), "go-home-symbolic", cs_overview_page_get_type },
  { "app", N_("Project"), N_("App"), "view-app-grid-symbolic", cs_app_page_get_type },
  { "connector", N_("Project"), N_("Connector"), "insert-link-symbolic",
    cs_connector_page_get_type },
  { "icons", N_("Project"), N_("Icons"), "image-x-generic-symbolic", cs_icons_page_get_type },
  { "languages", N_("Project"), N_("Languages"), "preferences-desktop-locale-symbolic",
    cs_languages_page_get_type },
  { "webhooks", N_("Test"), N_("Webhooks"), "mail-send-symbolic", cs_webhooks_page_get_type },
  { "channel", N_("Test"), N_("Channel"), "mail-unread-symbolic", cs_channel_page_get_type },
  { "package", N_("Ship"), N_("Package"), "package-x-generic-symbolic", cs_package_page_get_type },
  { "publish", N_("Ship"), N_("Publish"), "send-to-symbolic", cs_publish_page_get_type },
  { "admin", N_("Ship"), N_("Admin"), "network-server-symbolic", cs_admin_page_get_type },
};

G_DEFINE_ABSTRACT_TYPE_WITH_PRIVATE (CsPage, cs_page, ADW_TYPE_BIN)

static gboolean
cs_page_real_show_place (CsPage     *self,
                         const char *path,
                         const char *pointer)
{
  return FALSE;
}

static void
cs_page_real_refresh (CsPage *self)
{
}

static void
refresh (CsPage *self)
{
  CsPagePrivate *priv = cs_page_get_instance_private (self);

  priv->stale = FALSE;
  CS_PAGE_GET_CLASS (self)->refresh (self);
}

static gboolean
refresh_cb (gpointer user_data)
{
  CsPage *self = user_data;
  CsPagePrivate *priv = cs_page_get_instance_private (self);

  priv->refresh = 0;
  if (priv->stale)
    refresh (self);

  return G_SOURCE_REMOVE;
}

static void
cs_page_map (GtkWidget *widget)
{
  CsPage *self = CS_PAGE (widget);
  CsPagePrivate *priv = cs_page_get_instance_private (self);

  if (priv->stale)
    {
      g_clear_handle_id (&priv->refresh, g_source_remove);
      refresh (self);
    }

  GTK_WIDGET_CLASS (cs_page_parent_class)->map (widget);
}

static void
cs_page_dispose (GObject *object)
{
  CsPagePrivate *priv = cs_page_get_instance_private (CS_PAGE (object));

  g_clear_handle_id (&priv->refresh, g_source_remove);
  g_clear_object (&priv->workspace);
  g_clear_pointer (&priv->path, g_free);

  G_OBJECT_CLASS (cs_page_parent_class)->dispose (object);
}

static void
cs_page_get_property (GObject    *object,
                      guint       prop_id,
                      GValue     *value,
                      GParamSpec *pspec)
{
  switch (prop_id)
    {
    case PROP_WORKSPACE:
      g_value_set_object (value, cs_page_get_workspace (CS_PAGE (object)));
      break;

    case PROP_PATH:
      g_value_set_string (value, cs_page_get_path (CS_PAGE (object)));
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
cs_page_set_property (GObject      *object,
                      guint         prop_id,
                      const GValue *value,
                      GParamSpec   *pspec)
{
  CsPagePrivate *priv = cs_page_get_instance_private (CS_PAGE (object));

  switch (prop_id)
    {
    case PROP_WORKSPACE:
      priv->workspace = g_value_dup_object (value);
      break;

    case PROP_PATH:
      priv->path = g_value_dup_string (value);
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
cs_page_class_init (CsPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = cs_page_dispose;
  object_class->get_property = cs_page_get_property;
  object_class->set_property = cs_page_set_property;
  GTK_WIDGET_CLASS (klass)->map = cs_page_map;
  klass->show_place = cs_page_real_show_place;
  klass->refresh = cs_page_real_refresh;

  properties[PROP_WORKSPACE] =
    g_param_spec_object ("workspace", NULL, NULL, CS_TYPE_WORKSPACE,
                         G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  properties[PROP_PATH] =
    g_param_spec_string ("path", NULL, NULL, NULL,
                         G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  signals[PLACE] = g_signal_new ("place", CS_TYPE_PAGE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                 G_TYPE_NONE, 2, G_TYPE_STRING, G_TYPE_STRING);
}

static void
cs_page_init (CsPage *self)
{
}

CsWorkspace *
cs_page_get_workspace (CsPage *self)
{
  CsPagePrivate *priv = cs_page_get_instance_private (self);

  g_return_val_if_fail (CS_IS_PAGE (self), NULL);

  return priv->workspace;
}

const char *
cs_page_get_path (CsPage *self)
{
  CsPagePrivate *priv = cs_page_get_instance_private (self);

  g_return_val_if_fail (CS_IS_PAGE (self), NULL);

  return priv->path;
}

CsProject *
cs_page_get_project (CsPage *self)
{
  return cs_workspace_get_project (cs_page_get_workspace (self));
}

CsHistory *
cs_page_get_history (CsPage *self)
{
  return cs_project_get_history (cs_page_get_project (self));
}

void
cs_page_queue_refresh (CsPage *self)
{
  CsPagePrivate *priv = cs_page_get_instance_private (self);
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  gboolean window_shown = root != NULL && gtk_widget_get_mapped (GTK_WIDGET (root));

  g_return_if_fail (CS_IS_PAGE (self));

  priv->stale = TRUE;
  g_clear_handle_id (&priv->refresh, g_source_remove);
  if (!window_shown)
    priv->refresh = g_idle_add_full (G_PRIORITY_LOW, refresh_cb, self, NULL);
  else if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    priv->refresh = g_timeout_add (REST_MS, refresh_cb, self);
}

gboolean
cs_page_show_place (CsPage     *self,
                    const char *path,
                    const char *pointer)
{
  g_return_val_if_fail (CS_IS_PAGE (self), FALSE);

  return CS_PAGE_GET_CLASS (self)->show_place (self, path, pointer);
}

void
cs_page_explain (CsPage       *self,
                 const char   *heading,
                 const GError *error)
{
  g_autofree char *body = NULL;

  g_return_if_fail (CS_IS_PAGE (self));

  body = cs_error_text_dup (error);
  gtk_widget_activate_action (GTK_WIDGET (self), "win.explain", "(ss)", heading, body);
}

void
cs_page_went_to (CsPage     *self,
                 const char *path,
                 const char *pointer)
{
  g_return_if_fail (CS_IS_PAGE (self));

  g_signal_emit (self, signals[PLACE], 0, path, pointer);
}

const CsPageInfo *
cs_page_infos (guint *n_infos)
{
  *n_infos = G_N_ELEMENTS (infos);

  return infos;
}
