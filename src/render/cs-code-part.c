/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cs-render"

#include "cs-code-part.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "cs-button-part.h"
#include "cs-row-part.h"
#include "cs-text-part.h"
#include "cs-wrap-part.h"

/*
 *     Json
 *      1  {
 *      2    "a": 1
 *     Show all
 */

#define FONT_SIZE   13.0
#define TITLE_SIZE  12.0
#define LINE_HEIGHT 18.0
#define LINES_GAP   12.0
#define PARTS_GAP   8.0
#define TAB         4
/* Beyond this a card is too large for Teams by far. */
#define MAX_LINES   2000

struct _CsCodePart
{
  CsStackPart  parent_instance;

  CsPart      *title;
  CsPart      *numbers;
  CsPart      *lines;
  CsPart      *more;
  char        *code;
  int          first;
  guint32      color;
  guint32      subtle;
  gboolean     whole;
};

G_DEFINE_FINAL_TYPE (CsCodePart, cs_code_part, CS_TYPE_STACK_PART)

/* Blanks count: as ones that neither end a line nor are left out. */
static char *
keep_blanks (const char *line)
{
  GString *kept = g_string_new (NULL);

  for (const char *at = line; *at != '\0'; at = g_utf8_next_char (at))
    {
      if (*at == ' ')
        g_string_append (kept, "\302\240");
      else if (*at == '\t')
        for (guint i = 0; i < TAB; i++)
          g_string_append (kept, "\302\240");
      else if (*at != '\r')
        g_string_append_unichar (kept, g_utf8_get_char (at));
    }
  if (kept->len == 0)
    g_string_append (kept, "\302\240");

  return g_string_free (kept, FALSE);
}

static void
add_line (CsTextFlow *flow,
          const char *text,
          guint32     color)
{
  CsTextBlockSpec spec = { .font = { CS_FACE_MONOSPACE, FONT_SIZE, 400, FALSE },
                           .line_height = LINE_HEIGHT };
  CsTextStyle style = { .font = spec.font, .color = color };

  cs_text_flow_begin (flow, &spec);
  cs_text_flow_add (flow, text, &style);
}

static void
show_code (CsCodePart *self)
{
  g_auto (GStrv) lines = g_strsplit (self->code, "\n", MAX_LINES);
  guint n_lines = g_strv_length (lines);
  CsTextFlow *code = cs_text_flow_new (FALSE, CS_ALIGN_START);
  CsTextFlow *numbers = cs_text_flow_new (FALSE, CS_ALIGN_END);
  gboolean more = n_lines > CS_CODE_FIRST_LINES && !self->whole;

  for (guint i = 0; i < (more ? CS_CODE_FIRST_LINES : n_lines); i++)
    {
      g_autofree char *line = keep_blanks (lines[i]);
      g_autofree char *number = g_strdup_printf ("%d", self->first + (int) i);

      add_line (code, line, self->color);
      add_line (numbers, number, self->subtle);
    }
  cs_text_flow_set_wrap (code, FALSE, 0);
  cs_text_flow_set_wrap (numbers, FALSE, 0);
  cs_text_part_set_flow (CS_TEXT_PART (self->lines), code);
  cs_text_part_set_flow (CS_TEXT_PART (self->numbers), numbers);
  cs_part_get_traits (cs_part_get_parent_part (self->more))->absent = !more;
  cs_part_changed (cs_part_get_parent_part (self->more));
}

static void
more_cb (CsButtonPart *button,
         CsCodePart   *self)
{
  self->whole = TRUE;
  show_code (self);
}

static void
cs_code_part_finalize (GObject *object)
{
  g_free (CS_CODE_PART (object)->code);

  G_OBJECT_CLASS (cs_code_part_parent_class)->finalize (object);
}

static void
cs_code_part_class_init (CsCodePartClass *class)
{
  G_OBJECT_CLASS (class)->finalize = cs_code_part_finalize;
}

static void
cs_code_part_init (CsCodePart *self)
{
  CsPart *row = cs_row_part_new (), *foot = cs_wrap_part_new ();

  self->title = cs_text_part_new ();
  self->numbers = cs_text_part_new ();
  self->lines = cs_text_part_new ();
  self->more = cs_button_part_new ();
  self->code = g_strdup ("");
  cs_part_get_traits (self->numbers)->width_kind = CS_WIDTH_AUTO;
  cs_part_get_traits (self->lines)->width_kind = CS_WIDTH_STRETCH;
  cs_part_get_traits (self->lines)->spacing = LINES_GAP;
  cs_part_get_traits (row)->spacing = PARTS_GAP;
  cs_part_get_traits (foot)->spacing = PARTS_GAP;
  cs_part_append (row, self->numbers);
  cs_part_append (row, self->lines);
  cs_part_append (CS_PART (self), self->title);
  cs_part_append (CS_PART (self), row);
  /* A button is as wide as its words. */
  cs_part_append (foot, self->more);
  cs_part_append (CS_PART (self), foot);
  g_signal_connect (self->more, "clicked", G_CALLBACK (more_cb), self);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Code"),
                                  -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (foot), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Actions"), -1);
}

CsPart *
cs_code_part_new (void)
{
  return g_object_new (CS_TYPE_CODE_PART, NULL);
}

void
cs_code_part_set_code (CsCodePart *self,
                       const char *code,
                       const char *language,
                       int         first,
                       guint32     color,
                       guint32     subtle)
{
  CsButtonLook look = { .title = _("Show all lines"), .style = CS_BUTTON_FLAT };
  CsTextBlockSpec spec = { .font = { CS_FACE_DEFAULT, TITLE_SIZE, 600, FALSE } };
  CsTextStyle style = { .font = spec.font, .color = subtle };
  CsTextFlow *title = NULL;

  if (language != NULL)
    {
      title = cs_text_flow_new (FALSE, CS_ALIGN_START);
      cs_text_flow_begin (title, &spec);
      cs_text_flow_add (title, language, &style);
    }
  cs_part_get_traits (self->title)->absent = title == NULL;
  cs_text_part_set_flow (CS_TEXT_PART (self->title), title);
  cs_button_part_set_look (CS_BUTTON_PART (self->more), &look);

  g_free (self->code);
  self->code = g_strdup (code);
  /* A last line that is empty is the end of the one before. */
  if (g_str_has_suffix (self->code, "\n"))
    self->code[strlen (self->code) - 1] = '\0';
  self->first = first;
  self->color = color;
  self->subtle = subtle;
  show_code (self);
}
