/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cs-rules"

#include "cs-rules-private.h"

#include <glib/gi18n-lib.h>

#include "cs-localization-private.h"
#include "cs-schema-check.h"

/* From one manifest version to another. Several edits of one file make up the change; each is
 * computed for the text that the ones before it left. */

typedef struct
{
  CsChange   *change;
  const char *path;
  CsSnapshot *snapshot;
} Draft;

static void
draft_init (Draft      *draft,
            CsChange   *change,
            const char *path,
            CsSnapshot *snapshot)
{
  *draft = (Draft) {
    .change = change,
    .path = path,
    .snapshot = cs_snapshot_ref (snapshot),
  };
}

static void
draft_clear (Draft *draft)
{
  g_clear_pointer (&draft->snapshot, cs_snapshot_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Draft, draft_clear)

/* Takes @edit, which may be NULL with @error set. */
static gboolean
draft_edit (Draft      *draft,
            CsTextEdit *edit)
{
  g_autoptr (GBytes) text = NULL;
  CsSnapshot        *before = draft->snapshot;

  if (edit == NULL)
    return FALSE;

  text = cs_text_edit_apply (edit, cs_snapshot_get_bytes (before));
  cs_change_edit (draft->change, draft->path, edit);
  draft->snapshot = cs_snapshot_new (text);
  cs_snapshot_unref (before);
  return TRUE;
}

/* Sets a member of the root; a new one becomes the first. */
static gboolean
draft_set (Draft       *draft,
           const char  *name,
           const char  *value,
           GError     **error)
{
  g_autofree char *pointer = g_strconcat ("/", name, NULL);
  g_autofree char *json = cs_json_quote (value);
  const guint      node = cs_snapshot_find (draft->snapshot, pointer);
  const guint      first = cs_snapshot_get_first_child (draft->snapshot, 0);

  if (node != CS_NODE_NONE &&
      g_strcmp0 (cs_snapshot_get_string (draft->snapshot, node), value) == 0)
    return TRUE;

  if (node != CS_NODE_NONE || first == CS_NODE_NONE)
    return draft_edit (draft, cs_text_edit_set (draft->snapshot, pointer, json, error));

  return draft_edit (draft, cs_text_edit_insert (draft->snapshot, pointer, json,
                                                 cs_snapshot_get_key (draft->snapshot, first),
                                                 error));
}

static gboolean
align_manifest (Draft      *draft,
                CsVersion   version,
                GError    **error)
{
  g_autofree char *text = cs_version_to_string (version);
  g_autofree char *url = cs_manifest_dup_schema_url (version);

  if (!draft_set (draft, "manifestVersion", text, error))
    return FALSE;
  if (version > CS_VERSION (1, 0))
    return draft_set (draft, "$schema", url, error);
  if (cs_snapshot_find (draft->snapshot, "/$schema") == CS_NODE_NONE)
    return TRUE;

  return draft_edit (draft, cs_text_edit_remove (draft->snapshot, "/$schema", error));
}

static gboolean
align_language_file (CsChange    *change,
                     const char  *path,
                     CsSnapshot  *snapshot,
                     CsVersion    version,
                     GError     **error)
{
  g_auto (Draft)   draft = { NULL };
  g_autofree char *url = cs_manifest_dup_language_schema_url (version);

  /* One that cannot be read has findings of its own, and must not stop the manifest. */
  if (version < CS_VERSION (1, 5) || cs_snapshot_is_broken (snapshot) ||
      cs_snapshot_get_kind (snapshot, 0) != CS_JSON_OBJECT)
    return TRUE;

  draft_init (&draft, change, path, snapshot);
  return draft_set (&draft, "$schema", url, error);
}

static gboolean
align_languages (CsCheck    *check,
                 CsChange   *change,
                 CsVersion   version,
                 GError    **error)
{
  g_autoptr (GPtrArray) files = cs_localization_list_files (check);

  for (guint i = 0; i < files->len; i++)
    {
      const char *file = g_ptr_array_index (files, i);

      if (!align_language_file (change, file, cs_subject_get_snapshot (check->subject, file),
                                version, error))
        return FALSE;
    }

  return TRUE;
}

CsChange *
cs_rules_align (CsCheck     *check,
                CsVersion    version,
                const char  *label,
                GError     **error)
{
  g_autoptr (CsChange) change = cs_change_new (label);
  g_auto (Draft)       draft = { NULL };

  draft_init (&draft, change, check->path, check->written);
  if (!align_manifest (&draft, version, error) || !align_languages (check, change, version, error))
    return NULL;

  cs_change_set_place (change, check->path, "/manifestVersion");
  return g_steal_pointer (&change);
}

/* Whether @key was known in a version before @version, and is no longer. */
static gboolean
is_gone (const CsShape *shape,
         const char    *key,
         CsVersion      version)
{
  const CsVersion *versions = cs_manifest_versions ();

  if (cs_shape_find_member (shape, key, version) != NULL)
    return FALSE;

  for (guint i = 0; versions[i] != CS_VERSION_NONE && versions[i] < version; i++)
    {
      if (cs_shape_find_member (shape, key, versions[i]) != NULL)
        return TRUE;
    }

  return FALSE;
}

typedef struct
{
  CsSnapshot *snapshot;
  CsVersion   version;
  gboolean    upgraded;
  guint       n_faults;
  char       *gone;         /* the first member that is gone */
} Count;

static void
count_fault_cb (const CsSchemaFault *fault,
                gpointer             user_data)
{
  Count      *count = user_data;
  const char *key = cs_snapshot_get_key (count->snapshot, fault->node);

  if (g_str_equal (fault->pointer, "/manifestVersion"))
    return;

  if (g_str_equal (fault->keyword, "additionalProperties") && key != NULL &&
      fault->shape != NULL && is_gone (fault->shape, key, count->version))
    {
      if (count->gone == NULL)
        count->gone = g_strdup (fault->pointer);
      if (count->upgraded)
        return;
    }
  if (count->upgraded && g_str_equal (fault->pointer, "/name/full") &&
      g_str_equal (fault->keyword, "required"))
    return;

  count->n_faults++;
}

guint
cs_rules_count_faults (CsCheck   *check,
                       CsVersion  version,
                       gboolean   upgraded)
{
  Count count = { .snapshot = check->manifest, .version = version, .upgraded = upgraded };

  cs_schema_check (check->manifest, 0, &cs_vocab_manifest, version, count_fault_cb, &count);
  g_free (count.gone);

  return count.n_faults;
}

static gboolean
remove_gone (Draft      *draft,
             CsVersion   version,
             GError    **error)
{
  for (;;)
    {
      Count            count = { .snapshot = draft->snapshot, .version = version };
      g_autofree char *gone = NULL;

      cs_schema_check (draft->snapshot, 0, &cs_vocab_manifest, version, count_fault_cb, &count);
      gone = g_steal_pointer (&count.gone);
      if (gone == NULL)
        return TRUE;
      if (!draft_edit (draft, cs_text_edit_remove (draft->snapshot, gone, error)))
        return FALSE;
    }
}

/* Required in 1.16 to 1.19, and nothing that older manifests must have. */
static gboolean
add_full_name (CsCheck    *check,
               Draft      *draft,
               CsVersion   version,
               GError    **error)
{
  const CsMember  *name = cs_shape_find_member (&cs_vocab_manifest, "name", version);
  const CsMember  *full = name != NULL && name->shape != NULL
                            ? cs_shape_find_member (name->shape, "full", version)
                            : NULL;
  const guint      node = cs_snapshot_find (draft->snapshot, "/name/short");
  const char      *short_name = node != CS_NODE_NONE ? cs_snapshot_get_string (draft->snapshot, node)
                                                     : NULL;
  g_autofree char *json = NULL;

  if (full == NULL || short_name == NULL || !cs_member_required_in (full, version) ||
      cs_snapshot_find (draft->snapshot, "/name/full") != CS_NODE_NONE)
    return TRUE;

  json = cs_json_quote (short_name);
  return draft_edit (draft, cs_text_edit_set (draft->snapshot, "/name/full", json, error));
}

static CsChange *
upgrade (CsCheck     *check,
         CsVersion    version,
         const char  *label,
         GError     **error)
{
  g_autoptr (CsChange) change = cs_change_new (label);
  g_auto (Draft)       draft = { NULL };

  draft_init (&draft, change, check->path, check->written);
  if (!remove_gone (&draft, version, error) || !add_full_name (check, &draft, version, error) ||
      !align_manifest (&draft, version, error) || !align_languages (check, change, version, error))
    return NULL;

  cs_change_set_place (change, check->path, "/manifestVersion");
  return g_steal_pointer (&change);
}

CsChange *
cs_rules_upgrade (CsSubject   *subject,
                  const char  *version,
                  GError     **error)
{
  const CsVersion  target = cs_version_parse (version);
  g_autofree char *label = NULL;
  CsCheck          check;
  CsChange        *change = NULL;

  g_return_val_if_fail (subject != NULL, NULL);
  g_return_val_if_fail (version != NULL, NULL);

  if (!cs_manifest_version_exists (target))
    {
      g_set_error (error, CS_RULES_ERROR, CS_RULES_ERROR_VERSION,
                   _("cannot upgrade to “%s”: there is no such manifest version"), version);
      return NULL;
    }

  cs_check_init (&check, subject, CS_PROFILE_UPLOAD);
  if (check.written == NULL || cs_snapshot_get_kind (check.written, 0) != CS_JSON_OBJECT)
    g_set_error (error, CS_RULES_ERROR, CS_RULES_ERROR_NO_MANIFEST,
                 _("cannot upgrade to “%s”: there is no manifest that can be read"), version);
  else
    {
      label = g_strdup_printf (_("Upgrade the manifest to %s"), version);
      change = upgrade (&check, target, label, error);
    }
  cs_check_clear (&check);

  return change;
}
