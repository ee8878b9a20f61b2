/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cs-printer.h"

G_BEGIN_DECLS

struct _CsPrinter
{
  CsFormat    format;
  GString    *buffer;
  gboolean    colored;
  guint       n_findings;
  /* SARIF: rule ids in the order of their first use, their indices, and what failed. */
  GPtrArray  *rules;
  GHashTable *rule_indices;
  GPtrArray  *failures;
};

/* "name": "value", with escapes; @text of any bytes. */
void cs_printer_append_string (GString    *buffer,
                               const char *text);

/* cs-printer-sarif.c */
void cs_printer_begin_sarif   (CsPrinter  *self);
void cs_printer_add_sarif     (CsPrinter  *self,
                               const char *file,
                               CsFinding  *finding);
void cs_printer_finish_sarif  (CsPrinter  *self);

G_END_DECLS
