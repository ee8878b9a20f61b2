/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cs-ui"

#include "cs-problems-pane.h"

#include <glib/gi18n.h>

#include "cs-menus.h"
#include "cs-problem-row.h"
#include "cs-still.h"

struct _CsProblemsPane
{
  AdwBin            parent_instance;

  CsWorkspace      *workspace;
  GMenu            *environments;
  GSimpleActionGroup *actions;
  guint             refresh;      /* the source that does it, once for many changes */
  gboolean          held;         /* the list has to wait */

  GtkBox           *bar;
  GtkBox           *summary_line;
  GtkBox           *choice_line;
  GtkLabel         *title;
  GtkLabel         *empty_label;
  GtkToggleButton  *filters[CS_SEVERITY_ERROR + 1];
  GtkMenuButton    *profile_button;
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

/* What a row is about, whatever its sentence says by now. */
static char *
dup_key (CsFinding *finding)
{
  return g_strdup_printf ("%s\n%s\n%s", cs_finding_get_id (finding),
                          cs_finding_get_file (finding), cs_finding_get_pointer (finding));
}

static int
compare_files (CsProblemsPane *self,
               const char     *left,
               const char     *right)
{
  const char *main_path = cs_workspace_get_main_path (self->workspace);
  gboolean left_is_main = g_strcmp0 (left, main_path) == 0;
  gboolean right_is_main = g_strcmp0 (right, main_path) == 0;

  if (left_is_main != right_is_main)
    return left_is_main ? -1 : 1;

  return g_strcmp0 (left, right);
}

/* By file, the manifest first; in a file the worst first; of those the first in the text. */
static int
compare_findings (gconstpointer a,
                  gconstpointer b,
                  gpointer      user_data)
{
  CsFinding *left = *(CsFinding **) a;
  CsFinding *right = *(CsFinding **) b;
  int files = compare_files (user_data, cs_finding_get_file (left), cs_finding_get_file (right));
  gsize left_start = cs_finding_get_span (left).start;
  gsize right_start = cs_finding_get_span (right).start;

  if (files != 0)
    return files;
  if (cs_finding_get_severity (left) != cs_finding_get_severity (right))
    return cs_finding_get_severity (left) > cs_finding_get_severity (right) ? -1 : 1;

  return left_start == right_start ? g_strcmp0 (cs_finding_get_id (left), cs_finding_get_id (right))
                                   : left_start < right_start ? -1 : 1;
}

static GPtrArray *
get_wanted (CsProblemsPane *self)
{
  GListModel *findings = cs_workspace_get_findings (self->workspace);
  GPtrArray *wanted = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < g_list_model_get_n_items (findings); i++)
    {
      CsFinding *finding = g_list_model_get_item (findings, i);

      if (gtk_toggle_button_get_active (self->filters[cs_finding_get_severity (finding)]))
        g_ptr_array_add (wanted, finding);
      else
        g_object_unref (finding);
    }
  g_ptr_array_sort_with_data (wanted, compare_findings, self);

  return wanted;
}

static CsProblemRow *
get_row (CsProblemsPane *self,
         int             index)
{
  return (CsProblemRow *) gtk_list_box_get_row_at_index (self->list, index);
}

/* The rows by what they are about; of two alike the first stands for both, the other is made anew. */
static GHashTable *
index_rows (CsProblemsPane *self)
{
  GHashTable *rows = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  CsProblemRow *row;

  for (int i = 0; (row = get_row (self, i)) != NULL; )
    {
      char *key = dup_key (cs_problem_row_get_finding (row));

      if (g_hash_table_contains (rows, key))
        {
          gtk_list_box_remove (self->list, GTK_WIDGET (row));
          g_free (key);
          continue;
        }
      g_hash_table_insert (rows, key, row);
      i++;
    }

  return rows;
}

static void
remove_gone (CsProblemsPane *self,
             GHashTable     *rows,
             GPtrArray      *wanted)
{
  g_autoptr (GHashTable) keys = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  GHashTableIter iter;
  gpointer key, row;

  for (guint i = 0; i < wanted->len; i++)
    g_hash_table_add (keys, dup_key (g_ptr_array_index (wanted, i)));

  g_hash_table_iter_init (&iter, rows);
  while (g_hash_table_iter_next (&iter, &key, &row))
    {
      if (g_hash_table_contains (keys, key))
        continue;
      gtk_list_box_remove (self->list, row);
      g_hash_table_iter_remove (&iter);
    }
}

static void
place_row (CsProblemsPane *self,
           GHashTable     *rows,
           CsFinding      *finding,
           int             index)
{
  g_autofree char *key = dup_key (finding);
  GtkWidget *row = g_hash_table_lookup (rows, key);

  if (row == NULL)
    {
      row = cs_problem_row_new (TRUE);
      gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
      cs_problem_row_set_finding (CS_PROBLEM_ROW (row), finding);
      gtk_list_box_insert (self->list, row, index);
      return;
    }

  g_hash_table_remove (rows, key);
  cs_problem_row_set_finding (CS_PROBLEM_ROW (row), finding);
  if (GTK_WIDGET (get_row (self, index)) == row)
    return;

  g_object_ref (row);
  gtk_list_box_remove (self->list, row);
  gtk_list_box_insert (self->list, row, index);
  g_object_unref (row);
}

static void
update_rows (CsProblemsPane *self)
{
  g_autoptr (GPtrArray) wanted = get_wanted (self);
  g_autoptr (GHashTable) rows = index_rows (self);

  remove_gone (self, rows, wanted);
  for (guint i = 0; i < wanted->len; i++)
    place_row (self, rows, g_ptr_array_index (wanted, i), i);
  gtk_list_box_invalidate_headers (self->list);
}

static const char *const headings[] = {
  [CS_SEVERITY_NOTE] = N_("%s: notes"),
  [CS_SEVERITY_WARNING] = N_("%s: warnings"),
  [CS_SEVERITY_ERROR] = N_("%s: errors"),
};

static void
header_cb (GtkListBoxRow *row,
           GtkListBoxRow *before,
           gpointer       user_data)
{
  CsFinding *finding = cs_problem_row_get_finding (CS_PROBLEM_ROW (row));
  CsFinding *above = before != NULL ? cs_problem_row_get_finding (CS_PROBLEM_ROW (before)) : NULL;
  const char *file = cs_finding_get_file (finding);
  g_autofree char *heading = NULL;
  GtkWidget *label = gtk_list_box_row_get_header (row);

  if (above != NULL && g_strcmp0 (cs_finding_get_file (above), file) == 0 &&
      cs_finding_get_severity (above) == cs_finding_get_severity (finding))
    {
      gtk_list_box_row_set_header (row, NULL);
      return;
    }

  heading = g_strdup_printf (_(headings[cs_finding_get_severity (finding)]),
                             file != NULL ? file : _("Package"));
  if (GTK_IS_LABEL (label) && g_str_equal (gtk_label_get_label (GTK_LABEL (label)), heading))
    return;

  label = gtk_label_new (heading);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_MIDDLE);
  gtk_widget_add_css_class (label, "cs-problems-heading");
  gtk_widget_add_css_class (label, "dim-label");
  gtk_list_box_row_set_header (row, label);
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
update_filters (CsProblemsPane *self)
{
  static const char *const tips[] = {
    N_("Show notes"), N_("Show warnings"), N_("Show errors"),
  };
  GListModel *findings = cs_workspace_get_findings (self->workspace);
  guint counts[CS_SEVERITY_ERROR + 1] = { 0 };

  for (guint i = 0; i < g_list_model_get_n_items (findings); i++)
    {
      g_autoptr (CsFinding) finding = g_list_model_get_item (findings, i);

      counts[cs_finding_get_severity (finding)]++;
    }

  for (guint i = 0; i < G_N_ELEMENTS (counts); i++)
    {
      GtkWidget *content = gtk_button_get_child (GTK_BUTTON (self->filters[i]));
      g_autofree char *count = g_strdup_printf ("%u", counts[i]);

      if (!g_str_equal (count, adw_button_content_get_label (ADW_BUTTON_CONTENT (content))))
        adw_button_content_set_label (ADW_BUTTON_CONTENT (content), count);
      gtk_widget_set_visible (GTK_WIDGET (self->filters[i]), counts[i] > 0);
      gtk_widget_set_tooltip_text (GTK_WIDGET (self->filters[i]), _(tips[i]));
    }
}

static void
update (CsProblemsPane *self)
{
  GListModel *findings = cs_workspace_get_findings (self->workspace);
  guint n = g_list_model_get_n_items (findings);
  g_autofree char *title = describe_counts (self->workspace);
  gboolean fixable = FALSE;

  gtk_label_set_label (self->title, title);
  update_filters (self);
  if (!self->held)
    update_rows (self);

  gtk_label_set_label (self->empty_label,
                       n > 0 ? _("Every problem is hidden by the buttons above.")
                       : cs_workspace_makes_package (self->workspace)
                       ? _("Nothing stands in the way of an export.")
                       : _("Nothing is wrong in this file."));
  gtk_stack_set_visible_child_name (self->stack,
                                    get_row (self, 0) != NULL || self->held ? "list" : "empty");

  for (guint i = 0; i < n && !fixable; i++)
    {
      g_autoptr (CsFinding) finding = g_list_model_get_item (findings, i);

      fixable = cs_finding_get_fixable (finding);
    }
  gtk_widget_set_visible (GTK_WIDGET (self->fix_all_button), fixable);
}

static gboolean
refresh_cb (gpointer user_data)
{
  CsProblemsPane *self = user_data;

  self->refresh = 0;
  update (self);

  return G_SOURCE_REMOVE;
}

static void
queue_update (CsProblemsPane *self)
{
  if (self->refresh == 0)
    self->refresh = g_idle_add_full (G_PRIORITY_HIGH_IDLE, refresh_cb, self, NULL);
}

static void
filter_cb (CsProblemsPane *self)
{
  if (self->workspace != NULL)
    queue_update (self);
}

/* Environments are the files env/.env.NAME. */
static void
list_environments (CsProblemsPane *self)
{
  GListModel *project = G_LIST_MODEL (cs_workspace_get_project (self->workspace));

  g_menu_remove_all (self->environments);
  for (guint i = 0; i < g_list_model_get_n_items (project); i++)
    {
      g_autoptr (CsDocument) document = g_list_model_get_item (project, i);
      const char *path = cs_document_get_path (document);
      const char *name = strstr (path, "env/.env.");
      g_autoptr (GMenuItem) item = NULL;

      if (name != path)
        continue;

      if (g_menu_model_get_n_items (G_MENU_MODEL (self->environments)) == 0)
        g_menu_append (self->environments, _("No Environment"), "problems.environment::");
      name += strlen ("env/.env.");
      item = g_menu_item_new (name, NULL);
      g_menu_item_set_action_and_target (item, "problems.environment", "s", name);
      g_menu_append_item (self->environments, item);
    }
}

static void
show_choices (CsProblemsPane *self)
{
  CsProfile profile = cs_workspace_get_profile (self->workspace);
  const char *environment = cs_workspace_get_environment (self->workspace);
  GAction *action;

  gtk_menu_button_set_label (self->profile_button,
                             profile == CS_PROFILE_STORE ? _("Store") : _("Upload"));
  action = g_action_map_lookup_action (G_ACTION_MAP (self->actions), "profile");
  g_simple_action_set_state (G_SIMPLE_ACTION (action),
                             g_variant_new_string (cs_profile_get_name (profile)));
  action = g_action_map_lookup_action (G_ACTION_MAP (self->actions), "environment");
  g_simple_action_set_state (G_SIMPLE_ACTION (action),
                             g_variant_new_string (environment != NULL ? environment : ""));
}

static void
profile_cb (GSimpleAction *action,
            GVariant      *parameter,
            gpointer       user_data)
{
  CsProblemsPane *self = user_data;
  CsProfile profile;

  if (cs_profile_parse (g_variant_get_string (parameter, NULL), &profile))
    cs_workspace_set_profile (self->workspace, profile);
}

static void
environment_cb (GSimpleAction *action,
                GVariant      *parameter,
                gpointer       user_data)
{
  CsProblemsPane *self = user_data;
  const char *name = g_variant_get_string (parameter, NULL);

  cs_workspace_set_environment (self->workspace, *name != '\0' ? name : NULL);
}

static const GActionEntry entries[] = {
  { "profile", profile_cb, "s", "'upload'" },
  { "environment", environment_cb, "s", "''" },
};

static void
row_activated_cb (CsProblemsPane *self,
                  GtkListBoxRow  *row)
{
  g_signal_emit (self, signals[FINDING], 0, cs_problem_row_get_finding (CS_PROBLEM_ROW (row)));
}

static void
cs_problems_pane_snapshot (GtkWidget   *widget,
                           GtkSnapshot *snapshot)
{
  cs_still_snapshot (widget, snapshot, GTK_WIDGET_CLASS (cs_problems_pane_parent_class)->snapshot);
}

static void
cs_problems_pane_dispose (GObject *object)
{
  CsProblemsPane *self = CS_PROBLEMS_PANE (object);

  g_clear_handle_id (&self->refresh, g_source_remove);
  g_clear_object (&self->environments);
  g_clear_object (&self->actions);
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
  widget_class->snapshot = cs_problems_pane_snapshot;
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
  gtk_widget_class_bind_template_child (widget_class, CsProblemsPane, bar);
  gtk_widget_class_bind_template_child (widget_class, CsProblemsPane, summary_line);
  gtk_widget_class_bind_template_child (widget_class, CsProblemsPane, choice_line);
  gtk_widget_class_bind_template_child (widget_class, CsProblemsPane, title);
  gtk_widget_class_bind_template_child (widget_class, CsProblemsPane, fix_all_button);
  gtk_widget_class_bind_template_child (widget_class, CsProblemsPane, empty_label);
  gtk_widget_class_bind_template_child (widget_class, CsProblemsPane, profile_button);
  gtk_widget_class_bind_template_child_full (widget_class, "notes", FALSE,
                                             G_STRUCT_OFFSET (CsProblemsPane, filters[CS_SEVERITY_NOTE]));
  gtk_widget_class_bind_template_child_full (widget_class, "warnings", FALSE,
                                             G_STRUCT_OFFSET (CsProblemsPane, filters[CS_SEVERITY_WARNING]));
  gtk_widget_class_bind_template_child_full (widget_class, "errors", FALSE,
                                             G_STRUCT_OFFSET (CsProblemsPane, filters[CS_SEVERITY_ERROR]));
  gtk_widget_class_bind_template_callback (widget_class, filter_cb);
  gtk_widget_class_bind_template_child (widget_class, CsProblemsPane, stack);
  gtk_widget_class_bind_template_child (widget_class, CsProblemsPane, list);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
}

/* The profiles are the same in every window, the environments are those of the project. */
static void
create_profile_menu (CsProblemsPane *self)
{
  g_autoptr (GMenu) menu = g_menu_new ();

  self->environments = g_menu_new ();
  g_menu_append_section (menu, NULL, cs_menus_get ("profile_menu"));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (self->environments));
  gtk_menu_button_set_menu_model (self->profile_button, G_MENU_MODEL (menu));
}

static void
cs_problems_pane_init (CsProblemsPane *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  create_profile_menu (self);
  gtk_list_box_set_header_func (self->list, header_cb, NULL, NULL);

  self->actions = g_simple_action_group_new ();
  g_action_map_add_action_entries (G_ACTION_MAP (self->actions), entries, G_N_ELEMENTS (entries),
                                   self);
  gtk_widget_insert_action_group (GTK_WIDGET (self), "problems", G_ACTION_GROUP (self->actions));
}

void
cs_problems_pane_set_workspace (CsProblemsPane *self,
                                CsWorkspace    *workspace)
{
  GListModel *findings;

  g_return_if_fail (CS_IS_PROBLEMS_PANE (self));
  g_return_if_fail (self->workspace == NULL);

  if (workspace == NULL)
    return;

  self->workspace = g_object_ref (workspace);
  findings = cs_workspace_get_findings (workspace);

  g_signal_connect_object (findings, "items-changed",
                           G_CALLBACK (queue_update), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (workspace, "notify::n-errors",
                           G_CALLBACK (queue_update), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (workspace, "notify::profile",
                           G_CALLBACK (show_choices), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (workspace, "notify::environment",
                           G_CALLBACK (show_choices), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (cs_workspace_get_project (workspace), "items-changed",
                           G_CALLBACK (list_environments), self, G_CONNECT_SWAPPED);
  list_environments (self);
  show_choices (self);
  update (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_WORKSPACE]);
}

CsWorkspace *
cs_problems_pane_get_workspace (CsProblemsPane *self)
{
  g_return_val_if_fail (CS_IS_PROBLEMS_PANE (self), NULL);

  return self->workspace;
}

void
cs_problems_pane_hold (CsProblemsPane *self,
                       gboolean        held)
{
  g_return_if_fail (CS_IS_PROBLEMS_PANE (self));

  if (self->held == held)
    return;

  self->held = held;
  if (!held && self->workspace != NULL)
    update (self);
}

void
cs_problems_pane_go (CsProblemsPane *self,
                     int             step)
{
  GtkListBoxRow *selected;
  int n = 0;
  int index;

  g_return_if_fail (CS_IS_PROBLEMS_PANE (self));

  while (get_row (self, n) != NULL)
    n++;
  if (n == 0)
    return;

  selected = gtk_list_box_get_selected_row (self->list);
  index = selected != NULL ? gtk_list_box_row_get_index (selected) + step
                           : step > 0 ? 0 : n - 1;
  selected = GTK_LIST_BOX_ROW (get_row (self, (index + n) % n));
  gtk_list_box_select_row (self->list, selected);
  row_activated_cb (self, selected);
}

void
cs_problems_pane_fix_selected (CsProblemsPane *self)
{
  GtkListBoxRow *selected;

  g_return_if_fail (CS_IS_PROBLEMS_PANE (self));

  selected = gtk_list_box_get_selected_row (self->list);
  if (selected != NULL)
    cs_problem_row_fix (CS_PROBLEM_ROW (selected));
}

void
cs_problems_pane_set_compact (CsProblemsPane *self,
                              gboolean        compact)
{
  GtkWidget *fix_all = GTK_WIDGET (self->fix_all_button);
  GtkBox *line = compact ? self->summary_line : self->choice_line;
  GtkBox *before = compact ? self->choice_line : self->summary_line;

  g_return_if_fail (CS_IS_PROBLEMS_PANE (self));

  if (gtk_widget_get_parent (fix_all) == GTK_WIDGET (line))
    return;

  g_object_ref (fix_all);
  gtk_box_remove (before, fix_all);
  gtk_box_append (line, fix_all);
  g_object_unref (fix_all);
  /* Beside the button a long sentence would be a column of words, and the buttons below it have
   * the numbers. */
  gtk_label_set_lines (self->title, compact ? 2 : 4);
  gtk_label_set_wrap_mode (self->title, compact ? PANGO_WRAP_WORD : PANGO_WRAP_WORD_CHAR);
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self->bar),
                                  compact ? GTK_ORIENTATION_VERTICAL : GTK_ORIENTATION_HORIZONTAL);
}
