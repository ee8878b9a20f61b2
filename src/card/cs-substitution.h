/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The values of a card's inputs put in place of {{ID.value}}. Ids are compared without regard to
 * case; an id that no input has stays as it is written; what was put in is not looked at again.
 * Any thread. */

/**
 * CsSubstitution:
 * @CS_SUBSTITUTE_RAW: as it is
 * @CS_SUBSTITUTE_JSON: escaped for the inside of a JSON string
 * @CS_SUBSTITUTE_URI: percent-encoded, as JavaScript's encodeURIComponent() does; also for forms
 */
typedef enum
{
  CS_SUBSTITUTE_RAW,
  CS_SUBSTITUTE_JSON,
  CS_SUBSTITUTE_URI,
} CsSubstitution;

/* How values go into a body of this type; NULL is application/json. */
CsSubstitution  cs_substitution_for_type (const char     *content_type);

/**
 * cs_substitute:
 * @ids: (array length=n_inputs): the inputs' ids
 * @values: (array length=n_inputs): their values; an entry may be NULL for none
 *
 * Returns: (transfer full): @text with the values in it
 */
char           *cs_substitute            (const char         *text,
                                          const char * const *ids,
                                          const char * const *values,
                                          guint               n_inputs,
                                          CsSubstitution      how) G_GNUC_WARN_UNUSED_RESULT;
/**
 * cs_substitution_refers_to:
 *
 * Returns: whether @text takes the value of the input @id
 */
gboolean        cs_substitution_refers_to (const char        *text,
                                           const char        *id);

G_END_DECLS
