/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * CsSeverity:
 * @CS_SEVERITY_NOTE: worth knowing; nothing refuses it
 * @CS_SEVERITY_WARNING: accepted, but probably not what was meant
 * @CS_SEVERITY_ERROR: Microsoft's services or the format refuse it
 *
 * How bad a finding is. The order is the order of badness.
 */
typedef enum
{
  CS_SEVERITY_NOTE,
  CS_SEVERITY_WARNING,
  CS_SEVERITY_ERROR,
} CsSeverity;

G_END_DECLS
