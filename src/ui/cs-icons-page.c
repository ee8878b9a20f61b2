/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cs-ui"

#include "cs-icons-page.h"

#include <glib/gi18n.h>

#include "cs-accent.h"
#include "cs-icon-pixels.h"
#include "cs-icon-preview.h"
#include "cs-icon-texture.h"
#include "cs-manifest-files.h"
#include "cs-problem-row.h"

#define POINTER_ICONS       "/icons"
#define POINTER_COLOR       "/icons/color"
#define POINTER_OUTLINE     "/icons/outline"
#define POINTER_ACCENT      "/accentColor"
#define POINTER_NAME        "/name/short"
#define POINTER_DESCRIPTION "/description/short"
#define POINTER_DEVELOPER   "/developer/name"

#define N_CANDIDATES 4
#define SWATCH_SIDE  24

static const guint8 white[3] = { 255, 255, 255 };

struct _CsIconsPage
{
  CsPage               parent_instance;

  CsIconFacts         *color;           /* (nullable) of the project's icons */
  CsIconFacts         *outline;
  GBytes              *color_bytes;     /* that the facts are of */
  GBytes              *outline_bytes;
  GPtrArray           *problem_rows;    /* not owned */
  GPtrArray           *accent_rows;     /* not owned */

  AdwPreferencesGroup *empty_group;
  AdwPreferencesGroup *icons_group;
  GtkPicture          *color_picture;
  GtkLabel            *color_label;
  CsIconPixels        *outline_pixels;
  GtkLabel            *outline_label;
  AdwPreferencesGroup *problems_group;
  AdwActionRow        *pixels_row;
  GtkButton           *repair_button;
  CsIconWorkshop      *workshop;
  AdwPreferencesGroup *preview_group;
  CsIconPreview       *preview;
  AdwPreferencesGroup *accent_group;
  GtkActionBar        *use_bar;
};

G_DEFINE_FINAL_TYPE (CsIconsPage, cs_icons_page, CS_TYPE_PAGE)

static CsWorkspace *
get_workspace (CsIconsPage *self)
{
  return cs_page_get_workspace (CS_PAGE (self));
}

static CsSnapshot *
get_manifest (CsIconsPage *self)
{
  CsDocument *document =
    cs_project_get_document (cs_page_get_project (CS_PAGE (self)),
                             cs_workspace_get_main_path (get_workspace (self)));

  return document != NULL ? cs_document_get_snapshot (document) : NULL;
}

static const char *
get_text (CsIconsPage *self,
          const char  *pointer)
{
  CsSnapshot *manifest = get_manifest (self);

  return manifest != NULL ? cs_snapshot_get_string (manifest, cs_snapshot_find (manifest, pointer))
                          : NULL;
}

static GBytes *
get_icon (CsIconsPage *self,
          const char  *pointer)
{
  const char *name = get_text (self, pointer);
  g_autofree char *path = NULL;
  CsDocument *document;

  if (name != NULL)
    path = cs_manifest_files_resolve (cs_workspace_get_main_path (get_workspace (self)), name);
  document = path != NULL ? cs_project_get_document (cs_page_get_project (CS_PAGE (self)), path)
                          : NULL;

  return document != NULL ? cs_document_get_bytes (document) : NULL;
}

static void
update_facts (CsIconsPage  *self,
              const char   *pointer,
              CsIconRole    role,
              GBytes      **known,
              CsIconFacts **facts)
{
  GBytes *bytes = get_icon (self, pointer);

  if (bytes == *known)
    return;

  g_clear_pointer (facts, cs_icon_facts_free);
  g_clear_pointer (known, g_bytes_unref);
  if (bytes != NULL)
    {
      *known = g_bytes_ref (bytes);
      *facts = cs_icon_facts_new (bytes, role);
    }
}

static char *
describe_icon (CsIconsPage       *self,
               const char        *pointer,
               const CsIconFacts *facts)
{
  const char *name = get_text (self, pointer);

  if (facts == NULL)
    /* Translators: %s is a file name */
    return name != NULL ? g_strdup_printf (_("%s is missing"), name)
                        : g_strdup (_("Not named in the manifest"));
  if (facts->width == 0)
    /* Translators: file name, format such as GIF */
    return g_strdup_printf (_("%s, %s"), name, cs_picture_format_get_name (facts->format));

  /* Translators: file name, format such as PNG, width and height in pixels */
  return g_strdup_printf (_("%s, %s, %u × %u"), name, cs_picture_format_get_name (facts->format),
                          facts->width, facts->height);
}

static CsFinding *
find_repair (CsIconsPage *self)
{
  GListModel *findings = cs_workspace_get_findings (get_workspace (self));

  for (guint i = 0; i < g_list_model_get_n_items (findings); i++)
    {
      g_autoptr (CsFinding) finding = g_list_model_get_item (findings, i);

      if (cs_finding_get_fixable (finding) &&
          g_strcmp0 (cs_finding_get_pointer (finding), POINTER_OUTLINE) == 0)
        return g_steal_pointer (&finding);
    }

  return NULL;
}

static void
update_wrong_pixels (CsIconsPage *self)
{
  const CsIconFacts *facts = self->outline;
  g_autoptr (CsFinding) repair = find_repair (self);
  g_autofree char *title = NULL;
  g_autofree char *subtitle = NULL;
  gboolean wrong = facts != NULL && facts->picture != NULL && facts->n_wrong_pixels > 0;

  gtk_widget_set_visible (GTK_WIDGET (self->pixels_row), wrong);
  gtk_widget_set_visible (GTK_WIDGET (self->repair_button), repair != NULL);
  if (!wrong)
    return;

  title = g_strdup_printf (ngettext ("%u pixel of the outline icon is wrong",
                                     "%u pixels of the outline icon are wrong",
                                     facts->n_wrong_pixels), facts->n_wrong_pixels);
  /* Translators: column and row from 1, then red, green, blue and alpha from 0 to 255 */
  subtitle = g_strdup_printf (_("The first, in column %u of row %u, is (%u, %u, %u, %u). Teams "
                                "colors the outline itself: each pixel must be white (255, 255, "
                                "255, 255) or wholly transparent (alpha 0)."),
                              facts->wrong_x + 1, facts->wrong_y + 1, facts->wrong_rgba[0],
                              facts->wrong_rgba[1], facts->wrong_rgba[2], facts->wrong_rgba[3]);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->pixels_row), title);
  adw_action_row_set_subtitle (self->pixels_row, subtitle);
}

static void
clear_rows (AdwPreferencesGroup *group,
            GPtrArray           *rows)
{
  for (guint i = 0; i < rows->len; i++)
    adw_preferences_group_remove (group, g_ptr_array_index (rows, i));
  g_ptr_array_set_size (rows, 0);
}

static gboolean
is_about_icons (CsFinding *finding)
{
  const char *pointer = cs_finding_get_pointer (finding);

  return pointer != NULL && g_str_has_prefix (pointer, POINTER_ICONS) &&
         (pointer[strlen (POINTER_ICONS)] == '\0' || pointer[strlen (POINTER_ICONS)] == '/');
}

static void
update_problems (CsIconsPage *self)
{
  GListModel *findings = cs_workspace_get_findings (get_workspace (self));
  gboolean told = gtk_widget_get_visible (GTK_WIDGET (self->pixels_row));
  g_autoptr (CsFinding) repair = find_repair (self);

  clear_rows (self->problems_group, self->problem_rows);
  for (guint i = 0; i < g_list_model_get_n_items (findings); i++)
    {
      g_autoptr (CsFinding) finding = g_list_model_get_item (findings, i);
      GtkWidget *row;

      if (!is_about_icons (finding) || (told && finding == repair))
        continue;

      row = cs_problem_row_new (FALSE);
      cs_problem_row_set_finding (CS_PROBLEM_ROW (row), finding);
      adw_preferences_group_add (self->problems_group, row);
      g_ptr_array_add (self->problem_rows, row);
    }

  /* That there are none says the page itself. */
  gtk_widget_set_visible (GTK_WIDGET (self->problems_group),
                          gtk_widget_get_visible (GTK_WIDGET (self->icons_group)) &&
                          (told || self->problem_rows->len > 0));
}

static void
update_icons (CsIconsPage *self)
{
  g_autoptr (GdkTexture) texture = NULL;
  g_autofree char *color = NULL;
  g_autofree char *outline = NULL;

  update_facts (self, POINTER_COLOR, CS_ICON_COLOR, &self->color_bytes, &self->color);
  update_facts (self, POINTER_OUTLINE, CS_ICON_OUTLINE, &self->outline_bytes, &self->outline);
  gtk_widget_set_visible (GTK_WIDGET (self->icons_group),
                          self->color != NULL || self->outline != NULL);

  if (self->color != NULL && self->color->picture != NULL)
    texture = cs_icon_texture_new (self->color->picture);
  gtk_picture_set_paintable (self->color_picture, GDK_PAINTABLE (texture));
  cs_icon_pixels_set_picture (self->outline_pixels,
                              self->outline != NULL ? self->outline->picture : NULL);

  color = describe_icon (self, POINTER_COLOR, self->color);
  outline = describe_icon (self, POINTER_OUTLINE, self->outline);
  gtk_label_set_label (self->color_label, color);
  gtk_label_set_label (self->outline_label, outline);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->color_picture),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, _("Color icon"), -1);
}

static void
use_accent (CsIconsPage *self,
            const char  *color)
{
  const char *path = cs_workspace_get_main_path (get_workspace (self));
  CsSnapshot *manifest = get_manifest (self);
  g_autofree char *value = cs_json_quote (color);
  g_autoptr (CsChange) change = cs_change_new (_("Set accent color"));
  g_autoptr (GError) error = NULL;
  CsTextEdit *edit;

  if (manifest == NULL)
    return;

  edit = cs_text_edit_set_deep (manifest, POINTER_ACCENT, value, &error);
  if (edit != NULL)
    {
      cs_change_edit (change, path, edit);
      cs_change_set_place (change, path, POINTER_ACCENT);
      cs_history_do (cs_page_get_history (CS_PAGE (self)), change, &error);
    }
  if (error != NULL)
    gtk_widget_activate_action (GTK_WIDGET (self), "win.tell", "s",
                                _("The JSON text is broken near this value. Mend it first; the "
                                  "problems list says where."));
}

static void
use_accent_clicked_cb (GtkButton   *button,
                       CsIconsPage *self)
{
  g_autofree char *color = g_strdup (gtk_widget_get_name (GTK_WIDGET (button)));

  use_accent (self, color);
}

static gboolean
parse_color (const char *text,
             guint8      color[3])
{
  GdkRGBA rgba;

  if (text == NULL || *text != '#' || !gdk_rgba_parse (&rgba, text))
    return FALSE;

  color[0] = (guint8) (rgba.red * 255 + 0.5f);
  color[1] = (guint8) (rgba.green * 255 + 0.5f);
  color[2] = (guint8) (rgba.blue * 255 + 0.5f);
  return TRUE;
}

static GtkWidget *
create_swatch (const guint8 color[3])
{
  const guint8 pixel[4] = { color[0], color[1], color[2], 255 };
  g_autoptr (GBytes) bytes = g_bytes_new (pixel, sizeof pixel);
  g_autoptr (GdkTexture) texture = gdk_memory_texture_new (1, 1, GDK_MEMORY_R8G8B8A8, bytes, 4);
  GtkWidget *swatch = gtk_image_new_from_paintable (GDK_PAINTABLE (texture));

  gtk_image_set_pixel_size (GTK_IMAGE (swatch), SWATCH_SIDE);
  gtk_widget_set_valign (swatch, GTK_ALIGN_CENTER);
  gtk_widget_set_overflow (swatch, GTK_OVERFLOW_HIDDEN);
  gtk_widget_add_css_class (swatch, "cs-icon-tile");
  gtk_accessible_update_property (GTK_ACCESSIBLE (swatch), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Color"), -1);

  return swatch;
}

static void
add_accent (CsIconsPage  *self,
            const guint8  color[3],
            gboolean      in_use)
{
  double contrast = cs_accent_contrast (color, white);
  g_autofree char *code = g_strdup_printf ("#%02X%02X%02X", color[0], color[1], color[2]);
  g_autofree char *subtitle = NULL;
  GtkWidget *row = adw_action_row_new ();

  subtitle = contrast >= CS_ACCENT_ENOUGH
             /* Translators: %.1f is a contrast ratio, such as 4.5 */
             ? g_strdup_printf (_("Contrast with white text %.1f to 1: reads well"), contrast)
             /* Translators: %.1f is a contrast ratio, such as 2.3 */
             : g_strdup_printf (_("Contrast with white text %.1f to 1: too little"), contrast);
  g_object_set (row, "title", code, "subtitle", subtitle, "subtitle-lines", 0, NULL);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), create_swatch (color));

  if (in_use)
    {
      GtkWidget *label = gtk_label_new (_("In use"));

      gtk_widget_add_css_class (label, "dim-label");
      adw_action_row_add_suffix (ADW_ACTION_ROW (row), label);
    }
  else
    {
      GtkWidget *button = gtk_button_new_with_label (_("Use"));
      g_autofree char *name = NULL;

      /* Translators: %s is a color, such as #1A5FB4 */
      name = g_strdup_printf (_("Use %s as accent color"), code);
      gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
      gtk_widget_set_name (button, code);
      gtk_widget_set_tooltip_text (button, _("Use as Accent Color"));
      gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                      name, -1);
      g_signal_connect_object (button, "clicked", G_CALLBACK (use_accent_clicked_cb), self, 0);
      adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
    }

  adw_preferences_group_add (self->accent_group, row);
  g_ptr_array_add (self->accent_rows, row);
}

/* The colour in use first, then those of the icon; one on which white is not read is followed by
 * a darker one on which it is. */
static void
update_accent (CsIconsPage *self,
               CsPicture   *icon)
{
  guint8 picked[N_CANDIDATES][3], shown[2 * N_CANDIDATES + 1][3];
  guint n_picked = icon != NULL ? cs_accent_pick (icon, picked, N_CANDIDATES) : 0;
  guint n_shown = 0;

  clear_rows (self->accent_group, self->accent_rows);
  if (parse_color (get_text (self, POINTER_ACCENT), shown[0]))
    add_accent (self, shown[n_shown++], TRUE);

  for (guint i = 0; i < 2 * n_picked; i++)
    {
      gboolean known = FALSE;

      if (i % 2 == 0)
        memcpy (shown[n_shown], picked[i / 2], 3);
      else
        cs_accent_darken (picked[i / 2], shown[n_shown]);

      for (guint k = 0; k < n_shown; k++)
        known |= memcmp (shown[k], shown[n_shown], 3) == 0;
      if (!known)
        add_accent (self, shown[n_shown++], FALSE);
    }

  gtk_widget_set_visible (GTK_WIDGET (self->accent_group), n_shown > 0);
}

static const char *
get_text_or_nothing (CsIconsPage *self,
                     const char  *pointer)
{
  const char *text = get_text (self, pointer);

  return text != NULL ? text : "";
}

/* What is being made is shown before what there is. */
static void
update_preview (CsIconsPage *self)
{
  CsPicture *color = cs_icon_workshop_get_color (self->workshop);
  CsPicture *outline = cs_icon_workshop_get_outline (self->workshop);

  gtk_widget_set_visible (GTK_WIDGET (self->empty_group),
                          color == NULL && self->color == NULL && self->outline == NULL);
  if (color == NULL)
    {
      color = self->color != NULL ? self->color->picture : NULL;
      outline = self->outline != NULL ? self->outline->picture : NULL;
    }

  gtk_widget_set_visible (GTK_WIDGET (self->preview_group), color != NULL || outline != NULL);
  cs_icon_preview_set_icons (self->preview, color, outline);
  cs_icon_preview_set_texts (self->preview, get_text_or_nothing (self, POINTER_NAME),
                             get_text_or_nothing (self, POINTER_DEVELOPER),
                             get_text_or_nothing (self, POINTER_DESCRIPTION));
  update_accent (self, color);
}

static void
cs_icons_page_refresh (CsPage *page)
{
  CsIconsPage *self = CS_ICONS_PAGE (page);

  update_icons (self);
  update_wrong_pixels (self);
  update_problems (self);
  update_preview (self);
}

static void
repair_clicked_cb (CsIconsPage *self)
{
  g_autoptr (CsFinding) finding = find_repair (self);

  if (finding != NULL)
    gtk_widget_activate_action (GTK_WIDGET (self), "win.fix", "(sss)",
                                cs_finding_get_id (finding),
                                cs_finding_get_file (finding) != NULL
                                ? cs_finding_get_file (finding) : "",
                                cs_finding_get_pointer (finding));
}

/* The keyboard does not get lost with the button that was pressed. */
static void
put_away (CsIconsPage *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  if (focus != NULL && (gtk_widget_is_ancestor (focus, GTK_WIDGET (self->use_bar)) ||
                        gtk_widget_is_ancestor (focus, GTK_WIDGET (self->workshop))))
    cs_icon_workshop_grab_choice (self->workshop);
  cs_icon_workshop_clear (self->workshop);
}

static void
discard_clicked_cb (CsIconsPage *self)
{
  put_away (self);
}

static void
use_clicked_cb (CsIconsPage *self)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (CsChange) change = NULL;

  change = cs_icon_set_put (cs_icon_workshop_get_icons (self->workshop),
                            cs_page_get_project (CS_PAGE (self)),
                            cs_workspace_get_main_path (get_workspace (self)), &error);
  if (change != NULL)
    cs_history_do (cs_page_get_history (CS_PAGE (self)), change, &error);

  if (error != NULL)
    {
      gtk_widget_activate_action (GTK_WIDGET (self), "win.tell", "s",
                                  _("The manifest is too broken to name the icons. Mend it first; "
                                    "the problems list says where."));
      return;
    }

  put_away (self);
  gtk_widget_activate_action (GTK_WIDGET (self), "win.tell-undo", "s",
                              _("The icons are in the project"));
}

/* Folders, packages and texts are the window's: it opens them. */
static gboolean
is_for_window (GFile *file)
{
  g_autofree char *name = g_file_get_basename (file);
  g_autofree char *lower = name != NULL ? g_ascii_strdown (name, -1) : NULL;

  return lower == NULL || g_str_has_suffix (lower, ".zip") || g_str_has_suffix (lower, ".json") ||
         g_file_query_file_type (file, G_FILE_QUERY_INFO_NONE, NULL) == G_FILE_TYPE_DIRECTORY;
}

static gboolean
drop_cb (CsIconsPage  *self,
         const GValue *value)
{
  if (G_VALUE_HOLDS (value, GDK_TYPE_TEXTURE))
    {
      cs_icon_workshop_take_texture (self->workshop, g_value_get_object (value));
      return TRUE;
    }

  if (G_VALUE_HOLDS (value, GDK_TYPE_FILE_LIST))
    {
      GSList *files = g_value_get_boxed (value);

      if (files == NULL || is_for_window (files->data))
        return FALSE;
      cs_icon_workshop_take_file (self->workshop, files->data);
      return TRUE;
    }

  return FALSE;
}

static gboolean
paste_cb (GtkWidget *widget,
          GVariant  *parameters,
          gpointer   user_data)
{
  cs_icon_workshop_paste (CS_ICONS_PAGE (widget)->workshop);

  return TRUE;
}

static gboolean
cs_icons_page_show_place (CsPage     *page,
                          const char *path,
                          const char *pointer)
{
  const char *main_path = cs_workspace_get_main_path (cs_page_get_workspace (page));

  return g_strcmp0 (path, main_path) == 0 && pointer != NULL &&
         (g_str_has_prefix (pointer, POINTER_ICONS) || g_str_equal (pointer, POINTER_ACCENT));
}

static void
cs_icons_page_constructed (GObject *object)
{
  CsIconsPage *self = CS_ICONS_PAGE (object);

  G_OBJECT_CLASS (cs_icons_page_parent_class)->constructed (object);

  g_signal_connect_object (cs_workspace_get_findings (get_workspace (self)), "items-changed",
                           G_CALLBACK (cs_page_queue_refresh), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (cs_page_get_project (CS_PAGE (self)), "items-changed",
                           G_CALLBACK (cs_page_queue_refresh), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (cs_page_get_history (CS_PAGE (self)), "moved",
                           G_CALLBACK (cs_page_queue_refresh), self, G_CONNECT_SWAPPED);
  cs_icons_page_refresh (CS_PAGE (self));
}

static void
cs_icons_page_dispose (GObject *object)
{
  CsIconsPage *self = CS_ICONS_PAGE (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), CS_TYPE_ICONS_PAGE);

  G_OBJECT_CLASS (cs_icons_page_parent_class)->dispose (object);
}

static void
cs_icons_page_finalize (GObject *object)
{
  CsIconsPage *self = CS_ICONS_PAGE (object);

  g_clear_pointer (&self->color, cs_icon_facts_free);
  g_clear_pointer (&self->outline, cs_icon_facts_free);
  g_clear_pointer (&self->color_bytes, g_bytes_unref);
  g_clear_pointer (&self->outline_bytes, g_bytes_unref);
  g_ptr_array_unref (self->problem_rows);
  g_ptr_array_unref (self->accent_rows);

  G_OBJECT_CLASS (cs_icons_page_parent_class)->finalize (object);
}

static void
cs_icons_page_class_init (CsIconsPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->constructed = cs_icons_page_constructed;
  object_class->dispose = cs_icons_page_dispose;
  object_class->finalize = cs_icons_page_finalize;
  CS_PAGE_CLASS (klass)->show_place = cs_icons_page_show_place;
  CS_PAGE_CLASS (klass)->refresh = cs_icons_page_refresh;

  g_type_ensure (CS_TYPE_ICON_PIXELS);
  g_type_ensure (CS_TYPE_ICON_PREVIEW);
  g_type_ensure (CS_TYPE_ICON_WORKSHOP);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/connectorstudio/ConnectorStudio/"
                                               "cs-icons-page.ui");
  gtk_widget_class_bind_template_child (widget_class, CsIconsPage, empty_group);
  gtk_widget_class_bind_template_child (widget_class, CsIconsPage, icons_group);
  gtk_widget_class_bind_template_child (widget_class, CsIconsPage, color_picture);
  gtk_widget_class_bind_template_child (widget_class, CsIconsPage, color_label);
  gtk_widget_class_bind_template_child (widget_class, CsIconsPage, outline_pixels);
  gtk_widget_class_bind_template_child (widget_class, CsIconsPage, outline_label);
  gtk_widget_class_bind_template_child (widget_class, CsIconsPage, problems_group);
  gtk_widget_class_bind_template_child (widget_class, CsIconsPage, pixels_row);
  gtk_widget_class_bind_template_child (widget_class, CsIconsPage, repair_button);
  gtk_widget_class_bind_template_child (widget_class, CsIconsPage, workshop);
  gtk_widget_class_bind_template_child (widget_class, CsIconsPage, preview_group);
  gtk_widget_class_bind_template_child (widget_class, CsIconsPage, preview);
  gtk_widget_class_bind_template_child (widget_class, CsIconsPage, accent_group);
  gtk_widget_class_bind_template_child (widget_class, CsIconsPage, use_bar);
  gtk_widget_class_bind_template_callback (widget_class, update_preview);
  gtk_widget_class_bind_template_callback (widget_class, repair_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, discard_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, use_clicked_cb);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_v, GDK_CONTROL_MASK, paste_cb, NULL);
}

static void
cs_icons_page_init (CsIconsPage *self)
{
  GtkDropTarget *drop = gtk_drop_target_new (G_TYPE_INVALID, GDK_ACTION_COPY);
  /* A browser offers a picture with its address on the web; it is the picture that is wanted. */
  const GType types[] = { GDK_TYPE_TEXTURE, GDK_TYPE_FILE_LIST };

  self->problem_rows = g_ptr_array_new ();
  self->accent_rows = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));

  gtk_drop_target_set_gtypes (drop, (GType *) types, G_N_ELEMENTS (types));
  g_signal_connect_object (drop, "drop", G_CALLBACK (drop_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (drop));
}

CsIconWorkshop *
cs_icons_page_get_workshop (CsIconsPage *self)
{
  g_return_val_if_fail (CS_IS_ICONS_PAGE (self), NULL);

  return self->workshop;
}
