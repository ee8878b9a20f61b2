/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cs-ui"

#include "cs-member-row-private.h"

#include <string.h>

#include <glib/gi18n.h>

#include "cs-error-text.h"
#include "cs-icon-button.h"
#include "cs-member-parts.h"

static const char *
get_text (CsMemberRow *self)
{
  return gtk_editable_get_text (GTK_EDITABLE (self));
}

static gboolean
is_web_address (const char *text)
{
  g_autoptr (GUri) uri = g_uri_parse (text, G_URI_FLAGS_NONE, NULL);
  const char *scheme = uri != NULL ? g_uri_get_scheme (uri) : NULL;

  return scheme != NULL && (strcmp (scheme, "https") == 0 || strcmp (scheme, "http") == 0);
}

static void
generate_cb (GtkWidget  *widget,
             const char *action,
             GVariant   *parameter)
{
  CsMemberField *field = cs_member_row_get_field (CS_MEMBER_ROW (widget));
  g_autofree char *guid = g_uuid_string_random ();
  /* Translators: %s is the title of a form row, such as "App ID" */
  g_autofree char *label = g_strdup_printf (_("Generate “%s”"), cs_member_field_get_title (field));

  cs_member_field_write_text (field, guid, label, FALSE);
}

static void
bump_cb (GtkWidget  *widget,
         const char *action,
         GVariant   *parameter)
{
  CsMemberField *field = cs_member_row_get_field (CS_MEMBER_ROW (widget));
  const char *part = g_variant_get_string (parameter, NULL);
  g_autofree char *text =
    cs_form_bump_version (get_text (CS_MEMBER_ROW (widget)),
                          strcmp (part, "major") == 0 ? CS_VERSION_PART_MAJOR
                          : strcmp (part, "minor") == 0 ? CS_VERSION_PART_MINOR
                          : CS_VERSION_PART_PATCH);
  g_autofree char *label = NULL;

  if (text == NULL)
    return;

  /* Translators: %s is a version, such as 1.4.1 */
  label = g_strdup_printf (_("Raise the version to %s"), text);
  cs_member_field_write_text (field, text, label, FALSE);
}

static void
open_cb (GtkWidget  *widget,
         const char *action,
         GVariant   *parameter)
{
  GtkRoot *root = gtk_widget_get_root (widget);

  gtk_show_uri (GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL,
                get_text (CS_MEMBER_ROW (widget)), GDK_CURRENT_TIME);
}

static void
copy_cb (GtkWidget  *widget,
         const char *action,
         GVariant   *parameter)
{
  gdk_clipboard_set_text (gtk_widget_get_clipboard (widget), get_text (CS_MEMBER_ROW (widget)));
  gtk_widget_activate_action (widget, "win.tell", "s", _("Copied"));
}

/* The name by which the document calls @path, which lies beside or below it; NULL elsewhere. */
static char *
dup_name_beside (const char *document,
                 const char *path)
{
  const char *slash = strrchr (document, '/');
  gsize length = slash != NULL ? (gsize) (slash - document) + 1 : 0;

  return strncmp (document, path, length) == 0 ? g_strdup (path + length) : NULL;
}

/* A path for a new file called @name beside the document that no file has yet. */
static char *
dup_free_path (CsProject  *project,
               const char *document,
               const char *name,
               GBytes     *bytes)
{
  const char *slash = strrchr (document, '/');
  const char *dot = strrchr (name, '.');
  gsize stem = dot != NULL && dot != name ? (gsize) (dot - name) : strlen (name);
  int folder = slash != NULL ? (int) (slash - document) + 1 : 0;

  for (guint i = 1;; i++)
    {
      g_autofree char *path =
        i == 1 ? g_strdup_printf ("%.*s%s", folder, document, name)
               : g_strdup_printf ("%.*s%.*s-%u%s", folder, document, (int) stem, name, i,
                                  name + stem);
      CsDocument *other = cs_project_get_document (project, path);

      if (other == NULL || g_bytes_equal (cs_document_get_bytes (other), bytes))
        return g_steal_pointer (&path);
    }
}

/* A sentence of ours; what the system says of it stands behind it. */
static void
explain_unread (CsMemberRow  *self,
                GFile        *file,
                const GError *error)
{
  g_autofree char *name = g_file_get_parse_name (file);
  g_autofree char *reason = cs_error_text_dup_sentence (error->message);
  /* Translators: the path of a file, then the system's sentence */
  g_autofree char *body = g_strdup_printf (_("The file %s cannot be read, so nothing was changed. "
                                             "Look whether it is still there and may be opened, "
                                             "or choose another.\n\n%s"), name, reason);

  gtk_widget_activate_action (GTK_WIDGET (self), "win.explain", "(ss)",
                              _("The File Was Not Taken"), body);
}

static void
take_file (CsMemberRow *self,
           GFile       *file)
{
  CsMemberField *field = cs_member_row_get_field (self);
  CsProject *project = cs_workspace_get_project (cs_member_field_get_workspace (field));
  const char *document = cs_member_field_get_path (field);
  const char *folder = cs_project_get_folder (project);
  g_autoptr (GFile) root = folder != NULL ? g_file_new_for_path (folder) : NULL;
  g_autofree char *path = root != NULL ? g_file_get_relative_path (root, file) : NULL;
  g_autofree char *name = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) error = NULL;

  if (path != NULL && cs_project_get_document (project, path) != NULL)
    name = dup_name_beside (document, path);
  if (name != NULL)
    {
      cs_member_field_write_file (field, name, path, NULL);
      return;
    }

  bytes = g_file_load_bytes (file, NULL, NULL, &error);
  if (bytes != NULL && g_bytes_get_size (bytes) > CS_PROJECT_MAX_FILE_BYTES)
    {
      gtk_widget_activate_action (GTK_WIDGET (self), "win.tell", "s",
                                  _("The file is too large for a project."));
      return;
    }
  if (bytes == NULL)
    {
      explain_unread (self, file, error);
      return;
    }

  g_free (path);
  name = g_file_get_basename (file);
  path = dup_free_path (project, document, name, bytes);
  g_free (name);
  name = dup_name_beside (document, path);
  if (!cs_project_path_is_safe (path))
    {
      gtk_widget_activate_action (GTK_WIDGET (self), "win.tell", "s",
                                  _("A file of that name cannot be part of a project. Rename it "
                                    "first."));
      return;
    }

  cs_member_field_write_file (field, name, path, bytes);
}

static void
file_response_cb (CsMemberRow     *self,
                  int              response,
                  GtkNativeDialog *dialog)
{
  if (response == GTK_RESPONSE_ACCEPT)
    {
      g_autoptr (GFile) file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (dialog));

      take_file (self, file);
    }

  g_object_unref (dialog);
}

static void
choose_cb (GtkWidget  *widget,
           const char *action,
           GVariant   *parameter)
{
  CsMemberField *field = cs_member_row_get_field (CS_MEMBER_ROW (widget));
  GtkRoot *root = gtk_widget_get_root (widget);
  const char *folder =
    cs_project_get_folder (cs_workspace_get_project (cs_member_field_get_workspace (field)));
  GtkFileChooserNative *dialog =
    gtk_file_chooser_native_new (cs_member_field_get_title (field),
                                 GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL,
                                 GTK_FILE_CHOOSER_ACTION_OPEN, _("_Choose"), NULL);

  if (folder != NULL)
    {
      g_autoptr (GFile) file = g_file_new_for_path (folder);

      gtk_file_chooser_set_current_folder (GTK_FILE_CHOOSER (dialog), file, NULL);
    }

  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (dialog), TRUE);
  g_signal_connect_object (dialog, "response", G_CALLBACK (file_response_cb), widget,
                           G_CONNECT_SWAPPED);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (dialog));
}

static void
color_set_cb (CsMemberRow    *self,
              GtkColorButton *button)
{
  CsMemberField *field = cs_member_row_get_field (self);
  g_autofree char *text = NULL;
  GdkRGBA color;

  if (cs_member_row_get_tools (self)->shows_color)
    return;

  gtk_color_chooser_get_rgba (GTK_COLOR_CHOOSER (button), &color);
  text = g_strdup_printf ("#%02X%02X%02X", (guint) (color.red * 255 + 0.5),
                          (guint) (color.green * 255 + 0.5), (guint) (color.blue * 255 + 0.5));
  cs_member_field_write_text (field, text, NULL, FALSE);
}

/* What a button is made of is what takes the focus, and GTK gives it no name. */
static void
name_part (GtkWidget  *button,
           GType       type,
           const char *name)
{
  for (GtkWidget *child = gtk_widget_get_first_child (button); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (g_type_is_a (G_OBJECT_TYPE (child), type))
      gtk_accessible_update_property (GTK_ACCESSIBLE (child),
                                      GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

static void
add_color_button (CsMemberRow *self)
{
  GtkWidget *button = gtk_color_button_new ();
  const char *title = cs_member_field_get_title (cs_member_row_get_field (self));

  gtk_color_button_set_title (GTK_COLOR_BUTTON (button), title);
  gtk_color_button_set_modal (GTK_COLOR_BUTTON (button), TRUE);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (button, _("Choose a Color"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (button),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, _("Choose a Color"), -1);
  name_part (button, GTK_TYPE_BUTTON, _("Choose a Color"));
  g_signal_connect_object (button, "color-set", G_CALLBACK (color_set_cb), self,
                           G_CONNECT_SWAPPED);
  adw_entry_row_add_prefix (ADW_ENTRY_ROW (self), button);
  cs_member_row_get_tools (self)->color_button = button;
}

static void
add_bump_button (CsMemberRow *self)
{
  GtkWidget *button = adw_split_button_new ();

  adw_split_button_set_icon_name (ADW_SPLIT_BUTTON (button), "go-up-symbolic");
  adw_split_button_set_dropdown_tooltip (ADW_SPLIT_BUTTON (button), _("Other Ways to Raise It"));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "member.bump");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s", "patch");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_tooltip_text (button, _("Raise the Version"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (button),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, _("Raise the Version"), -1);
  name_part (button, GTK_TYPE_BUTTON, _("Raise the Version"));
  name_part (button, GTK_TYPE_MENU_BUTTON, _("Other Ways to Raise It"));
  adw_entry_row_add_suffix (ADW_ENTRY_ROW (self), button);
  cs_member_row_get_tools (self)->bump_button = button;
}

static void
append_bump (GMenu      *menu,
             const char *text,
             const char *format,
             CsVersionPart part,
             const char *target)
{
  g_autofree char *version = cs_form_bump_version (text, part);
  g_autofree char *label = NULL;
  g_autoptr (GMenuItem) item = NULL;

  if (version == NULL)
    return;

  label = g_strdup_printf (format, version);
  item = g_menu_item_new (label, NULL);
  g_menu_item_set_action_and_target (item, "member.bump", "s", target);
  g_menu_append_item (menu, item);
}

static void
update_bump (CsMemberRow *self,
             GtkWidget   *button)
{
  const char *text = get_text (self);
  g_autoptr (GMenu) menu = NULL;
  g_autofree char *patch = cs_form_bump_version (text, CS_VERSION_PART_PATCH);
  g_autofree char *tip = NULL;

  /* Translators: %s is a version, such as 1.4.1 */
  tip = patch != NULL ? g_strdup_printf (_("Raise the version to %s"), patch)
                      : g_strdup (_("Raise the Version"));
  /* A menu is made of widgets, which costs more than all else that a typed character does. */
  if (g_strcmp0 (tip, gtk_widget_get_tooltip_text (button)) == 0)
    return;

  menu = g_menu_new ();
  /* Translators: %s is a version, such as 1.4.1 */
  append_bump (menu, text, _("_Patch: %s"), CS_VERSION_PART_PATCH, "patch");
  /* Translators: %s is a version, such as 1.5.0 */
  append_bump (menu, text, _("M_inor: %s"), CS_VERSION_PART_MINOR, "minor");
  /* Translators: %s is a version, such as 2.0.0 */
  append_bump (menu, text, _("_Major: %s"), CS_VERSION_PART_MAJOR, "major");
  adw_split_button_set_menu_model (ADW_SPLIT_BUTTON (button), G_MENU_MODEL (menu));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "member.bump", patch != NULL);

  gtk_widget_set_tooltip_text (button, tip);
}

static void
update_color (CsMemberRow   *self,
              CsMemberTools *tools)
{
  GdkRGBA color;

  if (strlen (get_text (self)) != strlen ("#RRGGBB") || !gdk_rgba_parse (&color, get_text (self)))
    return;

  tools->shows_color = TRUE;
  gtk_color_chooser_set_rgba (GTK_COLOR_CHOOSER (tools->color_button), &color);
  tools->shows_color = FALSE;
}

void
cs_member_tools_class_init (GtkWidgetClass *klass)
{
  gtk_widget_class_install_action (klass, "member.generate", NULL, generate_cb);
  gtk_widget_class_install_action (klass, "member.bump", "s", bump_cb);
  gtk_widget_class_install_action (klass, "member.choose", NULL, choose_cb);
  gtk_widget_class_install_action (klass, "member.open", NULL, open_cb);
  gtk_widget_class_install_action (klass, "member.copy", NULL, copy_cb);
}

void
cs_member_tools_add (CsMemberRow *self)
{
  const CsMember *member = cs_member_field_get_member (cs_member_row_get_field (self));
  AdwEntryRow *row = ADW_ENTRY_ROW (self);
  GtkWidget *button;

  if (member->flags & CS_MEMBER_ICON)
    adw_entry_row_add_prefix (row, cs_icon_button_new (cs_member_row_get_field (self)));

  switch (member->type)
    {
    case CS_TYPE_GUID:
      button = cs_member_button_new ("view-refresh-symbolic", _("Generate a New ID"),
                                     "member.generate");
      adw_entry_row_add_suffix (row, button);
      break;

    case CS_TYPE_URL:
      adw_entry_row_add_suffix (row, cs_member_button_new ("edit-copy-symbolic", _("Copy"),
                                                           "member.copy"));
      adw_entry_row_add_suffix (row, cs_member_button_new ("web-browser-symbolic",
                                                           _("Open in the Browser"),
                                                           "member.open"));
      break;

    case CS_TYPE_FILE:
      adw_entry_row_add_suffix (row, cs_member_button_new ("document-open-symbolic",
                                                           _("Choose a File"), "member.choose"));
      break;

    case CS_TYPE_COLOR:
      add_color_button (self);
      break;

    case CS_TYPE_VERSION:
      add_bump_button (self);
      break;

    default:
      break;
    }

  switch (member->type)
    {
    case CS_TYPE_URL:
      g_object_set (self, "input-purpose", GTK_INPUT_PURPOSE_URL, NULL);
      break;

    case CS_TYPE_INTEGER:
    case CS_TYPE_NUMBER:
      g_object_set (self, "input-purpose", GTK_INPUT_PURPOSE_NUMBER, NULL);
      break;

    default:
      break;
    }

  /* The version of the format is changed with all that hangs on it. */
  if (member->flags & CS_MEMBER_VERSION)
    {
      button = gtk_button_new_with_mnemonic (_("_Upgrade…"));
      gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "page.upgrade");
      gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
      /* Large text in a narrow window: better a shorter word than a wider window. */
      gtk_label_set_ellipsize (GTK_LABEL (gtk_button_get_child (GTK_BUTTON (button))),
                               PANGO_ELLIPSIZE_END);
      adw_entry_row_add_suffix (row, button);
    }
}

void
cs_member_tools_update (CsMemberRow *self)
{
  const CsMember *member = cs_member_field_get_member (cs_member_row_get_field (self));
  CsMemberTools *tools = cs_member_row_get_tools (self);

  if (tools->color_button != NULL)
    update_color (self, tools);
  if (tools->bump_button != NULL)
    update_bump (self, tools->bump_button);
  if (member->type == CS_TYPE_URL)
    {
      gtk_widget_action_set_enabled (GTK_WIDGET (self), "member.open",
                                     is_web_address (get_text (self)));
      gtk_widget_action_set_enabled (GTK_WIDGET (self), "member.copy", *get_text (self) != '\0');
    }
}
