/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cs-rules"

#include "cs-check-private.h"

#include <string.h>

#include "cs-json-pointer.h"
#include "cs-placeholder.h"
#include "cs-rules-private.h"

static void
read_versions (CsCheck *self)
{
  const char *declared = cs_check_get_string (self, "/manifestVersion");
  const char *url = cs_check_get_string (self, "/$schema");

  self->declared = declared != NULL ? cs_version_parse (declared) : CS_VERSION_NONE;
  if (!cs_manifest_version_exists (self->declared))
    self->declared = CS_VERSION_NONE;

  self->url_form = url != NULL ? cs_manifest_parse_schema_url (url, &self->by_url)
                               : CS_SCHEMA_URL_FOREIGN;
  if (self->url_form == CS_SCHEMA_URL_FOREIGN || !cs_manifest_version_exists (self->by_url))
    self->by_url = CS_VERSION_NONE;

  if (self->declared != CS_VERSION_NONE)
    self->version = self->declared;
  else if (self->by_url != CS_VERSION_NONE)
    self->version = self->by_url;
  else
    self->version = CS_MANIFEST_VERSION_NEWEST;
}

void
cs_check_init (CsCheck   *self,
               CsSubject *subject,
               CsProfile  profile)
{
  const CsSubjectKind kind = cs_subject_get_kind (subject);

  *self = (CsCheck) {
    .subject = subject,
    .profile = profile,
    .path = cs_subject_get_main_path (subject),
    .version = CS_MANIFEST_VERSION_NEWEST,
    .findings = g_ptr_array_new_with_free_func (g_object_unref),
  };

  if (kind == CS_SUBJECT_CARD || kind == CS_SUBJECT_JSON)
    return;

  self->written = cs_subject_get_snapshot (subject, self->path);
  self->manifest = cs_subject_get_filled_snapshot (subject, self->path);
  if (self->manifest != NULL)
    read_versions (self);
}

void
cs_check_clear (CsCheck *self)
{
  g_clear_pointer (&self->findings, g_ptr_array_unref);
  g_clear_pointer (&self->named, g_hash_table_unref);
  g_clear_pointer (&self->cards, g_ptr_array_unref);
}

/* A text in which something is still to be filled in has no value yet. */
static gboolean
is_open (const char *text)
{
  CsPlaceholder placeholder;

  return cs_placeholder_find_next (text, 0, &placeholder);
}

guint
cs_check_find (CsCheck    *self,
               const char *pointer)
{
  return self->manifest != NULL ? cs_snapshot_find (self->manifest, pointer) : CS_NODE_NONE;
}

gboolean
cs_check_has (CsCheck    *self,
              const char *pointer)
{
  return cs_check_find (self, pointer) != CS_NODE_NONE;
}

gboolean
cs_check_is_array (CsCheck    *self,
                   const char *pointer)
{
  const guint node = cs_check_find (self, pointer);

  return node != CS_NODE_NONE && cs_snapshot_get_kind (self->manifest, node) == CS_JSON_ARRAY;
}

guint
cs_check_get_n_items (CsCheck    *self,
                      const char *pointer)
{
  return cs_check_is_array (self, pointer)
           ? cs_snapshot_get_n_children (self->manifest, cs_check_find (self, pointer))
           : 0;
}

const char *
cs_check_get_string (CsCheck    *self,
                     const char *pointer)
{
  const guint  node = cs_check_find (self, pointer);
  const char  *text;

  if (node == CS_NODE_NONE)
    return NULL;

  text = cs_snapshot_get_string (self->manifest, node);
  return text != NULL && !is_open (text) ? text : NULL;
}

const char *
cs_check_get_stringf (CsCheck    *self,
                      const char *format,
                      ...)
{
  g_autofree char *pointer = NULL;
  va_list          arguments;

  va_start (arguments, format);
  pointer = g_strdup_vprintf (format, arguments);
  va_end (arguments);

  return cs_check_get_string (self, pointer);
}

/* Adds the files that the strings of @snapshot name, and to @todo those that may name more. */
static void
add_named_files (CsCheck    *self,
                 CsSnapshot *snapshot,
                 GPtrArray  *todo)
{
  const guint n_nodes = cs_snapshot_get_n_nodes (snapshot);

  for (guint node = 0; node < n_nodes; node++)
    {
      const char *text = cs_snapshot_get_string (snapshot, node);
      const char *name = text != NULL && g_str_has_prefix (text, "./") ? text + 2 : text;

      if (name == NULL || cs_subject_get_file (self->subject, name) == NULL ||
          !g_hash_table_add (self->named, g_strdup (name)))
        continue;
      if (g_str_has_suffix (name, ".json"))
        g_ptr_array_add (todo, (gpointer) name);
    }
}

gboolean
cs_check_is_named (CsCheck    *self,
                   const char *path)
{
  g_autoptr (GPtrArray) todo = NULL;

  if (self->named != NULL || self->manifest == NULL)
    return self->named != NULL && g_hash_table_contains (self->named, path);

  todo = g_ptr_array_new ();
  self->named = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  add_named_files (self, self->manifest, todo);
  for (guint i = 0; i < todo->len; i++)
    add_named_files (self, cs_subject_get_snapshot (self->subject, g_ptr_array_index (todo, i)),
                     todo);

  return g_hash_table_contains (self->named, path);
}

static CsSeverity
judge (CsCheck      *self,
       const CsRule *rule)
{
  const CsSeverity severity = rule->info.severity[self->profile];

  if (rule->absence && cs_subject_get_kind (self->subject) == CS_SUBJECT_MANIFEST)
    return MIN (severity, CS_SEVERITY_WARNING);

  return severity;
}

static void
set_place (CsFinding  *finding,
           CsSnapshot *snapshot,
           CsSpan      span)
{
  guint line;
  guint column;

  cs_text_lines_get_position (cs_snapshot_get_lines (snapshot), span.start, &line, &column);
  cs_finding_set_place (finding, span, line, column);
}

/* What to mark for a member that is not there: the name of the object that should hold it, or
 * that object's opening bracket. */
static CsSpan
span_of_parent (CsSnapshot *snapshot,
                guint       node)
{
  CsSpan span = cs_snapshot_get_key_span (snapshot, node);

  if (span.length > 0)
    return span;

  span = cs_snapshot_get_value_span (snapshot, node);
  span.length = MIN (span.length, 1);
  return span;
}

static void
find_place (CsCheck    *self,
            CsFinding  *finding,
            const char *file,
            const char *pointer)
{
  CsSnapshot *snapshot = pointer != NULL ? cs_subject_get_snapshot (self->subject, file) : NULL;
  guint       node;

  if (snapshot == NULL || cs_snapshot_get_n_nodes (snapshot) == 0)
    return;

  node = cs_snapshot_find (snapshot, pointer);
  if (node == CS_NODE_NONE)
    set_place (finding, snapshot,
               span_of_parent (snapshot, cs_snapshot_find_nearest (snapshot, pointer)));
  else
    set_place (finding, snapshot, cs_snapshot_get_value_span (snapshot, node));
}

CsFinding *
cs_check_report_text (CsCheck    *self,
                      const char *id,
                      const char *file,
                      const char *pointer,
                      const char *message)
{
  const CsRule *rule = cs_rules_find_row (id);
  const char   *in = file != NULL ? file : self->path;
  CsFinding    *finding;

  g_assert (rule != NULL);

  finding = cs_finding_new (id, judge (self, rule), in, pointer);
  cs_finding_take_message (finding, g_strdup (message));
  find_place (self, finding, in, pointer);
  g_ptr_array_add (self->findings, finding);

  return finding;
}

CsFinding *
cs_check_report (CsCheck    *self,
                 const char *id,
                 const char *file,
                 const char *pointer,
                 const char *format,
                 ...)
{
  g_autofree char *message = NULL;
  va_list          arguments;

  va_start (arguments, format);
  message = g_strdup_vprintf (format, arguments);
  va_end (arguments);

  return cs_check_report_text (self, id, file, pointer, message);
}

CsFinding *
cs_check_report_whole (CsCheck    *self,
                       const char *id,
                       const char *entry,
                       const char *message)
{
  const CsRule *rule = cs_rules_find_row (id);
  CsFinding    *finding;

  g_assert (rule != NULL);

  finding = cs_finding_new (id, judge (self, rule), entry, NULL);
  cs_finding_take_message (finding, g_strdup (message));
  g_ptr_array_add (self->findings, finding);

  return finding;
}

void
cs_check_mark_key (CsCheck   *self,
                   CsFinding *finding)
{
  CsSnapshot *snapshot = cs_subject_get_snapshot (self->subject, cs_finding_get_file (finding));
  const guint node = cs_snapshot_find (snapshot, cs_finding_get_pointer (finding));
  CsSpan      span;

  if (node == CS_NODE_NONE)
    return;

  span = cs_snapshot_get_key_span (snapshot, node);
  if (span.length > 0)
    set_place (finding, snapshot, span);
}

void
cs_check_mark_span (CsCheck   *self,
                    CsFinding *finding,
                    CsSpan     span)
{
  set_place (finding, cs_subject_get_snapshot (self->subject, cs_finding_get_file (finding)), span);
}

gboolean
cs_check_is_refused_in (CsCheck    *self,
                        const char *file,
                        const char *pointer)
{
  for (guint i = 0; i < self->findings->len; i++)
    {
      CsFinding *finding = g_ptr_array_index (self->findings, i);

      /* A name that stands twice says nothing against its value. */
      if (cs_finding_get_severity (finding) == CS_SEVERITY_ERROR &&
          !g_str_has_prefix (cs_finding_get_id (finding), "json-") &&
          g_strcmp0 (cs_finding_get_pointer (finding), pointer) == 0 &&
          g_strcmp0 (cs_finding_get_file (finding), file) == 0)
        return TRUE;
    }

  return FALSE;
}

gboolean
cs_check_is_refused (CsCheck    *self,
                     const char *pointer)
{
  return cs_check_is_refused_in (self, self->path, pointer);
}

void
cs_finding_cure_string (CsFinding  *finding,
                        const char *label,
                        const char *pointer,
                        const char *value)
{
  g_autofree char *json = cs_json_quote (value);

  cs_finding_set_cure (finding, label, CS_CURE_SET, pointer, json);
}

CsChange *
cs_change_of_edit (const char *label,
                   const char *path,
                   const char *pointer,
                   CsTextEdit *edit)
{
  CsChange *change;

  if (edit == NULL)
    return NULL;

  change = cs_change_new (label);
  cs_change_edit (change, path, edit);
  cs_change_set_place (change, path, pointer);
  return change;
}
