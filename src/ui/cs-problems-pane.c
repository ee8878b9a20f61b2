/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cs-ui"

#include "cs-problems-pane.h"

#include <glib/gi18n.h>

#include "cs-problem-row.h"

struct _CsProblemsPane
{
  AdwBin            parent_instance;

  CsWorkspace      *workspace;
  GtkSortListModel *sorted;

  GtkLabel         *title;
  GtkButton        *fix_all_button;
  GtkStack         *stack;
  GtkListBox       *list;
};

enum
{
  PROP_0,
  PROP_WORKSPACE,
  N_PROPS,
};

enum
{
  FINDING,
  N_SIGNALS,
};

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (CsProblemsPane, cs_problems_pane, ADW_TYPE_BIN)

static int
compare_badness (gconstpointer a,
                 gconstpointer b,
                 gpointer      user_data)
{
  CsSeverity left = cs_finding_get_severity ((CsFinding *) a);
  CsSeverity right = cs_finding_get_severity ((CsFinding *) b);

  return left == right ? 0 : left > right ? -1 : 1;
}

static GtkWidget *
create_row (gpointer item,
            gpointer user_data)
{
  GtkWidget *row = cs_problem_row_new (TRUE);

  cs_problem_row_set_finding (CS_PROBLEM_ROW (row), item);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);

  return row;
}

static char *
describe_counts (CsWorkspace *workspace)
{
  guint n = g_list_model_get_n_items (cs_workspace_get_findings (workspace));
  guint n_errors = cs_workspace_get_n_errors (workspace);
  g_autofree char *errors = NULL;

  if (n == 0)
    return g_strdup (_("No problems"));

  if (n_errors == 0)
    /* Translators: %u findings, none of which is an error */
    return g_strdup_printf (ngettext ("%u remark", "%u remarks", n), n);

  errors = g_strdup_printf (ngettext ("%u error", "%u errors", n_errors), n_errors);
  if (n == n_errors)
    return g_steal_pointer (&errors);

  /* Translators: %s is "2 errors"; %u counts all findings that are less than errors */
  return g_strdup_printf (ngettext ("%s and %u remark", "%s and %u remarks", n - n_errors),
                          errors, n - n_errors);
}

static void
update (CsProblemsPane *self)
{
  GListModel *findings = cs_workspace_get_findings (self->workspace);
  guint n = g_list_model_get_n_items (findings);
  g_autofree char *title = describe_counts (self->workspace);
  gboolean fixable = FALSE;

  gtk_label_set_label (self->title, title);
  gtk_stack_set_visible_child_name (self->stack, n > 0 ? "list" : "empty");

  for (guint i = 0; i < n && !fixable; i++)
    {
      g_autoptr (CsFinding) finding = g_list_model_get_item (findings, i);

      fixable = cs_finding_get_fixable (finding);
    }
  gtk_widget_set_visible (GTK_WIDGET (self->fix_all_button), fixable);
}

static void
row_activated_cb (CsProblemsPane *self,
                  GtkListBoxRow  *row)
{
  g_signal_emit (self, signals[FINDING], 0, cs_problem_row_get_finding (CS_PROBLEM_ROW (row)));
}

static void
cs_problems_pane_dispose (GObject *object)
{
  CsProblemsPane *self = CS_PROBLEMS_PANE (object);

  if (self->list != NULL)
    gtk_list_box_bind_model (self->list, NULL, NULL, NULL, NULL);
  g_clear_object (&self->sorted);
  g_clear_object (&self->workspace);
  gtk_widget_dispose_template (GTK_WIDGET (self), CS_TYPE_PROBLEMS_PANE);

  G_OBJECT_CLASS (cs_problems_pane_parent_class)->dispose (object);
}

static void
cs_problems_pane_get_property (GObject    *object,
                               guint       prop_id,
                               GValue     *value,
                               GParamSpec *pspec)
{
  switch (prop_id)
    {
    case PROP_WORKSPACE:
      g_value_set_object (value, CS_PROBLEMS_PANE (object)->workspace);
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
cs_problems_pane_set_property (GObject      *object,
                               guint         prop_id,
                               const GValue *value,
                               GParamSpec   *pspec)
{
  switch (prop_id)
    {
    case PROP_WORKSPACE:
      cs_problems_pane_set_workspace (CS_PROBLEMS_PANE (object), g_value_get_object (value));
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
cs_problems_pane_class_init (CsProblemsPaneClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = cs_problems_pane_dispose;
  object_class->get_property = cs_problems_pane_get_property;
  object_class->set_property = cs_problems_pane_set_property;

  properties[PROP_WORKSPACE] =
    g_param_spec_object ("workspace", NULL, NULL, CS_TYPE_WORKSPACE,
                         G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  signals[FINDING] = g_signal_new ("finding", CS_TYPE_PROBLEMS_PANE, G_SIGNAL_RUN_LAST, 0,
                                   NULL, NULL, NULL, G_TYPE_NONE, 1, CS_TYPE_FINDING);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/connectorstudio/ConnectorStudio/cs-problems-pane.ui");
  gtk_widget_class_bind_template_child (widget_class, CsProblemsPane, title);
  gtk_widget_class_bind_template_child (widget_class, CsProblemsPane, fix_all_button);
  gtk_widget_class_bind_template_child (widget_class, CsProblemsPane, stack);
  gtk_widget_class_bind_template_child (widget_class, CsProblemsPane, list);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
}

static void
cs_problems_pane_init (CsProblemsPane *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
cs_problems_pane_set_workspace (CsProblemsPane *self,
                                CsWorkspace    *workspace)
{
  GtkSorter *sorter;
  GListModel *findings;

  g_return_if_fail (CS_IS_PROBLEMS_PANE (self));
  g_return_if_fail (self->workspace == NULL);

  if (workspace == NULL)
    return;

  self->workspace = g_object_ref (workspace);
  findings = cs_workspace_get_findings (workspace);
  sorter = GTK_SORTER (gtk_custom_sorter_new (compare_badness, NULL, NULL));
  self->sorted = gtk_sort_list_model_new (g_object_ref (findings), sorter);
  gtk_list_box_bind_model (self->list, G_LIST_MODEL (self->sorted), create_row, NULL, NULL);

  g_signal_connect_object (findings, "items-changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (workspace, "notify::n-errors", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  update (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_WORKSPACE]);
}

CsWorkspace *
cs_problems_pane_get_workspace (CsProblemsPane *self)
{
  g_return_val_if_fail (CS_IS_PROBLEMS_PANE (self), NULL);

  return self->workspace;
}
