/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cs-vocab"

#include "cs-vocab-adaptive-private.h"

/* Microsoft Graph components: people, files, events and other things of Microsoft 365. */

#define TEXT_ROW(NAME, TITLE, HELP) \
  { .name = NAME, .type = CS_TYPE_STRING, .flags = CS_MEMBER_TEAMS | CS_MEMBER_SHOWN, \
    .title = TITLE, .help = HELP }

#define PERSON_LOOK_ROWS \
  { .name = "iconStyle", .type = CS_TYPE_CHOICE, \
    .choices = CHOICES ("profilePicture", "contactCard", "none"), \
    .default_value = "\"profilePicture\"", TEAMS, \
    .title = N_("Picture"), .help = N_("Which picture stands for a person") }, \
  { .name = "style", .type = CS_TYPE_CHOICE, \
    .choices = CHOICES ("iconAndName", "iconOnly", "nameOnly"), \
    .default_value = "\"iconAndName\"", TEAMS, \
    .title = N_("Style"), .help = N_("Whether a person's picture, name or both are shown") }

static const CsMember persona_members[] = {
  { .name = "id", .type = CS_TYPE_STRING, TEAMS,
    .title = N_("ID"), .help = N_("The person's ID in Microsoft Entra") },
  { .name = "userPrincipalName", .type = CS_TYPE_STRING, TEAMS,
    .title = N_("Sign-in name"), .help = N_("The name with which the person signs in") },
  TEXT_ROW ("displayName", N_("Name"), N_("The name that is shown")),
  PERSON_LOOK_ROWS,
  KEY_ROW,
  { NULL }
};

static const CsShape persona = {
  .name = N_("the person"),
  .members = persona_members,
};

static const CsMember attendee_members[] = {
  TEXT_ROW ("name", N_("Name"), N_("The person's name")),
  { .name = "email", .type = CS_TYPE_STRING, TEAMS,
    .title = N_("Email"), .help = N_("The person's email address") },
  TEXT_ROW ("title", N_("Title"), N_("What the person does")),
  { .name = "type", .type = CS_TYPE_STRING, TEAMS,
    .title = N_("Type"), .help = N_("Whether the person must come, or may") },
  { .name = "status", .type = CS_TYPE_STRING, TEAMS,
    .title = N_("Status"), .help = N_("Whether the person has accepted") },
  KEY_ROW,
  { NULL }
};

static const CsShape attendee = {
  .name = N_("the attendee"),
  .members = attendee_members,
};

static const CsMember reference_members[] = {
  { .name = "{any}", .type = CS_TYPE_STRING, .flags = CS_MEMBER_TEMPLATE | CS_MEMBER_TEAMS,
    .title = N_("Reference"), .help = N_("A part of what refers to the thing") },
  { NULL }
};

static const CsShape reference = {
  .name = N_("the reference"),
  .members = reference_members,
};

static const CsMember visualization_members[] = {
  { .name = "media", .type = CS_TYPE_STRING, TEAMS,
    .title = N_("Media"), .help = N_("The kind of media as which the thing is shown") },
  KEY_ROW,
  { NULL }
};

static const CsShape visualization = {
  .name = N_("the look of the thing"),
  .members = visualization_members,
};

/* The component's name decides which of these count: those of a person, of several people, of a
 * thing, of a file or of an event. */
static const CsMember properties_members[] = {
  { .name = "id", .type = CS_TYPE_STRING, TEAMS,
    .title = N_("ID"), .help = N_("The ID of the person, the thing or the event") },
  { .name = "userPrincipalName", .type = CS_TYPE_STRING, TEAMS,
    .title = N_("Sign-in name"), .help = N_("The name with which the person signs in") },
  TEXT_ROW ("displayName", N_("Name"), N_("The name that is shown")),
  PERSON_LOOK_ROWS,
  { .name = "users", .type = CS_TYPE_ARRAY, .shape = &persona, TEAMS,
    .title = N_("People"), .help = N_("The people to show") },
  { .name = "resourceReference", .type = CS_TYPE_OBJECT, .shape = &reference, TEAMS,
    .title = N_("Reference"), .help = N_("What refers to the thing to show") },
  { .name = "resourceVisualization", .type = CS_TYPE_OBJECT, .shape = &visualization, TEAMS,
    .title = N_("Look"), .help = N_("How the thing is shown") },
  TEXT_ROW ("name", N_("File name"), N_("The name of the file")),
  { .name = "extension", .type = CS_TYPE_STRING, TEAMS,
    .title = N_("Extension"), .help = N_("What stands after the last dot of the file's name") },
  { .name = "url", .type = CS_TYPE_URL, TEAMS,
    .title = N_("Address"), .help = N_("The address of the file or the event") },
  TEXT_ROW ("title", N_("Title"), N_("What the event is called")),
  { .name = "start", .type = CS_TYPE_STRING, TEAMS,
    .title = N_("Start"), .help = N_("When the event begins") },
  { .name = "end", .type = CS_TYPE_STRING, TEAMS,
    .title = N_("End"), .help = N_("When the event ends") },
  { .name = "status", .type = CS_TYPE_STRING, TEAMS,
    .title = N_("Status"), .help = N_("Whether the person is free or busy then") },
  { .name = "locations", .type = CS_TYPE_ARRAY, .item = FORM (.type = CS_TYPE_STRING), TEAMS,
    .title = N_("Places"), .help = N_("Where the event takes place") },
  { .name = "onlineMeetingUrl", .type = CS_TYPE_URL, TEAMS,
    .title = N_("Meeting"), .help = N_("The address at which people join the event") },
  { .name = "isAllDay", .type = CS_TYPE_BOOLEAN, TEAMS,
    .title = N_("All day"), .help = N_("Whether the event takes the whole day") },
  { .name = "attendees", .type = CS_TYPE_ARRAY, .shape = &attendee, TEAMS,
    .title = N_("Attendees"), .help = N_("Who is invited") },
  { .name = "organizer", .type = CS_TYPE_OBJECT, .shape = &attendee, TEAMS,
    .title = N_("Organizer"), .help = N_("Who invites") },
  KEY_ROW,
  { NULL }
};

static const CsShape properties = {
  .name = N_("the component's properties"),
  .members = properties_members,
};

static const CsMember component_members[] = {
  TYPE_ROW ("Component"),
  { .name = "name", .type = CS_TYPE_CHOICE, REQUIRED,
    .choices = CHOICES ("graph.microsoft.com/user", "graph.microsoft.com/users",
        "graph.microsoft.com/resource", "graph.microsoft.com/file",
        "graph.microsoft.com/event"), TEAMS,
    .title = N_("Component"), .help = N_("What is shown: a person, people, a thing, a file, an event") },
  { .name = "properties", .type = CS_TYPE_OBJECT, .shape = &properties, TEAMS,
    .title = N_("Properties"), .help = N_("Which person, file or event it is") },
  TEAMS_ALIGNMENT_ROW,
  ELEMENT_ROWS,
  { NULL }
};

const CsShape cs_adaptive_component = {
  .name = N_("the component"),
  .members = component_members,
};
