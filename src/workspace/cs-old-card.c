/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cs-workspace"

#include "cs-old-card.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "cs-card-envelope.h"

struct _CsOldCard
{
  GObject         parent_instance;

  char           *path;
  CsOldCardState  state;
  char           *why;          /* (nullable) */
  gsize           size;
  CsSnapshot     *before;       /* (nullable) */
  CsSnapshot     *after;        /* (nullable) */
  CsConversion   *conversion;   /* (nullable) */
  gboolean        selected;
};

enum
{
  PROP_0,
  PROP_SELECTED,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (CsOldCard, cs_old_card, G_TYPE_OBJECT)

static void
cs_old_card_finalize (GObject *object)
{
  CsOldCard *self = CS_OLD_CARD (object);

  g_free (self->path);
  g_free (self->why);
  g_clear_pointer (&self->conversion, cs_conversion_free);
  g_clear_pointer (&self->before, cs_snapshot_unref);
  g_clear_pointer (&self->after, cs_snapshot_unref);

  G_OBJECT_CLASS (cs_old_card_parent_class)->finalize (object);
}

static void
cs_old_card_get_property (GObject    *object,
                          guint       prop_id,
                          GValue     *value,
                          GParamSpec *pspec)
{
  switch (prop_id)
    {
    case PROP_SELECTED:
      g_value_set_boolean (value, CS_OLD_CARD (object)->selected);
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
cs_old_card_set_property (GObject      *object,
                          guint         prop_id,
                          const GValue *value,
                          GParamSpec   *pspec)
{
  switch (prop_id)
    {
    case PROP_SELECTED:
      cs_old_card_set_selected (CS_OLD_CARD (object), g_value_get_boolean (value));
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
cs_old_card_class_init (CsOldCardClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->finalize = cs_old_card_finalize;
  object_class->get_property = cs_old_card_get_property;
  object_class->set_property = cs_old_card_set_property;

  properties[PROP_SELECTED] =
    g_param_spec_boolean ("selected", NULL, NULL, FALSE,
                          G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
cs_old_card_init (CsOldCard *self)
{
}

static CsOldCard *
new_unconverted (const char     *path,
                 gsize           size,
                 CsOldCardState  state,
                 const char     *why)
{
  CsOldCard *self = g_object_new (CS_TYPE_OLD_CARD, NULL);

  self->path = g_strdup (path);
  self->size = size;
  self->state = state;
  self->why = g_strdup (why);
  return self;
}

CsOldCard *
cs_old_card_new (const char *path,
                 GBytes     *text,
                 CsHttpPost  http_post)
{
  gsize size = g_bytes_get_size (text);
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) card = cs_card_envelope_unwrap (text, &error);
  g_autoptr (CsSnapshot) before = NULL;
  CsOldCard *self;

  if (card == NULL)
    return new_unconverted (path, size,
                            g_error_matches (error, CS_CARD_ENVELOPE_ERROR,
                                             CS_CARD_ENVELOPE_ERROR_NO_CARD)
                            ? CS_OLD_CARD_OTHER : CS_OLD_CARD_UNREADABLE, error->message);

  before = cs_snapshot_new (card);
  if (cs_card_is_adaptive (before))
    return new_unconverted (path, size, CS_OLD_CARD_ADAPTIVE, _("it is an Adaptive Card already"));
  if (!cs_card_is_message_card (before))
    return new_unconverted (path, size, CS_OLD_CARD_OTHER, _("it is no card"));

  self = new_unconverted (path, size, CS_OLD_CARD_CONVERTED, NULL);
  self->conversion = cs_conversion_new (before, http_post, &error);
  if (self->conversion == NULL)
    {
      self->state = CS_OLD_CARD_UNREADABLE;
      self->why = g_strdup (error->message);
      return self;
    }

  self->before = g_steal_pointer (&before);
  self->after = cs_snapshot_new (cs_conversion_get_text (self->conversion));
  self->selected = TRUE;
  return self;
}

CsOldCard *
cs_old_card_load (const char *folder,
                  const char *path,
                  CsHttpPost  http_post)
{
  g_autofree char *full = g_build_filename (folder, path, NULL);
  g_autofree char *name = g_filename_display_name (path);
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = cs_workspace_read_file (full, &error);

  if (bytes == NULL)
    return new_unconverted (name, 0, CS_OLD_CARD_UNREADABLE, error->message);
  return cs_old_card_new (name, bytes, http_post);
}

const char *
cs_old_card_get_path (CsOldCard *self)
{
  return self->path;
}

CsOldCardState
cs_old_card_get_state (CsOldCard *self)
{
  return self->state;
}

const char *
cs_old_card_get_why (CsOldCard *self)
{
  return self->why;
}

CsConversion *
cs_old_card_get_conversion (CsOldCard *self)
{
  return self->conversion;
}

CsSnapshot *
cs_old_card_get_before (CsOldCard *self)
{
  return self->before;
}

CsSnapshot *
cs_old_card_get_after (CsOldCard *self)
{
  return self->after;
}

gsize
cs_old_card_get_size (CsOldCard *self)
{
  return self->size;
}

gsize
cs_old_card_get_new_size (CsOldCard *self)
{
  return self->conversion != NULL ? g_bytes_get_size (cs_conversion_get_text (self->conversion))
                                  : 0;
}

guint
cs_old_card_count_losses (CsOldCard  *self,
                          CsLossKind  kind)
{
  guint n = 0;

  for (guint i = 0; self->conversion != NULL && i < cs_conversion_get_n_losses (self->conversion);
       i++)
    n += cs_conversion_get_loss (self->conversion, i)->kind == kind;
  return n;
}

gboolean
cs_old_card_get_selected (CsOldCard *self)
{
  return self->selected;
}

void
cs_old_card_set_selected (CsOldCard *self,
                          gboolean   selected)
{
  g_return_if_fail (CS_IS_OLD_CARD (self));

  if (self->selected == selected || self->conversion == NULL)
    return;
  self->selected = selected;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SELECTED]);
}

const char *
cs_loss_kind_get_title (CsLossKind kind)
{
  static const char *const titles[] = {
    [CS_LOSS_CHANGED] = N_("Changed"),
    [CS_LOSS_APPROXIMATED] = N_("Approximated"),
    [CS_LOSS_DROPPED] = N_("Dropped"),
  };

  return _(titles[kind]);
}

char *
cs_old_card_dup_summary (CsOldCard *self)
{
  guint n_changed = cs_old_card_count_losses (self, CS_LOSS_CHANGED);
  guint n_approximated = cs_old_card_count_losses (self, CS_LOSS_APPROXIMATED);
  guint n_dropped = cs_old_card_count_losses (self, CS_LOSS_DROPPED);

  switch (self->state)
    {
    case CS_OLD_CARD_CONVERTED:
      if (n_changed + n_approximated + n_dropped == 0)
        return g_strdup (_("Converted, nothing lost"));
      /* Translators: numbers of parts of a card: of those that say the same in another way, of
       * those that come near, and of those that were left out */
      return g_strdup_printf (_("Converted: %u changed, %u approximated, %u dropped"), n_changed,
                              n_approximated, n_dropped);

    case CS_OLD_CARD_ADAPTIVE:
      return g_strdup (_("Nothing to do: an Adaptive Card already"));

    case CS_OLD_CARD_OTHER:
      return g_strdup (_("Not a card"));

    case CS_OLD_CARD_UNREADABLE:
    default:
      /* Translators: %s says why, without a full stop */
      return g_strdup_printf (_("Cannot be read: %s"), self->why);
    }
}

char *
cs_old_card_dup_report (CsOldCard *self)
{
  static const CsLossKind kinds[] = { CS_LOSS_DROPPED, CS_LOSS_APPROXIMATED, CS_LOSS_CHANGED };
  g_autofree char *summary = cs_old_card_dup_summary (self);
  GString *report = g_string_new (NULL);

  g_string_append_printf (report, "%s\n%s\n", self->path, summary);
  for (gsize i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      if (cs_old_card_count_losses (self, kinds[i]) == 0)
        continue;

      g_string_append_printf (report, "\n%s\n", cs_loss_kind_get_title (kinds[i]));
      for (guint j = 0; j < cs_conversion_get_n_losses (self->conversion); j++)
        {
          const CsLoss *loss = cs_conversion_get_loss (self->conversion, j);

          if (loss->kind == kinds[i])
            g_string_append_printf (report, "- %s: %s [%s]\n",
                                    *loss->pointer != '\0' ? loss->pointer : "/", loss->message,
                                    loss->id);
        }
    }

  return g_string_free (report, FALSE);
}
