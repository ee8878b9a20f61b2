/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cs-vocab"

#include "cs-vocab-form.h"

#include <glib/gi18n.h>

static const char *const names[] = {
  "/name/short", "/name/full", "/description/short", "/description/full", NULL
};

static const char *const identity[] = { "/version", "/id", "/packageName", NULL };

static const char *const developer[] = {
  "/developer/name", "/developer/websiteUrl", "/developer/privacyUrl", "/developer/termsOfUseUrl",
  "/developer/mpnId", NULL
};

const CsFormSection cs_vocab_form_app[] = {
  { N_("Names"), N_("What people read in Teams when they find and install it."), names },
  { N_("Identity"), N_("How Teams tells this package from all others, and from its own older versions."),
    identity },
  { N_("Developer"), N_("Who stands behind it. Teams shows the links before it is installed."),
    developer },
  { NULL }
};
