/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cs-ui"

#include "cs-problem-row.h"

#include <glib/gi18n.h>

#include "cs-rules.h"

struct _CsProblemRow
{
  AdwActionRow  parent_instance;

  CsFinding    *finding;
  gboolean      show_place;

  GtkImage     *icon;
  GtkButton     *fix_button;
  GtkMenuButton *rule_button;
};

enum
{
  PROP_0,
  PROP_FINDING,
  PROP_SHOW_PLACE,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (CsProblemRow, cs_problem_row, ADW_TYPE_ACTION_ROW)

typedef struct
{
  const char *icon;
  const char *style;
  const char *name;
} Look;

static const Look looks[] = {
  [CS_SEVERITY_NOTE] = { "dialog-information-symbolic", "accent", N_("Note") },
  [CS_SEVERITY_WARNING] = { "dialog-warning-symbolic", "warning", N_("Warning") },
  [CS_SEVERITY_ERROR] = { "dialog-error-symbolic", "error", N_("Error") },
};

/* The id below the sentence, so that it takes no room from it. */
static char *
describe_place (CsFinding *finding,
                gboolean   with_place)
{
  const char *id = cs_finding_get_id (finding);
  const char *file = with_place ? cs_finding_get_file (finding) : NULL;
  guint line = cs_finding_get_line (finding);
  g_autofree char *place = NULL;

  if (file == NULL)
    return g_strdup (id);

  /* Translators: file name, line, column */
  place = line == 0 ? g_strdup (file)
                    : g_strdup_printf (_("%s, line %u, column %u"), file, line,
                                       cs_finding_get_column (finding));

  return g_strdup_printf ("%s · %s", place, id);
}

/* Each check brings new findings, most of them like the ones before: only what differs is set, as
 * GTK lays out the window for an icon or a tooltip that is already there as well. */
static void
update_icon (CsProblemRow *self,
             const Look   *look)
{
  GtkWidget *icon = GTK_WIDGET (self->icon);

  if (g_strcmp0 (gtk_image_get_icon_name (self->icon), look->icon) == 0 &&
      gtk_widget_has_css_class (icon, look->style))
    return;

  gtk_image_set_from_icon_name (self->icon, look->icon);
  for (guint i = 0; i < G_N_ELEMENTS (looks); i++)
    gtk_widget_remove_css_class (icon, looks[i].style);
  gtk_widget_add_css_class (icon, look->style);
  gtk_widget_set_tooltip_text (icon, _(look->name));
  gtk_accessible_update_property (GTK_ACCESSIBLE (icon),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, _(look->name), -1);
}

static void
update (CsProblemRow *self)
{
  g_autofree char *place = NULL;
  const Look *look;

  gtk_widget_set_visible (GTK_WIDGET (self), self->finding != NULL);
  if (self->finding == NULL)
    return;

  look = &looks[cs_finding_get_severity (self->finding)];
  update_icon (self, look);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self),
                                 cs_finding_get_message (self->finding));
  place = describe_place (self->finding, self->show_place);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (self), place);

  gtk_widget_set_visible (GTK_WIDGET (self->fix_button), cs_finding_get_fixable (self->finding));
  if (g_strcmp0 (gtk_widget_get_tooltip_text (GTK_WIDGET (self->fix_button)),
                 cs_finding_get_fix_label (self->finding)) != 0)
    gtk_widget_set_tooltip_text (GTK_WIDGET (self->fix_button),
                                 cs_finding_get_fix_label (self->finding));
}

static GtkWidget *
create_paragraph (const char *text,
                  const char *style)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 44);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_selectable (GTK_LABEL (label), TRUE);
  gtk_widget_set_can_focus (label, FALSE);
  gtk_widget_add_css_class (label, style);

  return label;
}

/* What is no fix of this finding, but what people do about it. */
static GtkWidget *
create_way_on (const char *label,
               const char *action)
{
  GtkWidget *button = gtk_button_new_with_label (label);

  gtk_widget_set_halign (button, GTK_ALIGN_START);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  return button;
}

/* Made when it is asked for: a list has many rows, and few are asked. */
static void
explain_cb (GtkMenuButton *button,
            gpointer       user_data)
{
  CsProblemRow *self = user_data;
  const CsRuleInfo *rule = cs_rules_find_rule (cs_finding_get_id (self->finding));
  GtkWidget *popover = gtk_popover_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);

  gtk_widget_add_css_class (box, "cs-explanation");
  if (rule != NULL)
    {
      gtk_box_append (GTK_BOX (box), create_paragraph (_(rule->title), "heading"));
      gtk_box_append (GTK_BOX (box), create_paragraph (_(rule->explanation), "body"));
      if (rule->source != NULL)
        gtk_box_append (GTK_BOX (box), create_paragraph (rule->source, "caption"));
      if (g_str_equal (rule->id, "connectors-retired"))
        gtk_box_append (GTK_BOX (box), create_way_on (_("Convert the Cards…"), "win.convert-folder"));
    }
  else
    {
      gtk_box_append (GTK_BOX (box),
                      create_paragraph (cs_finding_get_message (self->finding), "body"));
    }

  gtk_popover_set_child (GTK_POPOVER (popover), box);
  gtk_menu_button_set_popover (button, popover);
}

static void
cs_problem_row_dispose (GObject *object)
{
  CsProblemRow *self = CS_PROBLEM_ROW (object);

  g_clear_object (&self->finding);
  gtk_widget_dispose_template (GTK_WIDGET (self), CS_TYPE_PROBLEM_ROW);

  G_OBJECT_CLASS (cs_problem_row_parent_class)->dispose (object);
}

static void
cs_problem_row_get_property (GObject    *object,
                             guint       prop_id,
                             GValue     *value,
                             GParamSpec *pspec)
{
  CsProblemRow *self = CS_PROBLEM_ROW (object);

  switch (prop_id)
    {
    case PROP_FINDING:
      g_value_set_object (value, self->finding);
      break;

    case PROP_SHOW_PLACE:
      g_value_set_boolean (value, self->show_place);
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
cs_problem_row_set_property (GObject      *object,
                             guint         prop_id,
                             const GValue *value,
                             GParamSpec   *pspec)
{
  CsProblemRow *self = CS_PROBLEM_ROW (object);

  switch (prop_id)
    {
    case PROP_FINDING:
      cs_problem_row_set_finding (self, g_value_get_object (value));
      break;

    case PROP_SHOW_PLACE:
      self->show_place = g_value_get_boolean (value);
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
cs_problem_row_class_init (CsProblemRowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = cs_problem_row_dispose;
  object_class->get_property = cs_problem_row_get_property;
  object_class->set_property = cs_problem_row_set_property;

  properties[PROP_FINDING] =
    g_param_spec_object ("finding", NULL, NULL, CS_TYPE_FINDING,
                         G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  properties[PROP_SHOW_PLACE] =
    g_param_spec_boolean ("show-place", NULL, NULL, FALSE,
                          G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/connectorstudio/ConnectorStudio/cs-problem-row.ui");
  gtk_widget_class_bind_template_child (widget_class, CsProblemRow, icon);
  gtk_widget_class_bind_template_child (widget_class, CsProblemRow, fix_button);
  gtk_widget_class_bind_template_child (widget_class, CsProblemRow, rule_button);
  gtk_widget_class_bind_template_callback (widget_class, cs_problem_row_fix);
}

static void
cs_problem_row_init (CsProblemRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_menu_button_set_create_popup_func (self->rule_button, explain_cb, self, NULL);
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

GtkWidget *
cs_problem_row_new (gboolean show_place)
{
  return g_object_new (CS_TYPE_PROBLEM_ROW, "show-place", show_place, NULL);
}

void
cs_problem_row_stack (CsProblemRow *self)
{
  GtkWidget *header = gtk_list_box_row_get_child (GTK_LIST_BOX_ROW (self));

  g_return_if_fail (CS_IS_PROBLEM_ROW (self));

  if (!GTK_IS_BOX (header))
    return;

  gtk_orientable_set_orientation (GTK_ORIENTABLE (header), GTK_ORIENTATION_VERTICAL);
  gtk_widget_set_margin_top (header, 6);
  gtk_widget_set_margin_bottom (header, 6);
  gtk_widget_set_halign (GTK_WIDGET (self->icon), GTK_ALIGN_START);
  gtk_widget_set_halign (gtk_widget_get_parent (GTK_WIDGET (self->fix_button)), GTK_ALIGN_END);
}

CsFinding *
cs_problem_row_get_finding (CsProblemRow *self)
{
  g_return_val_if_fail (CS_IS_PROBLEM_ROW (self), NULL);

  return self->finding;
}

void
cs_problem_row_set_finding (CsProblemRow *self,
                            CsFinding    *finding)
{
  g_return_if_fail (CS_IS_PROBLEM_ROW (self));

  if (!g_set_object (&self->finding, finding))
    return;

  update (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_FINDING]);
}

void
cs_problem_row_fix (CsProblemRow *self)
{
  g_return_if_fail (CS_IS_PROBLEM_ROW (self));

  if (self->finding == NULL || !cs_finding_get_fixable (self->finding))
    return;

  gtk_widget_activate_action (GTK_WIDGET (self), "win.fix", "(sss)",
                              cs_finding_get_id (self->finding),
                              cs_finding_get_file (self->finding) != NULL ?
                              cs_finding_get_file (self->finding) : "",
                              cs_finding_get_pointer (self->finding) != NULL ?
                              cs_finding_get_pointer (self->finding) : "");
}
