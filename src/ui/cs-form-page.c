/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cs-ui"

#include "cs-form-page.h"

#include <string.h>

#include <glib/gi18n.h>

#include "cs-form-group.h"
#include "cs-json-pointer.h"
#include "cs-member-list-row.h"
#include "cs-member-place-row.h"
#include "cs-member-rows.h"

/* How long a row that was gone to is marked, and how long a folded part takes to open. */
#define MARK_MS   1200
#define UNFOLD_MS  300

/* A row and what it shows. */
typedef struct
{
  CsFormPage    *page;
  CsMemberField *field;
  GtkWidget     *row;       /* not owned */
  gboolean       folded;
  gboolean       bad;
} Entry;

typedef struct
{
  GtkWidget *group;
  GtkWidget *more;          /* (nullable): holds the folded rows */
  GPtrArray *entries;       /* Entry */
} Section;

struct _CsFormPage
{
  AdwBin         parent_instance;

  GPtrArray     *sections;
  GPtrArray     *groups;    /* CsFormGroup, not owned */
  GHashTable    *entries;   /* pointer -> Entry, not owned */
  GtkWidget     *page;
  GtkWidget     *marked;    /* weak */
  guint          unmark_timeout;
  guint          scroll_timeout;
};

enum
{
  PLACE,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (CsFormPage, cs_form_page, ADW_TYPE_BIN)

static void
entry_free (gpointer data)
{
  Entry *entry = data;

  g_object_unref (entry->field);
  g_free (entry);
}

static void
section_free (gpointer data)
{
  Section *section = data;

  g_ptr_array_unref (section->entries);
  g_free (section);
}

static void
focus_entered_cb (GtkEventControllerFocus *controller,
                  Entry                   *entry)
{
  g_signal_emit (entry->page, signals[PLACE], 0, cs_member_field_get_pointer (entry->field));
}

static void
activated_cb (GtkWidget *row,
              Entry     *entry)
{
  g_signal_emit (entry->page, signals[PLACE], 0, cs_member_field_get_pointer (entry->field));
}

/* What stands in a section depends on the version. */
static void
update_section (CsFormPage *self,
                Section    *section)
{
  g_autoptr (GPtrArray) titles = g_ptr_array_new ();
  gboolean shown = FALSE;

  for (guint i = 0; i < section->entries->len; i++)
    {
      Entry *entry = g_ptr_array_index (section->entries, i);

      if (!cs_member_field_get_shown (entry->field))
        continue;

      shown = TRUE;
      if (entry->folded)
        g_ptr_array_add (titles, (gpointer) cs_member_field_get_title (entry->field));
    }

  gtk_widget_set_visible (section->group, shown);
  if (section->more != NULL)
    {
      g_autofree char *subtitle = NULL;

      gtk_widget_set_visible (section->more, titles->len > 0);
      g_ptr_array_add (titles, NULL);
      subtitle = g_strjoinv (" · ", (char **) titles->pdata);
      adw_expander_row_set_subtitle (ADW_EXPANDER_ROW (section->more), subtitle);
    }
}

static void
shown_cb (CsFormPage *self)
{
  for (guint i = 0; i < self->sections->len; i++)
    update_section (self, g_ptr_array_index (self->sections, i));
}

/* What turns bad must not stay folded away. */
static void
findings_changed_cb (CsFormPage *self)
{
  for (guint i = 0; i < self->sections->len; i++)
    {
      Section *section = g_ptr_array_index (self->sections, i);

      for (guint j = 0; j < section->entries->len; j++)
        {
          Entry *entry = g_ptr_array_index (section->entries, j);
          CsFinding *finding = cs_member_field_get_finding (entry->field);
          gboolean bad = finding != NULL &&
                         cs_finding_get_severity (finding) == CS_SEVERITY_ERROR;

          if (entry->folded && bad && !entry->bad)
            adw_expander_row_set_expanded (ADW_EXPANDER_ROW (section->more), TRUE);
          entry->bad = bad;
        }
    }
}

static GtkWidget *
create_more (const CsFormSection *section)
{
  GtkWidget *more = adw_expander_row_new ();
  gboolean all = section->fold == CS_FORM_FOLD_ALL;

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (more), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (more), all ? _(section->title) : _("More"));

  return more;
}

static gboolean
is_folded (const CsFormSection *section,
           CsMemberField       *field)
{
  switch (section->fold)
    {
    case CS_FORM_FOLD_ALL:
      return TRUE;

    case CS_FORM_FOLD_NONE:
      return FALSE;

    case CS_FORM_FOLD_RARE:
    default:
      return (cs_member_field_get_member (field)->flags & CS_MEMBER_RARE) != 0;
    }
}

/* The first row of an object also speaks for the object itself. */
static void
cover_parent (CsFormPage *self,
              Entry      *entry)
{
  g_autofree char *parent =
    cs_json_pointer_dup_parent (cs_member_field_get_pointer (entry->field), NULL);
  GHashTableIter iter;
  gpointer pointer;

  if (parent == NULL || *parent == '\0')
    return;

  g_hash_table_iter_init (&iter, self->entries);
  while (g_hash_table_iter_next (&iter, &pointer, NULL))
    {
      g_autofree char *other = cs_json_pointer_dup_parent (pointer, NULL);

      if (strcmp (other, parent) == 0)
        return;
    }

  cs_member_field_cover (entry->field, FALSE, parent);
}

static void
add_entry (CsFormPage          *self,
           Section             *section,
           const CsFormSection *info,
           CsMemberField       *field)
{
  GtkEventController *focus = gtk_event_controller_focus_new ();
  Entry *entry = g_new0 (Entry, 1);

  entry->page = self;
  entry->field = field;
  entry->row = cs_member_rows_create (field);
  entry->folded = is_folded (info, field);

  g_signal_connect (focus, "enter", G_CALLBACK (focus_entered_cb), entry);
  gtk_widget_add_controller (entry->row, focus);
  if (CS_IS_MEMBER_PLACE_ROW (entry->row))
    g_signal_connect (entry->row, "activated", G_CALLBACK (activated_cb), entry);

  if (entry->folded)
    {
      if (section->more == NULL)
        section->more = create_more (info);
      adw_expander_row_add_row (ADW_EXPANDER_ROW (section->more), entry->row);
    }
  else
    {
      adw_preferences_group_add (ADW_PREFERENCES_GROUP (section->group), entry->row);
    }

  if (!CS_IS_MEMBER_PLACE_ROW (entry->row) && !ADW_IS_EXPANDER_ROW (entry->row))
    cover_parent (self, entry);
  g_ptr_array_add (section->entries, entry);
  g_hash_table_insert (self->entries, (gpointer) cs_member_field_get_pointer (field), entry);
  g_signal_connect_object (field, "notify::shown", G_CALLBACK (shown_cb), self, G_CONNECT_SWAPPED);
}

static void
add_section (CsFormPage          *self,
             CsWorkspace         *workspace,
             const char          *path,
             const char          *base,
             const CsShape       *shape,
             const CsFormSection *info)
{
  Section *section = g_new0 (Section, 1);

  section->entries = g_ptr_array_new_with_free_func (entry_free);
  section->group = GTK_WIDGET (cs_form_group_new ());
  g_ptr_array_add (self->sections, section);

  if (info->fold != CS_FORM_FOLD_ALL)
    adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (section->group), _(info->title));
  if (info->description != NULL)
    adw_preferences_group_set_description (ADW_PREFERENCES_GROUP (section->group),
                                           _(info->description));

  for (guint i = 0; info->pointers[i] != NULL; i++)
    {
      if (cs_shape_find (shape, info->pointers[i], CS_VERSION_NONE) == NULL)
        {
          g_critical ("%s has no member at %s", shape->name, info->pointers[i]);
          continue;
        }

      add_entry (self, section, info,
                 cs_member_field_new_within (workspace, path, base, shape, info->pointers[i]));
    }

  if (section->more != NULL)
    adw_preferences_group_add (ADW_PREFERENCES_GROUP (section->group), section->more);
  cs_form_page_add (self, CS_FORM_GROUP (section->group));

  for (guint i = 0; i < section->entries->len; i++)
    {
      Entry *entry = g_ptr_array_index (section->entries, i);

      cs_member_field_attach (entry->field, entry->row);
    }
  update_section (self, section);
}

static void
unmark (CsFormPage *self)
{
  g_clear_handle_id (&self->unmark_timeout, g_source_remove);
  g_clear_handle_id (&self->scroll_timeout, g_source_remove);
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
scroll_to (GtkWidget *row)
{
  GtkWidget *scroller = gtk_widget_get_ancestor (row, GTK_TYPE_SCROLLED_WINDOW);
  GtkAdjustment *adjustment;
  graphene_rect_t bounds;
  double top;

  if (scroller == NULL || !gtk_widget_compute_bounds (row, scroller, &bounds))
    return;

  adjustment = gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (scroller));
  top = gtk_adjustment_get_value (adjustment) + bounds.origin.y;
  gtk_adjustment_clamp_page (adjustment, top - 24, top + bounds.size.height + 24);
}

static gboolean
scroll_cb (gpointer user_data)
{
  CsFormPage *self = user_data;

  self->scroll_timeout = 0;
  if (self->marked != NULL)
    scroll_to (self->marked);

  return G_SOURCE_REMOVE;
}

/* Returns: whether something was folded that is not any more. */
static gboolean
unfold (GtkWidget *row)
{
  gboolean unfolded = FALSE;

  for (GtkWidget *at = gtk_widget_get_parent (row); at != NULL; at = gtk_widget_get_parent (at))
    {
      if (!ADW_IS_EXPANDER_ROW (at) || adw_expander_row_get_expanded (ADW_EXPANDER_ROW (at)))
        continue;

      adw_expander_row_set_expanded (ADW_EXPANDER_ROW (at), TRUE);
      unfolded = TRUE;
    }

  return unfolded;
}

/* Whatever moved a group has made us be drawn again. */
static void
cs_form_page_snapshot (GtkWidget   *widget,
                       GtkSnapshot *snapshot)
{
  CsFormPage *self = CS_FORM_PAGE (widget);

  for (guint i = 0; i < self->groups->len; i++)
    cs_form_group_check_sight (g_ptr_array_index (self->groups, i));

  GTK_WIDGET_CLASS (cs_form_page_parent_class)->snapshot (widget, snapshot);
}

static void
cs_form_page_dispose (GObject *object)
{
  CsFormPage *self = CS_FORM_PAGE (object);

  unmark (self);
  adw_bin_set_child (ADW_BIN (self), NULL);
  g_ptr_array_set_size (self->groups, 0);
  g_clear_pointer (&self->entries, g_hash_table_unref);
  g_clear_pointer (&self->sections, g_ptr_array_unref);

  G_OBJECT_CLASS (cs_form_page_parent_class)->dispose (object);
}

static void
cs_form_page_finalize (GObject *object)
{
  g_ptr_array_unref (CS_FORM_PAGE (object)->groups);

  G_OBJECT_CLASS (cs_form_page_parent_class)->finalize (object);
}

static void
cs_form_page_class_init (CsFormPageClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = cs_form_page_dispose;
  G_OBJECT_CLASS (klass)->finalize = cs_form_page_finalize;
  GTK_WIDGET_CLASS (klass)->snapshot = cs_form_page_snapshot;

  signals[PLACE] = g_signal_new ("place", CS_TYPE_FORM_PAGE, G_SIGNAL_RUN_LAST, 0,
                                 NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);

  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (klass), GTK_ACCESSIBLE_ROLE_FORM);
}

static void
cs_form_page_init (CsFormPage *self)
{
  self->entries = g_hash_table_new (g_str_hash, g_str_equal);
  self->sections = g_ptr_array_new_with_free_func (section_free);
  self->groups = g_ptr_array_new ();
  self->page = adw_preferences_page_new ();
  adw_bin_set_child (ADW_BIN (self), self->page);
}

CsFormPage *
cs_form_page_new (CsWorkspace         *workspace,
                  const char          *path,
                  const CsShape       *shape,
                  const CsFormSection *sections)
{
  return cs_form_page_new_within (workspace, path, "", shape, sections);
}

CsFormPage *
cs_form_page_new_within (CsWorkspace         *workspace,
                         const char          *path,
                         const char          *base,
                         const CsShape       *shape,
                         const CsFormSection *sections)
{
  CsFormPage *self = g_object_new (CS_TYPE_FORM_PAGE, NULL);

  for (const CsFormSection *section = sections; section->title != NULL; section++)
    add_section (self, workspace, path, base, shape, section);

  /* After the fields' own listeners, which are there by now. */
  g_signal_connect_object (cs_workspace_get_findings (workspace), "items-changed",
                           G_CALLBACK (findings_changed_cb), self, G_CONNECT_SWAPPED);
  findings_changed_cb (self);

  return self;
}

void
cs_form_page_add (CsFormPage  *self,
                  CsFormGroup *group)
{
  g_return_if_fail (CS_IS_FORM_PAGE (self));

  g_ptr_array_add (self->groups, group);
  adw_preferences_page_add (ADW_PREFERENCES_PAGE (self->page), ADW_PREFERENCES_GROUP (group));
}

AdwPreferencesGroup *
cs_form_page_get_group (CsFormPage *self,
                        guint       section)
{
  Section *found;

  g_return_val_if_fail (section < self->sections->len, NULL);

  found = g_ptr_array_index (self->sections, section);
  return ADW_PREFERENCES_GROUP (found->group);
}

GtkWidget *
cs_form_page_find_row (CsFormPage *self,
                       const char *pointer)
{
  Entry *entry;
  g_autofree char *parent = NULL;

  g_return_val_if_fail (CS_IS_FORM_PAGE (self), NULL);

  if (pointer == NULL || *pointer == '\0')
    return NULL;

  entry = g_hash_table_lookup (self->entries, pointer);
  if (entry != NULL)
    return entry->row;

  for (parent = cs_json_pointer_dup_parent (pointer, NULL); parent != NULL && *parent != '\0';)
    {
      g_autofree char *child = g_steal_pointer (&parent);

      entry = g_hash_table_lookup (self->entries, child);
      if (entry != NULL)
        {
          GtkWidget *item = CS_IS_MEMBER_LIST_ROW (entry->row)
                            ? cs_member_list_row_find_item (CS_MEMBER_LIST_ROW (entry->row), pointer)
                            : NULL;

          return item != NULL ? item : entry->row;
        }
      parent = cs_json_pointer_dup_parent (child, NULL);
    }

  return NULL;
}

void
cs_form_page_show_pointer (CsFormPage *self,
                           const char *pointer)
{
  GtkWidget *row;

  g_return_if_fail (CS_IS_FORM_PAGE (self));

  unmark (self);
  row = cs_form_page_find_row (self, pointer);
  if (row == NULL)
    return;

  g_set_weak_pointer (&self->marked, row);
  gtk_widget_add_css_class (row, "cs-marked");
  self->unmark_timeout = g_timeout_add (MARK_MS, unmark_cb, self);
  if (unfold (row))
    self->scroll_timeout = g_timeout_add (UNFOLD_MS, scroll_cb, self);
  else
    scroll_to (row);
}
