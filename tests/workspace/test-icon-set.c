/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cs-test"

#include <string.h>

#include "cs-icon-set.h"
#include "cs-project.h"

static const guint8 blue[3] = { 0x1a, 0x5f, 0xb4 };

typedef struct
{
  const char *name;
  const char *icons;       /* the manifest's member, or NULL */
  const char *color;       /* where they land */
  const char *outline;
  const char *color32;
  gboolean    renamed;     /* the manifest has to name them anew */
} Row;

static const Row rows[] = {
  { "named", "{\"color\": \"a.png\", \"outline\": \"icons/b.png\"}", "a.png", "icons/b.png", NULL,
    FALSE },
  { "with-dot", "{\"color\": \"./a.png\", \"outline\": \"b.png\"}", "a.png", "b.png", NULL, FALSE },
  { "color32", "{\"color\": \"a.png\", \"outline\": \"b.png\", \"color32x32\": \"c.png\"}",
    "a.png", "b.png", "c.png", FALSE },
  { "missing", NULL, "color.png", "outline.png", NULL, TRUE },
  { "empty", "{}", "color.png", "outline.png", NULL, TRUE },
  { "urls", "{\"color\": \"https://a.example/a.jpg\", \"outline\": \"https://a.example/b.jpg\"}",
    "color.png", "outline.png", NULL, TRUE },
  { "outside", "{\"color\": \"../a.png\", \"outline\": \"C:\\\\b.png\"}",
    "color.png", "outline.png", NULL, TRUE },
  { "same", "{\"color\": \"a.png\", \"outline\": \"a.png\"}", "a.png", "outline.png", NULL, TRUE },
  { "numbers", "{\"color\": 1, \"outline\": null}", "color.png", "outline.png", NULL, TRUE },
  { "the-manifest", "{\"color\": \"manifest.json\", \"outline\": \"b.png\"}",
    "color.png", "b.png", NULL, TRUE },
};

static void
assert_icon (CsProject  *project,
             const char *path,
             GBytes     *expected)
{
  CsDocument *document = path != NULL ? cs_project_get_document (project, path) : NULL;

  g_assert_cmpint (document != NULL, ==, path != NULL);
  if (document != NULL)
    g_assert_true (g_bytes_equal (cs_document_get_bytes (document), expected));
}

static void
test_put (gconstpointer data)
{
  const Row *row = data;
  g_autoptr (CsIconSet) icons = cs_icon_set_new_from_glyph (cs_glyph_find ("bell"), blue);
  g_autoptr (CsProject) project = cs_project_new ();
  g_autofree char *text = row->icons != NULL
                          ? g_strdup_printf ("{\n  \"icons\": %s\n}\n", row->icons)
                          : g_strdup ("{\n  \"id\": \"a\"\n}\n");
  g_autoptr (GBytes) manifest = g_bytes_new (text, strlen (text));
  g_autoptr (GBytes) old_icon = g_bytes_new_static ("-", 1);
  g_autoptr (CsChange) change = NULL;
  g_autoptr (GError) error = NULL;
  CsDocument *document;
  CsSnapshot *snapshot;

  cs_project_add_file (project, "manifest.json", manifest, &error);
  cs_project_add_file (project, "color.png", old_icon, &error);
  g_assert_no_error (error);

  change = cs_icon_set_put (icons, project, "manifest.json", &error);
  g_assert_no_error (error);
  g_assert_true (cs_history_do (cs_project_get_history (project), change, &error));
  g_assert_no_error (error);

  assert_icon (project, row->color, icons->color);
  assert_icon (project, row->outline, icons->outline);
  if (row->color32 != NULL)
    assert_icon (project, row->color32, icons->color32);

  document = cs_project_get_document (project, "manifest.json");
  g_assert_cmpint (!g_bytes_equal (cs_document_get_bytes (document), manifest), ==, row->renamed);
  snapshot = cs_document_get_snapshot (document);
  if (row->renamed)
    {
      g_assert_false (cs_snapshot_is_broken (snapshot));
      g_assert_cmpstr (cs_snapshot_get_string (snapshot,
                                               cs_snapshot_find (snapshot, "/icons/outline")),
                       ==, row->outline);
    }

  /* One step, which can be undone. */
  cs_history_undo (cs_project_get_history (project));
  g_assert_true (g_bytes_equal (cs_document_get_bytes (document), manifest));
  assert_icon (project, "color.png", old_icon);
}

static void
test_broken (void)
{
  g_autoptr (CsIconSet) icons = cs_icon_set_new_from_glyph (cs_glyph_find ("bell"), blue);
  g_autoptr (CsProject) project = cs_project_new ();
  g_autoptr (GBytes) manifest = g_bytes_new_static ("[]", 2);
  g_autoptr (GError) error = NULL;

  g_assert_null (cs_icon_set_put (icons, project, "manifest.json", &error));
  g_assert_error (error, CS_PROJECT_ERROR, CS_PROJECT_ERROR_NO_FILE);
  g_clear_error (&error);

  cs_project_add_file (project, "manifest.json", manifest, &error);
  g_assert_no_error (error);
  g_assert_null (cs_icon_set_put (icons, project, "manifest.json", &error));
  g_assert_nonnull (error);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *path = g_strconcat ("/icon-set/put/", rows[i].name, NULL);

      g_test_add_data_func (path, &rows[i], test_put);
    }
  g_test_add_func ("/icon-set/broken", test_broken);

  return g_test_run ();
}
