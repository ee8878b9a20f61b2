/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct
{
  const char *name;
  const char *text;
} CsHtmlEntity;

extern const CsHtmlEntity cs_html_entities[];
extern const gsize        cs_n_html_entities;

G_END_DECLS
