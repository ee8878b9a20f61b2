/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cs-card"

#include "cs-conversion.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "cs-card-size.h"
#include "cs-convert-private.h"
#include "cs-json-pointer.h"
#include "cs-json-writer.h"

/* Whoever reads a member says so, by cs_convert_take(); what becomes of it otherwise is written
 * down by cs_convert_lose(). What was neither read nor written down in the end was not known, and
 * is reported as that: so nothing goes without a word. */

struct _CsConversion
{
  CsSnapshot *source;
  GBytes     *text;
  GPtrArray  *losses;
  guint8     *kept;
  char      **places;     /* by node, NULL where nothing was made of it */
  guint       n_nodes;
};

G_DEFINE_QUARK (cs-conversion-error-quark, cs_conversion_error)

gboolean
cs_http_post_parse (const char *text,
                    CsHttpPost *choice)
{
  static const char *const names[] = { "drop", "open", "submit", "http" };

  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    if (g_str_equal (text, names[i]))
      {
        *choice = (CsHttpPost) i;
        return TRUE;
      }
  return FALSE;
}

const char *
cs_loss_kind_get_name (CsLossKind kind)
{
  static const char *const names[] = { "changed", "approximated", "dropped" };

  return names[kind];
}

static void
free_loss (gpointer data)
{
  CsLoss *loss = data;

  g_free (loss->pointer);
  g_free (loss->message);
  g_free (loss);
}

void
cs_convert_keep (CsConvert *self,
                 guint      node)
{
  if (node != CS_NODE_NONE)
    self->kept[node] = TRUE;
}

guint
cs_convert_take (CsConvert  *self,
                 guint       object,
                 const char *name)
{
  guint found = cs_snapshot_get_member (self->snapshot, object, name);

  if (object == CS_NODE_NONE ||
      cs_snapshot_get_kind (self->snapshot, object) != CS_JSON_OBJECT)
    return CS_NODE_NONE;

  if (found == CS_NODE_NONE)
    for (guint node = cs_snapshot_get_first_child (self->snapshot, object); node != CS_NODE_NONE;
         node = cs_snapshot_get_next (self->snapshot, node))
      if (g_ascii_strcasecmp (cs_snapshot_get_key (self->snapshot, node), name) == 0)
        found = node;
  cs_convert_keep (self, found);
  return found;
}

const char *
cs_convert_read_string (CsConvert *self,
                        guint      node)
{
  CsJsonKind  kind = node != CS_NODE_NONE ? cs_snapshot_get_kind (self->snapshot, node)
                                          : CS_JSON_NULL;
  const char *text = NULL;

  if (kind == CS_JSON_STRING)
    {
      text = cs_snapshot_get_string (self->snapshot, node);
    }
  else if (kind == CS_JSON_NUMBER || kind == CS_JSON_TRUE || kind == CS_JSON_FALSE)
    {
      CsSpan      span = cs_snapshot_get_value_span (self->snapshot, node);
      const char *bytes = g_bytes_get_data (cs_snapshot_get_bytes (self->snapshot), NULL);
      char       *literal = g_strndup (bytes + span.start, span.length);

      g_ptr_array_add (self->strings, literal);
      text = literal;
    }
  else if (kind == CS_JSON_OBJECT || kind == CS_JSON_ARRAY)
    {
      self->kept[node] = FALSE;
    }

  return text != NULL && text[strspn (text, " \t\r\n")] != '\0' ? text : NULL;
}

const char *
cs_convert_take_string (CsConvert  *self,
                        guint       object,
                        const char *name)
{
  return cs_convert_read_string (self, cs_convert_take (self, object, name));
}

gboolean
cs_convert_take_boolean (CsConvert  *self,
                         guint       object,
                         const char *name,
                         gboolean    otherwise)
{
  const char *text = cs_convert_take_string (self, object, name);

  if (text == NULL)
    return otherwise;
  if (g_ascii_strcasecmp (text, "true") == 0)
    return TRUE;
  return g_ascii_strcasecmp (text, "false") == 0 ? FALSE : otherwise;
}

void
cs_convert_mark (CsConvert  *self,
                 JsonObject *object,
                 guint       node)
{
  if (node != CS_NODE_NONE)
    g_hash_table_insert (self->origins, json_object_ref (object), GUINT_TO_POINTER (node));
}

void
cs_convert_lose (CsConvert  *self,
                 guint       node,
                 const char *id,
                 CsLossKind  kind,
                 CsSeverity  severity,
                 const char *format,
                 ...)
{
  CsLoss *loss = g_new0 (CsLoss, 1);
  va_list arguments;

  loss->id = id;
  loss->kind = kind;
  loss->severity = severity;
  loss->node = node;
  loss->pointer = cs_snapshot_dup_pointer (self->snapshot, node);
  va_start (arguments, format);
  loss->message = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  g_ptr_array_add (self->losses, loss);

  if (kind == CS_LOSS_DROPPED)
    self->kept[node] = FALSE;
}

gboolean
cs_convert_check_url (CsConvert  *self,
                      guint       node,
                      const char *url,
                      gboolean    is_picture)
{
  if (g_ascii_strncasecmp (url, "https://", 8) == 0 ||
      g_ascii_strncasecmp (url, "http://", 7) == 0 ||
      (is_picture && g_ascii_strncasecmp (url, "data:image/", 11) == 0))
    return TRUE;

  cs_convert_lose (self, node, "address", CS_LOSS_DROPPED, CS_SEVERITY_WARNING,
                   _("\"%s\" is no address of the web."), url);
  return FALSE;
}

/* The title, in the card's color. */
static void
add_title (CsConvert *self,
           JsonArray *body,
           guint      root)
{
  g_autoptr (JsonArray) items = json_array_new ();
  guint                 color_node = cs_convert_take (self, root, "themeColor");
  const char           *color = cs_convert_read_string (self, color_node);
  const char           *style = color != NULL ? cs_convert_nearest_style (color) : NULL;
  guint                 title_node = cs_convert_take (self, root, "title");
  const char           *title = cs_convert_read_string (self, title_node);

  if (title != NULL)
    cs_convert_add_text (self, items, title_node, title, CS_MARKDOWN_CONNECTOR, CS_CONVERT_TITLE);

  if (style != NULL && json_array_get_length (items) > 0)
    {
      JsonObject *container = cs_convert_add_element (body, "Container");

      json_object_set_string_member (container, "style", style);
      json_object_set_boolean_member (container, "bleed", TRUE);
      cs_convert_mark (self, container, color_node);
      json_object_set_array_member (container, "items", g_steal_pointer (&items));
      cs_convert_lose (self, color_node, "theme-color", CS_LOSS_APPROXIMATED, CS_SEVERITY_NOTE,
                       _("An Adaptive Card cannot have the color %s; the title has the background "
                         "of the style \"%s\", which comes nearest."), color, style);
      return;
    }

  for (guint i = 0; i < json_array_get_length (items); i++)
    json_array_add_element (body, json_array_dup_element (items, i));
  if (color == NULL)
    return;
  if (style != NULL)
    cs_convert_lose (self, color_node, "theme-color", CS_LOSS_DROPPED, CS_SEVERITY_NOTE,
                     _("The color has no place on a card without a title."));
  else
    cs_convert_lose (self, color_node, "theme-color", CS_LOSS_DROPPED, CS_SEVERITY_NOTE,
                     _("\"%s\" is no color of six hexadecimal digits."), color);
}

static void
add_text (CsConvert *self,
          JsonArray *body,
          guint      root)
{
  guint       node = cs_convert_take (self, root, "text");
  const char *text = cs_convert_read_string (self, node);

  if (text != NULL)
    cs_convert_add_text (self, body, node, text, CS_MARKDOWN_CONNECTOR, CS_CONVERT_TEXT);
}

/* What notifications say: a MessageCard without a summary shows its title there, or its text.
 * Returns: (transfer full) (nullable): NULL where there is nothing to say */
static char *
dup_notification (CsConvert  *self,
                  guint       root,
                  const char *summary)
{
  const char *title = cs_convert_take_string (self, root, "title");
  const char *text = cs_convert_take_string (self, root, "text");
  char       *plain;

  if (summary != NULL)
    return g_strdup (summary);
  if (title == NULL && text == NULL)
    return NULL;

  plain = g_strstrip (cs_convert_dup_plain (title != NULL ? title : text, CS_MARKDOWN_CONNECTOR));
  if (*plain != '\0')
    return plain;
  g_free (plain);
  return NULL;
}

static JsonNode *
convert_root (CsConvert *self)
{
  guint                 root = 0;
  JsonObject           *card = json_object_new ();
  g_autoptr (JsonArray) body = json_array_new ();
  g_autoptr (JsonArray) actions = json_array_new ();
  guint                 summary_node = cs_convert_take (self, root, "summary");
  const char           *summary = cs_convert_read_string (self, summary_node);
  g_autofree char      *notification = dup_notification (self, root, summary);
  JsonObject           *teams;
  JsonNode             *node;

  cs_convert_keep (self, root);
  cs_convert_take (self, root, "@type");
  cs_convert_take (self, root, "@context");

  add_title (self, body, root);
  add_text (self, body, root);
  cs_convert_add_sections (self, body, cs_convert_take (self, root, "sections"));
  cs_convert_add_actions (self, actions, cs_convert_take (self, root, "potentialAction"), TRUE);
  if (summary != NULL && json_array_get_length (body) == 0)
    cs_convert_add_text (self, body, summary_node, summary, CS_MARKDOWN_PLAIN, CS_CONVERT_TEXT);

  json_object_set_string_member (card, "$schema",
                                 "http://adaptivecards.io/schemas/adaptive-card.json");
  json_object_set_string_member (card, "type", "AdaptiveCard");
  json_object_set_string_member (card, "version", "1.5");
  if (notification != NULL)
    json_object_set_string_member (card, "fallbackText", notification);
  teams = json_object_new ();
  json_object_set_string_member (teams, "width", "Full");
  json_object_set_object_member (card, "msteams", teams);
  json_object_set_array_member (card, "body", g_steal_pointer (&body));
  if (json_array_get_length (actions) > 0)
    json_object_set_array_member (card, "actions", g_steal_pointer (&actions));

  node = json_node_new (JSON_NODE_OBJECT);
  json_node_take_object (node, card);
  return node;
}

/* Where what was made of each node stands; @pointer is that of @json. */
static void
find_places (CsConversion *self,
             GHashTable   *origins,
             JsonNode     *json,
             const char   *pointer)
{
  if (JSON_NODE_HOLDS_OBJECT (json))
    {
      JsonObject       *object = json_node_get_object (json);
      g_autoptr (GList) names = json_object_get_members (object);
      gpointer          origin;

      if (g_hash_table_lookup_extended (origins, object, NULL, &origin) &&
          self->places[GPOINTER_TO_UINT (origin)] == NULL)
        self->places[GPOINTER_TO_UINT (origin)] = g_strdup (pointer);
      for (GList *link = names; link != NULL; link = link->next)
        {
          g_autofree char *inner = cs_json_pointer_join (pointer, link->data);

          find_places (self, origins, json_object_get_member (object, link->data), inner);
        }
    }
  else if (JSON_NODE_HOLDS_ARRAY (json))
    {
      JsonArray *array = json_node_get_array (json);

      for (guint i = 0; i < json_array_get_length (array); i++)
        {
          g_autofree char *inner = g_strdup_printf ("%s/%u", pointer, i);

          find_places (self, origins, json_array_get_element (array, i), inner);
        }
    }
}

static GBytes *
write_card (JsonNode *card)
{
  g_autoptr (JsonGenerator) generator = json_generator_new ();
  g_autoptr (GBytes)        minified = NULL;
  g_autoptr (CsSnapshot)    snapshot = NULL;
  g_autoptr (GBytes)        formatted = NULL;
  gsize                     length;
  char                     *text;

  json_generator_set_root (generator, card);
  text = json_generator_to_data (generator, &length);
  minified = g_bytes_new_take (text, length);
  snapshot = cs_snapshot_new (minified);
  formatted = cs_json_write_formatted (snapshot, NULL, NULL);

  if (formatted == NULL || g_bytes_get_size (formatted) >= CS_CARD_SIZE_MAX)
    return g_steal_pointer (&minified);
  return g_steal_pointer (&formatted);
}

static gboolean
is_reported (GHashTable *reported,
             CsSnapshot *snapshot,
             guint       node)
{
  for (; node != CS_NODE_NONE; node = cs_snapshot_get_parent (snapshot, node))
    if (g_hash_table_contains (reported, GUINT_TO_POINTER (node + 1)))
      return TRUE;
  return FALSE;
}

static void
report_unknown (CsConvert *self)
{
  g_autoptr (GHashTable) dropped = g_hash_table_new (NULL, NULL);

  for (guint i = 0; i < self->losses->len; i++)
    {
      const CsLoss *loss = g_ptr_array_index (self->losses, i);

      if (loss->kind == CS_LOSS_DROPPED)
        g_hash_table_add (dropped, GUINT_TO_POINTER (loss->node + 1));
    }

  for (guint node = 0; node < cs_snapshot_get_n_nodes (self->snapshot); node++)
    {
      const char *key = cs_snapshot_get_key (self->snapshot, node);

      if (is_reported (dropped, self->snapshot, node))
        {
          self->kept[node] = FALSE;
          continue;
        }
      if (self->kept[node])
        continue;
      if (key != NULL)
        cs_convert_lose (self, node, "unknown-member", CS_LOSS_DROPPED, CS_SEVERITY_NOTE,
                         _("An Adaptive Card has no place for \"%s\"."), key);
      else
        cs_convert_lose (self, node, "unknown-value", CS_LOSS_DROPPED, CS_SEVERITY_NOTE,
                         _("An Adaptive Card has no place for this value."));
      g_hash_table_add (dropped, GUINT_TO_POINTER (node + 1));
    }
}

static int
compare_losses (gconstpointer a,
                gconstpointer b)
{
  const CsLoss *first = *(const CsLoss *const *) a;
  const CsLoss *second = *(const CsLoss *const *) b;

  return first->node < second->node ? -1 : first->node > second->node;
}

static gboolean
is_adaptive (CsSnapshot *snapshot)
{
  const char *type = cs_snapshot_get_string (snapshot, cs_snapshot_find (snapshot, "/type"));

  return type != NULL && g_ascii_strcasecmp (type, "AdaptiveCard") == 0;
}

CsConversion *
cs_conversion_new (CsSnapshot  *snapshot,
                   CsHttpPost   http_post,
                   GError     **error)
{
  CsConversion        *self;
  CsConvert            convert = { .snapshot = snapshot, .http_post = http_post };
  g_autoptr (JsonNode) card = NULL;

  if (cs_snapshot_is_broken (snapshot) || cs_snapshot_get_kind (snapshot, 0) != CS_JSON_OBJECT)
    {
      g_set_error_literal (error, CS_CONVERSION_ERROR, CS_CONVERSION_ERROR_BROKEN,
                           _("the card is not a JSON object without faults"));
      return NULL;
    }
  if (is_adaptive (snapshot))
    {
      g_set_error_literal (error, CS_CONVERSION_ERROR, CS_CONVERSION_ERROR_ADAPTIVE,
                           _("the card is an Adaptive Card already"));
      return NULL;
    }

  self = g_new0 (CsConversion, 1);
  self->n_nodes = cs_snapshot_get_n_nodes (snapshot);
  convert.kept = g_new0 (guint8, self->n_nodes);
  convert.losses = g_ptr_array_new_with_free_func (free_loss);
  convert.strings = g_ptr_array_new_with_free_func (g_free);
  convert.ids = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  convert.origins = g_hash_table_new_full (NULL, NULL, (GDestroyNotify) json_object_unref, NULL);
  self->source = cs_snapshot_ref (snapshot);
  self->places = g_new0 (char *, self->n_nodes);

  card = convert_root (&convert);
  report_unknown (&convert);
  g_ptr_array_sort (convert.losses, compare_losses);
  self->text = write_card (card);
  find_places (self, convert.origins, card, "");
  self->losses = convert.losses;
  self->kept = convert.kept;
  g_ptr_array_unref (convert.strings);
  g_hash_table_unref (convert.ids);
  g_hash_table_unref (convert.origins);
  return self;
}

void
cs_conversion_free (CsConversion *self)
{
  for (guint i = 0; i < self->n_nodes; i++)
    g_free (self->places[i]);
  g_free (self->places);
  cs_snapshot_unref (self->source);
  g_bytes_unref (self->text);
  g_ptr_array_unref (self->losses);
  g_free (self->kept);
  g_free (self);
}

GBytes *
cs_conversion_get_text (CsConversion *self)
{
  return self->text;
}

guint
cs_conversion_get_n_losses (CsConversion *self)
{
  return self->losses->len;
}

const CsLoss *
cs_conversion_get_loss (CsConversion *self,
                        guint         index)
{
  return g_ptr_array_index (self->losses, index);
}

gboolean
cs_conversion_is_kept (CsConversion *self,
                       guint         node)
{
  return node < self->n_nodes && self->kept[node];
}

char *
cs_conversion_dup_place (CsConversion *self,
                         guint         node)
{
  for (; node != CS_NODE_NONE; node = cs_snapshot_get_parent (self->source, node))
    if (self->places[node] != NULL)
      return g_strdup (self->places[node]);
  return g_strdup ("");
}

CsSnapshot *
cs_conversion_get_source (CsConversion *self)
{
  return self->source;
}
