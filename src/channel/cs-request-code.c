/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cs-channel"

#include "cs-request-code.h"

#include <string.h>

/* How a language writes a text that holds any character. */
typedef char *(*Quote) (const char *text);

typedef struct
{
  const char *name;
  const char *title;
  const char *extension;
  /* What stands for the address where it is not given. */
  const char *variable;
  Quote       quote;
  /* "@URL@" and "@PAYLOAD@" are filled. */
  const char *text;
} Language;

/* 'it'\''s': within single quotes a shell takes everything as it is but the quote. */
static char *
quote_shell (const char *text)
{
  return g_shell_quote (text);
}

/* PowerShell doubles the quote, and takes typographic ones for quotes as well. */
static char *
quote_powershell (const char *text)
{
  GString *quoted = g_string_new ("'");

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (c == '\'' || (c >= 0x2018 && c <= 0x201b))
        g_string_append_unichar (quoted, c);
      g_string_append_unichar (quoted, c);
    }

  g_string_append_c (quoted, '\'');
  return g_string_free (quoted, FALSE);
}

/* A string in double quotes with the escapes that C#, JavaScript, Go and Python share: what is no
 * ASCII stays, but for what ends a line in one of them. */
static char *
quote_double (const char *text)
{
  GString *quoted = g_string_new ("\"");

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (c == '"' || c == '\\')
        g_string_append_printf (quoted, "\\%c", c);
      else if (c == '\n')
        g_string_append (quoted, "\\n");
      else if (c == '\r')
        g_string_append (quoted, "\\r");
      else if (c == '\t')
        g_string_append (quoted, "\\t");
      else if (c < 0x20 || c == 0x7f || c == 0x85 || c == 0x2028 || c == 0x2029 || c == 0xfeff)
        g_string_append_printf (quoted, "\\u%04x", c);
      else
        g_string_append_unichar (quoted, c);
    }

  g_string_append_c (quoted, '"');
  return g_string_free (quoted, FALSE);
}

static const Language languages[CS_N_REQUEST_LANGUAGES] = {
  [CS_REQUEST_CODE_CURL] = { "curl", "curl", "sh", "\"$WEBHOOK_URL\"", quote_shell,
    "#!/bin/sh\n"
    "curl --silent --show-error --write-out '\\n%{http_code}\\n' \\\n"
    "  --header 'Content-Type: application/json; charset=utf-8' \\\n"
    "  --data-binary @PAYLOAD@ \\\n"
    "  @URL@\n" },
  [CS_REQUEST_CODE_POWERSHELL] = { "powershell", "PowerShell", "ps1", "$env:WEBHOOK_URL",
    quote_powershell,
    "$payload = @PAYLOAD@\n"
    "$request = @{\n"
    "  Uri             = @URL@\n"
    "  Method          = 'Post'\n"
    "  ContentType     = 'application/json; charset=utf-8'\n"
    "  Body            = [System.Text.Encoding]::UTF8.GetBytes($payload)\n"
    "  UseBasicParsing = $true\n"
    "}\n"
    "$answer = Invoke-WebRequest @request\n"
    "$answer.Content\n"
    "$answer.StatusCode\n" },
  [CS_REQUEST_CODE_PYTHON] = { "python", "Python", "py", "os.environ[\"WEBHOOK_URL\"]", quote_double,
    "import os\n"
    "import urllib.error\n"
    "import urllib.request\n"
    "\n"
    "payload = @PAYLOAD@\n"
    "request = urllib.request.Request(\n"
    "    @URL@,\n"
    "    data=payload.encode(\"utf-8\"),\n"
    "    headers={\"Content-Type\": \"application/json; charset=utf-8\"},\n"
    ")\n"
    "try:\n"
    "    with urllib.request.urlopen(request, timeout=30) as answer:\n"
    "        print(answer.read().decode(\"utf-8\"))\n"
    "        print(answer.status)\n"
    "except urllib.error.HTTPError as error:\n"
    "    print(error.read().decode(\"utf-8\"))\n"
    "    print(error.code)\n" },
  [CS_REQUEST_CODE_CSHARP] = { "csharp", "C#", "cs",
    "System.Environment.GetEnvironmentVariable(\"WEBHOOK_URL\")", quote_double,
    "using System;\n"
    "using System.Net.Http;\n"
    "using System.Text;\n"
    "using System.Threading.Tasks;\n"
    "\n"
    "public static class Program\n"
    "{\n"
    "    public static void Main()\n"
    "    {\n"
    "        Send().GetAwaiter().GetResult();\n"
    "    }\n"
    "\n"
    "    private static async Task Send()\n"
    "    {\n"
    "        var payload = @PAYLOAD@;\n"
    "        using (var client = new HttpClient { Timeout = TimeSpan.FromSeconds(30) })\n"
    "        using (var content = new StringContent(payload, Encoding.UTF8, \"application/json\"))\n"
    "        using (var answer = await client.PostAsync(@URL@, content))\n"
    "        {\n"
    "            Console.WriteLine(await answer.Content.ReadAsStringAsync());\n"
    "            Console.WriteLine((int)answer.StatusCode);\n"
    "        }\n"
    "    }\n"
    "}\n" },
  [CS_REQUEST_CODE_JAVASCRIPT] = { "javascript", "JavaScript", "mjs", "process.env.WEBHOOK_URL",
    quote_double,
    "const payload = @PAYLOAD@;\n"
    "const answer = await fetch(@URL@, {\n"
    "  method: \"POST\",\n"
    "  headers: { \"Content-Type\": \"application/json; charset=utf-8\" },\n"
    "  body: payload,\n"
    "  signal: AbortSignal.timeout(30000),\n"
    "});\n"
    "console.log(await answer.text());\n"
    "console.log(answer.status);\n" },
  [CS_REQUEST_CODE_GO] = { "go", "Go", "go", "os.Getenv(\"WEBHOOK_URL\")", quote_double,
    "package main\n"
    "\n"
    "import (\n"
    "\t\"fmt\"\n"
    "\t\"io\"\n"
    "\t\"log\"\n"
    "\t\"net/http\"\n"
    "@IMPORT@"
    "\t\"strings\"\n"
    "\t\"time\"\n"
    ")\n"
    "\n"
    "func main() {\n"
    "\tpayload := @PAYLOAD@\n"
    "\tclient := &http.Client{Timeout: 30 * time.Second}\n"
    "\tanswer, err := client.Post(@URL@, \"application/json; charset=utf-8\", "
    "strings.NewReader(payload))\n"
    "\tif err != nil {\n"
    "\t\tlog.Fatal(err)\n"
    "\t}\n"
    "\tdefer answer.Body.Close()\n"
    "\ttext, err := io.ReadAll(answer.Body)\n"
    "\tif err != nil {\n"
    "\t\tlog.Fatal(err)\n"
    "\t}\n"
    "\tfmt.Println(string(text))\n"
    "\tfmt.Println(answer.StatusCode)\n"
    "}\n" },
};

const char *
cs_request_language_get_name (CsRequestLanguage language)
{
  return languages[language].name;
}

const char *
cs_request_language_get_title (CsRequestLanguage language)
{
  return languages[language].title;
}

const char *
cs_request_language_get_extension (CsRequestLanguage language)
{
  return languages[language].extension;
}

static gboolean
skip (const char **text,
      const char  *mark)
{
  if (!g_str_has_prefix (*text, mark))
    return FALSE;

  *text += strlen (mark);
  return TRUE;
}

/* Mark by mark, so that nothing in the address or the payload is taken for one. */
char *
cs_request_code_write (CsRequestLanguage  language,
                       const char        *url,
                       GBytes            *payload)
{
  const Language *row = &languages[language];
  gsize size;
  const char *data = g_bytes_get_data (payload, &size);
  g_autofree char *valid = g_utf8_make_valid (data != NULL ? data : "", size);
  g_autofree char *quoted_payload = row->quote (valid);
  g_autofree char *quoted_url = url != NULL ? row->quote (url) : g_strdup (row->variable);
  GString *code = g_string_new (NULL);
  const char *text = row->text;

  while (*text != '\0')
    {
      if (skip (&text, "@PAYLOAD@"))
        g_string_append (code, quoted_payload);
      else if (skip (&text, "@URL@"))
        g_string_append (code, quoted_url);
      else if (skip (&text, "@IMPORT@"))
        g_string_append (code, url == NULL ? "\t\"os\"\n" : "");
      else
        g_string_append_c (code, *text++);
    }

  return g_string_free (code, FALSE);
}
