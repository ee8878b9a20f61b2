/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cs-ui"

#include "cs-languages-page-private.h"

#include <glib/gi18n.h>

#include "cs-icon-facts.h"
#include "cs-icon-texture.h"
#include "cs-language-cell.h"
#include "cs-language-tile.h"
#include "cs-manifest-files.h"

/* A column needs this many pixels, and the page so many for two of them. */
#define COLUMN_WIDTH 200
#define NARROW_WIDTH 560

/* More entries than this would be felt when the page comes: one language at a time then. */
#define MAX_CELLS 300

#define KEY_NAME        "name.short"
#define KEY_DESCRIPTION "description.short"
#define POINTER_COLOR   "/icons/color"

G_DEFINE_FINAL_TYPE (CsLanguagesPage, cs_languages_page, CS_TYPE_PAGE)

static CsWorkspace *
get_workspace (CsLanguagesPage *self)
{
  return cs_page_get_workspace (CS_PAGE (self));
}

const CsLanguage *
cs_languages_page_get_language (CsLanguagesPage *self,
                                guint            index)
{
  return g_ptr_array_index (self->table->languages, index);
}

const char *
cs_languages_page_get_title (const CsLanguage *language)
{
  return *language->tag != '\0' ? cs_language_get_name (language->tag) : _("Default language");
}

/* Takes @change, which may be NULL with @error set. */
void
cs_languages_page_do (CsLanguagesPage *self,
                      CsChange        *change,
                      GError          *error)
{
  g_autoptr (CsChange) owned = change;
  g_autoptr (GError) owned_error = error;

  if (change != NULL)
    cs_history_do (cs_page_get_history (CS_PAGE (self)), change, &owned_error);
  if (owned_error == NULL)
    return;

  gtk_widget_activate_action (GTK_WIDGET (self), "win.tell", "s",
                              self->table->version < CS_VERSION (1, 5)
                              ? _("Languages came with manifest version 1.5. Upgrade the manifest "
                                  "first.")
                              : _("The JSON text is broken near this value. Mend it first; the "
                                  "problems list says where."));
}

/* The first column is always there; of the others those for which there is room. */
static void
show_columns (CsLanguagesPage *self)
{
  guint n, chosen;
  gboolean one;

  if (self->to_chooser)
    return;

  n = self->table->languages->len;
  one = n > 1 && (self->narrow || n * self->table->keys->len > MAX_CELLS);
  chosen = gtk_drop_down_get_selected (self->chooser);
  gtk_widget_set_visible (GTK_WIDGET (self->chooser), one);
  for (guint i = 0; i < self->cells->len; i++)
    {
      CsLanguageCell *cell = g_ptr_array_index (self->cells, i);

      gtk_widget_set_visible (GTK_WIDGET (cell), !one || cs_language_cell_get_language (cell) ==
                                                         cs_languages_page_get_language (self, MIN (chosen, n - 1)));
    }
  for (guint i = 0; i < self->heads->len; i++)
    gtk_widget_set_visible (g_ptr_array_index (self->heads, i), !one || i == chosen);
}

static void
cell_entered_cb (CsLanguagesPage *self,
                 CsLanguageCell  *cell)
{
  const CsLanguage *language = cs_language_cell_get_language (cell);
  const char *path = cs_language_get_path (get_workspace (self), language);
  g_autofree char *pointer = cs_language_dup_pointer (language, cs_language_cell_get_key (cell));

  if (path != NULL)
    cs_page_went_to (CS_PAGE (self), path, pointer);
}

static GtkWidget *
create_head (const char *title)
{
  GtkWidget *label = gtk_label_new (title);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (label, "heading");

  return label;
}

static GtkWidget *
create_key_label (const CsLanguageKey *key)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  GtkWidget *title = gtk_label_new (_(key->member->title));
  GtkWidget *name = gtk_label_new (key->key);

  gtk_label_set_xalign (GTK_LABEL (title), 0);
  gtk_label_set_wrap (GTK_LABEL (title), TRUE);
  gtk_label_set_max_width_chars (GTK_LABEL (title), 14);
  gtk_label_set_xalign (GTK_LABEL (name), 0);
  gtk_label_set_ellipsize (GTK_LABEL (name), PANGO_ELLIPSIZE_START);
  gtk_label_set_max_width_chars (GTK_LABEL (name), 16);
  gtk_widget_add_css_class (name, "caption");
  gtk_widget_add_css_class (name, "dim-label");
  gtk_widget_set_tooltip_text (box, key->key);
  gtk_widget_set_margin_top (box, 6);
  gtk_widget_set_valign (box, GTK_ALIGN_START);
  gtk_box_append (GTK_BOX (box), title);
  gtk_box_append (GTK_BOX (box), name);

  return box;
}

static void
fill_grid (CsLanguagesPage *self)
{
  GtkWidget *child;

  g_ptr_array_set_size (self->cells, 0);
  g_ptr_array_set_size (self->heads, 0);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->grid))) != NULL)
    gtk_grid_remove (self->grid, child);

  for (guint k = 0; k < self->table->keys->len; k++)
    gtk_grid_attach (self->grid, create_key_label (g_ptr_array_index (self->table->keys, k)),
                     0, (int) k + 1, 1, 1);

  for (guint i = 0; i < self->table->languages->len; i++)
    {
      const CsLanguage *language = cs_languages_page_get_language (self, i);
      GtkWidget *head = create_head (cs_languages_page_get_title (language));

      gtk_grid_attach (self->grid, head, (int) i + 1, 0, 1, 1);
      g_ptr_array_add (self->heads, head);
      for (guint k = 0; k < self->table->keys->len; k++)
        {
          GtkWidget *cell = cs_language_cell_new (get_workspace (self), self->table, language,
                                                  g_ptr_array_index (self->table->keys, k));

          gtk_widget_set_hexpand (cell, TRUE);
          gtk_widget_set_size_request (cell, COLUMN_WIDTH, -1);
          g_signal_connect_object (cell, "entered", G_CALLBACK (cell_entered_cb), self,
                                   G_CONNECT_SWAPPED);
          gtk_grid_attach (self->grid, cell, (int) i + 1, (int) k + 1, 1, 1);
          g_ptr_array_add (self->cells, cell);
        }
    }
}

static void
fill_chooser (CsLanguagesPage *self)
{
  g_autoptr (GtkStringList) model = gtk_string_list_new (NULL);
  guint selected = gtk_drop_down_get_selected (self->chooser);

  for (guint i = 0; i < self->table->languages->len; i++)
    gtk_string_list_append (model, cs_languages_page_get_title (cs_languages_page_get_language (self, i)));

  self->to_chooser = TRUE;
  gtk_drop_down_set_model (self->chooser, G_LIST_MODEL (model));
  if (selected < self->table->languages->len)
    gtk_drop_down_set_selected (self->chooser, selected);
  self->to_chooser = FALSE;
}

static void
fill_tiles (CsLanguagesPage *self)
{
  GtkWidget *child;

  g_ptr_array_set_size (self->tile_list, 0);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->tiles))) != NULL)
    gtk_flow_box_remove (self->tiles, child);

  for (guint i = 0; i < self->table->languages->len; i++)
    {
      GtkWidget *place = gtk_flow_box_child_new ();
      GtkWidget *tile = cs_language_tile_new (cs_languages_page_get_title (cs_languages_page_get_language (self, i)));

      gtk_flow_box_child_set_child (GTK_FLOW_BOX_CHILD (place), tile);
      gtk_widget_set_focusable (place, FALSE);
      gtk_widget_set_valign (place, GTK_ALIGN_START);
      gtk_flow_box_append (self->tiles, place);
      g_ptr_array_add (self->tile_list, tile);
    }
}

static void
update_icon (CsLanguagesPage *self)
{
  CsProject *project = cs_page_get_project (CS_PAGE (self));
  const char *main_path = cs_workspace_get_main_path (get_workspace (self));
  CsDocument *manifest = cs_project_get_document (project, main_path);
  CsSnapshot *snapshot = manifest != NULL ? cs_document_get_snapshot (manifest) : NULL;
  const char *name = snapshot != NULL
                     ? cs_snapshot_get_string (snapshot, cs_snapshot_find (snapshot, POINTER_COLOR))
                     : NULL;
  g_autofree char *path = name != NULL ? cs_manifest_files_resolve (main_path, name) : NULL;
  CsDocument *document = path != NULL ? cs_project_get_document (project, path) : NULL;
  GBytes *bytes = document != NULL ? cs_document_get_bytes (document) : NULL;

  if (bytes == self->icon_bytes)
    return;

  g_clear_object (&self->icon);
  g_clear_pointer (&self->icon_bytes, g_bytes_unref);
  if (bytes != NULL)
    {
      g_autoptr (CsIconFacts) facts = cs_icon_facts_new (bytes, CS_ICON_COLOR);

      self->icon_bytes = g_bytes_ref (bytes);
      if (facts->picture != NULL)
        self->icon = cs_icon_texture_new (facts->picture);
    }
}

/* What people read: the language's text, or the default one where there is none. */
static const char *
find_shown (CsLanguagesPage  *self,
            const CsLanguage *language,
            const char       *name)
{
  for (guint k = 0; k < self->table->keys->len; k++)
    {
      const CsLanguageKey *key = g_ptr_array_index (self->table->keys, k);
      const char *text;

      if (!g_str_equal (key->key, name))
        continue;
      text = cs_language_get_text (get_workspace (self), language, key);
      if (text == NULL)
        text = cs_language_get_text (get_workspace (self), cs_languages_page_get_language (self, 0), key);
      return text != NULL ? text : "";
    }

  return "";
}

static void
update_tiles (CsLanguagesPage *self)
{
  update_icon (self);
  for (guint i = 0; i < self->tile_list->len; i++)
    {
      CsLanguageTile *tile = g_ptr_array_index (self->tile_list, i);
      const CsLanguage *language = cs_languages_page_get_language (self, i);

      cs_language_tile_set_icon (tile, GDK_PAINTABLE (self->icon));
      cs_language_tile_set_texts (tile, find_shown (self, language, KEY_NAME),
                                  find_shown (self, language, KEY_DESCRIPTION));
    }
}

static gboolean
update_cb (gpointer user_data)
{
  CsLanguagesPage *self = user_data;
  g_autoptr (CsLanguageTable) table = cs_language_table_new (get_workspace (self));

  self->update_source = 0;
  if (self->table == NULL || !cs_language_table_equal (self->table, table))
    {
      g_autoptr (CsLanguageTable) old = g_steal_pointer (&self->table);

      self->table = g_steal_pointer (&table);
      fill_grid (self);
      cs_languages_page_fill_rows (self);
      fill_chooser (self);
      fill_tiles (self);
      show_columns (self);
    }
  else
    {
      for (guint i = 0; i < self->cells->len; i++)
        cs_language_cell_update (g_ptr_array_index (self->cells, i));
    }
  update_tiles (self);

  return G_SOURCE_REMOVE;
}

/* Nobody looks at a page that is behind another; it is brought up to date when it comes back. */
static void
queue_update (CsLanguagesPage *self)
{
  if (self->update_source == 0 && gtk_widget_get_child_visible (GTK_WIDGET (self)))
    self->update_source = g_idle_add_full (G_PRIORITY_HIGH_IDLE, update_cb, self, NULL);
}

static gboolean
fold_cb (gpointer user_data)
{
  CsLanguagesPage *self = user_data;

  self->fold_source = 0;
  show_columns (self);

  return G_SOURCE_REMOVE;
}

/* Comes while widgets are being placed, when columns must not come and go. */
static void
width_changed_cb (CsLanguagesPage *self,
                  GtkAdjustment   *adjustment)
{
  gboolean narrow = gtk_adjustment_get_page_size (adjustment) < NARROW_WIDTH;

  if (narrow == self->narrow)
    return;

  self->narrow = narrow;
  if (self->fold_source == 0)
    self->fold_source = g_idle_add_full (G_PRIORITY_HIGH_IDLE, fold_cb, self, NULL);
}

static gboolean
cs_languages_page_show_place (CsPage     *page,
                              const char *path,
                              const char *pointer)
{
  CsLanguagesPage *self = CS_LANGUAGES_PAGE (page);

  for (guint i = 0; pointer != NULL && i < self->cells->len; i++)
    {
      CsLanguageCell *cell = g_ptr_array_index (self->cells, i);
      const CsLanguage *language = cs_language_cell_get_language (cell);
      g_autofree char *its_pointer =
        cs_language_dup_pointer (language, cs_language_cell_get_key (cell));

      if (g_str_equal (its_pointer, pointer) &&
          g_strcmp0 (cs_language_get_path (get_workspace (self), language), path) == 0)
        return TRUE;
    }

  return FALSE;
}

static void
cs_languages_page_constructed (GObject *object)
{
  CsLanguagesPage *self = CS_LANGUAGES_PAGE (object);

  G_OBJECT_CLASS (cs_languages_page_parent_class)->constructed (object);

  g_signal_connect_object (cs_page_get_project (CS_PAGE (self)), "items-changed",
                           G_CALLBACK (queue_update), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (cs_page_get_history (CS_PAGE (self)), "moved",
                           G_CALLBACK (queue_update), self, G_CONNECT_SWAPPED);
  g_signal_connect (self, "map", G_CALLBACK (queue_update), NULL);
  update_cb (self);
}

static void
cs_languages_page_dispose (GObject *object)
{
  CsLanguagesPage *self = CS_LANGUAGES_PAGE (object);

  /* On its way out a chooser tells of a selection. */
  self->to_chooser = TRUE;
  gtk_widget_dispose_template (GTK_WIDGET (self), CS_TYPE_LANGUAGES_PAGE);
  g_clear_handle_id (&self->update_source, g_source_remove);
  g_clear_handle_id (&self->fold_source, g_source_remove);
  g_clear_object (&self->icon);

  G_OBJECT_CLASS (cs_languages_page_parent_class)->dispose (object);
}

static void
cs_languages_page_finalize (GObject *object)
{
  CsLanguagesPage *self = CS_LANGUAGES_PAGE (object);

  g_clear_pointer (&self->table, cs_language_table_free);
  g_clear_pointer (&self->icon_bytes, g_bytes_unref);
  g_ptr_array_unref (self->rows);
  g_ptr_array_unref (self->cells);
  g_ptr_array_unref (self->heads);
  g_ptr_array_unref (self->tile_list);

  G_OBJECT_CLASS (cs_languages_page_parent_class)->finalize (object);
}

static void
cs_languages_page_class_init (CsLanguagesPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->constructed = cs_languages_page_constructed;
  object_class->dispose = cs_languages_page_dispose;
  object_class->finalize = cs_languages_page_finalize;
  CS_PAGE_CLASS (klass)->show_place = cs_languages_page_show_place;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/connectorstudio/ConnectorStudio/"
                                               "cs-languages-page.ui");
  gtk_widget_class_bind_template_child (widget_class, CsLanguagesPage, languages_group);
  gtk_widget_class_bind_template_child (widget_class, CsLanguagesPage, add_button);
  gtk_widget_class_bind_template_child (widget_class, CsLanguagesPage, popover);
  gtk_widget_class_bind_template_child (widget_class, CsLanguagesPage, search);
  gtk_widget_class_bind_template_child (widget_class, CsLanguagesPage, names);
  gtk_widget_class_bind_template_child (widget_class, CsLanguagesPage, chooser);
  gtk_widget_class_bind_template_child (widget_class, CsLanguagesPage, grid);
  gtk_widget_class_bind_template_child (widget_class, CsLanguagesPage, tiles);
  gtk_widget_class_bind_template_callback (widget_class, show_columns);
  gtk_widget_class_bind_template_callback (widget_class, cs_languages_page_search_changed);
  gtk_widget_class_bind_template_callback (widget_class, cs_languages_page_search_activated);
  gtk_widget_class_bind_template_callback (widget_class, cs_languages_page_name_activated);
}

static void
cs_languages_page_init (CsLanguagesPage *self)
{
  GtkScrolledWindow *scroller;

  self->rows = g_ptr_array_new ();
  self->cells = g_ptr_array_new ();
  self->heads = g_ptr_array_new ();
  self->tile_list = g_ptr_array_new ();
  self->to_chooser = TRUE;
  gtk_widget_init_template (GTK_WIDGET (self));
  self->to_chooser = FALSE;
  cs_languages_page_fill_names (self);

  /* It bears no name: AdwBin of 1.2 and the template would both let go of it. */
  scroller = GTK_SCROLLED_WINDOW (adw_bin_get_child (ADW_BIN (self)));
  g_signal_connect_object (gtk_scrolled_window_get_hadjustment (scroller), "changed",
                           G_CALLBACK (width_changed_cb), self, G_CONNECT_SWAPPED);
}

void
cs_languages_page_add (CsLanguagesPage *self,
                       const char      *tag)
{
  GError *error = NULL;
  CsChange *change;

  g_return_if_fail (CS_IS_LANGUAGES_PAGE (self));

  for (guint i = 0; i < self->table->languages->len; i++)
    {
      if (g_ascii_strcasecmp (cs_languages_page_get_language (self, i)->tag, tag) == 0)
        {
          gtk_widget_activate_action (GTK_WIDGET (self), "win.tell", "s",
                                      _("This language is there already"));
          return;
        }
    }

  change = cs_language_add (get_workspace (self), tag, &error);
  cs_languages_page_do (self, change, error);
}

void
cs_languages_page_remove (CsLanguagesPage *self,
                          guint            index)
{
  GError *error = NULL;
  CsChange *change;

  g_return_if_fail (CS_IS_LANGUAGES_PAGE (self));
  g_return_if_fail (index > 0 && index < self->table->languages->len);

  change = cs_language_remove (get_workspace (self), cs_languages_page_get_language (self, index), &error);
  cs_languages_page_do (self, change, error);
}

void
cs_languages_page_make_default (CsLanguagesPage *self,
                                guint            index)
{
  GError *error = NULL;
  CsChange *change;

  g_return_if_fail (CS_IS_LANGUAGES_PAGE (self));
  g_return_if_fail (index > 0 && index < self->table->languages->len);

  change = cs_language_make_default (get_workspace (self), cs_languages_page_get_language (self, index), &error);
  cs_languages_page_do (self, change, error);
}
