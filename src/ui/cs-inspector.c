/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cs-ui"

#include "cs-inspector.h"

#include <glib/gi18n.h>

#include "cs-form-page.h"
#include "cs-json-pointer.h"

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
  char      *title;
  GPtrArray *pointers;
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
add_section (CsInspector *self,
             char        *title)
{
  Section *section = g_new0 (Section, 1);

  section->title = title;
  section->pointers = g_ptr_array_new_with_free_func (g_free);
  g_ptr_array_add (self->sections, section);
  return section;
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

      if (holds_parts (row) || !is_shown (self, row, present) || row->title == NULL)
        continue;
      g_ptr_array_add (section->pointers, g_strconcat (base, "/", row->name, NULL));
    }
}

/* The objects of a list that are no parts: facts, choices, targets. */
static void
add_lists (CsInspector         *self,
           CsSnapshot          *snapshot,
           const CsOutlineItem *item)
{
  for (const CsMember *row = item->shape->members; row->name != NULL; row++)
    {
      guint list = cs_snapshot_get_member (snapshot, item->node, row->name);
      guint index = 0;

      if (row->type != CS_TYPE_ARRAY || row->shape == NULL || holds_parts (row) ||
          cs_snapshot_get_kind (snapshot, list) != CS_JSON_ARRAY)
        continue;

      for (guint child = cs_snapshot_get_first_child (snapshot, list); child != CS_NODE_NONE;
           child = cs_snapshot_get_next (snapshot, child), index++)
        {
          g_autofree char *base = g_strdup_printf ("/%s/%u", row->name, index);

          if (cs_snapshot_get_kind (snapshot, child) == CS_JSON_OBJECT)
            add_members (self,
                         /* Translators: a list and a number in it: "Facts 2" */
                         add_section (self, g_strdup_printf (_("%s %u"), _(row->title), index + 1)),
                         snapshot, child, row->shape, base);
        }
    }
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

static void
create_form (CsInspector         *self,
             CsOutline           *outline,
             const CsOutlineItem *item)
{
  CsSnapshot *snapshot = cs_outline_get_snapshot (outline);
  const char *title = item->kind != NULL ? _(item->kind->title)
                      : item->member != NULL ? _(item->member->title) : _("Card");
  CsFormPage *form;

  self->shape = item->shape;
  self->pointer = cs_snapshot_dup_pointer (snapshot, item->node);
  self->infos = g_array_new (TRUE, TRUE, sizeof (CsFormSection));
  add_members (self, add_section (self, g_strdup (title)), snapshot, item->node, item->shape, "");
  add_lists (self, snapshot, item);

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
  g_signal_connect_object (form, "place", G_CALLBACK (went_cb), self, G_CONNECT_SWAPPED);
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (form));
}

/* How many objects stand in the lists that have sections of their own. */
static guint
count_sections (const CsOutlineItem *item,
                CsSnapshot          *snapshot)
{
  guint n_sections = 1;

  for (const CsMember *row = item->shape->members; row->name != NULL; row++)
    {
      guint list = cs_snapshot_get_member (snapshot, item->node, row->name);

      if (row->type == CS_TYPE_ARRAY && row->shape != NULL && !holds_parts (row) &&
          cs_snapshot_get_kind (snapshot, list) == CS_JSON_ARRAY)
        n_sections += cs_snapshot_get_n_children (snapshot, list);
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
