/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cs-rules"

#include "cs-rules.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "cs-rules-private.h"

G_DEFINE_QUARK (cs-rules-error-quark, cs_rules_error)

/* In the order in which they run: the faults of the text and of the schema come first, as the
 * others pass over a place that was refused already. One fault gives one finding. */
static const CsRule *const subjects[] = {
  cs_rules_text,
  cs_rules_schema,
  cs_rules_placeholders,
  cs_rules_version,
  cs_rules_identity,
  cs_rules_names,
  cs_rules_descriptions,
  cs_rules_developer,
  cs_rules_icons,
  cs_rules_connectors,
  cs_rules_domains,
  cs_rules_localization,
  cs_rules_package,
  cs_rules_card_kinds,
  cs_rules_card_members,
  cs_rules_card_head,
  cs_rules_card_inputs,
  cs_rules_card_ids,
  cs_rules_card_limits,
  cs_rules_card_media,
  cs_rules_card_texts,
  cs_rules_card_markdown,
};

typedef struct
{
  GPtrArray  *by_id;    /* of CsRule, sorted by id */
  GHashTable *rows;     /* id to CsRule */
  GPtrArray  *checks;   /* of CsRuleCheck, each once */
  GPtrArray  *cards;    /* of CsCardCheck, likewise */
} RuleIndex;

static int
compare_ids (gconstpointer a,
             gconstpointer b)
{
  const CsRule *const *first = a;
  const CsRule *const *second = b;

  return strcmp ((*first)->info.id, (*second)->info.id);
}

static void
add_once (GPtrArray *functions,
          gpointer   function)
{
  if (function != NULL && !g_ptr_array_find (functions, function, NULL))
    g_ptr_array_add (functions, function);
}

static gpointer
build_index (gpointer data)
{
  RuleIndex *index = g_new0 (RuleIndex, 1);

  index->by_id = g_ptr_array_new ();
  index->rows = g_hash_table_new (g_str_hash, g_str_equal);
  index->checks = g_ptr_array_new ();
  index->cards = g_ptr_array_new ();

  for (guint i = 0; i < G_N_ELEMENTS (subjects); i++)
    {
      for (const CsRule *rule = subjects[i]; rule->info.id != NULL; rule++)
        {
          g_assert (!g_hash_table_contains (index->rows, rule->info.id));
          g_hash_table_insert (index->rows, (gpointer) rule->info.id, (gpointer) rule);
          g_ptr_array_add (index->by_id, (gpointer) rule);
          add_once (index->checks, (gpointer) (gsize) rule->check);
          add_once (index->cards, (gpointer) (gsize) rule->card);
        }
    }
  g_ptr_array_sort (index->by_id, compare_ids);

  return index;
}

static const RuleIndex *
get_index (void)
{
  static GOnce once = G_ONCE_INIT;

  return g_once (&once, build_index, NULL);
}

const CsRule *
cs_rules_find_row (const char *id)
{
  return g_hash_table_lookup (get_index ()->rows, id);
}

guint
cs_rules_get_n_rules (void)
{
  return get_index ()->by_id->len;
}

const CsRuleInfo *
cs_rules_get_rule (guint index)
{
  const RuleIndex *rules = get_index ();

  g_return_val_if_fail (index < rules->by_id->len, NULL);

  return &((const CsRule *) g_ptr_array_index (rules->by_id, index))->info;
}

const CsRuleInfo *
cs_rules_find_rule (const char *id)
{
  const CsRule *rule = cs_rules_find_row (id);

  return rule != NULL ? &rule->info : NULL;
}

static const char *const profile_names[] = { "upload", "store" };

gboolean
cs_profile_parse (const char *text,
                  CsProfile  *profile)
{
  for (guint i = 0; i < G_N_ELEMENTS (profile_names); i++)
    {
      if (g_strcmp0 (text, profile_names[i]) == 0)
        {
          *profile = i;
          return TRUE;
        }
    }

  return FALSE;
}

const char *
cs_profile_get_name (CsProfile profile)
{
  g_return_val_if_fail (profile < G_N_ELEMENTS (profile_names), NULL);

  return profile_names[profile];
}

/* The manifest first, then the other files by name, then what is about the package. */
static int
compare_files (CsCheck    *check,
               const char *a,
               const char *b)
{
  const gboolean a_last = a == NULL;
  const gboolean b_last = b == NULL;

  if (g_strcmp0 (a, b) == 0)
    return 0;
  if (a_last || b_last)
    return a_last - b_last;
  if (g_str_equal (a, check->path))
    return -1;
  if (g_str_equal (b, check->path))
    return 1;

  return strcmp (a, b);
}

static int
compare_findings (gconstpointer a,
                  gconstpointer b,
                  gpointer      data)
{
  CsFinding   *first = *(CsFinding *const *) a;
  CsFinding   *second = *(CsFinding *const *) b;
  const gsize  first_start = cs_finding_get_span (first).start;
  const gsize  second_start = cs_finding_get_span (second).start;
  int          order;

  order = compare_files (data, cs_finding_get_file (first), cs_finding_get_file (second));
  if (order != 0)
    return order;
  if (first_start != second_start)
    return first_start < second_start ? -1 : 1;
  if (cs_finding_get_severity (first) != cs_finding_get_severity (second))
    return (int) cs_finding_get_severity (second) - (int) cs_finding_get_severity (first);
  order = strcmp (cs_finding_get_id (first), cs_finding_get_id (second));

  return order != 0 ? order : g_strcmp0 (cs_finding_get_message (first),
                                         cs_finding_get_message (second));
}

/* Whether nobody can tell from the text what is missing in it, as when it is being typed. */
static gboolean
is_half_typed (CsSubject  *subject,
               const char *file)
{
  CsSnapshot *snapshot = cs_subject_get_snapshot (subject, file);
  const guint n_faults = cs_snapshot_get_n_faults (snapshot);

  for (guint i = 0; i < n_faults; i++)
    {
      const char *id = cs_snapshot_get_fault (snapshot, i)->id;

      if (g_str_equal (id, "json-syntax") || g_str_equal (id, "json-encoding") ||
          g_str_equal (id, "json-too-deep") || g_str_equal (id, "json-too-large"))
        return TRUE;
    }

  return FALSE;
}

/* About what is not there, or about a member whose value is not. */
static gboolean
is_about_missing (CsSubject *subject,
                  CsFinding *finding)
{
  const char *file = cs_finding_get_file (finding);
  const char *pointer = cs_finding_get_pointer (finding);
  CsSnapshot *snapshot = pointer != NULL ? cs_subject_get_snapshot (subject, file) : NULL;
  guint       node;

  if (snapshot == NULL || g_str_has_prefix (cs_finding_get_id (finding), "json-"))
    return FALSE;

  node = cs_snapshot_find (snapshot, pointer);
  return node == CS_NODE_NONE || cs_snapshot_get_kind (snapshot, node) == CS_JSON_MISSING;
}

static void
drop_unsure_findings (CsCheck *check)
{
  for (guint i = check->findings->len; i > 0; i--)
    {
      CsFinding *finding = g_ptr_array_index (check->findings, i - 1);

      if (is_about_missing (check->subject, finding) &&
          is_half_typed (check->subject, cs_finding_get_file (finding)))
        g_ptr_array_remove_index (check->findings, i - 1);
    }
}

static void
check_cards (CsCheck      *check,
             GCancellable *cancellable)
{
  const RuleIndex *rules = get_index ();
  GPtrArray       *cards = cs_check_get_cards (check);

  for (guint i = 0; i < cards->len && !g_cancellable_is_cancelled (cancellable); i++)
    {
      for (guint j = 0; j < rules->cards->len; j++)
        ((CsCardCheck) (gsize) g_ptr_array_index (rules->cards, j)) (g_ptr_array_index (cards, i));
    }
}

GPtrArray *
cs_rules_check (CsSubject    *subject,
                CsProfile     profile,
                GCancellable *cancellable)
{
  const RuleIndex *rules = get_index ();
  CsCheck          check;
  GPtrArray       *findings;

  g_return_val_if_fail (subject != NULL, NULL);
  g_return_val_if_fail (profile < G_N_ELEMENTS (profile_names), NULL);

  cs_check_init (&check, subject, profile);
  for (guint i = 0; i < rules->checks->len; i++)
    {
      CsRuleCheck look = (CsRuleCheck) (gsize) g_ptr_array_index (rules->checks, i);

      if (g_cancellable_is_cancelled (cancellable))
        break;
      look (&check);
    }
  check_cards (&check, cancellable);

  drop_unsure_findings (&check);
  g_ptr_array_sort_with_data (check.findings, compare_findings, &check);
  findings = g_steal_pointer (&check.findings);
  cs_check_clear (&check);

  return findings;
}

static CsTextEdit *
edit_insert_first (CsSnapshot  *snapshot,
                   const char  *pointer,
                   const char  *value,
                   GError     **error)
{
  const guint first = cs_snapshot_get_first_child (snapshot, 0);

  /* A member of that name is set where it stands. */
  if (first == CS_NODE_NONE || cs_snapshot_find (snapshot, pointer) != CS_NODE_NONE)
    return cs_text_edit_set (snapshot, pointer, value, error);

  return cs_text_edit_insert (snapshot, pointer, value, cs_snapshot_get_key (snapshot, first),
                              error);
}

static CsTextEdit *
edit_cure (CsSnapshot    *snapshot,
           const CsCure  *cure,
           const char    *pointer,
           GError       **error)
{
  switch (cure->kind)
    {
    case CS_CURE_SET:
      return cs_text_edit_set_deep (snapshot, pointer, cure->text, error);
    case CS_CURE_INSERT_FIRST:
      return edit_insert_first (snapshot, pointer, cure->text, error);
    case CS_CURE_REMOVE:
      return cs_text_edit_remove (snapshot, pointer, error);
    case CS_CURE_RENAME:
      return cs_text_edit_rename (snapshot, pointer, cure->text, error);
    case CS_CURE_NONE:
    case CS_CURE_DELETE_FILE:
    case CS_CURE_RENAME_FILE:
    case CS_CURE_REPACK:
    case CS_CURE_FUNCTION:
    default:
      g_assert_not_reached ();
    }
}

static CsChange *
fix_text (CsSubject     *subject,
          CsFinding     *finding,
          const CsCure  *cure,
          const char    *file,
          GError       **error)
{
  CsSnapshot             *snapshot = cs_subject_get_snapshot (subject, file);
  const char             *pointer = cure->pointer != NULL ? cure->pointer
                                                          : cs_finding_get_pointer (finding);
  g_autoptr (CsTextEdit)  edit = NULL;

  if (snapshot == NULL || pointer == NULL)
    {
      g_set_error (error, CS_RULES_ERROR, CS_RULES_ERROR_NOT_FIXABLE,
                   _("cannot fix “%s”: the file is not there"), cs_finding_get_id (finding));
      return NULL;
    }

  edit = edit_cure (snapshot, cure, pointer, error);
  return cs_change_of_edit (cs_finding_get_fix_label (finding), file, pointer,
                            g_steal_pointer (&edit));
}

static CsChange *
fix_by_function (CsSubject  *subject,
                 CsFinding  *finding,
                 GError    **error)
{
  const CsRule *rule = cs_rules_find_row (cs_finding_get_id (finding));
  CsCheck       check;
  CsChange     *change;

  g_assert (rule != NULL && rule->fix != NULL);

  cs_check_init (&check, subject, CS_PROFILE_UPLOAD);
  change = rule->fix (&check, finding, error);
  cs_check_clear (&check);

  return change;
}

CsChange *
cs_rules_fix (CsSubject  *subject,
              CsFinding  *finding,
              GError    **error)
{
  const CsCure *cure;
  const char   *file;
  CsChange     *change;

  g_return_val_if_fail (subject != NULL, NULL);
  g_return_val_if_fail (CS_IS_FINDING (finding), NULL);

  cure = cs_finding_get_cure (finding);
  file = cure->file != NULL ? cure->file : cs_finding_get_file (finding);

  switch (cure->kind)
    {
    case CS_CURE_SET:
    case CS_CURE_INSERT_FIRST:
    case CS_CURE_REMOVE:
    case CS_CURE_RENAME:
      return fix_text (subject, finding, cure, file, error);
    case CS_CURE_FUNCTION:
      return fix_by_function (subject, finding, error);
    case CS_CURE_REPACK:
      return cs_change_new (cs_finding_get_fix_label (finding));
    case CS_CURE_DELETE_FILE:
      change = cs_change_new (cs_finding_get_fix_label (finding));
      cs_change_delete (change, file);
      return change;
    case CS_CURE_RENAME_FILE:
      change = cs_change_new (cs_finding_get_fix_label (finding));
      cs_change_rename (change, file, cure->text);
      return change;
    case CS_CURE_NONE:
    default:
      g_set_error (error, CS_RULES_ERROR, CS_RULES_ERROR_NOT_FIXABLE,
                   _("cannot fix “%s”: there is no mechanical cure"), cs_finding_get_id (finding));
      return NULL;
    }
}
