/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* What a card looks like in Teams: the values of its host configuration, and the colours of the
 * style sheet that goes with it. Sizes are the same in all themes, in CSS pixels. */

typedef enum
{
  CS_THEME_LIGHT,
  CS_THEME_DARK,
  CS_THEME_CONTRAST,
} CsThemeName;

#define CS_N_THEMES 3

/* In the order of the words in the card language. */
typedef enum
{
  CS_STYLE_DEFAULT,
  CS_STYLE_EMPHASIS,
  CS_STYLE_GOOD,
  CS_STYLE_ATTENTION,
  CS_STYLE_WARNING,
  CS_STYLE_ACCENT,
} CsContainerStyle;

#define CS_N_STYLES 6

typedef enum
{
  CS_INK_DEFAULT,
  CS_INK_DARK,
  CS_INK_LIGHT,
  CS_INK_ACCENT,
  CS_INK_GOOD,
  CS_INK_WARNING,
  CS_INK_ATTENTION,
} CsInk;

#define CS_N_INKS 7

/* Colours are 0xAARRGGBB. */
typedef struct
{
  guint32 normal;
  guint32 subtle;
} CsInkColors;

typedef struct
{
  guint32            background;
  guint32            border;
  const CsInkColors *inks;       /* CS_N_INKS of them */
} CsStyleColors;

typedef struct
{
  guint32 background;
  guint32 border;
  guint32 text;
  double  border_width;
} CsButtonColors;

/**
 * CsTheme:
 * @page: behind the card
 * @placeholder: of a picture that is not there
 * @hover: laid over what can be pressed
 */
typedef struct
{
  const char     *name;
  CsStyleColors   styles[CS_N_STYLES];
  guint32         separator;
  guint32         link;
  guint32         page;
  CsButtonColors  button;
  CsButtonColors  button_pressed;
  CsButtonColors  button_positive;
  CsButtonColors  button_destructive;
  CsButtonColors  button_disabled;
  CsButtonColors  button_emphasis;
  guint32         input;
  guint32         input_border;
  guint32         input_text;
  guint32         input_hint;
  guint32         invalid;
  guint32         placeholder;
  guint32         placeholder_text;
  guint32         highlight;
  guint32         hover;
  guint32         focus;
} CsTheme;

#define CS_PADDING            16.0
#define CS_LINE_HEIGHT_FACTOR 1.33

/* @name: "light", "dark", "contrast" */
gboolean         cs_theme_parse       (const char   *text,
                                       CsThemeName  *name);
const CsTheme   *cs_theme_get         (CsThemeName   name);

/* The words of the card language; NULL and unknown ones mean the default. */
CsContainerStyle cs_theme_parse_style (const char   *word,
                                       CsContainerStyle otherwise);
CsInk            cs_theme_parse_ink   (const char   *word);
double           cs_theme_get_spacing (const char   *word);
double           cs_theme_get_size    (const char   *word);
int              cs_theme_get_weight  (const char   *word);
/* Returns: 0 for "auto" and "stretch" */
double           cs_theme_get_image   (const char   *word);

void             cs_theme_to_rgba     (guint32       color,
                                       GdkRGBA      *rgba);

G_END_DECLS
