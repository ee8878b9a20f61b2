/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cs-ui"

#include "cs-recovery-dialog.h"

#include <glib/gi18n.h>

#include "cs-drafts.h"
#include "cs-shown-path.h"

#define RESPONSE_DISCARD "discard"
#define RESPONSE_RECOVER "recover"

/* Of more rows than these, the others are scrolled to. */
#define MAX_ROWS    4
#define MAX_HEIGHT  260

typedef struct
{
  GPtrArray        *ids;      /* char */
  GPtrArray        *checks;   /* GtkCheckButton, one for each id */
  CsRecoveryChoice  recover;
  CsRecoveryChoice  discard;
  gpointer          user_data;
} Offer;

static void
offer_free (gpointer  data,
            GClosure *closure)
{
  Offer *offer = data;

  g_ptr_array_unref (offer->ids);
  g_ptr_array_unref (offer->checks);
  g_free (offer);
}

static void
response_cb (AdwMessageDialog *dialog,
             const char       *response,
             Offer            *offer)
{
  g_autoptr (GPtrArray) chosen = g_ptr_array_new ();

  for (guint i = 0; i < offer->ids->len; i++)
    {
      if (gtk_check_button_get_active (g_ptr_array_index (offer->checks, i)))
        g_ptr_array_add (chosen, g_ptr_array_index (offer->ids, i));
    }
  g_ptr_array_add (chosen, NULL);

  if (g_str_equal (response, RESPONSE_RECOVER))
    offer->recover ((char **) chosen->pdata, offer->user_data);
  else if (g_str_equal (response, RESPONSE_DISCARD))
    offer->discard ((char **) chosen->pdata, offer->user_data);
}

static char *
describe (CsDraftInfo *draft)
{
  g_autoptr (GDateTime) utc = g_date_time_new_from_unix_utc (draft->time / G_USEC_PER_SEC);
  g_autoptr (GDateTime) local = g_date_time_to_local (utc);
  g_autofree char *when = g_date_time_format (local, "%c");

  /* Translators: %u counts files, %s is a date with a time */
  return g_strdup_printf (ngettext ("%u file, %s", "%u files, %s", draft->n_files),
                          draft->n_files, when);
}

static GtkWidget *
create_row (CsDraftInfo *draft,
            Offer       *offer)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *check = gtk_check_button_new ();
  g_autofree char *title = draft->folder != NULL ? cs_shown_path_dup (draft->folder)
                                                 : g_strdup (_("A project that was never saved"));
  g_autofree char *subtitle = describe (draft);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (check), TRUE);
  gtk_widget_set_valign (check, GTK_ALIGN_CENTER);
  gtk_accessible_update_property (GTK_ACCESSIBLE (check),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), check);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), check);
  g_ptr_array_add (offer->checks, g_object_ref (check));

  return row;
}

static GtkWidget *
create_list (GPtrArray *drafts,
             Offer     *offer)
{
  GtkWidget *list = gtk_list_box_new ();
  GtkWidget *scroller;

  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (list, "boxed-list");
  gtk_accessible_update_property (GTK_ACCESSIBLE (list),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, _("Unsaved projects"), -1);
  for (guint i = 0; i < drafts->len; i++)
    {
      CsDraftInfo *draft = g_ptr_array_index (drafts, i);

      g_ptr_array_add (offer->ids, g_strdup (draft->id));
      gtk_list_box_append (GTK_LIST_BOX (list), create_row (draft, offer));
    }

  if (drafts->len <= MAX_ROWS)
    return list;

  scroller = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_min_content_height (GTK_SCROLLED_WINDOW (scroller), MAX_HEIGHT);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller),
                                  GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), list);

  return scroller;
}

GtkWindow *
cs_recovery_dialog_new (GtkWindow        *parent,
                        GPtrArray        *drafts,
                        CsRecoveryChoice  recover,
                        CsRecoveryChoice  discard,
                        gpointer          user_data)
{
  AdwMessageDialog *dialog =
    ADW_MESSAGE_DIALOG (adw_message_dialog_new (parent, _("Recover Unsaved Changes?"), NULL));
  Offer *offer = g_new0 (Offer, 1);

  offer->ids = g_ptr_array_new_with_free_func (g_free);
  offer->checks = g_ptr_array_new_with_free_func (g_object_unref);
  offer->recover = recover;
  offer->discard = discard;
  offer->user_data = user_data;

  adw_message_dialog_set_body (dialog, _("Connector Studio was not closed the last time. Recover "
                                         "opens the project with its unsaved changes; nothing is "
                                         "written to its folder until you save. Discard deletes "
                                         "these changes."));
  adw_message_dialog_set_extra_child (dialog, create_list (drafts, offer));
  adw_message_dialog_add_responses (dialog,
                                    "later", _("_Later"),
                                    RESPONSE_DISCARD, _("_Discard"),
                                    RESPONSE_RECOVER, _("_Recover"),
                                    NULL);
  adw_message_dialog_set_response_appearance (dialog, RESPONSE_DISCARD,
                                              ADW_RESPONSE_DESTRUCTIVE);
  adw_message_dialog_set_response_appearance (dialog, RESPONSE_RECOVER, ADW_RESPONSE_SUGGESTED);
  adw_message_dialog_set_default_response (dialog, RESPONSE_RECOVER);
  adw_message_dialog_set_close_response (dialog, "later");
  g_signal_connect_data (dialog, "response", G_CALLBACK (response_cb), offer, offer_free, 0);

  return GTK_WINDOW (dialog);
}
