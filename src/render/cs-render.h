/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cs-markdown.h"
#include "cs-object.h"
#include "cs-part.h"
#include "cs-picture-part.h"
#include "cs-stack-part.h"
#include "cs-target.h"
#include "cs-vocab-card.h"

G_BEGIN_DECLS

/* From a card's text to parts. Each kind of element has one CsRenderer in a file of its own,
 * cs-render-KIND.c, and one row in the table of cs-render-kinds.c. */

/**
 * CsRender:
 *
 * What every renderer has to know; passed down to all of them while a card is built.
 */
typedef struct _CsRender CsRender;

/* How wide a card is, as Teams counts. */
typedef enum
{
  CS_WIDTH_CLASS_VERY_NARROW,
  CS_WIDTH_CLASS_NARROW,
  CS_WIDTH_CLASS_STANDARD,
  CS_WIDTH_CLASS_WIDE,
} CsWidthClass;

typedef enum
{
  CS_TEXT_PLAIN,
  CS_TEXT_HEADING,
  CS_TEXT_COLUMN_HEADER,
} CsTextRole;

/**
 * CsInherited:
 * @style: of the nearest container that has one
 * @styles_around: bit n: one of the containers around has style n
 * @image_around: one of them has a background picture
 * @dialect: of its texts; CS_MARKDOWN_WHOLE: as the target reads them
 * @in_page: of a carousel, where inputs, buttons and media may not stand
 * @context: differs where something else around it decides how it looks
 *
 * What an element has from those around it. Compared byte by byte: begin with cs_inherited_init().
 */
typedef struct
{
  CsContainerStyle style;
  guint            styles_around;
  gboolean         image_around;
  CsAlign          halign;
  CsVAlign         valign;
  CsTextRole       text_role;
  gboolean         rtl;
  CsMarkdownDialect dialect;
  gboolean         in_page;
  guint            context;
} CsInherited;

/**
 * CsRenderer:
 * @type: what the card calls the kind
 * @create: (transfer full): a floating part of the kind, empty
 * @fill: makes the part show @object. Runs again on the same part when the object's text changed,
 *   so that what people did to it (typed, opened, scrolled) can stay. What all elements have
 *   (spacing, separator, id, ...) is set before. A part that has nothing to show sets its
 *   trait absent.
 * @piece: what it draws is a piece of an element: what the element says of itself (spacing,
 *   visibility, action) is not meant for it
 */
typedef struct
{
  const char *type;
  CsPart   *(*create) (void);
  void      (*fill)   (CsRender          *render,
                       CsPart            *part,
                       const CsObject    *object,
                       const CsInherited *inherited);
  gboolean   piece;
} CsRenderer;

/* Returns: (nullable): by the table in cs-render-kinds.c */
const CsRenderer *cs_renderer_find (const char *type);

struct _CsRender
{
  CsSnapshot    *snapshot;
  const CsTheme *theme;
  CsTarget       target;
  GtkWidget     *view;       /* a CsCardView; what people do goes there */
  CsPictureSource *pictures; /* NULL: none comes */
  const char    *language;   /* of the card; NULL where it does not say */
  GTimeZone     *zone;       /* of the reader */
  CsWidthClass   width_class;
  CsSnapshot    *card;       /* the whole card, of which @snapshot may be a piece; nullable */
};

void     cs_inherited_init        (CsInherited       *self);

/**
 * cs_render_elements:
 * @object: what has a list of elements
 * @member: the list's name: "items", "body"
 *
 * Makes the children of @part show the elements, in their order. Children whose text did not change
 * stay as they are; those of the same kind are filled anew; the rest is made, or goes.
 */
void     cs_render_elements       (CsRender          *render,
                                   CsPart            *part,
                                   const CsObject    *object,
                                   const char        *member,
                                   const CsInherited *inherited);

/**
 * CsRenderChild:
 * @renderer: (nullable): NULL leaves an absent child
 *
 * One child to be, for cs_render_children().
 */
typedef struct
{
  const CsRenderer *renderer;
  CsObject          object;
  CsInherited       inherited;
} CsRenderChild;

/* As cs_render_elements(), for children of any kind: columns, rows, facts. */
void     cs_render_children       (CsRender            *render,
                                   CsPart              *part,
                                   const CsRenderChild *children,
                                   guint                n_children);

/**
 * cs_render_resolve:
 * @object: (out): the element at @node, or what it falls back to
 *
 * Returns: (nullable): who renders @object; NULL where nothing is to be drawn
 */
const CsRenderer *cs_render_resolve (CsRender        *render,
                                     const CsFamily  *family,
                                     guint            node,
                                     CsObject        *object);

/* The object at @node, one of the list @member of @object. */
CsObject cs_render_item           (const CsObject    *object,
                                   const char        *member,
                                   guint              node);
/* As cs_object_get_choice(), but NULL where the text does not say. */
const char *cs_render_get_given   (const CsObject    *object,
                                   const char        *member);
/* Returns: whether there is a button to draw; @object is the action or its fallback */
gboolean cs_render_resolve_action (CsRender          *render,
                                   guint              node,
                                   CsObject          *object);
/* "80px" as 80; 0 for anything else. */
double   cs_render_parse_pixels   (const char        *text);
CsAlign  cs_render_parse_align    (const char        *word,
                                   CsAlign            otherwise);
CsVAlign cs_render_parse_valign   (const char        *word,
                                   CsVAlign           otherwise);

/* What is to be painted of @object, which cs_render_container() read @inherited and @background
 * of: its ground, and in Teams its border and corners. */
CsSurface cs_render_surface       (CsRender          *render,
                                   const CsObject    *object,
                                   const CsInherited *inherited,
                                   guint32            background);
/* Of a member that only Teams has. Returns: whether it is given as true, and drawn for Teams */
gboolean cs_render_is_teams_true  (CsRender          *render,
                                   const CsObject    *object,
                                   const char        *member);
/**
 * cs_render_pick_themed:
 * @url: (nullable): where the list has none for the theme
 *
 * Returns: (transfer none) (nullable): the address that the list @member of @object has for the
 *   theme, in Teams
 */
const char *cs_render_pick_themed (CsRender          *render,
                                   const CsObject    *object,
                                   const char        *member,
                                   const char        *url);
/* Returns: (transfer none) (nullable): the address of the background picture of @object */
const char *cs_render_get_background (const CsObject  *object);
/**
 * cs_render_container:
 * @part: a CsStackPart or a CsRowPart
 * @padding: inside it, where it has a background
 * @bordered: has @padding in any case
 * @background: (out): 0 for none
 *
 * What containers, columns, column sets, cells and rows have in common: style, background,
 * padding, bleed, least height, alignment, direction.
 *
 * Returns: what its children inherit
 */
CsInherited cs_render_container   (CsRender          *render,
                                   CsPart            *part,
                                   const CsObject    *object,
                                   const CsInherited *inherited,
                                   double             padding,
                                   gboolean           bordered,
                                   guint32           *background);
/* For containers, columns and cells: the elements in it, and its alignment and background. */
void        cs_render_stack       (CsRender          *render,
                                   CsPart            *part,
                                   const CsObject    *object,
                                   const char        *member,
                                   const CsInherited *inherited,
                                   guint32            background);

/**
 * CsTextLook:
 *
 * How a text is to look, in the words of the card language; NULL for what is inherited.
 */
typedef struct
{
  const char *size;
  const char *weight;
  const char *color;
  const char *font_type;
  gboolean    subtle;
  gboolean    wrap;
  guint       max_lines;
  CsAlign     align;
} CsTextLook;

/* The font and the colour that @look means. */
void        cs_render_text_style  (CsRender          *render,
                                   const CsTextLook  *look,
                                   const CsInherited *inherited,
                                   CsTextStyle       *style);
/* Returns: (transfer full): @text with its dates, as the target shows them */
char       *cs_render_dup_dated   (CsRender          *render,
                                   const char        *text) G_GNUC_WARN_UNUSED_RESULT;
/* Returns: (transfer full): @text with those whom it mentions as links in Markdown, where the target
 * mentions people: "<at>Ann</at>" with an entity of the card that says who that is */
char       *cs_render_dup_mentioned (CsRender        *render,
                                   const char        *text) G_GNUC_WARN_UNUSED_RESULT;
/* Returns: whether a link of such a text leads to somebody, and to no page */
gboolean    cs_render_is_mention  (const char        *href);
/* Returns: (transfer full): @text with its Markdown and dates, as the target shows it */
CsTextFlow *cs_render_text        (CsRender          *render,
                                   const char        *text,
                                   const CsTextLook  *look,
                                   const CsInherited *inherited) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
