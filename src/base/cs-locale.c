/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cs-base"

#include "cs-locale.h"

#include <libintl.h>
#include <locale.h>

#include "cs-config.h"
#include "cs-place.h"

void
cs_locale_init (void)
{
  /* A locale that is not installed leaves the C locale in force: English, still UTF-8 below. */
  setlocale (LC_ALL, "");

  bindtextdomain (CS_GETTEXT_DOMAIN, cs_place_get_locale_dir ());
  bind_textdomain_codeset (CS_GETTEXT_DOMAIN, "UTF-8");
  textdomain (CS_GETTEXT_DOMAIN);
}
