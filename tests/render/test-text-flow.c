/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cs-test-text-flow"

#include <gtk/gtk.h>
#include <string.h>

#include "cs-card-view.h"

/* Where words stand: only what does not depend on how wide a font is. */

#define WIDTH 480

typedef struct
{
  const char *name;
  const char *body;
  const char *text;     /* the run that is looked at */
  int         left;     /* its edges in whole pixels, -1 for any */
  int         right;
  guint       n_lines;
} Place;

#define TEXT(text) "{\"type\": \"TextBlock\", \"wrap\": true, \"text\": \"" text "\"}"
#define RTL(text) \
  "{\"type\": \"Container\", \"rtl\": true, \"items\": [" TEXT (text) "]}"
#define TABLE "|one|two|\\n|:-|-:|\\n|three|four|"

static const Place places[] = {
  { "table-at-the-left", TEXT (TABLE), "three", 19, -1, 1 },
  { "table-at-the-right", TEXT (TABLE), "four", -1, 461, 1 },
  { "table-heading", TEXT (TABLE), "two", -1, 461, 1 },
  { "table-from-the-right", RTL ("|one|two|\\n|-|:-|\\n|three|four|"), "three", -1, 461, 1 },
  { "table-in-a-list", TEXT ("- a\\n\\n  |b|\\n  |-|\\n  |c|"), "c", 59, -1, 1 },
  /* A space between words takes no line of its own. */
  { "squeezed", "{\"type\": \"ColumnSet\", \"columns\": [{\"type\": \"Column\", \"width\": \"1px\", "
    "\"items\": [" TEXT ("ab cd") "]}]}", "ab cd", 16, -1, 4 },
  { "list-from-the-right", RTL ("- a\\n- b"), "a", -1, 424, 1 },
  { "quotation", TEXT ("a\\n\\n> b"), "b", 56, -1, 1 },
};

typedef struct
{
  const Place *place;
  guint        n_found;
} Search;

static void
check_run_cb (const char            *text,
              const graphene_rect_t *box,
              guint                  n_lines,
              const char            *href,
              gpointer               user_data)
{
  Search *search = user_data;
  const Place *place = search->place;

  if (!g_str_equal (text, place->text))
    return;

  search->n_found++;
  g_assert_cmpuint (n_lines, ==, place->n_lines);
  if (place->left >= 0)
    g_assert_cmpfloat_with_epsilon (box->origin.x, place->left, 0.5);
  if (place->right >= 0)
    g_assert_cmpfloat_with_epsilon (box->origin.x + box->size.width, place->right, 0.5);
}

static CsCardView *
make_view (const char *body)
{
  g_autofree char *text = g_strdup_printf ("{\"type\": \"AdaptiveCard\", \"version\": \"1.5\", "
                                           "\"body\": [%s]}", body);
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));
  g_autoptr (CsSnapshot) snapshot = cs_snapshot_new (bytes);
  CsCardView *view = g_object_ref_sink (CS_CARD_VIEW (cs_card_view_new ()));

  cs_card_view_set_snapshot (view, snapshot);

  return view;
}

static void
test_place (gconstpointer data)
{
  Search search = { .place = data };
  g_autoptr (CsCardView) view = make_view (search.place->body);

  cs_card_view_arrange (view, WIDTH);
  cs_part_visit_texts (cs_card_view_get_root (view), check_run_cb, &search);
  g_assert_cmpuint (search.n_found, ==, 1);
}

/* A word as long as a card can be is not set letter by letter. */
static void
count_letters_cb (const char            *text,
                  const graphene_rect_t *box,
                  guint                  n_lines,
                  const char            *href,
                  gpointer               user_data)
{
  g_assert_true (g_str_has_suffix (text, "…"));
  *(gsize *) user_data += strlen (text);
}

static void
test_long_word (void)
{
  g_autofree char *word = g_strnfill (60000, 'x');
  g_autofree char *body = g_strdup_printf (TEXT ("%s"), word);
  g_autoptr (CsCardView) view = make_view (body);
  gsize n_letters = 0;

  cs_card_view_arrange (view, WIDTH);
  cs_part_visit_texts (cs_card_view_get_root (view), count_letters_cb, &n_letters);
  g_assert_cmpuint (n_letters, ==, 512 + strlen ("…"));
}

/* What stands among words as a drawing has no words to be seen, and a link's name. */
static void
test_icon (void)
{
  g_autoptr (CsTextFlow) flow = cs_text_flow_new (FALSE, CS_ALIGN_START);
  CsTextStyle style = { .font = { CS_FACE_DEFAULT, 14, 400, FALSE } };
  CsTextBlockSpec spec = { .font = style.font };
  g_autofree char *text = NULL;

  cs_text_flow_begin (flow, &spec);
  cs_text_flow_add_symbol (flow, "CalendarClock", FALSE, 30, &style);
  text = cs_text_flow_dup_text (flow);
  g_assert_cmpstr (text, ==, "Calendar clock");
  g_assert_cmpfloat (cs_text_flow_get_max_width (flow), ==, 30);
  g_assert_cmpfloat (cs_text_flow_get_height (flow, WIDTH), >=, 30);
}

int
main (int   argc,
      char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (places); i++)
    {
      g_autofree char *path = g_strdup_printf ("/text-flow/place/%s", places[i].name);

      g_test_add_data_func (path, &places[i], test_place);
    }

  g_test_add_func ("/text-flow/icon", test_icon);
  g_test_add_func ("/text-flow/long-word", test_long_word);

  return g_test_run ();
}
