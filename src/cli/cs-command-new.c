/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cs-cli"

#include <glib/gi18n-lib.h>

#include "cs-command.h"
#include "cs-template.h"

#define DEFAULT_TEMPLATE "connector"

static CsExit
list_templates (void)
{
  guint n_templates;
  const CsTemplate *templates = cs_templates (&n_templates);

  for (guint i = 0; i < n_templates; i++)
    cs_command_print ("%-14s %s\n", templates[i].id, _(templates[i].description));

  return CS_EXIT_FINE;
}

/* A folder that holds anything is somebody's. */
static gboolean
check_folder (const char  *folder,
              GError     **error)
{
  g_autoptr (GDir) dir = NULL;
  g_autofree char *name = g_filename_display_name (folder);

  if (!g_file_test (folder, G_FILE_TEST_EXISTS))
    return TRUE;

  dir = g_dir_open (folder, 0, NULL);
  if (dir == NULL)
    {
      g_set_error (error, G_FILE_ERROR, G_FILE_ERROR_NOTDIR,
                   _("cannot make a project in '%s': it is no folder that can be read"), name);
      return FALSE;
    }
  if (g_dir_read_name (dir) == NULL)
    return TRUE;

  g_set_error (error, G_FILE_ERROR, G_FILE_ERROR_EXIST,
               _("cannot make a project in '%s': the folder is not empty"), name);
  return FALSE;
}

static CsExit
create (const char *folder,
        const char *template_id,
        const char *name)
{
  const CsTemplate *template = cs_template_find (template_id);
  g_autoptr (CsProject) project = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *printable = cs_command_dup_printable (folder);

  if (template == NULL)
    return cs_command_fail_with (_("there is no template '%s'; '--list' lists them"), template_id);
  if (!check_folder (folder, &error))
    return cs_command_fail (error);

  project = cs_template_create (template, name, &error);
  if (project == NULL || !cs_project_save_as (project, folder, &error))
    return cs_command_fail (error);

  cs_command_print ("%s\n", printable);
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (project)); i++)
    {
      g_autoptr (CsDocument) document = g_list_model_get_item (G_LIST_MODEL (project), i);

      cs_command_print ("  %s\n", cs_document_get_path (document));
    }

  return CS_EXIT_FINE;
}

static CsExit
run (const CsCommand    *self,
     const char * const *arguments)
{
  g_autofree char *template_id = NULL;
  g_autofree char *name = NULL;
  gboolean list = FALSE;
  g_auto (GStrv) paths = NULL;
  CsExit status;
  const GOptionEntry entries[] = {
    { "template", 0, 0, G_OPTION_ARG_STRING, &template_id,
      N_("What to start from"), N_("ID") },
    { "name", 0, 0, G_OPTION_ARG_STRING, &name,
      N_("The connector's name, at most 30 characters"), N_("NAME") },
    { "list", 0, 0, G_OPTION_ARG_NONE, &list,
      N_("List the templates"), NULL },
    { NULL }
  };

  if (!cs_command_parse (self, entries, arguments, 0, 1, &paths, &status))
    return status;
  if (list)
    return list_templates ();
  if (paths[0] == NULL)
    return cs_command_fail_with ("%s", _("an argument is missing: the folder to make"));

  return create (paths[0], template_id != NULL ? template_id : DEFAULT_TEMPLATE, name);
}

const CsCommand cs_command_new = {
  .name = "new",
  .arguments = N_("FOLDER"),
  .summary = N_("Start a project from a template"),
  .description = N_("Makes a project in FOLDER, which must not exist yet or be empty. Its ids are "
                    "new."),
  .run = run,
};
