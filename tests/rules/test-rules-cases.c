/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cs-test-rules"

#include "cs-rules.h"

#include <json-glib/json-glib.h>
#include <string.h>

#include "cs-picture.h"
#include "rules-fixture.h"

/* Small cases as data, in tests/rules/cases; README.md there says what they may hold. */

static const char base_manifest[] =
  "{\n"
  "  \"$schema\": \"https://developer.microsoft.com/json-schemas/teams/v1.16/MicrosoftTeams.schema.json\",\n"
  "  \"manifestVersion\": \"1.16\",\n"
  "  \"version\": \"1.0.0\",\n"
  "  \"id\": \"e9343a03-0a5e-4c1f-95a8-263a565505a5\",\n"
  "  \"developer\": {\n"
  "    \"name\": \"Contoso Works\",\n"
  "    \"websiteUrl\": \"https://contoso.net\",\n"
  "    \"privacyUrl\": \"https://contoso.net/privacy\",\n"
  "    \"termsOfUseUrl\": \"https://contoso.net/terms\"\n"
  "  },\n"
  "  \"name\": { \"short\": \"Build Bell\", \"full\": \"Build Bell notifications\" },\n"
  "  \"description\": {\n"
  "    \"short\": \"Posts build results into a channel.\",\n"
  "    \"full\": \"Rings a bell in the channel for every build that fails.\"\n"
  "  },\n"
  "  \"icons\": { \"color\": \"color.png\", \"outline\": \"outline.png\" },\n"
  "  \"accentColor\": \"#464EB8\",\n"
  "  \"connectors\": [\n"
  "    {\n"
  "      \"connectorId\": \"1a2b3c4d-5e6f-4a1b-8c2d-3e4f5a6b7c8d\",\n"
  "      \"configurationUrl\": \"https://connector.contoso.net/configure\",\n"
  "      \"scopes\": [\"team\"]\n"
  "    }\n"
  "  ],\n"
  "  \"validDomains\": [\"connector.contoso.net\"]\n"
  "}\n";

static const char base_language[] =
  "{\n"
  "  \"$schema\": \"https://developer.microsoft.com/json-schemas/teams/v1.16/MicrosoftTeams.Localization.schema.json\",\n"
  "  \"name.short\": \"Bau-Glocke\",\n"
  "  \"name.full\": \"Bau-Glocke Benachrichtigungen\",\n"
  "  \"description.short\": \"Meldet Ergebnisse im Kanal.\",\n"
  "  \"description.full\": \"Läutet für jeden Bau, der misslingt.\"\n"
  "}\n";

static const char base_localization[] =
  "{ \"localizationInfo\": { \"defaultLanguageTag\": \"en\", \"additionalLanguages\": "
  "[{ \"languageTag\": \"de\", \"file\": \"de.json\" }] } }";

/* Pictures: a square of one colour with a square symbol of another in its middle. */
static const struct
{
  const char *name;
  guint       width;
  guint       height;
  guint32     ground;    /* RGBA */
  guint32     symbol;
  guint       margin;
  gboolean    round;     /* the corners are cut off */
  guint       cut;       /* bytes that are left; 0 for all */
} pictures[] = {
  { "@color", 192, 192, 0x464eb8ff, 0xffffffff, 56 },
  { "@color-96", 96, 96, 0x464eb8ff, 0xffffffff, 28 },
  { "@color-32", 32, 32, 0x464eb8ff, 0xffffffff, 8 },
  { "@color-wide", 192, 100, 0x464eb8ff, 0xffffffff, 30 },
  { "@color-huge", 2000, 2000, 0x464eb8ff, 0xffffffff, 500 },
  { "@color-round", 192, 192, 0x464eb8ff, 0xffffffff, 56, TRUE },
  { "@color-spread", 192, 192, 0x464eb8ff, 0xffffffff, 20 },
  { "@color-transparent", 192, 192, 0x00000000, 0x464eb8ff, 50 },
  { "@damaged", 192, 192, 0x464eb8ff, 0xffffffff, 56, FALSE, 90 },
  { "@outline", 32, 32, 0x00000000, 0xffffffff, 1 },
  { "@outline-64", 64, 64, 0x00000000, 0xffffffff, 2 },
  { "@outline-soft", 32, 32, 0xffffff08, 0xffffffff, 1 },
  { "@outline-grey", 32, 32, 0x00000000, 0x808080ff, 1 },
  { "@outline-white", 32, 32, 0xffffffff, 0xffffffff, 1 },
  { "@outline-empty", 32, 32, 0x00000000, 0x00000000, 1 },
  { "@outline-small", 32, 32, 0x00000000, 0xffffffff, 10 },
};

static guint32
color_at (guint index,
          guint x,
          guint y)
{
  const guint margin = pictures[index].margin;
  const guint right = pictures[index].width - 1 - x;
  const guint bottom = pictures[index].height - 1 - y;

  if (pictures[index].round && MIN (x, right) + MIN (y, bottom) < 24)
    return 0;

  return x >= margin && y >= margin && right >= margin && bottom >= margin
           ? pictures[index].symbol
           : pictures[index].ground;
}

static GBytes *
draw_picture (guint index)
{
  const guint           width = pictures[index].width;
  const guint           height = pictures[index].height;
  guint8               *pixels = g_malloc ((gsize) width * height * 4);
  g_autoptr (GBytes)    bytes = NULL;
  g_autoptr (CsPicture) picture = NULL;
  g_autoptr (GBytes)    png = NULL;

  for (guint y = 0; y < height; y++)
    {
      for (guint x = 0; x < width; x++)
        {
          const guint32 color = GUINT32_TO_BE (color_at (index, x, y));

          memcpy (pixels + ((gsize) y * width + x) * 4, &color, 4);
        }
    }

  bytes = g_bytes_new_take (pixels, (gsize) width * height * 4);
  picture = cs_picture_new (width, height, bytes);
  png = cs_picture_save_png (picture);
  return pictures[index].cut > 0 ? g_bytes_new_from_bytes (png, 0, pictures[index].cut)
                                 : g_steal_pointer (&png);
}

static GBytes *
get_picture (const char *name)
{
  static GHashTable *drawn;
  GBytes            *bytes;

  if (drawn == NULL)
    drawn = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, (GDestroyNotify) g_bytes_unref);
  bytes = g_hash_table_lookup (drawn, name);

  for (guint i = 0; bytes == NULL && i < G_N_ELEMENTS (pictures); i++)
    {
      if (!g_str_equal (pictures[i].name, name))
        continue;
      bytes = draw_picture (i);
      g_hash_table_insert (drawn, (gpointer) pictures[i].name, bytes);
    }

  g_assert_nonnull (bytes);
  return bytes;
}

/* RFC 7396. */
static void
merge (JsonObject *target,
       JsonObject *patch)
{
  JsonObjectIter  iter;
  const char     *name;
  JsonNode       *value;

  json_object_iter_init (&iter, patch);
  while (json_object_iter_next (&iter, &name, &value))
    {
      JsonNode *present = json_object_get_member (target, name);

      if (JSON_NODE_HOLDS_NULL (value))
        json_object_remove_member (target, name);
      else if (JSON_NODE_HOLDS_OBJECT (value) && present != NULL && JSON_NODE_HOLDS_OBJECT (present))
        merge (json_node_get_object (present), json_node_get_object (value));
      else
        json_object_set_member (target, name, json_node_copy (value));
    }
}

static JsonObject *
parse_object (const char *text)
{
  g_autoptr (GError)   error = NULL;
  g_autoptr (JsonNode) node = json_from_string (text, &error);

  g_assert_no_error (error);
  return json_object_ref (json_node_get_object (node));
}

static GBytes *
print_object (JsonObject *object)
{
  g_autoptr (JsonNode) node = json_node_new (JSON_NODE_OBJECT);
  char                *text;

  json_node_set_object (node, object);
  text = json_to_string (node, TRUE);
  return g_bytes_new_take (text, strlen (text));
}

static GBytes *
bytes_of_text (const char *text)
{
  return g_bytes_new (text, strlen (text));
}

static JsonObject *
get_object (JsonObject *parent,
            const char *name)
{
  return json_object_has_member (parent, name) ? json_object_get_object_member (parent, name) : NULL;
}

/* Puts @value at a pointer of two or one steps. */
static void
set_at (JsonObject *manifest,
        const char *pointer,
        JsonNode   *value)
{
  g_auto (GStrv) steps = g_strsplit (pointer + 1, "/", -1);

  if (steps[1] != NULL)
    json_object_set_member (json_object_get_object_member (manifest, steps[0]), steps[1], value);
  else
    json_object_set_member (manifest, steps[0], value);
}

static void
generate (JsonObject *manifest,
          JsonObject *test)
{
  static const char *const kinds[] = { "long", "words", "repeat" };

  for (guint kind = 0; kind < G_N_ELEMENTS (kinds); kind++)
    {
      JsonArray   *what = json_object_has_member (test, kinds[kind])
                            ? json_object_get_array_member (test, kinds[kind]) : NULL;
      GString     *text = g_string_new (NULL);
      JsonArray   *list = json_array_new ();
      JsonNode    *node;

      for (gint64 i = 0; what != NULL && i < json_array_get_int_element (what, 1); i++)
        {
          g_string_append (text, kind == 0 ? "x" : "word ");
          json_array_add_string_element (list, i == 0 ? "connector.contoso.net" : text->str + i % 5);
        }
      if (what != NULL && kind == 2)
        {
          node = json_node_alloc ();
          json_node_init_array (node, list);
          set_at (manifest, json_array_get_string_element (what, 0), node);
        }
      else if (what != NULL)
        {
          node = json_node_alloc ();
          json_node_init_string (node, text->str);
          set_at (manifest, json_array_get_string_element (what, 0), node);
        }
      json_array_unref (list);
      g_string_free (text, TRUE);
    }
}

static GBytes *
make_manifest (JsonObject *test)
{
  g_autoptr (JsonObject) manifest = parse_object (base_manifest);

  if (json_object_has_member (test, "language"))
    {
      g_autoptr (JsonObject) localization = parse_object (base_localization);

      merge (manifest, localization);
    }
  if (get_object (test, "patch") != NULL)
    merge (manifest, get_object (test, "patch"));
  if (get_object (test, "insert") != NULL)
    {
      JsonObjectIter  iter;
      const char     *name;
      JsonNode       *value;

      json_object_iter_init (&iter, get_object (test, "insert"));
      while (json_object_iter_next (&iter, &name, &value))
        json_object_set_member (manifest, name, json_node_copy (value));
    }
  generate (manifest, test);

  return print_object (manifest);
}

static GBytes *
make_nested (gint64 depth)
{
  GString *text = g_string_new (NULL);

  for (gint64 i = 0; i < depth; i++)
    g_string_append_c (text, '[');
  for (gint64 i = 0; i < depth; i++)
    g_string_append_c (text, ']');

  return g_string_free_to_bytes (text);
}

static GBytes *
make_many (gint64 n_values)
{
  GString *text = g_string_new ("[0");

  for (gint64 i = 1; i < n_values; i++)
    g_string_append (text, ",0");
  g_string_append_c (text, ']');

  return g_string_free_to_bytes (text);
}

static GBytes *
bytes_of_node (JsonNode *node)
{
  char *text = json_to_string (node, TRUE);

  return g_bytes_new_take (text, strlen (text));
}

/* Where the card that is the case's text goes, as a project remembers it. */
static GBytes *
make_connector_file (const char *target)
{
  char *text = g_strdup_printf ("{ \"cards\": { \"manifest.json\": { \"target\": \"%s\" } } }", target);

  return g_bytes_new_take (text, strlen (text));
}

static GBytes *
make_text (JsonObject *test)
{
  if (json_object_has_member (test, "card"))
    return bytes_of_node (json_object_get_member (test, "card"));
  if (json_object_has_member (test, "text"))
    return bytes_of_text (json_object_get_string_member (test, "text"));
  if (json_object_has_member (test, "nested"))
    return make_nested (json_object_get_int_member (test, "nested"));
  if (json_object_has_member (test, "many"))
    return make_many (json_object_get_int_member (test, "many"));
  if (json_object_has_member (test, "utf16"))
    {
      gsize  length;
      char  *text = g_convert (base_manifest, -1, "UTF-16", "UTF-8", NULL, &length, NULL);

      return g_bytes_new_take (text, length);
    }

  return make_manifest (test);
}

static GBytes *
make_language (JsonNode *language)
{
  if (JSON_NODE_HOLDS_OBJECT (language))
    {
      g_autoptr (JsonObject) texts = parse_object (base_language);

      merge (texts, json_node_get_object (language));
      return print_object (texts);
    }
  if (JSON_NODE_HOLDS_ARRAY (language))
    return bytes_of_text ("[]");

  return bytes_of_text (json_node_get_string (language));
}

static void
add_files (GHashTable *files,
           JsonObject *more)
{
  JsonObjectIter  iter;
  const char     *name;
  JsonNode       *value;

  json_object_iter_init (&iter, more);
  while (json_object_iter_next (&iter, &name, &value))
    {
      const char *text = JSON_NODE_HOLDS_NULL (value) ? NULL : json_node_get_string (value);

      if (text == NULL)
        g_hash_table_remove (files, name);
      else if (text[0] == '@')
        g_hash_table_replace (files, g_strdup (name), g_bytes_ref (get_picture (text)));
      else
        g_hash_table_replace (files, g_strdup (name), bytes_of_text (text));
    }
}

static CsProject *
make_project (JsonObject *test)
{
  g_autoptr (GHashTable) files = g_hash_table_new_full (g_str_hash, g_str_equal, g_free,
                                                        (GDestroyNotify) g_bytes_unref);
  CsProject             *project = cs_project_new ();
  GHashTableIter         iter;
  gpointer               path;
  gpointer               bytes;

  g_hash_table_insert (files, g_strdup ("manifest.json"), make_text (test));
  g_hash_table_insert (files, g_strdup ("color.png"), g_bytes_ref (get_picture ("@color")));
  g_hash_table_insert (files, g_strdup ("outline.png"), g_bytes_ref (get_picture ("@outline")));
  if (json_object_has_member (test, "language"))
    g_hash_table_insert (files, g_strdup ("de.json"),
                         make_language (json_object_get_member (test, "language")));
  if (json_object_has_member (test, "target"))
    g_hash_table_insert (files, g_strdup ("connector.json"),
                         make_connector_file (json_object_get_string_member (test, "target")));
  if (get_object (test, "files") != NULL)
    add_files (files, get_object (test, "files"));

  g_hash_table_iter_init (&iter, files);
  while (g_hash_table_iter_next (&iter, &path, &bytes))
    {
      g_autoptr (GError) error = NULL;

      cs_project_add_file (project, path, bytes, &error);
      g_assert_no_error (error);
    }

  return project;
}

/* An archive of one file whose name has a backslash, as some Windows programs write it, with
 * @n_more bytes before it. */
static CsPackage *
make_odd_package (gsize n_more)
{
  static const char     plain[] = "images_color.png";
  static const char     odd[] = "images\\color.png";
  g_autoptr (GError)    error = NULL;
  CsPackageEntry        entry = { (char *) plain, get_picture ("@color") };
  g_autoptr (GBytes)    zip = cs_package_write (&entry, 1, &error);
  g_autoptr (GBytes)    changed = NULL;
  gsize                 size;
  const char           *data;
  char                 *copy;
  CsPackage            *package;

  g_assert_no_error (error);
  data = g_bytes_get_data (zip, &size);
  copy = g_malloc0 (size + n_more);
  memcpy (copy + n_more, data, size);
  for (gsize i = n_more; i + strlen (plain) <= size + n_more; i++)
    {
      if (memcmp (copy + i, plain, strlen (plain)) == 0)
        memcpy (copy + i, odd, strlen (odd));
    }

  changed = g_bytes_new_take (copy, size + n_more);
  package = cs_package_read (changed, NULL, &error);
  g_assert_no_error (error);
  return package;
}

static const char *
get_string (JsonObject *object,
            const char *name,
            const char *fallback)
{
  return json_object_has_member (object, name) && !json_object_get_null_member (object, name)
           ? json_object_get_string_member (object, name)
           : fallback;
}

static CsSubjectKind
get_kind (JsonObject *test)
{
  static const char *const kinds[] = { "folder", "package", "manifest", "card", "json" };
  const char              *kind = get_string (test, "kind", json_object_has_member (test, "card")
                                                              ? "card" : "folder");

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      if (g_str_equal (kinds[i], kind))
        return i;
    }

  g_assert_not_reached ();
}

static gboolean
is_wanted (CsFinding  *finding,
           JsonObject *wanted)
{
  static const char *const severities[] = { "note", "warning", "error" };

  return g_str_equal (cs_finding_get_id (finding), get_string (wanted, "id", "")) &&
         g_str_equal (get_string (wanted, "severity", severities[cs_finding_get_severity (finding)]),
                      severities[cs_finding_get_severity (finding)]) &&
         (!json_object_has_member (wanted, "file") ||
          g_strcmp0 (get_string (wanted, "file", NULL), cs_finding_get_file (finding)) == 0) &&
         (!json_object_has_member (wanted, "pointer") ||
          g_strcmp0 (get_string (wanted, "pointer", NULL), cs_finding_get_pointer (finding)) == 0) &&
         (!json_object_has_member (wanted, "keyword") ||
          g_strcmp0 (get_string (wanted, "keyword", NULL), cs_finding_get_keyword (finding)) == 0) &&
         (!json_object_has_member (wanted, "fixable") ||
          json_object_get_boolean_member (wanted, "fixable") == cs_finding_get_fixable (finding));
}

static void
assert_expected (JsonObject *test,
                 GPtrArray  *findings)
{
  JsonArray *list = json_object_has_member (test, "expect")
                      ? json_object_get_array_member (test, "expect") : NULL;

  for (guint i = 0; list != NULL && i < json_array_get_length (list); i++)
    {
      JsonObject *wanted = json_array_get_object_element (list, i);
      guint       n_matches = 0;

      for (guint j = 0; j < findings->len; j++)
        n_matches += is_wanted (findings->pdata[j], wanted);
      if (n_matches == 0)
        {
          g_autofree char *text = fixture_describe (findings);

          g_error ("%s: no %s among\n%s", get_string (test, "name", ""), get_string (wanted, "id", ""), text);
        }
    }
}

static void
assert_absent (JsonObject *test,
               GPtrArray  *findings)
{
  JsonArray *list = json_object_has_member (test, "absent")
                      ? json_object_get_array_member (test, "absent") : NULL;

  for (guint i = 0; list != NULL && i < json_array_get_length (list); i++)
    {
      const char *id = json_array_get_string_element (list, i);

      for (guint j = 0; j < findings->len; j++)
        {
          const char *found = cs_finding_get_id (findings->pdata[j]);

          if (g_str_equal (id, "*") ? !g_str_equal (found, "connectors-retired")
                                    : g_str_equal (found, id))
            {
              g_autofree char *text = fixture_describe (findings);

              g_error ("%s: %s among\n%s", get_string (test, "name", ""), found, text);
            }
        }
    }
}

static void
run_case (JsonObject *test)
{
  const char           *corpus = get_string (test, "corpus", NULL);
  g_autofree char      *path = corpus != NULL ? fixture_dup_corpus (corpus) : NULL;
  g_autoptr (CsPackage) package = NULL;
  g_autoptr (CsProject) project = NULL;
  g_autoptr (CsSubject) subject = NULL;
  g_autoptr (GPtrArray) findings = NULL;
  g_autoptr (GPtrArray) left = NULL;
  CsSubjectKind         kind = corpus != NULL ? CS_SUBJECT_PACKAGE : get_kind (test);
  CsProfile             profile = CS_PROFILE_UPLOAD;

  if (corpus != NULL && path == NULL)
    return;

  g_test_message ("%s", get_string (test, "name", ""));
  g_assert_true (cs_profile_parse (get_string (test, "profile", "upload"), &profile));
  project = path != NULL ? fixture_open (path, &package) : make_project (test);
  if (json_object_has_member (test, "archive"))
    package = make_odd_package (json_object_get_int_member (test, "archive"));
  subject = cs_subject_new (project, kind, NULL, package, get_string (test, "env", NULL));
  findings = cs_rules_check (subject, profile, NULL);
  for (guint i = 0; i < findings->len; i++)
    {
      const CsRuleInfo *rule = cs_rules_find_rule (cs_finding_get_id (findings->pdata[i]));

      g_assert_nonnull (cs_finding_get_message (findings->pdata[i]));
      g_assert_false (cs_finding_get_fixable (findings->pdata[i]) && !rule->fixable);
    }

  assert_expected (test, findings);
  assert_absent (test, findings);
  left = fixture_fix_everything (project, kind, package, profile, get_string (test, "env", NULL));
}

static void
test_file (gconstpointer data)
{
  g_autoptr (JsonParser) parser = json_parser_new ();
  g_autoptr (GError)     error = NULL;
  JsonArray             *cases;

  json_parser_load_from_file (parser, data, &error);
  g_assert_no_error (error);
  cases = json_node_get_array (json_parser_get_root (parser));
  for (guint i = 0; i < json_array_get_length (cases); i++)
    run_case (json_array_get_object_element (cases, i));
}

static void
collect_ids (const char *path,
             GHashTable *found,
             GHashTable *avoided)
{
  g_autoptr (JsonParser) parser = json_parser_new ();
  JsonArray             *cases;

  g_assert_true (json_parser_load_from_file (parser, path, NULL));
  cases = json_node_get_array (json_parser_get_root (parser));
  for (guint i = 0; i < json_array_get_length (cases); i++)
    {
      JsonObject *test = json_array_get_object_element (cases, i);
      JsonArray  *expect = json_object_has_member (test, "expect")
                             ? json_object_get_array_member (test, "expect") : NULL;
      JsonArray  *absent = json_object_has_member (test, "absent")
                             ? json_object_get_array_member (test, "absent") : NULL;

      for (guint j = 0; expect != NULL && j < json_array_get_length (expect); j++)
        g_hash_table_add (found, g_strdup (get_string (json_array_get_object_element (expect, j), "id", "")));
      for (guint j = 0; absent != NULL && j < json_array_get_length (absent); j++)
        g_hash_table_add (avoided, g_strdup (json_array_get_string_element (absent, j)));
    }
}

/* A rule that no case finds may never find anything; one that no case avoids may find it always. */
static void
test_coverage (gconstpointer data)
{
  GPtrArray             *paths = (GPtrArray *) data;
  g_autoptr (GHashTable) found = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GHashTable) avoided = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  GHashTableIter         iter;
  gpointer               id;

  for (guint i = 0; i < paths->len; i++)
    collect_ids (paths->pdata[i], found, avoided);

  for (guint i = 0; i < cs_rules_get_n_rules (); i++)
    {
      const CsRuleInfo *rule = cs_rules_get_rule (i);

      if (!g_hash_table_contains (found, rule->id) || !g_hash_table_contains (avoided, rule->id))
        g_test_fail_printf ("rule %s has no case that %s it", rule->id,
                            g_hash_table_contains (found, rule->id) ? "avoids" : "finds");
    }

  g_hash_table_iter_init (&iter, found);
  while (g_hash_table_iter_next (&iter, &id, NULL))
    g_assert_nonnull (cs_rules_find_rule (id));
  g_hash_table_iter_init (&iter, avoided);
  while (g_hash_table_iter_next (&iter, &id, NULL))
    g_assert_true (g_str_equal (id, "*") || cs_rules_find_rule (id) != NULL);
}

static void
test_rows (void)
{
  for (guint i = 0; i < cs_rules_get_n_rules (); i++)
    {
      const CsRuleInfo *rule = cs_rules_get_rule (i);

      g_assert_true (rule == cs_rules_find_rule (rule->id));
      g_assert_true (i == 0 || strcmp (cs_rules_get_rule (i - 1)->id, rule->id) < 0);
      g_assert_cmpint (strlen (rule->title), >, 0);
      g_assert_false (g_str_has_suffix (rule->title, "."));
      g_assert_cmpint (strlen (rule->explanation), >, 20);
      g_test_message ("%s: %s", rule->id, rule->explanation);
      g_assert_true (g_str_has_suffix (rule->explanation, "."));
      g_assert_cmpint (strlen (rule->source), >, 0);
      g_assert_cmpint (rule->severity[CS_PROFILE_STORE], >=, rule->severity[CS_PROFILE_UPLOAD]);
    }
  g_assert_null (cs_rules_find_rule ("no-such-rule"));
}

int
main (int   argc,
      char *argv[])
{
  const char           *root = g_getenv ("CS_TEST_SOURCE_ROOT");
  g_autofree char      *folder = NULL;
  g_autoptr (GPtrArray) paths = NULL;

  g_test_init (&argc, &argv, NULL);

  folder = g_build_filename (root != NULL ? root : ".", "tests", "rules", "cases", NULL);
  paths = fixture_list (folder, ".json");
  g_assert_cmpuint (paths->len, >, 0);

  g_test_add_func ("/rules/rows", test_rows);
  g_test_add_data_func ("/rules/coverage", paths, test_coverage);
  for (guint i = 0; i < paths->len; i++)
    {
      g_autofree char *base = g_path_get_basename (paths->pdata[i]);
      g_autofree char *name = g_strndup (base, strlen (base) - strlen (".json"));
      g_autofree char *test = g_strconcat ("/rules/cases/", name, NULL);

      g_test_add_data_func (test, paths->pdata[i], test_file);
    }

  return g_test_run ();
}
