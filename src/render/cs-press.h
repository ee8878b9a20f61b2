/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cs-snapshot.h"

G_BEGIN_DECLS

/* What pressing something in a card would do outside of it. */

/**
 * CsPressKind:
 * @CS_PRESS_OPEN: a page is to be opened
 * @CS_PRESS_SEND: a bot is to get something
 * @CS_PRESS_POST: an address is to get something
 * @CS_PRESS_OTHER: something that only Teams or Outlook does
 */
typedef enum
{
  CS_PRESS_OPEN,
  CS_PRESS_SEND,
  CS_PRESS_POST,
  CS_PRESS_OTHER,
} CsPressKind;

typedef struct
{
  char *id;
  char *value;
} CsPressInput;

/**
 * CsPress:
 * @action: (transfer none): the action's own text
 * @type: "Action.Submit", "HttpPOST"
 * @title: (nullable): what stands on the button
 * @url: (nullable): the page, or the address that gets something
 * @verb: (nullable): of Action.Execute
 * @body: (nullable): of a post, as the card has it: "{{id.value}}" is still in it
 * @content_type: (nullable): of @body
 * @data: (nullable): what a bot gets, as JSON: the action's data with the inputs
 * @correlation_id: (nullable): of the card
 * @inputs: (array length=n_inputs): what was filled in, in the order of the card
 *
 * Valid while the signal that tells it is on its way.
 */
typedef struct
{
  CsPressKind         kind;
  CsSnapshot         *action;
  const char         *type;
  const char         *title;
  const char         *url;
  const char         *verb;
  const char         *body;
  const char         *content_type;
  const char         *data;
  const char         *correlation_id;
  const CsPressInput *inputs;
  guint               n_inputs;
} CsPress;

G_END_DECLS
