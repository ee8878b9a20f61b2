/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cs-snapshot.h"

G_BEGIN_DECLS

/* Templates of Adaptive Cards: "${name}" in texts, "$data" and "$when" at objects. */

#define CS_FILL_ERROR (cs_fill_error_quark ())
GQuark cs_fill_error_quark (void);

/**
 * CsFillError:
 * @CS_FILL_ERROR_BROKEN: template or data are no JSON without faults
 * @CS_FILL_ERROR_TOO_LARGE: the result has more than CS_FILL_MAX_BYTES, or takes too long
 */
typedef enum
{
  CS_FILL_ERROR_BROKEN,
  CS_FILL_ERROR_TOO_LARGE,
} CsFillError;

#define CS_FILL_MAX_BYTES (4u * 1024 * 1024)

/**
 * CsFillNote:
 * @id: "fill-no-value", "fill-expression", "fill-when"
 * @node: in the template: the text
 * @message: translated: what stays as it is, and why
 */
typedef struct
{
  const char *id;
  guint       node;
  char       *message;
} CsFillNote;

typedef struct _CsFilled CsFilled;

/**
 * cs_fill:
 * @data: what stands behind "$root"
 * @host: (nullable): what stands behind "$host"
 *
 * Fills a template. What is not understood, and what has no value, stays as it is and is noted.
 * Bounded in time and size. Any thread.
 *
 * Returns: (transfer full) (nullable): the result, NULL with CS_FILL_ERROR
 */
CsFilled         *cs_fill                 (CsSnapshot  *template,
                                           CsSnapshot  *data,
                                           CsSnapshot  *host,
                                           GError     **error) G_GNUC_WARN_UNUSED_RESULT;
void              cs_filled_free          (CsFilled    *self);
/* Returns: (transfer none): the card, formatted */
GBytes           *cs_filled_get_text      (CsFilled    *self);
guint             cs_filled_get_n_notes   (CsFilled    *self);
const CsFillNote *cs_filled_get_note      (CsFilled    *self,
                                           guint        index);

/* Returns: whether a text of @card has an expression, so that it is a template */
gboolean          cs_fill_is_template     (CsSnapshot  *card);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CsFilled, cs_filled_free)

G_END_DECLS
