/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cs-workspace"

#include "cs-completion.h"

#include <string.h>

#include "cs-completion-place-private.h"
#include "cs-text-edit.h"

/* How deep the required members of a new object are written out. */
#define MAX_SKELETON_DEPTH 3

typedef struct
{
  const CsGrammar    *grammar;
  CsSnapshot         *snapshot;
  const char         *text;
  gsize               length;
  const char *const  *files;
  CsPlace             place;
  char               *break_;      /* line end and indentation of the caret's container's members */
  char               *unit;        /* one step of indentation; NULL in a text on one line */
  GPtrArray          *proposals;
} Maker;

static void
cs_proposal_free (gpointer data)
{
  CsProposal *proposal = data;

  g_free (proposal->label);
  g_free (proposal->text);
  g_free (proposal);
}

static gboolean
is_known (const Maker    *maker,
          const CsMember *member)
{
  return !(member->flags & CS_MEMBER_TEMPLATE) &&
         (maker->grammar->version == CS_VERSION_NONE ||
          cs_member_exists_in (member, maker->grammar->version));
}

static gboolean
is_required (const Maker    *maker,
             const CsMember *member)
{
  return cs_member_required_in (member, maker->grammar->version);
}

/* A new value. The first byte that the user goes on to type is at @caret, a range to type over
 * from there to @caret_end, in bytes of @out. */
typedef struct
{
  GString *out;
  gsize    caret;
  gsize    caret_end;
  gboolean has_caret;
} Writer;

static void
put_caret (Writer *writer,
           gsize   start,
           gsize   end)
{
  if (writer->has_caret)
    return;

  writer->has_caret = TRUE;
  writer->caret = start;
  writer->caret_end = end;
}

static void
write_string (Writer     *writer,
              const char *value)
{
  g_autofree char *quoted = cs_json_quote (value);

  g_string_append (writer->out, quoted);
  put_caret (writer, writer->out->len - strlen (quoted) + 1, writer->out->len - 1);
}

static void write_value (const Maker    *maker,
                         Writer         *writer,
                         CsSpot          spot,
                         guint           depth);

static void
write_break (const Maker *maker,
             Writer      *writer,
             guint        depth)
{
  if (maker->unit == NULL)
    return;

  g_string_append (writer->out, maker->break_);
  for (guint i = 0; i < depth; i++)
    g_string_append (writer->out, maker->unit);
}

static void
write_object (const Maker *maker,
              Writer      *writer,
              CsSpot       spot,
              guint        depth)
{
  guint n_written = 0;

  g_string_append_c (writer->out, '{');

  for (const CsMember *member = spot.shape != NULL && depth < MAX_SKELETON_DEPTH
                                ? spot.shape->members : NULL;
       member != NULL && member->name != NULL; member++)
    {
      g_autofree char *name = NULL;

      if (!is_known (maker, member) || !is_required (maker, member))
        continue;

      if (n_written++ > 0)
        g_string_append (writer->out, maker->unit != NULL ? "," : ", ");
      write_break (maker, writer, depth + 1);
      name = cs_json_quote (member->name);
      g_string_append_printf (writer->out, "%s: ", name);
      write_value (maker, writer, cs_grammar_member (maker->grammar, spot, member->name), depth + 1);
    }

  if (n_written > 0)
    write_break (maker, writer, depth);
  else
    put_caret (writer, writer->out->len, writer->out->len);
  g_string_append_c (writer->out, '}');
}

static void
write_array (const Maker *maker,
             Writer      *writer,
             CsSpot       spot,
             guint        depth)
{
  CsSpot item = cs_grammar_item (maker->grammar, spot);

  g_string_append_c (writer->out, '[');

  /* An object is what one wants to fill in; of other items the list may well stay empty. */
  if (item.shape != NULL && depth < MAX_SKELETON_DEPTH)
    {
      write_break (maker, writer, depth + 1);
      write_object (maker, writer, item, depth + 1);
      write_break (maker, writer, depth);
    }
  else
    {
      put_caret (writer, writer->out->len, writer->out->len);
    }

  g_string_append_c (writer->out, ']');
}

static void
write_literal (Writer     *writer,
               const char *literal)
{
  g_string_append (writer->out, literal);
  put_caret (writer, writer->out->len - strlen (literal), writer->out->len);
}

static void
write_text (const Maker    *maker,
            Writer         *writer,
            const CsMember *member)
{
  g_autofree char *value = NULL;

  if (member->flags & CS_MEMBER_VERSION)
    value = cs_version_to_string (maker->grammar->version);
  else if (member->choices != NULL && member->choices[0] != NULL && member->choices[1] == NULL)
    value = g_strdup (member->choices[0]);
  else if (member->type == CS_TYPE_GUID)
    value = g_uuid_string_random ();
  else if (member->type == CS_TYPE_COLOR)
    value = g_strdup ("#FFFFFF");
  else if (member->type == CS_TYPE_VERSION)
    value = g_strdup ("1.0.0");
  else if (member->type == CS_TYPE_URL && !(member->flags & CS_MEMBER_URI))
    value = g_strdup ("https://");
  else
    value = g_strdup ("");

  write_string (writer, value);
}

static void
write_value (const Maker *maker,
             Writer      *writer,
             CsSpot       spot,
             guint        depth)
{
  const CsMember *member = spot.member;

  if (member == NULL)
    {
      if (spot.shape != NULL)
        write_object (maker, writer, spot, depth);
      return;
    }

  if (member->default_value != NULL)
    {
      if (*member->default_value == '"')
        {
          g_string_append (writer->out, member->default_value);
          put_caret (writer, writer->out->len - strlen (member->default_value) + 1,
                     writer->out->len - 1);
        }
      else
        {
          write_literal (writer, member->default_value);
        }
      return;
    }

  switch (member->type)
    {
    case CS_TYPE_OBJECT:
      write_object (maker, writer, spot, depth);
      break;

    case CS_TYPE_ARRAY:
      write_array (maker, writer, spot, depth);
      break;

    case CS_TYPE_BOOLEAN:
      write_literal (writer, "false");
      break;

    case CS_TYPE_INTEGER:
    case CS_TYPE_NUMBER:
      {
        g_autofree char *number = g_strdup_printf ("%.0f", member->minimum > 0 ? member->minimum : 0.0);

        write_literal (writer, number);
      }
      break;

    case CS_TYPE_ANY:
    case CS_TYPE_STRING:
    case CS_TYPE_TEXT:
    case CS_TYPE_CHOICE:
    case CS_TYPE_URL:
    case CS_TYPE_GUID:
    case CS_TYPE_COLOR:
    case CS_TYPE_VERSION:
    case CS_TYPE_FILE:
    case CS_TYPE_DOMAIN:
    case CS_TYPE_LANGUAGE:
    default:
      write_text (maker, writer, member);
      break;
    }
}

/* What stands before a member or value: a comma where the one before it lacks its own. That comma
 * belongs right after that value, so the span reaches back to there. */
static void
write_before (const Maker *maker,
              Writer      *writer)
{
  if (maker->place.after == 0)
    return;

  g_string_append_c (writer->out, ',');
  g_string_append_len (writer->out, maker->text + maker->place.after,
                       maker->place.token.start - maker->place.after);
}

static void
add_proposal (Maker          *maker,
              const char     *label,
              const CsMember *member,
              Writer         *writer,
              gboolean        is_value)
{
  CsProposal *proposal = g_new0 (CsProposal, 1);

  put_caret (writer, writer->out->len, writer->out->len);
  if (maker->place.needs_comma && !(maker->place.has_colon && !is_value))
    g_string_append_c (writer->out, ',');

  proposal->label = g_strdup (label);
  proposal->member = member;
  proposal->select.start = writer->caret;
  proposal->select.length = writer->caret_end - writer->caret;
  proposal->text = g_string_free (writer->out, FALSE);
  proposal->required = !is_value && is_required (maker, member);
  proposal->is_value = is_value;
  g_ptr_array_add (maker->proposals, proposal);
}

static void
propose_member (Maker          *maker,
                const CsMember *member)
{
  Writer writer = { g_string_new (NULL) };
  g_autofree char *name = cs_json_quote (member->name);

  write_before (maker, &writer);
  g_string_append (writer.out, name);
  if (!maker->place.has_colon)
    {
      g_string_append (writer.out, ": ");
      write_value (maker, &writer,
                   cs_grammar_member (maker->grammar, maker->place.spot, member->name), 0);
    }

  add_proposal (maker, member->name, member, &writer, FALSE);
}

static guint
find_container (Maker *maker)
{
  guint node = cs_snapshot_find_at (maker->snapshot, maker->place.container);

  while (node != CS_NODE_NONE &&
         cs_snapshot_get_value_span (maker->snapshot, node).start != maker->place.container)
    node = cs_snapshot_get_parent (maker->snapshot, node);

  return node;
}

/* The name under the caret is the one that is being typed, and does not count. */
static gboolean
has_member (Maker      *maker,
            guint       container,
            const char *name)
{
  CsSpan token = maker->place.token;

  if (container == CS_NODE_NONE)
    return FALSE;

  for (guint child = cs_snapshot_get_first_child (maker->snapshot, container);
       child != CS_NODE_NONE; child = cs_snapshot_get_next (maker->snapshot, child))
    {
      CsSpan key = cs_snapshot_get_key_span (maker->snapshot, child);

      if (key.start >= token.start && key.start < token.start + MAX (token.length, 1) &&
          token.length > 0)
        continue;
      if (g_strcmp0 (cs_snapshot_get_key (maker->snapshot, child), name) == 0)
        return TRUE;
    }

  return FALSE;
}

static void
propose_members (Maker *maker)
{
  guint container = find_container (maker);

  /* Required ones first, rare ones last, else in the tables' order. */
  for (guint pass = 0; pass < 3; pass++)
    for (const CsMember *member = maker->place.spot.shape->members; member->name != NULL; member++)
      {
        guint rank = is_required (maker, member) ? 0 : member->flags & CS_MEMBER_RARE ? 2 : 1;

        if (rank == pass && is_known (maker, member) &&
            cs_shape_find_member (maker->place.spot.shape, member->name,
                                  maker->grammar->version) == member &&
            !has_member (maker, container, member->name))
          propose_member (maker, member);
      }
}

static void
propose_value (Maker          *maker,
               const CsMember *member,
               const char     *label,
               const char     *value)
{
  Writer writer = { g_string_new (NULL) };

  write_before (maker, &writer);
  g_string_append (writer.out, value);
  add_proposal (maker, label, member, &writer, TRUE);
}

static void
propose_string (Maker          *maker,
                const CsMember *member,
                const char     *string)
{
  g_autofree char *value = cs_json_quote (string);

  propose_value (maker, member, string, value);
}

static gboolean
has_item (Maker      *maker,
          guint       container,
          const char *string)
{
  for (guint item = container != CS_NODE_NONE
                    ? cs_snapshot_get_first_child (maker->snapshot, container) : CS_NODE_NONE;
       item != CS_NODE_NONE; item = cs_snapshot_get_next (maker->snapshot, item))
    {
      CsSpan span = cs_snapshot_get_value_span (maker->snapshot, item);

      if (span.start != maker->place.token.start &&
          g_strcmp0 (cs_snapshot_get_string (maker->snapshot, item), string) == 0)
        return TRUE;
    }

  return FALSE;
}

/* The choices of one of the forms that the value of @member may have. */
static void
propose_choices (Maker          *maker,
                 const CsMember *member,
                 const CsMember *form)
{
  guint container = maker->place.is_array ? find_container (maker) : CS_NODE_NONE;

  for (guint i = 0; form->choices[i] != NULL; i++)
    {
      const CsChoiceNote *note = cs_member_get_choice_note (form, form->choices[i]);

      if (note != NULL && maker->grammar->version != CS_VERSION_NONE &&
          note->since > maker->grammar->version)
        continue;
      if (!has_item (maker, container, form->choices[i]))
        propose_string (maker, member, form->choices[i]);
    }
}

static void
propose_skeleton (Maker          *maker,
                  const CsMember *member,
                  gboolean        is_array)
{
  Writer writer = { g_string_new (NULL) };

  write_before (maker, &writer);
  if (is_array)
    write_array (maker, &writer, maker->place.spot, 0);
  else
    write_object (maker, &writer, maker->place.spot, 0);
  add_proposal (maker, is_array ? "[…]" : "{…}", member, &writer, TRUE);
}

static void
propose_boolean (Maker          *maker,
                 const CsMember *member)
{
  gboolean is_true = g_strcmp0 (member->default_value, "true") == 0;

  propose_value (maker, member, is_true ? "true" : "false", is_true ? "true" : "false");
  propose_value (maker, member, is_true ? "false" : "true", is_true ? "false" : "true");
}

static void
propose_default (Maker          *maker,
                 const CsMember *member)
{
  Writer writer = { g_string_new (NULL) };
  g_autofree char *label = NULL;
  gsize length;

  write_value (maker, &writer, maker->place.spot, 0);
  length = writer.out->len;
  /* An empty string is no proposal, it is two keys. */
  if (length <= 2 || g_str_equal (writer.out->str, "\"https://\""))
    {
      g_string_free (writer.out, TRUE);
      return;
    }

  label = *writer.out->str == '"' ? g_strndup (writer.out->str + 1, length - 2)
                                  : g_strdup (writer.out->str);
  propose_value (maker, member, label, writer.out->str);
  g_string_free (writer.out, TRUE);
}

static void
propose_files (Maker          *maker,
               const CsMember *member)
{
  for (guint i = 0; maker->files != NULL && maker->files[i] != NULL; i++)
    propose_string (maker, member, maker->files[i]);
}

static void
propose_values (Maker *maker)
{
  const CsMember *member = maker->place.spot.member;

  if (member == NULL)
    {
      if (maker->place.spot.shape != NULL)
        propose_skeleton (maker, NULL, FALSE);
      return;
    }

  if (member->type == CS_TYPE_ARRAY)
    propose_skeleton (maker, member, TRUE);
  else if (member->type == CS_TYPE_OBJECT)
    propose_skeleton (maker, member, FALSE);
  else if (member->choices != NULL)
    propose_choices (maker, member, member);
  else if (member->type == CS_TYPE_BOOLEAN)
    propose_boolean (maker, member);
  else if (member->type == CS_TYPE_FILE)
    propose_files (maker, member);
  else if (member->type != CS_TYPE_ANY)
    propose_default (maker, member);

  /* What else it may be, such as "drop" in the place of an element. */
  for (const CsMember *form = member->type != CS_TYPE_ARRAY ? member->other : NULL; form != NULL;
       form = form->other)
    if (form->choices != NULL)
      propose_choices (maker, member, form);

  if (member->flags & (CS_MEMBER_NULLABLE | CS_MEMBER_NULL_CHOICE))
    propose_value (maker, member, "null", "null");
}

/* How the text around the caret is laid out, so that what is new looks as if it had been there. */
static void
learn_layout (Maker *maker)
{
  CsSpan token = maker->place.token;
  gsize line = token.start;
  gsize indent;
  const char *line_end = memchr (maker->text, '\n', maker->length);
  const char *newline = line_end != NULL && line_end > maker->text && line_end[-1] == '\r' ? "\r\n" : "\n";
  gsize container = maker->place.container;
  gsize before;

  while (line > 0 && maker->text[line - 1] != '\n' && maker->text[line - 1] != '\r')
    line--;
  indent = line;
  while (indent < token.start && (maker->text[indent] == ' ' || maker->text[indent] == '\t'))
    indent++;

  maker->break_ = g_strdup_printf ("%s%.*s", newline, (int) (indent - line), maker->text + line);

  /* On one line with its container: what is new stands on that line, too. */
  if (line <= container && maker->length > 0 && container > 0)
    return;
  if (line <= container && line_end == NULL)
    return;

  before = container;
  while (before > 0 && maker->text[before - 1] != '\n' && maker->text[before - 1] != '\r')
    before--;
  container = before;
  while (maker->text[container] == ' ' || maker->text[container] == '\t')
    container++;

  if (indent - line > container - before)
    maker->unit = g_strndup (maker->text + line + (container - before),
                             (indent - line) - (container - before));
  else
    maker->unit = g_strdup ("  ");
}

static char *
dup_word (const Maker *maker,
          gsize        offset)
{
  CsSpan token = maker->place.token;
  gsize start = token.start;

  if (token.length > 0 && maker->text[start] == '"')
    start++;

  return g_strndup (maker->text + start, offset > start ? offset - start : 0);
}

CsCompletion *
cs_completion_new (const CsGrammar   *grammar,
                   CsSnapshot        *snapshot,
                   gsize              offset,
                   const char *const *files)
{
  Maker maker = { grammar, snapshot };
  CsCompletion *self = g_new0 (CsCompletion, 1);

  g_return_val_if_fail (grammar != NULL, NULL);
  g_return_val_if_fail (snapshot != NULL, NULL);

  maker.text = g_bytes_get_data (cs_snapshot_get_bytes (snapshot), &maker.length);
  if (maker.text == NULL)
    maker.text = "";
  offset = MIN (offset, maker.length);
  maker.files = files;
  maker.proposals = g_ptr_array_new_with_free_func (cs_proposal_free);
  self->span.start = offset;

  if (grammar->shape != NULL)
    {
      maker.place = cs_place_find (grammar, maker.text, maker.length, offset);
      learn_layout (&maker);
      self->span = maker.place.token;
      self->word = dup_word (&maker, offset);

      if (maker.place.kind == CS_PLACE_NAME && maker.place.spot.shape != NULL)
        propose_members (&maker);
      else if (maker.place.kind == CS_PLACE_VALUE)
        propose_values (&maker);

      if (maker.place.after > 0)
        {
          self->span.length += self->span.start - maker.place.after;
          self->span.start = maker.place.after;
        }
    }

  if (self->word == NULL)
    self->word = g_strdup ("");
  self->proposals = maker.proposals;
  g_free (maker.break_);
  g_free (maker.unit);

  return self;
}

void
cs_completion_free (CsCompletion *self)
{
  g_free (self->word);
  g_ptr_array_unref (self->proposals);
  g_free (self);
}

const CsProposal *
cs_completion_find (const CsCompletion *self,
                    const char         *label)
{
  g_return_val_if_fail (self != NULL, NULL);

  for (guint i = 0; i < self->proposals->len; i++)
    {
      const CsProposal *proposal = g_ptr_array_index (self->proposals, i);

      if (g_strcmp0 (proposal->label, label) == 0)
        return proposal;
    }

  return NULL;
}
