/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cs-channel"

#include "cs-web-host.h"

#include <string.h>

typedef struct
{
  guint8 bytes[16];
  guint  n_bits;
} Block;

/* IANA's special-purpose registries, as far as a server cannot be there for everybody. */
static const Block blocks_v4[] = {
  { { 0 }, 8 },                /* this network */
  { { 10 }, 8 },               /* private */
  { { 100, 64 }, 10 },         /* shared by a provider's customers */
  { { 127 }, 8 },              /* loopback */
  { { 169, 254 }, 16 },        /* link-local, and the clouds' metadata services */
  { { 172, 16 }, 12 },         /* private */
  { { 192, 0, 0 }, 24 },       /* protocol assignments */
  { { 192, 0, 2 }, 24 },       /* documentation */
  { { 192, 168 }, 16 },        /* private */
  { { 198, 18 }, 15 },         /* benchmarks */
  { { 198, 51, 100 }, 24 },    /* documentation */
  { { 203, 0, 113 }, 24 },     /* documentation */
  { { 224 }, 4 },              /* multicast */
  { { 240 }, 4 },              /* reserved, and broadcast */
};

/* Only 2000::/3 is given to the public internet at all; these are its exceptions. */
static const Block blocks_v6[] = {
  { { 0x20, 0x01, 0x00 }, 23 },              /* protocol assignments, Teredo */
  { { 0x20, 0x01, 0x0d, 0xb8 }, 32 },        /* documentation */
  { { 0x3f, 0xff }, 20 },                    /* documentation */
};

static const Block global_unicast = { { 0x20 }, 3 };
static const Block mapped_v4      = { { [10] = 0xff, [11] = 0xff }, 96 };
static const Block nat64          = { { 0x00, 0x64, 0xff, 0x9b }, 96 };
static const Block six_to_four    = { { 0x20, 0x02 }, 16 };

static const char *const local_suffixes[] = {
  ".localhost", ".local", ".localdomain", ".internal", ".intranet", ".lan", ".home", ".corp",
  ".private", ".home.arpa", ".test", ".invalid", ".onion",
};

static gboolean
is_in_block (const guint8 *bytes,
             const Block  *block)
{
  guint n_whole = block->n_bits / 8;
  guint n_rest = block->n_bits % 8;
  guint8 mask = (guint8) (0xff << (8 - n_rest));

  return memcmp (bytes, block->bytes, n_whole) == 0 &&
         (n_rest == 0 || (bytes[n_whole] & mask) == (block->bytes[n_whole] & mask));
}

static gboolean
is_in_blocks (const guint8 *bytes,
              const Block  *blocks,
              guint         n_blocks)
{
  for (guint i = 0; i < n_blocks; i++)
    {
      if (is_in_block (bytes, &blocks[i]))
        return TRUE;
    }

  return FALSE;
}

static gboolean
is_public_v4 (const guint8 *bytes)
{
  return !is_in_blocks (bytes, blocks_v4, G_N_ELEMENTS (blocks_v4));
}

gboolean
cs_web_address_is_public (GInetAddress *address)
{
  const guint8 *bytes = g_inet_address_to_bytes (address);

  if (g_inet_address_get_family (address) == G_SOCKET_FAMILY_IPV4)
    return is_public_v4 (bytes);

  if (is_in_block (bytes, &mapped_v4) || is_in_block (bytes, &nat64))
    return is_public_v4 (bytes + 12);
  if (is_in_block (bytes, &six_to_four))
    return is_public_v4 (bytes + 2);

  return is_in_block (bytes, &global_unicast) &&
         !is_in_blocks (bytes, blocks_v6, G_N_ELEMENTS (blocks_v6));
}

/* Lower case, and without the dot that a complete name may end with.
 * Returns: (transfer full) */
static char *
dup_plain_host (const char *host)
{
  char *plain = g_ascii_strdown (host, -1);
  gsize length = strlen (plain);

  if (length > 0 && plain[length - 1] == '.')
    plain[length - 1] = '\0';
  return plain;
}

gboolean
cs_web_host_is_loopback (const char *host)
{
  g_autofree char *plain = NULL;
  g_autoptr (GInetAddress) address = NULL;

  if (host == NULL)
    return FALSE;

  plain = dup_plain_host (host);
  if (g_str_equal (plain, "localhost") || g_str_has_suffix (plain, ".localhost"))
    return TRUE;

  address = g_inet_address_new_from_string (plain);
  return address != NULL && g_inet_address_get_is_loopback (address);
}

gboolean
cs_web_host_is_public (const char *host)
{
  g_autofree char *plain = NULL;
  g_autoptr (GInetAddress) address = NULL;

  if (host == NULL)
    return FALSE;

  plain = dup_plain_host (host);
  address = g_inet_address_new_from_string (plain);
  if (address != NULL)
    return cs_web_address_is_public (address);

  if (strchr (plain, '.') == NULL || strchr (plain, ':') != NULL)
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (local_suffixes); i++)
    {
      if (g_str_has_suffix (plain, local_suffixes[i]))
        return FALSE;
    }

  return TRUE;
}
