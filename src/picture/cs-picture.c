/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cs-picture"

#include "cs-picture.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "cs-picture-private.h"
#include "cs-png-private.h"

/* How far into a file an <svg> may begin: after a BOM, an XML declaration, comments. */
#define SVG_PROLOG_BYTES 4096

struct _CsPicture
{
  gatomicrefcount  ref_count;
  guint            width;
  guint            height;
  GBytes          *pixels;
};

typedef struct
{
  GBytes *bytes;
  guint   max_pixels;
} LoadRequest;

G_DEFINE_QUARK (cs-picture-error-quark, cs_picture_error)

static void
load_request_free (gpointer data)
{
  LoadRequest *request = data;

  g_bytes_unref (request->bytes);
  g_free (request);
}

static const char *
skip_until (const char *text,
            const char *mark)
{
  const char *found = strstr (text, mark);

  return found != NULL ? found + strlen (mark) : text + strlen (text);
}

/* A document type may have an internal subset, in brackets, with '>' of its own. */
static const char *
skip_doctype (const char *text)
{
  gsize plain = strcspn (text, "[>");

  return skip_until (text, text[plain] == '[' ? "]" : ">");
}

/* Whether the first element of @text is <svg>, whatever stands before it; the text may be
 * cut anywhere. Entities that a document type declares come before the element, so a long
 * one is given the benefit of the doubt. */
static gboolean
begins_svg (const char *text)
{
  gboolean has_svg_doctype = FALSE;
  gsize prefix;

  while (TRUE)
    {
      text += strspn (text, " \t\r\n>");

      if (g_str_has_prefix (text, "<?"))
        text = skip_until (text, "?>");
      else if (g_str_has_prefix (text, "<!--"))
        text = skip_until (text, "-->");
      else if (g_str_has_prefix (text, "<!DOCTYPE"))
        {
          has_svg_doctype = g_str_has_prefix (text, "<!DOCTYPE svg");
          text = skip_doctype (text);
        }
      else
        break;
    }

  if (*text == '\0')
    return has_svg_doctype;
  if (*text != '<')
    return FALSE;

  /* <svg, or with a namespace prefix: <svg:svg, <ns0:svg */
  text++;
  prefix = strcspn (text, ":> \t\r\n/");
  if (text[prefix] == ':')
    text += prefix + 1;

  return g_str_has_prefix (text, "svg") && strcspn (text, "> \t\r\n/") == 3;
}

static gboolean
is_svg (const guint8 *data,
        gsize         size)
{
  g_autofree char *text = NULL;

  if (size >= 2 && data[0] == 0x1f && data[1] == 0x8b)
    return FALSE;   /* svgz: what it unpacks to nobody bounds */
  if (size >= 3 && memcmp (data, "\xef\xbb\xbf", 3) == 0)
    {
      data += 3;
      size -= 3;
    }

  if (size == 0)
    return FALSE;

  text = g_strndup ((const char *) data, MIN (size, SVG_PROLOG_BYTES));
  return begins_svg (text);
}

CsPictureFormat
cs_picture_format_guess (GBytes *bytes)
{
  static const struct
  {
    CsPictureFormat format;
    guint8          size;
    const char     *magic;
  } magics[] = {
    { CS_PICTURE_FORMAT_PNG,  8, "\x89PNG\r\n\x1a\n" },
    { CS_PICTURE_FORMAT_JPEG, 3, "\xff\xd8\xff" },
    { CS_PICTURE_FORMAT_GIF,  6, "GIF87a" },
    { CS_PICTURE_FORMAT_GIF,  6, "GIF89a" },
    { CS_PICTURE_FORMAT_BMP,  2, "BM" },
    { CS_PICTURE_FORMAT_ICO,  4, "\0\0\1\0" },
  };
  gsize size;
  const guint8 *data = g_bytes_get_data (bytes, &size);

  for (guint i = 0; i < G_N_ELEMENTS (magics); i++)
    {
      if (size >= magics[i].size && memcmp (data, magics[i].magic, magics[i].size) == 0)
        return magics[i].format;
    }

  if (size >= 12 && memcmp (data, "RIFF", 4) == 0 && memcmp (data + 8, "WEBP", 4) == 0)
    return CS_PICTURE_FORMAT_WEBP;

  return is_svg (data, size) ? CS_PICTURE_FORMAT_SVG : CS_PICTURE_FORMAT_UNKNOWN;
}

const char *
cs_picture_format_get_name (CsPictureFormat format)
{
  switch (format)
    {
    case CS_PICTURE_FORMAT_PNG:
      return "PNG";
    case CS_PICTURE_FORMAT_JPEG:
      return "JPEG";
    case CS_PICTURE_FORMAT_SVG:
      return "SVG";
    case CS_PICTURE_FORMAT_GIF:
      return "GIF";
    case CS_PICTURE_FORMAT_WEBP:
      return "WebP";
    case CS_PICTURE_FORMAT_BMP:
      return "BMP";
    case CS_PICTURE_FORMAT_ICO:
      return "ICO";
    case CS_PICTURE_FORMAT_UNKNOWN:
    default:
      return _("unknown format");
    }
}

CsPicture *
cs_picture_load (GBytes        *bytes,
                 guint          max_pixels,
                 GCancellable  *cancellable,
                 GError       **error)
{
  CsPictureFormat format = cs_picture_format_guess (bytes);

  max_pixels = MIN (max_pixels, CS_PICTURE_MAX_PIXELS);

  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return NULL;

  if (g_bytes_get_size (bytes) > CS_PICTURE_MAX_BYTES)
    {
      g_set_error (error, CS_PICTURE_ERROR, CS_PICTURE_ERROR_TOO_LARGE,
                   _("the picture's file is larger than %u MiB"),
                   CS_PICTURE_MAX_BYTES / (1024 * 1024));
      return NULL;
    }

  switch (format)
    {
    case CS_PICTURE_FORMAT_PNG:
      return cs_png_decode (bytes, max_pixels, cancellable, error);
    case CS_PICTURE_FORMAT_JPEG:
    case CS_PICTURE_FORMAT_SVG:
      return cs_picture_load_apart (bytes, format, max_pixels, cancellable, error);
    case CS_PICTURE_FORMAT_UNKNOWN:
      g_set_error (error, CS_PICTURE_ERROR, CS_PICTURE_ERROR_FORMAT,
                   _("it is neither a PNG, a JPEG nor an SVG"));
      return NULL;
    case CS_PICTURE_FORMAT_GIF:
    case CS_PICTURE_FORMAT_WEBP:
    case CS_PICTURE_FORMAT_BMP:
    case CS_PICTURE_FORMAT_ICO:
    default:
      g_set_error (error, CS_PICTURE_ERROR, CS_PICTURE_ERROR_FORMAT,
                   /* Translators: %s is the name of a format, such as GIF */
                   _("it is neither a PNG, a JPEG nor an SVG, but %s"),
                   cs_picture_format_get_name (format));
      return NULL;
    }
}

static void
load_thread (GTask        *task,
             gpointer      source,
             gpointer      task_data,
             GCancellable *cancellable)
{
  LoadRequest *request = task_data;
  GError *error = NULL;
  CsPicture *picture = cs_picture_load (request->bytes, request->max_pixels, cancellable, &error);

  if (picture != NULL)
    g_task_return_pointer (task, picture, (GDestroyNotify) cs_picture_unref);
  else
    g_task_return_error (task, error);
}

void
cs_picture_load_async (GBytes              *bytes,
                       guint                max_pixels,
                       GCancellable        *cancellable,
                       GAsyncReadyCallback  callback,
                       gpointer             user_data)
{
  g_autoptr(GTask) task = g_task_new (NULL, cancellable, callback, user_data);
  LoadRequest *request = g_new (LoadRequest, 1);

  request->bytes = g_bytes_ref (bytes);
  request->max_pixels = max_pixels;

  g_task_set_source_tag (task, cs_picture_load_async);
  g_task_set_task_data (task, request, load_request_free);
  g_task_run_in_thread (task, load_thread);
}

CsPicture *
cs_picture_load_finish (GAsyncResult  *result,
                        GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

CsPicture *
cs_picture_new (guint   width,
                guint   height,
                GBytes *pixels)
{
  CsPicture *self;

  g_return_val_if_fail (width > 0 && height > 0, NULL);
  g_return_val_if_fail (g_bytes_get_size (pixels) == (gsize) width * height * 4, NULL);

  self = g_new (CsPicture, 1);
  g_atomic_ref_count_init (&self->ref_count);
  self->width = width;
  self->height = height;
  self->pixels = g_bytes_ref (pixels);

  return self;
}

CsPicture *
cs_picture_new_take (guint   width,
                     guint   height,
                     guint8 *pixels)
{
  g_autoptr(GBytes) bytes = g_bytes_new_take (pixels, (gsize) width * height * 4);

  return cs_picture_new (width, height, bytes);
}

CsPicture *
cs_picture_ref (CsPicture *self)
{
  g_atomic_ref_count_inc (&self->ref_count);

  return self;
}

void
cs_picture_unref (CsPicture *self)
{
  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;

  g_bytes_unref (self->pixels);
  g_free (self);
}

guint
cs_picture_get_width (CsPicture *self)
{
  return self->width;
}

guint
cs_picture_get_height (CsPicture *self)
{
  return self->height;
}

const guint8 *
cs_picture_get_pixels (CsPicture *self)
{
  return g_bytes_get_data (self->pixels, NULL);
}

GBytes *
cs_picture_get_bytes (CsPicture *self)
{
  return self->pixels;
}

GBytes *
cs_picture_save_png (CsPicture *self)
{
  return cs_png_encode (self);
}
