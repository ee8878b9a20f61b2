/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cs-conversion.h"
#include "cs-markdown.h"

G_BEGIN_DECLS

/* One conversion at work. */
typedef struct
{
  CsSnapshot *snapshot;
  CsHttpPost  http_post;
  guint8     *kept;        /* by node */
  GPtrArray  *losses;
  GPtrArray  *strings;     /* what was made of values that are no strings */
  GHashTable *ids;         /* of inputs */
  guint       n_inputs;
  GHashTable *origins;     /* of what was made: its node, by JsonObject */
} CsConvert;

/* cs-conversion.c: reading, with an account of it. Names are found in any case of letters, as
 * Teams finds them. */
guint       cs_convert_take         (CsConvert          *self,
                                     guint               object,
                                     const char         *name);
/* Returns: (nullable): NULL where there is no text, or an empty one */
const char *cs_convert_take_string  (CsConvert          *self,
                                     guint               object,
                                     const char         *name);
const char *cs_convert_read_string  (CsConvert          *self,
                                     guint               node);
gboolean    cs_convert_take_boolean (CsConvert          *self,
                                     guint               object,
                                     const char         *name,
                                     gboolean            otherwise);
void        cs_convert_keep         (CsConvert          *self,
                                     guint               node);
/* Says what @object, a part of the Adaptive Card, was made of. */
void        cs_convert_mark         (CsConvert          *self,
                                     JsonObject         *object,
                                     guint               node);
void        cs_convert_lose         (CsConvert          *self,
                                     guint               node,
                                     const char         *id,
                                     CsLossKind          kind,
                                     CsSeverity          severity,
                                     const char         *format,
                                     ...) G_GNUC_PRINTF (6, 7);
/* Returns: whether it is an address of the web; where not, the loss is noted */
gboolean    cs_convert_check_url    (CsConvert          *self,
                                     guint               node,
                                     const char         *url,
                                     gboolean            is_picture);

/* cs-convert-text.c */
typedef enum
{
  CS_CONVERT_TITLE,
  CS_CONVERT_SECTION_TITLE,
  CS_CONVERT_BOLD,
  CS_CONVERT_SUBTITLE,
  CS_CONVERT_TEXT,
  CS_CONVERT_CLOSE,       /* text right below what it belongs to */
} CsConvertStyle;

/* Adds the elements that show @text to @items. @node: for the account */
void        cs_convert_add_text     (CsConvert          *self,
                                     JsonArray          *items,
                                     guint               node,
                                     const char         *text,
                                     CsMarkdownDialect   dialect,
                                     CsConvertStyle      style);
/* Returns: (transfer full): Markdown for a place that has one text, such as a fact */
char       *cs_convert_dup_inline   (CsConvert          *self,
                                     guint               node,
                                     const char         *text,
                                     CsMarkdownDialect   dialect);
/* Returns: (transfer full): without markup */
char       *cs_convert_dup_plain    (const char         *text,
                                     CsMarkdownDialect   dialect);
/* Returns: (transfer full): an element of this type at the end of @items */
JsonObject *cs_convert_add_element  (JsonArray          *items,
                                     const char         *type);

/* cs-convert-sections.c */
void        cs_convert_add_sections (CsConvert          *self,
                                     JsonArray          *body,
                                     guint               sections);
/* cs-convert-actions.c: the actions of @list, at the end of @actions */
void        cs_convert_add_actions  (CsConvert          *self,
                                     JsonArray          *actions,
                                     guint               list,
                                     gboolean            may_unfold);
/* cs-convert-inputs.c */
void        cs_convert_add_inputs   (CsConvert          *self,
                                     JsonArray          *items,
                                     guint               list);
/* cs-convert-color.c; returns: the style of a container, NULL for no color */
const char *cs_convert_nearest_style (const char        *color);

/**
 * cs_convert_append_escaped:
 * @text: plain text; "\n" begins a paragraph
 * @begins: whether it stands where a line begins
 *
 * Appends the text so that whoever reads Markdown, all of it or what Teams knows of it, shows it as
 * it is.
 */
void        cs_convert_append_escaped (GString          *string,
                                       const char       *text,
                                       gboolean          begins);

G_END_DECLS
