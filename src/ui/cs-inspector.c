/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cs-ui"

#include "cs-inspector.h"

#include <glib/gi18n.h>

#include "cs-card-tell.h"
#include "cs-form-group.h"
#include "cs-form-page.h"
#include "cs-json-pointer.h"
#include "cs-member-parts.h"
#include "cs-vocab-card.h"

struct _CsInspector
{
  AdwBin           parent_instance;

  CsComposer      *composer;
  CsTarget         target;

  /* What the form is about. */
  const CsShape   *shape;
  char            *pointer;
  GPtrArray       *sections;    /* of Section, for as long as the form is there */
  GArray          *infos;       /* CsFormSection, ended by an empty one */
};

/* What a form's section is made of: the part itself, or one object in a list of it. */
typedef struct
{
  char           *title;
  GPtrArray      *pointers;
  const CsMember *list;       /* (nullable): the row of the list that the object is an item of */
  guint           index;      /* of the item; CS_OUTLINE_NONE for an object that is no item */
} Section;

G_DEFINE_FINAL_TYPE (CsInspector, cs_inspector, ADW_TYPE_BIN)

static void
section_free (gpointer data)
{
  Section *section = data;

  g_free (section->title);
  g_ptr_array_unref (section->pointers);
  g_free (section);
}

/* Parts within the part are selected by themselves. */
static gboolean
holds_parts (const CsMember *row)
{
  for (; row != NULL; row = row->other)
    {
      if (row->family != NULL || (row->shape != NULL && cs_shape_is_part (row->shape)))
        return TRUE;
    }

  return FALSE;
}

static gboolean
is_shown (CsInspector    *self,
          const CsMember *row,
          gboolean        present)
{
  if (present)
    return TRUE;
  if (self->target == CS_TARGET_NONE)
    return TRUE;

  return (row->not_on & (1u << self->target)) == 0;
}

static Section *
add_section (CsInspector    *self,
             char           *title,
             const CsMember *list,
             guint           index)
{
  Section *section = g_new0 (Section, 1);

  section->title = title;
  section->list = list;
  section->index = index;
  section->pointers = g_ptr_array_new_with_free_func (g_free);
  g_ptr_array_add (self->sections, section);
  return section;
}

/* The row, or another form of it, that says what the items of a list are; NULL for other lists. */
static const CsMember *
find_list (const CsMember *row)
{
  for (; row != NULL; row = row->other)
    {
      if (row->type == CS_TYPE_ARRAY && row->shape != NULL)
        return row;
    }

  return NULL;
}

static const CsMember *
find_object (const CsMember *row)
{
  for (; row != NULL; row = row->other)
    {
      if (row->type == CS_TYPE_OBJECT && row->shape != NULL)
        return row;
    }

  return NULL;
}

/* An object and nothing else: without it there is nothing to type in, so a button puts it there. */
static const CsMember *
find_whole_object (const CsMember *row)
{
  return row->other == NULL && (row->flags & CS_MEMBER_RARE) == 0 ? find_object (row) : NULL;
}

/* What says of which kind or language an object is: the heading tells that. */
static gboolean
is_discriminator (const char *name)
{
  return g_str_equal (name, cs_adaptive_elements.discriminator) ||
         g_str_equal (name, cs_message_actions.discriminator) || *name == '$' ||
         g_str_equal (name, "@context");
}

static void
add_members (CsInspector   *self,
             Section       *section,
             CsSnapshot    *snapshot,
             guint          node,
             const CsShape *shape,
             const char    *base)
{
  const char *before = NULL;

  for (const CsMember *row = shape->members; row->name != NULL; row++)
    {
      gboolean present = cs_snapshot_get_member (snapshot, node, row->name) != CS_NODE_NONE;

      /* Rows of the same name are about different versions of one member. */
      if (g_strcmp0 (before, row->name) == 0 || (row->flags & CS_MEMBER_TEMPLATE) != 0)
        continue;
      before = row->name;

      if (holds_parts (row) || !is_shown (self, row, present) || row->title == NULL ||
          is_discriminator (row->name))
        continue;
      /* They have sections of their own. */
      if (*base == '\0' && (find_list (row) != NULL ||
                            cs_snapshot_get_kind (snapshot, cs_snapshot_get_member (
                                                    snapshot, node, row->name)) == CS_JSON_OBJECT))
        if (find_list (row) != NULL || find_object (row) != NULL)
          continue;
      if (*base == '\0' && !present && find_whole_object (row) != NULL)
        continue;
      g_ptr_array_add (section->pointers, g_strconcat (base, "/", row->name, NULL));
    }
}

static void
add_items (CsInspector    *self,
           CsSnapshot     *snapshot,
           guint           list,
           const CsMember *row,
           const CsMember *form)
{
  guint index = 0;

  for (guint child = cs_snapshot_get_first_child (snapshot, list); child != CS_NODE_NONE;
       child = cs_snapshot_get_next (snapshot, child), index++)
    {
      g_autofree char *base = g_strdup_printf ("/%s/%u", row->name, index);

      if (cs_snapshot_get_kind (snapshot, child) == CS_JSON_OBJECT)
        add_members (self,
                     /* Translators: a list and a number in it: "Facts 2" */
                     add_section (self, g_strdup_printf (_("%s %u"), _(row->title), index + 1),
                                  row, index),
                     snapshot, child, form->shape, base);
    }
}

/* The objects in it that are no parts: facts, choices, targets, a background. */
static void
add_objects (CsInspector         *self,
             CsSnapshot          *snapshot,
             const CsOutlineItem *item)
{
  const char *before = NULL;

  for (const CsMember *row = item->shape->members; row->name != NULL; row++)
    {
      guint node = cs_snapshot_get_member (snapshot, item->node, row->name);

      if (g_strcmp0 (before, row->name) == 0 || holds_parts (row) || row->title == NULL)
        continue;
      before = row->name;

      if (cs_snapshot_get_kind (snapshot, node) == CS_JSON_ARRAY && find_list (row) != NULL)
        add_items (self, snapshot, node, row, find_list (row));
      else if (cs_snapshot_get_kind (snapshot, node) == CS_JSON_OBJECT && find_object (row) != NULL)
        {
          g_autofree char *base = g_strconcat ("/", row->name, NULL);

          add_members (self, add_section (self, g_strdup (_(row->title)), row, CS_OUTLINE_NONE),
                       snapshot, node, find_object (row)->shape, base);
        }
    }
}

/* Does @edit as one step; tells people why it cannot. @edit: (transfer full) (nullable) */
static void
do_edit (CsInspector  *self,
         CsTextEdit   *edit,
         const char   *label,
         GError       *error)
{
  const char *path = cs_composer_get_path (self->composer);
  CsHistory *history =
    cs_project_get_history (cs_workspace_get_project (cs_composer_get_workspace (self->composer)));
  g_autoptr (CsChange) change = NULL;
  g_autoptr (GError) owned = error;

  if (edit != NULL)
    {
      change = cs_change_new (label);
      cs_change_edit (change, path, edit);
      cs_change_set_place (change, path, self->pointer);
      cs_history_do (history, change, &owned);
    }
  cs_card_tell (GTK_WIDGET (self), _("The Part Was Not Changed"), owned);
}

static CsSnapshot *
get_snapshot (CsInspector *self)
{
  return cs_outline_get_snapshot (cs_composer_get_outline (self->composer));
}

/* What a list of parts holds that the palette does not offer, as it stands in such lists alone: the
 * columns of a set, the rows of a table. */
static const CsKind *
find_piece (const CsMember *row)
{
  const CsFamily *family = row->type == CS_TYPE_ARRAY ? row->family : NULL;

  return family != NULL && family != &cs_adaptive_elements && family != &cs_adaptive_actions &&
         family != &cs_adaptive_images && family != &cs_message_actions &&
         family != &cs_message_inputs ? &family->kinds[0] : NULL;
}

static void
add_piece_cb (GtkButton      *button,
              const CsMember *row)
{
  CsInspector *self = CS_INSPECTOR (gtk_widget_get_ancestor (GTK_WIDGET (button),
                                                             CS_TYPE_INSPECTOR));
  CsComposePlace place = { cs_composer_get_selected (self->composer), row, CS_OUTLINE_NONE };
  g_autofree char *part = cs_compose_starter (row->family, find_piece (row));
  g_autoptr (GError) error = NULL;

  cs_composer_insert (self->composer, part, &place, &error);
  cs_card_tell (GTK_WIDGET (self), _("The Part Was Not Inserted"), error);
}

static char *
dup_adder_label (const CsMember *row)
{
  if (find_piece (row) != NULL)
    /* Translators: %s is what a part gets: Icon */
    return g_strdup_printf (_("Add “%s”"), _(find_piece (row)->title));

  /* Translators: %s is a list: Facts */
  return g_strdup_printf (find_list (row) != NULL ? _("Add to “%s”")
                          /* Translators: %s is what a part gets: Icon */
                          : _("Add “%s”"), _(row->title));
}

static void
add_item_cb (GtkButton      *button,
             const CsMember *row)
{
  CsInspector *self = CS_INSPECTOR (gtk_widget_get_ancestor (GTK_WIDGET (button),
                                                             CS_TYPE_INSPECTOR));
  g_autofree char *pointer = cs_json_pointer_join (self->pointer, row->name);
  const CsMember *form = find_list (row) != NULL ? find_list (row) : find_whole_object (row);
  g_autofree char *item = cs_compose_item_starter (form->shape);
  g_autofree char *label = dup_adder_label (row);
  GError *error = NULL;
  CsTextEdit *edit;

  if (form->type == CS_TYPE_OBJECT)
    edit = cs_text_edit_set (get_snapshot (self), pointer, item, &error);
  else if (cs_snapshot_get_kind (get_snapshot (self),
                            cs_snapshot_find (get_snapshot (self), pointer)) == CS_JSON_ARRAY)
    {
      g_autofree char *end = cs_json_pointer_join (pointer, "-");

      edit = cs_text_edit_insert (get_snapshot (self), end, item, NULL, &error);
    }
  else
    {
      g_autofree char *list = g_strdup_printf ("[%s]", item);

      edit = cs_text_edit_set (get_snapshot (self), pointer, list, &error);
    }
  do_edit (self, edit, label, error);
}

static char *
dup_item_pointer (CsInspector *self,
                  Section     *section,
                  guint        index)
{
  g_autofree char *number = index != CS_OUTLINE_NONE ? g_strdup_printf ("/%u", index) : NULL;

  return g_strconcat (self->pointer, "/", section->list->name, number, NULL);
}

static void
remove_item_cb (GtkButton *button,
                Section   *section)
{
  CsInspector *self = CS_INSPECTOR (gtk_widget_get_ancestor (GTK_WIDGET (button),
                                                             CS_TYPE_INSPECTOR));
  g_autofree char *pointer = dup_item_pointer (self, section, section->index);
  g_autofree char *label = NULL;
  GError *error = NULL;
  CsTextEdit *edit = cs_text_edit_remove (get_snapshot (self), pointer, &error);

  /* Translators: %s is what is removed: Facts 2 */
  label = g_strdup_printf (_("Remove “%s”"), section->title);
  do_edit (self, edit, label, error);
}

static void
move_item (GtkButton *button,
           Section   *section,
           int        by)
{
  CsInspector *self = CS_INSPECTOR (gtk_widget_get_ancestor (GTK_WIDGET (button),
                                                             CS_TYPE_INSPECTOR));
  g_autofree char *from = dup_item_pointer (self, section, section->index);
  g_autofree char *to = dup_item_pointer (self, section, section->index + by);
  g_autofree char *label = NULL;
  GError *error = NULL;
  CsTextEdit *edit = cs_text_edit_move (get_snapshot (self), from, to, &error);

  /* Translators: %s is what is moved: Facts 2 */
  label = g_strdup_printf (_("Move “%s”"), section->title);
  do_edit (self, edit, label, error);
}

static void
move_up_cb (GtkButton *button,
            Section   *section)
{
  move_item (button, section, -1);
}

static void
move_down_cb (GtkButton *button,
              Section   *section)
{
  move_item (button, section, 1);
}

static void
append_button (GtkWidget  *box,
               const char *icon_name,
               const char *tooltip,
               GCallback   callback,
               gpointer    data,
               gboolean    sensitive)
{
  GtkWidget *button = cs_member_button_new (icon_name, tooltip, NULL);

  gtk_widget_set_sensitive (button, sensitive);
  g_signal_connect (button, "clicked", callback, data);
  gtk_box_append (GTK_BOX (box), button);
}

/* The buttons in the heading of an item's section. */
static GtkWidget *
create_item_buttons (Section *section,
                     Section *next)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

  if (section->index != CS_OUTLINE_NONE)
    {
      append_button (box, "go-up-symbolic", _("Move up"), G_CALLBACK (move_up_cb), section,
                     section->index > 0);
      append_button (box, "go-down-symbolic", _("Move down"), G_CALLBACK (move_down_cb), section,
                     next != NULL && next->list == section->list);
    }
  append_button (box, "user-trash-symbolic", _("Remove"), G_CALLBACK (remove_item_cb), section,
                 TRUE);
  return box;
}

/* For each list that the part may have a button that makes it longer. */
static CsFormGroup *
create_adders (CsInspector         *self,
               CsSnapshot          *snapshot,
               const CsOutlineItem *item)
{
  CsFormGroup *group = cs_form_group_new ();
  const char *before = NULL;
  gboolean any = FALSE;

  for (const CsMember *row = item->shape->members; row->name != NULL; row++)
    {
      gboolean present =
        cs_snapshot_get_member (snapshot, item->node, row->name) != CS_NODE_NONE;
      GtkWidget *button;
      g_autofree char *label = NULL;

      if (g_strcmp0 (before, row->name) == 0 || row->title == NULL ||
          (find_piece (row) == NULL &&
           (holds_parts (row) ||
            (find_list (row) == NULL && (present || find_whole_object (row) == NULL)))) ||
          (row->flags & CS_MEMBER_TEMPLATE) != 0 ||
          !is_shown (self, row, present) || ((row->flags & CS_MEMBER_RARE) != 0 && !present))
        continue;
      before = row->name;

      label = dup_adder_label (row);
      button = gtk_button_new_with_label (label);
      gtk_widget_set_margin_bottom (button, 6);
      g_signal_connect (button, "clicked",
                        find_piece (row) != NULL ? G_CALLBACK (add_piece_cb)
                                                 : G_CALLBACK (add_item_cb), (gpointer) row);
      adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), button);
      any = TRUE;
    }

  if (any)
    return group;

  g_object_ref_sink (group);
  g_object_unref (group);
  return NULL;
}

static void
drop_form (CsInspector *self)
{
  adw_bin_set_child (ADW_BIN (self), NULL);
  g_clear_pointer (&self->pointer, g_free);
  g_clear_pointer (&self->infos, g_array_unref);
  g_ptr_array_set_size (self->sections, 0);
  self->shape = NULL;
}

static void
show_nothing (CsInspector *self)
{
  GtkWidget *page = adw_status_page_new ();

  adw_status_page_set_icon_name (ADW_STATUS_PAGE (page), "edit-select-symbolic");
  adw_status_page_set_title (ADW_STATUS_PAGE (page), _("Nothing Selected"));
  adw_status_page_set_description (ADW_STATUS_PAGE (page),
                                   _("Select a part of the card to change what it says."));
  gtk_widget_add_css_class (page, "compact");
  adw_bin_set_child (ADW_BIN (self), page);
}

static void
went_cb (CsInspector *self,
         const char  *pointer)
{
  cs_composer_select_pointer (self->composer, pointer);
}

/* Beside the card there is little room: what a row is for is told where the pointer rests, and to
 * screen readers, so that what it says can be read. */
static void
tuck_help_away (GtkWidget *widget)
{
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    tuck_help_away (child);

  if (ADW_IS_ACTION_ROW (widget))
    {
      AdwActionRow *row = ADW_ACTION_ROW (widget);
      g_autofree char *help = g_strdup (adw_action_row_get_subtitle (row));

      if (help == NULL || *help == '\0')
        return;

      gtk_widget_set_tooltip_text (widget, help);
      gtk_accessible_update_property (GTK_ACCESSIBLE (widget),
                                      GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, help, -1);
      adw_action_row_set_subtitle (row, "");
    }
}

static void
create_form (CsInspector         *self,
             CsOutline           *outline,
             const CsOutlineItem *item)
{
  CsSnapshot *snapshot = cs_outline_get_snapshot (outline);
  const char *title = item->kind != NULL ? _(item->kind->title)
                      : item->member != NULL ? _(item->member->title) : _("Card");
  CsFormGroup *adders;
  CsFormPage *form;

  self->shape = item->shape;
  self->pointer = cs_snapshot_dup_pointer (snapshot, item->node);
  self->infos = g_array_new (TRUE, TRUE, sizeof (CsFormSection));
  add_members (self, add_section (self, g_strdup (title), NULL, CS_OUTLINE_NONE), snapshot,
               item->node, item->shape, "");
  add_objects (self, snapshot, item);

  for (guint i = 0; i < self->sections->len; i++)
    {
      Section *section = g_ptr_array_index (self->sections, i);
      CsFormSection info = { .title = section->title, .fold = CS_FORM_FOLD_RARE };

      if (i == 0 && item->kind != NULL)
        info.description = item->kind->help;
      g_ptr_array_add (section->pointers, NULL);
      info.pointers = (const char *const *) section->pointers->pdata;
      g_array_append_val (self->infos, info);
    }

  form = cs_form_page_new_within (cs_composer_get_workspace (self->composer),
                                  cs_composer_get_path (self->composer), self->pointer,
                                  item->shape, (const CsFormSection *) self->infos->data);
  tuck_help_away (GTK_WIDGET (form));
  for (guint i = 1; i < self->sections->len; i++)
    adw_preferences_group_set_header_suffix (
      cs_form_page_get_group (form, i),
      create_item_buttons (g_ptr_array_index (self->sections, i),
                           i + 1 < self->sections->len
                           ? g_ptr_array_index (self->sections, i + 1) : NULL));
  adders = create_adders (self, snapshot, item);
  if (adders != NULL)
    cs_form_page_add (form, adders);
  g_signal_connect_object (form, "place", G_CALLBACK (went_cb), self, G_CONNECT_SWAPPED);
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (form));
}

/* How many objects have sections of their own, and which members are of another form than before. */
static guint
count_sections (const CsOutlineItem *item,
                CsSnapshot          *snapshot)
{
  guint n_sections = 1;
  const char *before = NULL;

  for (const CsMember *row = item->shape->members; row->name != NULL; row++)
    {
      guint node = cs_snapshot_get_member (snapshot, item->node, row->name);

      if (g_strcmp0 (before, row->name) == 0 || holds_parts (row) || row->title == NULL)
        continue;
      before = row->name;

      if (cs_snapshot_get_kind (snapshot, node) == CS_JSON_ARRAY && find_list (row) != NULL)
        {
          for (guint child = cs_snapshot_get_first_child (snapshot, node); child != CS_NODE_NONE;
               child = cs_snapshot_get_next (snapshot, child))
            n_sections += cs_snapshot_get_kind (snapshot, child) == CS_JSON_OBJECT;
        }
      else if (cs_snapshot_get_kind (snapshot, node) == CS_JSON_OBJECT && find_object (row) != NULL)
        n_sections++;
    }

  return n_sections;
}

/* A form follows its values by itself; another one is due when it is about something else. */
static void
follow (CsInspector *self)
{
  CsOutline *outline = cs_composer_get_outline (self->composer);
  guint selected = cs_composer_get_selected (self->composer);
  const CsOutlineItem *item = outline != NULL && selected != CS_OUTLINE_NONE
                              ? cs_outline_get_item (outline, selected) : NULL;
  g_autofree char *pointer = NULL;

  if (item == NULL || item->shape == NULL)
    {
      drop_form (self);
      show_nothing (self);
      return;
    }

  pointer = cs_snapshot_dup_pointer (cs_outline_get_snapshot (outline), item->node);
  if (self->shape == item->shape && g_strcmp0 (self->pointer, pointer) == 0 &&
      self->sections->len == count_sections (item, cs_outline_get_snapshot (outline)))
    return;

  drop_form (self);
  create_form (self, outline, item);
}

static void
cs_inspector_dispose (GObject *object)
{
  CsInspector *self = CS_INSPECTOR (object);

  if (self->sections != NULL)
    drop_form (self);
  g_clear_pointer (&self->sections, g_ptr_array_unref);
  g_clear_object (&self->composer);

  G_OBJECT_CLASS (cs_inspector_parent_class)->dispose (object);
}

static void
cs_inspector_class_init (CsInspectorClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = cs_inspector_dispose;
}

static void
cs_inspector_init (CsInspector *self)
{
  self->sections = g_ptr_array_new_with_free_func (section_free);
}

void
cs_inspector_set_composer (CsInspector *self,
                           CsComposer  *composer)
{
  g_return_if_fail (CS_IS_INSPECTOR (self));

  g_set_object (&self->composer, composer);
  g_signal_connect_object (composer, "selected", G_CALLBACK (follow), self, G_CONNECT_SWAPPED);
  follow (self);
}

void
cs_inspector_set_target (CsInspector *self,
                         CsTarget     target)
{
  g_return_if_fail (CS_IS_INSPECTOR (self));

  if (self->target == target)
    return;

  self->target = target;
  if (self->composer != NULL)
    {
      drop_form (self);
      follow (self);
    }
}
