/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cs-workspace"

#include "cs-new-card.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "cs-card-target.h"
#include "cs-file-stem.h"

#define FALLBACK_NAME "card"

char *
cs_new_card_dup_path (CsProject  *project,
                      const char *name)
{
  g_autofree char *own = cs_file_stem_dup (name);
  const char *stem = *own != '\0' ? own : FALLBACK_NAME;
  char *path = g_strconcat (CS_CARDS_FOLDER, stem, ".json", NULL);

  for (guint number = 2; cs_project_get_document (project, path) != NULL; number++)
    {
      g_free (path);
      path = g_strdup_printf (CS_CARDS_FOLDER "%s-%u.json", stem, number);
    }

  return path;
}

GBytes *
cs_new_card_empty (CsTarget target)
{
  g_autofree char *words = cs_json_quote (_("New card"));
  char *text;

  if (target == CS_TARGET_CONNECTOR || target == CS_TARGET_OUTLOOK)
    text = g_strdup_printf ("{\n"
                            "  \"@type\": \"MessageCard\",\n"
                            "  \"@context\": \"https://schema.org/extensions\",\n"
                            "  \"summary\": %s,\n"
                            "  \"title\": %s,\n"
                            "  \"sections\": []\n"
                            "}\n", words, words);
  else
    text = g_strdup_printf ("{\n"
                            "  \"$schema\": \"http://adaptivecards.io/schemas/adaptive-card.json\",\n"
                            "  \"type\": \"AdaptiveCard\",\n"
                            "  \"version\": \"1.5\",\n"
                            "  \"fallbackText\": %s,\n"
                            "  \"body\": [\n"
                            "    {\n"
                            "      \"type\": \"TextBlock\",\n"
                            "      \"text\": %s,\n"
                            "      \"size\": \"Large\",\n"
                            "      \"weight\": \"Bolder\",\n"
                            "      \"style\": \"heading\",\n"
                            "      \"wrap\": true\n"
                            "    }\n"
                            "  ]\n"
                            "}\n", words, words);

  return g_bytes_new_take (text, strlen (text));
}

gboolean
cs_new_card_add (CsWorkspace  *workspace,
                 const char   *path,
                 GBytes       *text,
                 CsTarget      target,
                 GError      **error)
{
  CsProject *project = cs_workspace_get_project (workspace);
  CsDocument *remembered = cs_project_get_document (project, CS_CARD_TARGET_FILE);
  g_autofree char *label = NULL;
  g_autoptr (CsChange) change = NULL;

  /* Translators: a file. */
  label = g_strdup_printf (_("Add %s"), path);
  change = cs_change_new (label);
  cs_change_create (change, path, text);
  cs_change_set_place (change, path, "");

  if (target != CS_TARGET_NONE)
    {
      CsSnapshot *snapshot = remembered != NULL ? cs_document_get_snapshot (remembered) : NULL;
      g_autoptr (CsChange) choice = cs_card_target_choose (snapshot, path, target, error);

      if (choice == NULL)
        return FALSE;
      cs_change_append (change, choice);
    }

  return cs_history_do (cs_project_get_history (project), change, error);
}
