/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cs-vocab.h"

G_BEGIN_DECLS

/* The Teams app manifest, schema versions 1.0 to 1.30 and devPreview. Source of every fact:
 * Microsoft's JSON schemas as the npm package @microsoft/app-manifest ships them. */

extern const CsShape cs_vocab_manifest;
extern const CsShape cs_vocab_language_file;   /* keys are dotted names, not nested */
extern const CsShape cs_vocab_registration;    /* "registration" in connector.json */
extern const CsShape cs_vocab_connector_json;  /* connector.json as a whole */

#define CS_MANIFEST_VERSION_OLDEST CS_VERSION (1, 0)
#define CS_MANIFEST_VERSION_NEWEST CS_VERSION (1, 30)

/**
 * cs_manifest_versions:
 *
 * Returns: (array zero-terminated=1): every version that exists, ascending, devPreview last
 *   (there is no 1.18)
 */
const CsVersion *cs_manifest_versions            (void);
/**
 * cs_manifest_version_exists:
 *
 * Returns: whether there is a schema of @version; there is none of 1.18
 */
gboolean         cs_manifest_version_exists      (CsVersion    version);

/**
 * cs_manifest_dup_schema_url:
 *
 * Returns: (transfer full): the URL that "$schema" should hold for @version
 */
char            *cs_manifest_dup_schema_url      (CsVersion    version) G_GNUC_WARN_UNUSED_RESULT;
/**
 * cs_manifest_dup_language_schema_url:
 *
 * Returns: (transfer full): the URL that "$schema" of a language file should hold; it exists
 *   from version 1.5 on
 */
char            *cs_manifest_dup_language_schema_url (CsVersion version) G_GNUC_WARN_UNUSED_RESULT;

/**
 * CsSchemaUrlForm:
 * @CS_SCHEMA_URL_FOREIGN: none of the known spellings
 * @CS_SCHEMA_URL_LOCALIZATION: the schema of language files
 */
typedef enum
{
  CS_SCHEMA_URL_FOREIGN,
  CS_SCHEMA_URL_MANIFEST,
  CS_SCHEMA_URL_LOCALIZATION,
} CsSchemaUrlForm;

/**
 * cs_manifest_parse_schema_url:
 * @url: (nullable): the value of "$schema"
 * @version: (out) (optional): the version it stands for, which need not exist; CS_VERSION_NONE
 *   for a foreign one
 *
 * Understands all five spellings that real files use.
 *
 * Returns: which schema it is the address of
 */
CsSchemaUrlForm  cs_manifest_parse_schema_url    (const char  *url,
                                                  CsVersion   *version);

G_END_DECLS
