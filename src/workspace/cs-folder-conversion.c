/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cs-workspace"

#include "cs-folder-conversion.h"

#include "cs-card-guess.h"

/* One file after the other goes through a worker, so that the list grows while it is looked at and
 * the whole can be stopped between two of them. */

struct _CsFolderConversion
{
  GObject       parent_instance;

  GPtrArray    *cards;        /* CsOldCard */
  GCancellable *cancellable;  /* (nullable): of what is under way */
  guint         n_files;
  guint         n_done;
};

/* What is under way. */
typedef struct
{
  char        *folder;
  char       **paths;       /* (nullable): to read */
  CsHttpPost   http_post;
  GPtrArray   *cards;       /* (nullable): to write */
  CsInTheWay   in_the_way;
  guint        next;
  guint        n_written;
  guint        n_skipped;
  char        *problem;     /* (nullable) */
} Work;

enum
{
  PROP_0,
  PROP_BUSY,
  PROP_N_FILES,
  PROP_N_DONE,
  N_PROPS,
};

enum
{
  WRITTEN,
  N_SIGNALS,
};

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

static GType
get_item_type (GListModel *model)
{
  return CS_TYPE_OLD_CARD;
}

static guint
get_n_items (GListModel *model)
{
  return CS_FOLDER_CONVERSION (model)->cards->len;
}

static gpointer
get_item (GListModel *model,
          guint       position)
{
  CsFolderConversion *self = CS_FOLDER_CONVERSION (model);

  return position < self->cards->len ? g_object_ref (g_ptr_array_index (self->cards, position))
                                     : NULL;
}

static void
list_model_init (GListModelInterface *iface)
{
  iface->get_item_type = get_item_type;
  iface->get_n_items = get_n_items;
  iface->get_item = get_item;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (CsFolderConversion, cs_folder_conversion, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, list_model_init))

static void
work_free (Work *work)
{
  g_free (work->folder);
  g_strfreev (work->paths);
  g_clear_pointer (&work->cards, g_ptr_array_unref);
  g_free (work->problem);
  g_free (work);
}

static void
set_done (CsFolderConversion *self,
          guint               n_done,
          guint               n_files)
{
  self->n_done = n_done;
  self->n_files = n_files;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_N_FILES]);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_N_DONE]);
}

static void
clear (CsFolderConversion *self)
{
  guint n = self->cards->len;

  cs_folder_conversion_stop (self);
  g_ptr_array_set_size (self->cards, 0);
  if (n > 0)
    g_list_model_items_changed (G_LIST_MODEL (self), 0, n, 0);
}

static void
append (CsFolderConversion *self,
        CsOldCard          *card)
{
  g_ptr_array_add (self->cards, card);
  g_list_model_items_changed (G_LIST_MODEL (self), self->cards->len - 1, 0, 1);
}

static void
do_one (GTask        *task,
        gpointer      source_object,
        gpointer      task_data,
        GCancellable *cancellable)
{
  Work *work = task_data;
  g_autoptr (GError) error = NULL;
  char *path;

  if (work->paths != NULL)
    {
      g_task_return_pointer (task, cs_old_card_load (work->folder, work->paths[work->next],
                                                     work->http_post), g_object_unref);
      return;
    }

  path = cs_folder_conversion_write (g_ptr_array_index (work->cards, work->next), work->folder,
                                     work->in_the_way, &error);
  work->n_written += path != NULL;
  work->n_skipped += path == NULL && error == NULL;
  if (error != NULL && work->problem == NULL)
    work->problem = g_strdup (error->message);
  g_free (path);
  g_task_return_pointer (task, NULL, NULL);
}

static void run_next (CsFolderConversion *self,
                      Work               *work,
                      GCancellable       *cancellable);

static void
end (CsFolderConversion *self,
     Work               *work,
     GCancellable       *cancellable)
{
  if (self->cancellable == cancellable)
    {
      g_clear_object (&self->cancellable);
      g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_BUSY]);
    }
  if (work->cards != NULL)
    g_signal_emit (self, signals[WRITTEN], 0, work->n_written, work->n_skipped, work->problem);
  work_free (work);
}

static void
one_done_cb (GObject      *source_object,
             GAsyncResult *result,
             gpointer      user_data)
{
  CsFolderConversion *self = CS_FOLDER_CONVERSION (source_object);
  Work *work = user_data;
  GCancellable *cancellable = g_task_get_cancellable (G_TASK (result));
  /* What is done is told also where no more is wanted. */
  CsOldCard *card = g_task_propagate_pointer (G_TASK (result), NULL);

  work->next++;
  if (self->cancellable == cancellable)
    {
      if (card != NULL)
        append (self, g_steal_pointer (&card));
      set_done (self, work->next, self->n_files);
    }
  g_clear_object (&card);
  run_next (self, work, cancellable);
}

static void
run_next (CsFolderConversion *self,
          Work               *work,
          GCancellable       *cancellable)
{
  guint n = work->paths != NULL ? g_strv_length (work->paths) : work->cards->len;
  g_autoptr (GTask) task = NULL;

  if (work->next >= n || g_cancellable_is_cancelled (cancellable))
    {
      end (self, work, cancellable);
      return;
    }

  task = g_task_new (self, cancellable, one_done_cb, work);
  g_task_set_source_tag (task, run_next);
  g_task_set_check_cancellable (task, FALSE);
  g_task_set_task_data (task, work, NULL);
  g_task_run_in_thread (task, do_one);
}

static void
begin (CsFolderConversion *self,
       Work               *work,
       guint               n_files)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();

  cs_folder_conversion_stop (self);
  self->cancellable = g_object_ref (cancellable);
  set_done (self, 0, n_files);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_BUSY]);
  run_next (self, work, cancellable);
}

static void
cs_folder_conversion_get_property (GObject    *object,
                                   guint       prop_id,
                                   GValue     *value,
                                   GParamSpec *pspec)
{
  CsFolderConversion *self = CS_FOLDER_CONVERSION (object);

  switch (prop_id)
    {
    case PROP_BUSY:
      g_value_set_boolean (value, self->cancellable != NULL);
      break;

    case PROP_N_FILES:
      g_value_set_uint (value, self->n_files);
      break;

    case PROP_N_DONE:
      g_value_set_uint (value, self->n_done);
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
cs_folder_conversion_dispose (GObject *object)
{
  CsFolderConversion *self = CS_FOLDER_CONVERSION (object);

  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);

  G_OBJECT_CLASS (cs_folder_conversion_parent_class)->dispose (object);
}

static void
cs_folder_conversion_finalize (GObject *object)
{
  g_ptr_array_unref (CS_FOLDER_CONVERSION (object)->cards);

  G_OBJECT_CLASS (cs_folder_conversion_parent_class)->finalize (object);
}

static void
cs_folder_conversion_class_init (CsFolderConversionClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = cs_folder_conversion_dispose;
  object_class->finalize = cs_folder_conversion_finalize;
  object_class->get_property = cs_folder_conversion_get_property;

  properties[PROP_BUSY] =
    g_param_spec_boolean ("busy", NULL, NULL, FALSE, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  properties[PROP_N_FILES] =
    g_param_spec_uint ("n-files", NULL, NULL, 0, G_MAXUINT, 0,
                       G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  properties[PROP_N_DONE] =
    g_param_spec_uint ("n-done", NULL, NULL, 0, G_MAXUINT, 0,
                       G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  signals[WRITTEN] = g_signal_new ("written", CS_TYPE_FOLDER_CONVERSION, G_SIGNAL_RUN_LAST, 0,
                                   NULL, NULL, NULL, G_TYPE_NONE, 3, G_TYPE_UINT, G_TYPE_UINT,
                                   G_TYPE_STRING);
}

static void
cs_folder_conversion_init (CsFolderConversion *self)
{
  self->cards = g_ptr_array_new_with_free_func (g_object_unref);
}

CsFolderConversion *
cs_folder_conversion_new (void)
{
  return g_object_new (CS_TYPE_FOLDER_CONVERSION, NULL);
}

gboolean
cs_folder_conversion_read_folder (CsFolderConversion  *self,
                                  const char          *folder,
                                  CsHttpPost           http_post,
                                  GError             **error)
{
  char **paths = cs_folder_conversion_list (folder, error);
  Work *work;

  g_return_val_if_fail (CS_IS_FOLDER_CONVERSION (self), FALSE);

  if (paths == NULL)
    return FALSE;

  clear (self);
  work = g_new0 (Work, 1);
  work->folder = g_strdup (folder);
  work->paths = paths;
  work->http_post = http_post;
  begin (self, work, g_strv_length (paths));
  return TRUE;
}

void
cs_folder_conversion_read_project (CsFolderConversion *self,
                                   CsProject          *project,
                                   CsHttpPost          http_post)
{
  g_return_if_fail (CS_IS_FOLDER_CONVERSION (self));

  clear (self);
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (project)); i++)
    {
      g_autoptr (CsDocument) document = g_list_model_get_item (G_LIST_MODEL (project), i);

      if (cs_card_path_is_card (cs_document_get_path (document)))
        append (self, cs_old_card_new (cs_document_get_path (document),
                                       cs_document_get_bytes (document), http_post));
    }
  set_done (self, self->cards->len, self->cards->len);
}

void
cs_folder_conversion_write_selected (CsFolderConversion *self,
                                     const char         *folder,
                                     CsInTheWay          in_the_way)
{
  Work *work;

  g_return_if_fail (CS_IS_FOLDER_CONVERSION (self));

  work = g_new0 (Work, 1);
  work->folder = g_strdup (folder);
  work->cards = cs_folder_conversion_dup_selected (self);
  work->in_the_way = in_the_way;
  begin (self, work, work->cards->len);
}

void
cs_folder_conversion_stop (CsFolderConversion *self)
{
  g_return_if_fail (CS_IS_FOLDER_CONVERSION (self));

  if (self->cancellable == NULL)
    return;

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_BUSY]);
}

gboolean
cs_folder_conversion_get_busy (CsFolderConversion *self)
{
  return self->cancellable != NULL;
}

guint
cs_folder_conversion_get_n_files (CsFolderConversion *self)
{
  return self->n_files;
}

guint
cs_folder_conversion_get_n_done (CsFolderConversion *self)
{
  return self->n_done;
}

GPtrArray *
cs_folder_conversion_dup_selected (CsFolderConversion *self)
{
  GPtrArray *selected = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < self->cards->len; i++)
    {
      CsOldCard *card = g_ptr_array_index (self->cards, i);

      if (cs_old_card_get_selected (card))
        g_ptr_array_add (selected, g_object_ref (card));
    }

  return selected;
}

guint
cs_folder_conversion_count_in_way (CsFolderConversion *self,
                                   const char         *folder)
{
  g_autoptr (GPtrArray) selected = cs_folder_conversion_dup_selected (self);
  guint n = 0;

  for (guint i = 0; i < selected->len; i++)
    n += cs_folder_conversion_is_in_way (folder, g_ptr_array_index (selected, i));
  return n;
}
