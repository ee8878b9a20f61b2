/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cs-fill.h"

G_BEGIN_DECLS

typedef enum
{
  CS_FILL_UNDEFINED,
  CS_FILL_NULL,
  CS_FILL_BOOLEAN,
  CS_FILL_NUMBER,
  CS_FILL_STRING,
  CS_FILL_OBJECT,  /* @node of @snapshot */
  CS_FILL_LIST,    /* @items */
} CsFillKind;

/* A value, immutable and reference counted. */
typedef struct _CsFillValue CsFillValue;
struct _CsFillValue
{
  CsFillKind  kind;
  gboolean    boolean;
  double      number;
  char       *text;      /* of a string; of a number as the data spell it, or NULL */
  CsSnapshot *snapshot;
  guint       node;
  GPtrArray  *items;     /* of a list in a snapshot: once they were asked for */
};

/* Beyond what any card shows. */
#define CS_FILL_MAX_ITEMS 10000u

CsFillValue *cs_fill_value_new         (CsFillKind           kind);
CsFillValue *cs_fill_value_new_boolean (gboolean             boolean);
CsFillValue *cs_fill_value_new_number  (double               number);
CsFillValue *cs_fill_value_take_string (char                *text);
CsFillValue *cs_fill_value_new_list    (void);
/* Of a node of data, whatever it is; UNDEFINED for CS_NODE_NONE */
CsFillValue *cs_fill_value_new_node    (CsSnapshot          *snapshot,
                                        guint                node);
CsFillValue *cs_fill_value_ref         (CsFillValue         *self);
void         cs_fill_value_unref       (CsFillValue         *self);
CsFillValue *cs_fill_value_get_member  (CsFillValue         *self,
                                        const char          *name);
CsFillValue *cs_fill_value_get_item    (CsFillValue         *self,
                                        double               index);
guint        cs_fill_value_get_length  (CsFillValue         *self);
gboolean     cs_fill_value_is_true     (CsFillValue         *self);
gboolean     cs_fill_value_equals      (CsFillValue         *self,
                                        CsFillValue         *other);
/* As it stands in the middle of a text; and as JSON */
void         cs_fill_value_append_text (CsFillValue         *self,
                                        GString             *string);
void         cs_fill_value_append_json (CsFillValue         *self,
                                        GString             *string);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CsFillValue, cs_fill_value_unref)

/* What names stand for. */
typedef struct _CsFillScope CsFillScope;
struct _CsFillScope
{
  CsFillValue *root;
  CsFillValue *data;
  CsFillValue *host;
  int          index;          /* -1 for none */
  const char  *name;           /* (nullable): of the item in select() and where() */
  CsFillValue *item;
  const CsFillScope *outer;
};

/**
 * cs_fill_evaluate:
 * @text: (inout): the expression; behind it when it was understood: at what ends it
 * @budget: (inout): how many steps may still be taken
 *
 * Returns: (transfer full) (nullable): the value, NULL where it is not understood
 */
CsFillValue *cs_fill_evaluate          (const char         **text,
                                        const CsFillScope   *scope,
                                        guint               *budget);

/**
 * cs_fill_call:
 * @arguments: (element-type CsFillValue): already evaluated
 *
 * Returns: (transfer full) (nullable): the function's value, NULL where there is no such function or
 *   the arguments do not fit
 */
CsFillValue *cs_fill_call              (const char          *name,
                                        GPtrArray           *arguments);

/* cs-fill-date.c; (transfer full) (nullable) */
char        *cs_fill_format_date       (GDateTime           *time,
                                        const char          *format);
GDateTime   *cs_fill_read_date         (const char          *text);

G_END_DECLS
