/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cs-test-rules"

#include "cs-rules.h"

#include <json-glib/json-glib.h>
#include <string.h>

#include "rules-fixture.h"

/* Real cards, and what the official JavaScript renderer says about them: wherever it reports
 * something we report a fault, and where it reports nothing we report no error. */

/* Cards that the renderer takes and that we call wrong, as they are wrong on every target:
 * { file, rule, why }. There is none. */
static const struct
{
  const char *file;
  const char *id;
  const char *why;
} exceptions[] = {
  { NULL, NULL, NULL },
};

/* What its events are called here. */
static const struct
{
  const char *event;
  const char *ids[12];
} events[] = {
  { "UnknownElementType", { "card-kind-unknown", "card-kind-case", "card-kind-teams",
                            "card-kind-target" } },
  { "UnknownActionType", { "card-kind-unknown", "card-kind-case", "card-kind-teams",
                           "card-kind-target", "card-action-unanswered" } },
  { "ElementTypeNotAllowed", { "card-kind-place", "card-kind-unknown", "card-choice" } },
  { "ActionTypeNotAllowed", { "card-kind-place" } },
  { "InvalidPropertyValue", { "card-choice", "card-type", "card-pattern", "card-range",
                              "card-column-width", "card-lang", "card-requires",
                              "card-version-invalid", "card-boolean-string",
                              "card-choice-teams" } },
  { "UnsupportedCardVersion", { "card-version-unknown", "card-version-invalid" } },
  { "DuplicateId", { "card-id-duplicate" } },
  { "TooManyActions", { "card-actions-max" } },
  { "RequiredInputsShouldHaveErrorMessage", { "card-input-error-message" } },
  { "RequiredInputsShouldHaveLabel", { "card-input-label" } },
  { "CollectionCantBeEmpty", { "card-choices-missing" } },
  { "PropertyCantBeNull", { "card-input-id", "card-open-url-missing", "card-choice-incomplete",
                            "card-required" } },
  { "MissingCardType", { "card-type-missing" } },
};

static GPtrArray *
check (CsProject *project)
{
  g_autoptr (CsSubject) subject = cs_subject_new (project, CS_SUBJECT_CARD, NULL, NULL, NULL);

  return cs_rules_check (subject, CS_PROFILE_UPLOAD, NULL);
}

static CsProject *
project_of_text (const char *text)
{
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));
  g_autoptr (GError) error = NULL;
  CsProject         *project = cs_project_new ();

  cs_project_add_file (project, "manifest.json", bytes, &error);
  g_assert_no_error (error);
  return project;
}

static gboolean
has_fault_for (GPtrArray  *findings,
               const char *event)
{
  for (guint i = 0; i < G_N_ELEMENTS (events); i++)
    {
      if (!g_str_equal (events[i].event, event))
        continue;
      for (guint j = 0; events[i].ids[j] != NULL; j++)
        {
          CsFinding *finding = fixture_find (findings, events[i].ids[j], NULL, NULL);

          if (finding != NULL && cs_finding_get_severity (finding) != CS_SEVERITY_NOTE)
            return TRUE;
        }
      return FALSE;
    }

  g_error ("no rule stands for the event %s", event);
}

static gboolean
is_exception (const char *file,
              const char *id)
{
  for (guint i = 0; exceptions[i].file != NULL; i++)
    {
      if (g_str_equal (exceptions[i].file, file) && g_str_equal (exceptions[i].id, id))
        return TRUE;
    }

  return FALSE;
}

static void
assert_no_error (const char *file,
                 GPtrArray  *findings)
{
  for (guint i = 0; i < findings->len; i++)
    {
      CsFinding *finding = findings->pdata[i];

      if (cs_finding_get_severity (finding) == CS_SEVERITY_ERROR &&
          !is_exception (file, cs_finding_get_id (finding)))
        g_test_fail_printf ("%s: error where there is none: %s %s", file,
                            cs_finding_get_id (finding), cs_finding_get_message (finding));
    }
}

static guint
assert_events (const char *file,
               GPtrArray  *findings,
               JsonArray  *list)
{
  for (guint i = 0; i < json_array_get_length (list); i++)
    {
      JsonObject *event = json_array_get_object_element (list, i);

      if (!has_fault_for (findings, json_object_get_string_member (event, "event")))
        g_test_fail_printf ("%s: no fault for: %s", file,
                            json_object_get_string_member (event, "message"));
    }

  return json_array_get_length (list);
}

/* Returns: whether the card is one of the oracle's. */
static gboolean
assert_like_oracle (const char *corpus,
                    JsonObject *row,
                    guint      *n_events)
{
  const char            *file = json_object_get_string_member (row, "file");
  g_autofree char       *path = g_build_filename (corpus, "adaptive", file, NULL);
  g_autoptr (CsProject)  project = NULL;
  g_autoptr (GPtrArray)  findings = NULL;
  guint                  n_here;

  if (g_str_equal (json_object_get_string_member (row, "status"), "data") ||
      !g_file_test (path, G_FILE_TEST_EXISTS))
    return FALSE;

  project = fixture_open_manifest (path);
  findings = check (project);
  n_here = assert_events (file, findings, json_object_get_array_member (row, "parseEvents")) +
           assert_events (file, findings, json_object_get_array_member (row, "validationEvents"));
  if (n_here == 0)
    assert_no_error (file, findings);

  *n_events += n_here;
  return TRUE;
}

static void
test_oracle (void)
{
  g_autofree char       *corpus = fixture_dup_corpus ("cards");
  g_autofree char       *path = NULL;
  g_autoptr (JsonParser) parser = json_parser_new ();
  g_autoptr (GError)     error = NULL;
  JsonArray             *rows;
  guint                  n_cards = 0;
  guint                  n_events = 0;

  if (corpus == NULL)
    return;

  path = g_build_filename (corpus, "adaptive-oracle.json", NULL);
  json_parser_load_from_file (parser, path, &error);
  g_assert_no_error (error);
  rows = json_object_get_array_member (json_node_get_object (json_parser_get_root (parser)),
                                       "cards");
  for (guint i = 0; i < json_array_get_length (rows); i++)
    n_cards += assert_like_oracle (corpus, json_array_get_object_element (rows, i), &n_events);

  g_test_message ("%u cards, %u events", n_cards, n_events);
  g_assert_cmpuint (n_cards, >, 0);
  g_assert_cmpuint (n_events, >, 0);
}

/* Real MessageCards, each of which was shown by Teams or Outlook. */
static void
test_messages (void)
{
  g_autofree char      *folder = fixture_dup_corpus ("cards/message");
  g_autoptr (GPtrArray) paths = NULL;

  if (folder == NULL)
    return;

  paths = fixture_list (folder, ".json");
  g_assert_cmpuint (paths->len, >, 0);
  for (guint i = 0; i < paths->len; i++)
    {
      g_autoptr (CsProject) project = fixture_open_manifest (paths->pdata[i]);
      g_autoptr (GPtrArray) findings = check (project);

      g_assert_null (fixture_find (findings, "card-unknown", NULL, NULL));
      assert_no_error (paths->pdata[i], findings);
    }
}

static void
fix_card (const char *path)
{
  g_autoptr (CsProject) project = fixture_open_manifest (path);
  g_autoptr (GPtrArray) left = NULL;

  g_test_message ("%s", path);
  left = fixture_fix_everything (project, CS_SUBJECT_CARD, NULL, CS_PROFILE_UPLOAD, NULL);
}

static void
fix_folder (const char *folder)
{
  g_autoptr (GDir)  dir = g_dir_open (folder, 0, NULL);
  const char       *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      if (g_file_test (path, G_FILE_TEST_IS_DIR))
        fix_folder (path);
      else if (g_str_has_suffix (name, ".json"))
        fix_card (path);
    }
}

static void
test_fixes (void)
{
  g_autofree char *messages = fixture_dup_corpus ("cards/message");
  g_autofree char *elements = fixture_dup_corpus ("cards/adaptive/v1.2/Elements");
  g_autofree char *tests = fixture_dup_corpus ("cards/adaptive/v1.2/Tests");

  if (messages == NULL || elements == NULL || tests == NULL)
    return;

  fix_folder (messages);
  fix_folder (elements);
  if (g_getenv ("CS_TEST_LONG") != NULL)
    fix_folder (tests);
}

static void
assert_version (const char *version,
                gboolean    valid)
{
  g_autofree char      *text = g_strdup_printf ("{ \"type\": \"AdaptiveCard\", \"version\": \"%s\" }",
                                                version);
  g_autoptr (CsProject) project = project_of_text (text);
  g_autoptr (GPtrArray) findings = check (project);
  CsFinding            *finding = fixture_find (findings, "card-version-invalid", NULL, NULL);

  g_test_message ("version “%s”", version);
  if (valid)
    g_assert_true (finding == NULL || cs_finding_get_severity (finding) == CS_SEVERITY_WARNING);
  else
    g_assert_nonnull (finding);
}

static void
test_versions (void)
{
  g_autofree char       *path = fixture_dup_corpus ("cards/conformance/semver.json");
  g_autoptr (JsonParser) parser = json_parser_new ();
  JsonObject            *root;
  JsonArray             *list;

  if (path == NULL)
    return;

  g_assert_true (json_parser_load_from_file (parser, path, NULL));
  root = json_node_get_object (json_parser_get_root (parser));
  list = json_object_get_array_member (root, "valid");
  for (guint i = 0; i < json_array_get_length (list); i++)
    assert_version (json_array_get_string_element (json_array_get_array_element (list, i), 0), TRUE);
  list = json_object_get_array_member (root, "invalid");
  for (guint i = 0; i < json_array_get_length (list); i++)
    assert_version (json_array_get_string_element (list, i), FALSE);
}

/* A card full of templates: nothing in it is wrong, and that is said once. */
static void
test_template (void)
{
  g_autofree char      *path =
    fixture_dup_corpus ("cards/conformance/serialization/enable-full-json-round-trip-input.json");
  g_autoptr (CsProject) project = NULL;
  g_autoptr (GPtrArray) findings = NULL;
  guint                 n_notes = 0;

  if (path == NULL)
    return;

  project = fixture_open_manifest (path);
  findings = check (project);
  assert_no_error (path, findings);
  for (guint i = 0; i < findings->len; i++)
    n_notes += g_str_equal (cs_finding_get_id (findings->pdata[i]), "card-template");
  g_assert_cmpuint (n_notes, ==, 1);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/rules/cards/oracle", test_oracle);
  g_test_add_func ("/rules/cards/messages", test_messages);
  g_test_add_func ("/rules/cards/fixes", test_fixes);
  g_test_add_func ("/rules/cards/versions", test_versions);
  g_test_add_func ("/rules/cards/template", test_template);

  return g_test_run ();
}
