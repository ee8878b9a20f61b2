/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cs-ui"

#include "cs-choice-picture.h"

#include <adwaita.h>

#include "cs-symbol.h"
#include "cs-theme.h"

#define SIZE 22

struct _CsChoicePicture
{
  GtkWidget    parent_instance;

  CsChoiceLook look;
  char        *word;
};

/* Choices are known by the words that only they have. */
static const struct
{
  CsChoiceLook look;
  const char  *words[2];
} looks[] = {
  { CS_CHOICE_LOOK_STYLE, { "emphasis", "attention" } },
  { CS_CHOICE_LOOK_INK, { "dark", "attention" } },
  { CS_CHOICE_LOOK_HORIZONTAL, { "left", "right" } },
  { CS_CHOICE_LOOK_VERTICAL, { "top", "bottom" } },
  { CS_CHOICE_LOOK_SPACING, { "none", "padding" } },
  { CS_CHOICE_LOOK_WEIGHT, { "lighter", "bolder" } },
  { CS_CHOICE_LOOK_SIZE, { "default", "extraLarge" } },
};

G_DEFINE_FINAL_TYPE (CsChoicePicture, cs_choice_picture, GTK_TYPE_WIDGET)

CsChoiceLook
cs_choice_look_find (const CsMember *member)
{
  if (member->type != CS_TYPE_CHOICE || member->choices == NULL)
    return CS_CHOICE_LOOK_NONE;

  for (guint i = 0; i < G_N_ELEMENTS (looks); i++)
    {
      if (g_strv_contains (member->choices, looks[i].words[0]) &&
          g_strv_contains (member->choices, looks[i].words[1]))
        return looks[i].look;
    }

  return CS_CHOICE_LOOK_NONE;
}

/* As the window is: who works in the dark sees the colors that Teams has there. */
static const CsTheme *
get_theme (void)
{
  AdwStyleManager *manager = adw_style_manager_get_default ();

  return cs_theme_get (adw_style_manager_get_dark (manager) ? CS_THEME_DARK : CS_THEME_LIGHT);
}

static void
draw_ground (GtkSnapshot           *snapshot,
             const graphene_rect_t *rect,
             guint32                background,
             const GdkRGBA         *border)
{
  GskRoundedRect outline;
  GdkRGBA color;

  gsk_rounded_rect_init_from_rect (&outline, rect, 4);
  cs_theme_to_rgba (background, &color);
  gtk_snapshot_push_rounded_clip (snapshot, &outline);
  gtk_snapshot_append_color (snapshot, &color, rect);
  gtk_snapshot_pop (snapshot);
  gtk_snapshot_append_border (snapshot, &outline, (float[4]) { 1, 1, 1, 1 },
                              (GdkRGBA[4]) { *border, *border, *border, *border });
}

static void
draw_letter (CsChoicePicture       *self,
             GtkSnapshot           *snapshot,
             const graphene_rect_t *rect,
             double                 size,
             int                    weight,
             const GdkRGBA         *color)
{
  g_autoptr (PangoLayout) layout = gtk_widget_create_pango_layout (GTK_WIDGET (self), "A");
  g_autoptr (PangoFontDescription) font =
    pango_font_description_copy (pango_context_get_font_description (
      pango_layout_get_context (layout)));
  int width, height;

  pango_font_description_set_absolute_size (font, size * PANGO_SCALE);
  pango_font_description_set_weight (font, weight);
  pango_layout_set_font_description (layout, font);
  pango_layout_get_pixel_size (layout, &width, &height);

  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot,
                          &GRAPHENE_POINT_INIT (rect->origin.x + (rect->size.width - width) / 2,
                                                rect->origin.y + (rect->size.height - height) / 2));
  gtk_snapshot_append_layout (snapshot, layout, color);
  gtk_snapshot_restore (snapshot);
}

static double
get_brightness (guint32 color)
{
  return (0.3 * ((color >> 16) & 0xff) + 0.59 * ((color >> 8) & 0xff) + 0.11 * (color & 0xff)) / 255;
}

/* A color that cannot be seen on the card is for dark ground. */
static guint32
find_ground (const CsStyleColors *style,
             guint32              ink)
{
  return ABS (get_brightness (ink) - get_brightness (style->background)) < 0.2
         ? style->inks[CS_INK_DEFAULT].normal : style->background;
}

static void
draw_bar (GtkSnapshot           *snapshot,
          const graphene_rect_t *rect,
          float                  x,
          float                  y,
          float                  width,
          float                  height,
          const GdkRGBA         *color)
{
  gtk_snapshot_append_color (snapshot, color,
                             &GRAPHENE_RECT_INIT (rect->origin.x + x, rect->origin.y + y, width,
                                                  height));
}

/* Lines of text, of which the shorter ones stand where the word says. */
static void
draw_horizontal (CsChoicePicture       *self,
                 GtkSnapshot           *snapshot,
                 const graphene_rect_t *rect,
                 const GdkRGBA         *color)
{
  static const float widths[] = { 16, 9, 14, 7 };
  float side = g_str_equal (self->word, "left") ? 0 : g_str_equal (self->word, "right") ? 1 : 0.5f;

  for (guint i = 0; i < G_N_ELEMENTS (widths); i++)
    draw_bar (snapshot, rect, 3 + side * (16 - widths[i]), 4 + 4 * (float) i, widths[i], 2, color);
}

/* A block in its frame. */
static void
draw_vertical (CsChoicePicture       *self,
               GtkSnapshot           *snapshot,
               const graphene_rect_t *rect,
               const GdkRGBA         *color)
{
  float side = g_str_equal (self->word, "top") ? 0 : g_str_equal (self->word, "bottom") ? 1 : 0.5f;
  GdkRGBA pale = *color;

  pale.alpha *= 0.4f;
  draw_bar (snapshot, rect, 3, 3, 16, 1, &pale);
  draw_bar (snapshot, rect, 3, 18, 16, 1, &pale);
  draw_bar (snapshot, rect, 6, 5 + side * 6, 10, 6, color);
}

/* Two parts, as far from each other; the largest ones do not fit and are as far as can be. */
static void
draw_spacing (CsChoicePicture       *self,
              GtkSnapshot           *snapshot,
              const graphene_rect_t *rect,
              const GdkRGBA         *color)
{
  float gap = (float) MIN (cs_theme_get_spacing (self->word) / 3, 15);
  float top = (SIZE - 6 - gap) / 2;

  draw_bar (snapshot, rect, 4, top, 14, 3, color);
  draw_bar (snapshot, rect, 4, top + 3 + gap, 14, 3, color);
}

static void
draw_symbol (CsChoicePicture       *self,
             GtkSnapshot           *snapshot,
             const graphene_rect_t *rect,
             const GdkRGBA         *color)
{
  guint32 argb = (guint32) (color->alpha * 255 + 0.5f) << 24 |
                 (guint32) (color->red * 255 + 0.5f) << 16 |
                 (guint32) (color->green * 255 + 0.5f) << 8 | (guint32) (color->blue * 255 + 0.5f);

  cs_symbol_paint (self->word, FALSE, argb, rect, snapshot);
}

static void
cs_choice_picture_snapshot (GtkWidget   *widget,
                            GtkSnapshot *snapshot)
{
  CsChoicePicture *self = CS_CHOICE_PICTURE (widget);
  const CsTheme *theme = get_theme ();
  graphene_rect_t rect =
    GRAPHENE_RECT_INIT ((float) (gtk_widget_get_width (widget) - SIZE) / 2,
                        (float) (gtk_widget_get_height (widget) - SIZE) / 2, SIZE, SIZE);
  const CsStyleColors *style;
  GdkRGBA color, border;
  guint32 ink;

  gtk_style_context_get_color (gtk_widget_get_style_context (widget), &color);
  border = color;
  border.alpha *= 0.25f;

  switch (self->look)
    {
    case CS_CHOICE_LOOK_INK:
      style = &theme->styles[CS_STYLE_DEFAULT];
      ink = style->inks[cs_theme_parse_ink (self->word)].normal;
      draw_ground (snapshot, &rect, find_ground (style, ink), &border);
      cs_theme_to_rgba (ink, &color);
      draw_letter (self, snapshot, &rect, 15, PANGO_WEIGHT_BOLD, &color);
      break;

    case CS_CHOICE_LOOK_STYLE:
      style = &theme->styles[cs_theme_parse_style (self->word, CS_STYLE_DEFAULT)];
      draw_ground (snapshot, &rect, style->background, &border);
      cs_theme_to_rgba (style->inks[CS_INK_DEFAULT].normal, &color);
      draw_bar (snapshot, &rect, 5, 7, 12, 2, &color);
      draw_bar (snapshot, &rect, 5, 12, 8, 2, &color);
      break;

    case CS_CHOICE_LOOK_HORIZONTAL:
      draw_horizontal (self, snapshot, &rect, &color);
      break;

    case CS_CHOICE_LOOK_VERTICAL:
      draw_vertical (self, snapshot, &rect, &color);
      break;

    case CS_CHOICE_LOOK_SPACING:
      draw_spacing (self, snapshot, &rect, &color);
      break;

    case CS_CHOICE_LOOK_SIZE:
      draw_letter (self, snapshot, &rect, cs_theme_get_size (self->word) * 0.8,
                   PANGO_WEIGHT_NORMAL, &color);
      break;

    case CS_CHOICE_LOOK_WEIGHT:
      draw_letter (self, snapshot, &rect, 16, cs_theme_get_weight (self->word), &color);
      break;

    case CS_CHOICE_LOOK_SYMBOL:
      draw_symbol (self, snapshot, &rect, &color);
      break;

    case CS_CHOICE_LOOK_NONE:
    default:
      break;
    }
}

static void
cs_choice_picture_measure (GtkWidget      *widget,
                           GtkOrientation  orientation,
                           int             for_size,
                           int            *minimum,
                           int            *natural,
                           int            *minimum_baseline,
                           int            *natural_baseline)
{
  *minimum = *natural = SIZE;
}

static void
cs_choice_picture_finalize (GObject *object)
{
  g_free (CS_CHOICE_PICTURE (object)->word);

  G_OBJECT_CLASS (cs_choice_picture_parent_class)->finalize (object);
}

static void
cs_choice_picture_class_init (CsChoicePictureClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = cs_choice_picture_finalize;
  widget_class->measure = cs_choice_picture_measure;
  widget_class->snapshot = cs_choice_picture_snapshot;

  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_PRESENTATION);
}

static void
cs_choice_picture_init (CsChoicePicture *self)
{
  g_signal_connect_object (adw_style_manager_get_default (), "notify::dark",
                           G_CALLBACK (gtk_widget_queue_draw), self, G_CONNECT_SWAPPED);
}

GtkWidget *
cs_choice_picture_new (CsChoiceLook  look,
                       const char   *word)
{
  CsChoicePicture *self = g_object_new (CS_TYPE_CHOICE_PICTURE, NULL);

  self->look = look;
  self->word = g_strdup (word);

  return GTK_WIDGET (self);
}
