/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cs-ui"

#include "cs-command-box.h"

#include <glib/gi18n.h>

struct _CsCommandBox
{
  AdwBin     parent_instance;

  GtkLabel  *heading;
  GtkLabel  *label;
  GtkButton *copy_button;

  char      *text;
};

enum
{
  PROP_0,
  PROP_TITLE,
  PROP_TEXT,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (CsCommandBox, cs_command_box, ADW_TYPE_BIN)

static void
copy_cb (CsCommandBox *self)
{
  gdk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (self)),
                          cs_command_box_get_text (self));
  gtk_widget_activate_action (GTK_WIDGET (self), "win.tell", "s", _("Copied"));
}

static void
cs_command_box_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), CS_TYPE_COMMAND_BOX);

  G_OBJECT_CLASS (cs_command_box_parent_class)->dispose (object);
}

static void
cs_command_box_finalize (GObject *object)
{
  g_free (CS_COMMAND_BOX (object)->text);

  G_OBJECT_CLASS (cs_command_box_parent_class)->finalize (object);
}

static void
cs_command_box_get_property (GObject    *object,
                             guint       prop_id,
                             GValue     *value,
                             GParamSpec *pspec)
{
  CsCommandBox *self = CS_COMMAND_BOX (object);

  switch (prop_id)
    {
    case PROP_TITLE:
      g_value_set_string (value, cs_command_box_get_title (self));
      break;

    case PROP_TEXT:
      g_value_set_string (value, cs_command_box_get_text (self));
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
cs_command_box_set_property (GObject      *object,
                             guint         prop_id,
                             const GValue *value,
                             GParamSpec   *pspec)
{
  CsCommandBox *self = CS_COMMAND_BOX (object);

  switch (prop_id)
    {
    case PROP_TITLE:
      cs_command_box_set_title (self, g_value_get_string (value));
      break;

    case PROP_TEXT:
      cs_command_box_set_text (self, g_value_get_string (value));
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
cs_command_box_class_init (CsCommandBoxClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = cs_command_box_dispose;
  object_class->finalize = cs_command_box_finalize;
  object_class->get_property = cs_command_box_get_property;
  object_class->set_property = cs_command_box_set_property;

  properties[PROP_TITLE] =
    g_param_spec_string ("title", NULL, NULL, "",
                         G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  properties[PROP_TEXT] =
    g_param_spec_string ("text", NULL, NULL, "",
                         G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/connectorstudio/ConnectorStudio/"
                                               "cs-command-box.ui");
  gtk_widget_class_bind_template_child (widget_class, CsCommandBox, heading);
  gtk_widget_class_bind_template_child (widget_class, CsCommandBox, label);
  gtk_widget_class_bind_template_child (widget_class, CsCommandBox, copy_button);
  gtk_widget_class_bind_template_callback (widget_class, copy_cb);
}

static void
cs_command_box_init (CsCommandBox *self)
{
  self->text = g_strdup ("");
  gtk_widget_init_template (GTK_WIDGET (self));
  /* Commands read from left to right in every language. */
  gtk_widget_set_direction (GTK_WIDGET (self->label), GTK_TEXT_DIR_LTR);
}

GtkWidget *
cs_command_box_new (const char *title,
                    const char *text)
{
  return g_object_new (CS_TYPE_COMMAND_BOX, "title", title, "text", text, NULL);
}

const char *
cs_command_box_get_title (CsCommandBox *self)
{
  g_return_val_if_fail (CS_IS_COMMAND_BOX (self), NULL);

  return gtk_label_get_label (self->heading);
}

void
cs_command_box_set_title (CsCommandBox *self,
                          const char   *title)
{
  g_autofree char *name = NULL;

  g_return_if_fail (CS_IS_COMMAND_BOX (self));

  if (title == NULL)
    title = "";
  if (g_str_equal (title, cs_command_box_get_title (self)))
    return;

  gtk_label_set_label (self->heading, title);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  /* Translators: %s names commands, such as “PowerShell” */
  name = g_strdup_printf (_("Copy: %s"), title);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->copy_button),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_TITLE]);
}

const char *
cs_command_box_get_text (CsCommandBox *self)
{
  g_return_val_if_fail (CS_IS_COMMAND_BOX (self), NULL);

  return self->text;
}

void
cs_command_box_set_text (CsCommandBox *self,
                         const char   *text)
{
  g_autofree char *shown = NULL;

  g_return_if_fail (CS_IS_COMMAND_BOX (self));

  if (text == NULL)
    text = "";
  if (g_str_equal (text, self->text))
    return;

  g_free (self->text);
  self->text = g_strdup (text);
  /* The line feed at the end is for the shell. */
  shown = g_strchomp (g_strdup (text));
  gtk_label_set_label (self->label, shown);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_TEXT]);
}
