/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cs-test"

#include "cs-json-pointer.h"
#include "cs-snapshot.h"
#include "cs-text-edit.h"

#include <string.h>

/* Random edits on random documents. What must come out is worked out on a model that knows
 * nothing of texts: a tree of entries with their names and the spelling of their scalars. */

typedef struct _Tree Tree;

struct _Tree
{
  char      *name;
  char      *scalar;
  gboolean   is_object;
  GPtrArray *children;
};

typedef struct
{
  const char *name;
  gboolean    multi_line;
  const char *newline;
  const char *indent;
  const char *colon;
  const char *comma;
  const char *padding;
  gboolean    mixed;
} Style;

static const Style styles[] = {
  { "2-spaces", TRUE, "\n", "  ", ": ", ", ", " " },
  { "4-spaces", TRUE, "\n", "    ", ": ", ", ", " " },
  { "tabs", TRUE, "\n", "\t", ": ", ", ", " " },
  { "crlf", TRUE, "\r\n", "  ", ": ", ", ", " " },
  { "cr", TRUE, "\r", "  ", ": ", ", ", " " },
  { "spaced-colon", TRUE, "\n", "   ", " : ", ", ", " " },
  { "minified", FALSE, "\n", "", ":", ",", "" },
  { "one-line", FALSE, "\n", "", ": ", ", ", " " },
  { "one-line-tight", FALSE, "\n", "", ": ", ", ", "" },
  { "mixed", TRUE, "\n", "  ", ": ", ", ", " ", TRUE },
  { "mixed-crlf", TRUE, "\r\n", "\t", ":", ",", "", TRUE },
};

static void
tree_free (gpointer data)
{
  Tree *tree = data;

  g_free (tree->name);
  g_free (tree->scalar);
  g_clear_pointer (&tree->children, g_ptr_array_unref);
  g_free (tree);
}

static Tree *
tree_new (gboolean is_object)
{
  Tree *tree = g_new0 (Tree, 1);

  tree->is_object = is_object;
  tree->children = g_ptr_array_new_with_free_func (tree_free);
  return tree;
}

static const char *const scalars[] = {
  "1", "-0", "0.1", "1e3", "12345678901234567890", "true", "false", "null", "\"\"", "\"a b\"",
  "\"\\u00e9\\/\\n\"", "\"Zoë 🎉\"", "\"{[,:]}\"", "\"quote \\\" end\"", "3.0", "\"//\"",
};
static const char *const names[] = {
  "a", "b", "name", "short", "a/b", "m~n", "with space", "é", "", "\"q\"", "x:y", "0", "-", "tab\tname",
  "longer-name", "potentialAction", "c", "d", "e", "f",
};

static gboolean
has_name (const Tree *object,
          const char *name)
{
  for (guint i = 0; i < object->children->len; i++)
    if (strcmp (((Tree *) g_ptr_array_index (object->children, i))->name, name) == 0)
      return TRUE;
  return FALSE;
}

static const char *
pick_name (GRand      *rand,
           const Tree *object)
{
  guint start = g_rand_int_range (rand, 0, G_N_ELEMENTS (names));

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      const char *name = names[(start + i) % G_N_ELEMENTS (names)];

      if (!has_name (object, name))
        return name;
    }
  return NULL;
}

static Tree *
random_tree (GRand *rand,
             guint  depth)
{
  Tree *tree;
  guint n_children;

  if (depth == 0 || g_rand_int_range (rand, 0, 10) < 4)
    {
      tree = g_new0 (Tree, 1);
      tree->scalar = g_strdup (scalars[g_rand_int_range (rand, 0, G_N_ELEMENTS (scalars))]);
      return tree;
    }

  tree = tree_new (g_rand_int_range (rand, 0, 3) > 0);
  n_children = g_rand_int_range (rand, 0, 6);
  for (guint i = 0; i < n_children; i++)
    {
      Tree *child = random_tree (rand, depth - 1);

      if (tree->is_object)
        child->name = g_strdup (pick_name (rand, tree));
      g_ptr_array_add (tree->children, child);
    }
  return tree;
}

static void
write_break (GString     *text,
             const Style *style,
             guint        depth)
{
  g_string_append (text, style->newline);
  while (depth-- > 0)
    g_string_append (text, style->indent);
}

static void
write_tree (GString     *text,
            const Tree  *tree,
            const Style *style,
            guint        depth,
            GRand       *rand)
{
  gboolean multi_line = style->multi_line;

  if (tree->name != NULL)
    {
      g_autofree char *quoted = cs_json_quote (tree->name);

      g_string_append (text, quoted);
      g_string_append (text, style->colon);
    }
  if (tree->scalar != NULL)
    {
      g_string_append (text, tree->scalar);
      return;
    }

  if (style->mixed && g_rand_boolean (rand))
    multi_line = FALSE;
  g_string_append_c (text, tree->is_object ? '{' : '[');
  for (guint i = 0; i < tree->children->len; i++)
    {
      if (i > 0)
        g_string_append (text, multi_line ? "," : style->comma);
      if (multi_line)
        write_break (text, style, depth + 1);
      else if (i == 0 && tree->is_object)
        g_string_append (text, style->padding);
      write_tree (text, g_ptr_array_index (tree->children, i), style, depth + 1, rand);
      if (style->mixed && g_rand_int_range (rand, 0, 20) == 0)
        g_string_append (text, "  ");
    }
  if (tree->children->len > 0 && multi_line)
    write_break (text, style, depth);
  else if (tree->children->len > 0 && tree->is_object)
    g_string_append (text, style->padding);
  g_string_append_c (text, tree->is_object ? '}' : ']');
}

static char *
tree_to_text (const Tree  *tree,
              const Style *style,
              GRand       *rand)
{
  GString *text = g_string_new (NULL);

  write_tree (text, tree, style, 0, rand);
  return g_string_free (text, FALSE);
}

static void
check_tree (CsSnapshot *snapshot,
            guint       node,
            const Tree *tree)
{
  gsize       length;
  const char *text = g_bytes_get_data (cs_snapshot_get_bytes (snapshot), &length);
  CsSpan      span = cs_snapshot_get_value_span (snapshot, node);
  guint       child;

  g_assert_cmpstr (cs_snapshot_get_key (snapshot, node), ==, tree->name);
  if (tree->scalar != NULL)
    {
      g_assert_cmpmem (text + span.start, span.length, tree->scalar, strlen (tree->scalar));
      return;
    }

  g_assert_cmpint (cs_snapshot_get_kind (snapshot, node), ==, tree->is_object ? CS_JSON_OBJECT : CS_JSON_ARRAY);
  g_assert_cmpuint (cs_snapshot_get_n_children (snapshot, node), ==, tree->children->len);
  child = cs_snapshot_get_first_child (snapshot, node);
  for (guint i = 0; i < tree->children->len; i++)
    {
      check_tree (snapshot, child, g_ptr_array_index (tree->children, i));
      child = cs_snapshot_get_next (snapshot, child);
    }
}

/* Line ends would break the lines of the test's protocol */
static void
log_text (const char *label,
          const char *text,
          gsize       length)
{
  g_autofree char *copy = g_strndup (text, length);
  g_autofree char *escaped = g_strescape (copy, "\"\\");

  g_test_message ("%s: %s", label, escaped);
}

/* A random place: the entry, and what it stands in */
static Tree *
pick (GRand     *rand,
      Tree      *tree,
      gboolean   container,
      Tree     **parent,
      guint     *index,
      char     **pointer)
{
  *parent = NULL;
  *index = 0;
  *pointer = g_strdup ("");

  while (tree->children != NULL && tree->children->len > 0 && g_rand_int_range (rand, 0, 4) > 0)
    {
      guint            i = g_rand_int_range (rand, 0, tree->children->len);
      Tree            *child = g_ptr_array_index (tree->children, i);
      g_autofree char *shorter = *pointer;

      if (container && child->children == NULL)
        {
          *pointer = g_steal_pointer (&shorter);
          break;
        }
      *pointer = child->name != NULL ? cs_json_pointer_join (shorter, child->name)
                                     : cs_json_pointer_join_index (shorter, i);
      *parent = tree;
      *index = i;
      tree = child;
    }
  return tree;
}

static void
replace_child (Tree *parent,
               guint index,
               Tree *value)
{
  Tree *old = g_ptr_array_index (parent->children, index);

  value->name = g_strdup (old->name);
  tree_free (old);
  g_ptr_array_index (parent->children, index) = value;
}

static void
replace_root (Tree *root,
              Tree *value)
{
  g_free (root->scalar);
  g_clear_pointer (&root->children, g_ptr_array_unref);
  *root = *value;
  g_free (value);
}

static void
check_edit (const char  *text,
            CsTextEdit  *edit,
            const Tree  *expected,
            const char  *exact)
{
  g_autoptr (GBytes)     before = g_bytes_new_static (text, strlen (text));
  g_autoptr (GBytes)     after = cs_text_edit_apply (edit, before);
  g_autoptr (CsTextEdit) inverse = cs_text_edit_invert (edit, before);
  g_autoptr (GBytes)     back = cs_text_edit_apply (inverse, after);
  g_autoptr (CsSnapshot) snapshot = cs_snapshot_new (after);
  gsize                  length;
  const char            *changed = g_bytes_get_data (after, &length);
  gsize                  old_place = 0;
  gsize                  new_place = 0;

  log_text ("after", changed, length);
  g_assert_cmpmem (g_bytes_get_data (back, NULL), g_bytes_get_size (back), text, strlen (text));

  for (guint i = 0; i < cs_text_edit_get_n_replacements (edit); i++)
    {
      const CsTextReplacement *replacement = cs_text_edit_get_replacement (edit, i);
      gsize                    kept = replacement->span.start - old_place;

      g_assert_cmpmem (text + old_place, kept, changed + new_place, kept);
      old_place += kept + replacement->span.length;
      new_place += kept + replacement->text_length;
    }
  g_assert_cmpmem (text + old_place, strlen (text) - old_place, changed + new_place, length - new_place);

  if (exact != NULL)
    {
      g_autofree char *result = g_strndup (changed, length);

      g_assert_cmpstr (result, ==, exact);
    }
  g_assert_false (cs_snapshot_is_broken (snapshot));
  check_tree (snapshot, 0, expected);
}

enum
{
  OP_SET,
  OP_SET_NEW,
  OP_INSERT,
  OP_REMOVE,
  OP_RENAME,
  OP_MOVE,
  OP_SET_DEEP,
  N_OPS,
};

/* Does @op at a random place, to the model and to the text; NULL where there is no such place */
static CsTextEdit *
random_edit (GRand      *rand,
             guint       op,
             CsSnapshot *snapshot,
             Tree       *root,
             gboolean    formatted,
             GError    **error)
{
  gboolean         container = op == OP_SET_NEW || op == OP_INSERT || op == OP_SET_DEEP;
  Tree            *parent;
  guint            index;
  g_autofree char *pointer = NULL;
  Tree            *place = pick (rand, root, container, &parent, &index, &pointer);
  Tree            *value = random_tree (rand, 2);
  g_autofree char *json = tree_to_text (value, &styles[formatted || g_rand_boolean (rand) ? 0 : 6], rand);
  g_autofree char *target = NULL;
  const char      *name;
  CsTextEdit      *edit = NULL;

  log_text ("value", json, strlen (json));

  if ((container && place->children == NULL) || (!container && op != OP_SET && parent == NULL))
    {
      tree_free (value);
      return NULL;
    }

  switch (op)
    {
    case OP_SET:
      g_test_message ("set %s", pointer);
      edit = cs_text_edit_set (snapshot, pointer, json, error);
      if (parent != NULL)
        replace_child (parent, index, value);
      else
        replace_root (root, value);
      return edit;

    case OP_SET_NEW:
      name = place->is_object ? pick_name (rand, place) : "-";
      target = cs_json_pointer_join (pointer, name);
      g_test_message ("set %s", target);
      edit = cs_text_edit_set (snapshot, target, json, error);
      if (place->is_object)
        value->name = g_strdup (name);
      g_ptr_array_add (place->children, value);
      return edit;

    case OP_INSERT:
      index = g_rand_int_range (rand, 0, place->children->len + 1);
      if (place->is_object)
        {
          const char *before = NULL;

          name = pick_name (rand, place);
          target = cs_json_pointer_join (pointer, name);
          if (index < place->children->len)
            before = ((Tree *) g_ptr_array_index (place->children, index))->name;
          g_test_message ("insert %s before %s", target, before);
          edit = cs_text_edit_insert (snapshot, target, json, before, error);
          value->name = g_strdup (name);
        }
      else
        {
          target = cs_json_pointer_join_index (pointer, index);
          g_test_message ("insert %s", target);
          edit = cs_text_edit_insert (snapshot, target, json, NULL, error);
        }
      g_ptr_array_insert (place->children, index, value);
      return edit;

    case OP_REMOVE:
      g_test_message ("remove %s", pointer);
      edit = cs_text_edit_remove (snapshot, pointer, error);
      g_ptr_array_remove_index (parent->children, index);
      break;

    case OP_RENAME:
      if (parent->is_object)
        {
          name = pick_name (rand, parent);
          g_test_message ("rename %s to %s", pointer, name);
          edit = cs_text_edit_rename (snapshot, pointer, name, error);
          g_free (place->name);
          place->name = g_strdup (name);
        }
      break;

    case OP_MOVE:
      {
        Tree            *moved = g_ptr_array_steal_index (parent->children, index);
        Tree            *to_parent;
        guint            to_index;
        g_autofree char *to = NULL;
        g_autofree char *within = NULL;
        Tree            *to_place = pick (rand, root, TRUE, &to_parent, &to_index, &to);

        if (to_place->children == NULL)
          {
            g_ptr_array_insert (parent->children, index, moved);
            break;
          }
        if (to_place->is_object)
          {
            name = pick_name (rand, to_place);
            target = cs_json_pointer_join (to, name);
            g_free (moved->name);
            moved->name = g_strdup (name);
            /* Within one object it keeps its place */
            to_index = to_place == parent ? index : to_place->children->len;
          }
        else
          {
            to_index = g_rand_int_range (rand, 0, to_place->children->len + 1);
            target = cs_json_pointer_join_index (to, to_index);
            g_clear_pointer (&moved->name, g_free);
          }
        g_ptr_array_insert (to_place->children, to_index, moved);
        g_test_message ("move %s to %s", pointer, target);
        edit = cs_text_edit_move (snapshot, pointer, target, error);
        /* RFC 6902: the one must not lie within the other, even where indexes shift meanwhile */
        within = g_strconcat (pointer, "/", NULL);
        if (g_str_has_prefix (target, within))
          {
            g_assert_error (*error, CS_JSON_ERROR, CS_JSON_ERROR_NO_PARENT);
            g_clear_error (error);
          }
        break;
      }

    case OP_SET_DEEP:
    default:
      if (place->is_object)
        {
          g_autofree char *outer_pointer = NULL;
          g_autofree char *inner_pointer = NULL;
          Tree            *outer = tree_new (TRUE);
          Tree            *inner = tree_new (TRUE);

          outer->name = g_strdup (pick_name (rand, place));
          inner->name = g_strdup ("in");
          outer_pointer = cs_json_pointer_join (pointer, outer->name);
          inner_pointer = cs_json_pointer_join (outer_pointer, "in");
          target = cs_json_pointer_join (inner_pointer, "value");
          g_test_message ("set deep %s", target);
          edit = cs_text_edit_set_deep (snapshot, target, json, error);
          value->name = g_strdup ("value");
          g_ptr_array_add (inner->children, value);
          g_ptr_array_add (outer->children, inner);
          g_ptr_array_add (place->children, outer);
          return edit;
        }
      break;
    }

  tree_free (value);
  return edit;
}

static void
test_style (gconstpointer data)
{
  const Style      *style = data;
  guint             n_edits = (g_getenv ("CS_TEST_LONG") != NULL ? 10000 : 550) / G_N_ELEMENTS (styles) + 1;
  g_autoptr (GRand) rand = g_rand_new_with_seed (20260101 + (style - styles));
  guint             n_done = 0;

  while (n_done < n_edits)
    {
      Tree                  *tree = random_tree (rand, 4);
      g_autofree char       *text = tree_to_text (tree, style, rand);
      g_autoptr (GBytes)     bytes = g_bytes_new_static (text, strlen (text));
      g_autoptr (CsSnapshot) snapshot = cs_snapshot_new (bytes);
      g_autoptr (CsTextEdit) edit = NULL;
      g_autoptr (GError)     error = NULL;

      log_text ("before", text, strlen (text));
      check_tree (snapshot, 0, tree);
      edit = random_edit (rand, g_rand_int_range (rand, 0, N_OPS), snapshot, tree, FALSE, &error);
      g_assert_no_error (error);
      if (edit != NULL)
        {
          check_edit (text, edit, tree, NULL);
          n_done++;
        }
      tree_free (tree);
    }
}

/* In a document of one style all through, an edit leaves a document of that style: the same bytes
 * as if the new tree had been written in it. The document holds enough to show its style, and new
 * values come over several lines, so that they are written anew. */
static void
test_exact (gconstpointer data)
{
  const Style      *style = data;
  guint             n_edits = (g_getenv ("CS_TEST_LONG") != NULL ? 10000 : 550) / G_N_ELEMENTS (styles) + 1;
  g_autoptr (GRand) rand = g_rand_new_with_seed (4711 + (style - styles));
  guint             n_done = 0;

  while (n_done < n_edits)
    {
      Tree                  *root = tree_new (TRUE);
      Tree                  *probe = tree_new (TRUE);
      g_autofree char       *text = NULL;
      g_autofree char       *expected = NULL;
      g_autoptr (GBytes)     bytes = NULL;
      g_autoptr (CsSnapshot) snapshot = NULL;
      g_autoptr (CsTextEdit) edit = NULL;
      g_autoptr (GError)     error = NULL;
      Tree                  *tree = random_tree (rand, 4);

      tree->name = g_strdup ("tree");
      probe->name = g_strdup ("probe");
      g_ptr_array_add (root->children, tree);
      g_ptr_array_add (root->children, probe);
      for (guint i = 0; i < 2; i++)
        {
          Tree *leaf = g_new0 (Tree, 1);

          leaf->name = g_strdup (i == 0 ? "one" : "two");
          leaf->scalar = g_strdup ("1");
          g_ptr_array_add (probe->children, leaf);
        }

      text = tree_to_text (root, style, rand);
      bytes = g_bytes_new_static (text, strlen (text));
      snapshot = cs_snapshot_new (bytes);
      log_text ("before", text, strlen (text));
      edit = random_edit (rand, g_rand_int_range (rand, 0, N_OPS), snapshot, root, TRUE, &error);
      g_assert_no_error (error);
      if (edit != NULL)
        {
          expected = tree_to_text (root, style, rand);
          check_edit (text, edit, root, expected);
          n_done++;
        }
      tree_free (root);
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (styles); i++)
    {
      g_autofree char *path = g_strconcat ("/json/text-edit/random/", styles[i].name, NULL);
      g_autofree char *exact = g_strconcat ("/json/text-edit/exact/", styles[i].name, NULL);

      g_test_add_data_func (path, &styles[i], test_style);
      if (!styles[i].mixed)
        g_test_add_data_func (exact, &styles[i], test_exact);
    }

  return g_test_run ();
}
