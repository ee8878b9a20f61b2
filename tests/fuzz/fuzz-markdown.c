/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cs-fuzz"

#include "cs-markdown.h"

#include <stdint.h>

int LLVMFuzzerTestOneInput (const uint8_t *data,
                            size_t         size);

static void
check_block (const CsMarkdownBlock *block)
{
  for (guint i = 0; i < block->n_runs; i++)
    g_assert_true (g_utf8_validate (block->runs[i].text, -1, NULL));
}

int
LLVMFuzzerTestOneInput (const uint8_t *data,
                        size_t         size)
{
  g_autofree char *bytes = g_strndup ((const char *) data, size);
  g_autofree char *text = g_utf8_make_valid (bytes, -1);

  for (CsMarkdownDialect dialect = CS_MARKDOWN_WHOLE; dialect <= CS_MARKDOWN_PLAIN; dialect++)
    {
      g_autoptr (CsMarkdown) markdown = cs_markdown_new (text, dialect);

      for (guint i = 0; i < cs_markdown_get_n_blocks (markdown); i++)
        check_block (cs_markdown_get_block (markdown, i));
    }
  return 0;
}
