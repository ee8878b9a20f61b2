/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cs-text-flow.h"

G_BEGIN_DECLS

#define RULE_HEIGHT 2.0

typedef struct
{
  guint        start;
  guint        end;
  CsTextStyle  style;
  char        *href;
  char        *action;
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
/* Returns: where a line begins that leaves @rest of its room */
double           cs_text_flow_align_line       (CsTextFlow  *self,
                                                double       rest);
/* Where the bytes from @from to @to stand in the line, from where it begins; where text runs in both
 * directions, they may stand in several places. */
void             cs_text_flow_measure_range    (PangoLayoutLine *line,
                                                guint            from,
                                                guint            to,
                                                double          *left,
                                                double          *right);
/* Returns: (transfer full): what was added, from what stands in a block */
char            *cs_text_flow_dup_words        (const char  *text,
                                                gsize        length) G_GNUC_WARN_UNUSED_RESULT;
/* Returns: (nullable): the run with the byte @index */
const CsTextRun *cs_text_block_find_run        (CsTextBlock *block,
                                                guint        index);

G_END_DECLS
