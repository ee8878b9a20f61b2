/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cs-test"

#include "cs-vocab-form.h"

#include "cs-vocab-manifest.h"

static void
test_pointers (void)
{
  for (const CsFormSection *section = cs_vocab_form_app; section->title != NULL; section++)
    {
      for (guint i = 0; section->pointers[i] != NULL; i++)
        {
          const CsMember *member =
            cs_shape_find (&cs_vocab_manifest, section->pointers[i], CS_VERSION_NONE);

          g_test_message ("%s", section->pointers[i]);
          g_assert_nonnull (member);
          g_assert_nonnull (member->title);
        }
    }
}

/* Every choice that a form of the app page offers has words. */
static void
test_choices (void)
{
  for (const CsFormSection *section = cs_vocab_form_app; section->title != NULL; section++)
    {
      for (guint i = 0; section->pointers[i] != NULL; i++)
        {
          for (const CsVersion *version = cs_manifest_versions (); *version != CS_VERSION_NONE;
               version++)
            {
              const CsMember *member =
                cs_shape_find (&cs_vocab_manifest, section->pointers[i], *version);
              const char *const *choices;

              if (member == NULL || (member->flags & CS_MEMBER_VERSION))
                continue;

              choices = member->item != NULL ? member->item->choices : member->choices;
              for (guint j = 0; choices != NULL && choices[j] != NULL; j++)
                {
                  g_test_message ("%s: %s", section->pointers[i], choices[j]);
                  /* Names of the format itself. */
                  if (g_str_has_prefix (choices[j], "tier") ||
                      g_str_equal (choices[j], "devPreview"))
                    continue;
                  g_assert_nonnull (cs_form_find_choice (section->pointers[i], choices[j]));
                }
            }
        }
    }
}

static void
test_items (void)
{
  g_assert_cmpstr (cs_form_find_item ("/validDomains")->title, ==, "Domain");
  g_assert_cmpstr (cs_form_find_item ("/none")->title, ==, "Item");
}

static void
test_read_version (void)
{
  static const struct { const char *name, *text; CsVersion version; } rows[] = {
    { "plain", "{\"manifestVersion\": \"1.16\"}", CS_VERSION (1, 16) },
    { "preview", "{\"manifestVersion\": \"devPreview\"}", CS_VERSION_PREVIEW },
    { "half typed", "{\"manifestVersion\": \"1.\"}", CS_VERSION_NONE },
    { "never was", "{\"manifestVersion\": \"1.18\"}", CS_VERSION_NONE },
    { "number", "{\"manifestVersion\": 1.16}", CS_VERSION_NONE },
    { "missing", "{}", CS_VERSION_NONE },
    { "empty", "", CS_VERSION_NONE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (GBytes) bytes = g_bytes_new (rows[i].text, strlen (rows[i].text));
      g_autoptr (CsSnapshot) snapshot = cs_snapshot_new (bytes);

      g_test_message ("%s", rows[i].name);
      g_assert_cmpuint (cs_form_read_version (&cs_vocab_manifest, snapshot), ==, rows[i].version);
      g_assert_cmpuint (cs_form_read_version (&cs_vocab_registration, snapshot), ==,
                        CS_VERSION_NONE);
    }
  g_assert_cmpuint (cs_form_read_version (&cs_vocab_manifest, NULL), ==, CS_VERSION_NONE);
}

static void
test_bump_version (void)
{
  static const struct { const char *text, *patch, *minor, *major; } rows[] = {
    { "1.4.2", "1.4.3", "1.5.0", "2.0.0" },
    { "1.4", "1.4.1", "1.5.0", "2.0.0" },
    { "1", "1.0.1", "1.1.0", "2.0.0" },
    { "0.9.9", "0.9.10", "0.10.0", "1.0.0" },
    { "999999999.0.0", "999999999.0.1", "999999999.1.0", "1000000000.0.0" },
    { "1.2.3.4", NULL, NULL, NULL },
    { "1.2.", NULL, NULL, NULL },
    { ".1", NULL, NULL, NULL },
    { "", NULL, NULL, NULL },
    { "v1.2.3", NULL, NULL, NULL },
    { "1.2.3-beta", NULL, NULL, NULL },
    { "99999999999999999999.0.0", NULL, NULL, NULL },
    { "${{VERSION}}", NULL, NULL, NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *patch = cs_form_bump_version (rows[i].text, CS_VERSION_PART_PATCH);
      g_autofree char *minor = cs_form_bump_version (rows[i].text, CS_VERSION_PART_MINOR);
      g_autofree char *major = cs_form_bump_version (rows[i].text, CS_VERSION_PART_MAJOR);

      g_test_message ("%s", rows[i].text);
      g_assert_cmpstr (patch, ==, rows[i].patch);
      g_assert_cmpstr (minor, ==, rows[i].minor);
      g_assert_cmpstr (major, ==, rows[i].major);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/vocab-form/pointers", test_pointers);
  g_test_add_func ("/vocab-form/choices", test_choices);
  g_test_add_func ("/vocab-form/items", test_items);
  g_test_add_func ("/vocab-form/read-version", test_read_version);
  g_test_add_func ("/vocab-form/bump-version", test_bump_version);

  return g_test_run ();
}
