/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cs-grammar.h"

G_BEGIN_DECLS

typedef enum
{
  CS_PLACE_NOWHERE,
  CS_PLACE_NAME,         /* a member's name goes here */
  CS_PLACE_VALUE,        /* a value goes here */
} CsPlaceKind;

/**
 * CsPlace:
 * @token: the bytes of the half-typed name or value around the caret; of length 0 for none
 * @container: offset of the bracket that opens the object or array around the caret
 * @is_array: it is an array
 * @spot: what the tables know of the object (NAME) or of the value (VALUE)
 * @after: (out): where the value before ends, when a comma is missing after it, else 0
 * @has_colon: a colon follows the token
 * @needs_comma: another member or value follows, without a comma between
 *
 * What the caret's place in a text asks for.
 */
typedef struct
{
  CsPlaceKind kind;
  CsSpan      token;
  gsize       container;
  gboolean    is_array;
  CsSpot      spot;
  gsize       after;
  gboolean    has_colon;
  gboolean    needs_comma;
} CsPlace;

CsPlace cs_place_find (const CsGrammar *grammar,
                       const char      *text,
                       gsize            length,
                       gsize            offset);

G_END_DECLS
