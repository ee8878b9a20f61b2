/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cs-workspace"

#include "cs-workspace.h"
#include "cs-workspace-private.h"

#include <glib/gi18n-lib.h>

/* How the findings are kept current:
 *
 *     change --> touch --(a moment's rest)--> subject --> worker: cs_rules_check() --> land
 *       ^                                                                             |
 *       '------- the project moved on meanwhile: dropped, the next rest checks <--------'
 *
 * The subject holds references to immutable bytes, so the worker shares nothing with the main
 * thread. The command line never runs a main loop and calls cs_workspace_check() instead. */

/* Milliseconds. What a check finds is shown with a layout of the window, which must not come between
 * two characters of somebody who types on; the first one, for a project just opened, is not kept. */
#define REST_MS  150
#define FIRST_MS 50

/* One fix may bring up another finding, whose fix brings back the first. */
#define MAX_FIXES          1000
#define MAX_FIXES_OF_PLACE 3

typedef struct
{
  CsSubject *subject;
  CsProfile  profile;
  guint64    changes;
} Check;

static void
check_free (gpointer data)
{
  Check *check = data;

  cs_subject_unref (check->subject);
  g_free (check);
}

CsSubject *
cs_workspace_make_subject (CsWorkspace   *self,
                           CsSubjectKind  kind,
                           CsPackage     *package)
{
  CsSubject *subject = cs_subject_new (self->project, kind, self->main_path, package,
                                       self->environment);

  cs_subject_set_target (subject, self->target);
  for (guint i = 0; self->environment_texts != NULL && i < self->environment_texts->len; i++)
    cs_subject_add_environment (subject, g_ptr_array_index (self->environment_texts, i));

  return subject;
}

static void
set_checking (CsWorkspace *self,
              gboolean     checking)
{
  if (self->checking == checking)
    return;

  self->checking = checking;
  g_object_notify (G_OBJECT (self), "checking");
}

/* Whether a view that shows @a would show the very same for @b. */
static gboolean
is_same (CsFinding *a,
         CsFinding *b)
{
  CsSpan span_a = cs_finding_get_span (a);
  CsSpan span_b = cs_finding_get_span (b);

  return cs_finding_equal (a, b) &&
         span_a.start == span_b.start && span_a.length == span_b.length &&
         cs_finding_get_line (a) == cs_finding_get_line (b) &&
         cs_finding_get_column (a) == cs_finding_get_column (b);
}

static guint
find_equal (GPtrArray *findings,
            guint      from,
            CsFinding *finding)
{
  for (guint i = from; i < findings->len; i++)
    {
      if (cs_finding_equal (g_ptr_array_index (findings, i), finding))
        return i;
    }

  return G_MAXUINT;
}

static gboolean
is_shown (GListModel *model,
          guint       from,
          CsFinding  *finding)
{
  for (guint i = from; i < g_list_model_get_n_items (model); i++)
    {
      g_autoptr (CsFinding) shown = g_list_model_get_item (model, i);

      if (cs_finding_equal (shown, finding))
        return TRUE;
    }

  return FALSE;
}

/* Makes the item at @position of what is shown that of what was found, without a look beyond what
 * that takes. Returns: whether it is done, or there is more to do at that place. */
static gboolean
land_one (CsWorkspace *self,
          GPtrArray   *findings,
          guint        position)
{
  GListModel *model = G_LIST_MODEL (self->findings);
  CsFinding *finding = g_ptr_array_index (findings, position);
  g_autoptr (CsFinding) old = g_list_model_get_item (model, position);
  gboolean old_is_gone;

  if (old != NULL && is_same (old, finding))
    return TRUE;

  old_is_gone = old != NULL && find_equal (findings, position, old) == G_MAXUINT;
  /* It moved in the text, or says it in other words: what is selected stays selected. */
  if (old != NULL && (cs_finding_equal (old, finding) ||
                      (old_is_gone && !is_shown (model, position, finding))))
    {
      g_list_store_splice (self->findings, position, 1, (gpointer *) &finding, 1);
      return TRUE;
    }

  if (old_is_gone)
    {
      g_list_store_remove (self->findings, position);
      return FALSE;
    }

  g_list_store_insert (self->findings, position, finding);
  return TRUE;
}

/* Walks both lists, which are in the same order, and tells of each place where they differ by
 * itself, so that what is selected and shown stays where it is. */
static void
land (CsWorkspace *self,
      GPtrArray   *findings)
{
  GListModel *model = G_LIST_MODEL (self->findings);
  guint position = 0;

  while (position < findings->len)
    position += land_one (self, findings, position) ? 1 : 0;

  if (g_list_model_get_n_items (model) > position)
    g_list_store_splice (self->findings, position, g_list_model_get_n_items (model) - position,
                         NULL, 0);
}

static void
update_counts (CsWorkspace *self,
               GPtrArray   *findings)
{
  guint n_errors = 0;
  guint n_warnings = 0;

  for (guint i = 0; i < findings->len; i++)
    {
      CsSeverity severity = cs_finding_get_severity (g_ptr_array_index (findings, i));

      n_errors += severity == CS_SEVERITY_ERROR;
      n_warnings += severity == CS_SEVERITY_WARNING;
    }

  g_object_freeze_notify (G_OBJECT (self));
  if (self->n_errors != n_errors)
    {
      self->n_errors = n_errors;
      g_object_notify (G_OBJECT (self), "n-errors");
    }
  if (self->n_warnings != n_warnings)
    {
      self->n_warnings = n_warnings;
      g_object_notify (G_OBJECT (self), "n-warnings");
    }
  g_object_thaw_notify (G_OBJECT (self));
}

static void
take_findings (CsWorkspace *self,
               CsSubject   *subject,
               GPtrArray   *findings,
               guint64      changes)
{
  cs_subject_ref (subject);
  g_clear_pointer (&self->subject, cs_subject_unref);
  self->subject = subject;
  self->checked = changes;

  land (self, findings);
  update_counts (self, findings);
  set_checking (self, FALSE);
}

static void
cancel (CsWorkspace *self)
{
  g_clear_handle_id (&self->timeout, g_source_remove);
  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
}

static void
check_in_thread (GTask        *task,
                 gpointer      source_object,
                 gpointer      task_data,
                 GCancellable *cancellable)
{
  Check *check = task_data;

  g_task_return_pointer (task, cs_rules_check (check->subject, check->profile, cancellable),
                         (GDestroyNotify) g_ptr_array_unref);
}

static void
checked_cb (GObject      *source_object,
            GAsyncResult *result,
            gpointer      user_data)
{
  CsWorkspace *self = CS_WORKSPACE (source_object);
  Check *check = g_task_get_task_data (G_TASK (result));
  g_autoptr (GPtrArray) findings = g_task_propagate_pointer (G_TASK (result), NULL);

  /* Cancelled, or overtaken: whoever did that has seen to a newer check. */
  if (findings == NULL || check->changes != self->changes)
    return;

  g_clear_object (&self->cancellable);
  take_findings (self, check->subject, findings, check->changes);
}

static gboolean
rested_cb (gpointer user_data)
{
  CsWorkspace *self = user_data;
  g_autoptr (GTask) task = NULL;
  Check *check;

  self->timeout = 0;
  self->cancellable = g_cancellable_new ();

  check = g_new0 (Check, 1);
  check->subject = cs_workspace_make_subject (self, self->kind, self->package);
  check->profile = self->profile;
  check->changes = self->changes;

  task = g_task_new (self, self->cancellable, checked_cb, NULL);
  g_task_set_source_tag (task, rested_cb);
  g_task_set_task_data (task, check, check_free);
  g_task_run_in_thread (task, check_in_thread);

  return G_SOURCE_REMOVE;
}

void
cs_workspace_touch (CsWorkspace *self)
{
  self->changes++;
  cancel (self);
  self->timeout = g_timeout_add (self->changes == 1 ? FIRST_MS : REST_MS, rested_cb, self);
  set_checking (self, TRUE);
}

static void
project_changed_cb (CsWorkspace *self)
{
  cs_workspace_update_title (self);
  cs_workspace_touch (self);
}

void
cs_workspace_watch (CsWorkspace *self)
{
  /* "moved" comes after each change, undo and redo; a file that is added without a change shows
   * in the list alone. */
  g_signal_connect_object (cs_project_get_history (self->project), "moved",
                           G_CALLBACK (project_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->project, "items-changed",
                           G_CALLBACK (project_changed_cb), self, G_CONNECT_SWAPPED);
  cs_workspace_touch (self);
}

void
cs_workspace_unwatch (CsWorkspace *self)
{
  cancel (self);
}

/* The findings of the project as it is now, each of them fixable by the present subject. */
static GPtrArray *
check_now (CsWorkspace *self)
{
  g_autoptr (CsSubject) subject = cs_workspace_make_subject (self, self->kind, self->package);
  g_autoptr (GPtrArray) findings = NULL;

  cancel (self);
  findings = cs_rules_check (subject, self->profile, NULL);
  take_findings (self, subject, findings, self->changes);

  return g_steal_pointer (&findings);
}

/* Packs the project anew in memory: what the archive itself was at fault for is gone. */
static gboolean
repack (CsWorkspace  *self,
        GError      **error)
{
  g_autoptr (GBytes) zip = cs_workspace_pack (self, error);
  g_autoptr (CsPackage) package = NULL;

  if (zip == NULL)
    return FALSE;
  package = cs_package_read (zip, NULL, error);
  if (package == NULL)
    return FALSE;

  cs_workspace_set_package (self, package);
  return TRUE;
}

static gboolean
fix (CsWorkspace  *self,
     CsFinding    *finding,
     GError      **error)
{
  g_autoptr (CsChange) change = cs_rules_fix (self->subject, finding, error);

  if (change == NULL)
    return FALSE;

  if (cs_change_get_n_operations (change) == 0)
    return self->package == NULL || repack (self, error);

  return cs_history_do (cs_project_get_history (self->project), change, error);
}

/* Of all fixable findings the worst, of those the first: a fault of the syntax hides others. */
static CsFinding *
find_next_fixable (GPtrArray  *findings,
                   GHashTable *tries)
{
  CsFinding *next = NULL;

  for (guint i = 0; i < findings->len; i++)
    {
      CsFinding *finding = g_ptr_array_index (findings, i);
      g_autofree char *place = NULL;

      if (!cs_finding_get_fixable (finding) ||
          (next != NULL && cs_finding_get_severity (finding) <= cs_finding_get_severity (next)))
        continue;

      place = g_strdup_printf ("%s %s %s", cs_finding_get_id (finding),
                               cs_finding_get_file (finding), cs_finding_get_pointer (finding));
      if (GPOINTER_TO_UINT (g_hash_table_lookup (tries, place)) < MAX_FIXES_OF_PLACE)
        next = finding;
    }

  return next;
}

static void
count_try (GHashTable *tries,
           CsFinding  *finding,
           guint       n_tries)
{
  char *place = g_strdup_printf ("%s %s %s", cs_finding_get_id (finding),
                                 cs_finding_get_file (finding), cs_finding_get_pointer (finding));
  guint before = GPOINTER_TO_UINT (g_hash_table_lookup (tries, place));

  g_hash_table_replace (tries, place, GUINT_TO_POINTER (before + n_tries));
}

GListModel *
cs_workspace_get_findings (CsWorkspace *self)
{
  g_return_val_if_fail (CS_IS_WORKSPACE (self), NULL);

  return G_LIST_MODEL (self->findings);
}

guint
cs_workspace_get_n_errors (CsWorkspace *self)
{
  g_return_val_if_fail (CS_IS_WORKSPACE (self), 0);

  return self->n_errors;
}

guint
cs_workspace_get_n_warnings (CsWorkspace *self)
{
  g_return_val_if_fail (CS_IS_WORKSPACE (self), 0);

  return self->n_warnings;
}

void
cs_workspace_check (CsWorkspace *self)
{
  g_autoptr (GPtrArray) findings = NULL;

  g_return_if_fail (CS_IS_WORKSPACE (self));

  if (self->subject == NULL || self->checked != self->changes)
    findings = check_now (self);
}

gboolean
cs_workspace_fix (CsWorkspace  *self,
                  CsFinding    *finding,
                  GError      **error)
{
  g_autoptr (GPtrArray) findings = NULL;
  guint index;

  g_return_val_if_fail (CS_IS_WORKSPACE (self), FALSE);
  g_return_val_if_fail (CS_IS_FINDING (finding), FALSE);

  /* Also when nothing changed: the caller's finding may be of a check before the last. */
  findings = check_now (self);
  index = find_equal (findings, 0, finding);

  return index == G_MAXUINT || fix (self, g_ptr_array_index (findings, index), error);
}

guint
cs_workspace_fix_all (CsWorkspace *self)
{
  return cs_workspace_fix_all_full (self, NULL);
}

guint
cs_workspace_fix_all_full (CsWorkspace *self,
                           GPtrArray   *fixed)
{
  CsHistory *history;
  g_autoptr (GHashTable) tries = NULL;
  guint n_fixes = 0;

  g_return_val_if_fail (CS_IS_WORKSPACE (self), 0);

  history = cs_project_get_history (self->project);
  tries = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  cs_history_begin_group (history, _("Fix all problems"));
  while (n_fixes < MAX_FIXES)
    {
      g_autoptr (GPtrArray) findings = check_now (self);
      g_autoptr (GError) error = NULL;
      CsFinding *finding = find_next_fixable (findings, tries);

      if (finding == NULL)
        break;

      if (fix (self, finding, &error))
        {
          n_fixes++;
          count_try (tries, finding, 1);
          if (fixed != NULL)
            g_ptr_array_add (fixed, g_object_ref (finding));
        }
      else
        {
          g_debug ("Not fixed: %s: %s", cs_finding_get_id (finding), error->message);
          count_try (tries, finding, MAX_FIXES_OF_PLACE);
        }
    }
  cs_history_end_group (history);
  cs_workspace_check (self);

  return n_fixes;
}
