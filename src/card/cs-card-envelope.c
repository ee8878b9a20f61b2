/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cs-card"

#include "cs-card-envelope.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "cs-json-writer.h"
#include "cs-shell-words-private.h"

#define ADAPTIVE_TYPE "application/vnd.microsoft.card.adaptive"

/* A message in a text in a message ... */
#define MAX_NESTED 8

G_DEFINE_QUARK (cs-card-envelope-error-quark, cs_card_envelope_error)

static gboolean
is_called (CsSnapshot *snapshot,
           guint       object,
           const char *member,
           const char *value)
{
  const char *text = cs_snapshot_get_string (snapshot,
                                             cs_snapshot_get_member (snapshot, object, member));

  return text != NULL && g_ascii_strcasecmp (text, value) == 0;
}

gboolean
cs_card_is_adaptive (CsSnapshot *card)
{
  return is_called (card, 0, "type", "AdaptiveCard");
}

gboolean
cs_card_is_message_card (CsSnapshot *card)
{
  static const char *const members[] = { "sections", "text", "title", "summary", "potentialAction" };

  if (cs_snapshot_get_kind (card, 0) != CS_JSON_OBJECT || cs_card_is_adaptive (card))
    return FALSE;
  if (is_called (card, 0, "@type", "MessageCard"))
    return TRUE;
  if (cs_snapshot_get_member (card, 0, "attachments") != CS_NODE_NONE)
    return FALSE;
  for (gsize i = 0; i < G_N_ELEMENTS (members); i++)
    if (cs_snapshot_get_member (card, 0, members[i]) != CS_NODE_NONE)
      return TRUE;
  return FALSE;
}

static void
append_value (GString    *string,
              CsSnapshot *snapshot,
              guint       node)
{
  CsSpan      span = cs_snapshot_get_value_span (snapshot, node);
  const char *bytes = g_bytes_get_data (cs_snapshot_get_bytes (snapshot), NULL);

  g_string_append_len (string, bytes + span.start, span.length);
}

static GBytes *
take_string (GString *string)
{
  gsize length = string->len;

  return g_bytes_new_take (g_string_free (string, FALSE), length);
}

GBytes *
cs_card_envelope_wrap (CsSnapshot  *card,
                       GError     **error)
{
  GString               *message;
  g_autoptr (GBytes)     bytes = NULL;
  g_autoptr (CsSnapshot) snapshot = NULL;
  guint                  summary;

  if (cs_snapshot_is_broken (card) || cs_snapshot_get_kind (card, 0) != CS_JSON_OBJECT)
    {
      g_set_error_literal (error, CS_CARD_ENVELOPE_ERROR, CS_CARD_ENVELOPE_ERROR_BROKEN,
                           _("the card is not a JSON object without faults"));
      return NULL;
    }
  if (!cs_card_is_adaptive (card))
    return cs_json_write_minified (card, error);

  summary = cs_snapshot_get_member (card, 0, "fallbackText");
  message = g_string_new ("{\"type\":\"message\",");
  if (cs_snapshot_get_string (card, summary) != NULL)
    {
      g_string_append (message, "\"summary\":");
      append_value (message, card, summary);
      g_string_append_c (message, ',');
    }
  g_string_append (message, "\"attachments\":[{\"contentType\":\"" ADAPTIVE_TYPE "\","
                            "\"contentUrl\":null,\"content\":");
  append_value (message, card, 0);
  g_string_append (message, "}]}");

  bytes = take_string (message);
  snapshot = cs_snapshot_new (bytes);
  return cs_json_write_minified (snapshot, error);
}

/* Returns: (transfer full) (nullable): what a curl command sends */
static GBytes *
read_command (GBytes *text)
{
  static const char *const options[] = {
    "-d", "--data", "--data-raw", "--data-binary", "--data-ascii", "--json",
  };
  gsize            size;
  const char      *data = g_bytes_get_data (text, &size);
  g_autofree char *line = g_strndup (data != NULL ? data : "", size);
  g_auto (GStrv)   words = NULL;

  g_strstrip (line);
  if (!g_str_has_prefix (line, "curl ") && !g_str_has_prefix (line, "curl.exe "))
    return NULL;

  words = cs_shell_words_read (line);
  for (guint i = 1; words[i] != NULL; i++)
    {
      for (gsize j = 0; j < G_N_ELEMENTS (options); j++)
        {
          gsize length = strlen (options[j]);

          if (g_str_equal (words[i], options[j]) && words[i + 1] != NULL)
            return g_bytes_new (words[i + 1], strlen (words[i + 1]));
          if (j > 0 && strncmp (words[i], options[j], length) == 0 && words[i][length] == '=')
            return g_bytes_new (words[i] + length + 1, strlen (words[i] + length + 1));
        }
      if (g_str_has_prefix (words[i], "-d") && words[i][2] != '\0')
        return g_bytes_new (words[i] + 2, strlen (words[i] + 2));
    }
  return NULL;
}

static gboolean
is_card_type (const char *type)
{
  return type != NULL && (g_ascii_strcasecmp (type, ADAPTIVE_TYPE) == 0 ||
                          g_str_has_prefix (type, "application/vnd.microsoft.teams.card."));
}

/* Returns: the node that has the card, or CS_NODE_NONE where nothing stands around it */
static guint
find_content (CsSnapshot *snapshot)
{
  guint attachments = cs_snapshot_get_member (snapshot, 0, "attachments");
  guint content = cs_snapshot_get_member (snapshot, 0, "content");
  guint first = CS_NODE_NONE;

  if (attachments == CS_NODE_NONE || cs_snapshot_get_kind (snapshot, attachments) != CS_JSON_ARRAY)
    return cs_snapshot_get_member (snapshot, 0, "contentType") != CS_NODE_NONE ? content
                                                                               : CS_NODE_NONE;
  for (guint node = cs_snapshot_get_first_child (snapshot, attachments); node != CS_NODE_NONE;
       node = cs_snapshot_get_next (snapshot, node))
    {
      guint       here = cs_snapshot_get_member (snapshot, node, "content");
      const char *type = cs_snapshot_get_string (snapshot, cs_snapshot_get_member (
                                                   snapshot, node, "contentType"));

      if (here == CS_NODE_NONE)
        continue;
      if (is_card_type (type))
        return here;
      if (first == CS_NODE_NONE)
        first = here;
    }
  return first;
}

static GBytes *
dup_content (CsSnapshot *snapshot,
             guint       node)
{
  const char *text = cs_snapshot_get_string (snapshot, node);
  GString    *string;

  if (text != NULL)
    return g_bytes_new (text, strlen (text));
  string = g_string_new (NULL);
  append_value (string, snapshot, node);
  return take_string (string);
}

GBytes *
cs_card_envelope_unwrap (GBytes  *text,
                         GError **error)
{
  g_autoptr (GBytes) inner = read_command (text);
  gboolean           is_inner = inner != NULL;

  if (inner == NULL)
    inner = g_bytes_ref (text);
  for (guint i = 0; i < MAX_NESTED; i++)
    {
      g_autoptr (CsSnapshot) snapshot = cs_snapshot_new (inner);
      guint                  content;

      if (cs_snapshot_get_kind (snapshot, 0) != CS_JSON_OBJECT)
        break;
      content = find_content (snapshot);
      if (content == CS_NODE_NONE)
        {
          GBytes *formatted;

          if (!cs_card_is_adaptive (snapshot) && !cs_card_is_message_card (snapshot))
            break;
          formatted = is_inner ? cs_json_write_formatted (snapshot, NULL, NULL) : NULL;
          return formatted != NULL ? formatted : g_steal_pointer (&inner);
        }
      g_bytes_unref (inner);
      inner = dup_content (snapshot, content);
      is_inner = TRUE;
    }

  g_set_error_literal (error, CS_CARD_ENVELOPE_ERROR, CS_CARD_ENVELOPE_ERROR_NO_CARD,
                       _("there is no card in it"));
  return NULL;
}
