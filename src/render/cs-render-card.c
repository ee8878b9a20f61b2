/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cs-render"

#include "cs-render-kinds.h"

#include <glib/gi18n-lib.h>

/* The card itself: its body, and at its foot its buttons. The same for the card that a button
 * opens, which only has another ground. */

static CsPart *
find_foot (CsPart *part)
{
  for (CsPart *child = cs_part_get_first (part); child != NULL; child = cs_part_get_next (child))
    {
      if (cs_part_get_traits (child)->spaced)
        return child;
    }

  return NULL;
}

static void
fill_foot (CsRender          *render,
           CsPart            *part,
           const CsObject    *object,
           const CsInherited *inherited)
{
  CsPart *foot = find_foot (part);
  CsInherited own = *inherited;
  guint n;

  if (foot == NULL)
    {
      foot = cs_stack_part_new ();
      cs_part_get_traits (foot)->spaced = TRUE;
      cs_part_get_traits (foot)->spacing = cs_theme_get_spacing ("default");
      gtk_accessible_update_property (GTK_ACCESSIBLE (foot), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                      _("Actions"), -1);
      cs_part_append (part, foot);
    }
  own.halign = CS_ALIGN_START;
  n = cs_render_actions (render, foot, object, &own);
  cs_part_get_traits (foot)->absent = n == 0;
  /* What is not there must not stand between the last element and the card's edge. */
  cs_part_set_shown (foot, n > 0);
  cs_part_changed (foot);
}

void
cs_render_card (CsRender         *render,
                CsPart           *part,
                const CsObject   *object,
                CsContainerStyle  style)
{
  CsInherited outer, inner;
  guint32 background;

  cs_inherited_init (&outer);
  outer.style = style;
  inner = cs_render_container (render, part, object, &outer, CS_PADDING, TRUE, &background);
  /* Teams lets no card choose its own ground. */
  inner.style = style;
  inner.styles_around = 1u << style;
  background = render->theme->styles[style].background;

  cs_render_stack (render, part, object, "body", &inner, background);
  fill_foot (render, part, object, &inner);
}
