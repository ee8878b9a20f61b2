/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cs-ui"

#include "cs-member-field.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#include "cs-json-pointer.h"
#include "cs-problem-row.h"

/* Milliseconds without a change of the text before a field follows what is typed elsewhere. */
#define REST_MS 150

/* The text that a document begins with which a form makes. */
#define EMPTY_DOCUMENT "{\n}\n"

struct _CsMemberField
{
  GObject         parent_instance;

  CsWorkspace    *workspace;
  char           *path;
  char           *pointer;
  gsize           base_length;  /* of what leads to the object that @shape describes */
  const CsShape  *shape;
  CsVersion       version;
  const CsMember *member;
  const char     *title;          /* not translated */
  gboolean        shown;

  CsDocument     *document;
  gulong          document_handler;
  CsSnapshot     *sound;          /* (nullable): the last one that was not broken */
  gboolean        writing;
  guint           rest;           /* the source that follows what is typed elsewhere */
  gint64          changed;        /* when the document did, in microseconds */

  gboolean        below;
  char           *also;
  GtkWidget      *row;            /* weak */
  CsProblemRow   *problem_row;
  CsFinding      *finding;

  /* What could not be written. */
  gboolean        waiting;
  char           *wanted;         /* nullable: to be removed */
  char           *base;           /* nullable: what the document had before it broke */
  char           *wanted_label;
  guint           retry;
  GtkWidget      *note_row;
};

enum
{
  PROP_0,
  PROP_SHOWN,
  N_PROPS,
};

enum
{
  CHANGED,
  N_SIGNALS,
};

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (CsMemberField, cs_member_field, G_TYPE_OBJECT)

static void retry_later (CsMemberField *self);

static char *
dup_value (CsMemberField *self,
           CsSnapshot    *snapshot)
{
  guint node = snapshot != NULL ? cs_snapshot_find (snapshot, self->pointer) : CS_NODE_NONE;
  GBytes *bytes;
  CsSpan span;

  if (node == CS_NODE_NONE)
    return NULL;

  bytes = cs_snapshot_get_bytes (snapshot);
  span = cs_snapshot_get_value_span (snapshot, node);

  return g_strndup ((const char *) g_bytes_get_data (bytes, NULL) + span.start, span.length);
}

/* Puts @other below the row, behind what @skip has there. */
static void
insert_below (CsMemberField *self,
              GtkWidget     *other,
              gboolean       behind_problem)
{
  GtkWidget *list = gtk_widget_get_parent (self->row);
  int index = gtk_list_box_row_get_index (GTK_LIST_BOX_ROW (self->row)) + 1;

  if (behind_problem && self->problem_row != NULL &&
      gtk_widget_get_parent (GTK_WIDGET (self->problem_row)) == list)
    index++;

  gtk_list_box_insert (GTK_LIST_BOX (list), other, index);
}

static void
remove_from_list (GtkWidget *row)
{
  GtkWidget *list = row != NULL ? gtk_widget_get_parent (row) : NULL;

  if (GTK_IS_LIST_BOX (list))
    gtk_list_box_remove (GTK_LIST_BOX (list), row);
}

static void
hide_note (CsMemberField *self)
{
  if (self->note_row != NULL)
    remove_from_list (self->note_row);
  g_clear_object (&self->note_row);
}

static void
show_note (CsMemberField *self,
           const char    *sentence)
{
  if (self->row == NULL || !GTK_IS_LIST_BOX (gtk_widget_get_parent (self->row)))
    return;

  if (self->note_row == NULL)
    {
      GtkWidget *icon = gtk_image_new_from_icon_name ("dialog-warning-symbolic");

      self->note_row = g_object_ref_sink (adw_action_row_new ());
      adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (self->note_row), FALSE);
      adw_action_row_set_title_lines (ADW_ACTION_ROW (self->note_row), 0);
      gtk_widget_add_css_class (icon, "warning");
      adw_action_row_add_prefix (ADW_ACTION_ROW (self->note_row), icon);
      insert_below (self, self->note_row, TRUE);
    }

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->note_row), sentence);
}

static void
stop_waiting (CsMemberField *self)
{
  self->waiting = FALSE;
  g_clear_pointer (&self->wanted, g_free);
  g_clear_pointer (&self->base, g_free);
  g_clear_pointer (&self->wanted_label, g_free);
  g_clear_handle_id (&self->retry, g_source_remove);
  hide_note (self);
}

static void
start_waiting (CsMemberField *self,
               const char    *value,
               const char    *label,
               GError        *error)
{
  g_autofree char *new_value = g_strdup (value);
  g_autofree char *new_label = g_strdup (label);

  if (!self->waiting)
    self->base = dup_value (self, self->sound);
  self->waiting = TRUE;
  g_free (self->wanted);
  self->wanted = g_steal_pointer (&new_value);
  g_free (self->wanted_label);
  self->wanted_label = g_steal_pointer (&new_label);

  show_note (self,
             g_error_matches (error, CS_JSON_ERROR, CS_JSON_ERROR_NO_PARENT)
             ? _("The JSON text has something else where this value belongs. What you typed is "
                 "kept here, and written once there is room for it.")
             : _("The JSON text is broken near this value. What you typed is kept here, and "
                 "written once the text is mended."));
}

static void
update_member (CsMemberField *self)
{
  CsVersion version = cs_form_read_version (self->shape, cs_member_field_get_snapshot (self));
  const CsMember *member;
  gboolean shown;

  /* Half-typed versions come and go; the form stays with the last good one. */
  if (version != CS_VERSION_NONE)
    self->version = version;

  member = cs_shape_find (self->shape, self->pointer + self->base_length, self->version);
  shown = member != NULL || cs_member_field_get_node (self) != CS_NODE_NONE;
  if (member != NULL)
    self->member = member;

  if (self->shown == shown)
    return;

  self->shown = shown;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SHOWN]);
}

static void
keep_sound (CsMemberField *self)
{
  CsSnapshot *snapshot = cs_member_field_get_snapshot (self);

  if (snapshot == NULL || cs_snapshot_is_broken (snapshot))
    return;

  g_clear_pointer (&self->sound, cs_snapshot_unref);
  self->sound = cs_snapshot_ref (snapshot);
}

static void
follow (CsMemberField *self)
{
  g_clear_handle_id (&self->rest, g_source_remove);
  update_member (self);
  g_signal_emit (self, signals[CHANGED], 0);
}

static gboolean
rested_cb (gpointer user_data)
{
  CsMemberField *self = user_data;

  if (g_get_monotonic_time () - self->changed < REST_MS * 1000)
    return G_SOURCE_CONTINUE;

  self->rest = 0;
  follow (self);

  return G_SOURCE_REMOVE;
}

/* A form has many rows, and the one frame that shows a character has no time for those that it is
 * not typed into. */
static gboolean
is_typed_elsewhere (CsMemberField *self)
{
  GtkRoot *root = self->row != NULL ? gtk_widget_get_root (self->row) : NULL;
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  return (GTK_IS_TEXT_VIEW (focus) || GTK_IS_TEXT (focus)) &&
         !gtk_widget_is_ancestor (focus, self->row);
}

static void
document_changed_cb (CsMemberField *self)
{
  keep_sound (self);
  if (self->waiting && !self->writing)
    retry_later (self);

  self->changed = g_get_monotonic_time ();
  if (self->writing || !is_typed_elsewhere (self))
    follow (self);
  else if (self->rest == 0)
    self->rest = g_timeout_add (REST_MS, rested_cb, self);
}

/* Who comes to edit begins with what the document says. */
static void
state_flags_changed_cb (CsMemberField *self)
{
  if (self->rest != 0 && self->row != NULL &&
      (gtk_widget_get_state_flags (self->row) & GTK_STATE_FLAG_FOCUS_WITHIN))
    follow (self);
}

static gboolean
retry_cb (gpointer user_data)
{
  CsMemberField *self = user_data;
  CsSnapshot *snapshot = cs_member_field_get_snapshot (self);
  g_autofree char *value = dup_value (self, snapshot);
  g_autofree char *wanted = g_strdup (self->wanted);
  g_autofree char *label = g_strdup (self->wanted_label);

  self->retry = 0;
  if (snapshot == NULL || cs_snapshot_is_broken (snapshot) || g_strcmp0 (value, self->base) == 0)
    {
      cs_member_field_write (self, wanted, label, TRUE);
      return G_SOURCE_REMOVE;
    }

  /* Somebody gave it another value in the text, which is newer than what waits. */
  stop_waiting (self);
  g_signal_emit (self, signals[CHANGED], 0);

  return G_SOURCE_REMOVE;
}

/* A listener of the document must not change it. */
static void
retry_later (CsMemberField *self)
{
  if (self->retry == 0)
    self->retry = g_idle_add (retry_cb, self);
}

/* Undo leads back, and nothing may come on top of it by itself: what waited is given up. */
static void
history_moved_cb (CsMemberField *self,
                  CsChange      *change,
                  gboolean       undone)
{
  CsSnapshot *snapshot = cs_member_field_get_snapshot (self);

  if (!undone || !self->waiting || (snapshot != NULL && cs_snapshot_is_broken (snapshot)))
    return;

  stop_waiting (self);
  follow (self);
}

static void
find_document (CsMemberField *self)
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
  keep_sound (self);
  follow (self);
}

static gboolean
concerns (CsMemberField *self,
          CsFinding     *finding)
{
  const char *pointer = cs_finding_get_pointer (finding);
  gsize length = strlen (self->pointer);

  if (pointer == NULL || g_strcmp0 (cs_finding_get_file (finding), self->path) != 0)
    return FALSE;
  if (self->also != NULL && strcmp (pointer, self->also) == 0)
    return TRUE;
  if (strncmp (pointer, self->pointer, length) != 0)
    return FALSE;

  return pointer[length] == '\0' || (self->below && pointer[length] == '/');
}

static CsFinding *
find_worst (CsMemberField *self)
{
  GListModel *findings = cs_workspace_get_findings (self->workspace);
  g_autoptr (CsFinding) worst = NULL;

  for (guint i = 0; i < g_list_model_get_n_items (findings); i++)
    {
      g_autoptr (CsFinding) finding = g_list_model_get_item (findings, i);

      if (concerns (self, finding) &&
          (worst == NULL || cs_finding_get_severity (finding) > cs_finding_get_severity (worst)))
        g_set_object (&worst, finding);
    }

  return g_steal_pointer (&worst);
}

/* GTK 4.8 wants one widget for this relation and later releases a list; only the value's type
 * tells which, and the variable-argument call crashes on the wrong one. */
static void
set_error_message (CsMemberField *self,
                   gboolean       shown)
{
  GtkAccessibleRelation relation = GTK_ACCESSIBLE_RELATION_ERROR_MESSAGE;
  g_auto (GValue) value = G_VALUE_INIT;

  if (!shown)
    {
      gtk_accessible_reset_relation (GTK_ACCESSIBLE (self->row), relation);
      return;
    }

  gtk_accessible_relation_init_value (relation, &value);
  if (G_VALUE_HOLDS_POINTER (&value))
    g_value_set_pointer (&value, g_list_prepend (NULL, self->problem_row));
  else
    g_value_set_object (&value, self->problem_row);

  gtk_accessible_update_relation_value (GTK_ACCESSIBLE (self->row), 1, &relation, &value);
}

static void
show_finding (CsMemberField *self,
              CsFinding     *finding)
{
  gboolean bad = finding != NULL && cs_finding_get_severity (finding) == CS_SEVERITY_ERROR;
  GtkWidget *problem = cs_member_field_get_problem_row (self);

  cs_problem_row_set_finding (self->problem_row, finding);
  if (gtk_widget_get_parent (problem) == NULL &&
      GTK_IS_LIST_BOX (gtk_widget_get_parent (self->row)))
    insert_below (self, problem, FALSE);

  if (bad)
    gtk_widget_add_css_class (self->row, "error");
  else
    gtk_widget_remove_css_class (self->row, "error");

  gtk_accessible_update_state (GTK_ACCESSIBLE (self->row), GTK_ACCESSIBLE_STATE_INVALID,
                               bad ? GTK_ACCESSIBLE_INVALID_TRUE : GTK_ACCESSIBLE_INVALID_FALSE,
                               -1);
  set_error_message (self, finding != NULL);
}

/* Most rows never have a finding, and get no second row then. */
static void
findings_changed_cb (CsMemberField *self)
{
  g_autoptr (CsFinding) worst = NULL;

  if (self->row == NULL)
    return;

  worst = find_worst (self);
  if (g_set_object (&self->finding, worst))
    show_finding (self, worst);
}

static void
cs_member_field_dispose (GObject *object)
{
  CsMemberField *self = CS_MEMBER_FIELD (object);

  g_clear_handle_id (&self->retry, g_source_remove);
  g_clear_handle_id (&self->rest, g_source_remove);
  if (self->document != NULL)
    g_clear_signal_handler (&self->document_handler, self->document);
  g_clear_object (&self->document);
  g_clear_pointer (&self->sound, cs_snapshot_unref);
  g_clear_object (&self->finding);
  g_clear_object (&self->problem_row);
  g_clear_object (&self->note_row);
  g_clear_weak_pointer (&self->row);
  g_clear_object (&self->workspace);

  G_OBJECT_CLASS (cs_member_field_parent_class)->dispose (object);
}

static void
cs_member_field_finalize (GObject *object)
{
  CsMemberField *self = CS_MEMBER_FIELD (object);

  g_free (self->path);
  g_free (self->pointer);
  g_free (self->also);
  g_free (self->wanted);
  g_free (self->wanted_label);
  g_free (self->base);

  G_OBJECT_CLASS (cs_member_field_parent_class)->finalize (object);
}

static void
cs_member_field_get_property (GObject    *object,
                              guint       prop_id,
                              GValue     *value,
                              GParamSpec *pspec)
{
  switch (prop_id)
    {
    case PROP_SHOWN:
      g_value_set_boolean (value, cs_member_field_get_shown (CS_MEMBER_FIELD (object)));
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
cs_member_field_class_init (CsMemberFieldClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = cs_member_field_dispose;
  object_class->finalize = cs_member_field_finalize;
  object_class->get_property = cs_member_field_get_property;

  properties[PROP_SHOWN] =
    g_param_spec_boolean ("shown", NULL, NULL, FALSE,
                          G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  signals[CHANGED] = g_signal_new ("changed", CS_TYPE_MEMBER_FIELD, G_SIGNAL_RUN_LAST, 0,
                                   NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
cs_member_field_init (CsMemberField *self)
{
}

CsMemberField *
cs_member_field_new (CsWorkspace   *workspace,
                     const char    *path,
                     const CsShape *shape,
                     const char    *pointer)
{
  return cs_member_field_new_within (workspace, path, "", shape, pointer);
}

CsMemberField *
cs_member_field_new_item (CsMemberField *list,
                          guint          index)
{
  g_autofree char *base = g_strndup (list->pointer, list->base_length);
  g_autofree char *pointer =
    cs_json_pointer_join_index (list->pointer + list->base_length, index);

  return cs_member_field_new_within (list->workspace, list->path, base, list->shape, pointer);
}

CsMemberField *
cs_member_field_new_within (CsWorkspace   *workspace,
                            const char    *path,
                            const char    *base,
                            const CsShape *shape,
                            const char    *pointer)
{
  CsMemberField *self = g_object_new (CS_TYPE_MEMBER_FIELD, NULL);
  const CsMember *titled;

  self->workspace = g_object_ref (workspace);
  self->path = g_strdup (path);
  self->pointer = g_strconcat (base, pointer, NULL);
  self->base_length = strlen (base);
  self->shape = shape;
  self->member = cs_shape_find (shape, pointer, CS_VERSION_NONE);
  g_assert (self->member != NULL);

  titled = self->member;
  if (titled->title == NULL)
    {
      g_autofree char *parent = cs_json_pointer_dup_parent (pointer, NULL);

      titled = cs_shape_find (shape, parent, CS_VERSION_NONE);
    }
  self->title = titled->title;

  g_signal_connect_object (cs_workspace_get_project (workspace), "items-changed",
                           G_CALLBACK (find_document), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (cs_project_get_history (cs_workspace_get_project (workspace)), "moved",
                           G_CALLBACK (history_moved_cb), self, G_CONNECT_SWAPPED);
  find_document (self);
  update_member (self);

  return self;
}

CsWorkspace *
cs_member_field_get_workspace (CsMemberField *self)
{
  g_return_val_if_fail (CS_IS_MEMBER_FIELD (self), NULL);

  return self->workspace;
}

const char *
cs_member_field_get_path (CsMemberField *self)
{
  g_return_val_if_fail (CS_IS_MEMBER_FIELD (self), NULL);

  return self->path;
}

const char *
cs_member_field_get_pointer (CsMemberField *self)
{
  g_return_val_if_fail (CS_IS_MEMBER_FIELD (self), NULL);

  return self->pointer;
}

const CsShape *
cs_member_field_get_shape (CsMemberField *self)
{
  g_return_val_if_fail (CS_IS_MEMBER_FIELD (self), NULL);

  return self->shape;
}

const CsMember *
cs_member_field_get_member (CsMemberField *self)
{
  g_return_val_if_fail (CS_IS_MEMBER_FIELD (self), NULL);

  return self->member;
}

const char *
cs_member_field_get_title (CsMemberField *self)
{
  g_return_val_if_fail (CS_IS_MEMBER_FIELD (self), NULL);

  return _(self->title);
}

gboolean
cs_member_field_get_shown (CsMemberField *self)
{
  g_return_val_if_fail (CS_IS_MEMBER_FIELD (self), FALSE);

  return self->shown;
}

gboolean
cs_member_field_get_required (CsMemberField *self)
{
  g_return_val_if_fail (CS_IS_MEMBER_FIELD (self), FALSE);

  return cs_member_required_in (self->member, self->version);
}

CsSnapshot *
cs_member_field_get_snapshot (CsMemberField *self)
{
  g_return_val_if_fail (CS_IS_MEMBER_FIELD (self), NULL);

  return self->document != NULL ? cs_document_get_snapshot (self->document) : NULL;
}

guint
cs_member_field_get_node (CsMemberField *self)
{
  CsSnapshot *snapshot = cs_member_field_get_snapshot (self);

  return snapshot != NULL ? cs_snapshot_find (snapshot, self->pointer) : CS_NODE_NONE;
}

const char *
cs_member_field_get_string (CsMemberField *self)
{
  guint node = cs_member_field_get_node (self);

  return node != CS_NODE_NONE ? cs_snapshot_get_string (cs_member_field_get_snapshot (self), node)
                              : NULL;
}

gboolean
cs_member_field_get_held (CsMemberField *self)
{
  CsSnapshot *snapshot = cs_member_field_get_snapshot (self);

  if (self->waiting)
    return TRUE;

  return snapshot != NULL && cs_snapshot_is_broken (snapshot) &&
         cs_member_field_get_node (self) == CS_NODE_NONE;
}

/* Without a document there is nothing to keep: one is made, with the value in it. */
static gboolean
create_document (CsMemberField *self,
                 CsChange      *change,
                 const char    *value,
                 GError       **error)
{
  g_autoptr (GBytes) empty = g_bytes_new_static (EMPTY_DOCUMENT, strlen (EMPTY_DOCUMENT));
  g_autoptr (CsSnapshot) snapshot = cs_snapshot_new (empty);
  g_autoptr (CsTextEdit) edit = NULL;
  g_autoptr (GBytes) text = NULL;

  if (value == NULL)
    return TRUE;

  edit = cs_text_edit_set_deep (snapshot, self->pointer, value, error);
  if (edit == NULL)
    return FALSE;

  text = cs_text_edit_apply (edit, empty);
  cs_change_create (change, self->path, text);
  return TRUE;
}

static gboolean
edit_document (CsMemberField *self,
               CsChange      *change,
               const char    *value,
               GError       **error)
{
  CsSnapshot *snapshot = cs_member_field_get_snapshot (self);
  CsTextEdit *edit;

  if (snapshot == NULL)
    return create_document (self, change, value, error);

  if (value != NULL)
    edit = cs_text_edit_set_deep (snapshot, self->pointer, value, error);
  else if (cs_member_field_get_node (self) != CS_NODE_NONE)
    edit = cs_text_edit_remove (snapshot, self->pointer, error);
  else
    return TRUE;

  if (edit == NULL)
    return FALSE;

  cs_change_edit (change, self->path, edit);
  return TRUE;
}

static CsChange *
create_change (CsMemberField *self,
               const char    *label)
{
  CsChange *change;
  g_autofree char *usual = NULL;

  if (label == NULL)
    {
      /* Translators: %s is the title of a form row, such as "Short name" */
      usual = g_strdup_printf (_("Change “%s”"), cs_member_field_get_title (self));
      label = usual;
    }

  change = cs_change_new (label);
  cs_change_set_place (change, self->path, self->pointer);

  return change;
}

static gboolean
do_change (CsMemberField *self,
           CsChange      *change,
           GError       **error)
{
  CsHistory *history = cs_project_get_history (cs_workspace_get_project (self->workspace));
  gboolean done;

  self->writing = TRUE;
  done = cs_history_do (history, change, error);
  self->writing = FALSE;

  return done;
}

/* For what a button would do, which there is nothing of to keep. */
static void
tell_broken (CsMemberField *self)
{
  if (self->row != NULL)
    gtk_widget_activate_action (self->row, "win.tell", "s",
                                _("The JSON text is broken near this value. Mend it first; the "
                                  "problems list says where."));
  g_signal_emit (self, signals[CHANGED], 0);
}

gboolean
cs_member_field_write (CsMemberField *self,
                       const char    *value,
                       const char    *label,
                       gboolean       typing)
{
  g_autoptr (CsChange) change = NULL;
  g_autoptr (GError) error = NULL;

  g_return_val_if_fail (CS_IS_MEMBER_FIELD (self), FALSE);

  change = create_change (self, label);
  if (typing)
    {
      g_autofree char *burst = g_strdup_printf ("form:%s#%s", self->path, self->pointer);

      cs_change_set_burst (change, burst);
    }

  if (edit_document (self, change, value, &error) && do_change (self, change, &error))
    {
      stop_waiting (self);
      return TRUE;
    }

  start_waiting (self, value, label, error);
  return FALSE;
}

gboolean
cs_member_field_write_text (CsMemberField *self,
                            const char    *text,
                            const char    *label,
                            gboolean       typing)
{
  g_autofree char *value = NULL;

  /* An optional member without a text is no member; a required one is an empty string, which
   * the rules then explain. The items of a list stay where they are. */
  if (*text == '\0' && self->member->name != NULL && !cs_member_field_get_required (self))
    return cs_member_field_write (self, NULL, label, typing);

  value = cs_json_quote (text);
  return cs_member_field_write (self, value, label, typing);
}

gboolean
cs_member_field_write_file (CsMemberField *self,
                            const char    *name,
                            const char    *path,
                            GBytes        *bytes)
{
  g_autoptr (CsChange) change = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *value = NULL;

  g_return_val_if_fail (CS_IS_MEMBER_FIELD (self), FALSE);

  value = cs_json_quote (name);
  change = create_change (self, NULL);
  if (bytes != NULL)
    {
      if (cs_project_get_document (cs_workspace_get_project (self->workspace), path) != NULL)
        cs_change_replace (change, path, bytes);
      else
        cs_change_create (change, path, bytes);
    }

  if (edit_document (self, change, value, &error) && do_change (self, change, &error))
    {
      stop_waiting (self);
      return TRUE;
    }

  tell_broken (self);
  return FALSE;
}

gboolean
cs_member_field_do (CsMemberField *self,
                    CsTextEdit    *edit,
                    GError        *error,
                    const char    *label)
{
  g_autoptr (CsChange) change = create_change (self, label);
  g_autoptr (GError) reason = error;

  if (edit != NULL)
    {
      cs_change_edit (change, self->path, edit);
      if (do_change (self, change, &reason))
        return TRUE;
    }

  tell_broken (self);
  return FALSE;
}

void
cs_member_field_cover (CsMemberField *self,
                       gboolean       below,
                       const char    *also)
{
  g_return_if_fail (CS_IS_MEMBER_FIELD (self));

  self->below = below;
  g_free (self->also);
  self->also = g_strdup (also);
  findings_changed_cb (self);
}

void
cs_member_field_attach (CsMemberField *self,
                        GtkWidget     *row)
{
  g_return_if_fail (CS_IS_MEMBER_FIELD (self));
  g_return_if_fail (GTK_IS_LIST_BOX (gtk_widget_get_parent (row)));

  g_set_weak_pointer (&self->row, row);
  g_object_bind_property (self, "shown", row, "visible", G_BINDING_SYNC_CREATE);
  gtk_accessible_update_state (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_STATE_INVALID,
                               GTK_ACCESSIBLE_INVALID_FALSE, -1);
  g_signal_connect_object (cs_workspace_get_findings (self->workspace), "items-changed",
                           G_CALLBACK (findings_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (row, "state-flags-changed",
                           G_CALLBACK (state_flags_changed_cb), self, G_CONNECT_SWAPPED);
  findings_changed_cb (self);
}

void
cs_member_field_detach (CsMemberField *self)
{
  g_return_if_fail (CS_IS_MEMBER_FIELD (self));

  stop_waiting (self);
  g_signal_handlers_disconnect_by_func (cs_workspace_get_findings (self->workspace),
                                        findings_changed_cb, self);
  if (self->problem_row != NULL)
    remove_from_list (GTK_WIDGET (self->problem_row));
  remove_from_list (self->row);
  g_clear_weak_pointer (&self->row);
}

CsFinding *
cs_member_field_get_finding (CsMemberField *self)
{
  g_return_val_if_fail (CS_IS_MEMBER_FIELD (self), NULL);

  return self->finding;
}

GtkWidget *
cs_member_field_get_problem_row (CsMemberField *self)
{
  g_return_val_if_fail (CS_IS_MEMBER_FIELD (self), NULL);

  if (self->problem_row == NULL)
    self->problem_row = g_object_ref_sink (CS_PROBLEM_ROW (cs_problem_row_new (FALSE)));

  return GTK_WIDGET (self->problem_row);
}
