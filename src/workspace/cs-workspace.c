/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cs-workspace"

#include "cs-workspace.h"
#include "cs-workspace-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "cs-file-save.h"
#include "cs-kind.h"
#include "cs-manifest-files.h"

#define POINTER_SHORT_NAME "/name/short"

enum
{
  PROP_PROJECT = 1,
  PROP_KIND,
  PROP_TITLE,
  PROP_FINDINGS,
  PROP_N_ERRORS,
  PROP_N_WARNINGS,
  PROP_CHECKING,
  PROP_PROFILE,
  PROP_ENVIRONMENT,
  PROP_LAST_EXPORT,
  PROP_TARGET,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_QUARK (cs-workspace-error-quark, cs_workspace_error)

G_DEFINE_FINAL_TYPE (CsWorkspace, cs_workspace, G_TYPE_OBJECT)

/* What it is called where the manifest does not say. */
static char *
dup_file_title (CsWorkspace *self)
{
  const char *folder = cs_project_get_folder (self->project);
  g_autofree char *base = NULL;

  if (self->path != NULL)
    base = g_path_get_basename (self->path);
  else if (folder != NULL)
    base = g_path_get_basename (folder);
  else
    base = g_strdup (self->location != NULL ? self->location : _("New connector"));

  if (self->source == CS_SOURCE_PACKAGE && g_str_has_suffix (base, ".zip"))
    base[strlen (base) - strlen (".zip")] = '\0';

  return g_filename_display_name (base);
}

static char *
dup_manifest_title (CsWorkspace *self)
{
  CsDocument *document = cs_project_get_document (self->project, self->main_path);
  CsSnapshot *snapshot;
  const char *name;
  g_autofree char *title = NULL;

  if (document == NULL || self->kind == CS_SUBJECT_CARD || self->kind == CS_SUBJECT_JSON)
    return NULL;

  snapshot = cs_document_get_snapshot (document);
  name = cs_snapshot_get_string (snapshot, cs_snapshot_find (snapshot, POINTER_SHORT_NAME));
  if (name == NULL)
    return NULL;

  title = g_strstrip (g_strdup (name));
  return *title != '\0' ? g_steal_pointer (&title) : NULL;
}

/* Whether the manifest is a text that somebody is about to mend. */
static gboolean
is_broken (CsWorkspace *self)
{
  CsDocument *document = cs_project_get_document (self->project, self->main_path);

  return document != NULL && cs_snapshot_get_n_faults (cs_document_get_snapshot (document)) > 0;
}

void
cs_workspace_update_title (CsWorkspace *self)
{
  g_autofree char *title = dup_manifest_title (self);

  /* A quote that is not closed yet does not take the project its name. */
  if (title == NULL && self->title != NULL && is_broken (self))
    return;

  if (title == NULL)
    title = dup_file_title (self);
  if (g_strcmp0 (title, self->title) == 0)
    return;

  g_free (self->title);
  self->title = g_steal_pointer (&title);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_TITLE]);
}

void
cs_workspace_set_package (CsWorkspace *self,
                          CsPackage   *package)
{
  if (package == self->package)
    return;

  g_clear_pointer (&self->package, cs_package_unref);
  self->package = package != NULL ? cs_package_ref (package) : NULL;
  cs_workspace_touch (self);
}

/* An entry that could not be read, or may not be, is in the archive alone: writing that anew would
 * lose it. */
static gboolean
check_nothing_is_lost (CsWorkspace  *self,
                       GError      **error)
{
  guint n_faults = self->package != NULL ? cs_package_get_n_faults (self->package) : 0;

  for (guint i = 0; i < n_faults; i++)
    {
      const CsPackageFault *fault = cs_package_get_fault (self->package, i);

      if (fault->severity == CS_SEVERITY_ERROR && fault->entry != NULL)
        {
          g_set_error (error, CS_WORKSPACE_ERROR, CS_WORKSPACE_ERROR_REFUSED,
                       _("cannot pack '%s' anew: the entry '%s' could not be read and would be "
                         "lost; import the package into a folder"),
                       self->location, fault->entry);
          return FALSE;
        }
    }

  return TRUE;
}

static void
add_entry (GArray     *entries,
           CsDocument *document)
{
  CsPackageEntry entry = {
    (char *) cs_document_get_path (document), cs_document_get_bytes (document),
  };

  g_array_append_val (entries, entry);
}

GBytes *
cs_workspace_pack (CsWorkspace  *self,
                   GError      **error)
{
  CsDocument *manifest = cs_project_get_document (self->project, self->main_path);
  g_autoptr (GArray) entries = g_array_new (FALSE, FALSE, sizeof (CsPackageEntry));
  g_autoptr (GHashTable) added = g_hash_table_new (NULL, NULL);

  if (!check_nothing_is_lost (self, error))
    return NULL;

  if (manifest != NULL)
    {
      g_autoptr (GPtrArray) files = cs_manifest_files_find (cs_document_get_snapshot (manifest),
                                                            self->main_path);

      add_entry (entries, manifest);
      g_hash_table_add (added, manifest);
      for (guint i = 0; i < files->len; i++)
        {
          CsManifestFile *file = g_ptr_array_index (files, i);
          CsDocument *document = cs_project_get_document (self->project, file->path);

          if (document != NULL && g_hash_table_add (added, document))
            add_entry (entries, document);
        }
    }

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->project)); i++)
    {
      g_autoptr (CsDocument) document = g_list_model_get_item (G_LIST_MODEL (self->project), i);

      if (g_hash_table_add (added, document))
        add_entry (entries, document);
    }

  return cs_package_write ((CsPackageEntry *) entries->data, entries->len, error);
}

static gboolean
save_package (CsWorkspace  *self,
              GError      **error)
{
  g_autoptr (GBytes) zip = NULL;
  g_autoptr (GBytes) now = NULL;
  g_autoptr (CsPackage) package = NULL;

  if (g_file_test (self->path, G_FILE_TEST_EXISTS))
    {
      now = cs_workspace_read_file (self->path, error);
      if (now == NULL)
        return FALSE;
      if (!g_bytes_equal (now, self->zip))
        {
          g_set_error (error, CS_WORKSPACE_ERROR, CS_WORKSPACE_ERROR_CHANGED_ON_DISK,
                       _("cannot save '%s': another program changed it meanwhile"),
                       self->location);
          return FALSE;
        }
    }

  zip = cs_workspace_pack (self, error);
  if (zip == NULL)
    return FALSE;

  package = cs_package_read (zip, NULL, error);
  if (package == NULL || !cs_file_save (self->path, zip, 0644, error))
    return FALSE;

  g_clear_pointer (&self->zip, g_bytes_unref);
  self->zip = g_steal_pointer (&zip);
  cs_workspace_set_package (self, package);
  cs_history_mark_saved (cs_project_get_history (self->project));

  return TRUE;
}

static void
cs_workspace_get_property (GObject    *object,
                           guint       prop_id,
                           GValue     *value,
                           GParamSpec *pspec)
{
  CsWorkspace *self = CS_WORKSPACE (object);

  switch (prop_id)
    {
    case PROP_PROJECT:
      g_value_set_object (value, self->project);
      break;
    case PROP_KIND:
      g_value_set_uint (value, self->kind);
      break;
    case PROP_TITLE:
      g_value_set_string (value, self->title);
      break;
    case PROP_FINDINGS:
      g_value_set_object (value, self->findings);
      break;
    case PROP_N_ERRORS:
      g_value_set_uint (value, self->n_errors);
      break;
    case PROP_N_WARNINGS:
      g_value_set_uint (value, self->n_warnings);
      break;
    case PROP_CHECKING:
      g_value_set_boolean (value, self->checking);
      break;
    case PROP_PROFILE:
      g_value_set_uint (value, self->profile);
      break;
    case PROP_ENVIRONMENT:
      g_value_set_string (value, self->environment);
      break;
    case PROP_LAST_EXPORT:
      g_value_set_string (value, cs_workspace_get_last_export (self));
      break;
    case PROP_TARGET:
      g_value_set_uint (value, self->target);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
cs_workspace_set_property (GObject      *object,
                           guint         prop_id,
                           const GValue *value,
                           GParamSpec   *pspec)
{
  CsWorkspace *self = CS_WORKSPACE (object);

  switch (prop_id)
    {
    case PROP_PROFILE:
      cs_workspace_set_profile (self, g_value_get_uint (value));
      break;
    case PROP_ENVIRONMENT:
      cs_workspace_set_environment (self, g_value_get_string (value));
      break;
    case PROP_TARGET:
      cs_workspace_set_target (self, g_value_get_uint (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
cs_workspace_dispose (GObject *object)
{
  CsWorkspace *self = CS_WORKSPACE (object);

  cs_workspace_unwatch (self);

  G_OBJECT_CLASS (cs_workspace_parent_class)->dispose (object);
}

static void
cs_workspace_finalize (GObject *object)
{
  CsWorkspace *self = CS_WORKSPACE (object);

  g_clear_pointer (&self->subject, cs_subject_unref);
  g_clear_pointer (&self->package, cs_package_unref);
  g_clear_pointer (&self->zip, g_bytes_unref);
  g_clear_pointer (&self->environment_texts, g_ptr_array_unref);
  g_clear_object (&self->findings);
  g_clear_object (&self->project);
  g_free (self->main_path);
  g_free (self->title);
  g_free (self->environment);
  g_clear_pointer (&self->last_export, cs_export_free);
  g_free (self->indent);
  g_free (self->path);
  g_free (self->location);
  g_free (self->base);

  G_OBJECT_CLASS (cs_workspace_parent_class)->finalize (object);
}

static void
cs_workspace_class_init (CsWorkspaceClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags readable =
    G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;
  const GParamFlags writable = readable | G_PARAM_WRITABLE;

  object_class->dispose = cs_workspace_dispose;
  object_class->finalize = cs_workspace_finalize;
  object_class->get_property = cs_workspace_get_property;
  object_class->set_property = cs_workspace_set_property;

  properties[PROP_PROJECT] =
    g_param_spec_object ("project", NULL, NULL, CS_TYPE_PROJECT, readable);
  properties[PROP_KIND] =
    g_param_spec_uint ("kind", NULL, NULL, 0, CS_SUBJECT_JSON, 0, readable);
  properties[PROP_TITLE] =
    g_param_spec_string ("title", NULL, NULL, NULL, readable);
  properties[PROP_FINDINGS] =
    g_param_spec_object ("findings", NULL, NULL, G_TYPE_LIST_MODEL, readable);
  properties[PROP_N_ERRORS] =
    g_param_spec_uint ("n-errors", NULL, NULL, 0, G_MAXUINT, 0, readable);
  properties[PROP_N_WARNINGS] =
    g_param_spec_uint ("n-warnings", NULL, NULL, 0, G_MAXUINT, 0, readable);
  properties[PROP_CHECKING] =
    g_param_spec_boolean ("checking", NULL, NULL, FALSE, readable);
  properties[PROP_PROFILE] =
    g_param_spec_uint ("profile", NULL, NULL, 0, CS_PROFILE_STORE, 0, writable);
  properties[PROP_ENVIRONMENT] =
    g_param_spec_string ("environment", NULL, NULL, NULL, writable);
  properties[PROP_LAST_EXPORT] =
    g_param_spec_string ("last-export", NULL, NULL, NULL, readable);
  properties[PROP_TARGET] =
    g_param_spec_uint ("target", NULL, NULL, CS_TARGET_NONE, CS_N_TARGETS - 1, CS_TARGET_NONE,
                       writable);

  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
cs_workspace_init (CsWorkspace *self)
{
  self->findings = g_list_store_new (CS_TYPE_FINDING);
}

CsWorkspace *
cs_workspace_new_private (CsProject     *project,
                          CsSubjectKind  kind,
                          const char    *main_path)
{
  CsWorkspace *self = g_object_new (CS_TYPE_WORKSPACE, NULL);

  self->project = g_object_ref (project);
  self->kind = kind;
  self->main_path = g_strdup (main_path);

  return self;
}

void
cs_workspace_set_place (CsWorkspace *self,
                        CsSource     source,
                        const char  *location,
                        const char  *base)
{
  self->source = source;
  self->location = g_strdup (location);
  /* "manifest.json" is how people call "./manifest.json". */
  self->base = g_strdup (g_strcmp0 (base, ".") == 0 ? "" : base);

  cs_workspace_update_title (self);
}

/* The manifest of a project that is already there. A draft of a single file has that one alone. */
static CsDocument *
find_main (CsProject     *project,
           CsSubjectKind *kind)
{
  CsDocument *document = cs_project_get_document (project, "manifest.json");
  guint n_documents = g_list_model_get_n_items (G_LIST_MODEL (project));

  *kind = CS_SUBJECT_FOLDER;
  if (document != NULL)
    return document;

  for (guint i = 0; i < n_documents; i++)
    {
      g_autoptr (CsDocument) candidate = g_list_model_get_item (G_LIST_MODEL (project), i);

      if (!cs_document_is_json (candidate))
        continue;
      if (cs_kind_guess (cs_document_get_snapshot (candidate)) == CS_SUBJECT_MANIFEST)
        return candidate;
      if (n_documents == 1)
        {
          *kind = cs_kind_guess (cs_document_get_snapshot (candidate));
          return candidate;
        }
    }

  return NULL;
}

CsWorkspace *
cs_workspace_new (CsProject *project)
{
  CsSubjectKind kind;
  CsDocument *document;
  CsWorkspace *self;

  g_return_val_if_fail (CS_IS_PROJECT (project), NULL);

  document = find_main (project, &kind);
  self = cs_workspace_new_private (project, kind,
                                   document != NULL ? cs_document_get_path (document)
                                                    : "manifest.json");
  cs_workspace_set_place (self,
                          cs_project_get_folder (project) != NULL ? CS_SOURCE_FOLDER
                                                                  : CS_SOURCE_NONE,
                          cs_project_get_folder (project),
                          cs_project_get_folder (project));
  cs_workspace_watch (self);

  return self;
}

CsProject *
cs_workspace_get_project (CsWorkspace *self)
{
  g_return_val_if_fail (CS_IS_WORKSPACE (self), NULL);

  return self->project;
}

CsSubjectKind
cs_workspace_get_kind (CsWorkspace *self)
{
  g_return_val_if_fail (CS_IS_WORKSPACE (self), CS_SUBJECT_JSON);

  return self->kind;
}

void
cs_workspace_set_indent (CsWorkspace *self,
                         const char  *indent)
{
  g_return_if_fail (CS_IS_WORKSPACE (self));

  g_free (self->indent);
  self->indent = g_strdup (indent);
}

const char *
cs_workspace_get_indent (CsWorkspace *self)
{
  g_return_val_if_fail (CS_IS_WORKSPACE (self), NULL);

  return self->indent != NULL ? self->indent : "  ";
}

gboolean
cs_workspace_makes_package (CsWorkspace *self)
{
  g_return_val_if_fail (CS_IS_WORKSPACE (self), FALSE);

  return self->kind != CS_SUBJECT_CARD && self->kind != CS_SUBJECT_JSON;
}

const char *
cs_workspace_get_main_path (CsWorkspace *self)
{
  g_return_val_if_fail (CS_IS_WORKSPACE (self), NULL);

  return self->main_path;
}

const char *
cs_workspace_get_title (CsWorkspace *self)
{
  g_return_val_if_fail (CS_IS_WORKSPACE (self), NULL);

  return self->title;
}

char *
cs_workspace_dup_file_name (CsWorkspace *self,
                            const char  *file)
{
  g_return_val_if_fail (CS_IS_WORKSPACE (self), NULL);

  /* What came through a pipe has only the name that it was given. */
  if (self->base == NULL)
    return g_strdup (self->location != NULL ? self->location : file);
  if (file == NULL)
    return g_strdup (self->location);

  if (self->source == CS_SOURCE_PACKAGE && self->package != NULL &&
      cs_package_get_nesting (self->package) != NULL)
    return g_build_filename (self->base, cs_package_get_nesting (self->package), file, NULL);

  return *self->base != '\0' ? g_build_filename (self->base, file, NULL) : g_strdup (file);
}

CsProfile
cs_workspace_get_profile (CsWorkspace *self)
{
  g_return_val_if_fail (CS_IS_WORKSPACE (self), CS_PROFILE_UPLOAD);

  return self->profile;
}

void
cs_workspace_set_profile (CsWorkspace *self,
                          CsProfile    profile)
{
  g_return_if_fail (CS_IS_WORKSPACE (self));

  if (self->profile == profile)
    return;

  self->profile = profile;
  cs_workspace_touch (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_PROFILE]);
}

const char *
cs_workspace_get_environment (CsWorkspace *self)
{
  g_return_val_if_fail (CS_IS_WORKSPACE (self), NULL);

  return self->environment;
}

void
cs_workspace_set_environment (CsWorkspace *self,
                              const char  *name)
{
  g_return_if_fail (CS_IS_WORKSPACE (self));

  if (g_strcmp0 (self->environment, name) == 0)
    return;

  g_free (self->environment);
  self->environment = g_strdup (name);
  cs_workspace_find_environment (self, name);
  cs_workspace_touch (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ENVIRONMENT]);
}

gboolean
cs_workspace_save (CsWorkspace  *self,
                   GError      **error)
{
  g_return_val_if_fail (CS_IS_WORKSPACE (self), FALSE);

  if (self->source == CS_SOURCE_PACKAGE && self->path != NULL)
    return save_package (self, error);

  return cs_project_save (self->project, error);
}
