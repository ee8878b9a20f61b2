/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cs-ui"

#include "cs-late-scrollbars.h"

/* A text that is typed grows with each key, and each time its scrollbar asks for a layout, and with
 * it the whole window: half of the time that the key has. A GtkTextView also tells its size after
 * the layout, while it is drawn, and what its scrollbar asks for then comes too late for that frame:
 * GTK warns of a widget "without a current allocation". So the bars hear of a new size by us, once it
 * has been the same for a moment. Of scrolling they hear themselves. */

#define REST_MS 120

typedef struct
{
  GtkAdjustment *adjustment;
  GtkRange      *range;        /* weak */
  guint          rest;         /* source */
} Bar;

struct _CsLateScrollbars
{
  GObject parent_instance;

  Bar     bars[2];
};

G_DEFINE_FINAL_TYPE (CsLateScrollbars, cs_late_scrollbars, G_TYPE_OBJECT)

static guint
changed_id (void)
{
  return g_signal_lookup ("changed", GTK_TYPE_ADJUSTMENT);
}

static void
let_hear (Bar *bar)
{
  g_signal_handlers_unblock_matched (bar->adjustment, G_SIGNAL_MATCH_ID | G_SIGNAL_MATCH_DATA,
                                     changed_id (), 0, NULL, NULL, bar->range);
}

static void
keep_from_hearing (Bar *bar)
{
  g_signal_handlers_block_matched (bar->adjustment, G_SIGNAL_MATCH_ID | G_SIGNAL_MATCH_DATA,
                                   changed_id (), 0, NULL, NULL, bar->range);
}

static void changed_cb (Bar *bar);

static gboolean
rested_cb (gpointer user_data)
{
  Bar *bar = user_data;

  bar->rest = 0;
  if (bar->range == NULL)
    return G_SOURCE_REMOVE;

  g_signal_handlers_block_by_func (bar->adjustment, changed_cb, bar);
  let_hear (bar);
  g_signal_emit (bar->adjustment, changed_id (), 0);
  keep_from_hearing (bar);
  g_signal_handlers_unblock_by_func (bar->adjustment, changed_cb, bar);

  return G_SOURCE_REMOVE;
}

static void
changed_cb (Bar *bar)
{
  g_clear_handle_id (&bar->rest, g_source_remove);
  bar->rest = g_timeout_add (REST_MS, rested_cb, bar);
}

static void
watch (Bar           *bar,
       GtkWidget     *scrollbar,
       GtkAdjustment *adjustment)
{
  GtkWidget *range = gtk_widget_get_first_child (scrollbar);

  /* A scrollbar is a range in a box of its own. */
  if (!GTK_IS_RANGE (range))
    return;

  g_set_weak_pointer (&bar->range, GTK_RANGE (range));
  bar->adjustment = g_object_ref (adjustment);
  keep_from_hearing (bar);
  g_signal_connect_swapped (adjustment, "changed", G_CALLBACK (changed_cb), bar);
}

static void
cs_late_scrollbars_dispose (GObject *object)
{
  CsLateScrollbars *self = CS_LATE_SCROLLBARS (object);

  for (guint i = 0; i < G_N_ELEMENTS (self->bars); i++)
    {
      Bar *bar = &self->bars[i];

      g_clear_handle_id (&bar->rest, g_source_remove);
      if (bar->adjustment != NULL)
        g_signal_handlers_disconnect_by_func (bar->adjustment, changed_cb, bar);
      if (bar->range != NULL)
        let_hear (bar);
      g_clear_weak_pointer (&bar->range);
      g_clear_object (&bar->adjustment);
    }

  G_OBJECT_CLASS (cs_late_scrollbars_parent_class)->dispose (object);
}

static void
cs_late_scrollbars_class_init (CsLateScrollbarsClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = cs_late_scrollbars_dispose;
}

static void
cs_late_scrollbars_init (CsLateScrollbars *self)
{
}

CsLateScrollbars *
cs_late_scrollbars_new (GtkScrolledWindow *window)
{
  CsLateScrollbars *self;

  g_return_val_if_fail (GTK_IS_SCROLLED_WINDOW (window), NULL);

  self = g_object_new (CS_TYPE_LATE_SCROLLBARS, NULL);
  watch (&self->bars[0], gtk_scrolled_window_get_hscrollbar (window),
         gtk_scrolled_window_get_hadjustment (window));
  watch (&self->bars[1], gtk_scrolled_window_get_vscrollbar (window),
         gtk_scrolled_window_get_vadjustment (window));

  return self;
}
