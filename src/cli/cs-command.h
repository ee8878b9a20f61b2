/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * CsExit:
 * @CS_EXIT_FINE: it is done, and nothing is wrong
 * @CS_EXIT_FINDINGS: there are findings of severity error
 * @CS_EXIT_FAILED: it could not be done; the standard error says why
 *
 * What the program tells the shell. The greater one wins.
 */
typedef enum
{
  CS_EXIT_FINE     = 0,
  CS_EXIT_FINDINGS = 1,
  CS_EXIT_FAILED   = 2,
} CsExit;

typedef struct _CsCommand CsCommand;

/**
 * CsCommand:
 * @name: as it is typed
 * @arguments: (nullable): translatable, what follows the options: "PATH…"; never the empty text,
 *   which gettext answers with the catalog's header
 * @summary: translatable, what it does, in a line of the list of commands
 * @description: translatable, what its own help says beyond its options
 * @run: does it; @arguments are those that follow the command's name
 */
struct _CsCommand
{
  const char *name;
  const char *arguments;
  const char *summary;
  const char *description;
  CsExit    (*run) (const CsCommand     *self,
                    const char * const  *arguments);
};

extern const CsCommand cs_command_new;
extern const CsCommand cs_command_validate;
extern const CsCommand cs_command_export;
extern const CsCommand cs_command_import;
extern const CsCommand cs_command_icons;
extern const CsCommand cs_command_render;
extern const CsCommand cs_command_rules;
extern const CsCommand cs_command_send;
extern const CsCommand cs_command_serve;
extern const CsCommand cs_command_convert;
extern const CsCommand cs_command_payload;
extern const CsCommand cs_command_fill;

/**
 * cs_command_window:
 * @paths: what to open; may be empty
 *
 * Becomes the window. Returns only where there is no window, or it cannot be started.
 */
CsExit cs_command_window (const char * const *paths);

/**
 * cs_command_window_on_sample:
 *
 * As cs_command_window(), on the sample project, which it puts into the user's data folder first
 * where it is not there yet.
 */
CsExit cs_command_window_on_sample (void);

/**
 * cs_command_parse:
 * @options: the command's own, ended by an entry without a name
 * @min_arguments: how many there must be beside the options, and at most
 * @rest: (out) (transfer full): the arguments that are no options, in the file name encoding
 * @status: (out): where FALSE is given, what the program ends with
 *
 * Reads a command's arguments; where they ask for help, or are wrong, says what there is to say.
 *
 * Returns: whether the command has something to do
 */
gboolean cs_command_parse (const CsCommand     *self,
                           const GOptionEntry  *options,
                           const char * const  *arguments,
                           guint                min_arguments,
                           guint                max_arguments,
                           char              ***rest,
                           CsExit              *status);

/* One line on the standard error, "connector-studio: MESSAGE", in UTF-8 and without line ends
 * inside. */
CsExit   cs_command_fail       (const GError *error);
CsExit   cs_command_fail_with  (const char   *format,
                                ...) G_GNUC_PRINTF (1, 2);

/* To the standard output, and error, in UTF-8 in every locale. */
void     cs_command_print      (const char   *format,
                                ...) G_GNUC_PRINTF (1, 2);
void     cs_command_notice     (const char   *format,
                                ...) G_GNUC_PRINTF (1, 2);

/**
 * cs_command_dup_printable:
 *
 * Returns: (transfer full): @text as valid UTF-8 in one line, control characters written as
 *   escapes, so that no file name or JSON text commands the terminal
 */
char    *cs_command_dup_printable (const char *text) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
