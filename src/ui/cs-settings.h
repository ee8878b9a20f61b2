/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* Keys of the settings, as data/io.github.connectorstudio.ConnectorStudio.gschema.xml has them. */
#define CS_SETTING_COLOR_SCHEME      "color-scheme"
#define CS_SETTING_JSON_FONT         "json-font"
#define CS_SETTING_DEFAULT_PROFILE   "default-profile"
#define CS_SETTING_KEEP_DRAFTS       "keep-drafts"
#define CS_SETTING_WINDOW_WIDTH      "window-width"
#define CS_SETTING_WINDOW_HEIGHT     "window-height"
#define CS_SETTING_WINDOW_MAXIMIZED  "window-maximized"
#define CS_SETTING_JSON_PANE_VISIBLE "json-pane-visible"
#define CS_SETTING_RECENT_PROJECTS   "recent-projects"

/**
 * cs_settings_get:
 *
 * The program's settings, from the schema that belongs to this build: beside the program in the
 * build folder, else the system's. Main thread only.
 *
 * Returns: (transfer none) (nullable): the settings, or NULL where the schema is not installed,
 *   in which case every default holds and nothing is remembered
 */
GSettings *cs_settings_get (void);

G_END_DECLS
