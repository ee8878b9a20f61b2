/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cs-cli"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <math.h>
#include <stdio.h>
#include <unistd.h>

#include "cs-command.h"
#include "cs-place.h"
#include "cs-target.h"

/* The drawing needs GTK, which this program does not link: another one does it. */
#define RENDER_PROGRAM "connector-studio-render"

#define MIN_WIDTH 100.0
#define MAX_WIDTH 4000.0
#define MIN_SCALE 0.25
#define MAX_SCALE 8.0

typedef struct
{
  char  *output;
  char  *boxes;
  char  *theme;
  char  *target;
  double width;
  double scale;
  gboolean fetch;
} Options;

static void
options_clear (Options *self)
{
  g_free (self->output);
  g_free (self->boxes);
  g_free (self->theme);
  g_free (self->target);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Options, options_clear)

/* Returns: CS_EXIT_FINE, or what the program ends with after it said what is wrong */
static CsExit
check (const Options *options)
{
  static const char *const themes[] = { "light", "dark", "contrast", NULL };
  CsTarget target;

  if (options->output == NULL && options->boxes == NULL)
    return cs_command_fail_with (_("there is nowhere to draw to; give '-o FILE.png'"));
  if (options->theme != NULL && !g_strv_contains (themes, options->theme))
    return cs_command_fail_with (_("'%s' is no theme; there are light, dark and contrast"),
                                 options->theme);
  if (options->target != NULL && !cs_target_parse (options->target, &target))
    return cs_command_fail_with (_("'%s' is no target; there are workflows, connector, outlook "
                                   "and bot"), options->target);
  if (!(options->width >= MIN_WIDTH && options->width <= MAX_WIDTH))
    return cs_command_fail_with (_("a card is %.0f to %.0f pixels wide"), MIN_WIDTH, MAX_WIDTH);
  if (!(options->scale >= MIN_SCALE && options->scale <= MAX_SCALE))
    return cs_command_fail_with (_("the scale is between %.2f and %.0f"), MIN_SCALE, MAX_SCALE);

  return CS_EXIT_FINE;
}

static void
add (GPtrArray  *argv,
     const char *option,
     const char *value)
{
  if (value != NULL)
    g_ptr_array_add (argv, g_strconcat (option, "=", value, NULL));
}

static CsExit
become_renderer (const char    *path,
                 const Options *options)
{
  g_autofree char *program = cs_place_dup_program (RENDER_PROGRAM);
  g_autoptr (GPtrArray) argv = g_ptr_array_new_with_free_func (g_free);
  char number[G_ASCII_DTOSTR_BUF_SIZE];

  if (!g_file_test (program, G_FILE_TEST_IS_EXECUTABLE))
    return cs_command_fail_with (_("cannot draw: there is no '%s'"), program);

  g_ptr_array_add (argv, g_strdup (program));
  add (argv, "--output", options->output);
  add (argv, "--boxes", options->boxes);
  add (argv, "--theme", options->theme);
  add (argv, "--target", options->target);
  add (argv, "--width", g_ascii_dtostr (number, sizeof number, options->width));
  add (argv, "--scale", g_ascii_dtostr (number, sizeof number, options->scale));
  if (options->fetch)
    g_ptr_array_add (argv, g_strdup ("--fetch"));
  g_ptr_array_add (argv, g_strdup ("--"));
  g_ptr_array_add (argv, g_strdup (path));
  g_ptr_array_add (argv, NULL);

  /* Becomes it rather than starts it: nobody waits, and the status is its own. */
  fflush (NULL);
  execv (program, (char **) argv->pdata);

  return cs_command_fail_with (_("cannot draw: '%s': %s"), program, g_strerror (errno));
}

static CsExit
run (const CsCommand    *self,
     const char * const *arguments)
{
  g_auto (Options) options = { .width = 480, .scale = 1 };
  g_auto (GStrv) paths = NULL;
  CsExit status;
  const GOptionEntry entries[] = {
    { "output", 'o', 0, G_OPTION_ARG_FILENAME, &options.output,
      N_("Draw the card into FILE, a PNG"), N_("FILE") },
    { "width", 0, 0, G_OPTION_ARG_DOUBLE, &options.width,
      N_("How wide the card is, in pixels: 480 where nothing is said"), N_("N") },
    { "theme", 0, 0, G_OPTION_ARG_STRING, &options.theme,
      N_("light, dark or contrast"), N_("THEME") },
    { "scale", 0, 0, G_OPTION_ARG_DOUBLE, &options.scale,
      N_("Pixels of the picture for one of the card"), N_("N") },
    { "target", 0, 0, G_OPTION_ARG_STRING, &options.target,
      N_("As workflows, connector, outlook or bot shows it"), N_("TARGET") },
    { "boxes", 0, 0, G_OPTION_ARG_FILENAME, &options.boxes,
      N_("Write every text and its place into FILE, as JSON"), N_("FILE") },
    { "fetch", 0, 0, G_OPTION_ARG_NONE, &options.fetch,
      N_("Get the pictures that the card names by https addresses"), NULL },
    { NULL },
  };

  if (!cs_command_parse (self, entries, arguments, 1, 1, &paths, &status))
    return status;

  status = check (&options);

  return status == CS_EXIT_FINE ? become_renderer (paths[0], &options) : status;
}

const CsCommand cs_command_render = {
  .name = "render",
  .arguments = N_("CARD"),
  .summary = N_("Draw a card as Teams shows it, without a window"),
  .description = N_("Pictures from the network are asked for with --fetch alone: grey boxes stand in "
                    "for them. Without a target the whole language is drawn, as its own renderer does it."),
  .run = run,
};
