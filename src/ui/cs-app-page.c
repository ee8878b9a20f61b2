/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cs-ui"

#include "cs-app-page.h"

#include "cs-form-page.h"
#include "cs-vocab-manifest.h"

struct _CsAppPage
{
  CsPage      parent_instance;

  CsFormPage *form;
};

G_DEFINE_FINAL_TYPE (CsAppPage, cs_app_page, CS_TYPE_PAGE)

static void
place_cb (CsAppPage  *self,
          const char *pointer)
{
  cs_page_went_to (CS_PAGE (self),
                   cs_workspace_get_main_path (cs_page_get_workspace (CS_PAGE (self))), pointer);
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
cs_app_page_constructed (GObject *object)
{
  CsAppPage *self = CS_APP_PAGE (object);
  CsWorkspace *workspace = cs_page_get_workspace (CS_PAGE (self));

  G_OBJECT_CLASS (cs_app_page_parent_class)->constructed (object);

  self->form = cs_form_page_new (workspace, cs_workspace_get_main_path (workspace),
                                 &cs_vocab_manifest, cs_vocab_form_app);
  g_signal_connect_object (self->form, "place", G_CALLBACK (place_cb), self, G_CONNECT_SWAPPED);
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->form));
}

static void
cs_app_page_class_init (CsAppPageClass *klass)
{
  G_OBJECT_CLASS (klass)->constructed = cs_app_page_constructed;
  CS_PAGE_CLASS (klass)->show_place = cs_app_page_show_place;
}

static void
cs_app_page_init (CsAppPage *self)
{
}
