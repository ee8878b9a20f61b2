/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cs-snapshot.h"
#include "cs-vocab.h"
#include "cs-workspace.h"

G_BEGIN_DECLS

/**
 * CsGrammar:
 * @shape: what the file's root object may say; NULL where no table describes the file
 * @version: the version of the language that the file is written in, or CS_VERSION_NONE
 *
 * Which of our languages a file of a project is written in.
 */
typedef struct
{
  const CsShape *shape;
  CsVersion      version;
} CsGrammar;

/**
 * CsSpot:
 * @member: (nullable): the row of the value at that place, an array's @item row for an item that
 *   is no object; NULL where the tables do not know it
 * @shape: (nullable): what an object at that place may say
 * @family: (nullable): where an object of one of several kinds may stand; @shape is then the
 *   kind's, or only the member that tells the kind while that is not known
 *
 * What the tables know about one place of a text.
 */
typedef struct
{
  const CsMember *member;
  const CsShape  *shape;
  const CsFamily *family;
} CsSpot;

/**
 * cs_grammar_find:
 * @path: a file of the project
 *
 * The manifest, the language files that it names, connector.json and cards have a grammar. The
 * version is the manifest's, or the newest where it says none that exists; a card's is its own.
 */
CsGrammar cs_grammar_find    (CsWorkspace     *workspace,
                              const char      *path);
/* The version that @manifest says it is written in, or CS_VERSION_NONE. */
CsVersion cs_grammar_version (CsSnapshot      *manifest);

/* The root, and from a place to the value of a member or to an item of an array. */
CsSpot    cs_grammar_root    (const CsGrammar *self);
CsSpot    cs_grammar_member  (const CsGrammar *self,
                              CsSpot           object,
                              const char      *name);
CsSpot    cs_grammar_item    (const CsGrammar *self,
                              CsSpot           array);
/**
 * cs_grammar_resolve:
 * @type: (nullable): what the object there says it is
 *
 * Returns: @spot, with the shape of that kind where it is one of its family
 */
CsSpot    cs_grammar_resolve (CsSpot           spot,
                              const char      *type);
/* The place of a node of @snapshot. */
CsSpot    cs_grammar_node    (const CsGrammar *self,
                              CsSnapshot      *snapshot,
                              guint            node);

G_END_DECLS
