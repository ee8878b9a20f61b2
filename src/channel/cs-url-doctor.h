/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cs-endpoint.h"
#include "cs-severity.h"

G_BEGIN_DECLS

/**
 * CsUrlNote:
 * @id: stable: "url-sig-missing"
 * @severity: error where nothing can be sent to such an address
 * @message: translated, one sentence or two: what is wrong, and what to do; never a part of the
 *   address
 */
typedef struct
{
  const char *id;
  CsSeverity  severity;
  const char *message;
} CsUrlNote;

/**
 * CsUrlReport:
 * @kind: of the address as it should be
 * @accepts: see cs_endpoint_guess_kind()
 * @url: (nullable): the address as it should be: without white space and quotes around it, and
 *   with a wrong encoding undone; NULL where it can only be typed anew. A secret, as what was given
 * @changed: whether @url differs from what was given
 * @label: the masked address
 */
typedef struct
{
  CsEndpointKind  kind;
  CsEndpointKind  accepts;
  char           *url;
  gboolean        changed;
  char           *label;
  GArray         *notes;
} CsUrlReport;

/**
 * cs_url_doctor_examine:
 * @text: what somebody typed or pasted, of any bytes
 *
 * Looks at the address of a webhook; asks nobody. Any thread.
 *
 * Returns: (transfer full): what there is to say; the notes, of CsUrlNote, in the order of the table
 */
CsUrlReport *cs_url_doctor_examine   (const char        *text) G_GNUC_WARN_UNUSED_RESULT;
void         cs_url_report_free      (CsUrlReport       *self);
gboolean     cs_url_report_has_error (const CsUrlReport *self);
/* Returns: (nullable): the note of this id */
const CsUrlNote *cs_url_report_find  (const CsUrlReport *self,
                                      const char        *id);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CsUrlReport, cs_url_report_free)

G_END_DECLS
