/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cs-ui"

#include "cs-window-private.h"

#include <glib/gi18n.h>
#include <stdlib.h>

#include "cs-work.h"

/* A project is read by a worker. Nearly always it is there at once, and the first frame shows it:
 *
 *     worker: cs_workspace_load() --.--> within PATIENCE: shown in the very same frame
 *                                   '--> later: a toast tells of it and offers to give it up */

/* Microseconds that the window waits for a project before it lets the user go on. */
#define PATIENCE (G_USEC_PER_SEC / 5)

/* Shared by the window and the worker. */
typedef struct
{
  gatomicrefcount  references;
  GMutex           mutex;
  GCond            cond;
  gboolean         done;        /* under @mutex, as @late, @workspace and @error */
  gboolean         late;        /* nobody waits for it any more */
  CsWorkspace     *workspace;   /* (nullable) */
  GError          *error;

  char            *path;
  char            *place;
  GWeakRef         window;
  CsWork          *work;        /* (nullable): once it is late; main thread only */
} Opening;

static Opening *
opening_new (CsWindow   *window,
             const char *path,
             const char *place)
{
  Opening *self = g_new0 (Opening, 1);

  g_atomic_ref_count_init (&self->references);
  g_mutex_init (&self->mutex);
  g_cond_init (&self->cond);
  self->path = g_strdup (path);
  self->place = g_strdup (place);
  g_weak_ref_init (&self->window, window);

  return self;
}

static Opening *
opening_ref (Opening *self)
{
  g_atomic_ref_count_inc (&self->references);

  return self;
}

static void
opening_unref (Opening *self)
{
  if (!g_atomic_ref_count_dec (&self->references))
    return;

  g_clear_pointer (&self->work, cs_work_end);
  g_clear_object (&self->workspace);
  g_clear_error (&self->error);
  g_weak_ref_clear (&self->window);
  g_mutex_clear (&self->mutex);
  g_cond_clear (&self->cond);
  g_free (self->path);
  g_free (self->place);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Opening, opening_unref)

/* The file system's own name where two names lead to one place. */
static char *
dup_real_path (const char *path)
{
  g_autofree char *absolute = g_canonicalize_filename (path, NULL);
  char *real = realpath (absolute, NULL);
  char *copy = real != NULL ? g_strdup (real) : g_steal_pointer (&absolute);

  free (real);

  return copy;
}

static CsWindow *
find_window_of (CsWindow   *self,
                const char *place)
{
  GtkApplication *application = gtk_window_get_application (GTK_WINDOW (self));
  GList *windows = application != NULL ? gtk_application_get_windows (application) : NULL;

  for (GList *link = windows; link != NULL; link = link->next)
    {
      CsWindow *window = CS_IS_WINDOW (link->data) ? link->data : NULL;
      g_autofree char *its_place = NULL;

      if (window == NULL || window->workspace == NULL || cs_window_get_place (window) == NULL)
        continue;

      its_place = dup_real_path (cs_window_get_place (window));
      if (g_str_equal (its_place, place))
        return window;
    }

  return NULL;
}

void
cs_window_take (CsWindow    *self,
                CsWorkspace *workspace,
                const char  *location)
{
  CsWindow *window = self;

  g_return_if_fail (CS_IS_WINDOW (self));

  if (self->workspace != NULL)
    window = cs_window_new (ADW_APPLICATION (gtk_window_get_application (GTK_WINDOW (self))));

  window->location = g_strdup (location);
  cs_window_set_workspace (window, workspace);
  if (window != self)
    gtk_window_present (GTK_WINDOW (window));
}

/* It is there, or cannot be had. */
static void
finish (CsWindow *self,
        Opening  *opening)
{
  g_autoptr (CsWorkspace) workspace = g_steal_pointer (&opening->workspace);
  g_autofree char *real_folder = NULL;
  CsWindow *window = NULL;
  const char *folder;

  if (workspace == NULL)
    {
      cs_window_explain_error (self, _("It Cannot Be Opened"), opening->error);
      return;
    }

  /* A manifest may stand for its folder, which may be open. */
  folder = cs_project_get_folder (cs_workspace_get_project (workspace));
  if (cs_workspace_get_kind (workspace) == CS_SUBJECT_FOLDER && folder != NULL)
    {
      real_folder = dup_real_path (folder);
      window = find_window_of (self, real_folder);
    }
  if (window != NULL)
    {
      gtk_window_present (GTK_WINDOW (window));
      return;
    }

  cs_workspace_watch (workspace);
  cs_window_take (self, workspace, opening->place);
}

/* In the main thread, which nobody kept waiting. */
static gboolean
arrived_late_cb (gpointer user_data)
{
  Opening *opening = user_data;
  g_autoptr (CsWindow) window = g_weak_ref_get (&opening->window);
  gboolean given_up = opening->work != NULL && cs_work_get_cancelled (opening->work);

  g_clear_pointer (&opening->work, cs_work_end);
  if (window != NULL && !given_up && gtk_window_get_application (GTK_WINDOW (window)) != NULL)
    finish (window, opening);

  return G_SOURCE_REMOVE;
}

static gpointer
load_in_thread (gpointer user_data)
{
  g_autoptr (Opening) opening = user_data;
  GError *error = NULL;
  CsWorkspace *workspace = cs_workspace_load (opening->path, &error);

  g_mutex_lock (&opening->mutex);
  opening->workspace = workspace;
  opening->error = error;
  opening->done = TRUE;
  g_cond_signal (&opening->cond);
  /* What is left of it is freed in the main thread, where it lives. */
  if (opening->late)
    g_idle_add_full (G_PRIORITY_DEFAULT, arrived_late_cb, opening_ref (opening),
                     (GDestroyNotify) opening_unref);
  g_mutex_unlock (&opening->mutex);

  return NULL;
}

void
cs_window_open_within (CsWindow   *self,
                       const char *path,
                       gint64      patience)
{
  g_autofree char *place = dup_real_path (path);
  CsWindow *window = find_window_of (self, place);
  g_autoptr (Opening) opening = NULL;
  g_autoptr (GThread) thread = NULL;
  gint64 end = g_get_monotonic_time () + patience;
  gboolean done;

  if (window != NULL)
    {
      gtk_window_present (GTK_WINDOW (window));
      return;
    }

  opening = opening_new (self, path, place);
  thread = g_thread_new ("cs-open", load_in_thread, opening_ref (opening));

  g_mutex_lock (&opening->mutex);
  while (patience > 0 && !opening->done &&
         g_cond_wait_until (&opening->cond, &opening->mutex, end));
  done = opening->done && patience > 0;
  opening->late = !done;
  if (!done)
    {
      g_autofree char *name = g_filename_display_basename (path);
      /* Translators: %s is the name of a file or folder */
      g_autofree char *sentence = g_strdup_printf (_("Opening %s"), name);

      opening->work = cs_work_begin (self, sentence);
      /* It may have come while it was not waited for. */
      if (opening->done)
        g_idle_add_full (G_PRIORITY_DEFAULT, arrived_late_cb, opening_ref (opening),
                         (GDestroyNotify) opening_unref);
    }
  g_mutex_unlock (&opening->mutex);

  if (done)
    finish (self, opening);
}

void
cs_window_open (CsWindow   *self,
                const char *path)
{
  g_return_if_fail (CS_IS_WINDOW (self));

  cs_window_open_within (self, path, PATIENCE);
}
