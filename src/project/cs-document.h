/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "cs-snapshot.h"
#include "cs-text-edit.h"

G_BEGIN_DECLS

/**
 * CsDocument:
 *
 * One file of a project, as bytes: a JSON text, a picture, anything. What we did not touch stays
 * byte for byte. Only its project changes it, on the main thread; snapshots may go to workers.
 *
 * Properties: "path" (relative to the project, with "/"), "revision", "modified" (differs from
 * what is on disk), all read-only and notified.
 *
 * Signal "changed" (CsTextEdit *edit): after the bytes changed; @edit leads from the former bytes
 * to the present ones, and is NULL when they were replaced whole.
 */
#define CS_TYPE_DOCUMENT (cs_document_get_type ())
G_DECLARE_FINAL_TYPE (CsDocument, cs_document, CS, DOCUMENT, GObject)

const char *cs_document_get_path     (CsDocument *self);
GBytes     *cs_document_get_bytes    (CsDocument *self);
/* Grows with every change, undo included; never the same for two contents of one project. */
guint64     cs_document_get_revision (CsDocument *self);
gboolean    cs_document_get_modified (CsDocument *self);

/**
 * cs_document_get_snapshot:
 *
 * Returns: (transfer none): the present revision, parsed at the first call. Works for any bytes;
 *   of a picture it is of no use.
 */
CsSnapshot *cs_document_get_snapshot (CsDocument *self);

/**
 * cs_document_is_json:
 *
 * Returns: whether the path ends in ".json", in any case
 */
gboolean    cs_document_is_json      (CsDocument *self);

G_END_DECLS
