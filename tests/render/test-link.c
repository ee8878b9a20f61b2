/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cs-test-link"

#include <gtk/gtk.h>
#include <math.h>

#include "cs-card-view.h"
#include "cs-link-part.h"
#include "cs-press-private.h"

typedef struct
{
  CsCardView *view;
  char       *pressed;     /* what was told last */
} Fixture;

static void
pressed_cb (CsCardView    *view,
            const CsPress *press,
            Fixture       *fixture)
{
  g_free (fixture->pressed);
  fixture->pressed = g_strdup_printf ("%d %s %s %s", press->kind, press->type,
                                      press->url != NULL ? press->url : "-",
                                      press->data != NULL ? press->data : "-");
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
  g_signal_connect (fixture->view, "pressed", G_CALLBACK (pressed_cb), fixture);
  cs_card_view_set_target (fixture->view, target);
  show (fixture, text);
}

static void
tear_down (Fixture *fixture)
{
  g_assert_finalize_object (fixture->view);
  g_free (fixture->pressed);
}

typedef struct
{
  CsPart *link;
  guint   n_found;
} Seen;

/* Links lie on their words. */
static void
visit_cb (const char            *text,
          const graphene_rect_t *box,
          guint                  n_lines,
          const char            *href,
          gpointer               user_data)
{
  Seen *seen = user_data;
  const CsBox *own = cs_part_get_box (seen->link);

  if (href == NULL || g_strcmp0 (text, cs_link_part_get_text (CS_LINK_PART (seen->link))) != 0 ||
      fabs (own->y - box->origin.y) > 1)
    return;

  g_assert_cmpfloat_with_epsilon (own->x, box->origin.x, 0.1);
  g_assert_cmpfloat_with_epsilon (own->y, box->origin.y, 0.1);
  g_assert_cmpfloat_with_epsilon (own->width, box->size.width, 0.1);
  g_assert_cmpfloat_with_epsilon (own->height, box->size.height, 0.1);
  seen->n_found++;
}

/* As GTK asks where the pointer is, also of what is on no screen. */
static gboolean
contains (CsPart *part,
          double  x,
          double  y)
{
  return GTK_WIDGET_GET_CLASS (part)->contains (GTK_WIDGET (part), x, y);
}

static void
list_links (CsPart    *part,
            GPtrArray *links)
{
  if (CS_IS_LINK_PART (part))
    g_ptr_array_add (links, part);
  for (CsPart *child = cs_part_get_first (part); child != NULL; child = cs_part_get_next (child))
    list_links (child, links);
}

static GPtrArray *
get_links (Fixture *fixture)
{
  GPtrArray *links = g_ptr_array_new ();

  list_links (cs_card_view_get_root (fixture->view), links);

  return links;
}

#define LINKS(more) \
  "{\"type\": \"AdaptiveCard\", \"body\": [{\"type\": \"TextBlock\", \"wrap\": true, \"text\": " \
  "\"See [**the** book](https://example.com/a?b=1&c=2) or [it](https://b.example)" more "\"}," \
  "{\"type\": \"RichTextBlock\", \"inlines\": [\"Do \", {\"type\": \"TextRun\", \"text\": \"this\", " \
  "\"selectAction\": {\"type\": \"Action.Submit\", \"data\": 7}}, {\"type\": \"TextRun\", " \
  "\"text\": \" or that\", \"selectAction\": {\"type\": \"Action.OpenUrl\", " \
  "\"url\": \"https://c.example\"}}]}, {\"type\": \"Input.Toggle\", \"id\": \"t\", " \
  "\"title\": \"I read [this](https://d.example)\"}]}"

static void
test_links (void)
{
  static const struct { const char *text; const char *pressed; const char *tooltip; } rows[] = {
    { "the book", "0 Action.OpenUrl https://example.com/a?b=1&c=2 -",
      "https://example.com/a?b=1&c=2" },
    { "it", "0 Action.OpenUrl https://b.example -", "https://b.example" },
    { "this", "1 Action.Submit - 7", "this" },
    { "or that", "0 Action.OpenUrl https://c.example -", "https://c.example" },
    { "this", "0 Action.OpenUrl https://d.example -", "https://d.example" },
  };
  Fixture fixture = { 0 };
  g_autoptr (GPtrArray) links = NULL, later = NULL;

  set_up (&fixture, LINKS (""), CS_TARGET_NONE);
  g_assert_cmpfloat (cs_card_view_arrange (fixture.view, 480), >, 0);
  links = get_links (&fixture);
  g_assert_cmpuint (links->len, ==, G_N_ELEMENTS (rows));
  for (guint i = 0; i < links->len; i++)
    {
      CsPart *link = g_ptr_array_index (links, i);
      const CsBox *box = cs_part_get_box (link);
      const CsBox *around = cs_part_get_box (cs_part_get_parent_part (link));
      GtkWidget *widget = GTK_WIDGET (link);
      Seen seen = { link, 0 };

      g_assert_cmpstr (cs_link_part_get_text (CS_LINK_PART (link)), ==, rows[i].text);
      gtk_test_accessible_assert_role (link, GTK_ACCESSIBLE_ROLE_LINK);
      gtk_test_accessible_assert_property (link, GTK_ACCESSIBLE_PROPERTY_LABEL, rows[i].text);
      g_assert_cmpstr (gtk_widget_get_tooltip_text (widget), ==, rows[i].tooltip);
      g_assert_true (gtk_widget_get_focusable (widget));
      g_assert_nonnull (gtk_widget_get_cursor (widget));
      g_assert_cmpfloat (box->width, >, 5);
      g_assert_cmpfloat (box->height, >, 10);
      g_assert_cmpfloat (box->x, >, around->x);
      g_assert_cmpfloat (box->x + box->width, <=, around->x + around->width);
      g_assert_true (contains (link, box->width / 2, box->height / 2));

      /* "the book" is two texts in two weights. */
      cs_part_visit_texts (cs_card_view_get_root (fixture.view), visit_cb, &seen);
      g_assert_cmpuint (seen.n_found, ==, i == 0 ? 0 : 1);
      cs_press_do (link);
      g_assert_cmpstr (fixture.pressed, ==, rows[i].pressed);
    }

  /* Who had the focus still has it when the text around it changes. */
  show (&fixture, LINKS (" [new](https://e.example)"));
  later = get_links (&fixture);
  g_assert_cmpuint (later->len, ==, G_N_ELEMENTS (rows) + 1);
  g_assert_true (g_ptr_array_index (later, 0) == g_ptr_array_index (links, 0));
  show (&fixture, "{\"type\": \"AdaptiveCard\", \"body\": [{\"type\": \"TextBlock\", "
                  "\"text\": \"None\"}]}");
  g_clear_pointer (&later, g_ptr_array_unref);
  later = get_links (&fixture);
  g_assert_cmpuint (later->len, ==, 0);
  tear_down (&fixture);
}

/* A link over two lines is pressed at its own words alone. */
static void
test_broken_link (void)
{
  Fixture fixture = { 0 };
  g_autoptr (GPtrArray) links = NULL;
  const CsBox *box;
  CsPart *link;

  set_up (&fixture,
          "{\"type\": \"AdaptiveCard\", \"body\": [{\"type\": \"TextBlock\", \"wrap\": true, "
          "\"text\": \"Twenty short words that stand before it [twenty short words that lead to a "
          "page somewhere](https://a.example) and ten more.\"}, {\"type\": \"TextBlock\", "
          "\"text\": \"Far too long for one line, so that it is cut where the line ends, and "
          "that is before it comes to [the link](https://b.example)\"}]}", CS_TARGET_NONE);
  g_assert_cmpfloat (cs_card_view_arrange (fixture.view, 480), >, 0);
  links = get_links (&fixture);
  g_assert_cmpuint (links->len, ==, 2);
  link = g_ptr_array_index (links, 0);
  box = cs_part_get_box (link);
  g_assert_cmpfloat (box->height, >, 30);
  g_assert_false (contains (link, 2, 2));
  g_assert_true (contains (link, 2, box->height - 4));
  g_assert_true (contains (link, box->width - 4, 4));
  g_assert_false (contains (link, box->width - 4, box->height - 4));
  g_assert_cmpfloat (cs_part_get_box (g_ptr_array_index (links, 1))->width, ==, 0);
  tear_down (&fixture);
}

static void
test_message_links (void)
{
  Fixture fixture = { 0 };
  g_autoptr (GPtrArray) links = NULL;

  set_up (&fixture,
          "{\"@type\": \"MessageCard\", \"text\": \"[a](https://a.example)\", \"sections\": [{"
          "\"activityTitle\": \"[b](https://b.example)\", \"facts\": [{\"name\": \"N\", "
          "\"value\": \"[c](https://c.example)\"}]}]}", CS_TARGET_CONNECTOR);
  links = get_links (&fixture);
  g_assert_cmpuint (links->len, ==, 3);
  for (guint i = 0; i < links->len; i++)
    {
      g_autofree char *pressed = g_strdup_printf ("0 Action.OpenUrl https://%c.example -", 'a' + i);

      cs_press_do (g_ptr_array_index (links, i));
      g_assert_cmpstr (fixture.pressed, ==, pressed);
    }
  tear_down (&fixture);
}

/* In a window: Tab goes from one to the next. */
static void
test_link_focus (void)
{
  Fixture fixture = { 0 };
  GtkWidget *window = gtk_window_new (), *focus;

  set_up (&fixture, LINKS (""), CS_TARGET_NONE);
  gtk_window_set_child (GTK_WINDOW (window), GTK_WIDGET (fixture.view));
  gtk_window_set_default_size (GTK_WINDOW (window), 480, 300);
  gtk_window_present (GTK_WINDOW (window));
  while (gtk_widget_get_width (GTK_WIDGET (fixture.view)) == 0)
    g_main_context_iteration (NULL, TRUE);
  gtk_window_set_focus (GTK_WINDOW (window), NULL);
  for (guint i = 0; i < 4; i++)
    {
      static const char *const texts[] = { "the book", "it", "this", "or that" };

      g_assert_true (gtk_widget_child_focus (window, GTK_DIR_TAB_FORWARD));
      focus = gtk_window_get_focus (GTK_WINDOW (window));
      g_assert_true (CS_IS_LINK_PART (focus));
      g_assert_cmpstr (cs_link_part_get_text (CS_LINK_PART (focus)), ==, texts[i]);
    }
  gtk_window_set_child (GTK_WINDOW (window), NULL);
  gtk_window_destroy (GTK_WINDOW (window));
  tear_down (&fixture);
}

int
main (int   argc,
      char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);

  g_test_add_func ("/link/pressed", test_links);
  g_test_add_func ("/link/broken", test_broken_link);
  g_test_add_func ("/link/message-card", test_message_links);
  g_test_add_func ("/link/focus", test_link_focus);

  return g_test_run ();
}
