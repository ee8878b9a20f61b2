/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cs-workspace"

#include "cs-gallery.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "cs-workspace-resource.h"

#define RESOURCE_FOLDER "/io/github/connectorstudio/ConnectorStudio/gallery/"

static const CsGalleryCard cards[] = {
  { "build-failed", N_("Build Failed"),
    N_("A build broke: the stage, the commit, the failing tests and a link to the log"),
    CS_TARGET_WORKFLOWS },
  { "deployment-approval", N_("Deployment Approval"),
    N_("A release waits for somebody to approve or reject it, with a remark"),
    CS_TARGET_BOT },
  { "incident-opened", N_("Incident Opened"),
    N_("Something is down: what, how bad, who leads, when the next news comes"),
    CS_TARGET_WORKFLOWS },
  { "incident-acknowledged", N_("Incident Acknowledged"),
    N_("Somebody works on it: the suspected cause and what happened so far"),
    CS_TARGET_WORKFLOWS },
  { "incident-resolved", N_("Incident Resolved"),
    N_("It works again: how long it lasted, why, and what happens next"),
    CS_TARGET_WORKFLOWS },
  { "alert-runbook", N_("Alert with Runbook"),
    N_("A monitor fired: the figures, the first steps and the whole runbook"),
    CS_TARGET_WORKFLOWS },
  { "pull-request-review", N_("Pull Request Review"),
    N_("A change waits for reviewers, with its size and its checks"),
    CS_TARGET_WORKFLOWS },
  { "release-notes", N_("Release Notes"),
    N_("What is new, what changed and what was mended"),
    CS_TARGET_WORKFLOWS },
  { "daily-digest", N_("Daily Digest"),
    N_("Yesterday in figures, what waits longest, and a word of thanks"),
    CS_TARGET_WORKFLOWS },
  { "on-call-handover", N_("On-Call Handover"),
    N_("Who takes over, how the week was and what to keep an eye on"),
    CS_TARGET_WORKFLOWS },
  { "expense-approval", N_("Expense Approval"),
    N_("A table of amounts to approve or to reject with a reason"),
    CS_TARGET_BOT },
  { "poll", N_("Poll"),
    N_("One question with a few answers to choose from"),
    CS_TARGET_BOT },
  { "survey-form", N_("Survey Form"),
    N_("A short form with every usual kind of input"),
    CS_TARGET_BOT },
  { "order-status", N_("Order Status"),
    N_("How far an order has come, and when it arrives"),
    CS_TARGET_WORKFLOWS },
  { "quota-warning", N_("Quota Warning"),
    N_("How much is used up, by what, and how long it lasts"),
    CS_TARGET_WORKFLOWS },
  { "security-advisory", N_("Security Advisory"),
    N_("What is at risk, where it is used and what to do at once"),
    CS_TARGET_WORKFLOWS },
  { "welcome", N_("Welcome"),
    N_("The first message in a channel: what will be sent, and how to change it"),
    CS_TARGET_WORKFLOWS },
  { "task-assigned", N_("Task Assigned"),
    N_("The legacy form, a MessageCard with answers in the card"),
    CS_TARGET_CONNECTOR },
};

const CsGalleryCard *
cs_gallery_cards (guint *n_cards)
{
  *n_cards = G_N_ELEMENTS (cards);
  return cards;
}

const CsGalleryCard *
cs_gallery_find (const char *id)
{
  for (guint i = 0; i < G_N_ELEMENTS (cards); i++)
    {
      if (strcmp (cards[i].id, id) == 0)
        return &cards[i];
    }

  return NULL;
}

GBytes *
cs_gallery_card_load (const CsGalleryCard *self)
{
  g_autofree char *path = g_strconcat (RESOURCE_FOLDER, self->id, ".json", NULL);
  g_autoptr (GError) error = NULL;
  GBytes *bytes = g_resource_lookup_data (cs_workspace_get_resource (), path, 0, &error);

  /* Part of the program: it cannot be missing. */
  g_assert_no_error (error);
  return bytes;
}
