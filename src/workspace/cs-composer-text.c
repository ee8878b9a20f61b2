/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cs-workspace"

#include "cs-composer-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "cs-card-envelope.h"
#include "cs-json-pointer.h"
#include "cs-vocab-card.h"

static gboolean
is_text (const CsMember *row)
{
  return (row->flags & CS_MEMBER_SHOWN) != 0 && (row->flags & CS_MEMBER_TEMPLATE) == 0 &&
         (row->type == CS_TYPE_STRING || row->type == CS_TYPE_TEXT);
}

const CsMember *
cs_composer_find_text (CsComposer *self,
                       guint       index)
{
  CsOutline *outline = cs_composer_get_outline (self);
  const CsOutlineItem *item;
  const CsMember *first = NULL;

  g_return_val_if_fail (CS_IS_COMPOSER (self), NULL);

  /* What the card as a whole says stands in its elements. */
  if (outline == NULL || index == CS_OUTLINE_NONE)
    return NULL;
  item = cs_outline_get_item (outline, index);
  if (item->shape == NULL || item->parent == CS_OUTLINE_NONE)
    return NULL;

  for (const CsMember *row = item->shape->members; row->name != NULL; row++)
    {
      guint node = cs_snapshot_get_member (cs_outline_get_snapshot (outline), item->node,
                                           row->name);

      if (!is_text (row))
        continue;
      if (cs_snapshot_get_string (cs_outline_get_snapshot (outline), node) != NULL)
        return row;
      if (first == NULL && node == CS_NODE_NONE)
        first = row;
    }

  return first;
}

char *
cs_composer_dup_text (CsComposer *self)
{
  guint selected = cs_composer_get_selected (self);
  const CsMember *row = cs_composer_find_text (self, selected);
  CsOutline *outline = cs_composer_get_outline (self);
  const char *text;

  if (row == NULL)
    return g_strdup ("");

  text = cs_snapshot_get_string (cs_outline_get_snapshot (outline),
                                 cs_snapshot_get_member (cs_outline_get_snapshot (outline),
                                                         cs_outline_get_item (outline, selected)->node,
                                                         row->name));
  return g_strdup (text != NULL ? text : "");
}

gboolean
cs_composer_set_text (CsComposer  *self,
                      guint        index,
                      const char  *text,
                      GError     **error)
{
  CsHistory *history = cs_project_get_history (
    cs_workspace_get_project (cs_composer_get_workspace (self)));
  CsOutline *outline = cs_composer_get_outline (self);
  const CsMember *row;
  CsTextEdit *edit;
  g_autoptr (CsChange) change = NULL;
  g_autofree char *base = NULL;
  g_autofree char *pointer = NULL;
  g_autofree char *value = NULL;
  g_autofree char *label = NULL;

  g_return_val_if_fail (CS_IS_COMPOSER (self), FALSE);

  if (cs_composer_refuse (self, FALSE, error))
    return FALSE;
  row = cs_composer_find_text (self, index);
  if (row == NULL)
    {
      g_set_error (error, CS_COMPOSE_ERROR, CS_COMPOSE_ERROR_NOT_ALLOWED,
                   _("That part has no text of its own."));
      return FALSE;
    }

  base = cs_snapshot_dup_pointer (cs_outline_get_snapshot (outline),
                                  cs_outline_get_item (outline, index)->node);
  pointer = cs_json_pointer_join (base, row->name);
  value = cs_json_quote (text);
  edit = cs_text_edit_set (cs_outline_get_snapshot (outline), pointer, value, error);
  if (edit == NULL)
    return FALSE;

  /* Translators: %s is the name of a member, such as: Text */
  label = g_strdup_printf (_("Change “%s”"), _(row->title));
  change = cs_change_new (label);
  cs_change_edit (change, cs_composer_get_path (self), edit);
  cs_change_set_place (change, cs_composer_get_path (self), pointer);
  return cs_history_do (history, change, error);
}

/* By its own words: a MessageCard need not have them, but then it may be a section as well. */
static gboolean
is_called_card (CsSnapshot *snapshot)
{
  const char *type =
    cs_snapshot_get_string (snapshot, cs_snapshot_get_member (snapshot, 0,
                                                              cs_message_actions.discriminator));

  return cs_card_is_adaptive (snapshot) || g_strcmp0 (type, "MessageCard") == 0;
}

/* (transfer full) (nullable): the card in @text, when it is one with whatever around it */
static GBytes *
find_card (const char *text)
{
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));
  g_autoptr (GBytes) card = cs_card_envelope_unwrap (bytes, NULL);
  g_autoptr (CsSnapshot) snapshot = card != NULL ? cs_snapshot_new (card) : NULL;

  if (snapshot == NULL || (card == bytes && !is_called_card (snapshot)))
    return NULL;

  return g_steal_pointer (&card);
}

static gboolean
replace_card (CsComposer  *self,
              GBytes      *card,
              GError     **error)
{
  CsOutline *outline = cs_composer_get_outline (self);
  g_autoptr (CsChange) change = NULL;
  g_autofree char *pointer = NULL;
  g_autofree char *text = NULL;
  CsTextEdit *edit;
  gsize size;
  gconstpointer data = g_bytes_get_data (card, &size);

  pointer = cs_snapshot_dup_pointer (cs_outline_get_snapshot (outline),
                                     cs_outline_get_item (outline, 0)->node);
  text = g_strndup (data, size);
  edit = cs_text_edit_set (cs_outline_get_snapshot (outline), pointer, text, error);
  if (edit == NULL)
    return FALSE;

  change = cs_change_new (_("Paste card"));
  cs_change_edit (change, cs_composer_get_path (self), edit);
  cs_change_set_place (change, cs_composer_get_path (self), pointer);
  return cs_composer_do (self, g_steal_pointer (&change), error);
}

gboolean
cs_composer_paste (CsComposer  *self,
                   const char  *text,
                   GError     **error)
{
  g_autoptr (GBytes) card = NULL;
  guint selected;

  g_return_val_if_fail (CS_IS_COMPOSER (self), FALSE);

  if (cs_composer_refuse (self, FALSE, error))
    return FALSE;

  card = find_card (text);
  selected = cs_composer_get_selected (self);
  if (card == NULL)
    return cs_composer_insert (self, text, NULL, error);
  if (selected == CS_OUTLINE_NONE || selected == 0)
    return replace_card (self, card, error);

  g_set_error (error, CS_COMPOSE_ERROR, CS_COMPOSE_ERROR_NOT_ALLOWED,
               _("That is a whole card. Select the card itself to put it in its place."));
  return FALSE;
}
