/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cs-render"

#include "cs-chip-part.h"

#include "cs-symbol.h"

struct _CsChipPart
{
  CsPart      parent_instance;

  CsChipLook  look;
  CsTextFlow *flow;
};

G_DEFINE_FINAL_TYPE (CsChipPart, cs_chip_part, CS_TYPE_PART)

static double
get_symbols_width (CsChipPart *self)
{
  const CsChipLook *look = &self->look;

  if (look->n_symbols == 0)
    return 0;

  return look->n_symbols * look->size + (look->n_symbols - 1) * look->gap;
}

static double
get_text_width (CsChipPart *self)
{
  return self->flow != NULL ? cs_text_flow_get_max_width (self->flow) : 0;
}

static double
get_gap (CsChipPart *self)
{
  return self->look.n_symbols > 0 && self->flow != NULL ? self->look.gap : 0;
}

static double
get_width (CsChipPart *self,
           double      room)
{
  double width = 2 * self->look.padding + get_symbols_width (self) + get_gap (self) +
                 get_text_width (self);

  return self->look.stretch ? room : MIN (width, room);
}

static double
get_text_room (CsChipPart *self,
               double      width)
{
  return MAX (MIN (get_text_width (self), width - 2 * self->look.padding -
                                            get_symbols_width (self) - get_gap (self)), 0);
}

static void
cs_chip_part_measure_widths (CsPart *part,
                             double *min,
                             double *max)
{
  CsChipPart *self = CS_CHIP_PART (part);

  *min = 2 * self->look.padding + get_symbols_width (self);
  *max = *min + get_gap (self) + get_text_width (self);
}

static double
cs_chip_part_measure_height (CsPart *part,
                             double  width)
{
  CsChipPart *self = CS_CHIP_PART (part);
  double height = self->look.n_symbols > 0 ? self->look.size : 0;

  if (self->flow != NULL)
    height = MAX (height, cs_text_flow_get_height (self->flow,
                                                   get_text_room (self, get_width (self, width))));

  return MAX (height, self->look.height);
}

/* The ground, from the part's own corner. */
static CsBox
get_ground (CsChipPart *self)
{
  const CsBox *box = cs_part_get_box (CS_PART (self));
  CsAlign align = self->look.align;
  CsBox ground = *box;

  ground.width = get_width (self, box->width);
  ground.height = cs_part_measure_height (CS_PART (self), box->width);
  if (self->look.rtl && align != CS_ALIGN_CENTER)
    align = align == CS_ALIGN_START ? CS_ALIGN_END : CS_ALIGN_START;
  if (align == CS_ALIGN_CENTER)
    ground.x += (box->width - ground.width) / 2;
  else if (align == CS_ALIGN_END)
    ground.x += box->width - ground.width;

  return ground;
}

static void
get_places (CsChipPart *self,
            CsBox      *ground,
            double     *symbols_x,
            double     *text_x,
            double     *text_y,
            double     *text_width)
{
  const CsBox *box = cs_part_get_box (CS_PART (self));
  gboolean after = !self->look.after != !self->look.rtl;
  double content, x;

  *ground = get_ground (self);
  *text_width = get_text_room (self, ground->width);
  content = get_symbols_width (self) + get_gap (self) + *text_width;
  x = ground->x - box->x + (ground->width - content) / 2;
  *symbols_x = after ? x + *text_width + get_gap (self) : x;
  *text_x = after ? x : x + get_symbols_width (self) + get_gap (self);
  *text_y = ground->y - box->y;
  if (self->flow != NULL)
    *text_y += (ground->height - cs_text_flow_get_height (self->flow, *text_width)) / 2;
}

static void
paint_symbol (const CsChipSymbol *symbol,
              double              x,
              double              y,
              double              size,
              GtkSnapshot        *snapshot)
{
  graphene_rect_t rect = GRAPHENE_RECT_INIT ((float) x, (float) y, (float) size, (float) size);
  graphene_rect_t part = rect;

  if (symbol->share < 1 && symbol->rest != 0)
    cs_symbol_paint (symbol->name, symbol->filled, symbol->rest, &rect, snapshot);
  if (symbol->share <= 0)
    return;

  part.size.width *= (float) symbol->share;
  gtk_snapshot_push_clip (snapshot, &part);
  cs_symbol_paint (symbol->name, symbol->filled, symbol->color, &rect, snapshot);
  gtk_snapshot_pop (snapshot);
}

static void
cs_chip_part_paint (CsPart      *part,
                    GtkSnapshot *snapshot)
{
  CsChipPart *self = CS_CHIP_PART (part);
  const CsChipLook *look = &self->look;
  const CsBox *box = cs_part_get_box (part);
  double symbols_x, text_x, text_y, text_width;
  CsBox ground;

  get_places (self, &ground, &symbols_x, &text_x, &text_y, &text_width);
  cs_part_paint_frame (part, snapshot, &ground, MIN (look->surface.radius, ground.height / 2),
                       look->surface.background, look->surface.border,
                       look->surface.border_width);
  for (guint i = 0; i < look->n_symbols; i++)
    paint_symbol (&look->symbols[i], symbols_x + i * (look->size + look->gap),
                  ground.y - box->y + (ground.height - look->size) / 2, look->size, snapshot);
  if (self->flow == NULL)
    return;

  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT ((float) text_x, (float) text_y));
  cs_text_flow_paint (self->flow, text_width,
                      &GRAPHENE_POINT_INIT ((float) (box->x + text_x), (float) (box->y + text_y)),
                      snapshot);
  gtk_snapshot_restore (snapshot);
}

typedef struct
{
  double         x;
  double         y;
  CsTextRunFunc  visit;
  gpointer       user_data;
} Visit;

static void
visit_cb (const char            *text,
          const graphene_rect_t *box,
          guint                  n_lines,
          const char            *href,
          gpointer               user_data)
{
  const Visit *visit = user_data;
  graphene_rect_t moved;

  graphene_rect_offset_r (box, (float) visit->x, (float) visit->y, &moved);
  visit->visit (text, &moved, n_lines, href, visit->user_data);
}

static void
cs_chip_part_visit_texts (CsPart        *part,
                          CsTextRunFunc  visit,
                          gpointer       user_data)
{
  CsChipPart *self = CS_CHIP_PART (part);
  Visit own = { .visit = visit, .user_data = user_data };
  double symbols_x, width;
  CsBox ground;

  if (self->flow == NULL)
    return;

  get_places (self, &ground, &symbols_x, &own.x, &own.y, &width);
  cs_text_flow_visit (self->flow, width, visit_cb, &own);
}

static void
cs_chip_part_finalize (GObject *object)
{
  g_clear_pointer (&CS_CHIP_PART (object)->flow, cs_text_flow_free);

  G_OBJECT_CLASS (cs_chip_part_parent_class)->finalize (object);
}

static void
cs_chip_part_class_init (CsChipPartClass *class)
{
  CsPartClass *part_class = CS_PART_CLASS (class);

  G_OBJECT_CLASS (class)->finalize = cs_chip_part_finalize;

  part_class->measure_widths = cs_chip_part_measure_widths;
  part_class->measure_height = cs_chip_part_measure_height;
  part_class->paint = cs_chip_part_paint;
  part_class->visit_texts = cs_chip_part_visit_texts;

  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (class), GTK_ACCESSIBLE_ROLE_IMG);
}

static void
cs_chip_part_init (CsChipPart *self)
{
}

CsPart *
cs_chip_part_new (void)
{
  return g_object_new (CS_TYPE_CHIP_PART, NULL);
}

void
cs_chip_part_set_look (CsChipPart       *self,
                       const CsChipLook *look,
                       CsTextFlow       *flow)
{
  self->look = *look;
  g_clear_pointer (&self->flow, cs_text_flow_free);
  self->flow = flow;
  cs_part_changed (CS_PART (self));
}

void
cs_chip_look_add (CsChipLook *look,
                  const char *name,
                  gboolean    filled,
                  guint32     color)
{
  CsChipSymbol *symbol = &look->symbols[look->n_symbols];

  g_return_if_fail (look->n_symbols < CS_CHIP_MAX_SYMBOLS);

  g_strlcpy (symbol->name, name, sizeof symbol->name);
  symbol->filled = filled;
  symbol->color = color;
  symbol->share = 1;
  look->n_symbols++;
}
