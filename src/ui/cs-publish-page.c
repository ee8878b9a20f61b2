/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cs-ui"

#include "cs-publish-page.h"

#include <glib/gi18n.h>

#include "cs-command-box.h"
#include "cs-link-row.h"
#include "cs-publish-commands.h"
#include "cs-retirement-row.h"
#include "cs-store-check.h"

/* More is nobody going to read here; the problems list has them all. */
#define MAX_FINDINGS 50

struct _CsPublishPage
{
  CsPage               parent_instance;

  AdwActionRow        *package_row;
  GtkWidget           *copy_button;
  AdwComboRow         *action_row;
  GtkBox              *commands_box;
  AdwPreferencesGroup *findings_group;
  GtkWidget           *fine_row;

  CsCommandBox        *boxes[CS_N_PUBLISH_TOOLS];
  CsStoreCheck        *check;
  GPtrArray           *finding_rows;   /* in the order of the check's findings */
  gboolean             stale;          /* the findings, while nobody sees the page */
};

G_DEFINE_FINAL_TYPE (CsPublishPage, cs_publish_page, CS_TYPE_PAGE)

static CsWorkspace *
get_workspace (CsPublishPage *self)
{
  return cs_page_get_workspace (CS_PAGE (self));
}

/* Also where the commands are run from another folder. */
static char *
dup_package_path (CsPublishPage *self)
{
  const char *path = cs_workspace_get_last_export (get_workspace (self));

  return path != NULL ? g_canonicalize_filename (path, NULL) : NULL;
}

static const char *
get_app_id (CsPublishPage *self)
{
  CsDocument *document =
    cs_project_get_document (cs_page_get_project (CS_PAGE (self)),
                             cs_workspace_get_main_path (get_workspace (self)));
  CsSnapshot *snapshot = document != NULL ? cs_document_get_snapshot (document) : NULL;
  const char *id = snapshot != NULL
                   ? cs_snapshot_get_string (snapshot, cs_snapshot_find (snapshot, "/id")) : NULL;

  return id != NULL ? id : "";
}

static void
copy_path_cb (CsPublishPage *self)
{
  g_autofree char *path = dup_package_path (self);

  if (path == NULL)
    return;

  gdk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (self)), path);
  gtk_widget_activate_action (GTK_WIDGET (self), "win.tell", "s", _("Copied"));
}

static void
update_commands (CsPublishPage *self)
{
  guint action = adw_combo_row_get_selected (self->action_row);
  g_autofree char *path = NULL;

  if (action >= CS_N_PUBLISH_ACTIONS || self->boxes[CS_N_PUBLISH_TOOLS - 1] == NULL)
    return;

  path = dup_package_path (self);
  for (CsPublishTool i = 0; i < CS_N_PUBLISH_TOOLS; i++)
    {
      g_autofree char *commands =
        cs_publish_commands_write (i, action, path != NULL ? path : "package.zip",
                                   get_app_id (self));

      gtk_widget_set_visible (GTK_WIDGET (self->boxes[i]), commands != NULL);
      cs_command_box_set_text (self->boxes[i], commands);
    }
}

static void
update_package (CsPublishPage *self)
{
  g_autofree char *path = dup_package_path (self);
  g_autofree char *name = path != NULL ? g_filename_display_basename (path) : NULL;
  g_autofree char *folder = path != NULL ? g_path_get_dirname (path) : NULL;
  g_autofree char *shown = folder != NULL ? g_filename_display_name (folder) : NULL;

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->package_row),
                                 name != NULL ? name : _("No package yet"));
  adw_action_row_set_subtitle (self->package_row,
                               shown != NULL ? shown
                                             : _("Export first; the commands below then name "
                                                 "the file."));
  gtk_widget_set_visible (self->copy_button, path != NULL);
  update_commands (self);
}

static guint
find_row (CsPublishPage *self,
          GtkWidget     *row)
{
  for (guint i = 0; i < self->finding_rows->len; i++)
    if (self->finding_rows->pdata[i] == row)
      return i;

  g_assert_not_reached ();
}

static CsFinding *
get_finding (CsPublishPage *self,
             GtkWidget     *row)
{
  return g_ptr_array_index (cs_store_check_get_findings (self->check), find_row (self, row));
}

static void
row_activated_cb (CsPublishPage *self,
                  GtkWidget     *row)
{
  CsFinding *finding = get_finding (self, row);

  if (cs_finding_get_file (finding) != NULL && cs_finding_get_pointer (finding) != NULL)
    cs_page_went_to (CS_PAGE (self), cs_finding_get_file (finding),
                     cs_finding_get_pointer (finding));
}

static void
fix_cb (CsPublishPage *self,
        GtkWidget     *button)
{
  CsFinding *finding = get_finding (self, gtk_widget_get_ancestor (button, ADW_TYPE_ACTION_ROW));
  g_autoptr (GError) error = NULL;

  if (!cs_store_check_fix (self->check, finding, &error))
    cs_page_explain (CS_PAGE (self), _("It Was Not Fixed"), error);
}

static GtkWidget *
create_finding_row (CsPublishPage *self,
                    CsFinding     *finding)
{
  gboolean is_error = cs_finding_get_severity (finding) == CS_SEVERITY_ERROR;
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *icon = gtk_image_new_from_icon_name (is_error ? "dialog-error-symbolic"
                                                           : "dialog-warning-symbolic");
  const char *file = cs_finding_get_file (finding);
  g_autofree char *place = file != NULL
                           ? g_strdup_printf ("%s · %s", file, cs_finding_get_id (finding))
                           : g_strdup (cs_finding_get_id (finding));

  gtk_widget_add_css_class (icon, is_error ? "error" : "warning");
  gtk_accessible_update_property (GTK_ACCESSIBLE (icon), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  is_error ? _("Error") : _("Warning"), -1);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), icon);
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), cs_finding_get_message (finding));
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), place);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  gtk_widget_set_tooltip_text (row, _("Show the Place"));
  g_signal_connect_object (row, "activated", G_CALLBACK (row_activated_cb), self,
                           G_CONNECT_SWAPPED);

  if (cs_finding_get_fixable (finding))
    {
      GtkWidget *button = gtk_button_new_with_mnemonic (_("_Fix"));

      gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
      gtk_widget_set_tooltip_text (button, cs_finding_get_fix_label (finding));
      g_signal_connect_object (button, "clicked", G_CALLBACK (fix_cb), self, G_CONNECT_SWAPPED);
      adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
    }

  return row;
}

static void
describe_findings (CsPublishPage *self,
                   guint          n_findings)
{
  g_autofree char *description = NULL;

  if (n_findings > 0)
    description = g_strdup_printf (ngettext ("%u thing that keeps the package out of the store, "
                                             "or may",
                                             "%u things that keep the package out of the store, "
                                             "or may", n_findings), n_findings);
  adw_preferences_group_set_description (self->findings_group, description);
  gtk_widget_set_visible (self->fine_row, n_findings == 0);
}

static void
update_findings (CsPublishPage *self)
{
  GPtrArray *findings;

  self->stale = !gtk_widget_get_mapped (GTK_WIDGET (self));
  if (self->stale)
    return;

  for (guint i = 0; i < self->finding_rows->len; i++)
    adw_preferences_group_remove (self->findings_group, self->finding_rows->pdata[i]);
  g_ptr_array_set_size (self->finding_rows, 0);

  g_clear_pointer (&self->check, cs_store_check_free);
  self->check = cs_store_check_new (get_workspace (self));
  findings = cs_store_check_get_findings (self->check);
  describe_findings (self, findings->len);
  for (guint i = 0; i < MIN (findings->len, MAX_FINDINGS); i++)
    {
      GtkWidget *row = create_finding_row (self, findings->pdata[i]);

      adw_preferences_group_add (self->findings_group, row);
      g_ptr_array_add (self->finding_rows, row);
    }
}

static void
fill_actions (CsPublishPage *self)
{
  g_autoptr (GtkStringList) titles = gtk_string_list_new (NULL);
  g_autoptr (GtkListItemFactory) factory =
    gtk_builder_list_item_factory_new_from_resource (NULL, "/io/github/connectorstudio/"
                                                     "ConnectorStudio/cs-choice-item.ui");

  for (CsPublishAction i = 0; i < CS_N_PUBLISH_ACTIONS; i++)
    gtk_string_list_append (titles, cs_publish_action_get_title (i));
  adw_combo_row_set_factory (self->action_row, factory);
  adw_combo_row_set_model (self->action_row, G_LIST_MODEL (titles));

  for (CsPublishTool i = 0; i < CS_N_PUBLISH_TOOLS; i++)
    {
      GtkWidget *box = cs_command_box_new (cs_publish_tool_get_title (i), NULL);

      gtk_box_append (self->commands_box, box);
      self->boxes[i] = CS_COMMAND_BOX (box);
    }
}

static void
cs_publish_page_map (GtkWidget *widget)
{
  CsPublishPage *self = CS_PUBLISH_PAGE (widget);

  GTK_WIDGET_CLASS (cs_publish_page_parent_class)->map (widget);

  update_commands (self);
  if (self->stale)
    update_findings (self);
}

static void
cs_publish_page_constructed (GObject *object)
{
  CsPublishPage *self = CS_PUBLISH_PAGE (object);
  CsWorkspace *workspace = get_workspace (self);

  G_OBJECT_CLASS (cs_publish_page_parent_class)->constructed (object);

  g_signal_connect_object (workspace, "notify::last-export", G_CALLBACK (update_package), self,
                           G_CONNECT_SWAPPED);
  /* Told also when a check found the same as the one before. */
  g_signal_connect_object (workspace, "notify::checking", G_CALLBACK (update_findings), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (cs_workspace_get_findings (workspace), "items-changed",
                           G_CALLBACK (update_findings), self, G_CONNECT_SWAPPED);
  update_package (self);
}

static void
cs_publish_page_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), CS_TYPE_PUBLISH_PAGE);

  G_OBJECT_CLASS (cs_publish_page_parent_class)->dispose (object);
}

static void
cs_publish_page_finalize (GObject *object)
{
  CsPublishPage *self = CS_PUBLISH_PAGE (object);

  g_clear_pointer (&self->check, cs_store_check_free);
  g_ptr_array_unref (self->finding_rows);

  G_OBJECT_CLASS (cs_publish_page_parent_class)->finalize (object);
}

static void
cs_publish_page_class_init (CsPublishPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->constructed = cs_publish_page_constructed;
  object_class->dispose = cs_publish_page_dispose;
  object_class->finalize = cs_publish_page_finalize;
  widget_class->map = cs_publish_page_map;

  g_type_ensure (CS_TYPE_LINK_ROW);
  g_type_ensure (CS_TYPE_RETIREMENT_ROW);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/connectorstudio/ConnectorStudio/"
                                               "cs-publish-page.ui");
  gtk_widget_class_bind_template_child (widget_class, CsPublishPage, package_row);
  gtk_widget_class_bind_template_child (widget_class, CsPublishPage, copy_button);
  gtk_widget_class_bind_template_child (widget_class, CsPublishPage, action_row);
  gtk_widget_class_bind_template_child (widget_class, CsPublishPage, commands_box);
  gtk_widget_class_bind_template_child (widget_class, CsPublishPage, findings_group);
  gtk_widget_class_bind_template_child (widget_class, CsPublishPage, fine_row);
  gtk_widget_class_bind_template_callback (widget_class, copy_path_cb);
  gtk_widget_class_bind_template_callback (widget_class, update_commands);
}

static void
cs_publish_page_init (CsPublishPage *self)
{
  self->finding_rows = g_ptr_array_new ();
  self->stale = TRUE;
  gtk_widget_init_template (GTK_WIDGET (self));
  fill_actions (self);
}
