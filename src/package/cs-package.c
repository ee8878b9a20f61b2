/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cs-package"

#include "cs-package.h"
#include "cs-package-private.h"

G_DEFINE_QUARK (cs-package-error-quark, cs_package_error)

CsPackageEntry *
cs_package_entry_new (char   *name,
                      GBytes *bytes)
{
  CsPackageEntry *self = g_new (CsPackageEntry, 1);

  self->name = name;
  self->bytes = bytes;
  return self;
}

void
cs_package_entry_free (CsPackageEntry *self)
{
  g_free (self->name);
  g_bytes_unref (self->bytes);
  g_free (self);
}

static void
fault_free (CsPackageFault *self)
{
  g_free (self->id);
  g_free (self->entry);
  g_free (self->message);
  g_free (self);
}

CsPackage *
cs_package_new (gsize size)
{
  CsPackage *self = g_new0 (CsPackage, 1);

  g_atomic_ref_count_init (&self->ref_count);
  self->size = size;
  self->entries = g_ptr_array_new_with_free_func ((GDestroyNotify) cs_package_entry_free);
  self->faults = g_ptr_array_new_with_free_func ((GDestroyNotify) fault_free);
  return self;
}

void
cs_package_take_entry (CsPackage *self,
                       char      *name,
                       GBytes    *bytes)
{
  g_ptr_array_add (self->entries, cs_package_entry_new (name, bytes));
}

void
cs_package_add_fault (CsPackage  *self,
                      const char *id,
                      CsSeverity  severity,
                      const char *shown,
                      const char *format,
                      ...)
{
  CsPackageFault *fault = g_new (CsPackageFault, 1);
  va_list args;

  va_start (args, format);
  fault->id = g_strdup (id);
  fault->severity = severity;
  fault->entry = g_strdup (shown);
  fault->message = g_strdup_vprintf (format, args);
  va_end (args);

  g_ptr_array_add (self->faults, fault);
}

gboolean
cs_package_add_error (CsPackage  *self,
                      const char *id,
                      const char *shown,
                      const char *message)
{
  cs_package_add_fault (self, id, CS_SEVERITY_ERROR, shown, message, shown);
  return FALSE;
}

CsPackage *
cs_package_ref (CsPackage *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

void
cs_package_unref (CsPackage *self)
{
  g_return_if_fail (self != NULL);

  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;
  g_ptr_array_unref (self->entries);
  g_ptr_array_unref (self->faults);
  g_free (self->nesting);
  g_free (self);
}

guint
cs_package_get_n_entries (CsPackage *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->entries->len;
}

const CsPackageEntry *
cs_package_get_entry (CsPackage *self,
                      guint      index)
{
  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (index < self->entries->len, NULL);

  return g_ptr_array_index (self->entries, index);
}

guint
cs_package_get_n_faults (CsPackage *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->faults->len;
}

const CsPackageFault *
cs_package_get_fault (CsPackage *self,
                      guint      index)
{
  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (index < self->faults->len, NULL);

  return g_ptr_array_index (self->faults, index);
}

gsize
cs_package_get_size (CsPackage *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->size;
}

const char *
cs_package_get_nesting (CsPackage *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->nesting;
}
