/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cs-vocab.h"
#include "cs-workspace.h"

G_BEGIN_DECLS

/* The texts of a package by key and language. The default language's stand in the manifest, those
 * of each other one in a file of its own, which the manifest names. */

/**
 * CsLanguage:
 * @tag: as the manifest has it; empty for a default language that is not named
 * @path: (nullable): the project file; NULL when the manifest names none that can be one
 * @pointer: (nullable): the entry in the manifest; NULL for the default language
 * @missing: the project has no such file
 */
typedef struct
{
  char     *tag;
  char     *path;
  char     *pointer;
  gboolean  missing;
} CsLanguage;

/**
 * CsLanguageKey:
 * @key: a language file's: "name.short"
 * @pointer: the place in the manifest: "/name/short"
 * @member: its row in the vocabulary of language files
 * @required: Microsoft's service wants it in every language file
 */
typedef struct
{
  char           *key;
  char           *pointer;
  const CsMember *member;
  gboolean        required;
} CsLanguageKey;

/**
 * CsLanguageTable:
 * @languages: (element-type CsLanguage): the default one first, then as the manifest has them
 * @keys: (element-type CsLanguageKey): the required ones, then those for which the manifest has a
 *   text, in its order; only what the manifest's version can translate
 * @version: the manifest's
 */
typedef struct
{
  GPtrArray *languages;
  GPtrArray *keys;
  CsVersion  version;
} CsLanguageTable;

CsLanguageTable *cs_language_table_new     (CsWorkspace           *workspace) G_GNUC_WARN_UNUSED_RESULT;
void             cs_language_table_free    (CsLanguageTable       *self);
/* Whether both have the same rows and columns. */
gboolean         cs_language_table_equal   (const CsLanguageTable *a,
                                            const CsLanguageTable *b);

/**
 * cs_language_get_text:
 *
 * Returns: (transfer none) (nullable): the text, valid until the project changes; NULL where there
 *   is none
 */
const char      *cs_language_get_text      (CsWorkspace           *workspace,
                                            const CsLanguage      *language,
                                            const CsLanguageKey   *key);
/* (transfer full) Where that text stands in cs_language_get_path(). */
char            *cs_language_dup_pointer   (const CsLanguage      *language,
                                            const CsLanguageKey   *key) G_GNUC_WARN_UNUSED_RESULT;
/* The file with the language's texts: the manifest for the default one. */
const char      *cs_language_get_path      (CsWorkspace           *workspace,
                                            const CsLanguage      *language);

/* Changes, for cs_history_do(); NULL with a CS_JSON_ERROR where a text is too broken for it, or a
 * CS_PROJECT_ERROR. */

/**
 * cs_language_set_text:
 * @text: an empty one removes the member of a language file that need not be there
 *
 * Keystrokes in one cell merge into one step.
 */
CsChange        *cs_language_set_text      (CsWorkspace           *workspace,
                                            const CsLanguage      *language,
                                            const CsLanguageKey   *key,
                                            const char            *text,
                                            GError               **error) G_GNUC_WARN_UNUSED_RESULT;
/**
 * cs_language_add:
 * @tag: a language that is not there yet
 *
 * Makes the file, "TAG.json" beside the manifest, with its schema and the required texts, which
 * begin as the manifest's own and wait for their translation; and names it in the manifest.
 */
CsChange        *cs_language_add           (CsWorkspace           *workspace,
                                            const char            *tag,
                                            GError               **error) G_GNUC_WARN_UNUSED_RESULT;
/* Removes the entry, and the file when no other entry names it. */
CsChange        *cs_language_remove        (CsWorkspace           *workspace,
                                            const CsLanguage      *language,
                                            GError               **error) G_GNUC_WARN_UNUSED_RESULT;
/**
 * cs_language_set_default_tag:
 *
 * Says in which language the manifest's own texts are. No text moves.
 */
CsChange        *cs_language_set_default_tag (CsWorkspace         *workspace,
                                              const char          *tag,
                                              GError             **error) G_GNUC_WARN_UNUSED_RESULT;
/**
 * cs_language_make_default:
 * @language: not the default one
 *
 * Puts the language's texts into the manifest and the manifest's into the language's file, which
 * then is that of the language that was the default.
 */
CsChange        *cs_language_make_default  (CsWorkspace           *workspace,
                                            const CsLanguage      *language,
                                            GError               **error) G_GNUC_WARN_UNUSED_RESULT;

/**
 * CsLanguageName:
 * @tag: as Teams has it: "pt-br"
 * @title: translatable
 */
typedef struct
{
  const char *tag;
  const char *title;
} CsLanguageName;

/* Languages that Teams has, for choosing one; in the order of their tags. */
const CsLanguageName *cs_language_names    (guint                 *n_names);
/* Returns: (transfer none): the translated name of @tag, or @tag itself */
const char           *cs_language_get_name (const char            *tag);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CsLanguageTable, cs_language_table_free)

G_END_DECLS
