/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cs-test"

#include "cs-png-walk.h"

#include <string.h>
#include <zlib.h>

#include "cs-icon-facts.h"
#include "cs-picture.h"

/* One chunk of a case. @size: of the content */
typedef struct
{
  const char *name;
  const char *data;
  guint32     size;
} Piece;

#define RGBA_HEADER  { "IHDR", "\0\0\0\1" "\0\0\0\1" "\x08\x06\0\0\0", 13 }
#define GRAY_HEADER  { "IHDR", "\0\0\0\1" "\0\0\0\1" "\x08\0\0\0\0", 13 }
#define INDEX_HEADER { "IHDR", "\0\0\0\1" "\0\0\0\1" "\x01\x03\0\0\0", 13 }
/* One filter byte and a pixel. */
#define RGBA_DATA    { "IDAT", "\x78\x01\x01\x05\0\xfa\xff\0\xff\xff\xff\xff\x09\xfb\x03\xfd", 16 }
#define BYTE_DATA    { "IDAT", "\x78\x01\x01\x02\0\xfd\xff\0\0\0\x02\0\x01", 13 }
#define END          { "IEND", "", 0 }

static void
append_u32 (GByteArray *array,
            guint32     value)
{
  guint32 big = GUINT32_TO_BE (value);

  g_byte_array_append (array, (const guint8 *) &big, 4);
}

static void
append_chunk (GByteArray  *array,
              const Piece *piece)
{
  guint start;

  append_u32 (array, piece->size);
  start = array->len;
  g_byte_array_append (array, (const guint8 *) piece->name, 4);
  g_byte_array_append (array, (const guint8 *) piece->data, piece->size);
  append_u32 (array, (guint32) crc32 (0, array->data + start, array->len - start));
}

static GByteArray *
make_png (const Piece *pieces,
          guint        n_pieces)
{
  GByteArray *array = g_byte_array_new ();

  g_byte_array_append (array, (const guint8 *) "\x89PNG\r\n\x1a\n", 8);
  for (guint i = 0; i < n_pieces && pieces[i].name != NULL; i++)
    append_chunk (array, &pieces[i]);

  return array;
}

typedef struct
{
  const char *name;
  Piece       pieces[8];
  guint       max_pixels;
  CsPngFault  fault;
  const char *chunk;      /* at fault */
  guint       offset;
} LayoutCase;

static const LayoutCase layout_cases[] = {
  { "rgba", { RGBA_HEADER, RGBA_DATA, END }, 0, CS_PNG_FAULT_NONE, "", 0 },
  { "gray", { GRAY_HEADER, BYTE_DATA, END }, 0, CS_PNG_FAULT_NONE, "", 0 },
  { "palette", { INDEX_HEADER, { "PLTE", "\xff\xff\xff\0\0\0", 6 }, { "tRNS", "\0\1", 2 },
      BYTE_DATA, END }, 0, CS_PNG_FAULT_NONE, "", 0 },
  { "text before and after", { RGBA_HEADER, { "tEXt", "a\0b", 3 }, RGBA_DATA,
      { "tIME", "\0\0\0\0\0\0\0", 7 }, END }, 0, CS_PNG_FAULT_NONE, "", 0 },
  { "data in two parts", { RGBA_HEADER, { "IDAT", "\x78\x01\x01\x05\0", 5 },
      { "IDAT", "\xfa\xff\0\xff\xff\xff\xff\x09\xfb\x03\xfd", 11 }, END },
      0, CS_PNG_FAULT_NONE, "", 0 },
  { "data in two places", { RGBA_HEADER, RGBA_DATA, { "tEXt", "a\0b", 3 }, RGBA_DATA, END },
      0, CS_PNG_FAULT_CHUNKS, "IDAT", 76 },
  { "no header", { RGBA_DATA, END }, 0, CS_PNG_FAULT_HEADER, "IDAT", 8 },
  { "Apple's own", { { "CgBI", "\x50\0\x20\x02", 4 }, RGBA_HEADER, RGBA_DATA, END },
      0, CS_PNG_FAULT_HEADER, "CgBI", 8 },
  { "two headers", { RGBA_HEADER, RGBA_HEADER, RGBA_DATA, END }, 0, CS_PNG_FAULT_CHUNKS, "IHDR", 33 },
  { "no data", { RGBA_HEADER, END }, 0, CS_PNG_FAULT_CHUNKS, "IEND", 33 },
  { "no end", { RGBA_HEADER, RGBA_DATA }, 0, CS_PNG_FAULT_TRUNCATED, "", 61 },
  { "end with content", { RGBA_HEADER, RGBA_DATA, { "IEND", "x", 1 } },
      0, CS_PNG_FAULT_CHUNKS, "IEND", 61 },
  { "unknown critical", { RGBA_HEADER, { "XXXX", "", 0 }, RGBA_DATA, END },
      0, CS_PNG_FAULT_CHUNKS, "XXXX", 33 },
  { "name of no letters", { RGBA_HEADER, { "ID T", "", 0 }, RGBA_DATA, END },
      0, CS_PNG_FAULT_CHUNKS, "", 33 },
  { "palette missing", { INDEX_HEADER, BYTE_DATA, END }, 0, CS_PNG_FAULT_CHUNKS, "IDAT", 33 },
  { "palette too long", { INDEX_HEADER, { "PLTE", "123456789", 9 }, BYTE_DATA, END },
      0, CS_PNG_FAULT_CHUNKS, "PLTE", 33 },
  { "palette in gray", { GRAY_HEADER, { "PLTE", "123", 3 }, BYTE_DATA, END },
      0, CS_PNG_FAULT_CHUNKS, "PLTE", 33 },
  { "palette late", { RGBA_HEADER, RGBA_DATA, { "PLTE", "123", 3 }, END },
      0, CS_PNG_FAULT_CHUNKS, "PLTE", 61 },
  { "transparency twice", { RGBA_HEADER, { "tRNS", "123456", 6 }, RGBA_DATA, END },
      0, CS_PNG_FAULT_CHUNKS, "tRNS", 33 },
  { "width 0", { { "IHDR", "\0\0\0\0" "\0\0\0\1" "\x08\x06\0\0\0", 13 }, RGBA_DATA, END },
      0, CS_PNG_FAULT_HEADER, "IHDR", 8 },
  { "width beyond 31 bits", { { "IHDR", "\x80\0\0\0" "\0\0\0\1" "\x08\x06\0\0\0", 13 }, END },
      0, CS_PNG_FAULT_HEADER, "IHDR", 8 },
  { "bit depth 3", { { "IHDR", "\0\0\0\1" "\0\0\0\1" "\x03\x06\0\0\0", 13 }, RGBA_DATA, END },
      0, CS_PNG_FAULT_HEADER, "IHDR", 8 },
  { "color type 5", { { "IHDR", "\0\0\0\1" "\0\0\0\1" "\x08\x05\0\0\0", 13 }, RGBA_DATA, END },
      0, CS_PNG_FAULT_HEADER, "IHDR", 8 },
  { "interlace 2", { { "IHDR", "\0\0\0\1" "\0\0\0\1" "\x08\x06\0\0\2", 13 }, RGBA_DATA, END },
      0, CS_PNG_FAULT_HEADER, "IHDR", 8 },
  { "as large as may be", { { "IHDR", "\0\0\x10\0" "\0\0\x10\0" "\x08\x06\0\0\0", 13 },
      RGBA_DATA, END }, 0x1000000, CS_PNG_FAULT_NONE, "", 0 },
  { "too large", { { "IHDR", "\0\0\x10\0" "\0\0\x10\1" "\x08\x06\0\0\0", 13 }, RGBA_DATA, END },
      0x1000000, CS_PNG_FAULT_TOO_LARGE, "IHDR", 8 },
  { "too large beyond 64 bits", { { "IHDR", "\x7f\xff\xff\xff" "\x7f\xff\xff\xff" "\x08\x06\0\0\0", 13 },
      RGBA_DATA, END }, 1, CS_PNG_FAULT_TOO_LARGE, "IHDR", 8 },
};

static void
test_layout (gconstpointer data)
{
  const LayoutCase *c = data;
  g_autoptr(GBytes) bytes = g_byte_array_free_to_bytes (make_png (c->pieces,
                                                                  G_N_ELEMENTS (c->pieces)));
  CsPngInfo info;

  g_assert_cmpint (cs_png_walk (bytes, c->max_pixels, &info), ==, c->fault == CS_PNG_FAULT_NONE);
  g_assert_cmpint (info.fault, ==, c->fault);
  g_assert_cmpstr (info.chunk, ==, c->chunk);
  g_assert_cmpuint (info.fault_offset, ==, c->offset);
}

static const Piece sound[] = { RGBA_HEADER, { "tEXt", "a\0b", 3 }, RGBA_DATA, END };

static void
test_animated (void)
{
  static const Piece pieces[] = { RGBA_HEADER, { "acTL", "\0\0\0\1\0\0\0\0", 8 }, RGBA_DATA, END };
  g_autoptr(GBytes) bytes = g_byte_array_free_to_bytes (make_png (pieces, G_N_ELEMENTS (pieces)));
  CsPngInfo info;

  g_assert_true (cs_png_walk (bytes, 0, &info));
  g_assert_true (info.animated);
}

static void
test_trailing (void)
{
  GByteArray *array = make_png (sound, G_N_ELEMENTS (sound));
  gsize end = array->len;
  g_autoptr(GBytes) bytes = NULL;
  g_autoptr(CsPicture) picture = NULL;
  CsPngInfo info;

  g_byte_array_append (array, (const guint8 *) "PK", 2);
  bytes = g_byte_array_free_to_bytes (array);

  g_assert_true (cs_png_walk (bytes, 0, &info));
  g_assert_cmpint (info.fault, ==, CS_PNG_FAULT_TRAILING);
  g_assert_cmpuint (info.fault_offset, ==, end);

  picture = cs_picture_load (bytes, 100, NULL, NULL);
  g_assert_nonnull (picture);
}

/* Wherever a PNG is cut, it is told from a whole one, and nothing is decoded. */
static void
test_truncated (void)
{
  g_autoptr(GByteArray) array = make_png (sound, G_N_ELEMENTS (sound));

  for (gsize n = 0; n < array->len; n++)
    {
      g_autoptr(GBytes) bytes = g_bytes_new (array->data, n);
      g_autoptr(CsPicture) picture = cs_picture_load (bytes, 100, NULL, NULL);
      CsPngInfo info;

      g_assert_null (picture);
      g_assert_false (cs_png_walk (bytes, 0, &info));
      g_assert_cmpint (info.fault, ==, n == 0 ? CS_PNG_FAULT_SIGNATURE : CS_PNG_FAULT_TRUNCATED);
    }
}

/* A checksum finds every single flipped bit; so does the signature, and a length that then
 * leads elsewhere. */
static void
test_flipped_bits (void)
{
  g_autoptr(GByteArray) array = make_png (sound, G_N_ELEMENTS (sound));

  for (gsize bit = 0; bit < (gsize) array->len * 8; bit++)
    {
      g_autoptr(GBytes) bytes = NULL;
      CsPngInfo info;

      array->data[bit / 8] ^= (guint8) (1u << bit % 8);
      bytes = g_bytes_new (array->data, array->len);
      array->data[bit / 8] ^= (guint8) (1u << bit % 8);

      g_assert_false (cs_png_walk (bytes, 0, &info));
      g_assert_cmpint (info.fault, !=, CS_PNG_FAULT_NONE);
    }
}

/* Bits flipped before the checksums were made: the walk may let them pass, and then the
 * decoder has to cope. */
static void
test_damaged_data (void)
{
  static const char data[] = "\x78\x01\x01\x05\0\xfa\xff\0\xff\xff\xff\xff\x09\xfb\x03\xfd";
  guint n_pictures = 0;

  for (guint bit = 0; bit < 16 * 8; bit++)
    {
      char harmed[16];
      Piece pieces[] = { RGBA_HEADER, { "IDAT", harmed, 16 }, END };
      g_autoptr(GBytes) bytes = NULL;
      g_autoptr(CsPicture) picture = NULL;
      g_autoptr(GError) error = NULL;

      memcpy (harmed, data, 16);
      harmed[bit / 8] ^= (char) (1u << bit % 8);
      bytes = g_byte_array_free_to_bytes (make_png (pieces, G_N_ELEMENTS (pieces)));

      picture = cs_picture_load (bytes, 100, NULL, &error);
      if (picture == NULL)
        g_assert_error (error, CS_PICTURE_ERROR, CS_PICTURE_ERROR_DAMAGED);
      n_pictures += picture != NULL;
    }

  g_assert_cmpuint (n_pictures, <, 64);
}

typedef struct
{
  const char *name;
  CsPngFault  fault;
  guint       width;
} CorpusCase;

static const CorpusCase corpus_cases[] = {
  { "ok192.png", CS_PNG_FAULT_NONE, 192 },
  { "trunc.png", CS_PNG_FAULT_TRUNCATED, 192 },
  { "hdr60k.png", CS_PNG_FAULT_TOO_LARGE, 60000 },
  { "b20k.png", CS_PNG_FAULT_TOO_LARGE, 20000 },
};

static void
test_corpus (gconstpointer data)
{
  const CorpusCase *c = data;
  const char *shared = g_getenv ("CS_TEST_SHARED");
  g_autofree char *path = g_build_filename (shared != NULL ? shared : "", "corpus", "pngs",
                                            c->name, NULL);
  g_autofree char *content = NULL;
  g_autoptr(GBytes) bytes = NULL;
  g_autoptr(CsIconFacts) facts = NULL;
  gsize size;

  if (!g_file_get_contents (path, &content, &size, NULL))
    {
      g_test_skip ("no ../shared");
      return;
    }

  bytes = g_bytes_new_take (g_steal_pointer (&content), size);
  facts = cs_icon_facts_new (bytes, CS_ICON_COLOR);
  g_assert_cmpint (facts->format, ==, CS_PICTURE_FORMAT_PNG);
  g_assert_cmpint (facts->png.fault, ==, c->fault);
  g_assert_cmpuint (facts->width, ==, c->width);
  g_assert_cmpint (facts->picture != NULL, ==, c->fault == CS_PNG_FAULT_NONE);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (layout_cases); i++)
    {
      g_autofree char *path = g_strconcat ("/png-walk/layout/", layout_cases[i].name, NULL);

      g_test_add_data_func (path, &layout_cases[i], test_layout);
    }

  g_test_add_func ("/png-walk/animated", test_animated);
  g_test_add_func ("/png-walk/trailing", test_trailing);
  g_test_add_func ("/png-walk/truncated", test_truncated);
  g_test_add_func ("/png-walk/flipped-bits", test_flipped_bits);
  g_test_add_func ("/png-walk/damaged-data", test_damaged_data);

  for (guint i = 0; i < G_N_ELEMENTS (corpus_cases); i++)
    {
      g_autofree char *path = g_strconcat ("/png-walk/corpus/", corpus_cases[i].name, NULL);

      g_test_add_data_func (path, &corpus_cases[i], test_corpus);
    }

  return g_test_run ();
}
