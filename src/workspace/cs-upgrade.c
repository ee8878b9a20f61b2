/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cs-workspace"

#include "cs-upgrade.h"

#include <string.h>

#include "cs-json-pointer.h"
#include "cs-vocab-form.h"
#include "cs-vocab-manifest.h"
#include "cs-workspace-private.h"

/* The change itself knows bytes only. What it comes to is read off the texts before and after it,
 * so that what is told is what is done. */

static void
step_free (gpointer data)
{
  CsUpgradeStep *step = data;

  g_free (step->file);
  g_free (step->pointer);
  g_free (step->new_pointer);
  g_free (step->before);
  g_free (step->after);
  g_free (step);
}

static char *
dup_value (CsSnapshot *snapshot,
           guint       node)
{
  CsSpan span = cs_snapshot_get_value_span (snapshot, node);
  const char *text = g_bytes_get_data (cs_snapshot_get_bytes (snapshot), NULL);

  return g_strndup (text + span.start, span.length);
}

typedef struct
{
  const char *file;
  CsSnapshot *before;
  CsSnapshot *after;
  GPtrArray  *steps;
} Comparison;

static void
add_step (Comparison    *comparison,
          CsUpgradeKind  kind,
          const char    *pointer,
          guint          before,
          guint          after)
{
  CsUpgradeStep *step = g_new0 (CsUpgradeStep, 1);

  step->kind = kind;
  step->file = g_strdup (comparison->file);
  step->pointer = g_strdup (pointer);
  if (before != CS_NODE_NONE)
    step->before = dup_value (comparison->before, before);
  if (after != CS_NODE_NONE)
    step->after = dup_value (comparison->after, after);
  g_ptr_array_add (comparison->steps, step);
}

static char *
dup_child_pointer (CsSnapshot *snapshot,
                   const char *pointer,
                   guint       child,
                   guint       index)
{
  const char *key = cs_snapshot_get_key (snapshot, child);

  return key != NULL ? cs_json_pointer_join (pointer, key)
                     : cs_json_pointer_join_index (pointer, index);
}

static guint
find_child (CsSnapshot *snapshot,
            guint       node,
            const char *key,
            guint       index)
{
  return key != NULL ? cs_snapshot_get_member (snapshot, node, key)
                     : cs_snapshot_get_element (snapshot, node, index);
}

/* As deep as CS_JSON_MAX_DEPTH at most. */
static void
compare (Comparison *comparison,
         const char *pointer,
         guint       before,
         guint       after)
{
  CsJsonKind kind = cs_snapshot_get_kind (comparison->before, before);
  guint index = 0;

  if (kind != cs_snapshot_get_kind (comparison->after, after) ||
      (kind != CS_JSON_OBJECT && kind != CS_JSON_ARRAY))
    {
      g_autofree char *old = dup_value (comparison->before, before);
      g_autofree char *new = dup_value (comparison->after, after);

      if (strcmp (old, new) != 0)
        add_step (comparison, CS_UPGRADE_CHANGE, pointer, before, after);
      return;
    }

  for (guint child = cs_snapshot_get_first_child (comparison->before, before);
       child != CS_NODE_NONE; child = cs_snapshot_get_next (comparison->before, child), index++)
    {
      g_autofree char *at = dup_child_pointer (comparison->before, pointer, child, index);
      guint other = find_child (comparison->after, after,
                                cs_snapshot_get_key (comparison->before, child), index);

      if (other == CS_NODE_NONE)
        add_step (comparison, CS_UPGRADE_REMOVE, at, child, CS_NODE_NONE);
      else
        compare (comparison, at, child, other);
    }

  index = 0;
  for (guint child = cs_snapshot_get_first_child (comparison->after, after);
       child != CS_NODE_NONE; child = cs_snapshot_get_next (comparison->after, child), index++)
    {
      g_autofree char *at = dup_child_pointer (comparison->after, pointer, child, index);

      if (find_child (comparison->before, before, cs_snapshot_get_key (comparison->after, child),
                      index) == CS_NODE_NONE)
        add_step (comparison, CS_UPGRADE_ADD, at, CS_NODE_NONE, child);
    }
}

static gboolean
is_rename (const CsUpgradeStep *removal,
           const CsUpgradeStep *addition)
{
  g_autofree char *old = cs_json_pointer_dup_parent (removal->pointer, NULL);
  g_autofree char *new = cs_json_pointer_dup_parent (addition->pointer, NULL);

  return removal->kind == CS_UPGRADE_REMOVE && addition->kind == CS_UPGRADE_ADD &&
         strcmp (removal->file, addition->file) == 0 && g_strcmp0 (old, new) == 0 &&
         strcmp (removal->before, addition->after) == 0;
}

static void
join_renames (GPtrArray *steps)
{
  for (guint i = 0; i < steps->len; i++)
    {
      CsUpgradeStep *removal = g_ptr_array_index (steps, i);

      for (guint j = 0; j < steps->len && removal->kind == CS_UPGRADE_REMOVE; j++)
        {
          CsUpgradeStep *addition = g_ptr_array_index (steps, j);

          if (!is_rename (removal, addition))
            continue;

          removal->kind = CS_UPGRADE_RENAME;
          removal->new_pointer = g_strdup (addition->pointer);
          removal->after = g_strdup (addition->after);
          g_ptr_array_remove_index (steps, j);
        }
    }
}

static int
by_kind (gconstpointer a,
         gconstpointer b)
{
  const CsUpgradeStep *first = *(CsUpgradeStep *const *) a;
  const CsUpgradeStep *second = *(CsUpgradeStep *const *) b;

  return (int) first->kind - (int) second->kind;
}

/* Every edited file as it is at the end. */
static GHashTable *
apply_edits (CsProject *project,
             CsChange  *change)
{
  GHashTable *texts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free,
                                             (GDestroyNotify) g_bytes_unref);

  for (guint i = 0; i < cs_change_get_n_operations (change); i++)
    {
      const CsOperation *operation = cs_change_get_operation (change, i);
      CsDocument *document = cs_project_get_document (project, operation->path);
      GBytes *text = g_hash_table_lookup (texts, operation->path);

      if (operation->kind != CS_OPERATION_EDIT || document == NULL)
        continue;
      if (text == NULL)
        text = cs_document_get_bytes (document);
      g_hash_table_insert (texts, g_strdup (operation->path),
                           cs_text_edit_apply (operation->edit, text));
    }

  return texts;
}

static void
list_steps (CsWorkspace *workspace,
            CsUpgrade   *upgrade)
{
  CsProject *project = cs_workspace_get_project (workspace);
  g_autoptr (GHashTable) texts = apply_edits (project, upgrade->change);
  GHashTableIter iter;
  gpointer path, text;

  g_hash_table_iter_init (&iter, texts);
  while (g_hash_table_iter_next (&iter, &path, &text))
    {
      g_autoptr (CsSnapshot) after = cs_snapshot_new (text);
      Comparison comparison = {
        .file = path,
        .before = cs_document_get_snapshot (cs_project_get_document (project, path)),
        .after = after,
        .steps = upgrade->steps,
      };

      compare (&comparison, "", 0, 0);
    }

  join_renames (upgrade->steps);
  g_ptr_array_sort (upgrade->steps, by_kind);
}

void
cs_upgrade_free (CsUpgrade *self)
{
  g_clear_object (&self->change);
  g_clear_pointer (&self->steps, g_ptr_array_unref);
  g_free (self);
}

CsUpgrade *
cs_upgrade_plan (CsWorkspace  *workspace,
                 const char   *version,
                 GError      **error)
{
  g_autoptr (CsSubject) subject = NULL;
  g_autoptr (CsChange) change = NULL;
  CsUpgrade *upgrade;

  g_return_val_if_fail (CS_IS_WORKSPACE (workspace), NULL);

  subject = cs_workspace_make_subject (workspace, cs_workspace_get_kind (workspace), NULL);
  change = cs_rules_upgrade (subject, version, error);
  if (change == NULL)
    return NULL;

  upgrade = g_new0 (CsUpgrade, 1);
  upgrade->change = g_steal_pointer (&change);
  upgrade->steps = g_ptr_array_new_with_free_func (step_free);
  list_steps (workspace, upgrade);

  return upgrade;
}

GArray *
cs_upgrade_dup_versions (CsWorkspace *workspace)
{
  GArray *versions = g_array_new (FALSE, FALSE, sizeof (CsVersion));
  CsDocument *document;
  CsVersion present = CS_VERSION_NONE;

  g_return_val_if_fail (CS_IS_WORKSPACE (workspace), versions);

  document = cs_project_get_document (cs_workspace_get_project (workspace),
                                      cs_workspace_get_main_path (workspace));
  if (document != NULL)
    present = cs_form_read_version (&cs_vocab_manifest, cs_document_get_snapshot (document));

  for (const CsVersion *version = cs_manifest_versions (); *version != CS_VERSION_NONE; version++)
    {
      if (*version == CS_VERSION_PREVIEW || (*version <= present && present != CS_VERSION_PREVIEW))
        continue;
      /* The preview runs ahead of them all; what it had is in the newest, if in any. */
      if (present == CS_VERSION_PREVIEW)
        g_array_set_size (versions, 0);
      g_array_append_val (versions, *version);
    }

  return versions;
}
