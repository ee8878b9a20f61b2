/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cs-render"

#include "cs-symbol.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "cs-symbol-table-private.h"
#include "cs-theme.h"

#define GRID       20.0
#define LINE_WIDTH 1.4
#define MAX_CHARS  2

/* Other names for the same thing. */
static const struct
{
  const char *name;
  const char *same;
} others[] = {
  { "AlertUrgent", "AlertOn" }, { "AppFolder", "Apps" }, { "ArrowDownloadOff", "ArrowDownload" },
  { "ArrowCounterclockwise", "History" }, { "ArrowRepeatAll", "ArrowSync" },
  { "ArrowCircleUp", "ArrowUp" }, { "BookmarkMultiple", "Bookmark" },
  { "BotSparkle", "Sparkle" }, { "CalendarLtr", "Calendar" }, { "CalendarMonth", "Calendar" },
  { "ChatBubblesQuestion", "Chat" }, { "CheckmarkStarburst", "CheckmarkCircle" },
  { "Checkbox", "CheckmarkCircle" }, { "ClipboardTaskList", "ClipboardTask" },
  { "ClockAlarm", "Clock" }, { "CommentMultiple", "Comment" }, { "Contact", "Person" },
  { "DataArea", "DataTrending" }, { "DataLine", "DataTrending" },
  { "DataBarHorizontal", "DataBarVertical" }, { "DocumentText", "Document" },
  { "DocumentPdf", "Document" }, { "ErrorCircleSettings", "ErrorCircle" }, { "Group", "People" },
  { "Important", "ErrorCircle" }, { "Lock", "LockClosed" }, { "LinkMultiple", "Link" },
  { "MailUnread", "Mail" }, { "Map", "Location" }, { "More", "MoreHorizontal" },
  { "Options", "Filter" }, { "OpenArrow", "Open" }, { "PeopleTeam", "People" },
  { "PersonCircle", "Person" }, { "Person2", "People" }, { "Question", "QuestionCircle" },
  { "Ribbon", "Trophy" }, { "ShoppingBag", "Cart" }, { "StarEmphasis", "Star" },
  { "TaskListSquareLtr", "ClipboardTask" }, { "TextBulletList", "List" },
  { "VideoClip", "Video" }, { "WarningShield", "Warning" }, { "Wifi1", "Wifi4" },
  { "WrenchScrewdriver", "Wrench" },
};

static const char *
find_path (const char *name)
{
  for (guint i = 0; name != NULL && i < G_N_ELEMENTS (others); i++)
    {
      if (g_ascii_strcasecmp (others[i].name, name) == 0)
        {
          name = others[i].same;
          break;
        }
    }
  for (guint i = 0; name != NULL && i < cs_n_symbol_rows; i++)
    {
      if (g_ascii_strcasecmp (cs_symbol_rows[i].name, name) == 0)
        return cs_symbol_rows[i].path;
    }

  return NULL;
}

gboolean
cs_symbol_is_known (const char *name)
{
  return find_path (name) != NULL;
}

const char *
cs_symbol_get_name (guint index)
{
  return index < cs_n_symbol_rows ? cs_symbol_rows[index].name : NULL;
}

/* At the beginning of one of the words that a name is made of: no clock is a lock. */
static gboolean
stands_in (const char *word,
           const char *name)
{
  for (const char *at = name; *at != '\0'; at++)
    {
      if ((at == name || g_ascii_isupper (*at)) &&
          g_ascii_strncasecmp (at, word, strlen (word)) == 0)
        return TRUE;
    }

  return FALSE;
}

/* Somebody who looks for "lock" or "important" means a drawing, however it is called. */
static gboolean
is_called (const char *name,
           const char *word)
{
  if (stands_in (word, name))
    return TRUE;

  for (guint i = 0; i < G_N_ELEMENTS (others); i++)
    {
      if (g_str_equal (others[i].same, name) && stands_in (word, others[i].name))
        return TRUE;
    }

  return FALSE;
}

gboolean
cs_symbol_matches (guint       index,
                   const char *words)
{
  g_auto (GStrv) parts = g_strsplit (words, " ", -1);

  g_return_val_if_fail (index < cs_n_symbol_rows, FALSE);

  for (guint i = 0; parts[i] != NULL; i++)
    {
      if (!is_called (cs_symbol_rows[index].name, parts[i]))
        return FALSE;
    }

  return TRUE;
}

static double
read_number (const char **at)
{
  char *end;
  double number = g_ascii_strtod (*at, &end);

  *at = end;

  return number;
}

static void
add_rectangle (cairo_t     *cr,
               const char **at)
{
  double x = read_number (at), y = read_number (at), width = read_number (at);
  double height = read_number (at), radius = read_number (at);

  cairo_new_sub_path (cr);
  cairo_arc (cr, x + width - radius, y + radius, radius, -G_PI / 2, 0);
  cairo_arc (cr, x + width - radius, y + height - radius, radius, 0, G_PI / 2);
  cairo_arc (cr, x + radius, y + height - radius, radius, G_PI / 2, G_PI);
  cairo_arc (cr, x + radius, y + radius, radius, G_PI, 3 * G_PI / 2);
  cairo_close_path (cr);
}

static void
add_arc (cairo_t     *cr,
         const char **at,
         gboolean     whole)
{
  double x = read_number (at), y = read_number (at), radius = read_number (at);
  double from = whole ? 0 : read_number (at), to = whole ? 360 : read_number (at);

  cairo_new_sub_path (cr);
  cairo_arc (cr, x, y, radius, from * G_PI / 180, to * G_PI / 180);
  if (whole)
    cairo_close_path (cr);
}

static void
add_curve (cairo_t     *cr,
           const char **at)
{
  double x1 = read_number (at), y1 = read_number (at), x2 = read_number (at);
  double y2 = read_number (at), x = read_number (at), y = read_number (at);

  cairo_curve_to (cr, x1, y1, x2, y2, x, y);
}

/* Adds one figure. Returns: whether there was one; @closed: whether it has an inside */
static gboolean
add_figure (cairo_t     *cr,
            const char **at,
            gboolean    *cut,
            gboolean    *closed)
{
  gboolean begun = FALSE;

  *cut = *closed = FALSE;
  cairo_new_path (cr);
  for (; **at != '\0'; )
    {
      char letter = **at;
      double x;

      if (begun && strchr ("MORA-", letter) != NULL)
        break;
      (*at)++;
      switch (letter)
        {
        case '-':
          *cut = TRUE;
          break;
        case 'M':
        case 'L':
          x = read_number (at);
          if (letter == 'M')
            cairo_move_to (cr, x, read_number (at));
          else
            cairo_line_to (cr, x, read_number (at));
          begun = TRUE;
          break;
        case 'C':
          add_curve (cr, at);
          break;
        case 'Z':
          cairo_close_path (cr);
          *closed = TRUE;
          break;
        case 'O':
        case 'A':
          add_arc (cr, at, letter == 'O');
          *closed = letter == 'O';
          begun = TRUE;
          break;
        case 'R':
          add_rectangle (cr, at);
          begun = *closed = TRUE;
          break;
        default:
          break;
        }
      while (**at == ' ')
        (*at)++;
    }

  return begun;
}

static void
draw_path (cairo_t    *cr,
           const char *path,
           gboolean    filled)
{
  const char *at = path;
  gboolean cut, closed;

  while (add_figure (cr, &at, &cut, &closed))
    {
      if (filled && cut)
        cairo_set_operator (cr, CAIRO_OPERATOR_DEST_OUT);
      if (filled && closed && !cut)
        cairo_fill_preserve (cr);
      cairo_stroke (cr);
      cairo_set_operator (cr, CAIRO_OPERATOR_OVER);
    }
}

/* "CC" for "CalendarCancel" */
static char *
dup_initials (const char *name)
{
  GString *initials = g_string_new (NULL);
  guint n = 0;

  for (const char *at = name; at != NULL && *at != '\0' && n < MAX_CHARS; at = g_utf8_next_char (at))
    {
      gunichar letter = g_utf8_get_char (at);

      if (at == name || g_unichar_isupper (letter))
        {
          g_string_append_unichar (initials, g_unichar_toupper (letter));
          n++;
        }
    }

  return g_string_free (initials, FALSE);
}

static void
draw_frame (cairo_t    *cr,
            const char *name)
{
  g_autofree char *initials = dup_initials (name);
  cairo_text_extents_t extents;
  const char *at = "R 2 2 16 16 3";
  gboolean cut, closed;

  add_figure (cr, &at, &cut, &closed);
  cairo_stroke (cr);
  cairo_select_font_face (cr, "sans-serif", CAIRO_FONT_SLANT_NORMAL, CAIRO_FONT_WEIGHT_BOLD);
  cairo_set_font_size (cr, 8.5);
  cairo_text_extents (cr, initials, &extents);
  cairo_move_to (cr, (GRID - extents.width) / 2 - extents.x_bearing,
                 (GRID - extents.height) / 2 - extents.y_bearing);
  cairo_show_text (cr, initials);
}

void
cs_symbol_paint (const char            *name,
                 gboolean               filled,
                 guint32                color,
                 const graphene_rect_t *rect,
                 GtkSnapshot           *snapshot)
{
  const char *path = find_path (name);
  cairo_t *cr = gtk_snapshot_append_cairo (snapshot, rect);
  GdkRGBA rgba;

  cs_theme_to_rgba (color, &rgba);
  cairo_translate (cr, rect->origin.x, rect->origin.y);
  cairo_scale (cr, rect->size.width / GRID, rect->size.height / GRID);
  cairo_push_group (cr);
  gdk_cairo_set_source_rgba (cr, &rgba);
  cairo_set_line_width (cr, LINE_WIDTH);
  cairo_set_line_cap (cr, CAIRO_LINE_CAP_ROUND);
  cairo_set_line_join (cr, CAIRO_LINE_JOIN_ROUND);
  if (path != NULL)
    draw_path (cr, path, filled);
  else
    draw_frame (cr, name);
  cairo_pop_group_to_source (cr);
  cairo_paint (cr);
  cairo_destroy (cr);
}

char *
cs_symbol_dup_text (const char *name)
{
  GString *text = g_string_new (NULL);

  for (const char *at = name; at != NULL && *at != '\0'; at = g_utf8_next_char (at))
    {
      gunichar letter = g_utf8_get_char (at);

      if (at != name && g_unichar_isupper (letter))
        {
          g_string_append_c (text, ' ');
          letter = g_unichar_tolower (letter);
        }
      g_string_append_unichar (text, letter);
    }

  return g_string_free (text, FALSE);
}

char *
cs_symbol_parse (const char *url,
                 gboolean   *filled)
{
  g_auto (GStrv) parts = NULL;

  if (url == NULL || g_ascii_strncasecmp (url, "icon:", 5) != 0)
    return NULL;

  parts = g_strsplit (url + 5, ",", 2);
  if (filled != NULL)
    *filled = parts[0] != NULL && parts[1] != NULL && g_ascii_strcasecmp (parts[1], "filled") == 0;

  return g_strdup (parts[0] != NULL ? parts[0] : "");
}
