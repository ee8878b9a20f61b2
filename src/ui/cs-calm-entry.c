/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cs-ui"

#include "cs-calm-entry.h"

/* At each change of its text an AdwEntryRow asks for a layout and starts the animation of its title,
 * from where it is to where it is, unless the text has just come or gone. A layout costs as much
 * as the character itself. So its listener is kept from hearing of changes that leave the text
 * something. The row's own "changed" is told by a listener with the same data, and by us then. */

typedef struct
{
  AdwEntryRow *row;       /* not owned: it owns the text that owns this */
  gboolean     calm;      /* the row does not hear */
  gboolean     telling;
} Calm;

static void
set_calm (GtkEditable *text,
          Calm        *calm,
          gboolean     value)
{
  GSignalMatchType match = G_SIGNAL_MATCH_ID | G_SIGNAL_MATCH_DATA;
  guint id = g_signal_lookup ("changed", GTK_TYPE_EDITABLE);

  if (calm->calm == value)
    return;

  calm->calm = value;
  if (value)
    g_signal_handlers_block_matched (text, match, id, 0, NULL, NULL, calm->row);
  else
    g_signal_handlers_unblock_matched (text, match, id, 0, NULL, NULL, calm->row);
}

static void
changed_cb (GtkEditable *text,
            Calm        *calm)
{
  gboolean empty = *gtk_editable_get_text (text) == '\0';

  if (calm->telling)
    return;

  if (calm->calm && !empty)
    {
      g_signal_emit_by_name (calm->row, "changed");
    }
  else if (calm->calm)
    {
      set_calm (text, calm, FALSE);
      calm->telling = TRUE;
      g_signal_emit_by_name (text, "changed");
      calm->telling = FALSE;
    }
  else if (!empty)
    {
      set_calm (text, calm, TRUE);
    }
}

static void
free_calm (gpointer  data,
           GClosure *closure)
{
  g_free (data);
}

void
cs_calm_entry (AdwEntryRow *row)
{
  GtkEditable *text;
  Calm *calm;

  g_return_if_fail (ADW_IS_ENTRY_ROW (row));

  text = gtk_editable_get_delegate (GTK_EDITABLE (row));
  if (!GTK_IS_TEXT (text))
    return;

  calm = g_new0 (Calm, 1);
  calm->row = row;
  g_signal_connect_data (text, "changed", G_CALLBACK (changed_cb), calm, free_calm, 0);
  set_calm (text, calm, *gtk_editable_get_text (text) != '\0');
}
