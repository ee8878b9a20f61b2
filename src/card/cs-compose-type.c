/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cs-card"

#include "cs-compose-private.h"

#include <glib/gi18n-lib.h>

/* The member that tells the type where a list has one kind only: a column, a row. */
#define TYPE_MEMBER "type"

const char *
cs_compose_shape_type (const CsShape *shape)
{
  const CsMember *row = cs_shape_find_member (shape, TYPE_MEMBER, CS_VERSION_NONE);

  return row != NULL && row->choices != NULL ? row->choices[0] : NULL;
}

static const char *
get_type (CsSnapshot     *snapshot,
          guint           node,
          const CsMember *member)
{
  const char *name = member != NULL && member->family != NULL ? member->family->discriminator
                                                              : TYPE_MEMBER;

  return cs_snapshot_get_string (snapshot, cs_snapshot_get_member (snapshot, node, name));
}

char *
cs_compose_dup_type (CsSnapshot     *part,
                     const CsMember *member)
{
  return g_strdup (get_type (part, 0, member));
}

char *
cs_compose_dup_item_type (CsOutline *outline,
                          guint      index)
{
  const CsOutlineItem *item = cs_outline_get_item (outline, index);
  const char *type = get_type (cs_outline_get_snapshot (outline), item->node, item->member);

  /* A column need not say that it is one. */
  if (type == NULL && item->member != NULL && item->member->family != NULL)
    type = item->member->family->implied;
  return g_strdup (type);
}

const char *
cs_compose_get_title (const CsMember *member,
                      const char     *type)
{
  const CsKind *kind = member->family != NULL ? cs_family_find (member->family, type) : NULL;

  if (kind != NULL)
    return _(kind->title);
  if (type != NULL)
    return type;
  return member->title != NULL ? _(member->title) : member->name;
}
