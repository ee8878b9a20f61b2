/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cs-test"

#include "secret-search.h"

#include <string.h>

static const char *const text_properties[] = {
  "label", "title", "subtitle", "description", "tooltip-text", "tooltip-markup", "text", "body",
  "heading", "placeholder-text", "name",
};

static void
assert_clean (GtkWidget          *widget,
              const char         *what,
              const char         *text,
              const char * const *secrets)
{
  for (guint i = 0; secrets[i] != NULL; i++)
    {
      if (strstr (text, secrets[i]) != NULL)
        g_error ("%s of a %s tells '%s': %s", what, G_OBJECT_TYPE_NAME (widget), secrets[i], text);
    }
}

static gboolean
is_hidden_text (GtkWidget *widget)
{
  return GTK_IS_TEXT (widget) && !gtk_text_get_visibility (GTK_TEXT (widget));
}

static gboolean
holds_hidden_text (GtkWidget *widget)
{
  if (is_hidden_text (widget))
    return TRUE;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      if (holds_hidden_text (child))
        return TRUE;
    }

  return FALSE;
}

static void
search_properties (GtkWidget          *widget,
                   const char * const *secrets)
{
  for (guint i = 0; i < G_N_ELEMENTS (text_properties); i++)
    {
      GParamSpec *pspec = g_object_class_find_property (G_OBJECT_GET_CLASS (widget),
                                                        text_properties[i]);
      g_autofree char *text = NULL;

      if (pspec == NULL || pspec->value_type != G_TYPE_STRING ||
          !(pspec->flags & G_PARAM_READABLE) ||
          (g_str_equal (text_properties[i], "text") && holds_hidden_text (widget)))
        continue;

      g_object_get (widget, text_properties[i], &text, NULL);
      if (text != NULL)
        assert_clean (widget, text_properties[i], text, secrets);
    }
}

/* GTK's own record tells a value only where another one was expected. */
static void
search_accessible (GtkWidget          *widget,
                   const char * const *secrets)
{
  static const GtkAccessibleProperty accessible[] = {
    GTK_ACCESSIBLE_PROPERTY_LABEL, GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
    GTK_ACCESSIBLE_PROPERTY_VALUE_TEXT, GTK_ACCESSIBLE_PROPERTY_PLACEHOLDER,
    GTK_ACCESSIBLE_PROPERTY_ROLE_DESCRIPTION,
  };

  for (guint i = 0; i < G_N_ELEMENTS (accessible); i++)
    {
      g_autofree char *text = NULL;

      if (!gtk_test_accessible_has_property (GTK_ACCESSIBLE (widget), accessible[i]))
        continue;

      text = gtk_test_accessible_check_property (GTK_ACCESSIBLE (widget), accessible[i], "\001");
      if (text != NULL)
        assert_clean (widget, "the accessible record", text, secrets);
    }
}

void
assert_no_secret (GtkWidget          *widget,
                  const char * const *secrets)
{
  search_properties (widget, secrets);
  search_accessible (widget, secrets);
  if (GTK_IS_TEXT_VIEW (widget))
    {
      GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (widget));
      g_autofree char *text = NULL;

      g_object_get (buffer, "text", &text, NULL);
      assert_clean (widget, "the text", text, secrets);
    }

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    assert_no_secret (child, secrets);
}
