/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cs-ui"

#include "cs-outline-row.h"

#include <glib/gi18n.h>

#define PLAIN_ICON   "cs-part-section-symbolic"
#define UNKNOWN_ICON "dialog-question-symbolic"

struct _CsOutlineRow
{
  GObject     parent_instance;

  guint       depth;
  const char *icon_name;
  char       *kind;
  char       *title;
};

G_DEFINE_FINAL_TYPE (CsOutlineRow, cs_outline_row, G_TYPE_OBJECT)

static void
cs_outline_row_finalize (GObject *object)
{
  CsOutlineRow *self = CS_OUTLINE_ROW (object);

  g_free (self->kind);
  g_free (self->title);

  G_OBJECT_CLASS (cs_outline_row_parent_class)->finalize (object);
}

static void
cs_outline_row_class_init (CsOutlineRowClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = cs_outline_row_finalize;
}

static void
cs_outline_row_init (CsOutlineRow *self)
{
}

static char *
dup_kind (CsOutline           *outline,
          const CsOutlineItem *item)
{
  CsSnapshot *snapshot = cs_outline_get_snapshot (outline);
  const char *type;

  if (item->kind != NULL)
    return g_strdup (_(item->kind->title));
  if (item->parent == CS_OUTLINE_NONE)
    return g_strdup (_("Card"));
  if (item->member->family == NULL && item->index == CS_OUTLINE_NONE)
    return g_strdup (_(item->member->title));

  type = cs_snapshot_get_string (snapshot,
                                 cs_snapshot_get_member (snapshot, item->node,
                                                         item->member->family != NULL
                                                         ? item->member->family->discriminator
                                                         : "type"));
  if (type != NULL)
    return g_strdup (type);

  /* Translators: a part of a list and its number in it: "Sections 2" */
  return g_strdup_printf (_("%s %u"), _(item->member->title), item->index + 1);
}

CsOutlineRow *
cs_outline_row_new (CsOutline *outline,
                    guint      index)
{
  CsOutlineRow *self = g_object_new (CS_TYPE_OUTLINE_ROW, NULL);
  const CsOutlineItem *item = cs_outline_get_item (outline, index);

  self->depth = item->depth;
  self->kind = dup_kind (outline, item);
  self->title = cs_outline_dup_title (outline, index);
  self->icon_name = item->kind != NULL && item->kind->icon_name != NULL ? item->kind->icon_name
                    : item->shape != NULL ? PLAIN_ICON : UNKNOWN_ICON;
  return self;
}

guint
cs_outline_row_get_depth (CsOutlineRow *self)
{
  return self->depth;
}

const char *
cs_outline_row_get_icon_name (CsOutlineRow *self)
{
  return self->icon_name;
}

const char *
cs_outline_row_get_kind (CsOutlineRow *self)
{
  return self->kind;
}

const char *
cs_outline_row_get_title (CsOutlineRow *self)
{
  return self->title;
}

gboolean
cs_outline_row_equal (CsOutlineRow *self,
                      CsOutlineRow *other)
{
  return self->depth == other->depth && g_strcmp0 (self->kind, other->kind) == 0 &&
         g_strcmp0 (self->title, other->title) == 0;
}
