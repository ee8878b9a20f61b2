/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cs-cli"

#include "cs-cli.h"
#include "cs-locale.h"

int
main (int    argc,
      char **argv)
{
  cs_locale_init ();

  /* A program may be started without even a name. */
  return cs_cli_run ((const char * const *) (argc > 0 ? argv + 1 : argv));
}
