/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cs-ui"

#include "cs-json-help.h"

#include <glib/gi18n.h>

#include "cs-member-help.h"

char *
cs_json_help_dup_markup (const CsMember *member,
                         CsVersion       version)
{
  g_auto (GStrv) facts = NULL;
  g_autofree char *joined = NULL;
  g_autofree char *escaped = NULL;
  g_autoptr (GString) markup = g_string_new (NULL);

  g_return_val_if_fail (member != NULL, NULL);

  if (member->title != NULL)
    {
      g_autofree char *title = g_markup_escape_text (_(member->title), -1);

      g_string_append_printf (markup, "<b>%s</b>\n", title);
    }
  if (member->help != NULL)
    {
      g_autofree char *help = g_markup_escape_text (_(member->help), -1);

      g_string_append_printf (markup, "%s\n", help);
    }

  facts = cs_member_help_list_facts (member, version);
  joined = g_strjoinv (" · ", facts);
  escaped = g_markup_escape_text (joined, -1);
  g_string_append_printf (markup, "<small>%s</small>", escaped);

  return g_string_free (g_steal_pointer (&markup), FALSE);
}
