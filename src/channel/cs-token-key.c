/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cs-channel"

#include "cs-token-key.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <gnutls/abstract.h>
#include <gnutls/crypto.h>
#include <gnutls/x509.h>
#include <string.h>
#include <unistd.h>

#include "cs-file-save.h"

#define KEY_BITS      2048
/* Nobody looks at when the certificate ends; it has to end some day. */
#define CERTIFICATE_SECONDS (20 * 365 * 24 * 3600)
/* A key and its certificate take 3 KiB. */
#define MAX_FILE      (64u * 1024)

struct _CsTokenKey
{
  gatomicrefcount      ref_count;
  gnutls_privkey_t     signer;
  gnutls_x509_crt_t    certificate;
  char                *id;
};

typedef struct
{
  gnutls_x509_privkey_t key;
  gnutls_x509_crt_t     certificate;
} Pair;

static void
pair_clear (Pair *pair)
{
  g_clear_pointer (&pair->key, gnutls_x509_privkey_deinit);
  g_clear_pointer (&pair->certificate, gnutls_x509_crt_deinit);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Pair, pair_clear)

static gboolean
check (int      status,
       GError **error)
{
  if (status >= 0)
    return TRUE;

  g_set_error (error, CS_CHANNEL_ERROR, CS_CHANNEL_ERROR_KEY,
               _("the key of this machine for tokens cannot be used: %s"),
               gnutls_strerror (status));
  return FALSE;
}

/* RFC 4648, without the padding. */
static char *
encode (const void *data,
        gsize       size)
{
  char *text = g_base64_encode (data, size);

  g_strdelimit (text, "+", '-');
  g_strdelimit (text, "/", '_');
  text[strcspn (text, "=")] = '\0';
  return text;
}

static char *
encode_taken (gnutls_datum_t *datum)
{
  char *text = encode (datum->data, datum->size);

  gnutls_free (datum->data);
  return text;
}

static gboolean
pair_make (Pair    *pair,
           GError **error)
{
  guint8 serial[16];
  gint64 now = g_get_real_time () / G_USEC_PER_SEC;

  if (!check (gnutls_x509_privkey_init (&pair->key), error) ||
      !check (gnutls_x509_privkey_generate (pair->key, GNUTLS_PK_RSA, KEY_BITS, 0), error) ||
      !check (gnutls_rnd (GNUTLS_RND_NONCE, serial, sizeof serial), error) ||
      !check (gnutls_x509_crt_init (&pair->certificate), error))
    return FALSE;

  /* A serial number is positive. */
  serial[0] = (serial[0] & 0x7f) | 0x40;
  return check (gnutls_x509_crt_set_version (pair->certificate, 3), error) &&
         check (gnutls_x509_crt_set_serial (pair->certificate, serial, sizeof serial), error) &&
         check (gnutls_x509_crt_set_activation_time (pair->certificate, now), error) &&
         check (gnutls_x509_crt_set_expiration_time (pair->certificate,
                                                     now + CERTIFICATE_SECONDS), error) &&
         check (gnutls_x509_crt_set_dn (pair->certificate, "CN=Connector Studio on this machine",
                                        NULL), error) &&
         check (gnutls_x509_crt_set_key (pair->certificate, pair->key), error) &&
         check (gnutls_x509_crt_sign2 (pair->certificate, pair->certificate, pair->key,
                                       GNUTLS_DIG_SHA256, 0), error);
}

static gboolean
pair_parse (Pair        *pair,
            const char  *text,
            gsize        size,
            GError     **error)
{
  const gnutls_datum_t datum = { (unsigned char *) text, size };

  return check (gnutls_x509_privkey_init (&pair->key), error) &&
         check (gnutls_x509_privkey_import (pair->key, &datum, GNUTLS_X509_FMT_PEM), error) &&
         check (gnutls_x509_crt_init (&pair->certificate), error) &&
         check (gnutls_x509_crt_import (pair->certificate, &datum, GNUTLS_X509_FMT_PEM), error);
}

/* Returns: (transfer full) (nullable): both, as PEM */
static GBytes *
pair_write (const Pair  *pair,
            GError     **error)
{
  gnutls_datum_t key = { NULL, 0 };
  gnutls_datum_t certificate = { NULL, 0 };
  GByteArray *bytes = NULL;

  if (check (gnutls_x509_privkey_export2_pkcs8 (pair->key, GNUTLS_X509_FMT_PEM, NULL,
                                                GNUTLS_PKCS_PLAIN, &key), error) &&
      check (gnutls_x509_crt_export2 (pair->certificate, GNUTLS_X509_FMT_PEM, &certificate),
             error))
    {
      bytes = g_byte_array_new ();
      g_byte_array_append (bytes, key.data, key.size);
      g_byte_array_append (bytes, certificate.data, certificate.size);
    }
  gnutls_memset (key.data, 0, key.size);
  gnutls_free (key.data);
  gnutls_free (certificate.data);

  return bytes != NULL ? g_byte_array_free_to_bytes (bytes) : NULL;
}

/* Returns: (transfer full) (nullable) */
static CsTokenKey *
cs_token_key_new (const Pair  *pair,
                  GError     **error)
{
  g_autoptr (CsTokenKey) self = g_new0 (CsTokenKey, 1);
  gnutls_datum_t datum = { NULL, 0 };
  guint8 thumbprint[20];
  gsize size = sizeof thumbprint;

  g_atomic_ref_count_init (&self->ref_count);
  if (!check (gnutls_x509_crt_get_fingerprint (pair->certificate, GNUTLS_DIG_SHA1, thumbprint,
                                               &size), error) ||
      !check (gnutls_privkey_init (&self->signer), error) ||
      !check (gnutls_privkey_import_x509 (self->signer, pair->key,
                                          GNUTLS_PRIVKEY_IMPORT_COPY), error) ||
      !check (gnutls_x509_crt_export2 (pair->certificate, GNUTLS_X509_FMT_DER, &datum), error))
    return NULL;

  self->id = encode (thumbprint, size);
  if (!check (gnutls_x509_crt_init (&self->certificate), error) ||
      !check (gnutls_x509_crt_import (self->certificate, &datum, GNUTLS_X509_FMT_DER), error))
    {
      gnutls_free (datum.data);
      return NULL;
    }

  gnutls_free (datum.data);
  return g_steal_pointer (&self);
}

char *
cs_token_key_dup_path (void)
{
  return g_build_filename (g_get_user_data_dir (), "connector-studio", "button-calls.pem", NULL);
}

/* Returns: (transfer full) (nullable) */
static CsTokenKey *
load (const char  *path,
      GError     **error)
{
  g_auto (Pair) pair = { NULL, NULL };
  g_autofree char *text = NULL;
  gsize size;
  CsTokenKey *self;

  if (!g_file_get_contents (path, &text, &size, error))
    return NULL;
  if (size > MAX_FILE)
    {
      g_set_error (error, CS_CHANNEL_ERROR, CS_CHANNEL_ERROR_KEY,
                   _("the file '%s' is no key: it is too large"), path);
      return NULL;
    }

  /* Whoever copied the file here may have left it open to all. */
  if (g_chmod (path, 0600) != 0)
    g_message ("The key '%s' may be readable by others: %s", path, g_strerror (errno));
  self = pair_parse (&pair, text, size, error) ? cs_token_key_new (&pair, error) : NULL;
  gnutls_memset (text, 0, size);
  if (self == NULL)
    g_prefix_error (error, "%s: ", path);
  return self;
}

/* Returns: (transfer full) (nullable) */
static GBytes *
make (GError **error)
{
  g_auto (Pair) pair = { NULL, NULL };

  return pair_make (&pair, error) ? pair_write (&pair, error) : NULL;
}

static gboolean
make_folder (const char  *path,
             GError     **error)
{
  g_autofree char *folder = g_path_get_dirname (path);

  if (g_mkdir_with_parents (folder, 0700) == 0)
    return TRUE;

  g_set_error (error, G_FILE_ERROR, g_file_error_from_errno (errno),
               _("cannot make the folder '%s': %s"), folder, g_strerror (errno));
  return FALSE;
}

/* A link is made only where there is none yet: the first of several processes wins, and nobody
 * ever sees half of a file. */
static gboolean
create (const char  *path,
        GError     **error)
{
  g_autoptr (GBytes) bytes = make (error);
  g_autofree char *unique = g_uuid_string_random ();
  g_autofree char *temporary = g_strdup_printf ("%s.%s", path, unique);
  gboolean linked;
  int failure;

  if (bytes == NULL || !make_folder (path, error) ||
      !cs_file_save (temporary, bytes, 0600, error))
    return FALSE;

  linked = link (temporary, path) == 0;
  failure = errno;
  g_unlink (temporary);
  if (linked || failure == EEXIST)
    return TRUE;

  /* There are file systems without links; they are seldom shared. */
  return cs_file_save (path, bytes, 0600, error);
}

CsTokenKey *
cs_token_key_open (const char  *path,
                   GError     **error)
{
  if (!g_file_test (path, G_FILE_TEST_EXISTS) && !create (path, error))
    return NULL;

  return load (path, error);
}

gboolean
cs_token_key_renew (const char  *path,
                    GError     **error)
{
  g_autoptr (GBytes) bytes = make (error);

  return bytes != NULL && make_folder (path, error) && cs_file_save (path, bytes, 0600, error);
}

CsTokenKey *
cs_token_key_ref (CsTokenKey *self)
{
  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

void
cs_token_key_unref (CsTokenKey *self)
{
  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;

  g_clear_pointer (&self->signer, gnutls_privkey_deinit);
  g_clear_pointer (&self->certificate, gnutls_x509_crt_deinit);
  g_free (self->id);
  g_free (self);
}

const char *
cs_token_key_get_id (CsTokenKey *self)
{
  return self->id;
}

char *
cs_token_key_dup_set (CsTokenKey *self)
{
  gnutls_pubkey_t public = NULL;
  gnutls_datum_t n = { NULL, 0 };
  gnutls_datum_t e = { NULL, 0 };
  gnutls_datum_t der = { NULL, 0 };
  g_autofree char *modulus = NULL;
  g_autofree char *exponent = NULL;
  g_autofree char *certificate = NULL;

  /* Of a certificate that was read before, these fail for want of memory alone. */
  if (gnutls_pubkey_init (&public) < 0 ||
      gnutls_pubkey_import_x509 (public, self->certificate, 0) < 0 ||
      gnutls_pubkey_export_rsa_raw2 (public, &n, &e, GNUTLS_EXPORT_FLAG_NO_LZ) < 0 ||
      gnutls_x509_crt_export2 (self->certificate, GNUTLS_X509_FMT_DER, &der) < 0)
    g_error ("a public key cannot be written");

  gnutls_pubkey_deinit (public);
  modulus = encode_taken (&n);
  exponent = encode_taken (&e);
  certificate = g_base64_encode (der.data, der.size);
  gnutls_free (der.data);

  return g_strdup_printf ("{\"keys\":[{\"kty\":\"RSA\",\"use\":\"sig\",\"alg\":\"RS256\","
                          "\"kid\":\"%s\",\"x5t\":\"%s\",\"n\":\"%s\",\"e\":\"%s\","
                          "\"x5c\":[\"%s\"]}]}", self->id, self->id, modulus, exponent,
                          certificate);
}

char *
cs_token_key_sign (CsTokenKey  *self,
                   const char  *claims,
                   GError     **error)
{
  g_autofree char *head = g_strdup_printf ("{\"typ\":\"JWT\",\"alg\":\"RS256\",\"kid\":\"%s\","
                                           "\"x5t\":\"%s\"}", self->id, self->id);
  g_autofree char *first = encode (head, strlen (head));
  g_autofree char *second = encode (claims, strlen (claims));
  g_autofree char *signed_text = g_strdup_printf ("%s.%s", first, second);
  const gnutls_datum_t data = { (unsigned char *) signed_text, strlen (signed_text) };
  gnutls_datum_t signature = { NULL, 0 };
  g_autofree char *third = NULL;

  if (!check (gnutls_privkey_sign_data2 (self->signer, GNUTLS_SIGN_RSA_SHA256, 0, &data,
                                         &signature), error))
    return NULL;

  third = encode_taken (&signature);
  return g_strdup_printf ("%s.%s", signed_text, third);
}
