/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cs-vocab"

#include "cs-vocab-adaptive-private.h"

/* What is looked at: pictures, sets of them, and films. */

static const CsMember themed_url_members[] = {
  { .name = "theme", .type = CS_TYPE_CHOICE, .choices = CHOICES ("Light", "Dark"),
    .default_value = "\"Light\"", TEAMS,
    .title = N_("Theme"), .help = N_("The theme in which this picture is shown") },
  { .name = "url", .type = CS_TYPE_URL, .flags = CS_MEMBER_TEAMS | CS_MEMBER_PICTURE,
    .title = N_("Address"), .help = N_("The address of the picture") },
  KEY_ROW,
  { NULL }
};

const CsShape cs_adaptive_themed_url = {
  .name = N_("the picture for a theme"),
  .members = themed_url_members,
};

static const CsMember image_properties_members[] = {
  { .name = "allowExpand", .type = CS_TYPE_BOOLEAN, .default_value = "false", TEAMS,
    .title = N_("Can be enlarged"),
    .help = N_("Whether people can open the picture in full size") },
  KEY_ROW,
  { NULL }
};

static const CsShape image_properties = {
  .name = N_("the picture's settings for Teams"),
  .members = image_properties_members,
};

static const CsMember image_members[] = {
  TYPE_ROW ("Image"),
  { .name = "url", .type = CS_TYPE_URL, REQUIRED, .flags = CS_MEMBER_PICTURE,
    .title = N_("Picture"),
    .help = N_("The https address of the picture, or the picture itself as a data: address") },
  { .name = "altText", .type = CS_TYPE_STRING, .flags = CS_MEMBER_SHOWN,
    .title = N_("Alternative text"),
    .help = N_("What is to be seen, for people who cannot see the picture") },
  { .name = "size", .type = CS_TYPE_CHOICE,
    .choices = CHOICES ("auto", "stretch", "small", "medium", "large"),
    .default_value = "\"auto\"",
    .title = N_("Size"),
    .help = N_("How wide the picture is: as it comes, as there is room, or one of three sizes") },
  { .name = "style", .type = CS_TYPE_CHOICE,
    .choices = CHOICES ("default", "person", "RoundedCorners"),
    .choice_notes = NOTES ({ .choice = "RoundedCorners", .teams = TRUE }),
    .default_value = "\"default\"",
    .title = N_("Style"),
    .help = N_("Whether the picture is cut to a circle, as for people, or has rounded corners") },
  ALIGNMENT_ROW,
  SELECT_ACTION_ROW (V (1)),
  { .name = "width", .type = CS_TYPE_STRING, .since = V (1), .pattern = PATTERN_PIXELS,
    .other = FORM (.type = CS_TYPE_CHOICE, .choices = CHOICES ("auto", "stretch"),
        .choice_notes = NOTES ({ .choice = "auto", .teams = TRUE },
            { .choice = "stretch", .teams = TRUE })),
    .title = N_("Width"),
    .help = N_("The width in pixels, such as \"120px\"; it counts more than the size") },
  { .name = "height", .type = CS_TYPE_STRING, .since = V (1), .pattern = PATTERN_PIXELS,
    .other = FORM (.type = CS_TYPE_CHOICE, .choices = CHOICES ("auto", "stretch")),
    .default_value = "\"auto\"",
    .title = N_("Height"),
    .help = N_("The height in pixels, such as \"80px\"; with it alone the width follows") },
  { .name = "backgroundColor", .type = CS_TYPE_STRING, .since = V (1), RARE,
    .title = N_("Background color"),
    .help = N_("The color behind a picture that is partly transparent, such as \"#336699\"") },
  { .name = "allowExpand", .type = CS_TYPE_BOOLEAN, .default_value = "false", TEAMS,
    .title = N_("Can be enlarged"),
    .help = N_("Whether people can open the picture in full size") },
  { .name = "msteams", .type = CS_TYPE_OBJECT, .shape = &image_properties, RARE_TEAMS,
    .title = N_("Settings for Teams"),
    .help = N_("What only Teams knows about pictures") },
  THEMED_URLS_ROW,
  { .name = "fitMode", .type = CS_TYPE_CHOICE, .choices = CHOICES ("Cover", "Contain", "Fill"),
    .default_value = "\"Fill\"", RARE_TEAMS,
    .title = N_("Fit"),
    .help = N_("How the picture fills a width and height of another proportion") },
  { .name = "horizontalContentAlignment", .type = CS_TYPE_CHOICE, HORIZONTAL_CHOICES,
    .default_value = "\"left\"", RARE_TEAMS,
    .title = N_("Horizontal cut"),
    .help = N_("Which part of a picture that is too wide is shown") },
  { .name = "verticalContentAlignment", .type = CS_TYPE_CHOICE, VERTICAL_CHOICES,
    .default_value = "\"top\"", RARE_TEAMS,
    .title = N_("Vertical cut"),
    .help = N_("Which part of a picture that is too high is shown") },
  ELEMENT_ROWS_BUT_HEIGHT,
  { NULL }
};

const CsShape cs_adaptive_image = {
  .name = N_("the image"),
  .members = image_members,
};

static const CsMember image_set_members[] = {
  TYPE_ROW ("ImageSet"),
  { .name = "images", .type = CS_TYPE_ARRAY, REQUIRED, .family = &cs_adaptive_images,
    .title = N_("Images"), .help = N_("The pictures, side by side in as many rows as needed") },
  { .name = "imageSize", .type = CS_TYPE_CHOICE,
    .choices = CHOICES ("auto", "stretch", "small", "medium", "large"),
    .default_value = "\"medium\"",
    .title = N_("Size of images"), .help = N_("How large each picture of the set is") },
  { .name = "style", .type = CS_TYPE_CHOICE, .since = V (6),
    .choices = CHOICES ("default", "stacked", "grid"), .default_value = "\"default\"", RARE,
    .title = N_("Style"),
    .help = N_("Whether the pictures stand in a grid or partly cover each other") },
  TEAMS_ALIGNMENT_ROW,
  ELEMENT_ROWS,
  { NULL }
};

const CsShape cs_adaptive_image_set = {
  .name = N_("the set of images"),
  .members = image_set_members,
};

static const CsMember media_source_members[] = {
  { .name = "url", .type = CS_TYPE_URL, REQUIRED,
    .title = N_("Address"), .help = N_("The address of the film or the sound") },
  { .name = "mimeType", .type = CS_TYPE_STRING,
    .title = N_("Media type"), .help = N_("The format, such as \"video/mp4\"") },
  IMPLIED_TYPE_ROW ("MediaSource"),
  KEY_ROW,
  { NULL }
};

static const CsShape media_source = {
  .name = N_("the media source"),
  .members = media_source_members,
};

static const CsMember caption_source_members[] = {
  { .name = "mimeType", .type = CS_TYPE_STRING, REQUIRED,
    .title = N_("Media type"), .help = N_("The format of the captions, such as \"vtt\"") },
  { .name = "url", .type = CS_TYPE_URL, REQUIRED,
    .title = N_("Address"), .help = N_("The address of the captions") },
  { .name = "label", .type = CS_TYPE_STRING, REQUIRED, .flags = CS_MEMBER_SHOWN,
    .title = N_("Label"), .help = N_("What people choose these captions by, mostly a language") },
  IMPLIED_TYPE_ROW ("CaptionSource"),
  KEY_ROW,
  { NULL }
};

static const CsShape caption_source = {
  .name = N_("the captions"),
  .members = caption_source_members,
};

static const CsMember media_members[] = {
  TYPE_ROW ("Media"),
  { .name = "sources", .type = CS_TYPE_ARRAY, REQUIRED, .shape = &media_source,
    .title = N_("Sources"),
    .help = N_("The film or the sound, in one or more formats; the first that can be played is "
               "taken") },
  { .name = "poster", .type = CS_TYPE_URL, .flags = CS_MEMBER_PICTURE,
    .title = N_("Poster"), .help = N_("The picture that is shown before the film begins") },
  { .name = "altText", .type = CS_TYPE_STRING, .flags = CS_MEMBER_SHOWN,
    .title = N_("Alternative text"),
    .help = N_("What is to be seen or heard, for people who cannot see or hear it") },
  { .name = "captionSources", .type = CS_TYPE_ARRAY, .since = V (6), .shape = &caption_source, RARE,
    .title = N_("Captions"), .help = N_("The words that are spoken, as captions to read") },
  TEAMS_ALIGNMENT_ROW,
  ELEMENT_ROWS,
  { NULL }
};

const CsShape cs_adaptive_media = {
  .name = N_("the media"),
  .members = media_members,
};
