/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cs-document.h"

G_BEGIN_DECLS

CsDocument *cs_document_new          (const char *path,
                                      GBytes     *bytes,
                                      guint64     revision,
                                      gboolean    modified,
                                      guint       mode) G_GNUC_WARN_UNUSED_RESULT;
/**
 * cs_document_update:
 * @edit: (nullable): leads from the present bytes to @bytes; NULL when they are replaced whole
 *
 * Puts other bytes in place, then tells.
 */
void        cs_document_update       (CsDocument *self,
                                      GBytes     *bytes,
                                      CsTextEdit *edit,
                                      guint64     revision,
                                      gboolean    modified);
void        cs_document_set_path     (CsDocument *self,
                                      const char *path,
                                      guint64     revision,
                                      gboolean    modified);
void        cs_document_set_modified (CsDocument *self,
                                      gboolean    modified);
/* Permission bits with which the file is written where it does not exist yet. They go along when
 * it is renamed. */
guint       cs_document_get_mode     (CsDocument *self);

G_END_DECLS
