/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cs-workspace.h"

G_BEGIN_DECLS

/**
 * CsLifeState:
 * @CS_LIFE_UNKNOWN: the first check is not through yet
 * @CS_LIFE_DONE: nothing is missing
 * @CS_LIFE_NEEDS_YOU: something is missing or wrong
 * @CS_LIFE_OPTIONAL: not there, and not needed
 * @CS_LIFE_LATER: comes when the steps before it are done
 * @CS_LIFE_OVER: does not apply any more
 * @CS_LIFE_NOT_KNOWN: cannot be told, as the manifest cannot be read
 */
typedef enum
{
  CS_LIFE_UNKNOWN,
  CS_LIFE_DONE,
  CS_LIFE_NEEDS_YOU,
  CS_LIFE_OPTIONAL,
  CS_LIFE_LATER,
  CS_LIFE_OVER,
  CS_LIFE_NOT_KNOWN,
} CsLifeState;

/* (transfer none): translated, one or a few words: "Needs you" */
const char *cs_life_state_get_title (CsLifeState state);

/**
 * CsLifeStep:
 *
 * One step in a connector's life. Properties, all read-only: "id" and "title" (of which neither
 * changes), "state" (a CsLifeState, as int), "sentence" and "n-problems", notified.
 */
#define CS_TYPE_LIFE_STEP (cs_life_step_get_type ())
G_DECLARE_FINAL_TYPE (CsLifeStep, cs_life_step, CS, LIFE_STEP, GObject)

/* "describe", "icons", "configure", "register", "languages", "cards", "package", "publish" */
const char  *cs_life_step_get_id         (CsLifeStep *self);
/* Translated, sentence case. */
const char  *cs_life_step_get_title      (CsLifeStep *self);
CsLifeState  cs_life_step_get_state      (CsLifeStep *self);
/* One translated sentence: what is missing, or what there is. */
const char  *cs_life_step_get_sentence   (CsLifeStep *self);
/* Errors and warnings that belong to the step. */
guint        cs_life_step_get_n_problems (CsLifeStep *self);
/* The name of the window's page that the step is done on; there may be none of that name. */
const char  *cs_life_step_get_page       (CsLifeStep *self);
/* (nullable) The file, and the place in it, where the step is done in the text: that of the first
 * problem, where there is one. */
const char  *cs_life_step_get_path       (CsLifeStep *self);
const char  *cs_life_step_get_pointer    (CsLifeStep *self);

/**
 * CsLife:
 *
 * The life of a connector as a GListModel of CsLifeStep, in order, kept current with what the
 * workspace finds. The steps stay the same objects. Main thread only.
 *
 * Properties, read-only and notified: "retired" (the manifest has a connector, of the kind that
 * Microsoft has switched off).
 */
#define CS_TYPE_LIFE (cs_life_get_type ())
G_DECLARE_FINAL_TYPE (CsLife, cs_life, CS, LIFE, GObject)

/**
 * cs_life_new:
 * @workspace: a folder, a package or a manifest
 */
CsLife     *cs_life_new          (CsWorkspace *workspace) G_GNUC_WARN_UNUSED_RESULT;
/* (transfer none) (nullable) */
CsLifeStep *cs_life_find_step    (CsLife      *self,
                                  const char  *id);
gboolean    cs_life_get_retired  (CsLife      *self);

/**
 * cs_life_count_problems:
 * @page: the name of a page of the window, such as "icons", or "card:PATH" for that of a card
 *
 * Returns: how many errors and warnings belong to what is done on that page
 */
guint       cs_life_count_problems (CsLife     *self,
                                    const char *page);

G_END_DECLS
