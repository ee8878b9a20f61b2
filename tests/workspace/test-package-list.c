/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cs-test"

#include <string.h>

#include "cs-package-list.h"
#include "folder.h"

static const char manifest[] =
  "{\n"
  "  \"name\": {\"short\": \"Über ${{WHO}}\"}, \"version\": \"1.2.0\",\n"
  "  \"localizationInfo\": {\"defaultLanguageTag\": \"en\", \"additionalLanguages\":\n"
  "    [{\"languageTag\": \"fr\", \"file\": \"./fr.json\"}]},\n"
  "  \"icons\": {\"outline\": \"outline.png\", \"color\": \"color.png\"}\n"
  "}\n";

typedef struct
{
  const char *name;
  const char *pointer;
  const char *title;
  gsize       size;
  gboolean    missing;
} Part;

static void
assert_parts (CsWorkspace *workspace,
              const Part  *expected,
              guint        n_expected)
{
  g_autoptr (GPtrArray) parts = cs_package_list (workspace);

  g_assert_cmpuint (parts->len, ==, n_expected);
  for (guint i = 0; i < n_expected; i++)
    {
      const CsPackagePart *part = g_ptr_array_index (parts, i);

      g_assert_cmpstr (part->name, ==, expected[i].name);
      g_assert_cmpstr (part->path, ==, expected[i].name);
      g_assert_cmpstr (part->pointer, ==, expected[i].pointer);
      g_assert_cmpstr (part->title, ==, expected[i].title);
      g_assert_cmpuint (part->size, ==, expected[i].size);
      g_assert_cmpint (part->missing, ==, expected[i].missing);
    }
}

static void
test_parts (void)
{
  g_autoptr (Folder) folder = folder_new ();
  g_autoptr (CsWorkspace) workspace = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *name = NULL;
  const gsize plain = strlen (manifest);
  const Part as_it_is[] = {
    { "manifest.json", "", "Manifest", plain, FALSE },
    { "color.png", "/icons/color", "Color icon", 0, TRUE },
    { "outline.png", "/icons/outline", "Outline icon", 7, FALSE },
    { "fr.json", "/localizationInfo/additionalLanguages/0/file", "Language file", 2, FALSE },
  };
  const Part filled[] = {
    { "manifest.json", "", "Manifest", plain - strlen ("${{WHO}}") + strlen ("Mole"), FALSE },
    { "color.png", "/icons/color", "Color icon", 0, TRUE },
    { "outline.png", "/icons/outline", "Outline icon", 7, FALSE },
    { "fr.json", "/localizationInfo/additionalLanguages/0/file", "Language file", 2, FALSE },
  };

  folder_write (folder, "manifest.json", manifest);
  folder_write (folder, "outline.png", "outline");
  folder_write (folder, "other.png", "other");
  folder_write (folder, "fr.json", "{}");
  folder_write (folder, "env/.env.dev", "WHO=Mole\n");
  workspace = cs_workspace_open (folder_get_path (folder), &error);
  g_assert_no_error (error);

  assert_parts (workspace, as_it_is, G_N_ELEMENTS (as_it_is));
  cs_workspace_set_environment (workspace, "dev");
  assert_parts (workspace, filled, G_N_ELEMENTS (filled));

  name = cs_workspace_dup_export_name (workspace);
  g_assert_cmpstr (name, ==, "Uber-Mole-1.2.0.zip");
}

static void
test_card (void)
{
  g_autoptr (Folder) folder = folder_new ();
  g_autoptr (CsWorkspace) workspace = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *path = NULL;

  folder_write (folder, "card.json", "{\"type\": \"AdaptiveCard\", \"version\": \"1.4\"}");
  path = folder_get_name (folder, "card.json");
  workspace = cs_workspace_open (path, &error);
  g_assert_no_error (error);

  assert_parts (workspace, NULL, 0);
}

static void
test_environments (void)
{
  g_autoptr (Folder) folder = folder_new ();
  g_autoptr (CsWorkspace) workspace = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *path = NULL;
  g_auto (GStrv) names = NULL;
  const char *const expected[] = { "dev", "prod", "staging", NULL };

  folder_write (folder, "appPackage/manifest.json", manifest);
  folder_write (folder, "appPackage/env/.env.staging", "WHO=a\n");
  folder_write (folder, "env/.env.prod", "WHO=b\n");
  folder_write (folder, "env/.env.dev", "WHO=c\n");
  folder_write (folder, "env/.env.dev.user", "WHO=d\n");
  folder_write (folder, "env/.env.", "WHO=e\n");
  folder_write (folder, "env/readme.txt", "WHO=f\n");
  path = folder_get_name (folder, "appPackage");
  workspace = cs_workspace_open (path, &error);
  g_assert_no_error (error);

  names = cs_package_list_environments (workspace);
  g_assert_cmpstrv (names, expected);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/package-list/parts", test_parts);
  g_test_add_func ("/package-list/card", test_card);
  g_test_add_func ("/package-list/environments", test_environments);

  return g_test_run ();
}
