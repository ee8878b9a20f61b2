/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "cs-fonts.h"
#include "cs-picture-source.h"

G_BEGIN_DECLS

/* Text as a browser sets it: paragraphs of runs in lines of an exact height in fractions of a
 * pixel. GtkLabel rounds glyphs and lines, and after a few lines stands elsewhere. */

typedef enum
{
  CS_ALIGN_START,
  CS_ALIGN_CENTER,
  CS_ALIGN_END,
} CsAlign;

/**
 * CsTextStyle:
 * @color: 0xAARRGGBB
 * @background: behind the text; 0 for none
 * @href: (nullable): where it leads
 * @action: (nullable): what pressing it does instead of leading to @href: the action's own text
 */
typedef struct
{
  CsFont      font;
  guint32     color;
  guint32     background;
  gboolean    underline;
  gboolean    strike;
  const char *href;
  const char *action;
} CsTextStyle;

/**
 * CsTextBlockSpec:
 * @font: the font of the paragraph itself, which every line has room for
 * @strut: (nullable): room that every line has beside it
 * @line_height: of its lines; 0 for what the fonts need
 * @margin_top: distances to the paragraphs around it; of two that meet the larger one counts
 * @indent: of all lines, at the start
 * @indent_end: of all lines, at the end
 * @overflow: by how much the lines are longer all the same, so that they go over the text's end
 * @marker: (nullable): stands in the indent of the first line
 * @rule: a line across instead of text
 * @table: which table of the text it is a cell of, counted from 1; 0: it is none
 * @row: of a cell, from 0
 * @column: of a cell, from 0
 * @align: of a cell; other paragraphs have that of the text
 * @fill: of a cell: its table is as wide as the text
 */
typedef struct
{
  CsFont               font;
  const CsFontMetrics *strut;
  double               line_height;
  double               margin_top;
  double               margin_bottom;
  double               indent;
  double               indent_end;
  double               overflow;
  gboolean             rule;
  guint                table;
  guint                row;
  guint                column;
  CsAlign              align;
  gboolean             fill;
  const char          *marker;
} CsTextBlockSpec;

typedef struct _CsTextFlow CsTextFlow;

/**
 * CsTextRunFunc:
 * @text: (transfer none): what one run says, without the white space around it
 * @box: over all its lines
 */
typedef void (*CsTextRunFunc) (const char            *text,
                               const graphene_rect_t *box,
                               guint                  n_lines,
                               const char            *href,
                               gpointer               user_data);

/**
 * CsTextLink:
 * @text: what it says
 * @href: where it leads; "" where only @action says what happens
 * @lines: (array length=n_lines): where it stands, one box a line, from the text's corner
 *
 * A link of a text, however many fonts it is written in. Valid while it is visited.
 */
typedef struct
{
  const char            *text;
  const char            *href;
  const char            *action;
  const graphene_rect_t *lines;
  guint                  n_lines;
} CsTextLink;

typedef void (*CsTextLinkFunc) (const CsTextLink *link,
                                gpointer          user_data);

CsTextFlow *cs_text_flow_new           (gboolean               rtl,
                                        CsAlign                align) G_GNUC_WARN_UNUSED_RESULT;
void        cs_text_flow_free          (CsTextFlow            *self);
/* @max_lines: 0 for any number; without @wrap each paragraph is one line, cut with an ellipsis */
void        cs_text_flow_set_wrap      (CsTextFlow            *self,
                                        gboolean               wrap,
                                        guint                  max_lines);
/* A word that is longer than a line goes on over its end, instead of being broken. */
void        cs_text_flow_keep_words    (CsTextFlow            *self);
void        cs_text_flow_begin         (CsTextFlow            *self,
                                        const CsTextBlockSpec *spec);
/* White space is taken as HTML takes it; "\n" is a line break. */
void        cs_text_flow_add           (CsTextFlow            *self,
                                        const char            *text,
                                        const CsTextStyle     *style);
/* @alternative: (nullable): what is to be seen, for those who do not see it */
void        cs_text_flow_add_picture   (CsTextFlow            *self,
                                        const char            *url,
                                        const char            *alternative,
                                        const CsTextStyle     *style);
/* The picture that was added last is as high as the words around it, which are @size high, and
 * stands among them. @round: only a circle of it is seen */
void        cs_text_flow_fit_picture   (CsTextFlow            *self,
                                        double                 size,
                                        gboolean               round);
/* A drawing of ours, see cs-symbol.h, likewise. */
void        cs_text_flow_add_symbol    (CsTextFlow            *self,
                                        const char            *name,
                                        gboolean               filled,
                                        double                 size,
                                        const CsTextStyle     *style);
/* Asks @source (nullable) again for the picture at @url; NULL: for all of them. Returns: whether
 * there is such a picture, so that the text may have another size. */
gboolean    cs_text_flow_take_picture  (CsTextFlow            *self,
                                        CsPictureSource       *source,
                                        const char            *url);
gboolean    cs_text_flow_is_empty      (CsTextFlow            *self);
/* Returns: (transfer full): all of it, as it is read aloud */
char       *cs_text_flow_dup_text      (CsTextFlow            *self) G_GNUC_WARN_UNUSED_RESULT;

double      cs_text_flow_get_min_width (CsTextFlow            *self);
double      cs_text_flow_get_max_width (CsTextFlow            *self);
double      cs_text_flow_get_height    (CsTextFlow            *self,
                                        double                 width);
/**
 * cs_text_flow_paint:
 * @origin: where the text's corner stands in the card; lines are set on whole pixels of it
 */
void        cs_text_flow_paint         (CsTextFlow             *self,
                                        double                  width,
                                        const graphene_point_t *origin,
                                        GtkSnapshot            *snapshot);
/* Runs in reading order; the boxes count from the text's corner. */
void        cs_text_flow_visit         (CsTextFlow             *self,
                                        double                  width,
                                        CsTextRunFunc           visit,
                                        gpointer                user_data);

/* Links that can be pressed, in reading order. @width: < 0 for no lines */
void        cs_text_flow_visit_links   (CsTextFlow             *self,
                                        double                  width,
                                        CsTextLinkFunc          visit,
                                        gpointer                user_data);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CsTextFlow, cs_text_flow_free)

G_END_DECLS
