/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cs-card"

#include "cs-compose-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "cs-vocab-card.h"

/* What a new part says beside its type, as members of a JSON object. The words in it stand for
 * those that its author will put there; they are translated. "%s" takes such a word, quoted. */
typedef struct
{
  const char *type;
  const char *members;
  const char *words[4];
} Starter;

static const Starter starters[] = {
  { "TextBlock", "\"text\": %s,\n\"wrap\": true", { N_("New text") } },
  { "RichTextBlock",
    "\"inlines\": [\n{\n\"type\": \"TextRun\",\n\"text\": %s\n}\n]", { N_("New text") } },
  { "TextRun", "\"text\": %s", { N_("New text") } },
  { "Image", "\"url\": \"https://example.com/picture.png\",\n\"altText\": %s",
    { N_("What the picture shows") } },
  { "ImageSet",
    "\"images\": [\n{\n\"type\": \"Image\",\n\"url\": \"https://example.com/picture.png\",\n"
    "\"altText\": %s\n}\n]",
    { N_("What the picture shows") } },
  { "Media",
    "\"sources\": [\n{\n\"mimeType\": \"video/mp4\",\n\"url\": \"https://example.com/film.mp4\"\n}"
    "\n],\n\"altText\": %s",
    { N_("What the film shows") } },
  { "Container", "\"items\": [\n{\n\"type\": \"TextBlock\",\n\"text\": %s,\n\"wrap\": true\n}\n]",
    { N_("New text") } },
  { "ColumnSet",
    "\"columns\": [\n"
    "{\n\"type\": \"Column\",\n\"width\": \"stretch\",\n\"items\": [\n{\n\"type\": \"TextBlock\",\n"
    "\"text\": %s,\n\"wrap\": true\n}\n]\n},\n"
    "{\n\"type\": \"Column\",\n\"width\": \"stretch\",\n\"items\": [\n{\n\"type\": \"TextBlock\",\n"
    "\"text\": %s,\n\"wrap\": true\n}\n]\n}\n]",
    { N_("First column"), N_("Second column") } },
  { "Column",
    "\"width\": \"stretch\",\n\"items\": [\n{\n\"type\": \"TextBlock\",\n\"text\": %s,\n"
    "\"wrap\": true\n}\n]",
    { N_("New text") } },
  { "FactSet", "\"facts\": [\n{\n\"title\": %s,\n\"value\": %s\n}\n]",
    { N_("Name"), N_("Value") } },
  { "Table",
    "\"columns\": [\n{\n\"width\": 1\n},\n{\n\"width\": 1\n}\n],\n\"rows\": [\n"
    "{\n\"type\": \"TableRow\",\n\"cells\": [\n"
    "{\n\"type\": \"TableCell\",\n\"items\": [\n{\n\"type\": \"TextBlock\",\n\"text\": %s,\n"
    "\"wrap\": true\n}\n]\n},\n"
    "{\n\"type\": \"TableCell\",\n\"items\": [\n{\n\"type\": \"TextBlock\",\n\"text\": %s,\n"
    "\"wrap\": true\n}\n]\n}\n]\n}\n]",
    { N_("First column"), N_("Second column") } },
  { "TableRow", "\"cells\": []", { NULL } },
  { "TableCell", "\"items\": [\n{\n\"type\": \"TextBlock\",\n\"text\": %s,\n\"wrap\": true\n}\n]",
    { N_("New text") } },
  { "ActionSet",
    "\"actions\": [\n{\n\"type\": \"Action.OpenUrl\",\n\"title\": %s,\n"
    "\"url\": \"https://example.com\"\n}\n]",
    { N_("Open") } },
  { "Input.Text", "\"id\": \"text\",\n\"label\": %s", { N_("Your answer") } },
  { "Input.Number", "\"id\": \"number\",\n\"label\": %s", { N_("How many") } },
  { "Input.Date", "\"id\": \"date\",\n\"label\": %s", { N_("Day") } },
  { "Input.Time", "\"id\": \"time\",\n\"label\": %s", { N_("Time") } },
  { "Input.Toggle", "\"id\": \"toggle\",\n\"title\": %s,\n\"label\": %s",
    { N_("I agree"), N_("Agreement") } },
  { "Input.ChoiceSet",
    "\"id\": \"choice\",\n\"label\": %s,\n\"choices\": [\n{\n\"title\": %s,\n\"value\": \"1\"\n},\n"
    "{\n\"title\": %s,\n\"value\": \"2\"\n}\n]",
    { N_("Your choice"), N_("First"), N_("Second") } },
  { "Input.Rating", "\"id\": \"rating\",\n\"label\": %s", { N_("Your rating") } },
  { "Action.OpenUrl", "\"title\": %s,\n\"url\": \"https://example.com\"", { N_("Open") } },
  { "Action.Submit", "\"title\": %s", { N_("Send") } },
  { "Action.Execute", "\"title\": %s,\n\"verb\": \"send\"", { N_("Send") } },
  { "Action.ShowCard",
    "\"title\": %s,\n\"card\": {\n\"type\": \"AdaptiveCard\",\n\"body\": [\n{\n"
    "\"type\": \"TextBlock\",\n\"text\": %s,\n\"wrap\": true\n}\n]\n}",
    { N_("More"), N_("New text") } },
  { "Action.ToggleVisibility", "\"title\": %s,\n\"targetElements\": []", { N_("Show more") } },
  { "Action.ResetInputs", "\"title\": %s", { N_("Start over") } },
  { "Badge", "\"text\": %s", { N_("New") } },
  { "CodeBlock", "\"codeSnippet\": %s,\n\"language\": \"PlainText\"", { N_("Some code") } },
  { "Icon", "\"name\": \"Star\"", { NULL } },
  { "ProgressBar", "\"value\": 50", { NULL } },
  { "ProgressRing", "\"label\": %s", { N_("Working") } },
  { "Rating", "\"value\": 3", { NULL } },
  { "CompoundButton", "\"title\": %s,\n\"description\": %s",
    { N_("Button"), N_("What it leads to") } },
  { "Carousel",
    "\"pages\": [\n{\n\"type\": \"CarouselPage\",\n\"items\": [\n{\n\"type\": \"TextBlock\",\n"
    "\"text\": %s,\n\"wrap\": true\n}\n]\n}\n]",
    { N_("First page") } },
  { "CarouselPage",
    "\"items\": [\n{\n\"type\": \"TextBlock\",\n\"text\": %s,\n\"wrap\": true\n}\n]",
    { N_("New text") } },
  { "OpenUri",
    "\"name\": %s,\n\"targets\": [\n{\n\"os\": \"default\",\n\"uri\": \"https://example.com\"\n}\n]",
    { N_("Open") } },
  { "HttpPOST", "\"name\": %s,\n\"target\": \"https://example.com/hook\"", { N_("Send") } },
  { "ActionCard",
    "\"name\": %s,\n\"inputs\": [\n{\n\"@type\": \"TextInput\",\n\"id\": \"comment\",\n"
    "\"title\": %s,\n\"isMultiline\": true\n}\n],\n\"actions\": [\n{\n\"@type\": \"HttpPOST\",\n"
    "\"name\": %s,\n\"target\": \"https://example.com/hook\"\n}\n]",
    { N_("Comment"), N_("Your comment"), N_("Send") } },
  { "TextInput", "\"id\": \"text\",\n\"title\": %s", { N_("Your answer") } },
  { "DateInput", "\"id\": \"date\",\n\"title\": %s", { N_("Day") } },
  { "MultichoiceInput",
    "\"id\": \"choice\",\n\"title\": %s,\n\"choices\": [\n{\n\"display\": %s,\n\"value\": \"1\"\n},\n"
    "{\n\"display\": %s,\n\"value\": \"2\"\n}\n]",
    { N_("Your choice"), N_("First"), N_("Second") } },
};

/* Puts the words in, each as a JSON string. */
static char *
dup_members (const Starter *self)
{
  g_autoptr (GString) members = g_string_new (NULL);
  guint word = 0;

  for (const char *p = self->members; *p != '\0'; p++)
    {
      if (p[0] == '%' && p[1] == 's')
        {
          g_autofree char *quoted = cs_json_quote (_(self->words[word++]));

          g_string_append (members, quoted);
          p++;
        }
      else
        {
          g_string_append_c (members, *p);
        }
    }

  return g_string_free (g_steal_pointer (&members), FALSE);
}

/* A value for a member that must be there and that no starter names. */
static char *
dup_value (const CsMember *row)
{
  if (row->default_value != NULL)
    return g_strdup (row->default_value);
  if (row->choices != NULL && row->type == CS_TYPE_CHOICE)
    return cs_json_quote (row->choices[0]);

  switch (row->type)
    {
    case CS_TYPE_ARRAY:
      return g_strdup ("[]");

    case CS_TYPE_ANY:
    case CS_TYPE_OBJECT:
      return g_strdup ("{}");

    case CS_TYPE_BOOLEAN:
      return g_strdup ("false");

    case CS_TYPE_INTEGER:
    case CS_TYPE_NUMBER:
      return g_strdup_printf ("%d", (int) MAX (row->minimum, 0));

    case CS_TYPE_URL:
      return g_strdup ("\"https://example.com\"");

    default:
      return cs_json_quote (row->title != NULL ? _(row->title) : row->name);
    }
}

static char *
dup_required (const CsFamily *family,
              const CsKind   *kind)
{
  g_autofree char *type = cs_json_quote (kind->type);
  g_autoptr (GString) part = g_string_new (NULL);

  g_string_append_printf (part, "{\n\"%s\": %s", family->discriminator, type);
  for (const CsMember *row = kind->shape->members; row->name != NULL; row++)
    {
      g_autofree char *value = NULL;

      if (!cs_member_required_in (row, CS_VERSION_NONE) ||
          g_str_equal (row->name, family->discriminator))
        continue;

      value = dup_value (row);
      g_string_append_printf (part, ",\n\"%s\": %s", row->name, value);
    }
  g_string_append (part, "\n}");

  return g_string_free (g_steal_pointer (&part), FALSE);
}

char *
cs_compose_starter (const CsFamily *family,
                    const CsKind   *kind)
{
  g_autofree char *type = cs_json_quote (kind->type);

  for (guint i = 0; i < G_N_ELEMENTS (starters); i++)
    {
      if (strcmp (starters[i].type, kind->type) == 0)
        {
          g_autofree char *members = dup_members (&starters[i]);

          return g_strdup_printf ("{\n\"%s\": %s,\n%s\n}", family->discriminator, type, members);
        }
    }

  return dup_required (family, kind);
}

char *
cs_compose_item_starter (const CsShape *shape)
{
  g_autoptr (GString) item = g_string_new ("{");
  const char *before = NULL;
  guint n_members = 0;

  for (const CsMember *row = shape->members; row->name != NULL; row++)
    {
      g_autofree char *value = NULL;

      if (!cs_member_required_in (row, CS_VERSION_NONE) || g_strcmp0 (before, row->name) == 0)
        continue;

      before = row->name;
      value = dup_value (row);
      g_string_append_printf (item, "%s \"%s\": %s", n_members++ > 0 ? "," : "", row->name, value);
    }
  g_string_append (item, n_members > 0 ? " }" : "}");

  return g_string_free (g_steal_pointer (&item), FALSE);
}

char *
cs_compose_dup_wrapped (const char *type,
                        const char *part)
{
  if (g_ascii_strcasecmp (type, "ColumnSet") == 0)
    return g_strdup_printf ("{\n\"type\": \"ColumnSet\",\n\"columns\": [\n{\n\"type\": \"Column\",\n"
                            "\"width\": \"stretch\",\n\"items\": [\n%s\n]\n}\n]\n}", part);

  return g_strdup_printf ("{\n\"type\": \"%s\",\n\"items\": [\n%s\n]\n}", type, part);
}
