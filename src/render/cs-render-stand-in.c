/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cs-render"

#include <glib/gi18n-lib.h>

#include "cs-render-kinds.h"
#include "cs-render-teams.h"

/* Charts and what Microsoft Graph fills with life are not drawn: a frame says what stands there. */

#define CHART_HEIGHT     120.0
#define COMPONENT_HEIGHT 48.0
#define SYMBOL_SIZE      24.0
#define FONT_SIZE        12.0
#define FRAME_GAP        8.0

static void
fill_frame (CsRender          *render,
            CsPart            *part,
            const CsInherited *inherited,
            const char        *symbol,
            const char        *kind,
            const char        *title,
            double             height)
{
  const CsStyleColors *colors = &render->theme->styles[inherited->style];
  CsChipLook look = { .size = SYMBOL_SIZE, .gap = FRAME_GAP, .height = height, .stretch = TRUE,
                      .padding = FRAME_GAP, .rtl = inherited->rtl };
  g_autofree char *words = title != NULL && *title != '\0'
                             /* Translators: a kind of chart, and its title */
                             ? g_strdup_printf (_("%s: %s"), kind, title) : g_strdup (kind);

  look.surface = (CsSurface) { .border = cs_render_faint_border (render), .border_width = 1, .radius = 4 };
  cs_chip_look_add (&look, symbol, FALSE, colors->inks[CS_INK_DEFAULT].normal);
  cs_chip_part_set_look (CS_CHIP_PART (part), &look,
                         cs_render_plain_text (words, FONT_SIZE, 400,
                                               colors->inks[CS_INK_DEFAULT].subtle, TRUE));
  cs_render_name (part, words);
}

static void
fill_chart (CsRender          *render,
            CsPart            *part,
            const CsObject    *object,
            const CsInherited *inherited)
{
  const char *type = cs_snapshot_get_string (object->snapshot,
                                             cs_snapshot_get_member (object->snapshot,
                                                                     object->node, "type"));
  const CsKind *kind = type != NULL ? cs_family_find (&cs_adaptive_elements, type) : NULL;
  gboolean round = type != NULL && (g_ascii_strcasecmp (type, "Chart.Donut") == 0 ||
                                    g_ascii_strcasecmp (type, "Chart.Pie") == 0 ||
                                    g_ascii_strcasecmp (type, "Chart.Gauge") == 0);

  fill_frame (render, part, inherited, round ? "DataPie" : "DataBarVertical",
              kind != NULL ? _(kind->title) : _("Chart"), cs_object_get_string (object, "title"),
              CHART_HEIGHT);
}

static const struct
{
  const char *name;
  const char *symbol;
  const char *title;
} components[] = {
  { "graph.microsoft.com/user", "Person", N_("Person from Microsoft 365") },
  { "graph.microsoft.com/users", "People", N_("People from Microsoft 365") },
  { "graph.microsoft.com/resource", "Link", N_("Resource from Microsoft 365") },
  { "graph.microsoft.com/file", "Document", N_("File from Microsoft 365") },
  { "graph.microsoft.com/event", "Calendar", N_("Event from Microsoft 365") },
};

static void
fill_component (CsRender          *render,
                CsPart            *part,
                const CsObject    *object,
                const CsInherited *inherited)
{
  static const char *const names[] = { "displayName", "name", "title", "userPrincipalName", "id" };
  const char *name = cs_object_get_string (object, "name");
  guint node = cs_object_get_node (object, "properties");
  const char *title = NULL, *symbol = "Apps", *kind = _("Component from Microsoft 365");

  for (guint i = 0; node != CS_NODE_NONE && title == NULL && i < G_N_ELEMENTS (names); i++)
    title = cs_snapshot_get_string (object->snapshot,
                                    cs_snapshot_get_member (object->snapshot, node, names[i]));
  for (guint i = 0; i < G_N_ELEMENTS (components); i++)
    {
      if (g_strcmp0 (components[i].name, name) == 0)
        {
          symbol = components[i].symbol;
          kind = _(components[i].title);
        }
    }
  fill_frame (render, part, inherited, symbol, kind, title, COMPONENT_HEIGHT);
}

const CsRenderer cs_renderer_component = { "Component", cs_chip_part_new, fill_component };

const CsRenderer cs_renderer_charts[] = {
  { "Chart.Donut", cs_chip_part_new, fill_chart },
  { "Chart.Pie", cs_chip_part_new, fill_chart },
  { "Chart.VerticalBar", cs_chip_part_new, fill_chart },
  { "Chart.VerticalBar.Grouped", cs_chip_part_new, fill_chart },
  { "Chart.HorizontalBar", cs_chip_part_new, fill_chart },
  { "Chart.HorizontalBar.Stacked", cs_chip_part_new, fill_chart },
  { "Chart.Line", cs_chip_part_new, fill_chart },
  { "Chart.Gauge", cs_chip_part_new, fill_chart },
};

const guint cs_n_renderer_charts = G_N_ELEMENTS (cs_renderer_charts);
