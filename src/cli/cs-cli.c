/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cs-cli"

#include "cs-cli.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <stdio.h>
#include <string.h>

#include "cs-command.h"
#include "cs-config.h"

static const CsCommand * const commands[] = {
  &cs_command_new,
  &cs_command_validate,
  &cs_command_export,
  &cs_command_import,
  &cs_command_icons,
  &cs_command_convert,
  &cs_command_payload,
  &cs_command_fill,
  &cs_command_render,
  &cs_command_rules,
  &cs_command_send,
  &cs_command_serve,
};

static const CsCommand *
find_command (const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (commands); i++)
    {
      if (strcmp (commands[i]->name, name) == 0)
        return commands[i];
    }

  return NULL;
}

static CsExit
print_help (void)
{
  cs_command_print ("%s\n  connector-studio [%s]\n  connector-studio --sample\n",
                    _("Usage:"), _("PATH…"));
  for (guint i = 0; i < G_N_ELEMENTS (commands); i++)
    {
      const char *expected = commands[i]->arguments;

      cs_command_print ("  connector-studio %s%s%s\n", commands[i]->name,
                        expected != NULL ? " " : "", expected != NULL ? _(expected) : "");
    }

  cs_command_print ("\n%s\n",
                    _("Builds, checks, repairs and packages connectors for Microsoft 365. Without a "
                      "command it\nopens the window. A PATH is a folder, a manifest, a package or a "
                      "card; it is told apart\nby what it is."));

  cs_command_print ("\n%s\n", _("Commands:"));
  for (guint i = 0; i < G_N_ELEMENTS (commands); i++)
    cs_command_print ("  %-10s %s\n", commands[i]->name, _(commands[i]->summary));

  cs_command_print ("\n%s\n", _("Options:"));
  cs_command_print ("  --sample   %s\n", _("Open the window on a sample project"));
  cs_command_print ("  --help     %s\n", _("Print this help; after a command, that command's"));
  cs_command_print ("  --version  %s\n", _("Print the version"));

  cs_command_print ("\n%s\n", _("Exit status: 0 fine, 1 findings of severity error, 2 could not "
                                "work."));
  return CS_EXIT_FINE;
}

static CsExit
fail_unknown (const char *argument)
{
  g_autofree char *printable = cs_command_dup_printable (argument);

  if (argument[0] == '-')
    cs_command_fail_with (_("there is no option '%s'"), printable);
  else
    cs_command_fail_with (_("'%s' is neither a command nor a file or folder"), printable);
  cs_command_notice (_("Try 'connector-studio --help'.\n"));

  return CS_EXIT_FAILED;
}

/* "help validate" is "validate --help". */
static CsExit
help (const char * const *names)
{
  static const char *const wants_help[] = { "--help", NULL };
  const CsCommand *command = names[0] != NULL ? find_command (names[0]) : NULL;

  if (names[0] == NULL || g_str_equal (names[0], "help"))
    return print_help ();
  if (command != NULL && names[1] == NULL)
    return command->run (command, wants_help);

  if (command != NULL)
    {
      cs_command_fail_with (_("there are too many arguments"));
    }
  else
    {
      g_autofree char *printable = cs_command_dup_printable (names[0]);

      cs_command_fail_with (_("there is no command '%s'"), printable);
    }
  cs_command_notice (_("Try 'connector-studio --help'.\n"));

  return CS_EXIT_FAILED;
}

static CsExit
run (const char * const *arguments)
{
  const char *first = arguments[0];
  const CsCommand *command;

  if (first == NULL)
    return cs_command_window (arguments);

  command = find_command (first);
  if (command != NULL)
    return command->run (command, arguments + 1);

  if (strcmp (first, "--help") == 0 || strcmp (first, "-h") == 0)
    return print_help ();
  if (strcmp (first, "help") == 0)
    return help (arguments + 1);
  if (strcmp (first, "--version") == 0)
    {
      cs_command_print ("%s %s\n", CS_GETTEXT_DOMAIN, CS_VERSION);
      return CS_EXIT_FINE;
    }
  if (strcmp (first, "--sample") == 0)
    return cs_command_window_on_sample ();
  if (strcmp (first, "--") == 0)
    return cs_command_window (arguments + 1);

  if (first[0] == '-' || !g_file_test (first, G_FILE_TEST_EXISTS))
    return fail_unknown (first);

  return cs_command_window (arguments);
}

int
cs_cli_run (const char * const *arguments)
{
  CsExit status = run (arguments);

  /* A full disk behind a redirection shows here at the latest. */
  if (fflush (stdout) != 0 || ferror (stdout))
    return cs_command_fail_with (_("cannot write to the standard output: %s"),
                                 g_strerror (errno));

  return status;
}
