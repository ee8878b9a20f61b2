/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "cs-workspace.h"

G_BEGIN_DECLS

/**
 * CsPage:
 * @show_place: goes to the place of a value, when the page shows it
 * @refresh: shows what the project is now, see cs_page_queue_refresh()
 *
 * One page of the window. It is made when it is first looked at, with its workspace.
 *
 * Properties, construct-only: "workspace"; "path" (nullable): the file that the page is about, of a
 * page that there is once for each of several files.
 *
 * Signal "place" (const char *path, const char *pointer): the user went to that value.
 */
#define CS_TYPE_PAGE (cs_page_get_type ())
G_DECLARE_DERIVABLE_TYPE (CsPage, cs_page, CS, PAGE, AdwBin)

struct _CsPageClass
{
  AdwBinClass parent_class;

  gboolean (*show_place) (CsPage     *self,
                          const char *path,
                          const char *pointer);
  void     (*refresh)    (CsPage     *self);
};

CsWorkspace *cs_page_get_workspace (CsPage     *self);
/* (nullable) */
const char  *cs_page_get_path      (CsPage     *self);
/* The project and its history, for short. */
CsProject   *cs_page_get_project   (CsPage     *self);
CsHistory   *cs_page_get_history   (CsPage     *self);
/**
 * cs_page_queue_refresh:
 *
 * Has the page refreshed once for all that changes: when typing rests, as new labels lay out the
 * window and would do so before the frame that shows the keystroke; and when it is shown next,
 * while another page is.
 */
void         cs_page_queue_refresh (CsPage     *self);
/* Returns: whether the page shows that place, and shows it now */
gboolean     cs_page_show_place    (CsPage     *self,
                                    const char *path,
                                    const char *pointer);
/* Tells in a dialog of the window what could not be done; @heading is translated. */
void         cs_page_explain       (CsPage       *self,
                                    const char   *heading,
                                    const GError *error);
/* Emits "place". */
void         cs_page_went_to       (CsPage     *self,
                                    const char *path,
                                    const char *pointer);

/**
 * CsPageInfo:
 * @name: "app": names the page in actions and settings
 * @group: translatable heading in the sidebar
 * @title: translatable
 * @get_type: a CsPage
 *
 * A row of the sidebar. A page stands here when it works; there are no empty rooms.
 */
typedef struct
{
  const char  *name;
  const char  *group;
  const char  *title;
  const char  *icon_name;
  GType      (*get_type) (void);
} CsPageInfo;

/* The pages of a project, in the sidebar's order. */
const CsPageInfo *cs_page_infos    (guint      *n_infos);

G_END_DECLS
