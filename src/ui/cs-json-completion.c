/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cs-ui"

#include "cs-json-completion.h"

#include <glib/gi18n.h>

#include "cs-completion.h"
#include "cs-json-help.h"

/* Proposals are worked out anew when one is taken: while the list is open the user types on, and
 * the places that a proposal was made for are no longer true. */

/* One line of the list. */
#define CS_TYPE_JSON_PROPOSAL (cs_json_proposal_get_type ())
G_DECLARE_FINAL_TYPE (CsJsonProposal, cs_json_proposal, CS, JSON_PROPOSAL, GObject)

struct _CsJsonProposal
{
  GObject         parent_instance;

  char           *label;
  const CsMember *member;
  CsVersion       version;
  gboolean        required;
  gboolean        is_value;
};

static void
proposal_iface_init (GtkSourceCompletionProposalInterface *iface)
{
}

G_DEFINE_FINAL_TYPE_WITH_CODE (CsJsonProposal, cs_json_proposal, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (GTK_SOURCE_TYPE_COMPLETION_PROPOSAL,
                                                      proposal_iface_init))

static void
cs_json_proposal_finalize (GObject *object)
{
  g_free (CS_JSON_PROPOSAL (object)->label);

  G_OBJECT_CLASS (cs_json_proposal_parent_class)->finalize (object);
}

static void
cs_json_proposal_class_init (CsJsonProposalClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = cs_json_proposal_finalize;
}

static void
cs_json_proposal_init (CsJsonProposal *self)
{
}

struct _CsJsonCompletion
{
  GObject       parent_instance;

  CsWorkspace  *workspace;
  CsTextMirror *mirror;
};

static void provider_iface_init (GtkSourceCompletionProviderInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (CsJsonCompletion, cs_json_completion, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (GTK_SOURCE_TYPE_COMPLETION_PROVIDER,
                                                      provider_iface_init))

static char **
list_files (CsWorkspace *workspace)
{
  GListModel *project = G_LIST_MODEL (cs_workspace_get_project (workspace));
  g_autoptr (GStrvBuilder) files = g_strv_builder_new ();

  for (guint i = 0; i < g_list_model_get_n_items (project); i++)
    {
      g_autoptr (CsDocument) document = g_list_model_get_item (project, i);

      if (!g_str_equal (cs_document_get_path (document), cs_workspace_get_main_path (workspace)))
        g_strv_builder_add (files, cs_document_get_path (document));
    }

  return g_strv_builder_end (files);
}

static CsCompletion *
complete (CsJsonCompletion *self,
          CsGrammar        *grammar)
{
  g_autoptr (CsDocument) document = NULL;
  g_autoptr (GtkTextBuffer) buffer = NULL;
  g_auto (GStrv) files = NULL;
  GtkTextIter caret;

  if (self->mirror == NULL || !cs_text_mirror_get_writable (self->mirror) ||
      cs_text_mirror_get_in_action (self->mirror))
    return NULL;

  g_object_get (self->mirror, "document", &document, "buffer", &buffer, NULL);
  *grammar = cs_grammar_find (self->workspace, cs_document_get_path (document));
  gtk_text_buffer_get_iter_at_mark (buffer, &caret, gtk_text_buffer_get_insert (buffer));
  files = list_files (self->workspace);

  return cs_completion_new (grammar, cs_document_get_snapshot (document),
                            cs_text_mirror_get_offset (self->mirror, &caret),
                            (const char * const *) files);
}

static void
fill (CsJsonCompletion *self,
      GListStore       *list)
{
  g_autoptr (CsCompletion) completion = NULL;
  g_autoptr (GPtrArray) items = g_ptr_array_new_with_free_func (g_object_unref);
  g_autofree char *word = NULL;
  CsGrammar grammar;

  completion = complete (self, &grammar);
  if (completion != NULL)
    word = g_utf8_casefold (completion->word, -1);

  for (guint i = 0; completion != NULL && i < completion->proposals->len; i++)
    {
      const CsProposal *proposal = g_ptr_array_index (completion->proposals, i);
      CsJsonProposal *item;

      if (*word != '\0' && !gtk_source_completion_fuzzy_match (proposal->label, word, NULL))
        continue;

      item = g_object_new (CS_TYPE_JSON_PROPOSAL, NULL);
      item->label = g_strdup (proposal->label);
      item->member = proposal->member;
      item->version = grammar.version;
      item->required = proposal->required;
      item->is_value = proposal->is_value;
      g_ptr_array_add (items, item);
    }

  g_list_store_splice (list, 0, g_list_model_get_n_items (G_LIST_MODEL (list)),
                       items->pdata, items->len);
}

static GListModel *
cs_json_completion_populate (GtkSourceCompletionProvider  *provider,
                             GtkSourceCompletionContext   *context,
                             GError                      **error)
{
  g_autoptr (GListStore) list = g_list_store_new (CS_TYPE_JSON_PROPOSAL);

  fill (CS_JSON_COMPLETION (provider), list);

  return G_LIST_MODEL (g_steal_pointer (&list));
}

static void
cs_json_completion_refilter (GtkSourceCompletionProvider *provider,
                             GtkSourceCompletionContext  *context,
                             GListModel                  *model)
{
  fill (CS_JSON_COMPLETION (provider), G_LIST_STORE (model));
}

static void
cs_json_completion_display (GtkSourceCompletionProvider *provider,
                            GtkSourceCompletionContext  *context,
                            GtkSourceCompletionProposal *proposal,
                            GtkSourceCompletionCell     *cell)
{
  CsJsonProposal *item = CS_JSON_PROPOSAL (proposal);
  const CsMember *member = item->member;

  switch (gtk_source_completion_cell_get_column (cell))
    {
    case GTK_SOURCE_COMPLETION_COLUMN_TYPED_TEXT:
      gtk_source_completion_cell_set_text (cell, item->label);
      break;

    case GTK_SOURCE_COMPLETION_COLUMN_AFTER:
      gtk_source_completion_cell_set_text (cell, item->is_value || member == NULL ? NULL
                                           : item->required ? _("Required") : NULL);
      break;

    case GTK_SOURCE_COMPLETION_COLUMN_DETAILS:
      if (member != NULL)
        {
          g_autofree char *markup = cs_json_help_dup_markup (member, item->version);

          gtk_source_completion_cell_set_markup (cell, markup);
        }
      else
        {
          gtk_source_completion_cell_set_text (cell, NULL);
        }
      break;

    case GTK_SOURCE_COMPLETION_COLUMN_ICON:
    case GTK_SOURCE_COMPLETION_COLUMN_BEFORE:
    case GTK_SOURCE_COMPLETION_COLUMN_COMMENT:
    default:
      gtk_source_completion_cell_set_text (cell, NULL);
      break;
    }
}

static void
cs_json_completion_activate (GtkSourceCompletionProvider *provider,
                             GtkSourceCompletionContext  *context,
                             GtkSourceCompletionProposal *proposal)
{
  g_autofree char *label = g_strdup (CS_JSON_PROPOSAL (proposal)->label);

  cs_json_completion_take (CS_JSON_COMPLETION (provider), label);
}

static gboolean
cs_json_completion_is_trigger (GtkSourceCompletionProvider *provider,
                               const GtkTextIter           *iter,
                               gunichar                     character)
{
  return character == '"';
}

static char *
cs_json_completion_get_title (GtkSourceCompletionProvider *provider)
{
  return g_strdup (_("Members and Values"));
}

static void
provider_iface_init (GtkSourceCompletionProviderInterface *iface)
{
  iface->get_title = cs_json_completion_get_title;
  iface->populate = cs_json_completion_populate;
  iface->refilter = cs_json_completion_refilter;
  iface->display = cs_json_completion_display;
  iface->activate = cs_json_completion_activate;
  iface->is_trigger = cs_json_completion_is_trigger;
}

static void
cs_json_completion_dispose (GObject *object)
{
  CsJsonCompletion *self = CS_JSON_COMPLETION (object);

  g_clear_object (&self->workspace);
  g_clear_object (&self->mirror);

  G_OBJECT_CLASS (cs_json_completion_parent_class)->dispose (object);
}

static void
cs_json_completion_class_init (CsJsonCompletionClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = cs_json_completion_dispose;
}

static void
cs_json_completion_init (CsJsonCompletion *self)
{
}

CsJsonCompletion *
cs_json_completion_new (CsWorkspace *workspace)
{
  CsJsonCompletion *self = g_object_new (CS_TYPE_JSON_COMPLETION, NULL);

  self->workspace = g_object_ref (workspace);

  return self;
}

void
cs_json_completion_set_mirror (CsJsonCompletion *self,
                               CsTextMirror     *mirror)
{
  g_return_if_fail (CS_IS_JSON_COMPLETION (self));

  g_set_object (&self->mirror, mirror);
}

gboolean
cs_json_completion_take (CsJsonCompletion *self,
                         const char       *label)
{
  g_autoptr (CsCompletion) completion = NULL;
  g_autoptr (GtkTextBuffer) buffer = NULL;
  g_autofree char *step = NULL;
  const CsProposal *proposal;
  CsGrammar grammar;
  GtkTextIter start, end;
  int offset;

  g_return_val_if_fail (CS_IS_JSON_COMPLETION (self), FALSE);

  completion = complete (self, &grammar);
  proposal = completion != NULL ? cs_completion_find (completion, label) : NULL;
  if (proposal == NULL)
    return FALSE;

  g_object_get (self->mirror, "buffer", &buffer, NULL);
  cs_text_mirror_get_iter (self->mirror, completion->span.start, &start);
  cs_text_mirror_get_iter (self->mirror, completion->span.start + completion->span.length, &end);
  offset = gtk_text_iter_get_offset (&start);

  /* Translators: %s is a member's name or a value, as it stands in the text */
  step = g_strdup_printf (_("Complete “%s”"), label);
  cs_text_mirror_name_step (self->mirror, step);
  gtk_text_buffer_begin_user_action (buffer);
  gtk_text_buffer_delete (buffer, &start, &end);
  gtk_text_buffer_insert (buffer, &start, proposal->text, -1);
  gtk_text_buffer_end_user_action (buffer);

  gtk_text_buffer_get_iter_at_offset (buffer, &start,
                                      offset + g_utf8_strlen (proposal->text,
                                                              proposal->select.start));
  end = start;
  gtk_text_iter_forward_chars (&end, g_utf8_strlen (proposal->text + proposal->select.start,
                                                    proposal->select.length));
  gtk_text_buffer_select_range (buffer, &end, &start);

  return TRUE;
}
