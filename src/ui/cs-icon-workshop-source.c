/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cs-ui"

#include "cs-icon-workshop-private.h"

#include <glib/gi18n.h>

#include "cs-icon-texture.h"

/* Where the picture comes from: a file, the clipboard, a drop; and why it may not come. */

static char *
describe_error (const GError *error)
{
  if (g_error_matches (error, CS_PICTURE_ERROR, CS_PICTURE_ERROR_FORMAT))
    return g_strdup (_("This is no picture that icons can be made from. Take a PNG, JPEG or SVG "
                       "file."));
  if (g_error_matches (error, CS_PICTURE_ERROR, CS_PICTURE_ERROR_DAMAGED))
    return g_strdup (_("The picture is damaged and cannot be read. Save it again in the program "
                       "that it comes from."));
  if (g_error_matches (error, CS_PICTURE_ERROR, CS_PICTURE_ERROR_TOO_LARGE))
    return g_strdup (_("The picture is too large. Make it smaller than 20 MiB and 16 million "
                       "pixels."));
  if (g_error_matches (error, CS_PICTURE_ERROR, CS_PICTURE_ERROR_TOO_SLOW))
    return g_strdup (_("The picture takes too long to draw. Export it as PNG in the program that "
                       "it comes from."));
  if (g_error_matches (error, CS_PICTURE_ERROR, CS_PICTURE_ERROR_EMPTY))
    return g_strdup (_("There is no shape in this part of the picture. Move it, show more of it, "
                       "or take another picture."));

  /* Translators: %s is a message of the system */
  return g_strdup_printf (_("The picture cannot be read: %s."), error->message);
}

void
cs_icon_workshop_tell_error (CsIconWorkshop *self,
                             const GError   *error)
{
  g_autofree char *sentence = describe_error (error);

  cs_icon_workshop_tell_problem (self, sentence);
}

static void
picture_loaded_cb (GObject      *source_object,
                   GAsyncResult *result,
                   gpointer      user_data)
{
  g_autoptr (CsIconWorkshop) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (CsPicture) picture = cs_picture_load_finish (result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;

  g_clear_object (&self->reading);
  if (picture != NULL)
    cs_icon_workshop_take_picture (self, picture);
  else
    cs_icon_workshop_tell_error (self, error);
  cs_icon_workshop_update_busy (self);
}

static void
begin_reading (CsIconWorkshop *self)
{
  if (self->reading != NULL)
    g_cancellable_cancel (self->reading);
  g_clear_object (&self->reading);
  self->reading = g_cancellable_new ();
  cs_icon_workshop_tell_problem (self, NULL);
  cs_icon_workshop_update_busy (self);
}

static void
file_loaded_cb (GObject      *source_object,
                GAsyncResult *result,
                gpointer      user_data)
{
  g_autoptr (CsIconWorkshop) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = g_file_load_bytes_finish (G_FILE (source_object), result, NULL,
                                                       &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;

  if (bytes != NULL)
    {
      cs_icon_workshop_take_bytes (self, bytes);
      return;
    }

  g_clear_object (&self->reading);
  cs_icon_workshop_tell_error (self, error);
  cs_icon_workshop_update_busy (self);
}

static void
file_looked_at_cb (GObject      *source_object,
                   GAsyncResult *result,
                   gpointer      user_data)
{
  g_autoptr (CsIconWorkshop) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GFileInfo) info = g_file_query_info_finish (G_FILE (source_object), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;

  if (info != NULL && g_file_info_get_size (info) > CS_PICTURE_MAX_BYTES)
    g_set_error_literal (&error, CS_PICTURE_ERROR, CS_PICTURE_ERROR_TOO_LARGE, "too large");
  else if (info != NULL)
    {
      g_file_load_bytes_async (G_FILE (source_object), self->reading, file_loaded_cb,
                               g_object_ref (self));
      return;
    }

  g_clear_object (&self->reading);
  cs_icon_workshop_tell_error (self, error);
  cs_icon_workshop_update_busy (self);
}

static void
chooser_response_cb (CsIconWorkshop  *self,
                     int              response,
                     GtkNativeDialog *dialog)
{
  if (response == GTK_RESPONSE_ACCEPT)
    {
      g_autoptr (GFile) file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (dialog));

      if (file != NULL)
        cs_icon_workshop_take_file (self, file);
    }

  gtk_native_dialog_destroy (dialog);
  g_object_unref (dialog);
}

void
cs_icon_workshop_choose (CsIconWorkshop *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  g_autoptr (GtkFileFilter) filter = gtk_file_filter_new ();
  GtkFileChooserNative *dialog;

  dialog = gtk_file_chooser_native_new (_("Choose a Picture"),
                                        GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL,
                                        GTK_FILE_CHOOSER_ACTION_OPEN, NULL, NULL);
  gtk_file_filter_set_name (filter, _("Pictures (PNG, JPEG, SVG)"));
  gtk_file_filter_add_mime_type (filter, "image/png");
  gtk_file_filter_add_mime_type (filter, "image/jpeg");
  gtk_file_filter_add_mime_type (filter, "image/svg+xml");
  gtk_file_chooser_add_filter (GTK_FILE_CHOOSER (dialog), filter);
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (dialog), TRUE);
  g_signal_connect_object (dialog, "response", G_CALLBACK (chooser_response_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (dialog));
}

void
cs_icon_workshop_take_bytes (CsIconWorkshop *self,
                             GBytes         *bytes)
{
  g_return_if_fail (CS_IS_ICON_WORKSHOP (self));

  begin_reading (self);
  cs_picture_load_async (bytes, CS_PICTURE_MAX_PIXELS, self->reading, picture_loaded_cb,
                         g_object_ref (self));
}

void
cs_icon_workshop_take_file (CsIconWorkshop *self,
                            GFile          *file)
{
  g_return_if_fail (CS_IS_ICON_WORKSHOP (self));

  begin_reading (self);
  g_file_query_info_async (file, G_FILE_ATTRIBUTE_STANDARD_SIZE, G_FILE_QUERY_INFO_NONE,
                           G_PRIORITY_DEFAULT, self->reading, file_looked_at_cb,
                           g_object_ref (self));
}

void
cs_icon_workshop_take_texture (CsIconWorkshop *self,
                               GdkTexture     *texture)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (CsPicture) picture = NULL;

  g_return_if_fail (CS_IS_ICON_WORKSHOP (self));

  picture = cs_icon_texture_to_picture (texture, &error);
  if (picture != NULL)
    cs_icon_workshop_take_picture (self, picture);
  else
    cs_icon_workshop_tell_error (self, error);
}

static void
texture_pasted_cb (GObject      *source_object,
                   GAsyncResult *result,
                   gpointer      user_data)
{
  g_autoptr (CsIconWorkshop) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GdkTexture) texture =
    gdk_clipboard_read_texture_finish (GDK_CLIPBOARD (source_object), result, &error);

  if (texture != NULL)
    cs_icon_workshop_take_texture (self, texture);
  else if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    cs_icon_workshop_tell_problem (self, _("There is no picture in the clipboard. Copy one, then paste it here."));
}

static void
files_pasted_cb (GObject      *source_object,
                 GAsyncResult *result,
                 gpointer      user_data)
{
  g_autoptr (CsIconWorkshop) self = user_data;
  const GValue *value = gdk_clipboard_read_value_finish (GDK_CLIPBOARD (source_object), result,
                                                         NULL);
  GSList *files = value != NULL ? g_value_get_boxed (value) : NULL;

  if (files != NULL)
    cs_icon_workshop_take_file (self, files->data);
  else
    cs_icon_workshop_tell_problem (self, _("There is no picture in the clipboard. Copy one, then paste it here."));
}

void
cs_icon_workshop_paste (CsIconWorkshop *self)
{
  GdkClipboard *clipboard;

  g_return_if_fail (CS_IS_ICON_WORKSHOP (self));

  clipboard = gtk_widget_get_clipboard (GTK_WIDGET (self));
  if (gdk_content_formats_contain_gtype (gdk_clipboard_get_formats (clipboard),
                                         GDK_TYPE_FILE_LIST))
    gdk_clipboard_read_value_async (clipboard, GDK_TYPE_FILE_LIST, G_PRIORITY_DEFAULT,
                                    self->cancellable, files_pasted_cb, g_object_ref (self));
  else
    gdk_clipboard_read_texture_async (clipboard, self->cancellable, texture_pasted_cb,
                                      g_object_ref (self));
}
