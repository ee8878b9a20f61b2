/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cs-member-field.h"
#include "cs-problem-row.h"

G_BEGIN_DECLS

struct _CsMemberField
{
  GObject         parent_instance;

  CsWorkspace    *workspace;
  char           *path;
  char           *pointer;
  gsize           base_length;  /* of what leads to the object that @shape describes */
  const CsShape  *shape;
  CsVersion       version;
  const CsMember *member;
  const char     *title;          /* not translated */
  gboolean        shown;

  CsDocument     *document;
  gulong          document_handler;
  CsSnapshot     *sound;          /* (nullable): the last one that was not broken */
  gboolean        writing;
  guint           rest;           /* the source that follows what is typed elsewhere */
  gint64          changed;        /* when the document did, in microseconds */

  gboolean        below;
  char           *also;
  GtkWidget      *row;            /* weak */
  CsProblemRow   *problem_row;
  CsFinding      *finding;

  /* What could not be written. */
  gboolean        waiting;
  char           *wanted;         /* nullable: to be removed */
  char           *base;           /* nullable: what the document had before it broke */
  char           *wanted_label;
  guint           retry;
  GtkWidget      *note_row;
};

/* cs-member-field.c: the field and its document. */

/* Takes over what the document says now, and tells the row. */
void cs_member_field_follow       (CsMemberField *self);
void cs_member_field_emit_changed (CsMemberField *self);

/* cs-member-field-row.c: what is wrong, shown at the row. */

/* Says in a row of its own below the field's why something was not written. */
void cs_member_field_show_note    (CsMemberField *self,
                                   const char    *sentence);
void cs_member_field_hide_note    (CsMemberField *self);

/* cs-member-field-write.c: the way of changes into the document. */

/* Gives up what could not be written. */
void cs_member_field_stop_waiting (CsMemberField *self);
/* Writes what waits as soon as the document may be changed: a listener of it must not. */
void cs_member_field_retry_later  (CsMemberField *self);

G_END_DECLS
