/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cs-json"

#include "cs-json-faults-private.h"

#include <glib/gi18n-lib.h>

static void
clear_record (gpointer data)
{
  CsJsonFaultRecord *record = data;

  g_free ((char *) record->fault.message);
  g_free (record->cure_text);
}

static gint
compare_records (gconstpointer a,
                 gconstpointer b)
{
  const CsJsonFaultRecord *one = a;
  const CsJsonFaultRecord *other = b;

  if (one->fault.span.start != other->fault.span.start)
    return one->fault.span.start < other->fault.span.start ? -1 : 1;

  return 0;
}

static void
append_record (CsJsonFaults *self,
               const char   *id,
               CsSeverity    severity,
               CsSpan        span,
               char         *message)
{
  CsJsonFaultRecord record = {
    .fault = {
      .id = id,
      .severity = severity,
      .span = span,
      .node = CS_NODE_NONE,
      .message = message,
    },
  };

  g_array_append_val (self->records, record);
}

void
cs_json_faults_init (CsJsonFaults *self)
{
  *self = (CsJsonFaults) { NULL };
  self->records = g_array_new (FALSE, FALSE, sizeof (CsJsonFaultRecord));
  g_array_set_clear_func (self->records, clear_record);
}

void
cs_json_faults_clear (CsJsonFaults *self)
{
  g_clear_pointer (&self->records, g_array_unref);
}

CsJsonFaultRecord *
cs_json_faults_add (CsJsonFaults *self,
                    const char   *id,
                    CsSeverity    severity,
                    gsize         start,
                    gsize         length,
                    char         *message)
{
  gboolean  is_error = severity == CS_SEVERITY_ERROR;
  guint    *count = is_error ? &self->n_errors : &self->n_warnings;

  if (is_error && !g_str_equal (id, "json-duplicate-key"))
    self->broken = TRUE;

  if (*count == CS_JSON_MAX_FAULTS)
    {
      if (!self->error_dropped && !self->warning_dropped)
        self->first_dropped = (CsSpan) { start, length };
      if (is_error)
        self->error_dropped = TRUE;
      else
        self->warning_dropped = TRUE;
      g_free (message);
      return NULL;
    }

  (*count)++;
  append_record (self, id, severity, (CsSpan) { start, length }, message);

  return &g_array_index (self->records, CsJsonFaultRecord, self->records->len - 1);
}

void
cs_json_faults_seal (CsJsonFaults *self)
{
  /* Faults are found nearly in order: a duplicate name at the end of its object. The sort is
   * stable, as g_array_sort() has been since it is a merge sort. */
  g_array_sort (self->records, compare_records);

  if (self->error_dropped || self->warning_dropped)
    {
      CsJsonFaultRecord *last;
      CsSpan             span = self->first_dropped;

      last = &g_array_index (self->records, CsJsonFaultRecord, self->records->len - 1);
      span.start = MAX (span.start, last->fault.span.start);
      span.length = 0;
      append_record (self, "json-too-large",
                     self->error_dropped ? CS_SEVERITY_ERROR : CS_SEVERITY_WARNING, span,
                     g_strdup_printf (_("There are more than %d faults in this text; the others "
                                        "show when these are cured."),
                                      CS_JSON_MAX_FAULTS));
    }
}
