/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cs-project.h"

G_BEGIN_DECLS

/* Which icons a project gets: the name of a glyph and its background, R, G, B. */
typedef struct
{
  const char *glyph;
  guint8      background[3];
} CsTemplateLooks;

/**
 * cs_template_read:
 * @folder: below the resource's root, "templates/connector"
 * @values: (nullable) (element-type utf8 utf8): "@NAME@" to what stands there instead; all of it
 *   goes into JSON strings and is escaped for them
 *
 * Returns: (transfer full) (nullable): an unsaved project of the files in the program
 */
CsProject *cs_template_read (const char             *folder,
                             const CsTemplateLooks  *looks,
                             GHashTable             *values,
                             GError                **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
