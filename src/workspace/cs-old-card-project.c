/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cs-workspace"

#include "cs-old-card.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "cs-card-guess.h"
#include "cs-card-target.h"

/* What an old card becomes within a project: a card beside it, or in its place. */

#define ENDING       ".json"
#define NAME_ENDING  "-adaptive"

CsTarget
cs_http_post_get_target (CsHttpPost http_post)
{
  return http_post == CS_HTTP_POST_SUBMIT ? CS_TARGET_BOT : CS_TARGET_WORKFLOWS;
}

static gboolean
is_taken (CsProject  *project,
          GHashTable *taken,
          const char *path)
{
  return (project != NULL && cs_project_get_document (project, path) != NULL) ||
         (taken != NULL && g_hash_table_contains (taken, path));
}

static char *
dup_free_path (CsProject  *project,
               GHashTable *taken,
               const char *path)
{
  gsize length = strlen (path);
  gsize stem = length > strlen (ENDING) &&
               g_ascii_strcasecmp (path + length - strlen (ENDING), ENDING) == 0
               ? length - strlen (ENDING) : length;
  char *name = g_strdup_printf ("%.*s" NAME_ENDING ENDING, (int) stem, path);

  for (guint number = 2; is_taken (project, taken, name); number++)
    {
      g_free (name);
      name = g_strdup_printf ("%.*s" NAME_ENDING "-%u" ENDING, (int) stem, path, number);
    }

  return name;
}

char *
cs_old_card_dup_new_path (CsProject  *project,
                          const char *path)
{
  return dup_free_path (project, NULL, path);
}

/* connector.json with all the new cards' targets, computed one after the other on texts of our own:
 * each choice is an edit of what the one before it left. */
static gboolean
remember_targets (CsChange    *change,
                  CsProject   *project,
                  GPtrArray   *paths,
                  CsTarget     target,
                  GError     **error)
{
  CsDocument *document = cs_project_get_document (project, CS_CARD_TARGET_FILE);
  g_autoptr (CsSnapshot) snapshot = document != NULL
                                    ? cs_snapshot_ref (cs_document_get_snapshot (document)) : NULL;

  for (guint i = 0; i < paths->len; i++)
    {
      g_autoptr (CsChange) choice =
        cs_card_target_choose (snapshot, g_ptr_array_index (paths, i), target, error);
      g_autoptr (GBytes) text = snapshot != NULL ? g_bytes_ref (cs_snapshot_get_bytes (snapshot))
                                                 : NULL;

      if (choice == NULL)
        return FALSE;
      for (guint j = 0; j < cs_change_get_n_operations (choice); j++)
        {
          const CsOperation *operation = cs_change_get_operation (choice, j);
          GBytes *next = operation->kind == CS_OPERATION_EDIT
                         ? cs_text_edit_apply (operation->edit, text)
                         : g_bytes_ref (operation->bytes);

          g_clear_pointer (&text, g_bytes_unref);
          text = next;
        }
      cs_change_append (change, choice);
      g_clear_pointer (&snapshot, cs_snapshot_unref);
      snapshot = cs_snapshot_new (text);
    }

  return TRUE;
}

/* A card from elsewhere gets its place among the cards. */
static char *
dup_place (CsProject  *project,
           GHashTable *taken,
           CsOldCard  *card)
{
  const char *path = cs_old_card_get_path (card);
  g_autofree char *name = NULL;
  g_autofree char *inner = NULL;

  if (cs_project_get_document (project, path) != NULL)
    return dup_free_path (project, taken, path);

  name = g_path_get_basename (path);
  inner = g_strconcat (CS_CARDS_FOLDER, name, NULL);
  if (!is_taken (project, taken, inner))
    return g_steal_pointer (&inner);
  return dup_free_path (project, taken, inner);
}

gboolean
cs_old_card_add (CsWorkspace  *workspace,
                 GPtrArray    *cards,
                 const char   *path,
                 CsHttpPost    http_post,
                 GError      **error)
{
  CsProject *project = cs_workspace_get_project (workspace);
  g_autoptr (GHashTable) taken = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GPtrArray) paths = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *name = NULL;
  g_autofree char *label = NULL;
  g_autoptr (CsChange) change = NULL;

  g_return_val_if_fail (cards->len > 0, FALSE);

  name = g_path_get_basename (cs_old_card_get_path (g_ptr_array_index (cards, 0)));
  /* Translators: %s is a file name */
  label = cards->len == 1 ? g_strdup_printf (_("Convert %s"), name)
                          : g_strdup_printf (ngettext ("Convert %u card", "Convert %u cards",
                                                       cards->len), cards->len);
  change = cs_change_new (label);
  for (guint i = 0; i < cards->len; i++)
    {
      CsOldCard *card = g_ptr_array_index (cards, i);
      char *place = path != NULL ? g_strdup (path) : dup_place (project, taken, card);

      g_ptr_array_add (paths, place);
      g_hash_table_add (taken, place);
      cs_change_create (change, place,
                        cs_conversion_get_text (cs_old_card_get_conversion (card)));
    }
  cs_change_set_place (change, g_ptr_array_index (paths, 0), "");

  return (!cs_workspace_makes_package (workspace) ||
          remember_targets (change, project, paths, cs_http_post_get_target (http_post), error)) &&
         cs_history_do (cs_project_get_history (project), change, error);
}

gboolean
cs_old_card_replace (CsWorkspace  *workspace,
                     CsOldCard    *self,
                     CsHttpPost    http_post,
                     GError      **error)
{
  CsProject *project = cs_workspace_get_project (workspace);
  const char *path = cs_old_card_get_path (self);
  g_autofree char *name = g_path_get_basename (path);
  g_autofree char *label = g_strdup_printf (_("Convert %s"), name);
  g_autoptr (CsChange) change = cs_change_new (label);
  g_autoptr (GPtrArray) paths = g_ptr_array_new ();

  g_ptr_array_add (paths, (gpointer) path);
  cs_change_replace (change, path, cs_conversion_get_text (cs_old_card_get_conversion (self)));
  cs_change_set_place (change, path, "");

  return (!cs_workspace_makes_package (workspace) ||
          remember_targets (change, project, paths, cs_http_post_get_target (http_post), error)) &&
         cs_history_do (cs_project_get_history (project), change, error);
}
