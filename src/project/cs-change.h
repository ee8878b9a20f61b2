/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib-object.h>

#include "cs-text-edit.h"

G_BEGIN_DECLS

/**
 * CsOperationKind:
 * @CS_OPERATION_EDIT: replace text ranges
 * @CS_OPERATION_REPLACE: replace all bytes
 */
typedef enum
{
  CS_OPERATION_EDIT,
  CS_OPERATION_REPLACE,
  CS_OPERATION_CREATE,
  CS_OPERATION_DELETE,
  CS_OPERATION_RENAME,
} CsOperationKind;

typedef struct
{
  CsOperationKind  kind;
  char            *path;       /* the project file */
  char            *new_path;   /* of RENAME */
  CsTextEdit      *edit;       /* of EDIT */
  GBytes          *bytes;      /* of REPLACE and CREATE */
} CsOperation;

/**
 * CsChange:
 *
 * What is done to a project in one step, and undone in one: a translated label and operations on
 * files, applied in order; the offsets of a text edit are those of the text that the operations
 * before it left. Filled by its maker, immutable once a history has it.
 */
#define CS_TYPE_CHANGE (cs_change_get_type ())
G_DECLARE_FINAL_TYPE (CsChange, cs_change, CS, CHANGE, GObject)

/**
 * cs_change_new:
 * @label: translated, names what is done, sentence case: "Set short name"
 */
CsChange          *cs_change_new              (const char *label) G_GNUC_WARN_UNUSED_RESULT;
const char        *cs_change_get_label        (CsChange   *self);

/* @edit is taken. An edit without replacements is left out. */
void               cs_change_edit             (CsChange   *self,
                                               const char *path,
                                               CsTextEdit *edit);
void               cs_change_replace          (CsChange   *self,
                                               const char *path,
                                               GBytes     *bytes);
void               cs_change_create           (CsChange   *self,
                                               const char *path,
                                               GBytes     *bytes);
void               cs_change_delete           (CsChange   *self,
                                               const char *path);
void               cs_change_rename           (CsChange   *self,
                                               const char *path,
                                               const char *new_path);
/**
 * cs_change_append:
 *
 * Adds the operations of @other after this one's.
 */
void               cs_change_append           (CsChange   *self,
                                               CsChange   *other);

guint              cs_change_get_n_operations (CsChange   *self);
const CsOperation *cs_change_get_operation    (CsChange   *self,
                                               guint       index);

/**
 * cs_change_set_place:
 * @path: a project file
 * @pointer: (nullable): the place in it that the change is about, shown after undo and redo
 */
void               cs_change_set_place        (CsChange   *self,
                                               const char *path,
                                               const char *pointer);
const char        *cs_change_get_place_path   (CsChange   *self);
const char        *cs_change_get_place_pointer (CsChange  *self);

/**
 * cs_change_set_burst:
 * @burst: (nullable): names the field that is typed into, for example "form:/name/short"
 *
 * A change that follows one of the same burst within a second becomes one step with it.
 */
void               cs_change_set_burst        (CsChange   *self,
                                               const char *burst);
const char        *cs_change_get_burst        (CsChange   *self);

G_END_DECLS
