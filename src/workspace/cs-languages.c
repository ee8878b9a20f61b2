/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cs-workspace"

#include "cs-languages.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "cs-json-pointer.h"
#include "cs-manifest-files.h"
#include "cs-vocab-manifest.h"

#define POINTER_INFO     "/localizationInfo"
#define POINTER_DEFAULT  "/localizationInfo/defaultLanguageTag"
#define POINTER_LIST     "/localizationInfo/additionalLanguages"
#define POINTER_VERSION  "/manifestVersion"
#define MEMBER_TAG       "languageTag"
#define MEMBER_FILE      "file"
#define MEMBER_SCHEMA    "$schema"

/* What a manifest without a word about its language is taken to be in. */
#define FALLBACK_TAG     "en"

/* A text on its way through several edits of one change. */
typedef struct
{
  CsChange   *change;
  const char *path;
  CsSnapshot *snapshot;   /* as the edits so far leave it */
} Draft;

static void
draft_clear (Draft *draft)
{
  g_clear_pointer (&draft->snapshot, cs_snapshot_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Draft, draft_clear)

static void
language_free (gpointer data)
{
  CsLanguage *language = data;

  g_free (language->tag);
  g_free (language->path);
  g_free (language->pointer);
  g_free (language);
}

static void
key_free (gpointer data)
{
  CsLanguageKey *key = data;

  g_free (key->key);
  g_free (key->pointer);
  g_free (key);
}

static CsSnapshot *
get_snapshot (CsWorkspace *workspace,
              const char  *path)
{
  CsDocument *document =
    path != NULL ? cs_project_get_document (cs_workspace_get_project (workspace), path) : NULL;

  return document != NULL ? cs_document_get_snapshot (document) : NULL;
}

static CsSnapshot *
get_manifest (CsWorkspace *workspace)
{
  return get_snapshot (workspace, cs_workspace_get_main_path (workspace));
}

static const char *
get_string (CsSnapshot *snapshot,
            const char *pointer)
{
  return cs_snapshot_get_string (snapshot, cs_snapshot_find (snapshot, pointer));
}

/* "/staticTabs/0/name" as "staticTabs[0].name". */
static char *
dup_key (const char *pointer)
{
  g_auto (GStrv) steps = cs_json_pointer_split (pointer);
  GString *key = g_string_new (NULL);

  for (guint i = 0; steps != NULL && steps[i] != NULL; i++)
    {
      if (*steps[i] != '\0' && strspn (steps[i], "0123456789") == strlen (steps[i]))
        g_string_append_printf (key, "[%s]", steps[i]);
      else
        g_string_append_printf (key, "%s%s", i > 0 ? "." : "", steps[i]);
    }

  return g_string_free (key, FALSE);
}

static gboolean
is_text (const CsMember *member)
{
  return (member->type == CS_TYPE_STRING || member->type == CS_TYPE_TEXT) &&
         (member->flags & CS_MEMBER_SHOWN) != 0;
}

/* Some schemas require fewer; the service wants each that one of them does. */
static gboolean
is_required (const char *name)
{
  for (const CsMember *row = cs_vocab_language_file.members; row->name != NULL; row++)
    {
      if (strcmp (row->name, name) == 0 &&
          (row->required_since != CS_VERSION_NONE || row->required_until != CS_VERSION_NONE))
        return TRUE;
    }

  return FALSE;
}

static gboolean
has_key (GPtrArray  *keys,
         const char *name)
{
  for (guint i = 0; i < keys->len; i++)
    {
      const CsLanguageKey *key = g_ptr_array_index (keys, i);

      if (strcmp (key->key, name) == 0)
        return TRUE;
    }

  return FALSE;
}

static void
add_key (CsLanguageTable *self,
         const char      *name,
         const char      *pointer)
{
  const CsMember *member = cs_shape_find_member (&cs_vocab_language_file, name, self->version);
  CsLanguageKey *key;

  if (member == NULL || !is_text (member) || has_key (self->keys, name))
    return;

  key = g_new0 (CsLanguageKey, 1);
  key->key = g_strdup (name);
  key->pointer = g_strdup (pointer);
  key->member = member;
  key->required = is_required (name);
  g_ptr_array_add (self->keys, key);
}

static void
add_keys (CsLanguageTable *self,
          CsSnapshot      *manifest)
{
  for (const CsMember *row = cs_vocab_language_file.members; row->name != NULL; row++)
    {
      if ((row->flags & CS_MEMBER_TEMPLATE) == 0 && is_required (row->name))
        {
          g_autofree char *pointer = g_strconcat ("/", row->name, NULL);

          g_strdelimit (pointer, ".", '/');
          add_key (self, row->name, pointer);
        }
    }

  for (guint node = 0; node < cs_snapshot_get_n_nodes (manifest); node++)
    {
      g_autofree char *pointer = NULL;
      g_autofree char *name = NULL;

      if (cs_snapshot_get_kind (manifest, node) != CS_JSON_STRING)
        continue;

      pointer = cs_snapshot_dup_pointer (manifest, node);
      name = dup_key (pointer);
      add_key (self, name, pointer);
    }
}

static void
add_language (CsLanguageTable *self,
              CsWorkspace     *workspace,
              const char      *tag,
              const char      *file,
              const char      *pointer)
{
  CsLanguage *language = g_new0 (CsLanguage, 1);

  language->tag = g_strdup (tag != NULL ? tag : "");
  language->pointer = g_strdup (pointer);
  if (pointer != NULL)
    {
      if (file != NULL)
        language->path = cs_manifest_files_resolve (cs_workspace_get_main_path (workspace), file);
      language->missing = get_snapshot (workspace, language->path) == NULL;
    }
  g_ptr_array_add (self->languages, language);
}

static void
add_languages (CsLanguageTable *self,
               CsWorkspace     *workspace,
               CsSnapshot      *manifest)
{
  guint list = cs_snapshot_find (manifest, POINTER_LIST);
  guint index = 0;

  add_language (self, workspace, get_string (manifest, POINTER_DEFAULT), NULL, NULL);
  if (list == CS_NODE_NONE || cs_snapshot_get_kind (manifest, list) != CS_JSON_ARRAY)
    return;

  for (guint node = cs_snapshot_get_first_child (manifest, list); node != CS_NODE_NONE;
       node = cs_snapshot_get_next (manifest, node))
    {
      g_autofree char *pointer = cs_json_pointer_join_index (POINTER_LIST, index++);
      guint tag = cs_snapshot_get_member (manifest, node, MEMBER_TAG);
      guint file = cs_snapshot_get_member (manifest, node, MEMBER_FILE);

      if (cs_snapshot_get_kind (manifest, node) == CS_JSON_OBJECT)
        add_language (self, workspace, cs_snapshot_get_string (manifest, tag),
                      cs_snapshot_get_string (manifest, file), pointer);
    }
}

CsLanguageTable *
cs_language_table_new (CsWorkspace *workspace)
{
  CsSnapshot *manifest;
  CsLanguageTable *self;

  g_return_val_if_fail (CS_IS_WORKSPACE (workspace), NULL);

  self = g_new0 (CsLanguageTable, 1);
  self->languages = g_ptr_array_new_with_free_func (language_free);
  self->keys = g_ptr_array_new_with_free_func (key_free);

  manifest = get_manifest (workspace);
  if (manifest == NULL)
    return self;

  self->version = cs_version_parse (get_string (manifest, POINTER_VERSION));
  add_languages (self, workspace, manifest);
  add_keys (self, manifest);

  return self;
}

void
cs_language_table_free (CsLanguageTable *self)
{
  g_ptr_array_unref (self->languages);
  g_ptr_array_unref (self->keys);
  g_free (self);
}

gboolean
cs_language_table_equal (const CsLanguageTable *a,
                         const CsLanguageTable *b)
{
  if (a->version != b->version || a->languages->len != b->languages->len ||
      a->keys->len != b->keys->len)
    return FALSE;

  for (guint i = 0; i < a->languages->len; i++)
    {
      const CsLanguage *first = g_ptr_array_index (a->languages, i);
      const CsLanguage *second = g_ptr_array_index (b->languages, i);

      if (strcmp (first->tag, second->tag) != 0 || g_strcmp0 (first->path, second->path) != 0 ||
          first->missing != second->missing)
        return FALSE;
    }

  for (guint i = 0; i < a->keys->len; i++)
    {
      const CsLanguageKey *first = g_ptr_array_index (a->keys, i);
      const CsLanguageKey *second = g_ptr_array_index (b->keys, i);

      if (strcmp (first->key, second->key) != 0 || first->member != second->member)
        return FALSE;
    }

  return TRUE;
}

const char *
cs_language_get_path (CsWorkspace      *workspace,
                      const CsLanguage *language)
{
  return language->pointer != NULL ? language->path : cs_workspace_get_main_path (workspace);
}

char *
cs_language_dup_pointer (const CsLanguage    *language,
                         const CsLanguageKey *key)
{
  return language->pointer != NULL ? cs_json_pointer_join ("", key->key) : g_strdup (key->pointer);
}

const char *
cs_language_get_text (CsWorkspace         *workspace,
                      const CsLanguage    *language,
                      const CsLanguageKey *key)
{
  CsSnapshot *snapshot = get_snapshot (workspace, cs_language_get_path (workspace, language));
  g_autofree char *pointer = cs_language_dup_pointer (language, key);

  return snapshot != NULL ? get_string (snapshot, pointer) : NULL;
}

static gboolean
begin (Draft        *draft,
       CsWorkspace  *workspace,
       CsChange     *change,
       const char   *path,
       GError      **error)
{
  CsSnapshot *snapshot = get_snapshot (workspace, path);

  draft->change = change;
  draft->path = path;
  if (snapshot == NULL)
    {
      g_set_error (error, CS_PROJECT_ERROR, CS_PROJECT_ERROR_NO_FILE,
                   _("the project has no file '%s'"), path != NULL ? path : "?");
      return FALSE;
    }

  draft->snapshot = cs_snapshot_ref (snapshot);
  return TRUE;
}

/* Takes @edit, which may be NULL when it could not be made. */
static gboolean
apply (Draft      *draft,
       CsTextEdit *edit)
{
  g_autoptr (GBytes) text = NULL;

  if (edit == NULL)
    return FALSE;

  text = cs_text_edit_apply (edit, cs_snapshot_get_bytes (draft->snapshot));
  cs_change_edit (draft->change, draft->path, edit);
  cs_snapshot_unref (draft->snapshot);
  draft->snapshot = cs_snapshot_new (text);

  return TRUE;
}

static gboolean
set_string (Draft       *draft,
            const char  *pointer,
            const char  *text,
            GError     **error)
{
  g_autofree char *value = cs_json_quote (text);

  return apply (draft, cs_text_edit_set_deep (draft->snapshot, pointer, value, error));
}

CsChange *
cs_language_set_text (CsWorkspace          *workspace,
                      const CsLanguage     *language,
                      const CsLanguageKey  *key,
                      const char           *text,
                      GError              **error)
{
  const char *path = cs_language_get_path (workspace, language);
  g_autofree char *pointer = cs_language_dup_pointer (language, key);
  g_autofree char *label = NULL;
  g_autofree char *burst = g_strdup_printf ("languages:%s#%s", path, pointer);
  g_autoptr (CsChange) change = NULL;
  g_auto (Draft) draft = { 0 };
  gboolean done;

  /* Translators: %s is the title of a form row, such as "Short name" */
  label = g_strdup_printf (_("Change “%s”"), _(key->member->title));
  change = cs_change_new (label);
  cs_change_set_burst (change, burst);
  if (!begin (&draft, workspace, change, path, error))
    return NULL;

  if (*text == '\0' && language->pointer != NULL && !key->required)
    done = cs_snapshot_find (draft.snapshot, pointer) == CS_NODE_NONE ||
           apply (&draft, cs_text_edit_remove (draft.snapshot, pointer, error));
  else
    done = set_string (&draft, pointer, text, error);
  if (!done)
    return NULL;

  cs_change_set_place (change, path, pointer);
  return g_steal_pointer (&change);
}

static char *
dup_new_name (CsWorkspace *workspace,
              const char  *tag)
{
  const char *main_path = cs_workspace_get_main_path (workspace);

  for (guint i = 1;; i++)
    {
      g_autofree char *name = i == 1 ? g_strconcat (tag, ".json", NULL)
                                     : g_strdup_printf ("%s-%u.json", tag, i);
      g_autofree char *path = cs_manifest_files_resolve (main_path, name);

      if (path == NULL ||
          cs_project_get_document (cs_workspace_get_project (workspace), path) == NULL)
        return g_steal_pointer (&name);
    }
}

static GBytes *
make_file (CsWorkspace           *workspace,
           const CsLanguageTable *table)
{
  const CsLanguage *manifest = g_ptr_array_index (table->languages, 0);
  g_autofree char *schema = cs_manifest_dup_language_schema_url (table->version);
  g_autofree char *quoted = cs_json_quote (schema != NULL ? schema : "");
  const char *indent = cs_workspace_get_indent (workspace);
  GString *text = g_string_new ("{");

  g_string_append_printf (text, "\n%s\"%s\": %s", indent, MEMBER_SCHEMA, quoted);
  for (guint i = 0; i < table->keys->len; i++)
    {
      const CsLanguageKey *key = g_ptr_array_index (table->keys, i);
      const char *source = cs_language_get_text (workspace, manifest, key);
      g_autofree char *name = cs_json_quote (key->key);
      g_autofree char *value = cs_json_quote (source != NULL ? source : "");

      if (key->required)
        g_string_append_printf (text, ",\n%s%s: %s", indent, name, value);
    }
  g_string_append (text, "\n}\n");

  return g_string_free_to_bytes (text);
}

static gboolean
has_version (CsVersion   version,
             GError    **error)
{
  if (version >= CS_VERSION (1, 5))
    return TRUE;

  g_set_error_literal (error, CS_JSON_ERROR, CS_JSON_ERROR_NO_PARENT,
                       _("languages came with manifest version 1.5; upgrade the manifest first"));
  return FALSE;
}

/* Each in its own right: a manifest may have either without the other. */
static gboolean
ensure_default (Draft   *draft,
                GError **error)
{
  return get_string (draft->snapshot, POINTER_DEFAULT) != NULL ||
         set_string (draft, POINTER_DEFAULT, FALLBACK_TAG, error);
}

static gboolean
append_entry (Draft       *draft,
              const char  *tag,
              const char  *name,
              GError     **error)
{
  guint list = cs_snapshot_find (draft->snapshot, POINTER_LIST);
  g_autofree char *quoted_tag = cs_json_quote (tag);
  g_autofree char *quoted_name = cs_json_quote (name);
  g_autofree char *entry = NULL;
  g_autofree char *entries = NULL;

  entry = g_strdup_printf ("{\n  \"%s\": %s,\n  \"%s\": %s\n}", MEMBER_TAG, quoted_tag,
                           MEMBER_FILE, quoted_name);
  if (list != CS_NODE_NONE && cs_snapshot_get_kind (draft->snapshot, list) == CS_JSON_ARRAY)
    return apply (draft, cs_text_edit_insert (draft->snapshot, POINTER_LIST "/-", entry, NULL,
                                              error));

  entries = g_strdup_printf ("[\n%s\n]", entry);
  return apply (draft, cs_text_edit_set_deep (draft->snapshot, POINTER_LIST, entries, error));
}

CsChange *
cs_language_add (CsWorkspace  *workspace,
                 const char   *tag,
                 GError      **error)
{
  const char *main_path = cs_workspace_get_main_path (workspace);
  g_autoptr (CsLanguageTable) table = cs_language_table_new (workspace);
  g_autofree char *name = dup_new_name (workspace, tag);
  g_autofree char *path = cs_manifest_files_resolve (main_path, name);
  g_autofree char *label = NULL;
  g_autoptr (CsChange) change = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_auto (Draft) draft = { 0 };

  /* Translators: %s is the name of a language */
  label = g_strdup_printf (_("Add %s"), cs_language_get_name (tag));
  change = cs_change_new (label);
  if (!begin (&draft, workspace, change, main_path, error) ||
      !has_version (table->version, error) ||
      !ensure_default (&draft, error) ||
      !append_entry (&draft, tag, name, error))
    return NULL;

  bytes = make_file (workspace, table);
  cs_change_create (change, path, bytes);
  cs_change_set_place (change, path, "");
  return g_steal_pointer (&change);
}

CsChange *
cs_language_remove (CsWorkspace       *workspace,
                    const CsLanguage  *language,
                    GError           **error)
{
  const char *main_path = cs_workspace_get_main_path (workspace);
  g_autoptr (CsLanguageTable) table = cs_language_table_new (workspace);
  g_autofree char *label = NULL;
  g_autoptr (CsChange) change = NULL;
  g_auto (Draft) draft = { 0 };
  guint n_uses = 0;

  g_return_val_if_fail (language->pointer != NULL, NULL);

  for (guint i = 0; i < table->languages->len; i++)
    {
      const CsLanguage *other = g_ptr_array_index (table->languages, i);

      n_uses += language->path != NULL && g_strcmp0 (other->path, language->path) == 0;
    }

  /* Translators: %s is the name of a language */
  label = g_strdup_printf (_("Remove %s"), cs_language_get_name (language->tag));
  change = cs_change_new (label);
  if (!begin (&draft, workspace, change, main_path, error) ||
      !apply (&draft, cs_text_edit_remove (draft.snapshot, language->pointer, error)))
    return NULL;

  if (n_uses == 1 && !language->missing && strcmp (language->path, main_path) != 0)
    cs_change_delete (change, language->path);
  cs_change_set_place (change, main_path, POINTER_INFO);
  return g_steal_pointer (&change);
}

CsChange *
cs_language_set_default_tag (CsWorkspace  *workspace,
                             const char   *tag,
                             GError      **error)
{
  const char *main_path = cs_workspace_get_main_path (workspace);
  g_autoptr (CsLanguageTable) table = cs_language_table_new (workspace);
  g_autoptr (CsChange) change = cs_change_new (_("Set default language"));
  g_auto (Draft) draft = { 0 };

  if (!begin (&draft, workspace, change, main_path, error) ||
      !has_version (table->version, error) ||
      !set_string (&draft, POINTER_DEFAULT, tag, error))
    return NULL;

  cs_change_set_place (change, main_path, POINTER_DEFAULT);
  return g_steal_pointer (&change);
}

/* A text that only one side has stays there: the manifest cannot do without, and a language file
 * falls back to the manifest. */
static gboolean
swap_texts (Draft                 *manifest,
            Draft                 *file,
            const CsLanguageTable *table,
            GError               **error)
{
  for (guint i = 0; i < table->keys->len; i++)
    {
      const CsLanguageKey *key = g_ptr_array_index (table->keys, i);
      g_autofree char *pointer = cs_json_pointer_join ("", key->key);
      g_autofree char *ours = g_strdup (get_string (manifest->snapshot, key->pointer));
      g_autofree char *theirs = g_strdup (get_string (file->snapshot, pointer));

      if (theirs == NULL || ours == NULL)
        continue;
      if (!set_string (manifest, key->pointer, theirs, error) ||
          !set_string (file, pointer, ours, error))
        return FALSE;
    }

  return TRUE;
}

CsChange *
cs_language_make_default (CsWorkspace       *workspace,
                          const CsLanguage  *language,
                          GError           **error)
{
  const char *main_path = cs_workspace_get_main_path (workspace);
  g_autoptr (CsLanguageTable) table = cs_language_table_new (workspace);
  const CsLanguage *old = table->languages->len > 0 ? g_ptr_array_index (table->languages, 0) : NULL;
  const char *old_tag = old != NULL && *old->tag != '\0' ? old->tag : FALLBACK_TAG;
  g_autofree char *tag_pointer = cs_json_pointer_join (language->pointer, MEMBER_TAG);
  g_autofree char *file_pointer = cs_json_pointer_join (language->pointer, MEMBER_FILE);
  g_autofree char *name = dup_new_name (workspace, old_tag);
  g_autofree char *path = cs_manifest_files_resolve (main_path, name);
  g_autofree char *label = NULL;
  g_autoptr (CsChange) change = NULL;
  g_auto (Draft) manifest = { 0 };
  g_auto (Draft) file = { 0 };

  /* Translators: %s is the name of a language */
  label = g_strdup_printf (_("Make %s the default language"),
                           cs_language_get_name (language->tag));
  change = cs_change_new (label);
  if (!begin (&manifest, workspace, change, main_path, error) ||
      !begin (&file, workspace, change, language->path, error) ||
      !swap_texts (&manifest, &file, table, error) ||
      !set_string (&manifest, POINTER_DEFAULT, language->tag, error) ||
      !set_string (&manifest, tag_pointer, old_tag, error) ||
      !set_string (&manifest, file_pointer, name, error))
    return NULL;

  cs_change_rename (change, language->path, path);
  cs_change_set_place (change, main_path, POINTER_DEFAULT);
  return g_steal_pointer (&change);
}
