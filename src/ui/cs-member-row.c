/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cs-ui"

#include "cs-member-row.h"
#include "cs-member-row-private.h"

#include <glib/gi18n.h>

#include "cs-calm-entry.h"
#include "cs-member-parts.h"
#include "cs-still.h"

/* A row never echoes: while it writes its own text into the document it does not listen, and an
 * input method's unfinished text is left alone until it is finished. */

struct _CsMemberRow
{
  AdwEntryRow     parent_instance;

  CsMemberField  *field;
  gboolean        to_row;
  gboolean        to_document;
  gboolean        in_preedit;
  gboolean        stale;          /* the document changed during a preedit */

  GtkWidget      *meter;
  CsMemberTools   tools;
};

G_DEFINE_FINAL_TYPE (CsMemberRow, cs_member_row, ADW_TYPE_ENTRY_ROW)

/* In one of its forms. */
static gboolean
takes_number (const CsMember *member)
{
  for (; member != NULL; member = member->other)
    {
      if (member->type == CS_TYPE_INTEGER || member->type == CS_TYPE_NUMBER)
        return TRUE;
    }

  return FALSE;
}

/* Whether @text can stand in a JSON text as it is. */
static gboolean
reads_as_number (const char *text)
{
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));
  g_autoptr (CsSnapshot) snapshot = cs_snapshot_new (bytes);

  return !cs_snapshot_is_broken (snapshot) && cs_snapshot_get_kind (snapshot, 0) == CS_JSON_NUMBER;
}

/* A number is shown as it is spelled. What is neither text nor number is not for one line. */
static char *
dup_text (CsMemberRow *self)
{
  CsSnapshot *snapshot = cs_member_field_get_snapshot (self->field);
  guint node = cs_member_field_get_node (self->field);
  const char *text = cs_member_field_get_string (self->field);

  if (text == NULL && node != CS_NODE_NONE &&
      cs_snapshot_get_kind (snapshot, node) == CS_JSON_NUMBER)
    {
      CsSpan span = cs_snapshot_get_value_span (snapshot, node);
      const char *bytes = g_bytes_get_data (cs_snapshot_get_bytes (snapshot), NULL);

      return g_strndup (bytes + span.start, span.length);
    }

  return g_strdup (text != NULL ? text : "");
}

static void
update_parts (CsMemberRow *self)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (self));

  if (self->meter != NULL)
    cs_member_meter_update (self->meter, cs_member_field_get_member (self->field), text);
  cs_member_tools_update (self);
}

static void
text_changed_cb (CsMemberRow *self)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (self));

  update_parts (self);
  if (self->to_row)
    return;

  self->to_document = TRUE;
  if (takes_number (cs_member_field_get_member (self->field)) && reads_as_number (text))
    cs_member_field_write (self->field, text, NULL, TRUE);
  else
    cs_member_field_write_text (self->field, text, NULL, TRUE);
  self->to_document = FALSE;
}

static void
update (CsMemberRow *self)
{
  g_autofree char *text = NULL;

  if (!cs_member_field_get_held (self->field))
    {
      text = dup_text (self);
      if (strcmp (text, gtk_editable_get_text (GTK_EDITABLE (self))) != 0)
        {
          int caret = gtk_editable_get_position (GTK_EDITABLE (self));

          self->to_row = TRUE;
          gtk_editable_set_text (GTK_EDITABLE (self), text);
          gtk_editable_set_position (GTK_EDITABLE (self), caret);
          self->to_row = FALSE;
        }
    }

  update_parts (self);
}

static void
field_changed_cb (CsMemberRow *self)
{
  if (self->to_document)
    return;

  if (self->in_preedit)
    self->stale = TRUE;
  else
    update (self);
}

static void
preedit_changed_cb (CsMemberRow *self,
                    const char  *preedit)
{
  self->in_preedit = preedit != NULL && *preedit != '\0';
  if (!self->in_preedit && self->stale)
    {
      self->stale = FALSE;
      update (self);
    }
}

static void
watch_preedit (CsMemberRow *self)
{
  GtkEditable *text = gtk_editable_get_delegate (GTK_EDITABLE (self));

  /* AdwEntryRow's delegate is its GtkText, which alone knows of the input method. */
  while (text != NULL && !GTK_IS_TEXT (text))
    text = gtk_editable_get_delegate (text);

  if (text != NULL)
    g_signal_connect_object (text, "preedit-changed",
                             G_CALLBACK (preedit_changed_cb), self, G_CONNECT_SWAPPED);
}

static void
cs_member_row_dispose (GObject *object)
{
  CsMemberRow *self = CS_MEMBER_ROW (object);

  g_clear_object (&self->field);

  G_OBJECT_CLASS (cs_member_row_parent_class)->dispose (object);
}

static void
cs_member_row_class_init (CsMemberRowClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = cs_member_row_dispose;

  cs_still_class_init (GTK_WIDGET_CLASS (klass));
  cs_member_tools_class_init (GTK_WIDGET_CLASS (klass));
}

static void
cs_member_row_init (CsMemberRow *self)
{
}

GtkWidget *
cs_member_row_new (CsMemberField *field)
{
  CsMemberRow *self = g_object_new (CS_TYPE_MEMBER_ROW,
                                    "title", cs_member_field_get_title (field),
                                    "use-markup", FALSE,
                                    NULL);
  const CsMember *member = cs_member_field_get_member (field);
  GtkWidget *help = cs_member_help_new (field);

  self->field = g_object_ref (field);
  gtk_editable_set_enable_undo (GTK_EDITABLE (self), FALSE);
  cs_calm_entry (ADW_ENTRY_ROW (self));
  if (member->flags & CS_MEMBER_SHOWN)
    {
      self->meter = cs_member_meter_new ();
      adw_entry_row_add_suffix (ADW_ENTRY_ROW (self), self->meter);
    }
  cs_member_tools_add (self);
  if (help != NULL)
    adw_entry_row_add_suffix (ADW_ENTRY_ROW (self), help);

  g_signal_connect (self, "changed", G_CALLBACK (text_changed_cb), NULL);
  g_signal_connect_object (field, "changed", G_CALLBACK (field_changed_cb), self,
                           G_CONNECT_SWAPPED);
  watch_preedit (self);
  update (self);

  return GTK_WIDGET (self);
}

CsMemberField *
cs_member_row_get_field (CsMemberRow *self)
{
  g_return_val_if_fail (CS_IS_MEMBER_ROW (self), NULL);

  return self->field;
}

const char *
cs_member_row_get_pointer (CsMemberRow *self)
{
  g_return_val_if_fail (CS_IS_MEMBER_ROW (self), NULL);

  return cs_member_field_get_pointer (self->field);
}

GtkWidget *
cs_member_row_get_problem_row (CsMemberRow *self)
{
  g_return_val_if_fail (CS_IS_MEMBER_ROW (self), NULL);

  return cs_member_field_get_problem_row (self->field);
}

CsMemberTools *
cs_member_row_get_tools (CsMemberRow *self)
{
  g_return_val_if_fail (CS_IS_MEMBER_ROW (self), NULL);

  return &self->tools;
}
