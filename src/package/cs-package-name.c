/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cs-package"

#include "cs-package-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define MAX_NAME_BYTES  255u
#define SHOWN_BYTES     120u

/* Characters that nobody can see, or that turn the text around them: a name with one of them looks
 * like another name. The joiners are left, which several scripts and emoji need. */
static gboolean
is_hidden (gunichar c)
{
  switch (g_unichar_type (c))
    {
    case G_UNICODE_CONTROL:
    case G_UNICODE_LINE_SEPARATOR:
    case G_UNICODE_PARAGRAPH_SEPARATOR:
      return TRUE;
    case G_UNICODE_FORMAT:
      return c != 0x200c && c != 0x200d;
    default:
      return FALSE;
    }
}

char *
cs_package_name_show (const guint8 *name,
                      gsize         length)
{
  GString *shown = g_string_new (NULL);
  gsize at = 0;

  while (at < length)
    {
      gunichar c = g_utf8_get_char_validated ((const char *) name + at, (gssize) MIN (length - at, 6));

      if (shown->len >= SHOWN_BYTES)
        {
          g_string_append (shown, "\xe2\x80\xa6");
          break;
        }
      if (c == 0 || c == (gunichar) -1 || c == (gunichar) -2)
        {
          g_string_append_printf (shown, "\\x%02X", name[at]);
          at++;
          continue;
        }
      if (is_hidden (c))
        g_string_append_printf (shown, c < 0x80 ? "\\x%02X" : "\\u{%04X}", c);
      else
        g_string_append_unichar (shown, c);
      at += (gsize) g_unichar_to_utf8 (c, NULL);
    }
  return g_string_free (shown, FALSE);
}

static gboolean
is_ascii (const char *name)
{
  for (; *name != '\0'; name++)
    {
      if ((guchar) *name >= 0x80)
        return FALSE;
    }
  return TRUE;
}

/* The name in UTF-8. Without the bit that says so, a name is in code page 437 (APPNOTE.TXT D.1);
 * what many programs write nevertheless is UTF-8, and hardly anything else happens to be that. */
static char *
decode_name (CsPackage        *self,
             const CsZipEntry *entry,
             const char       *shown)
{
  const char *raw = (const char *) entry->name;
  g_autofree char *name = NULL;

  if (memchr (raw, '\0', entry->name_length) != NULL ||
      (entry->unicode_name != NULL && memchr (entry->unicode_name, '\0', entry->unicode_name_length)))
    {
      cs_package_add_fault (self, "zip-unsafe-name", CS_SEVERITY_ERROR, shown,
                            _("The name of the entry “%s” holds a NUL byte, so some programs read "
                              "only its first part; pack the files again without it."), shown);
      return NULL;
    }

  if ((entry->flags & CS_ZIP_FLAG_UTF8) == 0 && entry->unicode_name != NULL)
    name = g_strndup ((const char *) entry->unicode_name, entry->unicode_name_length);
  else
    name = g_strndup (raw, entry->name_length);

  if (g_utf8_validate (name, -1, NULL))
    return g_steal_pointer (&name);

  if ((entry->flags & CS_ZIP_FLAG_UTF8) == 0)
    {
      char *converted = g_convert (raw, (gssize) entry->name_length, "UTF-8", "IBM437", NULL, NULL, NULL);

      if (converted != NULL && g_utf8_validate (converted, -1, NULL))
        {
          cs_package_add_fault (self, "zip-bad-name", CS_SEVERITY_WARNING, shown,
                                _("The name of the entry “%s” is not in UTF-8, so programs show it "
                                  "differently (here it is read as “%s”); use letters without "
                                  "accents, or pack the files with a newer program."),
                                shown, converted);
          return converted;
        }
      g_free (converted);
    }

  cs_package_add_fault (self, "zip-bad-name", CS_SEVERITY_ERROR, shown,
                        _("The name of the entry “%s” is not valid UTF-8 text; rename the file and "
                          "pack the files again."), shown);
  return NULL;
}

static gboolean
has_hidden_character (const char *name)
{
  for (; *name != '\0'; name = g_utf8_next_char (name))
    {
      if (is_hidden (g_utf8_get_char (name)))
        return TRUE;
    }
  return FALSE;
}

static gboolean
is_empty (const char *name)
{
  return name[0] == '\0';
}

static gboolean
is_too_long (const char *name)
{
  return strlen (name) > MAX_NAME_BYTES;
}

static gboolean
is_absolute (const char *name)
{
  return name[0] == '/' || (g_ascii_isalpha (name[0]) && name[1] == ':');
}

static gboolean
leads_upwards (const char *name)
{
  g_auto(GStrv) steps = g_strsplit (name, "/", -1);

  return g_strv_contains ((const char *const *) steps, "..");
}

/* Names of devices, with any extension, ends that are cut off, and characters that mean something
 * else (learn.microsoft.com, "Naming Files, Paths, and Namespaces"). */
static gboolean
is_impossible_on_windows (const char *name)
{
  static const char *const devices[] = {
    "con", "prn", "aux", "nul", "com1", "com2", "com3", "com4", "com5", "com6", "com7", "com8", "com9",
    "lpt1", "lpt2", "lpt3", "lpt4", "lpt5", "lpt6", "lpt7", "lpt8", "lpt9", NULL,
  };
  g_auto(GStrv) steps = g_strsplit (name, "/", -1);

  for (guint i = 0; steps[i] != NULL; i++)
    {
      gsize length = strlen (steps[i]);
      g_autofree char *stem = g_ascii_strdown (steps[i], (gssize) strcspn (steps[i], "."));

      if (length > 0 && (steps[i][length - 1] == '.' || steps[i][length - 1] == ' '))
        return TRUE;
      if (strpbrk (steps[i], "<>:\"|?*") != NULL || g_strv_contains (devices, stem))
        return TRUE;
    }
  return FALSE;
}

/* What makes a name useless; each is looked at after "\" was turned into "/". The first that holds
 * is told. */
static const struct
{
  const char *id;
  gboolean  (*holds) (const char *name);
  const char *message;
} name_faults[] = {
  { "zip-bad-name", is_empty,
    N_("An entry has no name; pack the files again.") },
  { "zip-unsafe-name", is_absolute,
    N_("The entry “%s” names a place on the disk of whoever unpacks it, not one in the package; pack "
       "the files again, by their names alone.") },
  { "zip-unsafe-name", leads_upwards,
    N_("The entry “%s” leads out of the package with “..”; pack the files again, by their names "
       "alone.") },
  { "zip-bad-name", has_hidden_character,
    N_("The name of the entry “%s” holds characters that cannot be seen; rename the file and pack the "
       "files again.") },
  { "zip-bad-name", is_too_long,
    N_("The name of the entry “%s” is longer than 255 bytes; shorten it and pack the files again.") },
};

/* Drops steps that name nothing: "./a" and "b//c". */
static char *
normalize (const char *name)
{
  g_auto(GStrv) steps = g_strsplit (name, "/", -1);
  GString *path = g_string_new (NULL);

  for (guint i = 0; steps[i] != NULL; i++)
    {
      if (steps[i][0] == '\0' || g_str_equal (steps[i], "."))
        continue;
      if (path->len > 0)
        g_string_append_c (path, '/');
      g_string_append (path, steps[i]);
    }
  return g_string_free (path, FALSE);
}

char *
cs_package_name_read (CsPackage        *self,
                      const CsZipEntry *entry,
                      const char       *shown,
                      gboolean         *is_folder)
{
  g_autofree char *name = decode_name (self, entry, shown);
  g_autofree char *path = NULL;
  gboolean has_backslash;

  *is_folder = FALSE;
  if (name == NULL)
    return NULL;

  has_backslash = strchr (name, '\\') != NULL;
  g_strdelimit (name, "\\", '/');

  for (guint i = 0; i < G_N_ELEMENTS (name_faults); i++)
    {
      if (!name_faults[i].holds (name))
        continue;
      cs_package_add_fault (self, name_faults[i].id, CS_SEVERITY_ERROR, shown,
                            _(name_faults[i].message), shown);
      return NULL;
    }

  if (has_backslash)
    cs_package_add_fault (self, "zip-backslash-name", CS_SEVERITY_WARNING, shown,
                          _("The entry “%s” has a backslash in its name, as some Windows programs "
                            "write it; it is read as a folder here, other programs read a strange "
                            "name. Pack the files with another program."), shown);

  *is_folder = g_str_has_suffix (name, "/");
  if (*is_folder)
    name[strlen (name) - 1] = '\0';

  path = normalize (name);
  if (!g_str_equal (path, name))
    {
      cs_package_add_fault (self, "zip-bad-name", CS_SEVERITY_ERROR, shown,
                            _("The name of the entry “%s” has a step that names nothing, so programs "
                              "do not find the file; pack the files again, by their names alone."),
                            shown);
      if (path[0] == '\0' && !*is_folder)
        return NULL;
    }
  else if (is_impossible_on_windows (path))
    cs_package_add_fault (self, "zip-bad-name", CS_SEVERITY_WARNING, shown,
                          _("No file on Windows can have the name of the entry “%s”; rename the file "
                            "and pack the files again."), shown);
  else if ((entry->flags & CS_ZIP_FLAG_UTF8) == 0 && entry->unicode_name == NULL && !is_ascii (name) &&
           g_utf8_validate ((const char *) entry->name, (gssize) entry->name_length, NULL))
    cs_package_add_fault (self, "zip-bad-name", CS_SEVERITY_NOTE, shown,
                          _("The name of the entry “%s” is UTF-8 but does not say so, so some "
                            "programs show it differently; use letters without accents."), shown);

  return g_steal_pointer (&path);
}

char *
cs_package_name_fold (const char *name)
{
  g_autofree char *composed = g_utf8_normalize (name, -1, G_NORMALIZE_NFC);
  g_autofree char *folded = g_utf8_casefold (composed, -1);

  return g_utf8_normalize (folded, -1, G_NORMALIZE_NFC);
}

gboolean
cs_package_name_is_litter (const char *name)
{
  static const char *const files[] = { ".DS_Store", "Thumbs.db", "desktop.ini" };
  const char *slash = strrchr (name, '/');
  const char *base = slash != NULL ? slash + 1 : name;

  if (g_str_has_prefix (name, "__MACOSX/"))
    return TRUE;
  for (guint i = 0; i < G_N_ELEMENTS (files); i++)
    {
      if (g_ascii_strcasecmp (base, files[i]) == 0)
        return TRUE;
    }
  return FALSE;
}
