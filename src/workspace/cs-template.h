/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cs-project.h"

G_BEGIN_DECLS

/**
 * CsTemplate:
 *
 * A way to start a project. The files lie in data/templates; ids are new for every project.
 */
typedef struct
{
  const char *id;            /* "connector" */
  const char *title;         /* translatable */
  const char *description;   /* translatable, one sentence */
} CsTemplate;

const CsTemplate *cs_templates          (guint             *n_templates);
const CsTemplate *cs_template_find      (const char        *id);
/**
 * cs_template_create:
 * @name: (nullable): the connector's name; NULL for a placeholder that is valid as it is
 *
 * Returns: (transfer full) (nullable): an unsaved project without an error in its findings
 */
CsProject        *cs_template_create    (const CsTemplate  *self,
                                         const char        *name,
                                         GError           **error) G_GNUC_WARN_UNUSED_RESULT;
/**
 * cs_template_indent:
 * @project: as cs_template_create() gave it
 * @indent: one step of indentation
 *
 * Returns: (transfer full) (nullable): an unsaved project of the same files, the JSON ones indented
 *   so, with no step to undo
 */
CsProject        *cs_template_indent    (CsProject         *project,
                                         const char        *indent,
                                         GError           **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
