/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cs-render"

#include "cs-render-kinds.h"

#include <glib/gi18n-lib.h>

#include "cs-card-version.h"
#include "cs-press-private.h"
#include "cs-text-part.h"

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

/* Teams shows nothing of a card that is newer than what it knows. */
static gboolean
is_too_new (CsRender       *render,
            const CsObject *object)
{
  const char *text = cs_snapshot_get_string (object->snapshot,
                                             cs_snapshot_get_member (object->snapshot,
                                                                     object->node, "version"));
  CsCardVersion newest = { { 1, 5 } }, version;

  return cs_target_is_teams_card (render->target) && text != NULL &&
         cs_card_version_parse (text, &version) && cs_card_version_compare (&version, &newest) > 0;
}

static void
fill_fallback (CsRender          *render,
               CsPart            *part,
               const CsObject    *object,
               const CsInherited *inherited)
{
  const char *text = cs_object_get_string (object, "fallbackText");
  CsTextLook look = { .wrap = TRUE };

  if (text == NULL || *text == '\0')
    text = _("This card cannot be shown: it is written in a newer version than Teams knows.");
  cs_text_part_set_flow (CS_TEXT_PART (part), cs_render_text (render, text, &look, inherited));
}

static const CsRenderer fallback_renderer = {
  "fallbackText", cs_text_part_new, fill_fallback, .piece = TRUE,
};

static void
fill_instead (CsRender          *render,
              CsPart            *part,
              const CsObject    *object,
              const CsInherited *inherited,
              guint32            background)
{
  CsRenderChild child = { &fallback_renderer, *object, *inherited };
  CsSurface surface = { .background = background };
  CsPart *foot = find_foot (part);

  cs_stack_part_set_surface (CS_STACK_PART (part), &surface);
  cs_stack_part_set_backdrop (CS_STACK_PART (part), NULL);
  cs_render_children (render, part, &child, 1);
  if (foot == NULL)
    return;
  cs_part_get_traits (foot)->absent = TRUE;
  cs_part_set_shown (foot, FALSE);
}

void
cs_render_card (CsRender         *render,
                CsPart           *part,
                const CsObject   *object,
                CsContainerStyle  style)
{
  CsInherited outer, inner;
  guint32 background;
  CsObject select;

  cs_inherited_init (&outer);
  outer.style = style;
  inner = cs_render_container (render, part, object, &outer, CS_PADDING, TRUE, &background);
  /* Teams lets no card choose its own ground. */
  inner.style = style;
  inner.styles_around = 1u << style;
  background = render->theme->styles[style].background;

  select = cs_object_get_object (object, "selectAction");
  cs_press_set (render, part, &select, &inner);
  if (is_too_new (render, object))
    {
      fill_instead (render, part, object, &inner, background);
      return;
    }

  cs_render_stack (render, part, object, "body", &inner, background);
  fill_foot (render, part, object, &inner);
}
