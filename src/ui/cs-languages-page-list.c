/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cs-ui"

#include "cs-languages-page-private.h"

#include <glib/gi18n.h>

/* The languages that there are, each with what can be done to it, and those that can be added. */

static CsWorkspace *
get_workspace (CsLanguagesPage *self)
{
  return cs_page_get_workspace (CS_PAGE (self));
}

static guint
find_index (CsLanguagesPage *self,
            GtkWidget       *widget)
{
  GtkWidget *row = gtk_widget_get_ancestor (widget, ADW_TYPE_ACTION_ROW);
  guint index = 0;

  g_ptr_array_find (self->rows, row, &index);

  return index;
}

static void
remove_clicked_cb (GtkWidget       *button,
                   CsLanguagesPage *self)
{
  cs_languages_page_remove (self, find_index (self, button));
}

static void
make_default_clicked_cb (GtkWidget       *button,
                         CsLanguagesPage *self)
{
  cs_languages_page_make_default (self, find_index (self, button));
}

static GtkWidget *
create_button (const char *icon_name,
               const char *name)
{
  GtkWidget *button = gtk_button_new_from_icon_name (icon_name);

  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (button, name);
  gtk_widget_add_css_class (button, "flat");
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name,
                                  -1);

  return button;
}

static void
add_row_buttons (CsLanguagesPage  *self,
                 const CsLanguage *language,
                 AdwActionRow     *row)
{
  g_autofree char *make_default = NULL;
  g_autofree char *remove = NULL;
  GtkWidget *button;

  /* Translators: %s is the name of a language */
  make_default = g_strdup_printf (_("Make %s the Default"), cs_languages_page_get_title (language));
  /* Translators: %s is the name of a language */
  remove = g_strdup_printf (_("Remove %s"), cs_languages_page_get_title (language));

  if (!language->missing)
    {
      button = create_button ("non-starred-symbolic", make_default);
      g_signal_connect_object (button, "clicked", G_CALLBACK (make_default_clicked_cb), self, 0);
      adw_action_row_add_suffix (row, button);
    }
  button = create_button ("user-trash-symbolic", remove);
  g_signal_connect_object (button, "clicked", G_CALLBACK (remove_clicked_cb), self, 0);
  adw_action_row_add_suffix (row, button);
}

/* The chooser of the default row: the language that the manifest's texts are in. */
static void
default_selected_cb (CsLanguagesPage *self,
                     GParamSpec      *pspec,
                     GtkDropDown     *chooser)
{
  guint selected = gtk_drop_down_get_selected (chooser);
  guint n;
  const CsLanguageName *names = cs_language_names (&n);
  GError *error = NULL;
  CsChange *change;

  if (self->to_chooser || selected >= n)
    return;

  change = cs_language_set_default_tag (get_workspace (self), names[selected].tag, &error);
  cs_languages_page_do (self, change, error);
}

static GtkWidget *
create_default_chooser (CsLanguagesPage  *self,
                        const CsLanguage *language)
{
  g_autoptr (GtkStringList) model = gtk_string_list_new (NULL);
  guint n, selected = GTK_INVALID_LIST_POSITION;
  const CsLanguageName *names = cs_language_names (&n);
  GtkWidget *chooser;

  for (guint i = 0; i < n; i++)
    {
      gtk_string_list_append (model, _(names[i].title));
      if (g_ascii_strcasecmp (names[i].tag, language->tag) == 0)
        selected = i;
    }

  chooser = gtk_drop_down_new (G_LIST_MODEL (g_steal_pointer (&model)), NULL);
  gtk_drop_down_set_selected (GTK_DROP_DOWN (chooser), selected);
  gtk_widget_set_valign (chooser, GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (chooser, _("The language that the manifest's texts are in"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (chooser), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Default language"), -1);
  g_signal_connect_object (chooser, "notify::selected", G_CALLBACK (default_selected_cb), self,
                           G_CONNECT_SWAPPED);

  return chooser;
}

void
cs_languages_page_fill_rows (CsLanguagesPage *self)
{
  for (guint i = 0; i < self->rows->len; i++)
    adw_preferences_group_remove (self->languages_group, g_ptr_array_index (self->rows, i));
  g_ptr_array_set_size (self->rows, 0);

  for (guint i = 0; i < self->table->languages->len; i++)
    {
      const CsLanguage *language = cs_languages_page_get_language (self, i);
      GtkWidget *row = adw_action_row_new ();
      g_autofree char *subtitle = NULL;

      if (language->pointer == NULL)
        subtitle = g_strdup (_("Default, in the manifest"));
      else if (language->path == NULL)
        subtitle = g_strdup (_("The manifest names no file of the project"));
      else if (language->missing)
        /* Translators: %s is a file name */
        subtitle = g_strdup_printf (_("%s is missing"), language->path);
      else
        subtitle = g_strdup_printf ("%s · %s", language->tag, language->path);

      g_object_set (row, "use-markup", FALSE, "title", cs_languages_page_get_title (language), "subtitle", subtitle,
                    NULL);
      if (language->pointer == NULL)
        adw_action_row_add_suffix (ADW_ACTION_ROW (row), create_default_chooser (self, language));
      else
        add_row_buttons (self, language, ADW_ACTION_ROW (row));
      adw_preferences_group_add (self->languages_group, row);
      g_ptr_array_add (self->rows, row);
    }
}

static gboolean
matches_search (GtkListBoxRow *row,
                gpointer       user_data)
{
  CsLanguagesPage *self = user_data;
  guint n;
  const CsLanguageName *name = &cs_language_names (&n)[gtk_list_box_row_get_index (row)];
  const char *text = gtk_editable_get_text (GTK_EDITABLE (self->search));

  return *text == '\0' || g_str_match_string (text, _(name->title), TRUE) ||
         g_ascii_strncasecmp (name->tag, text, strlen (text)) == 0;
}

void
cs_languages_page_search_changed (CsLanguagesPage *self)
{
  gtk_list_box_invalidate_filter (self->names);
}

void
cs_languages_page_name_activated (CsLanguagesPage *self,
                                  GtkListBoxRow   *row)
{
  guint n;
  const CsLanguageName *names = cs_language_names (&n);

  gtk_popover_popdown (self->popover);
  cs_languages_page_add (self, names[gtk_list_box_row_get_index (row)].tag);
}

void
cs_languages_page_search_activated (CsLanguagesPage *self)
{
  for (GtkWidget *row = gtk_widget_get_first_child (GTK_WIDGET (self->names)); row != NULL;
       row = gtk_widget_get_next_sibling (row))
    {
      if (GTK_IS_LIST_BOX_ROW (row) && gtk_widget_get_child_visible (row))
        {
          cs_languages_page_name_activated (self, GTK_LIST_BOX_ROW (row));
          return;
        }
    }
}

void
cs_languages_page_fill_names (CsLanguagesPage *self)
{
  guint n;
  const CsLanguageName *names = cs_language_names (&n);

  for (guint i = 0; i < n; i++)
    {
      GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
      GtkWidget *title = gtk_label_new (_(names[i].title));
      GtkWidget *tag = gtk_label_new (names[i].tag);

      gtk_label_set_xalign (GTK_LABEL (title), 0);
      gtk_widget_set_hexpand (title, TRUE);
      gtk_widget_add_css_class (tag, "dim-label");
      gtk_box_append (GTK_BOX (box), title);
      gtk_box_append (GTK_BOX (box), tag);
      gtk_list_box_append (self->names, box);
    }
  gtk_list_box_set_filter_func (self->names, matches_search, self, NULL);
}
