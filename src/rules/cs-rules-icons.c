/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cs-rules"

#include "cs-rules-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "cs-file-guess-private.h"
#include "cs-icon-maker.h"
#include "cs-schema-cure-private.h"
#include "cs-words-private.h"

/* The icons: what the manifest names, and what is in the files. The findings stand at the
 * manifest's member, since that is where they are shown and where another file can be named. */

#define MIN_PADDING  4    /* of an outline's 32 pixels */
#define SAFE_MARGIN  48   /* of a colour icon's 192 pixels */

static const struct
{
  CsIconRole  role;
  const char *pointer;
  guint       size;
  const char *size_id;
} icons[] = {
  { CS_ICON_COLOR, "/icons/color", CS_ICON_COLOR_SIZE, "color-size" },
  { CS_ICON_OUTLINE, "/icons/outline", CS_ICON_OUTLINE_SIZE, "outline-size" },
  { CS_ICON_COLOR32, "/icons/color32x32", 32, "color32-size" },
};

static gboolean
is_url (const char *name)
{
  return strstr (name, "://") != NULL || g_ascii_strncasecmp (name, "data:", 5) == 0;
}

static gboolean
leaves_package (const char *name)
{
  g_auto (GStrv) steps = g_strsplit (name, "/", -1);

  if (name[0] == '/' || strchr (name, '\\') != NULL ||
      (g_ascii_isalpha (name[0]) && name[1] == ':'))
    return TRUE;

  return g_strv_contains ((const char *const *) steps, "..");
}

static void
offer_file (CsCheck    *check,
            CsFinding  *finding,
            guint       index,
            const char *name)
{
  const char      *file = cs_file_guess_near (check, name);
  g_autofree char *label = NULL;

  if (file == NULL)
    file = cs_file_guess_icon (check, icons[index].role);
  if (file == NULL)
    return;

  label = g_strdup_printf (_("Use “%s”"), file);
  cs_finding_cure_string (finding, label, icons[index].pointer, file);
}

static void
report_missing (CsCheck    *check,
                guint       index,
                const char *name)
{
  const char *near = cs_file_guess_near (check, name);
  CsFinding  *finding;

  if (cs_words_is_blank (name))
    finding = cs_check_report (check, "icon-missing", NULL, icons[index].pointer,
                               _("The manifest names no file for this icon; write the name of a "
                                 "PNG of %u×%u pixels."),
                               icons[index].size, icons[index].size);
  else if (near != NULL)
    finding = cs_check_report (check, "icon-missing", NULL, icons[index].pointer,
                               _("The icon “%s” is not there, but “%s” is; names must be the same "
                                 "to the letter."),
                               name, near);
  else
    finding = cs_check_report (check, "icon-missing", NULL, icons[index].pointer,
                               _("The icon “%s” is not there; add a PNG of that name with %u×%u "
                                 "pixels."),
                               name, icons[index].size, icons[index].size);
  offer_file (check, finding, index, name);
}

/* Whether the cure is ours to offer: a file that two members name cannot be made right for both. */
static void
offer_repair (CsCheck    *check,
              CsFinding  *finding,
              guint       index,
              const char *name,
              const char *label)
{
  for (guint i = 0; i < G_N_ELEMENTS (icons); i++)
    {
      if (i != index && g_strcmp0 (name, cs_check_get_string (check, icons[i].pointer)) == 0)
        return;
    }

  cs_finding_set_cure (finding, label, CS_CURE_FUNCTION, NULL, NULL);
}

static gboolean
check_name (CsCheck    *check,
            guint       index,
            const char *name)
{
  CsFinding *finding;

  if (is_url (name))
    {
      finding = cs_check_report (check, "icon-is-url", NULL, icons[index].pointer,
                                 _("The icon is the address “%s”; Teams wants the name of a "
                                   "picture in the package."),
                                 name);
      offer_file (check, finding, index, name);
      return FALSE;
    }
  if (leaves_package (name))
    {
      finding = cs_check_report (check, "icon-path-escape", NULL, icons[index].pointer,
                                 _("The icon's path “%s” leads out of the package; name a file "
                                   "beside the manifest."),
                                 name);
      offer_file (check, finding, index, name);
      return FALSE;
    }
  if (cs_subject_get_file (check->subject, name) == NULL)
    {
      report_missing (check, index, name);
      return FALSE;
    }

  return TRUE;
}

static void
check_folder (CsCheck    *check,
              guint       index,
              const char *name)
{
  const char *slash = strrchr (name, '/');
  CsFinding  *finding;

  if (slash == NULL)
    return;

  finding = cs_check_report (check, "icon-in-subfolder", NULL, icons[index].pointer,
                             _("The icon “%s” lies in a folder; the upload wants both icons beside "
                               "the manifest."),
                             name);
  if (cs_subject_get_file (check->subject, slash + 1) == NULL)
    offer_repair (check, finding, index, name, _("Move the icon beside the manifest"));
}

static void
report_not_png (CsCheck           *check,
                guint              index,
                const char        *name,
                const CsIconFacts *facts)
{
  CsFinding *finding;

  if (facts->format == CS_PICTURE_FORMAT_PNG)
    {
      cs_check_report (check, "icon-not-png", NULL, icons[index].pointer,
                       _("The icon “%s” is a damaged PNG; save it again from your drawing program."),
                       name);
      return;
    }
  if (facts->format == CS_PICTURE_FORMAT_UNKNOWN)
    {
      cs_check_report (check, "icon-not-png", NULL, icons[index].pointer,
                       _("The icon “%s” is no picture; it must be a PNG."), name);
      return;
    }

  finding = cs_check_report (check, "icon-not-png", NULL, icons[index].pointer,
                             _("The icon “%s” is a %s picture, whatever its name says; it must be "
                               "a PNG."),
                             name, cs_picture_format_get_name (facts->format));
  if (facts->format == CS_PICTURE_FORMAT_SVG || facts->width > 0)
    offer_repair (check, finding, index, name, _("Convert to PNG"));
}

static void
check_size (CsCheck           *check,
            guint              index,
            const char        *name,
            const CsIconFacts *facts)
{
  CsFinding *finding;

  if (facts->width == icons[index].size && facts->height == icons[index].size)
    return;

  finding = cs_check_report (check, icons[index].size_id, NULL, icons[index].pointer,
                             _("The icon “%s” has %u×%u pixels; it must have %u×%u."),
                             name, facts->width, facts->height, icons[index].size,
                             icons[index].size);
  if (facts->picture != NULL)
    offer_repair (check, finding, index, name, _("Scale the icon"));
}

static void
check_outline (CsCheck           *check,
               guint              index,
               const char        *name,
               const CsIconFacts *facts)
{
  const guint *margins = facts->margins;
  CsFinding   *finding;

  if (facts->blank)
    {
      cs_check_report (check, "outline-blank", NULL, icons[index].pointer,
                       _("The outline icon “%s” shows nothing: all its pixels are the same; draw "
                         "the symbol in white on transparent."),
                       name);
      return;
    }
  if (facts->n_wrong_pixels > 0)
    {
      finding = cs_check_report (check, "outline-colors", NULL, icons[index].pointer,
                                 ngettext ("The outline icon “%s” has %u pixel that is neither "
                                           "white nor transparent (at %u, %u: red %u, green %u, "
                                           "blue %u, alpha %u).",
                                           "The outline icon “%s” has %u pixels that are neither "
                                           "white nor transparent (the first at %u, %u: red %u, "
                                           "green %u, blue %u, alpha %u).",
                                           facts->n_wrong_pixels),
                                 name, facts->n_wrong_pixels, facts->wrong_x, facts->wrong_y,
                                 facts->wrong_rgba[0], facts->wrong_rgba[1], facts->wrong_rgba[2],
                                 facts->wrong_rgba[3]);
      offer_repair (check, finding, index, name, _("Repair the outline"));
      return;
    }
  if (facts->width == CS_ICON_OUTLINE_SIZE &&
      MIN (MIN (margins[0], margins[1]), MIN (margins[2], margins[3])) >= MIN_PADDING)
    cs_check_report (check, "outline-padding", NULL, icons[index].pointer,
                     _("The outline icon “%s” has %d or more empty pixels on every side; Teams "
                       "adds its own padding, so let the symbol fill the square."),
                     name, MIN_PADDING);
}

static void
check_color (CsCheck           *check,
             guint              index,
             const char        *name,
             const CsIconFacts *facts)
{
  const guint *margins = facts->margins;

  if (!facts->has_corners && !facts->transparent_background && !facts->blank)
    cs_check_report (check, "color-background", NULL, icons[index].pointer,
                     _("The color icon “%s” has rounded or half transparent corners; fill the "
                       "whole square, Teams rounds it itself."),
                     name);
  else if (icons[index].role == CS_ICON_COLOR && facts->width == CS_ICON_COLOR_SIZE &&
           facts->height == CS_ICON_COLOR_SIZE && facts->plain_background && !facts->blank &&
           margins[0] + margins[1] + margins[2] + margins[3] > 0 &&
           MIN (MIN (margins[0], margins[1]), MIN (margins[2], margins[3])) < SAFE_MARGIN)
    cs_check_report (check, "color-safe-area", NULL, icons[index].pointer,
                     _("The symbol of the color icon “%s” leaves the middle 96×96 pixels; what "
                       "lies outside may be cut off."),
                     name);
}

static void
check_icon (CsCheck *check,
            guint    index)
{
  const char        *name = cs_check_get_string (check, icons[index].pointer);
  const CsIconFacts *facts;

  if (name == NULL || cs_check_is_refused (check, icons[index].pointer) ||
      !check_name (check, index, name))
    return;

  check_folder (check, index, name);
  facts = cs_subject_get_icon_facts (check->subject, name, icons[index].role);
  /* A sound PNG without a picture is one that is too large to look into. */
  if (facts->picture == NULL &&
      (facts->format != CS_PICTURE_FORMAT_PNG || facts->png.fault != CS_PNG_FAULT_TOO_LARGE))
    {
      report_not_png (check, index, name, facts);
      return;
    }

  check_size (check, index, name, facts);
  if (facts->picture == NULL)
    return;
  if (icons[index].role == CS_ICON_OUTLINE)
    check_outline (check, index, name, facts);
  else
    check_color (check, index, name, facts);
}

static void
check_same_file (CsCheck *check)
{
  const char *color = cs_check_get_string (check, "/icons/color");
  const char *outline = cs_check_get_string (check, "/icons/outline");

  if (color != NULL && g_strcmp0 (color, outline) == 0 &&
      cs_subject_get_file (check->subject, color) != NULL)
    cs_check_report (check, "icons-same-file", NULL, "/icons/outline",
                     _("Color and outline icon are the same file “%s”; Teams wants two pictures of "
                       "different size and kind."),
                     color);
}

static void
check_icons (CsCheck *check)
{
  for (guint i = 0; i < G_N_ELEMENTS (icons); i++)
    check_icon (check, i);
  check_same_file (check);
}

static guint
find_icon (CsFinding *finding)
{
  guint i = 0;

  while (i + 1 < G_N_ELEMENTS (icons) &&
         g_strcmp0 (cs_finding_get_pointer (finding), icons[i].pointer) != 0)
    i++;

  return i;
}

/* The icon's file with "png" at its end, when no other file has that name. */
static char *
make_png_name (CsCheck    *check,
               const char *name)
{
  const char      *dot = strrchr (name, '.');
  const gsize      stem = dot != NULL && strchr (dot, '/') == NULL ? (gsize) (dot - name)
                                                                   : strlen (name);
  g_autofree char *base = g_strndup (name, stem);
  g_autofree char *png = g_strconcat (base, ".png", NULL);

  return cs_subject_get_file (check->subject, png) == NULL ? g_steal_pointer (&png)
                                                           : g_strdup (name);
}

static GBytes *
repair_picture (CsPicture  *picture,
                guint       index,
                GError    **error)
{
  g_autoptr (CsPicture) repaired = NULL;

  if (icons[index].role == CS_ICON_OUTLINE)
    repaired = cs_icon_repair_outline (picture, error);
  else
    repaired = cs_icon_repair_color (picture, icons[index].size);

  return repaired != NULL ? cs_picture_save_png (repaired) : NULL;
}

static CsChange *
fix_picture (CsCheck    *check,
             CsFinding  *finding,
             GError    **error)
{
  const guint            index = find_icon (finding);
  const char            *name = cs_check_get_string (check, icons[index].pointer);
  GBytes                *bytes = cs_subject_get_file (check->subject, name);
  g_autoptr (CsPicture)  picture = NULL;
  g_autoptr (GBytes)     png = NULL;
  CsChange              *change;

  if (bytes == NULL)
    {
      g_set_error (error, CS_RULES_ERROR, CS_RULES_ERROR_NOT_FIXABLE,
                   _("cannot repair the icon: the file is not there"));
      return NULL;
    }

  picture = cs_picture_load (bytes, CS_PICTURE_MAX_PIXELS, NULL, error);
  png = picture != NULL ? repair_picture (picture, index, error) : NULL;
  if (png == NULL)
    return NULL;

  change = cs_change_new (cs_finding_get_fix_label (finding));
  cs_change_replace (change, name, png);
  cs_change_set_place (change, check->path, icons[index].pointer);
  return change;
}

static gboolean
rename_icon (CsCheck     *check,
             CsChange    *change,
             guint        index,
             const char  *name,
             const char  *new_name,
             GError     **error)
{
  g_autofree char        *value = cs_json_quote (new_name);
  g_autoptr (CsTextEdit)  edit = NULL;

  if (g_str_equal (name, new_name))
    return TRUE;

  edit = cs_text_edit_set (check->written, icons[index].pointer, value, error);
  if (edit == NULL)
    return FALSE;

  cs_change_rename (change, name, new_name);
  cs_change_edit (change, check->path, g_steal_pointer (&edit));
  return TRUE;
}

static CsChange *
fix_format (CsCheck    *check,
            CsFinding  *finding,
            GError    **error)
{
  const guint           index = find_icon (finding);
  const char           *name = cs_check_get_string (check, icons[index].pointer);
  g_autofree char      *new_name = NULL;
  g_autoptr (CsChange)  change = fix_picture (check, finding, error);

  if (change == NULL)
    return NULL;

  new_name = make_png_name (check, name);
  return rename_icon (check, change, index, name, new_name, error) ? g_steal_pointer (&change)
                                                                   : NULL;
}

static CsChange *
fix_folder (CsCheck    *check,
            CsFinding  *finding,
            GError    **error)
{
  const guint           index = find_icon (finding);
  const char           *name = cs_check_get_string (check, icons[index].pointer);
  g_autoptr (CsChange)  change = cs_change_new (cs_finding_get_fix_label (finding));

  cs_change_set_place (change, check->path, icons[index].pointer);
  return rename_icon (check, change, index, name, strrchr (name, '/') + 1, error)
           ? g_steal_pointer (&change)
           : NULL;
}

const CsRule cs_rules_icons[] = {
  {
    .info = {
      .id = "icon-missing",
      .severity = CS_BOTH (ERROR),
      .flags = CS_RULE_FILES,
      .fixable = TRUE,
      .title = N_("The icons are there"),
      .explanation = N_("A package needs two icons, “color” and “outline”, and the files must have "
                        "the names that the manifest gives, to the letter: “Color.PNG” is not "
                        "“color.png”. The fix takes a file of nearly that name, or the one picture "
                        "of the right size."),
      .code = "Serialization_FileMissing",
      .source = "Microsoft Graph, teamsApp: publish",
    },
    .check = check_icons,
    .absence = TRUE,
  },
  {
    .info = {
      .id = "icon-is-url",
      .severity = CS_BOTH (ERROR),
      .flags = CS_RULE_FILES,
      .fixable = TRUE,
      .title = N_("Icons are files"),
      .explanation = N_("The former connector dashboard and some samples put web addresses where "
                        "the names of files belong. The schema lets them pass, but the package is "
                        "refused. Put the pictures into the package and name them."),
      .source = "Microsoft Learn, create connectors for Microsoft 365 Groups",
    },
    .check = check_icons,
  },
  {
    .info = {
      .id = "icon-path-escape",
      .severity = CS_BOTH (ERROR),
      .flags = CS_RULE_FILES,
      .fixable = TRUE,
      .title = N_("Icons within the package"),
      .explanation = N_("A path must be relative, with forward slashes, and may not lead out of "
                        "the package with “..”, a leading slash or a drive letter."),
      .code = "InvalidFileOutsideOfTheDirectory",
      .source = "@microsoft/m365agentstoolkit-cli",
    },
    .check = check_icons,
  },
  {
    .info = {
      .id = "icon-in-subfolder",
      .severity = CS_BOTH (WARNING),
      .fixable = TRUE,
      .title = N_("Icons beside the manifest"),
      .explanation = N_("Many uploads failed with “ensure there are no folders in your app "
                        "package”. Newer services may accept folders; beside the manifest the "
                        "icons are safe."),
      .source = "microsoft-teams-apps-company-communicator#174 and others",
    },
    .check = check_icons,
    .fix = fix_folder,
  },
  {
    .info = {
      .id = "icon-not-png",
      .severity = CS_BOTH (ERROR),
      .flags = CS_RULE_FILES,
      .fixable = TRUE,
      .title = N_("Icons are sound PNG files"),
      .explanation = N_("Teams takes PNG only. A JPEG or WebP picture that was renamed is still "
                        "one, and a damaged file is refused. JPEG and SVG pictures can be "
                        "converted."),
      .source = "Microsoft Learn, create your app package",
    },
    .check = check_icons,
    .fix = fix_format,
  },
  {
    .info = {
      .id = "color-size",
      .severity = CS_BOTH (ERROR),
      .flags = CS_RULE_FILES,
      .fixable = TRUE,
      .title = N_("The color icon has 192×192 pixels"),
      .explanation = N_("Teams refuses a color icon of any other size. The fix scales it, and pads "
                        "one that is not square."),
      .code = "InvalidColorIconHeightAndWidth",
      .source = "Microsoft Graph, teamsApp: publish",
    },
    .check = check_icons,
    .fix = fix_picture,
  },
  {
    .info = {
      .id = "outline-size",
      .severity = CS_BOTH (ERROR),
      .flags = CS_RULE_FILES,
      .fixable = TRUE,
      .title = N_("The outline icon has 32×32 pixels"),
      .explanation = N_("Teams refuses an outline icon of any other size. The fix scales it and "
                        "keeps it white on transparent."),
      .code = "InvalidOutlineIconHeightAndWidth",
      .source = "Microsoft Graph, teamsApp: publish",
    },
    .check = check_icons,
    .fix = fix_picture,
  },
  {
    .info = {
      .id = "outline-colors",
      .severity = CS_BOTH (ERROR),
      .flags = CS_RULE_FILES,
      .fixable = TRUE,
      .title = N_("The outline icon is white on transparent"),
      .explanation = N_("Each pixel must be fully transparent, or white and fully opaque. The soft "
                        "edges that drawing programs make are refused too. The fix makes each "
                        "pixel the one that it is nearer to."),
      .code = "InvalidOutlineIconTransparency",
      .source = "Microsoft Graph, teamsApp: publish; microsoft-teams-app-quickstarts#23",
    },
    .check = check_icons,
    .fix = fix_picture,
  },
  {
    .info = {
      .id = "outline-blank",
      .severity = CS_BOTH (WARNING),
      .title = N_("The outline icon shows something"),
      .explanation = N_("A square that is wholly transparent or wholly white follows the letter of "
                        "the rule, but nobody sees a symbol."),
      .source = "Connector Studio",
    },
    .check = check_icons,
  },
  {
    .info = {
      .id = "outline-padding",
      .severity = CS_BOTH (NOTE),
      .title = N_("The outline's symbol fills its square"),
      .explanation = N_("Teams draws its own padding around the outline icon. With more inside the "
                        "picture, the symbol looks smaller than those of other apps."),
      .source = "Microsoft Learn, create your app package; store validation guidelines",
    },
    .check = check_icons,
  },
  {
    .info = {
      .id = "color-background",
      .severity = CS_BOTH (WARNING),
      .title = N_("The color icon fills its square"),
      .explanation = N_("The symbol stands on a solid square, or on a fully transparent one. Teams "
                        "cuts the corners itself; corners that are round already leave dark or "
                        "light edges."),
      .source = "Microsoft Learn, create your app package",
    },
    .check = check_icons,
  },
  {
    .info = {
      .id = "color-safe-area",
      .severity = CS_BOTH (NOTE),
      .title = N_("The symbol stays in the safe area"),
      .explanation = N_("Teams shows the color icon in squares, hexagons and circles. Only the "
                        "middle 96×96 pixels are visible in all of them."),
      .source = "Microsoft Learn, create your app package; msteams-docs#12585",
    },
    .check = check_icons,
  },
  {
    .info = {
      .id = "color32-size",
      .severity = CS_BOTH (ERROR),
      .flags = CS_RULE_FILES,
      .fixable = TRUE,
      .title = N_("The small color icon has 32×32 pixels"),
      .explanation = N_("“color32x32” is shown in Outlook and Microsoft 365; any other size is "
                        "refused. The fix scales it."),
      .code = "InvalidColor32x32IconHeightAndWidth",
      .source = "Microsoft Graph, teamsApp: publish",
    },
    .check = check_icons,
    .fix = fix_picture,
  },
  {
    .info = {
      .id = "color32-version",
      .severity = CS_BOTH (ERROR),
      .flags = CS_RULE_SCHEMA,
      .fixable = TRUE,
      .title = N_("A small color icon from 1.21 on"),
      .explanation = N_("“color32x32” came with manifest version 1.21; earlier schemas refuse it. "
                        "Remove it, or upgrade the manifest."),
      .code = "SchemaError_AdditionalProperties",
      .source = "Microsoft's manifest schemas",
    },
    .fix = cs_schema_fix_upgrade,
  },
  {
    .info = {
      .id = "icons-same-file",
      .severity = CS_BOTH (WARNING),
      .title = N_("Two icons, two pictures"),
      .explanation = N_("The color icon is a picture of 192×192 pixels, the outline one of 32×32 "
                        "in white: one file cannot be both."),
      .source = "Connector Studio",
    },
    .check = check_icons,
  },
  { .info = { .id = NULL } },
};
