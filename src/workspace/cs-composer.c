/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cs-workspace"

#include "cs-composer-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "cs-card-guess.h"
#include "cs-vocab-card.h"

struct _CsComposer
{
  GObject      parent_instance;

  CsWorkspace *workspace;
  char        *path;
  CsDocument  *document;
  CsOutline   *outline;
  gboolean     message_card;
  gboolean     broken;
  gboolean     reading;     /* telling of another text */
  guint        selected;
  char        *wanted;      /* (nullable): where the selection is to be after the change */
};

enum
{
  PROP_0,
  PROP_BROKEN,
  N_PROPS,
};

enum
{
  CHANGED,
  SELECTED,
  WENT,
  N_SIGNALS,
};

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

G_DEFINE_TYPE (CsComposer, cs_composer, G_TYPE_OBJECT)

static void
set_broken (CsComposer *self,
            gboolean    broken)
{
  if (self->broken == broken)
    return;

  self->broken = broken;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_BROKEN]);
}

/* Takes the present text, when it is sound. */
static void
read_text (CsComposer *self)
{
  CsSnapshot *snapshot = self->document != NULL ? cs_document_get_snapshot (self->document) : NULL;
  const CsShape *shape;
  guint root;

  if (snapshot == NULL || cs_snapshot_is_broken (snapshot) ||
      cs_snapshot_get_kind (snapshot, 0) != CS_JSON_OBJECT)
    {
      set_broken (self, TRUE);
      return;
    }

  root = cs_card_find (snapshot, &shape);
  g_clear_pointer (&self->outline, cs_outline_free);
  self->message_card = shape == &cs_vocab_message_card;
  /* One that says nothing yet is going to be one of the living language. */
  self->outline = cs_outline_new (snapshot, root,
                                  shape != NULL ? shape : &cs_vocab_adaptive_card);
  set_broken (self, FALSE);
}

static void
text_changed_cb (CsComposer *self)
{
  g_autofree char *place = self->wanted != NULL ? g_strdup (self->wanted)
                                                : cs_composer_dup_pointer (self);

  read_text (self);
  if (self->broken)
    return;

  self->selected = place != NULL ? cs_outline_find (self->outline, place) : CS_OUTLINE_NONE;
  self->reading = TRUE;
  g_signal_emit (self, signals[CHANGED], 0);
  g_signal_emit (self, signals[SELECTED], 0);
  self->reading = FALSE;
}

/* Undo and redo lead to what they changed. */
static void
moved_cb (CsComposer *self,
          CsChange   *change)
{
  const char *pointer = cs_change_get_place_pointer (change);

  if (pointer != NULL && g_strcmp0 (cs_change_get_place_path (change), self->path) == 0)
    cs_composer_select_pointer (self, pointer);
}

/* The file may come and go, by undo for one. */
static void
follow_document (CsComposer *self)
{
  CsDocument *document =
    cs_project_get_document (cs_workspace_get_project (self->workspace), self->path);

  if (document == self->document)
    return;

  if (self->document != NULL)
    g_signal_handlers_disconnect_by_data (self->document, self);
  g_set_object (&self->document, document);
  if (document != NULL)
    g_signal_connect_object (document, "changed", G_CALLBACK (text_changed_cb), self,
                             G_CONNECT_SWAPPED);
  text_changed_cb (self);
}

static void
cs_composer_dispose (GObject *object)
{
  CsComposer *self = CS_COMPOSER (object);

  g_clear_object (&self->document);
  g_clear_object (&self->workspace);

  G_OBJECT_CLASS (cs_composer_parent_class)->dispose (object);
}

static void
cs_composer_finalize (GObject *object)
{
  CsComposer *self = CS_COMPOSER (object);

  g_clear_pointer (&self->outline, cs_outline_free);
  g_free (self->wanted);
  g_free (self->path);

  G_OBJECT_CLASS (cs_composer_parent_class)->finalize (object);
}

static void
cs_composer_get_property (GObject    *object,
                          guint       prop_id,
                          GValue     *value,
                          GParamSpec *pspec)
{
  switch (prop_id)
    {
    case PROP_BROKEN:
      g_value_set_boolean (value, CS_COMPOSER (object)->broken);
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
cs_composer_class_init (CsComposerClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = cs_composer_dispose;
  object_class->finalize = cs_composer_finalize;
  object_class->get_property = cs_composer_get_property;

  properties[PROP_BROKEN] = g_param_spec_boolean ("broken", NULL, NULL, FALSE,
                                                  G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  signals[CHANGED] = g_signal_new ("changed", CS_TYPE_COMPOSER, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                   NULL, G_TYPE_NONE, 0);
  signals[SELECTED] = g_signal_new ("selected", CS_TYPE_COMPOSER, G_SIGNAL_RUN_LAST, 0, NULL,
                                    NULL, NULL, G_TYPE_NONE, 0);
  signals[WENT] = g_signal_new ("went", CS_TYPE_COMPOSER, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                G_TYPE_NONE, 0);
}

static void
cs_composer_init (CsComposer *self)
{
  self->selected = CS_OUTLINE_NONE;
}

CsComposer *
cs_composer_new (CsWorkspace *workspace,
                 const char  *path)
{
  CsComposer *self = NULL;
  CsProject *project = NULL;

  g_return_val_if_fail (CS_IS_WORKSPACE (workspace), NULL);
  g_return_val_if_fail (path != NULL, NULL);

  self = g_object_new (CS_TYPE_COMPOSER, NULL);
  self->workspace = g_object_ref (workspace);
  self->path = g_strdup (path);
  project = cs_workspace_get_project (workspace);

  follow_document (self);
  g_signal_connect_object (project, "items-changed", G_CALLBACK (follow_document), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (cs_project_get_history (project), "moved", G_CALLBACK (moved_cb), self,
                           G_CONNECT_SWAPPED);
  return self;
}

CsWorkspace *
cs_composer_get_workspace (CsComposer *self)
{
  return self->workspace;
}

const char *
cs_composer_get_path (CsComposer *self)
{
  return self->path;
}

gboolean
cs_composer_get_broken (CsComposer *self)
{
  return self->broken;
}

CsOutline *
cs_composer_get_outline (CsComposer *self)
{
  return self->outline;
}

gboolean
cs_composer_is_message_card (CsComposer *self)
{
  return self->message_card;
}

guint
cs_composer_get_selected (CsComposer *self)
{
  return self->selected;
}

void
cs_composer_select (CsComposer *self,
                    guint       index)
{
  g_return_if_fail (CS_IS_COMPOSER (self));
  g_return_if_fail (index == CS_OUTLINE_NONE ||
                    (self->outline != NULL && index < cs_outline_get_n_items (self->outline)));

  if (self->selected == index)
    return;

  self->selected = index;
  g_signal_emit (self, signals[SELECTED], 0);
  if (!self->reading)
    g_signal_emit (self, signals[WENT], 0);
}

void
cs_composer_select_pointer (CsComposer *self,
                            const char *pointer)
{
  g_return_if_fail (CS_IS_COMPOSER (self));

  if (self->outline != NULL)
    cs_composer_select (self, cs_outline_find (self->outline, pointer));
}

char *
cs_composer_dup_pointer (CsComposer *self)
{
  g_return_val_if_fail (CS_IS_COMPOSER (self), NULL);

  if (self->outline == NULL || self->selected == CS_OUTLINE_NONE)
    return NULL;

  return cs_snapshot_dup_pointer (cs_outline_get_snapshot (self->outline),
                                  cs_outline_get_item (self->outline, self->selected)->node);
}

/* Nothing can be done to a text that cannot be read, nor to nothing. */
gboolean
cs_composer_refuse (CsComposer  *self,
                    gboolean     needs_selection,
                    GError     **error)
{
  if (self->broken || self->outline == NULL)
    g_set_error (error, CS_JSON_ERROR, CS_JSON_ERROR_BROKEN,
                 _("The card's text has a fault. Mend it first; the problems list shows where."));
  else if (needs_selection && self->selected == CS_OUTLINE_NONE)
    g_set_error (error, CS_COMPOSE_ERROR, CS_COMPOSE_ERROR_NO_PART,
                 _("Nothing is selected. Select a part of the card first."));
  else
    return FALSE;

  return TRUE;
}

gboolean
cs_composer_do (CsComposer  *self,
                CsChange    *change,
                GError     **error)
{
  CsHistory *history = cs_project_get_history (cs_workspace_get_project (self->workspace));
  g_autoptr (CsChange) owned = change;
  gboolean done;

  if (change == NULL)
    return FALSE;

  /* So that the views are told of the new selection with the new text. */
  self->wanted = g_strdup (cs_change_get_place_pointer (change));
  done = cs_history_do (history, change, error);
  g_clear_pointer (&self->wanted, g_free);
  if (done)
    g_signal_emit (self, signals[WENT], 0);

  return done;
}

static char *
dup_part_type (CsComposer *self,
               const char *part)
{
  g_autoptr (GBytes) bytes = g_bytes_new (part, strlen (part));
  g_autoptr (CsSnapshot) snapshot = cs_snapshot_new (bytes);
  const char *name = self->message_card ? cs_message_actions.discriminator
                                        : cs_adaptive_elements.discriminator;

  return g_strdup (cs_snapshot_get_string (snapshot, cs_snapshot_get_member (snapshot, 0, name)));
}

gboolean
cs_composer_insert (CsComposer            *self,
                    const char            *part,
                    const CsComposePlace  *place,
                    GError               **error)
{
  CsComposePlace found;
  g_autofree char *type = NULL;
  guint selected;

  g_return_val_if_fail (CS_IS_COMPOSER (self), FALSE);

  if (cs_composer_refuse (self, FALSE, error))
    return FALSE;

  if (place == NULL)
    {
      type = dup_part_type (self, part);
      selected = self->selected != CS_OUTLINE_NONE ? self->selected : 0;
      if (!cs_compose_find_place (self->outline, selected, type, &found))
        {
          g_set_error (error, CS_COMPOSE_ERROR, CS_COMPOSE_ERROR_NOT_ALLOWED,
                       _("The selected part of the card has no place for “%s”."),
                       type != NULL ? type : "?");
          return FALSE;
        }
      place = &found;
    }

  return cs_composer_do (self, cs_compose_insert (self->outline, self->path, place, part, error),
                         error);
}

gboolean
cs_composer_remove (CsComposer  *self,
                    GError     **error)
{
  return !cs_composer_refuse (self, TRUE, error) &&
         cs_composer_do (self,
                         cs_compose_remove (self->outline, self->path, self->selected,
                                            error), error);
}

gboolean
cs_composer_duplicate (CsComposer  *self,
                       GError     **error)
{
  return !cs_composer_refuse (self, TRUE, error) &&
         cs_composer_do (self,
                         cs_compose_duplicate (self->outline, self->path, self->selected,
                                               error), error);
}

gboolean
cs_composer_move (CsComposer            *self,
                  guint                  index,
                  const CsComposePlace  *place,
                  GError               **error)
{
  return !cs_composer_refuse (self, FALSE, error) &&
         cs_composer_do (self,
                         cs_compose_move (self->outline, self->path, index, place, error), error);
}

gboolean
cs_composer_shift (CsComposer  *self,
                   int          by,
                   GError     **error)
{
  const CsOutlineItem *item;
  CsComposePlace place;
  CsSnapshot *snapshot;
  guint n_items;

  if (cs_composer_refuse (self, TRUE, error))
    return FALSE;

  item = cs_outline_get_item (self->outline, self->selected);
  if (item->index == CS_OUTLINE_NONE)
    return FALSE;

  snapshot = cs_outline_get_snapshot (self->outline);
  n_items = cs_snapshot_get_n_children (snapshot, cs_snapshot_get_parent (snapshot, item->node));
  if ((by < 0 && item->index == 0) || (by > 0 && item->index + 1 >= n_items))
    return FALSE;

  /* Down means in front of the one after the next. */
  place = (CsComposePlace) {
    item->parent, item->member, by < 0 ? item->index - 1 : item->index + 2,
  };
  return cs_composer_move (self, self->selected, &place, error);
}

gboolean
cs_composer_wrap (CsComposer  *self,
                  const char  *type,
                  GError     **error)
{
  return !cs_composer_refuse (self, TRUE, error) &&
         cs_composer_do (self,
                         cs_compose_wrap (self->outline, self->path, self->selected, type,
                                          error), error);
}

gboolean
cs_composer_rename (CsComposer  *self,
                    const char  *id,
                    GError     **error)
{
  return !cs_composer_refuse (self, TRUE, error) &&
         cs_composer_do (self,
                         cs_compose_rename (self->outline, self->path, self->selected, id,
                                            error), error);
}

gboolean
cs_composer_can_rename (CsComposer *self)
{
  return self->outline != NULL && self->selected != CS_OUTLINE_NONE &&
         cs_compose_may_have_id (self->outline, self->selected);
}

char *
cs_composer_dup_id (CsComposer *self)
{
  return self->outline != NULL && self->selected != CS_OUTLINE_NONE
         ? g_strdup (cs_compose_get_id (self->outline, self->selected)) : NULL;
}

gboolean
cs_composer_check_id (CsComposer  *self,
                      const char  *id,
                      GError     **error)
{
  g_autoptr (CsChange) change = NULL;

  if (cs_composer_refuse (self, TRUE, error))
    return FALSE;

  change = cs_compose_rename (self->outline, self->path, self->selected, id, error);
  return change != NULL;
}

char *
cs_composer_dup_selected (CsComposer *self)
{
  if (self->outline == NULL || self->selected == CS_OUTLINE_NONE)
    return NULL;

  return cs_compose_dup_part (self->outline, self->selected);
}
