/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cs-snapshot.h"
#include "cs-vocab.h"

G_BEGIN_DECLS

/* After so many faults a check gives up: nobody reads more, and a text of a million unknown
 * members must not cost a million sentences. */
#define CS_SCHEMA_MAX_FAULTS 1000u

/**
 * CsSchemaFault:
 * @keyword: the JSON Schema keyword that is violated: "additionalProperties", "required", "type",
 *   "enum", "const", "pattern", "format", "minLength", "maxLength", "minItems", "maxItems",
 *   "uniqueItems", "minimum", "maximum"
 * @code: what Microsoft's services call it: "SchemaError_Required"
 * @pointer: the place: of an unknown member that member itself, of a missing one the place where
 *   it would stand
 * @node: the node at @pointer; of a missing member the object that lacks it
 * @member: (nullable): the row of the value that is wrong or missing; %NULL for an unknown
 *   member, for the root and for an object in an array
 * @shape: (nullable): the object's that has, or should have, the member; of an object in an
 *   array its own; %NULL for other array items
 * @nearest: (nullable): for an unknown member the row that may be meant
 * @message: one translated sentence: what is wrong, and what to do
 *
 * One violation. Lives as long as the call that reports it.
 */
typedef struct
{
  const char     *keyword;
  const char     *code;
  const char     *pointer;
  guint           node;
  const CsMember *member;
  const CsShape  *shape;
  const CsMember *nearest;
  const char     *message;
} CsSchemaFault;

typedef void (*CsSchemaFaultFunc) (const CsSchemaFault *fault,
                                   gpointer             user_data);

/**
 * cs_schema_check:
 * @node: the value to be checked: 0 for the whole text
 * @shape: what it should be
 * @version: of the language; CS_VERSION_NONE for one that has no versions
 *
 * Compares a value with the tables and calls @func for each violation, as a JSON Schema validator
 * that goes on after the first error would: the same keywords at the same places. Objects are
 * reported before what is in them. Of duplicate members the last one counts. Where a value is
 * missing (a syntax fault) nothing is said. Takes some ten microseconds for a manifest; needs no
 * recursion; any thread.
 */
void cs_schema_check (CsSnapshot        *snapshot,
                      guint              node,
                      const CsShape     *shape,
                      CsVersion          version,
                      CsSchemaFaultFunc  func,
                      gpointer           user_data);

G_END_DECLS
