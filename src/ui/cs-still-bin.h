/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* Around a part of the window that rests while somebody types elsewhere: see cs_still_snapshot(). */

#define CS_TYPE_STILL_BIN (cs_still_bin_get_type ())
G_DECLARE_FINAL_TYPE (CsStillBin, cs_still_bin, CS, STILL_BIN, AdwBin)

G_END_DECLS
