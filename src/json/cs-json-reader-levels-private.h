/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cs-json-reader-private.h"
#include "cs-json-scanner-private.h"

G_BEGIN_DECLS

/* What the reader's states work with: the nodes, the levels that are open, and the commas and
 * brackets between them. */

/* The guess about a wrong bracket reads the rest of the text; not too often */
#define CS_JSON_MAX_GUESSES 16

typedef enum
{
  CS_JSON_STATE_VALUE,
  CS_JSON_STATE_NAME,
  CS_JSON_STATE_COLON,
  CS_JSON_STATE_NEXT,
  CS_JSON_STATE_DONE,
} CsJsonState;

typedef struct
{
  guint32 node;
  guint32 last_child;
} CsJsonLevel;

typedef struct
{
  CsJsonScanner scanner;
  CsNode       *nodes;
  guint32      *hashes;
  guint         n_nodes;
  guint         n_allocated;
  CsJsonLevel   levels[CS_JSON_MAX_DEPTH];
  char          closers[CS_JSON_MAX_DEPTH];
  guint         depth;
  CsJsonState   state;
  CsToken       token;
  guint32       last_end;
  guint         n_guesses;
  gboolean      truncated;
  gboolean      reopened;

  /* The member whose value is due */
  CsToken       name;
  gboolean      has_name;
  gboolean      name_faulty;
  guint32       colon_end;

  /* The commas since the last value */
  gboolean      after_value;
  guint         n_commas;
  guint32       first_comma;
  guint32       extra_comma;
  guint32       commas_end;
} CsJsonReader;

gboolean cs_json_reader_in_object         (const CsJsonReader *self);
/* Names the present token as one that does not belong where it stands. */
void     cs_json_reader_report_unexpected (CsJsonReader       *self);
void     cs_json_reader_set_depth         (CsJsonReader       *self,
                                           guint               depth);
/* Adds a value, with the name that is due, to the innermost level. */
guint    cs_json_reader_add_node          (CsJsonReader       *self,
                                           CsJsonKind          kind,
                                           guint32             start,
                                           guint32             end);
void     cs_json_reader_open              (CsJsonReader       *self);
void     cs_json_reader_close             (CsJsonReader       *self,
                                           guint32             end);
void     cs_json_reader_take_comma        (CsJsonReader       *self);
/* Names the commas that are too many, now that it is known what follows them. */
void     cs_json_reader_settle_commas     (CsJsonReader       *self,
                                           gboolean            closing);
/* How many more brackets the rest of the text closes than it opens. */
int      cs_json_reader_count_closers     (const CsJsonReader *self);
/* The brackets that close all levels above @depth; @cure becomes the same with the line breaks and
 * the indentation that let each stand below the line of its opening bracket. */
GString *cs_json_reader_list_closers      (CsJsonReader       *self,
                                           guint               depth,
                                           GString           **cure) G_GNUC_WARN_UNUSED_RESULT;
void     cs_json_reader_close_missing     (CsJsonReader       *self,
                                           guint               depth);
void     cs_json_reader_take_closer       (CsJsonReader       *self);

G_END_DECLS
