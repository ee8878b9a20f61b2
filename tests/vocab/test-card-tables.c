/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cs-test"

#include <string.h>

#include "cs-object.h"
#include "cs-vocab-card.h"

/* The tables of Adaptive Cards against the lists of what the language and Teams have: nothing is
 * missing, nothing invented. */

typedef struct
{
  char      *name;
  char      *type;
  char      *default_value;
  gboolean   required;
  CsVersion  since;
} Property;

typedef struct
{
  char       *name;
  char       *base;
  GHashTable *properties;  /* name to Property */
} Type;

/* Where a type stands that does not say its own name. */
static const struct
{
  const char *type;
  const char *holder;
  const char *member;
} places[] = {
  { "AuthCardButton", "Authentication", "buttons" },
  { "ThemedUrl", "Image", "themedUrls" },
  { "TeamsImageProperties", "Image", "msteams" },
  { "GridArea", "Layout.AreaGrid", "areas" },
  { "ColumnDefinition", "Table", "columns" },
  { "Choice", "Input.ChoiceSet", "choices" },
  { "IconInfo", "CompoundButton", "icon" },
  { "DonutChartData", "Chart.Donut", "data" },
  { "GroupedVerticalBarChartData", "Chart.VerticalBar.Grouped", "data" },
  { "BarChartDataValue", "GroupedVerticalBarChartData", "values" },
  { "VerticalBarChartDataValue", "Chart.VerticalBar", "data" },
  { "HorizontalBarChartDataValue", "Chart.HorizontalBar", "data" },
  { "StackedHorizontalBarChartData", "Chart.HorizontalBar.Stacked", "data" },
  { "StackedHorizontalBarChartDataPoint", "StackedHorizontalBarChartData", "data" },
  { "LineChartData", "Chart.Line", "data" },
  { "LineChartValue", "LineChartData", "values" },
  { "GaugeChartLegend", "Chart.Gauge", "segments" },
  { "ComponentProperties", "Component", "properties" },
  { "PersonaProperties", "ComponentProperties", "users" },
  { "PersonaSetProperties", "Component", "properties" },
  { "ResourceProperties", "Component", "properties" },
  { "ResourceVisualization", "ComponentProperties", "resourceVisualization" },
  { "FileProperties", "Component", "properties" },
  { "CalendarEventProperties", "Component", "properties" },
  { "CalendarEventAttendee", "ComponentProperties", "organizer" },
  { "TabInfo", "tab/tabInfoAction", "tabInfo" },
  { "SubmitActionData", "Action.Submit", "data" },
  { "TeamsSubmitActionProperties", "Action.Submit", "msteams" },
  { "TeamsSubmitActionFeedback", "TeamsSubmitActionProperties", "feedback" },
  { "RefreshDefinition", "AdaptiveCard", "refresh" },
  { "TeamsCardProperties", "AdaptiveCard", "msteams" },
  { "MentionedEntity", "mention", "mentioned" },
  { "CardMetadata", "AdaptiveCard", "metadata" },
  { "Resources", "AdaptiveCard", "resources" },
  { "StringResources", "Resources", "strings" },
  { "StringResource", "StringResources", "{any}" },
  { "HostCapabilities", "TextBlock", "requires" },
};

/* Rows that no list has, and why. */
static const struct
{
  const char *type;
  const char *name;
} additions[] = {
  { "Table", "firstRowAsHeaders" },          /* the name that the renderer reads */
  { "MentionedEntity", "id" },               /* the list leaves out each "id" and "type" … */
  { "MentionedEntity", "type" },             /* … and a tag's mention is known by it */
  { "AuthCardButton", "type" },
  { "CalendarEventAttendee", "type" },
  { "PersonaProperties", "id" },
  { "CalendarEventProperties", "id" },
  { "ResourceProperties", "id" },
  { "TokenExchangeResource", "id" },
  { "ComponentProperties", "userPrincipalName" },  /* one component is one person */
  { "ComponentProperties", "displayName" },
  { "SubmitActionData", "msteams" },         /* the list has its kinds, not its name */
  { "TargetElement", "isVisible" },
  { "Layout.Stack", "targetWidth" },         /* in Teams' documentation of layouts */
  { "Layout.Flow", "targetWidth" },
  { "Layout.AreaGrid", "targetWidth" },
};

/* What Teams' list says once for all elements, and what it leaves out of each type's own table. */
static const char *const common[] = {
  "key", "id", "requires", "lang", "isVisible", "separator", "height", "horizontalAlignment",
  "spacing", "targetWidth", "isSortKey", "grid.area", "fallback", "type",
};

static void
property_free (gpointer data)
{
  Property *self = data;

  g_free (self->name);
  g_free (self->type);
  g_free (self->default_value);
  g_free (self);
}

static void
type_free (gpointer data)
{
  Type *self = data;

  g_free (self->name);
  g_free (self->base);
  g_hash_table_unref (self->properties);
  g_free (self);
}

/* Takes @name. */
static Type *
add_type (GHashTable *types,
          char       *name)
{
  Type *type = g_hash_table_lookup (types, name);

  if (type)
    {
      g_free (name);
      return type;
    }

  type = g_new0 (Type, 1);
  type->name = name;
  type->properties = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, property_free);
  g_hash_table_insert (types, type->name, type);

  return type;
}

static char *
dup_between (const char *text,
             const char *start,
             const char *end)
{
  const char *from = strstr (text, start);
  const char *to = from ? strstr (from + strlen (start), end) : NULL;

  return to ? g_strndup (from + strlen (start), to - from - strlen (start)) : NULL;
}

static char *
read_list (const char *name)
{
  const char      *shared = g_getenv ("CS_TEST_SHARED");
  g_autofree char *path = NULL;
  char            *text = NULL;

  if (!shared)
    return NULL;

  path = g_build_filename (shared, "reference", name, NULL);
  g_file_get_contents (path, &text, NULL, NULL);

  return text;
}

static void
add_property (Type  *type,
              char **cells,
              guint  n_cells)
{
  Property *property;

  /* Not an "is it optional" column of the other list. */
  property = g_new0 (Property, 1);
  property->name = g_strdup (g_strstrip (cells[1]));
  if (g_str_has_suffix (property->name, "?"))
    property->name[strlen (property->name) - 1] = '\0';
  property->type = g_strdup (g_strstrip (cells[n_cells == 6 ? 2 : n_cells - 1]));
  if (n_cells == 6)
    {
      property->required = strcmp (g_strstrip (cells[3]), "yes") == 0;
      property->default_value = g_strdup (g_strstrip (cells[4]));
      property->since = cs_version_parse (g_strstrip (cells[5]));
    }
  g_hash_table_replace (type->properties, property->name, property);
}

/* Types by name, of either list; "enums" gets the rows of its last table. */
static GHashTable *
parse_list (const char *text,
            const char *heading,
            GHashTable *enums)
{
  GHashTable    *types = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, type_free);
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);
  Type          *type = NULL;
  gboolean       in_enums = FALSE;

  for (guint i = 0; lines[i]; i++)
    {
      const char *line = lines[i];

      if (g_str_has_prefix (line, "#"))
        {
          g_autofree char *class = dup_between (line, "(class ", ")");
          char            *name = dup_between (line, "`", "`");

          in_enums = strstr (line, "Enum") != NULL;
          type = NULL;
          if (name && g_str_has_prefix (line, heading))
            {
              if (strcmp (name, "string") == 0 && class)
                {
                  g_free (name);
                  name = g_steal_pointer (&class);
                }
              type = add_type (types, g_steal_pointer (&name));
              g_free (type->base);
              type->base = g_strdup (strstr (line, "extends ") ? strstr (line, "extends ") + 8 : NULL);
            }
          g_free (name);
        }
      else if (g_str_has_prefix (line, "| ") && !g_str_has_prefix (line, "| ---") &&
               !g_str_has_prefix (line, "| property") && !g_str_has_prefix (line, "| enum"))
        {
          g_auto (GStrv) cells = g_strsplit (line, "|", -1);
          guint          n_cells = g_strv_length (cells) - 1;

          if (in_enums && enums)
            {
              g_autofree char *name = g_strdup (g_strstrip (cells[1]));

              if (strchr (name, ' '))
                *strchr (name, ' ') = '\0';
              g_hash_table_insert (enums, g_steal_pointer (&name),
                                   g_strdup (g_strstrip (cells[2])));
            }
          else if (type)
            add_property (type, cells, n_cells);
        }
    }

  return types;
}

static const Property *
find_property (GHashTable *types,
               const char *type_name,
               const char *name)
{
  const Type *type = types ? g_hash_table_lookup (types, type_name) : NULL;

  while (type)
    {
      const Property *property = g_hash_table_lookup (type->properties, name);
      g_auto (GStrv)  bases = NULL;

      if (property)
        return property;

      bases = g_strsplit (type->base ? type->base : "", ", ", -1);
      type = bases[0] ? g_hash_table_lookup (types, bases[0]) : NULL;
    }

  return NULL;
}

static const char *
get_type_name (const CsShape *shape)
{
  const CsMember *row = cs_shape_find_member (shape, "type", CS_VERSION_NONE);

  return row && row->choices && !row->choices[1] ? row->choices[0] : NULL;
}

/* All shapes that can be reached, by the type that they say they are. */
static void
collect (const CsShape *shape,
         GHashTable    *seen,
         GHashTable    *shapes)
{
  if (!g_hash_table_add (seen, (gpointer) shape))
    return;

  if (get_type_name (shape))
    g_hash_table_insert (shapes, (gpointer) get_type_name (shape), (gpointer) shape);

  for (const CsMember *row = shape->members; row->name; row++)
    {
      for (const CsMember *form = row; form; form = form->other)
        {
          if (form->shape)
            collect (form->shape, seen, shapes);
          for (const CsKind *kind = form->family ? form->family->kinds : NULL;
               kind && kind->type; kind++)
            collect (kind->shape, seen, shapes);
        }
    }
}

static GHashTable *
collect_shapes (void)
{
  GHashTable            *shapes = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GHashTable) seen = g_hash_table_new (NULL, NULL);

  collect (&cs_vocab_adaptive_card, seen, shapes);

  for (guint i = 0; i < G_N_ELEMENTS (places); i++)
    {
      const CsShape  *holder = g_hash_table_lookup (shapes, places[i].holder);
      const CsMember *row = NULL;

      g_assert_nonnull (holder);
      for (row = holder->members; row->name && strcmp (row->name, places[i].member) != 0; row++)
        ;
      if (!row->shape)
        g_error ("%s has no %s that is an object", places[i].holder, places[i].member);
      g_hash_table_insert (shapes, (gpointer) places[i].type, (gpointer) row->shape);
    }

  return shapes;
}

/* Of several types that share one shape the first name will do. */
static gboolean
is_addition (GHashTable    *shapes,
             const CsShape *shape,
             const char    *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (additions); i++)
    {
      if (strcmp (additions[i].name, name) == 0 &&
          g_hash_table_lookup (shapes, additions[i].type) == shape)
        return TRUE;
    }

  return strcmp (name, "type") == 0;
}

static void
complain (guint      *n_faults,
          const char *type,
          const char *name,
          const char *what)
{
  g_test_message ("%s.%s: %s", type, name, what);
  *n_faults += 1;
}

static void
compare_enum (const CsMember *row,
              const char     *type,
              const char     *values,
              guint          *n_faults)
{
  g_auto (GStrv) list = g_strsplit (values, ", ", -1);

  for (guint i = 0; list[i]; i++)
    {
      g_autofree char    *version = dup_between (list[i], " (", ")");
      const CsChoiceNote *note;

      if (version)
        *strchr (list[i], ' ') = '\0';
      if (!cs_member_find_choice (row, list[i]))
        {
          complain (n_faults, type, row->name, list[i]);
          continue;
        }

      note = cs_member_get_choice_note (row, list[i]);
      if ((note ? note->since : CS_VERSION_NONE) != cs_version_parse (version) ||
          (note && note->teams))
        complain (n_faults, type, row->name, "the choice's version");
    }
}

static void
compare_literals (const CsMember *row,
                  const char     *type,
                  const char     *text,
                  guint          *n_faults)
{
  g_auto (GStrv) parts = g_strsplit (text, "'", -1);

  for (guint i = 1; parts[i] && parts[i + 1]; i += 2)
    {
      if (!cs_member_find_choice (row, parts[i]))
        complain (n_faults, type, row->name, parts[i]);
    }
}

static void
test_language (void)
{
  g_autofree char       *text = read_list ("adaptive-card-members.md");
  g_autoptr (GHashTable) enums = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  g_autoptr (GHashTable) shapes = collect_shapes ();
  g_autoptr (GHashTable) types = NULL;
  GHashTableIter         iter;
  Type                  *type;
  guint                  n_types = 0, n_properties = 0, n_faults = 0;

  if (!text)
    {
      g_test_skip ("the list of members is not there");
      return;
    }

  types = parse_list (text, "####", enums);
  g_hash_table_iter_init (&iter, types);
  while (g_hash_table_iter_next (&iter, NULL, (gpointer *) &type))
    {
      const CsShape *shape = g_hash_table_lookup (shapes, type->name);

      if (!shape)
        {
          static const char *const abstract[] = {
            "Item", "ToggleableItem", "Element", "Input", "Action", "ISelectAction", "Inline", NULL,
          };

          if (!g_strv_contains (abstract, type->name))
            complain (&n_faults, type->name, "", "there is no such shape");
          continue;
        }

      n_types++;
      for (const Type *base = type; base; )
        {
          GHashTableIter properties;
          Property      *property;
          g_auto (GStrv) bases = NULL;

          g_hash_table_iter_init (&properties, base->properties);
          while (g_hash_table_iter_next (&properties, NULL, (gpointer *) &property))
            {
              const CsMember *row = cs_shape_find_member (shape, property->name, CS_VERSION_NONE);
              const Property *own = find_property (types, type->name, property->name);
              g_autofree char *enum_name = dup_between (own->type, "`", "`");

              n_properties++;
              if (!row)
                {
                  complain (&n_faults, type->name, property->name, "missing");
                  continue;
                }
              if (row->flags & CS_MEMBER_TEAMS)
                complain (&n_faults, type->name, row->name, "not Teams' own");
              if (row->since != own->since)
                complain (&n_faults, type->name, row->name, "the version");
              if (cs_member_required_in (row, CS_VERSION_NONE) != own->required)
                complain (&n_faults, type->name, row->name, "whether it is required");
              if (*own->default_value &&
                  g_ascii_strcasecmp (row->default_value ? row->default_value : "",
                                      own->default_value) != 0)
                complain (&n_faults, type->name, row->name, own->default_value);

              for (guint i = 0; enum_name[i]; i++)
                {
                  if (enum_name[i] == '?')
                    enum_name[i] = '\0';
                }
              if (g_hash_table_contains (enums, enum_name))
                compare_enum (row, type->name, g_hash_table_lookup (enums, enum_name), &n_faults);
            }

          bases = g_strsplit (base->base ? base->base : "", ", ", -1);
          base = bases[0] ? g_hash_table_lookup (types, bases[0]) : NULL;
        }

      for (const CsMember *row = shape->members; row->name; row++)
        {
          if (!(row->flags & CS_MEMBER_TEAMS) && !find_property (types, type->name, row->name) &&
              !is_addition (shapes, shape, row->name))
            complain (&n_faults, type->name, row->name, "invented");
        }
    }

  g_test_message ("%u types, %u members, %u faults", n_types, n_properties, n_faults);
  g_assert_cmpuint (n_types, ==, 39);
  g_assert_cmpuint (n_faults, ==, 0);
}

static void
test_teams (void)
{
  g_autofree char       *text = read_list ("adaptive-card-teams-members.md");
  g_autofree char       *language_text = read_list ("adaptive-card-members.md");
  g_autoptr (GHashTable) enums = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  g_autoptr (GHashTable) shapes = collect_shapes ();
  g_autoptr (GHashTable) types = NULL;
  g_autoptr (GHashTable) language = NULL;
  g_autoptr (GHashTable) listed = g_hash_table_new (g_str_hash, g_str_equal);
  GHashTableIter         iter;
  Type                  *type;
  const CsShape         *shape;
  const char            *shape_name;
  guint                  n_types = 0, n_properties = 0, n_faults = 0;

  if (!text || !language_text)
    {
      g_test_skip ("the list of members is not there");
      return;
    }

  types = parse_list (text, "###", enums);
  language = parse_list (language_text, "####", NULL);

  g_hash_table_iter_init (&iter, types);
  while (g_hash_table_iter_next (&iter, NULL, (gpointer *) &type))
    {
      GHashTableIter properties;
      Property      *property;

      shape = g_hash_table_lookup (shapes, type->name);
      if (!shape)
        {
          complain (&n_faults, type->name, "", "there is no such shape");
          continue;
        }

      n_types++;
      g_hash_table_iter_init (&properties, type->properties);
      while (g_hash_table_iter_next (&properties, NULL, (gpointer *) &property))
        {
          const CsMember *row = cs_shape_find_member (shape, property->name, CS_VERSION_NONE);
          g_autofree char *enum_name = dup_between (property->type, "`", "`");

          n_properties++;
          if (!row)
            {
              complain (&n_faults, type->name, property->name, "missing");
              continue;
            }
          if (g_hash_table_contains (language, type->name) &&
              !(row->flags & CS_MEMBER_TEAMS) != !!find_property (language, type->name, row->name) &&
              !is_addition (shapes, shape, row->name))
            complain (&n_faults, type->name, row->name, "whose it is");
          compare_literals (row, type->name, g_hash_table_contains (enums, enum_name)
                                               ? g_hash_table_lookup (enums, enum_name)
                                               : property->type, &n_faults);
        }
    }

  /* Nothing invented, over all types that have this shape. */
  g_hash_table_iter_init (&iter, shapes);
  while (g_hash_table_iter_next (&iter, (gpointer *) &shape_name, (gpointer *) &shape))
    {
      for (const CsMember *row = shape->members; row->name; row++)
        {
          gboolean       found = is_addition (shapes, shape, row->name) ||
                                 (row->flags & CS_MEMBER_TEMPLATE);
          GHashTableIter names;
          const char    *name;
          CsShape       *other;

          for (guint i = 0; i < G_N_ELEMENTS (common); i++)
            found |= strcmp (common[i], row->name) == 0 && g_hash_table_contains (types, shape_name);
          g_hash_table_iter_init (&names, shapes);
          while (!found && g_hash_table_iter_next (&names, (gpointer *) &name, (gpointer *) &other))
            found = other == shape && (find_property (types, name, row->name) ||
                                       find_property (language, name, row->name) ||
                                       strcmp (row->name, "key") == 0);
          if (!found)
            complain (&n_faults, shape_name, row->name, "invented");
        }
    }

  g_test_message ("%u types, %u members, %u faults", n_types, n_properties, n_faults);
  g_assert_cmpuint (n_types, >=, 80);
  g_assert_cmpuint (n_faults, ==, 0);
}

static void
check_row (const CsShape  *shape,
           const CsMember *row,
           guint          *n_faults)
{
  const char *name = shape->name;

  if (!row->title || !row->help)
    {
      complain (n_faults, name, row->name, "no title, or no help");
      return;
    }
  if (g_str_has_suffix (row->help, ".") || g_str_has_suffix (row->title, ".") ||
      g_ascii_islower (row->title[0]) || g_ascii_islower (row->help[0]))
    complain (n_faults, name, row->name, "how its title or help is written");
  if (row->default_value && row->default_value[0] == '"' && cs_member_find_choice (row, row->choices
                                                              ? row->choices[0] : NULL))
    {
      g_autofree char *value = g_strndup (row->default_value + 1, strlen (row->default_value) - 2);

      if (g_strcmp0 (cs_member_find_choice (row, value), value) != 0)
        complain (n_faults, name, row->name, "the default is no choice");
    }
  for (const CsMember *form = row; form; form = form->other)
    {
      for (const CsChoiceNote *note = form->choice_notes; note && note->choice; note++)
        {
          if (!g_strv_contains (form->choices, note->choice))
            complain (n_faults, name, row->name, "a note about no choice");
        }
      for (const CsKind *kind = form->family ? form->family->kinds : NULL; kind && kind->type; kind++)
        {
          const CsMember *type = cs_shape_find_member (kind->shape, form->family->discriminator,
                                                       CS_VERSION_NONE);

          if (!type || g_strcmp0 (type->choices[0], kind->type) != 0 || type->choices[1])
            complain (n_faults, kind->type, form->family->discriminator, "another kind");
          if (!kind->title || !kind->help)
            complain (n_faults, kind->type, "", "no title, or no help");
        }
    }
  for (const CsMember *other = shape->members; other != row; other++)
    {
      if (strcmp (other->name, row->name) == 0 && (!other->until || other->until >= row->since))
        complain (n_faults, name, row->name, "twice");
    }
}

/* What the form, the checks and completion rely on, in each row of each shape. */
static void
test_rows (void)
{
  static const CsShape *const roots[] = {
    &cs_vocab_adaptive_card, &cs_vocab_message_card, &cs_vocab_card_message,
  };
  g_autoptr (GHashTable) seen = g_hash_table_new (NULL, NULL);
  g_autoptr (GHashTable) shapes = g_hash_table_new (g_str_hash, g_str_equal);
  GHashTableIter         iter;
  const CsShape         *shape;
  guint                  n_rows = 0, n_faults = 0;

  for (guint i = 0; i < G_N_ELEMENTS (roots); i++)
    collect (roots[i], seen, shapes);

  g_hash_table_iter_init (&iter, seen);
  while (g_hash_table_iter_next (&iter, (gpointer *) &shape, NULL))
    {
      for (const CsMember *row = shape->members; row->name; row++)
        {
          n_rows++;
          check_row (shape, row, &n_faults);
        }
    }

  g_test_message ("%u shapes, %u rows, %u faults", g_hash_table_size (seen), n_rows, n_faults);
  g_assert_cmpuint (n_faults, ==, 0);
}

/* Members of cards that the tables do not know. Most are slips or trials of the cards' authors;
 * what else there is says so. */
static const char *const unknown_members[] = {
  "Action.OpenUrl.color",       /* no version has it */
  "Action.OpenUrl.role",        /* the renderer reads it, no description has it, Teams neither */
  "ProgressBar.payload",        /* a test of somebody's own element of this name */
  "TextRun.wrap",               /* belongs to the block */
  "the card.@Context",          /* names are read by their very letters */
  "the card.Summary",
  "the section.activitysubtitle",
  "the section.activitytitle",
  "the choice input.isMultiline",  /* a library writes it in all its inputs */
  "the date input.isMultiline",
  NULL
};

static void
walk (CsSnapshot    *snapshot,
      guint          node,
      const CsShape *shape,
      const CsFamily *family,
      GHashTable    *unknown,
      guint         *n_members)
{
  if (family)
    shape = cs_object_of_family (snapshot, node, family, NULL).shape;
  if (!shape)
    return;

  for (guint child = cs_snapshot_get_first_child (snapshot, node); child != CS_NODE_NONE;
       child = cs_snapshot_get_next (snapshot, child))
    {
      const char     *name = cs_snapshot_get_key (snapshot, child);
      const CsMember *row = cs_shape_find_member (shape, name, CS_VERSION_NONE);

      *n_members += 1;
      /* What a template is filled in by is gone before anybody shows the card. */
      if (strcmp (name, "$data") == 0 || strcmp (name, "$when") == 0)
        continue;
      if (!row && !shape->open)
        {
          const char *type = get_type_name (shape);

          g_hash_table_add (unknown, g_strdup_printf ("%s.%s", type ? type : shape->name, name));
        }
      while (row && !row->shape && !row->family)
        row = row->other;
      if (!row)
        continue;

      if (cs_snapshot_get_kind (snapshot, child) == CS_JSON_OBJECT)
        walk (snapshot, child, row->shape, row->family, unknown, n_members);
      for (guint item = cs_snapshot_get_kind (snapshot, child) == CS_JSON_ARRAY
                          ? cs_snapshot_get_first_child (snapshot, child) : CS_NODE_NONE;
           item != CS_NODE_NONE; item = cs_snapshot_get_next (snapshot, item))
        {
          if (cs_snapshot_get_kind (snapshot, item) == CS_JSON_OBJECT)
            walk (snapshot, item, row->shape, row->family, unknown, n_members);
        }
    }
}

static void
walk_folder (const char    *path,
             const CsShape *shape,
             GHashTable    *unknown,
             guint         *n_cards,
             guint         *n_members)
{
  g_autoptr (GDir) folder = g_dir_open (path, 0, NULL);
  const char      *name;

  while (folder && (name = g_dir_read_name (folder)))
    {
      g_autofree char *file = g_build_filename (path, name, NULL);

      if (g_file_test (file, G_FILE_TEST_IS_DIR))
        {
          walk_folder (file, shape, unknown, n_cards, n_members);
        }
      else if (g_str_has_suffix (name, ".json"))
        {
          g_autoptr (CsSnapshot) snapshot = NULL;
          g_autoptr (GBytes)     bytes = NULL;
          char                  *text = NULL;
          gsize                  length = 0;
          const char            *type;

          g_assert_true (g_file_get_contents (file, &text, &length, NULL));
          bytes = g_bytes_new_take (text, length);
          snapshot = cs_snapshot_new (bytes);
          type = cs_snapshot_get_string (snapshot, cs_snapshot_find (snapshot, "/type"));
          /* The folder also holds data for templates and settings of hosts. */
          if (shape == &cs_vocab_adaptive_card && g_strcmp0 (type, "AdaptiveCard") != 0)
            continue;

          *n_cards += 1;
          walk (snapshot, 0, shape, NULL, unknown, n_members);
        }
    }
}

static void
test_corpus (void)
{
  const char            *shared = g_getenv ("CS_TEST_SHARED");
  g_autofree char       *adaptive = g_build_filename (shared ? shared : "", "corpus/cards/adaptive",
                                                      NULL);
  g_autofree char       *message = g_build_filename (shared ? shared : "", "corpus/cards/message",
                                                     NULL);
  g_autoptr (GHashTable) unknown = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GList)      names = NULL;
  guint                  n_cards = 0, n_members = 0, n_faults = 0;

  if (!g_file_test (adaptive, G_FILE_TEST_IS_DIR))
    {
      g_test_skip ("the cards are not there");
      return;
    }

  walk_folder (adaptive, &cs_vocab_adaptive_card, unknown, &n_cards, &n_members);
  walk_folder (message, &cs_vocab_message_card, unknown, &n_cards, &n_members);

  names = g_list_sort (g_hash_table_get_keys (unknown), (GCompareFunc) strcmp);
  for (GList *name = names; name; name = name->next)
    {
      if (!g_strv_contains (unknown_members, name->data))
        {
          g_test_message ("not known: %s", (char *) name->data);
          n_faults++;
        }
    }

  g_test_message ("%u cards, %u members, %u names unknown", n_cards, n_members,
                  g_hash_table_size (unknown));
  g_assert_cmpuint (n_cards, >, 200);
  g_assert_cmpuint (n_faults, ==, 0);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/vocab/card-tables/language", test_language);
  g_test_add_func ("/vocab/card-tables/teams", test_teams);

  g_test_add_func ("/vocab/card-tables/rows", test_rows);
  g_test_add_func ("/vocab/card-tables/corpus", test_corpus);

  return g_test_run ();
}
