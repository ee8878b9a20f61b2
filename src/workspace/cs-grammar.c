/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cs-workspace"

#include "cs-grammar.h"

#include "cs-card-guess.h"
#include "cs-json-pointer.h"
#include "cs-kind.h"
#include "cs-manifest-files.h"
#include "cs-vocab-card.h"
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

static gboolean
has_member (CsSnapshot *snapshot,
            const char *pointer)
{
  return cs_snapshot_find (snapshot, pointer) != CS_NODE_NONE;
}

static gboolean
is_card (const char *path,
         CsSnapshot *snapshot)
{
  /* One that somebody has just begun says nothing yet, save by where it lies. */
  return cs_kind_guess (snapshot) == CS_SUBJECT_CARD ||
         (cs_card_path_is_card (path) && cs_snapshot_get_n_children (snapshot, 0) == 0);
}

/* Versions that do not exist, or a template's, hide nothing. */
static CsVersion
read_card_version (CsSnapshot *snapshot,
                   const char *pointer)
{
  const char *text = cs_snapshot_get_string (snapshot, cs_snapshot_find (snapshot, pointer));
  CsVersion version = cs_version_parse (text);

  return version >= CS_VERSION (1, 0) && version <= CS_ADAPTIVE_VERSION_NEWEST ? version
                                                                               : CS_VERSION_NONE;
}

static CsGrammar
find_card_grammar (CsSnapshot *snapshot)
{
  const char *type = cs_snapshot_get_string (snapshot, cs_snapshot_find (snapshot, "/type"));

  if (has_member (snapshot, "/attachments") || g_strcmp0 (type, "message") == 0)
    return (CsGrammar) { &cs_vocab_card_message,
                         read_card_version (snapshot, "/attachments/0/content/version") };

  if (g_strcmp0 (type, "AdaptiveCard") == 0 || has_member (snapshot, "/body") ||
      cs_snapshot_get_n_children (snapshot, 0) == 0)
    return (CsGrammar) { &cs_vocab_adaptive_card, read_card_version (snapshot, "/version") };

  return (CsGrammar) { &cs_vocab_message_card, CS_VERSION_NONE };
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
  if ((main != document || kind == CS_SUBJECT_CARD) &&
      is_card (path, cs_document_get_snapshot (document)))
    return find_card_grammar (cs_document_get_snapshot (document));
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

/* What is known of an object whose kind is not: the member that tells it, with all kinds to choose
 * from. Made at the first question and kept, as the tables are. */
static const CsShape *
get_family_shape (const CsFamily *family)
{
  static GHashTable *shapes;
  CsShape *shape;
  CsMember *rows;
  CsChoiceNote *notes;
  const char **choices;
  guint n_kinds = 0;

  if (shapes == NULL)
    shapes = g_hash_table_new (NULL, NULL);
  shape = g_hash_table_lookup (shapes, family);
  if (shape != NULL)
    return shape;

  while (family->kinds[n_kinds].type != NULL)
    n_kinds++;
  choices = g_new0 (const char *, n_kinds + 1);
  notes = g_new0 (CsChoiceNote, n_kinds + 1);
  for (guint i = 0; i < n_kinds; i++)
    {
      const CsKind *kind = &family->kinds[i];

      choices[i] = kind->type;
      notes[i] = (CsChoiceNote) { kind->type, kind->teams ? CS_VERSION_NONE : kind->since,
                                  kind->teams, kind->not_on };
    }

  rows = g_new0 (CsMember, 2);
  rows[0] = *cs_shape_find_member (family->kinds[0].shape, family->discriminator, CS_VERSION_NONE);
  rows[0].choices = choices;
  rows[0].choice_notes = notes;
  /* Of many kinds none is the usual one. */
  if (n_kinds > 1)
    rows[0].default_value = NULL;

  shape = g_new0 (CsShape, 1);
  shape->name = family->name;
  shape->members = rows;
  shape->open = TRUE;
  g_hash_table_insert (shapes, (gpointer) family, shape);

  return shape;
}

CsSpot
cs_grammar_resolve (CsSpot      spot,
                    const char *type)
{
  const CsKind *kind;

  if (spot.family == NULL)
    return spot;

  kind = cs_family_find (spot.family, type != NULL ? type : spot.family->implied);
  spot.shape = kind != NULL ? kind->shape : get_family_shape (spot.family);

  return spot;
}

/* The object that a value of @member may be, or an item of one that is a list. */
static CsSpot
describe (const CsMember *member,
          const CsMember *form)
{
  CsSpot spot = { .member = member };

  while (form != NULL && form->shape == NULL && form->family == NULL)
    form = form->other;
  if (form == NULL)
    return spot;

  spot.shape = form->shape;
  spot.family = form->family;

  return cs_grammar_resolve (spot, NULL);
}

CsSpot
cs_grammar_root (const CsGrammar *self)
{
  return (CsSpot) { .shape = self->shape };
}

CsSpot
cs_grammar_member (const CsGrammar *self,
                   CsSpot           object,
                   const char      *name)
{
  CsSpot spot = { NULL };
  const CsMember *member;

  if (object.shape == NULL || name == NULL)
    return spot;

  /* Its own kind's row has only that kind to choose. */
  if (object.family != NULL && g_str_equal (name, object.family->discriminator))
    return (CsSpot) { .member = get_family_shape (object.family)->members };

  member = cs_shape_find_member (object.shape, name, self->version);
  if (member == NULL)
    return spot;

  spot.member = member;
  return member->type == CS_TYPE_ARRAY ? spot : describe (member, member);
}

CsSpot
cs_grammar_item (const CsGrammar *self,
                 CsSpot           array)
{
  CsSpot spot = { NULL };
  const CsMember *member = array.member;

  if (member == NULL || member->type != CS_TYPE_ARRAY)
    return spot;

  if (member->item != NULL && member->item->type == CS_TYPE_OBJECT)
    return describe (member->item, member->item);

  return describe (member->item, member);
}

static CsSpot
resolve_node (CsSpot      spot,
              CsSnapshot *snapshot,
              guint       node)
{
  guint type;

  if (spot.family == NULL || cs_snapshot_get_kind (snapshot, node) != CS_JSON_OBJECT)
    return spot;

  type = cs_snapshot_get_member (snapshot, node, spot.family->discriminator);
  return cs_grammar_resolve (spot, cs_snapshot_get_string (snapshot, type));
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
      spot = resolve_node (spot, snapshot, step);
    }

  return spot;
}
