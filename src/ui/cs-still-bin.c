/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cs-ui"

#include "cs-still-bin.h"

#include "cs-still.h"

struct _CsStillBin
{
  AdwBin parent_instance;
};

G_DEFINE_FINAL_TYPE (CsStillBin, cs_still_bin, ADW_TYPE_BIN)

/* What has the keyboard is drawn piece by piece, until it has not any more. */
static void
cs_still_bin_state_flags_changed (GtkWidget     *widget,
                                  GtkStateFlags  before)
{
  if ((before ^ gtk_widget_get_state_flags (widget)) & GTK_STATE_FLAG_FOCUS_WITHIN)
    gtk_widget_queue_draw (widget);

  GTK_WIDGET_CLASS (cs_still_bin_parent_class)->state_flags_changed (widget, before);
}

static void
cs_still_bin_class_init (CsStillBinClass *klass)
{
  GTK_WIDGET_CLASS (klass)->state_flags_changed = cs_still_bin_state_flags_changed;
  cs_still_class_init (GTK_WIDGET_CLASS (klass));
}

static void
cs_still_bin_init (CsStillBin *self)
{
}
