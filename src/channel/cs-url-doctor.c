/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cs-channel"

#include "cs-url-doctor.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "cs-web-host.h"

/* What a trigger's signature is: 32 bytes, in base64 for URLs, without padding. */
#define SIG_LENGTH 43

/* What many tools and tables have room for, and what browsers and proxies take for sure. */
#define LONG_FOR_TOOLS   255
#define LONG_FOR_ANYBODY 2048

typedef struct
{
  const char     *text;      /* what was given, trimmed */
  gsize           n_trimmed;
  char           *url;       /* what it should be */
  gboolean        was_html;
  gboolean        was_double;
  GUri           *uri;       /* (nullable) */
  const char     *host;      /* (nullable) */
  CsEndpointKind  kind;
  CsEndpointKind  accepts;
} Case;

typedef struct
{
  CsUrlNote  note;
  gboolean (*applies) (const Case *url);
} Row;

/* Returns: (transfer full) (nullable): the value of a parameter, as it is written */
static char *
dup_parameter (const Case *url,
               const char *name)
{
  const char *query = url->uri != NULL ? g_uri_get_query (url->uri) : NULL;
  g_auto (GStrv) pairs = NULL;
  gsize length = strlen (name);

  if (query == NULL)
    return NULL;

  pairs = g_strsplit (query, "&", -1);
  for (guint i = 0; pairs[i] != NULL; i++)
    {
      if (strncmp (pairs[i], name, length) == 0 && pairs[i][length] == '=')
        return g_strdup (pairs[i] + length + 1);
    }

  return NULL;
}

static gboolean
is_workflow (const Case *url)
{
  return url->accepts == CS_ENDPOINT_WORKFLOW && url->host != NULL &&
         strstr (g_uri_get_path (url->uri), "/triggers/") != NULL;
}

static gboolean
is_empty (const Case *url)
{
  return url->text[0] == '\0';
}

static gboolean
is_no_url (const Case *url)
{
  return !is_empty (url) && url->host == NULL;
}

static gboolean
is_not_web (const Case *url)
{
  return url->host != NULL && !g_str_equal (g_uri_get_scheme (url->uri), "https") &&
         !g_str_equal (g_uri_get_scheme (url->uri), "http");
}

static gboolean
is_plain_http (const Case *url)
{
  return url->host != NULL && g_str_equal (g_uri_get_scheme (url->uri), "http") &&
         !cs_web_host_is_loopback (url->host);
}

static gboolean
has_user (const Case *url)
{
  return url->uri != NULL && g_uri_get_userinfo (url->uri) != NULL;
}

/* Also where the text cannot be read as a URL because of it. */
static gboolean
has_gap (const Case *url)
{
  for (const char *p = url->text; *p != '\0'; p++)
    {
      if (g_ascii_isspace (*p) || g_ascii_iscntrl (*p))
        return TRUE;
    }

  return FALSE;
}

static gboolean
is_placeholder (const Case *url)
{
  return strpbrk (url->text, "{}<>") != NULL || strstr (url->text, "...") != NULL ||
         strstr (url->text, "…") != NULL || strstr (url->text, "***") != NULL;
}

static gboolean
is_page (const Case *url)
{
  static const char *const hosts[] = {
    "teams.microsoft.com", "make.powerautomate.com", "flow.microsoft.com",
    "make.powerapps.com", "teams.cloud.microsoft",
  };

  for (guint i = 0; url->host != NULL && i < G_N_ELEMENTS (hosts); i++)
    {
      if (g_ascii_strcasecmp (url->host, hosts[i]) == 0)
        return TRUE;
    }

  return FALSE;
}

static gboolean
was_html (const Case *url)
{
  return url->was_html;
}

static gboolean
was_double (const Case *url)
{
  return url->was_double;
}

static gboolean
has_wrapping (const Case *url)
{
  return url->n_trimmed > 0;
}

static gboolean
has_no_sig (const Case *url)
{
  g_autofree char *sig = dup_parameter (url, "sig");

  return is_workflow (url) && sig == NULL;
}

static gboolean
has_cut_sig (const Case *url)
{
  g_autofree char *sig = dup_parameter (url, "sig");
  gsize length;

  if (!is_workflow (url) || sig == NULL)
    return FALSE;

  length = strspn (sig, "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_");
  return length < SIG_LENGTH || sig[length] != '\0';
}

static gboolean
has_no_parameters (const Case *url)
{
  g_autofree char *version = dup_parameter (url, "api-version");
  g_autofree char *sp = dup_parameter (url, "sp");
  g_autofree char *sv = dup_parameter (url, "sv");

  return is_workflow (url) && (version == NULL || sp == NULL || sv == NULL);
}

static gboolean
has_raw_sp (const Case *url)
{
  g_autofree char *sp = dup_parameter (url, "sp");

  return is_workflow (url) && sp != NULL && strchr (sp, '/') != NULL;
}

static guint
count_steps (const char *path)
{
  g_auto (GStrv) steps = g_strsplit (path, "/", -1);
  guint n_steps = 0;

  for (guint i = 0; steps[i] != NULL; i++)
    n_steps += steps[i][0] != '\0';
  return n_steps;
}

static gboolean
is_cut_connector (const Case *url)
{
  return url->kind == CS_ENDPOINT_CONNECTOR &&
         (strstr (g_uri_get_path (url->uri), "/IncomingWebhook/") == NULL ||
          count_steps (g_uri_get_path (url->uri)) < 5);
}

static gboolean
has_fragment (const Case *url)
{
  return url->uri != NULL && g_uri_get_fragment (url->uri) != NULL;
}

static gboolean
is_old_connector (const Case *url)
{
  return url->kind == CS_ENDPOINT_CONNECTOR && g_ascii_strncasecmp (url->host, "outlook.", 8) == 0;
}

static gboolean
is_connector (const Case *url)
{
  return url->kind == CS_ENDPOINT_CONNECTOR;
}

static gboolean
is_old_workflow (const Case *url)
{
  return is_workflow (url) && strstr (url->host, ".logic.azure.") != NULL;
}

static gboolean
is_very_long (const Case *url)
{
  return strlen (url->url) > LONG_FOR_ANYBODY;
}

static gboolean
is_long (const Case *url)
{
  return !is_very_long (url) && strlen (url->url) > LONG_FOR_TOOLS;
}

static gboolean
is_unknown (const Case *url)
{
  return url->host != NULL && url->kind == CS_ENDPOINT_OTHER && !is_page (url);
}

static const Row rows[] = {
  { { "url-empty", CS_SEVERITY_ERROR,
      N_("There is no address. Paste the one that the service shows for the webhook.") },
    is_empty },
  { { "url-not-absolute", CS_SEVERITY_ERROR,
      N_("This is no web address. It has to begin with https:// and to name a host.") },
    is_no_url },
  { { "url-scheme", CS_SEVERITY_ERROR,
      N_("A webhook is reached by https; this address begins with something else.") },
    is_not_web },
  { { "url-http", CS_SEVERITY_ERROR,
      N_("The address begins with http, so everybody on the way could read it and use it. Use "
         "https; http is for this machine alone.") },
    is_plain_http },
  { { "url-user", CS_SEVERITY_ERROR,
      N_("The address has a user name in it, which no webhook of Microsoft's has. Take it out.") },
    has_user },
  { { "url-gap", CS_SEVERITY_ERROR,
      N_("There is white space within the address, mostly from a line break in a mail. Copy it "
         "again from where it is shown.") },
    has_gap },
  { { "url-placeholder", CS_SEVERITY_ERROR,
      N_("A part of the address is a placeholder. Put the real address in its place.") },
    is_placeholder },
  { { "url-page", CS_SEVERITY_ERROR,
      N_("This is the address of a page for people, not of a webhook. In the workflow's trigger, "
         "copy the field “HTTP POST URL”.") },
    is_page },
  { { "url-wrapped", CS_SEVERITY_NOTE,
      N_("There was white space, or there were quotes, around the address; they are left out.") },
    has_wrapping },
  { { "url-html", CS_SEVERITY_WARNING,
      N_("The address came from a web page's source: it has “&amp;” where “&” belongs. That is "
         "undone.") },
    was_html },
  { { "url-double-encoding", CS_SEVERITY_WARNING,
      N_("The address was encoded twice: it has “%252F” where “%2F” belongs. That is undone; look "
         "also at the tool that it came through.") },
    was_double },
  { { "url-sig-missing", CS_SEVERITY_ERROR,
      N_("The signature “sig” is missing, so the service will answer 401. Shells cut an address at "
         "the first “&” unless it stands in quotes; copy it again.") },
    has_no_sig },
  { { "url-sig-cut", CS_SEVERITY_WARNING,
      N_("The signature “sig” has not the 43 letters, digits, “-” and “_” that it usually has; the "
         "end may have been lost. Copy the address again.") },
    has_cut_sig },
  { { "url-parameters-missing", CS_SEVERITY_WARNING,
      N_("One of the parameters “api-version”, “sp” and “sv” is missing. Copy the address again, as "
         "a whole.") },
    has_no_parameters },
  { { "url-decoded", CS_SEVERITY_NOTE,
      N_("The parameter “sp” is not encoded as the service writes it (“%2Ftriggers%2F…”). Most "
         "services take both; if the answer is 401, copy the address again.") },
    has_raw_sp },
  { { "url-connector-cut", CS_SEVERITY_WARNING,
      N_("The address of a connector ends with “/IncomingWebhook/”, an id and another id; a part "
         "is missing here. Copy it again.") },
    is_cut_connector },
  { { "url-fragment", CS_SEVERITY_NOTE,
      N_("What follows “#” is never sent, and no webhook has it.") },
    has_fragment },
  { { "url-old-host", CS_SEVERITY_WARNING,
      N_("Addresses on outlook.office.com were replaced by “….webhook.office.com” in 2021, and "
         "those were retired in 2026. Make a workflow with the template “Post to a channel when a "
         "webhook request is received” and use its address.") },
    is_old_connector },
  { { "url-retired", CS_SEVERITY_WARNING,
      N_("Office 365 connectors were switched off in May 2026, so nothing sent here arrives in "
         "Teams. Make a workflow with the template “Post to a channel when a webhook request is "
         "received” and use its address.") },
    is_connector },
  { { "url-old-workflow", CS_SEVERITY_NOTE,
      N_("This is the older form of a workflow's address. If it does not answer any more, open the "
         "workflow and copy its present address, on api.powerplatform.com.") },
    is_old_workflow },
  { { "url-too-long", CS_SEVERITY_WARNING,
      N_("The address has more than 2,048 characters, which many programs and proxies refuse.") },
    is_very_long },
  { { "url-long", CS_SEVERITY_NOTE,
      N_("The address has more than 255 characters. Some tools cut it in their settings; compare "
         "its end there.") },
    is_long },
  { { "url-unknown", CS_SEVERITY_NOTE,
      N_("This is no address of a kind that is known here. What is sent is the same as to a "
         "workflow; the answer is shown as it comes.") },
    is_unknown },
};

/* Copying brings line ends, quotes and angle brackets along.
 * Returns: (transfer full) */
static char *
dup_unwrapped (const char *text,
               gsize      *n_trimmed)
{
  static const char wrapping[] = " \t\r\n\f\v\"'`<>";
  gsize length = strlen (text);
  gsize start = strspn (text, wrapping);

  while (length > start && strchr (wrapping, text[length - 1]) != NULL)
    length--;

  *n_trimmed = strlen (text) - (length - start);
  return g_strndup (text + start, length - start);
}

/* Returns: (transfer full): @text with each @from as @to */
static char *
dup_replaced (const char *text,
              const char *from,
              const char *to)
{
  g_autoptr (GString) replaced = g_string_new (text);

  g_string_replace (replaced, from, to, 0);
  return g_string_free (g_steal_pointer (&replaced), FALSE);
}

static gboolean
has_double_encoding (const char *text)
{
  for (const char *p = strstr (text, "%25"); p != NULL; p = strstr (p + 3, "%25"))
    {
      if (g_ascii_isxdigit (p[3]) && g_ascii_isxdigit (p[4]))
        return TRUE;
    }

  return FALSE;
}

/* What encodings did to it, undone. A whole address that was encoded has no "://" left. */
static void
cure (Case *url)
{
  url->url = g_strdup (url->text);

  if (strstr (url->url, "://") == NULL &&
      g_ascii_strncasecmp (url->url, "http", 4) == 0 && strstr (url->url, "%3") != NULL)
    {
      char *decoded = g_uri_unescape_string (url->url, NULL);

      if (decoded != NULL && strstr (decoded, "://") != NULL)
        {
          g_free (url->url);
          url->url = g_steal_pointer (&decoded);
          url->was_double = TRUE;
        }
      g_free (decoded);
    }

  if (strstr (url->url, "&amp;") != NULL)
    {
      char *cured = dup_replaced (url->url, "&amp;", "&");

      g_free (url->url);
      url->url = cured;
      url->was_html = TRUE;
    }

  if (has_double_encoding (url->url))
    {
      char *cured = dup_replaced (url->url, "%25", "%");

      g_free (url->url);
      url->url = cured;
      url->was_double = TRUE;
    }
}

CsUrlReport *
cs_url_doctor_examine (const char *text)
{
  CsUrlReport *self = g_new0 (CsUrlReport, 1);
  g_autofree char *valid = g_utf8_make_valid (text, -1);
  g_autofree char *unwrapped = NULL;
  Case url = { 0 };

  unwrapped = dup_unwrapped (valid, &url.n_trimmed);
  url.text = unwrapped;
  cure (&url);
  url.uri = g_uri_parse (url.url, G_URI_FLAGS_ENCODED | G_URI_FLAGS_SCHEME_NORMALIZE, NULL);
  url.host = url.uri != NULL ? g_uri_get_host (url.uri) : NULL;
  if (url.host != NULL && url.host[0] == '\0')
    url.host = NULL;
  if (url.host != NULL)
    url.kind = cs_endpoint_guess_kind (url.url, &url.accepts);
  else
    url.kind = url.accepts = CS_ENDPOINT_OTHER;

  self->kind = url.kind;
  self->accepts = url.accepts;
  self->label = cs_endpoint_dup_label (url.url);
  self->notes = g_array_new (FALSE, FALSE, sizeof (CsUrlNote));
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      if (rows[i].applies (&url))
        {
          CsUrlNote note = rows[i].note;

          note.message = _(note.message);
          g_array_append_val (self->notes, note);
        }
    }

  if (!cs_url_report_has_error (self))
    {
      self->changed = !g_str_equal (url.url, text);
      self->url = g_steal_pointer (&url.url);
    }

  g_clear_pointer (&url.uri, g_uri_unref);
  g_free (url.url);
  return self;
}

void
cs_url_report_free (CsUrlReport *self)
{
  g_free (self->url);
  g_free (self->label);
  g_array_unref (self->notes);
  g_free (self);
}

gboolean
cs_url_report_has_error (const CsUrlReport *self)
{
  for (guint i = 0; i < self->notes->len; i++)
    {
      if (g_array_index (self->notes, CsUrlNote, i).severity == CS_SEVERITY_ERROR)
        return TRUE;
    }

  return FALSE;
}

const CsUrlNote *
cs_url_report_find (const CsUrlReport *self,
                    const char        *id)
{
  for (guint i = 0; i < self->notes->len; i++)
    {
      const CsUrlNote *note = &g_array_index (self->notes, CsUrlNote, i);

      if (g_str_equal (note->id, id))
        return note;
    }

  return NULL;
}
