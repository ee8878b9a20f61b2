/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib-object.h>

#include "cs-severity.h"
#include "cs-span.h"

G_BEGIN_DECLS

/**
 * CsFinding:
 *
 * One thing that a rule found in a project. Immutable; made in any thread.
 *
 * Properties, all read-only: "id", "severity" (a CsSeverity, as int), "file", "pointer", "line",
 * "column", "message", "fixable", "fix-label", "keyword".
 */
#define CS_TYPE_FINDING (cs_finding_get_type ())
G_DECLARE_FINAL_TYPE (CsFinding, cs_finding, CS, FINDING, GObject)

/* The rule's public id. */
const char *cs_finding_get_id        (CsFinding *self);
CsSeverity  cs_finding_get_severity  (CsFinding *self);
/* The project file, or NULL when the finding is about the package as a whole. */
const char *cs_finding_get_file      (CsFinding *self);
/* An RFC 6901 pointer into that file; NULL for a file that has no such places. For a missing
 * member it is the place where it would stand. */
const char *cs_finding_get_pointer   (CsFinding *self);
/* The bytes to mark, of the revision that was checked. */
CsSpan      cs_finding_get_span      (CsFinding *self);
/* From 1; 0 where the file is no text. Columns count characters. */
guint       cs_finding_get_line      (CsFinding *self);
guint       cs_finding_get_column    (CsFinding *self);
/* One translated sentence: what is wrong and what to do. */
const char *cs_finding_get_message   (CsFinding *self);
gboolean    cs_finding_get_fixable   (CsFinding *self);
/* (nullable) What the fix would do, translated, for a button: "Remove needsIdentity". */
const char *cs_finding_get_fix_label (CsFinding *self);
/* (nullable) The JSON Schema keyword, where a schema check made it. */
const char *cs_finding_get_keyword   (CsFinding *self);

/**
 * cs_finding_equal:
 *
 * Returns: whether both say the same about the same place (their spans may differ)
 */
gboolean    cs_finding_equal         (CsFinding *a,
                                      CsFinding *b);

G_END_DECLS
