/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cs-ui"

#include "cs-member-rows.h"

#include "cs-member-checks-row.h"
#include "cs-member-choice-row.h"
#include "cs-member-list-row.h"
#include "cs-member-place-row.h"
#include "cs-member-row.h"
#include "cs-member-switch-row.h"
#include "cs-member-text-row.h"

static GtkWidget *
create_array_row (CsMemberField  *field,
                  const CsMember *member)
{
  if (member->item == NULL)
    return cs_member_place_row_new (field);

  switch (member->item->type)
    {
    case CS_TYPE_CHOICE:
      return cs_member_checks_row_new (field);

    case CS_TYPE_ANY:
    case CS_TYPE_OBJECT:
    case CS_TYPE_ARRAY:
    case CS_TYPE_BOOLEAN:
    case CS_TYPE_INTEGER:
    case CS_TYPE_NUMBER:
      return cs_member_place_row_new (field);

    default:
      return cs_member_list_row_new (field);
    }
}

GtkWidget *
cs_member_rows_create (CsMemberField *field)
{
  const CsMember *member = cs_member_field_get_member (field);

  /* The version that a text is written in is one line, though one version has a single choice. */
  if (member->flags & CS_MEMBER_VERSION)
    return cs_member_row_new (field);

  switch (member->type)
    {
    case CS_TYPE_ARRAY:
      return create_array_row (field, member);

    case CS_TYPE_ANY:
    case CS_TYPE_OBJECT:
      return cs_member_place_row_new (field);

    case CS_TYPE_BOOLEAN:
      return cs_member_switch_row_new (field);

    case CS_TYPE_CHOICE:
      return cs_member_choice_row_new (field);

    case CS_TYPE_TEXT:
      return cs_member_text_row_new (field);

    default:
      return cs_member_row_new (field);
    }
}
