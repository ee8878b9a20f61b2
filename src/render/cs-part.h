/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "cs-picture-source.h"
#include "cs-text-flow.h"
#include "cs-theme.h"

G_BEGIN_DECLS

/* A piece of a card as a widget. GTK measures in whole pixels; a card's official drawing stands on
 * fractions, which add up. So parts measure and place one another in doubles, and tell GTK only
 * where they ended:
 *
 *     CsCardView   measured by GTK: the height of its root, rounded up
 *       root part  cs_part_place (root, 0, 0, width, height)
 *         parts    cs_part_place (child, x, y, width, height): in card pixels, fractions kept
 *
 * A part of a kind overrides the functions of its class; the parts of a card also draw
 * themselves without being on a screen: cs_part_draw(). */

typedef struct
{
  double top;
  double right;
  double bottom;
  double left;
} CsSides;

/* In pixels from the card's top left corner. */
typedef struct
{
  double x;
  double y;
  double width;
  double height;
} CsBox;

typedef enum
{
  CS_WIDTH_STRETCH,
  CS_WIDTH_AUTO,
  CS_WIDTH_PIXELS,
  CS_WIDTH_WEIGHT,
} CsWidthKind;

typedef enum
{
  CS_EDGE_TOP    = 1 << 0,
  CS_EDGE_RIGHT  = 1 << 1,
  CS_EDGE_BOTTOM = 1 << 2,
  CS_EDGE_LEFT   = 1 << 3,
  CS_EDGE_ALL    = 15,
} CsEdges;

/**
 * CsPartTraits:
 * @spacing: before it, where it is not the first
 * @separator: a line in the middle of @spacing
 * @spaced: @spacing stands before it even where it is the first
 * @shown: isVisible
 * @absent: there is nothing to draw; it counts as an element all the same
 * @stretch: takes the height that is left over
 * @max_height: 0 for none
 * @bleed: reaches over the padding around it
 * @open: what is in it touches all of its edges, wherever it stands, when it bleeds
 * @padding: inside it
 * @width: of a column: pixels, or its weight
 * @id: (nullable): as the card names it
 * @renderer: (nullable): who made it from the card's text
 * @mark: of the very text, and of what it inherits, that it was made from
 * @node_offset: how far behind the node of the part around it its own node is, see
 *   cs_part_get_node(); 0 for a part that has none of its own
 *
 * What the part around it has to know. Who writes them calls cs_part_changed() afterwards.
 */
typedef struct
{
  double        spacing;
  gboolean      separator;
  gboolean      spaced;
  gboolean      shown;
  gboolean      absent;
  gboolean      stretch;
  double        min_height;
  double        max_height;
  gboolean      bleed;
  gboolean      open;
  CsSides       padding;
  CsWidthKind   width_kind;
  double        width;
  char         *id;
  gconstpointer renderer;
  guint64       mark;
  guint         node_offset;
} CsPartTraits;

#define CS_TYPE_PART (cs_part_get_type ())
G_DECLARE_DERIVABLE_TYPE (CsPart, cs_part, CS, PART, GtkWidget)

/**
 * CsPartClass:
 * @measure_widths: the narrowest it can be, and the width at which nothing wraps; with padding
 * @measure_height: at that width; with padding
 * @arrange: places its children by cs_part_place(); its own box is set
 * @paint: what lies behind its children, from its own corner
 * @get_edges: which of its edges a child touches
 * @visit_texts: its own words, from its own corner
 * @take_picture: what is at @url is another thing now; asks @source again where that is its own
 * @press: what a click on it, Enter and the space bar do. The view looks for them, as controllers of
 *   its own for each part would be dearer than the part. NULL for one that has its own, or none.
 */
struct _CsPartClass
{
  GtkWidgetClass parent_class;

  void    (*measure_widths) (CsPart        *self,
                             double        *min,
                             double        *max);
  double  (*measure_height) (CsPart        *self,
                             double         width);
  void    (*arrange)        (CsPart        *self,
                             const CsBox   *box);
  void    (*paint)          (CsPart        *self,
                             GtkSnapshot   *snapshot);
  CsEdges (*get_edges)      (CsPart        *self,
                             CsPart        *child);
  void    (*visit_texts)    (CsPart        *self,
                             CsTextRunFunc  visit,
                             gpointer       user_data);
  void    (*take_picture)   (CsPart          *self,
                             CsPictureSource *source,
                             const char      *url);
  void    (*press)          (CsPart        *self);
};

/* A part that draws nothing. */
CsPart        *cs_part_new             (void);
CsPartTraits  *cs_part_get_traits      (CsPart            *self);
const CsBox   *cs_part_get_box         (CsPart            *self);
/* The theme is inherited from the root. */
void           cs_part_set_theme       (CsPart            *self,
                                        const CsTheme     *theme);
const CsTheme *cs_part_get_theme       (CsPart            *self);
/**
 * cs_part_get_node:
 *
 * A part keeps how far its object is behind the one around it, as that stays the same while only
 * the text before them changes, and parts whose own text is the same are not made anew.
 *
 * Returns: the object in the snapshot that the part, or the nearest one around it, was made from
 */
guint          cs_part_get_node        (CsPart            *self);
/* Takes a place in the layout now. */
gboolean       cs_part_is_drawn        (CsPart            *self);

/* Children, in drawing order. */
CsPart        *cs_part_get_first       (CsPart            *self);
CsPart        *cs_part_get_next        (CsPart            *self);
CsPart        *cs_part_get_parent_part (CsPart            *self);
/* @after: (nullable): NULL puts it first */
void           cs_part_insert          (CsPart            *self,
                                        CsPart            *child,
                                        CsPart            *after);
void           cs_part_append          (CsPart            *self,
                                        CsPart            *child);
void           cs_part_remove          (CsPart            *self);

/* Measuring, remembered until cs_part_changed(). */
void           cs_part_measure_widths  (CsPart            *self,
                                        double            *min,
                                        double            *max);
double         cs_part_measure_height  (CsPart            *self,
                                        double             width);
void           cs_part_place           (CsPart            *self,
                                        double             x,
                                        double             y,
                                        double             width,
                                        double             height);
/* For who holds the root: something in it changed that may change sizes. He has GTK measure anew what
 * is around the card; without him the part does. */
typedef void (*CsPartChangedFunc) (gpointer user_data);
void           cs_part_set_changed_func (CsPart            *self,
                                         CsPartChangedFunc  changed,
                                         gpointer           user_data);
/* Something about it changed that may change sizes. */
void           cs_part_changed         (CsPart            *self);
void           cs_part_set_shown       (CsPart            *self,
                                        gboolean           shown);

/* Something happens when it is pressed: it can have the focus, and shows where the pointer is. */
void           cs_part_set_pressable   (CsPart            *self,
                                        gboolean           pressable);
gboolean       cs_part_is_pressable    (CsPart            *self);

/* How far a bleeding part reaches over the padding around it; zeros for others. */
CsSides        cs_part_get_bleed       (CsPart            *self);

/* What lies between it and the part before it. */
double         cs_part_get_distance    (CsPart            *self,
                                        gboolean           first);

/**
 * cs_part_set_sight:
 * @sight: (nullable): what is seen of the card, from its corner; NULL for all of it
 *
 * On the screen, parts that lie outside of @sight are not drawn until they are told of another one:
 * each frame costs as much as there is to draw, seen or not. Sizes and places do not change.
 */
void           cs_part_set_sight       (CsPart            *self,
                                        const CsBox       *sight);
/* Its children and itself, wherever it is; the snapshot's origin is the card's corner. */
void           cs_part_draw            (CsPart            *self,
                                        GtkSnapshot       *snapshot);
/* All words in it that are shown, in reading order, boxes from the card's corner. */
void           cs_part_visit_texts     (CsPart            *self,
                                        CsTextRunFunc      visit,
                                        gpointer           user_data);

/* Tells all of them that there is an answer for @url now. */
void           cs_part_take_picture    (CsPart            *self,
                                        CsPictureSource   *source,
                                        const char        *url);
/* Returns: (transfer full) (nullable): the picture of @answer as GTK draws it */
GdkTexture    *cs_part_make_texture    (const CsPictureAnswer *answer) G_GNUC_WARN_UNUSED_RESULT;

/* What parts paint: whole pixels of the card, as browsers do. @box is from the card's corner. */
void           cs_part_paint_color     (CsPart            *self,
                                        GtkSnapshot       *snapshot,
                                        const CsBox       *box,
                                        guint32            color);
void           cs_part_paint_frame     (CsPart            *self,
                                        GtkSnapshot       *snapshot,
                                        const CsBox       *box,
                                        double             radius,
                                        guint32            background,
                                        guint32            border,
                                        double             border_width);
/* @box in the part's own pixels, snapped */
graphene_rect_t cs_part_snap           (CsPart            *self,
                                        const CsBox       *box);

G_END_DECLS
