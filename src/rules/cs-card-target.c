/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cs-rules"

#include "cs-card-target.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "cs-card-private.h"
#include "cs-json-pointer.h"

static char *
dup_card_pointer (const char *card)
{
  return cs_json_pointer_join ("/cards", card);
}

static char *
dup_target_pointer (const char *card)
{
  g_autofree char *pointer = dup_card_pointer (card);

  return cs_json_pointer_join (pointer, "target");
}

CsTarget
cs_card_target_read (CsSnapshot *connector_json,
                     const char *card)
{
  g_autofree char *pointer = dup_target_pointer (card);
  CsTarget         target = CS_TARGET_NONE;
  const char      *text;

  if (connector_json == NULL)
    return CS_TARGET_NONE;

  text = cs_snapshot_get_string (connector_json, cs_snapshot_find (connector_json, pointer));
  return text != NULL && cs_target_parse (text, &target) ? target : CS_TARGET_NONE;
}

static CsTextEdit *
edit_choice (CsSnapshot  *connector_json,
             const char  *card,
             CsTarget     target,
             GError     **error)
{
  g_autofree char *pointer = dup_target_pointer (card);
  g_autofree char *whole = dup_card_pointer (card);
  g_autofree char *json = NULL;
  guint            node;

  if (target != CS_TARGET_NONE)
    {
      json = cs_json_quote (cs_target_get_name (target));
      return cs_text_edit_set_deep (connector_json, pointer, json, error);
    }

  node = cs_snapshot_find (connector_json, whole);
  if (cs_snapshot_find (connector_json, pointer) == CS_NODE_NONE)
    return cs_text_edit_new ();

  /* What else is known about the card stays. */
  return cs_text_edit_remove (connector_json,
                              cs_snapshot_get_n_children (connector_json, node) > 1 ? pointer
                                                                                    : whole,
                              error);
}

CsChange *
cs_card_target_choose (CsSnapshot  *connector_json,
                       const char  *card,
                       CsTarget     target,
                       GError     **error)
{
  const char            *title = cs_target_get_title (target);
  /* Translators: %s is where a card goes: "Teams Workflows webhook". */
  g_autofree char       *label = g_strdup_printf (_("Set the card's target: %s"), title);
  g_autoptr (CsChange)   change = cs_change_new (label);
  g_autoptr (CsSnapshot) fresh = NULL;
  CsTextEdit            *edit;

  if (connector_json == NULL)
    {
      g_autoptr (GBytes) empty = g_bytes_new_static ("{\n}\n", 4);

      if (target == CS_TARGET_NONE)
        return g_steal_pointer (&change);
      cs_change_create (change, CS_CARD_TARGET_FILE, empty);
      fresh = cs_snapshot_new (empty);
      connector_json = fresh;
    }

  edit = edit_choice (connector_json, card, target, error);
  if (edit == NULL)
    return NULL;

  cs_change_edit (change, CS_CARD_TARGET_FILE, edit);
  cs_change_set_place (change, card, "");
  return g_steal_pointer (&change);
}

static CsTarget
guess_by_language (CsCardLanguage language)
{
  switch (language)
    {
    case CS_CARD_MESSAGE:
      return CS_TARGET_CONNECTOR;
    case CS_CARD_ADAPTIVE:
      return CS_TARGET_WORKFLOWS;
    case CS_CARD_UNKNOWN:
    default:
      return CS_TARGET_NONE;
    }
}

CsTarget
cs_card_target_guess (CsSnapshot *snapshot)
{
  guint              envelope;
  g_autoptr (GArray) roots = cs_card_find_roots (snapshot, &envelope);

  return guess_by_language (cs_card_guess_language (snapshot, g_array_index (roots, guint, 0)));
}

CsTarget
cs_card_target_of (CsSubject      *subject,
                   const char     *file,
                   CsCardLanguage  language,
                   gboolean       *chosen)
{
  CsTarget target = cs_subject_get_target (subject);

  if (target == CS_TARGET_NONE)
    target = cs_card_target_read (cs_subject_get_snapshot (subject, CS_CARD_TARGET_FILE), file);

  *chosen = target != CS_TARGET_NONE;
  return *chosen ? target : guess_by_language (language);
}
