/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * CsTokenButton:
 *
 * Knows the words in braces that Teams replaces in an address: a menu that says what each is for
 * and puts it into the text, where known ones stand out and unknown ones are underlined.
 */
#define CS_TYPE_TOKEN_BUTTON (cs_token_button_get_type ())
G_DECLARE_FINAL_TYPE (CsTokenButton, cs_token_button, CS, TOKEN_BUTTON, AdwBin)

/**
 * cs_token_button_new:
 * @editable: the address; it must contain the button
 */
GtkWidget *cs_token_button_new    (GtkEditable   *editable) G_GNUC_WARN_UNUSED_RESULT;
/**
 * cs_token_button_insert:
 * @name: a token's
 *
 * Puts the token where the caret is; at the end of an address as another parameter of its query.
 */
void       cs_token_button_insert (CsTokenButton *self,
                                   const char    *name);

G_END_DECLS
