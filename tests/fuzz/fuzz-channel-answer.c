/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cs-fuzz"

#include "cs-channel-answer.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "cs-sender.h"
#include "cs-substitution.h"
#include "cs-verdict.h"

int LLVMFuzzerTestOneInput (const uint8_t *data,
                            size_t         size);

/* The bytes as a message that the local channel answers, as an answer that is judged, as the value
 * of a header, and as a body with references to inputs. */
int
LLVMFuzzerTestOneInput (const uint8_t *data,
                        size_t         size)
{
  static const char *const ids[] = { "a", "value" };
  g_autoptr (GBytes) bytes = g_bytes_new (data, size);
  g_autofree char *text = g_strndup ((const char *) data, size);
  const char *values[] = { text, "{{a.value}}" };
  guint status = size > 0 ? 200 + data[0] * 2 : 0;

  for (guint kind = CS_ENDPOINT_CONNECTOR; kind <= CS_ENDPOINT_WORKFLOW; kind++)
    {
      CsChannelAnswer answer;
      g_autoptr (GBytes) body = NULL;
      CsVerdict verdict;

      cs_channel_answer_message (kind, bytes, &answer);
      body = g_bytes_new (answer.body, strlen (answer.body));
      verdict = cs_verdict_judge (kind, answer.status, body);
      g_assert_cmpint (answer.accepted, ==, verdict.outcome <= CS_OUTCOME_ACCEPTED);
      cs_channel_answer_clear (&answer);

      g_assert_nonnull (cs_verdict_judge (kind, status, bytes).sentence);
    }

  g_assert_cmpuint (cs_retry_after_parse (text, 0), <=, G_MAXUINT);
  for (guint how = CS_SUBSTITUTE_RAW; how <= CS_SUBSTITUTE_URI; how++)
    {
      g_autofree char *filled = cs_substitute (text, ids, values, 2, how);

      g_assert_nonnull (filled);
    }

  return 0;
}
