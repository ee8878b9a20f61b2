/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

/*
 * Between the picture layer and the process that decodes for it: arguments "jpeg" or "svg"
 * and the most pixels that are wanted, the file as standard input; on standard output width
 * and height as two 32-bit numbers of the machine, then rows of R, G, B, A.
 */

#define CS_PICTURE_WIRE_PROGRAM   "connector-studio-picture"

/* Exit statuses. */
#define CS_PICTURE_WIRE_DONE      0
#define CS_PICTURE_WIRE_DAMAGED   1
#define CS_PICTURE_WIRE_TOO_LARGE 2
