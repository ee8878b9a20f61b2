/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cs-ui"

#include <malloc.h>

#include "cs-application.h"
#include "cs-locale.h"

/* The window's own program: the command line starts it and links no GTK itself. */
int
main (int   argc,
      char *argv[])
{
  g_autoptr (CsApplication) application = NULL;

#ifdef __GLIBC__
  /* Every worker would get a heap of its own, which keeps what was freed in it: some 3 MB after a
   * hundred projects. Our workers allocate little and wait for nobody. */
  mallopt (M_ARENA_MAX, 1);

  /* glibc raises this by itself when a greater block is freed: with the first window's picture,
   * of 4 MB, to more than that, and the next windows' pictures break up the heap. */
  mallopt (M_MMAP_THRESHOLD, 128 * 1024);
#endif

  cs_locale_init ();
  application = cs_application_new ();

  return g_application_run (G_APPLICATION (application), argc, argv);
}
