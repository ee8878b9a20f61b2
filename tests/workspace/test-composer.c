/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cs-test"

#include <string.h>

#include "cs-composer.h"
#include "cs-gallery.h"
#include "cs-vocab-card.h"

#define PATH "cards/card.json"

static const char card[] =
  "{\n"
  "  \"type\": \"AdaptiveCard\",\n"
  "  \"version\": \"1.5\",\n"
  "  \"body\": [\n"
  "    { \"type\": \"TextBlock\", \"text\": \"One\" },\n"
  "    {\n"
  "      \"type\": \"Container\",\n"
  "      \"items\": [\n"
  "        { \"type\": \"TextBlock\", \"id\": \"two\", \"text\": \"Two\" }\n"
  "      ]\n"
  "    },\n"
  "    { \"type\": \"Input.Text\", \"id\": \"words\", \"label\": \"Words\" }\n"
  "  ],\n"
  "  \"actions\": [\n"
  "    { \"type\": \"Action.ToggleVisibility\", \"title\": \"Show\", \"targetElements\": [\"two\"] }\n"
  "  ]\n"
  "}\n";

typedef struct
{
  CsProject   *project;
  CsWorkspace *workspace;
  CsComposer  *composer;
} Fixture;

static void
set_up_text (Fixture *fixture,
             GBytes  *text)
{
  g_autoptr (GError) error = NULL;

  fixture->project = cs_project_new ();
  cs_project_add_file (fixture->project, PATH, text, &error);
  g_assert_no_error (error);
  fixture->workspace = cs_workspace_new (fixture->project);
  fixture->composer = cs_composer_new (fixture->workspace, PATH);
}

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  g_autoptr (GBytes) text = g_bytes_new_static (card, strlen (card));

  set_up_text (fixture, text);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  g_assert_finalize_object (fixture->composer);
  g_object_unref (fixture->workspace);
  g_object_unref (fixture->project);
}

static GBytes *
get_bytes (Fixture *fixture)
{
  return cs_document_get_bytes (cs_project_get_document (fixture->project, PATH));
}

static const char *
get_string (Fixture    *fixture,
            const char *pointer)
{
  CsSnapshot *snapshot =
    cs_document_get_snapshot (cs_project_get_document (fixture->project, PATH));

  return cs_snapshot_get_string (snapshot, cs_snapshot_find (snapshot, pointer));
}

static void
assert_selected (Fixture    *fixture,
                 const char *pointer)
{
  g_autofree char *selected = cs_composer_dup_pointer (fixture->composer);

  g_assert_cmpstr (selected, ==, pointer);
}

static void
test_outline (Fixture       *fixture,
              gconstpointer  data)
{
  static const struct { guint depth; const char *type; const char *title; guint end; } rows[] = {
    { 0, NULL, NULL, 6 },
    { 1, "TextBlock", "One", 2 },
    { 1, "Container", NULL, 4 },
    { 2, "TextBlock", "Two", 4 },
    { 1, "Input.Text", "Words", 5 },
    { 1, "Action.ToggleVisibility", "Show", 6 },
  };
  CsOutline *outline = cs_composer_get_outline (fixture->composer);

  g_assert_cmpuint (cs_outline_get_n_items (outline), ==, G_N_ELEMENTS (rows));
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      const CsOutlineItem *item = cs_outline_get_item (outline, i);
      g_autofree char *title = cs_outline_dup_title (outline, i);

      g_assert_cmpuint (item->depth, ==, rows[i].depth);
      g_assert_cmpuint (item->end, ==, rows[i].end);
      g_assert_cmpstr (item->kind != NULL ? item->kind->type : NULL, ==, rows[i].type);
      if (i > 0)
        g_assert_cmpstr (title, ==, rows[i].title);
    }

  g_assert_cmpuint (cs_outline_find (outline, "/body/1/items/0/text"), ==, 3);
  g_assert_cmpuint (cs_outline_find (outline, "/actions"), ==, 0);
}

/* The rules and the composer mean the same object when they speak of the card. */
static void
test_in_message (void)
{
  static const char message[] =
    "{\"type\": \"message\", \"attachments\": ["
    "{\"contentType\": \"image/png\", \"content\": {\"url\": \"https://example.com\"}},"
    "{\"contentType\": \"application/vnd.microsoft.card.adaptive\", \"content\":"
    " {\"type\": \"AdaptiveCard\", \"body\": [{\"type\": \"TextBlock\", \"text\": \"In\"}]}}]}";
  g_autoptr (GBytes) text = g_bytes_new_static (message, strlen (message));
  Fixture fixture;

  set_up_text (&fixture, text);
  cs_composer_select (fixture.composer, 1);
  assert_selected (&fixture, "/attachments/1/content/body/0");
  tear_down (&fixture, NULL);
}

static void
test_empty (void)
{
  g_autoptr (GBytes) text = g_bytes_new_static ("{}", 2);
  Fixture fixture;

  set_up_text (&fixture, text);
  g_assert_false (cs_composer_is_message_card (fixture.composer));
  g_assert_cmpuint (cs_outline_get_n_items (cs_composer_get_outline (fixture.composer)), ==, 1);
  tear_down (&fixture, NULL);
}

static void
test_insert (Fixture       *fixture,
             gconstpointer  data)
{
  g_autoptr (GError) error = NULL;

  /* Behind a text, into a container, and an action into the card's actions from anywhere. */
  cs_composer_select_pointer (fixture->composer, "/body/0");
  g_assert_true (cs_composer_insert (fixture->composer,
                                     "{\"type\": \"TextBlock\", \"text\": \"New\"}", NULL, &error));
  g_assert_no_error (error);
  assert_selected (fixture, "/body/1");
  g_assert_cmpstr (get_string (fixture, "/body/1/text"), ==, "New");

  cs_composer_select_pointer (fixture->composer, "/body/2");
  g_assert_true (cs_composer_insert (fixture->composer,
                                     "{\"type\": \"FactSet\", \"facts\": []}", NULL, &error));
  assert_selected (fixture, "/body/2/items/1");

  g_assert_true (cs_composer_insert (fixture->composer,
                                     "{\"type\": \"Action.OpenUrl\", \"title\": \"Go\", "
                                     "\"url\": \"https://example.com\"}", NULL, &error));
  assert_selected (fixture, "/actions/1");

  g_assert_false (cs_composer_insert (fixture->composer, "{\"text\": \"?\"}", NULL, &error));
  g_assert_error (error, CS_COMPOSE_ERROR, CS_COMPOSE_ERROR_NOT_ALLOWED);
  g_clear_error (&error);
  g_assert_cmpstr (cs_history_get_undo_label (cs_project_get_history (fixture->project)), ==,
                   "Insert Open Address");
}

static void
test_ids (Fixture       *fixture,
          gconstpointer  data)
{
  g_autoptr (GError) error = NULL;

  cs_composer_select_pointer (fixture->composer, "/body/2");
  g_assert_true (cs_composer_duplicate (fixture->composer, &error));
  assert_selected (fixture, "/body/3");
  g_assert_cmpstr (get_string (fixture, "/body/3/id"), ==, "words2");

  cs_composer_select_pointer (fixture->composer, "/body/1/items/0");
  g_assert_true (cs_composer_rename (fixture->composer, "second", &error));
  g_assert_cmpstr (get_string (fixture, "/body/1/items/0/id"), ==, "second");
  g_assert_cmpstr (get_string (fixture, "/actions/0/targetElements/0"), ==, "second");

  g_assert_false (cs_composer_rename (fixture->composer, "words", &error));
  g_assert_error (error, CS_COMPOSE_ERROR, CS_COMPOSE_ERROR_TAKEN);
}

static void
test_move (Fixture       *fixture,
           gconstpointer  data)
{
  g_autoptr (GError) error = NULL;
  CsOutline *outline;
  CsComposePlace place;

  cs_composer_select_pointer (fixture->composer, "/body/0");
  g_assert_true (cs_composer_shift (fixture->composer, 1, &error));
  assert_selected (fixture, "/body/1");
  g_assert_cmpstr (get_string (fixture, "/body/1/text"), ==, "One");
  g_assert_true (cs_composer_shift (fixture->composer, 1, &error));
  g_assert_false (cs_composer_shift (fixture->composer, 1, &error));
  g_assert_no_error (error);
  assert_selected (fixture, "/body/2");

  /* Into the container, which has moved up. */
  outline = cs_composer_get_outline (fixture->composer);
  place = (CsComposePlace) {
    1, cs_outline_get_item (outline, 2)->member, 0,
  };
  g_assert_true (cs_composer_move (fixture->composer, cs_composer_get_selected (fixture->composer),
                                   &place, &error));
  g_assert_no_error (error);
  assert_selected (fixture, "/body/0/items/0");

  outline = cs_composer_get_outline (fixture->composer);
  place.parent = 1;
  g_assert_false (cs_composer_move (fixture->composer, 1, &place, &error));
  g_assert_error (error, CS_COMPOSE_ERROR, CS_COMPOSE_ERROR_WITHIN);
}

static void
test_wrap_and_remove (Fixture       *fixture,
                      gconstpointer  data)
{
  g_autoptr (GError) error = NULL;

  cs_composer_select_pointer (fixture->composer, "/body/0");
  g_assert_true (cs_composer_wrap (fixture->composer, "ColumnSet", &error));
  g_assert_cmpstr (get_string (fixture, "/body/0/columns/0/items/0/text"), ==, "One");

  g_assert_true (cs_composer_remove (fixture->composer, &error));
  g_assert_cmpstr (get_string (fixture, "/body/0/type"), ==, "Container");

  cs_composer_select (fixture->composer, 0);
  g_assert_false (cs_composer_remove (fixture->composer, &error));
  g_assert_error (error, CS_COMPOSE_ERROR, CS_COMPOSE_ERROR_WHOLE);
}

/* Who deletes several parts in turn does not begin at the card each time. */
static void
test_neighbor (Fixture       *fixture,
               gconstpointer  data)
{
  static const struct { const char *removed; const char *selected; } steps[] = {
    { "/body/0", "/body/0" },
    { "/body/1", "/body/0" },
    { "/body/0/items/0", "/body/0" },
    { "/body/0", "" },
    { "/actions/0", "" },
  };
  CsHistory *history = cs_project_get_history (fixture->project);

  for (guint i = 0; i < G_N_ELEMENTS (steps); i++)
    {
      g_autoptr (GError) error = NULL;

      cs_composer_select_pointer (fixture->composer, steps[i].removed);
      assert_selected (fixture, steps[i].removed);
      g_assert_true (cs_composer_remove (fixture->composer, &error));
      g_assert_no_error (error);
      assert_selected (fixture, steps[i].selected);
    }

  while (cs_history_get_can_undo (history))
    cs_history_undo (history);
  g_assert_cmpmem (g_bytes_get_data (get_bytes (fixture), NULL),
                   g_bytes_get_size (get_bytes (fixture)), card, strlen (card));
}

static void
test_broken (Fixture       *fixture,
             gconstpointer  data)
{
  CsHistory *history = cs_project_get_history (fixture->project);
  g_autoptr (CsChange) change = cs_change_new ("Break");
  g_autoptr (GBytes) text = g_bytes_new_static ("{\"type\":", 8);
  g_autoptr (GError) error = NULL;

  cs_change_replace (change, PATH, text);
  cs_history_do (history, change, NULL);
  g_assert_true (cs_composer_get_broken (fixture->composer));
  /* What was there is still to be seen. */
  g_assert_cmpuint (cs_outline_get_n_items (cs_composer_get_outline (fixture->composer)), ==, 6);
  cs_composer_select (fixture->composer, 1);
  g_assert_false (cs_composer_remove (fixture->composer, &error));
  g_assert_error (error, CS_JSON_ERROR, CS_JSON_ERROR_BROKEN);

  cs_history_undo (history);
  g_assert_false (cs_composer_get_broken (fixture->composer));
}

/* Every kind of every family can be inserted as it comes from the palette. */
static void
test_starters (Fixture       *fixture,
               gconstpointer  data)
{
  const CsFamily *const families[] = {
    &cs_adaptive_elements, &cs_adaptive_actions, &cs_message_actions, &cs_message_inputs,
  };

  for (guint i = 0; i < G_N_ELEMENTS (families); i++)
    {
      for (const CsKind *kind = families[i]->kinds; kind->type != NULL; kind++)
        {
          g_autofree char *part = cs_compose_starter (families[i], kind);
          g_autoptr (GBytes) bytes = g_bytes_new (part, strlen (part));
          g_autoptr (CsSnapshot) snapshot = cs_snapshot_new (bytes);

          g_test_message ("%s", kind->type);
          g_assert_cmpuint (cs_snapshot_get_n_faults (snapshot), ==, 0);
          for (const CsMember *row = kind->shape->members; row->name != NULL; row++)
            {
              if (cs_member_required_in (row, CS_VERSION_NONE) && row->type != CS_TYPE_ANY)
                g_assert_true (cs_snapshot_get_member (snapshot, 0, row->name) != CS_NODE_NONE);
            }
        }
    }
}

static const CsOutlineItem *
choose_item (CsOutline *outline,
             GRand     *rand,
             guint     *index)
{
  *index = g_rand_int_range (rand, 0, cs_outline_get_n_items (outline));
  return cs_outline_get_item (outline, *index);
}

static void
act (Fixture *fixture,
     GRand   *rand,
     char   **clipboard)
{
  CsComposer *composer = fixture->composer;
  CsHistory *history = cs_project_get_history (fixture->project);
  CsOutline *outline = cs_composer_get_outline (composer);
  const CsFamily *family =
    cs_composer_is_message_card (composer) ? &cs_message_actions
    : g_rand_boolean (rand) ? &cs_adaptive_elements : &cs_adaptive_actions;
  CsComposePlace place;
  guint index, other, n_kinds = 0;
  const CsOutlineItem *item;

  choose_item (outline, rand, &index);
  cs_composer_select (composer, index);
  while (family->kinds[n_kinds].type != NULL)
    n_kinds++;

  switch (g_rand_int_range (rand, 0, 10))
    {
    case 0:
    case 1:
      {
        g_autofree char *part =
          cs_compose_starter (family, &family->kinds[g_rand_int_range (rand, 0, n_kinds)]);

        cs_composer_insert (composer, part, NULL, NULL);
        break;
      }

    case 2:
      item = choose_item (outline, rand, &other);
      if (item->member != NULL)
        {
          place = (CsComposePlace) { item->parent, item->member, item->index };
          cs_composer_move (composer, index, &place, NULL);
        }
      break;

    case 3:
      cs_composer_remove (composer, NULL);
      break;

    case 4:
      g_free (*clipboard);
      *clipboard = cs_composer_dup_selected (composer);
      break;

    case 5:
      if (*clipboard != NULL)
        cs_composer_insert (composer, *clipboard, NULL, NULL);
      break;

    case 6:
      cs_composer_wrap (composer, g_rand_boolean (rand) ? "Container" : "ColumnSet", NULL);
      break;

    case 7:
      cs_composer_shift (composer, g_rand_boolean (rand) ? 1 : -1, NULL);
      break;

    case 8:
      cs_history_undo (history);
      break;

    default:
      if (cs_history_get_can_redo (history))
        cs_history_redo (history);
      else
        cs_composer_duplicate (composer, NULL);
    }
}

static gboolean
set_text (Fixture     *fixture,
          const char  *text,
          GError     **error)
{
  return cs_composer_set_text (fixture->composer, cs_composer_get_selected (fixture->composer),
                               text, error);
}

static void
test_text (Fixture       *fixture,
           gconstpointer  data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *before = NULL;

  cs_composer_select_pointer (fixture->composer, "/body/0");
  before = cs_composer_dup_text (fixture->composer);
  g_assert_cmpstr (before, ==, "One");
  g_assert_true (set_text (fixture, "Two \"lines\"\nof it", &error));
  g_assert_no_error (error);
  g_assert_cmpstr (get_string (fixture, "/body/0/text"), ==, "Two \"lines\"\nof it");
  assert_selected (fixture, "/body/0");

  /* What people read of an input is its label, of an action its title. */
  cs_composer_select_pointer (fixture->composer, "/body/2");
  g_assert_true (set_text (fixture, "Reason", &error));
  g_assert_cmpstr (get_string (fixture, "/body/2/label"), ==, "Reason");
  cs_composer_select_pointer (fixture->composer, "/actions/0");
  g_assert_true (set_text (fixture, "Hide", &error));
  g_assert_cmpstr (get_string (fixture, "/actions/0/title"), ==, "Hide");

  cs_composer_select_pointer (fixture->composer, "/body/1");
  g_assert_null (cs_composer_find_text (fixture->composer,
                                        cs_composer_get_selected (fixture->composer)));
  g_assert_false (set_text (fixture, "None", &error));
  g_assert_error (error, CS_COMPOSE_ERROR, CS_COMPOSE_ERROR_NOT_ALLOWED);

  cs_history_undo (cs_project_get_history (fixture->project));
  g_assert_cmpstr (get_string (fixture, "/actions/0/title"), ==, "Show");
}

#define OTHER "{\"type\": \"AdaptiveCard\", \"version\": \"1.4\", \"body\": " \
              "[{\"type\": \"TextBlock\", \"text\": \"Pasted\"}]}"

static void
test_paste (Fixture       *fixture,
            gconstpointer  data)
{
  static const struct { const char *name; const char *text; } cards[] = {
    { "card", OTHER },
    { "attachment",
      "{\"contentType\": \"application/vnd.microsoft.card.adaptive\", \"content\": " OTHER "}" },
    { "message", "{\"type\": \"message\", \"attachments\": [{\"contentType\": "
                 "\"application/vnd.microsoft.card.adaptive\", \"content\": " OTHER "}]}" },
    { "curl", "curl -H 'Content-Type: application/json' -d '" OTHER "' https://example.com/hook" },
  };
  g_autoptr (GBytes) first = g_bytes_ref (get_bytes (fixture));
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (cards); i++)
    {
      g_test_message ("%s", cards[i].name);
      cs_composer_select (fixture->composer, i % 2 == 0 ? 0 : CS_OUTLINE_NONE);
      g_assert_true (cs_composer_paste (fixture->composer, cards[i].text, &error));
      g_assert_no_error (error);
      g_assert_cmpstr (get_string (fixture, "/type"), ==, "AdaptiveCard");
      g_assert_cmpstr (get_string (fixture, "/body/0/text"), ==, "Pasted");
      assert_selected (fixture, "");
      cs_history_undo (cs_project_get_history (fixture->project));
      g_assert_true (g_bytes_equal (get_bytes (fixture), first));
    }

  cs_composer_select_pointer (fixture->composer, "/body/0");
  g_assert_false (cs_composer_paste (fixture->composer, OTHER, &error));
  g_assert_error (error, CS_COMPOSE_ERROR, CS_COMPOSE_ERROR_NOT_ALLOWED);
  g_clear_error (&error);
  g_assert_false (cs_composer_paste (fixture->composer, "no JSON", &error));
  g_assert_nonnull (error);
  g_clear_error (&error);

  /* A part goes behind the selected one, though it has members that a MessageCard has, too. */
  g_assert_true (cs_composer_paste (fixture->composer,
                                    "{\"type\": \"TextBlock\", \"text\": \"Part\"}", &error));
  g_assert_cmpstr (get_string (fixture, "/body/1/text"), ==, "Part");
}

static void
test_rename (Fixture       *fixture,
             gconstpointer  data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *id = NULL;

  cs_composer_select_pointer (fixture->composer, "/body/1/items/0");
  g_assert_true (cs_composer_can_rename (fixture->composer));
  id = cs_composer_dup_id (fixture->composer);
  g_assert_cmpstr (id, ==, "two");
  g_assert_false (cs_composer_check_id (fixture->composer, "words", &error));
  g_assert_error (error, CS_COMPOSE_ERROR, CS_COMPOSE_ERROR_TAKEN);
  g_clear_error (&error);
  g_assert_true (cs_composer_check_id (fixture->composer, "second", &error));
  g_assert_true (cs_composer_rename (fixture->composer, "second", &error));
  g_assert_cmpstr (get_string (fixture, "/actions/0/targetElements/0"), ==, "second");
}

/* What the composer shows is what the text says. */
static void
assert_sound (Fixture *fixture)
{
  CsSnapshot *snapshot =
    cs_document_get_snapshot (cs_project_get_document (fixture->project, PATH));
  CsOutline *outline = cs_composer_get_outline (fixture->composer);
  g_autoptr (CsOutline) anew = NULL;

  g_assert_cmpuint (cs_snapshot_get_n_faults (snapshot), ==, 0);
  g_assert_true (cs_outline_get_snapshot (outline) == snapshot);
  anew = cs_outline_new (snapshot, 0, cs_composer_is_message_card (fixture->composer)
                                      ? &cs_vocab_message_card : &cs_vocab_adaptive_card);
  g_assert_cmpuint (cs_outline_get_n_items (anew), ==, cs_outline_get_n_items (outline));
}

static void
test_random (void)
{
  const CsGalleryCard *cards;
  guint n_cards, n_rounds = g_getenv ("CS_TEST_LONG") != NULL ? 1000 : 60;
  g_autoptr (GRand) rand = g_rand_new_with_seed (20261123);

  cards = cs_gallery_cards (&n_cards);
  for (guint i = 0; i < n_cards; i++)
    {
      g_autoptr (GBytes) text = cs_gallery_card_load (&cards[i]);
      g_autofree char *clipboard = NULL;
      Fixture fixture;

      set_up_text (&fixture, text);
      for (guint round = 0; round < n_rounds; round++)
        {
          act (&fixture, rand, &clipboard);
          assert_sound (&fixture);
        }
      while (cs_history_get_can_undo (cs_project_get_history (fixture.project)))
        cs_history_undo (cs_project_get_history (fixture.project));
      g_assert_true (g_bytes_equal (get_bytes (&fixture), text));
      tear_down (&fixture, NULL);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

#define ADD(name, function) \
  g_test_add ("/composer/" name, Fixture, NULL, set_up, function, tear_down)
  ADD ("outline", test_outline);
  ADD ("insert", test_insert);
  ADD ("ids", test_ids);
  ADD ("move", test_move);
  ADD ("wrap-and-remove", test_wrap_and_remove);
  ADD ("neighbor", test_neighbor);
  ADD ("broken", test_broken);
  ADD ("starters", test_starters);
  ADD ("text", test_text);
  ADD ("paste", test_paste);
  ADD ("rename", test_rename);
#undef ADD
  g_test_add_func ("/composer/in-message", test_in_message);
  g_test_add_func ("/composer/empty", test_empty);
  g_test_add_func ("/composer/random", test_random);

  return g_test_run ();
}
