/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cs-rules"

#include "cs-schema-cure-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "cs-file-guess-private.h"
#include "cs-json-pointer.h"
#include "cs-localization-private.h"
#include "cs-object.h"
#include "cs-pattern.h"
#include "cs-rules-private.h"
#include "cs-web-address-private.h"

static char *
dup_raw (CsSnapshot *snapshot,
         guint       node)
{
  const CsSpan  span = cs_snapshot_get_value_span (snapshot, node);
  const char   *text = g_bytes_get_data (cs_snapshot_get_bytes (snapshot), NULL);

  return g_strndup (text + span.start, span.length);
}

static gboolean
is_text_type (CsType type)
{
  return type >= CS_TYPE_STRING;
}

static void
offer_value (CsFinding  *finding,
             const char *json)
{
  g_autofree char *label = g_strdup_printf (_("Set %s"), json);

  cs_finding_set_cure (finding, label, CS_CURE_SET, NULL, json);
}

void
cs_schema_cure_remove (CsCheck             *check,
                       CsFinding           *finding,
                       CsSnapshot          *snapshot,
                       const CsSchemaFault *fault)
{
  const char      *key = cs_snapshot_get_key (snapshot, fault->node);
  g_autofree char *label = key != NULL ? g_strdup_printf (_("Remove %s"), key)
                                       : g_strdup (_("Remove the value"));

  cs_finding_set_cure (finding, label, CS_CURE_REMOVE, NULL, NULL);
}

/* The GUID in "{6F1C...}", "urn:uuid:6f1c...", or without its hyphens; NULL where there is none. */
static char *
dup_bare_guid (const char *text)
{
  static const guint groups[] = { 8, 4, 4, 4, 12 };
  g_autofree char   *digits = g_strdup (text);
  char              *next;
  GString           *guid;

  g_strstrip (digits);
  if (g_ascii_strncasecmp (digits, "urn:uuid:", strlen ("urn:uuid:")) == 0)
    memset (digits, '-', strlen ("urn:uuid:"));
  g_strdelimit (digits, "{}()", '-');

  for (const char *from = next = digits;; from++)
    {
      if (*from != '-')
        *next++ = *from;
      if (*from == '\0')
        break;
    }

  if (strlen (digits) != 32 || strspn (digits, "0123456789abcdefABCDEF") != 32)
    return NULL;

  guid = g_string_new (NULL);
  next = digits;
  for (guint i = 0; i < G_N_ELEMENTS (groups); next += groups[i++])
    {
      if (i > 0)
        g_string_append_c (guid, '-');
      g_string_append_len (guid, next, groups[i]);
    }

  return g_string_free (guid, FALSE);
}

static gboolean
cure_spelling_of_guid (CsFinding  *finding,
                       const char *text)
{
  g_autofree char *bare = text != NULL ? dup_bare_guid (text) : NULL;

  if (bare != NULL)
    cs_finding_cure_string (finding, _("Spell the GUID plainly"), NULL, bare);

  return bare != NULL;
}

void
cs_schema_cure_guid (CsCheck             *check,
                     CsFinding           *finding,
                     CsSnapshot          *snapshot,
                     const CsSchemaFault *fault)
{
  if (g_str_equal (fault->keyword, "required") ||
      !cure_spelling_of_guid (finding, cs_snapshot_get_string (snapshot, fault->node)))
    cs_finding_set_cure (finding, _("Make a new GUID"), CS_CURE_FUNCTION, NULL, NULL);
}

void
cs_schema_cure_version (CsCheck             *check,
                        CsFinding           *finding,
                        CsSnapshot          *snapshot,
                        const CsSchemaFault *fault)
{
  if (g_str_equal (fault->pointer, "/version"))
    cs_finding_cure_string (finding, _("Set version 1.0.0"), NULL, "1.0.0");
  else
    cs_finding_set_cure (finding, _("Set an existing version"), CS_CURE_FUNCTION, NULL, NULL);
}

void
cs_schema_cure_scopes (CsCheck             *check,
                       CsFinding           *finding,
                       CsSnapshot          *snapshot,
                       const CsSchemaFault *fault)
{
  const char      *end = strstr (fault->pointer, "/scopes");
  g_autofree char *scopes = g_strndup (fault->pointer, end + strlen ("/scopes") - fault->pointer);

  cs_finding_set_cure (finding, _("Set the scope “team”"), CS_CURE_SET, scopes, "[\"team\"]");
}

void
cs_schema_cure_https (CsCheck             *check,
                      CsFinding           *finding,
                      CsSnapshot          *snapshot,
                      const CsSchemaFault *fault)
{
  const char      *url = cs_snapshot_get_string (snapshot, fault->node);
  g_autofree char *secure = url != NULL ? cs_web_address_tidy (url) : NULL;

  if (secure != NULL)
    cs_finding_cure_string (finding, _("Use https"), NULL, secure);
}

void
cs_schema_cure_icon (CsCheck             *check,
                     CsFinding           *finding,
                     CsSnapshot          *snapshot,
                     const CsSchemaFault *fault)
{
  const gboolean   outline = g_str_has_suffix (fault->pointer, "/outline");
  const char      *file = cs_file_guess_icon (check, outline ? CS_ICON_OUTLINE : CS_ICON_COLOR);
  g_autofree char *label = NULL;

  if (file == NULL)
    return;

  label = g_strdup_printf (_("Use “%s”"), file);
  cs_finding_cure_string (finding, label, NULL, file);
}

/* A language file's text from the manifest, until somebody translates it. */
void
cs_schema_cure_text (CsCheck             *check,
                     CsFinding           *finding,
                     CsSnapshot          *snapshot,
                     const CsSchemaFault *fault)
{
  const char *text = cs_localization_get_default (check, fault->pointer + 1);

  if (text != NULL)
    cs_finding_cure_string (finding, _("Take the manifest's text"), NULL, text);
}

void
cs_schema_cure_upgrade (CsCheck             *check,
                        CsFinding           *finding,
                        CsSnapshot          *snapshot,
                        const CsSchemaFault *fault)
{
  const char      *key = cs_snapshot_get_key (snapshot, fault->node);
  const guint      faults = cs_rules_count_faults (check, check->version, FALSE);
  const CsVersion *versions = cs_manifest_versions ();

  if (key == NULL || fault->shape == NULL)
    return;

  for (guint i = 0; versions[i] != CS_VERSION_NONE && versions[i] != CS_VERSION_PREVIEW; i++)
    {
      if (versions[i] > check->version &&
          cs_shape_find_member (fault->shape, key, versions[i]) != NULL &&
          cs_rules_count_faults (check, versions[i], TRUE) < faults)
        {
          g_autofree char *version = cs_version_to_string (versions[i]);
          g_autofree char *label = g_strdup_printf (_("Upgrade the manifest to %s"), version);

          cs_finding_set_cure (finding, label, CS_CURE_FUNCTION, NULL, version);
          return;
        }
    }
}

CsChange *
cs_schema_fix_upgrade (CsCheck    *check,
                       CsFinding  *finding,
                       GError    **error)
{
  return cs_rules_upgrade (check->subject, cs_finding_get_cure (finding)->text, error);
}

/* Known in another version: gone when it is known in an earlier one only. */
static gboolean
is_known_elsewhere (const CsSchemaFault *fault,
                    const char          *key,
                    CsVersion            version,
                    gboolean            *later)
{
  const CsVersion *versions = cs_manifest_versions ();
  gboolean         known = FALSE;

  *later = FALSE;
  for (guint i = 0; versions[i] != CS_VERSION_NONE; i++)
    {
      if (cs_shape_find_member (fault->shape, key, versions[i]) == NULL)
        continue;
      known = TRUE;
      *later = *later || versions[i] > version;
    }

  return known;
}

static void
cure_unknown (CsCheck             *check,
              CsFinding           *finding,
              CsSnapshot          *snapshot,
              const CsSchemaFault *fault)
{
  const char      *key = cs_snapshot_get_key (snapshot, fault->node);
  const guint      parent = cs_snapshot_get_parent (snapshot, fault->node);
  g_autofree char *label = NULL;
  gboolean         later;

  if (is_known_elsewhere (fault, key, check->version, &later))
    {
      if (later)
        cs_schema_cure_upgrade (check, finding, snapshot, fault);
      else
        cs_schema_cure_remove (check, finding, snapshot, fault);
    }
  else if (fault->nearest == NULL)
    cs_schema_cure_remove (check, finding, snapshot, fault);
  else if (cs_snapshot_get_member (snapshot, parent, fault->nearest->name) == CS_NODE_NONE &&
           cs_member_takes (fault->nearest, cs_snapshot_get_kind (snapshot, fault->node)))
    {
      label = g_strdup_printf (_("Rename to %s"), fault->nearest->name);
      cs_finding_set_cure (finding, label, CS_CURE_RENAME, NULL, fault->nearest->name);
    }
}

static void
cure_missing (CsCheck             *check,
              CsFinding           *finding,
              const CsSchemaFault *fault)
{
  const char *id = cs_check_get_string (check, "/id");
  const char *short_name = cs_check_get_string (check, "/name/short");

  if (g_str_equal (fault->pointer, "/name/full") && short_name != NULL && *short_name != '\0')
    cs_finding_cure_string (finding, _("Take the short name"), NULL, short_name);
  else if (g_str_equal (fault->pointer, "/accentColor"))
    cs_finding_cure_string (finding, _("Set white"), NULL, "#FFFFFF");
  else if (g_str_has_suffix (fault->pointer, "/connectorId") && id != NULL &&
           g_uuid_string_is_valid (id))
    cs_finding_cure_string (finding, _("Take the app's id"), NULL, id);
  else if (fault->member != NULL && fault->member->default_value != NULL)
    offer_value (finding, fault->member->default_value);
}

static void
cure_type (CsCheck             *check,
           CsFinding           *finding,
           CsSnapshot          *snapshot,
           const CsSchemaFault *fault)
{
  const CsJsonKind  kind = cs_snapshot_get_kind (snapshot, fault->node);
  const CsMember   *row = fault->member;
  g_autofree char  *raw = dup_raw (snapshot, fault->node);
  const char       *text = cs_snapshot_get_string (snapshot, fault->node);

  if (row == NULL)
    return;

  if (kind == CS_JSON_NULL)
    {
      if (!cs_member_required_in (row, check->version) && row->name != NULL)
        cs_schema_cure_remove (check, finding, snapshot, fault);
    }
  else if (is_text_type (row->type) &&
           (kind == CS_JSON_NUMBER || kind == CS_JSON_TRUE || kind == CS_JSON_FALSE))
    {
      g_autofree char *quoted = cs_json_quote (raw);

      offer_value (finding, quoted);
    }
  else if (row->type == CS_TYPE_BOOLEAN && text != NULL &&
           (g_ascii_strcasecmp (text, "true") == 0 || g_ascii_strcasecmp (text, "false") == 0))
    offer_value (finding, g_ascii_tolower (text[0]) == 't' ? "true" : "false");
  else if (row->type == CS_TYPE_ARRAY &&
           ((row->item != NULL && cs_member_takes (row->item, kind)) ||
            (row->shape != NULL && kind == CS_JSON_OBJECT)))
    {
      g_autofree char *list = g_strdup_printf ("[%s]", raw);

      cs_finding_set_cure (finding, _("Make it a list"), CS_CURE_SET, NULL, list);
    }
}

static void
cure_choice (CsFinding           *finding,
             CsSnapshot          *snapshot,
             const CsSchemaFault *fault)
{
  const char *text = cs_snapshot_get_string (snapshot, fault->node);

  for (guint i = 0; text != NULL && fault->member != NULL && fault->member->choices != NULL &&
                    fault->member->choices[i] != NULL; i++)
    {
      if (g_ascii_strcasecmp (fault->member->choices[i], text) == 0)
        {
          g_autofree char *json = cs_json_quote (fault->member->choices[i]);

          offer_value (finding, json);
          return;
        }
    }
}

/* "4464EE" and "#46e" for a colour. */
static void
cure_color (CsFinding  *finding,
            const char *text)
{
  const char *digits = text[0] == '#' ? text + 1 : text;
  const gsize length = strlen (digits);
  GString    *color;

  if (strspn (digits, "0123456789abcdefABCDEF") != length || (length != 3 && length != 6))
    return;

  color = g_string_new ("\"#");
  for (gsize i = 0; i < length; i++)
    {
      g_string_append_c (color, digits[i]);
      if (length == 3)
        g_string_append_c (color, digits[i]);
    }
  g_string_append_c (color, '"');
  offer_value (finding, color->str);
  g_string_free (color, TRUE);
}

/* "en_US", as programs write it that name languages by locale. */
static void
cure_language (CsFinding  *finding,
               const char *text)
{
  g_autofree char *tag = g_strdelimit (g_strdup (text), "_", '-');
  g_autofree char *label = g_strdup_printf (_("Write “%s”"), tag);

  if (strchr (text, '_') != NULL && cs_pattern_matches (CS_PATTERN_LANGUAGE, tag))
    cs_finding_cure_string (finding, label, NULL, tag);
}

static void
cure_duplicate (CsFinding           *finding,
                CsSnapshot          *snapshot,
                const CsSchemaFault *fault)
{
  g_autoptr (GPtrArray) texts = g_ptr_array_new_with_free_func (g_free);
  guint                 node = cs_snapshot_get_first_child (snapshot, fault->node);

  /* Spelled alike is enough: what was repeated was copied. */
  for (; node != CS_NODE_NONE; node = cs_snapshot_get_next (snapshot, node))
    {
      g_autofree char *raw = dup_raw (snapshot, node);

      if (g_ptr_array_find_with_equal_func (texts, raw, g_str_equal, NULL))
        {
          g_autofree char *pointer = cs_snapshot_dup_pointer (snapshot, node);

          cs_finding_set_cure (finding, _("Remove the repeated entry"), CS_CURE_REMOVE, pointer,
                               NULL);
          return;
        }
      g_ptr_array_add (texts, g_steal_pointer (&raw));
    }
}

void
cs_schema_cure_generic (CsCheck             *check,
                        CsFinding           *finding,
                        CsSnapshot          *snapshot,
                        const CsSchemaFault *fault)
{
  const char *text = cs_snapshot_get_string (snapshot, fault->node);

  if (g_str_equal (fault->keyword, "additionalProperties"))
    cure_unknown (check, finding, snapshot, fault);
  else if (g_str_equal (fault->keyword, "required"))
    cure_missing (check, finding, fault);
  else if (g_str_equal (fault->keyword, "type"))
    cure_type (check, finding, snapshot, fault);
  else if (g_str_equal (fault->keyword, "enum"))
    cure_choice (finding, snapshot, fault);
  else if (g_str_equal (fault->keyword, "uniqueItems"))
    cure_duplicate (finding, snapshot, fault);
  else if (g_str_equal (fault->keyword, "pattern") && text != NULL && fault->member != NULL)
    {
      if (fault->member->type == CS_TYPE_COLOR)
        cure_color (finding, text);
      else if (fault->member->type == CS_TYPE_URL)
        cs_schema_cure_https (check, finding, snapshot, fault);
      else if (fault->member->type == CS_TYPE_GUID)
        cure_spelling_of_guid (finding, text);
      else if (fault->member->type == CS_TYPE_LANGUAGE)
        cure_language (finding, text);
    }
  else if (g_str_equal (fault->keyword, "format") && g_str_equal (fault->pointer, "/$schema"))
    {
      g_autofree char *url = cs_manifest_dup_schema_url (check->version);

      cs_finding_cure_string (finding, _("Set the manifest schema's address"), NULL, url);
    }
}
