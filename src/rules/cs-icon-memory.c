/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cs-rules"

#include "cs-icon-memory-private.h"

/* The last few icons that were judged. An entry keeps a reference to its bytes, so that no other
 * bytes can have their address; equal address then means equal content. */

#define N_REMEMBERED 16

static GMutex       memory_lock;
static CsIconEntry *memory[N_REMEMBERED];
static guint        memory_next;

static void
entry_clear (gpointer data)
{
  CsIconEntry *self = data;

  g_bytes_unref (self->bytes);
  cs_icon_facts_free (self->facts);
}

static CsIconEntry *
recall (GBytes     *bytes,
        CsIconRole  role)
{
  for (guint i = 0; i < N_REMEMBERED; i++)
    {
      if (memory[i] != NULL && memory[i]->bytes == bytes && memory[i]->role == role)
        return g_atomic_rc_box_acquire (memory[i]);
    }

  return NULL;
}

static void
remember (CsIconEntry *entry)
{
  g_clear_pointer (&memory[memory_next], cs_icon_entry_unref);
  memory[memory_next] = g_atomic_rc_box_acquire (entry);
  memory_next = (memory_next + 1) % N_REMEMBERED;
}

CsIconEntry *
cs_icon_memory_look_up (GBytes     *bytes,
                        CsIconRole  role)
{
  CsIconEntry *entry;

  g_mutex_lock (&memory_lock);
  entry = recall (bytes, role);
  g_mutex_unlock (&memory_lock);
  if (entry != NULL)
    return entry;

  /* Decoding happens without the lock: two threads may do it twice, but neither waits. */
  entry = g_atomic_rc_box_new0 (CsIconEntry);
  entry->bytes = g_bytes_ref (bytes);
  entry->role = role;
  entry->facts = cs_icon_facts_new (bytes, role);

  g_mutex_lock (&memory_lock);
  remember (entry);
  g_mutex_unlock (&memory_lock);

  return entry;
}

void
cs_icon_entry_unref (CsIconEntry *self)
{
  g_atomic_rc_box_release_full (self, entry_clear);
}
