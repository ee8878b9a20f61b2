/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cs-workspace"

#include "cs-card-filling.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "cs-card-guess.h"
#include "cs-fill.h"

#define CARD_SUFFIX ".json"

struct _CsCardFilling
{
  GObject     parent_instance;

  CsComposer *composer;
  char       *data;         /* (nullable): the chosen data set */
  gboolean    declined;     /* somebody wants to see the template itself */
  CsDocument *document;     /* (nullable): of @data */
  CsSnapshot *filled;       /* (nullable): NULL where the text itself is shown */
  char       *problem;
};

enum
{
  CHANGED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_TYPE (CsCardFilling, cs_card_filling, G_TYPE_OBJECT)

static CsProject *
get_project (CsCardFilling *self)
{
  return cs_workspace_get_project (cs_composer_get_workspace (self->composer));
}

static CsSnapshot *
get_template (CsCardFilling *self)
{
  CsOutline *outline = cs_composer_get_outline (self->composer);

  return outline != NULL ? cs_outline_get_snapshot (outline) : NULL;
}

/* "cards/build." of "cards/build.json" */
static char *
dup_stem (CsCardFilling *self)
{
  const char *path = cs_composer_get_path (self->composer);
  gsize length = strlen (path);

  if (g_str_has_suffix (path, CARD_SUFFIX))
    length -= strlen (CARD_SUFFIX);
  return g_strdup_printf ("%.*s.", (int) length, path);
}

static void
fill (CsCardFilling *self)
{
  CsSnapshot *template = get_template (self);
  g_autoptr (CsFilled) filled = NULL;
  g_autoptr (GError) error = NULL;

  g_clear_pointer (&self->filled, cs_snapshot_unref);
  g_clear_pointer (&self->problem, g_free);
  if (self->document == NULL || template == NULL)
    return;

  filled = cs_fill (template, cs_document_get_snapshot (self->document), NULL, &error);
  if (filled != NULL)
    self->filled = cs_snapshot_new (cs_filled_get_text (filled));
  else
    self->problem = g_strdup (error->message);
}

/* A template that nobody decided about shows its first data. */
static void
choose (CsCardFilling *self)
{
  CsDocument *document;

  if (self->data == NULL && !self->declined && cs_card_filling_is_template (self))
    {
      g_auto (GStrv) paths = cs_card_filling_list_data (self);

      self->data = g_strdup (paths[0]);
    }

  document = self->data != NULL ? cs_project_get_document (get_project (self), self->data) : NULL;
  if (document == NULL)
    g_clear_pointer (&self->data, g_free);
  if (document == self->document)
    return;

  if (self->document != NULL)
    g_signal_handlers_disconnect_by_data (self->document, self);
  g_set_object (&self->document, document);
}

static void
update (CsCardFilling *self)
{
  fill (self);
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
follow (CsCardFilling *self)
{
  CsDocument *before = self->document;

  choose (self);
  if (self->document != NULL && self->document != before)
    g_signal_connect_object (self->document, "changed", G_CALLBACK (update), self,
                             G_CONNECT_SWAPPED);
  update (self);
}

static void
cs_card_filling_finalize (GObject *object)
{
  CsCardFilling *self = CS_CARD_FILLING (object);

  g_clear_object (&self->document);
  g_clear_object (&self->composer);
  g_clear_pointer (&self->filled, cs_snapshot_unref);
  g_free (self->problem);
  g_free (self->data);

  G_OBJECT_CLASS (cs_card_filling_parent_class)->finalize (object);
}

static void
cs_card_filling_class_init (CsCardFillingClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = cs_card_filling_finalize;

  signals[CHANGED] = g_signal_new ("changed", CS_TYPE_CARD_FILLING, G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 0);
}

static void
cs_card_filling_init (CsCardFilling *self)
{
}

CsCardFilling *
cs_card_filling_new (CsComposer *composer)
{
  CsCardFilling *self;

  g_return_val_if_fail (CS_IS_COMPOSER (composer), NULL);

  self = g_object_new (CS_TYPE_CARD_FILLING, NULL);
  self->composer = g_object_ref (composer);
  g_signal_connect_object (composer, "changed", G_CALLBACK (follow), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (get_project (self), "items-changed", G_CALLBACK (follow), self,
                           G_CONNECT_SWAPPED);
  follow (self);
  return self;
}

CsComposer *
cs_card_filling_get_composer (CsCardFilling *self)
{
  return self->composer;
}

gboolean
cs_card_filling_is_template (CsCardFilling *self)
{
  CsSnapshot *template = get_template (self);

  return template != NULL && cs_fill_is_template (template);
}

char **
cs_card_filling_list_data (CsCardFilling *self)
{
  GListModel *files = G_LIST_MODEL (get_project (self));
  g_autoptr (GStrvBuilder) paths = g_strv_builder_new ();
  g_autofree char *stem = dup_stem (self);

  for (guint i = 0; i < g_list_model_get_n_items (files); i++)
    {
      g_autoptr (CsDocument) document = g_list_model_get_item (files, i);
      const char *path = cs_document_get_path (document);

      if (cs_document_is_json (document) && g_str_has_prefix (path, stem) &&
          g_str_has_suffix (path, CS_CARD_DATA_SUFFIX))
        g_strv_builder_add (paths, path);
    }

  return g_strv_builder_end (paths);
}

char *
cs_card_filling_dup_title (CsCardFilling *self,
                           const char    *path)
{
  g_autofree char *stem = dup_stem (self);
  gsize stem_length = strlen (stem);
  gsize length = strlen (path);

  if (g_str_has_prefix (path, stem) && length > stem_length + strlen (CS_CARD_DATA_SUFFIX))
    return g_strndup (path + stem_length, length - stem_length - strlen (CS_CARD_DATA_SUFFIX));

  return g_path_get_basename (path);
}

const char *
cs_card_filling_get_data (CsCardFilling *self)
{
  return self->data;
}

void
cs_card_filling_set_data (CsCardFilling *self,
                          const char    *path)
{
  g_return_if_fail (CS_IS_CARD_FILLING (self));

  if (g_strcmp0 (self->data, path) == 0)
    return;

  g_free (self->data);
  self->data = g_strdup (path);
  self->declined = path == NULL;
  follow (self);
}

const char *
cs_card_filling_get_problem (CsCardFilling *self)
{
  return self->problem;
}

CsSnapshot *
cs_card_filling_get_snapshot (CsCardFilling *self,
                              guint         *root)
{
  CsOutline *outline = cs_composer_get_outline (self->composer);

  *root = outline != NULL ? cs_outline_get_item (outline, 0)->node : 0;
  if (self->filled == NULL)
    return get_template (self);

  /* What stands around the card is filled, too, and stays there. */
  if (*root != 0)
    {
      g_autofree char *pointer = cs_snapshot_dup_pointer (get_template (self), *root);
      guint node = cs_snapshot_find (self->filled, pointer);

      *root = node != CS_NODE_NONE ? node : 0;
    }
  return self->filled;
}

/* Places in the template and in what it makes are the same as long as nothing before them in the
 * same list is repeated or left out; that is what a designer sees most of the time. */

guint
cs_card_filling_find_part (CsCardFilling *self,
                           guint          node)
{
  CsOutline *outline = cs_composer_get_outline (self->composer);
  g_autofree char *pointer = NULL;

  if (outline == NULL || node == CS_NODE_NONE)
    return CS_OUTLINE_NONE;
  if (self->filled == NULL)
    return cs_outline_find_node (outline, node);

  pointer = cs_snapshot_dup_pointer (self->filled, node);
  return cs_outline_find (outline, pointer);
}

guint
cs_card_filling_find_node (CsCardFilling *self,
                           guint          part)
{
  CsOutline *outline = cs_composer_get_outline (self->composer);
  g_autofree char *pointer = NULL;

  if (outline == NULL || part == CS_OUTLINE_NONE)
    return CS_NODE_NONE;
  if (self->filled == NULL)
    return cs_outline_get_item (outline, part)->node;

  pointer = cs_snapshot_dup_pointer (get_template (self), cs_outline_get_item (outline, part)->node);
  return cs_snapshot_find (self->filled, pointer);
}
