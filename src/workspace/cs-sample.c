/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cs-workspace"

#include "cs-sample.h"

#include "cs-config.h"
#include "cs-template-private.h"

/* The accent colour of the sample's manifest. */
static const CsTemplateLooks looks = { "rocket", { 0x61, 0x35, 0x83 } };

char *
cs_sample_prepare (GError **error)
{
  g_autofree char *folder = g_build_filename (g_get_user_data_dir (), CS_GETTEXT_DOMAIN, "sample",
                                              NULL);
  g_autoptr (CsProject) project = NULL;

  if (g_file_test (folder, G_FILE_TEST_EXISTS))
    return g_steal_pointer (&folder);

  project = cs_template_read ("sample", &looks, NULL, error);
  if (project == NULL || !cs_project_save_as (project, folder, error))
    return NULL;

  return g_steal_pointer (&folder);
}
