/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cs-check-private.h"
#include "cs-schema-check.h"

G_BEGIN_DECLS

/* Cures of schema faults that follow from the fault alone. Each leaves the finding without a cure
 * where there is no mechanical one. */

typedef void (*CsSchemaCure) (CsCheck             *check,
                              CsFinding           *finding,
                              CsSnapshot          *snapshot,
                              const CsSchemaFault *fault);

/* By the fault's keyword. */
void cs_schema_cure_generic (CsCheck             *check,
                             CsFinding           *finding,
                             CsSnapshot          *snapshot,
                             const CsSchemaFault *fault);
void cs_schema_cure_remove  (CsCheck             *check,
                             CsFinding           *finding,
                             CsSnapshot          *snapshot,
                             const CsSchemaFault *fault);
void cs_schema_cure_guid    (CsCheck             *check,
                             CsFinding           *finding,
                             CsSnapshot          *snapshot,
                             const CsSchemaFault *fault);
void cs_schema_cure_version (CsCheck             *check,
                             CsFinding           *finding,
                             CsSnapshot          *snapshot,
                             const CsSchemaFault *fault);
void cs_schema_cure_scopes  (CsCheck             *check,
                             CsFinding           *finding,
                             CsSnapshot          *snapshot,
                             const CsSchemaFault *fault);
void cs_schema_cure_https   (CsCheck             *check,
                             CsFinding           *finding,
                             CsSnapshot          *snapshot,
                             const CsSchemaFault *fault);
void cs_schema_cure_icon    (CsCheck             *check,
                             CsFinding           *finding,
                             CsSnapshot          *snapshot,
                             const CsSchemaFault *fault);
void cs_schema_cure_text    (CsCheck             *check,
                             CsFinding           *finding,
                             CsSnapshot          *snapshot,
                             const CsSchemaFault *fault);
/* Where the member came with a later version and the manifest would have fewer faults there: an
 * upgrade. The cure's text is the version; the rule's fix is cs_schema_fix_upgrade(). */
void cs_schema_cure_upgrade (CsCheck             *check,
                             CsFinding           *finding,
                             CsSnapshot          *snapshot,
                             const CsSchemaFault *fault);

CsChange *cs_schema_fix_upgrade (CsCheck    *check,
                                 CsFinding  *finding,
                                 GError    **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
