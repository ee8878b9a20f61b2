/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cs-render"

#include "cs-render-layout.h"

#include "cs-area-part.h"

/* A grid with named areas, in which elements stand that say the name. Those that say none, or one
 * that is not there, stand over the whole width below. */

/* More a card has not, and a part must not be asked for. */
#define MAX_PLACE 64

static CsAreaColumn
read_column (CsSnapshot *snapshot,
             guint       node)
{
  CsAreaColumn column = { cs_render_parse_pixels (cs_snapshot_get_string (snapshot, node)) };
  double percent;

  if (cs_snapshot_get_double (snapshot, node, &percent))
    column.share = CLAMP (percent, 0, 100) / 100;

  return column;
}

static void
set_columns (CsAreaPart     *part,
             const CsObject *layout)
{
  g_autoptr (GArray) columns = g_array_new (FALSE, FALSE, sizeof (CsAreaColumn));
  guint list = cs_object_get_node (layout, "columns");

  if (list != CS_NODE_NONE && cs_snapshot_get_kind (layout->snapshot, list) == CS_JSON_ARRAY)
    {
      for (guint item = cs_snapshot_get_first_child (layout->snapshot, list);
           item != CS_NODE_NONE && columns->len < MAX_PLACE;
           item = cs_snapshot_get_next (layout->snapshot, item))
        {
          CsAreaColumn column = read_column (layout->snapshot, item);

          g_array_append_val (columns, column);
        }
    }
  cs_area_part_set_columns (part, (const CsAreaColumn *) (gpointer) columns->data, columns->len);
}

/* Counted from 1 in the card. */
static guint
read_place (CsSnapshot *snapshot,
            guint       area,
            const char *member)
{
  double value;

  if (!cs_snapshot_get_double (snapshot, cs_snapshot_get_member (snapshot, area, member), &value))
    return 1;

  return (guint) CLAMP (value, 1, MAX_PLACE);
}

static gboolean
find_area (const CsObject *layout,
           const char     *name,
           CsArea         *area)
{
  CsSnapshot *snapshot = layout->snapshot;
  guint list = cs_object_get_node (layout, "areas");

  if (name == NULL || list == CS_NODE_NONE ||
      cs_snapshot_get_kind (snapshot, list) != CS_JSON_ARRAY)
    return FALSE;

  for (guint item = cs_snapshot_get_first_child (snapshot, list); item != CS_NODE_NONE;
       item = cs_snapshot_get_next (snapshot, item))
    {
      if (cs_snapshot_get_kind (snapshot, item) != CS_JSON_OBJECT ||
          g_strcmp0 (cs_snapshot_get_string (snapshot,
                                             cs_snapshot_get_member (snapshot, item, "name")),
                     name) != 0)
        continue;
      *area = (CsArea) {
        read_place (snapshot, item, "column") - 1, read_place (snapshot, item, "columnSpan"),
        read_place (snapshot, item, "row") - 1, read_place (snapshot, item, "rowSpan"),
      };
      return TRUE;
    }

  return FALSE;
}

static void
set_areas (CsPart         *part,
           const CsObject *object,
           const CsObject *layout)
{
  CsSnapshot *snapshot = object->snapshot;
  g_autoptr (GArray) areas = g_array_new (FALSE, FALSE, sizeof (CsArea));
  guint n_columns = 1, n_rows = 0;

  for (CsPart *child = cs_part_get_first (part); child != NULL; child = cs_part_get_next (child))
    {
      guint node = object->node + cs_part_get_traits (child)->node_offset;
      const char *name = cs_snapshot_get_string (snapshot,
                                                 cs_snapshot_get_member (snapshot, node,
                                                                         "grid.area"));
      CsArea area = { 0 };

      if (find_area (layout, name, &area))
        {
          n_columns = MAX (n_columns, area.column + area.n_columns);
          n_rows = MAX (n_rows, area.row + area.n_rows);
        }
      g_array_append_val (areas, area);
    }
  for (guint i = 0; i < areas->len; i++)
    {
      CsArea *area = &g_array_index (areas, CsArea, i);

      if (area->n_columns == 0)
        *area = (CsArea) { 0, n_columns, n_rows++, 1 };
    }
  cs_area_part_set_areas (CS_AREA_PART (part), (const CsArea *) (gpointer) areas->data, areas->len);
}

static void
fill_area_grid (CsRender          *render,
                CsPart            *part,
                const CsObject    *object,
                const CsInherited *inherited)
{
  CsAreaPart *grid = CS_AREA_PART (part);
  CsObject layout = cs_render_get_layout (render, object);

  set_columns (grid, &layout);
  cs_area_part_set_gaps (grid,
                         cs_theme_get_spacing (cs_object_get_choice (&layout, "columnSpacing")),
                         cs_theme_get_spacing (cs_object_get_choice (&layout, "rowSpacing")));
  cs_area_part_set_rtl (grid, inherited->rtl);
  cs_render_laid_out (render, part, object, inherited);
  set_areas (part, object, &layout);
}

const CsRenderer cs_renderer_area_grid = {
  "Layout.AreaGrid", cs_area_part_new, fill_area_grid, .piece = TRUE,
};
