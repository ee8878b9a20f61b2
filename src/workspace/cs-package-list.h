/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cs-workspace.h"

G_BEGIN_DECLS

/**
 * CsPackagePart:
 * @name: what it is called in the package
 * @path: the project file
 * @pointer: where the manifest names it; empty for the manifest itself
 * @title: (transfer none): translated, what it is to the manifest: "Color icon"
 * @size: in bytes, as it goes in: with placeholders filled
 * @missing: the project has no such file
 */
typedef struct
{
  char       *name;
  char       *path;
  char       *pointer;
  const char *title;
  gsize       size;
  gboolean    missing;
} CsPackagePart;

void       cs_package_part_free           (CsPackagePart *self);

/**
 * cs_package_list:
 *
 * Returns: (transfer full) (element-type CsPackagePart): what cs_workspace_export() puts into a
 *   package, in that order, and what it would put in if it were there; empty for what is no
 *   package
 */
GPtrArray *cs_package_list                (CsWorkspace   *workspace) G_GNUC_WARN_UNUSED_RESULT;

/**
 * cs_package_list_environments:
 *
 * Returns: (transfer full) (array zero-terminated=1): the NAMEs of env/.env.NAME that can fill the
 *   placeholders, sorted, in the project and where cs_workspace_choose_environment() looks
 */
char     **cs_package_list_environments   (CsWorkspace   *workspace) G_GNUC_WARN_UNUSED_RESULT;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CsPackagePart, cs_package_part_free)

G_END_DECLS
