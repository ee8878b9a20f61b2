/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cs-application.h"
#include "cs-page.h"
#include "cs-window.h"
#include "finish-workspace.h"

/* A project in a folder of its own, and a window on it that shows the app's page. */
typedef struct
{
  char        *folder;
  CsWorkspace *workspace;
  CsWindow    *window;
} WindowFixture;

void       window_fixture_set_up    (WindowFixture *fixture,
                                     gconstpointer  manifest);
void       window_fixture_tear_down (WindowFixture *fixture,
                                     gconstpointer  manifest);

/* A page in a small window of its own. */
typedef struct
{
  GtkWidget *window;
  CsPage    *page;
} ShownPage;

/* @type: of the page. Returns once it is mapped, as what stands there is worked out then. */
ShownPage  shown_page_open          (WindowFixture *fixture,
                                     GType          type);
/* Ends the test where something keeps the page for longer than what is under way. */
void       shown_page_close         (ShownPage     *self);

/* The first descendant of @widget of that type for which @matches (or any, when NULL). */
typedef gboolean (*WidgetMatch) (GtkWidget *widget,
                                 gconstpointer data);
GtkWidget *find_widget              (GtkWidget     *widget,
                                     GType          type,
                                     WidgetMatch    matches,
                                     gconstpointer  data);

/* Runs the main loop until nothing is due and the findings are current. */
void       settle                   (WindowFixture *fixture);
/* The manifest as it is in memory. */
char      *dup_manifest             (WindowFixture *fixture);
gboolean   has_finding              (WindowFixture *fixture,
                                     const char    *id);

extern const char sound_manifest[];
