/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtksourceview/gtksource.h>

#include "cs-caret-scroll.h"
#include "cs-json-colors.h"
#include "cs-json-completion.h"
#include "cs-json-pane.h"
#include "cs-late-scrollbars.h"
#include "cs-text-mirror.h"
#include "cs-text-search.h"

G_BEGIN_DECLS

struct _CsJsonPane
{
  AdwBin             parent_instance;

  CsWorkspace       *workspace;
  char              *path;

  CsTextMirror      *mirror;      /* NULL while a formatted copy is shown */
  CsJsonColors      *colors;
  CsJsonCompletion  *completion;
  gboolean           completes;   /* the view asks it */
  CsCaretScroll     *scroll;
  CsLateScrollbars  *scrollbars;
  CsDocument        *document;
  GtkSourceBuffer   *buffer;      /* the document's text, or its formatted copy */
  GtkTextTag        *marks[CS_SEVERITY_ERROR + 1];
  guint              n_marks;     /* how many findings are underlined */
  guint              mark_source;
  gulong             document_handler;

  char              *pointer;     /* of the value at the caret, as it was told last */
  gboolean           moving;      /* the caret is put somewhere by us, not by the user */
  guint              rest;        /* the source that looks after the caret once it rests */
  GtkCssProvider    *font;
  GStrv              paths;       /* of the files in the list */
  gboolean           listing;

  GtkDropDown       *files;
  CsTextSearch      *search;
  GtkRevealer       *notice;
  GtkLabel          *notice_label;
  GtkButton         *format_button;
  GtkButton         *convert_button;
  GtkScrolledWindow *scroller;
  GtkSourceView     *view;
  GtkLabel          *trail;
  GtkLabel          *size;
  GtkMenuButton     *position;
  GtkMenuButton     *text_button;
  GtkEntry          *line_entry;
};

GtkTextBuffer *cs_json_pane_get_buffer (CsJsonPane *self);

/* The document that has the path: its text, its mirror and its colours. */
void     cs_json_pane_find_document   (CsJsonPane *self);
void     cs_json_pane_detach_document (CsJsonPane *self);

/* The findings in the text. */
void     cs_json_pane_find_marks      (CsJsonPane    *self,
                                       GtkTextBuffer *buffer);
void     cs_json_pane_mark_findings   (CsJsonPane *self);
void     cs_json_pane_queue_marks     (CsJsonPane *self);
gboolean cs_json_pane_query_tooltip   (CsJsonPane *self,
                                       int         x,
                                       int         y,
                                       gboolean    keyboard,
                                       GtkTooltip *tooltip,
                                       GtkWidget  *widget);

/* The caret went somewhere; what depends on it follows once it rests. */
void     cs_json_pane_note_caret      (CsJsonPane *self);

/* Colours, font and indentation as they are set. */
void     cs_json_pane_choose_scheme   (CsJsonPane *self);
void     cs_json_pane_watch_looks     (CsJsonPane *self);

/* The bar above and the one below the text. */
void     cs_json_pane_list_files      (CsJsonPane *self);
void     cs_json_pane_update_status   (CsJsonPane *self);
gboolean cs_json_pane_get_help        (CsJsonPane *self,
                                       gsize       offset,
                                       GString    *markup);
void     cs_json_pane_convert         (CsJsonPane *self);

G_END_DECLS
