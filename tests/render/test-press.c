/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cs-test-press"

#include <gtk/gtk.h>

#include "cs-button-part.h"
#include "cs-card-export.h"
#include "cs-card-view.h"
#include "cs-carousel-part.h"
#include "cs-input-check.h"
#include "cs-input-part.h"
#include "cs-press-private.h"
#include "cs-render-layout.h"
#include "cs-symbol.h"

typedef struct
{
  CsCardView *view;
  GString    *words;       /* what is shown */
  char       *pressed;     /* what was told last */
  guint       n_pressed;
} Fixture;

static void
pressed_cb (CsCardView    *view,
            const CsPress *press,
            Fixture       *fixture)
{
  const char *content = press->data != NULL ? press->data : press->body;

  g_free (fixture->pressed);
  fixture->pressed = g_strdup_printf ("%d %s %s %s", press->kind, press->type,
                                      press->url != NULL ? press->url : "-",
                                      content != NULL ? content : "-");
  fixture->n_pressed++;
}

static void
show (Fixture    *fixture,
      const char *text)
{
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));
  g_autoptr (CsSnapshot) snapshot = cs_snapshot_new (bytes);

  cs_card_view_set_snapshot (fixture->view, snapshot);
}

static void
set_up (Fixture    *fixture,
        const char *text,
        CsTarget    target)
{
  fixture->view = g_object_ref_sink (CS_CARD_VIEW (cs_card_view_new ()));
  fixture->words = g_string_new (NULL);
  g_signal_connect (fixture->view, "pressed", G_CALLBACK (pressed_cb), fixture);
  cs_card_view_set_target (fixture->view, target);
  show (fixture, text);
}

static void
tear_down (Fixture *fixture)
{
  g_assert_finalize_object (fixture->view);
  g_string_free (fixture->words, TRUE);
  g_free (fixture->pressed);
}

static void
visit_cb (const char            *text,
          const graphene_rect_t *box,
          guint                  n_lines,
          const char            *href,
          gpointer               user_data)
{
  g_string_append_printf (user_data, "%s|", text);
}

static const char *
read_words (Fixture *fixture)
{
  g_string_truncate (fixture->words, 0);
  g_assert_cmpfloat (cs_card_view_arrange (fixture->view, 480), >, 0);
  cs_part_visit_texts (cs_card_view_get_root (fixture->view), visit_cb, fixture->words);

  return fixture->words->str;
}

static CsPart *
find_button (CsPart     *part,
             const char *title)
{
  if (CS_IS_BUTTON_PART (part) &&
      g_strcmp0 (cs_button_part_get_title (CS_BUTTON_PART (part)), title) == 0)
    return part;

  for (CsPart *child = cs_part_get_first (part); child != NULL; child = cs_part_get_next (child))
    {
      CsPart *found = find_button (child, title);

      if (found != NULL)
        return found;
    }

  return NULL;
}

static void
press (Fixture    *fixture,
       const char *title)
{
  CsPart *button = find_button (cs_card_view_get_root (fixture->view), title);

  g_assert_nonnull (button);
  g_signal_emit_by_name (button, "clicked");
}

static CsPart *
find_input (CsPart     *part,
            const char *id)
{
  if (CS_IS_INPUT_PART (part) && g_strcmp0 (cs_part_get_traits (part)->id, id) == 0)
    return cs_input_part_get_control (CS_INPUT_PART (part));

  for (CsPart *child = cs_part_get_first (part); child != NULL; child = cs_part_get_next (child))
    {
      CsPart *found = find_input (child, id);

      if (found != NULL)
        return found;
    }

  return NULL;
}

static void
type (Fixture    *fixture,
      const char *id,
      const char *value)
{
  CsPart *control = find_input (cs_card_view_get_root (fixture->view), id);

  g_assert_nonnull (control);
  cs_input_set_value (CS_INPUT (control), value);
}

#define SHOW_CARDS(more) \
  "{\"type\": \"AdaptiveCard\", \"version\": \"1.5\", \"body\": [" \
  "{\"type\": \"TextBlock\", \"text\": \"Top" more "\"}," \
  "{\"type\": \"Input.Text\", \"id\": \"name\", \"isRequired\": true, " \
  "\"errorMessage\": \"Say who\"}]," \
  "\"actions\": [{\"type\": \"Action.ShowCard\", \"title\": \"One\", \"card\": {\"type\": " \
  "\"AdaptiveCard\", \"body\": [{\"type\": \"TextBlock\", \"text\": \"Inside one\"}," \
  "{\"type\": \"Input.Text\", \"id\": \"in\"}], \"actions\": [{\"type\": \"Action.Submit\", " \
  "\"title\": \"Send\", \"data\": {\"a\": 1}}]}}," \
  "{\"type\": \"Action.ShowCard\", \"title\": \"Two\", \"card\": {\"type\": \"AdaptiveCard\", " \
  "\"body\": [{\"type\": \"TextBlock\", \"text\": \"Inside two\"}]}}]}"

static void
test_show_card (void)
{
  Fixture fixture = { 0 };

  set_up (&fixture, SHOW_CARDS (""), CS_TARGET_BOT);
  g_assert_cmpstr (read_words (&fixture), ==, "Top|One|Two|");
  press (&fixture, "One");
  g_assert_cmpstr (read_words (&fixture), ==, "Top|One|Two|Inside one|Send|");
  type (&fixture, "in", "typed");

  /* What is required is asked for; then all that is around is sent. */
  press (&fixture, "Send");
  g_assert_cmpuint (fixture.n_pressed, ==, 0);
  g_assert_cmpstr (read_words (&fixture), ==, "Top|Say who|One|Two|Inside one|Send|");
  type (&fixture, "name", "Ann");
  press (&fixture, "Send");
  g_assert_cmpuint (fixture.n_pressed, ==, 1);
  g_assert_nonnull (strstr (fixture.pressed, "\"a\" : 1"));
  g_assert_nonnull (strstr (fixture.pressed, "\"name\" : \"Ann\""));
  g_assert_nonnull (strstr (fixture.pressed, "\"in\" : \"typed\""));
  g_assert_cmpstr (read_words (&fixture), ==, "Top|One|Two|Inside one|Send|");

  /* Open and typed it stays while the text changes. */
  show (&fixture, SHOW_CARDS ("!"));
  g_assert_cmpstr (read_words (&fixture), ==, "Top!|One|Two|Inside one|Send|");
  press (&fixture, "Two");
  g_assert_cmpstr (read_words (&fixture), ==, "Top!|One|Two|Inside two|");
  press (&fixture, "One");
  press (&fixture, "Send");
  g_assert_nonnull (strstr (fixture.pressed, "\"in\" : \"typed\""));
  press (&fixture, "One");
  g_assert_cmpstr (read_words (&fixture), ==, "Top!|One|Two|");
  tear_down (&fixture);
}

static void
test_toggle_visibility (void)
{
  Fixture fixture = { 0 };

  set_up (&fixture,
          "{\"type\": \"AdaptiveCard\", \"body\": [{\"type\": \"TextBlock\", \"id\": \"a\", "
          "\"text\": \"A\"}, {\"type\": \"TextBlock\", \"id\": \"b\", \"text\": \"B\", "
          "\"isVisible\": false}], \"actions\": [{\"type\": \"Action.ToggleVisibility\", "
          "\"title\": \"T\", \"targetElements\": [\"a\", {\"elementId\": \"b\", "
          "\"isVisible\": true}, \"nobody\"]}, {\"type\": \"Action.OpenUrl\", \"title\": \"O\", "
          "\"url\": \"https://example.com\"}]}", CS_TARGET_NONE);
  g_assert_cmpstr (read_words (&fixture), ==, "A|T|O|");
  press (&fixture, "T");
  g_assert_cmpstr (read_words (&fixture), ==, "B|T|O|");
  press (&fixture, "T");
  g_assert_cmpstr (read_words (&fixture), ==, "A|B|T|O|");
  press (&fixture, "O");
  g_assert_cmpstr (fixture.pressed, ==, "0 Action.OpenUrl https://example.com -");
  tear_down (&fixture);
}

static void
test_message_card (void)
{
  Fixture fixture = { 0 };

  set_up (&fixture,
          "{\"@type\": \"MessageCard\", \"title\": \"T\", \"text\": \"**x**\", \"sections\": ["
          "{\"heroImage\": {\"image\": \"https://x\"}, \"text\": \"body\", \"facts\": "
          "[{\"name\": \"N\", \"value\": 7}], \"activityTitle\": \"Ann\", \"title\": \"S\"}], "
          "\"potentialAction\": [{\"@type\": \"ActionCard\", \"name\": \"Comment\", \"inputs\": "
          "[{\"@type\": \"TextInput\", \"id\": \"c\", \"title\": \"Say\"}], \"actions\": "
          "[{\"@type\": \"HttpPOST\", \"name\": \"OK\", \"target\": \"https://t\", \"body\": "
          "\"{{c.value}}\"}]}, {\"@type\": \"OpenUri\", \"name\": \"Open\", \"targets\": "
          "[{\"os\": \"iOS\", \"uri\": \"https://i\"}, {\"os\": \"default\", \"uri\": "
          "\"https://d\"}]}]}", CS_TARGET_CONNECTOR);
  g_assert_cmpstr (read_words (&fixture), ==, "T|x|S|Ann|body|N|7|Comment|Open|");
  press (&fixture, "Open");
  g_assert_cmpstr (fixture.pressed, ==, "0 OpenUri https://d -");
  press (&fixture, "Comment");
  press (&fixture, "OK");
  g_assert_cmpstr (fixture.pressed, ==, "2 HttpPOST https://t {{c.value}}");

  /* A button asks for what it sends, and for nothing else. */
  show (&fixture,
        "{\"potentialAction\": [{\"@type\": \"ActionCard\", \"name\": \"Act\", \"inputs\": "
        "[{\"@type\": \"TextInput\", \"id\": \"c\", \"isRequired\": true}], \"actions\": "
        "[{\"@type\": \"HttpPOST\", \"name\": \"Without\", \"target\": \"https://w\", "
        "\"body\": \"{{d.value}}\"}, {\"@type\": \"HttpPOST\", \"name\": \"With\", \"target\": "
        "\"https://t\", \"body\": \"{{C.value}}\"}]}]}");
  press (&fixture, "Act");
  press (&fixture, "Without");
  g_assert_cmpstr (fixture.pressed, ==, "2 HttpPOST https://w {{d.value}}");
  press (&fixture, "With");
  g_assert_cmpstr (fixture.pressed, ==, "2 HttpPOST https://w {{d.value}}");

  /* Another language in the same view, and back. */
  show (&fixture, "{\"type\": \"AdaptiveCard\", \"body\": [{\"type\": \"TextBlock\", "
                  "\"text\": \"New\"}]}");
  g_assert_cmpstr (read_words (&fixture), ==, "New|");
  show (&fixture, "{\"text\": \"Old\"}");
  g_assert_cmpstr (read_words (&fixture), ==, "Old|");
  tear_down (&fixture);
}

static void
test_carousel (void)
{
  Fixture fixture = { 0 };
  CsPart *carousel;

  set_up (&fixture,
          "{\"type\": \"AdaptiveCard\", \"body\": [{\"type\": \"Carousel\", \"pages\": ["
          "{\"type\": \"CarouselPage\", \"items\": [{\"type\": \"TextBlock\", \"text\": \"1\"}]},"
          "{\"type\": \"CarouselPage\", \"items\": [{\"type\": \"TextBlock\", \"text\": \"2\"}]}]}]}",
          CS_TARGET_BOT);
  g_assert_cmpstr (read_words (&fixture), ==, "1|");
  carousel = cs_part_get_first (cs_card_view_get_root (fixture.view));
  g_assert_true (CS_IS_CAROUSEL_PART (carousel));
  cs_carousel_part_turn (CS_CAROUSEL_PART (carousel), 5);
  g_assert_cmpstr (read_words (&fixture), ==, "2|");
  cs_carousel_part_turn (CS_CAROUSEL_PART (carousel), -1);
  g_assert_cmpstr (read_words (&fixture), ==, "1|");
  tear_down (&fixture);
}

#define FORM(more) \
  "{\"text\": \"T\", \"potentialAction\": [{\"@type\": \"ActionCard\", \"name\": \"Form\", " \
  "\"inputs\": [{\"@type\": \"DateInput\", \"id\": \"d\", \"title\": \"When\"}], \"actions\": [" \
  "{\"@type\": \"HttpPOST\", \"name\": \"OK\", \"target\": \"https://t\"}]}" more "]}"

/* Outlook opens a form that is the only action by itself, and Teams does not. */
static void
test_open_form (void)
{
  Fixture fixture = { 0 };

  set_up (&fixture, FORM (""), CS_TARGET_OUTLOOK);
  g_assert_cmpstr (read_words (&fixture), ==, "T|When|OK|");
  press (&fixture, "OK");
  g_assert_cmpuint (fixture.n_pressed, ==, 1);
  show (&fixture, FORM (", {\"@type\": \"ViewAction\", \"name\": \"View\", \"target\": "
                        "[\"https://v\"]}"));
  g_assert_cmpstr (read_words (&fixture), ==, "T|Form|View|");
  show (&fixture, FORM (""));
  g_assert_cmpstr (read_words (&fixture), ==, "T|When|OK|");
  cs_card_view_set_target (fixture.view, CS_TARGET_CONNECTOR);
  g_assert_cmpstr (read_words (&fixture), ==, "T|Form|");
  tear_down (&fixture);
}

static void
test_picture_among_words (void)
{
  Fixture fixture = { 0 };
  CsPart *text;

  set_up (&fixture, "{\"type\": \"AdaptiveCard\", \"body\": [{\"type\": \"TextBlock\", \"text\": "
                    "\"one ![alternative](https://a.b/c.png) two\"}]}", CS_TARGET_NONE);
  text = cs_part_get_first (cs_card_view_get_root (fixture.view));
  cs_card_view_arrange (fixture.view, 480);
  /* It stands on the line, which has its room below as before. */
  g_assert_cmpfloat (cs_part_get_box (text)->height, >, 102);
  g_assert_cmpfloat (cs_part_get_box (text)->height, <, 108);
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (text), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "one alternative two");
  tear_down (&fixture);
}

static double
measure_text (const char *text)
{
  g_autofree char *card = g_strdup_printf ("{\"type\": \"AdaptiveCard\", \"body\": [{\"type\": "
                                           "\"TextBlock\", \"wrap\": true, \"text\": \"%s\"}]}",
                                           text);
  Fixture fixture = { 0 };
  double height;

  set_up (&fixture, card, CS_TARGET_NONE);
  height = cs_card_view_arrange (fixture.view, 480);
  tear_down (&fixture);

  return height;
}

/* Lists that follow one another keep the distance of paragraphs, items and lists in them none. */
static void
test_lists (void)
{
  double one = measure_text ("- a\\n- b");

  g_assert_cmpfloat_with_epsilon (measure_text ("- a\\n1. b"), one + 14, 0.1);
  g_assert_cmpfloat_with_epsilon (measure_text ("- a\\n* b"), one + 14, 0.1);
  g_assert_cmpfloat_with_epsilon (measure_text ("- a\\n  1. b"), one, 0.1);
}

/* Without a target all pages are there, one beside the other; one of them is seen. */
static void
test_whole_carousel (void)
{
  Fixture fixture = { 0 };
  CsPart *carousel, *page;

  set_up (&fixture,
          "{\"type\": \"AdaptiveCard\", \"body\": [{\"type\": \"Carousel\", \"initialPage\": 2, "
          "\"isVisible\": false, \"pages\": ["
          "{\"items\": [{\"type\": \"TextBlock\", \"text\": \"1\"}]},"
          "{\"type\": \"Container\", \"items\": [{\"type\": \"TextBlock\", \"text\": \"no\"}]},"
          "{\"type\": \"CarouselPage\", \"items\": [{\"type\": \"TextBlock\", \"text\": \"2\"},"
          "{\"type\": \"Input.Text\", \"id\": \"a\", \"label\": \"no\"}]},"
          "{\"type\": \"CarouselPage\", \"minHeight\": \"80px\", \"items\": ["
          "{\"type\": \"TextBlock\", \"text\": \"3\"}]}]}]}",
          CS_TARGET_NONE);
  /* After the last page comes the first one. */
  g_assert_cmpstr (read_words (&fixture), ==, "2|3|1|");
  carousel = cs_part_get_first (cs_card_view_get_root (fixture.view));
  page = cs_part_get_first (cs_carousel_part_get_pages (CS_CAROUSEL_PART (carousel)));
  cs_card_view_arrange (fixture.view, 480);
  g_assert_cmpfloat (cs_part_get_box (carousel)->height, ==, 80 + 50);
  g_assert_cmpfloat (cs_part_get_box (page)->x, ==, 16 + 50 - 348);
  g_assert_false (gtk_widget_get_child_visible (GTK_WIDGET (page)));
  cs_carousel_part_turn (CS_CAROUSEL_PART (carousel), 1);
  cs_carousel_part_turn (CS_CAROUSEL_PART (carousel), 1);
  cs_card_view_arrange (fixture.view, 480);
  g_assert_cmpfloat (cs_part_get_box (page)->x, ==, 16 + 50);
  g_assert_true (gtk_widget_get_child_visible (GTK_WIDGET (page)));
  tear_down (&fixture);
}

typedef struct
{
  const char *name;
  CsTarget    target;
  const char *body;
  const char *words;
} Shown;

static const Shown shown[] = {
  { "picture-among-words", CS_TARGET_NONE, "{\"type\": \"TextBlock\", \"text\": "
    "\"one ![alternative](https://a.b/c.png) two\", \"wrap\": true}", "one|two|" },
  { "no-picture-among-words", CS_TARGET_BOT, "{\"type\": \"TextBlock\", \"text\": "
    "\"one ![alternative](https://a.b/c.png)\"}", "one ![alternative](https://a.b/c.png)|" },
  { "badge", CS_TARGET_BOT, "{\"type\": \"Badge\", \"text\": \"New\", \"icon\": \"Star\"}", "New|" },
  { "badge-elsewhere", CS_TARGET_NONE, "{\"type\": \"Badge\", \"text\": \"New\"}", "" },
  { "code", CS_TARGET_BOT, "{\"type\": \"CodeBlock\", \"language\": \"Json\", \"codeSnippet\": "
    "\"a\\nb\\n\"}", "JSON|1|2|a|b|" },
  { "rating", CS_TARGET_BOT, "{\"type\": \"Rating\", \"value\": 3.5, \"count\": 7}", "3.5 · 7|" },
  { "ring", CS_TARGET_BOT, "{\"type\": \"ProgressRing\", \"label\": \"Wait\"}", "Wait|" },
  { "compound", CS_TARGET_BOT, "{\"type\": \"CompoundButton\", \"title\": \"T\", "
    "\"description\": \"D\", \"badge\": \"B\"}", "T|D|B|" },
  { "flow", CS_TARGET_BOT, "{\"type\": \"Container\", \"layouts\": [{\"type\": \"Layout.Flow\"}], "
    "\"items\": [{\"type\": \"TextBlock\", \"text\": \"A\"}, {\"type\": \"TextBlock\", \"text\": "
    "\"B\"}]}", "A|B|" },
  { "target-width", CS_TARGET_BOT, "{\"type\": \"TextBlock\", \"text\": \"A\", \"targetWidth\": "
    "\"atLeast:Wide\"}, {\"type\": \"TextBlock\", \"text\": \"B\", \"targetWidth\": \"Standard\"}",
    "B|" },
  { "target-width-elsewhere", CS_TARGET_NONE, "{\"type\": \"TextBlock\", \"text\": \"A\", "
    "\"targetWidth\": \"atLeast:Wide\"}", "A|" },
  { "no-dates", CS_TARGET_WORKFLOWS, "{\"type\": \"TextBlock\", \"text\": "
    "\"{{DATE(2020-01-02T00:00:00Z)}}\"}", "{{DATE(2020-01-02T00:00:00Z)}}|" },
};

static void
test_shown (gconstpointer data)
{
  const Shown *test = data;
  g_autofree char *card = g_strdup_printf ("{\"type\": \"AdaptiveCard\", \"version\": \"1.5\", "
                                           "\"body\": [%s]}", test->body);
  Fixture fixture = { 0 };

  set_up (&fixture, card, test->target);
  g_assert_cmpstr (read_words (&fixture), ==, test->words);
  tear_down (&fixture);
}

static void
test_too_new (void)
{
  Fixture fixture = { 0 };
  const char *card = "{\"type\": \"AdaptiveCard\", \"version\": \"1.6\", \"fallbackText\": \"Old\", "
                     "\"body\": [{\"type\": \"TextBlock\", \"text\": \"New\"}], \"actions\": "
                     "[{\"type\": \"Action.OpenUrl\", \"title\": \"Go\", \"url\": \"https://x\"}]}";

  set_up (&fixture, card, CS_TARGET_NONE);
  g_assert_cmpstr (read_words (&fixture), ==, "New|Go|");
  cs_card_view_set_target (fixture.view, CS_TARGET_WORKFLOWS);
  g_assert_cmpstr (read_words (&fixture), ==, "Old|");
  tear_down (&fixture);
}

typedef struct
{
  const char  *name;
  CsInputRules rules;
  const char  *value;
  gboolean     fits;
} Rule;

static const Rule rules[] = {
  { "empty", { .required = FALSE }, "", TRUE },
  { "required", { .required = TRUE }, "", FALSE },
  { "pattern", { .pattern = (char *) "^[a-z]+$" }, "ab", TRUE },
  { "not-pattern", { .pattern = (char *) "^[a-z]+$" }, "aB", FALSE },
  { "broken-pattern", { .pattern = (char *) "(" }, "x", TRUE },
  { "number", { .kind = CS_INPUT_KIND_NUMBER, .minimum = (char *) "1", .maximum = (char *) "5" },
    "5", TRUE },
  { "too-large", { .kind = CS_INPUT_KIND_NUMBER, .maximum = (char *) "5" }, "5.1", FALSE },
  { "too-small", { .kind = CS_INPUT_KIND_NUMBER, .minimum = (char *) "1" }, "0", FALSE },
  { "no-number", { .kind = CS_INPUT_KIND_NUMBER }, "5x", FALSE },
  { "date", { .kind = CS_INPUT_KIND_DATE, .minimum = (char *) "2020-01-01" }, "2020-01-01", TRUE },
  { "early", { .kind = CS_INPUT_KIND_DATE, .minimum = (char *) "2020-01-02" }, "2020-01-01", FALSE },
  { "no-date", { .kind = CS_INPUT_KIND_DATE }, "2020-13-01", FALSE },
  { "time", { .kind = CS_INPUT_KIND_TIME, .maximum = (char *) "12:00" }, "11:59", TRUE },
  { "late", { .kind = CS_INPUT_KIND_TIME, .maximum = (char *) "12:00" }, "12:01", FALSE },
  { "off", { .kind = CS_INPUT_KIND_TOGGLE, .required = TRUE }, "false", FALSE },
  { "on", { .kind = CS_INPUT_KIND_TOGGLE, .required = TRUE, .on = (char *) "yes" }, "yes", TRUE },
};

static void
test_rules (gconstpointer data)
{
  const Rule *test = data;

  g_assert_true (!cs_input_rules_check (&test->rules, test->value) == !test->fits);
}

static void
test_widths (void)
{
  g_assert_cmpint (cs_width_class_of (160), ==, CS_WIDTH_CLASS_VERY_NARROW);
  g_assert_cmpint (cs_width_class_of (320), ==, CS_WIDTH_CLASS_NARROW);
  g_assert_cmpint (cs_width_class_of (480), ==, CS_WIDTH_CLASS_STANDARD);
  g_assert_cmpint (cs_width_class_of (900), ==, CS_WIDTH_CLASS_WIDE);
  g_assert_true (cs_width_class_fits (CS_WIDTH_CLASS_WIDE, "atleast:standard"));
  g_assert_false (cs_width_class_fits (CS_WIDTH_CLASS_WIDE, "atMost:Standard"));
  g_assert_true (cs_width_class_fits (CS_WIDTH_CLASS_WIDE, NULL));
  g_assert_true (cs_width_class_fits (CS_WIDTH_CLASS_WIDE, "nothing"));
}

static void
test_symbols (void)
{
  g_autofree char *words = cs_symbol_dup_text ("CalendarClock");
  gboolean filled = FALSE;
  g_autofree char *name = cs_symbol_parse ("icon:Star,filled", &filled);
  g_autofree char *none = cs_symbol_parse ("https://x", NULL);

  g_assert_cmpstr (words, ==, "Calendar clock");
  g_assert_cmpstr (name, ==, "Star");
  g_assert_true (filled);
  g_assert_null (none);
  g_assert_true (cs_symbol_is_known ("calendar"));
  for (guint i = 0; cs_symbol_get_name (i) != NULL; i++)
    {
      g_assert_true (cs_symbol_is_known (cs_symbol_get_name (i)));
      g_assert_true (cs_symbol_matches (i, cs_symbol_get_name (i)));
      g_assert_true (cs_symbol_matches (i, ""));
      g_assert_cmpint (cs_symbol_matches (i, "lock"), ==,
                       g_str_equal (cs_symbol_get_name (i), "LockClosed"));
    }
  g_assert_false (cs_symbol_is_known ("Nothing"));
  g_assert_false (cs_symbol_is_known (NULL));
}

static void
check_names (CsPart     *part,
             const char *card)
{
  GtkAccessible *accessible = GTK_ACCESSIBLE (part);
  GtkAccessibleRole role = gtk_accessible_get_accessible_role (accessible);

  if (!cs_part_is_drawn (part))
    return;

  if (role == GTK_ACCESSIBLE_ROLE_WIDGET || role == GTK_ACCESSIBLE_ROLE_NONE)
    g_error ("%s: a %s has no role", card, G_OBJECT_TYPE_NAME (part));
  if (!gtk_test_accessible_has_property (accessible, GTK_ACCESSIBLE_PROPERTY_LABEL))
    g_error ("%s: a %s has no name", card, G_OBJECT_TYPE_NAME (part));
  for (CsPart *child = cs_part_get_first (part); child != NULL; child = cs_part_get_next (child))
    check_names (child, card);
}

static void
open_all (CsPart *part)
{
  CsPart *next;

  for (CsPart *child = cs_part_get_first (part); child != NULL; child = next)
    {
      next = cs_part_get_next (child);
      open_all (child);
    }
  if (CS_IS_BUTTON_PART (part))
    cs_press_do (part);
}

/* Every card for every target and in every theme, with all buttons pressed. */
static void
check_card (const char *path)
{
  g_autofree char *text = NULL;

  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  for (CsTarget target = CS_TARGET_NONE; target < CS_N_TARGETS; target++)
    {
      Fixture fixture = { 0 };
      g_autoptr (GBytes) png = NULL;

      set_up (&fixture, text, target);
      cs_card_view_set_theme (fixture.view, target % CS_N_THEMES);
      g_assert_cmpuint (strlen (read_words (&fixture)), >, 0);
      check_names (cs_card_view_get_root (fixture.view), path);
      open_all (cs_card_view_get_root (fixture.view));
      check_names (cs_card_view_get_root (fixture.view), path);
      png = cs_card_export_png (fixture.view, 480, 1, NULL);
      g_assert_nonnull (png);
      tear_down (&fixture);
    }
}

static void
check_folder (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  g_assert_nonnull (dir);
  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      if (g_str_has_suffix (name, ".json"))
        check_card (path);
    }
}

static void
test_gallery (void)
{
  g_autofree char *folder = g_build_filename (g_getenv ("CS_TEST_SOURCE_ROOT"), "data", "gallery",
                                              NULL);

  check_folder (folder);
}

static void
test_messages (void)
{
  g_autofree char *folder = g_build_filename (g_getenv ("CS_TEST_SHARED"), "corpus", "cards",
                                              "message", NULL);

  if (!g_file_test (folder, G_FILE_TEST_IS_DIR))
    {
      g_test_skip ("there are no cards");
      return;
    }

  check_folder (folder);
}

int
main (int   argc,
      char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);

  g_test_add_func ("/press/show-card", test_show_card);
  g_test_add_func ("/press/toggle-visibility", test_toggle_visibility);
  g_test_add_func ("/press/message-card", test_message_card);
  g_test_add_func ("/press/carousel", test_carousel);
  g_test_add_func ("/press/whole-carousel", test_whole_carousel);
  g_test_add_func ("/press/too-new", test_too_new);
  g_test_add_func ("/press/widths", test_widths);
  g_test_add_func ("/press/symbols", test_symbols);
  g_test_add_func ("/press/gallery", test_gallery);
  g_test_add_func ("/press/open-form", test_open_form);
  g_test_add_func ("/press/picture-among-words", test_picture_among_words);
  g_test_add_func ("/press/lists", test_lists);
  g_test_add_func ("/press/messages", test_messages);
  for (guint i = 0; i < G_N_ELEMENTS (shown); i++)
    {
      g_autofree char *path = g_strconcat ("/press/shown/", shown[i].name, NULL);

      g_test_add_data_func (path, &shown[i], test_shown);
    }
  for (guint i = 0; i < G_N_ELEMENTS (rules); i++)
    {
      g_autofree char *path = g_strconcat ("/press/rules/", rules[i].name, NULL);

      g_test_add_data_func (path, &rules[i], test_rules);
    }

  return g_test_run ();
}
