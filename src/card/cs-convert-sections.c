/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "cs-card"

#include "cs-convert-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* The order is that in which Microsoft's own renderer of MessageCards shows a section: title,
 * activity, hero image, text, facts, images, actions. */

static void
add_text_member (CsConvert         *self,
                 JsonArray         *items,
                 guint              object,
                 const char        *name,
                 CsMarkdownDialect  dialect,
                 CsConvertStyle     style)
{
  guint       node = cs_convert_take (self, object, name);
  const char *text = cs_convert_read_string (self, node);

  if (text != NULL)
    cs_convert_add_text (self, items, node, text, dialect, style);
}

/* @node: an address, or an object that has it in "image" */
static JsonObject *
add_picture (CsConvert  *self,
             JsonArray  *items,
             guint       node,
             const char *alternative)
{
  gboolean    is_object = cs_snapshot_get_kind (self->snapshot, node) == CS_JSON_OBJECT;
  guint       address = is_object ? cs_convert_take (self, node, "image") : node;
  const char *url;
  const char *title = is_object ? cs_convert_take_string (self, node, "title") : NULL;
  JsonObject *element;

  cs_convert_keep (self, node);
  url = cs_convert_read_string (self, address);
  if (url == NULL || !cs_convert_check_url (self, address, url, TRUE))
    {
      if (is_object)
        cs_convert_lose (self, node, "picture-address", CS_LOSS_DROPPED, CS_SEVERITY_WARNING,
                         _("The picture has no address on the web."));
      return NULL;
    }

  element = cs_convert_add_element (items, "Image");
  json_object_set_string_member (element, "url", url);
  cs_convert_mark (self, element, node);
  if (title == NULL)
    title = alternative;
  if (title != NULL)
    json_object_set_string_member (element, "altText", title);
  return element;
}

/* Returns: (transfer full): where to put what stands beside the picture */
static JsonArray *
add_columns (JsonArray  *items,
             JsonArray  *picture)
{
  JsonObject *set = cs_convert_add_element (items, "ColumnSet");
  JsonArray  *columns = json_array_new ();
  JsonArray  *texts = json_array_new ();
  JsonObject *column = cs_convert_add_element (columns, "Column");

  json_object_set_string_member (column, "width", "auto");
  json_object_set_array_member (column, "items", picture);
  column = cs_convert_add_element (columns, "Column");
  json_object_set_string_member (column, "width", "stretch");
  json_object_set_array_member (column, "items", json_array_ref (texts));
  json_object_set_array_member (set, "columns", columns);
  return texts;
}

static void
add_activity (CsConvert         *self,
              JsonArray         *items,
              guint              section,
              CsMarkdownDialect  dialect)
{
  g_autoptr (JsonArray) texts = json_array_new ();
  g_autoptr (JsonArray) picture = json_array_new ();
  guint                 image = cs_convert_take (self, section, "activityImage");
  const char           *type = cs_convert_take_string (self, section, "activityImageType");
  const char           *title = cs_convert_take_string (self, section, "activityTitle");
  g_autofree char      *alternative = title != NULL ? cs_convert_dup_plain (title, dialect) : NULL;
  gboolean              is_article = type != NULL && g_ascii_strcasecmp (type, "article") == 0;
  JsonObject           *element = NULL;

  add_text_member (self, texts, section, "activityTitle", dialect, CS_CONVERT_BOLD);
  add_text_member (self, texts, section, "activitySubtitle", dialect, CS_CONVERT_SUBTITLE);
  add_text_member (self, texts, section, "activityText", dialect, CS_CONVERT_CLOSE);

  if (cs_convert_read_string (self, image) != NULL)
    element = add_picture (self, picture, image, alternative);
  if (element != NULL)
    {
      json_object_set_string_member (element, "size", is_article ? "Medium" : "Small");
      json_object_set_string_member (element, "style", is_article ? "Default" : "Person");
    }

  if (json_array_get_length (texts) > 0 && element != NULL)
    {
      g_autoptr (JsonArray) beside = add_columns (items, json_array_ref (picture));

      for (guint i = 0; i < json_array_get_length (texts); i++)
        json_array_add_element (beside, json_array_dup_element (texts, i));
    }
  else
    {
      JsonArray *all = element != NULL ? picture : texts;

      for (guint i = 0; i < json_array_get_length (all); i++)
        json_array_add_element (items, json_array_dup_element (all, i));
    }
}

static void
add_hero (CsConvert *self,
          JsonArray *items,
          guint      section)
{
  guint       node = cs_convert_take (self, section, "heroImage");
  CsJsonKind  kind = node != CS_NODE_NONE ? cs_snapshot_get_kind (self->snapshot, node)
                                          : CS_JSON_NULL;
  JsonObject *element;

  if (kind != CS_JSON_OBJECT && kind != CS_JSON_STRING)
    return;
  element = add_picture (self, items, node, NULL);
  if (element == NULL)
    return;
  json_object_set_string_member (element, "size", "Stretch");
  cs_convert_lose (self, node, "hero-image", CS_LOSS_CHANGED, CS_SEVERITY_NOTE,
                   _("Teams never showed this picture in a connector card; it shows it now."));
}

/* Facts are often written with the member names of an Adaptive Card. */
static const char *
take_either (CsConvert   *self,
             guint        fact,
             const char  *name,
             const char  *wrong_name,
             guint       *node)
{
  *node = cs_convert_take (self, fact, name);
  if (*node == CS_NODE_NONE)
    {
      *node = cs_convert_take (self, fact, wrong_name);
      if (*node != CS_NODE_NONE)
        cs_convert_lose (self, *node, "fact-name", CS_LOSS_CHANGED, CS_SEVERITY_NOTE,
                         _("Teams did not show this part of the fact, since a MessageCard calls "
                           "it \"%s\"; it shows it now."), name);
    }
  return cs_convert_read_string (self, *node);
}

static void
add_fact (CsConvert         *self,
          JsonArray         *facts,
          guint              fact,
          CsMarkdownDialect  dialect)
{
  guint            name_node;
  guint            value_node;
  gboolean         has_name = cs_snapshot_get_member (self->snapshot, fact, "name") != CS_NODE_NONE;
  const char      *name = take_either (self, fact, "name", "title", &name_node);
  const char      *value = take_either (self, fact, "value", has_name ? "text" : "value",
                                        &value_node);
  g_autofree char *title = name != NULL
                           ? cs_convert_dup_inline (self, name_node, name, dialect) : NULL;
  g_autofree char *text = value != NULL
                          ? cs_convert_dup_inline (self, value_node, value, dialect) : NULL;
  JsonObject      *object;

  if (title == NULL && text == NULL)
    {
      cs_convert_lose (self, fact, "empty-fact", CS_LOSS_DROPPED, CS_SEVERITY_NOTE,
                       _("The fact has neither name nor value."));
      return;
    }

  cs_convert_keep (self, fact);
  object = json_object_new ();
  cs_convert_mark (self, object, fact);
  json_object_set_string_member (object, "title", title != NULL ? title : "");
  json_object_set_string_member (object, "value", text != NULL ? text : "");
  json_array_add_object_element (facts, object);
}

static void
add_facts (CsConvert         *self,
           JsonArray         *items,
           guint              section,
           CsMarkdownDialect  dialect)
{
  guint                 list = cs_convert_take (self, section, "facts");
  g_autoptr (JsonArray) facts = json_array_new ();
  JsonObject           *set;

  if (list == CS_NODE_NONE || cs_snapshot_get_kind (self->snapshot, list) != CS_JSON_ARRAY)
    return;
  for (guint node = cs_snapshot_get_first_child (self->snapshot, list); node != CS_NODE_NONE;
       node = cs_snapshot_get_next (self->snapshot, node))
    if (cs_snapshot_get_kind (self->snapshot, node) == CS_JSON_OBJECT)
      add_fact (self, facts, node, dialect);
  if (json_array_get_length (facts) == 0)
    return;

  set = cs_convert_add_element (items, "FactSet");
  json_object_set_array_member (set, "facts", g_steal_pointer (&facts));
  cs_convert_mark (self, set, list);
}

static void
add_images (CsConvert *self,
            JsonArray *items,
            guint      section)
{
  guint                 list = cs_convert_take (self, section, "images");
  g_autoptr (JsonArray) images = json_array_new ();
  JsonObject           *set;

  if (list == CS_NODE_NONE || cs_snapshot_get_kind (self->snapshot, list) != CS_JSON_ARRAY)
    return;
  for (guint node = cs_snapshot_get_first_child (self->snapshot, list); node != CS_NODE_NONE;
       node = cs_snapshot_get_next (self->snapshot, node))
    {
      CsJsonKind kind = cs_snapshot_get_kind (self->snapshot, node);

      if (kind == CS_JSON_OBJECT || kind == CS_JSON_STRING)
        add_picture (self, images, node, NULL);
    }
  if (json_array_get_length (images) == 0)
    return;

  if (json_array_get_length (images) > 5)
    cs_convert_lose (self, list, "many-images", CS_LOSS_CHANGED, CS_SEVERITY_NOTE,
                     _("Teams showed the first five of these pictures; it shows all of them now."));
  set = cs_convert_add_element (items, "ImageSet");
  json_object_set_string_member (set, "imageSize", "Medium");
  cs_convert_mark (self, set, list);
  json_object_set_array_member (set, "images", g_steal_pointer (&images));
}

static void
add_section_actions (CsConvert *self,
                     JsonArray *items,
                     guint      section)
{
  g_autoptr (JsonArray) actions = json_array_new ();
  guint                 list = cs_convert_take (self, section, "potentialAction");
  JsonObject           *set;

  cs_convert_add_actions (self, actions, list, TRUE);
  if (json_array_get_length (actions) == 0)
    return;

  set = cs_convert_add_element (items, "ActionSet");
  json_object_set_array_member (set, "actions", g_steal_pointer (&actions));
  cs_convert_mark (self, set, list);
}

static void
add_section (CsConvert *self,
             JsonArray *body,
             guint      section)
{
  g_autoptr (JsonArray) items = json_array_new ();
  gboolean              is_markdown = cs_convert_take_boolean (self, section, "markdown", TRUE);
  CsMarkdownDialect     dialect = is_markdown ? CS_MARKDOWN_CONNECTOR : CS_MARKDOWN_HTML;
  gboolean              starts = cs_convert_take_boolean (self, section, "startGroup", TRUE);
  JsonObject           *container;

  cs_convert_keep (self, section);
  add_text_member (self, items, section, "title", dialect, CS_CONVERT_SECTION_TITLE);
  add_activity (self, items, section, dialect);
  add_hero (self, items, section);
  add_text_member (self, items, section, "text", dialect, CS_CONVERT_TEXT);
  add_facts (self, items, section, dialect);
  add_images (self, items, section);
  add_section_actions (self, items, section);

  if (!starts)
    cs_convert_lose (self, cs_convert_take (self, section, "startGroup"), "start-group",
                     CS_LOSS_CHANGED, CS_SEVERITY_NOTE,
                     _("A line stands above the section, as Teams draws one above each."));
  if (json_array_get_length (items) == 0)
    {
      cs_convert_lose (self, section, "empty-section", CS_LOSS_DROPPED, CS_SEVERITY_NOTE,
                       _("The section has nothing to show."));
      return;
    }

  container = cs_convert_add_element (body, "Container");
  cs_convert_mark (self, container, section);
  if (json_array_get_length (body) > 1)
    {
      json_object_set_string_member (container, "spacing", "Large");
      json_object_set_boolean_member (container, "separator", TRUE);
    }
  json_object_set_array_member (container, "items", g_steal_pointer (&items));
}

void
cs_convert_add_sections (CsConvert *self,
                         JsonArray *body,
                         guint      sections)
{
  if (sections == CS_NODE_NONE)
    return;

  /* A single section is sometimes written without the list around it. */
  if (cs_snapshot_get_kind (self->snapshot, sections) == CS_JSON_OBJECT)
    {
      add_section (self, body, sections);
      return;
    }
  if (cs_snapshot_get_kind (self->snapshot, sections) != CS_JSON_ARRAY)
    return;

  for (guint node = cs_snapshot_get_first_child (self->snapshot, sections); node != CS_NODE_NONE;
       node = cs_snapshot_get_next (self->snapshot, node))
    if (cs_snapshot_get_kind (self->snapshot, node) == CS_JSON_OBJECT)
      add_section (self, body, node);
  if (cs_snapshot_get_n_children (self->snapshot, sections) > 10)
    cs_convert_lose (self, sections, "many-sections", CS_LOSS_CHANGED, CS_SEVERITY_NOTE,
                     _("Teams showed the first ten of these sections; it shows all of them now."));
}
