/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cs-vocab"

#include "cs-vocab-form.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "cs-vocab-manifest.h"

/* Nobody's version has more digits, and a number of as many still fits. */
#define MAX_VERSION_DIGITS 9

static const char *const names[] = {
  "/name/short", "/name/full", "/name/abbreviated", "/description/short", "/description/full", NULL
};

static const char *const identity[] = {
  "/id", "/version", "/manifestVersion", "/packageName", NULL
};

static const char *const developer[] = {
  "/developer/name", "/developer/websiteUrl", "/developer/privacyUrl", "/developer/termsOfUseUrl",
  "/developer/mpnId",
  "/developer/contactInfo/defaultSupport/userEmailsForChatSupport",
  "/developer/contactInfo/defaultSupport/emailsForEmailSupport", NULL
};

static const char *const appearance[] = {
  "/accentColor", "/showLoadingIndicator", "/isFullScreen", NULL
};

static const char *const permissions[] = {
  "/permissions", "/devicePermissions", NULL
};

static const char *const domains[] = { "/validDomains", NULL };

static const char *const places[] = {
  "/defaultInstallScope", "/defaultGroupCapability/team", "/defaultGroupCapability/groupchat",
  "/defaultGroupCapability/meetings", "/supportedChannelTypes", "/supportsChannelFeatures", NULL
};

static const char *const administrators[] = {
  "/defaultBlockUntilAdminAction", "/publisherDocsUrl", "/configurableProperties", NULL
};

static const char *const sign_on[] = {
  "/webApplicationInfo/id", "/webApplicationInfo/resource",
  "/webApplicationInfo/applicationPermissions", "/webApplicationInfo/nestedAppAuthInfo",
  "/authorization/permissions/resourceSpecific", NULL
};

const CsFormSection cs_vocab_form_app[] = {
  { N_("Names and Descriptions"), N_("What people read in Teams when they find and install it."),
    names },
  { N_("Identity"),
    N_("How Teams tells this package from all others, and from its own older versions."),
    identity },
  { N_("Developer"), N_("Who stands behind it. Teams shows the links before it is installed."),
    developer },
  { N_("Appearance"), NULL, appearance, CS_FORM_FOLD_NONE },
  { N_("Permissions"), N_("Each one is named to people before they add the app. Ask for no more "
                          "than it needs."),
    permissions, CS_FORM_FOLD_NONE },
  { N_("Domains"), NULL, domains, CS_FORM_FOLD_NONE },
  { N_("Where It Is Used"), NULL, places, CS_FORM_FOLD_ALL },
  { N_("For Administrators"), NULL, administrators, CS_FORM_FOLD_ALL },
  { N_("Single Sign-On"), NULL, sign_on, CS_FORM_FOLD_ALL },
  { NULL }
};

static const CsFormChoice choices[] = {
  { "/permissions", "identity", N_("Know who people are"),
    N_("Lets the app read the profile of the person who uses it."),
    N_("Access your profile information such as your name, email address, company name, and "
       "preferred language.") },
  { "/permissions", "messageTeamMembers", N_("Write to team members"),
    N_("Lets the app send messages to the members of a team in which it is installed."),
    N_("Send messages and notifications to you and to the members of your team.") },

  { "/devicePermissions", "geolocation", N_("Location"), N_("Where the device is."),
    N_("Use your location, if you allow it on this device.") },
  { "/devicePermissions", "media", N_("Camera and microphone"),
    N_("Pictures, video and sound, also those that are stored on the device."),
    N_("Use your camera, microphone and speakers, if you allow it on this device.") },
  { "/devicePermissions", "notifications", N_("Notifications"),
    N_("Messages of the system outside of Teams."),
    N_("Send you notifications, if you allow it on this device.") },
  { "/devicePermissions", "midi", N_("MIDI instruments"),
    N_("Digital musical instruments that are connected to the device."),
    N_("Use your MIDI devices, if you allow it on this device.") },
  { "/devicePermissions", "openExternal", N_("Open other programs"),
    N_("Links that lead out of Teams into another program."),
    N_("Open links in other programs, if you allow it on this device.") },

  { "/configurableProperties", "name", N_("Name"), NULL, NULL },
  { "/configurableProperties", "shortDescription", N_("Short description"), NULL, NULL },
  { "/configurableProperties", "longDescription", N_("Full description"), NULL, NULL },
  { "/configurableProperties", "smallImageUrl", N_("Outline icon"), NULL, NULL },
  { "/configurableProperties", "largeImageUrl", N_("Color icon"), NULL, NULL },
  { "/configurableProperties", "accentColor", N_("Accent color"), NULL, NULL },
  { "/configurableProperties", "developerUrl", N_("Website"), NULL, NULL },
  { "/configurableProperties", "privacyUrl", N_("Privacy policy"), NULL, NULL },
  { "/configurableProperties", "termsOfUseUrl", N_("Terms of use"), NULL, NULL },

  { "/connectors/0/scopes", "team", N_("In a team"), NULL, NULL },

  { "/defaultInstallScope", "personal", N_("For oneself"), NULL, NULL },
  { "/defaultInstallScope", "team", N_("In a team"), NULL, NULL },
  { "/defaultInstallScope", "groupChat", N_("In a group chat"), NULL, NULL },
  { "/defaultInstallScope", "groupchat", N_("In a group chat, old spelling"), NULL, NULL },
  { "/defaultInstallScope", "meetings", N_("In a meeting"), NULL, NULL },
  { "/defaultInstallScope", "copilot", N_("In Copilot"), NULL, NULL },

  { "/defaultGroupCapability/team", "tab", N_("Tab"), NULL, NULL },
  { "/defaultGroupCapability/team", "bot", N_("Bot"), NULL, NULL },
  { "/defaultGroupCapability/team", "connector", N_("Connector"), NULL, NULL },
  { "/defaultGroupCapability/groupchat", "tab", N_("Tab"), NULL, NULL },
  { "/defaultGroupCapability/groupchat", "bot", N_("Bot"), NULL, NULL },
  { "/defaultGroupCapability/groupchat", "connector", N_("Connector"), NULL, NULL },
  { "/defaultGroupCapability/meetings", "tab", N_("Tab"), NULL, NULL },
  { "/defaultGroupCapability/meetings", "bot", N_("Bot"), NULL, NULL },
  { "/defaultGroupCapability/meetings", "connector", N_("Connector"), NULL, NULL },

  { "/supportedChannelTypes", "sharedChannels", N_("Shared channels"), NULL, NULL },
  { "/supportedChannelTypes", "privateChannels", N_("Private channels"), NULL, NULL },
};

static const CsFormItem items[] = {
  { "/validDomains", N_("Domain"), N_("Add a domain"), N_("Remove This Domain") },
  { "/registration/validDomains", N_("Domain"), N_("Add a domain"), N_("Remove This Domain") },
  { "/developer/contactInfo/defaultSupport/userEmailsForChatSupport", N_("Email address"),
    N_("Add an email address"), N_("Remove This Address") },
  { "/developer/contactInfo/defaultSupport/emailsForEmailSupport", N_("Email address"),
    N_("Add an email address"), N_("Remove This Address") },
  { "/webApplicationInfo/applicationPermissions", N_("Permission"), N_("Add a permission"),
    N_("Remove This Permission") },
};

static const CsFormItem any_item = { NULL, N_("Item"), N_("Add an item"), N_("Remove This Item") };

const CsFormChoice *
cs_form_find_choice (const char *pointer,
                     const char *value)
{
  for (guint i = 0; i < G_N_ELEMENTS (choices); i++)
    {
      if (strcmp (choices[i].pointer, pointer) == 0 && strcmp (choices[i].value, value) == 0)
        return &choices[i];
    }

  return NULL;
}

const CsFormItem *
cs_form_find_item (const char *pointer)
{
  for (guint i = 0; i < G_N_ELEMENTS (items); i++)
    {
      if (strcmp (items[i].pointer, pointer) == 0)
        return &items[i];
    }

  return &any_item;
}

CsVersion
cs_form_read_version (const CsShape *shape,
                      CsSnapshot    *snapshot)
{
  for (const CsMember *row = shape->members; snapshot != NULL && row->name != NULL; row++)
    {
      guint node;
      CsVersion version;

      if (!(row->flags & CS_MEMBER_VERSION))
        continue;

      node = cs_snapshot_get_member (snapshot, 0, row->name);
      version = cs_version_parse (cs_snapshot_get_string (snapshot, node));
      return cs_manifest_version_exists (version) ? version : CS_VERSION_NONE;
    }

  return CS_VERSION_NONE;
}

char *
cs_form_bump_version (const char    *text,
                      CsVersionPart  part)
{
  guint64 numbers[3] = { 0 };
  guint n = 0;

  for (;;)
    {
      const char *start = text;

      while (g_ascii_isdigit (*text))
        numbers[n] = numbers[n] * 10 + (*text++ - '0');
      if (text == start || text - start > MAX_VERSION_DIGITS)
        return NULL;

      n++;
      if (*text == '\0')
        break;
      if (*text++ != '.' || n == G_N_ELEMENTS (numbers))
        return NULL;
    }

  numbers[part]++;
  for (guint i = part + 1; i < G_N_ELEMENTS (numbers); i++)
    numbers[i] = 0;

  return g_strdup_printf ("%" G_GUINT64_FORMAT ".%" G_GUINT64_FORMAT ".%" G_GUINT64_FORMAT,
                          numbers[0], numbers[1], numbers[2]);
}
