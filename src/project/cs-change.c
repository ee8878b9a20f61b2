/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cs-project"

#include "cs-change.h"

#include "cs-change-private.h"

struct _CsChange
{
  GObject    parent_instance;

  char      *label;
  GPtrArray *operations;
  char      *place_path;
  char      *place_pointer;
  char      *burst;
  gboolean   sealed;
};

G_DEFINE_FINAL_TYPE (CsChange, cs_change, G_TYPE_OBJECT)

static void
operation_free (gpointer data)
{
  CsOperation *operation = data;

  g_free (operation->path);
  g_free (operation->new_path);
  g_clear_pointer (&operation->edit, cs_text_edit_free);
  g_clear_pointer (&operation->bytes, g_bytes_unref);
  g_free (operation);
}

static CsOperation *
operation_new (CsOperationKind  kind,
               const char      *path)
{
  CsOperation *operation = g_new0 (CsOperation, 1);

  operation->kind = kind;
  operation->path = g_strdup (path);

  return operation;
}

static CsOperation *
operation_copy (const CsOperation *other)
{
  CsOperation *operation = operation_new (other->kind, other->path);

  operation->new_path = g_strdup (other->new_path);
  if (other->edit != NULL)
    operation->edit = cs_text_edit_copy (other->edit);
  if (other->bytes != NULL)
    operation->bytes = g_bytes_ref (other->bytes);

  return operation;
}

/* @second was made for the text that @first leaves. When the bytes that @first put there and the
 * bytes that @second takes touch, both are one replacement, and no other byte of the text needs to
 * be known to say which:
 *
 *     text        ....[ first.span ]........
 *     after first ....[ first.text      ]...
 *                           [ second.span  ]
 *     after both  ....[head][ second.text ]
 *
 * Returns: (transfer full) (nullable): the one edit, or NULL when they lie apart */
static CsTextEdit *
compose_edits (const CsTextEdit *first,
               const CsTextEdit *second)
{
  const CsTextReplacement *a, *b;
  g_autoptr (CsTextEdit) composed = NULL;
  g_autoptr (GByteArray) text = NULL;
  gsize a_end, b_end, start, end;

  if (cs_text_edit_get_n_replacements (first) != 1 || cs_text_edit_get_n_replacements (second) != 1)
    return NULL;

  a = cs_text_edit_get_replacement (first, 0);
  b = cs_text_edit_get_replacement (second, 0);
  a_end = a->span.start + a->text_length;
  b_end = b->span.start + b->span.length;
  if (b->span.start > a_end || b_end < a->span.start)
    return NULL;

  start = MIN (a->span.start, b->span.start);
  end = MAX (a_end, b_end);

  text = g_byte_array_new ();
  if (b->span.start > a->span.start)
    g_byte_array_append (text, (const guint8 *) a->text, b->span.start - a->span.start);
  if (b->text_length > 0)
    g_byte_array_append (text, (const guint8 *) b->text, b->text_length);
  if (b_end < a_end)
    g_byte_array_append (text,
                         (const guint8 *) a->text + (b_end - a->span.start),
                         a_end - b_end);

  /* From the text after @first back to the text before it. */
  end = end - a->text_length + a->span.length;

  composed = cs_text_edit_new ();
  cs_text_edit_replace (composed,
                        start,
                        end - start,
                        text->len > 0 ? (const char *) text->data : "",
                        (gssize) text->len);

  return g_steal_pointer (&composed);
}

static gboolean
join_edits (CsOperation       *forward,
            CsOperation       *inverse,
            const CsOperation *next,
            const CsOperation *next_inverse)
{
  g_autoptr (CsTextEdit) forward_edit = NULL;
  g_autoptr (CsTextEdit) inverse_edit = NULL;

  if (forward->kind != CS_OPERATION_EDIT || next->kind != CS_OPERATION_EDIT)
    return FALSE;
  if (g_strcmp0 (forward->path, next->path) != 0)
    return FALSE;

  forward_edit = compose_edits (forward->edit, next->edit);
  inverse_edit = compose_edits (next_inverse->edit, inverse->edit);
  if (forward_edit == NULL || inverse_edit == NULL)
    return FALSE;

  cs_text_edit_free (forward->edit);
  forward->edit = g_steal_pointer (&forward_edit);
  cs_text_edit_free (inverse->edit);
  inverse->edit = g_steal_pointer (&inverse_edit);

  return TRUE;
}

static void
cs_change_finalize (GObject *object)
{
  CsChange *self = CS_CHANGE (object);

  g_free (self->label);
  g_ptr_array_unref (self->operations);
  g_free (self->place_path);
  g_free (self->place_pointer);
  g_free (self->burst);

  G_OBJECT_CLASS (cs_change_parent_class)->finalize (object);
}

static void
cs_change_class_init (CsChangeClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = cs_change_finalize;
}

static void
cs_change_init (CsChange *self)
{
  self->operations = g_ptr_array_new_with_free_func (operation_free);
}

CsChange *
cs_change_new (const char *label)
{
  CsChange *self;

  g_return_val_if_fail (label != NULL, NULL);

  self = g_object_new (CS_TYPE_CHANGE, NULL);
  self->label = g_strdup (label);

  return self;
}

const char *
cs_change_get_label (CsChange *self)
{
  g_return_val_if_fail (CS_IS_CHANGE (self), NULL);

  return self->label;
}

void
cs_change_edit (CsChange   *self,
                const char *path,
                CsTextEdit *edit)
{
  g_autoptr (CsTextEdit) taken = edit;
  CsOperation *operation;

  g_return_if_fail (CS_IS_CHANGE (self) && !self->sealed);
  g_return_if_fail (path != NULL);
  g_return_if_fail (edit != NULL);

  /* An edit that replaces nothing is no operation: it must not make a step that undoes nothing. */
  if (cs_text_edit_get_n_replacements (taken) == 0)
    return;

  operation = operation_new (CS_OPERATION_EDIT, path);
  operation->edit = g_steal_pointer (&taken);
  g_ptr_array_add (self->operations, operation);
}

void
cs_change_replace (CsChange   *self,
                   const char *path,
                   GBytes     *bytes)
{
  CsOperation *operation;

  g_return_if_fail (CS_IS_CHANGE (self) && !self->sealed);
  g_return_if_fail (path != NULL);
  g_return_if_fail (bytes != NULL);

  operation = operation_new (CS_OPERATION_REPLACE, path);
  operation->bytes = g_bytes_ref (bytes);
  g_ptr_array_add (self->operations, operation);
}

void
cs_change_create (CsChange   *self,
                  const char *path,
                  GBytes     *bytes)
{
  CsOperation *operation;

  g_return_if_fail (CS_IS_CHANGE (self) && !self->sealed);
  g_return_if_fail (path != NULL);
  g_return_if_fail (bytes != NULL);

  operation = operation_new (CS_OPERATION_CREATE, path);
  operation->bytes = g_bytes_ref (bytes);
  g_ptr_array_add (self->operations, operation);
}

void
cs_change_delete (CsChange   *self,
                  const char *path)
{
  g_return_if_fail (CS_IS_CHANGE (self) && !self->sealed);
  g_return_if_fail (path != NULL);

  g_ptr_array_add (self->operations, operation_new (CS_OPERATION_DELETE, path));
}

void
cs_change_rename (CsChange   *self,
                  const char *path,
                  const char *new_path)
{
  CsOperation *operation;

  g_return_if_fail (CS_IS_CHANGE (self) && !self->sealed);
  g_return_if_fail (path != NULL);
  g_return_if_fail (new_path != NULL);

  operation = operation_new (CS_OPERATION_RENAME, path);
  operation->new_path = g_strdup (new_path);
  g_ptr_array_add (self->operations, operation);
}

void
cs_change_append (CsChange *self,
                  CsChange *other)
{
  g_return_if_fail (CS_IS_CHANGE (self) && !self->sealed);
  g_return_if_fail (CS_IS_CHANGE (other) && other != self);

  for (guint i = 0; i < other->operations->len; i++)
    g_ptr_array_add (self->operations, operation_copy (other->operations->pdata[i]));
}

guint
cs_change_get_n_operations (CsChange *self)
{
  g_return_val_if_fail (CS_IS_CHANGE (self), 0);

  return self->operations->len;
}

const CsOperation *
cs_change_get_operation (CsChange *self,
                         guint     index)
{
  g_return_val_if_fail (CS_IS_CHANGE (self), NULL);
  g_return_val_if_fail (index < self->operations->len, NULL);

  return self->operations->pdata[index];
}

void
cs_change_set_place (CsChange   *self,
                     const char *path,
                     const char *pointer)
{
  g_autofree char *old_path = NULL;
  g_autofree char *old_pointer = NULL;

  g_return_if_fail (CS_IS_CHANGE (self) && !self->sealed);

  old_path = g_steal_pointer (&self->place_path);
  old_pointer = g_steal_pointer (&self->place_pointer);
  self->place_path = g_strdup (path);
  self->place_pointer = g_strdup (pointer);
}

const char *
cs_change_get_place_path (CsChange *self)
{
  g_return_val_if_fail (CS_IS_CHANGE (self), NULL);

  return self->place_path;
}

const char *
cs_change_get_place_pointer (CsChange *self)
{
  g_return_val_if_fail (CS_IS_CHANGE (self), NULL);

  return self->place_pointer;
}

void
cs_change_set_burst (CsChange   *self,
                     const char *burst)
{
  g_autofree char *old_burst = NULL;

  g_return_if_fail (CS_IS_CHANGE (self) && !self->sealed);

  old_burst = g_steal_pointer (&self->burst);
  self->burst = g_strdup (burst);
}

const char *
cs_change_get_burst (CsChange *self)
{
  g_return_val_if_fail (CS_IS_CHANGE (self), NULL);

  return self->burst;
}

void
cs_change_seal (CsChange *self)
{
  self->sealed = TRUE;
}

CsChange *
cs_change_copy (CsChange *self)
{
  CsChange *copy = cs_change_new (self->label);

  cs_change_set_place (copy, self->place_path, self->place_pointer);
  cs_change_set_burst (copy, self->burst);
  cs_change_append (copy, self);

  return copy;
}

CsChange *
cs_change_reverse (CsChange *self,
                   CsChange *like)
{
  CsChange *reverse = cs_change_new (like->label);

  cs_change_set_place (reverse, like->place_path, like->place_pointer);
  for (guint i = self->operations->len; i > 0; i--)
    g_ptr_array_add (reverse->operations, operation_copy (self->operations->pdata[i - 1]));

  return reverse;
}

void
cs_change_set_label (CsChange   *self,
                     const char *label)
{
  g_autofree char *copy = g_strdup (label);

  g_free (self->label);
  self->label = g_steal_pointer (&copy);
}

void
cs_change_join (CsChange *forward,
                CsChange *inverse,
                CsChange *next,
                CsChange *next_inverse)
{
  g_return_if_fail (forward->operations->len == inverse->operations->len);
  g_return_if_fail (next->operations->len == next_inverse->operations->len);

  for (guint i = 0; i < next->operations->len; i++)
    {
      guint last = forward->operations->len;

      if (last == 0 ||
          !join_edits (forward->operations->pdata[last - 1],
                       inverse->operations->pdata[last - 1],
                       next->operations->pdata[i],
                       next_inverse->operations->pdata[i]))
        {
          g_ptr_array_add (forward->operations, operation_copy (next->operations->pdata[i]));
          g_ptr_array_add (inverse->operations, operation_copy (next_inverse->operations->pdata[i]));
        }
    }

  if (next->place_path != NULL)
    cs_change_set_place (forward, next->place_path, next->place_pointer);
}

gsize
cs_change_get_weight (CsChange *self)
{
  gsize weight = 0;

  for (guint i = 0; i < self->operations->len; i++)
    {
      const CsOperation *operation = self->operations->pdata[i];

      weight += sizeof *operation;
      if (operation->bytes != NULL)
        weight += g_bytes_get_size (operation->bytes);
      if (operation->edit != NULL)
        for (guint k = 0; k < cs_text_edit_get_n_replacements (operation->edit); k++)
          weight += sizeof (CsTextReplacement)
                    + cs_text_edit_get_replacement (operation->edit, k)->text_length;
    }

  return weight;
}
