/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cs-rules"

#include "cs-rules-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "cs-localization-private.h"
#include "cs-placeholder.h"

/* What is still to be filled in: places of the manifest and its language files that no
 * environment filled. Cards have braces of their own and are not looked at. */

/* @in_environment tells whether one of them is of the spelling that environments fill. */
static char *
list_placeholders (const char *text,
                   guint      *n_placeholders,
                   gboolean   *in_environment)
{
  GString       *list = g_string_new (NULL);
  CsPlaceholder  placeholder;

  *n_placeholders = 0;
  *in_environment = FALSE;
  for (gsize from = 0; cs_placeholder_find_next (text, from, &placeholder);
       from = placeholder.offset + placeholder.length)
    {
      if (list->len > 0)
        g_string_append (list, ", ");
      g_string_append_len (list, text + placeholder.offset, placeholder.length);
      (*n_placeholders)++;
      *in_environment = *in_environment || placeholder.spelling == CS_PLACEHOLDER_TOOLKIT;
    }

  return g_string_free (list, FALSE);
}

static gboolean
is_reported (CsCheck    *check,
             const char *file,
             const char *pointer)
{
  for (guint i = 0; i < check->findings->len; i++)
    {
      CsFinding *finding = g_ptr_array_index (check->findings, i);

      if (g_str_equal (cs_finding_get_id (finding), "template-left") &&
          g_strcmp0 (cs_finding_get_file (finding), file) == 0 &&
          g_strcmp0 (cs_finding_get_pointer (finding), pointer) == 0)
        return TRUE;
    }

  return FALSE;
}

static void
check_text (CsCheck    *check,
            const char *file,
            CsSnapshot *snapshot,
            guint       node)
{
  const char      *text = cs_snapshot_get_string (snapshot, node);
  guint            n_placeholders;
  gboolean         in_environment;
  g_autofree char *list = text != NULL ? list_placeholders (text, &n_placeholders, &in_environment)
                                       : NULL;
  g_autofree char *pointer = NULL;

  if (list == NULL || *list == '\0')
    return;

  pointer = cs_snapshot_dup_pointer (snapshot, node);
  if (is_reported (check, file, pointer))
    return;

  if (in_environment)
    cs_check_report (check, "template-left", file, pointer,
                     ngettext ("The placeholder “%s” was not filled in; write the value, or choose "
                               "an environment that has it.",
                               "The placeholders “%s” were not filled in; write the values, or "
                               "choose an environment that has them.",
                               n_placeholders),
                     list);
  else
    cs_check_report (check, "template-left", file, pointer,
                     ngettext ("The placeholder “%s” was not filled in; write the value.",
                               "The placeholders “%s” were not filled in; write the values.",
                               n_placeholders),
                     list);
}

static void
check_file (CsCheck    *check,
            const char *file,
            CsSnapshot *snapshot)
{
  const guint n_nodes = cs_snapshot_get_n_nodes (snapshot);

  for (guint node = 0; node < n_nodes; node++)
    check_text (check, file, snapshot, node);
}

static void
check_placeholders (CsCheck *check)
{
  g_autoptr (GPtrArray) files = NULL;

  if (check->manifest == NULL)
    return;

  check_file (check, check->path, check->manifest);
  files = cs_localization_list_files (check);
  for (guint i = 0; i < files->len; i++)
    {
      const char *file = g_ptr_array_index (files, i);

      check_file (check, file, cs_subject_get_filled_snapshot (check->subject, file));
    }
}

const CsRule cs_rules_placeholders[] = {
  {
    .info = {
      .id = "template-left",
      .severity = CS_BOTH (ERROR),
      .flags = CS_RULE_SCHEMA,
      .title = N_("Every placeholder is filled in"),
      .explanation = N_("Templates and toolkits mark what is still to be filled in as ${{NAME}}, "
                        "{{NAME}}, ${NAME}, <<NAME>> or %NAME%. ${{NAME}} is taken from "
                        "env/.env.ENVIRONMENT when an environment is chosen; the others you write "
                        "yourself. Teams would show the placeholder as it stands, or refuse it."),
      .source = "Microsoft 365 Agents Toolkit; generator-teams; Microsoft-Teams-Samples",
    },
    .check = check_placeholders,
  },
  { .info = { .id = NULL } },
};
