/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cs-test"

#include "cs-picture.h"

#include <gdk-pixbuf/gdk-pixbuf.h>
#include <math.h>
#include <string.h>
#include <sys/resource.h>

#define SVG_START "<svg xmlns='http://www.w3.org/2000/svg' xmlns:xlink='http://www.w3.org/1999/xlink' "
#define SVG_BLUE  "<rect width='100%' height='100%' fill='#0000ff'/></svg>"

static GBytes *
bytes_of (const char *text)
{
  return g_bytes_new (text, strlen (text));
}

/* --- formats ------------------------------------------------------------------------------- */

typedef struct
{
  const char      *name;
  const char      *content;
  gsize            size;    /* 0: a string */
  CsPictureFormat  format;
} FormatCase;

static const FormatCase format_cases[] = {
  { "png", "\x89PNG\r\n\x1a\n", 8, CS_PICTURE_FORMAT_PNG },
  { "png cut short", "\x89PNG\r\n", 6, CS_PICTURE_FORMAT_UNKNOWN },
  { "jpeg", "\xff\xd8\xff\xe0", 4, CS_PICTURE_FORMAT_JPEG },
  { "gif", "GIF89a", 0, CS_PICTURE_FORMAT_GIF },
  { "webp", "RIFF\1\1\1\1WEBPVP8 ", 0, CS_PICTURE_FORMAT_WEBP },
  { "wave", "RIFF\1\1\1\1WAVEfmt ", 0, CS_PICTURE_FORMAT_UNKNOWN },
  { "bmp", "BM\0\0", 4, CS_PICTURE_FORMAT_BMP },
  { "ico", "\0\0\1\0\1\0", 6, CS_PICTURE_FORMAT_ICO },
  { "svg", "<svg/>", 0, CS_PICTURE_FORMAT_SVG },
  { "svg with a prefix", "<s:svg xmlns:s='http://www.w3.org/2000/svg'/>", 0, CS_PICTURE_FORMAT_SVG },
  { "svg after much", "\xef\xbb\xbf<?xml version='1.0'?>\n<!-- <b> -->\n<!DOCTYPE svg PUBLIC 'a' 'b'>\n<svg>",
    0, CS_PICTURE_FORMAT_SVG },
  { "svg with entities", "<!DOCTYPE svg [<!ENTITY a '<b>'>]><svg>", 0, CS_PICTURE_FORMAT_SVG },
  { "svg later", "<html><svg/></html>", 0, CS_PICTURE_FORMAT_UNKNOWN },
  { "svgfoo", "<svgfoo/>", 0, CS_PICTURE_FORMAT_UNKNOWN },
  { "xml", "<?xml version='1.0'?><a/>", 0, CS_PICTURE_FORMAT_UNKNOWN },
  { "json", "{}", 0, CS_PICTURE_FORMAT_UNKNOWN },
  { "empty", "", 0, CS_PICTURE_FORMAT_UNKNOWN },
};

static void
test_format (gconstpointer data)
{
  const FormatCase *c = data;
  g_autoptr(GBytes) bytes = g_bytes_new (c->content, c->size > 0 ? c->size : strlen (c->content));
  g_autoptr(CsPicture) picture = NULL;
  g_autoptr(GError) error = NULL;

  g_assert_cmpint (cs_picture_format_guess (bytes), ==, c->format);

  if (c->format != CS_PICTURE_FORMAT_SVG)
    {
      gboolean readable = c->format == CS_PICTURE_FORMAT_PNG || c->format == CS_PICTURE_FORMAT_JPEG;
      int code = readable ? CS_PICTURE_ERROR_DAMAGED : CS_PICTURE_ERROR_FORMAT;

      picture = cs_picture_load (bytes, CS_PICTURE_MAX_PIXELS, NULL, &error);
      g_assert_null (picture);
      g_assert_error (error, CS_PICTURE_ERROR, code);
    }
}

/* --- SVG ----------------------------------------------------------------------------------- */

typedef struct
{
  const char *name;
  const char *content;
  guint       width;    /* 0: refused */
  guint       height;
  guint8      middle[4];
} SvgCase;

static const SvgCase svg_cases[] = {
  { "its own size", SVG_START "width='600' height='300'>" SVG_BLUE, 600, 300, { 0, 0, 255, 255 } },
  { "enlarged", SVG_START "width='16' height='8'>" SVG_BLUE, 512, 256, { 0, 0, 255, 255 } },
  { "made smaller", SVG_START "width='100000' height='50000'>" SVG_BLUE, 2048, 1024, { 0, 0, 255, 255 } },
  { "only a box", SVG_START "viewBox='0 0 40 20'>" SVG_BLUE, 512, 256, { 0, 0, 255, 255 } },
  { "no size", SVG_START ">" SVG_BLUE, 512, 512, { 0, 0, 255, 255 } },
  { "half transparent", SVG_START "width='9' height='9'><g opacity='.5'>"
    "<rect width='9' height='9' fill='#00f'/></g></svg>", 512, 512, { 0, 0, 255, 127 } },
  { "width 0", SVG_START "width='0' height='10'>" SVG_BLUE, 512, 512, { 0, 0, 255, 255 } },
  { "cut short", SVG_START "width='9' height='9'><rect", 0, 0, { 0 } },
  { "file", SVG_START "width='600' height='600'><image xlink:href='file:///usr/share/pixmaps/debian-logo.png'"
    " width='600' height='600'/></svg>", 600, 600, { 0, 0, 0, 0 } },
  { "network", SVG_START "width='600' height='600'><image xlink:href='http://127.0.0.1:9/a.png'"
    " width='600' height='600'/></svg>", 600, 600, { 0, 0, 0, 0 } },
  { "file as entity", "<!DOCTYPE svg [<!ENTITY x SYSTEM 'file:///etc/passwd'>]>" SVG_START
    "width='600' height='600'><text y='300'>&x;</text></svg>", 0, 0, { 0 } },
};

static void
test_svg (gconstpointer data)
{
  const SvgCase *c = data;
  g_autoptr(GBytes) bytes = bytes_of (c->content);
  g_autoptr(GError) error = NULL;
  g_autoptr(CsPicture) picture = cs_picture_load (bytes, CS_PICTURE_MAX_PIXELS, NULL, &error);
  const guint8 *middle;

  if (c->width == 0)
    {
      g_assert_null (picture);
      g_assert_error (error, CS_PICTURE_ERROR, CS_PICTURE_ERROR_DAMAGED);
      return;
    }

  g_assert_no_error (error);
  g_assert_cmpuint (cs_picture_get_width (picture), ==, c->width);
  g_assert_cmpuint (cs_picture_get_height (picture), ==, c->height);
  middle = cs_picture_get_pixels (picture) + ((gsize) c->height / 2 * c->width + c->width / 2) * 4;
  for (guint i = 0; i < 4; i++)
    g_assert_cmpint (ABS ((int) middle[i] - c->middle[i]), <=, 1);
}

static void
append_nested (GString    *text,
               guint       levels,
               guint       copies)
{
  g_string_append (text, "<g id='u0'><rect width='9' height='9'/></g>");
  for (guint i = 1; i <= levels; i++)
    {
      g_string_append_printf (text, "<g id='u%u'>", i);
      for (guint k = 0; k < copies; k++)
        g_string_append_printf (text, "<use xlink:href='#u%u'/>", i - 1);
      g_string_append (text, "</g>");
    }
}

static void
make_laughs (GString *text)
{
  g_string_append (text, "<!DOCTYPE svg [<!ENTITY a 'aaaaaaaaaa'>");
  for (char c = 'b'; c <= 'j'; c++)
    {
      g_string_append_printf (text, "<!ENTITY %c '", c);
      for (guint i = 0; i < 10; i++)
        g_string_append_printf (text, "&%c;", c - 1);
      g_string_append (text, "'>");
    }
  g_string_append (text, "]>" SVG_START "width='99' height='99'><text>&j;</text></svg>");
}

static void
make_uses (GString *text)
{
  g_string_append (text, SVG_START "width='99' height='99'>");
  append_nested (text, 9, 10);
  g_string_append (text, "</svg>");
}

static void
make_filter (GString *text)
{
  g_string_append (text, SVG_START "width='99' height='99'><filter id='f' x='0' y='0' width='1' height='1'>");
  for (guint i = 0; i < 50; i++)
    g_string_append (text, "<feTurbulence baseFrequency='0.9' numOctaves='1000000'/>");
  g_string_append (text, "</filter><rect width='99' height='99' filter='url(#f)'/></svg>");
}

static void
make_deep (GString *text)
{
  g_string_append (text, SVG_START "width='99' height='99'>");
  for (guint i = 0; i < 100000; i++)
    g_string_append (text, "<g>");
}

typedef struct
{
  const char *name;
  void      (*make) (GString *text);
} HostileCase;

static const HostileCase hostile_cases[] = {
  { "billion laughs", make_laughs },
  { "billion uses", make_uses },
  { "endless filter", make_filter },
  { "deep nesting", make_deep },
};

static void
test_hostile (gconstpointer data)
{
  const HostileCase *c = data;
  g_autoptr(GString) text = g_string_new (NULL);
  g_autoptr(GBytes) bytes = NULL;
  g_autoptr(CsPicture) picture = NULL;
  g_autoptr(GError) error = NULL;
  gint64 start = g_get_monotonic_time ();

  c->make (text);
  bytes = g_bytes_new (text->str, text->len);
  picture = cs_picture_load (bytes, CS_PICTURE_MAX_PIXELS, NULL, &error);

  g_assert_null (picture);
  g_assert_cmpint (error->domain, ==, CS_PICTURE_ERROR);
  g_assert_cmpint (g_get_monotonic_time () - start, <, 6 * G_USEC_PER_SEC);
}

/* A picture in a picture that asks for gigabytes gets none of them. */
static void
test_svg_with_bomb (void)
{
  g_autofree char *path = g_build_filename (g_getenv ("CS_TEST_SHARED"), "corpus", "pngs",
                                            "hdr60k.png", NULL);
  g_autofree char *png = NULL;
  g_autofree char *coded = NULL;
  g_autofree char *text = NULL;
  g_autoptr(GBytes) bytes = NULL;
  g_autoptr(CsPicture) picture = NULL;
  gsize size;

  if (!g_file_get_contents (path, &png, &size, NULL))
    {
      g_test_skip ("no ../shared");
      return;
    }

  coded = g_base64_encode ((const guchar *) png, size);
  text = g_strdup_printf (SVG_START "width='99' height='99'>"
                          "<image xlink:href='data:image/png;base64,%s' width='99' height='99'/></svg>",
                          coded);
  bytes = bytes_of (text);
  picture = cs_picture_load (bytes, CS_PICTURE_MAX_PIXELS, NULL, NULL);

  /* A sanitizer's own memory is no measure. */
#if !defined (__SANITIZE_ADDRESS__)
  {
    struct rusage usage;

    getrusage (RUSAGE_CHILDREN, &usage);
    g_assert_cmpint (usage.ru_maxrss, <, 300 * 1024);
  }
#endif
}

static void
test_svg_max_pixels (void)
{
  g_autoptr(GBytes) bytes = bytes_of (SVG_START "width='600' height='300'>" SVG_BLUE);
  g_autoptr(CsPicture) picture = cs_picture_load (bytes, 200, NULL, NULL);

  g_assert_cmpuint (cs_picture_get_width (picture), ==, 20);
  g_assert_cmpuint (cs_picture_get_height (picture), ==, 10);
}

static void
test_file_too_large (void)
{
  g_autofree char *content = g_malloc0 (CS_PICTURE_MAX_BYTES + 1);
  g_autoptr(GBytes) bytes = NULL;
  g_autoptr(CsPicture) picture = NULL;
  g_autoptr(GError) error = NULL;

  memcpy (content, "<svg>", 5);
  bytes = g_bytes_new_take (g_steal_pointer (&content), CS_PICTURE_MAX_BYTES + 1);
  picture = cs_picture_load (bytes, CS_PICTURE_MAX_PIXELS, NULL, &error);
  g_assert_null (picture);
  g_assert_error (error, CS_PICTURE_ERROR, CS_PICTURE_ERROR_TOO_LARGE);
}

/* --- JPEG ---------------------------------------------------------------------------------- */

/* Red above, blue below; @orientation of 0 for no EXIF data. */
static GBytes *
make_jpeg (int width,
           int height,
           int orientation)
{
  g_autoptr(GdkPixbuf) pixbuf = gdk_pixbuf_new (GDK_COLORSPACE_RGB, FALSE, 8, width, height);
  g_autoptr(GdkPixbuf) upper = gdk_pixbuf_new_subpixbuf (pixbuf, 0, 0, width, height / 2);
  g_autofree char *data = NULL;
  GByteArray *array = g_byte_array_new ();
  guint8 exif[] = "\xff\xe1\0\x22" "Exif\0\0" "MM\0\x2a\0\0\0\x08" "\0\1" "\1\x12\0\3\0\0\0\1\0?\0\0" "\0\0\0\0";
  gsize size;

  gdk_pixbuf_fill (pixbuf, 0x0000ffff);
  gdk_pixbuf_fill (upper, 0xff0000ff);
  g_assert_true (gdk_pixbuf_save_to_buffer (pixbuf, &data, &size, "jpeg", NULL, "quality", "95", NULL));

  exif[29] = (guint8) orientation;
  g_byte_array_append (array, (guint8 *) data, 2);
  if (orientation > 0)
    g_byte_array_append (array, exif, 36);
  g_byte_array_append (array, (guint8 *) data + 2, (guint) size - 2);

  return g_byte_array_free_to_bytes (array);
}

typedef struct
{
  const char *name;
  int         width;
  int         height;
  int         orientation;
  guint       max_pixels;
  guint       loaded_width;
  guint       loaded_height;
  char        first;       /* 'r' or 'b': the colour of the first pixel */
  char        last;        /* and of the last */
} JpegCase;

static const JpegCase jpeg_cases[] = {
  { "plain", 60, 40, 0, 10000, 60, 40, 'r', 'b' },
  { "upright", 60, 40, 1, 10000, 60, 40, 'r', 'b' },
  { "upside down", 60, 40, 3, 10000, 60, 40, 'b', 'r' },
  { "turned right", 60, 40, 6, 10000, 40, 60, 'b', 'r' },
  { "turned left", 60, 40, 8, 10000, 40, 60, 'r', 'b' },
  { "half", 600, 400, 0, 100000, 300, 200, 'r', 'b' },
  { "an eighth", 800, 800, 0, 10000, 100, 100, 'r', 'b' },
  { "too large", 808, 808, 0, 10000, 0, 0, 0, 0 },
};

static void
assert_color (const guint8 *pixel,
              char          color)
{
  g_assert_cmpuint (pixel[0] > 200, ==, color == 'r');
  g_assert_cmpuint (pixel[2] > 200, ==, color == 'b');
  g_assert_cmpuint (pixel[3], ==, 255);
}

static void
test_jpeg (gconstpointer data)
{
  const JpegCase *c = data;
  g_autoptr(GBytes) bytes = make_jpeg (c->width, c->height, c->orientation);
  g_autoptr(GError) error = NULL;
  g_autoptr(CsPicture) picture = cs_picture_load (bytes, c->max_pixels, NULL, &error);
  const guint8 *pixels;

  if (c->loaded_width == 0)
    {
      g_assert_null (picture);
      g_assert_error (error, CS_PICTURE_ERROR, CS_PICTURE_ERROR_TOO_LARGE);
      return;
    }

  g_assert_no_error (error);
  g_assert_cmpuint (cs_picture_get_width (picture), ==, c->loaded_width);
  g_assert_cmpuint (cs_picture_get_height (picture), ==, c->loaded_height);
  pixels = cs_picture_get_pixels (picture);
  assert_color (pixels, c->first);
  assert_color (pixels + ((gsize) c->loaded_width * c->loaded_height - 1) * 4, c->last);
}

/* Cut anywhere in its headers it is damaged; after that the decoder may show what it has. */
static void
test_jpeg_truncated (void)
{
  g_autoptr(GBytes) whole = make_jpeg (60, 40, 1);
  gsize size = g_bytes_get_size (whole);

  for (gsize n = 3; n < size; n += n < 250 ? 37 : 211)
    {
      g_autoptr(GBytes) bytes = g_bytes_new_from_bytes (whole, 0, n);
      g_autoptr(GError) error = NULL;
      g_autoptr(CsPicture) picture = cs_picture_load (bytes, 10000, NULL, &error);

      if (picture == NULL)
        g_assert_error (error, CS_PICTURE_ERROR, CS_PICTURE_ERROR_DAMAGED);
      if (n < 250)
        g_assert_null (picture);
    }
}

/* --- pictures ------------------------------------------------------------------------------ */

static CsPicture *
make_picture (guint width,
              guint height,
              guint seed)
{
  g_autoptr(GRand) rand = g_rand_new_with_seed (seed);
  guint8 *pixels = g_malloc ((gsize) width * height * 4);
  g_autoptr(GBytes) bytes = g_bytes_new_take (pixels, (gsize) width * height * 4);

  for (gsize i = 0; i < (gsize) width * height * 4; i++)
    pixels[i] = (guint8) g_rand_int_range (rand, 0, 256);

  return cs_picture_new (width, height, bytes);
}

static void
test_round_trip (void)
{
  g_autoptr(CsPicture) picture = make_picture (37, 23, 1);
  g_autoptr(GBytes) png = cs_picture_save_png (picture);
  g_autoptr(GBytes) again = cs_picture_save_png (picture);
  g_autoptr(CsPicture) loaded = cs_picture_load (png, 37 * 23, NULL, NULL);

  g_assert_true (g_bytes_equal (png, again));
  g_assert_cmpuint (cs_picture_get_width (loaded), ==, 37);
  g_assert_cmpuint (cs_picture_get_height (loaded), ==, 23);
  g_assert_true (g_bytes_equal (cs_picture_get_bytes (picture), cs_picture_get_bytes (loaded)));
}

static void
test_png_max_pixels (void)
{
  g_autoptr(CsPicture) picture = make_picture (10, 10, 2);
  g_autoptr(GBytes) png = cs_picture_save_png (picture);
  g_autoptr(GError) error = NULL;
  g_autoptr(CsPicture) loaded = cs_picture_load (png, 99, NULL, &error);

  g_assert_null (loaded);
  g_assert_error (error, CS_PICTURE_ERROR, CS_PICTURE_ERROR_TOO_LARGE);
}

typedef struct
{
  GMainLoop *loop;
  CsPicture *picture;
  GError    *error;
} Waiting;

static void
loaded_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  Waiting *waiting = user_data;

  waiting->picture = cs_picture_load_finish (result, &waiting->error);
  g_main_loop_quit (waiting->loop);
}

static void
test_async (void)
{
  g_autoptr(CsPicture) picture = make_picture (20, 20, 3);
  g_autoptr(GBytes) png = cs_picture_save_png (picture);
  g_autoptr(GMainLoop) loop = g_main_loop_new (NULL, FALSE);
  Waiting waiting = { .loop = loop };

  cs_picture_load_async (png, 400, NULL, loaded_cb, &waiting);
  g_main_loop_run (loop);
  g_assert_no_error (waiting.error);
  g_assert_cmpuint (cs_picture_get_width (waiting.picture), ==, 20);
  cs_picture_unref (waiting.picture);
}

static gboolean
cancel_cb (gpointer user_data)
{
  g_cancellable_cancel (user_data);

  return G_SOURCE_REMOVE;
}

/* To cancel ends the process at once. */
static void
test_cancel (void)
{
  g_autoptr(GString) text = g_string_new (NULL);
  g_autoptr(GBytes) bytes = NULL;
  g_autoptr(GMainLoop) loop = g_main_loop_new (NULL, FALSE);
  g_autoptr(GCancellable) cancellable = g_cancellable_new ();
  Waiting waiting = { .loop = loop };
  gint64 start = g_get_monotonic_time ();

  make_filter (text);
  bytes = g_bytes_new (text->str, text->len);
  cs_picture_load_async (bytes, CS_PICTURE_MAX_PIXELS, cancellable, loaded_cb, &waiting);
  g_timeout_add (50, cancel_cb, cancellable);
  g_main_loop_run (loop);

  g_assert_null (waiting.picture);
  g_assert_error (waiting.error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpint (g_get_monotonic_time () - start, <, 2 * G_USEC_PER_SEC);
  g_clear_error (&waiting.error);
}

static void
add_case (const char    *folder,
          const char    *name,
          gconstpointer  data,
          GTestDataFunc  test)
{
  g_autofree char *path = g_strdup_printf ("/picture/%s/%s", folder, name);

  g_test_add_data_func (path, data, test);
}

#define ADD_CASES(folder, cases, test) \
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++) \
    add_case (folder, cases[i].name, &cases[i], test)

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  ADD_CASES ("format", format_cases, test_format);
  ADD_CASES ("svg", svg_cases, test_svg);
  ADD_CASES ("svg/hostile", hostile_cases, test_hostile);
  g_test_add_func ("/picture/svg/bomb inside", test_svg_with_bomb);
  g_test_add_func ("/picture/svg/max-pixels", test_svg_max_pixels);
  g_test_add_func ("/picture/file-too-large", test_file_too_large);
  ADD_CASES ("jpeg", jpeg_cases, test_jpeg);
  g_test_add_func ("/picture/jpeg/truncated", test_jpeg_truncated);
  g_test_add_func ("/picture/png/round-trip", test_round_trip);
  g_test_add_func ("/picture/png/max-pixels", test_png_max_pixels);
  g_test_add_func ("/picture/async", test_async);
  g_test_add_func ("/picture/cancel", test_cancel);

  return g_test_run ();
}
