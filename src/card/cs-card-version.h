/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The version of a feature that an element's "requires" asks for: one to four numbers. */
typedef struct
{
  guint numbers[4];
} CsCardVersion;

/* Returns: whether @text is a version */
gboolean cs_card_version_parse   (const char          *text,
                                  CsCardVersion       *version);
/* Returns: less than, equal to or greater than 0, as strcmp() */
int      cs_card_version_compare (const CsCardVersion *a,
                                  const CsCardVersion *b);

G_END_DECLS
