/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cs-workspace"

#include "cs-grammar.h"

#include "cs-json-pointer.h"
#include "cs-manifest-files.h"
#include "cs-vocab-manifest.h"

static const char connector_path[] = "connector.json";

CsVersion
cs_grammar_version (CsSnapshot *manifest)
{
  g_return_val_if_fail (manifest != NULL, CS_VERSION_NONE);

  for (const CsMember *row = cs_vocab_manifest.members; row->name != NULL; row++)
    {
      g_autofree char *pointer = NULL;
      const char *text;
      CsVersion version;

      if (!(row->flags & CS_MEMBER_VERSION))
        continue;

      pointer = cs_json_pointer_join ("", row->name);
      text = cs_snapshot_get_string (manifest, cs_snapshot_find (manifest, pointer));
      version = text != NULL ? cs_version_parse (text) : CS_VERSION_NONE;
      if (cs_manifest_version_exists (version))
        return version;
    }

  return CS_VERSION_NONE;
}

static gboolean
is_language_file (CsSnapshot *manifest,
                  const char *main_path,
                  const char *path,
                  CsSnapshot *snapshot)
{
  g_autoptr (GPtrArray) files = cs_manifest_files_find (manifest, main_path);

  for (guint i = 0; i < files->len; i++)
    {
      const CsManifestFile *file = g_ptr_array_index (files, i);

      if (g_str_equal (file->path, path) && g_str_has_prefix (file->pointer, "/localizationInfo/"))
        return TRUE;
    }

  /* One that is not named yet says itself what it is: its "$schema" is that of language files. */
  return cs_manifest_parse_schema_url (cs_snapshot_get_string (snapshot,
                                                               cs_snapshot_find (snapshot, "/$schema")),
                                       NULL) == CS_SCHEMA_URL_LOCALIZATION;
}

CsGrammar
cs_grammar_find (CsWorkspace *workspace,
                 const char  *path)
{
  CsGrammar grammar = { NULL, CS_VERSION_NONE };
  const char *main_path;
  CsSubjectKind kind;
  CsDocument *document, *main;

  g_return_val_if_fail (CS_IS_WORKSPACE (workspace), grammar);

  kind = cs_workspace_get_kind (workspace);
  main_path = cs_workspace_get_main_path (workspace);
  document = path != NULL ? cs_project_get_document (cs_workspace_get_project (workspace), path)
                          : NULL;
  if (document == NULL || !cs_document_is_json (document))
    return grammar;

  if (g_str_equal (path, connector_path))
    {
      grammar.shape = &cs_vocab_connector_json;
      return grammar;
    }

  main = cs_project_get_document (cs_workspace_get_project (workspace), main_path);
  if (main == NULL || kind == CS_SUBJECT_CARD || kind == CS_SUBJECT_JSON)
    return grammar;

  grammar.version = cs_grammar_version (cs_document_get_snapshot (main));
  if (grammar.version == CS_VERSION_NONE)
    grammar.version = CS_MANIFEST_VERSION_NEWEST;

  if (main == document)
    grammar.shape = &cs_vocab_manifest;
  else if (is_language_file (cs_document_get_snapshot (main), main_path, path,
                             cs_document_get_snapshot (document)))
    grammar.shape = &cs_vocab_language_file;

  return grammar;
}

CsSpot
cs_grammar_root (const CsGrammar *self)
{
  CsSpot spot = { NULL, self->shape };

  return spot;
}

CsSpot
cs_grammar_member (const CsGrammar *self,
                   CsSpot           object,
                   const char      *name)
{
  CsSpot spot = { NULL, NULL };

  if (object.shape == NULL || name == NULL)
    return spot;

  spot.member = cs_shape_find_member (object.shape, name, self->version);
  if (spot.member != NULL && spot.member->type == CS_TYPE_OBJECT)
    spot.shape = spot.member->shape;

  return spot;
}

CsSpot
cs_grammar_item (const CsGrammar *self,
                 CsSpot           array)
{
  CsSpot spot = { NULL, NULL };

  if (array.member == NULL || array.member->type != CS_TYPE_ARRAY)
    return spot;

  spot.member = array.member->item;
  spot.shape = array.member->shape;
  if (spot.member != NULL && spot.member->type == CS_TYPE_OBJECT)
    spot.shape = spot.member->shape;

  return spot;
}

CsSpot
cs_grammar_node (const CsGrammar *self,
                 CsSnapshot      *snapshot,
                 guint            node)
{
  g_autoptr (GArray) path = g_array_new (FALSE, FALSE, sizeof (guint));
  CsSpot spot = cs_grammar_root (self);

  for (guint step = node; step != CS_NODE_NONE && step != 0;
       step = cs_snapshot_get_parent (snapshot, step))
    g_array_append_val (path, step);

  for (guint i = path->len; i > 0; i--)
    {
      guint step = g_array_index (path, guint, i - 1);
      const char *key = cs_snapshot_get_key (snapshot, step);

      spot = key != NULL ? cs_grammar_member (self, spot, key) : cs_grammar_item (self, spot);
    }

  return spot;
}
