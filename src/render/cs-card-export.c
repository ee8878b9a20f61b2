/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cs-render"

#include "cs-card-export.h"

#include <glib/gi18n-lib.h>
#include <json-glib/json-glib.h>
#include <math.h>

/* More than this no card needs, and no computer has. */
#define MAX_PIXELS (64.0 * 1024 * 1024)
#define MAX_SIDE   32000.0

static cairo_status_t
write_cb (void                *closure,
          const unsigned char *data,
          unsigned int         length)
{
  g_byte_array_append (closure, data, length);

  return CAIRO_STATUS_SUCCESS;
}

static void
draw (CsCardView *view,
      cairo_t    *cr)
{
  GtkSnapshot *snapshot = gtk_snapshot_new ();
  GskRenderNode *node;

  cs_part_draw (cs_card_view_get_root (view), snapshot);
  node = gtk_snapshot_free_to_node (snapshot);
  if (node != NULL)
    {
      gsk_render_node_draw (node, cr);
      gsk_render_node_unref (node);
    }
}

GBytes *
cs_card_export_png (CsCardView  *view,
                    double       width,
                    double       scale,
                    GError     **error)
{
  double height = MAX (cs_card_view_arrange (view, width), 1);
  double across = ceil (width * scale), down = ceil (height * scale);
  GByteArray *png = g_byte_array_new ();
  cairo_surface_t *surface;
  cairo_status_t status;
  cairo_t *cr;

  if (across > MAX_SIDE || down > MAX_SIDE || across * down > MAX_PIXELS)
    {
      g_byte_array_unref (png);
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_FAILED,
                   _("the picture would have %.0f × %.0f pixels, which is too many"),
                   across, down);
      return NULL;
    }

  surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, (int) across, (int) down);
  cr = cairo_create (surface);
  cairo_scale (cr, scale, scale);
  draw (view, cr);
  status = cairo_status (cr);
  cairo_destroy (cr);
  if (status == CAIRO_STATUS_SUCCESS)
    status = cairo_surface_write_to_png_stream (surface, write_cb, png);
  cairo_surface_destroy (surface);
  if (status != CAIRO_STATUS_SUCCESS)
    {
      g_byte_array_unref (png);
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_FAILED, _("cannot make the picture: %s"),
                   cairo_status_to_string (status));
      return NULL;
    }

  return g_byte_array_free_to_bytes (png);
}

static void
add_number (JsonBuilder *builder,
            double       value)
{
  /* A tenth of a pixel is what the reference results give. */
  json_builder_add_double_value (builder, round (value * 10) / 10);
}

static void
add_text_cb (const char            *text,
             const graphene_rect_t *box,
             guint                  n_lines,
             const char            *href,
             gpointer               user_data)
{
  JsonBuilder *builder = user_data;

  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "text");
  json_builder_add_string_value (builder, text);
  json_builder_set_member_name (builder, "box");
  json_builder_begin_array (builder);
  add_number (builder, box->origin.x);
  add_number (builder, box->origin.y);
  add_number (builder, box->size.width);
  add_number (builder, box->size.height);
  json_builder_end_array (builder);
  json_builder_set_member_name (builder, "lines");
  json_builder_add_int_value (builder, n_lines);
  json_builder_end_object (builder);
}

char *
cs_card_export_boxes (CsCardView *view,
                      double      width)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autoptr (JsonGenerator) generator = json_generator_new ();
  g_autoptr (JsonNode) root = NULL;

  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "width");
  add_number (builder, width);
  json_builder_set_member_name (builder, "height");
  add_number (builder, cs_card_view_arrange (view, width));
  json_builder_set_member_name (builder, "texts");
  json_builder_begin_array (builder);
  cs_part_visit_texts (cs_card_view_get_root (view), add_text_cb, builder);
  json_builder_end_array (builder);
  json_builder_end_object (builder);

  root = json_builder_get_root (builder);
  json_generator_set_root (generator, root);
  json_generator_set_pretty (generator, TRUE);

  return json_generator_to_data (generator, NULL);
}
