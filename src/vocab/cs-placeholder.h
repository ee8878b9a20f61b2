/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * CsPlaceholderSpelling:
 * @CS_PLACEHOLDER_TOOLKIT: "${{VAR}}", Microsoft's toolkits
 * @CS_PLACEHOLDER_BRACES: "{{VAR}}", generators and older toolkits
 * @CS_PLACEHOLDER_SHELL: "${VAR}"
 * @CS_PLACEHOLDER_ANGLES: "<<VAR>>", Microsoft's samples
 * @CS_PLACEHOLDER_PERCENT: "%VAR%"
 *
 * How a text marks what is filled in later. "{loginHint}" is none of them: Teams itself replaces
 * such tokens when it opens a page.
 */
typedef enum
{
  CS_PLACEHOLDER_TOOLKIT,
  CS_PLACEHOLDER_BRACES,
  CS_PLACEHOLDER_SHELL,
  CS_PLACEHOLDER_ANGLES,
  CS_PLACEHOLDER_PERCENT,
} CsPlaceholderSpelling;

/**
 * CsPlaceholder:
 * @offset: its first byte in the text
 * @length: in bytes, brackets included
 * @name_offset: the first byte of its name in the text, behind brackets and spaces
 * @name_length: in bytes
 */
typedef struct
{
  CsPlaceholderSpelling spelling;
  gsize                 offset;
  gsize                 length;
  gsize                 name_offset;
  gsize                 name_length;
} CsPlaceholder;

/**
 * cs_placeholder_find_next:
 * @text: UTF-8
 * @from: the byte offset from which to look
 * @placeholder: (out): the first one that begins at @from or later
 *
 * To see all of them, go on at @offset + @length.
 *
 * Returns: whether there is one
 */
gboolean    cs_placeholder_find_next     (const char            *text,
                                          gsize                  from,
                                          CsPlaceholder         *placeholder);
/**
 * cs_placeholder_dup_name:
 * @text: the text in which it was found
 *
 * Returns: (transfer full): its name: "TEAMS_APP_ID"
 */
char       *cs_placeholder_dup_name      (const CsPlaceholder   *placeholder,
                                          const char            *text) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
