/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cs-vocab.h"

G_BEGIN_DECLS

/**
 * cs_member_help_list_facts:
 * @version: of the text, for what is required and how long it may be
 *
 * Returns: (transfer full) (array zero-terminated=1): translated sentences without a full stop, one
 *   fact each: what it is, its limits, its choices, its default, since when it is there
 */
char **cs_member_help_list_facts (const CsMember *member,
                                  CsVersion       version) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
