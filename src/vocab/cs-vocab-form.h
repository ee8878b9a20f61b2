/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cs-vocab.h"

G_BEGIN_DECLS

/**
 * CsFormSection:
 * @title: translatable
 * @description: (nullable): translatable, one sentence
 * @pointers: NULL-terminated JSON pointers, one row each, in reading order
 *
 * Which members of a language stand together in a form. The rows' widgets, titles and limits come
 * from the members themselves.
 */
typedef struct
{
  const char        *title;
  const char        *description;
  const char *const *pointers;
} CsFormSection;

/* The manifest's app page; ended by a section without a title. */
extern const CsFormSection cs_vocab_form_app[];
/* The manifest's connector. */
extern const CsFormSection cs_vocab_form_connector[];
/* The registration in connector.json. */
extern const CsFormSection cs_vocab_form_registration[];

G_END_DECLS
