/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cs-render"

#include "cs-grid-part.h"
#include "cs-render-kinds.h"
#include "cs-text-part.h"

/* Facts are few and their texts short: an edit of one fills all of them anew, in the widgets that
 * are there. */

static CsPart *
take_cell (CsPart *part,
           CsPart *after)
{
  CsPart *cell = after != NULL ? cs_part_get_next (after) : cs_part_get_first (part);

  if (cell == NULL)
    {
      cell = cs_text_part_new ();
      cs_part_append (part, cell);
    }

  return cell;
}

static CsPart *
fill_cell (CsRender          *render,
           CsPart            *part,
           CsPart            *after,
           const char        *text,
           const char        *weight,
           const CsInherited *inherited)
{
  CsPart *cell = take_cell (part, after);
  CsTextLook look = { .weight = weight, .wrap = TRUE, .align = inherited->halign };

  /* The weight and the size come from the host's configuration, whatever stands around. */
  cs_text_part_set_flow (CS_TEXT_PART (cell),
                         text != NULL && *text != '\0'
                           ? cs_render_text (render, text, &look, inherited) : NULL);

  return cell;
}

static void
fill_fact_set (CsRender          *render,
               CsPart            *part,
               const CsObject    *object,
               const CsInherited *inherited)
{
  guint list = cs_object_get_node (object, "facts");
  CsInherited own = *inherited;
  CsPart *last = NULL, *rest;

  own.text_role = CS_TEXT_PLAIN;
  if (list != CS_NODE_NONE && cs_snapshot_get_kind (render->snapshot, list) == CS_JSON_ARRAY)
    {
      for (guint item = cs_snapshot_get_first_child (render->snapshot, list);
           item != CS_NODE_NONE; item = cs_snapshot_get_next (render->snapshot, item))
        {
          CsObject fact = cs_render_item (object, "facts", item);

          last = fill_cell (render, part, last, cs_object_get_string (&fact, "title"), "bolder",
                            &own);
          last = fill_cell (render, part, last, cs_object_get_string (&fact, "value"), "default",
                            &own);
        }
    }

  while ((rest = last != NULL ? cs_part_get_next (last) : cs_part_get_first (part)) != NULL)
    cs_part_remove (rest);
  cs_grid_part_set_rtl (CS_GRID_PART (part), inherited->rtl);
  cs_part_get_traits (part)->absent = last == NULL;
}

const CsRenderer cs_renderer_fact_set = { "FactSet", cs_grid_part_new, fill_fact_set };
