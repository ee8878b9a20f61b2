/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cs-render"

#include "cs-carousel-part.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "cs-symbol.h"

/* The pages are one below the other, and all but one are hidden. */

#define PAGER_HEIGHT 28.0
#define PAGER_GAP    8.0
#define ARROW        16.0
#define DOT          6.0
#define DOT_STEP     12.0
#define MAX_DOTS     12

/* The arrows and dots. */

#define CS_TYPE_PAGER_PART (cs_pager_part_get_type ())
G_DECLARE_FINAL_TYPE (CsPagerPart, cs_pager_part, CS, PAGER_PART, CsPart)

struct _CsPagerPart
{
  CsPart          parent_instance;

  CsCarouselPart *carousel;
  guint           n_pages;
  guint           current;
};

G_DEFINE_FINAL_TYPE (CsPagerPart, cs_pager_part, CS_TYPE_PART)

struct _CsCarouselPart
{
  CsStackPart  parent_instance;

  CsPart      *pages;
  CsPart      *pager;
  guint        current;
};

G_DEFINE_FINAL_TYPE (CsCarouselPart, cs_carousel_part, CS_TYPE_STACK_PART)

/* Half of what the dots and the arrows take, from the middle on. */
static double
get_reach (CsPagerPart *self)
{
  return MIN (self->n_pages, MAX_DOTS) * DOT_STEP / 2 + PAGER_GAP + ARROW;
}

static void
cs_pager_part_measure_widths (CsPart *part,
                              double *min,
                              double *max)
{
  *min = *max = 2 * get_reach (CS_PAGER_PART (part));
}

static double
cs_pager_part_measure_height (CsPart *part,
                              double  width)
{
  return PAGER_HEIGHT;
}

static void
cs_pager_part_paint (CsPart      *part,
                     GtkSnapshot *snapshot)
{
  CsPagerPart *self = CS_PAGER_PART (part);
  const CsTheme *theme = cs_part_get_theme (part);
  const CsBox *box = cs_part_get_box (part);
  const CsInkColors *ink = &theme->styles[CS_STYLE_DEFAULT].inks[CS_INK_DEFAULT];
  double middle = box->width / 2, reach = get_reach (self), top = (PAGER_HEIGHT - ARROW) / 2;
  guint n_dots = MIN (self->n_pages, MAX_DOTS);
  guint32 faint = (ink->normal & 0xffffff) | 0x50000000;

  cs_symbol_paint ("ChevronLeft", FALSE, self->current > 0 ? ink->normal : faint,
                   &GRAPHENE_RECT_INIT ((float) (middle - reach), (float) top, ARROW, ARROW),
                   snapshot);
  cs_symbol_paint ("ChevronRight", FALSE,
                   self->current + 1 < self->n_pages ? ink->normal : faint,
                   &GRAPHENE_RECT_INIT ((float) (middle + reach - ARROW), (float) top,
                                        ARROW, ARROW), snapshot);
  for (guint i = 0; i < n_dots; i++)
    {
      CsBox dot = { round (box->x + middle - n_dots * DOT_STEP / 2 + i * DOT_STEP +
                           (DOT_STEP - DOT) / 2),
                    round (box->y + (PAGER_HEIGHT - DOT) / 2), DOT, DOT };

      cs_part_paint_frame (part, snapshot, &dot, DOT / 2,
                           i == MIN (self->current, MAX_DOTS - 1) ? ink->normal : faint, 0, 0);
    }
  if (gtk_widget_has_visible_focus (GTK_WIDGET (self)))
    cs_part_paint_frame (part, snapshot, box, 4, 0, theme->focus, 2);
}

static void
pager_released_cb (GtkGestureClick *gesture,
                   int              n_press,
                   double           x,
                   double           y,
                   CsPagerPart     *self)
{
  double middle = cs_part_get_box (CS_PART (self))->width / 2;
  guint n_dots = MIN (self->n_pages, MAX_DOTS);
  double dot = (x - middle) / DOT_STEP + n_dots / 2.0;

  gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);
  if (dot >= 0 && dot < n_dots)
    cs_carousel_part_turn (self->carousel, (int) floor (dot) - (int) self->current);
  else
    cs_carousel_part_turn (self->carousel, x < middle ? -1 : 1);
}

static gboolean
pager_key_cb (GtkEventControllerKey *controller,
              guint                  key,
              guint                  code,
              GdkModifierType        state,
              CsPagerPart           *self)
{
  if (key != GDK_KEY_Left && key != GDK_KEY_Right)
    return FALSE;

  cs_carousel_part_turn (self->carousel, key == GDK_KEY_Left ? -1 : 1);

  return TRUE;
}

static void
cs_pager_part_class_init (CsPagerPartClass *class)
{
  CsPartClass *part_class = CS_PART_CLASS (class);

  part_class->measure_widths = cs_pager_part_measure_widths;
  part_class->measure_height = cs_pager_part_measure_height;
  part_class->paint = cs_pager_part_paint;
}

static void
cs_pager_part_init (CsPagerPart *self)
{
  GtkGesture *click = gtk_gesture_click_new ();
  GtkEventController *keys = gtk_event_controller_key_new ();

  g_signal_connect (click, "released", G_CALLBACK (pager_released_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (click));
  g_signal_connect (keys, "key-pressed", G_CALLBACK (pager_key_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
}

static void
cs_carousel_part_class_init (CsCarouselPartClass *class)
{
}

static void
cs_carousel_part_init (CsCarouselPart *self)
{
  self->pages = cs_stack_part_new ();
  self->pager = g_object_new (CS_TYPE_PAGER_PART, NULL);
  CS_PAGER_PART (self->pager)->carousel = self;
  cs_part_get_traits (self->pager)->spacing = PAGER_GAP;
  cs_part_append (CS_PART (self), self->pages);
  cs_part_append (CS_PART (self), self->pager);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->pages), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Pages"), -1);
}

CsPart *
cs_carousel_part_new (void)
{
  return g_object_new (CS_TYPE_CAROUSEL_PART, NULL);
}

CsPart *
cs_carousel_part_get_pages (CsCarouselPart *self)
{
  return self->pages;
}

void
cs_carousel_part_update (CsCarouselPart *self)
{
  CsPagerPart *pager = CS_PAGER_PART (self->pager);
  g_autofree char *name = NULL;
  guint n = 0, index = 0;

  for (CsPart *page = cs_part_get_first (self->pages); page != NULL;
       page = cs_part_get_next (page))
    n++;
  self->current = MIN (self->current, n > 0 ? n - 1 : 0);
  for (CsPart *page = cs_part_get_first (self->pages); page != NULL;
       page = cs_part_get_next (page))
    cs_part_set_shown (page, index++ == self->current);

  pager->n_pages = n;
  pager->current = self->current;
  cs_part_get_traits (self->pager)->absent = n < 2;
  name = g_strdup_printf (_("Page %u of %u"), self->current + 1, MAX (n, 1));
  gtk_accessible_update_property (GTK_ACCESSIBLE (pager), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  cs_part_changed (self->pager);
}

void
cs_carousel_part_turn (CsCarouselPart *self,
                       int             steps)
{
  int wanted = (int) self->current + steps;

  self->current = (guint) CLAMP (wanted, 0, (int) MAX (CS_PAGER_PART (self->pager)->n_pages, 1) - 1);
  cs_carousel_part_update (self);
}
