/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cs-drafts.h"
#include "cs-json-pane.h"
#include "cs-problems-pane.h"
#include "cs-window.h"

G_BEGIN_DECLS

struct _CsWindow
{
  AdwApplicationWindow  parent_instance;

  CsWorkspace          *workspace;
  CsDrafts             *drafts;
  gboolean              close_confirmed;
  gboolean              narrow;
  gboolean              text_wanted;    /* what the user chose in a wide window */
  guint                 fold_source;

  AdwToastOverlay      *toasts;
  AdwWindowTitle       *title;
  GtkStack             *stack;
  AdwFlap              *flap;
  GtkToggleButton      *sidebar_button;
  GtkListBox           *sidebar;
  GtkStack             *pages;
  GtkPaned             *columns;
  GtkPaned             *rows;
  CsProblemsPane       *problems_pane;
  CsJsonPane           *json_pane;
  GtkButton            *undo_button;
  GtkButton            *redo_button;
  GtkButton            *export_button;
  GtkMenuButton        *menu_button;
  GtkToggleButton      *problems_button;
  GtkToggleButton      *json_button;
};

/* Adds the window's actions. They are enabled as the workspace allows. */
void cs_window_add_actions     (CsWindow *self);
void cs_window_update_actions  (CsWindow *self);
/* Closing, and files that another program changed. */
gboolean cs_window_confirm_close (CsWindow *self);
void cs_window_look_at_disk    (CsWindow *self);

G_END_DECLS
