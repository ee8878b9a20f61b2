/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cs-ui"

#include "cs-card-canvas.h"

#include <glib/gi18n.h>

#include "cs-card-view.h"

#define MARGIN 24

/* One card in one theme, on the ground that Teams puts behind it. */
typedef struct
{
  GtkWidget  *ground;
  AdwClamp   *clamp;
  CsCardView *view;
} Sheet;

struct _CsCardCanvas
{
  AdwBin         parent_instance;

  CsComposer    *composer;
  CsCanvasWidth  width;
  Sheet          sheets[2];
};

static const struct
{
  const char *title;
  int         pixels;     /* 0: whatever there is */
} widths[CS_N_CANVAS_WIDTHS] = {
  [CS_CANVAS_PHONE] = { N_("Phone"), 320 },
  [CS_CANVAS_CHAT] = { N_("Chat"), 420 },
  [CS_CANVAS_CHANNEL] = { N_("Channel"), 600 },
  [CS_CANVAS_FULL] = { N_("Full Width"), 900 },
  [CS_CANVAS_ANY] = { N_("As Wide as Here"), 0 },
};

static const char *const theme_classes[CS_N_THEMES] = {
  [CS_THEME_LIGHT] = "cs-canvas-light",
  [CS_THEME_DARK] = "cs-canvas-dark",
  [CS_THEME_CONTRAST] = "cs-canvas-contrast",
};

G_DEFINE_FINAL_TYPE (CsCardCanvas, cs_card_canvas, ADW_TYPE_BIN)

const char *
cs_canvas_width_get_title (CsCanvasWidth width)
{
  g_return_val_if_fail (width < CS_N_CANVAS_WIDTHS, NULL);

  return _(widths[width].title);
}

static void
show_text (CsCardCanvas *self)
{
  CsOutline *outline = cs_composer_get_outline (self->composer);

  if (outline == NULL)
    return;

  for (guint i = 0; i < G_N_ELEMENTS (self->sheets); i++)
    {
      if (gtk_widget_get_visible (self->sheets[i].ground))
        cs_card_view_set_snapshot (self->sheets[i].view, cs_outline_get_snapshot (outline));
    }
}

static void
create_sheet (Sheet *sheet)
{
  GtkWidget *card = adw_bin_new ();
  GtkWidget *scroller = gtk_scrolled_window_new ();

  sheet->view = CS_CARD_VIEW (cs_card_view_new ());
  gtk_widget_set_valign (card, GTK_ALIGN_START);
  gtk_widget_add_css_class (card, "cs-canvas-card");
  adw_bin_set_child (ADW_BIN (card), GTK_WIDGET (sheet->view));

  sheet->clamp = ADW_CLAMP (adw_clamp_new ());
  gtk_widget_set_margin_top (GTK_WIDGET (sheet->clamp), MARGIN);
  gtk_widget_set_margin_bottom (GTK_WIDGET (sheet->clamp), MARGIN);
  gtk_widget_set_margin_start (GTK_WIDGET (sheet->clamp), MARGIN);
  gtk_widget_set_margin_end (GTK_WIDGET (sheet->clamp), MARGIN);
  adw_clamp_set_child (sheet->clamp, card);

  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), GTK_WIDGET (sheet->clamp));
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_AUTOMATIC,
                                  GTK_POLICY_AUTOMATIC);
  gtk_widget_set_hexpand (scroller, TRUE);
  gtk_widget_set_vexpand (scroller, TRUE);
  gtk_widget_add_css_class (scroller, "cs-canvas");
  sheet->ground = scroller;
}

static void
cs_card_canvas_dispose (GObject *object)
{
  CsCardCanvas *self = CS_CARD_CANVAS (object);

  g_clear_object (&self->composer);

  G_OBJECT_CLASS (cs_card_canvas_parent_class)->dispose (object);
}

static void
cs_card_canvas_class_init (CsCardCanvasClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = cs_card_canvas_dispose;

  gtk_widget_class_set_css_name (GTK_WIDGET_CLASS (klass), "cardcanvas");
}

static void
cs_card_canvas_init (CsCardCanvas *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

  for (guint i = 0; i < G_N_ELEMENTS (self->sheets); i++)
    {
      create_sheet (&self->sheets[i]);
      gtk_box_append (GTK_BOX (box), self->sheets[i].ground);
    }
  gtk_box_set_homogeneous (GTK_BOX (box), TRUE);
  adw_bin_set_child (ADW_BIN (self), box);

  cs_card_canvas_set_themes (self, CS_THEME_LIGHT, CS_N_THEMES);
  cs_card_canvas_set_width (self, CS_CANVAS_CHAT);
}

void
cs_card_canvas_set_composer (CsCardCanvas *self,
                             CsComposer   *composer)
{
  g_return_if_fail (CS_IS_CARD_CANVAS (self));

  g_set_object (&self->composer, composer);
  g_signal_connect_object (composer, "changed", G_CALLBACK (show_text), self, G_CONNECT_SWAPPED);
  show_text (self);
}

void
cs_card_canvas_set_themes (CsCardCanvas *self,
                           CsThemeName   first,
                           CsThemeName   second)
{
  const CsThemeName themes[] = { first, second };

  g_return_if_fail (CS_IS_CARD_CANVAS (self));
  g_return_if_fail (first < CS_N_THEMES);

  for (guint i = 0; i < G_N_ELEMENTS (self->sheets); i++)
    {
      Sheet *sheet = &self->sheets[i];
      gboolean shown = themes[i] < CS_N_THEMES;

      gtk_widget_set_visible (sheet->ground, shown);
      if (!shown)
        continue;

      for (guint j = 0; j < CS_N_THEMES; j++)
        gtk_widget_remove_css_class (sheet->ground, theme_classes[j]);
      gtk_widget_add_css_class (sheet->ground, theme_classes[themes[i]]);
      cs_card_view_set_theme (sheet->view, themes[i]);
    }

  if (self->composer != NULL)
    show_text (self);
}

void
cs_card_canvas_set_width (CsCardCanvas  *self,
                          CsCanvasWidth  width)
{
  g_return_if_fail (CS_IS_CARD_CANVAS (self));
  g_return_if_fail (width < CS_N_CANVAS_WIDTHS);

  self->width = width;
  for (guint i = 0; i < G_N_ELEMENTS (self->sheets); i++)
    {
      int pixels = widths[width].pixels;
      GtkWidget *card = adw_clamp_get_child (self->sheets[i].clamp);

      adw_clamp_set_maximum_size (self->sheets[i].clamp, pixels > 0 ? pixels : G_MAXINT);
      adw_clamp_set_tightening_threshold (self->sheets[i].clamp, pixels > 0 ? pixels : G_MAXINT);
      /* A phone is as wide as it is; where there is less room, one scrolls. */
      gtk_widget_set_size_request (card, pixels > 0 ? pixels : -1, -1);
    }
}

void
cs_card_canvas_set_target (CsCardCanvas *self,
                           CsTarget      target)
{
  g_return_if_fail (CS_IS_CARD_CANVAS (self));

  for (guint i = 0; i < G_N_ELEMENTS (self->sheets); i++)
    cs_card_view_set_target (self->sheets[i].view, target);
}
