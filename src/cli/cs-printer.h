/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cs-workspace.h"

G_BEGIN_DECLS

typedef enum
{
  CS_FORMAT_TEXT,
  CS_FORMAT_JSON,
  CS_FORMAT_SARIF,
} CsFormat;

gboolean   cs_format_parse     (const char *text,
                                CsFormat   *format);

/**
 * CsPrinter:
 *
 * Writes findings to the standard output, in UTF-8 whatever the locale is:
 *
 * - text: a line each, "file:line:column: severity: sentence [id]", coloured on a terminal. What
 *   has no place in a text stands at 1:1, so that each line has the same form.
 * - JSON: one array of objects over all that was added.
 * - SARIF 2.1.0: one log with one run.
 */
typedef struct _CsPrinter CsPrinter;

CsPrinter *cs_printer_new      (CsFormat     format) G_GNUC_WARN_UNUSED_RESULT;
void       cs_printer_free     (CsPrinter   *self);

/* The findings of @workspace as they are. */
void       cs_printer_add      (CsPrinter   *self,
                                CsWorkspace *workspace);
/* One finding, @file being what cs_workspace_dup_file_name() gives for it. */
void       cs_printer_add_one  (CsPrinter   *self,
                                const char  *file,
                                CsFinding   *finding);
/* What could not be looked at; only SARIF has a place for it. */
void       cs_printer_add_failure (CsPrinter    *self,
                                   const GError *error);
/* Ends the array or the log. Nothing may be added afterwards. */
void       cs_printer_finish   (CsPrinter   *self);

/* "error", "warning" or "note": part of the formats, never translated. */
const char *cs_severity_get_name (CsSeverity severity);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CsPrinter, cs_printer_free)

G_END_DECLS
