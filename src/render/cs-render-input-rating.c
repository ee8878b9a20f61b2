/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cs-render"

#include <glib/gi18n-lib.h>

#include "cs-rating-part.h"
#include "cs-render-input.h"
#include "cs-render-kinds.h"
#include "cs-render-teams.h"

#define MARIGOLD  0xffeaa300
#define MAX_STARS 10

static CsPart *
create_rating (void)
{
  return cs_input_part_new (cs_rating_part_new ());
}

static void
fill_rating (CsRender          *render,
             CsPart            *part,
             const CsObject    *object,
             const CsInherited *inherited)
{
  CsPart *control = cs_input_part_get_control (CS_INPUT_PART (part));
  g_autofree char *value = cs_object_dup_text (object, "value");
  const char *label = cs_object_get_string (object, "label");
  const char *color = cs_object_get_choice (object, "color");
  const char *size = cs_object_get_choice (object, "size");
  guint32 ink = cs_render_ink (render, "default", inherited);
  gboolean marigold = color != NULL && g_ascii_strcasecmp (color, "Marigold") == 0 &&
                      render->theme != cs_theme_get (CS_THEME_CONTRAST);

  cs_rating_part_set_look (CS_RATING_PART (control),
                           (guint) CLAMP (cs_object_get_number (object, "max", 5), 1, MAX_STARS),
                           cs_object_get_boolean (object, "allowHalfSteps"),
                           size != NULL && g_ascii_strcasecmp (size, "Medium") == 0 ? 20 : 28,
                           marigold ? MARIGOLD : ink, ink);
  cs_render_name (control, label != NULL && *label != '\0' ? label : _("Rating"));
  cs_render_input (render, part, object, inherited, value);
}

const CsRenderer cs_renderer_input_rating = { "Input.Rating", create_rating, fill_rating };
