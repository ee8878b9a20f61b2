/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * CsCardDateStyle:
 * @CS_CARD_DATE_WEB: as the official renderer for the web: "7:17 PM"; a compact date is American
 *   whatever the language; of the 14th of the 99th month it says "Invalid Date"
 * @CS_CARD_DATE_PHONE: as the one for phones: "07:17 PM"; what is no date stays as it is
 */
typedef enum
{
  CS_CARD_DATE_WEB,
  CS_CARD_DATE_PHONE,
} CsCardDateStyle;

/**
 * cs_card_date_expand:
 * @text: UTF-8
 * @zone: the reader's time zone
 * @language: (nullable): the card's or the reader's, "es" or "pt-BR"; one that is not known, and
 *   NULL, are American English
 *
 * Replaces "{{DATE(2017-02-14T06:08:39Z, SHORT)}}" and "{{TIME(2017-02-14T06:08:39Z)}}" by what a
 * reader sees. What is no such function stays as it is. Any thread.
 */
char    *cs_card_date_expand (const char      *text,
                              GTimeZone       *zone,
                              const char      *language,
                              CsCardDateStyle  style) G_GNUC_WARN_UNUSED_RESULT;

/* Returns: whether @text has a function that cs_card_date_expand() would replace */
gboolean cs_card_date_is_in  (const char      *text,
                              CsCardDateStyle  style);

G_END_DECLS
