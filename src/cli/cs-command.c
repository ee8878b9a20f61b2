/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cs-cli"

#include "cs-command.h"

#include <glib/gi18n-lib.h>
#include <stdio.h>
#include <string.h>

#define PROGRAM "connector-studio"

/* Characters that turn the direction of what follows: U+202A to U+202E, U+2066 to U+2069. */
static gboolean
is_direction (gunichar c)
{
  return (c >= 0x202a && c <= 0x202e) || (c >= 0x2066 && c <= 0x2069);
}

char *
cs_command_dup_printable (const char *text)
{
  g_autofree char *valid = g_utf8_make_valid (text, -1);
  GString *printable = g_string_sized_new (strlen (valid));

  for (const char *p = valid; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (g_unichar_iscntrl (c) || is_direction (c) || c == 0x2028 || c == 0x2029)
        g_string_append_printf (printable, "\\u%04x", c);
      else
        g_string_append_unichar (printable, c);
    }

  return g_string_free (printable, FALSE);
}

/* Not g_print(): that writes "?" for what the locale's own encoding does not have. */
static void
write_text (FILE       *stream,
            const char *format,
            va_list     arguments)
{
  g_autofree char *text = g_strdup_vprintf (format, arguments);

  fputs (text, stream);
}

void
cs_command_print (const char *format,
                  ...)
{
  va_list arguments;

  va_start (arguments, format);
  write_text (stdout, format, arguments);
  va_end (arguments);
}

void
cs_command_notice (const char *format,
                   ...)
{
  va_list arguments;

  va_start (arguments, format);
  write_text (stderr, format, arguments);
  va_end (arguments);
}

CsExit
cs_command_fail_with (const char *format,
                      ...)
{
  g_autofree char *message = NULL;
  g_autofree char *printable = NULL;
  va_list arguments;

  va_start (arguments, format);
  message = g_strdup_vprintf (format, arguments);
  va_end (arguments);

  printable = cs_command_dup_printable (message);
  /* What was found so far comes first where both go to one place. */
  fflush (stdout);
  fprintf (stderr, "%s: %s\n", PROGRAM, printable);

  return CS_EXIT_FAILED;
}

CsExit
cs_command_fail (const GError *error)
{
  return cs_command_fail_with ("%s", error->message);
}

static GOptionContext *
make_context (const CsCommand      *self,
              const GOptionEntry   *options,
              gboolean             *help,
              char               ***rest)
{
  const GOptionEntry common_options[] = {
    { "help", 'h', 0, G_OPTION_ARG_NONE, help, N_("Print this help"), NULL },
    { G_OPTION_REMAINING, 0, 0, G_OPTION_ARG_FILENAME_ARRAY, rest, NULL, self->arguments },
    { NULL }
  };
  GOptionContext *context = g_option_context_new (NULL);

  g_option_context_set_help_enabled (context, FALSE);
  g_option_context_set_summary (context, _(self->description));
  if (options != NULL)
    g_option_context_add_main_entries (context, options, GETTEXT_PACKAGE);
  g_option_context_add_main_entries (context, common_options, GETTEXT_PACKAGE);

  return context;
}

/* GOption takes "--fix=no" for "--fix", which is not what anybody means by it.
 * Returns: (nullable): the first option that has a value and takes none, without the value */
static char *
find_needless_value (const GOptionEntry *options,
                     const char * const *arguments)
{
  for (guint i = 0; arguments[i] != NULL && !g_str_equal (arguments[i], "--"); i++)
    {
      const char      *value = strchr (arguments[i], '=');
      g_autofree char *name = NULL;

      if (value == NULL || !g_str_has_prefix (arguments[i], "--"))
        continue;

      name = g_strndup (arguments[i], value - arguments[i]);
      if (g_str_equal (name, "--help"))
        return g_steal_pointer (&name);
      for (guint j = 0; options != NULL && options[j].long_name != NULL; j++)
        {
          if (options[j].arg == G_OPTION_ARG_NONE && g_str_equal (options[j].long_name, name + 2))
            return g_steal_pointer (&name);
        }
    }

  return NULL;
}

static CsExit
fail_usage (const CsCommand *self,
            const char      *message)
{
  cs_command_fail_with ("%s", message);
  cs_command_notice (_("Try '%s %s --help'.\n"), PROGRAM, self->name);

  return CS_EXIT_FAILED;
}

gboolean
cs_command_parse (const CsCommand     *self,
                  const GOptionEntry  *options,
                  const char * const  *arguments,
                  guint                min_arguments,
                  guint                max_arguments,
                  char              ***rest,
                  CsExit              *status)
{
  g_autofree char *name = g_strconcat (PROGRAM " ", self->name, NULL);
  g_autoptr (GOptionContext) context = NULL;
  g_autoptr (GPtrArray) all = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *needless = find_needless_value (options, arguments);
  g_autoptr (GError) error = NULL;
  g_auto (GStrv) argv = NULL;
  gboolean help = FALSE;
  guint n_rest;

  /* GOption takes the first for the program's name. */
  g_ptr_array_add (all, g_strdup (name));
  for (guint i = 0; arguments[i] != NULL; i++)
    g_ptr_array_add (all, g_strdup (arguments[i]));
  g_ptr_array_add (all, NULL);
  argv = (char **) g_ptr_array_free (g_steal_pointer (&all), FALSE);

  *rest = NULL;
  if (needless != NULL)
    {
      g_autofree char *message = g_strdup_printf (_("the option '%s' takes no value"), needless);

      *status = fail_usage (self, message);
      return FALSE;
    }

  context = make_context (self, options, &help, rest);
  if (!g_option_context_parse_strv (context, &argv, &error))
    {
      *status = fail_usage (self, error->message);
      return FALSE;
    }

  if (help)
    {
      g_autofree char *text = NULL;

      g_set_prgname (name);
      text = g_option_context_get_help (context, TRUE, NULL);
      fputs (text, stdout);
      *status = CS_EXIT_FINE;
      return FALSE;
    }

  if (*rest == NULL)
    *rest = g_new0 (char *, 1);
  n_rest = g_strv_length (*rest);
  if (n_rest < min_arguments || n_rest > max_arguments)
    {
      *status = fail_usage (self, n_rest < min_arguments ? _("an argument is missing")
                                                         : _("there are too many arguments"));
      return FALSE;
    }

  return TRUE;
}
