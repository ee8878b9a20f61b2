/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cs-rules"

#include "cs-rules-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "cs-file-guess-private.h"

/* The package: what the archive's reader found, and what lies in it. */

/* Files of which a finding of one kind names each; the others are summed up in one. */
#define MAX_ALIKE 20

/* Faults that are gone once the archive is written anew, as its files were read soundly. */
static const char *const repackable[] = {
  "zip-nested", "zip-backslash-name", "zip-junk-around", NULL,
};

/* A package that is none, or of which nothing could be read: there is nothing else to say of it. */
static gboolean
is_unreadable (CsCheck *check)
{
  return cs_subject_get_kind (check->subject) == CS_SUBJECT_PACKAGE &&
         cs_subject_get_package (check->subject) == NULL &&
         cs_subject_get_n_files (check->subject) == 0;
}

static void
check_archive (CsCheck *check)
{
  CsPackage  *package = cs_subject_get_package (check->subject);
  const guint n_faults = package != NULL ? cs_package_get_n_faults (package) : 0;

  if (is_unreadable (check))
    cs_check_report_whole (check, "zip-unreadable", NULL,
                           _("The file is no zip archive, or so damaged that nothing in it can be "
                             "read; pack its files anew."));

  for (guint i = 0; i < n_faults; i++)
    {
      const CsPackageFault *fault = cs_package_get_fault (package, i);
      const char           *id = cs_rules_find_row (fault->id) != NULL ? fault->id : "zip-damaged";
      CsFinding            *finding = cs_check_report_whole (check, id, fault->entry,
                                                             fault->message);

      cs_finding_set_severity (finding, fault->severity);
      if (g_strv_contains (repackable, id))
        cs_finding_set_cure (finding, _("Pack the files anew"), CS_CURE_REPACK, NULL, NULL);
    }
}

/* Another JSON file whose root says "manifestVersion". */
static const char *
find_other_manifest (CsCheck *check)
{
  const char *near = cs_file_guess_near (check, check->path);
  const guint n_files = cs_subject_get_n_files (check->subject);

  if (near != NULL)
    return near;

  for (guint i = 0; i < n_files; i++)
    {
      const char *path = cs_subject_get_file_path (check->subject, i);
      CsSnapshot *snapshot;

      if (!g_str_has_suffix (path, ".json"))
        continue;
      snapshot = cs_subject_get_snapshot (check->subject, path);
      if (cs_snapshot_get_n_nodes (snapshot) > 0 &&
          cs_snapshot_find (snapshot, "/manifestVersion") != CS_NODE_NONE)
        return path;
    }

  return NULL;
}

/* In the archive, but of those entries that cannot be had; the archive's own finding tells why. */
static gboolean
is_manifest_unread (CsCheck *check)
{
  CsPackage       *package = cs_subject_get_package (check->subject);
  const char      *nesting = package != NULL ? cs_package_get_nesting (package) : NULL;
  const guint      n_faults = package != NULL ? cs_package_get_n_faults (package) : 0;
  g_autofree char *name = nesting != NULL ? g_strconcat (nesting, "/", check->path, NULL)
                                          : g_strdup (check->path);

  for (guint i = 0; i < n_faults; i++)
    {
      if (g_strcmp0 (cs_package_get_fault (package, i)->entry, name) == 0)
        return TRUE;
    }

  return FALSE;
}

static void
check_manifest_there (CsCheck *check)
{
  const CsSubjectKind  kind = cs_subject_get_kind (check->subject);
  const char          *other;
  CsFinding           *finding;
  g_autofree char     *label = NULL;

  if (check->written != NULL || is_unreadable (check) || kind == CS_SUBJECT_CARD || kind == CS_SUBJECT_JSON ||
      is_manifest_unread (check))
    return;

  other = find_other_manifest (check);
  if (other == NULL)
    {
      cs_check_report (check, "zip-manifest-missing", NULL, NULL,
                       _("There is no “%s” at the top of the package; without it the upload does "
                         "not know what the package is."),
                       check->path);
      return;
    }

  finding = cs_check_report (check, "zip-manifest-missing", NULL, NULL,
                             _("There is no “%s” at the top of the package, but “%s” looks like "
                               "one; it must have that exact name."),
                             check->path, other);
  label = g_strdup_printf (_("Rename “%s” to “%s”"), other, check->path);
  cs_finding_set_cure (finding, label, CS_CURE_RENAME_FILE, NULL, check->path);
  cs_finding_set_cure_file (finding, other);
}

/* A folder that the manifest names brings all its files with it. */
static gboolean
is_in_named_folder (CsCheck    *check,
                    const char *path)
{
  const guint n_nodes = cs_snapshot_get_n_nodes (check->manifest);

  if (strchr (path, '/') == NULL)
    return FALSE;

  for (guint node = 0; node < n_nodes; node++)
    {
      const char *text = cs_snapshot_get_string (check->manifest, node);
      gsize       length;

      if (text != NULL && g_str_has_prefix (text, "./"))
        text += 2;
      length = text != NULL ? strlen (text) : 0;
      if (length > 0 && text[length - 1] == '/')
        length--;
      if (length > 0 && strncmp (path, text, length) == 0 && path[length] == '/')
        return TRUE;
    }

  return FALSE;
}

static void
check_extra_files (CsCheck *check)
{
  const guint n_files = cs_subject_get_n_files (check->subject);

  if (cs_subject_get_kind (check->subject) != CS_SUBJECT_PACKAGE || check->manifest == NULL ||
      cs_snapshot_is_broken (check->manifest))
    return;

  for (guint i = 0; i < n_files; i++)
    {
      const char *path = cs_subject_get_file_path (check->subject, i);
      CsFinding  *finding;

      if (g_str_equal (path, check->path) || cs_check_is_named (check, path) ||
          is_in_named_folder (check, path))
        continue;

      finding = cs_check_report (check, "zip-extra-file", path, NULL,
                                 _("Nothing in the manifest refers to “%s”; the store takes "
                                   "packages of only what the manifest names."),
                                 path);
      cs_finding_set_cure (finding, _("Remove the file"), CS_CURE_DELETE_FILE, NULL, NULL);
    }
}

static const char *const file_members[] = {
  "file", "apiSpecificationFile", "apiResponseRenderingTemplateFile", NULL,
};

static void
check_named_files (CsCheck *check)
{
  const guint n_nodes = check->manifest != NULL ? cs_snapshot_get_n_nodes (check->manifest) : 0;

  for (guint node = 0; node < n_nodes; node++)
    {
      const char      *key = cs_snapshot_get_key (check->manifest, node);
      g_autofree char *pointer = NULL;
      const char      *name;
      const char      *near;
      CsFinding       *finding;

      if (key == NULL || !g_strv_contains (file_members, key))
        continue;
      pointer = cs_snapshot_dup_pointer (check->manifest, node);
      name = cs_check_get_string (check, pointer);
      /* Language files have rules of their own. */
      if (name == NULL || g_str_has_prefix (pointer, "/localizationInfo") ||
          cs_subject_get_file (check->subject, g_str_has_prefix (name, "./") ? name + 2 : name) != NULL)
        continue;

      finding = cs_check_report (check, "zip-file-missing", NULL, pointer,
                                 _("The file “%s” is not there, but the manifest names it; add it, "
                                   "or remove what refers to it."),
                                 name);
      near = cs_file_guess_near (check, name);
      if (near != NULL)
        cs_finding_cure_string (finding, _("Use the file that is there"), NULL, near);
    }
}

/* A thousand files of one kind of fault are one mistake, and a list of a thousand hides the rest. */
static void
sum_up (CsCheck      *check,
        const CsRule *rule)
{
  g_autofree char *message = NULL;
  CsSeverity       worst = CS_SEVERITY_NOTE;
  CsFinding       *sum;
  guint            n_alike = 0;
  guint            n_more = 0;

  for (guint i = 0; i < check->findings->len; i++)
    n_alike += g_str_equal (cs_finding_get_id (check->findings->pdata[i]), rule->info.id);
  if (n_alike <= MAX_ALIKE + 1)
    return;

  for (guint i = check->findings->len; i > 0 && n_alike > MAX_ALIKE; i--)
    {
      CsFinding *finding = check->findings->pdata[i - 1];

      if (!g_str_equal (cs_finding_get_id (finding), rule->info.id))
        continue;
      worst = MAX (worst, cs_finding_get_severity (finding));
      g_ptr_array_remove_index (check->findings, i - 1);
      n_alike--;
      n_more++;
    }

  /* Translators: %s is the title of a rule, such as: Only what the manifest names */
  message = g_strdup_printf (_("“%s” is broken %u more times, by other files; those named here show "
                               "what to look for."),
                             _(rule->info.title), n_more);
  sum = cs_check_report_whole (check, rule->info.id, NULL, message);
  cs_finding_set_severity (sum, worst);
}

static void
check_package (CsCheck *check)
{
  check_archive (check);
  check_manifest_there (check);
  check_extra_files (check);
  check_named_files (check);

  for (guint i = 0; cs_rules_package[i].info.id != NULL; i++)
    sum_up (check, &cs_rules_package[i]);
}

/* Rows for what the reader of archives says: it has the sentence, the row explains. */
#define ARCHIVE_ROW(id_, severity_, fixable_, title_, explanation_, source_)              \
  {                                                                                       \
    .info = {                                                                             \
      .id = id_,                                                                          \
      .severity = severity_,                                                              \
      .flags = CS_RULE_FILES,                                                             \
      .fixable = fixable_,                                                                \
      .title = title_,                                                                    \
      .explanation = explanation_,                                                        \
      .source = source_,                                                                  \
    },                                                                                    \
    .check = check_package,                                                               \
  }

const CsRule cs_rules_package[] = {
  {
    .info = {
      .id = "zip-manifest-missing",
      .severity = CS_BOTH (ERROR),
      .flags = CS_RULE_FILES,
      .fixable = TRUE,
      .title = N_("manifest.json at the top"),
      .explanation = N_("A package is known by the file “manifest.json”, of that exact name, at "
                        "its top. People often upload the manifest alone, or a zip of the folder "
                        "around it."),
      .code = "Serialization_ManifestFileMissing",
      .source = "@microsoft/m365agentstoolkit-cli; Microsoft-teams-docs#185",
    },
    .check = check_package,
  },
  {
    .info = {
      .id = "zip-extra-file",
      .severity = CS_SPLIT (WARNING, ERROR),
      .fixable = TRUE,
      .title = N_("Only what the manifest names"),
      .explanation = N_("Files that nobody refers to, such as those that macOS and Windows leave "
                        "behind, have no place in a package. The store refuses them."),
      .source = "Microsoft's store validation guidelines",
    },
    .check = check_package,
  },
  {
    .info = {
      .id = "zip-file-missing",
      .severity = CS_BOTH (ERROR),
      .flags = CS_RULE_FILES,
      .fixable = TRUE,
      .title = N_("Every file that the manifest names"),
      .explanation = N_("The manifest names a file that is not in the package. Names are compared "
                        "to the letter."),
      .code = "Serialization_FileMissing",
      .source = "Microsoft Graph, teamsApp: publish",
    },
    .check = check_package,
    .absence = TRUE,
  },
  ARCHIVE_ROW ("zip-nested", CS_BOTH (ERROR), TRUE, N_("Files at the top of the zip"),
               N_("The zip was made of a folder instead of the files in it, so everything lies one "
                  "level too deep. It is the most common reason for a failed upload. Pack the "
                  "files anew, without the folder."),
               "microsoft-teams-apps-company-communicator#174 and six others"),
  ARCHIVE_ROW ("zip-duplicate-entry", CS_BOTH (ERROR), FALSE, N_("Each name once"),
               N_("Two entries of the zip have the same name. Which of them a program takes "
                  "differs, so the package that was checked may not be the one that is installed."),
               "APPNOTE.TXT; measured with three readers"),
  ARCHIVE_ROW ("zip-case-collision", CS_BOTH (WARNING), FALSE,
               N_("Names that differ in more than case"),
               N_("Two entries have names that differ only in the case of letters or in the way "
                  "accents are written. On Windows and macOS they are one file."),
               "Connector Studio"),
  ARCHIVE_ROW ("zip-size", CS_BOTH (ERROR), FALSE, N_("At most 10 MiB"),
               N_("Microsoft's toolkit refuses packages of more than 10 MiB. A connector's package "
                  "has a few kilobytes; look for files that do not belong there."),
               "@microsoft/m365agentstoolkit-cli"),
  ARCHIVE_ROW ("zip-unsafe-name", CS_BOTH (ERROR), FALSE, N_("Names within the package"),
               N_("An entry's name is absolute or leads out of the package, so a careless program "
                  "would overwrite other files when unpacking. Such packages are refused."),
               "zip-slip; Go archive/zip"),
  ARCHIVE_ROW ("zip-backslash-name", CS_BOTH (WARNING), TRUE, N_("Slashes in names"),
               N_("Some Windows programs write backslashes between folders and files, which the "
                  "zip format does not allow. Most readers forgive it; packing anew mends it."),
               "APPNOTE.TXT, section 4.4.17"),
  ARCHIVE_ROW ("zip-bad-name", CS_BOTH (ERROR), FALSE, N_("Readable names"),
               N_("An entry's name is empty, too long, not valid UTF-8, or holds control "
                  "characters or characters that turn the direction of writing."),
               "APPNOTE.TXT, appendix D"),
  ARCHIVE_ROW ("zip-symlink", CS_BOTH (ERROR), FALSE, N_("No links"),
               N_("An entry is a symbolic link, which could point anywhere. Put the file itself "
                  "into the package."),
               "Info-ZIP"),
  ARCHIVE_ROW ("zip-encrypted", CS_BOTH (ERROR), FALSE, N_("No password"),
               N_("An entry is encrypted, and nobody could give the password during an upload. "
                  "Pack the files without one."),
               "APPNOTE.TXT, section 6"),
  ARCHIVE_ROW ("zip-method", CS_BOTH (ERROR), FALSE, N_("Stored or deflated"),
               N_("An entry is compressed in a way that common readers do not know. Use “store” or "
                  "“deflate”, which every program writes."),
               "APPNOTE.TXT, section 4.4.5"),
  ARCHIVE_ROW ("zip-size-lie", CS_BOTH (ERROR), FALSE, N_("Sizes that are true"),
               N_("An entry is larger or smaller than the archive says. The archive is damaged, or "
                  "made to deceive."),
               "Go archive/zip; measured with libzip"),
  ARCHIVE_ROW ("zip-bomb", CS_BOTH (ERROR), FALSE, N_("Reasonable compression"),
               N_("An entry unpacks to far more than its packed size, or beyond what a package may "
                  "hold. It was not read."),
               "OWASP File Upload Cheat Sheet"),
  ARCHIVE_ROW ("zip-too-many", CS_BOTH (ERROR), FALSE, N_("A reasonable number of files"),
               N_("The archive has more than 1,000 entries. A connector's package has three, and "
                  "one for each language."),
               "Connector Studio"),
  ARCHIVE_ROW ("zip-junk-around", CS_BOTH (WARNING), TRUE, N_("Nothing before or after the archive"),
               N_("There are bytes before the first or behind the last record of the zip. Some "
                  "readers refuse that; packing anew mends it."),
               "measured with libzip"),
  ARCHIVE_ROW ("zip-ambiguous", CS_BOTH (ERROR), FALSE, N_("One archive, one content"),
               N_("The bytes can be read as two different archives, so that what one program "
                  "checks is not what another installs."),
               "measured with three readers"),
  ARCHIVE_ROW ("zip-damaged", CS_BOTH (ERROR), FALSE, N_("A sound archive"),
               N_("The archive contradicts itself or an entry's checksum is wrong. What could be "
                  "read was read; pack the files anew from their source."),
               "libzip"),
  ARCHIVE_ROW ("zip-unreadable", CS_BOTH (ERROR), FALSE, N_("A zip archive"),
               N_("The file is no zip archive, or so damaged that nothing in it can be read. A "
                  "page that a web server sent instead of the file may be called “.zip”, too."),
               "libzip"),
  { .info = { .id = NULL } },
};
