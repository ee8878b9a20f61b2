/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cs-ui"

#include "cs-app-page.h"

#include <glib/gi18n.h>

#include "cs-app-preview.h"
#include "cs-form-page.h"
#include "cs-upgrade-dialog.h"
#include "cs-upgrade.h"
#include "cs-vocab-manifest.h"

/* The preview stands beside the form where there is room, and below it where there is not:
 *
 *     wide:  +------------------+-----------+      narrow:  +---------------+
 *            | form             | preview   |               | form          |
 *            |                  | (scrolls  |               | ...           |
 *            |                  |  by       |               | preview, the  |
 *            |                  |  itself)  |               | last group    |
 *            +------------------+-----------+               +---------------+
 */

#define WIDE_WIDTH    800
#define PREVIEW_WIDTH 360

struct _CsAppPage
{
  CsPage      parent_instance;

  CsFormPage *form;
  GtkWidget  *preview;
  GtkWidget  *beside;       /* the scrolled window */
  GtkWidget  *beside_bin;
  GtkWidget  *below;        /* the group */
  GtkWidget  *below_bin;
  gboolean    wide;
  guint       arrange;      /* idle */
};

G_DEFINE_FINAL_TYPE (CsAppPage, cs_app_page, CS_TYPE_PAGE)

static void
place_cb (CsAppPage  *self,
          const char *pointer)
{
  cs_page_went_to (CS_PAGE (self),
                   cs_workspace_get_main_path (cs_page_get_workspace (CS_PAGE (self))), pointer);
}

static void
arrange (CsAppPage *self)
{
  g_autoptr (GtkWidget) preview = g_object_ref (self->preview);

  adw_bin_set_child (ADW_BIN (self->wide ? self->below_bin : self->beside_bin), NULL);
  adw_bin_set_child (ADW_BIN (self->wide ? self->beside_bin : self->below_bin), preview);
  gtk_widget_set_visible (self->beside, self->wide);
  gtk_widget_set_visible (self->below, !self->wide);
}

static gboolean
arrange_cb (gpointer user_data)
{
  CsAppPage *self = user_data;

  self->arrange = 0;
  arrange (self);

  return G_SOURCE_REMOVE;
}

/* Widgets must not move while they are given their places. */
static void
resized_cb (CsAppPage *self,
            int        width)
{
  gboolean wide = width >= WIDE_WIDTH;

  if (self->wide == wide)
    return;

  self->wide = wide;
  if (self->arrange == 0)
    self->arrange = g_idle_add_full (G_PRIORITY_HIGH_IDLE, arrange_cb, self, NULL);
}

/* A bin's place is given by its layout manager, and says nothing; a drawing area does. */
static GtkWidget *
watch_width (CsAppPage *self,
             GtkWidget *child)
{
  GtkWidget *overlay = gtk_overlay_new ();
  GtkWidget *area = gtk_drawing_area_new ();

  gtk_widget_set_can_target (area, FALSE);
  g_signal_connect_object (area, "resize", G_CALLBACK (resized_cb), self, G_CONNECT_SWAPPED);
  gtk_overlay_set_child (GTK_OVERLAY (overlay), child);
  gtk_overlay_add_overlay (GTK_OVERLAY (overlay), area);

  return overlay;
}

static void
upgrade_cb (GtkWidget  *widget,
            const char *action,
            GVariant   *parameter)
{
  GtkRoot *root = gtk_widget_get_root (widget);
  GtkWidget *dialog = cs_upgrade_dialog_new (cs_page_get_workspace (CS_PAGE (widget)),
                                             GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL);

  gtk_window_present (GTK_WINDOW (dialog));
}

/* What is the newest already cannot be upgraded. */
static void
update_upgrade (CsAppPage *self)
{
  g_autoptr (GArray) versions = cs_upgrade_dup_versions (cs_page_get_workspace (CS_PAGE (self)));

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "page.upgrade", versions->len > 0);
}

static gboolean
cs_app_page_show_place (CsPage     *page,
                        const char *path,
                        const char *pointer)
{
  CsAppPage *self = CS_APP_PAGE (page);

  if (g_strcmp0 (path, cs_workspace_get_main_path (cs_page_get_workspace (page))) != 0 ||
      cs_form_page_find_row (self->form, pointer) == NULL)
    return FALSE;

  cs_form_page_show_pointer (self->form, pointer);
  return TRUE;
}

static void
add_preview (CsAppPage *self,
             GtkBox    *box)
{
  self->preview = cs_app_preview_new (cs_page_get_workspace (CS_PAGE (self)));

  self->beside_bin = adw_bin_new ();
  gtk_widget_add_css_class (self->beside_bin, "cs-app-preview");
  self->beside = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (self->beside), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->beside), self->beside_bin);
  gtk_widget_set_size_request (self->beside, PREVIEW_WIDTH, -1);
  gtk_box_append (box, self->beside);

  self->below_bin = adw_bin_new ();
  self->below = GTK_WIDGET (cs_form_group_new ());
  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (self->below), _("Preview"));
  adw_preferences_group_set_description (ADW_PREFERENCES_GROUP (self->below),
                                         _("About as Teams shows it."));
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self->below), self->below_bin);
  cs_form_page_add (self->form, CS_FORM_GROUP (self->below));

  arrange (self);
}

static void
cs_app_page_constructed (GObject *object)
{
  CsAppPage *self = CS_APP_PAGE (object);
  CsWorkspace *workspace = cs_page_get_workspace (CS_PAGE (self));
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

  G_OBJECT_CLASS (cs_app_page_parent_class)->constructed (object);

  self->form = cs_form_page_new (workspace, cs_workspace_get_main_path (workspace),
                                 &cs_vocab_manifest, cs_vocab_form_app);
  gtk_widget_set_hexpand (GTK_WIDGET (self->form), TRUE);
  g_signal_connect_object (self->form, "place", G_CALLBACK (place_cb), self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->form));
  add_preview (self, GTK_BOX (box));
  adw_bin_set_child (ADW_BIN (self), watch_width (self, box));

  g_signal_connect_object (cs_workspace_get_findings (workspace), "items-changed",
                           G_CALLBACK (update_upgrade), self, G_CONNECT_SWAPPED);
  update_upgrade (self);

  g_signal_connect_object (cs_page_get_history (CS_PAGE (self)), "moved",
                           G_CALLBACK (cs_page_queue_refresh), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (cs_page_get_project (CS_PAGE (self)), "items-changed",
                           G_CALLBACK (cs_page_queue_refresh), self, G_CONNECT_SWAPPED);
  cs_page_queue_refresh (CS_PAGE (self));
}

static void
cs_app_page_refresh (CsPage *page)
{
  cs_app_preview_refresh (CS_APP_PREVIEW (CS_APP_PAGE (page)->preview));
}

static void
cs_app_page_dispose (GObject *object)
{
  CsAppPage *self = CS_APP_PAGE (object);

  g_clear_handle_id (&self->arrange, g_source_remove);

  G_OBJECT_CLASS (cs_app_page_parent_class)->dispose (object);
}

static void
cs_app_page_class_init (CsAppPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->constructed = cs_app_page_constructed;
  G_OBJECT_CLASS (klass)->dispose = cs_app_page_dispose;
  CS_PAGE_CLASS (klass)->show_place = cs_app_page_show_place;
  CS_PAGE_CLASS (klass)->refresh = cs_app_page_refresh;

  gtk_widget_class_install_action (widget_class, "page.upgrade", NULL, upgrade_cb);
}

static void
cs_app_page_init (CsAppPage *self)
{
}
