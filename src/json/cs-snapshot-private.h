/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cs-json-faults-private.h"
#include "cs-json-reader-private.h"
#include "cs-snapshot.h"

G_BEGIN_DECLS

const char              *cs_snapshot_get_text         (CsSnapshot *self,
                                                       gsize      *length);
const CsJsonFaultRecord *cs_snapshot_get_fault_record (CsSnapshot *self,
                                                       guint       index);
const CsNode            *cs_snapshot_get_node         (CsSnapshot *self,
                                                       guint       node);

guint                    cs_snapshot_find_step        (CsSnapshot *self,
                                                       guint       node,
                                                       const char *step);
gboolean                 cs_json_pointer_read_index   (const char *step,
                                                       guint      *index);

/* Builds the json-glib tree; NULL when the root is missing */
JsonNode                *cs_snapshot_build_json       (CsSnapshot *self) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
