/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cs-ui"

#include "cs-member-field-private.h"

#include <glib/gi18n.h>

#include "cs-json-pointer.h"

/* The text that a document begins with which a form makes. */
#define EMPTY_DOCUMENT "{\n}\n"

static char *
dup_value (CsMemberField *self,
           CsSnapshot    *snapshot)
{
  guint node = snapshot != NULL ? cs_snapshot_find (snapshot, self->pointer) : CS_NODE_NONE;
  GBytes *bytes;
  CsSpan span;

  if (node == CS_NODE_NONE)
    return NULL;

  bytes = cs_snapshot_get_bytes (snapshot);
  span = cs_snapshot_get_value_span (snapshot, node);

  return g_strndup ((const char *) g_bytes_get_data (bytes, NULL) + span.start, span.length);
}

void
cs_member_field_stop_waiting (CsMemberField *self)
{
  self->waiting = FALSE;
  g_clear_pointer (&self->wanted, g_free);
  g_clear_pointer (&self->base, g_free);
  g_clear_pointer (&self->wanted_label, g_free);
  g_clear_handle_id (&self->retry, g_source_remove);
  cs_member_field_hide_note (self);
}

static void
start_waiting (CsMemberField *self,
               const char    *value,
               const char    *label,
               GError        *error)
{
  g_autofree char *new_value = g_strdup (value);
  g_autofree char *new_label = g_strdup (label);

  if (!self->waiting)
    self->base = dup_value (self, self->sound);
  self->waiting = TRUE;
  g_free (self->wanted);
  self->wanted = g_steal_pointer (&new_value);
  g_free (self->wanted_label);
  self->wanted_label = g_steal_pointer (&new_label);

  cs_member_field_show_note (self,
             g_error_matches (error, CS_JSON_ERROR, CS_JSON_ERROR_NO_PARENT)
             ? _("The JSON text has something else where this value belongs. What you typed is "
                 "kept here, and written once there is room for it.")
             : _("The JSON text is broken near this value. What you typed is kept here, and "
                 "written once the text is mended."));
}

static gboolean
retry_cb (gpointer user_data)
{
  CsMemberField *self = user_data;
  CsSnapshot *snapshot = cs_member_field_get_snapshot (self);
  g_autofree char *value = dup_value (self, snapshot);
  g_autofree char *wanted = g_strdup (self->wanted);
  g_autofree char *label = g_strdup (self->wanted_label);

  self->retry = 0;
  if (snapshot == NULL || cs_snapshot_is_broken (snapshot) || g_strcmp0 (value, self->base) == 0)
    {
      cs_member_field_write (self, wanted, label, TRUE);
      return G_SOURCE_REMOVE;
    }

  /* Somebody gave it another value in the text, which is newer than what waits. */
  cs_member_field_stop_waiting (self);
  cs_member_field_emit_changed (self);

  return G_SOURCE_REMOVE;
}

/* A listener of the document must not change it. */
void
cs_member_field_retry_later (CsMemberField *self)
{
  if (self->retry == 0)
    self->retry = g_idle_add (retry_cb, self);
}

/* Without a document there is nothing to keep: one is made, with the value in it. */
static gboolean
create_document (CsMemberField *self,
                 CsChange      *change,
                 const char    *value,
                 GError       **error)
{
  g_autoptr (GBytes) empty = g_bytes_new_static (EMPTY_DOCUMENT, strlen (EMPTY_DOCUMENT));
  g_autoptr (CsSnapshot) snapshot = cs_snapshot_new (empty);
  g_autoptr (CsTextEdit) edit = NULL;
  g_autoptr (GBytes) text = NULL;

  if (value == NULL)
    return TRUE;

  edit = cs_text_edit_set_deep (snapshot, self->pointer, value, error);
  if (edit == NULL)
    return FALSE;

  text = cs_text_edit_apply (edit, empty);
  cs_change_create (change, self->path, text);
  return TRUE;
}

static gboolean
edit_document (CsMemberField *self,
               CsChange      *change,
               const char    *value,
               GError       **error)
{
  CsSnapshot *snapshot = cs_member_field_get_snapshot (self);
  CsTextEdit *edit;

  if (snapshot == NULL)
    return create_document (self, change, value, error);

  if (value != NULL)
    edit = cs_text_edit_set_deep (snapshot, self->pointer, value, error);
  else if (cs_member_field_get_node (self) != CS_NODE_NONE)
    edit = cs_text_edit_remove (snapshot, self->pointer, error);
  else
    return TRUE;

  if (edit == NULL)
    return FALSE;

  cs_change_edit (change, self->path, edit);
  return TRUE;
}

static CsChange *
create_change (CsMemberField *self,
               const char    *label)
{
  CsChange *change;
  g_autofree char *usual = NULL;

  if (label == NULL)
    {
      /* Translators: %s is the title of a form row, such as "Short name" */
      usual = g_strdup_printf (_("Change “%s”"), cs_member_field_get_title (self));
      label = usual;
    }

  change = cs_change_new (label);
  cs_change_set_place (change, self->path, self->pointer);

  return change;
}

static gboolean
do_change (CsMemberField *self,
           CsChange      *change,
           GError       **error)
{
  CsHistory *history = cs_project_get_history (cs_workspace_get_project (self->workspace));
  gboolean done;

  self->writing = TRUE;
  done = cs_history_do (history, change, error);
  self->writing = FALSE;

  return done;
}

/* For what a button would do, which there is nothing of to keep. */
static void
tell_broken (CsMemberField *self)
{
  if (self->row != NULL)
    gtk_widget_activate_action (self->row, "win.tell", "s",
                                _("The JSON text is broken near this value. Mend it first; the "
                                  "problems list says where."));
  cs_member_field_emit_changed (self);
}

gboolean
cs_member_field_write (CsMemberField *self,
                       const char    *value,
                       const char    *label,
                       gboolean       typing)
{
  g_autoptr (CsChange) change = NULL;
  g_autoptr (GError) error = NULL;

  g_return_val_if_fail (CS_IS_MEMBER_FIELD (self), FALSE);

  change = create_change (self, label);
  if (typing)
    {
      g_autofree char *burst = g_strdup_printf ("form:%s#%s", self->path, self->pointer);

      cs_change_set_burst (change, burst);
    }

  if (edit_document (self, change, value, &error) && do_change (self, change, &error))
    {
      cs_member_field_stop_waiting (self);
      return TRUE;
    }

  start_waiting (self, value, label, error);
  return FALSE;
}

gboolean
cs_member_field_write_text (CsMemberField *self,
                            const char    *text,
                            const char    *label,
                            gboolean       typing)
{
  g_autofree char *value = NULL;

  /* An optional member without a text is no member; a required one is an empty string, which
   * the rules then explain. The items of a list stay where they are. */
  if (*text == '\0' && self->member->name != NULL && !cs_member_field_get_required (self))
    return cs_member_field_write (self, NULL, label, typing);

  value = cs_json_quote (text);
  return cs_member_field_write (self, value, label, typing);
}

gboolean
cs_member_field_write_file (CsMemberField *self,
                            const char    *name,
                            const char    *path,
                            GBytes        *bytes)
{
  g_autoptr (CsChange) change = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *value = NULL;

  g_return_val_if_fail (CS_IS_MEMBER_FIELD (self), FALSE);

  value = cs_json_quote (name);
  change = create_change (self, NULL);
  if (bytes != NULL)
    {
      if (cs_project_get_document (cs_workspace_get_project (self->workspace), path) != NULL)
        cs_change_replace (change, path, bytes);
      else
        cs_change_create (change, path, bytes);
    }

  if (edit_document (self, change, value, &error) && do_change (self, change, &error))
    {
      cs_member_field_stop_waiting (self);
      return TRUE;
    }

  tell_broken (self);
  return FALSE;
}

gboolean
cs_member_field_do (CsMemberField *self,
                    CsTextEdit    *edit,
                    GError        *error,
                    const char    *label)
{
  g_autoptr (CsChange) change = create_change (self, label);
  g_autoptr (GError) reason = error;

  if (edit != NULL)
    {
      cs_change_edit (change, self->path, edit);
      if (do_change (self, change, &reason))
        return TRUE;
    }

  tell_broken (self);
  return FALSE;
}
