/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cs-fuzz"

#include "cs-url-doctor.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

int LLVMFuzzerTestOneInput (const uint8_t *data,
                            size_t         size);

/* Whatever is pasted as an address: what comes of it is valid UTF-8, an address that was cured is
 * one that needs no cure, and no secret is left in a text that was masked. */
int
LLVMFuzzerTestOneInput (const uint8_t *data,
                        size_t         size)
{
  g_autofree char *text = g_strndup ((const char *) data, MIN (size, 65536));
  g_autoptr (CsUrlReport) report = cs_url_doctor_examine (text);
  g_auto (GStrv) secrets = cs_endpoint_dup_secrets (text);
  g_autofree char *redacted = cs_endpoint_redact (text, text);

  g_assert_true (g_utf8_validate (report->label, -1, NULL));
  g_assert_cmpint (report->url != NULL, ==, !cs_url_report_has_error (report));
  for (guint i = 0; secrets[i] != NULL; i++)
    {
      if (strchr (secrets[i], '*') == NULL)
        g_assert_null (strstr (redacted, secrets[i]));
    }

  return 0;
}
