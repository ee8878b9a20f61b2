/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cs-drafts.h"
#include "cs-json-pane.h"
#include "cs-life.h"
#include "cs-problems-pane.h"
#include "cs-window.h"

G_BEGIN_DECLS

#define CS_WINDOW_N_PANES 4

struct _CsWindow
{
  AdwApplicationWindow  parent_instance;

  CsWorkspace          *workspace;
  char                 *location;       /* (nullable): what was opened; NULL for a new project */
  CsLife               *life;           /* (nullable): of a project with a manifest */
  CsDrafts             *drafts;         /* (nullable): NULL where the user wants none */
  gboolean              close_confirmed;
  gboolean              close_when_saved;
  gboolean              narrow;
  gboolean              compact;
  gboolean              text_wanted;    /* what the user chose in a wide window */
  guint                 fold_source;
  guint                 busy_source;
  guint                 start_source;
  gboolean              unfilled;       /* the text and the list of problems are still to come */
  guint                 fill_source;
  GdkFrameClock        *fill_clock;     /* (nullable): whose next frame they come after */
  guint                 disk_source;    /* tells of what another program changed, once for all */
  GtkWindow            *dialog;         /* (nullable), weak: about the disk or closing; one at a time */
  gboolean              disk_news;      /* more changed while the dialog asked */
  char                **disk_paths;     /* (nullable): the files that the dialog is about */
  GtkWidget            *pane_focus[CS_WINDOW_N_PANES];  /* (nullable), weak: where each had it */
  gboolean              card_gone;      /* the card in sight went with the present step */
  AdwToast             *undo_offer;     /* (nullable), weak: for the last step of the history */

  AdwToastOverlay      *toasts;         /* over all, where there is no page in sight */
  AdwToastOverlay      *page_toasts;    /* over the page, and not over the problems */
  AdwWindowTitle       *title;
  GtkStack             *stack;
  AdwBin               *start_bin;
  GtkRevealer          *drop_mark;
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
  GtkWidget            *send_button;
  GtkButton            *export_button;
  GtkMenuButton        *menu_button;
  GtkToggleButton      *problems_button;
  GtkImage             *problems_icon;
  GtkLabel             *problems_label;
  GtkToggleButton      *json_button;
  GtkSpinner           *busy;
};

/* cs-window.c */

/* Goes to a place in the project: the text, and the page where it shows it. */
void     cs_window_show_place            (CsWindow   *self,
                                          const char *path,
                                          const char *pointer);
void     cs_window_update_problems       (CsWindow   *self);
/* (nullable): what to open when the user wants this project again */
const char *cs_window_get_place          (CsWindow   *self);
void     cs_window_add_toast             (CsWindow   *self,
                                          AdwToast   *toast);
/* Tells of a step that can be taken back at once. */
void     cs_window_tell_with_undo        (CsWindow   *self,
                                          const char *sentence);

/* cs-window-open.c */

/**
 * cs_window_open_within:
 * @patience: in microseconds
 *
 * As cs_window_open(). What takes longer is opened when it is there; the user goes on meanwhile,
 * and may give it up.
 */
void     cs_window_open_within           (CsWindow   *self,
                                          const char *path,
                                          gint64      patience);

/* cs-window-pages.c */
void     cs_window_create_pages          (CsWindow   *self);
/* cs-window-cards.c: keeps a row in the sidebar for each card of the project. */
void     cs_window_list_cards            (CsWindow   *self);
/* Sends the card whose page is shown. */
void     cs_window_send_card             (CsWindow   *self);
/* cs-window-card-files.c: renaming, duplicating and deleting of the cards in the sidebar. */
void     cs_window_add_card_files        (CsWindow   *self);
/* Puts the card of a file on the disk among the project's; FALSE where there is none in it. */
gboolean cs_window_take_card_file        (CsWindow   *self,
                                          const char *file);
/* cs-window-convert.c: conversion of the card whose page is shown, and of many. */
void     cs_window_add_convert_actions   (CsWindow   *self);
void     cs_window_update_convert        (CsWindow   *self);
/* Offers that where there is one. */
void     cs_window_update_send           (CsWindow   *self);
/* Lets people choose what a new card begins with. */
void     cs_window_new_card              (CsWindow   *self);
/* Shows the page of that name in the sidebar's order; FALSE when there is none. */
gboolean cs_window_show_page             (CsWindow   *self,
                                          const char *name);

/* cs-window-fold.c: what fits into the window, and what is remembered of it. */
void     cs_window_recall_size           (CsWindow   *self);
void     cs_window_remember_size         (CsWindow   *self);
/* Gives the panes the sizes that they had. */
void     cs_window_recall_panes          (CsWindow   *self);
/* Tells that the window is @width wide; what folds does so afterwards. */
void     cs_window_fit                   (CsWindow   *self,
                                          int         width);
/* Shows the panes that are wanted and fit. */
void     cs_window_fold                  (CsWindow   *self);

/* cs-window-fill.c: the text and the problems of a project that was just set come after its first
 * frame, or at once where somebody needs them. */
/* Has the findings of a project that is checked in no time in the first frame, too. */
void     cs_window_check_small           (CsWindow   *self);
void     cs_window_fill_later            (CsWindow   *self);
void     cs_window_fill                  (CsWindow   *self);
void     cs_window_forget_frame          (CsWindow   *self);

/* cs-window-panes.c: takes the keyboard to the next pane in sight, or to the one before. */
void     cs_window_cycle_panes           (CsWindow   *self,
                                          gboolean    back);
void     cs_window_forget_panes          (CsWindow   *self);

/* cs-window-actions.c: the actions are enabled as the workspace allows. */
void     cs_window_add_actions           (CsWindow   *self);
void     cs_window_update_actions        (CsWindow   *self);
/* What stopped us, as a dialog that stays until it is read. */
void     cs_window_explain               (CsWindow   *self,
                                          const char *heading,
                                          const char *body);
/* The same of an error, in words for people. */
void     cs_window_explain_error         (CsWindow     *self,
                                          const char   *heading,
                                          const GError *error);
typedef void (*CsWindowChosen)           (CsWindow   *self,
                                          const char *path);
/**
 * cs_window_choose_file:
 * @suggestion: (nullable): a file name, for saving
 * @chosen: called with what was chosen, never when the user gave up
 */
void     cs_window_choose_file           (CsWindow             *self,
                                          const char           *title,
                                          GtkFileChooserAction  action,
                                          const char           *suggestion,
                                          CsWindowChosen        chosen);

/* cs-window-save.c: saving, closing, and files that another program changed. */
void     cs_window_add_save_actions      (CsWindow   *self);
gboolean cs_window_confirm_close         (CsWindow   *self);
/* Asks about all files that another program changed. */
void     cs_window_look_at_disk          (CsWindow   *self);
/* Asks about a change as soon as another program makes one, once about each. */
void     cs_window_watch_disk            (CsWindow   *self);
/* Starts or ends the keeping of drafts, as the settings want it. */
void     cs_window_update_drafts         (CsWindow   *self);
/**
 * cs_window_flush_drafts:
 *
 * Sees to it that unsaved changes are in a draft of this window, whatever the settings are.
 */
gboolean cs_window_flush_drafts          (CsWindow   *self,
                                          GError    **error);

G_END_DECLS
