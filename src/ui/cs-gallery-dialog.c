/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cs-ui"

#include "cs-gallery-dialog.h"

#include <glib/gi18n.h>

#include "cs-card-envelope.h"
#include "cs-card-files.h"
#include "cs-card-target.h"
#include "cs-card-view.h"
#include "cs-gallery.h"
#include "cs-new-card.h"

/* Below this there is room for the list alone. */
#define NARROW_WIDTH 620

#define CARD_KEY "cs-gallery-card"

struct _CsGalleryDialog
{
  AdwWindow       parent_instance;

  GtkButton      *create_button;
  GtkSearchEntry *search;
  GtkListBox     *list;
  GtkWidget      *separator;
  GtkWidget      *preview_side;
  AdwBin         *preview;
  CsCardView     *view;
  AdwToastOverlay *toasts;

  CsGalleryCard   taken;        /* what was pasted or dropped */
  char           *taken_name;   /* (nullable) */
  GBytes         *taken_text;   /* (nullable) */
  GtkWidget      *taken_row;    /* (nullable) */
};

enum
{
  CHOSEN,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

/* They have no text in the gallery, but one that is made for them. */
static const CsGalleryCard empty_cards[] = {
  { "card", N_("Empty Adaptive Card"), N_("A heading, and nothing else"), CS_TARGET_WORKFLOWS },
  { "card", N_("Empty MessageCard"), N_("For Outlook groups, or to look after an old connector"),
    CS_TARGET_OUTLOOK },
};

G_DEFINE_FINAL_TYPE (CsGalleryDialog, cs_gallery_dialog, ADW_TYPE_WINDOW)

static gboolean
is_empty (const CsGalleryCard *card)
{
  return card >= empty_cards && card < empty_cards + G_N_ELEMENTS (empty_cards);
}

static GBytes *
load (CsGalleryDialog     *self,
      const CsGalleryCard *card)
{
  if (card == &self->taken)
    return g_bytes_ref (self->taken_text);
  return is_empty (card) ? cs_new_card_empty (card->target) : cs_gallery_card_load (card);
}

static const CsGalleryCard *
get_card (GtkListBoxRow *row)
{
  return row != NULL ? g_object_get_data (G_OBJECT (row), CARD_KEY) : NULL;
}

static void
row_selected_cb (CsGalleryDialog *self,
                 GtkListBoxRow   *row)
{
  const CsGalleryCard *card = get_card (row);

  /* The rows go with the dialog. */
  if (self->create_button == NULL)
    return;

  gtk_widget_set_sensitive (GTK_WIDGET (self->create_button), card != NULL);
  if (card != NULL)
    {
      g_autoptr (GBytes) text = load (self, card);
      g_autoptr (CsSnapshot) snapshot = cs_snapshot_new (text);

      cs_card_view_set_target (self->view, card->target);
      cs_card_view_set_snapshot (self->view, snapshot);
    }
}

static void
create_cb (CsGalleryDialog *self)
{
  const CsGalleryCard *card = get_card (gtk_list_box_get_selected_row (self->list));
  g_autoptr (GBytes) text = NULL;

  if (card == NULL)
    return;

  text = load (self, card);
  g_object_ref (self);
  gtk_window_close (GTK_WINDOW (self));
  /* Where a card from elsewhere goes was only guessed, which needs not be remembered. */
  g_signal_emit (self, signals[CHOSEN], 0, card->id, text,
                 (guint) (card == &self->taken ? CS_TARGET_NONE : card->target));
  g_object_unref (self);
}

static gboolean
matches (const char *text,
         const char *needle)
{
  g_autofree char *folded = g_utf8_casefold (text, -1);

  return strstr (folded, needle) != NULL;
}

static gboolean
filter_cb (GtkListBoxRow *row,
           gpointer       user_data)
{
  CsGalleryDialog *self = user_data;
  const CsGalleryCard *card = get_card (row);
  g_autofree char *needle =
    g_utf8_casefold (gtk_editable_get_text (GTK_EDITABLE (self->search)), -1);

  return *needle == '\0' || card == &self->taken || matches (_(card->title), needle) ||
         matches (_(card->description), needle) ||
         matches (cs_target_get_title (card->target), needle);
}

/* Something that can be seen is always selected. */
static void
search_changed_cb (CsGalleryDialog *self)
{
  GtkListBoxRow *selected;

  gtk_list_box_invalidate_filter (self->list);
  selected = gtk_list_box_get_selected_row (self->list);
  if (selected != NULL && gtk_widget_get_child_visible (GTK_WIDGET (selected)))
    return;

  gtk_list_box_unselect_all (self->list);
  for (int i = 0; gtk_list_box_get_row_at_index (self->list, i) != NULL; i++)
    {
      GtkListBoxRow *row = gtk_list_box_get_row_at_index (self->list, i);

      if (filter_cb (row, self))
        {
          gtk_list_box_select_row (self->list, row);
          return;
        }
    }
}

static void
stop_search_cb (CsGalleryDialog *self)
{
  if (*gtk_editable_get_text (GTK_EDITABLE (self->search)) != '\0')
    gtk_editable_set_text (GTK_EDITABLE (self->search), "");
  else
    gtk_window_close (GTK_WINDOW (self));
}

static GtkWidget *
create_label (const char *text,
              const char *style_class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_widget_add_css_class (label, style_class);
  return label;
}

static GtkWidget *
append (CsGalleryDialog     *self,
        const CsGalleryCard *card)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);

  gtk_widget_set_margin_top (box, 6);
  gtk_widget_set_margin_bottom (box, 6);
  gtk_box_append (GTK_BOX (box), create_label (_(card->title), "heading"));
  gtk_box_append (GTK_BOX (box), create_label (_(card->description), "caption"));
  if (!is_empty (card) && card->target != CS_TARGET_NONE)
    gtk_widget_set_tooltip_text (row, cs_target_get_title (card->target));
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, _(card->title),
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, _(card->description), -1);
  g_object_set_data (G_OBJECT (row), CARD_KEY, (gpointer) card);
  gtk_list_box_insert (self->list, row, card == &self->taken ? 0 : -1);
  return row;
}

gboolean
cs_gallery_dialog_take (CsGalleryDialog *self,
                        const char      *name,
                        GBytes          *text)
{
  g_autoptr (GBytes) card = NULL;
  g_autoptr (CsSnapshot) snapshot = NULL;

  g_return_val_if_fail (CS_IS_GALLERY_DIALOG (self), FALSE);

  card = cs_card_envelope_unwrap (text, NULL);
  if (card == NULL)
    return FALSE;

  /* First, as the row's card changes under it. */
  if (self->taken_row != NULL)
    gtk_list_box_remove (self->list, self->taken_row);
  g_clear_pointer (&self->taken_text, g_bytes_unref);
  g_free (self->taken_name);
  self->taken_text = g_steal_pointer (&card);
  self->taken_name = g_strdup (name != NULL ? name : "card");
  snapshot = cs_snapshot_new (self->taken_text);
  self->taken = (CsGalleryCard) {
    self->taken_name, name != NULL ? self->taken_name : N_("Pasted Card"),
    N_("Taken out of what you pasted or dropped"), cs_card_target_guess (snapshot),
  };
  self->taken_row = append (self, &self->taken);
  gtk_list_box_select_row (self->list, GTK_LIST_BOX_ROW (self->taken_row));
  gtk_widget_grab_focus (self->taken_row);
  return TRUE;
}

static void
tell_no_card (CsGalleryDialog *self)
{
  adw_toast_overlay_add_toast (self->toasts, adw_toast_new (
    _("There is no card in it. Take JSON, a message or a curl command.")));
}

static void
text_read_cb (GObject      *source,
              GAsyncResult *result,
              gpointer      user_data)
{
  g_autoptr (CsGalleryDialog) self = user_data;
  g_autofree char *text = gdk_clipboard_read_text_finish (GDK_CLIPBOARD (source), result, NULL);
  g_autoptr (GBytes) bytes = text != NULL ? g_bytes_new (text, strlen (text)) : NULL;

  /* Closed meanwhile. */
  if (self->list == NULL)
    return;
  if (bytes == NULL || !cs_gallery_dialog_take (self, NULL, bytes))
    tell_no_card (self);
}

static void
paste_cb (GtkWidget  *widget,
          const char *action,
          GVariant   *parameter)
{
  gdk_clipboard_read_text_async (gtk_widget_get_clipboard (widget), NULL, text_read_cb,
                                 g_object_ref (widget));
}

/* A word that is pasted is looked for; a card is taken. */
static void
search_text_read_cb (GObject      *source,
                     GAsyncResult *result,
                     gpointer      user_data)
{
  g_autoptr (CsGalleryDialog) self = user_data;
  g_autofree char *text = gdk_clipboard_read_text_finish (GDK_CLIPBOARD (source), result, NULL);
  g_autoptr (GBytes) bytes = text != NULL ? g_bytes_new (text, strlen (text)) : NULL;
  int position;

  if (self->list == NULL || bytes == NULL || cs_gallery_dialog_take (self, NULL, bytes))
    return;

  gtk_editable_delete_selection (GTK_EDITABLE (self->search));
  position = gtk_editable_get_position (GTK_EDITABLE (self->search));
  gtk_editable_insert_text (GTK_EDITABLE (self->search), text, -1, &position);
  gtk_editable_set_position (GTK_EDITABLE (self->search), position);
}

static gboolean
paste_key_cb (GtkWidget *widget,
              GVariant  *arguments,
              gpointer   user_data)
{
  CsGalleryDialog *self = CS_GALLERY_DIALOG (widget);
  GtkWidget *focus = gtk_root_get_focus (GTK_ROOT (self));
  gboolean searches = focus != NULL && (focus == GTK_WIDGET (self->search) ||
                                        gtk_widget_is_ancestor (focus, GTK_WIDGET (self->search)));

  gdk_clipboard_read_text_async (gtk_widget_get_clipboard (widget), NULL,
                                 searches ? search_text_read_cb : text_read_cb,
                                 g_object_ref (self));
  return TRUE;
}

static gboolean
take_file (CsGalleryDialog *self,
           GFile           *file)
{
  g_autofree char *path = g_file_get_path (file);
  g_autoptr (GBytes) bytes = path != NULL ? cs_workspace_read_file (path, NULL) : NULL;
  g_autofree char *base = path != NULL ? g_path_get_basename (path) : NULL;
  g_autofree char *shown = base != NULL ? g_filename_display_name (base) : NULL;
  g_autofree char *name = shown != NULL ? cs_card_files_dup_name (shown) : NULL;

  return bytes != NULL && cs_gallery_dialog_take (self, name, bytes);
}

static gboolean
drop_cb (CsGalleryDialog *self,
         const GValue    *value)
{
  gboolean taken;

  if (G_VALUE_HOLDS_STRING (value))
    {
      const char *text = g_value_get_string (value);
      g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));

      taken = cs_gallery_dialog_take (self, NULL, bytes);
    }
  else
    {
      GSList *files = g_value_get_boxed (value);

      taken = files != NULL && take_file (self, files->data);
    }

  if (!taken)
    tell_no_card (self);
  return taken;
}

static void
add_ways_in (CsGalleryDialog *self)
{
  GType types[] = { GDK_TYPE_FILE_LIST, G_TYPE_STRING };
  GtkDropTarget *drop = gtk_drop_target_new (G_TYPE_INVALID, GDK_ACTION_COPY);
  GtkEventController *keys = gtk_shortcut_controller_new ();

  gtk_drop_target_set_gtypes (drop, types, G_N_ELEMENTS (types));
  g_signal_connect_object (drop, "drop", G_CALLBACK (drop_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (drop));

  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  gtk_shortcut_controller_add_shortcut (
    GTK_SHORTCUT_CONTROLLER (keys),
    gtk_shortcut_new (gtk_shortcut_trigger_parse_string ("<Control>v|<Shift>Insert"),
                      gtk_callback_action_new (paste_key_cb, NULL, NULL)));
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
}

static void
cs_gallery_dialog_size_allocate (GtkWidget *widget,
                                 int        width,
                                 int        height,
                                 int        baseline)
{
  CsGalleryDialog *self = CS_GALLERY_DIALOG (widget);
  gboolean wide = width >= NARROW_WIDTH;

  gtk_widget_set_child_visible (self->preview_side, wide);
  gtk_widget_set_child_visible (self->separator, wide);

  GTK_WIDGET_CLASS (cs_gallery_dialog_parent_class)->size_allocate (widget, width, height,
                                                                    baseline);
}

static void
cs_gallery_dialog_dispose (GObject *object)
{
  CsGalleryDialog *self = CS_GALLERY_DIALOG (object);

  gtk_widget_dispose_template (GTK_WIDGET (object), CS_TYPE_GALLERY_DIALOG);
  g_clear_pointer (&self->taken_text, g_bytes_unref);
  g_clear_pointer (&self->taken_name, g_free);

  G_OBJECT_CLASS (cs_gallery_dialog_parent_class)->dispose (object);
}

static void
cs_gallery_dialog_class_init (CsGalleryDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = cs_gallery_dialog_dispose;
  widget_class->size_allocate = cs_gallery_dialog_size_allocate;

  signals[CHOSEN] = g_signal_new ("chosen", CS_TYPE_GALLERY_DIALOG, G_SIGNAL_RUN_LAST, 0,
                                  NULL, NULL, NULL, G_TYPE_NONE, 3,
                                  G_TYPE_STRING, G_TYPE_BYTES, G_TYPE_UINT);

  gtk_widget_class_set_template_from_resource (
    widget_class, "/io/github/connectorstudio/ConnectorStudio/cs-gallery-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, CsGalleryDialog, create_button);
  gtk_widget_class_bind_template_child (widget_class, CsGalleryDialog, search);
  gtk_widget_class_bind_template_child (widget_class, CsGalleryDialog, list);
  gtk_widget_class_bind_template_child (widget_class, CsGalleryDialog, separator);
  gtk_widget_class_bind_template_child (widget_class, CsGalleryDialog, preview_side);
  gtk_widget_class_bind_template_child (widget_class, CsGalleryDialog, preview);
  gtk_widget_class_bind_template_child (widget_class, CsGalleryDialog, toasts);
  gtk_widget_class_bind_template_callback (widget_class, create_cb);
  gtk_widget_class_install_action (widget_class, "gallery.paste", NULL, paste_cb);
  gtk_widget_class_bind_template_callback (widget_class, row_selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, stop_search_cb);
}

static void
cs_gallery_dialog_init (CsGalleryDialog *self)
{
  const CsGalleryCard *cards;
  guint n_cards;

  gtk_widget_init_template (GTK_WIDGET (self));

  self->view = CS_CARD_VIEW (cs_card_view_new ());
  adw_bin_set_child (self->preview, GTK_WIDGET (self->view));

  for (guint i = 0; i < G_N_ELEMENTS (empty_cards); i++)
    append (self, &empty_cards[i]);
  cards = cs_gallery_cards (&n_cards);
  for (guint i = 0; i < n_cards; i++)
    append (self, &cards[i]);

  add_ways_in (self);
  gtk_list_box_set_filter_func (self->list, filter_cb, self, NULL);
  gtk_list_box_select_row (self->list, gtk_list_box_get_row_at_index (self->list, 0));
}

GtkWidget *
cs_gallery_dialog_new (GtkWindow *parent)
{
  return g_object_new (CS_TYPE_GALLERY_DIALOG, "transient-for", parent, NULL);
}
