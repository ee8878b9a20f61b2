/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cs-workspace"

#include "cs-card-files.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "cs-card-guess.h"
#include "cs-card-target.h"
#include "cs-json-pointer.h"

#define ENDING ".json"

static gboolean
has_ending (const char *path)
{
  gsize length = strlen (path);

  return length > strlen (ENDING) &&
         g_ascii_strcasecmp (path + length - strlen (ENDING), ENDING) == 0;
}

/* (transfer full): "cards/build-failed" */
static char *
dup_stem (const char *card)
{
  return g_strndup (card, strlen (card) - (has_ending (card) ? strlen (ENDING) : 0));
}

/* Whether "cards/a.NAME.data.json" is that of a card "cards/a.NAME.json". */
static gboolean
belongs_to_other (CsProject  *project,
                  const char *stem,
                  const char *data)
{
  const char *end = data + strlen (data) - strlen (CS_CARD_DATA_SUFFIX);

  for (const char *dot = data + strlen (stem) + 1; dot <= end; dot++)
    {
      g_autofree char *other = NULL;

      if (dot < end && *dot != '.')
        continue;
      other = g_strdup_printf ("%.*s" ENDING, (int) (dot - data), data);
      if (cs_card_path_is_card (other) && cs_project_get_document (project, other) != NULL)
        return TRUE;
    }

  return FALSE;
}

char **
cs_card_files_list_data (CsProject  *project,
                         const char *card)
{
  g_autoptr (GStrvBuilder) paths = g_strv_builder_new ();
  g_autofree char *stem = dup_stem (card);
  g_autofree char *start = g_strconcat (stem, ".", NULL);

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (project)); i++)
    {
      g_autoptr (CsDocument) document = g_list_model_get_item (G_LIST_MODEL (project), i);
      const char *path = cs_document_get_path (document);

      if (g_str_has_prefix (path, start) && g_str_has_suffix (path, CS_CARD_DATA_SUFFIX) &&
          !belongs_to_other (project, stem, path))
        g_strv_builder_add (paths, path);
    }

  return g_strv_builder_end (paths);
}

char *
cs_card_files_dup_name (const char *card)
{
  g_autofree char *stem = dup_stem (card);

  return g_path_get_basename (stem);
}

/* (transfer full): where @data goes when its card goes to @new_card */
static char *
dup_data_path (const char *data,
               const char *card,
               const char *new_card)
{
  g_autofree char *stem = dup_stem (card);
  g_autofree char *new_stem = dup_stem (new_card);

  return g_strconcat (new_stem, data + strlen (stem), NULL);
}

/* (nullable): a file that would be there twice */
static const char *
find_in_the_way (CsProject   *project,
                 const char  *card,
                 const char  *new_card,
                 char       **data)
{
  if (cs_project_get_document (project, new_card) != NULL)
    return cs_document_get_path (cs_project_get_document (project, new_card));

  for (guint i = 0; data[i] != NULL; i++)
    {
      g_autofree char *path = dup_data_path (data[i], card, new_card);
      CsDocument *there = cs_project_get_document (project, path);

      if (there != NULL)
        return cs_document_get_path (there);
    }

  return NULL;
}

/* (transfer full) (nullable): the path of a card called @name in the folder of @card */
static char *
dup_named (const char  *card,
           const char  *name,
           GError     **error)
{
  g_autofree char *folder = g_path_get_dirname (card);
  g_autofree char *trimmed = g_strstrip (g_strdup (name));
  g_autofree char *stem = dup_stem (trimmed);
  g_autofree char *path = g_str_equal (folder, ".")
                          ? g_strconcat (stem, ENDING, NULL)
                          : g_strconcat (folder, "/", stem, ENDING, NULL);

  if (*stem == '\0')
    {
      g_set_error_literal (error, CS_PROJECT_ERROR, CS_PROJECT_ERROR_UNSAFE_PATH,
                           _("A card needs a name."));
      return NULL;
    }
  if (strchr (stem, '/') != NULL || *stem == '.' || !cs_project_path_is_safe (path) ||
      cs_card_path_is_card (path) != cs_card_path_is_card (card) ||
      g_str_has_suffix (path, CS_CARD_DATA_SUFFIX))
    {
      /* Translators: %s is what somebody typed as the name of a file */
      g_set_error (error, CS_PROJECT_ERROR, CS_PROJECT_ERROR_UNSAFE_PATH,
                   _("A card cannot be called “%s”. Take letters, digits and hyphens."), trimmed);
      return NULL;
    }

  return g_steal_pointer (&path);
}

static void
set_exists (GError     **error,
            const char  *path)
{
  /* Translators: %s is a file */
  g_set_error (error, CS_PROJECT_ERROR, CS_PROJECT_ERROR_FILE_EXISTS,
               _("There is a file %s already."), path);
}

char *
cs_card_files_check_new (CsProject   *project,
                         const char  *beside,
                         const char  *name,
                         GError     **error)
{
  g_autofree char *path = dup_named (beside, name, error);

  if (path != NULL && cs_project_get_document (project, path) != NULL)
    {
      set_exists (error, path);
      return NULL;
    }
  return g_steal_pointer (&path);
}

char *
cs_card_files_check_name (CsProject   *project,
                          const char  *card,
                          const char  *name,
                          GError     **error)
{
  g_autofree char *path = dup_named (card, name, error);
  g_auto (GStrv) data = cs_card_files_list_data (project, card);
  const char *in_the_way;

  if (path == NULL)
    return NULL;

  in_the_way = g_str_equal (path, card) ? NULL : find_in_the_way (project, card, path, data);
  if (in_the_way != NULL)
    {
      set_exists (error, in_the_way);
      return NULL;
    }

  return g_steal_pointer (&path);
}

static CsSnapshot *
get_remembered (CsProject *project)
{
  CsDocument *document = cs_project_get_document (project, CS_CARD_TARGET_FILE);

  return document != NULL ? cs_document_get_snapshot (document) : NULL;
}

/* (transfer full) (nullable): the pointer of what connector.json remembers of the card; NULL where
 * that is nothing, or where the file cannot be read */
static char *
dup_remembered_pointer (CsProject  *project,
                        const char *card)
{
  CsSnapshot *snapshot = get_remembered (project);
  g_autofree char *pointer = cs_json_pointer_join ("/cards", card);

  if (snapshot == NULL || cs_snapshot_is_broken (snapshot) ||
      cs_snapshot_find (snapshot, pointer) == CS_NODE_NONE)
    return NULL;
  return g_steal_pointer (&pointer);
}

static gboolean
move_remembered (CsChange    *change,
                 CsProject   *project,
                 const char  *card,
                 const char  *new_path,
                 GError     **error)
{
  g_autofree char *pointer = dup_remembered_pointer (project, card);
  CsTextEdit *edit;

  if (pointer == NULL)
    return TRUE;
  edit = cs_text_edit_rename (get_remembered (project), pointer, new_path, error);
  if (edit == NULL)
    return FALSE;
  cs_change_edit (change, CS_CARD_TARGET_FILE, edit);
  return TRUE;
}

gboolean
cs_card_files_rename (CsWorkspace  *workspace,
                      const char   *card,
                      const char   *new_path,
                      GError      **error)
{
  CsProject *project = cs_workspace_get_project (workspace);
  g_auto (GStrv) data = cs_card_files_list_data (project, card);
  g_autofree char *old_name = cs_card_files_dup_name (card);
  g_autofree char *new_name = cs_card_files_dup_name (new_path);
  g_autofree char *label = NULL;
  g_autoptr (CsChange) change = NULL;

  if (g_str_equal (card, new_path))
    return TRUE;

  /* Translators: the old and the new name of a card */
  label = g_strdup_printf (_("Rename card %s to %s"), old_name, new_name);
  change = cs_change_new (label);
  cs_change_rename (change, card, new_path);
  for (guint i = 0; data[i] != NULL; i++)
    {
      g_autofree char *path = dup_data_path (data[i], card, new_path);

      cs_change_rename (change, data[i], path);
    }
  cs_change_set_place (change, new_path, "");

  return move_remembered (change, project, card, new_path, error) &&
         cs_history_do (cs_project_get_history (project), change, error);
}

/* (transfer full): the first free name with a number, for the card and its data */
static char *
dup_copy_path (CsProject   *project,
               const char  *card,
               char       **data)
{
  g_autofree char *stem = dup_stem (card);
  gsize length = strlen (stem);
  char *path = NULL;

  /* The copy of "build-2" is "build-3". */
  while (length > 0 && g_ascii_isdigit (stem[length - 1]))
    length--;
  if (length > 1 && stem[length] != '\0' && stem[length - 1] == '-' && stem[length - 2] != '/' &&
      strlen (stem) - length < 4)
    stem[length - 1] = '\0';

  for (guint number = 2; path == NULL; number++)
    {
      path = g_strdup_printf ("%s-%u" ENDING, stem, number);
      if (find_in_the_way (project, card, path, data) != NULL)
        g_clear_pointer (&path, g_free);
    }

  return path;
}

static gboolean
copy_remembered (CsChange    *change,
                 CsProject   *project,
                 const char  *card,
                 const char  *new_path,
                 GError     **error)
{
  g_autofree char *pointer = dup_remembered_pointer (project, card);
  CsSnapshot *snapshot = get_remembered (project);
  g_autofree char *new_pointer = NULL;
  g_autofree char *text = NULL;
  CsTextEdit *edit;
  CsSpan span;

  if (pointer == NULL)
    return TRUE;

  span = cs_snapshot_get_value_span (snapshot, cs_snapshot_find (snapshot, pointer));
  text = g_strndup ((const char *) g_bytes_get_data (cs_snapshot_get_bytes (snapshot), NULL) +
                    span.start, span.length);
  new_pointer = cs_json_pointer_join ("/cards", new_path);
  edit = cs_text_edit_set (snapshot, new_pointer, text, error);
  if (edit == NULL)
    return FALSE;
  cs_change_edit (change, CS_CARD_TARGET_FILE, edit);
  return TRUE;
}

static void
copy_file (CsChange   *change,
           CsProject  *project,
           const char *path,
           const char *new_path)
{
  cs_change_create (change, new_path,
                    cs_document_get_bytes (cs_project_get_document (project, path)));
}

char *
cs_card_files_duplicate (CsWorkspace  *workspace,
                         const char   *card,
                         GError      **error)
{
  CsProject *project = cs_workspace_get_project (workspace);
  g_auto (GStrv) data = cs_card_files_list_data (project, card);
  g_autofree char *path = dup_copy_path (project, card, data);
  g_autofree char *name = cs_card_files_dup_name (card);
  /* Translators: the name of a card */
  g_autofree char *label = g_strdup_printf (_("Duplicate card %s"), name);
  g_autoptr (CsChange) change = cs_change_new (label);

  copy_file (change, project, card, path);
  for (guint i = 0; data[i] != NULL; i++)
    {
      g_autofree char *data_path = dup_data_path (data[i], card, path);

      copy_file (change, project, data[i], data_path);
    }
  cs_change_set_place (change, path, "");

  if (!copy_remembered (change, project, card, path, error) ||
      !cs_history_do (cs_project_get_history (project), change, error))
    return NULL;
  return g_steal_pointer (&path);
}

static gboolean
forget_remembered (CsChange    *change,
                   CsProject   *project,
                   const char  *card,
                   GError     **error)
{
  g_autofree char *pointer = dup_remembered_pointer (project, card);
  CsTextEdit *edit;

  if (pointer == NULL)
    return TRUE;
  edit = cs_text_edit_remove (get_remembered (project), pointer, error);
  if (edit == NULL)
    return FALSE;
  cs_change_edit (change, CS_CARD_TARGET_FILE, edit);
  return TRUE;
}

gboolean
cs_card_files_delete (CsWorkspace  *workspace,
                      const char   *card,
                      GError      **error)
{
  CsProject *project = cs_workspace_get_project (workspace);
  g_auto (GStrv) data = cs_card_files_list_data (project, card);
  g_autofree char *name = cs_card_files_dup_name (card);
  /* Translators: the name of a card */
  g_autofree char *label = g_strdup_printf (_("Delete card %s"), name);
  g_autoptr (CsChange) change = cs_change_new (label);

  cs_change_delete (change, card);
  for (guint i = 0; data[i] != NULL; i++)
    cs_change_delete (change, data[i]);
  cs_change_set_place (change, card, "");

  return forget_remembered (change, project, card, error) &&
         cs_history_do (cs_project_get_history (project), change, error);
}
