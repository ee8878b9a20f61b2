/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cs-ui"

#include "cs-overview-row.h"

#include <glib/gi18n.h>

#include "cs-page.h"

/* Not an AdwActionRow, though it looks like one. That is a box in a box, the inner one in the middle
 * of the outer one's height, for which GTK looks for the least width of that height, by laying out the
 * wrapped sentence at a dozen widths. Ten such rows took longer than all else before the window's
 * first frame. A grid divides its width once, as long as nothing that wraps in it has a "valign". */
struct _CsOverviewRow
{
  GtkListBoxRow  parent_instance;

  CsLifeStep    *step;

  GtkImage      *icon;
  GtkLabel      *title;
  GtkLabel      *sentence;
  GtkLabel      *state;
  GtkButton     *go_button;
};

enum
{
  PROP_0,
  PROP_STEP,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (CsOverviewRow, cs_overview_row, GTK_TYPE_LIST_BOX_ROW)

static const struct
{
  const char *icon;
  const char *style;
} looks[] = {
  [CS_LIFE_UNKNOWN] = { "content-loading-symbolic", "dim-label" },
  [CS_LIFE_DONE] = { "object-select-symbolic", "success" },
  [CS_LIFE_NEEDS_YOU] = { "dialog-warning-symbolic", "warning" },
  [CS_LIFE_OPTIONAL] = { "list-add-symbolic", "dim-label" },
  [CS_LIFE_LATER] = { "content-loading-symbolic", "dim-label" },
  [CS_LIFE_OVER] = { "action-unavailable-symbolic", "dim-label" },
  [CS_LIFE_NOT_KNOWN] = { "dialog-question-symbolic", "dim-label" },
};

static void
state_cb (CsOverviewRow *self)
{
  CsLifeState state = cs_life_step_get_state (self->step);

  gtk_image_set_from_icon_name (self->icon, looks[state].icon);
  gtk_label_set_text (self->state, cs_life_state_get_title (state));
  for (guint i = 0; i < G_N_ELEMENTS (looks); i++)
    {
      gtk_widget_remove_css_class (GTK_WIDGET (self->icon), looks[i].style);
      gtk_widget_remove_css_class (GTK_WIDGET (self->state), looks[i].style);
    }
  gtk_widget_add_css_class (GTK_WIDGET (self->icon), looks[state].style);
  gtk_widget_add_css_class (GTK_WIDGET (self->state), looks[state].style);
}

static gboolean
has_page (const char *name)
{
  guint n;
  const CsPageInfo *infos = cs_page_infos (&n);

  for (guint i = 0; i < n; i++)
    {
      if (g_str_equal (infos[i].name, name))
        return TRUE;
    }

  return FALSE;
}

/* Each card has a page of its own; where there is none yet, one can be made. */
static void
go_to_card (CsOverviewRow *self,
            const char    *path)
{
  g_autofree char *page = path != NULL ? g_strconcat ("card:", path, NULL) : NULL;

  if (page != NULL)
    gtk_widget_activate_action (GTK_WIDGET (self), "win.page", "s", page);
  else
    gtk_widget_activate_action (GTK_WIDGET (self), "win.new-card", NULL);
}

static void
go_cb (CsOverviewRow *self)
{
  cs_overview_row_go (self);
}

static void
sentence_cb (CsOverviewRow *self)
{
  const char *sentence = cs_life_step_get_sentence (self->step);
  gboolean has_one = sentence != NULL && *sentence != '\0';

  gtk_label_set_text (self->sentence, has_one ? sentence : "");
  gtk_widget_set_visible (GTK_WIDGET (self->sentence), has_one);
  /* On top of the sentence, or in the middle; by the label's own means, see above. */
  gtk_label_set_yalign (self->title, has_one ? 1 : 0.5);
}

static void
cs_overview_row_constructed (GObject *object)
{
  CsOverviewRow *self = CS_OVERVIEW_ROW (object);
  g_autofree char *label = NULL;

  G_OBJECT_CLASS (cs_overview_row_parent_class)->constructed (object);

  gtk_label_set_text (self->title, cs_life_step_get_title (self->step));
  g_signal_connect_object (self->step, "notify::sentence",
                           G_CALLBACK (sentence_cb), self, G_CONNECT_SWAPPED);
  sentence_cb (self);
  g_signal_connect_object (self->step, "notify::state",
                           G_CALLBACK (state_cb), self, G_CONNECT_SWAPPED);
  state_cb (self);

  /* Translators: %s is a step such as: Draw the icons */
  label = g_strdup_printf (_("Go to “%s”"), cs_life_step_get_title (self->step));
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->go_button), label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->go_button),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
}

static void
cs_overview_row_dispose (GObject *object)
{
  CsOverviewRow *self = CS_OVERVIEW_ROW (object);

  g_clear_object (&self->step);
  gtk_widget_dispose_template (GTK_WIDGET (self), CS_TYPE_OVERVIEW_ROW);

  G_OBJECT_CLASS (cs_overview_row_parent_class)->dispose (object);
}

static void
cs_overview_row_get_property (GObject    *object,
                              guint       prop_id,
                              GValue     *value,
                              GParamSpec *pspec)
{
  switch (prop_id)
    {
    case PROP_STEP:
      g_value_set_object (value, CS_OVERVIEW_ROW (object)->step);
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
cs_overview_row_set_property (GObject      *object,
                              guint         prop_id,
                              const GValue *value,
                              GParamSpec   *pspec)
{
  switch (prop_id)
    {
    case PROP_STEP:
      CS_OVERVIEW_ROW (object)->step = g_value_dup_object (value);
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
cs_overview_row_class_init (CsOverviewRowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->constructed = cs_overview_row_constructed;
  object_class->dispose = cs_overview_row_dispose;
  object_class->get_property = cs_overview_row_get_property;
  object_class->set_property = cs_overview_row_set_property;

  properties[PROP_STEP] =
    g_param_spec_object ("step", NULL, NULL, CS_TYPE_LIFE_STEP,
                         G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/connectorstudio/ConnectorStudio/cs-overview-row.ui");
  gtk_widget_class_bind_template_child (widget_class, CsOverviewRow, icon);
  gtk_widget_class_bind_template_child (widget_class, CsOverviewRow, title);
  gtk_widget_class_bind_template_child (widget_class, CsOverviewRow, sentence);
  gtk_widget_class_bind_template_child (widget_class, CsOverviewRow, state);
  gtk_widget_class_bind_template_child (widget_class, CsOverviewRow, go_button);
  gtk_widget_class_bind_template_callback (widget_class, go_cb);
}

static void
cs_overview_row_init (CsOverviewRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

GtkWidget *
cs_overview_row_new (CsLifeStep *step)
{
  return g_object_new (CS_TYPE_OVERVIEW_ROW, "step", step, NULL);
}

CsLifeStep *
cs_overview_row_get_step (CsOverviewRow *self)
{
  g_return_val_if_fail (CS_IS_OVERVIEW_ROW (self), NULL);

  return self->step;
}

/* To the page; a step without one is done in the text, and the package by its command. */
void
cs_overview_row_go (CsOverviewRow *self)
{
  const char *page, *path, *pointer;

  g_return_if_fail (CS_IS_OVERVIEW_ROW (self));

  page = cs_life_step_get_page (self->step);
  path = cs_life_step_get_path (self->step);
  pointer = cs_life_step_get_pointer (self->step);
  if (has_page (page))
    gtk_widget_activate_action (GTK_WIDGET (self), "win.page", "s", page);
  else if (g_strcmp0 (page, "cards") == 0 && (path == NULL || g_str_has_prefix (path, "cards/")))
    go_to_card (self, path);
  else if (path != NULL)
    gtk_widget_activate_action (GTK_WIDGET (self), "win.show-text", "(ss)", path,
                                pointer != NULL ? pointer : "");
  else
    gtk_widget_activate_action (GTK_WIDGET (self), "win.export", NULL);
}
