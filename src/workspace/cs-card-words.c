/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cs-workspace"

#include "cs-card-words.h"

/* In the order in which they are looked for: an Adaptive Card's, and a MessageCard's. */
static const char *const members[] = { "fallbackText", "summary", "title", "text" };

char *
cs_card_dup_notification (CsSnapshot *snapshot,
                          guint       root)
{
  for (guint i = 0; i < G_N_ELEMENTS (members); i++)
    {
      const char *text = cs_snapshot_get_string (snapshot,
                                                 cs_snapshot_get_member (snapshot, root,
                                                                         members[i]));
      char *line;

      if (text == NULL || *text == '\0')
        continue;

      line = g_strdup (text);
      return g_strdelimit (line, "\r\n\t", ' ');
    }

  return NULL;
}
