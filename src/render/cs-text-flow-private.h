/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cs-text-flow.h"

G_BEGIN_DECLS

#define RULE_HEIGHT 2.0

/**
 * CsTextPicture:
 * @alternative: (nullable): what is to be seen
 * @fit: the height that it is given, 0 for its own
 * @drop: how far it reaches below the line that words stand on
 * @round: only a circle is seen
 * @symbol: (nullable): a drawing of ours instead
 * @texture: (nullable): NULL: a grey box stands in
 */
typedef struct
{
  char       *url;
  char       *alternative;
  double      width;
  double      height;
  double      fit;
  double      drop;
  gboolean    round;
  char       *symbol;
  gboolean    filled;
  GdkTexture *texture;
} CsTextPicture;

typedef struct
{
  guint          start;
  guint          end;
  CsTextStyle    style;
  char          *href;
  char          *action;
  CsTextPicture *picture;   /* that stands for its one character; NULL for text */
} CsTextRun;

typedef struct
{
  PangoLayoutLine *line;
  double           x;
  double           top;
  double           baseline;
} CsTextLine;

typedef struct
{
  CsTextBlockSpec  spec;
  char            *marker;
  GString         *text;
  GArray          *runs;      /* CsTextRun */
  PangoLayout     *layout;
  double           natural;   /* width, < 0 while unknown */
  double           minimum;
  double           y;
  double           height;
  GArray          *lines;     /* CsTextLine */
} CsTextBlock;

struct _CsTextFlow
{
  gboolean   rtl;
  CsAlign    align;
  gboolean   wrap;
  gboolean   linked;          /* some run has a @href */
  guint      max_lines;
  gsize      long_words;      /* bytes of words that are far longer than a line */
  gboolean   whole_words;
  GPtrArray *blocks;
  double     width;           /* that the lines are made for, < 0 for none */
  double     height;
};

/* Breaks the lines for @width, where they are not. */
void             cs_text_flow_ensure_lines     (CsTextFlow  *self,
                                                double       width);
PangoLayout     *cs_text_flow_make_layout      (CsTextFlow  *self,
                                                CsTextBlock *block) G_GNUC_WARN_UNUSED_RESULT;
double           cs_text_flow_get_layout_width (PangoLayout *layout);
/* Returns: where a line of @block begins that leaves @rest of its room */
double           cs_text_flow_align_line       (CsTextFlow  *self,
                                                const CsTextBlock *block,
                                                double       rest);
/* How long the lines of @block are, and where they begin, in a text of @width. */
double           cs_text_flow_get_room         (const CsTextBlock *block,
                                                double       width);
double           cs_text_flow_get_left         (CsTextFlow  *self,
                                                const CsTextBlock *block);
/* The widest word, and the text without a break; without what is around it. */
double           cs_text_flow_measure_minimum  (CsTextFlow  *self,
                                                CsTextBlock *block);
double           cs_text_flow_measure_natural  (CsTextFlow  *self,
                                                CsTextBlock *block);
/* Makes the lines of @block, in a room that begins at @left. */
void             cs_text_flow_break_block      (CsTextFlow  *self,
                                                CsTextBlock *block,
                                                double       left,
                                                double       room);
/* Tables: @first is the first cell of one. */
/* Returns: behind its last cell */
guint            cs_text_flow_get_table_end    (CsTextFlow  *self,
                                                guint        first);
void             cs_text_flow_measure_table    (CsTextFlow  *self,
                                                guint        first,
                                                double      *min,
                                                double      *max);
/* Makes the lines of its cells, and places them. Returns: its height */
double           cs_text_flow_place_table      (CsTextFlow  *self,
                                                guint        first,
                                                double       width,
                                                double       y);
/* Where the bytes from @from to @to stand in the line, from where it begins; where text runs in both
 * directions, they may stand in several places. */
void             cs_text_flow_measure_range    (PangoLayoutLine *line,
                                                guint            from,
                                                guint            to,
                                                double          *left,
                                                double          *right);
/* Appends what Pango sets of @more to @text. */
void             cs_text_flow_append_words     (CsTextFlow  *self,
                                                GString     *text,
                                                const char  *more);
/* Returns: (transfer full): what was added, from what stands in a block */
char            *cs_text_flow_dup_words        (const char  *text,
                                                gsize        length) G_GNUC_WARN_UNUSED_RESULT;
CsTextPicture   *cs_text_picture_new           (const char  *url,
                                                const char  *alternative) G_GNUC_WARN_UNUSED_RESULT;
void             cs_text_picture_free          (CsTextPicture *self);
/* Returns: (transfer full): what makes room for it in a line */
PangoAttribute  *cs_text_picture_make_attribute (const CsTextPicture *self) G_GNUC_WARN_UNUSED_RESULT;
void             cs_text_picture_paint         (const CsTextPicture *self,
                                                double       x,
                                                double       baseline,
                                                guint32      color,
                                                guint32      stand_in,
                                                GtkSnapshot *snapshot);
/* Puts what is to be seen in the place of the pictures of @block, in its words @text. */
void             cs_text_block_name_pictures   (const CsTextBlock *block,
                                                GString     *text);
/* Returns: (nullable): the run with the byte @index */
const CsTextRun *cs_text_block_find_run        (CsTextBlock *block,
                                                guint        index);

G_END_DECLS
