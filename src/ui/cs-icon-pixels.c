/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cs-ui"

#include "cs-icon-pixels.h"

#include <glib/gi18n.h>

#include "cs-icon-facts.h"
#include "cs-icon-texture.h"

#define SIDE      224     /* natural, in pixels of the screen */
#define MIN_SIDE  160

/* A larger picture is no outline icon; its pixels would not be seen one by one. */
#define MAX_PIXELS_SHOWN 64

struct _CsIconPixels
{
  GtkWidget   parent_instance;

  CsPicture  *picture;
  GdkTexture *texture;
  GArray     *wrong;      /* (nullable) guint32: y * width + x */
};

G_DEFINE_FINAL_TYPE (CsIconPixels, cs_icon_pixels, GTK_TYPE_WIDGET)

static void
update_label (CsIconPixels *self)
{
  guint n = cs_icon_pixels_get_n_wrong (self);
  g_autofree char *label = NULL;

  if (n > 0)
    label = g_strdup_printf (ngettext ("Outline icon, %u wrong pixel", "Outline icon, %u wrong pixels",
                                       n), n);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  n > 0 ? label : _("Outline icon"), -1);
}

/* The nearest pixels, each a square with edges: a texture drawn larger would be smeared. */
static void
draw_pixels (CsIconPixels *self,
             GtkSnapshot  *snapshot,
             float         step)
{
  guint width = cs_picture_get_width (self->picture);
  guint height = cs_picture_get_height (self->picture);
  const guint8 *pixel = cs_picture_get_pixels (self->picture);

  for (guint y = 0; y < height; y++)
    {
      for (guint x = 0; x < width; x++, pixel += 4)
        {
          const GdkRGBA color = { pixel[0] / 255.f, pixel[1] / 255.f, pixel[2] / 255.f,
                                  pixel[3] / 255.f };

          if (pixel[3] > 0)
            gtk_snapshot_append_color (snapshot, &color,
                                       &GRAPHENE_RECT_INIT ((float) x * step, (float) y * step,
                                                            step, step));
        }
    }
}

static void
draw_marks (CsIconPixels *self,
            GtkSnapshot  *snapshot,
            float         step)
{
  guint width = cs_picture_get_width (self->picture);
  const GdkRGBA red = { 0.88f, 0.11f, 0.14f, 1 };
  const float line = MAX (step / 5, 1);
  const float lines[4] = { line, line, line, line };

  for (guint i = 0; i < self->wrong->len; i++)
    {
      guint32 at = g_array_index (self->wrong, guint32, i);
      GskRoundedRect box;

      gsk_rounded_rect_init_from_rect (&box,
                                       &GRAPHENE_RECT_INIT ((float) (at % width) * step,
                                                            (float) (at / width) * step,
                                                            step, step), 0);
      gtk_snapshot_append_border (snapshot, &box, lines,
                                  (const GdkRGBA[4]) { red, red, red, red });
    }
}

static void
cs_icon_pixels_snapshot (GtkWidget   *widget,
                         GtkSnapshot *snapshot)
{
  CsIconPixels *self = CS_ICON_PIXELS (widget);
  float width = (float) gtk_widget_get_width (widget);
  float height = (float) gtk_widget_get_height (widget);
  float side = MIN (width, height);
  graphene_rect_t bounds = GRAPHENE_RECT_INIT (0, 0, side, side);
  guint longer;

  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT (roundf ((width - side) / 2),
                                                          roundf ((height - side) / 2)));
  /* White on the theme's own ground would not be seen. */
  cs_icon_texture_draw_squares (snapshot, &bounds, TRUE);
  if (self->picture == NULL)
    return;

  longer = MAX (cs_picture_get_width (self->picture), cs_picture_get_height (self->picture));
  if (longer > MAX_PIXELS_SHOWN)
    {
      gtk_snapshot_append_texture (snapshot, self->texture, &bounds);
      return;
    }

  gtk_snapshot_push_clip (snapshot, &bounds);
  draw_pixels (self, snapshot, side / (float) longer);
  if (self->wrong != NULL)
    draw_marks (self, snapshot, side / (float) longer);
  gtk_snapshot_pop (snapshot);
}

static void
cs_icon_pixels_measure (GtkWidget      *widget,
                        GtkOrientation  orientation,
                        int             for_size,
                        int            *minimum,
                        int            *natural,
                        int            *minimum_baseline,
                        int            *natural_baseline)
{
  *minimum = MIN_SIDE;
  *natural = SIDE;
}

static void
cs_icon_pixels_dispose (GObject *object)
{
  CsIconPixels *self = CS_ICON_PIXELS (object);

  g_clear_pointer (&self->picture, cs_picture_unref);
  g_clear_pointer (&self->wrong, g_array_unref);
  g_clear_object (&self->texture);

  G_OBJECT_CLASS (cs_icon_pixels_parent_class)->dispose (object);
}

static void
cs_icon_pixels_class_init (CsIconPixelsClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = cs_icon_pixels_dispose;
  widget_class->snapshot = cs_icon_pixels_snapshot;
  widget_class->measure = cs_icon_pixels_measure;

  gtk_widget_class_set_css_name (widget_class, "iconpixels");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static void
cs_icon_pixels_init (CsIconPixels *self)
{
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
  update_label (self);
}

void
cs_icon_pixels_set_picture (CsIconPixels *self,
                            CsPicture    *picture)
{
  g_return_if_fail (CS_IS_ICON_PIXELS (self));

  g_clear_pointer (&self->picture, cs_picture_unref);
  g_clear_pointer (&self->wrong, g_array_unref);
  g_clear_object (&self->texture);
  if (picture != NULL)
    {
      const CsIconFacts facts = {
        .role = CS_ICON_OUTLINE,
        .picture = picture,
        .width = cs_picture_get_width (picture),
        .height = cs_picture_get_height (picture),
      };

      self->picture = cs_picture_ref (picture);
      self->texture = cs_icon_texture_new (picture);
      self->wrong = cs_icon_facts_find_wrong_pixels (&facts);
    }

  update_label (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

guint
cs_icon_pixels_get_n_wrong (CsIconPixels *self)
{
  g_return_val_if_fail (CS_IS_ICON_PIXELS (self), 0);

  return self->wrong != NULL ? self->wrong->len : 0;
}
