/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cs-workspace"

#include "cs-recent.h"

struct _CsRecentProject
{
  GObject   parent_instance;

  char     *path;
  char     *title;
  int       n_errors;
  gboolean  missing;
};

struct _CsRecent
{
  GObject     parent_instance;

  GListStore *projects;
};

enum
{
  PROP_PATH = 1,
  PROP_TITLE,
  PROP_N_ERRORS,
  PROP_MISSING,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (CsRecentProject, cs_recent_project, G_TYPE_OBJECT)

static GType
cs_recent_get_item_type (GListModel *model)
{
  return CS_TYPE_RECENT_PROJECT;
}

static guint
cs_recent_get_n_items (GListModel *model)
{
  return g_list_model_get_n_items (G_LIST_MODEL (CS_RECENT (model)->projects));
}

static gpointer
cs_recent_get_item (GListModel *model,
                    guint       position)
{
  return g_list_model_get_item (G_LIST_MODEL (CS_RECENT (model)->projects), position);
}

static void
list_model_init (GListModelInterface *iface)
{
  iface->get_item_type = cs_recent_get_item_type;
  iface->get_n_items = cs_recent_get_n_items;
  iface->get_item = cs_recent_get_item;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (CsRecent, cs_recent, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, list_model_init))

static CsRecentProject *
create_project (const char *path,
                const char *title,
                int         n_errors)
{
  CsRecentProject *self = g_object_new (CS_TYPE_RECENT_PROJECT, NULL);

  self->path = g_strdup (path);
  self->title = g_utf8_make_valid (title, -1);
  self->n_errors = MAX (n_errors, CS_RECENT_UNKNOWN_ERRORS);

  return self;
}

static void
cs_recent_project_finalize (GObject *object)
{
  CsRecentProject *self = CS_RECENT_PROJECT (object);

  g_clear_pointer (&self->path, g_free);
  g_clear_pointer (&self->title, g_free);

  G_OBJECT_CLASS (cs_recent_project_parent_class)->finalize (object);
}

static void
cs_recent_project_get_property (GObject    *object,
                                guint       prop_id,
                                GValue     *value,
                                GParamSpec *pspec)
{
  CsRecentProject *self = CS_RECENT_PROJECT (object);

  switch (prop_id)
    {
    case PROP_PATH:
      g_value_set_string (value, self->path);
      break;

    case PROP_TITLE:
      g_value_set_string (value, self->title);
      break;

    case PROP_N_ERRORS:
      g_value_set_int (value, self->n_errors);
      break;

    case PROP_MISSING:
      g_value_set_boolean (value, self->missing);
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
cs_recent_project_class_init (CsRecentProjectClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GParamFlags flags = G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  object_class->finalize = cs_recent_project_finalize;
  object_class->get_property = cs_recent_project_get_property;

  properties[PROP_PATH] = g_param_spec_string ("path", NULL, NULL, NULL, flags);
  properties[PROP_TITLE] = g_param_spec_string ("title", NULL, NULL, NULL, flags);
  properties[PROP_N_ERRORS] =
    g_param_spec_int ("n-errors", NULL, NULL, CS_RECENT_UNKNOWN_ERRORS, G_MAXINT,
                      CS_RECENT_UNKNOWN_ERRORS, flags);
  properties[PROP_MISSING] = g_param_spec_boolean ("missing", NULL, NULL, FALSE, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
cs_recent_project_init (CsRecentProject *self)
{
}

static void
items_changed_cb (CsRecent *self,
                  guint     position,
                  guint     removed,
                  guint     added)
{
  g_list_model_items_changed (G_LIST_MODEL (self), position, removed, added);
}

static void
cs_recent_finalize (GObject *object)
{
  CsRecent *self = CS_RECENT (object);

  g_clear_object (&self->projects);

  G_OBJECT_CLASS (cs_recent_parent_class)->finalize (object);
}

static void
cs_recent_class_init (CsRecentClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = cs_recent_finalize;
}

static void
cs_recent_init (CsRecent *self)
{
  self->projects = g_list_store_new (CS_TYPE_RECENT_PROJECT);
  g_signal_connect_object (self->projects, "items-changed",
                           G_CALLBACK (items_changed_cb), self, G_CONNECT_SWAPPED);
}

static CsRecentProject *
find (CsRecent   *self,
      const char *path,
      guint      *position)
{
  GListModel *model = G_LIST_MODEL (self->projects);

  for (guint i = 0; i < g_list_model_get_n_items (model); i++)
    {
      g_autoptr (CsRecentProject) project = g_list_model_get_item (model, i);

      if (g_str_equal (project->path, path))
        {
          *position = i;
          return project;   /* the store holds it */
        }
    }

  return NULL;
}

CsRecent *
cs_recent_new (void)
{
  return g_object_new (CS_TYPE_RECENT, NULL);
}

void
cs_recent_load (CsRecent *self,
                GVariant *variant)
{
  g_autoptr (GPtrArray) projects = g_ptr_array_new_with_free_func (g_object_unref);
  GVariantIter iter;
  const char *uri, *title;
  int n_errors;

  g_return_if_fail (CS_IS_RECENT (self));
  g_return_if_fail (g_variant_is_of_type (variant, G_VARIANT_TYPE (CS_RECENT_VARIANT_TYPE)));

  g_variant_iter_init (&iter, variant);
  while (projects->len < CS_RECENT_MAX_PROJECTS &&
         g_variant_iter_next (&iter, "(&s&si)", &uri, &title, &n_errors))
    {
      g_autofree char *path = g_filename_from_uri (uri, NULL, NULL);

      if (path != NULL)
        g_ptr_array_add (projects, create_project (path, title, n_errors));
    }

  g_list_store_splice (self->projects, 0, g_list_model_get_n_items (G_LIST_MODEL (self->projects)),
                       projects->pdata, projects->len);
}

GVariant *
cs_recent_dup_variant (CsRecent *self)
{
  GVariantBuilder builder;

  g_return_val_if_fail (CS_IS_RECENT (self), NULL);

  g_variant_builder_init (&builder, G_VARIANT_TYPE (CS_RECENT_VARIANT_TYPE));
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self)); i++)
    {
      g_autoptr (CsRecentProject) project = g_list_model_get_item (G_LIST_MODEL (self), i);
      g_autofree char *uri = g_filename_to_uri (project->path, NULL, NULL);

      if (uri != NULL)
        g_variant_builder_add (&builder, "(ssi)", uri, project->title, project->n_errors);
    }

  return g_variant_ref_sink (g_variant_builder_end (&builder));
}

void
cs_recent_add (CsRecent   *self,
               const char *path,
               const char *title,
               int         n_errors)
{
  g_autoptr (CsRecentProject) project = NULL;
  guint position, n;

  g_return_if_fail (CS_IS_RECENT (self));
  g_return_if_fail (g_path_is_absolute (path));

  project = create_project (path, title, n_errors);
  if (find (self, path, &position) != NULL)
    g_list_store_remove (self->projects, position);
  g_list_store_insert (self->projects, 0, project);

  n = g_list_model_get_n_items (G_LIST_MODEL (self->projects));
  if (n > CS_RECENT_MAX_PROJECTS)
    g_list_store_splice (self->projects, CS_RECENT_MAX_PROJECTS, n - CS_RECENT_MAX_PROJECTS,
                         NULL, 0);
}

void
cs_recent_update (CsRecent   *self,
                  const char *path,
                  const char *title,
                  int         n_errors)
{
  g_autoptr (CsRecentProject) project = NULL;
  CsRecentProject *old;
  guint position;

  g_return_if_fail (CS_IS_RECENT (self));

  old = find (self, path, &position);
  if (old == NULL || (g_str_equal (old->title, title) && old->n_errors == n_errors))
    return;

  project = create_project (path, title, n_errors);
  g_list_store_splice (self->projects, position, 1, (gpointer *) &project, 1);
}

void
cs_recent_remove (CsRecent   *self,
                  const char *path)
{
  guint position;

  g_return_if_fail (CS_IS_RECENT (self));

  if (find (self, path, &position) != NULL)
    g_list_store_remove (self->projects, position);
}

void
cs_recent_clear (CsRecent *self)
{
  g_return_if_fail (CS_IS_RECENT (self));

  if (g_list_model_get_n_items (G_LIST_MODEL (self)) > 0)
    g_list_store_remove_all (self->projects);
}

void
cs_recent_look (CsRecent *self)
{
  g_return_if_fail (CS_IS_RECENT (self));

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self)); i++)
    {
      g_autoptr (CsRecentProject) project = g_list_model_get_item (G_LIST_MODEL (self), i);
      gboolean missing = !g_file_test (project->path, G_FILE_TEST_EXISTS);

      if (missing == project->missing)
        continue;

      project->missing = missing;
      g_object_notify_by_pspec (G_OBJECT (project), properties[PROP_MISSING]);
    }
}

const char *
cs_recent_project_get_path (CsRecentProject *self)
{
  g_return_val_if_fail (CS_IS_RECENT_PROJECT (self), NULL);

  return self->path;
}

const char *
cs_recent_project_get_title (CsRecentProject *self)
{
  g_return_val_if_fail (CS_IS_RECENT_PROJECT (self), NULL);

  return self->title;
}

int
cs_recent_project_get_n_errors (CsRecentProject *self)
{
  g_return_val_if_fail (CS_IS_RECENT_PROJECT (self), CS_RECENT_UNKNOWN_ERRORS);

  return self->n_errors;
}

gboolean
cs_recent_project_get_missing (CsRecentProject *self)
{
  g_return_val_if_fail (CS_IS_RECENT_PROJECT (self), FALSE);

  return self->missing;
}
