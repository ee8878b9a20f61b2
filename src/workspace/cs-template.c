/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cs-workspace"

#include "cs-template.h"
#include "cs-template-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "cs-icon-set.h"
#include "cs-json-writer.h"
#include "cs-rules.h"
#include "cs-workspace.h"
#include "cs-workspace-resource.h"

#define RESOURCE_ROOT "/io/github/connectorstudio/ConnectorStudio/"
#define MANIFEST_NAME "manifest.json"

/* Not translated: it stands among the template's own texts, which are English. */
#define DEFAULT_NAME "Channel Alerts"

static const CsTemplate templates[] = {
  { "connector", N_("Connector"),
    N_("A connector with a configuration page, whose cards have buttons that people answer with") },
  { "notification", N_("Notifications"),
    N_("A connector that only tells: its cards have links and ask for nothing") },
  { "retired", N_("Retired connector"),
    N_("The package of a connector that exists already, with the card that moves its channels to a "
       "workflow") },
};

/* In the order of the templates; the colours are those of their manifests. */
static const CsTemplateLooks template_looks[] = {
  { "plug", { 0x1a, 0x5f, 0xb4 } },
  { "bell", { 0x26, 0xa2, 0x69 } },
  { "wrench", { 0x5e, 0x5c, 0x64 } },
};

G_STATIC_ASSERT (G_N_ELEMENTS (templates) == G_N_ELEMENTS (template_looks));

static GBytes *
fill (GBytes     *bytes,
      GHashTable *values)
{
  gsize length;
  const char *data = g_bytes_get_data (bytes, &length);
  g_autoptr (GString) text = g_string_new_len (data, length);
  GHashTableIter iter;
  gpointer token, value;

  g_hash_table_iter_init (&iter, values);
  while (g_hash_table_iter_next (&iter, &token, &value))
    {
      g_autofree char *quoted = cs_json_quote (value);

      quoted[strlen (quoted) - 1] = '\0';
      g_string_replace (text, token, quoted + 1, 0);
    }

  return g_string_free_to_bytes (g_steal_pointer (&text));
}

/* @path: within the project; a folder's ends with "/" or is empty */
static gboolean
add_files (CsProject   *project,
           const char  *root,
           const char  *path,
           GHashTable  *values,
           GError     **error)
{
  GResource *resource = cs_workspace_get_resource ();
  g_autofree char *resource_path = g_strconcat (root, path, NULL);
  g_auto (GStrv) children = NULL;

  children = g_resource_enumerate_children (resource, resource_path, 0, error);
  if (children == NULL)
    return FALSE;

  for (guint i = 0; children[i] != NULL; i++)
    {
      g_autofree char *child_path = g_strconcat (path, children[i], NULL);
      g_autofree char *child_resource = g_strconcat (root, child_path, NULL);
      g_autoptr (GBytes) bytes = NULL;
      g_autoptr (GBytes) filled = NULL;

      if (g_str_has_suffix (child_path, "/"))
        {
          if (!add_files (project, root, child_path, values, error))
            return FALSE;
          continue;
        }

      bytes = g_resource_lookup_data (resource, child_resource, 0, error);
      if (bytes == NULL)
        return FALSE;
      filled = values != NULL ? fill (bytes, values) : g_bytes_ref (bytes);
      if (!cs_project_add_file (project, child_path, filled, error))
        return FALSE;
    }

  return TRUE;
}

CsProject *
cs_template_read (const char             *folder,
                  const CsTemplateLooks  *looks,
                  GHashTable             *values,
                  GError                **error)
{
  g_autoptr (CsProject) project = cs_project_new ();
  g_autofree char *root = g_strconcat (RESOURCE_ROOT, folder, "/", NULL);
  const CsGlyph *glyph = cs_glyph_find (looks->glyph);
  g_autoptr (CsIconSet) icons = NULL;

  g_return_val_if_fail (glyph != NULL, NULL);

  icons = cs_icon_set_new_from_glyph (glyph, looks->background);
  if (!add_files (project, root, "", values, error) ||
      !cs_project_add_file (project, "color.png", icons->color, error) ||
      !cs_project_add_file (project, "outline.png", icons->outline, error))
    return NULL;

  return g_steal_pointer (&project);
}

/* Only the name can be at fault, and why it is, a rule says best. */
static gboolean
check (CsProject   *project,
       const char  *name,
       GError     **error)
{
  g_autoptr (CsSubject) subject = cs_subject_new (project, CS_SUBJECT_FOLDER, MANIFEST_NAME, NULL,
                                                  NULL);
  g_autoptr (GPtrArray) findings = cs_rules_check (subject, CS_PROFILE_UPLOAD, NULL);

  for (guint i = 0; i < findings->len; i++)
    {
      CsFinding *finding = g_ptr_array_index (findings, i);

      if (cs_finding_get_severity (finding) == CS_SEVERITY_ERROR)
        {
          g_set_error (error, CS_WORKSPACE_ERROR, CS_WORKSPACE_ERROR_REFUSED,
                       _("cannot make a project called '%s': %s"), name,
                       cs_finding_get_message (finding));
          return FALSE;
        }
    }

  return TRUE;
}

const CsTemplate *
cs_templates (guint *n_templates)
{
  *n_templates = G_N_ELEMENTS (templates);

  return templates;
}

const CsTemplate *
cs_template_find (const char *id)
{
  for (guint i = 0; i < G_N_ELEMENTS (templates); i++)
    {
      if (strcmp (templates[i].id, id) == 0)
        return &templates[i];
    }

  return NULL;
}

CsProject *
cs_template_create (const CsTemplate  *self,
                    const char        *name,
                    GError           **error)
{
  const CsTemplateLooks *looks = &template_looks[self - templates];
  g_autofree char *folder = g_strconcat ("templates/", self->id, NULL);
  g_autofree char *valid_name = NULL;
  g_autoptr (GHashTable) values = NULL;
  g_autoptr (CsProject) project = NULL;

  valid_name = g_strstrip (g_utf8_make_valid (name != NULL ? name : DEFAULT_NAME, -1));
  values = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, g_free);
  g_hash_table_insert (values, "@NAME@", g_strdup (valid_name));
  g_hash_table_insert (values, "@ID@", g_uuid_string_random ());
  g_hash_table_insert (values, "@CONNECTOR_ID@", g_uuid_string_random ());

  project = cs_template_read (folder, looks, values, error);
  if (project == NULL || !check (project, valid_name, error))
    return NULL;

  return g_steal_pointer (&project);
}

CsProject *
cs_template_indent (CsProject   *project,
                    const char  *indent,
                    GError     **error)
{
  g_autoptr (CsProject) indented = cs_project_new ();

  g_return_val_if_fail (CS_IS_PROJECT (project), NULL);
  g_return_val_if_fail (indent != NULL, NULL);

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (project)); i++)
    {
      g_autoptr (CsDocument) document = g_list_model_get_item (G_LIST_MODEL (project), i);
      g_autoptr (GBytes) bytes = cs_document_is_json (document)
        ? cs_json_write_formatted (cs_document_get_snapshot (document), indent, error)
        : g_bytes_ref (cs_document_get_bytes (document));

      if (bytes == NULL ||
          !cs_project_add_file (indented, cs_document_get_path (document), bytes, error))
        return NULL;
    }
  cs_history_mark_saved (cs_project_get_history (indented));

  return g_steal_pointer (&indented);
}
