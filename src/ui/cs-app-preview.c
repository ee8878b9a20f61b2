/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cs-ui"

#include "cs-app-preview.h"

#include <string.h>

#include <glib/gi18n.h>

#include "cs-manifest-files.h"
#include "cs-picture.h"
#include "cs-vocab-form.h"

/* What Teams shows is not the manifest's text but its own words around it. Where the manifest has
 * nothing yet, a quiet word stands for it, so that the layout is that of the finished app. */

/* More than any icon has, and quick to decode. */
#define MAX_ICON_PIXELS (2048 * 2048)

/* Stands for an accent color that is not chosen yet; an outline icon is seen on it. */
#define NO_COLOR "#8a8a8a"

typedef enum
{
  ICON_COLOR,
  ICON_OUTLINE,
  N_ICONS,
} IconKind;

typedef struct
{
  GBytes       *bytes;      /* (nullable): what is shown */
  GCancellable *loading;
} Icon;

struct _CsAppPreview
{
  AdwBin         parent_instance;

  CsWorkspace   *workspace;
  Icon           icons[N_ICONS];
  GdkRGBA        accent_color;
  gboolean       has_accent;

  GtkWidget     *tile, *page;
  GtkImage      *tile_icon, *page_icon, *outline_icon;
  GtkLabel      *tile_name, *tile_developer, *tile_description;
  GtkLabel      *name, *developer, *short_description, *full_description;
  GtkWidget     *features_box, *permissions_box;
  GtkLabel      *features, *permissions, *version, *legal, *accent_label;
  GtkDrawingArea *accent;
  GtkWidget     *tile_frame, *page_frame;
};

G_DEFINE_FINAL_TYPE (CsAppPreview, cs_app_preview, ADW_TYPE_BIN)

/* The pointers of what is shown; their members are the vocabulary's. */
#define NAME_SHORT        "/name/short"
#define NAME_FULL         "/name/full"
#define DESCRIPTION_SHORT "/description/short"
#define DESCRIPTION_FULL  "/description/full"
#define DEVELOPER         "/developer/name"
#define WEBSITE           "/developer/websiteUrl"
#define PRIVACY           "/developer/privacyUrl"
#define TERMS             "/developer/termsOfUseUrl"
#define APP_VERSION       "/version"
#define ACCENT_COLOR      "/accentColor"

static const char *const icon_pointers[] = {
  [ICON_COLOR] = "/icons/color",
  [ICON_OUTLINE] = "/icons/outline",
};

static const struct
{
  const char *pointer;
  const char *text;
} features[] = {
  { "/connectors", N_("Connector: get notifications from this service in a channel.") },
  { "/bots", N_("Bot: chat with the app.") },
  { "/configurableTabs", N_("Tab: use it at the top of a channel, chat or meeting.") },
  { "/staticTabs", N_("Personal app: keep it for yourself.") },
  { "/composeExtensions", N_("Messages: insert content from the app into messages.") },
};

static const char *const permission_lists[] = { "/permissions", "/devicePermissions" };

static const char *
get_string (CsSnapshot *snapshot,
            const char *pointer,
            const char *fallback)
{
  const char *text = cs_snapshot_get_string (snapshot, cs_snapshot_find (snapshot, pointer));

  return text != NULL && *text != '\0' ? text : fallback;
}

/* Laying out a text that is the same as before costs as much as a new one. */
static void
set_label (GtkLabel   *label,
           const char *text)
{
  if (g_strcmp0 (gtk_label_get_label (label), text) != 0)
    gtk_label_set_label (label, text);
}

static gboolean
is_web_address (const char *text)
{
  return text != NULL && (g_str_has_prefix (text, "https://") || g_str_has_prefix (text, "http://"));
}

/* Markup for a link, or for the words alone where there is no address yet. */
static char *
dup_link (const char *address,
          const char *words)
{
  if (!is_web_address (address))
    return g_markup_escape_text (words, -1);

  return g_markup_printf_escaped ("<a href=\"%s\" title=\"%s\">%s</a>", address, address, words);
}

static void
update_legal (CsAppPreview *self,
              CsSnapshot   *snapshot,
              const char   *name)
{
  g_autofree char *shown = g_markup_escape_text (name, -1);
  g_autofree char *privacy = dup_link (get_string (snapshot, PRIVACY, NULL), _("privacy policy"));
  g_autofree char *terms = dup_link (get_string (snapshot, TERMS, NULL), _("terms of use"));
  /* Translators: the app's name, "privacy policy" and "terms of use" as links */
  g_autofree char *text = g_strdup_printf (_("By using %s, you agree to the %s and the %s."),
                                           shown, privacy, terms);

  set_label (self->legal, text);
}

static void
append_line (GString    *text,
             const char *line)
{
  if (text->len > 0)
    g_string_append_c (text, '\n');
  g_string_append (text, "• ");
  g_string_append (text, line);
}

static void
update_features (CsAppPreview *self,
                 CsSnapshot   *snapshot)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (features); i++)
    {
      guint node = cs_snapshot_find (snapshot, features[i].pointer);

      if (node != CS_NODE_NONE && cs_snapshot_get_n_children (snapshot, node) > 0)
        append_line (text, _(features[i].text));
    }

  gtk_widget_set_visible (self->features_box, text->len > 0);
  set_label (self->features, text->str);
}

static void
update_permissions (CsAppPreview *self,
                    CsSnapshot   *snapshot)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (permission_lists); i++)
    {
      guint node = cs_snapshot_find (snapshot, permission_lists[i]);

      for (guint child = node != CS_NODE_NONE ? cs_snapshot_get_first_child (snapshot, node)
                                              : CS_NODE_NONE;
           child != CS_NODE_NONE; child = cs_snapshot_get_next (snapshot, child))
        {
          const char *value = cs_snapshot_get_string (snapshot, child);
          const CsFormChoice *choice =
            value != NULL ? cs_form_find_choice (permission_lists[i], value) : NULL;

          if (choice != NULL && choice->shown != NULL)
            append_line (text, _(choice->shown));
        }
    }

  gtk_widget_set_visible (self->permissions_box, text->len > 0);
  set_label (self->permissions, text->str);
}

static void
update_accent (CsAppPreview *self,
               CsSnapshot   *snapshot)
{
  const char *text = get_string (snapshot, ACCENT_COLOR, NULL);
  g_autofree char *label = NULL;

  self->has_accent = text != NULL && gdk_rgba_parse (&self->accent_color, text);
  if (!self->has_accent)
    gdk_rgba_parse (&self->accent_color, NO_COLOR);
  /* Translators: %s is a color, such as #613583 */
  label = self->has_accent ? g_strdup_printf (_("Accent color %s, behind the outline icon"), text)
                           : g_strdup (_("No accent color yet"));
  set_label (self->accent_label, label);
  gtk_widget_queue_draw (GTK_WIDGET (self->accent));
}

static void
draw_accent (GtkDrawingArea *area,
             cairo_t        *cr,
             int             width,
             int             height,
             gpointer        user_data)
{
  CsAppPreview *self = user_data;

  gdk_cairo_set_source_rgba (cr, &self->accent_color);
  cairo_arc (cr, width / 2.0, height / 2.0, MIN (width, height) / 2.0, 0, 2 * G_PI);
  cairo_fill (cr);
}

static void
show_image (GtkImage     *image,
            GdkPaintable *paintable,
            const char   *fallback)
{
  if (paintable != NULL)
    gtk_image_set_from_paintable (image, paintable);
  else
    gtk_image_set_from_icon_name (image, fallback);
}

/* Teams puts the outline icon before the accent color. */
static void
show_icon (CsAppPreview *self,
           IconKind      kind,
           GdkPaintable *paintable)
{
  if (kind == ICON_OUTLINE)
    {
      show_image (self->outline_icon, paintable, NULL);
      gtk_widget_set_visible (GTK_WIDGET (self->outline_icon), paintable != NULL);
      return;
    }

  show_image (self->tile_icon, paintable, "application-x-addon-symbolic");
  show_image (self->page_icon, paintable, "application-x-addon-symbolic");
}

typedef struct
{
  CsAppPreview *preview;
  IconKind      kind;
} Load;

static void
loaded_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autofree Load *load = user_data;
  g_autoptr (CsAppPreview) self = load->preview;
  g_autoptr (GError) error = NULL;
  g_autoptr (CsPicture) picture = cs_picture_load_finish (result, &error);
  g_autoptr (GdkTexture) texture = NULL;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;

  /* Why a picture cannot be shown is for the rules to say. */
  if (picture != NULL)
    texture = gdk_memory_texture_new (cs_picture_get_width (picture),
                                      cs_picture_get_height (picture), GDK_MEMORY_R8G8B8A8,
                                      cs_picture_get_bytes (picture),
                                      cs_picture_get_width (picture) * 4);
  show_icon (self, load->kind, GDK_PAINTABLE (texture));
}

static void
icon_clear (Icon *icon)
{
  g_cancellable_cancel (icon->loading);
  g_clear_object (&icon->loading);
  g_clear_pointer (&icon->bytes, g_bytes_unref);
}

static void
update_icon (CsAppPreview *self,
             CsSnapshot   *snapshot,
             IconKind      kind)
{
  Icon *icon = &self->icons[kind];
  const char *name = get_string (snapshot, icon_pointers[kind], NULL);
  g_autofree char *path =
    name != NULL ? cs_manifest_files_resolve (cs_workspace_get_main_path (self->workspace), name)
                 : NULL;
  CsDocument *document =
    path != NULL ? cs_project_get_document (cs_workspace_get_project (self->workspace), path)
                 : NULL;
  GBytes *bytes = document != NULL ? cs_document_get_bytes (document) : NULL;
  Load *load;

  if (bytes == icon->bytes)
    return;

  icon_clear (icon);
  if (bytes == NULL)
    {
      show_icon (self, kind, NULL);
      return;
    }

  icon->bytes = g_bytes_ref (bytes);
  icon->loading = g_cancellable_new ();
  load = g_new0 (Load, 1);
  load->preview = g_object_ref (self);
  load->kind = kind;
  cs_picture_load_async (bytes, MAX_ICON_PIXELS, icon->loading, loaded_cb, load);
}

static void
update (CsAppPreview *self,
        CsSnapshot   *snapshot)
{
  const char *name = get_string (snapshot, NAME_SHORT, _("App name"));
  const char *developer = get_string (snapshot, DEVELOPER, _("Developer"));
  const char *short_description =
    get_string (snapshot, DESCRIPTION_SHORT, _("Short description"));
  g_autofree char *version = NULL;
  g_autofree char *link = dup_link (get_string (snapshot, WEBSITE, NULL), developer);

  set_label (self->tile_name, name);
  set_label (self->tile_developer, developer);
  set_label (self->tile_description, short_description);

  set_label (self->name, get_string (snapshot, NAME_FULL, name));
  set_label (self->developer, link);
  set_label (self->short_description, short_description);
  set_label (self->full_description,
             get_string (snapshot, DESCRIPTION_FULL, _("Full description")));

  /* Translators: the developer's name and the app's version */
  version = g_strdup_printf (_("Created by %s\nVersion %s"), developer,
                             get_string (snapshot, APP_VERSION, "–"));
  set_label (self->version, version);

  update_features (self, snapshot);
  update_permissions (self, snapshot);
  update_legal (self, snapshot, name);
  update_accent (self, snapshot);
  for (IconKind kind = 0; kind < N_ICONS; kind++)
    update_icon (self, snapshot, kind);
}

static void
dark_changed_cb (CsAppPreview *self)
{
  gboolean dark = adw_style_manager_get_dark (adw_style_manager_get_default ());

  for (guint i = 0; i < 2; i++)
    {
      GtkWidget *widget = i == 0 ? self->tile : self->page;

      if (dark)
        gtk_widget_add_css_class (widget, "cs-dark");
      else
        gtk_widget_remove_css_class (widget, "cs-dark");
    }
}

static void
cs_app_preview_dispose (GObject *object)
{
  CsAppPreview *self = CS_APP_PREVIEW (object);

  for (IconKind kind = 0; kind < N_ICONS; kind++)
    icon_clear (&self->icons[kind]);
  g_clear_object (&self->workspace);
  gtk_widget_dispose_template (GTK_WIDGET (self), CS_TYPE_APP_PREVIEW);

  G_OBJECT_CLASS (cs_app_preview_parent_class)->dispose (object);
}

static void
cs_app_preview_class_init (CsAppPreviewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = cs_app_preview_dispose;

  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/connectorstudio/ConnectorStudio/cs-app-preview.ui");
#define BIND(child) gtk_widget_class_bind_template_child (widget_class, CsAppPreview, child)
  BIND (tile);
  BIND (page);
  BIND (tile_frame);
  BIND (page_frame);
  BIND (tile_icon);
  BIND (page_icon);
  BIND (outline_icon);
  BIND (tile_name);
  BIND (tile_developer);
  BIND (tile_description);
  BIND (name);
  BIND (developer);
  BIND (short_description);
  BIND (full_description);
  BIND (features_box);
  BIND (features);
  BIND (permissions_box);
  BIND (permissions);
  BIND (version);
  BIND (legal);
  BIND (accent);
  BIND (accent_label);
#undef BIND
}

static void
cs_app_preview_init (CsAppPreview *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_drawing_area_set_draw_func (self->accent, draw_accent, self, NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Preview of the app in Teams"), -1);
  g_signal_connect_object (adw_style_manager_get_default (), "notify::dark",
                           G_CALLBACK (dark_changed_cb), self, G_CONNECT_SWAPPED);
  dark_changed_cb (self);
}

GtkWidget *
cs_app_preview_new (CsWorkspace *workspace)
{
  CsAppPreview *self = g_object_new (CS_TYPE_APP_PREVIEW, NULL);

  self->workspace = g_object_ref (workspace);
  for (IconKind kind = 0; kind < N_ICONS; kind++)
    show_icon (self, kind, NULL);

  return GTK_WIDGET (self);
}

void
cs_app_preview_refresh (CsAppPreview *self)
{
  CsDocument *manifest;

  g_return_if_fail (CS_IS_APP_PREVIEW (self));

  manifest = cs_project_get_document (cs_workspace_get_project (self->workspace),
                                      cs_workspace_get_main_path (self->workspace));
  /* While the text is broken the last picture stays. */
  if (manifest != NULL && !cs_snapshot_is_broken (cs_document_get_snapshot (manifest)))
    update (self, cs_document_get_snapshot (manifest));
}
