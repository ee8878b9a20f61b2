/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cs-ui"

#include "cs-card-actions.h"

#include <glib/gi18n.h>

#include "cs-card-tell.h"
#include "cs-rename-dialog.h"
#include "cs-vocab-card.h"

struct _CsCardActions
{
  GSimpleActionGroup  parent_instance;

  GtkWidget          *page;       /* not owned */
  CsComposer         *composer;
  CsCardCanvas       *canvas;     /* not owned */
};

G_DEFINE_FINAL_TYPE (CsCardActions, cs_card_actions, G_TYPE_SIMPLE_ACTION_GROUP)

static const struct
{
  const char *keys;
  const char *action;
} shortcuts[] = {
  { "<Control>x|<Shift>Delete", "card.cut" },
  { "<Control>c|<Control>Insert", "card.copy" },
  { "<Control>v|<Shift>Insert", "card.paste" },
  { "<Control>d", "card.duplicate" },
  { "Delete|KP_Delete", "card.delete" },
  { "<Alt>Up", "card.move-up" },
  { "<Alt>Down", "card.move-down" },
  { "<Control><Shift>b", "card.wrap-container" },
  { "<Control><Shift>l", "card.wrap-columns" },
  { "F2", "card.rename" },
  { "Insert", "card.insert" },
};

static void
set_clipboard (CsCardActions *self)
{
  g_autofree char *text = cs_composer_dup_selected (self->composer);

  if (text != NULL)
    gdk_clipboard_set_text (gtk_widget_get_clipboard (self->page), text);
}

static void
cut_cb (GSimpleAction *action,
        GVariant      *parameter,
        gpointer       user_data)
{
  CsCardActions *self = user_data;
  g_autoptr (GError) error = NULL;

  set_clipboard (self);
  cs_composer_remove (self->composer, &error);
  cs_card_tell (self->page, _("The Part Was Not Cut"), error);
}

static void
copy_cb (GSimpleAction *action,
         GVariant      *parameter,
         gpointer       user_data)
{
  set_clipboard (user_data);
}

static void
text_read_cb (GObject      *source,
              GAsyncResult *result,
              gpointer      user_data)
{
  g_autoptr (CsCardActions) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *text = gdk_clipboard_read_text_finish (GDK_CLIPBOARD (source), result, &error);

  if (gtk_widget_get_root (self->page) == NULL)
    return;
  if (text == NULL || *text == '\0')
    {
      gtk_widget_activate_action (self->page, "win.tell", "s",
                                  _("There is no text to paste. Copy a part of a card first."));
      return;
    }

  cs_composer_paste (self->composer, text, &error);
  cs_card_tell (self->page, _("Nothing Was Pasted"), error);
}

static void
paste_cb (GSimpleAction *action,
          GVariant      *parameter,
          gpointer       user_data)
{
  CsCardActions *self = user_data;

  gdk_clipboard_read_text_async (gtk_widget_get_clipboard (self->page), NULL, text_read_cb,
                                 g_object_ref (self));
}

static void
duplicate_cb (GSimpleAction *action,
              GVariant      *parameter,
              gpointer       user_data)
{
  CsCardActions *self = user_data;
  g_autoptr (GError) error = NULL;

  cs_composer_duplicate (self->composer, &error);
  cs_card_tell (self->page, _("The Part Was Not Duplicated"), error);
}

static void
delete_cb (GSimpleAction *action,
           GVariant      *parameter,
           gpointer       user_data)
{
  CsCardActions *self = user_data;
  g_autoptr (GError) error = NULL;

  cs_composer_remove (self->composer, &error);
  cs_card_tell (self->page, _("The Part Was Not Deleted"), error);
}

static void
shift (CsCardActions *self,
       int            by)
{
  g_autoptr (GError) error = NULL;

  cs_composer_shift (self->composer, by, &error);
  cs_card_tell (self->page, _("The Part Was Not Moved"), error);
}

static void
move_up_cb (GSimpleAction *action,
            GVariant      *parameter,
            gpointer       user_data)
{
  shift (user_data, -1);
}

static void
move_down_cb (GSimpleAction *action,
              GVariant      *parameter,
              gpointer       user_data)
{
  shift (user_data, 1);
}

static void
wrap (CsCardActions *self,
      const char    *type)
{
  g_autoptr (GError) error = NULL;

  cs_composer_wrap (self->composer, type, &error);
  cs_card_tell (self->page, _("The Part Was Not Wrapped"), error);
}

static void
wrap_container_cb (GSimpleAction *action,
                   GVariant      *parameter,
                   gpointer       user_data)
{
  wrap (user_data, "Container");
}

static void
wrap_columns_cb (GSimpleAction *action,
                 GVariant      *parameter,
                 gpointer       user_data)
{
  wrap (user_data, "ColumnSet");
}

static void
rename_cb (GSimpleAction *action,
           GVariant      *parameter,
           gpointer       user_data)
{
  CsCardActions *self = user_data;

  gtk_window_present (GTK_WINDOW (cs_rename_dialog_new (GTK_WINDOW (gtk_widget_get_root (self->page)),
                                                        self->composer)));
}

static void
edit_text_cb (GSimpleAction *action,
              GVariant      *parameter,
              gpointer       user_data)
{
  cs_card_canvas_edit_text (CS_CARD_ACTIONS (user_data)->canvas);
}

static void
focus_cb (GSimpleAction *action,
          GVariant      *parameter,
          gpointer       user_data)
{
  gtk_widget_grab_focus (CS_CARD_ACTIONS (user_data)->page);
}

static const GActionEntry entries[] = {
  { "cut", cut_cb },
  { "copy", copy_cb },
  { "paste", paste_cb },
  { "duplicate", duplicate_cb },
  { "delete", delete_cb },
  { "move-up", move_up_cb },
  { "move-down", move_down_cb },
  { "wrap-container", wrap_container_cb },
  { "wrap-columns", wrap_columns_cb },
  { "rename", rename_cb },
  { "edit-text", edit_text_cb },
  { "focus", focus_cb },
};

static void
set_enabled (CsCardActions *self,
             const char    *name,
             gboolean       enabled)
{
  GAction *action = g_action_map_lookup_action (G_ACTION_MAP (self), name);

  g_simple_action_set_enabled (G_SIMPLE_ACTION (action), enabled);
}

static void
update (CsCardActions *self)
{
  CsOutline *outline = cs_composer_get_outline (self->composer);
  guint selected = outline != NULL ? cs_composer_get_selected (self->composer) : CS_OUTLINE_NONE;
  gboolean sound = outline != NULL && !cs_composer_get_broken (self->composer);
  gboolean any = sound && selected != CS_OUTLINE_NONE;
  const CsOutlineItem *item = any ? cs_outline_get_item (outline, selected) : NULL;
  gboolean part = any && item->parent != CS_OUTLINE_NONE;
  gboolean element = part && item->member != NULL && item->member->family == &cs_adaptive_elements;

  set_enabled (self, "copy", any);
  set_enabled (self, "paste", sound);
  set_enabled (self, "cut", part);
  set_enabled (self, "delete", part);
  set_enabled (self, "duplicate", part && item->index != CS_OUTLINE_NONE);
  set_enabled (self, "move-up", part && item->index != CS_OUTLINE_NONE && item->index > 0);
  set_enabled (self, "move-down", part && item->index != CS_OUTLINE_NONE);
  set_enabled (self, "wrap-container", element);
  set_enabled (self, "wrap-columns", element);
  set_enabled (self, "rename", part && cs_composer_can_rename (self->composer));
  set_enabled (self, "edit-text", part && cs_composer_find_text (self->composer, selected) != NULL);
}

static void
cs_card_actions_dispose (GObject *object)
{
  CsCardActions *self = CS_CARD_ACTIONS (object);

  g_clear_object (&self->composer);

  G_OBJECT_CLASS (cs_card_actions_parent_class)->dispose (object);
}

static void
cs_card_actions_class_init (CsCardActionsClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = cs_card_actions_dispose;
}

static void
cs_card_actions_init (CsCardActions *self)
{
  g_action_map_add_action_entries (G_ACTION_MAP (self), entries, G_N_ELEMENTS (entries), self);
}

CsCardActions *
cs_card_actions_new (GtkWidget    *page,
                     CsComposer   *composer,
                     CsCardCanvas *canvas)
{
  CsCardActions *self = g_object_new (CS_TYPE_CARD_ACTIONS, NULL);

  self->page = page;
  self->composer = g_object_ref (composer);
  self->canvas = canvas;
  g_signal_connect_object (composer, "selected", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (composer, "notify::broken", G_CALLBACK (update), self,
                           G_CONNECT_SWAPPED);
  update (self);
  return self;
}

static gboolean
key_cb (GtkWidget *widget,
        GVariant  *arguments,
        gpointer   action)
{
  GtkWidget *focus = gtk_root_get_focus (gtk_widget_get_root (widget));

  if (GTK_IS_EDITABLE (focus) || GTK_IS_TEXT_VIEW (focus))
    return FALSE;

  return gtk_widget_activate_action (widget, action, NULL);
}

void
cs_card_actions_add_keys (GtkWidget *widget)
{
  GtkEventController *controller = gtk_shortcut_controller_new ();

  for (guint i = 0; i < G_N_ELEMENTS (shortcuts); i++)
    gtk_shortcut_controller_add_shortcut (
      GTK_SHORTCUT_CONTROLLER (controller),
      gtk_shortcut_new (gtk_shortcut_trigger_parse_string (shortcuts[i].keys),
                        gtk_callback_action_new (key_cb, (gpointer) shortcuts[i].action, NULL)));
  gtk_widget_add_controller (widget, controller);
}
