/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cs-workspace"

#include "cs-life-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "cs-card-guess.h"
#include "cs-kind.h"

/*
 *   findings --(place, id)--> the step that they belong to --.
 *                                                             +--> state and sentence
 *   manifest and files -------- what there is ---------------'
 *
 * What there is to say of a step without a problem, each step's own function says; a problem
 * speaks for itself, in its own words.
 */

typedef enum
{
  STEP_DESCRIBE,
  STEP_ICONS,
  STEP_CONFIGURE,
  STEP_REGISTER,
  STEP_LANGUAGES,
  STEP_CARDS,
  STEP_PACKAGE,
  STEP_PUBLISH,
  N_STEPS,
} StepIndex;

struct _CsLife
{
  GObject      parent_instance;

  CsWorkspace *workspace;
  CsLifeStep  *steps[N_STEPS];
  gboolean     known;
  gboolean     retired;
};

/* What belongs to one step, of the findings. */
typedef struct
{
  guint      n_errors;
  guint      n_warnings;
  CsFinding *worst;       /* the first of the worst */
} Problems;

typedef void (*DescribeFunc) (CsLife         *self,
                              const Problems *problems);

/* Where a step is done in the manifest. */
#define CONNECTORS      "/connectors"
#define ICONS           "/icons"
#define LANGUAGES       "/localizationInfo"
#define MORE_LANGUAGES  "/localizationInfo/additionalLanguages"
#define WEBSITE         "/developer/websiteUrl"
#define REGISTRATION    "connector.json"

/* The ids of rules about cards, wherever a card lies, and the names of their pages. */
#define CARD_RULES "card-"
#define CARD_PAGES "card:"

/* Which step a finding belongs to, by where it is. The first row that fits decides; what fits
 * none is about the package. A file NULL stands for the manifest. */
static const struct
{
  const char *file_prefix;
  const char *file_suffix;
  const char *pointer;
  StepIndex   step;
} places[] = {
  { NULL, NULL, ICONS, STEP_ICONS },
  { NULL, NULL, CONNECTORS, STEP_CONFIGURE },
  { NULL, NULL, LANGUAGES, STEP_LANGUAGES },
  { NULL, NULL, "", STEP_DESCRIBE },
  { "", ".png", NULL, STEP_ICONS },
  { CS_CARDS_FOLDER, "", NULL, STEP_CARDS },
  { REGISTRATION, "", NULL, STEP_CONFIGURE },
  { "", ".json", NULL, STEP_LANGUAGES },
};

/* The retirement has a place of its own in the window, and is no fault of the project. */
#define ID_RETIRED "connectors-retired"

/* Reserved by RFC 2606 for examples: what a template has, and nobody's address. */
#define EXAMPLE_DOMAIN ".example"

enum
{
  PROP_RETIRED = 1,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

static GType
cs_life_get_item_type (GListModel *model)
{
  return CS_TYPE_LIFE_STEP;
}

static guint
cs_life_get_n_items (GListModel *model)
{
  return N_STEPS;
}

static gpointer
cs_life_get_item (GListModel *model,
                  guint       position)
{
  return position < N_STEPS ? g_object_ref (CS_LIFE (model)->steps[position]) : NULL;
}

static void
list_model_init (GListModelInterface *iface)
{
  iface->get_item_type = cs_life_get_item_type;
  iface->get_n_items = cs_life_get_n_items;
  iface->get_item = cs_life_get_item;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (CsLife, cs_life, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, list_model_init))

static gboolean
is_within (const char *pointer,
           const char *ancestor)
{
  gsize length = strlen (ancestor);

  return pointer != NULL && strncmp (pointer, ancestor, length) == 0 &&
         (pointer[length] == '\0' || pointer[length] == '/');
}

static StepIndex
find_step_of (CsLife    *self,
              CsFinding *finding)
{
  const char *file = cs_finding_get_file (finding);
  const char *pointer = cs_finding_get_pointer (finding);
  gboolean is_main = g_strcmp0 (file, cs_workspace_get_main_path (self->workspace)) == 0;

  if (g_str_has_prefix (cs_finding_get_id (finding), CARD_RULES))
    return STEP_CARDS;

  for (guint i = 0; file != NULL && i < G_N_ELEMENTS (places); i++)
    {
      if (is_main
          ? places[i].file_prefix == NULL && is_within (pointer != NULL ? pointer : "",
                                                        places[i].pointer)
          : places[i].file_prefix != NULL && g_str_has_prefix (file, places[i].file_prefix) &&
            g_str_has_suffix (file, places[i].file_suffix))
        return places[i].step;
    }

  return STEP_PACKAGE;
}

static CsSnapshot *
get_manifest (CsLife *self)
{
  const char *path = cs_workspace_get_main_path (self->workspace);
  CsDocument *document = path == NULL ? NULL :
    cs_project_get_document (cs_workspace_get_project (self->workspace), path);

  return document != NULL ? cs_document_get_snapshot (document) : NULL;
}

/* Half of a manifest does not tell what the other half says. */
static gboolean
is_readable (CsLife *self)
{
  CsSnapshot *manifest = get_manifest (self);

  return manifest != NULL && !cs_snapshot_is_broken (manifest);
}

static guint
find_node (CsLife     *self,
           const char *pointer)
{
  CsSnapshot *manifest = get_manifest (self);

  return manifest != NULL ? cs_snapshot_find (manifest, pointer) : CS_NODE_NONE;
}

static guint
count_children (CsLife     *self,
                const char *pointer)
{
  guint node = find_node (self, pointer);

  return node != CS_NODE_NONE ? cs_snapshot_get_n_children (get_manifest (self), node) : 0;
}

static guint
count_cards (CsLife  *self,
             char   **first)
{
  GListModel *files = G_LIST_MODEL (cs_workspace_get_project (self->workspace));
  guint n_cards = 0;

  for (guint i = 0; i < g_list_model_get_n_items (files); i++)
    {
      g_autoptr (CsDocument) document = g_list_model_get_item (files, i);
      const char *path = cs_document_get_path (document);

      if (!cs_card_path_is_card (path))
        continue;

      if (n_cards++ == 0 && first != NULL)
        *first = g_strdup (path);
    }

  return n_cards;
}

static gboolean
has_example_address (CsLife *self)
{
  guint node = find_node (self, WEBSITE);
  const char *address =
    node != CS_NODE_NONE ? cs_snapshot_get_string (get_manifest (self), node) : NULL;
  g_autoptr (GUri) uri = NULL;
  const char *host;

  if (address == NULL)
    return FALSE;

  uri = g_uri_parse (address, G_URI_FLAGS_NONE, NULL);
  host = uri != NULL ? g_uri_get_host (uri) : NULL;

  return host != NULL && g_str_has_suffix (host, EXAMPLE_DOMAIN);
}

static void
say_problems (CsLifeStep     *step,
              const Problems *problems)
{
  guint n_others = problems->n_errors - 1;
  const char *message = cs_finding_get_message (problems->worst);
  g_autofree char *sentence = NULL;

  /* Translators: %s is a sentence about one problem, with its full stop; %u counts the others */
  sentence = n_others == 0 ? g_strdup (message)
             : g_strdup_printf (ngettext ("%s There is %u more problem here.",
                                          "%s There are %u more problems here.", n_others),
                                message, n_others);
  cs_life_step_set (step, CS_LIFE_NEEDS_YOU, sentence);
}

/* What is well, but for what the warnings say. */
static void
say_done (CsLifeStep     *step,
          const Problems *problems,
          const char     *sentence)
{
  g_autofree char *warned = NULL;

  if (problems->n_warnings > 0)
    /* Translators: %s is a sentence that says what is well, with its full stop */
    warned = g_strdup_printf (ngettext ("%s One warning is worth a look.",
                                        "%s %u warnings are worth a look.", problems->n_warnings),
                              sentence, problems->n_warnings);
  cs_life_step_set (step, CS_LIFE_DONE, warned != NULL ? warned : sentence);
}

/* What the rules say nothing of where they could not read the manifest is not therefore well. */
static void
say_not_known (CsLifeStep *step)
{
  cs_life_step_set (step, CS_LIFE_NOT_KNOWN,
                    _("What the manifest says of this cannot be told before it can be read."));
}

static void
describe_manifest (CsLife         *self,
                   const Problems *problems)
{
  CsLifeStep *step = self->steps[STEP_DESCRIBE];

  if (has_example_address (self))
    {
      cs_life_step_set (step, CS_LIFE_NEEDS_YOU,
                        _("The addresses still end in “.example”; put in those of your own site."));
      cs_life_step_set_place (step, cs_workspace_get_main_path (self->workspace), WEBSITE);
    }
  else
    {
      say_done (step, problems, _("Names, identity and developer are complete."));
    }
}

static void
describe_icons (CsLife         *self,
                const Problems *problems)
{
  say_done (self->steps[STEP_ICONS], problems,
            _("Both icons are there and have the sizes and colors that Teams wants."));
}

static void
describe_configuration (CsLife         *self,
                        const Problems *problems)
{
  CsLifeStep *step = self->steps[STEP_CONFIGURE];

  if (self->retired)
    say_done (step, problems, _("The connector has its id and its configuration page."));
  else
    cs_life_step_set (step, CS_LIFE_OPTIONAL,
                      _("This app has no connector, and so nothing to configure."));
}

static void
describe_registration (CsLife         *self,
                       const Problems *problems)
{
  cs_life_step_set (self->steps[STEP_REGISTER], CS_LIFE_OVER,
                    _("Microsoft has registered no new connectors since October 2024. Keep the "
                      "data of one that you registered before."));
}

static void
describe_languages (CsLife         *self,
                    const Problems *problems)
{
  guint n_more = count_children (self, MORE_LANGUAGES);
  g_autofree char *sentence = NULL;

  if (find_node (self, LANGUAGES) == CS_NODE_NONE)
    {
      cs_life_step_set (self->steps[STEP_LANGUAGES], CS_LIFE_OPTIONAL,
                        _("The names are in one language. Add others for teams that read them."));
      return;
    }

  sentence = g_strdup_printf (ngettext ("The names are in %u language, the default one.",
                                        "The names are in %u languages.", n_more + 1), n_more + 1);
  say_done (self->steps[STEP_LANGUAGES], problems, sentence);
}

static void
describe_cards (CsLife         *self,
                const Problems *problems)
{
  CsLifeStep *step = self->steps[STEP_CARDS];
  g_autofree char *first = NULL;
  guint n_cards = count_cards (self, &first);
  g_autofree char *sentence = NULL;

  cs_life_step_set_place (step, first, first != NULL ? "" : NULL);
  if (n_cards == 0)
    {
      cs_life_step_set (step, CS_LIFE_OPTIONAL,
                        _("The project has no cards. Files in “cards” are messages to try out."));
      return;
    }

  sentence = g_strdup_printf (ngettext ("The project has %u card.", "The project has %u cards.",
                                        n_cards), n_cards);
  say_done (step, problems, sentence);
}

static void
describe_package (CsLife         *self,
                  const Problems *problems)
{
  guint n_errors = cs_workspace_get_n_errors (self->workspace);
  g_autofree char *sentence = NULL;

  if (n_errors == 0)
    {
      cs_life_step_set (self->steps[STEP_PACKAGE], CS_LIFE_DONE,
                        _("Nothing stands in the way: the package can be exported."));
      return;
    }

  sentence = g_strdup_printf (ngettext ("%u error stands in the way of the package.",
                                        "%u errors stand in the way of the package.", n_errors),
                              n_errors);
  cs_life_step_set (self->steps[STEP_PACKAGE], CS_LIFE_LATER, sentence);
}

static void
describe_publishing (CsLife         *self,
                     const Problems *problems)
{
  CsLifeStep *step = self->steps[STEP_PUBLISH];

  if (cs_workspace_get_n_errors (self->workspace) > 0)
    cs_life_step_set (step, CS_LIFE_LATER, _("Comes when the package is free of errors."));
  else
    cs_life_step_set (step, CS_LIFE_NEEDS_YOU,
                      _("Upload the exported package to a team or to your organization's catalog."));
}

/* In the order of StepIndex. */
static const struct
{
  const char   *id;
  const char   *title;
  const char   *page;
  const char   *pointer;
  gboolean      needs_manifest;   /* without it there is nothing to say */
  DescribeFunc  describe;
} rows[] = {
  { "describe", N_("Describe the app"), "app", "/name", TRUE, describe_manifest },
  { "icons", N_("Draw the icons"), "icons", ICONS, TRUE, describe_icons },
  { "configure", N_("Configure the connector"), "connector", CONNECTORS, TRUE,
    describe_configuration },
  { "register", N_("Register the connector"), "connector", NULL, FALSE, describe_registration },
  { "languages", N_("Translate the names"), "languages", LANGUAGES, TRUE, describe_languages },
  { "cards", N_("Design the cards"), "cards", NULL, FALSE, describe_cards },
  { "package", N_("Export the package"), "package", NULL, FALSE, describe_package },
  { "publish", N_("Publish it"), "publish", NULL, FALSE, describe_publishing },
};

G_STATIC_ASSERT (G_N_ELEMENTS (rows) == N_STEPS);

static void
count_problems (CsLife   *self,
                Problems *problems)
{
  GListModel *findings = cs_workspace_get_findings (self->workspace);

  for (guint i = 0; i < g_list_model_get_n_items (findings); i++)
    {
      g_autoptr (CsFinding) finding = g_list_model_get_item (findings, i);
      CsSeverity severity = cs_finding_get_severity (finding);
      Problems *its = &problems[find_step_of (self, finding)];

      if (severity == CS_SEVERITY_NOTE || g_str_equal (cs_finding_get_id (finding), ID_RETIRED))
        continue;

      its->n_errors += severity == CS_SEVERITY_ERROR;
      its->n_warnings += severity == CS_SEVERITY_WARNING;
      if (its->worst == NULL || severity > cs_finding_get_severity (its->worst))
        its->worst = finding;   /* the list holds it */
    }
}

static void
update_retired (CsLife *self)
{
  gboolean retired = count_children (self, CONNECTORS) > 0;

  if (self->retired == retired)
    return;

  self->retired = retired;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_RETIRED]);
}

static void
update (CsLife *self)
{
  const char *main_path = cs_workspace_get_main_path (self->workspace);
  const gboolean readable = is_readable (self);
  Problems problems[N_STEPS] = { 0 };

  update_retired (self);
  count_problems (self, problems);

  for (guint i = 0; i < N_STEPS; i++)
    {
      CsLifeStep *step = self->steps[i];

      cs_life_step_set_n_problems (step, problems[i].n_errors + problems[i].n_warnings);
      cs_life_step_set_place (step, rows[i].pointer != NULL ? main_path : NULL, rows[i].pointer);

      if (!self->known)
        {
          cs_life_step_set (step, CS_LIFE_UNKNOWN, NULL);
          continue;
        }

      if (problems[i].n_errors > 0)
        say_problems (step, &problems[i]);
      else if (rows[i].needs_manifest && !readable)
        say_not_known (step);
      else
        rows[i].describe (self, &problems[i]);

      if (problems[i].worst != NULL && cs_finding_get_file (problems[i].worst) != NULL)
        cs_life_step_set_place (step, cs_finding_get_file (problems[i].worst),
                                cs_finding_get_pointer (problems[i].worst));
    }
}

static void
checking_cb (CsLife *self)
{
  gboolean checking;

  g_object_get (self->workspace, "checking", &checking, NULL);
  if (checking)
    return;

  self->known = TRUE;
  update (self);
}

static void
cs_life_dispose (GObject *object)
{
  CsLife *self = CS_LIFE (object);

  g_clear_object (&self->workspace);
  for (guint i = 0; i < N_STEPS; i++)
    g_clear_object (&self->steps[i]);

  G_OBJECT_CLASS (cs_life_parent_class)->dispose (object);
}

static void
cs_life_get_property (GObject    *object,
                      guint       prop_id,
                      GValue     *value,
                      GParamSpec *pspec)
{
  switch (prop_id)
    {
    case PROP_RETIRED:
      g_value_set_boolean (value, CS_LIFE (object)->retired);
      break;

    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
cs_life_class_init (CsLifeClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = cs_life_dispose;
  object_class->get_property = cs_life_get_property;

  properties[PROP_RETIRED] =
    g_param_spec_boolean ("retired", NULL, NULL, FALSE,
                          G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
cs_life_init (CsLife *self)
{
  for (guint i = 0; i < N_STEPS; i++)
    self->steps[i] = cs_life_step_new (rows[i].id, _(rows[i].title), rows[i].page);
}

CsLife *
cs_life_new (CsWorkspace *workspace)
{
  CsLife *self = g_object_new (CS_TYPE_LIFE, NULL);
  gboolean checking;

  self->workspace = g_object_ref (workspace);
  g_signal_connect_object (workspace, "notify::checking",
                           G_CALLBACK (checking_cb), self, G_CONNECT_SWAPPED);
  g_object_get (workspace, "checking", &checking, NULL);
  self->known = !checking;
  update (self);

  return self;
}

CsLifeStep *
cs_life_find_step (CsLife     *self,
                   const char *id)
{
  g_return_val_if_fail (CS_IS_LIFE (self), NULL);

  for (guint i = 0; i < N_STEPS; i++)
    {
      if (g_str_equal (rows[i].id, id))
        return self->steps[i];
    }

  return NULL;
}

gboolean
cs_life_get_retired (CsLife *self)
{
  g_return_val_if_fail (CS_IS_LIFE (self), FALSE);

  return self->retired;
}

static guint
count_problems_of_file (CsLife     *self,
                        const char *path)
{
  GListModel *findings = cs_workspace_get_findings (self->workspace);
  guint n_problems = 0;

  for (guint i = 0; i < g_list_model_get_n_items (findings); i++)
    {
      g_autoptr (CsFinding) finding = g_list_model_get_item (findings, i);

      n_problems += cs_finding_get_severity (finding) != CS_SEVERITY_NOTE &&
                    g_strcmp0 (cs_finding_get_file (finding), path) == 0;
    }

  return n_problems;
}

guint
cs_life_count_problems (CsLife     *self,
                        const char *page)
{
  guint n_problems = 0;

  g_return_val_if_fail (CS_IS_LIFE (self), 0);

  if (g_str_has_prefix (page, CARD_PAGES))
    return count_problems_of_file (self, page + strlen (CARD_PAGES));

  for (guint i = 0; i < N_STEPS; i++)
    {
      if (g_str_equal (rows[i].page, page))
        n_problems += cs_life_step_get_n_problems (self->steps[i]);
    }

  return n_problems;
}
