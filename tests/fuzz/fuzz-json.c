/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cs-fuzz"

#include "cs-json-pointer.h"
#include "cs-json-writer.h"
#include "cs-snapshot.h"
#include "cs-text-edit.h"

#include <stdint.h>

int LLVMFuzzerTestOneInput (const uint8_t *data,
                            size_t         size);

static void
apply (CsSnapshot *snapshot,
       CsTextEdit *taken)
{
  g_autoptr (CsTextEdit) edit = taken;
  g_autoptr (CsTextEdit) inverse = NULL;
  g_autoptr (GBytes)     after = NULL;
  g_autoptr (GBytes)     back = NULL;

  if (edit == NULL)
    return;

  after = cs_text_edit_apply (edit, cs_snapshot_get_bytes (snapshot));
  inverse = cs_text_edit_invert (edit, cs_snapshot_get_bytes (snapshot));
  back = cs_text_edit_apply (inverse, after);
  g_assert_true (g_bytes_equal (back, cs_snapshot_get_bytes (snapshot)));
}

/* What must hold of every node: it lies in its parent, and its pointer leads somewhere */
static void
check_node (CsSnapshot *snapshot,
            guint       node,
            gsize       size)
{
  CsSpan value = cs_snapshot_get_value_span (snapshot, node);
  CsSpan key = cs_snapshot_get_key_span (snapshot, node);
  guint  parent = cs_snapshot_get_parent (snapshot, node);
  double number;
  gint64 integer;

  g_assert_cmpuint (value.start + value.length, <=, size);
  g_assert_true (key.length == 0 || key.start + key.length <= value.start);
  if (node > 0)
    {
      CsSpan outer = cs_snapshot_get_value_span (snapshot, parent);

      g_assert_cmpuint (parent, <, node);
      g_assert_cmpuint (outer.start, <=, value.start);
      g_assert_cmpuint (outer.start + outer.length, >=, value.start + value.length);
    }

  cs_snapshot_get_key (snapshot, node);
  cs_snapshot_get_string (snapshot, node);
  cs_snapshot_get_double (snapshot, node, &number);
  cs_snapshot_get_integer (snapshot, node, &integer);
}

int
LLVMFuzzerTestOneInput (const uint8_t *data,
                        size_t         size)
{
  g_autoptr (GBytes)     bytes = g_bytes_new_static (data, size);
  g_autoptr (CsSnapshot) snapshot = cs_snapshot_new (bytes);
  guint                  n_nodes = cs_snapshot_get_n_nodes (snapshot);
  g_autofree char       *pointer = NULL;
  g_autofree char       *child = NULL;

  for (guint i = 0; i < cs_snapshot_get_n_faults (snapshot); i++)
    {
      const CsJsonFault *fault = cs_snapshot_get_fault (snapshot, i);
      guint              line;
      guint              column;

      g_assert_cmpuint (fault->span.start + fault->span.length, <=, size);
      g_assert_cmpuint (fault->node, <, n_nodes);
      g_assert_true (g_utf8_validate (fault->message, -1, NULL));
      cs_text_lines_get_position (cs_snapshot_get_lines (snapshot), fault->span.start, &line, &column);
      apply (snapshot, cs_text_edit_fix_fault (snapshot, i));
    }

  for (guint node = 0; node < n_nodes; node++)
    check_node (snapshot, node, size);
  cs_snapshot_get_json (snapshot);

  pointer = cs_snapshot_dup_pointer (snapshot, size > 0 ? (data[0] + size) % n_nodes : 0);
  child = cs_json_pointer_join (pointer, "-");
  apply (snapshot, cs_text_edit_set (snapshot, pointer, "{\n\"x\": []\n}", NULL));
  apply (snapshot, cs_text_edit_set (snapshot, child, "1", NULL));
  apply (snapshot, cs_text_edit_set_deep (snapshot, child, "1", NULL));
  apply (snapshot, cs_text_edit_remove (snapshot, pointer, NULL));
  apply (snapshot, cs_text_edit_rename (snapshot, pointer, "new", NULL));
  apply (snapshot, cs_text_edit_move (snapshot, pointer, "/-", NULL));

  if (!cs_snapshot_is_broken (snapshot))
    {
      g_autoptr (GBytes)     formatted = cs_json_write_formatted (snapshot, "\t", NULL);
      g_autoptr (GBytes)     minified = cs_json_write_minified (snapshot, NULL);
      g_autoptr (CsSnapshot) again = cs_snapshot_new (formatted);
      g_autoptr (GBytes)     back = cs_json_write_minified (again, NULL);

      g_assert_true (g_bytes_equal (minified, back));
    }

  return 0;
}
