/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cs-test-vocab"

#include "cs-placeholder.h"

#include <string.h>

#define FOUND(text_, spelling_, name_) { text_, CS_PLACEHOLDER_##spelling_, name_ }

static const struct
{
  const char *name;
  const char *text;
  struct
  {
    const char            *text;
    CsPlaceholderSpelling  spelling;
    const char            *name;
  } found[4];
} cases[] = {
  { "toolkit", "${{TEAMS_APP_ID}}", { FOUND ("${{TEAMS_APP_ID}}", TOOLKIT, "TEAMS_APP_ID") } },
  { "toolkit-spaces", "${{ APP }}", { FOUND ("${{ APP }}", TOOLKIT, "APP") } },
  { "braces", "https://{{PUBLIC_HOSTNAME}}/x",
    { FOUND ("{{PUBLIC_HOSTNAME}}", BRACES, "PUBLIC_HOSTNAME") } },
  { "triple", "{{{state.fx-bot.id}}}", { FOUND ("{{state.fx-bot.id}}", BRACES, "state.fx-bot.id") } },
  { "shell", "https://${HOST}/", { FOUND ("${HOST}", SHELL, "HOST") } },
  { "angles", "<<REPLACE-WITH-ID>>", { FOUND ("<<REPLACE-WITH-ID>>", ANGLES, "REPLACE-WITH-ID") } },
  { "angles-words", "<< Your app ID >>", { FOUND ("<< Your app ID >>", ANGLES, "Your app ID") } },
  { "words-elsewhere", "{{not one}}", { { NULL } } },
  { "percent", "https://%HOST_NAME%/x", { FOUND ("%HOST_NAME%", PERCENT, "HOST_NAME") } },
  { "percent-hex-name", "%DATABASE_URL%", { FOUND ("%DATABASE_URL%", PERCENT, "DATABASE_URL") } },
  { "several", "a${{A}}b{{B}}${C}%DX%", { FOUND ("${{A}}", TOOLKIT, "A"), FOUND ("{{B}}", BRACES, "B"),
                                          FOUND ("${C}", SHELL, "C"), FOUND ("%DX%", PERCENT, "DX") } },
  { "token", "https://x/?login={loginHint}&theme={theme}", { { NULL } } },
  { "coded-token", "https://x/?a=%7BloginHint%7D&b=%7Btid%7D", { { NULL } } },
  { "coded-bytes", "https://x/caf%C3%A9%AB%CD", { { NULL } } },
  { "coded-word", "https://x/?q=%ABfoo%20", { { NULL } } },
  { "shares", "100% sure of 50%", { { NULL } } },
  { "share-before", "50%OFF%", { { NULL } } },
  { "one-letter", "%A%", { { NULL } } },
  { "empty-braces", "{{}} ${} <<>> %% ${{}}", { { NULL } } },
  { "open", "{{APP", { { NULL } } },
  { "open-toolkit", "${{APP}", { { NULL } } },
  { "open-percent", "%APP", { { NULL } } },
  { "digits", "{{0}} ${1}", { { NULL } } },
  { "template-text", "{actor} created {task} << done >", { { NULL } } },
  { "localization-key", "[[appName]]", { { NULL } } },
  { "empty", "", { { NULL } } },
};

static void
test_find (gconstpointer data)
{
  gsize         i = GPOINTER_TO_SIZE (data);
  const char   *text = cases[i].text;
  CsPlaceholder placeholder = { 0 };
  gsize         from = 0;

  for (guint n = 0; n < 4 && cases[i].found[n].text; n++)
    {
      g_autofree char *whole = NULL;
      g_autofree char *name = NULL;

      g_assert_true (cs_placeholder_find_next (text, from, &placeholder));
      whole = g_strndup (text + placeholder.offset, placeholder.length);
      name = cs_placeholder_dup_name (&placeholder, text);
      g_assert_cmpstr (whole, ==, cases[i].found[n].text);
      g_assert_cmpstr (name, ==, cases[i].found[n].name);
      g_assert_cmpint (placeholder.spelling, ==, cases[i].found[n].spelling);
      from = placeholder.offset + placeholder.length;
    }

  g_assert_false (cs_placeholder_find_next (text, from, &placeholder));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strconcat ("/placeholder/", cases[i].name, NULL);

      g_test_add_data_func (path, GSIZE_TO_POINTER (i), test_find);
    }

  return g_test_run ();
}
