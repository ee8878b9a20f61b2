/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cs-test-channel"

#include "cs-url-doctor.h"

#include <string.h>

#define GUID "8f14e45f-ceea-467f-9b33-1a2b3c4d5e6f"
#define HEX  "0123456789abcdef0123456789abcdef"
#define SIG  "q3VtY2hTZWNyZXRzLWFyZS1uZXZlci1zaG93bi1oZXJ"
#define QUERY "?api-version=2016-06-01&sp=%2Ftriggers%2Fmanual%2Frun&sv=1.0&sig=" SIG

#define CONNECTOR "https://contoso.webhook.office.com/webhookb2/" GUID "@" GUID \
                  "/IncomingWebhook/" HEX "/" GUID
#define OLD_WORKFLOW "https://prod-12.westeurope.logic.azure.com:443/workflows/" HEX \
                     "/triggers/manual/paths/invoke"
#define WORKFLOW "https://default" HEX ".ab.environment.api.powerplatform.com:443/powerautomate/" \
                 "automations/direct/workflows/" HEX "/triggers/manual/paths/invoke"

static const struct
{
  const char     *name;
  const char     *text;
  CsEndpointKind  kind;
  const char     *ids;      /* all of them, in order */
  const char     *url;      /* where it was cured; "=" for the text itself, NULL for none */
  const char     *label;
} rows[] = {
  { "empty", "", CS_ENDPOINT_OTHER, "url-empty", NULL, "****" },
  { "white-space", " \n", CS_ENDPOINT_OTHER, "url-empty url-wrapped", NULL, "****" },
  { "word", "hello", CS_ENDPOINT_OTHER, "url-not-absolute", NULL, "****" },
  { "no-scheme", "contoso.webhook.office.com/webhookb2/a", CS_ENDPOINT_OTHER, "url-not-absolute",
    NULL, "****" },
  { "connector", CONNECTOR, CS_ENDPOINT_CONNECTOR, "url-retired", "=",
    "contoso.webhook.office.com/webhookb2/****/IncomingWebhook/****/****" },
  { "connector-of-2025", CONNECTOR "/V2abcdef12345", CS_ENDPOINT_CONNECTOR, "url-retired", "=",
    "contoso.webhook.office.com/webhookb2/****/IncomingWebhook/****/****/****" },
  { "connector-old-host",
    "https://outlook.office.com/webhook/" GUID "@" GUID "/IncomingWebhook/" HEX "/" GUID,
    CS_ENDPOINT_CONNECTOR, "url-old-host url-retired", "=",
    "outlook.office.com/webhook/****/IncomingWebhook/****/****" },
  { "connector-oldest-host",
    "https://outlook.office365.com/webhook/" GUID "@" GUID "/IncomingWebhook/" HEX "/" GUID,
    CS_ENDPOINT_CONNECTOR, "url-old-host url-retired", "=",
    "outlook.office365.com/webhook/****/IncomingWebhook/****/****" },
  { "connector-cut", "https://contoso.webhook.office.com/webhookb2/" GUID "@" GUID,
    CS_ENDPOINT_CONNECTOR, "url-connector-cut url-retired", "=",
    "contoso.webhook.office.com/webhookb2/****" },
  { "connector-cut-late", "https://contoso.webhook.office.com/webhookb2/" GUID "@" GUID
    "/IncomingWebhook/" HEX, CS_ENDPOINT_CONNECTOR, "url-connector-cut url-retired", "=",
    "contoso.webhook.office.com/webhookb2/****/IncomingWebhook/****" },
  { "workflow-old", OLD_WORKFLOW QUERY, CS_ENDPOINT_WORKFLOW, "url-old-workflow", "=",
    "prod-12.westeurope.logic.azure.com:443/workflows/****/triggers/manual/paths/invoke?sig=****" },
  { "workflow", WORKFLOW QUERY, CS_ENDPOINT_WORKFLOW, "url-long", "=",
    "default****.ab.environment.api.powerplatform.com:443/powerautomate/automations/direct/"
    "workflows/****/triggers/manual/paths/invoke?sig=****" },
  { "workflow-cu", "https://" HEX ".ab.environment.api.powerplatform.com/powerautomate/automations/"
    "direct/cu/12/workflows/" HEX "/triggers/manual/paths/invoke" QUERY, CS_ENDPOINT_WORKFLOW,
    "url-long", "=",
    "****.ab.environment.api.powerplatform.com/powerautomate/automations/direct/cu/****/"
    "workflows/****/triggers/manual/paths/invoke?sig=****" },
  { "workflow-gov", "https://prod-01.usgovtexas.logic.azure.us/workflows/" HEX
    "/triggers/manual/paths/invoke" QUERY, CS_ENDPOINT_WORKFLOW, "url-old-workflow", "=",
    "prod-01.usgovtexas.logic.azure.us/workflows/****/triggers/manual/paths/invoke?sig=****" },
  { "workflow-no-sig", OLD_WORKFLOW "?api-version=2016-06-01", CS_ENDPOINT_WORKFLOW,
    "url-sig-missing url-parameters-missing url-old-workflow", NULL,
    "prod-12.westeurope.logic.azure.com:443/workflows/****/triggers/manual/paths/invoke" },
  { "workflow-cut-sig", OLD_WORKFLOW
    "?api-version=2016-06-01&sp=%2Ftriggers%2Fmanual%2Frun&sv=1.0&sig=q3VtY2hTZWNy",
    CS_ENDPOINT_WORKFLOW, "url-sig-cut url-old-workflow", "=",
    "prod-12.westeurope.logic.azure.com:443/workflows/****/triggers/manual/paths/invoke?sig=****" },
  { "workflow-html", OLD_WORKFLOW
    "?api-version=2016-06-01&amp;sp=%2Ftriggers%2Fmanual%2Frun&amp;sv=1.0&amp;sig=" SIG,
    CS_ENDPOINT_WORKFLOW, "url-html url-old-workflow", OLD_WORKFLOW QUERY,
    "prod-12.westeurope.logic.azure.com:443/workflows/****/triggers/manual/paths/invoke?sig=****" },
  { "workflow-double", OLD_WORKFLOW
    "?api-version=2016-06-01&sp=%252Ftriggers%252Fmanual%252Frun&sv=1.0&sig=" SIG,
    CS_ENDPOINT_WORKFLOW, "url-double-encoding url-old-workflow", OLD_WORKFLOW QUERY,
    "prod-12.westeurope.logic.azure.com:443/workflows/****/triggers/manual/paths/invoke?sig=****" },
  { "workflow-decoded", OLD_WORKFLOW
    "?api-version=2016-06-01&sp=/triggers/manual/run&sv=1.0&sig=" SIG,
    CS_ENDPOINT_WORKFLOW, "url-decoded url-old-workflow", "=",
    "prod-12.westeurope.logic.azure.com:443/workflows/****/triggers/manual/paths/invoke?sig=****" },
  { "whole-encoded", "https%3A%2F%2Fexample.com%2Fhook1234", CS_ENDPOINT_OTHER,
    "url-double-encoding url-unknown", "https://example.com/hook1234", "example.com/****" },
  { "wrapped", " \"" CONNECTOR "\"\r\n", CS_ENDPOINT_CONNECTOR, "url-wrapped url-retired", CONNECTOR,
    "contoso.webhook.office.com/webhookb2/****/IncomingWebhook/****/****" },
  { "gap", "https://contoso.webhook.office.com/webhookb2/ab cd", CS_ENDPOINT_CONNECTOR,
    "url-gap url-connector-cut url-retired", NULL, "contoso.webhook.office.com/webhookb2/****" },
  { "http", "http://example.com/hook/abcdefgh", CS_ENDPOINT_OTHER, "url-http url-unknown", NULL,
    "example.com/****/****" },
  { "ftp", "ftp://example.com/hook", CS_ENDPOINT_OTHER, "url-scheme url-unknown", NULL,
    "example.com/****" },
  { "user", "https://me:secret@example.com/", CS_ENDPOINT_OTHER, "url-user url-unknown", NULL,
    "****@example.com/" },
  { "placeholder", "https://contoso.webhook.office.com/webhookb2/{id}", CS_ENDPOINT_CONNECTOR,
    "url-placeholder url-connector-cut url-retired", NULL,
    "contoso.webhook.office.com/webhookb2/****" },
  { "page", "https://teams.microsoft.com/l/channel/19%3aabc", CS_ENDPOINT_OTHER, "url-page", NULL,
    "teams.microsoft.com/****/****/****" },
  { "fragment", "https://example.com/hook#part", CS_ENDPOINT_OTHER, "url-fragment url-unknown", "=",
    "example.com/****#****" },
  { "local-connector", "http://127.0.0.1:8080/webhookb2/" GUID "@" GUID "/IncomingWebhook/" HEX "/"
    GUID, CS_ENDPOINT_LOCAL, "", "=", "127.0.0.1:8080/webhookb2/****/IncomingWebhook/****/****" },
  { "local-workflow", "http://localhost:8080/workflows/" HEX "/triggers/manual/paths/invoke" QUERY,
    CS_ENDPOINT_LOCAL, "", "=",
    "localhost:8080/workflows/****/triggers/manual/paths/invoke?sig=****" },
  { "loopback", "http://[::1]:8080/hook", CS_ENDPOINT_OTHER, "url-unknown", "=",
    "[::1]:8080/****" },
  { "gateway", "https://hooks.example.com/webhookb2/" GUID "@" GUID "/IncomingWebhook/" HEX "/" GUID,
    CS_ENDPOINT_CONNECTOR, "url-retired", "=",
    "hooks.example.com/webhookb2/****/IncomingWebhook/****/****" },
};

static void
test_row (gconstpointer data)
{
  gsize i = GPOINTER_TO_SIZE (data);
  g_autoptr (CsUrlReport) report = cs_url_doctor_examine (rows[i].text);
  g_autoptr (GString) ids = g_string_new (NULL);

  for (guint j = 0; j < report->notes->len; j++)
    {
      const CsUrlNote *note = &g_array_index (report->notes, CsUrlNote, j);

      g_string_append_printf (ids, "%s%s", j > 0 ? " " : "", note->id);
      g_assert_true (cs_url_report_find (report, note->id) == note);
      g_assert_null (strstr (note->message, HEX));
    }

  g_assert_cmpstr (ids->str, ==, rows[i].ids);
  g_assert_cmpint (report->kind, ==, rows[i].kind);
  g_assert_cmpstr (report->label, ==, rows[i].label);
  if (rows[i].url != NULL && g_str_equal (rows[i].url, "="))
    {
      g_assert_cmpstr (report->url, ==, rows[i].text);
      g_assert_false (report->changed);
    }
  else
    {
      g_assert_cmpstr (report->url, ==, rows[i].url);
      g_assert_cmpint (report->changed, ==, rows[i].url != NULL);
    }
}

static void
test_long (void)
{
  g_autofree char *tail = g_strnfill (2100, 'x');
  g_autofree char *url = g_strconcat ("https://example.com/", tail, NULL);
  g_autoptr (CsUrlReport) report = cs_url_doctor_examine (url);

  g_assert_nonnull (cs_url_report_find (report, "url-too-long"));
  g_assert_null (cs_url_report_find (report, "url-long"));
  g_assert_null (cs_url_report_find (report, "url-http"));
}

static void
test_kinds (void)
{
  CsEndpointKind kind, accepts;

  for (guint i = 0; i < CS_N_ENDPOINT_KINDS; i++)
    {
      g_assert_true (cs_endpoint_kind_parse (cs_endpoint_kind_get_name (i), &kind));
      g_assert_cmpuint (kind, ==, i);
      g_assert_nonnull (cs_endpoint_kind_get_title (i));
    }
  g_assert_false (cs_endpoint_kind_parse ("Connector", &kind));
  g_assert_false (cs_endpoint_kind_parse (NULL, &kind));

  g_assert_cmpint (cs_endpoint_guess_kind ("http://127.0.0.1:1/workflows/a/triggers/b", &accepts),
                   ==, CS_ENDPOINT_LOCAL);
  g_assert_cmpint (accepts, ==, CS_ENDPOINT_WORKFLOW);
  cs_endpoint_guess_kind ("http://127.0.0.1:1/webhookb2/a/IncomingWebhook/b", &accepts);
  g_assert_cmpint (accepts, ==, CS_ENDPOINT_CONNECTOR);
}

static void
test_redact (void)
{
  static const char *const urls[] = { CONNECTOR, WORKFLOW QUERY, "https://me:secret1@h.example/p%41th77" };
  static const char *const secrets[] = { GUID, HEX, SIG, "secret1", "p%41th77", "pAth77" };

  for (guint i = 0; i < G_N_ELEMENTS (urls); i++)
    {
      g_autofree char *text = g_strconcat ("at ", urls[i], " and ", urls[i], " pAth77 too", NULL);
      g_autofree char *redacted = cs_endpoint_redact (text, urls[i]);
      g_autofree char *label = cs_endpoint_dup_label (urls[i]);

      for (guint j = 0; j < G_N_ELEMENTS (secrets); j++)
        {
          if (strstr (urls[i], secrets[j]) == NULL && !(i == 2 && j == 5))
            continue;
          g_assert_null (strstr (redacted, secrets[j]));
          g_assert_null (strstr (label, secrets[j]));
        }
      g_assert_true (g_str_has_prefix (redacted, "at http"));
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *path = g_strconcat ("/endpoint/", rows[i].name, NULL);

      g_test_add_data_func (path, GSIZE_TO_POINTER (i), test_row);
    }
  g_test_add_func ("/endpoint/long", test_long);
  g_test_add_func ("/endpoint/kinds", test_kinds);
  g_test_add_func ("/endpoint/redact", test_redact);
  return g_test_run ();
}
