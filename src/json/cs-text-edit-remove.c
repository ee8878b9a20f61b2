/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cs-json"

#include "cs-text-edit-private.h"

#include "cs-snapshot-private.h"

static gsize
skip_space (const char *text,
            gsize       place,
            gsize       end)
{
  while (place < end && (text[place] == ' ' || text[place] == '\t' ||
                         text[place] == '\n' || text[place] == '\r'))
    place++;

  return place;
}

/* Whether nothing but white space and at most one comma lies between */
static gboolean
is_clean_gap (const char *text,
              gsize       start,
              gsize       end)
{
  start = skip_space (text, start, end);
  if (start < end && text[start] == ',')
    start = skip_space (text, start + 1, end);

  return start == end;
}

/* All of them: the brackets close up, unless something else stands between them */
static void
remove_all (CsTextEdit *self,
            CsSnapshot *snapshot,
            guint       container,
            guint       first,
            guint       last)
{
  gsize       length;
  const char *text = cs_snapshot_get_text (snapshot, &length);
  CsSpan      span = cs_snapshot_get_value_span (snapshot, container);
  gsize       inside = span.start + 1;
  gsize       end = span.start + span.length;
  gsize       start = cs_snapshot_get_node_start (snapshot, first);
  gsize       stop = cs_snapshot_get_node_end (snapshot, last);
  gboolean    closed = end > inside && (text[end - 1] == '}' || text[end - 1] == ']') && end - 1 >= stop;

  if (closed && is_clean_gap (text, inside, start) && is_clean_gap (text, stop, end - 1))
    {
      start = inside;
      stop = end - 1;
    }
  else
    {
      gsize comma = skip_space (text, stop, end);

      if (comma < end && text[comma] == ',')
        stop = comma + 1;
    }

  cs_text_edit_replace (self, start, stop - start, "", 0);
}

/* A run at the beginning or in the middle goes with the comma and the space behind it */
static void
remove_before (CsTextEdit *self,
               CsSnapshot *snapshot,
               guint       first,
               guint       last,
               guint       survivor)
{
  gsize       length;
  const char *text = cs_snapshot_get_text (snapshot, &length);
  gsize       start = cs_snapshot_get_node_start (snapshot, first);
  gsize       stop = cs_snapshot_get_node_end (snapshot, last);
  gsize       next = cs_snapshot_get_node_start (snapshot, survivor);

  if (is_clean_gap (text, stop, next))
    {
      stop = next;
    }
  else
    {
      gsize comma = skip_space (text, stop, next);

      if (comma < next && text[comma] == ',')
        stop = comma + 1;
    }

  cs_text_edit_replace (self, start, stop - start, "", 0);
}

/* A run at the end goes with the comma and the space before it */
static void
remove_after (CsTextEdit *self,
              CsSnapshot *snapshot,
              guint       survivor,
              guint       first,
              guint       last)
{
  gsize       length;
  const char *text = cs_snapshot_get_text (snapshot, &length);
  gsize       before = cs_snapshot_get_node_end (snapshot, survivor);
  gsize       start = cs_snapshot_get_node_start (snapshot, first);
  gsize       stop = cs_snapshot_get_node_end (snapshot, last);

  if (is_clean_gap (text, before, start))
    {
      start = before;
    }
  else
    {
      gsize comma = skip_space (text, before, start);

      if (comma < start && text[comma] == ',')
        cs_text_edit_replace (self, comma, 1, "", 0);
    }

  cs_text_edit_replace (self, start, stop - start, "", 0);
}

void
cs_text_edit_remove_children (CsTextEdit     *self,
                              CsSnapshot     *snapshot,
                              guint           container,
                              const gboolean *removed)
{
  guint run_first = CS_NODE_NONE;
  guint run_last = CS_NODE_NONE;
  guint survivor = CS_NODE_NONE;
  guint i = 0;

  for (guint child = cs_snapshot_get_first_child (snapshot, container); child != CS_NODE_NONE;
       child = cs_snapshot_get_next (snapshot, child))
    {
      if (removed[i++])
        {
          if (run_first == CS_NODE_NONE)
            run_first = child;
          run_last = child;
          continue;
        }
      if (run_first != CS_NODE_NONE)
        remove_before (self, snapshot, run_first, run_last, child);
      run_first = CS_NODE_NONE;
      survivor = child;
    }

  if (run_first == CS_NODE_NONE)
    return;
  if (survivor == CS_NODE_NONE)
    remove_all (self, snapshot, container, run_first, run_last);
  else
    remove_after (self, snapshot, survivor, run_first, run_last);
}
