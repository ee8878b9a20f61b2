/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cs-test"

#include "cs-card-envelope.h"

#include <string.h>

#include "cs-card-size.h"

static CsSnapshot *
snapshot_of (const char *text)
{
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));

  return cs_snapshot_new (bytes);
}

static char *
dup_text (GBytes *bytes)
{
  gsize       size;
  const char *data = g_bytes_get_data (bytes, &size);

  return g_strndup (data, size);
}

static const struct
{
  const char *name;
  const char *card;
  const char *payload;
} wraps[] = {
  { "adaptive", "{\"type\": \"AdaptiveCard\", \"x\": 1.50}",
    "{\"type\":\"message\",\"attachments\":[{\"contentType\":"
    "\"application/vnd.microsoft.card.adaptive\",\"contentUrl\":null,"
    "\"content\":{\"type\":\"AdaptiveCard\",\"x\":1.50}}]}" },
  { "summary", "{\"type\": \"AdaptiveCard\", \"fallbackText\": \"a\\u00e9\"}",
    "{\"type\":\"message\",\"summary\":\"a\\u00e9\",\"attachments\":[{\"contentType\":"
    "\"application/vnd.microsoft.card.adaptive\",\"contentUrl\":null,"
    "\"content\":{\"type\":\"AdaptiveCard\",\"fallbackText\":\"a\\u00e9\"}}]}" },
  { "message-card", "{ \"text\": \"a\" }", "{\"text\":\"a\"}" },
  { "broken", "{", NULL },
  { "list", "[]", NULL },
};

static void
test_wrap (gconstpointer data)
{
  gsize                  i = GPOINTER_TO_SIZE (data);
  g_autoptr (CsSnapshot) card = snapshot_of (wraps[i].card);
  g_autoptr (GError)     error = NULL;
  g_autoptr (GBytes)     payload = cs_card_envelope_wrap (card, &error);
  CsCardSize             size;

  if (wraps[i].payload == NULL)
    {
      g_assert_error (error, CS_CARD_ENVELOPE_ERROR, CS_CARD_ENVELOPE_ERROR_BROKEN);
      g_assert_false (cs_card_size_measure (card, &size));
    }
  else
    {
      g_autofree char *text = dup_text (payload);

      g_assert_no_error (error);
      g_assert_cmpstr (text, ==, wraps[i].payload);
      g_assert_true (cs_card_size_measure (card, &size));
      g_assert_cmpuint (size.payload, ==, strlen (wraps[i].payload));
      g_assert_cmpuint (size.estimate, >, size.payload);
    }
}

#define CARD "{\"type\":\"AdaptiveCard\",\"version\":\"1.5\"}"
#define FORMATTED "{\n  \"type\": \"AdaptiveCard\",\n  \"version\": \"1.5\"\n}\n"
#define ATTACHMENT "{\"contentType\":\"application/vnd.microsoft.card.adaptive\",\"content\":" CARD "}"

static const struct
{
  const char *name;
  const char *text;
  const char *card;
} unwraps[] = {
  { "card", " " CARD, " " CARD },
  { "message", "{\"type\":\"message\",\"attachments\":[" ATTACHMENT "]}", FORMATTED },
  { "attachment", ATTACHMENT, FORMATTED },
  { "second", "{\"attachments\":[{\"contentType\":\"image/png\",\"content\":{}}," ATTACHMENT "]}",
    FORMATTED },
  { "as-text", "{\"contentType\":\"x\",\"content\":\"{\\\"text\\\":\\\"a\\\"}\"}",
    "{\n  \"text\": \"a\"\n}\n" },
  { "curl", "curl -X POST -H 'A: b' -d '" CARD "' https://c.example", FORMATTED },
  { "curl-lines", "curl 'https://c.example' \\\n  -H 'A: b' \\\n  --data-raw '{\"attachments\":["
    ATTACHMENT "]}'\n", FORMATTED },
  { "curl-double", "curl -d \"{\\\"text\\\":\\\"a\\\"}\" x", "{\n  \"text\": \"a\"\n}\n" },
  { "curl-dollar", "curl --data-binary $'{\"text\":\"it\\'s \\u00e9\"}' x",
    "{\n  \"text\": \"it's \303\251\"\n}\n" },
  { "curl-equals", "curl --json={\\\"text\\\":\\\"a\\\"} x", "{\n  \"text\": \"a\"\n}\n" },
  { "curl-quote", "curl -d '{\"text\":\"it'\\''s\"}' x", "{\n  \"text\": \"it's\"\n}\n" },
  { "curl-windows", "curl ^\n -d \"{\\\"text\\\":\\\"a\\\"}\" x", "{\n  \"text\": \"a\"\n}\n" },
  { "curl-file", "curl -d @card.json x", NULL },
  { "no-card", "{\"a\":1}", NULL },
  { "empty", "", NULL },
};

static void
test_unwrap (gconstpointer data)
{
  gsize              i = GPOINTER_TO_SIZE (data);
  g_autoptr (GBytes) text = g_bytes_new (unwraps[i].text, strlen (unwraps[i].text));
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) card = cs_card_envelope_unwrap (text, &error);

  if (unwraps[i].card == NULL)
    {
      g_assert_error (error, CS_CARD_ENVELOPE_ERROR, CS_CARD_ENVELOPE_ERROR_NO_CARD);
    }
  else
    {
      g_autofree char *shown = NULL;

      g_assert_no_error (error);
      shown = dup_text (card);
      g_assert_cmpstr (shown, ==, unwraps[i].card);
    }
}

/* What was measured: a request of 24,453 bytes counted as 28,897, 18 % more. */
static void
test_estimate (void)
{
  g_autoptr (GString)    text = g_string_new ("{\"type\":\"AdaptiveCard\",\"body\":[");
  g_autoptr (CsSnapshot) card = NULL;
  CsCardSize             size;

  for (guint i = 0; i < 300; i++)
    g_string_append_printf (text, "%s{\"type\":\"TextBlock\",\"text\":\"Build %u of the main branch "
                            "has ended\",\"wrap\":true}", i > 0 ? "," : "", i);
  g_string_append (text, "]}");
  card = snapshot_of (text->str);
  g_assert_true (cs_card_size_measure (card, &size));
  g_assert_cmpuint (size.minified, ==, text->len);
  g_assert_cmpfloat ((double) size.estimate / size.payload, >, 1.10);
  g_assert_cmpfloat ((double) size.estimate / size.payload, <, 1.25);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (wraps); i++)
    {
      g_autofree char *path = g_strconcat ("/card/envelope/wrap/", wraps[i].name, NULL);

      g_test_add_data_func (path, GSIZE_TO_POINTER (i), test_wrap);
    }
  for (gsize i = 0; i < G_N_ELEMENTS (unwraps); i++)
    {
      g_autofree char *path = g_strconcat ("/card/envelope/unwrap/", unwraps[i].name, NULL);

      g_test_add_data_func (path, GSIZE_TO_POINTER (i), test_unwrap);
    }
  g_test_add_func ("/card/size/estimate", test_estimate);

  return g_test_run ();
}
