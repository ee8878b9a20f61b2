/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cs-cli"

#include <glib/gi18n-lib.h>
#include <stdio.h>
#include <string.h>

#include "cs-command.h"
#include "cs-icon-set.h"
#include "cs-workspace.h"

static CsExit
list_glyphs (void)
{
  guint n_glyphs;
  const CsGlyph *glyphs = cs_glyphs (&n_glyphs);

  for (guint i = 0; i < n_glyphs; i++)
    cs_command_print ("%-16s %s\n", glyphs[i].name, _(glyphs[i].title));

  return CS_EXIT_FINE;
}

/* "#RRGGBB", as the manifest's accentColor is written. */
static gboolean
parse_color (const char *text,
             guint8      color[3])
{
  if (text[0] != '#' || strlen (text) != 7)
    return FALSE;

  for (guint i = 0; i < 3; i++)
    {
      int high = g_ascii_xdigit_value (text[1 + 2 * i]);
      int low = g_ascii_xdigit_value (text[2 + 2 * i]);

      if (high < 0 || low < 0)
        return FALSE;
      color[i] = high * 16 + low;
    }

  return TRUE;
}

static CsIconSet *
make_from_picture (const char    *path,
                   const guint8  *background,
                   GError       **error)
{
  g_autofree char *name = g_filename_display_name (path);
  g_autoptr (GBytes) bytes = cs_workspace_read_file (path, error);
  g_autoptr (CsPicture) picture = NULL;
  CsIconRecipe recipe;
  CsIconSet *set;

  if (bytes == NULL)
    return NULL;

  picture = cs_picture_load (bytes, CS_PICTURE_MAX_PIXELS, NULL, error);
  if (picture == NULL)
    {
      g_prefix_error (error, _("cannot make icons from '%s': "), name);
      return NULL;
    }

  cs_icon_recipe_init (&recipe, picture);
  if (background != NULL)
    {
      recipe.has_background = TRUE;
      memcpy (recipe.background, background, sizeof recipe.background);
    }

  set = cs_icon_set_new_from_picture (picture, &recipe, error);
  if (set == NULL)
    g_prefix_error (error, _("cannot make icons from '%s': "), name);
  return set;
}

static CsExit
put (CsIconSet  *set,
     const char *path)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (CsWorkspace) workspace = cs_workspace_open (path, &error);
  g_autoptr (CsChange) change = NULL;
  CsProject *project;

  if (workspace == NULL)
    return cs_command_fail (error);

  project = cs_workspace_get_project (workspace);
  change = cs_icon_set_put (set, project, cs_workspace_get_main_path (workspace), &error);
  if (change == NULL ||
      !cs_history_do (cs_project_get_history (project), change, &error) ||
      !cs_workspace_save (workspace, &error))
    return cs_command_fail (error);

  for (guint i = 0; i < cs_change_get_n_operations (change); i++)
    {
      const CsOperation *operation = cs_change_get_operation (change, i);
      g_autofree char *file = cs_workspace_dup_file_name (workspace, operation->path);
      g_autofree char *printable = cs_command_dup_printable (file);

      if (operation->kind != CS_OPERATION_EDIT)
        cs_command_print ("%s\n", printable);
    }

  return CS_EXIT_FINE;
}

static CsExit
make_and_put (const char         *glyph_name,
              const guint8       *color,
              const char * const *paths)
{
  static const guint8 default_color[3] = { 0x1c, 0x71, 0xd8 };
  g_autoptr (CsIconSet) set = NULL;
  g_autoptr (GError) error = NULL;
  const CsGlyph *glyph;

  if (glyph_name == NULL)
    {
      set = make_from_picture (paths[0], color, &error);
      return set != NULL ? put (set, paths[1]) : cs_command_fail (error);
    }

  glyph = cs_glyph_find (glyph_name);
  if (glyph == NULL)
    return cs_command_fail_with (_("there is no glyph '%s'; '--list' lists them"), glyph_name);

  set = cs_icon_set_new_from_glyph (glyph, color != NULL ? color : default_color);
  return put (set, paths[0]);
}

static CsExit
run (const CsCommand    *self,
     const char * const *arguments)
{
  g_autofree char *glyph = NULL;
  g_autofree char *color_text = NULL;
  gboolean list = FALSE;
  g_auto (GStrv) paths = NULL;
  guint8 color[3];
  CsExit status;
  const GOptionEntry entries[] = {
    { "glyph", 0, 0, G_OPTION_ARG_STRING, &glyph,
      N_("Draw this glyph instead of an image"), N_("NAME") },
    { "color", 0, 0, G_OPTION_ARG_STRING, &color_text,
      N_("The background of the color icon"), "#RRGGBB" },
    { "list", 0, 0, G_OPTION_ARG_NONE, &list,
      N_("List the glyphs"), NULL },
    { NULL }
  };

  if (!cs_command_parse (self, entries, arguments, 0, 2, &paths, &status))
    return status;
  if (list)
    return list_glyphs ();

  if (color_text != NULL && !parse_color (color_text, color))
    return cs_command_fail_with (_("'%s' is not a color; write it as '#1C71D8'"), color_text);
  if (g_strv_length (paths) != (glyph != NULL ? 1 : 2))
    return cs_command_fail_with ("%s", glyph != NULL
                                       ? _("with --glyph there is one argument, the folder")
                                       : _("an image and a folder are needed, or --glyph and "
                                           "a folder"));

  return make_and_put (glyph, color_text != NULL ? color : NULL, (const char * const *) paths);
}

const CsCommand cs_command_icons = {
  .name = "icons",
  .arguments = N_("[IMAGE] FOLDER"),
  .summary = N_("Make both icons from a picture or a glyph"),
  .description = N_("Makes the color and the outline icon of the project in FOLDER from a PNG, JPEG "
                    "or SVG, or\nfrom a glyph, and writes them under the names that the manifest "
                    "gives."),
  .run = run,
};
