/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct
{
  const char *language;
  const char *compact;
  const char *short_date;
  const char *long_date;
  const char *time;
  const char *short_days[7];     /* from Monday on */
  const char *long_days[7];
  const char *short_months[12];
  const char *long_months[12];
} CsCardDateWords;

extern const CsCardDateWords cs_card_date_words[];
extern const gsize           cs_n_card_date_words;

G_END_DECLS
