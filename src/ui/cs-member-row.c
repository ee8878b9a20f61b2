/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cs-ui"

#include "cs-member-row.h"

#include <glib/gi18n.h>

#include "cs-problem-row.h"

/* A row never echoes: while it writes its own text into the document it does not listen, and an
 * input method's unfinished text is left alone until it is finished. */

struct _CsMemberRow
{
  AdwEntryRow     parent_instance;

  CsWorkspace    *workspace;
  char           *path;
  char           *pointer;
  const CsMember *member;

  CsDocument     *document;
  gulong          document_handler;
  gboolean        to_document;
  gboolean        to_row;
  gboolean        in_preedit;
  gboolean        stale;          /* the document changed during a preedit */

  CsProblemRow   *problem_row;
  GtkLabel       *meter;
};

G_DEFINE_FINAL_TYPE (CsMemberRow, cs_member_row, ADW_TYPE_ENTRY_ROW)

static CsHistory *
get_history (CsMemberRow *self)
{
  return cs_project_get_history (cs_workspace_get_project (self->workspace));
}

static void
update_meter (CsMemberRow *self)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (self));
  guint length = g_utf8_strlen (text, -1);
  g_autofree char *label = NULL;

  if (self->member->max_length == 0)
    return;

  label = g_strdup_printf ("%u/%u", length, self->member->max_length);
  gtk_label_set_label (self->meter, label);
  if (length > self->member->max_length)
    gtk_widget_add_css_class (GTK_WIDGET (self->meter), "error");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->meter), "error");
}

static CsTextEdit *
make_edit (CsMemberRow *self,
           const char  *text,
           GError     **error)
{
  CsSnapshot *snapshot = cs_document_get_snapshot (self->document);
  g_autofree char *value = NULL;

  /* An optional member without a text is no member; a required one is an empty string, which
   * the rules then explain. */
  if (*text == '\0' && !cs_member_required_in (self->member, CS_VERSION_NONE))
    {
      if (cs_snapshot_find (snapshot, self->pointer) == CS_NODE_NONE)
        return cs_text_edit_new ();
      return cs_text_edit_remove (snapshot, self->pointer, error);
    }

  value = cs_json_quote (text);
  return cs_text_edit_set_deep (snapshot, self->pointer, value, error);
}

static void
text_changed_cb (CsMemberRow *self)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (self));
  g_autoptr (CsChange) change = NULL;
  g_autoptr (CsTextEdit) edit = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *label = NULL;
  g_autofree char *burst = NULL;

  update_meter (self);
  if (self->to_row || self->document == NULL)
    return;

  edit = make_edit (self, text, &error);
  if (edit != NULL)
    {
      /* Translators: %s is the title of a form row, such as "Short name" */
      label = g_strdup_printf (_("Change “%s”"), _(self->member->title));
      change = cs_change_new (label);
      burst = g_strdup_printf ("form:%s#%s", self->path, self->pointer);
      cs_change_set_burst (change, burst);
      cs_change_set_place (change, self->path, self->pointer);
      cs_change_edit (change, self->path, g_steal_pointer (&edit));

      self->to_document = TRUE;
      cs_history_do (get_history (self), change, &error);
      self->to_document = FALSE;
    }

  if (error != NULL)
    {
      gtk_widget_activate_action (GTK_WIDGET (self), "win.tell", "s",
                                  _("The JSON text is broken near this value. Mend it first; "
                                    "the problems list says where."));
      cs_member_row_update (self);
    }
}

static void
document_changed_cb (CsMemberRow *self)
{
  if (self->to_document)
    return;

  if (self->in_preedit)
    self->stale = TRUE;
  else
    cs_member_row_update (self);
}

static void
preedit_changed_cb (CsMemberRow *self,
                    const char  *preedit)
{
  self->in_preedit = preedit != NULL && *preedit != '\0';
  if (!self->in_preedit && self->stale)
    {
      self->stale = FALSE;
      cs_member_row_update (self);
    }
}

static void
find_document (CsMemberRow *self)
{
  CsDocument *document = cs_project_get_document (cs_workspace_get_project (self->workspace),
                                                  self->path);

  if (document == self->document)
    return;

  if (self->document != NULL)
    g_clear_signal_handler (&self->document_handler, self->document);
  g_set_object (&self->document, document);

  if (document != NULL)
    self->document_handler = g_signal_connect_swapped (document, "changed",
                                                       G_CALLBACK (document_changed_cb), self);
  gtk_widget_set_sensitive (GTK_WIDGET (self), document != NULL);
  cs_member_row_update (self);
}

static CsFinding *
find_worst (CsMemberRow *self)
{
  GListModel *findings = cs_workspace_get_findings (self->workspace);
  g_autoptr (CsFinding) worst = NULL;

  for (guint i = 0; i < g_list_model_get_n_items (findings); i++)
    {
      g_autoptr (CsFinding) finding = g_list_model_get_item (findings, i);

      if (g_strcmp0 (cs_finding_get_pointer (finding), self->pointer) == 0 &&
          g_strcmp0 (cs_finding_get_file (finding), self->path) == 0 &&
          (worst == NULL || cs_finding_get_severity (finding) > cs_finding_get_severity (worst)))
        g_set_object (&worst, finding);
    }

  return g_steal_pointer (&worst);
}

/* GTK 4.8 wants one widget for this relation and later releases a list; only the value's type
 * tells which, and the variable-argument call crashes on the wrong one. */
static void
set_error_message (CsMemberRow *self,
                   gboolean     shown)
{
  GtkAccessibleRelation relation = GTK_ACCESSIBLE_RELATION_ERROR_MESSAGE;
  g_auto (GValue) value = G_VALUE_INIT;

  if (!shown)
    {
      gtk_accessible_reset_relation (GTK_ACCESSIBLE (self), relation);
      return;
    }

  gtk_accessible_relation_init_value (relation, &value);
  if (G_VALUE_HOLDS_POINTER (&value))
    g_value_set_pointer (&value, g_list_prepend (NULL, self->problem_row));
  else
    g_value_set_object (&value, self->problem_row);

  gtk_accessible_update_relation_value (GTK_ACCESSIBLE (self), 1, &relation, &value);
}

static void
findings_changed_cb (CsMemberRow *self)
{
  g_autoptr (CsFinding) worst = find_worst (self);
  gboolean bad = worst != NULL && cs_finding_get_severity (worst) == CS_SEVERITY_ERROR;

  cs_problem_row_set_finding (self->problem_row, worst);

  if (bad)
    gtk_widget_add_css_class (GTK_WIDGET (self), "error");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), "error");

  gtk_accessible_update_state (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_STATE_INVALID,
                               bad ? GTK_ACCESSIBLE_INVALID_TRUE : GTK_ACCESSIBLE_INVALID_FALSE,
                               -1);
  set_error_message (self, worst != NULL);
}

static void
add_help (CsMemberRow *self)
{
  GtkWidget *button = gtk_menu_button_new ();
  GtkWidget *popover = gtk_popover_new ();
  GtkWidget *label = gtk_label_new (_(self->member->help));
  g_autofree char *name = NULL;

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 40);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_set_margin_start (label, 6);
  gtk_widget_set_margin_end (label, 6);
  gtk_widget_set_margin_top (label, 6);
  gtk_widget_set_margin_bottom (label, 6);
  gtk_popover_set_child (GTK_POPOVER (popover), label);

  gtk_menu_button_set_icon_name (GTK_MENU_BUTTON (button), "help-about-symbolic");
  gtk_menu_button_set_popover (GTK_MENU_BUTTON (button), popover);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_tooltip_text (button, _(self->member->help));
  /* Translators: %s is the title of a form row, such as "Short name" */
  name = g_strdup_printf (_("Help on “%s”"), _(self->member->title));
  gtk_accessible_update_property (GTK_ACCESSIBLE (button),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  adw_entry_row_add_suffix (ADW_ENTRY_ROW (self), button);
}

static void
watch_preedit (CsMemberRow *self)
{
  GtkEditable *text = gtk_editable_get_delegate (GTK_EDITABLE (self));

  /* AdwEntryRow's delegate is its GtkText, which alone knows of the input method. */
  while (text != NULL && !GTK_IS_TEXT (text))
    text = gtk_editable_get_delegate (text);

  if (text != NULL)
    g_signal_connect_object (text, "preedit-changed",
                             G_CALLBACK (preedit_changed_cb), self, G_CONNECT_SWAPPED);
}

static void
cs_member_row_dispose (GObject *object)
{
  CsMemberRow *self = CS_MEMBER_ROW (object);

  if (self->document != NULL)
    g_clear_signal_handler (&self->document_handler, self->document);
  g_clear_object (&self->document);
  g_clear_object (&self->problem_row);
  g_clear_object (&self->workspace);

  G_OBJECT_CLASS (cs_member_row_parent_class)->dispose (object);
}

static void
cs_member_row_finalize (GObject *object)
{
  CsMemberRow *self = CS_MEMBER_ROW (object);

  g_free (self->path);
  g_free (self->pointer);

  G_OBJECT_CLASS (cs_member_row_parent_class)->finalize (object);
}

static void
cs_member_row_class_init (CsMemberRowClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = cs_member_row_dispose;
  G_OBJECT_CLASS (klass)->finalize = cs_member_row_finalize;
}

static void
cs_member_row_init (CsMemberRow *self)
{
}

CsMemberRow *
cs_member_row_new (CsWorkspace    *workspace,
                   const char     *path,
                   const char     *pointer,
                   const CsMember *member)
{
  CsMemberRow *self = g_object_new (CS_TYPE_MEMBER_ROW,
                                    "title", _(member->title),
                                    NULL);

  self->workspace = g_object_ref (workspace);
  self->path = g_strdup (path);
  self->pointer = g_strdup (pointer);
  self->member = member;
  self->problem_row = g_object_ref_sink (CS_PROBLEM_ROW (cs_problem_row_new (FALSE)));

  gtk_editable_set_enable_undo (GTK_EDITABLE (self), FALSE);
  if (member->max_length > 0)
    {
      self->meter = GTK_LABEL (gtk_label_new (NULL));
      gtk_widget_add_css_class (GTK_WIDGET (self->meter), "dim-label");
      gtk_widget_add_css_class (GTK_WIDGET (self->meter), "numeric");
      gtk_widget_add_css_class (GTK_WIDGET (self->meter), "caption");
      adw_entry_row_add_suffix (ADW_ENTRY_ROW (self), GTK_WIDGET (self->meter));
    }
  if (member->help != NULL)
    add_help (self);

  g_signal_connect (self, "changed", G_CALLBACK (text_changed_cb), NULL);
  watch_preedit (self);
  g_signal_connect_object (cs_workspace_get_project (workspace), "items-changed",
                           G_CALLBACK (find_document), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (cs_workspace_get_findings (workspace), "items-changed",
                           G_CALLBACK (findings_changed_cb), self, G_CONNECT_SWAPPED);
  find_document (self);
  findings_changed_cb (self);

  return self;
}

const char *
cs_member_row_get_pointer (CsMemberRow *self)
{
  g_return_val_if_fail (CS_IS_MEMBER_ROW (self), NULL);

  return self->pointer;
}

GtkWidget *
cs_member_row_get_problem_row (CsMemberRow *self)
{
  g_return_val_if_fail (CS_IS_MEMBER_ROW (self), NULL);

  return GTK_WIDGET (self->problem_row);
}

void
cs_member_row_update (CsMemberRow *self)
{
  const char *text = NULL;

  g_return_if_fail (CS_IS_MEMBER_ROW (self));

  if (self->document != NULL)
    {
      CsSnapshot *snapshot = cs_document_get_snapshot (self->document);

      text = cs_snapshot_get_string (snapshot, cs_snapshot_find (snapshot, self->pointer));
    }

  if (text == NULL)
    text = "";

  if (strcmp (text, gtk_editable_get_text (GTK_EDITABLE (self))) != 0)
    {
      int caret = gtk_editable_get_position (GTK_EDITABLE (self));

      self->to_row = TRUE;
      gtk_editable_set_text (GTK_EDITABLE (self), text);
      gtk_editable_set_position (GTK_EDITABLE (self), caret);
      self->to_row = FALSE;
    }

  update_meter (self);
}
