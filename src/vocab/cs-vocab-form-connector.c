/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cs-vocab"

#include "cs-vocab-form.h"

#include <glib/gi18n-lib.h>

static const char *const connector[] = {
  "/connectors/0/connectorId", "/connectors/0/configurationUrl", "/connectors/0/scopes", NULL
};

const CsFormSection cs_vocab_form_connector[] = {
  { N_("In the Manifest"),
    N_("Where Teams finds your connector, and the page on which people set it up for a channel."),
    connector },
  { NULL }
};

static const char *const registration[] = {
  "/registration/name", "/registration/logo", "/registration/shortDescription",
  "/registration/detailedDescription", "/registration/landingPageUrl",
  "/registration/configurationPageUrl", "/registration/validDomains", NULL
};

static const char *const actions[] = {
  "/registration/actionsEnabled", "/registration/actionsUrl", NULL
};

const CsFormSection cs_vocab_form_registration[] = {
  { N_("Registration"),
    N_("What was entered in Microsoft’s Connectors Developer Dashboard, for your own memory: it is "
       "kept in connector.json and goes into no package."),
    registration },
  { N_("Buttons of Cards"),
    N_("Whether buttons of the connector’s cards ask your service to do something."),
    actions },
  { NULL }
};
