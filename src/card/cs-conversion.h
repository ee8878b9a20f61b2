/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "cs-snapshot.h"

G_BEGIN_DECLS

/* A MessageCard written anew as an Adaptive Card, and what was lost on the way. */

/**
 * CsHttpPost:
 * @CS_HTTP_POST_DROP: leave it out
 * @CS_HTTP_POST_OPEN: open its address in the browser
 * @CS_HTTP_POST_SUBMIT: submit address and body, for a bot that does what it asks for
 * @CS_HTTP_POST_HTTP: Action.Http, which Outlook knows
 *
 * What becomes of an action that posts by itself, which no webhook's card can do.
 */
typedef enum
{
  CS_HTTP_POST_DROP,
  CS_HTTP_POST_OPEN,
  CS_HTTP_POST_SUBMIT,
  CS_HTTP_POST_HTTP,
} CsHttpPost;

/* Returns: whether @text is "drop", "open", "submit" or "http" */
gboolean cs_http_post_parse (const char *text,
                             CsHttpPost *choice);

typedef enum
{
  CS_LOSS_CHANGED,       /* says the same in another way */
  CS_LOSS_APPROXIMATED,  /* comes near */
  CS_LOSS_DROPPED,
} CsLossKind;

/* Returns: "changed", "approximated", "dropped" */
const char *cs_loss_kind_get_name (CsLossKind kind);

/**
 * CsLoss:
 * @id: of the reason, stable: "http-post"
 * @severity: warning for what its reader would miss, note for the rest
 * @pointer: where it stands in the MessageCard
 * @node: likewise
 * @message: translated: what became of it, and why
 */
typedef struct
{
  const char *id;
  CsLossKind  kind;
  CsSeverity  severity;
  char       *pointer;
  guint       node;
  char       *message;
} CsLoss;

#define CS_CONVERSION_ERROR (cs_conversion_error_quark ())
GQuark cs_conversion_error_quark (void);

/**
 * CsConversionError:
 * @CS_CONVERSION_ERROR_BROKEN: the text is no JSON object
 * @CS_CONVERSION_ERROR_ADAPTIVE: it is an Adaptive Card already
 */
typedef enum
{
  CS_CONVERSION_ERROR_BROKEN,
  CS_CONVERSION_ERROR_ADAPTIVE,
} CsConversionError;

typedef struct _CsConversion CsConversion;

/**
 * cs_conversion_new:
 * @snapshot: a MessageCard
 *
 * Converts it. What the card shows stays, in the order in which it is shown; each member is
 * either kept or in the report. Any thread.
 *
 * Returns: (transfer full) (nullable): the conversion, NULL with CS_CONVERSION_ERROR
 */
CsConversion *cs_conversion_new           (CsSnapshot    *snapshot,
                                           CsHttpPost     http_post,
                                           GError       **error) G_GNUC_WARN_UNUSED_RESULT;
void          cs_conversion_free          (CsConversion  *self);

/* Returns: (transfer none): the Adaptive Card, formatted, or minified where it would be too
 * large for Teams otherwise */
GBytes       *cs_conversion_get_text      (CsConversion  *self);
/* The report, in the order of the MessageCard's text. */
guint         cs_conversion_get_n_losses  (CsConversion  *self);
const CsLoss *cs_conversion_get_loss      (CsConversion  *self,
                                           guint          index);
/* Returns: whether the value of @node, a node of the MessageCard, went into the Adaptive Card */
gboolean      cs_conversion_is_kept       (CsConversion  *self,
                                           guint          node);

/**
 * cs_conversion_dup_place:
 * @node: a value of the MessageCard
 *
 * Returns: (transfer full): the JSON pointer in the Adaptive Card of what was made of it, or of what
 *   stands around the place where it would be; of a text that became several elements the first
 */
char         *cs_conversion_dup_place     (CsConversion  *self,
                                           guint          node) G_GNUC_WARN_UNUSED_RESULT;
/* Returns: (transfer none): the MessageCard */
CsSnapshot   *cs_conversion_get_source    (CsConversion  *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (CsConversion, cs_conversion_free)

G_END_DECLS
