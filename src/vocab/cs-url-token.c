/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cs-vocab"

#include "cs-url-token.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "cs-placeholder.h"

static const CsUrlToken tokens[] = {
  { "loginHint", TRUE, N_("Sign-in name"),
    N_("Suggests to your sign-in page whose account it is; never proof of who somebody is.") },
  { "tid", TRUE, N_("Tenant ID"),
    N_("Tells apart the organizations that use your connector.") },
  { "groupId", TRUE, N_("Group ID"),
    N_("Names the Microsoft 365 group that the team belongs to.") },
  { "theme", TRUE, N_("Theme"),
    N_("“default”, “dark” or “contrast”, so that the page looks right from the first moment.") },
  { "channelName", TRUE, N_("Channel name"),
    N_("Lets the page say for which channel it is.") },
  { "channelId", TRUE, N_("Channel ID"),
    N_("Tells apart the channels of a team.") },
  { "teamId", TRUE, N_("Team ID"),
    N_("Tells apart the teams of an organization.") },
  { "locale", TRUE, N_("Language"),
    N_("The language of Teams, such as “en-us”, for the texts of the page.") },
  { "entityId", TRUE, N_("Your ID"),
    N_("What your page named the connection when it was saved; empty the first time.") },
  { "userObjectId", TRUE, N_("User ID"),
    N_("The person’s ID in Microsoft Entra; never proof of who somebody is.") },

  { "upn", FALSE, N_("User principal name"), N_("An older name of the sign-in name.") },
  { "userPrincipalName", FALSE, N_("User principal name"),
    N_("An older name of the sign-in name.") },
  { "subEntityId", FALSE, N_("Place in the page"), N_("Where a deep link leads within the page.") },
  { "hostname", FALSE, N_("Host"), N_("The program that shows the page.") },
  { "app.theme", FALSE, N_("Theme"), N_("The newer name of {theme}.") },
  { "app.locale", FALSE, N_("Language"), N_("The newer name of {locale}.") },
  { "app.host.name", FALSE, N_("Host"), N_("The newer name of {hostname}.") },
  { "page.id", FALSE, N_("Your ID"), N_("The newer name of {entityId}.") },
  { "page.subPageId", FALSE, N_("Place in the page"), N_("The newer name of {subEntityId}.") },
  { "team.groupId", FALSE, N_("Group ID"), N_("The newer name of {groupId}.") },
  { "team.internalId", FALSE, N_("Team ID"), N_("The newer name of {teamId}.") },
  { "channel.id", FALSE, N_("Channel ID"), N_("The newer name of {channelId}.") },
  { "channel.displayName", FALSE, N_("Channel name"), N_("The newer name of {channelName}.") },
  { "user.id", FALSE, N_("User ID"), N_("The newer name of {userObjectId}.") },
  { "user.loginHint", FALSE, N_("Sign-in name"), N_("The newer name of {loginHint}.") },
  { "user.userPrincipalName", FALSE, N_("User principal name"), N_("The newer name of {upn}.") },
  { "user.tenant.id", FALSE, N_("Tenant ID"), N_("The newer name of {tid}.") },
};

const CsUrlToken *
cs_url_tokens (guint *n_tokens)
{
  *n_tokens = G_N_ELEMENTS (tokens);

  return tokens;
}

const CsUrlToken *
cs_url_token_find (const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (tokens); i++)
    if (strcmp (tokens[i].name, name) == 0)
      return &tokens[i];

  return NULL;
}

const CsUrlToken *
cs_url_token_guess (const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (tokens); i++)
    if (g_ascii_strcasecmp (tokens[i].name, name) == 0)
      return &tokens[i];

  return NULL;
}

gboolean
cs_url_token_find_next (const char        *text,
                        gsize              from,
                        CsSpan            *span,
                        const CsUrlToken **token)
{
  CsPlaceholder placeholder;
  gboolean has_placeholder = cs_placeholder_find_next (text, from, &placeholder);

  for (const char *open = strchr (text + from, '{'); open != NULL; open = strchr (text + from, '{'))
    {
      const char *close = strchr (open, '}');
      g_autofree char *name = NULL;

      if (close == NULL)
        return FALSE;

      if (has_placeholder && (gsize) (open - text) >= placeholder.offset)
        {
          from = placeholder.offset + placeholder.length;
          has_placeholder = cs_placeholder_find_next (text, from, &placeholder);
          continue;
        }

      name = g_strndup (open + 1, close - open - 1);
      span->start = open - text;
      span->length = close + 1 - open;
      *token = cs_url_token_find (name);
      return TRUE;
    }

  return FALSE;
}
