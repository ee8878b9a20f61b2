/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cs-json"

#include "cs-text-edit-private.h"

#include <string.h>

#include "cs-json-pointer.h"
#include "cs-json-style-private.h"
#include "cs-snapshot-private.h"

static gboolean
is_space (char c)
{
  return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

gsize
cs_snapshot_get_node_start (CsSnapshot *self,
                            guint       node)
{
  CsSpan key = cs_snapshot_get_key_span (self, node);

  return key.length > 0 ? key.start : cs_snapshot_get_value_span (self, node).start;
}

gsize
cs_snapshot_get_node_end (CsSnapshot *self,
                          guint       node)
{
  CsSpan value = cs_snapshot_get_value_span (self, node);

  return value.start + value.length;
}

guint
cs_snapshot_count_errors (CsSnapshot *self)
{
  guint n_errors = 0;

  for (guint i = 0; i < cs_snapshot_get_n_faults (self); i++)
    n_errors += cs_snapshot_get_fault (self, i)->severity == CS_SEVERITY_ERROR;

  return n_errors;
}

static CsSnapshot *
read_value (const char  *value,
            GError     **error)
{
  g_autoptr (GBytes)     bytes = g_bytes_new (value, strlen (value));
  g_autoptr (CsSnapshot) snapshot = cs_snapshot_new (bytes);

  if (cs_snapshot_is_broken (snapshot))
    {
      g_set_error (error, CS_JSON_ERROR, CS_JSON_ERROR_BAD_VALUE, "the new value is not JSON: %s",
                   cs_snapshot_get_fault (snapshot, 0)->message);
      return NULL;
    }

  return g_steal_pointer (&snapshot);
}

static void
append_value (GString           *result,
              const CsJsonStyle *style,
              CsSnapshot        *value,
              const char        *base)
{
  gsize       length;
  const char *text = cs_snapshot_get_text (value, &length);
  CsSpan      span = cs_snapshot_get_value_span (value, 0);

  cs_json_style_append (style, result, text + span.start, span.length, base);
}

void
cs_text_edit_replace_difference (CsTextEdit *edit,
                                 const char *text,
                                 gsize       start,
                                 gsize       length,
                                 const char *added,
                                 gsize       added_length)
{
  g_autoptr (GBytes)       before = g_bytes_new_static (text + start, length);
  g_autoptr (GBytes)       after = g_bytes_new_static (added, added_length);
  g_autoptr (CsTextEdit)   difference = cs_text_edit_difference (before, after);
  const CsTextReplacement *replacement;

  if (cs_text_edit_get_n_replacements (difference) == 0)
    return;

  replacement = cs_text_edit_get_replacement (difference, 0);
  cs_text_edit_replace (edit, start + replacement->span.start, replacement->span.length,
                        replacement->text, replacement->text_length);
}

CsTextEdit *
cs_text_edit_check (CsSnapshot  *snapshot,
                    CsTextEdit  *edit,
                    const char  *pointer,
                    CsSnapshot  *value,
                    GError     **error)
{
  g_autoptr (CsTextEdit) taken = edit;
  g_autoptr (GBytes)     bytes = NULL;
  g_autoptr (CsSnapshot) after = NULL;

  if (!cs_snapshot_is_broken (snapshot))
    return g_steal_pointer (&taken);

  bytes = cs_text_edit_apply (edit, cs_snapshot_get_bytes (snapshot));
  after = cs_snapshot_new (bytes);
  if (cs_snapshot_count_errors (after) <= cs_snapshot_count_errors (snapshot))
    {
      guint node = pointer != NULL ? cs_snapshot_find (after, pointer) : CS_NODE_NONE;

      if (value == NULL || (node != CS_NODE_NONE &&
                            cs_snapshot_get_kind (after, node) == cs_snapshot_get_kind (value, 0)))
        return g_steal_pointer (&taken);
    }

  g_set_error (error, CS_JSON_ERROR, CS_JSON_ERROR_BROKEN,
               "the text has faults at '%s' that have to be cured first", pointer != NULL ? pointer : "");
  return NULL;
}

/* Setting what is there */

static void
set_node (CsTextEdit        *edit,
          CsSnapshot        *snapshot,
          const CsJsonStyle *style,
          guint              node,
          CsSnapshot        *value)
{
  gsize               length;
  const char         *text = cs_snapshot_get_text (snapshot, &length);
  CsSpan              span = cs_snapshot_get_value_span (snapshot, node);
  CsSpan              key = cs_snapshot_get_key_span (snapshot, node);
  gsize               key_end = key.start + key.length;
  gsize               start = span.start;
  g_autofree char    *base = NULL;
  g_autoptr (GString) added = g_string_new (NULL);

  base = cs_json_style_dup_line_indent (text, cs_snapshot_get_node_start (snapshot, node));
  if (cs_snapshot_get_kind (snapshot, node) == CS_JSON_MISSING && key.length > 0)
    {
      if (memchr (text + key_end, ':', span.start - key_end) == NULL)
        {
          g_string_append (added, style->colon);
          start = key_end;
        }
      else if (span.length == 0)
        {
          g_string_append (added, strchr (style->colon, ':') + 1);
        }
    }

  append_value (added, style, value, base);
  cs_text_edit_replace_difference (edit, text, start, span.start + span.length - start, added->str, added->len);
}

/* Adding a child */

static void
append_child (GString           *result,
              const CsJsonStyle *style,
              const char        *name,
              CsSnapshot        *value,
              const char        *base)
{
  if (name != NULL)
    {
      g_autofree char *quoted = cs_json_quote (name);

      g_string_append (result, quoted);
      g_string_append (result, style->colon);
    }
  append_value (result, style, value, base);
}

/* The white space that separates @node from the entry before it; @base becomes the indentation of
 * the line that the new entry comes to stand on */
static char *
dup_separator (CsSnapshot         *snapshot,
               const CsJsonStyle  *style,
               guint               node,
               char              **base)
{
  gsize       length;
  const char *text = cs_snapshot_get_text (snapshot, &length);
  gsize       start = cs_snapshot_get_node_start (snapshot, node);
  gsize       before = start;

  while (before > 0 && is_space (text[before - 1]))
    before--;

  for (gsize i = start; i > before; i--)
    if (text[i - 1] == '\n' || text[i - 1] == '\r')
      {
        *base = g_strndup (text + i, start - i);
        return g_strconcat (style->newline, *base, NULL);
      }

  *base = cs_json_style_dup_line_indent (text, start);
  if (before > 0 && text[before - 1] == ',')
    return g_strndup (text + before, start - before);

  return g_strdup (style->comma + 1);
}

static void
fill_container (CsTextEdit        *edit,
                CsSnapshot        *snapshot,
                const CsJsonStyle *style,
                guint              container,
                const char        *name,
                CsSnapshot        *value)
{
  gsize               length;
  const char         *text = cs_snapshot_get_text (snapshot, &length);
  CsSpan              span = cs_snapshot_get_value_span (snapshot, container);
  gsize               node_start = cs_snapshot_get_node_start (snapshot, container);
  gsize               inside = span.start + 1;
  gsize               end = inside;
  gboolean            closed;
  gboolean            own_lines = style->multi_line;
  const char         *padding = name != NULL ? style->padding : "";
  g_autofree char    *base = cs_json_style_dup_line_indent (text, node_start);
  g_autofree char    *inner = g_strconcat (base, style->indent, NULL);
  g_autoptr (GString) added = g_string_new (NULL);

  /* In a line of several entries it stays on that line */
  if (own_lines && container != 0)
    {
      gsize before = node_start;

      while (before > 0 && (text[before - 1] == ' ' || text[before - 1] == '\t'))
        before--;
      own_lines = before == 0 || text[before - 1] == '\n' || text[before - 1] == '\r';
    }

  while (end < span.start + span.length && is_space (text[end]))
    end++;
  closed = end < span.start + span.length && (text[end] == '}' || text[end] == ']');
  if (!closed)
    end = inside;

  if (own_lines)
    g_string_append_printf (added, "%s%s", style->newline, inner);
  else
    g_string_append (added, padding);
  append_child (added, style, name, value, own_lines ? inner : base);
  if (closed && own_lines)
    g_string_append_printf (added, "%s%s", style->newline, base);
  else if (closed)
    g_string_append (added, padding);

  cs_text_edit_replace (edit, inside, end - inside, added->str, added->len);
}

/* Where the comment ends that stands behind @place in the same line, else @place. JSON has none,
 * but a text with faults may. */
static gsize
skip_line_comment (const char *text,
                   gsize       length,
                   gsize       place)
{
  gsize start = place;

  while (start < length && (text[start] == ' ' || text[start] == '\t'))
    start++;
  if (start + 1 >= length || text[start] != '/' || (text[start + 1] != '/' && text[start + 1] != '*'))
    return place;

  if (text[start + 1] == '*')
    {
      const char *close = g_strstr_len (text + start + 2, length - start - 2, "*/");

      return close != NULL ? (gsize) (close + 2 - text) : place;
    }
  while (start < length && text[start] != '\n' && text[start] != '\r')
    start++;

  return start;
}

static void
add_after (CsTextEdit        *edit,
           CsSnapshot        *snapshot,
           const CsJsonStyle *style,
           guint              last,
           const char        *name,
           CsSnapshot        *value)
{
  gsize               length;
  const char         *text = cs_snapshot_get_text (snapshot, &length);
  gsize               end = cs_snapshot_get_node_end (snapshot, last);
  g_autofree char    *base = NULL;
  g_autofree char    *separator = dup_separator (snapshot, style, last, &base);
  g_autoptr (GString) added = g_string_new (NULL);
  gsize               place = end;
  gsize               after_comment;

  while (place < length && is_space (text[place]))
    place++;
  if (place < length && text[place] == ',')
    {
      /* A trailing comma finds its use */
      end = place + 1;
      after_comment = skip_line_comment (text, length, end);
    }
  else
    {
      after_comment = skip_line_comment (text, length, end);
      if (after_comment > end)
        cs_text_edit_replace (edit, end, 0, ",", 1);
      else
        g_string_append_c (added, ',');
    }

  if (after_comment > end && strpbrk (separator, "\r\n") == NULL)
    g_string_append_printf (added, "%s%s", style->newline, base);
  else
    g_string_append (added, separator);
  append_child (added, style, name, value, base);
  cs_text_edit_replace (edit, after_comment, 0, added->str, added->len);
}

static void
add_before (CsTextEdit        *edit,
            CsSnapshot        *snapshot,
            const CsJsonStyle *style,
            guint              sibling,
            const char        *name,
            CsSnapshot        *value)
{
  guint               next = cs_snapshot_get_next (snapshot, sibling);
  gboolean            is_first = sibling == cs_snapshot_get_parent (snapshot, sibling) + 1;
  g_autofree char    *base = NULL;
  g_autofree char    *separator = NULL;
  g_autoptr (GString) added = g_string_new (NULL);

  separator = dup_separator (snapshot, style, sibling, &base);
  /* What stands before the first entry of a line is padding, not the space after a comma */
  if (is_first && next != CS_NODE_NONE && strpbrk (separator, "\r\n") == NULL)
    {
      g_autofree char *next_base = NULL;

      g_free (separator);
      separator = dup_separator (snapshot, style, next, &next_base);
    }

  append_child (added, style, name, value, base);
  g_string_append_c (added, ',');
  g_string_append (added, separator);
  cs_text_edit_replace (edit, cs_snapshot_get_node_start (snapshot, sibling), 0, added->str, added->len);
}

static void
add_child (CsTextEdit        *edit,
           CsSnapshot        *snapshot,
           const CsJsonStyle *style,
           guint              container,
           guint              before,
           const char        *name,
           CsSnapshot        *value)
{
  guint last = cs_snapshot_get_first_child (snapshot, container);

  if (last == CS_NODE_NONE)
    {
      fill_container (edit, snapshot, style, container, name, value);
      return;
    }
  if (before != CS_NODE_NONE)
    {
      add_before (edit, snapshot, style, before, name, value);
      return;
    }

  while (cs_snapshot_get_next (snapshot, last) != CS_NODE_NONE)
    last = cs_snapshot_get_next (snapshot, last);
  add_after (edit, snapshot, style, last, name, value);
}

/* Finding the place */

static char **
split_pointer (const char  *pointer,
               GError     **error)
{
  char **steps = cs_json_pointer_split (pointer);

  if (steps == NULL)
    g_set_error (error, CS_JSON_ERROR, CS_JSON_ERROR_NO_PARENT, "'%s' is not a JSON pointer", pointer);

  return steps;
}

/* The object or array that the last step leads into, or CS_NODE_NONE with @error */
static guint
find_parent (CsSnapshot   *snapshot,
             const char   *pointer,
             char        **steps,
             GError      **error)
{
  guint node = 0;

  for (guint i = 0; steps[i] != NULL && steps[i + 1] != NULL && node != CS_NODE_NONE; i++)
    node = cs_snapshot_find_step (snapshot, node, steps[i]);

  if (node != CS_NODE_NONE && (cs_snapshot_get_kind (snapshot, node) == CS_JSON_OBJECT ||
                               cs_snapshot_get_kind (snapshot, node) == CS_JSON_ARRAY))
    return node;

  g_set_error (error, CS_JSON_ERROR, CS_JSON_ERROR_NO_PARENT,
               "there is no object or list that '%s' could stand in", pointer);
  return CS_NODE_NONE;
}

/* The index in an array that a step names, "-" for one past the last */
static gboolean
read_index (CsSnapshot  *snapshot,
            guint        array,
            const char  *pointer,
            const char  *step,
            guint       *index,
            GError     **error)
{
  guint n_children = cs_snapshot_get_n_children (snapshot, array);

  if (strcmp (step, "-") == 0)
    {
      *index = n_children;
      return TRUE;
    }
  if (cs_json_pointer_read_index (step, index) && *index <= n_children)
    return TRUE;

  g_set_error (error, CS_JSON_ERROR, CS_JSON_ERROR_NOT_FOUND,
               "'%s' is no place in a list of %u entries", pointer, n_children);
  return FALSE;
}

static gboolean
is_unreadable (CsSnapshot  *snapshot,
               GError     **error)
{
  if (cs_snapshot_get_n_faults (snapshot) == 0 || cs_snapshot_get_n_nodes (snapshot) > 1)
    return FALSE;

  for (guint i = 0; i < cs_snapshot_get_n_faults (snapshot); i++)
    {
      const char *id = cs_snapshot_get_fault (snapshot, i)->id;

      if (strcmp (id, "json-encoding") == 0 || strcmp (id, "json-too-large") == 0)
        {
          g_set_error (error, CS_JSON_ERROR, CS_JSON_ERROR_BROKEN, "the text cannot be read as JSON");
          return TRUE;
        }
    }

  return FALSE;
}

/* Public */

CsTextEdit *
cs_text_edit_set (CsSnapshot  *snapshot,
                  const char  *pointer,
                  const char  *value,
                  GError     **error)
{
  g_autoptr (CsTextEdit)  edit = cs_text_edit_new ();
  g_autoptr (CsSnapshot)  content = NULL;
  g_autoptr (CsJsonStyle) style = NULL;
  g_auto (GStrv)          steps = split_pointer (pointer, error);
  guint                   n_steps;
  guint                   node = 0;

  if (steps == NULL || is_unreadable (snapshot, error))
    return NULL;
  content = read_value (value, error);
  if (content == NULL)
    return NULL;

  style = cs_json_style_new (snapshot);
  n_steps = g_strv_length (steps);
  if (n_steps > 0)
    {
      const char *step = steps[n_steps - 1];
      guint       parent = find_parent (snapshot, pointer, steps, error);
      guint       index;

      if (parent == CS_NODE_NONE)
        return NULL;
      node = cs_snapshot_find_step (snapshot, parent, step);
      if (node == CS_NODE_NONE)
        {
          gboolean        is_array = cs_snapshot_get_kind (snapshot, parent) == CS_JSON_ARRAY;
          g_autofree char *place = g_strdup (pointer);

          if (is_array)
            {
              g_autofree char *above = cs_json_pointer_dup_parent (pointer, NULL);

              if (!read_index (snapshot, parent, pointer, step, &index, error))
                return NULL;
              g_free (place);
              place = cs_json_pointer_join_index (above, index);
            }
          add_child (edit, snapshot, style, parent, CS_NODE_NONE, is_array ? NULL : step, content);
          return cs_text_edit_check (snapshot, g_steal_pointer (&edit), place, content, error);
        }
    }

  set_node (edit, snapshot, style, node, content);
  return cs_text_edit_check (snapshot, g_steal_pointer (&edit), pointer, content, error);
}

CsTextEdit *
cs_text_edit_set_deep (CsSnapshot  *snapshot,
                       const char  *pointer,
                       const char  *value,
                       GError     **error)
{
  g_auto (GStrv)          steps = split_pointer (pointer, error);
  g_autoptr (CsSnapshot)  content = NULL;
  g_autoptr (GString)     nested = g_string_new (NULL);
  g_autofree char        *place = g_strdup ("");
  guint                   n_steps;
  guint                   node = 0;
  guint                   i = 0;

  if (steps == NULL)
    return NULL;
  content = read_value (value, error);
  if (content == NULL)
    return NULL;

  /* The first step that is missing, or stands there half typed, is set to all that lies below */
  n_steps = g_strv_length (steps);
  while (i < n_steps && cs_snapshot_get_kind (snapshot, node) != CS_JSON_MISSING)
    {
      guint            child = cs_snapshot_find_step (snapshot, node, steps[i]);
      g_autofree char *shorter = place;

      place = cs_json_pointer_join (shorter, steps[i++]);
      if (child == CS_NODE_NONE)
        break;
      node = child;
    }

  for (guint step = i; step < n_steps; step++)
    {
      g_autofree char *name = cs_json_quote (steps[step]);

      g_string_append_printf (nested, "{\n%s: ", name);
    }
  g_string_append (nested, value);
  for (guint step = i; step < n_steps; step++)
    g_string_append (nested, "\n}");

  return cs_text_edit_set (snapshot, place, nested->str, error);
}

CsTextEdit *
cs_text_edit_insert (CsSnapshot  *snapshot,
                     const char  *pointer,
                     const char  *value,
                     const char  *before,
                     GError     **error)
{
  g_autoptr (CsTextEdit)  edit = cs_text_edit_new ();
  g_autoptr (CsSnapshot)  content = NULL;
  g_autoptr (CsJsonStyle) style = NULL;
  g_auto (GStrv)          steps = split_pointer (pointer, error);
  g_autofree char        *place = g_strdup (pointer);
  const char             *step;
  guint                   parent;
  guint                   sibling = CS_NODE_NONE;
  guint                   index;

  if (steps == NULL || is_unreadable (snapshot, error))
    return NULL;
  if (steps[0] == NULL)
    {
      g_set_error (error, CS_JSON_ERROR, CS_JSON_ERROR_EXISTS, "the whole document exists already");
      return NULL;
    }
  content = read_value (value, error);
  if (content == NULL)
    return NULL;
  parent = find_parent (snapshot, pointer, steps, error);
  if (parent == CS_NODE_NONE)
    return NULL;

  step = steps[g_strv_length (steps) - 1];
  if (cs_snapshot_get_kind (snapshot, parent) == CS_JSON_ARRAY)
    {
      g_autofree char *above = cs_json_pointer_dup_parent (pointer, NULL);

      if (!read_index (snapshot, parent, pointer, step, &index, error))
        return NULL;
      sibling = cs_snapshot_get_element (snapshot, parent, index);
      g_free (place);
      place = cs_json_pointer_join_index (above, index);
      step = NULL;
    }
  else
    {
      if (cs_snapshot_get_member (snapshot, parent, step) != CS_NODE_NONE)
        {
          g_set_error (error, CS_JSON_ERROR, CS_JSON_ERROR_EXISTS, "'%s' exists already", pointer);
          return NULL;
        }
      if (before != NULL)
        {
          sibling = cs_snapshot_get_member (snapshot, parent, before);
          if (sibling == CS_NODE_NONE)
            {
              g_set_error (error, CS_JSON_ERROR, CS_JSON_ERROR_NOT_FOUND,
                           "there is no member '%s' beside '%s'", before, pointer);
              return NULL;
            }
        }
    }

  style = cs_json_style_new (snapshot);
  add_child (edit, snapshot, style, parent, sibling, step, content);
  return cs_text_edit_check (snapshot, g_steal_pointer (&edit), place, content, error);
}
