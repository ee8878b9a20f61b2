/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cs-ui"

#include "cs-member-field-private.h"

#include <glib/gi18n.h>

#include "cs-json-pointer.h"

/* Milliseconds without a change of the text before a field follows what is typed elsewhere. */
#define REST_MS 150

enum
{
  PROP_0,
  PROP_SHOWN,
  N_PROPS,
};

enum
{
  CHANGED,
  N_SIGNALS,
};

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (CsMemberField, cs_member_field, G_TYPE_OBJECT)

static void
update_member (CsMemberField *self)
{
  CsVersion version = cs_form_read_version (self->shape, cs_member_field_get_snapshot (self));
  const CsMember *member;
  gboolean shown;

  /* Half-typed versions come and go; the form stays with the last good one. */
  if (version != CS_VERSION_NONE)
    self->version = version;

  member = cs_shape_find (self->shape, self->pointer + self->base_length, self->version);
  shown = member != NULL || cs_member_field_get_node (self) != CS_NODE_NONE;
  if (member != NULL)
    self->member = member;

  if (self->shown == shown)
    return;

  self->shown = shown;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SHOWN]);
}

static void
keep_sound (CsMemberField *self)
{
  CsSnapshot *snapshot = cs_member_field_get_snapshot (self);

  if (snapshot == NULL || cs_snapshot_is_broken (snapshot))
    return;

  g_clear_pointer (&self->sound, cs_snapshot_unref);
  self->sound = cs_snapshot_ref (snapshot);
}

void
cs_member_field_emit_changed (CsMemberField *self)
{
  g_signal_emit (self, signals[CHANGED], 0);
}

void
cs_member_field_follow (CsMemberField *self)
{
  g_clear_handle_id (&self->rest, g_source_remove);
  update_member (self);
  cs_member_field_emit_changed (self);
}

static gboolean
rested_cb (gpointer user_data)
{
  CsMemberField *self = user_data;

  if (g_get_monotonic_time () - self->changed < REST_MS * 1000)
    return G_SOURCE_CONTINUE;

  self->rest = 0;
  cs_member_field_follow (self);

  return G_SOURCE_REMOVE;
}

/* A form has many rows, and the one frame that shows a character has no time for those that it is
 * not typed into. */
static gboolean
is_typed_elsewhere (CsMemberField *self)
{
  GtkRoot *root = self->row != NULL ? gtk_widget_get_root (self->row) : NULL;
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  return (GTK_IS_TEXT_VIEW (focus) || GTK_IS_TEXT (focus)) &&
         !gtk_widget_is_ancestor (focus, self->row);
}

static void
document_changed_cb (CsMemberField *self)
{
  keep_sound (self);
  if (self->waiting && !self->writing)
    cs_member_field_retry_later (self);

  self->changed = g_get_monotonic_time ();
  if (self->writing || !is_typed_elsewhere (self))
    cs_member_field_follow (self);
  else if (self->rest == 0)
    self->rest = g_timeout_add (REST_MS, rested_cb, self);
}

/* Undo leads back, and nothing may come on top of it by itself: what waited is given up. */
static void
history_moved_cb (CsMemberField *self,
                  CsChange      *change,
                  gboolean       undone)
{
  CsSnapshot *snapshot = cs_member_field_get_snapshot (self);

  if (!undone || !self->waiting || (snapshot != NULL && cs_snapshot_is_broken (snapshot)))
    return;

  cs_member_field_stop_waiting (self);
  cs_member_field_follow (self);
}

static void
find_document (CsMemberField *self)
{
  CsDocument *document = cs_project_get_document (cs_workspace_get_project (self->workspace),
                                                  self->path);

  if (document == self->document)
    return;

  if (self->document != NULL)
    g_clear_signal_handler (&self->document_handler, self->document);
  g_set_object (&self->document, document);

  if (document != NULL)
    self->document_handler = g_signal_connect_swapped (document, "changed",
                                                       G_CALLBACK (document_changed_cb), self);
  keep_sound (self);
  cs_member_field_follow (self);
}

static void
cs_member_field_dispose (GObject *object)
{
  CsMemberField *self = CS_MEMBER_FIELD (object);

  g_clear_handle_id (&self->retry, g_source_remove);
  g_clear_handle_id (&self->rest, g_source_remove);
  if (self->document != NULL)
    g_clear_signal_handler (&self->document_handler, self->document);
  g_clear_object (&self->document);
  g_clear_pointer (&self->sound, cs_snapshot_unref);
  g_clear_object (&self->finding);
  g_clear_object (&self->problem_row);
  g_clear_object (&self->note_row);
  g_clear_weak_pointer (&self->row);
  g_clear_object (&self->workspace);

  G_OBJECT_CLASS (cs_member_field_parent_class)->dispose (object);
}

static void
cs_member_field_finalize (GObject *object)
{
  CsMemberField *self = CS_MEMBER_FIELD (object);

  g_free (self->path);
  g_free (self->pointer);
  g_free (self->also);
  g_free (self->wanted);
  g_free (self->wanted_label);
  g_free (self->base);

  G_OBJECT_CLASS (cs_member_field_parent_class)->finalize (object);
}

static void
cs_member_field_get_property (GObject    *object,
                              guint       prop_id,
                              GValue     *value,
                              GParamSpec *pspec)
{
  switch (prop_id)
    {
    case PROP_SHOWN:
      g_value_set_boolean (value, cs_member_field_get_shown (CS_MEMBER_FIELD (object)));
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
cs_member_field_class_init (CsMemberFieldClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = cs_member_field_dispose;
  object_class->finalize = cs_member_field_finalize;
  object_class->get_property = cs_member_field_get_property;

  properties[PROP_SHOWN] =
    g_param_spec_boolean ("shown", NULL, NULL, FALSE,
                          G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  signals[CHANGED] = g_signal_new ("changed", CS_TYPE_MEMBER_FIELD, G_SIGNAL_RUN_LAST, 0,
                                   NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
cs_member_field_init (CsMemberField *self)
{
}

CsMemberField *
cs_member_field_new (CsWorkspace   *workspace,
                     const char    *path,
                     const CsShape *shape,
                     const char    *pointer)
{
  return cs_member_field_new_within (workspace, path, "", shape, pointer);
}

CsMemberField *
cs_member_field_new_item (CsMemberField *list,
                          guint          index)
{
  g_autofree char *base = g_strndup (list->pointer, list->base_length);
  g_autofree char *pointer =
    cs_json_pointer_join_index (list->pointer + list->base_length, index);

  return cs_member_field_new_within (list->workspace, list->path, base, list->shape, pointer);
}

CsMemberField *
cs_member_field_new_within (CsWorkspace   *workspace,
                            const char    *path,
                            const char    *base,
                            const CsShape *shape,
                            const char    *pointer)
{
  CsMemberField *self = g_object_new (CS_TYPE_MEMBER_FIELD, NULL);
  const CsMember *titled;

  self->workspace = g_object_ref (workspace);
  self->path = g_strdup (path);
  self->pointer = g_strconcat (base, pointer, NULL);
  self->base_length = strlen (base);
  self->shape = shape;
  self->member = cs_shape_find (shape, pointer, CS_VERSION_NONE);
  g_assert (self->member != NULL);

  titled = self->member;
  if (titled->title == NULL)
    {
      g_autofree char *parent = cs_json_pointer_dup_parent (pointer, NULL);

      titled = cs_shape_find (shape, parent, CS_VERSION_NONE);
    }
  self->title = titled->title;

  g_signal_connect_object (cs_workspace_get_project (workspace), "items-changed",
                           G_CALLBACK (find_document), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (cs_project_get_history (cs_workspace_get_project (workspace)), "moved",
                           G_CALLBACK (history_moved_cb), self, G_CONNECT_SWAPPED);
  find_document (self);
  update_member (self);

  return self;
}

CsWorkspace *
cs_member_field_get_workspace (CsMemberField *self)
{
  g_return_val_if_fail (CS_IS_MEMBER_FIELD (self), NULL);

  return self->workspace;
}

const char *
cs_member_field_get_path (CsMemberField *self)
{
  g_return_val_if_fail (CS_IS_MEMBER_FIELD (self), NULL);

  return self->path;
}

const char *
cs_member_field_get_pointer (CsMemberField *self)
{
  g_return_val_if_fail (CS_IS_MEMBER_FIELD (self), NULL);

  return self->pointer;
}

const CsShape *
cs_member_field_get_shape (CsMemberField *self)
{
  g_return_val_if_fail (CS_IS_MEMBER_FIELD (self), NULL);

  return self->shape;
}

const CsMember *
cs_member_field_get_member (CsMemberField *self)
{
  g_return_val_if_fail (CS_IS_MEMBER_FIELD (self), NULL);

  return self->member;
}

const char *
cs_member_field_get_title (CsMemberField *self)
{
  g_return_val_if_fail (CS_IS_MEMBER_FIELD (self), NULL);

  return _(self->title);
}

gboolean
cs_member_field_get_shown (CsMemberField *self)
{
  g_return_val_if_fail (CS_IS_MEMBER_FIELD (self), FALSE);

  return self->shown;
}

gboolean
cs_member_field_get_required (CsMemberField *self)
{
  g_return_val_if_fail (CS_IS_MEMBER_FIELD (self), FALSE);

  return cs_member_required_in (self->member, self->version);
}

CsSnapshot *
cs_member_field_get_snapshot (CsMemberField *self)
{
  g_return_val_if_fail (CS_IS_MEMBER_FIELD (self), NULL);

  return self->document != NULL ? cs_document_get_snapshot (self->document) : NULL;
}

guint
cs_member_field_get_node (CsMemberField *self)
{
  CsSnapshot *snapshot = cs_member_field_get_snapshot (self);

  return snapshot != NULL ? cs_snapshot_find (snapshot, self->pointer) : CS_NODE_NONE;
}

const char *
cs_member_field_get_string (CsMemberField *self)
{
  guint node = cs_member_field_get_node (self);

  return node != CS_NODE_NONE ? cs_snapshot_get_string (cs_member_field_get_snapshot (self), node)
                              : NULL;
}

gboolean
cs_member_field_get_held (CsMemberField *self)
{
  CsSnapshot *snapshot = cs_member_field_get_snapshot (self);

  if (self->waiting)
    return TRUE;

  return snapshot != NULL && cs_snapshot_is_broken (snapshot) &&
         cs_member_field_get_node (self) == CS_NODE_NONE;
}
