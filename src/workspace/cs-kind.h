/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cs-snapshot.h"
#include "cs-subject.h"

G_BEGIN_DECLS

/* What a file is, by what stands in it: a card that is called manifest.json is a card. */

/**
 * cs_kind_is_zip:
 * @bytes: a file's content
 *
 * Returns: whether it begins as a zip archive does, or ends as one does (what stands before the
 *   archive may be a self-extractor or junk)
 */
gboolean      cs_kind_is_zip        (GBytes     *bytes);

/**
 * cs_kind_is_text:
 * @bytes: a file's content
 *
 * Returns: whether it may be a JSON text, broken or in UTF-16 perhaps: its first character that
 *   is not blank or part of a comment begins an object or an array, or the whole is sound JSON
 */
gboolean      cs_kind_is_text       (GBytes     *bytes);

/**
 * cs_kind_guess:
 * @snapshot: a JSON text, which may be broken
 *
 * Returns: CS_SUBJECT_MANIFEST, CS_SUBJECT_CARD or CS_SUBJECT_JSON
 */
CsSubjectKind cs_kind_guess         (CsSnapshot *snapshot);

G_END_DECLS
