/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * CsCardDateHours:
 * @CS_CARD_DATE_HOURS_PLAIN: "7:17 PM", as the official renderer for the web writes it
 * @CS_CARD_DATE_HOURS_PADDED: "07:17 PM", as the one for phones does
 */
typedef enum
{
  CS_CARD_DATE_HOURS_PLAIN,
  CS_CARD_DATE_HOURS_PADDED,
} CsCardDateHours;

/**
 * cs_card_date_expand:
 * @text: UTF-8
 * @zone: the reader's time zone
 * @language: (nullable): the card's or the reader's, "es" or "pt-BR"; one that is not known, and
 *   NULL, are American English
 *
 * Replaces "{{DATE(2017-02-14T06:08:39Z, SHORT)}}" and "{{TIME(2017-02-14T06:08:39Z)}}" by what a
 * reader sees. What is no such function, or no date, stays as it is. Any thread.
 */
char    *cs_card_date_expand (const char      *text,
                              GTimeZone       *zone,
                              const char      *language,
                              CsCardDateHours  hours) G_GNUC_WARN_UNUSED_RESULT;

/* Returns: whether @text has a function that cs_card_date_expand() would replace */
gboolean cs_card_date_is_in  (const char      *text);

G_END_DECLS
