/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <math.h>

#include <glib/gi18n-lib.h>

#include "cs-vocab-card.h"

/* The parts of a MessageCard, and the shorthand in which their rows are written. */

#define REQUIRED     .required_until = CS_VERSION_PREVIEW
#define RARE         .flags = CS_MEMBER_RARE
#define TEXT_FLAGS   .flags = CS_MEMBER_SHOWN | CS_MEMBER_MARKDOWN
#define OUTLOOK_ONLY .not_on = CS_ON (CONNECTOR)
#define CHOICES(...) ((const char *const []) { __VA_ARGS__, NULL })
#define FORM(...)    (&(const CsMember) { __VA_ARGS__ })

#define TYPE_ROW(kind) \
  { .name = "@type", .type = CS_TYPE_CHOICE, REQUIRED, .choices = CHOICES (kind), \
    .default_value = "\"" kind "\"", \
    .title = N_("Type"), .help = N_("Which kind of object this is") }
/* Parts of old cards name the vocabulary once more; it means nothing there. */
#define CONTEXT_ROW \
  { .name = "@context", .type = CS_TYPE_URL, RARE, \
    .title = N_("Context"), .help = N_("The vocabulary in which this is written") }

/* cs-vocab-message-actions.c */
extern const CsShape cs_message_open_uri;
extern const CsShape cs_message_http_post;
extern const CsShape cs_message_action_card;
extern const CsShape cs_message_invoke_add_in;
extern const CsShape cs_message_view_action;

/* cs-vocab-message-inputs.c */
extern const CsShape cs_message_text_input;
extern const CsShape cs_message_date_input;
extern const CsShape cs_message_multichoice_input;

/* The actions that an ActionCard may have. */
extern const CsFamily cs_message_card_actions;
