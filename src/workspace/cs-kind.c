/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cs-workspace"

#include "cs-kind.h"

#include <string.h>

#include "cs-text-edit.h"
#include "cs-vocab-card.h"
#include "cs-vocab-manifest.h"

/* The zip format, APPNOTE 6.3, sections 4.3.7 and 4.3.16: how an archive begins, how it ends, and
 * how far its end record can lie before the end of the file (22 bytes and a comment). */
#define ZIP_LOCAL_HEADER   "PK\003\004"
#define ZIP_SPANNED_HEADER "PK\007\010"
#define ZIP_END_RECORD     "PK\005\006"
#define ZIP_MAX_END        (22 + 65535)

#define CARD_CONTENT_TYPE "application/vnd.microsoft.card.adaptive"

/* What gives a kind away. The first row that fits decides; a row without a value asks only
 * whether the member is there. */
typedef struct
{
  const char    *pointer;
  const char    *value;
  CsSubjectKind  kind;
} Sign;

static const Sign signs[] = {
  { "/manifestVersion",            NULL,                             CS_SUBJECT_MANIFEST },
  { "/@type",                      "MessageCard",                    CS_SUBJECT_CARD },
  { "/@context",                   "https://schema.org/extensions",  CS_SUBJECT_CARD },
  { "/@context",                   "http://schema.org/extensions",   CS_SUBJECT_CARD },
  { "/potentialAction",            NULL,                             CS_SUBJECT_CARD },
  { "/type",                       "AdaptiveCard",                   CS_SUBJECT_CARD },
  /* A card in the message that brings it. */
  { "/attachments/0/content/type", "AdaptiveCard",                   CS_SUBJECT_CARD },
  { "/attachments/0/contentType",  CARD_CONTENT_TYPE,                CS_SUBJECT_CARD },
};

/* So many members of a manifest make one, where the telling ones are missing. */
#define MANIFEST_MIN_MEMBERS 4

gboolean
cs_kind_is_zip (GBytes *bytes)
{
  gsize size;
  const char *data = g_bytes_get_data (bytes, &size);
  gsize window;

  if (size >= 4 &&
      (memcmp (data, ZIP_LOCAL_HEADER, 4) == 0 ||
       memcmp (data, ZIP_SPANNED_HEADER, 4) == 0 ||
       memcmp (data, ZIP_END_RECORD, 4) == 0))
    return TRUE;

  /* No JSON text holds these bytes: control characters may not stand in one. */
  window = MIN (size, ZIP_MAX_END);
  return window >= 22 && memmem (data + size - window, window, ZIP_END_RECORD, 4) != NULL;
}

/* Past blanks, comments and a byte order mark. */
static const char *
skip_blank (const char *p,
            const char *end)
{
  if (end - p >= 3 && memcmp (p, "\xef\xbb\xbf", 3) == 0)
    p += 3;

  while (p < end)
    {
      if (g_ascii_isspace (*p))
        {
          p++;
        }
      else if (end - p >= 2 && p[0] == '/' && p[1] == '/')
        {
          const char *line_end = memchr (p, '\n', end - p);

          p = line_end != NULL ? line_end : end;
        }
      else if (end - p >= 2 && p[0] == '/' && p[1] == '*')
        {
          const char *comment_end = memmem (p + 2, end - p - 2, "*/", 2);

          p = comment_end != NULL ? comment_end + 2 : end;
        }
      else
        {
          break;
        }
    }

  return p;
}

gboolean
cs_kind_is_text (GBytes *bytes)
{
  g_autoptr (CsSnapshot) snapshot = NULL;
  gsize size;
  const char *data = g_bytes_get_data (bytes, &size);
  const char *first = skip_blank (data, data + size);

  if (first < data + size && (*first == '{' || *first == '['))
    return TRUE;

  /* UTF-16 with its byte order mark, either way round. */
  if (size >= 2 && (memcmp (data, "\xff\xfe", 2) == 0 || memcmp (data, "\xfe\xff", 2) == 0))
    return TRUE;
  /* UTF-16 without: "{" and a zero byte. */
  if (size >= 2 && ((data[0] == '{' && data[1] == '\0') || (data[0] == '\0' && data[1] == '{')))
    return TRUE;

  if (size == 0)
    return FALSE;

  snapshot = cs_snapshot_new (bytes);
  return !cs_snapshot_is_broken (snapshot);
}

static gboolean
fits (CsSnapshot *snapshot,
      const Sign *sign)
{
  guint node = cs_snapshot_find (snapshot, sign->pointer);

  return node != CS_NODE_NONE &&
         (sign->value == NULL ||
          g_strcmp0 (cs_snapshot_get_string (snapshot, node), sign->value) == 0);
}

/* A manifest that lacks its version still has members that only manifests have together. */
static gboolean
looks_like_manifest (CsSnapshot *snapshot)
{
  guint schema = cs_snapshot_find (snapshot, "/$schema");
  const char *url = cs_snapshot_get_string (snapshot, schema);
  guint n_known = 0;
  guint n_members = 0;

  if (url != NULL)
    {
      CsVersion version;

      switch (cs_manifest_parse_schema_url (url, &version))
        {
        case CS_SCHEMA_URL_MANIFEST:
          return TRUE;
        case CS_SCHEMA_URL_LOCALIZATION:
          /* Only a manifest of old has it by mistake: its names are not dotted. */
        case CS_SCHEMA_URL_FOREIGN:
        default:
          break;
        }
    }

  for (guint node = cs_snapshot_get_first_child (snapshot, 0);
       node != CS_NODE_NONE;
       node = cs_snapshot_get_next (snapshot, node))
    {
      const char *key = cs_snapshot_get_key (snapshot, node);

      n_members++;
      if (key != NULL && cs_shape_find_member (&cs_vocab_manifest, key, CS_VERSION_NONE) != NULL)
        n_known++;
    }

  return n_known >= MANIFEST_MIN_MEMBERS && n_known * 2 > n_members;
}

/* The same text in UTF-8, where the fault that hides its tree is its encoding. */
static CsSnapshot *
transcode (CsSnapshot *snapshot)
{
  for (guint i = 0; i < cs_snapshot_get_n_faults (snapshot); i++)
    {
      g_autoptr (CsTextEdit) edit = NULL;
      g_autoptr (GBytes) text = NULL;

      if (strcmp (cs_snapshot_get_fault (snapshot, i)->id, "json-encoding") != 0)
        continue;

      edit = cs_text_edit_fix_fault (snapshot, i);
      if (edit == NULL)
        return NULL;

      text = cs_text_edit_apply (edit, cs_snapshot_get_bytes (snapshot));
      return cs_snapshot_new (text);
    }

  return NULL;
}

/* A MessageCard needs no more than a text, so all that tells one is that nothing else is in it. */
static gboolean
looks_like_message_card (CsSnapshot *snapshot)
{
  gboolean has_text = FALSE;

  for (guint node = cs_snapshot_get_first_child (snapshot, 0);
       node != CS_NODE_NONE;
       node = cs_snapshot_get_next (snapshot, node))
    {
      const char *key = cs_snapshot_get_key (snapshot, node);

      if (key == NULL ||
          cs_shape_find_member (&cs_vocab_message_card, key, CS_VERSION_NONE) == NULL)
        return FALSE;
      has_text = has_text || strcmp (key, "text") == 0 || strcmp (key, "summary") == 0 ||
                 strcmp (key, "sections") == 0;
    }

  return has_text;
}

CsSubjectKind
cs_kind_guess (CsSnapshot *snapshot)
{
  g_autoptr (CsSnapshot) transcoded = NULL;

  if (cs_snapshot_get_kind (snapshot, 0) == CS_JSON_MISSING)
    {
      transcoded = transcode (snapshot);
      if (transcoded != NULL)
        snapshot = transcoded;
    }

  if (cs_snapshot_get_kind (snapshot, 0) != CS_JSON_OBJECT)
    return CS_SUBJECT_JSON;

  for (guint i = 0; i < G_N_ELEMENTS (signs); i++)
    {
      if (fits (snapshot, &signs[i]))
        return signs[i].kind;
    }

  if (looks_like_manifest (snapshot))
    return CS_SUBJECT_MANIFEST;

  return looks_like_message_card (snapshot) ? CS_SUBJECT_CARD : CS_SUBJECT_JSON;
}
