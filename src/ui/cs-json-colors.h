/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cs-text-mirror.h"

G_BEGIN_DECLS

/**
 * CsJsonColors:
 *
 * Colours a JSON text in a GtkTextView from its snapshot's spans, as tags on the visible range
 * only. A language definition was not chosen: it costs 20 ms a keystroke at 35 KB, and it
 * cannot know a member name from a value. The colours follow light, dark and high contrast.
 */
#define CS_TYPE_JSON_COLORS (cs_json_colors_get_type ())
G_DECLARE_FINAL_TYPE (CsJsonColors, cs_json_colors, CS, JSON_COLORS, GObject)

/* @view is not held; the colours live no longer than it. */
CsJsonColors *cs_json_colors_new    (GtkTextView  *view,
                                     CsTextMirror *mirror) G_GNUC_WARN_UNUSED_RESULT;
/* Colours what is visible now; otherwise it happens before the next frame. */
void          cs_json_colors_update (CsJsonColors *self);

G_END_DECLS
