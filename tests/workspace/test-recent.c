/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cs-test"

#include "cs-recent.h"
#include "folder.h"

static CsRecentProject *
get (CsRecent *recent,
     guint     position)
{
  g_autoptr (CsRecentProject) project = g_list_model_get_item (G_LIST_MODEL (recent), position);

  g_assert_nonnull (project);

  return project;   /* the list holds it */
}

static char *
describe (CsRecent *recent)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (recent)); i++)
    g_string_append_printf (text, "%s=%s:%d ", cs_recent_project_get_path (get (recent, i)),
                            cs_recent_project_get_title (get (recent, i)),
                            cs_recent_project_get_n_errors (get (recent, i)));

  return g_string_free (g_steal_pointer (&text), FALSE);
}

static void
assert_is (CsRecent   *recent,
           const char *expected)
{
  g_autofree char *text = describe (recent);

  g_assert_cmpstr (text, ==, expected);
}

static void
test_order (void)
{
  g_autoptr (CsRecent) recent = cs_recent_new ();

  cs_recent_add (recent, "/a", "A", 0);
  cs_recent_add (recent, "/b", "B", 2);
  assert_is (recent, "/b=B:2 /a=A:0 ");
  cs_recent_add (recent, "/a", "A anew", CS_RECENT_UNKNOWN_ERRORS);
  assert_is (recent, "/a=A anew:-1 /b=B:2 ");
  cs_recent_update (recent, "/b", "B", 1);
  assert_is (recent, "/a=A anew:-1 /b=B:1 ");
  cs_recent_update (recent, "/c", "C", 1);
  assert_is (recent, "/a=A anew:-1 /b=B:1 ");
  cs_recent_remove (recent, "/a");
  cs_recent_remove (recent, "/a");
  assert_is (recent, "/b=B:1 ");
  cs_recent_clear (recent);
  assert_is (recent, "");
}

static void
test_bound (void)
{
  g_autoptr (CsRecent) recent = cs_recent_new ();

  for (guint i = 0; i < 30; i++)
    {
      g_autofree char *path = g_strdup_printf ("/project-%u", i);

      cs_recent_add (recent, path, "P", 0);
    }

  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (recent)), ==, CS_RECENT_MAX_PROJECTS);
  g_assert_cmpstr (cs_recent_project_get_path (get (recent, 0)), ==, "/project-29");
}

/* Names with blanks and such that are not UTF-8 come back as they were. */
static void
test_kept (void)
{
  g_autoptr (CsRecent) recent = cs_recent_new ();
  g_autoptr (CsRecent) again = cs_recent_new ();
  g_autoptr (GVariant) variant = NULL;

  cs_recent_add (recent, "/x/caf\xe9", "Caf\xe9", 3);
  cs_recent_add (recent, "/x/a b%c", "A & B", 0);
  variant = cs_recent_dup_variant (recent);
  cs_recent_load (again, variant);

  assert_is (again, "/x/a b%c=A & B:0 /x/caf\xe9=Caf\xef\xbf\xbd:3 ");
}

static void
test_foreign (void)
{
  g_autoptr (CsRecent) recent = cs_recent_new ();
  g_autoptr (GVariant) variant =
    g_variant_ref_sink (g_variant_new_parsed ("[('https://a.test/b', 'B', 1), ('', '', 0), "
                                              "('file:///c', 'C', -9)]"));

  cs_recent_add (recent, "/before", "Before", 0);
  cs_recent_load (recent, variant);
  assert_is (recent, "/c=C:-1 ");
}

static void
count_cb (guint *count)
{
  (*count)++;
}

static void
test_missing (void)
{
  g_autoptr (CsRecent) recent = cs_recent_new ();
  g_autoptr (Folder) folder = folder_new ();
  g_autofree char *gone = folder_get_name (folder, "gone");
  guint n_notified = 0;

  cs_recent_add (recent, folder_get_path (folder), "There", 0);
  cs_recent_add (recent, gone, "Gone", 0);
  g_signal_connect_swapped (get (recent, 0), "notify::missing", G_CALLBACK (count_cb), &n_notified);
  cs_recent_look (recent);
  cs_recent_look (recent);
  g_assert_true (cs_recent_project_get_missing (get (recent, 0)));
  g_assert_false (cs_recent_project_get_missing (get (recent, 1)));
  g_assert_cmpuint (n_notified, ==, 1);

  folder_write (folder, "gone", "back");
  cs_recent_look (recent);
  g_assert_false (cs_recent_project_get_missing (get (recent, 0)));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/recent/order", test_order);
  g_test_add_func ("/recent/bound", test_bound);
  g_test_add_func ("/recent/kept", test_kept);
  g_test_add_func ("/recent/foreign", test_foreign);
  g_test_add_func ("/recent/missing", test_missing);

  return g_test_run ();
}
