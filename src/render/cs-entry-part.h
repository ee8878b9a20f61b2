/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cs-part.h"

G_BEGIN_DECLS

/* A field to type into. What is typed stays here while the card's text changes around it. It is a
 * CsInput. */

typedef enum
{
  CS_ENTRY_LINE,
  CS_ENTRY_LINES,
  CS_ENTRY_PASSWORD,
  CS_ENTRY_NUMBER,
  CS_ENTRY_DATE,
  CS_ENTRY_TIME,
} CsEntryKind;

/**
 * CsEntryLook:
 * @label: (nullable): named to those who do not see it
 * @placeholder: (nullable)
 * @purpose: what keyboard fits
 * @max_length: in characters; 0 for any
 * @height: with its frame
 * @beyond: how much wider it is than its place
 * @rtl: its text begins on the right
 */
typedef struct
{
  CsEntryKind     kind;
  const char     *label;
  const char     *placeholder;
  GtkInputPurpose purpose;
  guint           max_length;
  double          height;
  double          beyond;
  gboolean        rtl;
} CsEntryLook;

#define CS_ENTRY_HEIGHT       41.0
#define CS_ENTRY_LINES_HEIGHT 82.0

#define CS_TYPE_ENTRY_PART (cs_entry_part_get_type ())
G_DECLARE_FINAL_TYPE (CsEntryPart, cs_entry_part, CS, ENTRY_PART, CsPart)

CsPart *cs_entry_part_new      (void);
void    cs_entry_part_set_look (CsEntryPart       *self,
                                const CsEntryLook *look);

G_END_DECLS
