/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The same message sent by other means: a program to copy. Any thread. */

typedef enum
{
  CS_REQUEST_CODE_CURL,
  CS_REQUEST_CODE_POWERSHELL,
  CS_REQUEST_CODE_PYTHON,
  CS_REQUEST_CODE_CSHARP,
  CS_REQUEST_CODE_JAVASCRIPT,
  CS_REQUEST_CODE_GO,
} CsRequestLanguage;

#define CS_N_REQUEST_LANGUAGES 6

/* "curl", "powershell", …: never translated. */
const char *cs_request_language_get_name      (CsRequestLanguage  language);
/* "curl", "PowerShell", …: a proper name. */
const char *cs_request_language_get_title     (CsRequestLanguage  language);
/* The end of a file's name: "sh", "ps1", … */
const char *cs_request_language_get_extension (CsRequestLanguage  language);

/**
 * cs_request_code_write:
 * @url: (nullable): the address, which is then in the text; NULL for a text that takes it from the
 *   environment variable WEBHOOK_URL, as is the rule: what is copied ends up in chats and repositories
 * @payload: what is posted: UTF-8
 *
 * Returns: (transfer full): a whole program that posts @payload, prints the status and the answer,
 *   and needs nothing beyond what comes with the language
 */
char       *cs_request_code_write             (CsRequestLanguage  language,
                                               const char        *url,
                                               GBytes            *payload) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
