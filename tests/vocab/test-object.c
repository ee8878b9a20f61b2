/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cs-test"

#include <string.h>

#include "cs-object.h"
#include "cs-vocab-card.h"

static CsSnapshot *
read_text (const char *text)
{
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));

  return cs_snapshot_new (bytes);
}

static CsObject
get_element (CsSnapshot    *snapshot,
             const char    *pointer,
             const CsKind **kind)
{
  return cs_object_of_family (snapshot, cs_snapshot_find (snapshot, pointer),
                              &cs_adaptive_elements, kind);
}

static void
test_families (void)
{
  g_assert_cmpstr (cs_family_find (&cs_adaptive_elements, "textblock")->type, ==, "TextBlock");
  g_assert_null (cs_family_find (&cs_adaptive_elements, "TextBlok"));
  g_assert_null (cs_family_find (&cs_adaptive_elements, NULL));
  g_assert_cmpstr (cs_family_find_nearest (&cs_adaptive_elements, "TextBlok")->type, ==,
                   "TextBlock");
  g_assert_cmpstr (cs_family_find_nearest (&cs_adaptive_actions, "OpenUrl")->type, ==,
                   "Action.OpenUrl");
  g_assert_null (cs_family_find_nearest (&cs_adaptive_elements, "Steve Holt!"));
  g_assert_null (cs_family_find (&cs_adaptive_select_actions, "Action.ShowCard"));
  g_assert_nonnull (cs_family_find (&cs_adaptive_actions, "Action.ShowCard"));
  g_assert_true (cs_family_find (&cs_adaptive_elements, "Badge")->teams);
  g_assert_cmpuint (cs_family_find (&cs_adaptive_elements, "Table")->since, ==, CS_VERSION (1, 5));
}

static void
test_choices (void)
{
  const CsMember *row = cs_shape_find_member (cs_family_find (&cs_adaptive_elements, "Container")->shape,
                                              "style", CS_VERSION_NONE);

  g_assert_cmpstr (cs_member_find_choice (row, "EMPHASIS"), ==, "emphasis");
  g_assert_null (cs_member_find_choice (row, "loud"));
  g_assert_null (cs_member_get_choice_note (row, "emphasis"));
  g_assert_cmpuint (cs_member_get_choice_note (row, "good")->since, ==, CS_VERSION (1, 2));

  /* Among the choices of another form. */
  row = cs_shape_find_member (cs_family_find (&cs_adaptive_elements, "Image")->shape,
                              "width", CS_VERSION_NONE);
  g_assert_cmpstr (cs_member_find_choice (row, "Stretch"), ==, "stretch");
  g_assert_true (cs_member_get_choice_note (row, "stretch")->teams);
}

static void
test_values (void)
{
  g_autoptr (CsSnapshot) snapshot = read_text (
    "{\"body\": [{\"type\": \"TextBlock\", \"text\": \"Hi\", \"wrap\": \"TRUE\","
    " \"size\": \"ExtraLarge\", \"weight\": \"heavy\", \"maxLines\": 2, \"spacing\": \"Big\","
    " \"isSubtle\": null, \"separator\": 1}]}");
  const CsKind *kind = NULL;
  CsObject      block = get_element (snapshot, "/body/0", &kind);

  g_assert_cmpstr (kind->type, ==, "TextBlock");
  g_assert_cmpstr (cs_object_get_string (&block, "text"), ==, "Hi");
  g_assert_null (cs_object_get_string (&block, "id"));
  g_assert_true (cs_object_get_boolean (&block, "wrap"));
  g_assert_false (cs_object_get_boolean (&block, "separator"));
  g_assert_true (cs_object_get_boolean (&block, "isVisible"));
  g_assert_cmpstr (cs_object_get_choice (&block, "size"), ==, "extraLarge");
  g_assert_null (cs_object_get_choice (&block, "weight"));
  g_assert_cmpstr (cs_object_get_choice (&block, "spacing"), ==, "default");
  g_assert_cmpfloat (cs_object_get_number (&block, "maxLines", 7), ==, 2);
  g_assert_true (cs_object_has (&block, "separator"));
  g_assert_false (cs_object_has (&block, "isSubtle"));
  g_assert_false (cs_object_has (&block, "color"));
}

static void
test_texts (void)
{
  g_autoptr (CsSnapshot) snapshot = read_text (
    "{\"facts\": [{\"name\": \"a\", \"value\": 1.50}, {\"name\": true}]}");
  const CsMember  *sections = cs_shape_find_member (&cs_vocab_message_card, "sections",
                                                    CS_VERSION_NONE);
  CsObject         section = { snapshot, 0, sections->shape };
  CsObject         fact = cs_object_get_item (&section, "facts",
                                              cs_snapshot_find (snapshot, "/facts/0"), NULL);
  g_autofree char *value = cs_object_dup_text (&fact, "value");
  g_autofree char *name = cs_object_dup_text (&fact, "name");
  g_autofree char *other = NULL;

  g_assert_cmpstr (value, ==, "1.50");
  g_assert_cmpstr (name, ==, "a");
  g_assert_null (cs_object_get_string (&fact, "value"));

  fact = cs_object_get_item (&section, "facts", cs_snapshot_find (snapshot, "/facts/1"), NULL);
  other = cs_object_dup_text (&fact, "name");
  g_assert_cmpstr (other, ==, "true");
  g_assert_null (cs_object_dup_text (&fact, "value"));
}

static void
test_objects (void)
{
  g_autoptr (CsSnapshot) snapshot = read_text (
    "{\"backgroundImage\": \"a.png\", \"selectAction\": {\"type\": \"action.openurl\"},"
    " \"fallback\": \"drop\", \"body\": [{\"type\": \"Graph\", \"text\": \"x\"}, 7, {\"text\": 1}],"
    " \"columns\": [{\"width\": 2}]}");
  CsObject      card = { snapshot, 0, &cs_vocab_adaptive_card };
  CsObject      set = { snapshot, 0, cs_family_find (&cs_adaptive_elements, "ColumnSet")->shape };
  const CsKind *kind = NULL;
  CsObject      object;

  object = cs_object_get_object (&card, "backgroundImage");
  g_assert_cmpuint (object.node, ==, CS_NODE_NONE);
  g_assert_cmpstr (cs_object_get_string (&card, "backgroundImage"), ==, "a.png");
  g_assert_cmpstr (cs_object_get_choice (&object, "fillMode"), ==, "cover");

  object = cs_object_get_object (&card, "selectAction");
  g_assert_cmpstr (cs_object_get_choice (&object, "type"), ==, "Action.OpenUrl");

  g_assert_cmpstr (cs_object_get_choice (&card, "fallback"), ==, "drop");
  g_assert_cmpuint (cs_object_get_object (&card, "fallback").node, ==, CS_NODE_NONE);

  /* Of an unknown kind only what the text says can be told. */
  object = cs_object_get_item (&card, "body", cs_snapshot_find (snapshot, "/body/0"), &kind);
  g_assert_null (kind);
  g_assert_null (object.shape);
  g_assert_cmpstr (cs_object_get_string (&object, "text"), ==, "x");
  g_assert_true (cs_object_get_boolean (&object, "isVisible") == FALSE);

  object = cs_object_get_item (&card, "body", cs_snapshot_find (snapshot, "/body/1"), &kind);
  g_assert_cmpuint (object.node, ==, CS_NODE_NONE);
  object = cs_object_get_item (&card, "body", cs_snapshot_find (snapshot, "/body/2"), &kind);
  g_assert_null (object.shape);

  /* A column need not say that it is one. */
  object = cs_object_get_item (&set, "columns", cs_snapshot_find (snapshot, "/columns/0"), &kind);
  g_assert_cmpstr (kind->type, ==, "Column");
  g_assert_cmpfloat (cs_object_get_number (&object, "width", 0), ==, 2);
}

static void
test_nothing (void)
{
  g_autoptr (CsSnapshot) snapshot = read_text ("");
  CsObject               nothing = { snapshot, CS_NODE_NONE, &cs_vocab_adaptive_card };

  g_assert_false (cs_object_has (&nothing, "body"));
  g_assert_null (cs_object_get_string (&nothing, "fallbackText"));
  g_assert_cmpfloat (cs_object_get_number (&nothing, "minHeight", 3), ==, 3);
  g_assert_cmpuint (cs_object_get_object (&nothing, "selectAction").node, ==, CS_NODE_NONE);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/vocab/object/families", test_families);
  g_test_add_func ("/vocab/object/choices", test_choices);
  g_test_add_func ("/vocab/object/values", test_values);
  g_test_add_func ("/vocab/object/texts", test_texts);
  g_test_add_func ("/vocab/object/objects", test_objects);
  g_test_add_func ("/vocab/object/nothing", test_nothing);

  return g_test_run ();
}
