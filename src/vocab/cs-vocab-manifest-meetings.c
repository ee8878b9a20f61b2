/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cs-vocab"

#include "cs-vocab-manifest-private.h"

/* What an app adds to meetings. */

static const CsMember scene_members[] = {
  { .name = "id", .type = CS_TYPE_GUID, REQUIRED, .pattern = CS_PATTERN_GUID,
    .title = N_("ID"),
    .help = N_("The GUID of the scene") },
  { .name = "name", .type = CS_TYPE_STRING, REQUIRED, .max_length = 128,
    .flags = CS_MEMBER_SHOWN,
    .title = N_("Name"),
    .help = N_("What the scene is called") },
  { .name = "file", .type = CS_TYPE_FILE, REQUIRED, .max_length = 2048,
    .title = N_("File"),
    .help = N_("The file of the package that describes the scene") },
  { .name = "preview", .type = CS_TYPE_FILE, REQUIRED, .max_length = 2048,
    .title = N_("Preview"),
    .help = N_("A PNG file of the package that shows the scene") },
  { .name = "maxAudience", .type = CS_TYPE_INTEGER, REQUIRED, .minimum = -INFINITY,
    .maximum = 50,
    .title = N_("Seats"),
    .help = N_("How many people the scene has room for, 50 at most") },
  { .name = "seatsReservedForOrganizersOrPresenters", .type = CS_TYPE_INTEGER, REQUIRED,
    .minimum = -INFINITY, .maximum = 50,
    .title = N_("Reserved seats"),
    .help = N_("How many seats are kept for organizers and presenters") },
  { NULL }
};

const CsShape cs_manifest_scene = {
  .name = N_("the scene"),
  .members = scene_members,
};

static const CsMember video_filter_members[] = {
  { .name = "id", .type = CS_TYPE_GUID, REQUIRED, .pattern = CS_PATTERN_GUID,
    .title = N_("ID"),
    .help = N_("The GUID of the filter") },
  { .name = "name", .type = CS_TYPE_STRING, REQUIRED, .max_length = 128,
    .flags = CS_MEMBER_SHOWN,
    .title = N_("Name"),
    .help = N_("What the filter is called") },
  { .name = "thumbnail", .type = CS_TYPE_FILE, REQUIRED, .max_length = 2048,
    .title = N_("Thumbnail"),
    .help = N_("A small picture of the package that shows the filter") },
  { NULL }
};

const CsShape cs_manifest_video_filter = {
  .name = N_("the video filter"),
  .members = video_filter_members,
};

static const CsMember meeting_extension_members[] = {
  { .name = "scenes", .type = CS_TYPE_ARRAY, .max_length = 5, .shape = &cs_manifest_scene,
    .flags = CS_MEMBER_UNIQUE,
    .title = N_("Scenes"),
    .help = N_("The Together mode scenes that the app brings") },
  { .name = "supportsStreaming", .type = CS_TYPE_BOOLEAN, .since = V (14),
    .default_value = "false", .flags = CS_MEMBER_RARE,
    .title = N_("Streams"),
    .help = N_("Whether the app can stream a meeting's sound and picture to another service") },
  { .name = "supportsCustomShareToStage", .type = CS_TYPE_BOOLEAN, .since = V (21),
    .default_value = "false", .flags = CS_MEMBER_RARE,
    .title = N_("Shares to the stage"),
    .help = N_("Whether the app has its own control for sharing to the meeting's stage") },
  { .name = "videoFilters", .type = CS_TYPE_ARRAY, .since = PREVIEW, .max_length = 32,
    .shape = &cs_manifest_video_filter, .flags = CS_MEMBER_UNIQUE | CS_MEMBER_RARE,
    .title = N_("Video filters"),
    .help = N_("The video filters that the app brings") },
  { .name = "videoFiltersConfigurationUrl", .type = CS_TYPE_STRING, .since = PREVIEW,
    .max_length = 2048, .flags = CS_MEMBER_RARE,
    .title = N_("Video filter page"),
    .help = N_("The page on which people choose and set up video filters") },
  { .name = "supportsAnonymousGuestUsers", .type = CS_TYPE_BOOLEAN, .since = V (16),
    .default_value = "false", .flags = CS_MEMBER_RARE,
    .title = N_("Admits guests"),
    .help = N_("Whether guests who have not signed in can use the app") },
  { NULL }
};

const CsShape cs_manifest_meeting_extension = {
  .name = N_("the meeting extension"),
  .members = meeting_extension_members,
};
