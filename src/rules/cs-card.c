/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cs-rules"

#include "cs-card-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "cs-card-guess.h"
#include "cs-json-pointer.h"
#include "cs-placeholder.h"

/* Nobody reads more of one card, and a text of a million faults must not cost as many sentences. */
#define MAX_FINDINGS 1000u


static void
card_free (gpointer data)
{
  CsCard *card = data;

  g_array_unref (card->parts);
  g_clear_object (&card->surplus);
  g_free (card);
}

gboolean
cs_card_text_is_template (const char *text)
{
  CsPlaceholder placeholder;

  return strstr (text, "${") != NULL ||
         (strstr (text, "{{") != NULL && cs_placeholder_find_next (text, 0, &placeholder) &&
          placeholder.spelling == CS_PLACEHOLDER_TOOLKIT);
}

gboolean
cs_card_is_template (CsCard *self,
                     guint   node)
{
  const char *text = cs_snapshot_get_string (self->snapshot, node);

  return text != NULL && cs_card_text_is_template (text);
}

/* Members that a template's engine reads and takes away: "$data", "$when". */
static gboolean
is_template_member (const char *key)
{
  return g_str_equal (key, "$data") || g_str_equal (key, "$when");
}

static const CsMember *
find_row (CsCard        *self,
          const CsShape *shape,
          const char    *key)
{
  const CsMember *row = cs_shape_find_member (shape, key, CS_VERSION_NONE);

  if (row != NULL || self->language != CS_CARD_MESSAGE)
    return row;

  for (row = shape->members; row->name != NULL; row++)
    {
      if (g_ascii_strcasecmp (row->name, key) == 0)
        return row;
    }

  return NULL;
}

static CsCardPlace
places_in (const CsCardPart *part,
           const CsMember   *row)
{
  CsCardPlace places = part->places;

  /* Of an object that nobody understands the fallback is what is shown. */
  if (g_strcmp0 (row->name, "fallback") == 0 && part->shape != NULL &&
      part->parent != CS_CARD_NO_PART)
    places |= CS_CARD_IN_FALLBACK;
  if (cs_card_part_is (part, "Action.ShowCard"))
    places |= CS_CARD_IN_SHOW_CARD;
  if (cs_card_part_is (part, "Carousel"))
    places |= CS_CARD_IN_CAROUSEL;

  return places;
}

static void
add_part (CsCard          *self,
          guint            parent,
          const CsMember  *row,
          const CsFamily  *family,
          const CsShape   *shape,
          guint            node)
{
  CsCardPart part = { node, parent, row, family, NULL, shape, 0 };

  if (cs_snapshot_get_kind (self->snapshot, node) != CS_JSON_OBJECT)
    return;

  if (family != NULL)
    {
      const guint  type = cs_card_get_member (self, node, family->discriminator);
      const char  *text = cs_snapshot_get_string (self->snapshot, type);

      /* What is no text says as little as nothing. */
      if (text == NULL || *text == '\0')
        text = family->implied;
      part.kind = text != NULL ? cs_family_find (family, text) : NULL;
      part.shape = part.kind != NULL ? part.kind->shape : NULL;
    }
  if (parent != CS_CARD_NO_PART)
    part.places = places_in (cs_card_get_part (self, parent), row);

  g_array_append_val (self->parts, part);
}

/* The form of the row that an object, or a list's objects, can have. */
static void
add_objects (CsCard         *self,
             guint           parent,
             const CsMember *row,
             const CsMember *form,
             guint           node)
{
  const CsJsonKind kind = cs_snapshot_get_kind (self->snapshot, node);

  if (form->shape == NULL && form->family == NULL)
    {
      if (form->other != NULL)
        add_objects (self, parent, row, form->other, node);
      return;
    }

  if (kind == CS_JSON_OBJECT && form->type != CS_TYPE_ARRAY)
    add_part (self, parent, row, form->family, form->shape, node);
  else if (kind == CS_JSON_ARRAY && form->type == CS_TYPE_ARRAY)
    {
      for (guint child = cs_snapshot_get_first_child (self->snapshot, node);
           child != CS_NODE_NONE; child = cs_snapshot_get_next (self->snapshot, child))
        add_part (self, parent, row, form->family, form->shape, child);
    }
  else if (form->other != NULL)
    add_objects (self, parent, row, form->other, node);
}

static void
add_children (CsCard *self,
              guint   index)
{
  const CsCardPart part = *cs_card_get_part (self, index);

  for (guint node = cs_snapshot_get_first_child (self->snapshot, part.node); node != CS_NODE_NONE;
       node = cs_snapshot_get_next (self->snapshot, node))
    {
      const char     *key = cs_snapshot_get_key (self->snapshot, node);
      const CsMember *row = key != NULL && part.shape != NULL ? find_row (self, part.shape, key)
                                                              : NULL;

      if (self->first_template == CS_NODE_NONE &&
          ((key != NULL && is_template_member (key)) || cs_card_is_template (self, node)))
        self->first_template = node;

      if (row != NULL)
        add_objects (self, index, row, row, node);
      else if (part.shape == NULL && part.family != NULL && g_strcmp0 (key, "fallback") == 0)
        {
          const CsMember fallback = { .name = "fallback" };
          guint          before = self->parts->len;

          add_part (self, index, &fallback, part.family, NULL, node);
          if (self->parts->len > before)
            g_array_index (self->parts, CsCardPart, before).row = part.row;
        }
    }
}

static void
read_version (CsCard *self)
{
  const char *text = cs_card_get_string (self, self->root, "version");
  guint64     major;
  guint64     minor = 0;
  char       *end;

  if (self->language != CS_CARD_ADAPTIVE || text == NULL || !g_ascii_isdigit (*text))
    return;

  major = g_ascii_strtoull (text, &end, 10);
  if (*end == '.' && g_ascii_isdigit (end[1]))
    minor = g_ascii_strtoull (end + 1, &end, 10);
  if (major <= 254 && minor <= 255)
    self->version = CS_VERSION (major, minor);
}

static CsCard *
card_new (CsCheck    *check,
          const char *file,
          CsSnapshot *snapshot,
          guint       root,
          guint       envelope)
{
  CsCard *self = g_new0 (CsCard, 1);

  self->check = check;
  self->file = file;
  self->snapshot = snapshot;
  self->root = root;
  self->envelope = envelope;
  self->language = cs_card_guess_language (snapshot, root);
  self->target = cs_card_target_of (check->subject, file, self->language, &self->chosen);
  self->first_template = CS_NODE_NONE;
  self->parts = g_array_new (FALSE, FALSE, sizeof (CsCardPart));
  read_version (self);

  if (self->language != CS_CARD_UNKNOWN)
    add_part (self, CS_CARD_NO_PART, NULL, NULL, cs_card_language_get_shape (self->language),
              root);
  for (guint i = 0; i < self->parts->len; i++)
    add_children (self, i);

  return self;
}

/* A card's own file, or what the folder of cards holds beside the sample data of templates. */
gboolean
cs_check_is_card (CsCheck    *self,
                  const char *file)
{
  const CsSubjectKind kind = cs_subject_get_kind (self->subject);
  CsSnapshot         *snapshot;
  guint               envelope;

  if (kind == CS_SUBJECT_CARD)
    return g_str_equal (file, self->path);
  if (kind != CS_SUBJECT_FOLDER || !g_str_has_suffix (file, ".json") ||
      g_str_has_suffix (file, CS_CARD_DATA_SUFFIX) || g_str_equal (file, self->path))
    return FALSE;
  if (cs_card_path_is_card (file))
    return TRUE;

  snapshot = cs_subject_get_snapshot (self->subject, file);
  if (cs_snapshot_get_n_nodes (snapshot) == 0)
    return FALSE;
  if (g_strcmp0 (cs_snapshot_get_string (snapshot, cs_snapshot_get_member (snapshot, 0, "@type")),
                 "MessageCard") == 0 ||
      g_strcmp0 (cs_snapshot_get_string (snapshot, cs_snapshot_get_member (snapshot, 0, "type")),
                 "AdaptiveCard") == 0 ||
      cs_snapshot_get_member (snapshot, 0, "potentialAction") != CS_NODE_NONE)
    return TRUE;

  g_array_unref (cs_card_find_roots (snapshot, &envelope));
  return envelope != CS_NODE_NONE;
}

static void
add_cards_of_file (CsCheck    *self,
                   const char *file)
{
  CsSnapshot        *snapshot = cs_subject_get_snapshot (self->subject, file);
  g_autoptr (GArray) roots = NULL;
  guint              envelope;

  if (snapshot == NULL || cs_snapshot_get_n_nodes (snapshot) == 0 ||
      cs_snapshot_get_kind (snapshot, 0) == CS_JSON_MISSING)
    return;

  roots = cs_card_find_roots (snapshot, &envelope);
  for (guint i = 0; i < roots->len; i++)
    g_ptr_array_add (self->cards, card_new (self, file, snapshot,
                                            g_array_index (roots, guint, i), envelope));
}

GPtrArray *
cs_check_get_cards (CsCheck *self)
{
  const guint n_files = cs_subject_get_n_files (self->subject);

  if (self->cards != NULL)
    return self->cards;

  self->cards = g_ptr_array_new_with_free_func (card_free);
  for (guint i = 0; i < n_files; i++)
    {
      const char *file = cs_subject_get_file_path (self->subject, i);

      if (cs_check_is_card (self, file))
        add_cards_of_file (self, file);
    }

  return self->cards;
}

const CsCardPart *
cs_card_get_part (CsCard *self,
                  guint   index)
{
  return &g_array_index (self->parts, CsCardPart, index);
}

const CsCardPart *
cs_card_get_parent (CsCard           *self,
                    const CsCardPart *part)
{
  return part->parent != CS_CARD_NO_PART ? cs_card_get_part (self, part->parent) : NULL;
}

gboolean
cs_card_part_is (const CsCardPart *part,
                 const char       *type)
{
  return part->kind != NULL && g_str_equal (part->kind->type, type);
}

gboolean
cs_card_part_is_input (const CsCardPart *part)
{
  return part->family == &cs_message_inputs ||
         (part->kind != NULL && g_str_has_prefix (part->kind->type, "Input."));
}

gboolean
cs_card_part_is_action (const CsCardPart *part)
{
  return part->family == &cs_message_actions || cs_card_part_stands_in (part, "actions") ||
         (part->kind != NULL && g_str_has_prefix (part->kind->type, "Action."));
}

gboolean
cs_card_part_stands_in (const CsCardPart *part,
                        const char       *member)
{
  return part->row != NULL && g_strcmp0 (part->row->name, member) == 0;
}

guint
cs_card_get_member (CsCard     *self,
                    guint       object,
                    const char *name)
{
  guint found = cs_snapshot_get_member (self->snapshot, object, name);

  if (found != CS_NODE_NONE || self->language != CS_CARD_MESSAGE)
    return found;

  for (guint node = cs_snapshot_get_first_child (self->snapshot, object); node != CS_NODE_NONE;
       node = cs_snapshot_get_next (self->snapshot, node))
    {
      const char *key = cs_snapshot_get_key (self->snapshot, node);

      if (key != NULL && g_ascii_strcasecmp (key, name) == 0)
        found = node;
    }

  return found;
}

const char *
cs_card_get_string (CsCard     *self,
                    guint       object,
                    const char *name)
{
  const guint  node = cs_card_get_member (self, object, name);
  const char  *text = cs_snapshot_get_string (self->snapshot, node);

  return text != NULL && !cs_card_text_is_template (text) ? text : NULL;
}

gboolean
cs_card_get_boolean (CsCard     *self,
                     guint       object,
                     const char *name)
{
  const guint  node = cs_card_get_member (self, object, name);
  const char  *text = cs_snapshot_get_string (self->snapshot, node);

  if (node == CS_NODE_NONE)
    return FALSE;

  return cs_snapshot_get_kind (self->snapshot, node) == CS_JSON_TRUE ||
         (text != NULL && g_ascii_strcasecmp (text, "true") == 0);
}

gboolean
cs_card_has (CsCard     *self,
             guint       object,
             const char *name)
{
  return cs_card_get_member (self, object, name) != CS_NODE_NONE;
}

guint
cs_card_get_n_items (CsCard     *self,
                     guint       object,
                     const char *name)
{
  const guint node = cs_card_get_member (self, object, name);

  return node != CS_NODE_NONE && cs_snapshot_get_kind (self->snapshot, node) == CS_JSON_ARRAY
           ? cs_snapshot_get_n_children (self->snapshot, node) : 0;
}

/* Where there are too many, one that nobody gets to see. */
static CsFinding *
get_surplus (CsCard *self)
{
  if (self->surplus == NULL)
    self->surplus = cs_finding_new ("card-required", CS_SEVERITY_NOTE, self->file, "");

  return self->surplus;
}

CsFinding *
cs_card_report (CsCard     *self,
                const char *id,
                guint       node,
                const char *format,
                ...)
{
  g_autofree char *pointer = NULL;
  g_autofree char *message = NULL;
  va_list          arguments;

  if (self->n_findings++ >= MAX_FINDINGS)
    return get_surplus (self);

  pointer = cs_snapshot_dup_pointer (self->snapshot, node);
  va_start (arguments, format);
  message = g_strdup_vprintf (format, arguments);
  va_end (arguments);

  return cs_check_report_text (self->check, id, self->file, pointer, message);
}

CsFinding *
cs_card_report_missing (CsCard     *self,
                        const char *id,
                        guint       object,
                        const char *member,
                        const char *format,
                        ...)
{
  g_autofree char *parent = NULL;
  g_autofree char *pointer = NULL;
  g_autofree char *message = NULL;
  va_list          arguments;

  if (self->n_findings++ >= MAX_FINDINGS)
    return get_surplus (self);

  parent = cs_snapshot_dup_pointer (self->snapshot, object);
  pointer = cs_json_pointer_join (parent, member);
  va_start (arguments, format);
  message = g_strdup_vprintf (format, arguments);
  va_end (arguments);

  return cs_check_report_text (self->check, id, self->file, pointer, message);
}

void
cs_card_judge_target (CsCard    *self,
                      CsFinding *finding)
{
  cs_finding_set_severity (finding, self->chosen ? CS_SEVERITY_ERROR : CS_SEVERITY_WARNING);
}

void
cs_card_judge_place (const CsCardPart *part,
                     CsFinding        *finding)
{
  if (part->places & CS_CARD_IN_FALLBACK &&
      cs_finding_get_severity (finding) == CS_SEVERITY_ERROR)
    cs_finding_set_severity (finding, CS_SEVERITY_WARNING);
}

void
cs_card_cure_member (CsCard     *self,
                     CsFinding  *finding,
                     const char *label,
                     guint       object,
                     const char *member,
                     const char *json)
{
  g_autofree char *parent = cs_snapshot_dup_pointer (self->snapshot, object);
  g_autofree char *pointer = cs_json_pointer_join (parent, member);

  cs_finding_set_cure (finding, label, CS_CURE_SET, pointer, json);
}

void
cs_card_cure_version (CsCard    *self,
                      CsFinding *finding,
                      CsVersion  version)
{
  g_autofree char *text = cs_version_to_string (version);
  g_autofree char *json = cs_json_quote (text);
  g_autofree char *label = g_strdup_printf (_("Raise the version to %s"), text);

  if (version <= CS_ADAPTIVE_VERSION_TEAMS)
    cs_card_cure_member (self, finding, label, self->root, "version", json);
}
