/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cs-workspace"

#include "cs-webhooks.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "cs-json-pointer.h"

#define CONNECTOR_JSON "connector.json"
#define WEBHOOKS       "/webhooks"

void
cs_webhook_free (CsWebhook *self)
{
  g_free (self->name);
  g_free (self->label);
  g_free (self);
}

/* Returns: (transfer none) (nullable) */
static CsSnapshot *
get_snapshot (CsProject *project)
{
  CsDocument *document = cs_project_get_document (project, CONNECTOR_JSON);

  return document != NULL ? cs_document_get_snapshot (document) : NULL;
}

static const char *
get_text (CsSnapshot *snapshot,
          guint       object,
          const char *name)
{
  return cs_snapshot_get_string (snapshot, cs_snapshot_get_member (snapshot, object, name));
}

GPtrArray *
cs_webhooks_list (CsProject *project)
{
  GPtrArray *webhooks = g_ptr_array_new_with_free_func ((GDestroyNotify) cs_webhook_free);
  CsSnapshot *snapshot = get_snapshot (project);
  guint array = snapshot != NULL ? cs_snapshot_find (snapshot, WEBHOOKS) : CS_NODE_NONE;

  if (array == CS_NODE_NONE || cs_snapshot_get_kind (snapshot, array) != CS_JSON_ARRAY)
    return webhooks;

  for (guint i = cs_snapshot_get_first_child (snapshot, array); i != CS_NODE_NONE;
       i = cs_snapshot_get_next (snapshot, i))
    {
      const char *name = get_text (snapshot, i, "name");
      const char *label = get_text (snapshot, i, "label");
      CsWebhook *webhook;

      if (name == NULL || name[0] == '\0')
        continue;

      webhook = g_new0 (CsWebhook, 1);
      webhook->name = g_strdup (name);
      webhook->label = g_strdup (label != NULL ? label : "");
      if (!cs_endpoint_kind_parse (get_text (snapshot, i, "kind"), &webhook->kind))
        webhook->kind = CS_ENDPOINT_OTHER;
      g_ptr_array_add (webhooks, webhook);
    }

  return webhooks;
}

/* Returns: (transfer full) (nullable): the pointer of the webhook called @name */
static char *
dup_pointer (CsSnapshot *snapshot,
             const char *name)
{
  guint array = cs_snapshot_find (snapshot, WEBHOOKS);

  for (guint i = array != CS_NODE_NONE ? cs_snapshot_get_first_child (snapshot, array) : CS_NODE_NONE;
       i != CS_NODE_NONE; i = cs_snapshot_get_next (snapshot, i))
    {
      if (g_strcmp0 (get_text (snapshot, i, "name"), name) == 0)
        return cs_snapshot_dup_pointer (snapshot, i);
    }

  return NULL;
}

/* Returns: (transfer full): the webhook as JSON text */
static char *
write_webhook (const char     *name,
               CsEndpointKind  kind,
               const char     *label)
{
  g_autofree char *quoted_name = cs_json_quote (name);
  g_autofree char *quoted_label = cs_json_quote (label);

  return g_strdup_printf ("{\n  \"name\": %s,\n  \"kind\": \"%s\",\n  \"label\": %s\n}",
                          quoted_name, cs_endpoint_kind_get_name (kind), quoted_label);
}

/* Only what differs is written: members that we do not know stay. */
static gboolean
append_edits (CsChange        *change,
              CsSnapshot      *snapshot,
              const char      *pointer,
              CsEndpointKind   kind,
              const char      *label,
              GError         **error)
{
  g_autofree char *kind_pointer = cs_json_pointer_join (pointer, "kind");
  g_autofree char *label_pointer = cs_json_pointer_join (pointer, "label");
  g_autofree char *kind_value = cs_json_quote (cs_endpoint_kind_get_name (kind));
  g_autofree char *label_value = cs_json_quote (label);
  g_autoptr (GBytes) between = NULL;
  g_autoptr (CsSnapshot) after = NULL;
  CsTextEdit *edit = cs_text_edit_set (snapshot, kind_pointer, kind_value, error);

  if (edit == NULL)
    return FALSE;

  between = cs_text_edit_apply (edit, cs_snapshot_get_bytes (snapshot));
  after = cs_snapshot_new (between);
  cs_change_edit (change, CONNECTOR_JSON, edit);
  edit = cs_text_edit_set (after, label_pointer, label_value, error);
  if (edit == NULL)
    return FALSE;

  cs_change_edit (change, CONNECTOR_JSON, edit);
  return TRUE;
}

CsChange *
cs_webhooks_put (CsProject       *project,
                 const char      *name,
                 CsEndpointKind   kind,
                 const char      *label,
                 GError         **error)
{
  g_autoptr (CsChange) change = cs_change_new (_("Set webhook"));
  g_autofree char *value = write_webhook (name, kind, label);
  CsSnapshot *snapshot = get_snapshot (project);
  g_autofree char *pointer = snapshot != NULL ? dup_pointer (snapshot, name) : NULL;

  cs_change_set_place (change, CONNECTOR_JSON, pointer != NULL ? pointer : WEBHOOKS);
  if (snapshot == NULL)
    {
      g_autoptr (GBytes) plain = g_bytes_new ("{\n}\n", 4);
      g_autoptr (CsSnapshot) empty = cs_snapshot_new (plain);
      g_autofree char *list = g_strdup_printf ("[\n  %s\n]", value);
      g_autoptr (CsTextEdit) edit = cs_text_edit_set (empty, WEBHOOKS, list, error);
      g_autoptr (GBytes) bytes = NULL;

      if (edit == NULL)
        return NULL;
      bytes = cs_text_edit_apply (edit, plain);
      cs_change_create (change, CONNECTOR_JSON, bytes);
    }
  else if (pointer != NULL)
    {
      if (!append_edits (change, snapshot, pointer, kind, label, error))
        return NULL;
    }
  else
    {
      gboolean has_list = cs_snapshot_find (snapshot, WEBHOOKS) != CS_NODE_NONE;
      g_autofree char *list = g_strdup_printf ("[\n  %s\n]", value);
      CsTextEdit *edit = has_list ? cs_text_edit_insert (snapshot, WEBHOOKS "/-", value, NULL, error)
                                  : cs_text_edit_set (snapshot, WEBHOOKS, list, error);

      if (edit == NULL)
        return NULL;
      cs_change_edit (change, CONNECTOR_JSON, edit);
    }

  return g_steal_pointer (&change);
}

CsChange *
cs_webhooks_remove (CsProject   *project,
                    const char  *name,
                    GError     **error)
{
  g_autoptr (CsChange) change = cs_change_new (_("Remove webhook"));
  CsSnapshot *snapshot = get_snapshot (project);
  g_autofree char *pointer = snapshot != NULL ? dup_pointer (snapshot, name) : NULL;
  CsTextEdit *edit;

  cs_change_set_place (change, CONNECTOR_JSON, WEBHOOKS);
  if (pointer == NULL)
    return g_steal_pointer (&change);

  edit = cs_text_edit_remove (snapshot, pointer, error);
  if (edit == NULL)
    return NULL;

  cs_change_edit (change, CONNECTOR_JSON, edit);
  return g_steal_pointer (&change);
}

char *
cs_webhooks_dup_project_key (CsProject  *project,
                             const char *main_path)
{
  CsDocument *document = main_path != NULL ? cs_project_get_document (project, main_path) : NULL;
  const char *folder = cs_project_get_folder (project);
  const char *id = NULL;

  if (document != NULL && cs_document_is_json (document))
    id = get_text (cs_document_get_snapshot (document), 0, "id");
  if (id != NULL && g_uuid_string_is_valid (id) &&
      !g_str_equal (id, "00000000-0000-0000-0000-000000000000"))
    return g_ascii_strdown (id, -1);

  return g_strdup (folder != NULL ? folder : "");
}
