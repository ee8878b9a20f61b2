/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cs-snapshot.h"
#include "cs-vocab.h"

G_BEGIN_DECLS

/* How the members of a language are laid out in forms. The rows' widgets, titles, help and limits
 * come from the members themselves; here stands which of them are together, and the words that a
 * form needs beside them. */

/**
 * CsFormFold:
 * @CS_FORM_FOLD_RARE: members that are rare stand in a folded part of the section
 * @CS_FORM_FOLD_NONE: all of them are in view
 * @CS_FORM_FOLD_ALL: all of them are folded
 */
typedef enum
{
  CS_FORM_FOLD_RARE,
  CS_FORM_FOLD_NONE,
  CS_FORM_FOLD_ALL,
} CsFormFold;

/**
 * CsFormSection:
 * @title: translatable
 * @description: (nullable): translatable, one sentence
 * @pointers: NULL-terminated JSON pointers, one row each, in reading order
 * @fold: what is folded away
 *
 * Which members of a language stand together in a form.
 */
typedef struct
{
  const char        *title;
  const char        *description;
  const char *const *pointers;
  CsFormFold         fold;
} CsFormSection;

/* The manifest's app page; ended by a section without a title. */
extern const CsFormSection cs_vocab_form_app[];
/* The manifest's connector. */
extern const CsFormSection cs_vocab_form_connector[];
/* The registration in connector.json. */
extern const CsFormSection cs_vocab_form_registration[];

/**
 * CsFormChoice:
 * @value: as it stands in the text
 * @title: translatable, for a form
 * @help: (nullable): translatable, one sentence
 * @shown: (nullable): translatable: what Teams tells people about it before they add the app
 *
 * One of the choices of a member, in words.
 */
typedef struct
{
  const char *pointer;
  const char *value;
  const char *title;
  const char *help;
  const char *shown;
} CsFormChoice;

/**
 * cs_form_find_choice:
 * @pointer: of the member in a manifest
 *
 * Returns: (nullable): the words for @value, NULL for one that is not among the choices, or that
 *   stands for itself
 */
const CsFormChoice *cs_form_find_choice    (const char    *pointer,
                                            const char    *value);

/**
 * CsFormItem:
 * @title: translatable: what one item of the list is
 * @add: translatable: the title of the field that adds one
 * @remove: translatable: the tooltip of the button that removes one
 */
typedef struct
{
  const char *pointer;
  const char *title;
  const char *add;
  const char *remove;
} CsFormItem;

/* Returns: the words for the items of the list at @pointer, in general ones where it has none. */
const CsFormItem   *cs_form_find_item      (const char    *pointer);

/**
 * cs_form_read_version:
 * @shape: a language
 * @snapshot: (nullable): a text of it
 *
 * Returns: the version that the text says it is written in; CS_VERSION_NONE when it names none
 *   that exists, and for a language without versions
 */
CsVersion           cs_form_read_version   (const CsShape *shape,
                                            CsSnapshot    *snapshot);

/**
 * CsVersionPart:
 *
 * The parts of an app's version: "MAJOR.MINOR.PATCH".
 */
typedef enum
{
  CS_VERSION_PART_MAJOR,
  CS_VERSION_PART_MINOR,
  CS_VERSION_PART_PATCH,
} CsVersionPart;

/**
 * cs_form_bump_version:
 * @text: a version of up to three numbers; missing ones count as 0
 *
 * Returns: (transfer full) (nullable): @text with that part raised by one and the ones behind it
 *   at 0; NULL when it is no such version
 */
char               *cs_form_bump_version   (const char    *text,
                                            CsVersionPart  part) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
