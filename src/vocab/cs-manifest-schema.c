/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cs-vocab"

#include "cs-vocab-manifest.h"

#include <string.h>

/* The versions that the manifest has, and the addresses of their schemas.
 *
 * Real files spell an address in five ways:
 *
 *     https://developer.microsoft.com/json-schemas/teams/v1.16/MicrosoftTeams.schema.json
 *     https://developer.microsoft.com/en-us/json-schemas/teams/v1.16/...    any language
 *     https://developer.microsoft.com/json-schemas/teams/vdevPreview/...    in any case
 *     https://statics.teams.microsoft.com/sdk/v1.0/manifest/...             2017, means 1.0
 *     https://raw.githubusercontent.com/OfficeDev/microsoft-teams-app-schema/preview/DevPreview/...
 */

#define SCHEMA_BASE   "https://developer.microsoft.com/json-schemas/teams/v"
#define MANIFEST_FILE "MicrosoftTeams.schema.json"
#define LANGUAGE_FILE "MicrosoftTeams.Localization.schema.json"

static const CsVersion versions[] = {
  CS_VERSION (1, 0),  CS_VERSION (1, 1),  CS_VERSION (1, 2),  CS_VERSION (1, 3),
  CS_VERSION (1, 4),  CS_VERSION (1, 5),  CS_VERSION (1, 6),  CS_VERSION (1, 7),
  CS_VERSION (1, 8),  CS_VERSION (1, 9),  CS_VERSION (1, 10), CS_VERSION (1, 11),
  CS_VERSION (1, 12), CS_VERSION (1, 13), CS_VERSION (1, 14), CS_VERSION (1, 15),
  CS_VERSION (1, 16), CS_VERSION (1, 17), CS_VERSION (1, 19), CS_VERSION (1, 20),
  CS_VERSION (1, 21), CS_VERSION (1, 22), CS_VERSION (1, 23), CS_VERSION (1, 24),
  CS_VERSION (1, 25), CS_VERSION (1, 26), CS_VERSION (1, 27), CS_VERSION (1, 28),
  CS_VERSION (1, 29), CS_VERSION (1, 30), CS_VERSION_PREVIEW, CS_VERSION_NONE,
};

/* If @text begins with @prefix in any case, moves it behind that. Host names have no case, and
 * people write the rest as they like. */
static gboolean
skip_prefix (const char **text,
             const char  *prefix)
{
  gsize length = strlen (prefix);

  if (g_ascii_strncasecmp (*text, prefix, length) != 0)
    return FALSE;

  *text += length;
  return TRUE;
}

/* "en-us/", "fr/" */
static void
skip_language (const char **text)
{
  const char *p = *text;

  while (g_ascii_isalnum (*p) || *p == '-')
    p++;
  if (*p == '/' && p - *text >= 2 && strncmp (p + 1, "json-schemas/", 13) == 0)
    *text = p + 1;
}

static CsVersion
parse_version_segment (const char **text)
{
  gsize            length = strcspn (*text, "/");
  g_autofree char *segment = g_strndup (*text, length);

  *text += length;
  if (g_ascii_strcasecmp (segment, "devPreview") == 0)
    return CS_VERSION_PREVIEW;

  return cs_version_parse (segment);
}

/* Takes the part of an address between host and file name; moves @rest to the file name. */
static CsVersion
parse_location (const char **rest)
{
  CsVersion version = CS_VERSION_NONE;

  if (skip_prefix (rest, "https://developer.microsoft.com/"))
    {
      skip_language (rest);
      if (skip_prefix (rest, "json-schemas/teams/v"))
        version = parse_version_segment (rest);
    }
  else if (skip_prefix (rest, "https://statics.teams.microsoft.com/sdk/v1.0/manifest"))
    version = CS_VERSION (1, 0);
  else if (skip_prefix (rest, "https://raw.githubusercontent.com/OfficeDev/microsoft-teams-app-schema/"))
    {
      *rest += strcspn (*rest, "/");
      if (skip_prefix (rest, "/DevPreview"))
        version = CS_VERSION_PREVIEW;
    }

  return *(*rest)++ == '/' ? version : CS_VERSION_NONE;
}

const CsVersion *
cs_manifest_versions (void)
{
  return versions;
}

gboolean
cs_manifest_version_exists (CsVersion version)
{
  if (version == CS_VERSION_NONE)
    return FALSE;

  for (guint i = 0; i < G_N_ELEMENTS (versions); i++)
    if (versions[i] == version)
      return TRUE;

  return FALSE;
}

static char *
dup_schema_url (CsVersion   version,
                const char *file)
{
  g_autofree char *text = cs_version_to_string (version);

  return g_strconcat (SCHEMA_BASE, version == CS_VERSION_PREVIEW ? "DevPreview" : text,
                      "/", file, NULL);
}

char *
cs_manifest_dup_schema_url (CsVersion version)
{
  return dup_schema_url (version, MANIFEST_FILE);
}

char *
cs_manifest_dup_language_schema_url (CsVersion version)
{
  return dup_schema_url (version, LANGUAGE_FILE);
}

CsSchemaUrlForm
cs_manifest_parse_schema_url (const char *url,
                              CsVersion  *version)
{
  CsVersion       found = CS_VERSION_NONE;
  CsSchemaUrlForm form = CS_SCHEMA_URL_FOREIGN;

  if (url)
    found = parse_location (&url);
  if (found != CS_VERSION_NONE && g_ascii_strcasecmp (url, MANIFEST_FILE) == 0)
    form = CS_SCHEMA_URL_MANIFEST;
  else if (found != CS_VERSION_NONE && g_ascii_strcasecmp (url, LANGUAGE_FILE) == 0)
    form = CS_SCHEMA_URL_LOCALIZATION;

  if (version)
    *version = form == CS_SCHEMA_URL_FOREIGN ? CS_VERSION_NONE : found;
  return form;
}
