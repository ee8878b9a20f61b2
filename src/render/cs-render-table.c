/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cs-render"

#include "cs-render-kinds.h"

#include <glib/gi18n-lib.h>

#include "cs-row-part.h"

/* A stack of rows. Grid lines are the table's left and top edge, and each cell's right and bottom
 * one; without them a distance parts rows and cells. */

#define CELL_PADDING 8.0
#define DISTANCE     8.0

/* Where a cell stands: its table, its row, and which of its columns it is in. */
typedef struct
{
  CsObject table;
  CsObject row;
  CsObject column;
  guint    index;
  gboolean header;
} Place;

static guint
find_index (CsSnapshot *snapshot,
            guint       node)
{
  guint parent = cs_snapshot_get_parent (snapshot, node), index = 0;

  for (guint item = cs_snapshot_get_first_child (snapshot, parent);
       item != CS_NODE_NONE && item != node; item = cs_snapshot_get_next (snapshot, item))
    index++;

  return index;
}

static guint
get_columns (const CsObject *table)
{
  guint list = cs_object_get_node (table, "columns");

  return list != CS_NODE_NONE && cs_snapshot_get_kind (table->snapshot, list) == CS_JSON_ARRAY
           ? list : CS_NODE_NONE;
}

static CsObject
get_column (const CsObject *table,
            guint           index)
{
  guint list = get_columns (table);
  guint node = list != CS_NODE_NONE ? cs_snapshot_get_element (table->snapshot, list, index)
                                    : CS_NODE_NONE;

  return cs_render_item (table, "columns", node);
}

static CsObject
get_table_of (CsSnapshot *snapshot,
              guint       row)
{
  guint rows = cs_snapshot_get_parent (snapshot, row);

  return cs_object_of_family (snapshot, cs_snapshot_get_parent (snapshot, rows),
                              &cs_adaptive_elements, NULL);
}

static gboolean
has_header (const CsObject *table)
{
  /* The official renderer reads another name than the language's description gives. */
  guint node = cs_snapshot_get_member (table->snapshot, table->node, "firstRowAsHeaders");

  return node != CS_NODE_NONE ? cs_snapshot_get_kind (table->snapshot, node) != CS_JSON_FALSE
                              : cs_object_get_boolean (table, "firstRowAsHeader");
}

static Place
find_place (const CsObject *cell)
{
  CsSnapshot *snapshot = cell->snapshot;
  guint row = cs_snapshot_get_parent (snapshot, cs_snapshot_get_parent (snapshot, cell->node));
  Place place = { .table = get_table_of (snapshot, row) };

  place.row = cs_render_item (&place.table, "rows", row);
  place.index = find_index (snapshot, cell->node);
  place.column = get_column (&place.table, place.index);
  place.header = has_header (&place.table) && find_index (snapshot, row) == 0;

  return place;
}

static const char *
get_given (const CsObject *object,
           const char     *member)
{
  return object->node != CS_NODE_NONE && cs_object_has (object, member)
           ? cs_object_get_choice (object, member) : NULL;
}

static CsAlign
find_align (const Place *place,
            CsAlign      otherwise)
{
  const char *member = "horizontalCellContentAlignment";
  CsAlign align = cs_render_parse_align (get_given (&place->table, member), otherwise);

  align = cs_render_parse_align (get_given (&place->column, member), align);

  return cs_render_parse_align (get_given (&place->row, member), align);
}

static CsVAlign
find_valign (const Place *place,
             CsVAlign     otherwise)
{
  const char *member = "verticalCellContentAlignment";
  CsVAlign align = cs_render_parse_valign (get_given (&place->table, member), otherwise);

  align = cs_render_parse_valign (get_given (&place->column, member), align);

  return cs_render_parse_valign (get_given (&place->row, member), align);
}

static void
read_width (const CsObject *column,
            CsPartTraits   *traits)
{
  guint node = column->node != CS_NODE_NONE ? cs_object_get_node (column, "width") : CS_NODE_NONE;
  const char *text = cs_snapshot_get_string (column->snapshot, node);
  double pixels = cs_render_parse_pixels (text);

  traits->width_kind = CS_WIDTH_WEIGHT;
  traits->width = 1;
  if (pixels > 0)
    {
      traits->width_kind = CS_WIDTH_PIXELS;
      traits->width = pixels;
    }
  else if (!cs_snapshot_get_double (column->snapshot, node, &traits->width) &&
           text != NULL && g_ascii_isdigit (*text))
    traits->width = g_ascii_strtod (text, NULL);
}

static guint32
get_border (CsRender       *render,
            const CsObject *table)
{
  const char *word = cs_object_get_choice (table, "gridStyle");

  return render->theme->styles[cs_theme_parse_style (word, CS_STYLE_DEFAULT)].border;
}

static void
fill_cell (CsRender          *render,
           CsPart            *part,
           const CsObject    *object,
           const CsInherited *inherited)
{
  CsPartTraits *traits = cs_part_get_traits (part);
  Place place = find_place (object);
  gboolean grid = cs_object_get_boolean (&place.table, "showGridLines");
  CsInherited own = *inherited;
  CsInherited inner;
  CsSurface surface = { 0 };

  own.halign = find_align (&place, own.halign);
  own.valign = find_valign (&place, own.valign);
  own.text_role = place.header ? CS_TEXT_COLUMN_HEADER : own.text_role;
  own.context = 0;
  inner = cs_render_container (render, part, object, &own, CELL_PADDING, grid,
                               &surface.background);
  cs_render_stack (render, part, object, "items", &inner, surface.background);
  if (grid)
    {
      surface.border = get_border (render, &place.table);
      surface.border_width = 1;
      surface.border_edges = CS_EDGE_RIGHT | CS_EDGE_BOTTOM;
    }
  cs_stack_part_set_surface (CS_STACK_PART (part), &surface);

  read_width (&place.column, traits);
  traits->spacing = place.index > 0 && !grid ? DISTANCE : 0;
}

static CsPart *
create_cell (void)
{
  return g_object_new (CS_TYPE_STACK_PART, "accessible-role", GTK_ACCESSIBLE_ROLE_CELL, NULL);
}

static const CsRenderer cell_renderer = { "TableCell", create_cell, fill_cell };

/* A row that has fewer cells than the table has columns is filled up with empty ones. */
static void
fill_up (CsPart         *part,
         const CsObject *table,
         guint           n_cells,
         guint           n_columns)
{
  CsPart *child = cs_part_get_first (part), *next;

  for (; child != NULL; child = next)
    {
      next = cs_part_get_next (child);
      if (cs_part_get_traits (child)->renderer == NULL)
        cs_part_remove (child);
    }
  for (guint i = n_cells; i < n_columns; i++)
    {
      CsObject column = get_column (table, i);

      child = create_cell ();
      gtk_accessible_update_property (GTK_ACCESSIBLE (child), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                      _("Empty cell"), -1);
      read_width (&column, cs_part_get_traits (child));
      cs_part_get_traits (child)->spacing =
        i > 0 && !cs_object_get_boolean (table, "showGridLines") ? DISTANCE : 0;
      cs_part_append (part, child);
    }
}

static void
fill_row (CsRender          *render,
          CsPart            *part,
          const CsObject    *object,
          const CsInherited *inherited)
{
  CsObject table = get_table_of (object->snapshot, object->node);
  guint32 background;
  CsInherited inner = cs_render_container (render, part, object, inherited, 0, FALSE, &background);
  g_autoptr (GArray) children = g_array_new (FALSE, FALSE, sizeof (CsRenderChild));
  guint n_columns = get_columns (&table) != CS_NODE_NONE
                      ? cs_snapshot_get_n_children (object->snapshot, get_columns (&table)) : 0;
  guint list = cs_object_get_node (object, "cells");
  CsSurface surface;

  if (list != CS_NODE_NONE && cs_snapshot_get_kind (object->snapshot, list) == CS_JSON_ARRAY)
    {
      for (guint item = cs_snapshot_get_first_child (object->snapshot, list);
           item != CS_NODE_NONE && children->len < n_columns;
           item = cs_snapshot_get_next (object->snapshot, item))
        {
          CsRenderChild child = { &cell_renderer, cs_render_item (object, "cells", item), inner };

          child.inherited.context = inherited->context * 31 + children->len;
          g_array_append_val (children, child);
        }
    }

  cs_row_part_set_rtl (CS_ROW_PART (part), inner.rtl);
  surface = cs_render_surface (render, object, &inner, background);
  cs_row_part_set_surface (CS_ROW_PART (part), &surface);
  cs_part_get_traits (part)->open = TRUE;
  cs_render_children (render, part, (const CsRenderChild *) (gpointer) children->data,
                      children->len);
  fill_up (part, &table, children->len, n_columns);
  cs_part_get_traits (part)->absent = n_columns == 0;
  cs_part_get_traits (part)->spacing =
    find_index (object->snapshot, object->node) > 0 &&
    !cs_object_get_boolean (&table, "showGridLines") ? DISTANCE : 0;
}

static CsPart *
create_row (void)
{
  return g_object_new (CS_TYPE_ROW_PART, "accessible-role", GTK_ACCESSIBLE_ROLE_ROW, NULL);
}

static const CsRenderer row_renderer = { "TableRow", create_row, fill_row };

static guint
hash_bytes (CsSnapshot *snapshot,
            guint       node,
            guint       hash)
{
  CsSpan span = { 0 };
  const char *text = g_bytes_get_data (cs_snapshot_get_bytes (snapshot), NULL);

  if (node != CS_NODE_NONE)
    span = cs_snapshot_get_value_span (snapshot, node);
  for (gsize i = 0; i < span.length; i++)
    hash = hash * 33 + (guchar) text[span.start + i];

  return hash * 33 + 1;
}

/* All of the table but its rows decides how each of them looks. */
static guint
make_context (const CsObject *table)
{
  guint rows = cs_object_get_node (table, "rows"), hash = 5381;

  for (guint member = cs_snapshot_get_first_child (table->snapshot, table->node);
       member != CS_NODE_NONE; member = cs_snapshot_get_next (table->snapshot, member))
    {
      if (member != rows)
        hash = hash_bytes (table->snapshot, member, hash) + member;
    }

  return hash;
}

static void
fill_table (CsRender          *render,
            CsPart            *part,
            const CsObject    *object,
            const CsInherited *inherited)
{
  guint32 background;
  CsInherited inner = cs_render_container (render, part, object, inherited, CS_PADDING, FALSE,
                                           &background);
  CsSurface surface = cs_render_surface (render, object, &inner, background);
  g_autoptr (GArray) children = g_array_new (FALSE, FALSE, sizeof (CsRenderChild));
  guint list = cs_object_get_node (object, "rows");
  guint context = make_context (object);

  if (list != CS_NODE_NONE && cs_snapshot_get_kind (object->snapshot, list) == CS_JSON_ARRAY)
    {
      for (guint item = cs_snapshot_get_first_child (object->snapshot, list);
           item != CS_NODE_NONE; item = cs_snapshot_get_next (object->snapshot, item))
        {
          CsRenderChild child = { &row_renderer, cs_render_item (object, "rows", item), inner };

          /* The first row may be the header. */
          child.inherited.context = context * 2 + (children->len == 0);
          if (cs_snapshot_get_kind (object->snapshot, item) == CS_JSON_OBJECT)
            g_array_append_val (children, child);
        }
    }

  if (cs_object_get_boolean (object, "showGridLines"))
    {
      surface.border = get_border (render, object);
      surface.border_width = 1;
      surface.border_edges = CS_EDGE_LEFT | CS_EDGE_TOP;
    }
  /* In the official renderer tables and rows do not say where in them a cell stands. */
  cs_part_get_traits (part)->open = TRUE;
  cs_stack_part_set_surface (CS_STACK_PART (part), &surface);
  cs_render_children (render, part, (const CsRenderChild *) (gpointer) children->data,
                      children->len);
  cs_part_get_traits (part)->absent = children->len == 0;
}

static CsPart *
create_table (void)
{
  return g_object_new (CS_TYPE_STACK_PART, "accessible-role", GTK_ACCESSIBLE_ROLE_TABLE, NULL);
}

const CsRenderer cs_renderer_table = { "Table", create_table, fill_table };
