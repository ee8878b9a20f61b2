/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cs-recent.h"

G_BEGIN_DECLS

/* Keys of the settings, as data/io.github.connectorstudio.ConnectorStudio.gschema.xml has them. */
#define CS_SETTING_COLOR_SCHEME      "color-scheme"
#define CS_SETTING_JSON_FONT         "json-font"
#define CS_SETTING_INDENT_WIDTH      "json-indent-width"
#define CS_SETTING_INDENT_TABS       "json-indent-tabs"
#define CS_SETTING_DEFAULT_PROFILE   "default-profile"
#define CS_SETTING_MANIFEST_VERSION  "default-manifest-version"
#define CS_SETTING_KEEP_DRAFTS       "keep-drafts"
#define CS_SETTING_FETCH_PICTURES    "fetch-pictures"
#define CS_SETTING_WINDOW_WIDTH      "window-width"
#define CS_SETTING_WINDOW_HEIGHT     "window-height"
#define CS_SETTING_WINDOW_MAXIMIZED  "window-maximized"
#define CS_SETTING_JSON_PANE_VISIBLE "json-pane-visible"
#define CS_SETTING_JSON_PANE_WIDTH   "json-pane-width"
#define CS_SETTING_PROBLEMS_VISIBLE  "problems-visible"
#define CS_SETTING_PROBLEMS_HEIGHT   "problems-height"
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
GSettings *cs_settings_get        (void);

/**
 * cs_settings_dup_indent:
 *
 * Returns: (transfer full): one step of indentation in JSON files that are made or formatted
 */
char      *cs_settings_dup_indent (void) G_GNUC_WARN_UNUSED_RESULT;

/**
 * cs_settings_get_recent:
 *
 * The projects that were opened lately, kept in the settings. Where the schema is not installed
 * they are known until the program ends. Main thread only.
 *
 * Returns: (transfer none): the list
 */
CsRecent  *cs_settings_get_recent (void);

G_END_DECLS
