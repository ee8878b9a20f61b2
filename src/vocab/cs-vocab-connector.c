/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cs-vocab"

#include "cs-vocab-manifest.h"

#include "cs-vocab-manifest-private.h"

/* connector.json: what belongs to a connector and has no room in the manifest. The registration
 * is what Microsoft's Connectors Developer Dashboard asked for until October 2024, when it closed
 * for new connectors; its owner still has to know it. Webhook URLs are secrets, so none of them
 * ever stands here: a webhook has a name, and the system's keyring has the rest. */

static const CsMember registration_members[] = {
  { .name = "name", .type = CS_TYPE_STRING, .flags = CS_MEMBER_SHOWN,
    .title = N_("Name"),
    .help = N_("The name under which people find the connector in the list of connectors") },
  { .name = "logo", .type = CS_TYPE_FILE,
    .title = N_("Logo"),
    .help = N_("The picture file that stands for the connector in the list and beside its "
               "messages") },
  { .name = "shortDescription", .type = CS_TYPE_STRING, .flags = CS_MEMBER_SHOWN,
    .title = N_("Short description"),
    .help = N_("One line that says what the connector brings into a channel") },
  { .name = "detailedDescription", .type = CS_TYPE_TEXT, .flags = CS_MEMBER_SHOWN,
    .title = N_("Detailed description"),
    .help = N_("What the connector does, which events it reports, and what people need for it") },
  { .name = "landingPageUrl", .type = CS_TYPE_URL, .max_length = 2048,
    .pattern = CS_PATTERN_HTTPS, .flags = CS_MEMBER_SHOWN,
    .title = N_("Landing page"),
    .help = N_("The page of your company or service to which people are led, as an https "
               "address") },
  { .name = "configurationPageUrl", .type = CS_TYPE_URL, .max_length = 2048,
    .pattern = CS_PATTERN_HTTPS,
    .title = N_("Configuration page"),
    .help = N_("The page on which people set up the connector, the same as in the manifest") },
  { .name = "validDomains", .type = CS_TYPE_ARRAY,
    .item = ITEM (.type = CS_TYPE_DOMAIN, .min_length = 1, .max_length = 2048),
    .flags = CS_MEMBER_UNIQUE,
    .title = N_("Valid domains"),
    .help = N_("The host names from which the configuration page loads anything, without "
               "wildcards") },
  { .name = "actionsEnabled", .type = CS_TYPE_BOOLEAN, .default_value = "false",
    .title = N_("Actions enabled"),
    .help = N_("Whether the buttons of the connector's cards send requests to your service") },
  { .name = "actionsUrl", .type = CS_TYPE_URL, .max_length = 2048, .pattern = CS_PATTERN_HTTPS,
    .title = N_("Address for actions"),
    .help = N_("The address of your service that takes the requests of the cards' buttons") },
  { NULL }
};

const CsShape cs_vocab_registration = {
  .name = N_("the registration"),
  .members = registration_members,
};

static const CsMember webhook_members[] = {
  { .name = "name", .type = CS_TYPE_STRING, REQUIRED, .min_length = 1,
    .title = N_("Name"),
    .help = N_("The name by which this project refers to the webhook; its address stays in the "
               "keyring") },
  { .name = "kind", .type = CS_TYPE_CHOICE, REQUIRED,
    .choices = CHOICES ("connector", "workflow", "local", "other"), .default_value = "\"workflow\"",
    .title = N_("Kind"),
    .help = N_("Whether an Office 365 connector, a workflow, the local channel or another service "
               "takes the messages") },
  { .name = "label", .type = CS_TYPE_STRING,
    .title = N_("Label"),
    .help = N_("Where the messages arrive, in words that help you to tell the webhooks apart") },
  { NULL }
};

static const CsShape webhook = {
  .name = N_("the webhook"),
  .members = webhook_members,
};

static const CsMember card_members[] = {
  { .name = "target", .type = CS_TYPE_CHOICE,
    .choices = CHOICES ("workflows", "connector", "outlook", "bot"),
    .title = N_("Target"),
    .help = N_("Where the card is shown, which decides what it may contain: a Teams connector, "
               "an Outlook group, a workflow or a bot") },
  { NULL }
};

static const CsShape card = {
  .name = N_("the card"),
  .members = card_members,
};

static const CsMember cards_members[] = {
  { .name = "{any}", .type = CS_TYPE_OBJECT, .shape = &card, .flags = CS_MEMBER_TEMPLATE,
    .title = N_("Card"),
    .help = N_("What is known about the card file of this path") },
  { NULL }
};

static const CsShape cards = {
  .name = N_("the cards"),
  .members = cards_members,
};

static const CsMember connector_json_members[] = {
  { .name = "registration", .type = CS_TYPE_OBJECT, .shape = &cs_vocab_registration,
    .title = N_("Registration"),
    .help = N_("What was entered in Microsoft's Connectors Developer Dashboard") },
  { .name = "webhooks", .type = CS_TYPE_ARRAY, .shape = &webhook,
    .title = N_("Webhooks"),
    .help = N_("The webhooks to which this project sends, by name and never by address") },
  { .name = "cards", .type = CS_TYPE_OBJECT, .shape = &cards,
    .title = N_("Cards"),
    .help = N_("For each card file, by its path, which target it is made for") },
  { NULL }
};

const CsShape cs_vocab_connector_json = {
  .name = N_("the connector file"),
  .members = connector_json_members,
};
