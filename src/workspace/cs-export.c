/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cs-workspace"

#include "cs-workspace.h"
#include "cs-workspace-private.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>

#include "cs-file-save.h"
#include "cs-kind.h"
#include "cs-manifest-files.h"

/* An export, from what is in memory to what is on the disk:
 *
 *     subject (placeholders filled) -> rules, upload profile -> entries -> zip
 *                                          refused <-'                      |
 *       saved <- rules again, over what was read back <- cs_package_read() <-'
 */

#define ENTRY_MANIFEST    "manifest.json"
#define POINTER_NAME      "/name/short"
#define POINTER_VERSION   "/version"
#define FOLDER_FOR_EXPORT "build"

/* A file name of so many characters is long enough to tell packages apart. */
#define MAX_NAME 60

/* What a worker is given. */
typedef struct
{
  CsSubject *subject;
  char      *main_path;
  char      *shown_name;
  char      *folder;      /* for a package whose place nobody chose */
  char      *path;        /* (nullable): NULL for such a one */
  gboolean   force;
} Job;

static void
job_free (Job *job)
{
  cs_subject_unref (job->subject);
  g_free (job->main_path);
  g_free (job->shown_name);
  g_free (job->folder);
  g_free (job->path);
  g_free (job);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Job, job_free)

static gboolean
is_blocker (CsFinding *finding,
            gboolean   force)
{
  const CsRuleInfo *rule;

  if (cs_finding_get_severity (finding) != CS_SEVERITY_ERROR)
    return FALSE;
  if (!force)
    return TRUE;

  /* Some rules find both what the schema refuses and what only the service does. */
  if (cs_finding_get_keyword (finding) != NULL)
    return TRUE;

  rule = cs_rules_find_rule (cs_finding_get_id (finding));
  return rule == NULL || (rule->flags & (CS_RULE_SCHEMA | CS_RULE_FILES)) != 0;
}

static GPtrArray *
judge (CsSubject    *subject,
       gboolean      force,
       GCancellable *cancellable)
{
  g_autoptr (GPtrArray) findings = cs_rules_check (subject, CS_PROFILE_UPLOAD, cancellable);
  GPtrArray *blockers = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < findings->len; i++)
    {
      CsFinding *finding = g_ptr_array_index (findings, i);

      if (is_blocker (finding, force))
        g_ptr_array_add (blockers, g_object_ref (finding));
    }

  return blockers;
}

/* As a folder whatever it came from: all that the manifest names has to be there, and faults of an
 * archive that was opened are cured by writing another. */
static CsSubject *
make_subject (CsWorkspace *self)
{
  return cs_workspace_make_subject (self, CS_SUBJECT_FOLDER, NULL);
}

static char *
dup_shown_name (CsWorkspace *self)
{
  return g_filename_display_name (self->location != NULL ? self->location : self->title);
}

static gboolean
check_refusal (const Job  *job,
               GPtrArray  *blockers,
               GError    **error)
{
  if (blockers->len == 0)
    return TRUE;

  /* Translators: %s is a path, %u a number, the last %s a sentence about the first error. */
  g_set_error (error, CS_WORKSPACE_ERROR, CS_WORKSPACE_ERROR_REFUSED,
               ngettext ("cannot export '%s': %u finding is an error: %s",
                         "cannot export '%s': %u findings are errors; the first is: %s",
                         blockers->len),
               job->shown_name, blockers->len,
               cs_finding_get_message (g_ptr_array_index (blockers, 0)));
  return FALSE;
}

static void
entry_clear (gpointer data)
{
  CsPackageEntry *entry = data;

  g_free (entry->name);
  g_bytes_unref (entry->bytes);
}

static void
add_entry (GArray     *entries,
           const char *name,
           GBytes     *bytes)
{
  CsPackageEntry entry = { g_strdup (name), g_bytes_ref (bytes) };

  g_array_append_val (entries, entry);
}

static gboolean
has_entry (GArray     *entries,
           const char *name)
{
  for (guint i = 0; i < entries->len; i++)
    {
      if (strcmp (g_array_index (entries, CsPackageEntry, i).name, name) == 0)
        return TRUE;
    }

  return FALSE;
}

static gboolean
is_json_name (const char *name)
{
  const char *dot = strrchr (name, '.');

  return dot != NULL && g_ascii_strcasecmp (dot, ".json") == 0;
}

/* The manifest and what it names, as its filled text names it. */
static GArray *
collect_entries (const Job   *job,
                 CsSnapshot  *manifest,
                 GError     **error)
{
  g_autoptr (GPtrArray) files = cs_manifest_files_find (manifest, job->main_path);
  g_autoptr (GArray) entries = g_array_new (FALSE, FALSE, sizeof (CsPackageEntry));

  g_array_set_clear_func (entries, entry_clear);
  add_entry (entries, ENTRY_MANIFEST, cs_snapshot_get_bytes (manifest));

  for (guint i = 0; i < files->len; i++)
    {
      CsManifestFile *file = g_ptr_array_index (files, i);
      GBytes *bytes = is_json_name (file->path) ? cs_subject_get_filled (job->subject, file->path)
                                                : cs_subject_get_file (job->subject, file->path);

      if (bytes == NULL || has_entry (entries, file->name))
        {
          g_set_error (error, CS_WORKSPACE_ERROR, CS_WORKSPACE_ERROR_REFUSED,
                       bytes == NULL ? _("cannot export '%s': the file '%s' is missing")
                                     : _("cannot export '%s': two files would be called '%s'"),
                       job->shown_name, file->name);
          return NULL;
        }

      add_entry (entries, file->name, bytes);
    }

  return g_steal_pointer (&entries);
}

/* Claims nothing that was not seen: opens what was built as whoever gets it will. */
static gboolean
check_result (const Job     *job,
              GBytes        *zip,
              GCancellable  *cancellable,
              GError       **error)
{
  g_autoptr (CsPackage) package = cs_package_read (zip, NULL, error);
  g_autoptr (CsProject) project = cs_project_new ();
  g_autoptr (CsSubject) subject = NULL;
  g_autoptr (GPtrArray) blockers = NULL;

  if (package == NULL)
    return FALSE;

  for (guint i = 0; i < cs_package_get_n_entries (package); i++)
    {
      const CsPackageEntry *entry = cs_package_get_entry (package, i);

      if (!cs_project_add_file (project, entry->name, entry->bytes, error))
        return FALSE;
    }

  subject = cs_subject_new (project, CS_SUBJECT_PACKAGE, ENTRY_MANIFEST, package, NULL);
  blockers = judge (subject, job->force, cancellable);

  return !g_cancellable_set_error_if_cancelled (cancellable, error) &&
         check_refusal (job, blockers, error);
}

/* What of @text is good in a file name on every system. */
static char *
dup_plain_name (const char *text)
{
  g_autofree char *ascii = text != NULL ? g_str_to_ascii (text, "C") : g_strdup ("");
  GString *name = g_string_new (NULL);

  for (const char *p = ascii; *p != '\0' && name->len < MAX_NAME; p++)
    {
      if (g_ascii_isalnum (*p) || (*p == '.' && name->len > 0))
        g_string_append_c (name, *p);
      else if (name->len > 0 && name->str[name->len - 1] != '-')
        g_string_append_c (name, '-');
    }
  while (name->len > 0 && strchr ("-.", name->str[name->len - 1]) != NULL)
    g_string_truncate (name, name->len - 1);

  return g_string_free (name, FALSE);
}

static char *
dup_default_name (CsSnapshot *manifest)
{
  const char *short_name = cs_snapshot_get_string (manifest,
                                                   cs_snapshot_find (manifest, POINTER_NAME));
  const char *version_text = cs_snapshot_get_string (manifest,
                                                     cs_snapshot_find (manifest, POINTER_VERSION));
  g_autofree char *name = dup_plain_name (short_name);
  g_autofree char *version = dup_plain_name (version_text);

  return g_strconcat (*name != '\0' ? name : "connector",
                      *version != '\0' ? "-" : "", version, ".zip", NULL);
}

static char *
dup_folder (CsWorkspace *self)
{
  if (self->source == CS_SOURCE_PACKAGE && self->location != NULL)
    return g_path_get_dirname (self->location);

  return g_strdup (self->base != NULL && *self->base != '\0' ? self->base : ".");
}

static char *
dup_default_path (const char *folder,
                  CsSnapshot *manifest)
{
  g_autofree char *file_name = dup_default_name (manifest);

  return strcmp (folder, ".") == 0 ? g_build_filename (FOLDER_FOR_EXPORT, file_name, NULL)
                                   : g_build_filename (folder, FOLDER_FOR_EXPORT, file_name, NULL);
}

/* A slip of the hand must not cost somebody's manifest. */
static gboolean
check_target (const char  *path,
              GError     **error)
{
  g_autofree char *name = g_filename_display_name (path);
  g_autoptr (GBytes) bytes = NULL;

  if (!g_file_test (path, G_FILE_TEST_EXISTS))
    return TRUE;

  if (!g_file_test (path, G_FILE_TEST_IS_DIR))
    bytes = cs_workspace_read_file (path, NULL);
  if (bytes != NULL && (g_bytes_get_size (bytes) == 0 || cs_kind_is_zip (bytes)))
    return TRUE;

  g_set_error (error, CS_WORKSPACE_ERROR, CS_WORKSPACE_ERROR_EXISTS,
               _("cannot export to '%s': it exists and is not a zip archive"), name);
  return FALSE;
}

static gboolean
make_folder_for (const char  *path,
                 GError     **error)
{
  g_autofree char *folder = g_path_get_dirname (path);
  g_autofree char *name = NULL;

  if (g_mkdir_with_parents (folder, 0755) == 0)
    return TRUE;

  name = g_filename_display_name (folder);
  g_set_error (error, G_FILE_ERROR, g_file_error_from_errno (errno),
               _("cannot make the folder '%s': %s"), name, g_strerror (errno));
  return FALSE;
}

static CsExport *
export_new (const char *path,
            GBytes     *zip,
            GArray     *entries)
{
  CsExport *self = g_new0 (CsExport, 1);

  self->path = g_strdup (path);
  self->time = g_get_real_time ();
  self->bytes = g_bytes_ref (zip);
  self->names = g_new0 (char *, entries->len + 1);
  self->sizes = g_new0 (gsize, entries->len);
  for (guint i = 0; i < entries->len; i++)
    {
      const CsPackageEntry *entry = &g_array_index (entries, CsPackageEntry, i);

      self->names[i] = g_strdup (entry->name);
      self->sizes[i] = g_bytes_get_size (entry->bytes);
    }

  return self;
}

void
cs_export_free (CsExport *self)
{
  g_free (self->path);
  g_bytes_unref (self->bytes);
  g_strfreev (self->names);
  g_free (self->sizes);
  g_free (self);
}

GPtrArray *
cs_workspace_find_blockers (CsWorkspace *self,
                            gboolean     force)
{
  g_autoptr (CsSubject) subject = NULL;

  g_return_val_if_fail (CS_IS_WORKSPACE (self), NULL);

  subject = make_subject (self);
  return judge (subject, force, NULL);
}

char *
cs_workspace_dup_export_name (CsWorkspace *self)
{
  g_autoptr (CsSubject) subject = NULL;
  g_autoptr (CsSnapshot) manifest = NULL;
  g_autoptr (GBytes) nothing = g_bytes_new_static ("", 0);
  GBytes *filled;

  g_return_val_if_fail (CS_IS_WORKSPACE (self), NULL);

  subject = make_subject (self);
  filled = cs_subject_get_filled (subject, self->main_path);
  manifest = cs_snapshot_new (filled != NULL ? filled : nothing);

  return dup_default_name (manifest);
}

/* (nullable): what the workspace is now, for a worker */
static Job *
job_new (CsWorkspace  *self,
         const char   *path,
         gboolean      force,
         GError      **error)
{
  g_autofree char *shown_name = dup_shown_name (self);
  Job *job;

  if (self->kind == CS_SUBJECT_CARD || self->kind == CS_SUBJECT_JSON)
    {
      g_set_error (error, CS_WORKSPACE_ERROR, CS_WORKSPACE_ERROR_NO_MANIFEST,
                   _("cannot export '%s': it is not a manifest"), shown_name);
      return NULL;
    }

  job = g_new0 (Job, 1);
  job->subject = make_subject (self);
  job->main_path = g_strdup (self->main_path);
  job->shown_name = g_steal_pointer (&shown_name);
  job->folder = dup_folder (self);
  job->path = g_strdup (path);
  job->force = force;

  return job;
}

/* Any thread. Cancelled before the file is written or not at all. */
static CsExport *
job_run (const Job     *job,
         GCancellable  *cancellable,
         GError       **error)
{
  g_autoptr (CsSnapshot) manifest = NULL;
  g_autoptr (GPtrArray) blockers = judge (job->subject, job->force, cancellable);
  g_autoptr (GArray) entries = NULL;
  g_autoptr (GBytes) zip = NULL;
  g_autofree char *target = NULL;
  GBytes *filled;

  if (g_cancellable_set_error_if_cancelled (cancellable, error) ||
      !check_refusal (job, blockers, error))
    return NULL;

  filled = cs_subject_get_filled (job->subject, job->main_path);
  if (filled == NULL)
    {
      g_set_error (error, CS_WORKSPACE_ERROR, CS_WORKSPACE_ERROR_REFUSED,
                   _("cannot export '%s': the file '%s' is missing"), job->shown_name,
                   job->main_path);
      return NULL;
    }

  manifest = cs_snapshot_new (filled);
  entries = collect_entries (job, manifest, error);
  if (entries == NULL)
    return NULL;

  zip = cs_package_write ((CsPackageEntry *) entries->data, entries->len, error);
  if (zip == NULL || !check_result (job, zip, cancellable, error))
    return NULL;

  target = job->path != NULL ? g_strdup (job->path) : dup_default_path (job->folder, manifest);
  if (!check_target (target, error) ||
      (job->path == NULL && !make_folder_for (target, error)) ||
      g_cancellable_set_error_if_cancelled (cancellable, error) ||
      !cs_file_save (target, zip, 0644, error))
    return NULL;

  return export_new (target, zip, entries);
}

static CsExport *
export_copy (const CsExport *export)
{
  CsExport *copy = g_new0 (CsExport, 1);
  guint n = g_strv_length (export->names);

  copy->path = g_strdup (export->path);
  copy->time = export->time;
  copy->bytes = g_bytes_ref (export->bytes);
  copy->names = g_strdupv (export->names);
  copy->sizes = g_memdup2 (export->sizes, n * sizeof *export->sizes);

  return copy;
}

/* @export: (nullable) */
static CsExport *
remember (CsWorkspace *self,
          CsExport    *export)
{
  if (export == NULL)
    return NULL;

  g_clear_pointer (&self->last_export, cs_export_free);
  self->last_export = export_copy (export);
  g_object_notify (G_OBJECT (self), "last-export");

  return export;
}

CsExport *
cs_workspace_export (CsWorkspace  *self,
                     const char   *path,
                     gboolean      force,
                     GError      **error)
{
  g_autoptr (Job) job = NULL;

  g_return_val_if_fail (CS_IS_WORKSPACE (self), NULL);

  job = job_new (self, path, force, error);

  return job != NULL ? remember (self, job_run (job, NULL, error)) : NULL;
}

static void
export_in_thread (GTask        *task,
                  gpointer      source_object,
                  gpointer      task_data,
                  GCancellable *cancellable)
{
  GError *error = NULL;
  CsExport *export = job_run (task_data, cancellable, &error);

  if (export != NULL)
    g_task_return_pointer (task, export, (GDestroyNotify) cs_export_free);
  else
    g_task_return_error (task, error);
}

void
cs_workspace_export_async (CsWorkspace         *self,
                           const char          *path,
                           gboolean             force,
                           GCancellable        *cancellable,
                           GAsyncReadyCallback  callback,
                           gpointer             user_data)
{
  g_autoptr (GTask) task = NULL;
  GError *error = NULL;
  Job *job;

  g_return_if_fail (CS_IS_WORKSPACE (self));

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, cs_workspace_export_async);
  /* What is written is written, whoever gave up meanwhile. */
  g_task_set_check_cancellable (task, FALSE);
  job = job_new (self, path, force, &error);
  if (job == NULL)
    {
      g_task_return_error (task, error);
      return;
    }

  g_task_set_task_data (task, job, (GDestroyNotify) job_free);
  g_task_run_in_thread (task, export_in_thread);
}

CsExport *
cs_workspace_export_finish (CsWorkspace   *self,
                            GAsyncResult  *result,
                            GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);

  return remember (self, g_task_propagate_pointer (G_TASK (result), error));
}

const char *
cs_workspace_get_last_export (CsWorkspace *self)
{
  g_return_val_if_fail (CS_IS_WORKSPACE (self), NULL);

  return self->last_export != NULL ? self->last_export->path : NULL;
}

const CsExport *
cs_workspace_get_last_result (CsWorkspace *self)
{
  g_return_val_if_fail (CS_IS_WORKSPACE (self), NULL);

  return self->last_export;
}
