/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cs-ui"

#include "cs-outline-row.h"

#include <string.h>

#include <glib/gi18n.h>

#define PLAIN_ICON   "cs-part-section-symbolic"
#define UNKNOWN_ICON "dialog-question-symbolic"

struct _CsOutlineRow
{
  GObject       parent_instance;

  CsSnapshot   *snapshot;   /* of the outline that was read last, and the part's place in it */
  CsSpan        span;
  const CsKind *known;      /* (nullable) */
  guint         depth;
  const char   *icon_name;
  char         *kind;
  char         *title;
};

enum
{
  PROP_0,
  PROP_TITLE,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (CsOutlineRow, cs_outline_row, G_TYPE_OBJECT)

static void
cs_outline_row_finalize (GObject *object)
{
  CsOutlineRow *self = CS_OUTLINE_ROW (object);

  g_clear_pointer (&self->snapshot, cs_snapshot_unref);
  g_free (self->kind);
  g_free (self->title);

  G_OBJECT_CLASS (cs_outline_row_parent_class)->finalize (object);
}

static void
cs_outline_row_get_property (GObject    *object,
                             guint       prop_id,
                             GValue     *value,
                             GParamSpec *pspec)
{
  switch (prop_id)
    {
    case PROP_TITLE:
      g_value_set_string (value, CS_OUTLINE_ROW (object)->title);
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
cs_outline_row_class_init (CsOutlineRowClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = cs_outline_row_finalize;
  G_OBJECT_CLASS (klass)->get_property = cs_outline_row_get_property;

  properties[PROP_TITLE] = g_param_spec_string ("title", NULL, NULL, NULL,
                                                G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (G_OBJECT_CLASS (klass), N_PROPS, properties);
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

static void
read_place (CsOutlineRow        *self,
            CsOutline           *outline,
            const CsOutlineItem *item)
{
  CsSnapshot *snapshot = cs_outline_get_snapshot (outline);

  cs_snapshot_ref (snapshot);
  g_clear_pointer (&self->snapshot, cs_snapshot_unref);
  self->snapshot = snapshot;
  self->span = cs_snapshot_get_value_span (snapshot, item->node);
}

/* Most parts are not touched by a change, and comparing costs less than reading. */
static gboolean
has_same_text (CsOutlineRow        *self,
               CsSnapshot          *snapshot,
               const CsOutlineItem *item)
{
  CsSpan span = cs_snapshot_get_value_span (snapshot, item->node);
  const char *before = g_bytes_get_data (cs_snapshot_get_bytes (self->snapshot), NULL);
  const char *now = g_bytes_get_data (cs_snapshot_get_bytes (snapshot), NULL);

  return span.length == self->span.length &&
         memcmp (before + self->span.start, now + span.start, span.length) == 0;
}

CsOutlineRow *
cs_outline_row_new (CsOutline *outline,
                    guint      index)
{
  CsOutlineRow *self = g_object_new (CS_TYPE_OUTLINE_ROW, NULL);
  const CsOutlineItem *item = cs_outline_get_item (outline, index);

  read_place (self, outline, item);
  self->known = item->kind;
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
cs_outline_row_is_for (CsOutlineRow *self,
                       CsOutline    *outline,
                       guint         index)
{
  const CsOutlineItem *item = cs_outline_get_item (outline, index);
  g_autofree char *kind = NULL;

  if (self->depth != item->depth || self->known != item->kind)
    return FALSE;
  if (self->known != NULL)
    return TRUE;

  kind = dup_kind (outline, item);
  return g_strcmp0 (self->kind, kind) == 0;
}

void
cs_outline_row_follow (CsOutlineRow *self,
                       CsOutline    *outline,
                       guint         index)
{
  const CsOutlineItem *item = cs_outline_get_item (outline, index);
  gboolean same = has_same_text (self, cs_outline_get_snapshot (outline), item);
  g_autofree char *title = NULL;

  read_place (self, outline, item);
  if (same)
    return;

  title = cs_outline_dup_title (outline, index);
  if (g_strcmp0 (self->title, title) == 0)
    return;

  g_free (self->title);
  self->title = g_steal_pointer (&title);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_TITLE]);
}

gboolean
cs_outline_row_equal (CsOutlineRow *self,
                      CsOutlineRow *other)
{
  return self->depth == other->depth && g_strcmp0 (self->kind, other->kind) == 0 &&
         g_strcmp0 (self->title, other->title) == 0;
}
