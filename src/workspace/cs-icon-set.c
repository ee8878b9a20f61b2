/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cs-workspace"

#include "cs-icon-set.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "cs-manifest-files.h"

/* An icon that is put: where the manifest names it, and what it is called when nobody says. */
typedef struct
{
  const char *pointer;
  const char *default_name;
} Place;

static const Place color_place = { "/icons/color", "color.png" };
static const Place outline_place = { "/icons/outline", "outline.png" };
static const Place color32_place = { "/icons/color32x32", NULL };

typedef struct
{
  CsProject  *project;
  const char *main_path;
  CsSnapshot *manifest;   /* as the operations so far leave it */
  CsChange   *change;
  GPtrArray  *paths;      /* those that have their icon */
} Putting;

static CsIconSet *
new_set (CsPicture *color,
         CsPicture *outline,
         CsPicture *color32)
{
  CsIconSet *self = g_new0 (CsIconSet, 1);

  self->color = cs_picture_save_png (color);
  self->outline = cs_picture_save_png (outline);
  self->color32 = cs_picture_save_png (color32);

  return self;
}

static gboolean
is_taken (Putting    *putting,
          const char *path)
{
  return strcmp (path, putting->main_path) == 0 ||
         g_ptr_array_find_with_equal_func (putting->paths, path, g_str_equal, NULL);
}

static gboolean
set_name (Putting      *putting,
          const char   *pointer,
          const char   *name,
          GError      **error)
{
  g_autofree char *value = cs_json_quote (name);
  g_autoptr (CsTextEdit) edit = NULL;
  g_autoptr (GBytes) text = NULL;

  edit = cs_text_edit_set_deep (putting->manifest, pointer, value, error);
  if (edit == NULL)
    return FALSE;

  text = cs_text_edit_apply (edit, cs_snapshot_get_bytes (putting->manifest));
  cs_change_edit (putting->change, putting->main_path, g_steal_pointer (&edit));

  cs_snapshot_unref (putting->manifest);
  putting->manifest = cs_snapshot_new (text);

  return TRUE;
}

static gboolean
put (Putting      *putting,
     const Place  *place,
     GBytes       *icon,
     GError      **error)
{
  guint node = cs_snapshot_find (putting->manifest, place->pointer);
  const char *name = cs_snapshot_get_string (putting->manifest, node);
  g_autofree char *path = NULL;

  if (name != NULL)
    path = cs_manifest_files_resolve (putting->main_path, name);

  /* Two icons cannot share a file, and none can be the manifest. */
  if (path != NULL && is_taken (putting, path))
    g_clear_pointer (&path, g_free);

  if (path == NULL)
    {
      if (place->default_name == NULL)
        return TRUE;
      if (!set_name (putting, place->pointer, place->default_name, error))
        return FALSE;
      path = cs_manifest_files_resolve (putting->main_path, place->default_name);
    }

  if (cs_project_get_document (putting->project, path) != NULL)
    cs_change_replace (putting->change, path, icon);
  else
    cs_change_create (putting->change, path, icon);

  g_ptr_array_add (putting->paths, g_steal_pointer (&path));
  return TRUE;
}

CsIconSet *
cs_icon_set_new_from_picture (CsPicture           *picture,
                              const CsIconRecipe  *recipe,
                              GError             **error)
{
  g_autoptr (CsPicture) color = NULL;
  g_autoptr (CsPicture) outline = NULL;
  g_autoptr (CsPicture) color32 = NULL;
  CsIconRecipe own_recipe;

  if (recipe == NULL)
    {
      cs_icon_recipe_init (&own_recipe, picture);
      recipe = &own_recipe;
    }

  outline = cs_icon_make_outline (picture, recipe, error);
  if (outline == NULL)
    return NULL;

  color = cs_icon_make_color (picture, recipe);
  color32 = cs_icon_make_color32 (picture, recipe);

  return new_set (color, outline, color32);
}

CsIconSet *
cs_icon_set_new_from_glyph (const CsGlyph *glyph,
                            const guint8   background[3])
{
  g_autoptr (CsPicture) color = cs_glyph_make_color (glyph, background, CS_ICON_COLOR_SIZE);
  g_autoptr (CsPicture) outline = cs_glyph_make_outline (glyph);
  g_autoptr (CsPicture) color32 = cs_glyph_make_color (glyph, background, CS_ICON_OUTLINE_SIZE);

  return new_set (color, outline, color32);
}

void
cs_icon_set_free (CsIconSet *self)
{
  g_bytes_unref (self->color);
  g_bytes_unref (self->outline);
  g_bytes_unref (self->color32);
  g_free (self);
}

CsChange *
cs_icon_set_put (const CsIconSet  *self,
                 CsProject        *project,
                 const char       *main_path,
                 GError          **error)
{
  CsDocument *document = cs_project_get_document (project, main_path);
  g_autoptr (CsChange) change = cs_change_new (_("Make icons"));
  g_autoptr (CsSnapshot) manifest = NULL;
  g_autoptr (GPtrArray) paths = g_ptr_array_new_with_free_func (g_free);
  Putting putting = { project, main_path, NULL, change, paths };
  gboolean done;

  if (document == NULL)
    {
      g_set_error (error, CS_PROJECT_ERROR, CS_PROJECT_ERROR_NO_FILE,
                   _("cannot put the icons: there is no '%s' to name them"), main_path);
      return NULL;
    }

  putting.manifest = cs_snapshot_ref (cs_document_get_snapshot (document));
  done = put (&putting, &color_place, self->color, error) &&
         put (&putting, &outline_place, self->outline, error) &&
         put (&putting, &color32_place, self->color32, error);
  manifest = g_steal_pointer (&putting.manifest);
  if (!done)
    return NULL;

  cs_change_set_place (change, main_path, "/icons");
  return g_steal_pointer (&change);
}
