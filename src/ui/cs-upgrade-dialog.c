/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cs-ui"

#include "cs-upgrade-dialog.h"

#include <string.h>

#include <glib/gi18n.h>

#include "cs-error-text.h"
#include "cs-upgrade.h"
#include "cs-vocab-manifest.h"

/* A value is shown to recognise it, not to read it. */
#define MAX_VALUE_CHARACTERS 120

struct _CsUpgradeDialog
{
  AdwWindow            parent_instance;

  CsWorkspace         *workspace;
  GArray              *versions;      /* CsVersion */
  CsUpgrade           *upgrade;
  GPtrArray           *rows;          /* GtkWidget, not owned */

  AdwComboRow         *version_row;
  AdwPreferencesGroup *steps_group;
  GtkWidget           *upgrade_button;
};

G_DEFINE_FINAL_TYPE (CsUpgradeDialog, cs_upgrade_dialog, ADW_TYPE_WINDOW)

/* A text without its quotes, and nothing too long. */
static char *
dup_shown_value (const char *json)
{
  g_autoptr (GBytes) bytes = g_bytes_new (json, strlen (json));
  g_autoptr (CsSnapshot) snapshot = cs_snapshot_new (bytes);
  const char *text = cs_snapshot_get_string (snapshot, 0);

  if (text == NULL)
    text = json;
  if (g_utf8_strlen (text, -1) > MAX_VALUE_CHARACTERS)
    {
      g_autofree char *start = g_utf8_substring (text, 0, MAX_VALUE_CHARACTERS);

      return g_strconcat (start, "…", NULL);
    }

  return g_strdup (text);
}

static const char *
get_title (const char *pointer)
{
  const CsMember *member = cs_shape_find (&cs_vocab_manifest, pointer, CS_VERSION_NONE);

  return member != NULL && member->title != NULL ? _(member->title) : pointer + 1;
}

static char *
dup_sentence (const CsUpgradeStep *step)
{
  const char *title = get_title (step->pointer);

  switch (step->kind)
    {
    case CS_UPGRADE_REMOVE:
      /* Translators: %s is the title of a form row, such as "Package name" */
      return g_strdup_printf (_("Remove “%s”, which this version does not have"), title);

    case CS_UPGRADE_RENAME:
      /* Translators: the old and the new name of a member of the JSON text */
      return g_strdup_printf (_("Rename “%s” to “%s”"), step->pointer + 1, step->new_pointer + 1);

    case CS_UPGRADE_ADD:
      /* Translators: %s is the title of a form row, such as "Full name" */
      return g_strdup_printf (_("Add “%s”"), title);

    case CS_UPGRADE_CHANGE:
    default:
      /* Translators: %s is the title of a form row, such as "Manifest version" */
      return g_strdup_printf (_("Change “%s”"), title);
    }
}

static char *
dup_values (const CsUpgradeStep *step)
{
  g_autofree char *before = step->before != NULL ? dup_shown_value (step->before) : NULL;
  g_autofree char *after = step->after != NULL ? dup_shown_value (step->after) : NULL;

  if (step->kind != CS_UPGRADE_CHANGE)
    return before != NULL ? g_steal_pointer (&before) : g_steal_pointer (&after);

  /* Translators: the old and the new value of a member */
  return g_strdup_printf (_("Before: %s\nAfter: %s"), before, after);
}

static void
add_row (CsUpgradeDialog *self,
         const char      *icon_name,
         const char      *title,
         const char      *subtitle)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *icon = gtk_image_new_from_icon_name (icon_name);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 0);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 0);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), icon);
  adw_preferences_group_add (self->steps_group, row);
  g_ptr_array_add (self->rows, row);
}

static void
add_step_row (CsUpgradeDialog     *self,
              const CsUpgradeStep *step)
{
  static const char *const icons[] = {
    [CS_UPGRADE_REMOVE] = "list-remove-symbolic",
    [CS_UPGRADE_RENAME] = "document-edit-symbolic",
    [CS_UPGRADE_CHANGE] = "document-edit-symbolic",
    [CS_UPGRADE_ADD] = "list-add-symbolic",
  };
  g_autofree char *sentence = dup_sentence (step);
  g_autofree char *values = dup_values (step);

  if (g_strcmp0 (step->file, cs_workspace_get_main_path (self->workspace)) != 0)
    {
      g_autofree char *with_file = g_strdup_printf ("%s\n%s", step->file, values);

      add_row (self, icons[step->kind], sentence, with_file);
      return;
    }

  add_row (self, icons[step->kind], sentence, values);
}

static void
clear (CsUpgradeDialog *self)
{
  for (guint i = 0; i < self->rows->len; i++)
    adw_preferences_group_remove (self->steps_group, g_ptr_array_index (self->rows, i));
  g_ptr_array_set_size (self->rows, 0);
  g_clear_pointer (&self->upgrade, cs_upgrade_free);
}

static void
selected_cb (CsUpgradeDialog *self)
{
  guint selected = adw_combo_row_get_selected (self->version_row);
  g_autofree char *version = NULL;
  g_autoptr (GError) error = NULL;

  if (self->versions == NULL || selected >= self->versions->len)
    return;

  clear (self);
  version = cs_version_to_string (g_array_index (self->versions, CsVersion, selected));
  self->upgrade = cs_upgrade_plan (self->workspace, version, &error);
  gtk_widget_set_sensitive (self->upgrade_button, self->upgrade != NULL);

  if (self->upgrade == NULL)
    {
      g_autofree char *text = cs_error_text_dup (error);

      add_row (self, "dialog-warning-symbolic",
               _("The manifest cannot be upgraded before its JSON text is mended."), text);
    }
  for (guint i = 0; self->upgrade != NULL && i < self->upgrade->steps->len; i++)
    add_step_row (self, g_ptr_array_index (self->upgrade->steps, i));
}

static void
upgrade_cb (CsUpgradeDialog *self)
{
  CsHistory *history = cs_project_get_history (cs_workspace_get_project (self->workspace));
  GtkWindow *parent = gtk_window_get_transient_for (GTK_WINDOW (self));
  g_autoptr (GError) error = NULL;

  if (self->upgrade == NULL)
    return;

  if (!cs_history_do (history, self->upgrade->change, &error) && parent != NULL)
    {
      g_autofree char *body = cs_error_text_dup (error);

      gtk_widget_activate_action (GTK_WIDGET (parent), "win.explain", "(ss)",
                                  _("The Manifest Was Not Upgraded"), body);
    }
  gtk_window_destroy (GTK_WINDOW (self));
}

static void
cs_upgrade_dialog_dispose (GObject *object)
{
  CsUpgradeDialog *self = CS_UPGRADE_DIALOG (object);

  g_clear_pointer (&self->upgrade, cs_upgrade_free);
  g_clear_pointer (&self->versions, g_array_unref);
  g_clear_pointer (&self->rows, g_ptr_array_unref);
  g_clear_object (&self->workspace);
  gtk_widget_dispose_template (GTK_WIDGET (self), CS_TYPE_UPGRADE_DIALOG);

  G_OBJECT_CLASS (cs_upgrade_dialog_parent_class)->dispose (object);
}

static void
cs_upgrade_dialog_class_init (CsUpgradeDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = cs_upgrade_dialog_dispose;

  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/connectorstudio/ConnectorStudio/cs-upgrade-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, CsUpgradeDialog, version_row);
  gtk_widget_class_bind_template_child (widget_class, CsUpgradeDialog, steps_group);
  gtk_widget_class_bind_template_child (widget_class, CsUpgradeDialog, upgrade_button);
  gtk_widget_class_bind_template_callback (widget_class, selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, upgrade_cb);
}

static void
cs_upgrade_dialog_init (CsUpgradeDialog *self)
{
  self->rows = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
cs_upgrade_dialog_new (CsWorkspace *workspace,
                       GtkWindow   *parent)
{
  CsUpgradeDialog *self = g_object_new (CS_TYPE_UPGRADE_DIALOG, "transient-for", parent, NULL);
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  GArray *versions = cs_upgrade_dup_versions (workspace);

  self->workspace = g_object_ref (workspace);
  for (guint i = 0; i < versions->len; i++)
    gtk_string_list_take (names, cs_version_to_string (g_array_index (versions, CsVersion, i)));

  adw_combo_row_set_model (self->version_row, G_LIST_MODEL (names));
  self->versions = versions;
  adw_combo_row_set_selected (self->version_row, versions->len - 1);
  selected_cb (self);

  return GTK_WIDGET (self);
}
