/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cs-workspace"

#include "cs-card-send.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "cs-card-envelope.h"
#include "cs-channel-error.h"

/* How far above a card its project's folder may be. */
#define MAX_LEVELS 4

static const char *const project_files[] = { "connector.json", "manifest.json" };

void
cs_card_to_send_free (CsCardToSend *self)
{
  g_clear_object (&self->workspace);
  g_clear_pointer (&self->bytes, g_bytes_unref);
  g_free (self->path);
  g_free (self);
}

/* Returns: (transfer full) (nullable): NULL where @folder is no project that has the file */
static CsCardToSend *
open_in (const char *folder,
         const char *file)
{
  g_autoptr (GFile) root = g_file_new_for_path (folder);
  g_autoptr (GFile) leaf = g_file_new_for_path (file);
  g_autofree char *path = g_file_get_relative_path (root, leaf);
  g_autoptr (CsWorkspace) workspace = NULL;
  CsDocument *document;
  CsCardToSend *self;

  if (path == NULL)
    return NULL;

  workspace = cs_workspace_open (folder, NULL);
  document = workspace != NULL
             ? cs_project_get_document (cs_workspace_get_project (workspace), path) : NULL;
  if (document == NULL)
    return NULL;

  self = g_new0 (CsCardToSend, 1);
  self->bytes = g_bytes_ref (cs_document_get_bytes (document));
  self->workspace = g_steal_pointer (&workspace);
  self->path = g_steal_pointer (&path);
  return self;
}

static gboolean
is_project (const char *folder)
{
  for (guint i = 0; i < G_N_ELEMENTS (project_files); i++)
    {
      g_autofree char *path = g_build_filename (folder, project_files[i], NULL);

      if (g_file_test (path, G_FILE_TEST_IS_REGULAR))
        return TRUE;
    }

  return FALSE;
}

CsCardToSend *
cs_card_to_send_open (const char  *file,
                      GError     **error)
{
  g_autofree char *absolute = g_canonicalize_filename (file, NULL);
  g_autofree char *folder = g_path_get_dirname (absolute);
  g_autoptr (CsWorkspace) workspace = NULL;
  CsDocument *document;
  CsCardToSend *self;

  for (guint i = 0; i < MAX_LEVELS; i++)
    {
      g_autofree char *above = g_path_get_dirname (folder);

      self = is_project (folder) ? open_in (folder, absolute) : NULL;
      if (self != NULL)
        return self;
      g_free (folder);
      folder = g_steal_pointer (&above);
    }

  workspace = cs_workspace_open (file, error);
  if (workspace == NULL)
    return NULL;

  document = cs_project_get_document (cs_workspace_get_project (workspace),
                                      cs_workspace_get_main_path (workspace));
  if (document == NULL || cs_workspace_get_kind (workspace) == CS_SUBJECT_PACKAGE ||
      cs_workspace_get_kind (workspace) == CS_SUBJECT_FOLDER)
    {
      g_autofree char *name = g_filename_display_name (file);

      g_set_error (error, CS_CHANNEL_ERROR, CS_CHANNEL_ERROR_BAD_CARD, _("'%s' is no card"), name);
      return NULL;
    }

  self = g_new0 (CsCardToSend, 1);
  self->path = g_strdup (cs_document_get_path (document));
  self->bytes = g_bytes_ref (cs_document_get_bytes (document));
  self->workspace = g_steal_pointer (&workspace);
  return self;
}

GPtrArray *
cs_card_to_send_find_errors (CsCardToSend *self)
{
  GPtrArray *errors = g_ptr_array_new_with_free_func (g_object_unref);
  GListModel *findings = cs_workspace_get_findings (self->workspace);

  cs_workspace_check (self->workspace);
  for (guint i = 0; i < g_list_model_get_n_items (findings); i++)
    {
      g_autoptr (CsFinding) finding = g_list_model_get_item (findings, i);

      if (cs_finding_get_severity (finding) == CS_SEVERITY_ERROR &&
          g_strcmp0 (cs_finding_get_file (finding), self->path) == 0)
        g_ptr_array_add (errors, g_steal_pointer (&finding));
    }

  return errors;
}

GBytes *
cs_card_dup_payload (GBytes          *card,
                     CsEndpointKind   accepts,
                     GError         **error)
{
  g_autoptr (CsSnapshot) snapshot = cs_snapshot_new (card);
  g_autoptr (GError) wrap_error = NULL;
  /* Both kinds take both kinds of card, in the same envelope. */
  GBytes *payload = cs_card_envelope_wrap (snapshot, &wrap_error);

  if (payload == NULL)
    g_set_error_literal (error, CS_CHANNEL_ERROR, CS_CHANNEL_ERROR_BAD_CARD, wrap_error->message);
  return payload;
}
