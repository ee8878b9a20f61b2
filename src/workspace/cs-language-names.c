/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cs-workspace"

#include "cs-languages.h"

#include <glib/gi18n-lib.h>

static const CsLanguageName names[] = {
  { "ar", N_("Arabic") },
  { "bg", N_("Bulgarian") },
  { "ca", N_("Catalan") },
  { "cs", N_("Czech") },
  { "cy", N_("Welsh") },
  { "da", N_("Danish") },
  { "de", N_("German") },
  { "de-at", N_("German (Austria)") },
  { "de-ch", N_("German (Switzerland)") },
  { "el", N_("Greek") },
  { "en", N_("English") },
  { "en-au", N_("English (Australia)") },
  { "en-ca", N_("English (Canada)") },
  { "en-gb", N_("English (United Kingdom)") },
  { "en-ie", N_("English (Ireland)") },
  { "en-in", N_("English (India)") },
  { "en-nz", N_("English (New Zealand)") },
  { "en-us", N_("English (United States)") },
  { "en-za", N_("English (South Africa)") },
  { "es", N_("Spanish") },
  { "es-ar", N_("Spanish (Argentina)") },
  { "es-cl", N_("Spanish (Chile)") },
  { "es-co", N_("Spanish (Colombia)") },
  { "es-es", N_("Spanish (Spain)") },
  { "es-mx", N_("Spanish (Mexico)") },
  { "es-us", N_("Spanish (United States)") },
  { "et", N_("Estonian") },
  { "fi", N_("Finnish") },
  { "fil", N_("Filipino") },
  { "fr", N_("French") },
  { "fr-be", N_("French (Belgium)") },
  { "fr-ca", N_("French (Canada)") },
  { "fr-ch", N_("French (Switzerland)") },
  { "fr-fr", N_("French (France)") },
  { "he", N_("Hebrew") },
  { "hi", N_("Hindi") },
  { "hr", N_("Croatian") },
  { "hu", N_("Hungarian") },
  { "id", N_("Indonesian") },
  { "is", N_("Icelandic") },
  { "it", N_("Italian") },
  { "it-ch", N_("Italian (Switzerland)") },
  { "ja", N_("Japanese") },
  { "ko", N_("Korean") },
  { "lt", N_("Lithuanian") },
  { "lv", N_("Latvian") },
  { "nb", N_("Norwegian Bokmål") },
  { "nl", N_("Dutch") },
  { "nl-be", N_("Dutch (Belgium)") },
  { "nn", N_("Norwegian Nynorsk") },
  { "pl", N_("Polish") },
  { "pt", N_("Portuguese") },
  { "pt-br", N_("Portuguese (Brazil)") },
  { "pt-pt", N_("Portuguese (Portugal)") },
  { "ro", N_("Romanian") },
  { "ru", N_("Russian") },
  { "sk", N_("Slovak") },
  { "sl", N_("Slovenian") },
  { "sr", N_("Serbian") },
  { "sv", N_("Swedish") },
  { "sv-fi", N_("Swedish (Finland)") },
  { "th", N_("Thai") },
  { "tr", N_("Turkish") },
  { "uk", N_("Ukrainian") },
  { "vi", N_("Vietnamese") },
  { "zh", N_("Chinese") },
  { "zh-cn", N_("Chinese (China)") },
  { "zh-hk", N_("Chinese (Hong Kong SAR)") },
  { "zh-tw", N_("Chinese (Taiwan)") },
};

const CsLanguageName *
cs_language_names (guint *n_names)
{
  *n_names = G_N_ELEMENTS (names);

  return names;
}

const char *
cs_language_get_name (const char *tag)
{
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      if (g_ascii_strcasecmp (names[i].tag, tag) == 0)
        return _(names[i].title);
    }

  return tag;
}
