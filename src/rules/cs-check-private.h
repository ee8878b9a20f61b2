/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cs-change.h"
#include "cs-finding-private.h"
#include "cs-rules.h"
#include "cs-subject-private.h"
#include "cs-vocab-manifest.h"

G_BEGIN_DECLS

/**
 * CsCheck:
 * @path: the manifest, also when there is none
 * @written: (nullable): its text as the user wrote it
 * @manifest: (nullable): the same with its placeholders filled; what rules look at
 * @declared: what "manifestVersion" says, CS_VERSION_NONE when it says nothing we know
 * @by_url: what "$schema" says, likewise
 * @url_form: what "$schema" is
 * @version: the one that the manifest is judged by: @declared, else @by_url, else the newest
 * @named: (nullable): the files that the manifest names, made when asked for
 * @cards: (nullable): the cards, likewise; see cs-card-private.h
 *
 * One run of the rules over a subject, and what has been found so far. In one thread only.
 */
typedef struct
{
  CsSubject       *subject;
  CsProfile        profile;
  const char      *path;
  CsSnapshot      *written;
  CsSnapshot      *manifest;
  CsVersion        declared;
  CsVersion        by_url;
  CsSchemaUrlForm  url_form;
  CsVersion        version;
  GPtrArray       *findings;
  GHashTable      *named;
  GPtrArray       *cards;
} CsCheck;

void        cs_check_init         (CsCheck    *self,
                                   CsSubject  *subject,
                                   CsProfile   profile);
void        cs_check_clear        (CsCheck    *self);

/* What the manifest says. Pointers are RFC 6901 pointers into it. */

guint       cs_check_find         (CsCheck    *self,
                                   const char *pointer);
gboolean    cs_check_has          (CsCheck    *self,
                                   const char *pointer);
gboolean    cs_check_is_array     (CsCheck    *self,
                                   const char *pointer);
/* 0 for what is not an array. */
guint       cs_check_get_n_items  (CsCheck    *self,
                                   const char *pointer);
/* (nullable): NULL also for a text in which a placeholder was left over: nobody knows its value. */
const char *cs_check_get_string   (CsCheck    *self,
                                   const char *pointer);
const char *cs_check_get_stringf  (CsCheck    *self,
                                   const char *format,
                                   ...) G_GNUC_PRINTF (2, 3);

/**
 * cs_check_is_named:
 * @path: one of the subject's files
 *
 * Returns: whether the manifest, or a JSON file that it names, names that file
 */
gboolean    cs_check_is_named     (CsCheck    *self,
                                   const char *path);

/* Reporting. */

/**
 * cs_check_report:
 * @file: (nullable): NULL for the manifest
 * @pointer: (nullable): the place in it
 * @format: the sentence, translated
 *
 * Adds a finding with the severity that the profile gives it, at the value at @pointer, or where
 * it would stand. It may be changed until the check ends.
 *
 * Returns: (transfer none): the finding
 */
CsFinding  *cs_check_report       (CsCheck    *self,
                                   const char *id,
                                   const char *file,
                                   const char *pointer,
                                   const char *format,
                                   ...) G_GNUC_PRINTF (5, 6);
/* As cs_check_report(), of a message that is there already. */
CsFinding  *cs_check_report_text  (CsCheck    *self,
                                   const char *id,
                                   const char *file,
                                   const char *pointer,
                                   const char *message);
/* Of the package as a whole: no file, no place. */
CsFinding  *cs_check_report_whole (CsCheck    *self,
                                   const char *id,
                                   const char *entry,
                                   const char *message);
/* Marks the member's name instead of its value. */
void        cs_check_mark_key     (CsCheck    *self,
                                   CsFinding  *finding);
/* Marks these bytes of the finding's file. */
void        cs_check_mark_span    (CsCheck    *self,
                                   CsFinding  *finding,
                                   CsSpan      span);
/* Whether an error was found at that very place of the manifest already. */
gboolean    cs_check_is_refused   (CsCheck    *self,
                                   const char *pointer);
gboolean    cs_check_is_refused_in (CsCheck   *self,
                                    const char *file,
                                    const char *pointer);

/* Cures that set a string. */
void        cs_finding_cure_string (CsFinding  *finding,
                                    const char *label,
                                    const char *pointer,
                                    const char *value);

/* Builders for CsRuleFix functions; @edit may be NULL with @error set, then NULL comes back. */
CsChange   *cs_change_of_edit     (const char *label,
                                   const char *path,
                                   const char *pointer,
                                   CsTextEdit *edit) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
