/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cs-ui"

#include "cs-window-text.h"

#include "cs-window-private.h"

/* With its text, which may be about to come. */
static CsJsonPane *
get_text (CsWindow *self)
{
  cs_window_fill (self);

  return self->json_pane;
}

static CsJsonPane *
show_text (CsWindow *self)
{
  gtk_toggle_button_set_active (self->json_button, TRUE);

  return get_text (self);
}

static void
find_cb (GSimpleAction *action,
         GVariant      *parameter,
         gpointer       user_data)
{
  cs_json_pane_find (show_text (user_data), FALSE);
}

static void
replace_cb (GSimpleAction *action,
            GVariant      *parameter,
            gpointer       user_data)
{
  cs_json_pane_find (show_text (user_data), TRUE);
}

static void
find_next_cb (GSimpleAction *action,
              GVariant      *parameter,
              gpointer       user_data)
{
  cs_json_pane_find_again (show_text (user_data), TRUE);
}

static void
find_previous_cb (GSimpleAction *action,
                  GVariant      *parameter,
                  gpointer       user_data)
{
  cs_json_pane_find_again (show_text (user_data), FALSE);
}

static void
go_to_line_cb (GSimpleAction *action,
               GVariant      *parameter,
               gpointer       user_data)
{
  cs_json_pane_ask_line (show_text (user_data));
}

static void
format_cb (GSimpleAction *action,
           GVariant      *parameter,
           gpointer       user_data)
{
  cs_json_pane_format (get_text (user_data));
}

static void
minify_cb (GSimpleAction *action,
           GVariant      *parameter,
           gpointer       user_data)
{
  cs_json_pane_minify (get_text (user_data));
}

static void
copy_all_cb (GSimpleAction *action,
             GVariant      *parameter,
             gpointer       user_data)
{
  cs_json_pane_copy_all (get_text (user_data));
}

static void
complete_cb (GSimpleAction *action,
             GVariant      *parameter,
             gpointer       user_data)
{
  cs_json_pane_complete (show_text (user_data));
}

static void
go_to_problem (CsWindow *self,
               int       step)
{
  gtk_toggle_button_set_active (self->problems_button, TRUE);
  cs_window_fill (self);
  cs_problems_pane_go (self->problems_pane, step);
}

static void
next_problem_cb (GSimpleAction *action,
                 GVariant      *parameter,
                 gpointer       user_data)
{
  go_to_problem (user_data, 1);
}

static void
previous_problem_cb (GSimpleAction *action,
                     GVariant      *parameter,
                     gpointer       user_data)
{
  go_to_problem (user_data, -1);
}

static void
fix_selected_cb (GSimpleAction *action,
                 GVariant      *parameter,
                 gpointer       user_data)
{
  cs_problems_pane_fix_selected (CS_WINDOW (user_data)->problems_pane);
}

static const GActionEntry entries[] = {
  { "find", find_cb },
  { "replace", replace_cb },
  { "find-next", find_next_cb },
  { "find-previous", find_previous_cb },
  { "go-to-line", go_to_line_cb },
  { "format", format_cb },
  { "minify", minify_cb },
  { "copy-all", copy_all_cb },
  { "complete", complete_cb },
  { "next-problem", next_problem_cb },
  { "previous-problem", previous_problem_cb },
  { "fix-selected", fix_selected_cb },
};

void
cs_window_add_text_actions (CsWindow *self)
{
  g_action_map_add_action_entries (G_ACTION_MAP (self), entries, G_N_ELEMENTS (entries), self);
}

void
cs_window_update_text_actions (CsWindow *self)
{
  for (guint i = 0; i < G_N_ELEMENTS (entries); i++)
    {
      GAction *action = g_action_map_lookup_action (G_ACTION_MAP (self), entries[i].name);

      g_simple_action_set_enabled (G_SIMPLE_ACTION (action), self->workspace != NULL);
    }
}
