/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cs-ui"

#include "cs-card-hand-over.h"

#include <glib/gi18n.h>

#include "cs-card-envelope.h"
#include "cs-card-export.h"
#include "cs-error-text.h"
#include "cs-file-save.h"
#include "cs-json-writer.h"

/* Pixels of a picture for one of the card. */
#define SCALE 2

typedef struct
{
  GtkWidget     *page;        /* not owned */
  CsCardFilling *filling;
  CsCardCanvas  *canvas;      /* not owned */
} HandOver;

typedef enum
{
  FORM_JSON,
  FORM_PAYLOAD,
  FORM_PICTURE,
} Form;

static const struct
{
  const char *ending;
  const char *copied;
  const char *title;
} forms[] = {
  [FORM_JSON] = { ".json", N_("The card’s JSON is copied"), N_("Save the Card") },
  [FORM_PAYLOAD] = { "-payload.json", N_("What a webhook gets is copied"), N_("Save the Payload") },
  [FORM_PICTURE] = { ".png", N_("The picture is copied"), N_("Save the Picture") },
};

static void
hand_over_free (gpointer  data,
                GClosure *closure)
{
  HandOver *self = data;

  g_object_unref (self->filling);
  g_free (self);
}

static void
tell (HandOver   *self,
      const char *sentence)
{
  gtk_widget_activate_action (self->page, "win.tell", "s", sentence);
}

/* (transfer full) (nullable): the card alone, with what is shown of it */
static CsSnapshot *
dup_card (HandOver  *self,
          GError   **error)
{
  guint root;
  CsSnapshot *snapshot = cs_card_filling_get_snapshot (self->filling, &root);
  g_autoptr (GBytes) bytes = NULL;
  CsSpan span;

  if (snapshot == NULL)
    {
      g_set_error_literal (error, CS_CARD_ENVELOPE_ERROR, CS_CARD_ENVELOPE_ERROR_NO_CARD,
                           _("the file is no card"));
      return NULL;
    }
  if (root == 0)
    return cs_snapshot_ref (snapshot);

  span = cs_snapshot_get_value_span (snapshot, root);
  bytes = g_bytes_new_from_bytes (cs_snapshot_get_bytes (snapshot), span.start, span.length);
  return cs_snapshot_new (bytes);
}

static GBytes *
make (HandOver  *self,
      Form       form,
      GError   **error)
{
  g_autoptr (CsSnapshot) card = dup_card (self, error);
  g_autoptr (GBytes) payload = NULL;
  g_autoptr (CsSnapshot) message = NULL;

  if (card == NULL)
    return NULL;

  switch (form)
    {
    case FORM_JSON:
      return cs_json_write_formatted (card, NULL, error);

    case FORM_PAYLOAD:
      payload = cs_card_envelope_wrap (card, error);
      if (payload == NULL)
        return NULL;
      message = cs_snapshot_new (payload);
      return cs_json_write_formatted (message, NULL, error);

    case FORM_PICTURE:
    default:
      return cs_card_canvas_export (self->canvas, SCALE, error);
    }
}

static void
copy (HandOver *self,
      Form      form)
{
  GdkClipboard *clipboard = gtk_widget_get_clipboard (self->page);
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = make (self, form, &error);
  g_autoptr (GdkTexture) texture = NULL;

  if (bytes != NULL && form == FORM_PICTURE)
    texture = gdk_texture_new_from_bytes (bytes, &error);
  if (error != NULL)
    {
      g_autofree char *sentence = cs_error_text_dup (error);

      tell (self, sentence);
      return;
    }

  if (texture != NULL)
    {
      gdk_clipboard_set_texture (clipboard, texture);
    }
  else
    {
      g_autofree char *text = g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));

      gdk_clipboard_set_text (clipboard, text);
    }
  tell (self, _(forms[form].copied));
}

typedef struct
{
  GBytes    *bytes;
  GtkWidget *page;      /* weak */
} Saving;

static void
saving_free (gpointer  data,
             GClosure *closure)
{
  Saving *saving = data;

  g_clear_weak_pointer (&saving->page);
  g_bytes_unref (saving->bytes);
  g_free (saving);
}

static void
chosen_cb (GtkNativeDialog *dialog,
           int              response,
           Saving          *saving)
{
  g_autoptr (GFile) file = NULL;
  g_autofree char *path = NULL;
  g_autoptr (GError) error = NULL;

  if (response == GTK_RESPONSE_ACCEPT)
    file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (dialog));
  path = file != NULL ? g_file_get_path (file) : NULL;
  if (path != NULL && saving->page != NULL)
    {
      g_autofree char *name = g_path_get_basename (path);
      g_autofree char *sentence = NULL;

      if (cs_file_save (path, saving->bytes, 0644, &error))
        /* Translators: %s is a file name */
        sentence = g_strdup_printf (_("Saved: %s"), name);
      else
        sentence = cs_error_text_dup (error);
      gtk_widget_activate_action (saving->page, "win.tell", "s", sentence);
    }

  gtk_native_dialog_destroy (dialog);
  g_object_unref (dialog);
}

/* (transfer full): the card's name with another ending */
static char *
dup_name (HandOver *self,
          Form      form)
{
  g_autofree char *name =
    g_path_get_basename (cs_composer_get_path (cs_card_filling_get_composer (self->filling)));
  char *dot = strrchr (name, '.');

  if (dot != NULL && dot != name)
    *dot = '\0';
  return g_strconcat (name, forms[form].ending, NULL);
}

static void
save (HandOver *self,
      Form      form)
{
  GtkFileChooserNative *dialog = NULL;
  g_autofree char *name = dup_name (self, form);
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = make (self, form, &error);
  Saving *saving;

  if (bytes == NULL)
    {
      g_autofree char *sentence = cs_error_text_dup (error);

      tell (self, sentence);
      return;
    }

  dialog = gtk_file_chooser_native_new (_(forms[form].title),
                                        GTK_WINDOW (gtk_widget_get_root (self->page)),
                                        GTK_FILE_CHOOSER_ACTION_SAVE, NULL, NULL);
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (dialog), TRUE);
  gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (dialog), name);
  saving = g_new0 (Saving, 1);
  saving->bytes = g_steal_pointer (&bytes);
  g_set_weak_pointer (&saving->page, self->page);
  g_signal_connect_data (dialog, "response", G_CALLBACK (chosen_cb), saving, saving_free, 0);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (dialog));
}

/* The action's name says what is done, and to what. */
static void
activated_cb (GSimpleAction *action,
              GVariant      *parameter,
              HandOver      *self)
{
  const char *name = g_action_get_name (G_ACTION (action));
  Form form = g_str_has_suffix (name, "json") ? FORM_JSON
              : g_str_has_suffix (name, "payload") ? FORM_PAYLOAD : FORM_PICTURE;

  if (g_str_has_prefix (name, "copy"))
    copy (self, form);
  else
    save (self, form);
}

void
cs_card_hand_over_add (GActionMap    *actions,
                       GtkWidget     *page,
                       CsCardFilling *filling,
                       CsCardCanvas  *canvas)
{
  static const char *const names[] = {
    "copy-json", "copy-payload", "copy-picture", "save-json", "save-payload", "save-picture",
  };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autoptr (GSimpleAction) action = g_simple_action_new (names[i], NULL);
      HandOver *self = g_new0 (HandOver, 1);

      *self = (HandOver) { page, g_object_ref (filling), canvas };
      g_signal_connect_data (action, "activate", G_CALLBACK (activated_cb), self, hand_over_free,
                             0);
      g_action_map_add_action (actions, G_ACTION (action));
    }
}
