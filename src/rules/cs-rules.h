/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cs-change.h"
#include "cs-finding.h"
#include "cs-subject.h"

G_BEGIN_DECLS

#define CS_RULES_ERROR (cs_rules_error_quark ())
GQuark cs_rules_error_quark (void);

/**
 * CsRulesError:
 * @CS_RULES_ERROR_NOT_FIXABLE: there is no mechanical cure, or no longer
 * @CS_RULES_ERROR_VERSION: no such manifest version
 * @CS_RULES_ERROR_NO_MANIFEST: the subject has no manifest, or its text is broken
 */
typedef enum
{
  CS_RULES_ERROR_NOT_FIXABLE,
  CS_RULES_ERROR_VERSION,
  CS_RULES_ERROR_NO_MANIFEST,
} CsRulesError;

/**
 * CsProfile:
 * @CS_PROFILE_UPLOAD: upload to the own organisation
 * @CS_PROFILE_STORE: submission to Microsoft's store
 *
 * Who is going to judge the package; a rule has a severity for each.
 */
typedef enum
{
  CS_PROFILE_UPLOAD,
  CS_PROFILE_STORE,
} CsProfile;

gboolean    cs_profile_parse           (const char *text,
                                        CsProfile  *profile);
const char *cs_profile_get_name        (CsProfile   profile);

/**
 * CsRuleFlags:
 * @CS_RULE_SCHEMA: the finding is a breach of Microsoft's JSON schema or of JSON itself
 * @CS_RULE_FILES: about files that are missing or unusable
 *
 * An export may be forced past findings of rules with neither flag, but for those that have a
 * keyword: they are breaches of the schema, too.
 */
typedef enum
{
  CS_RULE_PLAIN  = 0,
  CS_RULE_SCHEMA = 1 << 0,
  CS_RULE_FILES  = 1 << 1,
} CsRuleFlags;

/**
 * CsRuleInfo:
 * @title: translatable: what the rule asks, in a few words
 * @explanation: translatable, two to four sentences: why, what happens otherwise, what to do
 * @code: (nullable): the name that Microsoft's own services use for it
 * @source: where the fact comes from
 * @store_only: the upload profile does not judge it at all
 *
 * What is public about a rule.
 */
typedef struct
{
  const char  *id;
  CsSeverity   severity[2];       /* by CsProfile; the usual one, a finding may differ */
  CsRuleFlags  flags;
  gboolean     fixable;           /* a fix exists in most cases */
  gboolean     store_only;
  const char  *title;
  const char  *explanation;
  const char  *code;
  const char  *source;
} CsRuleInfo;

/* Every rule, by id in order. */
guint             cs_rules_get_n_rules (void);
const CsRuleInfo *cs_rules_get_rule    (guint       index);
const CsRuleInfo *cs_rules_find_rule   (const char *id);

/**
 * cs_rules_check:
 *
 * Lets every rule look at @subject. Takes a millisecond or a few; any thread.
 *
 * Returns: (transfer full) (element-type CsFinding): the findings, by file (the manifest first),
 *   then by place; never NULL, but incomplete when cancelled
 */
GPtrArray        *cs_rules_check       (CsSubject    *subject,
                                        CsProfile     profile,
                                        GCancellable *cancellable) G_GNUC_WARN_UNUSED_RESULT;

/**
 * cs_rules_fix:
 * @finding: one of those that cs_rules_check() gave for this very @subject
 * @error: why it cannot be done here: CS_RULES_ERROR, CS_JSON_ERROR or CS_PICTURE_ERROR
 *
 * A change without operations means that the files are right already and only the archive has to
 * be written anew (zip-nested, for one).
 *
 * Returns: (transfer full) (nullable): the change that cures it
 */
CsChange         *cs_rules_fix         (CsSubject    *subject,
                                        CsFinding    *finding,
                                        GError      **error) G_GNUC_WARN_UNUSED_RESULT;

/**
 * cs_rules_upgrade:
 * @version: "1.17", one that exists
 *
 * Returns: (transfer full) (nullable): the change that makes the manifest one of @version:
 *   "$schema", "manifestVersion", members that it no longer knows, language files
 */
CsChange         *cs_rules_upgrade     (CsSubject    *subject,
                                        const char   *version,
                                        GError      **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
