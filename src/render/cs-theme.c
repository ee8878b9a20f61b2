/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cs-render"

#include "cs-theme.h"

/* Teams' host configurations, and its designer's style sheets; high contrast by Teams' own theme
 * of that name. */

static const CsInkColors light_inks[CS_N_INKS] = {
  [CS_INK_DEFAULT]   = { 0xff252424, 0xbf252424 },
  [CS_INK_DARK]      = { 0xff252424, 0xbf252424 },
  [CS_INK_LIGHT]     = { 0xffffffff, 0xfff3f2f1 },
  [CS_INK_ACCENT]    = { 0xff6264a7, 0xff8b8cc7 },
  [CS_INK_GOOD]      = { 0xff92c353, 0xe592c353 },
  [CS_INK_WARNING]   = { 0xfff8d22a, 0xe5f8d22a },
  [CS_INK_ATTENTION] = { 0xffc4314b, 0xe5c4314b },
};

static const CsInkColors dark_inks[CS_N_INKS] = {
  [CS_INK_DEFAULT]   = { 0xffffffff, 0xbfffffff },
  [CS_INK_DARK]      = { 0xff201f1f, 0xff2d2c2c },
  [CS_INK_LIGHT]     = { 0xffffffff, 0xbfffffff },
  [CS_INK_ACCENT]    = { 0xffa6a7dc, 0xff8b8cc7 },
  [CS_INK_GOOD]      = { 0xff92c353, 0xe592c353 },
  [CS_INK_WARNING]   = { 0xfff8d22a, 0xe5f8d22a },
  [CS_INK_ATTENTION] = { 0xffd74654, 0xe5d74654 },
};

/* The coloured styles keep their light background in the dark. */
static const CsInkColors dark_colored_inks[CS_N_INKS] = {
  [CS_INK_DEFAULT]   = { 0xff201f1f, 0xff2d2c2c },
  [CS_INK_DARK]      = { 0xff201f1f, 0xff2d2c2c },
  [CS_INK_LIGHT]     = { 0xffffffff, 0xbfffffff },
  [CS_INK_ACCENT]    = { 0xffa6a7dc, 0xff8b8cc7 },
  [CS_INK_GOOD]      = { 0xff92c353, 0xe592c353 },
  [CS_INK_WARNING]   = { 0xfff8d22a, 0xe5f8d22a },
  [CS_INK_ATTENTION] = { 0xffd74654, 0xe5d74654 },
};

static const CsInkColors contrast_inks[CS_N_INKS] = {
  [CS_INK_DEFAULT]   = { 0xffffffff, 0xffffffff },
  [CS_INK_DARK]      = { 0xffffffff, 0xffffffff },
  [CS_INK_LIGHT]     = { 0xffffffff, 0xffffffff },
  [CS_INK_ACCENT]    = { 0xff1aebff, 0xff1aebff },
  [CS_INK_GOOD]      = { 0xff3ff23f, 0xff3ff23f },
  [CS_INK_WARNING]   = { 0xffffff01, 0xffffff01 },
  [CS_INK_ATTENTION] = { 0xffff8080, 0xffff8080 },
};

static const CsTheme themes[CS_N_THEMES] = {
  [CS_THEME_LIGHT] = {
    .name = "light",
    .styles = {
      [CS_STYLE_DEFAULT]   = { 0xffffffff, 0xffcccccc, light_inks },
      [CS_STYLE_EMPHASIS]  = { 0xfff9f8f7, 0xff666666, light_inks },
      [CS_STYLE_GOOD]      = { 0xffccffcc, 0xff69e569, light_inks },
      [CS_STYLE_ATTENTION] = { 0xffffc5b2, 0xffff764c, light_inks },
      [CS_STYLE_WARNING]   = { 0xffffe2b2, 0xffffbc51, light_inks },
      [CS_STYLE_ACCENT]    = { 0xffc7def9, 0xff62a8f7, light_inks },
    },
    .separator = 0xffeeeeee, .link = 0xff6264a7, .page = 0xfff6f6f6,
    .button = { 0xffffffff, 0xffbfc0da, 0xff6264a7, 2 },
    .button_pressed = { 0xff6264a7, 0xff6264a7, 0xffffffff, 2 },
    .button_positive = { 0xff0072cc, 0xff0072cc, 0xffffffff, 1 },
    .button_destructive = { 0xffe50000, 0xffe50000, 0xffffffff, 1 },
    .button_disabled = { 0xffedebe9, 0xffedebe9, 0xffc8c6c4, 4 },
    .button_emphasis = { 0xff6264a7, 0xff6264a7, 0xffffffff, 2 },
    .input = 0xfff3f2f1, .input_border = 0xfff3f2f1, .input_text = 0xff000000,
    .input_hint = 0xff757575, .invalid = 0xffff0000,
    .placeholder = 0xffc8c8c8, .placeholder_text = 0xff404040,
    .highlight = 0x22000000, .hover = 0x1a000000, .focus = 0xff6264a7,
  },
  [CS_THEME_DARK] = {
    .name = "dark",
    .styles = {
      [CS_STYLE_DEFAULT]   = { 0xff2d2c2c, 0xffcccccc, dark_inks },
      [CS_STYLE_EMPHASIS]  = { 0xff292828, 0xff666666, dark_inks },
      [CS_STYLE_GOOD]      = { 0xffccffcc, 0xff69e569, dark_colored_inks },
      [CS_STYLE_ATTENTION] = { 0xffffc5b2, 0xffff764c, dark_colored_inks },
      [CS_STYLE_WARNING]   = { 0xffffe2b2, 0xffffbc51, dark_colored_inks },
      [CS_STYLE_ACCENT]    = { 0xffc7def9, 0xff62a8f7, dark_colored_inks },
    },
    .separator = 0xffeeeeee, .link = 0xff8686ff, .page = 0xff201e1f,
    .button = { 0x00000000, 0xff6165a4, 0xffffffff, 2 },
    .button_pressed = { 0xff6165a4, 0xffa7a8da, 0xff000000, 2 },
    .button_positive = { 0xff0072cc, 0xff0072cc, 0xffffffff, 1 },
    .button_destructive = { 0xffe50000, 0xffe50000, 0xffffffff, 1 },
    .button_disabled = { 0xff3d3d3d, 0xff3d3d3d, 0xff666666, 4 },
    .button_emphasis = { 0xff6165a4, 0xff6165a4, 0xffffffff, 2 },
    .input = 0xff201e1f, .input_border = 0xff201e1f, .input_text = 0xffffffff,
    .input_hint = 0xffa0a0a0, .invalid = 0xffff4040,
    .placeholder = 0xff4a4949, .placeholder_text = 0xffcccccc,
    .highlight = 0x44ffffff, .hover = 0x1affffff, .focus = 0xffa7a8da,
  },
  [CS_THEME_CONTRAST] = {
    .name = "contrast",
    .styles = {
      [CS_STYLE_DEFAULT]   = { 0xff000000, 0xffffffff, contrast_inks },
      [CS_STYLE_EMPHASIS]  = { 0xff000000, 0xffffffff, contrast_inks },
      [CS_STYLE_GOOD]      = { 0xff000000, 0xff3ff23f, contrast_inks },
      [CS_STYLE_ATTENTION] = { 0xff000000, 0xffff8080, contrast_inks },
      [CS_STYLE_WARNING]   = { 0xff000000, 0xffffff01, contrast_inks },
      [CS_STYLE_ACCENT]    = { 0xff000000, 0xff1aebff, contrast_inks },
    },
    .separator = 0xffffffff, .link = 0xffffff01, .page = 0xff000000,
    .button = { 0xff000000, 0xffffffff, 0xffffffff, 2 },
    .button_pressed = { 0xff1aebff, 0xff1aebff, 0xff000000, 2 },
    .button_positive = { 0xff000000, 0xff3ff23f, 0xffffffff, 2 },
    .button_destructive = { 0xff000000, 0xffff8080, 0xffffffff, 2 },
    .button_disabled = { 0xff000000, 0xff3ff23f, 0xff3ff23f, 2 },
    .button_emphasis = { 0xff000000, 0xffffffff, 0xffffffff, 2 },
    .input = 0xff000000, .input_border = 0xffffffff, .input_text = 0xffffffff,
    .input_hint = 0xffffffff, .invalid = 0xffff8080,
    .placeholder = 0xff000000, .placeholder_text = 0xffffffff,
    .highlight = 0xff1a5a66, .hover = 0x40ffffff, .focus = 0xff1aebff,
  },
};

static const struct
{
  const char *word;
  double      size;
} spacings[] = {
  { "none", 0 }, { "extraSmall", 4 }, { "small", 8 }, { "default", 12 }, { "medium", 16 },
  { "large", 20 }, { "extraLarge", 24 }, { "padding", CS_PADDING },
}, sizes[] = {
  { "small", 12 }, { "default", 14 }, { "medium", 14 }, { "large", 18 }, { "extraLarge", 24 },
}, images[] = {
  { "small", 32 }, { "medium", 52 }, { "large", 100 },
};

static const char *const styles[CS_N_STYLES] = {
  "default", "emphasis", "good", "attention", "warning", "accent",
};

static const char *const inks[CS_N_INKS] = {
  "default", "dark", "light", "accent", "good", "warning", "attention",
};

gboolean
cs_theme_parse (const char  *text,
                CsThemeName *name)
{
  for (guint i = 0; i < CS_N_THEMES; i++)
    {
      if (g_strcmp0 (themes[i].name, text) == 0)
        {
          *name = i;
          return TRUE;
        }
    }

  return FALSE;
}

const CsTheme *
cs_theme_get (CsThemeName name)
{
  return &themes[name];
}

static guint
find_word (const char *const *words,
           guint              n_words,
           const char        *word,
           guint              otherwise)
{
  if (word == NULL)
    return otherwise;
  for (guint i = 0; i < n_words; i++)
    {
      if (g_ascii_strcasecmp (words[i], word) == 0)
        return i;
    }

  return otherwise;
}

CsContainerStyle
cs_theme_parse_style (const char       *word,
                      CsContainerStyle  otherwise)
{
  return find_word (styles, CS_N_STYLES, word, otherwise);
}

CsInk
cs_theme_parse_ink (const char *word)
{
  return find_word (inks, CS_N_INKS, word, CS_INK_DEFAULT);
}

double
cs_theme_get_spacing (const char *word)
{
  for (guint i = 0; word != NULL && i < G_N_ELEMENTS (spacings); i++)
    {
      if (g_ascii_strcasecmp (spacings[i].word, word) == 0)
        return spacings[i].size;
    }

  return 12;
}

double
cs_theme_get_size (const char *word)
{
  for (guint i = 0; word != NULL && i < G_N_ELEMENTS (sizes); i++)
    {
      if (g_ascii_strcasecmp (sizes[i].word, word) == 0)
        return sizes[i].size;
    }

  return 14;
}

int
cs_theme_get_weight (const char *word)
{
  if (word != NULL && g_ascii_strcasecmp (word, "lighter") == 0)
    return 200;
  if (word != NULL && g_ascii_strcasecmp (word, "bolder") == 0)
    return 600;

  return 400;
}

double
cs_theme_get_image (const char *word)
{
  for (guint i = 0; word != NULL && i < G_N_ELEMENTS (images); i++)
    {
      if (g_ascii_strcasecmp (images[i].word, word) == 0)
        return images[i].size;
    }

  return 0;
}

void
cs_theme_to_rgba (guint32  color,
                  GdkRGBA *rgba)
{
  rgba->alpha = (float) (color >> 24) / 255.0f;
  rgba->red = (float) (color >> 16 & 0xff) / 255.0f;
  rgba->green = (float) (color >> 8 & 0xff) / 255.0f;
  rgba->blue = (float) (color & 0xff) / 255.0f;
}
