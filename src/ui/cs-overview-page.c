/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cs-ui"

#include "cs-overview-page.h"

#include <glib/gi18n.h>

#include "cs-life.h"
#include "cs-manifest-files.h"
#include "cs-overview-row.h"
#include "cs-picture.h"
#include "cs-retirement-row.h"

/* What is larger is no icon. */
#define MAX_TILE_PIXELS (1024u * 1024)

#define COLOR_ICON "/icons/color"
#define DEVELOPER  "/developer/name"
#define VERSION    "/version"

struct _CsOverviewPage
{
  CsPage        parent_instance;

  CsLife       *life;
  GBytes       *tile_bytes;   /* (nullable): what the tile shows */
  GCancellable *cancellable;

  GtkImage     *tile;
  GtkLabel     *name;
  GtkLabel     *about;
  GtkLabel     *badge;
  GtkWidget    *notice;
  GtkListBox   *steps;
};

G_DEFINE_FINAL_TYPE (CsOverviewPage, cs_overview_page, CS_TYPE_PAGE)

static CsDocument *
get_manifest (CsOverviewPage *self)
{
  const char *path = cs_workspace_get_main_path (cs_page_get_workspace (CS_PAGE (self)));

  return path != NULL ? cs_project_get_document (cs_page_get_project (CS_PAGE (self)), path)
                      : NULL;
}

/* (nullable): an empty text counts as none */
static const char *
get_text (CsDocument *manifest,
          const char *pointer)
{
  CsSnapshot *snapshot = manifest != NULL ? cs_document_get_snapshot (manifest) : NULL;
  guint node = snapshot != NULL ? cs_snapshot_find (snapshot, pointer) : CS_NODE_NONE;
  const char *text = node != CS_NODE_NONE ? cs_snapshot_get_string (snapshot, node) : NULL;

  return text != NULL && *text != '\0' ? text : NULL;
}

static void
tile_loaded_cb (GObject      *source_object,
                GAsyncResult *result,
                gpointer      user_data)
{
  g_autoptr (CsOverviewPage) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (CsPicture) picture = cs_picture_load_finish (result, &error);
  g_autoptr (GdkTexture) texture = NULL;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) || self->tile == NULL)
    return;

  if (picture == NULL)
    {
      /* The step of the icons says what is wrong. */
      gtk_image_set_from_icon_name (self->tile, "image-missing-symbolic");
      return;
    }

  texture = gdk_memory_texture_new (cs_picture_get_width (picture),
                                    cs_picture_get_height (picture), GDK_MEMORY_R8G8B8A8,
                                    cs_picture_get_bytes (picture),
                                    (gsize) cs_picture_get_width (picture) * 4);
  gtk_image_set_from_paintable (self->tile, GDK_PAINTABLE (texture));
}

static void
update_tile (CsOverviewPage *self,
             CsDocument     *manifest)
{
  CsProject *project = cs_page_get_project (CS_PAGE (self));
  const char *name = get_text (manifest, COLOR_ICON);
  g_autofree char *path = name != NULL
    ? cs_manifest_files_resolve (cs_document_get_path (manifest), name) : NULL;
  CsDocument *icon = path != NULL ? cs_project_get_document (project, path) : NULL;
  GBytes *bytes = icon != NULL ? cs_document_get_bytes (icon) : NULL;

  if (bytes == self->tile_bytes)
    return;

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->tile_bytes, g_bytes_unref);
  if (bytes == NULL)
    {
      gtk_image_set_from_icon_name (self->tile, "image-missing-symbolic");
      return;
    }

  self->tile_bytes = g_bytes_ref (bytes);
  self->cancellable = g_cancellable_new ();
  cs_picture_load_async (bytes, MAX_TILE_PIXELS, self->cancellable, tile_loaded_cb,
                         g_object_ref (self));
}

static void
update_badge (CsOverviewPage *self)
{
  CsWorkspace *workspace = cs_page_get_workspace (CS_PAGE (self));
  guint n_errors = cs_workspace_get_n_errors (workspace);
  guint n_warnings = cs_workspace_get_n_warnings (workspace);
  GtkWidget *badge = GTK_WIDGET (self->badge);
  g_autofree char *text = NULL;
  const char *style = n_errors > 0 ? "error" : n_warnings > 0 ? "warning" : "success";

  if (cs_life_step_get_state (cs_life_find_step (self->life, "package")) == CS_LIFE_UNKNOWN)
    {
      text = g_strdup (_("Being checked"));
      style = "dim-label";
    }
  else if (n_errors > 0)
    {
      text = g_strdup_printf (ngettext ("%u error to put right", "%u errors to put right",
                                        n_errors), n_errors);
    }
  else if (n_warnings > 0)
    {
      text = g_strdup_printf (ngettext ("Correct, with %u warning", "Correct, with %u warnings",
                                        n_warnings), n_warnings);
    }
  else
    {
      text = g_strdup (_("Correct"));
    }

  if (strcmp (gtk_label_get_text (self->badge), text) == 0 &&
      gtk_widget_has_css_class (badge, style))
    return;

  gtk_label_set_text (self->badge, text);
  gtk_widget_remove_css_class (badge, "error");
  gtk_widget_remove_css_class (badge, "warning");
  gtk_widget_remove_css_class (badge, "success");
  gtk_widget_remove_css_class (badge, "dim-label");
  gtk_widget_add_css_class (badge, style);
}

/* A label lays itself out anew even for the text that it has. */
static void
set_text (GtkLabel   *label,
          const char *text)
{
  if (strcmp (gtk_label_get_text (label), text) != 0)
    gtk_label_set_text (label, text);
}

static void
cs_overview_page_refresh (CsPage *page)
{
  CsOverviewPage *self = CS_OVERVIEW_PAGE (page);
  CsDocument *manifest = get_manifest (self);
  const char *version = get_text (manifest, VERSION);
  const char *developer = get_text (manifest, DEVELOPER);
  g_autofree char *about = NULL;

  set_text (self->name, cs_workspace_get_title (cs_page_get_workspace (CS_PAGE (self))));
  if (version != NULL && developer != NULL)
    /* Translators: a version such as 1.0.0, and the name of a developer */
    about = g_strdup_printf (_("Version %s by %s"), version, developer);
  else if (version != NULL)
    about = g_strdup_printf (_("Version %s"), version);
  else if (developer == NULL && manifest != NULL &&
           cs_snapshot_is_broken (cs_document_get_snapshot (manifest)))
    about = g_strdup (_("The manifest cannot be read before its text is mended"));
  else
    about = g_strdup (developer != NULL ? developer : _("No version and no developer yet"));
  set_text (self->about, about);

  update_tile (self, manifest);
}

static GtkWidget *
create_row_cb (gpointer item,
               gpointer user_data)
{
  return cs_overview_row_new (item);
}

static void
row_activated_cb (CsOverviewPage *self,
                  CsOverviewRow  *row)
{
  cs_overview_row_go (row);
}

static void
cs_overview_page_constructed (GObject *object)
{
  CsOverviewPage *self = CS_OVERVIEW_PAGE (object);
  CsWorkspace *workspace = cs_page_get_workspace (CS_PAGE (self));
  CsLifeStep *package;

  G_OBJECT_CLASS (cs_overview_page_parent_class)->constructed (object);

  self->life = cs_life_new (workspace);
  package = cs_life_find_step (self->life, "package");
  gtk_list_box_bind_model (self->steps, G_LIST_MODEL (self->life), create_row_cb, NULL, NULL);
  g_object_bind_property (self->life, "retired", self->notice, "visible", G_BINDING_SYNC_CREATE);

  g_signal_connect_object (cs_page_get_history (CS_PAGE (self)), "moved",
                           G_CALLBACK (cs_page_queue_refresh), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (cs_page_get_project (CS_PAGE (self)), "items-changed",
                           G_CALLBACK (cs_page_queue_refresh), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (workspace, "notify::title",
                           G_CALLBACK (cs_page_queue_refresh), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (workspace, "notify::n-errors",
                           G_CALLBACK (update_badge), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (workspace, "notify::n-warnings",
                           G_CALLBACK (update_badge), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (package, "notify::state",
                           G_CALLBACK (update_badge), self, G_CONNECT_SWAPPED);
  cs_overview_page_refresh (CS_PAGE (self));
  update_badge (self);
}

static void
cs_overview_page_dispose (GObject *object)
{
  CsOverviewPage *self = CS_OVERVIEW_PAGE (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->tile_bytes, g_bytes_unref);
  g_clear_object (&self->life);
  gtk_widget_dispose_template (GTK_WIDGET (self), CS_TYPE_OVERVIEW_PAGE);

  G_OBJECT_CLASS (cs_overview_page_parent_class)->dispose (object);
}

static void
cs_overview_page_class_init (CsOverviewPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->constructed = cs_overview_page_constructed;
  object_class->dispose = cs_overview_page_dispose;
  CS_PAGE_CLASS (klass)->refresh = cs_overview_page_refresh;

  g_type_ensure (CS_TYPE_RETIREMENT_ROW);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/connectorstudio/ConnectorStudio/cs-overview-page.ui");
  gtk_widget_class_bind_template_child (widget_class, CsOverviewPage, tile);
  gtk_widget_class_bind_template_child (widget_class, CsOverviewPage, name);
  gtk_widget_class_bind_template_child (widget_class, CsOverviewPage, about);
  gtk_widget_class_bind_template_child (widget_class, CsOverviewPage, badge);
  gtk_widget_class_bind_template_child (widget_class, CsOverviewPage, notice);
  gtk_widget_class_bind_template_child (widget_class, CsOverviewPage, steps);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
}

static void
cs_overview_page_init (CsOverviewPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
