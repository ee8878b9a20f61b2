/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cs-project"

#include "cs-drafts.h"

#include "cs-draft-folder-private.h"

/* How long after a failure, such as a full disk, it is tried again, in milliseconds. */
#define RETRY_DELAY 5000

/* Two workers take turns, so that a slow disk never holds up the next draft:
 *
 *     change --delay--> take the draft --writer--> it survives a kill
 *                                                     '--syncer--> it survives a power cut,
 *                                                                  and the former one is deleted
 */
struct _CsDrafts
{
  GObject        parent_instance;

  CsProject     *project;
  char          *root;
  guint          delay;

  CsDraftFolder *folder;        /* made with the first draft */
  guint64        version;       /* of the draft that was begun last */
  gboolean       has_draft;     /* one may lie in the folder */
  gboolean       discarded;
  guint          timeout;
  gboolean       writing;
  gboolean       write_again;
  gboolean       syncing;
  gboolean       sync_again;
};

enum
{
  FAILED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (CsDrafts, cs_drafts, G_TYPE_OBJECT)

typedef struct
{
  CsDraftFolder *folder;
  CsDraft       *draft;
  guint64        version;
} Job;

static void start_write (CsDrafts *self);
static void start_sync  (CsDrafts *self);

static void
job_free (gpointer data)
{
  Job *job = data;

  cs_draft_folder_unref (job->folder);
  g_clear_pointer (&job->draft, cs_draft_free);
  g_free (job);
}

static Job *
job_new (CsDrafts *self,
         CsDraft  *draft)
{
  Job *job = g_new0 (Job, 1);

  job->folder = cs_draft_folder_ref (self->folder);
  job->draft = draft;
  job->version = self->version;

  return job;
}

static gboolean
ensure_folder (CsDrafts  *self,
               GError   **error)
{
  if (self->folder == NULL)
    self->folder = cs_draft_folder_make (self->root, error);

  return self->folder != NULL;
}

static gboolean
timeout_cb (gpointer user_data)
{
  CsDrafts *self = user_data;

  self->timeout = 0;
  if (self->writing)
    self->write_again = TRUE;
  else
    start_write (self);

  return G_SOURCE_REMOVE;
}

static void
schedule (CsDrafts *self,
          guint     delay)
{
  if (self->timeout == 0 && !self->discarded)
    self->timeout = g_timeout_add (delay, timeout_cb, self);
}

static void
fail (CsDrafts     *self,
      const GError *error)
{
  g_debug ("%s", error->message);
  g_signal_emit (self, signals[FAILED], 0, error->message);
  if (cs_project_get_modified (self->project))
    schedule (self, RETRY_DELAY);
}

static void
write_in_thread (GTask        *task,
                 gpointer      source,
                 gpointer      data,
                 GCancellable *cancellable)
{
  Job *job = data;
  GError *error = NULL;

  if (cs_draft_folder_write (job->folder, job->draft, job->version, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
sync_in_thread (GTask        *task,
                gpointer      source,
                gpointer      data,
                GCancellable *cancellable)
{
  Job *job = data;
  GError *error = NULL;

  if (cs_draft_folder_sync (job->folder, &error))
    {
      cs_draft_folder_prune (job->folder, job->version);
      g_task_return_boolean (task, TRUE);
    }
  else
    {
      g_task_return_error (task, error);
    }
}

static void
written_cb (GObject      *object,
            GAsyncResult *result,
            gpointer      user_data)
{
  CsDrafts *self = CS_DRAFTS (object);
  g_autoptr (GError) error = NULL;

  self->writing = FALSE;
  if (!g_task_propagate_boolean (G_TASK (result), &error))
    fail (self, error);
  else if (!self->discarded && self->has_draft)
    start_sync (self);

  if (self->write_again)
    {
      self->write_again = FALSE;
      start_write (self);
    }
}

static void
synced_cb (GObject      *object,
           GAsyncResult *result,
           gpointer      user_data)
{
  CsDrafts *self = CS_DRAFTS (object);
  g_autoptr (GError) error = NULL;

  self->syncing = FALSE;
  if (!g_task_propagate_boolean (G_TASK (result), &error))
    fail (self, error);

  if (self->sync_again)
    {
      self->sync_again = FALSE;
      if (!self->discarded && self->has_draft)
        start_sync (self);
    }
}

static void
start_write (CsDrafts *self)
{
  g_autoptr (GTask) task = NULL;
  g_autoptr (GError) error = NULL;

  if (self->discarded || !cs_project_get_modified (self->project))
    return;
  if (!ensure_folder (self, &error))
    {
      fail (self, error);
      return;
    }

  self->version++;
  self->has_draft = TRUE;
  self->writing = TRUE;
  task = g_task_new (self, NULL, written_cb, NULL);
  g_task_set_source_tag (task, start_write);
  g_task_set_task_data (task, job_new (self, cs_draft_new_of_project (self->project)), job_free);
  g_task_run_in_thread (task, write_in_thread);
}

static void
start_sync (CsDrafts *self)
{
  g_autoptr (GTask) task = NULL;

  if (self->syncing)
    {
      self->sync_again = TRUE;
      return;
    }

  self->syncing = TRUE;
  task = g_task_new (self, NULL, synced_cb, NULL);
  g_task_set_source_tag (task, start_sync);
  g_task_set_task_data (task, job_new (self, NULL), job_free);
  g_task_run_in_thread (task, sync_in_thread);
}

static gboolean
write_now (CsDrafts  *self,
           GError   **error)
{
  g_autoptr (CsDraft) draft = NULL;

  if (!ensure_folder (self, error))
    return FALSE;

  g_clear_handle_id (&self->timeout, g_source_remove);
  self->write_again = FALSE;
  self->version++;
  self->has_draft = TRUE;
  draft = cs_draft_new_of_project (self->project);

  return cs_draft_folder_write (self->folder, draft, self->version, error);
}

static void
clear (CsDrafts *self)
{
  g_clear_handle_id (&self->timeout, g_source_remove);
  self->write_again = FALSE;
  if (!self->has_draft)
    return;

  self->has_draft = FALSE;
  cs_draft_folder_clear (self->folder, self->version + 1);
}

static void
update (CsDrafts *self)
{
  if (self->discarded)
    return;

  if (cs_project_get_modified (self->project))
    schedule (self, self->delay);
  else
    clear (self);
}

/* A save can take the disk longer than the delay. */
static void
saving_cb (CsDrafts *self)
{
  g_autoptr (GError) error = NULL;

  if (self->discarded || (self->timeout == 0 && !self->writing && !self->write_again))
    return;
  if (!write_now (self, &error))
    fail (self, error);
}

static void
cs_drafts_dispose (GObject *object)
{
  CsDrafts *self = CS_DRAFTS (object);

  g_clear_handle_id (&self->timeout, g_source_remove);
  if (self->folder != NULL && !self->has_draft)
    cs_draft_folder_remove (self->folder);
  g_clear_pointer (&self->folder, cs_draft_folder_unref);
  g_clear_object (&self->project);

  G_OBJECT_CLASS (cs_drafts_parent_class)->dispose (object);
}

static void
cs_drafts_finalize (GObject *object)
{
  CsDrafts *self = CS_DRAFTS (object);

  g_free (self->root);

  G_OBJECT_CLASS (cs_drafts_parent_class)->finalize (object);
}

static void
cs_drafts_class_init (CsDraftsClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = cs_drafts_dispose;
  object_class->finalize = cs_drafts_finalize;

  signals[FAILED] =
    g_signal_new ("failed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                  G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
cs_drafts_init (CsDrafts *self)
{
}

CsDrafts *
cs_drafts_new (CsProject  *project,
               const char *root,
               guint       delay)
{
  CsDrafts *self;

  g_return_val_if_fail (CS_IS_PROJECT (project), NULL);
  g_return_val_if_fail (root != NULL, NULL);

  self = g_object_new (CS_TYPE_DRAFTS, NULL);
  self->project = g_object_ref (project);
  self->root = g_strdup (root);
  self->delay = delay;

  g_signal_connect_object (cs_project_get_history (project), "moved", G_CALLBACK (update), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (project, "notify::modified", G_CALLBACK (update), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (project, "notify::folder", G_CALLBACK (update), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (project, "items-changed", G_CALLBACK (update), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (project, "saving", G_CALLBACK (saving_cb), self, G_CONNECT_SWAPPED);
  update (self);

  return self;
}

gboolean
cs_drafts_flush (CsDrafts  *self,
                 GError   **error)
{
  g_return_val_if_fail (CS_IS_DRAFTS (self), FALSE);

  if (self->discarded || !cs_project_get_modified (self->project))
    return TRUE;

  if (!write_now (self, error) || !cs_draft_folder_sync (self->folder, error))
    return FALSE;
  cs_draft_folder_prune (self->folder, self->version);

  return TRUE;
}

void
cs_drafts_discard (CsDrafts *self)
{
  g_return_if_fail (CS_IS_DRAFTS (self));

  clear (self);
  self->discarded = TRUE;
}
