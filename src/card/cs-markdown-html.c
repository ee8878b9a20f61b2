/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cs-card"

#include "cs-markdown-private.h"

#include <string.h>

#include "cs-html-entity.h"

/* The HTML that a connector card knows where a section says "markdown": false. Other elements
 * leave their text and go; no element is ever asked to be closed. */

#define MAX_LISTS 64

typedef enum
{
  TAG_BOLD,
  TAG_ITALIC,
  TAG_STRIKE,
  TAG_CODE,
  TAG_LINK,
  TAG_PICTURE,
  TAG_BREAK,
  TAG_RULE,
  TAG_BLOCK,
  TAG_HEADING,
  TAG_BULLETS,
  TAG_NUMBERS,
  TAG_ITEM,
  TAG_PREFORMATTED,
  TAG_QUOTE,
  TAG_SILENT,
} Tag;

static const struct
{
  const char *name;
  Tag         tag;
} tags[] = {
  { "a", TAG_LINK },          { "b", TAG_BOLD },       { "blockquote", TAG_QUOTE },
  { "br", TAG_BREAK },        { "code", TAG_CODE },    { "del", TAG_STRIKE },
  { "div", TAG_BLOCK },       { "em", TAG_ITALIC },    { "h1", TAG_HEADING },
  { "h2", TAG_HEADING },      { "h3", TAG_HEADING },   { "h4", TAG_HEADING },
  { "h5", TAG_HEADING },      { "h6", TAG_HEADING },   { "hr", TAG_RULE },
  { "i", TAG_ITALIC },        { "img", TAG_PICTURE },  { "li", TAG_ITEM },
  { "ol", TAG_NUMBERS },      { "p", TAG_BLOCK },      { "pre", TAG_PREFORMATTED },
  { "s", TAG_STRIKE },        { "script", TAG_SILENT }, { "strike", TAG_STRIKE },
  { "strong", TAG_BOLD },     { "style", TAG_SILENT }, { "tr", TAG_BLOCK },
  { "ul", TAG_BULLETS },
};

typedef struct
{
  CsMarkdownBuilder *builder;
  guint              opened[TAG_SILENT + 1];
  char              *href;
} Reader;

typedef struct
{
  char        name[12];   /* in lower case, cut */
  gboolean    closes;
  const char *attributes;
  const char *end;        /* behind ">" */
} Markup;

/* Returns: whether a tag begins here; a "<" alone is text */
static gboolean
read_markup (const char *text,
             Markup     *markup)
{
  const char *at = text + 1;
  gsize       n = 0;
  char        quote = '\0';

  markup->closes = *at == '/';
  at += markup->closes;
  if (!g_ascii_isalpha (*at))
    return FALSE;

  for (; g_ascii_isalnum (*at); at++)
    if (n < sizeof markup->name - 1)
      markup->name[n++] = g_ascii_tolower (*at);
  markup->name[n] = '\0';
  if (*at != '>' && *at != '/' && !g_ascii_isspace (*at))
    return FALSE;

  markup->attributes = at;
  for (; *at != '\0' && (*at != '>' || quote != '\0'); at++)
    if (quote != '\0')
      quote = *at == quote ? '\0' : quote;
    else if (*at == '"' || *at == '\'')
      quote = *at;
  if (*at == '\0')
    return FALSE;

  markup->end = at + 1;
  return TRUE;
}

static char *
dup_attribute (const Markup *markup,
               const char   *name)
{
  const char *at = markup->attributes;
  const char *end = markup->end - 1;

  while (at < end)
    {
      const char *key;
      const char *value = NULL;
      gsize       key_length;
      gsize       length = 0;

      while (at < end && (g_ascii_isspace (*at) || *at == '/'))
        at++;
      key = at;
      while (at < end && !g_ascii_isspace (*at) && *at != '=')
        at++;
      key_length = at - key;
      while (at < end && g_ascii_isspace (*at))
        at++;
      if (at < end && *at == '=')
        {
          char quote;

          for (at++; at < end && g_ascii_isspace (*at); at++)
            ;
          quote = at < end && (*at == '"' || *at == '\'') ? *at++ : '\0';
          value = at;
          while (at < end && (quote != '\0' ? *at != quote : !g_ascii_isspace (*at)))
            at++;
          length = at - value;
          at += at < end && quote != '\0';
        }
      if (value != NULL && key_length == strlen (name) &&
          g_ascii_strncasecmp (key, name, key_length) == 0)
        {
          g_autofree char *raw = g_strndup (value, length);

          return cs_html_entities_decode (raw);
        }
    }
  return NULL;
}

static CsMarkdownStyle
get_style (const Reader *self)
{
  return (self->opened[TAG_BOLD] > 0 ? CS_MARKDOWN_BOLD : 0) |
         (self->opened[TAG_ITALIC] > 0 ? CS_MARKDOWN_ITALIC : 0) |
         (self->opened[TAG_STRIKE] > 0 ? CS_MARKDOWN_STRIKE : 0) |
         (self->opened[TAG_CODE] + self->opened[TAG_PREFORMATTED] > 0 ? CS_MARKDOWN_CODE : 0);
}

static void
read_link (Reader       *self,
           const Markup *markup)
{
  g_clear_pointer (&self->href, g_free);
  if (!markup->closes)
    self->href = dup_attribute (markup, "href");
  if (self->href != NULL && g_ascii_strncasecmp (self->href, "http", 4) != 0 &&
      g_ascii_strncasecmp (self->href, "mailto:", 7) != 0)
    g_clear_pointer (&self->href, g_free);
}

static void
read_picture (Reader       *self,
              const Markup *markup)
{
  g_autofree char *address = dup_attribute (markup, "src");
  g_autofree char *alternative = dup_attribute (markup, "alt");

  if (address != NULL)
    cs_markdown_builder_add_raw (self->builder, alternative != NULL ? alternative : "",
                                 get_style (self) | CS_MARKDOWN_IMAGE, address);
}

static void
read_list (Reader       *self,
           const Markup *markup,
           gboolean      numbers)
{
  if (markup->closes)
    {
      cs_markdown_builder_close_item (self->builder);
      cs_markdown_builder_close_list (self->builder);
    }
  else if (cs_markdown_builder_get_depth (self->builder) < MAX_LISTS)
    {
      g_autofree char *start = numbers ? dup_attribute (markup, "start") : NULL;

      cs_markdown_builder_open_list (self->builder,
                                     !numbers ? -1
                                     : start == NULL
                                       ? 1 : (int) CLAMP (g_ascii_strtoll (start, NULL, 10),
                                                          0, 999999999),
                                     TRUE);
    }
}

static void
read_block (Reader       *self,
            const Markup *markup,
            Tag           tag)
{
  cs_markdown_builder_end (self->builder);
  switch (tag)
    {
    case TAG_HEADING:
      if (!markup->closes)
        cs_markdown_builder_begin (self->builder, CS_MARKDOWN_HEADING, markup->name[1] - '0');
      break;
    case TAG_PREFORMATTED:
      if (!markup->closes)
        cs_markdown_builder_begin (self->builder, CS_MARKDOWN_PREFORMATTED, 0);
      self->opened[tag] = !markup->closes;
      break;
    case TAG_RULE:
      cs_markdown_builder_begin (self->builder, CS_MARKDOWN_RULE, 0);
      cs_markdown_builder_end (self->builder);
      break;
    case TAG_QUOTE:
      cs_markdown_builder_quote (self->builder, markup->closes ? -1 : 1);
      break;
    default:
      break;
    }
}

static void
read_tag (Reader       *self,
          const Markup *markup)
{
  gsize i = 0;

  while (i < G_N_ELEMENTS (tags) && strcmp (tags[i].name, markup->name) != 0)
    i++;
  if (i == G_N_ELEMENTS (tags))
    return;

  switch (tags[i].tag)
    {
    case TAG_BOLD:
    case TAG_ITALIC:
    case TAG_STRIKE:
    case TAG_CODE:
    case TAG_SILENT:
      if (!markup->closes)
        self->opened[tags[i].tag]++;
      else if (self->opened[tags[i].tag] > 0)
        self->opened[tags[i].tag]--;
      break;
    case TAG_LINK:
      read_link (self, markup);
      break;
    case TAG_PICTURE:
      read_picture (self, markup);
      break;
    case TAG_BREAK:
      cs_markdown_builder_add_raw (self->builder, "\n", get_style (self), NULL);
      break;
    case TAG_BULLETS:
    case TAG_NUMBERS:
      read_list (self, markup, tags[i].tag == TAG_NUMBERS);
      break;
    case TAG_ITEM:
      if (markup->closes)
        cs_markdown_builder_close_item (self->builder);
      else
        cs_markdown_builder_open_item (self->builder);
      break;
    case TAG_RULE:
    case TAG_BLOCK:
    case TAG_HEADING:
    case TAG_PREFORMATTED:
    case TAG_QUOTE:
      read_block (self, markup, tags[i].tag);
      break;
    }
}

/* White space between blocks begins none. */
static gboolean
is_blank (const char *text)
{
  return text[strspn (text, " \t\r\n\f")] == '\0';
}

static void
read_text (Reader     *self,
           const char *text,
           gsize       length)
{
  g_autofree char *raw = g_strndup (text, length);
  g_autofree char *shown = cs_html_entities_decode (raw);

  if (self->opened[TAG_SILENT] > 0)
    return;
  if (!cs_markdown_builder_is_open (self->builder) && is_blank (shown))
    return;
  cs_markdown_builder_add (self->builder, shown, strlen (shown), get_style (self), self->href);
}

void
cs_markdown_read_html (CsMarkdownBuilder *builder,
                       const char        *text)
{
  Reader reader = { .builder = builder };

  while (*text != '\0')
    {
      const char *end;
      Markup      markup;

      if (g_str_has_prefix (text, "<!--"))
        {
          end = strstr (text, "-->");
          text = end != NULL ? end + 3 : text + strlen (text);
        }
      else if (*text == '<' && read_markup (text, &markup))
        {
          read_tag (&reader, &markup);
          text = markup.end;
        }
      else
        {
          end = text + 1 + strcspn (text + 1, "<");
          read_text (&reader, text, end - text);
          text = end;
        }
    }
  g_free (reader.href);
}
