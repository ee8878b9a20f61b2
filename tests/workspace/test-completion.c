/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cs-test"

#include <string.h>

#include "cs-completion.h"
#include "cs-member-help.h"
#include "cs-vocab-card.h"
#include "cs-vocab-manifest.h"

static const CsGrammar manifest_16 = { &cs_vocab_manifest, CS_VERSION (1, 16) };
static const CsGrammar language_file = { &cs_vocab_language_file, CS_VERSION (1, 16) };
static const CsGrammar connector_json = { &cs_vocab_connector_json, CS_VERSION_NONE };
static const CsGrammar adaptive_card = { &cs_vocab_adaptive_card, CS_VERSION_NONE };
static const CsGrammar adaptive_card_12 = { &cs_vocab_adaptive_card, CS_VERSION (1, 2) };
static const CsGrammar card_message = { &cs_vocab_card_message, CS_VERSION (1, 5) };
static const CsGrammar message_card = { &cs_vocab_message_card, CS_VERSION_NONE };
static const CsGrammar no_grammar = { NULL, CS_VERSION_NONE };

static const char *const files[] = { "color.png", "outline.png", NULL };

/* "|" is the caret. */
static CsCompletion *
complete (const CsGrammar *grammar,
          const char      *marked,
          GBytes         **bytes)
{
  const char *caret = strchr (marked, '|');
  g_autoptr (GString) text = g_string_new_len (marked, caret - marked);
  g_autoptr (CsSnapshot) snapshot = NULL;

  g_assert_nonnull (caret);
  g_string_append (text, caret + 1);
  *bytes = g_bytes_new (text->str, text->len);
  snapshot = cs_snapshot_new (*bytes);

  return cs_completion_new (grammar, snapshot, caret - marked, files);
}

typedef struct
{
  const char      *name;
  const CsGrammar *grammar;
  const char      *text;
  const char      *label;
  const char      *after;     /* with what is selected between "‹" and "›" */
} ApplyCase;

static const ApplyCase apply_cases[] = {
  { "empty-object", &manifest_16, "{|}", "version", "{\"version\": \"‹1.0.0›\"}" },
  { "in-opened-quote", &manifest_16, "{\"ver|}", "version", "{\"version\": \"‹1.0.0›\"}" },
  { "in-closed-quote", &manifest_16, "{\"ver|\"}", "version", "{\"version\": \"‹1.0.0›\"}" },
  { "bare-word", &manifest_16, "{ver|}", "version", "{\"version\": \"‹1.0.0›\"}" },
  { "before-another", &manifest_16, "{\n  \"ver|\n  \"id\": \"x\"\n}", "version",
    "{\n  \"version\": \"‹1.0.0›\",\n  \"id\": \"x\"\n}" },
  { "quote-before-another-on-line", &manifest_16, "{ \"ver|, \"id\": \"x\" }", "version",
    "{ \"version\": \"‹1.0.0›\", \"id\": \"x\" }" },
  { "after-comma", &manifest_16, "{\n  \"id\": \"x\",\n  |\n}", "version",
    "{\n  \"id\": \"x\",\n  \"version\": \"‹1.0.0›\"\n}" },
  { "missing-comma-before", &manifest_16, "{\n  \"id\": \"x\"\n  |\n}", "version",
    "{\n  \"id\": \"x\",\n  \"version\": \"‹1.0.0›\"\n}" },
  { "rename-keeps-value", &manifest_16, "{\"ver|\": 7}", "version", "{\"version\"‹›: 7}" },
  { "version-of-the-text", &manifest_16, "{|}", "manifestVersion",
    "{\"manifestVersion\": \"‹1.16›\"}" },
  { "skeleton-in-lines", &manifest_16, "{\n  |\n}", "name",
    "{\n  \"name\": {\n    \"short\": \"‹›\",\n    \"full\": \"\"\n  }\n}" },
  { "skeleton-with-tabs-and-crlf", &manifest_16, "{\r\n\t|\r\n}", "icons",
    "{\r\n\t\"icons\": {\r\n\t\t\"outline\": \"‹›\",\r\n\t\t\"color\": \"\"\r\n\t}\r\n}" },
  { "skeleton-on-one-line", &manifest_16, "{ \"id\": \"x\", \"icons\": {|} }", "color",
    "{ \"id\": \"x\", \"icons\": {\"color\": \"‹›\"} }" },
  { "choice-in-array", &manifest_16, "{\"permissions\": [\"|\"]}", "identity",
    "{\"permissions\": [\"identity\"‹›]}" },
  { "choice-missing-comma", &manifest_16, "{\"permissions\": [\"identity\" |]}",
    "messageTeamMembers",
    "{\"permissions\": [\"identity\", \"messageTeamMembers\"‹›]}" },
  { "array-item-before-another", &manifest_16, "{\"permissions\": [|\"identity\"]}",
    "messageTeamMembers",
    "{\"permissions\": [\"messageTeamMembers\"‹›,\"identity\"]}" },
  { "boolean", &manifest_16, "{\"isFullScreen\": |}", "true", "{\"isFullScreen\": true‹›}" },
  { "boolean-half", &manifest_16, "{\"isFullScreen\": fa|}", "true", "{\"isFullScreen\": true‹›}" },
  { "boolean-and-comma", &manifest_16, "{\"isFullScreen\": |\n\"id\": \"x\"}", "false",
    "{\"isFullScreen\": false‹›,\n\"id\": \"x\"}" },
  { "value-of-version", &manifest_16, "{\"manifestVersion\": |}", "1.16",
    "{\"manifestVersion\": \"1.16\"‹›}" },
  { "file", &manifest_16, "{\"icons\": {\"color\": \"c|\"}}", "color.png",
    "{\"icons\": {\"color\": \"color.png\"‹›}}" },
  { "in-array-of-objects", &manifest_16, "{\"connectors\": [{|}]}", "connectorId",
    "{\"connectors\": [{\"connectorId\": \"‹›\"}]}" },
  { "value-object", &manifest_16, "{\n  \"name\": |\n}", "{…}",
    "{\n  \"name\": {\n    \"short\": \"‹›\",\n    \"full\": \"\"\n  }\n}" },
  { "unicode-before", &manifest_16, "{\"name\": {\"short\": \"é€😀\"}, |}", "id", NULL },
  { "language-file", &language_file, "{|}", "name.short", "{\"name.short\": \"‹›\"}" },
  { "connector-json", &connector_json, "{\"registration\": {|}}", "actionsEnabled",
    "{\"registration\": {\"actionsEnabled\": ‹false›}}" },
  { "card-element", &adaptive_card, "{\"body\": [|]}", "{…}",
    "{\"body\": [{\"type\": \"‹›\"}]}" },
  { "card-kind-first", &adaptive_card, "{\"body\": [{|}]}", "type",
    "{\"body\": [{\"type\": \"‹›\"}]}" },
  { "card-kind", &adaptive_card, "{\"body\": [{\"type\": \"|\"}]}", "TextBlock",
    "{\"body\": [{\"type\": \"TextBlock\"‹›}]}" },
  { "card-kind-again", &adaptive_card, "{\"body\": [{\"type\": \"Im|\", \"url\": 1}]}", "ImageSet",
    "{\"body\": [{\"type\": \"ImageSet\"‹›, \"url\": 1}]}" },
  { "card-member", &adaptive_card, "{\"body\": [{\"type\": \"TextBlock\", |}]}", "wrap",
    "{\"body\": [{\"type\": \"TextBlock\", \"wrap\": ‹false›}]}" },
  { "card-kind-after-caret", &adaptive_card,
    "{\"body\": [{\"items\": [{\"type\": \"Icon\"}], |\"type\": \"Container\"}]}", "bleed",
    "{\"body\": [{\"items\": [{\"type\": \"Icon\"}], \"bleed\": ‹false›,\"type\": \"Container\"}]}" },
  { "card-choice", &adaptive_card,
    "{\"body\": [{\"type\": \"Container\", \"style\": \"|\"}]}", "emphasis",
    "{\"body\": [{\"type\": \"Container\", \"style\": \"emphasis\"‹›}]}" },
  { "card-column-needs-no-type", &adaptive_card,
    "{\"body\": [{\"type\": \"ColumnSet\", \"columns\": [{|}]}]}", "width", NULL },
  { "card-other-form", &adaptive_card,
    "{\"body\": [{\"type\": \"Image\", \"fallback\": |}]}", "drop",
    "{\"body\": [{\"type\": \"Image\", \"fallback\": \"drop\"‹›}]}" },
  { "card-action", &adaptive_card,
    "{\"actions\": [{\"type\": \"Action.ShowCard\", \"card\": {\"body\": "
    "[{\"type\": \"FactSet\", \"facts\": [{|}]}]}}]}", "title", NULL },
  { "card-in-message", &card_message,
    "{\"attachments\": [{\"content\": {\"body\": [{\"type\": \"Table\", |}]}}]}", "rows", NULL },
  { "message-card", &message_card, "{\"sections\": [{|}]}", "activityTitle",
    "{\"sections\": [{\"activityTitle\": \"‹›\"}]}" },
  { "message-action", &message_card, "{\"potentialAction\": [{\"@type\": \"|\"}]}", "OpenUri",
    "{\"potentialAction\": [{\"@type\": \"OpenUri\"‹›}]}" },
  { "message-input", &message_card,
    "{\"potentialAction\": [{\"@type\": \"ActionCard\", \"inputs\": "
    "[{\"@type\": \"TextInput\", |}]}]}", "isMultiline", NULL },
};

typedef struct
{
  const char      *name;
  const CsGrammar *grammar;
  const char      *text;
  const char      *label;
} AbsentCase;

static const AbsentCase absent_cases[] = {
  { "table-in-1.2", &adaptive_card_12, "{\"body\": [{\"type\": \"|\"}]}", "Table" },
  { "tooltip-in-1.2", &adaptive_card_12, "{\"actions\": [{\"type\": \"Action.OpenUrl\", |}]}",
    "tooltip" },
  { "select-shows-no-card", &adaptive_card, "{\"selectAction\": {\"type\": \"|\"}}",
    "Action.ShowCard" },
  { "other-kind", &adaptive_card, "{\"body\": [{\"type\": \"TextBlock\", |}]}", "url" },
  { "no-card-in-card", &message_card,
    "{\"potentialAction\": [{\"@type\": \"ActionCard\", \"actions\": [{\"@type\": \"|\"}]}]}",
    "ActionCard" },
};

static char *
apply (GBytes             *bytes,
       const CsCompletion *completion,
       const CsProposal   *proposal)
{
  gsize length;
  const char *text = g_bytes_get_data (bytes, &length);
  g_autoptr (GString) after = g_string_new_len (text, completion->span.start);
  gsize end = completion->span.start + completion->span.length;

  g_assert_cmpuint (end, <=, length);
  g_assert_cmpuint (proposal->select.start + proposal->select.length, <=, strlen (proposal->text));
  g_string_append_len (after, proposal->text, proposal->select.start);
  g_string_append (after, "‹");
  g_string_append_len (after, proposal->text + proposal->select.start, proposal->select.length);
  g_string_append (after, "›");
  g_string_append (after, proposal->text + proposal->select.start + proposal->select.length);
  g_string_append_len (after, text + end, length - end);

  return g_string_free (g_steal_pointer (&after), FALSE);
}

static void
test_apply (gconstpointer data)
{
  const ApplyCase *row = data;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (CsCompletion) completion = complete (row->grammar, row->text, &bytes);
  const CsProposal *proposal = cs_completion_find (completion, row->label);
  g_autofree char *after = NULL;

  g_assert_nonnull (proposal);
  after = apply (bytes, completion, proposal);
  if (row->after != NULL)
    g_assert_cmpstr (after, ==, row->after);
}

static void
test_absent (gconstpointer data)
{
  const AbsentCase *row = data;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (CsCompletion) completion = complete (row->grammar, row->text, &bytes);

  g_assert_cmpuint (completion->proposals->len, >, 0);
  g_assert_null (cs_completion_find (completion, row->label));
}

/* Whatever is taken in an object that was sound before leaves a sound text. */
static void
test_sound_after (void)
{
  static const char *const texts[] = {
    "{|}", "{\n  |\n}", "{\n  \"id\": \"x\",\n  |\n}", "{\n  |\n  \"id\": \"x\"\n}",
    "{\n  \"id\": \"x\"\n  |\n}", "{\"developer\": {|}}", "{\"staticTabs\": [{|}]}",
    "{\"id\": \"x\", \"|\"}", "{\"id|\": \"x\"}", "{\"bots\": [|]}", "{\"connectors\": |}",
  };

  for (CsVersion version = CS_VERSION (1, 3); version <= CS_VERSION (1, 25); version += 11)
    for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
      {
        CsGrammar grammar = { &cs_vocab_manifest, version };
        g_autoptr (GBytes) bytes = NULL;
        g_autoptr (CsCompletion) completion = complete (&grammar, texts[i], &bytes);

        for (guint j = 0; j < completion->proposals->len; j++)
          {
            const CsProposal *proposal = g_ptr_array_index (completion->proposals, j);
            gsize length;
            const char *text = g_bytes_get_data (bytes, &length);
            gsize end = completion->span.start + completion->span.length;
            g_autofree char *after = g_strdup_printf ("%.*s%s%.*s",
                                                      (int) completion->span.start, text,
                                                      proposal->text,
                                                      (int) (length - end), text + end);
            g_autoptr (GBytes) result = g_bytes_new (after, strlen (after));
            g_autoptr (CsSnapshot) snapshot = cs_snapshot_new (result);

            if (cs_snapshot_is_broken (snapshot))
              g_error ("%s + %s: %s", texts[i], proposal->label, after);
          }
      }
}

typedef struct
{
  const char      *name;
  const CsGrammar *grammar;
  const char      *text;
  const char      *word;
  const char      *first;     /* NULL: nothing is proposed */
  const char      *absent;
} ListCase;

static const ListCase list_cases[] = {
  { "required-first", &manifest_16, "{|}", "", "manifestVersion", NULL },
  { "not-again", &manifest_16, "{\"manifestVersion\": \"1.16\", |}", "", "version",
    "manifestVersion" },
  { "own-name-counts-not", &manifest_16, "{\"manifestVersion|\": \"1.16\"}", "manifestVersion",
    "manifestVersion", NULL },
  { "not-of-later-versions", &manifest_16, "{|}", "", "manifestVersion", "copilotAgents" },
  { "word", &manifest_16, "{\"na|me\": 1}", "na", "manifestVersion", NULL },
  { "bare-word", &manifest_16, "{na|", "na", "manifestVersion", NULL },
  { "choice-not-twice", &manifest_16, "{\"permissions\": [\"identity\", \"|\"]}", "",
    "messageTeamMembers", "identity" },
  { "after-the-root", &manifest_16, "{} |", "", NULL, NULL },
  { "in-a-comment", &manifest_16, "{ /* | */ }", "", NULL, NULL },
  { "unknown-object", &manifest_16, "{\"foo\": {|}}", "", NULL, NULL },
  { "after-a-name", &manifest_16, "{\"name\" |}", "", NULL, NULL },
  { "free-text", &manifest_16, "{\"name\": {\"short\": \"|\"}}", "", NULL, NULL },
  { "empty-text", &manifest_16, "|", "", NULL, NULL },
  { "no-grammar", &no_grammar, "{|}", "", NULL, NULL },
  { "brackets-crossed", &manifest_16, "{\"permissions\": [}|", "", "identity", NULL },
};

static void
test_list (gconstpointer data)
{
  const ListCase *row = data;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (CsCompletion) completion = complete (row->grammar, row->text, &bytes);

  if (row->first == NULL)
    {
      g_assert_cmpuint (completion->proposals->len, ==, 0);
      return;
    }

  g_assert_cmpuint (completion->proposals->len, >, 0);
  g_assert_cmpstr (completion->word, ==, row->word);
  g_assert_cmpstr (((CsProposal *) g_ptr_array_index (completion->proposals, 0))->label, ==,
                   row->first);
  if (row->absent != NULL)
    g_assert_null (cs_completion_find (completion, row->absent));
}

/* At every place of every beginning of a text nothing is read past an end. */
static void
complete_everywhere (const CsGrammar *grammar,
                     const char      *text)
{
  for (gsize length = 0; length <= strlen (text); length++)
    {
      g_autoptr (GBytes) bytes = g_bytes_new (text, length);
      g_autoptr (CsSnapshot) snapshot = cs_snapshot_new (bytes);

      for (gsize offset = 0; offset <= length; offset++)
        {
          g_autoptr (CsCompletion) completion = cs_completion_new (grammar, snapshot, offset, NULL);

          g_assert_cmpuint (completion->span.start + completion->span.length, <=, length);
          g_assert_cmpuint (completion->span.start, <=, offset);
        }
    }
}

static void
test_everywhere (void)
{
  complete_everywhere (&manifest_16,
                       "{ // c\n \"name\": {\"short\": \"a\\\"b\", 'x': tru}, /* \"d\" */ "
                       "\"permissions\": [\"identity\"\n\"x], "
                       "\"bots\": [{\"scopes\": [\"team\", nul]}] }} ]");
  complete_everywhere (&adaptive_card,
                       "{\"body\": [{\"type\" : /* \"c\" */ \"Container\", \"items\": [{\"text\": \"a\\\"\""
                       "\"type\": Text, \"type\": \"Image\n\"}, {]\"x\"}], \"style\": \"a\"}] ] }");
}

static void
test_facts (void)
{
  const CsMember *member = cs_shape_find (&cs_vocab_manifest, "/name/short", CS_VERSION (1, 16));
  g_auto (GStrv) facts = cs_member_help_list_facts (member, CS_VERSION (1, 16));
  g_autofree char *joined = g_strjoinv ("; ", facts);

  g_assert_cmpstr (joined, ==, "A text; Required; At most 30 characters");
}

static void
test_grammar (void)
{
  static const struct
  {
    const char *path;
    const char *text;
  } contents[] = {
    { "manifest.json", "{\"manifestVersion\": \"1.16\", \"localizationInfo\": {\"additionalLanguages\": "
                       "[{\"languageTag\": \"fr\", \"file\": \"fr.json\"}]}}" },
    { "fr.json", "{}" },
    { "connector.json", "{}" },
    { "cards/new.json", "{}" },
    { "cards/adaptive.json", "{\"type\": \"AdaptiveCard\", \"version\": \"1.3\"}" },
    { "cards/next.json", "{\"type\": \"AdaptiveCard\", \"version\": \"7.0\"}" },
    { "message.json", "{\"type\": \"message\", \"attachments\": [{\"contentType\": "
                      "\"application/vnd.microsoft.card.adaptive\", \"content\": "
                      "{\"type\": \"AdaptiveCard\", \"version\": \"1.4\"}}]}" },
    { "old.json", "{\"@type\": \"MessageCard\", \"text\": \"a\"}" },
    { "cards/data.json", "{\"name\": \"a\"}" },
  };
  g_autoptr (CsProject) project = cs_project_new ();
  g_autoptr (CsWorkspace) workspace = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (contents); i++)
    {
      g_autoptr (GBytes) bytes = g_bytes_new_static (contents[i].text, strlen (contents[i].text));

      g_assert_true (cs_project_add_file (project, contents[i].path, bytes, NULL));
    }
  workspace = cs_workspace_new (project);

  g_assert_true (cs_grammar_find (workspace, "manifest.json").shape == &cs_vocab_manifest);
  g_assert_cmpuint (cs_grammar_find (workspace, "manifest.json").version, ==, CS_VERSION (1, 16));
  g_assert_true (cs_grammar_find (workspace, "fr.json").shape == &cs_vocab_language_file);
  g_assert_true (cs_grammar_find (workspace, "connector.json").shape == &cs_vocab_connector_json);
  g_assert_true (cs_grammar_find (workspace, "cards/new.json").shape == &cs_vocab_adaptive_card);
  g_assert_true (cs_grammar_find (workspace, "cards/adaptive.json").shape == &cs_vocab_adaptive_card);
  g_assert_cmpuint (cs_grammar_find (workspace, "cards/adaptive.json").version, ==,
                    CS_VERSION (1, 3));
  g_assert_cmpuint (cs_grammar_find (workspace, "cards/next.json").version, ==, CS_VERSION_NONE);
  g_assert_true (cs_grammar_find (workspace, "message.json").shape == &cs_vocab_card_message);
  g_assert_cmpuint (cs_grammar_find (workspace, "message.json").version, ==, CS_VERSION (1, 4));
  g_assert_true (cs_grammar_find (workspace, "old.json").shape == &cs_vocab_message_card);
  g_assert_null (cs_grammar_find (workspace, "cards/data.json").shape);
  g_assert_null (cs_grammar_find (workspace, "none.json").shape);
}

typedef struct
{
  const char *pointer;
  const char *title;   /* of the member's row, NULL for none */
  const char *name;    /* of the object's shape, NULL for none */
} NodeCase;

/* The kind of each object on the way decides what is inside it. */
static void
test_nodes (void)
{
  static const char text[] =
    "{\"type\": \"message\", \"attachments\": [{\"content\": {\"type\": \"AdaptiveCard\", \"body\": ["
    "{\"type\": \"ColumnSet\", \"columns\": [{\"width\": \"auto\", \"items\": ["
    "{\"type\": \"RichTextBlock\", \"inlines\": [\"a\", {\"type\": \"TextRun\", \"italic\": true}]}]}]},"
    "{\"type\": \"Strange\", \"text\": \"a\"}, {\"type\": \"Badge\", \"text\": \"a\"}],"
    "\"backgroundImage\": {\"fillMode\": \"cover\"}}}]}";
  static const NodeCase cases[] = {
    { "/attachments/0/content", "Card", "the card" },
    { "/attachments/0/content/body", "Body", NULL },
    { "/attachments/0/content/body/0", NULL, "the set of columns" },
    { "/attachments/0/content/body/0/type", "Type", NULL },
    { "/attachments/0/content/body/0/columns/0", NULL, "the column" },
    { "/attachments/0/content/body/0/columns/0/width", "Width", NULL },
    { "/attachments/0/content/body/0/columns/0/items/0/inlines/0", NULL, "a run" },
    { "/attachments/0/content/body/0/columns/0/items/0/inlines/1", NULL, "the text run" },
    { "/attachments/0/content/body/0/columns/0/items/0/inlines/1/italic", "Italic", NULL },
    { "/attachments/0/content/body/1", NULL, "an element" },
    { "/attachments/0/content/body/1/text", NULL, NULL },
    { "/attachments/0/content/body/2/text", "Text", NULL },
    { "/attachments/0/content/backgroundImage", "Background image", "the background image" },
    { "/attachments/0/content/backgroundImage/fillMode", "Fill", NULL },
  };
  g_autoptr (GBytes) bytes = g_bytes_new_static (text, strlen (text));
  g_autoptr (CsSnapshot) snapshot = cs_snapshot_new (bytes);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      CsSpot spot = cs_grammar_node (&card_message, snapshot,
                                     cs_snapshot_find (snapshot, cases[i].pointer));

      g_test_message ("%s", cases[i].pointer);
      g_assert_cmpstr (spot.member != NULL ? spot.member->title : NULL, ==, cases[i].title);
      g_assert_cmpstr (spot.shape != NULL ? spot.shape->name : NULL, ==, cases[i].name);
    }
}

static void
test_card_facts (void)
{
  const CsMember *member = cs_shape_find_member (&cs_vocab_message_card, "sections",
                                                 CS_VERSION_NONE);
  g_auto (GStrv) facts = cs_member_help_list_facts (member, CS_VERSION_NONE);
  g_autofree char *joined = g_strjoinv ("; ", facts);

  g_assert_cmpstr (joined, ==, "A list; At most 10 items");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (apply_cases); i++)
    {
      g_autofree char *path = g_strconcat ("/completion/apply/", apply_cases[i].name, NULL);

      g_test_add_data_func (path, &apply_cases[i], test_apply);
    }

  for (guint i = 0; i < G_N_ELEMENTS (absent_cases); i++)
    {
      g_autofree char *path = g_strconcat ("/completion/absent/", absent_cases[i].name, NULL);

      g_test_add_data_func (path, &absent_cases[i], test_absent);
    }

  for (guint i = 0; i < G_N_ELEMENTS (list_cases); i++)
    {
      g_autofree char *path = g_strconcat ("/completion/list/", list_cases[i].name, NULL);

      g_test_add_data_func (path, &list_cases[i], test_list);
    }
  g_test_add_func ("/completion/sound-after", test_sound_after);
  g_test_add_func ("/completion/everywhere", test_everywhere);
  g_test_add_func ("/member-help/facts", test_facts);
  g_test_add_func ("/member-help/card-facts", test_card_facts);
  g_test_add_func ("/grammar/of-project", test_grammar);
  g_test_add_func ("/grammar/nodes", test_nodes);

  return g_test_run ();
}
