/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cs-ui"

#include "cs-connector-page.h"

#include <glib/gi18n.h>

#include "cs-config-page.h"
#include "cs-connector-entry.h"
#include "cs-member-rows.h"
#include "cs-retirement-row.h"
#include "cs-row-mark.h"
#include "cs-token-button.h"
#include "cs-vocab-form.h"
#include "cs-vocab-manifest.h"

#define REGISTRATION_PATH "connector.json"

struct _CsConnectorPage
{
  CsPage               parent_instance;

  AdwPreferencesGroup *empty_group;
  AdwPreferencesGroup *manifest_group;
  AdwPreferencesGroup *facts_group;
  AdwActionRow        *host_row;
  GtkImage            *host_icon;
  GtkWidget           *host_button;
  GtkWidget           *id_row;
  AdwActionRow        *starter_row;
  GtkImage            *starter_icon;
  GtkWidget           *starter_button;
  AdwPreferencesGroup *registration_group;
  AdwPreferencesGroup *actions_group;

  GHashTable          *rows;       /* "path#pointer" -> row, not owned */
  CsDocument          *document;   /* the manifest */
};

G_DEFINE_FINAL_TYPE (CsConnectorPage, cs_connector_page, CS_TYPE_PAGE)

static const char *
get_main_path (CsConnectorPage *self)
{
  return cs_workspace_get_main_path (cs_page_get_workspace (CS_PAGE (self)));
}

static char *
make_key (const char *path,
          const char *pointer)
{
  return g_strconcat (path, "#", pointer, NULL);
}

/* Does @change, or says why it cannot be done. */
static gboolean
do_change (CsConnectorPage *self,
           CsChange        *change,
           GError          *error)
{
  g_autoptr (GError) failure = error;

  if (change != NULL && cs_history_do (cs_page_get_history (CS_PAGE (self)), change, &failure))
    return TRUE;

  if (failure != NULL)
    cs_page_explain (CS_PAGE (self), _("Nothing Was Changed"), failure);

  return FALSE;
}

static void
add_cb (CsConnectorPage *self)
{
  GError *error = NULL;
  g_autoptr (CsChange) change =
    cs_connector_entry_add (cs_page_get_project (CS_PAGE (self)), get_main_path (self), &error);

  do_change (self, change, error);
}

static void
remove_cb (CsConnectorPage *self)
{
  GError *error = NULL;
  g_autoptr (CsChange) change =
    cs_connector_entry_remove (cs_page_get_project (CS_PAGE (self)), get_main_path (self), &error);

  do_change (self, change, error);
}

static void
add_host_cb (CsConnectorPage *self)
{
  CsProject *project = cs_page_get_project (CS_PAGE (self));
  g_autofree char *host = cs_connector_entry_dup_host (project, get_main_path (self));
  g_autoptr (CsChange) change = NULL;
  GError *error = NULL;

  if (host == NULL)
    return;

  change = cs_connector_entry_add_host (project, get_main_path (self), host, &error);
  do_change (self, change, error);
}

static void
write_cb (CsConnectorPage *self)
{
  GError *error = NULL;
  g_autoptr (CsChange) change =
    cs_config_page_write (cs_page_get_project (CS_PAGE (self)), get_main_path (self), &error);

  if (do_change (self, change, error))
    gtk_widget_activate_action (GTK_WIDGET (self), "win.tell", "s",
                                _("Three files were written into the folder “config”"));
}

static void
update_host (CsConnectorPage *self)
{
  CsProject *project = cs_page_get_project (CS_PAGE (self));
  g_autofree char *host = cs_connector_entry_dup_host (project, get_main_path (self));
  gboolean there = host != NULL &&
                   cs_connector_entry_has_host (project, get_main_path (self), host);

  gtk_widget_set_visible (GTK_WIDGET (self->host_row), host != NULL);
  gtk_widget_set_visible (self->host_button, !there);
  if (host == NULL)
    return;

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->host_row), host);
  adw_action_row_set_subtitle (self->host_row,
                               there ? _("The page’s host is among the valid domains.")
                                     : _("The page’s host is not among the valid domains; Teams "
                                         "will refuse to open it."));
  gtk_image_set_from_icon_name (self->host_icon,
                                there ? "emblem-ok-symbolic" : "dialog-warning-symbolic");
  gtk_widget_remove_css_class (GTK_WIDGET (self->host_icon), there ? "warning" : "success");
  gtk_widget_add_css_class (GTK_WIDGET (self->host_icon), there ? "success" : "warning");
}

static void
update_starter (CsConnectorPage *self)
{
  gboolean there = cs_config_page_exists (cs_page_get_project (CS_PAGE (self)));

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->starter_row),
                                 there ? _("The project has a configuration page")
                                       : _("Starter configuration page"));
  adw_action_row_set_subtitle (self->starter_row,
                               there ? _("It is in the folder “config”. Make it yours, and put it "
                                         "on your web server.")
                                     : _("HTML, JavaScript and a style sheet on Microsoft’s "
                                         "current library, with comments, to go on from"));
  gtk_image_set_from_icon_name (self->starter_icon,
                                there ? "emblem-ok-symbolic" : "text-x-generic-symbolic");
  if (there)
    gtk_widget_add_css_class (GTK_WIDGET (self->starter_icon), "success");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->starter_icon), "success");
  gtk_widget_set_visible (self->starter_button, !there);
}

static void
update (CsConnectorPage *self)
{
  CsProject *project = cs_page_get_project (CS_PAGE (self));
  gboolean exists = cs_connector_entry_exists (project, get_main_path (self));
  gboolean same_id = cs_connector_entry_has_app_id (project, get_main_path (self));

  gtk_widget_set_visible (GTK_WIDGET (self->empty_group), !exists);
  gtk_widget_set_visible (GTK_WIDGET (self->manifest_group), exists);
  gtk_widget_set_visible (self->id_row, same_id);
  update_host (self);
  gtk_widget_set_visible (GTK_WIDGET (self->facts_group),
                          exists && (same_id ||
                                     gtk_widget_get_visible (GTK_WIDGET (self->host_row))));
}

static void
find_document_cb (CsConnectorPage *self)
{
  CsDocument *document = cs_project_get_document (cs_page_get_project (CS_PAGE (self)),
                                                  get_main_path (self));

  if (self->document != document)
    {
      if (self->document != NULL)
        g_signal_handlers_disconnect_by_func (self->document, update, self);
      g_set_object (&self->document, document);
      if (document != NULL)
        g_signal_connect_object (document, "changed", G_CALLBACK (update), self,
                                 G_CONNECT_SWAPPED);
    }

  update (self);
  update_starter (self);
}

static void
focus_entered_cb (GtkEventControllerFocus *controller,
                  CsMemberField           *field)
{
  GtkWidget *row = gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (controller));
  GtkWidget *page = gtk_widget_get_ancestor (row, CS_TYPE_CONNECTOR_PAGE);

  cs_page_went_to (CS_PAGE (page), cs_member_field_get_path (field),
                   cs_member_field_get_pointer (field));
}

static void
add_row (CsConnectorPage     *self,
         AdwPreferencesGroup *group,
         const char          *path,
         const CsShape       *shape,
         const char          *pointer)
{
  g_autoptr (CsMemberField) field = cs_member_field_new (cs_page_get_workspace (CS_PAGE (self)),
                                                         path, shape, pointer);
  GtkWidget *row = cs_member_rows_create (field);
  GtkEventController *focus = gtk_event_controller_focus_new ();

  adw_preferences_group_add (group, row);
  cs_member_field_attach (field, row);
  if (g_str_has_suffix (pointer, "/configurationUrl"))
    adw_entry_row_add_suffix (ADW_ENTRY_ROW (row), cs_token_button_new (GTK_EDITABLE (row)));

  g_signal_connect_object (focus, "enter", G_CALLBACK (focus_entered_cb), field, 0);
  gtk_widget_add_controller (row, focus);
  g_hash_table_insert (self->rows, make_key (path, pointer), row);
}

static void
fill_group (CsConnectorPage     *self,
            AdwPreferencesGroup *group,
            const char          *path,
            const CsShape       *shape,
            const CsFormSection *section)
{
  adw_preferences_group_set_title (group, _(section->title));
  adw_preferences_group_set_description (group, _(section->description));
  for (guint i = 0; section->pointers[i] != NULL; i++)
    add_row (self, group, path, shape, section->pointers[i]);
}

/* The row of the value, or of one around it. */
static GtkWidget *
find_row (CsConnectorPage *self,
          const char      *path,
          const char      *pointer)
{
  g_autofree char *key = make_key (path, pointer);

  for (char *end = key + strlen (key); end != NULL; end = strrchr (key, '/'))
    {
      GtkWidget *row;

      *end = '\0';
      row = g_hash_table_lookup (self->rows, key);
      if (row != NULL)
        return row;
    }

  return NULL;
}

static gboolean
cs_connector_page_show_place (CsPage     *page,
                              const char *path,
                              const char *pointer)
{
  CsConnectorPage *self = CS_CONNECTOR_PAGE (page);
  GtkWidget *row = pointer != NULL ? find_row (self, path, pointer) : NULL;

  if (row == NULL)
    return FALSE;

  cs_row_mark_show (row);
  return TRUE;
}

static void
cs_connector_page_constructed (GObject *object)
{
  CsConnectorPage *self = CS_CONNECTOR_PAGE (object);

  G_OBJECT_CLASS (cs_connector_page_parent_class)->constructed (object);

  fill_group (self, self->manifest_group, get_main_path (self), &cs_vocab_manifest,
              &cs_vocab_form_connector[0]);
  fill_group (self, self->registration_group, REGISTRATION_PATH, &cs_vocab_connector_json,
              &cs_vocab_form_registration[0]);
  fill_group (self, self->actions_group, REGISTRATION_PATH, &cs_vocab_connector_json,
              &cs_vocab_form_registration[1]);

  g_signal_connect_object (cs_page_get_project (CS_PAGE (self)), "items-changed",
                           G_CALLBACK (find_document_cb), self, G_CONNECT_SWAPPED);
  find_document_cb (self);
}

static void
cs_connector_page_dispose (GObject *object)
{
  CsConnectorPage *self = CS_CONNECTOR_PAGE (object);

  g_clear_object (&self->document);
  gtk_widget_dispose_template (GTK_WIDGET (self), CS_TYPE_CONNECTOR_PAGE);

  G_OBJECT_CLASS (cs_connector_page_parent_class)->dispose (object);
}

static void
cs_connector_page_finalize (GObject *object)
{
  g_hash_table_unref (CS_CONNECTOR_PAGE (object)->rows);

  G_OBJECT_CLASS (cs_connector_page_parent_class)->finalize (object);
}

static void
cs_connector_page_class_init (CsConnectorPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->constructed = cs_connector_page_constructed;
  object_class->dispose = cs_connector_page_dispose;
  object_class->finalize = cs_connector_page_finalize;
  CS_PAGE_CLASS (klass)->show_place = cs_connector_page_show_place;

  g_type_ensure (CS_TYPE_RETIREMENT_ROW);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/connectorstudio/ConnectorStudio/"
                                               "cs-connector-page.ui");
  gtk_widget_class_bind_template_child (widget_class, CsConnectorPage, empty_group);
  gtk_widget_class_bind_template_child (widget_class, CsConnectorPage, manifest_group);
  gtk_widget_class_bind_template_child (widget_class, CsConnectorPage, facts_group);
  gtk_widget_class_bind_template_child (widget_class, CsConnectorPage, host_row);
  gtk_widget_class_bind_template_child (widget_class, CsConnectorPage, host_icon);
  gtk_widget_class_bind_template_child (widget_class, CsConnectorPage, host_button);
  gtk_widget_class_bind_template_child (widget_class, CsConnectorPage, id_row);
  gtk_widget_class_bind_template_child (widget_class, CsConnectorPage, starter_row);
  gtk_widget_class_bind_template_child (widget_class, CsConnectorPage, starter_icon);
  gtk_widget_class_bind_template_child (widget_class, CsConnectorPage, starter_button);
  gtk_widget_class_bind_template_child (widget_class, CsConnectorPage, registration_group);
  gtk_widget_class_bind_template_child (widget_class, CsConnectorPage, actions_group);
  gtk_widget_class_bind_template_callback (widget_class, add_cb);
  gtk_widget_class_bind_template_callback (widget_class, remove_cb);
  gtk_widget_class_bind_template_callback (widget_class, add_host_cb);
  gtk_widget_class_bind_template_callback (widget_class, write_cb);
}

static void
cs_connector_page_init (CsConnectorPage *self)
{
  self->rows = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  gtk_widget_init_template (GTK_WIDGET (self));
}
