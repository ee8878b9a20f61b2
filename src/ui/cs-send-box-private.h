/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cs-send-box.h"

G_BEGIN_DECLS

/* Where a card can go. */
typedef struct
{
  char           *name;       /* "" is the local channel */
  CsEndpointKind  kind;
  char           *label;
  char           *trouble;    /* (nullable): why its address is not known */
  gboolean        asked;      /* the keyring for the address */
  GtkWidget      *row;
  GtkWidget      *check;
} Place;

struct _CsSendBox
{
  AdwBin               parent_instance;

  CsWorkspace         *workspace;
  CsChannelDesk       *desk;
  GCancellable        *cancellable;
  char                *card;          /* (nullable): the only one */
  gboolean             edits;
  gboolean             with_address;
  gboolean             filling;       /* the list of cards */
  GPtrArray           *places;        /* Place */
  GHashTable          *removed;       /* char, char: addresses, for who takes the removal back */
  GtkStringList       *cards;

  AdwPreferencesGroup *webhooks_group;
  GtkWidget           *add_button;
  AdwActionRow        *keyring_row;
  AdwPreferencesGroup *send_group;
  AdwComboRow         *card_row;
  AdwActionRow        *size_row;
  AdwActionRow        *errors_row;
  GtkCheckButton      *force_check;
  GtkMenuButton       *copy_button;
  GtkWidget           *send_button;
  GtkLabel            *plan_label;
  AdwPreferencesGroup *results_group;
  GPtrArray           *results;       /* CsSendingRow, the newest first */
  GMenu               *copy_languages;
};

/* cs-send-box.c */

void        cs_send_box_update         (CsSendBox    *self);
/* (transfer full): as the secret store tells projects apart */
char       *cs_send_box_dup_project    (CsSendBox    *self);
void        cs_send_box_explain        (CsSendBox    *self,
                                        const char   *heading,
                                        const GError *error);

/* cs-send-box-places.c: the list of webhooks, and their addresses. */

void        cs_place_free              (Place        *place);
gboolean    cs_place_is_local          (const Place  *place);
const char *cs_place_get_title         (const Place  *place);
Place      *cs_send_box_find_place     (CsSendBox    *self,
                                        const char   *name);
/* (nullable): what is known without asking anybody; a secret */
const char *cs_send_box_get_remembered (CsSendBox    *self,
                                        const Place  *place);
void        cs_send_box_list_places    (CsSendBox    *self);
void        cs_send_box_show_keyring   (CsSendBox    *self);
/* Asks for the addresses, once somebody looks: a keyring may ask a person. */
void        cs_send_box_ask_keyring    (CsSendBox    *self);
/* An answer that came late. */
void        cs_send_box_late_cb        (CsSendBox    *self,
                                        const char   *project,
                                        const char   *name);
/* Asks for a new webhook. */
void        cs_send_box_add            (CsSendBox    *self);

G_END_DECLS
