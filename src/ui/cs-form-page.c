/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cs-ui"

#include "cs-form-page.h"

#include <glib/gi18n.h>

#include "cs-member-row.h"

struct _CsFormPage
{
  AdwBin      parent_instance;

  GHashTable *rows;       /* pointer -> CsMemberRow, not owned */
  GtkWidget  *marked;     /* weak */
  guint       unmark_timeout;
};

enum
{
  PLACE,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (CsFormPage, cs_form_page, ADW_TYPE_BIN)

static void
focus_entered_cb (GtkEventControllerFocus *controller,
                  CsFormPage              *self)
{
  GtkWidget *row = gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (controller));

  g_signal_emit (self, signals[PLACE], 0, cs_member_row_get_pointer (CS_MEMBER_ROW (row)));
}

static void
add_row (CsFormPage          *self,
         AdwPreferencesGroup *group,
         CsMemberRow         *row)
{
  GtkEventController *focus = gtk_event_controller_focus_new ();

  g_signal_connect_object (focus, "enter", G_CALLBACK (focus_entered_cb), self, 0);
  gtk_widget_add_controller (GTK_WIDGET (row), focus);

  adw_preferences_group_add (group, GTK_WIDGET (row));
  adw_preferences_group_add (group, cs_member_row_get_problem_row (row));
  g_hash_table_insert (self->rows, (gpointer) cs_member_row_get_pointer (row), row);
}

static GtkWidget *
create_group (CsFormPage          *self,
              CsWorkspace         *workspace,
              const char          *path,
              const CsShape       *shape,
              const CsFormSection *section)
{
  GtkWidget *group = adw_preferences_group_new ();

  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group), _(section->title));
  if (section->description != NULL)
    adw_preferences_group_set_description (ADW_PREFERENCES_GROUP (group), _(section->description));

  for (guint i = 0; section->pointers[i] != NULL; i++)
    {
      const CsMember *member = cs_shape_find (shape, section->pointers[i], CS_VERSION_NONE);

      if (member == NULL)
        {
          g_critical ("%s has no member at %s", shape->name, section->pointers[i]);
          continue;
        }

      add_row (self, ADW_PREFERENCES_GROUP (group),
               cs_member_row_new (workspace, path, section->pointers[i], member));
    }

  return group;
}

static void
unmark (CsFormPage *self)
{
  g_clear_handle_id (&self->unmark_timeout, g_source_remove);
  if (self->marked != NULL)
    gtk_widget_remove_css_class (self->marked, "cs-marked");
  g_clear_weak_pointer (&self->marked);
}

static gboolean
unmark_cb (gpointer user_data)
{
  CsFormPage *self = user_data;

  self->unmark_timeout = 0;
  unmark (self);

  return G_SOURCE_REMOVE;
}

static void
cs_form_page_dispose (GObject *object)
{
  CsFormPage *self = CS_FORM_PAGE (object);

  unmark (self);
  g_clear_pointer (&self->rows, g_hash_table_unref);

  G_OBJECT_CLASS (cs_form_page_parent_class)->dispose (object);
}

static void
cs_form_page_class_init (CsFormPageClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = cs_form_page_dispose;

  signals[PLACE] = g_signal_new ("place", CS_TYPE_FORM_PAGE, G_SIGNAL_RUN_LAST, 0,
                                 NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);

  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (klass), GTK_ACCESSIBLE_ROLE_FORM);
}

static void
cs_form_page_init (CsFormPage *self)
{
  self->rows = g_hash_table_new (g_str_hash, g_str_equal);
}

CsFormPage *
cs_form_page_new (CsWorkspace         *workspace,
                  const char          *path,
                  const CsShape       *shape,
                  const CsFormSection *sections)
{
  CsFormPage *self = g_object_new (CS_TYPE_FORM_PAGE, NULL);
  GtkWidget *page = adw_preferences_page_new ();

  for (const CsFormSection *section = sections; section->title != NULL; section++)
    adw_preferences_page_add (ADW_PREFERENCES_PAGE (page),
                              ADW_PREFERENCES_GROUP (create_group (self, workspace, path, shape,
                                                                   section)));

  adw_bin_set_child (ADW_BIN (self), page);

  return self;
}

GtkWidget *
cs_form_page_find_row (CsFormPage *self,
                       const char *pointer)
{
  g_return_val_if_fail (CS_IS_FORM_PAGE (self), NULL);

  return pointer != NULL ? g_hash_table_lookup (self->rows, pointer) : NULL;
}

void
cs_form_page_show_pointer (CsFormPage *self,
                           const char *pointer)
{
  GtkWidget *row, *scroller;
  graphene_rect_t bounds;

  g_return_if_fail (CS_IS_FORM_PAGE (self));

  unmark (self);
  row = cs_form_page_find_row (self, pointer);
  if (row == NULL)
    return;

  scroller = gtk_widget_get_ancestor (row, GTK_TYPE_SCROLLED_WINDOW);
  if (scroller != NULL && gtk_widget_compute_bounds (row, scroller, &bounds))
    {
      GtkAdjustment *adjustment =
        gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (scroller));
      double top = gtk_adjustment_get_value (adjustment) + bounds.origin.y;

      gtk_adjustment_clamp_page (adjustment, top - 24, top + bounds.size.height + 24);
    }

  g_set_weak_pointer (&self->marked, row);
  gtk_widget_add_css_class (row, "cs-marked");
  self->unmark_timeout = g_timeout_add (1200, unmark_cb, self);
}
