/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cs-card-private.h"
#include "cs-check-private.h"
#include "cs-rules.h"

G_BEGIN_DECLS

/* The table of rules, split in files by subject. A row names the function that looks for it;
 * where several rules look at one thing, they share one function, which runs once. */

typedef void      (*CsRuleCheck) (CsCheck    *check);
/* The same for one card of the subject. */
typedef void      (*CsCardCheck) (CsCard     *card);
/* Cures a finding whose cure is CS_CURE_FUNCTION. */
typedef CsChange *(*CsRuleFix)   (CsCheck    *check,
                                  CsFinding  *finding,
                                  GError    **error);

/**
 * CsRule:
 * @absence: says that a file is not there, which of a manifest alone is a warning at the most, as
 *   nobody claims that it is the whole package
 * @card: instead of @check, looks at each card
 */
typedef struct
{
  CsRuleInfo  info;
  CsRuleCheck check;
  CsRuleFix   fix;
  gboolean    absence;
  CsCardCheck card;
} CsRule;

/* Severities: one for both profiles, or the own organisation's and the store's. */
#define CS_BOTH(severity)     { CS_SEVERITY_##severity, CS_SEVERITY_##severity }
#define CS_SPLIT(own, store)  { CS_SEVERITY_##own, CS_SEVERITY_##store }

/* Each is ended by a row without an id. */
extern const CsRule cs_rules_text[];
extern const CsRule cs_rules_schema[];
extern const CsRule cs_rules_version[];
extern const CsRule cs_rules_identity[];
extern const CsRule cs_rules_names[];
extern const CsRule cs_rules_descriptions[];
extern const CsRule cs_rules_developer[];
extern const CsRule cs_rules_icons[];
extern const CsRule cs_rules_package[];
extern const CsRule cs_rules_connectors[];
extern const CsRule cs_rules_domains[];
extern const CsRule cs_rules_localization[];
extern const CsRule cs_rules_placeholders[];
extern const CsRule cs_rules_card_head[];
extern const CsRule cs_rules_card_inputs[];
extern const CsRule cs_rules_card_ids[];
extern const CsRule cs_rules_card_limits[];
extern const CsRule cs_rules_card_media[];
extern const CsRule cs_rules_card_texts[];
extern const CsRule cs_rules_card_markdown[];
extern const CsRule cs_rules_card_kinds[];
extern const CsRule cs_rules_card_members[];

const CsRule *cs_rules_find_row         (const char  *id);

/* Makes everything say that this is @version: manifest and language files; nothing is removed. */
CsChange     *cs_rules_align            (CsCheck     *check,
                                         CsVersion    version,
                                         const char  *label,
                                         GError     **error) G_GNUC_WARN_UNUSED_RESULT;
/* How many faults the manifest has as one of @version; with @upgraded, what an upgrade to it mends
 * is left out. */
guint         cs_rules_count_faults     (CsCheck     *check,
                                         CsVersion    version,
                                         gboolean     upgraded);

G_END_DECLS
