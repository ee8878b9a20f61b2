/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cs-test"

#include "cs-url-token.h"

#include <string.h>

typedef struct
{
  const char *name;
  const char *text;
  const char *found;   /* each word in braces, "!" before one that is unknown */
} Case;

static const Case cases[] = {
  { "none", "https://x.example/configure", "" },
  { "empty", "", "" },
  { "known", "https://x.example/?a={loginHint}&b={tid}&c={theme}", "{loginHint} {tid} {theme}" },
  { "newer", "?x={user.tenant.id}", "{user.tenant.id}" },
  { "unknown", "?x={somebody}&y={tid}", "!{somebody} {tid}" },
  { "other-letters", "?x={LoginHint}", "!{LoginHint}" },
  { "no-name", "?x={}", "!{}" },
  { "open", "?x={tid}&y={them", "{tid}" },
  { "closed", "?x=tid}", "" },
  { "one-in-the-other", "?x={a{tid}", "!{a{tid}" },
  { "toolkit", "https://${{HOST}}/?x={tid}", "{tid}" },
  { "braces", "https://{{HOST}}/{tid}/{{NAME}}", "{tid}" },
  { "shell", "https://${HOST}/?x={theme}", "{theme}" },
  { "only-placeholders", "${{A}}{{B}}${C}", "" },
  { "not-ascii", "https://x.example/é?x={tid}", "{tid}" },
};

static void
test_find (gconstpointer data)
{
  const Case *c = data;
  g_autoptr (GString) found = g_string_new (NULL);
  const CsUrlToken *token;
  CsSpan span;

  for (gsize from = 0; cs_url_token_find_next (c->text, from, &span, &token);
       from = span.start + span.length)
    g_string_append_printf (found, "%s%s%.*s", found->len > 0 ? " " : "", token == NULL ? "!" : "",
                            (int) span.length, c->text + span.start);

  g_assert_cmpstr (found->str, ==, c->found);
}

static void
test_table (void)
{
  guint n;
  const CsUrlToken *tokens = cs_url_tokens (&n);

  for (guint i = 0; i < n; i++)
    {
      g_assert_true (cs_url_token_find (tokens[i].name) == &tokens[i]);
      g_assert_nonnull (tokens[i].title);
      g_assert_nonnull (tokens[i].help);
      g_assert_true (i == 0 || tokens[i - 1].usual >= tokens[i].usual);
    }

  g_assert_null (cs_url_token_find ("LOGINHINT"));
  g_assert_cmpstr (cs_url_token_guess ("LOGINHINT")->name, ==, "loginHint");
  g_assert_null (cs_url_token_guess ("somebody"));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strconcat ("/url-token/find/", cases[i].name, NULL);

      g_test_add_data_func (path, &cases[i], test_find);
    }
  g_test_add_func ("/url-token/table", test_table);

  return g_test_run ();
}
