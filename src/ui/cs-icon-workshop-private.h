/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cs-icon-canvas.h"
#include "cs-icon-pixels.h"
#include "cs-icon-workshop.h"

G_BEGIN_DECLS

/* What a worker is given, and what it gives. */
typedef struct
{
  CsPicture     *source;
  const CsGlyph *glyph;
  gboolean       suits;      /* work the recipe out first */
  CsIconRecipe   recipe;

  CsPicture     *color;
  CsPicture     *outline;
  CsIconSet     *icons;
} Making;

struct _CsIconWorkshop
{
  AdwBin         parent_instance;

  GCancellable  *reading;       /* (nullable) */
  CsPicture     *source;        /* (nullable) */
  const CsGlyph *glyph;         /* (nullable) that the source is of */
  GCancellable  *cancellable;   /* of the making */
  gboolean       making;
  gboolean       stale;         /* the recipe is not the one that is being made */
  gboolean       to_controls;
  gboolean       shown_open;
  gboolean       shown_ready;
  Making        *made;          /* (nullable) */

  GtkButton     *choose_button;
  GtkButton     *paste_button;
  GtkSpinner    *spinner;
  GtkButton     *cancel_button;
  GtkBox        *problem_box;
  GtkLabel      *problem_label;
  GtkBox        *adjust_box;
  CsIconCanvas  *canvas;
  CsIconPixels  *outline;
  GtkAdjustment *padding;
  GtkScale      *padding_scale;
  GtkColorButton *color_button;
  GtkSwitch     *background_switch;
  GtkSwitch     *safe_switch;
  GtkFlowBox    *glyphs;
};

/* cs-icon-workshop.c */

/* @sentence: (nullable): NULL when all is well again */
void cs_icon_workshop_tell_problem (CsIconWorkshop *self,
                                    const char     *sentence);
void cs_icon_workshop_update_busy  (CsIconWorkshop *self);
/* Makes icons of @picture from now on. */
void cs_icon_workshop_take_picture (CsIconWorkshop *self,
                                    CsPicture      *picture);

/* cs-icon-workshop-source.c */

void cs_icon_workshop_tell_error   (CsIconWorkshop *self,
                                    const GError   *error);
/* Asks for a picture file. */
void cs_icon_workshop_choose       (CsIconWorkshop *self);

G_END_DECLS
