/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * cs_vocab_find_word:
 * @value: one of the choices that cards have
 *
 * Returns: (nullable): translatable: the choice in people's words; NULL for one that stands for
 *   itself, as the name of a media type does
 */
const char *cs_vocab_find_word (const char *value);

G_END_DECLS
