/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * CsDiskFile:
 *
 * What is known of one file on disk: its content, and how it was stamped when it was read. The
 * stamp alone is believed only where it cannot lie, see cs_disk_file_look().
 */
typedef struct _CsDiskFile CsDiskFile;

/* What is known of a file that was never on a disk. */
CsDiskFile *cs_disk_file_new       (GBytes      *bytes) G_GNUC_WARN_UNUSED_RESULT;

/**
 * cs_disk_file_read:
 * @name: the file, in the file name encoding
 *
 * Reads a regular file of at most CS_PROJECT_MAX_FILE_BYTES; never waits for a pipe or a device.
 *
 * Returns: (transfer full) (nullable): the file, or NULL with G_FILE_ERROR or
 *   CS_PROJECT_ERROR_TOO_LARGE, @name in the text
 */
CsDiskFile *cs_disk_file_read      (const char  *name,
                                    GError     **error) G_GNUC_WARN_UNUSED_RESULT;
/* What cs_file_save() has just written. */
CsDiskFile *cs_disk_file_new_saved (const char  *name,
                                    GBytes      *bytes) G_GNUC_WARN_UNUSED_RESULT;
void        cs_disk_file_free      (CsDiskFile  *self);

GBytes     *cs_disk_file_get_bytes (CsDiskFile  *self);
/* Permission bits. */
guint       cs_disk_file_get_mode  (CsDiskFile  *self);

typedef enum
{
  CS_DISK_SAME,
  CS_DISK_CHANGED,
  CS_DISK_GONE,
} CsDiskState;

/**
 * cs_disk_file_look:
 * @now: (out) (optional) (nullable): what is there, when it was changed and can be read
 *
 * Returns: whether @name still has the known content. A file that was merely touched is the same.
 */
CsDiskState cs_disk_file_look      (CsDiskFile  *self,
                                    const char  *name,
                                    CsDiskFile **now);

/* Whether anything at all, even a dangling link, is at @name. */
gboolean    cs_disk_has            (const char  *name);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CsDiskFile, cs_disk_file_free)

G_END_DECLS
