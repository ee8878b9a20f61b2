/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What the files of the crash test hold after token number @token was typed. Both the program that
 * is killed and the one that looks afterwards know it, so each byte of each file can be judged. */

#define CRASH_LOG   "log.json"
#define CRASH_IMAGE "color.png"

/* Some text, then a line for each token up to @token. */
GBytes     *crash_make_log     (guint       token) G_GNUC_WARN_UNUSED_RESULT;
/* Bytes that are others for each token, in the length too. */
GBytes     *crash_make_image   (guint       token) G_GNUC_WARN_UNUSED_RESULT;
/* A file that changes its name from time to time. */
const char *crash_get_card     (guint       token);

/* Returns: the last token of a log, or -1 when @log is not what crash_make_log() makes */
int         crash_read_log     (GBytes     *log);

G_END_DECLS
