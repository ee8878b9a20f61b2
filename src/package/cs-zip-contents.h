/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "cs-zip-walk.h"

G_BEGIN_DECLS

/**
 * CsZipContents:
 *
 * The contents of an archive's entries, as libzip inflates them where the walk found them. One
 * thread at a time.
 */
typedef struct _CsZipContents CsZipContents;

/**
 * cs_zip_contents_check:
 *
 * Runs libzip's consistency check over the archive as it is.
 *
 * Returns: (transfer full) (nullable): what libzip has against it, or NULL when it has nothing
 *   against it and reads the same names as the walk
 */
char          *cs_zip_contents_check   (GBytes           *bytes,
                                        const CsZipWalk  *walk) G_GNUC_WARN_UNUSED_RESULT;

/**
 * cs_zip_contents_open:
 * @walk: over @bytes
 * @most_entries: only so many entries of @walk, from its first on
 * @reason: (out) (transfer full): why not
 *
 * Returns: (transfer full) (nullable): the contents
 */
CsZipContents *cs_zip_contents_open    (GBytes           *bytes,
                                        const CsZipWalk  *walk,
                                        guint             most_entries,
                                        char            **reason) G_GNUC_WARN_UNUSED_RESULT;
void           cs_zip_contents_free    (CsZipContents    *self);

/**
 * cs_zip_contents_inflate:
 * @index: of the walk's entry, one that has its header and its bytes for itself, is stored or
 *   deflated and not encrypted
 * @most: bytes
 * @reason: (out) (transfer full): set when the content is damaged; what came before is returned
 *
 * Reads until the end or until one byte more than @most, whatever the entry says: libzip does not
 * stop at the declared size.
 *
 * Returns: (transfer full) (nullable): the content, up to @most + 1 bytes
 */
GByteArray    *cs_zip_contents_inflate (CsZipContents    *self,
                                        guint             index,
                                        gsize             most,
                                        GCancellable     *cancellable,
                                        char            **reason) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CsZipContents, cs_zip_contents_free)

G_END_DECLS
