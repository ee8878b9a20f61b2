/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cs-fill-private.h"

G_BEGIN_DECLS

/**
 * CsFillFunction:
 * @min: how many arguments it takes at least
 * @max: and at most
 * @call: (transfer full) (nullable): its value, NULL where the arguments do not fit
 *
 * A function of the templates' language. A table of them ends with a name of NULL.
 */
typedef struct
{
  const char   *name;
  guint         min;
  guint         max;
  CsFillValue *(*call) (CsFillValue **arguments,
                        guint         n);
} CsFillFunction;

extern const CsFillFunction cs_fill_logic_functions[];
extern const CsFillFunction cs_fill_text_functions[];
extern const CsFillFunction cs_fill_list_functions[];
extern const CsFillFunction cs_fill_number_functions[];
extern const CsFillFunction cs_fill_time_functions[];

/* (nullable): the argument at @i, when it is a text */
const char *cs_fill_get_string       (CsFillValue **arguments,
                                      guint         n,
                                      guint         i);
/* FALSE when the argument at @i is no number */
gboolean    cs_fill_get_number       (CsFillValue **arguments,
                                      guint         n,
                                      guint         i,
                                      double       *number);
/* A number, or a text that is one; FALSE also for what is not finite. */
gboolean    cs_fill_read_number      (CsFillValue  *value,
                                      double       *number);

/* A finite number as American English writes it, without an exponent: "1,234.5". */
void        cs_fill_append_localized (GString      *string,
                                      double        number);
/* (transfer full): the arguments as one text, which is what add() makes of texts, too */
CsFillValue *cs_fill_concat          (CsFillValue **arguments,
                                      guint         n);

G_END_DECLS
